//! The unit at hand: what it promised, what falls due, what has no date, its figures; the rest folded into one line.

use super::{
    WALK, Walk,
    roster::{stop_mark, waiting},
};
use crate::{
    console::{
        context::ScreenContext,
        rows::{ItemColumns, ItemWords, draw_row, heading, item_line, pointer, rule},
        screens::questions,
    },
    document::{Field, Sheet},
    domain::{
        Became, Brief, ChairQuestion, Commitment, CommitteeStanding, Figure, Item, ItemId, Measure, RegisterKind,
        SaidId, Unit, UnitId,
    },
    wording::{
        self, against, chair, lists, register, requests as words, since as then, waiting as waits,
        wrap::{fit, pad, pad_left, width},
    },
};
use ratatui::{
    Frame,
    layout::Rect,
    style::Style,
    text::{Line, Span},
};

/// How many undated tasks are shown before the rest is folded.
const UNDATED_SHOWN: usize = 5;

/// How many lines of figures are shown before the rest is folded.
const FIGURE_LINES: usize = 3;

/// A line of the unit's picture.
enum Row<'a> {
    Gap,
    Heading(&'static str, String),
    Item(Item<'a>, Option<&'static str>),
    Words(String, Style),
    Said(SaidId, String, Style),
}

/// What the cursor can stand on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// Something owed.
    Item(ItemId),
    /// Progress, a help request, a remark or a note.
    Said(SaidId),
}

/// What the cursor walks over, in the order they are shown.
pub(super) fn targets(unit: &UnitId, unfolded: bool, cx: &ScreenContext<'_>) -> Vec<Target> {
    let Some(brief) = cx.ledger.brief(unit) else { return Vec::new() };
    rows(&brief, unfolded, 80, cx)
        .iter()
        .filter_map(|row| match row {
            Row::Item(item, _) => Some(Target::Item(item.id())),
            Row::Said(said, ..) => Some(Target::Said(*said)),
            _ => None,
        })
        .collect()
}

/// What stands of a unit, under the headings that it stands under.
pub(super) fn sheet(brief: &Brief<'_>, unfolded: bool, cx: &ScreenContext<'_>) -> Sheet {
    // No line is cut to a width.
    const ROOM: usize = 1_000;
    let words = |words: &str| Field::from(words.split_whitespace().collect::<Vec<_>>().join(" "));
    let mut under = "";
    let mut lines = Vec::new();
    for row in rows(brief, unfolded, ROOM, cx) {
        match row {
            Row::Gap => {}
            Row::Heading(title, _) => under = title,
            Row::Item(item, _) => {
                let head = [under.into(), item.id().to_string().into()];
                lines.push(head.into_iter().chain(ItemWords::fields(&item, cx.today(), cx.base())).collect());
            }
            Row::Words(text, _) | Row::Said(_, text, _) => {
                lines.push(vec![under.into(), Field::Empty, words(&text)]);
            }
        }
    }
    Sheet::of(lists::of(WALK.title(), &brief.unit.short), &lists::OF_UNIT, lines)
}

fn rows<'a>(brief: &Brief<'a>, unfolded: bool, cells: usize, cx: &ScreenContext<'_>) -> Vec<Row<'a>> {
    let mut rows = Vec::new();
    requests(&mut rows, &brief.unit.id, cells, cx);
    asked_about(&mut rows, &brief.unit.id, cells, cx);
    commitments(&mut rows, "本次议定", &brief.today, true);
    since(&mut rows, &brief.unit.id, cells, cx);
    promised(&mut rows, &brief.promised, cx);
    group(&mut rows, "下次会前到期", brief.due.iter().copied().map(|item| (item, None)).collect());
    undated(&mut rows, brief, unfolded);
    said(&mut rows, brief, cx);
    figures(&mut rows, &brief.figures, unfolded, cells, cx);
    registers(&mut rows, brief, cx);
    commitments(&mut rows, "配合事项", &brief.supporting, false);
    if unfolded {
        group(&mut rows, "其他任务", brief.rest.iter().copied().map(|item| (item, None)).collect());
    } else if !brief.rest.is_empty() {
        rows.push(Row::Gap);
        rows.push(Row::Heading("其他任务", format!("{} 项，Tab 展开", brief.rest.len())));
    }
    if matches!(rows.first(), Some(Row::Gap)) {
        rows.remove(0);
    }
    rows
}

