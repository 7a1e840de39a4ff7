## Whole pages. Each has a title and a sentence.

error-forbidden = Dieses Formular kam von einer anderen Website
error-forbidden-sentence = Öffnen Sie das Formular auf dieser Website und versuchen Sie es noch einmal.
error-signed-out = Sie wurden abgemeldet
error-signed-out-sentence = Ihr Formular wurde nicht gespeichert. Melden Sie sich in einem anderen Tab wieder an und laden Sie dann diese Seite neu. Wenn Ihr Browser fragt, ob er das Formular noch einmal senden soll, bestätigen Sie das.
refused-ended = Die Links dieses Meetings sind abgelaufen
refused-ended-sentence = Um neue Links zu erstellen, verschieben Sie das Meeting auf einen späteren Zeitpunkt.
refused-other-domain = Dieses Meeting gehört zu einer anderen Daily-Domain
refused-other-domain-sentence = Dieser Server verwendet jetzt eine andere Daily-Domain. Erstellen Sie stattdessen ein neues Meeting.
refused-changed = Dieses Meeting wurde geändert, nachdem Sie es geöffnet hatten
refused-changed-sentence = Ihre Änderung wurde nicht gespeichert. Prüfen Sie das Meeting und nehmen Sie Ihre Änderung dann noch einmal vor.
refused-mail-off = Dieser Server kann keine E-Mails senden
refused-mail-off-sentence = Es ist kein Mailserver eingerichtet. Kopieren Sie die Links oder laden Sie stattdessen E-Mail-Entwürfe herunter.
refused-window = Diese Zeit kann nicht verwendet werden
refused-window-backwards = Wählen Sie ein Ende, das nach dem Beginn liegt.
refused-window-margin = Geben Sie 0 bis { $limit } Minuten vor dem Beginn und nach dem Ende ein.
refused-window-out-of-range = Wählen Sie ein Datum zwischen 1970 und 9998.
refused-window-past = Diese Zeit ist schon vorbei. Wählen Sie ein Ende in der Zukunft.
refused-window-too-far = { $days ->
    [one] Links müssen spätestens in 1 Tag ablaufen. Wählen Sie ein früheres Ende.
   *[other] Links müssen spätestens in { $days } Tagen ablaufen. Wählen Sie ein früheres Ende.
}
refused-link = Die Links können nicht erstellt werden
refused-link-times = Daily kann die Zeiten dieses Meetings nicht verwenden. Wählen Sie andere Zeiten.
refused-link-ended = Die Links dieses Meetings wären schon abgelaufen. Wählen Sie ein späteres Ende.
refused-link-long = Der Link wäre zu lang. Kürzen Sie den Namen, die URL unter „Seite nach dem Verlassen des Meetings“ oder die Aufzeichnungsoptionen, die über die API festgelegt wurden.
refused-link-long-for = Der Link für { $name } wäre zu lang. Kürzen Sie den Namen, die URL unter „Seite nach dem Verlassen des Meetings“ oder die Aufzeichnungsoptionen, die über die API festgelegt wurden.
refused-link-for = Der Link für { $name } kann nicht erstellt werden. Prüfen Sie Zeit und Optionen des Meetings.
refused-link-other = Die Links dieses Meetings können nicht erstellt werden. Erstellen Sie stattdessen ein neues Meeting.
refused-no-link-key = Beitrittslinks können nicht erstellt werden
refused-no-link-key-sentence = Dieser Server hat keinen Link-Schlüssel. Wählen Sie Direktlinks, oder bitten Sie die Person, die diesen Server betreibt, mit „latchkey setup“ einen Link-Schlüssel zu erstellen.
refused-other-link-key = Dieser Link funktioniert nicht
refused-other-link-key-sentence = Sein Link-Schlüssel hat sich geändert oder ist verloren gegangen. Bitten Sie die Person, die diesen Server betreibt, den alten Schlüssel in LATCHKEY_PREVIOUS_LINK_KEY einzutragen, oder ersetzen Sie den Link und teilen Sie den neuen.
refused-revoked = Dieser Link ist gesperrt
refused-revoked-sentence = Entsperren oder ersetzen Sie den Link.
refused-direct-links = Diese Links können nicht gesperrt oder ersetzt werden
refused-direct-links-sentence = Dieses Meeting hat Direktlinks, die funktionieren, bis sie ablaufen. Um jemanden aus dem Raum zu entfernen, verwenden Sie „Zugangsprobleme“.
refused-nobody = Niemand ist eingetragen
refused-nobody-sentence = Geben Sie mindestens einen Namen ein.
refused-too-many = Zu viele Personen
refused-too-many-sentence = Ein Meeting kann höchstens { $limit } Personen haben. Dieses Meeting hätte { $count }. Erstellen Sie für die übrigen ein zweites Meeting.
refused-too-many-meetings = Zu viele neue Meetings
refused-too-many-meetings-sentence = { $limit ->
    [one] Sie können höchstens 1 Meeting in 24 Stunden erstellen. Versuchen Sie es später noch einmal, oder bitten Sie die Person, die diesen Server betreibt, das Limit zu erhöhen.
   *[other] Sie können höchstens { $limit } Meetings in 24 Stunden erstellen. Versuchen Sie es später noch einmal, oder bitten Sie die Person, die diesen Server betreibt, das Limit zu erhöhen.
}
refused-too-many-keys = Zu viele API-Schlüssel
refused-too-many-keys-sentence = Sie können höchstens { $limit } API-Schlüssel haben, die noch nicht abgelaufen sind. Widerrufen Sie einen, den Sie nicht mehr brauchen.
refused-options = Die Optionen des Meetings sind zu lang
refused-options-sentence = Kürzen Sie die URL unter „Seite nach dem Verlassen des Meetings“ oder die Aufzeichnungsoptionen, die über die API festgelegt wurden.

