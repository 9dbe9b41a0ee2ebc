//! Tables in a text, a row a line: what stands under which heading, and the tasks of a row. Cells are apart by tabs, by
//! upright bars, or by wide gaps.

use super::{
    Addressed, Candidate,
    clause::Hearing,
    label::{self, Label},
    lexicon, short,
};
use crate::{
    domain::Due,
    language::{
        deadline::Certainty,
        mention::{Role, Who},
    },
};
use std::ops::Range;

/// How the cells of a table are set apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Apart {
    Tabs,
    Bars,
    Gaps,
}

/// A table whose heading was read: what each column holds, and what the last row said.
#[derive(Clone, Debug)]
pub(super) struct Table {
    apart: Apart,
    columns: Vec<Option<Label>>,
    /// Whom the row before was for: an empty cell below means the same (merged cells).
    lead: Option<(Vec<Who>, Vec<Who>, String)>,
}

/// The table that a line is the heading of. `line` is a whole line with the tabs it begins with.
pub(super) fn heading(text: &str, line: &Range<usize>) -> Option<Table> {
    [Apart::Tabs, Apart::Bars, Apart::Gaps].into_iter().find_map(|apart| {
        let cells = cells(text, line, apart);
        let columns: Vec<Option<Label>> = cells.iter().map(|cell| label::heading(&text[cell.clone()])).collect();
        let has = |wanted: &[Label]| columns.iter().flatten().any(|label| wanted.contains(label));
        let short = cells.iter().all(|cell| text[cell.clone()].chars().count() <= 14);
        let known = columns.iter().flatten().count();
        let is_heading = cells.len() >= 3
            && short
            && known * 2 >= cells.len()
            && has(&[Label::Task, Label::Measure, Label::Matter])
            && has(&[Label::Lead, Label::Time, Label::Support]);
        is_heading.then_some(Table { apart, columns, lead: None })
    })
}

/// The cells of a line.
fn cells(text: &str, line: &Range<usize>, apart: Apart) -> Vec<Range<usize>> {
    let body = &text[line.clone()];
    let mut found = Vec::new();
    let mut start = line.start;
    let mut push = |from: usize, to: usize| {
        let cell = &text[from..to];
        let blank = cell.len() - cell.trim_start().len();
        found.push(from + blank..from + blank + cell.trim().len());
    };
    match apart {
        Apart::Tabs | Apart::Bars => {
            let mark = if apart == Apart::Tabs { '\t' } else { '|' };
            let is_mark = |c: char| c == mark || apart == Apart::Bars && matches!(c, '｜' | '│');
            for (at, mark) in body.char_indices().filter(|(_, c)| is_mark(*c)) {
                push(start, line.start + at);
                start = line.start + at + mark.len_utf8();
            }
            push(start, line.end);
            // A bar at either end holds no cell.
            if apart == Apart::Bars && found.len() > 2 {
                if found.first().is_some_and(Range::is_empty) {
                    found.remove(0);
                }
                if found.last().is_some_and(Range::is_empty) {
                    found.pop();
                }
            }
        }
        Apart::Gaps => {
            let mut gap = 0;
            for (at, character) in body.char_indices() {
                let wide = match character {
                    ' ' => 1,
                    '\u{3000}' => 2,
                    _ => 0,
                };
                if wide > 0 {
                    gap += wide;
                    continue;
                }
                if gap >= 2 && line.start + at > start && !text[start..line.start + at].trim().is_empty() {
                    push(start, line.start + at);
                    start = line.start + at;
                }
                gap = 0;
            }
            push(start, line.end);
        }
    }
    found
}

impl Table {
    /// Whether a line can be a row.
    pub fn has_row(&self, text: &str, line: &Range<usize>) -> bool {
        let cells = cells(text, line, self.apart);
        cells.len() >= 2 && cells.len() <= self.columns.len() + 1
    }

