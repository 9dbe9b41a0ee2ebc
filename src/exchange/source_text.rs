//! A speech, minutes or a notice as other programs keep it: a Word document, or text in one of the encodings that
//! offices use. What comes out is plain text, a paragraph a line.

use super::docx_text::docx_text;
use crate::domain::SourceFault;
use encoding_rs::{GB18030, UTF_16BE, UTF_16LE};
use std::{
    borrow::Cow,
    fs::File,
    io::{ErrorKind, Read as _},
    path::Path,
};

/// The largest file that is read, in bytes. A report of a hundred pages has one or two million.
const LARGEST_FILE: u64 = 32 << 20;
/// The longest text that is looked through, in characters: some hundred pages.
pub const LONGEST_SOURCE: usize = 200_000;

/// Reads a file.
///
/// # Errors
/// A [`SourceFault`]: it is not there, cannot be read, is too large, or is no text.
pub fn read_source(path: &Path) -> Result<String, SourceFault> {
    let system = |error: std::io::Error| match error.kind() {
        ErrorKind::NotFound => SourceFault::Missing,
        _ => SourceFault::System(error.to_string()),
    };
    let file = File::open(path).map_err(system)?;
    if file.metadata().map_err(system)?.is_dir() {
        return Err(SourceFault::Folder);
    }
    let mut bytes = Vec::new();
    file.take(LARGEST_FILE + 1).read_to_end(&mut bytes).map_err(system)?;
    source_text(&bytes)
}

/// The text of a file's bytes.
///
/// # Errors
/// A [`SourceFault`]: it is too large, or is no text.
pub fn source_text(bytes: &[u8]) -> Result<String, SourceFault> {
    if bytes.len() as u64 > LARGEST_FILE {
        return Err(SourceFault::FileTooLarge(LARGEST_FILE >> 20));
    }
    let text = match bytes {
        [b'P', b'K', 3, 4, ..] => docx_text(bytes)?,
        // A compound file: Word before 2007, or any Word document under a password.
        [0xd0, 0xcf, 0x11, 0xe0, ..] => return Err(SourceFault::OldWord),
        _ => decoded(bytes)?,
    };
    if text.chars().nth(LONGEST_SOURCE).is_some() {
        return Err(SourceFault::TextTooLong(LONGEST_SOURCE));
    }
    Ok(text)
}

/// Bytes as text, in whichever of the encodings of offices: UTF-8 with and without a mark, UTF-16 with one, GB18030 (and
/// with it GBK).
///
/// # Errors
/// [`SourceFault::NotText`].
pub(in crate::exchange) fn decoded(bytes: &[u8]) -> Result<String, SourceFault> {
    let text = match bytes {
        [0xff, 0xfe, rest @ ..] => whole(UTF_16LE.decode_without_bom_handling_and_without_replacement(rest))?,
        [0xfe, 0xff, rest @ ..] => whole(UTF_16BE.decode_without_bom_handling_and_without_replacement(rest))?,
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => text.trim_start_matches('\u{feff}').to_owned(),
            // What older editors on Chinese Windows save.
            Err(_) => whole(GB18030.decode_without_bom_handling_and_without_replacement(bytes))?,
        },
    };
    if text.contains('\0') { Err(SourceFault::NotText) } else { Ok(text) }
}

fn whole(decoded: Option<Cow<'_, str>>) -> Result<String, SourceFault> {
    decoded.map(Cow::into_owned).ok_or(SourceFault::NotText)
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORDS: &str = "市交通运输局6月底前挂牌。\n〇廿";

    #[test]
    fn one_text_is_read_in_every_encoding_offices_use() {
        let utf_16 = |order: fn(u16) -> [u8; 2], mark: [u8; 2]| -> Vec<u8> {
            mark.into_iter().chain(WORDS.encode_utf16().flat_map(order)).collect()
        };
        let (gb, _, _) = GB18030.encode(WORDS);
        for bytes in [
            WORDS.as_bytes().to_vec(),
            format!("\u{feff}{WORDS}").into_bytes(),
            gb.into_owned(),
            utf_16(u16::to_le_bytes, [0xff, 0xfe]),
            utf_16(u16::to_be_bytes, [0xfe, 0xff]),
        ] {
            assert_eq!(source_text(&bytes).as_deref(), Ok(WORDS));
        }
    }

    #[test]
    fn what_is_no_text_is_refused_and_said() {
        for (bytes, fault) in [
            (&[0xff, 0xff, 0x00][..], SourceFault::NotText),
            (b"\x7fELF\0\0", SourceFault::NotText),
            (&[0xff, 0xfe, 0x00, 0xd8], SourceFault::NotText),
            (&[0xd0, 0xcf, 0x11, 0xe0, 0xa1], SourceFault::OldWord),
            (b"PK\x03\x04nothing more", SourceFault::DamagedDocument),
        ] {
            assert_eq!(source_text(bytes), Err(fault));
        }
        let long = "长".repeat(LONGEST_SOURCE + 1);
        assert_eq!(source_text(long.as_bytes()), Err(SourceFault::TextTooLong(LONGEST_SOURCE)));
    }
}
