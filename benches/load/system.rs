//! A PostgreSQL server with a million invitations, and instances of the program on it.

use std::{
    fs,
    io::{BufRead as _, BufReader, Write as _},
    path::Path,
    process::{Child, Command, Stdio},
    time::Duration,
};

use jiff::{SignedDuration, Timestamp};
use latchkey::{
    ApiKey,
    program::{clock::Clock, daily::DailyClient},
};
use reqwest::{Client, Response, redirect::Policy};
use serde_json::{Value, json};
use url::Url;

use self::cluster::Cluster;

#[path = "../../tests/it/support/cluster.rs"]
#[expect(dead_code, clippy::unwrap_used, reason = "it is a module of the tests")]
mod cluster;

const API_KEY: &str = "5f1d7a84c2b3e6f0918273645546372819aabbccddeeff001122334455667788";
const LINK_KEY: &str = "00112233445566778899aabbccddeeff102132435465768798a9bacbdcedfe0f";
const DOMAIN_ID: &str = "30f866c3-9123-452a-8723-ff58322d09c5";
const PASSWORD: &str = "tulip gravel kettle orbit";

/// A hundred organizers with a hundred meetings of a hundred people each, and the meeting that is asked for.
const FILL: &str = "
INSERT INTO organizers SELECT (jsonb_populate_record(o, jsonb_build_object('id', gen_random_uuid()::text,
    'email', 'organizer' || g || '@example.org'))).* FROM organizers o, generate_series(1, 99) g;
INSERT INTO meetings SELECT (jsonb_populate_record(m, jsonb_build_object('id', gen_random_uuid()::text,
    'organizer_id', o.id, 'starts_at', m.starts_at + g * 3600, 'ends_at', m.ends_at + g * 3600))).*
    FROM meetings m, organizers o, generate_series(1, 100) g;
INSERT INTO invitations SELECT (jsonb_populate_record(i, jsonb_build_object('id', gen_random_uuid()::text,
    'meeting_id', m.id))).* FROM invitations i, meetings m WHERE m.id <> i.meeting_id;
INSERT INTO join_codes SELECT md5(i.id), i.id, i.meeting_id, i.code_version FROM invitations i
    WHERE i.id NOT IN (SELECT invitation_id FROM join_codes);
ANALYZE;
";

/// The database, and what clients need to know.
pub(crate) struct System {
    cluster: Cluster,
    folder: tempfile::TempDir,
    pub(crate) cookie: String,
    pub(crate) api_key: String,
    pub(crate) meeting_path: String,
    pub(crate) join_paths: Vec<String>,
}

/// Running instances. They stop when this is dropped.
pub(crate) struct Instances(Vec<(Child, String)>);

/// The body of a request for links.
pub(crate) fn ten_people() -> String {
    let people: Vec<Value> = (0..10).map(|number| json!({"name": format!("Person {number}")})).collect();
    json!({"room": "standup", "people": people}).to_string()
}

async fn json_of(answer: Response) -> Value {
    serde_json::from_slice(&answer.bytes().await.expect("an answer is whole")).expect("it is JSON")
}

impl System {
    /// Starts a PostgreSQL server, fills it, and signs an organizer in.
    pub(crate) async fn start() -> Self {
        // Requests need the program's choice of cryptography, which comes with its first client.
        let nobody = Url::parse("http://127.0.0.1:9").expect("it is a URL");
        let _ = DailyClient::new(&nobody, &ApiKey::parse(API_KEY).expect("it is a key"));
        let folder = tempfile::tempdir().expect("a folder can be made");
        let cluster = Cluster::start_with("shared_buffers = 512MB\nmax_wal_size = 4GB\n");
        let empty = String::new;
        let mut system =
            Self { cluster, folder, cookie: empty(), api_key: empty(), meeting_path: empty(), join_paths: Vec::new() };
        system.run(&["organizer", "add", "ada@example.org", "Ada Lovelace"], PASSWORD);
        let scopes = ["--scope", "tokens", "--scope", "meetings"];
        system.api_key =
            system.run(&[&["api-key", "add", "ada@example.org", "Load", "--owners"], &scopes[..]].concat(), "");
        let instance = system.instances(1);
        system.begin(instance.address(0)).await;
        drop(instance);
        system.sql(FILL);
        system
    }

    /// Signs in, and makes the meeting.
    async fn begin(&mut self, address: &str) {
        let client = Client::builder().redirect(Policy::none()).no_proxy().build().expect("a client can be made");
        let form = format!("email=ada%40example.org&password={}", PASSWORD.replace(' ', "+"));
        let request = client.post(format!("{address}/login")).header("sec-fetch-site", "same-origin");
        let request = request.header("content-type", "application/x-www-form-urlencoded").body(form);
        let answer = request.send().await.expect("the program answers");
        assert_eq!(answer.status(), 303, "the organizer signs in");
        let cookies = answer.headers().get_all("set-cookie").iter().filter_map(|cookie| cookie.to_str().ok());
        self.cookie = cookies.filter_map(|cookie| cookie.split(';').next()).collect::<Vec<_>>().join("; ");
        let people: Vec<Value> = (0..100).map(|number| json!({"name": format!("Person {number}")})).collect();
        let at = |minutes| {
            let time: Timestamp = Clock::System.now() + SignedDuration::from_mins(minutes);
            time.to_string()
        };
        let meeting = json!({"room": "standup", "title": "Stand-up", "starts_at": at(0), "ends_at": at(600),
            "zone": "UTC", "link_kind": "join", "people": people});
        let request = client.post(format!("{address}/api/v1/meetings")).bearer_auth(&self.api_key);
        let request = request.header("content-type", "application/json").header("idempotency-key", "load");
        let answer = request.body(meeting.to_string()).send().await.expect("the program answers");
        assert_eq!(answer.status(), 201, "the meeting is made");
        let made = json_of(answer).await;
        self.meeting_path = format!("/meetings/{}", made["meeting"]["id"].as_str().expect("it has an id"));
        let path = format!("{address}/api/v1{}/invitations?limit=1000", self.meeting_path);
        let people = client.get(path).bearer_auth(&self.api_key).send().await.expect("the program answers");
        let people = json_of(people).await;
        let links = people["invitations"].as_array().expect("it has invitations").iter();
        let path = |link: &str| format!("/j/{}", link.rsplit('/').next().unwrap_or_default());
        self.join_paths = links.filter_map(|invitation| invitation["link"].as_str()).map(path).collect();
        assert_eq!(self.join_paths.len(), 100, "each has a join link");
    }

