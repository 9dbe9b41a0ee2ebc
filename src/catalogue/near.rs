//! What a misspelt word may have meant.

/// The candidate that differs least from `word`, when it differs little (one sign in three at most) and no other is as
/// near: of two guesses either would mislead.
pub(super) fn nearest<'c>(word: &str, candidates: impl Iterator<Item = &'c str>) -> Option<String> {
    let letters: Vec<char> = word.chars().collect();
    let mut best: Option<(usize, &str)> = None;
    let mut tied = false;
    for candidate in candidates {
        let length = candidate.chars().count();
        let distance = distance(&letters, candidate);
        if distance > (letters.len().max(length) / 3).max(1) || distance >= length {
            continue;
        }
        match best {
            Some((least, _)) if distance > least => {}
            Some((least, same)) if distance == least => tied |= same != candidate,
            _ => (best, tied) = (Some((distance, candidate)), false),
        }
    }
    best.filter(|_| !tied).map(|(_, candidate)| candidate.to_owned())
}

/// How many signs have to be put in, taken out or exchanged.
fn distance(word: &[char], candidate: &str) -> usize {
    let mut row: Vec<usize> = (0..=word.len()).collect();
    for (at, sign) in candidate.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = at + 1;
        for (column, own) in word.iter().enumerate() {
            let changed = diagonal + usize::from(*own != sign);
            diagonal = row[column + 1];
            row[column + 1] = changed.min(diagonal + 1).min(row[column] + 1);
        }
    }
    row[word.len()]
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_slip_of_one_sign_finds_its_word() {
        let keys = ["aliases", "groups", "short"];
        assert_eq!(nearest("alias", keys.into_iter()).as_deref(), Some("aliases"));
        assert_eq!(nearest("市交通运输厅", ["市司法局", "市交通运输局"].into_iter()).as_deref(), Some("市交通运输局"));
    }

    #[test]
    fn two_words_as_near_as_each_other_are_no_guess() {
        assert_eq!(nearest("市水务局", ["市商务局", "市税务局"].into_iter()), None);
        assert_eq!(nearest("F9", ["F1", "F2"].into_iter()), None);
    }

    #[test]
    fn a_word_of_its_own_finds_nothing() {
        assert_eq!(nearest("telephone", ["aliases", "groups"].into_iter()), None);
        assert_eq!(nearest("x", ["y"].into_iter()), None);
    }
}
