//! The outbox: email messages and their state.

use std::collections::HashMap;

use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

use super::{
    Arg, Row, Store, StoreError, Tx,
    invitations::{INVITATIONS, read_invitation},
    meetings::{read_meeting, select},
    webhooks::queue,
    write_entry,
};
use crate::{
    audit::{Entry, count_of},
    invite::{Invitation, Meeting},
    webhook::{Event, News},
};

/// The kind of a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MessageKind {
    /// Invites a person, or tells them about a change.
    Invitation,
    /// Tells a person that they are no longer invited.
    Cancellation,
    /// Shows an organizer what a person would receive.
    Test,
    /// Tells an organizer that a person can't get in.
    Help,
    /// Tells an organizer what happened to their account. It belongs to no meeting.
    Notice,
}

impl MessageKind {
    fn word(self) -> &'static str {
        match self {
            Self::Invitation => "invitation",
            Self::Cancellation => "cancellation",
            Self::Test => "test",
            Self::Help => "help",
            Self::Notice => "notice",
        }
    }

    /// Returns whether the message goes to a person who is or was invited.
    pub fn is_to_invitee(self) -> bool {
        matches!(self, Self::Invitation | Self::Cancellation)
    }

    /// Returns whether the message is about a meeting and a person.
    pub fn is_about_meeting(self) -> bool {
        self != Self::Notice
    }

    fn of(word: &str) -> Self {
        match word {
            "cancellation" => Self::Cancellation,
            "test" => Self::Test,
            "help" => Self::Help,
            "notice" => Self::Notice,
            _ => Self::Invitation,
        }
    }
}

/// The state of a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MessageState {
    /// Waiting for the first or next attempt.
    Waiting,
    /// Being sent.
    Sending,
    /// The mail server accepted the message.
    Accepted,
    /// The mail server rejected the message permanently.
    Refused,
    /// All attempts failed, or the message is no longer needed.
    GivenUp,
}

impl MessageState {
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Sending => "sending",
            Self::Accepted => "accepted",
            Self::Refused => "refused",
            Self::GivenUp => "given-up",
        }
    }

    pub(super) fn of(word: &str) -> Self {
        match word {
            "sending" => Self::Sending,
            "accepted" => Self::Accepted,
            "refused" => Self::Refused,
            "given-up" => Self::GivenUp,
            _ => Self::Waiting,
        }
    }

    /// Returns whether the state is final.
    pub fn is_final(self) -> bool {
        matches!(self, Self::Accepted | Self::Refused | Self::GivenUp)
    }

    /// Returns whether the message failed.
    pub fn is_failure(self) -> bool {
        matches!(self, Self::Refused | Self::GivenUp)
    }
}

/// A message in the outbox.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// The id.
    pub id: Uuid,
    /// The id of the form that sent it, together with others.
    pub batch_id: Uuid,
    /// The id of the organizer who sends the message.
    pub organizer_id: String,
    /// The id of the meeting.
    pub meeting_id: Uuid,
    /// The id of the invitation.
    pub invitation_id: Uuid,
    /// The kind of message.
    pub kind: MessageKind,
    /// The data of a cancellation as JSON, because the meeting or invitation no longer exists; what a person saw who
    /// can't get in; what happened to an account; or what an invitation told that was accepted.
    pub facts: Option<String>,
    /// The Message-ID, without angle brackets.
    pub message_id: String,
    /// When the message was created, which is its Date header.
    pub made_at: Timestamp,
    /// When the next attempt is due. While the message is being sent, the end of the lease.
    pub due_at: Timestamp,
    /// The number of attempts.
    pub attempts: i64,
    /// The state.
    pub state: MessageState,
    /// The mail server's last response, or why the message failed.
    pub answer: Option<String>,
    /// A hash of the contents, after the first attempt.
    pub content: Option<String>,
    /// The address to which the last attempt sent an invitation. Earlier versions did not store it.
    pub address: Option<String>,
    /// When the state became final.
    pub ended_at: Option<Timestamp>,
}

