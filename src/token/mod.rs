//! Daily's meeting tokens: what they say, how they are signed, how they are read.

pub mod claims;
pub mod domain;
pub mod inspect;
pub mod permissions;
pub mod signer;
mod words;

pub use claims::{Claims, ClaimsError, Language, Options, RecordingKind, RedirectTarget, UserId};
pub use domain::{Domain, DomainName, RoomName};
pub use inspect::TokenContents;
pub use permissions::Permissions;
pub use signer::{ApiKey, KeyFingerprint, ManySigner, MeetingToken, SignError, Signer, TokenError};
