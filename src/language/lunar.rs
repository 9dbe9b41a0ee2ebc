//! The lunar calendar, 2000–2098: when its new year falls and how long its months are.
//!
//! The feasts that a legal-holiday table does not cover (元宵, 七夕, 重阳, 腊八) and those of years whose table is not published yet
//! are reckoned from here. Facts of GB/T 33661-2017 《农历的编算和颁行》; every month start was checked against the new moons of an
//! ephemeris (120° E), none is within a minute of midnight except one of 2057, which the standard settles as written here.

use chrono::{Days, NaiveDate};

/// First lunar year of the table.
const FIRST: i32 = 2000;

/// For each lunar year: month and day of its new year, its leap month (0: none), and which months have 30 days (bit 0 is the
/// first month; a leap month takes the bit after the month it doubles).
const YEARS: [(u32, u32, u8, u16); 99] = [
    (2, 5, 0, 0x0693),   // 2000
    (1, 24, 4, 0x152b),  // 2001
    (2, 12, 0, 0x052b),  // 2002
    (2, 1, 0, 0x0a5b),   // 2003
    (1, 22, 2, 0x155a),  // 2004
    (2, 9, 0, 0x056a),   // 2005
    (1, 29, 7, 0x1b55),  // 2006
    (2, 18, 0, 0x0ba4),  // 2007
    (2, 7, 0, 0x0b49),   // 2008
    (1, 26, 5, 0x1a93),  // 2009
    (2, 14, 0, 0x0a95),  // 2010
    (2, 3, 0, 0x052d),   // 2011
    (1, 23, 4, 0x0aad),  // 2012
    (2, 10, 0, 0x0ab5),  // 2013
    (1, 31, 9, 0x15aa),  // 2014
    (2, 19, 0, 0x05d2),  // 2015
    (2, 8, 0, 0x0da5),   // 2016
    (1, 28, 6, 0x1d4a),  // 2017
    (2, 16, 0, 0x0d4a),  // 2018
    (2, 5, 0, 0x0c95),   // 2019
    (1, 25, 4, 0x152e),  // 2020
    (2, 12, 0, 0x0556),  // 2021
    (2, 1, 0, 0x0ab5),   // 2022
    (1, 22, 2, 0x15b2),  // 2023
    (2, 10, 0, 0x06d2),  // 2024
    (1, 29, 6, 0x0ea5),  // 2025
    (2, 17, 0, 0x0725),  // 2026
    (2, 6, 0, 0x064b),   // 2027
    (1, 26, 5, 0x0c97),  // 2028
    (2, 13, 0, 0x0cab),  // 2029
    (2, 3, 0, 0x055a),   // 2030
    (1, 23, 3, 0x0ad6),  // 2031
    (2, 11, 0, 0x0b69),  // 2032
    (1, 31, 11, 0x1752), // 2033
    (2, 19, 0, 0x0b52),  // 2034
    (2, 8, 0, 0x0b25),   // 2035
    (1, 28, 6, 0x1a4b),  // 2036
    (2, 15, 0, 0x0a4b),  // 2037
    (2, 4, 0, 0x04ab),   // 2038
    (1, 24, 5, 0x055b),  // 2039
    (2, 12, 0, 0x05ad),  // 2040
    (2, 1, 0, 0x0b6a),   // 2041
    (1, 22, 2, 0x1b52),  // 2042
    (2, 10, 0, 0x0d92),  // 2043
    (1, 30, 7, 0x1d25),  // 2044
    (2, 17, 0, 0x0d25),  // 2045
    (2, 6, 0, 0x0a55),   // 2046
    (1, 26, 5, 0x14ad),  // 2047
    (2, 14, 0, 0x04b6),  // 2048
    (2, 2, 0, 0x05b5),   // 2049
    (1, 23, 3, 0x0daa),  // 2050
    (2, 11, 0, 0x0ec9),  // 2051
    (2, 1, 8, 0x1e92),   // 2052
    (2, 19, 0, 0x0e92),  // 2053
    (2, 8, 0, 0x0d26),   // 2054
    (1, 28, 6, 0x0a56),  // 2055
    (2, 15, 0, 0x0a57),  // 2056
    (2, 4, 0, 0x0556),   // 2057
    (1, 24, 4, 0x06d5),  // 2058
    (2, 12, 0, 0x0755),  // 2059
    (2, 2, 0, 0x0749),   // 2060
    (1, 21, 3, 0x0e93),  // 2061
    (2, 9, 0, 0x0693),   // 2062
    (1, 29, 7, 0x152b),  // 2063
    (2, 17, 0, 0x052b),  // 2064
    (2, 5, 0, 0x0a5b),   // 2065
    (1, 26, 5, 0x155a),  // 2066
    (2, 14, 0, 0x056a),  // 2067
    (2, 3, 0, 0x0b65),   // 2068
    (1, 23, 4, 0x174a),  // 2069
    (2, 11, 0, 0x0b4a),  // 2070
    (1, 31, 8, 0x1a95),  // 2071
    (2, 19, 0, 0x0a95),  // 2072
    (2, 7, 0, 0x052d),   // 2073
    (1, 27, 6, 0x0aad),  // 2074
    (2, 15, 0, 0x0ab5),  // 2075
    (2, 5, 0, 0x05aa),   // 2076
    (1, 24, 4, 0x0ba5),  // 2077
    (2, 12, 0, 0x0da5),  // 2078
    (2, 2, 0, 0x0d4a),   // 2079
    (1, 22, 3, 0x1c95),  // 2080
    (2, 9, 0, 0x0c96),   // 2081
    (1, 29, 7, 0x194e),  // 2082
    (2, 17, 0, 0x0556),  // 2083
    (2, 6, 0, 0x0ab5),   // 2084
    (1, 26, 5, 0x15b2),  // 2085
    (2, 14, 0, 0x06d2),  // 2086
    (2, 3, 0, 0x0ea5),   // 2087
    (1, 24, 4, 0x0e4a),  // 2088
    (2, 10, 0, 0x068b),  // 2089
    (1, 30, 8, 0x0c97),  // 2090
    (2, 18, 0, 0x04ab),  // 2091
    (2, 7, 0, 0x055b),   // 2092
    (1, 27, 6, 0x0ad6),  // 2093
    (2, 15, 0, 0x0b6a),  // 2094
    (2, 5, 0, 0x0752),   // 2095
    (1, 25, 4, 0x1725),  // 2096
    (2, 12, 0, 0x0b45),  // 2097
    (2, 1, 0, 0x0a8b),   // 2098
];

