//! A document as Markdown (CommonMark with GitHub's tables): readable as it stands, and exact when it is rendered.

use crate::document::model::{
    Align, Attendance, Block, Cell, Colophon, Document, Emphasis, Level, Run, Table, addressed, paragraphs, text_of,
};
use crate::domain::Readers;
use crate::text;
use crate::wording::{colophon, papers};

/// The Markdown, ending with one line feed.
pub(super) fn render(document: &Document) -> String {
    let titled = document.blocks.iter().any(|block| matches!(block, Block::Title(_)));
    let mut writer = Writer { parts: Vec::new(), last_item: None, titled };
    if document.meta.readers == Readers::Office {
        writer.parts.push(strong(papers::INTERNAL));
    }
    for block in &document.blocks {
        writer.block(block);
    }
    let mut text = writer.parts.join("\n\n");
    text.push('\n');
    text
}

/// The parts written so far; an empty line parts them.
struct Writer {
    parts: Vec<String>,
    /// The number of the list item just written. A list counts on by itself, so only the number that follows may be
    /// one: any other is written out, lest a resolution be renumbered.
    last_item: Option<u64>,
    titled: bool,
}

impl Writer {
    fn block(&mut self, block: &Block) {
        let last_item = self.last_item.take();
        match block {
            Block::Mark(text) => {
                for line in text::paragraphs(text) {
                    let shown = if self.titled { strong(&line) } else { format!("# {}", escape(&line)) };
                    self.parts.push(shown);
                }
            }
            Block::NumberLine(text) => self.lines(&text::paragraphs(text)),
            Block::IssuerLine { issuer, date } => {
                self.ends(&text::paragraphs(issuer).concat(), &text::paragraphs(date).concat());
                self.parts.push("---".to_owned());
            }
            Block::Title(text) => self.heading(1, &text::paragraphs(text).concat()),
            Block::Heading { level, text } => {
                for line in text::paragraphs(text) {
                    self.heading(depth(*level), &line);
                }
            }
            Block::Paragraph(runs) => self.paragraphs(runs),
            Block::Resolution { label, runs } => self.resolution(label, runs, last_item),
            Block::Attendance(attendance) => self.attendance(attendance),
            Block::Addressee(text) => self.lines(&addressed(text)),
            Block::Signature { organ, date } => {
                self.lines(&text::paragraphs(organ));
                self.lines(&text::paragraphs(date));
            }
            Block::Table(table) => self.table(table),
            Block::BlankLine | Block::PageBreak => self.last_item = last_item,
            Block::Colophon(foot) => self.colophon(foot),
        }
    }

    fn lines(&mut self, lines: &[String]) {
        self.parts.extend(lines.iter().map(|line| start(&escape(line))));
    }

    fn heading(&mut self, depth: usize, text: &str) {
        self.parts.push(format!("{} {}", "#".repeat(depth), escape(text)));
    }

    fn ends(&mut self, left: &str, right: &str) {
        let ends: Vec<&str> = [left, right].into_iter().filter(|end| !end.is_empty()).collect();
        self.lines(&[ends.join("　")]);
    }

    fn paragraphs(&mut self, runs: &[Run]) {
        self.parts.extend(paragraphs(runs).iter().map(|line| start(&inline(line))));
    }

    fn resolution(&mut self, label: &str, runs: &[Run], last_item: Option<u64>) {
        let label = text::paragraphs(label).concat();
        let mut lines = paragraphs(runs).into_iter();
        let first = lines.next().unwrap_or_default();
        let number = label.strip_suffix('.').and_then(|digits| digits.parse::<u64>().ok());
        let counts_on = number.filter(|&number| last_item.is_none_or(|last| number == last + 1));
        if let Some(number) = counts_on.filter(|&number| number < 1_000_000_000) {
            // What follows a list marker is a line start again.
            self.parts.push(format!("{number}. {}", start(&inline(&first))));
            let indent = " ".repeat(number.to_string().len() + 2);
            self.parts.extend(lines.map(|line| format!("{indent}{}", start(&inline(&line)))));
            self.last_item = Some(number);
        } else {
            self.parts.push(start(&format!("{}{}", escape(&label), inline(&first))));
            self.parts.extend(lines.map(|line| start(&inline(&line))));
        }
    }

    fn attendance(&mut self, attendance: &Attendance) {
        let lead = strong(&attendance.lead());
        let lines = attendance.lines();
        match lines.as_slice() {
            [] => self.parts.push(lead),
            [only] => self.parts.push(format!("{lead}{}", escape(only))),
            many => {
                self.parts.push(lead);
                let items: Vec<String> = many.iter().map(|line| format!("- {}", start(&escape(line)))).collect();
                self.parts.push(items.join("\n"));
            }
        }
    }

