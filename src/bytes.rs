//! Looking at all bytes of a text at once.

/// Returns whether `is_one` accepts every byte of a text. It does not stop at the first byte that is not accepted, so
/// that several bytes can be compared at once. Use it for short texts that nearly always pass.
pub(crate) fn are_all(text: &str, is_one: impl Fn(u8) -> bool) -> bool {
    text.bytes().fold(true, |all, byte| all & is_one(byte))
}

/// Returns whether a text is printable ASCII.
pub(crate) fn are_printable(text: &str) -> bool {
    are_all(text, |byte| matches!(byte, b' '..=b'~'))
}
