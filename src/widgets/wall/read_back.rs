//! The read-back: a few lines with their words in full.

use super::{Easel, split_top};
use crate::{
    stage::{Nature, ReadBackLine, ReadBackView},
    theme::Tone,
    wording,
};
use ratatui::layout::Rect;

pub(super) fn draw(easel: &mut Easel<'_, '_>, view: &ReadBackView, body: Rect) {
    let theme = easel.brush.look().theme;
    let page = if view.pages > 1 { wording::wall::page(view.page + 1, view.pages) } else { String::new() };
    easel.head(wording::wall::READ_BACK, &format!("{}　{page}", wording::wall::items(view.total)));
    if view.lines.is_empty() {
        easel.brush.put(split_top(body, 1).0, wording::wall::NOTHING_YET, theme.quiet);
        return;
    }
    let lines = u16::try_from(view.lines.len()).unwrap_or(u16::MAX);
    // Rows a line may take: its head and at least one row of words; blank rows between where there is room.
    let each = (body.height / lines).max(2);
    let gap = (each / 4).min(2);
    let mut rest = body;
    for line in &view.lines {
        let (part, below) = split_top(rest, each);
        if part.is_empty() {
            return;
        }
        let rows = draw_line(easel, line, Rect { height: part.height.saturating_sub(gap), ..part });
        // What a short line does not use, the next ones may.
        let used = (rows + gap).min(part.height);
        rest = Rect { y: part.y + used, height: below.bottom() - part.y - used, ..below };
    }
}

fn draw_line(easel: &mut Easel<'_, '_>, line: &ReadBackLine, area: Rect) -> u16 {
    let theme = easel.brush.look().theme;
    let today = easel.scene.today;
    let (head, words) = split_top(area, 1);
    let date = line.when.deadline();
    let date = match line.when.first_day() {
        Some(day) if line.when.dues().len() == 1 => wording::day(day, today),
        _ => wording::deadline(&date, today),
    };
    let taken = easel.brush.put_right(head, &date, theme.accent);
    let left = Rect { width: head.width.saturating_sub(taken + 2), ..head };
    let who = wording::wall::who(line.who.first.as_str(), line.who.units, line.who.everyone);
    let used = easel.brush.put(left, &format!("{:>2} {who}", line.nth), theme.strong);
    let kind = match line.nature {
        Nature::Promise => wording::commitment_kind(crate::domain::CommitmentKind::Promise),
        Nature::Instruction => wording::commitment_kind(crate::domain::CommitmentKind::Instruction),
        Nature::Task => "",
    };
    let after = Rect { x: left.x + used, width: left.width - used, ..left };
    let used = easel.brush.put(after, &format!("  {kind}"), theme.quiet);
    if line.confirmed {
        let after = Rect { x: after.x + used, width: after.width - used, ..after };
        easel.brush.put(after, &format!("  ✓{}", wording::wall::CONFIRMED), theme.tone(Tone::Good));
    }
    let indent = words.width.min(3);
    let words = Rect { x: words.x + indent, width: words.width - indent, ..words };
    1 + easel.brush.put_wrapped(words, line.text.as_str(), theme.text)
}
