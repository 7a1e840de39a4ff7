//! The room check: whether everything at Daily is right for a meeting's links to work, and how to fix problems.

use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};
use serde_json::{Map, Value};
use tokio::{
    join,
    time::{Instant, timeout},
};
use url::Url;

use super::{Account, DailyClient, DailyError, Finding, Privacy, Room, Rooms, TIMEOUT};
use crate::{
    clock::Clock,
    invite::Meeting,
    token::{Claims, Domain, MeetingToken, contents::CLAIM_NAMES},
};

/// The largest difference at which two clocks agree.
const CLOCKS_AGREE: SignedDuration = SignedDuration::from_secs(30);

/// The result of a check.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Light {
    /// Everything is fine.
    Good,
    /// Links work, but there is a risk.
    Warn,
    /// Links do not work, or not as intended.
    Wrong,
    /// The check failed or was not requested.
    Unchecked,
}

impl Light {
    /// Returns the result in words.
    pub fn word(self) -> &'static str {
        match self {
            Self::Good => "OK",
            Self::Warn => "warning",
            Self::Wrong => "problem",
            Self::Unchecked => "not checked",
        }
    }

    /// Returns the CSS class of the result.
    pub fn class(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Warn => "warn",
            Self::Wrong => "wrong",
            Self::Unchecked => "unchecked",
        }
    }
}

/// A way to fix a problem.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fix {
    /// Create a private room.
    CreateRoom,
    /// Make the room private.
    MakePrivate,
    /// Allow one device per person.
    UniqueIds,
    /// Open the room for as long as the links work.
    FitWindow,
    /// Send a link to Daily to test it.
    TryLink,
}

impl Fix {
    /// Returns the word for this fix in forms.
    pub fn word(self) -> &'static str {
        match self {
            Self::CreateRoom => "create-room",
            Self::MakePrivate => "make-private",
            Self::UniqueIds => "unique-ids",
            Self::FitWindow => "fit-window",
            Self::TryLink => "try-link",
        }
    }

    /// Returns the fix for a word in a form.
    pub fn of(word: &str) -> Option<Self> {
        let all = [Self::CreateRoom, Self::MakePrivate, Self::UniqueIds, Self::FitWindow, Self::TryLink];
        all.into_iter().find(|fix| fix.word() == word)
    }

    /// Describes how to apply the fix outside of the room check.
    pub fn elsewhere(self) -> Option<&'static str> {
        match self {
            Self::CreateRoom => Some("Create the room under Rooms in the web app, or in Daily's dashboard."),
            Self::MakePrivate => Some("Make the room private under Rooms in the web app, or in Daily's dashboard."),
            Self::UniqueIds => Some(
                "Limit the room to one device per person under Rooms in the web app, or turn on enforce_unique_user_ids in Daily's dashboard.",
            ),
            Self::FitWindow => Some(
                "Change the room's opening and closing times in Daily's dashboard, or choose another time for the meeting.",
            ),
            Self::TryLink => None,
        }
    }
}

/// One check of the room check.
#[derive(Debug, Clone)]
pub struct Check {
    /// The verdict.
    pub light: Light,
    /// What was found.
    pub finding: Finding,
    /// The fix that is offered, or that was applied if the finding is good.
    pub fix: Option<Fix>,
}

impl Check {
    fn new(light: Light, finding: Finding) -> Self {
        Self { light, finding, fix: None }
    }

    fn with(light: Light, finding: Finding, fix: Fix) -> Self {
        Self { light, finding, fix: Some(fix) }
    }
}

impl From<Check> for Point {
    fn from(Check { light, finding, fix }: Check) -> Self {
        Self { light, what: finding.to_string(), fix }
    }
}

/// One line of a report of the command line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Point {
    /// The result.
    pub light: Light,
    /// What was found, and what to do if there is no automatic fix.
    pub what: String,
    /// The available fix. For a good result, the fix that was applied.
    pub fix: Option<Fix>,
}

impl Point {
    pub(crate) fn new(light: Light, what: impl Into<String>) -> Self {
        Self { light, what: what.into(), fix: None }
    }
}

/// Daily's responses.
pub struct Facts {
    /// The domain.
    pub account: Result<Account, DailyError>,
    /// The time by this server's clock when Daily sent the domain.
    pub now: Timestamp,
    /// The room.
    pub room: Result<Option<Room>, DailyError>,
    /// A room whose name differs only in case, if there is no room with this exact name.
    pub similar: Option<String>,
    /// The result for a token that was sent.
    pub tried: Option<Tried>,
}

/// A token that was sent to Daily.
pub struct Tried {
    /// The signed claims.
    pub claims: Claims,
    /// The claims that Daily reads.
    pub answer: Result<Map<String, Value>, DailyError>,
}

