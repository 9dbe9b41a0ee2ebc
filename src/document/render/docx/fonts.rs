//! `word/fontTable.xml`: which fonts are asked for and what may stand in where they are not installed. None is embedded:
//! their licences forbid it.

use super::xml::Xml;
use crate::domain::Fonts;

/// The part: every font of the house once, with its stand-ins.
pub(super) fn part(fonts: &Fonts) -> Vec<u8> {
    let namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    let roles: [(&str, &[&str], Kind); 6] = [
        (&fonts.body, &["仿宋", "FangSong", "华文仿宋", "STFangsong", "FandolFang"], Kind::Chinese("modern")),
        (&fonts.kai, &["楷体", "KaiTi", "华文楷体", "FandolKai", "AR PL KaitiM GB"], Kind::Chinese("modern")),
        (&fonts.hei, &["SimHei", "华文黑体", "Noto Sans CJK SC", "FandolHei"], Kind::Chinese("modern")),
        (&fonts.title, &["方正小标宋_GBK", "华文中宋", "Noto Serif CJK SC", "宋体"], Kind::Chinese("script")),
        (&fonts.song, &["SimSun", "Noto Serif CJK SC"], Kind::Chinese("auto")),
        (&fonts.latin, &["Liberation Serif"], Kind::Latin),
    ];
    let mut written: Vec<&str> = Vec::new();
    Xml::part("w:fonts", &[("xmlns:w", namespace)], |xml| {
        for (name, stand_ins, kind) in &roles {
            if !written.contains(name) {
                written.push(name);
                let others: Vec<&str> = stand_ins.iter().copied().filter(|other| other != name).collect();
                font(xml, name, &others.join(","), *kind);
            }
        }
    })
}

/// Whether a font is Chinese, and of which family then.
#[derive(Clone, Copy)]
enum Kind {
    Chinese(&'static str),
    Latin,
}

fn font(xml: &mut Xml, name: &str, stand_ins: &str, kind: Kind) {
    let (charset, family, pitch) = match kind {
        Kind::Chinese(family) => ("86", family, "fixed"),
        Kind::Latin => ("00", "roman", "variable"),
    };
    xml.element("w:font", &[("w:name", name)], |xml| {
        xml.value("w:altName", stand_ins);
        xml.value("w:charset", charset);
        xml.value("w:family", family);
        xml.value("w:pitch", pitch);
    });
}
