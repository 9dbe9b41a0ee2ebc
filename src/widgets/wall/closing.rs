//! After the meeting: when the next one is, and how much was agreed.

use super::{Easel, split_top};
use crate::{stage::ClosingView, wording};
use ratatui::{
    layout::{Rect, Size},
    widgets::Widget,
};

pub(super) fn draw(easel: &mut Easel<'_, '_>, view: &ClosingView, body: Rect) {
    let theme = easel.brush.look().theme;
    let scene = easel.scene;
    easel.head("", "");
    let next = scene.meeting.as_ref().and_then(|meeting| meeting.next_date);
    let agreed = wording::wall::agreed(view.agreed);
    let room = Size::new(body.width, body.height / 3);
    let day = next.map(|day| wording::day(day, scene.today));
    let day = day.as_deref().and_then(|day| easel.large(day, theme.strong, room));
    // Without a day to come, what was agreed is what the room takes home.
    let big = day.or_else(|| easel.large(&agreed, theme.strong, room));
    let tall = big.map_or(1, |line| line.size().height + 2);
    let mut facts: Vec<String> = Vec::new();
    facts.extend((big.is_none() || day.is_some()).then(|| agreed.clone()));
    facts.push(wording::wall::covered(view.covered, view.units));
    facts.extend(view.lasted.map(wording::wall::lasted));
    let lines = tall + 2 + u16::try_from(facts.len()).unwrap_or(0) * 2;
    let (_, mut rest) = split_top(body, body.height.saturating_sub(lines) / 2);
    let (row, below) = split_top(rest, 1);
    let caption = match next {
        Some(day) => format!("{} {}", wording::wall::NEXT_MEETING, wording::wall::day_and_weekday(day)),
        None => wording::wall::next_meeting_open().to_owned(),
    };
    easel.brush.put_centred(row, &caption, theme.accent);
    rest = below;
    if let Some(line) = big {
        let (_, below) = split_top(rest, 1);
        let Size { width, height } = line.size();
        let (row, below) = split_top(below, height);
        let place = Rect { x: row.x + (row.width - width) / 2, width, ..row };
        (&line).render(place, easel.brush.buffer());
        rest = below;
    }
    for fact in facts {
        let (_, below) = split_top(rest, 1);
        let (row, below) = split_top(below, 1);
        easel.brush.put_centred(row, &fact, theme.strong);
        rest = below;
    }
}
