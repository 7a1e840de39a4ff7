//! The preview of a person's join page, for their organizer.

use axum::http::StatusCode;
use jiff::SignedDuration;

use super::{make, person};
use crate::support::{Site, domain, on_both, pasted};

on_both!(
    a_preview_shows_every_state_and_records_nothing,
    a_preview_is_in_the_persons_language_and_marked_in_the_organizers,
    nobody_previews_the_pages_of_another_organizer,
);

async fn a_preview_shows_every_state_and_records_nothing(site: Site) {
    let mut site = site.with_join_links();
    let mut ada = site.ada().await;
    let (meeting, _) = make(&site, &mut ada).await;
    let bob = person(&mut ada, &meeting, "Bob").await;
    let preview = format!("{bob}/preview");
    assert!(ada.get(&bob).await.page().attributes("a", "href").contains(&preview));
    for (state, heading) in [
        ("", "You can’t join yet"),
        ("early", "You can’t join yet"),
        ("open", "Joining as Bob"),
        ("over", "This meeting is over"),
        ("cancelled", "This meeting was cancelled"),
        ("revoked", "This link no longer works"),
        ("replaced", "This link was replaced"),
    ] {
        let query = if state.is_empty() { String::new() } else { format!("?as={state}") };
        let answer = ada.get(&format!("{preview}{query}")).await;
        assert_eq!(answer.status, StatusCode::OK, "{state}: {}", answer.body);
        let page = answer.page();
        assert_eq!(page.text(".preview h2"), "Preview", "{state}");
        let headings = [page.texts(".card h2"), page.texts(".card > .big"), page.texts("h1")].concat();
        assert!(headings.iter().any(|found| found == heading), "{state}: {headings:?}");
        // Every button and link of the page leads to the preview, to other languages of it or back.
        let leads = [page.attributes("form", "action"), page.attributes("main a", "href")].concat();
        assert!(leads.iter().all(|path| path.starts_with(&preview) || *path == bob), "{state}: {leads:?}");
        for action in page.attributes("form", "action") {
            let pressed = ada.post(&action, &[]).await;
            assert_eq!(pressed.status, StatusCode::OK, "{action}");
            let said = pressed.page().text(".preview [role=status]");
            assert!(said.starts_with("This is a preview, so the button did nothing"), "{said}");
        }
    }
    // When it is open, the button signs nothing either.
    site.wait(SignedDuration::from_mins(20));
    let mut ada = site.signed_in_again(&ada);
    assert_eq!(ada.get(&preview).await.page().text(".card > .big"), "Joining as Bob");
    let answer = ada.post(&preview, &[]).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert!(!answer.body.contains(&domain().name.host()) && !answer.body.contains("eyJ"), "{}", answer.body);
    assert_eq!(ada.get(&bob).await.page().text("#use p"), "Not opened yet");
    let table = ada.get(&format!("{meeting}/links.csv")).await.body;
    assert!(!table.contains("10:20") && !table.contains("2026-11-24T09:20"), "{table}");
    // A revoked link is shown as the person sees it.
    ada.post(&format!("{bob}/link"), &[("step", "revoke")]).await;
    assert_eq!(ada.get(&preview).await.page().text("h1"), super::REVOKED);
}

async fn a_preview_is_in_the_persons_language_and_marked_in_the_organizers(site: Site) {
    let site = site.with_join_links();
    let mut ada = site.ada().await;
    let (meeting, _) = make(&site, &mut ada).await;
    let bob = person(&mut ada, &meeting, "Bob").await;
    ada.post(&bob, &[("name", "Bob"), ("email", "bob@example.net"), ("language", "de")]).await;
    let page = ada.get(&format!("{bob}/preview?as=over")).await.page();
    assert_eq!(page.attributes("html", "lang"), ["de"]);
    assert_eq!(
        (page.attributes(".preview", "lang"), page.text(".preview h2")),
        (vec!["en".to_owned()], "Preview".to_owned())
    );
    // Another language keeps the state.
    let french = page.attributes("footer a", "href").into_iter().find(|path| path.contains("lang=fr")).unwrap();
    let page = ada.get(&french).await.page();
    assert_eq!((page.attributes("html", "lang"), page.has(".card h2")), (vec!["fr".to_owned()], true));
    assert!(page.attributes("form", "action").iter().all(|action| action.contains("lang=fr&as=over")));
}

async fn nobody_previews_the_pages_of_another_organizer(site: Site) {
    let site = site.with_join_links();
    let mut ada = site.ada().await;
    let (meeting, _) = make(&site, &mut ada).await;
    let preview = format!("{}/preview", person(&mut ada, &meeting, "Bob").await);
    let mut bob = site.bob().await;
    for path in [preview.clone(), format!("{preview}/ask"), format!("{preview}/test")] {
        assert_eq!(bob.get(&path).await.status, StatusCode::NOT_FOUND, "{path}");
        assert_eq!(bob.post(&path, &[]).await.status, StatusCode::NOT_FOUND, "{path}");
        assert_eq!(site.browser().get(&path).await.status, StatusCode::SEE_OTHER, "{path}");
    }
    let mut fields = pasted("0c5f1f3e-8a10-4f2c-8a52-6c1e4b7e9d57", "Zoë");
    fields.push(("link_kind", "direct"));
    let direct = ada.make_meeting(&fields).await;
    let zoe = person(&mut ada, &direct, "Zoë").await;
    assert_eq!(ada.get(&format!("{zoe}/preview")).await.status, StatusCode::CONFLICT);
    assert!(!ada.get(&zoe).await.body.contains(&format!("{zoe}/preview\"")));
}
