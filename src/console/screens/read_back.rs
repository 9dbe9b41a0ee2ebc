//! 宣读: before closing, all of today's items in order, each confirmed, mended or struck with a key. What was sent back, then
//! what is still undated or unowned comes first; items recorded in one act are read as one. The written form that papers may
//! have stands beside the spoken words: one key takes it, one mends it.

use super::walk::{ask_return, handle, item_menu};
use crate::{
    console::{
        action::Action,
        context::ScreenContext,
        dialogs::{Blank, Prompt},
        event::Input,
        keymap::{DELETE, ENTER, ESC, MEETING, Scope, TAB, bind, ctrl, f, labelled_moves, shift_f},
        list::List,
        rows::{due_field, heading, unit_names},
        screen::{Place, Screen, Step, in_meeting},
    },
    document::Sheet,
    domain::{Command, Commitment, CommitmentId, ItemId, UnitId},
    stage::{Show, line_to_read_back},
    wording::{
        self, lists,
        wrap::{pad, wrap},
        written::{self, Proposal, Speech, propose},
    },
};
use ratatui::{
    Frame,
    layout::Rect,
    style::Style,
    text::{Line, Span},
};
use std::collections::BTreeMap;

/// Where its keys are looked up.
pub const READ_BACK: Scope = Scope("宣读");

/// How it is reached, and its keys.
pub const PLACE: Place = Place {
    scope: READ_BACK,
    key: Some(bind(MEETING, &[ctrl('r')], Action::Show(READ_BACK), "宣读", "散会前逐条宣读，确认、更正或撤回")),
    open: |cx| Step::show(ReadBack::of(cx)),
    keys: &[
        &[
            bind(READ_BACK, ENTER, Action::Enter, "确认", "这一条没有异议，确认"),
            bind(READ_BACK, &[shift_f(2)], Action::SendBack, "退改", "退给记录人改：写一句哪里要改，那边马上看到"),
            bind(READ_BACK, &[f(2)], Action::Amend, "更正", "改这一条的内容、责任人、期限"),
            bind(READ_BACK, &[f(3)], Action::TakeWording, "成文", "纪要采用拟的成文；再按一次照印原话"),
            bind(READ_BACK, &[f(6)], Action::MendWording, "改成文", "改这一条在纪要里的写法，原话留在台账里"),
            bind(READ_BACK, &[f(4)], Action::SetDeadline, "定期限", "给这一条定期限，或改正听错的期限"),
            bind(READ_BACK, DELETE, Action::Withdraw, "撤回", "这一条不算了，撤回"),
            bind(READ_BACK, TAB, Action::ItemMenu, "办理", "办理：换单位、改记、报完成……"),
        ],
        &labelled_moves(READ_BACK, "下一条", ""),
        &[bind(READ_BACK, ESC, Action::Back, "调度", "回到调度")],
    ],
};

/// The list of what is to be read back.
struct ReadBack {
    list: List,
    /// The place of each in the order in which reading began: what is mended or comes back keeps it.
    places: BTreeMap<CommitmentId, usize>,
    /// The one being read.
    at_hand: Option<CommitmentId>,
}

/// Commitments read as one.
pub struct Reading<'a> {
    /// The first of them; the words and the date are the same for all.
    pub first: &'a Commitment,
    /// All of them.
    pub ids: Vec<CommitmentId>,
    /// The units that lead.
    pub units: Vec<UnitId>,
}

/// Today's open items that are not confirmed, in the order they are read.
#[must_use]
pub fn to_read<'a>(cx: &ScreenContext<'a>) -> Vec<Reading<'a>> {
    let mut readings: Vec<Reading<'a>> = Vec::new();
    for commitment in cx.ledger.commitments_today().filter(|c| !c.confirmed && c.course.is_open()) {
        let same = readings.iter_mut().find(|reading| {
            commitment.binding.is_some()
                && reading.first.binding == commitment.binding
                && reading.first.text == commitment.text
                && reading.first.deadline == commitment.deadline
        });
        match same {
            Some(reading) => {
                reading.ids.push(commitment.id);
                reading.units.push(commitment.unit.clone());
            }
            None => readings.push(Reading {
                first: commitment,
                ids: vec![commitment.id],
                units: vec![commitment.unit.clone()],
            }),
        }
    }
    readings.sort_by_key(|reading| {
        let first = reading.first;
        (first.returned.is_none(), !first.deadline.is_undated(), !first.owner.is_empty(), first.id)
    });
    readings
}

/// How many items have not been read back and confirmed.
#[must_use]
pub fn unread(cx: &ScreenContext<'_>) -> usize {
    to_read(cx).iter().map(|reading| reading.ids.len()).sum()
}

impl ReadBack {
    fn of(cx: &ScreenContext<'_>) -> Self {
        let readings = to_read(cx);
        let places =
            readings.iter().enumerate().flat_map(|(place, reading)| reading.ids.iter().map(move |id| (*id, place)));
        let at_hand = readings.first().map(|reading| reading.first.id);
        Self { list: List::default(), places: places.collect(), at_hand }
    }

