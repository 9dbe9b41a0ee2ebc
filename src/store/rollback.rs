//! What a restore left behind on purpose. Backups that go further than the ledger say that an older copy stands in its
//! place; those that were there when somebody chose to go back do not.

use super::relation::{set, setting};
use crate::domain::Backup;
use chrono::NaiveDateTime;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The setting it is kept in.
const LEFT_BEHIND: &str = "restore.left_behind";

/// The ends of the ledger that restores have gone back from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct LeftBehind {
    /// `steps-mark` of the backups that were known then.
    #[serde(default)]
    heads: BTreeSet<String>,
    /// The last step of the ledger that was replaced, and when: for backups on a stick that was not in.
    #[serde(default)]
    steps: u64,
    #[serde(default)]
    at: Option<NaiveDateTime>,
}

impl LeftBehind {
    /// What is kept of it in a file; nothing, when that cannot be read.
    pub(super) fn read(connection: &Connection) -> Self {
        let kept = setting(connection, LEFT_BEHIND).ok().flatten();
        kept.and_then(|kept| serde_json::from_str(&kept).ok()).unwrap_or_default()
    }

    /// Whether a backup was left behind on purpose.
    pub(super) fn has(&self, backup: &Backup) -> bool {
        let was_before = self.at.is_some_and(|at| backup.at <= at) && backup.entries <= self.steps;
        was_before || self.heads.contains(&head(backup))
    }

    /// Leaves these behind as well.
    pub(super) fn leave(&mut self, backups: &[Backup], steps: u64, at: NaiveDateTime) {
        self.heads.extend(backups.iter().map(head));
        self.steps = self.steps.max(steps).max(backups.iter().map(|backup| backup.entries).max().unwrap_or(0));
        self.at = Some(at);
    }

    /// Keeps it in a file.
    pub(super) fn write(&self, connection: &Connection) -> rusqlite::Result<()> {
        let json =
            serde_json::to_string(self).map_err(|error| rusqlite::Error::ToSqlConversionFailure(Box::new(error)))?;
        set(connection, LEFT_BEHIND, &json)
    }
}

fn head(backup: &Backup) -> String {
    format!("{}-{}", backup.entries, backup.mark)
}
