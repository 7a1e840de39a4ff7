//! Links by the million: rows in, links out, a piece at a time. Nothing is kept but the piece at hand.

mod cutter;
mod output;
mod rows;

pub use cutter::{Cutter, Piece};
pub use output::{Columns, Format, Made, Writer};
pub use rows::{Bulk, Defaults, Head, Memory, Person, Refuse, Terms};

pub use crate::invite::Problem;

/// Why a list can't be used as a whole, in a sentence.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct ListError(String);
