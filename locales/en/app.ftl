### What organizers read on their pages. Read from top to bottom, the file follows a person through the pages.

## The frame of every page

description = Personal invite links for Daily.co rooms
nav = Main
nav-skip = Skip to content
nav-menu = Menu
nav-new = New meeting
nav-meetings = Meetings
nav-rooms = Rooms
nav-inspect = Can’t get in?
nav-outbox = Outbox
nav-settings = Settings
nav-organizers = Organizers
nav-sign-out = Sign out
# -demo-links (Element) - emphasized
demo-banner = This is a demo with a made-up domain and API key. { -demo-links } Emails aren’t sent: you can read them in the outbox.
-demo-links = Daily won’t accept this demo’s direct links. Join links lead to a stand-in for Daily.

## What a form did, at the top of the page that it leads to

# $count (Number) - how many links
done-meeting-created = { $count ->
    [one] The meeting was created, with 1 link.
   *[other] The meeting was created, with { $count } links.
}
done-changed = Your changes were saved.
done-room-times-changed = Your changes were saved, and the room’s times at Daily were changed too.
done-room-times-not-changed = Your changes were saved, but Daily didn’t change the room’s times. Check below whether people can join.
done-room-deleted = The old room was deleted.
done-meeting-deleted = The meeting was deleted.
# $count (Number) - how many people
done-people-added = { $count ->
    [one] 1 person was added.
   *[other] { $count } people were added.
}
done-person-removed = The person was removed. You can undo this for 7 days, at the end of this page.
done-person-restored = The person was added back.
done-request-answered = The request was marked as done.
# $count (Number) - how many links
done-marked-shared = { $count ->
    [one] Marked 1 link as shared.
   *[other] Marked { $count } links as shared.
}
# $count (Number) - how many links
done-marked-not-shared = { $count ->
    [one] Marked 1 link as not shared.
   *[other] Marked { $count } links as not shared.
}
# $count (Number) - how many people
done-people-removed = { $count ->
    [one] Removed 1 person.
   *[other] Removed { $count } people.
}
done-nobody-selected = Select at least one person.
done-message-saved = Your message was saved.
done-test-sent = A test email is on its way to you.
done-template-saved = The template was saved. You can choose it when you create a meeting.
done-template-renamed = The template was renamed.
done-template-deleted = The template was deleted.
# $count (Number) - how many people
done-contacts-deleted = { $count ->
    [one] 1 person was deleted from your address book.
   *[other] { $count } people were deleted from your address book.
}
done-language-saved = Your language was saved.
done-zone-saved = Your time zone was saved.
done-email-settings-saved = Your email settings were saved.
done-key-revoked = The API key was revoked. Programs that used it have lost access.
done-keys-revoked = Your API keys were revoked. Programs that used them have lost access.
done-webhook-added = The webhook was added. Give your program the secret below.
done-webhook-rotated = The webhook has a new secret. Give it to your program within 24 hours.
done-webhook-deleted = The webhook was deleted.
done-webhook-queued = The request is being sent. Reload this page to see the result.
done-session-ended = The browser was signed out.
done-other-sessions-ended = You were signed out everywhere else.
done-account-disabled = The account was disabled.
done-account-enabled = The account was enabled.
done-role-added = The administrator role was added.
done-role-removed = The administrator role was removed.
done-retention-saved = The data retention settings were saved.
done-branding-saved = The branding was saved.
done-signed-out = You’re signed out.

## Signing in

sign-in = Sign in
sign-in-demo = This is a demo. The terminal where you started it shows the email address and password.
sign-in-email = Email address
sign-in-password = Password
sign-in-forgotten = Forgot your password? The person who runs this server can set a new one for you.
sign-in-wrong = Wrong email address or password. Check both and try again.
sign-in-disabled = This account is disabled. Ask an administrator of this server to enable it.
# $seconds (Number) - how long
sign-in-wait = { $seconds ->
    [one] Too many attempts. Wait 1 second, then try again.
   *[other] Too many attempts. Wait { $seconds } seconds, then try again.
}
sign-in-interrupted = You were signed out. Sign in again to continue. Everything you typed was kept.
signed-in-again = You’re signed in again
signed-in-again-kept = Everything you typed was kept.
signed-in-again-kept-without-file = Everything you typed was kept, except the file. Choose the file again.
signed-in-again-continue = Continue where you left off
# Someone else was signed in when the form was sent
signed-in-as-other = You’re signed in
signed-in-as-other-dropped = The unsaved form in this browser belonged to another account. It was discarded, and nothing in it was saved.
signed-in-as-other-continue = Go to the start page

## Start page: the form for a new meeting

# $count (Number) - how many meetings
form-outdated = { $count ->
    [one] Share the links of 1 meeting again
   *[other] Share the links of { $count } meetings again
}
form-outdated-why = The API key has changed. Links you already shared will stop working when the previous API key is deleted in Daily’s dashboard.
# $names (String) - “Ada, Bob, Carol”
# $more (Number) - how many other people
form-names-and-more = { $names } and { $more } more
form-title = Create a meeting
# -form-check-title (Element) - emphasized
form-check = { -form-check-title } Nothing you entered was lost.
-form-check-title = Check your entries.
# $row (Number) - the row's number
# $sentence (String) - what is wrong, as a whole sentence
form-row-error = Row { $row }: { $sentence }
# Followed by links with the names of templates
form-templates = Start from a template:
form-templates-all = All templates
form-what = Meeting
form-title-field = Title
form-title-hint = Shown in invitations.
form-room = Room
# $room (String) - a name that is possible instead of the one that was entered
form-use-room = Use { $room }
# -form-meeting-title-optional (Element) - quieter
form-meeting-title = Title { -form-meeting-title-optional }
-form-meeting-title-optional = (optional)
form-when = Date and time
# $early (String) - minutes before the start, as entered
# $late (String) - minutes after the end, as entered
form-margins = Links work from { $early } min before the start to { $late } min after the end. Change…
form-who = People
form-name = Name
# $number (Number) - the person’s place in the list
form-name-of = Name, person { $number }
# -form-email-optional (Element) - quieter
form-email = Email address { -form-email-optional }
-form-email-optional = (optional)
# $number (Number) - the person’s place in the list
form-email-of = Email address, person { $number }
form-owner = Owner
# $number (Number) - the person’s place in the list
form-owner-of = Owner, person { $number }
form-owner-hint = Owners can admit, mute and remove people, and start recordings.
form-add-row = + Add another person
form-without-me = Don’t add me to new meetings
form-with-me = Add me to new meetings
form-paste = Paste a list
form-paste-label = Names, email recipients or rows from a spreadsheet
# $line (Element) - Ada <ada@example.org>
# $mark (Element) - (owner)
form-paste-hint = For example, one name per line, or { $line }. To make someone an owner, write { $mark } after the name.
form-upload = Upload a file
form-file = Spreadsheet, CSV, vCard or text file
# $name (Element) - name
# $email (Element) - email
# $owner (Element) - owner
# $language (Element) - language
form-file-hint = Excel, OpenDocument, CSV, TSV, vCard (.vcf) and text files work. Column names such as { $name }, { $email }, { $owner } and { $language } are recognized in many languages. You can check the columns in the next step.
# $count (Number) - how many people
form-table = { $count ->
    [one] 1 person in total
   *[other] { $count } people in total
}
# $yes (Element) - yes
form-table-hint = One person per line: name, email address and { $yes } for owners, separated by tabs. You can change or delete lines.
form-review = Review meeting
form-recent = Recent meetings
form-recent-empty = Your meetings will appear here.
form-recent-all = Show all meetings

# More options. Also shown where a saved value differs from what was entered.

options = More options
options-as-room = As set for the room
option-title = Title
option-date = Date
option-start = Start
option-end = End
option-end-date = End date, if different
option-zone = Time zone
option-opens-early = Links work from (minutes before start)
option-closes-late = Links work until (minutes after end)
option-start-audio-off = Turn microphones off when people join
option-start-video-off = Turn cameras off when people join
option-enable-screenshare = Don’t allow screen sharing
option-eject-at-token-exp = Remove people when the links expire
option-can-send = Let only owners speak and be seen
option-knocking = Make people wait until an owner admits them, if the room allows it
option-close-tab-on-exit = Close the browser tab when someone leaves
option-lang = Language of the room’s page
option-enable-recording = Recording
option-start-cloud-recording = Start a cloud recording automatically
option-auto-start-transcription = Start transcription when an owner joins
option-enable-recording-ui = Hide the recording button
option-eject-after-minutes = Remove each person after this many minutes
option-redirect-on-meeting-exit = Page to open when someone leaves
recording-cloud = In the cloud
recording-cloud-audio-only = In the cloud, audio only
recording-local = On an owner’s computer
recording-raw-tracks = Raw tracks, in your own storage
language-danish = Danish
language-german = German
language-english = English
language-spanish = Spanish
language-finnish = Finnish
language-french = French
language-italian = Italian
language-japanese = Japanese
language-georgian = Georgian
language-dutch = Dutch
language-norwegian = Norwegian
language-polish = Polish
language-portuguese = Portuguese
language-brazilian-portuguese = Portuguese (Brazil)
language-russian = Russian
language-swedish = Swedish
language-turkish = Turkish
language-of-browser = Each person’s browser language

# Adding people to a meeting

# $heading (String) - the meeting’s title or room
add-title = Add people to { $heading }
# $when (String) - “Thursday 3 December, 17:30–19:00 (Berlin time)”
add-lede = { $when }. Existing links don’t change.
add-back = Back to meeting

# Changing a meeting

# $heading (String) - the meeting’s title or room
edit-title = Edit { $heading }
# $room (String) - “acme.daily.co/standup”
edit-lede = Room: { $room }. To use another room, choose “Move everyone to a new room” on the meeting’s page.
edit-fit-room = Keep the room open for the new time
edit-fit-room-hint = A room can have its own opening and closing times at Daily. If the new time needs it, Latchkey extends them. It never shortens them.
edit-back = Back to meeting
edit-save = Save changes
# $label (String) - the field’s name
# $value (String) - the saved value
edit-saved = { $label } – saved value: { $value }
# $label (String) - the field’s name
edit-saved-on = { $label } – saved value: on
# $label (String) - the field’s name
edit-saved-off = { $label } – saved value: off
# $label (String) - the field’s name
edit-saved-empty = { $label } – saved value: empty
# $count (Number) - how many links
confirm-title = { $count ->
    [one] The link will change
   *[other] All { $count } links will change
}
confirm-new-links = Everyone needs a new link.
# $time (String) - “Thursday 3 December, 19:30 (Berlin time)”
confirm-earlier-links = Links you already shared still work until { $time }, with the old time and options. You can’t revoke them.
# For join links, when the meeting gets direct links
confirm-join-links = Join links you already shared will stop working.
confirm-back = Back to form
# $count (Number) - how many links
confirm-save = { $count ->
    [one] Save changes and create 1 new link
   *[other] Save changes and create { $count } new links
}

## Review of people before links are created

# $heading (String) - the meeting’s title or room
review-page = Review { $heading }
# $count (Number) - how many links
review-title = { $count ->
    [one] Ready to create 1 link
   *[other] Ready to create { $count } links
}
review-title-nobody = No one can be invited yet
review-title-check = Check the list
review-title-refused = These links can’t be created yet
# $from (String) - “17:15”
# $to (String) - “19:30”
review-links-work = Links work from { $from } to { $to }.
# $count (Number) - how many owners
review-owners = { $count ->
    [one] 1 owner.
   *[other] { $count } owners.
}
review-odd = Worth checking
# $name (String) - the person’s name
# $sentence (String) - what is odd about the person, as a whole sentence
review-odd-person = { $name }: { $sentence }
# $count (Number) - how many more
review-odd-more = And { $count } more.
# $count (Number) - how many people
review-odd-marked = { $count ->
    [one] 1 person is marked below.
   *[other] { $count } people are marked below.
}
# $count (Number) - how many people
review-wrong = { $count ->
    [one] 1 entry needs fixing
   *[other] { $count } entries need fixing
}
review-question = One question before you go on
# $line (Number) - the line’s number in the list
# $sentence (String) - what is wrong, as a whole sentence
review-line-error = Line { $line }: { $sentence }
# $line (Number) - the line’s number in the list
review-line = Line { $line }
# $count (Number) - how many more errors
review-wrong-more = { $count ->
    [one] 1 more entry is marked below.
   *[other] { $count } more entries are marked below.
}
# $count (Number) - how many errors aren’t on the page
review-wrong-hidden = { $count ->
    [one] 1 more entry needs fixing and isn’t shown here. Correct the entries shown below first, or correct the file and upload it again.
   *[other] { $count } more entries need fixing and aren’t shown here. Correct the entries shown below first, or correct the file and upload it again.
}
review-again = Check the list again
review-accept = Use this row as shown
# $number (Number) - the person’s place in the list
review-accept-of = Use this row as shown, person { $number }
review-allows = What each link allows
review-people = People
review-people-wrong = Entries to fix
review-remove = Remove from list
# $number (Number) - the person’s place in the list
review-remove-of = Remove from list, person { $number }
review-back = Back to form
# $count (Number) - how many links
review-create = { $count ->
    [one] Create 1 link
   *[other] Create { $count } links
}
# $count (Number) - how many people
review-left-out = { $count ->
    [one] 1 person whose entry needs fixing won’t get a link.
   *[other] { $count } people whose entries need fixing won’t get a link.
}
review-unavailable = Latchkey can’t reach its database. Nothing was lost. Wait a moment, then try again.

## Lists that were pasted or uploaded

# $count (Number) - how many people
list-people-pasted = { $count ->
    [one] 1 person from the pasted text
   *[other] { $count } people from the pasted text
}
# $count (Number) - how many people
# $file (String) - the file’s name
list-people = { $count ->
    [one] 1 person from { $file }
   *[other] { $count } people from { $file }
}
# $count (Number) - how many people
# $file (String) - the file’s name
# $sheet (String) - the sheet’s name
list-people-in-sheet = { $count ->
    [one] 1 person from { $file }, sheet { $sheet }
   *[other] { $count } people from { $file }, sheet { $sheet }
}
list-not-read-pasted = The pasted text hasn’t been read yet
# $file (String) - the file’s name
list-not-read = { $file } hasn’t been read yet
list-remove = Remove this list
# $count (Number) - how many rows
list-merged = { $count ->
    [one] 1 identical row was merged.
   *[other] { $count } identical rows were merged.
}
list-keep = Keep all rows
list-kept = Identical rows are kept.
list-merge = Merge identical rows
list-choose = Check columns
list-choose-reading = Change how this list is read
list-choose-hint = The list is read again when you change something here. Rows you edited or removed stay as they are.
list-read-again = Read list again
list-sheet = Sheet
list-choose-sheet = Choose a sheet
list-encoding = Encoding
list-header = Column names
list-no-header = No column names
# $line (Number) - the line’s number
list-header-line = In line { $line }
list-columns = Columns of the list
list-column-name = Column
list-column-examples = First entries
list-column-use = Use as
# $column (String) - the column’s name
list-column-is = Use { $column } as
# $number (Number) - the column’s number
list-column = Column { $number }
# $names (String) - some names, with commas between them
# $more (Number) - how many more names
list-names-and-more = { $names } and { $more } more
list-is-name = Name
list-is-first-name = First name
list-is-middle-name = Middle name
list-is-last-name = Last name
list-is-user-name = User name
list-is-email = Email address
list-is-owner = Owner
list-is-language = Language
list-is-ignored = Ignore

