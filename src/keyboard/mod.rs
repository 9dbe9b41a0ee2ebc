//! The keyboard: what a terminal sends, read in a thread of its own. Whatever comes, half a key, a paste without an end,
//! bytes of another encoding, nothing at all: the loop that asks is never kept waiting longer than it said, so that
//! drafts are kept, the wall is told that somebody is there, and the clock runs. That the terminal is gone, or that the
//! system asks the program to end, is heard here too.
//!
//! It decides nothing: what a key means is the console's and the projector's business.

#[cfg_attr(not(any(windows, test)), expect(dead_code, reason = "elsewhere the terminal marks a paste"))]
mod burst;
mod bytes;
mod decode;
mod sequence;
#[cfg(unix)]
mod unix;
#[cfg(windows)]
mod windows;

#[cfg(unix)]
use unix as system;
#[cfg(windows)]
use windows as system;

use crossterm::event::Event;
use decode::{Decoder, Sent};
use std::{
    collections::VecDeque,
    io::{self, Write},
    sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel},
    time::{Duration, Instant},
};

/// What happened at the keyboard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Happening {
    /// A key, a click, a paste, another size.
    Event(Event),
    /// The terminal is gone, or the program is asked to end: there will be nothing more.
    Ended,
}

/// As it comes from the system.
enum Raw {
    /// With when they came: whoever is busy reads them later.
    Bytes(Vec<u8>, Instant),
    Event(Event),
    Ended,
}

/// The keyboard of the terminal that the program runs in.
pub struct Keyboard {
    raw: Receiver<Raw>,
    decoder: Decoder,
    waiting: VecDeque<Event>,
    cursor: Option<(u16, u16)>,
    has_ended: bool,
}

impl Keyboard {
    /// Begins to listen. To be called in raw mode, once: nothing else may read from the terminal afterwards.
    ///
    /// # Errors
    /// The system could not be asked to tell when it wants the program to end, or a thread could not be begun.
    pub fn open() -> io::Result<Self> {
        let (tell, raw) = channel();
        system::listen(tell)?;
        Ok(Self::on(raw))
    }

    fn on(raw: Receiver<Raw>) -> Self {
        Self { raw, decoder: Decoder::default(), waiting: VecDeque::new(), cursor: None, has_ended: false }
    }

    /// What happens next, waited for as long as said and no longer; `None`: nothing did.
    pub fn next(&mut self, wait: Duration) -> Option<Happening> {
        let until = Instant::now() + wait;
        loop {
            if let Some(event) = self.waiting.pop_front() {
                return Some(Happening::Event(event));
            }
            if self.has_ended {
                return Some(Happening::Ended);
            }
            if !self.hear(until) {
                return None;
            }
        }
    }

    /// Listens once, until a moment at the latest. `false`: that moment has come, and nothing was heard.
    fn hear(&mut self, until: Instant) -> bool {
        let now = Instant::now();
        let left = until.saturating_duration_since(now);
        let due = self.decoder.due(now);
        match self.raw.recv_timeout(due.map_or(left, |due| due.min(left))) {
            Ok(Raw::Bytes(bytes, at)) => self.decoder.feed(&bytes, at),
            Ok(Raw::Event(event)) => self.waiting.push_back(event),
            Ok(Raw::Ended) | Err(RecvTimeoutError::Disconnected) => self.has_ended = true,
            Err(RecvTimeoutError::Timeout) => {
                self.decoder.expire(Instant::now());
                if due.is_none_or(|due| due > left) {
                    return false;
                }
            }
        }
        while let Some(sent) = self.decoder.next() {
            match sent {
                Sent::Event(event) => self.waiting.push_back(event),
                Sent::Cursor(column, row) => self.cursor = Some((column, row)),
            }
        }
        true
    }

