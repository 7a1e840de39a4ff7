use super::*;
use crate::invite::{MailAddressError, list::Question};

/// `line: Name <address> owner` for each entry.
fn people(text: &str) -> Vec<String> {
    let batch = Batch::parse(text);
    assert_eq!(batch.problems, [], "{text:?}");
    shown(&batch)
}

fn shown(batch: &Batch) -> Vec<String> {
    let show = |entry: &Entry| {
        let invitee = &entry.invitee;
        let email = invitee.email.as_ref().map(|email| format!(" <{email}>")).unwrap_or_default();
        format!("{}: {}{email}{}", entry.line, invitee.name, if invitee.is_owner { " owner" } else { "" })
    };
    batch.entries.iter().map(show).collect()
}

fn problems(text: &str) -> Vec<(usize, String)> {
    Batch::parse(text).problems.into_iter().map(|problem| (problem.line, problem.why.to_string())).collect()
}

#[test]
fn one_name_a_line_with_marks() {
    assert_eq!(
        people("Ada, owner\nBob\r\n\r\n  Zoë (Owner) \rDoe, Jane\nMax [owner]\n"),
        ["1: Ada owner", "2: Bob", "4: Zoë owner", "5: Doe, Jane", "6: Max owner"]
    );
}

#[test]
fn lists_from_a_mail_program() {
    let list = "Ada Lovelace <ada@example.org>, \"Doe, Jane\" <jane@example.org>; Roe, Rick <rick@example.org> (owner)\n'Bob' <bob@example.org>;\n<eve@example.org>, owner, Max <max@example.org>";
    assert_eq!(
        people(list),
        [
            "1: Ada Lovelace <ada@example.org>",
            "1: Doe, Jane <jane@example.org>",
            "1: Roe, Rick <rick@example.org> owner",
            "2: Bob <bob@example.org>",
            "3: eve <eve@example.org> owner",
            "3: Max <max@example.org>",
        ]
    );
    assert_eq!(
        people("bob@example.org, Ada <ada@example.org>; eve@example.org"),
        ["1: bob <bob@example.org>", "1: Ada <ada@example.org>", "1: eve <eve@example.org>"]
    );
    assert_eq!(people("ada@example.org; bob@example.org"), ["1: ada <ada@example.org>", "1: bob <bob@example.org>"]);
    assert_eq!(people("Ada Lovelace ada@example.org (owner)"), ["1: Ada Lovelace <ada@example.org> owner"]);
    assert_eq!(people("Ada; Bob; Carol (owner)"), ["1: Ada", "1: Bob", "1: Carol owner"]);
}

#[test]
fn rows_from_a_spreadsheet() {
    assert_eq!(
        people("Ada\tLovelace\tada@example.org\towner\nBob\t\tbob@example.org\t\n\t\t\nZoë\t\t\tguest"),
        ["1: Ada Lovelace <ada@example.org> owner", "2: Bob <bob@example.org>", "4: Zoë"]
    );
}

#[test]
fn tables_with_a_header_in_any_order() {
    assert_eq!(
        people("Owner;E-Mail;Name\nyes;ada@example.org;Ada\n;;\"Doe; Jane\"\n0;;Bob\n"),
        ["2: Ada <ada@example.org> owner", "3: Doe; Jane", "4: Bob"]
    );
    assert_eq!(people("First Name,Last Name\nAda,Lovelace"), ["2: Ada Lovelace"]);
    assert_eq!(
        people("name,link,role\nAda,https://x.daily.co/r?t=abc,owner\nBob,,invitee"),
        ["2: Ada owner", "3: Bob"]
    );
    assert_eq!(people("sep=;\nname;owner\nAda;TRUE"), ["3: Ada owner"]);
    assert_eq!(Batch::parse("name,company\nAda,Acme").notes, [Note::Ignored(vec!["company".to_owned()])]);
    assert_eq!(people("\u{feff}\"name\",\"email\"\n\"O\"\"Brien\",o@example.org"), ["2: O\"Brien <o@example.org>"]);
}

