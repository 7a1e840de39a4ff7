error-not-found = Nie znaleziono strony
error-not-found-sentence = Sprawdź adres. Strona mogła zostać usunięta albo trzeba zalogować się na inne konto.
error-unavailable = Latchkey nie może połączyć się z bazą danych
error-unavailable-sentence = Poczekaj chwilę i spróbuj ponownie. Nic nie zostanie utworzone dwa razy. Jeśli to nie pomoże, powiadom osobę, która zarządza tym serwerem.
error-internal = Coś poszło nie tak
error-internal-sentence = To nie Twoja wina. Spróbuj ponownie. Jeśli to się powtórzy, powiadom osobę, która zarządza tym serwerem.
error-method = Tej strony nie można otworzyć w ten sposób
error-method-sentence = Wróć na stronę główną i spróbuj stamtąd ponownie.
error-busy = Latchkey jest teraz przeciążony
error-busy-sentence = Formularz nie został zapisany. Poczekaj kilka sekund i odśwież tę stronę, aby wysłać go ponownie.
error-slow = To trwało zbyt długo
error-slow-sentence = Formularz nie dotarł na czas. Sprawdź połączenie i spróbuj ponownie.
error-incident = Numer błędu dla osoby, która zarządza tym serwerem:
error-start = Przejdź na stronę główną

join-title = Zaproszenie na spotkanie
join-language = Język
join-host = Zaprasza: { $organizer }
join-as = Dołączasz jako { $name }
join-now = Dołącz teraz
join-your-time = W Twojej strefie czasowej: { $time } ({ $zone })

join-early = Jeszcze nie można dołączyć
join-opens = Dołączyć można od: { $time }.
join-countdown = Pozostały czas: { $time }
join-close-page = Możesz zamknąć tę stronę i później ponownie otworzyć swój link.
join-open-now = Możesz już dołączyć.
join-calendar = Dodaj do kalendarza
join-test = Przetestuj kamerę i mikrofon
join-again = Sprawdź ponownie

join-until = Dołączyć można do: { $time }.

join-rescheduled = Termin tego spotkania się zmienił
join-before = Poprzedni termin: { $time }
join-after = Nowy termin: { $time }

join-over = To spotkanie już się zakończyło
join-ended = Koniec: { $time }
join-contact = Masz pytania? Osoba do kontaktu: { $organizer }.
join-cancelled = To spotkanie zostało odwołane
join-cancelled-by = W razie pytań skontaktuj się z osobą, która odwołała spotkanie: { $organizer }.
join-revoked = Ten link już nie działa
join-revoked-by = Jeśli to pomyłka, skontaktuj się z osobą, która unieważniła link: { $organizer }.
join-replaced = Ten link został zastąpiony nowym
join-replaced-hint = Skorzystaj z linku w najnowszym zaproszeniu. Jeśli nie masz nowszego linku, poproś o nowy.
join-unknown = Nie rozpoznajemy tego linku
join-unknown-hint = Otwórz ponownie link z zaproszenia albo wpisz kod z końca linku: 16 liter i cyfr.
join-enter = Otwórz swoje zaproszenie
join-enter-hint = Wpisz kod z końca linku w zaproszeniu: 16 liter i cyfr.
join-code = Kod
join-code-open = Otwórz zaproszenie
join-too-many = { $seconds ->
    [one] Zbyt wiele prób. Poczekaj { $seconds } sekundę i spróbuj ponownie.
    [few] Zbyt wiele prób. Poczekaj { $seconds } sekundy i spróbuj ponownie.
    [many] Zbyt wiele prób. Poczekaj { $seconds } sekund i spróbuj ponownie.
   *[other] Zbyt wiele prób. Poczekaj { $seconds } sekundy i spróbuj ponownie.
}
join-trouble = Coś poszło nie tak po naszej stronie
join-trouble-hint = Spróbuj ponownie za minutę. Jeśli to się powtórzy, skontaktuj się z osobą, która Cię zaprosiła.

join-help = Nie możesz wejść na spotkanie?
join-help-hint = Przetestuj kamerę i mikrofon albo daj znać osobie, która zaprasza: { $organizer }.
join-ask = Daj znać, że nie mogę wejść ({ $organizer })
join-ask-link = Poproś o nowy link ({ $organizer })
join-ask-over = Daj znać, że spotkanie mnie ominęło ({ $organizer })
join-asked = Wiadomość została wysłana do: { $organizer }.
join-asked-before = Niecałą godzinę temu wiadomość została już wysłana do: { $organizer }. W pilnej sprawie skontaktuj się z tą osobą bezpośrednio.

join-browser = Ta przeglądarka może blokować kamerę i mikrofon. Skopiuj link i otwórz go w Safari lub Chrome.
join-copy = Skopiuj link
join-copied = Skopiowano

test-title = Test kamery i mikrofonu
test-private = Obraz i dźwięk nigdy nie opuszczają Twojego urządzenia.
test-start = Rozpocznij test
test-again = Powtórz test
test-camera = Kamera
test-microphone = Mikrofon
test-picture = Podgląd z kamery
test-level = Poziom mikrofonu
test-speak = Powiedz coś – pasek powinien się poruszyć.
test-both = Kamera i mikrofon są włączone.
test-only-microphone = Mikrofon działa. Nie znaleziono kamery, więc inni nie będą Cię widzieć.
test-only-camera = Kamera działa. Nie znaleziono mikrofonu, więc inni nie będą Cię słyszeć.
test-refused = Ta strona nie ma dostępu do kamery i mikrofonu. Zezwól na dostęp w ustawieniach przeglądarki dla tej strony, a potem powtórz test.
test-missing = Nie znaleziono kamery ani mikrofonu. Podłącz urządzenie, a potem powtórz test.
test-in-use = Nie udało się uruchomić kamery lub mikrofonu. Być może używa ich inna aplikacja. Zamknij ją, a potem powtórz test.
test-unsupported = Ta przeglądarka nie może używać kamery ani mikrofonu. Otwórz tę stronę w Safari lub Chrome.
test-no-script = Test wymaga JavaScriptu. Włącz JavaScript w przeglądarce, a potem odśwież tę stronę.
test-back = Wróć do zaproszenia
