//! The form's people: typed in rows, pasted or uploaded, and what is wrong with each.

use super::words;
use crate::{
    app::Organizer,
    invite::{
        Batch, Invitee, Locale, LocaleError, MailAddress,
        batch::{self, PEOPLE_LIMIT},
        lint,
    },
    texts::OrganizerTexts,
    web::extract::Fields,
};

/// With more people than this, a page shows them as a table in one field instead of a row of fields each.
const ROW_LIMIT: usize = 500;

/// How many rows *another row* adds where no script does it.
const MORE_ROWS: usize = 5;

/// A row as typed, and what is wrong with it.
#[derive(Debug, Clone, Default)]
pub(super) struct Row {
    pub(super) name: String,
    pub(super) email: String,
    pub(super) is_owner: bool,
    /// The language as typed: a name or a tag.
    pub(super) language: String,
    pub(super) name_error: String,
    pub(super) email_error: String,
    pub(super) language_error: Option<LocaleError>,
    /// What is allowed and yet odd.
    pub(super) oddities: Vec<String>,
    pub(super) invitee: Option<Invitee>,
}

impl Row {
    fn is_blank(&self) -> bool {
        self.name.trim().is_empty() && self.email.trim().is_empty()
    }

    /// A row as typed, checked.
    pub(super) fn typed(t: OrganizerTexts, name: &str, email: &str, language: &str, is_owner: bool) -> Self {
        let [name, email, language] = [name, email, language].map(str::to_owned);
        let mut row = Self { name, email, is_owner, language, ..Self::default() };
        if row.is_blank() {
            return row;
        }
        let email: Result<Option<MailAddress>, ()> = match row.email.trim() {
            "" => Ok(None),
            email => email.parse().map(Some).map_err(|_| row.email_error = t.email_invalid()),
        };
        // As in a list: an address alone stands for the person before its `@`.
        if let (true, Ok(Some(email))) = (row.name.trim().is_empty(), &email) {
            email.local_part().clone_into(&mut row.name);
        }
        let name = row.name.parse().map_err(|error| row.name_error = words::name(t, &error));
        let language = Locale::typed(&row.language).map_err(|error| row.language_error = Some(error));
        if let (Ok(name), Ok(email), Ok(language)) = (name, email, language) {
            row.invitee = Some(Invitee { name, email, is_owner, language });
        }
        row
    }

    /// Returns whether the row names a language.
    pub(super) fn has_language(&self, locale: Locale) -> bool {
        Locale::typed(&self.language) == Ok(Some(locale))
    }

    pub(super) fn of(invitee: Invitee) -> Self {
        let (name, email) =
            (invitee.name.to_string(), invitee.email.as_ref().map(ToString::to_string).unwrap_or_default());
        let language = invitee.language.map_or("", Locale::name).to_owned();
        Self { name, email, language, is_owner: invitee.is_owner, invitee: Some(invitee), ..Self::default() }
    }
}

/// A line of a list that can't be used, and what is wrong with it.
#[derive(Debug, Clone)]
pub(super) struct Line {
    pub(super) number: usize,
    pub(super) text: String,
    pub(super) what: String,
}

/// Everyone in the form, and everything that can't be used.
#[derive(Debug, Clone, Default)]
pub(super) struct People {
    pub(super) rows: Vec<Row>,
    /// Lines of the pastes and files that can't be used.
    pub(super) problems: Vec<Line>,
    /// The same as texts to correct, one for each paste or file.
    pub(super) leftovers: Vec<String>,
    pub(super) ignored_columns: Vec<String>,
    /// What is wrong with the file as a whole.
    pub(super) file_error: String,
    /// What is wrong with the people as a whole.
    pub(super) error: String,
    /// What is allowed and yet odd about the people as a whole.
    pub(super) oddities: Vec<String>,
}

impl People {
    /// The rows of a new form: the organizer as owner, and two to fill in.
    pub(super) fn proposed(organizer: &Organizer) -> Self {
        let first =
            Row { name: organizer.name.clone(), email: organizer.email.clone(), is_owner: true, ..Row::default() };
        Self { rows: vec![first, Row::default(), Row::default()], ..Self::default() }
    }

    /// Blank rows for people to add.
    pub(super) fn blank() -> Self {
        Self { rows: vec![Row::default(); 3], ..Self::default() }
    }

    /// The rows of people who are known.
    pub(super) fn of(invitees: Vec<Invitee>) -> Self {
        Self { rows: invitees.into_iter().map(Row::of).collect(), ..Self::default() }.with_a_row()
    }

    /// Everyone whom a sent form names: rows first, then the table that it carried, the paste and the files.
    pub(super) fn sent(t: OrganizerTexts, fields: &Fields) -> Self {
        let marked =
            |name: &'static str| fields.all(name).filter_map(|place| place.parse::<usize>().ok()).collect::<Vec<_>>();
        let (owners, dropped) = (marked("owner"), marked("drop"));
        // A form without a field for languages names none.
        let languages = fields.all("language").chain(std::iter::repeat(""));
        let typed = fields.all("name").zip(fields.all("email")).zip(languages).enumerate();
        let rows = typed
            .filter(|(place, _)| !dropped.contains(place))
            .map(|(place, ((name, email), language))| Row::typed(t, name, email, language, owners.contains(&place)))
            .filter(|row| !row.is_blank());
        let mut people = Self { rows: rows.collect(), ..Self::default() };
        for text in fields.all("table").chain(fields.all("paste")) {
            people.take(t, Batch::parse(text));
        }
        for file in &fields.files {
            match Batch::parse_bytes(&file.bytes) {
                Ok(batch) => people.take(t, batch),
                Err(error) => people.file_error = words::of_file(t, &file.name, &error),
            }
        }
        people.check(t);
        people
    }

