//! The API as its `OpenAPI` document and its documentation page describe it.

use std::{collections::BTreeSet, fs, path::Path};

use axum::http::{Request, StatusCode};
use serde_json::{Value, json};

use crate::support::{LINK_KEY, Site, program::Program, smtp::Smtp};

const ID: &str = "0b9d6c3e-3f6f-4f0e-9a53-5d4c5b6f7a88";

/// Returns each operation of the document: method, path and description.
fn operations(document: &Value) -> impl Iterator<Item = (String, String, &Value)> {
    document["paths"].as_object().unwrap().iter().flat_map(|(path, methods)| {
        let methods = methods.as_object().unwrap().iter();
        methods.map(move |(method, operation)| (method.to_uppercase(), path.clone(), operation))
    })
}

async fn document(program: &mut Program) -> Value {
    program.get("/openapi.json").await.good(StatusCode::OK)
}

#[tokio::test]
async fn the_document_says_each_route_and_no_other() {
    let site = Site::on_sqlite().await;
    let mut program = Program::that_may_all(&site).await;
    let document = document(&mut program).await;
    assert!(document["openapi"].as_str().unwrap().starts_with("3.1"));
    assert_eq!(document["info"]["license"], json!({"name": "MIT", "identifier": "MIT"}));
    let (mut routes, mut ids) = (BTreeSet::new(), BTreeSet::new());
    for (method, path, operation) in operations(&document) {
        // The program checks that the document has each of these answers.
        let answer = program
            .send(
                &method,
                &path.replace("{id}", ID).replace("{invitation}", ID).replace("{delivery}", ID),
                &[("content-type", "application/json")],
                "{}",
            )
            .await;
        assert_ne!(answer.status, StatusCode::METHOD_NOT_ALLOWED, "{method} {path}");
        let id = operation["operationId"].as_str().unwrap();
        assert!(ids.insert(id.to_owned()), "{id} is used twice");
        routes.insert(format!("{method} {path}"));
    }
    let wanted = [
        "DELETE /meetings/{id}",
        "DELETE /meetings/{id}/invitations/{invitation}",
        "DELETE /meetings/{id}/invitations/{invitation}/shared",
        "GET /meetings",
        "GET /meetings/{id}",
        "GET /meetings/{id}/emails",
        "GET /meetings/{id}/invitations",
        "GET /meetings/{id}/invitations/{invitation}",
        "PATCH /meetings/{id}",
        "PATCH /meetings/{id}/invitations/{invitation}",
        "POST /inspect",
        "POST /links",
        "POST /meetings",
        "POST /meetings/{id}/emails",
        "POST /meetings/{id}/invitations",
        "POST /meetings/{id}/invitations/{invitation}/replace",
        "POST /meetings/{id}/invitations/{invitation}/restore",
        "POST /meetings/{id}/invitations/{invitation}/revoke",
        "POST /tokens",
        "DELETE /templates/{id}",
        "GET /templates",
        "GET /templates/{id}",
        "PATCH /templates/{id}",
        "POST /templates",
        "DELETE /webhooks/{id}",
        "GET /webhooks",
        "GET /webhooks/{id}",
        "GET /webhooks/{id}/deliveries",
        "POST /webhooks",
        "POST /webhooks/{id}/deliveries/{delivery}/redeliver",
        "POST /webhooks/{id}/rotate",
        "POST /webhooks/{id}/test",
        "PUT /meetings/{id}/invitations/{invitation}/shared",
    ];
    assert_eq!(routes, wanted.map(str::to_owned).into());
}

