//! Says what a column's name and an owner cell mean, in many languages.
//!
//! A column's name is read by its words, without case, accents, punctuation and numbering. Words stand in tables, one
//! line a language:
//!
//! - Words of names, addresses, rooms and times say which column it is. Words like *student*, *your* or *please enter*
//!   change nothing.
//! - Some words make another thing of it: *company*, *event* or *file* of a name, *type* or *status* of an address,
//!   *registration* or *birth* of a time, *parent* or *manager* of a person. Such a column is known, but is none of
//!   ours.
//! - A first and a last name together, or a *full* name, are a whole name. `Name` alone may be either: see
//!   [`Rank::Close`].
//! - A word in no table makes a column unknown. The cells have to be looked at then, or people asked.
//! - Some words are names of columns in one language and of people in another: see [`is_also_a_name`].
//!
//! Only `id` and `user id` are the id that a link carries. Numbers of members, orders and meetings are not.

mod exports;
mod fold;
mod known;
mod lines;
mod names;
mod others;
mod roles;
#[cfg(test)]
mod tests;
mod times;
mod vocabulary;

pub(crate) use lines::{is_closing, is_greeting, is_total};
pub(crate) use roles::{is_no_address, is_sender, is_yes_or_no, owner, recipient_head, role};
use vocabulary::Word;

use super::Column;

/// What a column's name says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Meaning {
    Column(Column, Rank),
    /// A column that people's exports have, and that is none of ours: a phone number, a city, an order number.
    Known,
    Unknown,
}

/// How well a column's name fits. Of two columns with the same meaning, the better one wins, and the first of equals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Rank {
    /// The column is used only if there is no other, and if its cells fit: `Participant`, `Secondary email`, `Address`.
    Weak,
    /// The name says it along with something else: `Work email`, `Event date`. A name column of this rank says only
    /// `Name`: beside a column with one part of the names, it has the other part.
    Close,
    /// The name says it and nothing else: `Full name`, `Email`.
    Exact,
}

/// The longest column's name in bytes. Longer cells are text.
const LONGEST: usize = 300;

/// Returns what a cell means as the name of a column.
pub(crate) fn column(cell: &str) -> Meaning {
    if cell.len() > LONGEST || cell.contains('@') {
        return Meaning::Unknown;
    }
    // In capitals only, since it is a word of its own in some languages.
    if cell.trim() == "MI" {
        return Meaning::Column(Column::MiddleName, Rank::Exact);
    }
    let (outside, inside) = fold::brackets(fold::without_numbering(cell));
    let mut found = vocabulary::find(&outside);
    let inside = vocabulary::find(&inside);
    if found.words.is_empty() && found.unknown == 0 {
        found = inside;
    } else if found.unknown == 0 && inside.unknown == 0 {
        // Text with unknown words in brackets explains. `Name (First)` is a part, and `Name (First and Last)` is whole.
        found.words.extend(inside.words.into_iter().map(|word| match word {
            Word::First => Word::FirstPart,
            Word::Last => Word::LastPart,
            word => word,
        }));
    }
    if found.words.len() > 1 && is_also_a_name_beside(&found.words, &outside) {
        return Meaning::Unknown;
    }
    Words(found.words).meaning(found.unknown)
}

/// Returns whether a column is about someone else than the person, such as a parent or a buyer.
pub(crate) fn is_of_another(cell: &str) -> bool {
    has_word(cell, Word::Third)
}

/// Returns whether a column says when something was done, as in a log of who joined and left.
pub(crate) fn is_of_a_log(cell: &str) -> bool {
    has_word(cell, Word::Log)
}

fn has_word(cell: &str, word: Word) -> bool {
    cell.len() <= LONGEST && vocabulary::find(&fold::brackets(fold::without_numbering(cell)).0).words.contains(&word)
}

/// Returns whether a cell consists of words from names of columns, which may still not say what the column is: `Customer`.
pub(crate) fn has_only_known_words(cell: &str) -> bool {
    let found =
        vocabulary::find(&fold::brackets(fold::without_numbering(&cell[..cell.floor_char_boundary(LONGEST)])).0);
    found.unknown == 0 && !found.words.is_empty() && !is_also_a_name(cell)
}

/// Words that are column names in one language and given or family names in another, in lowercase and with accents.
const ALSO_NAMES: [&str; 56] = [
    "ad",
    "adi",
    "ho",
    "ten",
    "ime",
    "nimi",
    "nama",
    "emri",
    "jina",
    "isim",
    "ism",
    "ismi",
    "meno",
    "nom",
    "nome",
    "nomi",
    "nev",
    "neve",
    "vardi",
    "isem",
    "izena",
    "first",
    "last",
    "given",
    "middle",
    "family",
    "guest",
    "host",
    "student",
    "person",
    "member",
    "child",
    "kind",
    "holder",
    "player",
    "worker",
    "zak",
    "gast",
    "lid",
    "date",
    "start",
    "chair",
    "mail",
    "post",
    "mel",
    "emel",
    "mejl",
    "fio",
    "fish",
    "alias",
    "성",
    "명",
    "名",
    "姓",
    "สกุล",
    "שם",
];
/// Those of them that stand beside words that say nothing in names of people, too: `My Ho`.
const SHORT_NAMES: [&str; 4] = ["ad", "adi", "ho", "ten"];

