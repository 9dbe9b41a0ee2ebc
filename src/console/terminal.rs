//! The terminal: entered, restored whatever happens, and the loop between.

use super::{app::App, plain::Lines, screen::Next};
use crate::{
    keyboard::{Happening, Keyboard},
    panics,
    widgets::{self, Columns, EvenBackend, ScreenBackend, ambiguous::widen, probe},
    wording::wrap::Ambiguous,
};
use crossterm::{
    cursor::Show,
    event::{DisableBracketedPaste, EnableBracketedPaste, Event},
    execute,
    terminal::{EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode},
};
use ratatui::{
    Terminal,
    backend::{Backend, ClearType},
};
use std::{
    io::{self, IsTerminal as _, Stdout, stdin, stdout},
    sync::atomic::{AtomicBool, Ordering},
    time::{Duration, Instant},
};

/// Clocks turn every second.
const TICK: Duration = Duration::from_secs(1);
/// What is typed is kept at the latest so long after the key.
const DRAFT_AFTER: Duration = Duration::from_millis(400);

/// A terminal that has not answered by then does not.
const ANSWER: Duration = Duration::from_secs(1);
/// When nobody has done anything for so long, the log is brought into the file.
const QUIET: Duration = Duration::from_secs(2);

/// Whether the mouse was asked for: what was never taken cannot be given back (Windows refuses it).
static HAS_MOUSE: AtomicBool = AtomicBool::new(false);

/// The terminal while the console has it; dropping gives it back.
struct Taken;

impl Taken {
    fn take() -> io::Result<Self> {
        enable_raw_mode()?;
        execute!(stdout(), EnterAlternateScreen)?;
        // The old console of Windows cannot mark a paste; there many keys at one stroke are one.
        let _ = execute!(stdout(), EnableBracketedPaste);
        panics::give_back_first(give_back);
        Ok(Self)
    }
}

impl Drop for Taken {
    fn drop(&mut self) {
        give_back();
    }
}

fn give_back() {
    // On the way out there is nobody left to tell.
    let _ = listen_to_mouse(false);
    let _ = execute!(stdout(), DisableBracketedPaste);
    let _ = execute!(stdout(), LeaveAlternateScreen, Show);
    let _ = disable_raw_mode();
}

/// Runs the app until the secretary leaves.
///
/// # Errors
/// The terminal could not be read or written; everything recorded is on disk.
pub fn run(app: &mut App) -> io::Result<()> {
    let taken = Taken::take()?;
    let columns = Columns::default();
    let terminal = Terminal::new(EvenBackend::with_columns(ScreenBackend::new(stdout()), columns.clone()))?;
    let ended = turn(app, terminal, &columns);
    // The terminal is given back first: nobody looks at a frozen screen while the last backup is brought to the disk.
    drop(taken);
    app.finish_backup();
    ended
}

/// Raw mode without a picture: keys come as they are pressed, and what is printed stays where it is.
struct Raw;

impl Drop for Raw {
    fn drop(&mut self) {
        let _ = disable_raw_mode();
    }
}

/// Runs the app line by line until the secretary leaves, or until there are no more keys to come.
///
/// # Errors
/// The keyboard could not be read or the lines not written; everything recorded is on disk.
pub fn run_plain(app: &mut App) -> io::Result<()> {
    let raw = stdin().is_terminal().then(enable_raw_mode).transpose()?.map(|()| Raw);
    let mut lines = Lines::new(stdout());
    app.told_in_lines();
    let drawn_at = paint(app, &mut lines)?;
    let keyboard = Keyboard::open()?;
    let ended = go_on(app, lines, keyboard, drawn_at);
    drop(raw);
    app.finish_backup();
    ended
}

/// What shows the app: a picture in a terminal, or lines.
pub(super) trait Face {
    /// Forgets what was shown.
    fn clear(&mut self) -> io::Result<()>;

    /// Shows the app as it is now.
    fn paint(&mut self, app: &mut App) -> io::Result<()>;

    /// How long what came of an event may wait for another event before it is shown; `None`: not at all.
    fn patience(&mut self, event: &Event) -> Option<Duration>;

    /// Asks for the mouse, or gives it back.
    fn listen_to_mouse(&mut self, on: bool) -> io::Result<()>;
}

/// The terminal with a picture in it.
struct Picture<'a> {
    terminal: Terminal<EvenBackend<ScreenBackend<Stdout>>>,
    /// Where marks are two cells wide.
    wide: Option<&'a Columns>,
}

impl Face for Picture<'_> {
    /// Wipes the screen and forgets what was drawn. Not `Terminal::clear`: that asks the terminal where its cursor is and
    /// waits for the answer, which must never happen while keys are being read.
    fn clear(&mut self) -> io::Result<()> {
        self.terminal.backend_mut().clear_region(ClearType::All)?;
        self.terminal.swap_buffers();
        Ok(())
    }

    /// Draws at one stroke, so that the candidate window of an input method does not flicker.
    fn paint(&mut self, app: &mut App) -> io::Result<()> {
        self.terminal.backend_mut().inner.begin_stroke()?;
        self.terminal.draw(|frame| {
            app.draw(frame);
            if let Some(columns) = self.wide {
                widen(frame.buffer_mut(), columns);
            }
        })?;
        self.terminal.backend_mut().inner.end_stroke()
    }

    /// A commit of an input method is many events: all that wait are taken, and drawn once.
    fn patience(&mut self, _: &Event) -> Option<Duration> {
        Some(Duration::ZERO)
    }

    fn listen_to_mouse(&mut self, on: bool) -> io::Result<()> {
        listen_to_mouse(on)
    }
}

