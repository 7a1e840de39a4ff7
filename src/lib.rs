//! Personal invite links for [Daily.co](https://www.daily.co) rooms, signed offline with the Daily API key.
//!
//! This crate is the program `latchkey` and, without its default features, a library that signs such links:
//!
//! ```
//! use latchkey::{ApiKey, Claims, Domain, InviteLink, RoomName, Signer};
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
//! | none | The signing core, without I/O or async: tokens, meetings and invitations |
//! | `bulk` | `bulk`: reads lists of people in many formats, and signs their links piece by piece |
//! | `axum` | `endpoint`: a `Router` that gives each user of your axum application their own link |
//! | `app` (default) | The program: web app, API, database, command line; includes `axum` and `bulk` |
//! | `otlp` | Traces for an OpenTelemetry collector; includes `app` |
//!
//! Times are [`jiff::Timestamp`]s and ids [`uuid::Uuid`]s. The library installs nothing process-wide.
//!
//! # Layout
//!
//! A module may use the modules below it and beside it, never those above it. `.ci/structure` checks that there are no
//! circular dependencies between files, and that `web` and `cli` don't refer to `store`.
//!
//! ```text
//!  doors     web (pages, API)   cli (shell)   jobs (timers)   endpoint (other axum apps)    translate only
//!                  └───────────────┼───────────────┘                │
//!  use cases                      app                               │    load, check, change in one transaction
//!                  ┌───────────────┼───────────────┐                │
//!  outside       store      daily      mail      webhook            │    the database, Daily's REST API, SMTP, other programs
//!                  └───────────────┼───────────────┘                │
//!  core           share, bulk ──► invite ──► token ──► clock ◄─────┘    values in, values out; no I/O, no async
//! ```
//!
//! Any module may use `config` (settings), `error` (why a use case refuses to act), `access` (what an API key may do),
//! `texts` (what people read), `audit` (what the activity log records), `callers` (rate limits for API keys), `inspection`
//! (what a pasted link says), `jwt` (checking signatures) and `metrics`. `main.rs` starts `cli`; `program` is a door for our own tests.
//!
//! # Where does it go?
//!
//! Paths are relative to `src/`; `templates/` stands beside it.
//!
//! | Something new | File |
//! |---|---|
//! | A link option | A row of the table in `token/options.rs`: the API, the command line and Inspect follow. To offer it in the form, `web/pages/meetings/form/options.rs`, `templates/meetings/options.html`, and its label in `locales/en/app.ftl` |
//! | A rule, or anything an organizer can do | A use case in `app/`, such as `app/meetings.rs`; doors only call it |
//! | A state of a join link | A variant of `JoinState` in `app/join.rs`; the compiler then asks for its page in `templates/join/page.html` and its status in `web/join/page.rs` |
//! | A page | A handler in `web/pages/`, its template in `templates/`, its route in `web/mod.rs` |
//! | A refusal | A variant of `Refusal` in `error.rs`; the compiler then asks for its status, title and sentence in `web/error.rs`, its code in `web/api/error.rs`, and the form field it belongs to in `web/pages/meetings/form/mod.rs` |
//! | A table | A migration in `store/migrations/`, listed in `store/migrations.rs`; its queries in a file in `store/`, and the table's name in `store/backup.rs`; one SQL text serves SQLite and PostgreSQL |
//! | A word in a list's header, or for an owner | A table in `invite/list/words/` |
//! | A way in which lists are written | A stage in `invite/list/`, and a case in `tests/it/lists/cases/` |
//! | A text on a page or in an email | A message in `locales/en/`, which is a function then: `CONTRIBUTING.md` |
//! | A language | A folder in `locales/`: `CONTRIBUTING.md` |
//! | An email | Its text in a file in `share/`, as in `share/cancellation.rs`; its kind in `store/outbox.rs` (`MessageKind`); `app/outbox.rs` queues and sends it |
//! | An event for webhooks | A variant of `Event` in `webhook/mod.rs`; `store/webhooks.rs` queues it in the transaction that stores what happened |
//! | An API route | A handler in `web/api/`, added in `web/api/mod.rs`, and its example in each language in `web/api/examples/` |
//! | A command | A file in `cli/`, added in `cli/mod.rs` |
//! | A setting | A file in `config/` |
//! | A job | `jobs.rs`, which calls a use case in `app/` |
//! | A call to Daily | `daily/client.rs`, and its counterpart in the fake, `daily/fake.rs` |
//! | A room check | A variant of `Finding` in `daily/finding.rs`, found in `daily/preflight.rs`; the compiler then asks for its words in `web/pages/meetings/check_words.rs` |
//! | A copy or download format | `share/` |
//! | What a trace says about a request | `web/otlp.rs` |

#[cfg(feature = "app")]
mod access;
#[cfg(feature = "app")]
mod app;
#[cfg(feature = "app")]
mod audit;
#[cfg(feature = "app")]
mod branding;
#[cfg(feature = "bulk")]
pub mod bulk;
mod bytes;
#[cfg(feature = "app")]
mod callers;
#[cfg(feature = "app")]
mod cli;
mod clock;
#[cfg(feature = "app")]
mod config;
#[cfg(feature = "app")]
mod daily;
#[cfg(feature = "axum")]
pub mod endpoint;
#[cfg(feature = "app")]
mod error;
#[cfg(feature = "app")]
mod hex;
#[cfg(feature = "app")]
mod inspection;
mod invite;
#[cfg(feature = "app")]
mod jobs;
#[cfg(feature = "app")]
mod jwt;
#[cfg(feature = "app")]
mod mail;
#[cfg(feature = "app")]
mod metrics;
#[doc(hidden)]
pub mod program;
#[cfg(feature = "app")]
mod share;
#[cfg(feature = "app")]
mod store;
#[cfg(test)]
mod tests;
#[cfg(feature = "app")]
mod texts;
mod token;
#[cfg(feature = "app")]
mod web;
#[cfg(feature = "app")]
mod webhook;

pub use clock::Clock;
pub use invite::{
    Invitation, InviteLink, Invitee, InviteeError, InviteeName, Linker, Locale, LocaleError, MailAddress,
    MailAddressError, Meeting, Title, Window, invitation::LinkError, invitee::TextError, meeting::WindowError,
};
pub use jiff;
pub use token::{
    ApiKey, ApiKeyError, Claims, ClaimsError, Domain, DomainName, DomainNameError, KeyFingerprint, Language,
    ManySigner, MeetingToken, Options, Permissions, RecordingKind, RedirectTarget, RedirectTargetError, RoomName,
    RoomNameError, SignError, Signer, TokenError, UserId, UserIdError, WordError, permissions,
};
pub use uuid;
