## The frame of every page

description = Persönliche Einladungslinks für Räume bei Daily.co
nav = Hauptmenü
nav-skip = Zum Inhalt springen
nav-menu = Menü
nav-new = Neues Meeting
nav-meetings = Meetings
nav-rooms = Räume
nav-inspect = Zugangsprobleme
nav-outbox = Postausgang
nav-settings = Einstellungen
nav-organizers = Konten
nav-sign-out = Abmelden
demo-banner = Dies ist eine Demo mit erfundener Domain und erfundenem API-Schlüssel. { -demo-links } E-Mails werden nicht gesendet: Sie können sie im Postausgang lesen.
-demo-links = Daily akzeptiert die Direktlinks dieser Demo nicht. Beitrittslinks führen zu einer nachgebildeten Daily-Seite.

## What a form did, at the top of the page that it leads to

done-meeting-created = { $count ->
    [one] Das Meeting wurde mit 1 Link erstellt.
   *[other] Das Meeting wurde mit { $count } Links erstellt.
}
done-room-times-changed = Die Änderungen sind gespeichert, und die Zeiten des Raums bei Daily sind angepasst.
done-room-times-not-changed = Die Änderungen sind gespeichert, aber Daily hat die Zeiten des Raums nicht angepasst. Prüfen Sie unten, ob die Teilnehmenden beitreten können.
done-changed = Ihre Änderungen wurden gespeichert.
done-room-deleted = Der alte Raum wurde gelöscht.
done-meeting-deleted = Das Meeting wurde gelöscht.
done-people-added = { $count ->
    [one] 1 Person wurde hinzugefügt.
   *[other] { $count } Personen wurden hinzugefügt.
}
done-person-removed = Die Person wurde entfernt. Sie können das 7 Tage lang am Ende dieser Seite rückgängig machen.
done-person-restored = Die Person wurde wieder hinzugefügt.
done-request-answered = Die Anfrage wurde als erledigt markiert.
done-marked-shared = { $count ->
    [one] 1 Link wurde als geteilt markiert.
   *[other] { $count } Links wurden als geteilt markiert.
}
done-marked-not-shared = { $count ->
    [one] 1 Link wurde als nicht geteilt markiert.
   *[other] { $count } Links wurden als nicht geteilt markiert.
}
done-people-removed = { $count ->
    [one] 1 Person wurde entfernt.
   *[other] { $count } Personen wurden entfernt.
}
done-nobody-selected = Wählen Sie mindestens eine Person aus.
done-message-saved = Ihre Nachricht wurde gespeichert.
done-test-sent = Eine Test-E-Mail ist zu Ihnen unterwegs.
done-template-saved = Die Vorlage wurde gespeichert. Beim Erstellen eines Meetings können Sie sie auswählen.
done-template-renamed = Die Vorlage wurde umbenannt.
done-template-deleted = Die Vorlage wurde gelöscht.
done-contacts-deleted = { $count ->
    [one] 1 Person wurde aus Ihrem Adressbuch gelöscht.
   *[other] { $count } Personen wurden aus Ihrem Adressbuch gelöscht.
}
done-language-saved = Ihre Sprache wurde gespeichert.
done-zone-saved = Ihre Zeitzone wurde gespeichert.
done-email-settings-saved = Ihre E-Mail-Einstellungen wurden gespeichert.
done-key-revoked = Der API-Schlüssel wurde widerrufen. Programme, die ihn verwendet haben, haben keinen Zugriff mehr.
done-keys-revoked = Ihre API-Schlüssel wurden widerrufen. Programme, die sie verwendet haben, haben keinen Zugriff mehr.
done-webhook-added = Der Webhook wurde hinzugefügt. Hinterlegen Sie das Geheimnis unten in Ihrem Programm.
done-webhook-rotated = Der Webhook hat ein neues Geheimnis. Hinterlegen Sie es innerhalb von 24 Stunden in Ihrem Programm.
done-webhook-deleted = Der Webhook wurde gelöscht.
done-webhook-queued = Die Anfrage wird gesendet. Laden Sie diese Seite neu, um das Ergebnis zu sehen.
done-session-ended = Der Browser wurde abgemeldet.
done-other-sessions-ended = Sie wurden überall sonst abgemeldet.
done-account-disabled = Das Konto wurde deaktiviert.
done-account-enabled = Das Konto wurde aktiviert.
done-role-added = Die Admin-Rechte wurden erteilt.
done-role-removed = Die Admin-Rechte wurden entzogen.
done-retention-saved = Die Aufbewahrungsfristen wurden gespeichert.
done-branding-saved = Das Erscheinungsbild wurde gespeichert.
done-signed-out = Sie sind abgemeldet.

## Signing in

sign-in = Anmelden
sign-in-demo = Dies ist eine Demo. E-Mail-Adresse und Passwort stehen im Terminal, in dem Sie sie gestartet haben.
sign-in-email = E-Mail-Adresse
sign-in-password = Passwort
sign-in-forgotten = Passwort vergessen? Die Person, die diesen Server betreibt, kann ein neues für Sie festlegen.
sign-in-wrong = E-Mail-Adresse oder Passwort ist falsch. Prüfen Sie beides und versuchen Sie es noch einmal.
sign-in-disabled = Dieses Konto ist deaktiviert. Bitten Sie jemanden mit Admin-Rechten auf diesem Server, es zu aktivieren.
sign-in-wait = { $seconds ->
    [one] Zu viele Versuche. Warten Sie 1 Sekunde und versuchen Sie es dann noch einmal.
   *[other] Zu viele Versuche. Warten Sie { $seconds } Sekunden und versuchen Sie es dann noch einmal.
}
sign-in-interrupted = Sie wurden abgemeldet. Melden Sie sich wieder an, um fortzufahren. Alle Ihre Eingaben sind noch da.
signed-in-again = Sie sind wieder angemeldet
signed-in-again-kept = Alle Ihre Eingaben sind noch da.
signed-in-again-kept-without-file = Alle Ihre Eingaben sind noch da, nur die Datei nicht. Wählen Sie die Datei noch einmal aus.
signed-in-again-continue = Weitermachen
signed-in-as-other = Sie sind angemeldet
signed-in-as-other-dropped = Das ungespeicherte Formular in diesem Browser gehörte zu einem anderen Konto. Es wurde verworfen, und nichts davon wurde gespeichert.
signed-in-as-other-continue = Zur Startseite

## Start page: the form for a new meeting

form-outdated = { $count ->
    [one] Teilen Sie die Links von 1 Meeting noch einmal
   *[other] Teilen Sie die Links von { $count } Meetings noch einmal
}
form-outdated-why = Der API-Schlüssel hat sich geändert. Bereits geteilte Links funktionieren nicht mehr, sobald der vorherige API-Schlüssel im Daily-Dashboard gelöscht wird.
form-names-and-more = { $names } und { $more } weitere
form-title = Meeting erstellen
form-check = { -form-check-title } Ihre Eingaben sind noch da.
-form-check-title = Prüfen Sie Ihre Eingaben.
form-row-error = Zeile { $row }: { $sentence }
form-templates = Mit einer Vorlage beginnen:
form-templates-all = Alle Vorlagen
form-what = Meeting
form-title-field = Titel
form-title-hint = Steht in den Einladungen.
form-room = Raum
form-use-room = { $room } verwenden
form-meeting-title = Titel { -form-meeting-title-optional }
-form-meeting-title-optional = (optional)
form-when = Datum und Uhrzeit
form-margins = Die Links gelten ab { $early } Min. vor Beginn bis { $late } Min. nach Ende. Ändern …
form-who = Personen
form-name = Name
form-name-of = Name, Person { $number }
form-email = E-Mail-Adresse { -form-email-optional }
-form-email-optional = (optional)
form-email-of = E-Mail-Adresse, Person { $number }
form-owner = Leitung
form-owner-of = Leitung, Person { $number }
form-owner-hint = Die Leitung kann Personen einlassen, stummschalten und entfernen sowie Aufzeichnungen starten.
form-add-row = + Weitere Person hinzufügen
form-without-me = Mich nicht zu neuen Meetings hinzufügen
form-with-me = Mich zu neuen Meetings hinzufügen
form-paste = Liste einfügen
form-paste-label = Namen, Empfänger einer E-Mail oder Zeilen aus einer Tabelle
form-paste-hint = Zum Beispiel ein Name pro Zeile oder { $line }. Soll jemand das Meeting leiten, schreiben Sie { $mark } hinter den Namen.
form-upload = Datei hochladen
form-file = Tabelle, CSV-, vCard- oder Textdatei
form-file-hint = Möglich sind Excel-, OpenDocument-, CSV-, TSV-, vCard- (.vcf) und Textdateien. Spaltennamen wie { $name }, { $email }, { $owner } und { $language } werden in vielen Sprachen erkannt. Im nächsten Schritt können Sie die Spalten prüfen.
form-table = { $count ->
    [one] Insgesamt 1 Person
   *[other] Insgesamt { $count } Personen
}
form-table-hint = Eine Person pro Zeile: Name, E-Mail-Adresse und { $yes } für die Leitung, durch Tabulatoren getrennt. Sie können Zeilen ändern oder löschen.
form-review = Meeting überprüfen
form-recent = Letzte Meetings
form-recent-empty = Hier erscheinen Ihre Meetings.
form-recent-all = Alle Meetings anzeigen

# More options. Also shown where a saved value differs from what was entered.

options = Weitere Optionen
options-as-room = Wie im Raum eingestellt
option-title = Titel
option-date = Datum
option-start = Beginn
option-end = Ende
option-end-date = Enddatum, falls abweichend
option-zone = Zeitzone
option-opens-early = Links gelten ab (Minuten vor Beginn)
option-closes-late = Links gelten bis (Minuten nach Ende)
option-start-audio-off = Mikrofone beim Beitritt ausschalten
option-start-video-off = Kameras beim Beitritt ausschalten
option-enable-screenshare = Bildschirmfreigabe nicht erlauben
option-eject-at-token-exp = Personen entfernen, wenn die Links ablaufen
option-can-send = Nur die Leitung ist zu hören und zu sehen
option-knocking = Personen warten lassen, bis die Leitung sie einlässt, falls der Raum das erlaubt
option-close-tab-on-exit = Browsertab schließen, wenn jemand das Meeting verlässt
option-lang = Sprache der Oberfläche im Raum
option-enable-recording = Aufzeichnung
option-start-cloud-recording = Cloud-Aufzeichnung automatisch starten
option-auto-start-transcription = Transkription starten, wenn die Leitung beitritt
option-enable-recording-ui = Schaltfläche zum Aufzeichnen ausblenden
option-eject-after-minutes = Jede Person nach so vielen Minuten entfernen
option-redirect-on-meeting-exit = Seite nach dem Verlassen des Meetings
recording-cloud = In der Cloud
recording-cloud-audio-only = In der Cloud, nur Ton
recording-local = Auf dem Computer der Leitung
recording-raw-tracks = Einzelspuren (Raw Tracks), in Ihrem eigenen Speicher
language-danish = Dänisch
language-german = Deutsch
language-english = Englisch
language-spanish = Spanisch
language-finnish = Finnisch
language-french = Französisch
language-italian = Italienisch
language-japanese = Japanisch
language-georgian = Georgisch
language-dutch = Niederländisch
language-norwegian = Norwegisch
language-polish = Polnisch
language-portuguese = Portugiesisch
language-brazilian-portuguese = Portugiesisch (Brasilien)
language-russian = Russisch
language-swedish = Schwedisch
language-turkish = Türkisch
language-of-browser = Browsersprache der jeweiligen Person

# Adding people to a meeting

add-title = Personen zu { $heading } hinzufügen
add-lede = { $when }. Vorhandene Links ändern sich nicht.
add-back = Zurück zum Meeting

# Changing a meeting

edit-title = { $heading } bearbeiten
edit-lede = Raum: { $room }. Für einen anderen Raum wählen Sie auf der Seite des Meetings „Meeting in einen neuen Raum verlegen“.
edit-fit-room = Den Raum für die neue Zeit offen halten
edit-fit-room-hint = Ein Raum kann bei Daily eigene Öffnungszeiten haben. Latchkey verlängert sie, wenn die neue Zeit es erfordert, und verkürzt sie nie.
edit-back = Zurück zum Meeting
edit-save = Änderungen speichern
edit-saved = { $label } – gespeicherter Wert: { $value }
edit-saved-on = { $label } – gespeicherter Wert: ein
edit-saved-off = { $label } – gespeicherter Wert: aus
edit-saved-empty = { $label } – gespeicherter Wert: leer
confirm-title = { $count ->
    [one] Der Link ändert sich
   *[other] Alle { $count } Links ändern sich
}
confirm-new-links = Alle brauchen einen neuen Link.
confirm-earlier-links = Bereits geteilte Links funktionieren noch bis { $time }, mit der alten Zeit und den alten Optionen. Sie können diese Links nicht sperren.
confirm-join-links = Bereits geteilte Beitrittslinks funktionieren dann nicht mehr.
confirm-back = Zurück zum Formular
confirm-save = { $count ->
    [one] Änderungen speichern und 1 neuen Link erstellen
   *[other] Änderungen speichern und { $count } neue Links erstellen
}

## Review of people before links are created

review-page = { $heading } überprüfen
review-title = { $count ->
    [one] 1 Link kann erstellt werden
   *[other] { $count } Links können erstellt werden
}
review-title-nobody = Noch kann niemand eingeladen werden
review-title-check = Prüfen Sie die Liste
review-title-refused = Diese Links können noch nicht erstellt werden
review-links-work = Die Links gelten von { $from } Uhr bis { $to } Uhr.
review-owners = { $count ->
    [one] 1 Person leitet das Meeting.
   *[other] { $count } Personen leiten das Meeting.
}
review-odd = Bitte prüfen
review-odd-person = { $name }: { $sentence }
review-odd-more = Und { $count } weitere.
review-odd-marked = { $count ->
    [one] 1 Person ist unten markiert.
   *[other] { $count } Personen sind unten markiert.
}
review-wrong = { $count ->
    [one] 1 Eintrag muss korrigiert werden
   *[other] { $count } Einträge müssen korrigiert werden
}
review-question = Eine Frage, bevor es weitergeht
review-line-error = Zeile { $line }: { $sentence }
review-line = Zeile { $line }
review-wrong-more = { $count ->
    [one] 1 weiterer Eintrag ist unten markiert.
   *[other] { $count } weitere Einträge sind unten markiert.
}
review-wrong-hidden = { $count ->
    [one] 1 weiterer Eintrag muss korrigiert werden und ist hier nicht zu sehen. Korrigieren Sie zuerst die unten angezeigten Einträge, oder korrigieren Sie die Datei und laden Sie sie noch einmal hoch.
   *[other] { $count } weitere Einträge müssen korrigiert werden und sind hier nicht zu sehen. Korrigieren Sie zuerst die unten angezeigten Einträge, oder korrigieren Sie die Datei und laden Sie sie noch einmal hoch.
}
review-again = Liste noch einmal prüfen
review-accept = Zeile so übernehmen
review-accept-of = Zeile so übernehmen, Person { $number }
review-allows = Was jeder Link erlaubt
review-people = Personen
review-people-wrong = Einträge, die korrigiert werden müssen
review-remove = Aus der Liste entfernen
review-remove-of = Aus der Liste entfernen, Person { $number }
review-back = Zurück zum Formular
review-create = { $count ->
    [one] 1 Link erstellen
   *[other] { $count } Links erstellen
}
review-left-out = { $count ->
    [one] 1 Person, deren Eintrag korrigiert werden muss, bekommt keinen Link.
   *[other] { $count } Personen, deren Einträge korrigiert werden müssen, bekommen keinen Link.
}
review-unavailable = Latchkey erreicht seine Datenbank nicht. Es ist nichts verloren gegangen. Warten Sie einen Moment und versuchen Sie es noch einmal.

## Lists that were pasted or uploaded

list-people-pasted = { $count ->
    [one] 1 Person aus dem eingefügten Text
   *[other] { $count } Personen aus dem eingefügten Text
}
list-people = { $count ->
    [one] 1 Person aus { $file }
   *[other] { $count } Personen aus { $file }
}
list-people-in-sheet = { $count ->
    [one] 1 Person aus { $file }, Blatt { $sheet }
   *[other] { $count } Personen aus { $file }, Blatt { $sheet }
}
list-not-read-pasted = Der eingefügte Text wurde noch nicht eingelesen
list-not-read = { $file } wurde noch nicht eingelesen
list-remove = Diese Liste entfernen
list-merged = { $count ->
    [one] 1 identische Zeile wurde zusammengefasst.
   *[other] { $count } identische Zeilen wurden zusammengefasst.
}
list-keep = Alle Zeilen behalten
list-kept = Identische Zeilen bleiben erhalten.
list-merge = Identische Zeilen zusammenfassen
list-choose = Spalten prüfen
list-choose-reading = Ändern, wie diese Liste eingelesen wird
list-choose-hint = Wenn Sie hier etwas ändern, wird die Liste neu eingelesen. Zeilen, die Sie bearbeitet oder entfernt haben, bleiben unverändert.
list-read-again = Liste neu einlesen
list-sheet = Blatt
list-choose-sheet = Blatt auswählen
list-encoding = Zeichencodierung
list-header = Spaltennamen
list-no-header = Keine Spaltennamen
list-header-line = In Zeile { $line }
list-columns = Spalten der Liste
list-column-name = Spalte
list-column-examples = Erste Einträge
list-column-use = Verwenden als
list-column-is = { $column } verwenden als
list-column = Spalte { $number }
list-names-and-more = { $names } und { $more } weitere
list-is-name = Name
list-is-first-name = Vorname
list-is-middle-name = Zweiter Vorname
list-is-last-name = Nachname
list-is-user-name = Benutzername
list-is-email = E-Mail-Adresse
list-is-owner = Leitung
list-is-language = Sprache
list-is-ignored = Ignorieren

