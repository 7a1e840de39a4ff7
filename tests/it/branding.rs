//! The name, logo and color of an installation, on its join pages, emails and cards.

use axum::http::StatusCode;
use latchkey::program::{audit::Action, store::Wanted};

use crate::{
    join::path_of,
    support::{Browser, Site, on_both, pasted},
};

on_both!(
    join_pages_cards_and_emails_show_the_branding,
    a_color_on_which_white_text_is_hard_to_read_is_refused_with_the_nearest,
    a_logo_that_is_not_only_a_picture_is_refused,
    a_logo_stays_until_it_is_replaced_or_removed,
    only_administrators_see_or_change_the_branding,
);

const PAGE: &str = "/organizers/branding";
const LOGO: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><path d=\"M0 0h9v9z\"/></svg>";

async fn save(browser: &mut Browser, name: &str, color: &str, logo: &str) -> StatusCode {
    browser.post_file(PAGE, &[("name", name), ("color", color)], "logo.svg", logo.as_bytes()).await.status
}

/// The URL of the logo on the branding's page.
async fn logo_of(browser: &mut Browser) -> Option<String> {
    browser.get(PAGE).await.page().attributes("main img", "src").pop()
}

async fn join_pages_cards_and_emails_show_the_branding(mut site: Site) {
    site = site.with_join_links();
    let mut ada = site.ada().await;
    let path = ada.make_meeting(&pasted("8b1c5b3e-7d0a-4c55-9a0e-0d1f2a3b4c01", "Bob <bob@example.net>")).await;
    let meeting = ada.get(&path).await.page();
    let person = meeting.attributes(".links .tools a", "href").pop().unwrap();
    let (_, link) = ada.links(&path).await.remove(0);
    assert_eq!(save(&mut ada, "Acme <School>", "#0A5C8F", LOGO).await, StatusCode::SEE_OTHER);
    let saved = ada.get(PAGE).await.page();
    assert_eq!((saved.text(".done").as_str(), saved.value("#color").as_str()), ("The branding was saved.", "#0a5c8f"));
    let logo = logo_of(&mut ada).await.unwrap();

    let mut anyone = site.browser();
    let page = anyone.get(path_of(&link)).await.page();
    assert_eq!(page.text(".brand bdi"), "Acme <School>");
    assert_eq!(page.attributes(".brand img", "src"), std::slice::from_ref(&logo));
    let sheets = page.attributes("link[rel=stylesheet]", "href");
    assert_eq!(sheets.last().unwrap(), "/branding/0a5c8f.css");
    for (file, kind) in [(logo.as_str(), "image/svg+xml"), ("/branding/0a5c8f.css", "text/css; charset=utf-8")] {
        let answer = anyone.get(file).await;
        assert_eq!((answer.status, answer.header("content-type")), (StatusCode::OK, kind));
        assert_eq!(answer.header("cache-control"), "public, max-age=31536000, immutable");
        assert_eq!(answer.header("content-security-policy"), "default-src 'none'; style-src 'unsafe-inline'; sandbox");
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
    }
    assert_eq!(anyone.get(&logo).await.body, LOGO);
    let missing = [
        "/branding/0123456789ab.svg",
        "/branding/ffffff.css",
        "/branding/red;}.css",
        "/branding/x",
        "/branding/a.html",
    ];
    for file in missing {
        assert_eq!(anyone.get(file).await.status, StatusCode::NOT_FOUND, "{file}");
    }

    let card = ada.get(&format!("{path}/print")).await.page();
    assert_eq!(
        (card.text(".card .brand-line"), card.attributes(".card img", "src")),
        ("Acme <School>".into(), vec![logo])
    );
    let mail = ada.get(&format!("{person}/mail.html")).await;
    assert!(mail.body.contains("<bdi>Acme &#60;School&#62;</bdi>"), "{}", mail.body);
    assert!(mail.body.contains(".join{background:#0a5c8f}"), "{}", mail.body);
    assert!(!mail.body.contains("<img"), "an email loads nothing");
    assert_eq!(mail.header("content-security-policy").matches("'sha256-").count(), 2);
    let wanted = Wanted { action: Some(Action::BrandingChanged), ..Wanted::default() };
    let noted = site.store.entries(&wanted, 9).await.unwrap().remove(0);
    assert_eq!(noted.detail.as_deref(), Some("Acme <School>, #0a5c8f, a new logo"));
}

