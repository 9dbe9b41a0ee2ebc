//! The parts a paper is put together from, each with its role.

use super::{Run, Table, paragraphs};
use crate::text;
use crate::wording::colophon;

/// The level of a heading: 一、 （一） 1. （1）.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// 一、
    One,
    /// （一）
    Two,
    /// 1.
    Three,
    /// （1）
    Four,
}

/// Who was there, or was not: a label and who it holds for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attendance {
    /// 出席, 请假, 列席, without the colon.
    pub label: String,
    /// Lines under the label, each hanging after the colon: a unit and its people, or all in one running line.
    pub entries: Vec<String>,
}

impl Attendance {
    /// The label with its full-width colon.
    pub fn lead(&self) -> String {
        format!("{}：", text::paragraphs(&self.label).concat().trim_end_matches(['：', ':']))
    }

    /// The lines under the label.
    pub fn lines(&self) -> Vec<String> {
        self.entries.iter().flat_map(|entry| text::paragraphs(entry)).collect()
    }
}

/// The 版记 at the foot of the last page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Colophon {
    /// Organs a copy goes to; none leaves the line out.
    pub copy_to: Vec<String>,
    /// The organ that prints it.
    pub print_org: String,
    /// The day of printing in words, such as 2022年5月23日; 印发 is added.
    pub print_date: String,
    /// How far the ledger had come that the paper is from (see `Edition::head`); empty leaves the line out. A mark of the
    /// sheet, as a page number is: it is given after the words were kept, and is none of them.
    pub proof: String,
}

impl Colophon {
    /// The organs a copy goes to, punctuated; empty when there are none.
    pub fn copied(&self) -> String {
        let organs: Vec<String> = self.copy_to.iter().flat_map(|organ| text::paragraphs(organ)).collect();
        colophon::copied_organs(&organs)
    }

    /// What the paper says of the ledger it is from; empty when it says nothing.
    pub fn proof(&self) -> String {
        colophon::proof(&text::paragraphs(&self.proof).concat())
    }

    /// The printing organ.
    pub fn organ(&self) -> String {
        text::paragraphs(&self.print_org).concat()
    }

    /// The day of printing with 印发.
    pub fn printed(&self) -> String {
        colophon::printed(&text::paragraphs(&self.print_date).concat())
    }
}

/// One part of a paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// The red 纪要标志 at the head of the first page.
    Mark(String),
    /// The number below the mark: 第1期, 〔2022〕1号.
    NumberLine(String),
    /// The issuing organ and the date above the red line, which comes with it.
    IssuerLine {
        /// The issuing organ, at the left.
        issuer: String,
        /// The date in words, at the right.
        date: String,
    },
    /// The title on the page; a line break is the office's own breaking of a long title.
    Title(String),
    /// Whom a letter is to (主送), flush left, without its colon.
    Addressee(String),
    /// A paragraph of the body.
    Paragraph(Vec<Run>),
    /// A heading that stands alone, with its number in its words: 一、会议听取了有关情况的汇报.
    Heading {
        /// Its level.
        level: Level,
        /// Its words.
        text: String,
    },
    /// One numbered resolution.
    Resolution {
        /// Its number as written: 1. or （一）.
        label: String,
        /// What was resolved.
        runs: Vec<Run>,
    },
    /// Who attended, was excused, or sat in.
    Attendance(Attendance),
    /// A table.
    Table(Table),
    /// The 落款 of a letter: the organ that signs over the day.
    Signature {
        /// The organ.
        organ: String,
        /// The day in words.
        date: String,
    },
    /// An empty line.
    BlankLine,
    /// The rest begins on a new page.
    PageBreak,
    /// The 版记; the last block of a paper.
    Colophon(Colophon),
}

impl Block {
    /// A paragraph of plain words.
    pub fn paragraph(text: impl Into<String>) -> Self {
        Self::Paragraph(vec![Run::plain(text)])
    }

