//! A list to choose from, narrowed by typing: units, groups, tasks, actions.

use super::{Verdict, frame::plate};
use crate::{
    console::{
        action::Action,
        event::Input,
        field::{Field, Typed},
        list::ListCursor,
        rows::draw_row,
        sight::Sight,
    },
    document::{compose::PaperKind, render::Format},
    domain::{ItemId, MinutesSection, RegisterEntryId, RegisterKindId, RemarkId, SaidId, TaskId, UnitId},
    stage::Show,
    wording::wrap::{fit, pad, width},
};
use ratatui::{
    Frame,
    layout::Rect,
    text::{Line, Span},
};
use std::collections::BTreeSet;

/// Said where nothing was typed yet: in full, in short.
const HINTS: [&str; 2] = ["打字可缩小范围：汉字、拼音首字母、序号", "打字可缩小范围"];

/// What the choice is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChooserFor {
    /// Which unit to turn to.
    Jump,
    /// For which units the record line is.
    LineUnits,
    /// Which task the record line serves.
    LineTask,
    /// For which units a task gets a date.
    DateUnits(TaskId),
    /// For which units a candidate task is.
    PickUnits(usize),
    /// What to do with an item.
    Item(ItemId),
    /// What to do with something said.
    Said(SaidId),
    /// To which unit an item is moved.
    MoveItem(ItemId),
    /// For which unit a new entry of a register is.
    NewEntry(RegisterKindId),
    /// What to do with an entry of a register.
    Entry(RegisterEntryId),
    /// To which unit an entry is moved.
    MoveEntry(RegisterEntryId),
    /// Whose numbers are to be filled in.
    FigureUnit,
    /// Any action.
    Palette,
    /// Anything that was found.
    Anything,
    /// What the wall shows.
    Scene,
    /// What to look at again in the minutes.
    Doubt,
    /// A version of the minutes.
    Version,
    /// Which section to word by hand.
    Section,
    /// Which remarks stand in the minutes.
    Remark,
    /// Which papers to write.
    Papers,
    /// In which forms to write these papers.
    Forms(Vec<PaperKind>),
}

/// One thing that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    /// A unit.
    Unit(UnitId),
    /// A group of units.
    Group(Vec<UnitId>),
    /// A task, or none.
    Task(Option<TaskId>),
    /// An action.
    Action(Action),
    /// An item.
    Item(ItemId),
    /// Words to be read: where they stand, and the words.
    Passage(String, String),
    /// A stage of a register, by its place.
    Stage(usize),
    /// A scene for the wall.
    Scene(Show),
    /// A version of the minutes.
    Version(u32),
    /// A section of the minutes.
    Section(MinutesSection),
    /// A remark, and whether it may stand in the minutes.
    Remark(RemarkId, bool),
    /// A paper.
    Paper(PaperKind),
    /// A form; `None`: pdf, with the Word paper it is made from.
    Form(Option<Format>),
}

/// One line of the list.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// What it is.
    pub choice: Choice,
    /// What it is called.
    pub text: String,
    /// Said beside it.
    pub aside: String,
    /// What it also answers to when one types.
    pub also: String,
}

/// A list to choose from.
#[derive(Clone, Debug)]
pub struct Chooser {
    title: String,
    purpose: ChooserFor,
    options: Vec<Candidate>,
    field: Field,
    cursor: ListCursor,
    chosen: BTreeSet<usize>,
    many: bool,
    /// Whether Tab was used: before that, what was chosen for one gives way to what one looks for.
    is_ticked: bool,
    text_width: usize,
    aside_width: usize,
}

impl Chooser {
    /// Whether several can be chosen.
    pub(super) fn takes_several(&self) -> bool {
        self.many
    }

    /// A list; `many`: several can be chosen with Tab.
    #[must_use]
    pub fn new(title: &str, purpose: ChooserFor, options: Vec<Candidate>, many: bool) -> Self {
        let widest = |of: fn(&Candidate) -> &str| options.iter().map(|option| width(of(option))).max().unwrap_or(0);
        Self {
            text_width: widest(|option| &option.text).clamp(16, 44),
            aside_width: widest(|option| &option.aside).min(30),
            is_ticked: false,
            title: title.to_owned(),
            purpose,
            options,
            field: Field::default(),
            cursor: ListCursor::default(),
            chosen: BTreeSet::new(),
            many,
        }
    }

    /// With these lines chosen already.
    #[must_use]
    pub fn choosing(mut self, is_chosen: impl Fn(&Choice) -> bool) -> Self {
        self.chosen = (0..self.options.len()).filter(|at| is_chosen(&self.options[*at].choice)).collect();
        self
    }

