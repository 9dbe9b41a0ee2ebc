//! Promise against report (前后对照) in words: what is said this month of what was promised, and what differs.

use super::day;
use crate::domain::{Against, Apart, Standing};
use chrono::NaiveDate;

/// In what a report differs from the promise, in one word each; empty where nothing does.
#[must_use]
pub fn differs(differs: &[Apart], base: NaiveDate) -> String {
    let words = differs.iter().filter_map(|one| difference(one, base)).collect::<Vec<_>>();
    words.join("，")
}

fn difference(one: &Apart, base: NaiveDate) -> Option<String> {
    let on = |day_of: Option<NaiveDate>| day_of.map_or_else(|| "没有日期".to_owned(), |on| day(on, base));
    Some(match one {
        Apart::Figure { promised, said, measure } => format!("{promised}{measure}→{said}{measure}"),
        Apart::Share(share) => format!("完成{share}%"),
        Apart::Day { from, to } => format!("{}→{}", on(*from), on(*to)),
        Apart::State(Standing::Reported | Standing::Met) => "本月报完成".to_owned(),
        Apart::State(Standing::Closed) => "本月销号".to_owned(),
        Apart::State(Standing::Overdue(_)) => "到期没办成".to_owned(),
        Apart::State(Standing::Withdrawn) => "本月撤回".to_owned(),
        Apart::State(Standing::Soon(_) | Standing::Ahead(_) | Standing::Undated | Standing::Continuing) => {
            return None;
        }
    })
}

/// 本月：结对完成18对（20对→18对）; `None`: nothing was said of it, and nothing differs but what its own line says.
#[must_use]
pub fn this_month(against: &Against<'_>, base: NaiveDate) -> Option<String> {
    let said = against.said.map(|said| said.text.as_str());
    let differs = differs(&against.differs, base);
    let is_only_state = against.differs.iter().all(|one| matches!(one, Apart::State(_)));
    match (said, differs.as_str()) {
        (None, _) if is_only_state => None,
        (None, differs) => Some(format!("本月：{differs}")),
        (Some(said), "") => Some(format!("本月：{said}")),
        (Some(said), differs) => Some(format!("本月：{said}（{differs}）")),
    }
}

/// Words with what differs behind them.
#[must_use]
pub fn with_differences(words: &str, differs_in: &[Apart], base: NaiveDate) -> String {
    let differs = differs(differs_in, base);
    match (words, differs.as_str()) {
        (words, "") => words.to_owned(),
        ("", differs) => differs.to_owned(),
        (words, differs) => format!("{words}（{differs}）"),
    }
}
