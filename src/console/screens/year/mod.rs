//! 年度: units by months by lamp, the city month by month, the ranking, the award shortlist; and for a unit the rows that
//! every point of its score was counted from. It is the office's own: the wall has no scene of it.

mod awards;
mod city;
mod overview;
mod ranking;
mod rows;

use crate::{
    console::{
        action::Action,
        dialogs::{Blank, Confirm, Dialog, Prompt, PromptFor},
        effect::Effect,
        event::Input,
        keymap::Scope,
        list::ListCursor,
        registering::about,
        rows::heading,
        search_bar::SearchBar,
        sight::Sight,
    },
    domain::{Command, UnitId, UnitYear, Year},
    wording::{
        wrap::{fit, pad, pad_left},
        year as words,
    },
};
use chrono::Datelike;
use ratatui::{
    Frame,
    layout::Rect,
    style::Style,
    text::{Line, Span},
};
use std::rc::Rc;

/// Cells of what every list of units begins with, a mark and the unit's place, and of its points.
const MARK_CELLS: usize = 2;
const RANK_CELLS: usize = 5;
const POINT_CELLS: usize = 7;

/// What is shown of the year.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Face {
    /// Units by months by lamp.
    #[default]
    Lamps,
    /// The city month by month.
    City,
    /// Who stands where.
    Ranking,
    /// The award shortlist.
    Awards,
}

impl Face {
    const ALL: [Self; 4] = [Self::Lamps, Self::City, Self::Ranking, Self::Awards];

    fn next(self) -> Self {
        let at = Self::ALL.iter().position(|face| *face == self).unwrap_or(0);
        Self::ALL[(at + 1) % Self::ALL.len()]
    }

    fn title(self) -> &'static str {
        let at = Self::ALL.iter().position(|face| *face == self).unwrap_or(0);
        words::FACES[at]
    }
}

/// The screen, with the year as it was counted when it was opened or the books last changed.
#[derive(Clone, Debug)]
pub struct YearScreen {
    year: Rc<Year>,
    face: Face,
    cursor: ListCursor,
    /// The unit that was at hand before a face without units.
    unit: Option<UnitId>,
    /// A unit whose rows are read, and the row at hand.
    read: Option<(UnitId, ListCursor)>,
    /// What the list is narrowed to.
    pub search: SearchBar,
}

/// What the screen asks for.
pub enum YearAsks {
    /// Nothing, or an effect.
    Effect(Effect),
    /// A dialog.
    Dialog(Box<Dialog>),
    /// Something to be said: what, and what next.
    Say(&'static str, &'static str),
    /// Back to the walk.
    Back,
}

const NOTHING: YearAsks = YearAsks::Effect(Effect::None);

impl YearScreen {
    /// A year, with the cursor on a unit.
    #[must_use]
    pub fn of(year: Rc<Year>, unit: Option<&UnitId>) -> Self {
        let at = unit.and_then(|unit| year.units.iter().position(|one| one.unit == *unit)).unwrap_or(0);
        let cursor = ListCursor { at };
        Self { year, face: Face::default(), cursor, unit: unit.cloned(), read: None, search: SearchBar::default() }
    }

    /// Which year.
    #[must_use]
    pub fn year(&self) -> i32 {
        self.year.year
    }

    /// Where its keys are looked up.
    #[must_use]
    pub fn scope(&self) -> Scope {
        if self.face == Face::Awards { Scope::Awards } else { Scope::Year }
    }

    /// The same screen on another year, or on the same one counted again.
    #[must_use]
    pub fn turned_to(&self, year: Rc<Year>) -> Self {
        Self { year, ..self.clone() }
    }

    /// The units that are listed: in speaking order, or best first; what is looked for narrows them, the best match first.
    fn shown<'a>(&'a self, sight: &Sight<'_>) -> Vec<&'a UnitYear> {
        let mut units: Vec<&UnitYear> = match self.face {
            Face::Ranking => self.year.by_rank(),
            _ => self.year.units.iter().collect(),
        };
        let wanted = self.search.field.text().trim();
        if !wanted.is_empty() {
            let found = sight.listener.find_units(wanted);
            let place = |one: &UnitYear| found.iter().position(|unit| *unit == one.unit);
            units.retain(|one| place(one).is_some() || sight.ledger.short(&one.unit).contains(wanted));
            units.sort_by_key(|one| place(one).unwrap_or(found.len()));
        }
        units
    }

