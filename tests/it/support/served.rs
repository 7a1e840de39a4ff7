//! The program as a process that serves, and clients that talk to it over the network.

use std::{
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use latchkey::program::texts;
use reqwest::Method;
use serde_json::Value;

use super::PASSWORD;
use crate::cli::{latchkey, run};

/// A server on its own folder, with one organizer.
pub(crate) struct Served {
    launch: Launch,
    child: Child,
    pub(crate) client: Client,
    /// How long the last start took, to the line that says where it listens.
    pub(crate) started_in: Duration,
}

/// How the program is started.
struct Launch {
    folder: PathBuf,
    settings: Vec<(String, String)>,
    /// What runs it in its place: a program and its arguments, ending in `exec`.
    wrapper: Vec<String>,
}

/// Someone who talks to the server: a browser in which the organizer has signed in, and a program with a key of theirs.
#[derive(Clone)]
pub(crate) struct Client {
    pub(crate) address: String,
    pub(crate) http: reqwest::Client,
    pub(crate) cookie: String,
    pub(crate) key: String,
}

/// What came back.
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) headers: reqwest::header::HeaderMap,
    pub(crate) body: String,
}

impl Reply {
    async fn of(request: reqwest::RequestBuilder) -> reqwest::Result<Self> {
        let answer = request.send().await?;
        let (status, headers) = (answer.status().as_u16(), answer.headers().clone());
        Ok(Self { status, headers, body: texts::plain(&answer.text().await?).into_owned() })
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap()
    }
}

impl Launch {
    fn command(&self) -> Command {
        let program = latchkey(&self.folder);
        let Some((first, rest)) = self.wrapper.split_first() else { return program };
        let mut command = Command::new(first);
        command.args(rest).arg(program.get_program()).env_clear().current_dir(&self.folder).stdin(Stdio::null());
        command.envs(program.get_envs().filter_map(|(name, value)| Some((name, value?))));
        command
    }

    /// A command that works on the same database.
    fn on_database(&self) -> Command {
        let mut command = self.command();
        let settings = self.settings.iter().filter(|(name, _)| name.starts_with("DATABASE"));
        command.envs(settings.map(|(name, value)| (name, value)));
        command
    }

    async fn serve(&self) -> (Child, String, Duration) {
        let log = std::fs::OpenOptions::new().create(true).append(true).open(self.folder.join("log")).unwrap();
        let before = std::fs::read_to_string(self.folder.join("log")).unwrap().len();
        let mut command = self.command();
        command.arg("serve").envs([
            ("LATCHKEY_LISTEN", "127.0.0.1:0"),
            ("DAILY_API_URL", "http://127.0.0.1:9/v1"),
            ("LATCHKEY_MEETINGS_PER_DAY", "1000000"),
        ]);
        command.envs(self.settings.iter().map(|(name, value)| (name, value)));
        let begun = Instant::now();
        let mut child = command.stderr(log).spawn().unwrap();
        loop {
            let log = std::fs::read_to_string(self.folder.join("log")).unwrap();
            // A line is written piece by piece: only one with its end is whole.
            let lines = log[before..].split_inclusive('\n').filter_map(|line| line.strip_suffix('\n'));
            if let Some(line) = lines.into_iter().find(|line| line.contains(" is listening on ")) {
                let address = line.rsplit(' ').next().unwrap().trim_end_matches('/').to_owned();
                return (child, address, begun.elapsed());
            }
            assert!(child.try_wait().unwrap().is_none(), "it ended: {log}");
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    }
}

/// A client of our own that follows no redirect.
pub(crate) fn http() -> reqwest::ClientBuilder {
    // The library chooses no provider by itself; the program’s own choice comes with its first client.
    let _ = latchkey::program::daily::DailyClient::new(
        &url::Url::parse("http://127.0.0.1:9").unwrap(),
        &latchkey::ApiKey::parse("a-made-up-key").unwrap(),
    );
    let limit = Duration::from_mins(1);
    reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).no_proxy().timeout(limit)
}

impl Served {
    /// Starts it, and signs the organizer in.
    pub(crate) async fn start(folder: &Path, settings: &[(&str, &str)]) -> Self {
        Self::begin(http(), &[], folder, settings).await
    }

    /// The same, with every command run by a wrapper.
    pub(crate) async fn start_in(wrapper: &[&str], folder: &Path, settings: &[(&str, &str)]) -> Self {
        Self::begin(http(), wrapper, folder, settings).await
    }

    /// The same, for a client that knows its way through a proxy.
    pub(crate) async fn reached_by(
        way: impl FnOnce(reqwest::ClientBuilder) -> reqwest::ClientBuilder,
        folder: &Path,
        settings: &[(&str, &str)],
    ) -> Self {
        Self::begin(way(http()), &[], folder, settings).await
    }

    async fn begin(http: reqwest::ClientBuilder, wrapper: &[&str], folder: &Path, settings: &[(&str, &str)]) -> Self {
        let settings = settings.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        let wrapper = wrapper.iter().map(|&word| word.to_owned()).collect();
        let launch = Launch { folder: folder.to_owned(), settings, wrapper };
        let mut command = launch.on_database();
        command.args(["organizer", "add", "ada@example.org", "Ada Lovelace"]);
        let (code, _, err) = run(&mut command, format!("{PASSWORD}\n").as_bytes());
        assert_eq!(code, Some(0), "{err}");
        let (child, address, started_in) = launch.serve().await;
        let http = http.build().unwrap();
        let client = Client { address, http, cookie: String::new(), key: String::new() };
        let mut served = Self { launch, child, client, started_in };
        served.client.sign_in().await;
        served
    }

