//! What is said about writing papers to files: what there is to choose from, and what came of it.

use super::delivery;
use crate::domain::DeliverFault;
use std::path::{Path, PathBuf};

/// How many files are named in a notice before they are only counted.
const NAMED: usize = 3;

/// What was written, and where: one notice for a whole order.
#[must_use]
pub fn written(files: &[PathBuf], folder: &Path) -> String {
    if files.is_empty() {
        return super::command_line::NOTHING_TO_EXPORT.to_owned();
    }
    if files.len() > NAMED {
        return format!("已导出{}个文件到 {}", files.len(), folder.display());
    }
    let name = |path: &PathBuf| path.file_name().map(|name| name.to_string_lossy().into_owned());
    let names: Vec<String> = files.iter().filter_map(name).collect();
    format!("已导出 {} 到 {}", names.join("、"), folder.display())
}

/// What was written before something failed.
#[must_use]
pub fn failed(files: usize, fault: &DeliverFault) -> String {
    let before = if files == 0 { String::new() } else { format!("前面{files}个文件已导出。") };
    format!("{before}{}", delivery::sentence(fault))
}

/// 台账已写 5000/20000 行
#[must_use]
pub fn rows(done: usize, rows: usize) -> String {
    format!("台账已写 {done}/{rows} 行")
}

/// pdf files are being made.
#[must_use]
pub fn printing(papers: usize) -> String {
    format!("Word 文件已导出，正在转 PDF（{papers}份），可以接着做别的，转好了会说。")
}

/// Another order has to wait.
pub const STILL_PRINTING: &str = "上一批还在转 PDF，请等它转好再导出 PDF。";

/// pdf files were made.
#[must_use]
pub fn printed(files: usize, folder: &Path) -> String {
    format!("PDF 转好了，{files}份，在 {}", folder.display())
}
