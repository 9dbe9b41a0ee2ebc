//! A file that lies open: its list with what was said of it, and what each row comes to.

use crate::{
    console::{context::ScreenContext, screen::Draft},
    domain::{FormFault, ImportDoubt, Ledger, ListKind},
    exchange::import::{
        ColumnRead, Effect, LeftOut, Naming, Proposal, REMEMBERED, Source, Table, as_before, asked_about, headings,
        next_time, slot,
    },
    language::Calendar,
    wording::{cell::column_letters, import, importing as words},
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

/// Columns of a row that can be mended where none of them is asked about.
const MOST_BLANKS: usize = 6;

/// What was said of a file so far. Kept as it is said, so that nothing typed is lost.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Said {
    /// The file, as it was named.
    pub(super) path: String,
    /// Which list it is; `None`: what its headings say.
    pub(super) kind: Option<ListKind>,
    /// Which sheet; `None`: the one that fits best.
    pub(super) sheet: Option<String>,
    /// What its columns are, in the words of the command line; `None`: as their headings say, or as before.
    pub(super) columns: Option<Vec<String>>,
    /// Cells that were written anew: by row and kind of column.
    pub(super) mended: BTreeMap<usize, BTreeMap<String, String>>,
    /// Rows that are not to be taken.
    pub(super) left: BTreeSet<usize>,
}

impl Said {
    /// What was kept of it; `None` when that is not such a thing.
    pub(super) fn kept(draft: &str) -> Option<Self> {
        serde_json::from_str(draft).ok()
    }

    /// What is kept of it.
    pub(super) fn draft(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Cells of a row are written anew.
    pub(super) fn mend(&mut self, row: usize, answers: &[(&'static str, String)]) {
        let cells = self.mended.entry(row).or_default();
        cells.extend(answers.iter().map(|(kind, words)| ((*kind).to_owned(), words.clone())));
        self.left.remove(&row);
    }

    /// A row is left, or taken again.
    pub(super) fn toggle(&mut self, row: usize) {
        if !self.left.remove(&row) {
            self.left.insert(row);
        }
    }
}

/// How a row ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// It is taken.
    Taken,
    /// The ledger has it.
    Known,
    /// It is asked about.
    Asked,
    /// It is left: somebody said so, or it says itself that it is done.
    Left,
    /// It is no row of the list.
    Aside,
}

impl Mark {
    /// In a word.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Taken => words::TAKEN,
            Self::Known => words::KNOWN,
            Self::Asked => words::ASKED,
            Self::Left => words::LEFT,
            Self::Aside => words::ASIDE,
        }
    }
}

/// A row as it is shown.
pub(super) struct RowLine {
    pub(super) row: usize,
    pub(super) mark: Mark,
    pub(super) is_hidden: bool,
    pub(super) words: String,
    /// Why it is not taken; empty when it is.
    pub(super) why: String,
    doubt: Option<ImportDoubt>,
}

/// The file, the list in it, and what that comes to.
pub(super) struct Looked {
    pub(super) source: Arc<Source>,
    pub(super) table: Table,
    pub(super) proposal: Proposal,
    pub(super) lines: Vec<RowLine>,
    pub(super) is_as_before: bool,
    /// No heading said anything.
    pub(super) is_unnamed: bool,
    /// What named its columns before, where nothing was said of them now.
    pub(super) before: Option<Vec<String>>,
    /// All of history, where a past ledger is held against it.
    history: Option<Arc<Ledger>>,
}

/// A file that is to be held against the ledger, with what was said of it.
pub(super) struct Question {
    source: Arc<Source>,
    said: Said,
    kind: ListKind,
    is_as_before: bool,
    history: Option<Arc<Ledger>>,
    /// What the columns of other sheets were named.
    kept: Vec<(String, String)>,
    calendar: &'static Calendar,
    base: NaiveDate,
}

impl Question {
    /// Asks what a file comes to that was just read, of the kind that its headings say most of.
    pub(super) fn first(source: &Arc<Source>, likeliest: ListKind, said: &Said, cx: &ScreenContext<'_>) -> Self {
        Self::of(source, said.kind.unwrap_or(likeliest), None, said, cx)
    }

    fn of(
        source: &Arc<Source>,
        kind: ListKind,
        history: Option<Arc<Ledger>>,
        said: &Said,
        cx: &ScreenContext<'_>,
    ) -> Self {
        let (base, history) = match kind {
            // What was settled long ago is known too, so that nothing comes in twice.
            ListKind::Past => (cx.today(), history.or_else(|| cx.books.everything().ok().map(Arc::new))),
            ListKind::Tasks | ListKind::Units => (cx.base(), None),
        };
        Self {
            source: Arc::clone(source),
            said: said.clone(),
            kind,
            is_as_before: false,
            history,
            kept: if said.columns.is_none() { cx.books.drafts(REMEMBERED) } else { Vec::new() },
            calendar: cx.listener.calendar(),
            base,
        }
    }

