//! What Inspect says of a link, in the words of the catalogs.

use serde_json::Value;

use crate::{
    app::{Issued, JoinState},
    error::Refusal,
    inspection::{Inspection, NoToken, SignedBy, Standing},
    texts::{Dates, OrganizerTexts},
    token::{ClaimForm, Claims, KeyForm, Mistake, TokenError},
    web::{error::refusal_in_words, sentence::what_a_link_allows},
};

use jiff::{Timestamp, tz::TimeZone};

/// The words of an inspection, in one language.
pub(super) struct Words {
    pub(super) t: OrganizerTexts,
    pub(super) dates: Dates,
}

impl Words {
    /// Says in one sentence whether a link works that belongs to none of the organizer's people.
    pub(super) fn answer(&self, read: &Inspection) -> String {
        let t = self.t;
        let fault = read.link_fault().filter(|_| matches!(read.standing, Standing::Valid | Standing::InItsTime));
        match (&read.standing, fault) {
            _ if read.is_cut_off => t.trouble_room_cut(),
            (_, Some(fault)) => self.mistake(fault),
            (Standing::NotYet(from), _) => t.answer_early(self.moment(*from)),
            (Standing::Not(TokenError::Expired(at)), _) => t.answer_expired(self.moment(*at)),
            (Standing::Not(error), _) => self.unreadable(error),
            (Standing::Unusable(mistake), _) => self.mistake(mistake),
            (Standing::Unknown, _) => t.answer_unknown(),
            (Standing::Valid | Standing::InItsTime, None) => match read.claims.as_ref().and_then(Claims::expires_at) {
                Some(until) => t.answer_works(self.moment(until)),
                None => t.answer_works_always(),
            },
        }
    }

    /// Says whom to ask about a link that belongs to none of the organizer's people.
    pub(super) fn whom_to_ask(&self, issued: Option<&Issued>) -> String {
        match issued {
            Some(issued) if issued.organizer_is_disabled => {
                self.t.answer_other_organizer_disabled(&issued.organizer_name)
            }
            Some(issued) => self.t.answer_other_organizer(&issued.organizer_name),
            None => self.t.answer_not_here(),
        }
    }

    /// Returns the dates in another time zone.
    pub(super) fn dates_in(&self, zone: &TimeZone) -> Dates {
        self.dates.in_zone(zone)
    }

    /// Says what a join link leads to.
    pub(super) fn join_state(&self, state: &Result<JoinState, Refusal>) -> String {
        let t = self.t;
        let state = match state {
            Ok(state) => state,
            Err(refusal) => return refusal_in_words(t, refusal),
        };
        match state {
            JoinState::Early(invited) => t.inspect_join_early(self.moment(invited.meeting.window.opens_at())),
            JoinState::Open(_) => t.inspect_join_open(),
            JoinState::Over(_) => t.inspect_join_over(),
            JoinState::Cancelled(by) => t.inspect_join_cancelled(by),
            JoinState::Revoked { by, .. } => t.inspect_join_revoked(by),
            JoinState::Replaced { .. } => t.inspect_join_replaced(),
            JoinState::Unknown | JoinState::TooMany(_) => t.inspect_join_unknown(),
        }
    }

    /// Says what the link lets whom do.
    pub(super) fn sentence(&self, read: &Inspection) -> String {
        if let Some(service) = read.other_service() {
            return self.t.inspect_other_service(service);
        }
        let Some(claims) = &read.claims else { return self.t.inspect_unknown_format() };
        let allows = what_a_link_allows(self.t, claims, &self.dates, None);
        match read.standing {
            Standing::Valid | Standing::InItsTime | Standing::NotYet(_) | Standing::Not(TokenError::Expired(_)) => {
                allows
            }
            Standing::Not(_) | Standing::Unusable(_) => self.t.inspect_allows_nothing(allows),
            Standing::Unknown => self.t.inspect_allows_perhaps(allows),
        }
    }

