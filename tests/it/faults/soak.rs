//! Ten minutes of everything at a moderate rate, from two hundred clients: pages, the API, joins and attacks. Memory, file
//! descriptors and threads stay as they are. `TEST_SOAK=1800` lets them last for half an hour.
//!
//! `tests/run` runs these beside the other tests, since they wait more than they work.

use std::{
    collections::{BTreeMap, VecDeque},
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};

use serde_json::json;
use tokio::{io::AsyncWriteExt as _, task::JoinSet};
use uuid::Uuid;

use super::{Made, Wanted, check, check_log, crowds::connect, either, pause, people};
use crate::support::{
    LINK_KEY, PASSWORD, postgres_url,
    served::{Client, Reply, Served, http},
};

/// So many requests a second, without those that look at what was made.
const RATE: u64 = 60;

/// How many clients there are, each with connections of its own.
const CLIENTS: usize = 200;

/// Meetings kept at a time, so that the database does not grow.
const KEPT: usize = 40;

struct Load {
    clients: Vec<Client>,
    /// Someone who does not know the password.
    stranger: Client,
    /// The pages behind the join links of a meeting that goes on.
    joins: Vec<String>,
    made: Mutex<VecDeque<Made>>,
    answers: Mutex<BTreeMap<u16, u64>>,
}

impl Load {
    fn count(&self, answer: &Reply, wanted: &[u16]) {
        assert!(wanted.contains(&answer.status), "{} instead of {wanted:?}: {}", answer.status, answer.body);
        *self.answers.lock().unwrap().entry(answer.status).or_default() += 1;
    }

    /// One of the later meetings: it is not dropped soon.
    fn one(&self) -> Made {
        let made = self.made.lock().unwrap();
        let later = made.len() / 2;
        made[later + usize::try_from(super::random(later as u64)).unwrap()].clone()
    }

    async fn make(&self, client: &Client, is_for_program: bool) {
        let wanted = Wanted::new(is_for_program);
        let answer = wanted.ask(client).await.unwrap();
        self.count(&answer, &[201, 303]);
        let dropped = {
            let mut made = self.made.lock().unwrap();
            made.push_back(wanted.made(&answer).unwrap());
            if made.len() > KEPT { made.pop_front() } else { None }
        };
        if let Some(dropped) = dropped {
            self.count(&client.post(&format!("/meetings/{}/delete", dropped.id), &[]).await.unwrap(), &[303]);
        }
    }

    async fn get(&self, client: &Client, path: &str, wanted: &[u16]) {
        self.count(&client.get(path).await.unwrap(), wanted);
    }

    /// What comes at a place of the mix.
    async fn ask(self: Arc<Self>, place: u64) {
        let client = &self.clients[usize::try_from(place).unwrap() % CLIENTS];
        let join = &self.joins[usize::try_from(place).unwrap() % self.joins.len()];
        match place % RATE {
            0 => {
                let anew = Client { cookie: String::new(), ..client.clone() };
                let fields = [("email", "ada@example.org"), ("password", PASSWORD)];
                let answer = anew.post("/login", &fields).await.unwrap();
                // On a machine with too much else to do, attempts under way at the same time count as guesses.
                self.count(&answer, &[303, 429]);
                if answer.status == 303 {
                    let cookie = answer.headers["set-cookie"].to_str().unwrap().split(';').next().unwrap().to_owned();
                    let anew = Client { cookie, ..anew };
                    self.count(&anew.get("/").await.unwrap(), &[200]);
                    self.count(&anew.post("/logout", &[]).await.unwrap(), &[303]);
                }
            }
            1 if (place / RATE).is_multiple_of(10) => {
                let fields = [("email", "eve@example.org"), ("password", "wrong")];
                self.count(&self.stranger.post("/login", &fields).await.unwrap(), &[422, 429]);
            }
            2 | 3 => self.make(client, place.is_multiple_of(2)).await,
            4 => self.count(&client.post("/meetings", &[("id", "x"), ("room", "a b")]).await.unwrap(), &[422]),
            5 => self.get(client, &format!("/meetings/{}", Uuid::new_v4()), &[404]).await,
            6 => self.count(&client.tell("/meetings", "", &json!({"room": 7})).await.unwrap(), &[400, 422]),
            7 => {
                let fields = [("room", "standup"), ("paste", "Ada\nBob <bob@@example.org>")];
                self.count(&client.post("/meetings/review", &fields).await.unwrap(), &[422]);
            }
            8 => {
                let answer = client.post("/inspect", &[("text", "a link, https://acme.daily.co/x?t=eyJ.x.y")]).await;
                self.count(&answer.unwrap(), &[200, 422]);
            }
            9 => {
                let people: Vec<_> = (0..200).map(|number| json!({"name": format!("Person {number}")})).collect();
                let links = json!({"room": "standup", "people": people});
                self.count(&client.tell("/links", "", &links).await.unwrap(), &[200]);
            }
            10..14 => {
                let token = json!({"room": "standup", "name": "Ada"});
                self.count(&client.tell("/tokens", "", &token).await.unwrap(), &[200]);
            }
            14..20 => self.get(client, &format!("/meetings/{}/links.csv", self.one().id), &[200]).await,
            20 => self.get(client, &format!("/meetings/{}/calendars.zip", self.one().id), &[200]).await,
            21..26 => self.count(&client.ask("/meetings?limit=20").await.unwrap(), &[200]),
            26..30 => check(client, &self.one()).await,
            30..40 => self.get(client, "/", &[200]).await,
            40..46 => self.get(client, "/meetings", &[200]).await,
            46 => self.get(client, "/robots.txt", &[200]).await,
            47 => self.get(client, "/nowhere", &[404]).await,
            48..53 => self.count(&self.stranger.get(join).await.unwrap(), &[200]),
            53..55 => self.count(&self.stranger.post(join, &[]).await.unwrap(), &[303]),
            55 => self.attack(client, place / RATE).await,
            _ => self.get(client, &format!("/meetings/{}", self.one().id), &[200]).await,
        }
    }
}

