//! The branding of this installation: for administrators.

use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};

use super::words;
use crate::{
    branding::{Branding, Color, ColorError, Logo, LogoError},
    invite::{Title, invitee::TextError},
    texts::OrganizerTexts,
    web::{Site, done::Done, error::PageResult, extract::Fields, page::Page, session::SignedIn},
};

#[derive(Template)]
#[template(path = "branding.html")]
struct BrandingPage {
    signed_in: SignedIn,
    branding: Branding,
    form: Form,
}

/// The form as typed, and what is wrong with it.
#[derive(Default)]
struct Form {
    name: String,
    color: String,
    name_error: String,
    color_error: String,
    /// The nearest color that works.
    nearest: Option<Color>,
    logo_error: String,
}

impl Form {
    /// Reads what was sent; none where a field is wrong, which then says so.
    fn read(&mut self, t: OrganizerTexts, fields: &Fields, stored: &Branding) -> Option<(Branding, Option<Logo>)> {
        let name = optional::<Title, TextError>(&self.name).map_err(|why| self.name_error = words::name(t, &why));
        let color = optional::<Color, ColorError>(&self.color).map_err(|why| self.refuse_color(t, &why));
        let file = fields.files.iter().find(|file| !file.bytes.is_empty());
        let logo = file.map(|file| Logo::read(&file.bytes)).transpose();
        let logo = logo.map_err(|why| self.logo_error = logo_error(t, why));
        let kept = stored.logo.clone().filter(|_| !fields.is_on("remove_logo"));
        Some((Branding { name: name.ok()?, color: color.ok()?, logo: kept }, logo.ok()?))
    }

    fn refuse_color(&mut self, t: OrganizerTexts, why: &ColorError) {
        self.color_error = match why {
            ColorError::Form => t.branding_color_form(),
            ColorError::Contrast { nearest, .. } => {
                self.nearest = Some(*nearest);
                t.branding_color_contrast()
            }
        };
    }
}

/// Reads a field that may be empty.
fn optional<T: std::str::FromStr<Err = E>, E>(text: &str) -> Result<Option<T>, E> {
    Some(text.trim()).filter(|text| !text.is_empty()).map(str::parse).transpose()
}

/// Says why a file can't be the logo.
fn logo_error(t: OrganizerTexts, why: LogoError) -> String {
    match why {
        LogoError::TooLarge => t.branding_logo_large(),
        LogoError::TooManyPixels => t.branding_logo_pixels(),
        LogoError::Kind => t.branding_logo_kind(),
        LogoError::Damaged => t.branding_logo_damaged(),
        LogoError::Unsafe => t.branding_logo_unsafe(),
    }
}

pub(in crate::web) async fn show(State(site): State<Site>, signed_in: SignedIn) -> PageResult<Response> {
    let branding = site.app.branding().await?;
    let name = branding.name.as_ref().map(ToString::to_string).unwrap_or_default();
    let color = branding.color.map(|color| color.to_string()).unwrap_or_default();
    let form = Form { name, color, ..Form::default() };
    Ok(Page(BrandingPage { signed_in, branding, form }).with_status(StatusCode::OK))
}

pub(in crate::web) async fn change(
    State(site): State<Site>,
    signed_in: SignedIn,
    fields: Fields,
) -> PageResult<Response> {
    let stored = site.app.branding().await?;
    let color = if fields.is_on("nearest") { fields.value("nearest") } else { fields.value("color") };
    let mut form = Form { name: fields.value("name").to_owned(), color: color.to_owned(), ..Form::default() };
    let Some((branding, logo)) = form.read(signed_in.t, &fields, &stored) else {
        let page = BrandingPage { signed_in, branding: stored, form };
        return Ok(Page(page).with_status(StatusCode::UNPROCESSABLE_ENTITY));
    };
    site.app.set_branding(&signed_in.actor, &branding, logo.as_ref()).await?;
    Ok(Done::BrandingSaved.leads_to("/organizers/branding"))
}
