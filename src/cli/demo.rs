//! `latchkey demo`: the web app with temporary data.

use std::sync::Arc;

use clap::Args;
use jiff::{SignedDuration, Timestamp};
use rand::{RngExt as _, distr::Alphanumeric};
use serde_json::json;
use uuid::Uuid;

use super::{Outcome, Stop, block_on, say, serve, setup::random_key, warn};
use crate::{
    app::{Actor, App, By::CommandLine, Database, NewOrganizer, hash_password},
    clock::Clock,
    config::{LinkConfig, WebConfig},
    daily::{DailyClient, fake::FakeDaily},
    invite::{
        Batch, InviteeName, MailAddress, Meeting, Window,
        join::{LinkKey, LinkKeys},
    },
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
            add_samples(&mut app, &Actor { organizer, api_key: None, client: None }).await?;
            add_rooms(&fake);
            say(format_args!(
                "\nLatchkey demo: {base_url}\n\n  Email     {email}\n  Password  {password}\n\n\
                 The domain and its API key are made up, so Daily does not accept this demo's direct links. Join links lead to a\n\
                 stand-in for Daily.\n\
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
    fake.add_room("interview-2", "public", json!({}));
    fake.add_room("standup", "private", json!({ "enforce_unique_user_ids": true }));
}

/// Adds a past meeting, a current one and an upcoming one.
async fn add_samples(app: &mut App, actor: &Actor) -> Result<(), Stop> {
    let today = app.now().to_zoned_datetime(app.zone.clone()).date();
    let day = |days: i64, hour: i8, minute: i8| {
        let date = today.saturating_add(SignedDuration::from_hours(24 * days));
        let local = date.at(hour, minute, 0, 0).to_zoned_datetime(app.zone.clone());
        local.map(|time| time.timestamp()).map_err(|error| Stop::Failed(error.into()))
    };
    let hour = SignedDuration::from_hours(1);
    let samples = [
        ("planning", "Planning", day(-1, 9, 0)?, hour, "Ada Lovelace, owner\nGrace Hopper\nKatherine Johnson"),
        ("interview-2", "Interview with Alan", app.now(), hour, "Ada Lovelace, owner\nAlan Turing <alan@example.org>"),
        (
            "weekly-review",
            "Weekly review",
            day(1, 10, 0)?,
            hour + hour / 2,
            "Ada Lovelace <ada@example.org> (owner)\nGrace Hopper <grace@example.org>, owner\nZoë Łukasiewicz\n\
             李小龍 <li@example.org>\nمريم ميرزاخاني\n\"Turing, Alan\" <alan@example.org>",
        ),
    ];
    for (room, title, starts_at, length, people) in samples {
        // Meetings are created before they start.
        app.clock = Clock::Fixed(Clock::System.now().min(starts_at));
        let meeting = sample(app, room, title, starts_at, length)?;
        let invitees = Batch::parse(people).entries.into_iter().map(|entry| entry.invitee).collect();
        app.create_meeting(actor, meeting, invitees, None).await.map_err(|error| Stop::Failed(error.into()))?;
    }
    app.clock = Clock::System;
    Ok(())
}

fn sample(app: &App, room: &str, title: &str, starts_at: Timestamp, length: SignedDuration) -> Result<Meeting, Stop> {
    let failed = |error: Box<dyn std::error::Error>| Stop::Failed(error);
    let room = room.parse().map_err(|error| failed(Box::new(error)))?;
    let window = Window::new(starts_at, starts_at + length, 15, 30, app.zone.clone());
    let window = window.map_err(|error| failed(Box::new(error)))?;
    let domain = app.signer.domain().clone();
    Ok(Meeting {
        link_kind: app.default_link_kind(),
        title: Some(title.parse().map_err(|error| failed(Box::new(error)))?),
        ..Meeting::new(Uuid::new_v4(), domain, room, window, app.now())
    })
}