fn turn(app: &mut App, terminal: Terminal<EvenBackend<ScreenBackend<Stdout>>>, columns: &Columns) -> io::Result<()> {
    let mut picture = Picture { terminal, wide: None };
    picture.clear()?;
    let drawn_at = paint(app, &mut picture)?;
    let mut keyboard = Keyboard::open()?;
    // Asked when the first picture is up: nobody waits for the answer in front of nothing.
    let widths = probe(&mut stdout(), |out| Ok(keyboard.cursor(out, ANSWER)?.map(|(column, _)| column)));
    app.shown_on(widgets::depth(), widths);
    picture.clear()?;
    // For a terminal whose own mouse must never be taken: a screen reader's, a recording's.
    if std::env::var("DIAODU_MOUSE").is_ok_and(|wish| wish == "off") {
        app.leave_mouse();
    }
    picture.listen_to_mouse(app.model().has_mouse)?;
    picture.wide = (widths == Ambiguous::Wide).then_some(columns);
    go_on(app, picture, keyboard, drawn_at)
}

fn go_on<F: Face>(app: &mut App, face: F, keyboard: Keyboard, drawn_at: Instant) -> io::Result<()> {
    app.begin_backup();
    app.get_ready();
    Turning { app, face, keyboard, drawn_at, typed_at: None, busy_at: Some(drawn_at) }.go_on()
}

/// The loop with what it has to remember.
struct Turning<'a, F> {
    app: &'a mut App,
    face: F,
    keyboard: Keyboard,
    drawn_at: Instant,
    /// When something was typed that is not kept yet.
    typed_at: Option<Instant>,
    /// When somebody last did something; nothing, once the log has been brought into the file since.
    busy_at: Option<Instant>,
}

impl<F: Face> Turning<'_, F> {
    fn go_on(mut self) -> io::Result<()> {
        let mut is_first = true;
        loop {
            let until_tick = TICK.saturating_sub(self.drawn_at.elapsed());
            let until_save = self.typed_at.map_or(TICK, |typed| DRAFT_AFTER.saturating_sub(typed.elapsed()));
            let mut is_dirty = std::mem::take(&mut is_first);
            let mut wait = if is_dirty { Duration::ZERO } else { until_tick.min(until_save) };
            while let Some(happening) = self.keyboard.next(wait) {
                let Happening::Event(event) = happening else {
                    // The window was closed, or the system wants us to end: what was typed is kept.
                    self.app.save_draft();
                    return Ok(());
                };
                self.busy_at = Some(Instant::now());
                let next = self.app.take(&event);
                match next {
                    Next::Quit => return Ok(()),
                    Next::Redraw => self.face.clear()?,
                    Next::Mouse => self.face.listen_to_mouse(self.app.model().has_mouse)?,
                    Next::Go | Next::Idle => {}
                }
                is_dirty |= next != Next::Idle;
                // Who leans on a key still sees what comes of it, and what he types is kept.
                match self.face.patience(&event) {
                    Some(patience) if self.drawn_at.elapsed() < TICK => wait = patience,
                    _ => break,
                }
            }
            is_dirty |= self.look_after();
            if is_dirty {
                self.drawn_at = paint(self.app, &mut self.face)?;
            }
        }
    }

    /// What is done whatever comes from the keyboard. Says whether there is something new to see.
    fn look_after(&mut self) -> bool {
        if self.app.has_unsaved_draft() && self.typed_at.is_none() {
            self.typed_at = Some(Instant::now());
        }
        if self.typed_at.is_some_and(|typed| typed.elapsed() >= DRAFT_AFTER) {
            self.app.save_draft();
            self.typed_at = None;
        }
        if self.drawn_at.elapsed() < TICK {
            return false;
        }
        self.app.refresh();
        self.app.publish();
        self.app.look_after();
        if self.busy_at.is_some_and(|busy| busy.elapsed() >= QUIET) {
            self.app.settle_log();
            self.busy_at = None;
        }
        true
    }
}

/// Asks the terminal for clicks and the wheel, and for nothing more: where the mouse merely moves is nobody's business and
/// would only wake the loop.
#[cfg(not(windows))]
fn listen_to_mouse(on: bool) -> io::Result<()> {
    use std::io::Write as _;
    // 1000: presses and the wheel; 1006: places beyond column 223.
    if !HAS_MOUSE.swap(on, Ordering::Relaxed) && !on {
        return Ok(());
    }
    let modes: &[u8] = if on { b"\x1b[?1000h\x1b[?1006h" } else { b"\x1b[?1006l\x1b[?1000l" };
    stdout().write_all(modes)?;
    stdout().flush()
}

/// The Windows console has one switch for all of it.
#[cfg(windows)]
fn listen_to_mouse(on: bool) -> io::Result<()> {
    use crossterm::event::{DisableMouseCapture, EnableMouseCapture};
    if !HAS_MOUSE.swap(on, Ordering::Relaxed) && !on {
        return Ok(());
    }
    if on { execute!(stdout(), EnableMouseCapture) } else { execute!(stdout(), DisableMouseCapture) }
}

fn paint(app: &mut App, face: &mut impl Face) -> io::Result<Instant> {
    face.paint(app)?;
    Ok(Instant::now())
}
