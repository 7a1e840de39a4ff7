//! Rows to links, CSV to CSV, on one thread and without a file.

use std::{
    io::{self, Write},
    sync::Arc,
};

use jiff::tz::TimeZone;
use jsonwebtoken::{Algorithm, EncodingKey, Header, encode};
use latchkey::{
    bulk::{Bulk, Columns, Cutter, Defaults, Format, Writer},
    program::invite::meeting::CLOSES_LATE,
};
use serde::Serialize;

use crate::{
    measure::{Row, Side, side_by_side},
    people::{ADDRESS, API_KEY, DOMAIN_ID, ROOM, now, people, signer, table},
};

const COUNT: u32 = 200_000;
/// As the program reads them.
const BLOCK: usize = 32 * 1024;

fn ours(table: &str, mut to: impl Write) -> io::Result<()> {
    let mut blocks = table.as_bytes().chunks(BLOCK);
    let (mut cutter, mut is_over) = (Cutter::default(), false);
    let mut next = move || {
        loop {
            if let Some(piece) = cutter.piece() {
                return Some(piece);
            }
            match blocks.next() {
                Some(block) => cutter.feed(block).expect("this is text"),
                None if is_over => return None,
                None => {
                    cutter.end().expect("this is text");
                    is_over = true;
                }
            }
        }
    };
    let first = next();
    let mut defaults = Defaults::new(TimeZone::UTC, now());
    defaults.room = Some(ROOM.parse().expect("this is a room’s name"));
    let (bulk, head) =
        Bulk::new(Arc::new(signer()), defaults, now(), 31, first.as_ref()).expect("this is a table of people");
    let mut columns = Columns::default();
    (columns.id, columns.room) = (head.has_ids, head.has_rooms);
    let mut writer = Writer::new(&bulk, Format::Csv, columns);
    to.write_all(&writer.header())?;
    for piece in first.into_iter().chain(std::iter::from_fn(next)) {
        let made = writer.piece(&piece);
        assert!(made.problems.is_empty(), "every row is good");
        to.write_all(&made.bytes)?;
    }
    to.flush()
}

/// The claims in Daily's words, nothing copied.
#[derive(Serialize)]
struct Claims<'a> {
    r: &'a str,
    d: &'a str,
    iat: i64,
    exp: i64,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    o: bool,
    ud: &'a str,
    u: &'a str,
}

/// The same work as a careful program does it with the two libraries: nothing is allocated for a row but its token.
/// What it leaves out is every check of what stands in the rows.
fn theirs(table: &str, to: impl Write) -> csv::Result<()> {
    let mut reader = csv::ReaderBuilder::new().buffer_capacity(BLOCK).from_reader(table.as_bytes());
    let mut writer = csv::WriterBuilder::new().buffer_capacity(BLOCK).from_writer(to);
    let headers = reader.byte_headers()?;
    let place = |name: &str| headers.iter().position(|header| header == name.as_bytes()).expect("the column is there");
    let [name, owner, email, id] = ["name", "owner", "email", "id"].map(place);
    let (header, key) = (Header::new(Algorithm::HS256), EncodingKey::from_secret(API_KEY.as_bytes()));
    let iat = now().as_second();
    let exp = iat + (60 + CLOSES_LATE) * 60;
    let (mut record, mut link) = (csv::ByteRecord::new(), String::new());
    writer.write_record(["name", "email", "role", "id", "link"])?;
    while reader.read_byte_record(&mut record)? {
        let (u, ud, o) = (text(&record[name]), text(&record[id]), &record[owner] == b"yes");
        let claims = Claims { r: ROOM, d: DOMAIN_ID, iat, exp, o, ud, u };
        link.clear();
        link.push_str(ADDRESS);
        link.push_str(&encode(&header, &claims, &key).expect("this can be signed"));
        let role = if o { "owner" } else { "invitee" };
        writer.write_record([&record[name], &record[email], role.as_bytes(), &record[id], link.as_bytes()])?;
    }
    writer.flush()?;
    Ok(())
}

fn text(cell: &[u8]) -> &str {
    str::from_utf8(cell).expect("this is text")
}

pub(crate) fn rows() -> Vec<Row> {
    let few = table(&people(1000));
    let (mut our_rows, mut their_rows) = (Vec::new(), Vec::new());
    ours(&few, &mut our_rows).expect("memory takes every write");
    theirs(&few, &mut their_rows).expect("memory takes every write");
    assert!(our_rows == their_rows, "both sides write the same rows");

    let table = table(&people(COUNT as usize));
    let our_side = || ours(&table, io::sink()).expect("a sink takes every write");
    let their_side = || theirs(&table, io::sink()).expect("a sink takes every write");
    let [ours, theirs] = side_by_side(15, [Side::new(COUNT, our_side), Side::new(COUNT, their_side)]);
    vec![Row { work: "bulk, a row of 200,000", ours, peer: "csv + jsonwebtoken", theirs, target: "≥ 1.67×" }]
}
