//! From text to tokens: folds full-width characters, drops spaces and quotation marks, and cuts the rest into numbers, known
//! words and punctuation. Titles in 《》 and document numbers are one token each, so that no rule ever looks into them.

use super::{
    glued,
    lexicon::{Before, find_word},
    numeral::{Number, is_numeral, read_number},
    slip::{find_slip, is_typed_for_a_dot},
    steps,
    traditional::simplified,
    word::Word,
};
use crate::text::half_width;
use std::ops::Range;

/// A 《title》 that is longer is not one: a mark was left open. (《…有关问题的若干意见》 of the longest kind has about 90.)
const LONGEST_TITLE: usize = 160;

/// A mark between words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// ，
    Comma,
    /// 、
    Listing,
    /// 。！？ and a line's end.
    Stop,
    /// ；
    Semicolon,
    /// ：
    Colon,
    /// （ and its kin.
    Open,
    /// ） and its kin.
    Close,
    /// - — ～
    Dash,
    /// .
    Dot,
    /// /
    Slash,
    /// ·
    MiddleDot,
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A number.
    Number(Number),
    /// A word of the lexicon.
    Word(Word),
    /// Punctuation.
    Mark(Mark),
    /// A title, a document number or a code: never looked into.
    Sealed,
    /// A character that the grammar does not know.
    Other,
}

/// A token and where it stands in the text (bytes).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// What it is.
    pub kind: Kind,
    /// Byte offset of its first character.
    pub start: usize,
    /// Byte offset after its last character.
    pub end: usize,
    /// Whether a space stands before it: digits apart are two numbers.
    pub apart: bool,
    /// Whether something else was written, and this was taken to be meant (月低前, 6。30前).
    pub slip: bool,
}

impl Token {
    /// Whether it is this word.
    #[must_use]
    pub fn is(&self, word: Word) -> bool {
        self.kind == Kind::Word(word)
    }

    /// Whether it is a deed, or one with what it comes to.
    #[must_use]
    pub fn is_verb(&self) -> bool {
        self.is(Word::Verb) || self.is(Word::Finished)
    }

    /// The word it is.
    #[must_use]
    pub fn word(&self) -> Option<Word> {
        match self.kind {
            Kind::Word(word) => Some(word),
            _ => None,
        }
    }
}

/// The text as the tokenizer sees it: folded characters without spaces and quotation marks, and where each came from.
struct Page {
    glyphs: Vec<char>,
    /// Where each character stands in the text, and whether a space stands before it.
    places: Vec<(Range<usize>, bool)>,
}

impl Page {
    fn of(text: &str) -> Self {
        let mut page = Self { glyphs: Vec::with_capacity(text.len() / 2), places: Vec::with_capacity(text.len() / 2) };
        let mut apart = false;
        for (start, glyph) in text.char_indices() {
            let folded = simplified(half_width(glyph));
            match folded {
                '“' | '”' | '‘' | '’' | '"' | '\'' | '「' | '」' | '『' | '』' | '\u{200b}' | '\u{feff}' => {
                }
                '\n' | '\r' | '\u{2028}' | '\u{2029}' => {
                    page.glyphs.push('\n');
                    page.places.push((start..start + glyph.len_utf8(), false));
                    apart = false;
                }
                _ if folded.is_whitespace() || folded.is_control() => apart = true,
                _ => {
                    page.glyphs.push(folded);
                    page.places.push((start..start + glyph.len_utf8(), apart));
                    apart = false;
                }
            }
        }
        page
    }

    /// How many digits stand together from `at`: a space parts them.
    fn unbroken(&self, at: usize) -> &[char] {
        if !self.glyphs[at].is_ascii_digit() {
            return &self.glyphs[at..];
        }
        let run = (at + 1..self.glyphs.len())
            .find(|next| self.places[*next].1 || !self.glyphs[*next].is_ascii_digit())
            .unwrap_or(self.glyphs.len());
        steps::took(run - at);
        &self.glyphs[at..run]
    }

    fn token(&self, kind: Kind, from: usize, length: usize) -> Token {
        let (first, apart) = &self.places[from];
        let (last, _) = &self.places[from + length - 1];
        Token { kind, start: first.start, end: last.end, apart: *apart, slip: false }
    }
}

fn mark(glyph: char) -> Option<Mark> {
    Some(match glyph {
        ',' => Mark::Comma,
        '、' | '､' => Mark::Listing,
        '。' | '!' | '?' | '\n' | '…' | '｡' => Mark::Stop,
        ';' => Mark::Semicolon,
        ':' | '︰' | '∶' => Mark::Colon,
        '(' | '[' | '【' | '〔' | '〖' | '{' => Mark::Open,
        ')' | ']' | '】' | '〕' | '〗' | '}' => Mark::Close,
        '-' | '‐' | '‑' | '–' | '—' | '―' | '─' | '~' | '−' | '〜' => Mark::Dash,
        '.' => Mark::Dot,
        '/' => Mark::Slash,
        '·' | '•' | '・' | '‧' => Mark::MiddleDot,
        _ => return None,
    })
}

/// Cuts a text into tokens.
#[must_use]
pub fn tokenize(text: &str) -> Vec<Token> {
    let page = Page::of(text);
    let mut tokens = Vec::with_capacity(page.glyphs.len());
    let mut at = 0;
    while at < page.glyphs.len() {
        let before = match tokens.last().map(|token: &Token| token.kind) {
            Some(Kind::Number(_)) => Before::Number,
            Some(Kind::Word(word)) => Before::of(word),
            Some(Kind::Mark(Mark::Close)) => Before::Time,
            _ => Before::Other,
        };
        let slip = slip_at(&page, at, &tokens);
        let (kind, length) = slip.unwrap_or_else(|| next_token(&page, at, before));
        tokens.push(Token { slip: slip.is_some(), ..page.token(kind, at, length) });
        at += length;
    }
    tokens
}

