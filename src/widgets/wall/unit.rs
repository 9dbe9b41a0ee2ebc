//! The unit at hand: its name and clock, its sector committee, what it promised, what it owes, what was just agreed.

use super::{Easel, split_top};
use crate::{
    domain::Standing,
    stage::{PublicItem, Section, UnitView},
    theme::Tone,
    widgets::{BigText, ClockFace, ItemColumns, ItemLine, ItemRow, Look, tone_of_lamp},
    wording,
};
use ratatui::{
    layout::{Rect, Size},
    style::Style,
    widgets::Widget,
};

pub(super) fn draw(easel: &mut Easel<'_, '_>, view: &UnitView, body: Rect) {
    let wide = easel.page.width >= 72;
    let place = if wide {
        wording::wall::place_on_walk(view.nth, view.to_come)
    } else {
        wording::wall::place_on_walk_short(view.nth, view.units)
    };
    easel.head("", &place);
    let rest = name_and_clock(easel, view, body);
    sections(easel, view, rest);
}

fn name_and_clock(easel: &mut Easel<'_, '_>, view: &UnitView, body: Rect) -> Rect {
    let theme = easel.brush.look().theme;
    let clock = wording::seconds(view.clock.shows(easel.now));
    let over = view.clock.is_over(easel.now);
    let clock_style = if over { theme.tone(Tone::Bad) } else { theme.strong };
    let facts = facts(view);
    // Where the name fills the whole screen it may use the margins too.
    let rows = rows_of_names(easel, body);
    let Some(name) = easel.large(view.name.as_str(), theme.strong, Size::new(body.width + 2, rows)) else {
        let (name, below) = split_top(body, 1);
        easel.brush.put(name, view.name.as_str(), theme.strong);
        let (line, below) = split_top(below, 1);
        let taken = put_clock(easel, line, view, &clock, clock_style);
        let left = Rect { width: line.width.saturating_sub(taken + 2), ..line };
        easel.brush.put(left, &facts, theme.quiet);
        return split_top(below, u16::from(below.height > 4)).1;
    };
    let (row, below) = split_top(body, name.size().height);
    let width = name.size().width;
    let row = if width > row.width { Rect { x: row.x - 1, width: row.width + 2, ..row } } else { row };
    (&name).render(row, easel.brush.buffer());
    let beside = Size::new(row.width.saturating_sub(width + BETWEEN), row.height);
    if let Some(clock) = easel.large(&clock, clock_style, beside) {
        let Size { width, height } = clock.size();
        let place = Rect { x: row.right() - width, y: row.bottom() - height, width, height };
        (&clock).render(place, easel.brush.buffer());
        let (line, below) = split_top(below, 1);
        let taken = put_limit(easel, line, view);
        easel.brush.put(Rect { width: line.width.saturating_sub(taken + 2), ..line }, &facts, theme.quiet);
        return split_top(below, 1).1;
    }
    let (rows, below) = split_top(below, ClockFace::HEIGHT);
    let width = ClockFace::width(&clock);
    let face = Rect { x: rows.right() - width, width, ..rows };
    (&ClockFace { text: &clock, style: clock_style }).render(face, easel.brush.buffer());
    let left = Rect { width: rows.width - width - 2, ..rows };
    let taken = put_limit(easel, Rect { y: left.bottom() - 1, height: 1, ..left }, view);
    let left = Rect { width: left.width.saturating_sub(taken + 2), ..left };
    for (row, line) in left.rows().zip(broken(easel, &each_fact(view), left.width)) {
        easel.brush.put(row, &line, theme.quiet);
    }
    split_top(below, 1).1
}

/// Columns between a name and the clock beside it.
const BETWEEN: u16 = 4;

/// How many rows the names of units have, all the same: as many as leave room for a clock beside a usual one and for what
/// the room reads.
fn rows_of_names(easel: &Easel<'_, '_>, body: Rect) -> u16 {
    let style = easel.brush.look().theme.strong;
    let room = Size::new(body.width.saturating_sub(BETWEEN), body.height / 4);
    easel.large(wording::wall::USUAL_NAME_AND_CLOCK, style, room).map_or(BigText::LEAST, |line| line.size().height)
}

