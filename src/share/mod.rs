//! The forms in which links leave: texts and files for people and their programs.

pub mod bundle;
pub mod calendar;
pub mod cancellation;
pub mod csv;
pub mod draft;
pub mod help;
pub mod mail;
pub mod notice;
pub mod qr;
pub mod text;
pub mod update;
pub mod wording;
mod zone_rules;
