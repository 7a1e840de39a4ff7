//! An invitation as a calendar file (RFC 5545).

use icalendar::{Calendar, Component as _, Event, EventLike as _, EventStatus, Property};
use jiff::{Timestamp, civil::DateTime, tz::TimeZone};
use uuid::Uuid;

use super::{cancellation::Cancellation, text::InvitationText, zone_rules};
use crate::invite::zone;

/// Returns a reminder ten minutes before. Written by hand, since the library adds a time and an id to what it writes.
fn alarm(text: &str) -> String {
    format!("BEGIN:VALARM\r\nACTION:DISPLAY\r\nDESCRIPTION:{text}\r\nTRIGGER:-PT10M\r\nEND:VALARM\r\n")
}

/// What a file asks a calendar to do (RFC 5546).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// Keep it: a file that someone opens.
    Publish,
    /// Take the invitation, or its change: a file that comes by mail.
    Request,
    /// Drop it.
    Cancel,
}

impl Method {
    /// The word in a file, and in the type of a mail's part.
    pub fn word(self) -> &'static str {
        match self {
            Self::Publish => "PUBLISH",
            Self::Request => "REQUEST",
            Self::Cancel => "CANCEL",
        }
    }
}

/// One person's invitation as a file for their calendar: local times with their zone's rules, the link as place and
/// address. The same facts give the same bytes; a change of the meeting raises its `SEQUENCE`.
pub fn file(text: &InvitationText, organizer_email: &str, method: Method) -> String {
    let (meeting, invitation) = (text.meeting(), text.invitation());
    let mut event = Event::with_uid(&uid(invitation.id, &meeting.domain.name.host()));
    event
        .summary(&text.heading())
        .append_property(description(text))
        .location(text.link())
        .url(text.link())
        .status(EventStatus::Confirmed)
        .append_property(Property::new("DTSTAMP", utc(meeting.issued_at)))
        .append_property(Property::new("SEQUENCE", meeting.sequence.to_string()))
        .append_property(person("ORGANIZER", text.organizer().name, organizer_email));
    if let Some(email) = &invitation.invitee.email {
        let mut attendee = person("ATTENDEE", invitation.invitee.name.as_str(), email.as_str());
        attendee.add_parameter("ROLE", if invitation.invitee.is_owner { "CHAIR" } else { "REQ-PARTICIPANT" });
        if method == Method::Request {
            attendee.add_parameter("PARTSTAT", "NEEDS-ACTION").add_parameter("RSVP", "FALSE");
        }
        event.append_multi_property(attendee);
    }
    let window = &meeting.window;
    let file = whole(event, method, window.starts_at(), window.ends_at(), window.zone());
    let alarm = alarm(&text.reminder());
    file.replacen("\r\nEND:VEVENT\r\n", &format!("\r\n{alarm}END:VEVENT\r\n"), 1)
}

fn description(text: &InvitationText) -> Property {
    Property::new("DESCRIPTION", text.description()).add_parameter("LANGUAGE", text.locale().tag()).done()
}

/// The file that takes one person's invitation out of their calendar again.
pub fn cancellation(cancelled: &Cancellation, organizer: &str, organizer_email: &str, now: Timestamp) -> String {
    let mut event = Event::with_uid(&uid(cancelled.invitation_id, &cancelled.host));
    event
        .summary(&cancelled.heading)
        .status(EventStatus::Cancelled)
        .append_property(Property::new("DTSTAMP", utc(now)))
        .append_property(Property::new("SEQUENCE", cancelled.sequence.to_string()))
        .append_property(person("ORGANIZER", organizer, organizer_email))
        .append_multi_property(person("ATTENDEE", &cancelled.name, &cancelled.email));
    whole(event, Method::Cancel, cancelled.starts_at, cancelled.ends_at, &cancelled.zone())
}

/// What makes an entry the same one through all its changes.
fn uid(invitation_id: Uuid, host: &str) -> String {
    format!("{invitation_id}@{host}")
}

fn whole(mut event: Event, method: Method, starts_at: Timestamp, ends_at: Timestamp, zone: &TimeZone) -> String {
    event.append_property(local("DTSTART", starts_at, zone)).append_property(local("DTEND", ends_at, zone));
    let mut calendar = Calendar::empty();
    calendar
        .append_property(Property::new("VERSION", "2.0"))
        .append_property(Property::new("PRODID", "-//Latchkey//EN"))
        .append_property(Property::new("METHOD", method.word()))
        .push(event);
    let file = refolded(&calendar.to_string());
    // A value never stands at a line's beginning, so that this line is the event's own.
    let rules = zone_rules::rules(starts_at, ends_at, zone);
    file.replacen("\r\nBEGIN:VEVENT\r\n", &format!("\r\n{rules}BEGIN:VEVENT\r\n"), 1)
}

/// Folds lines after at most 75 bytes, between characters. The library's last part of a line can have one byte more.
fn refolded(file: &str) -> String {
    let mut text = String::with_capacity(file.len() + file.len() / 64);
    for mut line in file.replace("\r\n ", "").split_terminator("\r\n") {
        let mut limit = 75;
        while line.len() > limit {
            // The rest begins with no blank, which programs may take for a part of the fold.
            let is_fit =
                |place: &usize| line.is_char_boundary(*place) && !line[*place..].starts_with(char::is_whitespace);
            let place = (1..=limit).rev().find(is_fit).unwrap_or(limit);
            text.extend([&line[..place], "\r\n "]);
            (line, limit) = (&line[place..], 74);
        }
        text.extend([line, "\r\n"]);
    }
    text
}

fn person(key: &str, name: &str, email: &str) -> Property {
    // A parameter can't hold a double quote by itself (RFC 6868). Some programs read other letters only in quotes.
    let name = name.replace('^', "^^").replace('"', "^'");
    let name = if name.is_ascii() { name } else { format!("\"{name}\"") };
    Property::new(key, format!("mailto:{email}")).add_parameter("CN", &name).done()
}

fn local(key: &str, time: Timestamp, zone: &TimeZone) -> Property {
    if zone_rules::is_in_utc(zone) {
        return Property::new(key, utc(time));
    }
    Property::new(key, basic(zone.to_datetime(time))).add_parameter("TZID", &zone::name(zone)).done()
}

fn utc(time: Timestamp) -> String {
    format!("{}Z", basic(TimeZone::UTC.to_datetime(time)))
}

fn basic(time: DateTime) -> String {
    time.strftime("%Y%m%dT%H%M%S").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_folded_between_characters() {
        for line in
            ["x".repeat(149), "ж".repeat(90), format!("{}  {}", "a".repeat(74), "b".repeat(80)), "🙂 ".repeat(60)]
        {
            let folded = refolded(&format!("SUMMARY:{line}\r\nEND\r\n"));
            assert!(folded.split("\r\n").all(|line| line.len() <= 75), "{folded}");
            assert_eq!(folded.replace("\r\n ", ""), format!("SUMMARY:{line}\r\nEND\r\n"));
        }
    }

    #[test]
    fn names_with_other_letters_stand_in_quotes() {
        let written = |name: &str| {
            let mut event = Event::new();
            event.append_property(person("ORGANIZER", name, "ada@example.org"));
            event.to_string().replace("\r\n ", "")
        };
        assert!(written("Zoë").contains("ORGANIZER;CN=\"Zoë\":mailto:ada@example.org\r\n"));
        assert!(written("Zoë \"Z\"").contains("CN=\"Zoë ^'Z^'\":"));
        assert!(written("Ada, Q").contains("CN=\"Ada, Q\":"));
    }
}
