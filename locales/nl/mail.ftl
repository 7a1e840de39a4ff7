language-name = Nederlands

invitation-subject = Uitnodiging: { $title }, { $date }, { $time }
update-invitation-subject = Bijgewerkte uitnodiging: { $title }, { $date }, { $time }
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

update-opening = { $organizer } heeft je uitnodiging voor de bijeenkomst ‘{ $title }’ bijgewerkt.
update-time = Nieuwe tijd: { $time } in plaats van { $before }.
update-end = Nieuwe eindtijd: { $time } in plaats van { $before }.
update-title = Nieuwe titel: { $title } in plaats van { $before }.
update-room = Nieuwe ruimte: { $room } in plaats van { $before }.
update-joinable = Je kunt nu deelnemen vanaf { $time } in plaats van { $before }.
update-owner = Je leidt deze bijeenkomst nu.
update-not-owner = Je leidt deze bijeenkomst niet meer.
update-link-same = Je link is niet veranderd: de eerdere werkt nog.
update-link-before = Je eerdere link werkt nog, maar met de eerdere gegevens. Gebruik de nieuwe link.
update-link-old-time = Je eerdere link werkt alleen op de eerdere tijd. Gebruik de nieuwe link.
update-link-old-room = Je eerdere link leidt naar de eerdere ruimte. Gebruik de nieuwe link.
update-link-gone = Je eerdere link werkt niet meer. Gebruik de nieuwe link.
update-link-unsure = Je eerdere link werkt misschien niet meer. Gebruik de nieuwe link.

calendar-reopen = Als je verbinding wegvalt, open je de link gewoon opnieuw.
calendar-reminder = Herinnering

cancellation-subject = Geannuleerd: { $title }
cancellation-of-meeting = De bijeenkomst ‘{ $title }’ gaat niet door.
cancellation-of-person = Je bent niet meer uitgenodigd voor de bijeenkomst ‘{ $title }’.

card-owner = Leiding
card-scan = Scan de code met de camera van je telefoon.
card-type = Of typ dit adres:
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