#[test]
fn languages_are_read_by_tag_and_by_name() {
    let languages =
        |text: &str| -> Vec<_> { Batch::parse(text).entries.into_iter().map(|entry| entry.invitee.language).collect() };
    let (de, pt_br) = (Some(Locale::De), Some(Locale::PtBr));
    assert_eq!(languages("name;language\nAda;DE\nBob;\nEve;pt_br\nZoë;german"), [de, None, pt_br, de]);
    for header in ["lang", "Sprache", "langue", "Idioma", "taal", "Język"] {
        assert_eq!(languages(&format!("name,{header}\nAda,Deutsch")), [de], "{header}");
    }
    let batch = Batch::parse("name,language\nAda,Klingon\nBob,fr");
    assert_eq!((batch.entries.len(), batch.problems[0].line), (1, 2));
    let wrong = batch.problems[0].why.to_string();
    assert!(wrong.starts_with("“Klingon” is not a supported language; expected one of ar, da, de"), "{wrong}");
    let batch = Batch::parse("name,email,owner,language\nAda,,yes,ar\nBob,b@example.org,,");
    let people: Vec<_> = batch.entries.iter().map(|entry| &entry.invitee).collect();
    let table = to_table(people.iter().copied());
    assert_eq!(table, "name\temail\towner\tlanguage\nAda\t\tyes\tar\nBob\tb@example.org\tno\t\n");
    assert_eq!(Batch::parse(&table).entries.iter().map(|entry| &entry.invitee).collect::<Vec<_>>(), people);
}

#[test]
fn headers_in_other_words_are_headers() {
    assert_eq!(people("Name,Surname,Email\nAda,Lovelace,a@example.org"), ["2: Ada Lovelace <a@example.org>"]);
    assert_eq!(people("Vorname;Nachname;E-Mail\nAda;Lovelace;"), ["2: Ada Lovelace"]);
    assert_eq!(people("Name (Original Name),User Email\nAda,a@example.org"), ["2: Ada <a@example.org>"]);
    assert_eq!(people("Who,Email\nAda,a@example.org"), ["2: Ada <a@example.org>"]);
    let twice = Batch::parse("name,name,email,email\nAda,B,a@example.org,x");
    assert_eq!(twice.notes, [Note::Ignored(vec!["name".to_owned(), "email".to_owned()])]);
}

#[test]
fn lines_that_a_list_numbers_are_names() {
    assert_eq!(
        people("1. Ada\n2) Bob\n- Carol\n• Dan\n-\n6.\tEve"),
        ["1: Ada", "2: Bob", "3: Carol", "4: Dan", "6: Eve"]
    );
}

#[test]
fn one_wrong_entry_of_a_list_is_named_alone() {
    let batch = Batch::parse("Ada <ada@example.org>; \"B; b\" <bob@>, owner; Eve <eve@example.org>");
    assert_eq!(shown(&batch), ["1: Ada <ada@example.org>", "1: Eve <eve@example.org>"]);
    assert_eq!(batch.leftover(), "\"B; b\" <bob@>, owner");
    let batch = Batch::parse("owner;name\nx;Ada\nmaybe;Bob");
    assert_eq!(batch.leftover(), "owner;name\nmaybe;Bob", "the header explains the line that is left");
}

#[test]
fn marks_and_quotes_are_found_behind_addresses_and_blanks() {
    assert_eq!(people("Ada, ada@example.org (owner)"), ["1: Ada <ada@example.org> owner"]);
    assert_eq!(people("Ada; ada@example.org (owner)"), ["1: Ada <ada@example.org> owner"]);
    assert_eq!(
        people("Ada <ada@example.org> owner; Bob <bob@example.org>"),
        ["1: Ada <ada@example.org> owner", "1: Bob <bob@example.org>"]
    );
    assert_eq!(people("\"Doe, Jane\"; \"Roe, Rick\""), ["1: Doe, Jane", "1: Roe, Rick"]);
    assert_eq!(people("\"Doe, Jane\" jane@example.org"), ["1: Doe, Jane <jane@example.org>"]);
    assert_eq!(people("name, email\n\"Doe, Jane\", \"jane@example.org\""), ["2: Doe, Jane <jane@example.org>"]);
    assert_eq!(people("Bob;;Ada <ada@example.org>"), ["1: Bob", "1: Ada <ada@example.org>"]);
}

