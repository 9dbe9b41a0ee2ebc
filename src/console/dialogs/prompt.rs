//! A question with lines to type. The last Enter first reads back what was understood, the next one files it, so that
//! a stray Enter of an input method files nothing.

use super::frame::plate;
use crate::{
    console::{
        action::Action,
        context::ScreenContext,
        event::Input,
        field::{Field, Typed},
        keymap::{Binding, DOWN, ENTER, ESC, Scope, TAB, UP, bind, ctrl, f},
        rows::pointer,
        screen::{Answer, Draft, Question, Step},
    },
    domain::{Deadline, FieldKind, UnitId},
    hearing::Hearing,
    wording::{
        self, Said, register,
        wrap::{fit, width, wrap},
    },
};
use ratatui::{Frame, layout::Rect, style::Style, text::Line};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// Where its keys are looked up.
pub const PROMPT: Scope = Scope("填写");

/// Its keys.
pub const PROMPT_KEYS: &[Binding] = &[
    bind(PROMPT, ENTER, Action::Enter, "确定", "确定；有期限的第一次回车先复核"),
    bind(PROMPT, &[f(2), ctrl('s')], Action::FileChecked, "复核", "不再往下填，直接复核；再按一次确定"),
    bind(PROMPT, TAB, Action::NextBlank, "下一栏", "下一栏"),
    bind(PROMPT, UP, Action::PreviousBlank, "", "上一栏"),
    bind(PROMPT, DOWN, Action::NextBlank, "", "下一栏"),
    bind(PROMPT, ESC, Action::Back, "返回", "不改，返回"),
];

