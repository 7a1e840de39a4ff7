//! Personal invite links for [Daily.co](https://www.daily.co) rooms, signed offline with the Daily API key.
//!
//! ```text
//!    clock   token ◄── invite ◄── share   config     core: plain values in, plain values out; no I/O, no async
//!      ▲       ▲         ▲          ▲       ▲
//!      └───────┴── store ┘          │       │        the database
//!                    ▲              │       │
//!                   app ────────────┘       │        the use cases, written once
//!                    ▲                      │
//!             web         cli ──────────────┘        doors: a browser, a shell. No rule lives here
//!                          ▲
//!                         main
//! ```
//!
//! A room uses what stands above it or is pointed at, never what stands below.

pub mod access;
pub mod app;
pub mod bulk;
pub mod cli;
pub mod clock;
pub mod config;
pub mod error;
pub mod invite;
pub mod share;
pub mod store;
pub mod token;
pub mod web;