    /// Lines of the face at hand.
    fn count(&self, sight: &Sight<'_>) -> usize {
        match self.face {
            Face::Lamps | Face::Ranking => self.shown(sight).len(),
            Face::City => self.year.months.len(),
            Face::Awards => awards::shown(&self.year, &self.search, sight).len(),
        }
    }

    /// Takes an input.
    pub fn update(&mut self, input: &Input, sight: &Sight<'_>) -> YearAsks {
        if self.search.take(input) {
            self.cursor.at = 0;
            return NOTHING;
        }
        if let Some(asks) = self.on_rows(input, sight) {
            return asks;
        }
        if self.cursor.act(input.action(), self.count(sight), sight.page) {
            return NOTHING;
        }
        match input.action() {
            Some(Action::Enter) => return self.open(sight),
            Some(Action::CycleFilter) => self.turn(self.face.next(), sight),
            Some(Action::NextYear) => return self.other_year(1, sight),
            Some(Action::PreviousYear) => return self.other_year(-1, sight),
            Some(Action::Find) if self.face != Face::City => self.search.active = true,
            Some(Action::Export) => return YearAsks::Effect(Effect::ExportYear(self.year.year)),
            Some(Action::Toggle) => return self.put_forward(sight),
            Some(Action::Release) => return YearAsks::Dialog(Box::new(Dialog::Prompt(self.ask_release(sight)))),
            Some(Action::Back) if !self.search.field.is_empty() => self.turn(self.face, sight),
            Some(Action::Back) => return YearAsks::Back,
            _ => {}
        }
        NOTHING
    }

    /// While a unit's rows are read, keys move in them; `None`: they are not for them.
    fn on_rows(&mut self, input: &Input, sight: &Sight<'_>) -> Option<YearAsks> {
        let (unit, cursor) = self.read.as_mut()?;
        let count = self.year.unit(unit).map_or(0, |one| rows::of(one, &self.year, sight.ledger).len());
        if cursor.act(input.action(), count, sight.page) {
            return Some(NOTHING);
        }
        match input.action() {
            Some(Action::NextYear | Action::PreviousYear | Action::Export) => return None,
            Some(Action::Back | Action::Enter) => self.read = None,
            Some(Action::CycleFilter) => {
                self.read = None;
                self.turn(self.face.next(), sight);
            }
            _ => {}
        }
        Some(NOTHING)
    }

    /// A face without anything looked for, with the unit at hand still at hand.
    fn turn(&mut self, face: Face, sight: &Sight<'_>) {
        self.unit = self.at_hand(sight).map(|one| one.unit.clone()).or_else(|| self.unit.take());
        self.face = face;
        self.search = SearchBar::default();
        self.cursor.at = match self.face {
            Face::Lamps | Face::Ranking => {
                let is_at_hand = |one: &&UnitYear| Some(&one.unit) == self.unit.as_ref();
                self.shown(sight).iter().position(is_at_hand).unwrap_or(0)
            }
            Face::City => self.year.months.len().saturating_sub(1),
            Face::Awards => 0,
        };
    }

    fn at_hand(&self, sight: &Sight<'_>) -> Option<&UnitYear> {
        match self.face {
            Face::Lamps | Face::Ranking => self.shown(sight).get(self.cursor.at).copied(),
            Face::City | Face::Awards => None,
        }
    }

    fn open(&mut self, sight: &Sight<'_>) -> YearAsks {
        let tell =
            |title, lines| YearAsks::Dialog(Box::new(Dialog::Confirm(Confirm { title, lines, effect: Effect::None })));
        match self.face {
            Face::Lamps | Face::Ranking => {
                self.read = self.at_hand(sight).map(|one| (one.unit.clone(), ListCursor::default()));
                NOTHING
            }
            Face::City => {
                let Some(month) = self.year.months.get(self.cursor.at) else { return NOTHING };
                let title = words::month_of(month.meeting, sight.ledger, self.year.end);
                tell(title, self.who_was(self.cursor.at, sight))
            }
            Face::Awards => {
                let shown = awards::shown(&self.year, &self.search, sight);
                let Some((entry, kind)) = shown.get(self.cursor.at) else { return NOTHING };
                let title = format!("{}　{}", sight.ledger.short(&entry.unit), entry.name);
                tell(title, about(entry, kind, sight.today()).into_iter().map(|(line, _)| line).collect())
            }
        }
    }

