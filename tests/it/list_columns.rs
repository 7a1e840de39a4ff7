//! Which columns were chosen for a list is remembered for its header.

use std::sync::Arc;

use jiff::SignedDuration;
use latchkey::{
    bulk::ListColumns,
    program::{
        app::{Actor, App, By, back_up, restore},
        store::Store,
    },
};

use crate::support::{Site, now, on_both, postgres_url, signer};

on_both!(
    columns_are_remembered_for_each_organizer_and_header,
    a_header_in_other_case_and_spaces_is_the_same_header,
    columns_that_do_not_fit_the_header_are_not_remembered,
    the_last_choice_counts,
    columns_are_removed_with_their_organizer,
    columns_survive_a_backup,
    the_headers_that_were_used_least_recently_are_forgotten,
    columns_that_were_not_used_for_a_year_are_forgotten,
    names_of_columns_are_not_stored,
);

const HEADER: [&str; 4] = ["Kunde", "Straße", "Mail", "Telefon"];

fn names(names: &[&str]) -> Vec<String> {
    names.iter().copied().map(str::to_owned).collect()
}

fn columns(text: &str) -> ListColumns {
    text.parse().unwrap()
}

async fn actor(store: &Store, email: &str) -> Actor {
    let (organizer, _) = store.organizer_by_email(email).await.unwrap().unwrap();
    Actor { organizer, api_key: None, client: None }
}

async fn ada(site: &Site) -> (Arc<App>, Actor) {
    (site.app(signer()), actor(&site.store, "ada@example.org").await)
}

async fn remembered(app: &App, actor: &Actor, header: &[&str]) -> Option<String> {
    app.remembered_columns(actor, &names(header)).await.unwrap().map(|columns| columns.to_string())
}

async fn remember(app: &App, actor: &Actor, header: &[&str], chosen: &str) {
    app.remember_columns(actor, &names(header), &columns(chosen)).await.unwrap();
}

async fn count(store: &Store) -> i64 {
    let sql = "SELECT COUNT(*) AS count FROM list_columns";
    store.db().fetch_one(sql, &[], |row| row.integer("count")).await.unwrap()
}

async fn columns_are_remembered_for_each_organizer_and_header(site: Site) {
    let (app, ada) = ada(&site).await;
    let bob = actor(&site.store, "bob@example.org").await;
    assert_eq!(remembered(&app, &ada, &HEADER).await, None);
    // By name or by number, in any order.
    remember(&app, &ada, &HEADER, "email=Mail, name=1, ignore=4").await;
    assert_eq!(remembered(&app, &ada, &HEADER).await.as_deref(), Some("name=1,email=3"));
    assert_eq!(remembered(&app, &bob, &HEADER).await, None);
    remember(&app, &bob, &HEADER, "name=2").await;
    assert_eq!(remembered(&app, &bob, &HEADER).await.as_deref(), Some("name=2"));
    assert_eq!(remembered(&app, &ada, &HEADER).await.as_deref(), Some("name=1,email=3"));
    let others: [&[&str]; 5] = [
        &["Kunde", "Straße", "Telefon", "Mail"],
        &["Kunde", "Straße", "Mail"],
        &["Kunde", "Straße", "Mail", "Telefon", ""],
        &["Künde", "Straße", "Mail", "Telefon"],
        &["Kunde Straße", "", "Mail", "Telefon"],
    ];
    for other in others {
        assert_eq!(remembered(&app, &ada, other).await, None, "{other:?}");
    }
}

async fn a_header_in_other_case_and_spaces_is_the_same_header(site: Site) {
    let (app, ada) = ada(&site).await;
    remember(&app, &ada, &["Voller Name", "E-Mail", "Größe"], "name=1,email=2").await;
    for same in [["VOLLER NAME", "e-mail", "GRÖßE"], [" Voller \u{a0}Name\t", "E-Mail\n", "Gro\u{308}ße"]] {
        assert_eq!(remembered(&app, &ada, &same).await.as_deref(), Some("name=1,email=2"), "{same:?}");
    }
}

