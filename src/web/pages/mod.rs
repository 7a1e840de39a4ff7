//! The pages, one module each.

pub(super) mod login;
pub(super) mod meetings;
pub(super) mod settings;
