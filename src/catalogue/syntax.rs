//! What kind of slip keeps a text from being TOML. The parser's own words are English and about grammar; an office
//! mostly types a Chinese quotation mark, forgets one, or forgets a comma, and should be told that.

use crate::domain::Slip;

/// Where the slip is (a byte of the text), and what it looks like.
pub(super) fn slip(text: &str, error: &toml::de::Error) -> (usize, Slip) {
    let at = floor(text, error.span().map_or(text.len(), |span| span.start));
    let (line_start, line) = line_at(text, at);
    if let Some((place, slip)) = full_width_sign(line) {
        return (line_start + place, slip);
    }
    if let Some((place, key)) = chinese_key(line) {
        return (line_start + place, Slip::ChineseKey { key, near: None });
    }
    let message = error.message();
    let says = |part: &str| message.contains(part);
    let slip = if says("duplicate key") {
        Slip::KeyTwice
    } else if says("key with no value") || says("missing assignment") {
        Slip::EqualsMissing
    } else if odd_quotes(line) || says("invalid basic string") || says("invalid literal string") {
        Slip::QuoteOpen
    } else if says("unclosed") || says("missing array opening") || says("missing inline table opening") {
        Slip::BracketOpen
    } else if says("missing comma") {
        Slip::CommaMissing
    } else if empty_value(line) {
        Slip::ValueMissing
    } else if says("must be quoted") || says("invalid unquoted key") {
        Slip::QuoteMissing
    } else if says("extra") || says("unexpected `=`") {
        Slip::SignTooMany
    } else if says("missing value") || says("missing escaped value") {
        Slip::ValueMissing
    } else if says("integer") || says("number") || says("leading zero") || says("float") || says("sign") {
        Slip::NumberBad
    } else {
        Slip::Other
    };
    (at, slip)
}

/// What should stand where such a slip begins, and in place of how many bytes; `None`: what was meant is not plain.
pub(super) fn instead(rest: &str, slip: &Slip) -> Option<(usize, String)> {
    match slip {
        Slip::ChineseKey { key, near: Some(near) } => Some((key.len(), (*near).to_owned())),
        Slip::ChineseSign { found, wanted } => Some((found.len_utf8(), wanted.to_string())),
        Slip::ChineseQuote => {
            let line = rest.lines().next()?;
            let mut signs = line.char_indices();
            let (_, first) = signs.next()?;
            let closing = match first {
                '“' => '”',
                '‘' => '’',
                '「' => '」',
                other => other,
            };
            let (end, _) = signs.find(|(_, sign)| *sign == closing)?;
            let inner = &line[first.len_utf8()..end];
            (!inner.contains(['"', '\\'])).then(|| (end + closing.len_utf8(), format!("\"{inner}\"")))
        }
        Slip::ChineseKey { near: None, .. }
        | Slip::KeyTwice
        | Slip::EqualsMissing
        | Slip::QuoteOpen
        | Slip::BracketOpen
        | Slip::CommaMissing
        | Slip::ValueMissing
        | Slip::QuoteMissing
        | Slip::SignTooMany
        | Slip::NumberBad
        | Slip::Other => None,
    }
}

fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

/// The line a byte is in. A byte at the very end belongs to the last line that has something on it.
fn line_at(text: &str, at: usize) -> (usize, &str) {
    let head = &text[..at];
    let head = if at == text.len() { head.trim_end() } else { head };
    let start = head.rfind('\n').map_or(0, |end| end + 1);
    let end = text[start..].find('\n').map_or(text.len(), |length| start + length);
    (start, &text[start..end])
}

/// The first full-width sign of the line that stands outside ASCII quotes, where TOML has an ASCII sign.
fn full_width_sign(line: &str) -> Option<(usize, Slip)> {
    let mut inside = None;
    for (at, sign) in line.char_indices() {
        match inside {
            Some(quote) if sign == quote => inside = None,
            Some(_) => {}
            None => match sign {
                '"' | '\'' => inside = Some(sign),
                '#' => return None,
                '“' | '”' | '‘' | '’' | '＂' | '「' | '」' => return Some((at, Slip::ChineseQuote)),
                _ => {
                    if let Some(wanted) = ascii_twin(sign) {
                        return Some((at, Slip::ChineseSign { found: sign, wanted }));
                    }
                }
            },
        }
    }
    None
}

fn ascii_twin(sign: char) -> Option<char> {
    Some(match sign {
        '，' | '、' | '；' => ',',
        '＝' | '：' => '=',
        '［' | '【' | '〔' => '[',
        '］' | '】' | '〕' => ']',
        '｛' => '{',
        '｝' => '}',
        '＃' => '#',
        _ => return None,
    })
}

/// A key that is not in ASCII: the parser takes it for a word without quotation marks.
fn chinese_key(line: &str) -> Option<(usize, String)> {
    let (key, _) = line.split_once('=')?;
    let bare = key.trim();
    let is_key = !bare.is_empty() && !bare.is_ascii() && !bare.contains(['"', '\'', '#', '[', '{']);
    is_key.then(|| (key.len() - key.trim_start().len(), bare.to_owned()))
}

/// Whether nothing follows the first equals sign.
fn empty_value(line: &str) -> bool {
    line.split_once('=').is_some_and(|(_, value)| value.trim().is_empty() || value.trim_start().starts_with('#'))
}

fn odd_quotes(line: &str) -> bool {
    line.matches('"').count() % 2 == 1 && !line.trim_start().starts_with('#')
}

#[cfg(test)]
mod tests {
    use super::slip;
    use crate::domain::Slip;

    fn of(text: &str) -> Slip {
        let error = toml::de::DeTable::parse(text).expect_err("a slip");
        slip(text, &error).1
    }

    #[test]
    fn chinese_signs_are_named_with_the_sign_that_belongs_there() {
        assert_eq!(of("name = “市司法局”"), Slip::ChineseQuote);
        assert_eq!(of("name ＝ \"市司法局\""), Slip::ChineseSign { found: '＝', wanted: '=' });
        assert_eq!(of("aliases = [\"司法局\"，\"市司法\"]"), Slip::ChineseSign { found: '，', wanted: ',' });
        assert_eq!(of("【unit】\nid = 1"), Slip::ChineseSign { found: '【', wanted: '[' });
    }

    #[test]
    fn a_lost_quote_bracket_comma_or_equals_sign_is_named() {
        assert_eq!(of("name = \"市司法局\nid = \"U13\""), Slip::QuoteOpen);
        assert_eq!(of("aliases = [\"司法局\"\n"), Slip::BracketOpen);
        assert_eq!(of("aliases = [\"司法局\" \"市司法\"]"), Slip::CommaMissing);
        assert_eq!(of("name \"市司法局\""), Slip::EqualsMissing);
        assert_eq!(of("name = 市司法局"), Slip::QuoteMissing);
        assert_eq!(of("全称 = \"市司法局\""), Slip::ChineseKey { key: "全称".into(), near: None });
        assert_eq!(of("name ="), Slip::ValueMissing);
        assert_eq!(of("order = 3\norder = 4"), Slip::KeyTwice);
        assert_eq!(of("[unit]\nid = \"U1\"\n[unit]\nid = \"U2\""), Slip::KeyTwice);
        assert_eq!(of("order = 03"), Slip::NumberBad);
    }

    #[test]
    fn a_chinese_comma_within_quotes_or_a_comment_is_no_slip() {
        assert_eq!(of("a = \"甲，乙\" # 说明，说明\nb ="), Slip::ValueMissing);
        assert_eq!(of("b = # 空，着"), Slip::ValueMissing);
    }
}
