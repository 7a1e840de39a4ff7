//! What this server signs for, and the API keys of an organizer's programs.

use askama::Template;
use axum::{
    extract::{RawQuery, State},
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use jiff::{Timestamp, tz::TimeZone};
use secrecy::{ExposeSecret as _, SecretString};
use uuid::Uuid;

use crate::{
    access::{ApiKeyRecord, KEY_DAYS, KeyName, Rights, RoomPatterns, Scope, parse_days},
    app::{By, NewApiKey, OpenSession},
    invite::{Locale, meeting::moment_in_words},
    token::{Domain, KeyFingerprint, Signer},
    web::{
        Site,
        error::{PageError, PageResult},
        extract::{Fields, Ids},
        page::Page,
        session::SignedIn,
    },
};

#[derive(Template)]
#[template(path = "settings.html")]
struct SettingsPage<'a> {
    signed_in: SignedIn,
    domain: &'a Domain,
    fingerprint: KeyFingerprint,
    earlier: Option<KeyFingerprint>,
    /// Whether the organizer's mails bring a calendar entry along.
    mails_calendar: bool,
    keys: Vec<ApiKeyRecord>,
    form: KeyForm,
    sessions: Vec<OpenSession>,
    /// Whether the password was changed just now.
    has_new_password: bool,
    /// A key that was made just now, by its name: its text is shown this once.
    made: Option<(String, SecretString)>,
    now: Timestamp,
    zone: &'a TimeZone,
}

impl SettingsPage<'_> {
    fn time(&self, time: &Timestamp) -> String {
        moment_in_words(*time, self.zone)
    }
}

/// The form for a new key as typed, and what is wrong with it.
struct KeyForm {
    /// Makes it one key, however often the form is sent.
    id: Uuid,
    name: String,
    scopes: Vec<String>,
    rooms: String,
    may_make_owners: bool,
    days: String,
    name_error: String,
    scopes_error: String,
    rooms_error: String,
    days_error: String,
}

impl KeyForm {
    fn proposed() -> Self {
        Self {
            id: Uuid::new_v4(),
            name: String::new(),
            scopes: vec![Scope::Tokens.word().to_owned()],
            rooms: String::new(),
            may_make_owners: false,
            days: KEY_DAYS.to_string(),
            name_error: String::new(),
            scopes_error: String::new(),
            rooms_error: String::new(),
            days_error: String::new(),
        }
    }

    fn sent(fields: &Fields) -> Self {
        Self {
            id: fields.value("id").parse().unwrap_or_else(|_| Uuid::new_v4()),
            name: fields.value("name").to_owned(),
            scopes: fields.all("scope").map(str::to_owned).collect(),
            rooms: fields.value("rooms").to_owned(),
            may_make_owners: fields.is_on("owners"),
            days: fields.value("days").to_owned(),
            ..Self::proposed()
        }
    }

    fn has(&self, scope: Scope) -> bool {
        self.scopes.iter().any(|word| word == scope.word())
    }

    /// What the fields ask for; none where one is wrong, which then says so.
    fn read(&mut self) -> Option<(KeyName, Rights, u16)> {
        let name = self.name.parse().map_err(|why| self.name_error = why);
        self.scopes.sort();
        self.scopes.dedup();
        let scopes = match self.scopes.iter().map(|word| word.parse()).collect::<Result<Vec<Scope>, _>>() {
            Ok(scopes) if scopes.is_empty() => Err("Choose at least one.".to_owned()),
            scopes => scopes,
        };
        let scopes = scopes.map_err(|why| self.scopes_error = why);
        let rooms = RoomPatterns::parse(&self.rooms).map_err(|why| self.rooms_error = format!("{why}."));
        let days = parse_days(&self.days).map_err(|why| self.days_error = format!("{why}."));
        let rights = Rights { scopes: scopes.ok()?, rooms: rooms.ok()?, may_make_owners: self.may_make_owners };
        Some((name.ok()?, rights, days.ok()?))
    }
}