## Names, email addresses and rooms, on every form

name-missing = Geben Sie einen Namen ein.
name-long = Namen dürfen höchstens { $limit } Zeichen haben. Dieser hat { $count }.
name-control = Namen dürfen keine Zeilenumbrüche, Tabulatoren oder anderen Steuerzeichen enthalten. Entfernen Sie diese Zeichen.
email-invalid = Das ist keine E-Mail-Adresse. Geben Sie eine wie ada@example.org ein.
email-character = Mailserver akzeptieren { $character } in einer E-Mail-Adresse nicht. Prüfen Sie die Adresse.
room-name-missing = Geben Sie einen Raumnamen ein, zum Beispiel weekly-review. Das ist der letzte Teil der Adresse des Raums.
room-name-space = Raumnamen dürfen keine Leerzeichen enthalten. Verwenden Sie die Buchstaben A–Z, Ziffern, - und _.
room-name-character = Raumnamen dürfen „{ $character }“ nicht enthalten. Verwenden Sie die Buchstaben A–Z, Ziffern, - und _.
room-name-long = Raumnamen dürfen höchstens 128 Zeichen haben. Dieser hat { $count }.

## Fields of the form

field-title-or-room = Geben Sie einen Titel ein.
field-out-of-date = Dieses Formular ist schon zu lange geöffnet. Öffnen Sie ein neues und versuchen Sie es noch einmal.
field-refused = { $title }. { $sentence }
field-changed = Ihre Änderungen wurden nicht gespeichert, weil dieses Meeting geändert wurde, nachdem Sie das Formular geöffnet hatten. Vergleichen Sie Ihre Eingaben mit den gespeicherten Werten unten. Wenn Sie stattdessen Ihre Eingaben speichern möchten, wählen Sie noch einmal „Änderungen speichern“.
field-title-invisible = Der Titel enthält nur unsichtbare Zeichen. Geben Sie Buchstaben oder Ziffern ein, oder lassen Sie den Titel leer.
field-title-long = Titel dürfen höchstens { $limit } Zeichen haben. Dieser hat { $count }.
field-title-control = Titel dürfen keine Zeilenumbrüche, Tabulatoren oder anderen Steuerzeichen enthalten. Entfernen Sie diese Zeichen.
field-date = Geben Sie ein Datum wie 2026-11-24 ein.
field-time = Geben Sie eine Uhrzeit wie 10:00 ein.
field-end-same-day = Wählen Sie ein Ende, das nach dem Beginn liegt. Wenn das Meeting an einem anderen Tag endet, geben Sie unten das Enddatum ein.
field-end-clocks = In dieser Nacht werden die Uhren vorgestellt. Das Meeting würde deshalb um { $starts } Uhr beginnen und um { $ends } Uhr enden. Wählen Sie ein späteres Ende.
field-minutes = Geben Sie 0 bis { $limit } Minuten ein.
field-zone-missing = Geben Sie eine Zeitzone ein, zum Beispiel Europe/Berlin.
field-zone-unknown = „{ $zone }“ ist keine Zeitzone. Geben Sie einen Namen wie Europe/Berlin, America/New_York oder UTC ein.
field-zone-similar = „{ $zone }“ ist keine Zeitzone. Geben Sie einen ähnlichen Namen ein: { $names }.
field-zone-ambiguous = „{ $zone }“ könnte für mehrere Zeitzonen stehen. Geben Sie einen Namen wie { $names } ein.
field-choice = Wählen Sie einen Wert aus der Liste.
field-cloud-recording = Aufzeichnungen, die automatisch starten, entstehen in der Cloud. Wählen Sie eine Cloud-Aufzeichnung, oder schalten Sie „Cloud-Aufzeichnung automatisch starten“ aus.
field-removal = Geben Sie 1 bis 1440 Minuten ein, oder lassen Sie das Feld leer.
field-redirect = Geben Sie eine vollständige URL ein, zum Beispiel https://example.org/thanks.
field-redirect-scheme = URLs, die mit { $scheme } beginnen, sind nicht erlaubt. Geben Sie eine URL wie https://example.org/thanks ein oder einen App-Link wie org.example.app://left.

