//! The send sheet: who is about to be sent what.

use askama::Template;
use axum::{
    http::{HeaderValue, StatusCode, header},
    response::Response,
};
use uuid::Uuid;

use super::choice::{Choice, Group};
use crate::{
    app::{App, As, MeetingLinks, Recipients, Refusals, Wording, outbox::MailReport},
    branding::Branding,
    error::{Error, Refusal},
    invite::{Invitation, Meeting},
    share::text::InvitationText,
    texts::{Dates, OrganizerTexts},
    web::{
        Site,
        error::PageResult,
        guard,
        page::Page,
        pages::{
            mail_words::MailWords,
            meetings::{
                message::{Preview, Typed, placeholders},
                preflight::Preflight,
                review::PLURALS,
            },
        },
        session::SignedIn,
    },
};

/// With more people than this, a group is sent to as a whole.
const LISTED: usize = 1000;

/// The most people without an email address who are named.
const NAMED: usize = 50;

/// A group that can be chosen.
struct Tab {
    /// The query of the sheet that shows the group.
    query: String,
    label: String,
    is_current: bool,
}

/// A person of the group.
struct Person {
    id: Uuid,
    name: String,
    email: String,
    /// What became of their latest email.
    state: String,
    /// The last refusal of their address.
    refused: String,
    is_you: bool,
    is_ticked: bool,
}

#[derive(Template)]
#[template(path = "meetings/send.html")]
pub(super) struct Sheet {
    signed_in: SignedIn,
    meeting: Meeting,
    dates: Dates,
    group: Group,
    tabs: Vec<Tab>,
    people: Vec<Person>,
    /// How many people are ticked.
    count: usize,
    /// The people without an email address, as far as they are named, and how many there are besides.
    without_email: (Vec<(Uuid, String)>, usize),
    /// How many emails wait, so that no other ones are sent to the same people.
    open_count: usize,
    preview: Option<Preview>,
    placeholders: [(&'static str, String); 5],
    preflight: Option<Preflight>,
    /// The words that are saved.
    shown: Wording,
    typed: Typed,
    said: Said,
    /// Makes it be sent once.
    batch_id: Uuid,
}

/// What the sheet says about what was just done or typed.
#[derive(Default)]
pub(super) struct Said {
    /// The words as typed, if they are not those that are saved.
    pub(super) typed: Option<Typed>,
    /// What was done.
    pub(super) done: String,
    /// Why nothing was done.
    pub(super) alert: String,
    /// Whether "Send anyway" is ticked.
    pub(super) is_anyway: bool,
    /// Whether nothing was sent because it is not ticked.
    pub(super) is_refused: bool,
}

/// A meeting with its emails, before anything is chosen.
pub(super) struct Loaded {
    pub(super) found: MeetingLinks,
    report: MailReport,
    refusals: Refusals,
    brand: Branding,
}

impl Loaded {
    pub(super) async fn load(app: &App, signed_in: &SignedIn, id: Uuid) -> Result<Self, Error> {
        if app.mail.is_none() {
            return Err(Refusal::MailOff.into());
        }
        let found = app.meeting_links(&signed_in.actor, id, As::Page).await?;
        if let Err(why) = found.links {
            return Err(Refusal::from(why).into());
        }
        let report = app.mail_report(&found).await?;
        let (refusals, brand) = (app.refusals(&signed_in.actor).await?, app.branding().await?);
        Ok(Self { found, report, refusals, brand })
    }

    /// Returns the people of a group who can be sent an email.
    fn people_of<'a>(&'a self, group: &Group) -> impl Iterator<Item = &'a Invitation> {
        let can_be_sent = move |invitation: &&Invitation| {
            group.includes(invitation.id)
                && self.report.is_for(group.recipients(), invitation, self.found.links.as_ref().ok())
        };
        self.found.invitations.iter().filter(can_be_sent)
    }

    /// Returns the chosen group, or the first that anyone else than the organizer belongs to.
    pub(super) fn group(&self, signed_in: &SignedIn, choice: &Choice) -> Group {
        let is_somebody = |group: &Group| self.people_of(group).any(|invitation| !is_you(signed_in, invitation));
        let first = || [Recipients::New, Recipients::Outdated, Recipients::Failed].map(Group::Of);
        choice.group.clone().or_else(|| first().into_iter().find(is_somebody)).unwrap_or(Group::Of(Recipients::All))
    }

