//! A program that uses the API with a key of Ada's.

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use latchkey::program::{
    access::{KeyName, Rights, RoomPatterns, Scope, new_key},
    audit::{Action, Entry},
};
use serde_json::Value;
use uuid::Uuid;

use super::{Answer, Browser, Site, now};

/// A program with a key of Ada's.
pub(crate) struct Program {
    pub(crate) browser: Browser,
    pub(crate) key: String,
}

impl Program {
    pub(crate) async fn of(site: &Site, rights: Rights) -> Self {
        let (ada, _) = site.store.organizer_by_email("ada@example.org").await.unwrap().unwrap();
        let name: KeyName = "Back end".parse().unwrap();
        let (record, hash, key) = new_key(Uuid::new_v4(), &name, rights, 90, now());
        let entry = Entry::by_shell(Action::KeyCreated, now());
        site.store.add_api_key(&ada.id, &hash, &record, &entry).await.unwrap();
        Self { browser: site.browser(), key: secrecy::ExposeSecret::expose_secret(&key).to_owned() }
    }

    pub(crate) async fn that_may_all(site: &Site) -> Self {
        Self::of(site, rights(&Scope::ALL, "", true)).await
    }

    pub(crate) async fn send(
        &mut self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: impl Into<Body>,
    ) -> Answer {
        let mut request = Request::builder().method(method).uri(format!("/api/v1{path}"));
        request = request.header(header::AUTHORIZATION, format!("Bearer {}", self.key));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let answer = self.browser.send(request.body(body.into()).unwrap()).await;
        assert!(answer.status.as_u16() < 500, "{}", answer.body);
        answer
    }

    pub(crate) async fn get(&mut self, path: &str) -> Answer {
        self.send("GET", path, &[], Body::empty()).await
    }

    pub(crate) async fn post(&mut self, path: &str, body: &Value) -> Answer {
        self.send("POST", path, &[("content-type", "application/json")], body.to_string()).await
    }

    pub(crate) async fn post_once(&mut self, path: &str, key: &str, body: &Value) -> Answer {
        let headers = [("content-type", "application/json"), ("idempotency-key", key)];
        self.send("POST", path, &headers, body.to_string()).await
    }
}

impl Answer {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap()
    }

    pub(crate) fn good(&self, status: StatusCode) -> Value {
        assert_eq!(self.status, status, "{}", self.body);
        self.json()
    }

    /// The code of a refusal in problem details, and the place of each of its problems.
    pub(crate) fn refusal(&self, status: StatusCode) -> (String, Vec<String>) {
        let refusal = self.good(status);
        assert_eq!(self.headers["content-type"], "application/problem+json");
        assert_eq!((&refusal["type"], &refusal["status"]), (&"about:blank".into(), &status.as_u16().into()));
        assert_eq!(refusal["title"].as_str(), status.canonical_reason());
        assert!(!refusal["detail"].as_str().unwrap().is_empty());
        let place = |problem: &Value| {
            assert!(!problem["detail"].as_str().unwrap().is_empty());
            let place = ["pointer", "parameter", "header"].into_iter().find_map(|kind| problem[kind].as_str());
            place.unwrap().to_owned()
        };
        let places = refusal["problems"].as_array().unwrap().iter().map(place).collect();
        (refusal["code"].as_str().unwrap().to_owned(), places)
    }
}

pub(crate) fn rights(scopes: &[Scope], rooms: &str, may_make_owners: bool) -> Rights {
    Rights { scopes: scopes.to_vec(), rooms: RoomPatterns::parse(rooms).unwrap(), may_make_owners }
}
