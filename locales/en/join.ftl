### What invitees read in a browser. `CONTRIBUTING.md` says how to translate it.

## Error pages that anyone may meet. Each has a title and a sentence.

error-not-found = Page not found
error-not-found-sentence = Check the address. The page may have been deleted, or you may need to sign in with another account.
error-unavailable = Latchkey can’t reach its database
error-unavailable-sentence = Wait a moment and try again. Nothing will be created twice. If this doesn’t help, tell the person who runs this server.
error-internal = Something went wrong
error-internal-sentence = This isn’t your fault. Try again. If it happens again, tell the person who runs this server.
error-method = This page can’t be opened like this
error-method-sentence = Go back to the start page and try again from there.
error-busy = Latchkey is busy
error-busy-sentence = Your form wasn’t saved. Wait a few seconds, then reload this page to send it again.
error-slow = This took too long
error-slow-sentence = Your form didn’t arrive in time. Check your connection and try again.
error-incident = Incident number for the person who runs this server:
error-start = Go to the start page

## The page behind a join link. Its title is the same for everyone, since previews in chats show it.

join-title = Meeting invitation
join-language = Language
# $organizer (String) - who invites
join-host = Invited by { $organizer }
# $name (String) - who is invited, as others see the name in the meeting
join-as = Joining as { $name }
join-now = Join now
# $time (String) - “Thursday 3 December, 17:30–19:00”, in the time zone of the reader’s device, followed by the name of the zone
# $zone (String) - “America/New York”
join-your-time = Your time: { $time } ({ $zone })

## Before the meeting opens

join-early = You can’t join yet
# $time (String) - “Thursday 3 December, 17:15 (Berlin time)”
join-opens = You can join from { $time }.
# $time (String) - “2 hours, 5 minutes”, which changes while the page is open
join-countdown = You can join in { $time }.
join-close-page = You can close this page and open your link again later.
# Shown, and announced by screen readers, as soon as the meeting opens
join-open-now = You can join now.
join-calendar = Add to calendar
join-test = Test camera and microphone
join-again = Check again

## While the meeting is open

# $time (String) - “19:30”, with a date if that is another day
join-until = You can join until { $time }.

## A notice above: the meeting’s time differs from the time in the invitation

join-rescheduled = This meeting was rescheduled
# $time (String) - “Thursday 3 December, 17:30–19:00 (Berlin time)”
join-before = Old time: { $time }
# $time (String) - “Friday 4 December, 17:30–19:00 (Berlin time)”
join-after = New time: { $time }

## The link can’t be used to join

join-over = This meeting is over
# $time (String) - “Thursday 3 December, 19:00 (Berlin time)”
join-ended = Ended: { $time }
# $organizer (String) - who invites
join-contact = If you have questions, contact { $organizer }.
join-cancelled = This meeting was cancelled
# $organizer (String) - who cancelled it
join-cancelled-by = { $organizer } cancelled it. If you have questions, contact { $organizer }.
join-revoked = This link no longer works
# $organizer (String) - who revoked it
join-revoked-by = { $organizer } revoked it. If you think this is a mistake, contact { $organizer }.
join-replaced = This link was replaced
join-replaced-hint = Use the link in your latest invitation. If you don’t have a newer link, ask for one.
join-unknown = We don’t recognize this link
join-unknown-hint = Open the link in your invitation again, or enter the code at the end of the link: 16 letters and numbers.
join-enter = Open your invitation
join-enter-hint = Enter the code at the end of the link in your invitation: 16 letters and numbers.
join-code = Code
join-code-open = Open invitation
# $seconds (Number) - how long to wait
join-too-many = { $seconds ->
    [one] Too many attempts. Wait { $seconds } second, then try again.
   *[other] Too many attempts. Wait { $seconds } seconds, then try again.
}
join-trouble = Something went wrong on our end
join-trouble-hint = Try again in a minute. If this happens again, contact the person who invited you.

## Asking the organizer for help

join-help = Can’t get in?
# $organizer (String) - who invites
join-help-hint = Test your camera and microphone, or let { $organizer } know.
# $organizer (String) - who invites; a button
join-ask = Tell { $organizer } that I can’t get in
# $organizer (String) - who invites; a button where the link can’t be used any more
join-ask-link = Ask { $organizer } for a new link
# $organizer (String) - who invites; a button on the page of a meeting that is over
join-ask-over = Tell { $organizer } that I missed the meeting
# $organizer (String) - who invites; after either button
join-asked = We’ve let { $organizer } know.
# $organizer (String) - who invites; after a second try
join-asked-before = We let { $organizer } know less than an hour ago. If it’s urgent, contact { $organizer } directly.

## A hint in browsers within other apps, such as those that open links from a chat

join-browser = This browser may block your camera and microphone. Copy the link and open it in Safari or Chrome.
join-copy = Copy link
join-copied = Copied

## The camera and microphone test, on a page of its own

test-title = Camera and microphone test
test-private = Your picture and sound never leave your device.
test-start = Start test
test-again = Test again
test-camera = Camera
test-microphone = Microphone
test-picture = Camera preview
test-level = Microphone level
test-speak = Say something: the bar should move.
test-both = Your camera and microphone are on.
test-only-microphone = Your microphone works. No camera was found, so others won’t see you.
test-only-camera = Your camera works. No microphone was found, so others won’t hear you.
test-refused = This page isn’t allowed to use your camera and microphone. Allow both in your browser’s settings for this page, then test again.
test-missing = No camera or microphone was found. Connect one, then test again.
test-in-use = Your camera or microphone couldn’t be started. Another app may be using it. Close that app, then test again.
test-unsupported = This browser can’t use a camera or microphone. Open this page in Safari or Chrome.
test-no-script = The test needs JavaScript. Turn on JavaScript in your browser, then reload this page.
test-back = Back to the invitation