/// A message to add.
#[derive(Debug, Clone)]
pub struct NewMessage {
    /// The id of the invitation.
    pub invitation_id: Uuid,
    /// The kind of message.
    pub kind: MessageKind,
    /// What a cancellation, a request for help or a notice is rendered from, besides the meeting and the person.
    pub facts: Option<String>,
}

/// The columns of [`Message`].
pub(super) const COLUMNS: &str = "id, batch_id, organizer_id, meeting_id, invitation_id, kind, facts, message_id, made_at, due_at, \
                       attempts, state, answer, content, address, ended_at";

/// Selects all messages about a meeting, oldest first.
const MESSAGES: &str = "SELECT id, batch_id, organizer_id, meeting_id, invitation_id, kind, facts, message_id, made_at, \
                        due_at, attempts, state, answer, content, address, ended_at FROM outbox WHERE meeting_id = $1 \
                        ORDER BY made_at, id";

pub(super) fn read_message(row: &Row<'_>) -> Result<Message, StoreError> {
    row.record("message", |row| {
        Ok(Message {
            id: row.text("id")?.parse()?,
            batch_id: row.text("batch_id")?.parse()?,
            organizer_id: row.string("organizer_id")?,
            meeting_id: row.text("meeting_id")?.parse()?,
            invitation_id: row.text("invitation_id")?.parse()?,
            kind: MessageKind::of(row.text("kind")?),
            facts: row.optional_string("facts")?,
            message_id: row.string("message_id")?,
            made_at: row.time("made_at")?,
            due_at: row.time("due_at")?,
            attempts: row.integer("attempts")?,
            state: MessageState::of(row.text("state")?),
            answer: row.optional_string("answer")?,
            content: row.optional_string("content")?,
            address: row.optional_string("address")?,
            ended_at: row.optional_time("ended_at")?,
        })
    })
}

/// Chooses the messages to add, based on the meeting, its invitations and their messages so far.
pub type Choose<'a> =
    Box<dyn FnOnce(&Meeting, Vec<Invitation>, HashMap<Uuid, Vec<Message>>) -> Vec<NewMessage> + Send + 'a>;

/// Messages about a meeting to put into the outbox.
pub struct Outgoing<'a> {
    /// The id of the form, so that sending it twice adds the messages once.
    pub batch_id: Uuid,
    /// The host for Message-IDs.
    pub host: &'a str,
    /// Chooses the messages, while the meeting is locked.
    pub choose: Choose<'a>,
    /// How long the messages wait before they are sent, so that this can be undone.
    pub hold: SignedDuration,
    /// The entry for the activity log.
    pub entry: Entry,
}

/// Messages to put into the outbox.
pub struct Batch<'a> {
    /// Whose messages they are.
    pub organizer_id: &'a str,
    /// The meeting that they are about.
    pub meeting_id: Uuid,
    /// The id of the form, so that sending it twice adds the messages once.
    pub batch_id: Uuid,
    /// The host for Message-IDs.
    pub host: &'a str,
    /// The messages.
    pub messages: Vec<NewMessage>,
    /// When they were created.
    pub made_at: Timestamp,
    /// How long they wait before they are sent.
    pub hold: SignedDuration,
    /// The entry for the activity log, if there is one about the messages themselves.
    pub entry: Option<Entry>,
}

/// The result of an attempt to send a message.
#[derive(Debug, Clone, Copy)]
pub struct Outcome<'a> {
    /// The new state.
    pub state: MessageState,
    /// When the next attempt is due, if any.
    pub due_at: Timestamp,
    /// The mail server's response, or why the attempt failed.
    pub answer: &'a str,
    /// A hash of the contents, if an attempt was made.
    pub content: Option<&'a str>,
    /// What an invitation told that was accepted.
    pub facts: Option<&'a str>,
    /// The address that an invitation was sent to.
    pub address: Option<&'a str>,
}

