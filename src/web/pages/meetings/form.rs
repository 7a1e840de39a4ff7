//! The meeting's part of the form: from fields as typed to a meeting, or to what is wrong with each.

use std::num::NonZeroU32;

use jiff::{Timestamp, civil, tz::TimeZone};
use uuid::Uuid;

use crate::{
    app::App,
    invite::{
        Meeting, Window,
        invitee::TextError,
        lint,
        meeting::{CLOSES_LATE, MARGIN_LIMIT, OPENS_EARLY, WindowError},
        zone,
    },
    share::wording,
    token::{Domain, Language, Options, Permissions, RecordingKind, permissions::Grant},
    web::extract::Fields,
};

/// The fields that say who, which the review shows in its own way; the others travel along unseen.
const PEOPLE_FIELDS: [&str; 6] = ["name", "email", "owner", "drop", "table", "paste"];

/// The fields that are buttons.
const BUTTONS: [&str; 2] = ["step", "leave_out"];

/// What is wrong with one field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct FieldError {
    pub(super) field: &'static str,
    pub(super) sentence: String,
}

/// The meeting's fields as typed, and what is wrong with them.
pub(super) struct MeetingForm {
    fields: Fields,
    /// The window of a meeting that is changed: kept as it is, it may lie in the past.
    before: Option<Window>,
    pub(super) errors: Vec<FieldError>,
    /// What is allowed and yet odd about what was typed.
    pub(super) oddities: Vec<String>,
    pub(super) domain: Domain,
}

impl MeetingForm {
    /// An empty form: starts now, lasts an hour.
    pub(super) fn proposed(app: &App, zone: &TimeZone, room: &str) -> Self {
        let starts = app.now().to_zoned_datetime(zone.clone());
        let ends = &starts + jiff::SignedDuration::from_hours(1);
        let end_date = if ends.date() == starts.date() { String::new() } else { ends.date().to_string() };
        let pairs = [
            ("id", Uuid::new_v4().to_string()),
            ("room", room.to_owned()),
            ("date", starts.date().to_string()),
            ("start", starts.strftime("%H:%M").to_string()),
            ("end", ends.strftime("%H:%M").to_string()),
            ("end_date", end_date),
            ("zone", zone::name(zone).to_owned()),
            ("opens_early", OPENS_EARLY.to_string()),
            ("closes_late", CLOSES_LATE.to_string()),
        ];
        let pairs = pairs.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        Self {
            fields: Fields { pairs, files: Vec::new() },
            before: None,
            errors: Vec::new(),
            oddities: Vec::new(),
            domain: app.signer.domain().clone(),
        }
    }

