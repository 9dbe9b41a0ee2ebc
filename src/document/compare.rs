//! What differs between two wordings of a paper, paragraph by paragraph.

/// A paragraph in a comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Passage {
    /// It stands in both.
    Same(String),
    /// It stands in the first only.
    Gone(String),
    /// It stands in the second only.
    New(String),
}

/// The paragraphs of both, in order; what was replaced stands before what replaced it.
#[must_use]
pub fn compare(before: &[String], after: &[String]) -> Vec<Passage> {
    let head = before.iter().zip(after).take_while(|(one, other)| one == other).count();
    let rest = before.len().min(after.len()) - head;
    let tail = before.iter().rev().zip(after.iter().rev()).take(rest).take_while(|(one, other)| one == other).count();
    let (from, to) = (&before[head..before.len() - tail], &after[head..after.len() - tail]);
    let mut passages: Vec<Passage> = before[..head].iter().cloned().map(Passage::Same).collect();
    passages.extend(middle(from, to));
    passages.extend(before[before.len() - tail..].iter().cloned().map(Passage::Same));
    passages
}

/// The longest common paragraphs stand; the table takes the product of what differs, a few hundred lines at most.
fn middle(from: &[String], to: &[String]) -> Vec<Passage> {
    let width = to.len() + 1;
    let mut common = vec![0_u32; (from.len() + 1) * width];
    for i in (0..from.len()).rev() {
        for j in (0..to.len()).rev() {
            common[i * width + j] = if from[i] == to[j] {
                common[(i + 1) * width + j + 1] + 1
            } else {
                common[(i + 1) * width + j].max(common[i * width + j + 1])
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut passages = Vec::new();
    while i < from.len() || j < to.len() {
        if i < from.len() && j < to.len() && from[i] == to[j] {
            passages.push(Passage::Same(from[i].clone()));
            (i, j) = (i + 1, j + 1);
        } else if j == to.len() || (i < from.len() && common[(i + 1) * width + j] >= common[i * width + j + 1]) {
            passages.push(Passage::Gone(from[i].clone()));
            i += 1;
        } else {
            passages.push(Passage::New(to[j].clone()));
            j += 1;
        }
    }
    passages
}

/// In how many places the two differ: paragraphs that changed together are one place.
#[must_use]
pub fn differences(passages: &[Passage]) -> usize {
    let is_same = |passage: &Passage| matches!(passage, Passage::Same(_));
    let begins = |at: usize| !is_same(&passages[at]) && (at == 0 || is_same(&passages[at - 1]));
    (0..passages.len()).filter(|at| begins(*at)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<String> {
        text.chars().map(String::from).collect()
    }

    #[test]
    fn what_was_replaced_stands_before_what_replaced_it() {
        let passages = compare(&lines("甲乙丙丁"), &lines("甲戊丙丁己"));
        let said: Vec<String> = passages
            .iter()
            .map(|passage| match passage {
                Passage::Same(line) => line.clone(),
                Passage::Gone(line) => format!("-{line}"),
                Passage::New(line) => format!("+{line}"),
            })
            .collect();
        assert_eq!(said, ["甲", "-乙", "+戊", "丙", "丁", "+己"]);
        assert_eq!(differences(&passages), 2);
        assert_eq!(differences(&compare(&lines("甲乙"), &lines("甲乙"))), 0);
        assert_eq!(compare(&[], &lines("甲")).len(), 1);
    }
}
