//! `latchkey doctor`: checks an installation.

use std::path::Path;

use clap::Args;
use jiff::SignedDuration;
use secrecy::ExposeSecret as _;
use uuid::Uuid;

use super::{NO_ORGANIZER, Outcome, Stop, block_on, cause_of, preflight::report, warn, with_causes};
use crate::{
    app::{Accounts, Database, MeetingSummary, Tables},
    audit::count_of,
    clock::Clock,
    config::{
        ConfigError, DailyApiConfig, DailyConfig, DatabaseConfig, LINK_KEY, LinkConfig, LinkKeyConfig, MailConfig,
        PREVIOUS_API_KEY, PREVIOUS_LINK_KEY, PreviousKeyConfig, WebConfig,
    },
    daily::{
        DailyClient, DailyError, is_loopback,
        preflight::{Light, Point, compare, of_account, of_clock},
    },
    error::Error,
    invite::{join::LinkKeys, zone},
    mail::{MailServer, Mailer},
    token::{Claims, Language, Permissions, RoomName, Signer, permissions::Grant},
};

const EXAMPLES: &str = "\
The command changes no settings or data, and does not create a database.

With --live, it also creates a private room at Daily, asks Daily to check a token for that room, compares the claims \
that Daily reads with the signed ones, and deletes the room.

Exit codes: 0 no problems; 1 there is a problem, or a check could not be done; 2 the command line or a setting is \
invalid.

JSON: {\"ok\": BOOLEAN, \"checks\": [{\"status\": STATUS, \"message\": TEXT, \"fix\": TEXT or null}]}, where STATUS is ok, \
warning, problem or not_checked.

Examples:
  latchkey doctor
  latchkey doctor --live --room latchkey-doctor";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Doctor {
    /// Also check with Daily that tokens work, using a temporary room
    #[arg(long, requires = "room")]
    live: bool,

    /// Name of the temporary room, required with --live; the room must not exist yet
    #[arg(long, value_name = "NAME", requires = "live")]
    room: Option<RoomName>,

    /// Write the result as JSON
    #[arg(long)]
    json: bool,

    #[command(flatten)]
    web: WebConfig,
    #[command(flatten)]
    links: LinkConfig,
    #[command(flatten)]
    daily: DailyConfig,
    #[command(flatten)]
    api: DailyApiConfig,
    #[command(flatten)]
    previous: PreviousKeyConfig,
    #[command(flatten)]
    link_keys: LinkKeyConfig,
    #[command(flatten)]
    mail: MailConfig,
    #[command(flatten)]
    database: DatabaseConfig,
}

impl Doctor {
    pub(super) fn run(self, env_file: &Path) -> Outcome {
        let mut points = Vec::new();
        let signer = match self.daily.signer(warn) {
            Ok(signer) => {
                points.push(Point::new(Light::Good, "The API key, the domain and its id are set."));
                Some(signer)
            }
            Err(error) => {
                points.push(Point::new(Light::Wrong, format!("{error} Or run `latchkey setup`, which sets it.")));
                None
            }
        };
        points.extend(of_dotenv(env_file));
        points.extend(self.of_address());
        points.push(self.of_zone());
        block_on(async {
            points.extend(self.of_database(signer.as_ref()).await);
            points.extend(of_mail(self.mail.server(&self.web.site)).await);
            if let Some(signer) = &signer {
                points.extend(self.of_daily(signer).await?);
            }
            Ok(())
        })?;
        report(&points, self.json)
    }

    /// Checks the base URL and the trusted proxies.
    fn of_address(&self) -> Vec<Point> {
        let base_url = self.web.base_url(self.web.listen());
        let mut points = Vec::new();
        let is_https = base_url.scheme() == "https";
        let is_local = is_loopback(&base_url) && self.web.listen().ip().is_loopback();
        points.push(if is_https {
            Point::new(Light::Good, format!("Browsers use {base_url}. Cookies are sent over https only."))
        } else if is_local {
            let what = format!("The web app is at {base_url}, which only this machine can reach. To make it available to others, put a proxy with TLS in front of it and set LATCHKEY_BASE_URL.");
            Point::new(Light::Good, what)
        } else {
            let what = format!("The web app listens on {} and browsers use {base_url}, which is not https. Passwords, cookies and links are sent unencrypted, and anyone on the network can reach the web app. Listen on 127.0.0.1, put a proxy with TLS in front, and set LATCHKEY_BASE_URL to the proxy's https URL.", self.web.listen());
            Point::new(Light::Warn, what)
        });
        if is_https && self.web.trusted_proxies.is_empty() {
            let what = "LATCHKEY_TRUSTED_PROXIES is not set. If the web app is behind a proxy, set it to the proxy's address. Otherwise, all sign-ins seem to come from the proxy.";
            points.push(Point::new(Light::Warn, what));
        }
        points
    }

