//! Cuts a stream of bytes into pieces of whole rows, so that each piece can be read by itself.

use std::borrow::Cow;

use encoding_rs::{Decoder, Encoding, UTF_8, UTF_16BE, UTF_16LE};
use memchr::{memchr, memchr_iter, memmem, memrchr};

use crate::invite::{encoding, table};

/// A quote that is not closed within so many bytes never is, and a longer line is no row.
const ROW_LIMIT: usize = 1024 * 1024;

/// Takes bytes as they come, and gives them back as pieces of whole rows.
///
/// ```
/// use latchkey::bulk::Cutter;
///
/// let mut cutter = Cutter::default();
/// cutter.feed(b"name,room\nAda,\"a qu")?;
/// assert_eq!(cutter.piece().unwrap().len(), "name,room\n".len());
/// cutter.feed(b"oted\nroom\"\nBob,b\nCa")?;
/// assert_eq!(cutter.piece().unwrap().len(), "Ada,\"a quoted\nroom\"\nBob,b\n".len());
/// cutter.end()?;
/// assert_eq!(cutter.piece().unwrap().len(), "Ca".len());
/// # Ok::<(), String>(())
/// ```
#[derive(Default)]
pub struct Cutter {
    encoding: Option<&'static Encoding>,
    /// For an encoding in which a line's end is not one byte.
    decoder: Option<Decoder>,
    pending: Vec<u8>,
    lines_before: usize,
    is_ended: bool,
    /// Whether the rest of a line that is too long is still to come.
    is_skipping: bool,
}

/// Whole rows, and where they stood.
pub struct Piece {
    /// How many lines came before.
    pub(super) lines_before: usize,
    bytes: Vec<u8>,
    encoding: &'static Encoding,
    /// Whether it is the beginning of one line that is too long to be a row.
    pub(super) is_too_long: bool,
}

impl Piece {
    /// The rows as text with `\n` alone at the end of each line; what can't be decoded is U+FFFD.
    pub(super) fn text(&self) -> Cow<'_, str> {
        let text = self.encoding.decode_without_bom_handling(&self.bytes).0;
        if self.bytes.contains(&b'\r') { Cow::Owned(table::with_plain_lines(&text).into_owned()) } else { text }
    }

    /// How many bytes it has.
    pub fn len(&self) -> usize {
        self.bytes.len()
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }
}

impl Cutter {
    /// Takes the next bytes.
    ///
    /// # Errors
    /// A sentence, where the first ones are no text.
    pub fn feed(&mut self, bytes: &[u8]) -> Result<(), String> {
        if let Some(decoder) = &mut self.decoder {
            feed_decoded(decoder, bytes, false, &mut self.pending);
            return Ok(());
        }
        self.pending.extend_from_slice(bytes);
        if self.encoding.is_none() && self.pending.len() >= 4 {
            self.find_encoding()?;
        }
        Ok(())
    }

    /// Tells that no more bytes come.
    ///
    /// # Errors
    /// A sentence, where what came is no text.
    pub fn end(&mut self) -> Result<(), String> {
        if self.encoding.is_none() {
            self.find_encoding()?;
        }
        if let Some(mut decoder) = self.decoder.take() {
            feed_decoded(&mut decoder, &[], true, &mut self.pending);
        }
        self.is_ended = true;
        Ok(())
    }

    fn find_encoding(&mut self) -> Result<(), String> {
        // A character that is cut off is no sign of another encoding.
        let whole = self.pending.iter().rposition(|byte| *byte == b'\n').map_or(self.pending.len(), |end| end + 1);
        let encoding = encoding::of(&self.pending[..whole])?;
        if encoding == UTF_16LE || encoding == UTF_16BE {
            let mut decoder = encoding.new_decoder_with_bom_removal();
            let bytes = std::mem::take(&mut self.pending);
            feed_decoded(&mut decoder, &bytes, false, &mut self.pending);
            (self.decoder, self.encoding) = (Some(decoder), Some(UTF_8));
        } else {
            if self.pending.starts_with(b"\xef\xbb\xbf") {
                self.pending.drain(..3);
            }
            self.encoding = Some(encoding);
        }
        Ok(())
    }

    /// All whole rows that are there, if any.
    pub fn piece(&mut self) -> Option<Piece> {
        let encoding = self.encoding?;
        if self.is_skipping {
            let line_end = self.pending.iter().position(|byte| *byte == b'\n');
            let skipped = line_end.map_or(self.pending.len(), |end| end + 1);
            self.pending.drain(..skipped);
            self.lines_before += usize::from(line_end.is_some());
            self.is_skipping = line_end.is_none();
        }
        let end = if self.is_ended { self.pending.len() } else { self.rows_end() };
        let (end, is_too_long) = match (end, self.pending.len()) {
            (0, length) if length < ROW_LIMIT => (0, false),
            // A quote that is not closed: its line stands for itself, and the next ones for themselves.
            (0, length) => match self.pending.iter().position(|byte| *byte == b'\n') {
                Some(end) => (end + 1, false),
                None => (length, true),
            },
            (end, _) => (end, false),
        };
        if end == 0 {
            return None;
        }
        let rest = self.pending.split_off(end);
        let bytes = std::mem::replace(&mut self.pending, rest);
        let piece = Piece { lines_before: self.lines_before, encoding, is_too_long, bytes };
        self.lines_before += line_ends(&piece.bytes);
        self.is_skipping = is_too_long;
        Some(piece)
    }