    fn table(&mut self, table: &Table) {
        if table.columns.is_empty() {
            return;
        }
        let headings: Vec<String> = table
            .columns
            .iter()
            .map(|column| {
                text::paragraphs(&column.heading).iter().map(|line| escape(line)).collect::<Vec<_>>().join("<br>")
            })
            .collect();
        let marks: Vec<&str> = table
            .columns
            .iter()
            .map(|column| match column.align {
                Align::Left => ":---",
                Align::Center => ":---:",
                Align::Right => "---:",
            })
            .collect();
        let mut lines = vec![row(&headings), row(&marks)];
        lines.extend(table.rows.iter().map(|cells| row(&table.cells(cells).iter().map(cell).collect::<Vec<_>>())));
        self.parts.push(lines.join("\n"));
    }

    fn colophon(&mut self, foot: &Colophon) {
        self.parts.push("---".to_owned());
        let copied = foot.copied();
        if !copied.is_empty() {
            self.parts.push(format!("{}{}", escape(colophon::COPY_LABEL), escape(&copied)));
        }
        let proof = foot.proof();
        if !proof.is_empty() {
            self.ends(&proof, "");
        }
        self.ends(&foot.organ(), &foot.printed());
    }
}

fn row<T: AsRef<str>>(cells: &[T]) -> String {
    let cells: Vec<&str> = cells.iter().map(AsRef::as_ref).collect();
    format!("| {} |", cells.join(" | "))
}

fn cell(cell: &Cell) -> String {
    cell.lines().iter().map(|line| inline(line)).collect::<Vec<_>>().join("<br>")
}

const fn depth(level: Level) -> usize {
    match level {
        Level::One => 2,
        Level::Two => 3,
        Level::Three => 4,
        Level::Four => 5,
    }
}

/// Runs as Markdown; neighbours that are both bold share their stars, because **** would close nothing.
fn inline(runs: &[Run]) -> String {
    runs.chunk_by(|a, b| (a.emphasis == Emphasis::Plain) == (b.emphasis == Emphasis::Plain))
        .map(|group| {
            let text = text_of(group);
            if group.first().is_some_and(|run| run.emphasis == Emphasis::Plain) { escape(&text) } else { strong(&text) }
        })
        .collect()
}

/// Bold words. CommonMark does not close ** after a mark of punctuation with a 汉字 behind it, so the marks at both
/// ends stay outside.
fn strong(text: &str) -> String {
    let core = text.trim_matches(|c: char| !c.is_alphanumeric());
    let Some(at) = text.find(core).filter(|_| !core.is_empty()) else {
        return escape(text);
    };
    let (before, after) = (&text[..at], &text[at + core.len()..]);
    format!("{}**{}**{}", escape(before), escape(core), escape(after))
}

/// Text whose every sign means itself.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&' | '$' | '#' | '!') {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

/// Escaped text at the beginning of a line, where + - = and a number with a full stop would mean a list or a heading.
fn start(escaped: &str) -> String {
    let digits = escaped.len() - escaped.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let mark = escaped[digits..].chars().next();
    let at = match (digits, mark) {
        (0, Some('+' | '-' | '=')) | (1..=9, Some('.' | ')')) => digits,
        _ => return escaped.to_owned(),
    };
    format!("{}\\{}", &escaped[..at], &escaped[at..])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(label: &str) -> Block {
        Block::Resolution { label: label.into(), runs: vec!["建账。".into()] }
    }

    fn written(blocks: &[Block]) -> String {
        let mut writer = Writer { parts: Vec::new(), last_item: None, titled: true };
        for block in blocks {
            writer.block(block);
        }
        writer.parts.join("\n")
    }

    #[test]
    fn a_list_is_never_renumbered() {
        assert_eq!(written(&[item("1."), item("2."), item("5.")]), "1. 建账。\n2. 建账。\n5\\.建账。");
        assert_eq!(written(&[item("（一）")]), "（一）建账。");
    }

    #[test]
    fn signs_mean_themselves() {
        assert_eq!(start(&escape("1.甲*乙_丙<br>|&amp;")), "1\\.甲\\*乙\\_丙\\<br\\>\\|\\&amp;");
        assert_eq!(start(&escape("- # 100%")), "\\- \\# 100%");
        assert_eq!(start(&escape("2022年")), "2022年");
    }

    #[test]
    fn bold_closes_before_punctuation() {
        assert_eq!(inline(&[Run::label("会议议定："), "由“两新”工委负责".into()]), "**会议议定**：由“两新”工委负责");
        assert_eq!(strong("——"), "——");
        assert_eq!(inline(&[Run::label("牵头"), Run::strong("单位")]), "**牵头单位**");
    }
}
