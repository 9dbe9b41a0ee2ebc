//! Cuts text into paragraphs' sentences, sentences into segments (semicolons, 一是 … 二是 …), segments into clauses.
//! Quotation marks and brackets are kept whole. Only cutting: what the pieces say is decided elsewhere.

use crate::language::steps;
use std::ops::Range;

/// A part of a sentence between semicolons or list words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Segment {
    /// Its bytes, without the list word and the closing mark.
    pub span: Range<usize>,
    /// The sentence it belongs to, counted within the paragraph.
    pub sentence: usize,
    /// Whether it began with 一是, 二要 … and at what place of the list.
    pub item: Option<u32>,
    /// Whether it ended with a colon.
    pub introduces: bool,
}

/// Counts quotation marks and brackets.
#[derive(Clone, Copy, Default)]
struct Depth {
    quote: u32,
    bracket: u32,
}

impl Depth {
    fn step(&mut self, character: char) {
        match character {
            '“' | '「' | '『' | '‘' | '《' => self.quote += 1,
            '”' | '」' | '』' | '’' | '》' => self.quote = self.quote.saturating_sub(1),
            '（' | '(' | '【' | '〔' => self.bracket += 1,
            '）' | ')' | '】' | '〕' => self.bracket = self.bracket.saturating_sub(1),
            _ => {}
        }
    }

    fn is_open(self) -> bool {
        self.quote > 0 || self.bracket > 0
    }
}

/// Cuts at marks outside quotation marks and brackets; each piece comes with the mark that ended it. Marks that never
/// close are taken for misprints and cut nothing.
fn cut(text: &str, span: Range<usize>, is_mark: impl Fn(char) -> bool) -> Vec<(Range<usize>, Option<char>)> {
    let body = &text[span.clone()];
    steps::took(body.len());
    let mut closing = Depth::default();
    body.chars().for_each(|character| closing.step(character));
    let misprinted = closing.is_open();
    let (mut depth, mut pieces, mut start) = (Depth::default(), Vec::new(), 0);
    for (at, character) in body.char_indices() {
        depth.step(character);
        let open = if misprinted { false } else { depth.is_open() };
        if !open && is_mark(character) {
            pieces.push((span.start + start..span.start + at, Some(character)));
            start = at + character.len_utf8();
        }
    }
    pieces.push((span.start + start..span.end, None));
    pieces.retain(|(piece, _)| !text[piece.clone()].trim().is_empty());
    pieces
}

/// Narrows a span to what is not space.
pub(super) fn trimmed(text: &str, span: &Range<usize>) -> Range<usize> {
    let body = &text[span.clone()];
    let start = span.start + (body.len() - body.trim_start().len());
    start..start + body.trim().len()
}

/// The sentences of a paragraph, without their closing marks. A sentence that is one bracket from end to end is opened.
pub(super) fn sentences(text: &str, paragraph: Range<usize>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for (piece, _) in cut(text, paragraph, |character| matches!(character, '。' | '！' | '？' | '!' | '?')) {
        let mut piece = trimmed(text, &piece);
        // （各单位要注意，….）要总结…: a bracket that holds whole sentences ends with them.
        if let Some(inner) = leading_bracket(text, &piece) {
            piece = trimmed(text, &(inner.end + text[inner.end..].chars().next().map_or(0, char::len_utf8)..piece.end));
            found.extend(sentences(text, inner));
        }
        if !piece.is_empty() {
            found.push(piece);
        }
    }
    found
}

/// The inside of the bracket that a piece begins with, when it is the whole piece or ends as a sentence does.
fn leading_bracket(text: &str, piece: &Range<usize>) -> Option<Range<usize>> {
    if !text[piece.clone()].starts_with(['（', '(']) {
        return None;
    }
    let inner = brackets(text, piece).into_iter().next()?;
    let rest = text[inner.end..piece.end].trim_start_matches(['）', ')']);
    let is_sentence = text[inner.clone()].ends_with(['。', '！', '？', '；']);
    (!inner.is_empty() && (is_sentence || rest.trim().is_empty())).then_some(inner)
}

/// The segments of a sentence.
pub(super) fn segments(text: &str, span: &Range<usize>, sentence: usize) -> Vec<Segment> {
    let mut found = Vec::new();
    for (piece, _) in cut(text, span.clone(), |character| matches!(character, '；' | ';')) {
        let mut start = piece.start;
        let mut item = None;
        for (at, length, number) in items(text, &piece) {
            push(text, start..at, sentence, item, &mut found);
            start = at + length;
            item = Some(number);
        }
        push(text, start..piece.end, sentence, item, &mut found);
    }
    found
}

