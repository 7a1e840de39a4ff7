//! Tables for spreadsheets: how each cell is written, and all links of a meeting as a table.

use jiff::Timestamp;

use crate::{
    bulk::{BYTE_ORDER_MARK, defused},
    invite::{Invitation, InviteLink, Locale, MailAddress, Meeting, join::LinkKind},
};

/// Writes rows of CSV for a page, each cell in quotation marks. A cell that a spreadsheet would take for a formula begins
/// with an apostrophe, which makes it text.
pub fn write_rows<Row: IntoIterator<Item: AsRef<str>>>(rows: impl IntoIterator<Item = Row>) -> Vec<u8> {
    let mut format = csv::WriterBuilder::new();
    format.terminator(csv::Terminator::CRLF).quote_style(csv::QuoteStyle::Always);
    written(&format, rows)
}

fn written<Row: IntoIterator<Item: AsRef<str>>>(
    format: &csv::WriterBuilder,
    rows: impl IntoIterator<Item = Row>,
) -> Vec<u8> {
    let mut writer = format.from_writer(Vec::new());
    for row in rows {
        let cells = row.into_iter().map(|cell| defused(cell.as_ref()).into_owned());
        writer.write_record(cells).expect("memory takes every write");
    }
    writer.into_inner().expect("memory takes every write")
}

/// Which columns a table has.
#[derive(Debug, Clone, Copy)]
pub struct Table {
    has_languages: bool,
    has_use: bool,
}

/// The columns of every table.
const COLUMNS: [&str; 4] = ["name", "email", "role", "link"];

/// The columns that say what happened with join links. The times are in UTC.
const USE: [&str; 4] = ["revoked_at", "first_opened_at", "last_clicked_join_at", "join_clicks"];

impl Table {
    /// Returns a table for these people. It has a column for languages if anyone named one.
    pub fn of(invitations: &[Invitation]) -> Self {
        let has_languages = invitations.iter().any(|invitation| invitation.invitee.language.is_some());
        Self { has_languages, has_use: false }
    }

    /// Returns a table that also says what happened with each link, if these are join links.
    pub fn with_use(meeting: &Meeting, invitations: &[Invitation]) -> Self {
        Self { has_use: meeting.link_kind == LinkKind::Join, ..Self::of(invitations) }
    }

    /// Returns the first line of the table as CSV, after a byte order mark, so that spreadsheets read it as UTF-8.
    pub fn head(self) -> Vec<u8> {
        [BYTE_ORDER_MARK.as_bytes(), &write_rows([self.columns()])].concat()
    }

    /// Returns the first line of the table with tabs.
    pub fn tabbed_head(self) -> String {
        format!("{}\n", self.columns().join("\t"))
    }

    fn columns(self) -> Vec<&'static str> {
        let language = self.has_languages.then_some("language");
        let uses = if self.has_use { &USE[..] } else { &[] };
        COLUMNS.into_iter().chain(language).chain(uses.iter().copied()).collect()
    }

    /// Writes the name, email address, role, link and language of each person as CSV. Someone whose link is revoked has an
    /// empty cell for it.
    pub fn rows(self, people: &[(&Invitation, Option<InviteLink>)]) -> Vec<u8> {
        write_rows(people.iter().map(|person| self.row(person)))
    }

    /// Writes the same as rows with tabs between, to paste into a spreadsheet.
    pub fn tabbed(self, people: &[(&Invitation, Option<InviteLink>)]) -> Vec<u8> {
        written(csv::WriterBuilder::new().delimiter(b'\t'), people.iter().map(|person| self.row(person)))
    }

    fn row(self, (invitation, link): &(&Invitation, Option<InviteLink>)) -> Vec<String> {
        let invitee = &invitation.invitee;
        let email = invitee.email.as_ref().map_or("", MailAddress::as_str);
        let link = link.as_ref().map_or("", InviteLink::as_str);
        let mut row: Vec<String> = [invitee.name.as_str(), email, invitee.role(), link].map(str::to_owned).into();
        if self.has_languages {
            row.push(invitee.language.map_or("", Locale::tag).to_owned());
        }
        if self.has_use {
            row.extend(used(invitation));
        }
        row
    }
}

/// Returns the cells that say what happened with a person's link.
fn used(invitation: &Invitation) -> [String; 4] {
    let facts = &invitation.join;
    let time = |at: Option<Timestamp>| at.map(|at| at.to_string()).unwrap_or_default();
    let revoked_at = facts.revoked.as_ref().map(|revoked| revoked.at);
    [time(revoked_at), time(facts.first_opened_at), time(facts.last_joined_at), facts.join_count.to_string()]
}
