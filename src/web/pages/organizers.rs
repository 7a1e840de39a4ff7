//! Who may sign in, their API keys, and how long things are kept: for administrators.

use std::collections::HashMap;

use askama::Template;
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use jiff::Timestamp;

use super::{
    confirm::{NotConfirmed, confirm},
    meetings::links::kept_out_in_words,
    words,
};
use crate::{
    access::ApiKeyRecord,
    app::{Ahead, By, Organizer, Removed, Retention, Role, parse_retention_days},
    audit::Entry,
    error::Error,
    invite::{InviteeName, MailAddress, invitee::TextError},
    texts::{Dates, OrganizerTexts},
    web::{
        Site,
        done::Done,
        error::PageResult,
        extract::{Fields, Ids},
        page::Page,
        session::SignedIn,
    },
};

/// Asks before a data retention is saved that removes something at once.
#[derive(Template)]
#[template(path = "retention.html")]
struct RetentionPage {
    signed_in: SignedIn,
    retention: Retention,
    removed: Removed,
}

#[derive(Template)]
#[template(path = "organizers.html")]
struct OrganizersPage {
    signed_in: SignedIn,
    organizers: Vec<Organizer>,
    keys: HashMap<String, Vec<ApiKeyRecord>>,
    /// What each organizer has ahead, by their id.
    ahead: HashMap<String, Ahead>,
    form: Form,
    /// Why something was not done.
    said: String,
    /// What was done.
    done: String,
    /// Someone who was added just now, by their address: their first password is shown this once.
    added: Option<(String, String)>,
    /// What the retention job did last.
    removed: Option<Entry>,
    now: Timestamp,
    dates: Dates,
}

impl OrganizersPage {
    fn time(&self, time: &Timestamp) -> String {
        self.dates.short_moment(*time)
    }

    fn keys_of(&self, organizer: &Organizer) -> &[ApiKeyRecord] {
        self.keys.get(&organizer.id).map(Vec::as_slice).unwrap_or_default()
    }

    /// Says what depends on an account.
    fn depends(&self, organizer: &Organizer) -> String {
        let (t, Ahead { meetings, people, .. }) = (self.signed_in.t, self.ahead_of(organizer));
        let name = organizer.name.as_str();
        if meetings == 0 { t.organizers_nothing_ahead(name) } else { t.organizers_ahead(meetings, name, people) }
    }

    fn ahead_of(&self, organizer: &Organizer) -> Ahead {
        self.ahead.get(&organizer.id).copied().unwrap_or_default()
    }

    /// Names the field for the password by which a role is changed, and says what is wrong with it.
    fn role_password(&self, organizer: &Organizer) -> (String, &str) {
        let error = if self.form.role_of == organizer.id { self.form.role_error.as_str() } else { "" };
        (format!("password-{}", organizer.id), error)
    }

    fn is_oneself(&self, organizer: &Organizer) -> bool {
        organizer.id == self.signed_in.actor.organizer.id
    }
}

/// The page's forms as typed, and what is wrong with them.
#[derive(Default)]
struct Form {
    name: String,
    email: String,
    is_administrator: bool,
    name_error: String,
    email_error: String,
    people_days: String,
    audit_days: String,
    people_error: String,
    audit_error: String,
    password_error: String,
    /// Whose role was to be changed, and what is wrong with the password for that.
    role_of: String,
    role_error: String,
}

impl Form {
    /// The fields about someone to add.
    fn sent(fields: &Fields) -> Self {
        Self {
            name: fields.value("name").to_owned(),
            email: fields.value("email").to_owned(),
            is_administrator: fields.is_on("administrator"),
            ..Self::default()
        }
    }

    /// Someone to add; none where a field is wrong, which then says so.
    fn organizer(&mut self, t: OrganizerTexts) -> Option<(MailAddress, InviteeName, Role)> {
        let email: Result<MailAddress, _> = self.email.trim().parse();
        let email = email.map_err(|error| self.email_error = words::email(t, &error));
        let name: Result<InviteeName, ()> =
            self.name.parse().map_err(|why: TextError| self.name_error = words::name(t, &why));
        let role = if self.is_administrator { Role::Administrator } else { Role::Organizer };
        Some((email.ok()?, name.ok()?, role))
    }

