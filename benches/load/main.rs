//! How many requests instances bear on a PostgreSQL server with a million invitations: `cargo bench --bench load`.
//!
//! The database, the instances and the clients share this machine, so that the requests of one second say little: a
//! second of CPU time of the program is what is counted, and the CPU time that the database spends on each request.

mod system;

use std::{
    io::{self, Write as _},
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use reqwest::{Client, Method, RequestBuilder, redirect::Policy};
use system::{Instances, System};
use tokio::{runtime::Runtime, task::JoinSet};

/// How long each load lasts.
const TIME: Duration = Duration::from_secs(5);

/// How many connections ask at the same time.
const CONNECTIONS: [usize; 4] = [1, 8, 32, 128];

/// What clients ask for.
#[derive(Clone, Copy)]
enum Work {
    Health,
    Meetings,
    Meeting,
    Token,
    TenLinks,
    JoinPage,
    Join,
}

impl Work {
    const ALL: [Self; 7] =
        [Self::Health, Self::Meetings, Self::Meeting, Self::Token, Self::TenLinks, Self::JoinPage, Self::Join];

    fn name(self) -> &'static str {
        match self {
            Self::Health => "GET /healthz",
            Self::Meetings => "the list of meetings",
            Self::Meeting => "a meeting's page, 100 people",
            Self::Token => "API: a token",
            Self::TenLinks => "API: links for 10 people",
            Self::JoinPage => "the page behind a join link",
            Self::Join => "the click on Join now",
        }
    }

    fn request(self, client: &Client, system: &System, address: &str, number: usize) -> RequestBuilder {
        let ask = |method, path: &str| client.request(method, format!("{address}{path}"));
        let page = |path: &str| ask(Method::GET, path).header("cookie", &system.cookie);
        let api = |path: &str, body: &str| {
            let request = ask(Method::POST, path).bearer_auth(&system.api_key);
            request.header("content-type", "application/json").body(body.to_owned())
        };
        let code = &system.join_paths[number % system.join_paths.len()];
        match self {
            Self::Health => ask(Method::GET, "/healthz"),
            Self::Meetings => page("/meetings"),
            Self::Meeting => page(&system.meeting_path),
            Self::Token => api("/api/v1/tokens", r#"{"room":"standup","name":"Ada"}"#),
            Self::TenLinks => api("/api/v1/links", &system::ten_people()),
            Self::JoinPage => ask(Method::GET, code),
            Self::Join => ask(Method::POST, code).header("content-length", "0"),
        }
    }

    fn status(self) -> u16 {
        if matches!(self, Self::Join) { 303 } else { 200 }
    }
}

/// What one load came to.
struct Seen {
    requests: usize,
    elapsed: Duration,
    program: Duration,
    database: Duration,
    /// How long each answer took, in order.
    waits: Vec<Duration>,
}

/// Asks for one kind of work over so many connections, spread over the instances.
async fn load(system: &Arc<System>, instances: &Instances, work: Work, connections: usize) -> Seen {
    let asked = Arc::new(AtomicUsize::new(0));
    let before = (instances.cpu_time(), system.database_cpu_time());
    let begun = Instant::now();
    let mut clients = JoinSet::new();
    for number in 0..connections {
        let (system, asked) = (system.clone(), asked.clone());
        let address = instances.address(number).to_owned();
        clients.spawn(async move {
            let client = Client::builder().redirect(Policy::none()).no_proxy().build().expect("a client can be made");
            let mut waits = Vec::new();
            while begun.elapsed() < TIME {
                let request = work.request(&client, &system, &address, asked.fetch_add(1, Ordering::Relaxed));
                let sent = Instant::now();
                let answer = request.send().await.expect("the program answers");
                assert_eq!(answer.status(), work.status(), "{}", work.name());
                answer.bytes().await.expect("an answer is whole");
                waits.push(sent.elapsed());
            }
            waits
        });
    }
    let mut waits = clients.join_all().await.concat();
    let elapsed = begun.elapsed();
    waits.sort_unstable();
    let program = instances.cpu_time().saturating_sub(before.0);
    let database = system.database_cpu_time().saturating_sub(before.1);
    Seen { requests: waits.len(), elapsed, program, database, waits }
}

impl Seen {
    fn row(&self, instances: usize, work: Work, connections: usize) -> String {
        let count = u32::try_from(self.requests).expect("few requests");
        let (each, core) = (f64::from(count), f64::from(count) / self.program.as_secs_f64());
        let place = |of: usize| self.waits[(self.requests - 1) * of / 1000].as_secs_f64() * 1e3;
        format!(
            "{instances:>9}  {:30} {connections:>11} {:>10.0} {core:>12.0} {:>14.3} {:>8.2} {:>8.2}",
            work.name(),
            each / self.elapsed.as_secs_f64(),
            self.database.as_secs_f64() * 1e3 / each,
            place(500),
            place(990),
        )
    }
}

fn main() -> io::Result<()> {
    let mut out = io::stdout().lock();
    // `cargo test --benches` runs this file as well, and a build that is not optimized says nothing.
    if !std::env::args().any(|argument| argument == "--bench") {
        return writeln!(out, "nothing is measured: run cargo bench --bench load");
    }
    let runtime = Runtime::new()?;
    let system = Arc::new(runtime.block_on(System::start()));
    writeln!(out, "{} invitations are stored", system.invitation_count())?;
    writeln!(
        out,
        "instances  {:30} {:>11} {:>10} {:>12} {:>14} {:>8} {:>8}",
        "work", "connections", "a second", "a core-second", "database, ms", "p50, ms", "p99, ms"
    )?;
    for count in [1, 2] {
        let instances = system.instances(count);
        for work in Work::ALL {
            for connections in CONNECTIONS {
                let seen = runtime.block_on(load(&system, &instances, work, connections));
                writeln!(out, "{}", seen.row(count, work, connections))?;
            }
        }
    }
    Ok(())
}
