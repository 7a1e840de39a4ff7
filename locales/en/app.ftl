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

## Review of people before links are created

## A meeting's page

## A person's page

## Message

## Room check

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
settings-language-label = Language of your emails
settings-language-browser = Follow my browser
settings-language-hint = Used for everyone whose language you don’t set. It also decides how these pages write dates and times.
settings-language-save = Save language