# What was decided about a list.

list-note-remembered = Diese Spalten haben Sie für eine frühere Liste mit denselben Spaltennamen gewählt.
list-note-encoding = Diese Datei wurde als { $encoding } gelesen. Prüfen Sie, ob die Namen stimmen.
list-note-sheet = Nur auf dem Blatt { $sheet } scheinen Personen zu stehen. Die anderen Blätter wurden deshalb nicht eingelesen.
list-note-companies = Diese Einträge sind Firmen, keine Personen: { $names }.
list-note-several-emails = Einige Personen haben mehrere E-Mail-Adressen. Nur eine davon wird verwendet: { $names }.
list-note-above = { $rows ->
    [one] Die Spaltennamen stehen in Zeile { $line }. Die Zeile darüber wird nicht verwendet.
   *[other] Die Spaltennamen stehen in Zeile { $line }. Die { $rows } Zeilen darüber werden nicht verwendet.
}
list-note-other-table = In Zeile { $line } beginnt eine andere Tabelle. Sie wurde nicht eingelesen.
list-note-by-content = { $column } wird als „{ $meaning }“ verwendet, weil die Einträge danach aussehen.
list-note-owner-words = Diese Einträge in { $column } kennzeichnen niemanden als Leitung: { $words }.
list-note-unused = { $count ->
    [one] Diese Spalte wird nicht verwendet: { $names }.
   *[other] Diese Spalten werden nicht verwendet: { $names }.
}
list-note-no-names = Es gibt keine Spalte mit Namen. Die Namen stammen deshalb aus den E-Mail-Adressen.
list-note-commas = Ein Name mit Komma, zum Beispiel „Weber, Anna“, wird als eine Person gelesen.
list-note-words-behind = Wörter hinter E-Mail-Adressen wurden ignoriert.

# What has to be answered before a list can be used.

list-ask-sheet = Ihre Liste könnte auf mehreren Blättern stehen. Wählen Sie ein Blatt aus.
list-ask-names = Mehrere Spalten könnten die Namen enthalten. Wählen Sie „Name“ für die Spalte mit den vollständigen Namen. Wenn die Namen auf zwei Spalten verteilt sind, wählen Sie „Vorname“ und „Nachname“.
list-ask-no-names = Keine Spalte wird für Namen oder E-Mail-Adressen verwendet. Wählen Sie für mindestens eine Spalte „Name“ oder „E-Mail-Adresse“.
list-ask-emails = Mehrere Spalten könnten die E-Mail-Adressen enthalten. Wählen Sie „E-Mail-Adresse“ für eine Spalte und „Name“ für die Spalte mit den Namen.
list-ask-yes-no = Spalte { $number } enthält Ja oder Nein. Wenn sie angibt, wer das Meeting leitet, wählen Sie „Leitung“ für diese Spalte. Wählen Sie dann die Spalten mit Namen und E-Mail-Adressen.
list-ask-rooms = { $column } könnte Raumnamen enthalten, die hier nicht verwendet werden. Wählen Sie für jede Spalte, wie sie verwendet werden soll.
list-ask-missing = Die Liste hat keine Spalte { $column }. Wählen Sie die Spalten noch einmal aus.
list-ask-no-header = In Zeile { $line } stehen keine Spaltennamen. Wählen Sie eine andere Zeile.
list-ask-separate-lines = Namen und E-Mail-Adressen stehen in getrennten Zeilen. Schreiben Sie beides in dieselbe Zeile, zum Beispiel Ada <ada@example.org>.
list-ask-twice = Zwei Spalten werden als „{ $meaning }“ verwendet. Wählen Sie „{ $meaning }“ nur für eine Spalte.
list-cut = Zeile { $line }: { $sentence }

# Encodings of text files

encoding-utf-8 = Unicode (UTF-8)
encoding-utf-16 = Unicode (UTF-16)
encoding-windows-1250 = Mitteleuropäisch (Windows-1250)
encoding-iso-8859-2 = Mitteleuropäisch (ISO-8859-2)
encoding-windows-1251 = Kyrillisch (Windows-1251)
encoding-koi8-r = Kyrillisch (KOI8-R)
encoding-windows-1252 = Westeuropäisch (Windows-1252)
encoding-windows-1253 = Griechisch (Windows-1253)
encoding-windows-1254 = Türkisch (Windows-1254)
encoding-windows-1255 = Hebräisch (Windows-1255)
encoding-windows-1256 = Arabisch (Windows-1256)
encoding-windows-1257 = Baltisch (Windows-1257)
encoding-windows-1258 = Vietnamesisch (Windows-1258)
encoding-windows-874 = Thailändisch (Windows-874)
encoding-shift-jis = Japanisch (Shift JIS)
encoding-euc-jp = Japanisch (EUC-JP)
encoding-gb18030 = Chinesisch, vereinfacht (GB 18030)
encoding-big5 = Chinesisch, traditionell (Big5)
encoding-euc-kr = Koreanisch (EUC-KR)
encoding-macintosh = Westeuropäisch (Mac OS Roman)

## What a link allows: on the review, on a person's page and on Inspect. The sentences stand in this order.

allows-between = { $owner ->
    [true] { $who } kann { $room } von { $from } Uhr bis { $to } Uhr als Leitung beitreten.
   *[false] { $who } kann { $room } von { $from } Uhr bis { $to } Uhr beitreten.
}
allows-on = { $owner ->
    [true] { $who } kann { $room } am { $time } als Leitung beitreten.
   *[false] { $who } kann { $room } am { $time } beitreten.
}
allows-until = { $owner ->
    [true] { $who } kann { $room } bis { $to } als Leitung beitreten.
   *[false] { $who } kann { $room } bis { $to } beitreten.
}
allows-from = { $owner ->
    [true] { $who } kann { $room } ab { $from } als Leitung beitreten. Dieser Link läuft nie ab.
   *[false] { $who } kann { $room } ab { $from } beitreten. Dieser Link läuft nie ab.
}
allows-always = { $owner ->
    [true] { $who } kann { $room } jederzeit als Leitung beitreten. Dieser Link läuft nie ab.
   *[false] { $who } kann { $room } jederzeit beitreten. Dieser Link läuft nie ab.
}
allows-anyone = Jede Person mit diesem Link
# In the dative
allows-every-room = jedem Raum in dieser Daily-Domain
allows-stay = Wer dann schon im Raum ist, kann bleiben.
allows-removed = Wer dann noch im Raum ist, wird entfernt.
allows-removed-after-minutes = { $minutes ->
    [one] Jede Person wird 1 Minute nach dem Beitritt entfernt.
   *[other] Jede Person wird { $minutes } Minuten nach dem Beitritt entfernt.
}
allows-removed-after-seconds = { $seconds ->
    [one] Jede Person wird 1 Sekunde nach dem Beitritt entfernt.
   *[other] Jede Person wird { $seconds } Sekunden nach dem Beitritt entfernt.
}
allows-watching = { $who } kann nur zusehen und zuhören.
allows-microphone-off = Beim Beitritt ist das Mikrofon ausgeschaltet.
allows-camera-off = Beim Beitritt ist die Kamera ausgeschaltet.
allows-both-off = Beim Beitritt sind Mikrofon und Kamera ausgeschaltet.
allows-no-screen = Die Bildschirmfreigabe ist ausgeschaltet.
allows-waiting = { $who } muss warten, bis die Leitung den Zutritt erlaubt.

## A meeting's page

meeting-facts = { $count ->
    [one] { $place } · 1 Person · Links gelten von { $from } Uhr bis { $to } Uhr
   *[other] { $place } · { $count } Personen · Links gelten von { $from } Uhr bis { $to } Uhr
}
meeting-facts-without-people = { $place } · Links gelten von { $from } Uhr bis { $to } Uhr
meeting-your-time = In Ihrer Zeitzone: { $time } ({ $zone })
meeting-sent-before = Sie haben diese Links schon mit diesem Formular erstellt. { -meeting-sent-before-nothing } Hier können Sie Personen hinzufügen. Für einen anderen Termin erstellen Sie ein neues Meeting.
-meeting-sent-before-nothing = Das erneute Absenden hat nichts geändert.
meeting-expired = { -meeting-expired-links } Sie galten bis { $time }.
-meeting-expired-links = Die Links dieses Meetings sind abgelaufen.
meeting-expired-earlier-links = Links, die Sie vor einer Änderung des Meetings geteilt haben, laufen zu einem anderen Zeitpunkt ab: { $time }.
meeting-other-domain = { -meeting-other-domain-no-links } Erstellen Sie stattdessen ein neues Meeting. Dieses Meeting wurde für { $host } (Domain-ID { $id }) erstellt, aber dieser Server verwendet jetzt eine andere Daily-Domain. Bereits geteilte Links funktionieren noch, es sei denn, der API-Schlüssel für { $host } wurde gelöscht.
-meeting-other-domain-no-links = Hier können keine Links erstellt werden.
meeting-people-removed = { -meeting-people-removed-title } Namen und E-Mail-Adressen wurden am { $time } gelöscht, weil dieser Server sie nur für begrenzte Zeit aufbewahrt. Sie können das Meeting erneut planen.
-meeting-people-removed-title = Die Personenliste dieses Meetings wurde gelöscht.
meeting-changed-join = Beitrittslinks funktionieren weiter, wenn sich die Zeit ändert. Sie müssen also nur die neue Zeit mitteilen. Links, die Sie ersetzt haben, funktionieren nicht mehr: Teilen Sie die neuen.
meeting-changed-before = Bereits geteilte Links funktionieren noch, aber mit der alten Zeit, dem alten Namen und den alten Optionen.
meeting-changed-never = Teilen Sie die neuen Links.
meeting-changed-key = { -meeting-changed-key-title } Bereits geteilte Links wurden mit dem vorherigen API-Schlüssel erstellt. Sie funktionieren, bis dieser Schlüssel im Daily-Dashboard gelöscht wird.
-meeting-changed-key-title = Der API-Schlüssel hat sich geändert.
meeting-print = Karten drucken
meeting-copy-text = Als Text
meeting-copy-rows = Für eine Tabelle
meeting-copy-markdown = Als Markdown
meeting-copied-all = { $count ->
    [one] 1 Link kopiert.
   *[other] { $count } Links kopiert.
}
meeting-download = Herunterladen
meeting-download-table = Tabelle (CSV)
meeting-download-drafts = E-Mail-Entwürfe (ZIP)
meeting-download-calendars = Kalenderdateien (ZIP)
meeting-manage = Verwalten
meeting-add = Personen hinzufügen
meeting-words = Nachricht bearbeiten
meeting-edit = Zeit, Titel, Links oder Optionen ändern
meeting-repeat = Erneut planen
meeting-template = Als Vorlage speichern
meeting-delete = Meeting löschen
mail-sent-count = { $count ->
    [one] 1 gesendet
   *[other] { $count } gesendet
}
mail-open-count = { $count ->
    [one] 1 wartet
   *[other] { $count } warten
}
mail-failed-count = { $count ->
    [one] 1 fehlgeschlagen
   *[other] { $count } fehlgeschlagen
}
meeting-nobody = Zu diesem Meeting ist niemand eingeladen.
meeting-owner = Leitung
meeting-no-email = keine E-Mail-Adresse
meeting-show-link = Link anzeigen
meeting-more = Mehr
meeting-join-links-hint = Jeder Link gilt für genau eine Person. Wer den Link einer anderen Person hat, kann unter deren Namen beitreten. Wenn ein Link in falsche Hände gerät, sperren Sie ihn. Bitten Sie alle, ihren Link aufzubewahren, denn sie brauchen ihn wieder, wenn die Verbindung abbricht.
meeting-links-hint = Jeder Link gilt für genau eine Person. Wer den Link einer anderen Person hat, kann unter deren Namen beitreten. Sie können einen Link nicht sperren. Er funktioniert, bis er abläuft. Bitten Sie alle, ihren Link aufzubewahren, denn sie brauchen ihn wieder, wenn die Verbindung abbricht.
meeting-no-link = Für diese Person kann kein Link erstellt werden. Kürzen Sie den Namen, die URL unter „Seite nach dem Verlassen des Meetings“ oder die Aufzeichnungsoptionen, die über die API festgelegt wurden.

# The state of an email, beside the person’s email address.

mail-not-sent = Noch nicht gesendet
mail-waiting = Wartet
mail-sending = Wird gesendet
mail-accepted = Gesendet: { $time } Uhr
mail-again = Nächster Versuch: { $time } Uhr. { $reason }
mail-refused = Fehlgeschlagen. { $reason }
mail-next-attempt = Nächster Versuch: { $time } Uhr
mail-failed = Fehlgeschlagen
mail-reason-answer = Antwort des Mailservers: „{ $answer }“
mail-reason-timed-out = Der Mailserver hat nicht rechtzeitig geantwortet.
mail-reason-sign-in = Latchkey konnte sich nicht am Mailserver anmelden. Sagen Sie der Person Bescheid, die diesen Server betreibt: { $answer }
mail-reason-setup = Der Mailserver lehnt alle E-Mails ab. Das liegt an den Einstellungen von Latchkey, oder ein Sendelimit ist erreicht. Sagen Sie der Person Bescheid, die diesen Server betreibt. Antwort des Mailservers: „{ $answer }“
mail-reason-unsafe = Latchkey konnte keine sichere Verbindung zum Mailserver herstellen. Sagen Sie der Person Bescheid, die diesen Server betreibt: { $cause }
mail-reason-broken = Die Verbindung zum Mailserver ist fehlgeschlagen: { $cause }
mail-reason-letters = Der Mailserver unterstützt keine E-Mail-Adressen mit anderen Buchstaben als A bis Z. Verwenden Sie eine andere Adresse.
mail-reason-attempts = Alle Versuche, diese E-Mail zu senden, sind fehlgeschlagen. Senden Sie die E-Mail noch einmal.
mail-reason-internal = Die E-Mail konnte nicht erstellt werden. Die Person, die diesen Server betreibt, findet die Ursache im Serverprotokoll.
mail-reason-changed = Das Meeting wurde geändert. Eine neue E-Mail ersetzt diese.
mail-reason-no-organizer = Das Konto der einladenden Person wurde gelöscht.
mail-reason-no-facts = Die Angaben zum Meeting wurden gelöscht.
mail-reason-over = Das Meeting ist beendet.
mail-reason-removed = Die Person wurde entfernt, oder das Meeting wurde gelöscht.
mail-reason-other-domain = Das Meeting gehört zu einer anderen Daily-Domain.
mail-reason-no-link = Der Link dieser Person ist gesperrt oder kann nicht erstellt werden. Öffnen Sie die Seite der Person, um den Link zu entsperren oder zu ersetzen.
mail-reason-no-email = Diese Person hat keine E-Mail-Adresse. Tragen Sie eine ein und senden Sie die Einladung dann noch einmal.

## The send sheet: who is about to be sent what

send-title = Einladungen senden: { $heading }
send-heading = Einladungen senden
send-heading-update = Aktualisierung senden
send-groups = Personengruppen
send-new = Noch nicht gesendet: { $count }
send-failed = Fehlgeschlagen: { $count }
send-outdated = Brauchen eine Aktualisierung: { $count }
send-all = Alle: { $count }
send-chosen = Ausgewählte Personen: { $count }
send-recipients = Empfänger
send-correct = Adresse korrigieren
send-you = Sie
send-large = Alle { $count } Personen dieser Gruppe sind ausgewählt.
send-nobody = Niemand in dieser Gruppe kann gerade eine E-Mail bekommen.
send-waiting = { $count ->
    [one] 1 E-Mail wartet schon auf den Versand.
   *[other] { $count } E-Mails warten schon auf den Versand.
}
send-without-email = { $count ->
    [one] 1 Person hat keine E-Mail-Adresse:
   *[other] { $count } Personen haben keine E-Mail-Adresse:
}
send-more = und { $count } weitere
send-refused = Der Mailserver hat diese Adresse am { $time } Uhr abgelehnt. { $answer }
send-frame = Vorschau der E-Mail
send-preview = Speichern und Vorschau aktualisieren
send-open-preview = Vorschau in neuem Tab öffnen
send-test = Test an mich senden
send-test-sent = Gleich wird eine Test-E-Mail an { $email } gesendet.
send-room-unknown = Der Raum konnte nicht rechtzeitig geprüft werden.
send-anyway = Trotzdem senden, obwohl die Raumprüfung ein Problem gefunden hat
send-anyway-missing = Die Raumprüfung hat ein Problem gefunden. Beheben Sie das Problem, oder setzen Sie das Häkchen bei „Trotzdem senden“ und senden Sie noch einmal.
send-choose = Wählen Sie mindestens eine Person aus.
send-changed-meanwhile = Es wurde nichts gesendet, weil eine andere Nachricht gespeichert wurde, nachdem Sie diese Seite geöffnet hatten. Vergleichen Sie beide Nachrichten unten und versuchen Sie es dann noch einmal.
send-back = Zurück zum Meeting
send-do = { $count ->
    [one] An 1 Person senden
   *[other] An { $count } Personen senden
}
send-held = { $count ->
    [one] { $seconds ->
        [one] Die E-Mail an 1 Person wird in 1 Sekunde gesendet.
       *[other] Die E-Mail an 1 Person wird in { $seconds } Sekunden gesendet.
    }
   *[other] { $seconds ->
        [one] Die E-Mails an { $count } Personen werden in 1 Sekunde gesendet.
       *[other] Die E-Mails an { $count } Personen werden in { $seconds } Sekunden gesendet.
    }
}
send-undo = Rückgängig
send-undone = Das Senden wurde abgebrochen. Es wurde nichts gesendet.
send-too-late = Zum Rückgängigmachen ist es zu spät: Die E-Mails werden gerade gesendet.

