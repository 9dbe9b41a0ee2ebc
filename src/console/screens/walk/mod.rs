//! 调度: the walk. For the unit at hand, what needs an answer comes first; beneath it the line being typed.

mod detail;
mod handling;
mod line_view;
mod record_line;
mod roster;

use self::{
    detail::Target,
    handling::{change_day, said_menu},
    record_line::{RecordLine, ask_deadline, ask_task, ask_units, choices, has_stages},
};
pub use self::{
    handling::{agree_date, ask_return, date_item, go_to, handle, item_menu, jump, publish},
    record_line::{KeptLine, choose_task, slot, unit_of_slot},
};
use crate::{
    console::{
        action::Action,
        context::ScreenContext,
        event::Input,
        field::Typed,
        keymap::{
            DOWN, ENTER, ESC, FIND, MEETING, PAGE_DOWN, PAGE_UP, Scope, TAB, UP, bind, ctrl, f, line_moves, shift_f,
        },
        list::ListCursor,
        notice::{Notice, Tone},
        screen::{Done, Place, Screen, Step, in_meeting},
        screens::read_back::READ_BACK,
    },
    document::Sheet,
    domain::{
        Change, Command, Edit, Entry, ItemId, LONGEST_TEXT, MeetingPhase, MeetingState, Nature, SaidId, SaidKind,
        StopState, UnitId,
    },
    wording::{self, again},
};
use crossterm::event::KeyCode;
use ratatui::{
    Frame,
    layout::{Constraint, Layout, Rect},
};
use std::collections::BTreeMap;

/// Where its keys are looked up, with the record line at rest.
pub const WALK: Scope = Scope("调度");
/// The same, while the record line is being typed.
pub const LINE: Scope = Scope("输入行");
/// What is different in the record line as long as nothing is written in it.
pub const EMPTY_LINE: Scope = Scope("空的输入行");

/// How it is reached, and its keys.
pub const PLACE: Place = Place {
    scope: WALK,
    key: Some(bind(MEETING, &[ctrl('d')], Action::Show(WALK), "", "回到调度")),
    open: |_| Step::Walk,
    keys: &[
        &[
            bind(WALK, ENTER, Action::ItemMenu, "办理", "办理选中的事项：报完成、销号、延期、更正……"),
            bind(WALK, PAGE_DOWN, Action::NextUnit, "下一家", "本单位已调度，转到下一家"),
            bind(WALK, PAGE_UP, Action::PreviousUnit, "上一家", "回到上一家"),
            bind(WALK, FIND, Action::Jump, "找单位", "按序号、简称或拼音首字母转到某家（如 18、jtj）"),
            bind(WALK, &[f(2)], Action::Record, "记一条", "开始记录；直接打字也行"),
            bind(WALK, &[f(6)], Action::Defer, "缓议", "本单位先放一放，排到最后再议"),
            bind(WALK, &[shift_f(6)], Action::Written, "", "本单位书面汇报，不占时间"),
            bind(WALK, TAB, Action::Fold, "展开", "展开或收起其他任务"),
        ],
        &line_moves(WALK),
    ],
};

/// The record line, and its keys.
pub const LINE_PLACE: Place = Place {
    scope: LINE,
    key: None,
    open: |_| Step::All(vec![Step::Walk, Step::Press(Action::Record)]),
    keys: &[&[
        bind(LINE, ENTER, Action::Enter, "复核/记下", "第一次回车复核听懂的内容，第二次回车记下"),
        bind(LINE, ESC, Action::PutDown, "放下", "先放下，写的内容留在本单位名下"),
        bind(LINE, &[f(2)], Action::NextKind, "换类型", "承诺 → 交办 → 进展 → 协调 → 点评 → 记事"),
        bind(LINE, &[shift_f(2)], Action::PreviousKind, "", "反方向换类型"),
        bind(LINE, &[f(3)], Action::BindUnits, "绑定单位", "一条记给多家：全体、县区、园区等一类，或逐家挑选"),
        bind(LINE, &[f(4)], Action::SetDeadline, "改期限", "单独写期限，如“6月底前”"),
        bind(LINE, &[f(6)], Action::Report, "报进展", "复核后：和一条未结的像一件事，记成那一条的进展"),
        bind(LINE, &[shift_f(6)], Action::Extend, "", "复核后：和一条未结的像一件事，改那一条的期限"),
        bind(LINE, &[shift_f(3)], Action::SetTask, "挂任务", "对应到年度任务，或取消对应"),
        bind(LINE, DOWN, Action::NextDate, "", "没有日期的：第一次回车后，选一个日期；都不选就是时限未定"),
        bind(LINE, UP, Action::PreviousDate, "", "反方向选日期"),
        bind(LINE, PAGE_DOWN, Action::NextUnit, "下一家", "放下这句，转到下一家"),
        bind(LINE, PAGE_UP, Action::PreviousUnit, "", "放下这句，回到上一家"),
    ]],
};

