//! A meeting: a room, a time and options.

use jiff::{SignedDuration, Timestamp, ZonedDateTime, civil, tz::TimeZone};
use uuid::Uuid;

#[cfg(feature = "app")]
use super::join::LinkKind;
use super::{invitee::Title, zone};
use crate::{
    clock::whole_seconds,
    token::{Claims, ClaimsError, Domain, KeyFingerprint, Options, RoomName},
};

/// The longest time that links can work before or after a meeting, in minutes.
pub const MARGIN_LIMIT: i64 = 24 * 60;

/// The default number of minutes before the start when links begin to work.
pub const OPENS_EARLY: i64 = 15;

/// The default number of minutes after the end when links expire.
pub const CLOSES_LATE: i64 = 30;

/// A room, a time, and the options that all links of the meeting share.
///
/// ```
/// use latchkey::{Domain, Meeting, Window, jiff::tz::TimeZone};
///
/// let domain = Domain { name: "acme".parse()?, id: "30f866c3-9123-452a-8723-ff58322d09c5".parse()? };
/// let (starts, ends) = ("2026-11-24T09:00:00Z".parse()?, "2026-11-24T10:00:00Z".parse()?);
/// let window = Window::new(starts, ends, 15, 30, TimeZone::UTC)?;
/// let id = "4f2c8a52-6c1e-4b7e-9d57-0c5f1f3e8a10".parse()?;
/// let mut meeting = Meeting::new(id, domain, "standup".parse()?, window, "2026-11-24T08:00:00Z".parse()?);
/// meeting.title = Some("Weekly review".parse()?);
/// assert_eq!(meeting.heading(), "Weekly review");
/// assert_eq!(meeting.claims()?.expires_at(), Some("2026-11-24T10:30:00Z".parse()?));
/// assert_eq!(meeting.last_link_ends_at(), meeting.window.closes_at());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Meeting {
    /// The id. The form that creates the meeting chooses it, so that sending the form twice creates one meeting.
    pub id: Uuid,
    /// The Daily domain. Links are never signed for another domain.
    pub domain: Domain,
    /// The room.
    pub room: RoomName,
    /// The title in invitations.
    pub title: Option<Title>,
    /// When the meeting takes place.
    pub window: Window,
    /// The options of the links.
    pub options: Options,
    /// When the links were issued. Every link contains this time, whenever it is shown.
    pub issued_at: Timestamp,
    /// The API key that signed the shared links, if known.
    pub issued_under: Option<KeyFingerprint>,
    /// When the last link expires that was shared before a change, if there was a change.
    pub earlier_end_at: Option<Timestamp>,
    /// The organizer's subject for invitations, with placeholders.
    pub subject: Option<String>,
    /// The organizer's note to everyone, with placeholders.
    pub note: Option<String>,
    /// How many times the meeting was changed: the `SEQUENCE` of its calendar entry.
    pub sequence: i64,
    /// The kind of the links.
    #[cfg(feature = "app")]
    pub(crate) link_kind: LinkKind,
}

impl Meeting {
    /// Creates a meeting without a title, options or texts.
    pub fn new(id: Uuid, domain: Domain, room: RoomName, window: Window, issued_at: Timestamp) -> Self {
        Self {
            id,
            domain,
            room,
            title: None,
            window,
            options: Options::default(),
            issued_at,
            issued_under: None,
            earlier_end_at: None,
            subject: None,
            note: None,
            sequence: 0,
            #[cfg(feature = "app")]
            link_kind: LinkKind::Direct,
        }
    }

    /// Returns the title, or the room if there is no title.
    pub fn heading(&self) -> &str {
        self.title.as_ref().map_or(self.room.as_str(), Title::as_str)
    }

    /// Returns when the last direct link expires, if the meeting has or had any that works after `now`. One that was shared
    /// works until then, even if the meeting has join links since.
    #[cfg(feature = "app")]
    pub(crate) fn direct_links_end_at(&self, now: Timestamp) -> Option<Timestamp> {
        let last = match self.link_kind {
            LinkKind::Direct => Some(self.last_link_ends_at()),
            LinkKind::Join => self.earlier_end_at,
        };
        last.filter(|last| *last > now)
    }

    /// Returns when the last link of the meeting expires, including links that were shared before a change.
    pub fn last_link_ends_at(&self) -> Timestamp {
        self.earlier_end_at.map_or(self.window.closes_at(), |earlier| earlier.max(self.window.closes_at()))
    }

