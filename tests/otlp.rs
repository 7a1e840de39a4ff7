//! Traces, as a collector receives them from the program.
#![expect(clippy::unwrap_used, reason = "a test that can't go on fails")]

use std::{
    collections::BTreeMap,
    io::{BufRead as _, BufReader, Write as _},
    path::Path,
    process::{Child, Command, Stdio},
    sync::mpsc::{Receiver, Sender, channel},
    thread::JoinHandle,
};

use axum::{Router, body::Bytes, extract::State, routing::post};
use serde_json::json;

const TRACE: &str = "4bf92f3577b34da6a3ce929d0e0e4736";
const PARENT: &str = "00f067aa0ba902b7";

/// The program while it serves, and what it logs.
struct Server {
    child: Child,
    address: String,
    lines: Receiver<String>,
    reader: JoinHandle<()>,
}

fn latchkey(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_latchkey"));
    command.env_clear().current_dir(folder).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command.envs([
        ("DAILY_API_KEY", "a-made-up-key"),
        ("DAILY_DOMAIN", "acme"),
        ("DAILY_DOMAIN_ID", "30f866c3-9123-452a-8723-ff58322d09c5"),
        ("DAILY_API_URL", "http://127.0.0.1:9/v1"),
        ("LATCHKEY_LISTEN", "127.0.0.1:0"),
    ]);
    command
}

/// Runs a command, and returns its output.
fn run(folder: &Path, args: &[&str], input: &str) -> String {
    let mut child = latchkey(folder).args(args).spawn().unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap().trim().to_owned()
}

impl Server {
    fn start(folder: &Path, settings: &[(&str, &str)]) -> Self {
        let mut child = latchkey(folder).arg("serve").envs(settings.iter().copied()).spawn().unwrap();
        let (sender, lines) = channel();
        let log = BufReader::new(child.stderr.take().unwrap());
        let reader = std::thread::spawn(move || log.lines().for_each(|line| drop(sender.send(line.unwrap()))));
        let listening = lines.iter().find(|line| line.contains(" is listening on ")).unwrap();
        let address = listening.rsplit(' ').next().unwrap().trim_end_matches('/').to_owned();
        Self { child, address, lines, reader }
    }

    /// Stops it, and returns what it has logged since it was last asked.
    fn stop(mut self) -> String {
        let kill = Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status().unwrap();
        assert!(kill.success());
        assert!(self.child.wait().unwrap().success());
        self.reader.join().unwrap();
        self.lines.iter().map(|line| line + "\n").collect()
    }
}

fn http() -> reqwest::Client {
    let _ = rustls::crypto::ring::default_provider().install_default();
    reqwest::Client::builder().no_proxy().build().unwrap()
}

/// Starts a collector. Returns its URL and what it receives.
async fn collector() -> (String, Receiver<Bytes>) {
    async fn receive(State(sender): State<Sender<Bytes>>, body: Bytes) {
        sender.send(body).unwrap();
    }
    let (sender, received) = channel();
    let router = Router::new().route("/v1/traces", post(receive)).with_state(sender);
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async { axum::serve(listener, router).await });
    (url, received)
}

/// A field of a Protocol Buffers message.
#[derive(Debug, PartialEq)]
enum Field<'a> {
    Number(u64),
    Bytes(&'a [u8]),
}

/// Reads a Protocol Buffers message, as numbers of fields with their values.
fn message(mut bytes: &[u8]) -> Vec<(u64, Field<'_>)> {
    fn number(bytes: &mut &[u8]) -> u64 {
        let end = bytes.iter().position(|byte| byte & 0x80 == 0).unwrap();
        let (digits, rest) = bytes.split_at(end + 1);
        *bytes = rest;
        digits.iter().rev().fold(0, |number, digit| number << 7 | u64::from(digit & 0x7f))
    }
    let mut fields = Vec::new();
    while !bytes.is_empty() {
        let key = number(&mut bytes);
        let length = match key & 7 {
            0 => {
                fields.push((key >> 3, Field::Number(number(&mut bytes))));
                continue;
            }
            1 => 8,
            2 => usize::try_from(number(&mut bytes)).unwrap(),
            5 => 4,
            other => panic!("unknown kind of field: {other}"),
        };
        let (value, rest) = bytes.split_at(length);
        fields.push((key >> 3, Field::Bytes(value)));
        bytes = rest;
    }
    fields
}

