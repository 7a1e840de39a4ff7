//! Reads the rows of a piece: who, in which room, when.

use std::{borrow::Cow, collections::HashMap, sync::Arc};

use jiff::{SignedDuration, Timestamp, tz::TimeZone};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use super::{ListError, Piece, Problem};
use crate::{
    invite::{
        Invitee, Linker, Meeting, Window,
        invitation::LinkError,
        list::{Column, ListOptions, Note, Question, Reading, Row, Unclear, records::Record},
        meeting::{CLOSES_LATE, OPENS_EARLY},
        moment::{
            self,
            row::{self, RowTimes, TimeCells, TimeDefaults},
        },
    },
    token::{Claims, Language, Options, RoomName, Signer, UserId, UserIdError},
};

/// How many different rooms and times are cached.
const TERMS_KEPT: usize = 256;

/// The default values for rows.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Defaults {
    /// The room.
    pub room: Option<RoomName>,
    /// When the meeting starts, such as `2026-12-01 10:00`. `None` means `issued_at`.
    pub starts: Option<String>,
    /// When the meeting ends. A time of day without a date is on the day of the start.
    pub ends: Option<String>,
    /// How long the meeting lasts if there is no end.
    pub lasts: SignedDuration,
    /// When links begin to work, in minutes before the start.
    pub opens_early: i64,
    /// When links expire, in minutes after the end.
    pub closes_late: i64,
    /// The options of the links.
    pub options: Options,
    /// The time zone of times without one.
    pub zone: TimeZone,
    /// When the links are issued. Times such as `now` and `10:00` are relative to this time.
    pub issued_at: Timestamp,
    /// How to read the list.
    pub list: ListOptions,
}

impl Defaults {
    /// Creates defaults without a room, for meetings of one hour that start at `issued_at`. Links work from 15 minutes
    /// before the start until 30 minutes after the end.
    pub fn new(zone: TimeZone, issued_at: Timestamp) -> Self {
        Self {
            room: None,
            starts: None,
            ends: None,
            lasts: SignedDuration::from_hours(1),
            opens_early: OPENS_EARLY,
            closes_late: CLOSES_LATE,
            options: Options::default(),
            zone,
            issued_at,
            list: ListOptions::default(),
        }
    }
}

/// Reads rows and prepares their links.
///
/// ```
/// use std::sync::Arc;
/// use latchkey::bulk::{Bulk, Cutter, Defaults, Memory};
/// # use latchkey::{ApiKey, Domain, Signer};
/// # let domain = Domain { name: "acme".parse()?, id: "30f866c3-9123-452a-8723-ff58322d09c5".parse()? };
/// # let signer = Signer::new(domain, &ApiKey::parse("a-made-up-key")?);
/// # let now = "2026-11-24T09:00:00Z".parse()?;
/// let mut defaults = Defaults::new(jiff::tz::TimeZone::UTC, now);
/// defaults.room = Some("standup".parse()?);
/// let mut cutter = Cutter::default();
/// cutter.feed(b"name,room,owner\nAda,,yes\nBob,a room,\n")?;
/// cutter.end()?;
/// let piece = cutter.piece();
/// let (bulk, head) = Bulk::new(Arc::new(signer), defaults, now, 31, piece.as_ref())?;
/// assert_eq!((head.text.as_deref(), head.has_rooms), (Some("name,room,owner"), true));
///
/// let mut said = Vec::new();
/// bulk.rows(&piece.unwrap(), &mut Memory::default(), |row| match row {
///     Ok(person) => said.push(format!("{} to {}", person.invitee.name, person.terms.room)),
///     Err(problem) => said.push(format!("line {}: {}", problem.line, problem.text)),
/// });
/// assert_eq!(said, ["Ada to standup", "line 3: Bob,a room,"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Bulk {
    signer: Arc<Signer>,
    defaults: Defaults,
    now: Timestamp,
    max_days: u16,
    /// The terms of rows without values of their own. `None` if each row has to name its room.
    base: Option<Terms>,
    reading: Reading,
    /// Refuses links for certain people and rooms.
    refuse: Option<Refuse>,
}

