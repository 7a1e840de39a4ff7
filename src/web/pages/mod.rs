//! The pages, one module each.

pub(super) mod account;
pub(super) mod audit;
mod audit_words;
pub(super) mod branding;
mod confirm;
pub(super) mod contacts;
pub(super) mod inspect;
pub(super) mod login;
mod mail_html;
mod mail_words;
pub(super) mod meetings;
pub(super) mod organizers;
pub(super) mod outbox;
mod paging;
pub(super) mod rooms;
pub(super) mod settings;
pub(super) mod webhooks;
mod words;
