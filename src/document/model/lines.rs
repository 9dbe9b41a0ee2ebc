//! Text from anywhere (typed, pasted, read from a form) made fit for a page: a paragraph a line, nothing invisible.

use super::Run;
use crate::text::{is_line_break, visible};

/// The paragraphs of a sequence of runs, as [`crate::text::paragraphs`] makes them of one text. Emphasis goes along.
pub fn paragraphs(runs: &[Run]) -> Vec<Vec<Run>> {
    let mut paragraphs = vec![Vec::new()];
    for run in runs {
        for (index, line) in run.text.split(is_line_break).enumerate() {
            if index > 0 {
                paragraphs.push(Vec::new());
            }
            let text = visible(line);
            if let (false, Some(paragraph)) = (text.is_empty(), paragraphs.last_mut()) {
                paragraph.push(Run { text, emphasis: run.emphasis });
            }
        }
    }
    for paragraph in &mut paragraphs {
        trim(paragraph);
    }
    paragraphs.retain(|paragraph| !paragraph.is_empty());
    paragraphs
}

fn trim(paragraph: &mut Vec<Run>) {
    while let Some(first) = paragraph.first_mut() {
        first.text = first.text.trim_start().to_owned();
        if !first.text.is_empty() {
            break;
        }
        paragraph.remove(0);
    }
    while let Some(last) = paragraph.last_mut() {
        last.text.truncate(last.text.trim_end().len());
        if !last.text.is_empty() {
            break;
        }
        paragraph.pop();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_keep_their_emphasis_across_a_line_break() {
        let runs = [Run::plain("　 \u{feff}"), Run::strong("6月30日\n前"), Run::plain("办结 "), Run::plain("\n ")];
        let expected = [vec![Run::strong("6月30日")], vec![Run::strong("前"), Run::plain("办结")]];
        assert_eq!(paragraphs(&runs), expected);
    }
}
