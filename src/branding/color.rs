//! A color for buttons with white text, whose contrast is checked.

use std::{fmt, str::FromStr};

/// The least contrast of text on a button (WCAG 2.2, 1.4.3 at level AA).
const CONTRAST: f64 = 4.5;

/// A color on which white text can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Color([u8; 3]);

/// Why a text is not such a color.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
pub enum ColorError {
    /// It is not six hexadecimal digits.
    #[error("enter a color as #RRGGBB")]
    Form,
    /// White text on it would be hard to read.
    #[error("white text has a contrast of {contrast:.1} on this color; it needs 4.5. The nearest color is {nearest}")]
    Contrast {
        /// The contrast, at most 4.5.
        contrast: f64,
        /// The nearest color that has enough contrast.
        nearest: Color,
    },
}

impl FromStr for Color {
    type Err = ColorError;

    fn from_str(text: &str) -> Result<Self, ColorError> {
        let digits = text.trim().trim_start_matches('#');
        if digits.len() != 6 || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(ColorError::Form);
        }
        let number = u32::from_str_radix(digits, 16).map_err(|_| ColorError::Form)?;
        let [_, channels @ ..] = number.to_be_bytes();
        let color = Self(channels);
        let contrast = color.contrast();
        if contrast < CONTRAST {
            return Err(ColorError::Contrast { contrast, nearest: color.darkened() });
        }
        Ok(color)
    }
}

impl fmt::Display for Color {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", self.hex())
    }
}

impl Color {
    /// Returns the six digits.
    pub fn hex(self) -> String {
        let [red, green, blue] = self.0;
        format!("{red:02x}{green:02x}{blue:02x}")
    }

    /// Returns the contrast with white, from 1 to 21.
    fn contrast(self) -> f64 {
        1.05 / (self.luminance() + 0.05)
    }

    /// Returns the relative luminance, as WCAG defines it.
    fn luminance(self) -> f64 {
        let [red, green, blue] = self.0.map(|channel| {
            let value = f64::from(channel) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// Returns the lightest color of the same hue that has enough contrast.
    fn darkened(self) -> Self {
        let scaled = |per_mille: u32| {
            let scale = |channel: u8| u8::try_from(u32::from(channel) * per_mille / 1000).unwrap_or(u8::MAX);
            Self(self.0.map(scale))
        };
        let found = (0..1000).rev().map(scaled).find(|color| color.contrast() >= CONTRAST);
        found.unwrap_or(Self([0; 3]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_text_can_be_read_on_every_color_that_is_accepted() {
        for (text, hex) in [("#0b6666", "0b6666"), ("767676", "767676"), (" #C00000 ", "c00000")] {
            assert_eq!(text.parse::<Color>().unwrap().hex(), hex);
        }
        for text in ["", "#", "#fff", "red", "#0b66667", "#0b666g", "#-b6666", "url(x)"] {
            assert_eq!(text.parse::<Color>(), Err(ColorError::Form), "{text}");
        }
        for (text, wanted) in [("#777777", "#767676"), ("#ffffff", "#767676")] {
            let Err(ColorError::Contrast { contrast, nearest }) = text.parse::<Color>() else { panic!("{text}") };
            assert!(contrast < CONTRAST);
            assert_eq!(nearest.to_string(), wanted);
        }
        for number in (0..0x0100_0000_u32).step_by(4099) {
            if let Err(ColorError::Contrast { nearest, .. }) = format!("{number:06x}").parse::<Color>() {
                assert_eq!(nearest.hex().parse(), Ok(nearest), "{number:06x}");
            }
        }
    }
}