# Copying

copy-done = Kopiert ✓
copy-press = Strg+C oder ⌘C drücken
copy-select = Ihr Browser lässt das Kopieren hier nicht zu. Der Text ist markiert. Drücken Sie Strg+C (auf dem Mac ⌘C), um ihn zu kopieren.
copy-done-text = Kopiert.
copy-done-for = Link für { $name } kopiert.

# The list of meetings

meetings = Meetings
meetings-empty = Hier erscheinen Ihre Meetings, das nächste zuerst.
meetings-invite = Meeting erstellen
meetings-search = Nach Titel oder Raum suchen
meetings-search-hint = Titel oder Raum
meetings-search-button = Meetings suchen
meetings-none = Zu „{ $query }“ wurden keine Meetings gefunden.
meetings-none-so-far = Zu „{ $query }“ wurden bisher keine Meetings gefunden. Es wurden noch nicht alle Meetings durchsucht.
meetings-all = Alle Meetings anzeigen
meetings-now = Jetzt
meetings-upcoming = Bevorstehend
meetings-more = Es gibt weitere bevorstehende Meetings. Suchen Sie nach Titel oder Raum, um sie zu finden.
meetings-more-unsearched = Es gibt mehr bevorstehende Meetings, als auf einmal durchsucht werden können. Spätere Meetings wurden nicht durchsucht.
meetings-past = Vergangen
meetings-failed = { $count ->
    [one] 1 E-Mail fehlgeschlagen
   *[other] { $count } E-Mails fehlgeschlagen
}
meetings-older = Ältere Meetings anzeigen
meetings-search-older = Ältere Meetings durchsuchen
meetings-people = { $count ->
    [one] 1 Person
   *[other] { $count } Personen
}
meetings-people-removed = Personenliste gelöscht
meetings-today = heute, { $time } Uhr
meetings-tomorrow = morgen, { $time } Uhr
meetings-yesterday = gestern, { $time } Uhr

# Deleting a meeting

delete-title = { $heading } löschen?
delete-facts = { $count ->
    [one] { $when } · 1 Person
   *[other] { $when } · { $count } Personen
}
delete-consequence = Namen und E-Mail-Adressen werden endgültig gelöscht, und die Links können nicht mehr angezeigt werden.
delete-join-links = Die Links werden sofort ungültig. Wer einen davon öffnet, sieht, dass Sie das Meeting abgesagt haben. Wer schon beigetreten ist, kann im Raum bleiben und möglicherweise noch 2 Stunden oder länger wieder beitreten.
delete-links-work = Bereits geteilte Links funktionieren noch bis { $time }. Sie können diese Links nicht sperren.
earlier-direct-links = Direktlinks, die Sie vorher geteilt haben, funktionieren noch bis { $time }. Sie können diese Links nicht sperren.
delete-tell = { $count ->
    [one] Absage an die Person senden, die eine Einladung per E-Mail bekommen hat
   *[other] Absage an die { $count } Personen senden, die eine Einladung per E-Mail bekommen haben
}
delete-keep = Meeting behalten
delete-do = Meeting löschen

# Cards to print

print-title = Karten für { $heading }
print-heading = Karten zum Ausdrucken
print-lede = Eine Karte pro Person. Schneiden Sie die Karten aus und geben Sie jeder Person ihre eigene. Wer eine Karte scannt, kann unter dem Namen beitreten, der darauf steht.
print-mark = { $count ->
    [one] 1 Link als geteilt markieren
   *[other] { $count } Links als geteilt markieren
}
print-do = { $count ->
    [one] 1 Karte drucken
   *[other] { $count } Karten drucken
}

## A person's page

person-title = { $name }, { $heading }
person-new-link = { -person-new-link-title } Der bereits geteilte Link funktioniert noch, aber mit der alten Zeit, dem alten Namen und den alten Optionen.
person-new-link-key = { -person-new-link-title } Der bereits geteilte Link wurde mit dem vorherigen API-Schlüssel erstellt. Er funktioniert, bis dieser Schlüssel im Daily-Dashboard gelöscht wird.
-person-new-link-title = Dieser Link ist neu.
person-new-link-join = Dieser Link ist neu. Teilen Sie ihn mit dieser Person.
person-link = Link
person-copy-link = Link kopieren
person-open = Link als { $name } öffnen
person-email = E-Mail
person-email-state = { $email } – { $state }
person-send = Einladung senden
person-send-again = Einladung noch einmal senden
person-use = Status des Links
person-formats = Andere Formate
person-calendar = Kalenderdatei herunterladen
person-draft = E-Mail-Entwurf herunterladen
person-preview = Vorschau der E-Mail
person-qr = QR-Code anzeigen
person-draft-hint = Der Entwurf öffnet sich in Ihrem E-Mail-Programm, mit der Kalenderdatei im Anhang. Sie können ihn über Ihr eigenes E-Mail-Konto senden.
person-invitation = Einladung
person-copy-invitation = Einladung kopieren
person-mailto = Im E-Mail-Programm öffnen
person-mailto-long = Diese Einladung ist zu lang, um sie im E-Mail-Programm zu öffnen. Verwenden Sie stattdessen oben „E-Mail-Entwurf herunterladen“.
person-show-text = Text anzeigen
person-edit = Person bearbeiten
person-changed-meanwhile = Ihre Änderungen wurden nicht gespeichert, weil die Angaben zu dieser Person geändert wurden, nachdem Sie die Seite geöffnet hatten. Gespeicherte Werte: { $person }. Wenn Sie stattdessen Ihre Änderungen speichern möchten, wählen Sie noch einmal „Änderungen speichern“.
person-changed-meanwhile-owner = Ihre Änderungen wurden nicht gespeichert, weil die Angaben zu dieser Person geändert wurden, nachdem Sie die Seite geöffnet hatten. Gespeicherte Werte: { $person }, Leitung. Wenn Sie stattdessen Ihre Änderungen speichern möchten, wählen Sie noch einmal „Änderungen speichern“.
person-name = Name
person-name-missing = Geben Sie einen Namen ein.
person-address = E-Mail-Adresse { -person-address-optional }
-person-address-optional = (optional)
person-owner = Leitung
person-edit-hint-join = Wenn Sie diese Angaben ändern, bleibt der Link gleich.
person-edit-hint = Wenn Sie den Namen, die Rolle oder die Sprache ändern, wird ein neuer Link erstellt. Der bereits geteilte Link funktioniert weiter wie bisher.
person-save = Änderungen speichern
person-remove = Aus der Liste entfernen

# Removing a person

remove-title = { $name } aus der Liste entfernen?
remove-consequence = Sie können das 7 Tage lang rückgängig machen. Danach werden Name und E-Mail-Adresse endgültig gelöscht.
remove-join-link = Der Link wird sofort ungültig. Wenn die Person schon beigetreten ist, wird Daily gebeten, sie aus dem Raum zu entfernen.
remove-link-works = Der Link funktioniert noch bis { $time }. Sie können ihn nicht sperren, aber die Leitung kann Personen aus dem Raum entfernen.
remove-tell = Der Person per E-Mail mitteilen, dass sie nicht mehr eingeladen ist
remove-keep = In der Liste behalten
remove-do = Aus der Liste entfernen

# The QR code alone

qr-title = QR-Code für { $name }

## Join links: the kind of a meeting's links

link-kind = Links
link-kind-join = Beitrittslinks
link-kind-direct = Direktlinks
link-kind-differences = Unterschiede zwischen Beitrittslinks und Direktlinks
link-kind-length = Länge
link-kind-length-join = ungefähr 45 Zeichen
link-kind-length-direct = 300 bis 500 Zeichen
link-kind-revoke = Link sperren oder ersetzen
link-kind-revoke-join = jederzeit
link-kind-revoke-direct = nicht möglich
link-kind-change = Wenn sich die Zeit, ein Name oder der API-Schlüssel ändert
link-kind-change-join = Links bleiben gleich
link-kind-change-direct = alle brauchen neue Links
link-kind-server = Dieser Server muss beim Beitritt laufen
link-kind-server-join = ja
link-kind-server-direct = nein
link-kind-this-computer = Beitrittslinks funktionieren nur auf dem Computer, auf dem Latchkey läuft, weil LATCHKEY_BASE_URL keine öffentliche URL ist. Bitten Sie die Person, die diesen Server betreibt, das zu ändern, oder wählen Sie Direktlinks.
link-kind-unencrypted = Beitrittslinks würden über eine unverschlüsselte Verbindung geöffnet, weil LATCHKEY_BASE_URL nicht mit https beginnt. Bitten Sie die Person, die diesen Server betreibt, das zu ändern, oder wählen Sie Direktlinks.
link-kind-no-key = Dieser Server kann keine Beitrittslinks erstellen (kurze Links, die Sie sperren können), weil er keinen Link-Schlüssel hat. Bitten Sie die Person, die diesen Server betreibt, mit „latchkey setup“ einen zu erstellen.
meeting-kind-join = Beitrittslinks
meeting-kind-direct = Direktlinks
meeting-no-link-key = { -meeting-no-link-key-no-links } Dieses Meeting hat Beitrittslinks, aber dieser Server hat keinen Link-Schlüssel. Bitten Sie die Person, die diesen Server betreibt, LATCHKEY_LINK_KEY auf den bisher verwendeten Schlüssel zu setzen.
-meeting-no-link-key-no-links = Die Links funktionieren nicht.
meeting-other-link-key = { $count ->
    [one] Der Link von 1 Person funktioniert nicht
   *[other] Die Links von { $count } Personen funktionieren nicht
}
meeting-other-link-key-why = Der Link-Schlüssel hat sich geändert oder ist verloren gegangen. Bitten Sie die Person, die diesen Server betreibt, den alten Schlüssel in LATCHKEY_PREVIOUS_LINK_KEY einzutragen, oder ersetzen Sie die Links und teilen Sie die neuen.
form-lost-links = { $count ->
    [one] 1 Meeting hat Links, die nicht funktionieren
   *[other] { $count } Meetings haben Links, die nicht funktionieren
}

## The list on a meeting's page: whether each person has their link

share-progress = { $count ->
    [one] { $shared } von 1 geteilt
   *[other] { $shared } von { $count } geteilt
}
share-filter = Personen anzeigen
share-only-all = Alle
share-only-not-shared = Nicht geteilt
share-only-failed = E-Mail fehlgeschlagen
share-only-changed = Geändert
share-only-no-email = Keine E-Mail-Adresse
share-only-joined = „Jetzt beitreten“ angeklickt
share-search = Person suchen
share-search-do = Suchen
share-none = Niemand gefunden.
share-copied = Kopiert: { $at } Uhr
share-emailed = Gesendet: { $at } Uhr
share-drafted = E-Mail-Entwurf erstellt: { $at } Uhr
share-downloaded = Heruntergeladen: { $at } Uhr
share-printed = Gedruckt: { $at } Uhr
share-shown = QR-Code angezeigt: { $at } Uhr
share-marked = Als geteilt markiert: { $at } Uhr
share-changed = Seit dem Teilen geändert
share-not = Nicht geteilt
share-failed = { $count ->
    [one] 1 E-Mail konnte nicht gesendet werden.
   *[other] { $count } E-Mails konnten nicht gesendet werden.
}
share-retry = Noch einmal senden
share-changed-count = { $count ->
    [one] 1 Person kennt den aktuellen Link oder die aktuelle Zeit noch nicht
   *[other] { $count } Personen kennen den aktuellen Link oder die aktuelle Zeit noch nicht
}
share-changed-no-email = { $count ->
    [one] Für 1 Person ist keine E-Mail-Adresse eingetragen: Kopieren Sie den Link und senden Sie ihn selbst.
   *[other] Für { $count } Personen ist keine E-Mail-Adresse eingetragen: Kopieren Sie die Links und senden Sie sie selbst.
}
share-show-changed = Diese Personen anzeigen
share-send-update = Aktualisierung senden …
share-send = Senden …
share-copy-all = { $count ->
    [one] Link kopieren
   *[other] Alle { $count } Links kopieren
}
share-copy-not-shared = { $count ->
    [one] 1 noch nicht geteilten Link kopieren
   *[other] { $count } noch nicht geteilte Links kopieren
}
share-copy-these = { $count ->
    [one] 1 gefundenen Link kopieren
   *[other] Diese { $count } Links kopieren
}
share-select = Personen auswählen
share-select-end = Abbrechen
share-selected = Mit den ausgewählten Personen:
share-everyone = Alle in dieser Liste
share-copy = Kopieren
share-email = E-Mail senden
share-mark = Als geteilt markieren
share-unmark = Als nicht geteilt markieren
share-undo = Rückgängig
share-copied-now = Kopiert
share-remove = Entfernen
share-pages = Seiten
share-previous = Zurück
share-next = Weiter
share-part = { $from }–{ $to } von { $count }
share-remove-ask = { $count ->
    [one] 1 Person entfernen?
   *[other] { $count } Personen entfernen?
}
share-remove-do = { $count ->
    [one] 1 Person entfernen
   *[other] { $count } Personen entfernen
}
share-remove-join = Die Beitrittslinks dieser Personen werden sofort ungültig.
share-remove-direct = Bereits geteilte Direktlinks funktionieren weiter, bis sie ablaufen.
share-remove-tell = Personen, denen eine Einladung gesendet wurde, per E-Mail mitteilen, dass sie nicht mehr eingeladen sind
share-qr-next = Nächste Person: { $name }

## Join links: what happened with a link. Nothing here says whether someone was in the meeting.

use-opened = Erstmals geöffnet: { $time } Uhr
use-joined = { $count ->
    [one] „Jetzt beitreten“ angeklickt: { $time } Uhr
   *[other] „Jetzt beitreten“ { $count }-mal angeklickt, zuletzt { $time } Uhr
}
use-none = Noch nicht geöffnet
use-hint = „Geöffnet“ und „‚Jetzt beitreten‘ angeklickt“ können auch von einem Programm stammen, das Links prüft, oder von Ihnen selbst. Beides heißt nicht, dass die Person im Meeting war.
use-revoked = gesperrt
asking = { $count ->
    [one] 1 Person hat um Hilfe gebeten
   *[other] { $count } Personen haben um Hilfe gebeten
}
asking-person = { $name } hat am { $time } Uhr um Hilfe gebeten.
asking-why = Grund herausfinden
asking-done = Anfrage als erledigt markieren

## Join links: revoking and replacing them

manage = Links sperren oder ersetzen
manage-title = Links sperren oder ersetzen: { $heading }
manage-lede = Wählen Sie zuerst Personen aus und dann, was mit ihren Links geschehen soll.
manage-people = Personen
manage-everyone = Alle
manage-nobody = Wählen Sie mindestens eine Person aus.
manage-revoke = Links sperren
manage-revoke-hint = Die Links werden sofort ungültig, und Latchkey bittet Daily, bereits beigetretene Personen zu entfernen. Sie können die Links später entsperren.
manage-undo = Links entsperren
manage-undo-hint = Gesperrte Links funktionieren wieder.
manage-replace = Links ersetzen
manage-replace-hint = Jede Person bekommt einen neuen Link, den Sie noch mit ihr teilen müssen. Die alten Links werden sofort ungültig und lassen sich nicht wiederherstellen. Wer schon beigetreten ist, kann im Raum bleiben. Auch wenn Sie „Alle“ wählen, bekommen Personen mit gesperrtem Link keinen neuen.
manage-revoked = { $count ->
    [0] Es hat sich nichts geändert, weil die ausgewählten Links schon gesperrt waren.
    [one] 1 Link wurde gesperrt. Er funktioniert nicht mehr.
   *[other] { $count } Links wurden gesperrt. Sie funktionieren nicht mehr.
}
manage-kept-out = { $count ->
    [one] Daily hat die Anfrage angenommen, 1 Person zu entfernen, die auf „Jetzt beitreten“ geklickt hatte, und sie auszusperren, bis das laufende Meeting im Raum zu Ende ist.
   *[other] Daily hat die Anfrage angenommen, { $count } Personen zu entfernen, die auf „Jetzt beitreten“ geklickt hatten, und sie auszusperren, bis das laufende Meeting im Raum zu Ende ist.
}
manage-not-kept-out = { $count ->
    [one] Daily hat nicht bestätigt, dass 1 Person entfernt wurde, die auf „Jetzt beitreten“ geklickt hatte. Sie ist möglicherweise noch im Raum oder kann wieder beitreten, bis der Zugang abläuft, den sie durch den Klick bekommen hat. Die Leitung kann sie aus dem Raum entfernen.
   *[other] Daily hat nicht bestätigt, dass { $count } Personen entfernt wurden, die auf „Jetzt beitreten“ geklickt hatten. Sie sind möglicherweise noch im Raum oder können wieder beitreten, bis der Zugang abläuft, den sie durch den Klick bekommen haben. Die Leitung kann sie aus dem Raum entfernen.
}
manage-undone = { $count ->
    [0] Es gab keine gesperrten Links.
    [one] 1 Link funktioniert wieder.
   *[other] { $count } Links funktionieren wieder.
}
manage-undone-hint = Personen, die Daily ausgesperrt hat, können wieder beitreten, sobald das laufende Meeting im Raum zu Ende ist.
manage-replaced = { $count ->
    [0] Es gab keine Links, die ersetzt werden konnten.
    [one] 1 Link wurde ersetzt. Teilen Sie den neuen Link.
   *[other] { $count } Links wurden ersetzt. Teilen Sie die neuen Links.
}
revoke = Link sperren
revoke-consequence = Der Link wird sofort ungültig. Wenn die Person schon beigetreten ist, wird Daily gebeten, sie zu entfernen und auszusperren, bis das laufende Meeting im Raum zu Ende ist. Sie können den Link später entsperren.
undo-revoke = Link entsperren
replace = Link ersetzen
replace-consequence = Die Person bekommt einen neuen Link, den Sie noch mit ihr teilen müssen. Der alte Link wird sofort ungültig und lässt sich nicht wiederherstellen.
replace-joined = Wer mit dem alten Link schon beigetreten ist, kann im Raum bleiben und möglicherweise noch 2 Stunden oder länger wieder beitreten. Damit Daily diese Personen entfernt, sperren Sie den Link zuerst.
revoked-by = { $name } hat diesen Link am { $time } Uhr gesperrt. Er funktioniert nicht mehr.
revoked-not-joined = Niemand hat auf „Jetzt beitreten“ geklickt.
revoked-joined = { $name } hat zuletzt am { $time } Uhr auf „Jetzt beitreten“ geklickt und kann möglicherweise noch bis { $until } Uhr wieder beitreten, danach nicht mehr.
removed = { $count ->
    [one] 1 entfernte Person
   *[other] { $count } entfernte Personen
}
removed-hint = Bis zu 7 Tage nach dem Entfernen können Sie Personen wieder hinzufügen. Danach werden Namen und E-Mail-Adressen endgültig gelöscht.
removed-undo = Wieder zur Liste hinzufügen
organizers-links-revoked = { $count ->
    [0] Es gab keine Links, die gesperrt werden konnten.
    [one] 1 Beitrittslink wurde gesperrt.
   *[other] { $count } Beitrittslinks wurden gesperrt.
}
organizers-revoke-links = Alle Beitrittslinks sperren
organizers-revoke-links-consequence = Alle Beitrittslinks dieses Kontos werden sofort ungültig, und Latchkey bittet Daily, bereits beigetretene Personen zu entfernen. Entsperren kann die Links nur die Person, der dieses Konto gehört, für jedes Meeting einzeln.

