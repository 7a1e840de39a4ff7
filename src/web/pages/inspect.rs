//! What a pasted link or token is: whom it lets where, whether it is good, whose it is, and what can be done.

use askama::Template;
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse as _, Response},
};
use jiff::tz::TimeZone;

use crate::{
    app::Finding,
    inspection::{Inspection, SignedBy, Standing, TEXT_LIMIT},
    web::{Site, error::PageResult, extract::Fields, page::Page, session::SignedIn},
};

#[derive(Template)]
#[template(path = "inspect.html")]
struct InspectPage<'a> {
    signed_in: SignedIn,
    zone: &'a TimeZone,
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

    /// Whose key it is signed with, in words.
    fn signature(&self) -> String {
        match self.signed_by {
            SignedBy::OwnKey(key) => format!("by this server’s API key ({key})"),
            SignedBy::PreviousKey(key) => format!("by the earlier API key ({key})"),
            SignedBy::Unknown => "not by a key that is known here".to_owned(),
            SignedBy::Unchecked => "not checked".to_owned(),
        }
    }

    /// The room and the user id under which its holder can be removed now.
    fn removable(&self) -> Option<(String, String)> {
        let claims = self.claims.as_ref().filter(|_| self.is_ours())?;
        Some((claims.room_name()?.to_string(), claims.user_id.as_ref()?.to_string()))
    }
}

pub(in crate::web) async fn show(State(site): State<Site>, signed_in: SignedIn) -> Response {
    let (zone, findings) = (&site.app.zone, Vec::new());
    Page(InspectPage { signed_in, zone, findings, text: String::new(), error: String::new() }).into_response()
}

/// Reads what was pasted. It is neither kept nor logged.
pub(in crate::web) async fn inspect(
    State(site): State<Site>,
    signed_in: SignedIn,
    fields: Fields,
) -> PageResult<Response> {
    let (text, zone) = (fields.value("text"), &site.app.zone);
    let read = if text.trim().is_empty() {
        Err("Paste a link, a token or a mail.".to_owned())
    } else if text.len() > TEXT_LIMIT {
        Err("That is more than 1 MB: paste the part with the links.".to_owned())
    } else {
        site.app.inspect(text.to_owned()).await?.map_err(|error| format!("{error}."))
    };
    Ok(match read {
        Ok(findings) => {
            let page = InspectPage { signed_in, zone, findings, text: String::new(), error: String::new() };
            Page(page).into_response()
        }
        Err(error) => {
            let page = InspectPage { signed_in, zone, findings: Vec::new(), text: text.to_owned(), error };
            Page(page).with_status(StatusCode::UNPROCESSABLE_ENTITY)
        }
    })
}
