//! The review of the files that came back: form by form, line by line, before anything is taken.

use super::{
    FormFile, entries, figures, handed_down, items,
    items::ask,
    line::{CellReader, Line, LineKind, Mark},
    opinions, whose,
};
use crate::{
    domain::{
        Answers, Command, Context, FormDoubt, FormFault, Ledger, MeetingState, Refusal, ReturnedForm, StopState, Unit,
        UnitId, WordsMark, decide,
    },
    exchange::form::Account,
    hearing::Listener,
    wording::{collect as words, draft},
};
use std::collections::BTreeMap;

/// One file in a review.
#[derive(Clone, Debug, PartialEq)]
pub struct FormReview {
    /// The file's name.
    pub file: String,
    /// Why nothing of it could be read.
    pub fault: Option<FormFault>,
    /// Whose it is.
    pub unit: Option<UnitId>,
    /// What is to be asked about it as a whole.
    pub doubt: Option<FormDoubt>,
    /// What was decided about that.
    pub mark: Mark,
    /// The file of this review that says exactly the same.
    pub same_as: Option<String>,
    /// Whether it was taken at this meeting already.
    pub is_known: bool,
    /// Whether nothing at all was filled in: sent back untouched, it says that there is nothing to say.
    pub is_blank: bool,
    /// Whether it says so itself (零报告).
    pub is_nil: bool,
    /// Its lines.
    pub lines: Vec<Line>,
    /// What it answers.
    pub answers: Answers,
    contents: Option<WordsMark>,
}

/// A review.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Review {
    /// The files, in the order in which they were given.
    pub forms: Vec<FormReview>,
}

impl FormReview {
    fn of_fault(file: &str, fault: FormFault) -> Self {
        Self {
            file: file.to_owned(),
            fault: Some(fault),
            unit: None,
            doubt: None,
            mark: Mark::Skipped,
            same_as: None,
            is_known: false,
            is_blank: false,
            is_nil: false,
            lines: Vec::new(),
            answers: Answers::Form,
            contents: None,
        }
    }

    /// Whether its lines are taken at all: nothing is asked about it as a whole, or that was answered.
    #[must_use]
    pub fn is_taken(&self) -> bool {
        self.fault.is_none() && self.same_as.is_none() && self.mark == Mark::Taken
    }

    /// What still waits for a choice: the form itself, else its lines.
    #[must_use]
    pub fn questions(&self) -> usize {
        if self.fault.is_some() || self.same_as.is_some() || self.mark == Mark::Skipped {
            return 0;
        }
        usize::from(self.mark == Mark::Open) + self.lines.iter().filter(|line| line.is_open()).count()
    }

    /// What is to be known of it besides its lines.
    #[must_use]
    pub fn remark(&self) -> Option<String> {
        if self.fault.is_some() {
            return None;
        }
        if matches!(self.answers, Answers::Draft(_)) && self.lines.is_empty() && !self.is_known {
            return Some(draft::AGREES.to_owned());
        }
        let (same, nil) = (self.same_as.as_deref(), (self.is_blank, self.is_nil));
        words::remark(same, nil, self.is_known, self.lines.len())
    }

    /// What will be recorded.
    pub fn acts(&self) -> impl Iterator<Item = &Command> {
        self.lines.iter().filter(|_| self.is_taken()).filter_map(Line::taken)
    }
}

impl Review {
    /// What still waits for a choice.
    #[must_use]
    pub fn questions(&self) -> usize {
        self.forms.iter().map(FormReview::questions).sum()
    }

    /// How many lines will be recorded.
    #[must_use]
    pub fn taken(&self) -> usize {
        self.forms.iter().flat_map(FormReview::acts).count()
    }

    /// Files of which nothing could be read.
    #[must_use]
    pub fn faults(&self) -> usize {
        self.forms.iter().filter(|form| form.fault.is_some()).count()
    }

    /// The one act that records what is taken; `None` when nothing is new.
    #[must_use]
    pub fn command(&self) -> Option<Command> {
        let acts: Vec<Command> = self.forms.iter().flat_map(FormReview::acts).cloned().collect();
        // What it answers says what its acts may be: then it comes along again.
        let is_named =
            |form: &&FormReview| !form.is_known || form.answers != Answers::Form && form.acts().next().is_some();
        let forms: Vec<ReturnedForm> = self.forms.iter().filter(is_named).filter_map(receipt).collect();
        (!acts.is_empty() || !forms.is_empty()).then_some(Command::CollectForms { forms, acts })
    }
}

/// What is kept of a form that answers something.
fn receipt(form: &FormReview) -> Option<ReturnedForm> {
    let (unit, mark) = (form.unit.clone()?, form.contents?);
    let is_nil = form.is_blank || form.is_nil && form.lines.is_empty();
    let (file, answers) = (form.file.clone(), form.answers.clone());
    form.is_taken().then_some(ReturnedForm { unit, file, mark, is_nil, answers })
}

/// Holds the files against the ledger.
#[must_use]
pub fn review(ledger: &Ledger, files: &[FormFile], listener: &Listener, context: &Context) -> Review {
    let base = ledger.meeting().map_or(context.today(), |meeting| meeting.date);
    let ear = CellReader { ledger, listener, base };
    let mut review = Review { forms: files.iter().map(|file| one(&ear, file, context)).collect() };
    same_files(&mut review);
    two_of_one_unit(&mut review);
    review
}

