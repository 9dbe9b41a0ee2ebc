//! The text of a Word document (ECMA-376 part 1, WordprocessingML): paragraphs and tables in their order, tracked
//! deletions left out. A row of a table is one line, its cells apart by tabs, so that a unit stands beside its task; a cell
//! merged over several rows stands in each of them.
//!
//! The package comes from anybody: what it unpacks to is bounded, and a document type, which a Word document never has
//! and which entities could be blown up with, is refused.

use super::docx_numbering::{Numbered, Numbering};
use crate::domain::SourceFault;
use quick_xml::{
    Reader,
    escape::resolve_xml_entity,
    events::{BytesRef, BytesStart, Event},
};
use std::io::{Cursor, Read as _};
use zip::ZipArchive;

/// What the body may unpack to, in bytes. Text of a hundred pages with all its formatting has a few million.
const LARGEST_BODY: u64 = 24 << 20;
/// Where the body is; a rare writer numbers it.
const BODY: &str = "word/document";

/// The text of a document's bytes, a paragraph a line.
pub(super) fn docx_text(bytes: &[u8]) -> Result<String, SourceFault> {
    document_text(bytes, false)
}

/// A document's bytes as rows of cells, whether they are rows of tables or paragraphs. A cell that stands over several
/// columns is followed by empty ones, so that whatever stands beside it is under its own heading.
pub(super) fn docx_rows(bytes: &[u8]) -> Result<Vec<Vec<String>>, SourceFault> {
    let text = document_text(bytes, true)?;
    Ok(text.lines().map(|line| line.split('\t').map(str::to_owned).collect()).collect())
}

fn document_text(bytes: &[u8], keeps_columns: bool) -> Result<String, SourceFault> {
    let mut package = ZipArchive::new(Cursor::new(bytes)).map_err(|_| SourceFault::DamagedDocument)?;
    let name = package
        .file_names()
        .filter_map(Result::ok)
        .find(|name| {
            name.strip_prefix(BODY)
                .and_then(|rest| rest.strip_suffix(".xml"))
                .is_some_and(|number| !number.contains('/'))
        })
        .ok_or(SourceFault::NotADocument)?
        .into_owned();
    let xml = part(&mut package, &name)?.ok_or(SourceFault::DamagedDocument)?;
    let numbering = part(&mut package, "word/numbering.xml")?.unwrap_or_default();
    let styles = if numbering.is_empty() { None } else { part(&mut package, "word/styles.xml")? };
    body_text(
        &xml,
        Body { numbering: Numbering::read(&numbering, &styles.unwrap_or_default()), keeps_columns, ..Body::default() },
    )
}

/// What a part of the package holds; `None` when there is no such part.
fn part(package: &mut ZipArchive<Cursor<&[u8]>>, name: &str) -> Result<Option<Vec<u8>>, SourceFault> {
    let Ok(file) = package.by_name(name) else { return Ok(None) };
    let mut bytes = Vec::new();
    file.take(LARGEST_BODY + 1).read_to_end(&mut bytes).map_err(|_| SourceFault::DamagedDocument)?;
    if bytes.len() as u64 > LARGEST_BODY {
        return Err(SourceFault::Bomb(LARGEST_BODY >> 20));
    }
    Ok(Some(bytes))
}

/// The text of the body's XML.
fn body_text(xml: &[u8], mut body: Body) -> Result<String, SourceFault> {
    let mut reader = Reader::from_reader(xml);
    loop {
        match reader.read_event().map_err(|_| SourceFault::DamagedDocument)? {
            Event::Start(tag) => {
                body.note(&tag);
                body.open(tag.local_name().as_ref());
            }
            Event::End(tag) => body.close(tag.local_name().as_ref()),
            Event::Empty(tag) => {
                body.note(&tag);
                body.mark(tag.local_name().as_ref());
            }
            Event::Text(text) => body.say(&text.decode().map_err(|_| SourceFault::DamagedDocument)?),
            Event::CData(text) => body.say(&text.decode().map_err(|_| SourceFault::DamagedDocument)?),
            Event::GeneralRef(reference) => body.say(&character(&reference)?),
            Event::DocType(_) => return Err(SourceFault::DamagedDocument),
            Event::Eof => return Ok(body.finish()),
            Event::Decl(_) | Event::PI(_) | Event::Comment(_) => {}
        }
    }
}

