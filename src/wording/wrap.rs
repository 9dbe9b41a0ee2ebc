//! Breaking, cutting and filling Chinese text by the width a terminal or a plain text file gives it.
//!
//! A 汉字 is two cells wide and a letter one. The rules of 避头尾 hold: no line begins with ，。、； and their kin, none
//! ends with （《“ and theirs; numbers and Latin words stay whole, and so does a number with its 年, 月, 日, 号 or 期.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Marks that may not begin a line.
const NEVER_FIRST: &str = "，。、；：？！）》〉”’】〕」』〗｝］…—·～,.;:?!)]}%％‰℃°′″";
/// Marks that may not end a line.
const NEVER_LAST: &str = "（《〈“‘【〔「『〖｛［([{￥¥＄$№#＃";
/// Measure words that stay with the number before them.
const STAYS_WITH_NUMBER: &str = "年月日号期时分点条项家名个人次件万亿";
/// What stands for the words that were cut off.
const ELLIPSIS: &str = "…";

/// How wide the characters are that East Asian fonts draw full and Western ones half: “ ” … — · × ①.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ambiguous {
    /// One cell: what terminals do unless they are told otherwise.
    #[default]
    Narrow,
    /// Two cells: a terminal or an editor set to East Asian widths.
    Wide,
}

/// Measures and lays out text under one answer to the question of ambiguous widths.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ruler {
    /// How wide ambiguous characters are.
    pub ambiguous: Ambiguous,
}

impl Ruler {
    /// Cells that `text` takes on one line.
    pub fn width(self, text: &str) -> usize {
        plain_width(text).unwrap_or_else(|| text.graphemes(true).map(|grapheme| self.grapheme_width(grapheme)).sum())
    }

    fn grapheme_width(self, grapheme: &str) -> usize {
        match self.ambiguous {
            Ambiguous::Narrow => grapheme.width(),
            Ambiguous::Wide => grapheme.width_cjk(),
        }
    }

    /// Breaks `text` into lines of at most `width` cells. Line breaks in the text are kept; an empty line stays one.
    ///
    /// A word longer than a whole line is cut where it must be. A `width` of 0 counts as 1, and a character wider than
    /// the line stands alone on it.
    pub fn wrap(self, text: &str, width: usize) -> Vec<&str> {
        self.wrap_hanging(text, width, width)
    }

    /// Like [`Ruler::wrap`], with a first line of its own width: for paragraphs that are indented or that follow a label.
    pub fn wrap_hanging(self, text: &str, first: usize, rest: usize) -> Vec<&str> {
        let mut lines = Vec::new();
        for paragraph in text.split('\n') {
            let first = if lines.is_empty() { first } else { rest };
            self.wrap_paragraph(paragraph.trim_end_matches('\r'), first.max(1), rest.max(1), &mut lines);
        }
        lines
    }

    fn wrap_paragraph<'a>(self, text: &'a str, first: usize, rest: usize, lines: &mut Vec<&'a str>) {
        let plain = plain_width(text);
        let is_trimmed = text.trim().len() == text.len();
        if is_trimmed && plain.is_some_and(|width| width <= first) {
            return lines.push(text);
        }
        let line = Line { ruler: self, text, start: 0, end: 0, used: 0, limit: first, rest, lines };
        if plain.is_some() {
            let width = |c: char| if c.is_ascii() { 1 } else { 2 };
            line.fill(text.char_indices().map(|(at, c)| (at, &text[at..at + c.len_utf8()], width(c))));
        } else {
            let width = |grapheme| self.grapheme_width(grapheme);
            line.fill(text.grapheme_indices(true).map(|(at, grapheme)| (at, grapheme, width(grapheme))));
        }
    }

    /// `text` cut to at most `width` cells, with … where something was left out.
    pub fn fit(self, text: &str, width: usize) -> Cow<'_, str> {
        if self.width(text) <= width {
            return Cow::Borrowed(text);
        }
        let Some(room) = width.checked_sub(self.width(ELLIPSIS)) else {
            return Cow::Borrowed("");
        };
        let mut used = 0;
        let mut end = 0;
        for grapheme in text.graphemes(true) {
            used += self.grapheme_width(grapheme);
            if used > room {
                break;
            }
            end += grapheme.len();
        }
        Cow::Owned(format!("{}{ELLIPSIS}", &text[..end]))
    }

    /// `text` cut or filled with spaces on the right to exactly `width` cells.
    pub fn pad(self, text: &str, width: usize) -> String {
        let text = self.fit(text, width);
        let blank = width.saturating_sub(self.width(&text));
        format!("{text}{:blank$}", "")
    }

    /// `text` cut or filled with spaces on the left to exactly `width` cells: for figures.
    pub fn pad_left(self, text: &str, width: usize) -> String {
        let text = self.fit(text, width);
        let blank = width.saturating_sub(self.width(&text));
        format!("{:blank$}{text}", "")
    }
}

