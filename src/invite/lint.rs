//! What is allowed and yet odd: worth a look before links are made. Nothing here ever blocks.

use std::collections::HashMap;

use jiff::{
    SignedDuration, Timestamp, civil,
    tz::{AmbiguousOffset, Offset},
};
use unicode_security::skeleton;

use super::{Invitee, Window, invitee::is_invisible};

/// Something odd about one person of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lint {
    /// Whose, counted from 0.
    pub place: usize,
    /// What.
    pub what: PersonOddity,
}

/// Another person of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Other {
    /// Someone who is already invited.
    Invited,
    /// The person in this row of the page.
    Row(usize),
}

/// What is odd about one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PersonOddity {
    /// An owner has the same name.
    OwnersName(Other),
    /// Another person has the same name.
    SameName(Other),
    /// Another person's name is different and looks the same.
    LookAlike {
        /// The other name.
        name: String,
        /// Whose.
        other: Other,
        /// The first character that differs.
        character: Option<char>,
    },
    /// Another person has the same email address.
    SameAddress(Other),
    /// Another person has the same name and the same email address.
    SamePerson(Other),
    /// The name is the first part of the email address, as it is where a list has no name. Not told of a list where
    /// everyone's is.
    NameOfAddress,
    /// The name contains an email address.
    AddressInName,
    /// The name contains a character that changes the direction of text.
    Direction(char),
    /// The name contains an invisible character.
    Invisible(char),
}

/// What is odd about a list as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListOddity {
    /// No one is an owner.
    NoOwner,
    /// Everyone is an owner.
    AllOwners,
}

/// What is odd about a meeting's time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimeOddity {
    /// There is a daylight-saving change while the links work.
    OffsetChange {
        /// The offset when links begin to work.
        before: Offset,
        /// The offset when they expire.
        after: Offset,
    },
    /// The time of the start occurs twice on that day.
    Twice {
        /// The start.
        starts_at: Timestamp,
        /// Whether the first of the two is meant.
        is_first: bool,
        /// The offset of the first.
        before: Offset,
        /// The offset of the second.
        after: Offset,
    },
    /// The time does not occur on that day.
    Skipped {
        /// The time as typed.
        typed: civil::DateTime,
        /// The time that is used.
        used: civil::DateTime,
    },
    /// The meeting is over, though its links still work.
    Over,
    /// The meeting lasts longer than 12 hours.
    Long,
    /// The meeting lasts less than 10 minutes.
    Short,
    /// Part of the meeting is between 23:00 and 6:00 in its time zone.
    Night,
}

