//! `word/settings.xml`: what holds for the whole file.

use super::xml::Xml;

/// What no line begins with: what Word keeps from it by itself in Chinese, and 年月日, so that no date breaks before them.
const NEVER_FIRST: &str = concat!(
    "!%),.:;>?]}¢¨°·ˇˉ―‖’”…‰′″›℃∶、。〃〉》」』】〕〗〞︶︺︾﹀﹄﹚﹜﹞！＂％＇），．：；？］｀｜｝～￠",
    "年月日"
);

/// The part.
pub(super) fn part() -> Vec<u8> {
    let namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    Xml::part("w:settings", &[("xmlns:w", namespace)], |xml| {
        xml.empty("w:zoom", &[("w:percent", "100")]);
        xml.value("w:defaultTabStop", 420);
        // Page numbers stand at the right on odd pages and at the left on even ones.
        xml.empty("w:evenAndOddHeaders", &[]);
        xml.value("w:characterSpacingControl", "doNotCompress");
        xml.empty("w:noLineBreaksBefore", &[("w:lang", "zh-CN"), ("w:val", NEVER_FIRST)]);
        xml.element("w:compat", &[], |xml| {
            xml.empty("w:useFELayout", &[]);
            let uri = "http://schemas.microsoft.com/office/word";
            let mode = [("w:name", "compatibilityMode"), ("w:uri", uri), ("w:val", "15")];
            xml.empty("w:compatSetting", &mode);
        });
        xml.empty("w:themeFontLang", &[("w:val", "en-US"), ("w:eastAsia", "zh-CN")]);
    })
}
