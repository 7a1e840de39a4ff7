//! Organizers and administrators: passwords, sessions, roles, and what each may see.

use argon2::{Algorithm, Argon2, Params, PasswordHasher as _, Version};
use axum::http::{Request, StatusCode};
use jiff::SignedDuration;
use latchkey::program::{
    app::{Actor, By, Role, SignIn, hash_password},
    audit::{Action, Entry},
    error::Error,
    store::PasswordHash,
};

use crate::support::{Browser, PASSWORD, Site, meeting_fields, now, on_both, pasted, signer, smtp::Smtp};

on_both!(
    a_hash_of_earlier_parameters_is_renewed_at_sign_in,
    a_changed_password_ends_the_sessions_elsewhere,
    a_changed_password_makes_other_devices_unknown,
    after_a_change_of_password_all_api_keys_can_be_revoked,
    notices_tell_of_new_devices_and_changed_passwords,
    a_password_is_not_changed_without_the_one_before,
    a_weak_password_from_before_still_signs_in,
    guessing_the_password_from_a_session_is_slowed_down,
    sessions_are_listed_and_ended,
    a_session_that_was_ended_is_not_brought_back,
    an_administrator_adds_someone_who_chooses_a_password_first,
    a_disabled_organizer_is_out_at_once_with_their_programs,
    the_last_administrator_stays_one,
    a_stolen_session_makes_no_owner_key_and_no_administrator,
    a_password_that_was_replaced_meanwhile_replaces_nothing,
    only_administrators_reach_their_pages,
    accounts_are_changed_by_administrators_alone,
    an_administrator_sees_no_one_elses_meetings,
    an_administrator_withdraws_anyones_api_key,
    someone_new_is_refused_at_the_field,
);

const NEW: &str = "a brand new password";

async fn sign_in(site: &Site, email: &str, password: &str) -> (Browser, StatusCode) {
    let mut browser = site.browser();
    let status = browser.post("/login", &[("email", email), ("password", password)]).await.status;
    (browser, status)
}

async fn a_hash_of_earlier_parameters_is_renewed_at_sign_in(site: Site) {
    let (ada, _) = site.store.organizer_by_email("ada@example.org").await.unwrap().unwrap();
    let weak = Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::new(8192, 1, 1, None).unwrap());
    let weak = PasswordHash(weak.hash_password(PASSWORD.as_bytes()).unwrap().to_string());
    let entry = Entry::by_shell(Action::PasswordSet, now());
    assert!(site.store.set_password(&ada.id, &weak, &entry).await.unwrap());
    assert_eq!(sign_in(&site, "ada@example.org", "not the password").await.1, StatusCode::UNPROCESSABLE_ENTITY);
    let (_, hash) = site.store.organizer_by_email("ada@example.org").await.unwrap().unwrap();
    assert!(hash == weak, "a wrong password renews nothing");
    assert_eq!(sign_in(&site, "ada@example.org", PASSWORD).await.1, StatusCode::SEE_OTHER);
    let (_, hash) = site.store.organizer_by_email("ada@example.org").await.unwrap().unwrap();
    assert!(hash.0.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "OWASP’s parameters");
    assert_eq!(sign_in(&site, "ada@example.org", PASSWORD).await.1, StatusCode::SEE_OTHER);
}

