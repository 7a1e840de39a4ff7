//! What holds for any list: random tables of random people, and random text.

use std::cell::RefCell;

use latchkey::program::invite::{Batch, MailAddress, batch::Entry, list::Note};
use proptest::{
    collection, option,
    prelude::*,
    sample::{Index, select},
    test_runner::{Config, TestRunner},
};

use super::doors::{self, Person};
use crate::support::{Site, program::Program};

const FIRST: [&str; 10] = ["Ada", "Bo", "Zoë", "Jean-Luc", "Anne Marie", "Oksana", "Íñigo", "Øystein", "Léa", "Mei"];
const LAST: [&str; 10] =
    ["Quill", "Finch", "O'Neill", "Müller-Lüdenscheidt", "van der Meer", "Núñez Peña", "Žák", "Å", "Shimabukuro", "Li"];
const WHOLE_NAME: [&str; 6] = ["Name", "Full name", "Student Name", "Teilnehmer", "Nombre completo", "ФИО"];
const PARTS: [[&str; 2]; 5] = [
    ["First name", "Last name"],
    ["Given Name", "Surname"],
    ["Vorname", "Nachname"],
    ["Prénom", "Nom"],
    ["Имя", "Фамилия"],
];
const EMAIL: [&str; 6] =
    ["Email", "E-mail 1 - Value", "Email address", "E-Mail-Adresse", "Correo electrónico", "Почта"];
const OWNER: [&str; 3] = ["Owner", "host", "Moderator"];

/// A column that says nothing about who somebody is: its words, and what its cells hold.
const OTHERS: [(&str, [&str; 3]); 7] = [
    ("Company", ["Acme", "Bolt Ltd", ""]),
    ("Phone", ["+49 170 0000001", "020 7946 0000", "(555) 010-0222"]),
    ("Registration time", ["2026-11-20 10:00", "2026-11-21 08:30", ""]),
    ("Price", ["€12.00", "$ 0.00", "12,50 €"]),
    ("Order #", ["1001", "1002", "1003"]),
    ("Checked in", ["Yes", "No", ""]),
    ("Notes", ["late, sorry", "none", "vegan; no nuts"]),
];

/// Somebody in a table.
#[derive(Debug, Clone)]
struct Somebody {
    first: &'static str,
    last: &'static str,
    has_email: bool,
    is_owner: bool,
    /// Which of the three cells of each other column.
    others: Vec<usize>,
}

/// How a table is written.
#[expect(clippy::struct_excessive_bools, reason = "each is a habit of its own")]
#[derive(Debug, Clone)]
struct Style {
    delimiter: char,
    is_quoted: bool,
    has_bom: bool,
    has_crlf: bool,
    ends_with_break: bool,
    /// Lines above the header.
    title: Vec<&'static str>,
    /// Whether an empty row stands above the header, and one in the middle.
    has_blanks: bool,
}

/// A table as text, with the people in it and the line of each.
#[derive(Debug, Clone)]
struct Table {
    text: String,
    people: Vec<(usize, Person)>,
    header: Vec<&'static str>,
}

fn somebody() -> impl Strategy<Value = Somebody> {
    let others = collection::vec(0..3usize, OTHERS.len());
    (select(&FIRST[..]), select(&LAST[..]), any::<bool>(), any::<bool>(), others)
        .prop_map(|(first, last, has_email, is_owner, others)| Somebody { first, last, has_email, is_owner, others })
}

fn style() -> impl Strategy<Value = Style> {
    let title = collection::vec(select(&["Winter meeting 2026", "Guest list (final)", "Report generated:"][..]), 0..4);
    let flags = any::<[bool; 5]>();
    (select(&[',', ';', '\t', '|'][..]), title, flags).prop_map(|(delimiter, title, flags)| {
        let [is_quoted, has_bom, has_crlf, ends_with_break, has_blanks] = flags;
        Style { delimiter, is_quoted, has_bom, has_crlf, ends_with_break, title, has_blanks }
    })
}

