//! The program behind a real Caddy and a real nginx, with the very files of `deploy/`.

use std::{
    fmt::Write as _,
    net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use reqwest::{Method, StatusCode, header};
use tempfile::TempDir;

use crate::{
    cli::{latchkey, run},
    support::{PASSWORD, fields_for_now, served::Served},
};

const ID: &str = "7d9f1c7e-5b0a-4c55-9f43-0a1b2c3d4e5f";

/// The host that the files name.
const HOST: &str = "links.example.org";

/// Runs a test through each proxy.
macro_rules! through_both {
    ($($name:ident),+ $(,)?) => { $(mod $name {
        #[tokio::test(flavor = "multi_thread")]
        async fn through_caddy() {
            super::$name(super::Proxied::by(super::Proxy::Caddy).await).await;
        }

        #[tokio::test(flavor = "multi_thread")]
        async fn through_nginx() {
            super::$name(super::Proxied::by(super::Proxy::Nginx).await).await;
        }
    })+ };
}

through_both!(
    signing_in_sets_a_cookie_that_https_alone_carries,
    guesses_under_forged_addresses_count_as_one_clients,
    a_form_of_four_megabytes_arrives_and_its_answer_is_not_packed,
    news_of_mail_come_while_they_are_news,
    a_table_streams_through,
    whoever_reads_nothing_before_all_is_sent_gets_every_link,
    a_body_that_is_too_large_is_refused,
    what_fails_is_noted_without_its_address,
);

#[derive(Clone, Copy, PartialEq, Eq)]
enum Proxy {
    Caddy,
    Nginx,
}

/// The program on https, behind a proxy.
struct Proxied {
    served: Served,
    proxy: Child,
    address: SocketAddr,
    /// Where the program itself listens.
    behind: SocketAddr,
    folder: TempDir,
}

impl Proxied {
    async fn by(proxy: Proxy) -> Self {
        let folder = tempfile::tempdir().unwrap();
        make_certificate(folder.path());
        let (behind, address) = (free_address(), free_address());
        let mut child = match proxy {
            Proxy::Caddy => caddy(folder.path(), address, behind),
            Proxy::Nginx => nginx(folder.path(), address, behind),
        };
        let begun = Instant::now();
        while TcpStream::connect(address).is_err() {
            let log = || std::fs::read_to_string(folder.path().join("proxy.log")).unwrap();
            assert!(child.try_wait().unwrap().is_none(), "the proxy ended: {}", log());
            assert!(begun.elapsed() < Duration::from_secs(10), "the proxy does not listen: {}", log());
            std::thread::sleep(Duration::from_millis(10));
        }
        let (listen, base_url) = (behind.to_string(), format!("https://{HOST}:{}", address.port()));
        let settings = [
            ("LATCHKEY_LISTEN", listen.as_str()),
            ("LATCHKEY_BASE_URL", base_url.as_str()),
            ("LATCHKEY_TRUSTED_PROXIES", "127.0.0.1"),
            // Nobody listens there, so that mail stays on its way.
            ("LATCHKEY_SMTP_URL", "smtp://127.0.0.1:9"),
            ("LATCHKEY_MAIL_FROM", "links@example.net"),
        ];
        let certificate = certificate(folder.path());
        let way = |http: reqwest::ClientBuilder| http.tls_certs_only([certificate]).resolve(HOST, address);
        let served = Served::reached_by(way, folder.path(), &settings).await;
        Self { served, proxy: child, address, behind, folder }
    }

    async fn get(&self, path: &str) -> reqwest::Response {
        self.served.client.request(Method::GET, path).send().await.unwrap()
    }

    /// An attempt to sign in, under made-up addresses.
    async fn guess(&self, number: u8) -> StatusCode {
        let form = format!("email=someone{number}%40example.org&password=wrong");
        let request = self.served.client.request(Method::POST, "/login").body(form);
        let request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        let request = request.header("x-forwarded-for", format!("198.51.100.{number}, 127.0.0.1"));
        let request = request.header("forwarded", format!("for=198.51.100.{number}"));
        request.header("x-real-ip", format!("198.51.100.{number}")).send().await.unwrap().status()
    }
}

impl Drop for Proxied {
    fn drop(&mut self) {
        let _ = self.proxy.kill();
        let _ = self.proxy.wait();
    }
}

/// An address that is free now.
fn free_address() -> SocketAddr {
    TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap().local_addr().unwrap()
}

fn make_certificate(folder: &Path) {
    let config = format!(
        "[req]\ndistinguished_name = name\nx509_extensions = more\nprompt = no\n[name]\nCN = {HOST}\n\
         [more]\nsubjectAltName = DNS:{HOST}\nbasicConstraints = critical, CA:FALSE\n"
    );
    std::fs::write(folder.join("openssl.conf"), config).unwrap();
    let args = ["req", "-x509", "-config", "openssl.conf", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"];
    let mut command = Command::new("openssl");
    command.args(args).args(["-nodes", "-days", "2", "-keyout", "key.pem", "-out", "certificate.pem"]);
    let made = command.current_dir(folder).stderr(Stdio::null()).status().expect("openssl is there: run tests/run");
    assert!(made.success());
}

fn certificate(folder: &Path) -> reqwest::Certificate {
    reqwest::Certificate::from_pem(&std::fs::read(folder.join("certificate.pem")).unwrap()).unwrap()
}

/// A file of `deploy/` with the texts that differ from one machine to the next replaced, each of which has to be there.
fn adapted(name: &str, texts: &[(&str, &str)]) -> String {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("deploy").join(name);
    let mut file = std::fs::read_to_string(path).unwrap();
    for (text, by) in texts {
        assert!(file.contains(text), "{name} holds {text:?}");
        file = file.replace(text, by);
    }
    file
}

fn start(command: &mut Command, folder: &Path) -> Child {
    let log = std::fs::File::create(folder.join("proxy.log")).unwrap();
    let command = command.env("HOME", folder).stdin(Stdio::null()).stdout(Stdio::null()).stderr(log);
    command.spawn().unwrap_or_else(|error| panic!("{command:?} starts: run tests/run: {error}"))
}

fn caddy(folder: &Path, address: SocketAddr, behind: SocketAddr) -> Child {
    let site = format!("{HOST}:{} {{\n\tbind 127.0.0.1\n\ttls certificate.pem key.pem", address.port());
    let config = adapted(
        "Caddyfile",
        &[
            // Nothing but the one port is listened on.
            ("\tservers {\n", "\tadmin off\n\tauto_https disable_redirects\n\tservers {\n"),
            ("links.example.org {", &site),
            ("127.0.0.1:8080", &behind.to_string()),
        ],
    );
    std::fs::write(folder.join("Caddyfile"), config).unwrap();
    let mut command = Command::new("caddy");
    command.args(["run", "--config", "Caddyfile"]).current_dir(folder).env_remove("XDG_DATA_HOME");
    start(command.env_remove("XDG_CONFIG_HOME"), folder)
}

fn nginx(folder: &Path, address: SocketAddr, behind: SocketAddr) -> Child {
    let redirecting = free_address();
    let config = adapted(
        "nginx.conf",
        &[
            ("    listen [::]:80;\n", ""),
            ("    listen [::]:443 ssl http2;\n", ""),
            ("listen 80;", &format!("listen {redirecting};")),
            ("listen 443 ssl http2;", &format!("listen {address} ssl http2;")),
            ("/etc/letsencrypt/live/links.example.org/fullchain.pem", "certificate.pem"),
            ("/etc/letsencrypt/live/links.example.org/privkey.pem", "key.pem"),
            ("/var/log/nginx/latchkey.log", "proxy.log"),
            ("127.0.0.1:8080", &behind.to_string()),
        ],
    );
    std::fs::write(folder.join("latchkey.conf"), config).unwrap();
    // As Debian's, which packs pages, and with everything written in the folder.
    let mut main = "daemon off;\nmaster_process off;\npid nginx.pid;\nerror_log proxy.log;\nevents {}\nhttp {\n\
         gzip on;\naccess_log proxy.log;\ninclude latchkey.conf;\n"
        .to_owned();
    for kind in ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"] {
        writeln!(main, "{kind}_temp_path {kind};").unwrap();
    }
    std::fs::write(folder.join("nginx.conf"), main + "}\n").unwrap();
    // Debian keeps it where only root's path leads.
    let program = Path::new("/usr/sbin/nginx");
    let mut command = Command::new(if program.exists() { program } else { Path::new("nginx") });
    start(command.arg("-p").arg(folder).args(["-c", "nginx.conf", "-e", "proxy.log"]), folder)
}

async fn signing_in_sets_a_cookie_that_https_alone_carries(site: Proxied) {
    let page = site.get("/").await;
    assert_eq!(page.status(), StatusCode::OK);
    for name in ["strict-transport-security", "content-security-policy", "cache-control"] {
        assert_eq!(page.headers().get_all(name).iter().count(), 1, "{name}");
    }
    assert_eq!(page.headers()["cache-control"], "no-store");
    let server = page.headers().get("server").map_or("", |server| server.to_str().unwrap());
    assert!(["", "nginx"].contains(&server), "no version is told: {server}");
    let answer = site.served.post("/login", &[("email", "ada@example.org"), ("password", PASSWORD)]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert_eq!(answer.headers["location"], "/");
    let cookie = answer.headers["set-cookie"].to_str().unwrap();
    assert!(cookie.starts_with("__Host-latchkey="), "{cookie}");
    assert!(cookie.contains("; Secure") && cookie.contains("; HttpOnly") && cookie.contains("; Path=/"), "{cookie}");
    let args = ["s_client", "-alpn", "h2", "-servername", HOST, "-connect", &site.address.to_string()];
    let talk = Command::new("openssl").args(args).stdin(Stdio::null()).output().unwrap();
    assert!(String::from_utf8_lossy(&talk.stdout).contains("ALPN protocol: h2"), "HTTP/2 is offered");
}

async fn guesses_under_forged_addresses_count_as_one_clients(site: Proxied) {
    let mut processed = 0;
    for number in 0..15 {
        match site.guess(number).await {
            StatusCode::UNPROCESSABLE_ENTITY => processed += 1,
            status => assert_eq!(status, StatusCode::TOO_MANY_REQUESTS),
        }
    }
    assert_eq!(processed, 10);
    // Others are not slowed down: it is the client's address that counts, not the proxy's.
    let other = reqwest::Client::builder().no_proxy().local_address(std::net::IpAddr::from([127, 0, 0, 2]));
    let other = other.tls_certs_only([certificate(site.folder.path())]).resolve(HOST, site.address).build().unwrap();
    let request = other.post(format!("https://{HOST}:{}/login", site.address.port())).body("email=b&password=wrong");
    let request = request.header("sec-fetch-site", "same-origin");
    let request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    assert_eq!(request.send().await.unwrap().status(), StatusCode::UNPROCESSABLE_ENTITY);
}

async fn a_form_of_four_megabytes_arrives_and_its_answer_is_not_packed(site: Proxied) {
    let padding = "x".repeat(4 << 20);
    let mut fields = vec![("padding", padding.as_str())];
    fields.extend(fields_for_now(ID, "Nora"));
    let form = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
    let request = site.served.client.request(Method::POST, "/meetings/review").body(form);
    let request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    let answer = request.header("accept-encoding", "gzip, zstd").send().await.unwrap();
    assert_eq!(answer.status(), StatusCode::OK);
    assert!(!answer.headers().contains_key("content-encoding"));
    let page = answer.text().await.unwrap();
    assert!(page.contains("Nora"), "the fields behind the padding were read: {page}");
}

async fn news_of_mail_come_while_they_are_news(site: Proxied) {
    site.served.post("/meetings", &fields_for_now(ID, "Bob <bob@example.org>")).await;
    let sent = site.served.post(&format!("/meetings/{ID}/send"), &[("to", "new"), ("batch_id", ID)]).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
    let begun = Instant::now();
    let mut news = site.get(&format!("/meetings/{ID}/mail-news?from=0&to=0")).await;
    assert_eq!(news.headers()["content-type"], "text/event-stream");
    let first = news.chunk().await.unwrap().unwrap();
    assert!(first.starts_with(b"data: {"), "{first:?}");
    assert!(begun.elapsed() < Duration::from_secs(5), "{:?}", begun.elapsed());
    let end = async { while news.chunk().await.unwrap().is_some() {} };
    assert!(tokio::time::timeout(Duration::from_millis(500), end).await.is_err(), "more news may come");
}

async fn a_table_streams_through(site: Proxied) {
    const ROWS: usize = 20_000;
    let mut command = latchkey(site.folder.path());
    let (code, key, _) = run(command.args(["api-key", "add", "ada@example.org", "Back end"]), b"");
    assert_eq!(code, Some(0));
    let rows: String = (0..ROWS).map(|number| format!("Person {number},person.{number}@example.org\n")).collect();
    let request = site.served.client.request(Method::POST, "/api/v1/links?room=standup").bearer_auth(key.trim());
    let request = request.header(header::CONTENT_TYPE, "text/csv").body(format!("name,email\n{rows}"));
    let answer = request.send().await.unwrap();
    assert_eq!(answer.status(), StatusCode::OK);
    let links = answer.text().await.unwrap();
    assert_eq!(links.matches("https://acme.daily.co/standup?t=").count(), ROWS);
}

/// The clients that send 64 MB: their names and the commands that send a table to a URL.
fn uploads(site: &Proxied, url: &str, key: &str, address: SocketAddr) -> Vec<(&'static str, Command)> {
    let scripts = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/clients");
    let certificate = site.folder.path().join("certificate.pem");
    let (table, host) = (site.folder.path().join("table.csv"), address.ip().to_string());
    let mut commands = Vec::new();
    for client in ["requests", "httpx", "http.client"] {
        let mut command = Command::new("/usr/bin/python3");
        command.arg(scripts.join("upload.py")).args([client, url, key]).arg(&table).arg(&certificate).arg(&host);
        commands.push((client, command));
    }
    let mut node = Command::new("node");
    node.arg(scripts.join("upload.mjs")).args([url, key]).arg(&table).arg(&host);
    node.env("NODE_EXTRA_CA_CERTS", &certificate);
    let mut curl = Command::new("sh");
    let count = "curl --silent --show-error --max-time 300 --cacert \"$4\" --resolve \"$5\" -H \"Authorization: Bearer $2\" \
                 -H 'Content-Type: text/csv' --data-binary \"@$3\" --write-out 'status=%{http_code}' \"$1\" \
                 | awk '{ links += gsub(/[?]t=/, \"\") } /status=/ { sub(/.*status=/, \"\"); print $0, links }'";
    curl.args(["-c", count, "sh", url, key]).arg(&table).arg(&certificate);
    curl.arg(format!("{HOST}:{}:{host}", address.port()));
    commands.extend([("fetch", node), ("curl", curl)]);
    commands
}

async fn whoever_reads_nothing_before_all_is_sent_gets_every_link(site: Proxied) {
    const ROWS: usize = 60_000;
    let mut command = latchkey(site.folder.path());
    let (code, key, _) = run(command.args(["api-key", "add", "ada@example.org", "Back end"]), b"");
    assert_eq!(code, Some(0));
    let notes = "x".repeat(1_075);
    let mut table = "name,email,notes\n".to_owned();
    for number in 0..ROWS {
        writeln!(table, "Person {number},person.{number}@example.org,{notes}").unwrap();
    }
    assert!((63 << 20..=64 << 20).contains(&table.len()), "{} bytes", table.len());
    std::fs::write(site.folder.path().join("table.csv"), table).unwrap();
    let query = "room=standup&columns=name=name,email=email";
    let through = format!("https://{HOST}:{}/api/v1/links?{query}", site.address.port());
    let directly = format!("http://{}/api/v1/links?{query}", site.behind);
    for (url, address) in [(through, site.address), (directly, site.behind)] {
        for (client, mut command) in uploads(&site, &url, key.trim(), address) {
            let output = tokio::task::spawn_blocking(move || command.output().unwrap()).await.unwrap();
            let said = String::from_utf8_lossy(&output.stdout);
            let error = String::from_utf8_lossy(&output.stderr);
            assert_eq!(said.trim(), format!("200 {ROWS}"), "{client} to {url}: {error}");
        }
    }
}

async fn a_body_that_is_too_large_is_refused(site: Proxied) {
    for size in [6 << 20, 20 << 20] {
        let request = site.served.client.request(Method::POST, "/inspect").body("x".repeat(size));
        let request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        let answer = request.send().await.unwrap();
        assert_eq!(answer.status(), StatusCode::PAYLOAD_TOO_LARGE, "{size} bytes");
        assert!(answer.text().await.unwrap().contains("Forms can be up to 5 MB"), "in the program’s own words");
    }
    assert_eq!(site.get("/").await.status(), StatusCode::OK);
}

async fn what_fails_is_noted_without_its_address(mut site: Proxied) {
    site.get(&format!("/meetings/{ID}?x=secret")).await;
    site.served.kill();
    let failed = site.get(&format!("/meetings/{ID}?x=secret")).await;
    assert_eq!(failed.status(), StatusCode::BAD_GATEWAY);
    let log = std::fs::read_to_string(site.folder.path().join("proxy.log")).unwrap();
    assert!(!log.contains("secret") && !log.contains(ID) && !log.contains("__Host-latchkey"), "{log}");
}