    fn take(&mut self, t: OrganizerTexts, batch: Batch) {
        self.leftovers.extend(Some(batch.leftover()).filter(|leftover| !leftover.is_empty()));
        self.rows.extend(batch.entries.into_iter().map(|entry| Row::of(entry.invitee)));
        let lines = batch.problems.into_iter();
        self.problems.extend(lines.map(|bad| Line {
            number: bad.line,
            what: words::of_line(t, &bad.why),
            text: bad.text,
        }));
        let ignored = batch.columns.into_iter().filter(|shown| !shown.column.is_of_a_person());
        self.ignored_columns.extend(ignored.map(|shown| shown.name).filter(|name| !name.is_empty()));
    }

    fn check(&mut self, t: OrganizerTexts) {
        let is_nobody = self.rows.is_empty() && self.problems.is_empty() && self.file_error.is_empty();
        self.error = match self.rows.len() {
            count if count > PEOPLE_LIMIT => t.people_too_many(PEOPLE_LIMIT, count),
            _ if is_nobody => t.people_missing(),
            _ => String::new(),
        };
    }

    /// Marks what is odd about people beside those who are invited already.
    pub(super) fn lint_beside(&mut self, t: OrganizerTexts, invited: &[Invitee]) {
        let everyone: Vec<Invitee> = invited.iter().cloned().chain(self.invitees()).collect();
        let shown = self.rows.iter().enumerate().filter(|(_, row)| row.invitee.is_some()).map(|(place, _)| place + 1);
        let numbers: Vec<usize> = invited.iter().map(|_| 0).chain(shown).collect();
        let lints = lint::people(&everyone, &numbers);
        self.oddities = lint::list(&everyone).map(|oddity| words::of_list(t, oddity)).into_iter().collect();
        let mut rows: Vec<&mut Row> = self.rows.iter_mut().filter(|row| row.invitee.is_some()).collect();
        for row in &mut rows {
            row.oddities.clear();
        }
        for lint in lints {
            if let Some(place) = lint.place.checked_sub(invited.len()) {
                rows[place].oddities.push(words::of_person(t, &lint.what));
            }
        }
    }

    /// Names with what is odd about them, for people who are too many for a row each.
    pub(super) fn odd_names(&self) -> Vec<(&str, &str)> {
        let of = |row| -> Vec<(&str, &str)> {
            let row: &Row = row;
            row.oddities.iter().map(|oddity| (row.name.as_str(), oddity.as_str())).collect()
        };
        if self.is_many() { self.rows.iter().flat_map(of).collect() } else { Vec::new() }
    }

    /// How many people have something odd about them.
    pub(super) fn odd_count(&self) -> usize {
        self.rows.iter().filter(|row| !row.oddities.is_empty()).count()
    }

    /// Everyone who can be invited.
    pub(super) fn invitees(&self) -> Vec<Invitee> {
        self.rows.iter().filter_map(|row| row.invitee.clone()).collect()
    }

    /// How many can be invited.
    pub(super) fn count(&self) -> usize {
        self.rows.iter().filter(|row| row.invitee.is_some()).count()
    }

    /// What is wrong with rows: the field's id, the row, and the sentence.
    pub(super) fn row_errors(&self) -> Vec<(String, usize, &str)> {
        let errors = self.editable().into_iter().flat_map(|(place, row)| {
            [("name", &row.name_error), ("email", &row.email_error)]
                .map(|(field, error)| (format!("{field}-{place}"), place + 1, error.as_str()))
        });
        errors.filter(|(_, _, error)| !error.is_empty()).collect()
    }

    /// Returns the places of rows whose language is unknown.
    pub(super) fn wrong_languages(&self) -> Vec<usize> {
        let rows = self.editable().into_iter();
        rows.filter(|(_, row)| row.language_error.is_some()).map(|(place, _)| place).collect()
    }

    /// How many of them are owners.
    pub(super) fn owner_count(&self) -> usize {
        self.rows.iter().filter(|row| row.invitee.as_ref().is_some_and(|invitee| invitee.is_owner)).count()
    }

    /// How many rows and lines can't be used.
    pub(super) fn problem_count(&self) -> usize {
        self.rows.iter().filter(|row| row.invitee.is_none() && !row.is_blank()).count() + self.problems.len()
    }

    /// Whether there is no way on but back to the form.
    pub(super) fn is_stuck(&self) -> bool {
        !self.error.is_empty() || !self.file_error.is_empty()
    }

    /// Rows that can be edited, each with its place: all of them, or where they are many, the wrong ones.
    pub(super) fn editable(&self) -> Vec<(usize, &Row)> {
        let is_shown = |row: &&Row| !self.is_many() || row.invitee.is_none();
        self.rows.iter().filter(is_shown).enumerate().collect()
    }

    /// Whether they are too many for a row of fields each.
    pub(super) fn is_many(&self) -> bool {
        self.rows.len() > ROW_LIMIT
    }

    /// Where they are many, the good ones as a table to edit.
    pub(super) fn table(&self) -> String {
        let invitees: Vec<_> = self.rows.iter().filter_map(|row| row.invitee.as_ref()).collect();
        if self.is_many() { batch::to_table(invitees) } else { String::new() }
    }

    /// Adds blank rows behind.
    pub(super) fn with_more_rows(mut self) -> Self {
        self.rows.extend(vec![Row::default(); MORE_ROWS]);
        self
    }

    /// Makes sure of a row to type into.
    pub(super) fn with_a_row(mut self) -> Self {
        if !self.rows.iter().any(Row::is_blank) {
            self.rows.push(Row::default());
        }
        self
    }
}