/// Cells that `text` takes, ambiguous characters counted as one.
pub fn width(text: &str) -> usize {
    Ruler::default().width(text)
}

/// The cells of a text of 汉字, their punctuation and ASCII, which is nearly every text here: each character stands for
/// itself and has one width under both answers. `None`: there is something else in it.
fn plain_width(text: &str) -> Option<usize> {
    let mut cells = 0;
    for c in text.chars() {
        cells += match c {
            ' '..='~' => 1,
            '一'..='\u{9fff}' | '、'..='】' | '！'..='～' => 2,
            _ => return None,
        };
    }
    Some(cells)
}

/// [`Ruler::wrap`] with ambiguous characters counted as one.
pub fn wrap(text: &str, width: usize) -> Vec<&str> {
    Ruler::default().wrap(text, width)
}

/// [`Ruler::fit`] with ambiguous characters counted as one.
pub fn fit(text: &str, width: usize) -> Cow<'_, str> {
    Ruler::default().fit(text, width)
}

/// [`Ruler::pad`] with ambiguous characters counted as one.
pub fn pad(text: &str, width: usize) -> String {
    Ruler::default().pad(text, width)
}

/// [`Ruler::pad_left`] with ambiguous characters counted as one.
pub fn pad_left(text: &str, width: usize) -> String {
    Ruler::default().pad_left(text, width)
}

/// A stretch between two places where a line may end.
#[derive(Default)]
struct Piece {
    start: usize,
    end: usize,
    width: usize,
    /// Its width without the spaces at its end.
    seen: usize,
}

/// The line being filled.
struct Line<'a, 'b> {
    ruler: Ruler,
    text: &'a str,
    start: usize,
    end: usize,
    used: usize,
    limit: usize,
    /// The limit of the lines to come.
    rest: usize,
    lines: &'b mut Vec<&'a str>,
}

impl<'a> Line<'a, '_> {
    /// Fills lines with all of the text, given character by character: where, which, how wide.
    fn fill(mut self, characters: impl Iterator<Item = (usize, &'a str, usize)>) {
        let mut piece = Piece::default();
        let mut before = "";
        let mut in_number = false;
        for (at, after, width) in characters {
            if at > 0 && may_break(before, after, in_number) {
                self.place(&piece);
                piece = Piece { start: at, ..Piece::default() };
            }
            piece.end = at + after.len();
            piece.width += width;
            if !after.trim().is_empty() {
                piece.seen = piece.width;
            }
            in_number = match after.chars().next() {
                Some(c) if c.is_ascii_digit() => true,
                Some('.' | ',' | '%') => in_number,
                _ => false,
            };
            before = after;
        }
        self.place(&piece);
        self.end();
    }

    /// Puts a piece on the line, or on the next, or cuts one that is longer than any line.
    fn place(&mut self, piece: &Piece) {
        // Spaces at the end of a line may stick out: nobody sees them.
        if self.used > 0 && self.used + piece.seen > self.limit {
            self.turn();
        }
        if piece.seen <= self.limit {
            self.end = piece.end;
            self.used += piece.width;
            return;
        }
        for grapheme in self.text[piece.start..piece.end].graphemes(true) {
            let width = self.ruler.grapheme_width(grapheme);
            if self.used > 0 && self.used + width > self.limit {
                self.turn();
            }
            self.end += grapheme.len();
            self.used += width;
        }
    }

    fn turn(&mut self) {
        self.lines.push(self.text[self.start..self.end].trim_end());
        (self.start, self.used, self.limit) = (self.end, 0, self.rest);
    }

    fn end(&mut self) {
        self.lines.push(self.text[self.start..].trim_end());
    }
}

/// Whether a line may end between two neighbouring characters.
fn may_break(before: &str, after: &str, in_number: bool) -> bool {
    let is_han = |grapheme: &str| grapheme.chars().next().is_some_and(|c| ('一'..='\u{9fff}').contains(&c));
    // Between two 汉字, which is nearly everywhere, only a number has a say.
    if !in_number && is_han(before) && is_han(after) {
        return true;
    }
    if after.trim().is_empty() {
        return false;
    }
    if before.trim().is_empty() {
        return true;
    }
    let in_list = |list: &str, grapheme: &str| grapheme.chars().next().is_some_and(|c| list.contains(c));
    if in_list(NEVER_FIRST, after) || in_list(NEVER_LAST, before) {
        return false;
    }
    if in_number && in_list(STAYS_WITH_NUMBER, after) {
        return false;
    }
    !(holds_together(before) && holds_together(after))
}