/// Returns whether a cell may be a person's name, although it is the name of a column in some language. A row needs
/// another column's name to be a header then.
pub(crate) fn is_also_a_name(cell: &str) -> bool {
    let lower = cell.trim().to_lowercase();
    ALSO_NAMES.contains(&lower.as_str())
}

/// Returns whether a word that is also a name stands beside words that say nothing.
fn is_also_a_name_beside(words: &[Word], text: &str) -> bool {
    let says_nothing = words.iter().filter(|word| **word == Word::Own).count() + 1 == words.len();
    let is_short_name = |word: &str| SHORT_NAMES.contains(&word.to_lowercase().as_str());
    says_nothing && text.split_whitespace().count() < 4 && text.split_whitespace().any(is_short_name)
}

/// Returns whether a person's name is the name of a column instead, such as `First Name` or `E-Mail`.
pub(crate) fn is_header_word(name: &str) -> bool {
    use Column::{Email, FirstName, LastName, MiddleName, Name, UserName};
    let Meaning::Column(column, rank) = column(name) else { return false };
    let is_of_a_name = matches!(column, Name | FirstName | MiddleName | LastName | UserName | Email);
    is_of_a_name && rank > Rank::Weak && !is_also_a_name(name)
}

/// The known words of a cell.
struct Words(Vec<Word>);

impl Words {
    fn has(&self, word: Word) -> bool {
        self.0.contains(&word)
    }

    fn has_any(&self, words: &[Word]) -> bool {
        self.0.iter().any(|word| words.contains(word))
    }

    fn has_only(&self, words: &[Word]) -> bool {
        self.0.iter().all(|word| words.contains(word))
    }

    fn meaning(&self, unknown: usize) -> Meaning {
        use Word::{Address, Attribute, Email, Id, Language, Mail, Other, Own, Role, Room, SignIn, Third, UserId};
        if unknown > 0 {
            // No one's name contains the word.
            let is_email = unknown == 1 && self.0.len() < 4 && self.has(Email) && self.has_only(&[Email, Address, Own]);
            return if is_email { Meaning::Column(Column::Email, Rank::Weak) } else { Meaning::Unknown };
        }
        if self.has_any(&[Third, Attribute]) {
            return Meaning::Known;
        }
        if self.has_any(&[Email, Mail, SignIn]) {
            return self.email();
        }
        if self.has(Other) {
            return Meaning::Known;
        }
        if self.has_name() && !self.has_any(&[Room, Role, Language]) {
            return self.name();
        }
        match self.0[..] {
            [Id | UserId] => return Meaning::Column(Column::Id, Rank::Exact),
            _ if self.has_any(&[Id, UserId]) => return Meaning::Known,
            _ => {}
        }
        self.of_the_meeting()
    }

    fn has_name(&self) -> bool {
        use Word::{Badge, First, FirstPart, Last, LastPart, Middle, MiddlePart, Name, User, Whole};
        self.has_any(&[Name, Whole, First, Last, Middle, FirstPart, LastPart, MiddlePart, User])
            || self.has_only(&[Badge]) && self.0.len() == 1
    }

    fn email(&self) -> Meaning {
        use Word::{
            Address, Badge, Contact, Email, First, FirstPart, Id, Last, LastPart, Leader, Log, Mail, Name, Number, One,
            Other, Own, Owner, Person, Second, SignIn, Ticket, User, Whole, Work,
        };
        if self.has_any(&[Name, Whole, First, Last, FirstPart, LastPart]) {
            return Meaning::Unknown; // A name and an address in one column, perhaps.
        }
        if self.has(Other) && !self.has(Email) {
            return Meaning::Known;
        }
        let rank = if self.has_only(&[Email, Mail, Address, Own, One, Id]) {
            Rank::Exact
        } else if self.has_only(&[Email, Mail, Address, Own, One, Person, Work, Badge, Log, Ticket]) {
            Rank::Close
        } else if self.has_only(&[
            Email, Mail, SignIn, Address, Own, One, Person, Work, Badge, Log, Contact, Second, Number, User, Owner,
            Leader, Id,
        ]) {
            Rank::Weak
        } else {
            return Meaning::Known;
        };
        Meaning::Column(Column::Email, rank)
    }