async fn columns_that_do_not_fit_the_header_are_not_remembered(site: Site) {
    let (app, ada) = ada(&site).await;
    for chosen in ["", "name=0", "name=5", "name=1,email=5", "name=Firma", "room=1", "ignore=1"] {
        remember(&app, &ada, &HEADER, chosen).await;
        assert_eq!(remembered(&app, &ada, &HEADER).await, None, "{chosen}");
    }
    // Lists without a header have nothing in common.
    for header in [&[][..], &["", " "]] {
        remember(&app, &ada, header, "name=1").await;
        assert_eq!(remembered(&app, &ada, header).await, None, "{header:?}");
    }
    // Where a number is also the name of another column, it would be taken for that one.
    remember(&app, &ada, &["Group", "1", "Person"], "name=Group").await;
    assert_eq!(remembered(&app, &ada, &["Group", "1", "Person"]).await, None);
    remember(&app, &ada, &["Group", "1", "Person"], "name=Person").await;
    assert_eq!(remembered(&app, &ada, &["Group", "1", "Person"]).await.as_deref(), Some("name=3"));
    // What another release or a hand wrote is not believed.
    for stored in ["name=9", "name=Kunde,email=Mail", "name=1,name=2", "email=3,name=1", "nonsense"] {
        remember(&app, &ada, &HEADER, "name=1").await;
        let sql = "UPDATE list_columns SET columns = $1";
        site.store.db().execute(sql, &[stored.into()]).await.unwrap();
        assert_eq!(remembered(&app, &ada, &HEADER).await, None, "{stored}");
    }
}

async fn the_last_choice_counts(site: Site) {
    let (app, ada) = ada(&site).await;
    remember(&app, &ada, &HEADER, "name=1,email=3").await;
    remember(&app, &ada, &HEADER, "name=2").await;
    assert_eq!(remembered(&app, &ada, &HEADER).await.as_deref(), Some("name=2"));
    remember(&app, &ada, &HEADER, "name=Firma").await;
    assert_eq!(remembered(&app, &ada, &HEADER).await.as_deref(), Some("name=2"), "what does not fit is ignored");
    assert_eq!(count(&site.store).await, 1);
}

async fn columns_are_removed_with_their_organizer(site: Site) {
    let (app, ada) = ada(&site).await;
    let bob = actor(&site.store, "bob@example.org").await;
    remember(&app, &ada, &HEADER, "name=1").await;
    remember(&app, &bob, &HEADER, "name=2").await;
    assert!(app.accounts().remove(By::CommandLine, &bob.organizer).await.unwrap());
    assert_eq!(count(&site.store).await, 1);
    assert_eq!(remembered(&app, &ada, &HEADER).await.as_deref(), Some("name=1"));
    assert!(app.remember_columns(&bob, &names(&HEADER), &columns("name=2")).await.is_err());
    assert_eq!(remembered(&app, &bob, &HEADER).await, None);
}

async fn columns_survive_a_backup(site: Site) {
    let (app, ada) = ada(&site).await;
    let bob = actor(&site.store, "bob@example.org").await;
    remember(&app, &ada, &HEADER, "name=1,email=3").await;
    remember(&app, &ada, &["Name", "Class"], "name=1").await;
    remember(&app, &bob, &HEADER, "name=2").await;
    let file = site.folder.path().join("backup.db");
    back_up(&site.url, &file).await.unwrap();
    let sqlite = format!("sqlite:{}", site.folder.path().join("restored.db").display());
    for url in [sqlite, postgres_url().await] {
        restore(&url, &file, now()).await.unwrap();
        let restored = site.on_another(Store::open(&url).await.unwrap());
        let app = restored.app(signer());
        assert_eq!(remembered(&app, &ada, &HEADER).await.as_deref(), Some("name=1,email=3"));
        assert_eq!(remembered(&app, &bob, &HEADER).await.as_deref(), Some("name=2"));
        assert_eq!(count(&restored.store).await, 3);
        restored.store.close().await;
    }
}

