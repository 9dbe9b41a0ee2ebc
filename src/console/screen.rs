//! What a screen is, what a question is, and the one thing that a key comes to in either: a [`Step`].

use super::{
    action::Action,
    context::ScreenContext,
    event::Input,
    keymap::{ANYWHERE, Binding, MEETING, Scope, WALL},
    notice::Notice,
    papers::Order,
    search_bar::SearchBar,
};
use crate::{
    document::Sheet,
    domain::{Command, Entry, ItemId, MeetingId, Nature},
    stage::Show,
};
use ratatui::{Frame, layout::Rect};
use std::any::{Any, TypeId};

/// What the loop around the console should do next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// Draw if something changed.
    Go,
    /// Nothing has changed.
    Idle,
    /// The mouse is asked for, or given back to the terminal.
    Mouse,
    /// Paint everything again.
    Redraw,
    /// Leave.
    Quit,
}

/// What is done to a screen that is known by its type.
type Told = dyn FnOnce(&mut dyn Any, &ScreenContext<'_>) -> Step;

/// What a key came to. Screens and questions return it; the console takes it.
pub enum Step {
    /// All is done that was to be done.
    Stay,
    /// The key means nothing here, or there is nothing that it could be done to: that is said.
    Unused,
    /// Something is to be said.
    Say(Notice),
    /// What to do next, said behind what was just done.
    Hint(String),
    /// A question over the screen.
    Ask(Box<dyn Question>),
    /// The question is closed; what was typed in it is kept.
    PutDown,
    /// The question is closed and answered; nothing of it is kept.
    Finish,
    /// A screen in the place of the one that is up.
    Show(Box<dyn Screen>),
    /// A screen over the one that is up; [`Step::Back`] comes back to it.
    Over(Box<dyn Screen>),
    /// To the screen beneath; under them all is the walk.
    Back,
    /// To the walk.
    Walk,
    /// A screen that is up takes something in.
    Tell(TypeId, Box<Told>),
    /// Words are kept in a slot: how something was done, for the next time.
    Keep(Draft),
    /// Whoever has this name acts here from now on.
    Sign(String),
    /// What was chosen by its name is remembered, and offered first the next time.
    Remember(Scope, Action),
    /// The same as if a key of this meaning were pressed.
    Press(Action),
    /// Ask the domain.
    Do(Box<Command>),
    /// Say what an undo would turn round.
    AskUndo,
    /// Turn the last act round.
    Undo,
    /// Do the last undone act again.
    Redo,
    /// Take another meeting in hand.
    TurnTo(MeetingId),
    /// Write papers to files.
    Export(Order),
    /// Something for the terminal.
    Terminal(Next),
    /// One after the other.
    All(Vec<Step>),
}

impl Step {
    /// Asks the domain.
    #[must_use]
    pub fn execute(command: Command) -> Self {
        Self::Do(Box::new(command))
    }

    /// A question over the screen.
    #[must_use]
    pub fn ask(question: impl Question + 'static) -> Self {
        Self::Ask(Box::new(question))
    }

    /// A question, when there is one to ask.
    #[must_use]
    pub fn ask_if(question: Option<impl Question + 'static>) -> Self {
        question.map_or(Self::Unused, Self::ask)
    }

    /// A screen in the place of the one that is up.
    #[must_use]
    pub fn show(screen: impl Screen) -> Self {
        Self::Show(Box::new(screen))
    }

    /// A screen over the one that is up.
    #[must_use]
    pub fn over(screen: impl Screen) -> Self {
        Self::Over(Box::new(screen))
    }

    /// Something was not done.
    #[must_use]
    pub fn refuse(what: impl Into<String>, hint: impl Into<String>) -> Self {
        Self::Say(Notice::refused(what, hint))
    }

    /// A key of a field with nothing to change and nowhere to go.
    #[must_use]
    pub fn stuck() -> Self {
        Self::refuse("没有可删的，光标也到头了。", "")
    }

    /// The screen of this type, wherever it stands, takes something in.
    #[must_use]
    pub fn tell<S: Screen>(change: impl FnOnce(&mut S, &ScreenContext<'_>) -> Self + 'static) -> Self {
        let told = |screen: &mut dyn Any, cx: &ScreenContext<'_>| match screen.downcast_mut::<S>() {
            Some(screen) => change(screen, cx),
            None => Self::Stay,
        };
        Self::Tell(TypeId::of::<S>(), Box::new(told))
    }
}

/// Words worth keeping while they are typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// Where they are kept.
    pub slot: String,
    /// The words; empty: nothing to keep any more.
    pub text: String,
}

