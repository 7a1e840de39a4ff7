//! Small files whose contents are large.

use super::{doors, files};
use crate::{
    cli::{latchkey, run},
    support::{Site, program::Program},
};

#[tokio::test]
async fn a_small_spreadsheet_with_gigabytes_in_it_is_refused() {
    let bomb = files::bomb(1024);
    assert!(bomb.len() < 2 << 20, "{}", bomb.len());
    let site = Site::on_sqlite().await;
    let uploaded = doors::upload(&mut site.ada().await, &bomb).await;
    assert!(uploaded.is_refused && uploaded.said.contains("is too large"), "{}", uploaded.said);
    let posted = doors::api_file(&mut Program::that_may_all(&site).await, bomb.clone()).await;
    assert!(posted.is_refused && posted.said.contains("too large"), "{}", posted.said);
    let run = doors::command_line(&bomb);
    assert!(run.is_refused && run.said.contains("too large"), "{}", run.said);
}

#[test]
fn files_packed_in_files_are_not_unpacked_again() {
    let book = files::workbook(&[("Guests", "Name\nAda")]);
    let packed = (0..60).fold(book, |inner, _| files::packed("people.xlsx", &inner));
    let (code, out, err) = run(latchkey(".".as_ref()).args(["links", "--room", "standup", "-"]), &packed);
    assert_eq!((code, out.as_str()), (Some(2), ""), "{err}");
    assert!(err.contains("This file is an archive. Extract it, and choose the file with the list."), "{err}");
}