# What was decided about a list.

list-note-remembered = These are the columns you chose for an earlier list with the same column names.
# $encoding (String) - “Windows-1250”
list-note-encoding = This file was read as { $encoding }. Check that the names are correct.
# $sheet (String) - the sheet’s name
list-note-sheet = Only the sheet { $sheet } seems to list people, so the other sheets weren’t read.
# $names (String) - some names
list-note-companies = These entries are companies, not people: { $names }.
# $names (String) - some names
list-note-several-emails = Only one email address is used for each person. These people have several: { $names }.
# $rows (Number) - how many rows
# $line (Number) - the line of the column names
list-note-above = { $rows ->
    [one] The column names are in line { $line }. The row above them isn’t used.
   *[other] The column names are in line { $line }. The { $rows } rows above them aren’t used.
}
# $line (Number) - a line’s number
list-note-other-table = Another table begins in line { $line }. It wasn’t read.
# $column (String) - the column’s name
# $meaning (String) - what it was taken for, such as “Name”
list-note-by-content = { $column } is used as “{ $meaning }”, judging by its entries.
# $column (String) - the column’s name
# $words (String) - some of its entries
list-note-owner-words = These entries in { $column } don’t mark anyone as an owner: { $words }.
# $count (Number) - how many columns
# $names (String) - their names
list-note-unused = { $count ->
    [one] This column isn’t used: { $names }.
   *[other] These columns aren’t used: { $names }.
}
list-note-no-names = There’s no column with names, so names come from the email addresses.
list-note-commas = A name with a comma, such as “Doe, Jane”, is read as one person.
list-note-words-behind = Words after email addresses were ignored.

# What has to be answered before a list can be used.

list-ask-sheet = Several sheets could contain your list. Choose a sheet.
list-ask-names = Several columns could contain the names. Choose Name for the column with full names, or First name and Last name if the names are in two columns.
list-ask-no-names = No column is used for names or email addresses. Choose Name or Email address for at least one column.
list-ask-emails = Several columns could contain the email addresses. Choose Email address for one column, and Name for the column with the names.
# $number (Number) - the column’s number
list-ask-yes-no = Column { $number } contains yes or no. If this shows who is an owner, choose Owner for the column. Then choose the columns with names and email addresses.
# $column (String) - the column’s name
list-ask-rooms = { $column } could contain room names, which aren’t used here. Choose how to use each column.
# $column (String) - the column’s name or number
list-ask-missing = The list has no column { $column }. Choose the columns again.
# $line (Number) - the line’s number
list-ask-no-header = Line { $line } has no column names. Choose another line.
list-ask-separate-lines = Names and email addresses are on separate lines. Write each person on one line, such as Ada <ada@example.org>.
# $meaning (String) - such as “Name”
list-ask-twice = Two columns are set to { $meaning }. Choose { $meaning } for only one column.
# $line (Number) - the first line that was not read
# $sentence (String) - why
list-cut = Line { $line }: { $sentence }

# Encodings of text files

encoding-utf-8 = Unicode (UTF-8)
encoding-utf-16 = Unicode (UTF-16)
encoding-windows-1250 = Central European (Windows-1250)
encoding-iso-8859-2 = Central European (ISO-8859-2)
encoding-windows-1251 = Cyrillic (Windows-1251)
encoding-koi8-r = Cyrillic (KOI8-R)
encoding-windows-1252 = Western European (Windows-1252)
encoding-windows-1253 = Greek (Windows-1253)
encoding-windows-1254 = Turkish (Windows-1254)
encoding-windows-1255 = Hebrew (Windows-1255)
encoding-windows-1256 = Arabic (Windows-1256)
encoding-windows-1257 = Baltic (Windows-1257)
encoding-windows-1258 = Vietnamese (Windows-1258)
encoding-windows-874 = Thai (Windows-874)
encoding-shift-jis = Japanese (Shift JIS)
encoding-euc-jp = Japanese (EUC-JP)
encoding-gb18030 = Chinese, simplified (GB 18030)
encoding-big5 = Chinese, traditional (Big5)
encoding-euc-kr = Korean (EUC-KR)
encoding-macintosh = Western European (Mac OS Roman)

## What a link allows: on the review, on a person's page and on Inspect. The sentences stand in this order.

# $who (String) - “Ada”
# $room (String) - “weekly-review”
# $from (String) - “09:45”
# $to (String) - “11:30”
# $owner (Bool) - whether the link is for an owner
allows-between = { $owner ->
    [true] { $who } can join { $room } as an owner from { $from } to { $to }.
   *[false] { $who } can join { $room } from { $from } to { $to }.
}
# $who (String) - “Ada”
# $room (String) - “weekly-review”
# $time (String) - “Thursday 3 December, 17:15–19:30 (Berlin time)”
# $owner (Bool) - whether the link is for an owner
allows-on = { $owner ->
    [true] { $who } can join { $room } as an owner on { $time }.
   *[false] { $who } can join { $room } on { $time }.
}
# $who (String) - “Ada”
# $room (String) - “weekly-review”
# $to (String) - “11:30” or “Thursday 3 December, 11:30 (Berlin time)”
# $owner (Bool) - whether the link is for an owner
allows-until = { $owner ->
    [true] { $who } can join { $room } as an owner until { $to }.
   *[false] { $who } can join { $room } until { $to }.
}
# $who (String) - “Ada”
# $room (String) - “weekly-review”
# $from (String) - “Thursday 3 December, 17:15 (Berlin time)”
# $owner (Bool) - whether the link is for an owner
allows-from = { $owner ->
    [true] { $who } can join { $room } as an owner from { $from }. This link never expires.
   *[false] { $who } can join { $room } from { $from }. This link never expires.
}
# $who (String) - “Ada”
# $room (String) - “weekly-review”
# $owner (Bool) - whether the link is for an owner
allows-always = { $owner ->
    [true] { $who } can join { $room } as an owner at any time. This link never expires.
   *[false] { $who } can join { $room } at any time. This link never expires.
}
# In place of a name, at the beginning of a sentence
allows-anyone = Anyone with this link
# In place of a room's name
allows-every-room = any room in this Daily domain
allows-stay = People already in the room can stay after that.
allows-removed = People still in the room are removed then.
# $minutes (Number) - how long
allows-removed-after-minutes = { $minutes ->
    [one] Each person is removed 1 minute after joining.
   *[other] Each person is removed { $minutes } minutes after joining.
}
# $seconds (Number) - how long
allows-removed-after-seconds = { $seconds ->
    [one] Each person is removed 1 second after joining.
   *[other] Each person is removed { $seconds } seconds after joining.
}
# $who (String) - “Ada”
allows-watching = { $who } can only watch and listen.
allows-microphone-off = The microphone is off when the person joins.
allows-camera-off = The camera is off when the person joins.
allows-both-off = The microphone and camera are off when the person joins.
allows-no-screen = Screen sharing is off.
# $who (String) - “Ada”
allows-waiting = { $who } waits until an owner admits them.

## A meeting's page

# $count (Number) - how many people
# $place (String) - “acme.daily.co/standup”
# $from (String) - “17:15”
# $to (String) - “19:30”
meeting-facts = { $count ->
    [one] { $place } · 1 person · links work from { $from } to { $to }
   *[other] { $place } · { $count } people · links work from { $from } to { $to }
}
# $place (String) - “acme.daily.co/standup”
# $from (String) - “17:15”
# $to (String) - “19:30”
meeting-facts-without-people = { $place } · links work from { $from } to { $to }
# $time (String) - “Thu 3 Dec, 11:30 – 13:00”
# $zone (String) - “America/New_York”
meeting-your-time = Your time: { $time } ({ $zone })
# -meeting-sent-before-nothing (Element) - emphasized
meeting-sent-before = You already created these links from this form. { -meeting-sent-before-nothing } You can add people here. For another time, create a new meeting.
-meeting-sent-before-nothing = Sending the form again changed nothing.
# -meeting-expired-links (Element) - emphasized
# $time (String) - “Thursday 3 December, 19:30 (Berlin time)”
meeting-expired = { -meeting-expired-links } on { $time }.
-meeting-expired-links = This meeting’s links expired
# $time (String) - “Thursday 3 December, 19:30 (Berlin time)”
meeting-expired-earlier-links = Links you shared before you changed the meeting have a different expiry time: { $time }.
# -meeting-other-domain-no-links (Element) - emphasized
# $host (String) - “acme.daily.co”
# $id (String) - the Daily domain's id
meeting-other-domain = { -meeting-other-domain-no-links } Create a new meeting instead. This meeting was created for { $host } (domain ID { $id }), but this server now uses another Daily domain. Links you already shared still work, unless the API key for { $host } was deleted.
-meeting-other-domain-no-links = No links can be created here.
# -meeting-people-removed-title (Element) - emphasized
# $time (String) - “Thursday 3 December, 19:30 (Berlin time)”
meeting-people-removed = { -meeting-people-removed-title } Names and email addresses were deleted on { $time }, because this server only keeps them for a limited time. You can schedule the meeting again.
-meeting-people-removed-title = This meeting’s list of people was deleted.
# For join links
meeting-changed-join = Join links keep working when the time changes, so people only need to know the new time. Links that you replaced no longer work: share the new ones.
meeting-changed-before = Links you already shared still work, but with the old time, name and options.
meeting-changed-never = Share the new links.
# -meeting-changed-key-title (Element) - emphasized
meeting-changed-key = { -meeting-changed-key-title } Links you already shared were created with the previous API key. They work until that key is deleted in Daily’s dashboard.
-meeting-changed-key-title = The API key has changed.
meeting-print = Print cards
meeting-copy-text = As text
meeting-copy-rows = For a spreadsheet
meeting-copy-markdown = As Markdown
# $count (Number) - how many links
meeting-copied-all = { $count ->
    [one] Copied 1 link.
   *[other] Copied { $count } links.
}
meeting-download = Download
meeting-download-table = Table (CSV)
meeting-download-drafts = Email drafts (ZIP)
meeting-download-calendars = Calendar files (ZIP)
meeting-manage = Manage
meeting-add = Add people
meeting-words = Edit message
meeting-edit = Change time, title, links or options
meeting-repeat = Schedule again
meeting-template = Save as template
meeting-delete = Delete meeting
# $count (Number) - how many emails the mail server accepted
mail-sent-count = { $count ->
    [one] 1 sent
   *[other] { $count } sent
}
# $count (Number) - how many emails wait or are being sent
mail-open-count = { $count ->
    [one] 1 waiting
   *[other] { $count } waiting
}
# $count (Number) - how many emails failed
mail-failed-count = { $count ->
    [one] 1 failed
   *[other] { $count } failed
}
meeting-nobody = No one is invited to this meeting.
meeting-owner = owner
meeting-no-email = no email address
meeting-show-link = Show link
meeting-more = More
meeting-join-links-hint = Each link is for one person. Anyone else who has the link can join under that person’s name. If a link gets into the wrong hands, revoke it. Ask people to keep their link, because they need it again if they get disconnected.
meeting-links-hint = Each link is for one person. Anyone else who has the link can join under that person’s name. You can’t revoke a link. It works until it expires. Ask people to keep their link, because they need it again if they get disconnected.
meeting-no-link = No link can be created for this person. Shorten the name, the URL under “Page to open when someone leaves”, or the recording options set through the API.

# The state of an email, beside the person’s email address.

mail-not-sent = Not emailed
mail-waiting = Waiting
mail-sending = Sending
# $time (String) - “17:30”, or with the date
mail-accepted = Sent { $time }
# $time (String) - “17:30”, or with the date
# $reason (String) - why the email was not sent
mail-again = Next attempt: { $time }. { $reason }
# $reason (String) - why the email was not sent
mail-refused = Failed. { $reason }
# $time (String) - “17:30”, or with the date
mail-next-attempt = Next attempt: { $time }
mail-failed = Failed
# $answer (String) - the mail server's words
mail-reason-answer = The mail server replied: “{ $answer }”
mail-reason-timed-out = The mail server didn’t answer in time.
# $answer (String) - the mail server's words
mail-reason-sign-in = Latchkey couldn’t sign in to the mail server. Tell the person who runs this server: { $answer }
# $answer (String) - the mail server's words
mail-reason-setup = The mail server rejects all emails because of Latchkey’s settings, or because a sending limit was reached. Tell the person who runs this server. The mail server replied: “{ $answer }”
# $cause (String) - what went wrong, in technical words
mail-reason-unsafe = Latchkey couldn’t connect securely to the mail server. Tell the person who runs this server: { $cause }
# $cause (String) - what went wrong, in technical words
mail-reason-broken = The connection to the mail server failed: { $cause }
mail-reason-letters = The mail server doesn’t support email addresses with letters other than A to Z. Use another address.
mail-reason-attempts = Every attempt to send this email failed. Send the email again.
mail-reason-internal = The email couldn’t be created. The person who runs this server can find the cause in the log.
mail-reason-changed = The meeting changed, so a new email replaces this one.
mail-reason-no-organizer = The organizer’s account was deleted.
mail-reason-no-facts = The meeting’s details were deleted.
mail-reason-over = The meeting is over.
mail-reason-removed = The person was removed, or the meeting was deleted.
mail-reason-other-domain = The meeting belongs to another Daily domain.
mail-reason-no-link = This person’s link is revoked or can’t be created. Open the person’s page to restore or replace it.
mail-reason-no-email = This person has no email address. Add one, then send the invitation again.

## The send sheet: who is about to be sent what