/// An act that is on disk.
#[derive(Clone, Copy)]
pub struct Done<'a> {
    /// The act.
    pub entry: &'a Entry,
    /// Whether a question led to it.
    pub was_asked: bool,
}

impl Done<'_> {
    /// Whether it was done, rather than undone or done again.
    #[must_use]
    pub fn is_act(&self) -> bool {
        self.entry.nature == Nature::Act
    }

    /// What was asked for.
    #[must_use]
    pub fn command(&self) -> &Command {
        &self.entry.deed.command
    }
}

/// A screen: everything that it is, in one place.
pub trait Screen: Any {
    /// Where its keys are looked up, the innermost scope first.
    fn scopes(&self) -> Vec<Scope>;

    /// Takes an input.
    fn update(&mut self, input: &Input, cx: &ScreenContext<'_>) -> Step;

    /// Draws it.
    fn draw(&self, frame: &mut Frame<'_>, area: Rect, cx: &ScreenContext<'_>);

    /// Its list as it stands, its order and what it is narrowed to kept, to be written to a file; `None`: it has no list.
    fn sheet(&self, cx: &ScreenContext<'_>) -> Option<Sheet>;

    /// What a key comes to just now, where the bar would not say so; nothing, where it comes to nothing. `None`: what the
    /// table of keys says.
    fn says(&self, _action: Action, _cx: &ScreenContext<'_>) -> Option<&'static str> {
        None
    }

    /// The line that narrows its list, if it has one.
    fn search(&self) -> Option<&SearchBar> {
        None
    }

    /// The item at hand in it, of which the card tells.
    fn item(&self, _cx: &ScreenContext<'_>) -> Option<ItemId> {
        None
    }

    /// Whether it is a list beside which the card of the item at hand may stand.
    fn is_list(&self) -> bool {
        false
    }

    /// What is being typed in it.
    fn draft(&self, _meeting: u32) -> Option<Draft> {
        None
    }

    /// Takes back the last typing in it; says whether there was any.
    fn undo_typing(&mut self) -> bool {
        false
    }

    /// What the room sees while it is up and the wall follows.
    fn followed(&self, _cx: &ScreenContext<'_>) -> Option<Show> {
        None
    }

    /// An act was done while it is up.
    fn done(&mut self, _done: &Done<'_>, _cx: &ScreenContext<'_>) -> Step {
        Step::Stay
    }

    /// About every second while it is up: what goes on beside it may have come to something.
    fn look_after(&mut self, _cx: &ScreenContext<'_>) -> Step {
        Step::Stay
    }

    /// The books have changed: what was composed or read for it is so again.
    fn renew(&mut self, _cx: &ScreenContext<'_>) {}
}

/// The scopes of a screen of a meeting.
#[must_use]
pub fn in_meeting(scope: Scope) -> Vec<Scope> {
    vec![scope, MEETING, WALL, ANYWHERE]
}

/// A place as the table of screens lists it: where keys are pressed, and how one gets there.
pub struct Place {
    /// What it is called.
    pub scope: Scope,
    /// The key that leads there from anywhere in a meeting; `None`: another screen leads there.
    pub key: Option<Binding>,
    /// How it comes up.
    pub open: fn(&ScreenContext<'_>) -> Step,
    /// Its own keys.
    pub keys: &'static [&'static [Binding]],
}

/// What an input came to in a question.
pub enum Answer {
    /// It stays.
    Open,
    /// The key means nothing in it: that is said.
    Unused,
    /// It was left.
    Left,
    /// It was answered: it is closed, and this comes next.
    Given(Step),
    /// It was answered, and stays as it is until this is done: a refusal leaves it, words and all.
    Until(Step),
}

/// A question over a screen: something to choose, to fill in, or to confirm. It carries with it what its answer leads to.
pub trait Question {
    /// Where its keys are looked up, the innermost scope first.
    fn scopes(&self) -> &'static [Scope];

    /// Takes an input.
    fn update(&mut self, input: &Input, cx: &ScreenContext<'_>) -> Answer;

    /// What a key comes to just now, where the bar would not say so; nothing, where it comes to nothing. `None`: what the
    /// table of keys says.
    fn says(&self, _action: Action) -> Option<&'static str> {
        None
    }

    /// Draws it over what is there.
    fn draw(&self, frame: &mut Frame<'_>, area: Rect, cx: &ScreenContext<'_>);

    /// What is being typed in it, if that is worth keeping.
    fn draft(&self, _meeting: u32) -> Option<Draft> {
        None
    }

    /// Takes up what was typed the last time it was asked; says whether that still fits.
    fn resume(&mut self, _draft: &str) -> bool {
        false
    }
}
