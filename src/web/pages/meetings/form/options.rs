//! The options that the form offers, under the names of their claims: how each is shown, and what it changes.

use std::{num::NonZeroU32, str::FromStr};

use super::{FieldError, MeetingForm, words};
use crate::token::{Options, Permissions, RecordingKind, permissions::Grant};

/// A checkbox, the option behind it, and the value that a tick stands for.
struct Checkbox {
    name: &'static str,
    option: fn(&mut Options) -> &mut Option<bool>,
    ticked: bool,
}

const CHECKBOXES: [Checkbox; 9] = [
    Checkbox { name: "start_audio_off", option: |options| &mut options.start_audio_off, ticked: true },
    Checkbox { name: "start_video_off", option: |options| &mut options.start_video_off, ticked: true },
    Checkbox { name: "enable_screenshare", option: |options| &mut options.enable_screenshare, ticked: false },
    Checkbox { name: "eject_at_token_exp", option: |options| &mut options.eject_at_token_exp, ticked: true },
    Checkbox { name: "knocking", option: |options| &mut options.knocking, ticked: true },
    Checkbox { name: "close_tab_on_exit", option: |options| &mut options.close_tab_on_exit, ticked: true },
    Checkbox { name: "start_cloud_recording", option: |options| &mut options.start_cloud_recording, ticked: true },
    Checkbox {
        name: "auto_start_transcription",
        option: |options| &mut options.auto_start_transcription,
        ticked: true,
    },
    Checkbox { name: "enable_recording_ui", option: |options| &mut options.enable_recording_ui, ticked: false },
];

/// The checkbox for *only owners speak and are seen*: nobody else may send anything.
const CAN_SEND: &str = "can_send";

/// The other fields under *More options*.
const TEXTS: [&str; 4] = ["lang", "enable_recording", "redirect_on_meeting_exit", "eject_after_minutes"];

/// Every field under *More options*.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    CHECKBOXES.iter().map(|checkbox| checkbox.name).chain([CAN_SEND]).chain(TEXTS)
}

/// Returns whether a field is a checkbox.
pub(super) fn is_checkbox(name: &str) -> bool {
    name == CAN_SEND || CHECKBOXES.iter().any(|checkbox| checkbox.name == name)
}

fn sends_nothing(options: &Options) -> bool {
    options.permissions.as_ref().is_some_and(|permissions| permissions.can_send == Some(Grant::Nothing))
}

/// The fields that show options: a ticked checkbox has a value, the others are left out.
pub(super) fn shown(options: &Options) -> Vec<(&'static str, String)> {
    let mut copy = options.clone();
    let is_ticked = |checkbox: &&Checkbox| *(checkbox.option)(&mut copy) == Some(checkbox.ticked);
    let ticked: Vec<_> =
        CHECKBOXES.iter().filter(is_ticked).map(|checkbox| (checkbox.name, "yes".to_owned())).collect();
    let only_watch = sends_nothing(options).then(|| (CAN_SEND, "yes".to_owned()));
    let texts = [
        options.lang.map(|lang| lang.code().to_owned()),
        options.enable_recording.map(|kind| kind.code().to_owned()),
        options.redirect_on_meeting_exit.as_ref().map(|to| to.as_str().to_owned()),
        options.eject_after_elapsed.map(|after| (after.get() / 60).to_string()),
    ];
    let texts = TEXTS.into_iter().zip(texts).map(|(name, text)| (name, text.unwrap_or_default()));
    ticked.into_iter().chain(only_watch).chain(texts).collect()
}

impl MeetingForm {
    /// The options that the fields describe. A field that says what it showed leaves its option exactly as it was: also
    /// a value that the form can't show, and every option that the form does not offer.
    pub(super) fn options(&mut self) -> Option<Options> {
        let mut options = self.base.options.clone();
        for Checkbox { name, option, ticked } in &CHECKBOXES {
            if self.is_on(name) != self.base.shown.is_on(name) {
                *option(&mut options) = self.is_on(name).then_some(*ticked);
            }
        }
        if self.is_on(CAN_SEND) != self.base.shown.is_on(CAN_SEND) {
            let permissions = options.permissions.get_or_insert_default();
            permissions.can_send = self.is_on(CAN_SEND).then_some(Grant::Nothing);
            if *permissions == Permissions::default() {
                options.permissions = None;
            }
        }
        let t = self.t;
        self.change("lang", &mut options.lang, |text| optional(text, |_| t.field_choice()))?;
        self.change("enable_recording", &mut options.enable_recording, |text| optional(text, |_| t.field_choice()))?;
        self.change("redirect_on_meeting_exit", &mut options.redirect_on_meeting_exit, |text| {
            optional(text, |error| words::of_redirect(t, &error))
        })?;
        self.change("eject_after_minutes", &mut options.eject_after_elapsed, |text| match text.trim() {
            "" => Ok(None),
            text => match text.parse::<u32>() {
                Ok(minutes @ 1..=1440) => Ok(NonZeroU32::new(minutes * 60)),
                _ => Err(t.field_removal()),
            },
        })?;
        let is_cloud = |kind: RecordingKind| matches!(kind, RecordingKind::Cloud | RecordingKind::CloudAudioOnly);
        let is_other = options.enable_recording.is_some_and(|kind| !is_cloud(kind));
        if options != self.base.options && options.start_cloud_recording == Some(true) && is_other {
            self.errors.push(FieldError { field: "enable_recording", sentence: t.field_cloud_recording() });
            return None;
        }
        Some(options)
    }

    /// Reads a field into an option, unless the field says what it showed.
    fn change<T>(
        &mut self,
        field: &'static str,
        option: &mut Option<T>,
        read: impl FnOnce(&str) -> Result<Option<T>, String>,
    ) -> Option<()> {
        if self.value(field) != self.base.shown.value(field) {
            *option = self.check(field, read)?;
        }
        Some(())
    }
}

fn optional<T: FromStr>(text: &str, wrong: impl FnOnce(T::Err) -> String) -> Result<Option<T>, String> {
    match text.trim() {
        "" => Ok(None),
        text => text.parse().map(Some).map_err(wrong),
    }
}
