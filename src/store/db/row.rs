//! A row from either database.

use std::{cell::Cell, error::Error};

use jiff::Timestamp;
use rusqlite::{
    Statement,
    types::{FromSqlError, ValueRef},
};

use crate::store::StoreError;

/// A row. Its columns are read by name.
#[derive(Debug)]
pub enum Row<'a> {
    /// A row of SQLite, with the names of its columns.
    Sqlite {
        /// The names.
        columns: &'a Columns,
        /// The row.
        row: &'a rusqlite::Row<'a>,
    },
    /// A row of PostgreSQL.
    Postgres(&'a tokio_postgres::Row),
}

/// The names of a statement's columns. They are mostly looked up in their order, so a search begins behind the last one.
#[derive(Debug)]
pub struct Columns {
    /// The names, one after the other.
    names: String,
    ends: Vec<usize>,
    next: Cell<usize>,
}

impl Columns {
    /// Copies the names from a statement, where looking them up takes longer than reading the row.
    pub(super) fn of(statement: &Statement<'_>) -> Self {
        let (mut names, mut ends) = (String::with_capacity(512), Vec::with_capacity(statement.column_count()));
        for name in statement.column_names() {
            names.push_str(name);
            ends.push(names.len());
        }
        Self { names, ends, next: Cell::new(0) }
    }

    fn place_of(&self, name: &str) -> Option<usize> {
        let next = self.next.get();
        let is_called = |place: &usize| {
            let start = place.checked_sub(1).map_or(0, |before| self.ends[before]);
            self.names[start..self.ends[*place]] == *name
        };
        let place = (next..self.ends.len()).chain(0..next).find(is_called)?;
        self.next.set(place + 1);
        Some(place)
    }
}

impl Row<'_> {
    /// Returns a text.
    pub fn text(&self, name: &str) -> Result<&str, StoreError> {
        self.optional_text(name)?.ok_or_else(|| is_null(name))
    }

    /// Returns a text that may be missing.
    pub fn optional_text(&self, name: &str) -> Result<Option<&str>, StoreError> {
        match self {
            Self::Sqlite { columns, row } => {
                column(columns, row, name)?.as_str_or_null().map_err(of_another_type(name))
            }
            Self::Postgres(row) => Ok(row.try_get(name)?),
        }
    }

    /// Returns a copy of a text that may be missing.
    pub fn optional_string(&self, name: &str) -> Result<Option<String>, StoreError> {
        Ok(self.optional_text(name)?.map(str::to_owned))
    }

    /// Returns a copy of a text.
    pub fn string(&self, name: &str) -> Result<String, StoreError> {
        Ok(self.text(name)?.to_owned())
    }

    /// Returns a whole number.
    pub fn integer(&self, name: &str) -> Result<i64, StoreError> {
        self.optional_integer(name)?.ok_or_else(|| is_null(name))
    }

    /// Returns a whole number that may be missing.
    pub fn optional_integer(&self, name: &str) -> Result<Option<i64>, StoreError> {
        match self {
            Self::Sqlite { columns, row } => {
                column(columns, row, name)?.as_i64_or_null().map_err(of_another_type(name))
            }
            Self::Postgres(row) => Ok(row.try_get(name)?),
        }
    }

    /// Returns a truth value.
    pub fn boolean(&self, name: &str) -> Result<bool, StoreError> {
        self.optional_boolean(name)?.ok_or_else(|| is_null(name))
    }

    /// Returns a truth value that may be missing.
    pub fn optional_boolean(&self, name: &str) -> Result<Option<bool>, StoreError> {
        match self {
            Self::Sqlite { .. } => Ok(self.optional_integer(name)?.map(|number| number != 0)),
            Self::Postgres(row) => Ok(row.try_get(name)?),
        }
    }

    /// Returns bytes.
    pub fn bytes(&self, name: &str) -> Result<&[u8], StoreError> {
        match self {
            Self::Sqlite { columns, row } => column(columns, row, name)?.as_blob().map_err(of_another_type(name)),
            Self::Postgres(row) => Ok(row.try_get(name)?),
        }
    }

    /// Returns a time, which is stored in seconds since 1970.
    pub fn time(&self, name: &str) -> Result<Timestamp, StoreError> {
        self.optional_time(name)?.ok_or_else(|| is_null(name))
    }

    /// Returns a time that may be missing.
    pub fn optional_time(&self, name: &str) -> Result<Option<Timestamp>, StoreError> {
        let time = self.optional_integer(name)?.map(Timestamp::from_second).transpose();
        time.map_err(|error| StoreError::Damaged { what: format!("the column {name}"), why: error.to_string() })
    }

    /// Reads a record. If that fails, the error names the kind of the record and its id.
    pub fn record<T>(
        &self,
        what: &str,
        read: impl FnOnce(&Self) -> Result<T, Box<dyn Error>>,
    ) -> Result<T, StoreError> {
        self.record_with(what, "id", read)
    }

    /// Reads a record whose id is in a column of another name.
    pub fn record_with<T>(
        &self,
        what: &str,
        id: &str,
        read: impl FnOnce(&Self) -> Result<T, Box<dyn Error>>,
    ) -> Result<T, StoreError> {
        read(self).map_err(|error| {
            let id = self.text(id).unwrap_or_default();
            let why = error.source().map_or_else(|| error.to_string(), |cause| format!("{error}: {cause}"));
            StoreError::Damaged { what: format!("{what} {id}"), why }
        })
    }
}

fn column<'a>(columns: &Columns, row: &'a rusqlite::Row<'a>, name: &str) -> Result<ValueRef<'a>, StoreError> {
    let place = columns.place_of(name);
    Ok(row.get_ref(place.ok_or_else(|| StoreError::Other(format!("there is no column {name}").into()))?)?)
}

fn is_null(name: &str) -> StoreError {
    StoreError::Other(format!("the column {name} is empty").into())
}

fn of_another_type(name: &str) -> impl Fn(FromSqlError) -> StoreError {
    move |error| StoreError::Other(format!("the column {name} cannot be read: {error}").into())
}
