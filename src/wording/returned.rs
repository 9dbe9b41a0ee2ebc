//! Two people at one meeting: who sits here, and what the one who checks sends back (退改).

use super::{Said, deed::quoted};
use crate::domain::{Commitment, Ledger, Returned};

/// Stands on the head line of the window that checks, where the other one has its wall.
pub const CHECKS: &str = "核对";
/// The question for a name.
pub const NAME: &str = "姓名";
/// What the question for a name is called.
pub const SIGN: &str = "署名";
/// What it is good for.
pub const SIGN_ABOUT: &str = "写上姓名，这个窗口办的事在日志里都有名；空着就是不署名";
/// Why something is sent back.
pub const WHY: &str = "哪里要改";
/// Before the words, in lists and on the card.
pub const RETURNED: &str = "退改";
/// What the question for the reason is called.
pub const SEND_BACK: &str = "退给记录人改";

/// Said when a second window comes up on a ledger.
#[must_use]
pub fn second() -> Said {
    Said::new("另一个窗口在记这本台账，这里核对。", "Ctrl+R 逐条看，Shift+F2 退改。")
}

/// Why the wall does not obey here.
#[must_use]
pub fn wall_elsewhere() -> Said {
    Said::new("投影由先开的那个窗口管，这里动不了它。", "那边关了，这里退出重开就归这里管。")
}

/// Why the floor does not move from here.
#[must_use]
pub fn floor_elsewhere() -> Said {
    Said::new("轮到哪家由先开的那个窗口管，这里只看。", "上下家照样用 PgDn、PgUp 翻。")
}

/// Who signs from now on.
#[must_use]
pub fn signed(name: &str) -> String {
    if name.is_empty() {
        "不署名了。".to_owned()
    } else {
        format!("从现在起，这里办的事署名{name}。")
    }
}

/// 日期听错了（李四）.
#[must_use]
pub fn returned(returned: &Returned) -> String {
    let by = if returned.by.is_empty() { String::new() } else { format!("（{}）", returned.by) };
    format!("{}{by}", returned.words)
}

/// What was just sent back, for who takes down; the first of several.
#[must_use]
pub fn sent_back(items: &[&Commitment], ledger: &Ledger) -> Option<Said> {
    let first = items.first()?;
    let returned = first.returned.as_ref()?;
    let by = if returned.by.is_empty() { "核对的人" } else { &returned.by };
    let also = if items.len() > 1 { format!("，共{}条", items.len()) } else { String::new() };
    let whose = ledger.short(&first.unit);
    Some(Said::new(
        format!("{by}请您改{}号（{whose} {}）：{}{also}。", first.id, quoted(&first.text), returned.words),
        "改了就算；没错的，Ctrl+R 里确认。",
    ))
}
