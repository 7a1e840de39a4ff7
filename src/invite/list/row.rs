//! A person in a list, unchecked.

use std::borrow::Cow;

use super::cells;
use crate::{
    invite::{Invitee, LineError, Locale},
    token::Language,
};

/// A person in a list, unchecked. Missing cells are empty.
#[derive(Debug, Default)]
pub(crate) struct Row<'a> {
    pub(crate) name: Cow<'a, str>,
    pub(crate) email: Cow<'a, str>,
    pub(crate) is_owner: bool,
    pub(crate) id: Cow<'a, str>,
    pub(crate) room: Cow<'a, str>,
    pub(crate) date: Cow<'a, str>,
    pub(crate) starts: Cow<'a, str>,
    pub(crate) ends: Cow<'a, str>,
    pub(crate) duration: Cow<'a, str>,
    pub(crate) language: Cow<'a, str>,
}

impl Row<'_> {
    /// Reads the person of a row.
    pub(crate) fn invitee(&self) -> Result<Invitee, LineError> {
        cells::check_name(&self.name)?;
        let email = Some(&*self.email).filter(|email| !email.is_empty());
        let invitee = Invitee::typed(&self.name, email, self.is_owner)?;
        let wrong = |_| LineError::Language(self.language.to_string());
        // Daily's word for the language of the browser names none.
        let language = if *self.language == *Language::Browser.code() { "" } else { &self.language };
        Ok(Invitee { language: Locale::typed(language).map_err(wrong)?, ..invitee })
    }
}

impl From<&Row<'_>> for RawCells {
    fn from(row: &Row<'_>) -> Self {
        let [name, email, language, id, room] =
            [&row.name, &row.email, &row.language, &row.id, &row.room].map(ToString::to_string);
        Self { name, email, language, id, room, is_owner: row.is_owner }
    }
}

/// What was read of a person who cannot be used, as it is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RawCells {
    /// The name.
    pub name: String,
    /// The email address.
    pub email: String,
    /// The language.
    pub language: String,
    /// The user id.
    pub id: String,
    /// The room.
    pub room: String,
    /// Whether the person certainly is an owner.
    pub is_owner: bool,
}
