//! The flags of `latchkey links` that say how to read a list, and what it says without them.

use super::files;
use crate::cli::{folder, latchkey, run};

const GUESTS: &[u8] = include_bytes!("files/second-sheet.xlsx");
const OLDER: &[u8] = include_bytes!("files/guests.xls");
const CARDS: &str = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Zoë Quill\r\nEMAIL:zoe@example.org\r\nEND:VCARD\r\n";
const UNCLEAR: &str = "Alpha;Beta;Gamma\nAda Quill;Acme Inc;ada@example.org\nBo Finch;Beta Ltd;bo@example.org\n";

/// Runs `latchkey links --room standup` with more arguments, and returns the people as `Name <address>` with the exit code
/// and standard error.
fn links(args: &[&str], list: &[u8]) -> (Vec<String>, Option<i32>, String) {
    let folder = folder();
    let all = [&["links", "--room", "standup"], args].concat();
    let (code, out, err) = run(latchkey(folder.path()).args(all), list);
    let mut reader = csv::Reader::from_reader(out.as_bytes());
    let person = |row: csv::StringRecord| format!("{} <{}>", &row[0], &row[1]);
    (reader.records().map(|row| person(row.unwrap())).collect(), code, err)
}

#[test]
fn columns_are_named_or_numbered_in_one_flag_or_several() {
    for args in [
        &["--columns", "name=Alpha,email=Gamma"][..],
        &["--columns", "name = alpha", "--columns", "email=3"],
        &["--columns", "name=1,email=3", "--header-row", "1"],
        &["--columns", "name=Alpha,email=3,ignore=Beta"],
    ] {
        let (people, code, err) = links(args, UNCLEAR.as_bytes());
        assert_eq!(people, ["Ada Quill <ada@example.org>", "Bo Finch <bo@example.org>"], "{args:?}: {err}");
        assert_eq!(code, Some(0), "{err}");
    }
    for (columns, said) in [
        ("nome=1", "unknown column “nome”; expected name, first_name,"),
        ("Alpha", "expected pairs such as name=Kunde,email=Mail, got “Alpha”"),
        ("name=1,name=2", "“name” is given twice; expected each column once"),
    ] {
        let (people, code, err) = links(&["--columns", columns], UNCLEAR.as_bytes());
        assert_eq!((people.len(), code), (0, Some(2)));
        assert!(err.contains(said) && err.contains("--columns"), "{err}");
    }
    let (_, code, err) = links(&["--columns", "name=1", "--columns", "name=2"], UNCLEAR.as_bytes());
    assert_eq!(
        (code, err.as_str()),
        (Some(2), "error: --columns: “name” is given twice; expected each column once.\n")
    );
    let (_, code, err) = links(&["--columns", "name=Alphas"], UNCLEAR.as_bytes());
    assert_eq!(code, Some(2));
    assert!(err.contains("Column “Alphas” was not found.") && err.contains("“Alpha”"), "{err}");
}

#[test]
fn an_unclear_table_is_an_error_with_its_columns_and_the_flag_to_set() {
    let (people, code, err) = links(&[], UNCLEAR.as_bytes());
    assert_eq!((people.len(), code), (0, Some(2)));
    assert!(err.starts_with("error: Several columns could contain the names. "), "{err}");
    assert!(err.contains("2 “Beta” (Acme Inc, Beta Ltd)") && err.contains("--columns 'name=1,email=3'"), "{err}");
    let table = "Name,Email,Room\nAda Quill,ada@example.org,204\nBo Finch,bo@example.org,206\n";
    let (people, code, err) = links(&[], table.as_bytes());
    assert_eq!((people.len(), code), (0, Some(2)));
    assert!(err.contains("'name=1,email=2'. Add room=3 if the numbers are the names of rooms."), "{err}");
    let (_, code, err) = links(&["--columns", "name=1,email=2"], table.as_bytes());
    assert_eq!((code, err.as_str()), (Some(0), "warning: ignored column: Room\n"));
    let (people, code, err) = links(&[], b"Ada Quill,ada@example.org,yes\nBo Finch,bo@example.org,no\n");
    assert_eq!((people.len(), code), (0, Some(2)));
    assert!(err.contains("Add owner=3 if column 3 says who is an owner."), "{err}");
}