async fn a_changed_password_ends_the_sessions_elsewhere(site: Site) {
    let (mut here, mut elsewhere) = (site.ada().await, site.ada().await);
    let mut stolen = here.clone();
    let answer = here.post("/settings/password", &[("current", PASSWORD), ("new", NEW)]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    let settings = here.get("/settings?password-changed").await;
    assert_eq!(settings.status, StatusCode::OK);
    assert!(settings.body.contains("Your password was changed"), "{}", settings.body);
    assert_eq!(elsewhere.get("/").await.status, StatusCode::SEE_OTHER);
    assert_ne!(here.session_cookie(), stolen.session_cookie());
    assert_eq!(stolen.get("/").await.status, StatusCode::SEE_OTHER, "the id of before opens nothing");
    assert_eq!(sign_in(&site, "ada@example.org", PASSWORD).await.1, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(sign_in(&site, "ada@example.org", NEW).await.1, StatusCode::SEE_OTHER);
}

async fn a_changed_password_makes_other_devices_unknown(mut site: Site) {
    let (here, elsewhere) = (site.ada().await, site.ada().await);
    site.wait(SignedDuration::from_mins(1));
    let mut here = site.signed_in_again(&here);
    let answer = here.post("/settings/password", &[("current", PASSWORD), ("new", NEW)]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    // Everyone at this address waits, except on known devices.
    for guess in 0..12 {
        let email = format!("someone{guess}@example.org");
        site.browser().post("/login", &[("email", &email), ("password", "wrong")]).await;
    }
    let sign_in = async |browser: &Browser| {
        let mut browser = site.signed_in_again(browser);
        browser.post("/login", &[("email", "ada@example.org"), ("password", NEW)]).await.status
    };
    assert_eq!(sign_in(&elsewhere).await, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(sign_in(&here).await, StatusCode::SEE_OTHER);
}

async fn after_a_change_of_password_all_api_keys_can_be_revoked(site: Site) {
    let (mut ada, mut bob) = (site.ada().await, site.bob().await);
    let key = |name| [("name", name), ("scope", "tokens"), ("days", "9")];
    assert_eq!(ada.post("/settings/api-keys", &key("Back end")).await.status, StatusCode::CREATED);
    assert_eq!(ada.post("/settings/api-keys", &key("Front end")).await.status, StatusCode::CREATED);
    assert_eq!(bob.post("/settings/api-keys", &key("Of Bob")).await.status, StatusCode::CREATED);
    let form = "#sign-in .notice form";
    assert!(!ada.get("/settings").await.page().has(form));
    let answer = ada.post("/settings/password", &[("current", PASSWORD), ("new", NEW)]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    let page = ada.get("/settings?password-changed").await.page();
    assert_eq!(page.text(form), "Revoke all 2 API keys");
    let answer = ada.post(&page.attributes(form, "action").remove(0), &[]).await;
    assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, "/settings#api-keys"));
    let page = ada.get("/settings?password-changed").await;
    assert!(!page.page().has(form) && !page.body.contains("Back end"), "{}", page.body);
    assert!(bob.get("/settings").await.body.contains("Of Bob"));
}

async fn notices_tell_of_new_devices_and_changed_passwords(site: Site) {
    let smtp = Smtp::start();
    let site = site.with_mail(smtp.settings());
    let sent = async || {
        site.deliver().await;
        smtp.taken()
    };
    let mut ada = site.ada().await;
    assert!(sent().await.is_empty(), "the first sign-in is expected");
    ada.post("/logout", &[]).await;
    let login = [("email", "ada@example.org"), ("password", PASSWORD)];
    assert_eq!(ada.post("/login", &login).await.status, StatusCode::SEE_OTHER);
    site.browser().post("/login", &[("email", "ada@example.org"), ("password", "wrong")]).await;
    assert!(sent().await.is_empty(), "known devices and failed attempts are no news");

    let mut thief = site.browser();
    thief.peer = ([203, 0, 113, 7], 4000).into();
    assert_eq!(thief.post("/login", &login).await.status, StatusCode::SEE_OTHER);
    let messages = sent().await;
    assert_eq!(messages.len(), 1, "{messages:?}");
    assert_eq!(messages[0]["headers"]["Subject"], "New sign-in to Latchkey");
    assert_eq!(messages[0]["headers"]["From"], "Latchkey <links@example.net>");
    assert_eq!(messages[0]["address"], "ada@example.org");
    let text = messages[0]["text"].as_str().unwrap();
    let news = "Someone signed in to your Latchkey account at localhost on Tuesday 24 November, 10:00 (Berlin time), from \
                the network address 203.0.113.7.";
    assert!(text.contains(news), "{text}");
    assert!(text.contains("http://localhost:8080/settings"), "{text}");

    let answer = ada.post("/settings/password", &[("current", PASSWORD), ("new", NEW)]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    let messages = sent().await;
    assert_eq!(messages.len(), 2, "{messages:?}");
    assert_eq!(messages[1]["headers"]["Subject"], "Your Latchkey password was changed");
    let text = messages[1]["text"].as_str().unwrap();
    assert!(text.contains("was changed on Tuesday 24 November, 10:00 (Berlin time)"), "{text}");
    assert!(!text.contains(PASSWORD) && !text.contains(NEW), "{text}");
    let outbox = ada.get("/outbox").await;
    assert_eq!(outbox.status, StatusCode::OK);
    let entries = outbox.page().texts(".meetings li");
    assert_eq!(entries.len(), 2, "{entries:?}");
    assert!(entries.iter().all(|entry| entry.starts_with("email to you about your account")), "{entries:?}");
}

async fn a_password_is_not_changed_without_the_one_before(site: Site) {
    let mut ada = site.ada().await;
    for (current, new, field) in [
        ("something else", NEW, "#current-error"),
        (PASSWORD, "short", "#new-error"),
        (PASSWORD, "password1234", "#new-error"),
        (PASSWORD, "ada@example.org", "#new-error"),
        (PASSWORD, "Ada Lovelace 1815", "#new-error"),
        (PASSWORD, "LatchkeyLatchkey", "#new-error"),
        (PASSWORD, PASSWORD, "#new-error"),
        ("", "", "#new-error"),
    ] {
        let answer = ada.post("/settings/password", &[("current", current), ("new", new)]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{current} {new}");
        assert_eq!(answer.page().texts(field).len(), 1, "{current} {new}: {}", answer.body);
        assert!(!answer.body.contains(PASSWORD), "no password stands on a page");
    }
    assert_eq!(sign_in(&site, "ada@example.org", PASSWORD).await.1, StatusCode::SEE_OTHER);
}

async fn a_weak_password_from_before_still_signs_in(site: Site) {
    let (ada, _) = site.store.organizer_by_email("ada@example.org").await.unwrap().unwrap();
    let hash = PasswordHash(Argon2::default().hash_password(b"password1234").unwrap().to_string());
    let entry = Entry::by_shell(Action::PasswordSet, now());
    assert!(site.store.set_password(&ada.id, &hash, &entry).await.unwrap());
    assert_eq!(sign_in(&site, "ada@example.org", "password1234").await.1, StatusCode::SEE_OTHER);
}

async fn guessing_the_password_from_a_session_is_slowed_down(site: Site) {
    let mut ada = site.ada().await;
    let mut answers = Vec::new();
    for _ in 0..4 {
        answers.push(ada.post("/settings/password", &[("current", "a wrong guess"), ("new", NEW)]).await);
    }
    assert_eq!(answers[3].status, StatusCode::TOO_MANY_REQUESTS);
    assert!(!answers[3].header("retry-after").is_empty());
    // Signing in is counted apart: guessing from a stolen session keeps nobody out.
    assert_eq!(sign_in(&site, "ada@example.org", PASSWORD).await.1, StatusCode::SEE_OTHER);
}

async fn sessions_are_listed_and_ended(site: Site) {
    let mut here = site.ada().await;
    let mut phone = site.browser();
    let form = format!("email=ada@example.org&password={}", PASSWORD.replace(' ', "+"));
    let request = Request::post("/login").header("content-type", "application/x-www-form-urlencoded").header(
        "user-agent",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile/15E148 Safari/604.1",
    );
    phone.peer = ([203, 0, 113, 7], 4000).into();
    assert_eq!(phone.send(request.body(form.into()).unwrap()).await.status, StatusCode::SEE_OTHER);
    let mut third = site.ada().await;
    let settings = here.get("/settings").await;
    assert_eq!(settings.status, StatusCode::OK);
    let sessions = settings.page().texts("#sign-in li");
    assert_eq!(sessions.len(), 3, "{sessions:?}");
    assert_eq!(sessions.iter().filter(|text| text.contains("this browser")).count(), 1);
    let of_phone = sessions.iter().find(|text| text.contains("Safari on iPhone")).expect("the phone is named");
    assert!(of_phone.contains("203.0.113.7"), "{of_phone}");
    for browser in [&here, &phone, &third] {
        assert!(!settings.body.contains(browser.session_cookie().unwrap()), "no session’s id stands on a page");
    }
    // By its own button, which names no session of someone else's.
    let ends = settings.page().attributes("#sign-in li form", "action");
    let of_phone = ends
        .iter()
        .find(|end| {
            settings.body.contains(&format!("{end}\"><button aria-label=\"Sign out Safari on iPhone, signed in"))
        })
        .unwrap();
    assert_eq!(site.bob().await.post(of_phone, &[]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(phone.get("/").await.status, StatusCode::OK);
    assert_eq!(here.post(of_phone, &[]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(phone.get("/").await.status, StatusCode::SEE_OTHER);
    assert_eq!(here.post("/settings/sessions/others/end", &[]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(third.get("/").await.status, StatusCode::SEE_OTHER);
    assert_eq!(here.get("/").await.status, StatusCode::OK);
}

async fn a_session_that_was_ended_is_not_brought_back(mut site: Site) {
    let ada = site.ada().await;
    site.wait(SignedDuration::from_mins(10));
    // A request that moves the session's end is under way while another browser ends it.
    let id = ada.session_cookie().unwrap().to_owned();
    let row = site.store.session(&id, now()).await.unwrap().unwrap();
    site.store.delete_session(&id).await.unwrap();
    site.store.save_session(&id, &row).await.unwrap();
    assert_eq!(site.store.session(&id, now()).await.unwrap(), None);
}

async fn an_administrator_adds_someone_who_chooses_a_password_first(site: Site) {
    let mut ada = site.ada().await;
    let answer = ada.post("/organizers", &[("name", "Cora Reed"), ("email", "Cora@example.org")]).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.body);
    let password = answer.page().texts(".notice .url").remove(0);
    assert!(!ada.get("/organizers").await.body.contains(&password), "it is shown once");
    let (mut cora, status) = sign_in(&site, "cora@example.org", &password).await;
    assert_eq!(status, StatusCode::SEE_OTHER);
    for path in ["/", "/meetings", "/settings", "/audit"] {
        assert_eq!(cora.get(path).await.location(), "/settings/password", "{path}");
    }
    assert_eq!(
        cora.post("/meetings", &pasted("5b0c3c1e-1111-4111-8111-111111111111", "Dan")).await.location(),
        "/settings/password"
    );
    let page = cora.get("/settings/password").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains("Someone else chose your current password"), "{}", page.body);
    let same = cora.post("/settings/password", &[("current", &password), ("new", &password)]).await;
    assert_eq!(same.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(cora.post("/settings/password", &[("current", &password), ("new", NEW)]).await.location(), "/");
    assert_eq!(cora.get("/").await.status, StatusCode::OK);
}

async fn a_disabled_organizer_is_out_at_once_with_their_programs(site: Site) {
    let (mut ada, mut bob) = (site.ada().await, site.bob().await);
    let made = bob
        .post(
            "/settings/api-keys",
            &[
                ("name", "Back end"),
                ("scope", "inspect"),
                ("days", "9"),
                ("id", "5b0c3c1e-2222-4111-8111-111111111111"),
            ],
        )
        .await;
    let key = made.page().texts("#api-keys .url").remove(0);
    let ask = async |browser: &mut Browser| {
        let request = Request::post("/api/v1/inspect")
            .header("authorization", format!("Bearer {key}"))
            .header("content-type", "application/json");
        browser.send(request.body("{\"token\":\"x\"}".into()).unwrap()).await.status
    };
    assert_ne!(ask(&mut ada).await, StatusCode::UNAUTHORIZED);
    let change = ada.get("/organizers").await.page().attributes(".keys form.stack", "action").remove(0);
    assert_eq!(ada.post(&change, &[("step", "disable")]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(bob.get("/").await.status, StatusCode::SEE_OTHER);
    assert_eq!(ask(&mut ada).await, StatusCode::UNAUTHORIZED);
    let answer = site.browser().post("/login", &[("email", "bob@example.org"), ("password", PASSWORD)]).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    assert!(answer.body.contains("This account is disabled"), "{}", answer.body);
    // Whoever does not know the password learns nothing.
    let answer = site.browser().post("/login", &[("email", "bob@example.org"), ("password", "a wrong guess")]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!answer.body.contains("disabled"), "{}", answer.body);
    assert_eq!(ada.post(&change, &[("step", "enable")]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(sign_in(&site, "bob@example.org", PASSWORD).await.1, StatusCode::SEE_OTHER);
}

async fn a_password_that_was_replaced_meanwhile_replaces_nothing(site: Site) {
    let (ada, before) = site.store.organizer_by_email("ada@example.org").await.unwrap().unwrap();
    let app = site.app(signer());
    let attempt =
        SignIn { email: "ada@example.org", password: PASSWORD, client: "203.0.113.7", is_shared: false, device: None };
    let (actor, proved) = app.sign_in(attempt).await.unwrap().unwrap();
    assert!(app.still_holds(&actor, &proved).await.unwrap());
    let entry = Entry::by_shell(Action::PasswordSet, now());
    let new = latchkey::program::app::hash_password(NEW, "ada@example.org", "Ada Lovelace").await.unwrap();
    assert!(site.store.set_password(&ada.id, &new, &entry).await.unwrap());
    // One who signed in, and one who was changing it, with the password of before.
    assert!(!app.still_holds(&actor, &proved).await.unwrap());
    assert!(!site.store.replace_password(&ada.id, &before, &before, None, &entry).await.unwrap());
    assert_eq!(sign_in(&site, "ada@example.org", NEW).await.1, StatusCode::SEE_OTHER);
}

async fn the_last_administrator_stays_one(site: Site) {
    let mut ada = site.ada().await;
    let (id, _) = site.store.organizer_by_email("ada@example.org").await.unwrap().unwrap();
    let path = format!("/organizers/{}", id.id);
    for step in ["organizer", "disable"] {
        let answer = ada.post(&path, &[("step", step), ("password", PASSWORD)]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{step}");
        assert!(answer.body.contains("Ada Lovelace is the only administrator"), "{}", answer.body);
    }
    let bob = ada.get("/organizers").await.page().attributes(".keys form.stack", "action").remove(0);
    let steps = |step| [("step", step), ("password", PASSWORD)];
    assert_eq!(ada.post(&bob, &steps("administrator")).await.status, StatusCode::SEE_OTHER);
    assert_eq!(ada.post(&path, &steps("organizer")).await.status, StatusCode::SEE_OTHER);
    assert_eq!(ada.get("/organizers").await.status, StatusCode::NOT_FOUND, "at once");
}

async fn a_stolen_session_makes_no_owner_key_and_no_administrator(mut site: Site) {
    let mut ada = site.ada().await;
    let bob = ada.get("/organizers").await.page().attributes(".keys form.stack", "action").remove(0);
    let password_of_bob = format!("#{}", bob.replace("/organizers/", "password-"));
    let key = [("name", "Back end"), ("scope", "tokens"), ("days", "9"), ("owners", "yes"), ("rooms", "team-*")];
    let cora = [("name", "Cora Reed"), ("email", "cora@example.org"), ("administrator", "yes")];
    let role = [("step", "administrator")];
    let forms = [
        ("/settings/api-keys", &key[..], "#password"),
        ("/organizers", &cora, "#password"),
        (bob.as_str(), &role, &password_of_bob),
    ];
    for (path, fields, field) in forms {
        for (password, said) in [("", "Enter your password."), ("a wrong guess", "Wrong password.")] {
            let answer = ada.post(path, &[fields, &[("password", password)]].concat()).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{path} {password}");
            let page = answer.page();
            let described = page.attributes(field, "aria-describedby").remove(0);
            assert!(page.text(&format!("#{described}")).contains(said), "{}", answer.body);
            assert!(!answer.body.contains("a wrong guess"), "{}", answer.body);
            match path {
                "/settings/api-keys" => assert_eq!(page.value("#rooms"), "team-*"),
                "/organizers" => assert_eq!(page.value("#email"), "cora@example.org"),
                _ => assert!(page.has("details[open]")),
            }
        }
    }
    assert_eq!(site.store.organizers().await.unwrap().iter().filter(|one| one.is_administrator()).count(), 1);
    // The guesses are counted together.
    let answer = ada.post("/organizers", &[&cora[..], &[("password", PASSWORD)]].concat()).await;
    assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(!answer.header("retry-after").is_empty());
    site.wait(SignedDuration::from_mins(1));
    let mut ada = site.signed_in_again(&ada);
    for (path, fields, _) in forms {
        let answer = ada.post(path, &[fields, &[("password", PASSWORD)]].concat()).await;
        assert!(answer.status.is_success() || answer.status.is_redirection(), "{path}: {}", answer.status);
    }
    // Nor does a disabled administrator become one again.
    assert_eq!(ada.post(&bob, &[("step", "disable")]).await.status, StatusCode::SEE_OTHER);
    let refused = ada.post(&bob, &[("step", "enable")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let described = refused.page().attributes(&password_of_bob, "aria-describedby").remove(0);
    assert!(refused.page().text(&format!("#{described}")).contains("Enter your password."), "{}", refused.body);
    let enabled = ada.post(&bob, &[("step", "enable"), ("password", PASSWORD)]).await;
    assert_eq!(enabled.status, StatusCode::SEE_OTHER);
    // What can do no such harm needs no password.
    let plain = [("name", "Front end"), ("scope", "tokens"), ("days", "9")];
    assert_eq!(ada.post("/settings/api-keys", &plain).await.status, StatusCode::CREATED);
    let dan = [("name", "Dan"), ("email", "dan@example.org")];
    assert_eq!(ada.post("/organizers", &dan).await.status, StatusCode::CREATED);
}

async fn only_administrators_reach_their_pages(site: Site) {
    let (mut ada, mut bob) = (site.ada().await, site.bob().await);
    let id = "5b0c3c1e-3333-4111-8111-111111111111";
    assert_eq!(ada.get("/organizers").await.status, StatusCode::OK);
    assert!(ada.get("/").await.body.contains("href=\"/organizers\""));
    assert!(!bob.get("/").await.body.contains("href=\"/organizers\""));
    assert_eq!(bob.get("/organizers").await.status, StatusCode::NOT_FOUND);
    for path in [
        "/organizers".to_owned(),
        "/organizers/retention".to_owned(),
        format!("/organizers/{id}"),
        format!("/organizers/api-keys/{id}/withdraw"),
    ] {
        assert_eq!(bob.post(&path, &[("people_days", "1"), ("audit_days", "1")]).await.status, StatusCode::NOT_FOUND);
    }
}

async fn accounts_are_changed_by_administrators_alone(site: Site) {
    let app = site.app(signer());
    let accounts = app.accounts();
    let [ada, bob] = accounts.organizers().await.unwrap().try_into().unwrap();
    let bob_himself = Actor { organizer: bob.clone(), api_key: None, client: None };
    let by = By::Actor(&bob_himself);
    let hash = hash_password(NEW, "ada@example.org", "Ada Lovelace").await.unwrap();
    assert!(matches!(accounts.set_role(by, &bob, Role::Administrator).await, Err(Error::NotFound)));
    assert!(matches!(app.set_disabled(by, &ada, true).await, Err(Error::NotFound)));
    assert!(matches!(accounts.set_password(by, &ada, &hash).await, Err(Error::NotFound)));
    assert!(matches!(accounts.remove(by, &ada).await, Err(Error::NotFound)));
    assert_eq!(accounts.organizers().await.unwrap(), [ada, bob]);
}

async fn an_administrator_sees_no_one_elses_meetings(site: Site) {
    let (mut ada, mut bob) = (site.ada().await, site.bob().await);
    let mut fields = meeting_fields("5b0c3c1e-4444-4111-8111-111111111111");
    fields.push(("paste", "Someone Secret <secret@example.org>"));
    let path = bob.make_meeting(&fields).await;
    for page in ["", "/links.csv", "/edit", "/add", "/print"] {
        assert_eq!(ada.get(&format!("{path}{page}")).await.status, StatusCode::NOT_FOUND, "{page}");
    }
    for page in ["/meetings", "/organizers", "/audit", "/audit.csv", "/"] {
        let answer = ada.get(page).await;
        assert_eq!(answer.status, StatusCode::OK, "{page}");
        for secret in ["Someone Secret", "secret@example.org", "eyJ"] {
            assert!(!answer.body.contains(secret), "{page} shows {secret}");
        }
    }
}

async fn an_administrator_withdraws_anyones_api_key(site: Site) {
    let (mut ada, mut bob) = (site.ada().await, site.bob().await);
    let key =
        [("name", "Back end"), ("scope", "tokens"), ("days", "9"), ("id", "5b0c3c1e-5555-4111-8111-111111111111")];
    assert_eq!(bob.post("/settings/api-keys", &key).await.status, StatusCode::CREATED);
    let page = ada.get("/organizers").await;
    assert!(page.body.contains("Back end"), "{}", page.body);
    // On the page that is for one's own, nobody withdraws another's.
    let id = "/5b0c3c1e-5555-4111-8111-111111111111/withdraw";
    assert_eq!(ada.post(&format!("/settings/api-keys{id}"), &[]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(ada.post(&format!("/organizers/api-keys{id}"), &[]).await.status, StatusCode::SEE_OTHER);
    assert!(!bob.get("/settings").await.body.contains("Back end"));
}

async fn someone_new_is_refused_at_the_field(site: Site) {
    let mut ada = site.ada().await;
    for (name, email, wrong) in [
        ("", "new@example.org", "#name-error"),
        ("New", "new@", "#email-error"),
        ("New", "bob@example.org", "#email-error"),
    ] {
        let answer = ada.post("/organizers", &[("name", name), ("email", email)]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{name} {email}");
        let page = answer.page();
        assert_eq!(page.texts(wrong).len(), 1, "{}", answer.body);
        assert_eq!(page.attributes("#email", "value"), [email], "what was typed is kept");
    }
    let answer = ada.post("/organizers/retention", &[("people_days", "0"), ("audit_days", "many")]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(answer.page().texts("#people_days-error, #audit_days-error").len(), 2, "{}", answer.body);
    assert_eq!(answer.page().attributes("#audit_days", "value"), ["many"]);
}