/// The record line with nothing in it.
pub const EMPTY_LINE_PLACE: Place = Place {
    scope: EMPTY_LINE,
    key: None,
    open: LINE_PLACE.open,
    keys: &[&[
        bind(EMPTY_LINE, &[f(3)], Action::Jump, "找单位", "还没有写字：按序号、简称或拼音首字母转到某家"),
        bind(EMPTY_LINE, UP, Action::TakeUp, "改上一条", "还没有写字：把刚记的那一条拿回来改，原来记的留底"),
    ]],
};

/// From this width on the roster stands beside the unit at hand.
pub const WIDE: u16 = 100;
/// Cells of the roster.
const ROSTER_CELLS: u16 = 28;

/// The walk.
#[derive(Default)]
pub struct Walk {
    /// The unit at hand.
    pub unit: Option<UnitId>,
    cursor: ListCursor,
    unfolded: bool,
    /// The line being typed, for the unit at hand.
    pub line: RecordLine,
    /// Lines put down, by unit.
    pub kept: BTreeMap<UnitId, KeptLine>,
    /// What the line became when it was last filed.
    last_filed: Vec<SaidId>,
    /// The item whose day the line is about to change.
    moving: Option<ItemId>,
    /// The words of which the secretary was told that they are like an open item.
    warned_of: Option<String>,
}

