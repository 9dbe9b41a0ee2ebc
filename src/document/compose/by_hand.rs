//! A section worded by hand: a paragraph a line, its looks read from how it begins, as a colleague would set it.

use crate::document::{Block, Level, Run};
use crate::text;
use crate::wording::minutes::LEADS;

/// The blocks of a text.
pub(super) fn blocks(text: &str) -> Vec<Block> {
    text::paragraphs(text).into_iter().map(block).collect()
}

fn block(line: String) -> Block {
    if let Some(end) = number_end(&line) {
        let (label, words) = line.split_at(end);
        return Block::Resolution { label: label.to_owned(), runs: vec![Run::plain(words)] };
    }
    // （一）alone on a line is a heading; with a sentence behind it, it runs on.
    if is_subsection(&line) && !line.contains(['。', '；', '，']) {
        return Block::heading(Level::Two, line);
    }
    match LEADS.into_iter().find(|lead| line.starts_with(lead)) {
        Some(lead) => Block::Paragraph(vec![Run::lead(lead), Run::plain(&line[lead.len()..])]),
        None => Block::paragraph(line),
    }
}

/// Whether a line begins with a number and a full stop: 1. or 12．
pub(in crate::document) fn is_numbered(line: &str) -> bool {
    number_end(line.trim()).is_some()
}

/// Where the words begin after a number: a decimal number is none.
fn number_end(line: &str) -> Option<usize> {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let stop = line.get(digits..)?.chars().next().filter(|stop| matches!(stop, '.' | '．' | '、'))?;
    let end = digits + stop.len_utf8();
    let is_decimal = line.as_bytes().get(end).is_some_and(u8::is_ascii_digit);
    (digits > 0 && digits < 4 && !is_decimal).then_some(end)
}

fn is_subsection(line: &str) -> bool {
    let inside = line.strip_prefix('（').and_then(|rest| rest.split_once('）')).map(|(inside, _)| inside);
    inside.is_some_and(|inside| !inside.is_empty() && inside.chars().all(|c| "一二三四五六七八九十".contains(c)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hand_written_line_takes_the_looks_of_its_beginning() {
        let text = "（一）市交通运输局\n进展情况：已走访。\n1.挂牌。责任单位：市交通运输局。\n3.5%的企业\n（二）要抓紧，不等。";
        let blocks = blocks(text);
        assert_eq!(blocks[0], Block::heading(Level::Two, "（一）市交通运输局"));
        assert_eq!(blocks[1], Block::Paragraph(vec![Run::lead("进展情况："), Run::plain("已走访。")]));
        assert!(matches!(&blocks[2], Block::Resolution { label, .. } if label == "1."));
        assert_eq!(blocks[3], Block::paragraph("3.5%的企业"));
        assert_eq!(blocks[4], Block::paragraph("（二）要抓紧，不等。"));
        assert_eq!(blocks.iter().flat_map(Block::words).collect::<Vec<_>>().join("\n"), text);
    }
}
