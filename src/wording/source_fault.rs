//! Why a speech or a notice could not be read, and what to do.

use super::Said;
use crate::domain::SourceFault;

/// A fault in words; `file` is what the secretary called it.
#[must_use]
pub fn source_fault(fault: &SourceFault, file: &str) -> Said {
    match fault {
        SourceFault::Missing => Said::new(format!("找不到“{file}”。"), "请核对文件名和所在的文件夹。"),
        SourceFault::Folder => Said::new(format!("“{file}”是文件夹。"), "请写到里面的文件。"),
        SourceFault::System(said) => {
            Said::new(format!("读不了“{file}”（{said}）。"), "请看文件是否被别的程序占用，或另存一份再来。")
        }
        SourceFault::FileTooLarge(most) => {
            Said::new(format!("“{file}”超过{most}MB，没有读。"), "请另存为不带图片的文档，或只留文字。")
        }
        SourceFault::TextTooLong(most) => {
            Said::new(format!("“{file}”超过{}万字，没有读。", most / 10_000), "请分成几份，一份一份来。")
        }
        SourceFault::OldWord => Said::new(
            format!("“{file}”是旧版 Word 文档（.doc），或设了密码。"),
            "请在 Word、WPS 里另存为 .docx 或纯文本，不设密码。",
        ),
        SourceFault::NotADocument => {
            Said::new(format!("“{file}”不是 Word 文档。"), "能读 .docx 和 .txt；表格请把文字复制出来粘贴。")
        }
        SourceFault::DamagedDocument => {
            Said::new(format!("“{file}”已损坏，读不出文字。"), "请在 Word、WPS 里打开后另存一份再来。")
        }
        SourceFault::Bomb(most) => Said::new(
            format!("“{file}”解开后超过{most}MB，不像正常的文档，没有读。"),
            "请核对来源；确是要用的，另存为纯文本再来。",
        ),
        SourceFault::NotText => {
            Said::new(format!("“{file}”不是文字文件。"), "能读 .docx 和 .txt；别的格式请另存为其中一种。")
        }
    }
}
