//! Templates: what meetings have in common, to use again.

use axum::{
    Json,
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    BASE,
    auth::Authorized,
    body::{Body, Id, Object, Sent, or_default},
    code::Code,
    error::{ApiError, ApiResult, Location},
    etag::{Conditions, ETag, Tagged},
    options::LongOptions,
};
use crate::{
    app::{TEMPLATE_LIMIT, Template, TemplateRefusal},
    error::Error,
    invite::Title,
    share::wording::{self, WordingError},
    token::RoomName,
    web::Site,
};

/// A template to add.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"name": "Interviews", "room": "interviews", "title": "Interview",
    "options": {"start_audio_off": true}, "subject": "Your interview: {when}", "note": "Hi {name}, we look forward to it."}))]
pub(super) struct NewTemplate {
    /// What you call the template. No two templates have the same name.
    #[schema(value_type = String, min_length = 1, max_length = 200)]
    name: Title,
    /// The room.
    #[schema(value_type = String, example = "weekly-review", pattern = "^[A-Za-z0-9_-]{1,128}$")]
    room: RoomName,
    /// The title in invitations.
    #[schema(value_type = Option<String>, min_length = 1, max_length = 200)]
    title: Option<Title>,
    /// Options for the links.
    #[serde(default, deserialize_with = "or_default")]
    #[schema(value_type = Option<LongOptions>)]
    options: Object<LongOptions>,
    /// The subject of emails. It can contain `{name}`, `{room}`, `{title}` and `{when}`.
    #[schema(max_length = 200)]
    subject: Option<String>,
    /// A message in emails. It can contain `{name}`, `{room}`, `{title}`, `{when}` and `{link}`.
    #[schema(max_length = 2000)]
    note: Option<String>,
}

/// The fields to change. Fields that are left out stay the same.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"title": "Second interview"}))]
pub(super) struct TemplateChange {
    /// What you call the template. No two templates have the same name.
    #[schema(value_type = Option<String>, min_length = 1, max_length = 200)]
    name: Option<Title>,
    /// The room.
    #[schema(value_type = Option<String>, example = "weekly-review", pattern = "^[A-Za-z0-9_-]{1,128}$")]
    room: Option<RoomName>,
    /// The title in invitations. `null` removes it.
    #[serde(default)]
    #[schema(value_type = Option<String>, min_length = 1, max_length = 200)]
    title: Sent<Title>,
    /// Options for the links. They replace all previous options.
    #[schema(value_type = Option<LongOptions>)]
    options: Option<Object<LongOptions>>,
    /// The subject of emails. `null` removes it.
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 200)]
    subject: Sent<String>,
    /// A message in emails. `null` removes it.
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 2000)]
    note: Sent<String>,
}

/// A template.
#[derive(Serialize, ToSchema)]
pub(super) struct TemplateAnswer {
    template: TemplateBody,
}

/// All templates for rooms that the API key allows, most recently saved first.
#[derive(Serialize, ToSchema)]
pub(super) struct TemplatesAnswer {
    templates: Vec<TemplateBody>,
}

/// What meetings have in common: everything but their people and their time.
#[derive(Serialize, ToSchema)]
struct TemplateBody {
    id: Uuid,
    /// What the organizer calls the template.
    name: String,
    room: String,
    /// The title in invitations.
    title: Option<String>,
    options: LongOptions,
    /// The subject of emails.
    subject: Option<String>,
    /// A message in emails.
    note: Option<String>,
}

impl From<Template> for TemplateBody {
    fn from(template: Template) -> Self {
        let Template { id, name, room, title, options, subject, note } = template;
        let [name, room] = [name.to_string(), room.to_string()];
        Self { id, name, room, title: title.map(|title| title.to_string()), options: options.into(), subject, note }
    }
}

impl NewTemplate {
    fn template(self) -> ApiResult<Template> {
        let Self { name, room, title, options: Object(options), subject, note } = self;
        let (id, options) = (Uuid::new_v4(), options.into());
        checked(Template { id, name, room, title, options, subject, note })
    }
}

impl TemplateChange {
    fn apply_to(self, before: Template) -> ApiResult<Template> {
        checked(Template {
            id: before.id,
            name: self.name.unwrap_or(before.name),
            room: self.room.unwrap_or(before.room),
            title: self.title.or(before.title),
            options: self.options.map_or(before.options, |Object(options)| options.into()),
            subject: self.subject.or(before.subject),
            note: self.note.or(before.note),
        })
    }
}

/// Refuses a template whose subject or note can't be used. Without words, they count as left out.
fn checked(template: Template) -> ApiResult<Template> {
    let read = |pointer: &str, text: Option<String>, read: fn(&str) -> Result<Option<String>, WordingError>| {
        let wrong = |error: WordingError| ApiError::invalid_at(Location::body(pointer), error.to_string());
        read(&text.unwrap_or_default()).map_err(wrong)
    };
    let subject = read("/subject", template.subject, wording::subject)?;
    let note = read("/note", template.note, wording::note)?;
    Ok(Template { subject, note, ..template })
}

fn refused(refusal: TemplateRefusal) -> ApiError {
    match refusal {
        TemplateRefusal::NameTaken => {
            let detail = "Another template has this name. Choose a different name, or change that template.";
            ApiError::new(Code::NameTaken, detail).about(Location::body("/name"))
        }
        TemplateRefusal::TooMany => {
            let detail = format!("An organizer can have at most {TEMPLATE_LIMIT} templates. Delete one first.");
            ApiError::new(Code::TooManyTemplates, detail)
        }
    }
}