    /// Asks the terminal where its cursor stands: column and row from 0. Keys that are pressed meanwhile are not lost, and
    /// an answer that comes too late is taken for none. `None`: it did not answer in time.
    ///
    /// # Errors
    /// The question could not be sent.
    pub fn cursor(&mut self, out: &mut impl Write, patience: Duration) -> io::Result<Option<(u16, u16)>> {
        self.cursor = None;
        if let Some(known) = system::cursor() {
            return Ok(Some(known));
        }
        out.write_all(b"\x1b[6n")?;
        out.flush()?;
        let until = Instant::now() + patience;
        while self.cursor.is_none() && !self.has_ended && self.hear(until) {}
        Ok(self.cursor.take())
    }
}

fn tell(to: &Sender<Raw>, raw: Raw) -> bool {
    to.send(raw).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crossterm::event::KeyCode;
    use std::{sync::mpsc, thread};

    fn keyboard() -> (mpsc::Sender<Raw>, Keyboard) {
        let (tell, raw) = channel();
        (tell, Keyboard::on(raw))
    }

    #[test]
    fn whatever_was_sent_nobody_waits_longer_than_he_said() {
        for half in [&b"\x1b"[..], b"\x1bO", b"\x1b[", b"\xe7\x94", b"\x1b[200~abc", b"\x1b]0;title", b"\xd7\xe9\x1b"] {
            let (tell, mut keyboard) = keyboard();
            tell.send(Raw::Bytes(half.to_vec(), Instant::now())).unwrap();
            let begin = Instant::now();
            let mut turns = 0;
            while begin.elapsed() < Duration::from_millis(450) {
                let asked = Instant::now();
                keyboard.next(Duration::from_millis(20));
                assert!(asked.elapsed() < Duration::from_millis(200), "{half:?}");
                turns += 1;
            }
            assert!(turns >= 5, "{half:?}: {turns} turns");
            tell.send(Raw::Bytes(b"j".to_vec(), Instant::now())).unwrap();
            let key = keyboard.next(Duration::from_secs(1));
            assert_eq!(key, Some(Happening::Event(Event::Key(KeyCode::Char('j').into()))), "{half:?}");
        }
    }

    #[test]
    fn where_the_cursor_stands_is_heard_between_keys_and_not_taken_for_one() {
        let (tell, mut keyboard) = keyboard();
        let answering = thread::spawn(move || {
            tell.send(Raw::Bytes(b"a\x1b[1;".to_vec(), Instant::now())).unwrap();
            thread::sleep(Duration::from_millis(10));
            tell.send(Raw::Bytes(b"3Rb".to_vec(), Instant::now())).unwrap();
            tell
        });
        let mut asked = Vec::new();
        assert_eq!(keyboard.cursor(&mut asked, Duration::from_secs(2)).unwrap(), Some((2, 0)));
        assert_eq!(asked, b"\x1b[6n");
        let tell = answering.join().unwrap();
        for expected in ['a', 'b'] {
            let key = keyboard.next(Duration::from_secs(1));
            assert_eq!(key, Some(Happening::Event(Event::Key(KeyCode::Char(expected).into()))));
        }
        // A terminal that says nothing costs the patience, and its late answer is no key.
        assert_eq!(keyboard.cursor(&mut asked, Duration::from_millis(30)).unwrap(), None);
        tell.send(Raw::Bytes(b"\x1b[1;3R".to_vec(), Instant::now())).unwrap();
        assert_eq!(keyboard.next(Duration::from_millis(80)), None);
    }

    #[test]
    fn a_terminal_that_is_gone_is_said_to_be_so_after_the_last_key() {
        let (tell, mut keyboard) = keyboard();
        tell.send(Raw::Bytes(b"j".to_vec(), Instant::now())).unwrap();
        drop(tell);
        assert!(matches!(keyboard.next(Duration::from_secs(1)), Some(Happening::Event(_))));
        assert_eq!(keyboard.next(Duration::from_secs(1)), Some(Happening::Ended));
        assert_eq!(keyboard.next(Duration::from_secs(1)), Some(Happening::Ended));
    }
}
