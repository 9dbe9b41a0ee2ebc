//! Every format carries the same words, and the same paper is the same bytes.

use diaodu::document::render::{self, Format};
use diaodu::domain::HouseStyle;

use crate::{read_back::Package, sample};

/// Words without the spaces and strokes of a layout.
fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !"+-=|─".contains(*c)).collect()
}

/// What a reader of rendered Markdown reads.
fn read_markdown(text: &str) -> String {
    let mut words = String::new();
    for line in text.lines() {
        let line = line.trim_start_matches('#').trim_start();
        let line = line.strip_prefix("- ").unwrap_or(line);
        if line.chars().all(|c| "-:| ".contains(c)) {
            continue;
        }
        let mut letters = line.replace("**", "").replace("<br>", "");
        letters = letters.replace("\\\\", "\u{1}").replace('\\', "").replace('\u{1}', "\\");
        words.push_str(&letters);
    }
    words
}

#[test]
fn word_markdown_and_text_say_the_same() {
    for document in [sample::minutes(), sample::long(60, 60)] {
        let expected = bare(&document.words().concat());
        let docx = Package::of(&document, &HouseStyle::default()).paragraphs().concat();
        let markdown = read_markdown(&render::markdown(&document));
        // A table in plain text breaks its cells across lines, so its words stand in another order there.
        let mut text: Vec<char> = bare(&render::text(&document)).chars().collect();
        let mut letters: Vec<char> = expected.chars().collect();
        text.sort_unstable();
        letters.sort_unstable();
        assert_eq!(bare(&docx), expected);
        assert_eq!(bare(&markdown), expected);
        assert_eq!(text, letters);
    }
}

#[test]
fn the_same_paper_is_the_same_bytes() {
    let style = HouseStyle::default();
    for format in Format::ALL {
        let first = render::render(&sample::minutes(), &style, format).unwrap();
        assert_eq!(first, render::render(&sample::minutes(), &style, format).unwrap(), "{format:?}");
    }
}

#[test]
fn plain_text_and_markdown_look_as_they_always_did() {
    let document = sample::minutes();
    insta::assert_snapshot!("minutes.txt", render::text(&document));
    insta::assert_snapshot!("minutes.md", render::markdown(&document));
}

#[test]
fn no_line_of_plain_text_is_too_long() {
    for line in render::text(&sample::long(60, 60)).lines() {
        assert!(diaodu::wording::wrap::width(line) <= 76, "{line}");
    }
}