#[test]
fn the_line_of_the_column_names_can_be_given() {
    let table = "Guests of the week,x\nname,email\nAda,ada@example.org\n";
    let (people, code, err) = links(&["--header-row", "2"], table.as_bytes());
    assert_eq!((people.as_slice(), code), (&["Ada <ada@example.org>".to_owned()][..], Some(0)), "{err}");
    let (people, code, _) = links(&["--header-row", "0"], b"Ada Name,ada@example.org\nBo Finch,bo@example.org\n");
    assert_eq!((people.len(), code), (2, Some(0)));
    let (people, code, err) = links(&["--header-row", "9"], table.as_bytes());
    assert_eq!((people.len(), code), (0, Some(2)));
    let said =
        "Line 9 has no column names. Set --header-row to the line with the column names, or to 0 if there are none.";
    assert_eq!(err, format!("error: {said}\n"));
}

#[test]
fn the_encoding_is_detected_or_given() {
    let list =
        files::encoded("windows-1250", "Name;Email\nŽofie Křížová;zofie@example.cz\nJiří Dvořák;jiri@example.cz\n");
    let (people, code, err) = links(&[], &list);
    assert_eq!((people[0].as_str(), code), ("Žofie Křížová <zofie@example.cz>", Some(0)));
    assert_eq!(err, "warning: the file was read as Windows-1250; check the names\n");
    let (people, code, err) = links(&["--encoding", "cp1250"], &list);
    assert_eq!((people[1].as_str(), code, err.as_str()), ("Jiří Dvořák <jiri@example.cz>", Some(0), ""));
    let (people, ..) = links(&["--encoding", "windows-1252"], &list);
    assert_eq!(people[0], "Žofie Køížová <zofie@example.cz>", "what is said counts");
    for encoding in ["utf-16le", "utf-16be"] {
        let (people, _, err) = links(&["--encoding", "utf-16"], &files::encoded(encoding, "name\nZoë\n"));
        assert_eq!((people.as_slice(), err.as_str()), (&["Zoë <>".to_owned()][..], ""), "{encoding}");
    }
    // In this encoding, some letters contain the byte of a quotation mark.
    let list = files::encoded("iso-2022-jp", "name,email\n阿部 花子,abe@example.jp\n山田 太郎,yamada@example.jp\n");
    let (people, _, err) = links(&["--encoding", "iso-2022-jp"], &list);
    assert_eq!(people, ["阿部 花子 <abe@example.jp>", "山田 太郎 <yamada@example.jp>"], "{err}");
    let (_, code, err) = links(&["--encoding", "utf-99"], b"Ada\n");
    assert_eq!(code, Some(2));
    assert!(err.contains("'--encoding <NAME>': Unknown encoding \"utf-99\". Use a name such as utf-8"), "{err}");
}

#[test]
fn spreadsheets_and_cards_are_read_from_a_file_and_from_standard_input() {
    let folder = folder();
    let open_document = files::open_document(&[("People", "Name\tEmail\nAda\tada@example.org")]);
    for (name, bytes, first) in [
        ("guests.xlsx", GUESTS, "Grażyna Żółć"),
        ("guests.csv", OLDER, "Grażyna Żółć"),
        ("guests.ods", &open_document, "Ada"),
        ("guests.vcf", CARDS.as_bytes(), "Zoë Quill"),
    ] {
        std::fs::write(folder.path().join(name), bytes).unwrap();
        let args = ["links", "--room", "standup", "--format", "text", "--columns", "name=Name,email=Email"];
        let (code, from_file, err) = run(latchkey(folder.path()).args(args).args(["--strict", name]), b"");
        assert_eq!(code, Some(0), "{name}: {err}");
        assert!(from_file.starts_with(&format!("{first}: https://")), "{from_file}");
        let (code, from_input, err) = run(latchkey(folder.path()).args(args), bytes);
        assert_eq!((code, from_input.lines().count()), (Some(0), from_file.lines().count()), "{name}: {err}");
        let (code, plan, err) = run(latchkey(folder.path()).args(args).args(["--plan", "", name]), b"");
        assert_eq!(code, Some(0), "{name}: {err}");
        assert!(plan.starts_with(&format!("added {first}, standup\n")), "{plan}");
    }
}

