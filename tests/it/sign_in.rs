//! Signing in and out, and what slows down whoever guesses.

use std::time::Instant;

use axum::http::StatusCode;
use jiff::SignedDuration;
use latchkey::program::audit::{Action, Entry};

use crate::support::{PASSWORD, Site, now, on_both};

on_both!(
    a_clock_that_is_set_back_keeps_nobody_out,
    a_form_sent_after_the_session_ended_is_kept,
    a_kept_form_is_dropped_when_someone_else_signs_in,
    a_form_with_a_password_is_not_kept,
    a_form_is_kept_for_nobody_by_a_forged_cookie,
    a_devices_cookie_opens_nothing_and_can_not_be_forged,
    a_shared_address_tells_no_accounts_apart,
    an_attack_that_goes_on_does_not_keep_the_owner_out,
    asking_again_and_again_resets_no_count,
    an_organizer_signs_in_and_out,
    nobody_else_sees_a_page,
    unknown_and_wrong_get_the_same_answer,
    guessing_from_one_address_is_slowed_down,
    guessing_from_many_addresses_is_slowed_down_and_the_owner_gets_in,
    a_session_ends_after_twelve_idle_hours,
    a_session_ends_after_thirty_days,
    a_new_password_ends_the_sessions,
    a_proxy_that_is_trusted_names_the_client,
    a_proxy_that_names_no_client_locks_nobody_else_out,
    a_damaged_session_signs_out,
);

async fn a_damaged_session_signs_out(mut site: Site) {
    let mut signed_in = site.ada().await;
    assert_eq!(signed_in.get("/meetings").await.status, StatusCode::OK);
    let damage = "UPDATE sessions SET data = '{cut off'";
    site.store.db().execute(damage, &[]).await.unwrap();
    // The record is read as soon as the end of the session is moved.
    site.wait(SignedDuration::from_mins(10));
    let mut browser = site.signed_in_again(&signed_in);
    for _ in 0..2 {
        let answer = browser.get("/meetings").await;
        assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, "/login?next=%2Fmeetings"));
    }
    let answer = browser.post("/login", &[("email", "ada@example.org"), ("password", PASSWORD)]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    assert_eq!(browser.get("/meetings").await.status, StatusCode::OK);
}

async fn an_organizer_signs_in_and_out(site: Site) {
    let mut browser = site.browser();
    let answer = browser.get("/login").await;
    assert_eq!(answer.status, StatusCode::OK);
    assert!(browser.session_cookie().is_none());

    let answer = browser.post("/login", &[("email", " ADA@example.org "), ("password", PASSWORD)]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    assert_eq!(answer.location(), "/");
    let cookie = answer.header("set-cookie").to_owned();
    assert!(cookie.starts_with("latchkey="), "{cookie}");
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax") && cookie.contains("Path=/"), "{cookie}");
    let first = browser.session_cookie().unwrap().to_owned();
    assert_eq!(browser.get("/").await.page().text(".account .quiet"), "Ada Lovelace");

    // Signing in again takes a new id, and the old one is dead.
    let mut old = browser.clone();
    browser.post("/login", &[("email", "ada@example.org"), ("password", PASSWORD)]).await;
    assert_ne!(browser.session_cookie().unwrap(), first);
    assert_eq!(old.get("/").await.status, StatusCode::SEE_OTHER);

    let mut kept = browser.clone();
    let answer = browser.post("/logout", &[]).await;
    assert_eq!(answer.header("clear-site-data"), "\"cache\", \"storage\"");
    assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, "/login"));
    assert_eq!(kept.get("/").await.location(), "/login");
    assert!(!site.everything_stored().await.contains(&first));
}

