//! A list in the review: what was understood, what was guessed, and what has to be asked.

use super::{
    row::{Key, Origin, Row},
    source::{Source, field_name},
};
use crate::{
    invite::{
        Batch, LineError, MailAddress,
        batch::BadLine,
        list::{Column, FileError, ListColumns, Note, Question, ShownColumn, Unclear},
    },
    texts::OrganizerTexts,
    web::pages::meetings::{
        list_words::{self, Choice},
        words,
    },
};

/// The most columns that a chooser shows. More are shown only if they are used.
const COLUMNS: usize = 60;

/// The most lines that a chooser offers for the column names. The header is looked for in as many.
const HEADER_ROWS: usize = 30;

/// The meanings that can be chosen for a column.
pub(in crate::web::pages::meetings) const MEANINGS: [Column; 8] = [
    Column::Ignored,
    Column::Name,
    Column::FirstName,
    Column::MiddleName,
    Column::LastName,
    Column::Email,
    Column::Owner,
    Column::Language,
];

/// A column in the chooser.
pub(in crate::web::pages::meetings) struct ChosenColumn {
    pub(in crate::web::pages::meetings) field: String,
    pub(in crate::web::pages::meetings) label: String,
    pub(in crate::web::pages::meetings) examples: Vec<String>,
    pub(in crate::web::pages::meetings) meanings: Vec<Choice>,
}

impl ChosenColumn {
    fn of(t: OrganizerTexts, place: usize, column: &ShownColumn, meaning: Column) -> Self {
        let choice = |one: Column| Choice {
            value: one.word().to_owned(),
            label: list_words::meaning(t, one),
            is_chosen: one == meaning,
        };
        Self {
            field: format!("column-{place}"),
            label: list_words::column_name(t, &column.name, place + 1),
            examples: column.examples.clone(),
            meanings: MEANINGS.into_iter().map(choice).collect(),
        }
    }
}

/// Returns the lines that can have the column names.
fn header_rows(t: OrganizerTexts, header: usize) -> Vec<Choice> {
    let label = |line| if line == 0 { t.list_no_header() } else { t.list_header_line(line) };
    let choice = |line: usize| Choice { value: line.to_string(), label: label(line), is_chosen: line == header };
    let beyond = (header > HEADER_ROWS).then_some(header);
    (0..=HEADER_ROWS).chain(beyond).map(choice).collect()
}

/// A list in the review.
pub(in crate::web::pages::meetings) struct List {
    /// Its place, from 0.
    pub(in crate::web::pages::meetings) number: usize,
    pub(super) source: Source,
    pub(in crate::web::pages::meetings) notes: Vec<String>,
    /// What has to be answered before the list can be used.
    pub(in crate::web::pages::meetings) question: String,
    /// The lines that were not read, because of a limit.
    pub(in crate::web::pages::meetings) cut: String,
    pub(in crate::web::pages::meetings) merged: usize,
    pub(in crate::web::pages::meetings) columns: Vec<ChosenColumn>,
    pub(in crate::web::pages::meetings) sheets: Vec<Choice>,
    pub(in crate::web::pages::meetings) encodings: Vec<Choice>,
    pub(in crate::web::pages::meetings) header_rows: Vec<Choice>,
    /// Whether something was guessed or just chosen, so that the chooser opens by itself.
    is_guess: bool,
    /// The sheet that was read, if there are others.
    sheet: String,
    /// The names of the columns, if there is a header.
    pub(super) header: Vec<String>,
}

/// What was read of a list: its entries in order.
pub(super) type Entries = Vec<(Key, Row)>;

impl List {
    /// Reads a list that is new in the form. A list that can't be read, whatever is chosen, is an error in words.
    pub(super) fn new(t: OrganizerTexts, number: usize, source: Source) -> Result<(Self, Entries), String> {
        let read = source.read();
        match &read {
            Err(FileError::Sheets(_)) => {}
            Err(error) => return Err(words::of_file(t, &source.name, error)),
            // There are no columns to choose from.
            Ok(Batch { unclear: Some(Unclear { question, columns, .. }), .. }) if columns.is_empty() => {
                return Err(match question {
                    Question::NoNames => words::of_file(t, &source.name, &FileError::Empty),
                    question => list_words::question(t, question),
                });
            }
            Ok(_) => {}
        }
        Ok(Self::of(t, number, source, read))
    }

    /// Reads a list that the form had already. If there is nobody in it, there is something to choose.
    pub(super) fn again(t: OrganizerTexts, number: usize, source: Source) -> (Self, Entries) {
        let read = if source.way.is_in_conflict() { source.with_columns_found_out().read() } else { source.read() };
        Self::of(t, number, source, read)
    }

