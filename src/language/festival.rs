//! Festivals and set days that deadlines are hung on (五一前, 节前, “七一”前), and the day each falls on.

use super::lunar;
use chrono::NaiveDate;

/// A festival or a set day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Festival {
    /// 元旦.
    NewYear,
    /// 春节.
    SpringFestival,
    /// 清明节.
    TombSweeping,
    /// 五一, 劳动节.
    LabourDay,
    /// 端午节.
    DragonBoat,
    /// 中秋节.
    MidAutumn,
    /// 国庆节, 十一.
    NationalDay,
    /// A day of the solar calendar that is not a holiday for all: month and day (七一 is 7, 1).
    SetDay(u8, u8),
    /// A day of the lunar calendar that is not a holiday for all: month and day (重阳 is 9, 9).
    LunarDay(u8, u8),
    /// 除夕: the day before the spring festival.
    NewYearsEve,
}

/// The legal holidays for all (《全国年节及纪念日放假办法》), in the order of a year.
pub const LEGAL: [Festival; 7] = [
    Festival::NewYear,
    Festival::SpringFestival,
    Festival::TombSweeping,
    Festival::LabourDay,
    Festival::DragonBoat,
    Festival::MidAutumn,
    Festival::NationalDay,
];

impl Festival {
    /// The festival that a holiday table names.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Some(match name {
            "元旦" => Self::NewYear,
            "春节" => Self::SpringFestival,
            "清明节" => Self::TombSweeping,
            "劳动节" => Self::LabourDay,
            "端午节" => Self::DragonBoat,
            "中秋节" => Self::MidAutumn,
            "国庆节" => Self::NationalDay,
            _ => return None,
        })
    }

    /// Whether it is a legal holiday for all.
    #[must_use]
    pub fn is_legal_holiday(self) -> bool {
        LEGAL.contains(&self)
    }

    /// The day it falls on in `year`; for a lunar feast, in the lunar year that begins in `year`. `None` beyond the lunar table.
    #[must_use]
    pub fn day_in(self, year: i32) -> Option<NaiveDate> {
        match self {
            Self::NewYear => NaiveDate::from_ymd_opt(year, 1, 1),
            Self::SpringFestival => lunar::new_year(year),
            Self::NewYearsEve => lunar::new_year(year)?.pred_opt(),
            Self::TombSweeping => NaiveDate::from_ymd_opt(year, 4, tomb_sweeping_day(year)?),
            Self::LabourDay => NaiveDate::from_ymd_opt(year, 5, 1),
            Self::DragonBoat => lunar::day_of(year, 5, 5),
            Self::MidAutumn => lunar::day_of(year, 8, 15),
            Self::NationalDay => NaiveDate::from_ymd_opt(year, 10, 1),
            Self::SetDay(month, day) => NaiveDate::from_ymd_opt(year, month.into(), day.into()),
            Self::LunarDay(month, day) => lunar::day_of(year, month, day),
        }
    }
}

/// The day of April on which 清明 falls, by the usual formula for a solar term, which holds from 2000 to 2099.
fn tomb_sweeping_day(year: i32) -> Option<u32> {
    let of_century = u32::try_from(year - 2000).ok().filter(|of_century| *of_century < 100)?;
    // 0.2422 days a year drift, taken back by the leap days; 4.81 is the term's constant in this century.
    Some((of_century * 2422 + 48_100) / 10_000 - of_century / 4)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    #[test]
    fn feasts_beyond_every_table_are_reckoned() {
        assert_eq!(Festival::SpringFestival.day_in(2040), Some(day("2040-02-12")));
        assert_eq!(Festival::MidAutumn.day_in(2031), Some(day("2031-10-01")));
        assert_eq!(Festival::LunarDay(9, 9).day_in(2022), Some(day("2022-10-04")));
        assert_eq!(Festival::LunarDay(12, 8).day_in(2022), Some(day("2022-12-30")));
        assert_eq!(Festival::NewYearsEve.day_in(2023), Some(day("2023-01-21")));
    }

    #[test]
    fn tomb_sweeping_is_the_fourth_or_fifth_of_april() {
        for (year, text) in [(2022, "2022-04-05"), (2023, "2023-04-05"), (2024, "2024-04-04"), (2026, "2026-04-05")] {
            assert_eq!(Festival::TombSweeping.day_in(year), Some(day(text)));
        }
    }
}
