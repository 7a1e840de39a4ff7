//! Which people a meeting's page shows, as its address says.

use std::collections::HashSet;

use url::form_urlencoded::{self, Serializer};
use uuid::Uuid;

use crate::app::{Only, Part, PeopleFilter};

/// How many people a page shows.
pub(super) const ON_PAGE: usize = 30;

/// Which people a meeting's page shows, or a file contains.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct ListQuery {
    pub(super) wanted: PeopleFilter,
    pub(super) part: Part,
    /// Whether people can be selected.
    pub(super) is_selecting: bool,
    /// The people of a file, if some were selected.
    pub(super) selected: HashSet<Uuid>,
}

impl ListQuery {
    pub(super) fn of(query: Option<&str>) -> Self {
        let mut list = Self::everyone();
        for (name, value) in form_urlencoded::parse(query.unwrap_or_default().as_bytes()) {
            match &*name {
                "only" => list.wanted.only = Only::of(&value),
                "q" => value.trim().clone_into(&mut list.wanted.text),
                "after" => list.part = Part::After(value.parse().unwrap_or(-1)),
                "before" => list.part = value.parse().map_or(list.part, Part::Before),
                "select" => list.is_selecting = true,
                "person" => list.selected.extend(value.parse::<Uuid>().ok()),
                _ => {}
            }
        }
        list
    }

    fn everyone() -> Self {
        let wanted = PeopleFilter::default();
        Self { wanted, part: Part::After(-1), is_selecting: false, selected: HashSet::new() }
    }

    /// Returns the same list from its beginning, with another filter.
    pub(super) fn with_only(&self, only: Only) -> Self {
        let wanted = PeopleFilter { only, text: self.wanted.text.clone() };
        Self { wanted, ..Self::everyone() }
    }

    /// Returns another part of the same list.
    pub(super) fn with_part(&self, part: Part) -> Self {
        Self { part, ..self.clone() }
    }

    /// Returns the same part, in which people can be selected or not.
    pub(super) fn with_selecting(&self, is_selecting: bool) -> Self {
        Self { is_selecting, ..self.clone() }
    }

    /// Returns whether the list has everyone.
    pub(super) fn is_everyone(&self) -> bool {
        self.wanted == PeopleFilter::default()
    }

    /// Returns the query of an address, with its question mark, or nothing for everyone.
    pub(super) fn query(&self) -> String {
        let mut query = Serializer::new(String::new());
        if self.wanted.only != Only::All {
            query.append_pair("only", self.wanted.only.word());
        }
        if !self.wanted.text.is_empty() {
            query.append_pair("q", &self.wanted.text);
        }
        match self.part {
            Part::After(-1) => {}
            Part::After(position) => drop(query.append_pair("after", &position.to_string())),
            Part::Before(position) => drop(query.append_pair("before", &position.to_string())),
        }
        if self.is_selecting {
            query.append_key_only("select");
        }
        let query = query.finish();
        if query.is_empty() { query } else { format!("?{query}") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_read_from_the_query_that_it_writes() {
        for query in ["", "?only=not-shared", "?q=%C3%A9+%26+x&after=29", "?only=changed&before=30&select"] {
            assert_eq!(ListQuery::of(query.strip_prefix('?')).query(), query);
        }
        assert_eq!(ListQuery::of(Some("only=nonsense&after=x&before=&who=1")).query(), "");
    }
}
