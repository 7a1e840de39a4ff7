//! Warnings about people and times that are valid but unusual. They never prevent anything.

use std::collections::HashMap;

use jiff::{SignedDuration, Timestamp, civil, tz::AmbiguousOffset};
use unicode_security::skeleton;

use super::{Invitee, Window, invitee::is_invisible, meeting::clock_time, zone};

/// A warning about one person in a list, or about the whole list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lint {
    /// The index of the person, or `None` for a warning about the whole list.
    pub place: Option<usize>,
    /// The warning, in one sentence.
    pub sentence: String,
}

/// Returns warnings about a list of people. `rows` are the row numbers on the page, or 0 for people who are already
/// invited.
///
/// ```
/// # use latchkey::{Invitee, program::invite::lint};
/// let people = [Invitee::typed("Ada", None, true)?, Invitee::typed("ada", None, false)?];
/// let lints = lint::people(&people, &[1, 2]);
/// assert_eq!((lints[0].place, lints[0].sentence.as_str()), (Some(1), "The owner in row 1 has the same name."));
/// # Ok::<(), latchkey::InviteeError>(())
/// ```
pub fn people(invitees: &[Invitee], rows: &[usize]) -> Vec<Lint> {
    let mut lints = Vec::new();
    let (mut names, mut skeletons) = (HashMap::<String, usize>::new(), HashMap::<String, usize>::new());
    let mut emails = HashMap::new();
    let owners: HashMap<String, usize> = invitees
        .iter()
        .enumerate()
        .filter(|(_, invitee)| invitee.is_owner)
        .map(|(place, invitee)| (folded(invitee.name.as_str()), place))
        .collect();
    for (place, invitee) in invitees.iter().enumerate() {
        let name = invitee.name.as_str();
        let mut say = |sentence: String| lints.push(Lint { place: Some(place), sentence });
        let folded = folded(name);
        let email = invitee.email.as_ref().map(|email| email.as_str().to_lowercase());
        // Both as typed and in lower case, because only a capital I looks like an l, and only a capital O like a zero.
        let looks = [skeleton(name).collect::<String>(), skeleton(&folded).collect()];
        let same_name = names.get(&folded).copied();
        let look_alike = looks.iter().find_map(|looks| skeletons.get(looks).copied()).filter(|_| same_name.is_none());
        if let Some(owner) = owners.get(&folded).filter(|_| !invitee.is_owner) {
            say(match rows[*owner] {
                0 => "An owner who is already invited has the same name.".to_owned(),
                row => format!("The owner in row {row} has the same name."),
            });
        } else if let Some(first) = same_name {
            say(format!("{} has the same name.", row_name(rows[first])));
        } else if let Some(first) = look_alike {
            say(look_alike_warning(name, invitees[first].name.as_str(), rows[first]));
        }
        if let Some(first) = email.as_ref().and_then(|email| emails.get(email)) {
            say(format!("{} has the same email address.", row_name(rows[*first])));
        }
        if name.split_whitespace().any(|word| word.parse::<super::MailAddress>().is_ok()) {
            say("The name contains an email address, which everyone in the room would see.".to_owned());
        }
        if let Some(turns) = name.chars().find(|c| turns_direction(*c)) {
            say(format!("The name contains a character that changes the direction of text ({}).", code(turns)));
        } else if let Some(hidden) = hidden(name) {
            say(format!("The name contains an invisible character ({}).", code(hidden)));
        }
        names.entry(folded).or_insert(place);
        for looks in looks {
            skeletons.entry(looks).or_insert(place);
        }
        if let Some(email) = email {
            emails.entry(email).or_insert(place);
        }
    }
    let owner_count = invitees.iter().filter(|invitee| invitee.is_owner).count();
    let whole = |sentence: &str| Lint { place: None, sentence: sentence.to_owned() };
    match (owner_count, invitees.len()) {
        (_, 0) => {}
        (0, _) => lints.push(whole("No one is an owner, so no one will be able to admit, mute or remove others.")),
        (owners, all) if owners == all && all > 1 => {
            lints.push(whole("Everyone is an owner, so anyone can mute and remove others."));
        }
        _ => {}
    }
    lints
}

