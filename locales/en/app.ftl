### What organizers read on their pages. Read from top to bottom, the file follows a person through the pages.

## The frame of every page

description = Personal invite links for Daily.co rooms
nav = Main
nav-skip = Skip to content
nav-new = New
nav-meetings = Meetings
nav-rooms = Rooms
nav-inspect = Inspect
nav-outbox = Outbox
nav-settings = Settings
nav-organizers = Organizers
nav-sign-out = Sign out
# -demo-links (Element) - emphasized
demo-banner = This is a demo with a made-up domain and API key. { -demo-links }
-demo-links = Daily won’t accept the links.

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
signed-in-again-continue = Continue

## Start page: the form for a new meeting

# $count (Number) - how many meetings
form-outdated = { $count ->
    [one] Share the links of 1 meeting again
   *[other] Share the links of { $count } meetings again
}
form-outdated-why = The API key has changed. Links you already shared stop working when the previous API key is deleted at Daily.
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
form-what = Meeting
form-room = Room
# -form-meeting-title-optional (Element) - quieter
form-meeting-title = Title { -form-meeting-title-optional }
-form-meeting-title-optional = (optional)
form-meeting-title-hint = Shown in invitations.
form-when = Date and time
# $early (String) - minutes before the start, as entered
# $late (String) - minutes after the end, as entered
form-margins = Links work from { $early } min before the start to { $late } min after the end. Change…
form-who = People
form-name = Name
# -form-email-optional (Element) - quieter
form-email = Email address { -form-email-optional }
-form-email-optional = (optional)
form-owner = Owner
form-owner-hint = Owners can admit, mute and remove people, and start recordings.
form-add-row = + Add another person
form-paste = Paste a list
form-paste-label = One person per line
# $line (Element) - Ada <ada@example.org>
# $mark (Element) - (owner)
form-paste-hint = Enter names, lines like { $line } from an email program, or rows from a spreadsheet. To make someone an owner, write { $mark } after the name.
form-lines-to-correct = Lines to correct
form-upload = Upload a file
form-file = CSV or text file
# $name (Element) - name
# $email (Element) - email
# $owner (Element) - owner
# $language (Element) - language
form-file-hint = The first line can contain column names: { $name }, { $email }, { $owner }, { $language }.
# $count (Number) - how many people
form-table = { $count ->
    [one] 1 person from your list
   *[other] { $count } people from your list
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
option-opens-early = Minutes before the start
option-closes-late = Minutes after the end
option-start-audio-off = Turn microphones off at the start
option-start-video-off = Turn cameras off at the start
option-enable-screenshare = Don’t allow screen sharing
option-eject-at-token-exp = Remove people when the links expire
option-can-send = Let only owners speak and be seen
option-knocking = Make people wait until an owner admits them, if the room allows it
option-close-tab-on-exit = Close the browser tab when someone leaves
option-lang = Language of Daily’s page
option-enable-recording = Recording
option-start-cloud-recording = Start a cloud recording automatically
option-auto-start-transcription = Start a transcription when an owner joins
option-enable-recording-ui = Hide the record button
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
edit-lede = Room: { $room }. To use another room, create a new meeting.
edit-back = Back to meeting
edit-save = Save changes
# $label (String) - the field’s name
# $value (String) - the saved value
edit-saved = { $label } – saved now: { $value }
# $label (String) - the field’s name
edit-saved-on = { $label } – saved now: on
# $label (String) - the field’s name
edit-saved-off = { $label } – saved now: off
# $label (String) - the field’s name
edit-saved-empty = { $label } – saved now: empty
# $count (Number) - how many links
confirm-title = { $count ->
    [one] The link will change
   *[other] All { $count } links will change
}
confirm-new-links = Everyone needs a new link.
# $time (String) - “Thursday 3 December, 19:30 (Berlin time)”
confirm-earlier-links = Links you already shared still work until { $time }, with the old time and options. You can’t revoke them.
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
review-room = Room check
review-room-unchecked = The room hasn’t been checked yet.
review-room-check = Check room
# $count (Number) - how many people
review-wrong = { $count ->
    [one] 1 person needs fixing
   *[other] { $count } people need fixing
}
# $count (Number) - how many people
review-wrong-marked = { $count ->
    [one] The person is marked below.
   *[other] They are marked below.
}
# $line (Number) - the line’s number
review-line = Line { $line }
review-correct = Correct or delete these lines
review-again = Check again
# $column (String) - the column’s name in the first line
review-ignored-column = The column “{ $column }” isn’t used.
review-people = People
review-people-wrong = People to fix
review-remove = Remove
review-back = Back to form
# $count (Number) - how many links
review-create = { $count ->
    [one] Create 1 link
   *[other] Create { $count } links
}
# $count (Number) - how many people
review-left-out = { $count ->
    [one] 1 person who needs fixing won’t get a link.
   *[other] { $count } people who need fixing won’t get a link.
}
review-unavailable = Latchkey can’t reach its database. Nothing was lost. Wait a moment, then try again.

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
allows-every-room = every room of this Daily domain
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
allows-microphone-off = The microphone is off at the start.
allows-camera-off = The camera is off at the start.
allows-both-off = The microphone and camera are off at the start.
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
meeting-other-domain = { -meeting-other-domain-no-links } This meeting was created for { $host } (domain ID { $id }), but this server now uses another Daily domain. Links you already shared still work, unless the API key of { $host } was deleted.
-meeting-other-domain-no-links = No links can be created here.
# -meeting-people-removed-title (Element) - emphasized
# $time (String) - “Thursday 3 December, 19:30 (Berlin time)”
meeting-people-removed = { -meeting-people-removed-title } Names and email addresses were deleted on { $time }, because this server only keeps them for a limited time. You can schedule the meeting again.
-meeting-people-removed-title = This meeting’s people were removed.
# $count (Number) - how many links
meeting-changed = { $count ->
    [one] 1 link is new and not shared yet
   *[other] { $count } links are new and not shared yet
}
meeting-changed-before = Links you already shared still work, but with the old time, name and options.
# -meeting-changed-key-title (Element) - emphasized
meeting-changed-key = { -meeting-changed-key-title } Links you already shared were created with the previous API key. They work until that key is deleted at Daily.
-meeting-changed-key-title = The API key has changed.
# $count (Number) - how many links
meeting-copy-changed = { $count ->
    [one] Copy 1 new link
   *[other] Copy { $count } new links
}
meeting-drafts = Download email drafts
meeting-print = Print cards
meeting-mark-shared = Mark as shared
# $count (Number) - how many people have not been sent an email yet
meeting-send = { $count ->
    [one] Send to 1 person
   *[other] Send to { $count } people
}
# $count (Number) - how many links
meeting-copy-all = { $count ->
    [one] Copy 1 link
   *[other] Copy { $count } links
}
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
meeting-show-links = Show links
meeting-hide-links = Hide links
meeting-manage = Manage
meeting-add = Add people
meeting-words = Edit message
meeting-edit = Edit title, time or options
meeting-repeat = Schedule again
meeting-delete = Delete meeting
meeting-email = Email
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
# $count (Number) - how many people were not sent an email
mail-new-count = { $count ->
    [one] 1 not emailed
   *[other] { $count } not emailed
}
meeting-email-progress = Emails sent or failed
# $done (Number) - how many are sent or failed
# $count (Number) - how many there are
meeting-email-progress-value = { $done } of { $count }
# $counts (String) - “11 sent · 1 failed”
meeting-email-done = All emails are done: { $counts }.
# $count (Number) - how many people
meeting-send-update = { $count ->
    [one] Send an update to 1 person
   *[other] Send an update to { $count } people
}
# $count (Number) - how many emails
meeting-send-failed = { $count ->
    [one] Retry 1 failed email
   *[other] Retry { $count } failed emails
}
meeting-send-all = Send to everyone again
meeting-send-all-consequence = Everyone with an email address gets their invitation again.
meeting-outbox = Open outbox
meeting-sent-hint = “Sent” means that the mail server accepted the email. It doesn’t mean that anyone has read it.
meeting-nobody = No one is invited to this meeting.
meeting-owner = owner
meeting-new-link = new link
meeting-no-email = no email address
meeting-show-link = Show link
meeting-copy = Copy
meeting-email-person = Email
meeting-more = More
meeting-links-hint = Each link is personal: anyone who has it can join under that person’s name. You can’t revoke a link. It works until it expires. Ask people to keep their link, because they need it again if they get disconnected.
meeting-no-link = No link can be created for this person. Shorten the name, the redirect or the recording settings.

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
# $answer (String) - the mail server's words
mail-reason-answer = The mail server’s answer: “{ $answer }”
mail-reason-timed-out = The mail server didn’t answer in time.
# $answer (String) - the mail server's words
mail-reason-sign-in = The mail server rejected this server’s user name or password: “{ $answer }”
# $cause (String) - what went wrong, in technical words
mail-reason-unsafe = No secure connection to the mail server: { $cause }
# $cause (String) - what went wrong, in technical words
mail-reason-broken = The connection to the mail server failed: { $cause }
mail-reason-letters = The mail server doesn’t support email addresses with letters other than A to Z. Use another address.
mail-reason-attempts = Every attempt to send this email failed.
mail-reason-internal = The email couldn’t be created. The person who runs this server can find the cause in the log.
mail-reason-changed = The meeting changed, so a new email replaces this one.
mail-reason-no-organizer = The organizer’s account was deleted.
mail-reason-no-facts = The meeting’s details were deleted.
mail-reason-over = The meeting is over.
mail-reason-removed = The person was removed, or the meeting was deleted.
mail-reason-other-domain = The meeting belongs to another Daily domain.
mail-reason-no-email = This person has no email address. Add one, then send the invitation again.

# Copying

copy-done = Copied ✓
copy-press = Press Ctrl+C
copy-select = Your browser doesn’t allow copying here. The text is selected. Press Ctrl+C to copy it.
copy-done-text = Copied.
# $name (String) - whose link
copy-done-for = Copied the link for { $name }.

# The list of meetings

meetings = Meetings
meetings-empty = Your meetings will appear here, with the next one first.
meetings-invite = Create a meeting
meetings-search = Search by title or room
meetings-search-hint = Title or room
meetings-search-button = Search
# $query (String) - what was searched for
meetings-none = No meetings match “{ $query }”.
# $query (String) - what was searched for
meetings-none-so-far = No meetings match “{ $query }” so far. Not all meetings were searched.
meetings-all = Show all meetings
meetings-upcoming = Upcoming
meetings-more = There are more upcoming meetings. Search by title or room to find them.
meetings-more-unsearched = There are more upcoming meetings than can be searched at once. Later meetings weren’t searched.
meetings-past = Past
meetings-older = Show older meetings
meetings-search-older = Search older meetings
# $count (Number) - how many people
meetings-people = { $count ->
    [one] 1 person
   *[other] { $count } people
}
meetings-people-removed = people removed
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
# $time (String) - “Thursday 3 December, 19:30 (Berlin time)”
delete-links-work = Links you already shared still work until { $time }. You can’t revoke them.
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
person-new-link-key = { -person-new-link-title } The link you already shared was created with the previous API key. It works until that key is deleted at Daily.
-person-new-link-title = This link is new.
person-mark-shared = Mark as shared
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
person-formats = Other formats
person-calendar = Download calendar file
person-draft = Download email draft
person-preview = Preview email
person-qr = Show QR code
person-draft-hint = The draft opens in your email program, with the calendar file attached. You can send it from your own account.
person-invitation = Invitation
person-copy-invitation = Copy invitation
person-mailto = Open in your email program
person-show-text = Show text
person-edit = Edit person
# $person (String) - “Ada <ada@example.org>”
person-changed-meanwhile = Your changes weren’t saved, because this person was changed after you opened the page. Saved now: { $person }. To save your changes instead, choose “Save changes” again.
# $person (String) - “Ada <ada@example.org>”
person-changed-meanwhile-owner = Your changes weren’t saved, because this person was changed after you opened the page. Saved now: { $person }, as an owner. To save your changes instead, choose “Save changes” again.
person-name = Name
person-name-missing = Enter a name.
# -person-address-optional (Element) - quieter
person-address = Email address { -person-address-optional }
-person-address-optional = (optional)
person-owner = Owner
person-edit-hint = If you change the name or role, a new link is created. The link you already shared still works, with the old name and role.
person-save = Save changes
person-remove = Remove from list

# Removing a person

# $name (String) - the person's name
remove-title = Remove { $name } from the list?
remove-consequence = The name and email address are permanently deleted.
# $time (String) - “Thursday 3 December, 19:30 (Berlin time)”
remove-link-works = The link still works until { $time }. You can’t revoke it, but an owner can remove people who are in the room.
remove-tell = Tell this person by email that they’re no longer invited
remove-keep = Keep on list
remove-do = Remove from list

# The QR code alone

# $name (String) - the person's name
qr-title = QR code for { $name }

## Message

# $heading (String) - the meeting's title or room
message-title = Message for { $heading }
message-heading = Message
message-lede = Add your own subject and note to the invitations you copy or email, including drafts and calendar files. The links stay the same.
message-changed-meanwhile = Your message wasn’t saved, because another one was saved after you opened this page. Compare both below. To save yours instead, choose “Save message” again.
# -message-subject-optional (Element) - quieter
message-subject = Subject { -message-subject-optional }
-message-subject-optional = (optional)
# -message-note-optional (Element) - quieter
message-note = Note to everyone { -message-note-optional }
-message-note-optional = (optional)
# $text (String) - what is saved
message-saved = Saved now: { $text }
message-saved-blank = Nothing is saved here now.
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
message-control = The note contains a control character other than a line break. Delete the note and type it again.
# $found (String) - what looks like a placeholder
# $names (String) - the placeholders that there are
message-unknown = { $found } isn’t a placeholder. Use one of these: { $names }

## Room check

check = Room check
# $heading (String) - the meeting's title or room
check-title = Room check for { $heading }
check-unasked = The room hasn’t been checked yet.
check-do = Check room
check-again = Check again
check-back = Back to meeting
check-not-loaded = The room check couldn’t be loaded. Reload the page to try again.
check-good = OK
check-warning = Warning
check-problem = Problem
check-unchecked = Not checked
# $count (Number) - how many checks
check-good-count = { $count ->
    [one] 1 check is OK
   *[other] { $count } checks are OK
}

# What can be done: the button, what happens, and the button that does it.

check-create = Create room
check-create-consequence = The new room is private and closes when the links expire. Each person can join with one device at a time, and no one can knock.
# $room (String) - the room's name
check-create-do = Create { $room }
check-private = Make room private
check-private-consequence = After this, only people with a link can join. People already in the room can stay.
# $room (String) - the room's name
check-private-do = Make { $room } private
check-device = Allow one device per person
check-device-consequence = If two devices use the same link, the first one is disconnected when the second one joins. This also affects people who join with both a phone and a laptop.
# $room (String) - the room's name
check-device-do = Allow one device per person in { $room }
check-window = Keep room open for the meeting
check-window-consequence = The room’s opening and closing times are changed so that it is open while this meeting’s links work.
# $room (String) - the room's name
check-window-do = Change when { $room } is open
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
check-done-device = { $room } now allows one device per person.
# $room (String) - the room's name
check-done-window = { $room } is now open while the links work.
# $room (String) - the room's name
check-not-done-no-room = Nothing was changed, because Daily has no room named { $room }. Check again.
# $reason (String) - why, as a sentence
check-not-done = Nothing was changed. { $reason }
# $reason (String) - why, as a sentence
check-maybe-done = It’s unclear whether the change was made. { $reason } Check again in a moment.

# What was found

# $reason (String) - why, as a sentence
check-nothing = Nothing could be checked. { $reason } Links are created without Daily, so you can share them.
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
check-domain-other = The API key belongs to “{ $name }” (domain ID { $id }), but this server creates links for “{ $set }” (domain ID { $set-id }). Daily rejects these links. Ask the person who runs this server to set DAILY_DOMAIN and DAILY_DOMAIN_ID to the first domain.
# $name (String) - the Daily domain's name
# $set (String) - the name that is set
check-domain-renamed = Daily calls the domain “{ $name }”, but links lead to “{ $set }”. Ask the person who runs this server to set DAILY_DOMAIN to “{ $name }”.
# $reason (String) - why, as a sentence
check-room-unchecked = The room couldn’t be checked. { $reason }
# $room (String) - the room's name
check-room-missing = The room “{ $room }” doesn’t exist at Daily. Links won’t work until you create it.
# $room (String) - the room's name
# $similar (String) - the name of a room that exists
check-room-similar = The room “{ $room }” doesn’t exist at Daily, but “{ $similar }” does. Room names are case-sensitive. If you meant “{ $similar }”, create a new meeting with that name. Otherwise, create the room.
# $room (String) - the room's name
# $daily (String) - the name at Daily
check-room-case = Daily spells this room “{ $daily }”, but the links use “{ $room }”. Room names are case-sensitive. Create a new meeting with Daily’s spelling.
# $room (String) - the room's name
check-room-good = The room “{ $room }” exists.
check-privacy-private = The room is private. Only people with a link can join.
check-privacy-public = The room is public. Anyone who knows the room’s address can join, with or without a link.
check-privacy-other = Daily doesn’t say whether the room is private or public, so it’s unknown who can join.
check-window-good = The room is open while the links work.
# $opens (String) - “Thursday 3 December, 17:30 (Berlin time)”
check-window-opens = The room opens on { $opens }, after the links start to work.
# $closes (String) - “Thursday 3 December, 17:30 (Berlin time)”
check-window-closes = The room closes on { $closes }, before the links expire.
# $opens (String) - “Thursday 3 December, 17:30 (Berlin time)”
# $closes (String) - “Thursday 3 December, 17:30 (Berlin time)”
check-window-both = The room opens on { $opens }, after the links start to work, and closes on { $closes }, before they expire.
check-device-good = The room allows one device per person, so two people can’t use the same link at the same time.
check-device-many = Several people can use the same link at the same time if someone passes it on.
check-knocking = People are supposed to knock, but the room doesn’t allow knocking. Turn knocking on for this room in Daily’s dashboard, or turn it off for this meeting.
check-redirect-good = Daily can send people to the page you chose when they leave.
check-redirect-unreadable = The page people go to when they leave couldn’t be checked, because its address is invalid. Edit the meeting and enter another address.
# $place (String) - “thanks.example.org”
# $allowed (String) - “example.org, example.com”
check-redirect-refused = Daily won’t send people to “{ $place }” when they leave. Your Daily domain only allows { $allowed }. Allow the page in Daily’s dashboard, or remove it from the meeting.
# $place (String) - “thanks.example.org”
check-redirect-refused-all = Daily won’t send people to “{ $place }” when they leave, because your Daily domain allows no pages. Allow the page in Daily’s dashboard, or remove it from the meeting.
check-link-untried = No link has been tested yet.
check-link-good = Daily accepts one of the meeting’s links and reads it correctly.
# $differences (String) - technical words
check-link-different = Daily accepts the link, but reads it differently: { $differences }
# $reason (String) - why, as a sentence
check-link-refused = Daily rejects one of the meeting’s links. { $reason } The other checks may say why.
# $reason (String) - why, as a sentence
check-link-unchecked = The link couldn’t be tested. { $reason }
check-clock-unchecked = This server’s clock couldn’t be compared, because Daily didn’t send its time.
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

# Why Daily did not do something. Each is a sentence of its own.

daily-unreachable = Daily can’t be reached.
daily-timed-out = Daily didn’t answer in time.
daily-throttled = Daily received too many requests. Wait a moment, then try again.
daily-key-rejected = Daily rejected the API key.
daily-not-allowed = Daily doesn’t allow this with the API key.
daily-not-found = Daily found nothing by that name.
daily-refused = Daily refused this without giving a reason.
# $info (String) - Daily's words
daily-refused-because = Daily refused this: “{ $info }”.
# $status (String) - the HTTP status, “500”
daily-fault = Daily has a problem (status { $status }).
daily-nonsense = The answer isn’t from Daily’s API. Ask the person who runs this server to check the network and DAILY_API_URL.

## Rooms

## Inspect

## Outbox

## Settings

## Organizers

## Activity log

## API documentation

## Languages: in the rows of people, on a person's page and in the settings

person-more = More
person-language = Language
# The first choice: no language of their own
person-language-yours = Same as yours
settings-language = Language
settings-language-label = Your language
settings-language-browser = Follow my browser
settings-language-hint = Emails to people whose language you haven’t set use your language. If you follow your browser, those emails are in English. Dates and times on these pages follow your language too.
settings-language-save = Save language
