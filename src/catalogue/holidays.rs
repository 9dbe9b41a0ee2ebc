//! The legal holidays that the program knows: `data/holidays/`, a file a year, built into the binary.
//!
//! Must not decide anything about days: that is the calendar's part.

use crate::language::{Calendar, HolidayYear};
use include_dir::{Dir, include_dir};
use std::sync::OnceLock;

static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/data/holidays");

/// A holiday file that cannot be read.
#[derive(Debug, thiserror::Error)]
#[error("{file}: {fault}")]
pub struct BadHolidayFile {
    /// The file's name.
    pub file: String,
    /// What is wrong with it, and where.
    pub fault: String,
}

/// Reads every built-in year.
///
/// # Errors
/// The first file that is not UTF-8 or not a holiday table; a test holds that none is.
pub fn built_in_years() -> Result<Vec<HolidayYear>, BadHolidayFile> {
    let mut years = Vec::new();
    for file in FILES.files() {
        let bad = |fault: String| BadHolidayFile { file: file.path().display().to_string(), fault };
        let text = file.contents_utf8().ok_or_else(|| bad("not UTF-8".to_owned()))?;
        years.push(toml::from_str(text).map_err(|fault| bad(fault.to_string()))?);
    }
    Ok(years)
}

/// The calendar of the built-in years, made on first use.
pub fn calendar() -> &'static Calendar {
    static CALENDAR: OnceLock<Calendar> = OnceLock::new();
    CALENDAR.get_or_init(|| Calendar::from_years(built_in_years().unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_built_in_year_reads_and_is_its_file() {
        let years = built_in_years().expect("every file reads");
        assert!(years.len() >= 17, "2010 to 2026 at least");
        for year in years {
            assert!(calendar().knows(year.year));
            assert!(year.source.contains("发明电"), "{} names its notice", year.year);
        }
    }
}
