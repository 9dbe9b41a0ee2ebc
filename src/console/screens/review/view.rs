//! Drawing 收表: forms and their lines, and under them what the form says, what would be recorded, and the question.

use super::{At, Reviewing};
use crate::{
    console::{
        context::ScreenContext,
        rows::{heading, rule},
    },
    document::{Field, compose::unanswered},
    domain::Answers,
    exchange::collect::{FormReview, Line as FormLine, Mark, silent},
    theme::ConsoleTheme,
    wording::{
        collect as words, draft,
        wrap::{fit, pad, wrap},
    },
};
use ratatui::{
    Frame,
    layout::Rect,
    style::Style,
    text::{Line, Span},
};

/// Lines under the list.
const DETAIL: u16 = 7;
/// Cells of the mark.
const MARK_CELLS: usize = 9;

impl Reviewing {
    /// The forms with their lines, and the one at hand beneath.
    pub(super) fn draw_forms(&self, frame: &mut Frame<'_>, area: Rect, cx: &ScreenContext<'_>) {
        let theme = cx.theme;
        let cells = usize::from(area.width);
        let rows = self.rows();
        let missing = silent(cx.ledger).len();
        let right = words::counts(self.review.taken(), self.review.questions(), self.review.faults(), missing);
        let title = if self.asked_only { words::TITLE_ASKED } else { words::TITLE_ALL };
        frame.render_widget(heading(title, &right, cells, theme), Rect { height: 1.min(area.height), ..area });
        let detail = DETAIL.min(area.height.saturating_sub(6));
        let list = Rect { y: area.y + 2, height: area.height.saturating_sub(2 + detail), ..area };
        self.list.draw(frame, list, rows.len(), cx, |index| self.row(rows[index], self.list.row_cells(list), cx));
        if rows.is_empty() {
            frame.render_widget(Line::styled(words::NOTHING_ASKED, theme.dim), Rect { height: 1, ..list });
        }
        if let Some(at) = rows.get(self.list.at())
            && detail > 1
        {
            let below = Rect { y: area.y + area.height - detail, height: detail, ..area };
            self.draw_detail(frame, below, *at, cx);
        }
    }