    /// Returns the people who are ticked. The organizer is not, unless they chose themselves or are the only one.
    pub(super) fn ticked<'a>(&'a self, signed_in: &SignedIn, choice: &Choice, group: &Group) -> Vec<&'a Invitation> {
        let is_for_you =
            matches!(group, Group::Chosen(_)) || self.people_of(group).all(|invitation| is_you(signed_in, invitation));
        let is_ticked = |invitation: &&Invitation| match &choice.ticked {
            Some(ticked) => ticked.contains(&invitation.id),
            None => is_for_you || !is_you(signed_in, invitation),
        };
        self.people_of(group).filter(is_ticked).collect()
    }

    fn tabs(&self, t: OrganizerTexts, current: &Group) -> Vec<Tab> {
        let tab = |group: Group| {
            let count = self.people_of(&group).count();
            let label = match group {
                Group::Of(Recipients::New) => t.send_new(count),
                Group::Of(Recipients::Failed) => t.send_failed(count),
                Group::Of(Recipients::Outdated) => t.send_outdated(count),
                Group::Of(Recipients::All) => t.send_all(count),
                Group::Chosen(_) => t.send_chosen(count),
            };
            let is_current = group == *current;
            (count > 0 || is_current).then_some(Tab { query: group.query(), label, is_current })
        };
        let chosen = Some(current.clone()).filter(|group| matches!(group, Group::Chosen(_)));
        Recipients::ALL.map(Group::Of).into_iter().chain(chosen).filter_map(tab).collect()
    }

    fn people(&self, signed_in: &SignedIn, group: &Group, ticked: &[&Invitation], words: &MailWords) -> Vec<Person> {
        let ticked: std::collections::HashSet<Uuid> = ticked.iter().map(|invitation| invitation.id).collect();
        let person = |invitation: &Invitation| {
            let email = invitation.invitee.email.as_ref().map(ToString::to_string).unwrap_or_default();
            Person {
                id: invitation.id,
                name: invitation.invitee.name.to_string(),
                state: words.in_list(&self.report, invitation),
                refused: self.refusals.of(&email).map(|refused| words.refused(refused)).unwrap_or_default(),
                is_you: is_you(signed_in, invitation),
                is_ticked: ticked.contains(&invitation.id),
                email,
            }
        };
        let people: Vec<&Invitation> = self.people_of(group).take(LISTED + 1).collect();
        if people.len() > LISTED { Vec::new() } else { people.into_iter().map(person).collect() }
    }

    fn without_email(&self) -> (Vec<(Uuid, String)>, usize) {
        let all = || self.found.invitations.iter().filter(|invitation| invitation.invitee.email.is_none());
        let named: Vec<_> =
            all().take(NAMED).map(|invitation| (invitation.id, invitation.invitee.name.to_string())).collect();
        let more = all().count() - named.len();
        (named, more)
    }

    /// Returns the message to the first person who is ticked, or who could be.
    fn preview(
        &self,
        site: &Site,
        signed_in: &SignedIn,
        group: &Group,
        ticked: &[&Invitation],
    ) -> Result<Option<Preview>, Error> {
        let first = ticked.first().copied().or_else(|| self.people_of(group).next());
        let (Some(invitation), Ok(links)) = (first, &self.found.links) else { return Ok(None) };
        let link = links.link(invitation)?;
        let text = text_of(site, signed_in, &self.found.meeting, invitation, &link)?;
        let text = text.branded(self.brand.clone()).updating(site.app.update_of(
            &self.found.meeting,
            invitation,
            &self.report,
        ));
        Ok(Some(Preview::of_text(&text, signed_in, site.app.mail.as_ref())))
    }
}

/// Returns whether a person has the organizer's own address.
fn is_you(signed_in: &SignedIn, invitation: &Invitation) -> bool {
    let own = signed_in.actor.organizer.email.to_lowercase();
    invitation.invitee.email.as_ref().is_some_and(|email| email.as_str().to_lowercase() == own)
}

/// Returns the text of an invitation that is sent now.
pub(super) fn text_of<'a>(
    site: &Site,
    signed_in: &'a SignedIn,
    meeting: &'a Meeting,
    invitation: &'a Invitation,
    link: &'a crate::invite::InviteLink,
) -> Result<InvitationText<'a>, Error> {
    let text = InvitationText::new(meeting, invitation, link, signed_in.actor.organizer.inviter());
    Ok(text.map_err(Error::internal)?.made_at(site.app.now()))
}

/// Allows a page to show the email in a frame.
fn with_frame(mut page: Response) -> Result<Response, Error> {
    let policy = HeaderValue::from_str(&format!("{}; frame-src 'self'", guard::POLICY)).map_err(Error::internal)?;
    page.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
    Ok(page)
}

impl Sheet {
    /// Shows the sheet.
    pub(super) async fn page(
        site: &Site,
        signed_in: SignedIn,
        loaded: Loaded,
        choice: Choice,
        said: (StatusCode, Said),
    ) -> PageResult<Response> {
        let preflight = Preflight::of_meeting(&site.app, &signed_in, &loaded.found.meeting).await;
        let ((status, mut said), t, zone) = (said, signed_in.t, loaded.found.meeting.window.zone());
        let words = MailWords::new(t, zone, site.app.now());
        let group = loaded.group(&signed_in, &choice);
        let ticked = loaded.ticked(&signed_in, &choice, &group);
        let shown = Wording::of(&loaded.found.meeting);
        let sheet = Self {
            dates: Dates::new(t.locale, zone, site.app.now()),
            tabs: loaded.tabs(t, &group),
            people: loaded.people(&signed_in, &group, &ticked, &words),
            without_email: loaded.without_email(),
            open_count: loaded.report.open_count,
            preview: loaded.preview(site, &signed_in, &group, &ticked)?,
            placeholders: placeholders(t),
            typed: said.typed.take().unwrap_or_else(|| Typed::of(&shown)),
            count: ticked.len(),
            shown,
            meeting: loaded.found.meeting.clone(),
            batch_id: Uuid::new_v4(),
            signed_in,
            group,
            preflight,
            said,
        };
        Ok(with_frame(Page(sheet).with_status(status))?)
    }

    /// Returns whether "Send anyway" was not ticked when it had to be.
    fn needs_anyway(&self) -> bool {
        self.said.is_refused && self.has_problem()
    }

    fn has_problem(&self) -> bool {
        self.preflight.as_ref().is_some_and(Preflight::is_wrong)
    }

    /// Returns what the button says with one number of people for each plural form, for the script: a JSON object.
    fn button_forms(&self) -> String {
        let forms = PLURALS.map(|count| (count.to_string(), self.signed_in.t.send_do(count).into()));
        serde_json::Value::Object(forms.into_iter().collect()).to_string()
    }
}
