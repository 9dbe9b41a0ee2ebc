//! Keys that came at one stroke. A console of Windows gives a paste as keys: two paragraphs would file what they say, an
//! Enter each. Nobody presses Enter and another key within a few milliseconds, so that is a paste.

use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use std::time::{Duration, Instant};

/// A long paste comes in pieces. What follows one within this time is more of it: nobody presses a key so soon after.
const MORE: Duration = Duration::from_millis(50);

/// Makes pastes of what nobody can have typed. Pure: the time is given.
#[derive(Debug, Default)]
pub(super) struct Strokes {
    /// When the last piece of a paste had come.
    pasted: Option<Instant>,
}

impl Strokes {
    /// Takes the keys of one stroke, the first of which came at `begun` and the last at `ended`. Makes a paste of what
    /// nobody can have typed; all else stays as it is.
    pub(super) fn gather(&mut self, stroke: Vec<Event>, begun: Instant, ended: Instant) -> Vec<Event> {
        let mut is_more = self.pasted.take().is_some_and(|at| begun.saturating_duration_since(at) <= MORE);
        let mut gathered = Vec::with_capacity(stroke.len());
        let mut run: Vec<Event> = Vec::new();
        for event in stroke {
            if typed(&event).is_some() {
                run.push(event);
            } else {
                is_more = settle(&mut run, &mut gathered, is_more) && is_end_of_key(&event);
                gathered.push(event);
            }
        }
        if settle(&mut run, &mut gathered, is_more) {
            self.pasted = Some(ended);
        }
        gathered
    }
}

/// Lays a run of keys down, as a paste when it is one. Says whether what comes next may be more of that paste.
fn settle(run: &mut Vec<Event>, gathered: &mut Vec<Event>, is_more: bool) -> bool {
    let text: String = run.iter().filter_map(typed).collect();
    if text.is_empty() {
        gathered.append(run);
        return is_more;
    }
    let is_paste = is_more || text.trim_end_matches(['\n', '\t']).contains(['\n', '\t']);
    if is_paste {
        run.clear();
        gathered.push(Event::Paste(text));
    } else {
        gathered.append(run);
    }
    is_paste
}

/// What a key puts into a text; nothing for the letting go of one. `None`: it is no key of a text.
fn typed(event: &Event) -> Option<String> {
    let Event::Key(KeyEvent { code, modifiers, kind, .. }) = event else { return None };
    if modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT) {
        return None;
    }
    let text = match code {
        KeyCode::Char(c) => c.to_string(),
        KeyCode::Enter => "\n".to_owned(),
        KeyCode::Tab => "\t".to_owned(),
        _ => return None,
    };
    Some(if *kind == KeyEventKind::Release { String::new() } else { text })
}

/// Whether a key was only let go: that of the shortcut that pasted, in the middle of what it pasted.
fn is_end_of_key(event: &Event) -> bool {
    matches!(event, Event::Key(KeyEvent { kind: KeyEventKind::Release, .. }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(code: KeyCode, kind: KeyEventKind) -> Event {
        Event::Key(KeyEvent::new_with_kind(code, KeyModifiers::NONE, kind))
    }

    fn pressed(text: &str) -> Vec<Event> {
        text.chars()
            .flat_map(|c| {
                let code = if c == '\n' { KeyCode::Enter } else { KeyCode::Char(c) };
                [key(code, KeyEventKind::Press), key(code, KeyEventKind::Release)]
            })
            .collect()
    }

    /// Strokes with the pause before each, in milliseconds, and all that is made of them.
    fn gather(strokes: &[(u64, Vec<Event>)]) -> Vec<Event> {
        let (mut hand, mut now) = (Strokes::default(), Instant::now());
        let mut gathered = Vec::new();
        for (pause, stroke) in strokes {
            now += Duration::from_millis(*pause);
            gathered.extend(hand.gather(stroke.clone(), now, now));
        }
        gathered
    }

    #[test]
    fn two_paragraphs_at_one_stroke_are_a_paste_and_file_nothing() {
        let text = "第一段，6月底前挂牌\n\n第二段，7月底前挂牌";
        assert_eq!(gather(&[(0, pressed(text))]), [Event::Paste(text.into())]);
    }

    #[test]
    fn what_an_input_method_commits_and_the_enter_after_it_are_keys() {
        for text in ["物流行业党委", "物流行业党委\n", "\n", "j", "jj\n\n"] {
            assert_eq!(gather(&[(0, pressed(text))]), pressed(text), "{text:?}");
        }
    }

    #[test]
    fn a_key_that_is_no_text_parts_two_runs() {
        let down = Event::Key(KeyCode::Down.into());
        let stroke = [pressed("甲\n"), vec![down.clone()], pressed("乙")].concat();
        assert_eq!(gather(&[(0, stroke.clone())]), stroke);
    }

    /// Wherever the system cuts a paste of two paragraphs, no piece of it is two Enters that would file.
    #[test]
    fn a_paste_in_pieces_is_a_paste_wherever_it_is_cut() {
        let text: Vec<char> = "甲段一\n乙段二\n\n丙段三".chars().collect();
        for first in 5..text.len() {
            for second in first..text.len() {
                let piece = |range: std::ops::Range<usize>| pressed(&text[range].iter().collect::<String>());
                let pieces = [(0, piece(0..first)), (12, piece(first..second)), (12, piece(second..text.len()))];
                let all: String = gather(&pieces)
                    .into_iter()
                    .map(|event| match event {
                        Event::Paste(text) => text,
                        other => panic!("cut at {first} and {second}: {other:?}"),
                    })
                    .collect();
                assert_eq!(all, text.iter().collect::<String>(), "cut at {first} and {second}");
            }
        }
    }

    #[test]
    fn the_shortcut_that_is_let_go_in_the_middle_does_not_cut_a_paste() {
        let v = Event::Key(KeyEvent::new_with_kind(KeyCode::Char('v'), KeyModifiers::CONTROL, KeyEventKind::Release));
        let stroke = [pressed("甲\n乙"), vec![v.clone()], pressed("丙\n")].concat();
        assert_eq!(gather(&[(0, stroke)]), [Event::Paste("甲\n乙".into()), v, Event::Paste("丙\n".into())]);
    }

    #[test]
    fn who_presses_a_key_after_a_paste_is_heard() {
        let sent = gather(&[(0, pressed("甲\n乙")), (80, pressed("\n")), (80, pressed("\n"))]);
        assert_eq!(sent, [vec![Event::Paste("甲\n乙".into())], pressed("\n"), pressed("\n")].concat());
        // A held Enter repeats faster than that, and follows no paste.
        let held: Vec<_> = (0..4).map(|_| (33, pressed("\n"))).collect();
        assert_eq!(gather(&held), pressed("\n\n\n\n"));
    }
}