impl Load {
    /// One of the attacks.
    async fn attack(&self, client: &Client, number: u64) {
        let megabyte = "a".repeat(1 << 20);
        match number % 7 {
            0 => {
                let forged = Client { cookie: "latchkey=forged".to_owned(), ..self.stranger.clone() };
                self.count(&forged.post("/inspect", &[("text", &megabyte)]).await.unwrap(), &[403, 503]);
            }
            1 => {
                let code = Uuid::new_v4().simple().to_string();
                self.count(&self.stranger.get(&format!("/j/{}", &code[..16])).await.unwrap(), &[404, 429]);
            }
            2 => {
                let nested = format!("MIME-Version: 1.0\n{}", "Content-Type: message/rfc822\n\n".repeat(20_000));
                self.count(&client.post("/inspect", &[("text", &nested)]).await.unwrap(), &[422]);
            }
            3 => {
                let forged = Client { key: "lk_forged".to_owned(), ..self.stranger.clone() };
                self.count(&forged.ask("/meetings").await.unwrap(), &[401, 429]);
            }
            4 => {
                let mut stream = connect(client).await.unwrap();
                let head = "POST /inspect HTTP/1.1\r\nHost: x\r\nContent-Length: 5000000\r\n\r\n";
                stream.write_all(head.as_bytes()).await.unwrap();
                let _ = stream.write_all(&megabyte.as_bytes()[..100_000]).await;
                pause(1000).await;
            }
            5 => {
                let request = client.http.post(format!("{}/meetings", client.address)).header("cookie", &client.cookie);
                let answer = request.header("sec-fetch-site", "cross-site").body("room=x").send().await.unwrap();
                assert_eq!(answer.status(), 403);
            }
            _ => self.count(&client.post("/meetings/review", &[("paste", &megabyte)]).await.unwrap(), &[422]),
        }
    }
}

/// Makes a meeting with join links that goes on, and returns the paths of its links.
async fn joins(client: &Client) -> Vec<String> {
    let invited: Vec<_> = (0..50).map(|number| json!({"name": format!("Person {number}")})).collect();
    let meeting = json!({"room": "standup", "link_kind": "join", "people": invited});
    let made = client.tell("/meetings", "joins", &meeting).await.unwrap();
    assert_eq!(made.status, 201, "{}", made.body);
    let id = made.json()["meeting"]["id"].as_str().unwrap().parse().unwrap();
    let (_, links) = people(client, id).await.unwrap().unwrap();
    links.into_iter().map(|link| link[link.find("/j/").unwrap()..].to_owned()).collect()
}

/// Memory in kB, file descriptors, threads.
type Sample = [u64; 3];