/// Finds what is odd about each person of a list. `rows` are the numbers that the page gives them, 0 for people who are
/// already invited.
///
/// ```
/// # use latchkey::{Invitee, program::invite::lint::{self, Other, PersonOddity}};
/// let people = [Invitee::typed("Ada", None, true)?, Invitee::typed("ada", None, false)?];
/// let lints = lint::people(&people, &[1, 2]);
/// assert_eq!((lints[0].place, &lints[0].what), (1, &PersonOddity::OwnersName(Other::Row(1))));
/// # Ok::<(), latchkey::InviteeError>(())
/// ```
pub fn people(invitees: &[Invitee], rows: &[usize]) -> Vec<Lint> {
    let mut lints = Vec::new();
    let (mut names, mut skeletons) = (HashMap::<String, usize>::new(), HashMap::<String, usize>::new());
    let (mut emails, mut persons) = (HashMap::new(), HashMap::new());
    let owners: HashMap<String, usize> = invitees
        .iter()
        .enumerate()
        .filter(|(_, invitee)| invitee.is_owner)
        .map(|(place, invitee)| (folded(invitee.name.as_str()), place))
        .collect();
    let has_names = !invitees.iter().all(is_of_address);
    let other = |place: usize| match rows[place] {
        0 => Other::Invited,
        row => Other::Row(row),
    };
    let address = |place: usize| invitees[place].email.as_ref().map(|email| email.as_str().to_lowercase());
    for (place, invitee) in invitees.iter().enumerate() {
        let name = invitee.name.as_str();
        let mut say = |what| lints.push(Lint { place, what });
        let folded = folded(name);
        let email = address(place);
        let owner = owners.get(&folded).copied();
        // Both as typed and in lower case, because only a capital I looks like an l, and only a capital O like a zero.
        let looks = [skeleton(name).collect::<String>(), skeleton(&folded).collect()];
        let same_name = names.get(&folded).copied();
        let look_alike = looks.iter().find_map(|looks| skeletons.get(looks).copied()).filter(|_| same_name.is_none());
        let same_address = email.as_ref().and_then(|email| emails.get(email).copied());
        let same_person = persons.get(&(folded.clone(), email.clone())).copied().filter(|_| email.is_some());
        if let Some(first) = same_person {
            say(PersonOddity::SamePerson(other(first)));
        } else if let Some(owner) = owner.filter(|_| !invitee.is_owner) {
            // An owner with the same address is marked further down.
            if owner < place || email.is_none() || email != address(owner) {
                say(PersonOddity::OwnersName(other(owner)));
            }
        } else if let Some(first) = same_name {
            // The others with an owner's name are marked themselves.
            if owner != Some(place) || invitees[first].is_owner {
                say(PersonOddity::SameName(other(first)));
            }
        } else if let Some(first) = look_alike {
            let like = invitees[first].name.to_string();
            let character = stranger(name, &like);
            say(PersonOddity::LookAlike { name: like, other: other(first), character });
        }
        if let Some(first) = same_address.filter(|_| same_person.is_none()) {
            say(PersonOddity::SameAddress(other(first)));
        }
        if has_names && is_of_address(invitee) {
            say(PersonOddity::NameOfAddress);
        }
        if name.split_whitespace().any(|word| word.parse::<super::MailAddress>().is_ok()) {
            say(PersonOddity::AddressInName);
        }
        if let Some(turns) = name.chars().find(|c| turns_direction(*c)) {
            say(PersonOddity::Direction(turns));
        } else if let Some(hidden) = hidden(name) {
            say(PersonOddity::Invisible(hidden));
        }
        persons.entry((folded.clone(), email.clone())).or_insert(place);
        names.entry(folded).or_insert(place);
        for looks in looks {
            skeletons.entry(looks).or_insert(place);
        }
        if let Some(email) = email {
            emails.entry(email).or_insert(place);
        }
    }
    lints
}

/// Returns whether a person's name is the first part of their email address.
fn is_of_address(invitee: &Invitee) -> bool {
    invitee.email.as_ref().is_some_and(|email| email.local_part() == invitee.name.as_str())
}

/// Finds what is odd about a list as a whole.
pub fn list(invitees: &[Invitee]) -> Option<ListOddity> {
    match (invitees.iter().filter(|invitee| invitee.is_owner).count(), invitees.len()) {
        (_, 0) => None,
        (0, _) => Some(ListOddity::NoOwner),
        (owners, all) => (owners == all && all > 1).then_some(ListOddity::AllOwners),
    }
}

/// Finds what is odd about a meeting's time.
///
/// ```
/// # use latchkey::{Window, program::invite::lint::{self, TimeOddity}};
/// let now = "2026-11-24T08:00:00Z".parse()?;
/// let window = Window::new(now, "2026-11-26T08:00:00Z".parse()?, 0, 0, jiff::tz::TimeZone::UTC)?;
/// assert_eq!(lint::window(&window, now), [TimeOddity::Long]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn window(window: &Window, now: Timestamp) -> Vec<TimeOddity> {
    let mut lints = Vec::new();
    let zone = window.zone();
    let [before, after] = [window.opens_at(), window.closes_at()].map(|time| zone.to_offset(time));
    if before != after {
        lints.push(TimeOddity::OffsetChange { before, after });
    }
    let starts_at = window.starts_at();
    let starts = starts_at.to_zoned_datetime(zone.clone());
    if let AmbiguousOffset::Fold { before, after } = zone.to_ambiguous_timestamp(starts.datetime()).offset() {
        lints.push(TimeOddity::Twice { starts_at, is_first: starts.offset() == before, before, after });
    }
    if window.ends_at() <= now {
        lints.push(TimeOddity::Over);
    }
    let length = window.ends_at().duration_since(starts_at);
    if length > SignedDuration::from_hours(12) {
        lints.push(TimeOddity::Long);
    } else if is_at_night(starts.datetime().time(), length) {
        lints.push(TimeOddity::Night);
    }
    if length < SignedDuration::from_mins(10) {
        lints.push(TimeOddity::Short);
    }
    lints
}

