//! What a careful colleague points out before the minutes go to be signed, in words.

use super::{Said, day_in_full, minutes_life::section_name, wrap::fit};
use crate::domain::{Doubt, HeadLine, Ledger, UnitId};

/// How many columns of a line are quoted.
const QUOTED: usize = 48;

/// A doubt in words, with what to do about it.
#[must_use]
pub fn doubt(doubt: &Doubt, ledger: &Ledger) -> Said {
    let names = |units: &[UnitId]| units.iter().map(|unit| ledger.short(unit)).collect::<Vec<_>>().join("、");
    match doubt {
        Doubt::HeadEmpty(HeadLine::Chair) => Said::new("主持人没有填，纪要首段不会写由谁主持。", "请补填主持人。"),
        Doubt::HeadEmpty(HeadLine::Place) => Said::new("地点没有填。", "请补填会议地点。"),
        Doubt::HeadEmpty(HeadLine::Roll) => Said::new("还没有签到，纪要里没有出席名单。", "请补签到。"),
        Doubt::UnknownUnit { item, unit } => {
            Said::new(format!("{item}号的责任单位“{unit}”不在名册里。"), "请核对责任单位。")
        }
        Doubt::NoDate { item } => {
            Said::new(format!("{item}号没有完成时限，列在“待定时限事项”里。"), "请会后明确时限再补。")
        }
        Doubt::NoLead { item, units } => {
            Said::new(format!("{item}号由{}共同负责，没有写谁牵头。", names(units)), "请明确一家牵头，其余列为配合。")
        }
        Doubt::DatePast { item, day } => {
            Said::new(format!("{item}号的时限{}早于会议当天。", day_in_full(*day)), "请核对年份和日期。")
        }
        Doubt::SpokenTime { item, word } => {
            Said::new(format!("{item}号的文字里还写着“{word}”，过了这个月就说不清了。"), "请改成具体日期。")
        }
        Doubt::Twice { first, second } => {
            Said::new(format!("{second}号和{first}号是同一家单位的同一件事。"), "如果记重了，请撤回一条。")
        }
        Doubt::Unconfirmed { count } => {
            Said::new(format!("有{count}条还没有当场宣读确认。"), "请宣读确认，或者会后与单位核对。")
        }
        Doubt::StillDeferred { units } => {
            Said::new(format!("{}缓议后没有再听取。", names(units)), "请补听，或者在会后另行调度。")
        }
        Doubt::Internal { task } => {
            let title = ledger.tasks.get(task).map_or(task.as_str(), |task| task.title.as_str());
            Said::new(format!("“{title}”是内部掌握的任务，时限会随纪要印发。"), "请确认可以写进纪要。")
        }
        Doubt::NotInText { item, words } => {
            let item = item.map(|item| format!("{item}号")).unwrap_or_default();
            Said::new(
                format!("台账里的{item}“{}”，手改过的正文里没有。", fit(words, QUOTED)),
                "请补进正文；确实不写的，请撤回这一条。",
            )
        }
        Doubt::NotInLedger { line } => Said::new(
            format!("正文里的“{}”，台账里没有这一条。", fit(line, QUOTED)),
            "请补记为承诺或交办，或者从正文里去掉。",
        ),
        Doubt::Overtaken { section } => Said::new(
            format!("“{}”手改以后，记录又有变动。", section_name(*section)),
            "请在纪要画面对照一遍，采用新的或保留手改的。",
        ),
        Doubt::RareCharacters { name, characters } => {
            let rare: String = characters.iter().collect();
            Said::new(
                format!("“{name}”里的“{rare}”不在仿宋_GB2312 字库里，打印出来可能是空框。"),
                "打印前请看一眼，必要时换用“仿宋”字体。",
            )
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::CommitmentId;

    #[test]
    fn a_doubt_says_what_is_wrong_and_what_to_do() {
        let said = doubt(&Doubt::NoDate { item: CommitmentId(7) }, &Ledger::default());
        assert_eq!(said.line(), "7号没有完成时限，列在“待定时限事项”里。　请会后明确时限再补。");
        let said = doubt(&Doubt::RareCharacters { name: "张㛃".into(), characters: vec!['㛃'] }, &Ledger::default());
        assert!(said.what.contains("“张㛃”里的“㛃”"));
    }
}
