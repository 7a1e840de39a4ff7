//! Turns a sheet of a spreadsheet into tab-separated text, one line a row.

mod cell;
mod guard;

use std::io::{self, Cursor, Write};
use std::panic;

use calamine::{Data, DataType, Ods, OdsError, Range, Reader, SheetType, SheetVisible, Xls, XlsError, Xlsx};

use super::kind::{self, FileKind, Format, Kind};

/// Why a spreadsheet can't be read.
#[derive(Debug, thiserror::Error)]
pub enum SpreadsheetError {
    /// Some part is missing or has invalid contents.
    #[error(
        "This spreadsheet is damaged. Open it in a spreadsheet program, then save it again or save the list as CSV."
    )]
    Damaged,
    /// More than the limit, in bytes, would have to be held in memory or written.
    #[error("This spreadsheet is too large: its contents take more than {} MB. Save the list as CSV.", .0 >> 20)]
    TooLarge(u64),
    /// The file is of another kind, or protected with a password.
    #[error(transparent)]
    Other(FileKind),
    /// No sheet has the name that was asked for.
    #[error("Sheet {name:?} was not found. The sheets are: {}.", .sheets.join(", "))]
    NoSheet {
        /// What was asked for.
        name: String,
        /// The names of all sheets.
        sheets: Vec<String>,
    },
    /// The text could not be written.
    #[error(transparent)]
    Io(#[from] io::Error),
}

/// A sheet with cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Sheet {
    /// Its name, which no other sheet has.
    pub(crate) name: String,
    /// Whether it is not shown, so that it should be read only when it is named.
    pub(crate) is_hidden: bool,
}

/// An open spreadsheet.
pub(crate) struct Workbook<'a> {
    book: Book<'a>,
    max: u64,
}

