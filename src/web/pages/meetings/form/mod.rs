//! The meeting's part of the form: from fields as typed to a meeting, or to what is wrong with each.

mod options;
mod window;

use jiff::{SignedDuration, Timestamp, tz::TimeZone};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    app::App,
    error::Refusal,
    invite::{
        Meeting, MeetingPatch, Title, Window,
        invitee::TextError,
        meeting::{CLOSES_LATE, OPENS_EARLY},
        zone,
    },
    share::wording,
    token::{Domain, Language, Options, RecordingKind},
    web::extract::Fields,
};

/// The field that carries the facts that the form was filled in from: the other fields can't show all of them.
const BASE: &str = "base";

/// What a form without its own hidden fields is told.
const OUT_OF_DATE: &str = "The form is out of date: open a new one.";

/// The fields that say who, which the review shows in its own way; the others travel along unseen.
const PEOPLE_FIELDS: [&str; 7] = ["name", "email", "owner", "language", "drop", "table", "paste"];

/// The fields that are buttons.
const BUTTONS: [&str; 2] = ["step", "leave_out"];

/// The fields that a meeting is edited with, in their order, and what the page calls each.
const LABELS: [(&str, &str); 22] = [
    ("title", "Title"),
    ("date", "Date"),
    ("start", "From"),
    ("end", "To"),
    ("end_date", "Ends on another day"),
    ("zone", "Time zone"),
    ("opens_early", "Minutes before"),
    ("closes_late", "Minutes after"),
    ("start_audio_off", "People start muted"),
    ("start_video_off", "People start without camera"),
    ("enable_screenshare", "Nobody shares a screen"),
    ("eject_at_token_exp", "People are removed when the links close"),
    ("can_send", "Only owners speak and are seen"),
    ("knocking", "People knock and wait to be admitted, if the room allows it"),
    ("close_tab_on_exit", "The tab closes when they leave"),
    ("lang", "Language of the meeting’s page"),
    ("enable_recording", "Recording"),
    ("start_cloud_recording", "A cloud recording starts by itself"),
    ("auto_start_transcription", "A transcription starts when an owner joins"),
    ("enable_recording_ui", "The record button is hidden"),
    ("eject_after_minutes", "Remove each person after … minutes"),
    ("redirect_on_meeting_exit", "Where people go when they leave"),
];

/// What is wrong with one field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct FieldError {
    pub(super) field: &'static str,
    pub(super) sentence: String,
}

/// The message of an edit form whose meeting has changed since it was opened.
const CHANGED_MEANWHILE: &str = "Your changes were not saved: this meeting has changed since you opened the form, in \
                                 another window or through the API. Compare your entries with the saved values below, \
                                 then choose “Change it” again to save yours.";

/// A field can't be read; the form's errors say why.
struct Refused;

/// The meeting's fields as typed, and what is wrong with them.
pub(super) struct MeetingForm {
    fields: Fields,
    base: Base,
    pub(super) errors: Vec<FieldError>,
    /// What is allowed and yet odd about what was typed.
    pub(super) oddities: Vec<String>,
    pub(super) domain: Domain,
}

/// What the form was filled in from. A field that still says what it showed changes nothing of it.
#[derive(Default)]
struct Base {
    window: Option<Window>,
    options: Options,
    shown: Fields,
}

impl Base {
    fn of(window: &Window, options: &Options) -> Self {
        let shown = fields(window::shown(window).into_iter().chain(options::shown(options)));
        Self { window: Some(window.clone()), options: options.clone(), shown }
    }
}

/// The facts of a meeting that its form shows, on their way through the form.
#[derive(PartialEq, Serialize, Deserialize)]
struct Carried {
    title: Option<String>,
    starts_at: i64,
    ends_at: i64,
    opens_early: i64,
    closes_late: i64,
    zone: String,
    options: Options,
}

impl Carried {
    fn of(meeting: &Meeting) -> Self {
        let window = &meeting.window;
        Self {
            title: meeting.title.as_ref().map(ToString::to_string),
            starts_at: window.starts_at().as_second(),
            ends_at: window.ends_at().as_second(),
            opens_early: window.opens_early(),
            closes_late: window.closes_late(),
            zone: zone::name(window.zone()).to_owned(),
            options: meeting.options.clone(),
        }
    }