/// Whether a character is part of a Latin word or a number: all narrow characters but spaces.
fn holds_together(grapheme: &str) -> bool {
    grapheme.width() <= 1
        && grapheme.chars().next().is_some_and(|c| c.is_alphanumeric() || (c.is_ascii() && !c.is_ascii_whitespace()))
}

/// What sets a text in a column: where it takes more room than its characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setter {
    /// A word processor: it sets a quarter of a character between figures and 汉字, and lets a comma hang out of the line.
    Document,
    /// A sheet: it does neither.
    Sheet,
}

/// `text` with a line break before each date that would be broken at `width` cells: 2022年12月31日 stays on one line wherever
/// it fits on one, and else breaks behind its year. For columns whose reader breaks lines by itself.
#[must_use]
pub fn dates_whole(text: &str, width: usize, setter: Setter) -> Cow<'_, str> {
    if !text.contains('日') {
        return Cow::Borrowed(text);
    }
    let mut column = Column { setter, limit: 2 * width, used: 0, last: None };
    let mut whole = String::new();
    for (unit, is_date) in units(text) {
        if !is_date || column.holds(unit) {
            if column.takes(unit) && is_date {
                // What opens before it goes along.
                let opens = whole.trim_end_matches(|c| NEVER_LAST.contains(c)).len();
                column.used += column.measure(None, &whole[opens..]);
                whole.insert(opens, '\n');
            }
            whole.push_str(unit);
        } else if let Some((year, rest)) = unit.split_once('年') {
            column.turn();
            whole.extend([if whole.is_empty() || whole.ends_with('\n') { "" } else { "\n" }, year, "年\n", rest]);
            column.takes(rest);
        } else {
            column.takes(unit);
            whole.push_str(unit);
        }
    }
    if whole == text { Cow::Borrowed(text) } else { Cow::Owned(whole) }
}

/// A line of a column as a reader fills it, measured in quarters of a 汉字.
struct Column {
    setter: Setter,
    limit: usize,
    used: usize,
    last: Option<char>,
}

impl Column {
    /// Whether a unit fits on a line of its own.
    fn holds(&self, unit: &str) -> bool {
        self.measure(None, unit) <= self.limit
    }

    fn turn(&mut self) {
        (self.used, self.last) = (0, None);
    }

    /// Puts a unit on the line or, where it does not fit, on the next. Says whether a line began with it.
    fn takes(&mut self, unit: &str) -> bool {
        if unit == "\n" {
            self.turn();
            return false;
        }
        let more = self.measure(self.last, unit);
        let is_full = self.used > 0 && self.used + more > self.limit;
        let hangs = self.setter == Setter::Document && unit.chars().all(|c| NEVER_FIRST.contains(c));
        self.used = match (is_full, hangs) {
            (false, _) => self.used + more,
            // Nothing follows it on this line.
            (true, true) => self.limit,
            (true, false) => self.measure(None, unit),
        };
        self.last = unit.chars().next_back();
        is_full && !hangs
    }

    fn measure(&self, mut last: Option<char>, unit: &str) -> usize {
        let ruler = Ruler { ambiguous: Ambiguous::Wide };
        let mut gaps = 0;
        for c in unit.chars() {
            let parts = |one: char, other: char| one.is_ascii_alphanumeric() && ('一'..='\u{9fff}').contains(&other);
            gaps += usize::from(last.is_some_and(|before| parts(before, c) || parts(c, before)));
            last = Some(c);
        }
        2 * ruler.width(unit) + if self.setter == Setter::Document { gaps } else { 0 }
    }
}

/// A text in pieces that no reader breaks, but dates, which are to be kept whole: those are told.
fn units(text: &str) -> impl Iterator<Item = (&str, bool)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let next = text[at..].chars().next()?;
        let date = date_at(&text[..at], &text[at..]);
        let word = text[at..].find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(text.len() - at);
        let length = date.unwrap_or(if word > 0 { word } else { next.len_utf8() });
        at += length;
        Some((&text[at - length..at], date.is_some()))
    })
}

