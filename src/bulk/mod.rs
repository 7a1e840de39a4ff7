//! Creates any number of links from a stream of rows, one piece at a time. Only the current piece is kept in memory.

#[cfg(feature = "app")]
pub(crate) mod hint;
mod output;
mod rows;

use crate::invite::list::RawCells;
pub use crate::invite::list::{
    Column, ColumnsError, Cutter, FileKind, ListColumns, ListOptions, Note, Piece, Question, ShownColumn, Unclear,
};
#[cfg(feature = "app")]
pub(crate) use output::{BYTE_ORDER_MARK, defused};
pub use output::{Columns, Format, Made, Writer};
pub use rows::{Bulk, Defaults, Head, Memory, Person, Refuse, Terms};

/// Gives types that hold links, people, or what signs them, a `Debug` that shows nothing but their name.
macro_rules! debug_by_name {
    ($($type:ty: $name:literal;)+) => {
        $(impl std::fmt::Debug for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.debug_struct($name).finish_non_exhaustive()
            }
        })+
    };
}

debug_by_name! {
    Bulk: "Bulk";
    Cutter: "Cutter";
    Made: "Made";
    Memory: "Memory";
    Person<'_>: "Person";
    Piece: "Piece";
    Terms: "Terms";
    Writer<'_>: "Writer";
}

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
    /// What could be read of the row.
    cells: Box<RawCells>,
}

/// Why a whole list cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ListError {
    /// The file is not a list.
    #[error(transparent)]
    Kind(#[from] FileKind),
    /// How to read the list has to be asked.
    #[error(transparent)]
    Unclear(#[from] Box<Unclear>),
    /// The list is empty.
    #[error("There is no one to invite. Add at least one person to the list.")]
    Nobody,
    /// The list is a header without rows.
    #[error("The list has column names but no people.")]
    NoRows,
    /// There is no room for everyone, and no column with rooms.
    #[error("The room is missing. Set one room for everyone, or add a “room” column.")]
    NoRoom,
    /// The room or time for everyone is invalid.
    #[error("{0}")]
    Terms(String),
}
