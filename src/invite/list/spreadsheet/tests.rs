use super::*;

const SECOND: &[u8] = include_bytes!("../../../../tests/it/lists/files/second-sheet.xlsx");
const VALUES: &[u8] = include_bytes!("../../../../tests/it/lists/files/values.xlsx");
const BOGUS: &[u8] = include_bytes!("../../../../tests/it/lists/files/bogus-dimension.xlsx");
const XLS: &[u8] = include_bytes!("../../../../tests/it/lists/files/guests.xls");
const ODS: &[u8] = include_bytes!("../../../../tests/it/lists/files/guests.ods");
const PROTECTED: &[u8] = include_bytes!("../../../../tests/it/lists/files/protected.xlsx");

const GUESTS: &str =
    "Name\tEmail\nGrażyna Żółć\tgrazyna@example.org\nJosé Núñez\tjose@example.net\n李小龍\tlee@example.com\n";
const MAX: u64 = 64 << 20;

fn write(bytes: &[u8], sheet: &str) -> Result<String, SpreadsheetError> {
    let mut text = Vec::new();
    Workbook::open(bytes, MAX)?.write(sheet, &mut text)?;
    Ok(String::from_utf8(text).expect("UTF-8"))
}

#[test]
fn sheets_are_listed_in_order_and_hidden_ones_marked() {
    let sheets = Workbook::open(SECOND, MAX).expect("a workbook").sheets();
    let sheets: Vec<_> = sheets.iter().map(|sheet| (sheet.name.as_str(), sheet.is_hidden)).collect();
    assert_eq!(sheets, [("Notes", false), ("Guests", false), ("Lists", true)]);
    assert_eq!(write(SECOND, "Guests").expect("a sheet"), GUESTS);
    assert_eq!(write(SECOND, "Lists").expect("a sheet"), "yes\tno\n");
    let missing = write(SECOND, "guests").expect_err("no such sheet").to_string();
    assert_eq!(missing, "Sheet \"guests\" was not found. The sheets are: Notes, Guests.");
}

#[test]
fn cells_are_written_as_people_see_them() {
    let expected = [
        "",
        "",
        "Name\tKind\tValue\tFormula",
        "\tinteger\t42",
        "\tphone\t491701234567",
        "\tdecimal\t2.5",
        "\tyes\tyes",
        "",
        "\tno\tno",
        "\tdate\t2035-12-10",
        "\tdate and time\t2035-12-10 09:30",
        "\ttime\t09:30",
        "\tduration\t25:30",
        "\ttext\t  Ada  ",
        "\tbreaks\tAda Lovelace",
        "\ttab\tAda Lovelace",
        "\tquotes\t\"Ada \"\"the first\"\"\"",
        "\tdigits as text\t007",
        "\terror\t#N/A",
        "\tpercent\t0.5",
        "\trich\tAda Lovelace",
        "\tmerged\tGrace",
        "\tformula\tAda Lovelace",
        "\tnumber formula\t42",
        "",
    ];
    assert_eq!(write(VALUES, "Values").expect("a sheet").split('\n').collect::<Vec<_>>(), expected);
}

#[test]
fn older_and_open_formats_are_read_alike() {
    let xls = "\nName\tEmail\tBorn\nGrażyna Żółć\tgrazyna@example.org\t1990-02-03\nJosé Núñez\tjose@example.net\t17\n\
               李小龍\tlee@example.com\tyes\n";
    assert_eq!(write(XLS, "Guests").expect("a sheet"), xls);
    let ods = "\nName\tEmail\tBorn\tFrom\tYears\tMember\nGrażyna Żółć\tgrazyna@example.org\t1990-02-03\t09:30\t17\tyes\n\
               José Núñez Jr.\tjose@example.net\t1991-02-03 09:30\t\t\tno\n李小龍\tlee@example.com\n";
    assert_eq!(write(ODS, "Guests").expect("a sheet"), ods);
    assert!(Workbook::open(XLS, MAX).expect("a workbook").sheets()[2].is_hidden);
}

#[test]
fn a_sheet_may_claim_any_size() {
    assert_eq!(write(BOGUS, "Guests").expect("a sheet"), GUESTS);
}

#[test]
fn other_files_say_what_they_are() {
    let message = |bytes: &[u8]| Workbook::open(bytes, MAX).err().expect("an error").to_string();
    assert!(message(PROTECTED).starts_with("This spreadsheet is protected with a password."));
    assert!(message(b"PK\x03\x04").contains("archive"));
    assert!(message(&SECOND[..3000]).contains("damaged"));
}

#[test]
fn a_document_with_a_workbook_in_it_is_a_document() {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).expect("a file");
    file.create_storage("/ObjectPool").expect("a storage");
    for path in ["/WordDocument", "/ObjectPool/Workbook"] {
        file.create_stream(path).and_then(|mut stream| stream.write_all(b"x")).expect("a stream");
    }
    let bytes = file.into_inner().into_inner();
    let opened = Workbook::open(&bytes, MAX).map(|_| ());
    assert!(matches!(opened, Err(SpreadsheetError::Other(FileKind::Document))), "{opened:?}");
}

