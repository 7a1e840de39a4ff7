//! Writes the codes of join links, in the transactions that change their meetings.

use jiff::Timestamp;
use uuid::Uuid;

use super::{Arg, Row, StoreError, Tx};
use crate::invite::join::LinkKey;

/// How many ids are in one statement.
pub(super) const IDS_AT_ONCE: usize = 500;

/// What is stored of a code whose meeting was deleted.
pub(super) const CANCELLED: &str = "cancelled";
/// What is stored of a code whose person was removed.
pub(super) const REMOVED: &str = "removed";

/// Sets from when the retention of a code counts, whose meeting still exists: now (`$1`), or when its links expire.
pub(super) const KEPT_FROM: &str = "kept_from = (SELECT CASE WHEN m.ends_at + 60 * m.closes_late > $1 \
                         THEN m.ends_at + 60 * m.closes_late ELSE $1 END FROM meetings m WHERE m.id = join_codes.meeting_id)";

/// Stores that a meeting is cancelled, in the transaction that deletes it.
pub(super) async fn cancel_codes(
    tx: &mut Tx<'_>,
    meeting_id: Uuid,
    by: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    let sql = format!(
        "UPDATE join_codes SET ended_as = '{CANCELLED}', ended_by = $3, {KEPT_FROM} WHERE meeting_id = $2 AND ended_as IS NULL"
    );
    tx.execute(&sql, &[now.into(), meeting_id.into(), by.into()]).await.map(drop)
}

/// Stores that all meetings of an organizer are cancelled, in the transaction that deletes the organizer.
pub(super) async fn cancel_codes_of(tx: &mut Tx<'_>, organizer_id: &str, now: Timestamp) -> Result<(), StoreError> {
    let sql = format!(
        "UPDATE join_codes SET ended_as = '{CANCELLED}', ended_by = (SELECT name FROM organizers WHERE id = $2), {KEPT_FROM} \
         WHERE meeting_id IN (SELECT id FROM meetings WHERE organizer_id = $2) AND ended_as IS NULL"
    );
    tx.execute(&sql, &[now.into(), organizer_id.into()]).await.map(drop)
}

/// Issues the codes of these versions of a meeting's invitations.
pub(super) async fn insert_codes(
    tx: &mut Tx<'_>,
    meeting_id: Uuid,
    key: &LinkKey,
    versions: &[(Uuid, i64)],
) -> Result<(), StoreError> {
    const INTO: &str = "join_codes (lookup, invitation_id, meeting_id, version)";
    let row = |&(id, version): &(Uuid, i64)| {
        let lookup = key.code(id, version).lookup().to_string();
        vec![lookup.into(), id.into(), meeting_id.into(), version.into()]
    };
    let rows: Vec<Vec<Arg<'_>>> = versions.iter().map(row).collect();
    tx.insert(INTO, &rows, "").await.map(drop)
}

/// Issues codes for those of a meeting's people who have none, as when the meeting did not have join links before. People
/// who were removed get one, too, because they can be brought back.
pub(super) async fn insert_missing_codes(tx: &mut Tx<'_>, meeting_id: Uuid, key: &LinkKey) -> Result<(), StoreError> {
    let missing = next_versions(tx, meeting_id).await?.into_iter().filter(|(_, version)| *version == 0).collect();
    insert_next_codes(tx, meeting_id, key, missing).await.map(drop)
}

/// Issues these versions of codes, which are each person's next one, for the time that the meeting has now. Returns how
/// many.
pub(super) async fn insert_next_codes(
    tx: &mut Tx<'_>,
    meeting_id: Uuid,
    key: &LinkKey,
    versions: Vec<(Uuid, i64)>,
) -> Result<u64, StoreError> {
    const SQL: &str = "UPDATE invitations SET code_version = COALESCE(code_version, -1) + 1, code_key = $2, \
                       invited_starts_at = (SELECT starts_at FROM meetings WHERE id = $1), \
                       invited_ends_at = (SELECT ends_at FROM meetings WHERE id = $1) WHERE meeting_id = $1 AND id IN ";
    insert_codes(tx, meeting_id, key, &versions).await?;
    let ids: Vec<Uuid> = versions.iter().map(|(id, _)| *id).collect();
    execute_for(tx, SQL, &[meeting_id.into(), key.fingerprint().to_string().into()], &ids).await
}

/// Returns the next version of each person's code: 0 for someone who has none. Includes people who were removed.
pub(super) async fn next_versions(tx: &mut Tx<'_>, meeting_id: Uuid) -> Result<Vec<(Uuid, i64)>, StoreError> {
    const SQL: &str = "SELECT id, COALESCE(code_version, -1) + 1 AS version FROM invitations WHERE meeting_id = $1";
    let read = |row: &Row<'_>| row.record("invitation", |row| Ok((row.text("id")?.parse()?, row.integer("version")?)));
    tx.fetch(SQL, &[meeting_id.into()], read).await
}

/// Counts a meeting's people again.
pub(super) async fn count_people(tx: &mut Tx<'_>, meeting_id: Uuid) -> Result<(), StoreError> {
    const SQL: &str = "UPDATE meetings SET invitation_count = (SELECT COUNT(*) FROM invitations \
                       WHERE meeting_id = $1 AND removed_at IS NULL) WHERE id = $1";
    tx.execute(SQL, &[meeting_id.into()]).await.map(drop)
}

/// Runs a statement that ends with `id IN` for these ids. Returns the number of rows written.
pub(super) async fn execute_for(tx: &mut Tx<'_>, sql: &str, args: &[Arg<'_>], ids: &[Uuid]) -> Result<u64, StoreError> {
    let mut written = 0;
    for ids in ids.chunks(IDS_AT_ONCE) {
        let mut args = args.to_vec();
        let sql = format!("{sql}({})", places(args.len() + 1, ids.len()));
        args.extend(ids.iter().map(|id| Arg::from(*id)));
        written += tx.execute(&sql, &args).await?;
    }
    Ok(written)
}

/// Returns so many placeholders, beginning with a number: `$3, $4`.
pub(super) fn places(first: usize, count: usize) -> String {
    (first..first + count).map(|place| format!("${place}")).collect::<Vec<_>>().join(", ")
}
