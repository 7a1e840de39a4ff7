//! Which people of a meeting are to be sent an invitation, as the send sheet's address and form say it.

use std::collections::HashSet;

use uuid::Uuid;

use crate::{
    app::Recipients,
    web::{
        error::{PageError, PageResult, Unreadable},
        extract::{Fields, query},
    },
};

/// A group of a meeting's people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Group {
    /// Those with emails in one state.
    Of(Recipients),
    /// People who were chosen one by one, on another page.
    Chosen(Vec<Uuid>),
}

impl Group {
    /// Returns the recipients among whom the group's people are.
    pub(super) fn recipients(&self) -> Recipients {
        match self {
            Self::Of(recipients) => *recipients,
            Self::Chosen(_) => Recipients::All,
        }
    }

    /// Returns the word for the group in the form.
    pub(super) fn word(&self) -> &'static str {
        match self {
            Self::Of(recipients) => recipients.word(),
            Self::Chosen(_) => "chosen",
        }
    }

    /// Returns the ids of people who were chosen one by one, for the form.
    pub(super) fn chosen(&self) -> String {
        match self {
            Self::Of(_) => String::new(),
            Self::Chosen(ids) => ids.iter().map(Uuid::to_string).collect::<Vec<_>>().join(" "),
        }
    }

    /// Returns the query of a link to the sheet with this group.
    pub(super) fn query(&self) -> String {
        match self {
            Self::Of(recipients) => format!("to={}", recipients.word()),
            Self::Chosen(ids) => ids.iter().map(|id| format!("person={id}")).collect::<Vec<_>>().join("&"),
        }
    }

    /// Returns whether a person may belong to the group.
    pub(super) fn includes(&self, id: Uuid) -> bool {
        match self {
            Self::Of(_) => true,
            Self::Chosen(ids) => ids.contains(&id),
        }
    }
}

/// What the sheet is to show or send.
#[derive(Debug, Clone, Default)]
pub(super) struct Choice {
    /// The group; the first that anyone belongs to if `None`.
    pub(super) group: Option<Group>,
    /// The people who are ticked; those who are ticked at first if `None`.
    pub(super) ticked: Option<HashSet<Uuid>>,
}

fn ids<'a>(texts: impl Iterator<Item = &'a str>) -> PageResult<Vec<Uuid>> {
    let id = |text: &str| text.parse().map_err(|_| PageError::BadRequest(Unreadable::Outdated));
    texts.map(id).collect()
}

impl Choice {
    /// Reads the query of a link to the sheet: `to=new`, or a `person` for each person.
    pub(super) fn of_query(text: &str) -> PageResult<Self> {
        let pairs = query(text)?;
        let values =
            |name: &'static str| pairs.iter().filter(move |(key, _)| key == name).map(|(_, value)| value.as_str());
        let people = ids(values("person"))?;
        let group = values("to").next().and_then(Recipients::of).map(Group::Of);
        let group = if people.is_empty() { group } else { Some(Group::Chosen(people)) };
        Ok(Self { group, ticked: None })
    }

    /// Reads the sheet's form.
    pub(super) fn of_form(fields: &Fields) -> PageResult<Self> {
        let group = match fields.value("to") {
            "chosen" => Group::Chosen(ids(fields.value("chosen").split_whitespace())?),
            word => Group::Of(Recipients::of(word).ok_or(PageError::BadRequest(Unreadable::Outdated))?),
        };
        let ticked = if fields.is_on("listed") { Some(ids(fields.all("person"))?.into_iter().collect()) } else { None };
        Ok(Self { group: Some(group), ticked })
    }
}