/// Whether going to a unit gives it the floor. Who checks only looks at it; whose turn it is, is for who keeps the record to
/// say.
fn moves_floor(cx: &ScreenContext<'_>) -> bool {
    !cx.checks && cx.meeting().is_some_and(|meeting| meeting.state == MeetingState::InSession)
}

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

    /// Takes something recorded up again, unless another sentence is being written.
    fn take_up(&mut self, said: SaidId, cx: &ScreenContext<'_>) -> Step {
        let Some(said) = cx.ledger.said(said) else { return Step::Stay };
        if self.unit.is_none() {
            self.unit = said.unit().cloned().or_else(|| cx.ledger.floor().map(|stop| stop.unit.clone()));
        }
        if !self.line.field.is_empty() {
            return Step::refuse("输入行里还有一句没写完。", "先把它记下或清空（Ctrl+U），再来改记。");
        }
        self.line = RecordLine::taking_up(said);
        let hint = "F2 换类型，F3 换单位，改好后回车两次；不改了就 Ctrl+U 清空再 Esc。";
        let said = wording::Said::new("改记：原来记的会留底。", hint);
        Step::All(vec![Step::Walk, Step::Say(Notice { tone: Tone::Done, said })])
    }

    /// What was filed last comes back to be mended.
    fn take_up_last(&mut self, cx: &ScreenContext<'_>) -> Step {
        let there = self.last_filed.iter().filter(|said| cx.ledger.said(**said).is_some()).copied();
        match there.collect::<Vec<_>>().as_slice() {
            [] => Step::refuse("没有刚记下的话可以改。", "以前记的，Esc 以后用上下键选中，按 Enter 办理。"),
            [said] => self.take_up(*said, cx),
            many => Step::refuse(
                format!("刚记的是一次记给{}家的。", many.len()),
                "要改就按两次 Ctrl+Z 撤销，原话回到输入行，改好再记。",
            ),
        }
    }

    /// The line was filed: it is empty again, and a promise again, for the next sentence is most often one.
    fn filed(&mut self, entry: &Entry) {
        self.last_filed = entry.deed.changes.iter().filter_map(created).collect();
        (self.moving, self.warned_of) = (None, None);
        self.line = RecordLine { active: true, ..RecordLine::default() };
        if let Some(unit) = &self.unit {
            self.kept.remove(unit);
        }
    }

    fn update_items(&mut self, input: &Input, unit: &UnitId, cx: &ScreenContext<'_>) -> Step {
        let items = detail::targets(unit, self.unfolded, cx);
        if let Some(step) = self.cursor.act(input.action(), items.len(), cx.page) {
            return step;
        }
        match input.action() {
            // A line lies there half written: Enter goes back to it rather than to whatever item is selected.
            Some(Action::ItemMenu) if !self.line.field.is_empty() => {
                self.line.active = true;
                Step::Stay
            }
            Some(Action::ItemMenu) => match items.get(self.cursor.at) {
                Some(Target::Item(id)) => Step::ask_if(item_menu(id, cx)),
                Some(Target::Said(id)) => Step::ask_if(said_menu(*id, cx)),
                None => Step::Unused,
            },
            Some(Action::Record) => {
                self.line.active = true;
                Step::Stay
            }
            Some(Action::Defer) => self.next_unit(unit, StopState::Deferred, cx),
            Some(Action::Written) => self.next_unit(unit, StopState::Written, cx),
            Some(Action::Fold) => {
                self.unfolded = !self.unfolded;
                Step::Stay
            }
            _ => {
                let starts = match input {
                    Input::Paste(text) => !text.trim().is_empty(),
                    Input::Key(key, None) => matches!(key.code, KeyCode::Char(c) if !c.is_control()),
                    Input::Key(..) => false,
                };
                if !starts || self.line.type_in(input) == Typed::Ignored {
                    return Step::Unused;
                }
                self.line.active = true;
                Step::Stay
            }
        }
    }

    fn update_line(&mut self, input: &Input, unit: &UnitId, cx: &ScreenContext<'_>) -> Step {
        match input.action() {
            Some(Action::Enter) => return self.enter(unit, cx),
            Some(Action::PutDown) => self.put_down(),
            Some(Action::NextKind) => self.line.kind = self.next_kind(unit, cx),
            Some(Action::PreviousKind) => self.line.kind = self.line.kind.step(5),
            Some(Action::NextDate) if self.line.armed => return self.offer(1, unit, cx),
            Some(Action::PreviousDate) if self.line.armed => return self.offer(-1, unit, cx),
            Some(Action::BindUnits) if self.take_leads(unit, cx) => {}
            Some(Action::BindUnits) => return Step::ask(ask_units(&self.line.units, cx)),
            Some(Action::SetDeadline) => return Step::ask(ask_deadline()),
            Some(Action::SetTask) => return Step::ask(ask_task(unit, cx)),
            Some(Action::TakeUp) => return self.take_up_last(cx),
            Some(action @ (Action::Report | Action::Extend)) => return self.answer_again(action, unit, cx),
            _ => {
                return match self.line.type_in(input) {
                    Typed::Stuck if self.line.is_full => {
                        Step::refuse(wording::hearing::line_is_full(LONGEST_TEXT), "先记下这一条，余下的另记一条。")
                    }
                    typed => typed.step().unwrap_or(Step::Unused),
                };
            }
        }
        Step::Stay
    }

    /// A sentence without a date is offered some, one with several days each of them.
    fn offer(&mut self, by: isize, unit: &UnitId, cx: &ScreenContext<'_>) -> Step {
        let heard = self.line.heard(unit, cx);
        let is_asked = self.line.offer > 0 || heard.deadline.is_undated() || has_stages(&heard);
        if self.line.kind.has_deadline() && is_asked {
            let by = usize::try_from(by).unwrap_or(choices(&heard, cx).len());
            self.line.take_offer(by, &heard, cx);
            return Step::Stay;
        }
        Step::refuse("这句话有日子了，没有别的可选。", "要另写期限按 F4。")
    }

    /// What was read back is like an open item: it is that one's progress, or its day is another one now.
    fn answer_again(&mut self, action: Action, unit: &UnitId, cx: &ScreenContext<'_>) -> Step {
        let heard = self.line.heard(unit, cx);
        let Some(again) = self.line.again(unit, &heard, cx).filter(|_| self.line.armed) else { return Step::Unused };
        let item = again.item();
        if action == Action::Report {
            self.line.tell_of(item.id);
            return Step::Stay;
        }
        let id = ItemId::Commitment(item.id);
        let ask = change_day(&id, &heard.deadline.spoken, cx);
        self.moving = Some(id);
        Step::ask_if(ask)
    }

    /// From a promise the key goes to what the words sound like; then round and round.
    fn next_kind(&self, unit: &UnitId, cx: &ScreenContext<'_>) -> SaidKind {
        let kind = self.line.kind;
        let offered = if kind == SaidKind::Promise { self.line.heard(unit, cx).kind } else { None };
        offered.unwrap_or_else(|| kind.step(1))
    }

    /// Once read back, the key for units gives the line to those whom its words name; the next time it asks for whom.
    fn take_leads(&mut self, unit: &UnitId, cx: &ScreenContext<'_>) -> bool {
        let leads = self.line.heard(unit, cx).leads;
        let takes = self.line.armed && self.line.units.is_empty() && !leads.is_empty();
        if takes {
            self.line.units = leads;
        }
        takes
    }

    /// The first Enter reads back, the next one files.
    fn enter(&mut self, unit: &UnitId, cx: &ScreenContext<'_>) -> Step {
        if self.line.field.text().trim().is_empty() {
            return Step::refuse("还没有写内容。", "写一句再回车；Esc 放下。");
        }
        let heard = self.line.heard(unit, cx);
        if self.line.kind.has_deadline() && !heard.impossible.is_empty() {
            return Step::refuse("这个日期不对，还没有记。", "请改正，或按 F4 单独写期限。");
        }
        if self.line.units.len() > 1 && matches!(self.line.kind, SaidKind::Progress | SaidKind::Help) {
            return Step::refuse("进展、协调一次只记给一家。", "按 F3 只选一家；要记给多家的，按 F2 换成承诺或交办。");
        }
        if !self.line.armed {
            self.line.armed = true;
            return Step::Stay;
        }
        // A second item beside one that is open is made only by somebody who was told of it.
        let is_again = self.line.kind.has_deadline() && self.line.again(unit, &heard, cx).is_some();
        if is_again && self.warned_of.as_deref() != Some(self.line.field.text()) {
            self.warned_of = Some(self.line.field.text().to_owned());
            return Step::refuse(again::ANSWER_FIRST, "");
        }
        Step::execute(self.line.command(unit, &heard))
    }

    /// The next unit: in session the present one leaves as told and the next one that waits gets the floor.
    fn next_unit(&mut self, unit: &UnitId, leaving: StopState, cx: &ScreenContext<'_>) -> Step {
        let walk = cx.ledger.walk();
        let at = walk.iter().position(|(known, _)| known.id == *unit).unwrap_or(0);
        if cx.checks && leaving != StopState::Covered {
            return Step::Say(Notice { tone: Tone::Refused, said: wording::returned::floor_elsewhere() });
        }
        if !moves_floor(cx) {
            if leaving == StopState::Covered {
                if let Some((next, _)) = walk.get(at + 1) {
                    self.turn_to(next.id.clone());
                }
                return Step::Stay;
            }
            return Step::execute(Command::MarkStop { unit: unit.clone(), state: leaving });
        }
        let waits = |state: StopState| {
            let after = walk[at + 1..].iter().find(|(_, stop)| stop.state == state);
            after.or_else(|| walk[..at].iter().find(|(_, stop)| stop.state == state)).map(|(unit, _)| unit.id.clone())
        };
        let to = waits(StopState::Pending).or_else(|| waits(StopState::Deferred));
        match cx.ledger.phase() {
            // All were heard: the key goes on to what comes next.
            MeetingPhase::ReadBack if leaving == StopState::Covered => return Step::Press(Action::Show(READ_BACK)),
            MeetingPhase::Adjourning if leaving == StopState::Covered => {
                return Step::refuse("各家都调度过了，也没有要宣读的。", "可以散会了。");
            }
            _ => {}
        }
        if cx.ledger.floor().is_none() {
            // Nobody has the floor: the unit looked at gets it, unless it is not to have it now.
            if leaving != StopState::Covered {
                return Step::execute(Command::MarkStop { unit: unit.clone(), state: leaving });
            }
            return Step::execute(Command::GiveFloor { to: Some(unit.clone()), leaving: None });
        }
        Step::execute(Command::GiveFloor { to, leaving: Some(leaving) })
    }

    fn previous_unit(&mut self, unit: &UnitId, cx: &ScreenContext<'_>) -> Step {
        let walk = cx.ledger.walk();
        let at = walk.iter().position(|(known, _)| known.id == *unit).unwrap_or(0);
        let Some((before, _)) = at.checked_sub(1).and_then(|at| walk.get(at)) else {
            return Step::refuse("已是第一家。", "");
        };
        self.go_to(before.id.clone(), cx)
    }

    /// Goes to a unit: in session it gets the floor, otherwise it is looked at.
    pub fn go_to(&mut self, unit: UnitId, cx: &ScreenContext<'_>) -> Step {
        if moves_floor(cx) && cx.ledger.floor().is_none_or(|floor| floor.unit != unit) {
            return Step::execute(Command::GiveFloor { to: Some(unit), leaving: None });
        }
        self.turn_to(unit);
        Step::Stay
    }

    /// What was undone comes back into the line, so that nobody has to type it again, and is at hand there: the next key
    /// mends it. When the line holds something else already, it stays as it is.
    fn take_back(&mut self, command: &Command, cx: &ScreenContext<'_>) -> Step {
        let Some(unit) = self.unit.clone().filter(|_| self.line.field.is_empty()) else { return Step::Stay };
        // A record that is as it was before can be taken up again from the list.
        let is_recast = matches!(command, Command::Recast(_));
        if let Some(line) = RecordLine::of(command, &unit, cx).filter(|_| self.line.active || !is_recast) {
            self.line = RecordLine { active: true, ..line };
            return Step::Hint("原话回到输入行，改好再记；不要了就 Ctrl+U 清空。".to_owned());
        }
        Step::Stay
    }

    /// What was done again stands in the line no more.
    fn give_up(&mut self, command: &Command, cx: &ScreenContext<'_>) {
        let Some(unit) = self.unit.clone() else { return };
        if RecordLine::of(command, &unit, cx).is_some_and(|line| line.kept() == self.line.kept()) {
            self.line = RecordLine { active: self.line.active, ..RecordLine::default() };
            self.kept.remove(&unit);
        }
    }

    /// Whether a command changes the day that the line spoke of.
    fn moves(&self, command: &Command) -> bool {
        let Some(moving) = &self.moving else { return false };
        if let Command::Extend { item, .. } = command {
            return item == moving;
        }
        matches!(command, Command::Amend { id, .. } if ItemId::Commitment(*id) == *moving)
    }

    /// Turns to the unit that has the floor.
    fn follow_floor(&mut self, cx: &ScreenContext<'_>) {
        if let Some(floor) = cx.ledger.floor() {
            self.turn_to(floor.unit.clone());
        }
    }
}

