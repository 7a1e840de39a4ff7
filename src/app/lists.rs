//! Remembers which columns organizers chose for their lists.

use unicode_normalization::UnicodeNormalization as _;

use super::{Actor, App};
use crate::{bulk::ListColumns, error::Error};

impl App {
    /// Returns the columns that the organizer chose for the last list with the same names in its header, by number.
    /// Upper and lower case and spaces do not matter, but the order does.
    pub async fn remembered_columns(&self, actor: &Actor, names: &[String]) -> Result<Option<ListColumns>, Error> {
        let Some(header) = header(names) else { return Ok(None) };
        let columns = self.store.list_columns(&actor.organizer.id, &header, self.now()).await?;
        let columns = columns.and_then(|columns| columns.parse::<ListColumns>().ok());
        Ok(columns.filter(|columns| columns.numbered(names).as_ref() == Some(columns)))
    }

    /// Remembers the columns that the organizer chose for a list with these names in its header. Columns that do not fit
    /// the header are not remembered, and neither are those of a list without a header.
    pub async fn remember_columns(&self, actor: &Actor, names: &[String], columns: &ListColumns) -> Result<(), Error> {
        let (Some(header), Some(columns)) = (header(names), columns.numbered(names)) else { return Ok(()) };
        let id = &actor.organizer.id;
        Ok(self.store.keep_list_columns(id, &header, &columns.to_string(), self.now()).await?)
    }
}

/// Returns a text that is the same for headers with the same names, or `None` for a header without names.
fn header(names: &[String]) -> Option<String> {
    let folded: Vec<String> = names.iter().map(|name| folded(name)).collect();
    folded.iter().any(|name| !name.is_empty()).then(|| folded.join("\n"))
}

/// Returns a name in lower case, with single spaces. Accents stay: without them, different words may be the same.
fn folded(name: &str) -> String {
    let name = name.nfkc().collect::<String>().to_lowercase();
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}