    /// Says whether the link works, with the times and the key that decide.
    pub(super) fn verdict(&self, read: &Inspection) -> String {
        let (t, until) = (self.t, read.claims.as_ref().and_then(Claims::expires_at));
        let key = match read.signed_by {
            SignedBy::OwnKey(_) => Some(t.inspect_signed_own()),
            SignedBy::PreviousKey(_) => Some(t.inspect_signed_previous()),
            SignedBy::Unchecked => Some(t.inspect_signed_unchecked()),
            SignedBy::Unknown => None,
        };
        let (time, key) = match &read.standing {
            Standing::Valid | Standing::InItsTime => (self.valid(until), key),
            Standing::NotYet(from) => (self.not_yet(*from, until), key),
            Standing::Not(TokenError::Expired(at)) => (t.inspect_expired(self.moment(*at)), None),
            Standing::Not(error) => (t.inspect_invalid(), Some(self.why(read, error))),
            Standing::Unusable(mistake) => (t.inspect_invalid(), Some(self.mistake(mistake))),
            Standing::Unknown => (t.inspect_signed_unknown(), Some(self.dates_alone(read, until))),
        };
        let verdict = key.map_or(time.clone(), |key| format!("{time} {key}"));
        match read.link_fault().filter(|_| matches!(read.standing, Standing::Valid | Standing::InItsTime)) {
            Some(fault) => t.inspect_link_broken(self.mistake(fault), verdict),
            None => verdict,
        }
    }

    fn valid(&self, until: Option<Timestamp>) -> String {
        until.map_or_else(|| self.t.inspect_valid(), |until| self.t.inspect_valid_until(self.moment(until)))
    }

    fn not_yet(&self, from: Timestamp, until: Option<Timestamp>) -> String {
        match until {
            Some(until) => self.t.inspect_valid_between(self.dates.span(from, until)),
            None => self.t.inspect_valid_from(self.moment(from)),
        }
    }

    /// Says what the dates of a link allow, whoever signed it.
    fn dates_alone(&self, read: &Inspection, until: Option<Timestamp>) -> String {
        let t = self.t;
        match (&read.by_itself, until) {
            (Ok(()), Some(until)) => t.inspect_dates_until(self.moment(until)),
            (Ok(()), None) => t.inspect_dates_always(),
            (Err(TokenError::NotYetValid(from)), Some(until)) => t.inspect_dates_between(self.dates.span(*from, until)),
            (Err(TokenError::NotYetValid(from)), None) => t.inspect_dates_from(self.moment(*from)),
            (Err(TokenError::Expired(at)), _) => t.inspect_dates_expired(self.moment(*at)),
            (Err(error), _) => format!("{} {}", t.inspect_dates_invalid(), self.why(read, error)),
        }
    }

    /// Says why a link does not work.
    fn why(&self, read: &Inspection, error: &TokenError) -> String {
        if read.is_cut_off { self.t.inspect_incomplete() } else { self.unreadable(error) }
    }

    /// Says why a token can't be used.
    pub(super) fn unreadable(&self, error: &TokenError) -> String {
        let t = self.t;
        match error {
            TokenError::Malformed(_) => t.inspect_malformed(),
            TokenError::WrongAlgorithm(algorithm) if is_none(algorithm) => t.inspect_unsigned(),
            TokenError::WrongAlgorithm(algorithm) => t.inspect_algorithm(algorithm),
            TokenError::WrongKey => t.inspect_wrong_key(),
            TokenError::WrongDomain => t.inspect_wrong_domain(),
            TokenError::NotYetValid(from) => t.inspect_valid_from(self.moment(*from)),
            TokenError::Expired(at) => t.inspect_expired(self.moment(*at)),
        }
    }

    /// Says whose key the link is signed with.
    pub(super) fn signature(&self, read: &Inspection) -> String {
        match read.signed_by {
            SignedBy::OwnKey(key) => self.t.inspect_signature_own(key.to_string()),
            SignedBy::PreviousKey(key) => self.t.inspect_signature_previous(key.to_string()),
            SignedBy::Unknown => self.t.inspect_signature_unknown(),
            SignedBy::Unchecked => self.t.inspect_signature_unchecked(),
        }
    }

