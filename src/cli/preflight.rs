//! `latchkey preflight`: checks with Daily whether links for a room will work.

use std::{
    io::{self, Write as _},
    process::ExitCode,
    sync::Arc,
};

use clap::Args;
use jiff::SignedDuration;
use serde_json::json;
use uuid::Uuid;

use super::{Outcome, Stop, block_on, plain, times, warn, write_json};
use crate::{
    clock::Clock,
    config::{DailyApiConfig, DailyConfig, LinkConfig},
    daily::preflight::{Facts, Fix, Light, Point, checks},
    invite::{Meeting, Window, meeting::CLOSES_LATE, meeting::OPENS_EARLY},
    token::{RedirectTarget, RoomName},
};

const EXAMPLES: &str = "\
Exit codes: 0 no problems; 1 there is a problem, or a check could not be done; 2 the command line or a setting is \
invalid.

JSON: {\"ok\": BOOLEAN, \"checks\": [{\"status\": STATUS, \"message\": TEXT, \"fix\": TEXT or null}]}, where STATUS is ok, \
warning, problem or not_checked.

Examples:
  latchkey preflight --room standup
  latchkey preflight --room standup --starts 22:00 --for 90m --try-link";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Preflight {
    /// Room to check
    #[arg(long, value_name = "NAME")]
    room: RoomName,

    /// When the meeting starts [default: now]
    #[arg(long, value_name = "TIME")]
    starts: Option<String>,

    /// When the meeting ends
    #[arg(long, value_name = "TIME", conflicts_with = "lasts")]
    ends: Option<String>,

    /// How long the meeting lasts [default: 60m]
    #[arg(long = "for", value_name = "DURATION", value_parser = times::duration)]
    lasts: Option<SignedDuration>,

    /// Redirect URL to check: the URL to open when people leave the meeting
    #[arg(long, value_name = "URL")]
    redirect_on_meeting_exit: Option<RedirectTarget>,

    /// Also ask Daily to check a test token for the room
    #[arg(long)]
    try_link: bool,

    /// Write the result as JSON
    #[arg(long)]
    json: bool,

    #[command(flatten)]
    links: LinkConfig,
    #[command(flatten)]
    daily: DailyConfig,
    #[command(flatten)]
    api: DailyApiConfig,
}

impl Preflight {
    pub(super) fn run(self) -> Outcome {
        let now = Clock::System.now();
        let zone = self.links.zone(warn);
        let starts_at = match &self.starts {
            Some(text) => times::moment("--starts", text, &zone, now)?,
            None => now,
        };
        let ends_at = match &self.ends {
            Some(text) => times::moment("--ends", text, &zone, now)?,
            None => times::after(starts_at, self.lasts)?,
        };
        let window = Window::new(starts_at, ends_at, OPENS_EARLY, CLOSES_LATE, zone);
        let window = window.and_then(|window| window.check(now, self.links.max_days).map(|()| window));
        let flag = times::end_flag(self.ends.as_deref(), self.lasts);
        let window = window.map_err(|error| Stop::Usage(format!("{flag}: {error}")))?;
        let signer = self.daily.signer(warn)?;
        let key = self.daily.key()?.expect("the signer has one");
        let mut meeting = Meeting::new(Uuid::new_v4(), signer.domain().clone(), self.room, window, now);
        meeting.options.redirect_on_meeting_exit = self.redirect_on_meeting_exit;
        let mut claims = meeting.claims().map_err(|error| Stop::Usage(error.to_string()))?;
        claims.user_id = Some(Uuid::new_v4().into());
        claims.user_name = Some("Preflight".to_owned());
        let token = signer.sign(&claims, now).map_err(|error| Stop::Usage(error.to_string()))?;
        let daily = self.api.client(&key);
        let token = self.try_link.then_some((claims, token));
        let rooms = async { daily.rooms().await.ok().map(Arc::new) };
        let facts = block_on(async { Ok(Facts::ask(&daily, &meeting, token, Clock::System, rooms).await) })?;
        let mut points: Vec<Point> = checks(&meeting, &facts).into_iter().map(Point::from).collect();
        if !self.try_link {
            points.retain(|point| point.fix != Some(Fix::TryLink));
        }
        report(&points, self.json)
    }
}

/// Writes each check on a line, or all of them as JSON. Returns exit code 1 if there is a problem or a check could not be
/// done.
pub(super) fn report(points: &[Point], as_json: bool) -> Outcome {
    let ok = !points.iter().any(|point| matches!(point.light, Light::Wrong | Light::Unchecked));
    let fix = |point: &Point| point.fix.and_then(Fix::elsewhere);
    if as_json {
        let check = |point: &Point| {
            let status = match point.light {
                Light::Good => "ok",
                Light::Warn => "warning",
                Light::Wrong => "problem",
                Light::Unchecked => "not_checked",
            };
            json!({ "status": status, "message": point.what, "fix": fix(point) })
        };
        write_json(&json!({ "ok": ok, "checks": points.iter().map(check).collect::<Vec<_>>() }))?;
    } else {
        let mut out = io::stdout().lock();
        for point in points {
            let fix = fix(point).map(|fix| format!(" {fix}")).unwrap_or_default();
            writeln!(out, "{:<12} {}{fix}", point.light.word(), plain(&point.what))?;
        }
    }
    Ok(if ok { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