# $heading (String) - the meeting's title or room
send-title = Send invitations for { $heading }
send-heading = Send invitations
send-heading-update = Send update
send-groups = Groups of people
# $count (Number) - how many people have not been sent an email yet
send-new = Not emailed yet: { $count }
# $count (Number) - how many people’s last email failed
send-failed = Failed: { $count }
# $count (Number) - how many people have an old link or time
send-outdated = Need an update: { $count }
# $count (Number) - how many people
send-all = Everyone: { $count }
# $count (Number) - how many people were chosen one by one
send-chosen = Chosen people: { $count }
send-recipients = Recipients
# Beside the organizer’s own name
send-correct = Correct the address
send-you = you
# $count (Number) - how many people, always many
send-large = All { $count } people in this group are selected.
send-nobody = No one in this group can be emailed right now.
# $count (Number) - how many emails
send-waiting = { $count ->
    [one] 1 email is already waiting to be sent.
   *[other] { $count } emails are already waiting to be sent.
}
# The names follow.
# $count (Number) - how many people
send-without-email = { $count ->
    [one] 1 person has no email address:
   *[other] { $count } people have no email address:
}
# Behind some names
# $count (Number) - how many people
send-more = and { $count } more
# $answer (String) - the mail server's words
# $time (String) - “Thu 3 Dec, 17:30”
send-refused = The mail server refused this address on { $time }. { $answer }
send-frame = Email preview
send-preview = Save and update preview
send-open-preview = Open preview in a new tab
send-test = Send me a test
# $email (String) - the organizer's address
send-test-sent = A test email will be sent to { $email } in a moment.
send-room-unknown = The room check is taking too long, so this page doesn’t show it. You can still send the invitations.
send-anyway = Send anyway, even though the room check found a problem
send-anyway-missing = The room check found a problem. Fix the problem, or select “Send anyway” and send again.
send-choose = Choose at least one person.
send-changed-meanwhile = Nothing was sent, because another message was saved after you opened this page. Compare both messages below, then try again.
send-back = Back to meeting
# $count (Number) - how many people
send-do = { $count ->
    [one] Send to 1 person
   *[other] Send to { $count } people
}
# $count (Number) - how many people
# $seconds (Number) - in how many seconds
send-held = { $count ->
    [one] { $seconds ->
        [one] Sending to 1 person in 1 second.
       *[other] Sending to 1 person in { $seconds } seconds.
    }
   *[other] { $seconds ->
        [one] Sending to { $count } people in 1 second.
       *[other] Sending to { $count } people in { $seconds } seconds.
    }
}
send-undo = Undo
send-undone = Sending was stopped. Nothing was sent.
send-too-late = It’s too late to undo: the emails are being sent.

# Copying

copy-done = Copied ✓
copy-press = Press Ctrl+C or ⌘C
copy-select = Your browser doesn’t allow copying here. The text is selected. Press Ctrl+C (⌘C on a Mac) to copy it.
copy-done-text = Copied.
# $name (String) - whose link
copy-done-for = Copied the link for { $name }.

# The list of meetings

meetings = Meetings
meetings-empty = Your meetings will appear here, with the next one first.
meetings-invite = Create a meeting
meetings-search = Search by title or room
meetings-search-hint = Title or room
meetings-search-button = Search meetings
# $query (String) - what was searched for
meetings-none = No meetings match “{ $query }”.
# $query (String) - what was searched for
meetings-none-so-far = No meetings match “{ $query }” so far. Not all meetings were searched.
meetings-all = Show all meetings
meetings-now = Now
meetings-upcoming = Upcoming
meetings-more = There are more upcoming meetings. Search by title or room to find them.
meetings-more-unsearched = There are more upcoming meetings than can be searched at once. Later meetings weren’t searched.
meetings-past = Past
# $count (Number) - how many people
meetings-failed = { $count ->
    [one] 1 email failed
   *[other] { $count } emails failed
}
meetings-older = Show older meetings
meetings-search-older = Search older meetings
# $count (Number) - how many people
meetings-people = { $count ->
    [one] 1 person
   *[other] { $count } people
}
meetings-people-removed = list of people deleted
# $time (String) - “17:30”
meetings-today = today { $time }
# $time (String) - “17:30”
meetings-tomorrow = tomorrow { $time }
# $time (String) - “17:30”
meetings-yesterday = yesterday { $time }

# Deleting a meeting

# $heading (String) - the meeting's title or room
delete-title = Delete { $heading }?
# $when (String) - “Thursday 3 December, 17:30–19:00 (Berlin time)”
# $count (Number) - how many people
delete-facts = { $count ->
    [one] { $when } · 1 person
   *[other] { $when } · { $count } people
}
delete-consequence = Names and email addresses are permanently deleted, and the links can’t be shown again.
# For join links
delete-join-links = The links stop working at once. Anyone who opens one sees that you cancelled the meeting. People who already joined can stay in the room, and may be able to rejoin for 2 hours or longer.
# $time (String) - “Thursday 3 December, 19:30 (Berlin time)”
delete-links-work = Links you already shared still work until { $time }. You can’t revoke them.
# For a meeting that has join links now
# $time (String) - “Thursday 3 December, 19:30 (Berlin time)”
earlier-direct-links = Direct links you shared earlier still work until { $time }. You can’t revoke them.
# $count (Number) - how many people
delete-tell = { $count ->
    [one] Send a cancellation to the person who was emailed an invitation
   *[other] Send a cancellation to the { $count } people who were emailed an invitation
}
delete-keep = Keep meeting
delete-do = Delete meeting

# Cards to print

# $heading (String) - the meeting's title or room
print-title = Cards for { $heading }
print-heading = Cards to print
print-lede = One card per person. Cut the cards out and give each person their own. Anyone who scans a card can join under that person’s name.
# $count (Number) - how many cards
print-mark = { $count ->
    [one] Mark 1 link as shared
   *[other] Mark { $count } links as shared
}
# $count (Number) - how many cards
print-do = { $count ->
    [one] Print 1 card
   *[other] Print { $count } cards
}

## A person's page

# $name (String) - the person's name
# $heading (String) - the meeting's title or room
person-title = { $name }, { $heading }
# -person-new-link-title (Element) - emphasized
person-new-link = { -person-new-link-title } The link you already shared still works, but with the old time, name and options.
# -person-new-link-title (Element) - emphasized
person-new-link-key = { -person-new-link-title } The link you already shared was created with the previous API key. It works until that key is deleted in Daily’s dashboard.
-person-new-link-title = This link is new.
# For join links
person-new-link-join = This link is new. Share it with this person.
person-link = Link
person-copy-link = Copy link
# $name (String) - the person's name
person-open = Open link as { $name }
person-email = Email
# $email (String) - the person's email address
# $state (String) - “Sent 17:30”
person-email-state = { $email }: { $state }
person-send = Send invitation
person-send-again = Send invitation again
person-use = Link status
person-formats = Other formats
person-calendar = Download calendar file
person-draft = Download email draft
person-preview = Preview email
person-qr = Show QR code
person-draft-hint = The draft opens in your email program, with the calendar file attached. You can send it from your own account.
person-invitation = Invitation
person-copy-invitation = Copy invitation
person-mailto = Open in your email program
person-mailto-long = This invitation is too long to open in your email program. Use “Download email draft” above instead.
person-show-text = Show text
person-edit = Edit person
# $person (String) - “Ada <ada@example.org>”
person-changed-meanwhile = Your changes weren’t saved, because this person was changed after you opened the page. Saved values: { $person }. To save your changes instead, choose “Save changes” again.
# $person (String) - “Ada <ada@example.org>”
person-changed-meanwhile-owner = Your changes weren’t saved, because this person was changed after you opened the page. Saved values: { $person }, as an owner. To save your changes instead, choose “Save changes” again.
person-name = Name
person-name-missing = Enter a name.
# -person-address-optional (Element) - quieter
person-address = Email address { -person-address-optional }
-person-address-optional = (optional)
person-owner = Owner
# For join links
person-edit-hint-join = If you change these details, the link stays the same.
person-edit-hint = If you change the name, role or language, a new link is created. The link you already shared still works, but with the old details.
person-save = Save changes
person-remove = Remove from list

# Removing a person

# $name (String) - the person's name
remove-title = Remove { $name } from the list?
remove-consequence = You can undo this for 7 days. After that, the name and email address are permanently deleted.
# For join links
remove-join-link = The link stops working at once. If the person already joined, Latchkey asks Daily to remove them from the room.
# $time (String) - “Thursday 3 December, 19:30 (Berlin time)”
remove-link-works = The link still works until { $time }. You can’t revoke it, but an owner can remove people who are in the room.
remove-tell = Tell this person by email that they’re no longer invited
remove-keep = Keep on list
remove-do = Remove from list

# The QR code alone

# $name (String) - the person's name
qr-title = QR code for { $name }

## Join links: the kind of a meeting's links

link-kind = Links
link-kind-join = Join links
link-kind-direct = Direct links
link-kind-differences = Differences between join links and direct links
link-kind-length = Length
link-kind-length-join = about 45 characters
link-kind-length-direct = 300 to 500 characters
link-kind-revoke = Revoke or replace a link
link-kind-revoke-join = at any time
link-kind-revoke-direct = not possible
link-kind-change = If the time, a name or the API key changes
link-kind-change-join = links stay the same
link-kind-change-direct = people need new links
link-kind-server = This server must be running when people join
link-kind-server-join = yes
link-kind-server-direct = no
link-kind-this-computer = Join links only work on the computer that runs Latchkey, because LATCHKEY_BASE_URL isn’t a public URL. Ask the person who runs this server to change it, or choose direct links.
link-kind-unencrypted = People would open join links over an unencrypted connection, because LATCHKEY_BASE_URL doesn’t start with https. Ask the person who runs this server to change it, or choose direct links.
link-kind-no-key = This server can’t create join links (short links that you can revoke), because it has no link key. Ask the person who runs this server to create one with “latchkey setup”.
meeting-kind-join = Join links
meeting-kind-direct = Direct links
# -meeting-no-link-key-no-links (Element) - emphasized
meeting-no-link-key = { -meeting-no-link-key-no-links } This meeting has join links, but this server has no link key. Ask the person who runs this server to set LATCHKEY_LINK_KEY to the key that was used before.
-meeting-no-link-key-no-links = The links don’t work.
# $count (Number) - how many people
meeting-other-link-key = { $count ->
    [one] 1 person’s link doesn’t work
   *[other] { $count } people’s links don’t work
}
meeting-other-link-key-why = The link key has changed or was lost. Ask the person who runs this server to set the old key as LATCHKEY_PREVIOUS_LINK_KEY, or replace the links and share the new ones.
# $count (Number) - how many meetings
form-lost-links = { $count ->
    [one] 1 meeting has links that don’t work
   *[other] { $count } meetings have links that don’t work
}

## The list on a meeting's page: whether each person has their link

# $shared (Number) - how many people have their link
# $count (Number) - how many people there are
share-progress = { $count ->
    [one] { $shared } of 1 shared
   *[other] { $shared } of { $count } shared
}
share-filter = Show people
share-only-all = All
share-only-not-shared = Not shared
share-only-failed = Email failed
share-only-changed = Changed
share-only-no-email = No email address
share-only-joined = Clicked “Join now”
share-search = Find a person
share-search-do = Search
share-none = No one matches.
# $at (String) - “10:02”
share-copied = Copied { $at }
# $at (String) - “10:02”
share-emailed = Emailed { $at }
# $at (String) - “10:02”
share-drafted = Email drafted { $at }
# $at (String) - “10:02”
share-downloaded = Downloaded { $at }
# $at (String) - “10:02”
share-printed = Printed { $at }
# $at (String) - “10:02”
share-shown = QR code shown { $at }
# $at (String) - “10:02”
share-marked = Marked as shared { $at }
share-changed = Changed since you shared it
share-not = Not shared
# $count (Number) - how many people
share-failed = { $count ->
    [one] 1 email couldn’t be sent.
   *[other] { $count } emails couldn’t be sent.
}
share-retry = Send again
# $count (Number) - how many people
share-changed-count = { $count ->
    [one] 1 person doesn’t have the latest link or time yet
   *[other] { $count } people don’t have the latest link or time yet
}
# $count (Number) - how many people
share-changed-no-email = { $count ->
    [one] 1 of them has no email address: copy their link and send it yourself.
   *[other] { $count } of them have no email address: copy their links and send them yourself.
}
share-show-changed = Show these people
share-send-update = Send update…
share-send = Send invitations…
# $count (Number) - how many links
share-copy-all = { $count ->
    [one] Copy the link
   *[other] Copy all { $count } links
}
# $count (Number) - how many links
share-copy-not-shared = { $count ->
    [one] Copy 1 link not shared yet
   *[other] Copy { $count } links not shared yet
}
# $count (Number) - how many links
share-copy-these = { $count ->
    [one] Copy this link
   *[other] Copy these { $count } links
}
share-select = Select people
share-select-end = Cancel
share-selected = For the selected people:
share-everyone = Everyone in this list
share-copy = Copy
share-email = Email
share-mark = Mark as shared
share-unmark = Mark as not shared
share-undo = Undo
share-copied-now = Copied
share-remove = Remove
share-pages = Pages
share-previous = Previous
share-next = Next
# $from (Number) - the first person's number
# $to (Number) - the last person's number
# $count (Number) - how many people there are
share-part = { $from }–{ $to } of { $count }
# $count (Number) - how many people
share-remove-ask = { $count ->
    [one] Remove 1 person?
   *[other] Remove { $count } people?
}
# $count (Number) - how many people
share-remove-do = { $count ->
    [one] Remove 1 person
   *[other] Remove { $count } people
}
share-remove-join = Their join links stop working at once.
share-remove-direct = Direct links that you already shared keep working until they expire.
share-remove-tell = Tell these people by email that they’re no longer invited, if they were emailed an invitation
# $name (String) - a person's name
share-qr-next = Next: { $name }

## Join links: what happened with a link. Nothing here says whether someone was in the meeting.

# $time (String) - “17:30”, with a short date if that is another day
use-opened = First opened { $time }
# $time (String) - “17:30”, with a short date if that is another day
# $count (Number) - how many times
use-joined = { $count ->
    [one] Clicked “Join now” { $time }
   *[other] Clicked “Join now” { $count } times, most recently { $time }
}
use-none = Not opened yet
use-hint = “Opened” and “Clicked ‘Join now’” can also come from a program that checks links, or from you. Neither means that the person was in the meeting.
use-revoked = revoked
# $count (Number) - how many people
asking = { $count ->
    [one] 1 person asked for help
   *[other] { $count } people asked for help
}
# $name (String) - who
# $time (String) - “Thu 3 Dec, 17:30”
asking-person = { $name } asked for help on { $time }.
asking-why = Find out why
asking-done = Mark request as done

## Join links: revoking and replacing them

