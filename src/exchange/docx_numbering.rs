//! Word's automatic numbering (ECMA-376 part 1, 17.9): 一、 and （二） that stand on the page but not in the text. Headings
//! carry the deadline and the unit of what stands under them, so a speech that lost its numbers would lose those as well.

use crate::wording::chinese;
use quick_xml::{Reader, events::BytesStart, events::Event};
use std::collections::{HashMap, HashSet};

/// Levels of a list, by the standard.
const LEVELS: usize = 9;
/// Styles stand on one another; a longer chain is a circle.
const LONGEST_CHAIN: usize = 12;

/// One level of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Level {
    start: Option<u32>,
    format: String,
    /// What is written, `%1` being the first level's number.
    text: String,
}

/// A list as paragraphs name it: whose levels it has, and which of them begin anew.
#[derive(Clone, Debug, Default)]
struct List {
    pattern: String,
    restarts: HashMap<usize, u32>,
}

/// The list and level that a paragraph or a style names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Numbered {
    /// `w:numId`; `0` takes a number away.
    pub list: Option<String>,
    /// `w:ilvl`.
    pub level: Option<usize>,
    /// `w:pStyle`.
    pub style: Option<String>,
}

impl Numbered {
    /// Takes in one property of a paragraph.
    pub fn note(&mut self, tag: &BytesStart<'_>) {
        match tag.local_name().as_ref() {
            b"numId" => self.list = value(tag, b"val"),
            b"ilvl" => self.level = value(tag, b"val").and_then(|level| level.parse().ok()),
            b"pStyle" => self.style = value(tag, b"val"),
            _ => {}
        }
    }
}

#[derive(Debug, Default)]
struct Style {
    based_on: Option<String>,
    numbered: Numbered,
}

/// The lists of a document, and how far each has counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    patterns: HashMap<String, Vec<Level>>,
    lists: HashMap<String, List>,
    styles: HashMap<String, Style>,
    counts: HashMap<String, [u32; LEVELS]>,
    begun: HashSet<String>,
}

impl Numbering {
    /// Reads `numbering.xml` and `styles.xml`; what is damaged in them only leaves numbers out.
    pub fn read(numbering: &[u8], styles: &[u8]) -> Self {
        let mut found = Self::default();
        found.read_lists(numbering);
        found.read_styles(styles);
        found
    }

    fn read_lists(&mut self, xml: &[u8]) {
        let (mut pattern, mut list, mut level) = (None, None, 0_usize);
        each_tag(xml, |tag, name, ends| match (name, ends) {
            (b"abstractNum", false) => {
                pattern = tag.and_then(|tag| value(tag, b"abstractNumId"));
                if let Some(pattern) = &pattern {
                    self.patterns.insert(pattern.clone(), vec![Level::default(); LEVELS]);
                }
            }
            (b"abstractNum", true) => pattern = None,
            (b"num", false) => list = tag.and_then(|tag| value(tag, b"numId")),
            (b"num", true) => list = None,
            (b"lvl" | b"lvlOverride", false) => {
                level = tag.and_then(|tag| value(tag, b"ilvl")).and_then(|level| level.parse().ok()).unwrap_or(LEVELS);
            }
            (b"abstractNumId", false) => {
                if let (Some(list), Some(pattern)) = (&list, tag.and_then(|tag| value(tag, b"val"))) {
                    self.lists.entry(list.clone()).or_default().pattern = pattern;
                }
            }
            (b"startOverride", false) => {
                let start = tag.and_then(|tag| value(tag, b"val")).and_then(|start| start.parse().ok());
                if let (Some(list), Some(start)) = (&list, start) {
                    self.lists.entry(list.clone()).or_default().restarts.insert(level, start);
                }
            }
            (b"start" | b"numFmt" | b"lvlText", false) => {
                let here = pattern.as_ref().and_then(|pattern| self.patterns.get_mut(pattern)?.get_mut(level));
                if let (Some(level), Some(said)) = (here, tag.and_then(|tag| value(tag, b"val"))) {
                    match name {
                        b"start" => level.start = said.parse().ok(),
                        b"numFmt" => level.format = said,
                        _ => level.text = said,
                    }
                }
            }
            _ => {}
        });
    }

