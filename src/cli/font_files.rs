//! Which fonts are on the machine, by the family names that word processors show. Read from the fonts' own `name` tables
//! (OpenType specification 1.9, "name — Naming Table"): what a font file is called says nothing.

use std::{
    collections::BTreeSet,
    fs::{self, File},
    io::{self, Read as _, Seek as _, SeekFrom},
    path::{Path, PathBuf},
};

/// Folders below the fonts' own that are looked into.
const DEEPEST: usize = 5;
/// Names beyond this are not read: a `name` table of more is not one.
const LONGEST_TABLE: u32 = 1 << 20;

/// The family names of every font in the usual folders.
pub(super) fn families() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for folder in folders() {
        walk(&folder, DEEPEST, &mut found);
    }
    found
}

fn folders() -> Vec<PathBuf> {
    let below = |name: &str, rest: &str| std::env::var_os(name).map(|folder| PathBuf::from(folder).join(rest));
    [
        below("WINDIR", "Fonts"),
        below("LOCALAPPDATA", "Microsoft\\Windows\\Fonts"),
        Some(PathBuf::from("/usr/share/fonts")),
        Some(PathBuf::from("/usr/local/share/fonts")),
        below("HOME", ".local/share/fonts"),
        below("HOME", ".fonts"),
        Some(PathBuf::from("/System/Library/Fonts")),
        Some(PathBuf::from("/Library/Fonts")),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn walk(folder: &Path, deeper: usize, found: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            if deeper > 0 {
                walk(&path, deeper - 1, found);
            }
            continue;
        }
        let is_font = path
            .extension()
            .is_some_and(|kind| ["ttf", "otf", "ttc", "otc"].iter().any(|font| kind.eq_ignore_ascii_case(font)));
        if is_font {
            // A font that cannot be read is one that the word processor cannot read either.
            found.extend(names(&path).unwrap_or_default());
        }
    }
}

/// The family names (name 1 and 16) in every language the font has them in.
fn names(path: &Path) -> io::Result<Vec<String>> {
    let mut file = File::open(path)?;
    let mut names = Vec::new();
    for start in starts(&mut file)? {
        names.extend(names_at(&mut file, start)?);
    }
    Ok(names)
}

/// Where the fonts of a file begin: one, or the members of a collection.
fn starts(file: &mut File) -> io::Result<Vec<u32>> {
    let head = read(file, 0, 12)?;
    if head.get(..4) != Some(b"ttcf") {
        return Ok(vec![0]);
    }
    let count = u32_at(&head, 8).min(64);
    let offsets = read(file, 12, count * 4)?;
    Ok((0..count).map(|nth| u32_at(&offsets, nth as usize * 4)).collect())
}

fn names_at(file: &mut File, start: u32) -> io::Result<Vec<String>> {
    let count = u32::from(u16_at(&read(file, start, 12)?, 4));
    let tables = read(file, start.saturating_add(12), count * 16)?;
    let Some(record) = tables.chunks_exact(16).find(|record| &record[..4] == b"name") else { return Ok(Vec::new()) };
    let table = read(file, u32_at(record, 8), u32_at(record, 12).min(LONGEST_TABLE))?;
    let texts = usize::from(u16_at(&table, 4));
    let mut names = Vec::new();
    for nth in 0..usize::from(u16_at(&table, 2)) {
        let at = 6 + nth * 12;
        // Platform 3 is Windows', in UTF-16.
        if u16_at(&table, at) == 3 && matches!(u16_at(&table, at + 6), 1 | 16) {
            let from = texts + usize::from(u16_at(&table, at + 10));
            let bytes = table.get(from..from + usize::from(u16_at(&table, at + 8))).unwrap_or_default();
            let units: Vec<u16> = bytes.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
            names.push(String::from_utf16_lossy(&units));
        }
    }
    Ok(names)
}

fn read(file: &mut File, at: u32, length: u32) -> io::Result<Vec<u8>> {
    file.seek(SeekFrom::Start(u64::from(at)))?;
    let mut bytes = Vec::new();
    file.take(u64::from(length)).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// A number of two bytes; nothing is read beyond the end.
fn u16_at(bytes: &[u8], at: usize) -> u16 {
    bytes.get(at..at + 2).map_or(0, |pair| u16::from_be_bytes([pair[0], pair[1]]))
}

fn u32_at(bytes: &[u8], at: usize) -> u32 {
    bytes.get(at..at + 4).map_or(0, |four| u32::from_be_bytes([four[0], four[1], four[2], four[3]]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write as _;

    /// A font with nothing in it but its names.
    fn font(families: &[&str]) -> Vec<u8> {
        let texts: Vec<Vec<u8>> =
            families.iter().map(|name| name.encode_utf16().flat_map(u16::to_be_bytes).collect()).collect();
        let count = u16::try_from(families.len()).expect("few");
        let mut table = [0, count, 6 + 12 * count].map(u16::to_be_bytes).concat();
        let mut at = 0_u16;
        for text in &texts {
            let length = u16::try_from(text.len()).expect("short");
            table.extend([3, 1, 0x804, 1, length, at].map(u16::to_be_bytes).concat());
            at += length;
        }
        table.extend(texts.concat());
        let mut file = vec![0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0];
        file.extend(b"name\0\0\0\0\0\0\0\x1c");
        file.extend(u32::try_from(table.len()).expect("short").to_be_bytes());
        file.extend(table);
        file
    }

    #[test]
    fn a_font_is_known_by_its_family_in_every_language() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("FS2312.TTF");
        File::create(&path)
            .and_then(|mut file| file.write_all(&font(&["FangSong_GB2312", "仿宋_GB2312"])))
            .expect("written");
        fs::write(folder.path().join("broken.ttf"), b"ttcf\xff\xff\xff\xff\xff\xff\xff\xff").expect("written");
        let mut found = BTreeSet::new();
        walk(folder.path(), 1, &mut found);
        assert_eq!(found.into_iter().collect::<Vec<_>>(), ["FangSong_GB2312", "仿宋_GB2312"]);
    }
}
