//! What was done, by whom, when, from where: one's own, and for administrators everyone's.

use std::{collections::HashMap, io, mem::take};

use askama::Template;
use axum::{
    body::{Body, Bytes},
    extract::{RawQuery, State},
    http::header,
    response::{IntoResponse as _, Response},
};
use http_body_util::{
    BodyExt as _,
    channel::{Channel, Sender},
};
use jiff::{Timestamp, ToSpan as _, civil::Date, tz::TimeZone};

use super::audit_words::detail_in_words;
use crate::{
    app::{Actor, Wanted},
    audit::{Action, BY_SHELL, BY_UNKNOWN, Entry},
    bulk::BYTE_ORDER_MARK,
    share::csv::write_rows,
    texts::{Dates, OrganizerTexts},
    web::{
        Site,
        error::{PageResult, log_incident},
        extract,
        page::Page,
        session::SignedIn,
    },
};

/// How many entries a page shows.
const SHOWN: u16 = 100;

/// How many are read at once for a file.
const AT_ONCE: u16 = 1000;

#[derive(Template)]
#[template(path = "audit.html")]
struct AuditPage {
    signed_in: SignedIn,
    filter: Filter,
    entries: Vec<Entry>,
    /// The headings of the organizer's own meetings, by id.
    headings: HashMap<String, String>,
    /// The address of the entries before, if there are any.
    older: Option<String>,
    /// The address of the file with all of them.
    file: String,
    dates: Dates,
}

impl AuditPage {
    fn time(&self, time: &Timestamp) -> String {
        self.dates.moment(*time)
    }

    /// Says a detail of what someone did.
    fn detail(&self, stored: &str) -> String {
        detail_in_words(self.signed_in.t, stored)
    }

    /// Says what someone did.
    fn said(&self, action: Action) -> String {
        said(self.signed_in.t, action)
    }

    /// Says who did it.
    fn organizer(&self, entry: &Entry) -> String {
        let t = self.signed_in.t;
        match entry.organizer.as_str() {
            BY_SHELL => t.activity_by_command_line(),
            BY_UNKNOWN => t.activity_by_unknown(),
            organizer => organizer.to_owned(),
        }
    }

    /// Returns the heading of the meeting, if it is the organizer's own and still there.
    fn heading(&self, meeting_id: &str) -> Option<&str> {
        self.headings.get(meeting_id).map(String::as_str)
    }
}

/// Which entries are asked for, as typed; and what is wrong with it.
#[derive(Default)]
struct Filter {
    action: String,
    who: String,
    meeting: String,
    from: String,
    until: String,
    after: String,
    from_error: String,
    until_error: String,
}

impl Filter {
    fn of(query: &str) -> PageResult<Self> {
        let mut filter = Self::default();
        for (name, value) in extract::query(query)? {
            let field = match name.as_str() {
                "action" => &mut filter.action,
                "who" => &mut filter.who,
                "meeting" => &mut filter.meeting,
                "from" => &mut filter.from,
                "until" => &mut filter.until,
                "after" => &mut filter.after,
                _ => continue,
            };
            value.trim().clone_into(field);
        }
        Ok(filter)
    }

    /// Reads the fields; days count in this zone. What can't be read is left out, and says so.
    fn wanted(&mut self, zone: &TimeZone, t: OrganizerTexts) -> Wanted {
        let day = |text: &str, error: &mut String, days: i64| {
            let date: Option<Date> = text.parse().ok();
            let start = date.and_then(|date| date.checked_add(days.days()).ok()?.to_zoned_datetime(zone.clone()).ok());
            if start.is_none() && !text.is_empty() {
                *error = t.activity_date();
            }
            start.map(|start| start.timestamp())
        };
        let after = self
            .after
            .split_once('.')
            .and_then(|(at, id)| Some((Timestamp::from_second(at.parse().ok()?).ok()?, id.to_owned())));
        Wanted {
            organizer_id: None,
            organizer: Some(self.who.to_lowercase()).filter(|who| !who.is_empty()),
            action: self.action.parse().ok(),
            meeting_id: self.meeting.parse().ok(),
            from: day(&self.from, &mut self.from_error, 0),
            until: day(&self.until, &mut self.until_error, 1),
            after,
        }
    }

    /// The query that asks for the same, from an entry on.
    fn query(&self, after: Option<&Entry>) -> String {
        let after = after.map_or(String::new(), |entry| format!("{}.{}", entry.at.as_second(), entry.id));
        let mut query = form_urlencoded::Serializer::new(String::new());
        for (name, value) in [
            ("action", &self.action),
            ("who", &self.who),
            ("meeting", &self.meeting),
            ("from", &self.from),
            ("until", &self.until),
            ("after", &after),
        ] {
            if !value.is_empty() {
                query.append_pair(name, value);
            }
        }
        query.finish()
    }

    fn is_empty(&self) -> bool {
        self.query(None).is_empty()
    }
}

