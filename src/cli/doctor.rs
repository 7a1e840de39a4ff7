//! `latchkey doctor`: whether an installation is in order.

use clap::Args;
use jiff::SignedDuration;
use secrecy::ExposeSecret as _;
use uuid::Uuid;

use super::{Outcome, Stop, block_on, cause_of, preflight::report, warn, with_causes};
use crate::{
    app::{Accounts, Database, MeetingSummary, Tables},
    clock::Clock,
    config::{DailyApiConfig, DailyConfig, DatabaseConfig, EarlierKeyConfig, LinkConfig, MailConfig, WebConfig},
    daily::{
        DailyClient, DailyError, is_loopback,
        preflight::{Light, Point, compare, of_account, of_clock},
    },
    error::Error,
    mail::Mailer,
    token::{Claims, Language, Permissions, RoomName, Signer, permissions::Grant},
};

const EXAMPLES: &str = "\
Nothing is changed, and no database is made. With --live a private room of the name given is made at Daily, a token for
it is checked by Daily and compared claim by claim, and the room is removed.

Exit codes: 0 nothing is wrong; 1 something is, or could not be checked; 2 the command or a setting is wrong.

Examples:
  latchkey doctor
  latchkey doctor --live --room latchkey-doctor";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Doctor {
    /// Prove with Daily that tokens are right, on a room that is made for it and removed
    #[arg(long, requires = "room")]
    live: bool,

    /// The name of that room; there must be none of this name
    #[arg(long, value_name = "NAME", requires = "live")]
    room: Option<RoomName>,

    #[command(flatten)]
    web: WebConfig,
    #[command(flatten)]
    links: LinkConfig,
    #[command(flatten)]
    daily: DailyConfig,
    #[command(flatten)]
    api: DailyApiConfig,
    #[command(flatten)]
    earlier: EarlierKeyConfig,
    #[command(flatten)]
    mail: MailConfig,
    #[command(flatten)]
    database: DatabaseConfig,
}

impl Doctor {
    pub(super) fn run(self) -> Outcome {
        let mut points = Vec::new();
        let signer = match self.daily.signer(warn) {
            Ok(signer) => {
                points.push(Point::new(Light::Good, "The API key, the domain and its id are set."));
                Some(signer)
            }
            Err(error) => {
                points.push(Point::new(Light::Wrong, format!("{error}. `latchkey setup` sets it.")));
                None
            }
        };
        points.extend(of_dotenv());
        points.extend(self.of_address());
        block_on(async {
            points.extend(self.of_database(signer.as_ref()).await);
            points.extend(of_mail(&self.mail).await);
            if let Some(signer) = &signer {
                points.extend(self.of_daily(signer).await?);
            }
            Ok(())
        })?;
        report(&points)
    }

    /// The base URL, the cookies, and what stands between.
    fn of_address(&self) -> Vec<Point> {
        let base_url = self.web.base_url(self.web.listen());
        let mut points = Vec::new();
        let is_https = base_url.scheme() == "https";
        let is_local = is_loopback(&base_url) && self.web.listen().ip().is_loopback();
        points.push(if is_https {
            Point::new(Light::Good, format!("Browsers reach it at {base_url}, and cookies cross by https alone."))
        } else if is_local {
            let what = format!("It is reached at {base_url}, from this machine alone. For others put a proxy with TLS in front, and set LATCHKEY_BASE_URL.");
            Point::new(Light::Good, what)
        } else {
            let what = format!("It listens at {} and is reached at {base_url}, which is not https: whoever is on the network can reach it, passwords and links cross in the clear, and cookies are not Secure. Listen on 127.0.0.1, put a proxy with TLS in front, and set LATCHKEY_BASE_URL to its https address.", self.web.listen());
            Point::new(Light::Warn, what)
        });
        if is_https && self.web.trusted_proxies.is_empty() {
            let what = "LATCHKEY_TRUSTED_PROXIES is not set: behind a proxy, all who sign in count as one address. Set it to the proxy’s.";
            points.push(Point::new(Light::Warn, what));
        }
        points
    }

