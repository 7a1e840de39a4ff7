//! The sample of the demo: meetings before, now and later, and one in which much has happened.

use std::collections::HashSet;

use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

use super::Stop;
use crate::{
    app::{Actor, App, As, Recipients, Sending, Whose},
    clock::Clock,
    invite::{Batch, Invitation, Meeting, Window, sharing::SharedHow},
};

/// The people of the meeting in which much has happened.
const CLASS: &str = "Ada Lovelace <ada@example.org> (owner)
Grace Hopper <grace@example.org>
Katherine Johnson <katherine@example.org>
Alan Turing <alan@example.org>
Zoë Łukasiewicz <zoe@example.org>
李小龍 <li@example.org>
مريم ميرزاخاني <maryam@example.org>
Fatima Al-Fihri <fatima@example.org>
Bob Stone <bob@example.org>
Carol Reed <carol@example.org>
Dmitri Mendeleev <dmitri@example.org>
Emmy Noether <emmy@example.org>
Fei-Fei Li <feifei@wrong.example>
Guillermo González <guillermo@example.org>
Hedy Lamarr <hedy@example.org>
Ibn Sina <ibn@example.org>
Joan Clarke <joan@wrong.example>
Karen Spärck Jones <karen@example.org>
Linus Pauling <linus@example.org>
Mary Jackson <mary@example.org>
Niels Bohr <niels@example.org>
Olga Ladyzhenskaya
Piet Mondrian
Rosalind Franklin <rosalind@example.org>
Srinivasa Ramanujan <srinivasa@example.org>
Tu Youyou <tu@example.org>
Ursula Franklin <ursula@example.org>
Vera Rubin
Wangari Maathai <wangari@example.org>
Yuri Gagarin <yuri@example.org>";

/// Adds the meetings. What happened in them happens at its time.
pub(super) async fn add(app: &mut App, actor: &Actor) -> Result<(), Stop> {
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
        create(app, actor, meeting, people).await?;
    }
    let starts_at = Clock::System.now() + SignedDuration::from_mins(5);
    app.clock = Clock::Fixed(starts_at - hour * 48);
    let meeting = sample(app, "math-class-5b", "Math class 5b", starts_at, hour)?;
    let id = create(app, actor, meeting, CLASS).await?;
    share(app, actor, id, starts_at).await?;
    app.clock = Clock::System;
    Ok(())
}

/// Shares the class's links in every way, and lets people open, click, ask and be kept out.
async fn share(app: &mut App, actor: &Actor, id: Uuid, starts_at: Timestamp) -> Result<(), Stop> {
    let found = app.meeting_links(actor, id, As::Page).await.map_err(failed)?;
    let people = &found.invitations;
    let ids = |from: usize, to: usize| people[from..to].iter().map(|invitation| invitation.id).collect::<Vec<_>>();
    let before = |minutes: i64| Clock::Fixed(starts_at - SignedDuration::from_mins(minutes));
    app.clock = before(26 * 60);
    for (from, to, how) in [(1, 4, SharedHow::Copied), (4, 6, SharedHow::Shown), (21, 22, SharedHow::Printed)] {
        app.mark_shared(actor, id, &ids(from, to), how).await.map_err(failed)?;
    }
    app.clock = before(25 * 60);
    let only: HashSet<_> = ids(6, 19).into_iter().collect();
    let hold = SignedDuration::ZERO;
    let sending = Sending { batch_id: Uuid::new_v4(), to: Recipients::New, only: Some(only), hold };
    app.send(actor, id, sending).await.map_err(failed)?;
    while app.deliver_next().await.map_err(failed)? {}
    let network = "192.0.2.1".to_owned();
    let code = |invitation: &Invitation| {
        let link = found.links.as_ref().ok().and_then(|links| links.link(invitation).ok());
        link.map(|link| link.as_str().rsplit('/').next().unwrap_or_default().to_owned()).unwrap_or_default()
    };
    app.clock = before(120);
    for invitation in people.iter().skip(1).take(10).step_by(2) {
        app.open_join_link(&code(invitation), &network).await.map_err(failed)?;
    }
    app.revoke_links(actor, id, &Whose::Only([people[18].id].into())).await.map_err(failed)?;
    app.clock = Clock::System;
    for invitation in [&people[1], &people[3], &people[8]] {
        app.open_join_link(&code(invitation), &network).await.map_err(failed)?;
        let _ = app.join(&code(invitation), &network).await.map_err(failed)?;
    }
    app.ask_for_help(&code(&people[7]), &network).await.map_err(failed)?;
    Ok(())
}

fn failed(error: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Stop {
    Stop::Failed(error.into())
}

/// Creates a meeting with the people in a list.
async fn create(app: &App, actor: &Actor, meeting: Meeting, people: &str) -> Result<Uuid, Stop> {
    let id = meeting.id;
    let invitees = Batch::parse(people).entries.into_iter().map(|entry| entry.invitee).collect();
    app.create_meeting(actor, meeting, invitees).await.map_err(failed)?;
    Ok(id)
}

fn sample(app: &App, room: &str, title: &str, starts_at: Timestamp, length: SignedDuration) -> Result<Meeting, Stop> {
    let room = room.parse().map_err(failed)?;
    let window = Window::new(starts_at, starts_at + length, 15, 30, app.zone.clone()).map_err(failed)?;
    let domain = app.signer.domain().clone();
    Ok(Meeting {
        link_kind: app.default_link_kind(),
        title: Some(title.parse().map_err(failed)?),
        ..Meeting::new(Uuid::new_v4(), domain, room, window, app.now())
    })
}
