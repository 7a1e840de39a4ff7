//! Whether and how links were shared.

use jiff::Timestamp;
use uuid::Uuid;

use super::{Arg, Store, StoreError, join_codes::execute_for};
use crate::{invite::sharing::SharedHow, token::KeyFingerprint};

/// How some links were shared.
#[derive(Debug, Clone, Copy)]
pub struct Mark {
    /// How.
    pub how: SharedHow,
    /// When.
    pub at: Timestamp,
    /// The API key that signs direct links.
    pub key: KeyFingerprint,
    /// Which version of the link, if it may have changed since.
    pub version: Option<i64>,
}

impl Store {
    /// Marks the links of some of a meeting's people as shared. The caller has checked that the meeting is the
    /// organizer's.
    pub async fn mark_shared(&self, meeting_id: Uuid, ids: &[Uuid], mark: Mark) -> Result<(), StoreError> {
        const SQL: &str = "UPDATE invitations SET shared_at = $2, shared_how = $3, key_fingerprint = $4, \
                           shared_version = COALESCE($5, link_version) \
                           WHERE meeting_id = $1 AND removed_at IS NULL AND id IN ";
        let Mark { how, at, key, version } = mark;
        let args: [Arg<'_>; 5] =
            [meeting_id.into(), at.into(), how.word().into(), key.to_string().into(), version.into()];
        let mut tx = self.db.begin().await?;
        execute_for(&mut tx, SQL, &args, ids).await?;
        tx.commit().await
    }

    /// Marks some of a meeting's people as not shared. The caller has checked that the meeting is the organizer's.
    pub async fn mark_not_shared(&self, meeting_id: Uuid, ids: &[Uuid]) -> Result<(), StoreError> {
        const SQL: &str = "UPDATE invitations SET shared_at = NULL, shared_how = NULL, shared_version = NULL \
                           WHERE meeting_id = $1 AND id IN ";
        let mut tx = self.db.begin().await?;
        execute_for(&mut tx, SQL, &[meeting_id.into()], ids).await?;
        tx.commit().await
    }
}
