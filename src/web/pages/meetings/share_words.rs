//! What a meeting's list says about each person: whether they have their link, and what became of it.

use jiff::{Timestamp, tz::TimeZone};

use super::use_words::of_use;
use crate::{
    app::outbox::MailReport,
    invite::{
        Invitation,
        sharing::{Shared, SharedHow},
    },
    texts::{Dates, OrganizerTexts},
    web::pages::mail_words::MailWords,
};

/// Says how the people of a meeting stand, as seen at one moment.
pub(super) struct ShareWords {
    t: OrganizerTexts,
    pub(super) dates: Dates,
    pub(super) mail: MailWords,
}

/// How a person stands. Each has a sign in the stylesheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RowState {
    NotShared,
    Shared,
    Changed,
    Failed,
    Revoked,
}

impl RowState {
    pub(super) fn of(invitation: &Invitation, report: Option<&MailReport>) -> Self {
        let sharing = &invitation.sharing;
        let latest = report.and_then(|report| report.latest(invitation));
        let has_failed = latest.is_some_and(|message| {
            let shared_since = sharing.shared.map(|shared| shared.at) >= message.ended_at;
            message.state.is_failure() && !shared_since
        });
        match () {
            () if invitation.join.revoked.is_some() => Self::Revoked,
            () if has_failed => Self::Failed,
            () if sharing.is_outdated() => Self::Changed,
            () if sharing.shared.is_some() => Self::Shared,
            () => Self::NotShared,
        }
    }

    /// Returns the class of the row.
    pub(super) fn class(self) -> &'static str {
        match self {
            Self::NotShared => "new",
            Self::Shared => "shared",
            Self::Changed => "changed",
            Self::Failed => "failed",
            Self::Revoked => "revoked",
        }
    }

    /// Returns whether the person still has to get their link.
    pub(super) fn is_to_do(self) -> bool {
        matches!(self, Self::NotShared | Self::Changed | Self::Failed)
    }
}

impl ShareWords {
    pub(super) fn new(t: OrganizerTexts, zone: &TimeZone, now: Timestamp) -> Self {
        Self { t, dates: Dates::new(t.locale, zone, now), mail: MailWords::new(t, zone, now) }
    }

    /// Says how a person stands.
    pub(super) fn of(&self, invitation: &Invitation, report: Option<&MailReport>) -> String {
        let t = self.t;
        let message = report.and_then(|report| report.latest(invitation));
        let is_open = message.is_some_and(|message| !message.state.is_final());
        let mail = |report| self.mail.in_list(report, invitation);
        let sharing = match (RowState::of(invitation, report), report) {
            (RowState::Revoked, _) => t.use_revoked(),
            (RowState::Failed, Some(report)) => mail(report),
            (_, Some(report)) if is_open => mail(report),
            (RowState::Changed, _) => t.share_changed(),
            _ => invitation.sharing.shared.map_or_else(|| t.share_not(), |shared| self.shared(shared)),
        };
        let is_used = invitation.join.first_opened_at.is_some() || invitation.join.last_joined_at.is_some();
        if is_used { format!("{sharing} · {}", of_use(t, &self.dates, &invitation.join)) } else { sharing }
    }

    /// Says how and when a link was shared.
    pub(super) fn shared(&self, Shared { at, how, .. }: Shared) -> String {
        let (t, at) = (self.t, self.dates.recent(at));
        match how {
            SharedHow::Copied => t.share_copied(at),
            SharedHow::Emailed => t.share_emailed(at),
            SharedHow::Drafted => t.share_drafted(at),
            SharedHow::Downloaded => t.share_downloaded(at),
            SharedHow::Printed => t.share_printed(at),
            SharedHow::Shown => t.share_shown(at),
            SharedHow::Marked => t.share_marked(at),
        }
    }
}
