//! Creates any number of links from a stream of rows, one piece at a time. Only the current piece is kept in memory.

mod cutter;
mod output;
mod rows;

pub use cutter::{Cutter, Piece};
pub use output::{Columns, Format, Made, Writer};
pub use rows::{Bulk, Defaults, Head, Memory, Person, Refuse, Terms};

/// A line that can't be used.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Problem {
    /// Counted from 1.
    pub line: usize,
    /// What came in: the line, or the one entry of it that is wrong.
    pub text: String,
    /// What is wrong, and what would be right.
    pub what: String,
}

/// Why a whole list cannot be used, in a sentence.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct ListError(String);
