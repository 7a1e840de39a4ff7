language-name = Deutsch

invitation-subject = Einladung: { $title }, { $date }, { $time } Uhr
update-subject = Aktualisiert: { $subject }
greeting = Hallo { $name },
invitation-opening = { $organizer } lädt Sie zu „{ $title }“ ein.
meeting-when = { $when }
invitation-join = Meeting beitreten
invitation-join-here = Meeting beitreten:
invitation-joinable = Sie können ab { $time } Uhr beitreten.
invitation-owner = Sie leiten dieses Meeting: Sie können andere einlassen, stummschalten und entfernen.
invitation-yours = Dieser Link ist nur für Sie: Bitte geben Sie ihn nicht weiter.
invitation-keep = Bewahren Sie diese E-Mail auf – wenn die Verbindung abbricht, öffnen Sie den Link einfach noch einmal.
invitation-without-button = Falls die Schaltfläche nicht funktioniert, öffnen Sie diesen Link:

calendar-reopen = Wenn die Verbindung abbricht, öffnen Sie den Link einfach noch einmal.
calendar-reminder = Erinnerung

cancellation-subject = Abgesagt: { $title }
cancellation-of-meeting = „{ $title }“ wurde abgesagt.
cancellation-of-person = Sie sind nicht mehr zu „{ $title }“ eingeladen.

card-owner = Leitung
card-scan = Scannen Sie den Code mit der Kamera Ihres Telefons.
card-keep = Bewahren Sie diese Karte auf – wenn die Verbindung abbricht, scannen Sie den Code noch einmal.
card-qr = QR-Code, der das Meeting öffnet

time-span = { $date }, { $from }–{ $to } Uhr ({ $zone })
time-span-over-days = { $from-date }, { $from-time } Uhr bis { $to-date }, { $to-time } Uhr ({ $zone })
time-moment = { $date }, { $time } Uhr ({ $zone })
time-short-moment = { $date }, { $time }
time-in-city = Ortszeit { $city }
time-in-city-with-offset = { $zone }, { $offset }

help-subject = Jemand kommt nicht hinein: { $title }
help-opening = { $name } kommt nicht in das Meeting „{ $title }“ hinein.
help-saw = Auf der Einladungsseite stand: „{ $state }“
help-open = Öffnen Sie die Seite dieser Person, um zu sehen, was Sie tun können:
help-once = Sie erhalten höchstens eine solche E-Mail pro Person und Stunde.
