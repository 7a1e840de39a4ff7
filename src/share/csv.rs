//! All links as a table for a spreadsheet.

use crate::invite::{Invitation, InviteLink, MailAddress};

/// Name, mail address, role and link of everyone, as CSV with a byte order mark, so that spreadsheets read it as UTF-8.
///
/// A cell that a spreadsheet would take for a formula begins with an apostrophe, which it shows as text.
pub fn table(invitations: &[Invitation], links: &[InviteLink]) -> Vec<u8> {
    let begun = "\u{feff}".as_bytes().to_vec();
    rows(csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(begun), invitations, links)
}

/// The same as rows with tabs between, to paste into a spreadsheet.
pub fn tabbed(invitations: &[Invitation], links: &[InviteLink]) -> String {
    let writer = csv::WriterBuilder::new().delimiter(b'\t').from_writer(Vec::new());
    String::from_utf8(rows(writer, invitations, links)).expect("names are UTF-8")
}

fn rows(mut writer: csv::Writer<Vec<u8>>, invitations: &[Invitation], links: &[InviteLink]) -> Vec<u8> {
    let mut write = |row: [&str; 4]| writer.write_record(row.map(defused)).expect("memory takes every write");
    write(["name", "email", "role", "link"]);
    for (invitation, link) in invitations.iter().zip(links) {
        let invitee = &invitation.invitee;
        let email = invitee.email.as_ref().map_or("", MailAddress::as_str);
        write([invitee.name.as_str(), email, invitee.role(), link.as_str()]);
    }
    writer.into_inner().expect("memory takes every write")
}

/// A cell that no spreadsheet takes for a formula (OWASP, *CSV injection*).
fn defused(cell: &str) -> String {
    let is_formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']);
    if is_formula { format!("'{cell}") } else { cell.to_owned() }
}