async fn nobody_else_sees_a_page(site: Site) {
    let mut browser = site.browser();
    let id = "0b9bbf1a-54c9-4b0e-8e1c-1f3ad2f2b6a1";
    for path in [
        "/".to_owned(),
        "/meetings".to_owned(),
        "/meetings/review".to_owned(),
        format!("/meetings/{id}"),
        format!("/meetings/{id}/links.txt"),
        format!("/meetings/{id}/add"),
        format!("/meetings/{id}/review"),
        format!("/meetings/{id}/invitations/{id}"),
        format!("/meetings/{id}/invitations/{id}/link.txt"),
    ] {
        let answer = browser.get(&path).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{path}");
        assert!(answer.location().starts_with("/login"), "{path}");
    }

    // After signing in one is where one wanted to be; never on another site.
    let wanted = format!("/meetings/{id}");
    let login = browser.get(&wanted).await.location().to_owned();
    let next = browser.get(&login).await.page().value("[name=next]");
    assert_eq!(next, wanted);
    for (next, goes_to) in [(wanted.as_str(), wanted.as_str()), ("//evil.example", "/"), ("https://evil.example", "/")]
    {
        let fields = [("email", "ada@example.org"), ("password", PASSWORD), ("next", next)];
        assert_eq!(site.browser().post("/login", &fields).await.location(), goes_to);
    }
}

async fn a_form_sent_after_the_session_ended_is_kept(site: Site) {
    let fields = crate::support::pasted("5d2f6c1e-8a3b-4c7d-9e0f-112233445566", "Ada, owner\n\"Bob <b>\"");
    // A browser that was never signed in gets a plain page, as does one whose form is large.
    let answer = site.browser().post("/meetings/review", &fields).await;
    assert_eq!((answer.status, answer.page().text("h1")), (StatusCode::FORBIDDEN, "You were signed out".to_owned()));
    let mut browser = ended_session(&site).await;
    let large = "Ada\n".repeat(20_000);
    let answer = browser.clone().post("/meetings/review", &[("paste", &large)]).await;
    assert_eq!((answer.status, answer.page().text("h1")), (StatusCode::FORBIDDEN, "You were signed out".to_owned()));
    assert!(answer.length < 4096 && answer.page().text("main").contains("reload this page"), "{}", answer.body);

    let answer = browser.post("/meetings/review", &fields).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    let page = answer.page();
    assert!(page.text("#refusal").contains("You were signed out. Sign in again to continue."));
    let carry = |page: &crate::support::Page| {
        let names = page.attributes("textarea", "name");
        names.into_iter().zip(page.raw_texts("textarea")).collect::<Vec<_>>()
    };
    // A wrong password does not lose it either.
    let mut kept = carry(&page);
    let kept_for = page.value("[name=kept_for]");
    for password in ["wrong", PASSWORD] {
        let mut login = vec![("again", "/meetings/review"), ("kept_for", kept_for.as_str())];
        login.extend([("email", "ada@example.org"), ("password", password)]);
        login.extend(kept.iter().map(|(name, value)| (name.as_str(), value.as_str())));
        let answer = browser.post("/login", &login).await;
        kept = carry(&answer.page());
        assert_eq!(answer.page().has("form[action='/meetings/review']"), password == PASSWORD);
    }
    let sent: Vec<_> = kept.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    assert_eq!(sent, fields);
    assert_eq!(browser.post("/meetings/review", &sent).await.page().text("h1"), "Ready to create 2 links");
}

async fn a_kept_form_is_dropped_when_someone_else_signs_in(site: Site) {
    let fields = crate::support::pasted("5d2f6c1e-8a3b-4c7d-9e0f-112233445567", "Someone Secret");
    let mut browser = ended_session(&site).await;
    let answer = browser.post("/meetings/review", &fields).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    let kept_for = answer.page().value("[name=kept_for]");
    assert!(!kept_for.contains("ada"), "{kept_for}");
    for kept_for in [kept_for.as_str(), ""] {
        let login = [
            ("again", "/meetings/review"),
            ("kept_for", kept_for),
            ("kept:paste", "Someone Secret"),
            ("email", "bob@example.org"),
            ("password", PASSWORD),
        ];
        let answer = browser.clone().post("/login", &login).await;
        assert_eq!(answer.status, StatusCode::OK);
        assert!(!answer.body.contains("Someone Secret"), "{}", answer.body);
        assert!(answer.page().text("main").contains("The unsaved form in this browser belonged to another account."));
        assert!(!answer.page().has("form"));
    }
}