fn table() -> impl Strategy<Value = Table> {
    // The columns: 0 the whole name, or 0 and 1 its parts; 2 the address; 3 the owner; then the others.
    let columns = Just((0..4 + OTHERS.len()).collect::<Vec<_>>()).prop_shuffle();
    let words = any::<[Index; 4]>();
    let chosen = (any::<bool>(), collection::vec(any::<bool>(), OTHERS.len()));
    (collection::vec(somebody(), 1..8), style(), columns, words, chosen).prop_map(
        |(people, style, columns, words, (in_parts, chosen))| {
            let is_there = |column: &usize| match column {
                1 => in_parts,
                0..=3 => true,
                other => chosen[other - 4],
            };
            let columns: Vec<_> = columns.into_iter().filter(is_there).collect();
            write(&people, &style, &columns, words, in_parts)
        },
    )
}

fn write(people: &[Somebody], style: &Style, columns: &[usize], words: [Index; 4], in_parts: bool) -> Table {
    let word = |column: &usize| match *column {
        0 | 1 if in_parts => words[0].get(&PARTS)[*column],
        0 | 1 => *words[1].get(&WHOLE_NAME),
        2 => words[2].get(&EMAIL),
        3 => words[3].get(&OWNER),
        other => OTHERS[other - 4].0,
    };
    let header: Vec<_> = columns.iter().map(word).collect();
    let mut rows: Vec<Vec<String>> = style.title.iter().map(|title| vec![(*title).to_owned()]).collect();
    if style.has_blanks {
        rows.push(Vec::new());
    }
    rows.push(header.iter().copied().map(str::to_owned).collect());
    let mut lines = Vec::new();
    for (number, somebody) in people.iter().enumerate() {
        if style.has_blanks && number == people.len() / 2 {
            rows.push(vec![String::new(); columns.len()]);
        }
        let person = person(number, somebody);
        let cell = |column: &usize| match *column {
            0 if in_parts => somebody.first.to_owned(),
            0 => person.name.clone(),
            1 => somebody.last.to_owned(),
            2 => person.email.clone().unwrap_or_default(),
            3 => if person.is_owner { "yes" } else { "" }.to_owned(),
            other => OTHERS[other - 4].1[somebody.others[other - 4]].to_owned(),
        };
        rows.push(columns.iter().map(cell).collect());
        lines.push((rows.len(), person));
    }
    Table { text: text(&rows, style), people: lines, header }
}

fn person(number: usize, somebody: &Somebody) -> Person {
    let email = somebody.has_email.then(|| format!("person{number}@example.org"));
    Person { name: format!("{} {}", somebody.first, somebody.last), email, is_owner: somebody.is_owner }
}

fn text(rows: &[Vec<String>], style: &Style) -> String {
    let cell = |cell: &String| {
        let needs_quotes = style.is_quoted || cell.contains([style.delimiter, '"']);
        if needs_quotes { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.clone() }
    };
    let row = |row: &Vec<String>| row.iter().map(cell).collect::<Vec<_>>().join(&style.delimiter.to_string());
    let line_break = if style.has_crlf { "\r\n" } else { "\n" };
    let mut text = if style.has_bom { "\u{feff}".to_owned() } else { String::new() };
    text += &rows.iter().map(row).collect::<Vec<_>>().join(line_break);
    text + if style.ends_with_break { line_break } else { "" }
}

fn of_entry(entry: &Entry) -> Person {
    let invitee = &entry.invitee;
    let email = invitee.email.as_ref().map(|email| email.as_str().to_owned());
    Person { name: invitee.name.as_str().to_owned(), email, is_owner: invitee.is_owner }
}

fn has_address(name: &str) -> bool {
    let words = name.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '<' | '>' | '(' | ')' | '|'));
    words.filter(|word| word.contains('.')).any(|word| word.parse::<MailAddress>().is_ok())
}

