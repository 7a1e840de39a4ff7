//! The outbox: messages to be mailed, and what became of each.

use std::collections::HashMap;

use jiff::Timestamp;
use uuid::Uuid;

use super::{
    Arg, Row, Store, StoreError, Tx,
    invitations::{INVITATIONS, read_invitation},
    meetings::{read_meeting, select},
    write_entry,
};
use crate::{
    audit::{Entry, count_of},
    invite::{Invitation, Meeting},
};

/// What a message is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MessageKind {
    /// It invites a person, or invites again after a change.
    Invitation,
    /// It tells a person that they are no longer invited.
    Cancellation,
    /// It shows an organizer what a person would get.
    Test,
}

impl MessageKind {
    fn word(self) -> &'static str {
        match self {
            Self::Invitation => "invitation",
            Self::Cancellation => "cancellation",
            Self::Test => "test",
        }
    }

    fn of(word: &str) -> Self {
        match word {
            "cancellation" => Self::Cancellation,
            "test" => Self::Test,
            _ => Self::Invitation,
        }
    }
}

/// What has become of a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MessageState {
    /// It waits for its turn, or for the next attempt.
    Waiting,
    /// It is being sent.
    Sending,
    /// The mail server took it.
    Accepted,
    /// The mail server refused it for good.
    Refused,
    /// It was tried for as long as it made sense.
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

    fn of(word: &str) -> Self {
        match word {
            "sending" => Self::Sending,
            "accepted" => Self::Accepted,
            "refused" => Self::Refused,
            "given-up" => Self::GivenUp,
            _ => Self::Waiting,
        }
    }

    /// Whether nothing more will become of it.
    pub fn is_final(self) -> bool {
        matches!(self, Self::Accepted | Self::Refused | Self::GivenUp)
    }

    /// Whether it did not arrive, and will not.
    pub fn is_failure(self) -> bool {
        matches!(self, Self::Refused | Self::GivenUp)
    }
}

/// A message of the outbox.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// Its id.
    pub id: Uuid,
    /// Whose it is.
    pub organizer_id: String,
    /// The meeting it is about.
    pub meeting_id: Uuid,
    /// The invitation it is about.
    pub invitation_id: Uuid,
    /// What it is for.
    pub kind: MessageKind,
    /// What a cancellation is rendered from, as JSON, since what it is about is gone.
    pub facts: Option<String>,
    /// Its Message-ID, without the angles.
    pub message_id: String,
    /// When it was made: its Date.
    pub made_at: Timestamp,
    /// When it is tried the next time; while it is being sent, until when that may take.
    pub due_at: Timestamp,
    /// How often it was tried.
    pub attempts: i64,
    /// What has become of it.
    pub state: MessageState,
    /// What the mail server answered last, or why it was not reached.
    pub answer: Option<String>,
    /// What stood in it, as a hash, once it was tried.
    pub content: Option<String>,
    /// When nothing more was to become of it.
    pub ended_at: Option<Timestamp>,
}

/// A message to be made.
#[derive(Debug, Clone)]
pub struct NewMessage {
    /// The invitation it is about.
    pub invitation_id: Uuid,
    /// What it is for.
    pub kind: MessageKind,
    /// What a cancellation is rendered from.
    pub facts: Option<String>,
}

/// The columns of [`Message`].
const COLUMNS: &str = "id, organizer_id, meeting_id, invitation_id, kind, facts, message_id, made_at, due_at, attempts, \
                       state, answer, content, ended_at";

/// Every message about a meeting, the latest last.
const MESSAGES: &str = "SELECT id, organizer_id, meeting_id, invitation_id, kind, facts, message_id, made_at, due_at, \
                        attempts, state, answer, content, ended_at FROM outbox WHERE meeting_id = $1 \
                        ORDER BY made_at, id";

fn read_message(row: &Row<'_>) -> Result<Message, StoreError> {
    row.record("message", |row| {
        Ok(Message {
            id: row.text("id")?.parse()?,
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
            ended_at: row.optional_time("ended_at")?,
        })
    })
}

/// Which messages about a meeting are put into the outbox, from the meeting, its people, and the messages to each so far.
pub type Choose<'a> =
    Box<dyn FnOnce(&Meeting, Vec<Invitation>, HashMap<Uuid, Vec<Message>>) -> Vec<NewMessage> + Send + 'a>;

/// Messages about a meeting to put into the outbox, whole or not at all, and each once.
pub struct Outgoing<'a> {
    /// Tells the messages of one form from those of another: a second post of it makes none.
    pub batch_id: Uuid,
    /// The host in their Message-IDs.
    pub host: &'a str,
    /// Which messages. Nobody else chooses for this meeting meanwhile.
    pub choose: Choose<'a>,
    /// Who puts them there, for the activity log.
    pub entry: Entry,
}

