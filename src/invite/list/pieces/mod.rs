//! Splits a stream of bytes into pieces of complete rows, so that each piece can be read independently.

use std::borrow::Cow;

use encoding_rs::{Decoder, Encoding, UTF_8};
use memchr::{memchr, memchr_iter, memrchr_iter};

use super::records::{self, Record};
use super::{
    encoding,
    kind::{self, FileKind, Kind},
};

/// The default size of a piece in bytes. Only a piece of a single long row is larger. Its links take many times as much
/// memory.
const PIECE: usize = 32 * 1024;

/// The longest row in bytes. A quotation mark that is not closed within this length counts as never closed.
const ROW_LIMIT: usize = 1024 * 1024;

/// How many blanks may be between a name and the address below it, in bytes.
const BLANKS: usize = 1024;

/// Takes bytes in blocks of any size, and returns pieces of complete rows. The rows do not depend on the size of the
/// blocks. The first piece is returned only after enough bytes have arrived to detect their encoding.
///
/// ```
/// use latchkey::bulk::Cutter;
///
/// let mut cutter = Cutter::default();
/// cutter.feed(b"name,room\nAda,\"a qu")?;
/// assert!(cutter.piece().is_none());
/// cutter.feed(b"oted\nroom\"\nBob,b\nCa")?;
/// cutter.end()?;
/// assert_eq!(cutter.piece().unwrap().len(), "name,room\nAda,\"a quoted\nroom\"\nBob,b\nCa".len());
/// assert!(cutter.piece().is_none());
/// # Ok::<(), latchkey::bulk::FileKind>(())
/// ```
pub struct Cutter {
    source: Source,
    /// The beginning of the list, until the first piece takes it.
    beginning: Option<Box<Beginning>>,
    /// The encoding, if it is known.
    encoding: Option<&'static Encoding>,
    /// Whether the bytes are text for certain.
    is_text: bool,
    /// The bytes to split, with `\n` as the only line ending.
    pending: Vec<u8>,
    lines_before: usize,
    is_ended: bool,
    /// Whether the rest of a line that is too long has to be skipped.
    is_skipping: bool,
    /// For how many more bytes each line is a row, because a quotation mark before them is never closed.
    alone: usize,
    /// The number of pending bytes at which to search for the end of a row again.
    look_again_at: usize,
    /// The size of a piece, in bytes.
    piece: usize,
}

/// The encoding of the bytes.
enum Source {
    /// Not detected yet. Holds the first bytes.
    Unknown(Vec<u8>),
    /// Text in which a line ending is one byte. Holds whether the last byte was a `\r`.
    Plain(&'static Encoding, bool),
    /// Text that is converted to UTF-8 first. Holds whether the last byte was a `\r`.
    Wide(Decoder, bool),
}

/// The beginning of a list, from which it is decided how all of it is read. It depends only on the bytes of the list,
/// and not on the size of the pieces.
#[derive(Debug, Clone, Default)]
pub(crate) struct Beginning {
    /// Complete rows, with `\n` as the only line ending.
    pub(crate) text: String,
    /// Whether this is the whole list.
    pub(crate) is_all: bool,
    /// The encoding, if it was guessed.
    pub(crate) guess: Option<&'static str>,
}

/// Complete rows and their position.
pub struct Piece {
    /// The number of lines before this piece.
    pub(crate) lines_before: usize,
    /// The beginning of the list, if this is the first piece.
    pub(crate) beginning: Option<Box<Beginning>>,
    bytes: Vec<u8>,
    encoding: &'static Encoding,
    /// Whether this is the beginning of a line that is too long.
    pub(crate) is_too_long: bool,
    /// Whether each line is a row, even if it contains quotation marks.
    is_of_lines: bool,
}

/// Where a row ends.
enum RowEnd {
    /// After this many bytes.
    At(usize),
    /// Unknown, because it contains a quotation mark that is never closed.
    Unclosed,
    /// Unknown, because its line is too long.
    TooLong,
    /// Not in the bytes that have arrived so far.
    NotYet,
}

impl Beginning {
    fn of(sample: &[u8], encoding: &'static Encoding, is_all: bool, guess: Option<&'static str>) -> Self {
        let text = encoding.decode_with_bom_removal(sample).0;
        let mut text = text.replace("\r\n", "\n").replace('\r', "\n");
        if !is_all {
            text.truncate(text.rfind('\n').map_or(text.len(), |end| end + 1));
        }
        Self { text, is_all, guess }
    }

    /// Returns whether there is nothing to read.
    pub(crate) fn is_blank(&self) -> bool {
        records::records(false, &self.text).next().is_none()
    }
}

impl Piece {
    /// Returns the rows as text with `\n` as the only line ending. Invalid bytes become U+FFFD.
    pub(crate) fn text(&self) -> Cow<'_, str> {
        self.encoding.decode_without_bom_handling(&self.bytes).0
    }

