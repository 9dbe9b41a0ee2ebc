//! 调度: the walk. For the unit at hand, what needs an answer comes first; beneath it the line being typed.

mod detail;
mod line_view;
mod roster;

use self::detail::Target;
use crate::{
    console::{
        action::Action,
        effect::Effect,
        event::Input,
        field::Typed,
        list::ListCursor,
        record_line::{KeptLine, RecordLine, offers},
        sight::Sight,
    },
    domain::{Command, ItemId, MeetingState, Said, SaidId, SaidKind, StopState, UnitId},
};
use crossterm::event::KeyCode;
use ratatui::{
    Frame,
    layout::{Constraint, Layout, Rect},
};
use std::collections::BTreeMap;

/// From this width on the roster stands beside the unit at hand.
pub const WIDE: u16 = 100;
/// Cells of the roster.
const ROSTER_CELLS: u16 = 28;

/// The walk.
#[derive(Clone, Debug, Default)]
pub struct Walk {
    /// The unit at hand.
    pub unit: Option<UnitId>,
    cursor: ListCursor,
    unfolded: bool,
    /// The line being typed, for the unit at hand.
    pub line: RecordLine,
    /// Lines put down, by unit.
    pub kept: BTreeMap<UnitId, KeptLine>,
}

/// What the walk asks for.
#[derive(Debug)]
pub enum WalkAsks {
    /// Nothing, or an effect.
    Effect(Effect),
    /// To find a unit.
    Jump,
    /// To handle an item.
    Handle(ItemId),
    /// To handle something said that is no commitment.
    HandleSaid(SaidId),
    /// To choose units for the line.
    BindUnits,
    /// To give the line a deadline.
    LineDeadline,
    /// To choose a task for the line.
    LineTask,
    /// To say something.
    Say(&'static str, &'static str),
}

const NOTHING: WalkAsks = WalkAsks::Effect(Effect::None);

impl Walk {
    /// Turns to a unit: the line put down for it comes back, the one being typed stays with its own unit.
    pub fn turn_to(&mut self, unit: UnitId) {
        if self.unit.as_ref() == Some(&unit) {
            return;
        }
        self.put_down();
        self.line = self.kept.get(&unit).map(RecordLine::resumed).unwrap_or_default();
        self.unit = Some(unit);
        self.cursor = ListCursor::default();
    }

    /// Puts the line down; it stays with its unit.
    pub fn put_down(&mut self) {
        self.line.active = false;
        self.line.armed = false;
        let Some(unit) = self.unit.clone() else { return };
        if let Some(kept) = self.line.kept() {
            self.kept.insert(unit, kept);
        } else {
            // Emptied: what it was to take the place of stays as it is.
            self.line = RecordLine { kind: self.line.kind, ..RecordLine::default() };
            self.kept.remove(&unit);
        }
    }

    /// Takes something recorded up again. `false`: another sentence is being written.
    pub fn take_up(&mut self, said: Said<'_>) -> bool {
        if !self.line.field.is_empty() {
            return false;
        }
        self.line = RecordLine::taking_up(said);
        true
    }

    /// The line was filed: it is empty again, its kind stays.
    pub fn filed(&mut self) {
        self.line = RecordLine { kind: self.line.kind, active: true, ..RecordLine::default() };
        if let Some(unit) = &self.unit {
            self.kept.remove(unit);
        }
    }

    /// Takes an input.
    pub fn update(&mut self, input: &Input, sight: &Sight<'_>) -> WalkAsks {
        let Some(unit) = self.unit.clone() else { return NOTHING };
        match input.action() {
            Some(Action::NextUnit) => return self.next_unit(&unit, StopState::Covered, sight),
            Some(Action::PreviousUnit) => return self.previous_unit(&unit, sight),
            Some(Action::Unit(nth)) => {
                let clicked = sight.ledger.walk().get(usize::from(nth)).map(|(unit, _)| unit.id.clone());
                return clicked.map_or(NOTHING, |unit| self.go_to(unit, sight));
            }
            // A click on an item while a sentence is being written: the sentence is put down first.
            Some(Action::Line(_)) if self.line.active => self.put_down(),
            _ => {}
        }
        if self.line.active { self.update_line(input, &unit, sight) } else { self.update_items(input, &unit, sight) }
    }

    fn update_items(&mut self, input: &Input, unit: &UnitId, sight: &Sight<'_>) -> WalkAsks {
        let items = detail::targets(unit, self.unfolded, sight);
        if self.cursor.act(input.action(), items.len(), sight.page) {
            return NOTHING;
        }
        match input.action() {
            // A line lies there half written: Enter goes back to it rather than to whatever item is selected.
            Some(Action::ItemMenu) if !self.line.field.is_empty() => {
                self.line.active = true;
                NOTHING
            }
            Some(Action::ItemMenu) => match items.get(self.cursor.at) {
                Some(Target::Item(id)) => WalkAsks::Handle(id.clone()),
                Some(Target::Said(id)) => WalkAsks::HandleSaid(*id),
                None => NOTHING,
            },
            Some(Action::Record) => {
                self.line.active = true;
                NOTHING
            }
            Some(Action::Jump) => WalkAsks::Jump,
            Some(Action::Defer) => self.next_unit(unit, StopState::Deferred, sight),
            Some(Action::Written) => self.next_unit(unit, StopState::Written, sight),
            Some(Action::Fold) => {
                self.unfolded = !self.unfolded;
                NOTHING
            }
            _ => {
                let starts = match input {
                    Input::Paste(text) => !text.trim().is_empty(),
                    Input::Key(key, None) => matches!(key.code, KeyCode::Char(c) if !c.is_control()),
                    Input::Key(..) => false,
                };
                if starts && self.line.type_in(input) != Typed::Ignored {
                    self.line.active = true;
                }
                NOTHING
            }
        }
    }