fn group<'a>(rows: &mut Vec<Row<'a>>, title: &'static str, items: Vec<(Item<'a>, Option<&'static str>)>) {
    if items.is_empty() {
        return;
    }
    rows.push(Row::Gap);
    rows.push(Row::Heading(title, format!("{} 项", items.len())));
    rows.extend(items.into_iter().map(|(item, tag)| Row::Item(item, tag)));
}

fn commitments<'a>(rows: &mut Vec<Row<'a>>, title: &'static str, of: &[&'a Commitment], tagged: bool) {
    let tag = |commitment: &Commitment| tagged.then(|| wording::commitment_kind(commitment.kind));
    group(rows, title, of.iter().map(|commitment| (Item::Commitment(commitment), tag(commitment))).collect());
}

/// What was promised earlier, each with what is said of it this month below it, and in what that differs.
fn promised<'a>(rows: &mut Vec<Row<'a>>, of: &[&'a Commitment], cx: &ScreenContext<'_>) {
    commitments(rows, "上次承诺", of, false);
    let first = rows.len() - of.len().min(rows.len());
    for (at, commitment) in of.iter().enumerate().rev() {
        if let Some(said) = against::this_month(&cx.ledger.against(commitment, cx.today()), cx.base()) {
            rows.insert(first + at + 1, Row::Words(format!("          {said}"), cx.theme.dim));
        }
    }
}

fn undated<'a>(rows: &mut Vec<Row<'a>>, brief: &Brief<'a>, unfolded: bool) {
    let all = brief.undated.len();
    if all == 0 {
        return;
    }
    let shown = if unfolded { all } else { all.min(UNDATED_SHOWN) };
    rows.push(Row::Gap);
    let right = if shown < all { format!("{all} 项，先列 {shown} 项，Tab 展开") } else { format!("{all} 项") };
    rows.push(Row::Heading("未定期限", right));
    rows.extend(brief.undated.iter().take(shown).map(|item| Row::Item(*item, None)));
}

/// What it asks a later day for: that waits for the chair's word.
fn requests(rows: &mut Vec<Row<'_>>, unit: &UnitId, cells: usize, cx: &ScreenContext<'_>) {
    let asked = cx.ledger.requests_of(unit);
    if asked.is_empty() {
        return;
    }
    rows.push(Row::Gap);
    rows.push(Row::Heading(words::TITLE, format!("{}，Alt+D 答复", words::waiting(asked.len()))));
    for item in asked {
        let Some(request) = item.course().and_then(|course| course.pending_request()) else { continue };
        let days = words::days(request, cx.base());
        let text = fit(item.text(), cells.saturating_sub(width(&days) + 8) * 3 / 5);
        let line = format!("   {text}　{days}　{}", request.reason);
        rows.push(Row::Words(line, cx.theme.warn));
    }
}

/// What waits for something else, to be asked about: whether that has happened.
fn asked_about(rows: &mut Vec<Row<'_>>, unit: &UnitId, cells: usize, cx: &ScreenContext<'_>) {
    let all = cx.ledger.waiting_of(unit);
    if all.is_empty() {
        return;
    }
    let unasked = all.iter().filter(|item| !cx.ledger.is_spoken_of(&item.id())).count();
    rows.push(Row::Gap);
    rows.push(Row::Heading(waits::TITLE, format!("{}，Alt+B 答", waits::counts(all.len(), unasked))));
    for item in all {
        let spoken = &item.deadline().spoken;
        let text = fit(item.text(), cells.saturating_sub(width(spoken) + 8) * 3 / 5);
        let is_asked = cx.ledger.is_spoken_of(&item.id());
        let asked = if is_asked { format!("　{}", waits::ASKED) } else { String::new() };
        rows.push(Row::Words(
            format!("   {text}　{spoken}{asked}"),
            if is_asked { cx.theme.dim } else { cx.theme.warn },
        ));
    }
}

