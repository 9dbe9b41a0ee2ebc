//! From which commit this program was built, and when that was made. `dist/build` says it; a plain `cargo build` does not.

use chrono::NaiveDate;

/// The commit, twelve letters; `None` when the program was built by hand.
pub(super) const COMMIT: Option<&str> = option_env!("DIAODU_COMMIT");
const COMMIT_DATE: Option<&str> = option_env!("DIAODU_COMMIT_DATE");

/// The day of the commit.
pub(super) fn day() -> Option<NaiveDate> {
    COMMIT_DATE?.parse().ok()
}
