//! What a careful colleague points out before the minutes go to be signed, in words.

use super::{Said, day_in_full, minutes_life::section_name, requests, wrap::fit};
use crate::domain::{CommitmentId, Doubt, HeadLine, ItemDoubt, Ledger, OnPaper, TextDoubt, UnitId};
use chrono::NaiveDate;

/// How many columns of a line are quoted.
const QUOTED: usize = 48;

/// A doubt in words, with what to do about it. Items are numbered as the paper numbers them.
#[must_use]
pub fn doubt(doubt: &Doubt, ledger: &Ledger) -> Said {
    let names = |units: &[UnitId]| units.iter().map(|unit| ledger.short(unit)).collect::<Vec<_>>().join("、");
    match doubt {
        Doubt::HeadEmpty(HeadLine::Chair) => Said::new("主持人没有填，纪要首段不会写由谁主持。", "请补填主持人。"),
        Doubt::HeadEmpty(HeadLine::Place) => Said::new("地点没有填。", "请补填会议地点。"),
        Doubt::HeadEmpty(HeadLine::Roll) => Said::new("还没有签到，纪要里没有出席名单。", "请补签到。"),
        Doubt::NextNotAfter { day } => {
            Said::new(format!("下次会议定在{}，不晚于这次。", day_in_full(*day)), "请核对下次会议的日期。")
        }
        Doubt::Unanswered { item } => requests::unanswered(item, ledger),
        Doubt::StillDeferred { units } => {
            Said::new(format!("{}缓议后没有再听取。", names(units)), "请补听，或者在会后另行调度。")
        }
        Doubt::Unconfirmed { count } => {
            Said::new(format!("有{count}条还没有当场宣读确认。"), "请宣读确认，或者会后与单位核对。")
        }
        Doubt::KeptInside { item } => kept_inside(*item, ledger),
        Doubt::RareCharacters { name, characters } => {
            let rare: String = characters.iter().collect();
            Said::new(
                format!("“{name}”里的“{rare}”不在仿宋_GB2312 字库里，打印出来可能是空框。"),
                "打印前请看一眼，必要时换用“仿宋”字体。",
            )
        }
        Doubt::Item { item, what } => {
            let (said, hint) = of_item(what, &names);
            Said::new(format!("{}{said}。", numbered(*item)), format!("{hint}。"))
        }
        Doubt::Text(what) => of_text(what),
    }
}

/// 第3条（台账12号）; one number where they are the same.
fn numbered(item: OnPaper) -> String {
    match item.number {
        Some(number) if number == item.id.0 => format!("第{number}条"),
        Some(number) => format!("第{number}条（台账{}号）", item.id),
        None => format!("台账{}号", item.id),
    }
}

/// What is wrong with an item, and what to do.
fn of_item(what: &ItemDoubt, names: &impl Fn(&[UnitId]) -> String) -> (String, String) {
    let day = |day: &NaiveDate| day_in_full(*day);
    let (said, hint) = match what {
        ItemDoubt::UnknownUnit { unit } => (format!("的责任单位“{unit}”不在名册里"), "请核对责任单位"),
        ItemDoubt::NoDate => ("没有完成时限，列在“待定时限事项”里".to_owned(), "请会后明确时限再补"),
        ItemDoubt::NoLead { units } => {
            (format!("由{}共同负责，没有写谁牵头", names(units)), "请明确一家牵头，其余列为配合")
        }
        ItemDoubt::DatePast { day: due } => (format!("的时限{}早于会议当天", day(due)), "请核对年份和日期"),
        ItemDoubt::DaysOutOfOrder { earlier, later } => {
            (format!("的时限先写{}、后写{}", day(later), day(earlier)), "请核对：是争取早一些，还是写反了")
        }
        ItemDoubt::TextAndDate { said, due: Some(due) } => {
            (format!("的文字里写{}前，时限却是{}", day(said), day(due)), "请核对，把两处改成一样")
        }
        ItemDoubt::TextAndDate { said, due: None } => {
            (format!("的文字里写{}前，时限却还没有定", day(said)), "请补上时限")
        }
        ItemDoubt::SpokenTime { word } => (format!("的文字里还写着“{word}”，过了这个月就说不清了"), "请改成具体日期"),
        ItemDoubt::FirstPerson { word } => {
            (format!("的文字里还有“{word}”，纪要上看不出是谁"), "请采用成文，或者改成单位名称")
        }
        ItemDoubt::Colloquial { word } => (format!("的文字里有口头说法“{word}”"), "请改成书面说法"),
        ItemDoubt::HalfSentence => ("只有半句，看不出说的是什么事".to_owned(), "请补全"),
        ItemDoubt::NotAnswering { units } => (
            format!("的文字里提到{}，责任单位和配合单位里没有", names(units)),
            "请补为责任单位或配合单位；只是提到的，不用改",
        ),
        ItemDoubt::CalledTogether { whom } => {
            return (format!("说的是“{whom}”，台账没有记在{whom}名下"), format!("请改记给{whom}"));
        }
        ItemDoubt::PrivateWords { word } => {
            (format!("的文字里有“{word}”，是内部掌握的"), "请改成可以印发的说法，或者不写进纪要")
        }
        ItemDoubt::Twice { first } => {
            (format!("和{}是同一家单位的同一件事", numbered(*first)), "如果记重了，请撤回一条")
        }
    };
    (said, hint.to_owned())
}