    /// Finds the list and holds it against the ledger, telling how many of its rows have been.
    pub(super) fn answer(self, ledger: &Ledger, told: &mut dyn FnMut(usize)) -> Result<Looked, FormFault> {
        let sheet = self.said.sheet.as_deref();
        let (mut is_as_before, mut is_unnamed, mut before) = (self.is_as_before, false, None);
        let remembered = as_before(&self.source, self.kind, sheet, self.kept);
        let naming = self.said.columns.as_deref().and_then(|words| Naming::read(words, headings(self.kind)).ok());
        let mut table = if let Some((table, words)) = remembered {
            (is_as_before, before) = (true, Some(words));
            table
        } else {
            match self.source.list(self.kind, sheet, &naming.unwrap_or_default()) {
                Ok(table) => table,
                Err(fault) => {
                    is_unnamed = true;
                    self.source.unnamed(self.kind, sheet).ok_or(fault)?
                }
            }
        };
        for row in &mut table.rows {
            row.is_left = self.said.left.contains(&row.number);
            for (name, words) in self.said.mended.get(&row.number).into_iter().flatten() {
                if let Some(heading) = headings(self.kind).iter().find(|heading| heading.name == name) {
                    row.mend(heading.name, words);
                }
            }
        }
        let ledger = self.history.as_deref().unwrap_or(ledger);
        let proposal = Proposal::of(self.kind, &table, ledger, self.calendar, self.base, told);
        let lines = lines(&table, &proposal);
        let (source, history) = (self.source, self.history);
        Ok(Looked { source, table, proposal, lines, is_as_before, is_unnamed, before, history })
    }
}

impl Looked {
    /// Which list it is taken for.
    pub(super) fn kind(&self) -> ListKind {
        self.proposal.kind
    }

    /// Asks anew what it comes to, with what was said of it since.
    pub(super) fn question(&self, said: &Said, cx: &ScreenContext<'_>) -> Question {
        let kind = said.kind.unwrap_or_else(|| self.kind());
        let question = Question::of(&self.source, kind, self.history.clone(), said, cx);
        Question { is_as_before: self.is_as_before && said.columns.is_some(), ..question }
    }

    /// The books have changed: history is read anew when it is asked for.
    pub(super) fn forget(&mut self) {
        self.history = None;
    }

    /// A column is said to be of a kind, or to be left; the name of the column that was of that kind and is not any more.
    pub(super) fn name(&mut self, said: &mut Said, column: u32, kind: Option<&'static str>) -> Option<String> {
        self.is_as_before = false;
        let mut other = None;
        let mut naming = Vec::new();
        for read in &self.table.columns {
            let is_it = read.column == column;
            let gives_way = !is_it && kind.is_some() && read.read_as == kind;
            if gives_way {
                other = Some(column_name(read));
            }
            let now = if is_it { kind } else { read.read_as.filter(|_| !gives_way) };
            naming.push(format!("{}={}", self.key(read), now.unwrap_or_default()));
        }
        said.columns = Some(naming);
        other
    }

    /// How a column is told from the others: by its heading, which finds it in the next sheet as well, else by its letter.
    fn key(&self, column: &ColumnRead) -> String {
        let same = self.table.columns.iter().filter(|read| read.heading == column.heading).count();
        let letter = column_letters(column.column);
        let is_plain = same == 1 && !column.heading.contains(['=', '＝']) && !column.heading.starts_with(&letter);
        if is_plain { column.heading.clone() } else { letter }
    }

