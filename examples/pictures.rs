//! Paints every screen of the console and every scene of the wall from the real program on the rehearsal's city, as SVG
//! and (with `rsvg-convert` on the PATH) as PNG, into docs/pictures. Run it with `cargo run --example pictures`; one
//! word more paints only the pictures whose name holds it (`wall`, `walk-80`). With ImageMagick's `convert` on the PATH
//! they are kept with a palette, at a third of the size.

#[path = "pictures/screens.rs"]
mod screens;
#[path = "pictures/wall.rs"]
mod wall;
#[path = "pictures/year.rs"]
mod year;

use chrono::NaiveDateTime;
use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
use diaodu::{catalogue, clock::Clock, console::App, hearing::Listener, session::Session, theme::ConsoleTheme};
use ratatui::{
    buffer::Buffer,
    style::{Color, Modifier},
};
use std::{borrow::Cow, error::Error, fmt::Write as _, fs, path::Path, process::Command};
use unicode_width::UnicodeWidthStr;

/// Cell size in pixels.
const CELL: (usize, usize) = (9, 20);
/// When the pictures are taken.
const NOW: &str = "2022-05-20T09:42:10";
/// Ground and ink of the picture, and what the sixteen colours look like on it.
const GROUND: &str = "#1b1f24";
const INK: &str = "#d9dde3";

fn main() -> Result<(), Box<dyn Error>> {
    let out = Path::new("docs/pictures");
    fs::create_dir_all(out)?;
    let wanted = std::env::args().nth(1);
    screens::paint(|name| wanted.as_ref().is_none_or(|wanted| name.contains(wanted.as_str())), out)?;
    wall::paint(|name| wanted.as_ref().is_none_or(|wanted| name.contains(wanted.as_str())), out)
}

/// Writes a picture.
fn keep(buffer: &Buffer, out: &Path, name: &str) -> Result<(), Box<dyn Error>> {
    let path = out.join(format!("{name}.svg"));
    fs::write(&path, svg(buffer))?;
    let png = out.join(format!("{name}.png"));
    match Command::new("rsvg-convert").arg(&path).arg("-o").arg(&png).status() {
        Ok(status) if status.success() => {
            fs::remove_file(&path)?;
            with_palette(&png)?;
        }
        _ => println!("{}: rsvg-convert is not here, the SVG stays", path.display()),
    }
    println!("{name}");
    Ok(())
}

/// Makes a picture small: a screen has few colours, and the repository holds many screens. With fewer of them one red word
/// among a thousand grey ones would lose its red.
fn with_palette(png: &Path) -> Result<(), Box<dyn Error>> {
    let small = png.with_extension("small");
    let mut convert = Command::new("convert");
    convert.arg(png).args(["-strip", "+dither", "-colors", "128", "-define", "png:exclude-chunks=date,time"]);
    match convert.arg(format!("PNG8:{}", small.display())).status() {
        Ok(status) if status.success() => Ok(fs::rename(small, png)?),
        _ => Ok(()),
    }
}

/// The rehearsal's desk, before the meeting or called to order, and what goes on from there.
fn desk(folder: &Path, in_session: bool, now: &str, then: impl FnOnce(&mut Session)) -> Result<App, Box<dyn Error>> {
    let now: NaiveDateTime = now.parse()?;
    let mut session = Session::open_throwaway(&folder.join("a.db"), Clock::Still(now))?;
    let steps = catalogue::rehearsal();
    session.replay(steps.into_iter().map(|step| (step.at, step.command))).map_err(|fault| format!("{fault:?}"))?;
    if in_session {
        let called = ("2022-05-20T09:00:00".parse()?, diaodu::domain::Command::CallToOrder);
        session.replay([called]).map_err(|fault| format!("{fault:?}"))?;
    }
    then(&mut session);
    let listener = Listener::new(session.ledger(), catalogue::holidays::calendar);
    Ok(App::new(session, listener, ConsoleTheme::coloured(), folder.to_owned()))
}