    /// The tasks of a row.
    pub fn row(&mut self, hearing: &Hearing, line: &Range<usize>) -> Vec<Candidate> {
        let text = hearing.text;
        let all = cells(text, line, self.apart);
        let of = |wanted: Label| {
            let cells = all.iter().zip(&self.columns).filter(move |(_, label)| **label == Some(wanted));
            // A Markdown table's rule says nothing.
            cells.map(|(cell, _)| cell.clone()).filter(|cell| text[cell.clone()].contains(char::is_alphanumeric))
        };
        let (task, measure, time) = (of(Label::Task).next(), of(Label::Measure).next(), of(Label::Time).next());
        let leads: Vec<Range<usize>> = of(Label::Lead).collect();
        if let Some(cell) = leads.first() {
            self.lead = Some(named(hearing, cell));
        }
        let has_measures = self.columns.contains(&Some(Label::Measure)) || self.columns.contains(&Some(Label::Task));
        let matter = of(Label::Matter).next().filter(|_| !has_measures);
        // A line across the table only says what follows.
        let said = all.iter().filter(|cell| text[(*cell).clone()].contains(char::is_alphanumeric)).count();
        let Some(asked) = measure.clone().or_else(|| task.clone()).or(matter).filter(|_| said > 1) else {
            return Vec::new();
        };
        let (units, mut supporting, addressee) = self.lead.clone().unwrap_or_default();
        // 牵头单位 beside 责任单位: those of the second column have a part.
        for cell in leads.into_iter().skip(1).chain(of(Label::Support)) {
            let (who, more, _) = named(hearing, &cell);
            supporting.extend(who.into_iter().chain(more));
        }
        let (phrase, dues) = time.map_or_else(Default::default, |cell| due(hearing, &text[cell]));
        let whom = match units.as_slice() {
            [] if addressee.is_empty() => Addressed::Assumed,
            units if units.iter().all(|who| matches!(who, Who::Unlisted(_))) => Addressed::Unlisted,
            _ => Addressed::Stated,
        };
        let certainty = if whom == Addressed::Stated { Certainty::Certain } else { Certainty::Likely };
        let title = task.filter(|cell| measure.is_some() && cell.end <= asked.start);
        let blank = Candidate {
            units,
            supporting,
            addressee,
            addressed: whom,
            task: String::new(),
            phrase,
            dues,
            span: asked.clone(),
            certainty,
        };
        let parts = parts(text, &asked);
        let title = title.filter(|_| parts.len() == 1);
        parts.into_iter().map(|part| task_of(hearing, part, title.clone(), blank.clone())).collect()
    }
}

/// A task of a row, with its own deadline where the row has none.
fn task_of(hearing: &Hearing, part: Range<usize>, title: Option<Range<usize>>, row: Candidate) -> Candidate {
    let text = hearing.text;
    let words = text[part.clone()].trim_end_matches(['。', '；', ';']);
    let task = match title.clone().map(|cell| text[cell].trim_end_matches(['。', '；'])) {
        Some(title) if !words.contains(title) => format!("{title}：{words}"),
        _ => words.to_owned(),
    };
    let own = if row.dues.is_empty() { (hearing.deadline)(&text[part.clone()]) } else { None };
    let (phrase, dues) = match own {
        Some(spoken) => {
            let words = spoken.spans.iter().map(|span| &text[part.clone()][span.clone()]);
            (words.collect::<Vec<_>>().join("；"), spoken.dues)
        }
        None => (row.phrase.clone(), row.dues.clone()),
    };
    let span = title.map_or(part.start, |cell| cell.start)..part.end;
    Candidate { task: short::clip(&task), phrase, dues, span, ..row }
}

