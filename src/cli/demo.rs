//! `latchkey demo`: the web app with temporary data.

use std::sync::Arc;

use clap::Args;
use lettre::message::Mailbox;
use rand::{RngExt as _, distr::Alphanumeric};
use serde_json::json;
use uuid::Uuid;

use super::{Outcome, Stop, block_on, demo_sample, say, serve, setup::random_key, warn};
use crate::{
    app::{Actor, App, By::CommandLine, Database, NewOrganizer, hash_password},
    clock::Clock,
    config::{LinkConfig, WebConfig},
    daily::{DailyClient, fake::FakeDaily},
    invite::{
        InviteeName, MailAddress,
        join::{LinkKey, LinkKeys},
    },
    mail::Mailer,
    token::{ApiKey, Domain, Signer},
};

#[derive(Debug, Args)]
pub(super) struct Demo {
    #[command(flatten)]
    web: WebConfig,
    #[command(flatten)]
    links: LinkConfig,
}

impl Demo {
    pub(super) fn run(self) -> Outcome {
        serve::start_log(&self.web)?;
        let folder = tempfile::Builder::new().prefix("latchkey-demo-").tempdir()?;
        block_on(async move {
            let database = Database::open(&format!("sqlite:{}", folder.path().join("demo.db").display())).await?;
            let password = random_text(16);
            let email: MailAddress = "ada@example.org".parse().expect("this is an email address");
            let name: InviteeName = "Ada Lovelace".parse().expect("a plain name");
            let hash = hash_password(&password, email.as_str(), name.as_str()).await;
            let hash = hash.map_err(|error| Stop::Failed(error.into()))?;
            let new = NewOrganizer::new(&email, &name, &hash);
            let added = database.accounts(Clock::System).add(CommandLine, &new).await?;
            let organizer = added.expect("the database is new");
            let listeners = serve::Listeners::bind(&self.web).await?;
            let base_url = self.web.base_url(listeners.web.local_addr()?);
            let key = random_key();
            let domain = Domain { name: "latchkey-demo".parse().expect("a plain name"), id: Uuid::new_v4() };
            let fake = FakeDaily::new(domain.clone(), &key, Clock::System);
            let api_url = fake.serve().await?;
            let key = ApiKey::parse(&key).expect("random digits are a key");
            let (signer, daily) = (Signer::new(domain, &key), DailyClient::new(&api_url, &key));
            let mut app = App::new(database, signer, daily, base_url.clone(), self.web.api_rate);
            (app.zone, app.max_days, app.is_demo) = (self.links.zone(warn), self.links.max_days, true);
            let current = LinkKey::parse(&random_key()).expect("random digits are a key");
            app.link_keys = Some(LinkKeys { current, previous: None });
            (app.rooms_url, app.session_days) = (Some(api_url), self.web.session_days);
            let sender = "latchkey@example.org".parse().expect("this is an address");
            app.mail = Some(Mailer::catching(Mailbox::new(None, sender)));
            demo_sample::add(&mut app, &Actor { organizer, api_key: None, client: None }).await?;
            add_rooms(&fake);
            say(format_args!(
                "\nLatchkey demo: {base_url}\n\n  Email     {email}\n  Password  {password}\n\n\
                 The domain and its API key are made up, so Daily does not accept this demo's direct links. Join links lead to a\n\
                 stand-in for Daily. Emails are not sent: you can read them in the outbox.\n\
                 Press Ctrl+C to stop the demo. This deletes all of its data.\n"
            ));
            let outcome = serve::run(Arc::new(app), listeners, &self.web).await;
            drop(folder);
            outcome
        })
    }
}

fn random_text(length: usize) -> String {
    rand::rng().sample_iter(Alphanumeric).take(length).map(char::from).collect()
}

/// Adds rooms that pass and fail the checks in different ways. The room of the third sample meeting is missing.
fn add_rooms(fake: &FakeDaily) {
    fake.add_room("planning", "private", json!({ "enforce_unique_user_ids": true, "enable_knocking": true }));
    fake.add_room("math-class-5b", "private", json!({ "enforce_unique_user_ids": true }));
    fake.add_room("interview-2", "public", json!({}));
    fake.add_room("standup", "private", json!({ "enforce_unique_user_ids": true }));
}