/// A key by its name (`Shift+F4`, `Ctrl+T`, `PgDn`), or what is typed: `'words'`.
fn events(key: &str) -> Vec<Event> {
    let press = |code, modifiers| Event::Key(KeyEvent::new(code, modifiers));
    if let Some(words) = key.strip_prefix('\'') {
        return words.trim_end_matches('\'').chars().map(|c| press(KeyCode::Char(c), KeyModifiers::NONE)).collect();
    }
    let (modifiers, name) = match key.split_once('+') {
        Some(("Ctrl", name)) => (KeyModifiers::CONTROL, name),
        Some(("Shift", name)) => (KeyModifiers::SHIFT, name),
        Some(("Alt", name)) => (KeyModifiers::ALT, name),
        _ => (KeyModifiers::NONE, key),
    };
    let code = match name {
        "Enter" => KeyCode::Enter,
        "Tab" => KeyCode::Tab,
        "Esc" => KeyCode::Esc,
        "PgDn" => KeyCode::PageDown,
        "Down" => KeyCode::Down,
        "Right" => KeyCode::Right,
        "Left" => KeyCode::Left,
        function if function.len() > 1 => KeyCode::F(function.trim_start_matches('F').parse().unwrap_or(1)),
        letter => KeyCode::Char(letter.to_lowercase().chars().next().unwrap_or(' ')),
    };
    vec![press(code, modifiers)]
}

fn svg(buffer: &Buffer) -> String {
    let (width, height) = (usize::from(buffer.area.width) * CELL.0, usize::from(buffer.area.height) * CELL.1);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{}\" height=\"{}\"><rect width=\"100%\" height=\"100%\" fill=\"{GROUND}\"/>\
         <g transform=\"translate(12,12)\" shape-rendering=\"crispEdges\" font-family=\"Noto Sans Mono CJK SC\" font-size=\"16\">",
        width + 24,
        height + 24
    );
    for y in 0..buffer.area.height {
        let mut x = 0;
        while x < buffer.area.width {
            let cell = &buffer[(x, y)];
            let cells = u16::try_from(cell.symbol().width().max(1)).unwrap_or(1);
            paint(&mut svg, cell, usize::from(x), usize::from(y), usize::from(cells));
            x += cells;
        }
    }
    svg.push_str("</g></svg>");
    svg
}

fn paint(svg: &mut String, cell: &ratatui::buffer::Cell, x: usize, y: usize, cells: usize) {
    let reversed = cell.modifier.contains(Modifier::REVERSED);
    let (mut ink, mut ground) = (colour(cell.fg, INK), colour(cell.bg, GROUND));
    if reversed {
        std::mem::swap(&mut ink, &mut ground);
    }
    let (left, top) = (x * CELL.0, y * CELL.1);
    // Writing to a String cannot fail.
    if ground != GROUND {
        let _ = write!(
            svg,
            "<rect x=\"{left}\" y=\"{top}\" width=\"{}\" height=\"{}\" fill=\"{ground}\"/>",
            cells * CELL.0,
            CELL.1
        );
    }
    if cell.symbol().trim().is_empty() {
        return;
    }
    // Large characters are made of half blocks: drawn as what they are, so that no font leaves a seam between them.
    let half = CELL.1 / 2;
    if let Some((from, height)) = match cell.symbol() {
        "█" => Some((0, CELL.1)),
        "▀" => Some((0, half)),
        "▄" => Some((half, half)),
        _ => None,
    } {
        let width = CELL.0;
        let _ = write!(
            svg,
            "<rect x=\"{left}\" y=\"{}\" width=\"{width}\" height=\"{height}\" fill=\"{ink}\"/>",
            top + from
        );
        return;
    }
    let weight = if cell.modifier.contains(Modifier::BOLD) { " font-weight=\"bold\"" } else { "" };
    let symbol = cell.symbol().replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    // Narrow symbols from a narrow font: a CJK font draws “ ● ▲ twice as wide and they would be squeezed.
    let family = if cells == 1 { " font-family=\"DejaVu Sans Mono\" font-size=\"15\"" } else { "" };
    let _ = write!(
        svg,
        "<text x=\"{left}\" y=\"{}\" textLength=\"{}\" lengthAdjust=\"spacingAndGlyphs\" fill=\"{ink}\"{weight}{family}>{symbol}</text>",
        top + 15,
        cells * CELL.0
    );
    if cell.modifier.contains(Modifier::UNDERLINED) {
        let _ = write!(
            svg,
            "<rect x=\"{left}\" y=\"{}\" width=\"{}\" height=\"1\" fill=\"{ink}\"/>",
            top + 18,
            cells * CELL.0
        );
    }
}

fn colour(colour: Color, default: &'static str) -> Cow<'static, str> {
    Cow::Borrowed(match colour {
        Color::Red => "#f47067",
        Color::Green => "#7ec699",
        Color::Yellow => "#e2b86b",
        Color::Cyan => "#6cb6ff",
        Color::DarkGray => "#7d8590",
        Color::White => "#f2f2f2",
        Color::Black => "#111417",
        Color::Blue => "#1f4e9c",
        Color::Rgb(red, green, blue) => return Cow::Owned(format!("#{red:02x}{green:02x}{blue:02x}")),
        _ => default,
    })
}
