//! 纪要: the minutes as they stand, to read through, to take through their life and to export; and two versions side by
//! side.

mod life;

use self::life::{ask_doubt, ask_remark, ask_step, ask_version, choose_section};
use crate::{
    console::{
        action::Action,
        context::ScreenContext,
        event::Input,
        keymap::{ENTER, ESC, MEETING, Scope, TAB, alt, bind, ctrl, f, scrolls},
        list::{AT_THE_END, AT_THE_TOP},
        notice::Notice,
        papers::Order,
        rows::{heading, pointer},
        screen::{Done, Place, Screen, Step, in_meeting},
    },
    document::{Passage, Sheet, compare, compose, differences},
    domain::Command,
    wording::{
        minutes_life,
        wrap::{width, wrap},
    },
};
use crossterm::event::KeyCode;
use ratatui::{Frame, layout::Rect, text::Line};

/// Where its keys are looked up.
pub const MINUTES: Scope = Scope("纪要");

/// How it is reached, and its keys.
pub const PLACE: Place = Place {
    scope: MINUTES,
    key: Some(bind(MEETING, &[f(10), alt(KeyCode::Char('n'))], Action::Show(MINUTES), "纪要", "预览和导出会议纪要")),
    open: |cx| Step::show(Minutes::of(cx)),
    keys: &[
        &[
            bind(MINUTES, &[f(2), ctrl('s')], Action::Export, "导出", "导出 Word、文本和 Markdown"),
            bind(MINUTES, &[f(3)], Action::CheckMinutes, "核对", "像细心的同事那样核对一遍，Enter 转到那一处"),
            bind(
                MINUTES,
                &[f(4)],
                Action::MinutesStep,
                "下一步",
                "纪要往下走一步：核对 → 签发 → 编号 → 印发；印发或封存后按它重开",
            ),
            bind(MINUTES, &[f(6)], Action::MinutesVersions, "版本", "印发过的各版，和后一版对照"),
            bind(MINUTES, TAB, Action::Toggle, "点评", "点评入不入纪要：入的写作会议指出、强调、要求；缺省只留内部"),
            bind(MINUTES, ENTER, Action::Enter, "改文字", "挑一节，用自己的话改写；记录再变也不会盖掉"),
        ],
        &scrolls(MINUTES),
        &[bind(MINUTES, ESC, Action::Back, "调度", "回到调度")],
    ],
};

/// The most cells a line of the paper takes.
const PAPER_CELLS: u16 = 78;

/// How a line of the paper is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tint {
    Plain,
    Gone,
    New,
}

/// The minutes as lines.
struct Minutes {
    title: String,
    lines: Vec<(Tint, String)>,
    top: usize,
    /// Lines that a doubt is about.
    meant: Vec<usize>,
    /// Two versions are compared; it stands over the paper.
    is_comparison: bool,
}

/// The minutes with the question which section to word by hand.
pub fn ask_section(cx: &ScreenContext<'_>) -> Step {
    Step::All(vec![Step::show(Minutes::of(cx)), Step::ask(choose_section(cx))])
}

impl Minutes {
    /// The minutes as they stand, with how far they have come.
    fn of(cx: &ScreenContext<'_>) -> Self {
        let ledger = cx.ledger;
        let (life, books) = (ledger.minutes_at_hand().unwrap_or_default(), cx.books.everybody());
        let overtaken = compose::minutes_sections(books).iter().filter(|section| section.is_overtaken()).count();
        let state = minutes_life::state(&life, compose::minutes_mark(books)) + &minutes_life::overtaken(overtaken);
        let lines = compose::preview(books, cx.today()).into_iter().map(|line| (Tint::Plain, line)).collect();
        Self { title: format!("纪要预览　{state}"), lines, top: 0, meant: Vec::new(), is_comparison: false }
    }

    /// What changed from one version to the next, or to the paper in the making.
    fn comparison(version: u32, cx: &ScreenContext<'_>) -> Option<Self> {
        let meeting = cx.meeting()?.id;
        let before = cx.ledger.editions.get(&(meeting, version))?;
        let next = cx.ledger.editions.get(&(meeting, version + 1));
        let (name, after) = if let Some(next) = next {
            (minutes_life::version(version + 1), next.words.clone())
        } else {
            let paper = compose::minutes(cx.books.everybody(), before.issued_at.date());
            (minutes_life::IN_THE_MAKING.to_owned(), paper.words())
        };
        let passages = compare(&before.words, &after);
        let title = minutes_life::comparing(&minutes_life::version(version), &name, differences(&passages));
        Some(Self { title, lines: compared(&passages), top: 0, meant: Vec::new(), is_comparison: true })
    }
}

impl Minutes {
    /// Marks the lines in which the paper says something, and turns to the first of them.
    fn turn_to(&mut self, words: &str) -> Step {
        self.meant = lines_saying(&self.lines, words);
        match self.meant.first() {
            Some(first) => {
                // One line before it is seen, so that it is clear where one is.
                self.top = first.saturating_sub(1);
                Step::Say(Notice::done(minutes_life::turned_to(self.meant.len())))
            }
            None => Step::refuse(minutes_life::NOT_FOUND_IN_TEXT, ""),
        }
    }
}

