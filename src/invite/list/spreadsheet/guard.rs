//! Checks a spreadsheet before it is opened: a small file must not take all memory or never end.
//!
//! `calamine` reserves what a file claims to have, repeats cells as often as it says, and reads an XML part without an end
//! forever. So each part is read once before, without holding it.

use std::io::{self, BufRead, BufReader, Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::{SIZE, SpreadsheetError};
use crate::invite::list::kind::FileKind;

/// What a cell takes in memory, with its formula, in bytes.
const CELL: u64 = 48;

/// Checks the parts of an `.xlsx` or `.ods` file.
pub(super) fn zip(bytes: &[u8], max: u64) -> Result<(), SpreadsheetError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| SpreadsheetError::Damaged)?;
    let mut left = max;
    for index in 0..archive.len() {
        // What can't be opened here can't be opened later.
        let Ok(part) = archive.by_index(index) else { continue };
        let name = part.name().unwrap_or_default().to_ascii_lowercase();
        let mut part = BufReader::new(Counted { part, left: &mut left });
        if name.ends_with("sharedstrings.xml") {
            walk(&mut part, max, strings)?;
        } else if name.ends_with("styles.xml") {
            let mut styles = Styles::default();
            walk(&mut part, max, |event| styles.measure(event))?;
        } else if name == "content.xml" {
            let mut tables = Tables::default();
            walk(&mut part, max, |event| tables.measure(event))?;
        }
        let rest = io::copy(&mut part, &mut io::sink());
        if rest.is_err_and(|error| error.kind() == io::ErrorKind::FileTooLarge) {
            return Err(SpreadsheetError::TooLarge(max));
        }
    }
    Ok(())
}

/// Reads a part as long as bytes are left for all parts.
struct Counted<'a, R> {
    part: R,
    left: &'a mut u64,
}

impl<R: Read> Read for Counted<'_, R> {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        let read = self.part.read(to)?;
        *self.left = self.left.checked_sub(read as u64).ok_or(io::ErrorKind::FileTooLarge)?;
        Ok(read)
    }
}

