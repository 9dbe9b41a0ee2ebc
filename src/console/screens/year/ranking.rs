//! Who stands where: the points of each rule where there is room, and a line as long as the score.

use super::{MARK_CELLS, POINT_CELLS, RANK_CELLS, YearScreen, named, total};
use crate::{
    console::{context::ScreenContext, rows::draw_row},
    domain::{ScoreRule, UnitYear},
    wording::{
        wrap::{pad, pad_left},
        year as words,
    },
};
use ratatui::{
    Frame,
    layout::Rect,
    style::Style,
    text::{Line, Span},
};

const NAME_CELLS: usize = 18;
const RULE_CELLS: usize = 10;
/// A line shorter than this tells nothing: the rules are left out instead.
const LEAST_PLOT_CELLS: usize = 16;
/// A longer one tells no more.
const PLOT_CELLS: u16 = 101;

impl YearScreen {
    pub(super) fn draw_ranking(&self, frame: &mut Frame<'_>, body: Rect, cx: &ScreenContext<'_>) {
        let theme = cx.theme;
        let rules = &cx.ledger.programme.assessment.rules;
        if rules.is_empty() {
            let none = Rect { y: body.y + 1, height: 1.min(body.height.saturating_sub(1)), ..body };
            frame.render_widget(Line::styled(format!("  {}", words::NO_RULES), theme.dim), none);
            return;
        }
        let fixed = MARK_CELLS + RANK_CELLS + NAME_CELLS + POINT_CELLS;
        let with_rules = usize::from(body.width) >= fixed + rules.len() * RULE_CELLS + LEAST_PLOT_CELLS + 2;
        let taken = fixed + if with_rules { rules.len() * RULE_CELLS } else { 0 };
        let mut head = pad("", MARK_CELLS) + &pad(words::RANK, RANK_CELLS) + &pad(words::UNIT_COLUMN, NAME_CELLS);
        head += &pad_left(words::TOTAL, POINT_CELLS);
        for rule in rules.iter().filter(|_| with_rules) {
            head += &pad_left(&rule.name, RULE_CELLS);
        }
        let shown = self.shown(cx);
        frame.render_widget(
            Line::styled(head, theme.dim),
            Rect { y: body.y + 1, height: 1.min(body.height.saturating_sub(1)), ..body },
        );
        let list = Rect { y: body.y + 2, height: body.height.saturating_sub(2), ..body };
        if shown.is_empty() {
            let none = Rect { height: 1.min(list.height), ..list };
            frame.render_widget(Line::styled(format!("  {}", words::NOT_FOUND), theme.dim), none);
        }
        let full: i64 = rules.iter().map(|rule| rule.full).sum();
        let rows = usize::from(list.height);
        let first = self.list.cursor.first_shown(shown.len(), rows);
        for (y, (at, one)) in (list.y..).zip(shown.iter().enumerate().skip(first).take(rows)) {
            let is_selected = at == self.list.cursor.at;
            let place = Rect { y, height: 1, ..list };
            cx.hits.line(place, at, is_selected);
            let words_place = Rect { width: u16::try_from(taken).unwrap_or(place.width).min(place.width), ..place };
            let rules = if with_rules { rules.as_slice() } else { &[] };
            draw_row(frame, words_place, row(one, rules, is_selected, cx), is_selected, theme);
            let x = place.x + words_place.width + 2;
            let room = place.right().saturating_sub(x + 2).min(PLOT_CELLS);
            if one.rank.is_some() {
                let mark = if is_selected { theme.accent } else { theme.text };
                draw_plot(frame, Rect { x, width: room, ..place }, (one.score.total, full), mark, cx);
            }
        }
    }
}

fn row<'a>(one: &UnitYear, rules: &[ScoreRule], is_selected: bool, cx: &ScreenContext<'_>) -> Line<'a> {
    let theme = cx.theme;
    let style = |role: Style| if is_selected { theme.selected } else { role };
    let mut spans = named(one, NAME_CELLS, is_selected, cx).to_vec();
    spans.push(total(one, is_selected, cx));
    spans.extend(one.score.lines.iter().zip(rules).map(|(line, rule)| {
        // What is not full is what is looked for.
        let role = if line.points < rule.full { theme.warn } else { theme.dim };
        Span::styled(pad_left(&words::points(line.points), RULE_CELLS), style(role))
    }));
    Line::from(spans)
}

/// A thin line as long as the score, with a mark at its end: forty full bars one under another are one grey block.
fn draw_plot(frame: &mut Frame<'_>, place: Rect, (value, most): (i64, i64), mark: Style, cx: &ScreenContext<'_>) {
    let cells = i64::from(place.width.saturating_sub(1)) * value.clamp(0, most) / most.max(1);
    let line = "─".repeat(usize::try_from(cells).unwrap_or(0));
    frame.render_widget(Line::from(vec![Span::styled(line, cx.theme.rule), Span::styled("●", mark)]), place);
}
