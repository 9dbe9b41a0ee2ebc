//! Why a file that somebody brings in holds no list that can be read, and what to do.

use super::Said;
use crate::domain::{Foreign, FormFault, ListKind};

/// What is true of every one of them.
const UNTOUCHED: &str = "台账没有动。";

/// A fault in words; `file` is what it is called, `sheet` the tab that was asked for.
#[must_use]
pub fn list_fault(fault: &FormFault, file: &str, kind: ListKind, sheet: Option<&str>) -> Said {
    let (what, hint) = match fault {
        FormFault::Missing => (format!("找不到“{file}”。"), "请核对路径；带空格的路径加上引号。"),
        FormFault::System(said) => (format!("“{file}”读不了（{said}）。"), "关掉正在打开它的程序，再试一次。"),
        FormFault::TooLarge(has, most) => {
            (format!("“{file}”有 {has} MB，超过 {most} MB，没有打开。"), "删掉图片和用不着的表，另存一份再导。")
        }
        FormFault::Bomb(most) => {
            (format!("“{file}”展开后超过 {most} MB，不像正常的表，没有打开。"), "把要导的几列复制到新表里再导。")
        }
        FormFault::TooManyCells => (format!("“{file}”里的格子太多，没有读。"), "删掉用不着的表和列，或分成几份再导。"),
        FormFault::Encrypted => (format!("“{file}”加了打开密码。"), "在 WPS 或 Excel 里去掉密码，另存为 .xlsx 再导。"),
        FormFault::Empty => (format!("“{file}”是空的。"), "请核对文件。"),
        FormFault::NotASheet(what) => (format!("“{file}”{}。", foreign(*what)), foreign_hint(*what)),
        FormFault::Damaged => (
            format!("“{file}”坏了，读不出来。"),
            "用 WPS 或 Excel 打开，另存为 .xlsx 再导；打不开的，找发来的人再要一份。",
        ),
        FormFault::Binary => (format!("“{file}”读不出来。"), "在 WPS 或 Excel 里另存为 .xlsx 再导。"),
        FormFault::NotAForm
        | FormFault::Newer(_)
        | FormFault::Altered
        | FormFault::Own
        | FormFault::NoUnit
        | FormFault::UnknownUnit(_)
        | FormFault::UnknownMeeting(_) => return super::import::no_headings(file, kind, sheet),
    };
    Said::new(what, format!("{hint}{UNTOUCHED}"))
}

fn foreign(what: Foreign) -> &'static str {
    match what {
        Foreign::Word => "是旧版 Word 或 WPS 文字文档（.doc、.wps）",
        Foreign::Folder => "是文件夹，不是一张表",
        Foreign::Pdf => "是 PDF，读不出表格",
        Foreign::Picture => "是图片，读不出表格",
        Foreign::Text => "是文字，不是表格",
        Foreign::Archive => "是压缩包",
        Foreign::Markup => "是网页，里面没有读出表格",
        Foreign::Lock => "是别的程序打开表格时留下的临时文件",
        Foreign::Other => "不是表格",
    }
}

fn foreign_hint(what: Foreign) -> &'static str {
    match what {
        Foreign::Word => "在 WPS 或 Word 里打开，另存为 .docx，或把表格复制到 .xlsx 里再导。",
        Foreign::Folder => "写文件夹里的那张表；移交来的文件夹（里面有台账副本）用 diaodu restore 读回。",
        Foreign::Pdf | Foreign::Picture => "找做表的人要 Excel、WPS 表格原件。",
        Foreign::Text | Foreign::Other => "能读 xlsx、xls、xlsb、ods、et、csv，和 docx 里的表格。",
        Foreign::Archive => "先解压，再导里面的表。",
        Foreign::Markup => "在 WPS 或 Excel 里打开，另存为 .xlsx 再导。",
        Foreign::Lock => "关掉正在打开的表格，导表格本身。",
    }
}