/// Returns warnings about a meeting's time.
///
/// ```
/// # use latchkey::{Window, program::invite::lint};
/// let now = "2026-11-24T08:00:00Z".parse()?;
/// let window = Window::new(now, "2026-11-26T08:00:00Z".parse()?, 0, 0, jiff::tz::TimeZone::UTC)?;
/// assert_eq!(lint::window(&window, now), ["The meeting lasts longer than a day."]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn window(window: &Window, now: Timestamp) -> Vec<String> {
    let mut lints = Vec::new();
    let zone = window.zone();
    let name = zone::name(zone);
    let [before, after] = [window.opens_at(), window.closes_at()].map(|time| zone.to_offset(time));
    if before != after {
        lints.push(format!(
            "There is a daylight-saving change in {name} while the links work: from UTC{before} to UTC{after}."
        ));
    }
    let starts = window.starts_at().to_zoned_datetime(zone.clone());
    if let AmbiguousOffset::Fold { before, after } = zone.to_ambiguous_timestamp(starts.datetime()).offset() {
        let which = if starts.offset() == before { "first" } else { "second" };
        let time = clock_time(&starts);
        lints.push(format!(
            "{time} occurs twice that night in {name} because of the daylight-saving change (UTC{before}, then UTC{after}). The {which} one is used."
        ));
    }
    if window.ends_at() <= now {
        lints.push("The meeting has already ended. Its links work only until they expire.".to_owned());
    }
    if window.ends_at().duration_since(window.starts_at()) > SignedDuration::from_hours(24) {
        lints.push("The meeting lasts longer than a day.".to_owned());
    }
    lints
}

/// Returns a warning if a daylight-saving change skips a time of day. The same time after the change is used instead.
///
/// ```
/// # use latchkey::program::invite::{lint, zone};
/// let berlin = zone::find("Europe/Berlin")?;
/// assert!(lint::skipped("2026-03-29T02:30".parse()?, &berlin).unwrap().contains("03:30 is used"));
/// assert_eq!(lint::skipped("2026-03-29T03:30".parse()?, &berlin), None);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn skipped(typed: civil::DateTime, zone: &jiff::tz::TimeZone) -> Option<String> {
    let meant = typed.to_zoned_datetime(zone.clone()).ok()?;
    let name = zone::name(zone);
    let [typed_time, meant_time] = [typed, meant.datetime()].map(|time| time.strftime("%H:%M").to_string());
    (meant.datetime() != typed).then(|| {
        format!("{typed_time} does not exist that night in {name} because of the daylight-saving change. {meant_time} is used instead.")
    })
}