async fn the_headers_that_were_used_least_recently_are_forgotten(mut site: Site) {
    let bob = actor(&site.store, "bob@example.org").await;
    let (app, ada) = ada(&site).await;
    remember(&app, &bob, &HEADER, "name=2").await;
    remember(&app, &ada, &["First", "Mail"], "name=1").await;
    remember(&app, &ada, &["Second", "Mail"], "name=1").await;
    site.wait(SignedDuration::from_mins(1));
    let app = site.app(signer());
    for number in 0..198 {
        remember(&app, &ada, &[&format!("Header {number}"), "Mail"], "name=1").await;
    }
    assert_eq!(count(&site.store).await, 201);
    site.wait(SignedDuration::from_mins(1));
    let app = site.app(signer());
    assert!(remembered(&app, &ada, &["First", "Mail"]).await.is_some(), "it is used once more");
    remember(&app, &ada, &["Last", "Mail"], "name=1").await;
    assert_eq!(count(&site.store).await, 201);
    assert!(remembered(&app, &ada, &["First", "Mail"]).await.is_some());
    assert!(remembered(&app, &ada, &["Second", "Mail"]).await.is_none());
    assert!(remembered(&app, &ada, &["Last", "Mail"]).await.is_some());
    assert!(remembered(&app, &bob, &HEADER).await.is_some(), "the limit is each organizer's own");
    // Many headers in one second: the new one is never among those that go.
    for number in 0..220 {
        let header = [&*format!("Other {number}"), "Mail"];
        remember(&app, &ada, &header, "name=1").await;
        assert!(remembered(&app, &ada, &header).await.is_some());
    }
    assert_eq!(count(&site.store).await, 201);
}

async fn columns_that_were_not_used_for_a_year_are_forgotten(mut site: Site) {
    assert_eq!(site.app(signer()).keep_retention().await.unwrap(), None, "there is a day to choose");
    let (app, ada) = ada(&site).await;
    remember(&app, &ada, &["Used", "Mail"], "name=1").await;
    remember(&app, &ada, &["Unused", "Mail"], "name=1").await;
    site.wait(SignedDuration::from_hours(24 * 200));
    assert!(remembered(&site.app(signer()), &ada, &["Used", "Mail"]).await.is_some());
    site.wait(SignedDuration::from_hours(24 * 164));
    site.app(signer()).keep_retention().await.unwrap().unwrap();
    assert_eq!(count(&site.store).await, 2);
    site.wait(SignedDuration::from_hours(24));
    site.app(signer()).keep_retention().await.unwrap().unwrap();
    assert_eq!(count(&site.store).await, 1);
    assert!(remembered(&site.app(signer()), &ada, &["Used", "Mail"]).await.is_some());
}

async fn names_of_columns_are_not_stored(site: Site) {
    let (app, ada) = ada(&site).await;
    let bob = actor(&site.store, "bob@example.org").await;
    let header = ["Patient Quill", "Diagnosis"];
    remember(&app, &ada, &header, "name=Patient Quill").await;
    remember(&app, &bob, &header, "name=Patient Quill").await;
    let stored = site.everything_stored().await.to_lowercase();
    assert!(!stored.contains("quill") && !stored.contains("diagnosis"));
    let sql = "SELECT header, columns FROM list_columns";
    let rows = site.store.db().fetch(sql, &[], |row| Ok((row.string("header")?, row.string("columns")?)));
    let [(one, columns), (other, _)] = &rows.await.unwrap()[..] else { panic!("two rows") };
    assert_eq!((one.len(), columns.as_str()), (64, "name=1"));
    assert_ne!(one, other, "two organizers’ headers cannot be compared");
}
