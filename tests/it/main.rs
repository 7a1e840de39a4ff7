//! The tests that drive the program from outside: its router in process, its commands as processes.
#![expect(clippy::unwrap_used, reason = "a test that can't go on fails")]
#![expect(clippy::format_collect, reason = "a test's input is made once")]

mod accounts;
mod api;
mod api_document;
mod api_people;
mod audit;
mod bad_input;
mod branding;
mod bulk;
mod changes;
mod cli;
mod contacts;
mod daily;
mod database;
mod edits;
mod faults;
mod form;
mod frame;
mod hand_out;
mod inspect;
mod join;
mod languages;
mod list_columns;
mod lists;
mod mail;
mod meetings;
mod moves;
mod nesting;
mod operation;
mod pastes;
mod properties;
mod proxies;
mod reads;
mod refusals;
mod sending;
mod settings;
mod sharing;
mod sign_in;
mod support;
mod templates;
mod texts;
mod times;
mod tokens;
mod trouble;
mod updates;