    /// Checks which time zone is used for times without one.
    fn of_zone(&self) -> Point {
        let mut warning = None;
        let zone = self.links.zone(|what| warning = Some(what.to_owned()));
        let what = || Point::new(Light::Good, format!("Times without a time zone are read as {}.", zone::shown(&zone)));
        warning.map_or_else(what, |warning| Point::new(Light::Warn, warning))
    }

    /// Checks the database, its tables and the organizers in it.
    async fn of_database(&self, signer: Option<&Signer>) -> Vec<Point> {
        let url = match self.database.url() {
            Ok(url) => url,
            Err(error) => return vec![Point::new(Light::Wrong, error.to_string())],
        };
        if !self.database.may_be_there() {
            let what = "There is no database yet. `latchkey setup` or `latchkey serve` creates it.";
            return vec![Point::new(Light::Warn, what)];
        }
        let failed = |what: &str, error: &dyn std::error::Error| {
            vec![Point::new(Light::Wrong, format!("DATABASE_URL: {what}: {}.", with_causes(error)))]
        };
        let database = match Database::look(url.expose_secret()).await {
            Ok(database) => database,
            Err(error) => return failed("the database cannot be opened", &error),
        };
        let mut points = vec![Point::new(Light::Good, "The database can be reached.")];
        match database.checks_certificate() {
            Some(true) => points.push(Point::new(Light::Good, "The certificate of the database server is checked.")),
            Some(false) => {
                let what = "The certificate of the database server is not checked. To check it, set sslmode=verify-full in DATABASE_URL.";
                points.push(Point::new(Light::Warn, what));
            }
            None => {}
        }
        match database.tables().await {
            Err(error) => return failed("the database tables cannot be read", &error),
            Ok(Tables::Later) => {
                let what = "The database belongs to a later version of Latchkey. Use that version.";
                return vec![Point::new(Light::Wrong, what)];
            }
            Ok(Tables::Current) => points.push(Point::new(Light::Good, "The database tables are up to date.")),
            Ok(Tables::Behind(count)) => {
                let count = count_of(count, "update", "updates");
                let what = format!(
                    "The database tables need {count}. `latchkey serve` applies them when it starts. Make a backup first."
                );
                points.push(Point::new(Light::Warn, what));
                database.close().await;
                return points;
            }
        }
        match database.try_to_write().await {
            Ok(()) => points.push(Point::new(Light::Good, "The database can be written to.")),
            Err(error) => points.extend(failed("the database cannot be written to", &error)),
        }
        match of_people(&database.accounts(Clock::System), signer).await {
            Ok(more) => points.extend(more),
            Err(error) => points.extend(failed("the database cannot be read", cause_of(&error))),
        }
        match database.link_keys(Clock::System.now()).await {
            Ok(used) => points.extend(self.of_link_keys(&used)),
            Err(error) => points.extend(failed("the join links cannot be read", &error)),
        }
        database.close().await;
        points
    }

