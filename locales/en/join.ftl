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
