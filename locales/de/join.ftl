error-not-found = Seite nicht gefunden
error-not-found-sentence = Prüfen Sie die Adresse. Vielleicht wurde die Seite gelöscht, oder Sie müssen sich mit einem anderen Konto anmelden.
error-unavailable = Latchkey erreicht seine Datenbank nicht
error-unavailable-sentence = Warten Sie einen Moment und versuchen Sie es noch einmal. Es wird nichts doppelt angelegt. Wenn das nicht hilft, sagen Sie der Person Bescheid, die diesen Server betreibt.
error-internal = Etwas ist schiefgegangen
error-internal-sentence = Das liegt nicht an Ihnen. Versuchen Sie es noch einmal. Wenn es wieder passiert, sagen Sie der Person Bescheid, die diesen Server betreibt.
error-method = So lässt sich diese Seite nicht öffnen
error-method-sentence = Gehen Sie zur Startseite zurück und versuchen Sie es von dort aus noch einmal.
error-busy = Latchkey ist gerade ausgelastet
error-busy-sentence = Ihr Formular wurde nicht gespeichert. Warten Sie ein paar Sekunden und laden Sie diese Seite neu, um es noch einmal zu senden.
error-slow = Das hat zu lange gedauert
error-slow-sentence = Ihr Formular ist nicht rechtzeitig angekommen. Prüfen Sie Ihre Verbindung und versuchen Sie es noch einmal.
error-incident = Fehlernummer für die Person, die diesen Server betreibt:
error-start = Zur Startseite

join-title = Einladung zu einem Meeting
join-language = Sprache
join-host = Einladung von { $organizer }
join-as = Sie nehmen als { $name } teil
join-now = Jetzt beitreten
join-your-time = In Ihrer Zeitzone: { $time } ({ $zone })

join-early = Sie können noch nicht beitreten
join-opens = Sie können ab { $time } beitreten.
join-countdown = Zeit bis zum Beitritt: { $time }
join-close-page = Sie können diese Seite schließen und Ihren Link später wieder öffnen.
join-open-now = Sie können jetzt beitreten.
join-calendar = Zum Kalender hinzufügen
join-test = Kamera und Mikrofon testen
join-again = Noch einmal prüfen

join-until = Sie können bis { $time } Uhr beitreten.

join-rescheduled = Dieses Meeting wurde verschoben
join-before = Bisheriger Termin: { $time }
join-after = Neuer Termin: { $time }

join-over = Dieses Meeting ist beendet
join-ended = Ende: { $time }
join-contact = Bei Fragen wenden Sie sich an { $organizer }.
join-cancelled = Dieses Meeting wurde abgesagt
join-cancelled-by = { $organizer } hat das Meeting abgesagt. Bei Fragen wenden Sie sich an { $organizer }.
join-revoked = Dieser Link funktioniert nicht mehr
join-revoked-by = { $organizer } hat den Link gesperrt. Wenn Sie das für ein Versehen halten, wenden Sie sich an { $organizer }.
join-replaced = Dieser Link wurde ersetzt
join-replaced-hint = Verwenden Sie den Link in Ihrer neuesten Einladung. Wenn Sie keinen neueren Link haben, bitten Sie um einen neuen.
join-unknown = Dieser Link ist uns nicht bekannt
join-unknown-hint = Öffnen Sie den Link in Ihrer Einladung noch einmal oder geben Sie den Code am Ende des Links ein: 16 Buchstaben und Ziffern.
join-enter = Öffnen Sie Ihre Einladung
join-enter-hint = Geben Sie den Code ein, der in Ihrer Einladung am Ende des Links steht: 16 Buchstaben und Ziffern.
join-code = Code
join-code-open = Einladung öffnen
join-too-many = { $seconds ->
    [one] Zu viele Versuche. Warten Sie { $seconds } Sekunde und versuchen Sie es dann noch einmal.
   *[other] Zu viele Versuche. Warten Sie { $seconds } Sekunden und versuchen Sie es dann noch einmal.
}
join-trouble = Bei uns ist etwas schiefgegangen
join-trouble-hint = Versuchen Sie es in einer Minute noch einmal. Wenn es wieder passiert, wenden Sie sich an die Person, die Sie eingeladen hat.

join-help = Sie kommen nicht hinein?
join-help-hint = Testen Sie Kamera und Mikrofon oder geben Sie { $organizer } Bescheid.
join-ask = { $organizer } mitteilen, dass ich nicht hineinkomme
join-ask-link = { $organizer } um einen neuen Link bitten
join-ask-over = { $organizer } mitteilen, dass ich das Meeting verpasst habe
join-asked = Wir haben { $organizer } Bescheid gegeben.
join-asked-before = Wir haben { $organizer } vor weniger als einer Stunde Bescheid gegeben. Wenn es dringend ist, wenden Sie sich direkt an { $organizer }.

join-browser = Dieser Browser blockiert möglicherweise Kamera und Mikrofon. Kopieren Sie den Link und öffnen Sie ihn in Safari oder Chrome.
join-copy = Link kopieren
join-copied = Kopiert

test-title = Kamera- und Mikrofontest
test-private = Bild und Ton verlassen Ihr Gerät nicht.
test-start = Test starten
test-again = Noch einmal testen
test-camera = Kamera
test-microphone = Mikrofon
test-picture = Kameravorschau
test-level = Mikrofonpegel
test-speak = Sagen Sie etwas: Der Balken sollte sich bewegen.
test-both = Kamera und Mikrofon sind eingeschaltet.
test-only-microphone = Ihr Mikrofon funktioniert. Es wurde keine Kamera gefunden, die anderen werden Sie also nicht sehen.
test-only-camera = Ihre Kamera funktioniert. Es wurde kein Mikrofon gefunden, die anderen werden Sie also nicht hören.
test-refused = Diese Seite darf Kamera und Mikrofon nicht verwenden. Erlauben Sie beides in den Browsereinstellungen für diese Seite und testen Sie dann noch einmal.
test-missing = Es wurde weder eine Kamera noch ein Mikrofon gefunden. Schließen Sie ein Gerät an und testen Sie dann noch einmal.
test-in-use = Kamera oder Mikrofon konnte nicht gestartet werden. Vielleicht greift eine andere App darauf zu. Schließen Sie diese App und testen Sie dann noch einmal.
test-unsupported = Dieser Browser kann weder Kamera noch Mikrofon verwenden. Öffnen Sie diese Seite in Safari oder Chrome.
test-no-script = Der Test benötigt JavaScript. Aktivieren Sie JavaScript in Ihrem Browser und laden Sie diese Seite neu.
test-back = Zurück zur Einladung
