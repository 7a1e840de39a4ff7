//! Tells what kind of file some bytes are, by their content.
//!
//! The crates for signatures don't fit: a list may begin with any letters, and `infer` takes one that begins with `BM`, `MZ`
//! or `ID3` for an image, a program or music. `file-format` does so with `MZ`. From a file's beginning, neither tells an older
//! workbook from one with a password.

use super::encoding;

/// What to read a file as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// CSV, pasted cells, recipient lists, plain lines.
    Text,
    /// A spreadsheet that can be read.
    Spreadsheet(Format),
    /// One or more vCards.
    VCard,
    /// A file that can't be read as a list.
    Other(FileKind),
}

/// The format of a spreadsheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    /// Excel since 2007, also with macros (`.xlsm`).
    Xlsx,
    /// Excel 5.0 to 2003.
    Xls,
    /// `OpenDocument`.
    Ods,
}

/// A kind of file that is refused as a whole, and what to do instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum FileKind {
    /// A PDF.
    #[error("This file is a PDF. Export the list as CSV or as an Excel file, or copy and paste its rows.")]
    Pdf,
    /// A text document.
    #[error("This file is a text document, such as a Word file. Copy and paste its rows, or save the list as CSV.")]
    Document,
    /// A presentation.
    #[error("This file is a presentation. Copy and paste its rows, or save the list as CSV.")]
    Presentation,
    /// A web page.
    #[error(
        "This file is a web page. Some systems export web pages with the name .xls. Open the file in a spreadsheet \
         program and save it as .xlsx or CSV, or copy and paste its rows."
    )]
    Html,
    /// JSON.
    #[error("This file is JSON. Export the list as CSV or as an Excel file.")]
    Json,
    /// XML.
    #[error("This file is XML. Export the list as CSV or as an Excel file.")]
    Xml,
    /// A calendar file.
    #[error(
        "This file is a calendar file. Export the list of people as CSV, or copy and paste their names and email addresses."
    )]
    Calendar,
    /// An email message.
    #[error("This file is an email message. Copy and paste the recipients from your email program.")]
    Email,
    /// An image.
    #[error("This file is an image. Enter the names as text, or export the list as CSV.")]
    Image,
    /// An archive.
    #[error("This file is an archive. Extract it, and choose the file with the list.")]
    Archive,
    /// A file of Apple's office programs.
    #[error("This file is from Apple Numbers, Pages or Keynote. Export it as CSV or as an Excel file.")]
    Apple,
    /// A spreadsheet with a password.
    #[error("This spreadsheet is protected with a password. Remove the password, or save the list as CSV.")]
    Protected,
    /// A binary Excel workbook.
    #[error("This file is a binary Excel workbook (.xlsb). Save it as .xlsx or CSV.")]
    Xlsb,
    /// An Excel 2003 XML spreadsheet.
    #[error(
        "This file is an Excel 2003 XML spreadsheet. Open it in a spreadsheet program, and save it as .xlsx or CSV."
    )]
    SpreadsheetXml,
    /// A spreadsheet or vCards, where only text is read.
    #[error("This file is a spreadsheet or a contact card. Save the list as CSV.")]
    NotText,
    /// Anything else that is not text.
    #[error("This file is not text. Export the list as CSV or as an Excel file, or copy and paste its rows.")]
    Binary,
}

/// How much of a file's beginning should be given to [`of`], in bytes.
pub(crate) const SAMPLE: usize = 8192;

/// Tells the kind of a file by its first bytes: at least [`SAMPLE`], or all of it.
///
/// An Office file whose parts are not in the sample is taken for a spreadsheet, which opening it then finds out.
pub(crate) fn of(beginning: &[u8]) -> Kind {
    if beginning.starts_with(b"PK\x03\x04") || beginning.starts_with(b"PK\x05\x06") {
        return of_zip(beginning);
    }
    if beginning.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return of_ole(beginning);
    }
    if let Some(kind) = by_signature(beginning) {
        return Kind::Other(kind);
    }
    let (text, ..) = encoding::of(beginning, false).encoding.decode(&beginning[..beginning.len().min(SAMPLE)]);
    // A NUL in a list only makes its line unusable.
    let is_strange = |c: &char| *c == '\u{fffd}' || c.is_control() && !matches!(c, '\t' | '\n' | '\r');
    if text.contains('\0') && text.chars().filter(is_strange).count() * 50 > text.chars().count() {
        return Kind::Other(FileKind::Binary);
    }
    of_text(text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}'))
}