    fn row<'a>(&self, at: At, cells: usize, cx: &ScreenContext<'_>) -> Line<'a> {
        let theme = cx.theme;
        let Some(form) = self.review.forms.get(at.form) else { return Line::default() };
        let Some(line) = self.line(at) else {
            let (mark, role) = form_mark(form, theme);
            let unit = form.unit.as_ref().map_or(words::NO_UNIT, |unit| cx.ledger.short(unit)).to_owned();
            let rest = cells.saturating_sub(MARK_CELLS + 18);
            return Line::from(vec![
                Span::styled(pad(mark, MARK_CELLS), role),
                Span::styled(pad(&unit, 17), theme.accent),
                Span::styled(format!(" {}", pad(&form.file, rest)), theme.dim),
            ]);
        };
        let (mark, role) = line_mark(form, line, theme);
        let about = cells.saturating_sub(MARK_CELLS + 6) * 2 / 5;
        let said = cells.saturating_sub(MARK_CELLS + 6 + about);
        let change = line.act.as_ref().map_or_else(|| line.said.clone(), |act| words::form_act(act, cx.ledger));
        Line::from(vec![
            Span::styled(format!("  {}", pad(mark, MARK_CELLS)), role),
            Span::styled(format!("{}  ", pad(&line.about, about)), theme.text),
            Span::styled(pad(&change, said), if line.act.is_some() { theme.text } else { theme.dim }),
        ])
    }

    /// What a row says in cells.
    pub(super) fn fields(&self, at: At, cx: &ScreenContext<'_>) -> Option<Vec<Field>> {
        let form = self.review.forms.get(at.form)?;
        let unit = form.unit.as_ref().map_or(words::NO_UNIT, |unit| cx.ledger.short(unit));
        let Some(line) = self.line(at) else {
            let fault = form.fault.as_ref().map(|fault| words::form_fault(fault, &form.file).line());
            let asks = fault.or_else(|| form.doubt.as_ref().map(words::form_doubt));
            let mark = form_mark(form, cx.theme).0;
            let [place, about, said, change] = [const { Field::Empty }; 4];
            return Some(vec![
                mark.into(),
                unit.into(),
                form.file.as_str().into(),
                place,
                about,
                said,
                change,
                asks.into(),
            ]);
        };
        Some(vec![
            line_mark(form, line, cx.theme).0.into(),
            unit.into(),
            form.file.as_str().into(),
            words::row_of(&line.place.sheet, line.place.row).into(),
            line.about.as_str().into(),
            line.said.as_str().into(),
            line.act.as_ref().map(|act| words::form_act(act, cx.ledger)).into(),
            line.doubt.as_ref().map(words::form_doubt).into(),
        ])
    }

    fn draw_detail(&self, frame: &mut Frame<'_>, area: Rect, at: At, cx: &ScreenContext<'_>) {
        let theme = cx.theme;
        let cells = usize::from(area.width);
        frame.render_widget(rule(cells, theme), Rect { height: 1, ..area });
        let Some(form) = self.review.forms.get(at.form) else { return };
        let mut said: Vec<(String, Style)> = Vec::new();
        if let Some(line) = self.line(at) {
            said.push((words::place(&line.place.sheet, line.place.row, &line.about), theme.dim));
            said.push((words::in_its_words(&line.said), theme.text));
            if let Some(act) = &line.act {
                said.push((words::would(&words::form_act(act, cx.ledger)), theme.accent));
            }
            if let Some(doubt) = &line.doubt {
                said.push((words::asks(&words::form_doubt(doubt)), theme.heard));
            }
        } else {
            said.push((form.file.clone(), theme.dim));
            if let Some(fault) = &form.fault {
                let fault = words::form_fault(fault, &form.file);
                said.push((fault.what, theme.text));
                said.push((fault.hint, theme.dim));
            } else if let Some(doubt) = &form.doubt {
                said.push((words::asks(&words::form_doubt(doubt)), theme.heard));
            }
            said.extend(form.remark().map(|remark| (remark, theme.text)));
            said.push((missing(form, cx), theme.dim));
        }
        let lines: Vec<(&str, Style)> = said
            .iter()
            .flat_map(|(words, style)| wrap(words, cells.saturating_sub(2)).into_iter().map(move |line| (line, *style)))
            .collect();
        let last = usize::from(area.height).saturating_sub(2);
        for (nth, (y, (line, style))) in (area.y + 1..area.y + area.height).zip(&lines).enumerate() {
            // What does not fit any more is said to go on.
            let goes_on = nth == last && lines.len() > last + 1;
            let line = if goes_on { format!("{line}…") } else { (*line).to_owned() };
            let line = Line::styled(fit(&line, cells.saturating_sub(2)).into_owned(), *style);
            frame.render_widget(line, Rect { x: area.x + 1, y, height: 1, width: area.width.saturating_sub(1) });
        }
    }
}

/// Who has not answered what a form answers.
fn missing(form: &FormReview, cx: &ScreenContext<'_>) -> String {
    if matches!(form.answers, Answers::Draft(_)) {
        let units = unanswered(cx.ledger.for_office());
        return draft::unanswered(&units.iter().map(|unit| cx.ledger.short(unit)).collect::<Vec<_>>());
    }
    words::missing(&silent(cx.ledger).iter().map(|unit| unit.short.as_str()).collect::<Vec<_>>())
}

fn form_mark(form: &FormReview, theme: &ConsoleTheme) -> (&'static str, Style) {
    match form {
        form if form.fault.is_some() => (words::MARK_FAULT, theme.bad),
        form if form.same_as.is_some() => (words::MARK_SKIPPED, theme.dim),
        form => match form.mark {
            Mark::Open => (words::MARK_OPEN, theme.heard),
            Mark::Taken => (words::MARK_TAKEN, theme.good),
            Mark::Skipped => (words::MARK_SKIPPED, theme.dim),
        },
    }
}

fn line_mark(form: &FormReview, line: &FormLine, theme: &ConsoleTheme) -> (&'static str, Style) {
    match line.mark {
        Mark::Taken if form.is_taken() => (words::MARK_TAKEN, theme.good),
        Mark::Taken => (words::MARK_WAITS, theme.dim),
        Mark::Open => (words::MARK_OPEN, theme.heard),
        Mark::Skipped => (words::MARK_SKIPPED, theme.dim),
    }
}