/// What was meant where the wrong character was written, as far as what stands around it says so.
fn slip_at(page: &Page, at: usize, before: &[Token]) -> Option<(Kind, usize)> {
    let glyphs = &page.glyphs[at..];
    if is_typed_for_a_dot(&page.glyphs[..at], glyphs) {
        return Some((Kind::Mark(Mark::Dot), 1));
    }
    let numbered = before.len() > 1 && matches!(before[before.len() - 2].kind, Kind::Number(_));
    let (word, length) = find_slip(glyphs, before.last()?.kind, numbered)?;
    Some((Kind::Word(word), length))
}

fn next_token(page: &Page, at: usize, before: Before) -> (Kind, usize) {
    let glyphs = &page.glyphs[at..];
    let glyph = glyphs[0];
    if glyph == '《'
        && let Some(length) = title(glyphs)
    {
        return (Kind::Sealed, length);
    }
    if let Some(found) = mark(glyph) {
        if found == Mark::Open
            && let Some(length) = document_number(glyphs)
        {
            return (Kind::Sealed, length);
        }
        let length =
            if found == Mark::Dash { glyphs.iter().take_while(|next| mark(**next) == Some(found)).count() } else { 1 };
        return (Kind::Mark(found), length);
    }
    // 3·15 is a day that has a name.
    let dotted = glyph.is_ascii_digit() && glyphs.iter().take(3).any(|next| mark(*next) == Some(Mark::MiddleDot));
    if dotted
        && let Some((word @ Word::Festival(_), length)) = find_word(glyphs, before)
        && !glyphs.get(length).is_some_and(char::is_ascii_digit)
    {
        return (Kind::Word(word), length);
    }
    if glyph.is_ascii_digit() {
        let run = page.unbroken(at);
        return read_number(run).map_or((Kind::Sealed, run.len()), |(number, length)| (Kind::Number(number), length));
    }
    if let Some((word, length)) = find_word(glyphs, before) {
        let left = at.checked_sub(1).filter(|_| !page.places[at].1).map(|left| page.glyphs[left]);
        return match left.and_then(|left| glued::instead(word, glyph, left)) {
            Some(meant) => (meant, 1),
            None => (Kind::Word(word), length),
        };
    }
    // 下周四一起去: the numeral of 一起 is no part of the weekday's.
    let apart = before == Before::Week
        && glyphs.get(1) == Some(&'一')
        && matches!(find_word(&glyphs[1..], Before::Other), Some((Word::Noise, 2..)));
    let glyphs = if apart { &glyphs[..1] } else { glyphs };
    // 两 is a number only as a count, and after a number it begins a new one.
    if let Some((number, length)) = read_number(glyphs) {
        return (Kind::Number(number), length);
    }
    // A row of numerals that is no number is a code, as a whole.
    let run = glyphs.iter().take_while(|glyph| is_numeral(**glyph)).count().max(1);
    steps::took(run);
    (if run > 1 { Kind::Sealed } else { Kind::Other }, run)
}

/// The length of a 《title》, with titles inside it; `None` when it is not closed in the sentence.
fn title(glyphs: &[char]) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, glyph) in glyphs.iter().enumerate().take(LONGEST_TITLE) {
        steps::took(1);
        match glyph {
            '《' => depth += 1,
            '》' => {
                depth -= 1;
                if depth == 0 {
                    return Some(at + 1);
                }
            }
            '\n' => return None,
            _ => {}
        }
    }
    None
}

/// The length of a document number: 〔2022〕15号, [2022]第3号.
fn document_number(glyphs: &[char]) -> Option<usize> {
    let year = glyphs[1..].iter().take_while(|glyph| glyph.is_ascii_digit()).count();
    let mut at = 1 + year;
    if year != 4 || mark(*glyphs.get(at)?) != Some(Mark::Close) {
        return None;
    }
    at += 1;
    if glyphs.get(at) == Some(&'第') {
        at += 1;
    }
    let number = glyphs[at..].iter().take_while(|glyph| glyph.is_ascii_digit()).count();
    at += number;
    (number > 0 && glyphs.get(at) == Some(&'号')).then_some(at + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::word::Portion;

    fn kinds(text: &str) -> Vec<Kind> {
        tokenize(text).into_iter().map(|token| token.kind).collect()
    }

    #[test]
    fn a_deadline_is_cut_into_its_parts() {
        let tokens = tokenize("６月底 前报");
        assert!(matches!(tokens[0].kind, Kind::Number(Number { value: 6, .. })));
        assert!(tokens[1].is(Word::Month));
        assert!(tokens[2].is(Word::Portion(Portion::End)));
        assert!(tokens[3].is(Word::Before));
        assert_eq!((tokens[0].start, tokens[3].end), (0, "６月底 前".len()));
    }

    #[test]
    fn titles_and_document_numbers_are_sealed() {
        assert_eq!(kinds("《2022年《6月》要点》"), [Kind::Sealed]);
        assert_eq!(kinds("〔2022〕15号"), [Kind::Sealed]);
        assert_eq!(kinds("13879212345"), [Kind::Sealed]);
    }

    #[test]
    fn spaces_part_numbers_but_not_words() {
        assert_eq!(kinds("工 作 日"), kinds("工作日"));
        assert_eq!(tokenize("1 6月").len(), 3);
    }
}