manage = Revoke or replace links
# $heading (String) - the meeting's title
manage-title = Revoke or replace links: { $heading }
manage-lede = Choose people, then choose what to do with their links.
manage-people = People
manage-everyone = Everyone
manage-nobody = Choose at least one person.
manage-revoke = Revoke links
manage-revoke-hint = The links stop working at once, and Latchkey asks Daily to remove people who already joined. You can restore the links later.
manage-undo = Restore links
manage-undo-hint = Revoked links work again.
manage-replace = Replace links
manage-replace-hint = Each person gets a new link for you to share. The old links stop working at once, and you can’t restore them. People who already joined can stay in the room. If you choose “Everyone”, people whose links are revoked don’t get a new link.
# $count (Number) - how many links
manage-revoked = { $count ->
    [0] Nothing changed, because the selected links were already revoked.
    [one] 1 link was revoked. It no longer works.
   *[other] { $count } links were revoked. They no longer work.
}
# $count (Number) - how many people who had joined
manage-kept-out = { $count ->
    [one] Daily accepted the request to remove 1 person who had clicked “Join now” and to ban them until the current meeting in the room is over.
   *[other] Daily accepted the request to remove { $count } people who had clicked “Join now” and to ban them until the current meeting in the room is over.
}
# $count (Number) - how many people who had joined
manage-not-kept-out = { $count ->
    [one] Daily didn’t confirm that it removed 1 person who had clicked “Join now”. They may still be in the room or rejoin until the access from that click expires. An owner can remove them from the room.
   *[other] Daily didn’t confirm that it removed { $count } people who had clicked “Join now”. They may still be in the room or rejoin until the access from that click expires. An owner can remove them from the room.
}
# $count (Number) - how many links
manage-undone = { $count ->
    [0] There were no revoked links to restore.
    [one] 1 link works again.
   *[other] { $count } links work again.
}
manage-undone-hint = Anyone Daily has banned can rejoin after the current meeting in the room is over.
# $count (Number) - how many links
manage-replaced = { $count ->
    [0] There were no links to replace.
    [one] 1 link was replaced. Share the new link.
   *[other] { $count } links were replaced. Share the new links.
}
revoke = Revoke link
revoke-consequence = The link stops working at once. If the person already joined, Latchkey asks Daily to remove them and ban them until the current meeting in the room is over. You can restore the link later.
undo-revoke = Restore link
replace = Replace link
replace-consequence = This person gets a new link for you to share. The old link stops working at once, and you can’t restore it.
# Follows “replace-consequence”
replace-joined = Anyone who already joined with the old link can stay in the room, and may be able to rejoin for 2 hours or longer. To ask Daily to remove them, revoke the link first.
# $name (String) - who revoked the link
# $time (String) - “Thu 3 Dec, 17:30”
revoked-by = { $name } revoked this link on { $time }. It no longer works.
revoked-not-joined = No one has clicked “Join now”.
# $name (String) - whose link it is
# $time (String) - “Thu 3 Dec, 17:30”
# $until (String) - “19:30”, with a date if that is another day
revoked-joined = { $name } last clicked “Join now” on { $time }. They may be able to rejoin until { $until }, but not after that.
# $count (Number) - how many people
removed = { $count ->
    [one] 1 removed person
   *[other] { $count } removed people
}
removed-hint = You can add people back for up to 7 days after you remove them. After that, their names and email addresses are permanently deleted.
removed-undo = Add back to list
# $count (Number) - how many links
organizers-links-revoked = { $count ->
    [0] There were no links to revoke.
    [one] 1 join link was revoked.
   *[other] { $count } join links were revoked.
}
organizers-revoke-links = Revoke all join links
organizers-revoke-links-consequence = All of this organizer’s join links stop working at once, and Latchkey asks Daily to remove people who already joined. The organizer can restore the links, one meeting at a time.

## Message

# $heading (String) - the meeting's title or room
message-title = Message for { $heading }
message-heading = Message
message-lede = Add your own subject and note to the invitations you copy or email, including drafts and calendar files. The links stay the same.
message-changed-meanwhile = Your message wasn’t saved, because another message was saved after you opened this page. Compare both messages below. To save yours instead, choose “Save message” again.
# -message-subject-optional (Element) - quieter
message-subject = Subject { -message-subject-optional }
-message-subject-optional = (optional)
# -message-note-optional (Element) - quieter
message-note = Note to everyone { -message-note-optional }
-message-note-optional = (optional)
# $text (String) - what is saved
message-saved = Saved text: { $text }
message-saved-blank = No text is saved here.
message-placeholders = Placeholders
message-placeholder-name = the person’s name
message-placeholder-room = the room
message-placeholder-title = the meeting’s title, or its room
message-placeholder-when = date, time and time zone
message-placeholder-link = the person’s link
message-preview = Preview
# $sender (String) - “Grace Hopper <grace@example.org>”
message-from = From: { $sender }
# $sender (String) - “Latchkey <invites@example.org>”
# $organizer (String) - “Grace Hopper <grace@example.org>”
message-from-server = From: { $sender } · Replies go to: { $organizer }
# $recipient (String) - “Bob Stone <bob@example.org>”
message-to = To: { $recipient }
message-preview-subject = Subject:
# -message-preview-link (Element) - leads to the HTML of the email
message-preview-hint = Emails contain this text and an HTML version with a button for the link. The calendar file is attached. After saving, you can { -message-preview-link }.
-message-preview-link = preview the HTML version
message-show-text = Show text
message-show-preview = Update preview
message-save-and-test = Save and send me a test
message-save = Save message
message-link-in-subject = The subject can’t contain {"{"}link{"}"}, because mail servers log subjects. Use {"{"}link{"}"} in the note instead.
# $limit (Number) - how many characters are allowed
# $count (Number) - how many characters there are
message-too-long = Use { $limit } characters or fewer. This text has { $count }.
message-subject-control = The subject must be a single line. Remove line breaks, tabs and other control characters.
message-control = The note contains an invisible character that isn’t allowed. Delete the note and type it again.
# $found (String) - what looks like a placeholder
# $names (String) - the placeholders that there are
message-unknown = { $found } isn’t a placeholder. Use one of these: { $names }

## Room check

check = Room check
# $heading (String) - the meeting's title or room
check-title = Room check for { $heading }
check-unasked = The room hasn’t been checked yet.
check-do = Check room
check-again = Check room again
check-back = Back to meeting
check-not-loaded = The room check couldn’t be loaded. Reload the page to try again.
# $state (String) - “Problem”
# $finding (String) - what was found, as a whole sentence
check-line = { $state }: { $finding }
check-good = OK
check-warning = Warning
check-problem = Problem
check-unchecked = Not checked
# $count (Number) - how many checks
check-others = { $count ->
    [one] 1 other check
   *[other] { $count } other checks
}
check-ready = Room ready

# What can be done: the button, what happens, and the button that does it.

check-create = Create room
check-new-room = New room
check-create-consequence = The new room is private and closes when the links expire. Each person can join with one device at a time, and no one can knock (ask to be let in).
# A box to tick, and the line beside the button that creates the links
check-create-with = Create the room together with the links
check-create-with-line = The room will be created together with the links.
# $room (String) - the room's name
check-create-do = Create { $room }
check-private = Make room private
check-private-consequence = After this, only people with a link can join. People already in the room can stay.
# $room (String) - the room's name
check-private-do = Make { $room } private
check-device = Limit to one device per person
check-device-consequence = If two devices use the same link, the first one is disconnected when the second one joins. This also affects people who join with both a phone and a laptop.
# $room (String) - the room's name
check-device-do = Limit { $room } to one device per person
check-window = Keep room open for the meeting
check-window-consequence = The room’s opening and closing times are changed so that it is open while this meeting’s links work.
# $room (String) - the room's name
check-window-do = Change opening and closing times of { $room }
check-try = Test a link
check-try-consequence = This sends one of the meeting’s links to Daily to check it.
check-try-do = Test a link with Daily

# What was done

# $room (String) - the room's name
check-created = The room { $room } was created. It is private.
# $room (String) - the room's name
check-there-private = A room named { $room } already exists. It is private.
# $room (String) - the room's name
check-there-public = A room named { $room } already exists. It is public and wasn’t changed.
# $room (String) - the room's name
check-there-other = A room named { $room } already exists. It wasn’t changed.
# $room (String) - the room's name
check-done-private = { $room } is now private. Only people with a link can join.
# $room (String) - the room's name
check-done-device = { $room } is now limited to one device per person.
# $room (String) - the room's name
check-done-window = { $room } is now open while the links work.
# $room (String) - the room's name
check-not-done-no-room = Nothing was changed, because Daily has no room named { $room }. Check the room again.
# $reason (String) - why, as a sentence
check-not-done = Nothing was changed. { $reason }
# $reason (String) - why, as a sentence
check-maybe-done = It’s unclear whether the change was made. { $reason } Check the room again in a moment.

# What was found

# $reason (String) - why, as a sentence
check-nothing = Nothing could be checked. { $reason } Latchkey creates links without contacting Daily, so you can still share them.
check-key-good = Daily accepts the API key.
check-key-rejected = Daily rejected the API key, so no link works. Ask the person who runs this server to set DAILY_API_KEY to a key from Daily’s dashboard, under Developers.
# $reason (String) - why, as a sentence
check-key-unchecked = The API key couldn’t be checked. { $reason }
# $host (String) - “acme.daily.co”
check-domain-good = The API key belongs to { $host }.
# $name (String) - the API key's Daily domain
# $id (String) - its id
# $set (String) - the Daily domain that is set
# $set-id (String) - its id
check-domain-other = The API key belongs to “{ $name }” (domain ID { $id }), but this server creates links for “{ $set }” (domain ID { $set-id }). Daily rejects these links. Ask the person who runs this server to set DAILY_DOMAIN to “{ $name }” and DAILY_DOMAIN_ID to “{ $id }”.
# $name (String) - the Daily domain's name
# $set (String) - the name that is set
check-domain-renamed = Daily calls the domain “{ $name }”, but links lead to “{ $set }”. Ask the person who runs this server to set DAILY_DOMAIN to “{ $name }”.
# $reason (String) - why, as a sentence
check-room-unchecked = The room couldn’t be checked. { $reason }
# $room (String) - the room's name
check-room-missing = Daily has no room named “{ $room }”. Links won’t work until you create this room.
# $room (String) - the room's name
# $similar (String) - the name of a room that exists
check-room-similar = Daily has no room named “{ $room }”, but it has one named “{ $similar }”. Room names are case-sensitive. If you meant “{ $similar }”, create a new meeting in that room. Otherwise, create the room “{ $room }”.
# $room (String) - the room's name
# $daily (String) - the name at Daily
check-room-case = Daily spells this room “{ $daily }”, but the links use “{ $room }”. Room names are case-sensitive. Create a new meeting with Daily’s spelling.
# $room (String) - the room's name
check-room-good = The room “{ $room }” exists.
check-privacy-private = The room is private. Only people with a link can join.
check-privacy-public = The room is public. Anyone who knows the room’s address can join, with or without a link.
check-privacy-other = Daily doesn’t say whether the room is private or public, so it’s unknown who can join. Check the room in Daily’s dashboard.
check-window-good = The room is open while the links work.
# $opens (String) - “Thursday 3 December, 17:30 (Berlin time)”
check-window-opens = The room opens on { $opens }, after the links start to work.
# $closes (String) - “Thursday 3 December, 17:30 (Berlin time)”
check-window-closes = The room closes on { $closes }, before the links expire.
# $opens (String) - “Thursday 3 December, 17:30 (Berlin time)”
# $closes (String) - “Thursday 3 December, 17:30 (Berlin time)”
check-window-both = The room opens on { $opens }, after the links start to work, and closes on { $closes }, before they expire.
check-device-good = The room is limited to one device per person, so two people can’t use the same link at the same time.
check-device-many = Several people can use the same link at the same time if someone passes it on.
check-knocking = People are supposed to wait until an owner admits them, but the room doesn’t allow knocking. Turn knocking on for this room in Daily’s dashboard, or edit the meeting so that people don’t have to wait.
check-redirect-good = Daily can send people to the page you chose when they leave.
check-redirect-unreadable = The page people go to when they leave couldn’t be checked, because its URL is invalid. Edit the meeting and enter another URL.
# $place (String) - “thanks.example.org”
# $allowed (String) - “example.org, example.com”
check-redirect-refused = Daily won’t send people to “{ $place }” when they leave. Your Daily domain only allows { $allowed }. Allow the page in Daily’s dashboard, or remove it from the meeting.
# $place (String) - “thanks.example.org”
check-redirect-refused-all = Daily won’t send people to “{ $place }” when they leave, because your Daily domain allows no pages. Allow the page in Daily’s dashboard, or remove it from the meeting.
check-link-untried = No link has been tested yet.
check-link-good = Daily accepts one of the meeting’s links and reads it correctly.
# $differences (String) - technical words
check-link-different = Daily accepts the link, but doesn’t read it as expected. Tell the person who runs this server: { $differences }
# $reason (String) - why, as a sentence
check-link-refused = Daily rejects one of the meeting’s links. { $reason } The other checks may say why.
# $reason (String) - why, as a sentence
check-link-unchecked = The link couldn’t be tested. { $reason }
check-clock-unchecked = This server’s clock couldn’t be checked, because Daily didn’t send its time.
check-clock-good = This server’s clock agrees with Daily’s.
# $seconds (Number) - how far the clock is ahead
check-clock-seconds-ahead = { $seconds ->
    [one] This server’s clock is 1 second ahead of Daily’s, so links start and expire at the wrong time. Ask the person who runs this server to set the clock.
   *[other] This server’s clock is { $seconds } seconds ahead of Daily’s, so links start and expire at the wrong time. Ask the person who runs this server to set the clock.
}
# $seconds (Number) - how far the clock is behind
check-clock-seconds-behind = { $seconds ->
    [one] This server’s clock is 1 second behind Daily’s, so links start and expire at the wrong time. Ask the person who runs this server to set the clock.
   *[other] This server’s clock is { $seconds } seconds behind Daily’s, so links start and expire at the wrong time. Ask the person who runs this server to set the clock.
}
# $minutes (Number) - how far the clock is ahead
check-clock-minutes-ahead = { $minutes ->
    [one] This server’s clock is 1 minute ahead of Daily’s, so links start and expire at the wrong time. Ask the person who runs this server to set the clock.
   *[other] This server’s clock is { $minutes } minutes ahead of Daily’s, so links start and expire at the wrong time. Ask the person who runs this server to set the clock.
}
# $minutes (Number) - how far the clock is behind
check-clock-minutes-behind = { $minutes ->
    [one] This server’s clock is 1 minute behind Daily’s, so links start and expire at the wrong time. Ask the person who runs this server to set the clock.
   *[other] This server’s clock is { $minutes } minutes behind Daily’s, so links start and expire at the wrong time. Ask the person who runs this server to set the clock.
}

## Rooms