    /// The fields that describe a meeting which is there.
    pub(super) fn of(meeting: &Meeting, app: &App) -> Self {
        let window = &meeting.window;
        let [starts, ends] =
            [window.starts_at(), window.ends_at()].map(|time| time.to_zoned_datetime(window.zone().clone()));
        let end_date = if ends.date() == starts.date() { String::new() } else { ends.date().to_string() };
        let options = &meeting.options;
        let texts = [
            ("id", meeting.id.to_string()),
            ("room", meeting.room.to_string()),
            ("title", meeting.title.as_ref().map(ToString::to_string).unwrap_or_default()),
            ("date", starts.date().to_string()),
            ("start", starts.strftime("%H:%M").to_string()),
            ("end", ends.strftime("%H:%M").to_string()),
            ("end_date", end_date),
            ("zone", zone::name(window.zone()).to_owned()),
            ("opens_early", window.opens_early().to_string()),
            ("closes_late", window.closes_late().to_string()),
            ("subject", meeting.subject.clone().unwrap_or_default()),
            ("note", meeting.note.clone().unwrap_or_default()),
            ("language", options.lang.map(|lang| lang.code().to_owned()).unwrap_or_default()),
            ("recording", options.enable_recording.map(|kind| kind.code().to_owned()).unwrap_or_default()),
            (
                "redirect",
                options.redirect_on_meeting_exit.as_ref().map(|to| to.as_str().to_owned()).unwrap_or_default(),
            ),
            (
                "remove_after",
                options.eject_after_elapsed.map(|after| (after.get() / 60).to_string()).unwrap_or_default(),
            ),
        ];
        let only_watch = options.permissions.as_ref().is_some_and(|p| matches!(p.can_send, Some(Grant::Nothing)));
        let boxes = [
            ("start_muted", options.start_audio_off == Some(true)),
            ("camera_off", options.start_video_off == Some(true)),
            ("no_screenshare", options.enable_screenshare == Some(false)),
            ("remove_at_end", options.eject_at_token_exp == Some(true)),
            ("viewers_only", only_watch),
            ("knocking", options.knocking == Some(true)),
            ("close_tab", options.close_tab_on_exit == Some(true)),
            ("start_recording", options.start_cloud_recording == Some(true)),
            ("transcribe", options.auto_start_transcription == Some(true)),
            ("no_record_button", options.enable_recording_ui == Some(false)),
        ];
        let ticked = boxes.into_iter().filter(|(_, is_on)| *is_on).map(|(name, _)| (name, "yes".to_owned()));
        let pairs = texts.into_iter().chain(ticked).map(|(name, value)| (name.to_owned(), value)).collect();
        Self { fields: Fields { pairs, files: Vec::new() }, ..Self::sent(&Fields::default(), app) }
    }

    /// The fields of a form that changes a meeting, which keeps its id and its room.
    pub(super) fn sent_for(meeting: &Meeting, fields: &Fields, app: &App) -> Self {
        let mut form = Self { before: Some(meeting.window.clone()), ..Self::sent(fields, app) };
        form.fields.pairs.retain(|(name, _)| name != "id" && name != "room");
        let kept = [("id", meeting.id.to_string()), ("room", meeting.room.to_string())];
        form.fields.pairs.extend(kept.map(|(name, value)| (name.to_owned(), value)));
        form
    }

    /// The fields of a form that was sent.
    pub(super) fn sent(fields: &Fields, app: &App) -> Self {
        let is_ours = |name: &str| !PEOPLE_FIELDS.contains(&name) && !BUTTONS.contains(&name);
        let pairs = fields.pairs.iter().filter(|(name, _)| is_ours(name)).cloned().collect();
        Self {
            fields: Fields { pairs, files: Vec::new() },
            before: None,
            errors: Vec::new(),
            oddities: Vec::new(),
            domain: app.signer.domain().clone(),
        }
    }

    /// A field as typed.
    pub(super) fn value(&self, name: &str) -> &str {
        self.fields.value(name)
    }

    /// Whether a box is ticked.
    pub(super) fn is_on(&self, name: &str) -> bool {
        self.fields.is_on(name)
    }

    /// What is wrong with a field; empty where nothing is.
    pub(super) fn error(&self, name: &str) -> &str {
        self.errors.iter().find(|error| error.field == name).map_or("", |error| error.sentence.as_str())
    }

    /// Every field, to travel along unseen.
    pub(super) fn hidden(&self) -> &[(String, String)] {
        &self.fields.pairs
    }

    /// Whether one of the fields under *More options* is in use or wrong.
    pub(super) fn uses_more(&self) -> bool {
        MORE_FIELDS.iter().any(|name| !self.value(name).is_empty() || !self.error(name).is_empty())
    }

    /// Whether the fields under *Change* are in use or wrong.
    pub(super) fn uses_margins(&self) -> bool {
        let margins = [("opens_early", OPENS_EARLY), ("closes_late", CLOSES_LATE)];
        !self.value("end_date").is_empty()
            || !self.error("end").is_empty()
            || margins.iter().any(|(name, usual)| self.value(name) != usual.to_string() || !self.error(name).is_empty())
    }