    async fn of_database(&self, signer: Option<&Signer>) -> Vec<Point> {
        let url = match self.database.url() {
            Ok(url) => url,
            Err(error) => return vec![Point::new(Light::Wrong, format!("{error}."))],
        };
        if !self.database.may_be_there() {
            let what = "There is no database yet: `latchkey setup` or `latchkey serve` makes it.";
            return vec![Point::new(Light::Warn, what)];
        }
        let failed = |what: &str, error: &dyn std::error::Error| {
            vec![Point::new(Light::Wrong, format!("DATABASE_URL: {what}: {}.", with_causes(error)))]
        };
        let database = match Database::look(url.expose_secret()).await {
            Ok(database) => database,
            Err(error) => return failed("the database can’t be opened", &error),
        };
        let mut points = vec![Point::new(Light::Good, "The database answers.")];
        match database.checks_certificate() {
            Some(true) => points.push(Point::new(Light::Good, "The certificate of its server is checked.")),
            Some(false) => {
                let what = "The certificate of its server is not checked. To check it, set sslmode=verify-full in DATABASE_URL.";
                points.push(Point::new(Light::Warn, what));
            }
            None => {}
        }
        match database.tables().await {
            Err(error) => return failed("the database’s tables can’t be read", &error),
            Ok(Tables::Later) => {
                let what = "The database belongs to a later version of Latchkey: use that one.";
                return vec![Point::new(Light::Wrong, what)];
            }
            Ok(Tables::Current) => points.push(Point::new(Light::Good, "Its tables are up to date.")),
            Ok(Tables::Behind(count)) => {
                let what = format!(
                    "Its tables are {count} steps behind: `latchkey serve` brings them up to date when it starts. Make a copy first."
                );
                points.push(Point::new(Light::Warn, what));
                database.close().await;
                return points;
            }
        }
        match database.try_to_write().await {
            Ok(()) => points.push(Point::new(Light::Good, "It can be written to.")),
            Err(error) => points.extend(failed("the database can’t be written to", &error)),
        }
        match of_people(&database.accounts(Clock::System), signer).await {
            Ok(more) => points.extend(more),
            Err(error) => points.extend(failed("the database can’t be read", cause_of(&error))),
        }
        database.close().await;
        points
    }

    async fn of_daily(&self, signer: &Signer) -> Result<Vec<Point>, Stop> {
        let key = self.daily.key()?.expect("the signer has one");
        let daily = self.api.client(&key);
        let account = daily.account().await;
        let now = Clock::System.now();
        let mut points = of_account(&account, signer.domain());
        if let Err(error @ DailyError::Unreachable(_)) = &account {
            let what = format!("{}. Links are made without Daily.", with_causes(error));
            points = vec![Point::new(Light::Unchecked, what)];
        }
        if let Ok(account) = &account {
            points.push(of_clock(account.answered_at, now));
        }
        if let Some(earlier) = self.earlier.key()? {
            points.push(of_earlier_key(&self.api.client(&earlier), earlier.fingerprint() == key.fingerprint()).await);
        }
        if let (Some(room), true) = (&self.room, self.live) {
            points.extend(live(&daily, signer, room).await);
        }
        Ok(points)
    }
}

/// Whether others can read the file with the API key.
#[cfg(unix)]
fn of_dotenv() -> Option<Point> {
    use std::os::unix::fs::PermissionsExt as _;
    let mode = std::fs::metadata(".env").ok()?.permissions().mode();
    let what = "Others on this machine can read .env, which holds the API key: chmod 600 .env";
    (mode & 0o077 != 0).then(|| Point::new(Light::Warn, what))
}

#[cfg(not(unix))]
fn of_dotenv() -> Option<Point> {
    None
}

/// The mail server, as far as it can be tried without sending.
async fn of_mail(settings: &MailConfig) -> Vec<Point> {
    let server = match settings.server() {
        Ok(Some(server)) => server,
        Ok(None) => {
            let what = "No mail server is set: invitations are copied, or sent from the organizers’ own mail programs.";
            return vec![Point::new(Light::Good, what)];
        }
        Err(error) => return vec![Point::new(Light::Wrong, format!("{error}."))],
    };
    let mailer = match Mailer::new(server) {
        Ok(mailer) => mailer,
        Err(why) => return vec![Point::new(Light::Wrong, format!("LATCHKEY_SMTP_URL: {why}."))],
    };
    let (done, outcome) = mailer.try_connection().await;
    mailer.close().await;
    let mut points: Vec<Point> = done.into_iter().map(|step| Point::new(Light::Good, step)).collect();
    if let Err(why) = outcome {
        points.push(Point::new(
            Light::Wrong,
            format!("Mail can’t be sent: {why}. `latchkey mail test ADDRESS` tries it."),
        ));
    }
    points
}

/// Whether someone may sign in, and whose links were signed with another key.
async fn of_people(accounts: &Accounts, signer: Option<&Signer>) -> Result<Vec<Point>, Error> {
    let organizers = accounts.organizers().await?;
    let mut points = vec![match organizers.len() {
        0 => Point::new(Light::Warn, "Nobody may sign in yet: latchkey organizer add MAIL NAME"),
        1 => Point::new(Light::Good, "One person may sign in."),
        count => Point::new(Light::Good, format!("{count} people may sign in.")),
    }];
    let Some(signer) = signer else { return Ok(points) };
    let before = points.len();
    for organizer in organizers {
        for (MeetingSummary { meeting, .. }, names) in accounts.outdated(signer, &organizer.id).await? {
            let what = format!(
                "Links of “{}” ({}) were made with another API key, and work only as long as Daily accepts that one. {} has to hand them out again, on the meeting’s page: to {names}.",
                meeting.heading(),
                meeting.window.in_words(),
                organizer.email,
            );
            points.push(Point::new(Light::Warn, what));
        }
    }
    if points.len() == before {
        points.push(Point::new(Light::Good, "All coming meetings’ links are made with this API key."));
    }
    Ok(points)
}

