//! The review: what will be made, before it is. One for a new meeting and for people added to one.

use askama::Template;
use axum::{http::StatusCode, response::Response};
use uuid::Uuid;

use super::{form::MeetingForm, people::People, preflight::Preflight, words};
use crate::{
    app::{App, Review},
    daily::{DailyError, preflight::Fix},
    error::{Error, Refusal},
    invite::{Invitee, Meeting, lint::TimeOddity},
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
    dates: Dates,
    /// Where the form goes to be looked at again, and where to be carried out.
    review_at: String,
    make_at: String,
    /// Why it could not be carried out.
    refusal: String,
    preflight: Beside,
}

/// Numbers that together need every plural form of every language.
pub(super) const PLURALS: [usize; 6] = [0, 1, 2, 3, 11, 100];

impl ReviewPage {
    /// Returns what the button says with one number of links for each plural form, for the script: a JSON object by number.
    fn button_forms(&self) -> String {
        let forms = PLURALS.map(|count| (count.to_string(), self.signed_in.t.review_create(count).into()));
        serde_json::Value::Object(forms.into_iter().collect()).to_string()
    }
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
            step if step == "edit" || step.starts_with("edit-") => Self::Edit,
            "rows" => Self::MoreRows,
            "preflight" => Self::Preflight(None),
            word => Fix::of(word).map_or(Self::Review, |fix| Self::Preflight(Some(fix))),
        }
    }
}

/// People to invite, to a new meeting or to one that is there.
pub(super) struct Draft {
    pub(super) meeting: Meeting,
    pub(super) people: People,
    /// Who is invited already.
    invited: Vec<Invitee>,
    /// The fields that travel along unseen.
    hidden: Vec<(String, String)>,
    oddities: Vec<TimeOddity>,
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

    /// Creates the meeting's room at Daily if the form says so, unless the meeting would be refused.
    pub(super) async fn create_room(&self, app: &App, signed_in: &SignedIn, fields: &Fields) -> Result<(), DailyError> {
        if fields.is_on("create_room") && self.check(app, &self.people.invitees()).is_ok() {
            app.fix(&signed_in.actor, &self.meeting, Fix::CreateRoom).await?;
        }
        Ok(())
    }

    /// With what Daily answered.
    pub(super) fn beside(self, preflight: Preflight) -> Self {
        Self { beside: Beside::Answer(preflight), ..self }
    }

    /// Whether it may not be carried out yet: nobody to invite, something to answer, others left out than its button said,
    /// or no owner any more.
    pub(super) fn must_be_reviewed(&self, fields: &Fields) -> bool {
        let said = |name: &str| fields.value(name).parse().unwrap_or(0);
        let (people, wrong) = (&self.people, self.people.problem_count());
        // Someone who mended some rows does not mean to leave out the others.
        let are_others_left_out = wrong > 0 && wrong != said("leave_out");
        let is_without_owner =
            said("owners") > 0 && people.owner_count() == 0 && !self.invited.iter().any(|invitee| invitee.is_owner);
        people.count() == 0 || people.question_count() > 0 || are_others_left_out || is_without_owner
    }

    /// The review.
    pub(super) fn page(self, app: &App, signed_in: SignedIn) -> Response {
        self.answered(app, signed_in, StatusCode::OK, String::new())
    }

    /// The review, where its button did not say all that is left out.
    pub(super) fn page_to_agree_to(self, app: &App, signed_in: SignedIn) -> Response {
        self.answered(app, signed_in, StatusCode::UNPROCESSABLE_ENTITY, String::new())
    }

    /// The review, whose room could not be created.
    pub(super) async fn without_room(self, app: &App, signed_in: SignedIn, error: &DailyError) -> Response {
        let preflight = Preflight::of_failure(app, signed_in.t, &self.meeting, error).await;
        self.beside(preflight).answered(app, signed_in, StatusCode::SERVICE_UNAVAILABLE, String::new())
    }

    /// The review of what could not be carried out, with the reason. Everything that was typed is there.
    pub(super) fn refused(self, app: &App, signed_in: SignedIn, error: Error) -> PageResult<Response> {
        match error {
            Error::Refused(refusal) => {
                let why = words::of_refusal(signed_in.t, &refusal);
                Ok(self.answered(app, signed_in, status_of(&refusal), why))
            }
            Error::Unavailable(cause) => {
                log_incident(cause.as_ref());
                let why = signed_in.t.review_unavailable();
                Ok(self.answered(app, signed_in, StatusCode::SERVICE_UNAVAILABLE, why))
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
        let (t, invitees) = (signed_in.t, self.people.invitees());
        let (status, refusal) = match self.check(app, &invitees) {
            Err(found) if why.is_empty() && !invitees.is_empty() => (status_of(&found), words::of_refusal(t, &found)),
            _ => (status, why),
        };
        let review = app.review(&self.meeting, &invitees);
        let dates = Dates::new(t.locale, self.meeting.window.zone(), app.now());
        Page(self.into_page(signed_in, review, dates, refusal)).with_status(status)
    }

    fn into_page(self, signed_in: SignedIn, review: Review, dates: Dates, refusal: String) -> ReviewPage {
        let t = signed_in.t;
        let Self { meeting, mut people, invited, hidden, oddities, addresses, beside: preflight } = self;
        let [review_at, make_at] = addresses;
        people.lint_beside(t, &invited);
        let (starts_at, zone) = (meeting.window.starts_at(), meeting.window.zone());
        let in_words = |claims| what_a_link_allows(t, claims, &dates, Some(starts_at));
        let sentences = review.allowed.iter().map(in_words).collect();
        let of_time = oddities.into_iter().chain(review.oddities);
        let of_time = of_time.map(|oddity| words::of_time(t, oddity, zone, &dates));
        let oddities = of_time.chain(people.oddities.iter().cloned()).collect();
        ReviewPage {
            signed_in,
            hidden,
            people,
            oddities,
            sentences,
            meeting,
            dates,
            review_at,
            make_at,
            refusal,
            preflight,
        }
    }
}
