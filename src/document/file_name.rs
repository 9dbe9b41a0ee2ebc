//! File names that every system accepts: Windows, 统信, 麒麟, a USB stick, a mail attachment.

use crate::{domain::is_device_name, wording::delivery::UNNAMED};

/// The longest name in bytes: Linux allows 255, and room is kept for `.bak2` and the like.
const LONGEST: usize = 240;

/// A name made from `name` that can be used as a file name everywhere. Chinese stays; what Windows forbids becomes its
/// full-width twin, so that the name still reads the same. A long name is cut before its extension.
pub fn safe_file_name(name: &str) -> String {
    let visible: String = crate::text::paragraphs(name).join(" ").chars().map(allowed).collect();
    let trimmed = visible.trim_matches(|c: char| c.is_whitespace() || c == '.').trim_start_matches("~$");
    let shortened = shorten(trimmed);
    if shortened.is_empty() {
        return UNNAMED.to_owned();
    }
    if is_device_name(&shortened) { format!("_{shortened}") } else { shortened }
}

fn allowed(c: char) -> char {
    match c {
        '/' => '／',
        '\\' => '＼',
        ':' => '：',
        '*' => '＊',
        '?' => '？',
        '"' => '＂',
        '<' => '＜',
        '>' => '＞',
        '|' => '｜',
        other => other,
    }
}

fn shorten(name: &str) -> String {
    if name.len() <= LONGEST {
        return name.to_owned();
    }
    let (stem, extension) = match name.rfind('.') {
        Some(dot) if name.len() - dot <= 16 => name.split_at(dot),
        _ => (name, ""),
    };
    let room = LONGEST - extension.len();
    let end = (0..=room).rev().find(|&at| stem.is_char_boundary(at)).unwrap_or(0);
    format!("{}{extension}", stem[..end].trim_end_matches([' ', '.']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_meeting_name_stays_readable() {
        assert_eq!(safe_file_name("XX市委“两新”工委会议纪要（第1期）.docx"), "XX市委“两新”工委会议纪要（第1期）.docx");
        assert_eq!(safe_file_name("5/20 调度: \"两新\"?.docx"), "5／20 调度： ＂两新＂？.docx");
    }

    #[test]
    fn a_name_cannot_walk_out_of_its_folder_or_hide() {
        assert_eq!(safe_file_name("../../etc/passwd"), "／..／etc／passwd");
        assert_eq!(safe_file_name(" .纪要. "), "纪要");
        assert_eq!(safe_file_name("~$纪要.docx"), "纪要.docx");
        assert_eq!(safe_file_name("纪\u{202e}要\n\u{0}.docx"), "纪要 .docx");
    }

    #[test]
    fn devices_and_nothing_get_a_name_of_their_own() {
        assert_eq!(safe_file_name("con.docx"), "_con.docx");
        assert_eq!(safe_file_name("LPT¹"), "_LPT¹");
        assert_eq!(safe_file_name("COMMITTEE.docx"), "COMMITTEE.docx");
        assert_eq!(safe_file_name("..."), UNNAMED);
    }

    #[test]
    fn a_long_name_keeps_its_extension() {
        let name = safe_file_name(&format!("{}.docx", "关于进一步加强".repeat(40)));
        assert!(name.len() <= LONGEST, "{name}");
        assert_eq!(name.rsplit_once('.').map(|(_, extension)| extension), Some("docx"));
        assert!(safe_file_name(&"长".repeat(300)).len() <= LONGEST);
    }
}