enum Book<'a> {
    Xlsx(Box<Xlsx<Cursor<&'a [u8]>>>),
    Xls(Box<Xls<Cursor<&'a [u8]>>>),
    Ods(Box<Ods<Cursor<&'a [u8]>>>),
}

/// The most columns and rows that a spreadsheet has.
const SIZE: (u32, u32) = (16_384, 1_048_576);

impl<'a> Workbook<'a> {
    /// Opens a spreadsheet whose contents take at most `max` bytes, decompressed. Up to about five times as much may be
    /// held in memory; a usual `.xlsx` needs only its distinct texts.
    pub(crate) fn open(bytes: &'a [u8], max: u64) -> Result<Self, SpreadsheetError> {
        let read = Cursor::new(bytes);
        let book = match kind::of(bytes) {
            Kind::Spreadsheet(Format::Xlsx) => {
                guard::zip(bytes, max)?;
                Book::Xlsx(Box::new(Xlsx::new(read).map_err(|_| SpreadsheetError::Damaged)?))
            }
            Kind::Spreadsheet(Format::Ods) => {
                guard::zip(bytes, max)?;
                Book::Ods(Box::new(Ods::new(read).map_err(|error| match error {
                    OdsError::Password => SpreadsheetError::Other(FileKind::Protected),
                    OdsError::CellLimitExceeded { .. } => SpreadsheetError::TooLarge(max),
                    _ => SpreadsheetError::Damaged,
                })?))
            }
            Kind::Spreadsheet(Format::Xls) => {
                guard::ole(bytes, max)?;
                // calamine 0.38 panics on records and formulas that are too short.
                let opened = panic::catch_unwind(|| Xls::new(read)).map_err(|_| SpreadsheetError::Damaged)?;
                Book::Xls(Box::new(opened.map_err(|error| match error {
                    XlsError::Password => SpreadsheetError::Other(FileKind::Protected),
                    _ => SpreadsheetError::Damaged,
                })?))
            }
            Kind::Other(kind) => return Err(SpreadsheetError::Other(kind)),
            Kind::Text | Kind::VCard => return Err(SpreadsheetError::Damaged),
        };
        Ok(Self { book, max })
    }

    /// The sheets with cells, in their order. Charts and macros are left out.
    pub(crate) fn sheets(&self) -> Vec<Sheet> {
        let sheets = match &self.book {
            Book::Xlsx(book) => book.sheets_metadata(),
            Book::Xls(book) => book.sheets_metadata(),
            Book::Ods(book) => book.sheets_metadata(),
        };
        let with_cells = sheets.iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
        with_cells
            .map(|sheet| Sheet { name: sheet.name.clone(), is_hidden: sheet.visible != SheetVisible::Visible })
            .collect()
    }

    /// Writes a sheet as tab-separated text. The row's number is the line's; a blank row is an empty line, and nothing
    /// stands behind the last cell of a row that has a value.
    ///
    /// Line breaks and tabs in a cell are written as spaces. At most as many bytes are written as the contents may take.
    pub(crate) fn write(&mut self, name: &str, to: &mut impl Write) -> Result<(), SpreadsheetError> {
        let sheets = self.sheets();
        if !sheets.iter().any(|sheet| sheet.name == name) {
            let sheets = sheets.into_iter().filter(|sheet| !sheet.is_hidden).map(|sheet| sheet.name).collect();
            return Err(SpreadsheetError::NoSheet { name: name.to_owned(), sheets });
        }
        let mut rows = Rows { to, row: Vec::new(), number: 0, left: self.max, max: self.max };
        match &mut self.book {
            Book::Xlsx(book) => {
                let damaged = |_| SpreadsheetError::Damaged;
                let mut cells = book.worksheet_cells_reader(name).map_err(damaged)?;
                while let Some(cell) = cells.next_cell().map_err(damaged)? {
                    rows.add(cell.get_position(), cell.get_value())?;
                }
            }
            Book::Xls(book) => rows.add_all(&book.worksheet_range(name).map_err(|_| SpreadsheetError::Damaged)?)?,
            Book::Ods(book) => rows.add_all(&book.worksheet_range(name).map_err(|_| SpreadsheetError::Damaged)?)?,
        }
        rows.end_row()?;
        Ok(rows.to.flush()?)
    }
}

/// Writes cells that come in the order of their rows.
struct Rows<'a, W> {
    to: &'a mut W,
    row: Vec<String>,
    /// The number of the row, from 0.
    number: u32,
    left: u64,
    max: u64,
}

impl<W: Write> Rows<'_, W> {
    fn add_all(&mut self, range: &Range<Data>) -> Result<(), SpreadsheetError> {
        let (top, left) = range.start().unwrap_or_default();
        let offset =
            |from: u32, index: usize| u32::try_from(index).map_or(u32::MAX, |index| from.saturating_add(index));
        for (row, column, value) in range.used_cells() {
            self.add((offset(top, row), offset(left, column)), value)?;
        }
        Ok(())
    }

    fn add(&mut self, (row, column): (u32, u32), value: &impl DataType) -> Result<(), SpreadsheetError> {
        if column >= SIZE.0 || row >= SIZE.1 || row < self.number {
            return Err(SpreadsheetError::Damaged);
        }
        let text = cell::text(value);
        if text.is_empty() {
            return Ok(());
        }
        while self.number < row {
            self.end_row()?;
        }
        let column = column as usize;
        if self.row.len() <= column {
            self.row.resize(column + 1, String::new());
        }
        self.row[column] = text;
        Ok(())
    }

    fn end_row(&mut self) -> Result<(), SpreadsheetError> {
        let size: usize = self.row.iter().map(|cell| cell.len() + 1).sum();
        self.left = self.left.checked_sub(size as u64 + 1).ok_or(SpreadsheetError::TooLarge(self.max))?;
        for (column, cell) in self.row.iter().enumerate() {
            let before = if column > 0 { "\t" } else { "" };
            if cell.contains('"') {
                write!(self.to, "{before}\"{}\"", cell.replace('"', "\"\""))?;
            } else {
                write!(self.to, "{before}{cell}")?;
            }
        }
        self.to.write_all(b"\n")?;
        self.row.clear();
        self.number += 1;
        Ok(())
    }
}

#[cfg(test)]
mod tests;
