language-name = Nederlands

invitation-subject = Uitnodiging: { $title }, { $date }, { $time }
update-subject = Bijgewerkt: { $subject }
greeting = Hallo { $name },
invitation-opening = { $organizer } nodigt je uit voor de bijeenkomst ‘{ $title }’.
meeting-when = Wanneer: { $when }
invitation-join = Deelnemen aan de bijeenkomst
invitation-join-here = Deelnemen aan de bijeenkomst:
invitation-joinable = Je kunt deelnemen vanaf { $time }.
invitation-owner = Je leidt deze bijeenkomst: je kunt anderen toelaten, dempen en verwijderen.
invitation-yours = Deze link is alleen voor jou: deel hem niet met anderen.
invitation-keep = Bewaar deze e-mail – als je verbinding wegvalt, open je de link gewoon opnieuw.
invitation-without-button = Werkt de knop niet? Open dan deze link:

calendar-reopen = Als je verbinding wegvalt, open je de link gewoon opnieuw.
calendar-reminder = Herinnering

cancellation-subject = Geannuleerd: { $title }
cancellation-of-meeting = De bijeenkomst ‘{ $title }’ gaat niet door.
cancellation-of-person = Je bent niet meer uitgenodigd voor de bijeenkomst ‘{ $title }’.

card-owner = Leiding
card-scan = Scan de code met de camera van je telefoon.
card-keep = Bewaar deze kaart – als je verbinding wegvalt, scan je de code gewoon opnieuw.
card-qr = QR-code die de bijeenkomst opent

time-span = { $date }, { $from }–{ $to } ({ $zone })
time-span-over-days = { $from-date }, { $from-time } – { $to-date }, { $to-time } ({ $zone })
time-moment = { $date }, { $time } ({ $zone })
time-short-moment = { $date }, { $time }
time-in-city = tijdzone { $city }
time-in-city-with-offset = { $zone }, { $offset }

help-subject = Iemand komt er niet in: { $title }
help-opening = Het lukt { $name } niet om in de bijeenkomst ‘{ $title }’ te komen.
help-saw = Op de uitnodigingspagina stond deze melding: ‘{ $state }’
help-open = Open de pagina van deze persoon om te zien wat je kunt doen:
help-once = Je krijgt per persoon hooguit één zo’n e-mail per uur.