    /// Another instance on the same database.
    pub(crate) async fn beside(&self, folder: &Path) -> Self {
        let Launch { settings, wrapper, .. } = &self.launch;
        let launch = Launch { folder: folder.to_owned(), settings: settings.clone(), wrapper: wrapper.clone() };
        let (child, address, started_in) = launch.serve().await;
        let client = Client { address, ..self.client.clone() };
        Self { launch, child, client, started_in }
    }

    /// Makes a key for the client that may all.
    pub(crate) fn with_key(mut self) -> Self {
        let mut command = self.launch.on_database();
        command.args(["api-key", "add", "ada@example.org", "Back end", "--owners"]);
        command.args(["--scope", "tokens", "--scope", "meetings", "--scope", "inspect"]);
        let (code, out, err) = run(&mut command, b"");
        assert_eq!(code, Some(0), "{err}");
        out.trim().clone_into(&mut self.client.key);
        self
    }

    /// Ends it without a warning, and starts it again.
    pub(crate) async fn kill_and_start(&mut self) {
        self.kill();
        self.start_again().await;
    }

    pub(crate) fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Starts it again after it ended.
    pub(crate) async fn start_again(&mut self) {
        (self.child, self.client.address, self.started_in) = self.launch.serve().await;
    }

    /// Tells it to stop, and waits until it has.
    pub(crate) fn stop(&mut self) {
        self.terminate();
        self.stopped();
    }

    /// Tells it to stop.
    pub(crate) fn terminate(&self) {
        assert!(Command::new("kill").args(["-TERM", &self.pid()]).status().unwrap().success());
    }

    /// Waits until it has stopped, in good order.
    pub(crate) fn stopped(&mut self) {
        assert_eq!(self.child.wait().unwrap().code(), Some(0));
    }

    pub(crate) fn pid(&self) -> String {
        self.child.id().to_string()
    }

    /// Everything it has logged.
    pub(crate) fn log(&self) -> String {
        std::fs::read_to_string(self.launch.folder.join("log")).unwrap()
    }

    pub(crate) async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Reply {
        self.client.post(path, fields).await.unwrap()
    }

    pub(crate) async fn get(&self, path: &str) -> String {
        let answer = self.client.get(path).await.unwrap();
        assert_eq!(answer.status, 200, "{path}");
        answer.body
    }

    /// A figure of the process that the kernel keeps, such as `VmRSS` in kB or `Threads`.
    pub(crate) fn kernel_says(&self, name: &str) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap();
        let line = status.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':')).unwrap();
        line.split_whitespace().next().unwrap().parse().unwrap()
    }

    /// What its open file descriptors are.
    pub(crate) fn descriptors(&self) -> Vec<String> {
        let folder = std::fs::read_dir(format!("/proc/{}/fd", self.child.id())).unwrap();
        // One may be closed meanwhile.
        let target = |entry: std::io::Result<std::fs::DirEntry>| std::fs::read_link(entry.ok()?.path()).ok();
        folder.filter_map(target).map(|target| target.to_string_lossy().into_owned()).collect()
    }

    /// The CPU time it has used.
    pub(crate) fn cpu_time(&self) -> Duration {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.child.id())).unwrap();
        let fields: Vec<&str> = stat.rsplit(") ").next().unwrap().split(' ').collect();
        let ticks: u64 = fields[11].parse::<u64>().unwrap() + fields[12].parse::<u64>().unwrap();
        // A hundred a second on every Linux.
        Duration::from_millis(ticks * 10)
    }

    pub(crate) fn is_running(&mut self) -> bool {
        self.child.try_wait().unwrap().is_none()
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Client {
    pub(crate) async fn sign_in(&mut self) {
        let signed_in = self.post("/login", &[("email", "ada@example.org"), ("password", PASSWORD)]).await.unwrap();
        assert_eq!(signed_in.status, 303, "{}", signed_in.body);
        let cookie = signed_in.headers["set-cookie"].to_str().unwrap().split(';').next().unwrap();
        cookie.clone_into(&mut self.cookie);
    }

    /// A request as the organizer's browser sends it.
    pub(crate) fn request(&self, method: Method, path: &str) -> reqwest::RequestBuilder {
        let request = self.http.request(method, format!("{}{path}", self.address));
        request.header("sec-fetch-site", "same-origin").header("cookie", &self.cookie)
    }

    pub(crate) async fn post(&self, path: &str, fields: &[(&str, &str)]) -> reqwest::Result<Reply> {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        let request = self.request(Method::POST, path).header("content-type", "application/x-www-form-urlencoded");
        Reply::of(request.body(body)).await
    }

    pub(crate) async fn get(&self, path: &str) -> reqwest::Result<Reply> {
        Reply::of(self.request(Method::GET, path)).await
    }

    /// Asks the API.
    pub(crate) async fn ask(&self, path: &str) -> reqwest::Result<Reply> {
        Reply::of(self.http.get(format!("{}/api/v1{path}", self.address)).bearer_auth(&self.key)).await
    }

    /// Sends JSON to the API, the same only once under the same name.
    pub(crate) async fn tell(&self, path: &str, name: &str, body: &Value) -> reqwest::Result<Reply> {
        let request = self.http.post(format!("{}/api/v1{path}", self.address)).bearer_auth(&self.key);
        let request = request.header("content-type", "application/json").header("idempotency-key", name);
        Reply::of(request.body(body.to_string())).await
    }
}