#[test]
fn an_address_never_becomes_a_part_of_a_name() {
    assert_eq!(
        people(
            "Ada Lovelace ada@example.org, owner\nDoe, Jane jane@example.org\n\
             'bob@example.org' <bob@example.org>\nMax@Work <max@example.org>\nRoe, Rick <rick@example.org\n\
             Bea bea@example.org, Eve eve@example.org, Cy <cy@example.org>"
        ),
        [
            "1: Ada Lovelace <ada@example.org> owner",
            "2: Doe, Jane <jane@example.org>",
            "3: bob <bob@example.org>",
            "4: Max@Work <max@example.org>",
            "5: Roe, Rick <rick@example.org>",
            "6: Bea <bea@example.org>",
            "6: Eve <eve@example.org>",
            "6: Cy <cy@example.org>",
        ]
    );
    let problems = problems("Bob bob@example.org x, owner");
    assert!(problems.len() == 1 && problems[0].1.contains("“x” comes after an email address"), "{problems:?}");
}

#[test]
fn names_with_quotes_and_marks_stay_as_they_are() {
    assert_eq!(
        people("Bob \"Bobby\" Stone\n\"Bobby\" Stone\n<b>Eve</b>\n=SUM(A1)\nBob @ Acme\n\"Doe, Jane\""),
        [
            "1: Bob \"Bobby\" Stone",
            "2: \"Bobby\" Stone",
            "3: <b>Eve</b>",
            "4: =SUM(A1)",
            "5: Bob @ Acme",
            "6: Doe, Jane"
        ]
    );
}

#[test]
fn each_line_that_can_not_be_used_is_named_and_the_others_go_on() {
    let batch = Batch::parse("Ada\nbob@@example\nZo\0e\nCarol <carol@>\nEve\n");
    assert_eq!(shown(&batch), ["1: Ada", "5: Eve"]);
    let lines: Vec<_> = batch.problems.iter().map(|problem| (problem.line, problem.text.as_str())).collect();
    assert_eq!(lines, [(2, "bob@@example"), (3, "Zo\0e"), (4, "Carol <carol@>")]);
    assert_eq!(batch.problems[0].why, LineError::Invitee(MailAddressError::Invalid.into()));
}

#[test]
fn problems_say_what_would_be_right() {
    assert_eq!(
        problems("name,owner\nAda,maybe\nBob,yes")[0],
        (2, "Invalid owner value “maybe”. Expected yes, no or an empty cell.".to_owned())
    );
    assert!(
        problems("name,email\nDoe, Jane,jane@example.org")[0]
            .1
            .starts_with("Expected 2 columns as in the first line, got 3.")
    );
    assert!(problems("Ada, Bob, Carol")[0].1.starts_with("Too many commas"));
    let unclear = Batch::parse("Ada\tLovelace\tCountess\tada@example.org").unclear.unwrap();
    assert_eq!(unclear.question, Question::Names);
    assert!(problems("Ada, a@example.org, b@example.org")[0].1.starts_with("a@example.org could belong to “Ada”"));
    assert!(problems("\"Ada\nBob")[0].1.starts_with("A quotation mark is never closed"));
    assert_eq!(Batch::parse("\"Ada\nBob").entries[0].line, 2);
    assert_eq!(people("name\n\"Ada\nLovelace\"\n\u{202e}"), ["2: Ada Lovelace"]);
    assert!(problems("name;email;town\n\"\";;Riga")[0].1.contains("no name and no email address"));
    assert!(problems(&"x".repeat(201))[0].1.contains("201"));
    assert!(problems("ada@example.org CEO")[0].1.contains("middle of a name"));
}