/// Signatures contain a byte or a sequence that no list of people begins with.
fn by_signature(bytes: &[u8]) -> Option<FileKind> {
    const SIGNATURES: [(usize, &[u8], FileKind); 18] = [
        (0, b"%PDF-", FileKind::Pdf),
        (0, b"{\\rtf", FileKind::Document),
        (0, b"\x89PNG\r\n\x1a\n", FileKind::Image),
        (0, b"\xff\xd8\xff", FileKind::Image),
        (0, b"GIF87a", FileKind::Image),
        (0, b"GIF89a", FileKind::Image),
        (8, b"WEBPVP8", FileKind::Image),
        (0, b"II*\0", FileKind::Image),
        (0, b"MM\0*", FileKind::Image),
        (4, b"ftyphei", FileKind::Image),
        (4, b"ftypmif1", FileKind::Image),
        (4, b"ftypavif", FileKind::Image),
        (0, b"\x1f\x8b\x08", FileKind::Archive),
        (0, b"7z\xbc\xaf\x27\x1c", FileKind::Archive),
        (0, b"Rar!\x1a\x07", FileKind::Archive),
        (0, b"\xfd7zXZ\0", FileKind::Archive),
        (0, b"\x28\xb5\x2f\xfd", FileKind::Archive),
        (257, b"ustar", FileKind::Archive),
    ];
    let found = SIGNATURES.iter().find(|(at, magic, _)| bytes.get(*at..).is_some_and(|rest| rest.starts_with(magic)));
    // The other bytes of a bitmap's header tell it from a text that begins with these letters.
    let is_bitmap = bytes.starts_with(b"BM") && bytes.get(6..10) == Some(&[0; 4]);
    found.map(|(_, _, kind)| *kind).or(is_bitmap.then_some(FileKind::Image))
}

/// Names stand uncompressed in an archive, each behind its header.
fn of_zip(bytes: &[u8]) -> Kind {
    if let Some(kind) = open_document(bytes) {
        return kind;
    }
    let (mut is_office, mut is_excel) = (false, false);
    for at in memchr::memmem::find_iter(bytes, b"PK\x03\x04") {
        let name = name_in_zip(&bytes[at..]).to_ascii_lowercase();
        let begins = |with: &str| name.starts_with(with.as_bytes());
        if name == b"xl/workbook.bin" {
            return Kind::Other(FileKind::Xlsb);
        } else if begins("xl/") {
            is_excel = true;
        } else if is_excel {
            // A workbook may contain a whole document.
        } else if name.ends_with(b".iwa") || begins("index/") || name == b"index.zip" {
            return Kind::Other(FileKind::Apple);
        } else if begins("word/") {
            return Kind::Other(FileKind::Document);
        } else if begins("ppt/") {
            return Kind::Other(FileKind::Presentation);
        }
        is_office |= ["[content_types]", "docprops/", "_rels/"].into_iter().any(begins);
    }
    if is_excel || is_office { Kind::Spreadsheet(Format::Xlsx) } else { Kind::Other(FileKind::Archive) }
}

fn name_in_zip(header: &[u8]) -> &[u8] {
    let length = header.get(26..28).map_or(0, |length| usize::from(u16::from_le_bytes([length[0], length[1]])));
    header.get(30..30 + length).unwrap_or_default()
}

/// `OpenDocument` files begin with their type, uncompressed.
fn open_document(bytes: &[u8]) -> Option<Kind> {
    let content = bytes.get(30..)?.strip_prefix(b"mimetype")?;
    let kind = content.strip_prefix(b"application/vnd.oasis.opendocument.");
    Some(match kind {
        Some(kind) if kind.starts_with(b"spreadsheet") => Kind::Spreadsheet(Format::Ods),
        Some(kind) if kind.starts_with(b"presentation") => Kind::Other(FileKind::Presentation),
        Some(_) => Kind::Other(FileKind::Document),
        None if content.starts_with(b"application/epub") => Kind::Other(FileKind::Document),
        None => return None,
    })
}

/// Files of older Office programs have a directory with names in UTF-16, which may be at their end.
fn of_ole(bytes: &[u8]) -> Kind {
    const NAMES: [(&str, FileKind); 4] = [
        ("EncryptedPackage", FileKind::Protected),
        ("WordDocument", FileKind::Document),
        ("PowerPoint Document", FileKind::Presentation),
        ("__nameid_version", FileKind::Email),
    ];
    let has = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        memchr::memmem::find(bytes, &wide).is_some()
    };
    // A workbook may contain a document, and the other way round: the directory tells, which opening it reads.
    if has("Workbook\0") && !has("EncryptedPackage") {
        return Kind::Spreadsheet(Format::Xls);
    }
    let found = NAMES.iter().find(|(name, _)| has(name));
    found.map_or(Kind::Spreadsheet(Format::Xls), |(_, kind)| Kind::Other(*kind))
}

