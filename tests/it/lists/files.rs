//! Writes the files of the cases: texts in other encodings, workbooks.

use std::{fmt::Write as _, io::Write as _};

use zip::write::SimpleFileOptions;

/// Returns the text in an encoding of the Encoding Standard, or in UTF-16.
pub(super) fn encoded(encoding: &str, text: &str) -> Vec<u8> {
    let little = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    match encoding {
        "utf-16le" => little(&format!("\u{feff}{text}")),
        "utf-16le-no-bom" => little(text),
        "utf-16be" => format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_be_bytes).collect(),
        label => {
            let encoding = encoding_rs::Encoding::for_label(label.as_bytes()).unwrap();
            let (bytes, _, has_unmappable) = encoding.encode(text);
            assert!(!has_unmappable, "{label} has no bytes for {text}");
            bytes.into_owned()
        }
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

fn is_number(cell: &str) -> bool {
    !cell.is_empty() && cell.len() < 9 && cell.bytes().all(|byte| byte.is_ascii_digit())
}

fn zipped(files: &[(String, String)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, text) in files {
        zip.start_file(name.as_str(), options).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// Returns a zip file with one file in it.
pub(super) fn packed(name: &str, bytes: &[u8]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    zip.start_file(name, SimpleFileOptions::default()).unwrap();
    zip.write_all(bytes).unwrap();
    zip.finish().unwrap().into_inner()
}

/// Returns an `.xlsx` file. Cells of digits are numbers, the others text.
pub(super) fn workbook(sheets: &[(&str, &str)]) -> Vec<u8> {
    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
    const KIND: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    let (mut types, mut list, mut links) = (String::new(), String::new(), String::new());
    let mut files = Vec::new();
    for (number, (name, text)) in (1..).zip(sheets) {
        write!(types, r#"<Override PartName="/xl/worksheets/sheet{number}.xml" ContentType="{KIND}.worksheet+xml"/>"#)
            .unwrap();
        write!(list, r#"<sheet name="{}" sheetId="{number}" r:id="rId{number}"/>"#, escaped(name)).unwrap();
        write!(
            links,
            r#"<Relationship Id="rId{number}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{number}.xml"/>"#
        )
        .unwrap();
        files.push((
            format!("xl/worksheets/sheet{number}.xml"),
            format!(r#"<worksheet xmlns="{MAIN}"><sheetData>{}</sheetData></worksheet>"#, rows(text)),
        ));
    }
    let workbook = format!(r#"<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{list}</sheets></workbook>"#);
    let types = format!(
        r#"<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{KIND}.sheet.main+xml"/>{types}</Types>"#
    );
    let root = format!(r#"<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/>"#);
    let related = |links: &str| format!(r#"<Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>"#);
    files.insert(0, ("[Content_Types].xml".to_owned(), types));
    files.insert(1, ("_rels/.rels".to_owned(), related(&root)));
    files.insert(2, ("xl/workbook.xml".to_owned(), workbook));
    files.insert(3, ("xl/_rels/workbook.xml.rels".to_owned(), related(&links)));
    zipped(&files)
}

/// Returns an `.xlsx` file of a few hundred kilobytes whose sheet has so many megabytes of blanks.
pub(super) fn bomb(megabytes: usize) -> Vec<u8> {
    let book = workbook(&[("Guests", "Name\nAda")]);
    let mut from = zip::ZipArchive::new(std::io::Cursor::new(book)).unwrap();
    let mut to = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for index in 0..from.len() {
        let part = from.by_index_raw(index).unwrap();
        if !part.name().unwrap().contains("sheet1") {
            to.raw_copy_file(part).unwrap();
        }
    }
    to.start_file("xl/worksheets/sheet1.xml", SimpleFileOptions::default()).unwrap();
    to.write_all(b"<worksheet><sheetData>").unwrap();
    let blanks = vec![b' '; 1 << 20];
    (0..megabytes).for_each(|_| to.write_all(&blanks).unwrap());
    to.write_all(b"</sheetData></worksheet>").unwrap();
    to.finish().unwrap().into_inner()
}

fn rows(text: &str) -> String {
    let mut rows = String::new();
    for (number, line) in (1..).zip(text.lines()) {
        write!(rows, r#"<row r="{number}">"#).unwrap();
        for (column, cell) in ('A'..='Z').zip(line.split('\t')).filter(|(_, cell)| !cell.is_empty()) {
            if is_number(cell) {
                write!(rows, r#"<c r="{column}{number}"><v>{cell}</v></c>"#).unwrap();
            } else {
                let text = escaped(cell);
                write!(rows, r#"<c r="{column}{number}" t="inlineStr"><is><t>{text}</t></is></c>"#).unwrap();
            }
        }
        rows.push_str("</row>");
    }
    rows
}

/// Returns an `.ods` file.
pub(super) fn open_document(sheets: &[(&str, &str)]) -> Vec<u8> {
    const SPACE: &str = "urn:oasis:names:tc:opendocument:xmlns";
    const KIND: &str = "application/vnd.oasis.opendocument.spreadsheet";
    let mut tables = String::new();
    for (name, text) in sheets {
        write!(tables, r#"<table:table table:name="{}">"#, escaped(name)).unwrap();
        for line in text.lines() {
            tables.push_str("<table:table-row>");
            for cell in line.split('\t') {
                let cell = escaped(cell);
                write!(
                    tables,
                    r#"<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>"#
                )
                .unwrap();
            }
            tables.push_str("</table:table-row>");
        }
        tables.push_str("</table:table>");
    }
    let content = format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="{SPACE}:office:1.0" xmlns:table="{SPACE}:table:1.0" xmlns:text="{SPACE}:text:1.0" office:version="1.2"><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"#
    );
    let manifest = format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><manifest:manifest xmlns:manifest="{SPACE}:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="{KIND}"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>"#
    );
    zipped(&[
        ("mimetype".to_owned(), KIND.to_owned()),
        ("META-INF/manifest.xml".to_owned(), manifest),
        ("content.xml".to_owned(), content),
    ])
}
