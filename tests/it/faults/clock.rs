//! A clock that jumps by a day, forth and back, under a server that goes on.

use std::time::{Duration, Instant};

use serde_json::json;
use uuid::Uuid;

use super::{Made, Wanted, check, check_log, pause};
use crate::support::{
    PASSWORD,
    fake_clock::FakeClock,
    fields_for_now, postgres_url,
    served::{Client, Served, http},
    smtp::Smtp,
};

/// Every page for organizers, and what it answers.
async fn check_pages(client: &Client, one: &Made) {
    let page = format!("/meetings/{}", one.id);
    let own = ["", "/edit", "/add", "/message", "/repeat", "/delete", "/print", "/links.csv", "/calendars.zip"];
    let own = own.map(|last| format!("{page}{last}"));
    let others = ["/", "/meetings", "/rooms", "/inspect", "/settings", "/outbox", "/login", "/api"];
    for path in others.map(str::to_owned).into_iter().chain(own) {
        let status = client.get(&path).await.unwrap().status;
        assert!([200, 303].contains(&status), "{path}: {status}");
    }
    assert_eq!(client.ask("/meetings").await.unwrap().status, 200);
    assert_eq!(client.tell("/tokens", "", &json!({"room": "standup"})).await.unwrap().status, 200);
}

/// Makes a meeting and looks at its links.
async fn make(client: &Client, is_for_program: bool) -> Made {
    let wanted = Wanted::new(is_for_program);
    let answer = wanted.ask(client).await.unwrap();
    let mut made = wanted.made(&answer).unwrap_or_else(|| panic!("{}: {}", answer.status, answer.body));
    made.links = Some(super::people(client, made.id).await.unwrap().unwrap().1);
    made
}

async fn jumps(url: String) {
    let folder = tempfile::tempdir().unwrap();
    let clock = FakeClock::in_folder(folder.path());
    let mut settings = clock.settings();
    settings.extend([("DATABASE_URL".to_owned(), url), ("LATCHKEY_API_RATE".to_owned(), "100000".to_owned())]);
    let settings: Vec<(&str, &str)> = settings.iter().map(|(name, value)| (&**name, &**value)).collect();
    let served = Served::start(folder.path(), &settings).await.with_key();
    let mut client = served.client.clone();
    // One that ends within two hours, and one that ends in two days.
    let (short, lasting) = (make(&client, true).await, make(&client, false).await);
    check_pages(&client, &lasting).await;

    clock.set("+1d");
    assert_eq!(client.get("/").await.unwrap().status, 303, "a session that was idle for twelve hours has ended");
    client.sign_in().await;
    let page = client.get(&format!("/meetings/{}", short.id)).await.unwrap();
    assert_eq!(page.status, 200);
    assert!(page.body.contains("This meeting’s links expired") && !page.body.contains("?t="), "{}", page.body);
    let of_short = client.ask(&format!("/meetings/{}", short.id)).await.unwrap();
    assert_eq!(of_short.json()["meeting"]["no_links"], "ended");
    check(&client, &lasting).await;
    let of_tomorrow = make(&client, true).await;
    check_pages(&client, &lasting).await;
    // Enough wrong passwords for a pause, of the account and of the address.
    let stranger = http().local_address(std::net::IpAddr::from([127, 0, 0, 5])).build().unwrap();
    let mut stranger = Client { http: stranger, cookie: String::new(), ..client.clone() };
    let wrong = [("email", "ada@example.org"), ("password", "wrong")];
    let begun = Instant::now();
    while stranger.post("/login", &wrong).await.unwrap().status != 429 {
        assert!(begun.elapsed() < Duration::from_secs(30), "guessing is slowed down");
    }

    clock.set("-1d");
    let answer = stranger.post("/login", &[("email", "ada@example.org"), ("password", PASSWORD)]).await.unwrap();
    let wait = answer.headers.get("retry-after").map_or(0, |wait| wait.to_str().unwrap().parse().unwrap());
    assert!(wait <= 60, "nobody is kept out for longer than the longest pause: {wait} s");
    for one in [&short, &lasting, &of_tomorrow] {
        check(&client, one).await;
        check_pages(&client, one).await;
    }
    client.sign_in().await;
    let of_yesterday = make(&client, true).await;
    check_pages(&client, &of_yesterday).await;

    clock.set("+0");
    client.sign_in().await;
    stranger.sign_in().await;
    for one in [&short, &lasting, &of_tomorrow] {
        check(&client, one).await;
        check_pages(&client, one).await;
    }
    check_log(&served.log());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_clock_that_jumps_by_a_day_breaks_nothing_on_sqlite() {
    jumps("sqlite:latchkey.db".to_owned()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_clock_that_jumps_by_a_day_breaks_nothing_on_postgres() {
    jumps(postgres_url().await).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn mail_goes_on_after_the_clock_is_set_back() {
    let smtp = Smtp::start();
    let folder = tempfile::tempdir().unwrap();
    let clock = FakeClock::in_folder(folder.path());
    let (url, mut settings) = (smtp.url(), clock.settings());
    let mail =
        [("LATCHKEY_SMTP_URL", &*url), ("LATCHKEY_MAIL_FROM", "links@example.net"), ("LATCHKEY_MAIL_RETRY", "2")];
    settings.extend(mail.map(|(name, value)| (name.to_owned(), value.to_owned())));
    let settings: Vec<(&str, &str)> = settings.iter().map(|(name, value)| (&**name, &**value)).collect();
    let served = Served::start(folder.path(), &settings).await;
    let id = Uuid::new_v4().to_string();
    let made =
        served.post("/meetings", &fields_for_now(&id, "Ada <busy.1@example.org>\nBob <fine.2@example.org>")).await;
    assert_eq!(made.status, 303, "{}", made.body);
    served.post(&format!("/meetings/{id}/send"), &[("to", "new"), ("batch_id", &id)]).await;
    let begun = Instant::now();
    while !served.get("/outbox").await.contains("Next attempt: ") {
        assert!(begun.elapsed() < Duration::from_secs(20));
        pause(10).await;
    }
    clock.set("-1d");
    let begun = Instant::now();
    while smtp.taken().len() < 2 {
        assert!(begun.elapsed() < Duration::from_secs(40), "{}", served.get("/outbox").await);
        pause(200).await;
    }
    check_log(&served.log());
}