/// Rate limits for sending.
#[derive(Debug, Clone, Copy)]
pub struct SendLimits {
    /// Attempts per minute, for all instances together.
    pub per_minute: u32,
    /// Attempts per hour for each organizer.
    pub per_hour: u32,
}

impl Store {
    /// Puts messages about one of the organizer's meetings into the outbox, all or none. Returns how many, or `None` if
    /// there is no such meeting.
    pub async fn enqueue(
        &self,
        organizer_id: &str,
        meeting_id: Uuid,
        outgoing: Outgoing<'_>,
    ) -> Result<Option<usize>, StoreError> {
        let mut tx = self.db.begin().await?;
        if !lock_meeting(&mut tx, organizer_id, meeting_id).await? {
            return Ok(None);
        }
        let count = enqueue_in(&mut tx, organizer_id, meeting_id, outgoing).await?;
        tx.commit().await?;
        Ok(Some(count))
    }

    /// Claims the next message that is due until the lease ends. No two callers get the same message.
    pub async fn claim_message(
        &self,
        now: Timestamp,
        lease_until: Timestamp,
        limits: SendLimits,
    ) -> Result<Option<Message>, StoreError> {
        // The condition is repeated, because PostgreSQL checks the outer one again after waiting for a lock. If this
        // grouped by a bare column, SQLite would read the whole outbox in the order of that column's index. Attempts in
        // the future were made before the clock was set back, and do not count.
        let sql = format!(
            "UPDATE outbox SET state = 'sending', due_at = $2, attempts = attempts + 1, attempted_at = $1 \
             WHERE id = (SELECT id FROM outbox WHERE ended_at IS NULL AND due_at <= $1 \
             AND (SELECT COUNT(*) FROM outbox WHERE attempted_at > $3 AND attempted_at <= $1 + 60) < $4 \
             AND organizer_id NOT IN (SELECT organizer_id || '' FROM outbox \
             WHERE attempted_at > $5 AND attempted_at <= $1 + 60 GROUP BY organizer_id || '' HAVING COUNT(*) >= $6) \
             ORDER BY due_at, id LIMIT 1) \
             AND ended_at IS NULL AND due_at <= $1 RETURNING {COLUMNS}"
        );
        let args = [
            now.into(),
            lease_until.into(),
            (now.as_second() - 60).into(),
            i64::from(limits.per_minute).into(),
            (now.as_second() - 3600).into(),
            i64::from(limits.per_hour).into(),
        ];
        let mut tx = self.db.begin().await?;
        let message = tx.fetch_optional(&sql, &args, read_message).await?;
        tx.commit().await?;
        Ok(message)
    }

    /// Releases messages that were being sent when the program ended. If another instance may be sending them, their
    /// leases have to end first.
    pub async fn release_messages(&self, now: Timestamp) -> Result<(), StoreError> {
        const SQL: &str =
            "UPDATE outbox SET due_at = $1, state = 'waiting' WHERE state = 'sending' AND ended_at IS NULL";
        if self.db.is_for_one_instance() {
            self.db.execute(SQL, &[now.into()]).await?;
        }
        Ok(())
    }

    /// Corrects the times of messages that are more than a minute in the future, because the clock was set back.
    /// Waiting messages keep their remaining time, and messages being sent get a new lease. Returns how many messages
    /// were changed.
    pub async fn follow_clock_back(&self, now: Timestamp) -> Result<u64, StoreError> {
        const NEW: &str =
            "UPDATE outbox SET due_at = $1 WHERE ended_at IS NULL AND attempted_at IS NULL AND due_at > $1 + 60";
        const TRIED: &str = "UPDATE outbox SET due_at = due_at - (attempted_at - $1), attempted_at = $1 \
                             WHERE ended_at IS NULL AND attempted_at > $1 + 60";
        let new = self.db.execute(NEW, &[now.into()]).await?;
        Ok(new + self.db.execute(TRIED, &[now.into()]).await?)
    }

