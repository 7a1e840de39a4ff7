language-name = Deutsch

invitation-subject = Einladung: { $title }, { $date }, { $time } Uhr
update-invitation-subject = Aktualisierte Einladung: { $title }, { $date }, { $time } Uhr
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

update-opening = { $organizer } hat Ihre Einladung zu „{ $title }“ aktualisiert.
update-time = Neue Zeit: { $time } Uhr statt { $before } Uhr.
update-end = Neues Ende: { $time } Uhr statt { $before } Uhr.
update-title = Neuer Titel: { $title } statt { $before }.
update-room = Neuer Raum: { $room } statt { $before }.
update-joinable = Sie können jetzt ab { $time } Uhr statt { $before } Uhr beitreten.
update-owner = Sie leiten dieses Meeting jetzt.
update-not-owner = Sie leiten dieses Meeting nicht mehr.
update-link-same = Ihr Link hat sich nicht geändert: Der bisherige funktioniert weiterhin.
update-link-before = Ihr bisheriger Link funktioniert noch, aber mit den alten Angaben. Bitte verwenden Sie den neuen Link.
update-link-old-time = Ihr bisheriger Link funktioniert nur zur alten Zeit. Bitte verwenden Sie den neuen Link.
update-link-old-room = Ihr bisheriger Link führt in den alten Raum. Bitte verwenden Sie den neuen Link.
update-link-gone = Ihr bisheriger Link funktioniert nicht mehr. Bitte verwenden Sie den neuen Link.
update-link-unsure = Ihr bisheriger Link funktioniert möglicherweise nicht mehr. Bitte verwenden Sie den neuen Link.

calendar-reopen = Wenn die Verbindung abbricht, öffnen Sie den Link einfach noch einmal.
calendar-reminder = Erinnerung

cancellation-subject = Abgesagt: { $title }
cancellation-of-meeting = „{ $title }“ wurde abgesagt.
cancellation-of-person = Sie sind nicht mehr zu „{ $title }“ eingeladen.

card-owner = Leitung
card-scan = Scannen Sie den Code mit der Kamera Ihres Telefons.
card-type = Oder geben Sie diese Adresse ein:
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