/// What is wrong with the text as a whole.
fn of_text(what: &TextDoubt) -> Said {
    match what {
        TextDoubt::NotInText { item, words } => {
            let item = item.map(numbered).unwrap_or_default();
            Said::new(
                format!("台账里的{item}“{}”，手改过的正文里没有。", fit(words, QUOTED)),
                "请补进正文；确实不写的，请撤回这一条。",
            )
        }
        TextDoubt::NotInLedger { line } => Said::new(
            format!("正文里的“{}”，台账里没有这一条。", fit(line, QUOTED)),
            "请补记为承诺或交办，或者从正文里去掉。",
        ),
        TextDoubt::Overtaken { section } => Said::new(
            format!("“{}”手改以后，记录又有变动。", section_name(*section)),
            "请在纪要画面对照一遍，采用新的或保留手改的。",
        ),
        TextDoubt::OverdueAndClosed { words } => {
            Said::new(format!("“{}”一处写逾期，一处写已销号。", fit(words, QUOTED)), "请核对办理情况，只留一处。")
        }
        TextDoubt::NotYetHeld { day, line } => Said::new(
            format!("“{}”说到{}的会议，那次会还没有开。", fit(line, QUOTED), day_in_full(*day)),
            "请核对会议日期。",
        ),
        TextDoubt::PrivateWords { word, line } => Said::new(
            format!("“{}”里有“{word}”，是内部掌握的。", fit(line, QUOTED)),
            "请改成可以印发的说法，或者不写进纪要。",
        ),
    }
}

/// What is recorded under a private task is not told outside the office.
fn kept_inside(item: CommitmentId, ledger: &Ledger) -> Said {
    let told = ledger.commitments.get(&item);
    let task = told.and_then(|told| ledger.tasks.get(told.task.as_ref()?)).map_or("", |task| task.title.as_str());
    let told = told.map_or("", |told| told.text.as_str());
    Said::new(
        format!("{item}号“{}”挂在内部任务“{task}”下，纪要里不写。", fit(told, QUOTED)),
        "确实要写的，请更正，不挂这项任务。",
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::CommitmentId;

    #[test]
    fn a_doubt_says_what_is_wrong_and_what_to_do() {
        let said = doubt(
            &Doubt::Item { item: OnPaper { id: CommitmentId(7), number: Some(3) }, what: ItemDoubt::NoDate },
            &Ledger::default(),
        );
        assert_eq!(said.line(), "第3条（台账7号）没有完成时限，列在“待定时限事项”里。　请会后明确时限再补。");
        let said = doubt(&Doubt::RareCharacters { name: "张㛃".into(), characters: vec!['㛃'] }, &Ledger::default());
        assert!(said.what.contains("“张㛃”里的“㛃”"));
    }
}
