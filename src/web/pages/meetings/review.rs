//! The review: what will be made, before it is. One for a new meeting and for people added to one.

use askama::Template;
use axum::{http::StatusCode, response::Response};
use uuid::Uuid;

use super::{form::MeetingForm, people::People, preflight::Preflight};
use crate::{
    app::{App, Review},
    daily::preflight::Fix,
    error::{Error, Refusal},
    invite::{Invitee, Meeting},
    texts::Dates,
    web::{
        error::{PageResult, log_incident, status_of},
        extract::Fields,
        page::Page,
        sentence::what_a_link_allows,
        session::SignedIn,
    },
};

#[derive(Template)]
#[template(path = "meetings/review.html")]
struct ReviewPage {
    signed_in: SignedIn,
    /// The fields that travel along unseen.
    hidden: Vec<(String, String)>,
    people: People,
    /// What is allowed and yet odd, about the time or the list as a whole.
    oddities: Vec<String>,
    /// What the links will allow, for the first owner and the first other person.
    sentences: Vec<String>,
    meeting: Meeting,
    /// Where the form goes to be looked at again, and where to be carried out.
    review_at: String,
    make_at: String,
    /// Why it could not be carried out.
    refusal: String,
    preflight: Beside,
}

/// What stands beside a review about Daily.
enum Beside {
    /// Nothing: the meeting is there already, and says it.
    Nothing,
    /// A way to ask.
    Question,
    /// What was answered just now.
    Answer(Preflight),
}

/// What a form's button asks for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    Review,
    Edit,
    MoreRows,
    /// Ask Daily, and do first what it is about.
    Preflight(Option<Fix>),
}

impl Step {
    pub(super) fn of(fields: &Fields) -> Self {
        match fields.value("step") {
            "edit" => Self::Edit,
            "rows" => Self::MoreRows,
            "preflight" => Self::Preflight(None),
            word => Fix::of(word).map_or(Self::Review, |fix| Self::Preflight(Some(fix))),
        }
    }
}

/// What a review says when the database could not keep its people.
const UNAVAILABLE: &str =
    "The database can’t be used right now. Nothing is lost: wait a moment and press the button again.";

/// People to invite, to a new meeting or to one that is there.
pub(super) struct Draft {
    pub(super) meeting: Meeting,
    pub(super) people: People,
    /// Who is invited already.
    invited: Vec<Invitee>,
    /// The fields that travel along unseen.
    hidden: Vec<(String, String)>,
    oddities: Vec<String>,
    /// Where the form goes to be looked at again, and where to be carried out.
    addresses: [String; 2],
    beside: Beside,
}

impl Draft {
    /// A new meeting with its people.
    pub(super) fn of_new(form: &MeetingForm, meeting: Meeting, people: People) -> Self {
        Self {
            meeting,
            people,
            invited: Vec::new(),
            hidden: form.hidden().to_vec(),
            oddities: form.oddities.clone(),
            addresses: ["/meetings/review".to_owned(), "/meetings".to_owned()],
            beside: Beside::Question,
        }
    }

    /// More people for a meeting, beside those who are invited.
    pub(super) fn of_more(meeting: Meeting, batch_id: Uuid, people: People, invited: Vec<Invitee>) -> Self {
        let addresses = ["review", "invitations"].map(|last| format!("/meetings/{}/{last}", meeting.id));
        let hidden = vec![("batch_id".to_owned(), batch_id.to_string())];
        Self { meeting, people, invited, hidden, oddities: Vec::new(), addresses, beside: Beside::Nothing }
    }

    /// With what Daily answered.
    pub(super) fn beside(self, preflight: Preflight) -> Self {
        Self { beside: Beside::Answer(preflight), ..self }
    }

    /// Whether it may not be carried out yet: nobody to invite, or more that can't be used than its button said.
    pub(super) fn must_be_reviewed(&self, fields: &Fields) -> bool {
        let agreed = fields.value("leave_out").parse().unwrap_or(0);
        self.people.count() == 0 || self.people.problem_count() > agreed
    }

    /// The review.
    pub(super) fn page(self, app: &App, signed_in: SignedIn) -> Response {
        self.answered(app, signed_in, StatusCode::OK, String::new())
    }

    /// The review, where its button did not say all that is left out.
    pub(super) fn page_to_agree_to(self, app: &App, signed_in: SignedIn) -> Response {
        self.answered(app, signed_in, StatusCode::UNPROCESSABLE_ENTITY, String::new())
    }

    /// The review of what could not be carried out, with the reason. Everything that was typed is there.
    pub(super) fn refused(self, app: &App, signed_in: SignedIn, error: Error) -> PageResult<Response> {
        match error {
            Error::Refused(refusal) => Ok(self.answered(app, signed_in, status_of(&refusal), refusal.to_string())),
            Error::Unavailable(cause) => {
                log_incident(cause.as_ref());
                Ok(self.answered(app, signed_in, StatusCode::SERVICE_UNAVAILABLE, UNAVAILABLE.to_owned()))
            }
            error => Err(error.into()),
        }
    }

    fn check(&self, app: &App, invitees: &[Invitee]) -> Result<(), Refusal> {
        match self.beside {
            Beside::Nothing => app.check_more(&self.meeting, invitees),
            Beside::Question | Beside::Answer(_) => app.check_new(&self.meeting, invitees),
        }
    }

    fn answered(self, app: &App, signed_in: SignedIn, status: StatusCode, why: String) -> Response {
        let invitees = self.people.invitees();
        let checked = self.check(app, &invitees);
        let Self { meeting, mut people, invited, hidden, oddities, addresses, beside: preflight } = self;
        let [review_at, make_at] = addresses;
        people.lint_beside(&invited);
        let Review { allowed, oddities: of_time } = app.review(&meeting, &invitees);
        let (t, starts_at) = (signed_in.t, meeting.window.starts_at());
        let dates = Dates::new(t.locale, meeting.window.zone(), app.now());
        let sentences = allowed.iter().map(|claims| what_a_link_allows(t, claims, &dates, Some(starts_at))).collect();
        let (status, refusal) = match checked {
            Err(found) if why.is_empty() && !invitees.is_empty() => (status_of(&found), found.to_string()),
            _ => (status, why),
        };
        let oddities = oddities.into_iter().chain(people.oddities.iter().cloned()).chain(of_time).collect();
        let page = ReviewPage {
            signed_in,
            hidden,
            people,
            oddities,
            sentences,
            meeting,
            review_at,
            make_at,
            refusal,
            preflight,
        };
        Page(page).with_status(status)
    }
}
