//! The record line and, beneath it, what is understood.

use super::{
    Walk,
    detail::draw_rule,
    record_line::{Again, choices, has_stages},
};
use crate::{
    console::{context::ScreenContext, rows::unit_names},
    domain::{Brief, Deadline, Due, LONGEST_TEXT, SaidKind},
    hearing::{self, Hearing, Question},
    wording::{
        self, again as again_words, register,
        wrap::{fit, width},
    },
};
use ratatui::{
    Frame,
    layout::Rect,
    style::Style,
    text::{Line, Span},
};

/// Cells before the words: the kind and the unit it is for.
const LABEL_CELLS: u16 = 7;
/// At most so many rows of words.
const MOST_ROWS: u16 = 3;

/// How many rows the line block takes, its rule included.
pub(super) fn rows(walk: &Walk, cells: u16) -> u16 {
    let words = walk.line.field.rows(cells.saturating_sub(LABEL_CELLS + 1)).min(MOST_ROWS);
    let is_used = walk.line.active || !walk.line.field.is_empty();
    1 + words + if walk.line.armed { 3 } else { 2 * u16::from(is_used) }
}

pub(super) fn draw(walk: &Walk, brief: &Brief<'_>, frame: &mut Frame<'_>, area: Rect, cx: &ScreenContext<'_>) {
    let theme = cx.theme;
    draw_rule(frame, Rect { height: 1, ..area }, cx);
    let line = &walk.line;
    let is_used = line.active || !line.field.is_empty();
    let words = line.field.rows(area.width.saturating_sub(LABEL_CELLS + 1)).min(MOST_ROWS);
    let place = Rect {
        x: area.x + LABEL_CELLS,
        y: area.y + 1,
        width: area.width.saturating_sub(LABEL_CELLS + 1),
        height: words.min(area.height.saturating_sub(1)),
    };
    let label_style = if line.active { theme.accent } else { theme.dim };
    frame.render_widget(
        Line::styled(format!(" {}", wording::said_kind(line.kind)), label_style),
        Rect { y: area.y + 1, height: 1, ..area },
    );
    if !is_used {
        let hint = format!("直接打字，记 {} 说的话；回车两次记下", brief.unit.short);
        frame.render_widget(Line::styled(fit(&hint, usize::from(place.width)).into_owned(), theme.dim), place);
        return;
    }
    let heard = line.heard(&brief.unit.id, cx);
    line.field.draw(frame, place, theme.text, &line.marks(&heard, theme), line.active);
    let below = Rect { y: place.bottom(), height: area.bottom().saturating_sub(place.bottom()), ..place };
    let room = usize::from(below.width);
    let lines = understood(walk, brief, &heard, room, cx);
    for (y, line) in (below.y..below.bottom()).zip(lines) {
        frame.render_widget(line, Rect { y, height: 1, ..below });
    }
}

/// For whom and by when; who, with whom, which task; and, once read back, what Enter does now.
fn understood<'a>(
    walk: &Walk,
    brief: &Brief<'_>,
    heard: &Hearing,
    room: usize,
    cx: &ScreenContext<'_>,
) -> Vec<Line<'a>> {
    let theme = cx.theme;
    let line = &walk.line;
    let label = |words: &str| Span::styled(format!("{words} "), theme.dim);
    let mut first = vec![label("单位")];
    let bound = line.bound(&brief.unit.id);
    let unit_style = if bound.len() > 1 { theme.warn } else { theme.accent };
    first.push(Span::styled(format!("{}　", bound_words(&bound, cx)), unit_style));
    let mut second: Vec<Span<'a>> = Vec::new();
    if let Some(was) = line.replacing.and_then(|said| cx.ledger.said(said)) {
        let words = format!("改记（原为{}，原话留底）　", wording::said_kind(was.kind()));
        first.push(Span::styled(words, theme.warn));
    }
    if line.kind.has_deadline() {
        let (words, style) = deadline_words(heard, cx);
        first.push(label("期限"));
        first.push(Span::styled(words, style));
        for (name, words) in [
            ("责任人", heard.owner.clone()),
            ("配合", unit_names(cx.ledger, &heard.supporting, 3)),
            (
                "任务",
                heard.task.as_ref().map_or(String::new(), |task| {
                    let title = cx.ledger.tasks.get(task).map_or("", |known| known.title.as_str());
                    format!("{task} {title}")
                }),
            ),
        ] {
            if !words.is_empty() {
                second.push(label(name));
                second.push(Span::styled(format!("{words}　"), theme.text));
            }
        }
        for remark in &heard.remarks {
            second.push(Span::styled(format!("{remark}　"), theme.warn));
        }
    } else {
        let whose = match line.kind {
            SaidKind::Remark | SaidKind::Note => "只作内部记录，不上投影",
            _ => "",
        };
        first.push(Span::styled(whose, theme.dim));
        if let Some(item) = line.about.as_ref().and_then(|about| cx.ledger.item(about)) {
            first.push(label("说的是"));
            first.push(Span::styled(format!("{} {}　", item.id(), item.text()), theme.accent));
        }
        second.extend(figures(heard, brief, cx));
    }
    if line.is_full {
        second.insert(0, Span::styled(format!("{}　", wording::hearing::line_is_full(LONGEST_TEXT)), theme.bad));
    }
    with_questions(walk, brief, heard, (first, second), room, cx)
}

