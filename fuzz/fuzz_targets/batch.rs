//! Reading people from any bytes, as from a file that is uploaded, and from any text, as from a paste.
#![no_main]

use latchkey::program::invite::{
    Batch, InviteeName, MailAddress,
    batch::{PEOPLE_LIMIT, to_table},
    invitee::TEXT_LIMIT,
};
use libfuzzer_sys::fuzz_target;
use unicode_normalization::UnicodeNormalization as _;

/// Every so many inputs one is read many times over, so that time which grows with the square becomes a time-out.
const LONG: usize = 64;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(batch) = Batch::parse_bytes(bytes) {
        check(&batch, bytes.len() + 1);
    }
    let Ok(text) = str::from_utf8(bytes) else { return };
    let lines = text.strip_prefix('\u{feff}').unwrap_or(text).replace("\r\n", "\n").replace('\r', "\n");
    let batch = Batch::parse(text);
    check(&batch, lines.split('\n').count());
    for problem in &batch.problems {
        assert!(lines.contains(&problem.text), "{problem:?}");
    }
    no_line_is_lost(&batch, &lines);
    if bytes.len() % LONG == 1 {
        let _ = Batch::parse(&text.repeat(512 * 1024 / text.len()));
    }
});

fn check(batch: &Batch, line_count: usize) {
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
    if lines.contains('"') {
        return;
    }
    let is_blank = |line: &str| line.chars().all(|c| c.is_whitespace() || matches!(c, ',' | ';' | '\t'));
    let mut is_said = vec![false; lines.split('\n').count()];
    for entry in &batch.entries {
        is_said[entry.line - 1] = true;
    }
    for problem in &batch.problems {
        is_said[problem.line - 1..=problem.line - 1 + problem.text.matches('\n').count()].fill(true);
    }
    let lost = lines.split('\n').zip(is_said).filter(|(line, is_said)| !is_said && !is_blank(line));
    let explaining = usize::from(batch.header.is_some()) + usize::from(lines.contains("sep="));
    assert!(lost.count() <= explaining, "a line is lost");
}