    /// Starts instances.
    pub(crate) fn instances(&self, count: usize) -> Instances {
        let start = |_| {
            let mut command = self.command();
            command.arg("serve").env("LATCHKEY_LISTEN", "127.0.0.1:0").env("LATCHKEY_API_RATE", "100000000");
            command.env("LATCHKEY_LOG", "warn").env("DAILY_API_URL", "http://127.0.0.1:9/v1");
            let mut child = command.stderr(Stdio::piped()).spawn().expect("the program starts");
            let mut lines = BufReader::new(child.stderr.take().expect("it has standard error")).lines();
            let line = lines.find_map(|line| line.ok().filter(|line| line.contains(" is listening on ")));
            // What it says later must have somewhere to go.
            std::thread::spawn(move || lines.for_each(drop));
            let address = line.as_deref().and_then(|line| line.rsplit(' ').next()).expect("it says where it listens");
            (child, address.trim_end_matches('/').to_owned())
        };
        Instances((0..count).map(start).collect())
    }

    fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_latchkey"));
        command.env_clear().current_dir(self.folder.path()).stdin(Stdio::null());
        command.env("DAILY_API_KEY", API_KEY).env("DAILY_DOMAIN", "acme").env("DAILY_DOMAIN_ID", DOMAIN_ID);
        command.env("LATCHKEY_LINK_KEY", LINK_KEY).env("DATABASE_URL", self.cluster.url());
        command
    }

    /// Runs a command of the program, and returns what it prints.
    fn run(&self, args: &[&str], input: &str) -> String {
        let mut command = self.command();
        command.args(args).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.spawn().expect("the program starts");
        writeln!(child.stdin.take().expect("it has standard input"), "{input}").expect("the program reads");
        let output = child.wait_with_output().expect("the program ends");
        assert!(output.status.success(), "{args:?}");
        String::from_utf8_lossy(&output.stdout).trim().to_owned()
    }

    /// Runs SQL, and returns what it prints.
    fn sql(&self, text: &str) -> String {
        let mut command = Command::new("psql");
        command.args([&self.cluster.url(), "-qAtX", "-v", "ON_ERROR_STOP=1", "-c", text]);
        let output = command.output().expect("psql is there");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8_lossy(&output.stdout).trim().to_owned()
    }

    pub(crate) fn invitation_count(&self) -> String {
        self.sql("SELECT count(*) FROM invitations")
    }

    /// The CPU time of all processes of the database.
    pub(crate) fn database_cpu_time(&self) -> Duration {
        let processes = fs::read_dir("/proc").expect("there is /proc").filter_map(Result::ok);
        let pids = processes.filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok());
        let stats: Vec<(u32, Stat)> = pids.filter_map(|pid| Some((pid, Stat::of(pid)?))).collect();
        let folder = self.cluster.folder();
        let is_main = |pid: u32| {
            let line = fs::read_to_string(format!("/proc/{pid}/cmdline")).unwrap_or_default();
            line.contains("postgres\0-D") && line.contains(&folder)
        };
        let main: Vec<u32> = stats.iter().map(|(pid, _)| *pid).filter(|pid| is_main(*pid)).collect();
        let main = *main.first().expect("the database runs");
        let of = |(pid, stat): &(u32, Stat)| match (*pid == main, stat.parent == main) {
            (true, _) => stat.own + stat.of_children,
            (_, true) => stat.own,
            _ => Duration::ZERO,
        };
        stats.iter().map(of).sum()
    }
}

impl Instances {
    /// The address for a client of this number.
    pub(crate) fn address(&self, number: usize) -> &str {
        &self.0[number % self.0.len()].1
    }

    pub(crate) fn cpu_time(&self) -> Duration {
        let of = |(child, _): &(Child, String)| Stat::of(child.id()).expect("it runs").own;
        self.0.iter().map(of).sum()
    }
}

impl Drop for Instances {
    fn drop(&mut self) {
        for (child, _) in &mut self.0 {
            let _ = child.kill().and_then(|()| child.wait());
        }
    }
}

/// What the kernel says about a process.
struct Stat {
    parent: u32,
    own: Duration,
    of_children: Duration,
}

impl Stat {
    fn of(pid: u32) -> Option<Self> {
        let text = fs::read_to_string(Path::new("/proc").join(pid.to_string()).join("stat")).ok()?;
        let fields: Vec<&str> = text.rsplit(") ").next()?.split(' ').collect();
        // A hundred ticks a second on every Linux.
        let time = |at: usize| Some(Duration::from_millis(fields.get(at)?.parse::<u64>().ok()? * 10));
        let (own, of_children) = (time(11)? + time(12)?, time(13)? + time(14)?);
        Some(Self { parent: fields.get(1)?.parse().ok()?, own, of_children })
    }
}