## Rows of people

people-missing = Geben Sie mindestens einen Namen ein.
people-too-many = Ein Meeting kann höchstens { $limit } Personen haben. Diese Liste hat { $count }. Entfernen Sie einige, oder erstellen Sie für die übrigen ein zweites Meeting.
line-open-quote = Ein Anführungszeichen wird nicht geschlossen. Schließen oder entfernen Sie es.
line-control = Dieser Eintrag enthält ein unsichtbares Zeichen, das nicht erlaubt ist. Geben Sie den Eintrag neu ein.
line-undecoded = Ein Zeichen konnte nicht gelesen werden (�). Geben Sie es neu ein, oder speichern Sie die Datei als UTF-8.
line-cells = Diese Zeile hat { $cells } Zellen, die Liste aber nur { $columns } Spalten. Geben Sie einen Namen und eine E-Mail-Adresse ein, zum Beispiel Ada Lovelace <ada@example.org>.
line-too-few-cells = Diese Zeile hat nur { $cells } von { $columns } Zellen. Prüfen Sie, ob sie vollständig ist.
line-too-long = Diese Zeile ist zu lang für eine Person. Korrigieren oder entfernen Sie die Zeile.
line-other-table = Diese Zeile gehört nicht zu der Tabelle, die eingelesen wurde. Fügen Sie die Personen aus jeder Tabelle einzeln hinzu.
line-nobody = Geben Sie einen Namen oder eine E-Mail-Adresse ein.
line-header-words = Das sieht wie der Name einer Spalte aus. Entfernen Sie diese Zeile, oder geben Sie den Namen einer Person ein.
line-sentence = Das sieht wie ein Satz aus. Entfernen Sie diese Zeile, oder geben Sie den Namen einer Person ein.
line-not-a-name = „{ $text }“ ist kein Personenname. Geben Sie einen Namen ein.
line-phone-in-name = Entfernen Sie die Telefonnummer { $phone } aus dem Namen. Namen sind für alle im Raum zu sehen.
line-hidden = Der Name enthält ein unsichtbares Zeichen ({ $code }). Geben Sie den Namen neu ein.
line-two-names = Das könnten eine oder zwei Personen sein. Setzen Sie ein Semikolon zwischen zwei Personen oder Anführungszeichen um den Namen einer einzelnen Person.
line-words-behind = „{ $words }“ steht hinter einer E-Mail-Adresse. Wenn das eine weitere Person ist, setzen Sie ein Semikolon davor. Sonst entfernen Sie den Text.
line-whose-address = Gehört { $address } zu { $name }? Wenn ja, schreiben Sie Name <E-Mail-Adresse>. Wenn nicht, setzen Sie ein Semikolon dazwischen.
line-owner = Aus „{ $value }“ geht nicht hervor, ob diese Person das Meeting leitet. Wenn ja, wählen Sie „Leitung“. Wählen Sie danach „Zeile so übernehmen“.
line-address-in-name = Der Name enthält eine E-Mail-Adresse, „{ $word }“. Verschieben Sie sie in das Feld für die E-Mail-Adresse.
line-commas = Für einen einzelnen Namen sind das zu viele Kommas. Setzen Sie Semikolons zwischen die Personen oder Anführungszeichen um den Namen einer einzelnen Person.
line-addresses = Für einen Namen gibt es zwei E-Mail-Adressen. Behalten Sie eine davon.
line-too-many-people = Sie können höchstens { $limit } Personen auf einmal hinzufügen. Diese Zeile und alle späteren wurden nicht hinzugefügt.
line-too-many-errors = Zu viele Zeilen enthalten Fehler. Prüfen Sie, ob das eine Liste von Personen ist. Diese Zeile und alle späteren wurden nicht hinzugefügt.
file-pdf = { $file } ist ein PDF. Exportieren Sie die Liste als CSV- oder Excel-Datei, oder kopieren Sie ihre Zeilen und fügen Sie sie ein.
file-document = { $file } ist ein Word- oder anderes Textdokument. Kopieren Sie die Zeilen und fügen Sie sie ein, oder speichern Sie die Liste als CSV.
file-presentation = { $file } ist eine Präsentation. Kopieren Sie die Namen und fügen Sie sie ein.
file-html = { $file } ist eine Webseite, auch wenn der Name auf .xls endet. Öffnen Sie die Datei in einem Tabellenprogramm und speichern Sie sie als .xlsx oder CSV.
file-json = { $file } ist eine JSON-Datei. Exportieren Sie die Liste als CSV- oder Excel-Datei.
file-xml = { $file } ist eine XML-Datei. Exportieren Sie die Liste als CSV- oder Excel-Datei.
file-calendar = { $file } ist eine Kalenderdatei. Exportieren Sie die Personenliste als CSV, oder kopieren Sie die Namen und fügen Sie sie ein.
file-email = { $file } ist eine E-Mail. Kopieren Sie die Empfänger in Ihrem E-Mail-Programm und fügen Sie sie ein.
file-image = { $file } ist ein Bild. Wählen Sie eine CSV-, Excel- oder Textdatei, oder geben Sie die Namen selbst ein.
file-archive = { $file } ist ein Archiv. Entpacken Sie es und wählen Sie dann die Datei mit der Liste.
file-apple = { $file } stammt aus Apple Numbers, Pages oder Keynote. Exportieren Sie die Datei als CSV- oder Excel-Datei.
file-protected = { $file } ist mit einem Passwort geschützt. Entfernen Sie das Passwort, oder speichern Sie die Liste als CSV.
file-xlsb = { $file } ist eine binäre Excel-Arbeitsmappe. Speichern Sie die Datei als .xlsx oder CSV.
file-spreadsheet-xml = { $file } ist eine Tabelle im Format Excel 2003 XML. Öffnen Sie die Datei in einem Tabellenprogramm und speichern Sie sie als .xlsx oder CSV.
file-binary = { $file } ist keine Liste, die gelesen werden kann. Wählen Sie eine CSV-, Excel- oder Textdatei, oder kopieren Sie die Zeilen und fügen Sie sie ein.
file-damaged = { $file } ist beschädigt. Öffnen Sie die Datei in einem Tabellenprogramm und speichern Sie sie neu. Wählen Sie dann die gespeicherte Datei.
file-too-large = { $file } ist zu groß. Speichern Sie die Liste als CSV, oder wählen Sie eine Datei mit weniger Blättern.
file-no-sheet = { $file } hat kein Blatt „{ $sheet }“. Wählen Sie ein anderes Blatt.
file-sheets = Mehrere Blätter von { $file } könnten Ihre Liste enthalten: { $sheets }. Wählen Sie ein Blatt.
file-empty = { $file } enthält keine Personen. Wählen Sie eine andere Datei.