rooms = Rooms
# $host (String) - the domain’s address
rooms-unavailable = Latchkey can’t show the rooms on { $host } right now.
rooms-unavailable-links = You can still create links, because Latchkey creates them without contacting Daily.
rooms-try-again = Try again
# $count (Number) - how many rooms there are
# $host (String) - the domain’s address
rooms-count = { $count ->
    [one] 1 room on { $host }.
   *[other] { $count } rooms on { $host }.
}
# $count (Number) - how many rooms are listed; there are more
# $host (String) - the domain’s address
rooms-newest = { $count ->
    [one] The newest room on { $host }.
   *[other] The newest { $count } rooms on { $host }.
}
# $seconds (Number) - how old the list is
rooms-age = { $seconds ->
    [0] Updated just now.
    [one] Updated 1 second ago.
   *[other] Updated { $seconds } seconds ago.
}
rooms-refresh = Refresh the list
rooms-none = There are no rooms yet. Create one below, or when you create a meeting.
rooms-search-name = Room name
rooms-search = Search rooms
# $text (String) - what was searched for
rooms-none-found = No room name contains “{ $text }”.
rooms-show-all = Show all rooms
rooms-private = private
rooms-public = public
rooms-privacy-unknown = privacy unknown
rooms-public-warning = Anyone who knows the room’s address can join, with or without a link.
rooms-open-always = Always open
# $from (String) - “Thursday 3 December, 17:30 (Berlin time)”
rooms-open-from = Open from { $from }
# $until (String) - “Thursday 3 December, 17:30 (Berlin time)”
rooms-open-until = Open until { $until }
# $span (String) - “Thursday 3 December, 17:30–19:00 (Berlin time)”
rooms-open-during = Open { $span }
rooms-knocking = Knocking is on
rooms-no-knocking = Knocking is off
rooms-one-device = One device per person
rooms-many-devices = Several people can use the same link at once
rooms-make-private = Make room private
rooms-make-private-effect = After this, only people with a link can join. People already in the room can stay.
# $room (String) - its name
rooms-make-private-confirm = Make { $room } private
rooms-limit-devices = Limit to one device per person
rooms-limit-devices-effect = If two devices use the same link, the first one is disconnected when the second one joins. This also affects people who join with both a phone and a laptop.
# $room (String) - its name
rooms-limit-devices-confirm = Limit { $room } to one device per person
rooms-invite = Invite people
# $room (String) - its name
rooms-invite-to = Invite people to { $room }
# $count (Number) - how many more rooms there are
rooms-more = { $count ->
    [one] 1 more room isn’t shown. Search for its name to find it.
   *[other] { $count } more rooms aren’t shown. Search for a name to find them.
}
rooms-new = Create a room
rooms-name = Room name
rooms-name-hint = The room will be private and won’t expire. Each person can join with one device at a time, and no one can knock (ask to be let in). To create a room that closes when a meeting’s links expire, create a meeting and use its room check.
rooms-create = Create room
# $room (String) - a name that is possible instead of the one that was entered
rooms-create-suggested = Create { $room } instead
# $room (String) - its name
rooms-created = The room { $room } was created. It’s private.
# $room (String) - its name
rooms-now-private = { $room } is private now. Only people with a link can join.
# $room (String) - its name
rooms-now-one-device = Each person can now join { $room } with only one device at a time.

## Rooms: after someone was removed from a room

# $room (String) - its name
ejected = Removed from { $room }
# $room (String) - its name
ejected-no-one = No one was in { $room } with this link
ejected-no-one-sentence = Daily found no one to remove.
ejected-no-one-ban = The ban may not have taken effect, because the person wasn’t in the room.
# $count (Number) - how many devices
ejected-count = { $count ->
    [one] Daily removed 1 device.
   *[other] Daily removed { $count } devices.
}
ejected-banned = The person is banned until the current meeting in the room is over. After that, the link works again.
ejected-not-banned = The person can join again with the same link.
ejected-failed = No one was removed
ejected-unknown = Latchkey doesn’t know whether anyone was removed
ejected-link-works = The link works until it expires. To make it stop working sooner, delete the room or the API key in Daily’s dashboard.
ejected-back = Back to “Can’t get in?”

## Inspect

inspect = Someone can’t get in
# $count (Number) - how many links the text contains
inspect-found = { $count ->
    [one] About this link
   *[other] About these { $count } links
}
# $number (Number) - which of the links
inspect-link = Link { $number }
inspect-join = Join link
# $time (String) - “Thursday 3 December, 17:15 (Berlin time)”
inspect-join-early = This join link works. The person can join from { $time }.
inspect-join-open = This join link works. The person can join now.
inspect-join-over = The meeting for this join link is over.
# $organizer (String) - who cancelled it
inspect-join-cancelled = { $organizer } cancelled the meeting for this join link.
# $organizer (String) - who revoked it
inspect-join-revoked = { $organizer } revoked this join link.
inspect-join-replaced = This join link was replaced by a newer one and no longer works.
inspect-join-unknown = Latchkey doesn’t recognize this join link. Check that it’s complete and has no typos.
# $name (String) - whose link it may be
inspect-join-near = Did you mean { $name }’s link?
inspect-join-tail = Code ends with
inspect-unreadable = unreadable
inspect-urgent = urgent
inspect-warning = warning
inspect-signature = Signed with
# $key (String) - its fingerprint
inspect-signature-own = This server’s API key ({ $key })
# $key (String) - its fingerprint
inspect-signature-previous = The previous API key ({ $key })
inspect-signature-unknown = An unknown API key
inspect-signature-unchecked = Not checked
inspect-found-in = Found in
inspect-tail = Token ends with
inspect-invitation = Invitation
# $person (String) - the name of the person invited
# $meeting (String) - the meeting’s title, or its room
inspect-invitation-of = { $person } in { $meeting }
# $time (String) - “Thursday 3 December, 17:30 (Berlin time)”
inspect-created-by-you = You created the link on { $time }.
# $organizer (String) - their name
# $time (String) - “Thursday 3 December, 17:30 (Berlin time)”
inspect-created-by = { $organizer } created the link on { $time }.
inspect-not-here = Not found. The link may have been created by a program or on the command line, or the invitation may have been deleted.
inspect-remedies = What you can do
inspect-remedies-order = You can’t revoke a direct link. Try these steps instead, starting with the one that affects the fewest people:
# $room (String) - its name
inspect-eject = Remove the people who are in { $room } with this link.
inspect-eject-ban = If you also ban them, they can’t join again until the current meeting in the room is over. After that, the link works again.
inspect-ban = Ban them from the current meeting
# $room (String) - its name
inspect-eject-confirm = Remove people from { $room }
# -inspect-delete-room-step (Element) - emphasized
inspect-delete-room = { -inspect-delete-room-step } in Daily’s dashboard. All links to this room stop working, for everyone.
-inspect-delete-room-step = Delete the room
# -inspect-new-key-step (Element) - emphasized
inspect-new-key = { -inspect-new-key-step } in Daily’s dashboard and delete the current one. All links of all meetings stop working. The person who runs this server then sets the new key, and everyone needs a new link.
-inspect-new-key-step = Create a new API key
inspect-claims = All claims
# $number (Number) - which of the links
inspect-claims-of = Claims of link { $number }
inspect-claim-name = Name
inspect-claim-short = In the token
inspect-claim-value = Value
inspect-claim-meaning = Meaning
# $value (String) - as it is in the token
# $time (String) - “Thursday 3 December, 17:30 (Berlin time)”
inspect-claim-time = { $value } – { $time }
inspect-text = Paste a link or an email, or type a name or email address
inspect-again = Look for another link or person
inspect-private = Latchkey reads the text on this server. It isn’t sent to Daily, stored or logged.
inspect-submit = Find the problem

inspect-details = What the link contains

## Inspect: why someone can’t get in

# $name (String) - who can’t get in
# $heading (String) - the meeting’s title, or its room
trouble-title = { $name }, { $heading }
trouble-person = Person
trouble-meeting = Meeting
# $count (Number) - how many people
trouble-found = { $count ->
    [one] 1 person found
   *[other] { $count } people found
}
trouble-found-hint = Choose the person who can’t get in.
# $count (Number) - how many people are listed at most
trouble-found-more = Only the first { $count } people are listed. To find someone else, type more of their name.
trouble-nobody = No invite link was found. Nobody in your upcoming or recent meetings has this name or email address. Check the spelling.
trouble-room = The personal part of the link is missing. The page was probably reloaded.
trouble-room-advice = Find the person, then send them their current invitation. They need their own link each time they join.
# $room (String) - the room’s name
trouble-room-nobody = None of your upcoming or recent meetings uses the room { $room }.
trouble-room-find = Find the person
trouble-room-cut = This link is incomplete. Its end is missing.

# $name (String) - the person
trouble-removed = { $name } was removed from this meeting.
trouble-removed-advice = If you add them back, their join link works again.
trouble-removed-advice-direct = Add them back to share their link again.
# $time (String) - “Thursday 3 December, 19:00 (Berlin time)”
trouble-over = The meeting ended on { $time }, so no one can join it any more.
trouble-over-advice = Schedule the meeting again to get new links.
# $name (String) - the person
# $organizer (String) - who revoked it
# $time (String) - “Thu 3 Dec, 17:30”
trouble-revoked = { $name }’s link was revoked by { $organizer } on { $time }.
trouble-revoked-advice = To let this person join, restore the link. If the link was leaked, make a new one instead.
# $name (String) - the person
trouble-incomplete = { $name }’s link is incomplete. Its end is missing.
# $name (String) - the person
# $time (String) - “Thursday 3 December, 17:30–19:00 (Berlin time)”
trouble-moved = This is { $name }’s old link. The meeting moved to { $time }.
# $name (String) - the person
trouble-other-room = This is { $name }’s old link. The meeting moved to another room.
# $name (String) - the person
trouble-other-kind = This is { $name }’s old link. The meeting now has a different kind of link.
# $name (String) - the person
trouble-other-details = This is { $name }’s old link. Their details or the meeting’s options have changed since.
# $name (String) - the person
trouble-other-key = This is { $name }’s old link. It was created with the previous API key.
# $name (String) - the person
trouble-replaced = This is { $name }’s old link. It was replaced by a newer one.
# $name (String) - the person
trouble-other-link-key = { $name }’s link was created with a link key that isn’t set on this server.
trouble-other-link-key-advice = Replace the link, or ask the person who runs this server to set the previous link key.
# $name (String) - the person
trouble-not-delivered = The email to { $name } wasn’t delivered.
trouble-not-delivered-advice = Send the invitation in another way, or correct the email address on the person’s page.
# $name (String) - the person
trouble-waiting = The email to { $name } hasn’t been sent yet.
trouble-waiting-advice = If it’s urgent, send the invitation in another way.
# $name (String) - the person
trouble-not-shared = { $name }’s current link hasn’t been shared yet.
# $name (String) - the person
# $time (String) - “Thursday 3 December, 17:15 (Berlin time)”
trouble-early = It’s too early. { $name } can join from { $time }.
trouble-early-advice = The link is correct. Ask them to open it again at that time, from the invitation and not from the browser’s history.
# $host (String) - the host of the filter
trouble-rewritten = An email filter ({ $host }) replaced this link with its own.
trouble-rewritten-advice = If the filter blocks the link, send the invitation in another way, for example in a chat.
# $name (String) - the person
trouble-not-opened = { $name } hasn’t opened the link yet.
trouble-not-opened-advice = The link works. Send the invitation again, and ask them to look in their spam folder.
# $name (String) - the person
# $time (String) - “Thu 3 Dec, 17:30”
trouble-not-clicked = { $name } opened the link on { $time }, but hasn’t clicked “Join now”.
trouble-not-clicked-advice = The link works. Ask them to open it again in Chrome, Edge, Firefox or Safari, and to click “Join now”.
# $name (String) - the person
# $time (String) - “Thu 3 Dec, 17:30”
trouble-opened-early = { $name } opened the link on { $time }, before the meeting was open, and hasn’t opened it again.
# $name (String) - the person
# $time (String) - “Thu 3 Dec, 17:30”
trouble-clicked = { $name } last clicked “Join now” on { $time }.
trouble-clicked-advice = The link works. If they were disconnected, ask them to open the link again. Reloading the room’s page isn’t enough.
# $name (String) - the person
# $time (String) - “Thursday 3 December, 19:30 (Berlin time)”
trouble-works = { $name }’s link works until { $time }.
trouble-works-advice = Ask them to open the whole link in Chrome, Edge, Firefox or Safari. Reloading the room’s page isn’t enough, because Daily removes the personal part of the link.
trouble-send-current = Send them the current invitation.
trouble-copy = Copy the current invitation
trouble-copied = The current invitation was copied
trouble-email = Send it by email…
trouble-new-link = Make a new link
trouble-repeat = Schedule again
trouble-asked = Asked for help

trouble-leaked = This link was leaked
# $name (String) - whose link it is
trouble-leaked-join = If { $name }’s link is public, anyone who has it can join under their name.
# $name (String) - whose link it is
# $time (String) - “Thursday 3 December, 19:30 (Berlin time)”
trouble-leaked-direct = If { $name }’s link is public, anyone who has it can join under their name until { $time }. A direct link can’t be revoked.
trouble-move = Move everyone to a new room
trouble-leaked-replace = Block this link and make a new one
trouble-move-cost = Everyone gets a new link, which you have to share again. The old links still lead to the old room, which you can delete afterwards.
trouble-leaked-others = These steps are less effective or affect more people:
# $name (String) - whose link it is
# $room (String) - its name
trouble-eject = Remove everyone who is in { $room } with { $name }’s link.
trouble-eject-cost = This also removes the person you invited. Everyone with this link is banned until the current meeting in the room is over. After that, the link works again.

## Moving a meeting to a new room

# $heading (String) - the meeting’s title, or its room
move-title = Move { $heading } to a new room
# $room (String) - the new room’s name
move-room = A new private room is created on Daily: { $room }.
# $count (Number) - how many people
move-direct = { $count ->
    [one] 1 person gets a new link. It’s marked as not shared, so you have to share it again.
   *[other] { $count } people get new links. The links are marked as not shared, so you have to share them again.
}
# $time (String) - “Thursday 3 December, 19:30 (Berlin time)”
move-old-links = The old links lead to the old room until { $time }. After moving, you can delete that room.
# $count (Number) - how many people
move-join = { $count ->
    [one] 1 join link stays the same and leads to the new room, so you don’t have to share it again.
   *[other] { $count } join links stay the same and lead to the new room, so you don’t have to share them again.
}
move-inside = People who are in the old room now stay there. Tell them to leave and to open their link again.
move-inside-direct = People who are in the old room now stay there. They need their new link.
move-leaked-join = If someone’s join link was leaked, moving doesn’t help: the leaked link leads to the new room, too. Revoke or replace that link on the person’s page instead.
# $count (Number) - how many people
move-do = { $count ->
    [one] Move 1 person to a new room
   *[other] Move { $count } people to a new room
}
move-cancel = Back to meeting
move-failed = The meeting wasn’t moved, and no links were changed.
moved-title = The meeting moved to a new room
# $count (Number) - how many people
# $room (String) - the new room’s name
moved-direct = { $count ->
    [one] 1 person has a new link to { $room }. It hasn’t been shared yet.
   *[other] { $count } people have a new link to { $room }. Share their links again.
}
# $count (Number) - how many people
# $room (String) - the new room’s name
moved-join = { $count ->
    [one] 1 join link leads to { $room } now. You don’t have to share it again.
   *[other] { $count } join links lead to { $room } now. You don’t have to share them again.
}
moved-send = Send the new links
moved-share = Share the new links
moved-open = Open the meeting
moved-old = The old room
# $room (String) - the old room’s name
moved-old-hint = { $room } still exists on Daily, and the old links lead to it. If you delete it, no one can enter it any more. Daily’s documentation doesn’t say whether people who are in it now are disconnected, so ask them to leave first.
# $room (String) - the old room’s name
moved-old-hint-join = { $room } still exists on Daily, and people who clicked “Join now” before may be able to enter it for 2 hours or longer. If you delete it, no one can enter it any more. Daily’s documentation doesn’t say whether people who are in it now are disconnected, so ask them to leave first.
# $count (Number) - how many meetings
moved-others = { $count ->
    [one] 1 other meeting uses this room. If you delete the room, that meeting’s links stop working, too.
   *[other] { $count } other meetings use this room. If you delete the room, their links stop working, too.
}
moved-agree = Delete the room although other meetings use it
moved-agree-missing = Other meetings use this room. Select the checkbox if you want to delete the room anyway.
# $room (String) - the old room’s name
moved-delete = Delete { $room }

