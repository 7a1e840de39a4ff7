//! What was understood of a list, guessed and asked about it, in words.

use super::people::Way;
use crate::{
    invite::{
        Batch,
        list::{Column, FileOptions, Note, Question, ShownColumn, encoding},
    },
    texts::OrganizerTexts,
};

/// The most names in a sentence.
const NAMED: usize = 5;

/// A choice of a field: its value, its words, and whether it is the one.
pub(super) struct Choice {
    pub(super) value: String,
    pub(super) label: String,
    pub(super) is_chosen: bool,
}

/// Says what was decided about a list.
pub(super) fn notes(t: OrganizerTexts, batch: &Batch) -> Vec<String> {
    let columns = batch.unclear.as_ref().map_or(&batch.columns, |unclear| &unclear.columns);
    let mut sentences: Vec<String> = batch.notes.iter().filter_map(|note| self::note(t, note)).collect();
    if batch.unclear.is_none() {
        sentences.extend(unused(t, columns));
    }
    sentences
}

fn note(t: OrganizerTexts, note: &Note) -> Option<String> {
    Some(match note {
        Note::Encoding(name) => t.list_note_encoding(*name),
        Note::Sheet(name) => t.list_note_sheet(name),
        Note::Companies(names) => t.list_note_companies(some_of(t, names)),
        Note::SeveralEmails(names) => t.list_note_several_emails(some_of(t, names)),
        Note::Above { rows, header } => t.list_note_above(*rows, *header),
        Note::OtherTable(line) => t.list_note_other_table(*line),
        Note::ByContent { name, number, column } => {
            t.list_note_by_content(column_name(t, name, *number), meaning(t, *column))
        }
        Note::OwnerWords { column, words } => t.list_note_owner_words(column, some_of(t, words)),
        // The columns say it.
        Note::Ignored(_) => return None,
        Note::NoNames => t.list_note_no_names(),
        Note::Commas => t.list_note_commas(),
        Note::WordsBehind => t.list_note_words_behind(),
    })
}

/// Says which columns are not used, as far as there is something in them.
fn unused(t: OrganizerTexts, columns: &[ShownColumn]) -> Option<String> {
    let is_there = |column: &ShownColumn| !column.name.is_empty() || column.examples.iter().any(|cell| cell.len() > 3);
    let is_unused = |column: &ShownColumn| !is_of_a_person(column.column) && is_there(column);
    let unused = columns.iter().enumerate().filter(|(_, column)| is_unused(column));
    let names: Vec<String> = unused.map(|(place, column)| column_name(t, &column.name, place + 1)).collect();
    (!names.is_empty()).then(|| t.list_note_unused(names.len(), some_of(t, &names)))
}

/// Names some things, and how many more there are.
fn some_of(t: OrganizerTexts, names: &[String]) -> String {
    let some = names.iter().take(NAMED).map(String::as_str).collect::<Vec<_>>().join(", ");
    match names.len().saturating_sub(NAMED) {
        0 => some,
        more => t.list_names_and_more(some, more),
    }
}

/// Names a column: as the list does, or by its number.
pub(super) fn column_name(t: OrganizerTexts, name: &str, number: usize) -> String {
    if name.is_empty() { t.list_column(number) } else { name.to_owned() }
}

/// Says what has to be known about a list.
pub(super) fn question(t: OrganizerTexts, question: &Question) -> String {
    match question {
        Question::Names => t.list_ask_names(),
        Question::NoNames => t.list_ask_no_names(),
        Question::Emails => t.list_ask_emails(),
        Question::YesNo { number } => t.list_ask_yes_no(*number),
        Question::Rooms { name } => t.list_ask_rooms(name),
        Question::Missing(name) => t.list_ask_missing(name),
        Question::SeparateLines => t.list_ask_separate_lines(),
        Question::NoHeader(line) => t.list_ask_no_header(*line),
    }
}

/// Says why columns can't be what was chosen for them; empty if they can.
pub(super) fn conflict(t: OrganizerTexts, way: &Way) -> String {
    match way.column_twice() {
        Some(column) => t.list_ask_twice(meaning(t, column)),
        None if way.ignores_all() => t.list_ask_no_names(),
        None => String::new(),
    }
}

/// Names the meaning of a column.
pub(super) fn meaning(t: OrganizerTexts, column: Column) -> String {
    match column {
        Column::Name => t.list_is_name(),
        Column::FirstName => t.list_is_first_name(),
        Column::MiddleName => t.list_is_middle_name(),
        Column::LastName => t.list_is_last_name(),
        Column::UserName => t.list_is_user_name(),
        Column::Email => t.list_is_email(),
        Column::Owner => t.list_is_owner(),
        Column::Language => t.list_is_language(),
        // A form has one time and one room for all people.
        Column::Id
        | Column::Room
        | Column::Date
        | Column::Starts
        | Column::Ends
        | Column::Duration
        | Column::Ignored => t.list_is_ignored(),
    }
}

/// The usual encodings, each with its name for people.
type Encoding = (&'static str, fn(OrganizerTexts) -> String);

const ENCODINGS: [Encoding; 20] = [
    ("utf-8", |t| t.encoding_utf_8()),
    ("windows-1252", |t| t.encoding_windows_1252()),
    ("windows-1250", |t| t.encoding_windows_1250()),
    ("iso-8859-2", |t| t.encoding_iso_8859_2()),
    ("windows-1257", |t| t.encoding_windows_1257()),
    ("windows-1254", |t| t.encoding_windows_1254()),
    ("windows-1251", |t| t.encoding_windows_1251()),
    ("koi8-r", |t| t.encoding_koi8_r()),
    ("windows-1253", |t| t.encoding_windows_1253()),
    ("windows-1255", |t| t.encoding_windows_1255()),
    ("windows-1256", |t| t.encoding_windows_1256()),
    ("windows-1258", |t| t.encoding_windows_1258()),
    ("windows-874", |t| t.encoding_windows_874()),
    ("shift_jis", |t| t.encoding_shift_jis()),
    ("euc-jp", |t| t.encoding_euc_jp()),
    ("gb18030", |t| t.encoding_gb18030()),
    ("big5", |t| t.encoding_big5()),
    ("euc-kr", |t| t.encoding_euc_kr()),
    ("macintosh", |t| t.encoding_macintosh()),
    ("utf-16le", |t| t.encoding_utf_16()),
];

/// Returns the encodings to choose from, and among them the one with this name.
pub(super) fn encodings(t: OrganizerTexts, chosen: &str) -> Vec<Choice> {
    let name = |label: &str| FileOptions::encoding(label).map_or("", encoding::name);
    let choice = |(label, words): Encoding| Choice {
        value: label.to_owned(),
        label: words(t),
        is_chosen: name(label) == chosen,
    };
    let mut choices: Vec<Choice> = ENCODINGS.into_iter().map(choice).collect();
    if !choices.iter().any(|choice| choice.is_chosen) {
        choices.push(Choice { value: chosen.to_owned(), label: chosen.to_owned(), is_chosen: true });
    }
    choices
}

/// Returns whether a column is about the person and not about the meeting.
fn is_of_a_person(column: Column) -> bool {
    use Column::{Email, FirstName, Language, LastName, MiddleName, Name, Owner, UserName};
    matches!(column, Name | FirstName | MiddleName | LastName | UserName | Email | Owner | Language)
}
