//! Finds out what the columns of a table are: by the words of its header, then by what is in them.

use super::{
    Column, ListColumns, Note, Question,
    cells::Kind,
    names::{folded, is_same_name},
    records::Rows,
    words::{self, Meaning, Rank},
};

/// What the cells of a column are.
#[derive(Debug, Clone, Copy, Default)]
struct Profile {
    filled: usize,
    addresses: usize,
    roles: usize,
    yes_no: usize,
    /// Those of them that say yes.
    yes: usize,
    figures: usize,
    codes: usize,
    words: usize,
    /// Cells that are one word.
    single: usize,
}

impl Profile {
    fn of(rows: &Rows, place: usize) -> Self {
        let mut profile = Self::default();
        for cell in rows.iter().filter_map(|row| row.get(place)) {
            let kind = Kind::of(cell);
            let count = match kind {
                Kind::Empty => continue,
                Kind::Address => &mut profile.addresses,
                Kind::Role => &mut profile.roles,
                Kind::YesNo => &mut profile.yes_no,
                Kind::Figures => &mut profile.figures,
                Kind::Code | Kind::Other => &mut profile.codes,
                Kind::Words => &mut profile.words,
            };
            *count += 1;
            profile.filled += 1;
            profile.yes += usize::from(kind == Kind::YesNo && words::owner(cell) == Some(true));
            profile.single += usize::from(kind == Kind::Words && !cell.contains(char::is_whitespace));
        }
        profile
    }

    /// Returns whether four in five cells are of a kind.
    fn is_mostly(self, count: usize) -> bool {
        count > 0 && count * 5 >= self.filled * 4
    }

    fn is_addresses(self) -> bool {
        self.is_mostly(self.addresses)
    }

    fn is_words(self) -> bool {
        self.is_mostly(self.words) || self.words > 0 && self.is_mostly(self.words + self.codes + self.roles)
    }
}

/// What the columns are, and what was decided on the way.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) columns: Vec<Column>,
    pub(super) notes: Vec<Note>,
    /// Whether the column for owners has roles, and not yes and no.
    pub(super) has_roles: bool,
}

/// The number of values that a note names.
const EXAMPLES: usize = 5;

/// The name of the last column of a table of invalid rows. It says what is wrong with each row, and is ignored when the
/// corrected table is read.
pub(super) const PROBLEM: &str = "problem";

/// Returns whether the last column of a table says what was wrong with each row.
pub(super) fn has_problems(names: &[String]) -> bool {
    names.len() > 1 && names.last().is_some_and(|name| name == PROBLEM)
}

/// Finds the columns of a table with a header.
pub(super) fn of_header(names: &[String], rows: &Rows) -> Result<Found, Question> {
    let mut profiles: Vec<Profile> = (0..names.len()).map(|place| Profile::of(rows, place)).collect();
    let mut meanings: Vec<Meaning> = names.iter().map(|name| words::column(name)).collect();
    if has_problems(names) {
        profiles[names.len() - 1] = Profile::default();
        meanings[names.len() - 1] = Meaning::Known;
    }
    let mut found = Found { columns: vec![Column::Ignored; names.len()], notes: Vec::new(), has_roles: true };
    // Words in the column for addresses are mistakes in their rows, unless the addresses are somewhere else.
    let has_addresses = profiles.iter().any(|profile| profile.addresses > 0);
    for column in Column::ALL {
        let rank_of = |place: usize| match meanings[place] {
            Meaning::Column(meant, rank) if meant == column => {
                let is_fit = fit(column, rank, profiles[place]);
                (is_fit || column == Column::Email && !has_addresses && profiles[place].is_words()).then_some(rank)
            }
            _ => None,
        };
        // The best rank, and of equals the first.
        let best =
            (0..names.len()).rev().filter_map(|place| Some((rank_of(place)?, place))).max_by_key(|(rank, _)| *rank);
        if let Some((_, place)) = best {
            found.columns[place] = column;
        }
    }
    found.drop_weak_name(&meanings);
    found.drop_user_name(names);
    found.match_email(names, &meanings, &profiles);
    found.find_middle_name(names, &meanings);
    found.drop_answers();
    found.drop_attendance(names);
    found.check_owner_words(names, &meanings, rows, &profiles);
    found.find_email(names, &meanings, &profiles)?;
    found.find_name(names, &meanings, &profiles)?;
    Ok(found)
}