    /// Says what is wrong with the link, or unwise about it.
    pub(super) fn mistake(&self, mistake: &Mistake) -> String {
        let t = self.t;
        match mistake {
            Mistake::HoldsKey => t.inspect_holds_key(),
            Mistake::MaybeKey(start) => t.inspect_maybe_key(start),
            Mistake::Unsigned => t.inspect_unsigned(),
            Mistake::Algorithm(algorithm) if is_none(algorithm) => t.inspect_unsigned(),
            Mistake::Algorithm(algorithm) => t.inspect_algorithm(algorithm),
            Mistake::LongName { long, short } => t.inspect_long_name(*long, *short),
            Mistake::EveryRoom => t.inspect_every_room(),
            Mistake::NeverExpires => t.inspect_never_expires(),
            Mistake::NoDomain => t.inspect_no_domain(),
            Mistake::NoIssueTime => t.inspect_no_issue_time(),
            Mistake::Milliseconds { claim, value } => t.inspect_milliseconds(*claim, value),
            Mistake::Fraction { claim, value } => t.inspect_fraction(*claim, value),
            Mistake::NoSeconds { claim, value } => t.inspect_no_seconds(*claim, value),
            Mistake::NeverValid => t.inspect_never_valid(),
            Mistake::LongUserId => t.inspect_long_user_id(),
            Mistake::LongPermissions => t.inspect_long_permissions(),
            Mistake::WrongForm { claim, value, form } => t.inspect_wrong_form(*claim, value, claim_form(t, *form)),
            Mistake::OddValue { claim, value, form } => t.inspect_odd_value(*claim, value, claim_form(t, *form)),
            Mistake::FromNow { claim, value } => t.inspect_from_now(*claim, value),
            Mistake::Nested => t.inspect_nested(),
            Mistake::OtherService(service) => t.inspect_other_service(*service),
            Mistake::NotForMeetings => t.inspect_not_for_meetings(),
            Mistake::HexSignature => t.inspect_hex_signature(),
            Mistake::KeyForm(form) => t.inspect_key_form(key_form(t, *form)),
            Mistake::Padded => t.inspect_padded(),
            Mistake::StandardAlphabet => t.inspect_standard_alphabet(),
            Mistake::Rewritten(host) => t.inspect_rewritten(host),
            Mistake::OtherParameter(name) => t.inspect_other_parameter(name),
            Mistake::InFragment => t.inspect_in_fragment(),
            Mistake::InPath => t.inspect_in_path(),
            Mistake::Insecure => t.inspect_insecure(),
            Mistake::Repeated(claim) => t.inspect_repeated(claim),
            Mistake::NotDaily(origin) => t.inspect_not_daily(origin),
            Mistake::OtherHost { host, own } => t.inspect_other_host(host, own),
            Mistake::OtherRoom { host, path, room } if path.is_empty() => t.inspect_no_room(host, room.as_str()),
            Mistake::OtherRoom { host, path, room } => t.inspect_other_room(path, host, room.as_str()),
        }
    }

    /// Returns a claim's value as it is shown: a time in words beside its seconds.
    pub(super) fn value(&self, short: &str, value: &Value) -> String {
        let time = value.as_i64().filter(|_| matches!(short, "iat" | "nbf" | "exp"));
        match time.and_then(|seconds| Timestamp::from_second(seconds).ok()) {
            Some(time) => self.t.inspect_claim_time(value.to_string(), self.moment(time)),
            None => value.to_string(),
        }
    }

