//! The projector: the room's view in a second window. It polls the wall of the file, draws what stands there and
//! cannot write: by type (it knows [`WallReader`](crate::store::WallReader) only) and by file handle (read-only, every
//! other table denied). The secretary steers; here only quitting is possible.

mod feed;
mod heartbeat;
mod screen;

use crate::{
    clock::Clock,
    keyboard::Happening,
    theme::{Depth, Ground, Theme},
};
use feed::Feed;
use ratatui::crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use screen::Screen;
use std::{
    fmt,
    io::{self, IsTerminal},
    path::Path,
    time::{Duration, Instant},
};

/// How long the loop waits for keys between two looks at the wall: half of it on average stands between a filing key
/// and the room.
const TICK: Duration = Duration::from_millis(30);

/// Within this time a second Esc quits.
const TWICE: Duration = Duration::from_secs(2);

/// How the projector is to look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Light or dark.
    pub ground: Ground,
    /// Colours of the terminal; see [`Depth::from_env`].
    pub depth: Depth,
}

/// Why the projector could not be shown.
#[derive(Debug)]
pub enum ProjectorError {
    /// Input or output is not a terminal.
    NoTerminal,
    /// The terminal failed.
    Terminal(io::Error),
}

impl fmt::Display for ProjectorError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoTerminal => f.write_str("not a terminal"),
            Self::Terminal(error) => write!(f, "terminal: {error}"),
        }
    }
}

impl std::error::Error for ProjectorError {}

impl From<io::Error> for ProjectorError {
    fn from(error: io::Error) -> Self {
        Self::Terminal(error)
    }
}

/// Shows the wall of a file until somebody quits with q, Esc twice, or Ctrl+C. The file need not be there yet.
///
/// # Errors
/// A [`ProjectorError`]; whatever is wrong with the file is said on the wall instead, and waited for.
pub fn run(path: &Path, options: Options, clock: Clock) -> Result<(), ProjectorError> {
    if !io::stdin().is_terminal() || !io::stdout().is_terminal() {
        return Err(ProjectorError::NoTerminal);
    }
    let mut feed = Feed::new(path, clock);
    let (mut screen, mut keyboard) = Screen::open(Theme::wall(options.ground, options.depth))?;
    let mut keys = Keys::default();
    loop {
        let news = feed.poll(Instant::now());
        screen.show(&feed, news)?;
        // Whatever has come is taken before the next look.
        let mut wait = TICK;
        while let Some(happening) = keyboard.next(wait) {
            wait = Duration::ZERO;
            match happening {
                Happening::Event(Event::Key(key)) if keys.quit(key, Instant::now()) => return Ok(()),
                Happening::Event(Event::Resize(..)) => screen.is_stale(),
                Happening::Event(_) => {}
                // The window was closed, or the system wants us to end.
                Happening::Ended => return Ok(()),
            }
        }
    }
}

/// What was pressed so far.
#[derive(Debug, Default)]
struct Keys {
    esc: Option<Instant>,
}

impl Keys {
    /// Whether this key quits. One stray key must not take the picture from the room: q, its full-width twin, Ctrl+C,
    /// or Esc twice.
    fn quit(&mut self, key: KeyEvent, now: Instant) -> bool {
        if key.kind == KeyEventKind::Release {
            return false;
        }
        let before = self.esc.take();
        match key.code {
            KeyCode::Char('c') => key.modifiers.contains(KeyModifiers::CONTROL),
            KeyCode::Char('q' | 'Q' | 'ｑ' | 'Ｑ') => true,
            KeyCode::Esc => {
                self.esc = Some(now);
                before.is_some_and(|before| now - before <= TWICE)
            }
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_escape_does_not_take_the_picture_away_and_two_do() {
        let start = Instant::now();
        let esc = KeyEvent::from(KeyCode::Esc);
        let mut keys = Keys::default();
        assert!(!keys.quit(esc, start));
        assert!(!keys.quit(esc, start + Duration::from_secs(5)));
        assert!(!keys.quit(KeyEvent::from(KeyCode::Down), start + Duration::from_secs(5)));
        assert!(!keys.quit(esc, start + Duration::from_secs(6)));
        assert!(keys.quit(esc, start + Duration::from_secs(7)));
        assert!(keys.quit(KeyEvent::from(KeyCode::Char('ｑ')), start));
        assert!(!keys.quit(KeyEvent::from(KeyCode::Char('c')), start));
    }
}
