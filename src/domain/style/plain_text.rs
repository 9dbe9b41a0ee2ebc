//! Plain text: what is left of typed or pasted words once everything that could steer a terminal is gone.

/// The longest text one record may hold, in characters: a page of minutes.
pub const LONGEST_TEXT: usize = 2_000;

/// Whether a character steers a terminal or the direction of writing instead of standing there: control characters (C0,
/// DEL, C1) and the invisible ones of Unicode TR 9 and their like.
#[must_use]
pub fn is_steering(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{061c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
        )
}

/// Drops control characters and bidirectional controls (Unicode TR 9: U+202A–202E, U+2066–2069, U+200E/F, U+061C),
/// turns line ends and tabs into single spaces, and trims.
#[must_use]
pub fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\r' | '\n' | '\t' | '\u{2028}' | '\u{2029}' => {
                if !plain.ends_with(' ') {
                    plain.push(' ');
                }
            }
            c if is_steering(c) => {}
            c => plain.push(c),
        }
    }
    plain.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn a_pasted_escape_sequence_cannot_reach_the_terminal() {
        assert_eq!(plain("6月底\u{1b}[2J前\u{202e}挂牌\r\n二行\t三"), "6月底[2J前挂牌 二行 三");
    }
}
