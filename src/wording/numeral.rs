//! Chinese numerals for headings: 一、（二）、第十二项.

const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
/// What stands after a digit, from the right.
const PLACES: [&str; 4] = ["", "十", "百", "千"];

/// A number from 1 to 9999 in Chinese: 十, 十二, 一百零五. Others in Arabic.
#[must_use]
pub fn chinese(number: usize) -> String {
    if !(1..=9999).contains(&number) {
        return number.to_string();
    }
    let mut words = String::new();
    let mut gap = false;
    for place in (0..PLACES.len()).rev() {
        let digit = number / 10_usize.pow(u32::try_from(place).unwrap_or(0)) % 10;
        if digit == 0 {
            gap |= !words.is_empty();
            continue;
        }
        if gap {
            words.push('零');
            gap = false;
        }
        // 十二, not 一十二, at the beginning.
        if !(words.is_empty() && place == 1 && digit == 1) {
            words.push_str(DIGITS[digit]);
        }
        words.push_str(PLACES[place]);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::chinese;

    #[test]
    fn headings_count_as_people_do() {
        let said: Vec<String> = [1, 10, 12, 20, 45, 100, 105, 110, 1000, 1020, 9999].map(chinese).into();
        let want = [
            "一",
            "十",
            "十二",
            "二十",
            "四十五",
            "一百",
            "一百零五",
            "一百一十",
            "一千",
            "一千零二十",
            "九千九百九十九",
        ];
        assert_eq!(said, want);
        assert_eq!(chinese(0), "0");
    }
}
