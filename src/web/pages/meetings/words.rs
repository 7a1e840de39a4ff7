//! What is wrong or odd about a meeting's form, in words.

use jiff::{civil, tz::TimeZone};

use crate::{
    error::Refusal,
    invite::{
        InviteeError, LineError,
        batch::PEOPLE_LIMIT,
        invitee::{TEXT_LIMIT, TextError},
        lint::{ListOddity, Other, PersonOddity, TimeOddity},
        list::{FileError, FileKind, spreadsheet::SpreadsheetError},
        zone::{self, ZoneError},
    },
    texts::{Dates, OrganizerTexts},
    token::{Language, RecordingKind, RedirectTargetError},
    web::error::{refusal_in_words, title_of},
};

pub(super) use crate::web::pages::words::{email, name, room_name};

/// Says why a meeting was refused, in a place that has no title.
pub(super) fn of_refusal(t: OrganizerTexts, refusal: &Refusal) -> String {
    let sentence = refusal_in_words(t, refusal);
    match refusal {
        Refusal::Ended
        | Refusal::OtherDomain
        | Refusal::ChangedMeanwhile
        | Refusal::MailOff
        | Refusal::NoLinkKey
        | Refusal::OtherLinkKey
        | Refusal::Revoked
        | Refusal::DirectLinks
        | Refusal::OptionsTooLong => t.field_refused(title_of(t, refusal), sentence),
        Refusal::Window(_)
        | Refusal::Unsignable(_)
        | Refusal::Nobody
        | Refusal::TooMany { .. }
        | Refusal::TooManyMeetings { .. }
        | Refusal::TooManyKeys => sentence,
    }
}

/// Says what is wrong with a title.
pub(super) fn of_title(t: OrganizerTexts, error: &TextError) -> String {
    match error {
        TextError::Empty => t.field_title_invisible(),
        TextError::TooLong(count) => t.field_title_long(TEXT_LIMIT, *count),
        TextError::Control(_) => t.field_title_control(),
    }
}

/// Says what is wrong with a time zone.
pub(super) fn of_zone(t: OrganizerTexts, error: &ZoneError) -> String {
    match error {
        ZoneError::Missing => t.field_zone_missing(),
        ZoneError::Unknown { text, similar } if similar.is_empty() => t.field_zone_unknown(text),
        ZoneError::Unknown { text, similar } => t.field_zone_similar(text, similar.join(", ")),
        ZoneError::Ambiguous { text, zones } => t.field_zone_ambiguous(text, zones.join(", ")),
    }
}

/// Says what is wrong with the page that opens when people leave.
pub(super) fn of_redirect(t: OrganizerTexts, error: &RedirectTargetError) -> String {
    match error {
        RedirectTargetError::Scheme(scheme) => t.field_redirect_scheme(format!("{scheme}:")),
        RedirectTargetError::NotAbsolute => t.field_redirect(),
    }
}

/// Says what is wrong with a line of a list.
pub(super) fn of_line(t: OrganizerTexts, error: &LineError) -> String {
    match error {
        LineError::OpenQuote => t.line_open_quote(),
        LineError::Control => t.line_control(),
        LineError::Undecoded => t.line_undecoded(),
        LineError::Cells { cells, columns } => t.line_cells(*cells, *columns),
        LineError::TooFewCells { cells, columns } => t.line_too_few_cells(*cells, *columns),
        LineError::TooLong => t.line_too_long(),
        LineError::OtherTable => t.line_other_table(),
        LineError::Nobody => t.line_nobody(),
        LineError::HeaderWords => t.line_header_words(),
        LineError::Sentence => t.line_sentence(),
        LineError::NotAName(text) => t.line_not_a_name(text),
        LineError::PhoneInName(phone) => t.line_phone_in_name(phone),
        LineError::Hidden(character) => t.line_hidden(code(*character)),
        LineError::TwoNames => t.line_two_names(),
        LineError::WordsBehind(words) => t.line_words_behind(words),
        LineError::WhoseAddress { name, address } => t.line_whose_address(name, address),
        LineError::Owner(value) => t.line_owner(value),
        LineError::AddressInName(word) => t.line_address_in_name(word),
        LineError::Commas => t.line_commas(),
        LineError::Addresses => t.line_addresses(),
        LineError::Invitee(InviteeError::Name(error)) => name(t, error),
        LineError::Invitee(InviteeError::Email(error)) => email(t, error),
        LineError::Language(_) => t.person_language_unknown(),
        LineError::TooManyPeople => t.line_too_many_people(PEOPLE_LIMIT),
        LineError::TooManyErrors => t.line_too_many_errors(),
    }
}

