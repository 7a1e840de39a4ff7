//! What a check of a meeting's room finds.

use std::fmt;

use jiff::{SignedDuration, Timestamp, tz::TimeZone};
use uuid::Uuid;

use super::DailyError;
use crate::{invite::meeting::moment_in_words, token::Domain};

/// What a check of a meeting's room found, and what to do about it where that can't be done from here.
#[derive(Debug, Clone)]
pub enum Finding {
    /// Daily did not answer any question.
    Nothing(DailyError),
    /// Daily accepts the API key.
    KeyGood,
    /// Daily does not accept the API key.
    KeyRejected,
    /// The API key could not be checked.
    KeyUnchecked(DailyError),
    /// The API key belongs to the domain that is set; its host.
    DomainGood(String),
    /// The API key belongs to another domain than the one that is set.
    DomainOther {
        /// The name of the key's domain.
        name: String,
        /// The id of the key's domain.
        id: Uuid,
        /// The domain that is set.
        set: Domain,
    },
    /// The domain has another name at Daily than the one that is set.
    DomainRenamed {
        /// The name at Daily.
        name: String,
        /// The domain that is set.
        set: Domain,
    },
    /// The room could not be checked.
    RoomUnchecked(DailyError),
    /// There is no room of this name.
    RoomMissing(String),
    /// There is no room of this name, but one whose name differs in its case alone.
    RoomSimilar {
        /// The meeting's room.
        room: String,
        /// The room at Daily.
        similar: String,
    },
    /// Daily writes the room's name in another case.
    RoomCase {
        /// The meeting's room.
        room: String,
        /// The room at Daily.
        daily: String,
    },
    /// The room exists.
    RoomGood(String),
    /// Only people with a link can join.
    Private,
    /// Anyone can join.
    Public,
    /// Daily says neither.
    OtherPrivacy,
    /// The room is open while the links work.
    WindowGood,
    /// The room is not open for as long as the links work.
    Window {
        /// When it opens, if that is too late.
        opens: Option<Timestamp>,
        /// When it closes, if that is too early.
        closes: Option<Timestamp>,
        /// The meeting's time zone.
        zone: TimeZone,
    },
    /// A link can be used on one device at a time.
    DeviceGood,
    /// A link can be used on several devices at once.
    DeviceMany,
    /// People are to knock, and the room has knocking off.
    Knocking,
    /// Daily sends people anywhere when they leave.
    RedirectAnywhere,
    /// Daily sends people where the meeting says.
    RedirectGood,
    /// The redirect is no address.
    RedirectUnreadable,
    /// The domain does not allow the redirect.
    RedirectRefused {
        /// Its host or scheme.
        place: String,
        /// The hosts and schemes that the domain allows.
        allowed: Vec<String>,
    },
    /// No link was sent to Daily.
    LinkUntried,
    /// Daily accepts a link.
    LinkGood,
    /// Daily accepts a link, and reads something else in it.
    LinkDifferent(Vec<String>),
    /// Daily does not accept a link.
    LinkRefused(DailyError),
    /// No link could be tried.
    LinkUnchecked(DailyError),
    /// Daily did not say what time it is.
    ClockUnchecked,
    /// The clocks agree.
    ClockGood,
    /// This server's clock is ahead of Daily's by this much, or behind.
    ClockOff(SignedDuration),
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Nothing(error) => write!(
                f,
                "Nothing could be checked: {error}. Links are created without Daily, so you can still share them."
            ),
            Self::KeyGood => f.write_str("Daily accepts the API key."),
            Self::KeyRejected => write!(
                f,
                "{}, so no link works. The person who runs this server has to set DAILY_API_KEY to a key from Daily's dashboard, under Developers.",
                DailyError::KeyRejected
            ),
            Self::KeyUnchecked(error) => write!(f, "The API key could not be checked: {error}."),
            Self::DomainGood(host) => write!(f, "The API key belongs to {host}."),
            Self::DomainOther { name, id, set } => write!(
                f,
                "The API key belongs to “{name}” (domain id {id}), but links are created for “{}” (domain id {}), so Daily ignores them. The person who runs this server has to set DAILY_DOMAIN to {name} and DAILY_DOMAIN_ID to {id}.",
                set.name, set.id
            ),
            Self::DomainRenamed { name, set } => write!(
                f,
                "Daily calls this domain “{name}”, but links lead to “{}”. The person who runs this server has to set DAILY_DOMAIN to {name}.",
                set.name
            ),
            Self::RoomUnchecked(error) => write!(f, "The room could not be checked: {error}."),
            Self::RoomMissing(room) => {
                write!(f, "There is no room “{room}” at Daily. The links do not work until the room exists.")
            }
            Self::RoomSimilar { room, similar } => write!(
                f,
                "There is no room “{room}” at Daily, but there is a room “{similar}”. Room names are case-sensitive. Did you mean “{similar}”?"
            ),
            Self::RoomCase { room, daily } => write!(
                f,
                "Daily calls the room “{daily}”, but the links say “{room}”. Room names can be case-sensitive, so use the name from Daily."
            ),
            Self::RoomGood(room) => write!(f, "The room “{room}” exists."),
            Self::Private => f.write_str("The room is private: only people with a link can join."),
            Self::Public => {
                f.write_str("The room is public: anyone who has the room's URL can join, with or without a link.")
            }
            Self::OtherPrivacy => f.write_str(
                "According to Daily, the room is neither private nor public. Check in Daily's dashboard who can join.",
            ),
            Self::WindowGood => f.write_str("The room is open for as long as the links work."),
            Self::Window { opens, closes, zone } => {
                let moment = |time: &Timestamp| moment_in_words(*time, zone);
                let opens =
                    opens.as_ref().map(|time| format!("opens on {}, after the links start to work", moment(time)));
                let closes = closes.as_ref().map(|time| format!("closes on {}, before the links expire", moment(time)));
                write!(f, "The room {}.", opens.into_iter().chain(closes).collect::<Vec<_>>().join(", and "))
            }
            Self::DeviceGood => f.write_str(
                "The room allows one device per person, so two people cannot use the same link at the same time.",
            ),
            Self::DeviceMany => f.write_str("The room allows several devices per person, so several people can use the same link at the same time."),
            Self::Knocking => f.write_str(
                "This meeting asks people to knock, but knocking is off in the room. Turn knocking on in Daily's dashboard, or off for this meeting.",
            ),
            Self::RedirectAnywhere | Self::RedirectGood => f.write_str("The domain allows the redirect URL."),
            Self::RedirectUnreadable => f.write_str("The redirect URL could not be checked."),
            Self::RedirectRefused { place, allowed } => write!(
                f,
                "The domain does not allow redirects to “{place}”{}. Allow “{place}” in Daily's dashboard, or remove the redirect URL.",
                if allowed.is_empty() { String::new() } else { format!(", only to {}", allowed.join(", ")) }
            ),
            Self::LinkUntried => f.write_str("No link has been tested yet."),
            Self::LinkGood => f.write_str("Daily accepts a link for this meeting and reads it correctly."),
            Self::LinkDifferent(differences) => {
                write!(f, "Daily accepts the link, but does not read it correctly: {}.", differences.join("; "))
            }
            Self::LinkRefused(error) => {
                write!(f, "Daily does not accept a link for this meeting. {error}. The checks above may show why.")
            }
            Self::LinkUnchecked(error) => write!(f, "The link could not be tested: {error}."),
            Self::ClockUnchecked => {
                f.write_str("Daily did not send the time, so the clocks could not be compared.")
            }
            Self::ClockGood => f.write_str("This server's clock agrees with Daily's."),
            Self::ClockOff(ahead) => {
                let seconds = ahead.abs().as_secs();
                let apart =
                    if seconds < 120 { format!("{seconds} seconds") } else { format!("{} minutes", seconds / 60) };
                let way = if ahead.is_positive() { "ahead of" } else { "behind" };
                write!(
                    f,
                    "This server's clock is {apart} {way} Daily's, so links start and expire at the wrong time. Correct the clock, for example with NTP."
                )
            }
        }
    }
}