    fn read(sent: &Fields) -> Option<Self> {
        serde_json::from_str(sent.value(BASE)).ok()
    }

    fn field(&self) -> (String, String) {
        (BASE.to_owned(), serde_json::to_string(self).expect("facts are plain JSON"))
    }

    fn base(self) -> Option<Base> {
        let [starts_at, ends_at] = [self.starts_at, self.ends_at].map(|second| Timestamp::from_second(second).ok());
        let zone = zone::find(&self.zone).ok()?;
        let window = Window::new(starts_at?, ends_at?, self.opens_early, self.closes_late, zone).ok()?;
        Some(Base::of(&window, &self.options))
    }
}

fn fields<'a>(pairs: impl IntoIterator<Item = (&'a str, String)>) -> Fields {
    Fields { pairs: pairs.into_iter().map(|(name, value)| (name.to_owned(), value)).collect(), files: Vec::new() }
}

/// The fields that show a meeting.
fn shown(meeting: &Meeting) -> Fields {
    let title = meeting.title.as_ref().map(ToString::to_string).unwrap_or_default();
    let texts = [("id", meeting.id.to_string()), ("room", meeting.room.to_string()), ("title", title)];
    let window = window::shown(&meeting.window);
    fields(texts.into_iter().chain(window).chain(options::shown(&meeting.options)))
}

impl MeetingForm {
    fn new(fields: Fields, base: Base, app: &App) -> Self {
        Self { fields, base, errors: Vec::new(), oddities: Vec::new(), domain: app.signer.domain().clone() }
    }

    /// An empty form: starts now, lasts an hour.
    pub(super) fn proposed(app: &App, zone: &TimeZone, room: &str) -> Self {
        let starts = app.now();
        let window =
            Window::new(starts, starts + SignedDuration::from_hours(1), OPENS_EARLY, CLOSES_LATE, zone.clone());
        let window = window.map(|window| window::shown(&window)).unwrap_or_default();
        let texts = [("id", Uuid::new_v4().to_string()), ("room", room.to_owned())];
        Self::new(fields(texts.into_iter().chain(window)), Base::default(), app)
    }

    /// The form of a new meeting with all that an earlier one has, at the time of `again`.
    pub(super) fn again(again: &Meeting, app: &App) -> Self {
        let mut fields = shown(again);
        fields.pairs.push(Carried::of(again).field());
        for (name, words) in [("subject", &again.subject), ("note", &again.note)] {
            fields.pairs.push((name.to_owned(), words.clone().unwrap_or_default()));
        }
        Self::new(fields, Base::of(&again.window, &again.options), app)
    }

    /// The form that changes a meeting.
    pub(super) fn of(meeting: &Meeting, app: &App) -> Self {
        let mut fields = shown(meeting);
        fields.pairs.push(Carried::of(meeting).field());
        Self::new(fields, Base::of(&meeting.window, &meeting.options), app)
    }

    /// The fields of a form that was sent to change a meeting, which keeps its id and its room.
    pub(super) fn sent_for(meeting: &Meeting, sent: &Fields, app: &App) -> Self {
        let mut fields = own(sent);
        fields.pairs.retain(|(name, _)| name != "id" && name != "room");
        let kept = [("id", meeting.id.to_string()), ("room", meeting.room.to_string())];
        fields.pairs.extend(kept.map(|(name, value)| (name.to_owned(), value)));
        Self::new(fields, Base::of(&meeting.window, &meeting.options), app)
    }

    /// The fields of a form that was sent for a new meeting.
    pub(super) fn sent(sent: &Fields, app: &App) -> Self {
        let base = Carried::read(sent).and_then(Carried::base);
        let is_lost = !sent.value(BASE).is_empty() && base.is_none();
        let mut form = Self::new(own(sent), base.unwrap_or_default(), app);
        if is_lost {
            form.errors.push(FieldError { field: "form", sentence: OUT_OF_DATE.to_owned() });
        }
        form
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
        options::names().any(|name| !self.value(name).is_empty() || !self.error(name).is_empty())
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

    /// The new meeting that the fields describe; `None` with the errors set where they describe none.
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
        let title = self.title();
        let window = self.window().filter(|window| self.lies_ahead(window, app));
        let options = self.options();
        if id.is_none() {
            self.errors.push(FieldError { field: "form", sentence: OUT_OF_DATE.to_owned() });
        }
        let meeting = Meeting {
            title: title.ok()?,
            options: options?,
            // The words of a meeting that is scheduled again.
            subject: wording::subject(self.value("subject")).ok().flatten(),
            note: wording::note(self.value("note")).ok().flatten(),
            ..Meeting::new(id?, self.domain.clone(), room?, window?, app.now())
        };
        Some(meeting).filter(|_| self.errors.is_empty())
    }

