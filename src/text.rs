//! Characters as keyboards, files and the clipboard bring them: which are twins of half-width ones, which cannot be seen,
//! how wide they are. Knows nothing of anybody; everything that cleans or folds text does it from here.

use unicode_width::UnicodeWidthChar;

/// The half-width twin of a full-width letter, digit or sign (U+FF01–FF5E), and the space for the ideographic space;
/// everything else as it is.
#[must_use]
pub fn half_width(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '\u{3000}' => ' ',
        c => c,
    }
}

/// Folds what an input method may leave behind: half-width, and letters in lower case.
#[must_use]
pub fn fold(c: char) -> char {
    half_width(c).to_ascii_lowercase()
}

/// Whether a character cannot be seen, and must not be kept or shown: control characters, which XML forbids and terminals
/// obey (C0, DEL, C1); the direction marks of Unicode TR 9, which can make a name read backwards; soft hyphens, zero-width
/// blanks and byte order marks, which break searching; code points that are no characters.
#[must_use]
pub fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fdd0}'..='\u{fdef}' | '\u{fff9}'..='\u{fffb}')
        || u32::from(c) & 0xfffe == 0xfffe
}

/// Line feed, vertical tab, form feed, carriage return, next line, line and paragraph separators.
#[must_use]
pub fn is_line_break(c: char) -> bool {
    matches!(c, '\n' | '\u{b}' | '\u{c}' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// What can be seen of one line; a tab is a space.
#[must_use]
pub fn visible(line: &str) -> String {
    line.chars().map(|c| if c == '\t' { ' ' } else { c }).filter(|c| !is_invisible(*c)).collect()
}

/// What can be seen of a text, on one line: line ends and tabs become single spaces.
#[must_use]
pub fn on_one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            c if c == '\t' || is_line_break(c) => {
                if !line.ends_with(' ') {
                    line.push(' ');
                }
            }
            c if is_invisible(c) => {}
            c => line.push(c),
        }
    }
    line
}

/// Plain text, as it is kept: on one line, without blanks at its ends.
#[must_use]
pub fn plain(text: &str) -> String {
    on_one_line(text).trim().to_owned()
}

/// The paragraphs of a text: split at every kind of line break, visible, without the blanks around (layout indents, not
/// typed 　　). Empty paragraphs are left out.
#[must_use]
pub fn paragraphs(text: &str) -> Vec<String> {
    text.split(is_line_break).map(|line| visible(line).trim().to_owned()).filter(|line| !line.is_empty()).collect()
}

/// How many cells of a terminal a character takes.
#[must_use]
pub fn cells(c: char) -> usize {
    c.width().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_input_method_leaves_is_folded() {
        let folded: String = "Ａｂ１２，　市".chars().map(fold).collect();
        assert_eq!(folded, "ab12, 市");
    }

    #[test]
    fn pasted_text_becomes_one_line() {
        assert_eq!(plain("  物流行业党委\r\n\t6月底前挂牌\u{1b}[31m\u{202e} "), "物流行业党委 6月底前挂牌[31m");
        assert_eq!(plain("\n\t "), "");
    }

    #[test]
    fn pasted_text_becomes_paragraphs_without_typed_indents() {
        let text = "　　一、要提高认识。\r\n\r\n　　二、要抓落实。\u{2028}完";
        assert_eq!(paragraphs(text), ["一、要提高认识。", "二、要抓落实。", "完"]);
        assert!(paragraphs(" \n\u{7}\n").is_empty());
    }

    #[test]
    fn nothing_invisible_is_kept() {
        let text = "市\u{0}委\u{1b}[31m组\u{202e}织\u{200b}部\u{fffe}\u{1fffe}\tA";
        assert_eq!(visible(text), "市委[31m组织部 A");
    }
}
