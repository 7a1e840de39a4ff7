### What organizers read when something is wrong: what it is, then how to fix it.

## Whole pages. Each has a title and a sentence.

error-forbidden = This form came from another site
error-forbidden-sentence = Open the form on this site and try again.
error-signed-out = You were signed out
error-signed-out-sentence = Your form wasn’t saved. Sign in again in another tab, then reload this page. If your browser asks whether to send the form again, confirm.
refused-ended = This meeting’s links have expired
refused-ended-sentence = To create new links, move the meeting to a later time.
refused-other-domain = This meeting belongs to another Daily domain
refused-other-domain-sentence = This server now uses another Daily domain. Create a new meeting instead.
refused-changed = This meeting changed after you opened it
refused-changed-sentence = Your change wasn’t saved. Check the meeting, then make your change again.
refused-mail-off = This server can’t send email
refused-mail-off-sentence = No mail server is set up. Copy the links or download email drafts instead.
refused-window = This time can’t be used
refused-window-backwards = Choose an end that is after the start.
# $limit (Number) - how many minutes are allowed
refused-window-margin = Enter 0 to { $limit } minutes before the start and after the end.
refused-window-out-of-range = Choose a date between 1970 and 9998.
refused-window-past = This time has passed. Choose an end in the future.
# $days (Number) - how many days are allowed
refused-window-too-far = { $days ->
    [one] Links can expire at most 1 day from now. Choose an earlier end.
   *[other] Links can expire at most { $days } days from now. Choose an earlier end.
}
refused-link = The links can’t be created
refused-link-times = Daily can’t use this meeting’s times. Choose other times.
refused-link-ended = This meeting’s links would already have expired. Choose a later end.
refused-link-long = The link would be too long. Shorten the name, the URL under “Page to open when someone leaves”, or the recording options set through the API.
# $name (String) - the person's name
refused-link-long-for = The link for { $name } would be too long. Shorten the name, the URL under “Page to open when someone leaves”, or the recording options set through the API.
# $name (String) - the person's name
refused-link-for = The link for { $name } can’t be created. Check the meeting’s time and options.
refused-link-other = This meeting’s links can’t be created. Create a new meeting instead.
refused-no-link-key = Join links can’t be created
refused-no-link-key-sentence = This server has no link key. Choose direct links, or ask the person who runs this server to create a link key with “latchkey setup”.
refused-other-link-key = This link doesn’t work
refused-other-link-key-sentence = Its link key has changed or was lost. Ask the person who runs this server to set the old key as LATCHKEY_PREVIOUS_LINK_KEY, or replace the link and share the new one.
refused-revoked = This link is revoked
refused-revoked-sentence = Restore or replace the link.
refused-direct-links = These links can’t be revoked or replaced
refused-direct-links-sentence = This meeting has direct links, which work until they expire. To remove someone from the room, use “Can’t get in?”.
refused-nobody = No one to invite
refused-nobody-sentence = Enter at least one name.
refused-too-many = Too many people
# $limit (Number) - how many people are allowed
# $count (Number) - how many there would be
refused-too-many-sentence = A meeting can have up to { $limit } people. This meeting would have { $count }. Create a second meeting for the rest.
refused-too-many-meetings = Too many new meetings
# $limit (Number) - how many meetings are allowed in 24 hours
refused-too-many-meetings-sentence = { $limit ->
    [one] You can create up to 1 meeting in 24 hours. Try again later, or ask the person who runs this server to raise the limit.
   *[other] You can create up to { $limit } meetings in 24 hours. Try again later, or ask the person who runs this server to raise the limit.
}
refused-too-many-keys = Too many API keys
# $limit (Number) - how many keys are allowed
refused-too-many-keys-sentence = You can have up to { $limit } API keys that haven’t expired. Revoke a key that you no longer need.
refused-options = The meeting’s options are too long
refused-options-sentence = Shorten the URL under “Page to open when someone leaves”, or the recording options set through the API.

## Names, email addresses and rooms, on every form

