//! Text from anywhere (typed, pasted, read from a form) made fit for a page: a paragraph a line, nothing invisible.

use super::Run;

/// The paragraphs of `text`: split at every kind of line break, stripped of characters that no page can show and of the
/// spaces around (layout indents, not typed 　　). Empty paragraphs are left out.
pub fn plain(text: &str) -> Vec<String> {
    text.split(is_break).map(|line| visible(line).trim().to_owned()).filter(|line| !line.is_empty()).collect()
}

/// The paragraphs of a sequence of runs, as [`plain`] makes them of one text. Emphasis goes along.
pub fn paragraphs(runs: &[Run]) -> Vec<Vec<Run>> {
    let mut paragraphs = vec![Vec::new()];
    for run in runs {
        for (index, line) in run.text.split(is_break).enumerate() {
            if index > 0 {
                paragraphs.push(Vec::new());
            }
            let text = visible(line);
            if let (false, Some(paragraph)) = (text.is_empty(), paragraphs.last_mut()) {
                paragraph.push(Run { text, emphasis: run.emphasis });
            }
        }
    }
    for paragraph in &mut paragraphs {
        trim(paragraph);
    }
    paragraphs.retain(|paragraph| !paragraph.is_empty());
    paragraphs
}

fn trim(paragraph: &mut Vec<Run>) {
    while let Some(first) = paragraph.first_mut() {
        first.text = first.text.trim_start().to_owned();
        if !first.text.is_empty() {
            break;
        }
        paragraph.remove(0);
    }
    while let Some(last) = paragraph.last_mut() {
        last.text.truncate(last.text.trim_end().len());
        if !last.text.is_empty() {
            break;
        }
        paragraph.pop();
    }
}

/// Line feed, vertical tab, form feed, carriage return, next line, line and paragraph separators.
fn is_break(c: char) -> bool {
    matches!(c, '\n' | '\u{b}' | '\u{c}' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

fn visible(line: &str) -> String {
    line.chars().map(|c| if c == '\t' { ' ' } else { c }).filter(|&c| !is_invisible(c)).collect()
}

/// Controls, which XML forbids and terminals obey; direction marks, which can make a name read backwards; soft hyphens,
/// zero-width blanks and byte order marks, which break searching; code points that are no characters.
fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fdd0}'..='\u{fdef}' | '\u{fff9}'..='\u{fffb}')
        || (c as u32) & 0xfffe == 0xfffe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pasted_text_becomes_paragraphs_without_typed_indents() {
        assert_eq!(
            plain("　　一、要提高认识。\r\n\r\n　　二、要抓落实。\u{2028}完"),
            ["一、要提高认识。", "二、要抓落实。", "完"]
        );
        assert!(plain(" \n\u{7}\n").is_empty());
    }

    #[test]
    fn nothing_invisible_reaches_a_page() {
        assert_eq!(plain("市\u{0}委\u{1b}[31m组\u{202e}织\u{200b}部\u{fffe}\u{1fffe}\tA"), ["市委[31m组织部 A"]);
    }

    #[test]
    fn runs_keep_their_emphasis_across_a_line_break() {
        let runs = [Run::plain("　 \u{feff}"), Run::strong("6月30日\n前"), Run::plain("办结 "), Run::plain("\n ")];
        let expected = [vec![Run::strong("6月30日")], vec![Run::strong("前"), Run::plain("办结")]];
        assert_eq!(paragraphs(&runs), expected);
    }
}