/// Returns why a person (owner or not) may not get a link for a room, if so.
pub type Refuse = Box<dyn Fn(&RoomName, bool) -> Option<String> + Send + Sync>;

/// A room and time that rows share.
pub struct Terms {
    /// The room.
    pub room: RoomName,
    /// Creates the links.
    pub linker: Linker,
    /// What is odd about the time, in sentences.
    pub warnings: Vec<String>,
    /// The claims that the links share.
    shared: Claims,
    /// Derives an id from an email address.
    by_email: Ids,
    /// Derives an id from a name. Used if there is no email address.
    by_name: Ids,
}

/// A person in a row.
pub struct Person<'a> {
    /// The line number, from 1.
    pub line: usize,
    /// The row or line.
    pub text: &'a str,
    /// The token's `ud` claim.
    pub id: UserId,
    /// The person.
    pub invitee: Invitee,
    /// The room and time.
    pub terms: &'a Terms,
}

/// Information from the first line.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Head {
    /// The text of the header, if there is one.
    pub text: Option<String>,
    /// What was decided about the list, and should be looked at.
    pub notes: Vec<Note>,
    /// Whether there is an id column.
    pub has_ids: bool,
    /// Whether there is a room column.
    pub has_rooms: bool,
    /// Whether there is a column for languages.
    pub has_languages: bool,
}

/// A cache of terms. Create one for each thread.
#[derive(Default)]
pub struct Memory {
    known: HashMap<[String; 6], Result<Terms, String>>,
}

impl Bulk {
    /// Prepares to read rows. The first piece may contain a header.
    ///
    /// # Errors
    /// The defaults or the header are invalid.
    pub fn new(
        signer: Arc<Signer>,
        defaults: Defaults,
        now: Timestamp,
        max_days: u16,
        first: Option<&Piece>,
    ) -> Result<(Self, Head), ListError> {
        let beginning = first.and_then(|piece| piece.beginning.as_deref()).ok_or(ListError::Nobody)?;
        if beginning.is_blank() {
            return Err(ListError::Nobody);
        }
        let reading = Reading::of(beginning, &defaults.list).map_err(Box::new)?;
        if beginning.is_all && !reading.has_rows(beginning) {
            return Err(if reading.header.is_some() { ListError::NoRows } else { ListError::Nobody });
        }
        let mut bulk = Self { signer, defaults, now, max_days, base: None, reading, refuse: None };
        bulk.check_rooms()?;
        let has = |column| bulk.reading.has(column);
        let (has_ids, has_rooms, has_languages) = (has(Column::Id), has(Column::Room), has(Column::Language));
        let has_times = [Column::Date, Column::Starts, Column::Ends, Column::Duration].into_iter().any(has);
        match bulk.defaults.room.as_ref().map(|room| bulk.terms(room, TimeCells::default(), false)) {
            Some(Ok(terms)) => bulk.base = Some(terms),
            // Rows may have times of their own. Rows without them get this error.
            Some(Err(_)) if has_times => {}
            Some(Err(why)) => return Err(ListError::Terms(why)),
            None if has_rooms => {}
            None => return Err(ListError::NoRoom),
        }
        let text = bulk.reading.header.as_ref().map(|(_, text)| text.clone());
        let notes = bulk.reading.notes.clone();
        Ok((bulk, Head { text, notes, has_ids, has_rooms, has_languages }))
    }