#[test]
fn the_sheet_is_found_or_given() {
    let (people, code, err) = links(&[], GUESTS);
    assert_eq!((people.len(), code), (3, Some(0)), "{err}");
    assert!(
        err.starts_with("warning: only sheet “Guests” was read, because no other sheet seems to list people\n"),
        "{err}"
    );
    assert!(!links(&["--sheet", "Guests"], GUESTS).2.contains("sheet"));
    let (people, code, err) = links(&["--sheet", "Gests"], GUESTS);
    assert_eq!((people.len(), code), (0, Some(2)));
    assert!(
        err.starts_with("error: Sheet \"Gests\" was not found. The sheets are: ") && err.contains("Guests"),
        "{err}"
    );
    let two =
        files::workbook(&[("May's", "Name\tEmail\nAda\tada@example.org"), ("June", "Name\tEmail\nBo\tbo@example.org")]);
    let (people, code, err) = links(&[], &two);
    assert_eq!((people.len(), code), (0, Some(2)));
    assert!(err.contains("Several sheets could contain the list: May's, June."), "{err}");
    assert!(err.ends_with("Use --sheet, for example --sheet 'May'\\''s'.\n"), "{err}");
    assert_eq!(links(&["--sheet", "June"], &two).0, ["Bo <bo@example.org>"]);
    for text in ["name\nAda\n", CARDS] {
        let (people, code, err) = links(&["--sheet", "June"], text.as_bytes());
        assert_eq!((people.len(), code), (0, Some(2)));
        assert_eq!(err, "error: --sheet is set, but the list is not a spreadsheet. Remove --sheet.\n");
    }
}

#[test]
fn bad_rows_of_a_spreadsheet_are_kept_as_text() {
    let folder = folder();
    let book = files::workbook(&[("People", "Name\tEmail\nAda\tada@example.org\nBo\tbo@\nCy \"C\" Marsh\tcy@")]);
    std::fs::write(folder.path().join("people.xlsx"), book).unwrap();
    let args = ["links", "--room", "standup", "people.xlsx", "--errors", "bad.tsv"];
    let (code, out, err) = run(latchkey(folder.path()).args(args), b"");
    assert_eq!((code, out.lines().count()), (Some(3), 2), "{err}");
    assert_eq!(err, "2 rows are invalid: see bad.tsv\n");
    let kept = std::fs::read_to_string(folder.path().join("bad.tsv")).unwrap();
    let why = "This is not an email address. Expected one like ada@example.org.";
    let header = "Name\tEmail\tproblem";
    assert_eq!(kept, format!("{header}\nBo\tbo@\t{why}\n\"Cy \"\"C\"\" Marsh\"\tcy@\t{why}\n"));
    let mended = kept.replace("bo@", "bo@example.org").replace("cy@", "cy@example.org");
    for mended in [mended.clone(), mended.replace(&format!("\t{why}"), ""), mended.replace(why, "")] {
        let (people, code, err) = links(&[], mended.as_bytes());
        let both = ["Bo <bo@example.org>", "Cy \"C\" Marsh <cy@example.org>"];
        assert_eq!((code, err.as_str()), (Some(0), ""), "{mended}");
        assert_eq!(people, both);
    }
    // A row that is still wrong says why once.
    std::fs::write(folder.path().join("bad.tsv"), kept.replace("bo@", "bo@example.org")).unwrap();
    let args = ["links", "--room", "standup", "bad.tsv", "--errors", "worse.tsv"];
    assert_eq!(run(latchkey(folder.path()).args(args), b"").0, Some(3));
    let kept = std::fs::read_to_string(folder.path().join("worse.tsv")).unwrap();
    assert_eq!(kept, format!("{header}\n\"Cy \"\"C\"\" Marsh\"\tcy@\t{why}\n"));
}

#[test]
fn a_list_of_nobody_ends_with_a_word() {
    let header_alone = files::workbook(&[("People", "Name\tEmail")]);
    let long = format!("name,email\n{}", "\n".repeat(80_000));
    for (list, said) in [
        (&b"name,email\n"[..], "The list has column names but no people."),
        (b"sep=;\nname;email\n;\n", "The list has column names but no people."),
        (long.as_bytes(), "The list has column names but no people."),
        (&header_alone, "The list has column names but no people."),
        (b"BEGIN:VCARD\nEND:VCARD\n", "The list has column names but no people."),
        (b"", "There is no one to invite. Add at least one person to the list."),
        (b"\n \n", "There is no one to invite. Add at least one person to the list."),
        (b"-\n", "There is no one to invite. Add at least one person to the list."),
    ] {
        for args in [&[][..], &["--strict"], &["--plan"]] {
            let folder = folder();
            let (code, out, err) = run(latchkey(folder.path()).args(["links", "--room", "standup"]).args(args), list);
            let list = String::from_utf8_lossy(&list[..list.len().min(40)]).into_owned();
            assert_eq!(
                (code, out.as_str(), err.as_str()),
                (Some(2), "", format!("error: {said}\n").as_str()),
                "{list:?}"
            );
        }
    }
}