    /// Checks the link key, and whether the join links in use are derived from it.
    fn of_link_keys(&self, used: &[(String, i64)]) -> Vec<Point> {
        let keys = match self.link_keys.keys() {
            Ok(keys) => keys,
            Err(error) => return vec![Point::new(Light::Wrong, error.to_string())],
        };
        let names: Vec<String> = keys.iter().flat_map(LinkKeys::all).map(|key| key.fingerprint().to_string()).collect();
        let people = |is_meant: &dyn Fn(&str) -> bool| {
            let total: i64 = used.iter().filter(|(key, _)| is_meant(key)).map(|(_, total)| total).sum();
            (total > 0).then(|| count_of(usize::try_from(total).unwrap_or(usize::MAX), "person", "people"))
        };
        let mut points = vec![if names.is_empty() {
            let what = "LATCHKEY_LINK_KEY is not set, so meetings can only have direct links. To create it, run: latchkey setup";
            Point::new(Light::Warn, what)
        } else {
            Point::new(Light::Good, "The link key is set, so meetings can have join links.")
        }];
        if let Some(people) = people(&|key| names.get(1).is_some_and(|previous| previous == key)) {
            let what = format!(
                "The join links of {people} are derived from the previous link key. Keep {PREVIOUS_LINK_KEY} until their meetings are over."
            );
            points.push(Point::new(Light::Good, what));
        } else if names.len() > 1 {
            let what =
                format!("No join links are derived from the previous link key. You can remove {PREVIOUS_LINK_KEY}.");
            points.push(Point::new(Light::Warn, what));
        }
        if let Some(people) = people(&|key| names.iter().all(|known| known != key)) {
            let what = format!(
                "The join links of {people} do not work, because their link key is not set. Set that key as {LINK_KEY} or {PREVIOUS_LINK_KEY}. If it is lost, replace the links on the meetings' pages and share them again."
            );
            points.push(Point::new(Light::Wrong, what));
        }
        points
    }

    /// Checks the API key and the domain with Daily.
    async fn of_daily(&self, signer: &Signer) -> Result<Vec<Point>, Stop> {
        let key = self.daily.key()?.expect("the signer has one");
        let daily = self.api.client(&key);
        let account = daily.account().await;
        let now = Clock::System.now();
        let mut points: Vec<Point> = of_account(&account, signer.domain()).into_iter().map(Point::from).collect();
        if let Err(error @ DailyError::Unreachable(_)) = &account {
            let what = format!("{}. You can still create links.", with_causes(error));
            points = vec![Point::new(Light::Unchecked, what)];
        }
        if let Ok(account) = &account {
            points.push(of_clock(account.answered_at, now).into());
        }
        if let Some(previous) = self.previous.key()? {
            points
                .push(of_previous_key(&self.api.client(&previous), previous.fingerprint() == key.fingerprint()).await);
        }
        if let (Some(room), true) = (&self.room, self.live) {
            points.extend(live(&daily, signer, room).await);
        }
        Ok(points)
    }
}

/// Checks whether other users of the machine can read the file with the API key.
#[cfg(unix)]
fn of_dotenv(env_file: &Path) -> Option<Point> {
    use std::os::unix::fs::PermissionsExt as _;
    let mode = std::fs::metadata(env_file).ok()?.permissions().mode();
    let name = env_file.display();
    let what =
        format!("Other users of this machine can read {name}, which contains the API key. Run: chmod 600 {name}");
    (mode & 0o077 != 0).then(|| Point::new(Light::Warn, what))
}

#[cfg(not(unix))]
fn of_dotenv(_: &Path) -> Option<Point> {
    None
}

/// Checks the mail server without sending an email.
async fn of_mail(server: Result<Option<MailServer>, ConfigError>) -> Vec<Point> {
    let server = match server {
        Ok(Some(server)) => server,
        Ok(None) => {
            let what = "No mail server is set up. Organizers can copy invitations, or send them from their own email programs.";
            return vec![Point::new(Light::Good, what)];
        }
        Err(error) => return vec![Point::new(Light::Wrong, error.to_string())],
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
            format!("Email cannot be sent: {why}. To try again, run: latchkey mail test ADDRESS"),
        ));
    }
    points
}

/// Checks whether anyone can sign in, and which meetings have links that were signed with another API key.
async fn of_people(accounts: &Accounts, signer: Option<&Signer>) -> Result<Vec<Point>, Error> {
    let organizers = accounts.organizers().await?;
    let mut points = vec![match organizers.len() {
        0 => Point::new(Light::Warn, NO_ORGANIZER),
        count => Point::new(Light::Good, format!("{} can sign in.", count_of(count, "person", "people"))),
    }];
    let Some(signer) = signer else { return Ok(points) };
    let before = points.len();
    for organizer in organizers {
        for (MeetingSummary { meeting, .. }, names) in accounts.outdated(signer, None, &organizer.id).await?.direct {
            let what = format!(
                "The links of \"{}\" ({}) were signed with another API key and work only while Daily accepts that key. {} has to share them again, from the meeting's page, with {names}.",
                meeting.heading(),
                meeting.window.in_words(),
                organizer.email,
            );
            points.push(Point::new(Light::Warn, what));
        }
    }
    if points.len() == before {
        points.push(Point::new(Light::Good, "The links of all upcoming meetings are signed with the current API key."));
    }
    Ok(points)
}