    fn name(&self) -> Meaning {
        use Word::{
            Badge, Contact, First, FirstPart, Full, Last, LastPart, Leader, Middle, MiddlePart, Name, Number, One, Own,
            Owner, Person, Second, Ticket, User, Whole,
        };
        let words = [
            Name, Whole, Full, First, Last, Middle, FirstPart, LastPart, MiddlePart, User, Badge, Person, Own, One,
            Contact, Second, Number, Owner, Leader, Ticket,
        ];
        let is_of_a_ticket = self.has(Ticket) && self.has_only(&[Name, Ticket, Own]);
        if !self.has_only(&words) || is_of_a_ticket {
            return Meaning::Known;
        }
        let is_weak =
            self.has_any(&[Contact, Second, Number, Owner, Leader]) || self.has(Badge) && !self.has_any(&[Whole, Full]);
        let rank = |rank| if is_weak { Rank::Weak } else { rank };
        let of_a_part = rank(if self.has_any(&[Person, Ticket]) { Rank::Close } else { Rank::Exact });
        let (has_first, has_last) = (self.has_any(&[First, FirstPart]), self.has_any(&[Last, LastPart]));
        let is_whole = self.has(Whole)
            || has_first && has_last
            || self.has(Full) && self.has_any(&[Name, First, Last])
            || self.has(Name) && self.has_any(&[First, Last]);
        let is_middle = self.has_any(&[Middle, MiddlePart]);
        let (column, rank) = match () {
            () if self.has(User) && !self.has(Whole) => (Column::UserName, rank(Rank::Exact)),
            () if is_whole => (Column::Name, rank(Rank::Exact)),
            () if has_first => (Column::FirstName, of_a_part),
            () if has_last => (Column::LastName, of_a_part),
            () if is_middle => (Column::MiddleName, of_a_part),
            () => (Column::Name, rank(Rank::Close)),
        };
        Meaning::Column(column, rank)
    }

    /// Reads the name of a column that is not about a person, or of one that only says which person.
    fn of_the_meeting(&self) -> Meaning {
        use Word::{
            Address, Badge, Contact, Full, Language, Leader, Name, Number, One, Own, Owner, Person, Role, Room, Second,
            Thing, Unit,
        };
        let of = |column, rank| Meaning::Column(column, rank);
        let exact_or_close = |exact: &[Word]| if self.has_only(exact) { Rank::Exact } else { Rank::Close };
        if self.has_only(&[Own, One, Number, Full, Unit, Second, Contact, Badge]) {
            let says_nothing = self.has_only(&[Own, One, Number, Full, Contact]);
            return if says_nothing || self.0.len() > 1 { Meaning::Unknown } else { Meaning::Known };
        }
        if self.has(Role) && self.has_only(&[Role, Name, Own, Thing, Person, Owner]) {
            return of(Column::Owner, exact_or_close(&[Role, Own, Person]));
        }
        if self.has(Room) && self.has_only(&[Room, Name, Own, Thing]) {
            return of(Column::Room, exact_or_close(&[Room, Name, Own]));
        }
        if self.has(Language) && self.has_only(&[Language, Name, Own, Thing, Person, Badge]) {
            return of(Column::Language, exact_or_close(&[Language, Own]));
        }
        if self.has_only(&[Person]) || self.has_only(&[Person, Number, One]) && self.has(Person) {
            return of(Column::Name, Rank::Weak);
        }
        if self.has_only(&[Owner, Thing]) && self.has(Owner) {
            return of(Column::Owner, Rank::Close);
        }
        if self.has_only(&[Leader, Owner]) {
            return of(Column::Owner, Rank::Weak);
        }
        if self.has_only(&[Address, Own]) && self.has(Address) {
            return of(Column::Email, Rank::Weak);
        }
        self.time()
    }

    fn time(&self) -> Meaning {
        use Word::{Date, Duration, Ends, Name, Own, Person, Starts, Thing, Time, Unit};
        let rank = if self.has(Thing) { Rank::Close } else { Rank::Exact };
        let has_words_of_times = self.has_any(&[Date, Duration, Ends, Starts, Time, Unit]);
        if !has_words_of_times {
            return if self.has_only(&[Own, Person]) { Meaning::Unknown } else { Meaning::Known };
        }
        if !self.has_only(&[Date, Duration, Ends, Own, Starts, Thing, Time, Unit]) || self.has(Name) {
            return Meaning::Known;
        }
        let is_day = self.has(Date) && !self.has(Time);
        let (column, rank) = match (self.has(Starts), self.has(Ends)) {
            (true, true) => return Meaning::Unknown, // From and to in one column.
            _ if self.has(Duration) => (Column::Duration, rank),
            (true, false) if is_day => (Column::Date, Rank::Close),
            (true, false) => (Column::Starts, rank),
            (false, true) if is_day => (Column::Ends, Rank::Weak),
            (false, true) => (Column::Ends, rank),
            _ if is_day => (Column::Date, rank),
            _ if self.has(Date) => (Column::Starts, Rank::Close),
            _ if self.has(Time) => (Column::Starts, Rank::Weak),
            _ => (Column::Duration, Rank::Weak),
        };
        Meaning::Column(column, rank)
    }
}