    /// Every language that Daily's page speaks.
    #[expect(clippy::unused_self, reason = "templates reach only what hangs on a value")]
    pub(super) fn languages(&self) -> &'static [Language] {
        Language::ALL
    }

    /// Every kind of recording.
    #[expect(clippy::unused_self, reason = "templates reach only what hangs on a value")]
    pub(super) fn recordings(&self) -> &'static [RecordingKind] {
        RecordingKind::ALL
    }

    /// The meeting that the fields describe; `None` with the errors set where they describe none.
    pub(super) fn meeting(&mut self, app: &App) -> Option<Meeting> {
        let id: Option<Uuid> = self.value("id").parse().ok();
        // People paste the room's whole address.
        let address = format!("{}/", self.domain.name.host());
        let room = self.check("room", |text| {
            let text = text.trim();
            let bare = text
                .strip_prefix("https://")
                .unwrap_or(text)
                .strip_prefix(&address)
                // A whole link has a token behind.
                .map(|room| room.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/'));
            bare.unwrap_or(text).parse().map_err(|error| format!("{error}"))
        });
        let title = self.check("title", |text| match text.trim() {
            "" => Ok(None),
            text => match text.parse() {
                Ok(title) => Ok(Some(title)),
                Err(TextError::Empty) => Ok(None),
                Err(error) => Err(format!("{error}")),
            },
        });
        let window = self.window(app.now(), app.max_days);
        let options = self.options();
        if id.is_none() {
            self.errors
                .push(FieldError { field: "form", sentence: "The form is out of date: open a new one.".to_owned() });
        }
        Some(Meeting {
            id: id?,
            domain: app.signer.domain().clone(),
            room: room?,
            title: title?,
            window: window?,
            options: options?,
            issued_at: app.now(),
            issued_under: None,
            earlier_end_at: None,
            // The words of a meeting that is planned again.
            subject: wording::subject(self.value("subject")).ok().flatten(),
            note: wording::note(self.value("note")).ok().flatten(),
            sequence: 0,
        })
    }

    fn check<T>(&mut self, field: &'static str, read: impl FnOnce(&str) -> Result<T, String>) -> Option<T> {
        match read(self.fields.value(field)) {
            Ok(value) => Some(value),
            Err(sentence) => {
                self.errors.push(FieldError { field, sentence });
                None
            }
        }
    }

    fn window(&mut self, now: Timestamp, max_days: u16) -> Option<Window> {
        let date = self.check("date", read_date);
        let start = self.check("start", read_time);
        let end = self.check("end", read_time);
        let end_date =
            self.check("end_date", |text| if text.trim().is_empty() { Ok(None) } else { read_date(text).map(Some) });
        let zone = self.check("zone", zone::find);
        let opens_early = self.check("opens_early", read_minutes);
        let closes_late = self.check("closes_late", read_minutes);
        let (date, start, end, end_date, zone) = (date?, start?, end?, end_date?, zone?);
        let (opens_early, closes_late) = (opens_early?, closes_late?);
        let times = [date.to_datetime(start), end_date.unwrap_or(date).to_datetime(end)];
        self.oddities.extend(times.iter().filter_map(|typed| lint::skipped(*typed, &zone)));
        // A time that a clock change skips counts as the one right after the change; one that comes twice, as the first.
        let moment = |date: civil::Date, time: civil::Time| {
            date.to_datetime(time)
                .to_zoned_datetime(zone.clone())
                .map(|zoned| zoned.timestamp())
                .map_err(|_| WindowError::OutOfRange)
        };
        let window = moment(date, start)
            .and_then(|starts_at| Ok((starts_at, moment(end_date.unwrap_or(date), end)?)))
            .and_then(|(starts_at, ends_at)| Window::new(starts_at, ends_at, opens_early, closes_late, zone.clone()))
            .and_then(|window| {
                let is_kept = self.before.as_ref() == Some(&window);
                if is_kept { Ok(window) } else { window.check(now, max_days).map(|()| window) }
            });
        match window {
            Ok(window) => Some(window),
            Err(error) => {
                let (field, more) = match error {
                    WindowError::Backwards if end_date.is_none() => {
                        ("end", " If it ends on another day, give that day below.")
                    }
                    WindowError::Backwards | WindowError::Past => ("end", ""),
                    WindowError::Margin | WindowError::OutOfRange | WindowError::TooFar(_) => ("date", ""),
                };
                self.errors.push(FieldError { field, sentence: format!("{error}{more}") });
                None
            }
        }
    }

    fn options(&mut self) -> Option<Options> {
        let on = |name: &str| self.is_on(name).then_some(true);
        let off = |name: &str| self.is_on(name).then_some(false);
        let permissions = self
            .is_on("viewers_only")
            .then(|| Permissions { can_send: Some(Grant::Nothing), ..Permissions::default() });
        let mut options = Options {
            start_audio_off: on("start_muted"),
            start_video_off: on("camera_off"),
            enable_screenshare: off("no_screenshare"),
            eject_at_token_exp: on("remove_at_end"),
            knocking: on("knocking"),
            close_tab_on_exit: on("close_tab"),
            start_cloud_recording: on("start_recording"),
            auto_start_transcription: on("transcribe"),
            enable_recording_ui: off("no_record_button"),
            permissions,
            ..Options::default()
        };
        options.lang = self.check("language", optional)?;
        options.enable_recording = self.check("recording", optional)?;
        options.redirect_on_meeting_exit = self.check("redirect", |text| {
            optional(text).map_err(|_| "Want a whole web address, such as https://example.org/thanks.".to_owned())
        })?;
        options.eject_after_elapsed = self.check("remove_after", |text| match text.trim() {
            "" => Ok(None),
            text => match text.parse::<u32>() {
                Ok(minutes @ 1..=1440) => Ok(NonZeroU32::new(minutes * 60)),
                _ => Err("Want 1 to 1440 minutes, or nothing.".to_owned()),
            },
        })?;
        let is_cloud = |kind: RecordingKind| matches!(kind, RecordingKind::Cloud | RecordingKind::CloudAudioOnly);
        if options.start_cloud_recording == Some(true) && options.enable_recording.is_some_and(|kind| !is_cloud(kind)) {
            let sentence =
                "A recording that starts by itself is made in the cloud: choose that, or untick the start.".to_owned();
            self.errors.push(FieldError { field: "recording", sentence });
            return None;
        }
        Some(options)
    }
}

