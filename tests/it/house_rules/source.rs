//! Reads the project's own source for the house rules: every file of `src/` with comments, strings and tests taken out,
//! line by line where they stood, and the strings kept apart. A scanner, not a parser: it knows just enough of Rust.

use std::{
    fs,
    ops::Range,
    path::{Path, PathBuf},
    sync::LazyLock,
};

/// Where the project stands.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A file of the project as text.
pub fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path} cannot be read: {error}"))
}

/// A string in the source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Literal {
    /// Its line, from 1.
    pub line: usize,
    /// What stands between the quotes, escapes as written.
    pub text: String,
}

/// A function of a file.
#[derive(Clone, Debug)]
pub struct Function<'c> {
    /// What it is called.
    pub name: String,
    /// Its line, from 1.
    pub line: usize,
    /// Its lines of code.
    pub lines: usize,
    /// From `fn` to its last brace.
    pub code: &'c str,
}

/// One file of `src/`, without its tests.
#[derive(Clone, Debug)]
pub struct Source {
    /// From the project's root, with `/`: `src/store/rows/cell.rs`.
    pub path: String,
    /// As it is written.
    pub raw: String,
    /// As long as `raw`, comments, strings and tests blanked out.
    pub code: String,
    /// The strings outside comments and tests.
    pub literals: Vec<Literal>,
}

/// Every file of `src/` that is not a test, in the order of their paths.
pub fn sources() -> &'static [Source] {
    static SOURCES: LazyLock<Vec<Source>> = LazyLock::new(|| {
        let mut paths = Vec::new();
        gather(&root().join("src"), &mut paths);
        paths.sort();
        let all: Vec<Source> = paths.iter().map(|path| Source::read(path)).collect();
        assert!(all.len() > 100, "only {} files found under src/", all.len());
        let tests: Vec<String> = all.iter().flat_map(Source::test_files).collect();
        all.into_iter().filter(|source| !tests.contains(&source.path)).collect()
    });
    &SOURCES
}

fn gather(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder of src/") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            gather(&path, into);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            into.push(path);
        }
    }
}

impl Source {
    fn read(path: &Path) -> Self {
        let name = path.strip_prefix(root()).expect("inside the project").to_string_lossy().replace('\\', "/");
        Self::of(&name, &fs::read_to_string(path).expect("UTF-8"))
    }

    /// The source of a text.
    pub fn of(path: &str, raw: &str) -> Self {
        let (mut code, strings) = blank(raw);
        let tests = test_spans(&code);
        let literals = strings
            .into_iter()
            .filter(|span| !tests.iter().any(|test| test.contains(&span.start)))
            .map(|span| Literal { line: line_at(raw, span.start), text: raw[span].to_owned() })
            .collect();
        for test in tests {
            let blanked = spaces(&code[test.clone()]);
            code.replace_range(test, &blanked);
        }
        Self { path: path.to_owned(), raw: raw.to_owned(), code, literals }
    }

    /// The room it belongs to: the first step under `src/`.
    pub fn room(&self) -> &str {
        let rest = self.path.strip_prefix("src/").unwrap_or(&self.path);
        rest.split(['/', '.']).next().unwrap_or(rest)
    }

    /// How many steps of `super::` lead out of its room.
    pub fn depth(&self) -> usize {
        self.path.split('/').count() - 1 - usize::from(self.path.ends_with("/mod.rs"))
    }

    /// Lines of code: neither blank nor comment nor test.
    pub fn lines_of_code(&self) -> usize {
        lines_of_code(&self.raw, &self.code, 0..self.code.len())
    }

