//! The outbox: messages to be mailed, and what became of each.

use std::collections::HashMap;

use jiff::Timestamp;
use sqlx::QueryBuilder;
use uuid::Uuid;

use super::{
    Store, StoreError,
    meetings::{INVITATIONS, InvitationRecord},
    on_pool, write_entry,
};
use crate::{
    audit::{Entry, count_of},
    invite::Invitation,
};

/// How many messages go into one statement: under SQLite's limit of 32,766 values.
const ROWS_AT_ONCE: usize = 1000;

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

#[derive(sqlx::FromRow)]
struct MessageRecord {
    id: String,
    organizer_id: String,
    meeting_id: String,
    invitation_id: String,
    kind: String,
    facts: Option<String>,
    message_id: String,
    made_at: i64,
    due_at: i64,
    attempts: i64,
    state: String,
    answer: Option<String>,
    content: Option<String>,
    ended_at: Option<i64>,
}

/// The columns of [`MessageRecord`].
macro_rules! columns {
    () => {
        "id, organizer_id, meeting_id, invitation_id, kind, facts, message_id, made_at, due_at, attempts, state, answer, \
         content, ended_at"
    };
}

/// Every message about a meeting, the latest last.
const MESSAGES: &str = concat!("SELECT ", columns!(), " FROM outbox WHERE meeting_id = $1 ORDER BY made_at, id");

impl MessageRecord {
    fn read(self) -> Result<Message, StoreError> {
        let what = format!("message {}", self.id);
        let read = || -> Result<Message, Box<dyn std::error::Error>> {
            Ok(Message {
                id: self.id.parse()?,
                organizer_id: self.organizer_id,
                meeting_id: self.meeting_id.parse()?,
                invitation_id: self.invitation_id.parse()?,
                kind: MessageKind::of(&self.kind),
                facts: self.facts,
                message_id: self.message_id,
                made_at: Timestamp::from_second(self.made_at)?,
                due_at: Timestamp::from_second(self.due_at)?,
                attempts: self.attempts,
                state: MessageState::of(&self.state),
                answer: self.answer,
                content: self.content,
                ended_at: self.ended_at.map(Timestamp::from_second).transpose()?,
            })
        };
        read().map_err(|error| StoreError::Damaged { what, why: error.to_string() })
    }
}

