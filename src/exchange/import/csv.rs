//! Comma-separated values (RFC 4180) and the same with tabs or semicolons: quoted fields, doubled quotes, any line end.

/// The rows of a text, at most so many; a blank line is a row without words, so that rows are counted as people count them.
pub(super) fn rows(text: &str, most: usize) -> Vec<Vec<String>> {
    let text = text.trim_start_matches('\u{feff}');
    let separator = separator(text);
    let mut rows = Vec::new();
    let (mut row, mut field, mut is_quoted) = (Vec::new(), String::new(), false);
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        if rows.len() >= most {
            return rows;
        }
        match c {
            '"' if is_quoted && characters.peek() == Some(&'"') => {
                characters.next();
                field.push('"');
            }
            '"' if is_quoted => is_quoted = false,
            '"' if field.trim().is_empty() => {
                field.clear();
                is_quoted = true;
            }
            c if c == separator && !is_quoted => row.push(std::mem::take(&mut field)),
            '\n' if !is_quoted => {
                row.push(std::mem::take(&mut field));
                rows.push(std::mem::take(&mut row));
            }
            '\r' if !is_quoted => {}
            c => field.push(c),
        }
    }
    row.push(field);
    rows.push(row);
    rows
}

/// The one of comma, tab, semicolon and full-width comma that most of the first lines have, then the one of which there are
/// most: a title has none, and a sentence in a cell its own commas.
fn separator(text: &str) -> char {
    let counts = |c: char| text.lines().take(10).map(move |line| line.matches(c).count()).filter(|count| *count > 0);
    let rank = |c: &char| (counts(*c).count(), counts(*c).max());
    [',', '\t', ';', '，'].into_iter().rev().max_by_key(rank).unwrap_or(',')
}

#[cfg(test)]
mod tests {
    use super::rows as rows_of;

    fn rows(text: &str) -> Vec<Vec<String>> {
        rows_of(text, 100)
    }

    #[test]
    fn quotes_commas_and_line_ends_stay_where_they_belong() {
        assert_eq!(
            rows("a,b\r\n\"甲,乙\",\"他说\"\"好\"\"\n再议\"\r\n\r\n丙,\n"),
            [vec!["a", "b"], vec!["甲,乙", "他说\"好\"\n再议"], vec![""], vec!["丙", ""], vec![""]]
        );
        assert_eq!(rows("\u{feff}a\tb,c\n1\t2"), [vec!["a", "b,c"], vec!["1", "2"]]);
        assert_eq!(rows("全称，简称\n甲，乙"), [vec!["全称", "简称"], vec!["甲", "乙"]]);
        assert_eq!(rows("\"没有关上\n引号"), [vec!["没有关上\n引号"]]);
        assert_eq!(rows_of("甲\n乙\n丙", 2), [["甲"], ["乙"]]);
    }
}