/// The day on which the lunar year `year` begins (春节); `None` outside the table.
#[must_use]
pub fn new_year(year: i32) -> Option<NaiveDate> {
    let (month, day, ..) = *entry(year)?;
    NaiveDate::from_ymd_opt(year, month, day)
}

/// The day of a lunar month and day (never of a leap month); `None` outside the table or when the month has no such day.
#[must_use]
pub fn day_of(year: i32, month: u8, day: u8) -> Option<NaiveDate> {
    let (_, _, leap, long) = *entry(year)?;
    if !(1..=12).contains(&month) || day == 0 {
        return None;
    }
    let length = |at: u8| if long >> at & 1 == 1 { 30 } else { 29 };
    // A leap month follows the month it doubles.
    let at = if leap != 0 && month > leap { month } else { month - 1 };
    if u64::from(day) > length(at) {
        return None;
    }
    let before: u64 = (0..at).map(length).sum();
    new_year(year)?.checked_add_days(Days::new(before + u64::from(day) - 1))
}

fn entry(year: i32) -> Option<&'static (u32, u32, u8, u16)> {
    YEARS.get(usize::try_from(year - FIRST).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    #[test]
    fn spring_festival_falls_where_it_fell() {
        assert_eq!(new_year(2022), Some(day("2022-02-01")));
        assert_eq!(new_year(2024), Some(day("2024-02-10")));
        assert_eq!(new_year(2030), Some(day("2030-02-03")));
        assert_eq!(new_year(1999), None);
    }

    #[test]
    fn feasts_after_a_leap_month_are_a_month_later() {
        assert_eq!(day_of(2020, 8, 15), Some(day("2020-10-01")), "2020 doubled its fourth month");
        assert_eq!(day_of(2023, 5, 5), Some(day("2023-06-22")), "2023 doubled its second month");
        assert_eq!(day_of(2025, 8, 15), Some(day("2025-10-06")));
        assert_eq!(day_of(2022, 5, 5), Some(day("2022-06-03")));
    }

    #[test]
    fn a_day_that_the_month_does_not_have_is_refused() {
        assert_eq!(day_of(2022, 13, 1), None);
        assert_eq!(day_of(2022, 1, 31), None);
    }
}
