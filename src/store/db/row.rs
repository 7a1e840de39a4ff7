//! A row of an answer, whichever engine gave it.

use std::error::Error;

use jiff::Timestamp;
use rusqlite::types::ValueRef;

use crate::store::StoreError;

/// A row. Its columns are read by the names that the query gives them.
#[derive(Debug)]
pub struct Row<'a>(pub(super) Source<'a>);

#[derive(Debug)]
pub(super) enum Source<'a> {
    Sqlite { names: &'a [String], row: &'a rusqlite::Row<'a> },
    Postgres(&'a tokio_postgres::Row),
}

impl Row<'_> {
    /// A text.
    pub fn text(&self, name: &str) -> Result<&str, StoreError> {
        self.optional_text(name)?.ok_or_else(|| is_null(name))
    }

    /// A text that may be missing.
    pub fn optional_text(&self, name: &str) -> Result<Option<&str>, StoreError> {
        match &self.0 {
            Source::Postgres(row) => row.try_get(name).map_err(StoreError::from),
            Source::Sqlite { names, row } => match cell(names, row, name)? {
                ValueRef::Null => Ok(None),
                ValueRef::Text(bytes) => Ok(Some(std::str::from_utf8(bytes).map_err(|_| of_another_type(name))?)),
                _ => Err(of_another_type(name)),
            },
        }
    }

    /// A text that may be missing, as one to keep.
    pub fn optional_string(&self, name: &str) -> Result<Option<String>, StoreError> {
        Ok(self.optional_text(name)?.map(str::to_owned))
    }

    /// A text, as one to keep.
    pub fn string(&self, name: &str) -> Result<String, StoreError> {
        Ok(self.text(name)?.to_owned())
    }

    /// A whole number.
    pub fn integer(&self, name: &str) -> Result<i64, StoreError> {
        self.optional_integer(name)?.ok_or_else(|| is_null(name))
    }

    /// A whole number that may be missing.
    pub fn optional_integer(&self, name: &str) -> Result<Option<i64>, StoreError> {
        match &self.0 {
            Source::Postgres(row) => row.try_get(name).map_err(StoreError::from),
            Source::Sqlite { names, row } => match cell(names, row, name)? {
                ValueRef::Null => Ok(None),
                ValueRef::Integer(number) => Ok(Some(number)),
                _ => Err(of_another_type(name)),
            },
        }
    }

    /// A truth value.
    pub fn boolean(&self, name: &str) -> Result<bool, StoreError> {
        self.optional_boolean(name)?.ok_or_else(|| is_null(name))
    }

    /// A truth value that may be missing.
    pub fn optional_boolean(&self, name: &str) -> Result<Option<bool>, StoreError> {
        match &self.0 {
            Source::Postgres(row) => row.try_get(name).map_err(StoreError::from),
            Source::Sqlite { .. } => Ok(self.optional_integer(name)?.map(|number| number != 0)),
        }
    }

    /// Bytes.
    pub fn bytes(&self, name: &str) -> Result<&[u8], StoreError> {
        match &self.0 {
            Source::Postgres(row) => row.try_get(name).map_err(StoreError::from),
            Source::Sqlite { names, row } => match cell(names, row, name)? {
                ValueRef::Blob(bytes) => Ok(bytes),
                _ => Err(of_another_type(name)),
            },
        }
    }

    /// A time, stored as seconds since 1970.
    pub fn time(&self, name: &str) -> Result<Timestamp, StoreError> {
        self.optional_time(name)?.ok_or_else(|| is_null(name))
    }

    /// A time that may be missing.
    pub fn optional_time(&self, name: &str) -> Result<Option<Timestamp>, StoreError> {
        let time = self.optional_integer(name)?.map(Timestamp::from_second).transpose();
        time.map_err(|error| StoreError::Damaged { what: format!("the column {name}"), why: error.to_string() })
    }

    /// Reads a record. Where that fails, the error names the record by what it is and by its id.
    pub fn record<T>(
        &self,
        what: &str,
        read: impl FnOnce(&Self) -> Result<T, Box<dyn Error>>,
    ) -> Result<T, StoreError> {
        read(self).map_err(|error| {
            let id = self.text("id").unwrap_or_default();
            let why = error.source().map_or_else(|| error.to_string(), |cause| format!("{error}: {cause}"));
            StoreError::Damaged { what: format!("{what} {id}"), why }
        })
    }
}

fn cell<'a>(names: &[String], row: &'a rusqlite::Row<'_>, name: &str) -> Result<ValueRef<'a>, StoreError> {
    let place = names.iter().position(|known| known == name);
    let place = place.ok_or_else(|| StoreError::Other(format!("the query returns no column {name}").into()))?;
    row.get_ref(place).map_err(StoreError::from)
}

fn is_null(name: &str) -> StoreError {
    StoreError::Other(format!("the column {name} is empty").into())
}

fn of_another_type(name: &str) -> StoreError {
    StoreError::Other(format!("the column {name} is of another type").into())
}