/// `&amp;`, `&#x4e00;`; no document brings entities of its own.
fn character(reference: &BytesRef<'_>) -> Result<String, SourceFault> {
    let damaged = |_| SourceFault::DamagedDocument;
    if let Some(character) = reference.resolve_char_ref().map_err(|_| SourceFault::DamagedDocument)? {
        return Ok(character.to_string());
    }
    let name = reference.decode().map_err(damaged)?;
    resolve_xml_entity(&name).map(ToOwned::to_owned).ok_or(SourceFault::DamagedDocument)
}

/// What has been read so far.
#[derive(Default)]
struct Body {
    text: String,
    /// Whether a cell over several columns is followed by empty ones.
    keeps_columns: bool,
    /// Depth within `w:t`: only there words stand.
    words: usize,
    /// Depth within what is not part of the text as it stands: tracked deletions and moves away, and the second copy of
    /// a drawing for older readers.
    left_out: usize,
    /// Depth within rows of tables.
    rows: usize,
    /// The tables that the row at hand stands in, the innermost last.
    tables: Vec<Grid>,
    /// Depth within properties as they were before a tracked change.
    earlier: usize,
    /// The lists of the document.
    numbering: Numbering,
    /// What the paragraph at hand is numbered by, and where its words begin.
    paragraph: Numbered,
    begins: usize,
}

impl Body {
    fn open(&mut self, name: &[u8]) {
        match name {
            b"t" => self.words += 1,
            b"del" | b"moveFrom" | b"Fallback" => self.left_out += 1,
            b"tbl" => self.tables.push(Grid::default()),
            b"tr" => {
                self.rows += 1;
                if let Some(grid) = self.tables.last_mut() {
                    grid.column = 0;
                }
            }
            b"tc" => {
                let begins = self.text.len();
                if let Some(grid) = self.tables.last_mut() {
                    (grid.begins, grid.goes_on, grid.spans) = (begins, false, 1);
                }
            }
            b"pPrChange" => self.earlier += 1,
            b"p" => {
                self.paragraph = Numbered::default();
                self.begins = self.text.len();
            }
            _ => {}
        }
    }

    fn close(&mut self, name: &[u8]) {
        if name == b"p" {
            self.number();
        }
        match name {
            b"pPrChange" => self.earlier = self.earlier.saturating_sub(1),
            b"t" => self.words = self.words.saturating_sub(1),
            b"del" | b"moveFrom" | b"Fallback" => self.left_out = self.left_out.saturating_sub(1),
            b"tr" => {
                self.rows = self.rows.saturating_sub(1);
                self.end_of_row();
            }
            b"tc" => self.end_of_cell(),
            b"tbl" => {
                self.tables.pop();
            }
            // Paragraphs of a cell stay on the row's line.
            b"p" if self.rows > 0 => self.space(),
            b"p" => self.text.push('\n'),
            _ => self.mark(name),
        }
    }

    /// Takes in how the paragraph is numbered, and how a cell is merged.
    fn note(&mut self, tag: &BytesStart<'_>) {
        if let Some(grid) = self.tables.last_mut() {
            match tag.local_name().as_ref() {
                b"vMerge" => grid.goes_on = value(tag).is_none_or(|value| value != "restart"),
                b"gridSpan" => grid.spans = value(tag).and_then(|value| value.parse().ok()).unwrap_or(1),
                _ => {}
            }
        }
        if self.earlier == 0 {
            self.paragraph.note(tag);
        }
    }

    /// Sets the paragraph's automatic number before its words.
    fn number(&mut self) {
        let paragraph = std::mem::take(&mut self.paragraph);
        let begins = self.begins.min(self.text.len());
        // An empty paragraph counts on the page as well.
        let number = self.numbering.next(&paragraph);
        if self.text.len() > begins {
            self.text.insert_str(begins, &number);
        }
        self.begins = self.text.len();
    }

    /// What stands for a character.
    fn mark(&mut self, name: &[u8]) {
        if self.left_out > 0 {
            return;
        }
        match name {
            b"tab" | b"ptab" => self.space(),
            b"br" | b"cr" if self.rows > 0 => self.space(),
            b"br" | b"cr" => self.text.push('\n'),
            b"noBreakHyphen" => self.text.push('-'),
            b"p" if self.rows == 0 => self.text.push('\n'),
            _ => {}
        }
    }