    /// Returns the rows in the piece's text.
    pub(crate) fn records<'a>(&self, text: &'a str) -> impl Iterator<Item = Record<'a>> {
        records::records(self.is_of_lines, text)
    }

    /// Returns the number of bytes.
    pub fn len(&self) -> usize {
        self.bytes.len()
    }

    /// Returns whether the piece is empty.
    pub fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }
}

impl Default for Cutter {
    fn default() -> Self {
        Self {
            source: Source::Unknown(Vec::new()),
            beginning: None,
            encoding: None,
            is_text: false,
            pending: Vec::new(),
            lines_before: 0,
            is_ended: false,
            is_skipping: false,
            alone: 0,
            look_again_at: 0,
            piece: PIECE,
        }
    }
}

impl Cutter {
    /// Creates a cutter with another size of pieces, for when memory matters more than speed.
    pub fn with_pieces_of(bytes: usize) -> Self {
        Self { piece: bytes, ..Self::default() }
    }

    /// Creates a cutter for text that is certainly UTF-8.
    pub(crate) fn of_utf8() -> Self {
        Self::default().with_utf8()
    }

    /// Takes the bytes for text in UTF-8, whatever they look like.
    pub(crate) fn with_utf8(self) -> Self {
        Self { encoding: Some(UTF_8), is_text: true, ..self }
    }

    /// Reads the bytes in this encoding, instead of detecting it.
    #[cfg(feature = "app")]
    pub(crate) fn in_encoding(self, encoding: Option<&'static Encoding>) -> Self {
        Self { encoding, ..self }
    }

    /// Adds the next bytes.
    ///
    /// # Errors
    /// The first bytes are not text.
    pub fn feed(&mut self, bytes: &[u8]) -> Result<(), FileKind> {
        match &mut self.source {
            Source::Unknown(first) => {
                first.extend_from_slice(bytes);
                if first.len() >= PIECE {
                    self.find_encoding()?;
                }
            }
            Source::Plain(_, after_return) => append(&mut self.pending, bytes, after_return),
            Source::Wide(decoder, after_return) => {
                append(&mut self.pending, &decoded(decoder, bytes, false), after_return);
            }
        }
        Ok(())
    }

    /// Marks the end of the bytes.
    ///
    /// # Errors
    /// The bytes are not text.
    pub fn end(&mut self) -> Result<(), FileKind> {
        self.is_ended = true;
        if matches!(self.source, Source::Unknown(_)) {
            self.find_encoding()?;
        }
        if let Source::Wide(decoder, after_return) = &mut self.source {
            append(&mut self.pending, &decoded(decoder, &[], true), after_return);
        }
        Ok(())
    }