    fn update_line(&mut self, input: &Input, unit: &UnitId, sight: &Sight<'_>) -> WalkAsks {
        match input.action() {
            Some(Action::Enter) => return self.enter(unit, sight),
            Some(Action::PutDown) => self.put_down(),
            Some(Action::NextKind) => self.line.kind = self.line.kind.step(1),
            Some(Action::PreviousKind) => self.line.kind = self.line.kind.step(5),
            Some(Action::Down) if self.line.armed => return self.offer(1, unit, sight),
            Some(Action::Up) if self.line.armed => return self.offer(offers(sight).len(), unit, sight),
            Some(Action::BindUnits) => return WalkAsks::BindUnits,
            Some(Action::SetDeadline) => return WalkAsks::LineDeadline,
            Some(Action::SetTask) => return WalkAsks::LineTask,
            _ => {
                self.line.type_in(input);
            }
        }
        NOTHING
    }

    /// A sentence without a date is offered some.
    fn offer(&mut self, by: usize, unit: &UnitId, sight: &Sight<'_>) -> WalkAsks {
        let is_asked = self.line.offer > 0 || self.line.heard(unit, sight).deadline.is_undated();
        if self.line.kind.has_deadline() && is_asked {
            self.line.take_offer(by, sight);
        }
        NOTHING
    }

    /// The first Enter reads back, the next one files.
    fn enter(&mut self, unit: &UnitId, sight: &Sight<'_>) -> WalkAsks {
        if self.line.field.text().trim().is_empty() {
            return WalkAsks::Say("还没有写内容。", "写一句再回车；Esc 放下。");
        }
        let heard = self.line.heard(unit, sight);
        if self.line.kind.has_deadline() && !heard.impossible.is_empty() {
            return WalkAsks::Say("这个日期不对，还没有记。", "请改正，或按 F4 单独写期限。");
        }
        if self.line.units.len() > 1 && matches!(self.line.kind, SaidKind::Progress | SaidKind::Help) {
            return WalkAsks::Say("进展、协调一次只记给一家。", "按 F3 只选一家；要记给多家的，按 F2 换成承诺或交办。");
        }
        if !self.line.armed {
            self.line.armed = true;
            return NOTHING;
        }
        WalkAsks::Effect(Effect::execute(self.line.command(unit, &heard)))
    }

    /// The next unit: in session the present one leaves as told and the next one that waits gets the floor.
    fn next_unit(&mut self, unit: &UnitId, leaving: StopState, sight: &Sight<'_>) -> WalkAsks {
        let walk = sight.ledger.walk();
        let at = walk.iter().position(|(known, _)| known.id == *unit).unwrap_or(0);
        let in_session = sight.meeting().is_some_and(|meeting| meeting.state == MeetingState::InSession);
        if !in_session {
            if leaving == StopState::Covered {
                if let Some((next, _)) = walk.get(at + 1) {
                    self.turn_to(next.id.clone());
                }
                return NOTHING;
            }
            return WalkAsks::Effect(Effect::execute(Command::MarkStop { unit: unit.clone(), state: leaving }));
        }
        let waits = |state: StopState| {
            let after = walk[at + 1..].iter().find(|(_, stop)| stop.state == state);
            after.or_else(|| walk[..at].iter().find(|(_, stop)| stop.state == state)).map(|(unit, _)| unit.id.clone())
        };
        let to = waits(StopState::Pending).or_else(|| waits(StopState::Deferred));
        if sight.ledger.floor().is_none() {
            // Nobody has the floor: the unit looked at gets it.
            return WalkAsks::Effect(Effect::execute(Command::GiveFloor { to: Some(unit.clone()), leaving: None }));
        }
        WalkAsks::Effect(Effect::execute(Command::GiveFloor { to, leaving: Some(leaving) }))
    }

    fn previous_unit(&mut self, unit: &UnitId, sight: &Sight<'_>) -> WalkAsks {
        let walk = sight.ledger.walk();
        let at = walk.iter().position(|(known, _)| known.id == *unit).unwrap_or(0);
        let Some((before, _)) = at.checked_sub(1).and_then(|at| walk.get(at)) else {
            return WalkAsks::Say("已是第一家。", "");
        };
        self.go_to(before.id.clone(), sight)
    }

    /// Goes to a unit: in session it gets the floor, otherwise it is looked at.
    pub fn go_to(&mut self, unit: UnitId, sight: &Sight<'_>) -> WalkAsks {
        let in_session = sight.meeting().is_some_and(|meeting| meeting.state == MeetingState::InSession);
        if in_session && sight.ledger.floor().is_none_or(|floor| floor.unit != unit) {
            return WalkAsks::Effect(Effect::execute(Command::GiveFloor { to: Some(unit), leaving: None }));
        }
        self.turn_to(unit);
        NOTHING
    }

    /// Draws it.
    pub fn draw(&self, frame: &mut Frame<'_>, area: Rect, sight: &Sight<'_>) {
        let Some(unit) = self.unit.as_ref().and_then(|id| sight.ledger.brief(id)) else { return };
        let is_wide = area.width >= WIDE;
        let line_rows = line_view::rows(self, area.width);
        let [body, line] = Layout::vertical([Constraint::Min(3), Constraint::Length(line_rows)]).areas(area);
        let body = if is_wide {
            let [left, right] = Layout::horizontal([Constraint::Length(ROSTER_CELLS), Constraint::Min(40)]).areas(body);
            roster::draw(self, frame, left, sight);
            right
        } else {
            body
        };
        detail::draw(self, &unit, frame, body, is_wide, sight);
        line_view::draw(self, &unit, frame, line, sight);
    }
}
