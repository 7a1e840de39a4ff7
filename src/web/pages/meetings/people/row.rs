//! A row of the form or the review: what was typed or read, and what is wrong with each field.

use crate::{
    invite::{
        Batch, Invitee, InviteeError, LineError, Locale, LocaleError, MailAddress, batch::BadLine, list::check_name,
    },
    texts::OrganizerTexts,
    web::pages::meetings::words,
};

/// The most characters of a line that a field shows.
const LONGEST: usize = 1000;

/// Where an entry stands in a list: its line, and its place among the entries of that line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Key {
    pub(super) line: usize,
    pub(super) index: usize,
}

/// The entry of a list that a row shows. The form carries it as `2:14:0`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Origin {
    /// The list, from 0.
    pub(super) list: usize,
    pub(super) key: Key,
}

impl Origin {
    pub(super) fn read(text: &str) -> Option<Self> {
        let mut numbers = text.split(':').map(|number| number.parse().ok());
        let (list, line, index) = (numbers.next()??, numbers.next()??, numbers.next()??);
        Some(Self { list, key: Key { line, index } })
    }

    pub(super) fn text(self) -> String {
        format!("{}:{}:{}", self.list, self.key.line, self.key.index)
    }
}

/// Whether a row of a list may be right, though something about it is not as it should be.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Doubt {
    /// There is no doubt.
    #[default]
    None,
    /// It can be used as it stands if the organizer says so.
    Open,
    /// The organizer said so.
    Settled,
}

/// A row as typed or read, and what is wrong with it.
#[derive(Debug, Clone, Default)]
pub(in crate::web::pages::meetings) struct Row {
    pub(in crate::web::pages::meetings) name: String,
    pub(in crate::web::pages::meetings) email: String,
    pub(in crate::web::pages::meetings) is_owner: bool,
    /// The language as typed: a name or a tag.
    pub(in crate::web::pages::meetings) language: String,
    pub(in crate::web::pages::meetings) name_error: String,
    pub(in crate::web::pages::meetings) email_error: String,
    pub(in crate::web::pages::meetings) language_error: Option<LocaleError>,
    /// What is allowed and yet odd.
    pub(in crate::web::pages::meetings) oddities: Vec<String>,
    /// When and why the mail server last refused the address.
    pub(in crate::web::pages::meetings) refused: String,
    pub(in crate::web::pages::meetings) invitee: Option<Invitee>,
    /// The entry of a list that the row shows.
    pub(super) origin: Option<Origin>,
    /// Whether the name holds a whole line of a list, which is read as one once it is corrected.
    pub(super) is_line: bool,
    pub(super) doubt: Doubt,
    /// Whether the row differs from the entry of the list that it came from.
    pub(super) is_edited: bool,
}

impl Row {
    pub(super) fn is_blank(&self) -> bool {
        self.name.trim().is_empty() && self.email.trim().is_empty()
    }

    /// A row as typed, unchecked.
    pub(super) fn unchecked(name: &str, email: &str, language: &str, is_owner: bool) -> Self {
        let [name, email, language] = [name, email, language].map(str::to_owned);
        Self { name, email, is_owner, language, ..Self::default() }
    }

    /// A row as typed, checked as a row of a list is.
    pub(in crate::web::pages::meetings) fn typed(
        t: OrganizerTexts,
        name: &str,
        email: &str,
        language: &str,
        is_owner: bool,
    ) -> Self {
        Self::unchecked(name, email, language, is_owner).checked(t)
    }

    pub(super) fn checked(mut self, t: OrganizerTexts) -> Self {
        if self.is_blank() {
            return self;
        }
        let email: Result<Option<MailAddress>, ()> = match self.email.trim() {
            "" => Ok(None),
            email => email.parse().map(Some).map_err(|error| self.email_error = words::email(t, &error)),
        };
        // As in a list: an address alone stands for the person before its `@`.
        if let (true, Ok(Some(email))) = (self.name.trim().is_empty(), &email) {
            email.local_part().clone_into(&mut self.name);
        }
        let name = name(&self.name).map_err(|why| self.name_error = words::of_line(t, &why));
        let language = Locale::typed(&self.language).map_err(|error| self.language_error = Some(error));
        if let (Ok(name), Ok(email), Ok(language)) = (name, email, language) {
            self.invitee = Some(Invitee { name, email, is_owner: self.is_owner, language });
        }
        self
    }

