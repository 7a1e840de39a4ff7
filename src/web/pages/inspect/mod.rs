//! What a pasted link or token is: whom it lets where, whether it is good, whose it is, and what can be done.

use askama::Template;
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse as _, Response},
};

use self::words::Words;
use crate::{
    app::Finding,
    inspection::{Inspection, Standing, TEXT_LIMIT},
    texts::Dates,
    web::{Site, error::PageResult, extract::Fields, page::Page, session::SignedIn},
};

mod words;

#[derive(Template)]
#[template(path = "inspect.html")]
struct InspectPage {
    signed_in: SignedIn,
    words: Words,
    findings: Vec<Finding>,
    /// What was pasted, where nothing came of it.
    text: String,
    error: String,
}

impl Inspection {
    /// The verdict's place in a stylesheet.
    fn class(&self) -> &'static str {
        match self.standing {
            Standing::Valid => "good",
            Standing::InItsTime | Standing::Unknown | Standing::NotYet(_) => "warn",
            Standing::Not(_) => "wrong",
        }
    }

    /// The room and the user id under which its holder can be removed now.
    fn removable(&self) -> Option<(String, String)> {
        let claims = self.claims.as_ref().filter(|_| self.is_ours())?;
        Some((claims.room_name()?.to_string(), claims.user_id.as_ref()?.to_string()))
    }
}

pub(in crate::web) async fn show(State(site): State<Site>, signed_in: SignedIn) -> Response {
    page(&site, signed_in, Ok(Vec::new()), "")
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
        site.app.inspect(text.to_owned()).await?.map_err(|why| words::no_token(&words_of(&site, &signed_in), &why))
    };
    Ok(page(&site, signed_in, read, text))
}

fn words_of(site: &Site, signed_in: &SignedIn) -> Words {
    let t = signed_in.t;
    Words { t, dates: Dates::new(t.locale, &site.app.zone, site.app.now()) }
}

/// Shows what was found, or the text again with what is wrong with it.
fn page(site: &Site, signed_in: SignedIn, read: Result<Vec<Finding>, String>, text: &str) -> Response {
    let words = words_of(site, &signed_in);
    match read {
        Ok(findings) => {
            let (text, error) = (String::new(), String::new());
            Page(InspectPage { signed_in, words, findings, text, error }).into_response()
        }
        Err(error) => {
            let (text, findings) = (text.to_owned(), Vec::new());
            let page = InspectPage { signed_in, words, findings, text, error };
            Page(page).with_status(StatusCode::UNPROCESSABLE_ENTITY)
        }
    }
}