fn mean(samples: &[Sample]) -> Sample {
    std::array::from_fn(|figure| samples.iter().map(|sample| sample[figure]).sum::<u64>() / samples.len() as u64)
}

/// Asks everything as fast as the server answers. What an allocator keeps grows with the most that was asked at once;
/// without this the busiest moment comes by chance, and late.
async fn busy_moment(load: &Arc<Load>) {
    let mut under_way = JoinSet::new();
    for place in 0..RATE * either(10, 60) {
        if under_way.len() == CLIENTS / 4 {
            under_way.join_next().await.unwrap().unwrap();
        }
        under_way.spawn(load.clone().ask(place));
    }
    under_way.join_all().await;
}

async fn soak(url: String) {
    let name = url.split(':').next().unwrap().to_owned();
    let folder = tempfile::tempdir().unwrap();
    let settings = [
        ("DATABASE_URL", url.as_str()),
        ("LATCHKEY_API_RATE", "1000000"),
        ("LATCHKEY_LINK_KEY", LINK_KEY),
        ("LATCHKEY_LOG", "error"),
    ];
    let served = Served::start(folder.path(), &settings).await.with_key();
    let stranger = http().local_address(std::net::IpAddr::from([127, 0, 0, 9])).build().unwrap();
    let stranger = Client { http: stranger, cookie: String::new(), ..served.client.clone() };
    let (made, answers) = (Mutex::default(), Mutex::default());
    let another = |_| Client { http: http().build().unwrap(), ..served.client.clone() };
    let clients = (0..CLIENTS).map(another).collect();
    let joins = joins(&served.client).await;
    let load = Arc::new(Load { clients, stranger, joins, made, answers });
    for _ in 0..KEPT {
        load.make(&served.client, false).await;
    }
    for client in &load.clients {
        load.get(client, "/robots.txt", &[200]).await;
    }
    busy_moment(&load).await;
    let begun = Instant::now();
    #[expect(clippy::disallowed_methods, reason = "a test's own setting")]
    let seconds = std::env::var("TEST_SOAK").ok().and_then(|seconds| seconds.parse().ok());
    let lasts = Duration::from_secs(seconds.unwrap_or_else(|| either(10, 600)));
    let (mut samples, mut asked) = (Vec::<Sample>::new(), 0);
    let mut under_way = JoinSet::new();
    while begun.elapsed() < lasts {
        let due = u64::try_from(begun.elapsed().as_millis()).unwrap() * RATE / 1000;
        // On a machine with too much else to do fewer are sent, rather than ever more at once.
        while asked < due && under_way.len() < CLIENTS {
            under_way.spawn(load.clone().ask(asked));
            asked += 1;
        }
        asked = asked.max(due.saturating_sub(RATE));
        while let Some(answered) = under_way.try_join_next() {
            answered.unwrap();
        }
        if begun.elapsed().as_secs() >= samples.len() as u64 {
            let descriptors = served.descriptors().len() as u64;
            samples.push([served.kernel_says("VmRSS"), descriptors, served.kernel_says("Threads")]);
        }
        pause(10).await;
    }
    under_way.join_all().await;
    let answers = load.answers.lock().unwrap().clone();
    let count: u64 = answers.values().sum();
    // The second minute beside the tenth, or seconds for minutes.
    let part = samples.len().div_ceil(10);
    let (early, late) = (mean(&samples[part..2 * part]), mean(&samples[samples.len() - part..]));
    let by_minute: Vec<u64> = samples.chunks(part).map(|minute| mean(minute)[0]).collect();
    println!(
        "{name}, {lasts:?}: {count} answers, {answers:?}; memory in kB, descriptors, threads: {early:?} in the second \
         tenth, {late:?} in the last; memory by tenths {by_minute:?}"
    );
    // Clients hold more connections while the machine is busy with something else.
    let may_grow: Sample = either([24 * 1024, 60, 8], [8 * 1024, 20, 3]);
    for figure in 0..3 {
        assert!(late[figure] <= early[figure] + may_grow[figure], "{early:?}, {late:?}, {by_minute:?}");
    }
    assert!(!answers.is_empty() && answers.keys().all(|status| *status < 500));
    check_log(&served.log());
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_grows_on_sqlite() {
    soak("sqlite:latchkey.db".to_owned()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_grows_on_postgres() {
    soak(postgres_url().await).await;
}