/// Whether seven digits follow each other with nothing but blanks and the marks of phone numbers between them.
fn has_phone_number(name: &str) -> bool {
    let mut digits = 0;
    name.chars().any(|c| {
        digits = match c {
            '0'..='9' => digits + 1,
            ' ' | '-' | '(' | ')' | '+' | '/' | '.' => digits,
            _ => 0,
        };
        digits >= 7
    })
}

/// The lines that problems name.
pub(crate) fn refused_lines(batch: &Batch) -> Vec<usize> {
    let lines = |line: usize, text: &str| line..=line + text.matches('\n').count();
    batch.problems.iter().flat_map(|problem| lines(problem.line, &problem.text)).collect()
}

/// Cells of lines in any order: names, addresses, phone numbers, words of headers.
fn jumble() -> impl Strategy<Value = String> {
    let cell = prop_oneof![
        4 => (select(&FIRST[..]), select(&LAST[..])).prop_map(|(first, last)| format!("{first} {last}")),
        3 => (0..9u8).prop_map(|number| format!("person{number}@example.org")),
        2 => select(&["+49 170 0000001", "020 7946 0000", "(555) 010-0222", "+1 555 010 0222"][..]).prop_map(str::to_owned),
        1 => select(&["€12.00", "yes", "No", "17", "n/a", ""][..]).prop_map(str::to_owned),
    ];
    let line = (
        collection::vec(cell, 1..4),
        select(&[", ", ",", "; ", ";", "\t", " ", " - ", " | "][..]),
        option::of(select(&["1. ", "• ", "- ", "[ ] ", "\"", "<", "To: "][..])),
    );
    let line = line.prop_map(|(cells, between, mark)| format!("{}{}", mark.unwrap_or_default(), cells.join(between)));
    // A line that begins with a blank may go on with the one above.
    let line = line.prop_map(|line| line.trim().to_owned());
    collection::vec(line, 1..8).prop_map(|lines| lines.join("\n"))
}

