//! `word/styles.xml`: how each role looks. An office that wants another look changes a style in Word, not a hundred
//! paragraphs.

use super::measure::{
    CARRIER, CHARACTER, CHARACTER_4, CHARACTER_SPACING, COLOPHON_LINE, COLOPHON_SMALL_LINE, FIRST_LINE, FOOTER_LINE,
    ISSUER_LINE, RED, RED_LINE, RED_LINE_SPACE, SIZE_2, SIZE_3, SIZE_4, SIZE_SMALL_4, SIZE_SMALL_5, TEXT_WIDTH,
    TITLE_LINE,
};
use super::xml::Xml;
use crate::domain::HouseStyle;

/// The styles' identifiers.
pub(super) mod id {
    pub(in super::super) const NORMAL: &str = "Normal";
    pub(in super::super) const BODY: &str = "Body";
    pub(in super::super) const HEADINGS: [&str; 4] = ["Heading1", "Heading2", "Heading3", "Heading4"];
    pub(in super::super) const TITLE: &str = "Title";
    pub(in super::super) const MARK: &str = "Mark";
    pub(in super::super) const MARK_SPACE: &str = "MarkSpace";
    pub(in super::super) const NUMBER: &str = "NumberLine";
    pub(in super::super) const ISSUER: &str = "IssuerLine";
    pub(in super::super) const RED_LINE: &str = "RedLine";
    pub(in super::super) const ATTENDANCE: &str = "Attendance";
    pub(in super::super) const TABLE_TEXT: &str = "TableText";
    pub(in super::super) const TABLE_HEADING: &str = "TableHeading";
    pub(in super::super) const COLOPHON: &str = "Colophon";
    pub(in super::super) const COLOPHON_SMALL: &str = "ColophonSmall";
    pub(in super::super) const CARRIER: &str = "Carrier";
    pub(in super::super) const FOOTER_ODD: &str = "FooterOdd";
    pub(in super::super) const FOOTER_EVEN: &str = "FooterEven";
    pub(in super::super) const STRONG: &str = "Strong";
    pub(in super::super) const LABEL: &str = "Label";
    pub(in super::super) const LEAD: &str = "Lead";
}

/// The part.
pub(super) fn part(house: &HouseStyle) -> Vec<u8> {
    let namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    Xml::part("w:styles", &[("xmlns:w", namespace)], |xml| {
        defaults(xml, house);
        normal(xml, house);
        for look in looks(house) {
            look.write(xml);
        }
        emphases(xml, house);
        xml.element("w:style", &[("w:type", "table"), ("w:default", "1"), ("w:styleId", "TableNormal")], |xml| {
            xml.value("w:name", "Normal Table");
            xml.value("w:uiPriority", 99);
            xml.empty("w:semiHidden", &[]);
            xml.element("w:tblPr", &[], |xml| xml.empty("w:tblInd", &[("w:w", "0"), ("w:type", "dxa")]));
        });
    })
}

fn defaults(xml: &mut Xml, house: &HouseStyle) {
    xml.element("w:docDefaults", &[], |xml| {
        xml.element("w:rPrDefault", &[], |xml| {
            xml.element("w:rPr", &[], |xml| {
                fonts(xml, &house.fonts.latin, &house.fonts.body);
                sizes(xml, SIZE_3);
                xml.empty("w:lang", &[("w:val", "en-US"), ("w:eastAsia", "zh-CN"), ("w:bidi", "ar-SA")]);
            });
        });
        xml.element("w:pPrDefault", &[], |_| {});
    });
}

/// The size and the spacing stand here and not only in the defaults: Word takes the width of a character, and with it
/// 2字符 of indent, from this style.
fn normal(xml: &mut Xml, house: &HouseStyle) {
    xml.element("w:style", &[("w:type", "paragraph"), ("w:default", "1"), ("w:styleId", id::NORMAL)], |xml| {
        xml.value("w:name", id::NORMAL);
        xml.empty("w:qFormat", &[]);
        xml.element("w:pPr", &[], |xml| {
            // A page of 22 lines must not lose one to Word's care for widows.
            xml.value("w:widowControl", 0);
            exact(xml, house.line_pitch);
            xml.value("w:jc", "both");
        });
        xml.element("w:rPr", &[], |xml| {
            fonts(xml, &house.fonts.latin, &house.fonts.body);
            xml.value("w:spacing", CHARACTER_SPACING);
            xml.value("w:kern", 0);
            sizes(xml, SIZE_3);
        });
    });
}

/// A paragraph style as it differs from style Normal.
struct Look {
    id: &'static str,
    name: &'static str,
    /// Fields of `w:pPr`, in the schema's order.
    paragraph: Box<dyn Fn(&mut Xml)>,
    /// Latin and Chinese font.
    fonts: Option<(String, String)>,
    color: Option<&'static str>,
    /// Size in half points; any but the body's gives up the body's tighter spacing.
    size: u32,
}

