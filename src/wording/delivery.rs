//! What is said when a paper could not be put where it was asked for.

use std::path::Path;

use crate::domain::DeliverFault;

/// The name a file gets when nothing of its own name can be used.
pub const UNNAMED: &str = "未命名";

/// One fault in the plain tone of a colleague: what happened, what was not lost, what to do next.
pub fn sentence(fault: &DeliverFault) -> String {
    match fault {
        DeliverFault::FolderMissing { folder } => {
            format!("没有“{}”这个文件夹，文件还没有导出。请先建好文件夹，或者换一个位置。", folder.display())
        }
        DeliverFault::NotAFile { path } => {
            format!("“{}”不是文件，写不进去，文件还没有导出。请写明文件名。", path.display())
        }
        DeliverFault::ReadOnly { path } => {
            format!("“{}”是只读的，文件还没有导出，原来的文件没有动。请换一个位置，或者去掉只读。", path.display())
        }
        DeliverFault::NoSpace { folder } => format!(
            "“{}”所在的磁盘满了，文件还没有导出，原来的文件没有动。请腾出空间，或者换一个磁盘。",
            folder.display()
        ),
        DeliverFault::OpenElsewhere { path, holder, lock } => open_elsewhere(path, holder.as_deref(), lock.as_deref()),
        DeliverFault::NoPrinter => "这台电脑上没有找到 LibreOffice，转不成 PDF；Word 文件已经导出。可以在 WPS 里打开它，选“输出为 PDF”。".to_owned(),
        DeliverFault::PrintTooLong => "LibreOffice 太久没有反应，PDF 没有转成；Word 文件已经导出。请关掉别的 LibreOffice 再试，或者用 WPS 输出为 PDF。".to_owned(),
        DeliverFault::NotPrinted { path } => format!(
            "“{}”没有转成 PDF；Word 文件已经导出。请关掉别的 LibreOffice 再试，或者用 WPS 输出为 PDF。",
            file_name(path)
        ),
        DeliverFault::Other { path, detail } => {
            format!("“{}”没有写成，原来的文件没有动。系统提示：{detail}", path.display())
        }
    }
}

fn open_elsewhere(path: &Path, holder: Option<&str>, lock: Option<&Path>) -> String {
    let name = file_name(path);
    let who = holder.map(|holder| format!("（{holder}）")).unwrap_or_default();
    let mut words = format!(
        "“{name}”正在别的程序里打开着{who}，文件还没有导出，原来的文件没有动。请先关掉它再导出，或者换一个文件名。"
    );
    if let Some(lock) = lock {
        words.push_str("如果确实没有人打开，请删掉同一文件夹里的“");
        words.push_str(&file_name(lock));
        words.push_str("”再试。");
    }
    words
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paper_open_in_wps_is_named_with_the_way_out() {
        let fault = DeliverFault::OpenElsewhere {
            path: "纪要/第1期.docx".into(),
            holder: Some("王科长".into()),
            lock: Some("纪要/.~lock.第1期.docx#".into()),
        };
        let said = sentence(&fault);
        assert!(said.starts_with("“第1期.docx”正在别的程序里打开着（王科长）"), "{said}");
        assert!(said.contains("原来的文件没有动") && said.contains("“.~lock.第1期.docx#”"), "{said}");
    }

    #[test]
    fn every_fault_says_that_nothing_was_exported_or_lost() {
        let place = || "材料".into();
        for fault in [
            DeliverFault::FolderMissing { folder: place() },
            DeliverFault::NotAFile { path: place() },
            DeliverFault::ReadOnly { path: place() },
            DeliverFault::NoSpace { folder: place() },
            DeliverFault::OpenElsewhere { path: place(), holder: None, lock: None },
            DeliverFault::Other { path: place(), detail: "I/O error".into() },
        ] {
            let said = sentence(&fault);
            assert!(said.contains("材料"), "{said}");
            assert!(said.contains("还没有导出") || said.contains("原来的文件没有动"), "{said}");
        }
    }
}