    /// What is left to read, in the order in which reading began; what has been recorded since comes last.
    fn readings<'a>(&self, cx: &ScreenContext<'a>) -> Vec<Reading<'a>> {
        let mut readings = to_read(cx);
        let place = |reading: &Reading<'_>| reading.ids.iter().filter_map(|id| self.places.get(id)).min().copied();
        readings.sort_by_key(|reading| place(reading).unwrap_or(usize::MAX));
        readings
    }
}

impl Reading<'_> {
    /// The written form as it is proposed.
    fn proposal(&self, cx: &ScreenContext<'_>) -> Proposal {
        propose(&self.first.text, &Speech::of(cx.ledger, self.first, &self.units))
    }

    /// Takes what is proposed; gives the item back to its spoken words when a form was taken.
    fn take(&self, cx: &ScreenContext<'_>) -> Command {
        let written = self.first.written.is_none().then(|| self.proposal(cx).text);
        Command::WordItem { ids: self.ids.clone(), written }
    }

    /// Asks for a form of one's own, with the one that stands or is proposed to begin with.
    fn ask_wording(&self, cx: &ScreenContext<'_>) -> Step {
        let ids = self.ids.clone();
        let standing = self.first.written.clone().unwrap_or_else(|| self.proposal(cx).text);
        let about = format!("{}{}", written::SPOKEN, self.first.text);
        let blanks = vec![Blank::new(written::WRITTEN, &standing)];
        let title = format!("{}　{}", written::WRITTEN, unit_names(cx.ledger, &self.units, 2));
        let ask = Prompt::new(title, about, blanks, move |answer, _| {
            Ok(Step::execute(Command::WordItem { ids: ids.clone(), written: Some(answer.text(0)) }))
        });
        Step::ask(ask.kept_as(format!("WordItem {}", self.first.id)))
    }

    /// The written form beside the spoken words: what stands, or what is proposed, and what is left to mend.
    fn wording(&self, cx: &ScreenContext<'_>) -> Vec<(&'static str, String, Style)> {
        let theme = cx.theme;
        let proposal = self.proposal(cx);
        let mut lines = vec![match &self.first.written {
            Some(form) => (written::WRITTEN, form.clone(), theme.good),
            None if proposal.changes() => (written::PROPOSED, proposal.text.clone(), theme.heading),
            None => (written::PRINTED, proposal.text.clone(), theme.text),
        }];
        if self.first.written.is_none() && !proposal.rough.is_empty() {
            let rough: Vec<String> = proposal.rough.iter().map(|rough| written::unsure(*rough)).collect();
            lines.push((written::UNSURE, rough.join("；"), theme.warn));
        }
        lines
    }
}

impl Screen for ReadBack {
    fn scopes(&self) -> Vec<Scope> {
        in_meeting(READ_BACK)
    }

    fn says(&self, action: Action, cx: &ScreenContext<'_>) -> Option<&'static str> {
        // Who keeps the record has nobody to send it back to.
        (action == Action::SendBack && !cx.checks).then_some("")
    }

    fn sheet(&self, cx: &ScreenContext<'_>) -> Option<Sheet> {
        let row = |reading: &Reading<'_>| {
            let first = reading.first;
            let numbers: Vec<String> = reading.ids.iter().map(ToString::to_string).collect();
            vec![
                numbers.join("、").into(),
                wording::commitment_kind(first.kind).into(),
                unit_names(cx.ledger, &reading.units, usize::MAX).into(),
                first.text.as_str().into(),
                first.written.clone().unwrap_or_else(|| reading.proposal(cx).text).into(),
                first.owner.as_str().into(),
                due_field(&first.deadline, cx.base()),
            ]
        };
        Some(Sheet::of(READ_BACK.title(), &lists::READ_BACK, self.readings(cx).iter().map(row).collect()))
    }

    fn item(&self, _: &ScreenContext<'_>) -> Option<ItemId> {
        self.at_hand.map(ItemId::Commitment)
    }

    fn update(&mut self, input: &Input, cx: &ScreenContext<'_>) -> Step {
        let readings = self.readings(cx);
        let moved = self.list.take(input, readings.len(), cx.page);
        self.at_hand = readings.get(self.list.at()).map(|reading| reading.first.id);
        if let Some(step) = moved {
            return step;
        }
        let Some(reading) = readings.get(self.list.at()) else {
            return if input.action() == Some(Action::Back) { Step::Back } else { Step::Unused };
        };
        let item = ItemId::Commitment(reading.first.id);
        match input.action() {
            Some(Action::TakeWording) => Step::execute(reading.take(cx)),
            Some(Action::MendWording) => reading.ask_wording(cx),
            Some(Action::Enter) => Step::execute(Command::Confirm { ids: reading.ids.clone(), confirmed: true }),
            Some(Action::SendBack) => Step::ask(ask_return(reading.ids.clone(), cx)),
            Some(Action::ItemMenu) => Step::ask_if(item_menu(&item, cx)),
            // A date of this very meeting is mended, not put off.
            Some(Action::SetDeadline) if !reading.first.deadline.is_undated() => handle(Action::SetDeadline, &item, cx),
            Some(Action::SetDeadline) => handle(Action::Extend, &item, cx),
            Some(action @ (Action::Amend | Action::Withdraw)) => handle(action, &item, cx),
            Some(Action::Back) => Step::Back,
            _ => Step::Unused,
        }
    }

