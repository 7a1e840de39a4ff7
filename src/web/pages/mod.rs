//! The pages, one module each.

pub(super) mod login;
pub(super) mod meetings;