    fn read_styles(&mut self, xml: &[u8]) {
        let mut style = None;
        each_tag(xml, |tag, name, ends| match (name, ends, tag) {
            (b"style", false, Some(tag)) => style = value(tag, b"styleId"),
            (b"style", true, _) => style = None,
            (b"basedOn", false, Some(tag)) => {
                if let Some(style) = &style {
                    self.styles.entry(style.clone()).or_default().based_on = value(tag, b"val");
                }
            }
            (b"numId" | b"ilvl", false, Some(tag)) => {
                if let Some(style) = &style {
                    self.styles.entry(style.clone()).or_default().numbered.note(tag);
                }
            }
            _ => {}
        });
    }

    /// The number that stands before the next paragraph of this kind; empty where none does.
    pub fn next(&mut self, paragraph: &Numbered) -> String {
        let Some((list, level)) = self.place(paragraph) else { return String::new() };
        let Some(List { pattern, restarts }) = self.lists.get(&list).cloned() else { return String::new() };
        let Some(levels) = self.patterns.get(&pattern) else { return String::new() };
        let start = |level: usize| levels.get(level).and_then(|level| level.start).unwrap_or(1);
        let counts = self.counts.entry(pattern.clone()).or_default();
        if self.begun.insert(list) {
            for (level, restart) in restarts {
                if let Some(count) = counts.get_mut(level) {
                    *count = restart.saturating_sub(1);
                }
            }
        }
        for (above, count) in counts.iter_mut().enumerate().take(level) {
            if *count == 0 {
                *count = start(above);
            }
        }
        counts[level] = if counts[level] == 0 { start(level) } else { counts[level].saturating_add(1) };
        for below in counts.iter_mut().skip(level + 1) {
            *below = 0;
        }
        write(&levels[level], levels, counts)
    }

    /// Which list and level a paragraph is on, by itself or by its style.
    fn place(&self, paragraph: &Numbered) -> Option<(String, usize)> {
        let mut list = paragraph.list.clone();
        let mut level = paragraph.level;
        let mut style = paragraph.style.as_ref();
        for _ in 0..LONGEST_CHAIN {
            let Some(here) = style.and_then(|style| self.styles.get(style)) else { break };
            list = list.or_else(|| here.numbered.list.clone());
            level = level.or(here.numbered.level);
            style = here.based_on.as_ref();
        }
        let level = level.unwrap_or(0);
        list.filter(|list| list != "0" && level < LEVELS).map(|list| (list, level))
    }
}

/// Writes a level's text with the numbers in it.
fn write(level: &Level, levels: &[Level], counts: &[u32; LEVELS]) -> String {
    if matches!(level.format.as_str(), "bullet" | "none") {
        return String::new();
    }
    let mut words = String::new();
    let mut text = level.text.chars().peekable();
    while let Some(c) = text.next() {
        let place = text.peek().and_then(|digit| digit.to_digit(10)).filter(|place| c == '%' && *place > 0);
        match place.and_then(|place| usize::try_from(place - 1).ok()).filter(|place| *place < LEVELS) {
            Some(place) => {
                text.next();
                words.push_str(&numeral(counts[place], &levels[place].format));
            }
            None => words.push(c),
        }
    }
    words
}

/// A number in one of the standard's formats (17.18.59); those that a Chinese office does not use read as Arabic.
fn numeral(number: u32, format: &str) -> String {
    let ordinal = usize::try_from(number).unwrap_or(0);
    let letter = |first: u8| {
        let at = u8::try_from(number.saturating_sub(1) % 26).unwrap_or(0);
        char::from(first + at).to_string()
    };
    match format {
        "chineseCounting"
        | "chineseCountingThousand"
        | "japaneseCounting"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand"
        | "ideographDigital" => chinese(ordinal),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" if (1..=20).contains(&number) => {
            char::from_u32(0x245f + number).map(String::from).unwrap_or_default()
        }
        "decimalZero" => format!("{number:02}"),
        "lowerLetter" => letter(b'a'),
        "upperLetter" => letter(b'A'),
        _ => number.to_string(),
    }
}