/// Replaces a part of a ZIP file.
fn with_part(bytes: &[u8], part: &str, content: &str) -> Vec<u8> {
    let mut from = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut to = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..from.len() {
        let file = from.by_index_raw(index).expect("a part");
        if file.name().expect("a name") != part {
            to.raw_copy_file(file).expect("copied");
        }
    }
    to.start_file(part, zip::write::SimpleFileOptions::default()).expect("started");
    to.write_all(content.as_bytes()).expect("written");
    to.finish().expect("an archive").into_inner()
}

#[test]
fn small_files_with_large_contents_are_refused() {
    let too_large = |bytes: &[u8]| {
        let mut text = io::sink();
        let opened = Workbook::open(bytes, 1 << 20).and_then(|mut book| {
            let name = book.sheets()[0].name.clone();
            book.write(&name, &mut text)
        });
        assert!(matches!(opened, Err(SpreadsheetError::TooLarge(_))), "{opened:?}");
    };
    let sheet = |rows: &str| format!("<worksheet><sheetData>{rows}</sheetData></worksheet>");
    let blank = " ".repeat(2 << 20);
    too_large(&with_part(BOGUS, "xl/worksheets/sheet1.xml", &sheet(&blank)));
    too_large(&with_part(BOGUS, "xl/sharedStrings.xml", "<sst uniqueCount=\"99999999999\"></sst>"));
    too_large(&with_part(BOGUS, "xl/sharedStrings.xml", "<sst uniqueCount=\"99999999999999999999999\"></sst>"));
    let long = format!("<sst><si><t>{}</t></si></sst>", "a".repeat(100_000));
    let repeated = sheet(&"<row><c t=\"s\"><v>0</v></c></row>".repeat(20));
    too_large(&with_part(&with_part(BOGUS, "xl/sharedStrings.xml", &long), "xl/worksheets/sheet1.xml", &repeated));
    let fonts = format!("<styleSheet><fonts><font><name val=\"{}\"/></font></fonts>", "a".repeat(10_000));
    let styles = format!("{fonts}<cellXfs>{}</cellXfs></styleSheet>", "<xf fontId=\"0\"/>".repeat(1000));
    too_large(&with_part(BOGUS, "xl/styles.xml", &styles));
    let ods = |rows: &str| {
        let table = format!("<table:table table:name=\"a\">{rows}</table:table>");
        with_part(ODS, "content.xml", &format!("<office:spreadsheet>{table}</office:spreadsheet>"))
    };
    let cell =
        "<table:table-cell office:value-type=\"float\" office:value=\"1\" table:number-columns-repeated=\"16384\"/>";
    too_large(&ods(&format!("<table:table-row table:number-rows-repeated=\"1048576\">{cell}</table:table-row>")));
    let blanks = "<table:table-cell office:value-type=\"string\"><text:p><text:s text:c=\"4000000000\"/></text:p></table:table-cell>";
    too_large(&ods(&format!("<table:table-row>{blanks}</table:table-row>")));
}

#[test]
fn parts_without_an_end_are_damaged() {
    let deep_table = format!("{}<table:table table:name=\"a\">", "<a>".repeat(100_000));
    let deep_cells =
        format!("<a><table:table table:name=\"a\">{}", "<table:table-row><table:table-cell>".repeat(50_000));
    for content in [
        "<a><table:table table:name=\"a\">",
        "<a><table:table table:name=\"a\"><table:table-row>",
        "<a>",
        "x<",
        "</a>",
        &deep_table,
        &deep_cells,
        &"<text:p>".repeat(100_000),
    ] {
        let opened = Workbook::open(&with_part(ODS, "content.xml", content), MAX).map(|_| ());
        assert!(matches!(opened, Err(SpreadsheetError::Damaged)), "{content}: {opened:?}");
    }
    let nested = "<a>".repeat(100_000);
    for part in ["xl/sharedStrings.xml", "xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml"] {
        for content in
            [nested.as_str(), "", "<worksheet><sheetData><row><c r=\"ZZZZZZZZ99999999999\"><v>1</v></c></row>"]
        {
            let bytes = with_part(BOGUS, part, content);
            let read = write(&bytes, "Guests");
            assert!(read.is_err(), "{part}: {read:?}");
        }
    }
}

#[test]
fn damaged_files_are_errors() {
    for bytes in [SECOND, VALUES, XLS, ODS, PROTECTED] {
        let read = |bytes: &[u8]| {
            if let Ok(mut book) = Workbook::open(bytes, 1 << 20) {
                for sheet in book.sheets() {
                    let _ = book.write(&sheet.name, &mut io::sink());
                }
            }
        };
        for end in (0..bytes.len()).step_by(97) {
            read(&bytes[..end]);
        }
        for at in (0..bytes.len()).step_by(13) {
            let mut bytes = bytes.to_vec();
            bytes[at] ^= 1 << (at % 8);
            read(&bytes);
        }
    }
}