#[tokio::test]
async fn each_operation_has_an_example_in_each_language_and_nothing_else_has_one() {
    let site = Site::on_sqlite().await;
    let mut program = Program::that_may_all(&site).await;
    let document = document(&mut program).await;
    let routes: BTreeSet<_> = operations(&document).map(|(method, path, _)| format!("{method} {path}")).collect();
    let answer = site.browser().get("/api").await;
    assert_eq!(answer.status, StatusCode::OK);
    let page = answer.page();
    let mut shown = page.texts("h3 code");
    shown.sort_unstable();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/web/api/examples");
    for (place, (language, file, comment)) in
        [("curl", "curl.sh", "# "), ("JavaScript", "javascript.mjs", "// "), ("Python", "python.py", "# ")]
            .into_iter()
            .enumerate()
    {
        let source = fs::read_to_string(folder.join(file)).unwrap();
        let is_call = |line: &&str| {
            line.split_once(" /").is_some_and(|(method, _)| method.bytes().all(|b| b.is_ascii_uppercase()))
        };
        let calls = source.lines().filter_map(|line| line.strip_prefix(comment)).filter(is_call);
        let mut calls: Vec<_> = calls.collect();
        calls.sort_unstable();
        assert_eq!(calls, shown, "{language}: each example is on the page once");
        let of: BTreeSet<_> = calls.iter().map(|call| call.split(" (").next().unwrap().to_owned()).collect();
        assert_eq!(of, routes, "{language}");
        let texts = page.raw_texts(&format!("h3 ~ pre.{} code", language.to_lowercase()));
        assert_eq!(texts.len(), calls.len(), "{language}");
        for (method, path, operation) in operations(&document) {
            let sample = &operation["x-codeSamples"][place];
            assert_eq!(sample["label"], language, "{method} {path}");
            let sample = sample["source"].as_str().unwrap();
            assert!(texts.iter().any(|text| sample.ends_with(text)), "{language}: {method} {path}");
        }
    }
}

#[tokio::test]
async fn every_code_is_in_the_document_and_on_the_page() {
    let site = Site::on_sqlite().await;
    let mut program = Program::that_may_all(&site).await;
    let document = document(&mut program).await;
    let codes: BTreeSet<String> = document["components"]["schemas"]["Code"]["enum"]
        .as_array()
        .unwrap()
        .iter()
        .map(|code| code.as_str().unwrap().to_owned())
        .collect();
    let refusals = operations(&document).flat_map(|(_, _, operation)| {
        let responses = operation["responses"].as_object().unwrap().iter();
        responses.filter(|(status, _)| status.starts_with(['4', '5'])).map(|(_, response)| response)
    });
    let mut answered: BTreeSet<String> = refusals
        .flat_map(|response| response["description"].as_str().unwrap().split('`').skip(1).step_by(2))
        .filter(|word| *word != "code")
        .map(str::to_owned)
        .collect();
    // No operation has an unsupported method.
    answered.insert("method_not_allowed".to_owned());
    assert_eq!(answered, codes);
    let page = site.browser().get("/api").await.page();
    assert_eq!(page.texts("#codes dt code").into_iter().collect::<BTreeSet<_>>(), codes);
}

/// Returns an example with each of its optional fields set to `null`, one at a time.
fn with_nulls(document: &Value, schema: &Value, example: &Value) -> Vec<Value> {
    let variants = schema["oneOf"].as_array();
    let schema = variants.and_then(|variants| variants.iter().find(|one| one.get("$ref").is_some())).unwrap_or(schema);
    let schema = match schema["$ref"].as_str() {
        Some(name) => document.pointer(name.trim_start_matches('#')).unwrap(),
        None => schema,
    };
    let required = schema["required"].as_array().cloned().unwrap_or_default();
    let mut found = Vec::new();
    for (name, property) in schema["properties"].as_object().into_iter().flatten() {
        let with = |value: Value| {
            let mut changed = example.clone();
            changed[name] = value;
            changed
        };
        if !required.contains(&json!(name)) {
            found.push(with(Value::Null));
        }
        match &example[name] {
            Value::Array(items) => {
                let inner = with_nulls(document, &property["items"], &items[0]);
                found.extend(inner.into_iter().map(|item| with(json!([item]))));
            }
            Value::Object(_) => found.extend(with_nulls(document, property, &example[name]).into_iter().map(with)),
            _ => {}
        }
    }
    found
}

