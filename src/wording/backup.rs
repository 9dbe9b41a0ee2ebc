//! Backups and restoring, in words.

use super::{Said, entry, store_fault};
use crate::domain::{Backup, BackupReport, Difference, Holding, Kept, Ledger, StoreFault};
use chrono::NaiveDateTime;
use std::{fmt::Write as _, path::Path};

fn moment(at: NaiveDateTime) -> String {
    at.format("%Y-%m-%d %H:%M").to_string()
}

fn kept(place: &str, kept: &Kept) -> String {
    match kept {
        Kept::Made(path) => format!("{place}：{}（已打开核对过）", path.display()),
        Kept::Unchanged(path) => format!("{place}：没有新内容，上一份仍是最新：{}", path.display()),
        Kept::NotThere(folder) => format!("{place}：{} 不在（U 盘没插？），这一份没有存", folder.display()),
        Kept::Failed(fault) => format!("{place}：没有存成。{}", store_fault(fault).what),
    }
}

/// What came of a backup that was asked for.
#[must_use]
pub fn report(report: &BackupReport) -> String {
    let mut lines = vec![kept("台账旁", &report.beside)];
    lines.extend(report.second.as_ref().map(|second| kept("第二处", second)));
    lines.extend(report.ahead.as_ref().map(|ahead| rolled_back(ahead).line()));
    lines.join("\n")
}

/// What is to be said, once and calmly, of a backup that was made beside the meeting; `None` when all is well.
#[must_use]
pub fn trouble(done: &Result<BackupReport, StoreFault>) -> Option<Said> {
    let failed = |fault: &StoreFault| match fault {
        StoreFault::DiskFull(folder) => format!("备份没有存成：{} 所在的磁盘满了。", folder.display()),
        StoreFault::ReadOnly(folder) => format!("备份没有存成：{} 写不进去。", folder.display()),
        StoreFault::Damaged { at, .. } => format!("备份没有存成：台账文件有损坏（{at}）。"),
        other => format!("备份没有存成。{}", store_fault(other).what),
    };
    let report = match done {
        Ok(report) => report,
        Err(fault) => return Some(Said::new(failed(fault), "不影响开会，记下的都在；会后请运行 diaodu doctor。")),
    };
    if let Some(ahead) = &report.ahead {
        return Some(rolled_back(ahead));
    }
    match (&report.beside, &report.second) {
        (Kept::Failed(fault), _) => Some(Said::new(failed(fault), "不影响开会，记下的都在。")),
        (_, Some(Kept::NotThere(folder))) => Some(Said::new(
            format!("第二备份处 {} 不在，这次只备份在台账旁。", folder.display()),
            "插好 U 盘后运行 diaodu backup 可补。",
        )),
        (_, Some(Kept::Failed(fault))) => Some(Said::new(failed(fault), "台账旁的备份已存好，不影响开会。")),
        _ => None,
    }
}

/// A backup goes further than the ledger.
#[must_use]
pub fn rolled_back(ahead: &Backup) -> Said {
    Said::new(
        format!("有一份备份到第{}步，比现在的台账多：台账像是换成了旧的，或者丢了后面的。", ahead.entries),
        format!("请先别接着记。看清差别：diaodu restore \"{}\"", ahead.path.display()),
    )
}

/// A backup into a file of one's choosing was made.
#[must_use]
pub fn made(path: &Path) -> String {
    format!("已备份到 {}，打开核对过。", path.display())
}

/// A second folder was set.
#[must_use]
pub fn second_set(folder: &Path) -> String {
    format!("以后每次备份都另存一份到 {}。", folder.display())
}

/// There is no second folder any more.
pub const SECOND_UNSET: &str = "以后只在台账旁备份。";

/// The second folder that was asked for is not there.
#[must_use]
pub fn no_such_folder(folder: &Path) -> Said {
    Said::new(format!("没有 {} 这个文件夹，没有改。", folder.display()), "请先插好 U 盘、建好文件夹再设。")
}

/// No backups were found.
#[must_use]
pub fn none_found(ledger: &Path) -> String {
    format!("还没有 {} 的备份；打开控制台、封存会议时会自动备份。", ledger.display())
}