/// Says what someone did.
fn said(t: OrganizerTexts, action: Action) -> String {
    match action {
        Action::SignedIn => t.activity_signed_in(),
        Action::SignInFailed => t.activity_sign_in_failed(),
        Action::SignedOut => t.activity_signed_out(),
        Action::SessionsEnded => t.activity_sessions_ended(),
        Action::PasswordSet => t.activity_password_set(),
        Action::Issued => t.activity_issued(),
        Action::Showed => t.activity_showed(),
        Action::Exported => t.activity_exported(),
        Action::Mailed => t.activity_mailed(),
        Action::Changed => t.activity_changed(),
        Action::InviteeRemoved => t.activity_dropped(),
        Action::RemovalUndone => t.activity_removal_undone(),
        Action::LinksRevoked => t.activity_links_revoked(),
        Action::RevocationUndone => t.activity_revocation_undone(),
        Action::LinksReplaced => t.activity_links_replaced(),
        Action::Deleted => t.activity_deleted(),
        Action::RoomChanged => t.activity_room_changed(),
        Action::KeyCreated => t.activity_key_made(),
        Action::KeyRevoked => t.activity_key_withdrawn(),
        Action::OrganizerAdded => t.activity_organizer_added(),
        Action::OrganizerChanged => t.activity_organizer_changed(),
        Action::OrganizerRemoved => t.activity_organizer_removed(),
        Action::TemplatesChanged => t.activity_templates_changed(),
        Action::WebhooksChanged => t.activity_webhooks_changed(),
        Action::AddressBook => t.activity_address_book(),
        Action::RetentionChanged => t.activity_retention_changed(),
        Action::BrandingChanged => t.activity_branding_changed(),
        Action::Restored => t.activity_restored(),
        Action::Removed => t.activity_removed(),
    }
}

pub(in crate::web) async fn list(
    State(site): State<Site>,
    signed_in: SignedIn,
    RawQuery(query): RawQuery,
) -> PageResult<Response> {
    let mut filter = Filter::of(&query.unwrap_or_default())?;
    let wanted = filter.wanted(&signed_in.zone, signed_in.t);
    let mut entries = site.app.activity(&signed_in.actor, &wanted, SHOWN + 1).await?;
    let has_more = entries.len() > usize::from(SHOWN);
    entries.truncate(SHOWN.into());
    let older = entries.last().filter(|_| has_more).map(|last| format!("/audit?{}", filter.query(Some(last))));
    let file = format!("/audit.csv?{}", filter.query(None));
    let dates = Dates::new(signed_in.t.locale, &signed_in.zone, site.app.now());
    let headings = site.app.headings(&signed_in.actor, &entries).await?;
    Ok(Page(AuditPage { signed_in, filter, entries, headings, older, file, dates }).into_response())
}

/// The same as a file, whole, as it is read from the database.
pub(in crate::web) async fn csv(
    State(site): State<Site>,
    signed_in: SignedIn,
    RawQuery(query): RawQuery,
) -> PageResult<Response> {
    let mut wanted = Filter::of(&query.unwrap_or_default())?.wanted(&signed_in.zone, signed_in.t);
    wanted.after = None;
    let entries = site.app.activity(&signed_in.actor, &wanted, AT_ONCE).await?;
    let (sender, body) = Channel::<Bytes, io::Error>::new(1);
    tokio::spawn(send(site, signed_in.actor, wanted, entries, sender));
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"audit.csv\""),
    ];
    Ok((headers, Body::new(body.fuse())).into_response())
}

/// Sends the first entries of a file and then the others, as the reader takes them.
async fn send(
    site: Site,
    actor: Actor,
    mut wanted: Wanted,
    mut entries: Vec<Entry>,
    mut sender: Sender<Bytes, io::Error>,
) {
    let mut bytes = [BYTE_ORDER_MARK.as_bytes(), &write_rows([COLUMNS])].concat();
    loop {
        bytes.extend(rows(&entries));
        if sender.send_data(take(&mut bytes).into()).await.is_err() {
            return site.app.metrics.broken_off("the client closed the connection");
        }
        let Some(last) = entries.last().filter(|_| entries.len() == usize::from(AT_ONCE)) else { return };
        wanted.after = Some((last.at, last.id.clone()));
        entries = match site.app.activity(&actor, &wanted, AT_ONCE).await {
            Ok(entries) => entries,
            Err(error) => {
                log_incident(&error);
                site.app.metrics.broken_off("the database can’t be used");
                // A file that ends early must not look whole.
                sender.abort(io::Error::other("the database can’t be used"));
                return;
            }
        };
    }
}

/// The columns of the file.
const COLUMNS: [&str; 7] = ["time", "organizer", "api_key", "address", "action", "meeting", "detail"];

/// Part of what the cells hold is typed by people who are not signed in.
fn rows(entries: &[Entry]) -> Vec<u8> {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    write_rows(entries.iter().map(|entry| {
        [
            entry.at.to_string(),
            entry.organizer.clone(),
            text(&entry.api_key),
            text(&entry.client),
            entry.action.word().to_owned(),
            text(&entry.meeting_id),
            text(&entry.detail),
        ]
    }))
}
