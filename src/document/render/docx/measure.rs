//! The numbers of GB/T 9704-2012 in Word's units: twips (twentieths of a point; 1 mm = 56.693), half points for sizes,
//! eighths of a point for borders. Where the standard gives none, the value is common practice and says so.

/// A4 width.
pub(super) const PAGE_WIDTH: u32 = 11906;
/// A4 height.
pub(super) const PAGE_HEIGHT: u32 = 16838;
/// 天头 37 mm.
pub(super) const TOP: u32 = 2098;
/// 订口 28 mm.
pub(super) const LEFT: u32 = 1587;
/// What 版心 156 mm leaves at the right: 26 mm.
pub(super) const RIGHT: u32 = 1474;
/// What 版心 225 mm leaves at the bottom: 35 mm.
pub(super) const BOTTOM: u32 = 1984;
/// 版心 156 mm wide.
pub(super) const TEXT_WIDTH: u32 = PAGE_WIDTH - LEFT - RIGHT;

/// 3号, 16 pt, in half points: the body.
pub(super) const SIZE_3: u32 = 32;
/// 2号, 22 pt: the title.
pub(super) const SIZE_2: u32 = 44;
/// 4号, 14 pt: page numbers and the 版记.
pub(super) const SIZE_4: u32 = 28;
/// 小四, 12 pt: tables (practice).
pub(super) const SIZE_SMALL_4: u32 = 24;
/// 小五, 9 pt: what a 版记 says for those who will check it one day, and nobody else (practice).
pub(super) const SIZE_SMALL_5: u32 = 18;
/// What each 3号 character gives up so that 28 fill the line: 16 pt − 0.25 pt = 15.75 pt.
pub(super) const CHARACTER_SPACING: i32 = -5;
/// The width of one body character, 15.75 pt.
pub(super) const CHARACTER: u32 = 315;
/// The width of one 4号 character.
pub(super) const CHARACTER_4: u32 = 280;
/// 首行缩进 of two characters; Word counts by `firstLineChars`, this is for readers that do not.
pub(super) const FIRST_LINE: u32 = 632;

/// Exact line pitch of a title of several lines, 35 pt (practice).
pub(super) const TITLE_LINE: u32 = 700;
/// From the top of the 版心 to the top of the 纪要标志: 35 mm.
pub(super) const ABOVE_MARK: u32 = 1984;
/// Width that the characters of the 纪要标志 share, in points.
pub(super) const MARK_WIDTH: u32 = 442;
/// Largest size of the 纪要标志, in points.
pub(super) const MARK_LARGEST: u32 = 60;
/// Smallest, in points: a longer mark takes a second line rather than shrink to the title's size.
pub(super) const MARK_SMALLEST: u32 = 24;
/// The red of the 纪要标志 and of the line below the head.
pub(super) const RED: &str = "FF0000";
/// Exact line of the organ and the date: a tenth more than their characters.
pub(super) const ISSUER_LINE: u32 = 352;
/// The red line, 1.5 pt.
pub(super) const RED_LINE: u32 = 12;
/// From the head's last line to the red line: 11 pt, about 4 mm.
pub(super) const RED_LINE_SPACE: u32 = 11;
/// Height of a paragraph that only carries something: a red line, the anchor of a table.
pub(super) const CARRIER: u32 = 20;

/// Thick lines of the 版记: 0.35 mm.
pub(super) const THICK: u32 = 8;
/// Thin lines of the 版记: 0.25 mm.
pub(super) const THIN: u32 = 6;
/// Exact line pitch within the 版记, 23 pt: with its margins a row of one line is one 行 of the body (practice).
pub(super) const COLOPHON_LINE: u32 = 460;
/// The same where the words are small, 12 pt.
pub(super) const COLOPHON_SMALL_LINE: u32 = 240;
/// From a line of the 版记 to its words: above, left, below, right. Exact lines set their words low, hence less above.
pub(super) const COLOPHON_MARGINS: [u32; 4] = [40, 0, 80, 0];
/// Lines of a table in the body, 0.5 pt (practice).
pub(super) const TABLE_LINE: u32 = 4;
/// From a table's line to its words: above, left, below, right (practice).
pub(super) const CELL_MARGINS: [u32; 4] = [57, 85, 57, 85];

/// From the paper's lower edge to the footer, so that the dash stands 7 mm below the 版心.
pub(super) const FOOTER: u32 = 1446;
/// Exact line of the footer: one 4号 character.
pub(super) const FOOTER_LINE: u32 = 280;
