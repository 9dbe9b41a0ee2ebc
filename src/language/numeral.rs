//! Numerals as people write them in minutes: Arabic digits of either width and Chinese numerals (廿五, 二〇二二, 三十).
//!
//! Only reads; it does not decide whether a number is a date, a count or a document number.

/// How a number was written. A reader needs it to tell 二三季度 (two digits said in a row) from 23.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Arabic digits.
    Arabic,
    /// Chinese digits read one by one: 二〇二二.
    Digits,
    /// Chinese numerals with their places named: 三十, 廿五, 一百二十.
    Places,
}

/// A number with the way it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Number {
    /// Its value.
    pub value: u32,
    /// How many digits were written (characters, for Chinese numerals).
    pub digits: u8,
    /// How it was written.
    pub form: Form,
}

impl Number {
    /// Two neighbouring digits said in a row for "one or the other": 三四月, 二三季度.
    #[must_use]
    pub fn as_pair(self) -> Option<(u32, u32)> {
        let (first, second) = (self.value / 10, self.value % 10);
        (self.form == Form::Digits && self.digits == 2 && first > 0 && first < second).then_some((first, second))
    }
}

/// The longest run of digits that is taken for a number; what is longer is a telephone or a code.
const LONGEST: usize = 8;

/// Reads a number at the start of `glyphs`; gives it with how many characters it took.
#[must_use]
pub fn read_number(glyphs: &[char]) -> Option<(Number, usize)> {
    match glyphs.first()? {
        '0'..='9' => read_arabic(glyphs),
        _ => read_chinese(glyphs),
    }
}

/// Whether a character is a Chinese numeral, of a digit or of a place.
#[must_use]
pub fn is_numeral(glyph: char) -> bool {
    !matches!(glyph, 'O' | 'o') && (digit(glyph).is_some() || place(glyph).is_some())
}

fn read_arabic(glyphs: &[char]) -> Option<(Number, usize)> {
    let run = glyphs.iter().take_while(|glyph| glyph.is_ascii_digit()).count();
    if run > LONGEST {
        return None;
    }
    let value = glyphs[..run].iter().filter_map(|glyph| glyph.to_digit(10)).fold(0, |sum, digit| sum * 10 + digit);
    Some((Number { value, digits: u8::try_from(run).ok()?, form: Form::Arabic }, run))
}

fn read_chinese(glyphs: &[char]) -> Option<(Number, usize)> {
    let run = glyphs
        .iter()
        .take(LONGEST + 1)
        .take_while(|glyph| digit(**glyph).is_some() || place(**glyph).is_some())
        .count();
    // A letter O stands for the round zero inside a number (二O二二), never at its head.
    if run == 0 || run > LONGEST || matches!(glyphs[0], 'O' | 'o') {
        return None;
    }
    let glyphs = &glyphs[..run];
    let digits = u8::try_from(run).ok()?;
    if glyphs.iter().all(|glyph| digit(*glyph).is_some()) {
        let value = glyphs.iter().filter_map(|glyph| digit(*glyph)).fold(0, |sum, digit| sum * 10 + digit);
        return Some((Number { value, digits, form: Form::Digits }, run));
    }
    Some((Number { value: by_places(glyphs)?, digits, form: Form::Places }, run))
}

/// Adds up 三百二十五 and the like; `None` when the places do not fall (十百).
fn by_places(glyphs: &[char]) -> Option<u32> {
    let mut sum = 0;
    let mut pending: Option<u32> = None;
    let mut ceiling = u32::MAX;
    for glyph in glyphs {
        match (digit(*glyph), place(*glyph)) {
            (Some(0), _) if pending.is_none() => {}
            (Some(value), _) if pending.is_none() => pending = Some(value),
            (None, Some(Place::Times(times))) if times < ceiling && (pending.is_some() || times == 10) => {
                sum += pending.take().unwrap_or(1) * times;
                ceiling = times;
            }
            (None, Some(Place::Tens(tens))) if pending.is_none() && ceiling > 10 => {
                sum += tens;
                ceiling = 10;
            }
            _ => return None,
        }
    }
    Some(sum + pending.unwrap_or(0))
}

fn digit(glyph: char) -> Option<u32> {
    Some(match glyph {
        '〇' | '○' | '◯' | '零' | 'O' | 'o' | 'Ο' | 'О' => 0,
        '一' | '壹' => 1,
        '二' | '两' | '贰' => 2,
        '三' | '叁' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

enum Place {
    Times(u32),
    Tens(u32),
}

fn place(glyph: char) -> Option<Place> {
    Some(match glyph {
        '十' | '拾' => Place::Times(10),
        '百' => Place::Times(100),
        '千' => Place::Times(1000),
        '廿' => Place::Tens(20),
        '卅' => Place::Tens(30),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str) -> Option<(u32, usize)> {
        let glyphs: Vec<char> = text.chars().collect();
        read_number(&glyphs).map(|(number, taken)| (number.value, taken))
    }

    #[test]
    fn numerals_of_every_dress_are_read() {
        for (text, expected) in [
            ("15日", 15),
            ("06月", 6),
            ("十", 10),
            ("十五日", 15),
            ("二十", 20),
            ("廿五", 25),
            ("卅日", 30),
            ("三十一", 31),
            ("一百二十天", 120),
            ("一百零五", 105),
            ("二〇二二", 2022),
            ("二○二二", 2022),
            ("二零三零", 2030),
            ("两", 2),
        ] {
            assert_eq!(value(text).map(|(value, _)| value), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_is_no_number_is_left_alone() {
        assert_eq!(value("十百"), None);
        assert_eq!(value("百日攻坚"), None);
        assert_eq!(value("13879212345"), None, "a telephone is not a number to reckon with");
        assert_eq!(value("月"), None);
    }

    #[test]
    fn two_digits_in_a_row_are_a_pair_and_not_a_number() {
        let glyphs: Vec<char> = "二三".chars().collect();
        assert_eq!(read_number(&glyphs).and_then(|(number, _)| number.as_pair()), Some((2, 3)));
        let twelve: Vec<char> = "十二".chars().collect();
        assert_eq!(read_number(&twelve).and_then(|(number, _)| number.as_pair()), None);
    }
}
