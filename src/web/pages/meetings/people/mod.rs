//! The form's people: typed in rows, pasted or uploaded, and what is wrong with each.

mod join;
mod list;
mod refused;
mod row;
mod source;

use std::collections::HashSet;

use self::source::Source;
use self::{
    join::{Join, Joined, Sent},
    row::{Doubt, Origin},
};
pub(super) use self::{list::List, row::Row, source::Way};
use super::words;
use crate::{
    app::{App, Organizer},
    error::Error,
    invite::{
        Batch, Invitee,
        batch::{self, PEOPLE_LIMIT},
        lint,
        list::ListOptions,
    },
    texts::OrganizerTexts,
    web::{error::log_incident, extract::Fields, session::SignedIn},
};

/// With more people than this, a page shows them as a table in one field instead of a row of fields each.
const ROW_LIMIT: usize = 500;

/// How many rows *another row* adds where no script does it.
const MORE_ROWS: usize = 5;

/// With more wrong rows than this, a page of many people shows only the first ones.
const WRONG_LIMIT: usize = 100;

/// Everyone in the form, and everything that can't be used.
#[derive(Default)]
pub(super) struct People {
    pub(super) rows: Vec<Row>,
    /// The lists that rows came from.
    pub(super) lists: Vec<List>,
    /// The entries of lists that were removed or replaced.
    gone: Vec<Origin>,
    /// What is wrong with the file as a whole.
    pub(super) file_error: String,
    /// What is wrong with the pasted text as a whole.
    pub(super) paste_error: String,
    /// The pasted text that can't be used.
    pub(super) paste: String,
    /// What is wrong with the people as a whole.
    pub(super) error: String,
    /// What is allowed and yet odd about the people as a whole.
    pub(super) oddities: Vec<String>,
    /// Whether new meetings begin with the organizer as one of the people, where the form lets them choose.
    pub(super) invites_self: Option<bool>,
}

/// Marks the rows of lists that were removed in the review.
fn mark_gone(fields: &Fields, lists: &mut [Joined]) {
    for origin in fields.all("gone").flat_map(|gone| gone.split(' ')).filter_map(Origin::read) {
        if let Some(list) = lists.get_mut(origin.list) {
            list.gone.insert(origin.key);
        }
    }
}

impl People {
    /// The rows of a new form: the organizer as owner, unless they chose otherwise, and some to fill in.
    pub(super) fn proposed(organizer: &Organizer) -> Self {
        if organizer.invites_self { Self::blank().with_self(organizer) } else { Self::blank() }
    }

    /// Puts the organizer first, as an owner.
    pub(super) fn with_self(mut self, organizer: &Organizer) -> Self {
        let (name, email) = (organizer.name.clone(), organizer.email.clone());
        self.rows.insert(0, Row { name, email, is_owner: true, ..Row::default() });
        if self.rows.len() > 3 && self.rows.last().is_some_and(Row::is_blank) {
            self.rows.pop();
        }
        self
    }

    /// Takes out the row that the form began with.
    pub(super) fn without_self(mut self, organizer: &Organizer) -> Self {
        let is_self = |row: &Row| row.origin.is_none() && row.email.eq_ignore_ascii_case(&organizer.email);
        self.rows.retain(|row| !is_self(row));
        self
    }

    /// Blank rows for people to add.
    pub(super) fn blank() -> Self {
        Self { rows: vec![Row::default(); 3], ..Self::default() }
    }

    /// The rows of people who are known.
    pub(super) fn of(invitees: Vec<Invitee>) -> Self {
        Self { rows: invitees.into_iter().map(Row::of).collect(), ..Self::default() }.with_a_row()
    }

    /// Everyone whom a sent form names: in rows, in the table that it carried, in its lists, in the paste and the files.
    pub(super) async fn sent(app: &App, signed_in: &SignedIn, fields: &Fields) -> Result<Self, Error> {
        let (t, sent) = (signed_in.t, fields.clone());
        // A spreadsheet takes time, which other requests should not wait for.
        let (mut people, mut lists, added) = app.turns.run(move || Ok(Self::with_lists(t, &sent))).await?;
        for list in added {
            lists.push(people.with_remembered(app, signed_in, list).await?);
        }
        mark_gone(fields, &mut lists);
        let mut join = Join::new(t, lists);
        join.take_rows(rows(fields));
        for text in fields.all("table") {
            // Identical rows were merged before, or are to stay.
            let options = ListOptions { keep_identical: true, ..ListOptions::default() };
            let Batch { entries, problems, .. } = Batch::parse_with(text, &options);
            join.take_table(entries.into_iter().map(|entry| entry.invitee).collect());
            join.take_wrong(problems.into_iter().map(|bad| Row::wrong(t, bad)).collect());
        }
        (people.rows, people.gone) = join.end();
        if people.is_many() {
            people.replace_edited();
        }
        people.mark_refused(app, signed_in).await?;
        people.check(t);
        Ok(people)
    }