    /// What the fields change; `None` with the errors set where a field can't be read.
    pub(super) fn patch(&mut self) -> Option<MeetingPatch> {
        let title = self.title();
        let window = self.window();
        let options = self.options();
        let window = window?;
        Some(MeetingPatch {
            title: Some(title.ok()?),
            starts_at: Some(window.starts_at()),
            ends_at: Some(window.ends_at()),
            opens_early: Some(window.opens_early()),
            closes_late: Some(window.closes_late()),
            zone: Some(window.zone().clone()),
            options: Some(options?),
        })
    }

    /// Says why the meeting that the form describes was refused, at the field to correct; `stored` is the meeting as it
    /// stands.
    pub(super) fn refuse(&mut self, refusal: &Refusal, stored: &Meeting) {
        let field = match refusal {
            Refusal::Window(error) => return self.refuse_window(error),
            Refusal::ChangedMeanwhile => return self.compare_with(stored),
            Refusal::Unsignable(_) => "redirect_on_meeting_exit",
            Refusal::Ended
            | Refusal::OtherDomain
            | Refusal::MailOff
            | Refusal::Nobody
            | Refusal::TooMany { .. }
            | Refusal::OptionsTooLong
            | Refusal::KeyReused => "form",
        };
        self.errors.push(FieldError { field, sentence: refusal.to_string() });
    }

    /// Whether the meeting's facts were changed since the form was filled in. A change of its people does not count.
    pub(super) fn is_older_than(&self, stored: &Meeting) -> bool {
        !self.value(BASE).is_empty() && Carried::read(&self.fields) != Some(Carried::of(stored))
    }

    /// Says at each field that differs what is saved. When the form is sent again, what was typed replaces it.
    fn compare_with(&mut self, stored: &Meeting) {
        self.errors = vec![FieldError { field: "form", sentence: CHANGED_MEANWHILE.to_owned() }];
        let now = shown(stored);
        for (field, label) in LABELS {
            if self.value(field).trim() != now.value(field) {
                let saved = match (options::is_checkbox(field), now.value(field)) {
                    (true, "") => "off",
                    (true, _) => "on",
                    (false, "") => "not set",
                    (false, value) => value,
                };
                self.errors.push(FieldError { field, sentence: format!("{label} (currently saved: {saved})") });
            }
        }
        self.fields.pairs.retain(|(name, _)| name != BASE);
        self.fields.pairs.push(Carried::of(stored).field());
    }

    /// What the page calls a field.
    #[expect(clippy::unused_self, reason = "templates reach only what hangs on a value")]
    pub(super) fn label(&self, field: &str) -> &'static str {
        LABELS.iter().find(|(name, _)| *name == field).map_or("", |(_, label)| label)
    }

    fn lies_ahead(&mut self, window: &Window, app: &App) -> bool {
        window.check(app.now(), app.max_days).inspect_err(|error| self.refuse_window(error)).is_ok()
    }

    fn title(&mut self) -> Result<Option<Title>, Refused> {
        let title = self.check("title", |text| match text.trim() {
            "" => Ok(None),
            text => match text.parse() {
                Ok(title) => Ok(Some(title)),
                Err(TextError::Empty) => Ok(None),
                Err(error) => Err(format!("{error}")),
            },
        });
        title.ok_or(Refused)
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
}

/// The meeting's own fields of those that were sent.
fn own(sent: &Fields) -> Fields {
    let is_own = |name: &str| !PEOPLE_FIELDS.contains(&name) && !BUTTONS.contains(&name);
    let pairs = sent.pairs.iter().filter(|(name, _)| is_own(name)).cloned().collect();
    Fields { pairs, files: Vec::new() }
}
