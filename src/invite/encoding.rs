//! Detects the encoding of a text file.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// A file of another kind than text, as its first bytes tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("This file is {}. Save the list as CSV, or copy and paste its rows.", self.kind())]
pub enum NotText {
    /// Excel's and other spreadsheets.
    Spreadsheet,
    /// PDF.
    Pdf,
    /// PNG.
    Image,
}

impl NotText {
    fn kind(self) -> &'static str {
        match self {
            Self::Spreadsheet => "a spreadsheet",
            Self::Pdf => "a PDF",
            Self::Image => "an image",
        }
    }
}

/// Detects the encoding from a file's first bytes: by a byte order mark, else UTF-16 by its zero bytes, else UTF-8 or
/// Windows-1252 by the non-ASCII bytes.
///
/// Unless `is_all`, an incomplete character at the end is ignored.
pub(crate) fn of(bytes: &[u8], is_all: bool) -> Result<&'static Encoding, NotText> {
    let known: [(&[u8], NotText); 4] = [
        (b"PK\x03\x04", NotText::Spreadsheet),
        (b"\xd0\xcf\x11\xe0", NotText::Spreadsheet),
        (b"%PDF", NotText::Pdf),
        (b"\x89PNG", NotText::Image),
    ];
    if let Some((_, kind)) = known.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Err(*kind);
    }
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return Ok(encoding);
    }
    let zeros = |from: usize| bytes.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
    let many = bytes.len() / 5;
    if bytes.len() >= 4 && zeros(1) > many {
        return Ok(UTF_16LE);
    }
    if bytes.len() >= 4 && zeros(0) > many {
        return Ok(UTF_16BE);
    }
    // A UTF-8 file may contain a few invalid bytes.
    let (mut good, mut bad) = (0, 0);
    let cut_off = bytes.utf8_chunks().last().map_or(0, |last| last.invalid().len());
    for chunk in bytes[..bytes.len() - if is_all { 0 } else { cut_off }].utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += chunk.invalid().len();
    }
    Ok(if bad > good { WINDOWS_1252 } else { UTF_8 })
}