impl Screen for Walk {
    fn scopes(&self) -> Vec<Scope> {
        let of_line = in_meeting(if self.line.active { LINE } else { WALK });
        let is_empty = self.line.active && self.line.field.is_empty();
        is_empty.then_some(EMPTY_LINE).into_iter().chain(of_line).collect()
    }

    fn sheet(&self, cx: &ScreenContext<'_>) -> Option<Sheet> {
        let brief = cx.ledger.brief(self.unit.as_ref()?)?;
        Some(detail::sheet(&brief, self.unfolded, cx))
    }

    fn item(&self, cx: &ScreenContext<'_>) -> Option<ItemId> {
        match detail::targets(self.unit.as_ref()?, self.unfolded, cx).get(self.cursor.at)? {
            Target::Item(id) => Some(id.clone()),
            Target::Said(SaidId::Commitment(id)) => Some(ItemId::Commitment(*id)),
            Target::Said(SaidId::Progress(id)) => cx.ledger.progress.get(id)?.about.clone(),
            Target::Said(SaidId::Help(_) | SaidId::Remark(_)) => None,
        }
    }

    fn undo_typing(&mut self) -> bool {
        self.line.active && self.line.field.undo()
    }

    fn update(&mut self, input: &Input, cx: &ScreenContext<'_>) -> Step {
        let Some(unit) = self.unit.clone() else { return Step::Stay };
        match input.action() {
            Some(Action::NextUnit) => return self.next_unit(&unit, StopState::Covered, cx),
            Some(Action::PreviousUnit) => return self.previous_unit(&unit, cx),
            Some(Action::Unit(nth)) => {
                let clicked = cx.ledger.walk().get(usize::from(nth)).map(|(unit, _)| unit.id.clone());
                return clicked.map_or(Step::Stay, |unit| self.go_to(unit, cx));
            }
            // A click on an item while a sentence is being written: the sentence is put down first.
            Some(Action::Line(_)) if self.line.active => self.put_down(),
            _ => {}
        }
        if self.line.active { self.update_line(input, &unit, cx) } else { self.update_items(input, &unit, cx) }
    }