/// Checks whether Daily still accepts the previous API key.
async fn of_previous_key(daily: &DailyClient, is_same: bool) -> Point {
    if is_same {
        let what = format!("{PREVIOUS_API_KEY} is the same as DAILY_API_KEY. Remove {PREVIOUS_API_KEY}.");
        return Point::new(Light::Warn, what);
    }
    match daily.account().await {
        Ok(_) => Point::new(
            Light::Warn,
            "Daily still accepts the previous API key, so links signed with it work. After sharing those links again, delete the key in Daily's dashboard.",
        ),
        Err(DailyError::KeyRejected) => Point::new(Light::Good, "Daily no longer accepts the previous API key."),
        Err(error) => Point::new(Light::Unchecked, format!("The previous API key could not be checked: {error}.")),
    }
}

/// Creates a room, asks Daily to check a token for it, compares the claims that Daily returns, and deletes the room.
async fn live(daily: &DailyClient, signer: &Signer, room: &RoomName) -> Vec<Point> {
    match daily.room(room.as_str()).await {
        Ok(None) => {}
        Ok(Some(_)) => {
            let what = format!(
                "The room \"{room}\" already exists at Daily. Choose another name for --room, because --live deletes the room at the end."
            );
            return vec![Point::new(Light::Wrong, what)];
        }
        Err(error) => {
            return vec![Point::new(Light::Unchecked, format!("The --live check could not be done: {error}."))];
        }
    }
    let now = Clock::System.now();
    let closes_at = now + SignedDuration::from_mins(10);
    if let Err(error) = daily.create_room(room, Some(closes_at)).await {
        let what = format!(
            "The room \"{room}\" could not be created: {error}. If Daily created it anyway, it expires in ten minutes."
        );
        return vec![Point::new(Light::Wrong, what)];
    }
    let mut points = vec![Point::new(Light::Good, format!("Created the private room \"{room}\"."))];
    points.extend(try_token(daily, signer, room).await);
    points.push(match daily.delete_room(room).await {
        Ok(()) | Err(DailyError::NotFound) => Point::new(Light::Good, format!("Deleted the room \"{room}\".")),
        Err(error) => {
            let what = format!("The room \"{room}\" could not be deleted: {error}. It expires in ten minutes.");
            Point::new(Light::Warn, what)
        }
    });
    points
}

/// Asks Daily to check a token, and compares the claims that Daily returns with the signed ones.
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
        Err(error) => return vec![Point::new(Light::Wrong, format!("The token could not be signed: {error}."))],
    };
    let answered = match daily.validate(&token).await {
        Ok(answered) => answered,
        Err(error) if error.is_answer() => {
            let what = format!(
                "Daily does not accept a token signed by Latchkey: {error}. Check that DAILY_API_KEY and DAILY_DOMAIN_ID belong to the same domain. If they do, please report a bug."
            );
            return vec![Point::new(Light::Wrong, what)];
        }
        Err(error) => return vec![Point::new(Light::Unchecked, format!("The token could not be checked: {error}."))],
    };
    let compared = compare(&claims, &answered);
    let mut points = vec![Point::new(Light::Good, "Daily accepts a token signed by Latchkey.")];
    points.push(Point::new(
        Light::Good,
        format!("Daily reads these claims as they were signed: {}.", compared.same.join(", ")),
    ));
    points.extend(compared.differences.iter().map(|what| Point::new(Light::Wrong, format!("{what}."))));
    if !compared.missing.is_empty() {
        // Daily does not document which claims its answer omits.
        let what = format!("These claims could not be compared with Daily's answer: {}.", compared.missing.join(", "));
        points.push(Point::new(Light::Warn, what));
    }
    if !compared.more.is_empty() {
        let what = format!("Daily's answer contains claims that were not signed: {}.", compared.more.join(", "));
        points.push(Point::new(Light::Warn, what));
    }
    points
}
