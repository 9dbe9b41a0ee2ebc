//! Notes that name units and time limits beside a task: （责任单位：市民政局；完成时限：6月底前）, in brackets or on a line
//! of their own.

use super::{
    clause::{Hearing, Subject, When},
    label::{self, Label},
    sentence,
};
use crate::{domain::Due, language::mention::Role};
use std::ops::Range;

/// What a note adds to the tasks it stands by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Annotation {
    /// 责任单位, 牵头单位; 配合单位 are its supporting ones.
    pub subject: Option<Subject>,
    /// 完成时限.
    pub when: Option<When>,
}

/// Whether a text begins as a note does.
pub(super) fn begins(text: &str) -> bool {
    label::at(text).is_some_and(|(_, label)| matches!(label, Label::Lead | Label::Support | Label::Time))
}

/// What may stand in a note without a label besides units and days: （市民政局牵头，市财政局按职责分工负责）.
const NOTED: &[&str] = &[
    "牵头负责",
    "按职责分工负责",
    "按照职责分工",
    "按职责分工",
    "按职责",
    "分别负责",
    "牵头",
    "负责",
    "配合",
    "分别",
    "共同",
    "参与",
    "协助",
    "协同",
    "会同",
    "主办",
    "协办",
    "落实",
    "具体",
    "完成",
    "等有关单位",
    "等相关单位",
    "等单位",
    "等部门",
    "有关单位",
    "相关单位",
    "市级",
    "市直",
    "各",
    "等",
    "前",
    "底",
    "月",
];
/// Characters that may be left over.
const LEFT_OVER: usize = 4;

/// Whether the inside of a bracket is a note without a label: units, their parts and a day, and hardly anything else.
fn is_bare(hearing: &Hearing, inner: &Range<usize>) -> bool {
    let text = &hearing.text[inner.clone()];
    let within = hearing.mentions.iter().filter(|one| inner.start <= one.span.start && one.span.end <= inner.end);
    let mut covered: Vec<Range<usize>> =
        within.map(|one| one.span.start - inner.start..one.span.end - inner.start).collect();
    if covered.first().is_none_or(|first| text[..first.start].chars().count() > 3) {
        return false;
    }
    covered.extend((hearing.deadline)(text).unwrap_or_default().spans);
    for word in NOTED {
        covered.extend(text.match_indices(word).map(|(at, word)| at..at + word.len()));
    }
    let left =
        text.char_indices().filter(|(at, c)| c.is_alphanumeric() && !covered.iter().any(|span| span.contains(at)));
    left.count() <= LEFT_OVER
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
    let timed = !begins(text) || ["时限", "时间", "期限", "节点", "日期", "长期"].iter().any(|key| text.contains(key));
    if timed && let Some(spoken) = (hearing.deadline)(text).filter(|spoken| !spoken.dues.is_empty()) {
        let spans = spoken.spans.into_iter().map(|part| span.start + part.start..span.start + part.end).collect();
        // 立行立改，6月10日前完成: the day is the limit.
        let dated = spoken.dues.iter().any(|due| !matches!(due, Due::Urgent | Due::Open));
        let dues = spoken.dues.into_iter().filter(|due| !dated || !matches!(due, Due::Urgent | Due::Open)).collect();
        note.when = Some(When { spans, dues, leads: false, is_outermost: false });
    }
    note
}

/// The note in brackets at the end of a span: the span without it, and the note.
pub(super) fn trailing(hearing: &Hearing, span: &Range<usize>) -> Option<(Range<usize>, Annotation)> {
    let inner = sentence::brackets(hearing.text, span).pop()?;
    let after = hearing.text[inner.end..span.end].trim_start_matches(['）', ')']);
    let is_note = begins(hearing.text[inner.clone()].trim_start()) || is_bare(hearing, &inner);
    if after.contains(char::is_alphanumeric) || !is_note {
        return None;
    }
    let before = span.start..inner.start;
    let cut = hearing.text[before.clone()].trim_end_matches(['（', '(', ' ', '。', '，', '；']).len();
    Some((span.start..span.start + cut, read(hearing, &inner)))
}
