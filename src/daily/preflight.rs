//! What has to be right at Daily for a meeting's links to work, each point with what to do about it.

use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};
use serde_json::{Map, Value};
use tokio::{
    join,
    time::{Instant, timeout},
};
use url::Url;

use super::{Account, DailyClient, DailyError, PATIENCE, Privacy, Room, Rooms};
use crate::{
    clock::Clock,
    invite::{Meeting, meeting::moment_in_words},
    token::{Claims, Domain, MeetingToken, contents::CLAIM_NAMES},
};

/// Clocks that differ by no more than this agree.
const CLOCKS_AGREE: SignedDuration = SignedDuration::from_secs(30);

/// How a point stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Light {
    /// As it should be.
    Good,
    /// Links work, and yet.
    Warn,
    /// Links do not work, or not as they should.
    Wrong,
    /// It could not be found out, or was not asked for.
    Unchecked,
}

impl Light {
    /// The state in a word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Good => "ok",
            Self::Warn => "warning",
            Self::Wrong => "wrong",
            Self::Unchecked => "not checked",
        }
    }

    /// The same for a stylesheet.
    pub fn class(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Warn => "warn",
            Self::Wrong => "wrong",
            Self::Unchecked => "unchecked",
        }
    }
}

/// What can be done about a point from here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fix {
    /// Make the room, private.
    CreateRoom,
    /// Let only people with a link in.
    MakePrivate,
    /// Let each person be in once.
    UniqueIds,
    /// Let the room be open for as long as the links are.
    FitWindow,
    /// Send one link to Daily.
    TryLink,
}

impl Fix {
    /// The word that a form sends.
    pub fn word(self) -> &'static str {
        match self {
            Self::CreateRoom => "create-room",
            Self::MakePrivate => "make-private",
            Self::UniqueIds => "unique-ids",
            Self::FitWindow => "fit-window",
            Self::TryLink => "try-link",
        }
    }

    /// The fix that a form's word means.
    pub fn of(word: &str) -> Option<Self> {
        let all = [Self::CreateRoom, Self::MakePrivate, Self::UniqueIds, Self::FitWindow, Self::TryLink];
        all.into_iter().find(|fix| fix.word() == word)
    }

    /// What a button that asks for it says.
    pub fn label(self) -> &'static str {
        match self {
            Self::CreateRoom => "Create the room",
            Self::MakePrivate => "Make it private",
            Self::UniqueIds => "Let each person be in once",
            Self::FitWindow => "Keep it open for the meeting",
            Self::TryLink => "Try one link",
        }
    }

    /// What it does and changes for people, said before it is done.
    pub fn consequence(self) -> &'static str {
        match self {
            Self::CreateRoom => {
                "The new room is private, ends when the links do, and lets each person be in once; nobody can knock."
            }
            Self::MakePrivate => "From then on only people with a link get in. Whoever is in already stays.",
            Self::UniqueIds => {
                "A link that is passed on can’t be used by two at once: the newest device wins. A person who joins by phone and laptop loses the first."
            }
            Self::FitWindow => "The room’s own times are set so that they cover this meeting’s links.",
            Self::TryLink => "This sends one of the meeting’s links to Daily, which checks it.",
        }
    }

    /// How to do it without the web app's button.
    pub fn elsewhere(self) -> Option<&'static str> {
        match self {
            Self::CreateRoom => Some("Make it under Rooms in the web app, or in Daily’s dashboard."),
            Self::MakePrivate => Some("Make it private under Rooms in the web app, or in Daily’s dashboard."),
            Self::UniqueIds => {
                Some("Switch enforce_unique_user_ids on under Rooms in the web app, or in Daily’s dashboard.")
            }
            Self::FitWindow => Some("Change the room’s own times in Daily’s dashboard, or choose other ones."),
            Self::TryLink => None,
        }
    }

    /// The button that does it, which names the room.
    pub fn button(self, room: &str) -> String {
        match self {
            Self::CreateRoom => format!("Create {room}"),
            Self::MakePrivate => format!("Make {room} private"),
            Self::UniqueIds => format!("Let each person be in {room} once"),
            Self::FitWindow => format!("Change when {room} is open"),
            Self::TryLink => "Send one link to Daily".to_owned(),
        }
    }
}

