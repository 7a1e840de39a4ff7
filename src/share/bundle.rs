//! Many files in one zip.

use std::{
    collections::HashSet,
    io::{Cursor, Write as _},
};

use unicode_properties::{GeneralCategoryGroup, UnicodeGeneralCategory as _};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

/// A zip of files, each named after its person: `01 Ada Lovelace.eml`.
///
/// # Errors
/// Where the files are more than a zip holds.
pub fn zip<'a>(
    extension: &str,
    files: impl ExactSizeIterator<Item = (&'a str, Vec<u8>)>,
) -> zip::result::ZipResult<Vec<u8>> {
    let digits = files.len().to_string().len().max(2);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let mut taken = HashSet::new();
    for (place, (name, bytes)) in files.enumerate() {
        let name = format!("{:0digits$} {}.{extension}", place + 1, file_name(name));
        debug_assert!(taken.insert(name.clone()), "the number makes each name its own");
        zip.start_file(name, options)?;
        zip.write_all(&bytes)?;
    }
    Ok(zip.finish()?.into_inner())
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
