//! Addresses in the form that the mail server refused before.

use super::People;
use crate::{
    app::App,
    error::Error,
    web::{pages::mail_words::MailWords, session::SignedIn},
};

impl People {
    /// Says at each address when and why the mail server last refused it.
    pub(super) async fn mark_refused(&mut self, app: &App, signed_in: &SignedIn) -> Result<(), Error> {
        let refusals = app.refusals(&signed_in.actor).await?;
        let words = MailWords::new(signed_in.t, &app.zone, app.now());
        for row in &mut self.rows {
            row.refused = refusals.of(row.email.trim()).map(|refused| words.refused(refused)).unwrap_or_default();
        }
        Ok(())
    }
}
