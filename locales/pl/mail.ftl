language-name = Polski

invitation-subject = Zaproszenie: { $title }, { $date }, { $time }
update-subject = Aktualizacja: { $subject }
greeting = Dzień dobry, { $name }!
invitation-opening = { $organizer } zaprasza na spotkanie „{ $title }”.
meeting-when = Termin: { $when }
invitation-join = Dołącz do spotkania
invitation-join-here = Dołącz do spotkania:
invitation-joinable = Dołączyć można od: { $time }.
invitation-owner = Prowadzisz to spotkanie: możesz wpuszczać, wyciszać i usuwać inne osoby.
invitation-yours = Ten link jest tylko dla Ciebie – nie udostępniaj go nikomu.
invitation-keep = Zachowaj tę wiadomość – jeśli połączenie zostanie przerwane, otwórz link ponownie.
invitation-without-button = Jeśli przycisk nie działa, otwórz ten link:

calendar-reopen = Jeśli połączenie zostanie przerwane, otwórz link ponownie.
calendar-reminder = Przypomnienie

cancellation-subject = Odwołane: { $title }
cancellation-of-meeting = Spotkanie „{ $title }” zostało odwołane.
cancellation-of-person = Zaproszenie na spotkanie „{ $title }” zostało wycofane.

card-owner = Prowadzenie
card-scan = Zeskanuj kod aparatem telefonu.
card-keep = Zachowaj tę kartę – jeśli połączenie zostanie przerwane, zeskanuj kod ponownie.
card-qr = Kod QR, który otwiera spotkanie

time-span = { $date }, { $from }–{ $to } ({ $zone })
time-span-over-days = { $from-date }, { $from-time } – { $to-date }, { $to-time } ({ $zone })
time-moment = { $date }, { $time } ({ $zone })
time-short-moment = { $date }, { $time }
time-in-city = czas lokalny: { $city }
time-in-city-with-offset = { $zone }, { $offset }

help-subject = Ktoś nie może wejść na spotkanie: { $title }
help-opening = { $name } nie może wejść na spotkanie „{ $title }”.
help-saw = Na stronie zaproszenia był wyświetlany komunikat: „{ $state }”
help-open = Aby sprawdzić, co możesz zrobić, otwórz stronę tej osoby:
help-once = O każdej osobie otrzymasz najwyżej jedną taką wiadomość na godzinę.