/// Returns a name for comparison: in lower case, with single spaces.
fn folded(name: &str) -> String {
    name.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn row_name(row: usize) -> String {
    if row == 0 { "Someone who is already invited".to_owned() } else { format!("Row {row}") }
}

fn look_alike_warning(name: &str, first: &str, row: usize) -> String {
    let place = if row == 0 { "(already invited)".to_owned() } else { format!("in row {row}") };
    let stranger =
        name.chars().zip(first.chars()).find(|(a, b)| !a.to_lowercase().eq(b.to_lowercase())).map(|(a, _)| a);
    let which = stranger.map(|c| format!(": “{c}” is {}", code(c))).unwrap_or_default();
    format!("This name looks like “{first}” {place}, but is different{which}.")
}

/// Returns whether a character changes the direction of the text around it, which can make a line look like another.
pub(crate) fn turns_direction(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Returns an invisible character in a name, except joiners in emoji and in scripts that need them.
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

fn code(c: char) -> String {
    format!("U+{:04X}", u32::from(c))
}

#[cfg(test)]
mod tests {
    use jiff::tz::TimeZone;

    use super::*;

    fn said(people_named: &[(&str, &str, bool)]) -> Vec<String> {
        let invitee = |(name, email, is_owner): &(&str, &str, bool)| Invitee {
            name: name.parse().unwrap(),
            email: (!email.is_empty()).then(|| email.parse().unwrap()),
            is_owner: *is_owner,
            language: None,
        };
        let invitees: Vec<_> = people_named.iter().map(invitee).collect();
        people(&invitees, &(1..=invitees.len()).collect::<Vec<_>>())
            .into_iter()
            .map(|lint| format!("{:?} {}", lint.place, lint.sentence))
            .collect()
    }

    #[test]
    fn doubles_and_look_alikes_are_marked() {
        assert_eq!(
            said(&[
                ("Bob Stone", "bob@example.org", true),
                ("Eve", "", false),
                ("bob  stone", "", true),
                ("B\u{3bf}b Stone", "bob@example.org", true),
                ("BOB STONE", "", false),
            ]),
            [
                "Some(2) Row 1 has the same name.",
                "Some(3) This name looks like “Bob Stone” in row 1, but is different: “\u{3bf}” is U+03BF.",
                "Some(3) Row 1 has the same email address.",
                "Some(4) The owner in row 3 has the same name.",
            ]
        );
    }

    #[test]
    fn what_can_not_be_seen_is_marked_and_what_scripts_need_is_not() {
        assert_eq!(
            said(&[
                ("A\u{200b}da", "", true),
                ("Ev\u{202e}e", "", false),
                ("ada@example.org", "", false),
                ("\u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467}", "", false),
                ("\u{645}\u{6cc}\u{200c}\u{62e}", "", false),
                ("\u{2764}\u{fe0f}", "", false),
            ]),
            [
                "Some(0) The name contains an invisible character (U+200B).",
                "Some(1) The name contains a character that changes the direction of text (U+202E).",
                "Some(2) The name contains an email address, which everyone in the room would see.",
            ]
        );
    }

    #[test]
    fn nobody_and_everybody_as_owner_are_marked() {
        assert_eq!(said(&[("Ada", "", false)]).len(), 1);
        assert_eq!(said(&[("Ada", "", true)]), [""; 0]);
        assert!(said(&[("Ada", "", true), ("Bob", "", true)])[0].contains("Everyone is an owner"));
        assert_eq!(people(&[], &[]), []);
        assert!(said(&[("Alice", "", true), ("AIice", "", false)])[0].contains("looks like “Alice”"));
    }

    #[test]
    fn odd_times_are_marked() {
        let berlin = TimeZone::get("Europe/Berlin").unwrap();
        let lints = |starts: &str, ends: &str, now: &str| {
            let made = Window::new(starts.parse().unwrap(), ends.parse().unwrap(), 15, 30, berlin.clone()).unwrap();
            window(&made, now.parse().unwrap())
        };
        assert_eq!(lints("2026-11-24T09:00:00Z", "2026-11-24T10:00:00Z", "2026-11-24T09:30:00Z"), [""; 0]);
        assert_eq!(
            lints("2026-10-25T00:30:00Z", "2026-10-25T02:00:00Z", "2026-10-24T09:30:00Z"),
            [
                "There is a daylight-saving change in Europe/Berlin while the links work: from UTC+02 to UTC+01.",
                "02:30 occurs twice that night in Europe/Berlin because of the daylight-saving change \
                (UTC+02, then UTC+01). The first one is used.",
            ]
        );
        assert_eq!(lints("2026-11-24T09:00:00Z", "2026-11-24T10:00:00Z", "2026-11-24T10:10:00Z").len(), 1);
        assert_eq!(
            lints("2026-11-24T09:00:00Z", "2026-11-25T10:00:00Z", "2026-11-24T10:10:00Z"),
            ["The meeting lasts longer than a day."]
        );
        let typed = |text: &str| text.parse::<civil::DateTime>().unwrap();
        assert_eq!(
            skipped(typed("2026-03-29T02:30"), &berlin).unwrap(),
            "02:30 does not exist that night in Europe/Berlin because of the daylight-saving change. \
            03:30 is used instead."
        );
        assert_eq!(skipped(typed("2026-03-29T03:30"), &berlin), None);
    }
}
