//! URLs that Daily redirects people to or calls as a webhook.

use std::str::FromStr;

use serde::{Deserialize, Serialize};
use url::Url;

/// An absolute URL, stored as entered: a web page or an app's deep link.
///
/// ```
/// # use latchkey::RedirectTarget;
/// let thanks: RedirectTarget = "https://example.org/thanks".parse()?;
/// assert_eq!(thanks.as_str(), "https://example.org/thanks");
/// assert!("javascript:alert(1)".parse::<RedirectTarget>().is_err());
/// # Ok::<(), latchkey::RedirectTargetError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct RedirectTarget(String);

/// Why a text is not a redirect URL.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RedirectTargetError {
    /// A scheme that is not safe, such as `javascript`.
    #[error("URLs that begin with “{0}:” are not allowed; expected a URL such as https://example.org/thanks")]
    Scheme(String),
    /// Not an absolute URL.
    #[error("not a full URL; expected one such as https://example.org/thanks")]
    NotAbsolute,
}

impl RedirectTarget {
    /// Returns the URL as entered.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for RedirectTarget {
    type Err = RedirectTargetError;

    fn from_str(text: &str) -> Result<Self, RedirectTargetError> {
        let text = text.trim();
        let unsafe_scheme = |url: &Url| matches!(url.scheme(), "javascript" | "data" | "vbscript" | "file" | "blob");
        match Url::parse(text) {
            Ok(url) if unsafe_scheme(&url) => Err(RedirectTargetError::Scheme(url.scheme().to_owned())),
            Ok(_) if text.chars().all(|c| c.is_ascii_graphic()) => Ok(Self(text.to_owned())),
            _ => Err(RedirectTargetError::NotAbsolute),
        }
    }
}

impl TryFrom<String> for RedirectTarget {
    type Error = RedirectTargetError;

    fn try_from(text: String) -> Result<Self, RedirectTargetError> {
        text.parse()
    }
}

impl From<RedirectTarget> for String {
    fn from(target: RedirectTarget) -> Self {
        target.0
    }
}