## Message

message-title = Nachricht für { $heading }
message-heading = Nachricht
message-lede = Geben Sie den Einladungen, die Sie kopieren oder per E-Mail senden, einen eigenen Betreff und einen Hinweis. Das gilt auch für Entwürfe und Kalenderdateien. Die Links bleiben gleich.
message-changed-meanwhile = Ihre Nachricht wurde nicht gespeichert, weil eine andere gespeichert wurde, nachdem Sie diese Seite geöffnet hatten. Vergleichen Sie beide unten. Wenn Sie stattdessen Ihre eigene speichern möchten, wählen Sie noch einmal „Nachricht speichern“.
message-subject = Betreff { -message-subject-optional }
-message-subject-optional = (optional)
message-note = Hinweis an alle { -message-note-optional }
-message-note-optional = (optional)
message-saved = Gespeicherter Text: { $text }
message-saved-blank = Hier ist kein Text gespeichert.
message-placeholders = Platzhalter
message-placeholder-name = Name der Person
message-placeholder-room = Raum
message-placeholder-title = Titel des Meetings oder, wenn es keinen hat, der Raum
message-placeholder-when = Datum, Uhrzeit und Zeitzone
message-placeholder-link = Link der Person
message-preview = Vorschau
message-from = Von: { $sender }
message-from-server = Von: { $sender } · Antworten gehen an: { $organizer }
message-to = An: { $recipient }
message-preview-subject = Betreff:
message-preview-hint = E-Mails enthalten diesen Text und eine HTML-Fassung mit einer Schaltfläche für den Link. Die Kalenderdatei ist angehängt. Nach dem Speichern können Sie die { -message-preview-link }.
-message-preview-link = HTML-Fassung ansehen
message-show-text = Text anzeigen
message-show-preview = Vorschau aktualisieren
message-save-and-test = Speichern und Test an mich senden
message-save = Nachricht speichern
message-link-in-subject = Der Betreff darf {"{"}link{"}"} nicht enthalten, weil Mailserver Betreffzeilen protokollieren. Verwenden Sie {"{"}link{"}"} stattdessen im Hinweis.
message-too-long = Verwenden Sie höchstens { $limit } Zeichen. Dieser Text hat { $count }.
message-subject-control = Der Betreff darf nur aus einer Zeile bestehen. Entfernen Sie Zeilenumbrüche, Tabulatoren und andere Steuerzeichen.
message-control = Der Hinweis enthält ein unsichtbares Zeichen, das nicht erlaubt ist. Löschen Sie den Hinweis und geben Sie ihn neu ein.
message-unknown = { $found } ist kein Platzhalter. Verwenden Sie einen von diesen: { $names }

## Room check

check = Raumprüfung
check-title = Raumprüfung für { $heading }
check-unasked = Der Raum wurde noch nicht geprüft.
check-do = Raum prüfen
check-again = Raum noch einmal prüfen
check-back = Zurück zum Meeting
check-not-loaded = Die Raumprüfung konnte nicht geladen werden. Laden Sie die Seite neu, um es noch einmal zu versuchen.
check-line = { $state }: { $finding }
check-good = OK
check-warning = Warnung
check-problem = Problem
check-unchecked = Nicht geprüft
check-others = { $count ->
    [one] 1 weiterer Punkt
   *[other] { $count } weitere Punkte
}
check-ready = Raum bereit

# What can be done: the button, what happens, and the button that does it.

check-create = Raum erstellen
check-new-room = Neuer Raum
check-create-consequence = Der neue Raum ist privat und schließt, wenn die Links ablaufen. Jede Person kann immer nur mit einem Gerät beitreten, und niemand kann anklopfen (um Einlass bitten).
check-create-with = Den Raum zusammen mit den Links erstellen
check-create-with-line = Der Raum wird zusammen mit den Links erstellt.
check-create-do = { $room } erstellen
check-private = Raum auf privat stellen
check-private-consequence = Danach können nur noch Personen mit Link beitreten. Wer schon im Raum ist, kann bleiben.
check-private-do = { $room } auf privat stellen
check-device = Nur ein Gerät pro Person erlauben
check-device-consequence = Wenn zwei Geräte denselben Link verwenden, wird das erste getrennt, sobald das zweite beitritt. Das betrifft auch Personen, die mit Telefon und Laptop zugleich beitreten.
check-device-do = In { $room } nur ein Gerät pro Person erlauben
check-window = Raum während des Meetings offen halten
check-window-consequence = Die Öffnungszeiten des Raums werden so geändert, dass er offen ist, solange die Links dieses Meetings gelten.
check-window-do = Öffnungszeiten von { $room } ändern
check-try = Link testen
check-try-consequence = Dabei wird einer der Links des Meetings zur Prüfung an Daily gesendet.
check-try-do = Link bei Daily testen

# What was done

check-created = Der Raum { $room } wurde erstellt. Er ist privat.
check-there-private = Einen Raum namens { $room } gibt es bereits. Er ist privat.
check-there-public = Einen Raum namens { $room } gibt es bereits. Er ist öffentlich und wurde nicht geändert.
check-there-other = Einen Raum namens { $room } gibt es bereits. Er wurde nicht geändert.
check-done-private = { $room } ist jetzt privat. Nur Personen mit Link können beitreten.
check-done-device = { $room } erlaubt jetzt nur ein Gerät pro Person.
check-done-window = { $room } ist jetzt offen, solange die Links gelten.
check-not-done-no-room = Es wurde nichts geändert, weil es bei Daily keinen Raum namens { $room } gibt. Prüfen Sie den Raum noch einmal.
check-not-done = Es wurde nichts geändert. { $reason }
check-maybe-done = Es ist unklar, ob die Änderung vorgenommen wurde. { $reason } Prüfen Sie den Raum in einem Moment noch einmal.

# What was found

check-nothing = Es konnte nichts geprüft werden. { $reason } Latchkey braucht keine Verbindung zu Daily, um Links zu erstellen. Sie können die Links also trotzdem teilen.
check-key-good = Daily akzeptiert den API-Schlüssel.
check-key-rejected = Daily hat den API-Schlüssel abgelehnt, daher funktioniert kein Link. Bitten Sie die Person, die diesen Server betreibt, DAILY_API_KEY auf einen Schlüssel aus dem Daily-Dashboard zu setzen (dort unter „Developers“).
check-key-unchecked = Der API-Schlüssel konnte nicht geprüft werden. { $reason }
check-domain-good = Der API-Schlüssel gehört zu { $host }.
check-domain-other = Der API-Schlüssel gehört zu „{ $name }“ (Domain-ID { $id }), aber dieser Server erstellt Links für „{ $set }“ (Domain-ID { $set-id }). Daily lehnt diese Links ab. Bitten Sie die Person, die diesen Server betreibt, DAILY_DOMAIN auf „{ $name }“ und DAILY_DOMAIN_ID auf „{ $id }“ zu setzen.
check-domain-renamed = Bei Daily heißt die Domain „{ $name }“, aber die Links führen zu „{ $set }“. Bitten Sie die Person, die diesen Server betreibt, DAILY_DOMAIN auf „{ $name }“ zu setzen.
check-room-unchecked = Der Raum konnte nicht geprüft werden. { $reason }
check-room-missing = Bei Daily gibt es keinen Raum namens „{ $room }“. Die Links funktionieren erst, wenn Sie diesen Raum erstellen.
check-room-similar = Bei Daily gibt es keinen Raum namens „{ $room }“, aber einen namens „{ $similar }“. Bei Raumnamen kommt es auf Groß- und Kleinschreibung an. Wenn Sie „{ $similar }“ meinten, erstellen Sie ein neues Meeting in diesem Raum. Sonst erstellen Sie den Raum „{ $room }“.
check-room-case = Bei Daily heißt dieser Raum „{ $daily }“, aber die Links verwenden „{ $room }“. Bei Raumnamen kommt es auf Groß- und Kleinschreibung an. Erstellen Sie ein neues Meeting mit der Schreibweise von Daily.
check-room-good = Den Raum „{ $room }“ gibt es.
check-privacy-private = Der Raum ist privat. Nur Personen mit Link können beitreten.
check-privacy-public = Der Raum ist öffentlich. Wer seine Adresse kennt, kann beitreten, mit oder ohne Link.
check-privacy-other = Daily gibt nicht an, ob der Raum privat oder öffentlich ist. Daher ist nicht bekannt, wer beitreten kann. Sehen Sie im Daily-Dashboard nach.
check-window-good = Der Raum ist offen, solange die Links gelten.
check-window-opens = Die Links gelten schon, bevor der Raum öffnet: { $opens }.
check-window-closes = Der Raum schließt, bevor die Links ablaufen: { $closes }.
check-window-both = Die Links gelten schon, bevor der Raum öffnet ({ $opens }), und noch, nachdem er schließt ({ $closes }).
check-device-good = Der Raum erlaubt nur ein Gerät pro Person. Zwei Personen können also nicht gleichzeitig denselben Link verwenden.
check-device-many = Wenn jemand einen Link weitergibt, können mehrere Personen ihn gleichzeitig verwenden.
check-knocking = Alle sollen warten, bis die Leitung sie einlässt, aber in diesem Raum ist das Anklopfen nicht erlaubt. Schalten Sie das Anklopfen für diesen Raum im Daily-Dashboard ein, oder bearbeiten Sie das Meeting so, dass niemand warten muss.
check-redirect-good = Daily kann Personen beim Verlassen auf die Seite weiterleiten, die Sie gewählt haben.
check-redirect-unreadable = Die Seite nach dem Verlassen des Meetings konnte nicht geprüft werden, weil ihre URL ungültig ist. Bearbeiten Sie das Meeting und geben Sie eine andere URL ein.
check-redirect-refused = Daily leitet beim Verlassen niemanden auf „{ $place }“ weiter. Ihre Daily-Domain erlaubt nur { $allowed }. Erlauben Sie die Seite im Daily-Dashboard, oder entfernen Sie sie aus dem Meeting.
check-redirect-refused-all = Daily leitet beim Verlassen niemanden auf „{ $place }“ weiter, weil Ihre Daily-Domain keine Seiten erlaubt. Erlauben Sie die Seite im Daily-Dashboard, oder entfernen Sie sie aus dem Meeting.
check-link-untried = Es wurde noch kein Link getestet.
check-link-good = Daily akzeptiert einen der Links des Meetings und liest ihn richtig.
check-link-different = Daily akzeptiert den Link, liest ihn aber anders als erwartet. Sagen Sie der Person Bescheid, die diesen Server betreibt: { $differences }
check-link-refused = Daily lehnt einen der Links des Meetings ab. { $reason } Vielleicht zeigen die anderen Punkte, warum.
check-link-unchecked = Der Link konnte nicht getestet werden. { $reason }
check-clock-unchecked = Die Uhr dieses Servers konnte nicht geprüft werden, weil Daily seine Uhrzeit nicht gesendet hat.
check-clock-good = Die Uhr dieses Servers stimmt mit der von Daily überein.
check-clock-seconds-ahead = { $seconds ->
    [one] Die Uhr dieses Servers geht gegenüber der von Daily 1 Sekunde vor. Links gelten deshalb zur falschen Zeit. Bitten Sie die Person, die diesen Server betreibt, die Uhr richtig zu stellen.
   *[other] Die Uhr dieses Servers geht gegenüber der von Daily { $seconds } Sekunden vor. Links gelten deshalb zur falschen Zeit. Bitten Sie die Person, die diesen Server betreibt, die Uhr richtig zu stellen.
}
check-clock-seconds-behind = { $seconds ->
    [one] Die Uhr dieses Servers geht gegenüber der von Daily 1 Sekunde nach. Links gelten deshalb zur falschen Zeit. Bitten Sie die Person, die diesen Server betreibt, die Uhr richtig zu stellen.
   *[other] Die Uhr dieses Servers geht gegenüber der von Daily { $seconds } Sekunden nach. Links gelten deshalb zur falschen Zeit. Bitten Sie die Person, die diesen Server betreibt, die Uhr richtig zu stellen.
}
check-clock-minutes-ahead = { $minutes ->
    [one] Die Uhr dieses Servers geht gegenüber der von Daily 1 Minute vor. Links gelten deshalb zur falschen Zeit. Bitten Sie die Person, die diesen Server betreibt, die Uhr richtig zu stellen.
   *[other] Die Uhr dieses Servers geht gegenüber der von Daily { $minutes } Minuten vor. Links gelten deshalb zur falschen Zeit. Bitten Sie die Person, die diesen Server betreibt, die Uhr richtig zu stellen.
}
check-clock-minutes-behind = { $minutes ->
    [one] Die Uhr dieses Servers geht gegenüber der von Daily 1 Minute nach. Links gelten deshalb zur falschen Zeit. Bitten Sie die Person, die diesen Server betreibt, die Uhr richtig zu stellen.
   *[other] Die Uhr dieses Servers geht gegenüber der von Daily { $minutes } Minuten nach. Links gelten deshalb zur falschen Zeit. Bitten Sie die Person, die diesen Server betreibt, die Uhr richtig zu stellen.
}

## Rooms

rooms = Räume
rooms-unavailable = Latchkey kann die Räume auf { $host } gerade nicht anzeigen.
rooms-unavailable-links = Sie können trotzdem Links erstellen, denn dafür braucht Latchkey keine Verbindung zu Daily.
rooms-try-again = Noch einmal versuchen
rooms-count = { $count ->
    [one] 1 Raum auf { $host }.
   *[other] { $count } Räume auf { $host }.
}
rooms-newest = { $count ->
    [one] Der neueste Raum auf { $host }.
   *[other] Die { $count } neuesten Räume auf { $host }.
}
rooms-age = { $seconds ->
    [0] Gerade eben aktualisiert.
    [one] Vor 1 Sekunde aktualisiert.
   *[other] Vor { $seconds } Sekunden aktualisiert.
}
rooms-refresh = Liste aktualisieren
rooms-none = Es gibt noch keine Räume. Sie können hier unten oder beim Erstellen eines Meetings einen anlegen.
rooms-search-name = Raumname
rooms-search = Räume suchen
rooms-none-found = Kein Raumname enthält „{ $text }“.
rooms-show-all = Alle Räume anzeigen
rooms-private = privat
rooms-public = öffentlich
rooms-privacy-unknown = Zugang unbekannt
rooms-public-warning = Wer die Adresse des Raums kennt, kann beitreten, mit oder ohne Link.
rooms-open-always = Immer offen
rooms-open-from = Offen ab { $from }
rooms-open-until = Offen bis { $until }
rooms-open-during = Offen: { $span }
rooms-knocking = Anklopfen ist eingeschaltet
rooms-no-knocking = Anklopfen ist ausgeschaltet
rooms-one-device = Ein Gerät pro Person
rooms-many-devices = Mehrere Personen können denselben Link gleichzeitig verwenden
rooms-make-private = Raum auf privat stellen
rooms-make-private-effect = Danach können nur noch Personen mit Link beitreten. Wer schon im Raum ist, kann bleiben.
rooms-make-private-confirm = { $room } auf privat stellen
rooms-limit-devices = Nur ein Gerät pro Person erlauben
rooms-limit-devices-effect = Wenn zwei Geräte denselben Link verwenden, wird das erste getrennt, sobald das zweite beitritt. Das betrifft auch Personen, die mit Telefon und Laptop zugleich beitreten.
rooms-limit-devices-confirm = In { $room } nur ein Gerät pro Person erlauben
rooms-invite = Personen einladen
rooms-invite-to = Personen in { $room } einladen
rooms-more = { $count ->
    [one] 1 weiterer Raum wird nicht angezeigt. Suchen Sie nach seinem Namen, um ihn zu finden.
   *[other] { $count } weitere Räume werden nicht angezeigt. Suchen Sie nach einem Namen, um sie zu finden.
}
rooms-new = Raum erstellen
rooms-name = Raumname
rooms-name-hint = Der Raum ist privat und läuft nicht ab. Jede Person kann immer nur mit einem Gerät beitreten, und niemand kann anklopfen (um Einlass bitten). Wenn der Raum schließen soll, sobald die Links eines Meetings ablaufen, erstellen Sie ein Meeting und verwenden Sie dessen Raumprüfung.
rooms-create = Raum erstellen
rooms-create-suggested = Stattdessen { $room } erstellen
rooms-created = Der Raum { $room } wurde erstellt. Er ist privat.
rooms-now-private = { $room } ist jetzt privat. Nur Personen mit Link können beitreten.
rooms-now-one-device = Dem Raum { $room } kann jede Person jetzt nur noch mit einem Gerät beitreten.