#[cfg(feature = "app")]
#[test]
fn files_in_other_encodings_are_read() {
    let read = |bytes: &[u8]| shown(&Batch::parse_bytes(bytes).unwrap());
    let utf16 = |bom: bool| {
        let text = if bom { "\u{feff}name;owner\r\nZoë;x" } else { "name;owner\r\nZoë;x" };
        text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>()
    };
    let big_endian: Vec<u8> = "\u{feff}Zoë".encode_utf16().flat_map(u16::to_be_bytes).collect();
    assert_eq!(read(&utf16(true)), ["2: Zoë owner"]);
    assert_eq!(read(&utf16(false)), ["2: Zoë owner"]);
    assert_eq!(read(&big_endian), ["1: Zoë"]);
    assert_eq!(read(b"Zo\xeb\nBob"), ["1: Zoë", "2: Bob"]);
    assert_eq!(read(b"\xef\xbb\xbfZo\xc3\xab"), ["1: Zoë"]);
    assert!(Batch::parse_bytes(b"PK\x03\x04...").is_err());
}

#[test]
fn the_limit_is_said() {
    let names = "Ada\n".repeat(PEOPLE_LIMIT + 5);
    let batch = Batch::parse(&names);
    assert_eq!(batch.entries.len(), PEOPLE_LIMIT);
    assert_eq!(
        (batch.problems[0].line, batch.problems[0].text.as_str()),
        (PEOPLE_LIMIT + 1, "Ada\nAda\nAda\nAda\nAda")
    );
    assert_eq!(batch.problems[0].why, LineError::TooManyPeople);
    let batch = Batch::parse(&"\u{1}\n".repeat(1_000_000));
    assert_eq!((batch.entries.len(), batch.problems.len()), (0, PROBLEM_LIMIT + 1));
}

#[test]
fn a_table_of_people_reads_back_the_same() {
    let batch =
        Batch::parse("\"Doe, Jane\" <jane@example.org>, owner\n\"Bobby\" Stone\nname\n(owner)x\nA;\tB <a@example.org>");
    let invitees: Vec<_> = batch.entries.iter().map(|entry| entry.invitee.clone()).collect();
    let again = Batch::parse(&to_table(&invitees));
    assert_eq!(again.entries.into_iter().map(|entry| entry.invitee).collect::<Vec<_>>(), invitees);
}

#[test]
fn a_name_in_single_quotes_keeps_them_in_a_table() {
    let max = Invitee::typed("'Max'", None, false).unwrap();
    let again = Batch::parse(&to_table([&max]));
    assert_eq!(again.entries[0].invitee, max);
}

#[test]
fn a_backslash_before_quotation_marks_is_read_by_their_number() {
    let list = "name,email\n\"C:\\\"\"\",c@example.org\n\"D:\\\",d@example.org\n\"\\\"Bo\\\" Ray\",bo@example.org\n";
    assert_eq!(
        people(list),
        ["2: C:\\\" <c@example.org>", "3: D:\\ <d@example.org>", "4: \"Bo\" Ray <bo@example.org>"]
    );
}

#[test]
fn gaps_and_figures_between_the_commas_of_a_name_are_refused() {
    for line in ["Ada Quill, €12.00", "Ada Quill, n/a, €12.00", "Ada Quill, , yes", "Ada Quill, n/a, Bo"] {
        let batch = Batch::parse(&format!("{line}\nBo Ray"));
        assert_eq!(shown(&batch), ["2: Bo Ray"], "{line}");
        assert_eq!(batch.problems.len(), 1, "{line}");
    }
    assert_eq!(people("Ada Quill, n/a\nDoe, Jane"), ["1: Ada Quill", "2: Doe, Jane"]);
}
