//! A logo: a PNG or SVG file that is checked before it is stored.

use std::io::Read as _;

use flate2::{Crc, read::ZlibDecoder};
use sha2::{Digest as _, Sha256};

use super::{
    error::{LogoError, PIXELS},
    svg,
};
use crate::hex;

/// The most bytes of a logo.
const LOGO_LIMIT: usize = 100 * 1024;

/// The kind of a logo.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogoKind {
    /// A PNG picture.
    Png,
    /// An SVG drawing.
    Svg,
}

impl LogoKind {
    /// Returns the extension of file names.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Svg => "svg",
        }
    }

    /// Returns the media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Png => "image/png",
            Self::Svg => "image/svg+xml",
        }
    }
}

/// A file that was checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Logo {
    /// The kind.
    pub kind: LogoKind,
    /// The bytes.
    pub bytes: Vec<u8>,
}

impl Logo {
    /// Checks a file.
    pub fn read(bytes: &[u8]) -> Result<Self, LogoError> {
        if bytes.len() > LOGO_LIMIT {
            return Err(LogoError::TooLarge);
        }
        let kind = if bytes.starts_with(SIGNATURE) {
            check_png(bytes)?;
            LogoKind::Png
        } else {
            svg::check(bytes)?;
            LogoKind::Svg
        };
        Ok(Self { kind, bytes: bytes.to_owned() })
    }

    /// Returns the file name, which follows from the content.
    pub fn file_name(&self) -> String {
        format!("{}.{}", hex::encoded(&Sha256::digest(&self.bytes)[..12]), self.kind.extension())
    }
}

/// How a PNG file begins.
const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

/// The header of a PNG file.
struct Header {
    width: u32,
    height: u32,
    /// Bits of a pixel.
    depth: u32,
    is_interlaced: bool,
}

impl Header {
    fn read(data: &[u8]) -> Option<Self> {
        let data: [u8; 13] = data.try_into().ok()?;
        let number = |at: usize| u32::from_be_bytes([data[at], data[at + 1], data[at + 2], data[at + 3]]);
        let channels = match (data[9], data[8]) {
            (0, 1 | 2 | 4 | 8 | 16) | (3, 1 | 2 | 4 | 8) => 1,
            (2, 8 | 16) => 3,
            (4, 8 | 16) => 2,
            (6, 8 | 16) => 4,
            _ => return None,
        };
        let header = Self {
            width: number(0),
            height: number(4),
            depth: channels * u32::from(data[8]),
            is_interlaced: data[12] == 1,
        };
        (header.width > 0 && header.height > 0 && data[10] == 0 && data[11] == 0 && data[12] < 2).then_some(header)
    }

    /// Returns the bytes of each of the pictures that the pixels come in: one, or seven if they are interlaced.
    fn passes(&self) -> Vec<(usize, usize)> {
        const PASSES: [(u32, u32, u32, u32); 7] =
            [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)];
        let size = |(left, top, right, down): (u32, u32, u32, u32)| {
            let columns = self.width.saturating_sub(left).div_ceil(right);
            let rows = self.height.saturating_sub(top).div_ceil(down);
            (1 + (columns * self.depth).div_ceil(8) as usize, if columns == 0 { 0 } else { rows as usize })
        };
        if self.is_interlaced { PASSES.map(size).to_vec() } else { vec![size((0, 0, 1, 1))] }
    }
}