name-missing = Enter a name.
# $limit (Number) - how many characters are allowed
# $count (Number) - how many characters it has
name-long = Names can have up to { $limit } characters. This one has { $count }.
name-control = Names can’t contain line breaks, tabs or other control characters. Remove them.
email-invalid = That isn’t an email address. Use one like ada@example.org.
# $character (String) - a character, or its number
email-character = Mail servers don’t accept { $character } in an email address. Check the address.
room-name-missing = Enter a room name, such as weekly-review. It’s the last part of the room’s address.
room-name-space = Room names can’t contain spaces. Use letters A–Z, digits, - and _.
# $character (String) - which character
room-name-character = Room names can’t contain “{ $character }”. Use letters A–Z, digits, - and _.
# $count (Number) - how many characters were entered
room-name-long = Room names can have up to 128 characters. This one has { $count }.

## Fields of the form

field-title-or-room = Enter a title.
field-out-of-date = This form was opened too long ago. Open a new form and try again.
# $title (String) - what is wrong
# $sentence (String) - how to fix it
field-refused = { $title }. { $sentence }
field-changed = Your changes weren’t saved, because this meeting was changed after you opened this form. Compare your entries with the saved values below. To save yours instead, choose “Save changes” again.
field-title-invisible = The title contains only invisible characters. Enter letters or digits, or leave the title empty.
# $limit (Number) - how many characters are allowed
# $count (Number) - how many characters it has
field-title-long = Titles can have up to { $limit } characters. This one has { $count }.
field-title-control = Titles can’t contain line breaks, tabs or other control characters. Remove them.
field-date = Enter a date like 2026-11-24.
field-time = Enter a time like 10:00.
field-end-same-day = Choose an end that is after the start. If the meeting ends on another day, enter the end date below.
# $starts (String) - “03:30”
# $ends (String) - “03:15”
field-end-clocks = Clocks go forward that night, so the meeting would start at { $starts } and end at { $ends }. Choose a later end.
# $limit (Number) - how many minutes are allowed
field-minutes = Enter 0 to { $limit } minutes.
field-zone-missing = Enter a time zone, such as Europe/Berlin.
# $zone (String) - what was entered
field-zone-unknown = “{ $zone }” isn’t a time zone. Enter a name like Europe/Berlin, America/New_York or UTC.
# $zone (String) - what was entered
# $names (String) - up to three names
field-zone-similar = “{ $zone }” isn’t a time zone. Enter a similar name: { $names }.
# $zone (String) - what was entered, such as “CST”
# $names (String) - up to three names
field-zone-ambiguous = “{ $zone }” could mean more than one time zone. Enter a name such as { $names }.
field-choice = Choose a value from the list.
field-cloud-recording = Recordings that start automatically are made in the cloud. Choose a cloud recording, or turn off “Start a cloud recording automatically”.
field-removal = Enter 1 to 1440 minutes, or leave this empty.
field-redirect = Enter a full URL, such as https://example.org/thanks.
# $scheme (String) - “javascript:”
field-redirect-scheme = URLs that begin with { $scheme } aren’t allowed. Enter a URL such as https://example.org/thanks, or an app link such as org.example.app://left.

## Rows of people