/// One backup in a list.
#[must_use]
pub fn line(backup: &Backup) -> String {
    format!("{}　到第{}步　{}", moment(backup.at), backup.entries, backup.path.display())
}

/// Which backup `doctor` would restore.
#[must_use]
pub fn offer(backup: &Backup) -> String {
    format!(
        "可以恢复：diaodu restore \"{}\"（{}的备份，到第{}步；先看清会少什么，同意了才替换）。",
        backup.path.display(),
        moment(backup.at),
        backup.entries
    )
}

/// What is in a backup.
#[must_use]
pub fn holding(backup: &Path, holding: &Holding, ledger: &Ledger) -> String {
    let last = holding.last.as_ref().map_or_else(
        || "一步也没有".to_owned(),
        |last| format!("第{}步，{}，{}", last.seq, moment(last.at), entry(last, ledger)),
    );
    let mut said = format!(
        "备份 {}：账实相符。\n　{}次会议、{}条承诺交办、{}步操作。\n　最后一步：{last}",
        backup.display(),
        holding.meetings,
        holding.commitments,
        holding.entries
    );
    if !holding.removed.is_empty() {
        // Writing to a String cannot fail.
        let _ = write!(said, "\n　里面有别的程序加的东西，恢复时去掉：{}", holding.removed.join("、"));
    }
    said
}

/// How the present ledger differs from the backup: what would be lost is named.
#[must_use]
pub fn difference(difference: &Difference, current: &Path, ledger: &Ledger) -> String {
    let current = current.display();
    match difference {
        Difference::NoLedger => format!("现在没有 {current}，恢复后就有了。"),
        Difference::None => format!("现在的台账 {current} 和备份到同一步，不会少什么。"),
        Difference::Ahead(steps) => format!("现在的台账 {current} 比备份少{steps}步，恢复后会多出来。"),
        Difference::Apart => format!("现在的台账 {current} 和备份不是同一本账，或各记了各的；恢复后以备份为准。"),
        Difference::Behind { steps: 0, .. } => format!("现在的台账 {current} 读不出来，备份之后记过什么看不到。"),
        Difference::Behind { steps, lost, readable } => {
            let mut said = format!("备份之后，现在的台账 {current} 又记了{steps}步，恢复后这些会没有");
            said.push_str(if *readable { "：" } else { "（后面还有读不出来的）：" });
            // Writing to a String cannot fail.
            let unnamed = steps.saturating_sub(u64::try_from(lost.len()).unwrap_or(0));
            if unnamed > 0 {
                let _ = write!(said, "\n　· 其中{unnamed}步没有列出");
            }
            for lost in lost {
                let _ = write!(said, "\n　· 第{}步　{}　{}", lost.seq, moment(lost.at), entry(lost, ledger));
            }
            said
        }
    }
}

/// The question before a ledger is replaced.
pub const ASK: &str = "用备份替换现在的台账？现在的会另存在旁边。输入 y 回车替换，直接回车不动：";

/// Nothing was replaced, because nobody said yes.
#[must_use]
pub fn not_replaced() -> Said {
    Said::new("没有替换，台账没有动。", "确定要替换，请加 --yes。")
}

/// The ledger was replaced.
#[must_use]
pub fn replaced(current: &Path, aside: Option<&Path>) -> String {
    match aside {
        Some(aside) => format!("已恢复。原来的台账另存为 {}。", aside.display()),
        None => format!("已恢复到 {}。", current.display()),
    }
}

/// The books of a backup are being gone through.
#[must_use]
pub fn checking(entries: u64) -> String {
    format!("正在核对备份，已到第{entries}步……")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::PathBuf;

    #[test]
    fn a_stick_that_is_not_in_is_said_calmly_and_what_went_well_is_not_said_at_all() {
        let made = Kept::Made(PathBuf::from("a.db"));
        let well = BackupReport { beside: made.clone(), second: None, ahead: None };
        assert_eq!(trouble(&Ok(well)), None);
        let gone = BackupReport { beside: made, second: Some(Kept::NotThere(PathBuf::from("/media/U"))), ahead: None };
        let said = trouble(&Ok(gone)).unwrap();
        assert!(said.what.contains("/media/U") && said.what.contains("只备份在台账旁"), "{said:?}");
    }
}
