//! Daily's meeting tokens: claims, signing, verifying and reading.

mod api_key;
pub mod claims;
pub mod contents;
pub mod domain;
mod forms;
#[cfg(feature = "app")]
pub mod inspect;
mod key_form;
#[cfg(feature = "app")]
mod long_permissions;
mod many_signer;
mod meeting_token;
mod mistakes;
#[cfg(feature = "app")]
mod object;
mod options;
pub mod permissions;
mod redirect;
mod services;
mod signer;
mod user_id;
mod words;

pub use api_key::{ApiKey, ApiKeyError, KeyFingerprint};
pub use claims::{Claims, ClaimsError};
pub use contents::TokenContents;
pub use domain::{Domain, DomainName, DomainNameError, RoomName, RoomNameError};
pub use forms::ClaimForm;
pub use key_form::KeyForm;
#[cfg(feature = "app")]
pub(crate) use long_permissions::LongPermissions;
pub use many_signer::ManySigner;
pub use meeting_token::{MeetingToken, SignError, TOKEN_LIMIT, TokenError};
pub use mistakes::Mistake;
#[cfg(feature = "app")]
pub(crate) use object::Object;
#[cfg(feature = "app")]
pub(crate) use options::with_options;
pub use options::{Language, Options, RecordingKind};
pub use permissions::Permissions;
pub use redirect::{RedirectTarget, RedirectTargetError};
pub use signer::Signer;
pub use user_id::{UserId, UserIdError};
pub use words::WordError;