/// `02:41 / 05:00` at the right of a line. Gives the cells it took.
fn put_clock(easel: &mut Easel<'_, '_>, line: Rect, view: &UnitView, clock: &str, style: Style) -> u16 {
    let limit = if line.width >= 72 { put_limit(easel, line, view) } else { 0 };
    let left = Rect { width: line.width.saturating_sub(limit + u16::from(limit > 0)), ..line };
    limit + u16::from(limit > 0) + easel.brush.put_right(left, clock, style)
}

fn put_limit(easel: &mut Easel<'_, '_>, line: Rect, view: &UnitView) -> u16 {
    if view.clock.limit == 0 {
        return 0;
    }
    let theme = easel.brush.look().theme;
    easel.brush.put_right(line, &format!("/ {}", wording::seconds(view.clock.limit)), theme.quiet)
}

fn facts(view: &UnitView) -> String {
    each_fact(view).join("　")
}

/// Facts in lines of at most so many cells, each fact whole.
fn broken(easel: &Easel<'_, '_>, facts: &[String], width: u16) -> Vec<String> {
    let look = easel.brush.look();
    let mut lines: Vec<String> = Vec::new();
    for fact in facts {
        match lines.last_mut().filter(|line| look.width(line) + 2 + look.width(fact) <= width) {
            Some(line) => line.extend(["　", fact]),
            None => lines.push(fact.clone()),
        }
    }
    lines
}

fn each_fact(view: &UnitView) -> Vec<String> {
    let committees = view.committees.iter().map(|one| wording::wall::committee(one.name.as_str(), one.standing));
    let stages = view
        .stages
        .iter()
        .map(|(register, stage, entries)| wording::wall::register_stage(register.as_str(), stage.as_str(), *entries));
    committees.chain(stages).collect()
}

/// A group of lines and where it may be cut when room is short.
struct Group<'v> {
    title: &'static str,
    items: Vec<&'v PublicItem>,
    total: usize,
    is_new: bool,
    /// How many of its lines are drawn.
    shown: usize,
}

impl<'v> Group<'v> {
    fn new(title: &'static str, section: &'v Section, is_new: bool) -> Self {
        Self { title, items: section.items.iter().collect(), total: section.total, is_new, shown: 0 }
    }
}

fn sections(easel: &mut Easel<'_, '_>, view: &UnitView, area: Rect) {
    let mut groups = vec![
        Group::new(wording::wall::PROMISED, &view.promised, false),
        Group::new(wording::wall::AGREED, &view.agreed, true),
        Group::new(wording::wall::DUE, &view.due, false),
    ];
    groups.retain(|group| group.total > 0);
    let gap = u16::from(area.height >= 10);
    share_out(&mut groups, area.height, gap);
    groups.retain(|group| group.shown > 0);
    let lines: Vec<Vec<ItemLine>> = groups.iter().map(|group| lines(easel, group)).collect();
    // One set of columns for all groups, so that dates stand under each other down the whole wall.
    let look = easel.brush.look();
    let columns = ItemColumns::fitting(lines.iter().flatten(), area.width, &look);
    // On a very wide wall a date is not sought half a screen away from its words.
    let width = columns.width_of(lines.iter().flatten(), area.width, &look).max(area.width.min(NEAR)).min(area.width);
    let area = Rect { width, ..area };
    let used = groups.iter().map(|group| group.shown + 1 + usize::from(gap)).sum::<usize>();
    let mut free = usize::from(area.height + gap).saturating_sub(used);
    let heights: Vec<Vec<u16>> =
        lines.iter().map(|lines| heights(lines, columns.words(area.width), &mut free, &look)).collect();
    let all = lines.iter().map(Vec::len).sum::<usize>();
    let between = u16::from(easel.is_roomy() && free >= all + groups.len());
    let gap = gap + between;
    let mut rest = area;
    for ((group, lines), heights) in groups.iter().zip(&lines).zip(&heights) {
        rest = draw_group(
            easel,
            group,
            &lines.iter().zip(heights.iter().copied()).collect::<Vec<_>>(),
            between,
            rest,
            columns,
        );
        (_, rest) = split_top(rest, gap);
    }
}

