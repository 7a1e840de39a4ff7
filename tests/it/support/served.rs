//! The program as a process that serves, and a browser that talks to it over the network.

use std::{
    path::{Path, PathBuf},
    process::Child,
    time::Duration,
};

use reqwest::Method;

use super::PASSWORD;
use crate::cli::{latchkey, run};

/// A server on its own folder, with one organizer.
pub(crate) struct Served {
    folder: PathBuf,
    settings: Vec<(String, String)>,
    child: Child,
    address: String,
    http: reqwest::Client,
    cookie: String,
}

impl Served {
    /// Starts it, and signs the organizer in.
    pub(crate) async fn start(folder: &Path, settings: &[(&str, &str)]) -> Self {
        Self::reached_by(|http| http, folder, settings).await
    }

    /// The same, for a client that knows its way through a proxy.
    pub(crate) async fn reached_by(
        way: impl FnOnce(reqwest::ClientBuilder) -> reqwest::ClientBuilder,
        folder: &Path,
        settings: &[(&str, &str)],
    ) -> Self {
        let organizer = ["organizer", "add", "ada@example.org", "Ada Lovelace"];
        let mut command = latchkey(folder);
        command.args(organizer).envs(settings.iter().copied().filter(|(name, _)| name.starts_with("DATABASE")));
        assert_eq!(run(&mut command, format!("{PASSWORD}\n").as_bytes()).0, Some(0));
        // The library chooses no provider by itself; the program’s own choice comes with its first client.
        let _ = latchkey::daily::DailyClient::new(
            &url::Url::parse("http://127.0.0.1:9").unwrap(),
            &latchkey::ApiKey::parse("a-made-up-key").unwrap(),
        );
        let http = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).no_proxy();
        let http = way(http).build().unwrap();
        let settings = settings.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        let (child, address) = serve(folder, &settings).await;
        let mut served = Self { folder: folder.to_owned(), settings, child, address, http, cookie: String::new() };
        let signed_in = served.post("/login", &[("email", "ada@example.org"), ("password", PASSWORD)]).await;
        let cookie = signed_in.headers()["set-cookie"].to_str().unwrap().split(';').next().unwrap();
        cookie.clone_into(&mut served.cookie);
        served
    }

    /// Ends it without a warning, and starts it again.
    pub(crate) async fn kill_and_start(&mut self) {
        self.kill();
        (self.child, self.address) = serve(&self.folder, &self.settings).await;
    }

    pub(crate) fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Tells it to stop, and waits until it has.
    pub(crate) fn stop(&mut self) {
        self.terminate();
        self.stopped();
    }

    /// Tells it to stop.
    pub(crate) fn terminate(&self) {
        let mut kill = std::process::Command::new("kill");
        assert!(kill.args(["-TERM", &self.child.id().to_string()]).status().unwrap().success());
    }

    /// Waits until it has stopped, in good order.
    pub(crate) fn stopped(&mut self) {
        assert_eq!(self.child.wait().unwrap().code(), Some(0));
    }

    /// Where it answers.
    pub(crate) fn address(&self) -> &str {
        &self.address
    }

    /// The cookie of the organizer who is signed in.
    pub(crate) fn cookie(&self) -> &str {
        &self.cookie
    }

    /// Everything it has logged.
    pub(crate) fn log(&self) -> String {
        std::fs::read_to_string(self.folder.join("log")).unwrap()
    }

    /// A request as the organizer's browser sends it.
    pub(crate) fn request(&self, method: Method, path: &str) -> reqwest::RequestBuilder {
        let request = self.http.request(method, format!("{}{path}", self.address));
        request.header("sec-fetch-site", "same-origin").header("cookie", &self.cookie)
    }

    pub(crate) async fn post(&self, path: &str, fields: &[(&str, &str)]) -> reqwest::Response {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        let request = self.request(Method::POST, path).header("content-type", "application/x-www-form-urlencoded");
        request.body(body).send().await.unwrap()
    }

    pub(crate) async fn get(&self, path: &str) -> String {
        let answer = self.request(Method::GET, path).send().await.unwrap();
        assert_eq!(answer.status().as_u16(), 200, "{path}");
        answer.text().await.unwrap()
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

async fn serve(folder: &Path, settings: &Vec<(String, String)>) -> (Child, String) {
    let log = std::fs::OpenOptions::new().create(true).append(true).open(folder.join("log")).unwrap();
    let before = std::fs::read_to_string(folder.join("log")).unwrap().len();
    let mut command = latchkey(folder);
    command.arg("serve").envs([("LATCHKEY_LISTEN", "127.0.0.1:0"), ("DAILY_API_URL", "http://127.0.0.1:9/v1")]);
    for (name, value) in settings {
        command.env(name, value);
    }
    let mut child = command.stderr(log).spawn().unwrap();
    loop {
        let log = std::fs::read_to_string(folder.join("log")).unwrap();
        if let Some(line) = log[before..].lines().find(|line| line.contains(" listens at ")) {
            return (child, line.rsplit(' ').next().unwrap().trim_end_matches('/').to_owned());
        }
        assert!(child.try_wait().unwrap().is_none(), "it ended: {log}");
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
}