    /// Asks whether a column with numbers has the names of rooms, where a room is named for everyone: they may be the
    /// rooms of a hotel.
    fn check_rooms(&self) -> Result<(), ListError> {
        let Reading { shown, header, .. } = &self.reading;
        let is_number = |cell: &String| !cell.is_empty() && cell.bytes().all(|byte| byte.is_ascii_digit());
        let rooms = shown.iter().find(|shown| shown.column == Column::Room && shown.examples.iter().any(is_number));
        match rooms.filter(|_| self.defaults.room.is_some() && self.defaults.list.columns.is_empty()) {
            Some(rooms) => {
                let question = Question::Rooms { name: rooms.name.clone() };
                let header = header.as_ref().map(|(line, _)| *line);
                Err(Box::new(Unclear { question, columns: shown.clone(), header }).into())
            }
            None => Ok(()),
        }
    }

    /// Returns the header of a table of invalid rows, or `None` if the list is no table.
    #[cfg(feature = "app")]
    pub(crate) fn header_with_problem(&self) -> Option<String> {
        self.reading.header_with_problem()
    }

    /// Returns an invalid row of a table with what is wrong in its last cell, or `None` if the list is no table.
    #[cfg(feature = "app")]
    pub(crate) fn with_problem(&self, row: &str, what: &str) -> Option<String> {
        self.reading.with_problem(row, what)
    }

    /// Creates no link that `refuse` refuses.
    #[must_use]
    pub fn refusing(self, refuse: Refuse) -> Self {
        Self { refuse: Some(refuse), ..self }
    }

    /// Returns the terms for a room and times.
    fn terms(&self, room: &RoomName, cells: TimeCells<'_>, is_of_browser: bool) -> Result<Terms, String> {
        let Defaults { zone, issued_at, lasts, .. } = &self.defaults;
        let defaults = TimeDefaults {
            starts: self.defaults.starts.as_deref(),
            ends: self.defaults.ends.as_deref(),
            lasts: *lasts,
            zone,
            issued_at: *issued_at,
        };
        let times = row::times(cells, &defaults).map_err(|error| error.to_string())?;
        let RowTimes { starts_at, ends_at, oddities } = times;
        let window =
            Window::new(starts_at, ends_at, self.defaults.opens_early, self.defaults.closes_late, zone.clone());
        let window = window.map_err(|error| error.to_string())?;
        window.check(self.now, self.max_days).map_err(|error| error.to_string())?;
        let mut options = self.defaults.options.clone();
        if is_of_browser {
            options.lang = Some(Language::Browser);
        }
        let domain = self.signer.domain().clone();
        let meeting = Meeting { options, ..Meeting::new(Uuid::nil(), domain, room.clone(), window, *issued_at) };
        let warnings = oddities.into_iter().filter_map(|oddity| moment::in_words(oddity, zone)).collect();
        let terms = Terms::new(&self.signer, &meeting, self.now).map_err(|error| error.to_string())?;
        Ok(Terms { warnings, ..terms })
    }

