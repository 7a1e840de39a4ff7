//! The page behind a person's join link, as their organizer previews it.

use axum::{
    extract::{RawQuery, State},
    response::{IntoResponse as _, Response},
};
use uuid::Uuid;

use super::{
    page::{JoinPage, Mark, View},
    visitor::Visitor,
};
use crate::{
    app::Previewed,
    web::{
        Site,
        error::PageResult,
        extract::{Ids, query},
        page::Page,
        session::SignedIn,
    },
};

/// Shows what the person sees now, or in the state that was chosen.
pub(in crate::web) async fn show(
    State(site): State<Site>,
    signed_in: SignedIn,
    Ids(ids): Ids<2>,
    RawQuery(query): RawQuery,
) -> PageResult<Response> {
    page(&site, &signed_in, ids, query, false).await
}

/// Says that a button does nothing in a preview.
pub(in crate::web) async fn press(
    State(site): State<Site>,
    signed_in: SignedIn,
    Ids(ids): Ids<2>,
    RawQuery(query): RawQuery,
) -> PageResult<Response> {
    page(&site, &signed_in, ids, query, true).await
}

async fn page(
    site: &Site,
    signed_in: &SignedIn,
    ids: [Uuid; 2],
    text: Option<String>,
    is_pressed: bool,
) -> PageResult<Response> {
    let pairs = query(text.as_deref().unwrap_or_default())?;
    let value = |name: &str| pairs.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str());
    let state = value("as").and_then(|word| word.parse::<Previewed>().ok());
    let (found, now) = site.app.preview(&signed_in.actor, ids, state).await?;
    let person = format!("/meetings/{}/invitations/{}", ids[0], ids[1]);
    let chosen = value("lang").and_then(|tag| tag.parse().ok());
    let visitor = Visitor::in_preview(format!("{person}/preview"), state.map(Previewed::word), chosen);
    let mark = Mark { t: signed_in.t, person, state, is_pressed };
    let brand = site.app.branding().await?;
    Ok(Page(JoinPage::new(&visitor, View::State(found), brand, now).marked(mark)).into_response())
}