    fn done(&mut self, done: &Done<'_>, cx: &ScreenContext<'_>) -> Step {
        let command = done.command();
        if done.is_act() && self.line.armed && self.moves(command) {
            self.filed(done.entry);
            return Step::Stay;
        }
        if RecordLine::files(command) {
            match done.entry.nature {
                Nature::Act if !done.was_asked && self.line.active => self.filed(done.entry),
                Nature::Act => {}
                Nature::Undo(_) => return self.take_back(command, cx),
                Nature::Redo(_) => self.give_up(command, cx),
            }
            return Step::Stay;
        }
        let has_begun = matches!(command, Command::CallToOrder);
        if has_begun || matches!(command, Command::GiveFloor { .. } | Command::Adjourn) {
            self.follow_floor(cx);
        }
        match has_begun {
            true if done.is_act() => {
                Step::All(vec![Step::Walk, Step::Hint("按 PgDn，从屏上这一家开始调度。".to_owned())])
            }
            true => Step::Walk,
            false => Step::Stay,
        }
    }

    fn draw(&self, frame: &mut Frame<'_>, area: Rect, cx: &ScreenContext<'_>) {
        let Some(unit) = self.unit.as_ref().and_then(|id| cx.ledger.brief(id)) else { return };
        let is_wide = area.width >= WIDE;
        let line_rows = line_view::rows(self, area.width);
        let [body, line] = Layout::vertical([Constraint::Min(3), Constraint::Length(line_rows)]).areas(area);
        let body = if is_wide {
            let [left, right] = Layout::horizontal([Constraint::Length(ROSTER_CELLS), Constraint::Min(40)]).areas(body);
            roster::draw(self, frame, left, cx);
            right
        } else {
            body
        };
        detail::draw(self, &unit, frame, body, is_wide, cx);
        line_view::draw(self, &unit, frame, line, cx);
    }
}

/// What a change has made that was said.
fn created(change: &Change) -> Option<SaidId> {
    if let Change::Commitment(Edit::Created(commitment)) = change {
        return Some(SaidId::Commitment(commitment.id));
    }
    if let Change::Progress(Edit::Created(progress)) = change {
        return Some(SaidId::Progress(progress.id));
    }
    if let Change::HelpRequest(Edit::Created(help)) = change {
        return Some(SaidId::Help(help.id));
    }
    if let Change::Remark(Edit::Created(remark)) = change { Some(SaidId::Remark(remark.id)) } else { None }
}
