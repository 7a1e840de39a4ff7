//! All links as a table for a spreadsheet.

use crate::invite::{Invitation, InviteLink, Locale, MailAddress};

/// Which columns a table has.
#[derive(Debug, Clone, Copy)]
pub struct Table {
    has_languages: bool,
}

impl Table {
    /// Returns a table for these people. It has a column for languages if anyone named one.
    pub fn of(invitations: &[Invitation]) -> Self {
        Self { has_languages: invitations.iter().any(|invitation| invitation.invitee.language.is_some()) }
    }

    /// Returns the first line of the table as CSV, after a byte order mark, so that spreadsheets read it as UTF-8.
    pub fn head(self) -> String {
        format!("\u{feff}{}\r\n", self.columns().join(","))
    }

    /// Returns the first line of the table with tabs.
    pub fn tabbed_head(self) -> String {
        format!("{}\n", self.columns().join("\t"))
    }

    fn columns(self) -> &'static [&'static str] {
        let columns = &["name", "email", "role", "link", "language"];
        if self.has_languages { columns } else { &columns[..4] }
    }

    /// Writes the name, email address, role, link and language of each person as CSV.
    ///
    /// A cell that a spreadsheet would take for a formula begins with an apostrophe, which it shows as text.
    pub fn rows(self, invitations: &[Invitation], links: &[InviteLink]) -> Vec<u8> {
        self.write(csv::WriterBuilder::new().terminator(csv::Terminator::CRLF), invitations, links)
    }

    /// Writes the same as rows with tabs between, to paste into a spreadsheet.
    pub fn tabbed(self, invitations: &[Invitation], links: &[InviteLink]) -> Vec<u8> {
        self.write(csv::WriterBuilder::new().delimiter(b'\t'), invitations, links)
    }

    fn write(self, format: &csv::WriterBuilder, invitations: &[Invitation], links: &[InviteLink]) -> Vec<u8> {
        let mut writer = format.from_writer(Vec::new());
        for (invitation, link) in invitations.iter().zip(links) {
            let invitee = &invitation.invitee;
            let email = invitee.email.as_ref().map_or("", MailAddress::as_str);
            let language = invitee.language.map_or("", Locale::tag);
            let row = [invitee.name.as_str(), email, invitee.role(), link.as_str(), language].map(defused);
            writer.write_record(&row[..self.columns().len()]).expect("memory takes every write");
        }
        writer.into_inner().expect("memory takes every write")
    }
}

/// A cell that no spreadsheet takes for a formula (OWASP, *CSV injection*).
fn defused(cell: &str) -> String {
    let is_formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']);
    if is_formula { format!("'{cell}") } else { cell.to_owned() }
}