/// One point of the check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Point {
    /// How it stands.
    pub light: Light,
    /// What was found, and what to do about it where that can't be done from here.
    pub what: String,
    /// What can be done from here; beside a good point, what was done.
    pub fix: Option<Fix>,
}

impl Point {
    pub(crate) fn new(light: Light, what: impl Into<String>) -> Self {
        Self { light, what: what.into(), fix: None }
    }

    fn with(light: Light, what: impl Into<String>, fix: Fix) -> Self {
        Self { light, what: what.into(), fix: Some(fix) }
    }
}

/// What Daily answered.
pub struct Facts {
    /// About the domain.
    pub account: Result<Account, DailyError>,
    /// This server's clock when Daily answered that.
    pub now: Timestamp,
    /// About the room.
    pub room: Result<Option<Room>, DailyError>,
    /// A room whose name differs in its case alone, where there is no room of this very name.
    pub similar: Option<String>,
    /// About a token that was sent.
    pub tried: Option<Tried>,
}

/// A token that was sent to Daily.
pub struct Tried {
    /// What was signed.
    pub claims: Claims,
    /// What Daily reads in it.
    pub answer: Result<Map<String, Value>, DailyError>,
}

impl Facts {
    /// Asks Daily about a meeting, within five seconds; with a token and what it says, about that too. The list of rooms
    /// is asked for where there is none of the meeting's name.
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
            let left = PATIENCE.saturating_sub(begun.elapsed());
            if let Ok(Some(listed)) = timeout(left, rooms).await {
                let is_similar = |room: &&Room| room.name.eq_ignore_ascii_case(meeting.room.as_str());
                similar = listed.rooms.iter().find(is_similar).map(|room| room.name.clone());
            }
        }
        Self { account, now, room, similar, tried }
    }
}

/// Judges what Daily answered about a meeting.
pub fn points(meeting: &Meeting, facts: &Facts) -> Vec<Point> {
    if let (Err(account), Err(room)) = (&facts.account, &facts.room)
        && !account.is_answer()
        && !room.is_answer()
    {
        let what = format!("Nothing could be checked: {account}. Links are made without Daily, and can be handed out.");
        return vec![Point::new(Light::Unchecked, what)];
    }
    let mut points = of_account(&facts.account, &meeting.domain);
    if !matches!(facts.account, Err(DailyError::KeyRejected)) {
        points.extend(of_room(meeting, facts));
    }
    if let (Ok(account), Some(target)) = (&facts.account, &meeting.options.redirect_on_meeting_exit) {
        points.push(of_redirect(target.as_str(), account.redirect_hosts()));
    }
    points.push(match &facts.tried {
        None => Point::with(Light::Unchecked, "No link was tried with Daily.", Fix::TryLink),
        Some(tried) => of_token(tried),
    });
    points.extend(facts.account.as_ref().ok().map(|account| of_clock(account.answered_at, facts.now)));
    points
}

/// Judges the key and the domain.
pub fn of_account(account: &Result<Account, DailyError>, domain: &Domain) -> Vec<Point> {
    let account = match account {
        Ok(account) => account,
        Err(error @ DailyError::KeyRejected) => {
            let what = format!(
                "{error}: no link works. Whoever runs this server has to set DAILY_API_KEY to a key that stands in Daily’s dashboard, under Developers."
            );
            return vec![Point::new(Light::Wrong, what)];
        }
        Err(error) => return vec![Point::new(Light::Unchecked, format!("The API key could not be checked: {error}."))],
    };
    let accepted = Point::new(Light::Good, "Daily accepts the API key.");
    let (name, id) = (&account.domain_name, account.domain_id);
    let fits = if id != domain.id {
        let what = format!(
            "The API key belongs to “{name}” (domain id {id}), and links are made for “{}” (domain id {}): Daily ignores them. Whoever runs this server has to set DAILY_DOMAIN and DAILY_DOMAIN_ID to the former.",
            domain.name, domain.id
        );
        Point::new(Light::Wrong, what)
    } else if name != domain.name.as_str() {
        let what = format!(
            "The domain is called “{name}” at Daily, and links lead to “{}”. Whoever runs this server has to set DAILY_DOMAIN to the former.",
            domain.name
        );
        Point::new(Light::Wrong, what)
    } else {
        Point::new(Light::Good, format!("The key is the one of {}.", domain.name.host()))
    };
    vec![accepted, fits]
}