impl Look {
    fn new(id: &'static str, name: &'static str, paragraph: impl Fn(&mut Xml) + 'static) -> Self {
        Self { id, name, paragraph: Box::new(paragraph), fonts: None, color: None, size: SIZE_3 }
    }

    fn font(mut self, latin: &str, chinese: &str) -> Self {
        self.fonts = Some((latin.to_owned(), chinese.to_owned()));
        self
    }

    fn size(mut self, size: u32) -> Self {
        self.size = size;
        self
    }

    fn red(mut self) -> Self {
        self.color = Some(RED);
        self
    }

    fn write(&self, xml: &mut Xml) {
        xml.element("w:style", &[("w:type", "paragraph"), ("w:styleId", self.id)], |xml| {
            xml.value("w:name", self.name);
            xml.value("w:basedOn", id::NORMAL);
            xml.empty("w:qFormat", &[]);
            xml.element("w:pPr", &[], |xml| (self.paragraph)(xml));
            xml.element("w:rPr", &[], |xml| {
                if let Some((latin, chinese)) = &self.fonts {
                    fonts(xml, latin, chinese);
                }
                if let Some(color) = self.color {
                    xml.value("w:color", color);
                }
                if self.size != SIZE_3 {
                    xml.value("w:spacing", 0);
                    sizes(xml, self.size);
                }
            });
        });
    }
}

fn looks(house: &HouseStyle) -> Vec<Look> {
    let mut looks = head(house);
    looks.extend(headings(house));
    looks.extend(rest(house));
    looks
}

fn head(house: &HouseStyle) -> Vec<Look> {
    let (latin, title) = (&house.fonts.latin, &house.fonts.title);
    let pitch = house.line_pitch;
    vec![
        Look::new(id::MARK_SPACE, "标志上空", |xml| {
            off_grid(xml);
            exact(xml, CARRIER);
        }),
        Look::new(id::MARK, "纪要标志", |xml| {
            close(xml);
            off_grid(xml);
            xml.value("w:jc", "center");
        })
        .font(title, title)
        .red()
        .size(SIZE_2),
        Look::new(id::NUMBER, "编号", move |xml| {
            spacing(xml, &[("w:before", 2 * pitch)]);
            xml.value("w:jc", "center");
        }),
        Look::new(id::ISSUER, "机关和日期", move |xml| {
            xml.element("w:tabs", &[], |xml| {
                let at = (TEXT_WIDTH - CHARACTER).to_string();
                xml.empty("w:tab", &[("w:val", "right"), ("w:pos", &at)]);
            });
            off_grid(xml);
            // A line that hugs its characters, pushed down by what it gives up: the red line counts from their feet.
            let before = (pitch + pitch.saturating_sub(ISSUER_LINE)).to_string();
            let line = ISSUER_LINE.to_string();
            xml.empty("w:spacing", &[("w:before", &before), ("w:line", &line), ("w:lineRule", "exact")]);
            indent(xml, &[("w:left", CHARACTER)]);
            xml.value("w:jc", "left");
        }),
        Look::new(id::RED_LINE, "红线", |xml| {
            xml.element("w:pBdr", &[], |xml| border(xml, "w:bottom", RED_LINE, RED_LINE_SPACE, RED));
            off_grid(xml);
            exact(xml, CARRIER);
            // A border follows its paragraph's indents: none, so that the line is as wide as the 版心.
            indent(xml, &[("w:left", 0), ("w:right", 0), ("w:firstLine", 0)]);
        }),
        Look::new(id::TITLE, "Title", |xml| {
            xml.empty("w:keepNext", &[]);
            off_grid(xml);
            exact(xml, TITLE_LINE);
            xml.value("w:jc", "center");
        })
        .font(latin, title)
        .size(SIZE_2),
    ]
}

fn headings(house: &HouseStyle) -> Vec<Look> {
    let latin = &house.fonts.latin;
    let faces = [&house.fonts.hei, &house.fonts.kai, &house.fonts.body, &house.fonts.body];
    let names = ["heading 1", "heading 2", "heading 3", "heading 4"];
    (0..4)
        .map(|level| {
            Look::new(id::HEADINGS[level], names[level], move |xml| {
                xml.empty("w:keepNext", &[]);
                first_line(xml);
                xml.value("w:outlineLvl", level);
            })
            .font(latin, faces[level])
        })
        .collect()
}