    /// One year on or back, as far as there were meetings.
    fn other_year(&self, by: i32, sight: &Sight<'_>) -> YearAsks {
        let to = self.year.year + by;
        let years = sight.ledger.meetings.values().map(|meeting| meeting.date.year());
        let (first, last) = years.fold((to, to), |(first, last), year| (first.min(year), last.max(year)));
        let is_held = sight.ledger.meetings.values().any(|meeting| meeting.date.year() == to);
        if is_held || (first < to && to < last) {
            YearAsks::Effect(Effect::ReadYear(to))
        } else {
            YearAsks::Say(words::NO_OTHER_YEAR.0, words::NO_OTHER_YEAR.1)
        }
    }

    fn put_forward(&self, sight: &Sight<'_>) -> YearAsks {
        let shown = awards::shown(&self.year, &self.search, sight);
        let Some((entry, _)) = shown.get(self.cursor.at) else { return NOTHING };
        let year = self.year.year;
        let listed = !awards::is_listed(year, entry.id, sight.ledger);
        YearAsks::Effect(Effect::execute(Command::PutForward { year, entry: entry.id, listed }))
    }

    /// Who decides it; the first Enter reads it back, the next one releases.
    fn ask_release(&self, sight: &Sight<'_>) -> Prompt {
        let year = self.year.year;
        let count = sight.ledger.shortlists.get(&year).map_or(0, |list| list.entries.len());
        let blanks = vec![Blank::new(words::RELEASED_BY, "")];
        Prompt::new(words::release_title(year), words::before_release(count), PromptFor::ReleaseShortlist(year), blanks)
    }

    /// Draws it.
    pub fn draw(&self, frame: &mut Frame<'_>, area: Rect, sight: &Sight<'_>) {
        let theme = sight.theme;
        let cells = usize::from(area.width);
        let top = Rect { height: 1.min(area.height), ..area };
        let body = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
        if let Some((unit, cursor)) = &self.read
            && let Some(one) = self.year.unit(unit)
        {
            let title = words::standing_of(sight.ledger.short(unit), one);
            let title = words::face_title(self.year.year, &title);
            frame.render_widget(heading(&title, words::PRIVATE, cells, theme), top);
            rows::draw(frame, body, &rows::of(one, &self.year, sight.ledger), Some(*cursor), sight);
            return;
        }
        let title = words::face_title(self.year.year, self.face.title());
        frame.render_widget(heading(&title, words::PRIVATE, cells, theme), top);
        if self.search.active || !self.search.field.is_empty() {
            self.search.draw(frame, area, theme);
        }
        if self.year.months.is_empty() && self.face != Face::Awards {
            let words = format!("  {}", words::no_meetings(self.year.year));
            let place = Rect { y: body.y + 1, height: 1.min(body.height.saturating_sub(1)), ..body };
            frame.render_widget(Line::styled(words, theme.dim), place);
            return;
        }
        match self.face {
            Face::Lamps => self.draw_overview(frame, body, sight),
            Face::City => self.draw_city(frame, body, sight),
            Face::Ranking => self.draw_ranking(frame, body, sight),
            Face::Awards => self.draw_awards(frame, body, sight),
        }
    }

    /// The line under the title, where the search line stands when there is one.
    fn say(&self, frame: &mut Frame<'_>, body: Rect, text: &str, style: Style) {
        if !self.search.active && self.search.field.is_empty() {
            let line = Line::styled(fit(&format!(" {text}"), usize::from(body.width)).into_owned(), style);
            frame.render_widget(line, Rect { height: 1.min(body.height), ..body });
        }
    }
}

/// The beginning of a unit's line: whether it is at hand, its place, its name and a blank.
fn named<'a>(one: &UnitYear, name_cells: usize, is_selected: bool, sight: &Sight<'_>) -> [Span<'a>; 3] {
    let theme = sight.theme;
    let style = |role: Style| if is_selected { theme.selected } else { role };
    [
        Span::styled(if is_selected { "> " } else { "  " }, style(theme.text)),
        Span::styled(format!("{}  ", pad_left(&words::rank(one.rank), RANK_CELLS - 2)), style(theme.dim)),
        Span::styled(pad(sight.ledger.short(&one.unit), name_cells - 1) + " ", style(theme.text)),
    ]
}

/// A unit's points, under one another.
fn total<'a>(one: &UnitYear, is_selected: bool, sight: &Sight<'_>) -> Span<'a> {
    let points = pad_left(&words::points_in_column(one.score.total), POINT_CELLS);
    Span::styled(points, if is_selected { sight.theme.selected } else { sight.theme.text })
}