fn answer(template: Template) -> ApiResult<Tagged<TemplateAnswer>> {
    let body = TemplateAnswer { template: template.into() };
    Ok(Tagged { tag: ETag::of(&body)?, body })
}

/// Loads one of the organizer's templates. Refuses a template for a room that the API key does not allow.
async fn allowed(site: &Site, caller: &Authorized, id: Uuid) -> ApiResult<Template> {
    let template = site.app.template(caller.actor(), id).await?;
    caller.check_room(&template.room)?;
    Ok(template)
}

/// Loads the template of a new meeting.
pub(super) async fn of_meeting(site: &Site, caller: &Authorized, id: Uuid) -> ApiResult<Template> {
    let template = match site.app.template(caller.actor(), id).await {
        Err(Error::NotFound) => {
            return Err(ApiError::invalid_at(Location::body("/template"), "there is no template with this id"));
        }
        found => found?,
    };
    let refusal = caller.rights().refuse(&template.room, false);
    refusal.map_or(Ok(template), |refusal| Err(ApiError::refused(refusal, "/template")))
}

/// Add a template
///
/// A template keeps everything but people and time. Create a meeting from it with `template` in `POST /meetings`.
#[utoipa::path(post, path = "/templates", tag = "templates", operation_id = "create_template", request_body = NewTemplate,
    responses((status = 201, body = TemplateAnswer, description = "The template",
        headers(("Location" = String, description = "The URL of the template")))))]
pub(super) async fn create(
    State(site): State<Site>,
    caller: Authorized,
    Body { value: request, .. }: Body<NewTemplate>,
) -> ApiResult<Response> {
    let template = request.template()?;
    caller.check_room(&template.room)?;
    caller.check_options(&template.options)?;
    site.app.add_template(caller.actor(), &template).await?.map_err(refused)?;
    let location = [(header::LOCATION, format!("{BASE}/templates/{}", template.id))];
    Ok((StatusCode::CREATED, location, answer(template)?).into_response())
}

/// List templates
///
/// Lists the templates for rooms that the API key allows, most recently saved first.
#[utoipa::path(get, path = "/templates", tag = "templates", operation_id = "list_templates",
    responses((status = 200, body = TemplatesAnswer, description = "All templates")))]
pub(super) async fn list(State(site): State<Site>, caller: Authorized) -> ApiResult<Json<TemplatesAnswer>> {
    let mut templates = site.app.templates(caller.actor()).await?;
    templates.retain(|template| caller.rights().rooms.allow(&template.room));
    Ok(Json(TemplatesAnswer { templates: templates.into_iter().map(Into::into).collect() }))
}

/// Get a template
///
/// The subject and note contain placeholders such as `{name}`.
#[utoipa::path(get, path = "/templates/{id}", tag = "templates", operation_id = "get_template",
    params(("id" = Uuid, Path, description = "The id of the template"),
        ("If-None-Match" = Option<String>, Header, description = "The ETag of the answer that you have")),
    responses((status = 200, body = TemplateAnswer, description = "The template"),
        (status = 304, description = "Nothing has changed since the answer whose ETag you sent")))]
pub(super) async fn show(
    State(site): State<Site>,
    caller: Authorized,
    Id(id): Id,
    conditions: Conditions,
) -> ApiResult<Response> {
    Ok(conditions.answer(answer(allowed(&site, &caller, id).await?)?))
}

/// Change a template
///
/// Meetings that were created from the template stay as they are.
///
/// `If-Match` is checked just before the change is saved, so a change that someone else makes at the same moment can go
/// unnoticed.
#[utoipa::path(patch, path = "/templates/{id}", tag = "templates", operation_id = "change_template",
    request_body = TemplateChange,
    params(("id" = Uuid, Path, description = "The id of the template"),
        ("If-Match" = Option<String>, Header, description = "The ETag of the answer that your request is based on")),
    responses((status = 200, body = TemplateAnswer, description = "The changed template")))]
pub(super) async fn change(
    State(site): State<Site>,
    caller: Authorized,
    Id(id): Id,
    conditions: Conditions,
    Body { value: change, .. }: Body<TemplateChange>,
) -> ApiResult<Tagged<TemplateAnswer>> {
    let before = allowed(&site, &caller, id).await?;
    conditions.check(|| Ok(answer(before.clone())?.tag))?;
    let after = change.apply_to(before.clone())?;
    caller.check_room(&after.room)?;
    caller.check_options(&after.options)?;
    site.app.change_template(caller.actor(), &before, &after).await?.map_err(refused)?;
    answer(after)
}

/// Delete a template
///
/// Meetings that were created from the template stay as they are.
///
/// `If-Match` is checked just before the change is saved, so a change that someone else makes at the same moment can go
/// unnoticed.
#[utoipa::path(delete, path = "/templates/{id}", tag = "templates", operation_id = "delete_template",
    params(("id" = Uuid, Path, description = "The id of the template"),
        ("If-Match" = Option<String>, Header, description = "The ETag of the answer that your request is based on")),
    responses((status = 204, description = "The template was deleted")))]
pub(super) async fn delete(
    State(site): State<Site>,
    caller: Authorized,
    Id(id): Id,
    conditions: Conditions,
) -> ApiResult<StatusCode> {
    let template = allowed(&site, &caller, id).await?;
    conditions.check(|| Ok(answer(template)?.tag))?;
    site.app.delete_template(caller.actor(), id).await?;
    Ok(StatusCode::NO_CONTENT)
}