    fn of(t: OrganizerTexts, number: usize, source: Source, read: Result<Batch, FileError>) -> (Self, Entries) {
        let (question, batch) = match read {
            Ok(batch) => (list_words::conflict(t, &source.way), batch),
            Err(FileError::Sheets(_)) => (t.list_ask_sheet(), Batch::default()),
            Err(error) => (words::of_file(t, &source.name, &error), Batch::default()),
        };
        let unclear = batch.unclear.as_ref();
        let asked = unclear.map(|unclear| list_words::question(t, &unclear.question)).unwrap_or_default();
        let remembered = source.way.is_remembered.then(|| t.list_note_remembered());
        let mut list = Self {
            number,
            notes: remembered.into_iter().chain(list_words::notes(t, &batch)).collect(),
            question: if question.is_empty() { asked } else { question },
            cut: String::new(),
            merged: batch.merged,
            columns: Vec::new(),
            sheets: Vec::new(),
            encodings: Vec::new(),
            header_rows: Vec::new(),
            is_guess: batch.notes.iter().any(is_guess),
            sheet: String::new(),
            header: Vec::new(),
            source,
        };
        list.offer_files(t, &batch);
        list.offer_columns(t, &batch);
        list.source.shown = list.shown();
        let entries = if list.question.is_empty() { list.entries(t, batch) } else { Vec::new() };
        (list, entries)
    }

    fn offer_files(&mut self, t: OrganizerTexts, batch: &Batch) {
        let (chosen, names) = match &batch.sheets {
            Some((chosen, names)) => (chosen.clone(), names.clone()),
            None if batch.columns.is_empty() && !self.question.is_empty() => (String::new(), self.source.sheet_names()),
            None => (String::new(), Vec::new()),
        };
        if names.len() > 1 {
            let nothing = Choice { value: String::new(), label: t.list_choose_sheet(), is_chosen: true };
            self.sheets.extend(Some(nothing).filter(|_| chosen.is_empty()));
            let choice = |name: String| Choice { is_chosen: name == chosen, value: name.clone(), label: name };
            self.sheets.extend(names.into_iter().map(choice));
            self.sheet = chosen;
        }
        let is_chosen = self.source.way.encoding.is_some();
        if let Some(encoding) = batch.encoding.or(is_chosen.then_some("UTF-8")) {
            self.encodings = list_words::encodings(t, encoding);
        }
    }

    fn offer_columns(&mut self, t: OrganizerTexts, batch: &Batch) {
        let (shown, header) = match &batch.unclear {
            Some(unclear) => (&unclear.columns, unclear.header),
            None => (&batch.columns, batch.header_line),
        };
        let chosen = &self.source.way.columns;
        let proposed = if chosen.is_empty() && batch.unclear.is_some() { only_addresses(shown) } else { None };
        for (place, column) in shown.iter().enumerate() {
            let found = if proposed == Some(place) { Column::Email } else { column.column };
            let word = chosen.get(place).map_or(found.word(), String::as_str);
            let meaning = MEANINGS.into_iter().find(|meaning| meaning.word() == word).unwrap_or(Column::Ignored);
            if place < COLUMNS || meaning != Column::Ignored {
                self.columns.push(ChosenColumn::of(t, place, column, meaning));
            }
        }
        if header.is_some() {
            self.header = shown.iter().map(|column| column.name.clone()).collect();
        }
        if !shown.is_empty() || batch.unclear.is_some() || may_be_table(batch) {
            self.header_rows = header_rows(t, header.or(self.source.way.header_row).unwrap_or(0));
        }
    }

    /// Returns what each of the list's fields shows.
    fn shown(&self) -> std::collections::BTreeMap<String, String> {
        let chosen =
            |choices: &[Choice]| choices.iter().find(|choice| choice.is_chosen).map(|choice| choice.value.clone());
        let fields = [("sheet", &self.sheets), ("encoding", &self.encodings), ("header_row", &self.header_rows)];
        let fields = fields.into_iter().map(|(what, choices)| (what.to_owned(), chosen(choices)));
        let columns = self.columns.iter().map(|column| (column.field.clone(), chosen(&column.meanings)));
        fields.chain(columns).filter_map(|(what, chosen)| Some((what, chosen?))).collect()
    }

