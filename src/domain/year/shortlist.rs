//! The award shortlist of a year (评优名单): demonstration sites put forward for the year-end award. It is nobody's but
//! the office's until it is released: no public paper and no wall knows it before.

use crate::domain::RegisterEntryId;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The shortlist of one year.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shortlist {
    /// The year.
    pub year: i32,
    /// The register entries put forward, in the order they were.
    pub entries: Vec<RegisterEntryId>,
    /// When and by whom it was released (公布); `None`: not yet.
    pub released: Option<Release>,
}

/// The release of a shortlist.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Release {
    /// When.
    pub on: NaiveDate,
    /// Who decided it.
    pub by: String,
}