    /// Returns the terms of a row.
    fn terms_of<'a>(&'a self, row: &Row<'_>, memory: &'a mut Memory) -> Result<&'a Terms, String> {
        // Daily's word for the language of the browser, which is no person's own.
        let of_browser = if is_of_browser(row) { &row.language } else { &Cow::Borrowed("") };
        let Row { room, date, starts, ends, duration, .. } = row;
        let own = [room, date, starts, ends, duration, of_browser];
        if let Some(base) = self.base.as_ref().filter(|_| own.iter().all(|cell| cell.is_empty())) {
            return Ok(base);
        }
        let key = own.map(|cell| cell.as_ref().to_owned());
        if memory.known.len() >= TERMS_KEPT && !memory.known.contains_key(&key) {
            memory.known.clear();
        }
        let terms = memory.known.entry(key).or_insert_with(|| {
            let room = match (&**room, &self.defaults.room) {
                ("", Some(room)) => Ok(room.clone()),
                (room, _) => room.parse().map_err(|error: crate::token::domain::RoomNameError| error.to_string()),
            };
            let cells = TimeCells { date, starts, ends, duration };
            room.and_then(|room| self.terms(&room, cells, is_of_browser(row)))
        });
        terms.as_ref().map_err(String::clone)
    }

    /// Reads each row of a piece in order, and calls `each` with the person or the problem.
    pub fn rows(&self, piece: &Piece, memory: &mut Memory, mut each: impl FnMut(Result<Person<'_>, Problem>)) {
        self.reading.read(piece, |record, row| {
            let Record { line, text, .. } = record;
            let problem = |what, cells| Problem { line, text: text.to_owned(), what, cells: Box::new(cells) };
            let row = match row {
                Ok(row) => row,
                Err(why) => {
                    let cells = self.reading.raw(text, &why).unwrap_or_default();
                    return each(Err(problem(why.to_string(), cells)));
                }
            };
            match self.person(&row, memory) {
                Ok((id, invitee, terms)) => each(Ok(Person { line, text, id, invitee, terms })),
                Err(what) => each(Err(problem(what, (&row).into()))),
            }
        });
    }

    fn check(&self, terms: &Terms, invitee: &Invitee) -> Result<(), String> {
        let refusal = self.refuse.as_ref().and_then(|refuse| refuse(&terms.room, invitee.is_owner));
        refusal.map_or(Ok(()), Err)
    }

    fn person<'a>(&'a self, row: &Row<'_>, memory: &'a mut Memory) -> Result<(UserId, Invitee, &'a Terms), String> {
        let invitee = row.invitee().map_err(|why| why.to_string())?;
        let terms = self.terms_of(row, memory)?;
        self.check(terms, &invitee)?;
        let id = match &*row.id {
            "" => terms.id(&invitee),
            id => id.parse().map_err(|error: UserIdError| error.to_string())?,
        };
        Ok((id, invitee, terms))
    }
}

impl Person<'_> {
    /// Returns the claims of the person's token.
    pub fn claims(&self) -> Claims {
        let mut claims = self.terms.shared.clone();
        claims.is_owner = self.invitee.is_owner;
        claims.user_id = Some(self.id.clone());
        claims.user_name = Some(self.invitee.name.to_string());
        claims.options.lang = self.invitee.language_of_daily().or(claims.options.lang);
        claims
    }
}

impl Terms {
    /// Returns the terms for a meeting. Fails if its links have expired at `now`.
    pub fn new(signer: &Signer, meeting: &Meeting, now: Timestamp) -> Result<Self, LinkError> {
        let namespace = Ids::new(meeting.domain.id, "room:").of(meeting.room.as_str());
        Ok(Self {
            room: meeting.room.clone(),
            linker: Linker::new(signer, meeting, now)?,
            warnings: Vec::new(),
            shared: meeting.claims()?,
            by_email: Ids::new(namespace, "mail:"),
            by_name: Ids::new(namespace, "name:"),
        })
    }

    /// Returns the id for a person without one. It is derived from the domain, the room, and the email address or the
    /// name. It does not depend on the time, so that people keep their ids if a meeting is rescheduled.
    pub fn id(&self, invitee: &Invitee) -> UserId {
        let id = match &invitee.email {
            Some(email) => self.by_email.of(email.as_str()),
            None => self.by_name.of(invitee.name.as_str()),
        };
        id.into()
    }
}

/// Derives name-based UUIDs of version 8: the SHA-256 of a namespace, a kind of name, and a name (RFC 9562, appendix B.2).
struct Ids(Sha256);

impl Ids {
    fn new(namespace: Uuid, kind: &str) -> Self {
        Self(Sha256::new_with_prefix(namespace.as_bytes()).chain_update(kind))
    }

    fn of(&self, name: &str) -> Uuid {
        let hash = self.0.clone().chain_update(name).finalize();
        Uuid::new_v8(*hash.first_chunk().expect("the hash has 32 bytes"))
    }
}

fn is_of_browser(row: &Row<'_>) -> bool {
    *row.language == *Language::Browser.code()
}