pasted-html = Der eingefügte Text ist der Quelltext einer Webseite. Kopieren Sie die Namen von der Seite selbst und fügen Sie sie ein.
pasted-json = Der eingefügte Text ist JSON. Exportieren Sie die Liste als CSV- oder Excel-Datei.
pasted-xml = Der eingefügte Text ist XML. Exportieren Sie die Liste als CSV- oder Excel-Datei.
pasted-calendar = Der eingefügte Text ist eine Kalenderdatei. Fügen Sie die Namen ein, einen pro Zeile.
pasted-email = Der eingefügte Text ist der Quelltext einer E-Mail. Kopieren Sie die Empfänger in Ihrem E-Mail-Programm und fügen Sie sie ein.
pasted-other = Der eingefügte Text ist keine Liste, die gelesen werden kann. Fügen Sie Namen ein, einen pro Zeile, oder Zeilen aus einer Tabelle.
pasted-empty = Der eingefügte Text enthält keine Personen. Fügen Sie Namen ein, einen pro Zeile, oder Zeilen aus einer Tabelle.

# What is allowed and yet odd, about a person, a list or a time.

odd-owners-name = Die Person in Zeile { $row }, die das Meeting leitet, hat denselben Namen.
odd-owners-name-invited = Eine schon eingeladene Person, die das Meeting leitet, hat denselben Namen.
odd-same-name = Die Person in Zeile { $row } hat denselben Namen.
odd-same-name-invited = Jemand mit demselben Namen ist schon eingeladen.
odd-same-address = Die Person in Zeile { $row } hat dieselbe E-Mail-Adresse.
odd-same-address-invited = Jemand mit derselben E-Mail-Adresse ist schon eingeladen.
odd-same-person = Die Person in Zeile { $row } hat denselben Namen und dieselbe E-Mail-Adresse.
odd-same-person-invited = Jemand mit demselben Namen und derselben E-Mail-Adresse ist schon eingeladen.
odd-look-alike = Dieser Name sieht aus wie „{ $name }“ in Zeile { $row }, ist aber ein anderer: „{ $character }“ ist { $code }.
odd-look-alike-invited = Dieser Name sieht aus wie „{ $name }“ (schon eingeladen), ist aber ein anderer: „{ $character }“ ist { $code }.
odd-look-alike-in-all = Dieser Name sieht aus wie „{ $name }“ in Zeile { $row }, ist aber ein anderer.
odd-look-alike-in-all-invited = Dieser Name sieht aus wie „{ $name }“ (schon eingeladen), ist aber ein anderer.
odd-name-of-address = Der Name stammt aus der E-Mail-Adresse. Bitte prüfen.
odd-address-in-name = Der Name enthält eine E-Mail-Adresse. Sie wäre für alle im Raum zu sehen.
odd-direction = Der Name enthält ein unsichtbares Zeichen, das die Schreibrichtung ändert ({ $code }).
odd-invisible = Der Name enthält ein unsichtbares Zeichen ({ $code }).
odd-no-owner = Niemand leitet das Meeting. Niemand kann also andere einlassen, stummschalten oder entfernen.
odd-all-owners = Alle leiten das Meeting. Alle können also andere stummschalten und entfernen.
odd-offset-change = Während die Links gelten, wird in { $zone } die Uhr umgestellt, von { $before } auf { $after }.
odd-twice = { $first ->
    [true] Die Uhrzeit { $time } gibt es an diesem Tag in { $zone } wegen der Zeitumstellung zweimal: erst in { $before }, dann in { $after }. Die erste wird verwendet.
   *[false] Die Uhrzeit { $time } gibt es an diesem Tag in { $zone } wegen der Zeitumstellung zweimal: erst in { $before }, dann in { $after }. Die zweite wird verwendet.
}
odd-skipped = Die Uhrzeit { $typed } gibt es an diesem Tag in { $zone } wegen der Zeitumstellung nicht. Stattdessen wird { $used } Uhr verwendet.
odd-over = Das Meeting ist schon beendet, aber seine Links funktionieren noch, bis sie ablaufen. Prüfen Sie Datum und Uhrzeit.
odd-long = Das Meeting dauert länger als 12 Stunden. Prüfen Sie Datum und Uhrzeit.
odd-short = Das Meeting dauert weniger als 10 Minuten. Prüfen Sie Beginn und Ende.
odd-night = Das Meeting liegt in der Nacht, zwischen 23:00 und 6:00 Uhr in { $zone }. Prüfen Sie Beginn, Ende und Zeitzone.