    /// Reads the lists that the form carried, and those that are new.
    fn with_lists(t: OrganizerTexts, fields: &Fields) -> (Self, Vec<Joined>, Vec<Joined>) {
        let mut people = Self::default();
        let carried = people.carried(t, fields);
        let added = people.added(t, fields);
        (people, carried, added)
    }

    /// Reads a list that is new with the columns that the organizer chose for an earlier one with the same header.
    async fn with_remembered(&mut self, app: &App, signed_in: &SignedIn, mut joined: Joined) -> Result<Joined, Error> {
        let Some(list) = joined.number.map(|number| &mut self.lists[number]) else { return Ok(joined) };
        let Some(columns) = app.remembered_columns(&signed_in.actor, &list.header).await? else { return Ok(joined) };
        let Some((again, now)) = list.with_remembered(signed_in.t, &columns) else { return Ok(joined) };
        (*list, joined.now) = (again, now);
        Ok(joined)
    }

    /// Remembers the columns that the organizer chose, for later lists with the same header.
    pub(super) async fn remember(&self, app: &App, signed_in: &SignedIn) {
        for (header, columns) in self.lists.iter().filter_map(List::to_remember) {
            if let Err(error) = app.remember_columns(&signed_in.actor, header, &columns).await {
                // The links are there; only the next list has to be asked about again.
                log_incident(&error);
            }
        }
    }

    /// The lists that the form carried, as it showed them and as they are to be read now.
    fn carried(&mut self, t: OrganizerTexts, fields: &Fields) -> Vec<Joined> {
        let step = fields.value("step");
        let mut lists = Vec::new();
        for (place, field) in fields.all("list").enumerate() {
            let Some(source) = Source::carried(field) else {
                self.error = t.field_out_of_date();
                lists.push(Joined::new(None, Vec::new(), Vec::new()));
                continue;
            };
            let mut way = source.chosen(fields, place);
            way.keep_identical = match step.rsplit_once('-') {
                Some(("keep", number)) if number == place.to_string() => true,
                Some(("merge", number)) if number == place.to_string() => false,
                _ => way.keep_identical,
            };
            let is_removed = matches!(step.rsplit_once('-'), Some(("remove" | "edit-remove", number)) if number == place.to_string());
            let number = self.lists.len();
            if is_removed {
                let (_, before) = List::again(t, number, source);
                lists.push(Joined::new(None, before, Vec::new()));
                continue;
            }
            let before = (way != source.way).then(|| List::again(t, number, source.clone()).1);
            let (mut list, now) = List::again(t, number, source.read_in(way));
            if step == "columns" && before.is_some() {
                list.keep_open();
            }
            self.lists.push(list);
            lists.push(Joined::new(Some(number), before.unwrap_or_else(|| now.clone()), now));
        }
        lists
    }

    /// The lists that are new in the form.
    fn added(&mut self, t: OrganizerTexts, fields: &Fields) -> Vec<Joined> {
        let pastes = fields.all("paste").filter(|text| !text.trim().is_empty()).map(|text| ("", text.as_bytes()));
        let files = fields.files.iter().map(|file| (file.name.as_str(), &file.bytes[..]));
        let mut lists = Vec::new();
        for (name, bytes) in pastes.chain(files) {
            let number = self.lists.len();
            let read = match Source::pack(name, bytes) {
                Some(source) => List::new(t, number, source),
                None => Err(t.file_too_large(name)),
            };
            match read {
                Ok((list, entries)) => {
                    self.lists.push(list);
                    lists.push(Joined::new(Some(number), Vec::new(), entries));
                }
                Err(error) if name.is_empty() => {
                    self.paste_error = error;
                    self.paste = String::from_utf8_lossy(bytes).into_owned();
                }
                Err(error) => self.file_error = error,
            }
        }
        lists
    }

    /// Takes rows that were edited as typed ones, since they stand in a table with the others.
    fn replace_edited(&mut self) {
        for row in self.rows.iter_mut().filter(|row| row.is_edited && row.invitee.is_some()) {
            self.gone.extend(row.origin.take());
        }
    }