/// What became of what it owed since the last meeting, a line each: what was done stands nowhere else on the page.
fn since(rows: &mut Vec<Row<'_>>, unit: &UnitId, cells: usize, cx: &ScreenContext<'_>) {
    let Some(since) = cx.ledger.since_last_meeting_of(unit, cx.today()).filter(|since| !since.items.is_empty()) else {
        return;
    };
    let counts: Vec<(Became, usize)> = since.lists().map(|(became, items)| (became, items.len())).collect();
    rows.push(Row::Gap);
    rows.push(Row::Heading(then::SINCE, format!("{}，Alt+U 看", then::of_a_unit(&counts))));
    for (became, items) in since.lists() {
        let texts: Vec<&str> = items.iter().map(|(_, item)| wording::ended(item.text())).collect();
        let line = format!("   {} {}", pad(then::became(became), 9), texts.join("；"));
        let style = match became {
            Became::Met | Became::Reported => cx.theme.good,
            Became::Missing | Became::Moved | Became::Worse => cx.theme.warn,
        };
        rows.push(Row::Words(fit(&line, cells).into_owned(), style));
    }
}

/// What the unit said today besides commitments, and what it has asked for.
fn said(rows: &mut Vec<Row<'_>>, brief: &Brief<'_>, cx: &ScreenContext<'_>) {
    let theme = cx.theme;
    let mut words: Vec<(SaidId, String, Style)> = Vec::new();
    words.extend(
        brief
            .progress
            .iter()
            .map(|progress| (SaidId::Progress(progress.id), format!("进展　{}", progress.text), theme.text)),
    );
    words.extend(brief.help.iter().map(|help| {
        let settled = if help.settled.is_some() { "（已办结）" } else { "" };
        (SaidId::Help(help.id), format!("协调　{}{settled}", help.text), theme.warn)
    }));
    words.extend(brief.remarks.iter().map(|remark| {
        let whose = if remark.public { "可入纪要" } else { "内部" };
        let words = format!("{}　{}（{whose}）", wording::remark_kind(remark.kind), remark.text);
        (SaidId::Remark(remark.id), words, theme.dim)
    }));
    if words.is_empty() {
        return;
    }
    rows.push(Row::Gap);
    rows.push(Row::Heading("进展与协调", format!("{} 条", words.len())));
    rows.extend(words.into_iter().map(|(said, words, style)| Row::Said(said, words, style)));
}

/// Rates first: they say most in least room.
fn figures(rows: &mut Vec<Row<'_>>, figures: &[Figure], unfolded: bool, cells: usize, cx: &ScreenContext<'_>) {
    if figures.is_empty() {
        return;
    }
    let is_count = |figure: &&Figure| {
        let known = cx.ledger.programme.indicators.iter().find(|known| known.id == figure.indicator);
        known.is_none_or(|known| known.measure == Measure::Count)
    };
    let mut ordered: Vec<&Figure> = figures.iter().collect();
    ordered.sort_by_key(is_count);
    let columns = if cells >= 76 { 2 } else { 1 };
    let lines = ordered.len().div_ceil(columns);
    let shown = if unfolded { lines } else { lines.min(FIGURE_LINES) };
    let right = if shown < lines {
        format!("上月 → 本月，共 {} 项，Tab 展开", figures.len())
    } else {
        "上月 → 本月".to_owned()
    };
    rows.push(Row::Gap);
    rows.push(Row::Heading("本月数据", right));
    let column_cells = (cells - 4) / columns;
    for pair in ordered.chunks(columns).take(shown) {
        let mut line = "   ".to_owned();
        for figure in pair {
            line.push_str(&pad(&figure_words(figure, cx), column_cells));
        }
        rows.push(Row::Words(line, cx.theme.text));
    }
}

fn figure_words(figure: &Figure, cx: &ScreenContext<'_>) -> String {
    let known = cx.ledger.programme.indicators.iter().find(|known| known.id == figure.indicator);
    let (name, unit) =
        known.map_or((figure.indicator.as_str(), ""), |known| (known.name.as_str(), known.unit.as_str()));
    let value = |value: Option<f64>| match value {
        None => "—".to_owned(),
        Some(value) if unit == "%" => format!("{value:.1}%"),
        Some(value) => format!("{value:.0}"),
    };
    format!("{} {} → {}", pad(name, 20), pad_left(&value(figure.last), 6), pad_left(&value(figure.now), 6))
}

