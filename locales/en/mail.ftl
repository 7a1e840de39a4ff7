### What invitees read in emails, calendar entries and on printed cards. Each file reads from top to bottom like a
### document. `CONTRIBUTING.md` says how to translate it.

language-name = English

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