people-missing = Enter at least one name.
# $limit (Number) - how many people are allowed
# $count (Number) - how many there are
people-too-many = A meeting can have up to { $limit } people. This list has { $count }. Remove some people, or create a second meeting for the rest.
line-open-quote = A quotation mark is never closed. Close it or remove it.
line-control = This entry contains an invisible character that isn’t allowed. Type it again.
line-undecoded = A character couldn’t be read (�). Type it again, or save the file as UTF-8.
# $cells (Number) - how many cells the line has, more than $columns
# $columns (Number) - how many columns the first line names
line-cells = This row has { $cells } cells, but the list has only { $columns ->
    [one] 1 column
   *[other] { $columns } columns
}. Enter a name and an email address, like Ada Lovelace <ada@example.org>.
# $cells (Number) - how many cells the line has, fewer than $columns
# $columns (Number) - how many columns the first line names
line-too-few-cells = This row has only { $cells } of { $columns } cells. Check whether the row is complete.
line-too-long = This line is too long to be a person. Correct it or remove it.
line-other-table = This row isn’t part of the table that was read. Add the people from each table separately.
line-nobody = Enter a name or an email address.
line-header-words = This looks like the name of a column. Remove this line, or enter a person’s name.
line-sentence = This looks like a sentence. Remove this line, or enter a person’s name.
# $text (String) - a number, a date, a phone number, a web address or a total
line-not-a-name = “{ $text }” isn’t a person’s name. Enter a name.
# $phone (String) - a phone number
line-phone-in-name = Remove the phone number { $phone } from the name. Everyone in the room sees names.
# $code (String) - a character’s number, such as U+200B
line-hidden = The name contains an invisible character ({ $code }). Type the name again.
line-two-names = This could be one person or two. Put a semicolon between two people, or quotation marks around one person’s name.
# $words (String) - words behind an email address
line-words-behind = “{ $words }” comes after an email address. If this is another person, put a semicolon before it. Otherwise, remove it.
# $name (String) - a name
# $address (String) - the email address behind it
line-whose-address = Does { $address } belong to { $name }? If so, write Name <email address>. If not, put a semicolon between the two.
# $value (String) - the cell in the column for owners
line-owner = “{ $value }” doesn’t say whether this person is an owner. Select Owner if they are. Then select “Use this row as shown”.
# $word (String) - an email address
line-address-in-name = The name contains an email address, “{ $word }”. Move it to the email address field.
line-commas = There are too many commas for one name. Put a semicolon between people, or quotation marks around one person’s name.
line-addresses = There are two email addresses for one name. Keep one of them.
# $limit (Number) - how many people are allowed
line-too-many-people = You can add up to { $limit } people at once. This line and all later lines weren’t added.
line-too-many-errors = Too many lines contain errors. Check that this is a list of people. This line and all later lines weren’t added.
# $file (String) - the file’s name
file-pdf = { $file } is a PDF. Export the list as CSV or as an Excel file, or copy its rows and paste them.
# $file (String) - the file’s name
file-document = { $file } is a Word or other text document. Copy its rows and paste them, or save the list as CSV.
# $file (String) - the file’s name
file-presentation = { $file } is a presentation. Copy the names and paste them.
# $file (String) - the file’s name
file-html = { $file } is a web page, even if its name ends with .xls. Open it in a spreadsheet program, and save it as .xlsx or CSV.
# $file (String) - the file’s name
file-json = { $file } is a JSON file. Export the list as CSV or as an Excel file.
# $file (String) - the file’s name
file-xml = { $file } is an XML file. Export the list as CSV or as an Excel file.
# $file (String) - the file’s name
file-calendar = { $file } is a calendar file. Export the list of people as CSV, or copy the names and paste them.
# $file (String) - the file’s name
file-email = { $file } is an email. Copy the recipients in your email program and paste them.
# $file (String) - the file’s name
file-image = { $file } is an image. Choose a CSV, Excel or text file, or enter the names yourself.
# $file (String) - the file’s name
file-archive = { $file } is an archive. Extract it, then choose the file with the list.
# $file (String) - the file’s name
file-apple = { $file } is from Apple Numbers, Pages or Keynote. Export it as CSV or as an Excel file.
# $file (String) - the file’s name
file-protected = { $file } is protected with a password. Remove the password, or save the list as CSV.
# $file (String) - the file’s name
file-xlsb = { $file } is a binary Excel workbook. Save it as .xlsx or CSV.
# $file (String) - the file’s name
file-spreadsheet-xml = { $file } is an Excel 2003 XML spreadsheet. Open it in a spreadsheet program, and save it as .xlsx or CSV.
# $file (String) - the file’s name
file-binary = { $file } isn’t a list that can be read. Choose a CSV, Excel or text file, or copy the rows and paste them.
# $file (String) - the file’s name
file-damaged = { $file } is damaged. Open it in a spreadsheet program and save it again. Then choose the saved file.
# $file (String) - the file’s name
file-too-large = { $file } is too large. Save the list as CSV, or choose a file with fewer sheets.
# $file (String) - the file’s name
# $sheet (String) - a sheet’s name
file-no-sheet = { $file } has no sheet “{ $sheet }”. Choose another sheet.
# $file (String) - the file’s name
# $sheets (String) - the names of sheets, with commas between them
file-sheets = Several sheets of { $file } could contain your list: { $sheets }. Choose a sheet.
# $file (String) - the file’s name
file-empty = { $file } contains no people. Choose another file.

