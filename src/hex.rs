//! Bytes in hexadecimal digits.

use std::fmt::Write as _;

/// Returns bytes in lower-case digits.
pub(crate) fn encoded(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(2 * bytes.len()), |mut digits, byte| {
        let _ = write!(digits, "{byte:02x}");
        digits
    })
}

/// Returns the bytes that digits stand for, two digits each, or `None` if the text is anything else.
pub(crate) fn decoded(text: &str) -> Option<Vec<u8>> {
    let digits: Option<Vec<u8>> =
        text.chars().map(|c| c.to_digit(16).and_then(|digit| digit.try_into().ok())).collect();
    let digits = digits.filter(|digits| digits.len() % 2 == 0)?;
    Some(digits.chunks_exact(2).map(|pair| pair[0] << 4 | pair[1]).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_survive_being_written_and_read() {
        let bytes: Vec<u8> = (0..=255).collect();
        assert_eq!(decoded(&encoded(&bytes)), Some(bytes));
        assert_eq!(decoded("00fF"), Some(vec![0, 255]));
        for text in ["0", "0g", "+f", " 0", "é0"] {
            assert_eq!(decoded(text), None, "{text}");
        }
    }
}