## Texts the browser shows (static/app.js)

script-pasted = Die Zeilen wurden zur Liste hinzugefügt.
script-file-too-large = Diese Datei ist größer als 4,5 MB. Teilen Sie sie in kleinere Dateien auf und fügen Sie diese nacheinander hinzu.

## Languages

person-language-unknown = Wählen Sie eine Sprache aus der Liste, zum Beispiel Deutsch oder Français.

## Other forms

error-unreadable = Latchkey kann diese Anfrage nicht lesen
error-unreadable-kind = Diese Seite nimmt nur Formulare an. Gehen Sie zum Formular zurück und senden Sie es noch einmal.
error-unreadable-text = Das Formular enthält ungültige Zeichen. Gehen Sie zurück, geben Sie den Text neu ein und senden Sie ihn.
error-unreadable-url = Die URL enthält ein ungültiges Zeichen. Prüfen Sie die URL und versuchen Sie es noch einmal.
error-unreadable-form = Das Formular ist beschädigt angekommen. Gehen Sie zurück und senden Sie es noch einmal.
error-unreadable-end = Die Verbindung brach ab, bevor das Formular ankam. Gehen Sie zurück und senden Sie es noch einmal.
error-unreadable-outdated = Dieses Formular ist schon zu lange geöffnet. Öffnen Sie es neu und senden Sie es.
error-too-large = Dieses Formular ist zu groß
error-too-large-body = Formulare dürfen höchstens 5 MB groß sein. Teilen Sie Ihre Liste in mehrere kleinere Listen auf.
error-too-large-signed-out = Melden Sie sich zuerst an und senden Sie das Formular dann noch einmal.
error-too-large-fields = Das Formular hat zu viele Felder. Fügen Sie stattdessen die Liste der Personen als Text ein.

