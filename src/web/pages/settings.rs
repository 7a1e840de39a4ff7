//! What this server signs for, and the API keys of an organizer's programs.

use askama::Template;
use axum::{
    extract::{RawQuery, State},
    http::StatusCode,
    response::{Redirect, Response},
};
use jiff::Timestamp;
use secrecy::{ExposeSecret as _, SecretString};
use uuid::Uuid;

use super::{confirm::confirm, words};
use crate::{
    access::{
        ApiKeyRecord, KEY_DAYS, KEY_DAYS_LIMIT, KEY_NAME_LIMIT, KeyName, Rights, RoomPatterns, RoomPatternsError,
        Scope, parse_days,
    },
    app::{By, NewApiKey, OpenSession},
    error::Error,
    invite::{InviteeName, Locale, zone},
    texts::{Dates, OrganizerTexts},
    token::{Domain, KeyFingerprint, Signer},
    web::{
        Site,
        done::Done,
        error::{PageError, PageResult, Unreadable, refusal_in_words, status_of},
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
    /// The time zone as typed, and what is wrong with it.
    zone: String,
    zone_error: String,
    sessions: Vec<OpenSession>,
    /// Whether the password was changed just now.
    has_new_password: bool,
    /// A key that was made just now, by its name: its text is shown this once.
    made: Option<(String, SecretString)>,
    now: Timestamp,
    dates: Dates,
}

impl SettingsPage<'_> {
    fn time(&self, time: &Timestamp) -> String {
        self.dates.short_moment(*time)
    }

    /// Says what a scope is for.
    fn scope(&self, scope: Scope) -> String {
        let t = self.signed_in.t;
        match scope {
            Scope::Tokens => t.settings_scope_tokens(),
            Scope::Meetings => t.settings_scope_meetings(),
            Scope::Inspect => t.settings_scope_inspect(),
        }
    }

    /// Says which browser a session is in.
    fn browser(&self, session: &OpenSession) -> String {
        let t = self.signed_in.t;
        match (session.browser.as_str(), session.browser.split_once(" on ")) {
            (_, Some((browser, system))) => t.settings_browser(browser, system),
            // The others are what sessions from before 0.2 have.
            ("" | "another program" | "unknown", None) => t.settings_browser_unknown(),
            (browser, None) => browser.to_owned(),
        }
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
    password_error: String,
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
            password_error: String::new(),
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
    fn read(&mut self, t: OrganizerTexts) -> Option<(KeyName, Rights, u16)> {
        let name = self.name.parse().map_err(|_| self.name_error = name_error(t, &self.name));
        self.scopes.sort();
        self.scopes.dedup();
        let scopes = match self.scopes.iter().map(|word| word.parse()).collect::<Result<Vec<Scope>, _>>() {
            Ok(scopes) if scopes.is_empty() => Err(t.settings_key_scope_missing()),
            scopes => scopes.map_err(|_| t.settings_key_scope_unknown()),
        };
        let scopes = scopes.map_err(|why| self.scopes_error = why);
        let rooms = RoomPatterns::parse(&self.rooms).map_err(|why| self.rooms_error = rooms_error(t, &why));
        let days = parse_days(&self.days);
        let days = days.map_err(|_| self.days_error = t.settings_key_days_invalid(KEY_DAYS_LIMIT));
        let rights = Rights { scopes: scopes.ok()?, rooms: rooms.ok()?, may_make_owners: self.may_make_owners };
        Some((name.ok()?, rights, days.ok()?))
    }
}

/// Says why a text is no name for a key.
fn name_error(t: OrganizerTexts, text: &str) -> String {
    match text.parse::<InviteeName>() {
        Ok(name) => t.name_long(KEY_NAME_LIMIT, name.as_str().chars().count()),
        Err(why) => words::name(t, &why),
    }
}

/// Says why a text is no list of rooms.
fn rooms_error(t: OrganizerTexts, error: &RoomPatternsError) -> String {
    match error {
        RoomPatternsError::Invalid(pattern) => t.settings_key_rooms_invalid(pattern),
        RoomPatternsError::Empty => t.settings_key_rooms_none(),
    }
}

/// What stands on the page beside what is stored.
struct Beside {
    form: KeyForm,
    made: Option<(String, SecretString)>,
    has_new_password: bool,
    /// A time zone that can't be used, and why.
    zone: Option<(String, String)>,
}

impl Beside {
    fn new(form: KeyForm) -> Self {
        Self { form, made: None, has_new_password: false, zone: None }
    }

    /// Shows a new key, this once.
    fn made(name: String, key: SecretString) -> Self {
        Self { made: Some((name, key)), ..Self::new(KeyForm::proposed()) }
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
    let (app, Beside { form, made, has_new_password, zone }) = (&site.app, beside);
    let keys = app.accounts().api_keys(&signed_in.actor.organizer).await?;
    let (domain, now) = (app.signer.domain(), app.now());
    let dates = Dates::new(signed_in.t.locale, &signed_in.zone, now);
    let (fingerprint, earlier) = (app.signer.fingerprint(), app.earlier.as_ref().map(Signer::fingerprint));
    let (mails_calendar, sessions) =
        (app.mails_calendar(&signed_in.actor).await?, app.open_sessions(&signed_in.actor).await?);
    let (zone, zone_error) = zone.unwrap_or_else(|| (zone::name(&signed_in.zone).into_owned(), String::new()));
    let page = SettingsPage {
        signed_in,
        domain,
        fingerprint,
        earlier,
        mails_calendar,
        keys,
        form,
        zone,
        zone_error,
        sessions,
        has_new_password,
        made,
        now,
        dates,
    };
    Ok(Page(page).with_status(status))
}

/// Makes a key. It is shown on the answer itself, since nothing keeps it for another page.
/// What needs the password again, for the activity log.
const OWNER_KEY: &str = "creating an API key that can create links for owners";

pub(in crate::web) async fn add_key(
    State(site): State<Site>,
    signed_in: SignedIn,
    fields: Fields,
) -> PageResult<Response> {
    let mut form = KeyForm::sent(&fields);
    let Some((name, rights, days)) = form.read(signed_in.t) else {
        return page(&site, signed_in, Beside::new(form), StatusCode::UNPROCESSABLE_ENTITY).await;
    };
    if rights.may_make_owners
        && let Some(refusal) = confirm(&site, &signed_in, &fields, OWNER_KEY).await?
    {
        form.password_error = refusal.sentence(signed_in.t);
        return Ok(refusal.answer(page(&site, signed_in, Beside::new(form), refusal.status()).await?));
    }
    let (by, organizer) = (By::Actor(&signed_in.actor), &signed_in.actor.organizer);
    let new = NewApiKey { id: form.id, name: &name, rights, days };
    let (why, status) = match site.app.accounts().add_api_key(by, organizer, new).await {
        Ok(Some((record, key))) => {
            return page(&site, signed_in, Beside::made(record.name, key), StatusCode::CREATED).await;
        }
        Ok(None) => {
            form = KeyForm::proposed();
            (signed_in.t.settings_key_exists(), StatusCode::UNPROCESSABLE_ENTITY)
        }
        Err(Error::Refused(refusal)) => (refusal_in_words(signed_in.t, &refusal), status_of(&refusal)),
        Err(error) => return Err(error.into()),
    };
    form.name_error = why;
    page(&site, signed_in, Beside::new(form), status).await
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
    Ok(Done::KeyRevoked.leads_to("/settings#api-keys"))
}

/// Withdraws all keys, as is offered after the password was changed.
pub(in crate::web) async fn withdraw_keys(State(site): State<Site>, signed_in: SignedIn) -> PageResult<Response> {
    site.app.revoke_api_keys(&signed_in.actor).await?;
    Ok(Done::KeysRevoked.leads_to("/settings#api-keys"))
}

/// Sets the language of the organizer's emails and pages.
pub(in crate::web) async fn set_language(
    State(site): State<Site>,
    signed_in: SignedIn,
    fields: Fields,
) -> PageResult<Response> {
    // The form offers languages alone.
    let language = Locale::typed(fields.value("language")).map_err(|_| PageError::BadRequest(Unreadable::Outdated))?;
    site.app.set_language(&signed_in.actor, language).await?;
    Ok(Done::LanguageSaved.leads_to("/settings#language"))
}

/// Sets the time zone of the organizer's pages.
pub(in crate::web) async fn set_zone(
    State(site): State<Site>,
    signed_in: SignedIn,
    fields: Fields,
) -> PageResult<Response> {
    let typed = fields.value("zone");
    let Ok(zone) = zone::find(typed) else {
        let wrong = (typed.to_owned(), signed_in.t.field_zone_unknown(typed));
        let beside = Beside { zone: Some(wrong), ..Beside::new(KeyForm::proposed()) };
        return page(&site, signed_in, beside, StatusCode::UNPROCESSABLE_ENTITY).await;
    };
    site.app.set_zone(&signed_in.actor, &zone).await?;
    Ok(Done::ZoneSaved.leads_to("/settings#time-zone"))
}

/// Sets whether the organizer's mails bring a calendar entry along.
pub(in crate::web) async fn set_mail(
    State(site): State<Site>,
    signed_in: SignedIn,
    fields: Fields,
) -> PageResult<Response> {
    site.app.set_mails_calendar(&signed_in.actor, fields.is_on("calendar")).await?;
    Ok(Done::EmailSettingsSaved.leads_to("/settings#mail"))
}