/// Says why a file can't be used. A pasted text has no name.
pub(super) fn of_file(t: OrganizerTexts, name: &str, error: &FileError) -> String {
    if name.is_empty() {
        return of_pasted(t, error);
    }
    match error {
        FileError::Kind(kind) | FileError::Spreadsheet(SpreadsheetError::Other(kind)) => of_kind(t, name, *kind),
        FileError::Spreadsheet(SpreadsheetError::Damaged | SpreadsheetError::Io(_)) => t.file_damaged(name),
        FileError::Spreadsheet(SpreadsheetError::TooLarge(_)) => t.file_too_large(name),
        FileError::Spreadsheet(SpreadsheetError::NoSheet { name: sheet, .. }) => t.file_no_sheet(name, sheet),
        FileError::Sheets(sheets) => t.file_sheets(name, sheets.join(", ")),
        FileError::Empty => t.file_empty(name),
    }
}

fn of_pasted(t: OrganizerTexts, error: &FileError) -> String {
    match error {
        FileError::Kind(FileKind::Html) => t.pasted_html(),
        FileError::Kind(FileKind::Json) => t.pasted_json(),
        FileError::Kind(FileKind::Xml | FileKind::SpreadsheetXml) => t.pasted_xml(),
        FileError::Kind(FileKind::Calendar) => t.pasted_calendar(),
        FileError::Kind(FileKind::Email) => t.pasted_email(),
        FileError::Kind(_) | FileError::Spreadsheet(_) | FileError::Sheets(_) => t.pasted_other(),
        FileError::Empty => t.pasted_empty(),
    }
}

fn of_kind(t: OrganizerTexts, name: &str, kind: FileKind) -> String {
    match kind {
        FileKind::Pdf => t.file_pdf(name),
        FileKind::Document => t.file_document(name),
        FileKind::Presentation => t.file_presentation(name),
        FileKind::Html => t.file_html(name),
        FileKind::Json => t.file_json(name),
        FileKind::Xml => t.file_xml(name),
        FileKind::Calendar => t.file_calendar(name),
        FileKind::Email => t.file_email(name),
        FileKind::Image => t.file_image(name),
        FileKind::Archive => t.file_archive(name),
        FileKind::Apple => t.file_apple(name),
        FileKind::Protected => t.file_protected(name),
        FileKind::Xlsb => t.file_xlsb(name),
        FileKind::SpreadsheetXml => t.file_spreadsheet_xml(name),
        FileKind::NotText | FileKind::Binary => t.file_binary(name),
    }
}

/// Says what is odd about a person.
pub(super) fn of_person(t: OrganizerTexts, oddity: &PersonOddity) -> String {
    match oddity {
        PersonOddity::OwnersName(Other::Row(row)) => t.odd_owners_name(*row),
        PersonOddity::OwnersName(Other::Invited) => t.odd_owners_name_invited(),
        PersonOddity::SameName(Other::Row(row)) => t.odd_same_name(*row),
        PersonOddity::SameName(Other::Invited) => t.odd_same_name_invited(),
        PersonOddity::LookAlike { name, other, character } => {
            let character = character.map(|character| (character.to_string(), code(character)));
            match (other, character) {
                (Other::Row(row), Some((c, code))) => t.odd_look_alike(name, *row, c, code),
                (Other::Row(row), None) => t.odd_look_alike_in_all(name, *row),
                (Other::Invited, Some((c, code))) => t.odd_look_alike_invited(name, c, code),
                (Other::Invited, None) => t.odd_look_alike_in_all_invited(name),
            }
        }
        PersonOddity::SameAddress(Other::Row(row)) => t.odd_same_address(*row),
        PersonOddity::SameAddress(Other::Invited) => t.odd_same_address_invited(),
        PersonOddity::SamePerson(Other::Row(row)) => t.odd_same_person(*row),
        PersonOddity::SamePerson(Other::Invited) => t.odd_same_person_invited(),
        PersonOddity::NameOfAddress => t.odd_name_of_address(),
        PersonOddity::AddressInName => t.odd_address_in_name(),
        PersonOddity::Direction(c) => t.odd_direction(code(*c)),
        PersonOddity::Invisible(c) => t.odd_invisible(code(*c)),
    }
}