/// What became of an attempt to send a message.
#[derive(Debug, Clone, Copy)]
pub struct Outcome<'a> {
    /// How the message stands now.
    pub state: MessageState,
    /// When it is tried again, if it is.
    pub due_at: Timestamp,
    /// What the mail server answered, or why it was not reached.
    pub answer: &'a str,
    /// What stood in it, as a hash, if it was tried.
    pub content: Option<&'a str>,
}

/// The limits on how much is sent.
#[derive(Debug, Clone, Copy)]
pub struct SendLimits {
    /// Attempts a minute, of all instances together.
    pub per_minute: u32,
    /// Attempts an hour for each organizer.
    pub per_hour: u32,
}

impl Store {
    /// Puts messages about a meeting into the outbox. `None` where it is not the organizer's meeting; else how many.
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

    /// Takes the next message that is due, for as long as the lease lasts. Two never take the same.
    pub async fn claim_message(
        &self,
        now: Timestamp,
        lease_until: Timestamp,
        limits: SendLimits,
    ) -> Result<Option<Message>, StoreError> {
        // The condition stands twice: PostgreSQL asks the outer one again after it has waited for another's lock. Grouped
        // by a bare column, SQLite would read the whole outbox in the order of that column's index. Attempts of a time to
        // come were made before the clock was set back, and do not count.
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

    /// Lets go of what was being sent when the program ended. Where another instance may be sending it, the lease has to
    /// run out.
    pub async fn release_messages(&self, now: Timestamp) -> Result<(), StoreError> {
        const SQL: &str =
            "UPDATE outbox SET due_at = $1, state = 'waiting' WHERE state = 'sending' AND ended_at IS NULL";
        if self.db.is_for_one_instance() {
            self.db.execute(SQL, &[now.into()]).await?;
        }
        Ok(())
    }

    /// Moves the times of messages that were made or tried more than a minute after now: the clock was set back since. What waits to be tried again waits for as long as it was to, what is being sent has its lease
    /// anew. Answers how many there were.
    pub async fn follow_clock_back(&self, now: Timestamp) -> Result<u64, StoreError> {
        const NEW: &str =
            "UPDATE outbox SET due_at = $1 WHERE ended_at IS NULL AND attempted_at IS NULL AND due_at > $1 + 60";
        const TRIED: &str = "UPDATE outbox SET due_at = due_at - (attempted_at - $1), attempted_at = $1 \
                             WHERE ended_at IS NULL AND attempted_at > $1 + 60";
        let new = self.db.execute(NEW, &[now.into()]).await?;
        Ok(new + self.db.execute(TRIED, &[now.into()]).await?)
    }

    /// Notes what became of an attempt; whoever took the message over after its lease was out has the say. What a
    /// cancellation was rendered from is forgotten once it is accepted.
    pub async fn note_attempt(
        &self,
        message: &Message,
        outcome: &Outcome<'_>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        const SQL: &str = "UPDATE outbox SET state = $3, due_at = $4, answer = $5, content = $6, ended_at = $7, \
                           facts = CASE WHEN $3 = 'accepted' THEN NULL ELSE facts END \
                           WHERE id = $1 AND attempts = $2 AND ended_at IS NULL";
        let args = [
            message.id.into(),
            message.attempts.into(),
            outcome.state.word().into(),
            outcome.due_at.into(),
            outcome.answer.into(),
            outcome.content.into(),
            outcome.state.is_final().then_some(now).into(),
        ];
        self.db.execute(SQL, &args).await.map(drop)
    }

    /// Every message about a meeting, by invitation, the latest last. The caller has made sure whose meeting it is.
    pub async fn messages_of(&self, meeting_id: Uuid) -> Result<HashMap<Uuid, Vec<Message>>, StoreError> {
        Ok(by_invitation(self.db.fetch(MESSAGES, &[meeting_id.into()], read_message).await?))
    }

    /// Every message about one invitation, the latest last. The caller has made sure whose meeting it is.
    pub async fn messages_to(&self, meeting_id: Uuid, invitation_id: Uuid) -> Result<Vec<Message>, StoreError> {
        let sql =
            format!("SELECT {COLUMNS} FROM outbox WHERE meeting_id = $1 AND invitation_id = $2 ORDER BY made_at, id");
        self.db.fetch(&sql, &[meeting_id.into(), invitation_id.into()], read_message).await
    }

    /// An organizer's latest messages, the newest first, with the names of whom they are to and of what they are about,
    /// where those are still there.
    pub async fn outbox(&self, organizer_id: &str, limit: i64) -> Result<Vec<OutboxEntry>, StoreError> {
        const SQL: &str = "SELECT o.id, o.organizer_id, o.meeting_id, o.invitation_id, o.kind, o.facts, o.message_id, \
                           o.made_at, o.due_at, o.attempts, o.state, o.answer, o.content, o.ended_at, i.name, i.email, \
                           COALESCE(m.title, m.room) AS heading FROM outbox o \
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

    /// When the next message is due, if one waits.
    pub async fn next_message_at(&self) -> Result<Option<Timestamp>, StoreError> {
        const SQL: &str = "SELECT MIN(due_at) AS due_at FROM outbox WHERE ended_at IS NULL";
        self.db.fetch_one(SQL, &[], |row| row.optional_time("due_at")).await
    }

    /// How many messages are still to be sent, by whomever.
    pub async fn waiting_messages(&self) -> Result<i64, StoreError> {
        const SQL: &str = "SELECT COUNT(*) AS waiting FROM outbox WHERE ended_at IS NULL";
        self.db.fetch_one(SQL, &[], |row| row.integer("waiting")).await
    }

    /// The organizer's choice whether mails bring a calendar entry along.
    pub async fn mails_calendar(&self, organizer_id: &str) -> Result<bool, StoreError> {
        const SQL: &str = "SELECT mails_calendar FROM organizers WHERE id = $1";
        let choice = self.db.fetch_optional(SQL, &[organizer_id.into()], |row| row.boolean("mails_calendar")).await?;
        Ok(choice.unwrap_or(true))
    }

    /// Sets that choice.
    pub async fn set_mails_calendar(&self, organizer_id: &str, choice: bool) -> Result<(), StoreError> {
        const SQL: &str = "UPDATE organizers SET mails_calendar = $2 WHERE id = $1";
        self.db.execute(SQL, &[organizer_id.into(), choice.into()]).await.map(drop)
    }
}

/// Makes others who write to an organizer's meeting wait until the end of a transaction, and changes nothing. Returns
/// `false` if there is no such meeting.
pub(super) async fn lock_meeting(tx: &mut Tx<'_>, organizer_id: &str, id: Uuid) -> Result<bool, StoreError> {
    const SQL: &str = "UPDATE meetings SET sequence = sequence WHERE id = $1 AND organizer_id = $2";
    Ok(tx.execute(SQL, &[id.into(), organizer_id.into()]).await? == 1)
}

/// Puts messages about a meeting into the outbox as a part of a transaction that holds [`lock_meeting`]. Returns how many.
pub(super) async fn enqueue_in(
    tx: &mut Tx<'_>,
    organizer_id: &str,
    meeting_id: Uuid,
    outgoing: Outgoing<'_>,
) -> Result<usize, StoreError> {
    const INTO: &str = "outbox (id, batch_id, organizer_id, meeting_id, invitation_id, kind, facts, message_id, made_at, \
                        due_at, attempts, state)";
    let Outgoing { batch_id, host, choose, entry } = outgoing;
    let now = entry.at;
    let meeting = tx.fetch_one(&select("WHERE id = $1"), &[meeting_id.into()], read_meeting).await?.meeting;
    let people = tx.fetch(INVITATIONS, &[meeting_id.into()], read_invitation).await?;
    let messages = by_invitation(tx.fetch(MESSAGES, &[meeting_id.into()], read_message).await?);
    let row = |message: NewMessage| {
        // Sorts by the time it was made.
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
            now.into(),
            now.into(),
            Arg::from(0),
            MessageState::Waiting.word().into(),
        ]
    };
    let rows: Vec<Vec<Arg<'_>>> = choose(&meeting, people, messages).into_iter().map(row).collect();
    let count = tx.insert(INTO, &rows, "ON CONFLICT (batch_id, invitation_id) DO NOTHING").await?;
    let count = usize::try_from(count).unwrap_or(usize::MAX);
    if count > 0 {
        write_entry(tx, &entry.with(count_of(count, "message", "messages"))).await?;
    }
    Ok(count)
}

/// A message in the list of an organizer's messages.
#[derive(Debug, Clone)]
pub struct OutboxEntry {
    /// The message.
    pub message: Message,
    /// Whom it is to.
    pub name: Option<String>,
    /// Their address.
    pub email: Option<String>,
    /// What the meeting is called.
    pub heading: Option<String>,
}

fn by_invitation(messages: Vec<Message>) -> HashMap<Uuid, Vec<Message>> {
    let mut by_invitation: HashMap<Uuid, Vec<Message>> = HashMap::new();
    for message in messages {
        by_invitation.entry(message.invitation_id).or_default().push(message);
    }
    by_invitation
}
