//! Personal invite links for [Daily.co](https://www.daily.co) rooms, signed offline with the Daily API key.
//!
//! ```text
//!    clock   token   invite                    core: plain values in, plain values out; no I/O, no async
//! ```

pub mod clock;
pub mod invite;
pub mod token;
