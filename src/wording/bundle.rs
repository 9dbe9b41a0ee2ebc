//! The words of bundles (成包): what a city hands down to a county that keeps its own ledger, and what comes back up.

use super::Said;
use crate::domain::Period;
use std::path::Path;

/// The ending of a bundle's file name.
pub const ENDING: &str = "diaodu";
/// What goes down, and what comes back, in file names.
pub const WAYS: [&str; 2] = ["交办包", "报送包"];
/// Where a line of a bundle stands: beside the numbers of its rows.
pub const PLACE: &str = "包里";

/// The name of the file: 2022年5月调度会交办包（XX县）.diaodu.
#[must_use]
pub fn file_name(period: Period, way: &str, unit: &str) -> String {
    super::papers::file_title(period, None, way, unit)
}

/// Why a later day stands where an earlier one did.
pub const MOVED_ABOVE: &str = "上级调整了时限";

/// What was written: how much is in it, and its seal.
#[must_use]
pub fn written(path: &Path, way: &str, (items, figures, entries): (usize, usize, usize), seal: &str) -> String {
    let seal: String = seal.chars().take(12).collect();
    format!("已写好{way} {}：事项{items}件、数据{figures}项、台账{entries}条，封签{seal}。", path.display())
}

/// Nothing was ever handed down to this ledger.
#[must_use]
pub fn no_superior() -> Said {
    Said::new(
        "这本台账没有收过上级的交办包，不知道报给谁、报什么，没有写。",
        "先 diaodu collect 收上级发来的包；要给下级发的，写 --unit 单位。",
    )
}

/// The unit is not asked for anything.
#[must_use]
pub fn nothing_for(unit: &str) -> Said {
    Said::new(format!("没有会议，或者{unit}不在名册里，没有写。"), "先新建会议，核对单位名称。")
}

/// The seal does not fit what is in the bundle.
#[must_use]
pub fn altered(file: &str) -> Said {
    Said::new(
        format!("“{file}”的封签和内容对不上：传的时候坏了，或者被改过，一条也没有收。"),
        "请对方用 diaodu bundle 重新写一份发来。",
    )
}

/// The bundle was made by the ledger that is to take it.
#[must_use]
pub fn own(file: &str) -> Said {
    Said::new(format!("“{file}”是这本台账自己发下去的包，没有收。"), "要收的是下级报来的报送包。")
}

/// What the office is called where it has no name of its own.
#[must_use]
pub fn office(name: &str) -> &str {
    if name.is_empty() { "上级" } else { name }
}

/// An item handed down: 上级交办：……（6月30日）.
#[must_use]
pub fn taken_down(text: &str, due: &str, is_new: bool) -> String {
    let what = if is_new { "记上级交办" } else { "照上级改" };
    format!("{what}：{text}（{due}）")
}

/// It is verified above.
pub const CLOSED_ABOVE: &str = "上级已销号，这里也销号";

/// What is asked about an item that changed above.
#[must_use]
pub fn changed(stands: &str) -> String {
    format!("上级改了这一条，这里现在是“{stands}”。照上级的改吗？")
}

/// What is asked about an item that is verified above.
pub const CLOSED: &str = "上级核过销号了，这里还没有。也销号吗？";
