//! The working-day calendar: legal holidays and make-up working days, as announced each year by the State Council.
//!
//! Pure: it is handed the tables. A year without a table counts Monday to Friday, and says so.

use super::festival::Festival;
use chrono::{Datelike, Days, NaiveDate};
use serde::{Deserialize, Serialize};
use std::{collections::HashMap, ops::RangeInclusive};

/// One year's arrangement, as a data file states it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HolidayYear {
    /// The year the arrangement is for.
    pub year: i32,
    /// The notice it was announced by.
    pub source: String,
    /// The holidays of the year.
    pub blocks: Vec<HolidayBlock>,
}

/// One holiday with the days off around it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HolidayBlock {
    /// The festivals it covers; two when they fall together (中秋节、国庆节).
    pub festivals: Vec<String>,
    /// First and last day off as announced, both included.
    pub off: (NaiveDate, NaiveDate),
    /// Weekend days that are worked in exchange.
    #[serde(default)]
    pub work: Vec<NaiveDate>,
}

/// Which days are worked, and when the legal holidays are.
#[derive(Clone, Debug, Default)]
pub struct Calendar {
    /// Days that are not what their weekday says; `true` is a working day.
    special: HashMap<NaiveDate, bool>,
    /// Arrangements by year, with what each block covers.
    years: HashMap<i32, Vec<(Vec<Festival>, NaiveDate, NaiveDate)>>,
}

/// The longest holiday that is believed; a longer one in a file is cut, so that a typing error cannot eat a year.
const LONGEST_BLOCK: usize = 31;

impl Calendar {
    /// Builds the calendar from the years' tables.
    #[must_use]
    pub fn from_years(years: Vec<HolidayYear>) -> Self {
        let mut calendar = Self::default();
        for year in years {
            for block in &year.blocks {
                let (first, last) = block.off;
                for day in first.iter_days().take_while(|day| *day <= last).take(LONGEST_BLOCK) {
                    calendar.special.insert(day, false);
                }
                for day in &block.work {
                    calendar.special.insert(*day, true);
                }
            }
            let named =
                |block: &HolidayBlock| block.festivals.iter().filter_map(|name| Festival::named(name)).collect();
            let blocks = year.blocks.iter().map(|block| (named(block), block.off.0, block.off.1)).collect();
            calendar.years.insert(year.year, blocks);
        }
        calendar
    }

    /// Whether the arrangement of `year` is known.
    #[must_use]
    pub fn knows(&self, year: i32) -> bool {
        self.years.contains_key(&year)
    }

    /// Whether `date` is worked: by the arrangement, else Monday to Friday.
    #[must_use]
    pub fn is_workday(&self, date: NaiveDate) -> bool {
        self.special.get(&date).copied().unwrap_or_else(|| date.weekday().number_from_monday() <= 5)
    }

    /// The `count`-th working day after `date`, which itself is not counted. `date` when `count` is zero.
    #[must_use]
    pub fn add_workdays(&self, date: NaiveDate, count: u32) -> Option<NaiveDate> {
        let mut day = date;
        let mut left = count;
        while left > 0 {
            day = day.succ_opt()?;
            left -= u32::from(self.is_workday(day));
        }
        Some(day)
    }

    /// The `count`-th working day before `date`, which itself is not counted. `date` when `count` is zero.
    #[must_use]
    pub fn workdays_before(&self, date: NaiveDate, count: u32) -> Option<NaiveDate> {
        let mut day = date;
        let mut left = count;
        while left > 0 {
            day = day.pred_opt()?;
            left -= u32::from(self.is_workday(day));
        }
        Some(day)
    }

    /// The first working day on or after `date`.
    #[must_use]
    pub fn workday_from(&self, date: NaiveDate) -> Option<NaiveDate> {
        date.iter_days().take(LONGEST_BLOCK).find(|day| self.is_workday(*day))
    }

    /// The unbroken days off around the legal holiday `festival` of `year`: as announced, with the weekend it adjoins.
    /// `None` when the year's arrangement is not known or does not name the festival.
    #[must_use]
    pub fn days_off_block_for(&self, festival: Festival, year: i32) -> Option<RangeInclusive<NaiveDate>> {
        let blocks = self.years.get(&year)?;
        let (_, first, last) = blocks.iter().find(|(names, ..)| names.contains(&festival))?;
        let mut first = *first;
        let mut last = *last;
        for _ in 0..LONGEST_BLOCK {
            match first.checked_sub_days(Days::new(1)) {
                Some(before) if !self.is_workday(before) => first = before,
                _ => break,
            }
        }
        for _ in 0..LONGEST_BLOCK {
            match last.succ_opt() {
                Some(after) if !self.is_workday(after) => last = after,
                _ => break,
            }
        }
        Some(first..=last)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    fn calendar() -> Calendar {
        Calendar::from_years(vec![HolidayYear {
            year: 2022,
            source: "国办发明电〔2021〕11号".into(),
            blocks: vec![
                HolidayBlock {
                    festivals: vec!["劳动节".into()],
                    off: (day("2022-04-30"), day("2022-05-04")),
                    work: vec![day("2022-04-24"), day("2022-05-07")],
                },
                HolidayBlock {
                    festivals: vec!["国庆节".into()],
                    off: (day("2022-10-01"), day("2022-10-07")),
                    work: vec![day("2022-10-08"), day("2022-10-09")],
                },
            ],
        }])
    }

    #[test]
    fn a_make_up_saturday_is_worked_and_a_holiday_monday_is_not() {
        let calendar = calendar();
        assert!(calendar.is_workday(day("2022-05-07")));
        assert!(!calendar.is_workday(day("2022-05-02")));
        assert_eq!(calendar.add_workdays(day("2022-04-27"), 3), Some(day("2022-05-05")));
        assert_eq!(calendar.workdays_before(day("2022-05-05"), 3), Some(day("2022-04-27")));
        assert_eq!(calendar.workday_from(day("2022-10-01")), Some(day("2022-10-08")));
    }

    #[test]
    fn a_year_without_a_table_counts_weekdays_and_knows_it() {
        let calendar = calendar();
        assert!(!calendar.knows(2040));
        assert_eq!(calendar.add_workdays(day("2040-05-25"), 1), Some(day("2040-05-28")));
        assert_eq!(calendar.days_off_block_for(Festival::NationalDay, 2040), None);
    }

    #[test]
    fn the_days_off_are_one_unbroken_block() {
        let block = calendar().days_off_block_for(Festival::LabourDay, 2022);
        assert_eq!(block, Some(day("2022-04-30")..=day("2022-05-04")));
    }
}
