//! Why a person can't get in, in words, and what the organizer can do about it.

use jiff::Timestamp;

use super::words::Words;
use crate::{
    app::{Cause, Difference, NoLinks, Trouble},
    invite::join::LinkKind,
    texts::{Dates, OrganizerTexts},
    web::{
        error::refusal_in_words,
        pages::{mail_words::MailWords, meetings::use_words::of_use},
    },
};

/// What the button beside an answer does.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// Copies the invitation.
    Copy,
    /// Brings the person back.
    AddBack,
    /// Restores the link.
    Restore,
    /// Replaces the link.
    Replace,
    /// Leads to the form to schedule the meeting again.
    Repeat,
    /// There is nothing to do on these pages.
    Nothing,
}

/// A person who can't get in, as the page shows them.
pub(super) struct Answer {
    pub(super) trouble: Trouble,
    /// Why they can't get in, in one sentence.
    pub(super) verdict: String,
    /// What to do about it.
    pub(super) advice: String,
    pub(super) step: Step,
    /// The state of their email, where email can be sent.
    pub(super) email: String,
    /// What happened with their join link.
    pub(super) used: String,
    /// When they asked for help, if they wait for it.
    pub(super) asked: String,
    pub(super) dates: Dates,
}

impl Answer {
    pub(super) fn new(t: OrganizerTexts, now: Timestamp, trouble: Trouble) -> Self {
        let Trouble { meeting, invitation, mail, .. } = &trouble;
        let zone = meeting.window.zone();
        let dates = Dates::new(t.locale, zone, now);
        let email = mail.as_ref().map(|report| MailWords::new(t, zone, now).of_person(report, invitation));
        let has_use = meeting.link_kind == LinkKind::Join && invitation.join.code.is_some();
        let used = if has_use { of_use(t, &dates, &invitation.join) } else { String::new() };
        let asked = invitation.join.open_request().map(|at| dates.short_moment(at)).unwrap_or_default();
        let words = Words { t, dates };
        let verdict = words.cause(&trouble);
        let (step, advice) = words.advice(&trouble);
        let email = email.unwrap_or_default();
        Self { verdict, advice, step, email, used, asked, dates: words.dates, trouble }
    }

    /// Returns whether the link is a direct one.
    pub(super) fn is_direct(&self) -> bool {
        self.trouble.meeting.link_kind == LinkKind::Direct
    }

    /// Returns whether the person can be sent their invitation by email.
    pub(super) fn can_email(&self) -> bool {
        self.trouble.mail.is_some() && self.trouble.invitation.invitee.email.is_some()
    }

    /// The verdict's place in a stylesheet.
    pub(super) fn class(&self) -> &'static str {
        match self.trouble.cause {
            Cause::Clicked(_) | Cause::Works => "good",
            Cause::Early | Cause::Rewritten(_) | Cause::NotSentYet | Cause::NotOpened | Cause::NotClicked(_) => "warn",
            _ => "wrong",
        }
    }

    /// Returns the path of the person's page.
    pub(super) fn path(&self) -> String {
        format!("/meetings/{}/invitations/{}", self.trouble.meeting.id, self.trouble.invitation.id)
    }
}

impl Words {
    /// Says why a person can't get in, in one sentence.
    fn cause(&self, Trouble { meeting, invitation, cause, .. }: &Trouble) -> String {
        let (t, name) = (self.t, invitation.invitee.name.as_str());
        match cause {
            Cause::Removed => t.trouble_removed(name),
            Cause::NoLinks(NoLinks::Ended) => t.trouble_over(self.moment(meeting.window.ends_at())),
            Cause::NoLinks(why) => refusal_in_words(t, &(*why).into()),
            Cause::Revoked(revoked) => t.trouble_revoked(name, &revoked.by, self.dates.short_moment(revoked.at)),
            Cause::Incomplete => t.trouble_incomplete(name),
            Cause::Broken(mistake) => self.mistake(mistake),
            Cause::Earlier(Difference::Time) => t.trouble_moved(name, self.dates.meeting(&meeting.window)),
            Cause::Earlier(Difference::Room) => t.trouble_other_room(name),
            Cause::Earlier(Difference::Kind) => t.trouble_other_kind(name),
            Cause::Earlier(Difference::Details) => t.trouble_other_details(name),
            Cause::Earlier(Difference::Key) => t.trouble_other_key(name),
            Cause::Earlier(Difference::Replaced) => t.trouble_replaced(name),
            Cause::OtherLinkKey => t.trouble_other_link_key(name),
            Cause::NotDelivered(_) => t.trouble_not_delivered(name),
            Cause::NotSentYet => t.trouble_waiting(name),
            Cause::NotShared => t.trouble_not_shared(name),
            Cause::Early => t.trouble_early(name, self.moment(meeting.window.opens_at())),
            Cause::Rewritten(host) => t.trouble_rewritten(host),
            Cause::NotOpened => t.trouble_not_opened(name),
            Cause::NotClicked(at) if *at < meeting.window.opens_at() => {
                t.trouble_opened_early(name, self.dates.short_moment(*at))
            }
            Cause::NotClicked(at) => t.trouble_not_clicked(name, self.dates.short_moment(*at)),
            Cause::Clicked(at) => t.trouble_clicked(name, self.dates.short_moment(*at)),
            Cause::Works => t.trouble_works(name, self.moment(meeting.window.closes_at())),
        }
    }

    /// Says what to do about it, with the button that does it.
    fn advice(&self, Trouble { meeting, cause, .. }: &Trouble) -> (Step, String) {
        let t = self.t;
        match cause {
            Cause::Removed if meeting.link_kind == LinkKind::Join => (Step::AddBack, t.trouble_removed_advice()),
            Cause::Removed => (Step::AddBack, t.trouble_removed_advice_direct()),
            Cause::NoLinks(NoLinks::Ended) => (Step::Repeat, t.trouble_over_advice()),
            Cause::NoLinks(_) => (Step::Nothing, String::new()),
            Cause::Revoked(_) => (Step::Restore, t.trouble_revoked_advice()),
            Cause::OtherLinkKey => (Step::Replace, t.trouble_other_link_key_advice()),
            Cause::Incomplete | Cause::Broken(_) | Cause::Earlier(_) | Cause::NotShared => {
                (Step::Copy, t.trouble_send_current())
            }
            Cause::NotDelivered(_) => (Step::Copy, t.trouble_not_delivered_advice()),
            Cause::NotSentYet => (Step::Copy, t.trouble_waiting_advice()),
            Cause::Early => (Step::Copy, t.trouble_early_advice()),
            Cause::Rewritten(_) => (Step::Copy, t.trouble_rewritten_advice()),
            Cause::NotOpened => (Step::Copy, t.trouble_not_opened_advice()),
            Cause::NotClicked(_) => (Step::Copy, t.trouble_not_clicked_advice()),
            Cause::Clicked(_) => (Step::Copy, t.trouble_clicked_advice()),
            Cause::Works => (Step::Copy, t.trouble_works_advice()),
        }
    }
}
