### What invitees read in emails, calendar entries and on printed cards. Each file reads from top to bottom like a
### document. `CONTRIBUTING.md` says how to translate it.

language-name = English

## An email with an invitation

# $title (String) - what the meeting is called
# $date (String) - “Thursday 3 December”
# $time (String) - when it starts: “17:30”
invitation-subject = Invitation: { $title }, { $date }, { $time }
# For people who have an earlier invitation
# $title (String) - what the meeting is called
# $date (String) - “Thursday 3 December”
# $time (String) - when it starts: “17:30”
update-invitation-subject = Updated invitation: { $title }, { $date }, { $time }
# $subject (String) - the organizer’s own subject; for people who have an earlier invitation
update-subject = [Updated] { $subject }

# $name (String) - who is invited
greeting = Hi { $name },
# $organizer (String) - who invites
# $title (Element) - what the meeting is called, in bold
invitation-opening = { $organizer } has invited you to { $title }.

# The date and time, on a line of their own. Where a date begins with a small letter, a word may stand before it.
# $when (String) - “Thursday 3 December, 17:30–19:00 (Berlin time)”
meeting-when = { $when }
# A button, below the organizer’s own words
invitation-join = Join the meeting
# In plain text, the link follows on the next line instead of the button.
invitation-join-here = Join the meeting:

# $time (String) - “17:15”, with a date if that is another day
invitation-joinable = You can join from { $time }.
# For owners of the meeting only
invitation-owner = You’re an owner of this meeting: you can let people in, mute them and remove them.
invitation-yours = This link is yours: please don’t share it.
invitation-keep = Keep this email – if you get disconnected, open the link again.
# The link follows on the next line.
invitation-without-button = If the button doesn’t work, open this link:

## An email to someone whose invitation changed. These sentences stand beside those of an invitation.

# $organizer (String) - who invites
# $title (Element) - what the meeting is called, in bold
update-opening = { $organizer } updated your invitation to { $title }.
# $time (String) - “18:00”, with a date if that is another day
# $before (String) - what it was before
update-time = New time: { $time } instead of { $before }.
# $time (String) - when the meeting ends: “19:30”, with a date if that is another day
# $before (String) - what it was before
update-end = New end: { $time } instead of { $before }.
# $title (String) - what the meeting is called
# $before (String) - what it was before
update-title = New title: { $title } instead of { $before }.
# $room (String) - the name of the room
# $before (String) - what it was before
update-room = New room: { $room } instead of { $before }.
# $time (String) - “17:15”, with a date if that is another day
# $before (String) - what it was before
update-joinable = You can now join from { $time } instead of { $before }.
update-owner = You’re now an owner of this meeting.
update-not-owner = You’re no longer an owner of this meeting.

# Whether the link of the earlier invitation still works
update-link-same = Your link hasn’t changed and still works.
update-link-before = Your old link still works, but with the old details. Please use the new link.
update-link-old-time = Your old link only works at the old time. Please use the new link.
update-link-old-room = Your old link leads to the old room. Please use the new link.
update-link-gone = Your old link no longer works. Please use the new link.
update-link-unsure = Your old link may no longer work. Please use the new link.

## A calendar entry, with the same sentences

# In place of the request to keep the email
calendar-reopen = If you get disconnected, open the link again.
calendar-reminder = Reminder

## An email that cancels a meeting, or tells a person that they are no longer invited

# $title (String) - what the meeting is called
cancellation-subject = Cancelled: { $title }
# $title (Element) - what the meeting is called, in bold
cancellation-of-meeting = { $title } has been cancelled.
# $title (Element) - what the meeting is called, in bold
cancellation-of-person = You’re no longer invited to { $title }.

## A printed card with a QR code

card-owner = Owner
card-scan = Scan with your phone’s camera.
# The short link follows on the next line.
card-type = Or type this address:
card-keep = Keep this card – if you get disconnected, scan it again.
# The name of the QR code, for people who can’t see it
card-qr = QR code that opens the meeting

## Dates and times. The parts come ready in the reader's language.

# $date (String) - “Thursday 3 December”
# $from (String) - “17:30”
# $to (String) - “19:00”
# $zone (String) - “Berlin time”
time-span = { $date }, { $from }–{ $to } ({ $zone })
# $from-date (String) - “Thursday 3 December”
# $from-time (String) - “23:30”
# $to-date (String) - “Friday 4 December”
# $to-time (String) - “01:00”
# $zone (String) - “Berlin time”
time-span-over-days = { $from-date }, { $from-time } – { $to-date }, { $to-time } ({ $zone })
# $date (String) - “Thursday 3 December”
# $time (String) - “17:30”
# $zone (String) - “Berlin time”
time-moment = { $date }, { $time } ({ $zone })
# $date (String) - “Thu 3 Dec”
# $time (String) - “17:30”
time-short-moment = { $date }, { $time }
# $city (String) - “Berlin”
time-in-city = { $city } time
# $zone (String) - “Berlin time”
# $offset (String) - “UTC+2”, where a clock shows the time twice
time-in-city-with-offset = { $zone }, { $offset }

## An email to the organizer: someone pressed “I can’t get in” on the page behind their join link

# $title (String) - what the meeting is called
help-subject = Someone can’t get into { $title }
# $name (String) - who can’t get in
# $title (Element) - what the meeting is called, in bold
help-opening = { $name } can’t get into { $title }.
# $state (String) - the heading of the page that the person saw, such as “This meeting is over”
help-saw = The invitation page showed this message: “{ $state }”
# The link to the organizer’s page about this person follows on the next line.
help-open = Open this person’s page to see what you can do:
help-once = You get at most one email like this per person per hour.