    /// What a column is by its heading.
    pub(super) fn by_itself(&self, column: u32) -> Option<&'static str> {
        let table = self.source.list(self.kind(), Some(&self.table.sheet), &Naming::default()).ok()?;
        table.columns.iter().find(|read| read.column == column)?.read_as
    }

    /// What is kept of how its columns were named.
    pub(super) fn naming(&self, said: &Said) -> Draft {
        let text = said.columns.as_ref().map_or_else(String::new, |words| words.join("\n"));
        Draft { slot: slot(self.kind(), &self.table), text }
    }

    /// How many rows end so.
    pub(super) fn count(&self, mark: Mark) -> usize {
        self.lines.iter().filter(|line| line.mark == mark).count()
    }

    /// The cells of a row that can be written anew, with what stands there: those that are asked about, else those that
    /// matter. None of a row that is not of the list.
    pub(super) fn blanks(&self, line: &RowLine) -> Vec<(&'static str, String)> {
        let Some(row) = self.table.rows.iter().find(|row| row.number == line.row) else { return Vec::new() };
        let kinds = match &line.doubt {
            Some(doubt) => asked_about(self.kind(), doubt, &self.table, row),
            None => self.table.columns.iter().filter_map(|read| read.read_as).take(MOST_BLANKS).collect(),
        };
        kinds.into_iter().map(|kind| (kind, row.said(kind).to_owned())).collect()
    }

    /// What is worth knowing about the sheet as a whole, a sentence a line.
    pub(super) fn notes(&self) -> Vec<String> {
        let table = &self.table;
        let mut notes = Vec::new();
        if self.is_unnamed {
            notes.push(words::UNNAMED.to_owned());
        }
        if self.is_as_before {
            notes.push(words::AS_BEFORE.to_owned());
        }
        if table.is_hidden {
            notes.push(import::hidden_sheet(&table.sheet));
        }
        notes.extend(import::hidden_within(&table.hidden_rows(), &table.hidden_columns()));
        if table.is_cut {
            notes.push(import::CUT.to_owned());
        }
        if table.is_hiding_unseen {
            notes.push(import::HIDDEN_UNSEEN.to_owned());
        }
        notes.extend(next_time(&self.proposal.left_out).map(|(rows, most)| import::next_time(rows, most)));
        if !table.others.is_empty() {
            notes.push(words::others(&table.others));
        }
        if !table.strangers.is_empty() {
            notes.push(import::unknown_columns(&table.strangers));
        }
        if !self.proposal.not_named.is_empty() {
            notes.push(import::not_named(&self.proposal.not_named));
        }
        notes
    }

    /// What filing will do.
    pub(super) fn summary(&self) -> Vec<String> {
        let proposal = &self.proposal;
        let changed = (proposal.count(Effect::Added), proposal.count(Effect::Revised));
        let rest = (self.count(Mark::Asked), self.count(Mark::Left));
        words::summary(self.kind(), changed, proposal.meetings, rest, &self.table.strangers)
    }
}

/// What a column is called.
pub(super) fn column_name(column: &ColumnRead) -> String {
    words::column(&column_letters(column.column), &column.heading)
}

/// The rows in their order, each with how it ends.
fn lines(table: &Table, proposal: &Proposal) -> Vec<RowLine> {
    let hidden: BTreeSet<usize> = table.hidden_rows().into_iter().collect();
    let line = |row: usize, mark: Mark, words: String| RowLine {
        row,
        mark,
        is_hidden: hidden.contains(&row),
        words,
        why: String::new(),
        doubt: None,
    };
    let taken = proposal.taken.iter().map(|one| {
        let mark = if one.effect == Effect::Same { Mark::Known } else { Mark::Taken };
        let words = if proposal.kind == ListKind::Units { words::row(one.row, &one.words) } else { one.words.clone() };
        line(one.row, mark, words)
    });
    let asked = proposal.left_out.iter().map(|left| RowLine {
        why: import::why_left_out(&left.why),
        doubt: Some(left.why.clone()),
        ..line(left.row, mark_of(left), words::row(left.row, &left.words))
    });
    let left = table.rows.iter().filter(|row| row.is_left);
    let left = left.map(|row| line(row.number, Mark::Left, words::row(row.number, &row.all())));
    let aside = table.set_aside.iter().map(|(row, said)| line(*row, Mark::Aside, words::row(*row, said)));
    let mut lines: Vec<RowLine> = taken.chain(asked).chain(left).chain(aside).collect();
    lines.sort_by_key(|line| line.row);
    lines
}

/// How a row ends that is not taken.
fn mark_of(left: &LeftOut) -> Mark {
    match left.why {
        ImportDoubt::Known | ImportDoubt::Recorded => Mark::Known,
        ImportDoubt::Done(_) | ImportDoubt::NextTime(_) => Mark::Left,
        ImportDoubt::NoName
        | ImportDoubt::Twice(_)
        | ImportDoubt::NotOneOf(..)
        | ImportDoubt::NotANumber(..)
        | ImportDoubt::NoUnits
        | ImportDoubt::UnknownUnit(_)
        | ImportDoubt::NoDay(_)
        | ImportDoubt::OverAlready(_)
        | ImportDoubt::NoMeeting(_)
        | ImportDoubt::NotPast(_)
        | ImportDoubt::BeforeMeeting(_)
        | ImportDoubt::NoDoneDay(_)
        | ImportDoubt::NoValue(_)
        | ImportDoubt::TwoDays(_) => Mark::Asked,
    }
}
