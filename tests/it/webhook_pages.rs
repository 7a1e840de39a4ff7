//! The pages of webhooks: adding one, what was sent to it, its secret, and deleting it.

use axum::http::StatusCode;
use jiff::SignedDuration;

use crate::{
    support::{Browser, Page, Site, on_both},
    texts::foreign,
    webhooks::{Receiver, Reply, allowing, deliver},
};

on_both!(
    a_webhook_is_added_and_what_was_sent_to_it_is_said_and_sent_again,
    what_was_typed_stays_with_the_error_at_its_field,
    a_secret_is_replaced_once_however_often_the_form_is_sent,
    a_webhook_that_is_disabled_says_why_and_sends_nothing,
    older_deliveries_have_pages,
    webhooks_are_those_of_the_organizer,
    without_a_link_key_the_page_says_what_is_missing,
);

const WEBHOOKS: &str = "/settings/webhooks";
const ID: &str = "4c0c3c1e-1111-4111-8111-111111111144";

/// Adds a webhook for all events, and returns the path of its page.
async fn add(browser: &mut Browser, url: &str) -> String {
    let fields = browser.get(WEBHOOKS).await.page().fields("main form");
    let mut fields: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    fields.retain(|(name, _)| *name != "url");
    fields.push(("url", url));
    let added = browser.post(WEBHOOKS, &fields).await;
    assert_eq!(added.status, StatusCode::SEE_OTHER, "{}", added.body);
    added.location().strip_suffix("?secret").unwrap().to_owned()
}

/// Presses a button of a webhook's page, and returns the page that it leads to.
async fn press(browser: &mut Browser, path: &str, fields: &[(&str, &str)]) -> Page {
    let answer = browser.post(path, fields).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    browser.get(answer.location().split('#').next().unwrap()).await.page()
}

/// The deliveries on a webhook's page, the newest first: event, time and outcome.
fn deliveries(page: &Page) -> Vec<String> {
    page.texts("#deliveries li > div")
}

async fn a_webhook_is_added_and_what_was_sent_to_it_is_said_and_sent_again(site: Site) {
    let (mut site, receiver) = (allowing(site), Receiver::start().await);
    let mut ada = site.ada().await;
    assert_eq!(ada.get("/settings").await.page().attributes(".meeting a[href^='/settings/w']", "href"), [WEBHOOKS]);
    let path = add(&mut ada, &receiver.url).await;
    let page = ada.get(&format!("{path}?secret")).await.page();
    assert_eq!(page.text("main > .done"), "The webhook was added. Give your program the secret below.");
    let secret = page.text("details[open] .url");
    assert!(secret.starts_with("whsec_"));
    assert!(!ada.get(&path).await.page().has("details[open]"), "the secret is not shown unasked");
    assert!(deliveries(&page).is_empty());
    assert!(page.text("#deliveries").contains("Nothing was sent yet."));

    let page = press(&mut ada, &path, &[("step", "test")]).await;
    assert!(page.text("main > .done").starts_with("The request is being sent."));
    assert_eq!(deliveries(&page), ["webhook.test 10:00 Waiting to be sent"]);
    assert!(!page.has("#deliveries li form"), "it is sent anyway");
    receiver.will_answer(&[Reply::Status(500)]);
    deliver(&site).await;
    let page = ada.get(&path).await.page();
    let failed = "webhook.test 10:00 Your program answered with the status 500. Next attempt: 10:00.";
    assert_eq!((deliveries(&page), page.texts("#deliveries .error").len()), (vec![failed.to_owned()], 1));

    let again = page.attributes("#deliveries li form", "action").remove(0);
    let page = press(&mut ada, &again, &[]).await;
    assert_eq!(deliveries(&page), ["webhook.test 10:00 Waiting to be sent"]);
    deliver(&site).await;
    assert_eq!(deliveries(&ada.get(&path).await.page()), ["webhook.test 10:00 Delivered 10:00"]);
    let taken = receiver.taken();
    assert!(taken.len() == 2 && taken.iter().all(|request| request.is_signed_with(&secret)));
    assert_eq!(taken[0].header("webhook-id"), taken[1].header("webhook-id"));
    assert_eq!(ada.get(&again).await.location(), path, "a reload leads to the page");

    site.wait(SignedDuration::from_hours(24));
    let mut ada = site.ada().await;
    press(&mut ada, &path, &[("step", "test")]).await;
    receiver.will_answer(&[Reply::Status(503); 20]);
    for _ in 0..60 {
        deliver(&site).await;
        site.wait(SignedDuration::from_mins(30));
    }
    let mut ada = site.ada().await;
    let said = deliveries(&ada.get(&path).await.page());
    assert!(said[0].contains("Your program answered with the status 503. Gave up: "), "{said:?}");
    assert!(said[1].contains("webhook.test Tue 24 Nov, 10:00 Delivered Tue 24 Nov, 10:00"), "{said:?}");
    ada.language = "de";
    let said = deliveries(&ada.get(&path).await.page());
    assert!(said[0].contains("Ihr Programm hat mit dem Status 503 geantwortet. Endgültig fehlgeschlagen:"), "{said:?}");
}

