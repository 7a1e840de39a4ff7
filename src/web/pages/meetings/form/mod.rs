//! The meeting's part of the form: from fields as typed to a meeting, or to what is wrong with each.

mod options;
mod room;
mod window;

use jiff::{SignedDuration, Timestamp, tz::TimeZone};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::words;
use crate::{
    app::{App, JoinOffer, Template},
    error::Refusal,
    invite::{
        Meeting, MeetingPatch, Title, Window,
        invitee::TextError,
        join::LinkKind,
        lint::TimeOddity,
        meeting::{CLOSES_LATE, OPENS_EARLY},
        zone,
    },
    share::wording,
    texts::OrganizerTexts,
    token::{Domain, Language, Options, RecordingKind},
    web::extract::Fields,
};

/// The field that carries the facts that the form was filled in from: the other fields can't show all of them.
const BASE: &str = "base";

/// The box that keeps a meeting's room open for the meeting's new time.
pub(super) const FIT_ROOM: &str = "fit_room";

/// The field with the kind of the links.
const LINK_KIND: &str = "link_kind";

/// The fields that say who, which the review shows in its own way; the others travel along unseen.
const PEOPLE_FIELDS: [&str; 11] =
    ["name", "email", "owner", "language", "drop", "accept", "from", "table", "paste", "list", "gone"];

/// How the fields begin that say how a list is read.
const LIST_FIELDS: &str = "list-";

/// The fields that are buttons.
const BUTTONS: [&str; 3] = ["step", "leave_out", "owners"];

/// The name of a field, for people.
type Label = fn(OrganizerTexts) -> String;

/// The fields that a meeting is edited with, in their order, each with its name.
const LABELS: [(&str, Label); 23] = [
    ("title", |t| t.option_title()),
    ("date", |t| t.option_date()),
    ("start", |t| t.option_start()),
    ("end", |t| t.option_end()),
    ("end_date", |t| t.option_end_date()),
    ("zone", |t| t.option_zone()),
    ("opens_early", |t| t.option_opens_early()),
    ("closes_late", |t| t.option_closes_late()),
    (LINK_KIND, |t| t.link_kind()),
    ("start_audio_off", |t| t.option_start_audio_off()),
    ("start_video_off", |t| t.option_start_video_off()),
    ("enable_screenshare", |t| t.option_enable_screenshare()),
    ("eject_at_token_exp", |t| t.option_eject_at_token_exp()),
    ("can_send", |t| t.option_can_send()),
    ("knocking", |t| t.option_knocking()),
    ("close_tab_on_exit", |t| t.option_close_tab_on_exit()),
    ("lang", |t| t.option_lang()),
    ("enable_recording", |t| t.option_enable_recording()),
    ("start_cloud_recording", |t| t.option_start_cloud_recording()),
    ("auto_start_transcription", |t| t.option_auto_start_transcription()),
    ("enable_recording_ui", |t| t.option_enable_recording_ui()),
    ("eject_after_minutes", |t| t.option_eject_after_minutes()),
    ("redirect_on_meeting_exit", |t| t.option_redirect_on_meeting_exit()),
];

/// What is wrong with one field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct FieldError {
    pub(super) field: &'static str,
    pub(super) sentence: String,
}

/// A field can't be read; the form's errors say why.
struct Refused;

/// The meeting's fields as typed, and what is wrong with them.
pub(super) struct MeetingForm {
    t: OrganizerTexts,
    fields: Fields,
    base: Base,
    pub(super) errors: Vec<FieldError>,
    /// What is allowed and yet odd about what was typed.
    pub(super) oddities: Vec<TimeOddity>,
    pub(super) domain: Domain,
    join_offer: JoinOffer,
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
    /// Empty in a form of an earlier version.
    #[serde(default)]
    link_kind: String,
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
            zone: zone::name(window.zone()).into_owned(),
            options: meeting.options.clone(),
            link_kind: meeting.link_kind.word().to_owned(),
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
        let zone = zone::read(&self.zone).ok()?;
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
    let kind = meeting.link_kind.word().to_owned();
    let texts =
        [("id", meeting.id.to_string()), ("room", meeting.room.to_string()), ("title", title), (LINK_KIND, kind)];
    let window = window::shown(&meeting.window);
    fields(texts.into_iter().chain(window).chain(options::shown(&meeting.options)))
}

impl MeetingForm {
    fn new(t: OrganizerTexts, fields: Fields, base: Base, app: &App) -> Self {
        let (domain, join_offer) = (app.signer.domain().clone(), app.join_offer());
        Self { t, fields, base, errors: Vec::new(), oddities: Vec::new(), domain, join_offer }
    }

