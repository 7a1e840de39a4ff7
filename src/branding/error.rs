//! Why a file can't be the logo.

/// The most pixels of a logo in each direction.
pub(super) const PIXELS: u32 = 1024;

/// Why a file can't be the logo.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LogoError {
    /// It has more than 100 KB.
    #[error("the logo has more than 100 KB")]
    TooLarge,
    /// It has more than 1024 pixels in one direction.
    #[error("the logo has more than 1024 pixels in one direction")]
    TooManyPixels,
    /// It is neither a PNG nor an SVG file.
    #[error("the logo is not a PNG or SVG file")]
    Kind,
    /// It can't be decoded.
    #[error("the logo is damaged")]
    Damaged,
    /// It is a drawing with something that could act or load, such as a script or a reference.
    #[error("the logo has parts that are not only shapes")]
    Unsafe,
}
