//! `latchkey token`: creates a single token.

use std::{
    io::{self, Write as _},
    process::ExitCode,
};

use clap::Args;
use jiff::SignedDuration;
use serde_json::json;
use uuid::Uuid;

use super::{Outcome, Stop, claim_flags::ClaimFlags, times, warn, write_json};
use crate::{
    clock::Clock,
    config::{DailyConfig, LinkConfig},
    invite::meeting::WindowError,
    token::{Claims, RoomName, SignError, UserId},
};

const EXAMPLES: &str = "\
JSON: {\"token\": TEXT, \"link\": TEXT, \"room\": TEXT, \"user_id\": TEXT, \"user_name\": TEXT or null, \"owner\": BOOLEAN, \
\"not_before\": TIME or null, \"expires_at\": TIME}

Examples:
  latchkey token --room standup --user-name Ada --owner --for 2h
  latchkey token --room standup --start-audio-off \\
    --permissions '{\"canSend\":[\"audio\"]}'
  latchkey token --room standup | latchkey inspect -";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Token {
    /// Room that the token opens
    #[arg(long, value_name = "NAME")]
    room: RoomName,

    /// When the token expires
    #[arg(long, value_name = "TIME", conflicts_with = "lasts")]
    exp: Option<String>,

    /// How long from now the token is valid [default: 60m]
    #[arg(long = "for", value_name = "DURATION", value_parser = times::duration)]
    lasts: Option<SignedDuration>,

    /// Time from which the token lets people join [default: at once]
    #[arg(long, value_name = "TIME")]
    nbf: Option<String>,

    /// Time of issue to write into the token [default: now]
    #[arg(long, value_name = "TIME")]
    issued_at: Option<String>,

    /// Make the person who uses the token an owner of the room
    #[arg(long)]
    owner: bool,

    /// Name that others see in the room
    #[arg(long, value_name = "NAME")]
    user_name: Option<String>,

    /// Id of the person in the room, at most 36 characters [default: a random UUID]
    #[arg(long, value_name = "ID")]
    user_id: Option<UserId>,

    /// Write the result as JSON
    #[arg(long)]
    json: bool,

    #[command(flatten)]
    claims: ClaimFlags,
    #[command(flatten)]
    limits: LinkConfig,
    #[command(flatten)]
    daily: DailyConfig,
}

impl Token {
    pub(super) fn run(self) -> Outcome {
        let now = Clock::System.now();
        let zone = self.limits.zone(warn);
        let moment =
            |flag, text: &Option<String>| text.as_deref().map(|text| times::moment(flag, text, &zone, now)).transpose();
        let flag = if self.exp.is_some() { "--exp" } else { "--for" };
        let expires_at = match moment("--exp", &self.exp)? {
            Some(expires_at) => expires_at,
            None => times::after(now, self.lasts)?,
        };
        if expires_at.duration_since(now) > SignedDuration::from_hours(24 * i64::from(self.limits.max_days)) {
            return Err(Stop::Usage(format!("{flag}: {}", WindowError::TooFar(self.limits.max_days))));
        }
        let (not_before, issued_at) = (moment("--nbf", &self.nbf)?, moment("--issued-at", &self.issued_at)?);
        let signer = self.daily.signer(warn)?;
        let claims =
            Claims::new(signer.domain().id, self.room.clone(), issued_at.unwrap_or(now), not_before, expires_at);
        let mut claims = claims.map_err(|error| Stop::Usage(format!("{flag}: {error}")))?;
        claims.options = self.claims.into_options();
        claims.is_owner = self.owner;
        claims.user_id = Some(self.user_id.unwrap_or_else(|| Uuid::new_v4().into()));
        claims.user_name = self.user_name;
        let token = signer.sign(&claims, now).map_err(|error| match error {
            SignError::Ended(_) => Stop::Usage(format!("{flag}: {error}")),
            error => Stop::Usage(error.to_string()),
        })?;
        if self.json {
            write_json(&json!({
                "token": token.as_str(),
                "link": format!("https://{}/{}?t={}", signer.domain().name.host(), self.room, token.as_str()),
                "room": self.room,
                "user_id": claims.user_id,
                "user_name": claims.user_name,
                "owner": claims.is_owner,
                "not_before": not_before,
                "expires_at": expires_at,
            }))?;
        } else {
            writeln!(io::stdout(), "{}", token.as_str())?;
        }
        Ok(ExitCode::SUCCESS)
    }
}