    /// Returns the claims that all links of the meeting share.
    ///
    /// If links already worked when they were issued, `nbf` is left out, so that a slow clock at Daily refuses no one.
    pub fn claims(&self) -> Result<Claims, ClaimsError> {
        let not_before = Some(self.window.opens_at()).filter(|opens_at| *opens_at > self.issued_at);
        let mut claims =
            Claims::new(self.domain.id, self.room.clone(), self.issued_at, not_before, self.window.closes_at())?;
        claims.options = self.options.clone();
        Ok(claims)
    }
}

/// When a meeting takes place, in its organizer's time zone, and how long before and after that its links work.
///
/// ```
/// use latchkey::{Window, jiff::tz::TimeZone};
///
/// let (starts, ends) = ("2026-11-24T09:00:00Z".parse()?, "2026-11-24T10:00:00Z".parse()?);
/// let window = Window::new(starts, ends, 15, 30, TimeZone::get("Europe/Berlin")?)?;
/// assert_eq!(window.in_words(), "Tue 24 Nov 2026, 10:00 to 11:00 Europe/Berlin (09:00 to 10:00 UTC)");
/// assert_eq!(window.links_work(), "09:45 to 11:30");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Window {
    starts_at: Timestamp,
    ends_at: Timestamp,
    opens_early: i64,
    closes_late: i64,
    zone: TimeZone,
}

/// Why the times of a meeting are invalid.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum WindowError {
    /// The end is not after the start.
    #[error("The end must be after the start.")]
    Backwards,
    /// The minutes before or after are negative or more than a day.
    #[error(
        "Links can begin to work 0 to {MARGIN_LIMIT} minutes before the start, and expire 0 to {MARGIN_LIMIT} minutes after the end."
    )]
    Margin,
    /// A time is before 1970 or too far in the future.
    #[error("The date is out of range. Expected a date from 1970 to 9998.")]
    OutOfRange,
    /// The links would already have expired.
    #[error("The end is in the past. Expected a time in the future.")]
    Past,
    /// The links would be valid for longer than this server allows. Holds the limit in days.
    #[error("The end is too far in the future. Links can expire at most {0} days from now.")]
    TooFar(u16),
}

impl Window {
    /// Creates a window from a start, an end, and the minutes before and after in which links also work.
    ///
    /// ```
    /// # use latchkey::{Window, WindowError};
    /// let now = "2026-11-24T09:00:00Z".parse()?;
    /// assert_eq!(Window::new(now, now, 15, 30, jiff::tz::TimeZone::UTC), Err(WindowError::Backwards));
    /// # Ok::<(), jiff::Error>(())
    /// ```
    pub fn new(
        starts_at: Timestamp,
        ends_at: Timestamp,
        opens_early: i64,
        closes_late: i64,
        zone: TimeZone,
    ) -> Result<Self, WindowError> {
        // The database and tokens use whole seconds.
        let [starts_at, ends_at] = [starts_at, ends_at].map(whole_seconds);
        if ends_at <= starts_at {
            return Err(WindowError::Backwards);
        }
        if [opens_early, closes_late].iter().any(|minutes| !(0..=MARGIN_LIMIT).contains(minutes)) {
            return Err(WindowError::Margin);
        }
        // One day on either side is still in the range of timestamps and calendars.
        let years = civil::date(1970, 1, 2)..civil::date(9998, 12, 31);
        if [starts_at, ends_at].iter().any(|time| !years.contains(&time.to_zoned_datetime(TimeZone::UTC).date())) {
            return Err(WindowError::OutOfRange);
        }
        Ok(Self { starts_at, ends_at, opens_early, closes_late, zone })
    }

