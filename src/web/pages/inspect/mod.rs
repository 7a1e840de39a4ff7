//! What a pasted link or token is: whom it lets where, whether it is good, whose it is, and what can be done.

use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};

use self::words::Words;
use crate::{
    app::{Finding, Findings, JoinFinding, JoinState},
    inspection::{Inspection, Standing, TEXT_LIMIT},
    texts::Dates,
    token::Mistake,
    web::{Site, error::PageResult, extract::Fields, page::Page, session::SignedIn},
};

mod words;

#[derive(Template)]
#[template(path = "inspect.html")]
struct InspectPage {
    signed_in: SignedIn,
    words: Words,
    findings: Vec<Finding>,
    join_links: Vec<JoinFinding>,
    /// What was pasted, where nothing came of it.
    text: String,
    error: String,
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

/// Reads what was pasted. It is neither kept nor logged.
pub(in crate::web) async fn inspect(
    State(site): State<Site>,
    signed_in: SignedIn,
    fields: Fields,
) -> PageResult<Response> {
    let (text, t) = (fields.value("text"), signed_in.t);
    let read = if text.trim().is_empty() {
        Err(t.inspect_empty())
    } else if text.len() > TEXT_LIMIT {
        Err(t.inspect_too_long())
    } else {
        found(&site, &signed_in, text).await?
    };
    Ok(page(&site, signed_in, read, text))
}

/// The links in a text.
#[derive(Default)]
struct Found {
    tokens: Vec<Finding>,
    join_links: Vec<JoinFinding>,
}

/// Looks for tokens and join links, or says why there is neither.
async fn found(site: &Site, signed_in: &SignedIn, text: &str) -> PageResult<Result<Found, String>> {
    let Findings { tokens, codes } = site.app.inspect(text.to_owned()).await?;
    let join_links = site.app.inspect_codes(&signed_in.actor, codes).await?;
    Ok(match tokens {
        Ok(tokens) => Ok(Found { tokens, join_links }),
        Err(_) if !join_links.is_empty() => Ok(Found { tokens: Vec::new(), join_links }),
        Err(why) => Err(words::no_token(&words_of(site, signed_in), &why)),
    })
}

fn words_of(site: &Site, signed_in: &SignedIn) -> Words {
    let t = signed_in.t;
    Words { t, dates: Dates::new(t.locale, &site.app.zone, site.app.now()) }
}

/// Shows what was found, or the text again with what is wrong with it.
fn page(site: &Site, signed_in: SignedIn, read: Result<Found, String>, text: &str) -> Response {
    let words = words_of(site, &signed_in);
    let (status, found, text, error) = match read {
        Ok(found) => (StatusCode::OK, found, "", String::new()),
        Err(error) => (StatusCode::UNPROCESSABLE_ENTITY, Found::default(), text, error),
    };
    let (Found { tokens: findings, join_links }, text) = (found, text.to_owned());
    Page(InspectPage { signed_in, words, findings, join_links, text, error }).with_status(status)
}
