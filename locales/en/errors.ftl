### What organizers read when something is wrong: what it is, then how to fix it.

## Whole pages. Each has a title and a sentence.

error-forbidden = This form came from another site
error-forbidden-sentence = Open the page here and try again.
error-signed-out = You were signed out
error-signed-out-sentence = Your form wasn’t saved. Sign in again in another tab, then reload this page. If your browser asks whether to send the form again, confirm.

## Fields of the form

## Rows of people

## Texts the browser shows (static/app.js)

## Languages

person-language-unknown = Choose a language from the list, such as Deutsch or Français.
