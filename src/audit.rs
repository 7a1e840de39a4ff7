//! What was done with links, API keys and accounts: by whom, when, from where.
//!
//! An entry holds no token, no link and no name of anyone invited: it outlives all three.

use jiff::Timestamp;
use uuid::Uuid;

/// A kind of thing that is noted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    /// Someone signed in.
    SignedIn,
    /// An attempt to sign in failed.
    SignInFailed,
    /// Someone signed out.
    SignedOut,
    /// Sessions were ended from another one.
    SessionsEnded,
    /// A password was set.
    PasswordSet,
    /// Links or tokens were made.
    Issued,
    /// Links were shown, or read by a program.
    Showed,
    /// Links were taken away as a file or a printed page.
    Exported,
    /// Invitations were handed to the outbox.
    Mailed,
    /// A meeting or someone in it was changed.
    Changed,
    /// Someone was taken off a meeting's list.
    Dropped,
    /// A meeting was deleted.
    Deleted,
    /// A room was made, changed or emptied at Daily.
    RoomChanged,
    /// An API key was made.
    KeyMade,
    /// An API key was withdrawn.
    KeyWithdrawn,
    /// Someone may sign in from now on.
    OrganizerAdded,
    /// An organizer's role or state was changed.
    OrganizerChanged,
    /// An organizer was removed with everything theirs.
    OrganizerRemoved,
    /// How long things are kept was changed.
    RetentionChanged,
    /// The database was filled from a backup.
    Restored,
    /// People of meetings past, and entries past their time, were removed.
    Removed,
}

impl Action {
    /// Every one.
    pub const ALL: [Self; 21] = [
        Self::SignedIn,
        Self::SignInFailed,
        Self::SignedOut,
        Self::SessionsEnded,
        Self::PasswordSet,
        Self::Issued,
        Self::Showed,
        Self::Exported,
        Self::Mailed,
        Self::Changed,
        Self::Dropped,
        Self::Deleted,
        Self::RoomChanged,
        Self::KeyMade,
        Self::KeyWithdrawn,
        Self::OrganizerAdded,
        Self::OrganizerChanged,
        Self::OrganizerRemoved,
        Self::RetentionChanged,
        Self::Restored,
        Self::Removed,
    ];

    /// Its word in the database, in queries and in files.
    pub fn word(self) -> &'static str {
        match self {
            Self::SignedIn => "signed_in",
            Self::SignInFailed => "sign_in_failed",
            Self::SignedOut => "signed_out",
            Self::SessionsEnded => "sessions_ended",
            Self::PasswordSet => "password_set",
            Self::Issued => "issued",
            Self::Showed => "showed",
            Self::Exported => "exported",
            Self::Mailed => "mailed",
            Self::Changed => "changed",
            Self::Dropped => "dropped",
            Self::Deleted => "deleted",
            Self::RoomChanged => "room_changed",
            Self::KeyMade => "key_made",
            Self::KeyWithdrawn => "key_withdrawn",
            Self::OrganizerAdded => "organizer_added",
            Self::OrganizerChanged => "organizer_changed",
            Self::OrganizerRemoved => "organizer_removed",
            Self::RetentionChanged => "retention_changed",
            Self::Restored => "restored",
            Self::Removed => "removed",
        }
    }

    /// What a page calls it.
    pub fn in_words(self) -> &'static str {
        match self {
            Self::SignedIn => "signed in",
            Self::SignInFailed => "failed to sign in",
            Self::SignedOut => "signed out",
            Self::SessionsEnded => "ended sessions",
            Self::PasswordSet => "set a password",
            Self::Issued => "made links",
            Self::Showed => "showed links",
            Self::Exported => "took links as a file",
            Self::Mailed => "mailed links",
            Self::Changed => "changed a meeting",
            Self::Dropped => "took someone off a meeting",
            Self::Deleted => "deleted a meeting",
            Self::RoomChanged => "changed a room",
            Self::KeyMade => "made an API key",
            Self::KeyWithdrawn => "withdrew an API key",
            Self::OrganizerAdded => "added an organizer",
            Self::OrganizerChanged => "changed an organizer",
            Self::OrganizerRemoved => "removed an organizer",
            Self::RetentionChanged => "changed how long things are kept",
            Self::Restored => "restored a backup",
            Self::Removed => "removed what was past its time",
        }
    }
}

impl std::str::FromStr for Action {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let found = Self::ALL.into_iter().find(|action| action.word() == text);
        found.ok_or_else(|| format!("“{text}” is nothing that is noted"))
    }
}

/// One thing that was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Made by the program.
    pub id: String,
    /// When.
    pub at: Timestamp,
    /// The account of whoever did it, where it is one.
    pub organizer_id: Option<String>,
    /// Who did it: an organizer's mail address, or what did it instead.
    pub organizer: String,
    /// The name of the API key that was shown, where a program did it.
    pub api_key: Option<String>,
    /// The network address that it came from.
    pub client: Option<String>,
    /// What.
    pub action: Action,
    /// With which meeting, where it is one.
    pub meeting_id: Option<String>,
    /// More about it: a room, how many people, the name of a key.
    pub detail: Option<String>,
}

impl Entry {
    /// Something that was done from a shell.
    pub fn by_shell(action: Action, at: Timestamp) -> Self {
        Self::by("the command line", action, at)
    }

    /// Something that the program does by itself.
    pub fn by_program(action: Action, at: Timestamp) -> Self {
        Self::by("Latchkey", action, at)
    }

    /// Something done by whoever is called so.
    pub fn by(who: impl Into<String>, action: Action, at: Timestamp) -> Self {
        Self {
            id: Uuid::now_v7().to_string(),
            at,
            organizer_id: None,
            organizer: who.into(),
            api_key: None,
            client: None,
            action,
            meeting_id: None,
            detail: None,
        }
    }

    /// With which meeting.
    #[must_use]
    pub fn about(self, meeting_id: Uuid) -> Self {
        Self { meeting_id: Some(meeting_id.to_string()), ..self }
    }

    /// With more about it.
    #[must_use]
    pub fn with(self, detail: impl Into<String>) -> Self {
        Self { detail: Some(detail.into()), ..self }
    }
}

/// So many of something, in words.
pub fn count_of(count: usize, one: &str, many: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{count} {many}") }
}