    fn check(&mut self, t: OrganizerTexts) {
        let is_asked = self.question_count() > 0 || !self.file_error.is_empty() || !self.paste_error.is_empty();
        match self.rows.len() {
            _ if !self.error.is_empty() => {}
            count if count > PEOPLE_LIMIT => self.error = t.people_too_many(PEOPLE_LIMIT, count),
            0 if !is_asked => self.error = t.people_missing(),
            _ => {}
        }
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
            let refused = Some(&row.refused).filter(|refused| !refused.is_empty());
            row.oddities.iter().chain(refused).map(|oddity| (row.name.as_str(), oddity.as_str())).collect()
        };
        if self.is_many() { self.rows.iter().flat_map(of).collect() } else { Vec::new() }
    }

    /// How many people have something odd about them.
    pub(super) fn odd_count(&self) -> usize {
        self.rows.iter().filter(|row| !row.oddities.is_empty() || !row.refused.is_empty()).count()
    }

    /// Everyone who can be invited.
    pub(super) fn invitees(&self) -> Vec<Invitee> {
        self.rows.iter().filter_map(|row| row.invitee.clone()).collect()
    }

    /// How many can be invited.
    pub(super) fn count(&self) -> usize {
        self.rows.iter().filter(|row| row.invitee.is_some()).count()
    }

    /// What is wrong with rows: the field's id, and the sentence.
    pub(super) fn row_errors(&self, t: &OrganizerTexts) -> Vec<(String, String)> {
        let errors = self.editable().into_iter().flat_map(|(place, row)| {
            let language = row.language_error.as_ref().map(|_| t.person_language_unknown()).unwrap_or_default();
            let errors = [("name", row.name_error.clone()), ("email", row.email_error.clone()), ("language", language)];
            let line = row.line().filter(|_| self.is_many());
            let errors = errors.into_iter().filter(|(_, error)| !error.is_empty());
            let in_words = move |(field, error): (&str, String)| {
                let sentence = line.map_or_else(
                    || t.form_row_error(place + 1, error.as_str()),
                    |line| t.review_line_error(line, error.as_str()),
                );
                (format!("{field}-{place}"), sentence)
            };
            errors.map(in_words).collect::<Vec<_>>()
        });
        errors.collect()
    }

    /// How many people of a list can be invited.
    pub(super) fn count_of(&self, list: &List) -> usize {
        let is_of = |row: &&Row| row.invitee.is_some() && row.origin.is_some_and(|origin| origin.list == list.number);
        self.rows.iter().filter(is_of).count()
    }

    /// How many lists can't be used before something is answered.
    pub(super) fn question_count(&self) -> usize {
        self.lists.iter().filter(|list| !list.question.is_empty()).count()
    }

    /// The entries of lists that were removed, as a form's field.
    pub(super) fn gone(&self) -> String {
        self.gone.iter().map(|origin| origin.text()).collect::<Vec<_>>().join(" ")
    }

    /// How many of them are owners.
    pub(super) fn owner_count(&self) -> usize {
        self.rows.iter().filter(|row| row.invitee.as_ref().is_some_and(|invitee| invitee.is_owner)).count()
    }

    /// How many rows and lines can't be used.
    pub(super) fn problem_count(&self) -> usize {
        let cut = self.lists.iter().filter(|list| !list.cut.is_empty()).count();
        self.rows.iter().filter(|row| row.is_wrong()).count() + cut
    }

    /// Whether there is no way on but back to the form.
    pub(super) fn is_stuck(&self) -> bool {
        !self.error.is_empty() || !self.file_error.is_empty() || !self.paste_error.is_empty()
    }

    /// Rows that can be edited, each with its place: all of them, or where they are many, the first wrong ones.
    pub(super) fn editable(&self) -> Vec<(usize, &Row)> {
        if !self.is_many() {
            return self.rows.iter().enumerate().collect();
        }
        // A wrong row that came from no list is nowhere but in its fields.
        let (mut left, is_wrong) = (WRONG_LIMIT, |row: &&Row| row.invitee.is_none());
        let mut is_shown = |row: &&Row| {
            let fits = row.origin.is_none() || left > 0;
            left = left.saturating_sub(1);
            fits
        };
        self.rows.iter().filter(is_wrong).filter(|row| is_shown(row)).enumerate().collect()
    }

    /// How many wrong rows are not shown.
    pub(super) fn hidden_count(&self) -> usize {
        let wrong = self.rows.iter().filter(|row| row.is_wrong()).count();
        wrong.saturating_sub(self.editable().into_iter().filter(|(_, row)| row.is_wrong()).count())
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

/// The rows of fields that a form sent.
fn rows(fields: &Fields) -> Vec<Sent> {
    let places =
        |name: &'static str| -> HashSet<usize> { fields.all(name).filter_map(|place| place.parse().ok()).collect() };
    let (owners, dropped, accepted) = (places("owner"), places("drop"), places("accept"));
    let marks: std::collections::HashMap<usize, &str> = fields
        .all("from")
        .filter_map(|mark| mark.split_once('='))
        .filter_map(|(place, mark)| Some((place.parse().ok()?, mark)))
        .collect();
    // A form without a field for languages names none.
    let languages = fields.all("language").chain(std::iter::repeat(""));
    let typed = fields.all("name").zip(fields.all("email")).zip(languages).enumerate();
    let row = |(place, ((name, email), language)): (usize, ((&str, &str), &str))| {
        let row = Row::unchecked(name, email, language, owners.contains(&place));
        let mut row = row.with_mark(marks.get(&place).copied().unwrap_or_default());
        if accepted.contains(&place) {
            row.doubt = Doubt::Settled;
        }
        Sent { row, is_dropped: dropped.contains(&place) }
    };
    typed.map(row).collect()
}
