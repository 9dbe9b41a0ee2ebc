//! The day that follows from an event for what waited for it: 批复下达后15日内 and 批复下达 on 6月20日 make 7月5日.

use super::{calendar::Calendar, deadline::read_deadline};
use crate::domain::Due;
use chrono::{Days, NaiveDate};

/// What stands behind the words of an event, longest first.
const AFTER: [&str; 6] = ["之日起", "之后", "以后", "日起", "后", "起"];
const BEFORE: [&str; 3] = ["之前", "以前", "前"];

/// The part of a spoken deadline that speaks of the event, cut where the event ends: (批复下达, 15日内, counted onward).
fn parts(spoken: &str) -> Option<(&str, &str, bool)> {
    let clauses = spoken.split(['，', '、', '；', '。', ',', ';']);
    let cut = |clause: &'_ str| -> Option<(usize, usize, bool)> {
        let at = |edges: &[&str], onward: bool| {
            let found = edges.iter().filter_map(|edge| Some((clause.rfind(edge)?, edge.len(), onward)));
            found.max_by_key(|(at, len, _)| (at + len, *len))
        };
        let (after, before) = (at(&AFTER, true), at(&BEFORE, false));
        let (from, len, onward) = [after, before].into_iter().flatten().max_by_key(|(at, ..)| *at)?;
        (from > 0).then_some((from, from + len, onward))
    };
    clauses.into_iter().find_map(|clause| {
        let (end, rest, onward) = cut(clause)?;
        Some((&clause[..end], &clause[rest..], onward))
    })
}

/// The event itself, as it was spoken of: 文件印发 of 文件印发后10日内; all the words where none of them ends it.
#[must_use]
pub fn event_named(spoken: &str) -> &str {
    parts(spoken).map_or(spoken, |(event, ..)| event.trim_start_matches(['待', '等', '自', '从']))
}

/// The last admissible day when the event was on a day; `None`: the words do not say how long after it.
#[must_use]
pub fn event_day(spoken: &str, happened: NaiveDate, calendar: &Calendar) -> Option<NaiveDate> {
    let (_, length, onward) = parts(spoken)?;
    let counted = |length: &str| match read_deadline(length, happened, calendar).dues.as_slice() {
        [Due::On(day)] => Some(*day),
        _ => None,
    };
    let counted = counted(length).or_else(|| counted(&format!("{length}内")));
    if onward {
        return counted;
    }
    // 开学前3天 counts back, 开学前 is the day itself.
    let back = counted.and_then(|day| u64::try_from((day - happened).num_days()).ok()).unwrap_or(0);
    happened.checked_sub_days(Days::new(back))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_is_counted_from_the_event() {
        let happened: NaiveDate = "2022-06-20".parse().expect("a day");
        let calendar = Calendar::default();
        for (spoken, day) in [
            ("文件印发后10日内", Some("2022-06-30")),
            ("批复下达后一个月内", Some("2022-07-20")),
            ("收到批复后15日内", Some("2022-07-05")),
            ("方案印发之日起10日内", Some("2022-06-30")),
            ("开学前", Some("2022-06-20")),
            ("开学前3天", Some("2022-06-17")),
            ("文件印发后10日内、9月底前", Some("2022-06-30")),
            ("批复下达后", None),
            ("待方案审定后", None),
            ("", None),
        ] {
            let expected = day.map(|day| day.parse().expect("a day"));
            assert_eq!(event_day(spoken, happened, &calendar), expected, "{spoken}");
        }
    }

    #[test]
    fn the_event_is_named_as_it_was_spoken_of() {
        assert_eq!(event_named("文件印发后10日内"), "文件印发");
        assert_eq!(event_named("待方案审定后"), "方案审定");
        assert_eq!(event_named("视情况"), "视情况");
    }
}
