//! Personal invite links for [Daily.co](https://www.daily.co) rooms, signed offline with the Daily API key.
//!
//! This is the program `latchkey` and, without its default features, a library that signs such links:
//!
//! ```
//! use latchkey::{ApiKey, Claims, Domain, InviteLink, Signer, token::RoomName};
//!
//! let domain = Domain { name: "acme".parse()?, id: "30f866c3-9123-452a-8723-ff58322d09c5".parse()? };
//! let signer = Signer::new(domain, &ApiKey::parse("a-made-up-key")?);
//! let (now, ends) = ("2026-11-24T09:00:00Z".parse()?, "2026-11-24T10:00:00Z".parse()?);
//! let room: RoomName = "standup".parse()?;
//! let mut claims = Claims::new(signer.domain().id, room.clone(), now, None, ends)?;
//! claims.user_name = Some("Ada".to_owned());
//! let link = InviteLink::new(&signer.domain().name, &room, &signer.sign(&claims, now)?);
//! assert!(link.as_str().starts_with("https://acme.daily.co/standup?t=eyJ"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! | Feature | What it adds |
//! |---|---|
//! | none | The signing core: [`token`], [`invite`], [`bulk`] and [`clock`], without I/O or async |
//! | `axum` | `endpoint`: a `Router` that hands whoever an axum application has signed in their link |
//! | `app` (default) | The program: web app, database, command line, files to hand out; and `axum` |
//!
//! Times are [`jiff::Timestamp`]s and ids [`uuid::Uuid`]s.
//!
//! # How it is laid out
//!
//! ```text
//!    clock   token ◄── invite ◄── bulk, share, inspection  core: plain values in, plain values out; no I/O, no async
//!      ▲       ▲         ▲   access    ▲   audit
//!      └───────┼── store ┘             │                   the database
//!      daily, mail   ▲   ◄── preflight │     config        Daily's REST API, what it has to answer; the mail server
//!              ▲     │           ▲     │          ▲
//!  metrics, callers, app ────────┴─────┘          │        the use cases, written once; who asks by program; numbers
//!                    ▲                            │
//!    endpoint  web, outbox      cli ──────────────┘        doors: a program, a browser, the clock, a shell. No rule here
//!                                ▲
//!                               main
//! ```
//!
//! A room uses what stands above it or is pointed at, never what stands below.

#[cfg(feature = "app")]
pub mod access;
#[cfg(feature = "app")]
pub mod app;
#[cfg(feature = "app")]
pub mod audit;
pub mod bulk;
#[cfg(feature = "app")]
pub mod callers;
#[cfg(feature = "app")]
pub mod cli;
pub mod clock;
#[cfg(feature = "app")]
pub mod config;
#[cfg(feature = "app")]
pub mod daily;
#[cfg(feature = "axum")]
pub mod endpoint;
#[cfg(feature = "app")]
pub mod error;
#[cfg(feature = "app")]
pub mod inspection;
pub mod invite;
#[cfg(feature = "app")]
pub mod jobs;
#[cfg(feature = "app")]
pub mod jwt;
#[cfg(feature = "app")]
pub mod mail;
#[cfg(feature = "app")]
pub mod metrics;
#[cfg(feature = "app")]
pub mod share;
#[cfg(feature = "app")]
pub mod store;
pub mod token;
#[cfg(feature = "app")]
pub mod web;

pub use invite::{Invitation, InviteLink};
pub use token::{ApiKey, Claims, Domain, Signer};