    /// Stores the result of an attempt, unless another instance has claimed the message after its lease ended. Deletes
    /// the data of a cancellation that was accepted.
    pub async fn note_attempt(
        &self,
        message: &Message,
        outcome: &Outcome<'_>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        const SQL: &str = "UPDATE outbox SET state = $3, due_at = $4, answer = $5, content = $6, ended_at = $7, \
                           facts = COALESCE($8, CASE WHEN $3 = 'accepted' THEN NULL ELSE facts END), \
                           address = COALESCE($9, address) WHERE id = $1 AND attempts = $2 AND ended_at IS NULL";
        let args = [
            message.id.into(),
            message.attempts.into(),
            outcome.state.word().into(),
            outcome.due_at.into(),
            outcome.answer.into(),
            outcome.content.into(),
            outcome.state.is_final().then_some(now).into(),
            outcome.facts.into(),
            outcome.address.into(),
        ];
        let mut tx = self.db.begin().await?;
        let is_noted = tx.execute(SQL, &args).await? == 1;
        if is_noted && outcome.state.is_failure() && message.kind.is_to_invitee() {
            let (organizer_id, meeting_id) = (message.organizer_id.clone(), message.meeting_id);
            let invitation_id = Some(message.invitation_id);
            queue(&mut tx, &News { event: Event::EmailFailed, organizer_id, meeting_id, invitation_id, at: now })
                .await?;
        }
        tx.commit().await
    }

    /// Returns all messages about a meeting by invitation, oldest first. The caller has checked that the meeting is the
    /// organizer's.
    pub async fn messages_of(&self, meeting_id: Uuid) -> Result<HashMap<Uuid, Vec<Message>>, StoreError> {
        Ok(by_invitation(self.db.fetch(MESSAGES, &[meeting_id.into()], read_message).await?))
    }

    /// Returns all messages about one invitation, oldest first. The caller has checked that the meeting is the
    /// organizer's.
    pub async fn messages_to(&self, meeting_id: Uuid, invitation_id: Uuid) -> Result<Vec<Message>, StoreError> {
        let sql =
            format!("SELECT {COLUMNS} FROM outbox WHERE meeting_id = $1 AND invitation_id = $2 ORDER BY made_at, id");
        self.db.fetch(&sql, &[meeting_id.into(), invitation_id.into()], read_message).await
    }

    /// Returns an organizer's latest messages, newest first. Each has the names of its recipient and meeting, if they
    /// still exist.
    pub async fn outbox(&self, organizer_id: &str, limit: i64) -> Result<Vec<OutboxEntry>, StoreError> {
        const SQL: &str = "SELECT o.id, o.batch_id, o.organizer_id, o.meeting_id, o.invitation_id, o.kind, o.facts, \
                           o.message_id, o.made_at, o.due_at, o.attempts, o.state, o.answer, o.content, o.address, o.ended_at, \
                           i.name, COALESCE(o.address, i.email) AS email, COALESCE(m.title, m.room) AS heading FROM outbox o \
                           LEFT JOIN invitations i ON i.id = o.invitation_id LEFT JOIN meetings m ON m.id = o.meeting_id \
                           WHERE o.organizer_id = $1 ORDER BY o.made_at DESC, o.id DESC LIMIT $2";
        let read = |row: &Row<'_>| {
            Ok(OutboxEntry {
                message: read_message(row)?,
                name: row.optional_string("name")?,
                email: row.optional_string("email")?,
                heading: row.optional_string("heading")?,
            })
        };
        self.db.fetch(SQL, &[organizer_id.into(), limit.into()], read).await
    }

    /// Returns when the next message is due, if one is waiting.
    pub async fn next_message_at(&self) -> Result<Option<Timestamp>, StoreError> {
        const SQL: &str = "SELECT MIN(due_at) AS due_at FROM outbox WHERE ended_at IS NULL";
        self.db.fetch_one(SQL, &[], |row| row.optional_time("due_at")).await
    }

    /// Returns how many messages are waiting, for all organizers.
    pub async fn waiting_messages(&self) -> Result<i64, StoreError> {
        const SQL: &str = "SELECT COUNT(*) AS waiting FROM outbox WHERE ended_at IS NULL";
        self.db.fetch_one(SQL, &[], |row| row.integer("waiting")).await
    }
}

