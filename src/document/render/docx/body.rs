//! `word/document.xml`: the blocks from top to bottom, and the page they stand on.

use super::measure::{BOTTOM, CHARACTER, FOOTER, LEFT, PAGE_HEIGHT, PAGE_WIDTH, RIGHT, TOP};
use super::paragraph::{Layout, paragraph};
use super::styles::id;
use super::xml::Xml;
use super::{colophon, head, package, table};
use crate::document::model::{Attendance, Block, Document, Level, Run, addressed, numbered, paragraphs};
use crate::domain::{HouseStyle, Readers};
use crate::text;
use crate::wording::wrap::{Ambiguous, Ruler, width};

/// The part.
pub(super) fn part(document: &Document, house: &HouseStyle) -> Vec<u8> {
    let namespaces = [
        ("xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
        ("xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
    ];
    Xml::part("w:document", &namespaces, |xml| {
        xml.element("w:body", &[], |xml| {
            let mut body = Body {
                xml,
                pitch: house.line_pitch,
                below_head: false,
                new_page: false,
                after_table: false,
                bound: false,
            };
            let follows = document.blocks.iter().skip(1).map(Some).chain([None]);
            for (block, next) in document.blocks.iter().zip(follows) {
                body.bound = next.is_some_and(|next| is_bound(block, next));
                body.block(block);
            }
            body.finish();
            section(xml, house.line_pitch, document.meta.readers == Readers::Office);
        });
    })
}

/// The text being written.
#[expect(clippy::struct_excessive_bools, reason = "each says one thing of the part just written")]
struct Body<'a> {
    xml: &'a mut Xml,
    pitch: u32,
    /// Whether the part just written belongs to the head: a title then keeps two lines away.
    below_head: bool,
    /// Whether the next paragraph begins a new page.
    new_page: bool,
    /// Whether a table was just written: the next may not touch it, and no text may end with it.
    after_table: bool,
    /// Whether the part being written stays on the page of the next one.
    bound: bool,
}

/// From how many half-width columns on a part is too long to go along with a 版记: eight lines of 28 characters. Where a page
/// and more had to be kept together, LibreOffice kept nothing.
const TOO_LONG: usize = 8 * 56;

/// Whether a part may not be parted from the next by a page's end: what announces a list or a table (its last words end
/// with a colon), what a signature or a 版记 stands under, the empty line above a list of who attended.
fn is_bound(block: &Block, next: &Block) -> bool {
    let announces = block.words().last().is_some_and(|words| words.ends_with('：'));
    let listed = matches!(next, Block::Resolution { .. } | Block::Table(_) | Block::Paragraph(_));
    let is_short =
        matches!(block, Block::Table(_)) || block.words().iter().map(|line| width(line)).sum::<usize>() < TOO_LONG;
    let closes = is_short && matches!(next, Block::Signature { .. } | Block::Colophon(_));
    (announces && listed) || closes || (*block == Block::BlankLine && matches!(next, Block::Attendance(_)))
}

impl Body<'_> {
    fn block(&mut self, block: &Block) {
        if *block == Block::PageBreak {
            self.new_page = true;
            return;
        }
        if matches!(block, Block::Table(_)) && (self.after_table || self.new_page) {
            self.carrier();
        }
        let new_page = std::mem::take(&mut self.new_page);
        match block {
            Block::Mark(text) => head::mark(self.xml, text, new_page),
            Block::NumberLine(text) => head::number(self.xml, text, new_page),
            Block::IssuerLine { issuer, date } => head::issuer(self.xml, issuer, date, new_page),
            Block::Title(text) => head::title(self.xml, text, self.below_head, self.pitch, new_page),
            Block::Paragraph(runs) => self.lines(id::BODY, paragraphs(runs), new_page),
            Block::Resolution { label, runs } => self.lines(id::BODY, numbered(label, runs), new_page),
            Block::Heading { level, text } => {
                let style = id::HEADINGS[match level {
                    Level::One => 0,
                    Level::Two => 1,
                    Level::Three => 2,
                    Level::Four => 3,
                }];
                self.lines(style, text::paragraphs(text).into_iter().map(|line| vec![Run::plain(line)]), new_page);
            }
            Block::Attendance(attendance) => self.attendance(attendance, new_page),
            Block::Addressee(text) => {
                self.lines(id::NORMAL, addressed(text).into_iter().map(|line| vec![Run::plain(line)]), new_page);
            }
            Block::Signature { organ, date } => self.signature(organ, date, new_page),
            Block::Table(words) if words.columns.is_empty() => {}
            Block::Table(words) => table::write(self.xml, words, self.bound),
            Block::BlankLine => {
                let layout = Layout { new_page, keep_next: self.bound, ..Layout::of(id::NORMAL) };
                paragraph(self.xml, &layout, &[]);
            }
            Block::PageBreak => {}
            Block::Colophon(foot) => {
                if self.after_table {
                    // The table's last row goes along with the 版记, which stands on no page of its own.
                    paragraph(self.xml, &Layout { keep_next: true, ..Layout::of(id::CARRIER) }, &[]);
                }
                colophon::write(self.xml, foot, new_page);
            }
        }
        self.after_table = matches!(block, Block::Table(table) if !table.columns.is_empty());
        self.below_head = matches!(block, Block::Mark(_) | Block::NumberLine(_) | Block::IssuerLine { .. });
    }

    /// An all but invisible paragraph where a table needs one.
    fn carrier(&mut self) {
        let new_page = std::mem::take(&mut self.new_page);
        paragraph(self.xml, &Layout { new_page, ..Layout::of(id::CARRIER) }, &[]);
    }

    fn lines(&mut self, style: &'static str, lines: impl IntoIterator<Item = Vec<Run>>, new_page: bool) {
        let mut lines = lines.into_iter().enumerate().peekable();
        while let Some((index, line)) = lines.next() {
            let keep_next = self.bound && lines.peek().is_none();
            let layout = Layout { new_page: new_page && index == 0, keep_next, ..Layout::of(style) };
            paragraph(self.xml, &layout, &line);
        }
    }

    /// Two characters in; what follows the label hangs after its colon.
    fn attendance(&mut self, attendance: &Attendance, new_page: bool) {
        let label = attendance.lead();
        let ruler = Ruler { ambiguous: Ambiguous::Wide };
        let hang = u32::try_from(ruler.width(&label)).unwrap_or(6) * CHARACTER / 2;
        let left = 2 * CHARACTER + hang;
        let (word, colon) = label.split_at(label.len() - "：".len());
        let mut first = vec![Run::label(word), Run::plain(colon)];
        let mut lines = attendance.lines().into_iter().peekable();
        first.extend(lines.next().map(Run::plain));
        let keep_next = self.bound && lines.peek().is_none();
        let layout = Layout { hanging: Some((left, hang)), new_page, keep_next, ..Layout::of(id::ATTENDANCE) };
        paragraph(self.xml, &layout, &first);
        while let Some(line) = lines.next() {
            let keep_next = self.bound && lines.peek().is_none();
            let layout = Layout { hanging: Some((left, 0)), keep_next, ..Layout::of(id::ATTENDANCE) };
            paragraph(self.xml, &layout, &[Run::plain(line)]);
        }
    }

    /// The day four characters from the right (GB/T 9704-2012 §7.3.5.1), the organ above it in the middle.
    fn signature(&mut self, organ: &str, date: &str, new_page: bool) {
        let ruler = Ruler { ambiguous: Ambiguous::Wide };
        let (organ, date) = (text::paragraphs(organ).concat(), text::paragraphs(date).concat());
        let half_widths = |text: &str| u32::try_from(ruler.width(text)).unwrap_or(0) * CHARACTER / 2;
        let day = 4 * CHARACTER;
        let middle = day + half_widths(&date) / 2;
        let indents = [(organ.as_str(), middle.saturating_sub(half_widths(&organ) / 2)), (date.as_str(), day)];
        paragraph(self.xml, &Layout { new_page, keep_next: true, ..Layout::of(id::NORMAL) }, &[]);
        for (text, right) in indents {
            let layout = Layout { right: Some(right), align: Some("right"), keep_next: true, ..Layout::of(id::NORMAL) };
            paragraph(self.xml, &layout, &[Run::plain(text)]);
        }
    }

    /// A text ends with a paragraph.
    fn finish(&mut self) {
        if self.after_table || self.new_page {
            self.carrier();
        }
    }
}

