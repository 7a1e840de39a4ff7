//! Asks for the password again, before something that a stolen session must not allow.

use axum::{
    http::{HeaderValue, StatusCode, header},
    response::Response,
};

use crate::{
    app::ConfirmRefusal,
    texts::OrganizerTexts,
    web::{Site, error::PageResult, extract::Fields, session::SignedIn},
};

/// Why a form was refused whose password was not confirmed.
pub(super) struct NotConfirmed(ConfirmRefusal);

/// Checks the password in a form. `what` says in the activity log what the password was entered for.
pub(super) async fn confirm(
    site: &Site,
    signed_in: &SignedIn,
    fields: &Fields,
    what: &str,
) -> PageResult<Option<NotConfirmed>> {
    let confirmed = site.app.confirm_password(&signed_in.actor, fields.value("password"), what).await?;
    Ok(confirmed.err().map(NotConfirmed))
}

impl NotConfirmed {
    /// Says what is wrong with the password, for its field.
    pub(super) fn sentence(&self, t: OrganizerTexts) -> String {
        match self.0 {
            ConfirmRefusal::Missing => t.password_missing(),
            ConfirmRefusal::Wrong => t.password_wrong(),
            ConfirmRefusal::Wait(seconds) => t.sign_in_wait(seconds),
        }
    }

    /// Returns the status for the page that shows the form again.
    pub(super) fn status(&self) -> StatusCode {
        match self.0 {
            ConfirmRefusal::Missing | ConfirmRefusal::Wrong => StatusCode::UNPROCESSABLE_ENTITY,
            ConfirmRefusal::Wait(_) => StatusCode::TOO_MANY_REQUESTS,
        }
    }

    /// Adds to that page after how many seconds the form can be sent again.
    pub(super) fn answer(&self, mut page: Response) -> Response {
        if let ConfirmRefusal::Wait(seconds) = self.0 {
            page.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        page
    }
}