fn registers(rows: &mut Vec<Row<'_>>, brief: &Brief<'_>, cx: &ScreenContext<'_>) {
    let (ledger, today, theme) = (cx.ledger, cx.today(), cx.theme);
    let owed = |kind: &RegisterKind| {
        let missing = ledger.register_progress(kind).missing;
        missing.into_iter().filter(|owing| owing.unit.id == brief.unit.id).map(|owing| owing.name.to_owned())
    };
    let kinds = ledger.programme.registers.iter().filter(|kind| !kind.private);
    let owed: Vec<(&RegisterKind, String)> = kinds.flat_map(|kind| owed(kind).map(move |name| (kind, name))).collect();
    let entered = brief.registers.iter().filter_map(|entry| ledger.register_kind(&entry.kind));
    let names = entered.chain(owed.iter().map(|(kind, _)| *kind)).map(|kind| width(&kind.name));
    let kind_cells = names.max().unwrap_or(0).clamp(12, 24);
    let mut lines = Vec::new();
    for entry in &brief.registers {
        let Some(kind) = ledger.register_kind(&entry.kind) else { continue };
        let marks = register::marks(ledger, kind, entry, today);
        let inside = if kind.private { format!("（{}）", register::INTERNAL) } else { String::new() };
        let words = format!(
            "   {} {} {}{inside} {}",
            pad(&kind.name, kind_cells),
            pad(kind.stage_name(entry.stage), 8),
            entry.name,
            marks.join(" ")
        );
        lines.push(Row::Words(words, if marks.is_empty() { theme.text } else { theme.warn }));
    }
    // What is asked of every unit by a day, or of a committee of its own, and is not there yet.
    for (kind, name) in owed {
        let by = kind.deadline.last_day().map(|day| format!("{}前", wording::day(day, today)));
        let told: Vec<String> = Some(name).filter(|name| !name.is_empty()).into_iter().chain(by).collect();
        let told = told.join("，");
        let words = format!("   {} {} {told}", pad(&kind.name, kind_cells), pad(register::MISSING, 8));
        lines.push(Row::Words(words, theme.warn));
    }
    if lines.is_empty() {
        return;
    }
    rows.push(Row::Gap);
    rows.push(Row::Heading("台账", format!("{} 条，Shift+F4 办理", lines.len())));
    rows.extend(lines);
}

pub(super) fn draw(
    walk: &Walk,
    brief: &Brief<'_>,
    frame: &mut Frame<'_>,
    area: Rect,
    is_wide: bool,
    cx: &ScreenContext<'_>,
) {
    let theme = cx.theme;
    let cells = usize::from(area.width);
    let head = if is_wide { wide_head(brief.unit, cells, cx) } else { narrow_head(brief.unit, cells, cx) };
    let line = |frame: &mut Frame<'_>, y: u16, line: Line<'_>| {
        if y < area.bottom() {
            frame.render_widget(line, Rect { y, height: 1, ..area });
        }
    };
    line(frame, area.y, head);
    let waits = if is_wide { String::new() } else { waiting_words(cx) };
    let about = pad(&about(brief.unit, cx), cells.saturating_sub(width(&waits)));
    line(frame, area.y + 1, Line::from(vec![Span::styled(about, theme.dim), Span::styled(waits, theme.warn)]));
    let rows = rows(brief, walk.unfolded, cells, cx);
    let columns = columns(&rows, cells.saturating_sub(width(pointer(false))), cx);
    let room = usize::from(area.height.saturating_sub(3));
    let at_row = selected_row(&rows, walk);
    let first =
        if rows.len() <= room { 0 } else { at_row.saturating_sub(room.saturating_sub(3)).min(rows.len() - room) };
    let mut item = rows[..first].iter().filter(|row| matches!(row, Row::Item(..) | Row::Said(..))).count();
    for (y, row) in (area.y + 3..).zip(rows.iter().skip(first).take(room)) {
        let is_target = matches!(row, Row::Item(..) | Row::Said(..));
        let marked = is_target && item == walk.cursor.at && !walk.line.active;
        let place = Rect { y, height: 1, ..area };
        draw_row(frame, place, row_line(row, marked, cells, columns, cx), marked, theme);
        if is_target {
            cx.hits.line(place, item, marked);
            item += 1;
        }
    }
    let asked = questions::of(&brief.unit.id, cx);
    let is_drawn = corner(frame, area, room.saturating_sub(rows.len()), &asked, cx);
    if !asked.is_empty() && !is_drawn {
        // Where there is no room for them the key is named beside the arrows.
        let words = format!(" {}，Alt+W 看", chair::count(asked.len()));
        line(frame, area.y + 2, Line::styled(fit(&words, cells / 2).into_owned(), theme.dim));
    }
    let below = rows.len().saturating_sub(first + room);
    if below > 0 || first > 0 {
        let words = format!(
            "{}{}",
            if first > 0 { "↑ " } else { "" },
            if below > 0 { format!("↓ 还有 {below} 行 ") } else { String::new() }
        );
        let place = Rect { x: area.x + area.width / 2, width: area.width - area.width / 2, y: area.y + 2, height: 1 };
        let words = Line::styled(pad_left(&words, usize::from(place.width)), theme.dim);
        if place.y < area.bottom() {
            frame.render_widget(words, place);
        }
    }
}