pasted-html = The pasted text is the code of a web page. Copy the names from the page itself and paste them.
pasted-json = The pasted text is JSON. Export the list as CSV or as an Excel file.
pasted-xml = The pasted text is XML. Export the list as CSV or as an Excel file.
pasted-calendar = The pasted text is a calendar file. Paste the names, one per line.
pasted-email = The pasted text is the source of an email. Copy the recipients in your email program and paste them.
pasted-other = The pasted text isn’t a list that can be read. Paste names, one per line, or rows from a spreadsheet.
pasted-empty = The pasted text contains no people. Paste names, one per line, or rows from a spreadsheet.

# What is allowed and yet odd, about a person, a list or a time.

# $row (Number) - the owner’s row
odd-owners-name = The owner in row { $row } has the same name.
odd-owners-name-invited = An owner who is already invited has the same name.
# $row (Number) - the other person’s row
odd-same-name = The person in row { $row } has the same name.
odd-same-name-invited = Someone who is already invited has the same name.
# $row (Number) - the other person’s row
odd-same-address = The person in row { $row } has the same email address.
odd-same-address-invited = Someone who is already invited has the same email address.
# $row (Number) - the other person’s row
odd-same-person = The person in row { $row } has the same name and email address.
odd-same-person-invited = Someone who is already invited has the same name and email address.
# $name (String) - the other name
# $row (Number) - the other person’s row
# $character (String) - the first character that differs
# $code (String) - “U+03BF”
odd-look-alike = This name looks like “{ $name }” in row { $row }, but it is different: “{ $character }” is { $code }.
# $name (String) - the other name
# $character (String) - the first character that differs
# $code (String) - “U+03BF”
odd-look-alike-invited = This name looks like that of “{ $name }”, who is already invited, but it is different: “{ $character }” is { $code }.
# $name (String) - the other name
# $row (Number) - the other person’s row
odd-look-alike-in-all = This name looks like “{ $name }” in row { $row }, but it is different.
# $name (String) - the other name
odd-look-alike-in-all-invited = This name looks like that of “{ $name }”, who is already invited, but it is different.
odd-name-of-address = The name was taken from the email address. Check that it is right.
odd-address-in-name = The name contains an email address. Everyone in the room would see it.
# $code (String) - “U+202E”
odd-direction = The name contains an invisible character that changes the direction of text ({ $code }).
# $code (String) - “U+200B”
odd-invisible = The name contains an invisible character ({ $code }).
odd-no-owner = No one is an owner, so no one can admit, mute or remove others.
odd-all-owners = Everyone is an owner, so everyone can mute and remove others.
# $zone (String) - “Europe/Berlin”
# $before (String) - “UTC+02”
# $after (String) - “UTC+01”
odd-offset-change = While the links work, { $zone } has a daylight-saving change from { $before } to { $after }.
# $time (String) - “02:30”
# $zone (String) - “Europe/Berlin”
# $before (String) - “UTC+02”
# $after (String) - “UTC+01”
# $first (Bool) - whether the first of the two is used
odd-twice = { $first ->
    [true] { $time } occurs twice that day in { $zone } because of the daylight-saving change: first in { $before }, then in { $after }. The first one is used.
   *[false] { $time } occurs twice that day in { $zone } because of the daylight-saving change: first in { $before }, then in { $after }. The second one is used.
}
# $typed (String) - “02:30”
# $zone (String) - “Europe/Berlin”
# $used (String) - “03:30”
odd-skipped = { $typed } doesn’t exist that day in { $zone } because of the daylight-saving change. { $used } is used instead.
odd-over = The meeting has already ended, but its links still work until they expire. Check the date and time.
odd-long = The meeting lasts longer than 12 hours. Check the date and time.
odd-short = The meeting lasts less than 10 minutes. Check the start and the end.
# $zone (String) - “Europe/Berlin”
odd-night = The meeting is at night, between 23:00 and 06:00 in { $zone }. Check the start, the end and the time zone.

