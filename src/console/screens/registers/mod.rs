//! 台账: one screen for every kind of register: who has come how far, who has nothing yet, what is an empty shell.

mod entry;

pub use self::entry::about;
use self::entry::{ask_new, ask_step, ask_unit, entry_menu};
use crate::{
    console::{
        action::Action,
        context::ScreenContext,
        event::Input,
        keymap::{ENTER, ESC, FIND, MEETING, Scope, bind, f, key, moves, shift_f},
        list::{Filter, List},
        notice::Notice,
        screen::{Place, Screen, Step, in_meeting},
        search_bar::SearchBar,
    },
    document::{Align, Field, Sheet, SheetColumn},
    domain::{Owing, RegisterEntry, RegisterField, RegisterKind},
    wording::{
        self, lists, papers, register as words,
        wrap::{fit, pad, width},
    },
};
use crossterm::event::KeyCode;
use ratatui::{
    Frame,
    layout::Rect,
    text::{Line, Span},
};

/// Where its keys are looked up.
pub const REGISTERS: Scope = Scope("台账");

/// How it is reached, and its keys.
pub const PLACE: Place = Place {
    scope: REGISTERS,
    key: Some(bind(MEETING, &[shift_f(4)], Action::Show(REGISTERS), "", "台账：按阶段往前走的事，逐条登记、推进")),
    open: |cx| {
        let mut screen = Registers::default();
        screen.stand(cx);
        Step::show(screen)
    },
    keys: &[
        &[
            bind(
                REGISTERS,
                ENTER,
                Action::Enter,
                "办理",
                "办理选中的条目：推进、填栏目、立整改事项、公布……；没登记的就登记",
            ),
            bind(REGISTERS, &[key(KeyCode::Right), key(KeyCode::Tab)], Action::NextRegister, "下一本", "下一种台账"),
            bind(REGISTERS, &[key(KeyCode::Left)], Action::PreviousRegister, "", "上一种台账"),
            bind(REGISTERS, &[f(2)], Action::Add, "登记", "登记一条，先选单位"),
            bind(REGISTERS, &[f(4)], Action::Advance, "推进", "推进到下一步，写日期"),
            bind(REGISTERS, &[f(6)], Action::CycleFilter, "换范围", "全部 → 没办成的 → 未登记的 → 空转、待公布的"),
            bind(REGISTERS, FIND, Action::Find, "查找", "按单位、名称、栏目里的字查找"),
            bind(REGISTERS, ESC, Action::Back, "调度", "回到调度"),
        ],
        &moves(REGISTERS),
    ],
};

/// At most so many cells for a name: over a wider gap the eye loses the line on its way to the stage.
const MOST_NAME_CELLS: usize = 48;
/// Lines under the list that tell about the selected entry.
const ABOUT_ROWS: u16 = 5;

/// Which lines are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Range {
    /// 全部.
    All,
    /// 没办成的.
    Open,
    /// 未登记的.
    Missing,
    /// 空转的, 待公布的.
    Marked,
}

impl Filter for Range {
    const ALL: &'static [(Self, &'static str)] =
        &[(Self::All, "全部"), (Self::Open, "没办成的"), (Self::Missing, "未登记的"), (Self::Marked, "空转、待公布的")];
}

/// The screen.
#[derive(Default)]
struct Registers {
    kind: usize,
    list: List<Range>,
}

