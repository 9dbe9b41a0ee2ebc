//! Keys that came at one stroke. A console of Windows gives a paste as keys: two paragraphs would file what they say, an
//! Enter each. Nobody presses Enter and another key within a few milliseconds, so that is a paste.

use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

/// Makes a paste of what nobody can have typed; all else stays as it is.
pub(super) fn gather(stroke: Vec<Event>) -> Vec<Event> {
    let mut gathered = Vec::with_capacity(stroke.len());
    let mut run: Vec<Event> = Vec::new();
    for event in stroke {
        if typed(&event).is_some() {
            run.push(event);
        } else {
            settle(&mut run, &mut gathered);
            gathered.push(event);
        }
    }
    settle(&mut run, &mut gathered);
    gathered
}

fn settle(run: &mut Vec<Event>, gathered: &mut Vec<Event>) {
    let text: String = run.iter().filter_map(typed).collect();
    let is_paste = text.trim_end_matches(['\n', '\t']).contains(['\n', '\t']);
    if is_paste {
        run.clear();
        gathered.push(Event::Paste(text));
    } else {
        gathered.append(run);
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    fn pressed(text: &str) -> Vec<Event> {
        let key = |code, kind| Event::Key(KeyEvent::new_with_kind(code, KeyModifiers::NONE, kind));
        text.chars()
            .flat_map(|c| {
                let code = if c == '\n' { KeyCode::Enter } else { KeyCode::Char(c) };
                [key(code, KeyEventKind::Press), key(code, KeyEventKind::Release)]
            })
            .collect()
    }

    #[test]
    fn two_paragraphs_at_one_stroke_are_a_paste_and_file_nothing() {
        let text = "第一段，6月底前挂牌\n\n第二段，7月底前挂牌";
        assert_eq!(gather(pressed(text)), [Event::Paste(text.into())]);
    }

    #[test]
    fn what_an_input_method_commits_and_the_enter_after_it_are_keys() {
        for text in ["物流行业党委", "物流行业党委\n", "\n", "j", "jj\n\n"] {
            assert_eq!(gather(pressed(text)), pressed(text), "{text:?}");
        }
    }

    #[test]
    fn a_key_that_is_no_text_parts_two_runs() {
        let down = Event::Key(KeyCode::Down.into());
        let stroke = [pressed("甲\n"), vec![down.clone()], pressed("乙")].concat();
        assert_eq!(gather(stroke.clone()), stroke);
    }
}
