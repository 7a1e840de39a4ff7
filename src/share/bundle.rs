//! Many files in one zip.

use std::{
    cell::RefCell,
    io::{self, Seek, SeekFrom, Write},
};

use unicode_properties::{GeneralCategoryGroup, UnicodeGeneralCategory as _};
use zip::{
    CompressionMethod, ZipWriter,
    result::ZipResult,
    write::{PreparedZipFile, SimpleFileOptions},
};

/// A zip that is taken away while it is written. Of each file it keeps only what the list at its end says.
pub struct Bundle {
    zip: ZipWriter<Outlet>,
    extension: &'static str,
    digits: usize,
    count: usize,
}

impl Bundle {
    /// Starts a zip of at most `most` files.
    pub fn new(extension: &'static str, most: usize) -> Self {
        let digits = most.to_string().len().max(2);
        Self { zip: ZipWriter::new(Outlet::default()), extension, digits, count: 0 }
    }

    /// Adds a file named after its person: `01 Ada Lovelace.eml`. The number makes each name its own.
    pub fn add(&mut self, person: &str, bytes: &[u8]) -> ZipResult<()> {
        self.count += 1;
        let name = format!("{:0digits$} {}.{}", self.count, file_name(person), self.extension, digits = self.digits);
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        // With its size and checksum known, a file's header never has to be written again.
        self.zip.add_prepared_file(PreparedZipFile::from_data(name, options, bytes)?)
    }

    /// Takes what was written since the last time.
    pub fn take(&self) -> Vec<u8> {
        self.zip.get_ref().map(|outlet| outlet.written.take()).unwrap_or_default()
    }

    /// Ends the zip, and returns what was not taken yet.
    ///
    /// # Errors
    /// Where the files are more than a zip holds.
    pub fn finish(self) -> ZipResult<Vec<u8>> {
        Ok(self.zip.finish()?.written.take())
    }
}

/// Collects what is written until it is taken. It can only be written on at its end.
#[derive(Default)]
struct Outlet {
    written: RefCell<Vec<u8>>,
    length: u64,
}

impl Write for Outlet {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.written.get_mut().extend_from_slice(bytes);
        self.length += bytes.len() as u64;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Seek for Outlet {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let is_at_end = match to {
            SeekFrom::Start(place) => place == self.length,
            SeekFrom::End(by) | SeekFrom::Current(by) => by == 0,
        };
        if is_at_end { Ok(self.length) } else { Err(io::ErrorKind::Unsupported.into()) }
    }
}

/// A person's name as a part of a file's name on every system: letters, digits, marks, blanks and hyphens of it.
pub fn file_name(name: &str) -> String {
    let is_kept = |c: char| {
        matches!(
            c.general_category_group(),
            GeneralCategoryGroup::Letter | GeneralCategoryGroup::Number | GeneralCategoryGroup::Mark
        ) || c == '-'
    };
    let kept: String = name.chars().map(|c| if is_kept(c) { c } else { ' ' }).collect();
    let words = kept.split_whitespace().collect::<Vec<_>>().join(" ");
    let short: String = words.chars().take(60).collect();
    if short.trim().is_empty() { "invitation".to_owned() } else { short.trim().to_owned() }
}
