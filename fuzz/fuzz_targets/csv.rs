//! Links by the million: the same come out however the bytes of the rows come in, and no row is lost.
#![no_main]

use std::sync::{Arc, LazyLock};

use jiff::{Timestamp, tz::TimeZone};
use latchkey::{
    ApiKey, Domain, Signer, TokenError,
    bulk::{Bulk, Columns, Cutter, Defaults, Format, Head, ListError, Memory, Note, Piece, Problem, Writer},
    program::token::{TokenContents, inspect::token_in},
};
use libfuzzer_sys::fuzz_target;

/// Every so many inputs one is taken many times over, so that it becomes several pieces.
const LONG: u64 = 256;

/// Every so many inputs one is made longer than any row may be.
const HUGE: u64 = 4096;

static SIGNER: LazyLock<Arc<Signer>> = LazyLock::new(|| {
    let domain = Domain {
        name: "acme".parse().expect("a name"),
        id: "30f866c3-9123-452a-8723-ff58322d09c5".parse().expect("an id"),
    };
    Arc::new(Signer::new(domain, &ApiKey::parse("a-made-up-key").expect("a key")))
});

fn now() -> Timestamp {
    "2026-11-24T09:00:00Z".parse().expect("a time")
}

/// Numbers that follow from the input, to choose by.
struct Choices(u64);

impl Choices {
    /// FNV-1a.
    fn of(bytes: &[u8]) -> Self {
        let mix = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        Self(bytes.iter().fold(0xcbf2_9ce4_8422_2325, mix) | 1)
    }

    /// The next one, below a bound (xorshift).
    fn below(&mut self, bound: u64) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        ((self.0 >> 16) % bound) as usize
    }
}

/// What rows came to.
#[derive(Debug, PartialEq)]
struct Made {
    bytes: Vec<u8>,
    count: usize,
    problems: Vec<Problem>,
    people: Vec<(usize, u64)>,
    header: Option<String>,
    notes: Vec<Note>,
    warnings: Vec<(usize, String)>,
}

fuzz_target!(|bytes: &[u8]| {
    let mut choices = Choices::of(bytes);
    if choices.below(HUGE) == 0 && !bytes.is_empty() {
        let huge = bytes.repeat(1_300_000 / bytes.len());
        let longest = 1 + choices.below(200_000);
        assert!(rows(std::iter::once(&huge[..])) == rows(huge.chunks(longest)), "blocks of {longest} bytes");
    }
    let long = (choices.below(LONG) == 0 && !bytes.is_empty()).then(|| bytes.repeat(100_000 / bytes.len()));
    let bytes = long.as_deref().unwrap_or(bytes);
    let format = [Format::Csv, Format::Tsv, Format::JsonLines, Format::Text][choices.below(4)];
    let mut columns = Columns::default();
    for is_there in [&mut columns.id, &mut columns.room, &mut columns.language, &mut columns.error] {
        *is_there = choices.below(2) == 0;
    }

    let whole = made(std::iter::once(bytes), format, columns);
    let blocks = |longest: u64, choices: &mut Choices| {
        let mut rest = bytes;
        let mut blocks = Vec::new();
        while !rest.is_empty() {
            let (block, after) = rest.split_at(rest.len().min(1 + choices.below(longest)));
            blocks.push(block);
            rest = after;
        }
        blocks
    };
    let longest = [3, 40, 1000, 50_000][choices.below(4)];
    let in_blocks = made(blocks(longest, &mut choices).into_iter(), format, columns);
    assert_eq!(whole, in_blocks, "blocks of up to {longest} bytes");

    let Ok(whole) = whole else { return };
    check_rows(&whole, format, columns);
    if let Ok(text) = str::from_utf8(bytes) {
        no_row_is_lost(&whole, text);
    }
});

fn pieces<'a>(blocks: impl Iterator<Item = &'a [u8]>) -> Result<Vec<Piece>, ListError> {
    let mut cutter = Cutter::default();
    let mut pieces = Vec::new();
    for block in blocks {
        cutter.feed(block)?;
        pieces.extend(std::iter::from_fn(|| cutter.piece()));
    }
    cutter.end()?;
    pieces.extend(std::iter::from_fn(|| cutter.piece()));
    Ok(pieces)
}

fn bulk(first: Option<&Piece>) -> Result<(Bulk, Head), ListError> {
    let mut defaults = Defaults::new(TimeZone::UTC, now());
    defaults.room = Some("standup".parse().expect("a room"));
    Bulk::new(SIGNER.clone(), defaults, now(), 31, first)
}

