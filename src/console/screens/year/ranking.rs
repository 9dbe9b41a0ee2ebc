//! Who stands where: the points in all, and of each rule where there is room.

use super::{MARK_CELLS, POINT_CELLS, RANK_CELLS, YearScreen, named, total};
use crate::{
    console::context::ScreenContext,
    domain::{ScoreRule, UnitYear},
    wording::{
        wrap::{pad, pad_left},
        year as words,
    },
};
use ratatui::{
    Frame,
    layout::Rect,
    text::{Line, Span},
};

const NAME_CELLS: usize = 18;
const RULE_CELLS: usize = 10;

impl YearScreen {
    pub(super) fn draw_ranking(&self, frame: &mut Frame<'_>, body: Rect, cx: &ScreenContext<'_>) {
        let theme = cx.theme;
        let rules = &cx.ledger.programme.assessment.rules;
        let line = Rect { y: body.y + 1, height: 1.min(body.height.saturating_sub(1)), ..body };
        if rules.is_empty() {
            return frame.render_widget(Line::styled(format!("  {}", words::NO_RULES), theme.dim), line);
        }
        let fixed = MARK_CELLS + RANK_CELLS + NAME_CELLS + POINT_CELLS;
        let with_rules = usize::from(body.width) > fixed + rules.len() * RULE_CELLS;
        let rules = if with_rules { rules.as_slice() } else { &[] };
        let mut head = pad("", MARK_CELLS) + &pad(words::RANK, RANK_CELLS) + &pad(words::UNIT_COLUMN, NAME_CELLS);
        head += &pad_left(words::TOTAL, POINT_CELLS);
        for rule in rules {
            head += &pad_left(&rule.name, RULE_CELLS);
        }
        frame.render_widget(Line::styled(head, theme.dim), line);
        let list = Rect { y: body.y + 2, height: body.height.saturating_sub(2), ..body };
        let shown = self.shown(cx);
        self.list.draw(frame, list, shown.len(), cx, |at| row(shown[at], rules, cx));
    }
}

fn row<'a>(one: &UnitYear, rules: &[ScoreRule], cx: &ScreenContext<'_>) -> Line<'a> {
    let theme = cx.theme;
    let points = one.score.lines.iter().zip(rules).map(|(line, rule)| {
        // What is not full is what is looked for.
        let role = if line.points < rule.full { theme.warn } else { theme.dim };
        Span::styled(pad_left(&words::points(line.points), RULE_CELLS), role)
    });
    named(one, NAME_CELLS, cx).into_iter().chain([total(one, cx)]).chain(points).collect()
}
