//! Daily's REST API: the client, a fake for tests and the demo, and the room check.

mod answers;
mod client;
mod error;
pub mod fake;
mod fake_room;
mod finding;
pub mod preflight;

use url::Url;

pub use answers::{Account, Privacy, Room, RoomChange, Rooms};
pub use client::{API_URL, DailyClient, TIMEOUT};
pub use error::DailyError;
pub use finding::Finding;

/// Returns whether a URL leads to this machine.
pub fn is_loopback(url: &Url) -> bool {
    matches!(url.host_str(), Some("localhost" | "127.0.0.1" | "[::1]"))
}
