//! The people, the meeting and the key that everything is measured with: the same each time.

use std::fmt::Write as _;

use jiff::Timestamp;
use latchkey::program::token::{ApiKey, Domain, Signer};
use uuid::Uuid;

pub(crate) const API_KEY: &str = "5f1d7a84c2b3e6f0918273645546372819aabbccddeeff001122334455667788";
pub(crate) const DOMAIN_ID: &str = "30f866c3-9123-452a-8723-ff58322d09c5";
pub(crate) const ROOM: &str = "standup";
/// What stands before the token in a link.
pub(crate) const ADDRESS: &str = "https://acme.daily.co/standup?t=";

const FIRST_NAMES: [&str; 12] =
    ["Ada", "Grace", "Linus", "Margaret", "Alan", "Barbara", "Tim", "Kenji", "Frances", "Zoë", "Łukasz", "美咲"];
const LAST_NAMES: [&str; 11] = [
    "Lovelace",
    "Hopper",
    "Torvalds",
    "Hamilton",
    "Turing",
    "Liskov",
    "Borg",
    "Miller",
    "Allen",
    "Nguyễn",
    "Berners-Lee",
];

/// One person of a list.
pub(crate) struct Person {
    pub(crate) name: String,
    pub(crate) email: String,
    pub(crate) id: Uuid,
    pub(crate) is_owner: bool,
}

/// So many people: one in 50 an owner, one in 200 with a comma in the name.
pub(crate) fn people(count: usize) -> Vec<Person> {
    let person = |place: usize| {
        let (first, last) = (FIRST_NAMES[place % FIRST_NAMES.len()], LAST_NAMES[place % LAST_NAMES.len()]);
        Person {
            name: if place % 200 == 7 { format!("{last}, {first}") } else { format!("{first} {last}") },
            email: format!("person.{place}@example.org"),
            id: Uuid::new_v5(&Uuid::NAMESPACE_DNS, &place.to_be_bytes()),
            is_owner: place.is_multiple_of(50),
        }
    };
    (0..count).map(person).collect()
}

/// The people as a table with a header.
pub(crate) fn table(people: &[Person]) -> String {
    let mut table = "name,owner,email,id\n".to_owned();
    for Person { name, email, id, is_owner } in people {
        let quote = if name.contains(',') { "\"" } else { "" };
        let owner = if *is_owner { "yes" } else { "" };
        let _ = writeln!(table, "{quote}{name}{quote},{owner},{email},{id}");
    }
    table
}

pub(crate) fn now() -> Timestamp {
    "2026-11-24T09:00:00Z".parse().expect("this is a time")
}

/// Signs for the domain. Makes `jsonwebtoken`, the peer in the ratios, hash with the same code.
pub(crate) fn signer() -> Signer {
    latchkey::program::jwt::install_provider();
    let domain = Domain {
        name: "acme".parse().expect("this is a domain’s name"),
        id: DOMAIN_ID.parse().expect("this is a UUID"),
    };
    Signer::new(domain, &api_key())
}

pub(crate) fn api_key() -> ApiKey {
    ApiKey::parse(API_KEY).expect("this is a key")
}
