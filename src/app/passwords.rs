//! Checks and hashes passwords.

use std::sync::LazyLock;

use argon2::{
    Algorithm, Argon2, Block, Params, PasswordHasher as _, Version,
    password_hash::{self, phc::Output},
};
use tokio::sync::Semaphore;
use uuid::Uuid;

use crate::store::PasswordHash;

/// The shortest allowed password, in characters.
pub const PASSWORD_MIN: usize = 12;

/// The longest allowed password, in bytes.
const PASSWORD_MAX: usize = 1024;

/// The hash that is verified for an unknown email address, so that it takes as long as a known one.
pub(super) static NOBODY: LazyLock<PasswordHash> = LazyLock::new(|| PasswordHash(hashed(&Uuid::new_v4().to_string())));

/// How many passwords are hashed at once. Each takes a CPU core and 19 MiB.
static HASHING: Semaphore = Semaphore::const_new(2);

/// Argon2id with OWASP's parameters: 19 MiB, two passes, one lane.
fn argon2() -> Argon2<'static> {
    Argon2::default()
}

fn hashed(password: &str) -> String {
    argon2().hash_password(password.as_bytes()).expect("argon2 takes a password of this size").to_string()
}

/// Returns whether a hash was created with outdated parameters.
pub(super) fn is_outdated(hash: &PasswordHash) -> bool {
    parameters(hash) != parameters(&NOBODY)
}

/// Hashes a password that was accepted before, with the current parameters.
pub(super) async fn rehashed(password: String) -> PasswordHash {
    PasswordHash(blocking(move || hashed(&password)).await)
}

/// Returns the parameters of a hash: its text up to the salt.
fn parameters(hash: &PasswordHash) -> &str {
    hash.0.rsplitn(3, '$').last().unwrap_or_default()
}

/// Why a password is not allowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PasswordError {
    /// Under [`PASSWORD_MIN`] characters.
    #[error("the password is too short; expected at least {PASSWORD_MIN} characters")]
    TooShort,
    /// Over 1,024 bytes.
    #[error("the password is too long; expected at most {PASSWORD_MAX} bytes")]
    TooLong,
}

/// Checks whether a new password is allowed.
pub(super) fn check_password(password: &str) -> Result<(), PasswordError> {
    if password.chars().count() < PASSWORD_MIN {
        return Err(PasswordError::TooShort);
    }
    if password.len() > PASSWORD_MAX {
        return Err(PasswordError::TooLong);
    }
    Ok(())
}

/// Checks and hashes a new password, away from the threads that answer requests.
pub async fn hash_password(password: String) -> Result<PasswordHash, PasswordError> {
    check_password(&password)?;
    Ok(rehashed(password).await)
}

pub(super) async fn verify_password(password: String, hash: PasswordHash) -> bool {
    if password.len() > PASSWORD_MAX {
        return false;
    }
    blocking(move || is_hashed_as(password.as_bytes(), &hash.0).unwrap_or(false)).await
}

/// The C library returns blocks of more than 32 MiB to the system at once, but may keep smaller blocks for each thread.
const GIVEN_BACK: usize = 33 * 1024 * 1024;

/// Returns whether a hash matches a password. The library's own function would allocate blocks of 19 MiB, and after a
/// few sign-ins the process would permanently hold 150 MB.
fn is_hashed_as(password: &[u8], hash: &str) -> Result<bool, password_hash::Error> {
    let hash = argon2::PasswordHash::new(hash)?;
    let (Some(salt), Some(output)) = (&hash.salt, &hash.hash) else { return Ok(false) };
    let algorithm = Algorithm::try_from(hash.algorithm.as_str())?;
    let version = hash.version.map(Version::try_from).transpose()?.unwrap_or_default();
    let params = Params::try_from(&hash)?;
    // The system does not provide the unused part of the block.
    let mut memory = Vec::with_capacity(GIVEN_BACK / Block::SIZE);
    memory.resize(params.block_count(), Block::default());
    let mut computed = vec![0; output.len()];
    let argon2 = Argon2::new(algorithm, version, params);
    argon2.hash_password_into_with_memory(password, salt, &mut computed, &mut memory)?;
    // `Output` compares in constant time.
    Ok(Output::new(&computed)? == *output)
}

async fn blocking<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    let turn = HASHING.acquire().await.expect("the semaphore is never closed");
    // The permit belongs to the work, which continues if the client disconnects.
    let work = move || {
        let _turn = turn;
        work()
    };
    tokio::task::spawn_blocking(work).await.expect("hashing does not panic")
}