    /// Says what a claim is for, by its name in a token.
    pub(super) fn meaning(&self, short: &str) -> String {
        let t = self.t;
        match short {
            "r" => t.inspect_claim_room(),
            "d" => t.inspect_claim_domain(),
            "iat" => t.inspect_claim_issued(),
            "nbf" => t.inspect_claim_from(),
            "exp" => t.inspect_claim_until(),
            "o" => t.inspect_claim_owner(),
            "ud" => t.inspect_claim_user_id(),
            "u" => t.inspect_claim_user_name(),
            "k" => t.inspect_claim_knocking(),
            "ctoe" => t.inspect_claim_close_tab(),
            "rome" => t.inspect_claim_redirect(),
            "ij" => t.inspect_claim_intercom(),
            "sr" => t.inspect_claim_record(),
            "sro" => t.inspect_claim_record_options(),
            "ast" => t.inspect_claim_transcribe(),
            "er" => t.inspect_claim_recording_kind(),
            "ss" => t.inspect_claim_screenshare(),
            "vo" => t.inspect_claim_camera_off(),
            "ao" => t.inspect_claim_muted(),
            "mjh" => t.inspect_claim_hook(),
            "ejt" => t.inspect_claim_removed_at_expiry(),
            "eje" => t.inspect_claim_removed_after(),
            "uil" => t.inspect_claim_language(),
            "erui" => t.inspect_claim_recording_button(),
            "p" => t.inspect_claim_permissions(),
            _ => t.inspect_claim_undocumented(),
        }
    }

    /// Says when a link was created.
    pub(super) fn moment(&self, at: Timestamp) -> String {
        self.dates.moment(at)
    }
}

/// Whether a token names no algorithm; the core calls a missing one “nothing”.
fn is_none(algorithm: &str) -> bool {
    algorithm == "nothing" || algorithm.eq_ignore_ascii_case("none")
}

/// Says why nothing that was pasted is a link.
pub(super) fn no_token(words: &Words, why: &NoToken) -> String {
    match why {
        NoToken::Hidden => words.t.inspect_hidden(),
        NoToken::NotFound | NoToken::Several(_) => words.t.trouble_nobody(),
        NoToken::TooDeep(_) => words.t.inspect_too_deep(),
        NoToken::Unreadable(error) => words.unreadable(error),
    }
}

/// Names the documented form of a claim's value.
fn claim_form(t: OrganizerTexts, form: ClaimForm) -> String {
    match form {
        ClaimForm::RoomName => t.claim_room_name(),
        ClaimForm::DomainId => t.claim_domain_id(),
        ClaimForm::Switch => t.claim_switch(),
        ClaimForm::ShortText => t.claim_short_text(),
        ClaimForm::Text => t.claim_text(),
        ClaimForm::Url => t.claim_url(),
        ClaimForm::RecordingOptions => t.claim_recording_options(),
        ClaimForm::RecordingKind => t.claim_recording_kind(),
        ClaimForm::Webhook => t.claim_webhook(),
        ClaimForm::Seconds => t.claim_seconds(),
        ClaimForm::Language => t.claim_language(),
        ClaimForm::Permissions => t.claim_permissions(),
    }
}

/// Names a form of the API key other than its text.
fn key_form(t: OrganizerTexts, form: KeyForm) -> String {
    match form {
        KeyForm::HexBytes => t.key_hex(),
        KeyForm::Base64Bytes => t.key_base64_bytes(),
        KeyForm::InBase64 => t.key_in_base64(),
        KeyForm::LineBreak => t.key_line_break(),
        KeyForm::Blank => t.key_blank(),
        KeyForm::Quoted => t.key_quoted(),
        KeyForm::OtherCase => t.key_other_case(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{invite::Locale, token::contents::CLAIM_NAMES};

    #[test]
    fn every_documented_claim_has_a_meaning() {
        let (t, zone) = (OrganizerTexts::of(Locale::En), TimeZone::UTC);
        let words = Words { t, dates: Dates::new(Locale::En, &zone, Timestamp::UNIX_EPOCH) };
        for (_, short, _) in CLAIM_NAMES {
            assert_ne!(words.meaning(short), t.inspect_claim_undocumented(), "{short}");
        }
    }
}
