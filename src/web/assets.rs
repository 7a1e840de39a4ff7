//! The stylesheet, the script and the icon: built in, and served under a name that holds their hash.

use std::{fmt::Write as _, sync::LazyLock};

use axum::{
    extract::{Path, rejection::PathRejection},
    http::{HeaderMap, header},
    response::{IntoResponse, Redirect, Response},
};
use base64::{Engine as _, prelude::BASE64_STANDARD};
use sha2::{Digest as _, Sha256, Sha384};

use super::error::PageResult;
use crate::error::Error;

/// A file that never changes under its name.
pub(crate) struct Asset {
    name: String,
    /// What a browser checks it against, for whatever stands between.
    pub(crate) integrity: String,
    content_type: &'static str,
    text: String,
    /// The text as zstd packs it best, which takes too long to do at each request.
    packed: Vec<u8>,
}

/// How hard zstd tries.
const LEVEL: i32 = 19;

impl Asset {
    /// Creates an asset. Indentation and lines with nothing but a comment are for developers, and are not served.
    fn new(stem: &str, extension: &str, content_type: &'static str, source: &str) -> Self {
        let lines = source.lines().map(str::trim_start).filter(|line| !line.is_empty() && !line.starts_with("//"));
        let text = lines.collect::<Vec<_>>().join("\n");
        let mut hash = String::new();
        for byte in &Sha256::digest(&text)[..8] {
            let _ = write!(hash, "{byte:02x}");
        }
        let packed = zstd::bulk::compress(text.as_bytes(), LEVEL).expect("memory takes every write");
        let integrity = format!("sha384-{}", BASE64_STANDARD.encode(Sha384::digest(&text)));
        Self { name: format!("{stem}-{hash}.{extension}"), integrity, content_type, text, packed }
    }

    /// The address to fetch it at.
    pub(crate) fn url(&self) -> String {
        format!("/assets/{}", self.name)
    }
}

macro_rules! asset {
    ($(#[$meta:meta])* $name:ident, $stem:literal, $extension:literal, $content_type:literal) => {
        $(#[$meta])*
        pub(crate) static $name: LazyLock<Asset> = LazyLock::new(|| {
            let source = include_str!(concat!("../../static/", $stem, ".", $extension));
            Asset::new($stem, $extension, $content_type, source)
        });
    };
}

asset!(
    /// The stylesheet.
    CSS, "app", "css", "text/css; charset=utf-8"
);
asset!(
    /// The script.
    JS, "app", "js", "text/javascript; charset=utf-8"
);
asset!(
    /// The script of the form of a meeting and its people.
    FORM_JS, "form", "js", "text/javascript; charset=utf-8"
);
asset!(
    /// The script of the review and of room checks.
    REVIEW_JS, "review", "js", "text/javascript; charset=utf-8"
);
asset!(
    /// The script that shows what becomes of a meeting's mail.
    SHARE_JS, "share", "js", "text/javascript; charset=utf-8"
);
asset!(
    /// The stylesheet of cards to print.
    CARDS_CSS, "cards", "css", "text/css; charset=utf-8"
);
asset!(
    /// The stylesheet of the send sheet.
    SEND_CSS, "send", "css", "text/css; charset=utf-8"
);
asset!(
    /// The script of the send sheet.
    SEND_JS, "send", "js", "text/javascript; charset=utf-8"
);
asset!(
    /// The icon.
    ICON, "icon", "svg", "image/svg+xml"
);

asset!(
    /// The stylesheet of the pages behind join links.
    JOIN_CSS, "join", "css", "text/css; charset=utf-8"
);
asset!(
    /// The script of the page behind a join link.
    JOIN_JS, "join", "js", "text/javascript; charset=utf-8"
);
asset!(
    /// The script of the camera and microphone test.
    TEST_JS, "test", "js", "text/javascript; charset=utf-8"
);

/// Whether a client reads zstd.
fn reads_zstd(headers: &HeaderMap) -> bool {
    let accepted = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    accepted.split(',').any(|coding| {
        let (name, quality) = coding.split_once(';').unwrap_or((coding, ""));
        name.trim() == "zstd" && quality.trim() != "q=0"
    })
}

pub(super) async fn show(name: Result<Path<String>, PathRejection>, headers: HeaderMap) -> PageResult<Response> {
    let Path(name) = name.map_err(|_| Error::NotFound)?;
    let assets = [
        &CSS, &CARDS_CSS, &SEND_CSS, &SEND_JS, &JS, &FORM_JS, &REVIEW_JS, &SHARE_JS, &ICON, &JOIN_CSS, &JOIN_JS,
        &TEST_JS,
    ];
    let asset = assets.into_iter().find(|asset| asset.name == name).ok_or(Error::NotFound)?;
    let fixed =
        [(header::CONTENT_TYPE, asset.content_type), (header::CACHE_CONTROL, "public, max-age=31536000, immutable")];
    if reads_zstd(&headers) {
        let packed = [(header::CONTENT_ENCODING, "zstd"), (header::VARY, "accept-encoding")];
        return Ok((fixed, packed, asset.packed.as_slice()).into_response());
    }
    Ok((fixed, asset.text.as_str()).into_response())
}

/// Where browsers look for an icon when a page names none, as a text does not.
pub(super) async fn favicon() -> Redirect {
    Redirect::permanent(&ICON.url())
}

pub(super) async fn robots() -> &'static str {
    "User-agent: *\nAllow: /\n"
}