rooms-exists-private = Den Raum { $room } gibt es bereits. Er ist privat, Sie können ihn also verwenden.
rooms-exists-public = Den Raum { $room } gibt es bereits. Er ist öffentlich und wurde nicht geändert. Um einen neuen Raum zu erstellen, geben Sie einen anderen Namen ein.
rooms-exists = Den Raum { $room } gibt es bereits. Er wurde nicht geändert. Um einen neuen Raum zu erstellen, geben Sie einen anderen Namen ein.
rooms-not-changed = Es wurde nichts geändert.
rooms-maybe-changed = Latchkey weiß nicht, ob die Änderung vorgenommen wurde.
rooms-check-again = Aktualisieren Sie die Liste in einem Moment, um das zu prüfen.
rooms-not-found = Bei Daily gibt es keinen Raum namens { $room }. Vielleicht wurde er gelöscht.

daily-unreachable = Latchkey erreicht Daily nicht. Versuchen Sie es in einem Moment noch einmal.
daily-timed-out = Daily hat nicht rechtzeitig geantwortet. Versuchen Sie es in einem Moment noch einmal.
daily-throttled = Daily hat zu viele Anfragen bekommen. Warten Sie einen Moment und versuchen Sie es dann noch einmal.
daily-key-rejected = Daily akzeptiert den API-Schlüssel dieses Servers nicht. Sagen Sie der Person Bescheid, die diesen Server betreibt.
daily-not-allowed = Daily erlaubt das mit dem API-Schlüssel dieses Servers nicht. Sagen Sie der Person Bescheid, die diesen Server betreibt.
daily-not-found = Daily hat das Gesuchte nicht gefunden. Vielleicht wurde es gelöscht.
daily-refused = Daily hat die Anfrage abgelehnt: „{ $info }“.
daily-refused-without-words = Daily hat die Anfrage ohne Angabe von Gründen abgelehnt. Versuchen Sie es noch einmal. Wenn es wieder passiert, sagen Sie der Person Bescheid, die diesen Server betreibt.
daily-fault = Daily hat ein Problem (Status { $status }). Versuchen Sie es in einem Moment noch einmal.
daily-nonsense = Latchkey konnte die Antwort von Daily nicht lesen. Sagen Sie der Person Bescheid, die diesen Server betreibt.