async fn a_form_with_a_password_is_not_kept(site: Site) {
    let password = [("current", PASSWORD), ("new", "a brand new password")];
    let organizer = [("name", "Cora"), ("email", "cora@example.org"), ("password", PASSWORD)];
    for (path, fields) in [("/settings/password", &password[..]), ("/organizers", &organizer)] {
        let answer = ended_session(&site).await.post(path, fields).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{path}");
        assert_eq!(answer.page().text("h1"), "You were signed out", "{path}");
        for secret in [PASSWORD, "a brand new password"] {
            assert!(!answer.body.contains(secret), "{path}: {}", answer.body);
        }
    }
    // A form whose field for a password is empty is kept.
    let answer = ended_session(&site).await.post("/organizers", &[organizer[0], organizer[1], ("password", "")]).await;
    assert!(answer.page().has("#password"), "the page to sign in: {}", answer.body);
    assert!(answer.body.contains("cora@example.org"), "{}", answer.body);
}

async fn a_form_is_kept_for_nobody_by_a_forged_cookie(site: Site) {
    let genuine = site.ada().await.cookie("latchkey-device").unwrap().to_owned();
    let forged = genuine.replacen(genuine.split('.').nth(1).unwrap(), "00112233445566778899aabbccddeeff", 1);
    for (name, value) in [("latchkey", "x"), ("latchkey-device", "x"), ("latchkey-device", forged.as_str())] {
        let mut browser = site.browser();
        browser.set_cookie(name, value);
        let answer = browser.post("/meetings/review", &[("paste", "Someone Secret")]).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{name}");
        assert_eq!(answer.page().text("h1"), "You were signed out", "{name}");
        assert!(!answer.body.contains("Someone Secret"), "{}", answer.body);
    }
}

/// A browser whose session ended elsewhere.
async fn ended_session(site: &Site) -> crate::support::Browser {
    let browser = site.ada().await;
    site.signed_in_again(&browser).post("/logout", &[]).await;
    browser
}