## Rooms: after someone was removed from a room

ejected = Aus { $room } entfernt
ejected-no-one = Mit diesem Link war niemand in { $room }
ejected-no-one-sentence = Daily hat niemanden gefunden, der entfernt werden könnte.
ejected-no-one-ban = Das Aussperren war möglicherweise wirkungslos, weil die Person nicht im Raum war.
ejected-count = { $count ->
    [one] Daily hat 1 Gerät entfernt.
   *[other] Daily hat { $count } Geräte entfernt.
}
ejected-banned = Die Person ist ausgesperrt, bis das laufende Meeting im Raum zu Ende ist. Danach funktioniert der Link wieder.
ejected-not-banned = Die Person kann mit demselben Link wieder beitreten.
ejected-failed = Es wurde niemand entfernt
ejected-unknown = Latchkey weiß nicht, ob jemand entfernt wurde
ejected-link-works = Der Link funktioniert, bis er abläuft. Damit er schon früher nicht mehr funktioniert, löschen Sie den Raum oder den API-Schlüssel im Daily-Dashboard.
ejected-back = Zurück zu „Zugangsprobleme“

## Inspect

inspect = Jemand kommt nicht hinein
inspect-found = { $count ->
    [one] Zu diesem Link
   *[other] Zu diesen { $count } Links
}
inspect-link = Link { $number }
inspect-join = Beitrittslink
inspect-join-early = Dieser Beitrittslink funktioniert. Die Person kann ab { $time } beitreten.
inspect-join-open = Dieser Beitrittslink funktioniert. Die Person kann jetzt beitreten.
inspect-join-over = Das Meeting zu diesem Beitrittslink ist beendet.
inspect-join-cancelled = { $organizer } hat das Meeting zu diesem Beitrittslink abgesagt.
inspect-join-revoked = { $organizer } hat diesen Beitrittslink gesperrt.
inspect-join-replaced = Dieser Beitrittslink wurde durch einen neueren ersetzt und funktioniert nicht mehr.
inspect-join-unknown = Latchkey kennt diesen Beitrittslink nicht. Prüfen Sie, ob er vollständig ist und keine Tippfehler enthält.
inspect-join-near = Meinten Sie den Link von { $name }?
inspect-join-tail = Code endet mit
inspect-unreadable = nicht lesbar
inspect-urgent = dringend
inspect-warning = Warnung
inspect-signature = Signatur
inspect-signature-own = API-Schlüssel dieses Servers ({ $key })
inspect-signature-previous = Vorheriger API-Schlüssel ({ $key })
inspect-signature-unknown = Unbekannter API-Schlüssel
inspect-signature-unchecked = Nicht geprüft
inspect-found-in = Gefunden in
inspect-tail = Token endet mit
inspect-invitation = Einladung
inspect-invitation-of = { $person } in { $meeting }
inspect-created-by-you = Sie haben den Link am { $time } erstellt.
inspect-created-by = { $organizer } hat den Link am { $time } erstellt.
inspect-not-here = Nicht gefunden. Vielleicht wurde der Link von einem Programm oder auf der Befehlszeile erstellt, oder die Einladung wurde gelöscht.
inspect-remedies = Was Sie tun können
inspect-remedies-order = Einen Direktlink können Sie nicht sperren. Versuchen Sie stattdessen diese Schritte. Der erste betrifft die wenigsten Personen:
inspect-eject = Entfernen Sie die Personen, die mit diesem Link in { $room } sind.
inspect-eject-ban = Wenn Sie diese Personen auch aussperren, können sie erst wieder beitreten, wenn das laufende Meeting im Raum zu Ende ist. Danach funktioniert der Link wieder.
inspect-ban = Aus dem laufenden Meeting aussperren
inspect-eject-confirm = Personen aus { $room } entfernen
inspect-delete-room = { -inspect-delete-room-step } im Daily-Dashboard. Alle Links zu diesem Raum funktionieren dann für niemanden mehr.
-inspect-delete-room-step = Löschen Sie den Raum
inspect-new-key = { -inspect-new-key-step } im Daily-Dashboard und löschen Sie den jetzigen. Die Links aller Meetings funktionieren dann nicht mehr. Die Person, die diesen Server betreibt, trägt danach den neuen Schlüssel ein, und alle brauchen einen neuen Link.
-inspect-new-key-step = Erstellen Sie einen neuen API-Schlüssel
inspect-claims = Alle Claims
inspect-claims-of = Claims von Link { $number }
inspect-claim-name = Name
inspect-claim-short = Im Token
inspect-claim-value = Wert
inspect-claim-meaning = Bedeutung
inspect-claim-time = { $value } – { $time }
inspect-text = Fügen Sie einen Link oder eine E-Mail ein, oder geben Sie einen Namen oder eine E-Mail-Adresse ein
inspect-again = Nach einem anderen Link oder einer anderen Person suchen
inspect-private = Latchkey liest den Text auf diesem Server. Er wird nicht an Daily gesendet, nicht gespeichert und nicht protokolliert.
inspect-submit = Problem finden

inspect-details = Was der Link enthält

## Inspect: why someone can’t get in

trouble-title = { $name }, { $heading }
trouble-person = Person
trouble-meeting = Meeting
trouble-found = { $count ->
    [one] 1 Person gefunden
   *[other] { $count } Personen gefunden
}
trouble-found-hint = Wählen Sie die Person aus, die nicht hineinkommt.
trouble-found-more = Nur die ersten { $count } Personen sind aufgeführt. Um jemand anderen zu finden, geben Sie mehr vom Namen ein.
trouble-nobody = Kein Einladungslink gefunden. Auch in Ihren bevorstehenden und letzten Meetings hat niemand diesen Namen oder diese E-Mail-Adresse. Prüfen Sie die Schreibweise.
trouble-room = Der persönliche Teil des Links fehlt. Wahrscheinlich wurde die Seite neu geladen.
trouble-room-advice = Suchen Sie die Person und senden Sie ihr dann ihre aktuelle Einladung. Sie braucht bei jedem Beitritt ihren eigenen Link.
trouble-room-nobody = Keines Ihrer bevorstehenden oder letzten Meetings verwendet den Raum { $room }.
trouble-room-find = Person suchen
trouble-room-cut = Dieser Link ist unvollständig. Das Ende fehlt.

trouble-removed = { $name } wurde aus diesem Meeting entfernt.
trouble-removed-advice = Fügen Sie die Person wieder hinzu. Dann funktioniert auch ihr Beitrittslink wieder.
trouble-removed-advice-direct = Fügen Sie die Person wieder hinzu, um ihren Link noch einmal zu teilen.
trouble-over = Das Meeting war am { $time } zu Ende. Niemand kann mehr beitreten.
trouble-over-advice = Planen Sie es erneut, um neue Links zu bekommen.
trouble-revoked = Der Link von { $name } wurde am { $time } Uhr von { $organizer } gesperrt.
trouble-revoked-advice = Entsperren Sie den Link, wenn die Person beitreten darf. Wenn der Link in falsche Hände geraten ist, erstellen Sie stattdessen einen neuen.
trouble-incomplete = Der Link von { $name } ist unvollständig. Das Ende fehlt.
trouble-moved = Das ist der alte Link von { $name }. Das Meeting wurde auf { $time } verschoben.
trouble-other-room = Das ist der alte Link von { $name }. Das Meeting wurde in einen anderen Raum verlegt.
trouble-other-kind = Das ist der alte Link von { $name }. Das Meeting hat jetzt Links einer anderen Art.
trouble-other-details = Das ist der alte Link von { $name }. Die Angaben zur Person oder die Optionen des Meetings haben sich inzwischen geändert.
trouble-other-key = Das ist der alte Link von { $name }. Er wurde mit dem vorherigen API-Schlüssel erstellt.
trouble-replaced = Das ist der alte Link von { $name }. Er wurde durch einen neueren ersetzt.
trouble-other-link-key = Der Link von { $name } wurde mit einem Link-Schlüssel erstellt, der auf diesem Server nicht gesetzt ist.
trouble-other-link-key-advice = Ersetzen Sie den Link, oder bitten Sie die Person, die diesen Server betreibt, den früheren Link-Schlüssel zu setzen.
trouble-not-delivered = Die E-Mail an { $name } wurde nicht zugestellt.
trouble-not-delivered-advice = Senden Sie die Einladung auf einem anderen Weg, oder korrigieren Sie die E-Mail-Adresse auf der Seite der Person.
trouble-waiting = Die E-Mail an { $name } wurde noch nicht gesendet.
trouble-waiting-advice = Wenn es eilt, senden Sie die Einladung auf einem anderen Weg.
trouble-not-shared = Der aktuelle Link von { $name } wurde noch nicht geteilt.
trouble-early = Es ist noch zu früh. { $name } kann ab { $time } beitreten.
trouble-early-advice = Der Link ist richtig. Bitten Sie die Person, ihn dann noch einmal zu öffnen, und zwar aus der Einladung und nicht aus dem Browserverlauf.
trouble-rewritten = Ein E-Mail-Filter ({ $host }) hat diesen Link durch einen eigenen ersetzt.
trouble-rewritten-advice = Wenn der Filter den Link blockiert, senden Sie die Einladung auf einem anderen Weg, zum Beispiel in einem Chat.
trouble-not-opened = { $name } hat den Link noch nicht geöffnet.
trouble-not-opened-advice = Der Link funktioniert. Senden Sie die Einladung noch einmal, und bitten Sie die Person, auch im Spam-Ordner nachzusehen.
trouble-not-clicked = { $name } hat den Link am { $time } Uhr geöffnet, aber nicht auf „Jetzt beitreten“ geklickt.
trouble-not-clicked-advice = Der Link funktioniert. Bitten Sie die Person, ihn noch einmal in Chrome, Edge, Firefox oder Safari zu öffnen und auf „Jetzt beitreten“ zu klicken.
trouble-opened-early = { $name } hat den Link am { $time } geöffnet, bevor das Meeting offen war, und seitdem nicht wieder.
trouble-clicked = { $name } hat zuletzt am { $time } Uhr auf „Jetzt beitreten“ geklickt.
trouble-clicked-advice = Der Link funktioniert. Wenn die Verbindung abgebrochen ist, bitten Sie die Person, den Link noch einmal zu öffnen. Es reicht nicht, die Seite des Raums neu zu laden.
trouble-works = Der Link von { $name } funktioniert bis { $time }.
trouble-works-advice = Bitten Sie die Person, den ganzen Link in Chrome, Edge, Firefox oder Safari zu öffnen. Es reicht nicht, die Seite des Raums neu zu laden, weil Daily den persönlichen Teil des Links entfernt.
trouble-send-current = Senden Sie der Person die aktuelle Einladung.
trouble-copy = Aktuelle Einladung kopieren
trouble-copied = Die aktuelle Einladung wurde kopiert
trouble-email = Per E-Mail senden …
trouble-new-link = Neuen Link erstellen
trouble-repeat = Erneut planen
trouble-asked = Um Hilfe gebeten

trouble-leaked = Dieser Link ist in falsche Hände geraten
trouble-leaked-join = Wenn der Link von { $name } öffentlich geworden ist, kann jede Person, die ihn hat, unter diesem Namen beitreten.
trouble-leaked-direct = Wenn der Link von { $name } öffentlich geworden ist, kann jede Person, die ihn hat, bis { $time } unter diesem Namen beitreten. Ein Direktlink kann nicht gesperrt werden.
trouble-move = Meeting in einen neuen Raum verlegen
trouble-leaked-replace = Diesen Link sperren und einen neuen erstellen
trouble-move-cost = Alle bekommen einen neuen Link, den Sie noch teilen müssen. Die alten Links führen weiter in den alten Raum, den Sie danach löschen können.
trouble-leaked-others = Andere Schritte helfen weniger oder betreffen mehr Personen:
trouble-eject = Entfernen Sie alle, die mit dem Link von { $name } in { $room } sind.
trouble-eject-cost = Damit entfernen Sie auch die eingeladene Person selbst. Bis das laufende Meeting im Raum zu Ende ist, sperrt Daily alle mit diesem Link aus. Danach funktioniert der Link wieder.

## Moving a meeting to a new room

move-title = { $heading } in einen neuen Raum verlegen
move-room = Bei Daily wird ein neuer privater Raum erstellt: { $room }.
move-direct = { $count ->
    [one] 1 Person bekommt einen neuen Link, der als nicht geteilt markiert wird. Sie müssen ihn also noch teilen.
   *[other] { $count } Personen bekommen neue Links, die als nicht geteilt markiert werden. Sie müssen sie also noch teilen.
}
move-old-links = Die alten Links führen bis { $time } in den alten Raum. Nach dem Verlegen können Sie diesen Raum löschen.
move-join = { $count ->
    [one] 1 Beitrittslink bleibt gleich und führt in den neuen Raum. Sie müssen ihn nicht noch einmal teilen.
   *[other] { $count } Beitrittslinks bleiben gleich und führen in den neuen Raum. Sie müssen sie nicht noch einmal teilen.
}
move-inside = Wer jetzt im alten Raum ist, bleibt dort. Bitten Sie diese Personen, den Raum zu verlassen und ihren Link noch einmal zu öffnen.
move-inside-direct = Wer jetzt im alten Raum ist, bleibt dort. Diese Personen brauchen ihren neuen Link.
move-leaked-join = Wenn der Beitrittslink einer Person in falsche Hände geraten ist, hilft das Verlegen nicht: Auch dieser Link führt dann in den neuen Raum. Sperren oder ersetzen Sie ihn stattdessen auf der Seite der Person.
move-do = { $count ->
    [one] Meeting mit 1 Person verlegen
   *[other] Meeting mit { $count } Personen verlegen
}
move-cancel = Zurück zum Meeting
move-failed = Das Meeting wurde nicht verlegt. Alle Links sind wie vorher.
moved-title = Das Meeting wurde in einen neuen Raum verlegt
moved-direct = { $count ->
    [one] 1 Person hat einen neuen Link zu { $room }. Er wurde noch nicht geteilt.
   *[other] { $count } Personen haben neue Links zu { $room }. Sie wurden noch nicht geteilt.
}
moved-join = { $count ->
    [one] 1 Beitrittslink führt jetzt zu { $room }. Sie müssen ihn nicht noch einmal teilen.
   *[other] { $count } Beitrittslinks führen jetzt zu { $room }. Sie müssen sie nicht noch einmal teilen.
}
moved-send = Neue Links senden
moved-share = Neue Links teilen
moved-open = Meeting öffnen
moved-old = Der alte Raum
moved-old-hint = Den Raum { $room } gibt es bei Daily noch, und die alten Links führen dorthin. Wenn Sie ihn löschen, kommt niemand mehr hinein. In der Dokumentation von Daily steht nicht, was mit Personen geschieht, die gerade darin sind. Bitten Sie sie deshalb vorher, den Raum zu verlassen.
moved-old-hint-join = Den Raum { $room } gibt es bei Daily noch, und wer vorher auf „Jetzt beitreten“ geklickt hat, kann ihn möglicherweise noch 2 Stunden oder länger betreten. Wenn Sie ihn löschen, kommt niemand mehr hinein. In der Dokumentation von Daily steht nicht, was mit Personen geschieht, die gerade darin sind. Bitten Sie sie deshalb vorher, den Raum zu verlassen.
moved-others = { $count ->
    [one] 1 anderes Meeting verwendet diesen Raum. Auch dessen Links funktionieren dann nicht mehr.
   *[other] { $count } andere Meetings verwenden diesen Raum. Auch deren Links funktionieren dann nicht mehr.
}
moved-agree = Den Raum löschen, obwohl andere Meetings ihn verwenden
moved-agree-missing = Andere Meetings verwenden diesen Raum. Setzen Sie das Häkchen, wenn Sie ihn trotzdem löschen möchten.
moved-delete = { $room } löschen

## The preview of a person’s join page

preview-open-page = Vorschau der Beitrittsseite
preview = Vorschau
preview-hint = Das sieht die Person, wenn sie ihren Link öffnet. Es wird nichts festgehalten, und die Schaltflächen haben keine Wirkung.
preview-pressed = Das ist eine Vorschau. Die Schaltfläche hatte deshalb keine Wirkung, und es wurde nichts festgehalten.
preview-states = Zustände der Seite
preview-now = Jetzt
preview-early = Zu früh
preview-open = Offen
preview-over = Beendet
preview-cancelled = Abgesagt
preview-revoked = Gesperrt
preview-replaced = Ersetzt
preview-back = Zurück zur Seite der Person

