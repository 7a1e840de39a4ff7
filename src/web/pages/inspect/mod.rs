//! Why someone can't get in: what is wrong with a pasted link, or with the link of a person who is looked up.

use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};

use self::{
    answer::{Answer, Step},
    words::Words,
};
use crate::{
    app::{Explanation, Finding, JoinFinding, JoinState, PEOPLE_FOUND, PEOPLE_OF_ROOM, Person, Trouble},
    inspection::{Inspection, RoomAddress, Standing, TEXT_LIMIT},
    texts::Dates,
    token::Mistake,
    web::{
        Site,
        error::PageResult,
        extract::{Fields, Ids},
        page::Page,
        session::SignedIn,
    },
};

mod answer;
mod words;

#[derive(Template)]
#[template(path = "inspect.html")]
struct InspectPage {
    signed_in: SignedIn,
    words: Words,
    found: Found,
    /// What was pasted, where nothing came of it.
    text: String,
    error: String,
}

/// What a text or a person's page led to.
#[derive(Default)]
struct Found {
    tokens: Vec<(Finding, Option<Answer>)>,
    join_links: Vec<(JoinFinding, Option<Answer>)>,
    /// The address of a room without a token, and whether the organizer has people in it.
    room: Option<(RoomAddress, bool)>,
    people: Vec<Person>,
    /// The most people that are listed.
    limit: usize,
    /// A person who was chosen.
    chosen: Option<Answer>,
}

impl Found {
    /// Returns how many links there are.
    fn links(&self) -> usize {
        self.tokens.len() + self.join_links.len()
    }

    fn is_empty(&self) -> bool {
        self.links() == 0 && self.room.is_none() && self.people.is_empty() && self.chosen.is_none()
    }
}

impl InspectPage {
    /// Says when a meeting is, in its time zone.
    fn when(&self, person: &Person) -> String {
        let window = &person.meeting.window;
        self.words.dates_in(window.zone()).meeting(window)
    }
}

impl Inspection {
    /// The verdict's place in a stylesheet.
    fn class(&self) -> &'static str {
        match self.standing {
            Standing::Valid | Standing::InItsTime if self.link_fault().is_some() => "wrong",
            Standing::Valid => "good",
            Standing::InItsTime | Standing::Unknown | Standing::NotYet(_) => "warn",
            Standing::Not(_) | Standing::Unusable(_) => "wrong",
        }
    }

    /// What stands before the token in its link.
    fn place(&self) -> String {
        let place = self.mistakes.iter().find_map(|mistake| match mistake {
            Mistake::OtherParameter(name) => Some(format!("?{name}=")),
            Mistake::InFragment => Some("#".to_owned()),
            Mistake::InPath => Some("/".to_owned()),
            _ => None,
        });
        place.unwrap_or_else(|| "?t=".to_owned())
    }

    /// The room and the user id under which its holder can be removed now.
    fn removable(&self) -> Option<(String, String)> {
        let claims = self.claims.as_ref().filter(|_| self.is_ours())?;
        Some((claims.room_name()?.to_string(), claims.user_id.as_ref()?.to_string()))
    }
}

impl JoinFinding {
    /// The verdict's place in a stylesheet.
    fn class(&self) -> &'static str {
        if matches!(self.state, Ok(JoinState::Early(_) | JoinState::Open(_))) { "good" } else { "wrong" }
    }
}

pub(in crate::web) async fn show(State(site): State<Site>, signed_in: SignedIn) -> Response {
    page(&site, signed_in, Ok(Found::default()), "")
}

/// Reads what was pasted or typed. It is neither kept nor logged.
pub(in crate::web) async fn inspect(
    State(site): State<Site>,
    signed_in: SignedIn,
    fields: Fields,
) -> PageResult<Response> {
    let (text, t) = (fields.value("text"), signed_in.t);
    let read = if let Ok(room) = fields.value("room").parse() {
        let people = site.app.people_of_room(&signed_in.actor, &room).await?;
        Ok(Found { people, limit: PEOPLE_OF_ROOM, ..Found::default() })
    } else if text.trim().is_empty() {
        Err(t.inspect_empty())
    } else if text.len() > TEXT_LIMIT {
        Err(t.inspect_too_long())
    } else {
        found(&site, &signed_in, text).await?
    };
    Ok(page(&site, signed_in, read, text))
}

/// Says why one person can't get in.
pub(in crate::web) async fn of_person(
    State(site): State<Site>,
    signed_in: SignedIn,
    Ids(ids): Ids<2>,
) -> PageResult<Response> {
    let trouble = site.app.trouble(&signed_in.actor, ids).await?;
    let chosen = Some(answer(&site, &signed_in, trouble));
    Ok(page(&site, signed_in, Ok(Found { chosen, ..Found::default() }), ""))
}

fn answer(site: &Site, signed_in: &SignedIn, trouble: Trouble) -> Answer {
    Answer::new(signed_in.t, site.app.now(), trouble)
}

/// Looks for links and people, or says why there is neither.
async fn found(site: &Site, signed_in: &SignedIn, text: &str) -> PageResult<Result<Found, String>> {
    let actor = &signed_in.actor;
    let Explanation { tokens, join_links, room, mut people, nothing } =
        site.app.explain(actor, text.to_owned()).await?;
    if let Some(why) = nothing {
        return Ok(Err(words::no_token(&words_of(site, signed_in), &why)));
    }
    let mut found = Found { room, limit: PEOPLE_FOUND, ..Found::default() };
    for (finding, trouble) in tokens {
        found.tokens.push((finding, trouble.map(|trouble| answer(site, signed_in, trouble))));
    }
    for (finding, trouble) in join_links {
        found.join_links.push((finding, trouble.map(|trouble| answer(site, signed_in, trouble))));
    }
    if people.len() == 1
        && let Some(Person { meeting, invitation }) = people.pop()
    {
        let trouble = site.app.trouble(actor, [meeting.id, invitation.id]).await?;
        found.chosen = Some(answer(site, signed_in, trouble));
    }
    Ok(Ok(Found { people, ..found }))
}

fn words_of(site: &Site, signed_in: &SignedIn) -> Words {
    let t = signed_in.t;
    Words { t, dates: Dates::new(t.locale, &signed_in.zone, site.app.now()) }
}

/// Shows what was found, or the text again with what is wrong with it.
fn page(site: &Site, signed_in: SignedIn, read: Result<Found, String>, text: &str) -> Response {
    let words = words_of(site, &signed_in);
    let (status, found, text, error) = match read {
        Ok(found) => (StatusCode::OK, found, "", String::new()),
        Err(error) => (StatusCode::UNPROCESSABLE_ENTITY, Found::default(), text, error),
    };
    Page(InspectPage { signed_in, words, found, text: text.to_owned(), error }).with_status(status)
}
