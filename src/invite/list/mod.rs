//! Reads lists of people, as people really have them.
//!
//! A list passes these stages, a file each: its encoding, its [`pieces`], its records and cells ([`records`], [`cells`]), its
//! [`structure`] (a table, or lines), the [`header`] of a table, its [`columns`], and for lines the [`recipients`]. How a list is
//! read is decided once, from its beginning ([`Reading`]), and then applied to each record, so that a list in memory and
//! a stream are read in the same way. What was guessed is noted; what cannot be known is a [`Question`].

mod addresses;
mod blanks;
mod cells;
mod columns;
pub(crate) mod encoding;
#[cfg(feature = "app")]
pub(crate) mod file;
mod header;
pub(crate) mod kind;
mod names;
mod notes;
mod options;
pub(crate) mod pieces;
mod reading;
mod recipients;
pub(crate) mod records;
mod row;
#[cfg(feature = "app")]
pub(crate) mod spreadsheet;
mod structure;
mod table;
mod tokens;
#[cfg(feature = "app")]
mod vcard;
mod words;

#[cfg(feature = "app")]
pub(crate) use cells::check_name;
pub use encoding::EncodingError;
#[cfg(feature = "app")]
pub use file::{FileError, FileOptions, ListText};
pub use kind::FileKind;
pub use notes::{Note, Question, ShownColumn, Unclear};
pub use options::{Column, ColumnsError, ListColumns, ListOptions};
pub use pieces::{Cutter, Piece};
pub(crate) use reading::Reading;
pub use row::RawCells;
pub(crate) use row::Row;
#[cfg(feature = "app")]
pub use spreadsheet::SpreadsheetError;