    /// An empty form: starts now, at the next five minutes of the clock, and lasts an hour.
    pub(super) fn proposed(t: OrganizerTexts, app: &App, zone: &TimeZone, room: &str, kind: LinkKind) -> Self {
        let starts = next_five_minutes(app.now());
        let window =
            Window::new(starts, starts + SignedDuration::from_hours(1), OPENS_EARLY, CLOSES_LATE, zone.clone());
        let window = window.map(|window| window::shown(&window)).unwrap_or_default();
        let kind = kind.word().to_owned();
        let texts = [("id", Uuid::new_v4().to_string()), ("room", room.to_owned()), (LINK_KIND, kind)];
        Self::new(t, fields(texts.into_iter().chain(window)), Base::default(), app)
    }

    /// The form of a new meeting that begins with a template, at the same time as an empty form.
    pub(super) fn of_template(
        t: OrganizerTexts,
        app: &App,
        zone: &TimeZone,
        template: &Template,
        kind: LinkKind,
    ) -> Self {
        let starts = next_five_minutes(app.now());
        let ends = starts + SignedDuration::from_hours(1);
        let Ok(window) = Window::new(starts, ends, OPENS_EARLY, CLOSES_LATE, zone.clone()) else {
            return Self::proposed(t, app, zone, template.room.as_str(), kind);
        };
        let domain = app.signer.domain().clone();
        let meeting = Meeting {
            title: template.title.clone(),
            options: template.options.clone(),
            subject: template.subject.clone(),
            note: template.note.clone(),
            link_kind: kind,
            ..Meeting::new(Uuid::new_v4(), domain, template.room.clone(), window, app.now())
        };
        Self::again(t, &meeting, app)
    }

    /// The form of a new meeting with all that an earlier one has, at the time of `again`.
    pub(super) fn again(t: OrganizerTexts, again: &Meeting, app: &App) -> Self {
        let mut fields = shown(again);
        fields.pairs.push(Carried::of(again).field());
        for (name, words) in [("subject", &again.subject), ("note", &again.note)] {
            fields.pairs.push((name.to_owned(), words.clone().unwrap_or_default()));
        }
        Self::new(t, fields, Base::of(&again.window, &again.options), app)
    }

    /// The form that changes a meeting.
    pub(super) fn of(t: OrganizerTexts, meeting: &Meeting, app: &App) -> Self {
        let mut fields = shown(meeting);
        fields.pairs.extend([Carried::of(meeting).field(), (FIT_ROOM.to_owned(), "yes".to_owned())]);
        Self::new(t, fields, Base::of(&meeting.window, &meeting.options), app)
    }

    /// The fields of a form that was sent to change a meeting, which keeps its id and its room.
    pub(super) fn sent_for(t: OrganizerTexts, meeting: &Meeting, sent: &Fields, app: &App) -> Self {
        let mut fields = own(sent);
        fields.pairs.retain(|(name, _)| name != "id" && name != "room");
        let kept = [("id", meeting.id.to_string()), ("room", meeting.room.to_string())];
        fields.pairs.extend(kept.map(|(name, value)| (name.to_owned(), value)));
        Self::new(t, fields, Base::of(&meeting.window, &meeting.options), app)
    }

