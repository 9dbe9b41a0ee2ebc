//! Control sequences: what keys, clicks and answers of a terminal look like.

use super::decode::{Read, Sent};
use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};

#[expect(clippy::unnecessary_wraps, reason = "each row of the tables below is an event or none")]
fn key(code: KeyCode, modifiers: KeyModifiers) -> Option<Sent> {
    Some(Sent::Event(Event::Key(KeyEvent::new(code, modifiers))))
}

/// `ESC O` and a letter: what keys send in application mode.
pub(super) fn single_shift(last: u8) -> Read {
    let code = match last {
        b'A'..=b'D' | b'F' | b'H' | b'P'..=b'S' => letter(last),
        // The number block's Enter.
        b'M' => Some(KeyCode::Enter),
        _ => None,
    };
    match code {
        Some(code) => Read::Whole(3, key(code, KeyModifiers::NONE)),
        // Alt and O, and then another key.
        None => Read::Whole(2, key(KeyCode::Char('O'), KeyModifiers::ALT | KeyModifiers::SHIFT)),
    }
}

fn letter(last: u8) -> Option<KeyCode> {
    Some(match last {
        b'A' => KeyCode::Up,
        b'B' => KeyCode::Down,
        b'C' => KeyCode::Right,
        b'D' => KeyCode::Left,
        b'F' => KeyCode::End,
        b'H' => KeyCode::Home,
        b'P'..=b'S' => KeyCode::F(last - b'P' + 1),
        b'Z' => KeyCode::BackTab,
        _ => return None,
    })
}

fn numbered(number: u16) -> Option<KeyCode> {
    Some(match number {
        1 | 7 => KeyCode::Home,
        2 => KeyCode::Insert,
        3 => KeyCode::Delete,
        4 | 8 => KeyCode::End,
        5 => KeyCode::PageUp,
        6 => KeyCode::PageDown,
        11..=15 => KeyCode::F(u8::try_from(number - 10).ok()?),
        17..=21 => KeyCode::F(u8::try_from(number - 11).ok()?),
        23..=26 => KeyCode::F(u8::try_from(number - 12).ok()?),
        28 | 29 => KeyCode::F(u8::try_from(number - 13).ok()?),
        31..=34 => KeyCode::F(u8::try_from(number - 14).ok()?),
        _ => return None,
    })
}

/// Shift, Alt and Ctrl as a number says them: one more than the sum of 1, 2 and 4.
fn modifiers(number: Option<u16>) -> KeyModifiers {
    let bits = number.unwrap_or(1).saturating_sub(1);
    let mut modifiers = KeyModifiers::NONE;
    for (bit, modifier) in [(1, KeyModifiers::SHIFT), (2, KeyModifiers::ALT), (4, KeyModifiers::CONTROL)] {
        modifiers.set(modifier, bits & bit != 0);
    }
    modifiers
}

/// `ESC [` …: parameters, and a last byte that says what it is.
pub(super) fn control(bytes: &[u8], longest: usize) -> Read {
    let body = &bytes[2..];
    // F1 to F5 of the Linux console; clicks as the oldest terminals send them.
    match body {
        [b'['] => return Read::Half,
        [b'[', last @ b'A'..=b'E', ..] => return Read::Whole(4, key(KeyCode::F(last - b'A' + 1), KeyModifiers::NONE)),
        [b'M', rest @ ..] => return if rest.len() < 3 { Read::Half } else { Read::Whole(6, None) },
        _ => {}
    }
    match body.iter().position(|byte| !matches!(byte, 0x20..=0x3f)) {
        None if body.len() > longest => Read::Whole(2, None),
        None => Read::Half,
        Some(at) if (0x40..=0x7e).contains(&body[at]) => Read::Whole(at + 3, meant(&body[..at], body[at])),
        // Something that belongs in no sequence: it begins something new, and what came before it means nothing.
        Some(0) => Read::Whole(2, key(KeyCode::Char('['), KeyModifiers::ALT)),
        Some(at) => Read::Whole(at + 2, None),
    }
}