## Inspect: what is said of a link that belongs to no one here

answer-early = Es ist noch zu früh. Dieser Link funktioniert ab { $time }.
answer-expired = Dieser Link ist am { $time } abgelaufen.
answer-works = Dieser Link funktioniert bis { $time }.
answer-works-always = Dieser Link funktioniert und läuft nie ab.
answer-unknown = Dieser Link wurde nicht mit dem API-Schlüssel dieses Servers erstellt. Ob er funktioniert, weiß daher nur Daily.
answer-other-organizer = { $organizer } hat diesen Link erstellt und kann weiterhelfen.
answer-other-organizer-disabled = { $organizer } hat diesen Link erstellt, aber dieses Konto ist deaktiviert. Bitten Sie jemanden mit Admin-Rechten auf diesem Server um Hilfe.
answer-not-here = Der Link gehört zu keinem Ihrer bevorstehenden oder letzten Meetings. Geben Sie den Namen der Person ein, um ihren aktuellen Link zu finden.

## Inspect: whether a link works

inspect-allows-nothing = Der Link ist ungültig. Wäre er gültig, würde er dies erlauben: { $allows }
inspect-allows-perhaps = Falls der Link gültig ist: { $allows }
inspect-unknown-format = Es ist unklar, was dieser Link erlaubt, weil einer seiner Claims nicht das Format hat, das Daily dokumentiert.
inspect-valid-until = Gültig bis { $until }.
inspect-valid = Gültig. Der Link läuft nie ab.
inspect-valid-between = Noch nicht gültig. Der Link funktioniert erst in dieser Zeit: { $span }.
inspect-valid-from = Noch nicht gültig. Der Link funktioniert ab { $from } und läuft nie ab.
inspect-expired = Abgelaufen am { $at }.
inspect-link-broken = Der Link funktioniert nicht. { $why } Das Token selbst: { $verdict }
inspect-invalid = Ungültig.
inspect-signed-own = Signiert mit dem API-Schlüssel dieses Servers.
inspect-signed-previous = Signiert mit dem vorherigen API-Schlüssel. Der Link funktioniert also nur, solange Daily diesen Schlüssel akzeptiert.
inspect-signed-unchecked = Die Signatur wurde nicht geprüft.
inspect-signed-unknown = Dieser Link ist nicht mit dem API-Schlüssel dieses Servers signiert. Er kann mit einem anderen Schlüssel, über die REST-API von Daily oder von jemand anderem erstellt worden sein. Ob er funktioniert, weiß daher nur Daily.
inspect-dates-until = Laut den Zeitangaben im Link ist der Beitritt bis { $until } möglich.
inspect-dates-always = Laut den Zeitangaben im Link ist der Beitritt jederzeit möglich.
inspect-dates-between = Laut den Zeitangaben im Link ist der Beitritt am { $span } möglich.
inspect-dates-from = Laut den Zeitangaben im Link ist der Beitritt ab { $from } möglich.
inspect-dates-expired = Auf jeden Fall ist er am { $at } abgelaufen.
inspect-dates-invalid = Auf jeden Fall ist er nicht verwendbar.
inspect-incomplete = Dieser Link ist unvollständig. Bitten Sie um den vollständigen Link.
inspect-hidden = Ein E-Mail-Filter hat den ursprünglichen Link durch einen eigenen ersetzt, der den ursprünglichen nicht enthält. Bitten Sie die Person, von der die E-Mail stammt, um den ursprünglichen Link, oder öffnen Sie diesen Link und kopieren Sie die Adresse aus dem Browser.
inspect-malformed = Dies ist kein gültiger Link für Daily. Prüfen Sie, ob Sie den ganzen Link eingefügt haben.
inspect-algorithm = Der Link ist mit „{ $algorithm }“ signiert, aber Daily akzeptiert nur HS256.
inspect-wrong-key = Der Link ist nicht mit dem API-Schlüssel dieses Servers signiert.
inspect-wrong-domain = Der Link wurde für eine andere Daily-Domain erstellt.

## Inspect: mistakes in a link

inspect-holds-key = Der Link enthält den API-Schlüssel selbst. Wer den Link gesehen hat, kann beliebige Links erstellen. Erstellen Sie jetzt einen neuen API-Schlüssel im Daily-Dashboard und löschen Sie den bisherigen.
inspect-maybe-key = Ein Claim sieht wie ein API-Schlüssel aus ({ $start }…). Wenn es ein API-Schlüssel ist, erstellen Sie jetzt einen neuen im Daily-Dashboard und löschen Sie den bisherigen.
inspect-unsigned = Der Link ist nicht signiert. Daily ignoriert ihn deshalb.
inspect-long-name = „{ $long }“ ist ein Name aus der REST-API von Daily. In einem Token muss stattdessen „{ $short }“ stehen. Tokens mit dem langen Namen ignoriert Daily.
inspect-every-room = Der Link nennt keinen Raum (r). Er öffnet deshalb jeden Raum der Domain.
inspect-never-expires = Der Link hat keine Ablaufzeit (exp). Er funktioniert deshalb, solange der API-Schlüssel funktioniert.
inspect-no-domain = Der Link hat keine Domain-ID (d). Daily ignoriert ihn deshalb.
inspect-no-issue-time = Im Link steht nicht, wann er ausgestellt wurde (iat). Daily verlangt diese Angabe.
inspect-milliseconds = „{ $claim }“ ist { $value }. Das sieht nach Millisekunden aus, Daily erwartet aber Sekunden.
inspect-fraction = „{ $claim }“ ist { $value }. Das ist ungewöhnlich: Die Dokumentation von Daily verlangt ganze Sekunden und sagt nicht, ob Daily Bruchteile akzeptiert.
inspect-no-seconds = „{ $claim }“ ist { $value }, Daily erwartet aber eine Anzahl von Sekunden.
inspect-never-valid = Der Link läuft ab (exp), bevor er gültig wird (nbf). Er funktioniert deshalb nie.
inspect-long-user-id = Die Benutzer-ID (ud) ist zu lang. Daily akzeptiert höchstens 36 Zeichen.
inspect-long-permissions = Die Berechtigungen (p) haben das Format der REST-API von Daily. In einem Token muss das kurze Format stehen, zum Beispiel „cs“.
inspect-wrong-form = „{ $claim }“ ist { $value }, Daily erwartet aber: { $form }.
inspect-odd-value = „{ $claim }“ ist { $value }, die Dokumentation von Daily erlaubt aber nur: { $form }.
inspect-from-now = „{ $claim }“ ist { $value }, das ist ein Zeitpunkt im Jahr 1970. Daily erwartet Sekunden seit 1970, nicht ab jetzt.
inspect-nested = Die Claims stehen in „properties“, wie in der REST-API von Daily. In einem Token müssen sie auf der obersten Ebene stehen.
inspect-other-service = Dieses Token ist für { $service }, nicht für Daily.
inspect-not-for-meetings = Das Token enthält keinen der Claims, die Daily dokumentiert. Es ist also nicht für ein Meeting bei Daily.
inspect-hex-signature = Die Signatur ist hexadezimal geschrieben. Daily erwartet base64url.
inspect-key-form = Der Link ist mit dem API-Schlüssel dieses Servers signiert, aber in einer anderen Form ({ $form }). Verwenden Sie den Schlüssel genau so, wie Daily ihn anzeigt.
claim-room-name = der Name eines Raums
claim-domain-id = die ID der Domain (eine UUID)
claim-switch = true oder false
claim-short-text = Text mit höchstens 36 Zeichen
claim-text = Text
claim-url = eine URL
claim-recording-options = ein Objekt mit den Optionen von startRecording
claim-recording-kind = cloud, cloud-audio-only, local oder raw-tracks
claim-webhook = die URL eines Webhooks
claim-seconds = eine ganze Zahl (Sekunden)
claim-language = da, de, en, es, fi, fr, it, jp, ka, nl, no, pt, pt-BR, pl, ru, sv, tr oder user
claim-permissions = ein Objekt wie { "{" }"cs":"v,a"{ "}" }
key-hex = von Hexadezimalziffern in Bytes umgewandelt
key-base64-bytes = von Base64 in Bytes umgewandelt
key-in-base64 = in Base64 kodiert
key-line-break = mit einem Zeilenumbruch am Ende
key-blank = mit einem Leerzeichen davor oder dahinter
key-quoted = in Anführungszeichen
key-other-case = mit vertauschter Groß- und Kleinschreibung
inspect-padded = Teile des Tokens enden mit „=“. Die Dokumentation von Daily sagt nicht, ob Daily das akzeptiert.
inspect-standard-alphabet = Das Token enthält „+“ oder „/“ statt „-“ und „_“. Die Dokumentation von Daily sagt nicht, ob Daily das akzeptiert, und „+“ wird in einem Link als Leerzeichen gelesen.
inspect-rewritten = { $host } hat den Link umgeschrieben. Wer auf den Link klickt, sendet das Token deshalb über diese Website.
inspect-other-parameter = Das Token steht im Parameter „{ $name }“ des Links, Daily liest aber nur „t“.
inspect-in-fragment = Das Token steht im Link hinter einem „#“, Daily liest aber nur den Parameter „t“ hinter dem „?“.
inspect-in-path = Das Token steht im Pfad des Links, Daily liest aber nur den Parameter „t“.
inspect-insecure = Der Link beginnt mit http:// statt mit https://. Das Token würde deshalb unverschlüsselt gesendet.
inspect-repeated = „{ $claim }“ kommt mehrmals vor. Es ist unklar, welchen Wert Daily verwendet.
inspect-not-daily = Der Link führt zu { $origin }, nicht zu Daily. Wer den Link öffnet, gibt das Token an diese Website weiter.
inspect-other-host = Der Link führt zu { $host }, aber dieser Server signiert Links für { $own }.
inspect-other-room = Der Link führt zu „{ $path }“ auf { $host }, aber sein Token öffnet „{ $room }“.
inspect-no-room = Der Link führt zu keinem Raum auf { $host }, aber sein Token öffnet „{ $room }“.

## Inspect: the meaning of each claim

inspect-claim-room = Raum, den der Link öffnet
inspect-claim-domain = Daily-Domain, für die der Link gilt
inspect-claim-issued = wann der Link erstellt wurde
inspect-claim-from = frühester Zeitpunkt des Beitritts
inspect-claim-until = spätester Zeitpunkt des Beitritts
inspect-claim-owner = ob die Person das Meeting leitet
inspect-claim-user-id = unterscheidet Personen voneinander
inspect-claim-user-name = Name, den andere sehen
inspect-claim-knocking = klopft an und wartet auf die Leitung
inspect-claim-close-tab = schließt beim Verlassen den Tab
inspect-claim-redirect = gelangt beim Verlassen auf diese Seite
inspect-claim-intercom = meldet jeden Beitritt an Intercom
inspect-claim-record = startet beim Beitritt eine Cloud-Aufzeichnung
inspect-claim-record-options = wie diese Aufzeichnung entsteht
inspect-claim-transcribe = startet die Transkription, wenn die Leitung beitritt
inspect-claim-recording-kind = erlaubte Art der Aufzeichnung
inspect-claim-screenshare = ob die Person ihren Bildschirm freigeben kann
inspect-claim-camera-off = tritt mit ausgeschalteter Kamera bei
inspect-claim-muted = tritt stummgeschaltet bei
inspect-claim-hook = Webhook, der bei jedem Beitritt aufgerufen wird
inspect-claim-removed-at-expiry = wird entfernt, wenn der Link abläuft
inspect-claim-removed-after = wird so viele Sekunden nach dem Beitritt entfernt
inspect-claim-language = Sprache der Oberfläche im Raum
inspect-claim-recording-button = ob die Person die Schaltfläche zum Aufzeichnen sieht
inspect-claim-permissions = was die Person anfangs tun kann, wenn sie das Meeting nicht leitet
inspect-claim-undocumented = kein Claim, den Daily dokumentiert

## Outbox

outbox = Postausgang
outbox-lede = Alle E-Mails, die Sie gesendet haben, mit ihrem Status. „Gesendet“ heißt, dass der Mailserver die E-Mail angenommen hat. Es heißt nicht, dass jemand sie gelesen hat.
outbox-lede-demo = Alle E-Mails, die Sie gesendet haben. Weil dies eine Demo ist, hat keine davon diesen Computer verlassen. Öffnen Sie eine E-Mail, um sie zu lesen.
outbox-caught-open = E-Mail lesen
outbox-caught-from = Von { $sender }
outbox-caught-to = An { $recipient }
outbox-caught-not-sent = Dies ist eine Demo. Die E-Mail wurde nicht gesendet.
outbox-caught-html = In der Ansicht des Empfängers öffnen
outbox-caught-text = Als Text
outbox-none = Sie haben noch keine E-Mails gesendet. Um Einladungen zu senden, öffnen Sie ein Meeting.
outbox-filter = E-Mails filtern
outbox-all = Alle
outbox-open = Wartend
outbox-failed = Fehlgeschlagen
outbox-none-found = Keine E-Mail passt zu diesem Filter.
outbox-meeting-deleted = Gelöschtes Meeting
outbox-person-removed = Entfernte Person
outbox-invitation = Einladung
outbox-cancellation = Absage
outbox-test = Test-E-Mail an Sie
outbox-help = Bitte um Hilfe, E-Mail an Sie
outbox-notice = Mitteilung zu Ihrem Konto, E-Mail an Sie
outbox-created = Erstellt: { $time } Uhr
outbox-cut = Diese Seite umfasst Ihre letzten { $count } E-Mails. Auf der Seite jedes Meetings stehen alle E-Mails zu diesem Meeting.

## Settings

settings = Einstellungen
settings-daily = Daily-Domain
settings-domain = Links werden für { $host } signiert (Domain-ID { $id }).
settings-domain-where = Die Person, die diesen Server betreibt, legt die Domain und deren API-Schlüssel fest.
settings-fingerprint = Fingerabdruck des API-Schlüssels: { $fingerprint }
settings-fingerprint-previous = Fingerabdruck des vorherigen API-Schlüssels: { $fingerprint }
settings-email = E-Mail
settings-email-calendar = Meinen Einladungen eine Kalenderdatei anhängen und den Kalendereintrag aktualisieren, wenn ein Meeting geändert oder abgesagt wird
settings-email-save = E-Mail-Einstellungen speichern
settings-sign-in = Anmeldung
settings-password-changed = Ihr Passwort wurde geändert. Überall sonst wurden Sie abgemeldet.
settings-password-changed-keys = Ihre API-Schlüssel funktionieren noch. Wenn jemand anderes Ihr Konto benutzt haben könnte, widerrufen Sie die Schlüssel. Programme, die sie verwenden, verlieren dann sofort den Zugriff.
settings-keys-revoke-all = { $count ->
    [one] Ihren API-Schlüssel widerrufen
   *[other] Alle { $count } API-Schlüssel widerrufen
}
settings-sign-in-as = Sie melden sich mit { $email } an.
settings-change-password = Passwort ändern
settings-activity = Ihr Aktivitätsprotokoll ansehen
settings-session-this = dieser Browser
settings-browser = { $browser } ({ $system })
settings-browser-unknown = Unbekannter Browser
settings-session-began = Angemeldet: { $time } Uhr, von { $address }
settings-session-seen = Zuletzt verwendet: { $time } Uhr
settings-session-end = Abmelden
settings-session-end-which = { $browser } abmelden, angemeldet seit { $time } Uhr
settings-session-end-others = Überall sonst abmelden
settings-keys = API-Schlüssel
settings-keys-use = Mit API-Schlüsseln erstellen Programme Links in Ihrem Namen. Mehr dazu steht in der { -settings-keys-documentation }.
-settings-keys-documentation = API-Dokumentation
settings-key-created = Der API-Schlüssel „{ $name }“ wurde erstellt.
settings-key-created-copy = Kopieren Sie den Schlüssel jetzt und halten Sie ihn geheim wie ein Passwort. Er wird nicht noch einmal angezeigt.
settings-key-copy = Schlüssel kopieren
settings-key-expired = abgelaufen
settings-key-every-room = Alle Räume
settings-key-owners = Kann Links für die Leitung erstellen und lesen
settings-key-no-owners = Kann keine Links für die Leitung erstellen oder lesen
settings-key-expires-on = Läuft ab: { $time } Uhr
settings-key-expired-on = Abgelaufen: { $time } Uhr
settings-key-used = Zuletzt verwendet: { $time } Uhr
settings-key-unused = Nie verwendet
settings-key-revoke = API-Schlüssel widerrufen
settings-key-revoke-which = API-Schlüssel { $name } widerrufen
settings-key-revoke-effect = Programme, die diesen Schlüssel verwenden, verlieren sofort den Zugriff.
settings-key-revoke-confirm = API-Schlüssel widerrufen
settings-key-new = API-Schlüssel erstellen
settings-key-name = Name
settings-key-name-hint = Zum Beispiel der Name des Programms, das den Schlüssel verwendet.
settings-key-days = Tage, bis der Schlüssel abläuft
settings-key-scopes = Wofür der Schlüssel verwendet werden kann
settings-scope-tokens = Links und Tokens erstellen, die nicht gespeichert werden
settings-scope-meetings = Meetings erstellen, lesen, ändern und löschen
settings-scope-inspect = Links und Tokens untersuchen
settings-key-may-make-owners = Der Schlüssel kann Links für die Leitung erstellen und lesen
settings-key-password-hint = Geben Sie Ihr Passwort nur ein, wenn der Schlüssel Links für die Leitung erstellen und lesen kann.
settings-key-rooms = Räume (optional)
settings-key-rooms-hint = Geben Sie Raumnamen ein, durch Leerzeichen getrennt. { $star } steht für beliebige Zeichen, wie in { $example }. Lassen Sie das Feld leer, um alle Räume zu erlauben.
settings-key-create = API-Schlüssel erstellen