/// What the words that were filled in lead to; `Err` says what cannot be read in them.
type Filled = dyn Fn(&Prompt, &ScreenContext<'_>) -> Result<Step, &'static str>;
/// What pasted words lead to, when they are an answer by themselves.
type Pasted = dyn Fn(&str, &ScreenContext<'_>) -> Option<Step>;

/// One line to fill in.
#[derive(Clone, Debug)]
pub struct Blank {
    /// What goes there.
    pub label: Cow<'static, str>,
    /// The words.
    pub field: Field,
    /// Whether it is a deadline, read as one types.
    pub is_deadline: bool,
    /// What a field of a register holds, read as one types.
    pub holds: FieldKind,
    /// Whether it names units, read as one types.
    pub names_units: bool,
}

impl Blank {
    /// An empty line, or one with words in it.
    #[must_use]
    pub fn new(label: impl Into<Cow<'static, str>>, text: &str) -> Self {
        Self {
            label: label.into(),
            field: Field::with(text),
            is_deadline: false,
            holds: FieldKind::Text,
            names_units: false,
        }
    }

    /// A line with words in it that are only proposed: whoever types puts something else there.
    #[must_use]
    pub fn proposed(label: impl Into<Cow<'static, str>>, text: &str) -> Self {
        Self { field: Field::proposing(text), ..Self::new(label, "") }
    }

    /// A line that names units, one after the other with commas between.
    #[must_use]
    pub fn units(label: impl Into<Cow<'static, str>>, text: &str) -> Self {
        Self { names_units: true, ..Self::new(label, text) }
    }

    /// A line that is read as a deadline.
    #[must_use]
    pub fn deadline(label: impl Into<Cow<'static, str>>, text: &str) -> Self {
        Self { is_deadline: true, ..Self::proposed(label, text) }
    }

    /// A line that holds a day, days, a number or words, as the field of a register does.
    #[must_use]
    pub fn holding(holds: FieldKind, label: impl Into<Cow<'static, str>>, text: &str) -> Self {
        let line = if holds == FieldKind::Text { Self::new(label, text) } else { Self::proposed(label, text) };
        Self { holds, ..line }
    }

    /// What is kept of it; `None` when it is not what the line holds.
    #[must_use]
    pub fn value(&self, cx: &ScreenContext<'_>) -> Option<String> {
        cx.listener.value(self.holds, self.field.text(), cx.today())
    }

    /// The units it names.
    fn meant(&self, cx: &ScreenContext<'_>) -> Result<Vec<UnitId>, Said> {
        let text = self.field.text().trim().to_owned();
        if text.is_empty() { Ok(Vec::new()) } else { cx.listener.units_meant(&[text]) }
    }

    /// What was read in it, else what cannot be read.
    fn read(&self, cx: &ScreenContext<'_>) -> Result<String, String> {
        if self.names_units {
            let names =
                |units: Vec<UnitId>| units.iter().map(|unit| cx.ledger.short(unit)).collect::<Vec<_>>().join("、");
            return self.meant(cx).map(names).map_err(|said| said.line());
        }
        let value = self.value(cx).ok_or_else(|| register::unreadable(&self.label, self.holds))?;
        Ok(format!("{} {}", self.label, register::read_as(self.holds, &value)))
    }
}

/// A question with lines to type.
pub struct Prompt {
    title: String,
    /// What should be known, in a line.
    about: String,
    /// The lines.
    pub blanks: Vec<Blank>,
    then: Box<Filled>,
    pasted: Option<Box<Pasted>>,
    /// What names it among the kept words; `None`: nothing worth keeping is asked for.
    kept_as: Option<String>,
    /// The line that has the focus.
    focus: usize,
    /// The first Enter has read back; the next one files.
    armed: bool,
    /// What cannot be read in what was typed.
    fault: &'static str,
    /// What stood in the lines when it was asked.
    asked_with: Vec<String>,
}

/// What is kept of lines half filled in.
#[derive(Serialize, Deserialize)]
struct KeptBlanks {
    /// What stood there when it was asked: when that has changed since, what was typed belongs to something else.
    asked_with: Vec<String>,
    /// What was typed.
    typed: Vec<String>,
}

impl Prompt {
    /// A question, and what its answer leads to.
    #[must_use]
    pub fn new(
        title: impl Into<String>,
        about: impl Into<String>,
        blanks: Vec<Blank>,
        then: impl Fn(&Self, &ScreenContext<'_>) -> Result<Step, &'static str> + 'static,
    ) -> Self {
        let asked_with = blanks.iter().map(|blank| blank.field.text().to_owned()).collect();
        Self {
            title: title.into(),
            about: about.into(),
            blanks,
            then: Box::new(then),
            pasted: None,
            kept_as: None,
            focus: 0,
            armed: false,
            fault: "",
            asked_with,
        }
    }

    /// A question whose half-typed answer is kept under a name, and offered when it is asked again.
    #[must_use]
    pub fn kept_as(self, name: impl Into<String>) -> Self {
        Self { kept_as: Some(name.into()), ..self }
    }

    /// A question that some pasted words answer at once.
    #[must_use]
    pub fn taking(self, pasted: impl Fn(&str, &ScreenContext<'_>) -> Option<Step> + 'static) -> Self {
        Self { pasted: Some(Box::new(pasted)), ..self }
    }

    fn typed(&self) -> Vec<String> {
        self.blanks.iter().map(|blank| blank.field.text().to_owned()).collect()
    }

    /// What was typed.
    #[must_use]
    pub fn texts(&self) -> Vec<String> {
        self.blanks.iter().map(|blank| blank.field.text().trim().to_owned()).collect()
    }

    /// What was typed into a line.
    #[must_use]
    pub fn text(&self, at: usize) -> String {
        self.blanks.get(at).map_or(String::new(), |blank| blank.field.text().trim().to_owned())
    }

    /// The deadline that was typed.
    ///
    /// # Errors
    /// What to write instead: there is none, or it is one that no calendar has.
    pub fn deadline(&self, cx: &ScreenContext<'_>) -> Result<Deadline, &'static str> {
        let heard = self.heard(cx).ok_or("请写期限，如“6月底前”。")?;
        if heard.impossible.is_empty() { Ok(heard.deadline) } else { Err("这个日期不对，请改正。") }
    }

    /// The units that a line names, in the order in which they stand there.
    ///
    /// # Errors
    /// Some word there means no unit, or several.
    pub fn units(&self, at: usize, cx: &ScreenContext<'_>) -> Result<Vec<UnitId>, &'static str> {
        let meant = self.blanks.get(at).map(|blank| blank.meant(cx)).transpose();
        meant.map(Option::unwrap_or_default).map_err(|_| "单位没有认准，请写简称，几家用逗号隔开。")
    }

    /// What was understood of the line that is a deadline.
    #[must_use]
    pub fn heard(&self, cx: &ScreenContext<'_>) -> Option<Hearing> {
        let blank = self.blanks.iter().find(|blank| blank.is_deadline && !blank.field.is_empty())?;
        Some(cx.listener.hear_deadline(blank.field.text(), cx.base()))
    }

    /// What was read into the fields of a register: of the line one types on, and of all before they are filed.
    fn read_back(&self, cx: &ScreenContext<'_>) -> (String, Style) {
        let theme = cx.theme;
        let typed = |(at, blank): &(usize, &Blank)| {
            let is_read = blank.names_units || blank.holds != FieldKind::Text;
            is_read && !blank.field.is_empty() && (self.armed || *at == self.focus)
        };
        let mut words = Vec::new();
        for (_, blank) in self.blanks.iter().enumerate().filter(typed) {
            match blank.read(cx) {
                Ok(read) => words.push(read),
                Err(why) => return (why, theme.bad),
            }
        }
        (words.join("；"), theme.good)
    }

    /// What the keys do now, in the words of the bar.
    fn keys(&self) -> String {
        if self.armed {
            return "请核对，再按 Enter 确定".to_owned();
        }
        let own = PROMPT_KEYS.iter().filter(|binding| binding.action != Action::NextBlank);
        let said = own.map(|binding| (binding, self.says(binding.action).unwrap_or(binding.label)));
        let said = said.filter(|(_, words)| !words.is_empty());
        said.map(|(binding, words)| format!("{} {words}", binding.keys[0].name())).collect::<Vec<_>>().join("    ")
    }

    /// The first Enter reads back.
    fn read(&mut self, cx: &ScreenContext<'_>) -> Answer {
        let possible = self.heard(cx).is_none_or(|heard| heard.impossible.is_empty());
        let wrong = self
            .blanks
            .iter()
            .position(|blank| blank.value(cx).is_none() || blank.names_units && blank.meant(cx).is_err());
        self.armed = possible && wrong.is_none();
        // Where it is wrong is where one has to type.
        self.focus = wrong.unwrap_or(self.focus);
        if self.armed {
            return Answer::Open;
        }
        Answer::Until(Step::refuse("还看不懂，没有办。", "把红字那一栏改好再按回车；写的都在。"))
    }

    fn submit(&mut self, cx: &ScreenContext<'_>) -> Answer {
        match (self.then)(self, cx) {
            Ok(step @ Step::Do(_)) => Answer::Until(step),
            Ok(step) => Answer::Given(step),
            Err(fault) => {
                self.armed = false;
                self.fault = fault;
                Answer::Open
            }
        }
    }
}

impl Question for Prompt {
    fn scopes(&self) -> &'static [Scope] {
        &[PROMPT]
    }

    fn update(&mut self, input: &Input, cx: &ScreenContext<'_>) -> Answer {
        let last = self.blanks.len() - 1;
        self.fault = "";
        match (input, input.action()) {
            (_, Some(Action::Back)) => return Answer::Left,
            // Once it is read back, Enter does what the last line says, wherever one was typing.
            (_, Some(Action::Enter | Action::FileChecked)) if self.armed => return self.submit(cx),
            (_, Some(Action::Enter)) if self.focus < last => self.focus += 1,
            (_, Some(Action::Enter | Action::FileChecked)) => return self.read(cx),
            (_, Some(Action::NextBlank | Action::PreviousBlank)) if last == 0 => {
                return Answer::Until(Step::refuse("只有这一栏。", ""));
            }
            (_, Some(Action::NextBlank)) => self.focus = if self.focus == last { 0 } else { self.focus + 1 },
            (_, Some(Action::PreviousBlank)) => self.focus = self.focus.checked_sub(1).unwrap_or(last),
            (Input::Paste(text), _) => {
                if let Some(step) = self.pasted.as_ref().and_then(|pasted| pasted(text, cx)) {
                    return Answer::Given(step);
                }
                self.blanks[self.focus].field.insert(text);
                self.armed = false;
            }
            (Input::Key(key, _), _) => match self.blanks[self.focus].field.press(key) {
                Typed::Changed => self.armed = false,
                Typed::Moved => {}
                Typed::Stuck => return Answer::Until(Step::stuck()),
                Typed::Ignored => return Answer::Unused,
            },
        }
        Answer::Open
    }

    fn says(&self, action: Action) -> Option<&'static str> {
        let last = self.blanks.len() - 1;
        match action {
            Action::Enter if self.armed => Some("确定"),
            Action::Enter if self.focus < last => Some("下一栏"),
            Action::Enter => Some("复核"),
            // Enter does the same there.
            Action::FileChecked if self.armed || self.focus == last => Some(""),
            Action::NextBlank if last == 0 => Some(""),
            _ => None,
        }
    }

    fn draft(&self, meeting: u32) -> Option<Draft> {
        let slot = format!("dialog/{meeting}/{}", self.kept_as.as_ref()?);
        let typed = self.typed();
        let text = if typed == self.asked_with {
            String::new()
        } else {
            serde_json::to_string(&KeptBlanks { asked_with: self.asked_with.clone(), typed }).unwrap_or_default()
        };
        Some(Draft { slot, text })
    }

    fn resume(&mut self, draft: &str) -> bool {
        let Ok(kept) = serde_json::from_str::<KeptBlanks>(draft) else { return false };
        if kept.asked_with != self.asked_with || kept.typed.len() != self.blanks.len() {
            return false;
        }
        for (blank, typed) in self.blanks.iter_mut().zip(&kept.typed) {
            blank.field = Field::with(typed);
        }
        true
    }

    fn draw(&self, frame: &mut Frame<'_>, area: Rect, cx: &ScreenContext<'_>) {
        let theme = cx.theme;
        let last = self.blanks.len() - 1;
        let pointed = if last > 0 { width(pointer(false)) } else { 0 };
        let label_width = pointed + self.blanks.iter().map(|blank| width(&blank.label)).max().unwrap_or(0);
        let wide = area.width.saturating_sub(10).clamp(30, 68);
        let field_width = wide.saturating_sub(u16::try_from(label_width).unwrap_or(0) + 2);
        let rows: u16 = self.blanks.iter().map(|blank| blank.field.rows(field_width).min(3)).sum();
        // Of several paragraphs each is shown whole; one is cut where its line ends.
        let about: Vec<&str> = self.about.lines().flat_map(|line| wrap(line, usize::from(wide))).collect();
        let several = self.about.contains('\n');
        let more = if several { u16::try_from(about.len()).unwrap_or(1).saturating_sub(1) } else { 0 };
        let inner = plate(frame, area, (wide, rows + 5 + more), &self.title, theme);
        let room = usize::from(inner.width);
        let mut y = inner.y;
        let line = |frame: &mut Frame<'_>, y: u16, line: Line<'_>| {
            if y < inner.bottom() {
                frame.render_widget(line, Rect { y, height: 1, ..inner });
            }
        };
        if several {
            for words in about {
                line(frame, y, Line::styled(words, theme.text));
                y += 1;
            }
            y += 1;
        } else {
            line(frame, y, Line::styled(fit(&self.about, room).into_owned(), theme.dim));
            y += 2;
        }
        for (at, blank) in self.blanks.iter().enumerate() {
            let style = if at == self.focus { theme.accent } else { theme.text };
            let label = format!("{}{}", if last > 0 { pointer(at == self.focus) } else { "" }, blank.label);
            line(frame, y, Line::styled(label, style));
            let indent = u16::try_from(label_width).unwrap_or(0) + 2;
            let tall = blank.field.rows(field_width).min(3).min(inner.bottom().saturating_sub(y));
            let place = Rect { x: inner.x + indent, y, width: inner.width.saturating_sub(indent), height: tall };
            blank.field.draw(frame, place, theme.text, &[], at == self.focus);
            y += tall.max(1);
        }
        let heard = self.heard(cx);
        let (words, style) = match &heard {
            _ if !self.fault.is_empty() => (self.fault.to_owned(), theme.bad),
            Some(heard) if !heard.impossible.is_empty() => (heard.impossible.join("；"), theme.bad),
            Some(heard) if heard.deadline.is_undated() => ("没有听出具体日期".to_owned(), theme.warn),
            Some(heard) if !heard.beside.is_empty() => (wording::hearing::beside(&heard.beside), theme.warn),
            Some(heard) => (wording::understood_deadline(&heard.deadline, cx.base(), cx.today()), theme.good),
            None => self.read_back(cx),
        };
        line(frame, y + 1, Line::styled(fit(&words, room).into_owned(), style));
        let style = if self.armed { theme.warn } else { theme.key };
        line(frame, inner.bottom().saturating_sub(1), Line::styled(self.keys(), style));
    }
}