## The preview of a person’s join page

preview-open-page = Preview join page
preview = Preview
preview-hint = This is what the person sees when they open their link. Nothing is recorded, and the buttons do nothing.
preview-pressed = This is a preview, so the button did nothing and nothing was recorded.
preview-states = Page states
preview-now = Now
preview-early = Too early
preview-open = Open
preview-over = Over
preview-cancelled = Cancelled
preview-revoked = Revoked
preview-replaced = Replaced
preview-back = Back to the person’s page

## Inspect: what is said of a link that belongs to no one here

# $time (String) - “Thursday 3 December, 17:15 (Berlin time)”
answer-early = It’s too early. This link works from { $time }.
# $time (String) - “Thursday 3 December, 19:30 (Berlin time)”
answer-expired = This link expired on { $time }.
# $time (String) - “Thursday 3 December, 19:30 (Berlin time)”
answer-works = This link works until { $time }.
answer-works-always = This link works and never expires.
answer-unknown = This link wasn’t created with this server’s API key, so only Daily knows whether it works.
# $organizer (String) - their name
answer-other-organizer = { $organizer } created this link. Ask them to help.
# $organizer (String) - their name
answer-other-organizer-disabled = { $organizer } created this link, but their account is disabled. Ask an administrator of this server to help.
answer-not-here = The link doesn’t belong to any of your upcoming or recent meetings. Type the person’s name to find their current link.

## Inspect: whether a link works

# $allows (String) - what the link allows, in sentences
inspect-allows-nothing = The link isn’t valid. This is what the link would allow if it were valid: { $allows }
# $allows (String) - what the link allows, in sentences
inspect-allows-perhaps = If the link is valid: { $allows }
inspect-unknown-format = It’s unclear what this link allows, because one of its claims isn’t in the format that Daily documents.
# $until (String) - “Thursday 3 December, 17:30 (Berlin time)”
inspect-valid-until = Valid until { $until }.
inspect-valid = Valid. The link never expires.
# $span (String) - “Thursday 3 December, 17:30–19:00 (Berlin time)”
inspect-valid-between = Not valid yet. The link will work on { $span }.
# $from (String) - “Thursday 3 December, 17:30 (Berlin time)”
inspect-valid-from = Not valid yet. The link will work from { $from } and never expires.
# $at (String) - “Thursday 3 December, 17:30 (Berlin time)”
inspect-expired = Expired on { $at }.
# $why (String) - why the link does not work, in sentences
# $verdict (String) - “Valid until …”
inspect-link-broken = The link doesn’t work. { $why } The token itself: { $verdict }
inspect-invalid = Not valid.
inspect-signed-own = It’s signed with this server’s API key.
inspect-signed-previous = It’s signed with the previous API key, so it works only while Daily accepts that key.
inspect-signed-unchecked = Its signature wasn’t checked.
inspect-signed-unknown = This link isn’t signed with this server’s API key. It may have been created with another key, through Daily’s REST API or by someone else, so only Daily knows whether it works.
# $until (String) - “Thursday 3 December, 17:30 (Berlin time)”
inspect-dates-until = Its dates allow joining until { $until }.
inspect-dates-always = Its dates allow joining at any time.
# $span (String) - “Thursday 3 December, 17:30–19:00 (Berlin time)”
inspect-dates-between = Its dates allow joining on { $span }.
# $from (String) - “Thursday 3 December, 17:30 (Berlin time)”
inspect-dates-from = Its dates allow joining from { $from }.
# $at (String) - “Thursday 3 December, 17:30 (Berlin time)”
inspect-dates-expired = In any case, it expired on { $at }.
inspect-dates-invalid = In any case, it can’t be used.
inspect-incomplete = This link is incomplete. Ask for the full link.
inspect-hidden = An email filter replaced the original link with its own, which doesn’t contain the original. Ask the sender for the original link, or open this link and copy the address from the browser.
inspect-malformed = This isn’t a valid link for Daily. Check that you pasted the whole link.
# $algorithm (String) - such as “none”
inspect-algorithm = It’s signed with “{ $algorithm }”, but Daily accepts only HS256.
inspect-wrong-key = It isn’t signed with this server’s API key.
inspect-wrong-domain = It was created for another Daily domain.

## Inspect: mistakes in a link

inspect-holds-key = The link contains the API key itself. Anyone who has seen the link can create links of any kind. Create a new API key in Daily’s dashboard now, and delete this one.
# $start (String) - the first characters
inspect-maybe-key = A claim looks like an API key ({ $start }…). If it is an API key, create a new one in Daily’s dashboard now, and delete this key.
inspect-unsigned = The link isn’t signed, so Daily ignores it.
# $long (String) - the name in Daily’s REST API
# $short (String) - the name in a token
inspect-long-name = “{ $long }” is a name from Daily’s REST API. A token must use “{ $short }” instead. Daily ignores tokens with the long name.
inspect-every-room = The link names no room (r), so it opens any room in the domain.
inspect-never-expires = The link has no expiry time (exp), so it works for as long as the API key does.
inspect-no-domain = The link has no domain ID (d), so Daily ignores it.
inspect-no-issue-time = The link doesn’t say when it was issued (iat), which Daily requires.
# $claim (String) - its name
# $value (String) - its value
inspect-milliseconds = “{ $claim }” is { $value }. This looks like milliseconds, but Daily expects seconds.
# $claim (String) - its name
# $value (String) - its value
inspect-fraction = “{ $claim }” is { $value }, which is unusual. Daily’s documentation asks for a whole number of seconds and doesn’t say whether Daily accepts fractions.
# $claim (String) - its name
# $value (String) - its value
inspect-no-seconds = “{ $claim }” is { $value }, but Daily expects a number of seconds.
inspect-never-valid = The link expires (exp) before it becomes valid (nbf), so it never works.
inspect-long-user-id = The user ID (ud) is too long. Daily accepts up to 36 characters.
inspect-long-permissions = The permissions (p) use the format of Daily’s REST API. A token must use the short format, such as “cs”.
# $claim (String) - its name
# $form (String) - what Daily documents, such as “true or false”
# $value (String) - its value
inspect-wrong-form = “{ $claim }” is { $value }, but Daily expects { $form }.
# $claim (String) - its name
# $form (String) - what Daily documents, such as “cloud, cloud-audio-only, local or raw-tracks”
# $value (String) - its value
inspect-odd-value = “{ $claim }” is { $value }, but Daily’s documentation allows only { $form }.
# $claim (String) - its name
# $value (String) - its value
inspect-from-now = “{ $claim }” is { $value }, which is a time in 1970. Daily expects seconds since 1970, not seconds from now.
inspect-nested = The claims are inside “properties”, as in Daily’s REST API. In a token, they must be at the top level.
# $service (String) - such as “LiveKit”
inspect-other-service = This token is for { $service }, not for Daily.
inspect-not-for-meetings = The token has none of the claims that Daily documents, so it isn’t for a Daily meeting.
inspect-hex-signature = The signature is written in hexadecimal digits. Daily expects base64url.
# $form (String) - such as “decoded from hex to bytes”
inspect-key-form = The link is signed with this server’s API key, but { $form }. Use the key exactly as Daily shows it.
claim-room-name = the name of a room
claim-domain-id = the id of the domain, which is a UUID
claim-switch = true or false
claim-short-text = text of up to 36 characters
claim-text = text
claim-url = a URL
claim-recording-options = an object with the options of startRecording
claim-recording-kind = cloud, cloud-audio-only, local or raw-tracks
claim-webhook = the URL of a webhook
claim-seconds = a whole number of seconds
claim-language = da, de, en, es, fi, fr, it, jp, ka, nl, no, pt, pt-BR, pl, ru, sv, tr or user
claim-permissions = an object such as { "{" }"cs":"v,a"{ "}" }
key-hex = decoded from hex to bytes
key-base64-bytes = decoded from base64 to bytes
key-in-base64 = encoded as base64
key-line-break = followed by a newline
key-blank = with a space before or after it
key-quoted = in quotation marks
key-other-case = with its letters in the wrong case
inspect-padded = Parts of the token end with “=”. Daily’s documentation doesn’t say whether Daily accepts that.
inspect-standard-alphabet = The token contains “+” or “/” instead of “-” and “_”. Daily’s documentation doesn’t say whether Daily accepts that, and “+” in a link is read as a space.
# $host (String) - such as “eur01.safelinks.protection.outlook.com”
inspect-rewritten = { $host } rewrote the link, so the token passes through that site when someone clicks the link.
# $name (String) - such as “token”
inspect-other-parameter = The token is in the link’s “{ $name }” parameter, but Daily reads only “t”.
inspect-in-fragment = The token comes after a “#” in the link, but Daily reads only the “t” parameter after the “?”.
inspect-in-path = The token is in the link’s path, but Daily reads only the “t” parameter.
inspect-insecure = The link begins with http:// instead of https://, so the token would be sent without encryption.
# $claim (String) - its name
inspect-repeated = “{ $claim }” appears more than once. It’s unclear which value Daily uses.
# $origin (String) - such as `https://example.org`
inspect-not-daily = The link leads to { $origin }, which isn’t Daily. Opening the link reveals the token to that site.
# $host (String) - where the link leads
# $own (String) - the host that this server signs for
inspect-other-host = The link leads to { $host }, but this server signs links for { $own }.
# $path (String) - the path in the link
# $host (String) - where the link leads
# $room (String) - the room in the token
inspect-other-room = The link leads to “{ $path }” at { $host }, but its token opens “{ $room }”.
# $host (String) - where the link leads
# $room (String) - the room in the token
inspect-no-room = The link doesn’t lead to a room at { $host }, but its token opens “{ $room }”.

## Inspect: the meaning of each claim

inspect-claim-room = the room it opens
inspect-claim-domain = the Daily domain it’s for
inspect-claim-issued = when it was created
inspect-claim-from = the earliest time to join
inspect-claim-until = the latest time to join
inspect-claim-owner = whether the person is an owner
inspect-claim-user-id = tells people apart
inspect-claim-user-name = the name others see
inspect-claim-knocking = knocks and waits for an owner
inspect-claim-close-tab = closes the tab when leaving
inspect-claim-redirect = goes to this page when leaving
inspect-claim-intercom = tells Intercom about each join
inspect-claim-record = starts a cloud recording when joining
inspect-claim-record-options = how that recording is made
inspect-claim-transcribe = starts transcription when an owner joins
inspect-claim-recording-kind = the kind of recording allowed
inspect-claim-screenshare = whether the person can share a screen
inspect-claim-camera-off = joins with the camera off
inspect-claim-muted = joins muted
inspect-claim-hook = a webhook called on each join
inspect-claim-removed-at-expiry = is removed when the link expires
inspect-claim-removed-after = is removed this many seconds after joining
inspect-claim-language = the language of the room’s page
inspect-claim-recording-button = whether the person sees the recording button
inspect-claim-permissions = what the person can do at first, unless an owner
inspect-claim-undocumented = not a claim that Daily documents

## Outbox

outbox = Outbox
outbox-lede = All emails you sent, with their status. “Sent” means that the mail server accepted the email. It doesn’t mean that anyone has read it.
outbox-lede-demo = All emails you sent. This is a demo, so none of them left this computer. Open one to read it.
# Emails that the demo keeps instead of sending them
outbox-caught-open = Read email
# $sender (String) - “Ada Lovelace <ada@example.org>”
outbox-caught-from = From { $sender }
# $recipient (String) - “Bob Stone <bob@example.org>”
outbox-caught-to = To { $recipient }
outbox-caught-not-sent = This is a demo. The email was not sent.
outbox-caught-html = Open as the recipient sees it
outbox-caught-text = As text
outbox-none = You haven’t sent any emails yet. To send invitations, open a meeting.
outbox-filter = Filter emails
outbox-all = All
outbox-open = Waiting
outbox-failed = Failed
outbox-none-found = No emails match this filter.
outbox-meeting-deleted = Deleted meeting
outbox-person-removed = Removed person
outbox-invitation = invitation
outbox-cancellation = cancellation
outbox-test = test email to you
outbox-help = email to you about a request for help
outbox-notice = email to you about your account
# $time (String) - “Thu 3 Dec, 17:30”
outbox-created = Created { $time }
# $count (Number) - how many emails the page looks at
outbox-cut = This page covers your latest { $count } emails. Each meeting’s page shows all emails for that meeting.

## Settings

settings = Settings
settings-daily = Daily domain
# $host (Element) - the domain’s address, emphasized
# $id (String) - the domain’s id
settings-domain = Links are signed for { $host } (domain ID { $id }).
settings-domain-where = The person who runs this server sets the domain and its API key.
# $fingerprint (Element) - of the API key
settings-fingerprint = API key fingerprint: { $fingerprint }
# $fingerprint (Element) - of the API key
settings-fingerprint-previous = Previous API key fingerprint: { $fingerprint }
settings-email = Email
settings-email-calendar = Attach a calendar file to my invitations, and update the calendar entry when a meeting is changed or cancelled
settings-email-save = Save email settings
settings-sign-in = Sign-in
settings-password-changed = Your password was changed. You were signed out everywhere else.
settings-password-changed-keys = Your API keys still work. If someone else may have used your account, revoke the keys. Programs that use them lose access at once.
# $count (Number) - how many keys there are
settings-keys-revoke-all = { $count ->
    [one] Revoke your API key
   *[other] Revoke all { $count } API keys
}
# $email (Element) - the address, emphasized
settings-sign-in-as = You sign in with { $email }.
settings-change-password = Change your password
settings-activity = View your activity log
settings-session-this = this browser
# $browser (String) - “Firefox”
# $system (String) - “Mac”
settings-browser = { $browser } on { $system }
settings-browser-unknown = Unknown browser
# $time (String) - “Thu 3 Dec, 17:30”
# $address (String) - a network address
settings-session-began = Signed in { $time } from { $address }
# $time (String) - “Thu 3 Dec, 17:30”
settings-session-seen = Last used { $time }
settings-session-end = Sign out
# $browser (String) - “Firefox on Mac”
# $time (String) - “Thu 3 Dec, 17:30”
settings-session-end-which = Sign out { $browser }, signed in { $time }
settings-session-end-others = Sign out everywhere else
settings-keys = API keys
# -settings-keys-documentation (Element) - a link
settings-keys-use = Programs use API keys to create links in your name. See the { -settings-keys-documentation }.
-settings-keys-documentation = API documentation
# $name (String) - its name
settings-key-created = The API key “{ $name }” was created.
settings-key-created-copy = Copy the key now and keep it secret, like a password. It won’t be shown again.
settings-key-copy = Copy key
settings-key-expired = expired
settings-key-every-room = All rooms
settings-key-owners = Can create and read links for owners
settings-key-no-owners = Can’t create or read links for owners
# $time (String) - “Thu 3 Dec, 17:30”
settings-key-expires-on = Expires { $time }
# $time (String) - “Thu 3 Dec, 17:30”
settings-key-expired-on = Expired { $time }
# $time (String) - “Thu 3 Dec, 17:30”
settings-key-used = Last used { $time }
settings-key-unused = Never used
settings-key-revoke = Revoke API key
# $name (String) - the key’s name
settings-key-revoke-which = Revoke API key { $name }
settings-key-revoke-effect = Programs that use this key lose access at once.
settings-key-revoke-confirm = Revoke API key
settings-key-new = Create an API key
settings-key-name = Name
settings-key-name-hint = For example, the name of the program that uses the key.
settings-key-days = Days until the key expires
settings-key-scopes = What the key can be used for
settings-scope-tokens = create links and tokens that aren’t stored
settings-scope-meetings = create, read, change and delete meetings
settings-scope-inspect = inspect links and tokens
settings-key-may-make-owners = The key can create and read links for owners
settings-key-password-hint = Enter your password only if the key can create and read links for owners.
settings-key-rooms = Rooms (optional)
# $star (Element) - the character *
# $example (Element) - room names, one of them with *
settings-key-rooms-hint = Enter room names separated by spaces. { $star } stands for any characters, as in { $example }. Leave this blank to allow all rooms.
settings-key-create = Create API key

