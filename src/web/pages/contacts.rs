//! The address book: people the organizer invited, to see, search, download and delete.

use askama::Template;
use axum::{
    extract::{RawQuery, State},
    http::header,
    response::{IntoResponse as _, Response},
};

use crate::{
    app::Contact,
    bulk::BYTE_ORDER_MARK,
    share::csv::write_rows,
    texts::Dates,
    web::{
        Site,
        done::Done,
        download::attachment,
        error::PageResult,
        extract::{Fields, query},
        page::Page,
        pages::paging::Paging,
        session::SignedIn,
    },
};

#[derive(Template)]
#[template(path = "contacts.html")]
struct ContactsPage {
    signed_in: SignedIn,
    /// How many people are in the address book.
    count: usize,
    /// Those who were looked for, as far as they are on this page.
    found: Vec<Contact>,
    paging: Paging,
    /// What was looked for.
    wanted: String,
    /// For how many days people are kept.
    days: i64,
    dates: Dates,
}

pub(in crate::web) async fn list(
    State(site): State<Site>,
    signed_in: SignedIn,
    RawQuery(text): RawQuery,
) -> PageResult<Response> {
    let pairs = query(&text.unwrap_or_default())?;
    let wanted = pairs.iter().find(|(key, _)| key == "q").map(|(_, wanted)| wanted.clone()).unwrap_or_default();
    let contacts = site.app.contacts(&signed_in.actor).await?;
    let (count, folded) = (contacts.len(), wanted.trim().to_lowercase());
    let found: Vec<_> = contacts.into_iter().filter(|contact| contact.person.contains(&folded)).collect();
    let paging = Paging::of(&pairs, found.len());
    let found = paging.part(found);
    let days = site.app.retention().await?.0.people_days;
    let dates = Dates::new(signed_in.t.locale, &signed_in.zone, site.app.now());
    Ok(Page(ContactsPage { signed_in, count, found, paging, wanted, days, dates }).into_response())
}

/// Deletes one person or everyone.
pub(in crate::web) async fn delete(
    State(site): State<Site>,
    signed_in: SignedIn,
    fields: Fields,
) -> PageResult<Response> {
    let (person, is_everyone) = (fields.value("person"), fields.is_on("everyone"));
    // A browser sends line breaks as two characters.
    let person = person.replace("\r\n", "\n");
    let deleted = match (is_everyone, person.as_str()) {
        (true, _) => site.app.delete_contacts(&signed_in.actor, None).await?,
        (false, "") => 0,
        (false, person) => site.app.delete_contacts(&signed_in.actor, Some(person)).await?,
    };
    Ok(Done::ContactsDeleted(usize::try_from(deleted).unwrap_or(usize::MAX)).leads_to("/settings/people"))
}

pub(in crate::web) async fn csv(State(site): State<Site>, signed_in: SignedIn) -> PageResult<Response> {
    let contacts = site.app.export_contacts(&signed_in.actor).await?;
    let row = |contact: Contact| {
        let language = contact.language.map(|language| language.tag().to_owned()).unwrap_or_default();
        [contact.name, contact.email, language, contact.used_at.to_string()]
    };
    let head = ["name", "email", "language", "last_invited"].map(str::to_owned);
    let rows = write_rows(std::iter::once(head).chain(contacts.into_iter().map(row)));
    attachment("address-book", "csv", "text/csv; charset=utf-8", [BYTE_ORDER_MARK.as_bytes(), &rows].concat())
}

/// Lists people for the form to propose: one a line, with name, address and language between tabs.
pub(in crate::web) async fn names(State(site): State<Site>, signed_in: SignedIn) -> PageResult<Response> {
    let contacts = site.app.contacts(&signed_in.actor).await?;
    let line = |contact: Contact| {
        let language = contact.language.map_or("", |language| language.name());
        format!("{}\t{}\t{language}\n", contact.name, contact.email)
    };
    let lines: String = contacts.into_iter().map(line).collect();
    Ok(([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], lines).into_response())
}
