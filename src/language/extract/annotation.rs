//! Notes that name units and time limits beside a task: （责任单位：市民政局；完成时限：6月底前）, in brackets or on a line
//! of their own.

use super::{
    clause::{Hearing, Subject, When},
    sentence,
};
use crate::language::mention::Role;
use std::ops::Range;

/// What a note adds to the tasks it stands by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Annotation {
    /// 责任单位, 牵头单位; 配合单位 are its supporting ones.
    pub subject: Option<Subject>,
    /// 完成时限.
    pub when: Option<When>,
}

const UNITS: &[&str] = &[
    "责任单位",
    "牵头单位",
    "主责单位",
    "承办单位",
    "主办单位",
    "配合单位",
    "协办单位",
    "参与单位",
    "责任部门",
    "牵头部门",
    "配合部门",
    "责任主体",
    "落实单位",
    "实施单位",
    "牵头",
    "配合",
    "责任",
];
const TIMES: &[&str] = &[
    "完成时限",
    "完成时间",
    "办结时限",
    "办结时间",
    "办理时限",
    "工作时限",
    "时间节点",
    "时间要求",
    "报送时间",
    "时间安排",
    "时限",
    "期限",
    "长期",
];

/// Whether a text begins as a note does.
pub(super) fn begins(text: &str) -> bool {
    UNITS.iter().chain(TIMES).any(|key| text.strip_prefix(key).is_some_and(|rest| rest.starts_with(['：', ':'])))
}

/// Reads a note.
pub(super) fn read(hearing: &Hearing, span: &Range<usize>) -> Annotation {
    let text = &hearing.text[span.clone()];
    let mut note = Annotation::default();
    let mut subject = Subject { words: span.start..span.start, ..Subject::default() };
    for mention in
        hearing.mentions.iter().filter(|mention| span.start <= mention.span.start && mention.span.end <= span.end)
    {
        let list = if mention.role == Role::Supporting { &mut subject.supporting } else { &mut subject.who };
        list.push(mention.who.clone());
        if mention.role != Role::Supporting {
            let start = if subject.words.is_empty() { mention.span.start } else { subject.words.start };
            subject.words = start..mention.span.end;
        }
    }
    if !subject.who.is_empty() || !subject.supporting.is_empty() {
        note.subject = Some(subject);
    }
    let timed = TIMES.iter().any(|key| text.contains(key));
    if timed && let Some(spoken) = (hearing.deadline)(text).filter(|spoken| !spoken.dues.is_empty()) {
        let spans = spoken.spans.into_iter().map(|part| span.start + part.start..span.start + part.end).collect();
        note.when = Some(When { spans, dues: spoken.dues, leads: false, is_outermost: false });
    }
    note
}

/// The note in brackets at the end of a span: the span without it, and the note.
pub(super) fn trailing(hearing: &Hearing, span: &Range<usize>) -> Option<(Range<usize>, Annotation)> {
    let inner = sentence::brackets(hearing.text, span).pop()?;
    let after = hearing.text[inner.end..span.end].trim_start_matches(['）', ')']);
    if after.contains(char::is_alphanumeric) || !begins(hearing.text[inner.clone()].trim_start()) {
        return None;
    }
    let before = span.start..inner.start;
    let cut = hearing.text[before.clone()].trim_end_matches(['（', '(', ' ', '。', '，', '；']).len();
    Some((span.start..span.start + cut, read(hearing, &inner)))
}