    /// How long things are to be kept; none where a field is wrong, which then says so.
    fn retention(&mut self, t: OrganizerTexts) -> Option<Retention> {
        let (people_days, audit_days) =
            (parse_retention_days(&self.people_days), parse_retention_days(&self.audit_days));
        if people_days.is_none() {
            self.people_error = t.organizers_retention_days();
        }
        if audit_days.is_none() {
            self.audit_error = t.organizers_retention_days();
        }
        Some(Retention { people_days: people_days?, audit_days: audit_days? })
    }
}

/// What stands on the page beside the lists.
#[derive(Default)]
struct Beside {
    form: Form,
    said: String,
    done: String,
    added: Option<(String, String)>,
}

pub(in crate::web) async fn list(State(site): State<Site>, signed_in: SignedIn) -> PageResult<Response> {
    page(&site, signed_in, Beside::default(), StatusCode::OK).await
}

async fn page(site: &Site, signed_in: SignedIn, beside: Beside, status: StatusCode) -> PageResult<Response> {
    let app = &site.app;
    let Beside { mut form, said, done, added } = beside;
    let (Retention { people_days, audit_days }, removed) = app.retention().await?;
    if form.people_days.is_empty() && form.people_error.is_empty() {
        (form.people_days, form.audit_days) = (people_days.to_string(), audit_days.to_string());
    }
    let accounts = app.accounts();
    let (organizers, keys) = (accounts.organizers().await?, accounts.everyones_api_keys().await?);
    let ahead = accounts.ahead().await?;
    let now = app.now();
    let dates = Dates::new(signed_in.t.locale, &signed_in.zone, now);
    let page = OrganizersPage { signed_in, organizers, keys, ahead, form, said, done, added, removed, now, dates };
    Ok(Page(page).with_status(status))
}

/// Adds someone. Their first password is shown on the answer itself, since nothing keeps it for another page.
pub(in crate::web) async fn add(State(site): State<Site>, signed_in: SignedIn, fields: Fields) -> PageResult<Response> {
    let mut form = Form::sent(&fields);
    if let Some((email, name, role)) = form.organizer(signed_in.t) {
        if role == Role::Administrator
            && let Some(refusal) = confirm(&site, &signed_in, &fields, "adding an administrator").await?
        {
            form.password_error = refusal.sentence(signed_in.t);
            let beside = Beside { form, ..Beside::default() };
            return Ok(refusal.answer(page(&site, signed_in, beside, refusal.status()).await?));
        }
        let by = By::Actor(&signed_in.actor);
        let added = site.app.accounts().add_with_first_password(by, &email, &name, role).await?;
        if let Some((organizer, password)) = added {
            let beside = Beside { added: Some((organizer.email, password)), ..Beside::default() };
            return page(&site, signed_in, beside, StatusCode::CREATED).await;
        }
        form.email_error = signed_in.t.organizers_email_taken();
    }
    page(&site, signed_in, Beside { form, ..Beside::default() }, StatusCode::UNPROCESSABLE_ENTITY).await
}

/// Gives someone another role, disables them, enables them again, or revokes all their join links.
pub(in crate::web) async fn change(
    State(site): State<Site>,
    signed_in: SignedIn,
    Ids([id]): Ids<1>,
    fields: Fields,
) -> PageResult<Response> {
    let (app, by) = (&site.app, By::Actor(&signed_in.actor));
    let organizer = app.accounts().organizer(id).await?;
    match fields.value("step") {
        "disable" => {
            let done = app.set_disabled(by, &organizer, true).await?.then_some(Done::AccountDisabled);
            changed(&site, signed_in, &organizer, done).await
        }
        "enable" => enable(&site, signed_in, &fields, &organizer).await,
        "administrator" => set_role(&site, signed_in, &fields, &organizer, Role::Administrator).await,
        "organizer" => set_role(&site, signed_in, &fields, &organizer, Role::Organizer).await,
        "revoke-links" => revoke_links(&site, signed_in, &organizer).await,
        _ => Err(Error::NotFound.into()),
    }
}

