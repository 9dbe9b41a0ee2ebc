//! 手改: one section of the minutes in the secretary's own words. What the records say is never lost: it stands beside,
//! and can be taken again.

use crate::{
    console::{
        action::Action,
        context::ScreenContext,
        event::Input,
        field::Typed,
        keymap::{ESC, Scope, TAB, bind, ctrl, f},
        notice::Notice,
        page_field::PageField,
        rows::heading,
        screen::{Done, Draft, Place, Screen, Step, in_meeting},
    },
    document::{
        Passage, Sheet, compare,
        compose::{self, SectionWords},
    },
    domain::{Command, MinutesSection},
    wording::{
        minutes_life,
        wrap::{fit, wrap},
    },
};
use ratatui::{Frame, layout::Rect, text::Line};

/// Where its keys are looked up.
pub const SECTION: Scope = Scope("手改");

/// How it is reached, and its keys.
pub const PLACE: Place = Place {
    scope: SECTION,
    key: None,
    open: super::minutes::ask_section,
    keys: &[&[
        bind(SECTION, &[f(2), ctrl('s')], Action::KeepWords, "存下", "存下这一节的文字，导出和核对都用它"),
        bind(SECTION, TAB, Action::Toggle, "看变动", "手改以后记录变了哪几句：原来、现在"),
        bind(SECTION, &[f(4)], Action::TakeRecords, "用记录", "不用手改的，恢复由记录生成（可撤销）"),
        bind(SECTION, &[f(6)], Action::LeaveWords, "留手改", "记录有变动，看过了，仍用手改的"),
        bind(SECTION, ESC, Action::Back, "放下", "先放下，写的内容留着，回来接着改"),
    ]],
};

/// The most cells a line takes: a line of the paper is 28 characters.
const MOST_CELLS: u16 = 78;

/// A section being worded.
struct SectionEditor {
    words: SectionWords,
    page: PageField,
    size: (u16, u16),
    /// What changed in the records is shown instead of the text.
    shows_change: bool,
    /// What was typed is filed: nothing of it waits any longer.
    is_filed: bool,
}

/// The slot in which a section is kept between keystrokes.
fn slot(meeting: u32, words: &SectionWords) -> String {
    format!("minutes/{meeting}/{:?}", words.section).to_lowercase()
}

/// A section to be worded, with the words being typed when it was last put down.
pub fn edit(section: MinutesSection, cx: &ScreenContext<'_>) -> Step {
    let sections = compose::minutes_sections(cx.books.everybody());
    let Some(words) = sections.into_iter().find(|words| words.section == section) else { return Step::Stay };
    let draft = cx.books.draft(&slot(cx.draft_number(), &words));
    let page = PageField::with(draft.as_deref().unwrap_or(words.standing()));
    Step::over(SectionEditor { words, page, size: (MOST_CELLS, 10), shows_change: false, is_filed: false })
}

impl SectionEditor {
    fn typed(&self) -> String {
        let text = self.page.text();
        if self.is_filed || text == self.words.standing() { String::new() } else { text }
    }

    fn put_down(&self) -> Step {
        let said = Step::Say(Notice::done(minutes_life::PUT_DOWN));
        if self.typed().is_empty() { Step::Back } else { Step::All(vec![Step::Back, said]) }
    }

    fn keep(&self, text: String) -> Step {
        let words = (text.trim() != self.words.composed.trim()).then_some(text);
        Step::execute(Command::WordSection {
            section: self.words.section,
            words,
            composed: self.words.composed.clone(),
        })
    }

    fn take_records(&mut self) -> Step {
        if self.words.by_hand.is_none() {
            if self.page.text().trim() == self.words.composed.trim() {
                return Step::refuse("现在就是由记录生成的文字。", "");
            }
            self.page.replace(&self.words.composed);
            return Step::Stay;
        }
        let (section, composed) = (self.words.section, self.words.composed.clone());
        Step::execute(Command::WordSection { section, words: None, composed })
    }

