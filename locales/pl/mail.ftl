language-name = Polski

invitation-subject = Zaproszenie: { $title }, { $date }, { $time }
update-invitation-subject = Zaktualizowane zaproszenie: { $title }, { $date }, { $time }
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

update-opening = { $organizer } przesyła zaktualizowane zaproszenie na spotkanie „{ $title }”.
update-time = Nowy termin: { $time } zamiast { $before }.
update-end = Nowa godzina zakończenia: { $time } zamiast { $before }.
update-title = Nowy tytuł: { $title } zamiast { $before }.
update-room = Nowy pokój: { $room } zamiast { $before }.
update-joinable = Dołączyć można teraz od: { $time } zamiast { $before }.
update-owner = Teraz prowadzisz to spotkanie.
update-not-owner = Nie prowadzisz już tego spotkania.
update-link-same = Twój link się nie zmienił – poprzedni nadal działa.
update-link-before = Poprzedni link nadal działa, ale z poprzednimi danymi. Użyj nowego linku.
update-link-old-time = Poprzedni link działa tylko w poprzednim terminie. Użyj nowego linku.
update-link-old-room = Poprzedni link prowadzi do poprzedniego pokoju. Użyj nowego linku.
update-link-gone = Poprzedni link już nie działa. Użyj nowego linku.
update-link-unsure = Poprzedni link może już nie działać. Użyj nowego linku.

calendar-reopen = Jeśli połączenie zostanie przerwane, otwórz link ponownie.
calendar-reminder = Przypomnienie

cancellation-subject = Odwołane: { $title }
cancellation-of-meeting = Spotkanie „{ $title }” zostało odwołane.
cancellation-of-person = Zaproszenie na spotkanie „{ $title }” zostało wycofane.

card-owner = Prowadzenie
card-scan = Zeskanuj kod aparatem telefonu.
card-type = Lub wpisz ten adres:
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
