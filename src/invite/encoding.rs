//! Which encoding a text file is in.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// Tells the encoding from a file's first bytes: by its byte order mark, else UTF-16 by its zeros, else UTF-8 or
/// Windows-1252 by what the bytes beyond ASCII make.
///
/// Where they are not all, a character at their end that is cut off tells nothing.
///
/// # Errors
/// A sentence, where the bytes are no text.
pub(crate) fn of(bytes: &[u8], is_all: bool) -> Result<&'static Encoding, String> {
    let known: [(&[u8], &str); 4] = [
        (b"PK\x03\x04", "a spreadsheet"),
        (b"\xd0\xcf\x11\xe0", "a spreadsheet"),
        (b"%PDF", "a PDF"),
        (b"\x89PNG", "a picture"),
    ];
    if let Some((_, kind)) = known.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Err(format!("This file is {kind}: save the list as CSV first, or copy its rows and paste them."));
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
    // A file in UTF-8 may be damaged in places.
    let (mut good, mut bad) = (0, 0);
    let cut_off = bytes.utf8_chunks().last().map_or(0, |last| last.invalid().len());
    for chunk in bytes[..bytes.len() - if is_all { 0 } else { cut_off }].utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += chunk.invalid().len();
    }
    Ok(if bad > good { WINDOWS_1252 } else { UTF_8 })
}
