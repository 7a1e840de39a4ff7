//! The logo and the color of this installation, as assets that never change under their names.

use axum::{
    extract::{Path, State, rejection::PathRejection},
    http::{HeaderName, header},
    response::{IntoResponse as _, Response},
};

use super::{Site, error::PageResult};
use crate::{
    branding::{Color, LogoKind},
    error::Error,
};

/// A drawing that is opened by itself may do nothing, whatever the check of it missed.
const SANDBOX: &str = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

pub(super) async fn show(State(site): State<Site>, file: Result<Path<String>, PathRejection>) -> PageResult<Response> {
    let Path(file) = file.map_err(|_| Error::NotFound)?;
    let (kind, content) = match file.rsplit_once('.') {
        Some((hex, "css")) => ("text/css; charset=utf-8", style(hex)?.into_bytes()),
        Some((_, "png")) => (LogoKind::Png.media_type(), site.app.logo(&file).await?),
        Some((_, "svg")) => (LogoKind::Svg.media_type(), site.app.logo(&file).await?),
        _ => return Err(Error::NotFound.into()),
    };
    let headers: [(HeaderName, &str); 3] = [
        (header::CONTENT_TYPE, kind),
        (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
        (header::CONTENT_SECURITY_POLICY, SANDBOX),
    ];
    Ok((headers, content).into_response())
}

/// Writes the stylesheet of a color.
fn style(hex: &str) -> Result<String, Error> {
    let color: Color = hex.parse().map_err(|_| Error::NotFound)?;
    Ok(format!(
        ".strong,.strong:hover{{background:{color};border-color:{color};color:#fff}}\
         .card{{border-inline-start:4px solid {color}}}"
    ))
}
