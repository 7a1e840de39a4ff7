//! Making meetings, and showing their links.

pub(in crate::web) mod add;
mod check_words;
pub(in crate::web) mod delete;
pub(in crate::web) mod edit;
pub(in crate::web) mod files;
mod form;
pub(in crate::web) mod invitation;
pub(in crate::web) mod links;
pub(in crate::web) mod list;
mod list_query;
mod list_words;
pub(in crate::web) mod message;
pub(in crate::web) mod moving;
pub(in crate::web) mod new;
pub(in crate::web) mod news;
mod people;
pub(in crate::web) mod preflight;
mod review;
pub(in crate::web) mod send;
pub(in crate::web) mod share;
mod share_words;
pub(in crate::web) mod show;
pub(in crate::web) mod templates;
pub(in crate::web::pages) mod use_words;
mod words;
