//! How characters are typed: the readings of a Han character without tones, polyphones included, and the folding of
//! full-width and upper-case letters. It knows nothing of units or of searching.

use pinyin::ToPinyinMulti;

/// The ways a character is typed, in lower-case ASCII, without tones: `重` is `zhong`, `chong`, `tong`; `旅` is `lv` and
/// `lu`, as input methods take both for `lü`. A letter or digit reads as itself; a mark has no reading.
#[must_use]
pub fn readings(character: char) -> Vec<String> {
    let folded = fold(character);
    if folded.is_ascii_alphanumeric() {
        return vec![folded.to_string()];
    }
    let mut readings: Vec<String> = Vec::new();
    let mut add = |reading: String| {
        if !reading.is_empty() && reading.is_ascii() && !readings.contains(&reading) {
            readings.push(reading);
        }
    };
    for plain in folded.to_pinyin_multi().into_iter().flatten().map(pinyin::Pinyin::plain) {
        add(plain.replace('ü', "v"));
        add(plain.replace('ü', "u"));
    }
    readings
}

/// Folds what an input method may leave behind: full-width forms become ASCII, letters lower-case. Everything else stays.
#[must_use]
pub fn fold(character: char) -> char {
    let narrow = match character {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(character) - 0xfee0).unwrap_or(character),
        '\u{3000}' => ' ',
        _ => character,
    };
    narrow.to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_polyphone_can_be_typed_each_way() {
        let ways = readings('重');
        assert!(ways.iter().any(|way| way == "zhong") && ways.iter().any(|way| way == "chong"), "{ways:?}");
        assert!(readings('旅').iter().any(|way| way == "lv"), "{:?}", readings('旅'));
        assert!(readings('行').iter().any(|way| way == "hang"), "{:?}", readings('行'));
    }

    #[test]
    fn letters_of_an_input_method_are_the_same_letters() {
        assert_eq!(readings('Ｊ'), ["j"]);
        assert_eq!(fold('（'), '(');
        assert!(readings('，').is_empty() && readings('“').is_empty());
    }
}