/// The page: A4, 版心 156 × 225 mm, 22 lines, page numbers below.
fn section(xml: &mut Xml, pitch: u32, with_header: bool) {
    let text = |twips: u32| twips.to_string();
    xml.element("w:sectPr", &[], |xml| {
        for side in ["default", "even"].into_iter().filter(|_| with_header) {
            xml.empty("w:headerReference", &[("w:type", side), ("r:id", package::HEADER)]);
        }
        xml.empty("w:footerReference", &[("w:type", "default"), ("r:id", package::FOOTER_ODD)]);
        xml.empty("w:footerReference", &[("w:type", "even"), ("r:id", package::FOOTER_EVEN)]);
        xml.empty("w:pgSz", &[("w:w", &text(PAGE_WIDTH)), ("w:h", &text(PAGE_HEIGHT))]);
        xml.empty(
            "w:pgMar",
            &[
                ("w:top", &text(TOP)),
                ("w:right", &text(RIGHT)),
                ("w:bottom", &text(BOTTOM)),
                ("w:left", &text(LEFT)),
                ("w:header", &text(FOOTER)),
                ("w:footer", &text(FOOTER)),
                ("w:gutter", "0"),
            ],
        );
        xml.empty("w:pgNumType", &[("w:fmt", "decimal"), ("w:start", "1")]);
        // Lines only: a grid of characters with a negative pitch makes LibreOffice double the cells.
        xml.empty("w:docGrid", &[("w:type", "lines"), ("w:linePitch", &text(pitch))]);
    });
}
