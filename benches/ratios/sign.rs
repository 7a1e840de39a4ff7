//! The links of one meeting, in memory.

use std::{fmt::Write as _, hint::black_box};

use jiff::tz::TimeZone;
use jsonwebtoken::{Algorithm, EncodingKey, Header, encode};
use latchkey::program::{
    invite::{
        Invitation, Invitee, Linker, Meeting, Window,
        meeting::{CLOSES_LATE, OPENS_EARLY},
    },
    token::{Claims, UserId},
};
use uuid::Uuid;

use crate::{
    measure::{Row, Side, side_by_side},
    people::{ADDRESS, API_KEY, Person, ROOM, now, people, signer},
};

const COUNT: u32 = 1000;

/// People as both sides take them: whom the link is for, and the claims that say the same.
pub(crate) struct Signing {
    linker: Linker,
    people: Vec<(UserId, Invitee)>,
    claims: Vec<Claims>,
    key: EncodingKey,
}

impl Signing {
    pub(crate) fn of(people: &[Person]) -> Self {
        let signer = signer();
        let hour = jiff::SignedDuration::from_hours(1);
        let window = Window::new(now(), now() + hour, OPENS_EARLY, CLOSES_LATE, TimeZone::UTC)
            .expect("this is a meeting’s time");
        let room = ROOM.parse().expect("this is a room’s name");
        let meeting = Meeting::new(Uuid::nil(), signer.domain().clone(), room, window, now());
        let shared = meeting.claims().expect("these are times for a token");
        let invitation = |person: &Person| {
            let invitee = Invitee::typed(&person.name, Some(&person.email), person.is_owner).expect("this is a person");
            Invitation::new(person.id, invitee)
        };
        let invitations: Vec<Invitation> = people.iter().map(invitation).collect();
        Self {
            linker: Linker::new(&signer, &meeting, now()).expect("this can be signed"),
            claims: invitations.iter().map(|invitation| invitation.claims(&shared)).collect(),
            people: invitations.into_iter().map(|invitation| (invitation.id.into(), invitation.invitee)).collect(),
            key: EncodingKey::from_secret(API_KEY.as_bytes()),
        }
    }

    pub(crate) fn ours(&self, links: &mut Vec<u8>) {
        for (id, invitee) in &self.people {
            self.linker.write(id, invitee, links).expect("this can be signed");
            links.push(b'\n');
        }
    }

    /// The claims are put together beforehand: what remains is what `jsonwebtoken` does.
    fn theirs(&self, links: &mut String) {
        let header = Header::new(Algorithm::HS256);
        for claims in &self.claims {
            let token = encode(&header, claims, &self.key).expect("this can be signed");
            let _ = writeln!(links, "{ADDRESS}{token}");
        }
    }
}

pub(crate) fn rows() -> Vec<Row> {
    let signing = Signing::of(&people(COUNT as usize));
    let (mut ours, mut theirs) = (Vec::new(), String::new());
    signing.ours(&mut ours);
    signing.theirs(&mut theirs);
    assert_eq!(ours, theirs.as_bytes(), "both sides make the same links");

    let our_side = || {
        ours.clear();
        signing.ours(black_box(&mut ours));
    };
    let their_side = || {
        theirs.clear();
        signing.theirs(black_box(&mut theirs));
    };
    let [ours, theirs] = side_by_side(1001, [Side::new(COUNT, our_side), Side::new(COUNT, their_side)]);
    vec![Row { work: "sign a meeting’s 1,000 links", ours, peer: "jsonwebtoken::encode", theirs, target: "≥ 3×" }]
}