impl Facts {
    /// Asks Daily about a meeting and, if given, about a token and its claims, within five seconds. Awaits `rooms` only
    /// if there is no room with the meeting's room name.
    pub async fn ask(
        daily: &DailyClient,
        meeting: &Meeting,
        token: Option<(Claims, MeetingToken)>,
        clock: Clock,
        rooms: impl Future<Output = Option<Arc<Rooms>>>,
    ) -> Self {
        let begun = Instant::now();
        let account = async { (daily.account().await, clock.now()) };
        let tried = async {
            let (claims, token) = token?;
            Some(Tried { claims, answer: daily.validate(&token).await })
        };
        let ((account, now), room, tried) = join!(account, daily.room(meeting.room.as_str()), tried);
        let mut similar = None;
        if matches!(room, Ok(None)) {
            let left = TIMEOUT.saturating_sub(begun.elapsed());
            if let Ok(Some(listed)) = timeout(left, rooms).await {
                let is_similar = |room: &&Room| room.name.eq_ignore_ascii_case(meeting.room.as_str());
                similar = listed.rooms.iter().find(is_similar).map(|room| room.name.clone());
            }
        }
        Self { account, now, room, similar, tried }
    }
}

/// Evaluates Daily's responses about a meeting.
pub fn checks(meeting: &Meeting, facts: &Facts) -> Vec<Check> {
    if let (Err(account), Err(room)) = (&facts.account, &facts.room)
        && !account.is_answer()
        && !room.is_answer()
    {
        return vec![Check::new(Light::Unchecked, Finding::Nothing(account.clone()))];
    }
    let mut checks = of_account(&facts.account, &meeting.domain);
    if !matches!(facts.account, Err(DailyError::KeyRejected)) {
        checks.extend(of_room(meeting, facts));
    }
    if let (Ok(account), Some(target)) = (&facts.account, &meeting.options.redirect_on_meeting_exit) {
        checks.push(of_redirect(target.as_str(), account.redirect_hosts()));
    }
    checks.push(match &facts.tried {
        None => Check::with(Light::Unchecked, Finding::LinkUntried, Fix::TryLink),
        Some(tried) => of_token(tried),
    });
    checks.extend(facts.account.as_ref().ok().map(|account| of_clock(account.answered_at, facts.now)));
    checks
}

/// Evaluates the API key and the domain.
pub fn of_account(account: &Result<Account, DailyError>, domain: &Domain) -> Vec<Check> {
    let account = match account {
        Ok(account) => account,
        Err(DailyError::KeyRejected) => return vec![Check::new(Light::Wrong, Finding::KeyRejected)],
        Err(error) => return vec![Check::new(Light::Unchecked, Finding::KeyUnchecked(error.clone()))],
    };
    let (name, id, set) = (account.domain_name.clone(), account.domain_id, domain.clone());
    let fits = if id != domain.id {
        Check::new(Light::Wrong, Finding::DomainOther { name, id, set })
    } else if name != domain.name.as_str() {
        Check::new(Light::Wrong, Finding::DomainRenamed { name, set })
    } else {
        Check::new(Light::Good, Finding::DomainGood(domain.name.host()))
    };
    vec![Check::new(Light::Good, Finding::KeyGood), fits]
}

fn of_room(meeting: &Meeting, facts: &Facts) -> Vec<Check> {
    let name = meeting.room.to_string();
    let room = match (&facts.room, &facts.similar) {
        (Err(error), _) => return vec![Check::new(Light::Unchecked, Finding::RoomUnchecked(error.clone()))],
        (Ok(None), Some(similar)) => {
            let finding = Finding::RoomSimilar { room: name, similar: similar.clone() };
            return vec![Check::with(Light::Wrong, finding, Fix::CreateRoom)];
        }
        (Ok(None), None) => return vec![Check::with(Light::Wrong, Finding::RoomMissing(name), Fix::CreateRoom)],
        (Ok(Some(room)), _) => room,
    };
    if room.name != name {
        let finding = Finding::RoomCase { room: name, daily: room.name.clone() };
        return vec![Check::new(Light::Wrong, finding)];
    }
    let mut checks = vec![Check::new(Light::Good, Finding::RoomGood(name)), of_privacy(room)];
    checks.push(of_window(meeting, room));
    checks.push(if room.has_unique_ids() {
        Check::new(Light::Good, Finding::DeviceGood)
    } else {
        Check::with(Light::Warn, Finding::DeviceMany, Fix::UniqueIds)
    });
    if meeting.options.knocking == Some(true) && !room.has_knocking() {
        checks.push(Check::new(Light::Warn, Finding::Knocking));
    }
    checks
}

fn of_privacy(room: &Room) -> Check {
    match room.privacy {
        Privacy::Private => Check::new(Light::Good, Finding::Private),
        Privacy::Public => Check::with(Light::Wrong, Finding::Public, Fix::MakePrivate),
        Privacy::Other => Check::new(Light::Warn, Finding::OtherPrivacy),
    }
}