    fn say(&mut self, words: &str) {
        if self.words > 0 && self.left_out == 0 {
            self.text.push_str(words);
        }
    }

    fn space(&mut self) {
        if self.text.ends_with(|c: char| !c.is_whitespace()) {
            self.text.push(' ');
        }
    }

    /// Keeps what a cell says, or repeats what the cell says that it is merged with.
    fn end_of_cell(&mut self) {
        if let Some(grid) = self.tables.last_mut() {
            let words = self.text.get(grid.begins..).unwrap_or_default().trim().to_owned();
            let column = grid.column;
            grid.column = (column + grid.spans.clamp(1, MOST_COLUMNS)).min(MOST_COLUMNS);
            if grid.goes_on && words.is_empty() {
                let above = grid.above.get(column).cloned().unwrap_or_default();
                // Words merged over very many rows are a heading, not a task of each.
                if above.len() <= LONGEST_REPEATED && self.text.len() < MOST_TO_REPEAT_IN {
                    self.text.push_str(&above);
                }
            } else {
                grid.above.resize(grid.above.len().max(grid.column), String::new());
                grid.above[column.min(MOST_COLUMNS - 1)] = words;
            }
        }
        let keeps = self.keeps_columns && self.text.len() < MOST_TO_REPEAT_IN;
        let columns = self.tables.last().filter(|_| keeps).map_or(1, |grid| grid.spans);
        self.text.extend(std::iter::repeat_n('\t', columns.clamp(1, MOST_COLUMNS)));
    }

    fn end_of_row(&mut self) {
        let kept = self.text.trim_end_matches([' ', '\t']).len();
        self.text.truncate(kept);
        self.text.push(if self.rows > 0 { ' ' } else { '\n' });
    }

    fn finish(self) -> String {
        self.text.trim_end().to_owned()
    }
}

/// Columns that a table is followed in.
const MOST_COLUMNS: usize = 64;
/// Bytes of a merged cell that are repeated in every row it covers: a unit, a task, a day, and no page of text.
const LONGEST_REPEATED: usize = 600;
/// In a longer text nothing is repeated, and no cell stands over several columns: a small file could be made a huge one so.
const MOST_TO_REPEAT_IN: usize = 2 << 20;

/// A table while it is read.
#[derive(Default)]
struct Grid {
    /// The column of the cell at hand.
    column: usize,
    /// Where the words of the cell at hand begin.
    begins: usize,
    /// Whether that cell goes on with the one above.
    goes_on: bool,
    /// Over how many columns it stands.
    spans: usize,
    /// What the last cell of each column says.
    above: Vec<String>,
}