fn push(text: &str, span: Range<usize>, sentence: usize, item: Option<u32>, found: &mut Vec<Segment>) {
    let mut span = trimmed(text, &span);
    let mut introduces = false;
    while let Some(mark @ ('：' | ':' | '，' | ',' | '、')) = text[span.clone()].chars().next_back() {
        introduces |= matches!(mark, '：' | ':');
        span = trimmed(text, &(span.start..span.end - mark.len_utf8()));
    }
    if !span.is_empty() {
        found.push(Segment { span, sentence, item, introduces });
    }
}

/// Where 一是, 二要, （一）, ① … stand in a piece: byte, length, number.
fn items(text: &str, piece: &Range<usize>) -> Vec<(usize, usize, u32)> {
    let body = &text[piece.clone()];
    let mut found = Vec::new();
    let mut depth = Depth::default();
    let mut at_start = true;
    for (at, character) in body.char_indices() {
        if at_start
            && !depth.is_open()
            && let Some((length, number)) = item_mark(&body[at..])
        {
            found.push((piece.start + at, length, number));
        }
        depth.step(character);
        at_start = matches!(character, '，' | ',' | '：' | ':' | '；' | '。' | ' ' | '\u{3000}')
            || (at_start && matches!(character, '“'));
    }
    found
}

/// A list word at the beginning of a text.
pub(super) fn item_mark(text: &str) -> Option<(usize, u32)> {
    let mut characters = text.chars();
    let first = characters.next()?;
    let ordinal = |character: char| {
        "一二三四五六七八九十".chars().position(|known| known == character).and_then(|at| u32::try_from(at + 1).ok())
    };
    if let Some(number) = ordinal(first) {
        let second = characters.next()?;
        let third = characters.next();
        // 一要 … is a list word; 一要求 would not be, nor 一是一、二是二.
        let starts_item = second == '是' && third.is_some_and(|third| ordinal(third).is_none())
            || second == '要' && third.is_some_and(|third| third != '求')
            || second == '来' && third == Some('要');
        return starts_item.then(|| (first.len_utf8() + second.len_utf8(), number));
    }
    let circled = u32::from(first).checked_sub(u32::from('①'))?;
    (circled < 20).then(|| (first.len_utf8(), circled + 1))
}

/// The clauses of a segment.
pub(super) fn clauses(text: &str, segment: &Range<usize>) -> Vec<Range<usize>> {
    cut(text, segment.clone(), |character| matches!(character, '，' | ',' | '：' | ':'))
        .into_iter()
        .map(|(piece, _)| trimmed(text, &piece))
        .filter(|piece| !piece.is_empty())
        .collect()
}

/// The insides of the brackets of a span, outermost only.
pub(super) fn brackets(text: &str, span: &Range<usize>) -> Vec<Range<usize>> {
    let (mut found, mut open, mut level) = (Vec::new(), 0, 0_u32);
    for (at, character) in text[span.clone()].char_indices() {
        match character {
            '（' | '(' => {
                level += 1;
                if level == 1 {
                    open = span.start + at + character.len_utf8();
                }
            }
            '）' | ')' if level > 0 => {
                level -= 1;
                if level == 0 {
                    found.push(open..span.start + at);
                }
            }
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut_sentences(text: &str) -> Vec<&str> {
        sentences(text, 0..text.len()).into_iter().map(|span| &text[span]).collect()
    }

    #[test]
    fn a_full_stop_in_a_quotation_or_bracket_ends_no_sentence() {
        assert_eq!(cut_sentences("开展活动（融入治理。融入经营），抓好。完。").len(), 2);
        assert_eq!(cut_sentences("““两新”三重””为着力点。抓好。").len(), 2);
        // A mark that never closes does not swallow the rest.
        assert_eq!(cut_sentences("抓好“两新工作。报送名单。").len(), 2);
    }

    #[test]
    fn a_sentence_in_brackets_is_opened() {
        assert_eq!(cut_sentences("抓好。（各单位要注意，要报送。再报。）"), ["抓好", "各单位要注意，要报送", "再报"]);
    }

    #[test]
    fn lists_are_cut_at_their_list_words() {
        let text = "各单位要抓好三件事：一是摸清底数，建立台账；二是报送名单，三是成立党委";
        let found = segments(text, &(0..text.len()), 0);
        assert_eq!(found.iter().map(|segment| segment.item).collect::<Vec<_>>(), [None, Some(1), Some(2), Some(3)]);
        assert!(found[0].introduces);
        assert_eq!(&text[found[1].span.clone()], "摸清底数，建立台账");
    }
}
