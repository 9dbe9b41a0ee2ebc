//! Before the meeting: title, day, who has signed in, in the order of speaking.

use super::{
    Easel,
    grid::{Grid, Pages},
    split_top,
};
use crate::{
    stage::{Mark, WaitingView},
    theme::Tone,
    wording,
};
use ratatui::{
    layout::{Rect, Size},
    widgets::Widget,
};

pub(super) fn draw(easel: &mut Easel<'_, '_>, view: &WaitingView, body: Rect) {
    let theme = easel.brush.look().theme;
    let mut rest = title(easel, body);
    // Mark, number, name, state.
    let grid_width = 2 + 3 + name_width(easel, view) + 5;
    let (_, below) = split_top(rest, u16::from(rest.height > 8));
    rest = below;
    let grid = Grid::new(rest, grid_width, 2);
    let pages = Pages::of(view.roll.len(), grid.capacity(), easel.scene.page);
    let counted = wording::wall::roll(view.came, view.roll.len(), view.on_leave);
    let page = Easel::page_word(&pages);
    easel.head("", &if page.is_empty() { counted } else { format!("{counted}　{page}") });
    let shown: Vec<_> = view.roll.iter().zip(1..).skip(pages.first).take(pages.fit).collect();
    let used = shown.len();
    for (nth, (line, order)) in shown.into_iter().enumerate() {
        let Some(cell) = grid.cell(nth, used) else { break };
        let here = line.signed.is_some();
        let good = theme.tone(Tone::Good);
        let style = if here { theme.strong } else { theme.quiet };
        let mark = Rect { width: cell.width.min(2), ..cell };
        if here {
            easel.brush.put(mark, "✓", good);
        }
        let words = Rect { x: mark.right(), width: cell.width - mark.width, ..cell };
        let state = match line.signed {
            Some(Mark::Came) => wording::wall::CAME,
            Some(Mark::Delegate) => wording::wall::DELEGATE,
            None => "",
        };
        let taken = easel.brush.put_right(words, state, good);
        let name = Rect { width: words.width.saturating_sub(taken + 1), ..words };
        easel.brush.put(name, &format!("{order:>2} {}", line.unit), style);
    }
}

fn name_width(easel: &Easel<'_, '_>, view: &WaitingView) -> u16 {
    let look = easel.brush.look();
    view.roll.iter().map(|line| look.width(line.unit.as_str())).max().unwrap_or(0).clamp(8, 20)
}

/// The meeting's name, topic, day, place and chair. Gives the rest of the area.
fn title(easel: &mut Easel<'_, '_>, body: Rect) -> Rect {
    let theme = easel.brush.look().theme;
    let scene = easel.scene;
    let Some(meeting) = &scene.meeting else { return body };
    let mut rest = body;
    let title = wording::wall::meeting_title(meeting.period, scene.today);
    if let Some(title) = easel.large(&title, theme.strong, Size::new(body.width, body.height / 4)) {
        let (_, below) = split_top(rest, 1);
        let Size { width, height } = title.size();
        let (row, below) = split_top(below, height);
        let centred = Rect { x: row.x + (row.width - width) / 2, width, ..row };
        (&title).render(centred, easel.brush.buffer());
        (_, rest) = split_top(below, 1);
    } else {
        let (row, below) = split_top(rest, 1);
        easel.brush.put_centred(row, meeting.name.as_str(), theme.strong);
        rest = below;
    }
    if !meeting.topic.is_empty() {
        let (row, below) = split_top(rest, 1);
        easel.brush.put_centred(row, meeting.topic.as_str(), theme.accent);
        rest = below;
    }
    let mut facts = vec![wording::wall::day_and_weekday(meeting.date)];
    facts.extend((!meeting.place.is_empty()).then(|| meeting.place.to_string()));
    facts.extend((!meeting.chair.is_empty()).then(|| wording::wall::chaired_by(meeting.chair.as_str())));
    let (row, below) = split_top(rest, 1);
    easel.brush.put_centred(row, &facts.join("　"), theme.text);
    below
}
