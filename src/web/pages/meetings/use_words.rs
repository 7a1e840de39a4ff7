//! What pages say about the use of join links.

use crate::{
    invite::join::JoinFacts,
    texts::{Dates, OrganizerTexts},
};

/// Says what happened with a person's link. It does not say whether they were in the meeting.
pub(in crate::web::pages) fn of_use(t: OrganizerTexts, dates: &Dates, facts: &JoinFacts) -> String {
    match (facts.last_joined_at, facts.first_opened_at) {
        (Some(joined_at), _) => t.use_joined(facts.join_count, dates.recent(joined_at)),
        (None, Some(opened_at)) => t.use_opened(dates.recent(opened_at)),
        (None, None) => t.use_none(),
    }
}
