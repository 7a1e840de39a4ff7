//! All links as a table for a spreadsheet.

use crate::invite::{Invitation, InviteLink, MailAddress};

/// The first line of a table as CSV, behind a byte order mark, so that spreadsheets read it as UTF-8.
pub const HEAD: &str = "\u{feff}name,email,role,link\r\n";

/// The first line of a table with tabs.
pub const TABBED_HEAD: &str = "name\temail\trole\tlink\n";

/// Writes the name, email address, role and link of each person as CSV.
///
/// A cell that a spreadsheet would take for a formula begins with an apostrophe, which it shows as text.
pub fn table(invitations: &[Invitation], links: &[InviteLink]) -> Vec<u8> {
    rows(csv::WriterBuilder::new().terminator(csv::Terminator::CRLF), invitations, links)
}

/// Writes the same as rows with tabs between, to paste into a spreadsheet.
pub fn tabbed(invitations: &[Invitation], links: &[InviteLink]) -> Vec<u8> {
    rows(csv::WriterBuilder::new().delimiter(b'\t'), invitations, links)
}

fn rows(format: &csv::WriterBuilder, invitations: &[Invitation], links: &[InviteLink]) -> Vec<u8> {
    let mut writer = format.from_writer(Vec::new());
    for (invitation, link) in invitations.iter().zip(links) {
        let invitee = &invitation.invitee;
        let email = invitee.email.as_ref().map_or("", MailAddress::as_str);
        let row = [invitee.name.as_str(), email, invitee.role(), link.as_str()];
        writer.write_record(row.map(defused)).expect("memory takes every write");
    }
    writer.into_inner().expect("memory takes every write")
}

/// A cell that no spreadsheet takes for a formula (OWASP, *CSV injection*).
fn defused(cell: &str) -> String {
    let is_formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']);
    if is_formula { format!("'{cell}") } else { cell.to_owned() }
}