    /// Its functions: name, line, lines of code.
    pub fn functions(&self) -> Vec<Function<'_>> {
        let mut found = Vec::new();
        for at in words(&self.code, "fn") {
            let rest = self.code[at + 2..].trim_start();
            let name: String = rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            // `fn(…)` is a type and a trait's `fn …;` has no body.
            if !name.is_empty()
                && let Some(end) = item_end(&self.code, at)
                && self.code[at..end].ends_with('}')
            {
                let lines = lines_of_code(&self.raw, &self.code, at..end);
                found.push(Function { name, line: line_at(&self.code, at), lines, code: &self.code[at..end] });
            }
        }
        found
    }

    /// The file of `#[cfg(test)] mod name;`, which is no part of the house either.
    fn test_files(&self) -> Vec<String> {
        let folder = self.path.strip_suffix("/mod.rs").or_else(|| self.path.strip_suffix(".rs")).unwrap_or(&self.path);
        let (blanked, _) = blank(&self.raw);
        test_spans(&blanked)
            .into_iter()
            .filter_map(|span| blanked[span].split_once("mod ").map(|(_, rest)| rest.trim().to_owned()))
            .filter_map(|rest| rest.strip_suffix(';').map(|name| format!("{folder}/{}.rs", name.trim())))
            .collect()
    }
}

/// The line of a place, from 1.
pub fn line_at(text: &str, at: usize) -> usize {
    text[..at].matches('\n').count() + 1
}

/// Where a whole word stands.
pub fn words(code: &str, word: &str) -> Vec<usize> {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    code.match_indices(word)
        .map(|(at, _)| at)
        .filter(|at| !code[..*at].ends_with(is_part) && !code[at + word.len()..].starts_with(is_part))
        .collect()
}

/// A line counts when something but blanks is left of it, or a string runs over it.
fn lines_of_code(raw: &str, code: &str, span: Range<usize>) -> usize {
    let mut at = 0;
    let mut count = 0;
    for (written, kept) in raw.split_inclusive('\n').zip(code.split_inclusive('\n')) {
        if span.contains(&at) || (at < span.start && span.start < at + kept.len()) {
            let is_code = !kept.trim_matches(|c: char| c.is_whitespace()).is_empty();
            count += usize::from(is_code && !written.trim().is_empty());
        }
        at += kept.len();
    }
    count
}

/// As many spaces, the line ends kept.
fn spaces(text: &str) -> String {
    text.bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }).collect()
}

/// Spans of items under `#[cfg(test)]`, the attribute included.
fn test_spans(code: &str) -> Vec<Range<usize>> {
    const MARK: &str = "#[cfg(test)]";
    let mut spans: Vec<Range<usize>> = Vec::new();
    for (at, _) in code.match_indices(MARK) {
        if spans.last().is_none_or(|span| span.end <= at) {
            let end = item_end(code, at + MARK.len()).unwrap_or(code.len());
            spans.push(at..end);
        }
    }
    spans
}

/// Where the item that begins here ends: behind its `;`, or behind the brace that closes its first brace.
fn item_end(code: &str, from: usize) -> Option<usize> {
    let (mut round, mut curly) = (0_i32, 0_i32);
    for (at, byte) in code.bytes().enumerate().skip(from) {
        match byte {
            b'(' | b'[' => round += 1,
            b')' | b']' => round -= 1,
            b'{' => curly += 1,
            b'}' => {
                curly -= 1;
                if curly <= 0 {
                    return Some(at + 1);
                }
            }
            b';' if round == 0 && curly == 0 => return Some(at + 1),
            _ => {}
        }
    }
    None
}

/// The text with comments and the insides of strings and characters blanked out, byte for byte, and where the strings'
/// insides were. The quotes stay, so that a line of a string is still a line of code.
fn blank(raw: &str) -> (String, Vec<Range<usize>>) {
    let bytes = raw.as_bytes();
    let mut code = String::with_capacity(raw.len());
    let mut strings = Vec::new();
    let mut at = 0;
    while at < raw.len() {
        let rest = &raw[at..];
        let (end, inside) = token(rest, bytes[..at].last().copied());
        match inside {
            Inside::Code => code.push_str(&rest[..end]),
            Inside::Nothing => code.push_str(&spaces(&rest[..end])),
            Inside::Text(span) => {
                code.push_str(&rest[..span.start]);
                // A mark in every line of the string keeps it a line of code.
                let lines = rest[span.clone()].split_inclusive('\n').map(|line| {
                    let blanked = spaces(line);
                    if line.ends_with('\n') && line.len() > 1 { format!("_{}", &blanked[1..]) } else { blanked }
                });
                code.extend(lines);
                code.push_str(&rest[span.end..end]);
                strings.push(at + span.start..at + span.end);
            }
        }
        at += end;
    }
    (code, strings)
}