/// How many bytes of a text a date at its beginning takes: 2022年12月31日, 12月31日.
fn date_at(before: &str, text: &str) -> Option<usize> {
    if before.ends_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let mut at = 0;
    let mut parts = 0;
    for mark in ['年', '月', '日'] {
        let digits = text[at..].find(|c: char| !c.is_ascii_digit())?;
        if digits > 0 && text[at + digits..].starts_with(mark) {
            at += digits + mark.len_utf8();
            parts += 1;
        }
    }
    (parts >= 2 && text[..at].ends_with('日')).then_some(at)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_comma_takes_its_character_to_the_next_line() {
        assert_eq!(wrap("会议听取了汇报，并作部署。", 14), ["会议听取了汇", "报，并作部署。"]);
    }

    #[test]
    fn a_date_stays_whole_in_a_column_and_what_opens_before_it_goes_along() {
        let whole = |text: &str, width| dates_whole(text, width, Setter::Sheet).into_owned();
        assert_eq!(whole("2022年6月10日、2022年9月30日", 17), "2022年6月10日、\n2022年9月30日");
        assert_eq!(whole("物流甲站2022年6月30日前挂牌", 20), "物流甲站\n2022年6月30日前挂牌");
        assert_eq!(whole("下次会议（2022年6月20日）前", 20), "下次会议\n（2022年6月20日）前");
        assert_eq!(whole("已报2021年12月31日", 9), "已报\n2021年\n12月31日");
        let setter = Setter::Document;
        assert_eq!(
            dates_whole("2022年12月31日", 16, setter),
            "2022年\n12月31日",
            "with the gaps it takes 16 and a half"
        );
        assert_eq!(dates_whole("2022年12月31日", 17, setter), "2022年12月31日");
    }

    #[test]
    fn an_opening_mark_never_ends_a_line() {
        assert_eq!(wrap("推动全市（含县区）两新", 10), ["推动全市", "（含县区）", "两新"]);
        assert_eq!(wrap("各位“两新”工委", 5), ["各位", "“两", "新”工", "委"]);
    }

    #[test]
    fn a_year_a_figure_and_a_word_stay_whole() {
        assert_eq!(wrap("应于2022年6月30日前", 8), ["应于", "2022年", "6月30日", "前"]);
        assert_eq!(wrap("覆盖率达到86.1%以上", 14), ["覆盖率达到", "86.1%以上"]);
        assert_eq!(wrap("联系 Microsoft Word 用户", 12), ["联系", "Microsoft", "Word 用户"]);
    }

    #[test]
    fn a_word_longer_than_the_line_is_cut() {
        assert_eq!(wrap("abcdefghij", 4), ["abcd", "efgh", "ij"]);
        assert_eq!(wrap("，，，，", 4), ["，，", "，，"]);
        assert_eq!(wrap("汉", 1), ["汉"]);
    }

    #[test]
    fn line_breaks_and_empty_text_are_kept() {
        assert_eq!(wrap("甲\n\n乙", 10), ["甲", "", "乙"]);
        assert_eq!(wrap("", 10), [""]);
    }

    #[test]
    fn what_is_cut_off_leaves_dots() {
        assert_eq!(fit("市委组织部", 10), "市委组织部");
        assert_eq!(fit("市委组织部", 9), "市委组织…");
        assert_eq!(fit("市委组织部", 8), "市委组…");
        assert_eq!(fit("市委组织部", 0), "");
        assert_eq!(pad("市委组织部", 8), "市委组… ");
        assert_eq!(Ruler::default().pad_left("86%", 5), "  86%");
    }

    #[test]
    fn a_wide_terminal_counts_quotes_double() {
        let wide = Ruler { ambiguous: Ambiguous::Wide };
        assert_eq!(width("“两新”"), 6);
        assert_eq!(wide.width("“两新”"), 8);
        assert_eq!(wide.fit("“两新”工委", 9), "“两新…");
        assert_eq!(wide.fit("“两新”工委", 7), "“两…");
    }

    proptest! {
        #[test]
        fn no_character_is_lost_and_no_line_too_long(text in "[市委，。“”（）0-9a-z .、年月]{0,60}", width in 2usize..40) {
            let lines = wrap(&text, width);
            let squeeze = |s: &str| s.split_whitespace().collect::<String>();
            prop_assert_eq!(squeeze(&lines.concat()), squeeze(&text));
            for line in lines {
                prop_assert!(super::width(line) <= width, "{:?} is wider than {}", line, width);
            }
        }

        #[test]
        fn padded_text_is_exactly_as_wide_as_asked(text in "\\PC{0,30}", width in 0usize..30) {
            prop_assert_eq!(super::width(&pad(&text, width)), width);
        }
    }
}
