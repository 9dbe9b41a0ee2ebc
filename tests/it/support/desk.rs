//! The console as tests drive it: keys by name through the real loop's parts, the screen as text.

use super::{day, moment};
use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use diaodu::{
    catalogue,
    clock::Clock,
    console::{App, Chord, Next},
    domain::{Command, MeetingHead},
    hearing::Listener,
    session::Session,
    theme::ConsoleTheme,
};
use ratatui::{Terminal, backend::TestBackend, buffer::Buffer, layout::Rect};
use tempfile::TempDir;
use unicode_width::UnicodeWidthStr;

/// A console on a file of its own.
pub struct Console {
    pub folder: TempDir,
    pub desk: App,
    terminal: Terminal<TestBackend>,
    drawn: Buffer,
    pub next: Next,
}

impl Console {
    /// On the built-in catalogue, 2022-05-20, nothing opened yet.
    pub fn new(width: u16, height: u16) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let mut session = open(&folder);
        session.execute(Command::Adopt(Box::new(catalogue::built_in()))).expect("founded");
        Self::on(folder, session, width, height)
    }

    /// With the May meeting called to order.
    pub fn in_session(width: u16, height: u16) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let mut session = open(&folder);
        session.execute(Command::Adopt(Box::new(catalogue::built_in()))).expect("founded");
        let head = MeetingHead { chair: Some("张三".into()), ..MeetingHead::default() };
        session.execute(Command::OpenMeeting { date: day("2022-05-20"), head }).expect("opened");
        session.execute(Command::TakeRollOfRest).expect("roll");
        session.execute(Command::CallToOrder).expect("called to order");
        let mut console = Self::on(folder, session, width, height);
        console.press("Enter PgDn");
        console
    }

    /// On a file that is there already.
    pub fn on(folder: TempDir, session: Session, width: u16, height: u16) -> Self {
        let listener = Listener::new(session.ledger(), catalogue::holidays::calendar);
        let desk = App::new(session, listener, ConsoleTheme::coloured(), folder.path().join("papers"));
        let terminal = Terminal::new(TestBackend::new(width, height)).expect("a terminal");
        let mut console = Self { folder, desk, terminal, drawn: Buffer::default(), next: Next::Go };
        console.draw();
        console
    }

    /// The program closed and opened again on the same file.
    pub fn restart(self) -> Self {
        let size = self.terminal.size().expect("a size");
        let Self { folder, desk, .. } = self;
        drop(desk);
        let session = open(&folder);
        Self::on(folder, session, size.width, size.height)
    }

    /// A second goes by, as the loop knows it.
    pub fn tick(&mut self) -> &mut Self {
        self.desk.refresh();
        self.desk.publish();
        self.desk.look_after();
        self.draw();
        self
    }

    fn draw(&mut self) {
        // The frame's own buffer: the test backend keeps stale halves of wide characters.
        self.drawn = self.terminal.draw(|frame| self.desk.draw(frame)).expect("drawn").buffer.clone();
    }

    /// One event of the terminal.
    pub fn event(&mut self, event: &Event) {
        self.next = self.desk.take(event);
        self.draw();
    }

    /// Keys by name, separated by spaces: `PgDn F2 Ctrl+Z Enter`.
    pub fn press(&mut self, keys: &str) -> &mut Self {
        for name in keys.split_whitespace() {
            self.event(&Event::Key(key(name)));
        }
        self
    }

    /// A key of the table of keys.
    pub fn chord(&mut self, chord: Chord) -> &mut Self {
        self.event(&Event::Key(KeyEvent::new(chord.code, chord.modifiers)));
        self
    }

    /// Characters one by one, as an input method commits them.
    pub fn type_in(&mut self, text: &str) -> &mut Self {
        for c in text.chars() {
            self.event(&Event::Key(KeyEvent::new(KeyCode::Char(c), KeyModifiers::NONE)));
        }
        self
    }

    /// Words all at once.
    pub fn paste(&mut self, text: &str) -> &mut Self {
        self.event(&Event::Paste(text.to_owned()));
        self
    }

    /// Another size of window.
    pub fn resize(&mut self, width: u16, height: u16) -> &mut Self {
        self.terminal.backend_mut().resize(width, height);
        self.event(&Event::Resize(width, height));
        self
    }

    /// A click on the first place where some words stand.
    #[track_caller]
    pub fn click(&mut self, words: &str) -> &mut Self {
        let screen = self.screen();
        let row = screen.lines().position(|line| line.contains(words));
        let row = row.unwrap_or_else(|| panic!("“{words}” is not on screen:\n{screen}"));
        let line = screen.lines().nth(row).unwrap_or_default();
        let column = line.split(words).next().unwrap_or_default().width();
        self.mouse(MouseEventKind::Down(MouseButton::Left), u16::try_from(column).expect("a column"), row)
    }

    /// A notch of the wheel.
    pub fn wheel(&mut self, down: bool) -> &mut Self {
        self.mouse(if down { MouseEventKind::ScrollDown } else { MouseEventKind::ScrollUp }, 40, 10)
    }

    fn mouse(&mut self, kind: MouseEventKind, column: u16, row: usize) -> &mut Self {
        let row = u16::try_from(row).expect("a row");
        self.event(&Event::Mouse(MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE }));
        self
    }

    /// What is on screen.
    pub fn screen(&self) -> String {
        screen_text(&self.drawn)
    }

    /// What is on screen with its colours, but for the line of notices; and whether there is a notice.
    pub fn picture(&self) -> (Buffer, bool) {
        let mut picture = self.drawn.clone();
        let notice = Rect { y: picture.area.bottom().saturating_sub(2), height: 1, ..picture.area };
        let is_said = notice.positions().any(|at| picture[at].symbol() != " ");
        for at in notice.positions() {
            picture[at].reset();
        }
        (picture, is_said)
    }

    /// Whether some words are on screen.
    #[track_caller]
    pub fn shows(&mut self, words: &str) -> &mut Self {
        let screen = self.screen();
        assert!(screen.contains(words), "“{words}” is not on screen:\n{screen}");
        self
    }

    /// Whether some words are not on screen.
    #[track_caller]
    pub fn hides(&mut self, words: &str) -> &mut Self {
        let screen = self.screen();
        assert!(!screen.contains(words), "“{words}” is on screen:\n{screen}");
        self
    }

    /// Where the hardware cursor is, which is where an input method opens its window.
    pub fn cursor(&mut self) -> (u16, u16) {
        let at = self.terminal.get_cursor_position().expect("a cursor");
        (at.x, at.y)
    }
}