## Settings: changing the password

password = Change your password
password-not-yours = Someone else chose your current password.
password-choose = Choose a new password that only you know.
password-lede = You stay signed in here and are signed out everywhere else.
password-current = Current password
# Pages that ask signed-in organizers for their password again
password-yours = Your password
password-new = New password
# $count (Number) - the fewest characters
password-hint = Use at least { $count } characters. Four random words are easy to remember and hard to guess.
password-change = Change password

## Emails about an account: the password was changed, or someone signed in on a new device

notice-password-subject = Your Latchkey password was changed
notice-device-subject = New sign-in to Latchkey
# $host (String) - “links.example.org”
# $time (String) - “Thursday 3 December, 17:30 (Berlin time)”
# $client (String) - a network address
notice-password = The password for your Latchkey account at { $host } was changed on { $time }, from the network address { $client }. All other devices were signed out.
# $host (String) - “links.example.org”
# $time (String) - “Thursday 3 December, 17:30 (Berlin time)”
# $client (String) - a network address
notice-device = Someone signed in to your Latchkey account at { $host } on { $time }, from the network address { $client }. Latchkey didn’t recognize the device or browser.
notice-yours = If this was you, you don’t need to do anything.
notice-not-yours = If this wasn’t you, change your password in Settings, which also signs you out everywhere else, and tell the person who runs this server. If you can’t sign in, they can set a new password for you.
# The link to the settings follows on the next line.
notice-page = Settings:

## Organizers

organizers = Organizers
organizers-lede = Organizers can sign in and create links. Administrators can also manage organizers and data retention. No one can see another person’s meetings or links.
organizers-activity = View the activity log
organizers-branding = Change the branding
# $email (String) - their email address
organizers-added = { $email } can now sign in with this password.
organizers-added-copy = Copy the password now and pass it on. It won’t be shown again, and it must be changed at the first sign-in.
organizers-copy = Copy password
organizers-administrator = administrator
organizers-disabled = disabled
organizers-you = (you)
# $name (String) - its name
organizers-key = API key { $name }
# $name (String) - the key’s name
# $organizer (String) - whose key it is
organizers-key-revoke-which = Revoke API key { $name } of { $organizer }
organizers-change = Manage account
# $name (String) - whose account
organizers-change-which = Manage account of { $name }
organizers-enable = Enable account
organizers-no-administrator = Remove administrator role
organizers-make-administrator = Add administrator role
organizers-disable-effect = If you disable this account, the person is signed out at once and can’t sign in, and their API keys stop working. Their meetings stay, and links they already shared still work.
organizers-disable = Disable account
# $name (String) - an organizer
# $meetings (Number) - how many meetings
# $people (Number) - how many people
organizers-ahead = { $meetings ->
    [one] { $name } has 1 upcoming meeting with { $people ->
        [one] 1 person.
       *[other] { $people } people.
    }
   *[other] { $name } has { $meetings } upcoming meetings with { $people ->
        [one] 1 person.
       *[other] { $people } people.
    }
}
# $name (String) - an organizer
organizers-nothing-ahead = { $name } has no upcoming meetings.
# $count (Number) - how many people
organizers-revoke-links-people = { $count ->
    [one] 1 person in upcoming meetings has a join link.
   *[other] { $count } people in upcoming meetings have a join link.
}
organizers-new = Add an organizer
organizers-name = Name
organizers-name-hint = Invitations show this name.
organizers-email = Email address
organizers-new-administrator = Administrator: can manage organizers and data retention
organizers-password-hint = To add an administrator, enter your own password. Otherwise, leave this blank.
organizers-add = Add organizer
organizers-retention = Data retention
organizers-retention-people = Days to keep people’s names and email addresses after their meeting
organizers-retention-people-hint = After that, names and email addresses are deleted, together with the emails sent to these people. The meeting itself stays.
organizers-retention-log = Days to keep the activity log
# $time (String) - “Thursday 3 December, 17:30 (Berlin time)”
# $detail (Element) - what was deleted
organizers-retention-last = Last deleted on { $time }: { $detail }. Old data is deleted once a day.
organizers-retention-never = Nothing has been deleted yet. Old data is deleted once a day.
organizers-retention-save = Save data retention settings
# When the new data retention removes something at once
retention-title = Delete old data?
# $people (Number) - days that names and email addresses are kept
# $log (Number) - days that the activity log is kept
retention-days = Names and email addresses are deleted { $people ->
    [one] 1 day
   *[other] { $people } days
} after a meeting, and activity log entries after { $log ->
    [one] 1 day
   *[other] { $log } days
}.
# $people (Number) - how many people
# $meetings (Number) - how many meetings
retention-people = { $people ->
    [one] 1 person in { $meetings ->
        [one] 1 past meeting
       *[other] { $meetings } past meetings
    } will be removed within 24 hours.
   *[other] { $people } people in { $meetings ->
        [one] 1 past meeting
       *[other] { $meetings } past meetings
    } will be removed within 24 hours.
}
# $count (Number) - how many entries
retention-entries = { $count ->
    [one] 1 entry of the activity log will be deleted within 24 hours.
   *[other] { $count } entries of the activity log will be deleted within 24 hours.
}
retention-final = This can’t be undone.
retention-keep = Don’t save

## Activity log

activity = Activity log
activity-lede = This log shows your activity: sign-ins, and what you did with links, meetings, rooms and API keys. It contains no links and no names of invited people.
activity-lede-everyone = This log shows everyone’s activity: sign-ins, and what people did with links, meetings, rooms, API keys and accounts. It contains no links and no names of invited people.
activity-filter = Filter the activity log
activity-action = Activity
activity-every-action = All activity
activity-organizer = Email address
activity-from = From
activity-until = Until
activity-one-meeting = You’re viewing the activity of one meeting.
activity-all-meetings = View activity of all meetings
activity-show = Show activity
activity-download = Download as CSV
activity-none = No activity yet.
activity-none-found = No activity matches this filter.
activity-show-all = Show all activity
activity-by-command-line = Command line
activity-by-unknown = Unknown email address
activity-meeting-filter = View this meeting’s activity
# $address (String) - a network address
activity-address = From { $address }
# $name (String) - its name
activity-key = With the API key { $name }
activity-older = Show older activity

## Activity log: what someone did

activity-signed-in = Signed in
activity-sign-in-failed = Failed to sign in
activity-signed-out = Signed out
activity-sessions-ended = Ended sessions
activity-password-set = Set a password
activity-issued = Created links
activity-showed = Viewed links
activity-exported = Downloaded links
activity-mailed = Emailed links
activity-changed = Changed a meeting
activity-dropped = Removed a person from a meeting
activity-removal-undone = Added a removed person back
activity-links-revoked = Revoked links
activity-revocation-undone = Restored revoked links
activity-links-replaced = Replaced links
activity-deleted = Deleted a meeting
activity-room-changed = Changed a room
activity-key-made = Created an API key
activity-key-withdrawn = Revoked an API key
activity-organizer-added = Added an organizer
activity-organizer-changed = Changed an organizer
activity-organizer-removed = Removed an organizer
activity-templates-changed = Changed templates
activity-webhooks-changed = Changed webhooks
activity-address-book = Downloaded or deleted contacts
activity-retention-changed = Changed data retention settings
activity-branding-changed = Changed the branding
activity-restored = Restored a backup
activity-removed = Deleted old data

## API documentation

api = API
api-keys = Your API keys
api-lede = Create invite links from a program with its own sign-in. Latchkey signs the links without calling Daily. Anyone who has a link can join, so give each link only to the person it’s for.
api-start = Get started
# -api-start-settings (Element) - a link
# $command (Element) - a command
api-start-key = Create an API key in { -api-start-settings } or with { $command }.
-api-start-settings = Settings
# $tokens (Element) - a scope
# $meetings (Element) - a scope
# $inspect (Element) - a scope
api-start-scopes = A key needs the scope { $tokens } to create links that aren’t stored, { $meetings } for meetings, people, emails, templates and webhooks, and { $inspect } to inspect tokens.
api-start-environment = The examples read the key, the URL of the API and a start time from environment variables:
# $document (Element) - a link
api-start-document = The OpenAPI 3.1 description of the API is at { $document }.
# $case (Element) - snake_case
api-start-json = Bodies are JSON with names in { $case }. Times are RFC 3339. Each response has one top-level field that contains the result.
api-examples = Language of the examples
# $meeting (Element) - a variable
api-start-curl = Other variables, such as { $meeting }, stand for ids and other values from earlier responses.
api-start-javascript = The examples run in Node.js 18 or later, as an ES module and without other packages. They begin with:
# $package (Element) - the name of a package
api-start-python = The examples use the package { $package }. They begin with:
api-response = Response
api-token = Create a link for the signed-in user
# $expires-at (Element) - a field
api-token-expiry = The link works for one hour, unless you send another { $expires-at }. It isn’t stored.
# $owner (Element) - JSON
# $options (Element) - a field
# $example (Element) - JSON
api-token-options = { $owner } makes the person an owner, if the API key can create links for owners. { $options } sets Daily’s claims by their long names, such as { $example }.
api-links = Create many links at once
# $columns (Element) - names of columns
# $error (Element) - a column
api-links-csv = CSV is processed row by row, up to 64 MB. These column names are recognized, also in other languages: { $columns }. If a row can’t be used, the column { $error } says why.
# $columns (Element) - a query parameter
# $header-row (Element) - a query parameter
# $sheet (Element) - a query parameter
# $encoding (Element) - a query parameter
api-links-files = You can also send a spreadsheet (.xlsx, .xls or .ods) or vCards, up to 5 MB. If it isn’t clear how to read a list, the error shows its columns and says which parameter to send: { $columns }, { $header-row }, { $sheet } or { $encoding }.
# $warnings (Element) - a header
api-links-warnings = The header { $warnings } lists anything that was guessed, skipped or ignored.
# $issued-at (Element) - a field
api-links-again = The same request with the same { $issued-at } returns the same links.
api-meetings = Create and change meetings
api-meetings-yours = The API and the web app show the same meetings. The response to a new meeting contains its invitations with their links.
# $kind (Element) - a field with its value
api-meetings-kind = If the server has both a link key and an https URL, it creates join links by default. Otherwise, it creates direct links, which can’t be revoked. To require join links, send { $kind }.
# $header (Element) - a header
# $code (Element) - a code
api-meetings-again = When you create a meeting, add people, send emails or replace a link, send an { $header } of your own. If you repeat the request with the same value within a day, nothing happens twice, and you get the first response again. If the first request is still running, you get { $code }. The same value with a different body is refused. If a request fails, you can repeat it with the same value. To do something again on purpose, use a new value. Other changes to meetings and people are safe to repeat without the header.
# $next (Element) - a field
# $parameter (Element) - a parameter
api-meetings-pages = To get the next page of a list, send { $next } as { $parameter }.
# $from (Element) - a parameter
# $to (Element) - a parameter
# $room (Element) - a parameter
# $q (Element) - a parameter
# $state (Element) - a parameter
# $states (Element) - values
api-meetings-filters = Filter meetings by time ({ $from }, { $to }), { $room }, text in the title or room ({ $q }) and { $state }: { $states }. A page can have fewer meetings than its limit.
# $etag (Element) - a header
# $if-match (Element) - a header
# $refused (Element) - a status
# $if-none-match (Element) - a header
# $same (Element) - a status
api-meetings-tags = One meeting and one invitation have an { $etag }. Send it as { $if-match } when you change or delete them: if they have changed since, the response is { $refused }, and nothing is changed. When you read them, send it as { $if-none-match }: if nothing has changed, the response is { $same }, without a body.
api-meetings-links = Links are part of the invitations. A direct link can’t be revoked and works until it expires. A join link can be revoked or replaced at any time.
api-people = Change one person, and send invitations
api-people-links = A join link that you revoke or replace stops working at once. A direct link can’t be revoked.
# $to (Element) - a field
# $new (Element) - a value of the field
# $failed (Element) - a value of the field
# $outdated (Element) - a value of the field
# $all (Element) - a value of the field
api-people-to = { $to } says who gets an email: with { $new }, everyone who was not sent one yet; with { $failed }, everyone whose latest email failed; with { $outdated }, everyone who has an old link, time or address; with { $all }, everyone.
# $people (Element) - a field
# $skipped (Element) - a field
api-people-skipped = { $people } limits this to the invitations that you list. { $skipped } in the response says who gets no email, and why. Emails are sent at once.
# $failed (Element) - a value
# $outdated (Element) - a value
api-people-corrected = If an address was wrong, change the person, and then send to { $failed }, or to { $outdated } if the mail server had accepted the email. In that case, replace the link first, so that the one in the wrong mailbox stops working. If the email is still waiting, it goes to the new address by itself.
# $field (Element) - a field
# $values (Element) - the values that it can have
api-people-state = { $field } says what became of the latest email to each person: { $values }.
api-templates = Use templates
# $field (Element) - a field
api-templates-keep = A template keeps a meeting’s room, title and options, and the subject and note of its emails. A meeting that you create with a { $field } gets all of these. A room, title or options in the request replace those of the template.
api-webhooks = Be told about events
# $events (Element) - the names of the events
api-webhooks-events = Latchkey sends each event to your URL, usually within seconds: { $events }. A request contains ids only: no link, name or email address.
# $headers (Element) - the names of headers
# $secret (Element) - a field
api-webhooks-signed = Requests are signed as Standard Webhooks says, with the headers { $headers }. Libraries for most languages check them with the webhook’s { $secret }.
# $id (Element) - a header
api-webhooks-again = If your URL doesn’t answer with a status from 200 to 299 within 10 seconds, the request is sent again for about a day, with the same { $id }. An event can arrive more than once. The status 410 disables the webhook.
api-webhooks-targets = The URL must be https and lead to a public address, unless a setting of the server allows others. Redirects aren’t followed. The API key must allow all rooms.
api-inspect = Inspect a token
api-errors = Errors
# $media-type (Element) - a media type
# $code (Element) - a field
api-errors-format = Errors are { $media-type } (RFC 9457). The meaning of a { $code } never changes.
api-errors-bad-request = 400: The body isn’t JSON.
# $missing (Element) - a code
# $unknown (Element) - a code
# $expired (Element) - a code
api-errors-unauthorized = 401: The API key is missing ({ $missing }), unknown or revoked ({ $unknown }), or expired ({ $expired }).
# $code (Element) - a field
# $codes (Element) - a list of codes
api-errors-forbidden = 403: The API key lacks a permission. { $code } says which one: { $codes }.
# $header (Element) - a header
# $problems (Element) - a field
api-errors-invalid = 422: A field is unknown, a value is invalid, or the { $header } was used for a different request. Each entry of { $problems } has a JSON Pointer into the body, or the name of a parameter or header.
# $retry-after (Element) - a header
# $limit (Element) - a header
api-errors-too-many = 429: Too many requests with this API key. { $retry-after } says when to try again. { $limit } says how many requests are left.
# $retry-after (Element) - a header
# $header (Element) - a header
api-errors-unavailable = 503: Latchkey can’t reach its database. { $retry-after } says when to try again. If the request creates something, send the same { $header } again.
api-browsers = Web pages on other sites can’t call the API (no CORS). Keep API keys on a server.
api-versions = Versions and deprecation
# $v1 (Element) - a part of the URL
api-versions-now = The version of the API is { $v1 } in the URL. Latchkey has had no release yet. Until its first release, version 1 can change in any way, and the changelog says how. From then on:
# $state (Element) - a field
api-versions-added = These can be added to a version at any time: operations, optional fields and parameters, fields and headers of responses, error codes, events, and new values of a field such as { $state }. Your program should ignore unknown fields and cope with unknown values.
# $detail (Element) - a field
api-versions-kept = Operations, fields, parameters and error codes aren’t removed or renamed. They keep their type, meaning and default value, and optional ones stay optional. Only texts for people, such as { $detail }, can be reworded.
# $v2 (Element) - a part of the URL
api-versions-new = Every other change is a breaking change. It comes as a new version, such as { $v2 }. The old version then works beside the new one for at least 12 months.
# $deprecated (Element) - a field
# $deprecation (Element) - a header
# $sunset (Element) - a header
api-versions-deprecated = If an operation or a version is deprecated, the changelog says so, the OpenAPI description marks it as { $deprecated }, and its responses have the headers { $deprecation } (RFC 9745), with the date of the deprecation, and { $sunset } (RFC 8594), with the date when it stops working. Nothing is deprecated now.
api-versions-security = A security problem can make a breaking change necessary at once. The changelog then says so.