    fn find_encoding(&mut self) -> Result<(), FileKind> {
        let Source::Unknown(first) = &mut self.source else { return Ok(()) };
        let first = std::mem::take(first);
        let sample = &first[..first.len().min(PIECE)];
        if !self.is_text {
            match kind::of(sample) {
                Kind::Text => {}
                Kind::Spreadsheet(_) | Kind::VCard => return Err(FileKind::NotText),
                Kind::Other(kind) => return Err(kind),
            }
        }
        let detected = encoding::of(sample, self.is_ended);
        let encoding = self.encoding.map_or(detected.encoding, |given| encoding::honored(given, sample));
        let is_guess = self.encoding.is_none() && detected.is_guess;
        let is_all = self.is_ended && sample.len() == first.len();
        let guess = is_guess.then(|| encoding::name(encoding));
        self.beginning = Some(Box::new(Beginning::of(sample, encoding, is_all, guess)));
        // In UTF-16 and ISO-2022-JP, the byte of a quotation mark or a line ending may be part of another character.
        let (source, first) = if encoding.is_ascii_compatible() {
            (Source::Plain(encoding, false), first.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&first))
        } else {
            (Source::Wide(encoding.new_decoder_with_bom_removal(), false), &first[..])
        };
        self.source = source;
        self.feed(first)
    }

    /// Returns the next complete rows that have arrived, if any.
    pub fn piece(&mut self) -> Option<Piece> {
        let encoding = match &self.source {
            Source::Unknown(_) => return None,
            Source::Plain(encoding, _) => encoding,
            Source::Wide(..) => UTF_8,
        };
        if self.is_skipping {
            let line_end = memchr(b'\n', &self.pending);
            let skipped = self.pending.drain(..line_end.map_or(self.pending.len(), |end| end + 1)).len();
            self.alone = self.alone.saturating_sub(skipped);
            self.lines_before += usize::from(line_end.is_some());
            self.is_skipping = line_end.is_none();
        }
        if !self.is_ended && self.pending.len() < self.look_again_at {
            return None;
        }
        let (end, is_too_long) = match self.rows_end() {
            (0, RowEnd::NotYet) => {
                // Searching again after each byte would take quadratic time.
                self.look_again_at = (self.pending.len() + self.pending.len() / 8).min(ROW_LIMIT);
                return None;
            }
            (0, RowEnd::Unclosed) => {
                self.alone = ROW_LIMIT;
                (self.rows_end().0, false)
            }
            (0, RowEnd::TooLong) => (ROW_LIMIT, true),
            (end, _) => (end, false),
        };
        let is_of_lines = self.alone > 0;
        let rest = self.pending.split_off(end);
        let bytes = std::mem::replace(&mut self.pending, rest);
        let (lines_before, beginning) = (self.lines_before, self.beginning.take());
        let piece = Piece { lines_before, beginning, bytes, encoding, is_too_long, is_of_lines };
        self.alone = self.alone.saturating_sub(end);
        self.lines_before += memchr_iter(b'\n', &piece.bytes).count();
        (self.is_skipping, self.look_again_at) = (is_too_long, 0);
        Some(piece)
    }

    /// Returns the end of the last complete row that fits into a piece, or of the first row if it is longer, and why no
    /// more rows are included.
    fn rows_end(&self) -> (usize, RowEnd) {
        let bytes = &self.pending[..];
        let near = &bytes[..bytes.len().min(self.piece)];
        if self.alone == 0 && memchr(b'"', near).is_none() {
            if self.is_ended && near.len() == bytes.len() && !near.is_empty() {
                return (near.len(), RowEnd::NotYet);
            }
            let mut ends = memrchr_iter(b'\n', near).map(|end| end + 1);
            if let Some(last) = ends.clone().next() {
                let end = match ends.find(|end| self.goes_on(*end) == Some(false)) {
                    Some(end) => end,
                    // All lines may be addresses.
                    None if bytes.len() > self.piece => last,
                    None => 0,
                };
                return (end, RowEnd::NotYet);
            }
        }
        let (mut end, mut whole) = (0, 0);
        loop {
            match self.row_end(&bytes[end..]) {
                RowEnd::At(length) if end == 0 || end + length <= self.piece => end += length,
                RowEnd::NotYet if whole == 0 && bytes.len() <= self.piece => return (0, RowEnd::NotYet),
                why => return (if whole > 0 { whole } else { end }, why),
            }
            if self.goes_on(end) == Some(false) {
                whole = end;
            }
            if (1..=end).contains(&self.alone) {
                return (end, RowEnd::NotYet);
            }
        }
    }

    /// Returns whether the line at this place may be the address of the name above it, from which it must not be separated.
    /// `None` if it is not known yet.
    fn goes_on(&self, place: usize) -> Option<bool> {
        // Looking through many blank lines from each of them would take quadratic time.
        let next = &self.pending[place..];
        let next = &next[..next.len().min(BLANKS)];
        match next.iter().find(|byte| !matches!(byte, b' ' | b'\t' | b'\n')) {
            Some(byte) => Some(*byte == b'<'),
            None => (self.is_ended || next.len() == BLANKS).then_some(false),
        }
    }

    /// Returns the end of the first row in these bytes. The result depends only on the bytes of the row.
    fn row_end(&self, bytes: &[u8]) -> RowEnd {
        let near = &bytes[..bytes.len().min(ROW_LIMIT)];
        let is_all = self.is_ended && near.len() < ROW_LIMIT;
        let Some(line_end) = memchr(b'\n', near) else {
            return match near.len() {
                ROW_LIMIT => RowEnd::TooLong,
                length if is_all && length > 0 => RowEnd::At(length),
                _ => RowEnd::NotYet,
            };
        };
        if self.alone > 0 || memchr(b'"', &near[..line_end]).is_none() {
            return RowEnd::At(line_end + 1);
        }
        match records::closed_record(near) {
            Some(end) if end < near.len() => RowEnd::At(end + 1),
            Some(end) if is_all => RowEnd::At(end),
            _ if is_all || near.len() == ROW_LIMIT => RowEnd::Unclosed,
            _ => RowEnd::NotYet,
        }
    }
}

/// Appends bytes, and converts each `\r\n` and each `\r` to `\n`.
fn append(to: &mut Vec<u8>, bytes: &[u8], after_return: &mut bool) {
    let mut rest = bytes;
    if *after_return {
        rest = rest.strip_prefix(b"\n").unwrap_or(rest);
    }
    *after_return = bytes.last().map_or(*after_return, |last| *last == b'\r');
    while let Some(at) = memchr(b'\r', rest) {
        to.extend_from_slice(&rest[..at]);
        to.push(b'\n');
        rest = &rest[at + 1..];
        rest = rest.strip_prefix(b"\n").unwrap_or(rest);
    }
    to.extend_from_slice(rest);
}

fn decoded(decoder: &mut Decoder, bytes: &[u8], is_last: bool) -> Vec<u8> {
    let mut text = vec![0; decoder.max_utf8_buffer_length(bytes.len()).unwrap_or(bytes.len() * 3 + 16)];
    let (_, _, written, _) = decoder.decode_to_utf8(bytes, &mut text, is_last);
    text.truncate(written);
    text
}

#[cfg(test)]
mod tests;