/// Reads XML to its end. `measure` returns what opening the part would take so far, in bytes.
fn walk(part: impl BufRead, max: u64, mut measure: impl FnMut(&Event<'_>) -> u64) -> Result<(), SpreadsheetError> {
    let mut reader = Reader::from_reader(part);
    reader.config_mut().expand_empty_elements = true;
    let (mut buffer, mut depth) = (Vec::new(), 0_usize);
    loop {
        buffer.clear();
        let event = reader.read_event_into(&mut buffer).map_err(|error| match error {
            quick_xml::Error::Io(error) if error.kind() == io::ErrorKind::FileTooLarge => {
                SpreadsheetError::TooLarge(max)
            }
            _ => SpreadsheetError::Damaged,
        })?;
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            Event::Eof if depth == 0 => return Ok(()),
            Event::Eof => return Err(SpreadsheetError::Damaged),
            _ => {}
        }
        if measure(&event) > max {
            return Err(SpreadsheetError::TooLarge(max));
        }
    }
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<u64> {
    let value = tag.try_get_attribute(name).ok()??.value;
    let digits: String = value.chars().filter(char::is_ascii_digit).collect();
    // A number with too many digits is too large in any case.
    Some(digits.parse().unwrap_or(if digits.is_empty() { 0 } else { u64::MAX }))
}

/// The number of texts that the part claims to have is reserved.
fn strings(event: &Event<'_>) -> u64 {
    match event {
        Event::Start(tag) if tag.local_name().as_ref() == "sst" => {
            attribute(tag, "uniqueCount").unwrap_or_default().saturating_mul(size_of::<String>() as u64)
        }
        _ => 0,
    }
}

/// Each cell's format has a copy of its font and number format.
#[derive(Default)]
struct Styles {
    formats: u64,
    longest: u64,
}

impl Styles {
    fn measure(&mut self, event: &Event<'_>) -> u64 {
        if let Event::Start(tag) = event {
            self.longest = self.longest.max(tag.len() as u64);
            self.formats += u64::from(tag.local_name().as_ref() == "xf");
        }
        self.formats.saturating_mul(self.longest)
    }
}

/// A table is held as a grid, with its repeated rows and cells.
#[derive(Default)]
struct Tables {
    /// What the tables before this one take.
    before: u64,
    rows: u64,
    blank_rows: u64,
    columns: u64,
    texts: u64,
    row: Row,
    cell: Cell,
}

#[derive(Default)]
struct Row {
    repeated: u64,
    columns: u64,
    blank_columns: u64,
    texts: u64,
}

#[derive(Default)]
struct Cell {
    repeated: u64,
    has_value: bool,
    length: u64,
}

impl Tables {
    fn measure(&mut self, event: &Event<'_>) -> u64 {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::Text(text) => self.cell.length += text.len() as u64,
            Event::CData(text) => self.cell.length += text.len() as u64,
            Event::GeneralRef(_) => self.cell.length += 4,
            Event::End(tag) => self.end(tag.name().as_ref()),
            _ => {}
        }
        self.total()
            .saturating_add(self.row.texts)
            .saturating_add(self.row.columns * CELL)
            .saturating_add(self.cell.length)
    }

    fn start(&mut self, tag: &BytesStart<'_>) {
        match tag.name().as_ref() {
            "table:table-row" => {
                self.row =
                    Row { repeated: attribute(tag, "table:number-rows-repeated").unwrap_or(1), ..Row::default() };
                self.row.repeated = self.row.repeated.min(u64::from(SIZE.1));
            }
            "table:table-cell" | "table:covered-table-cell" => {
                let repeated = attribute(tag, "table:number-columns-repeated").unwrap_or(1).min(u64::from(SIZE.0));
                let mut attributes = tag.attributes();
                let mut keys = attributes.with_checks(false).filter_map(Result::ok);
                let has_value =
                    keys.any(|key| key.key.as_ref().starts_with("office:") || key.key.as_ref() == "table:formula");
                self.cell = Cell { repeated, has_value, length: tag.len() as u64 };
            }
            "text:s" => self.cell.length = self.cell.length.saturating_add(attribute(tag, "text:c").unwrap_or(1)),
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        let (row, cell) = (&mut self.row, &self.cell);
        match name {
            "table:table-cell" | "table:covered-table-cell" if cell.has_value => {
                row.columns = (row.columns + row.blank_columns + cell.repeated).min(u64::from(SIZE.0));
                row.blank_columns = 0;
                row.texts = row.texts.saturating_add(cell.repeated.saturating_mul(cell.length));
            }
            "table:table-cell" | "table:covered-table-cell" => row.blank_columns += cell.repeated,
            "table:table-row" if row.columns > 0 => {
                self.rows = self.rows.saturating_add(self.blank_rows + row.repeated);
                self.blank_rows = 0;
                self.columns = self.columns.max(row.columns);
                self.texts = self.texts.saturating_add(row.repeated.saturating_mul(row.texts));
            }
            "table:table-row" => self.blank_rows = self.blank_rows.saturating_add(row.repeated),
            "table:table" => *self = Self { before: self.total(), ..Self::default() },
            _ => {}
        }
    }

    fn total(&self) -> u64 {
        let cells = self.rows.saturating_mul(self.columns).saturating_mul(CELL);
        self.before.saturating_add(cells).saturating_add(self.texts)
    }
}

/// Checks the parts of an `.xls` file, whose sheets are held as grids.
///
/// A part whose blocks form a circle, which would be read forever, is refused by `cfb`.
pub(super) fn ole(bytes: &[u8], max: u64) -> Result<(), SpreadsheetError> {
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes)).map_err(|_| SpreadsheetError::Damaged)?;
    let names: Vec<String> =
        file.read_root_storage().filter(cfb::Entry::is_stream).map(|entry| entry.name().to_owned()).collect();
    let find = |name: &str| names.iter().find(|found| found.eq_ignore_ascii_case(name));
    // A document may contain a workbook.
    for (name, kind) in [("WordDocument", FileKind::Document), ("PowerPoint Document", FileKind::Presentation)] {
        if find(name).is_some() {
            return Err(SpreadsheetError::Other(kind));
        }
    }
    let path = find("Workbook").or_else(|| find("Book")).ok_or(SpreadsheetError::Damaged)?;
    let mut stream = Vec::new();
    let read = file.open_stream(path).and_then(|part| part.take(max).read_to_end(&mut stream));
    read.map_err(|_| SpreadsheetError::Damaged)?;
    let (mut needed, mut walked) = (0_u64, 0_u64);
    for (_, data) in records(&stream).filter(|(kind, _)| *kind == 0x85) {
        let sheet = number(data, 0, 4).and_then(|at| stream.get(usize::try_from(at).ok()?..));
        let (grid, length) = grid(sheet.ok_or(SpreadsheetError::Damaged)?)?;
        needed = needed.saturating_add(grid.saturating_mul(CELL));
        walked += length;
        if needed > max || walked > max {
            return Err(SpreadsheetError::TooLarge(max));
        }
    }
    Ok(())
}