    /// A heading.
    pub fn heading(level: Level, text: impl Into<String>) -> Self {
        Self::Heading { level, text: text.into() }
    }

    /// The words of the block in reading order, a paragraph or table cell a line.
    pub fn words(&self) -> Vec<String> {
        match self {
            Self::Mark(text) | Self::NumberLine(text) | Self::Title(text) | Self::Heading { text, .. } => {
                text::paragraphs(text)
            }
            Self::IssuerLine { issuer, date } => [text::paragraphs(issuer), text::paragraphs(date)].concat(),
            Self::Signature { organ, date } => [text::paragraphs(organ), text::paragraphs(date)].concat(),
            Self::Addressee(text) => addressed(text),
            Self::Paragraph(runs) => joined(runs),
            Self::Resolution { label, runs } => numbered(label, runs).iter().map(|line| text_of(line)).collect(),
            Self::Attendance(attendance) => {
                let mut lines = attendance.lines();
                match lines.first_mut() {
                    Some(first) => first.insert_str(0, &attendance.lead()),
                    None => lines.push(attendance.lead()),
                }
                lines
            }
            Self::Table(table) => table.words(),
            Self::BlankLine | Self::PageBreak => Vec::new(),
            Self::Colophon(colophon) => {
                let copied = colophon.copied();
                let mut lines = Vec::new();
                if !copied.is_empty() {
                    lines.push(format!("{}{copied}", colophon::COPY_LABEL));
                }
                lines.extend([colophon.organ(), colophon.printed()].into_iter().filter(|line| !line.is_empty()));
                lines
            }
        }
    }
}

/// The paragraphs of a resolution, its number before the first.
pub(in crate::document) fn numbered(label: &str, runs: &[Run]) -> Vec<Vec<Run>> {
    let mut lines = paragraphs(runs);
    let figures = |line: &Vec<Run>| line.first().is_some_and(|run| run.text.starts_with(|c: char| c.is_ascii_digit()));
    // 7.5月27日 would be read as another number.
    let gap = if lines.first().is_some_and(figures) { " " } else { "" };
    let label = Run::plain(format!("{}{gap}", text::paragraphs(label).concat()));
    match lines.first_mut() {
        Some(first) => first.insert(0, label),
        None => lines.push(vec![label]),
    }
    lines
}

/// The line that names whom a letter is to; empty when it is to nobody.
pub(in crate::document) fn addressed(text: &str) -> Vec<String> {
    let text = text::paragraphs(text).concat();
    let name = text.trim_end_matches(['：', ':']);
    if name.is_empty() { Vec::new() } else { vec![format!("{name}：")] }
}

fn joined(runs: &[Run]) -> Vec<String> {
    paragraphs(runs).iter().map(|line| text_of(line)).collect()
}

/// The words of one paragraph without emphasis.
pub(in crate::document) fn text_of(runs: &[Run]) -> String {
    runs.iter().map(|run| run.text.as_str()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_gets_one_colon_however_it_was_typed() {
        for label in ["出席", "出席：", "出席:"] {
            let attendance = Attendance {
                label: label.into(),
                entries: vec!["市委组织部  张三".into(), "市教育局".into()],
            };
            assert_eq!(Block::Attendance(attendance).words(), ["出席：市委组织部  张三", "市教育局"]);
        }
    }

    #[test]
    fn a_resolution_is_read_with_its_number() {
        let block = Block::Resolution {
            label: "1.".into(),
            runs: vec![Run::strong("由市教育局牵头"), "建账。".into()],
        };
        assert_eq!(block.words(), ["1.由市教育局牵头建账。"]);
    }

    #[test]
    fn a_foot_without_copies_has_no_copy_line() {
        let foot = Colophon {
            copy_to: vec![],
            print_org: "市委组织部".into(),
            print_date: "2022年5月23日".into(),
            proof: String::new(),
        };
        assert_eq!(Block::Colophon(foot).words(), ["市委组织部", "2022年5月23日印发"]);
    }
}