async fn an_attack_that_goes_on_does_not_keep_the_owner_out(mut site: Site) {
    let (mut owner_waited, mut is_in) = (0, false);
    let known = site.ada().await;
    let mut ask_again_in = 0;
    for second in 0..90_u8 {
        for guesser in 0..8 {
            let mut attacker = site.browser();
            attacker.peer = ([127, 0, 1, guesser], 4000).into();
            attacker.post("/login", &[("email", "ada@example.org"), ("password", "wrong")]).await;
        }
        // A minute into the attack the owner comes from a new network with a new device.
        if second >= 60 && !is_in {
            if ask_again_in == 0 {
                let mut owner = site.browser();
                owner.peer = ([127, 0, 2, 1], 4000).into();
                let answer = owner.post("/login", &[("email", "ada@example.org"), ("password", PASSWORD)]).await;
                is_in = answer.status == StatusCode::SEE_OTHER;
                ask_again_in = answer.header("retry-after").parse().unwrap_or(0);
            }
            owner_waited += i64::from(!is_in);
            ask_again_in -= i64::from(!is_in);
        }
        site.wait(SignedDuration::from_secs(1));
    }
    assert!(is_in && owner_waited <= 30, "{owner_waited} s");
    // With a device in which they signed in before, they are in at once, even beside an attacker.
    let mut owner = site.signed_in_again(&known);
    owner.peer = ([127, 0, 1, 3], 4000).into();
    let answer = owner.post("/login", &[("email", "ada@example.org"), ("password", PASSWORD)]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
}

async fn asking_again_and_again_resets_no_count(mut site: Site) {
    // Someone who has an account guesses at others', signs in between, and never waits.
    let mut processed = 0;
    for guess in 0..40 {
        let email = format!("someone{guess}@example.org");
        let answer = site.browser().post("/login", &[("email", &email), ("password", "wrong")]).await;
        processed += i32::from(answer.status == StatusCode::UNPROCESSABLE_ENTITY);
        site.browser().post("/login", &[("email", "bob@example.org"), ("password", PASSWORD)]).await;
        site.browser().post("/login", &[("email", "ada@example.org"), ("password", "wrong")]).await;
        site.wait(SignedDuration::from_millis(500));
    }
    assert!(processed <= 10, "{processed}");
}

async fn a_shared_address_tells_no_accounts_apart(mut site: Site) {
    // Ada signs in at this very address before and in between.
    site.ada().await;
    let mut answers = [Vec::new(), Vec::new()];
    for _ in 0..20 {
        for (place, email) in ["ada@example.org", "eve@example.org"].into_iter().enumerate() {
            let mut browser = site.browser();
            browser.peer = ([127, 0, 3, u8::try_from(place).unwrap()], 4000).into();
            let answer = browser.post("/login", &[("email", email), ("password", "wrong")]).await;
            let body = answer.body.replace(email, "");
            answers[place].push((answer.status, answer.header("retry-after").to_owned(), body));
        }
        for place in [0, 1] {
            let mut ada = site.browser();
            ada.peer = ([127, 0, 3, place], 4000).into();
            ada.post("/login", &[("email", "bob@example.org"), ("password", PASSWORD)]).await;
        }
        site.wait(SignedDuration::from_secs(1));
    }
    let [known, unknown] = answers;
    assert!(known.iter().any(|(status, ..)| *status == StatusCode::TOO_MANY_REQUESTS));
    assert_eq!(known, unknown);
}

async fn a_devices_cookie_opens_nothing_and_can_not_be_forged(site: Site) {
    let name = "latchkey-device";
    let mut browser = site.browser();
    let answer = browser.post("/login", &[("email", "ada@example.org"), ("password", PASSWORD)]).await;
    let cookies = answer.headers.get_all("set-cookie").iter().map(|cookie| cookie.to_str().unwrap());
    let cookie = cookies.into_iter().find(|cookie| cookie.starts_with(&format!("{name}="))).unwrap().to_owned();
    for part in ["; HttpOnly", "; SameSite=Lax", "; Path=/", "; Max-Age=34560000"] {
        assert!(cookie.contains(part), "{cookie}");
    }
    let value = browser.cookie(name).unwrap().to_owned();
    assert!(!value.contains("ada@") && !site.everything_stored().await.contains(&value));
    browser.post("/logout", &[]).await;
    assert_eq!(browser.cookie(name), Some(value.as_str()), "it stays when its owner signs out");
    assert_eq!(browser.get("/").await.status, StatusCode::SEE_OTHER, "it opens nothing");

    // Everyone at this address waits.
    for guess in 0..12 {
        let email = format!("someone{guess}@example.org");
        site.browser().post("/login", &[("email", &email), ("password", "wrong")]).await;
    }
    let sign_in = async |cookie: &str, email: &str, password: &str| {
        let mut browser = site.browser();
        browser.set_cookie(name, cookie);
        browser.post("/login", &[("email", email), ("password", password)]).await.status
    };
    let (facts, signature) = value.rsplit_once('.').unwrap();
    let (_, rest) = facts.split_once('.').unwrap();
    let later = format!("9999999999.{rest}.{signature}");
    let unsigned = format!("{facts}.");
    for forged in [later.as_str(), &unsigned, facts, &value.replace('.', ""), "x", "...", &format!("{value}00")] {
        let status = sign_in(forged, "ada@example.org", PASSWORD).await;
        assert_eq!(status, StatusCode::TOO_MANY_REQUESTS, "{forged}");
    }
    assert_eq!(sign_in(&value, "bob@example.org", PASSWORD).await, StatusCode::TOO_MANY_REQUESTS, "it is Ada's");
    // Whoever took it can't guess on with it: its own failures count.
    let mut processed = 0;
    for _ in 0..40 {
        let status = sign_in(&value, "ada@example.org", "wrong").await;
        processed += i32::from(status == StatusCode::UNPROCESSABLE_ENTITY);
    }
    assert_eq!(processed, 3);
    let later = site.ada_at([127, 0, 9, 9]).await;
    assert_eq!(sign_in(later.cookie(name).unwrap(), " ADA@example.org", PASSWORD).await, StatusCode::SEE_OTHER);
}

async fn unknown_and_wrong_get_the_same_answer(site: Site) {
    let mut browser = site.browser();
    let wrong = browser.post("/login", &[("email", "ada@example.org"), ("password", "wrong")]).await;
    let unknown = browser.post("/login", &[("email", "eve@example.org"), ("password", "wrong")]).await;
    for answer in [&wrong, &unknown] {
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.page().text("#refusal").contains("Wrong email address or password."));
        assert!(answer.headers.get("set-cookie").is_none());
    }
    assert_eq!(wrong.page().value("#email"), "ada@example.org");
    assert_eq!(wrong.body.replace("ada@", "eve@"), unknown.body);
    let nul = browser.post("/login", &[("email", "a\0b@example.org"), ("password", "wrong")]).await;
    assert_eq!(nul.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(wrong.page().value("#password"), "");
}

/// An answer for an unknown account that came without the hash of a password would come first nearly always.
#[tokio::test]
async fn the_time_of_an_answer_does_not_tell_an_unknown_account() {
    const ROUNDS: u8 = 40;
    let mut site = Site::on_sqlite().await;
    let mut took = [Vec::new(), Vec::new()];
    for round in 0..ROUNDS {
        // Later, and from addresses that were not seen before, so that nobody waits.
        site.wait(SignedDuration::from_hours(1));
        let mut browser = site.browser();
        for (number, email) in ["ada@example.org", "eve@example.org"].into_iter().enumerate() {
            browser.peer = ([198, 51, u8::try_from(number).unwrap(), round], 4000).into();
            let begun = Instant::now();
            let answer = browser.post("/login", &[("email", email), ("password", "wrong wrong wrong")]).await;
            took[number].push(begun.elapsed());
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        }
    }
    let [known, unknown] = took;
    let longer: usize = known.iter().map(|known| unknown.iter().filter(|unknown| known > *unknown).count()).sum();
    let of = usize::from(ROUNDS) * usize::from(ROUNDS);
    assert!((of / 5..of * 4 / 5).contains(&longer), "known accounts take longer in {longer} of {of} pairs");
}

async fn guessing_from_one_address_is_slowed_down(site: Site) {
    let mut browser = site.browser();
    let mut processed = 0;
    for guess in 0..40 {
        // A new account each time: only the address is counted.
        let email = format!("someone{guess}@example.org");
        let answer = browser.post("/login", &[("email", &email), ("password", "wrong")]).await;
        match answer.status {
            StatusCode::UNPROCESSABLE_ENTITY => processed += 1,
            status => {
                assert_eq!(status, StatusCode::TOO_MANY_REQUESTS);
                assert_eq!(answer.header("retry-after"), "60");
                assert!(answer.page().text("#refusal").contains("Wait 60 seconds"));
            }
        }
    }
    assert_eq!(processed, 10);
    browser.peer = ([127, 0, 0, 2], 4000).into();
    let answer = browser.post("/login", &[("email", "ada@example.org"), ("password", PASSWORD)]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
}

async fn guessing_from_many_addresses_is_slowed_down_and_the_owner_gets_in(mut site: Site) {
    let mut processed = 0;
    for guess in 0..120 {
        let mut browser = site.browser();
        browser.peer = ([127, 0, 1, guess], 4000).into();
        let answer = browser.post("/login", &[("email", "ada@example.org"), ("password", "wrong")]).await;
        processed += i32::from(answer.status == StatusCode::UNPROCESSABLE_ENTITY);
        site.wait(SignedDuration::from_millis(500));
    }
    assert!(processed <= 100, "{processed}");
    let mut waited = 0;
    loop {
        let answer = site.browser().post("/login", &[("email", "ada@example.org"), ("password", PASSWORD)]).await;
        if answer.status == StatusCode::SEE_OTHER {
            break;
        }
        let seconds: i64 = answer.header("retry-after").parse().unwrap();
        site.wait(SignedDuration::from_secs(seconds));
        waited += seconds;
    }
    assert!(waited <= 30, "{waited} s");
}

async fn a_session_ends_after_twelve_idle_hours(mut site: Site) {
    let cookies = site.ada().await;
    let visit = async |site: &Site| {
        let mut browser = site.browser();
        browser.take_cookies(&cookies);
        browser.get("/").await
    };
    for _ in 0..3 {
        site.wait(SignedDuration::from_hours(11));
        assert_eq!(visit(&site).await.status, StatusCode::OK);
    }
    site.wait(SignedDuration::from_hours(12));
    let answer = visit(&site).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert!(answer.header("set-cookie").contains("Max-Age=0"), "the browser forgets a cookie that opens nothing");
}

async fn a_session_ends_after_thirty_days(mut site: Site) {
    let cookies = site.ada().await;
    let id = cookies.session_cookie().unwrap().to_owned();
    let visit = async |site: &Site| {
        let mut browser = site.browser();
        browser.take_cookies(&cookies);
        browser.get("/").await
    };
    for _ in 0..71 {
        site.wait(SignedDuration::from_hours(10));
        assert_eq!(visit(&site).await.status, StatusCode::OK);
    }
    // On the last day, a request stores the session as rarely as on any other day.
    let now = now() + SignedDuration::from_hours(710);
    let row = site.store.session(&id, now).await.unwrap().unwrap();
    assert_eq!(row.seen_at, Some(now.as_second()));
    site.wait(SignedDuration::from_mins(4));
    assert_eq!(visit(&site).await.status, StatusCode::OK);
    assert_eq!(site.store.session(&id, now).await.unwrap(), Some(row));
    site.wait(SignedDuration::from_mins(595));
    assert_eq!(visit(&site).await.status, StatusCode::OK);
    site.wait(SignedDuration::from_mins(1));
    let answer = visit(&site).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert!(answer.header("set-cookie").contains("Max-Age=0"), "{:?}", answer.headers);
}

async fn a_new_password_ends_the_sessions(site: Site) {
    let mut browser = site.bob().await;
    let hash =
        latchkey::program::app::hash_password("a whole new password", "bob@example.org", "Bob Stone").await.unwrap();
    let (bob, _) = site.store.organizer_by_email("bob@example.org").await.unwrap().unwrap();
    let entry = |action| Entry::by_shell(action, now());
    assert!(site.store.set_password(&bob.id, &hash, &entry(Action::PasswordSet)).await.unwrap());
    assert_eq!(browser.get("/").await.status, StatusCode::SEE_OTHER);
    assert!(site.store.remove_organizer(&bob.id, &entry(Action::OrganizerRemoved)).await.unwrap());
    let answer = browser.post("/login", &[("email", "bob@example.org"), ("password", "a whole new password")]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
}

async fn a_proxy_that_is_trusted_names_the_client(site: Site) {
    let attempt = async |peer: [u8; 4], forwarded: &str| {
        let mut browser = site.browser();
        browser.peer = (peer, 4000).into();
        // Each attempt is at another account, so that only addresses are counted.
        let account = forwarded.replace(['.', ',', ' '], "-");
        let body = format!("email={account}@example.org&password=wrong");
        let request = axum::http::Request::post("/login")
            .header("content-type", "application/x-www-form-urlencoded")
            .header("x-forwarded-for", forwarded);
        browser.send(request.body(body.into()).unwrap()).await.status
    };
    // Behind the proxy each client is counted by itself, whatever it writes before the proxy's own entry.
    for client in 0..12 {
        let forwarded = format!("198.51.100.9, 203.0.113.{client}");
        assert_eq!(attempt([10, 0, 0, 1], &forwarded).await, StatusCode::UNPROCESSABLE_ENTITY);
    }
    // A stranger's header is not believed.
    let mut answers = Vec::new();
    for client in 0..12 {
        answers.push(attempt([10, 0, 0, 2], &format!("203.0.113.{}", 100 + client)).await);
    }
    assert_eq!(answers.last(), Some(&StatusCode::TOO_MANY_REQUESTS));
}

async fn a_proxy_that_names_no_client_locks_nobody_else_out(site: Site) {
    let attempt = async |email: &str, password: &str, forwarded: Option<&str>| {
        let mut browser = site.browser();
        browser.peer = ([10, 0, 0, 1], 4000).into();
        let body = form_urlencoded::Serializer::new(String::new())
            .extend_pairs([("email", email), ("password", password)])
            .finish();
        let mut request =
            axum::http::Request::post("/login").header("content-type", "application/x-www-form-urlencoded");
        if let Some(forwarded) = forwarded {
            request = request.header("x-forwarded-for", forwarded);
        }
        browser.send(request.body(body.into()).unwrap()).await.status
    };
    for forwarded in [None, Some(""), Some("unknown"), Some("198.51.100.9, unknown"), Some("203.0.113.7, _hidden")] {
        for guess in 0..12 {
            let account = format!("someone{guess}@example.org");
            let status = attempt(&account, "wrong", forwarded).await;
            assert!([422, 429].contains(&status.as_u16()), "{forwarded:?}");
        }
        assert_eq!(attempt("ada@example.org", PASSWORD, forwarded).await, StatusCode::SEE_OTHER, "{forwarded:?}");
    }
    // A client's own entry before one that can't be read is not believed.
    for guess in 0..12 {
        let forwarded = format!("203.0.113.{guess}, unknown");
        attempt("bob@example.org", "wrong", Some(&forwarded)).await;
    }
    let status = attempt("bob@example.org", PASSWORD, Some("203.0.113.99, unknown")).await;
    assert_eq!(status, StatusCode::TOO_MANY_REQUESTS, "the account is slowed down");
    // With a port, each client is counted by itself.
    for guess in 0..12 {
        let account = format!("client{guess}@example.org");
        let forwarded = format!("198.51.100.9, 203.0.113.{guess}:4711");
        assert_eq!(attempt(&account, "wrong", Some(&forwarded)).await, StatusCode::UNPROCESSABLE_ENTITY);
    }
    for guess in 0..12 {
        let account = format!("more{guess}@example.org");
        let forwarded = format!("198.51.100.{guess}, 203.0.113.50:{guess}");
        let wanted = if guess < 10 { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::TOO_MANY_REQUESTS };
        assert_eq!(attempt(&account, "wrong", Some(&forwarded)).await, wanted);
    }
}

async fn a_clock_that_is_set_back_keeps_nobody_out(mut site: Site) {
    let cookies = site.ada().await;
    let wrong = [("email", "ada@example.org"), ("password", "wrong")];
    let mut guesser = site.browser();
    guesser.peer = ([127, 0, 0, 2], 4000).into();
    while guesser.post("/login", &wrong).await.status != StatusCode::TOO_MANY_REQUESTS {
        site.wait(SignedDuration::from_secs(10));
        let peer = guesser.peer;
        guesser = site.browser();
        guesser.peer = peer;
    }
    site.wait(SignedDuration::from_hours(-24));
    let mut owner = site.browser();
    owner.peer = guesser.peer;
    let answer = owner.post("/login", &[("email", "ada@example.org"), ("password", PASSWORD)]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.header("retry-after"));
    // Who is signed in stays so, and as long as ever from the next request on.
    assert_eq!(site.signed_in_again(&cookies).get("/").await.status, StatusCode::OK);
    site.wait(SignedDuration::from_hours(11));
    assert_eq!(site.signed_in_again(&cookies).get("/").await.status, StatusCode::OK);
    site.wait(SignedDuration::from_hours(12));
    assert_eq!(site.signed_in_again(&cookies).get("/").await.status, StatusCode::SEE_OTHER);
}