fn meant(parameters: &[u8], last: u8) -> Option<Sent> {
    let text = std::str::from_utf8(parameters).ok()?;
    if let Some(click) = text.strip_prefix('<') {
        return mouse(click, last);
    }
    let mut numbers = text.split(';').map(|part| part.split(':').next().and_then(|part| part.parse::<u16>().ok()));
    let (first, second, third) = (numbers.next().flatten(), numbers.next().flatten(), numbers.next().flatten());
    match last {
        b'R' if first.is_some() && second.is_some() => {
            Some(Sent::Cursor(second?.saturating_sub(1), first?.saturating_sub(1)))
        }
        b'Z' => key(KeyCode::BackTab, KeyModifiers::SHIFT),
        b'I' if text.is_empty() => Some(Sent::Event(Event::FocusGained)),
        b'O' if text.is_empty() => Some(Sent::Event(Event::FocusLost)),
        b'A'..=b'D' | b'F' | b'H' | b'P'..=b'S' => key(letter(last)?, modifiers(second)),
        // A key by its character, as some terminals can be set to send it.
        b'u' => spelled(first?, second),
        b'~' if first == Some(27) => spelled(third?, second),
        b'~' => key(numbered(first?)?, modifiers(second)),
        _ => None,
    }
}

fn spelled(character: u16, pressed_with: Option<u16>) -> Option<Sent> {
    let code = match char::from_u32(u32::from(character))? {
        '\r' => KeyCode::Enter,
        '\t' => KeyCode::Tab,
        '\x1b' => KeyCode::Esc,
        '\x7f' | '\x08' => KeyCode::Backspace,
        c if c.is_control() => return None,
        c => KeyCode::Char(c),
    };
    key(code, modifiers(pressed_with))
}

/// A click or a turn of the wheel: buttons, column and row from 1; `m` lets go.
fn mouse(click: &str, last: u8) -> Option<Sent> {
    let mut numbers = click.split(';').map(|part| part.parse::<u16>().ok());
    let (buttons, column, row) = (numbers.next()??, numbers.next()??, numbers.next()??);
    let button = match buttons & 0b11 {
        0 => Some(MouseButton::Left),
        1 => Some(MouseButton::Middle),
        2 => Some(MouseButton::Right),
        _ => None,
    };
    let kind = match (buttons & 0b1110_0000, button) {
        (0, Some(button)) if last == b'm' => MouseEventKind::Up(button),
        (0, Some(button)) if last == b'M' => MouseEventKind::Down(button),
        (32, Some(button)) => MouseEventKind::Drag(button),
        (32, None) => MouseEventKind::Moved,
        (64, Some(MouseButton::Left)) => MouseEventKind::ScrollUp,
        (64, Some(MouseButton::Middle)) => MouseEventKind::ScrollDown,
        (64, Some(MouseButton::Right)) => MouseEventKind::ScrollLeft,
        (64, None) => MouseEventKind::ScrollRight,
        _ => return None,
    };
    let mut modifiers = KeyModifiers::NONE;
    for (bit, modifier) in [(4, KeyModifiers::SHIFT), (8, KeyModifiers::ALT), (16, KeyModifiers::CONTROL)] {
        modifiers.set(modifier, buttons & bit != 0);
    }
    let (column, row) = (column.saturating_sub(1), row.saturating_sub(1));
    Some(Sent::Event(Event::Mouse(MouseEvent { kind, column, row, modifiers })))
}

/// The beginning of something whose rest did not come: how many bytes it is, and the key that it was, if it was one.
pub(super) fn cut_short(bytes: &[u8]) -> (usize, Option<KeyEvent>) {
    match bytes {
        [0x1b] => (1, Some(KeyCode::Esc.into())),
        [0x1b, last @ (b'[' | b'O' | b']' | b'P' | b'_' | b'^' | b'X')] => {
            let shift = if last.is_ascii_uppercase() { KeyModifiers::SHIFT } else { KeyModifiers::NONE };
            (2, Some(KeyEvent::new(KeyCode::Char(char::from(*last)), KeyModifiers::ALT | shift)))
        }
        [0x1b, b']' | b'P' | b'_' | b'^' | b'X', ..] => (2, None),
        _ => (bytes.len(), None),
    }
}
