//! A change to a meeting. Absent fields stay the same.

use jiff::{Timestamp, tz::TimeZone};

#[cfg(feature = "app")]
use super::join::LinkKind;
use super::{Meeting, Window, invitee::Title, meeting::WindowError};
use crate::token::Options;

/// The new values of a meeting's fields. `None` leaves a field unchanged.
///
/// ```
/// # use latchkey::{Meeting, Window, program::invite::MeetingPatch};
/// # let domain = latchkey::Domain { name: "acme".parse()?, id: uuid::Uuid::nil() };
/// let (starts, ends) = ("2026-11-24T09:00:30Z".parse()?, "2026-11-24T10:00:00Z".parse()?);
/// let window = Window::new(starts, ends, 15, 30, jiff::tz::TimeZone::UTC)?;
/// let meeting = Meeting::new(uuid::Uuid::nil(), domain, "standup".parse()?, window, starts);
/// let patch = MeetingPatch { title: Some(Some("Weekly review".parse()?)), ..MeetingPatch::default() };
/// let changed = patch.apply_to(&meeting)?;
/// assert_eq!(changed.heading(), "Weekly review");
/// assert_eq!(changed.window, meeting.window);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq)]
pub struct MeetingPatch {
    /// The title; `Some(None)` removes it.
    pub title: Option<Option<Title>>,
    /// When the meeting starts.
    pub starts_at: Option<Timestamp>,
    /// When the meeting ends.
    pub ends_at: Option<Timestamp>,
    /// When links begin to work, in minutes before the start.
    pub opens_early: Option<i64>,
    /// When links expire, in minutes after the end.
    pub closes_late: Option<i64>,
    /// The time zone that the meeting's time is shown in.
    pub zone: Option<TimeZone>,
    /// The options of the links. They replace all previous options.
    pub options: Option<Options>,
    /// The kind of the links.
    #[cfg(feature = "app")]
    pub link_kind: Option<LinkKind>,
}

impl MeetingPatch {
    /// Returns the meeting with the new values.
    ///
    /// # Errors
    /// The new times are invalid. This does not check whether they are in the future: see [`Window::check`].
    pub fn apply_to(self, meeting: &Meeting) -> Result<Meeting, WindowError> {
        let before = &meeting.window;
        let window = Window::new(
            self.starts_at.unwrap_or(before.starts_at()),
            self.ends_at.unwrap_or(before.ends_at()),
            self.opens_early.unwrap_or(before.opens_early()),
            self.closes_late.unwrap_or(before.closes_late()),
            self.zone.unwrap_or_else(|| before.zone().clone()),
        )?;
        let title = self.title.unwrap_or_else(|| meeting.title.clone());
        let options = self.options.unwrap_or_else(|| meeting.options.clone());
        Ok(Meeting {
            title,
            window,
            options,
            #[cfg(feature = "app")]
            link_kind: self.link_kind.unwrap_or(meeting.link_kind),
            ..meeting.clone()
        })
    }
}