    /// Where the last whole row ends.
    fn rows_end(&self) -> usize {
        let bytes = &self.pending[..];
        if memchr(b'"', bytes).is_none() {
            return match memrchr(b'\n', bytes) {
                Some(end) => end + 1,
                // Where lines end with `\r` alone, the last one may still get its `\n`.
                None => bytes[..bytes.len().saturating_sub(1)]
                    .iter()
                    .rposition(|byte| *byte == b'\r')
                    .map_or(0, |end| end + 1),
            };
        }
        let mut start = 0;
        while let Some(line_end) = memchr(b'\n', &bytes[start..]) {
            let line = &bytes[start..start + line_end];
            let row_end =
                if memchr(b'"', line).is_some() { table::closed_record(&bytes[start..]) } else { Some(line_end) };
            match row_end {
                Some(end) if start + end < bytes.len() => start += end + 1,
                _ => break,
            }
        }
        start
    }
}

/// How many lines end in a text: with `\n`, with `\r`, or with both.
fn line_ends(bytes: &[u8]) -> usize {
    let of = |wanted: u8| memchr_iter(wanted, bytes).count();
    let both = memmem::find_iter(bytes, b"\r\n").count();
    of(b'\n') + of(b'\r') - both
}

fn feed_decoded(decoder: &mut Decoder, bytes: &[u8], is_last: bool, to: &mut Vec<u8>) {
    let begin = to.len();
    to.resize(begin + decoder.max_utf8_buffer_length(bytes.len()).unwrap_or(bytes.len() * 3 + 16), 0);
    let (_, _, written, _) = decoder.decode_to_utf8(bytes, &mut to[begin..], is_last);
    to.truncate(begin + written);
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The pieces that a text makes, fed in blocks of a size: lines before, and text.
    fn pieces(bytes: &[u8], size: usize) -> Vec<(usize, String)> {
        let mut cutter = Cutter::default();
        let mut pieces = Vec::new();
        let mut take = |cutter: &mut Cutter| {
            while let Some(piece) = cutter.piece() {
                pieces.push((piece.lines_before, piece.text().into_owned()));
            }
        };
        for block in bytes.chunks(size) {
            cutter.feed(block).unwrap();
            take(&mut cutter);
        }
        cutter.end().unwrap();
        take(&mut cutter);
        pieces
    }

    #[test]
    fn rows_are_never_cut_whatever_the_blocks_are() {
        let text = "name,room\r\nAda,\"a\nb\"\r\n\"Doe, \"\"J\"\"\",c\n5\" pipe,d\nZoë,e\nlast";
        for size in 1..text.len() {
            let pieces = pieces(text.as_bytes(), size);
            let whole: String = pieces.iter().map(|(_, text)| text.as_str()).collect();
            assert_eq!(whole, text.replace("\r\n", "\n"), "{size}");
            for (lines_before, piece) in pieces {
                let start = whole.find(&piece).unwrap();
                assert_eq!(lines_before, whole[..start].matches('\n').count(), "{size}: {piece:?}");
                let inside = start > 0 && whole[..start].ends_with("Ada,\"a\n");
                assert!(!inside && (start == 0 || whole[..start].ends_with('\n')), "{size}: {piece:?}");
            }
        }
    }

    #[test]
    fn other_encodings_and_line_ends_are_read() {
        let utf16: Vec<u8> = "\u{feff}Zoë\nBob\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        for size in [5, 6, 7, 100] {
            let text: String = pieces(&utf16, size).into_iter().map(|(_, text)| text).collect();
            assert_eq!(text, "Zoë\nBob\n", "{size}");
        }
        assert_eq!(pieces(b"Zo\xeb\nBob\n", 100), [(0, "Zoë\nBob\n".to_owned())]);
        assert_eq!(pieces("\u{feff}Zoë\n".as_bytes(), 100), [(0, "Zoë\n".to_owned())]);
        assert_eq!(pieces(b"Ada\rBob\rCarol", 100), [(0, "Ada\nBob\n".to_owned()), (2, "Carol".to_owned())]);
        assert_eq!(pieces("Zoë\n".as_bytes(), 5), [(0, "Zoë\n".to_owned())]);
        assert!(Cutter::default().feed(b"PK\x03\x04").is_err());
    }

    #[test]
    fn a_quote_that_is_never_closed_holds_no_more_than_its_limit() {
        let mut text = b"name\n\"open,1\n".to_vec();
        text.extend(b"Ada,2\n".repeat(ROW_LIMIT / 3));
        let mut cutter = Cutter::default();
        let (mut largest, mut starts) = (0, Vec::new());
        for block in text.chunks(32 * 1024) {
            cutter.feed(block).unwrap();
            largest = largest.max(cutter.pending.len());
            while let Some(piece) = cutter.piece() {
                starts.push((piece.lines_before, piece.text()[..8.min(piece.len())].to_owned()));
            }
        }
        assert!(largest <= ROW_LIMIT + 64 * 1024, "{largest}");
        assert_eq!(starts[1], (1, "\"open,1\n".to_owned()));
        assert_eq!(starts[2].0, 2, "the rows behind it stand for themselves");
    }

    #[test]
    fn a_line_without_end_is_dropped_but_for_its_beginning() {
        let mut text = b"name\n".to_vec();
        text.extend(b"x".repeat(3 * ROW_LIMIT));
        text.extend(b"\nBob\n");
        let pieces = pieces(&text, 32 * 1024);
        let shown: Vec<_> = pieces.iter().map(|(before, text)| (*before, &text[..text.len().min(4)])).collect();
        assert_eq!(shown, [(0, "name"), (1, "xxxx"), (2, "Bob\n")]);
        assert!(pieces[1].1.len() < 2 * ROW_LIMIT);
    }
}