/// What stands on the page beside what is stored.
struct Beside {
    form: KeyForm,
    made: Option<(String, SecretString)>,
    has_new_password: bool,
}

impl Beside {
    fn new(form: KeyForm) -> Self {
        Self { form, made: None, has_new_password: false }
    }
}

pub(in crate::web) async fn show(
    State(site): State<Site>,
    signed_in: SignedIn,
    RawQuery(query): RawQuery,
) -> PageResult<Response> {
    let has_new_password = query.as_deref() == Some("password-changed");
    let beside = Beside { has_new_password, ..Beside::new(KeyForm::proposed()) };
    page(&site, signed_in, beside, StatusCode::OK).await
}

async fn page(site: &Site, signed_in: SignedIn, beside: Beside, status: StatusCode) -> PageResult<Response> {
    let Beside { form, made, has_new_password } = beside;
    let app = &site.app;
    let keys = app.accounts().api_keys(&signed_in.actor.organizer).await?;
    let (domain, now, zone) = (app.signer.domain(), app.now(), &app.zone);
    let (fingerprint, earlier) = (app.signer.fingerprint(), app.earlier.as_ref().map(Signer::fingerprint));
    let mails_calendar = app.mails_calendar(&signed_in.actor).await?;
    let sessions = app.open_sessions(&signed_in.actor).await?;
    let page = SettingsPage {
        signed_in,
        domain,
        fingerprint,
        earlier,
        mails_calendar,
        keys,
        form,
        sessions,
        has_new_password,
        made,
        now,
        zone,
    };
    Ok(Page(page).with_status(status))
}

/// Makes a key. It is shown on the answer itself, since nothing keeps it for another page.
pub(in crate::web) async fn add_key(
    State(site): State<Site>,
    signed_in: SignedIn,
    fields: Fields,
) -> PageResult<Response> {
    let mut form = KeyForm::sent(&fields);
    let Some((name, rights, days)) = form.read() else {
        return page(&site, signed_in, Beside::new(form), StatusCode::UNPROCESSABLE_ENTITY).await;
    };
    let (by, organizer) = (By::Actor(&signed_in.actor), &signed_in.actor.organizer);
    let new = NewApiKey { id: form.id, name: &name, rights, days };
    let Some((record, key)) = site.app.accounts().add_api_key(by, organizer, new).await? else {
        form = KeyForm::proposed();
        "That key is made already, and not shown again. If you have no copy, withdraw it and make another."
            .clone_into(&mut form.name_error);
        return page(&site, signed_in, Beside::new(form), StatusCode::UNPROCESSABLE_ENTITY).await;
    };
    let beside = Beside { made: Some((record.name, key)), ..Beside::new(KeyForm::proposed()) };
    page(&site, signed_in, beside, StatusCode::CREATED).await
}

/// A reload of the page that showed a key.
pub(in crate::web) async fn to_settings() -> Redirect {
    Redirect::to("/settings")
}

pub(in crate::web) async fn withdraw_key(
    State(site): State<Site>,
    signed_in: SignedIn,
    Ids([id]): Ids<1>,
) -> PageResult<Response> {
    site.app.revoke_api_key(&signed_in.actor, id).await?;
    Ok(Redirect::to("/settings#api-keys").into_response())
}

/// Sets the language of the organizer's emails and pages.
pub(in crate::web) async fn set_language(
    State(site): State<Site>,
    signed_in: SignedIn,
    fields: Fields,
) -> PageResult<Response> {
    let language = Locale::typed(fields.value("language"))
        .map_err(|_| PageError::BadRequest("Choose one of the languages that the form offers."))?;
    site.app.set_language(&signed_in.actor, language).await?;
    Ok(Redirect::to("/settings#language").into_response())
}

/// Sets whether the organizer's mails bring a calendar entry along.
pub(in crate::web) async fn set_mail(
    State(site): State<Site>,
    signed_in: SignedIn,
    fields: Fields,
) -> PageResult<Response> {
    site.app.set_mails_calendar(&signed_in.actor, fields.is_on("calendar")).await?;
    Ok(Redirect::to("/settings#mail").into_response())
}