/// So many questions for the chair stand in the corner; the others are a key away.
const CORNER_QUESTIONS: usize = 3;

/// Questions for the chair at the foot of the unit's page, where rows are left; says whether there was room.
fn corner(frame: &mut Frame<'_>, area: Rect, free: usize, asked: &[ChairQuestion], cx: &ScreenContext<'_>) -> bool {
    // A blank row, the heading, and one question at least.
    let shown = asked.len().min(CORNER_QUESTIONS).min(free.saturating_sub(2));
    if shown == 0 {
        return false;
    }
    let cells = usize::from(area.width);
    let height = u16::try_from(shown + 1).unwrap_or(area.height).min(area.height);
    let rows = Rect { y: area.bottom() - height, height, ..area };
    let head = heading(&chair::count(asked.len()), "Alt+W 看依据，不上投影", cells, cx.theme);
    frame.render_widget(head, Rect { height: 1, ..rows });
    for (y, one) in (rows.y + 1..rows.bottom()).zip(asked) {
        let words = format!("   {}", chair::question(one, cx.ledger));
        frame
            .render_widget(Line::styled(fit(&words, cells).into_owned(), cx.theme.text), Rect { y, height: 1, ..rows });
    }
    true
}

fn item_words(item: &Item<'_>, tag: Option<&str>, cx: &ScreenContext<'_>) -> ItemWords {
    ItemWords::of(item, tag, cx.today(), cx.base())
}

