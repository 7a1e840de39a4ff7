//! What a pasted link or token is: whom it lets where, whether it is good, whose it is, and what can be done.

use askama::Template;
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse as _, Response},
};
use jiff::tz::TimeZone;

use crate::{
    error::Error,
    inspection::{Inspection, SignedBy, Standing, TEXT_LIMIT, tokens_of},
    store::Issued,
    token::TokenError,
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

/// One token, and the invitation it belongs to.
struct Finding {
    read: Result<Inspection, TokenError>,
    issued: Option<Issued>,
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
            SignedBy::EarlierKey(key) => format!("by the earlier API key ({key})"),
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
    let text = fields.value("text").to_owned();
    let app = site.app.clone();
    let zone = &site.app.zone;
    let refused = |signed_in, text, error: String| {
        let page = InspectPage { signed_in, zone, findings: Vec::new(), text, error };
        Ok(Page(page).with_status(StatusCode::UNPROCESSABLE_ENTITY))
    };
    if text.trim().is_empty() {
        return refused(signed_in, text, "Paste a link, a token or a mail.".to_owned());
    }
    if text.len() > TEXT_LIMIT {
        let error = "That is more than 1 MB: paste the part with the links.".to_owned();
        return refused(signed_in, text, error);
    }
    // A long text takes its time, away from the threads that answer requests.
    let read = tokio::task::spawn_blocking(move || {
        let found = tokens_of(&text).map_err(|error| (error, text))?;
        Ok(found.iter().map(|found| Inspection::of(found, app.keys(), app.now())).collect::<Vec<_>>())
    });
    let read = match read.await.map_err(|error| Error::Internal(error.into()))? {
        Ok(read) => read,
        Err((error, text)) => {
            let sentence = format!("{error}.");
            return refused(signed_in, text, sentence);
        }
    };
    let mut findings = Vec::new();
    for read in read {
        let issued = match &read {
            Ok(inspection) => site.app.issued(inspection).await?,
            Err(_) => None,
        };
        findings.push(Finding { read, issued });
    }
    let page = InspectPage { signed_in, zone, findings, text: String::new(), error: String::new() };
    Ok(Page(page).into_response())
}
