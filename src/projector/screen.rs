//! The screen: draws the feed, only when something that can be seen has changed, each frame at one stroke.

use super::{feed::Feed, heartbeat::Age};
use crate::{
    keyboard::Keyboard,
    panics,
    theme::{Depth, Theme},
    widgets::{Brush, EvenBackend, Look, ScreenBackend, WallPicture, probe},
    wording,
};
use chrono::NaiveDateTime;
use ratatui::{
    Frame, Terminal,
    backend::{Backend, ClearType},
    buffer::Buffer,
    crossterm::{
        cursor, execute,
        terminal::{EnterAlternateScreen, LeaveAlternateScreen, SetTitle, disable_raw_mode, enable_raw_mode},
    },
    layout::Rect,
    widgets::Widget,
};
use std::{
    io::{self, BufWriter, Stdout, Write},
    time::{Duration, Instant},
};

/// A terminal that has not answered by then does not.
const ANSWER: Duration = Duration::from_secs(1);

type Tty = Terminal<EvenBackend<ScreenBackend<BufWriter<Stdout>>>>;

/// The projector's terminal; given back as it was when dropped.
pub(super) struct Screen {
    terminal: Tty,
    look: Look,
    drawn: Option<Seen>,
    /// Last, so that nothing is written after it.
    _restore: Restore,
}

/// Everything besides the scene that changes a frame.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Seen {
    /// What must be said beside the picture; in its place, when there is none.
    strip: String,
    /// The moment the clock in the picture shows; `None` when none runs.
    now: Option<NaiveDateTime>,
}

impl Screen {
    pub(super) fn open(theme: Theme) -> io::Result<(Self, Keyboard)> {
        panics::give_back_first(restore);
        enable_raw_mode()?;
        let restore = Restore;
        let mut out = io::stdout();
        execute!(out, EnterAlternateScreen, SetTitle(wording::wall::WINDOW), cursor::Hide)?;
        // A click into a window of Windows' console begins to mark text, and stops the program until a key is pressed; not
        // where the program takes the mouse itself.
        #[cfg(windows)]
        let _ = execute!(out, ratatui::crossterm::event::EnableMouseCapture);
        let mut keyboard = Keyboard::open()?;
        let width = probe(&mut out, |out| Ok(keyboard.cursor(out, ANSWER)?.map(|(column, _)| column)));
        let look = Look::new(theme, width);
        let backend = EvenBackend::new(ScreenBackend::new(BufWriter::with_capacity(1 << 16, out)));
        let terminal = Terminal::new(backend)?;
        Ok((Self { terminal, look, drawn: None, _restore: restore }, keyboard))
    }

    /// Whatever is on the screen must be drawn again.
    pub(super) fn is_stale(&mut self) {
        self.drawn = None;
    }

    /// Draws what the feed says, if that can be seen.
    pub(super) fn show(&mut self, feed: &Feed, is_news: bool) -> io::Result<()> {
        let tick = Instant::now();
        let clock_runs = feed.shown().is_some_and(|shown| shown.scene.running_clock().is_some());
        let seen = Seen { strip: strip(feed, tick), now: clock_runs.then(|| feed.now(tick)) };
        if !is_news && self.drawn.as_ref() == Some(&seen) {
            return Ok(());
        }
        if is_news || self.drawn.is_none() {
            self.repaint()?;
        }
        let look = self.look;
        self.terminal.backend_mut().inner.begin_stroke()?;
        self.terminal.draw(|frame| compose(frame, feed, feed.now(tick), &seen.strip, look))?;
        self.terminal.backend_mut().inner.end_stroke()?;
        self.drawn = Some(seen);
        Ok(())
    }

    /// Makes the next frame send every cell: some terminals keep half of a wide character whose style alone changed
    /// (ratatui #2652). On a coloured ground every cell differs from an empty one, so nothing need be erased first,
    /// which would flicker.
    fn repaint(&mut self) -> io::Result<()> {
        // Not `Terminal::clear`: that asks the terminal where its cursor is, and the answer would be waited for.
        if self.look.theme.depth() == Depth::None || self.drawn.is_none() {
            self.terminal.backend_mut().clear_region(ClearType::All)?;
        }
        // Both buffers are empty after this: the one that was drawn is wiped, the other one already was.
        self.terminal.swap_buffers();
        Ok(())
    }
}

/// Gives the terminal back when dropped.
struct Restore;

impl Drop for Restore {
    fn drop(&mut self) {
        restore();
    }
}

/// Gives the terminal back. What fails here cannot be helped, and must not hide why we stop.
fn restore() {
    #[cfg(windows)]
    let _ = execute!(io::stdout(), ratatui::crossterm::event::DisableMouseCapture);
    let _ = disable_raw_mode();
    let mut out = io::stdout();
    let _ = ScreenBackend::new(&mut out).end_stroke();
    let _ = execute!(out, LeaveAlternateScreen, cursor::Show);
    let _ = out.flush();
}

/// What must be said beside the picture: what is wrong, and how old it is. Empty while all is well.
fn strip(feed: &Feed, tick: Instant) -> String {
    let mut words = Vec::new();
    words.extend(feed.fault(tick).map(|fault| wording::wall::wall_fault(fault).line()));
    words.extend(feed.age(tick).map(|age| match age {
        Age::Seconds(seconds) => wording::wall::age(seconds),
        Age::Since(at) => wording::wall::age_since(at),
    }));
    words.join("　")
}

fn compose(frame: &mut Frame<'_>, feed: &Feed, now: NaiveDateTime, strip: &str, look: Look) {
    let area = frame.area();
    let Some(shown) = feed.shown() else { return waiting(frame.buffer_mut(), strip, look) };
    let foot = u16::from(!strip.is_empty()).min(area.height);
    let picture = Rect { height: area.height - foot, ..area };
    (&WallPicture { scene: &shown.scene, now, look }).render(picture, frame.buffer_mut());
    if foot > 0 {
        let row = Rect { y: area.bottom() - foot, height: foot, ..area };
        let mut brush = Brush::new(frame.buffer_mut(), look);
        brush.fill(row, look.theme.alarm);
        let margin = row.width.min(1);
        brush.put(Rect { x: row.x + margin, width: row.width - margin, ..row }, strip, look.theme.alarm);
    }
}

/// Before anything was ever published.
fn waiting(buffer: &mut Buffer, strip: &str, look: Look) {
    let area = buffer.area;
    let mut brush = Brush::new(buffer, look);
    brush.fill(area, look.theme.ground);
    let middle = Rect { y: area.y + area.height / 2, height: area.height.min(1), ..area };
    brush.put_centred(middle, wording::wall::WAITING_FOR_CONSOLE, look.theme.quiet);
    if area.height > 2 {
        brush.put_centred(Rect { y: middle.y + 1, ..middle }, strip, look.theme.text);
    }
}