/// One set of columns for all that the unit owes.
fn columns(rows: &[Row<'_>], cells: usize, cx: &ScreenContext<'_>) -> ItemColumns {
    let of_items = rows.iter().filter_map(|row| match row {
        Row::Item(item, tag) => Some(item_words(item, *tag, cx)),
        Row::Gap | Row::Heading(..) | Row::Words(..) | Row::Said(..) => None,
    });
    ItemColumns::of(&of_items.collect::<Vec<_>>().iter(), cells)
}

fn row_line<'a>(row: &Row<'_>, marked: bool, cells: usize, columns: ItemColumns, cx: &ScreenContext<'_>) -> Line<'a> {
    match row {
        Row::Gap => Line::default(),
        Row::Heading(title, right) => heading(title, right, cells, cx.theme),
        Row::Words(words, style) => Line::styled(fit(words, cells).into_owned(), *style),
        Row::Said(_, words, style) => {
            let words = format!(" {} {words}", if marked { ">" } else { " " });
            Line::styled(fit(&words, cells).into_owned(), *style)
        }
        Row::Item(known, tag) => {
            let mut line = item_line(&item_words(known, *tag, cx), columns, cx.theme);
            line.spans.insert(0, Span::styled(pointer(marked), cx.theme.text));
            line
        }
    }
}

/// Where there is no roster: how many are put off or passed over, and the first of them.
fn waiting_words(cx: &ScreenContext<'_>) -> String {
    let words: Vec<String> = waiting(cx)
        .into_iter()
        .map(|(name, who)| match who.as_slice() {
            [only] => format!("{name}：{only}"),
            _ => format!("{name} {} 家", who.len()),
        })
        .collect();
    if words.is_empty() { String::new() } else { format!("  {} ", words.join("  ")) }
}

fn selected_row(rows: &[Row<'_>], walk: &Walk) -> usize {
    let is_item = |(_, row): &(usize, &Row<'_>)| matches!(row, Row::Item(..) | Row::Said(..));
    rows.iter()
        .enumerate()
        .filter(is_item)
        .nth(walk.cursor.at)
        .map_or(0, |(at, _)| if walk.cursor.at == 0 { 0 } else { at })
}

fn clock(unit: &Unit, cx: &ScreenContext<'_>) -> (String, Style) {
    let theme = cx.theme;
    let Some(meeting) = cx.meeting() else { return (String::new(), theme.dim) };
    let Some(stop) = cx.ledger.stops.get(&(meeting.id, unit.id.clone())) else {
        return (String::new(), theme.dim);
    };
    let spent = stop.seconds_at(cx.now);
    let limit = meeting.unit_limit;
    let words = if limit > 0 {
        format!("{} / {}", wording::seconds(spent), wording::seconds(limit))
    } else {
        wording::seconds(spent)
    };
    let style = if limit > 0 && spent >= limit { theme.warn } else { theme.text };
    let over = if limit > 0 && spent >= limit { "超时 " } else { "" };
    (format!("{over}{words}"), style)
}

fn wide_head<'a>(unit: &Unit, cells: usize, cx: &ScreenContext<'_>) -> Line<'a> {
    let theme = cx.theme;
    let (clock, clock_style) = clock(unit, cx);
    let right = format!("本单位 {clock} ");
    let name = format!(" {} {}　{}", unit.order, unit.short, stop_words(unit, cx));
    Line::from(vec![
        Span::styled(pad(&name, cells.saturating_sub(width(&right))), theme.accent),
        Span::styled(right, clock_style),
    ])
}

fn narrow_head<'a>(unit: &Unit, cells: usize, cx: &ScreenContext<'_>) -> Line<'a> {
    let theme = cx.theme;
    let walk = cx.ledger.walk();
    let at = walk.iter().position(|(known, _)| known.id == unit.id).unwrap_or(0);
    let name = |at: Option<usize>| {
        at.and_then(|at| walk.get(at)).map_or(String::new(), |(unit, stop)| {
            format!("{}{} {}", stop_mark(stop.state).trim(), unit.order, unit.short)
        })
    };
    let (clock, clock_style) = clock(unit, cx);
    let side = cells.saturating_sub(width(&clock) + 2 + 22) / 2;
    // A cell stays free before the unit at hand.
    let before = fit(&name(at.checked_sub(1)), side.saturating_sub(4)).into_owned();
    let after = fit(&name(Some(at + 1)), side.saturating_sub(3)).into_owned();
    let middle = cells.saturating_sub(2 * side + width(&clock) + 1);
    Line::from(vec![
        Span::styled(pad(&format!(" ‹ {before}"), side), theme.dim),
        Span::styled(pad(&format!("{} {}", unit.order, unit.short), middle), theme.accent),
        Span::styled(pad(&format!("{after} ›"), side), theme.dim),
        Span::styled(format!("{clock} "), clock_style),
    ])
}

fn stop_words(unit: &Unit, cx: &ScreenContext<'_>) -> &'static str {
    let Some(at) = cx.ledger.at else { return "" };
    cx.ledger.stops.get(&(at, unit.id.clone())).map_or("", |stop| wording::stop_state(stop.state))
}

/// Sector committee and who has come.
fn about(unit: &Unit, cx: &ScreenContext<'_>) -> String {
    let mut parts: Vec<String> = unit
        .committees
        .iter()
        .map(|committee| (committee, cx.ledger.committee_standing(&unit.id, committee)))
        .filter(|(_, standing)| *standing != CommitteeStanding::Possible)
        .map(|(committee, standing)| {
            let standing = if standing == CommitteeStanding::Planned { "待成立" } else { "已成立" };
            format!("{}：{standing}", committee.name)
        })
        .collect();
    if let Some(line) = cx.ledger.at.and_then(|at| cx.ledger.attendance.get(&(at, unit.id.clone()))) {
        let who: Vec<&str> =
            [line.person.as_str(), line.post.as_str()].into_iter().filter(|part| !part.is_empty()).collect();
        let who = if who.is_empty() { String::new() } else { format!("（{}）", who.join(" ")) };
        parts.push(format!("{}{who}", wording::presence(line.presence)));
    }
    format!(" {}", parts.join("　"))
}

/// A rule across the area; kept here so that the walk's parts share one look.
pub(super) fn draw_rule(frame: &mut Frame<'_>, area: Rect, cx: &ScreenContext<'_>) {
    frame.render_widget(rule(usize::from(area.width), cx.theme), area);
}
