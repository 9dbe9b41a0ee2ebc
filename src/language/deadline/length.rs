//! The grammar of a length of time: 10日, 5个工作日, 一个半月, 48小时, 半年.

use super::{
    cursor::Cursor,
    resolve::{Why, shift_days, shift_months},
};
use crate::language::{Calendar, word::Word};
use chrono::NaiveDate;

/// A length of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Length {
    Days(u32),
    Workdays(u32),
    Months { months: u32, days: u32 },
    Hours(u32),
}

/// Counts beyond this are no deadline.
const MOST: u32 = 1000;

/// Reads a length here; `Err` when it is one but names no single number (两三天).
pub(super) fn length(cursor: Cursor<'_>) -> Option<(Result<Length, Why>, Cursor<'_>)> {
    let months = |months, days| Length::Months { months, days };
    match cursor.word() {
        Some(Word::HalfYear) => return Some((Ok(months(6, 0)), cursor.skip(1))),
        Some(Word::HalfMonth) => return Some((Ok(Length::Days(15)), cursor.skip(1))),
        _ => {}
    }
    let (number, after) = cursor.number().filter(|(number, _)| (1..=MOST).contains(&number.value))?;
    let pieced = after.maybe(Word::Piece);
    let count = number.value;
    let found = match pieced.word()? {
        Word::Day | Word::Days | Word::PlainDay => Length::Days(count),
        Word::Workday => Length::Workdays(count),
        Word::Week => Length::Days(count * 7),
        Word::TenDays => Length::Days(count * 10),
        Word::Hours => Length::Hours(count),
        Word::Month if pieced.at > after.at => months(count, 0),
        Word::HalfMonth => months(count, 15),
        Word::Quarter if pieced.at > after.at => months(count * 3, 0),
        Word::HalfYear => months(count * 6, 0),
        Word::Year if number.digits <= 2 => months(count * 12, 0),
        _ => return None,
    };
    let end = pieced.skip(1);
    // 一年半.
    let (found, end) = match found {
        Length::Months { months: of_years, days: 0 } if pieced.is(Word::Year) && end.is(Word::ClockRest) => {
            (months(of_years + 6, 0), end.skip(1))
        }
        _ => (found, end),
    };
    let vague = number.as_pair().is_some();
    Some((if vague { Err(Why::Vague) } else { Ok(found) }, end))
}

impl Length {
    /// The last day of the length that begins after `from`: the first day is not counted (Civil Code, art. 201 and 202). Clock
    /// hours short of a day end on the same day.
    pub fn after(self, from: NaiveDate, calendar: &Calendar) -> Result<NaiveDate, Why> {
        match self {
            Self::Days(count) => shift_days(from, count.into()),
            Self::Hours(count) => shift_days(from, (count / 24).into()),
            Self::Workdays(count) => calendar.add_workdays(from, count).ok_or(Why::OutOfReach),
            Self::Months { months, days } => {
                shift_days(shift_months(from, i32::try_from(months).map_err(|_| Why::OutOfReach)?)?, days.into())
            }
        }
    }

    /// The day that lies this length before `from`.
    pub fn before(self, from: NaiveDate, calendar: &Calendar) -> Result<NaiveDate, Why> {
        match self {
            Self::Days(count) => shift_days(from, -i64::from(count)),
            Self::Hours(count) => shift_days(from, -i64::from(count / 24)),
            Self::Months { months, days } => {
                let months = i32::try_from(months).map_err(|_| Why::OutOfReach)?;
                shift_days(shift_months(from, -months)?, -i64::from(days))
            }
            Self::Workdays(count) => calendar.workdays_before(from, count).ok_or(Why::OutOfReach),
        }
    }
}