fn made<'a>(blocks: impl Iterator<Item = &'a [u8]>, format: Format, columns: Columns) -> Result<Made, ListError> {
    let pieces = pieces(blocks)?;
    let (bulk, head) = bulk(pieces.first())?;
    let mut writer = Writer::new(&bulk, format, columns);
    let bytes = writer.header();
    let mut all = Made { bytes, count: 0, problems: Vec::new(), people: Vec::new(), header: head.text, notes: head.notes, warnings: Vec::new() };
    let (mut read, mut memory) = (0, Memory::default());
    for piece in &pieces {
        let made = writer.piece(piece);
        all.bytes.extend(made.bytes);
        all.count += usize::try_from(made.count).expect("a count");
        all.problems.extend(made.problems);
        all.people.extend(made.people);
        all.warnings.extend(made.warnings);
        bulk.rows(piece, &mut memory, |_| read += 1);
    }
    assert_eq!(all.count + all.problems.len(), read, "each row is a link or a problem");
    Ok(all)
}

/// Where each row stands, how long it is, and whether it is good.
fn rows<'a>(blocks: impl Iterator<Item = &'a [u8]>) -> Result<Vec<(usize, usize, bool)>, ListError> {
    let pieces = pieces(blocks)?;
    let (bulk, _) = bulk(pieces.first())?;
    let (mut rows, mut memory) = (Vec::new(), Memory::default());
    for piece in &pieces {
        bulk.rows(piece, &mut memory, |row| {
            rows.push(match row {
                Ok(person) => (person.line, person.text.len(), true),
                Err(problem) => (problem.line, problem.text.len(), false),
            });
        });
    }
    Ok(rows)
}

/// Each row that was written can be read, and its link says whom it is for.
fn check_rows(made: &Made, format: Format, columns: Columns) {
    let written = str::from_utf8(&made.bytes).expect("what is written is UTF-8");
    let delimiter = match format {
        Format::Csv => b',',
        Format::Tsv => b'\t',
        Format::JsonLines => {
            assert_eq!(written.lines().count(), made.count);
            for line in written.lines() {
                let row: serde_json::Value = serde_json::from_str(line).expect("each line is JSON");
                check_link(row["link"].as_str().expect("a link"), row["name"].as_str().expect("a name"));
            }
            return;
        }
        _ => return assert_eq!(written.matches('\n').count(), made.count),
    };
    let mut reader =
        csv::ReaderBuilder::new().delimiter(delimiter).has_headers(false).from_reader(made.bytes.as_slice());
    let rows: Vec<csv::StringRecord> = reader.records().collect::<Result<_, _>>().expect("each row has as many cells");
    let problems = if columns.error { made.problems.len() } else { 0 };
    assert_eq!(rows.len(), 1 + made.count + problems);
    let place = rows[0].iter().position(|name| name == "link").expect("a column for links");
    for row in rows.iter().skip(1).filter(|row| !row[place].is_empty()) {
        check_link(&row[place], &row[0]);
    }
}

fn check_link(link: &str, name: &str) {
    let token = token_in(link);
    let checked = SIGNER.verify(&token, now());
    assert!(matches!(checked, Ok(_) | Err(TokenError::NotYetValid(_))), "{checked:?}");
    let claims = TokenContents::read(&token).and_then(|contents| contents.claims()).expect("a link can be read");
    assert_eq!(claims.user_name.as_deref(), Some(name));
}

/// Without quotes each line is a row, but for blank ones and those that explain the others.
fn no_row_is_lost(made: &Made, text: &str) {
    // Two zeros in a short text may make it UTF-16.
    if text.contains(['"', '\0']) {
        return;
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text).replace("\r\n", "\n").replace('\r', "\n");
    let is_blank = |line: &str| !line.chars().any(char::is_alphanumeric);
    let lines = || text.split('\n').filter(|line| !is_blank(line));
    let of_note = |note: &Note| match note {
        Note::Above { rows, .. } => *rows,
        Note::OtherTable(_) => usize::MAX / 2,
        _ => 0,
    };
    // The header may stand there again, with a title above it. An address may stand below its name.
    let headers = made.header.as_ref().map_or(0, |header| lines().filter(|line| line == header).count());
    let folded = lines().filter(|line| line.trim_start().starts_with('<')).count();
    let noted = made.notes.iter().map(of_note).sum::<usize>();
    let explaining = 2 * headers + folded + noted + usize::from(text.contains("sep="));
    let (rows, lines) = (made.count + made.problems.len(), lines().count());
    assert!(rows + explaining >= lines, "{rows} rows of {lines} lines");
}
