//! Reads lists of people, as people really have them.
//!
//! A list passes these stages, a file each:
//!
//! | Stage | What it decides |
//! |---|---|
//! | `kind`, `file`, `spreadsheet`, `vcard` | What the file is; anything else than text becomes text |
//! | `encoding`, `pieces` | How the bytes are read, and where a stream is cut |
//! | `records`, `structure` | What a record is; whether the list is a table, and what separates its cells |
//! | `header`, `columns`, `words` | Where the column names are; what the columns are, by words, then by content |
//! | `tokens`, `recipients`, `names` | Who is in a line, if the list is no table |
//! | `cells`, `blanks`, `addresses`, `table`, `row` | What a cell says, and who is in a row |
//!
//! `Reading` decides once, from the beginning of a list, and then reads each record in the same way, in memory and in a
//! stream. What was guessed is a [`Note`]; what cannot be known is a [`Question`].

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
