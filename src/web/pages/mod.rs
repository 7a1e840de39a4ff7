//! The pages, one module each.

pub(super) mod inspect;
pub(super) mod login;
pub(super) mod meetings;
pub(super) mod outbox;
pub(super) mod rooms;
pub(super) mod settings;