/// A line of the list.
enum Row<'a> {
    Entry(&'a RegisterEntry),
    Missing(Owing<'a>),
}

impl Registers {
    fn kind<'a>(&self, cx: &ScreenContext<'a>) -> Option<&'a RegisterKind> {
        let kinds = &cx.ledger.programme.registers;
        kinds.get(self.kind.min(kinds.len().saturating_sub(1)))
    }

    fn shown<'a>(&self, kind: &'a RegisterKind, cx: &ScreenContext<'a>) -> Vec<Row<'a>> {
        let (ledger, today) = (cx.ledger, cx.today());
        let keeps = |entry: &&RegisterEntry| match self.list.filter {
            Range::All => true,
            Range::Open => !kind.is_done(entry.stage),
            Range::Missing => false,
            Range::Marked => !words::marks(ledger, kind, entry, today).is_empty(),
        };
        let has_words = |unit: &str, name: &str, rest: &str| self.list.search.keeps(&format!("{unit} {name} {rest}"));
        let entries = ledger.register_of(&kind.id).into_iter().filter(keeps).filter(|entry| {
            let fields: Vec<&str> = entry.fields.values().map(String::as_str).collect();
            has_words(
                ledger.short(&entry.unit),
                &entry.name,
                &format!("{} {}", kind.stage_name(entry.stage), fields.join(" ")),
            )
        });
        let mut rows: Vec<Row<'a>> = entries.map(Row::Entry).collect();
        if self.list.filter != Range::Marked {
            let missing = ledger.register_progress(kind).missing.into_iter();
            let found = missing.filter(|owing| has_words(&owing.unit.short, owing.name, words::MISSING));
            rows.extend(found.map(Row::Missing));
        }
        rows
    }

    fn turn(&mut self, forward: bool, cx: &ScreenContext<'_>) {
        let kinds = cx.ledger.programme.registers.len().max(1);
        self.kind = (self.kind + if forward { 1 } else { kinds - 1 }) % kinds;
        self.stand(cx);
    }

    /// The cursor stands on the unit at hand, where it has a line.
    fn stand(&mut self, cx: &ScreenContext<'_>) {
        let is_at_hand = |row: &Row<'_>| {
            let unit = match row {
                Row::Entry(entry) => &entry.unit,
                Row::Missing(owing) => &owing.unit.id,
            };
            Some(unit) == cx.unit
        };
        let rows = self.kind(cx).map_or(Vec::new(), |kind| self.shown(kind, cx));
        self.list.cursor.at = rows.iter().position(is_at_hand).unwrap_or(0);
    }

    /// The kinds, the one at hand in brackets and always in sight.
    fn tabs<'a>(&self, cells: usize, cx: &ScreenContext<'a>) -> Line<'a> {
        let theme = cx.theme;
        let kinds = &cx.ledger.programme.registers;
        let name = |kind: &RegisterKind| {
            if kind.private { format!("{}（{}）", kind.name, words::INTERNAL) } else { kind.name.clone() }
        };
        let at = self.kind.min(kinds.len().saturating_sub(1));
        let mut from = 0;
        let cells_of = |from: usize| kinds[from..=at].iter().map(|kind| width(&name(kind)) + 3).sum::<usize>() + 4;
        while from < at && cells_of(from) > cells {
            from += 1;
        }
        let mut spans = vec![Span::styled(if from > 0 { " ‹" } else { " " }, theme.dim)];
        let mut room = cells.saturating_sub(4);
        for (nth, kind) in kinds.iter().enumerate().skip(from) {
            let words = if nth == at { format!("[{}]", name(kind)) } else { format!(" {} ", name(kind)) };
            let taken = width(&words) + 1;
            if taken > room {
                spans.push(Span::styled("›", theme.dim));
                break;
            }
            room -= taken;
            spans.push(Span::styled(words, if nth == at { theme.accent } else { theme.dim }));
            spans.push(Span::raw(" "));
        }
        Line::from(spans)
    }
}

impl Screen for Registers {
    fn scopes(&self) -> Vec<Scope> {
        in_meeting(REGISTERS)
    }

    fn sheet(&self, cx: &ScreenContext<'_>) -> Option<Sheet> {
        let kind = self.kind(cx)?;
        let mut columns = SheetColumn::all(&lists::REGISTER);
        columns.extend(kind.fields.iter().map(|field| SheetColumn::new(field.name.clone(), 18, Align::Left)));
        columns.push(SheetColumn::new(papers::MARKS, 18, Align::Left));
        let row = |row: &Row<'_>| match row {
            Row::Entry(entry) => {
                let (unit, stage) = (cx.ledger.short(&entry.unit), kind.stage_name(entry.stage));
                let mut fields: Vec<Field> = vec![unit.into(), entry.name.as_str().into(), stage.into()];
                fields.push(entry.since.into());
                let value = |field: &RegisterField| {
                    words::field_value(field.holds, entry.value(&field.name), cx.today()).into()
                };
                fields.extend(kind.fields.iter().map(value));
                fields.push(words::marks(cx.ledger, kind, entry, cx.today()).join("、").into());
                fields
            }
            Row::Missing(owing) => vec![owing.unit.short.as_str().into(), owing.name.into(), words::MISSING.into()],
        };
        let rows = self.shown(kind, cx).iter().map(row).collect();
        let part = if self.list.filter == Range::All { "" } else { self.list.filter.title() };
        Some(Sheet { columns, ..Sheet::of(lists::of(&kind.name, part), &[], rows) })
    }

    fn search(&self) -> Option<&SearchBar> {
        Some(&self.list.search)
    }

    fn update(&mut self, input: &Input, cx: &ScreenContext<'_>) -> Step {
        let Some(kind) = self.kind(cx) else { return Step::Back };
        let shown = self.shown(kind, cx);
        if let Some(step) = self.list.take(input, shown.len(), cx.page) {
            if input.action() != Some(Action::CycleFilter) {
                return step;
            }
            self.stand(cx);
            return Step::Say(Notice::done(format!("列{}。", self.list.filter.title())));
        }
        match (input.action(), shown.get(self.list.at())) {
            (Some(Action::Enter), Some(Row::Entry(entry))) => Step::ask_if(entry_menu(entry.id, cx)),
            (Some(Action::Enter), Some(Row::Missing(owing))) => {
                Step::ask(ask_new(kind, &owing.unit.id, owing.name, cx))
            }
            (Some(Action::Add), _) => Step::ask(ask_unit(kind, cx)),
            (Some(Action::Advance), Some(Row::Entry(entry))) if entry.stage + 1 < kind.stages.len() => {
                Step::ask_if(ask_step(entry.id, entry.stage + 1, cx))
            }
            (Some(Action::NextRegister), _) => {
                self.turn(true, cx);
                Step::Stay
            }
            (Some(Action::PreviousRegister), _) => {
                self.turn(false, cx);
                Step::Stay
            }
            (Some(Action::Back), _) => Step::Back,
            _ => Step::Unused,
        }
    }

    fn draw(&self, frame: &mut Frame<'_>, area: Rect, cx: &ScreenContext<'_>) {
        let theme = cx.theme;
        let Some(kind) = self.kind(cx) else {
            frame.render_widget(Line::styled("  目录里没有台账", theme.dim), Rect { height: 1, ..area });
            return;
        };
        frame.render_widget(self.tabs(usize::from(area.width), cx), Rect { height: 1, ..area });
        let second = Rect { y: area.y + 1, height: 1, ..area };
        let shown = self.shown(kind, cx);
        if self.list.search.active || !self.list.search.field.is_empty() {
            self.list.search.draw(frame, area, theme);
        } else {
            let (ledger, today) = (cx.ledger, cx.today());
            let tally =
                words::tally(kind, &ledger.register_progress(kind), &ledger.register_rounds(kind, today), today);
            let words = format!(" {tally}　列{} {} 行", self.list.filter.title(), shown.len());
            frame.render_widget(Line::styled(fit(&words, usize::from(area.width)).into_owned(), theme.dim), second);
        }
        let about_rows = if area.height >= 3 + 2 * ABOUT_ROWS { ABOUT_ROWS } else { 0 };
        let list = Rect { y: area.y + 3, height: area.height.saturating_sub(3 + about_rows), ..area };
        if shown.is_empty() {
            let none = Rect { height: 1.min(list.height), ..list };
            frame.render_widget(Line::styled("  没有这样的条目，F2 登记一条", theme.dim), none);
        }
        let cells = self.list.row_cells(list);
        self.list.draw(frame, list, shown.len(), cx, |at| row_line(&shown[at], kind, cells, cx));
        if about_rows > 0
            && let Some(row) = shown.get(self.list.at())
        {
            draw_about(frame, Rect { y: list.bottom(), height: about_rows, ..area }, row, kind, cx);
        }
    }
}

