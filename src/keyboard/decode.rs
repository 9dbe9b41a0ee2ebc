//! What a terminal sends, read as keys. Bytes come in as they come; what is only half there is waited for a moment and
//! then read as what it is, so that nothing a terminal sends can keep the next key from being read. Pure: the time is
//! given. (Xterm Control Sequences; ECMA-48 §5.4 for the form of a control sequence.)

use super::sequence;
use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
use std::{
    collections::VecDeque,
    time::{Duration, Instant},
};

/// The rest of a key's bytes comes within this time, or never.
const REST: Duration = Duration::from_millis(30);
/// A paste that says nothing for so long has lost its end.
const PASTE_SILENT: Duration = Duration::from_millis(300);
/// A paste lasts no longer than this, whatever comes: else it would swallow what is typed.
const PASTE_LASTS: Duration = Duration::from_secs(3);
/// The end of a paste that was given up for lost is waited for so long.
const LATE: Duration = Duration::from_secs(5);
/// A control sequence is not longer than this.
const LONGEST: usize = 64;
/// An answer of the terminal that nobody reads (a title, a colour) is not longer than this.
const LONGEST_STRING: usize = 4096;

const PASTE_BEGINS: &[u8] = b"\x1b[200~";
const PASTE_ENDS: &[u8] = b"\x1b[201~";

/// Something that was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Sent {
    /// A key, a click, a paste.
    Event(Event),
    /// Where the cursor stands, column and row from 0: the answer to a question.
    Cursor(u16, u16),
}

/// How far a key's bytes can be read.
pub(super) enum Read {
    /// So many bytes are this; `None`: nothing that anybody waits for.
    Whole(usize, Option<Sent>),
    /// There must be more.
    Half,
}

/// A paste that is coming in.
struct Pasting {
    text: Vec<u8>,
    since: Instant,
}

/// Reads keys out of bytes.
#[derive(Default)]
pub(super) struct Decoder {
    bytes: Vec<u8>,
    /// When the last byte came.
    heard: Option<Instant>,
    pasting: Option<Pasting>,
    /// A paste was given up for lost then: if its end comes soon after all, what comes before it was part of it.
    lost: Option<Instant>,
    sent: VecDeque<Sent>,
}

impl Decoder {
    /// Takes bytes in.
    pub(super) fn feed(&mut self, bytes: &[u8], now: Instant) {
        self.expire(now);
        self.bytes.extend_from_slice(bytes);
        self.heard = Some(now);
        self.read(now);
    }

    /// What was sent, in order.
    pub(super) fn next(&mut self) -> Option<Sent> {
        self.sent.pop_front()
    }

    /// How long to wait before [`Decoder::expire`] has something to do; `None`: nothing is half there.
    pub(super) fn due(&self, now: Instant) -> Option<Duration> {
        let heard = self.heard?;
        let at = match &self.pasting {
            Some(pasting) => (heard + PASTE_SILENT).min(pasting.since + PASTE_LASTS),
            None if self.bytes.is_empty() => return None,
            None => heard + REST,
        };
        Some(at.saturating_duration_since(now))
    }

    /// Reads what is half there as what it is, once its rest has been waited for.
    pub(super) fn expire(&mut self, now: Instant) {
        if self.due(now).is_none_or(|left| !left.is_zero()) {
            return;
        }
        if let Some(mut pasting) = self.pasting.take() {
            pasting.text.append(&mut self.bytes);
            self.lost = Some(now);
            self.paste(&pasting.text);
            return;
        }
        while !self.bytes.is_empty() {
            let (taken, key) = sequence::cut_short(&self.bytes);
            self.bytes.drain(..taken.max(1));
            self.sent.extend(key.map(|key| Sent::Event(Event::Key(key))));
            self.read(now);
        }
    }

