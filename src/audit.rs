//! The entries of the activity log: who did what with links, API keys and accounts, when and from where.
//!
//! An entry contains no tokens, no links and no names of invitees, because it is kept longer than they are.

use jiff::Timestamp;
use uuid::Uuid;

/// A kind of activity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    /// Someone signed in.
    SignedIn,
    /// An attempt to sign in failed.
    SignInFailed,
    /// Someone signed out.
    SignedOut,
    /// Sessions were ended from another session.
    SessionsEnded,
    /// A password was set.
    PasswordSet,
    /// Links or tokens were created.
    Issued,
    /// Links were shown, or read by a program.
    Showed,
    /// Links were downloaded or printed.
    Exported,
    /// Invitations were put into the outbox.
    Mailed,
    /// A meeting or an invitee was changed.
    Changed,
    /// An invitee was removed from a meeting.
    InviteeRemoved,
    /// Removing an invitee was undone.
    RemovalUndone,
    /// Join links were revoked.
    LinksRevoked,
    /// The revocation of join links was undone.
    RevocationUndone,
    /// Join links were replaced.
    LinksReplaced,
    /// A meeting was deleted.
    Deleted,
    /// A room was created or changed at Daily, or someone was removed from it.
    RoomChanged,
    /// An API key was created.
    KeyCreated,
    /// An API key was revoked.
    KeyRevoked,
    /// An organizer was added.
    OrganizerAdded,
    /// An organizer's role or state was changed.
    OrganizerChanged,
    /// An organizer was removed with all their data.
    OrganizerRemoved,
    /// A template was saved, renamed or deleted.
    TemplatesChanged,
    /// A webhook was added or removed, or its secret rotated.
    WebhooksChanged,
    /// People in an address book were deleted or downloaded.
    AddressBook,
    /// The data retention was changed.
    RetentionChanged,
    /// The branding was changed.
    BrandingChanged,
    /// The database was restored from a backup.
    Restored,
    /// People and log entries past their retention were removed.
    Removed,
}

impl Action {
    /// All actions.
    pub const ALL: [Self; 29] = [
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
        Self::InviteeRemoved,
        Self::RemovalUndone,
        Self::LinksRevoked,
        Self::RevocationUndone,
        Self::LinksReplaced,
        Self::Deleted,
        Self::RoomChanged,
        Self::KeyCreated,
        Self::KeyRevoked,
        Self::OrganizerAdded,
        Self::OrganizerChanged,
        Self::OrganizerRemoved,
        Self::TemplatesChanged,
        Self::WebhooksChanged,
        Self::AddressBook,
        Self::RetentionChanged,
        Self::BrandingChanged,
        Self::Restored,
        Self::Removed,
    ];

    /// Returns the word for the action in the database, in queries and in files.
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
            Self::InviteeRemoved => "dropped",
            Self::RemovalUndone => "removal_undone",
            Self::LinksRevoked => "links_revoked",
            Self::RevocationUndone => "revocation_undone",
            Self::LinksReplaced => "links_replaced",
            Self::Deleted => "deleted",
            Self::RoomChanged => "room_changed",
            Self::KeyCreated => "key_made",
            Self::KeyRevoked => "key_withdrawn",
            Self::OrganizerAdded => "organizer_added",
            Self::OrganizerChanged => "organizer_changed",
            Self::OrganizerRemoved => "organizer_removed",
            Self::TemplatesChanged => "templates_changed",
            Self::WebhooksChanged => "webhooks_changed",
            Self::AddressBook => "address_book",
            Self::RetentionChanged => "retention_changed",
            Self::BrandingChanged => "branding_changed",
            Self::Restored => "restored",
            Self::Removed => "removed",
        }
    }
}

impl std::str::FromStr for Action {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let found = Self::ALL.into_iter().find(|action| action.word() == text);
        found.ok_or_else(|| format!("unknown activity “{text}”"))
    }
}

/// The actor of commands.
pub const BY_SHELL: &str = "the command line";

/// The actor of sign-in attempts with an unknown email address.
pub const BY_UNKNOWN: &str = "an unknown address";

/// An entry of the activity log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The id.
    pub id: String,
    /// When it happened.
    pub at: Timestamp,
    /// The id of the organizer who did it, if an organizer did.
    pub organizer_id: Option<String>,
    /// Who did it: an organizer's email address, or another description.
    pub organizer: String,
    /// The name of the API key, if a program did it.
    pub api_key: Option<String>,
    /// The client's network address.
    pub client: Option<String>,
    /// What happened.
    pub action: Action,
    /// The meeting, if it is about one.
    pub meeting_id: Option<String>,
    /// Details, such as a room, a number of people or the name of an API key.
    pub detail: Option<String>,
}

impl Entry {
    /// Creates an entry for something done from the command line.
    pub fn by_shell(action: Action, at: Timestamp) -> Self {
        Self::by(BY_SHELL, action, at)
    }

    /// Creates an entry for something that the program did by itself.
    pub fn by_program(action: Action, at: Timestamp) -> Self {
        Self::by("Latchkey", action, at)
    }

    /// Creates an entry for something done by `who`.
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

    /// Adds the meeting.
    #[must_use]
    pub fn about(self, meeting_id: Uuid) -> Self {
        Self { meeting_id: Some(meeting_id.to_string()), ..self }
    }

    /// Adds details.
    #[must_use]
    pub fn with(self, detail: impl Into<String>) -> Self {
        Self { detail: Some(detail.into()), ..self }
    }
}

/// Formats a count with its noun: `1 person`, `2 people`.
pub fn count_of(count: usize, one: &str, many: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{count} {many}") }
}