fn of_room(meeting: &Meeting, facts: &Facts) -> Vec<Point> {
    let name = &meeting.room;
    let room = match (&facts.room, &facts.similar) {
        (Err(error), _) => {
            return vec![Point::new(Light::Unchecked, format!("The room could not be checked: {error}."))];
        }
        (Ok(None), Some(similar)) => {
            let what = format!(
                "There is no room “{name}” at Daily, but one called “{similar}”: upper and lower case count. Did you mean that one?"
            );
            return vec![Point::with(Light::Wrong, what, Fix::CreateRoom)];
        }
        (Ok(None), None) => {
            let what = format!("There is no room “{name}” at Daily: until there is, the links lead nowhere.");
            return vec![Point::with(Light::Wrong, what, Fix::CreateRoom)];
        }
        (Ok(Some(room)), _) => room,
    };
    if room.name != name.as_str() {
        let what = format!(
            "Daily calls the room “{}”, and the links say “{name}”: upper and lower case may count. Write it as Daily does.",
            room.name
        );
        return vec![Point::new(Light::Wrong, what)];
    }
    let mut points = vec![Point::new(Light::Good, format!("The room “{name}” is there.")), of_privacy(room)];
    points.push(of_window(meeting, room));
    points.push(if room.has_unique_ids() {
        Point::new(Light::Good, "Each person is in once: a link that is passed on can’t be used by two at once.")
    } else {
        let what = "A link that is passed on can be used by several people at once.";
        Point::with(Light::Warn, what, Fix::UniqueIds)
    });
    if meeting.options.knocking == Some(true) && !room.has_knocking() {
        let what = "People are to knock, but the room has knocking off: switch it on in Daily’s dashboard, or let them in without.";
        points.push(Point::new(Light::Warn, what));
    }
    points
}

fn of_privacy(room: &Room) -> Point {
    match room.privacy {
        Privacy::Private => Point::new(Light::Good, "The room is private: only people with a link get in."),
        Privacy::Public => {
            let what = "The room is public: anyone with the room’s address gets in, with or without a link.";
            Point::with(Light::Wrong, what, Fix::MakePrivate)
        }
        Privacy::Other => {
            Point::new(Light::Warn, "Daily answers neither private nor public: who gets in is not known here.")
        }
    }
}

fn of_window(meeting: &Meeting, room: &Room) -> Point {
    let window = &meeting.window;
    let moment = |time: Timestamp| moment_in_words(time, window.zone());
    let closes = room.closes_at().filter(|closes_at| *closes_at < window.closes_at());
    let opens = room.opens_at().filter(|opens_at| *opens_at > window.opens_at());
    if closes.is_none() && opens.is_none() {
        return Point::new(Light::Good, "The room is open for as long as the links work.");
    }
    let is_cut =
        closes.is_some_and(|time| time < window.ends_at()) || opens.is_some_and(|time| time > window.starts_at());
    let light = if is_cut { Light::Wrong } else { Light::Warn };
    let closes = closes.map(|time| format!("is gone from {} on, before the links end", moment(time)));
    let opens = opens.map(|time| format!("opens {}, after the links begin to work", moment(time)));
    let what = format!("The room {}.", opens.into_iter().chain(closes).collect::<Vec<_>>().join(", and "));
    Point::with(light, what, Fix::FitWindow)
}