/// Locks one of the organizer's meetings until the end of the transaction. Returns `false` if there is no such meeting.
pub(super) async fn lock_meeting(tx: &mut Tx<'_>, organizer_id: &str, id: Uuid) -> Result<bool, StoreError> {
    const SQL: &str = "UPDATE meetings SET sequence = sequence WHERE id = $1 AND organizer_id = $2";
    Ok(tx.execute(SQL, &[id.into(), organizer_id.into()]).await? == 1)
}

/// Puts messages about a meeting into the outbox, in a transaction that has called [`lock_meeting`]. Returns how many.
pub(super) async fn enqueue_in(
    tx: &mut Tx<'_>,
    organizer_id: &str,
    meeting_id: Uuid,
    outgoing: Outgoing<'_>,
) -> Result<usize, StoreError> {
    let Outgoing { batch_id, host, choose, hold, entry } = outgoing;
    let meeting = tx.fetch_one(&select("WHERE id = $1"), &[meeting_id.into()], read_meeting).await?.meeting;
    let people = tx.fetch(&INVITATIONS, &[meeting_id.into()], read_invitation).await?;
    let messages = by_invitation(tx.fetch(MESSAGES, &[meeting_id.into()], read_message).await?);
    let messages = choose(&meeting, people, messages);
    let (made_at, entry) = (entry.at, Some(entry));
    insert_batch(tx, Batch { organizer_id, meeting_id, batch_id, host, messages, made_at, hold, entry }).await
}

/// Puts messages into the outbox. Returns how many are new.
pub(super) async fn insert_batch(tx: &mut Tx<'_>, batch: Batch<'_>) -> Result<usize, StoreError> {
    const INTO: &str = "outbox (id, batch_id, organizer_id, meeting_id, invitation_id, kind, facts, message_id, made_at, \
                        due_at, attempts, state)";
    let Batch { organizer_id, meeting_id, batch_id, host, messages, made_at, hold, entry } = batch;
    let row = |message: NewMessage| {
        // Sorts by the time of creation.
        let id = Uuid::now_v7();
        vec![
            id.into(),
            batch_id.into(),
            organizer_id.into(),
            meeting_id.into(),
            message.invitation_id.into(),
            message.kind.word().into(),
            message.facts.into(),
            format!("{id}@{host}").into(),
            made_at.into(),
            (made_at + hold).into(),
            Arg::from(0),
            MessageState::Waiting.word().into(),
        ]
    };
    let rows: Vec<Vec<Arg<'_>>> = messages.into_iter().map(row).collect();
    let count = tx.insert(INTO, &rows, "ON CONFLICT (batch_id, invitation_id) DO NOTHING").await?;
    let count = usize::try_from(count).unwrap_or(usize::MAX);
    if count > 0
        && let Some(entry) = entry
    {
        write_entry(tx, &entry.with(count_of(count, "message", "messages"))).await?;
    }
    Ok(count)
}

/// A message in an organizer's list of messages.
#[derive(Debug, Clone)]
pub struct OutboxEntry {
    /// The message.
    pub message: Message,
    /// The recipient's name.
    pub name: Option<String>,
    /// The address that the message was sent to, or else the recipient's email address.
    pub email: Option<String>,
    /// The title or room of the meeting.
    pub heading: Option<String>,
}

pub(super) fn by_invitation(messages: Vec<Message>) -> HashMap<Uuid, Vec<Message>> {
    let mut by_invitation: HashMap<Uuid, Vec<Message>> = HashMap::new();
    for message in messages {
        by_invitation.entry(message.invitation_id).or_default().push(message);
    }
    by_invitation
}