fn row_line<'a>(row: &Row<'_>, kind: &RegisterKind, cells: usize, cx: &ScreenContext<'_>) -> Line<'a> {
    let theme = cx.theme;
    let stage_cells = kind.stages.iter().map(|stage| width(&stage.name)).max().unwrap_or(8).clamp(6, 12);
    let name_cells = cells.saturating_sub(16 + stage_cells + 2 + 10 + 2 + 16).clamp(12, MOST_NAME_CELLS);
    match row {
        Row::Entry(entry) => {
            let is_done = kind.is_done(entry.stage);
            let marks = words::marks(cx.ledger, kind, entry, cx.today()).join(" ");
            Line::from(vec![
                Span::styled(pad(cx.ledger.short(&entry.unit), 16), theme.dim),
                Span::styled(format!("{}  ", pad(&entry.name, name_cells)), theme.text),
                Span::styled(
                    pad(kind.stage_name(entry.stage), stage_cells),
                    if is_done { theme.good } else { theme.text },
                ),
                Span::styled(format!("  {}", pad(&wording::day(entry.since, cx.today()), 10)), theme.dim),
                Span::styled(fit(&marks, 16).into_owned(), theme.warn),
            ])
        }
        Row::Missing(owing) => Line::from(vec![
            Span::styled(pad(&owing.unit.short, 16), theme.dim),
            Span::styled(format!("{}  ", pad(owing.name, name_cells)), theme.dim),
            Span::styled(words::MISSING, theme.warn),
        ]),
    }
}

fn draw_about(frame: &mut Frame<'_>, area: Rect, row: &Row<'_>, kind: &RegisterKind, cx: &ScreenContext<'_>) {
    let theme = cx.theme;
    let cells = usize::from(area.width);
    frame.render_widget(crate::console::rows::rule(cells, theme), Rect { height: 1, ..area });
    let lines = match row {
        Row::Entry(entry) => about(entry, kind, cx.today()),
        Row::Missing(_) => vec![(format!("{}，Enter 登记", words::MISSING), false)],
    };
    // Two columns when there is room: fields are short.
    let columns = if cells >= 100 { 2 } else { 1 };
    let column_cells = (cells - 2) / columns;
    let (way, fields) = lines.split_at(1);
    let first = Line::styled(format!("  {}", fit(&way[0].0, cells - 2)), theme.text);
    frame.render_widget(first, Rect { y: area.y + 1, height: 1, ..area });
    let rows = usize::from(area.height).saturating_sub(2);
    for (y, pair) in (area.y + 2..).zip(fields.chunks(fields.len().div_ceil(rows).max(columns)).take(rows)) {
        let cells_each = if pair.len() > columns { (cells - 2) / pair.len() } else { column_cells };
        let spans = pair.iter().map(|(words, is_private)| {
            Span::styled(pad(words, cells_each), if *is_private { theme.warn } else { theme.dim })
        });
        let line = std::iter::once(Span::raw("  ")).chain(spans).collect::<Vec<_>>();
        frame.render_widget(Line::from(line), Rect { y, height: 1, ..area });
    }
}
