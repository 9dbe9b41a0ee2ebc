//! The terminal: entered, restored whatever happens, and the loop between.

use super::{app::App, screen::Next};
use crate::{
    theme::Depth,
    widgets::{Columns, EvenBackend, ambiguous::widen, probe},
    wording::wrap::Ambiguous,
};
use crossterm::{
    cursor::Show,
    event::{self, DisableBracketedPaste, EnableBracketedPaste},
    execute,
    terminal::{
        BeginSynchronizedUpdate, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode,
        enable_raw_mode,
    },
};
use ratatui::{
    Terminal,
    backend::{Backend, ClearType, CrosstermBackend},
};
use std::{
    io::{self, Stdout, stdout},
    panic,
    time::{Duration, Instant},
};

/// Clocks turn every second.
const TICK: Duration = Duration::from_secs(1);
/// What is typed is kept at the latest so long after the key.
const DRAFT_AFTER: Duration = Duration::from_millis(400);

/// The terminal while the console has it; dropping gives it back.
struct Taken;

impl Taken {
    fn take() -> io::Result<Self> {
        enable_raw_mode()?;
        execute!(stdout(), EnterAlternateScreen, EnableBracketedPaste)?;
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            give_back();
            before(info);
        }));
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
    let _ = execute!(stdout(), DisableBracketedPaste, LeaveAlternateScreen, Show);
    let _ = disable_raw_mode();
}

/// Runs the console until the secretary leaves.
///
/// # Errors
/// The terminal could not be read or written; everything recorded is on disk.
pub fn run(app: &mut App) -> io::Result<()> {
    let taken = Taken::take()?;
    let columns = Columns::default();
    let mut terminal = Terminal::new(EvenBackend::with_columns(CrosstermBackend::new(stdout()), columns.clone()))?;
    let ended = turn(app, &mut terminal, &columns);
    // The terminal is given back first: nobody looks at a frozen screen while the last backup is brought to the disk.
    drop(taken);
    app.finish_backup();
    ended
}

type Screen = Terminal<EvenBackend<CrosstermBackend<Stdout>>>;

fn turn(app: &mut App, terminal: &mut Screen, columns: &Columns) -> io::Result<()> {
    let mut typed_at: Option<Instant> = None;
    clear(terminal)?;
    let mut drawn_at = paint(app, terminal, None)?;
    // Asked when the first picture is up, and before any key is read: nobody waits for the answer in front of nothing.
    let widths = probe(&mut stdout());
    let wide = (widths == Ambiguous::Wide).then_some(columns);
    app.shown_on(Depth::from_env(|name| std::env::var(name).ok()), widths);
    clear(terminal)?;
    // For a terminal whose own mouse must never be taken: a screen reader's, a recording's.
    if std::env::var("DIAODU_MOUSE").is_ok_and(|wish| wish == "off") {
        app.leave_mouse();
    }
    listen_to_mouse(app.model().has_mouse)?;
    app.begin_backup();
    app.get_ready();
    let mut is_first = true;
    loop {
        let until_tick = TICK.saturating_sub(drawn_at.elapsed());
        let until_save = typed_at.map_or(TICK, |typed| DRAFT_AFTER.saturating_sub(typed.elapsed()));
        let mut is_dirty = std::mem::take(&mut is_first);
        if event::poll(if is_dirty { Duration::ZERO } else { until_tick.min(until_save) })? {
            // A commit of an input method is many events: take all that wait, draw once.
            loop {
                let next = app.take(&event::read()?);
                match next {
                    Next::Quit => return Ok(()),
                    Next::Redraw => clear(terminal)?,
                    Next::Mouse => listen_to_mouse(app.model().has_mouse)?,
                    Next::Go | Next::Idle => {}
                }
                is_dirty |= next != Next::Idle;
                if !event::poll(Duration::ZERO)? {
                    break;
                }
            }
        }
        if app.has_unsaved_draft() && typed_at.is_none() {
            typed_at = Some(Instant::now());
        }
        if typed_at.is_some_and(|typed| typed.elapsed() >= DRAFT_AFTER) {
            app.save_draft();
            typed_at = None;
        }
        if drawn_at.elapsed() >= TICK {
            is_dirty = true;
            app.refresh();
            app.publish();
            app.look_after();
        }
        if is_dirty {
            drawn_at = paint(app, terminal, wide)?;
        }
    }
}

/// Asks the terminal for clicks and the wheel, and for nothing more: where the mouse merely moves is nobody's business and
/// would only wake the loop.
#[cfg(not(windows))]
fn listen_to_mouse(on: bool) -> io::Result<()> {
    use std::io::Write as _;
    // 1000: presses and the wheel; 1006: places beyond column 223.
    let modes: &[u8] = if on { b"\x1b[?1000h\x1b[?1006h" } else { b"\x1b[?1006l\x1b[?1000l" };
    stdout().write_all(modes)?;
    stdout().flush()
}

/// The Windows console has one switch for all of it.
#[cfg(windows)]
fn listen_to_mouse(on: bool) -> io::Result<()> {
    use crossterm::event::{DisableMouseCapture, EnableMouseCapture};
    if on { execute!(stdout(), EnableMouseCapture) } else { execute!(stdout(), DisableMouseCapture) }
}

/// Wipes the screen and forgets what was drawn. Not `Terminal::clear`: that asks the terminal where its cursor is and
/// waits for the answer, which must never happen while keys are being read.
fn clear(terminal: &mut Screen) -> io::Result<()> {
    terminal.backend_mut().clear_region(ClearType::All)?;
    terminal.swap_buffers();
    Ok(())
}

/// Draws within a synchronized update, so that the candidate window of an input method does not flicker.
fn paint(app: &mut App, terminal: &mut Screen, wide: Option<&Columns>) -> io::Result<Instant> {
    execute!(stdout(), BeginSynchronizedUpdate)?;
    terminal.draw(|frame| {
        app.draw(frame);
        if let Some(columns) = wide {
            widen(frame.buffer_mut(), columns);
        }
    })?;
    execute!(stdout(), EndSynchronizedUpdate)?;
    Ok(Instant::now())
}
