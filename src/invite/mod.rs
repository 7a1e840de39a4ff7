//! Meetings, invitees, and the claims of their links.

#[cfg(feature = "bulk")]
pub mod batch;
pub mod invitation;
pub mod invitee;
#[cfg(feature = "app")]
pub mod join;
#[cfg(feature = "bulk")]
mod line_error;
#[cfg(feature = "bulk")]
pub mod lint;
#[cfg(feature = "bulk")]
pub mod list;
pub mod locale;
pub mod meeting;
#[cfg(feature = "bulk")]
pub mod moment;
mod patch;
pub mod sentence;
#[cfg(feature = "app")]
pub mod sharing;
pub mod zone;

#[cfg(feature = "bulk")]
pub use batch::{BadLine, Batch};
pub use invitation::{Invitation, InviteLink, Linker};
pub use invitee::{Invitee, InviteeError, InviteeName, MailAddress, MailAddressError, Title};
#[cfg(feature = "bulk")]
pub use line_error::LineError;
pub use locale::{Locale, LocaleError};
pub use meeting::{Meeting, Window};
pub use patch::MeetingPatch;