/// Returns whether what is in a column fits what its header says.
fn fit(column: Column, rank: Rank, profile: Profile) -> bool {
    let is_weak = rank == Rank::Weak;
    match column {
        Column::Email if is_weak => profile.is_addresses(),
        Column::Email => profile.filled == 0 || profile.addresses > 0 || profile.codes > 0,
        column if column.is_name() && is_weak => profile.filled == 0 || profile.is_mostly(profile.words),
        column if column.is_name() => !profile.is_addresses() && !profile.is_mostly(profile.figures),
        Column::Date | Column::Starts | Column::Ends | Column::Duration => rank == Rank::Exact,
        Column::Owner if is_weak => profile.is_mostly(profile.roles + profile.yes_no),
        _ => true,
    }
}

impl Found {
    fn has(&self, column: Column) -> bool {
        self.columns.contains(&column)
    }

    /// Takes the address of the person whose name is taken: beside `Attendee name`, that is `Attendee email`.
    fn match_email(&mut self, names: &[String], meanings: &[Meaning], profiles: &[Profile]) {
        let Some(name) = self.columns.iter().position(|column| column.is_name()) else { return };
        let Some(email) = self.columns.iter().position(|column| *column == Column::Email) else { return };
        let words =
            |place: usize| -> Vec<String> { folded(&names[place]).split_whitespace().map(str::to_owned).collect() };
        let own = words(name);
        let shared = |place: usize| words(place).iter().filter(|word| own.contains(word)).count();
        let is_email = |place: &usize| {
            matches!(meanings[*place], Meaning::Column(Column::Email, _)) && profiles[*place].is_addresses()
        };
        let best = (0..names.len()).rev().filter(is_email).max_by_key(|place| shared(*place));
        if let Some(best) = best.filter(|best| shared(*best) > shared(email)) {
            (self.columns[email], self.columns[best]) = (Column::Ignored, Column::Email);
        }
    }

    /// Of two columns for last names, the first has middle names: Bulgarian has three names.
    fn find_middle_name(&mut self, names: &[String], meanings: &[Meaning]) {
        let is_last =
            |place: &usize| matches!(meanings[*place], Meaning::Column(Column::LastName, rank) if rank > Rank::Weak);
        let lasts: Vec<usize> = (0..names.len()).filter(is_last).collect();
        if let [middle, last] = lasts[..]
            && meanings[middle] == meanings[last]
            && !is_same_name(&names[middle], &names[last])
            && self.has(Column::FirstName)
            && !self.has(Column::MiddleName)
        {
            (self.columns[middle], self.columns[last]) = (Column::MiddleName, Column::LastName);
        }
    }

    /// The answers to a form begin with their number, and with when the form was opened and sent.
    fn drop_answers(&mut self) {
        use Column::{Email, Ends, Id, Ignored, Name, Starts};
        if let [Id, Starts, Ends | Ignored, Email, Name, ..] = self.columns[..] {
            self.columns[..3].fill(Ignored);
        }
    }

    /// Beside when someone joined and left, a duration is how long they stayed.
    fn drop_attendance(&mut self, names: &[String]) {
        let has_times = [Column::Date, Column::Starts, Column::Ends].iter().any(|column| self.has(*column));
        if let Some(place) = self.columns.iter().position(|column| *column == Column::Duration)
            && !has_times
            && names.iter().any(|name| words::is_of_a_log(name))
        {
            self.columns[place] = Column::Ignored;
        }
    }