enum Inside {
    Code,
    Nothing,
    Text(Range<usize>),
}

/// The first token of a text: how long it is, and whether it is code, to be left out, or a string.
fn token(rest: &str, before: Option<u8>) -> (usize, Inside) {
    let first = rest.chars().next().map_or(1, char::len_utf8);
    if rest.starts_with("//") {
        return (rest.find('\n').unwrap_or(rest.len()), Inside::Nothing);
    }
    if rest.starts_with("/*") {
        return (block_comment(rest), Inside::Nothing);
    }
    let is_start = before.is_none_or(|byte| !(byte.is_ascii_alphanumeric() || byte == b'_'));
    let prefix = ["br", "cr", "r"].into_iter().find(|prefix| is_start && rest.starts_with(prefix));
    if let Some(prefix) = prefix {
        let hashes = rest[prefix.len()..].bytes().take_while(|byte| *byte == b'#').count();
        let open = prefix.len() + hashes;
        if rest[open..].starts_with('"') {
            let close = format!("\"{}", "#".repeat(hashes));
            let inside = rest[open + 1..].find(&close).map_or(rest.len(), |length| open + 1 + length);
            return ((inside + close.len()).min(rest.len()), Inside::Text(open + 1..inside));
        }
    }
    if rest.starts_with('"') {
        let inside = closing(rest, b'"');
        return ((inside + 1).min(rest.len()), Inside::Text(1..inside));
    }
    if let Some(after) = rest.strip_prefix('\'') {
        let mut letters = after.chars();
        let letter = letters.next();
        // `'a'` and `'\n'` are characters; `'a` is a lifetime.
        if letter == Some('\\') || (letter.is_some() && letters.next() == Some('\'')) {
            return ((closing(rest, b'\'') + 1).min(rest.len()), Inside::Nothing);
        }
    }
    (first, Inside::Code)
}

fn block_comment(rest: &str) -> usize {
    let mut depth = 0;
    let mut at = 0;
    while at < rest.len() {
        if rest.as_bytes()[at..].starts_with(b"/*") {
            depth += 1;
            at += 2;
        } else if rest.as_bytes()[at..].starts_with(b"*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += 1;
        }
    }
    rest.len()
}

/// Where the quote closes that opens the text.
fn closing(rest: &str, quote: u8) -> usize {
    let mut is_escaped = false;
    for (at, byte) in rest.bytes().enumerate().skip(1) {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' => is_escaped = true,
            byte if byte == quote => return at,
            _ => {}
        }
    }
    rest.len()
}

#[test]
fn the_scanner_tells_code_from_comments_strings_and_tests() {
    let text = r##"//! What it is.
use crate::domain::Unit; // use crate::session
/* crate::store /* nested */ */
fn one<'a>(c: char) -> &'a str {
    if c == '"' || c == '\'' || c == '{' { r#"crate::"console" {"# } else { "到会 // \" {" }
}

trait Two {
    fn none(&self) -> [u8; 2];
}
#[cfg(test)]
mod tests {
    fn two() -> &'static str {
        "迟到 }"
    }
}
fn after() {}
"##;
    let source = Source::of("src/store/rows/cell.rs", text);
    assert_eq!(source.code.len(), text.len());
    assert!(source.code.contains("crate::domain::Unit"));
    assert!(!["session", "store", "console"].iter().any(|word| source.code.contains(word)));
    let texts: Vec<(usize, &str)> = source.literals.iter().map(|known| (known.line, known.text.as_str())).collect();
    assert_eq!(texts, [(5, r#"crate::"console" {"#), (5, r#"到会 // \" {"#)]);
    let functions = source.functions().into_iter().map(|function| (function.name, function.line, function.lines));
    assert_eq!(functions.collect::<Vec<_>>(), [("one".to_owned(), 4, 3), ("after".to_owned(), 17, 1)]);
    assert_eq!(source.lines_of_code(), 8);
    assert_eq!((source.room(), source.depth()), ("store", 3));
}
