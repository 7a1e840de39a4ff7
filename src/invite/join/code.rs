//! The code in a join link.

use std::{fmt, str::FromStr};

use sha2::{Digest as _, Sha256};

/// Crockford's base32 in lower case: no i, l, o and u.
const DIGITS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// The number of digits in a code, which are 80 bits.
const LENGTH: usize = 16;

/// The longest text that is read as a code, in bytes.
const TYPED_LIMIT: usize = 64;

/// The code in a join link: 16 digits of Crockford's base32, which display in lower case. It has no `Debug`, so that it
/// is not logged by accident, and no `==`, because [`LinkKey::has_issued`](super::LinkKey::has_issued) compares in
/// constant time.
///
/// People copy codes by hand, so case, spaces and punctuation are ignored, and letters that look like a digit are read
/// as one.
///
/// ```
/// # use latchkey::program::invite::join::JoinCode;
/// let code: JoinCode = " 7X4K-9M2P-O1il-WXYZ.".parse()?;
/// assert_eq!(code.to_string(), "7x4k9m2p0111wxyz");
/// assert_eq!(code.grouped(), "7x4k-9m2p-0111-wxyz");
/// assert!("7x4k-9m2p-0111".parse::<JoinCode>().is_err());
/// # Ok::<(), latchkey::program::invite::join::NotACode>(())
/// ```
#[derive(Clone)]
pub struct JoinCode([u8; 10]);

/// The text is not a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a code; expected 16 letters and digits")]
pub struct NotACode;

impl JoinCode {
    pub(super) fn new(bits: [u8; 10]) -> Self {
        Self(bits)
    }

    /// Returns the code whose digits are all zero, to look for in place of a text that is not a code.
    pub fn nil() -> Self {
        Self([0; 10])
    }

    pub(super) fn bits(&self) -> &[u8; 10] {
        &self.0
    }

    /// Returns the code in groups of four, for people to read out and type.
    pub fn grouped(&self) -> String {
        let code = self.to_string();
        [0, 4, 8, 12].map(|at| &code[at..at + 4]).join("-")
    }

    /// Returns what the code is stored under.
    pub fn lookup(&self) -> Lookup {
        Lookup::of(self.to_string().as_bytes())
    }

    /// Returns every code that this text may have been if one character of it is wrong, missing or too much.
    pub fn near(typed: &str) -> Vec<Self> {
        let Some(typed) = significant(typed) else { return Vec::new() };
        let digits = || DIGITS.iter().copied();
        let at = |place: usize, taken: usize, given: Option<u8>| {
            let mut text = typed[..place].to_vec();
            text.extend(given);
            text.extend(&typed[place + taken..]);
            Self::of_digits(&text)
        };
        let places = 0..typed.len();
        match typed.len().wrapping_sub(LENGTH) {
            0 => places.flat_map(|place| digits().filter_map(move |digit| at(place, 1, Some(digit)))).collect(),
            1 => places.filter_map(|place| at(place, 1, None)).collect(),
            usize::MAX => (0..=typed.len())
                .flat_map(|place| digits().filter_map(move |digit| at(place, 0, Some(digit))))
                .collect(),
            _ => Vec::new(),
        }
    }

    fn of_digits(digits: &[u8]) -> Option<Self> {
        if digits.len() != LENGTH {
            return None;
        }
        let value = |digit: &u8| DIGITS.iter().position(|known| known == digit);
        let number = digits.iter().try_fold(0_u128, |number, digit| Some(number << 5 | value(digit)? as u128))?;
        number.to_be_bytes().last_chunk().copied().map(Self)
    }
}

/// Returns the letters and digits of a text, as the code's digits where they stand for one. `None` if the text is too
/// long to be a code.
fn significant(typed: &str) -> Option<Vec<u8>> {
    if typed.len() > TYPED_LIMIT {
        return None;
    }
    let read = |c: char| match c.to_ascii_lowercase() {
        'i' | 'l' => b'1',
        'o' => b'0',
        // Nothing outside of ASCII is a digit of a code.
        c => u8::try_from(c).unwrap_or(b'?'),
    };
    Some(typed.chars().filter(|c| c.is_alphanumeric()).map(read).collect())
}

