//! The room of a new meeting: as typed, or as it follows from the title.

use super::{FieldError, MeetingForm, words};
use crate::{app::App, token::RoomName, web::extract::Fields};

/// The field with the title that the room followed from, so that it follows a title that is changed.
const FROM: &str = "room_from";

/// How the value of a button begins that takes a suggested room.
const SUGGESTED: &str = "room:";

/// Fills in the room of a form that was sent: as its button says, else from the title if none was typed.
pub(super) fn fill_in(fields: &mut Fields, step: &str) {
    let room = fields.value("room").trim().to_owned();
    let from = App::room_for(fields.value(FROM));
    let follows = room.is_empty() || from.is_some_and(|from| from.as_str() == room);
    let title = fields.value("title").to_owned();
    let name = match step.strip_prefix(SUGGESTED) {
        Some(name) => Some(name.to_owned()),
        None if follows => App::room_for(&title).map(|room| room.to_string()),
        None => None,
    };
    if let Some(name) = name {
        let from = if follows { title } else { String::new() };
        fields.pairs.retain(|(field, _)| field != "room" && field != FROM);
        fields.pairs.extend([("room".to_owned(), name), (FROM.to_owned(), from)]);
    }
}

impl MeetingForm {
    /// The room that the fields describe.
    pub(super) fn room(&mut self) -> Option<RoomName> {
        let t = self.t;
        if self.value("room").trim().is_empty() {
            let (field, sentence) = match self.value("title").trim() {
                "" => ("title", t.field_title_or_room()),
                _ => ("room", t.room_name_missing()),
            };
            self.errors.push(FieldError { field, sentence });
            return None;
        }
        // People paste the room's whole address.
        let address = format!("{}/", self.domain.name.host());
        self.check("room", |text| {
            let text = text.trim();
            let bare = text
                .strip_prefix("https://")
                .unwrap_or(text)
                .strip_prefix(&address)
                // A whole link has a token behind.
                .map(|room| room.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/'));
            bare.unwrap_or(text).parse().map_err(|error| words::room_name(t, &error))
        })
    }

    /// The title that the room follows from; empty for a room of its own.
    pub(in crate::web::pages::meetings) fn room_from(&self) -> &str {
        let title = self.value("title");
        let room = App::room_for(title);
        if room.is_some_and(|room| room.as_str() == self.value("room")) { title } else { "" }
    }

    /// The button that takes a room name instead of one that can't be used: its value, and the name.
    pub(in crate::web::pages::meetings) fn suggested_room(&self) -> Option<(String, RoomName)> {
        let name = App::room_for(self.value("room")).filter(|_| !self.error("room").is_empty())?;
        Some((format!("{SUGGESTED}{name}"), name))
    }
}