fn one(ear: &CellReader<'_>, file: &FormFile, context: &Context) -> FormReview {
    let account = match &file.read {
        Ok(account) => account,
        Err(fault) => return FormReview::of_fault(&file.name, fault.clone()),
    };
    let unit = match whose::unit_of(ear.ledger, account) {
        Ok(unit) => unit,
        Err(fault) => return FormReview::of_fault(&file.name, fault),
    };
    let doubt = whose::doubt(ear.ledger, unit, account, &file.name);
    let (mut lines, answers) = if let Some(down) = &account.down {
        (handed_down::lines(ear, unit, down), Answers::Superior(Box::new(down.superior.clone())))
    } else if account.draft.is_some() {
        let opinions::Opinions { lines, words } = opinions::read(ear, unit, account);
        (lines, Answers::Draft(words))
    } else {
        (form_lines(ear, unit, account, matches!(doubt, Some(FormDoubt::Stale(..)))), Answers::Form)
    };
    said_once(&mut lines);
    tried(&mut lines, ear.ledger, context);
    FormReview {
        file: file.name.clone(),
        fault: None,
        unit: Some(unit.id.clone()),
        mark: if doubt.is_some() { Mark::Open } else { Mark::Taken },
        doubt,
        same_as: None,
        is_known: whose::is_known(ear.ledger, unit, account),
        is_blank: lines.is_empty() && account.is_form() && !filled(account),
        answers,
        is_nil: account.identity.is_nil,
        lines,
        contents: Some(account.mark),
    }
}

fn form_lines(ear: &CellReader<'_>, unit: &Unit, account: &Account, is_stale: bool) -> Vec<Line> {
    let mut lines = items::lines(ear, unit, account);
    if !is_stale {
        lines.extend(figures::lines(ear, unit, account));
        lines.extend(entries::lines(ear, unit, account));
    }
    lines
}

/// Whether anything stands in what was the unit's to fill in.
fn filled(account: &Account) -> bool {
    use crate::wording::forms::{FieldColumn, FigureColumn, ItemColumn, RegisterColumn};
    let items = account
        .items
        .iter()
        .any(|row| row.cells.keys().any(|column| *column > ItemColumn::State && row.words(column).is_some()));
    let entries = account.entries.iter().any(|row| row.words(&RegisterColumn::Now).is_some());
    let fields = account.fields.iter().any(|row| row.words(&FieldColumn::Value).is_some());
    items || entries || fields || account.figures.iter().any(|row| row.words(&FigureColumn::Now).is_some())
}

/// What a form says twice in the same words is looked at once.
fn said_once(lines: &mut Vec<Line>) {
    let mut seen: Vec<(LineKind, Command)> = Vec::new();
    lines.retain(|line| {
        let Some(act) = line.act.clone() else { return true };
        let is_new = !seen.iter().any(|(kind, known)| *kind == line.kind && *known == act);
        seen.push((line.kind.clone(), act));
        is_new
    });
}

/// What the books would say no to is asked about now, not when everything is to be recorded.
fn tried(lines: &mut Vec<Line>, ledger: &Ledger, context: &Context) {
    lines.retain_mut(|line| {
        let Some(act) = &line.act else { return true };
        match decide(ledger, act.clone(), context) {
            Ok(_) => true,
            Err(Refusal::NothingChanges) => false,
            Err(refusal) => {
                if line.doubt.is_none() {
                    ask(line, FormDoubt::Refused(refusal));
                }
                line.act = None;
                line.mark = Mark::Open;
                true
            }
        }
    });
}

/// The same form under two names is looked at once.
fn same_files(review: &mut Review) {
    let mut seen: BTreeMap<(UnitId, String), String> = BTreeMap::new();
    for form in &mut review.forms {
        let (Some(unit), Some(contents)) = (form.unit.clone(), form.contents) else { continue };
        let key = (unit, format!("{contents:?}"));
        match seen.get(&key) {
            Some(first) => {
                form.same_as = Some(first.clone());
                form.lines.clear();
            }
            None => {
                seen.insert(key, form.file.clone());
            }
        }
    }
}

/// Two different forms of one unit: where they agree, once; where they differ, it is asked which holds.
fn two_of_one_unit(review: &mut Review) {
    let mut seen: BTreeMap<(UnitId, LineKind), (usize, usize)> = BTreeMap::new();
    for at in 0..review.forms.len() {
        let Some(unit) = review.forms[at].unit.clone() else { continue };
        let mut agreed = Vec::new();
        for row in 0..review.forms[at].lines.len() {
            let kind = review.forms[at].lines[row].kind.clone();
            let Some((first, line)) = seen.get(&(unit.clone(), kind.clone())).copied() else {
                seen.insert((unit.clone(), kind), (at, row));
                continue;
            };
            if first == at {
                continue;
            }
            let (one, other) = (review.forms[first].lines[line].clone(), review.forms[at].lines[row].clone());
            if one.act == other.act && one.said == other.said {
                agreed.push(row);
                continue;
            }
            let (one_file, other_file) = (review.forms[first].file.clone(), review.forms[at].file.clone());
            ask(&mut review.forms[first].lines[line], FormDoubt::OtherForm(other_file, other.said));
            ask(&mut review.forms[at].lines[row], FormDoubt::OtherForm(one_file, one.said));
        }
        let mut row = 0;
        review.forms[at].lines.retain(|_| {
            row += 1;
            !agreed.contains(&(row - 1))
        });
    }
}

/// Units of the meeting at hand that have not answered with a form.
#[must_use]
pub fn silent(ledger: &Ledger) -> Vec<&Unit> {
    let Some(at) = ledger.meeting().filter(|meeting| meeting.state <= MeetingState::Sealed).map(|meeting| meeting.id)
    else {
        return Vec::new();
    };
    let answered = |unit: &Unit| ledger.form_receipts.contains_key(&(at, unit.id.clone()));
    let walk = ledger.walk();
    walk.into_iter()
        .filter(|(unit, stop)| !answered(unit) && stop.state != StopState::Deferred)
        .map(|(unit, _)| unit)
        .collect()
}