fn of_redirect(target: &str, allowed: Option<&[String]>) -> Point {
    let Some(allowed) = allowed else { return Point::new(Light::Good, "People may be sent on when they leave.") };
    let Ok(url) = Url::parse(target) else {
        return Point::new(Light::Unchecked, "Where people are sent when they leave could not be read.");
    };
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
        return Point::new(Light::Good, "Daily sends people on when they leave, to where you chose.");
    }
    let place = if host.is_empty() { format!("{}:", url.scheme()) } else { host };
    let what = format!(
        "Daily does not send people on to “{place}” when they leave: the domain allows {}. Allow it in Daily’s dashboard, or leave the field blank.",
        if allowed.is_empty() { "nothing".to_owned() } else { allowed.join(", ") }
    );
    Point::new(Light::Warn, what)
}

fn of_token(tried: &Tried) -> Point {
    match &tried.answer {
        Ok(answered) => {
            let Compared { differences, .. } = compare(&tried.claims, answered);
            if differences.is_empty() {
                Point::with(
                    Light::Good,
                    "Daily accepts one of these links, and reads in it what was signed.",
                    Fix::TryLink,
                )
            } else {
                let what =
                    format!("Daily accepts the link, but reads something else in it: {}.", differences.join("; "));
                Point::new(Light::Wrong, what)
            }
        }
        Err(error @ (DailyError::Refused { .. } | DailyError::NotFound)) => Point::new(
            Light::Wrong,
            format!("Daily does not accept one of these links. {error}. The points above may say why."),
        ),
        Err(error) => Point::new(Light::Unchecked, format!("The link could not be tried: {error}.")),
    }
}

/// Judges this server's clock by Daily's.
pub fn of_clock(answered_at: Option<Timestamp>, now: Timestamp) -> Point {
    let Some(answered_at) = answered_at else {
        return Point::new(
            Light::Unchecked,
            "Daily did not say what time it is, so that the clocks could not be compared.",
        );
    };
    let ahead = now.duration_since(answered_at);
    if ahead.abs() <= CLOCKS_AGREE {
        return Point::new(Light::Good, "This server’s clock agrees with Daily’s.");
    }
    let seconds = ahead.abs().as_secs();
    let apart = if seconds < 120 { format!("{seconds} seconds") } else { format!("{} minutes", seconds / 60) };
    let way = if ahead.is_positive() { "ahead of" } else { "behind" };
    let what = format!(
        "This server’s clock is {apart} {way} Daily’s: links begin and end as wrong as that. Set it, by NTP for instance."
    );
    Point::new(if seconds < 300 { Light::Warn } else { Light::Wrong }, what)
}

/// What came back of a token beside what was signed.
#[derive(Debug, Default)]
pub struct Compared {
    /// Claims that came back as they were signed, by long name.
    pub same: Vec<String>,
    /// Claims that came back otherwise, in words.
    pub differences: Vec<String>,
    /// Claims that did not come back, or in a form that can't be compared.
    pub missing: Vec<String>,
    /// What came back and was not signed.
    pub more: Vec<String>,
}

/// Compares what Daily reads in a token, under its long names, with what was signed.
pub fn compare(signed: &Claims, answered: &Map<String, Value>) -> Compared {
    let signed = serde_json::to_value(signed).expect("claims are plain JSON");
    let mut compared = Compared::default();
    for (long, short, _) in CLAIM_NAMES {
        // Daily documents no name for the time of issue in this answer, and no form for permissions.
        let back = answered.get(long).or_else(|| answered.get(short));
        match (signed.get(short), back) {
            (Some(signed), Some(back)) if is_same(signed, back) => compared.same.push(long.to_owned()),
            (Some(_), Some(_)) if long == "permissions" => compared.missing.push(long.to_owned()),
            (Some(signed), Some(back)) => {
                compared.differences.push(format!("{long} was signed as {signed} and came back as {back}"));
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
        #[expect(clippy::float_cmp, reason = "the same number is meant")]
        (Some(one), Some(other)) => one == other,
        _ => one == other,
    }
}

fn is_nothing(value: &Value) -> bool {
    matches!(value, Value::Null | Value::Bool(false)) || value.as_str() == Some("")
}
