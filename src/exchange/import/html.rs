//! A web page that calls itself a workbook (what many systems give out as .xls): its tables as sheets. Only tags that make
//! tables are looked at; whatever else stands there is passed over, since such pages are written by programs that know
//! nothing of each other.

use crate::exchange::form::{Bounds, Cell, Grid};

/// Tables of one page that are looked at.
const MOST_TABLES: usize = 40;

/// The tables of a page, a sheet each.
pub(super) fn grids(text: &str, bounds: &Bounds) -> Vec<Grid> {
    let mut page = Page { bounds: *bounds, open: Vec::new(), done: Vec::new() };
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        page.say(&rest[..at]);
        rest = &rest[at..];
        if let Some(after) = rest.strip_prefix("<!--") {
            rest = after.find("-->").map_or("", |end| &after[end + 3..]);
            continue;
        }
        let Some(end) = rest.find('>') else { break };
        let tag = &rest[1..end];
        rest = &rest[end + 1..];
        let name: String = tag.chars().take_while(|c| !c.is_whitespace()).collect::<String>().to_ascii_lowercase();
        let name = name.trim_end_matches('/');
        if matches!(name, "script" | "style") {
            let close = format!("</{name}");
            let lower = rest.to_ascii_lowercase();
            rest = lower.find(&close).map_or("", |at| &rest[at..]);
            continue;
        }
        page.tag(name, tag);
    }
    // What stands behind the last tag of a page that was cut off; a tag that was cut off itself is nothing.
    if !rest.starts_with('<') {
        page.say(rest);
    }
    page.finish()
}

struct Page {
    bounds: Bounds,
    /// Tables within tables: the inner one is a table of its own.
    open: Vec<Drawn>,
    done: Vec<Grid>,
}

/// A table being read.
#[derive(Default)]
struct Drawn {
    grid: Grid,
    row: Option<u32>,
    /// The column of the next cell.
    next: u32,
    cell: Option<Open>,
}

/// A cell being read.
struct Open {
    at: (u32, u32),
    span: (u32, u32),
    words: String,
}

impl Page {
    fn say(&mut self, words: &str) {
        let Some(cell) = self.open.last_mut().and_then(|table| table.cell.as_mut()) else { return };
        cell.words.push_str(&plain(words));
    }

    fn break_line(&mut self) {
        if let Some(cell) = self.open.last_mut().and_then(|table| table.cell.as_mut()) {
            cell.words.push('\n');
        }
    }

    fn tag(&mut self, name: &str, tag: &str) {
        match name {
            "table" if self.open.len() + self.done.len() < MOST_TABLES => self.open.push(Drawn::default()),
            "/table" => self.close_table(),
            "tr" => {
                if let Some(table) = self.open.last_mut() {
                    table.close_cell(&self.bounds);
                    let row = table.row.map_or(0, |row| row + 1);
                    (table.row, table.next) = (Some(row), 0);
                    // What a filter took away, as workbooks are saved for browsers.
                    if tag.to_ascii_lowercase().replace(' ', "").contains("display:none") {
                        table.grid.hidden.rows.insert(row);
                    }
                }
            }
            "td" | "th" => {
                if let Some(table) = self.open.last_mut() {
                    table.close_cell(&self.bounds);
                    table.open_cell(tag);
                }
            }
            "/td" | "/th" | "/tr" => {
                if let Some(table) = self.open.last_mut() {
                    table.close_cell(&self.bounds);
                }
            }
            "br" | "p" | "/p" | "div" | "/div" => self.break_line(),
            _ => {}
        }
    }

    fn close_table(&mut self) {
        let Some(mut table) = self.open.pop() else { return };
        table.close_cell(&self.bounds);
        table.grid.name = format!("表{}", self.done.len() + 1);
        self.done.push(table.grid);
    }

    fn finish(mut self) -> Vec<Grid> {
        while !self.open.is_empty() {
            self.close_table();
        }
        self.done.retain(|grid| !grid.cells.is_empty());
        self.done
    }
}

impl Drawn {
    fn open_cell(&mut self, tag: &str) {
        let row = *self.row.get_or_insert(0);
        let span = (number(tag, "rowspan"), number(tag, "colspan"));
        while self.is_covered((row, self.next)) {
            self.next += 1;
        }
        self.cell = Some(Open { at: (row, self.next), span, words: String::new() });
        self.next = self.next.saturating_add(span.1);
    }

