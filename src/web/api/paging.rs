//! Pages of lists.

use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{
    body::number,
    error::{ApiError, ApiResult, Location},
};

/// The default and the largest page size of a list.
const PAGE: usize = 100;
pub(super) const PAGE_LIMIT: usize = 1000;

/// Information about a list.
#[derive(Serialize, ToSchema)]
pub(super) struct Meta {
    /// The `cursor` for the next page. `null` on the last page.
    pub(super) next_cursor: Option<String>,
}

/// The page of a list.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct PageQuery {
    /// The maximum number of items to return. Default: 100.
    #[serde(default, deserialize_with = "number")]
    #[param(value_type = Option<usize>, minimum = 1, maximum = 1000)]
    pub(super) limit: Option<usize>,
    /// The `next_cursor` of the previous page.
    pub(super) cursor: Option<String>,
}

impl PageQuery {
    pub(super) fn limit(&self) -> ApiResult<usize> {
        match self.limit.unwrap_or(PAGE) {
            limit @ 1..=PAGE_LIMIT => Ok(limit),
            _ => Err(ApiError::invalid_at(Location::query("limit"), format!("expected 1 to {PAGE_LIMIT}"))),
        }
    }

    /// Parses the cursor with `read`.
    pub(super) fn cursor<T>(&self, read: impl Fn(&str) -> Option<T>) -> ApiResult<Option<T>> {
        let wrong = || ApiError::invalid_at(Location::query("cursor"), "expected the next_cursor of the previous page");
        self.cursor.as_deref().map(|cursor| read(cursor).ok_or_else(wrong)).transpose()
    }
}
