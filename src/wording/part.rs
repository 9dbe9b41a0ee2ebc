//! Deadlines of several stages and of what comes back, in one line: what is done, what is due.

use super::{day, day_in_full, deadline, due};
use crate::domain::{Due, Item, Part};
use chrono::NaiveDate;

/// The deadline of an item in one line: 6月15日（已报）、9月30日; 每月5日前（这次6月5日）.
#[must_use]
pub fn item_deadline(item: &Item<'_>, today: NaiveDate) -> String {
    parts(item, today, &|one| day(one, today)).unwrap_or_else(|| deadline(item.deadline(), today))
}

/// The same with days in full; `None` of what has one day, or none.
#[must_use]
pub fn parts_in_full(item: &Item<'_>, today: NaiveDate) -> Option<String> {
    parts(item, today, &day_in_full)
}

fn parts(item: &Item<'_>, today: NaiveDate, day: &dyn Fn(NaiveDate) -> String) -> Option<String> {
    let whole = item.deadline();
    if !whole.is_staged() && whole.rule().is_none() {
        return None;
    }
    let points = item.open_points(today);
    let is_open = |part: Part| points.iter().any(|point| point.part == part);
    let mut stage = 0;
    let words = whole.dues.iter().map(|one| match one {
        Due::On(on) | Due::NextMeetingOn(on) => {
            stage += 1;
            let done = item.is_owed() && !is_open(Part::Stage(stage));
            format!("{}{}", day(*on), if done { "（已报）" } else { "" })
        }
        Due::Recurring(_) => {
            let round = points.iter().find(|point| matches!(point.part, Part::Round(_)) && item.is_owed());
            let round = round.map_or(String::new(), |point| format!("（这次{}）", day(point.day)));
            format!("{}{round}", due(one, today))
        }
        Due::Urgent | Due::Open | Due::NextMeeting | Due::Event => due(one, today),
    });
    Some(words.collect::<Vec<_>>().join("、"))
}

/// What a part is called: 第2步, 6月5日那一次.
#[must_use]
pub fn part(part: Part, base: NaiveDate) -> String {
    match part {
        Part::Stage(stage) => format!("第{stage}步"),
        Part::Round(on) => format!("{}那一次", day(on, base)),
    }
}