/// Says what is odd about a list as a whole.
pub(super) fn of_list(t: OrganizerTexts, oddity: ListOddity) -> String {
    match oddity {
        ListOddity::NoOwner => t.odd_no_owner(),
        ListOddity::AllOwners => t.odd_all_owners(),
    }
}

/// Says what is odd about a meeting's time. `dates` are in the meeting's time zone.
pub(super) fn of_time(t: OrganizerTexts, oddity: TimeOddity, zone: &TimeZone, dates: &Dates) -> String {
    let name = &*zone::shown(zone);
    match oddity {
        TimeOddity::OffsetChange { before, after } => {
            t.odd_offset_change(name, format!("UTC{before}"), format!("UTC{after}"))
        }
        TimeOddity::Twice { starts_at, is_first, before, after } => {
            let (time, before, after) = (dates.time(starts_at), format!("UTC{before}"), format!("UTC{after}"));
            t.odd_twice(is_first, time, name, before, after)
        }
        TimeOddity::Skipped { typed, used } => {
            let [typed, used] = [typed, used].map(|time| time_of_day(t, time));
            t.odd_skipped(typed, name, used)
        }
        TimeOddity::Over => t.odd_over(),
        TimeOddity::Long => t.odd_long(),
        TimeOddity::Short => t.odd_short(),
        TimeOddity::Night => t.odd_night(name),
    }
}

/// Writes a time of day that a clock shows, whether or not it occurs in the meeting's time zone.
pub(super) fn time_of_day(t: OrganizerTexts, shown: civil::DateTime) -> String {
    let at = shown.to_zoned_datetime(TimeZone::UTC).map(|time| time.timestamp());
    at.map(|at| Dates::new(t.locale, &TimeZone::UTC, at).time(at)).unwrap_or_default()
}

/// Writes a character's number: `U+200B`.
fn code(c: char) -> String {
    format!("U+{:04X}", u32::from(c))
}

/// Names a language of Daily's page.
pub(super) fn of_language(t: OrganizerTexts, language: Language) -> String {
    match language {
        Language::Danish => t.language_danish(),
        Language::German => t.language_german(),
        Language::English => t.language_english(),
        Language::Spanish => t.language_spanish(),
        Language::Finnish => t.language_finnish(),
        Language::French => t.language_french(),
        Language::Italian => t.language_italian(),
        Language::Japanese => t.language_japanese(),
        Language::Georgian => t.language_georgian(),
        Language::Dutch => t.language_dutch(),
        Language::Norwegian => t.language_norwegian(),
        Language::Polish => t.language_polish(),
        Language::Portuguese => t.language_portuguese(),
        Language::BrazilianPortuguese => t.language_brazilian_portuguese(),
        Language::Russian => t.language_russian(),
        Language::Swedish => t.language_swedish(),
        Language::Turkish => t.language_turkish(),
        Language::Browser => t.language_of_browser(),
    }
}

/// Names a kind of recording.
pub(super) fn of_recording(t: OrganizerTexts, kind: RecordingKind) -> String {
    match kind {
        RecordingKind::Cloud => t.recording_cloud(),
        RecordingKind::CloudAudioOnly => t.recording_cloud_audio_only(),
        RecordingKind::Local => t.recording_local(),
        RecordingKind::RawTracks => t.recording_raw_tracks(),
    }
}
