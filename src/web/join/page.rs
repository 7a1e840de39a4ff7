//! What the page behind a join link shows.

use askama::Template;
use axum::http::StatusCode;
use jiff::Timestamp;

use super::visitor::Visitor;
use crate::{
    app::{Asked, Invited, JoinState, Previewed},
    branding::Branding,
    error::{Error, with_causes},
    invite::Locale,
    texts::{Dates, InviteeTexts, OrganizerTexts, invitee_locales},
    web::error::log_incident,
};

/// What to show.
pub(super) enum View {
    /// What a link leads to.
    State(JoinState),
    /// The same after asking the organizer for help.
    Asked(JoinState, Option<Asked>),
    /// A field to enter a code.
    Enter,
    /// Something is wrong on our side.
    Trouble,
}

impl View {
    /// Returns the view of what was found, and logs an error.
    pub(super) fn of(found: Result<JoinState, Error>) -> Self {
        match found {
            Ok(state) => Self::State(state),
            Err(Error::Internal(cause) | Error::Unavailable(cause)) => {
                log_incident(cause.as_ref());
                Self::Trouble
            }
            Err(error) => {
                tracing::error!(error = with_causes(&error), "a join link can't be used");
                Self::Trouble
            }
        }
    }

    fn state(&self) -> Option<&JoinState> {
        match self {
            Self::State(state) | Self::Asked(state, _) => Some(state),
            Self::Enter | Self::Trouble => None,
        }
    }

    /// Returns whom the page may tell about the meeting.
    fn invited(&self) -> Option<&Invited> {
        match self.state()? {
            JoinState::Early(invited) | JoinState::Open(invited) | JoinState::Over(invited) => Some(invited),
            _ => None,
        }
    }
}

/// What marks a page as a preview, in the organizer's language.
pub(super) struct Mark {
    pub(super) t: OrganizerTexts,
    /// The path of the person's page.
    pub(super) person: String,
    /// The state that was chosen.
    pub(super) state: Option<Previewed>,
    /// Whether a button was pressed, which does nothing here.
    pub(super) is_pressed: bool,
}

impl Mark {
    /// Returns the states that can be previewed, each with its word in addresses, its name, and whether it is shown.
    pub(super) fn states(&self) -> impl Iterator<Item = (&'static str, String, bool)> {
        let (t, chosen) = (self.t, self.state);
        Previewed::ALL.into_iter().map(move |state| {
            let name = match state {
                Previewed::Early => t.preview_early(),
                Previewed::Open => t.preview_open(),
                Previewed::Over => t.preview_over(),
                Previewed::Cancelled => t.preview_cancelled(),
                Previewed::Revoked => t.preview_revoked(),
                Previewed::Replaced => t.preview_replaced(),
            };
            (state.word(), name, chosen == Some(state))
        })
    }
}

#[derive(Template)]
#[template(path = "join/page.html")]
pub(super) struct JoinPage<'a> {
    t: InviteeTexts,
    visitor: &'a Visitor,
    view: View,
    brand: Branding,
    now: Timestamp,
    /// What marks it as a preview.
    preview: Option<Mark>,
}

impl<'a> JoinPage<'a> {
    /// Marks the page as a preview.
    pub(super) fn marked(self, mark: Mark) -> Self {
        Self { preview: Some(mark), ..self }
    }

    pub(super) fn new(visitor: &'a Visitor, view: View, brand: Branding, now: Timestamp) -> Self {
        Self { t: visitor.texts(view.invited()), visitor, view, brand, now, preview: None }
    }

    /// Returns the status, and for how many seconds a program should wait before it tries again.
    pub(super) fn status(&self) -> (StatusCode, Option<u64>) {
        match &self.view {
            View::Trouble => (StatusCode::SERVICE_UNAVAILABLE, Some(60)),
            View::Enter => (StatusCode::OK, None),
            View::State(state) | View::Asked(state, _) => match state {
                JoinState::Unknown => (StatusCode::NOT_FOUND, None),
                JoinState::TooMany(wait) => (StatusCode::TOO_MANY_REQUESTS, Some(*wait)),
                JoinState::Revoked { .. } | JoinState::Replaced { .. } => (StatusCode::GONE, None),
                JoinState::Early(_) | JoinState::Open(_) | JoinState::Over(_) | JoinState::Cancelled(_) => {
                    (StatusCode::OK, None)
                }
            },
        }
    }

    /// Writes times in the meeting's time zone.
    fn dates(&self, invited: &Invited) -> Dates {
        Dates::new(self.t.locale, invited.meeting.window.zone(), self.now)
    }

    /// Returns the meeting's time before it was rescheduled.
    fn previous_time(&self, invited: &Invited) -> Option<String> {
        let (starts_at, ends_at) = invited.previous_time()?;
        Some(self.dates(invited).span(starts_at, ends_at))
    }

    /// Returns the seconds until the meeting opens.
    fn opens_in(&self, invited: &Invited) -> i64 {
        invited.meeting.window.opens_at().duration_since(self.now).as_secs()
    }

    /// Returns until when people can join, with the date if that is another day.
    fn until(&self, invited: &Invited) -> String {
        self.dates(invited).time_beside(invited.meeting.window.closes_at(), self.now)
    }

    /// Returns what asking led to, and the organizer's name.
    fn asked(&self) -> Option<String> {
        let View::Asked(state, Some(asked)) = &self.view else { return None };
        let host = match state {
            JoinState::Open(invited) | JoinState::Over(invited) => &invited.host,
            JoinState::Revoked { host: Some(host), .. } | JoinState::Replaced { host } => host,
            _ => return None,
        };
        Some(match asked {
            Asked::Now => self.t.join_asked(&host.name),
            Asked::Before => self.t.join_asked_before(&host.name),
        })
    }

    /// Returns the languages that the page can be shown in, each with the page's address.
    fn languages(&self) -> impl Iterator<Item = (Locale, String)> {
        let is_unknown = matches!(self.view.state(), Some(JoinState::Unknown | JoinState::TooMany(_)));
        let path = if is_unknown { "/j".to_owned() } else { self.visitor.link() };
        invitee_locales().map(move |locale| (locale, self.visitor.in_language(&path, locale)))
    }
}

#[derive(Template)]
#[template(path = "join/test.html")]
pub(super) struct TestPage {
    pub(super) t: InviteeTexts,
    pub(super) brand: Branding,
    /// The page behind the link.
    pub(super) back: String,
}
