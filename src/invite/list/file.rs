//! Turns a file into the text of a list: a text file by its encoding, a spreadsheet by one of its sheets, vCards as a table.

use std::io::{self, Write};

use encoding_rs::{Encoding, UTF_8};

use super::{
    ListOptions, Note, Reading,
    encoding::{self, EncodingError},
    kind::{self, FileKind, Kind},
    pieces::Beginning,
    spreadsheet::{SpreadsheetError, Workbook},
    vcard,
};

/// The most bytes that the contents of a spreadsheet may take which someone uploads.
pub(crate) const UPLOADED: u64 = 64 << 20;

/// The number of bytes of a sheet by which it is told whether it has people in it.
const TRIED: usize = 32 * 1024;

/// What is said about a file, instead of leaving it to be found out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FileOptions {
    /// The encoding of a text file.
    pub encoding: Option<&'static Encoding>,
    /// The sheet of a spreadsheet.
    pub sheet: Option<String>,
}

impl FileOptions {
    /// Finds an encoding by its name.
    pub fn encoding(name: &str) -> Result<&'static Encoding, EncodingError> {
        encoding::named(name)
    }
}

/// Why a file holds no list of people.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum FileError {
    /// A file of a kind that is no list.
    #[error(transparent)]
    Kind(#[from] FileKind),
    /// A spreadsheet that cannot be read.
    #[error(transparent)]
    Spreadsheet(#[from] SpreadsheetError),
    /// Several sheets could have the people.
    #[error("Several sheets could contain the list: {}. Specify the sheet to use.", .0.join(", "))]
    Sheets(Vec<String>),
    /// No people, and nothing that could be meant for one.
    #[error("The file contains no people. Add at least one name.")]
    Empty,
}

/// The text of a list.
#[derive(Debug, Default)]
pub struct ListText {
    /// UTF-8.
    pub text: String,
    /// What was decided, and should be looked at.
    pub notes: Vec<Note>,
    /// The sheet, and the names of all sheets, if the file is a spreadsheet.
    pub sheets: Option<(String, Vec<String>)>,
    /// The encoding, if it was guessed or given.
    pub encoding: Option<&'static str>,
}

/// Reads a file.
pub(crate) fn text(bytes: &[u8], options: &FileOptions) -> Result<ListText, FileError> {
    let mut converted = Vec::new();
    if let Some(found) = convert(bytes, options, UPLOADED, &mut converted)? {
        return Ok(ListText { text: String::from_utf8_lossy(&converted).into_owned(), ..found });
    }
    let detected = encoding::of(bytes, true);
    let encoding = options.encoding.map_or(detected.encoding, |given| encoding::honored(given, bytes));
    let is_guess = options.encoding.is_none() && detected.is_guess;
    let name = encoding::name(encoding);
    Ok(ListText {
        text: encoding.decode_with_bom_removal(bytes).0.into_owned(),
        notes: is_guess.then_some(Note::Encoding(name)).into_iter().collect(),
        sheets: None,
        encoding: (is_guess || options.encoding.is_some() && encoding != UTF_8).then_some(name),
    })
}

/// Writes a spreadsheet's sheet or vCards as tab-separated UTF-8. Returns `None` for text, and writes nothing then. The
/// contents of a spreadsheet may take `max` bytes.
pub(crate) fn convert(
    bytes: &[u8],
    options: &FileOptions,
    max: u64,
    to: &mut impl Write,
) -> Result<Option<ListText>, FileError> {
    match kind::of(bytes) {
        Kind::Text => Ok(None),
        Kind::Other(kind) => Err(kind.into()),
        Kind::VCard => {
            let detected = encoding::of(bytes, true);
            let encoding = options.encoding.map_or(detected.encoding, |given| encoding::honored(given, bytes));
            let is_guess = options.encoding.is_none() && detected.is_guess;
            let mut notes: Vec<Note> = is_guess.then(|| Note::Encoding(encoding::name(encoding))).into_iter().collect();
            notes.extend(vcard::table(bytes, encoding, to).map_err(SpreadsheetError::Io)?);
            Ok(Some(ListText { notes, ..ListText::default() }))
        }
        Kind::Spreadsheet(_) => {
            let mut book = Workbook::open(bytes, max)?;
            let names: Vec<String> =
                book.sheets().into_iter().filter(|sheet| !sheet.is_hidden).map(|sheet| sheet.name).collect();
            let name = match &options.sheet {
                Some(name) => name.clone(),
                None => chosen(&mut book, &names)?,
            };
            book.write(&name, to)?;
            let is_guess = options.sheet.is_none() && names.len() > 1;
            let notes = is_guess.then(|| Note::Sheet(name.clone())).into_iter().collect();
            Ok(Some(ListText { notes, sheets: Some((name, names)), ..ListText::default() }))
        }
    }
}

/// Returns the only sheet that has people in it.
fn chosen(book: &mut Workbook, names: &[String]) -> Result<String, FileError> {
    let mut filled = Vec::new();
    let mut tables = Vec::new();
    for name in names {
        let text = beginning(book, name)?;
        if text.trim().is_empty() {
            continue;
        }
        filled.push(name.clone());
        let is_all = text.len() < TRIED;
        let reading = Reading::of(&Beginning { text, is_all, guess: None }, &ListOptions::default());
        if reading.as_ref().map_or(true, Reading::is_of_people) {
            tables.push(name.clone());
        }
    }
    match (&tables[..], &filled[..]) {
        ([only], _) | ([], [only]) => Ok(only.clone()),
        ([], []) => Err(FileError::Empty),
        ([], several) | (several, _) => Err(FileError::Sheets(several.to_vec())),
    }
}

/// Returns the first rows of a sheet.
fn beginning(book: &mut Workbook, name: &str) -> Result<String, FileError> {
    let mut text = Limited(Vec::new());
    match book.write(name, &mut text) {
        Ok(()) | Err(SpreadsheetError::Io(_)) => {}
        Err(error) => return Err(error.into()),
    }
    let mut text = String::from_utf8_lossy(&text.0).into_owned();
    if text.len() >= TRIED {
        text.truncate(text.rfind('\n').map_or(text.len(), |end| end + 1));
    }
    Ok(text)
}

/// Takes a few bytes, and fails then.
struct Limited(Vec<u8>);

impl Write for Limited {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.0.len() >= TRIED {
            return Err(io::Error::other("enough"));
        }
        self.0.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