fn open(folder: &TempDir) -> Session {
    Session::open(&folder.path().join("a.db"), Clock::Still(moment("2022-05-20T09:00:00"))).expect("a file")
}

fn key(name: &str) -> KeyEvent {
    let mut modifiers = KeyModifiers::NONE;
    let mut rest = name;
    while let Some((modifier, key)) = rest.split_once('+').filter(|(_, key)| !key.is_empty()) {
        modifiers |= match modifier {
            "Ctrl" => KeyModifiers::CONTROL,
            "Shift" => KeyModifiers::SHIFT,
            "Alt" => KeyModifiers::ALT,
            other => panic!("no modifier {other}"),
        };
        rest = key;
    }
    let code = match rest {
        "Enter" => KeyCode::Enter,
        "Esc" => KeyCode::Esc,
        "Tab" => KeyCode::Tab,
        "Up" => KeyCode::Up,
        "Down" => KeyCode::Down,
        "Left" => KeyCode::Left,
        "Right" => KeyCode::Right,
        "PgUp" => KeyCode::PageUp,
        "PgDn" => KeyCode::PageDown,
        "Home" => KeyCode::Home,
        "End" => KeyCode::End,
        "Del" => KeyCode::Delete,
        "Back" => KeyCode::Backspace,
        function if function.len() > 1 && function.starts_with('F') => {
            KeyCode::F(function[1..].parse().expect("a function key"))
        }
        letter => KeyCode::Char(letter.to_lowercase().chars().next().expect("a letter")),
    };
    KeyEvent::new(code, modifiers)
}

/// Words that are like none of the others: nobody is asked whether they are the same again.
pub fn thing(nth: u32) -> String {
    (0..8).filter_map(|at| char::from_u32(0x5000 + nth * 16 + at)).collect()
}

/// A buffer as people read it: the second cell of a wide character is skipped, lines are trimmed on the right.
pub fn screen_text(buffer: &Buffer) -> String {
    let mut text = String::new();
    for y in buffer.area.top()..buffer.area.bottom() {
        let mut line = String::new();
        let mut x = buffer.area.left();
        while x < buffer.area.right() {
            let symbol = buffer[(x, y)].symbol();
            line.push_str(symbol);
            x += u16::try_from(symbol.width().max(1)).expect("a narrow symbol");
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}
