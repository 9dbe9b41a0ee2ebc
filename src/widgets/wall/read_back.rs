//! The read-back: a few lines with their words in full.

use super::{Easel, split_top};
use crate::{
    stage::{Nature, ReadBackLine, ReadBackView},
    theme::Tone,
    widgets::{Look, said_mark},
    wording,
};
use ratatui::layout::Rect;
use std::ops::Range;

/// So many lines a page has at least: four with their words in full still stand in 50×16.
const FEW: usize = 4;
/// Cells that the words of a line are set in by.
const INDENT: u16 = 3;

pub(super) fn draw(easel: &mut Easel<'_, '_>, view: &ReadBackView, body: Rect) {
    let look = easel.brush.look();
    let pages = pages(view, body, &look);
    let at = match view.at {
        Some(line) => pages.iter().position(|page| page.contains(&line)).unwrap_or(0),
        None => easel.scene.page % pages.len().max(1),
    };
    let page = pages.get(at).cloned().unwrap_or_default();
    let (shown, total) = (page.len(), view.lines.len());
    let right = if shown == total {
        wording::wall::items(total)
    } else {
        wording::wall::items_from(total, page.start + 1, page.end)
    };
    easel.head(wording::wall::READ_BACK, &right);
    if view.lines.is_empty() {
        easel.brush.put(split_top(body, 1).0, wording::wall::NOTHING_YET, look.theme.quiet);
        return;
    }
    let lines = u16::try_from(shown).unwrap_or(u16::MAX);
    // Rows a line may take: its head and at least one row of words; blank rows between where there is room.
    let each = (body.height / lines).max(2);
    let gap = if shown > FEW { 1 } else { (each / 4).min(2) };
    let mut rest = body;
    for line in &view.lines[page] {
        let most = if shown > FEW { rows_of(line, body.width, &look) + gap } else { each };
        let (part, below) = split_top(rest, most);
        if part.is_empty() {
            return;
        }
        // Under the last line no blank row is needed.
        let rows = draw_line(easel, line, Rect { height: part.height.min(most.saturating_sub(gap)), ..part });
        // What a short line does not use, the next ones may.
        let used = (rows + gap).min(part.height);
        rest = Rect { y: part.y + used, height: below.bottom() - part.y - used, ..below };
    }
}

/// Rows that a line takes with its words in full.
fn rows_of(line: &ReadBackLine, width: u16, look: &Look) -> u16 {
    let words = look.ruler.wrap(line.text.as_str(), usize::from(width.saturating_sub(INDENT))).len();
    u16::try_from(1 + words.max(1)).unwrap_or(u16::MAX)
}

/// Which lines stand on each page.
fn pages(view: &ReadBackView, body: Rect, look: &Look) -> Vec<Range<usize>> {
    let mut pages: Vec<Range<usize>> = Vec::new();
    let mut from = 0;
    while from < view.lines.len() {
        let to = from + fitting(&view.lines[from..], body, look);
        pages.push(from..to);
        from = to;
    }
    pages
}

/// How many lines stand whole in the room there is, with a blank row between them: a few at least.
fn fitting(lines: &[ReadBackLine], body: Rect, look: &Look) -> usize {
    let mut left = body.height + 1;
    let mut shown = 0;
    for line in lines {
        let rows = rows_of(line, body.width, look) + 1;
        if rows > left {
            break;
        }
        left -= rows;
        shown += 1;
    }
    shown.max(FEW).min(lines.len())
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
    let used = easel.brush.put(after, &format!("  {}{kind}", said_mark(line.nature)), theme.quiet);
    if line.confirmed {
        let after = Rect { x: after.x + used, width: after.width - used, ..after };
        easel.brush.put(after, &format!("  ✓{}", wording::wall::CONFIRMED), theme.tone(Tone::Good));
    }
    let indent = words.width.min(INDENT);
    let words = Rect { x: words.x + indent, width: words.width - indent, ..words };
    1 + easel.brush.put_wrapped(words, line.text.as_str(), theme.text)
}
