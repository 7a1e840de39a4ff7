//! A program that uses the API with a key of Ada's.

use std::sync::OnceLock;

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use latchkey::program::{
    access::{KeyName, Rights, RoomPatterns, Scope, new_key},
    audit::{Action, Entry},
};
use serde_json::{Value, json};
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

    /// Makes a meeting with join links, and returns its path and the paths of its people.
    pub(crate) async fn make(&mut self, people: Value) -> (String, Vec<String>) {
        let meeting = json!({"room": "review", "link_kind": "join", "people": people});
        let made = self.post("/meetings", &meeting).await.good(StatusCode::CREATED);
        let path = format!("/meetings/{}", made["meeting"]["id"].as_str().unwrap());
        let list = self.get(&format!("{path}/invitations")).await.good(StatusCode::OK);
        let id = |invitation: &Value| format!("{path}/invitations/{}", invitation["id"].as_str().unwrap());
        let people = list["invitations"].as_array().unwrap().iter().map(id).collect();
        (path, people)
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
        self.check(method, path, &answer).await;
        answer
    }

    /// Checks that the document has the answer's status for its operation, with the media type and the error code.
    async fn check(&mut self, method: &str, path: &str, answer: &Answer) {
        static DOCUMENT: OnceLock<Value> = OnceLock::new();
        if DOCUMENT.get().is_none() {
            let _ = DOCUMENT.set(self.browser.get("/api/v1/openapi.json").await.json());
        }
        let steps = |path: &str| path.trim_end_matches('/').split('/').map(str::to_owned).collect::<Vec<_>>();
        let sent = steps(path.split('?').next().unwrap());
        let is_sent = |template: &str| {
            let template = steps(template);
            template.len() == sent.len()
                && template.iter().zip(&sent).all(|(wanted, sent)| wanted.starts_with('{') || wanted == sent)
        };
        let mut paths = DOCUMENT.get().unwrap()["paths"].as_object().unwrap().iter();
        let item = paths.find(|(template, _)| is_sent(template)).map(|(_, item)| item);
        let Some(operation) = item.and_then(|item| item.get(method.to_lowercase())) else { return };
        let status = answer.status.as_u16().to_string();
        let Some(response) = operation["responses"].get(&status) else {
            panic!("{method} {path} answers {status}, which the document lacks: {}", answer.body)
        };
        if !answer.body.is_empty() {
            let kind = answer.header("content-type").split(';').next().unwrap();
            assert!(response["content"].get(kind).is_some(), "{method} {path} answers {status} as {kind}");
        }
        if status.starts_with(['4', '5']) {
            let code = format!("`{}`", answer.json()["code"].as_str().unwrap());
            let codes = response["description"].as_str().unwrap();
            assert!(codes.contains(&code), "{method} {path} answers {code}, and the document has {codes}");
        }
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
