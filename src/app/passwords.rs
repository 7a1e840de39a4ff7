//! Checks and hashes passwords.

use std::sync::LazyLock;

use argon2::{
    Algorithm, Argon2, Block, Params, PasswordHasher as _, Version,
    password_hash::{self, phc::Output},
};
use tokio::sync::Semaphore;
use uuid::Uuid;
use zxcvbn::zxcvbn;

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

/// Hashes a password that was checked before or that we chose, with the current parameters.
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
    /// Made of common passwords, common words or patterns, or of names that others know.
    #[error("the password is too easy to guess; use a longer one, such as four random words")]
    Guessable,
}

/// Checks whether an organizer with this email address and name can have this new password. Runs on a thread for
/// blocking work.
pub(super) async fn check_password(password: &str, email: &str, name: &str) -> Result<(), PasswordError> {
    if password.chars().count() < PASSWORD_MIN {
        return Err(PasswordError::TooShort);
    }
    if password.len() > PASSWORD_MAX {
        return Err(PasswordError::TooLong);
    }
    let (password, known) = (password.to_owned(), [email, name, "latchkey", "daily"].map(str::to_owned));
    if blocking(move || is_guessable(&password, &known)).await { Err(PasswordError::Guessable) } else { Ok(()) }
}

/// Checks whether an organizer with this email address and name can have this new password, and hashes it.
pub async fn hash_password(password: &str, email: &str, name: &str) -> Result<PasswordHash, PasswordError> {
    check_password(password, email, name).await?;
    Ok(rehashed(password.to_owned()).await)
}

/// How many characters are estimated at once. The time grows with the square, and numbers overflow from 24 on.
const ESTIMATED: usize = 20;

/// The fewest guesses, as a power of ten. Any three known words in a row count as ten to the eighth.
const GUESSES: f64 = 9.0;

/// Returns whether too few guesses are enough for someone who knows these texts. A password is at least as hard to guess
/// as each of its parts, and as what is left without the known texts.
fn is_guessable(password: &str, known: &[String]) -> bool {
    let texts: Vec<String> = known.iter().map(|text| text.to_lowercase()).collect();
    let words = texts.iter().flat_map(|text| text.split(|c: char| !c.is_alphanumeric()));
    let known: Vec<&str> = texts.iter().map(String::as_str).chain(words).filter(|text| text.len() > 2).collect();
    let rest = known.iter().fold(password.to_lowercase(), |rest, text| rest.replace(text, ""));
    let characters: Vec<char> = rest.chars().collect();
    let mut parts = characters.chunks(ESTIMATED).take(5).map(String::from_iter);
    parts.all(|part: String| zxcvbn(&part, &known).guesses_log10() < GUESSES)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passwords_that_are_easy_to_guess_are_told_from_others() {
        let known = ["ada.lovelace@example.org", "Ada Lovelace", "latchkey", "daily"].map(str::to_owned);
        for password in [
            "password1234",
            "123456789012",
            "qwertyuiop123",
            "aaaaaaaaaaaaaaaaaaaaaaaa",
            "ada.lovelace@example.org",
            "Lovelace, Ada",
            "adalovelace1815",
            "LatchkeyLatchkey",
            "latchkey-daily",
            "Latchkey2026!!",
            "ADA.Lovelace@example.org 2026",
            "P@ssw0rd2026",
            &"20".repeat(500),
            &"password".repeat(100),
        ] {
            assert!(is_guessable(password, &known), "{password}");
        }
        for password in
            ["violet kettle seven rain", "correct horse battery", "x7Kp-2mQv-9TzR", "日本語のパスワードは長い"]
        {
            assert!(!is_guessable(password, &known), "{password}");
        }
        assert!(!is_guessable(&format!("{}violet kettle seven", "a".repeat(20)), &known), "one part is enough");
    }
}