/// `text` begins with its first character that is not blank.
fn of_text(text: &str) -> Kind {
    let starts = |with: &str| text.get(..with.len()).is_some_and(|start| start.eq_ignore_ascii_case(with));
    if starts("BEGIN:VCARD") {
        return Kind::VCard;
    }
    let kind = if starts("BEGIN:VCALENDAR") {
        FileKind::Calendar
    } else if text.starts_with('<')
        && let Some(kind) = of_markup(text)
    {
        kind
    } else if is_json(text) {
        FileKind::Json
    } else if is_email(text) {
        FileKind::Email
    } else {
        return Kind::Text;
    };
    Kind::Other(kind)
}

fn of_markup(text: &str) -> Option<FileKind> {
    let lower = text.to_ascii_lowercase();
    let has_tag = |names: &[&str]| {
        lower.split('<').any(|tag| {
            names.iter().any(|name| {
                let rest = tag.strip_prefix(name);
                rest.is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '>', '/', '\n', '\r', '\t']))
            })
        })
    };
    let html = ["!doctype html", "html", "head", "meta", "body", "table", "div", "style", "script"];
    let is_xml = lower.starts_with("<?xml");
    if is_xml && lower.contains("urn:schemas-microsoft-com:office:spreadsheet") && has_tag(&["workbook", "ss:workbook"])
    {
        Some(FileKind::SpreadsheetXml)
    } else if has_tag(&["svg"]) {
        Some(FileKind::Image)
    } else if has_tag(&html) {
        Some(FileKind::Html)
    } else {
        is_xml.then_some(FileKind::Xml)
    }
}

/// Whether a text is JSON as far as it goes. `[x] Ada` and `{Ada}` are not.
fn is_json(text: &str) -> bool {
    if !text.starts_with(['{', '[']) {
        return false;
    }
    let is_value = text[1..].trim_start().starts_with(['"', '{', '[', '}']);
    let mut values = serde_json::Deserializer::from_str(text).into_iter::<serde::de::IgnoredAny>();
    match values.next() {
        // One value a line is JSON as well. `[1] Ada` is a list mark.
        Some(Ok(_)) => is_value && matches!(text[values.byte_offset()..].trim_start().get(..1), None | Some("{" | "[")),
        // The sample may end in the middle.
        Some(Err(error)) => is_value && error.is_eof() && text.contains('"'),
        None => false,
    }
}

