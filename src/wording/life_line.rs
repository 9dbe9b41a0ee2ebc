//! The life line of an item in words.

use super::{deadline, lamp, said_kind};
use crate::domain::{CommitmentKind, Happening, Item, Ledger, LifeEvent, MonthLamp};
use chrono::NaiveDate;

/// Nothing was recorded about it yet.
pub const NOTHING_YET: &str = "还没有记录。";
/// Beside a lamp that was changed by hand.
pub const BY_HAND: &str = "（人工）";
/// The lamps by month.
pub const LAMPS: &str = "逐月亮灯";

/// One station.
#[must_use]
pub fn happening(event: &LifeEvent, item: &Item<'_>, ledger: &Ledger, base: NaiveDate) -> String {
    let who = |by: &str| if by.is_empty() { String::new() } else { format!("（{by}）") };
    let why = |reason: &str| if reason.is_empty() { String::new() } else { format!("：{reason}") };
    let lately = |late: bool| if late { "，过期才提" } else { "" };
    match &event.what {
        Happening::Made(unit, due) => {
            let how = match item {
                Item::Commitment(one) if one.kind == CommitmentKind::Instruction => "交办",
                Item::Commitment(_) => "承诺",
                Item::Assignment(..) => "列上调度",
            };
            let whose = if unit == item.unit() { String::new() } else { format!("{} ", ledger.short(unit)) };
            format!("{whose}{how}，期限{}", deadline(due, base))
        }
        Happening::Dated(due) => format!("定期限：{}", deadline(due, base)),
        Happening::Said(text, share) => {
            let share = share.map_or(String::new(), |share| format!("（完成{share}%）"));
            format!("进展：{text}{share}")
        }
        Happening::Asked(to, reason, late) => {
            format!("申请延期到{}{}{}", deadline(to, base), lately(*late), why(reason))
        }
        Happening::Refused(by, reason) => format!("不同意延期{}{}", who(by), why(reason)),
        Happening::Extended { to, by, reason, late, later } => {
            let verb = if *later { "同意延期到" } else { "期限改为" };
            format!("{verb}{}{}{}{}", deadline(to, base), who(by), lately(*late), why(reason))
        }
        Happening::Reported(evidence) => format!("自报完成{}", why(evidence)),
        Happening::PartDone(part, evidence) => format!("{}自报完成{}", super::part(*part, base), why(evidence)),
        Happening::Closed(by) => format!("核定销号{}", who(by)),
        Happening::SentBack(reason) => format!("退回重办{}", why(reason)),
        Happening::Withdrawn(reason) => format!("撤回{}", why(reason)),
        Happening::Superseded => "已由另一条代替".to_owned(),
        Happening::Recast(to) => format!("改记为{}", said_kind(*to)),
        Happening::Lamp(Some(to), by, reason) => format!("人工改为{}灯{}{}", lamp(*to), who(by), why(reason)),
        Happening::Lamp(None, by, reason) => format!("恢复按规则亮灯{}{}", who(by), why(reason)),
        Happening::HandedOver(from) => format!("由{}划转", ledger.short(from)),
    }
}

/// A month and its lamp: 5月, 绿（推进）.
#[must_use]
pub fn month_lamp(month: &MonthLamp, ledger: &Ledger, base: NaiveDate) -> (String, String) {
    let period = ledger.meetings.get(&month.meeting).map(|meeting| super::full_month(meeting.period, base));
    let by_hand = if month.by_hand { "，人工" } else { "" };
    let word =
        if month.word.is_empty() && !month.by_hand { String::new() } else { format!("（{}{by_hand}）", month.word) };
    (period.unwrap_or_default(), format!("{}{word}", lamp(month.lamp)))
}