/// Answers a change that is refused if no administrator would be left.
async fn changed(site: &Site, signed_in: SignedIn, organizer: &Organizer, done: Option<Done>) -> PageResult<Response> {
    if let Some(done) = done {
        return Ok(done.leads_to("/organizers"));
    }
    let said = signed_in.t.organizers_last_administrator(&organizer.name);
    page(site, signed_in, Beside { said, ..Beside::default() }, StatusCode::UNPROCESSABLE_ENTITY).await
}

/// Enables someone again. A disabled administrator becomes an administrator again, which needs the password.
async fn enable(site: &Site, signed_in: SignedIn, fields: &Fields, organizer: &Organizer) -> PageResult<Response> {
    if organizer.is_administrator()
        && let Some(refusal) = confirm(site, &signed_in, fields, "enabling an administrator").await?
    {
        return not_confirmed(site, signed_in, organizer, refusal).await;
    }
    let done = site.app.set_disabled(By::Actor(&signed_in.actor), organizer, false).await?;
    changed(site, signed_in, organizer, done.then_some(Done::AccountEnabled)).await
}

/// Shows the form again whose password was not right.
async fn not_confirmed(
    site: &Site,
    signed_in: SignedIn,
    organizer: &Organizer,
    refusal: NotConfirmed,
) -> PageResult<Response> {
    let (role_of, role_error) = (organizer.id.clone(), refusal.sentence(signed_in.t));
    let beside = Beside { form: Form { role_of, role_error, ..Form::default() }, ..Beside::default() };
    Ok(refusal.answer(page(site, signed_in, beside, refusal.status()).await?))
}

async fn set_role(
    site: &Site,
    signed_in: SignedIn,
    fields: &Fields,
    organizer: &Organizer,
    role: Role,
) -> PageResult<Response> {
    if let Some(refusal) = confirm(site, &signed_in, fields, "changing a role").await? {
        return not_confirmed(site, signed_in, organizer, refusal).await;
    }
    let done = site.app.accounts().set_role(By::Actor(&signed_in.actor), organizer, role).await?;
    let said = if role == Role::Administrator { Done::RoleAdded } else { Done::RoleRemoved };
    changed(site, signed_in, organizer, done.then_some(said)).await
}

async fn revoke_links(site: &Site, signed_in: SignedIn, organizer: &Organizer) -> PageResult<Response> {
    let (count, kept_out) = site.app.revoke_all_links(&signed_in.actor, &organizer.id).await?;
    let t = signed_in.t;
    let said = [Some(t.organizers_links_revoked(count)), kept_out_in_words(t, kept_out)];
    let done = said.into_iter().flatten().collect::<Vec<_>>().join(" ");
    page(site, signed_in, Beside { done, ..Beside::default() }, StatusCode::OK).await
}

/// Withdraws anyone's API key.
pub(in crate::web) async fn withdraw_key(
    State(site): State<Site>,
    signed_in: SignedIn,
    Ids([id]): Ids<1>,
) -> PageResult<Response> {
    site.app.revoke_anyones_api_key(&signed_in.actor, id).await?;
    Ok(Done::KeyRevoked.leads_to("/organizers"))
}

pub(in crate::web) async fn set_retention(
    State(site): State<Site>,
    signed_in: SignedIn,
    fields: Fields,
) -> PageResult<Response> {
    let mut form = Form {
        people_days: fields.value("people_days").to_owned(),
        audit_days: fields.value("audit_days").to_owned(),
        ..Form::default()
    };
    let Some(retention) = form.retention(signed_in.t) else {
        return page(&site, signed_in, Beside { form, ..Beside::default() }, StatusCode::UNPROCESSABLE_ENTITY).await;
    };
    if fields.value("step") != "save" {
        let removed = site.app.removed_by(retention).await?;
        if removed != Removed::default() {
            return Ok(Page(RetentionPage { signed_in, retention, removed }).into_response());
        }
    }
    site.app.set_retention(&signed_in.actor, retention).await?;
    Ok(Done::RetentionSaved.leads_to("/organizers#retention"))
}

/// A reload of a page that a form led to.
pub(in crate::web) async fn to_list() -> Redirect {
    Redirect::to("/organizers")
}