/// Decodes a PNG file as far as a browser has to: its chunks, and the rows of its pixels.
fn check_png(bytes: &[u8]) -> Result<(), LogoError> {
    let (mut rest, mut header, mut packed) = (&bytes[SIGNATURE.len()..], None, Vec::new());
    loop {
        let (kind, data, after) = chunk(rest).ok_or(LogoError::Damaged)?;
        rest = after;
        match (kind, &header) {
            (b"IHDR", None) => header = Some(Header::read(data).ok_or(LogoError::Damaged)?),
            (_, None) | (b"IHDR", _) => return Err(LogoError::Damaged),
            (b"IDAT", _) => packed.extend_from_slice(data),
            (b"IEND", _) => break,
            _ => {}
        }
    }
    let header = header.ok_or(LogoError::Damaged)?;
    if header.width > PIXELS || header.height > PIXELS {
        return Err(LogoError::TooManyPixels);
    }
    let mut decoder = ZlibDecoder::new(packed.as_slice());
    for (length, rows) in header.passes() {
        let mut row = vec![0; length];
        for _ in 0..rows {
            decoder.read_exact(&mut row).map_err(|_| LogoError::Damaged)?;
            if row[0] > 4 {
                return Err(LogoError::Damaged);
            }
        }
    }
    Ok(())
}

/// Reads a chunk: its kind, its data, and what comes after it.
fn chunk(bytes: &[u8]) -> Option<(&[u8; 4], &[u8], &[u8])> {
    let (length, rest) = bytes.split_first_chunk::<4>()?;
    let (kind, rest) = rest.split_first_chunk::<4>()?;
    let (data, rest) = rest.split_at_checked(u32::from_be_bytes(*length) as usize)?;
    let (sum, rest) = rest.split_first_chunk::<4>()?;
    let mut crc = Crc::new();
    crc.update(kind);
    crc.update(data);
    (crc.sum() == u32::from_be_bytes(*sum)).then_some((kind, data, rest))
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use flate2::{Compression, write::ZlibEncoder};

    use super::*;

    fn png(width: u32, height: u32, rows: &[u8]) -> Vec<u8> {
        let mut header = [width.to_be_bytes(), height.to_be_bytes()].concat();
        header.extend([8, 6, 0, 0, 0]);
        let mut packer = ZlibEncoder::new(Vec::new(), Compression::best());
        packer.write_all(rows).unwrap();
        let mut file = SIGNATURE.to_vec();
        for (kind, data) in [(b"IHDR", header), (b"IDAT", packer.finish().unwrap()), (b"IEND", Vec::new())] {
            let mut crc = Crc::new();
            crc.update(kind);
            crc.update(&data);
            file.extend(u32::try_from(data.len()).unwrap().to_be_bytes());
            file.extend(kind);
            file.extend(&data);
            file.extend(crc.sum().to_be_bytes());
        }
        file
    }

    #[test]
    fn a_picture_is_accepted_if_it_can_be_decoded_and_is_not_too_large() {
        let good = png(3, 2, &[0; 26]);
        let logo = Logo::read(&good).unwrap();
        assert_eq!((logo.kind, logo.file_name().split_once('.').map(|(_, kind)| kind)), (LogoKind::Png, Some("png")));
        for end in 0..good.len() {
            assert!(Logo::read(&good[..end]).is_err(), "cut off at {end}");
        }
        for place in 8..good.len() {
            let mut damaged = good.clone();
            damaged[place] ^= 0x10;
            assert!(Logo::read(&damaged).is_err(), "changed at {place}");
        }
        assert_eq!(Logo::read(&png(3, 2, &[0; 25])), Err(LogoError::Damaged));
        assert_eq!(Logo::read(&png(3, 2, &[9; 26])), Err(LogoError::Damaged));
        assert_eq!(Logo::read(&png(0, 2, &[0; 26])), Err(LogoError::Damaged));
        // What would be gigabytes once it is unpacked.
        assert_eq!(Logo::read(&png(40_000, 40_000, &[0; 1000])), Err(LogoError::TooManyPixels));
        assert_eq!(Logo::read(&vec![b' '; LOGO_LIMIT + 1]), Err(LogoError::TooLarge));
        assert_eq!(Logo::read(b"GIF89a"), Err(LogoError::Kind));
        assert_eq!(Logo::read(b""), Err(LogoError::Kind));
    }
}