fn of_window(meeting: &Meeting, room: &Room) -> Check {
    let window = &meeting.window;
    let closes = room.closes_at().filter(|closes_at| *closes_at < window.closes_at());
    let opens = room.opens_at().filter(|opens_at| *opens_at > window.opens_at());
    if closes.is_none() && opens.is_none() {
        return Check::new(Light::Good, Finding::WindowGood);
    }
    let is_cut =
        closes.is_some_and(|time| time < window.ends_at()) || opens.is_some_and(|time| time > window.starts_at());
    let light = if is_cut { Light::Wrong } else { Light::Warn };
    Check::with(light, Finding::Window { opens, closes, zone: window.zone().clone() }, Fix::FitWindow)
}

fn of_redirect(target: &str, allowed: Option<&[String]>) -> Check {
    let Some(allowed) = allowed else { return Check::new(Light::Good, Finding::RedirectAnywhere) };
    let Ok(url) = Url::parse(target) else { return Check::new(Light::Unchecked, Finding::RedirectUnreadable) };
    let host = url.host_str().unwrap_or_default().to_ascii_lowercase();
    let is_allowed = |entry: &String| {
        let entry = entry.to_ascii_lowercase();
        match (entry.strip_prefix("*."), entry.strip_suffix(':')) {
            (_, Some(scheme)) => url.scheme() == scheme,
            (Some(parent), _) => host.strip_suffix(parent).is_some_and(|rest| rest.ends_with('.')),
            _ => host == entry,
        }
    };
    if allowed.iter().any(is_allowed) {
        return Check::new(Light::Good, Finding::RedirectGood);
    }
    let place = if host.is_empty() { format!("{}:", url.scheme()) } else { host };
    Check::new(Light::Warn, Finding::RedirectRefused { place, allowed: allowed.to_vec() })
}

fn of_token(tried: &Tried) -> Check {
    match &tried.answer {
        Ok(answered) => {
            let Compared { differences, .. } = compare(&tried.claims, answered);
            if differences.is_empty() {
                Check::with(Light::Good, Finding::LinkGood, Fix::TryLink)
            } else {
                Check::new(Light::Wrong, Finding::LinkDifferent(differences))
            }
        }
        Err(error @ (DailyError::Refused { .. } | DailyError::NotFound)) => {
            Check::new(Light::Wrong, Finding::LinkRefused(error.clone()))
        }
        Err(error) => Check::new(Light::Unchecked, Finding::LinkUnchecked(error.clone())),
    }
}

/// Compares this server's clock with Daily's.
pub fn of_clock(answered_at: Option<Timestamp>, now: Timestamp) -> Check {
    let Some(answered_at) = answered_at else { return Check::new(Light::Unchecked, Finding::ClockUnchecked) };
    let ahead = now.duration_since(answered_at);
    if ahead.abs() <= CLOCKS_AGREE {
        return Check::new(Light::Good, Finding::ClockGood);
    }
    let light = if ahead.abs().as_secs() < 300 { Light::Warn } else { Light::Wrong };
    Check::new(light, Finding::ClockOff(ahead))
}

/// The differences between the claims that were signed and those that Daily read.
#[derive(Debug, Default)]
pub struct Compared {
    /// Claims that are the same, by long name.
    pub same: Vec<String>,
    /// Claims that differ, in words.
    pub differences: Vec<String>,
    /// Claims that Daily did not return, or not in a comparable format.
    pub missing: Vec<String>,
    /// Claims that Daily returned but were not signed.
    pub more: Vec<String>,
}

/// Compares the claims that Daily read, with long names, with those that were signed.
pub fn compare(signed: &Claims, answered: &Map<String, Value>) -> Compared {
    let signed = serde_json::to_value(signed).expect("claims are plain JSON");
    let mut compared = Compared::default();
    for (long, short, _) in CLAIM_NAMES {
        // Daily does not document a name for the issue time or a format for permissions in this response.
        let back = answered.get(long).or_else(|| answered.get(short));
        match (signed.get(short), back) {
            (Some(signed), Some(back)) if is_same(signed, back) => compared.same.push(long.to_owned()),
            (Some(_), Some(_)) if long == "permissions" => compared.missing.push(long.to_owned()),
            (Some(signed), Some(back)) => {
                compared.differences.push(format!("{long} was signed as {signed}, but Daily reads {back}"));
            }
            (Some(_), None) => compared.missing.push(long.to_owned()),
            (None, Some(back)) if !is_nothing(back) => compared.more.push(format!("{long} is {back}")),
            (None, _) => {}
        }
    }
    compared
}

fn is_same(one: &Value, other: &Value) -> bool {
    match (one.as_f64(), other.as_f64()) {
        #[expect(clippy::float_cmp, reason = "the numbers have to be equal")]
        (Some(one), Some(other)) => one == other,
        _ => one == other,
    }
}

fn is_nothing(value: &Value) -> bool {
    matches!(value, Value::Null | Value::Bool(false)) || value.as_str() == Some("")
}