    /// The people in a line that was corrected, and what is still wrong with it. What else is in the row goes to each.
    pub(super) fn of_line(self, t: OrganizerTexts) -> Vec<Self> {
        let batch = Batch::parse(&self.name);
        let people = batch.entries.into_iter().map(|entry| (entry.line, entry.index, Self::of(entry.invitee)));
        let wrong = batch.problems.into_iter().map(|bad| (bad.line, bad.index, Self::wrong(t, bad)));
        let mut rows: Vec<_> = people.chain(wrong).collect();
        rows.sort_by_key(|(line, index, _)| (*line, *index));
        if rows.is_empty() {
            let name_error = t.line_header_words();
            return vec![Self { name_error, ..self }];
        }
        let (origin, is_owner) = (self.origin, self.is_owner);
        let one = |row: Self| {
            let row = Self { origin, is_owner: is_owner | row.is_owner, ..row };
            let invitee = row.invitee.clone().map(|invitee| Invitee { is_owner: row.is_owner, ..invitee });
            Self { invitee, ..row }
        };
        rows.into_iter().map(|(_, _, row)| one(row)).collect()
    }

    /// Returns whether the row names a language.
    pub(in crate::web::pages::meetings) fn has_language(&self, locale: Locale) -> bool {
        Locale::typed(&self.language) == Ok(Some(locale))
    }

    pub(in crate::web::pages::meetings) fn of(invitee: Invitee) -> Self {
        let (name, email) =
            (invitee.name.to_string(), invitee.email.as_ref().map(ToString::to_string).unwrap_or_default());
        let language = invitee.language.map_or("", Locale::name).to_owned();
        Self { name, email, language, is_owner: invitee.is_owner, invitee: Some(invitee), ..Self::default() }
    }

    /// An entry of a list that can't be used, with what is wrong at the field that it is wrong in.
    pub(super) fn wrong(t: OrganizerTexts, bad: BadLine) -> Self {
        let sentence = words::of_line(t, &bad.why);
        let Some(cells) = bad.cells else {
            return Self { name: shown(&bad.text), name_error: sentence, is_line: true, ..Self::default() };
        };
        let row = Self::typed(t, &shown(&cells.name), &shown(&cells.email), &shown(&cells.language), cells.is_owner);
        match bad.why {
            LineError::Addresses | LineError::Invitee(InviteeError::Email(_)) => {
                Self { name_error: String::new(), email_error: sentence, invitee: None, ..row }
            }
            // The fields are right by themselves, and what is wrong stands in none of them.
            _ if row.invitee.is_some() => Self { name_error: sentence, invitee: None, doubt: Doubt::Open, ..row },
            LineError::Language(_) | LineError::Invitee(_) => row,
            _ => Self { name_error: sentence, ..row },
        }
    }

    /// Returns whether two rows show the same.
    pub(super) fn shows_as(&self, other: &Self) -> bool {
        let bare = |row: &Self| {
            let one = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
            [&row.name, &row.email, &row.language].map(|text| one(text))
        };
        self.is_owner == other.is_owner && bare(self) == bare(other)
    }

    /// Returns whether the row can be used as it stands if the organizer says so.
    pub(in crate::web::pages::meetings) fn is_doubtful(&self) -> bool {
        self.doubt == Doubt::Open
    }

    /// Returns whether something is wrong with the row.
    pub(in crate::web::pages::meetings) fn is_wrong(&self) -> bool {
        self.invitee.is_none() && (!self.is_blank() || !self.name_error.is_empty())
    }

    /// Returns the line of the list that the row shows.
    pub(in crate::web::pages::meetings) fn line(&self) -> Option<usize> {
        self.origin.map(|origin| origin.key.line)
    }

    /// Returns what the form carries about a row that comes from a list; empty for one that was typed.
    pub(in crate::web::pages::meetings) fn mark(&self) -> String {
        let flags = [(self.is_line, "line"), (self.doubt == Doubt::Settled, "accepted")];
        let flags = flags.into_iter().filter(|(is_set, _)| *is_set).map(|(_, flag)| flag.to_owned());
        self.origin.map(Origin::text).into_iter().chain(flags).collect::<Vec<_>>().join(" ")
    }

    /// Takes what [`Self::mark`] wrote.
    pub(super) fn with_mark(mut self, mark: &str) -> Self {
        for part in mark.split(' ') {
            match part {
                "line" => self.is_line = true,
                "accepted" => self.doubt = Doubt::Settled,
                part => self.origin = self.origin.or(Origin::read(part)),
            }
        }
        self
    }
}

/// Reads a name as strictly as one in a list.
fn name(text: &str) -> Result<crate::invite::InviteeName, LineError> {
    if text.contains('\u{fffd}') {
        return Err(LineError::Undecoded);
    }
    let name = text.parse().map_err(InviteeError::from)?;
    check_name(text.trim())?;
    Ok(name)
}

/// Returns a text as a field can show it: without line breaks and control characters, and not endless.
fn shown(text: &str) -> String {
    let one = |c: char| match c {
        '\n' | '\r' | '\t' => ' ',
        c if c.is_control() => '\u{fffd}',
        c => c,
    };
    text.trim().chars().take(LONGEST).map(one).collect()
}
