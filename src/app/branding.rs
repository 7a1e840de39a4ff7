//! The branding of this installation, which administrators set.

use super::{Actor, App, By};
use crate::{
    audit::Action,
    branding::{Branding, Logo},
    error::Error,
};

impl App {
    /// Returns the branding.
    pub async fn branding(&self) -> Result<Branding, Error> {
        Ok(self.store.branding().await?)
    }

    /// Returns the logo's content, if it has this file name.
    pub async fn logo(&self, file: &str) -> Result<Vec<u8>, Error> {
        self.store.logo(file).await?.ok_or(Error::NotFound)
    }

    /// Sets the branding. The logo stays if `branding` names it, and is replaced by `logo` if that is given.
    pub async fn set_branding(&self, actor: &Actor, branding: &Branding, logo: Option<&Logo>) -> Result<(), Error> {
        By::Actor(actor).require_administrator()?;
        let name = branding.name.as_ref().map_or("no name".to_owned(), ToString::to_string);
        let color = branding.color.map_or("no color".to_owned(), |color| color.to_string());
        let shown = match (logo, &branding.logo) {
            (Some(_), _) => "a new logo",
            (None, Some(_)) => "the same logo",
            (None, None) => "no logo",
        };
        let entry = actor.entry(Action::BrandingChanged, self.now()).with(format!("{name}, {color}, {shown}"));
        Ok(self.store.set_branding(branding, logo, &entry).await?)
    }
}
