//! A meeting's people as a list to work through: a part of it, filtered and searched, and how many are in which state.

use std::collections::HashMap;

use jiff::Timestamp;
use uuid::Uuid;

use super::{
    Arg, CurrentKeys, Message, MessageState, Row, Store, StoreError,
    invitations::{INVITATION_COLUMNS, read_invitation},
    join_codes::places,
    meetings::folded,
    outbox::{COLUMNS, by_invitation, read_message},
    people_states::{FAILED, LATEST, Only, PeopleCounts, STATES, condition, states},
};
use crate::invite::{Invitation, MailAddress, Meeting};

/// A filter of people, and a text that their name or email address contains.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PeopleFilter {
    /// Which people.
    pub only: Only,
    /// The text. Empty for everyone.
    pub text: String,
}

/// Where a part of a list begins or ends: at the list's first person, after a position or before one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The people who come after a position, which is -1 for the first ones.
    After(i64),
    /// The last people before a position.
    Before(i64),
}

/// A part of a list of people.
#[derive(Debug)]
pub struct People {
    /// How many of the meeting's people are in which state.
    pub counts: PeopleCounts,
    /// The people, in the order in which they were invited.
    pub invitations: Vec<Invitation>,
    /// The people who wait for help.
    pub waiting: Vec<Invitation>,
    /// The people who were removed and not deleted yet.
    pub removed: Vec<Invitation>,
    /// The position of the first and the last person of this part.
    pub between: Option<(i64, i64)>,
    /// How many people of the whole list come before this part.
    pub before: usize,
    /// How many people the whole list has.
    pub total: usize,
}

/// How a meeting's invitations by email are getting on. The latest one to each person counts.
#[derive(Debug, Clone, Default)]
pub struct MailProgress {
    /// How many wait or are being sent.
    pub open: usize,
    /// How many the mail server accepted.
    pub accepted: usize,
    /// How many failed.
    pub failed: usize,
    /// When the mail server last accepted one.
    pub accepted_at: Option<Timestamp>,
    /// The latest ones that were not sent, although that was tried.
    pub unsent: Vec<Message>,
}

/// How far an organizer is with a meeting's people.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct MeetingProgress {
    /// How many people have a link that is not revoked.
    pub with_link: i64,
    /// How many of them have their current link.
    pub shared: i64,
    /// To how many the latest email failed.
    pub failed: i64,
    /// How many wait for help.
    pub waiting: i64,
}

/// Returns whether a person's name or email address contains a text, which is folded.
fn is_called(text: &str, name: &str, email: Option<&str>) -> bool {
    text.is_empty() || folded(name).contains(text) || email.is_some_and(|email| folded(email).contains(text))
}