    /// The fields of a form that was sent for a new meeting.
    pub(super) fn sent(t: OrganizerTexts, sent: &Fields, app: &App) -> Self {
        let base = Carried::read(sent).and_then(Carried::base);
        let is_lost = !sent.value(BASE).is_empty() && base.is_none();
        let mut fields = own(sent);
        room::fill_in(&mut fields, sent.value("step"));
        let mut form = Self::new(t, fields, base.unwrap_or_default(), app);
        if is_lost {
            form.errors.push(FieldError { field: "form", sentence: t.field_out_of_date() });
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

    /// Whether the kind of links can be chosen. A meeting whose link key is lost can get direct links.
    pub(super) fn offers_kinds(&self) -> bool {
        self.join_offer != JoinOffer::NoKey || self.link_kind() == Some(LinkKind::Join)
    }

    /// What to know about join links on this server.
    pub(super) fn link_kind_hint(&self) -> Option<String> {
        match self.join_offer {
            JoinOffer::Default => None,
            JoinOffer::OnThisComputer => Some(self.t.link_kind_this_computer()),
            JoinOffer::Unencrypted => Some(self.t.link_kind_unencrypted()),
            JoinOffer::NoKey => Some(self.t.link_kind_no_key()),
        }
    }

    /// The kind of links that was chosen, if the form has the choice.
    pub(super) fn link_kind(&self) -> Option<LinkKind> {
        self.value(LINK_KIND).parse().ok()
    }

    /// Every language that Daily's page speaks: its code and its name.
    pub(super) fn languages(&self) -> impl Iterator<Item = (&'static str, String)> {
        Language::ALL.iter().map(|language| (language.code(), words::of_language(self.t, *language)))
    }

    /// Every kind of recording: its code and its name.
    pub(super) fn recordings(&self) -> impl Iterator<Item = (&'static str, String)> {
        RecordingKind::ALL.iter().map(|kind| (kind.code(), words::of_recording(self.t, *kind)))
    }

    /// The new meeting that the fields describe; `None` with the errors set where they describe none.
    pub(super) fn meeting(&mut self, app: &App) -> Option<Meeting> {
        let t = self.t;
        let id: Option<Uuid> = self.value("id").parse().ok();
        let room = self.room();
        let title = self.title();
        let window = self.window().filter(|window| self.lies_ahead(window, app));
        let options = self.options();
        if id.is_none() {
            self.errors.push(FieldError { field: "form", sentence: t.field_out_of_date() });
        }
        let meeting = Meeting {
            title: title.ok()?,
            options: options?,
            link_kind: self.link_kind().unwrap_or_else(|| app.default_link_kind()),
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
            link_kind: self.link_kind(),
        })
    }

    /// Says why the meeting that the form describes was refused, at the field to correct; `stored` is the meeting as it
    /// stands.
    pub(super) fn refuse(&mut self, refusal: &Refusal, stored: &Meeting) {
        let field = match refusal {
            Refusal::Window(error) => return self.refuse_window(error),
            Refusal::ChangedMeanwhile => return self.compare_with(stored),
            Refusal::Unsignable(_) => "redirect_on_meeting_exit",
            Refusal::NoLinkKey => "link_kind",
            Refusal::Ended
            | Refusal::OtherDomain
            | Refusal::MailOff
            | Refusal::OtherLinkKey
            | Refusal::Revoked
            | Refusal::DirectLinks
            | Refusal::Nobody
            | Refusal::TooMany { .. }
            | Refusal::TooManyMeetings { .. }
            | Refusal::TooManyKeys
            | Refusal::OptionsTooLong => "form",
        };
        self.errors.push(FieldError { field, sentence: words::of_refusal(self.t, refusal) });
    }

    /// Whether the meeting's facts were changed since the form was filled in. A change of its people does not count.
    pub(super) fn is_older_than(&self, stored: &Meeting) -> bool {
        !self.value(BASE).is_empty() && Carried::read(&self.fields) != Some(Carried::of(stored))
    }

    /// Says at each field that differs what is saved. When the form is sent again, what was typed replaces it.
    fn compare_with(&mut self, stored: &Meeting) {
        let t = self.t;
        self.errors = vec![FieldError { field: "form", sentence: t.field_changed() }];
        let now = shown(stored);
        // A form without join links does not show the kind of the links.
        let is_shown = |field: &str| field != LINK_KIND || self.fields.is_on(LINK_KIND);
        for (field, label) in LABELS.into_iter().filter(|(field, _)| is_shown(field)) {
            if self.value(field).trim() != now.value(field) {
                let sentence = match (options::is_checkbox(field), now.value(field)) {
                    (true, "") => t.edit_saved_off(label(t)),
                    (true, _) => t.edit_saved_on(label(t)),
                    (false, "") => t.edit_saved_empty(label(t)),
                    (false, value) => t.edit_saved(label(t), value),
                };
                self.errors.push(FieldError { field, sentence });
            }
        }
        self.fields.pairs.retain(|(name, _)| name != BASE);
        self.fields.pairs.push(Carried::of(stored).field());
    }

    /// Returns the name of a field, for people.
    pub(super) fn label(&self, field: &str) -> String {
        LABELS.iter().find(|(name, _)| *name == field).map_or_else(String::new, |(_, label)| label(self.t))
    }

    fn lies_ahead(&mut self, window: &Window, app: &App) -> bool {
        window.check(app.now(), app.max_days).inspect_err(|error| self.refuse_window(error)).is_ok()
    }

    fn title(&mut self) -> Result<Option<Title>, Refused> {
        let t = self.t;
        let title = self.check("title", |text| match text.trim() {
            "" => Ok(None),
            text => match text.parse() {
                Ok(title) => Ok(Some(title)),
                Err(TextError::Empty) => Ok(None),
                Err(error) => Err(words::of_title(t, &error)),
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

fn next_five_minutes(now: Timestamp) -> Timestamp {
    let beyond = now.as_second().rem_euclid(300);
    let wait = if beyond == 0 { 0 } else { 300 - beyond };
    Timestamp::from_second(now.as_second() + wait).unwrap_or(now)
}

/// The meeting's own fields of those that were sent.
fn own(sent: &Fields) -> Fields {
    let is_of_people = |name: &str| PEOPLE_FIELDS.contains(&name) || name.starts_with(LIST_FIELDS);
    let is_own = |name: &str| !is_of_people(name) && !BUTTONS.contains(&name);
    let pairs = sent.pairs.iter().filter(|(name, _)| is_own(name)).cloned().collect();
    Fields { pairs, files: Vec::new() }
}