## Languages: in the rows of people, on a person's page and in the settings

person-more = More
# $number (Number) - the person’s place in the list
person-more-of = More, person { $number }
person-language = Language
# $number (Number) - the person’s place in the list
person-language-of = Language, person { $number }
# The first choice: no language of their own
person-language-yours = Same as yours
settings-contacts = People you invite are kept in your address book, so that you don’t have to type them again.
settings-contacts-open = Open address book
settings-language = Language
settings-language-label = Your language
settings-language-browser = Use my browser’s language
settings-language-hint = If you haven’t set a person’s language, they get emails in your language. If you use your browser’s language, they get emails in English. Pages are in English or German, with dates and times in your language.
settings-language-save = Save language
settings-zone = Time zone
settings-zone-label = Your time zone
settings-zone-hint = Pages show times in this time zone, unless they name another one. Enter a name like Berlin, Europe/Berlin or UTC.
settings-zone-save = Save time zone

## Branding

branding = Branding
branding-lede = Join pages, invitation emails and printed cards show this name, logo and color.
branding-name = Name of your organization (optional)
branding-color = Color of buttons (optional)
branding-color-hint = Enter a color like #0b6666. Buttons have white text, so choose a color that is dark enough for the text to be readable.
branding-color-form = Enter a color like #0b6666.
branding-color-contrast = White text is hard to read on this color. Choose a darker one.
# $color (String) - “#767676”
branding-color-use = Use { $color }, the nearest color that works
branding-logo = Logo (optional)
branding-logo-hint = Choose a PNG or SVG file of up to 100 KB and 1024 × 1024 pixels. Emails show only the name and the color.
branding-logo-remove = Remove the logo
branding-logo-large = This file is larger than 100 KB. Choose a smaller one.
branding-logo-pixels = This logo is larger than 1024 × 1024 pixels. Choose a smaller one.
branding-logo-kind = This isn’t a PNG or SVG file. Choose another one.
branding-logo-damaged = This file is damaged. Export the logo again, or choose another file.
branding-logo-unsafe = This SVG file contains more than shapes, such as text, styles, scripts or links. Export it as shapes only, or choose a PNG file.
branding-save = Save branding
branding-preview = Preview
## Templates

templates = Templates
templates-lede = A template keeps a meeting’s title, room, options and message, but not its people or its time.
templates-empty = You have no templates yet. To save one, open a meeting and choose “Save as template”.
templates-new-meeting = Create a meeting
# $heading (String) - the meeting’s title or room
template-save-title = Save { $heading } as a template
template-save-lede = The template keeps the title, room, options and message of this meeting, but not its people or its time.
template-name = Name of the template
template-name-hint = If you already have a template with this name, it’s replaced.
template-save = Save template
template-back = Back to meeting
template-use = Use template
template-rename = Rename
template-rename-save = Save name
template-delete = Delete
template-delete-consequence = Meetings that you created from this template stay as they are.
template-delete-confirm = Delete template
template-name-missing = Enter a name for the template.
template-name-taken = You already have a template with this name. Choose a different name.
# $limit (Number) - how many are allowed
template-too-many = You can have up to { $limit } templates. Delete one first.

## Webhooks

settings-webhooks = Latchkey can notify your programs of events, such as when a person opens their link.
settings-webhooks-open = Manage webhooks
webhooks = Webhooks
# -webhooks-documentation (Element) - a link
webhooks-lede = A webhook sends a request to your program each time something happens. See the { -webhooks-documentation }.
-webhooks-documentation = API documentation
# $setting (Element) - the name of a setting
webhooks-no-link-key = Webhooks need a link key, and this server has none. Ask the person who runs this server to set { $setting }.
webhook = Webhook
webhook-disabled = disabled
webhook-every-event = All events
webhook-new = Add a webhook
webhook-url = URL
webhook-url-hint = The address of your program that receives the requests. It must begin with https://.
webhook-events = Send a request when
webhook-event-opened = a person opens their join link for the first time
webhook-event-join-clicked = a person clicks the button to join
webhook-event-help-requested = a person asks for help
webhook-event-email-failed = an email to a person fails
webhook-event-meeting-changed = a meeting or its list of people changes, or a meeting is deleted
webhook-add = Add webhook
webhook-url-missing = Enter the URL of your program.
webhook-url-invalid = Enter a URL that begins with https:// and contains no password, such as https://example.org/webhooks.
webhook-url-not-found = The host in this URL wasn’t found. Check the spelling.
webhook-url-not-public = This URL leads to a private network. Enter a URL with a public address, or ask the person who runs this server to allow this one.
webhook-events-missing = Choose at least one event.
# $limit (Number) - how many are allowed
webhook-too-many = You can have up to { $limit } webhooks. Delete one first.
# $time (String) - a date and time
webhook-added = Added { $time }
# $time (String) - a date and time
webhook-disabled-why = This webhook was disabled { $time }, because its URL answered with the status 410. Nothing is sent to it. To use the URL again, delete the webhook and add it again.
webhook-deliveries = Deliveries
webhook-deliveries-none = Nothing was sent yet. Send a test to see whether your program receives it.
webhook-deliveries-kept = Deliveries are listed for 30 days.
webhook-test = Send a test
webhook-redeliver = Send again
webhook-newest = Newest deliveries
webhook-older = Older deliveries
webhook-delivery-waiting = Waiting to be sent
webhook-delivery-sending = Being sent
# $time (String) - a time
webhook-delivery-delivered = Delivered { $time }
# $reason (String) - a sentence
# $time (String) - a time
webhook-delivery-again = { $reason } Next attempt: { $time }.
# $reason (String) - a sentence
# $time (String) - a time
webhook-delivery-failed = { $reason } Gave up: { $time }.
# $status (String) - a status code of HTTP
webhook-reason-status = Your program answered with the status { $status }.
# $seconds (Number) - how long was waited
webhook-reason-slow = Your program didn’t answer within { $seconds } seconds.
webhook-reason-connection = Your program couldn’t be reached.
webhook-reason-certificate = Your program’s certificate is not valid. It may be expired, issued for another host, or issued by an unknown certificate authority.
webhook-reason-not-found = The host of the URL wasn’t found.
webhook-reason-not-public = The URL leads to a private network.
webhook-reason-no-link-key = This server has no link key to sign requests with.
webhook-reason-disabled = The webhook was disabled.
webhook-secret = Secret
webhook-secret-use = Your program uses the secret to check that requests come from Latchkey. Keep it as safe as a password.
# $time (String) - a date and time
webhook-secret-rotated = The secret was replaced { $time }.
webhook-secret-show = Show secret
webhook-secret-copy = Copy secret
webhook-rotate = Replace secret
webhook-rotate-effect = For 24 hours, requests are signed with the old and the new secret, so that you can give your program the new one.
webhook-rotate-confirm = Replace secret
webhook-delete = Delete webhook
webhook-delete-effect = Nothing more is sent to the URL, and the list of deliveries is deleted.
webhook-delete-confirm = Delete webhook

## The address book

contacts = Address book
# $days (Number) - how many days
contacts-lede = { $days ->
    [one] The people you invited are kept here, so that you can choose them as you type. Each person is deleted 1 day after you last invited them.
   *[other] The people you invited are kept here, so that you can choose them as you type. Each person is deleted { $days } days after you last invited them.
}
contacts-empty = Your address book is empty. People you invite will appear here.
contacts-search = Search by name or email address
contacts-search-hint = Name or email address
contacts-search-button = Search
contacts-download = Download as CSV
# $count (Number) - how many people
contacts-delete-all = { $count ->
    [one] Delete 1 person
   *[other] Delete all { $count } people
}
contacts-delete-consequence = Only the address book is emptied. Meetings and links stay as they are.
# $count (Number) - how many people
contacts-delete-all-confirm = { $count ->
    [one] Delete 1 person now
   *[other] Delete { $count } people now
}
# $text (String) - what was searched for
contacts-none-found = No one in your address book matches “{ $text }”.
contacts-show-all = Show everyone
# $date (String) - “Thu 3 Dec 2026”
contacts-used = Last invited on { $date }
contacts-delete = Delete
contacts-back = Back to settings

## Activity log: details of an entry, after what was done

# $count (Number) - how many
# $room (String) - the room’s name
log-people-in = { $count ->
    [one] 1 person in { $room }
   *[other] { $count } people in { $room }
}
# $count (Number) - how many
log-added = { $count ->
    [one] 1 person added
   *[other] { $count } people added
}
# $count (Number) - how many
log-moved = { $count ->
    [one] moved to a new room, 1 person
   *[other] moved to a new room, { $count } people
}
# $count (Number) - how many
log-people = { $count ->
    [one] 1 person
   *[other] { $count } people
}
# $count (Number) - how many
# $room (String) - the room’s name
log-tokens-for = { $count ->
    [one] 1 token for { $room }, not stored
   *[other] { $count } tokens for { $room }, not stored
}
# $count (Number) - how many
log-tokens = { $count ->
    [one] 1 token, not stored
   *[other] { $count } tokens, not stored
}
# $count (Number) - how many
log-sessions = { $count ->
    [one] 1 session
   *[other] { $count } sessions
}
# $count (Number) - how many
log-unsent = { $count ->
    [one] undone: 1 email
   *[other] undone: { $count } emails
}
# $count (Number) - how many
log-messages = { $count ->
    [one] 1 email
   *[other] { $count } emails
}
log-links-changed = links changed
log-links-unchanged = links unchanged
log-email-text = its email text
log-person-and-link = a person and their link
log-person = a person
log-person-language = a person’s language
log-person-email = a person’s email address
# $count (Number) - how many
log-downloaded = { $count ->
    [one] downloaded 1 person
   *[other] downloaded { $count } people
}
log-deleted-everyone = deleted everyone
# $count (Number) - how many
log-deleted-people = { $count ->
    [one] deleted 1 person
   *[other] deleted { $count } people
}
log-disabled = the account is disabled
log-confirm-add = adding an administrator
log-confirm-enable = enabling an administrator
log-confirm-role = changing a role
# $room (String) - the room’s name
log-room-created = { $room }: created
# $room (String) - the room’s name
log-room-changed = { $room }: changed
# $room (String) - the room’s name
log-room-deleted = { $room }: deleted
# $room (String) - the room’s name
log-room-banned = { $room }: someone banned
# $room (String) - the room’s name
log-room-removed = { $room }: someone removed
# $email (String) - the organizer’s address
log-is-organizer = { $email } is no longer an administrator
# $email (String) - the organizer’s address
log-is-administrator = { $email } is an administrator now
# $email (String) - the organizer’s address
log-is-disabled = { $email } is disabled now
# $email (String) - the organizer’s address
log-is-enabled = { $email } is enabled now
# $email (String) - the organizer’s address
log-new-organizer = { $email }
# $email (String) - the organizer’s address
log-new-administrator = { $email }, as an administrator
log-csv = a table (CSV)
log-rows = rows for a spreadsheet
log-text = a list as text
log-calendars = calendar files
log-drafts = email drafts
log-cards = cards to print
log-calendar = a calendar file
log-draft = an email draft
log-confirm-key = creating an API key that can create links for owners
# $people (String) - a number
# $log (String) - a number
log-retention = days kept: people { $people }, log { $log }
# $people (String) - a number
# $meetings (String) - a number
# $entries (String) - a number
log-kept-no-longer = people: { $people }, from past meetings: { $meetings }; log entries: { $entries }
# $name (String) - a name
# $color (String) - a color
log-logo-new = { $name }, { $color }, a new logo
# $name (String) - a name
# $color (String) - a color
log-logo-same = { $name }, { $color }, the same logo
# $name (String) - a name
# $color (String) - a color
log-logo-none = { $name }, { $color }, no logo
# $name (String) - a name
log-template-saved = saved { $name }
# $before (String) - its name before
# $name (String) - a name
log-template-renamed = renamed { $before } to { $name }
log-no-name = no name
log-no-color = no color
# $name (String) - a name
log-template-deleted = deleted { $name }
# $host (String) - a host
log-webhook-added = added { $host }
# $host (String) - a host
log-webhook-removed = removed { $host }
# $host (String) - a host
log-webhook-rotated = new secret for { $host }