#[test]
fn people_from_flags_are_no_list() {
    for flag in [["--columns", "name=1"], ["--sheet", "x"], ["--encoding", "utf-8"], ["--header-row", "1"]] {
        let (people, code, err) = links(&[&flag[..], &["--owner", "Ada"]].concat(), b"");
        assert_eq!((people.len(), code), (0, Some(2)));
        assert!(
            err.contains(&format!("{} is for a list, but the people come from --owner and --invitee.", flag[0])),
            "{err}"
        );
    }
    // With both, the flags are about the list alone.
    let args = ["--owner", "Zoe", "--columns", "name=Alpha,email=Gamma", "-"];
    let (people, code, err) = links(&args, UNCLEAR.as_bytes());
    assert_eq!((people.len(), code), (3, Some(0)), "{err}");
}

#[test]
fn a_person_who_stands_twice_is_named_once_for_each_pair() {
    let (people, code, err) = links(&[], b"name,email\nAda,ada@example.org\nBo,bo@example.org\nAda,ada@EXAMPLE.org\n");
    assert_eq!((people.len(), code), (3, Some(0)));
    let rest = "so they count as one person. If they are two people, give each their own id or email address.\n";
    assert_eq!(err, format!("warning: lines 2 and 4 have the same id, {rest}"));
    let (_, _, err) = links(&["--owner", "Ada", "--invitee", "Ada", "-"], b"name\nAda\n");
    let expected = format!(
        "warning: two people from --owner and --invitee have the same id, {rest}warning: line 2 has the same id as a person from --owner or --invitee, {rest}"
    );
    assert_eq!(err, expected);
    let (_, _, err) = links(&[], "Ada\n".repeat(20).as_bytes());
    assert_eq!(err.lines().count(), 11, "{err}");
    assert!(err.ends_with("warning: 19 of the first 20,000 rows repeat a person from an earlier row.\n"), "{err}");
}

#[test]
fn an_address_below_a_name_stays_with_it_in_lists_of_any_length() {
    let letters = |n: usize| [n / 676, n / 26 % 26, n % 26].map(|n| char::from(b'a' + u8::try_from(n % 26).unwrap()));
    for quote in ["", "\""] {
        let person =
            |n: usize| format!("{quote}X{} Quill{quote}\n <p{n}@example.org>\n", String::from_iter(letters(n)));
        let list: String = (0..3000).map(person).collect();
        let (people, code, err) = links(&[], list.as_bytes());
        assert_eq!((people.len(), code), (3000, Some(0)), "{err}");
        let is_whole = |(n, person): (usize, &String)| {
            person.starts_with('X') && person.ends_with(&format!(" Quill <p{n}@example.org>"))
        };
        assert!(people.iter().enumerate().all(is_whole));
    }
}

#[test]
fn a_table_whose_header_names_no_people_is_refused() {
    for table in [
        "kunde, ort\nAda Quill, Berlin\nBo Finch, Bonn\n",
        "kunde;ort\nMüller GmbH;Berlin\nMeier AG;Bonn\n",
        "Kundennummer, Ort, PLZ\n17, Berlin, 10115\n",
        "company,city\nAcme,Berlin\n",
        "kunde, ort\n",
    ] {
        let (people, code, err) = links(&[], table.as_bytes());
        assert_eq!((people.len(), code), (0, Some(2)), "{table}: {err}");
        assert!(err.contains("--columns 'name="), "{table}: {err}");
    }
    let (people, code, err) = links(&["--columns", "name=kunde"], b"kunde, ort\nAda Quill, Berlin\n");
    assert_eq!((people, code), (vec!["Ada Quill <>".to_owned()], Some(0)), "{err}");
    // It may still be what it says.
    let (people, code, _) = links(&["--header-row", "0"], b"Doe, Jane\nQuill, Ada\n");
    assert_eq!((people.len(), code), (2, Some(0)));
    assert_eq!(links(&[], b"Doe, Jane\nQuill, Ada\n").0.len(), 2);
}