    fn renew(&mut self, cx: &ScreenContext<'_>) {
        // What comes back by an undo, or is mended, moves nothing under the hand.
        let readings = self.readings(cx);
        let place = self.at_hand.and_then(|id| readings.iter().position(|reading| reading.ids.contains(&id)));
        let last = readings.len().saturating_sub(1);
        self.list.cursor.at = place.unwrap_or(self.list.at()).min(last);
        self.at_hand = readings.get(self.list.at()).map(|reading| reading.first.id);
    }

    fn followed(&self, cx: &ScreenContext<'_>) -> Option<Show> {
        // Before anything is agreed there is nothing for the room to hear.
        cx.ledger.commitments_today().next()?;
        let line = self.at_hand.and_then(|id| line_to_read_back(cx.books.everybody(), cx.today(), id));
        Some(Show::Reading(line.unwrap_or(0)))
    }

    fn draw(&self, frame: &mut Frame<'_>, area: Rect, cx: &ScreenContext<'_>) {
        let theme = cx.theme;
        let cells = usize::from(area.width);
        let readings = self.readings(cx);
        let confirmed = cx.ledger.commitments_today().filter(|commitment| commitment.confirmed).count();
        let pending = unread(cx);
        // What was agreed for several in one act is read once.
        let times = if readings.len() < pending { format!("（{} 条）", readings.len()) } else { String::new() };
        let right = format!("待确认 {pending} 项{times}，已确认 {confirmed} 项");
        frame.render_widget(heading("宣读", &right, cells, theme), Rect { height: 1, ..area });
        let mut y = area.y + 2;
        let mut line = |frame: &mut Frame<'_>, line: Line<'_>| {
            if y < area.bottom() {
                frame.render_widget(line, Rect { y, height: 1, ..area });
            }
            y += 1;
        };
        let Some(reading) = readings.get(self.list.at()) else {
            let words = if confirmed > 0 { "  都确认过了。" } else { "  今天还没有议定的事项。" };
            return line(frame, Line::styled(words, theme.good));
        };
        for words in wrap(&reading.first.text, cells.saturating_sub(8)) {
            line(frame, Line::styled(format!("    {words}"), theme.accent));
        }
        line(frame, Line::default());
        for (name, words, style) in
            returned(reading, cx).into_iter().chain(reading.wording(cx)).chain(facts(reading, cx))
        {
            for (at, words) in wrap(&words, cells.saturating_sub(16)).into_iter().enumerate() {
                let name = if at == 0 { name } else { "" };
                let label = Span::styled(format!("    {}　", pad(name, 6)), theme.dim);
                line(frame, Line::from(vec![label, Span::styled(words.to_owned(), style)]));
            }
        }
        line(frame, Line::default());
        let list = Rect { y: y.min(area.bottom()), height: area.bottom().saturating_sub(y), ..area };
        self.list.draw(frame, list, readings.len(), cx, |at| {
            let reading = &readings[at];
            Line::from(vec![
                Span::styled(pad(&format!("{:>3}", reading.first.id.0), 5), theme.dim),
                Span::styled(pad(&unit_names(cx.ledger, &reading.units, 1), 20), theme.text),
                Span::styled(pad(&reading.first.text, cells.saturating_sub(41)), theme.text),
                Span::styled(
                    pad(&format!("  {}", wording::short_deadline(&reading.first.deadline, cx.base())), 14),
                    if reading.first.deadline.is_undated() { theme.warn } else { theme.text },
                ),
            ])
        });
    }
}

/// What it was sent back for.
fn returned(reading: &Reading<'_>, cx: &ScreenContext<'_>) -> Option<(&'static str, String, Style)> {
    let words = wording::returned::returned(reading.first.returned.as_ref()?);
    Some((wording::returned::RETURNED, words, cx.theme.warn))
}

fn facts(reading: &Reading<'_>, cx: &ScreenContext<'_>) -> Vec<(&'static str, String, Style)> {
    let theme = cx.theme;
    let first = reading.first;
    let kind = wording::commitment_kind(first.kind);
    let deadline = if first.deadline.is_undated() {
        ("期限", "未定，F4 定期限".to_owned(), theme.warn)
    } else {
        ("期限", wording::understood_deadline(&first.deadline, cx.base(), cx.today()), theme.good)
    };
    let owner = if first.owner.is_empty() {
        ("责任人", "未说明".to_owned(), theme.warn)
    } else {
        ("责任人", first.owner.clone(), theme.text)
    };
    let mut facts = vec![(kind, unit_names(cx.ledger, &reading.units, 5), theme.heading), deadline, owner];
    if !first.supporting.is_empty() {
        facts.push(("配合", unit_names(cx.ledger, &first.supporting, 5), theme.text));
    }
    facts
}