## Settings: changing the password

password = Passwort ändern
password-not-yours = Ihr aktuelles Passwort hat jemand anderes festgelegt.
password-choose = Wählen Sie ein neues Passwort, das nur Sie kennen.
password-lede = Hier bleiben Sie angemeldet, überall sonst werden Sie abgemeldet.
password-current = Aktuelles Passwort
password-yours = Ihr Passwort
password-new = Neues Passwort
password-hint = Verwenden Sie mindestens { $count } Zeichen. Vier zufällige Wörter sind leicht zu merken und schwer zu erraten.
password-change = Passwort ändern

## Emails about an account: the password was changed, or someone signed in on a new device

notice-password-subject = Ihr Passwort für Latchkey wurde geändert
notice-device-subject = Neue Anmeldung bei Latchkey
notice-password = Das Passwort für Ihr Latchkey-Konto auf { $host } wurde am { $time } von der Netzwerkadresse { $client } aus geändert. Alle anderen Geräte wurden abgemeldet.
notice-device = Am { $time } hat sich jemand von der Netzwerkadresse { $client } aus in Ihrem Latchkey-Konto auf { $host } angemeldet. Latchkey kannte das Gerät oder den Browser noch nicht.
notice-yours = Wenn Sie das waren, brauchen Sie nichts zu tun.
notice-not-yours = Wenn Sie das nicht waren, ändern Sie Ihr Passwort in den Einstellungen. Dadurch werden Sie auch überall sonst abgemeldet. Sagen Sie außerdem der Person Bescheid, die diesen Server betreibt. Wenn Sie sich nicht anmelden können, kann sie ein neues Passwort für Sie festlegen.
notice-page = Einstellungen:

## Organizers

organizers = Konten
organizers-lede = Wer hier ein Konto hat, kann sich anmelden und Links erstellen. Mit Admin-Rechten kann man außerdem Konten und Aufbewahrungsfristen verwalten. Niemand sieht die Meetings oder Links einer anderen Person.
organizers-activity = Aktivitätsprotokoll ansehen
organizers-branding = Erscheinungsbild ändern
organizers-added = { $email } kann sich jetzt mit diesem Passwort anmelden.
organizers-added-copy = Kopieren Sie das Passwort jetzt und geben Sie es weiter. Es wird nicht noch einmal angezeigt und muss bei der ersten Anmeldung geändert werden.
organizers-copy = Passwort kopieren
organizers-administrator = Admin
organizers-disabled = deaktiviert
organizers-you = (Sie)
organizers-key = API-Schlüssel { $name }
organizers-key-revoke-which = API-Schlüssel { $name } von { $organizer } widerrufen
organizers-change = Konto verwalten
organizers-change-which = Konto von { $name } verwalten
organizers-enable = Konto aktivieren
organizers-no-administrator = Admin-Rechte entziehen
organizers-make-administrator = Admin-Rechte erteilen
organizers-disable-effect = Wenn Sie dieses Konto deaktivieren, wird die Person sofort abgemeldet und kann sich nicht mehr anmelden, und ihre API-Schlüssel funktionieren nicht mehr. Die Meetings dieser Person bleiben bestehen, und bereits geteilte Links funktionieren weiter.
organizers-disable = Konto deaktivieren
organizers-ahead = { $meetings ->
    [one] { $name } hat 1 bevorstehendes Meeting mit { $people ->
        [one] 1 Person.
       *[other] { $people } Personen.
    }
   *[other] { $name } hat { $meetings } bevorstehende Meetings mit { $people ->
        [one] 1 Person.
       *[other] { $people } Personen.
    }
}
organizers-nothing-ahead = { $name } hat keine bevorstehenden Meetings.
organizers-revoke-links-people = { $count ->
    [one] 1 Person in bevorstehenden Meetings hat einen Beitrittslink.
   *[other] { $count } Personen in bevorstehenden Meetings haben einen Beitrittslink.
}
organizers-new = Konto hinzufügen
organizers-name = Name
organizers-name-hint = Dieser Name steht in den Einladungen.
organizers-email = E-Mail-Adresse
organizers-new-administrator = Admin-Rechte: kann Konten und Aufbewahrungsfristen verwalten
organizers-password-hint = Geben Sie Ihr Passwort nur ein, wenn das Konto Admin-Rechte haben soll.
organizers-add = Konto hinzufügen
organizers-retention = Aufbewahrungsfristen
organizers-retention-people = Wie viele Tage nach dem Meeting Namen und E-Mail-Adressen aufbewahrt werden
organizers-retention-people-hint = Danach werden Namen und E-Mail-Adressen gelöscht, ebenso die E-Mails an diese Personen. Das Meeting selbst bleibt bestehen.
organizers-retention-log = Wie viele Tage das Aktivitätsprotokoll aufbewahrt wird
organizers-retention-last = Zuletzt gelöscht am { $time }: { $detail }. Alte Daten werden einmal am Tag gelöscht.
organizers-retention-never = Es wurde noch nichts gelöscht. Alte Daten werden einmal am Tag gelöscht.
organizers-retention-save = Aufbewahrungsfristen speichern
retention-title = Alte Daten löschen?
retention-days = Namen und E-Mail-Adressen werden { $people ->
    [one] 1 Tag
   *[other] { $people } Tage
} nach einem Meeting gelöscht, Einträge des Aktivitätsprotokolls nach { $log ->
    [one] 1 Tag
   *[other] { $log } Tagen
}.
retention-people = { $people ->
    [one] 1 Person aus { $meetings ->
        [one] 1 vergangenen Meeting
       *[other] { $meetings } vergangenen Meetings
    } wird innerhalb von 24 Stunden entfernt.
   *[other] { $people } Personen aus { $meetings ->
        [one] 1 vergangenen Meeting
       *[other] { $meetings } vergangenen Meetings
    } werden innerhalb von 24 Stunden entfernt.
}
retention-entries = { $count ->
    [one] 1 Eintrag des Aktivitätsprotokolls wird innerhalb von 24 Stunden gelöscht.
   *[other] { $count } Einträge des Aktivitätsprotokolls werden innerhalb von 24 Stunden gelöscht.
}
retention-final = Das kann nicht rückgängig gemacht werden.
retention-keep = Nicht speichern

## Activity log

activity = Aktivitätsprotokoll
activity-lede = Dieses Protokoll zeigt Ihre Aktivitäten: Anmeldungen und alles, was Sie mit Links, Meetings, Räumen und API-Schlüsseln gemacht haben. Es enthält keine Links und keine Namen eingeladener Personen.
activity-lede-everyone = Dieses Protokoll zeigt die Aktivitäten aller Konten: Anmeldungen und alles, was mit Links, Meetings, Räumen, API-Schlüsseln und Konten gemacht wurde. Es enthält keine Links und keine Namen eingeladener Personen.
activity-filter = Aktivitätsprotokoll filtern
activity-action = Aktivität
activity-every-action = Alle Aktivitäten
activity-organizer = E-Mail-Adresse
activity-from = Von
activity-until = Bis
activity-one-meeting = Sie sehen die Aktivitäten eines einzelnen Meetings.
activity-all-meetings = Aktivitäten aller Meetings ansehen
activity-show = Aktivitäten anzeigen
activity-download = Als CSV herunterladen
activity-none = Noch keine Aktivitäten.
activity-none-found = Keine Aktivität passt zu diesem Filter.
activity-show-all = Alle Aktivitäten anzeigen
activity-by-command-line = Befehlszeile
activity-by-unknown = Unbekannte E-Mail-Adresse
activity-meeting-filter = Aktivitäten dieses Meetings ansehen
activity-address = Von { $address }
activity-key = Mit dem API-Schlüssel { $name }
activity-older = Ältere Aktivitäten anzeigen

## Activity log: what someone did

activity-signed-in = Angemeldet
activity-sign-in-failed = Anmeldung fehlgeschlagen
activity-signed-out = Abgemeldet
activity-sessions-ended = Sitzungen beendet
activity-password-set = Passwort festgelegt
activity-issued = Links erstellt
activity-showed = Links angesehen
activity-exported = Links heruntergeladen
activity-mailed = Links per E-Mail gesendet
activity-changed = Meeting geändert
activity-dropped = Person aus einem Meeting entfernt
activity-removal-undone = Entfernte Person wieder hinzugefügt
activity-links-revoked = Links gesperrt
activity-revocation-undone = Gesperrte Links entsperrt
activity-links-replaced = Links ersetzt
activity-deleted = Meeting gelöscht
activity-room-changed = Raum geändert
activity-key-made = API-Schlüssel erstellt
activity-key-withdrawn = API-Schlüssel widerrufen
activity-organizer-added = Konto hinzugefügt
activity-organizer-changed = Konto geändert
activity-organizer-removed = Konto entfernt
activity-templates-changed = Vorlagen geändert
activity-webhooks-changed = Webhooks geändert
activity-address-book = Adressbuch verwendet
activity-retention-changed = Aufbewahrungsfristen geändert
activity-branding-changed = Erscheinungsbild geändert
activity-restored = Backup wiederhergestellt
activity-removed = Alte Daten gelöscht

## API documentation

api = API
api-keys = Ihre API-Schlüssel
api-lede = Mit dieser API kann ein Programm, das eine eigene Anmeldung hat, Einladungslinks erstellen. Latchkey signiert die Links, ohne Daily aufzurufen. Wer einen Link hat, kann beitreten. Geben Sie jeden Link deshalb nur der Person, für die er bestimmt ist.
api-start = Erste Schritte
api-start-key = Erstellen Sie einen API-Schlüssel in den { -api-start-settings } oder mit { $command }.
-api-start-settings = Einstellungen
api-start-scopes = Ein Schlüssel braucht den Bereich { $tokens }, um Links zu erstellen, die nicht gespeichert werden; { $meetings } für Meetings, Personen, E-Mails, Vorlagen und Webhooks; { $inspect }, um Tokens zu untersuchen.
api-start-environment = Die Beispiele lesen den Schlüssel, die URL der API und eine Startzeit aus Umgebungsvariablen:
api-start-document = Die OpenAPI-3.1-Beschreibung der API finden Sie unter { $document }.
api-start-json = Anfragen und Antworten enthalten JSON mit Namen in { $case }. Zeitangaben folgen RFC 3339. Jede Antwort hat auf der obersten Ebene ein einziges Feld, das das Ergebnis enthält.
api-examples = Sprache der Beispiele
api-start-curl = Andere Variablen wie { $meeting } stehen für IDs und andere Werte aus früheren Antworten.
api-start-javascript = Die Beispiele laufen in Node.js ab Version 18, als ES-Modul und ohne weitere Pakete. Sie beginnen mit:
api-start-python = Die Beispiele verwenden das Paket { $package }. Sie beginnen mit:
api-response = Antwort
api-token = Link für die angemeldete Person erstellen
api-token-expiry = Der Link funktioniert eine Stunde lang, wenn Sie kein anderes { $expires-at } senden. Er wird nicht gespeichert.
api-token-options = { $owner } macht die Person zur Leitung, wenn der API-Schlüssel Links für die Leitung erstellen kann. { $options } setzt Claims von Daily mit ihren langen Namen, zum Beispiel { $example }.
api-links = Viele Links auf einmal erstellen
api-links-csv = CSV wird Zeile für Zeile verarbeitet, bis zu 64 MB. Diese Spaltennamen werden erkannt, auch in anderen Sprachen: { $columns }. Wenn eine Zeile nicht verwendet werden kann, steht der Grund in der Spalte { $error }.
api-links-files = Sie können auch eine Tabelle (.xlsx, .xls oder .ods) oder vCards senden, bis zu 5 MB. Wenn unklar ist, wie eine Liste zu lesen ist, zeigt der Fehler ihre Spalten und nennt den Parameter, den Sie senden müssen: { $columns }, { $header-row }, { $sheet } oder { $encoding }.
api-links-warnings = Der Header { $warnings } führt alles auf, was erraten, übersprungen oder ignoriert wurde.
api-links-again = Dieselbe Anfrage mit demselben { $issued-at } liefert dieselben Links.
api-meetings = Meetings erstellen und ändern
api-meetings-yours = Die API und die Web-App zeigen dieselben Meetings. Die Antwort auf ein neues Meeting enthält dessen Einladungen mit ihren Links.
api-meetings-kind = Hat der Server sowohl einen Link-Schlüssel als auch eine https-URL, erstellt er standardmäßig Beitrittslinks, sonst Direktlinks, die sich nicht sperren lassen. Um Beitrittslinks zu verlangen, senden Sie { $kind }.
api-meetings-again = Wenn Sie ein Meeting erstellen, Personen hinzufügen, E-Mails senden oder einen Link ersetzen, senden Sie einen eigenen { $header } mit. Wenn Sie die Anfrage innerhalb eines Tages mit demselben Wert wiederholen, geschieht nichts doppelt, und Sie erhalten noch einmal die erste Antwort. Läuft die erste Anfrage noch, erhalten Sie { $code }. Derselbe Wert mit einem anderen Body wird abgelehnt. Schlägt eine Anfrage fehl, können Sie sie mit demselben Wert wiederholen. Wenn Sie etwas absichtlich noch einmal tun wollen, verwenden Sie einen neuen Wert. Andere Änderungen an Meetings und Personen lassen sich auch ohne diesen Header gefahrlos wiederholen.
api-meetings-pages = Um die nächste Seite einer Liste abzurufen, senden Sie { $next } als { $parameter }.
api-meetings-filters = Meetings lassen sich filtern: nach Zeit ({ $from }, { $to }), { $room }, Text im Titel oder Raumnamen ({ $q }) und { $state }: { $states }. Eine Seite kann weniger Meetings enthalten, als ihr Limit erlaubt.
api-meetings-tags = Ein Meeting und eine Einladung haben ein { $etag }. Senden Sie es als { $if-match } mit, wenn Sie sie ändern oder löschen: Wurden sie seitdem geändert, ist die Antwort { $refused }, und nichts ändert sich. Senden Sie es beim Abrufen als { $if-none-match } mit: Hat sich nichts geändert, ist die Antwort { $same }, ohne Body.
api-meetings-links = Links sind Teil der Einladungen. Ein Direktlink kann nicht gesperrt werden und funktioniert, bis er abläuft. Ein Beitrittslink kann jederzeit gesperrt oder ersetzt werden.
api-people = Eine Person ändern, Einladungen senden
api-people-links = Ein Beitrittslink, den Sie sperren oder ersetzen, wird sofort ungültig. Ein Direktlink lässt sich nicht sperren.
api-people-to = { $to } legt fest, wer eine E-Mail bekommt: mit { $new } alle, denen noch keine gesendet wurde; mit { $failed } alle, deren letzte E-Mail fehlgeschlagen ist; mit { $outdated } alle, die einen alten Link, eine alte Zeit oder eine alte Adresse haben; mit { $all } alle.
api-people-skipped = { $people } beschränkt das auf die Einladungen, die Sie aufführen. { $skipped } in der Antwort sagt, wer keine E-Mail bekommt und warum. E-Mails werden sofort gesendet.
api-people-corrected = War eine Adresse falsch, ändern Sie die Person und senden Sie die E-Mail dann mit { $failed } oder, wenn der Mailserver die erste E-Mail angenommen hatte, mit { $outdated }. Ersetzen Sie im zweiten Fall vorher den Link, damit der Link im falschen Postfach ungültig wird. Wartet die E-Mail noch, geht sie von selbst an die neue Adresse.
api-people-state = { $field } nennt den Stand der letzten E-Mail an jede Person: { $values }.
api-templates = Vorlagen verwenden
api-templates-keep = Eine Vorlage enthält Raum, Titel und Optionen eines Meetings sowie Betreff und Nachricht seiner E-Mails. Ein Meeting, das Sie mit { $field } erstellen, erhält all das. Raum, Titel oder Optionen in der Anfrage ersetzen die der Vorlage.
api-webhooks = Über Ereignisse informiert werden
api-webhooks-events = Latchkey sendet jedes Ereignis an Ihre URL, meist innerhalb von Sekunden: { $events }. Eine Anfrage enthält nur IDs: keinen Link, keinen Namen und keine E-Mail-Adresse.
api-webhooks-signed = Anfragen sind nach Standard Webhooks signiert, mit den Headern { $headers }. Bibliotheken für die meisten Sprachen prüfen sie mit dem { $secret } des Webhooks.
api-webhooks-again = Wenn Ihre URL nicht innerhalb von 10 Sekunden mit einem Status von 200 bis 299 antwortet, wird die Anfrage etwa einen Tag lang wiederholt, mit derselben { $id }. Ein Ereignis kann mehrmals ankommen. Der Status 410 deaktiviert den Webhook.
api-webhooks-targets = Die URL muss https verwenden und zu einer öffentlichen Adresse führen, sofern keine Einstellung des Servers andere erlaubt. Weiterleitungen wird nicht gefolgt. Der API-Schlüssel muss alle Räume erlauben.
api-inspect = Token untersuchen
api-errors = Fehler
api-errors-format = Fehler haben das Format { $media-type } (RFC 9457). Die Bedeutung eines { $code } ändert sich nie.
api-errors-bad-request = 400: Der Body ist kein JSON.
api-errors-unauthorized = 401: Der API-Schlüssel fehlt ({ $missing }), ist unbekannt oder wurde widerrufen ({ $unknown }), oder er ist abgelaufen ({ $expired }).
api-errors-forbidden = 403: Dem API-Schlüssel fehlt eine Berechtigung. { $code } sagt, welche: { $codes }.
api-errors-invalid = 422: Ein Feld ist unbekannt, ein Wert ist ungültig, oder der { $header } wurde schon für eine andere Anfrage verwendet. Jeder Eintrag in { $problems } enthält einen JSON Pointer auf die Stelle im Body oder den Namen eines Parameters oder Headers.
api-errors-too-many = 429: Zu viele Anfragen mit diesem API-Schlüssel. { $retry-after } sagt, wann Sie es wieder versuchen können. { $limit } sagt, wie viele Anfragen noch übrig sind.
api-errors-unavailable = 503: Latchkey erreicht seine Datenbank nicht. { $retry-after } sagt, wann Sie es wieder versuchen können. Wenn die Anfrage etwas erstellt, senden Sie noch einmal denselben { $header }.
api-browsers = Seiten auf anderen Websites können die API nicht aufrufen (kein CORS). Bewahren Sie API-Schlüssel auf einem Server auf.
api-versions = Versionen und Abkündigungen
api-versions-now = Die Version der API ist { $v1 } in der URL. Von Latchkey gibt es noch kein Release. Bis zum ersten Release kann sich Version 1 beliebig ändern; das Changelog sagt, wie. Danach gilt:
api-versions-added = Folgendes kann zu einer Version jederzeit hinzukommen: Operationen, optionale Felder und Parameter, Felder und Header von Antworten, Fehlercodes, Ereignisse und neue Werte eines Felds wie { $state }. Ihr Programm sollte unbekannte Felder ignorieren und mit neuen Werten rechnen.
api-versions-kept = Operationen, Felder, Parameter und Fehlercodes werden weder entfernt noch umbenannt. Sie behalten ihren Typ, ihre Bedeutung und ihren Standardwert, und was optional ist, bleibt optional. Nur Texte für Menschen wie { $detail } können umformuliert werden.
api-versions-new = Jede andere Änderung bricht die Kompatibilität. Sie kommt als neue Version, zum Beispiel { $v2 }. Die alte Version funktioniert dann noch mindestens 12 Monate lang neben der neuen.
api-versions-deprecated = Wenn eine Operation oder Version abgekündigt ist, steht das im Changelog, die OpenAPI-Beschreibung kennzeichnet sie als { $deprecated }, und ihre Antworten haben die Header { $deprecation } (RFC 9745) mit dem Datum der Abkündigung und { $sunset } (RFC 8594) mit dem Datum, ab dem sie nicht mehr funktioniert. Derzeit ist nichts abgekündigt.
api-versions-security = Ein Sicherheitsproblem kann eine inkompatible Änderung sofort nötig machen. Dann steht das im Changelog.

