//! Reading people from any bytes, as from a file that is uploaded, and from any text, as from a paste.
#![no_main]

use latchkey::{
    bulk::{ListOptions, Note},
    program::invite::{
        Batch, InviteeName, MailAddress,
        batch::{PEOPLE_LIMIT, to_table},
        invitee::TEXT_LIMIT,
        list::FileOptions,
    },
};
use libfuzzer_sys::fuzz_target;
use unicode_normalization::UnicodeNormalization as _;

/// The most rows of a spreadsheet, with the line that vCards have for their header.
const ROWS: usize = 1_048_577;

/// Every so many inputs one is read many times over, so that time which grows with the square becomes a time-out.
const LONG: usize = 64;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(batch) = Batch::parse_bytes(bytes) {
        check(&batch, ROWS.max(bytes.len() + 1));
    }
    in_other_ways(bytes);
    let Ok(text) = str::from_utf8(bytes) else { return };
    let lines = text.strip_prefix('\u{feff}').unwrap_or(text).replace("\r\n", "\n").replace('\r', "\n");
    let batch = Batch::parse(text);
    check(&batch, lines.split('\n').count());
    // A line and the address below it are one entry.
    let bare = |text: &str| text.split_whitespace().collect::<String>();
    let all = bare(&lines);
    for problem in &batch.problems {
        assert!(all.contains(&bare(&problem.text)), "{problem:?}");
    }
    no_line_is_lost(&batch, &lines);
    if bytes.len() % LONG == 1 {
        let _ = Batch::parse(&text.repeat(512 * 1024 / text.len()));
    }
});

/// What is said about a list is taken, or is an error; it is no reason to panic.
fn in_other_ways(bytes: &[u8]) {
    let choice = bytes.iter().fold(bytes.len(), |sum, byte| sum.wrapping_mul(31).wrapping_add(usize::from(*byte)));
    let mut options = ListOptions::default();
    options.header_row = (choice % 3 > 0).then_some(choice / 3 % 5);
    options.columns = ["", "name=1", "name=Name,email=2", "first_name=1,last_name=2", "email=3"][choice / 15 % 5]
        .parse()
        .expect("these are columns");
    let encoding = ["utf-8", "utf-16", "windows-1250", "shift_jis", "iso-2022-jp", "gb18030"].get(choice / 75 % 7);
    let encoding = encoding.map(|name| FileOptions::encoding(name).expect("this is an encoding"));
    let file = FileOptions { encoding, sheet: None };
    match Batch::of_file(bytes, &file, &options) {
        Ok(batch) => check(&batch, ROWS.max(bytes.len() + 1)),
        Err(error) => assert!(!error.to_string().is_empty()),
    }
}

fn check(batch: &Batch, line_count: usize) {
    if let Some(unclear) = &batch.unclear {
        assert!(batch.entries.is_empty() && batch.problems.is_empty() && !unclear.to_string().is_empty());
    }
    assert!(batch.notes.iter().all(|note| !note.to_string().is_empty()));
    assert!(batch.entries.len() <= PEOPLE_LIMIT);
    for entry in &batch.entries {
        assert!((1..=line_count).contains(&entry.line), "{entry:?}");
        let name = entry.invitee.name.as_str();
        assert!((1..=TEXT_LIMIT).contains(&name.chars().count()), "{name:?}");
        assert!(!name.chars().any(char::is_control), "{name:?}");
        assert!(name.nfc().eq(name.chars()), "{name:?}");
        assert_eq!(name.trim(), name);
        // A column for names may hold anything; elsewhere an address is told from a name.
        let holds_address = name.split_whitespace().any(|word| word.parse::<MailAddress>().is_ok());
        assert!(batch.header.is_some() || !holds_address, "{name:?}");
        assert_eq!(name.parse::<InviteeName>().as_ref(), Ok(&entry.invitee.name));
        if let Some(email) = &entry.invitee.email {
            assert_eq!(email.as_str().parse::<MailAddress>().as_ref(), Ok(email));
            assert!(email.as_str().is_ascii() && !email.as_str().contains(char::is_whitespace), "{email}");
        }
    }
    for problem in &batch.problems {
        assert!((1..=line_count).contains(&problem.line), "{problem:?}");
        assert!(!problem.text.trim().is_empty() && !problem.why.to_string().is_empty(), "{problem:?}");
    }
    assert!(batch.entries.is_sorted_by_key(|entry| entry.line));
    assert!(batch.problems.is_sorted_by_key(|problem| problem.line));
    assert_eq!(batch.leftover().is_empty(), batch.problems.is_empty());

    let again = Batch::parse(&to_table(batch.entries.iter().map(|entry| &entry.invitee)));
    assert_eq!(again.problems, []);
    let people = |batch: &Batch| batch.entries.iter().map(|entry| entry.invitee.clone()).collect::<Vec<_>>();
    assert_eq!(people(&again), people(batch));
}

/// Without quotes each line stands for itself: it says who, or what is wrong, or what the columns are.
fn no_line_is_lost(batch: &Batch, lines: &str) {
    // What has to be asked is asked about the list as a whole.
    if lines.contains('"') || batch.unclear.is_some() {
        return;
    }
    // Marks of lists and rulers of tables stand for nobody.
    let is_blank = |line: &str| !line.chars().any(char::is_alphanumeric);
    let mut is_said = vec![false; lines.split('\n').count()];
    for entry in &batch.entries {
        is_said[entry.line - 1] = true;
    }
    for problem in &batch.problems {
        is_said[problem.line - 1..=problem.line - 1 + problem.text.matches('\n').count()].fill(true);
    }
    let lost = lines.split('\n').zip(is_said).filter(|(line, is_said)| !is_said && !is_blank(line));
    let of_note = |note: &Note| match note {
        Note::Above { rows, .. } => *rows,
        Note::OtherTable(_) => usize::MAX / 2,
        _ => 0,
    };
    // The header may stand there again, with a title above it. An address may stand below its name.
    let headers = batch.header.as_ref().map_or(0, |header| lines.split('\n').filter(|line| line == header).count());
    let folded = lines.split('\n').filter(|line| line.trim_start().starts_with('<')).count();
    let noted = batch.notes.iter().map(of_note).sum::<usize>();
    let explaining = 2 * headers + folded + noted + batch.merged + usize::from(lines.contains("sep="));
    assert!(lost.count() <= explaining, "a line is lost");
}
