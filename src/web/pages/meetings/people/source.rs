//! A list that was pasted or uploaded, on its way through the forms, so that it can be read again in another way. The server
//! keeps nothing of it.

use std::{
    collections::BTreeMap,
    io::{Read as _, Write as _},
};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use encoding_rs::UTF_8;
use flate2::{Compression, read::DeflateDecoder, write::DeflateEncoder};
use serde::{Deserialize, Serialize};

use crate::{
    invite::{
        Batch,
        list::{Column, FileError, FileKind, FileOptions, ListColumns, ListOptions, spreadsheet::SpreadsheetError},
    },
    web::{bodies::BODY_LIMIT, extract::Fields},
};

/// The most characters that a list may take in a form, so that a form has room for its people too.
const PACKED_LIMIT: usize = BODY_LIMIT / 10 * 7;

/// The last column that can be chosen, from 0. Spreadsheets have no more.
const LAST_COLUMN: usize = 16_383;

/// A list, and how it is to be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Source {
    /// The file's name; empty for a pasted text.
    pub(super) name: String,
    /// The bytes, deflated, in base64.
    data: String,
    pub(super) way: Way,
    /// What the form shows in each of the list's fields.
    pub(super) shown: BTreeMap<String, String>,
}

/// How a list is to be read, as far as the organizer chose it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::web::pages::meetings) struct Way {
    /// A word for each column; none if the columns are found out.
    pub(super) columns: Vec<String>,
    /// The line of the header; 0 if there is none.
    pub(super) header_row: Option<usize>,
    pub(super) sheet: Option<String>,
    pub(super) encoding: Option<String>,
    pub(super) keep_identical: bool,
    /// Whether the columns are those that the organizer chose for an earlier list with this header.
    #[serde(default)]
    pub(super) is_remembered: bool,
}

impl Source {
    /// Packs a list. Returns `None` if it is too large for a form.
    pub(super) fn pack(name: &str, bytes: &[u8]) -> Option<Self> {
        let mut packer = DeflateEncoder::new(Vec::new(), Compression::fast());
        packer.write_all(bytes).expect("memory takes every write");
        let data = STANDARD.encode(packer.finish().expect("memory takes every write"));
        let source = Self { name: name.to_owned(), data, way: Way::default(), shown: BTreeMap::new() };
        Some(source).filter(|source| source.data.len() <= PACKED_LIMIT)
    }

    /// Takes a list from a form's field.
    pub(super) fn carried(field: &str) -> Option<Self> {
        let source: Self = serde_json::from_str(field).ok()?;
        source.bytes()?;
        Some(source)
    }

    /// Returns the list as a form's field.
    pub(super) fn field(&self) -> String {
        serde_json::to_string(self).expect("texts are plain JSON")
    }

    fn bytes(&self) -> Option<Vec<u8>> {
        let packed = STANDARD.decode(&self.data).ok()?;
        let mut bytes = Vec::new();
        // No list that came in a form is larger.
        let limit = BODY_LIMIT as u64;
        DeflateDecoder::new(&packed[..]).take(limit).read_to_end(&mut bytes).ok()?;
        Some(bytes)
    }

    /// Reads the list.
    pub(super) fn read(&self) -> Result<Batch, FileError> {
        let bytes = self.bytes().unwrap_or_default();
        let options = self.way.options();
        if !self.name.is_empty() {
            let file = FileOptions { encoding: self.way.encoding(), sheet: self.way.sheet.clone() };
            return Batch::of_file(&bytes, &file, &options);
        }
        let file = FileOptions { encoding: Some(UTF_8), sheet: None };
        match Batch::of_file(&bytes, &file, &options) {
            // A pasted text is text, whatever is in it.
            Err(FileError::Kind(FileKind::NotText | FileKind::Binary)) => {
                Ok(Batch::parse_with(&String::from_utf8_lossy(&bytes), &options))
            }
            read => read,
        }
    }

    /// Returns the list, to be read in another way.
    pub(super) fn read_in(self, way: Way) -> Self {
        Self { way, ..self }
    }

    /// Returns the list as it is without columns that were chosen.
    pub(super) fn with_columns_found_out(&self) -> Self {
        Self { way: Way { columns: Vec::new(), ..self.way.clone() }, ..self.clone() }
    }

    /// Returns the names of a spreadsheet's sheets; none for any other list.
    pub(super) fn sheet_names(&self) -> Vec<String> {
        // No sheet has such a name.
        let file = FileOptions { sheet: Some(String::new()), ..FileOptions::default() };
        match Batch::of_file(&self.bytes().unwrap_or_default(), &file, &ListOptions::default()) {
            Err(FileError::Spreadsheet(SpreadsheetError::NoSheet { sheets, .. })) => sheets,
            _ => Vec::new(),
        }
    }

