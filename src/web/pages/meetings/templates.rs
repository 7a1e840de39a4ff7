//! Templates: saved from a meeting, used again for a new one, renamed and deleted.

use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use uuid::Uuid;

use super::words;
use crate::{
    app::{TEMPLATE_LIMIT, Template, TemplateRefusal},
    invite::{Meeting, Title},
    texts::OrganizerTexts,
    web::{
        Site,
        done::Done,
        error::PageResult,
        extract::{Fields, Ids},
        page::Page,
        session::SignedIn,
    },
};

/// A name as typed, and what is wrong with it.
#[derive(Default)]
struct NameField {
    typed: String,
    error: String,
}

impl NameField {
    /// Reads the name that a form sent.
    fn read(t: OrganizerTexts, fields: &Fields) -> Result<Title, Self> {
        let typed = fields.value("name").trim();
        let error = match typed.parse() {
            Ok(name) => return Ok(name),
            Err(_) if typed.is_empty() => t.template_name_missing(),
            Err(error) => words::of_title(t, &error),
        };
        Err(Self { typed: typed.to_owned(), error })
    }

    fn refused(t: OrganizerTexts, name: &Title, refusal: TemplateRefusal) -> Self {
        let error = match refusal {
            TemplateRefusal::NameTaken => t.template_name_taken(),
            TemplateRefusal::TooMany => t.template_too_many(TEMPLATE_LIMIT),
        };
        Self { typed: name.to_string(), error }
    }
}

#[derive(askama::Template)]
#[template(path = "meetings/template.html")]
struct SavePage {
    signed_in: SignedIn,
    meeting: Meeting,
    name: NameField,
}

#[derive(askama::Template)]
#[template(path = "templates.html")]
struct ListPage {
    signed_in: SignedIn,
    templates: Vec<Template>,
    /// The template whose new name can't be used.
    wrong: Option<(Uuid, NameField)>,
}

impl ListPage {
    /// The name in a template's field, and what is wrong with it.
    fn field<'a>(&'a self, template: &'a Template) -> (&'a str, &'a str) {
        match &self.wrong {
            Some((id, name)) if *id == template.id => (&name.typed, &name.error),
            _ => (template.name.as_str(), ""),
        }
    }
}

/// Asks for the name of a new template.
pub(in crate::web) async fn ask(
    State(site): State<Site>,
    signed_in: SignedIn,
    Ids([id]): Ids<1>,
) -> PageResult<Response> {
    let meeting = site.app.meeting(&signed_in.actor, id).await?.meeting;
    let name = NameField { typed: meeting.heading().to_owned(), error: String::new() };
    Ok(Page(SavePage { signed_in, meeting, name }).into_response())
}

pub(in crate::web) async fn save(
    State(site): State<Site>,
    signed_in: SignedIn,
    Ids([id]): Ids<1>,
    fields: Fields,
) -> PageResult<Response> {
    let meeting = site.app.meeting(&signed_in.actor, id).await?.meeting;
    let wrong = match NameField::read(signed_in.t, &fields) {
        Err(wrong) => wrong,
        Ok(name) => match site.app.save_template(&signed_in.actor, id, name.clone()).await? {
            Ok(()) => return Ok(Done::TemplateSaved.leads_to("/templates")),
            Err(refusal) => NameField::refused(signed_in.t, &name, refusal),
        },
    };
    Ok(Page(SavePage { signed_in, meeting, name: wrong }).with_status(StatusCode::UNPROCESSABLE_ENTITY))
}

pub(in crate::web) async fn list(State(site): State<Site>, signed_in: SignedIn) -> PageResult<Response> {
    let templates = site.app.templates(&signed_in.actor).await?;
    Ok(Page(ListPage { signed_in, templates, wrong: None }).into_response())
}

/// A reload of a page that a form about a template led to.
pub(in crate::web) async fn to_list() -> Redirect {
    Redirect::to("/templates")
}

/// Renames or deletes a template.
pub(in crate::web) async fn change(
    State(site): State<Site>,
    signed_in: SignedIn,
    Ids([id]): Ids<1>,
    fields: Fields,
) -> PageResult<Response> {
    if fields.value("step") == "delete" {
        site.app.delete_template(&signed_in.actor, id).await?;
        return Ok(Done::TemplateDeleted.leads_to("/templates"));
    }
    let wrong = match NameField::read(signed_in.t, &fields) {
        Err(wrong) => wrong,
        Ok(name) => match site.app.rename_template(&signed_in.actor, id, name.clone()).await? {
            Ok(()) => return Ok(Done::TemplateRenamed.leads_to("/templates")),
            Err(refusal) => NameField::refused(signed_in.t, &name, refusal),
        },
    };
    let templates = site.app.templates(&signed_in.actor).await?;
    let page = ListPage { signed_in, templates, wrong: Some((id, wrong)) };
    Ok(Page(page).with_status(StatusCode::UNPROCESSABLE_ENTITY))
}