/// Whether a text begins like a message as mail programs store it. Heads that people paste, as `To:`, don't count.
fn is_email(text: &str) -> bool {
    const STORED: [&str; 6] =
        ["mime-version", "received", "message-id", "return-path", "delivered-to", "x-mozilla-status"];
    let mut heads = text.lines().take_while(|line| !line.is_empty());
    let is_stored = |line: &str| {
        let name = line.split_once(':').map(|(name, _)| name.to_ascii_lowercase());
        name.is_some_and(|name| STORED.contains(&name.as_str()))
    };
    let is_head = |line: &str| {
        let name = line.split_once(':').map(|(name, _)| name);
        name.is_some_and(|name| {
            !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        })
    };
    let first = text.lines().next().unwrap_or_default();
    (is_head(first) || first.starts_with("From ")) && heads.any(is_stored)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SPREADSHEETS: [(&[u8], Format); 5] = [
        (include_bytes!("../../../tests/it/lists/files/second-sheet.xlsx"), Format::Xlsx),
        (include_bytes!("../../../tests/it/lists/files/values.xlsx"), Format::Xlsx),
        (include_bytes!("../../../tests/it/lists/files/guests.xls"), Format::Xls),
        (include_bytes!("../../../tests/it/lists/files/guests.ods"), Format::Ods),
        (include_bytes!("../../../tests/it/lists/files/bogus-dimension.xlsx"), Format::Xlsx),
    ];

    #[test]
    fn spreadsheets_are_known_by_their_beginning() {
        for (bytes, format) in SPREADSHEETS {
            assert_eq!(of(bytes), Kind::Spreadsheet(format));
            assert_eq!(of(&bytes[..bytes.len().min(SAMPLE)]), Kind::Spreadsheet(format));
        }
        let protected = include_bytes!("../../../tests/it/lists/files/protected.xlsx");
        assert_eq!(of(protected), Kind::Other(FileKind::Protected));
    }

    #[test]
    fn lists_that_begin_like_other_files_are_text() {
        let texts = [
            "",
            " \n",
            "Ada",
            "[x] Ada\n[ ] Bob",
            "[Ada]\n[Bob]",
            "{Ada}",
            "[1] Ada\n[2] Bob",
            "[ ] Ada",
            "<ada@example.org>",
            "<ada@example.org>, <bob@example.org>",
            "BM,Berta Meyer\nMZ,Max Zorn",
            "MZ\nBM",
            "BMW Club\nAda,ada@example.org",
            "To: Ada <ada@example.org>\nCc: Bob <bob@example.org>",
            "From: Grace\nTo: Ada\nSubject: Chess\n\nHi",
            "Name\tEmail",
            "ID3,Name",
            "GIF,Name",
            "Rar Ito",
            "%PDF is a format",
            "Received,Name\n",
            "{\"Ada\"}",
            "\"Ada\",x",
            "Otto\nFlo",
            "<Ada>",
            "<A> Ada",
            "<b@example.org>",
            "[\"x\"] Ada",
            "Begin: Ada",
            "xl/Ada",
            "PK,Paul Klein",
            "II,Ida Ipsen",
        ];
        for text in texts {
            assert_eq!(of(text.as_bytes()), Kind::Text, "{text}");
        }
    }

    #[test]
    fn other_files_are_named() {
        let files: [(&[u8], FileKind); 28] = [
            (b"%PDF-1.7\n", FileKind::Pdf),
            (b"{\\rtf1\\ansi Ada}", FileKind::Document),
            (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", FileKind::Image),
            (b"\xff\xd8\xff\xe0\0\x10JFIF", FileKind::Image),
            (b"BM\x36\x10\0\0\0\0\0\0\x36\0", FileKind::Image),
            (b"RIFF\x10\0\0\0WEBPVP8 ", FileKind::Image),
            (b"\0\0\0\x18ftypheic\0\0", FileKind::Image),
            (b"<svg xmlns='http://www.w3.org/2000/svg'>", FileKind::Image),
            (b"\x1f\x8b\x08\0", FileKind::Archive),
            (b"PK\x03\x04\x14\0\0\0\x08\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x05\0\0\0a.csv", FileKind::Archive),
            (
                b"PK\x03\x04\x14\0\0\0\x08\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x12\0\0\0Index/Document.iwa",
                FileKind::Apple,
            ),
            (
                b"PK\x03\x04\x14\0\0\0\x08\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x11\0\0\0word/document.xml",
                FileKind::Document,
            ),
            (b"PK\x03\x04\x14\0\0\0\x08\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x0f\0\0\0xl/workbook.bin", FileKind::Xlsb),
            (b"<!DOCTYPE html><p>Ada", FileKind::Html),
            (b"\xef\xbb\xbf\r\n<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\">", FileKind::Html),
            (b"<table><tr><td>Ada</td></tr></table>", FileKind::Html),
            (b"<?xml version=\"1.0\"?><html>", FileKind::Html),
            (
                b"<?xml version=\"1.0\"?>\n<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">",
                FileKind::SpreadsheetXml,
            ),
            (b"<?xml version=\"1.0\"?><people/>", FileKind::Xml),
            (b"[{\"name\": \"Ada\"}]", FileKind::Json),
            (b"{\"people\": [{\"name\": \"Ad", FileKind::Json),
            (b"[\n  \"Ada\",\n  \"Bob\"\n]", FileKind::Json),
            (b"{\"name\": \"Ada\"}\n{\"name\": \"Bob\"}\n", FileKind::Json),
            (b"BEGIN:VCALENDAR\r\nVERSION:2.0", FileKind::Calendar),
            (b"Return-Path: <ada@example.org>\r\nSubject: x\r\n", FileKind::Email),
            (b"From: Ada <ada@example.org>\r\nTo: x\r\nMIME-Version: 1.0\r\n", FileKind::Email),
            (b"\x7fELF\x02\x01\x01\0\0\0\0\0\x02\0\x3e", FileKind::Binary),
            (b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff", FileKind::Binary),
        ];
        for (bytes, kind) in files {
            assert_eq!(of(bytes), Kind::Other(kind), "{}", String::from_utf8_lossy(bytes));
        }
    }

    #[test]
    fn vcards_are_known_in_any_case_and_encoding() {
        let wide = |text: &str| format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>();
        for bytes in [
            b"BEGIN:VCARD\nFN:Ada".to_vec(),
            b"\xef\xbb\xbf\r\nbegin:vcard\r\n".to_vec(),
            wide("BEGIN:VCARD\r\nFN:Ada"),
        ] {
            assert_eq!(of(&bytes), Kind::VCard);
        }
        assert_eq!(of(&wide("Ada\tada@example.org\r\n")), Kind::Text);
    }

    #[test]
    fn every_refusal_says_what_to_do() {
        let all = [
            FileKind::Pdf,
            FileKind::Document,
            FileKind::Presentation,
            FileKind::Html,
            FileKind::Json,
            FileKind::Xml,
            FileKind::Calendar,
            FileKind::Email,
            FileKind::Image,
            FileKind::Archive,
            FileKind::Apple,
            FileKind::Protected,
            FileKind::Xlsb,
            FileKind::SpreadsheetXml,
            FileKind::Binary,
        ];
        for kind in all {
            assert!(["CSV", "paste", "choose"].iter().any(|word| kind.to_string().contains(word)), "{kind}");
        }
    }
}