    /// Checks that links can be created at `now`: they expire in the future, and at most `max_days` days from now.
    ///
    /// ```
    /// # use latchkey::{Window, WindowError};
    /// let (starts, ends) = ("2026-11-24T09:00:00Z".parse()?, "2026-11-24T10:00:00Z".parse()?);
    /// let window = Window::new(starts, ends, 15, 30, jiff::tz::TimeZone::UTC)?;
    /// assert_eq!(window.check(ends, 31), Ok(()));
    /// assert_eq!(window.check("2026-11-24T10:30:00Z".parse()?, 31), Err(WindowError::Past));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn check(&self, now: Timestamp, max_days: u16) -> Result<(), WindowError> {
        if self.closes_at() <= now {
            return Err(WindowError::Past);
        }
        if self.closes_at().duration_since(now) > SignedDuration::from_hours(24 * i64::from(max_days)) {
            return Err(WindowError::TooFar(max_days));
        }
        Ok(())
    }

    /// Returns the window moved by whole weeks so that it starts after `now`, at the same time of day in its time zone.
    ///
    /// ```
    /// # use latchkey::{Window, jiff::tz::TimeZone};
    /// let (starts, ends) = ("2026-10-20T08:00:00Z".parse()?, "2026-10-20T09:00:00Z".parse()?);
    /// let window = Window::new(starts, ends, 15, 30, TimeZone::get("Europe/Berlin")?)?;
    /// let next = window.weeks_later_than(ends).unwrap();
    /// assert_eq!(next.in_words(), "Tue 27 Oct 2026, 10:00 to 11:00 Europe/Berlin (09:00 to 10:00 UTC)");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn weeks_later_than(&self, now: Timestamp) -> Option<Self> {
        let late = |time: Timestamp, weeks: i64| {
            let local = self.zone.to_datetime(time).checked_add(jiff::Span::new().weeks(weeks)).ok()?;
            Some(local.to_zoned_datetime(self.zone.clone()).ok()?.timestamp())
        };
        let passed = now.duration_since(self.starts_at).as_hours().max(0);
        let weeks = passed / (24 * 7) + 1;
        Self::new(
            late(self.starts_at, weeks)?,
            late(self.ends_at, weeks)?,
            self.opens_early,
            self.closes_late,
            self.zone.clone(),
        )
        .ok()
    }

    /// Returns when the meeting starts.
    pub fn starts_at(&self) -> Timestamp {
        self.starts_at
    }

    /// Returns when the meeting ends.
    pub fn ends_at(&self) -> Timestamp {
        self.ends_at
    }

    /// Returns how many minutes before the start links begin to work.
    pub fn opens_early(&self) -> i64 {
        self.opens_early
    }

    /// Returns how many minutes after the end links expire.
    pub fn closes_late(&self) -> i64 {
        self.closes_late
    }

    /// Returns the time zone of the meeting.
    pub fn zone(&self) -> &TimeZone {
        &self.zone
    }

    /// Returns when links begin to work.
    pub fn opens_at(&self) -> Timestamp {
        self.starts_at - SignedDuration::from_mins(self.opens_early)
    }

    /// Returns when links expire.
    pub fn closes_at(&self) -> Timestamp {
        self.ends_at + SignedDuration::from_mins(self.closes_late)
    }

    /// Formats the time of the meeting: `Tue 24 Nov 2026, 10:00 to 11:00 Europe/Berlin (09:00 to 10:00 UTC)`.
    pub fn in_words(&self) -> String {
        span_in_words(self.starts_at, self.ends_at, &self.zone)
    }

    /// Formats the time in which links work, in the meeting's time zone: `09:45 to 11:30`. Adds dates that differ from
    /// the meeting's date.
    pub fn links_work(&self) -> String {
        let day = self.starts_at.to_zoned_datetime(self.zone.clone()).date();
        let moment = |time: Timestamp| {
            let local = time.to_zoned_datetime(self.zone.clone());
            if local.date() == day { clock_time(&local) } else { format!("{}, {}", date(&local), clock_time(&local)) }
        };
        format!("{} to {}", moment(self.opens_at()), moment(self.closes_at()))
    }
}

/// Formats a time span in a time zone, and in UTC if that is different.
pub(crate) fn span_in_words(from: Timestamp, to: Timestamp, zone: &TimeZone) -> String {
    let span = |zone: TimeZone, with_date: bool| {
        let [from, to] = [from, to].map(|time| time.to_zoned_datetime(zone.clone()));
        let start = if with_date { format!("{}, {}", date(&from), clock_time(&from)) } else { clock_time(&from) };
        let end =
            if from.date() == to.date() { clock_time(&to) } else { format!("{}, {}", date(&to), clock_time(&to)) };
        (from.date(), format!("{start} to {end}"))
    };
    let (day, local) = span(zone.clone(), true);
    let name = zone::shown(zone);
    if name == "UTC" {
        return format!("{local} UTC");
    }
    let (utc_day, _) = span(TimeZone::UTC, false);
    let (_, utc) = span(TimeZone::UTC, utc_day != day);
    format!("{local} {name} ({utc} UTC)")
}