fn rest(house: &HouseStyle) -> Vec<Look> {
    let (latin, song) = (&house.fonts.latin, &house.fonts.song);
    let footer = |id, name, jc: &'static str, edge: &'static str| {
        Look::new(id, name, move |xml| {
            off_grid(xml);
            exact(xml, FOOTER_LINE);
            indent(xml, &[(edge, CHARACTER_4)]);
            xml.value("w:jc", jc);
        })
        .font(song, song)
        .size(SIZE_4)
    };
    vec![
        Look::new(id::BODY, "公文正文", first_line),
        Look::new(id::ATTENDANCE, "出席人员", |xml| {
            // A list does not begin with one line at a page's foot, nor end with one at the next page's head.
            xml.value("w:widowControl", 1);
        }),
        Look::new(id::TABLE_TEXT, "表格文字", loose).size(SIZE_SMALL_4),
        Look::new(id::TABLE_HEADING, "表头", |xml| {
            loose(xml);
            xml.value("w:jc", "center");
        })
        .font(latin, &house.fonts.hei)
        .size(SIZE_SMALL_4),
        Look::new(id::COLOPHON, "版记", |xml| {
            xml.element("w:tabs", &[], |xml| {
                let at = (TEXT_WIDTH - CHARACTER_4).to_string();
                xml.empty("w:tab", &[("w:val", "right"), ("w:pos", &at)]);
            });
            off_grid(xml);
            exact(xml, COLOPHON_LINE);
            indent(xml, &[("w:left", CHARACTER_4), ("w:right", CHARACTER_4)]);
        })
        .size(SIZE_4),
        Look::new(id::COLOPHON_SMALL, "版记小字", |xml| {
            off_grid(xml);
            exact(xml, COLOPHON_SMALL_LINE);
            indent(xml, &[("w:left", CHARACTER_4), ("w:right", CHARACTER_4)]);
        })
        .size(SIZE_SMALL_5),
        Look::new(id::CARRIER, "占位", |xml| {
            off_grid(xml);
            exact(xml, CARRIER);
        })
        .size(2),
        footer(id::FOOTER_ODD, "单页页码", "right", "w:right"),
        footer(id::FOOTER_EVEN, "双页页码", "left", "w:left"),
    ]
}

fn emphases(xml: &mut Xml, house: &HouseStyle) {
    let styles: [(&str, &str, Option<&str>); 3] = [
        (id::STRONG, "Strong", None),
        (id::LABEL, "标签", Some(&house.fonts.hei)),
        (id::LEAD, "段首", Some(&house.fonts.kai)),
    ];
    for (id, name, face) in styles {
        xml.element("w:style", &[("w:type", "character"), ("w:styleId", id)], |xml| {
            xml.value("w:name", name);
            xml.empty("w:qFormat", &[]);
            xml.element("w:rPr", &[], |xml| match face {
                Some(face) => fonts(xml, &house.fonts.latin, face),
                None => xml.empty("w:b", &[]),
            });
        });
    }
}

/// Exact line pitch in twips.
fn exact(xml: &mut Xml, line: u32) {
    xml.empty("w:spacing", &[("w:line", &line.to_string()), ("w:lineRule", "exact")]);
}

/// Lines as high as their words: exact lines cut off what is larger than they are, and burst rows.
fn loose(xml: &mut Xml) {
    close(xml);
    off_grid(xml);
    xml.empty("w:spacing", &[("w:line", "240"), ("w:lineRule", "auto")]);
}

/// No gap between digits and characters: a mark keeps its one line, and a date its column.
fn close(xml: &mut Xml) {
    xml.value("w:autoSpaceDE", 0);
    xml.value("w:autoSpaceDN", 0);
}

fn off_grid(xml: &mut Xml) {
    xml.value("w:snapToGrid", 0);
}

fn spacing(xml: &mut Xml, fields: &[(&str, u32)]) {
    numbers(xml, "w:spacing", fields);
}

fn indent(xml: &mut Xml, fields: &[(&str, u32)]) {
    numbers(xml, "w:ind", fields);
}

fn first_line(xml: &mut Xml) {
    numbers(xml, "w:ind", &[("w:firstLineChars", 200), ("w:firstLine", FIRST_LINE)]);
}

fn numbers(xml: &mut Xml, name: &str, fields: &[(&str, u32)]) {
    let values: Vec<(&str, String)> = fields.iter().map(|&(field, value)| (field, value.to_string())).collect();
    let attributes: Vec<(&str, &str)> = values.iter().map(|(field, value)| (*field, value.as_str())).collect();
    xml.empty(name, &attributes);
}

/// One border of a paragraph or table: `thickness` in eighths of a point, `space` in points.
pub(super) fn border(xml: &mut Xml, edge: &str, thickness: u32, space: u32, color: &str) {
    let (thickness, space) = (thickness.to_string(), space.to_string());
    let line = [("w:val", "single"), ("w:sz", &*thickness), ("w:space", &*space), ("w:color", color)];
    xml.empty(edge, &line);
}

fn fonts(xml: &mut Xml, latin: &str, chinese: &str) {
    xml.empty("w:rFonts", &[("w:ascii", latin), ("w:eastAsia", chinese), ("w:hAnsi", latin), ("w:cs", latin)]);
}

fn sizes(xml: &mut Xml, size: u32) {
    xml.value("w:sz", size);
    xml.value("w:szCs", size);
}