/// Which lines of a paper that was broken into lines say something, wherever the breaks are.
fn lines_saying(lines: &[(Tint, String)], words: &str) -> Vec<usize> {
    let solid = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<Vec<char>>();
    let wanted = solid(words);
    let (mut text, mut at_line): (Vec<char>, Vec<usize>) = (Vec::new(), Vec::new());
    for (at, (_, line)) in lines.iter().enumerate() {
        let line = solid(line);
        at_line.extend(std::iter::repeat_n(at, line.len()));
        text.extend(line);
    }
    if wanted.is_empty() {
        return Vec::new();
    }
    let starts = (0..text.len()).filter(|at| text[*at..].starts_with(&wanted));
    let mut meant: Vec<usize> = starts.flat_map(|at| at_line[at]..=at_line[at + wanted.len() - 1]).collect();
    meant.dedup();
    meant
}

impl Screen for Minutes {
    fn scopes(&self) -> Vec<Scope> {
        in_meeting(MINUTES)
    }

    fn sheet(&self, _: &ScreenContext<'_>) -> Option<Sheet> {
        // The paper is exported as a paper.
        None
    }

    fn update(&mut self, input: &Input, cx: &ScreenContext<'_>) -> Step {
        let page = cx.page.max(3) - 2;
        let most = self.lines.len().saturating_sub(page);
        let before = self.top;
        self.top = match input.action() {
            Some(Action::Up) => self.top.saturating_sub(1),
            Some(Action::Down) => self.top + 1,
            Some(Action::PageUp) => self.top.saturating_sub(page),
            Some(Action::PageDown) => self.top + page,
            Some(Action::First) => 0,
            Some(Action::Last) => most,
            Some(Action::Export) => return Step::Export(Order::minutes()),
            Some(Action::CheckMinutes) => return ask_doubt(cx),
            Some(Action::MinutesStep) => return ask_step(cx),
            Some(Action::Toggle) => return ask_remark(cx),
            Some(Action::MinutesVersions) => return ask_version(cx),
            Some(Action::Enter) if !self.is_comparison => return Step::ask(choose_section(cx)),
            Some(Action::Back) => return Step::Back,
            _ => return Step::Unused,
        }
        .min(most);
        match self.top {
            top if top != before => Step::Stay,
            0 => Step::refuse(AT_THE_TOP, ""),
            _ => Step::refuse(AT_THE_END, ""),
        }
    }

    fn done(&mut self, done: &Done<'_>, cx: &ScreenContext<'_>) -> Step {
        let has_gone_on = matches!(
            done.command(),
            Command::CheckMinutes { .. } | Command::SignMinutes { .. } | Command::NumberMinutes { .. }
        );
        if !has_gone_on || !done.is_act() {
            return Step::Stay;
        }
        let next = cx.ledger.minutes_at_hand().map(|minutes| minutes_life::step(minutes.next_step()));
        next.map_or(Step::Stay, |next| Step::Hint(format!("下一步：{next}（F4）。")))
    }

    fn renew(&mut self, cx: &ScreenContext<'_>) {
        if !self.is_comparison {
            // What was meant may have been mended: the lines are others now.
            let top = self.top;
            *self = Self::of(cx);
            self.top = top.min(self.lines.len().saturating_sub(1));
        }
    }

    fn draw(&self, frame: &mut Frame<'_>, area: Rect, cx: &ScreenContext<'_>) {
        let theme = cx.theme;
        let cells = usize::from(area.width);
        let right = format!("{}/{} 行", (self.top + 1).min(self.lines.len()), self.lines.len());
        frame.render_widget(heading(&self.title, &right, cells, theme), Rect { height: 1, ..area });
        let indent = area.width.saturating_sub(PAPER_CELLS) / 2;
        let shown = self.lines.iter().enumerate().skip(self.top);
        for (y, (at, (tint, line))) in (area.y + 2..area.bottom()).zip(shown) {
            let place = Rect { x: area.x + indent, y, width: area.width - indent, height: 1 };
            let is_meant = self.meant.contains(&at);
            let style = match tint {
                _ if is_meant => theme.accent,
                Tint::Plain => theme.text,
                Tint::Gone => theme.dim,
                Tint::New => theme.accent,
            };
            let sign = if self.meant.is_empty() { "" } else { pointer(is_meant) };
            frame.render_widget(Line::styled(format!("{sign}{line}"), style), place);
        }
    }
}

/// The changed paragraphs with one unchanged line around them; the sign, not the colour, says which is which.
fn compared(passages: &[Passage]) -> Vec<(Tint, String)> {
    let is_same = |at: Option<usize>| at.and_then(|at| passages.get(at)).is_none_or(|p| matches!(p, Passage::Same(_)));
    let mut lines = Vec::new();
    let mut is_cut = false;
    for (at, passage) in passages.iter().enumerate() {
        let (tint, sign, words) = match passage {
            Passage::Same(_) if is_same(at.checked_sub(1)) && is_same(Some(at + 1)) => {
                if !is_cut {
                    lines.push((Tint::Plain, "　……".to_owned()));
                }
                is_cut = true;
                continue;
            }
            Passage::Same(words) => (Tint::Plain, "　", words),
            Passage::Gone(words) => (Tint::Gone, "－", words),
            Passage::New(words) => (Tint::New, "＋", words),
        };
        is_cut = false;
        let room = usize::from(PAPER_CELLS) - width(sign) - 1;
        for (nth, line) in wrap(words, room).into_iter().enumerate() {
            lines.push((tint, format!("{}{line}", if nth == 0 { sign } else { "　" })));
        }
    }
    if passages.iter().all(|passage| matches!(passage, Passage::Same(_))) {
        return vec![(Tint::Plain, minutes_life::SAME_WORDS.to_owned())];
    }
    lines
}