/// Formats a time with its time zone: `Tue 24 Nov 2026, 11:30 Europe/Berlin`.
pub(crate) fn moment_in_words(time: Timestamp, zone: &TimeZone) -> String {
    let local = time.to_zoned_datetime(zone.clone());
    format!("{}, {} {}", date(&local), clock_time(&local), zone::shown(zone))
}

/// Formats a date: `Tue 24 Nov 2026`.
pub(crate) fn date(time: &ZonedDateTime) -> String {
    time.strftime("%a %-d %b %Y").to_string()
}

/// Formats a time of day: `10:00`.
pub(crate) fn clock_time(time: &ZonedDateTime) -> String {
    time.strftime("%H:%M").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn berlin() -> TimeZone {
        TimeZone::get("Europe/Berlin").unwrap()
    }

    fn window(starts: &str, ends: &str) -> Result<Window, WindowError> {
        Window::new(at(starts), at(ends), 15, 30, berlin())
    }

    #[test]
    fn a_window_says_itself_in_its_zone_and_in_utc() {
        let window = window("2026-11-24T09:00:00Z", "2026-11-24T10:00:00Z").unwrap();
        assert_eq!(window.in_words(), "Tue 24 Nov 2026, 10:00 to 11:00 Europe/Berlin (09:00 to 10:00 UTC)");
        assert_eq!(window.links_work(), "09:45 to 11:30");
    }

    #[test]
    fn dates_are_said_where_they_change() {
        let window = window("2026-11-24T22:50:00Z", "2026-11-24T23:40:00Z").unwrap();
        assert_eq!(
            window.in_words(),
            "Tue 24 Nov 2026, 23:50 to Wed 25 Nov 2026, 00:40 Europe/Berlin (22:50 to 23:40 UTC)"
        );
        assert_eq!(window.links_work(), "23:35 to Wed 25 Nov 2026, 01:10");
        let window = Window::new(
            at("2026-11-24T22:00:00Z"),
            at("2026-11-24T23:00:00Z"),
            0,
            0,
            TimeZone::get("Asia/Tokyo").unwrap(),
        );
        assert_eq!(
            window.unwrap().in_words(),
            "Wed 25 Nov 2026, 07:00 to 08:00 Asia/Tokyo (Tue 24 Nov 2026, 22:00 to 23:00 UTC)"
        );
    }

    #[test]
    fn a_window_that_can_not_be_is_refused() {
        assert_eq!(window("2026-11-24T09:00:00Z", "2026-11-24T09:00:00Z"), Err(WindowError::Backwards));
        let [start, end] = [at("2026-11-24T09:00:00Z"), at("2026-11-24T10:00:00Z")];
        assert_eq!(
            Window::new(start, start + SignedDuration::from_millis(500), 0, 0, berlin()),
            Err(WindowError::Backwards)
        );
        for (early, late) in [(-1, 0), (0, -1), (MARGIN_LIMIT + 1, 0)] {
            assert_eq!(Window::new(start, end, early, late, berlin()), Err(WindowError::Margin));
        }
        assert_eq!(window("9999-12-30T09:00:00Z", "9999-12-30T10:00:00Z"), Err(WindowError::OutOfRange));
    }

    #[test]
    fn a_window_repeats_at_the_same_time_of_day_ahead() {
        let window = window("2026-10-20T08:00:00Z", "2026-10-20T09:00:00Z").unwrap();
        let next = window.weeks_later_than(at("2026-10-19T08:00:00Z")).unwrap();
        assert_eq!(next.in_words(), "Tue 27 Oct 2026, 10:00 to 11:00 Europe/Berlin (09:00 to 10:00 UTC)");
        let next = window.weeks_later_than(at("2026-11-24T10:00:00Z")).unwrap();
        assert_eq!(next.starts_at(), at("2026-12-01T09:00:00Z"));
    }

    #[test]
    fn links_end_ahead_and_not_too_far() {
        let window = window("2026-11-24T09:00:00Z", "2026-11-24T10:00:00Z").unwrap();
        assert_eq!(window.check(at("2026-11-24T10:29:59Z"), 31), Ok(()));
        assert_eq!(window.check(at("2026-11-24T10:30:00Z"), 31), Err(WindowError::Past));
        assert_eq!(window.check(at("2026-10-24T10:30:00Z"), 31), Ok(()));
        assert_eq!(window.check(at("2026-10-24T10:29:59Z"), 31), Err(WindowError::TooFar(31)));
    }
}