/// Up to this width dates stand at the right edge.
const NEAR: u16 = 112;
/// The most rows the words of one item take.
const MOST_ROWS: usize = 3;

/// How many rows each line takes: one, and more for long words while there are free rows.
fn heights(lines: &[ItemLine], words: u16, free: &mut usize, look: &Look) -> Vec<u16> {
    lines
        .iter()
        .map(|line| {
            let rows = look.ruler.wrap(&line.text, usize::from(words)).len().clamp(1, MOST_ROWS);
            let more = (rows - 1).min(*free);
            *free -= more;
            u16::try_from(1 + more).unwrap_or(1)
        })
        .collect()
}

/// Gives each group lines in turn until the rows are used up. What was just agreed comes first, then what was
/// promised; what the plan asks for gives way when there is no room for a line of it.
fn share_out(groups: &mut Vec<Group<'_>>, rows: u16, gap: u16) {
    let cost = |groups: usize| groups * (2 + usize::from(gap));
    while groups.len() > 1 && cost(groups.len()) > usize::from(rows + gap) {
        groups.pop();
    }
    let heads = groups.len() * (1 + usize::from(gap));
    let mut left = usize::from(rows + gap).saturating_sub(heads);
    let mut order: Vec<usize> = (0..groups.len()).collect();
    order.sort_by_key(|at| !groups[*at].is_new);
    loop {
        let before = left;
        for at in &order {
            let group = &mut groups[*at];
            if left > 0 && group.shown < group.items.len() {
                group.shown += 1;
                left -= 1;
            }
        }
        if left == before {
            return;
        }
    }
}

/// The lines of a group that are drawn: the newest of what was agreed, the most pressing of what is owed.
fn lines(easel: &Easel<'_, '_>, group: &Group<'_>) -> Vec<ItemLine> {
    let look = easel.brush.look();
    let today = easel.scene.today;
    let skip = if group.is_new { group.items.len() - group.shown } else { 0 };
    let shown = group.items.iter().skip(skip).take(group.shown);
    shown
        .map(|item| {
            let deadline = item.when.deadline();
            if group.is_new {
                return ItemLine::new(item, today, &look);
            }
            let words = wording::against::with_differences(item.text.as_str(), &item.differs, today);
            let line = ItemLine::of(item.standing, &words, &deadline, today, &look);
            // The lamp gives the colour. Without leave for red lamps, mark and word stand in plain ink; what is overdue is
            // the strongest mark then too, in ink turned round.
            let in_ink =
                if matches!(item.standing, Standing::Overdue(_)) { look.theme.chosen } else { look.theme.strong };
            let style = item.lamp.map_or(in_ink, |lamp| look.theme.tone(tone_of_lamp(lamp)));
            ItemLine { style, ..line }
        })
        .collect()
}

fn draw_group(
    easel: &mut Easel<'_, '_>,
    group: &Group<'_>,
    lines: &[(&ItemLine, u16)],
    between: u16,
    area: Rect,
    columns: ItemColumns,
) -> Rect {
    let look = easel.brush.look();
    let (title, mut rest) = split_top(area, 1);
    let count = wording::wall::items_shown(group.total, group.shown);
    let taken = easel.brush.put_right(title, &count, look.theme.quiet);
    let left = Rect { width: title.width.saturating_sub(taken + 1), ..title };
    easel.brush.put(left, group.title, if group.is_new { look.theme.accent } else { look.theme.quiet });
    for (nth, (line, height)) in lines.iter().enumerate() {
        (_, rest) = split_top(rest, if nth > 0 { between } else { 0 });
        let (row, below) = split_top(rest, *height);
        if row.is_empty() {
            break;
        }
        (&ItemRow { line, columns, look, chosen: false }).render(row, easel.brush.buffer());
        rest = below;
    }
    rest
}
