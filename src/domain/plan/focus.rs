//! A focus (重点方面) or safeguard (保障措施): a heading under which the year's tasks stand.

use crate::domain::FocusId;
use serde::{Deserialize, Serialize};

/// What kind of heading it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FocusKind {
    /// 重点方面: what is to be done.
    Focus,
    /// 保障措施: how it is made sure.
    Safeguard,
}

/// A heading of the year's tasks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Focus {
    /// Its code in the catalogue.
    pub id: FocusId,
    /// Focus or safeguard.
    pub kind: FocusKind,
    /// Full title.
    pub title: String,
    /// A title of at most eight characters for columns.
    pub short: String,
}