/// What was understood, and what is asked of it: once read back on a line of its own, unless days are chosen there.
fn with_questions<'a>(
    walk: &Walk,
    brief: &Brief<'_>,
    heard: &Hearing,
    (first, mut second): (Vec<Span<'a>>, Vec<Span<'a>>),
    room: usize,
    cx: &ScreenContext<'_>,
) -> Vec<Line<'a>> {
    let (line, theme) = (&walk.line, cx.theme);
    let (days, others): (Vec<Question>, Vec<Question>) =
        line.asked(&brief.unit.id, heard).into_iter().partition(|question| matches!(question, Question::Stages(_)));
    let undated = line.kind.has_deadline() && heard.deadline.is_undated();
    let chooses = line.offer > 0 || undated || !days.is_empty();
    let mut asked: Vec<Span<'a>> = others.iter().flat_map(|one| question(one, cx)).collect();
    let again = if line.armed { line.again(&brief.unit.id, heard, cx) } else { None };
    let is_apart = line.armed && !chooses && !asked.is_empty() && again.is_none();
    if !is_apart {
        second.splice(0..0, asked.drain(..));
    }
    let mut lines = vec![cut(first, room), cut(second, room)];
    if let Some(again) = again {
        lines.push(cut(is_it_the_same(again, line.kind, cx), room));
    } else if line.armed && chooses {
        lines.push(cut(offered(line.offer, heard, cx), room));
    } else if is_apart {
        asked.push(Span::styled("Enter 照记", theme.key));
        lines.push(cut(asked, room));
    } else if line.armed {
        lines.push(Line::styled("请核对，再按 Enter 记下", theme.warn));
    }
    lines
}

/// An open item that the line is like, and what can be made of the line.
fn is_it_the_same<'a>(again: Again<'_>, kind: SaidKind, cx: &ScreenContext<'_>) -> Vec<Span<'a>> {
    let known = again_words::known(again.item(), cx.base(), cx.today());
    let (words, keys) = match again {
        Again::Said(_) => (again_words::asked(&known), "F6 报进展 Shift+F6 改期限 "),
        Again::Told(_) if kind.has_deadline() => (again_words::told(&known), "F6 报进展 Shift+F6 改期限 "),
        Again::Told(_) => (again_words::told(&known), "F6 记在它名下 Enter 不记在它名下"),
    };
    // The keys stand first: what is cut at the edge is the words of the item.
    vec![Span::styled(keys, cx.theme.key), Span::styled(words, cx.theme.warn)]
}

/// A question in words, and the key that takes up what it offers.
fn question<'a>(asked: &Question, cx: &ScreenContext<'_>) -> Vec<Span<'a>> {
    let key = match asked {
        Question::Lead(_) => "F3 记给所指 ",
        Question::Kind(_) => "F2 换过去 ",
        Question::Unlisted(_) | Question::Alike { .. } | Question::Stages(_) => "",
    };
    let words = Span::styled(format!("{} ", hearing::words(asked, cx.ledger, cx.base())), cx.theme.warn);
    vec![words, Span::styled(key, cx.theme.key)]
}

