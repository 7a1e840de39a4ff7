error-not-found = Pagina niet gevonden
error-not-found-sentence = Controleer het adres. Misschien is de pagina verwijderd of moet je inloggen met een ander account.
error-unavailable = Latchkey kan de database niet bereiken
error-unavailable-sentence = Wacht even en probeer het opnieuw. Er wordt niets dubbel aangemaakt. Helpt dat niet, laat het dan weten aan degene die deze server beheert.
error-internal = Er is iets misgegaan
error-internal-sentence = Dit ligt niet aan jou. Probeer het opnieuw. Gebeurt het nog een keer, laat het dan weten aan degene die deze server beheert.
error-method = Zo kun je deze pagina niet openen
error-method-sentence = Ga terug naar de startpagina en probeer het van daaruit opnieuw.
error-busy = Latchkey heeft het druk
error-busy-sentence = Je formulier is niet opgeslagen. Wacht een paar seconden en laad deze pagina opnieuw om het nog eens te versturen.
error-slow = Dit duurde te lang
error-slow-sentence = Je formulier is niet op tijd aangekomen. Controleer je verbinding en probeer het opnieuw.
error-incident = Incidentnummer voor degene die deze server beheert:
error-start = Naar de startpagina

join-title = Uitnodiging voor een bijeenkomst
join-language = Taal
join-host = Uitgenodigd door { $organizer }
join-as = Je neemt deel als { $name }
join-now = Nu deelnemen
join-your-time = In jouw tijdzone: { $time } ({ $zone })

join-early = Je kunt nog niet deelnemen
join-opens = Je kunt deelnemen vanaf { $time }.
join-countdown = Je kunt over { $time } deelnemen.
join-close-page = Je kunt deze pagina sluiten en je link later opnieuw openen.
join-open-now = Je kunt nu deelnemen.
join-calendar = Toevoegen aan agenda
join-test = Camera en microfoon testen
join-again = Opnieuw controleren

join-until = Je kunt deelnemen tot { $time }.

join-rescheduled = Deze bijeenkomst is verplaatst
join-before = Oude tijd: { $time }
join-after = Nieuwe tijd: { $time }

join-over = Deze bijeenkomst is afgelopen
join-ended = Einde: { $time }
join-contact = Heb je vragen? Neem dan contact op met { $organizer }.
join-cancelled = Deze bijeenkomst gaat niet door
join-cancelled-by = { $organizer } heeft de bijeenkomst geannuleerd. Heb je vragen? Neem dan contact op met { $organizer }.
join-revoked = Deze link werkt niet meer
join-revoked-by = { $organizer } heeft de link ingetrokken. Denk je dat dit een vergissing is? Neem dan contact op met { $organizer }.
join-replaced = Deze link is vervangen
join-replaced-hint = Gebruik de link in je nieuwste uitnodiging. Heb je geen nieuwere link? Vraag dan om een nieuwe.
join-unknown = We herkennen deze link niet
join-unknown-hint = Open de link in je uitnodiging opnieuw of vul de code aan het eind van de link in: 16 letters en cijfers.
join-enter = Open je uitnodiging
join-enter-hint = Vul de code in die aan het eind van de link in je uitnodiging staat: 16 letters en cijfers.
join-code = Code
join-code-open = Uitnodiging openen
join-too-many = { $seconds ->
    [one] Te veel pogingen. Wacht { $seconds } seconde en probeer het dan opnieuw.
   *[other] Te veel pogingen. Wacht { $seconds } seconden en probeer het dan opnieuw.
}
join-trouble = Er is bij ons iets misgegaan
join-trouble-hint = Probeer het over een minuut opnieuw. Gebeurt het nog een keer? Neem dan contact op met degene die je heeft uitgenodigd.

join-help = Kom je er niet in?
join-help-hint = Test je camera en microfoon, of laat het { $organizer } weten.
join-ask = { $organizer } laten weten dat ik er niet in kom
join-ask-link = { $organizer } om een nieuwe link vragen
join-ask-over = { $organizer } laten weten dat ik de bijeenkomst heb gemist
join-asked = We hebben { $organizer } een bericht gestuurd.
join-asked-before = We hebben { $organizer } minder dan een uur geleden een bericht gestuurd. Is het dringend? Neem dan rechtstreeks contact op met { $organizer }.

join-browser = Deze browser blokkeert misschien je camera en microfoon. Kopieer de link en open hem in Safari of Chrome.
join-copy = Link kopiëren
join-copied = Gekopieerd

test-title = Camera- en microfoontest
test-private = Beeld en geluid verlaten je apparaat nooit.
test-start = Test starten
test-again = Opnieuw testen
test-camera = Camera
test-microphone = Microfoon
test-picture = Cameravoorbeeld
test-level = Microfoonniveau
test-speak = Zeg iets: de balk zou moeten bewegen.
test-both = Je camera en microfoon staan aan.
test-only-microphone = Je microfoon werkt. Er is geen camera gevonden, dus anderen zien je niet.
test-only-camera = Je camera werkt. Er is geen microfoon gevonden, dus anderen horen je niet.
test-refused = Deze pagina mag je camera en microfoon niet gebruiken. Sta beide toe in de browserinstellingen voor deze pagina en test dan opnieuw.
test-missing = Er is geen camera of microfoon gevonden. Sluit er een aan en test dan opnieuw.
test-in-use = Je camera of microfoon kon niet worden gestart. Misschien is een andere app ermee bezig. Sluit die app en test dan opnieuw.
test-unsupported = Deze browser kan geen camera of microfoon gebruiken. Open deze pagina in Safari of Chrome.
test-no-script = Voor de test is JavaScript nodig. Zet JavaScript aan in je browser en laad deze pagina dan opnieuw.
test-back = Terug naar de uitnodiging