fn read_all(records: Vec<MessageRecord>) -> Result<Vec<Message>, StoreError> {
    records.into_iter().map(MessageRecord::read).collect()
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
    /// Puts messages about a meeting into the outbox, whole or not at all, and each once: `choose` says which, from the
    /// people and the latest message to each; nobody else chooses meanwhile. `None` where it is not the organizer's
    /// meeting; else how many there are.
    pub async fn enqueue(
        &self,
        organizer_id: &str,
        meeting_id: Uuid,
        batch_id: Uuid,
        host: &str,
        choose: impl FnOnce(Vec<Invitation>, HashMap<Uuid, Vec<Message>>) -> Vec<NewMessage>,
        entry: Entry,
    ) -> Result<Option<usize>, StoreError> {
        // It changes nothing, and makes others who choose for this meeting wait.
        const LOCK: &str = "UPDATE meetings SET sequence = sequence WHERE id = $1 AND organizer_id = $2";
        let id = meeting_id.to_string();
        let now = entry.at;
        on_pool!(self, pool => {
            let mut tx = pool.begin().await?;
            if sqlx::query(LOCK).bind(&id).bind(organizer_id).execute(&mut *tx).await?.rows_affected() == 0 {
                return Ok(None);
            }
            let people: Vec<InvitationRecord> = sqlx::query_as(INVITATIONS).bind(&id).fetch_all(&mut *tx).await?;
            let people = people.into_iter().map(InvitationRecord::read).collect::<Result<_, _>>()?;
            let messages: Vec<MessageRecord> = sqlx::query_as(MESSAGES).bind(&id).fetch_all(&mut *tx).await?;
            let chosen = choose(people, by_invitation(read_all(messages)?));
            let mut count = 0;
            for chunk in chosen.chunks(ROWS_AT_ONCE) {
                let mut query = QueryBuilder::new(
                    "INSERT INTO outbox (id, batch_id, organizer_id, meeting_id, invitation_id, kind, facts, message_id, \
                     made_at, due_at, attempts, state) ",
                );
                query.push_values(chunk, |mut row, message| {
                    // Sorts by the time it was made.
                    let message_uuid = Uuid::now_v7();
                    row.push_bind(message_uuid.to_string())
                        .push_bind(batch_id.to_string())
                        .push_bind(organizer_id)
                        .push_bind(&id)
                        .push_bind(message.invitation_id.to_string())
                        .push_bind(message.kind.word())
                        .push_bind(message.facts.clone())
                        .push_bind(format!("{message_uuid}@{host}"))
                        .push_bind(now.as_second())
                        .push_bind(now.as_second())
                        .push_bind(0_i64)
                        .push_bind(MessageState::Waiting.word());
                });
                query.push(" ON CONFLICT (batch_id, invitation_id) DO NOTHING");
                count += query.build().execute(&mut *tx).await?.rows_affected();
            }
            let count = usize::try_from(count).unwrap_or(usize::MAX);
            if count > 0 {
                let detail = count_of(count, "message", "messages");
                write_entry!(&mut *tx, &entry.with(detail));
            }
            tx.commit().await?;
            Ok(Some(count))
        })
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
        const SQL: &str = concat!(
            "UPDATE outbox SET state = 'sending', due_at = $2, attempts = attempts + 1, attempted_at = $1 \
             WHERE id = (SELECT id FROM outbox WHERE ended_at IS NULL AND due_at <= $1 \
             AND (SELECT COUNT(*) FROM outbox WHERE attempted_at > $3 AND attempted_at <= $1 + 60) < $4 \
             AND organizer_id NOT IN (SELECT organizer_id || '' FROM outbox \
             WHERE attempted_at > $5 AND attempted_at <= $1 + 60 GROUP BY organizer_id || '' HAVING COUNT(*) >= $6) \
             ORDER BY due_at, id LIMIT 1) \
             AND ended_at IS NULL AND due_at <= $1 RETURNING ",
            columns!()
        );
        let record: Option<MessageRecord> = on_pool!(self, pool => sqlx::query_as(SQL)
            .bind(now.as_second())
            .bind(lease_until.as_second())
            .bind(now.as_second() - 60)
            .bind(i64::from(limits.per_minute))
            .bind(now.as_second() - 3600)
            .bind(i64::from(limits.per_hour))
            .fetch_optional(pool)
            .await?);
        record.map(MessageRecord::read).transpose()
    }

    /// Lets go of what was being sent when the program ended. On PostgreSQL another instance may be sending it: there the
    /// lease has to run out.
    pub async fn release_messages(&self, now: Timestamp) -> Result<(), StoreError> {
        const SQL: &str =
            "UPDATE outbox SET due_at = $1, state = 'waiting' WHERE state = 'sending' AND ended_at IS NULL";
        if let Self::Sqlite(pool) = self {
            sqlx::query(SQL).bind(now.as_second()).execute(pool).await?;
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
        let now = now.as_second();
        on_pool!(self, pool => {
            let new = sqlx::query(NEW).bind(now).execute(pool).await?.rows_affected();
            Ok(new + sqlx::query(TRIED).bind(now).execute(pool).await?.rows_affected())
        })
    }

    /// Notes what became of an attempt; whoever took the message over after its lease was out has the say. What a
    /// cancellation was rendered from is forgotten once it is accepted.
    pub async fn note_attempt(
        &self,
        message: &Message,
        state: MessageState,
        due_at: Timestamp,
        answer: &str,
        content: Option<&str>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        const SQL: &str = "UPDATE outbox SET state = $3, due_at = $4, answer = $5, content = $6, ended_at = $7, \
                           facts = CASE WHEN $3 = 'accepted' THEN NULL ELSE facts END \
                           WHERE id = $1 AND attempts = $2 AND ended_at IS NULL";
        let ended_at = state.is_final().then_some(now.as_second());
        on_pool!(self, pool => sqlx::query(SQL)
            .bind(message.id.to_string())
            .bind(message.attempts)
            .bind(state.word())
            .bind(due_at.as_second())
            .bind(answer)
            .bind(content)
            .bind(ended_at)
            .execute(pool)
            .await?
            .rows_affected());
        Ok(())
    }

    /// Every message about a meeting, by invitation, the latest last. The caller has made sure whose meeting it is.
    pub async fn messages_of(&self, meeting_id: Uuid) -> Result<HashMap<Uuid, Vec<Message>>, StoreError> {
        let records: Vec<MessageRecord> =
            on_pool!(self, pool => sqlx::query_as(MESSAGES).bind(meeting_id.to_string()).fetch_all(pool).await?);
        Ok(by_invitation(read_all(records)?))
    }

    /// Every message about one invitation, the latest last. The caller has made sure whose meeting it is.
    pub async fn messages_to(&self, meeting_id: Uuid, invitation_id: Uuid) -> Result<Vec<Message>, StoreError> {
        const SQL: &str = concat!(
            "SELECT ",
            columns!(),
            " FROM outbox WHERE meeting_id = $1 AND invitation_id = $2 ORDER BY made_at, id"
        );
        let records: Vec<MessageRecord> = on_pool!(self, pool => sqlx::query_as(SQL)
            .bind(meeting_id.to_string())
            .bind(invitation_id.to_string())
            .fetch_all(pool)
            .await?);
        read_all(records)
    }

    /// An organizer's latest messages, the newest first, with the names of whom they are to and of what they are about,
    /// where those are still there.
    pub async fn outbox(&self, organizer_id: &str, limit: i64) -> Result<Vec<OutboxEntry>, StoreError> {
        const SQL: &str = "SELECT o.id, o.organizer_id, o.meeting_id, o.invitation_id, o.kind, o.facts, o.message_id, \
                           o.made_at, o.due_at, o.attempts, o.state, o.answer, o.content, o.ended_at, i.name, i.email, \
                           COALESCE(m.title, m.room) AS heading FROM outbox o \
                           LEFT JOIN invitations i ON i.id = o.invitation_id LEFT JOIN meetings m ON m.id = o.meeting_id \
                           WHERE o.organizer_id = $1 ORDER BY o.made_at DESC, o.id DESC LIMIT $2";
        #[derive(sqlx::FromRow)]
        struct Row {
            #[sqlx(flatten)]
            message: MessageRecord,
            name: Option<String>,
            email: Option<String>,
            heading: Option<String>,
        }
        let rows: Vec<Row> =
            on_pool!(self, pool => sqlx::query_as(SQL).bind(organizer_id).bind(limit).fetch_all(pool).await?);
        let read = |row: Row| {
            let Row { message, name, email, heading } = row;
            Ok(OutboxEntry { message: message.read()?, name, email, heading })
        };
        rows.into_iter().map(read).collect()
    }

    /// When the next message is due, if one waits.
    pub async fn next_message_at(&self) -> Result<Option<Timestamp>, StoreError> {
        const SQL: &str = "SELECT MIN(due_at) FROM outbox WHERE ended_at IS NULL";
        let next: Option<i64> = on_pool!(self, pool => sqlx::query_scalar(SQL).fetch_one(pool).await?);
        Ok(next.and_then(|seconds| Timestamp::from_second(seconds).ok()))
    }

    /// How many messages are still to be sent, by whomever.
    pub async fn waiting_messages(&self) -> Result<i64, StoreError> {
        const SQL: &str = "SELECT COUNT(*) FROM outbox WHERE ended_at IS NULL";
        Ok(on_pool!(self, pool => sqlx::query_scalar(SQL).fetch_one(pool).await?))
    }

    /// The organizer's choice whether mails bring a calendar entry along.
    pub async fn mails_calendar(&self, organizer_id: &str) -> Result<bool, StoreError> {
        const SQL: &str = "SELECT mails_calendar FROM organizers WHERE id = $1";
        let choice: Option<bool> =
            on_pool!(self, pool => sqlx::query_scalar(SQL).bind(organizer_id).fetch_optional(pool).await?);
        Ok(choice.unwrap_or(true))
    }

    /// Sets that choice.
    pub async fn set_mails_calendar(&self, organizer_id: &str, choice: bool) -> Result<(), StoreError> {
        const SQL: &str = "UPDATE organizers SET mails_calendar = $2 WHERE id = $1";
        on_pool!(self, pool => sqlx::query(SQL).bind(organizer_id).bind(choice).execute(pool).await?.rows_affected());
        Ok(())
    }
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