    fn entries(&mut self, t: OrganizerTexts, batch: Batch) -> Entries {
        let number = self.number;
        let place = |line, index| Key { line, index };
        let people = batch.entries.into_iter().map(|entry| (place(entry.line, entry.index), Row::of(entry.invitee)));
        let mut wrong = Vec::new();
        for bad in batch.problems {
            let is_cut = matches!(bad.why, LineError::TooManyPeople | LineError::TooManyErrors);
            let BadLine { line, index, .. } = bad;
            if is_cut {
                self.cut = t.list_cut(line, words::of_line(t, &bad.why));
            } else {
                wrong.push((place(line, index), Row::wrong(t, bad)));
            }
        }
        let mut entries: Entries = people.chain(wrong).collect();
        entries.sort_by_key(|(key, _)| *key);
        for (key, row) in &mut entries {
            row.origin = Some(Origin { list: number, key: *key });
        }
        entries
    }

    /// Reads the list with columns that were chosen for another list with the same header. Returns `None` if it is read like
    /// that anyway.
    pub(super) fn with_remembered(&self, t: OrganizerTexts, columns: &ListColumns) -> Option<(Self, Entries)> {
        let (mut list, entries) = Self::again(t, self.number, self.source.with_remembered(columns)?);
        list.is_guess |= self.is_guess;
        Some((list, entries)).filter(|(list, _)| list.question.is_empty())
    }

    /// Returns the header, and the columns that the organizer chose for it.
    pub(in crate::web::pages::meetings) fn to_remember(&self) -> Option<(&[String], ListColumns)> {
        let columns = self.source.to_remember()?;
        (!self.header.is_empty()).then_some((self.header.as_slice(), columns))
    }

    /// Returns the file's name; empty for a pasted text.
    pub(in crate::web::pages::meetings) fn name(&self) -> &str {
        &self.source.name
    }

    /// Says how many people were read from which list.
    pub(in crate::web::pages::meetings) fn heading(&self, t: &OrganizerTexts, count: usize) -> String {
        match (self.name(), self.sheet.as_str()) {
            ("", _) if !self.question.is_empty() => t.list_not_read_pasted(),
            (name, _) if !self.question.is_empty() => t.list_not_read(name),
            ("", _) => t.list_people_pasted(count),
            (name, "") => t.list_people(count, name),
            (name, sheet) => t.list_people_in_sheet(count, name, sheet),
        }
    }

    /// Returns the list as a form's field.
    pub(in crate::web::pages::meetings) fn field(&self) -> String {
        self.source.field()
    }

    /// Returns the name of one of the list's fields.
    pub(in crate::web::pages::meetings) fn field_name(&self, what: &str) -> String {
        field_name(self.number, what)
    }

    /// Whether rows that are equal stay.
    pub(in crate::web::pages::meetings) fn keeps_identical(&self) -> bool {
        self.source.way.keep_identical
    }

    /// Whether there is something to choose.
    pub(in crate::web::pages::meetings) fn has_choices(&self) -> bool {
        !(self.columns.is_empty() && self.sheets.is_empty() && self.encodings.is_empty() && self.header_rows.is_empty())
    }

    /// Shows the choices, since one was just made.
    pub(super) fn keep_open(&mut self) {
        self.is_guess = true;
    }

    /// Whether the choices are shown without being asked for.
    pub(in crate::web::pages::meetings) fn is_open(&self) -> bool {
        self.is_guess || !self.question.is_empty()
    }
}

/// Returns the only column with email addresses, which is proposed as such where the others are asked about.
fn only_addresses(columns: &[ShownColumn]) -> Option<usize> {
    let is_address = |cell: &String| cell.trim().parse::<MailAddress>().is_ok();
    let is_filled = |column: &ShownColumn| !column.examples.is_empty() && column.examples.iter().all(is_address);
    let mut places = columns.iter().enumerate().filter(|(_, column)| is_filled(column)).map(|(place, _)| place);
    places.next().filter(|_| places.next().is_none())
}

/// Returns whether a list that was read line by line may be a table whose column names were not recognized.
fn may_be_table(batch: &Batch) -> bool {
    let is_split =
        |bad: &BadLine| matches!(bad.why, LineError::TwoNames | LineError::Commas | LineError::WhoseAddress { .. });
    batch.notes.contains(&Note::Commas) || batch.problems.iter().any(is_split)
}

/// Returns whether a note is about something that was guessed, and that can be chosen.
fn is_guess(note: &Note) -> bool {
    match note {
        Note::Encoding(_)
        | Note::Sheet(_)
        | Note::Above { .. }
        | Note::OtherTable(_)
        | Note::ByContent { .. }
        | Note::OwnerWords { .. }
        | Note::NoNames => true,
        Note::Companies(_) | Note::SeveralEmails(_) | Note::Ignored(_) | Note::Commas | Note::WordsBehind => false,
    }
}