    /// The lines that what was typed leaves, best first.
    fn shown(&self, sight: &Sight<'_>) -> Vec<usize> {
        let wanted = self.field.text().trim();
        if wanted.is_empty() {
            return (0..self.options.len()).collect();
        }
        let mut found: Vec<usize> = Vec::new();
        // Units answer to number, letters and aliases, in the finder's own order.
        for unit in sight.listener.find_units(wanted) {
            found.extend((0..self.options.len()).filter(|at| self.options[*at].choice == Choice::Unit(unit.clone())));
        }
        let letters = wanted.to_ascii_lowercase();
        for (at, option) in self.options.iter().enumerate() {
            let matches = option.text.contains(wanted)
                || option.aside.contains(wanted)
                || option.also.to_ascii_lowercase().contains(&letters);
            if matches && !found.contains(&at) {
                found.push(at);
            }
        }
        found
    }

    pub(super) fn update(&mut self, input: &Input, sight: &Sight<'_>) -> Verdict {
        let shown = self.shown(sight);
        if self.cursor.act(input.action().filter(|a| !matches!(a, Action::First | Action::Last)), shown.len(), 12) {
            return Verdict::Open;
        }
        match (input, input.action()) {
            (_, Some(Action::Back)) => Verdict::Left,
            (_, Some(Action::Toggle)) if self.many => {
                self.is_ticked = true;
                if let Some(at) = shown.get(self.cursor.at)
                    && !self.chosen.remove(at)
                {
                    self.chosen.insert(*at);
                }
                self.cursor.act(Some(Action::Down), shown.len(), 12);
                Verdict::Open
            }
            (_, Some(Action::Enter)) => self.answer(&shown),
            (Input::Paste(text), _) => {
                self.field.insert(text);
                self.cursor.at = 0;
                Verdict::Open
            }
            (Input::Key(key, _), _) => {
                if self.field.press(key) == Typed::Changed {
                    self.cursor.at = 0;
                }
                Verdict::Open
            }
        }
    }

    fn answer(&self, shown: &[usize]) -> Verdict {
        let is_sought = !self.is_ticked && (self.cursor.at > 0 || !self.field.text().trim().is_empty());
        let chosen: Vec<Choice> = if self.chosen.is_empty() || is_sought {
            shown.get(self.cursor.at).map(|at| self.options[*at].choice.clone()).into_iter().collect()
        } else {
            self.chosen.iter().map(|at| self.options[*at].choice.clone()).collect()
        };
        if chosen.is_empty() { Verdict::Open } else { Verdict::Chosen(self.purpose.clone(), chosen) }
    }

    pub(super) fn draw(&self, frame: &mut Frame<'_>, area: Rect, sight: &Sight<'_>) {
        let theme = sight.theme;
        let shown = self.shown(sight);
        let (text_width, aside_width) = (self.text_width, self.aside_width);
        let wide = u16::try_from(text_width + aside_width + 8).unwrap_or(60).max(36);
        let tall = u16::try_from(self.options.len()).unwrap_or(u16::MAX).saturating_add(3).min(area.height * 3 / 4);
        let inner = plate(frame, area, (wide, tall), &self.title, theme);
        if inner.height < 3 {
            return;
        }
        let line = Rect { height: 1, ..inner };
        frame.render_widget(Line::styled("> ", theme.accent), line);
        let typed = Rect { x: line.x + 2, width: line.width.saturating_sub(2), ..line };
        if self.field.is_empty() {
            // Where the long hint would be cut, the short one says enough.
            let hint = HINTS.iter().find(|hint| width(hint) <= usize::from(typed.width)).unwrap_or(&HINTS[1]);
            frame.render_widget(Line::styled(*hint, theme.dim), typed);
        }
        self.field.draw(frame, typed, theme.text, &[], true);
        let rows = usize::from(inner.height) - 2;
        let first = self.cursor.first_shown(shown.len(), rows);
        if shown.is_empty() {
            let none = Rect { y: inner.y + 2, height: 1, ..inner };
            frame.render_widget(Line::styled("没有相符的，请换个说法", theme.warn), none);
        }
        let room = usize::from(inner.width).saturating_sub(if self.many { 4 } else { 2 });
        let text_width = text_width.min(room.saturating_sub(if aside_width > 0 { 8 } else { 0 }));
        for (y, (at, option)) in (inner.y + 2..)
            .zip(shown.iter().enumerate().skip(first).take(rows).map(|(n, at)| ((n, *at), &self.options[*at])))
        {
            let (n, at) = at;
            let mark = match (self.many, self.chosen.contains(&at)) {
                (true, true) => "[x] ",
                (true, false) => "[ ] ",
                (false, _) => "  ",
            };
            let style = if n == self.cursor.at { theme.selected } else { theme.text };
            let aside = fit(&option.aside, room.saturating_sub(text_width + 2)).into_owned();
            let line = Line::from(vec![
                Span::styled(mark, style),
                Span::styled(pad(&option.text, text_width), style),
                Span::styled("  ", style),
                Span::styled(aside, if n == self.cursor.at { style } else { theme.dim }),
            ]);
            let place = Rect { y, height: 1, ..inner };
            sight.hits.line(place, n, n == self.cursor.at);
            draw_row(frame, place, line, n == self.cursor.at, theme);
        }
    }
}
