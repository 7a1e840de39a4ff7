//! Which encoding a text file is in.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// Tells the encoding from a file's first bytes: by its byte order mark, else UTF-16 by its zeros, else UTF-8 or
/// Windows-1252 by what the bytes beyond ASCII make.
///
/// # Errors
/// A sentence, where the bytes are no text.
pub(crate) fn of(bytes: &[u8]) -> Result<&'static Encoding, String> {
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
    // A file in UTF-8 may be damaged in places, and may have been cut off within a character.
    let (mut good, mut bad) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += chunk.invalid().len();
    }
    Ok(if bad > good { WINDOWS_1252 } else { UTF_8 })
}