/// Returns whether a meeting of up to 12 hours overlaps the time from 23:00 to 6:00.
fn is_at_night(starts: civil::Time, length: SignedDuration) -> bool {
    let since_morning = starts.duration_since(civil::time(6, 0, 0, 0));
    since_morning.is_negative() || since_morning + length > SignedDuration::from_hours(17)
}

/// Returns what is odd about a time of day that a daylight-saving change skips. The time right after the change is used.
///
/// ```
/// # use latchkey::program::invite::{lint::{self, TimeOddity}, zone};
/// let berlin = zone::find("Europe/Berlin")?;
/// let (typed, used) = ("2026-03-29T02:30".parse()?, "2026-03-29T03:30".parse()?);
/// assert_eq!(lint::skipped(typed, &berlin), Some(TimeOddity::Skipped { typed, used }));
/// assert_eq!(lint::skipped(used, &berlin), None);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn skipped(typed: civil::DateTime, zone: &jiff::tz::TimeZone) -> Option<TimeOddity> {
    let used = typed.to_zoned_datetime(zone.clone()).ok()?.datetime();
    (used != typed).then_some(TimeOddity::Skipped { typed, used })
}

/// The name as people compare names: in lower case, blanks as one.
fn folded(name: &str) -> String {
    name.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Returns the first character of a name that differs from another name, apart from case.
fn stranger(name: &str, other: &str) -> Option<char> {
    name.chars().zip(other.chars()).find(|(a, b)| !a.to_lowercase().eq(b.to_lowercase())).map(|(a, _)| a)
}

/// Whether a character changes the direction of text around it, which can make a line read as another.
pub(crate) fn turns_direction(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A character that leaves no mark and joins none: the joiners inside of emoji and of scripts that need them pass.
fn hidden(name: &str) -> Option<char> {
    let letters: Vec<char> = name.chars().collect();
    let joins = |place: usize| {
        let neighbour = |c: Option<&char>| c.is_some_and(|c| !c.is_ascii());
        place > 0
            && neighbour(letters.get(place - 1))
            && (letters[place] == '\u{fe0f}' || neighbour(letters.get(place + 1)))
    };
    let is_joiner = |c: char| matches!(c, '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}');
    let tags = |c: char| matches!(c, '\u{e0020}'..='\u{e007f}');
    letters.iter().enumerate().find_map(|(place, c)| {
        let is_odd = is_invisible(*c) && *c != ' ' && !tags(*c) && !(is_joiner(*c) && joins(place));
        is_odd.then_some(*c)
    })
}

#[cfg(test)]
mod tests {
    use jiff::tz::TimeZone;

    use super::*;

    fn found(people_named: &[(&str, &str, bool)]) -> Vec<(usize, PersonOddity)> {
        let invitees = invitees(people_named);
        let lints = people(&invitees, &(1..=invitees.len()).collect::<Vec<_>>());
        lints.into_iter().map(|lint| (lint.place, lint.what)).collect()
    }

    fn invitees(people_named: &[(&str, &str, bool)]) -> Vec<Invitee> {
        let invitee = |(name, email, is_owner): &(&str, &str, bool)| {
            Invitee::typed(name, Some(*email).filter(|email| !email.is_empty()), *is_owner).unwrap()
        };
        people_named.iter().map(invitee).collect()
    }

    #[test]
    fn doubles_and_look_alikes_are_marked() {
        assert_eq!(
            found(&[
                ("Bob Stone", "bob@example.org", true),
                ("Eve", "", false),
                ("bob  stone", "", true),
                ("B\u{3bf}b Stone", "bob@example.org", true),
                ("BOB STONE", "", false),
            ]),
            [
                (2, PersonOddity::SameName(Other::Row(1))),
                (
                    3,
                    PersonOddity::LookAlike {
                        name: "Bob Stone".to_owned(),
                        other: Other::Row(1),
                        character: Some('\u{3bf}')
                    }
                ),
                (3, PersonOddity::SameAddress(Other::Row(1))),
                (4, PersonOddity::OwnersName(Other::Row(3))),
            ]
        );
    }

    #[test]
    fn the_same_name_and_address_are_marked_once() {
        let bob = ("Bob Stone", "bob@example.org", false);
        assert_eq!(
            found(&[bob, ("BOB stone", "Bob@example.org", false), ("Bob Stone", "bob@example.org", true)]),
            [(1, PersonOddity::SamePerson(Other::Row(1))), (2, PersonOddity::SamePerson(Other::Row(1)))]
        );
        let other = ("Bob Stone", "stone@example.org", true);
        assert_eq!(found(&[bob, other]), [(0, PersonOddity::OwnersName(Other::Row(2)))]);
    }

    #[test]
    fn what_can_not_be_seen_is_marked_and_what_scripts_need_is_not() {
        assert_eq!(
            found(&[
                ("A\u{200b}da", "", true),
                ("Ev\u{202e}e", "", false),
                ("ada@example.org", "", false),
                ("\u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467}", "", false),
                ("\u{645}\u{6cc}\u{200c}\u{62e}", "", false),
                ("\u{2764}\u{fe0f}", "", false),
            ]),
            [
                (0, PersonOddity::Invisible('\u{200b}')),
                (1, PersonOddity::Direction('\u{202e}')),
                (2, PersonOddity::AddressInName),
            ]
        );
    }

    #[test]
    fn nobody_and_everybody_as_owner_are_marked() {
        let of = |people_named: &[(&str, &str, bool)]| list(&invitees(people_named));
        assert_eq!(of(&[("Ada", "", false)]), Some(ListOddity::NoOwner));
        assert_eq!(of(&[("Ada", "", true)]), None);
        assert_eq!(of(&[("Ada", "", true), ("Bob", "", true)]), Some(ListOddity::AllOwners));
        assert_eq!(of(&[]), None);
        let [(1, PersonOddity::LookAlike { name, .. })] = &found(&[("Alice", "", true), ("AIice", "", false)])[..]
        else {
            panic!("the capital I looks like an l")
        };
        assert_eq!(name, "Alice");
    }

    #[test]
    fn odd_times_are_marked() {
        let berlin = TimeZone::get("Europe/Berlin").unwrap();
        let lints = |starts: &str, ends: &str, now: &str| {
            let made = Window::new(starts.parse().unwrap(), ends.parse().unwrap(), 15, 30, berlin.clone()).unwrap();
            window(&made, now.parse().unwrap())
        };
        assert_eq!(lints("2026-11-24T09:00:00Z", "2026-11-24T10:00:00Z", "2026-11-24T09:30:00Z"), []);
        let [before, after] = [2, 1].map(jiff::tz::offset);
        let starts_at = "2026-10-25T00:30:00Z".parse().unwrap();
        assert_eq!(
            lints("2026-10-25T00:30:00Z", "2026-10-25T02:00:00Z", "2026-10-24T09:30:00Z"),
            [
                TimeOddity::OffsetChange { before, after },
                TimeOddity::Twice { starts_at, is_first: true, before, after },
                TimeOddity::Night,
            ]
        );
        assert_eq!(lints("2026-11-24T09:00:00Z", "2026-11-24T10:00:00Z", "2026-11-24T10:10:00Z"), [TimeOddity::Over]);
        assert_eq!(lints("2026-11-24T09:00:00Z", "2026-11-25T10:00:00Z", "2026-11-24T10:10:00Z"), [TimeOddity::Long]);
        let of = |starts: &str, ends: &str| {
            lints(&format!("2026-11-24T{starts}:00+01"), &format!("2026-11-{ends}:00+01"), "2026-11-24T00:00:00+01")
        };
        assert_eq!(of("08:00", "24T20:00"), []);
        assert_eq!(of("08:00", "24T20:01"), [TimeOddity::Long]);
        assert_eq!(of("09:00", "24T09:09"), [TimeOddity::Short]);
        assert_eq!(of("09:00", "24T09:10"), []);
        for (starts, ends) in [("06:00", "24T07:00"), ("22:00", "24T23:00")] {
            assert_eq!(of(starts, ends), [], "{starts}");
        }
        for (starts, ends) in
            [("05:59", "24T07:00"), ("22:01", "24T23:01"), ("23:30", "25T00:30"), ("18:00", "25T06:00")]
        {
            assert_eq!(of(starts, ends), [TimeOddity::Night], "{starts}");
        }
    }
}
