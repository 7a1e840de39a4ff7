//! Guessing codes finds nothing, tells nothing, and keeps nobody out who has one.

use std::time::{Duration, Instant};

use axum::{
    body::Body,
    http::{Request, StatusCode},
};
use jiff::SignedDuration;

use super::{join, make, path_of};
use crate::support::{Browser, Site, on_both, signer};

on_both!(wrong_codes_are_slowed_down_by_network_and_right_ones_never);

/// Numbers that look random, and are the same in each run.
struct Lots(u64);

impl Lots {
    fn next(&mut self, below: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % below
    }

    fn code(&mut self) -> String {
        let mut digit = || char::from(b"0123456789abcdefghjkmnpqrstvwxyz"[usize::try_from(self.next(32)).unwrap()]);
        (0..16).map(|_| digit()).collect()
    }

    /// One of so many networks.
    fn network(&mut self, count: u64) -> [u8; 4] {
        let [.., high, low] = u16::try_from(self.next(count)).unwrap().to_be_bytes();
        [198, 18, high, low]
    }
}

async fn wrong_codes_are_slowed_down_by_network_and_right_ones_never(mut site: Site) {
    site = site.with_join_links();
    let (_, links) = make(&site, &mut site.ada().await).await;
    site.wait(SignedDuration::from_mins(20));
    let mut guesser = Site::browser_of(&site.app(signer()));
    guesser.peer = ([198, 51, 100, 7], 4000).into();
    let mut lots = Lots(1);
    for number in 0..60 {
        let answer = guesser.get(&format!("/j/{}", lots.code())).await;
        let wanted = if number < 20 { StatusCode::NOT_FOUND } else { StatusCode::TOO_MANY_REQUESTS };
        assert_eq!(answer.status, wanted, "guess {number}");
        assert_eq!(answer.page().text("h1"), "We don’t recognize this link");
        if wanted == StatusCode::TOO_MANY_REQUESTS {
            let wait: u64 = answer.header("retry-after").parse().unwrap();
            assert!((1..=10).contains(&wait), "{wait}");
            assert!(answer.page().text("[role=alert]").starts_with("Too many attempts. Wait"), "{}", answer.body);
        }
    }
    // Whoever has a code gets in, from the same network.
    assert_eq!(guesser.get(path_of(&links[0].1)).await.status, StatusCode::OK);
    assert!(join(&mut guesser, &links[0].1).await.location().contains("?t=ey"));
    // Other networks are not slowed down, nor other addresses of an IPv6 network freed.
    guesser.peer = ([198, 51, 100, 8], 4000).into();
    assert_eq!(guesser.get(&format!("/j/{}", lots.code())).await.status, StatusCode::NOT_FOUND);
    let mut last = StatusCode::OK;
    for number in 0..25_u16 {
        guesser.peer = ([0x2001, 0xdb8, 0, 0, 1, 1, 1, number], 4000).into();
        last = guesser.get(&format!("/j/{}", lots.code())).await.status;
    }
    assert_eq!(last, StatusCode::TOO_MANY_REQUESTS, "one /64 is one network");
}

/// How long one request takes.
async fn time(browser: &mut Browser, path: &str, wanted: StatusCode) -> Duration {
    let begun = Instant::now();
    let answer = browser.begin(Request::get(path).body(Body::empty()).unwrap()).await;
    let took = begun.elapsed();
    assert_eq!(answer.status(), wanted, "{path}");
    took
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

#[tokio::test]
async fn a_hundred_thousand_guesses_from_a_thousand_networks_find_nothing_and_slow_down_nobody_else() {
    const GUESSES: usize = 100_000;
    let mut site = Site::on_sqlite().await.with_join_links();
    let (_, links) = make(&site, &mut site.ada().await).await;
    site.wait(SignedDuration::from_mins(20));
    let mut browser = Site::browser_of(&site.app(signer()));
    let mut lots = Lots(7);
    let alone = median({
        let mut times = Vec::new();
        for _ in 0..200 {
            times.push(time(&mut browser, path_of(&links[0].1), StatusCode::OK).await);
        }
        times
    });
    let (mut honest, mut let_through, begun) = (Vec::new(), 0, Instant::now());
    for number in 0..GUESSES {
        browser.peer = (lots.network(1000), 4000).into();
        let guess = Request::get(format!("/j/{}", lots.code())).body(Body::empty()).unwrap();
        let status = browser.begin(guess).await.status();
        assert!(matches!(status, StatusCode::NOT_FOUND | StatusCode::TOO_MANY_REQUESTS), "{status}");
        let_through += u64::from(status == StatusCode::NOT_FOUND);
        if number % 500 == 0 {
            honest.push(time(&mut browser, path_of(&links[number / 500 % 2].1), StatusCode::OK).await);
        }
    }
    let each = 20 + begun.elapsed().as_secs().div_ceil(10);
    assert!(
        let_through <= 1000 * each,
        "each network has 20 guesses, and another one every ten seconds: {let_through}"
    );
    let beside = median(honest);
    assert!(beside <= 2 * alone, "{beside:?} beside guesses from the same network, {alone:?} alone");
}

/// The chance that a time of the first is longer than one of the second: a half where nothing tells them apart.
fn chance(first: &[Duration], second: &[Duration]) -> f64 {
    let mut all: Vec<(Duration, bool)> =
        first.iter().map(|time| (*time, true)).chain(second.iter().map(|time| (*time, false))).collect();
    all.sort();
    let (mut smaller, mut wins) = (0.0, 0.0);
    for (_, is_first) in all {
        if is_first {
            wins += smaller;
        } else {
            smaller += 1.0;
        }
    }
    #[expect(clippy::cast_precision_loss, reason = "these are thousands")]
    let pairs = first.len() as f64 * second.len() as f64;
    wins / pairs
}

#[tokio::test]
async fn time_tells_neither_unknown_from_malformed_codes_nor_how_many_of_their_characters_are_right() {
    const ROUNDS: usize = 3000;
    let site = Site::on_sqlite().await.with_join_links();
    let (_, links) = make(&site, &mut site.ada().await).await;
    let right = path_of(&links[0].1).trim_start_matches("/j/").to_owned();
    let mut browser = Site::browser_of(&site.app(signer()));
    let mut lots = Lots(99);
    let mut times: [Vec<Duration>; 3] = Default::default();
    // Those that are compared differ in nothing but whether their first characters are right.
    let wrong = lots.code();
    for round in 0..3 * ROUNDS {
        let unknown = lots.code();
        let kind = (round + usize::try_from(lots.next(3)).unwrap()) % 3;
        let code = match kind {
            0 => format!("{}{}", &wrong[..12], &unknown[12..]),
            // As long, and no code.
            1 => format!("{}{}u", &wrong[..12], &unknown[12..15]),
            _ => format!("{}{}", &right[..12], &unknown[12..]),
        };
        // A network of its own each, so that none is slowed down.
        let number = u32::try_from(round).unwrap().to_be_bytes();
        browser.peer = ([10, number[1], number[2], number[3]], 4000).into();
        let took = time(&mut browser, &format!("/j/{code}"), StatusCode::NOT_FOUND).await;
        if round >= 300 {
            times[kind].push(took);
        }
    }
    let [unknown, malformed, nearly] = &times;
    for (name, chance) in [("malformed", chance(malformed, unknown)), ("nearly right", chance(nearly, unknown))] {
        // With thousands of times each, chance itself stays well within this.
        assert!((0.45..0.55).contains(&chance), "a {name} code takes longer than an unknown one with chance {chance}");
    }
}
