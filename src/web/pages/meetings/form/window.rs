//! When a meeting is: the form's dates and times, and the moments that they stand for.

use jiff::{Timestamp, civil, tz::TimeZone};

use super::{FieldError, MeetingForm, words};
use crate::{
    invite::{
        Window, lint,
        meeting::{MARGIN_LIMIT, WindowError},
        moment as read_as_typed, zone,
    },
    texts::OrganizerTexts,
};

/// The fields that show a window, to the minute.
pub(super) fn shown(window: &Window) -> Vec<(&'static str, String)> {
    let [starts, ends] =
        [window.starts_at(), window.ends_at()].map(|time| time.to_zoned_datetime(window.zone().clone()));
    let end_date = if ends.date() == starts.date() { String::new() } else { ends.date().to_string() };
    vec![
        ("date", starts.date().to_string()),
        ("start", starts.strftime("%H:%M").to_string()),
        ("end", ends.strftime("%H:%M").to_string()),
        ("end_date", end_date),
        ("zone", zone::name(window.zone()).into_owned()),
        ("opens_early", window.opens_early().to_string()),
        ("closes_late", window.closes_late().to_string()),
    ]
}

impl MeetingForm {
    /// The window that the fields describe. A time that says what it showed keeps its seconds; together with its date and
    /// zone it stays the same moment, also in an hour that a clock change repeats.
    pub(super) fn window(&mut self) -> Option<Window> {
        let t = self.t;
        let date = self.check("date", |text| read_date(t, text));
        let start = self.check("start", |text| read_time(t, text));
        let end = self.check("end", |text| read_time(t, text));
        let end_date =
            self.check("end_date", |text| if text.trim().is_empty() { Ok(None) } else { read_date(t, text).map(Some) });
        let zone = self.check("zone", |text| zone::find(text).map_err(|error| words::of_zone(t, &error)));
        let opens_early = self.check("opens_early", |text| read_minutes(t, text));
        let closes_late = self.check("closes_late", |text| read_minutes(t, text));
        let (date, start, end, end_date, zone) = (date?, start?, end?, end_date?, zone?);
        let (opens_early, closes_late) = (opens_early?, closes_late?);
        let [start, end] = [date.to_datetime(start), end_date.unwrap_or(date).to_datetime(end)];
        self.oddities.extend([start, end].iter().filter_map(|typed| lint::skipped(*typed, &zone)));
        let before = self.base.window.as_ref();
        let starts = moment(start, &zone, before.map(|before| (before.starts_at(), before.zone())));
        let ends = moment(end, &zone, before.map(|before| (before.ends_at(), before.zone())));
        let window = match (starts, ends) {
            (Ok(starts), Ok(ends)) if start < end && ends <= starts => {
                let [starts, ends] = [starts, ends].map(|time| words::time_of_day(t, zone.to_datetime(time)));
                self.errors.push(FieldError { field: "end", sentence: t.field_end_clocks(starts, ends) });
                return None;
            }
            (starts, ends) => starts.and_then(|starts| Ok((starts, ends?))),
        };
        let window =
            window.and_then(|(starts, ends)| Window::new(starts, ends, opens_early, closes_late, zone.clone()));
        window.inspect_err(|error| self.refuse_window(error)).ok()
    }

    /// Says what is wrong with the window, at the field to correct.
    pub(super) fn refuse_window(&mut self, error: &WindowError) {
        let field = match error {
            WindowError::Backwards | WindowError::Past => "end",
            WindowError::Margin | WindowError::OutOfRange | WindowError::TooFar(_) => "date",
        };
        let is_of_one_day = self.value("end_date").trim().is_empty();
        let sentence = match error {
            WindowError::Backwards if is_of_one_day => self.t.field_end_same_day(),
            error => words::of_refusal(self.t, &error.clone().into()),
        };
        self.errors.push(FieldError { field, sentence });
    }
}

/// The moment that a time in a zone stands for, next to the moment that the field showed. A time that a clock change
/// skips counts as the one right after the change; one that comes twice, as the first.
fn moment(
    typed: civil::DateTime,
    zone: &TimeZone,
    before: Option<(Timestamp, &TimeZone)>,
) -> Result<Timestamp, WindowError> {
    let mut typed = typed;
    if let Some((time, shown_in)) = before {
        let shown = time.to_zoned_datetime(shown_in.clone()).datetime();
        if (shown.hour(), shown.minute()) == (typed.hour(), typed.minute()) {
            typed = typed.date().to_datetime(shown.time());
        }
        if typed == shown && zone == shown_in {
            return Ok(time);
        }
    }
    typed.to_zoned_datetime(zone.clone()).map(|zoned| zoned.timestamp()).map_err(|_| WindowError::OutOfRange)
}

fn read_date(t: OrganizerTexts, text: &str) -> Result<civil::Date, String> {
    read_as_typed::read_date(text).map_err(|_| t.field_date())
}

/// A time of day to the minute: browsers ask for no seconds, and no page shows any.
fn read_time(t: OrganizerTexts, text: &str) -> Result<civil::Time, String> {
    let time = read_as_typed::read_time(text).map_err(|_| t.field_time())?;
    civil::Time::new(time.hour(), time.minute(), 0, 0).map_err(|_| t.field_time())
}

fn read_minutes(t: OrganizerTexts, text: &str) -> Result<i64, String> {
    match text.trim().parse() {
        Ok(minutes @ 0..=MARGIN_LIMIT) => Ok(minutes),
        _ => Err(t.field_minutes(MARGIN_LIMIT)),
    }
}