    /// A preferred name, or the name of a contact, counts only if there is no other name.
    fn drop_weak_name(&mut self, meanings: &[Meaning]) {
        let is_weak = |place: &usize| matches!(meanings[*place], Meaning::Column(Column::Name, Rank::Weak));
        if let Some(place) = self.columns.iter().position(|column| *column == Column::Name).filter(is_weak)
            && self.has(Column::LastName)
        {
            self.columns[place] = Column::Ignored;
        }
    }

    /// A user name counts only if there is no other name.
    fn drop_user_name(&mut self, names: &[String]) {
        let has_parts = self.has(Column::FirstName) && self.has(Column::LastName);
        let is_user = |place: usize| folded(&names[place]).replace(' ', "").starts_with("username");
        if let Some(place) =
            self.columns.iter().position(|column| *column == Column::Name).filter(|place| is_user(*place))
            && has_parts
        {
            self.columns[place] = Column::Ignored;
        }
        let has_name = [Column::Name, Column::FirstName, Column::LastName].iter().any(|column| self.has(*column));
        if let Some(place) = self.columns.iter().position(|column| *column == Column::UserName) {
            self.columns[place] = if has_name { Column::Ignored } else { Column::Name };
        }
    }

    /// Finds the column for owners, and notes roles that do not mark anyone as an owner.
    fn check_owner_words(&mut self, names: &[String], meanings: &[Meaning], rows: &Rows, profiles: &[Profile]) {
        let owner = self.columns.iter().position(|column| *column == Column::Owner);
        let Some(place) = owner else {
            let is_free =
                |place: &usize| self.columns[*place] == Column::Ignored && meanings[*place] == Meaning::Unknown;
            let is_roles = |place: &usize| profiles[*place].is_mostly(profiles[*place].roles);
            if let Some(place) = (0..names.len()).filter(is_free).find(is_roles) {
                self.by_content(place, names, Column::Owner);
            }
            return;
        };
        let cells = rows.iter().filter_map(|row| row.get(place)).filter(|cell| !cell.is_empty());
        let mut strange: Vec<String> =
            cells.filter(|cell| words::owner(cell).is_none()).map(ToString::to_string).collect();
        strange.dedup();
        // Among yes and no, anything else is a mistake in its row.
        self.has_roles = profiles[place].roles > 0 || profiles[place].yes_no == 0;
        if self.has_roles && !strange.is_empty() {
            strange.truncate(EXAMPLES);
            self.notes.push(Note::OwnerWords { column: names[place].clone(), words: strange });
        }
    }

    fn find_email(&mut self, names: &[String], meanings: &[Meaning], profiles: &[Profile]) -> Result<(), Question> {
        if self.has(Column::Email) {
            return Ok(());
        }
        let is_free = |place: &usize| self.columns[*place] == Column::Ignored && profiles[*place].is_addresses();
        let free: Vec<usize> = (0..names.len()).filter(is_free).collect();
        let has_email = meanings.iter().zip(profiles).any(|(meaning, profile)| {
            matches!(meaning, Meaning::Column(Column::Email, rank) if *rank > Rank::Weak) && profile.filled > 0
        });
        match free[..] {
            [] => {}
            [place] if !words::is_of_another(&names[place]) && !has_email => {
                self.by_content(place, names, Column::Email);
            }
            // The address of a parent, say, or words where the header promises addresses.
            _ => return Err(Question::Emails),
        }
        Ok(())
    }

    fn find_name(&mut self, names: &[String], meanings: &[Meaning], profiles: &[Profile]) -> Result<(), Question> {
        if self.columns.iter().any(|column| column.is_name()) {
            return Ok(());
        }
        let is_free = |place: &usize| {
            self.columns[*place] == Column::Ignored
                && meanings[*place] == Meaning::Unknown
                && profiles[*place].is_words()
        };
        let free: Vec<usize> = (0..names.len()).filter(is_free).collect();
        match free[..] {
            [place] => self.by_content(place, names, Column::Name),
            [] if self.has(Column::Email) => self.notes.push(Note::NoNames),
            [] => return Err(Question::NoNames),
            _ => return Err(Question::Names),
        }
        Ok(())
    }