/// Whom a cell names: those who do it, those who help, and its words.
fn named(hearing: &Hearing, cell: &Range<usize>) -> (Vec<Who>, Vec<Who>, String) {
    let words = hearing.text[cell.clone()].trim().to_owned();
    let (helping, doing): (Vec<_>, Vec<_>) =
        hearing.within(cell).iter().partition(|mention| mention.role == Role::Supporting);
    let who = |mentions: Vec<&crate::language::mention::Mention>| mentions.iter().map(|one| one.who.clone()).collect();
    let (doing, helping): (Vec<Who>, Vec<Who>) = (who(doing), who(helping));
    // Words that name nobody we know are a unit we do not have.
    let doing = if doing.is_empty() && helping.is_empty() && !words.is_empty() {
        vec![Who::Unlisted(words.clone())]
    } else {
        doing
    };
    (doing, helping, words)
}

/// A cell of a column of days: a bare day (7月10日) is a deadline there.
fn due(hearing: &Hearing, cell: &str) -> (String, Vec<Due>) {
    let read = |text: &str| (hearing.deadline)(text).map(|spoken| spoken.dues).filter(|dues| !dues.is_empty());
    let plain = cell.trim();
    let dues = read(&format!("完成时限：{plain}"))
        .or_else(|| read(plain))
        .or_else(|| read(&format!("{plain}前完成")))
        .unwrap_or_default();
    (plain.to_owned(), dues)
}

/// The numbered parts of a cell (1.… 2.…; （1）… （2）…; ①… ②…), or the whole.
pub(super) fn parts(text: &str, cell: &Range<usize>) -> Vec<Range<usize>> {
    let body = &text[cell.clone()];
    let mut starts: Vec<(usize, usize)> = Vec::new();
    for (at, _) in body.char_indices() {
        let fresh = body[..at].chars().next_back().is_none_or(|last| !last.is_alphanumeric());
        if fresh && let Some(length) = number(&body[at..], starts.len() + 1) {
            starts.push((at, length));
        }
    }
    if starts.is_empty() && body.contains(['；', ';']) {
        let pieces = deeds(body);
        if pieces.len() > 1 {
            return pieces.into_iter().map(|piece| cell.start + piece.start..cell.start + piece.end).collect();
        }
    }
    if starts.len() < 2 {
        let skip = starts.first().filter(|(at, _)| *at == 0).map_or(0, |(_, length)| *length);
        return std::iter::once(cell.start + skip..cell.end).collect();
    }
    let ends = starts.iter().skip(1).map(|(at, _)| *at).chain([body.len()]);
    starts
        .iter()
        .zip(ends)
        .map(|((at, length), end)| {
            let part = &body[at + length..end];
            let from = cell.start + at + length + (part.len() - part.trim_start().len());
            from..from + part.trim().len()
        })
        .filter(|part| !part.is_empty())
        .collect()
}

/// 新建党支部15个；评选示范小区10个: the parts between semicolons, where each does something.
fn deeds(body: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for piece in body.split(['；', ';']) {
        let words = piece.trim();
        if words.is_empty() {
            continue;
        }
        let at = words.as_ptr() as usize - body.as_ptr() as usize;
        if lexicon::verb(words).is_none() {
            return Vec::new();
        }
        found.push(at..at + words.len());
    }
    found
}

/// The bytes of the list number `expected` that a text begins with.
fn number(text: &str, expected: usize) -> Option<usize> {
    let circled = u32::try_from(expected).ok().and_then(|number| char::from_u32(u32::from('①') + number - 1))?;
    if text.starts_with(circled) {
        return Some(circled.len_utf8());
    }
    let han = "一二三四五六七八九".chars().nth(expected - 1).filter(|_| expected <= 9);
    let forms = [
        format!("{expected}."),
        format!("{expected}．"),
        format!("{expected}、"),
        format!("（{expected}）"),
        format!("({expected})"),
        han.map_or_else(|| "\u{0}".to_owned(), |han| format!("{han}是")),
    ];
    let form = forms.iter().find(|form| text.starts_with(form.as_str()))?;
    let next = text[form.len()..].chars().next()?;
    (!next.is_ascii_digit()).then_some(form.len())
}
