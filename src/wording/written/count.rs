//! Numbers as they are spoken, as far as a written form needs them: 三十, 一百二, 9月, 十二月.

const DIGITS: &str = "零一二三四五六七八九";

/// A number at the beginning, and how many bytes it takes; 两 counts as 2. Nothing above 9999.
pub(super) fn number_at(text: &str) -> Option<(usize, u32)> {
    let arabic = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    if arabic > 0 {
        return text[..arabic].parse().ok().filter(|number| *number <= 9_999).map(|number| (arabic, number));
    }
    let (mut length, mut whole, mut digit, mut seen) = (0, 0, None, false);
    let mut last_place = 10_000;
    for c in text.chars() {
        let place = match c {
            '十' => 10,
            '百' => 100,
            '千' => 1_000,
            _ => 0,
        };
        if place > 0 {
            if place >= last_place || (digit.is_none() && place != 10) {
                return None;
            }
            whole += digit.take().unwrap_or(1) * place;
            last_place = place;
        } else if let Some(value) = value_of(c) {
            // 三四十: two digits beside each other are no number but a guess.
            if digit.is_some_and(|before| before != 0) {
                return None;
            }
            digit = Some(value);
        } else {
            break;
        }
        seen = true;
        length += c.len_utf8();
    }
    seen.then(|| (length, whole + digit.unwrap_or(0)))
}

fn value_of(c: char) -> Option<u32> {
    if c == '两' {
        return Some(2);
    }
    DIGITS.chars().position(|digit| digit == c).and_then(|value| u32::try_from(value).ok())
}

/// A month at the beginning, 月 included: its bytes and its number.
pub(super) fn month_name(text: &str) -> Option<(usize, u32)> {
    let (length, number) = number_at(text)?;
    let rest = &text[length..];
    ((1..=12).contains(&number) && rest.starts_with('月')).then(|| (length + '月'.len_utf8(), number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_they_are_spoken() {
        let number = |text| number_at(text).map(|(_, number)| number);
        assert_eq!(number("三十家"), Some(30));
        assert_eq!(number("十二家"), Some(12));
        assert_eq!(number("两百零五户"), Some(205));
        assert_eq!(number("45家"), Some(45));
        assert_eq!(number("三四十家"), None);
        assert_eq!(number("家"), None);
        assert_eq!(month_name("十二月底"), Some(("十二月".len(), 12)));
        assert_eq!(month_name("13月"), None);
    }
}