/// The dates that the arrows go through, the one that Enter would file marked; before any is taken, 时限未定 is, or all
/// the days of a sentence that names several.
fn offered<'a>(taken: usize, heard: &Hearing, cx: &ScreenContext<'_>) -> Vec<Span<'a>> {
    let theme = cx.theme;
    let choice = |at: usize, words: String| {
        let is_taken = at == taken;
        let words = if is_taken { format!("[{words}]") } else { format!(" {words} ") };
        Span::styled(words, if is_taken { theme.accent } else { theme.text })
    };
    let (lead, none) = match (has_stages(heard), taken) {
        (true, _) => ("说了几个日子 ", "都记"),
        (false, 0) => ("没有日期 ", "时限未定"),
        (false, _) => ("请核对 ", "时限未定"),
    };
    let mut spans = vec![Span::styled(lead, theme.warn), choice(0, none.to_owned())];
    for (at, (name, deadline)) in (1..).zip(choices(heard, cx)) {
        let day = wording::short_deadline(&deadline, cx.base());
        spans.push(choice(at, format!("{name}{day}")));
    }
    spans.push(Span::styled(" ↑↓ 选  F4 另写  Enter 记下", theme.key));
    spans
}

/// The figures that a spoken progress names, last month's beside them, and what is questionable about them.
fn figures<'a>(heard: &Hearing, brief: &Brief<'_>, cx: &ScreenContext<'_>) -> Vec<Span<'a>> {
    let theme = cx.theme;
    let Some(period) = cx.meeting().map(|meeting| meeting.period).filter(|_| !heard.figures.is_empty()) else {
        return Vec::new();
    };
    let ledger = cx.ledger;
    let told: Vec<String> = heard
        .figures
        .iter()
        .map(|(indicator, value)| {
            let key = (brief.unit.id.clone(), indicator.clone(), period.before());
            let last = ledger.readings.get(&key).map_or(String::new(), |last| format!("（上月{}）", last.value));
            format!("{} {value}{last}", register::indicator(ledger, indicator))
        })
        .collect();
    let doubts: Vec<String> = ledger
        .reading_doubts(&brief.unit.id, period, &heard.figures)
        .iter()
        .map(|doubt| register::doubt(doubt, ledger))
        .collect();
    let mut spans = vec![Span::styled("数据 ", theme.dim)];
    if !doubts.is_empty() {
        spans.push(Span::styled(format!("！{}　", doubts.join("；")), theme.bad));
    }
    spans.push(Span::styled(told.join("，"), theme.text));
    spans
}

fn bound_words(bound: &[crate::domain::UnitId], cx: &ScreenContext<'_>) -> String {
    if bound.len() > 3 && bound.len() + 1 >= cx.ledger.units.len() {
        format!("全体 {} 家", bound.len())
    } else {
        unit_names(cx.ledger, bound, 3)
    }
}

fn deadline_words(heard: &Hearing, cx: &ScreenContext<'_>) -> (String, Style) {
    let theme = cx.theme;
    if !heard.impossible.is_empty() {
        return (heard.impossible.join("；"), theme.bad);
    }
    let deadline: &Deadline = &heard.deadline;
    if deadline.dues.is_empty() {
        return ("未定期限".to_owned(), theme.warn);
    }
    if deadline.dues.contains(&Due::Urgent) && deadline.is_undated() {
        return ("尽快，还没有日期（F4 定期限）".to_owned(), theme.warn);
    }
    let words = wording::understood_deadline(deadline, cx.base(), cx.today());
    if heard.unsure { (format!("{words}（请核对）"), theme.warn) } else { (words, theme.good) }
}

/// Cuts a line of spans at the edge, with "…".
fn cut(spans: Vec<Span<'_>>, room: usize) -> Line<'_> {
    let mut left = room;
    let mut kept = Vec::new();
    for span in spans {
        let cells = width(&span.content);
        if cells <= left {
            left -= cells;
            kept.push(span);
        } else {
            kept.push(Span::styled(fit(&span.content, left).into_owned(), span.style));
            break;
        }
    }
    Line::from(kept)
}
