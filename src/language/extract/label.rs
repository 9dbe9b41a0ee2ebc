//! Labels at the head of a line or of a bracket (责任单位：, 整改时限：, 整改措施：, 问题一：), and what stands behind each.

use crate::language::heading::{HeadingWord, heading_words};

/// What stands behind a label, or under a heading of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Label {
    /// 责任单位, 牵头单位: who is to do it.
    Lead,
    /// 配合单位.
    Support,
    /// 完成时限, 整改时限.
    Time,
    /// 整改措施, 工作措施: what is to be done.
    Measure,
    /// 重点任务, 工作任务: what is to be done, in short.
    Task,
    /// 问题, 整改目标, 责任人, 备注: nothing of it is asked for.
    Told,
    /// 问题一, 存在问题: as well, and a new matter begins with it.
    Matter,
}

impl From<HeadingWord> for Label {
    fn from(word: HeadingWord) -> Self {
        match word {
            HeadingWord::Leads | HeadingWord::Answers => Self::Lead,
            HeadingWord::Helps => Self::Support,
            HeadingWord::Day => Self::Time,
            HeadingWord::Measure | HeadingWord::Content | HeadingWord::Asked => Self::Measure,
            HeadingWord::Task => Self::Task,
            HeadingWord::Matter => Self::Matter,
            HeadingWord::Person | HeadingWord::Goal | HeadingWord::State | HeadingWord::Remark | HeadingWord::Told => {
                Self::Told
            }
        }
    }
}

/// The labels; the longer before what they begin with.
fn labels() -> impl Iterator<Item = (&'static str, Label)> + Clone {
    heading_words().map(|(word, said)| (word, said.into()))
}

/// Labels that need no 单位, within a bracket.
const BRIEF: &[(&str, Label)] = &[("牵头", Label::Lead), ("责任", Label::Lead), ("配合", Label::Support)];

/// The label that a text begins with, its number passed over (问题一：, 措施2：), and the bytes to behind its colon.
pub(super) fn at(text: &str) -> Option<(usize, Label)> {
    let (name, label) = longest(text, labels()).or_else(|| longest(text, BRIEF.iter().copied()))?;
    let number = |c: char| "一二三四五六七八九十0123456789（）()".contains(c);
    let counted: usize = text[name.len()..].chars().take_while(|c| number(*c)).map(char::len_utf8).sum();
    let rest = &text[name.len() + counted..];
    let colon = rest.chars().next().filter(|colon| matches!(colon, '：' | ':'))?;
    Some((name.len() + counted + colon.len_utf8(), label))
}

/// What a heading of a table stands over; `None` when it is no label.
pub(super) fn heading(cell: &str) -> Option<Label> {
    let bare: String = cell.chars().filter(|c| c.is_alphanumeric()).collect();
    let exact = labels().find(|(name, _)| *name == bare);
    let exact = exact.or_else(|| BARE_HEADINGS.iter().copied().find(|(name, _)| *name == bare));
    exact
        .or_else(|| {
            labels()
                .filter(|(name, _)| name.chars().count() >= 3)
                .find(|(name, _)| bare.ends_with(name) || bare.starts_with(name))
        })
        .map(|found| found.1)
}

/// Words that are a label at the head of a column and nowhere else.
const BARE_HEADINGS: &[(&str, Label)] = &[
    ("单位", Label::Lead),
    ("部门", Label::Lead),
    ("牵头", Label::Lead),
    ("责任", Label::Lead),
    ("配合", Label::Support),
    ("协办", Label::Support),
    ("时间", Label::Time),
    ("日期", Label::Time),
    ("完成", Label::Time),
    ("内容", Label::Measure),
    ("要求", Label::Measure),
    ("举措", Label::Measure),
    ("工作", Label::Task),
    ("项目", Label::Task),
    ("名称", Label::Task),
    ("序号", Label::Told),
    ("编号", Label::Told),
    ("类别", Label::Told),
    ("状态", Label::Told),
    ("进展", Label::Told),
];

fn longest(text: &str, labels: impl Iterator<Item = (&'static str, Label)>) -> Option<(&'static str, Label)> {
    labels.filter(|(name, _)| text.starts_with(name)).max_by_key(|(name, _)| name.len())
}
