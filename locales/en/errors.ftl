### What organizers read when something is wrong: what it is, then how to fix it.

## Whole pages. Each has a title and a sentence.

error-forbidden = This form came from another site
error-forbidden-sentence = Open the page here and try again.
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
refused-window-margin = Enter 0 to { $limit } minutes.
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
refused-link-long = The link would be too long. Shorten the name, the redirect or the recording settings.
# $name (String) - the person's name
refused-link-long-for = The link for { $name } would be too long. Shorten the name, the redirect or the recording settings.
# $name (String) - the person's name
refused-link-for = The link for { $name } can’t be created. Check the meeting’s time and options.
refused-link-other = This meeting’s links can’t be created. Create a new meeting instead.
refused-nobody = No one to invite
refused-nobody-sentence = Enter at least one name.
refused-too-many = Too many people
# $limit (Number) - how many people are allowed
# $count (Number) - how many there would be
refused-too-many-sentence = A meeting can have up to { $limit } people. With these, it would have { $count }. Create a second meeting for the rest.
refused-options = The meeting’s options are too long
refused-options-sentence = Shorten the recording settings.
refused-key-reused = This form was already used
refused-key-reused-sentence = Open a new form and try again.

## Fields of the form

## Rows of people

## Texts the browser shows (static/app.js)

## Languages

person-language-unknown = Choose a language from the list, such as Deutsch or Français.
