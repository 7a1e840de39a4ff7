//! Joins the rows of a form with the lists that they came from, after these were read again.
//!
//! A row that still shows what the list has is replaced by what the list has now. A row that was edited stays, and one
//! that was removed stays away.

use std::collections::{BTreeMap, HashMap, HashSet, VecDeque};

use super::{
    list::Entries,
    row::{Doubt, Key, Origin, Row},
};
use crate::{invite::Invitee, texts::OrganizerTexts};

/// A list in a form, before and after it was read in the way that is chosen now.
pub(super) struct Joined {
    /// Its place among the lists now; `None` if it was removed.
    pub(super) number: Option<usize>,
    /// What the form showed.
    pub(super) before: HashMap<Key, Row>,
    /// What is there now.
    pub(super) now: Entries,
    edited: BTreeMap<Key, Vec<Row>>,
    pub(super) gone: HashSet<Key>,
    /// What the form still shows.
    kept: HashSet<Key>,
}

impl Joined {
    pub(super) fn new(number: Option<usize>, before: Entries, now: Entries) -> Self {
        let before = before.into_iter().collect();
        Self { number, before, now, edited: BTreeMap::new(), gone: HashSet::new(), kept: HashSet::new() }
    }

    fn is_known(&self, key: Key) -> bool {
        self.gone.contains(&key) || self.kept.contains(&key) || self.edited.contains_key(&key)
    }

    /// Returns the list's rows in order.
    fn rows(self) -> Vec<Row> {
        let Some(number) = self.number else { return Vec::new() };
        let mut rows = self.edited;
        for row in rows.values_mut().flatten() {
            row.is_edited = true;
        }
        for (key, row) in self.now {
            if !self.gone.contains(&key) {
                rows.entry(key).or_insert_with(|| vec![row]);
            }
        }
        let with_origin = |(key, rows): (Key, Vec<Row>)| {
            rows.into_iter().map(move |row| Row { origin: Some(Origin { list: number, key }), ..row })
        };
        rows.into_iter().flat_map(with_origin).collect()
    }
}

/// A row of a form.
pub(super) struct Sent {
    /// Unchecked.
    pub(super) row: Row,
    pub(super) is_dropped: bool,
}

/// The rows of a form on their way to the rows of the next page.
pub(super) struct Join {
    t: OrganizerTexts,
    lists: Vec<Joined>,
    slots: Vec<Slot>,
    mentioned: HashSet<usize>,
}

enum Slot {
    Row(Box<Row>),
    /// Where the rows of a list stand.
    List(usize),
}

impl Join {
    pub(super) fn new(t: OrganizerTexts, lists: Vec<Joined>) -> Self {
        Self { t, lists, slots: Vec::new(), mentioned: HashSet::new() }
    }

    /// Takes the rows that stand in fields.
    pub(super) fn take_rows(&mut self, sent: Vec<Sent>) {
        let mut counts: HashMap<Origin, usize> = HashMap::new();
        for origin in sent.iter().filter_map(|sent| sent.row.origin) {
            *counts.entry(origin).or_default() += 1;
        }
        for Sent { row, is_dropped } in sent {
            let is_gone = is_dropped || row.is_blank();
            match row.origin.filter(|origin| origin.list < self.lists.len()) {
                Some(origin) => {
                    self.mention(origin.list);
                    self.take(origin, row, is_gone, counts[&origin] == 1);
                }
                None if is_gone => {}
                None => {
                    let rows = read(self.t, Row { origin: None, ..row }).into_iter();
                    self.slots.extend(rows.map(|row| Slot::Row(Box::new(row))));
                }
            }
        }
    }

    fn mention(&mut self, list: usize) {
        if self.mentioned.insert(list) {
            self.slots.push(Slot::List(list));
        }
    }

    fn take(&mut self, origin: Origin, row: Row, is_gone: bool, is_only: bool) {
        let (t, key) = (self.t, origin.key);
        let list = &mut self.lists[origin.list];
        let is_as_read =
            row.doubt != Doubt::Settled && is_only && list.before.get(&key).is_some_and(|before| before.shows_as(&row));
        if is_gone && is_only {
            list.gone.insert(key);
        } else if is_gone {
            // Others of the entry stay.
            list.edited.entry(key).or_default();
        } else if is_as_read {
            list.kept.insert(key);
        } else {
            list.edited.entry(key).or_default().extend(read(t, row));
        }
    }

    /// Takes the people that stand in a table, and of each list what is no longer in it as removed.
    pub(super) fn take_table(&mut self, invitees: Vec<Invitee>) {
        type Known = (String, String, bool, Option<crate::invite::Locale>);
        let known = |invitee: &Invitee| -> Known {
            let email = invitee.email.as_ref().map(ToString::to_string).unwrap_or_default();
            (invitee.name.to_string(), email, invitee.is_owner, invitee.language)
        };
        let mut free: HashMap<Known, VecDeque<(usize, Key)>> = HashMap::new();
        for (place, list) in self.lists.iter().enumerate() {
            let mut keys: Vec<_> = list.before.iter().filter(|(key, _)| !list.is_known(**key)).collect();
            keys.sort_by_key(|(key, _)| **key);
            for (key, row) in keys {
                if let Some(invitee) = &row.invitee {
                    free.entry(known(invitee)).or_default().push_back((place, *key));
                }
            }
        }
        for invitee in invitees {
            match free.get_mut(&known(&invitee)).and_then(VecDeque::pop_front) {
                Some((place, key)) => {
                    self.mention(place);
                    self.lists[place].kept.insert(key);
                }
                None => self.slots.push(Slot::Row(Box::new(Row::of(invitee)))),
            }
        }
        for (place, key) in free.into_values().flatten() {
            self.lists[place].gone.insert(key);
        }
    }

    /// Takes lines of the table that can't be used.
    pub(super) fn take_wrong(&mut self, rows: Vec<Row>) {
        self.slots.extend(rows.into_iter().map(|row| Slot::Row(Box::new(row))));
    }

    /// Returns all rows in order, and what was removed of each list.
    pub(super) fn end(mut self) -> (Vec<Row>, Vec<Origin>) {
        for list in 0..self.lists.len() {
            self.mention(list);
            let Joined { edited, gone, .. } = &mut self.lists[list];
            gone.extend(edited.extract_if(.., |_, rows| rows.is_empty()).map(|(key, _)| key));
        }
        let gone = self.lists.iter().filter_map(|list| Some((list.number?, &list.gone)));
        let mut gone: Vec<Origin> =
            gone.flat_map(|(list, keys)| keys.iter().map(move |key| Origin { list, key: *key })).collect();
        gone.sort_by_key(|origin| (origin.list, origin.key));
        let mut lists: Vec<Option<Joined>> = self.lists.into_iter().map(Some).collect();
        let mut rows = Vec::new();
        for slot in self.slots {
            match slot {
                Slot::Row(row) => rows.push(*row),
                Slot::List(place) => rows.extend(lists[place].take().map(Joined::rows).unwrap_or_default()),
            }
        }
        (rows, gone)
    }
}

/// Checks a row that was typed or edited. A line that was corrected may have several people.
fn read(t: OrganizerTexts, row: Row) -> Vec<Row> {
    if row.is_line && row.email.trim().is_empty() && row.doubt != Doubt::Settled {
        return row.of_line(t);
    }
    vec![Row { is_line: false, ..row.checked(t) }]
}