async fn a_color_on_which_white_text_is_hard_to_read_is_refused_with_the_nearest(site: Site) {
    let mut ada = site.ada().await;
    let answer = ada.post_file(PAGE, &[("name", "Acme"), ("color", "#63c9c4")], "", b"").await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = answer.page();
    assert_eq!(page.value("#name"), "Acme", "what was typed is kept");
    assert!(page.text("#color-error").contains("hard to read"));
    let nearest = page.attributes("button[name=nearest]", "value").remove(0);
    assert_eq!(page.text("button[name=nearest]"), format!("Use {nearest}, the nearest color that works"));
    let fields = [("name", "Acme"), ("color", "#63c9c4"), ("nearest", nearest.as_str())];
    assert_eq!(ada.post(PAGE, &fields).await.status, StatusCode::SEE_OTHER);
    assert_eq!(ada.get(PAGE).await.page().value("#color"), nearest);
    for wrong in ["red", "#fff", "url(x)"] {
        let page = ada.post(PAGE, &[("color", wrong)]).await.page();
        assert_eq!(page.text("#color-error"), "Enter a color like #0b6666.", "{wrong}");
        assert!(!page.has("button[name=nearest]"));
    }
}

async fn a_logo_that_is_not_only_a_picture_is_refused(site: Site) {
    let mut ada = site.ada().await;
    let drawing = |inside: &str| LOGO.replace("<path", &format!("{inside}<path"));
    let refused = [
        (drawing("<script>alert(1)</script>"), "more than shapes"),
        (drawing("<image href=\"https://evil.example/\"/>"), "more than shapes"),
        (format!("<!DOCTYPE svg [<!ENTITY a \"b\">]>{LOGO}"), "more than shapes"),
        (LOGO.replace("viewBox", "width=\"99999\" viewBox"), "1024 × 1024"),
        ("x".repeat(100 * 1024 + 1), "100 KB"),
        ("GIF89a".to_owned(), "isn’t a PNG or SVG"),
        ("\u{89}PNG".to_owned(), "isn’t a PNG or SVG"),
        (LOGO.replace("</svg>", ""), "damaged"),
    ];
    for (logo, why) in refused {
        let answer = ada.post_file(PAGE, &[], "logo.svg", logo.as_bytes()).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{why}");
        let said = answer.page().text("#logo-error");
        assert!(said.contains(why), "{said}: {why}");
    }
    let answer = ada.post_file(PAGE, &[], "logo.png", b"\x89PNG\r\n\x1a\nbroken").await;
    assert!(answer.page().text("#logo-error").contains("damaged"));
    assert_eq!(logo_of(&mut ada).await, None);
}

async fn a_logo_stays_until_it_is_replaced_or_removed(site: Site) {
    let mut ada = site.ada().await;
    save(&mut ada, "", "", LOGO).await;
    let first = logo_of(&mut ada).await.unwrap();
    save(&mut ada, "Acme", "", "").await;
    assert_eq!(logo_of(&mut ada).await, Some(first.clone()));
    assert_eq!(ada.get(&first).await.body, LOGO);
    let other = LOGO.replace("M0 0", "M1 1");
    save(&mut ada, "Acme", "", &other).await;
    let second = logo_of(&mut ada).await.unwrap();
    assert_eq!((ada.get(&first).await.status, ada.get(&second).await.body), (StatusCode::NOT_FOUND, other));
    ada.post(PAGE, &[("name", "Acme"), ("remove_logo", "yes")]).await;
    assert_eq!(logo_of(&mut ada).await, None);
    assert_eq!(ada.get(&second).await.status, StatusCode::NOT_FOUND);
}

async fn only_administrators_see_or_change_the_branding(site: Site) {
    let (mut ada, mut bob) = (site.ada().await, site.bob().await);
    assert_eq!(bob.get(PAGE).await.status, StatusCode::NOT_FOUND);
    assert_eq!(bob.post(PAGE, &[("name", "Mine")]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(ada.get(PAGE).await.page().value("#name"), "");
}
