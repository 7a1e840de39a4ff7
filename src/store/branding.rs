//! The branding: one row.

use base64::{Engine as _, prelude::BASE64_STANDARD};

use super::{Row, Store, StoreError, write_entry};
use crate::{
    audit::Entry,
    branding::{Branding, Logo},
};

impl Store {
    /// Returns the branding, without the logo's content.
    pub async fn branding(&self) -> Result<Branding, StoreError> {
        const SQL: &str = "SELECT id, name, color, logo_name FROM branding WHERE id = 1";
        let read = |row: &Row<'_>| {
            row.record("branding", |row| {
                Ok(Branding {
                    name: row.optional_text("name")?.and_then(|name| name.parse().ok()),
                    color: row.optional_text("color")?.and_then(|color| color.parse().ok()),
                    logo: row.optional_string("logo_name")?,
                })
            })
        };
        Ok(self.db.fetch_optional(SQL, &[], read).await?.unwrap_or_default())
    }

    /// Returns the logo's content, if it has this file name.
    pub async fn logo(&self, file: &str) -> Result<Option<Vec<u8>>, StoreError> {
        const SQL: &str = "SELECT logo FROM branding WHERE id = 1 AND logo_name = $1 AND logo IS NOT NULL";
        let read = |row: &Row<'_>| row.string("logo");
        let logo = self.db.fetch_optional(SQL, &[file.into()], read).await?;
        Ok(logo.and_then(|logo| BASE64_STANDARD.decode(logo).ok()))
    }

    /// Sets the branding. The logo stays if `branding` names it, and is replaced by `logo` if that is given.
    pub async fn set_branding(
        &self,
        branding: &Branding,
        logo: Option<&Logo>,
        entry: &Entry,
    ) -> Result<(), StoreError> {
        const SQL: &str = "UPDATE branding SET name = $1, color = $2, logo_name = $3, \
                           logo = CASE WHEN $3 IS NULL THEN NULL ELSE COALESCE($4, logo) END WHERE id = 1";
        let file = logo.map(Logo::file_name).or_else(|| branding.logo.clone());
        let args = [
            branding.name.as_ref().map(ToString::to_string).into(),
            branding.color.map(|color| color.to_string()).into(),
            file.into(),
            logo.map(|logo| BASE64_STANDARD.encode(&logo.bytes)).into(),
        ];
        let mut tx = self.db.begin().await?;
        tx.execute(SQL, &args).await?;
        write_entry(&mut tx, entry).await?;
        tx.commit().await
    }
}