impl FromStr for JoinCode {
    type Err = NotACode;

    fn from_str(typed: &str) -> Result<Self, NotACode> {
        significant(typed).and_then(|digits| Self::of_digits(&digits)).ok_or(NotACode)
    }
}

impl fmt::Display for JoinCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let number = self.0.iter().fold(0_u128, |number, byte| number << 8 | u128::from(*byte));
        let digit = |place: usize| char::from(DIGITS[(number >> (5 * (LENGTH - 1 - place))) as usize % 32]);
        f.write_str(&(0..LENGTH).map(digit).collect::<String>())
    }
}

/// What a code is stored under: half of its SHA-256. It does not reveal the code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Lookup([u8; 16]);

impl Lookup {
    fn of(text: &[u8]) -> Self {
        Self(Sha256::digest(text).first_chunk().copied().expect("a hash has 32 bytes"))
    }
}

impl fmt::Display for Lookup {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", u128::from_be_bytes(self.0))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    const CODE: &str = "7x4k9m2p0111wxyz";

    #[test]
    fn a_code_is_read_as_people_type_it() {
        for typed in [
            CODE,
            "7X4K9M2P0111WXYZ",
            "7x4k-9m2p-0111-wxyz",
            " 7x4k 9m2p\u{a0}0111\twxyz \n",
            "7x4k9m2pOiLlwxyz",
            "7x4k9m2p0111wxyz.",
            "“7x4k‑9m2p–0111—wxyz”",
            "<7x4k9m2p0111wxyz>,",
        ] {
            assert_eq!(typed.parse::<JoinCode>().map(|code| code.to_string()), Ok(CODE.to_owned()), "{typed}");
        }
        let long = format!("{CODE}{}", "-".repeat(TYPED_LIMIT));
        for typed in ["", "-", "7x4k9m2p0111wxy", "7x4k9m2p0111wxyz0", "7x4k9m2p0111wxyu", "7x4k9m2p0111wxyж", &long] {
            assert!(typed.parse::<JoinCode>().is_err(), "{typed}");
        }
    }

    #[test]
    fn every_bit_of_a_code_is_read_back() {
        for bits in [[0; 10], [255; 10], [1, 35, 69, 103, 137, 171, 205, 239, 16, 50]] {
            assert_eq!(JoinCode(bits).to_string().parse::<JoinCode>().map(|code| code.0), Ok(bits));
        }
        let single = (0..80).map(|bit| (1_u128 << bit).to_be_bytes().last_chunk().copied().unwrap());
        let codes: HashSet<String> = single.map(|bits| JoinCode(bits).to_string()).collect();
        assert_eq!(codes.len(), 80);
    }

    #[test]
    fn a_code_with_one_mistake_is_near_the_right_one() {
        let near = |typed: &str| JoinCode::near(typed).iter().any(|code| code.to_string() == CODE);
        for typed in
            ["7x4k9m2p0111wxyy", "8x4k-9m2p-0111-wxyz", "7x4k9m2p0111wxuz", "x4k9m2p0111wxyz", "7x4k9m2p0111wxy"]
        {
            assert!(near(typed), "{typed}");
        }
        assert!(near("7x4k9m2p01111wxyz") && near("7x4k9m2p0111wxyzu") && near("77x4k9m2p0111wxyz"));
        assert!(!near("7x4k9m2p0111wyyy") && !near("7x4k9m2p0111wx") && !near(""));
    }

    #[test]
    fn a_lookup_is_half_of_the_hash_of_the_code_in_lower_case() {
        // printf 7x4k9m2p0111wxyz | sha256sum
        let code: JoinCode = "7X4K-9M2P-0111-WXYZ".parse().unwrap();
        assert_eq!(code.lookup().to_string(), "45292f3ee919cb892501f9e08e31ed63");
    }
}