/// The `w:val` of an element.
fn value(tag: &BytesStart<'_>) -> Option<String> {
    let attribute = tag.attributes().flatten().find(|attribute| attribute.key.local_name().as_ref() == b"val")?;
    String::from_utf8(attribute.value.into_owned()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write as _;
    use zip::{ZipWriter, write::SimpleFileOptions};

    fn document(body: &str) -> String {
        format!("<w:document xmlns:w='w' xmlns:mc='mc'><w:body>{body}</w:body></w:document>")
    }

    fn packed(name: &str, xml: &[u8]) -> Vec<u8> {
        let mut package = ZipWriter::new(Cursor::new(Vec::new()));
        package.start_file(name, SimpleFileOptions::default()).unwrap();
        package.write_all(xml).unwrap();
        package.finish().unwrap().into_inner()
    }

    fn text_of(body: &str) -> Result<String, SourceFault> {
        docx_text(&packed("word/document.xml", document(body).as_bytes()))
    }

    #[test]
    fn paragraphs_and_tables_come_in_their_order() {
        let body = "<w:p><w:r><w:t>一、</w:t></w:r><w:r><w:t>摸清&amp;底数</w:t></w:r></w:p><w:p/>\
            <w:tbl><w:tr><w:tc><w:p><w:r><w:t>市财政局</w:t></w:r></w:p></w:tc>\
            <w:tc><w:p><w:r><w:t>6月底前</w:t></w:r></w:p><w:p><w:r><w:t>报方案</w:t></w:r></w:p></w:tc></w:tr></w:tbl>\
            <w:p><w:r><w:t>二</w:t><w:br/><w:t>三&#x4e00;</w:t></w:r></w:p>";
        assert_eq!(text_of(body).unwrap(), "一、摸清&底数\n\n市财政局 \t6月底前 报方案\n二\n三一");
    }

    #[test]
    fn a_cell_merged_over_rows_stands_in_each() {
        let cell = |merge: &str, words: &str| {
            format!("<w:tc><w:tcPr>{merge}</w:tcPr><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:tc>")
        };
        let (begins, goes_on) = ("<w:vMerge w:val='restart'/>", "<w:vMerge/>");
        let row = |cells: [String; 3]| format!("<w:tr>{}</w:tr>", cells.concat());
        let body = format!(
            "<w:tbl>{}{}{}</w:tbl>",
            row([cell(begins, "摸清底数"), cell("", "排查企业"), cell(begins, "市民政局")]),
            row([cell(goes_on, ""), cell("", "建立台账"), cell(goes_on, "")]),
            row([cell("<w:gridSpan w:val='2'/>", "合计"), cell(goes_on, ""), String::new()]),
        );
        let expected = "摸清底数 \t排查企业 \t市民政局\n摸清底数\t建立台账 \t市民政局\n合计 \t市民政局";
        assert_eq!(text_of(&body).unwrap(), expected);
    }

    #[test]
    fn what_was_deleted_under_tracking_is_not_read() {
        let body = "<w:p><w:del><w:r><w:delText>5月</w:delText><w:t>4月</w:t></w:r></w:del>\
            <w:ins><w:r><w:t>6月</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>7月</w:t></w:r></w:moveFrom>\
            <w:r><w:instrText>PAGE</w:instrText><w:t>底前</w:t></w:r></w:p>";
        assert_eq!(text_of(body).unwrap(), "6月底前");
    }

    #[test]
    fn automatic_numbers_stand_before_the_words() {
        let mut package = ZipWriter::new(Cursor::new(Vec::new()));
        let lists = "<w:numbering xmlns:w='w'><w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:start w:val='1'/>\
            <w:numFmt w:val='chineseCounting'/><w:lvlText w:val='（%1）'/></w:lvl></w:abstractNum>\
            <w:num w:numId='2'><w:abstractNumId w:val='0'/></w:num></w:numbering>";
        let item = |words: &str| {
            format!(
                "<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='2'/></w:numPr></w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"
            )
        };
        let body = format!(
            "{}<w:p><w:r><w:t>由市民政局负责。</w:t></w:r></w:p>{}",
            item("6月底前完成以下工作"),
            item("摸清底数")
        );
        for (name, xml) in [("word/document.xml", document(&body)), ("word/numbering.xml", lists.to_owned())] {
            package.start_file(name, SimpleFileOptions::default()).unwrap();
            package.write_all(xml.as_bytes()).unwrap();
        }
        let bytes = package.finish().unwrap().into_inner();
        assert_eq!(docx_text(&bytes).unwrap(), "（一）6月底前完成以下工作\n由市民政局负责。\n（二）摸清底数");
    }

    #[test]
    fn a_document_that_blows_up_is_refused() {
        let mut xml = document("<w:p/>").into_bytes();
        xml.resize(usize::try_from(LARGEST_BODY).unwrap() + 100, b' ');
        let package = packed("word/document.xml", &xml);
        assert!(package.len() < 1 << 20, "a small file");
        assert_eq!(docx_text(&package), Err(SourceFault::Bomb(LARGEST_BODY >> 20)));
        let entities =
            "<!DOCTYPE a [<!ENTITY b '长长长'>]><w:document xmlns:w='w'><w:p><w:t>&b;</w:t></w:p></w:document>";
        assert_eq!(docx_text(&packed("word/document.xml", entities.as_bytes())), Err(SourceFault::DamagedDocument));
        assert_eq!(text_of("<w:p><w:t>&b;</w:t></w:p>"), Err(SourceFault::DamagedDocument));
    }

    #[test]
    fn a_package_of_something_else_is_told_apart() {
        assert_eq!(docx_text(&packed("xl/workbook.xml", b"<a/>")), Err(SourceFault::NotADocument));
        assert_eq!(docx_text(b"PK\x03\x04"), Err(SourceFault::DamagedDocument));
        assert_eq!(text_of("<w:p></w:q>"), Err(SourceFault::DamagedDocument));
    }
}
