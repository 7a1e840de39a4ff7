//! An invitation as a calendar file (RFC 5545).

use std::fmt::Write as _;

use icalendar::{Calendar, Component as _, Event, EventLike as _, EventStatus, Property};
use jiff::{
    SignedDuration, Timestamp,
    civil::DateTime,
    tz::{Offset, TimeZone, TimeZoneTransition},
};
use uuid::Uuid;

use super::{cancellation::Cancellation, text::InvitationText};
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
    let file = calendar.to_string();
    // A value never stands at a line's beginning, so that this line is the event's own.
    let rules = rules(starts_at, ends_at, zone);
    file.replacen("\r\nBEGIN:VEVENT\r\n", &format!("\r\n{rules}BEGIN:VEVENT\r\n"), 1)
}

fn person(key: &str, name: &str, email: &str) -> Property {
    // A parameter can't hold a double quote by itself (RFC 6868).
    let name = name.replace('^', "^^").replace('"', "^'");
    Property::new(key, format!("mailto:{email}")).add_parameter("CN", &name).done()
}

fn local(key: &str, time: Timestamp, zone: &TimeZone) -> Property {
    let name = zone::name(zone);
    if name == "UTC" {
        return Property::new(key, utc(time));
    }
    Property::new(key, basic(zone.to_datetime(time))).add_parameter("TZID", &name).done()
}

fn utc(time: Timestamp) -> String {
    format!("{}Z", basic(TimeZone::UTC.to_datetime(time)))
}

fn basic(time: DateTime) -> String {
    time.strftime("%Y%m%dT%H%M%S").to_string()
}

/// The zone's rules around a meeting: what holds when it starts, and each change until a day after its end.
fn rules(starts_at: Timestamp, ends_at: Timestamp, zone: &TimeZone) -> String {
    let name = zone::name(zone);
    let mut text = String::new();
    if name == "UTC" {
        return text;
    }
    let _ = write!(text, "BEGIN:VTIMEZONE\r\nTZID:{name}\r\n");
    let mut rule = |begins: DateTime, from: Offset, to: Offset, is_summer: bool, short: &str| {
        let kind = if is_summer { "DAYLIGHT" } else { "STANDARD" };
        let (begins, from, to) = (basic(begins), offset(from), offset(to));
        let _ = write!(
            text,
            "BEGIN:{kind}\r\nDTSTART:{begins}\r\nTZOFFSETFROM:{from}\r\nTZOFFSETTO:{to}\r\nTZNAME:{short}\r\nEND:{kind}\r\n"
        );
    };
    let until = ends_at + SignedDuration::from_hours(24);
    let before = zone.preceding(starts_at).next();
    let first = before.as_ref().map_or(Timestamp::UNIX_EPOCH, TimeZoneTransition::timestamp);
    let info = zone.to_offset_info(starts_at);
    let from = before
        .as_ref()
        .map_or(info.offset(), |change| zone.to_offset(change.timestamp() - SignedDuration::from_secs(1)));
    rule(from.to_datetime(first), from, info.offset(), info.dst().is_dst(), info.abbreviation());
    for change in zone.following(starts_at).take_while(|change| change.timestamp() <= until) {
        let from = zone.to_offset(change.timestamp() - SignedDuration::from_secs(1));
        rule(from.to_datetime(change.timestamp()), from, change.offset(), change.dst().is_dst(), change.abbreviation());
    }
    text.push_str("END:VTIMEZONE\r\n");
    text
}

/// `+0100`
fn offset(offset: Offset) -> String {
    let seconds = offset.seconds();
    let sign = if seconds < 0 { '-' } else { '+' };
    let minutes = seconds.abs() / 60;
    format!("{sign}{:02}{:02}", minutes / 60, minutes % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules_of(starts: &str, ends: &str, zone: &str) -> String {
        rules(starts.parse().unwrap(), ends.parse().unwrap(), &TimeZone::get(zone).unwrap()).replace("\r\n", " ")
    }

    #[test]
    fn rules_hold_on_both_sides_of_a_clock_change() {
        assert_eq!(
            rules_of("2026-10-24T22:00:00Z", "2026-10-25T03:00:00Z", "Europe/Berlin"),
            "BEGIN:VTIMEZONE TZID:Europe/Berlin \
             BEGIN:DAYLIGHT DTSTART:20260329T020000 TZOFFSETFROM:+0100 TZOFFSETTO:+0200 TZNAME:CEST END:DAYLIGHT \
             BEGIN:STANDARD DTSTART:20261025T030000 TZOFFSETFROM:+0200 TZOFFSETTO:+0100 TZNAME:CET END:STANDARD \
             END:VTIMEZONE "
        );
        assert_eq!(
            rules_of("2026-11-01T09:00:00Z", "2026-11-01T10:00:00Z", "America/New_York"),
            "BEGIN:VTIMEZONE TZID:America/New_York \
             BEGIN:STANDARD DTSTART:20261101T020000 TZOFFSETFROM:-0400 TZOFFSETTO:-0500 TZNAME:EST END:STANDARD \
             END:VTIMEZONE "
        );
    }

    #[test]
    fn zones_without_clock_changes_have_one_rule_and_utc_has_none() {
        let kathmandu = rules_of("2026-11-24T09:00:00Z", "2026-11-24T10:00:00Z", "Asia/Kathmandu");
        assert!(
            kathmandu.contains("TZOFFSETTO:+0545") && kathmandu.matches("BEGIN:STANDARD").count() == 1,
            "{kathmandu}"
        );
        assert_eq!(rules_of("2026-11-24T09:00:00Z", "2026-11-24T10:00:00Z", "UTC"), "");
        let dublin = rules_of("2026-11-24T09:00:00Z", "2026-11-24T10:00:00Z", "Europe/Dublin");
        assert!(dublin.contains("TZOFFSETTO:+0000"), "{dublin}");
    }
}