async fn what_was_typed_stays_with_the_error_at_its_field(site: Site) {
    let site = site.with_join_links();
    let mut ada = site.ada().await;
    let empty = ada.get(WEBHOOKS).await.page();
    assert_eq!(empty.attributes("[name=event][checked]", "value").len(), 5, "all events are proposed");
    for (url, error) in [
        ("", "Enter the URL of your program."),
        ("http://1.1.1.1/", "Enter a URL that begins with https:// and contains no password, such as https://"),
        ("hooks <b>", "Enter a URL that begins with https://"),
        ("https://localhost/hooks", "This URL leads to a private network."),
        ("https://10.0.0.1/hooks", "This URL leads to a private network."),
    ] {
        let refused = ada.post(WEBHOOKS, &[("id", ID), ("url", url), ("event", "email.failed")]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{url}");
        let page = refused.page();
        assert!(page.text("#url-error").starts_with(error), "{url}: {}", page.text("#url-error"));
        assert_eq!((page.value("#url").as_str(), page.has("#url[aria-invalid]")), (url, true));
        assert_eq!(page.attributes("[name=event][checked]", "value"), ["email.failed"]);
    }
    let refused = ada.post(WEBHOOKS, &[("id", ID), ("url", ""), ("event", "no.event")]).await.page();
    assert_eq!(refused.text("#event-error"), "Choose at least one event.");
    assert_eq!(refused.text("#url-error"), "Enter the URL of your program.");
    assert!(!ada.get(WEBHOOKS).await.page().has(".keys li"));

    // A form that is sent twice adds one.
    let fields = [("id", ID), ("url", "https://1.1.1.1/hooks"), ("event", "email.failed")];
    for _ in 0..2 {
        assert_eq!(ada.post(WEBHOOKS, &fields).await.location(), format!("{WEBHOOKS}/{ID}?secret"));
    }
    let list = ada.get(WEBHOOKS).await.page();
    assert_eq!(list.texts(".keys li"), ["https://1.1.1.1/hooks email.failed"]);
    for _ in 1..5 {
        add(&mut ada, "https://1.1.1.1/more").await;
    }
    let refused = ada.post(WEBHOOKS, &[("url", "https://1.1.1.1/hooks"), ("event", "email.failed")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(refused.page().text("#url-error"), "You can have up to 5 webhooks. Delete one first.");
}

async fn a_secret_is_replaced_once_however_often_the_form_is_sent(site: Site) {
    let (site, receiver) = (allowing(site), Receiver::start().await);
    let mut ada = site.ada().await;
    let path = add(&mut ada, &receiver.url).await;
    let page = ada.get(&path).await.page();
    let old = page.text(".url");
    let version = page.value("[name=version]");
    let mut secrets = Vec::new();
    for _ in 0..2 {
        let page = press(&mut ada, &path, &[("step", "rotate"), ("version", &version)]).await;
        assert!(page.text("main > .done").starts_with("The webhook has a new secret."));
        assert!(page.text("main").contains("The secret was replaced Tue 24 Nov, 10:00."));
        secrets.push(page.text("details[open] .url"));
    }
    assert!(secrets[0] == secrets[1] && secrets[0] != old);
    press(&mut ada, &path, &[("step", "test")]).await;
    deliver(&site).await;
    let taken = receiver.taken().remove(0);
    assert!(taken.is_signed_with(&secrets[0]) && taken.is_signed_with(&old));

    let list = press(&mut ada, &path, &[("step", "delete")]).await;
    assert_eq!(list.text("main > .done"), "The webhook was deleted.");
    assert!(!list.has(".keys li"));
    assert_eq!(ada.get(&path).await.status, StatusCode::NOT_FOUND);
}

async fn a_webhook_that_is_disabled_says_why_and_sends_nothing(site: Site) {
    let (site, receiver) = (allowing(site), Receiver::start().await);
    let mut ada = site.ada().await;
    let path = add(&mut ada, &receiver.url).await;
    for _ in 0..2 {
        press(&mut ada, &path, &[("step", "test")]).await;
    }
    receiver.will_answer(&[Reply::Status(410)]);
    deliver(&site).await;
    let page = ada.get(&path).await.page();
    assert!(page.text(".notice").starts_with("This webhook was disabled Tue 24 Nov, 10:00, because its URL answered"));
    assert!(!page.has("#deliveries form"), "nothing can be sent");
    let said = deliveries(&page);
    assert_eq!(said.len(), 2);
    assert!(said.iter().all(|said| said.ends_with("Gave up: 10:00.")), "{said:?}");
    assert_eq!(said.iter().filter(|said| said.contains("The webhook was disabled.")).count(), 1, "{said:?}");
    assert_eq!(ada.get(WEBHOOKS).await.page().text(".keys .role"), "disabled");
    let page = press(&mut ada, &path, &[("step", "test")]).await;
    assert!(!page.has("main > .done") && deliveries(&page).len() == 2, "an older page's button does nothing");
}

async fn older_deliveries_have_pages(site: Site) {
    let (site, receiver) = (allowing(site), Receiver::start().await);
    let mut ada = site.ada().await;
    let path = add(&mut ada, &receiver.url).await;
    for _ in 0..31 {
        ada.post(&path, &[("step", "test")]).await;
    }
    let page = ada.get(&path).await.page();
    assert_eq!((deliveries(&page).len(), page.texts(".pages a")), (30, vec!["Older deliveries".to_owned()]));
    let older = page.attributes(".pages a", "href").remove(0);
    let page = ada.get(&format!("{path}{older}")).await.page();
    assert_eq!((deliveries(&page).len(), page.attributes(".pages a", "href")), (1, vec![path]));
}

async fn webhooks_are_those_of_the_organizer(site: Site) {
    let site = site.with_join_links();
    let (mut ada, mut bob) = (site.ada().await, site.bob().await);
    let path = add(&mut ada, "https://1.1.1.1/hooks").await;
    assert!(!bob.get(WEBHOOKS).await.body.contains("1.1.1.1"));
    assert_eq!(bob.get(&path).await.status, StatusCode::NOT_FOUND);
    for step in ["test", "rotate", "delete"] {
        assert_eq!(bob.post(&path, &[("step", step), ("version", "1")]).await.status, StatusCode::NOT_FOUND, "{step}");
    }
    let again = format!("{path}/deliveries/{ID}");
    for browser in [&mut ada, &mut bob] {
        assert_eq!(browser.post(&again, &[]).await.status, StatusCode::NOT_FOUND);
    }
    // An id that someone else's webhook has is not theirs to see.
    let id = path.rsplit('/').next().unwrap();
    let answer = bob.post(WEBHOOKS, &[("id", id), ("url", "https://1.1.1.1/"), ("event", "email.failed")]).await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    assert_eq!(site.browser().get(&path).await.status, StatusCode::SEE_OTHER, "only those who signed in see them");
}

async fn without_a_link_key_the_page_says_what_is_missing(site: Site) {
    let mut ada = site.ada().await;
    let page = ada.get(WEBHOOKS).await.page();
    assert!(page.text(".notice").contains("Ask the person who runs this server to set LATCHKEY_LINK_KEY."));
    assert!(!page.has("main form"));
    let refused = ada.post(WEBHOOKS, &[("url", "https://1.1.1.1/"), ("event", "email.failed")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);

    let site = site.with_join_links();
    let path = add(&mut site.ada().await, "https://1.1.1.1/").await;
    let site = site.without_link_key();
    let mut ada = site.ada().await;
    press(&mut ada, &path, &[("step", "test")]).await;
    deliver(&site).await;
    let page = ada.get(&path).await.page();
    assert!(!page.has(".url") && page.text("main").contains("This server has no link key to sign requests with."));
    assert!(
        deliveries(&page)[0].contains("no link key to sign requests with. Next attempt:"),
        "{:?}",
        deliveries(&page)
    );
}

#[tokio::test]
async fn the_pages_show_no_text_that_is_in_no_catalog() {
    let (site, receiver) = (allowing(Site::on_sqlite().await), Receiver::start().await);
    let mut ada = site.ada().await;
    let path = add(&mut ada, &receiver.url).await;
    ada.language = "en-XA";
    let mut answers = vec![ada.get(WEBHOOKS).await, ada.post(WEBHOOKS, &[("url", "")]).await];
    for reply in [Reply::Status(204), Reply::Status(500), Reply::Status(410)] {
        ada.post(&path, &[("step", "test")]).await;
        receiver.will_answer(&[reply]);
        deliver(&site).await;
        answers.push(ada.get(&path).await);
    }
    // What the page shows as it is: names of events, the URL and the secret.
    let is_data = |text: &String| {
        ["invitation.", "email.failed", "meeting.changed", "webhook.test", "http", "whsec_"]
            .iter()
            .any(|data| text.contains(data))
    };
    for answer in &answers {
        let found: Vec<_> = foreign("webhooks", answer).into_iter().filter(|text| !is_data(text)).collect();
        assert!(found.is_empty(), "{found:#?}");
    }
}