    fn by_content(&mut self, place: usize, names: &[String], column: Column) {
        self.columns[place] = column;
        self.notes.push(Note::ByContent { name: names[place].clone(), number: place + 1, column });
    }
}

/// Returns the columns that were chosen. All others are ignored.
pub(super) fn chosen(chosen: &ListColumns, names: &[String], count: usize) -> Result<Found, Question> {
    let mut columns = vec![Column::Ignored; count];
    for (column, wanted) in &chosen.0 {
        let by_name = names.iter().position(|name| is_same_name(name, wanted));
        let by_number = || wanted.parse::<usize>().ok()?.checked_sub(1).filter(|place| *place < count);
        let place = by_name.or_else(by_number).ok_or_else(|| Question::Missing(wanted.clone()))?;
        columns[place] = *column;
    }
    if !columns.iter().any(|column| column.is_name() || *column == Column::Email) {
        return Err(Question::NoNames);
    }
    Ok(Found { columns, notes: Vec::new(), has_roles: false })
}

#[cfg(feature = "app")]
impl ListColumns {
    /// Returns the columns by number, in the order of a list with these names in its header. Returns `None` if they do not
    /// fit such a list, or if a number is also the name of another column.
    pub(crate) fn numbered(&self, names: &[String]) -> Option<Self> {
        let columns = |wanted: &Self| Some(chosen(wanted, names, names.len()).ok()?.columns);
        let found = columns(self)?;
        let used = found.iter().enumerate().filter(|(_, column)| **column != Column::Ignored);
        let numbered = Self(used.map(|(place, column)| (*column, (place + 1).to_string())).collect());
        let read: Self = numbered.to_string().parse().ok()?;
        (columns(&read)? == found).then_some(numbered)
    }
}

/// Finds the columns of a table without a header, by what is in them.
pub(super) fn of_content(rows: &Rows) -> Result<Found, Question> {
    let count = rows.iter().map(Vec::len).max().unwrap_or(0);
    let profiles: Vec<Profile> = (0..count).map(|place| Profile::of(rows, place)).collect();
    let places =
        |is: fn(&Profile) -> bool| -> Vec<usize> { (0..count).filter(|place| is(&profiles[*place])).collect() };
    let addresses = places(|profile| profile.is_addresses());
    let words = places(|profile| profile.is_words() && !profile.is_mostly(profile.roles));
    let roles = places(|profile| profile.is_mostly(profile.roles));
    let mut found = Found { columns: vec![Column::Ignored; count], notes: Vec::new(), has_roles: true };
    let names = vec![String::new(); count];
    if addresses.len() > 1 || places(|profile| profile.addresses > 0) != addresses {
        return Err(Question::Emails);
    }
    let is_yes_no = |place: &&usize| profiles[**place].yes > 0;
    if let Some(place) = places(|profile| profile.is_mostly(profile.yes_no)).iter().find(is_yes_no) {
        return Err(Question::YesNo { number: place + 1 });
    }
    if let Some(place) = addresses.first() {
        found.columns[*place] = Column::Email;
    }
    if let [place] = roles[..] {
        found.by_content(place, &names, Column::Owner);
    }
    match words[..] {
        [place] => found.columns[place] = Column::Name,
        [first, last] if !addresses.is_empty() && last == first + 1 && is_split(&profiles[first..=last]) => {
            found.by_content(first, &names, Column::FirstName);
            found.by_content(last, &names, Column::LastName);
        }
        [] if !addresses.is_empty() => found.notes.push(Note::NoNames),
        [] => return Err(Question::NoNames),
        _ => return Err(Question::Names),
    }
    Ok(found)
}

/// Returns whether two columns are mostly single words, like first and last names.
fn is_split(profiles: &[Profile]) -> bool {
    profiles.iter().all(|profile| profile.single * 5 >= profile.filled * 4)
}