/// An attribute's value by its local name.
fn value(tag: &BytesStart<'_>, name: &[u8]) -> Option<String> {
    tag.attributes()
        .filter_map(Result::ok)
        .find(|attribute| attribute.key.local_name().as_ref() == name)
        .and_then(|attribute| attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0).ok())
        .map(std::borrow::Cow::into_owned)
}

/// Shows each tag with its local name and whether it ends there; stops where the XML is damaged.
fn each_tag(xml: &[u8], mut see: impl FnMut(Option<&BytesStart<'_>>, &[u8], bool)) {
    let mut reader = Reader::from_reader(xml);
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag) | Event::Empty(tag)) => see(Some(&tag), tag.local_name().as_ref(), false),
            Ok(Event::End(tag)) => see(None, tag.local_name().as_ref(), true),
            Ok(Event::Eof | Event::DocType(_)) | Err(_) => return,
            Ok(_) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LISTS: &[u8] = "<w:numbering xmlns:w='w'><w:abstractNum w:abstractNumId='7'>\
        <w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='chineseCounting'/><w:lvlText w:val='%1、'/></w:lvl>\
        <w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='chineseCounting'/><w:lvlText w:val='（%2）'/></w:lvl>\
        <w:lvl w:ilvl='2'><w:numFmt w:val='decimal'/><w:lvlText w:val='%1.%3.'/></w:lvl>\
        <w:lvl w:ilvl='3'><w:numFmt w:val='bullet'/><w:lvlText w:val='●'/></w:lvl></w:abstractNum>\
        <w:num w:numId='3'><w:abstractNumId w:val='7'/></w:num>\
        <w:num w:numId='4'><w:abstractNumId w:val='7'/><w:lvlOverride w:ilvl='0'><w:startOverride w:val='5'/></w:lvlOverride></w:num>\
        </w:numbering>"
        .as_bytes();
    const STYLES: &[u8] = b"<w:styles xmlns:w='w'><w:style w:styleId='H2'><w:basedOn w:val='H1'/><w:pPr><w:numPr><w:ilvl w:val='1'/></w:numPr></w:pPr></w:style>\
        <w:style w:styleId='H1'><w:pPr><w:numPr><w:numId w:val='3'/></w:numPr></w:pPr></w:style></w:styles>";

    fn on(list: &str, level: usize) -> Numbered {
        Numbered { list: Some(list.into()), level: Some(level), style: None }
    }

    fn styled(style: &str) -> Numbered {
        Numbered { style: Some(style.into()), ..Numbered::default() }
    }

    #[test]
    fn numbers_count_by_level_and_begin_anew_below() {
        let mut numbering = Numbering::read(LISTS, STYLES);
        let said: Vec<String> =
            [on("3", 0), on("3", 1), on("3", 1), on("3", 2), on("3", 0), on("3", 1), on("3", 3), on("4", 0)]
                .iter()
                .map(|paragraph| numbering.next(paragraph))
                .collect();
        assert_eq!(said, ["一、", "（一）", "（二）", "一.1.", "二、", "（一）", "", "五、"]);
    }

    #[test]
    fn a_heading_is_numbered_by_its_style() {
        let mut numbering = Numbering::read(LISTS, STYLES);
        let taken_away = Numbered { list: Some("0".into()), ..styled("H1") };
        let said: Vec<String> = [styled("H1"), styled("H2"), taken_away, styled("H1"), styled("Body")]
            .iter()
            .map(|paragraph| numbering.next(paragraph))
            .collect();
        assert_eq!(said, ["一、", "（一）", "", "二、", ""]);
    }

    #[test]
    fn damaged_lists_leave_numbers_out() {
        let circle = b"<w:styles xmlns:w='w'><w:style w:styleId='A'><w:basedOn w:val='B'/></w:style><w:style w:styleId='B'><w:basedOn w:val='A'/></w:style>";
        let mut numbering = Numbering::read(b"<w:numbering><w:num w:numId='1'", circle);
        assert_eq!(numbering.next(&styled("A")), "");
        assert_eq!(numbering.next(&on("1", 200)), "");
    }
}
