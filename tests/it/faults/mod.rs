//! Faults around the program, driven as a process: it is killed, its disk fills up, its database restarts, its clock
//! jumps, its clients are slow or many.
//!
//! With `TEST_LONG` set each goes on for longer, as a change has to pass it.
#![expect(clippy::print_stdout, reason = "each says what it found, to whoever asks with --nocapture")]

mod clients;
mod clock;
mod crowds;
mod disk;
mod kills;
mod memory;
mod restarts;
mod slow;
mod soak;
mod standby;

use std::time::Duration;

use latchkey::program::store::Store;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::support::{
    cluster::Cluster,
    fields_for_now, run_sql,
    served::{Client, Reply},
};

/// Whether to take the time that is needed to be sure.
fn is_long() -> bool {
    #[expect(clippy::disallowed_methods, reason = "a test's own setting")]
    std::env::var("TEST_LONG").is_ok_and(|value| !value.is_empty())
}

fn either<T>(short: T, long: T) -> T {
    if is_long() { long } else { short }
}

/// A number under a limit, another one each time.
fn random(limit: u64) -> u64 {
    Uuid::new_v4().as_u64_pair().1 % limit
}

/// A pause of so many milliseconds.
async fn pause(milliseconds: u64) {
    tokio::time::sleep(Duration::from_millis(milliseconds)).await;
}

/// An id in letters, since seven digits in a row are taken for a phone number.
fn letters(id: Uuid) -> String {
    id.as_bytes().iter().flat_map(|byte| [byte >> 4, byte & 15]).map(|digit| char::from(b'a' + digit)).collect()
}

/// A meeting as a client wants it.
#[derive(Debug, Clone)]
struct Wanted {
    id: Uuid,
    names: Vec<String>,
    is_for_program: bool,
}

/// A meeting that was answered, and what its links were.
#[derive(Debug, Clone)]
struct Made {
    id: Uuid,
    names: Vec<String>,
    /// None where they were not seen in time.
    links: Option<Vec<String>>,
}

impl Wanted {
    fn new(is_for_program: bool) -> Self {
        let id = Uuid::new_v4();
        let letters = letters(id);
        let names = (0..=random(30)).map(|number| format!("Person {number} of {letters}")).collect();
        Self { id, names, is_for_program }
    }

    /// Asks for it once: by the form, or by the API under a name of its own.
    async fn ask(&self, client: &Client) -> reqwest::Result<Reply> {
        if self.is_for_program {
            return client.tell("/meetings", &self.id.to_string(), &meeting(&self.names)).await;
        }
        client.post("/meetings", &fields_for_now(&self.id.to_string(), &self.names.join("\n"))).await
    }

    /// What an answer says was made, if it says so.
    fn made(&self, answer: &Reply) -> Option<Made> {
        let id = match answer.status {
            303 => self.id,
            201 => answer.json()["meeting"]["id"].as_str().unwrap().parse().unwrap(),
            _ => return None,
        };
        Some(Made { id, names: self.names.clone(), links: None })
    }
}

/// A meeting for the API, from now on.
fn meeting(names: &[String]) -> Value {
    let people: Vec<Value> = names.iter().map(|name| json!({"name": name, "owner": false})).collect();
    json!({"room": "weekly-review", "title": "Weekly review", "people": people})
}

/// A meeting's people and their links, in their order.
async fn people(client: &Client, id: Uuid) -> reqwest::Result<Option<(Vec<String>, Vec<String>)>> {
    let answer = client.ask(&format!("/meetings/{id}/invitations?limit=1000")).await?;
    if answer.status != 200 {
        return Ok(None);
    }
    let invitations = answer.json()["invitations"].as_array().unwrap().clone();
    let all = |field: &str| invitations.iter().map(|one| one[field].as_str().unwrap().to_owned()).collect();
    Ok(Some((all("name"), all("link"))))
}

/// Sees to it that a meeting that was answered is there, whole, with the links it had.
async fn check(client: &Client, made: &Made) {
    let (names, links) = people(client, made.id).await.unwrap().expect("a meeting that was answered is there");
    assert_eq!(names, made.names);
    if let Some(before) = &made.links {
        assert_eq!(&links, before, "links are the same bytes");
    }
}

/// How many meetings there are; each of them has as many people as it says.
async fn count(url: &str) -> i64 {
    const COUNT: &str = "SELECT COUNT(*) AS count FROM meetings";
    const TORN: &str = "SELECT COUNT(*) AS count FROM meetings m WHERE invitation_count <> \
                        (SELECT COUNT(*) FROM invitations i WHERE i.meeting_id = m.id)";
    assert_eq!(counted(url, TORN).await, 0, "also those that were not answered are there whole, or not at all");
    counted(url, COUNT).await
}

/// Returns the column `count` of a query.
async fn counted(url: &str, sql: &str) -> i64 {
    let store = Store::look(url).await.unwrap();
    let count = store.db().fetch_one(sql, &[], |row| row.integer("count")).await.unwrap();
    store.close().await;
    count
}

/// Has every commit wait for a standby from now on.
async fn hold_commits(cluster: &Cluster) {
    tokio::task::block_in_place(|| cluster.wait_for_standby());
    // The process that tells all sessions to wait does so before its next checkpoint: at the latest before the second.
    for _ in 0..2 {
        run_sql(&cluster.url(), "CHECKPOINT").await;
    }
}

/// Sees to it that no link or token stands in a log, and that nothing panicked.
fn check_log(log: &str) {
    assert!(!log.contains("eyJ") && !log.contains("?t="), "a token is logged");
    assert!(!log.contains("panicked"), "{log}");
}
