//! Meetings, invitees, and the claims of their links.

pub mod batch;
pub mod invitation;
pub mod invitee;
#[cfg(feature = "app")]
pub mod join;
mod line_error;
pub mod lint;
pub mod list;
pub mod locale;
pub mod meeting;
pub mod moment;
mod patch;
pub mod sentence;
#[cfg(feature = "app")]
pub mod sharing;
pub mod zone;

pub use batch::{BadLine, Batch};
pub use invitation::{Invitation, InviteLink, Linker};
pub use invitee::{Invitee, InviteeError, InviteeName, MailAddress, MailAddressError, Title};
pub use line_error::LineError;
pub use locale::{Locale, LocaleError};
pub use meeting::{Meeting, Window};
pub use patch::MeetingPatch;