## Texts the browser shows (static/app.js)

script-pasted = The lines were added to the list.
script-file-too-large = This file is larger than 4.5 MB. Split it into smaller files and add them one at a time.

## Languages

person-language-unknown = Choose a language from the list, such as Deutsch or Français.

## Other forms

error-unreadable = Latchkey can’t read this request
error-unreadable-kind = This page accepts only forms. Go back to the form and send it again.
error-unreadable-text = The form contains invalid characters. Go back, type the text again and send it.
error-unreadable-url = The URL contains an invalid character. Check the URL and try again.
error-unreadable-form = The form arrived damaged. Go back and send it again.
error-unreadable-end = The connection ended before the form arrived. Go back and send it again.
error-unreadable-outdated = This form was opened too long ago. Open it again and send it.
error-too-large = This form is too large
error-too-large-body = Forms can be up to 5 MB in size. Split your list into several smaller lists.
error-too-large-signed-out = Sign in first, then send the form again.
error-too-large-fields = The form has too many fields. Paste the list of people instead.

# $room (String) - its name
rooms-exists-private = The room { $room } already exists. It’s private, so you can use it.
# $room (String) - its name
rooms-exists-public = The room { $room } already exists. It’s public and wasn’t changed. To create a new room, enter a different name.
# $room (String) - its name
rooms-exists = The room { $room } already exists. It wasn’t changed. To create a new room, enter a different name.
rooms-not-changed = Nothing was changed.
rooms-maybe-changed = Latchkey doesn’t know whether the change was made.
rooms-check-again = Refresh the list in a moment to check.
# $room (String) - its name
rooms-not-found = Daily has no room named { $room }. It may have been deleted.

daily-unreachable = Latchkey can’t reach Daily. Try again in a moment.
daily-timed-out = Daily didn’t answer in time. Try again in a moment.
daily-throttled = Daily received too many requests. Wait a moment, then try again.
daily-key-rejected = Daily doesn’t accept this server’s API key. Tell the person who runs this server.
daily-not-allowed = Daily doesn’t allow this with the server’s API key. Tell the person who runs this server.
daily-not-found = Daily couldn’t find what Latchkey asked for. It may have been deleted.
# $info (String) - Daily’s own words
daily-refused = Daily refused the request: “{ $info }”.
daily-refused-without-words = Daily refused the request and gave no reason. Try again. If it happens again, tell the person who runs this server.
# $status (Number) - the HTTP status
daily-fault = Daily has a problem (status { $status }). Try again in a moment.
daily-nonsense = Latchkey couldn’t read Daily’s response. Tell the person who runs this server.

inspect-empty = Paste a link or an email, or type a name or email address.
inspect-too-long = The text is larger than 1 MB. Paste only the part with the links.
inspect-too-deep = This email contains too many nested emails. Paste only the text around the link.

settings-key-scope-missing = Choose at least one use for the key.
settings-key-scope-unknown = Choose from the uses listed here.
# $limit (Number) - the most days
settings-key-days-invalid = Enter a number of days from 1 to { $limit }.
# $pattern (String) - what was entered
settings-key-rooms-invalid = “{ $pattern }” isn’t a room name. Use letters, digits, -, _ and *.
settings-key-rooms-none = Enter a room name, or leave this blank to allow all rooms.
settings-key-exists = This API key was already created and can’t be shown again. If you have no copy, revoke the key and create a new one.

password-missing = Enter your password.
password-wrong = Wrong password. Enter your current password.
password-same = This is your current password. Choose a different one.
# $count (Number) - the fewest characters
password-too-short = Use at least { $count } characters.
password-too-long = This password is too long. Use fewer characters.
password-guessable = This password is too easy to guess. Use a longer one, such as four random words.

# $name (String) - who it is
organizers-last-administrator = { $name } is the only administrator. Make someone else an administrator first.
organizers-email-taken = Someone already signs in with this email address. Use a different one.
organizers-retention-days = Enter a number of days from 1 to 3650.

activity-date = Enter a date like 2026-12-01.
