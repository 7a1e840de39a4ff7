//! Personal invite links for [Daily.co](https://www.daily.co) rooms, signed offline with the Daily API key.
pub mod app;
pub mod cli;
pub mod clock;
pub mod config;
pub mod error;
pub mod invite;
pub mod share;
pub mod store;
pub mod token;
pub mod web;