## Languages: in the rows of people, on a person's page and in the settings

person-more = Mehr
person-more-of = Mehr, Person { $number }
person-language = Sprache
person-language-of = Sprache, Person { $number }
person-language-yours = Wie bei Ihnen
settings-contacts = Personen, die Sie einladen, bleiben in Ihrem Adressbuch. So müssen Sie sie nicht noch einmal eintippen.
settings-contacts-open = Adressbuch öffnen
settings-language = Sprache
settings-language-label = Ihre Sprache
settings-language-browser = Sprache meines Browsers verwenden
settings-language-hint = E-Mails an Personen, deren Sprache Sie nicht festgelegt haben, sind in Ihrer Sprache. Wenn Sie die Sprache Ihres Browsers verwenden, sind diese E-Mails auf Englisch. Die Seiten gibt es auf Deutsch und Englisch, mit Datum und Uhrzeit in Ihrer Sprache.
settings-language-save = Sprache speichern
settings-zone = Zeitzone
settings-zone-label = Ihre Zeitzone
settings-zone-hint = Die Seiten zeigen Zeiten in dieser Zeitzone an, wenn dort keine andere steht. Geben Sie einen Namen wie Berlin, Europe/Berlin oder UTC ein.
settings-zone-save = Zeitzone speichern

## Branding

branding = Erscheinungsbild
branding-lede = Beitrittsseiten, Einladungen per E-Mail und gedruckte Karten zeigen diesen Namen, dieses Logo und diese Farbe.
branding-name = Name Ihrer Organisation (optional)
branding-color = Farbe der Schaltflächen (optional)
branding-color-hint = Geben Sie eine Farbe wie #0b6666 ein. Die Schrift auf Schaltflächen ist weiß. Die Farbe muss deshalb dunkel genug sein.
branding-color-form = Geben Sie eine Farbe wie #0b6666 ein.
branding-color-contrast = Weiße Schrift ist auf dieser Farbe schwer zu lesen. Wählen Sie eine dunklere.
branding-color-use = { $color } verwenden, die nächstliegende geeignete Farbe
branding-logo = Logo (optional)
branding-logo-hint = Wählen Sie eine PNG- oder SVG-Datei mit höchstens 100 KB und 1024 × 1024 Pixeln. E-Mails zeigen nur den Namen und die Farbe.
branding-logo-remove = Logo entfernen
branding-logo-large = Diese Datei ist größer als 100 KB. Wählen Sie eine kleinere.
branding-logo-pixels = Dieses Logo ist größer als 1024 × 1024 Pixel. Wählen Sie ein kleineres.
branding-logo-kind = Das ist keine PNG- oder SVG-Datei. Wählen Sie eine andere.
branding-logo-damaged = Diese Datei ist beschädigt. Exportieren Sie das Logo noch einmal, oder wählen Sie eine andere Datei.
branding-logo-unsafe = Diese SVG-Datei enthält nicht nur Formen, sondern zum Beispiel Text, Stile, Skripte oder Links. Exportieren Sie nur die Formen, oder wählen Sie eine PNG-Datei.
branding-save = Erscheinungsbild speichern
branding-preview = Vorschau

## Templates

templates = Vorlagen
templates-lede = Eine Vorlage enthält Titel, Raum, Optionen und Nachricht eines Meetings, aber keine Personen und keinen Termin.
templates-empty = Sie haben noch keine Vorlagen. Um eine zu speichern, öffnen Sie ein Meeting und wählen Sie „Als Vorlage speichern“.
templates-new-meeting = Meeting erstellen
template-save-title = { $heading } als Vorlage speichern
template-save-lede = Die Vorlage enthält Titel, Raum, Optionen und Nachricht dieses Meetings, aber keine Personen und keinen Termin.
template-name = Name der Vorlage
template-name-hint = Wenn Sie schon eine Vorlage mit diesem Namen haben, wird sie ersetzt.
template-save = Vorlage speichern
template-back = Zurück zum Meeting
template-use = Wieder verwenden
template-rename = Umbenennen
template-rename-save = Namen speichern
template-delete = Löschen
template-delete-consequence = Meetings, die Sie mit dieser Vorlage erstellt haben, bleiben unverändert.
template-delete-confirm = Vorlage löschen
template-name-missing = Geben Sie einen Namen für die Vorlage ein.
template-name-taken = Sie haben schon eine Vorlage mit diesem Namen. Wählen Sie einen anderen Namen.
template-too-many = Sie können höchstens { $limit } Vorlagen haben. Löschen Sie zuerst eine.

## Webhooks

settings-webhooks = Latchkey kann Ihren eigenen Programmen mitteilen, was geschieht, etwa dass eine Person ihren Link geöffnet hat.
settings-webhooks-open = Webhooks verwalten
webhooks = Webhooks
webhooks-lede = Ein Webhook sendet jedes Mal eine Anfrage an Ihr Programm, wenn etwas geschieht. Siehe { -webhooks-documentation }.
-webhooks-documentation = API-Dokumentation
webhooks-no-link-key = Webhooks benötigen einen Link-Schlüssel, und dieser Server hat keinen. Bitten Sie die Person, die diesen Server betreibt, { $setting } festzulegen.
webhook = Webhook
webhook-disabled = deaktiviert
webhook-every-event = Alle Ereignisse
webhook-new = Webhook hinzufügen
webhook-url = URL
webhook-url-hint = Die Adresse Ihres Programms, das die Anfragen empfängt. Sie muss mit https:// beginnen.
webhook-events = Eine Anfrage senden, wenn
webhook-event-opened = eine Person ihren Beitrittslink zum ersten Mal öffnet
webhook-event-join-clicked = eine Person auf die Schaltfläche zum Beitreten klickt
webhook-event-help-requested = eine Person um Hilfe bittet
webhook-event-email-failed = eine E-Mail an eine Person fehlschlägt
webhook-event-meeting-changed = ein Meeting oder seine Personenliste geändert oder ein Meeting gelöscht wird
webhook-add = Webhook hinzufügen
webhook-url-missing = Geben Sie die URL Ihres Programms ein.
webhook-url-invalid = Geben Sie eine URL ein, die mit https:// beginnt und kein Passwort enthält, etwa https://example.org/webhooks.
webhook-url-not-found = Der Host in dieser URL wurde nicht gefunden. Prüfen Sie die Schreibweise.
webhook-url-not-public = Diese URL führt in ein privates Netzwerk. Geben Sie eine URL mit einer öffentlichen Adresse ein, oder bitten Sie die Person, die diesen Server betreibt, diese URL zu erlauben.
webhook-events-missing = Wählen Sie mindestens ein Ereignis aus.
webhook-too-many = Sie können bis zu { $limit } Webhooks haben. Löschen Sie zuerst einen.
webhook-added = Hinzugefügt: { $time }
webhook-disabled-why = Dieser Webhook wurde deaktiviert ({ $time }), weil seine URL mit dem Status 410 geantwortet hat. Es wird nichts mehr an ihn gesendet. Um die URL wieder zu verwenden, löschen Sie den Webhook und fügen Sie ihn neu hinzu.
webhook-deliveries = Zustellungen
webhook-deliveries-none = Es wurde noch nichts gesendet. Senden Sie einen Test, um zu sehen, ob Ihr Programm ihn empfängt.
webhook-deliveries-kept = Zustellungen werden 30 Tage lang aufgelistet.
webhook-test = Test senden
webhook-redeliver = Erneut senden
webhook-newest = Neueste Zustellungen
webhook-older = Ältere Zustellungen
webhook-delivery-waiting = Wartet auf den Versand
webhook-delivery-sending = Wird gesendet
webhook-delivery-delivered = Zugestellt: { $time }
webhook-delivery-again = { $reason } Nächster Versuch: { $time }.
webhook-delivery-failed = { $reason } Endgültig fehlgeschlagen: { $time }.
webhook-reason-status = Ihr Programm hat mit dem Status { $status } geantwortet.
webhook-reason-slow = Ihr Programm hat nicht innerhalb von { $seconds } Sekunden geantwortet.
webhook-reason-connection = Ihr Programm war nicht erreichbar.
webhook-reason-certificate = Das Zertifikat Ihres Programms ist ungültig. Vielleicht ist es abgelaufen, gilt für einen anderen Host oder wurde von einer unbekannten Zertifizierungsstelle ausgestellt.
webhook-reason-not-found = Der Host der URL wurde nicht gefunden.
webhook-reason-not-public = Die URL führt in ein privates Netzwerk.
webhook-reason-no-link-key = Dieser Server hat keinen Link-Schlüssel, um Anfragen zu signieren.
webhook-reason-disabled = Der Webhook wurde deaktiviert.
webhook-secret = Geheimnis
webhook-secret-use = Ihr Programm prüft mit dem Geheimnis, ob eine Anfrage von Latchkey kommt. Bewahren Sie es so sicher auf wie ein Passwort.
webhook-secret-rotated = Das Geheimnis wurde ersetzt ({ $time }).
webhook-secret-show = Geheimnis anzeigen
webhook-secret-copy = Geheimnis kopieren
webhook-rotate = Geheimnis ersetzen
webhook-rotate-effect = 24 Stunden lang werden Anfragen mit dem alten und dem neuen Geheimnis signiert, damit Sie das neue in Ihrem Programm hinterlegen können.
webhook-rotate-confirm = Geheimnis ersetzen
webhook-delete = Webhook löschen
webhook-delete-effect = Es wird nichts mehr an die URL gesendet, und die Liste der Zustellungen wird gelöscht.
webhook-delete-confirm = Webhook löschen

## The address book

contacts = Adressbuch
contacts-lede = { $days ->
    [one] Hier stehen Personen, die Sie eingeladen haben. Latchkey schlägt sie beim Tippen vor. Jede Person wird 1 Tag nach Ihrer letzten Einladung gelöscht.
   *[other] Hier stehen Personen, die Sie eingeladen haben. Latchkey schlägt sie beim Tippen vor. Jede Person wird { $days } Tage nach Ihrer letzten Einladung gelöscht.
}
contacts-empty = Ihr Adressbuch ist leer. Hier erscheinen Personen, die Sie einladen.
contacts-search = Nach Name oder E-Mail-Adresse suchen
contacts-search-hint = Name oder E-Mail-Adresse
contacts-search-button = Suchen
contacts-download = Als CSV herunterladen
contacts-delete-all = { $count ->
    [one] 1 Person löschen
   *[other] Alle { $count } Personen löschen
}
contacts-delete-consequence = Nur das Adressbuch wird geleert. Meetings und Links bleiben unverändert.
contacts-delete-all-confirm = { $count ->
    [one] 1 Person jetzt löschen
   *[other] { $count } Personen jetzt löschen
}
contacts-none-found = Zu „{ $text }“ wurde niemand in Ihrem Adressbuch gefunden.
contacts-show-all = Alle anzeigen
contacts-used = Zuletzt eingeladen: { $date }
contacts-delete = Löschen
contacts-back = Zurück zu den Einstellungen

## Aktivitätsprotokoll: Einzelheiten eines Eintrags

log-people-in = { $count ->
    [one] 1 Person in { $room }
   *[other] { $count } Personen in { $room }
}
log-added = { $count ->
    [one] 1 Person hinzugefügt
   *[other] { $count } Personen hinzugefügt
}
log-moved = { $count ->
    [one] in einen neuen Raum verlegt, 1 Person
   *[other] in einen neuen Raum verlegt, { $count } Personen
}
log-people = { $count ->
    [one] 1 Person
   *[other] { $count } Personen
}
log-tokens-for = { $count ->
    [one] 1 Token für { $room }, nicht gespeichert
   *[other] { $count } Tokens für { $room }, nicht gespeichert
}
log-tokens = { $count ->
    [one] 1 Token, nicht gespeichert
   *[other] { $count } Tokens, nicht gespeichert
}
log-sessions = { $count ->
    [one] 1 Sitzung
   *[other] { $count } Sitzungen
}
log-unsent = { $count ->
    [one] rückgängig gemacht: 1 E-Mail
   *[other] rückgängig gemacht: { $count } E-Mails
}
log-messages = { $count ->
    [one] 1 E-Mail
   *[other] { $count } E-Mails
}
log-links-changed = Links geändert
log-links-unchanged = Links unverändert
log-email-text = E-Mail-Text
log-person-and-link = eine Person und ihr Link
log-person = eine Person
log-person-language = Sprache einer Person
log-person-email = E-Mail-Adresse einer Person
log-downloaded = { $count ->
    [one] 1 Person heruntergeladen
   *[other] { $count } Personen heruntergeladen
}
log-deleted-everyone = alle gelöscht
log-deleted-people = { $count ->
    [one] 1 Person gelöscht
   *[other] { $count } Personen gelöscht
}
log-disabled = Das Konto ist deaktiviert
log-confirm-add = beim Hinzufügen einer Person mit Admin-Rechten
log-confirm-enable = beim Aktivieren eines Kontos mit Admin-Rechten
log-confirm-role = beim Ändern der Rechte
log-room-created = { $room }: erstellt
log-room-changed = { $room }: geändert
log-room-deleted = { $room }: gelöscht
log-room-banned = { $room }: jemand ausgeschlossen
log-room-removed = { $room }: jemand entfernt
log-is-organizer = { $email } hat keine Admin-Rechte mehr
log-is-administrator = { $email } hat jetzt Admin-Rechte
log-is-disabled = { $email } ist jetzt deaktiviert
log-is-enabled = { $email } ist jetzt aktiviert
log-new-organizer = { $email }
log-new-administrator = { $email }, mit Admin-Rechten
log-csv = eine Tabelle (CSV)
log-rows = Zeilen für eine Tabelle
log-text = eine Liste als Text
log-calendars = Kalenderdateien
log-drafts = E-Mail-Entwürfe
log-cards = Karten zum Drucken
log-calendar = eine Kalenderdatei
log-draft = ein E-Mail-Entwurf
log-confirm-key = beim Erstellen eines API-Schlüssels, der Links mit Owner-Rechten erstellen darf
log-retention = Tage: Personen { $people }, Protokoll { $log }
log-kept-no-longer = Personen: { $people }, aus vergangenen Meetings: { $meetings }; Protokolleinträge: { $entries }
log-logo-new = { $name }, { $color }, neues Logo
log-logo-same = { $name }, { $color }, gleiches Logo
log-logo-none = { $name }, { $color }, kein Logo
log-template-saved = { $name } gespeichert
log-template-renamed = { $before } in { $name } umbenannt
log-no-name = kein Name
log-no-color = keine Farbe
log-template-deleted = { $name } gelöscht
log-webhook-added = { $host } hinzugefügt
log-webhook-removed = { $host } entfernt
log-webhook-rotated = neues Geheimnis für { $host }
