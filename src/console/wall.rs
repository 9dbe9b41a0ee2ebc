//! Steering the wall: follow, freeze, blank, or one scene by choice. What the room sees is said on the head line.

use crate::{
    domain::Ledger,
    stage::{Cue, Show},
    theme::Ground,
};

/// How the wall is steered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// It follows the meeting.
    #[default]
    Follow,
    /// It stays as it is: nothing is published.
    Frozen,
    /// It shows nothing.
    Blank,
    /// It shows this scene.
    Scene(Show),
}

/// What the secretary wants the wall to show.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wall {
    /// How it is steered.
    pub mode: Mode,
    /// Which page of the scene.
    pub page: usize,
    /// Whether red lamps may stand beside names.
    pub red_names: bool,
    /// Whether its picture is shown in a corner of the console.
    pub inset: bool,
    /// What it is drawn on in this window: the inset, and the console as the wall.
    pub ground: Ground,
    /// Something changed that is not on the wall yet.
    pub is_stale: bool,
}

impl Wall {
    /// Steers it.
    pub fn steer(&mut self, mode: Mode) {
        self.mode = mode;
        self.page = 0;
        self.is_stale = true;
    }

    /// Turns to a page.
    pub fn turn_to_page(&mut self, page: usize) {
        self.page = page;
        self.is_stale = true;
    }

    /// What to publish; `None` while it is frozen. `followed` is what the screen that is up asks for while the wall
    /// follows.
    #[must_use]
    pub fn cue(&self, ledger: &Ledger, followed: Option<Show>) -> Option<Cue> {
        let show = match (&self.mode, followed) {
            (Mode::Frozen, _) => return None,
            (Mode::Follow, Some(followed)) => followed,
            (Mode::Follow, None) => Show::following(ledger),
            (Mode::Blank, _) => Show::Blank,
            (Mode::Scene(show), _) => show.clone(),
        };
        Some(Cue { show, page: self.page, red_names_allowed: self.red_names })
    }

    /// What it is called on the head line.
    #[must_use]
    pub fn title(&self) -> &'static str {
        match &self.mode {
            Mode::Follow => "跟随",
            Mode::Frozen => "定格",
            Mode::Blank => "黑屏",
            Mode::Scene(show) => scene_title(show),
        }
    }
}

/// What a scene is called.
#[must_use]
pub fn scene_title(show: &Show) -> &'static str {
    match show {
        Show::Waiting => "会前",
        Show::Unit(_) => "本单位",
        Show::ReadBack | Show::Reading(_) => "宣读",
        Show::Overview => "全览",
        Show::Ahead => "期限",
        Show::Figures => "数据",
        Show::Unfiled => "报备",
        Show::Closing => "散会",
        Show::Blank => "黑屏",
    }
}