#[tokio::test]
async fn examples_in_the_document_work_and_null_counts_as_left_out() {
    let smtp = Smtp::start();
    let site = Site::on_sqlite().await.with_mail(smtp.settings()).with_link_keys(LINK_KEY, None);
    let mut program = Program::that_may_all(&site).await;
    let document = document(&mut program).await;
    let created = program
        .post("/meetings", &json!({"room": "review", "starts_at": "2026-12-01T10:00:00Z", "people": [{"name": "Ada"}]}))
        .await;
    let id = created.good(StatusCode::CREATED)["meeting"]["id"].as_str().unwrap().to_owned();
    let people = program.get(&format!("/meetings/{id}/invitations")).await.good(StatusCode::OK);
    let person = people["invitations"][0]["id"].as_str().unwrap().to_owned();
    let token =
        program.post("/tokens", &json!({"room": "review"})).await.good(StatusCode::OK)["token"]["token"].clone();
    let template = program.post("/templates", &json!({"name": "Review", "room": "review"})).await;
    let template = template.good(StatusCode::CREATED)["template"]["id"].clone();
    let (mut count, mut nulls) = (0, 0);
    for (method, path, operation) in operations(&document) {
        let schema = &operation["requestBody"]["content"]["application/json"]["schema"];
        let Some(name) = schema["$ref"].as_str() else { continue };
        let mut example = document.pointer(name.trim_start_matches('#')).unwrap()["example"].clone();
        if path == "/inspect" {
            // The example is cut off.
            example["token"] = token.clone();
        }
        if path == "/webhooks" {
            // No name has to be looked up.
            example["url"] = json!("https://1.1.1.1/webhooks");
        }
        if path == "/meetings" {
            // It has a room.
            example["template"] = template.clone();
        }
        let id = if path.starts_with("/templates") { template.as_str().unwrap() } else { &id };
        let variants = with_nulls(&document, schema, &example);
        (count, nulls) = (count + 1, nulls + variants.len());
        for (number, mut body) in std::iter::once(example).chain(variants).enumerate() {
            if path == "/templates" {
                body["name"] = json!(format!("Template {number}"));
            }
            let json = [("content-type", "application/json")];
            let answer = program
                .send(&method, &path.replace("{id}", id).replace("{invitation}", &person), &json, body.to_string())
                .await;
            assert!(answer.status.is_success(), "{method} {path} {body}: {}", answer.body);
        }
    }
    assert_eq!(count, 11);
    assert!(nulls > 40, "{nulls}");
}

#[tokio::test]
async fn a_slash_at_the_end_changes_nothing() {
    let site = Site::on_sqlite().await;
    let mut program = Program::that_may_all(&site).await;
    let document = document(&mut program).await;
    let json = [("content-type", "application/json")];
    for (method, path, _) in operations(&document) {
        let path = path.replace("{id}", ID).replace("{invitation}", ID).replace("{delivery}", ID);
        let plain = program.send(&method, &path, &json, "{}").await;
        let slashed = program.send(&method, &format!("{path}/"), &json, "{}").await;
        assert_eq!((slashed.status, &slashed.body), (plain.status, &plain.body), "{method} {path}/");
    }
    assert_eq!(program.get("/openapi.json/").await.good(StatusCode::OK), document);
    assert_eq!(
        site.browser().get("/api/").await.page().texts("h1"),
        site.browser().get("/api").await.page().texts("h1")
    );
}

#[tokio::test]
async fn addresses_and_methods_that_are_not_there_answer_json() {
    let site = Site::on_sqlite().await;
    let mut browser = site.browser();
    for path in ["/api/v1", "/api/v1/", "/api/v1/meeting", "/api/v2/meetings", "/api/nothing/"] {
        for method in ["GET", "POST", "DELETE"] {
            let request = Request::builder().method(method).uri(path).body(axum::body::Body::empty());
            let answer = browser.send(request.unwrap()).await;
            assert_eq!(answer.refusal(StatusCode::NOT_FOUND).0, "not_found", "{method} {path}");
        }
    }
    for (method, path, allowed) in [
        ("GET", "/api/v1/tokens", "POST"),
        ("DELETE", "/api/v1/meetings", "GET,HEAD,POST"),
        ("POST", "/api/v1/meetings/x", "DELETE,GET,HEAD,PATCH"),
        ("PUT", "/api/v1/meetings/x/invitations/", "GET,HEAD,POST"),
        ("POST", "/api/v1/openapi.json", "GET,HEAD"),
        ("POST", "/api", "GET,HEAD"),
    ] {
        let request = Request::builder().method(method).uri(path).body(axum::body::Body::empty());
        let answer = browser.send(request.unwrap()).await;
        assert_eq!(answer.refusal(StatusCode::METHOD_NOT_ALLOWED).0, "method_not_allowed", "{method} {path}");
        let mut found: Vec<_> = answer.header("allow").split(',').map(str::trim).collect();
        found.sort_unstable();
        assert_eq!(found.join(","), allowed, "{method} {path}");
    }
}