    /// Returns how the list is to be read according to the fields of a form.
    pub(super) fn chosen(&self, fields: &Fields, number: usize) -> Way {
        let changed = |what: &str| {
            let sent = fields.pairs.iter().find(|(name, _)| *name == field_name(number, what));
            let sent = sent.map(|(_, value)| value.as_str());
            sent.filter(|sent| self.shown.get(what).is_some_and(|shown| shown != sent)).map(str::to_owned)
        };
        let mut way = self.way.clone();
        if let Some(sheet) = changed("sheet") {
            return Way { sheet: Some(sheet), keep_identical: way.keep_identical, ..Way::default() };
        }
        way.encoding = changed("encoding").or(way.encoding);
        let header_row = changed("header_row").and_then(|row| row.parse().ok());
        way.header_row = header_row.or(way.header_row);
        let columns: Vec<(usize, String)> =
            (0..self.column_count()).filter_map(|place| Some((place, changed(&format!("column-{place}"))?))).collect();
        if !columns.is_empty() {
            way.columns = self.columns_with(&columns);
            way.header_row = way.header_row.or_else(|| self.shown_header_row());
            way.is_remembered = false;
        }
        way
    }

    /// Returns the line of the header that is shown. The numbers of columns hold for this header alone.
    fn shown_header_row(&self) -> Option<usize> {
        self.shown.get("header_row")?.parse().ok()
    }

    /// Returns the list with columns that were chosen for another list with the same header. Returns `None` if it is read like
    /// that anyway.
    pub(super) fn with_remembered(&self, remembered: &ListColumns) -> Option<Self> {
        let mut columns = vec![ignored(); self.column_count()];
        for (column, number) in &remembered.0 {
            let place = number.parse::<usize>().ok()?.checked_sub(1)?;
            column.word().clone_into(columns.get_mut(place)?);
        }
        let is_shown = |(place, word): (usize, &String)| {
            self.shown.get(&format!("column-{place}")).is_none_or(|shown| shown == word)
        };
        if columns.iter().enumerate().all(is_shown) {
            return None;
        }
        let header_row = self.way.header_row.or_else(|| self.shown_header_row());
        Some(self.clone().read_in(Way { columns, header_row, is_remembered: true, ..self.way.clone() }))
    }

    /// Returns the columns that the organizer chose for this list.
    pub(super) fn to_remember(&self) -> Option<ListColumns> {
        let columns = self.way.options().columns;
        (!self.way.is_remembered && !columns.is_empty()).then_some(columns)
    }

    /// Returns how many columns the form shows, with those that it leaves out before the last one.
    fn column_count(&self) -> usize {
        let places = self.shown.keys().filter_map(|key| key.strip_prefix("column-")?.parse::<usize>().ok());
        places.max().map_or(0, |last| last.min(LAST_COLUMN) + 1)
    }

    /// Returns the columns as they are shown, but for those that were changed. A meaning that moves to another column leaves
    /// the one that had it.
    fn columns_with(&self, changed: &[(usize, String)]) -> Vec<String> {
        let shown = |place: usize| self.shown.get(&format!("column-{place}")).cloned().unwrap_or_default();
        let is_taken = |word: &String| changed.iter().any(|(_, taken)| taken == word);
        let word = |place: usize| match changed.iter().find(|(at, _)| *at == place) {
            Some((_, word)) => word.clone(),
            None => Some(shown(place)).filter(|word| !is_taken(word)).unwrap_or_else(ignored),
        };
        (0..self.column_count()).map(word).collect()
    }
}

fn ignored() -> String {
    Column::Ignored.word().to_owned()
}

/// Returns the name of a list's field.
pub(super) fn field_name(number: usize, what: &str) -> String {
    format!("list-{number}-{what}")
}

impl Way {
    fn encoding(&self) -> Option<&'static encoding_rs::Encoding> {
        FileOptions::encoding(self.encoding.as_deref()?).ok()
    }

    fn options(&self) -> ListOptions {
        // A sign, so that the number is never taken for a column's name.
        let column = |(place, word): (usize, &String)| Some((Column::of_word(word)?, format!("+{}", place + 1)));
        let columns = self.columns.iter().enumerate().filter_map(column);
        ListOptions {
            columns: ListColumns(columns.filter(|(column, _)| *column != Column::Ignored).collect()),
            header_row: self.header_row,
            keep_identical: self.keep_identical,
        }
    }

    /// Returns a meaning that was chosen for two columns.
    pub(in crate::web::pages::meetings) fn column_twice(&self) -> Option<Column> {
        let columns: Vec<Column> = self.columns.iter().filter_map(|word| Column::of_word(word)).collect();
        let is_twice = |column: &&Column| columns.iter().filter(|other| other == column).count() > 1;
        columns.iter().filter(|column| **column != Column::Ignored).find(is_twice).copied()
    }

    /// Returns whether the columns can't be what was chosen for them.
    pub(super) fn is_in_conflict(&self) -> bool {
        self.column_twice().is_some() || self.ignores_all()
    }

    /// Returns whether only [`Column::Ignored`] was chosen.
    pub(in crate::web::pages::meetings) fn ignores_all(&self) -> bool {
        !self.columns.is_empty() && self.options().columns.is_empty()
    }
}