    fn read(&mut self, now: Instant) {
        let mut at = 0;
        loop {
            if self.pasting.is_some() {
                self.bytes.drain(..at);
                at = 0;
                if !self.read_paste() {
                    break;
                }
            }
            let rest = &self.bytes[at..];
            if rest.is_empty() {
                break;
            }
            if let Some(end) = self.lost_end(rest, now) {
                self.lost = None;
                let text = rest[..end].to_vec();
                at += end + PASTE_ENDS.len();
                self.paste(&text);
                continue;
            }
            if rest.starts_with(PASTE_BEGINS) {
                at += PASTE_BEGINS.len();
                self.lost = None;
                self.pasting = Some(Pasting { text: Vec::new(), since: now });
                continue;
            }
            match read_one(rest) {
                Read::Whole(taken, sent) => {
                    at += taken.max(1);
                    self.sent.extend(sent);
                }
                Read::Half => break,
            }
        }
        self.bytes.drain(..at);
    }

    /// Where a paste that was given up for lost ends after all.
    fn lost_end(&self, rest: &[u8], now: Instant) -> Option<usize> {
        self.lost.filter(|lost| now.saturating_duration_since(*lost) < LATE)?;
        let end = find(rest, PASTE_ENDS)?;
        find(rest, PASTE_BEGINS).is_none_or(|begin| begin > end).then_some(end)
    }

    /// Reads on in a paste. Says whether it has ended.
    fn read_paste(&mut self) -> bool {
        let Some(pasting) = &mut self.pasting else { return true };
        if let Some(end) = find(&self.bytes, PASTE_ENDS) {
            pasting.text.extend(self.bytes.drain(..end));
            self.bytes.drain(..PASTE_ENDS.len());
            let text = std::mem::take(&mut pasting.text);
            self.pasting = None;
            self.paste(&text);
            return true;
        }
        // The end may be half there.
        let half = (1..PASTE_ENDS.len()).rev().find(|half| self.bytes.ends_with(&PASTE_ENDS[..*half])).unwrap_or(0);
        let whole = self.bytes.len() - half;
        pasting.text.extend(self.bytes.drain(..whole));
        false
    }

    fn paste(&mut self, text: &[u8]) {
        let text: String =
            String::from_utf8_lossy(text).chars().filter(|c| *c != char::REPLACEMENT_CHARACTER).collect();
        if !text.is_empty() {
            self.sent.push_back(Sent::Event(Event::Paste(text)));
        }
    }
}

fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).position(|window| window == what)
}

/// Reads the first thing in some bytes.
fn read_one(bytes: &[u8]) -> Read {
    match bytes {
        [0x1b] | [0x1b, b'O'] => Read::Half,
        [0x1b, b'[', ..] => sequence::control(bytes, LONGEST),
        [0x1b, b'O', last, ..] => sequence::single_shift(*last),
        // Answers that nobody reads: of the operating system's, the device's, a private one.
        [0x1b, b']' | b'P' | b'_' | b'^' | b'X', ..] => string(bytes),
        [0x1b, 0x1b, ..] => Read::Whole(1, Some(Sent::Event(Event::Key(KeyCode::Esc.into())))),
        [0x1b, rest @ ..] => with_alt(rest),
        [..] => character(bytes),
    }
}

fn string(bytes: &[u8]) -> Read {
    let ends = bytes.iter().enumerate().skip(2).find_map(|(at, byte)| match byte {
        0x07 => Some(at + 1),
        b'\\' if bytes[at - 1] == 0x1b => Some(at + 1),
        _ => None,
    });
    match ends {
        Some(taken) => Read::Whole(taken, None),
        None if bytes.len() > LONGEST_STRING => Read::Whole(2, None),
        None => Read::Half,
    }
}

fn with_alt(rest: &[u8]) -> Read {
    match character(rest) {
        Read::Whole(taken, Some(Sent::Event(Event::Key(mut key)))) => {
            key.modifiers |= KeyModifiers::ALT;
            Read::Whole(taken + 1, Some(Sent::Event(Event::Key(key))))
        }
        Read::Whole(taken, other) => Read::Whole(taken + 1, other),
        Read::Half => Read::Half,
    }
}

