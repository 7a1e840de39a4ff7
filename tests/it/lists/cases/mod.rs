//! The inputs, with the right answer beside each. Everyone in them is made up.

mod chats;
mod contacts;
mod encodings;
mod events;
mod forms;
mod languages;
mod lines;
mod meetings;
mod names;
mod other_kinds;
mod recipients;
mod schools;
mod spreadsheets;
mod tables;
mod traps;

use super::case::Case;

pub(super) fn all() -> Vec<Case> {
    [
        chats::CASES,
        contacts::CASES,
        encodings::CASES,
        events::CASES,
        forms::CASES,
        languages::CASES,
        lines::CASES,
        meetings::CASES,
        names::CASES,
        other_kinds::CASES,
        recipients::CASES,
        schools::CASES,
        spreadsheets::CASES,
        tables::CASES,
        traps::CASES,
    ]
    .concat()
}
