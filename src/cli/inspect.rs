//! `latchkey inspect`: what a link or a token says.

use std::{
    io::{self, Read as _, Write as _},
    process::ExitCode,
};

use clap::Args;
use jiff::{Timestamp, tz::TimeZone};
use serde_json::Value;
use url::Url;

use super::{Outcome, Stop, plain, warn};
use crate::{
    clock::Clock,
    config::{DailyConfig, ZoneConfig},
    invite::{meeting::moment_in_words, sentence::sentence},
    token::{Claims, TokenContents, TokenError, inspect::token_in},
};

const EXAMPLES: &str = "\
Nothing leaves this machine. Without DAILY_API_KEY the signature is not checked, and that is said.

Exit codes: 0 valid, or in its time with the signature unchecked; 1 not valid, for the reason given; 2 unreadable.

Examples:
  latchkey inspect 'https://acme.daily.co/standup?t=eyJ…'
  latchkey token --room standup | latchkey inspect -";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Inspect {
    /// A link, a token, or `-` for standard input
    #[arg(value_name = "LINK|TOKEN", default_value = "-")]
    text: String,

    #[command(flatten)]
    zone: ZoneConfig,
    #[command(flatten)]
    daily: DailyConfig,
}

impl Inspect {
    pub(super) fn run(self) -> Outcome {
        let now = Clock::System.now();
        let zone = self.zone.zone();
        let text = self.input()?;
        let token = token_in(&text);
        let contents = TokenContents::read(&token).map_err(|error| Stop::Usage(error.to_string()))?;
        let verdict = match self.daily.signer_if_set(warn)? {
            Some(signer) => {
                signer.verify(&token, now).map(|_| "Valid: signed with this API key, and in its time.".to_owned())
            }
            None => unchecked(&contents, now)
                .map(|()| "In its time; the signature is not checked, since DAILY_API_KEY is not set.".to_owned()),
        };
        let mut out = io::stdout().lock();
        if let Ok(claims) = contents.claims() {
            writeln!(out, "{}", plain(&sentence(&claims, &zone)))?;
            for beware in missing(&claims).into_iter().chain(elsewhere(&text, &claims)) {
                writeln!(out, "Beware: {beware}")?;
            }
        }
        match &verdict {
            Ok(good) => writeln!(out, "{good}")?,
            Err(TokenError::NotYetValid(from)) => {
                writeln!(out, "Not valid yet: from {} on.", moment_in_words(*from, &zone))?;
            }
            Err(error) => writeln!(out, "Not valid: {}.", plain(&in_words(error, &zone)))?,
        }
        writeln!(out)?;
        for (long, short, value, meaning) in contents.rows() {
            let long = long.unwrap_or("-");
            let (short, value) = (plain(short), plain(&shown(short, value, &zone)));
            writeln!(out, "{long:<28} {short:<5} {value:<44} {meaning}")?;
        }
        Ok(if verdict.is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    }

    fn input(&self) -> Result<String, Stop> {
        if self.text != "-" {
            return Ok(self.text.clone());
        }
        let mut bytes = Vec::new();
        io::stdin().lock().take(1024 * 1024).read_to_end(&mut bytes)?;
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    }
}

/// What can be checked without a key: the form, the algorithm and the times.
fn unchecked(contents: &TokenContents, now: Timestamp) -> Result<(), TokenError> {
    let claims = contents.claims()?;
    match (contents.algorithm(), claims.not_before(), claims.expires_at()) {
        (Some("HS256"), _, Some(expires_at)) if expires_at <= now => Err(TokenError::Expired(expires_at)),
        (Some("HS256"), Some(not_before), _) if not_before > now => Err(TokenError::NotYetValid(not_before)),
        (Some("HS256"), ..) => Ok(()),
        (other, ..) => Err(TokenError::WrongAlgorithm(other.unwrap_or("nothing").to_owned())),
    }
}

/// What makes a token more powerful than anyone wants.
fn missing(claims: &Claims) -> Vec<String> {
    let missing = [
        (claims.room_name().is_none(), "without a room (r) it opens every room of the domain."),
        (claims.expires_at().is_none(), "without an end (exp) it works as long as the API key does."),
        (claims.domain_id().is_none(), "without a domain id (d) Daily ignores it."),
    ];
    missing.into_iter().filter(|(is_missing, _)| *is_missing).map(|(_, sentence)| sentence.to_owned()).collect()
}

/// A link that leads to another room than its token opens.
fn elsewhere(text: &str, claims: &Claims) -> Option<String> {
    let link = Url::parse(text.trim()).ok()?;
    let path = link.path().trim_matches('/');
    let room = claims.room_name().filter(|room| room.as_str() != path)?;
    Some(plain(&format!(
        "the link leads to “{path}” at {}, and its token opens “{room}”.",
        link.host_str().unwrap_or("nowhere")
    )))
}

fn in_words(error: &TokenError, zone: &TimeZone) -> String {
    match error {
        TokenError::Expired(time) => format!("expired {}", moment_in_words(*time, zone)),
        other => other.to_string(),
    }
}

fn shown(short: &str, value: &Value, zone: &TimeZone) -> String {
    let time = value.as_i64().filter(|_| matches!(short, "iat" | "nbf" | "exp"));
    match time.and_then(|seconds| Timestamp::from_second(seconds).ok()) {
        Some(time) => format!("{value} ({})", moment_in_words(time, zone)),
        None => value.to_string(),
    }
}
