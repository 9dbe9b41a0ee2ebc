//! What the console has in mind: which screen, which dialog, what was said last. No facts: those are the ledger's.

use super::{
    dialogs::Dialog,
    keymap::Scope,
    material,
    notice::Notice,
    one_screen::OneScreen,
    screens::{
        figures::{self, Figures},
        help::Help,
        home::Home,
        items::Items,
        journal::Journal,
        material::Checklist,
        minutes::Minutes,
        prepare::Prepare,
        read_back::ReadBack,
        registers::Registers,
        review::Reviewing,
        roll::Roll,
        section::SectionEditor,
        trends::Trends,
        undated::Undated,
        walk::Walk,
        year::YearScreen,
    },
    wall::Wall,
};
use crate::domain::Tally;

/// Which screen is up.
#[derive(Clone, Debug)]
pub enum Screen {
    /// 会议列表.
    Home(Home),
    /// 调度; its state is kept in [`Model::walk`] while other screens are up.
    Walk,
    /// 签到.
    Roll(Roll),
    /// 事项.
    Items(Items),
    /// 未定期限.
    Undated(Undated),
    /// 宣读.
    ReadBack(ReadBack),
    /// 纪要.
    Minutes(Minutes),
    /// 手改.
    Section(SectionEditor),
    /// 提取任务.
    Material(Box<Checklist>),
    /// 收表.
    Review(Box<Reviewing>),
    /// 会前准备.
    Prepare(Prepare),
    /// 台账.
    Registers(Registers),
    /// 数据.
    Figures(Box<Figures>),
    /// 走势.
    Trends(Box<Trends>),
    /// 年度.
    Year(Box<YearScreen>),
    /// 日志.
    Journal(Journal),
    /// 帮助, and the screen it was asked from.
    Help(Help, Box<Screen>),
}

/// The console's own state.
#[derive(Clone, Debug)]
pub struct Model {
    /// Which screen is up.
    pub screen: Screen,
    /// The walk, with the line being typed.
    pub walk: Walk,
    /// The open dialog.
    pub dialog: Option<Dialog>,
    /// What was said last.
    pub notice: Option<Notice>,
    /// What an undo asked for would turn round; the same key again does it.
    pub undo_asked: bool,
    /// What the secretary wants the wall to show.
    pub wall: Wall,
    /// The console itself is the wall.
    pub one_screen: Option<OneScreen>,
    /// Whether the mouse is the program's; else the terminal's, to select and copy with.
    pub has_mouse: bool,
    /// How far the meeting has come; counted again after every act.
    pub tally: Tally,
}

impl Model {
    /// The console as it comes up.
    #[must_use]
    pub fn new(tally: Tally) -> Self {
        Self {
            screen: Screen::Home(Home::default()),
            walk: Walk::default(),
            dialog: None,
            notice: None,
            undo_asked: false,
            wall: Wall { is_stale: true, ..Wall::default() },
            one_screen: None,
            has_mouse: true,
            tally,
        }
    }

    /// The chain of scopes that keys are looked up in, the innermost first.
    #[must_use]
    pub fn scopes(&self) -> Vec<Scope> {
        if self.one_screen.is_some() {
            return vec![Scope::OneScreen, Scope::Wall];
        }
        if let Some(dialog) = &self.dialog {
            return [dialog.scopes(), &[Scope::Wall]].concat();
        }
        let screen = match &self.screen {
            Screen::Home(_) => return vec![Scope::Home, Scope::Anywhere],
            Screen::Help(..) => return vec![Scope::Help, Scope::Wall, Scope::Anywhere],
            Screen::Walk if self.walk.line.active => Scope::Line,
            Screen::Walk => Scope::Walk,
            Screen::Roll(_) => Scope::Roll,
            Screen::Items(_) => Scope::Items,
            Screen::Undated(_) => Scope::Undated,
            Screen::ReadBack(_) => Scope::ReadBack,
            Screen::Minutes(_) => Scope::Minutes,
            Screen::Section(_) => Scope::Section,
            Screen::Material(_) => Scope::Material,
            Screen::Review(_) => Scope::Review,
            Screen::Prepare(_) => Scope::Prepare,
            Screen::Registers(_) => Scope::Registers,
            Screen::Figures(_) => Scope::Figures,
            Screen::Trends(_) => Scope::Trends,
            Screen::Year(year) => year.scope(),
            Screen::Journal(_) => Scope::Journal,
        };
        vec![screen, Scope::Meeting, Scope::Wall, Scope::Anywhere]
    }

    /// Whether keys go to a search line.
    #[must_use]
    pub fn is_searching(&self) -> bool {
        self.dialog.is_none()
            && match &self.screen {
                Screen::Roll(roll) => roll.search.active,
                Screen::Items(items) => items.search.active,
                Screen::Undated(undated) => undated.search.active,
                Screen::Material(list) => list.search.active,
                Screen::Journal(journal) => journal.search.active,
                Screen::Registers(registers) => registers.search.active,
                Screen::Year(year) => year.search.active,
                Screen::Help(help, _) => help.search.active,
                Screen::Home(_)
                | Screen::Walk
                | Screen::ReadBack(_)
                | Screen::Minutes(_)
                | Screen::Section(_)
                | Screen::Review(_)
                | Screen::Prepare(_)
                | Screen::Figures(_)
                | Screen::Trends(_) => false,
            }
    }

    /// Whether keys go to a line of text.
    #[must_use]
    pub fn is_typing(&self) -> bool {
        match &self.dialog {
            Some(Dialog::Confirm(_)) => false,
            Some(_) => true,
            None => {
                self.is_searching()
                    || matches!(self.screen, Screen::Section(_))
                    || (matches!(self.screen, Screen::Walk) && self.walk.line.active)
            }
        }
    }

    /// Takes back the last typing on screen; says whether there was any.
    pub fn undo_typing(&mut self) -> bool {
        match &mut self.screen {
            Screen::Section(editor) if self.dialog.is_none() => editor.undo(),
            _ => self.walk.line.field.undo(),
        }
    }

    /// What is being typed besides the record line: its slot, and the words worth keeping.
    #[must_use]
    pub fn page_draft(&self, meeting: u32) -> Option<(String, String)> {
        if let Some(Dialog::Prompt(prompt)) = &self.dialog
            && let Some(slot) = prompt.slot(meeting)
        {
            return Some((slot, prompt.draft()));
        }
        match &self.screen {
            Screen::Section(editor) => Some((editor.slot(meeting), editor.draft())),
            Screen::Material(list) => Some((material::slot(meeting), list.material.draft())),
            Screen::Figures(sheet) => Some((figures::slot(meeting), sheet.draft())),
            _ => None,
        }
    }
}