impl Store {
    /// Returns how many of a meeting's people are in which state. The caller has checked that the meeting is the
    /// organizer's.
    pub async fn people_counts(&self, meeting: &Meeting, keys: &CurrentKeys) -> Result<PeopleCounts, StoreError> {
        let column = |(place, condition)| format!("SUM(CASE WHEN {condition} THEN 1 ELSE 0 END) AS state_{place}");
        let columns: Vec<String> = states(meeting, keys).iter().enumerate().map(column).collect();
        let sql =
            format!("SELECT {} FROM invitations WHERE meeting_id = $1 AND removed_at IS NULL", columns.join(", "));
        let read = |row: &Row<'_>| {
            let mut counts = [0; STATES.len()];
            for (place, count) in counts.iter_mut().enumerate() {
                *count =
                    row.optional_integer(STATES[place])?.and_then(|count| usize::try_from(count).ok()).unwrap_or(0);
            }
            Ok(PeopleCounts::new(counts))
        };
        self.db.fetch_one(&sql, &[meeting.id.into()], read).await
    }

    /// Returns how far an organizer is with each of their meetings that end after a time, as the current API key has it.
    pub async fn progress_of_meetings(
        &self,
        organizer_id: &str,
        now: Timestamp,
        keys: &CurrentKeys,
    ) -> Result<HashMap<Uuid, MeetingProgress>, StoreError> {
        let count = |name: &str, condition: &str| format!("SUM(CASE WHEN {condition} THEN 1 ELSE 0 END) AS {name}");
        let sql = format!(
            "SELECT meeting_id, {}, {}, {}, {} FROM invitations JOIN meetings ON meetings.id = meeting_id \
             WHERE organizer_id = $1 AND ends_at > $2 AND removed_at IS NULL GROUP BY meeting_id",
            count("with_link", "revoked_at IS NULL"),
            count(
                "shared",
                "revoked_at IS NULL AND shared_version = link_version AND (link_kind = 'join' \
                 OR COALESCE(invitations.key_fingerprint, meetings.key_fingerprint, $3) = $3)"
            ),
            count("failed", &FAILED),
            count("waiting", "asked_at IS NOT NULL AND answered_at IS NULL"),
        );
        let read = |row: &Row<'_>| {
            row.record_with("meeting", "meeting_id", |row| {
                let progress = MeetingProgress {
                    with_link: row.integer("with_link")?,
                    shared: row.integer("shared")?,
                    failed: row.integer("failed")?,
                    waiting: row.integer("waiting")?,
                };
                Ok((row.text("meeting_id")?.parse()?, progress))
            })
        };
        let args = [organizer_id.into(), now.into(), keys.api.to_string().into()];
        Ok(self.db.fetch(&sql, &args, read).await?.into_iter().collect())
    }

    /// Returns how many of a meeting's people are in which state, and the positions of those who are wanted, in order.
    async fn survey(
        &self,
        meeting: &Meeting,
        wanted: &PeopleFilter,
        keys: &CurrentKeys,
    ) -> Result<(PeopleCounts, Vec<i64>), StoreError> {
        let text = folded(&wanted.text);
        let column =
            |(place, condition)| format!("CAST(CASE WHEN {condition} THEN 1 ELSE 0 END AS BIGINT) AS state_{place}");
        let columns: Vec<String> = states(meeting, keys).iter().enumerate().map(column).collect();
        let sql = format!(
            "SELECT position, name, email, {}, CAST(CASE WHEN {} THEN 1 ELSE 0 END AS BIGINT) AS wanted FROM invitations \
             WHERE meeting_id = $1 AND removed_at IS NULL ORDER BY position",
            columns.join(", "),
            condition(wanted.only, meeting, keys)
        );
        let read = |row: &Row<'_>| {
            let mut is_in = [false; STATES.len()];
            for (place, is_in) in is_in.iter_mut().enumerate() {
                *is_in = row.integer(STATES[place])? == 1;
            }
            let is_wanted =
                row.integer("wanted")? == 1 && is_called(&text, row.text("name")?, row.optional_text("email")?);
            Ok((is_in, is_wanted.then_some(row.integer("position")?)))
        };
        let people = self.db.fetch(&sql, &[meeting.id.into()], read).await?;
        let count = |place: usize| people.iter().filter(|(is_in, _)| is_in[place]).count();
        let counts = PeopleCounts::new(std::array::from_fn(count));
        Ok((counts, people.into_iter().filter_map(|(_, position)| position).collect()))
    }

    /// Returns a part of the list of people who are wanted, with `limit` of them, or up to three more if those are the
    /// last. The caller has checked that the meeting is the organizer's.
    pub async fn some_people(
        &self,
        meeting: &Meeting,
        wanted: &PeopleFilter,
        (part, limit): (Part, usize),
        keys: &CurrentKeys,
    ) -> Result<People, StoreError> {
        let (counts, positions) = self.survey(meeting, wanted, keys).await?;
        let from = match part {
            Part::After(position) => positions.partition_point(|known| *known <= position),
            Part::Before(position) => positions.partition_point(|known| *known < position).saturating_sub(limit),
        };
        // Nobody pages on for two or three people.
        let limit = if positions.len() <= from + limit + 3 { limit + 3 } else { limit };
        let shown = &positions[from..positions.len().min(from + limit)];
        let between = shown.first().copied().zip(shown.last().copied());
        let sql = format!(
            "SELECT position, {INVITATION_COLUMNS} FROM invitations WHERE meeting_id = $1 \
             AND (removed_at IS NOT NULL OR asked_at IS NOT NULL AND answered_at IS NULL{}) ORDER BY position",
            if shown.is_empty() { String::new() } else { format!(" OR position IN ({})", places(2, shown.len())) }
        );
        let mut args: Vec<Arg<'_>> = vec![meeting.id.into()];
        args.extend(shown.iter().map(|position| Arg::from(*position)));
        let read = |row: &Row<'_>| Ok((row.integer("position")?, read_invitation(row)?));
        let (mut invitations, mut waiting, mut removed) = (Vec::new(), Vec::new(), Vec::new());
        for (position, invitation) in self.db.fetch(&sql, &args, read).await? {
            if invitation.join.removed_at.is_some() {
                removed.push(invitation);
                continue;
            }
            if invitation.join.open_request().is_some() {
                waiting.push(invitation.clone());
            }
            if shown.binary_search(&position).is_ok() {
                invitations.push(invitation);
            }
        }
        Ok(People { counts, invitations, waiting, removed, between, before: from, total: positions.len() })
    }

    /// Returns all of a meeting's people who are wanted. The caller has checked that the meeting is the organizer's.
    pub async fn all_people(
        &self,
        meeting: &Meeting,
        wanted: &PeopleFilter,
        keys: &CurrentKeys,
    ) -> Result<Vec<Invitation>, StoreError> {
        let sql = format!(
            "SELECT {INVITATION_COLUMNS} FROM invitations WHERE meeting_id = $1 AND removed_at IS NULL AND {} \
             ORDER BY position",
            condition(wanted.only, meeting, keys)
        );
        let mut people = self.db.fetch(&sql, &[meeting.id.into()], read_invitation).await?;
        let text = folded(&wanted.text);
        people.retain(|invitation| {
            let invitee = &invitation.invitee;
            is_called(&text, invitee.name.as_str(), invitee.email.as_ref().map(MailAddress::as_str))
        });
        Ok(people)
    }

    /// Returns how a meeting's invitations by email are getting on. The caller has checked that the meeting is the
    /// organizer's.
    pub async fn mail_progress(&self, meeting_id: Uuid) -> Result<MailProgress, StoreError> {
        let sql = format!(
            "SELECT state, COUNT(*) AS messages, MAX(ended_at) AS ended_at FROM outbox \
             WHERE meeting_id = $1 AND kind = 'invitation' AND {LATEST} GROUP BY state"
        );
        let read = |row: &Row<'_>| {
            let count = usize::try_from(row.integer("messages")?).unwrap_or_default();
            Ok((MessageState::of(row.text("state")?), count, row.optional_time("ended_at")?))
        };
        let mut progress = MailProgress::default();
        for (state, count, ended_at) in self.db.fetch(&sql, &[meeting_id.into()], read).await? {
            match state {
                MessageState::Waiting | MessageState::Sending => progress.open += count,
                MessageState::Refused | MessageState::GivenUp => progress.failed += count,
                MessageState::Accepted => (progress.accepted, progress.accepted_at) = (count, ended_at),
            }
        }
        if progress.open + progress.failed > 0 {
            let sql = format!(
                "SELECT {COLUMNS} FROM outbox WHERE meeting_id = $1 AND kind = 'invitation' AND answer IS NOT NULL \
                 AND state <> 'accepted' AND {LATEST} ORDER BY due_at DESC LIMIT 20"
            );
            progress.unsent = self.db.fetch(&sql, &[meeting_id.into()], read_message).await?;
        }
        Ok(progress)
    }

    /// Returns a person's position in the list.
    pub async fn position_of(&self, meeting_id: Uuid, id: Uuid) -> Result<Option<i64>, StoreError> {
        const SQL: &str = "SELECT position FROM invitations WHERE meeting_id = $1 AND id = $2";
        self.db.fetch_optional(SQL, &[meeting_id.into(), id.into()], |row| row.integer("position")).await
    }

    /// Returns the people between two positions, both included. The caller has checked that the meeting is the
    /// organizer's.
    pub async fn people_between(&self, meeting_id: Uuid, from: i64, to: i64) -> Result<Vec<Invitation>, StoreError> {
        let sql = format!(
            "SELECT {INVITATION_COLUMNS} FROM invitations WHERE meeting_id = $1 AND removed_at IS NULL \
             AND position BETWEEN $2 AND $3 ORDER BY position"
        );
        self.db.fetch(&sql, &[meeting_id.into(), from.into(), to.into()], read_invitation).await
    }

    /// Returns all messages to some of a meeting's people by invitation, oldest first. The caller has checked that the
    /// meeting is the organizer's.
    pub async fn messages_to_some(
        &self,
        meeting_id: Uuid,
        people: &[Invitation],
    ) -> Result<HashMap<Uuid, Vec<Message>>, StoreError> {
        if people.is_empty() {
            return Ok(HashMap::new());
        }
        let sql = format!(
            "SELECT {COLUMNS} FROM outbox WHERE meeting_id = $1 AND invitation_id IN ({}) ORDER BY made_at, id",
            places(2, people.len())
        );
        let mut args: Vec<Arg<'_>> = vec![meeting_id.into()];
        args.extend(people.iter().map(|invitation| Arg::from(invitation.id)));
        Ok(by_invitation(self.db.fetch(&sql, &args, read_message).await?))
    }
}