/// The fields under *More options*.
const MORE_FIELDS: [&str; 14] = [
    "start_muted",
    "camera_off",
    "no_screenshare",
    "remove_at_end",
    "viewers_only",
    "knocking",
    "close_tab",
    "start_recording",
    "transcribe",
    "no_record_button",
    "language",
    "recording",
    "redirect",
    "remove_after",
];

fn optional<T: std::str::FromStr<Err = String>>(text: &str) -> Result<Option<T>, String> {
    match text.trim() {
        "" => Ok(None),
        text => text.parse().map(Some),
    }
}

fn read_date(text: &str) -> Result<civil::Date, String> {
    text.trim().parse().map_err(|_| "Want a date like 2026-11-24.".to_owned())
}

/// A time of day to the minute: browsers ask for no seconds, and no page shows any.
fn read_time(text: &str) -> Result<civil::Time, String> {
    let time: civil::Time = text.trim().parse().map_err(|_| "Want a time like 10:00.".to_owned())?;
    civil::Time::new(time.hour(), time.minute(), 0, 0).map_err(|error| error.to_string())
}

fn read_minutes(text: &str) -> Result<i64, String> {
    match text.trim().parse() {
        Ok(minutes @ 0..=MARGIN_LIMIT) => Ok(minutes),
        _ => Err(format!("Want 0 to {MARGIN_LIMIT} minutes.")),
    }
}
