//! What the words of a column header and of an owner cell mean.

use super::Column;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rank {
    Weak,
    Close,
    Exact,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    Column(Column, Rank),
    Known,
    Unknown,
}

pub(super) fn column(name: &str) -> Meaning {
    let name = name.split('(').next().unwrap_or(name);
    let name: String = name.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect();
    let column = match name.as_str() {
        "name" | "names" | "fullname" | "displayname" | "invitee" | "participant" | "attendee" | "studentname" => {
            Column::Name
        }
        "username" => Column::UserName,
        "firstname" | "first" | "givenname" | "forename" | "vorname" | "prénom" | "prenom" | "имя" | "nombre"
        | "ism" => Column::FirstName,
        "middlename" => Column::MiddleName,
        "lastname" | "last" | "surname" | "familyname" | "nachname" | "nom" | "apellido" | "apellidos" | "фамилия"
        | "familiya" => Column::LastName,
        "address" | "mail" | "emailid" | "correoelectrónico" | "email1value" | "элпочта" => Column::Email,
        name if name.ends_with("email") || name.ends_with("emailaddress") || name.ends_with("mailaddress") => {
            Column::Email
        }
        "owner" | "isowner" | "role" | "host" => Column::Owner,
        "id" | "userid" => Column::Id,
        "room" | "roomname" => Column::Room,
        "date" => Column::Date,
        "duration" => Column::Duration,
        "starts" | "startsat" | "start" => Column::Starts,
        "ends" | "endsat" | "end" => Column::Ends,
        "language" | "lang" | "locale" | "sprache" | "langue" | "idioma" | "lengua" | "língua" | "lingua" | "taal"
        | "język" | "jezyk" | "اللغة" => Column::Language,
        "company" | "city" | "phone" | "title" | "suffix" | "link" => return Meaning::Known,
        _ => return Meaning::Unknown,
    };
    Meaning::Column(column, Rank::Exact)
}

pub(super) fn role(cell: &str) -> Option<bool> {
    let cell = cell.trim();
    let is_one_of = |words: &[&str]| words.iter().any(|word| cell.eq_ignore_ascii_case(word));
    if is_one_of(&["owner", "host", "moderator", "presenter", "organizer", "teacher"]) {
        Some(true)
    } else {
        is_one_of(&["invitee", "participant", "attendee", "guest", "student"]).then_some(false)
    }
}

pub(super) fn owner(cell: &str) -> Option<bool> {
    let cell = cell.trim();
    let is_one_of = |words: &[&str]| words.iter().any(|word| cell.eq_ignore_ascii_case(word));
    if is_one_of(&["yes", "y", "true", "1", "x"]) {
        return Some(true);
    }
    role(cell).or_else(|| is_one_of(&["no", "n", "false", "0", "-"]).then_some(false))
}

pub(super) fn is_no_address(cell: &str) -> bool {
    matches!(cell.trim().to_lowercase().as_str(), "-" | "–" | "—" | "n/a" | "none" | "null")
}

pub(super) fn is_header(text: &str) -> bool {
    matches!(column(text), Meaning::Column(..))
}

pub(super) fn recipient_head(text: &str) -> Option<usize> {
    ["To:", "Cc:", "Bcc:"].iter().find(|head| text.starts_with(**head)).map(|head| head.len())
}