async fn of_earlier_key(daily: &DailyClient, is_same: bool) -> Point {
    if is_same {
        return Point::new(Light::Warn, "DAILY_EARLIER_API_KEY is the same key as DAILY_API_KEY: leave it out.");
    }
    match daily.account().await {
        Ok(_) => Point::new(
            Light::Warn,
            "Daily still accepts the earlier API key: links signed with it work. Delete it in Daily’s dashboard once they are handed out again.",
        ),
        Err(DailyError::KeyRejected) => Point::new(Light::Good, "Daily no longer accepts the earlier API key."),
        Err(error) => Point::new(Light::Unchecked, format!("The earlier API key could not be checked: {error}.")),
    }
}

/// Makes a room, has Daily check a token for it, compares what comes back, and removes the room.
async fn live(daily: &DailyClient, signer: &Signer, room: &RoomName) -> Vec<Point> {
    match daily.room(room.as_str()).await {
        Ok(None) => {}
        Ok(Some(_)) => {
            let what = format!(
                "There is a room “{room}” at Daily: --live wants a name that is free, since it removes the room."
            );
            return vec![Point::new(Light::Wrong, what)];
        }
        Err(error) => return vec![Point::new(Light::Unchecked, format!("--live could not be done: {error}."))],
    }
    let now = Clock::System.now();
    let closes_at = now + SignedDuration::from_mins(10);
    if let Err(error) = daily.create_room(room, Some(closes_at)).await {
        let what = format!(
            "The room “{room}” could not be made: {error}. If it is there nevertheless, it ends by itself in ten minutes."
        );
        return vec![Point::new(Light::Wrong, what)];
    }
    let mut points = vec![Point::new(Light::Good, format!("The private room “{room}” was made."))];
    points.extend(try_token(daily, signer, room).await);
    points.push(match daily.delete_room(room).await {
        Ok(()) | Err(DailyError::NotFound) => Point::new(Light::Good, format!("The room “{room}” was removed.")),
        Err(error) => {
            let what = format!("The room “{room}” could not be removed: {error}. It ends by itself in ten minutes.");
            Point::new(Light::Warn, what)
        }
    });
    points
}

async fn try_token(daily: &DailyClient, signer: &Signer, room: &RoomName) -> Vec<Point> {
    let now = Clock::System.now();
    let minutes = SignedDuration::from_mins;
    let claims = Claims::new(signer.domain().id, room.clone(), now, Some(now + minutes(1)), now + minutes(5));
    let mut claims = claims.expect("five minutes are a window");
    claims.is_owner = true;
    claims.user_id = Some(Uuid::new_v4().into());
    claims.user_name = Some("Zoë 李".to_owned());
    claims.options.start_audio_off = Some(true);
    claims.options.start_video_off = Some(true);
    claims.options.enable_screenshare = Some(false);
    claims.options.enable_recording_ui = Some(false);
    claims.options.close_tab_on_exit = Some(true);
    claims.options.eject_at_token_exp = Some(true);
    claims.options.eject_after_elapsed = std::num::NonZeroU32::new(3600);
    claims.options.lang = "de".parse::<Language>().ok();
    claims.options.permissions = Some(Permissions { can_send: Some(Grant::Nothing), ..Permissions::default() });
    let token = match signer.sign(&claims, now) {
        Ok(token) => token,
        Err(error) => return vec![Point::new(Light::Wrong, format!("No token could be signed: {error}."))],
    };
    let answered = match daily.validate(&token).await {
        Ok(answered) => answered,
        Err(error) if error.is_answer() => {
            let what = format!(
                "Daily does not accept a token that is signed here. {error}. The API key or the domain id is another one’s, or Latchkey is wrong: please tell us."
            );
            return vec![Point::new(Light::Wrong, what)];
        }
        Err(error) => return vec![Point::new(Light::Unchecked, format!("The token could not be tried: {error}."))],
    };
    let compared = compare(&claims, &answered);
    let mut points = vec![Point::new(Light::Good, "Daily accepts a token that is signed here.")];
    points.push(Point::new(Light::Good, format!("It came back as it was signed: {}.", compared.same.join(", "))));
    points.extend(compared.differences.iter().map(|what| Point::new(Light::Wrong, format!("{what}."))));
    if !compared.missing.is_empty() {
        // What Daily leaves out of its answer is not documented.
        let what = format!("Daily’s answer says nothing that can be compared of {}.", compared.missing.join(", "));
        points.push(Point::new(Light::Warn, what));
    }
    if !compared.more.is_empty() {
        let what = format!("Daily’s answer also has what was not signed: {}.", compared.more.join(", "));
        points.push(Point::new(Light::Warn, what));
    }
    points
}