/// The number of cells in the smallest grid with all cells of a sheet, and the length of its part in bytes.
fn grid(sheet: &[u8]) -> Result<(u64, u64), SpreadsheetError> {
    let (mut rows, mut columns, mut length) = (0..0, 0..0, 0);
    let widen = |range: &mut std::ops::Range<u64>, to: u64| {
        *range = if range.is_empty() { to..to + 1 } else { range.start.min(to)..range.end.max(to + 1) };
    };
    for (kind, data) in records(sheet) {
        length += data.len() as u64 + 4;
        match kind {
            // The size that a sheet claims to have, in the newer and older layout.
            0x200 => {
                let width = if data.len() == 10 { 2 } else { 4 };
                let at = |at: usize, width: usize| number(data, at, width).unwrap_or_default();
                let (top, bottom) = (at(0, width), at(width, width));
                let (left, right) = (at(2 * width, 2), at(2 * width + 2, 2));
                if top > bottom || bottom > 65_536 || left > right || right > 256 {
                    return Err(SpreadsheetError::Damaged);
                }
            }
            0x06 | 0xbd | 0xd6 | 0xfd | 0x203..=0x205 | 0x27e => {
                let (row, column) = (number(data, 0, 2), number(data, 2, 2));
                widen(&mut rows, row.ok_or(SpreadsheetError::Damaged)?);
                widen(&mut columns, column.ok_or(SpreadsheetError::Damaged)?);
                // A record of several cells ends with the last one's column.
                if let Some(last) = data.len().checked_sub(2).filter(|_| kind == 0xbd) {
                    widen(&mut columns, number(data, last, 2).unwrap_or_default());
                }
            }
            _ => {}
        }
    }
    Ok(((rows.end - rows.start) * (columns.end - columns.start), length))
}

/// The records of a part up to its end: their kinds and data.
fn records(mut part: &[u8]) -> impl Iterator<Item = (u64, &[u8])> {
    let mut is_first = true;
    std::iter::from_fn(move || {
        let (kind, length) = (number(part, 0, 2)?, number(part, 2, 2)?);
        let data = part.get(4..4 + usize::try_from(length).ok()?)?;
        part = &part[4 + data.len()..];
        let ends = kind == 0x0a && !is_first;
        is_first = false;
        (!ends).then_some((kind, data))
    })
}

fn number(data: &[u8], at: usize, width: usize) -> Option<u64> {
    Some(data.get(at..at + width)?.iter().rev().fold(0, |number, byte| number << 8 | u64::from(*byte)))
}