/// One character, or the control character that a key stands for. A byte that begins none is passed over.
fn character(bytes: &[u8]) -> Read {
    let Some(first) = bytes.first() else { return Read::Half };
    let length = match first {
        0x00..=0x7f => 1,
        0xc2..=0xdf => 2,
        0xe0..=0xef => 3,
        0xf0..=0xf4 => 4,
        _ => return Read::Whole(1, None),
    };
    let there = &bytes[..length.min(bytes.len())];
    match std::str::from_utf8(there) {
        Ok(text) => Read::Whole(length, text.chars().next().map(|c| Sent::Event(Event::Key(key_of(c))))),
        // Bytes that are wrong, and not only too few: the first one is passed over.
        Err(error) if error.error_len().is_some() => Read::Whole(1, None),
        Err(_) => Read::Half,
    }
}

fn key_of(c: char) -> KeyEvent {
    let control = |letter: u8| KeyEvent::new(KeyCode::Char(char::from(letter)), KeyModifiers::CONTROL);
    match c {
        '\r' => KeyCode::Enter.into(),
        '\t' => KeyCode::Tab.into(),
        '\x1b' => KeyCode::Esc.into(),
        '\x7f' => KeyCode::Backspace.into(),
        '\0' => control(b' '),
        '\x01'..='\x1a' => control(c as u8 - 1 + b'a'),
        '\x1c'..='\x1f' => control(c as u8 - 0x1c + b'4'),
        _ if c.is_uppercase() => KeyEvent::new(KeyCode::Char(c), KeyModifiers::SHIFT),
        _ => KeyCode::Char(c).into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Feeds bytes in pieces with pauses between, and gives all that comes of them.
    fn read(pieces: &[(&[u8], u64)]) -> Vec<Sent> {
        let (mut decoder, mut now) = (Decoder::default(), Instant::now());
        for (bytes, pause) in pieces {
            decoder.feed(bytes, now);
            now += Duration::from_millis(*pause);
            decoder.expire(now);
        }
        std::iter::from_fn(|| decoder.next()).collect()
    }

    fn keys(sent: &[Sent]) -> String {
        sent.iter()
            .map(|sent| match sent {
                Sent::Event(Event::Key(key)) => {
                    let alt = if key.modifiers.contains(KeyModifiers::ALT) { "A-" } else { "" };
                    let ctrl = if key.modifiers.contains(KeyModifiers::CONTROL) { "C-" } else { "" };
                    match key.code {
                        KeyCode::Char(c) => format!("{alt}{ctrl}{c} "),
                        code => format!("{alt}{ctrl}{code:?} "),
                    }
                }
                other => format!("{other:?} "),
            })
            .collect()
    }

    #[test]
    fn keys_are_read_however_their_bytes_are_cut() {
        let typed = "甲a\r\t\x7f\x01\x1b[A\x1b[1;5C\x1bOP\x1b[15~\x1b[24~\x1b[Z\x1b[[C\x1bx\x1b[3~𠮷".as_bytes();
        let whole = read(&[(typed, 60)]);
        assert_eq!(keys(&whole), "甲 a Enter Tab Backspace C-a Up C-Right F(1) F(5) F(12) BackTab F(3) A-x Delete 𠮷 ");
        for cut in 1..typed.len() {
            assert_eq!(read(&[(&typed[..cut], 5), (&typed[cut..], 60)]), whole, "cut at {cut}");
        }
        let bytes: Vec<(&[u8], u64)> = typed.chunks(1).map(|byte| (byte, 1)).chain([(&b""[..], 60)]).collect();
        assert_eq!(read(&bytes), whole);
    }

    #[test]
    fn half_a_key_is_read_as_what_it_is_and_keeps_no_other_from_being_read() {
        for (half, read_as) in [
            (&b"\x1b"[..], "Esc "),
            (b"\x1bO", "A-O "),
            (b"\x1b[", "A-[ "),
            (b"\x1b]", "A-] "),
            (b"\x1b[1;", ""),
            (b"\xe7\x94", ""),
            (b"\xb1\xa8", ""),
            (b"\x1b[<0;1", ""),
        ] {
            assert_eq!(keys(&read(&[(half, 60)])), read_as, "{half:?}");
            assert_eq!(keys(&read(&[(half, 60), (b"j", 60)])), format!("{read_as}j "), "{half:?}, then j");
        }
        // GBK, as a terminal that is not set to UTF-8 sends it: no character of it can be read, and the keys between can.
        assert!(keys(&read(&[(b"\xd7\xe9\xd6\xaf\r", 60)])).ends_with("Enter "));
    }

    /// Counted, and not timed: of 62 kB that come in pieces no byte is looked at again but the half of an end mark.
    #[test]
    fn a_long_paste_is_one_event_and_no_byte_of_it_is_read_twice() {
        let text = "物流行业党委6月底前挂牌。\n".repeat(1_700);
        let sent = [PASTE_BEGINS, text.as_bytes(), PASTE_ENDS].concat();
        assert!(text.len() > 62_000);
        for piece in [1, 7, 4096, sent.len()] {
            let (mut decoder, now) = (Decoder::default(), Instant::now());
            let mut events = Vec::new();
            for bytes in sent.chunks(piece) {
                decoder.feed(bytes, now);
                assert!(
                    decoder.bytes.len() < PASTE_BEGINS.len(),
                    "{} bytes wait to be read again",
                    decoder.bytes.len()
                );
                events.extend(std::iter::from_fn(|| decoder.next()));
            }
            assert!(matches!(events.as_slice(), [Sent::Event(Event::Paste(pasted))] if *pasted == text), "by {piece}");
        }
    }

    #[test]
    fn a_paste_without_an_end_gives_what_came_and_then_the_keys_again() {
        let sent = read(&[(b"\x1b[200~abc", 400), (b"j", 60)]);
        assert_eq!(sent[0], Sent::Event(Event::Paste("abc".into())));
        assert_eq!(keys(&sent[1..]), "j ");
        // Someone who types without a pause is heard as well.
        let mut typed = vec![(&b"\x1b[200~"[..], 100)];
        typed.extend(std::iter::repeat_n((&b"j"[..], 100), 40));
        let sent = read(&typed);
        assert!(matches!(&sent[0], Sent::Event(Event::Paste(text)) if text.len() < 35), "{:?}", sent[0]);
        assert!(sent.len() > 5, "{sent:?}");
    }

    #[test]
    fn a_paste_that_stalls_files_nothing() {
        let sent = read(&[("\x1b[200~甲\r".as_bytes(), 400), ("乙\r丙\x1b[201~j".as_bytes(), 60)]);
        assert_eq!(sent[0], Sent::Event(Event::Paste("甲\r".into())));
        assert_eq!(sent[1], Sent::Event(Event::Paste("乙\r丙".into())));
        assert_eq!(keys(&sent[2..]), "j ");
    }

    #[test]
    fn a_long_paste_is_read_once_and_whole() {
        let text = "物流行业党委挂牌。\n".repeat(3_000);
        let bytes = format!("\x1b[200~{text}\x1b[201~").into_bytes();
        let pieces: Vec<(&[u8], u64)> = bytes.chunks(1_021).map(|piece| (piece, 1)).collect();
        assert_eq!(read(&pieces), [Sent::Event(Event::Paste(text))]);
    }

    #[test]
    fn whatever_comes_the_next_key_is_read() {
        let mut seed = 7_u64;
        let mut chance = move |bound: u64| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (seed >> 33) % bound
        };
        for _ in 0..20_000 {
            let mut bytes: Vec<u8> = Vec::new();
            for _ in 0..=chance(6) {
                match chance(4) {
                    0 => bytes.push(0x1b),
                    1 => bytes.extend_from_slice(b"\x1b["),
                    2 => bytes.push(u8::try_from(chance(256)).unwrap()),
                    _ => bytes.extend_from_slice(
                        [&b"\x1b[200~"[..], b"\x1b]0;", b"1;2", b"\xe7\x94"][usize::try_from(chance(4)).unwrap()],
                    ),
                }
            }
            let sent = read(&[(&bytes, 4_000), (b"\x1b[201~", 60), (b"j", 60)]);
            assert_eq!(keys(&sent).split_whitespace().next_back(), Some("j"), "{bytes:?}");
        }
    }
}