    /// Whether a cell that spans rows or columns reaches here; those that are far above do not.
    fn is_covered(&self, (row, column): (u32, u32)) -> bool {
        let near = self.grid.merged.iter().rev().take(400);
        near.copied()
            .any(|((top, left), (bottom, right))| (top..=bottom).contains(&row) && (left..=right).contains(&column))
    }

    fn close_cell(&mut self, bounds: &Bounds) {
        let Some(Open { at, span, words }) = self.cell.take() else { return };
        let lines: Vec<&str> = words.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        if self.grid.cells.len() < bounds.cells {
            self.grid.put(at, Cell::Text(lines.join("\n")), bounds);
        }
        if span != (1, 1) && self.grid.merged.len() < bounds.cells {
            self.grid.merged.push((at, (at.0 + span.0 - 1, at.1 + span.1 - 1)));
        }
    }
}

/// How many rows or columns a cell spans.
fn number(tag: &str, attribute: &str) -> u32 {
    let lower = tag.to_ascii_lowercase();
    let after = lower.find(attribute).and_then(|at| lower[at + attribute.len()..].trim_start().strip_prefix('='));
    let digits: String = after
        .map(|after| after.trim_start_matches(['"', '\'', ' ']).chars().take_while(char::is_ascii_digit).collect())
        .unwrap_or_default();
    digits.parse::<u32>().unwrap_or(1).clamp(1, 1_000)
}

/// Words without entities; what a page wraps for its own sake is one line.
fn plain(words: &str) -> String {
    let one_line: String = words.chars().map(|c| if c.is_whitespace() && c != '\u{a0}' { ' ' } else { c }).collect();
    if !one_line.contains('&') {
        return one_line;
    }
    let mut plain = String::new();
    let mut rest = one_line.as_str();
    while let Some(at) = rest.find('&') {
        plain.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.char_indices().take(12).find(|(_, c)| *c == ';').map(|(at, _)| at);
        if let Some((end, c)) = end.and_then(|end| Some((end, character(&rest[1..end])?))) {
            plain.push(c);
            rest = &rest[end + 1..];
        } else {
            plain.push('&');
            rest = &rest[1..];
        }
    }
    plain.push_str(rest);
    plain
}

fn character(entity: &str) -> Option<char> {
    match entity {
        "nbsp" | "ensp" | "emsp" => Some(' '),
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "ldquo" => Some('“'),
        "rdquo" => Some('”'),
        "middot" => Some('·'),
        "mdash" => Some('—'),
        _ => {
            let number = entity.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(page: &str) -> Vec<Vec<((u32, u32), String)>> {
        let grids = grids(page, &Bounds::LIST);
        grids.iter().map(|grid| grid.cells.iter().map(|(at, cell)| (*at, cell.words())).collect()).collect()
    }

    #[test]
    fn a_page_is_its_tables_whatever_stands_around_them() {
        let page = "<html><head><style>td{color:red}</style></head><body><p>打印日期</p>\n<TABLE border=1>\
                    <tr><td colspan=\"2\">任务&nbsp;表</td></tr>\
                    <tr><th>任务<th>责任<br>单位</tr><!-- <td>没有</td> -->\
                    <tr><td rowspan='2'>甲 &amp; 乙</td><td>市教育局</td></tr><tr><td>市财政局</td></tr></TABLE>";
        let at = |row, column, words: &str| ((row, column), words.to_owned());
        assert_eq!(
            rows(page),
            [vec![
                at(0, 0, "任务 表"),
                at(1, 0, "任务"),
                at(1, 1, "责任\n单位"),
                at(2, 0, "甲 & 乙"),
                at(2, 1, "市教育局"),
                at(3, 1, "市财政局"),
            ]]
        );
    }

    #[test]
    fn a_page_that_is_cut_off_or_nested_breaks_nothing() {
        assert_eq!(rows("<table><tr><td>甲<table><tr><td>乙").len(), 2);
        assert!(rows("<table><tr><td").is_empty() && rows("</td></tr></table>&#xffffffff;").is_empty());
        assert_eq!(rows("<table><tr><td rowspan=99999999 colspan=0>甲</td><td>乙").len(), 1);
    }
}