/// Returns the values of the fields with a number.
fn all(bytes: &[u8], wanted: u64) -> Vec<&[u8]> {
    let field = |(number, field)| match field {
        Field::Bytes(bytes) if number == wanted => Some(bytes),
        _ => None,
    };
    message(bytes).into_iter().filter_map(field).collect()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// Reads attributes, with numbers as text.
fn attributes(pairs: &[&[u8]]) -> BTreeMap<String, String> {
    let value = |pair: &[u8]| match message(all(pair, 2)[0]).pop() {
        Some((1, Field::Bytes(bytes))) => text(bytes),
        Some((3, Field::Number(number))) => number.to_string(),
        _ => panic!("neither a text nor a number"),
    };
    pairs.iter().map(|pair| (text(all(pair, 1)[0]), value(pair))).collect()
}

/// Returns the spans in a request to the collector.
fn spans(body: &[u8]) -> Vec<&[u8]> {
    let scopes = all(body, 1).into_iter().flat_map(|resource| all(resource, 2));
    scopes.flat_map(|scope| all(scope, 2)).collect()
}

fn pairs(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
    pairs.iter().map(|&(name, value)| (name.to_owned(), value.to_owned())).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_span_has_the_method_route_and_status_of_its_request_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    run(folder.path(), &["organizer", "add", "ada@example.org", "Ada Lovelace"], "a long enough password\n");
    let key = run(folder.path(), &["api-key", "add", "ada@example.org", "Back end", "--scope", "tokens"], "");
    let (url, received) = collector().await;
    let server = Server::start(folder.path(), &[("OTEL_EXPORTER_OTLP_ENDPOINT", &url)]);
    let http = http();
    let of_trace = |request: reqwest::RequestBuilder| {
        let request = request.header("traceparent", format!("00-{TRACE}-{PARENT}-01"));
        request.header("tracestate", "grace=hopper").header("x-request-id", "order-7")
    };

    let answer = of_trace(http.post(format!("{}/api/v1/tokens?from=query-of-grace", server.address)));
    let body = json!({ "room": "standup", "name": "Grace Hopper" });
    let answer = answer.bearer_auth(&key).json(&body).send().await.unwrap();
    let (status, answer) = (answer.status(), answer.text().await.unwrap());
    assert_eq!(status, 200, "{answer}");
    let answer: serde_json::Value = serde_json::from_str(&answer).unwrap();
    let token = answer["token"]["token"].as_str().unwrap().to_owned();
    let page = of_trace(http.get(format!("{}/j/7x4k9m2p0111wxyz", server.address))).send().await.unwrap();
    assert_eq!(page.status(), 404);
    let unknown = http.get(format!("{}/grace/hopper?t={token}", server.address));
    let unknown = unknown.header("traceparent", "00-0-0-0").header("x-request-id", "order-8").send().await.unwrap();
    assert_eq!(unknown.status(), 404);
    // Stopping sends what is left.
    let log = server.stop();

    let bodies: Vec<Bytes> = received.try_iter().collect();
    let spans: Vec<&[u8]> = bodies.iter().flat_map(|body| spans(body)).collect();
    assert_eq!(spans.len(), 3, "{log}");
    let resource = all(all(&bodies[0], 1)[0], 1)[0];
    let resource = attributes(&all(resource, 1));
    assert_eq!(resource["service.name"], "latchkey");
    assert!(resource.keys().all(|name| name == "service.name" || name.starts_with("telemetry.sdk.")), "{resource:?}");
    let seen: Vec<_> = spans.iter().map(|span| (text(all(span, 5)[0]), attributes(&all(span, 9)))).collect();
    let has = |method, route, status| {
        pairs(&[
            ("http.request.method", method),
            ("http.response.status_code", status),
            ("http.route", route),
            ("url.scheme", "http"),
        ])
    };
    assert_eq!(seen[0], ("POST /api/v1/tokens".to_owned(), has("POST", "/api/v1/tokens", "200")));
    assert_eq!(seen[1], ("GET /j/{code}".to_owned(), has("GET", "/j/{code}", "404")));
    let without_route = [("http.request.method", "GET"), ("http.response.status_code", "404"), ("url.scheme", "http")];
    assert_eq!(seen[2], ("GET".to_owned(), pairs(&without_route)));

    for span in &spans[..2] {
        assert_eq!([hex(all(span, 1)[0]), hex(all(span, 4)[0])], [TRACE, PARENT]);
    }
    // An invalid header begins a trace of its own, which log lines name.
    let own = hex(all(spans[2], 1)[0]);
    assert!(own != TRACE && all(spans[2], 4).iter().all(|parent| parent.is_empty()), "{own}");
    for (id, trace) in [("order-7", TRACE), ("order-8", &own)] {
        assert!(log.lines().any(|line| line.contains(id) && line.contains(trace)), "{log}");
    }
    for span in &spans {
        // The kind of a server's span, the times of its begin and end, and no events, links or state.
        assert!(message(span).contains(&(6, Field::Number(2))));
        let time = |number| u64::from_le_bytes(all(span, number)[0].try_into().unwrap());
        assert!(time(7) < time(8), "{} {}", time(7), time(8));
        let fields: Vec<u64> = message(span).iter().map(|(number, _)| *number).collect();
        assert!(fields.iter().all(|number| ![11, 13].contains(number)), "{fields:?}");
    }
    for body in bodies {
        let sent = String::from_utf8_lossy(&body).to_lowercase();
        for secret in [&*token, &key, "grace", "hopper", "ada", "standup", "7x4k9m2p0111wxyz", "order-", "127.0.0.1"] {
            assert!(!sent.contains(&secret.to_lowercase()), "{secret} in {sent}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_collector_that_cannot_be_reached_is_logged_once_and_affects_no_request() {
    let folder = tempfile::tempdir().unwrap();
    let settings =
        [("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "http://u:secret@127.0.0.1:9/"), ("OTEL_BSP_SCHEDULE_DELAY", "10")];
    let server = Server::start(folder.path(), &settings);
    let http = http();
    let url = format!("{}/login", server.address);
    assert_eq!(http.get(&url).send().await.unwrap().status(), 200);
    let cannot = "traces cannot be sent to the OpenTelemetry collector: ";
    let line = server.lines.iter().find(|line| line.contains(cannot)).unwrap();
    assert!(line.contains("Connection refused") && !line.contains("secret"), "{line}");
    assert_eq!(http.get(&url).send().await.unwrap().status(), 200);
    let log = server.stop();
    assert!(!log.contains("OpenTelemetry") && !log.contains("secret"), "{log}");
}

#[test]
fn an_invalid_url_of_a_collector_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let serve = |name, value| {
        let output = latchkey(folder.path()).arg("serve").env(name, value).output().unwrap();
        (output.status.code(), text(&output.stderr))
    };
    let (code, said) = serve("OTEL_EXPORTER_OTLP_ENDPOINT", "localhost:4318");
    assert_eq!(code, Some(2), "{said}");
    assert!(said.contains("OTEL_EXPORTER_OTLP_ENDPOINT is not an http or https URL."), "{said}");
    // A key for a collector is not sent to another one that a file in some folder names.
    std::fs::write(folder.path().join(".env"), "OTEL_EXPORTER_OTLP_ENDPOINT=https://example.org\n").unwrap();
    let (code, said) = serve("OTEL_EXPORTER_OTLP_HEADERS", "api-key=secret");
    assert_eq!(code, Some(2), "{said}");
    assert!(said.contains("OTEL_EXPORTER_OTLP_HEADERS comes from the environment."), "{said}");
}