proptest! {
    #[test]
    fn a_table_gives_its_people_back_or_names_their_lines(table in table()) {
        let batch = Batch::parse(&table.text);
        let refused = refused_lines(&batch);
        let mut read: Vec<_> = batch.entries.iter().map(of_entry).collect();
        for (line, person) in &table.people {
            let at = read.iter().position(|other| other == person);
            // Of rows that are equal in everything, one is enough.
            let is_twice = person.email.is_some() && table.people.iter().filter(|(_, other)| other == person).count() > 1;
            prop_assert!(at.is_some() || is_twice || refused.contains(line), "{person} is lost: {batch:?}");
            at.map(|at| read.remove(at));
        }
        prop_assert!(read.is_empty(), "nobody wrote {read:?}");
    }

    #[test]
    fn a_plain_table_is_read_without_an_error(table in table()) {
        let batch = Batch::parse(&table.text);
        prop_assert_eq!(&batch.problems, &[]);
        prop_assert_eq!(batch.entries.len(), table.people.len());
    }

    #[test]
    fn no_name_of_a_table_is_a_word_of_its_header_or_a_cell_beside_it(table in table()) {
        for entry in Batch::parse(&table.text).entries {
            let name = entry.invitee.name.as_str();
            let is_word = table.header.iter().any(|word| word.eq_ignore_ascii_case(name));
            let others = OTHERS.iter().flat_map(|(_, cells)| cells).filter(|cell| cell.len() > 3);
            let is_beside = others.into_iter().any(|cell| name.contains(cell));
            prop_assert!(!is_word && !is_beside && !has_address(name), "{name} in {:?}", table.text);
        }
    }

    #[test]
    fn no_name_contains_an_address_or_a_phone_number(text in jumble()) {
        for entry in Batch::parse(&text).entries {
            let name = entry.invitee.name.as_str();
            prop_assert!(!has_address(name) && !has_phone_number(name), "{name} in {text:?}");
        }
    }

    #[test]
    fn an_address_stays_with_the_name_on_its_line(text in jumble()) {
        let text = text.replace('"', "");
        let without_blanks = |text: &str| text.split_whitespace().collect::<String>();
        let lines: Vec<_> = text.split('\n').collect();
        for entry in Batch::parse(&text).entries {
            let line = lines[entry.line - 1];
            let (name, email) = (entry.invitee.name.as_str(), entry.invitee.email.as_ref().map(MailAddress::as_str));
            prop_assert!(email.is_none_or(|email| line.contains(email)), "{email:?} is not in {line:?}");
            let is_local_part = email.is_some_and(|email| email.split('@').next() == Some(name));
            let is_there = without_blanks(line).contains(&without_blanks(name));
            prop_assert!(is_local_part || is_there, "{name} is not in {line:?}");
        }
    }

    #[test]
    fn no_line_of_any_list_is_lost(text in prop_oneof![jumble(), table().prop_map(|table| table.text), "(\\PC|\n|\t|,){0,200}"]) {
        prop_assume!(!text.contains('"'));
        let batch = Batch::parse(&text);
        // What has to be asked is asked about the list as a whole.
        prop_assume!(batch.unclear.is_none());
        let mut accounted = refused_lines(&batch);
        accounted.extend(batch.entries.iter().map(|entry| entry.line));
        let lines = text.replace("\r\n", "\n").replace('\r', "\n");
        let written = lines.split('\n').enumerate().filter(|(_, line)| !has_nothing_to_read(line)).map(|(place, _)| place + 1);
        let missing: Vec<_> = written.filter(|line| !accounted.contains(line)).collect();
        // The header may stand under lines that are skipped, and every one of them has to be mentioned.
        let explained = usize::from(batch.header.is_some()) + skipped_lines(&batch);
        prop_assert!(missing.len() <= explained, "lines {missing:?} of {text:?}: {batch:?}");
    }
}

/// Whether a line has only blanks, separators, invisible characters, and lines drawn with characters.
pub(crate) fn has_nothing_to_read(line: &str) -> bool {
    let is_invisible = |c| matches!(c, '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{feff}');
    line.chars().all(|c| c.is_whitespace() || is_invisible(c) || ",;|-–—:+=_*~─│┼".contains(c))
}

/// How many lines the batch says that it skipped or merged.
pub(crate) fn skipped_lines(batch: &Batch) -> usize {
    let of_note = |note: &Note| match note {
        Note::Above { rows, .. } => *rows,
        Note::OtherTable(_) => usize::MAX / 2,
        _ => 0,
    };
    batch.merged + batch.notes.iter().map(of_note).sum::<usize>()
}

#[test]
fn the_stream_reads_any_list_as_the_memory_does() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let site = runtime.block_on(Site::on_sqlite()).with_api_rate(1_000_000);
    let program = RefCell::new(runtime.block_on(Program::that_may_all(&site)));
    let lists = prop_oneof![table().prop_map(|table| table.text), jumble()];
    let mut runner = TestRunner::new(Config { cases: 128, failure_persistence: None, ..Config::default() });
    let result = runner.run(&lists, |text| {
        let streamed = runtime.block_on(doors::api(&mut program.borrow_mut(), &text)).people;
        let mut read: Vec<_> = Batch::parse(&text).entries.iter().map(of_entry).collect();
        read.sort();
        let mut streamed = streamed;
        streamed.sort();
        // Identical rows are merged in memory, and only warned about in the stream.
        for people in [&mut read, &mut streamed] {
            people.dedup_by(|one, other| one == other && one.email.is_some());
        }
        prop_assert_eq!(read, streamed, "{:?}", text);
        Ok(())
    });
    result.unwrap_or_else(|failure| panic!("{failure}"));
}