    /// What the records said when it was written, and what they say now.
    fn draw_change(&self, frame: &mut Frame<'_>, body: Rect, cx: &ScreenContext<'_>) {
        let lines = |text: &str| text.lines().map(str::to_owned).collect::<Vec<_>>();
        let was = self.words.by_hand.as_ref().map(|edit| lines(&edit.composed)).unwrap_or_default();
        let room = usize::from(body.width).saturating_sub(3);
        let mut y = body.y;
        for passage in compare(&was, &lines(&self.words.composed)) {
            let (sign, words, style) = match passage {
                Passage::Same(_) => continue,
                Passage::Gone(words) => ("－", words, cx.theme.dim),
                Passage::New(words) => ("＋", words, cx.theme.accent),
            };
            for (nth, line) in wrap(&words, room).into_iter().enumerate() {
                if y < body.bottom() {
                    let words = format!("{}{line}", if nth == 0 { sign } else { "　" });
                    frame.render_widget(Line::styled(words, style), Rect { y, height: 1, ..body });
                    y += 1;
                }
            }
        }
    }
}

impl Screen for SectionEditor {
    fn scopes(&self) -> Vec<Scope> {
        in_meeting(SECTION)
    }

    fn draft(&self, meeting: u32) -> Option<Draft> {
        Some(Draft { slot: slot(meeting, &self.words), text: self.typed() })
    }

    fn undo_typing(&mut self) -> bool {
        self.page.undo()
    }

    fn done(&mut self, done: &Done<'_>, _: &ScreenContext<'_>) -> Step {
        if !matches!(done.command(), Command::WordSection { .. }) {
            return Step::Stay;
        }
        self.is_filed = done.is_act();
        Step::Back
    }

    fn sheet(&self, _: &ScreenContext<'_>) -> Option<Sheet> {
        // A section is a text.
        None
    }

    fn update(&mut self, input: &Input, cx: &ScreenContext<'_>) -> Step {
        let rows = u16::try_from(cx.page).unwrap_or(10);
        self.size.1 = rows.saturating_sub(2).max(2);
        match (input, input.action()) {
            (_, Some(Action::KeepWords)) => return self.keep(self.page.text()),
            // The same words with what the records say now: looked at, and left.
            (_, Some(Action::LeaveWords)) => return self.keep(self.words.standing().to_owned()),
            (_, Some(Action::TakeRecords)) => return self.take_records(),
            (_, Some(Action::Toggle)) if !self.words.is_overtaken() => {
                return Step::refuse("这一节的记录没有变动，没有可看的。", "");
            }
            (_, Some(Action::Toggle)) => self.shows_change = !self.shows_change && self.words.is_overtaken(),
            (_, Some(Action::Back)) if self.shows_change => self.shows_change = false,
            (_, Some(Action::Back)) => return self.put_down(),
            (Input::Paste(text), _) => self.page.insert(text),
            (Input::Key(key, _), _) => {
                let typed = self.page.press(key, self.size);
                self.shows_change &= typed != Typed::Changed;
                return typed.step().unwrap_or(Step::Unused);
            }
        }
        Step::Stay
    }

    fn draw(&self, frame: &mut Frame<'_>, area: Rect, cx: &ScreenContext<'_>) {
        let theme = cx.theme;
        let cells = usize::from(area.width);
        let title = format!("手改　{}", minutes_life::section_name(self.words.section));
        let right = minutes_life::section_state(
            self.words.by_hand.is_some(),
            self.words.is_overtaken(),
            !self.typed().is_empty(),
        );
        frame.render_widget(heading(&title, right, cells, theme), Rect { height: 1, ..area });
        let note = if self.words.is_overtaken() { minutes_life::OVERTAKEN } else { minutes_life::HOW_TO_WORD };
        let style = if self.words.is_overtaken() { theme.warn } else { theme.dim };
        let line = Rect { y: area.y + 1, height: 1.min(area.height.saturating_sub(1)), ..area };
        let note = format!(" {}", fit(note, cells.saturating_sub(1)));
        frame.render_widget(Line::styled(note, style), line);
        let width = area.width.min(MOST_CELLS);
        let body = Rect {
            x: area.x + (area.width - width) / 2,
            y: area.y + 3.min(area.height),
            width,
            height: area.height.saturating_sub(3),
        };
        if self.shows_change {
            self.draw_change(frame, body, cx);
        } else {
            self.page.draw(frame, body, theme.text);
        }
    }
}
