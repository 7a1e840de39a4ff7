//! The people in a request.

use std::collections::HashMap;

use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    body::{Object, or_default},
    error::{Location, Problem},
    options::LanguageTag,
};
use crate::invite::{Invitee, InviteeName, Locale, MailAddress};

/// A person to invite.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Person {
    /// The name that others see.
    #[schema(value_type = String, example = "Ada Lovelace", min_length = 1, max_length = 200)]
    name: InviteeName,
    /// The email address for the invitation. It is not part of the link.
    #[schema(value_type = Option<String>, example = "ada@example.org")]
    pub(super) email: Option<MailAddress>,
    /// Whether the person is an owner of the room. Default: false.
    #[serde(default, deserialize_with = "or_default")]
    #[schema(value_type = Option<bool>)]
    pub(super) owner: bool,
    /// The language of the person's emails and of Daily's page, as a BCP 47 tag. Default: the organizer's language for
    /// emails, and the language in the options for Daily's page.
    #[schema(value_type = Option<LanguageTag>)]
    language: Option<Locale>,
}

impl From<Object<Person>> for Invitee {
    fn from(Object(person): Object<Person>) -> Self {
        Self { name: person.name, email: person.email, is_owner: person.owner, language: person.language }
    }
}

/// Returns the people without those who are equal to an earlier person in everything, with an email address, and
/// warnings about people who look alike or have the email address of someone who is invited already.
pub(super) fn merged(people: Vec<Object<Person>>, invited: Vec<(Uuid, String)>) -> (Vec<Invitee>, Vec<Problem>) {
    let mut first = HashMap::new();
    let mut addresses: HashMap<String, String> =
        invited.into_iter().rev().map(|(id, address)| (address, format!("the invitation {id}"))).collect();
    let (mut invitees, mut warnings) = (Vec::with_capacity(people.len()), Vec::new());
    for (place, invitee) in people.into_iter().map(Invitee::from).enumerate() {
        let address = invitee.email.as_ref().map(|email| email.as_str().to_lowercase());
        let name = invitee.name.as_str().to_lowercase();
        let alike: &mut Vec<(usize, Invitee)> = first.entry((name, address.clone())).or_default();
        let facts = |invitee: &Invitee| (invitee.is_owner, invitee.language);
        let same =
            alike.iter().find(|(_, before)| facts(before) == facts(&invitee)).filter(|_| invitee.email.is_some());
        let before = same.or(alike.first()).map(|(before, _)| *before);
        let pointer = format!("/people/{place}");
        if let Some(before) = before {
            let detail = match (same, &invitee.email) {
                (Some(_), _) => format!("the same person as /people/{before}, who is invited only once"),
                (None, Some(_)) => {
                    format!("the same name and email address as /people/{before}; each of them gets a link")
                }
                (None, None) => {
                    format!("the same name as /people/{before}, without an email address; each of them gets a link")
                }
            };
            warnings.push(Problem::new(Location::body(&pointer), detail));
        } else if let Some(before) = address.as_ref().and_then(|address| addresses.get(address)) {
            let detail = format!("the same email address as {before}; each of them gets a link");
            warnings.push(Problem::new(Location::body(&pointer), detail));
        }
        if let Some(address) = address {
            addresses.entry(address).or_insert(pointer);
        }
        if same.is_none() {
            alike.push((place, invitee.clone()));
            invitees.push(invitee);
        }
    }
    (invitees, warnings)
}