inspect-empty = Fügen Sie einen Link oder eine E-Mail ein, oder geben Sie einen Namen oder eine E-Mail-Adresse ein.
inspect-too-long = Der Text ist größer als 1 MB. Fügen Sie nur den Teil mit den Links ein.
inspect-too-deep = Diese E-Mail enthält zu viele ineinander verschachtelte E-Mails. Fügen Sie nur den Text um den Link herum ein.

settings-key-scope-missing = Wählen Sie mindestens eine Verwendung für den Schlüssel.
settings-key-scope-unknown = Wählen Sie aus den hier aufgeführten Verwendungen.
settings-key-days-invalid = Geben Sie 1 bis { $limit } Tage ein.
settings-key-rooms-invalid = „{ $pattern }“ ist kein Raumname. Verwenden Sie Buchstaben, Ziffern, -, _ und *.
settings-key-rooms-none = Geben Sie einen Raumnamen ein, oder lassen Sie das Feld leer, um alle Räume zu erlauben.
settings-key-exists = Dieser API-Schlüssel wurde schon erstellt und kann nicht noch einmal angezeigt werden. Wenn Sie ihn nicht kopiert haben, widerrufen Sie ihn und erstellen Sie einen neuen.

password-missing = Geben Sie Ihr Passwort ein.
password-wrong = Das Passwort ist falsch. Geben Sie Ihr aktuelles Passwort ein.
password-same = Das ist Ihr aktuelles Passwort. Wählen Sie ein anderes.
password-too-short = Verwenden Sie mindestens { $count } Zeichen.
password-too-long = Dieses Passwort ist zu lang. Verwenden Sie weniger Zeichen.
password-guessable = Dieses Passwort ist zu leicht zu erraten. Verwenden Sie ein längeres, zum Beispiel vier zufällige Wörter.

organizers-last-administrator = Nur { $name } hat Admin-Rechte. Erteilen Sie zuerst jemand anderem Admin-Rechte.
organizers-email-taken = Mit dieser E-Mail-Adresse meldet sich schon jemand an. Verwenden Sie eine andere.
organizers-retention-days = Geben Sie 1 bis 3650 Tage ein.

activity-date = Geben Sie ein Datum wie 2026-12-01 ein.
