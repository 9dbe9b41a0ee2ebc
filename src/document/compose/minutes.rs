//! The minutes (会议纪要) of the meeting at hand, from the 标志 to the 版记.

use super::concise as brief;
use super::happening::{Happening, happenings};
use super::hearing::{demands, hearing};
use super::matter::{Matter, resolved};
use super::sitting::Sitting;
use super::task_table::task_table;
use super::unit_list;
use super::{attendance, by_hand};
use crate::document::{Block, Colophon, Document, DocumentKind, Level, Meta, Run, Table};
use crate::domain::{
    AttendancePlace, Audience, CommitmentId, Edition, Everybody, HandEdit, HouseStyle, Ledger, MinutesForm,
    MinutesSection, Period, Phrase, StopState, WordsMark,
};
use crate::wording::{concise, day_in_full, minutes as words, minutes_life, phrase};
use chrono::{Datelike, NaiveDate, NaiveTime};
use std::collections::BTreeMap;

/// The minutes of the meeting at hand. `printed_on` is the day of printing in the 版记; the minutes themselves bear the
/// meeting's day. A ledger without a meeting gives a paper that says so.
#[must_use]
pub fn minutes(books: &Everybody, printed_on: NaiveDate) -> Document {
    minutes_in(books, printed_on, books.books().programme.house_style.form)
}

/// The minutes in one form or the other. What is checked, signed and issued is in the house's own form; the other one
/// says so in its name.
#[must_use]
pub fn minutes_in(books: &Everybody, printed_on: NaiveDate, form: MinutesForm) -> Document {
    let ledger = books.books();
    let style = &ledger.programme.house_style;
    // What is out keeps the day on which it went out.
    let printed_on = standing_edition(ledger).map_or(printed_on, |edition| edition.issued_at.date());
    let blocks = match Sitting::at_hand(books) {
        Some(sitting) => Paper::of(&sitting, form).blocks(style, printed_on),
        None => vec![Block::Mark(style.mark.clone()), Block::paragraph(words::NO_MEETING)],
    };
    let mut title = title(ledger);
    if form != style.form {
        title.push_str(concise::other_form(form == MinutesForm::Concise));
    }
    Document { kind: DocumentKind::Minutes, title, meta: meta(books, printed_on), blocks }
}

/// What the paper is called in a list of files.
pub(super) fn title(ledger: &Ledger) -> String {
    let Some(meeting) = ledger.meeting() else { return ledger.programme.house_style.mark.clone() };
    words::file_title(meeting.period, several_in_the_month(ledger).then_some(meeting.number))
}

/// Whether another meeting was held in the month of the one at hand.
pub(super) fn several_in_the_month(ledger: &Ledger) -> bool {
    let period = ledger.meeting().map(|meeting| meeting.period);
    ledger.meetings.values().filter(|other| Some(other.period) == period).count() > 1
}

/// What a file says about itself: drawn up by the issuing organ when the meeting ended, as far as that is known, for
/// whose eyes. Nothing is a paper without it, so that whoever writes one has to say whose books it is composed from.
pub(super) fn meta(books: &impl Audience, printed_on: NaiveDate) -> Meta {
    let ledger = books.books();
    let meeting = ledger.meeting();
    let moment = meeting.and_then(|meeting| meeting.adjourned_at.or(meeting.opened_at));
    let day = meeting.map_or(printed_on, |meeting| meeting.date);
    Meta {
        author: ledger.programme.house_style.issuer.clone(),
        created: moment.unwrap_or_else(|| day.and_time(NaiveTime::MIN)),
        version: version(ledger).to_string(),
        readers: books.readers(),
    }
}

/// What the minutes have to say.
struct Paper<'a, 'b> {
    sitting: &'b Sitting<'a>,
    form: MinutesForm,
    /// Matters with a date that stand in the text, those without a date, then those that stand in the table only.
    matters: Vec<Matter<'a>>,
    /// How many of them have a date and stand in the text.
    dated: usize,
    /// How many stand in the text.
    told: usize,
    happenings: Vec<Happening<'a>>,
}

impl<'a, 'b> Paper<'a, 'b> {
    fn of(sitting: &'b Sitting<'a>, form: MinutesForm) -> Self {
        let (mut matters, undated): (Vec<_>, Vec<_>) =
            resolved(sitting, form).into_iter().partition(|matter| !matter.deadline.is_undated());
        let all = matters.len() + undated.len();
        let mut tabled = Vec::new();
        if form == MinutesForm::Concise {
            let (told, rest) = matters.into_iter().partition(|matter| brief::in_text(matter, all));
            (matters, tabled) = (told, rest);
        }
        let dated = matters.len();
        matters.extend(undated);
        let told = matters.len();
        matters.extend(tabled);
        Self { sitting, form, matters, dated, told, happenings: happenings(sitting) }
    }

    fn blocks(&self, style: &HouseStyle, printed_on: NaiveDate) -> Vec<Block> {
        let mut roll = attendance::list(self.sitting);
        if self.form == MinutesForm::Concise {
            // The first sentence says who presided.
            roll.retain(|block| !matches!(block, Block::Attendance(list) if list.label == words::CHAIR));
        }
        let mut blocks = self.head(style);
        if style.attendance == AttendancePlace::BeforeBody {
            blocks.extend(roll.clone());
        }
        blocks.extend(self.text(style));
        let annexes = self.annexes();
        if !annexes.is_empty() {
            let names: Vec<&str> = annexes.iter().map(|(name, _)| *name).collect();
            blocks.push(Block::BlankLine);
            blocks.extend(concise::annexes(&names).into_iter().map(Block::paragraph));
        }
        if style.attendance == AttendancePlace::AfterBody && !roll.is_empty() {
            blocks.push(Block::BlankLine);
            blocks.extend(roll);
        }
        let count = annexes.len();
        for (number, (name, table)) in (1..).zip(annexes) {
            blocks.extend([
                Block::PageBreak,
                Block::Paragraph(vec![Run::label(concise::annex_label(number, count))]),
                Block::Title(name.to_owned()),
                Block::Table(table),
            ]);
        }
        blocks.push(Block::Colophon(Colophon {
            copy_to: style.copy_to.clone(),
            print_org: style.issuer.clone(),
            print_date: day_in_full(printed_on),
            proof: standing_edition(self.sitting.ledger).map(|edition| edition.head.clone()).unwrap_or_default(),
        }));
        blocks
    }

    /// The tables behind the text, each with its name.
    fn annexes(&self) -> Vec<(&'static str, Table)> {
        let mut annexes = Vec::new();
        if !self.matters.is_empty() {
            annexes.push((words::TASK_TABLE, task_table(self.sitting, &self.matters)));
        }
        let units = match self.form {
            MinutesForm::Full => None,
            MinutesForm::Concise => brief::unit_table(self.sitting, &self.happenings),
        };
        annexes.extend(units.map(|table| (concise::UNIT_TABLE, table)));
        annexes
    }

    fn head(&self, style: &HouseStyle) -> Vec<Block> {
        let meeting = self.sitting.meeting;
        let mut head = vec![
            Block::Mark(style.mark.clone()),
            Block::NumberLine(number_line(self.sitting)),
            Block::IssuerLine { issuer: style.issuer.clone(), date: day_in_full(meeting.date) },
        ];
        if style.with_title {
            head.push(Block::Title(words::title(Period::of(meeting.date), &meeting.name)));
        }
        head
    }

    /// The office's own set phrases.
    fn phrases(&self) -> &BTreeMap<Phrase, String> {
        &self.sitting.ledger.programme.phrases
    }

    fn opening(&self, style: &HouseStyle) -> Block {
        let meeting = self.sitting.meeting;
        let told = words::Opening {
            day: meeting.date,
            opened_at: meeting.opened_at,
            convener: &style.convener,
            place: &meeting.place,
            name: &meeting.name,
            chair: &meeting.chair,
            topic: &meeting.topic,
        };
        let (day, half) = (day_in_full(meeting.date), words::half_of_the_day(&told));
        let values = [
            ("日期", day.as_str()),
            ("时段", half),
            ("召集", told.convener),
            ("会议", words::meeting_name(told.name)),
            ("地点", told.place),
            ("主持", told.chair),
            ("主题", told.topic),
        ];
        let first = phrase::said(self.phrases(), Phrase::Opening, &values, || words::opening(&told));
        let turned = |state| unit_list::units(self.sitting, self.sitting.turned(state));
        let counted = |state| self.sitting.turned(state).len();
        let heard = match self.form {
            MinutesForm::Full => {
                words::heard(&turned(StopState::Covered), &turned(StopState::Written), &turned(StopState::Deferred))
            }
            MinutesForm::Concise => {
                concise::heard(counted(StopState::Covered), counted(StopState::Written), counted(StopState::Deferred))
            }
        };
        Block::paragraph(format!("{first}{heard}{}", words::AS_FOLLOWS))
    }

    /// What the records say in each section, without its heading.
    fn composed(&self, style: &HouseStyle) -> Vec<(MinutesSection, Vec<Block>)> {
        let (told, tabled) = self.matters.split_at(self.told);
        let (dated, undated) = told.split_at(self.dated);
        let mut resolved = self.resolutions(1, dated);
        if self.matters.is_empty() {
            let usual = || words::NOTHING_RESOLVED.to_owned();
            resolved.push(Block::paragraph(phrase::said(self.phrases(), Phrase::NothingResolved, &[], usual)));
        }
        // The concise form goes straight to its first matter: the heading says what they are.
        if self.dated > 0 && self.form == MinutesForm::Full {
            let usual = || words::RESOLVED_LEAD.to_owned();
            resolved.insert(0, Block::paragraph(phrase::said(self.phrases(), Phrase::ResolvedLead, &[], usual)));
        }
        resolved.extend(brief::promises(tabled).map(Block::paragraph));
        let mut later = self.resolutions(self.dated + 1, undated);
        if !later.is_empty() {
            let usual = || words::UNDATED_LEAD.to_owned();
            later.insert(0, Block::paragraph(phrase::said(self.phrases(), Phrase::UndatedLead, &[], usual)));
        }
        let next = self.sitting.meeting.next_date.map(|next| {
            let (day, usual) = (day_in_full(next), || words::next_meeting(next));
            Block::paragraph(phrase::said(self.phrases(), Phrase::NextMeeting, &[("日期", &day)], usual))
        });
        let mut heard = match self.form {
            MinutesForm::Full => hearing(self.sitting, &self.happenings),
            MinutesForm::Concise => brief::heard(self.sitting, &self.happenings),
        };
        if self.sitting.meeting.arrangement.names_unfiled {
            heard.extend(super::bulletin::unfiled(self.sitting.ledger, true));
        }
        let settled = match self.form {
            MinutesForm::Full => self.happened(|happening| !happening.is_move()),
            // Counted among what was heard, told item by item in the table of units.
            MinutesForm::Concise => Vec::new(),
        };
        let mut sections = vec![
            (MinutesSection::Opening, vec![self.opening(style)]),
            (MinutesSection::Heard, heard),
            (MinutesSection::Demands, demands(self.sitting)),
            (MinutesSection::Resolved, resolved),
            (MinutesSection::Undated, later),
            (MinutesSection::Extended, self.happened(Happening::is_move)),
            (MinutesSection::Settled, settled),
            (MinutesSection::Next, next.into_iter().collect()),
        ];
        if self.form == MinutesForm::Concise {
            // What binds comes first: what was heard and asked of all stands behind it, before the next meeting.
            sections[1..7].rotate_left(2);
        }
        sections
    }

    /// The text from the opening to the next meeting's day: the records' words, or those written by hand.
    fn text(&self, style: &HouseStyle) -> Vec<Block> {
        let by_hand = self.sitting.ledger.minutes.get(&self.sitting.id()).map(|minutes| &minutes.by_hand);
        let mut sections = Sections::default();
        for (section, composed) in self.composed(style) {
            let blocks = match by_hand.and_then(|edits| edits.get(&section)) {
                Some(edit) => by_hand::blocks(&edit.words),
                None => composed,
            };
            match words::heading(section) {
                Some(heading) => sections.add(heading, blocks),
                None => sections.blocks.extend(blocks),
            }
        }
        sections.blocks
    }

    fn resolutions(&self, from: usize, matters: &[Matter<'a>]) -> Vec<Block> {
        NumberedParagraphs { from }.list(matters.iter().map(|matter| matter.said(self.sitting)))
    }

    fn happened(&self, belongs: impl Fn(&Happening<'a>) -> bool) -> Vec<Block> {
        let told = self.happenings.iter().filter(|happening| belongs(happening));
        NumberedParagraphs::of(told.map(|happening| happening.said(self.sitting)))
    }
}

/// The number below the 标志, as the office writes it.
pub(super) fn number_line(sitting: &Sitting<'_>) -> String {
    let (ledger, meeting) = (sitting.ledger, sitting.meeting);
    let number =
        words::number(ledger.programme.house_style.number_form, ledger.minutes_number(meeting), meeting.date.year());
    format!("{number}{}", minutes_life::on_paper(version(ledger)))
}

/// Which version of the minutes is at hand.
fn version(ledger: &Ledger) -> u32 {
    ledger.minutes_at_hand().map_or(1, |minutes| minutes.version())
}

/// The edition that is out and stands, if there is one.
fn standing_edition(ledger: &Ledger) -> Option<&Edition> {
    let minutes = ledger.minutes.get(&ledger.at?).filter(|minutes| minutes.issued)?;
    ledger.editions.get(&(minutes.meeting, minutes.version()))
}

/// What tells this wording of the minutes from others. The number and the 版记 are left out: they are given after the
/// words were signed.
#[must_use]
pub fn minutes_mark(books: &Everybody) -> WordsMark {
    let paper = minutes(books, books.books().meeting().map_or(NaiveDate::MIN, |meeting| meeting.date));
    let signed = paper.blocks.iter().filter(|block| !matches!(block, Block::NumberLine(_) | Block::Colophon(_)));
    WordsMark::of(&signed.flat_map(Block::words).collect::<Vec<_>>())
}

/// What the records say in one section of the minutes, and what somebody wrote instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SectionWords {
    /// Which section.
    pub section: MinutesSection,
    /// What the records say now, a paragraph a line.
    pub composed: String,
    /// What was written in its place.
    pub by_hand: Option<HandEdit>,
}

impl SectionWords {
    /// What stands in the paper.
    #[must_use]
    pub fn standing(&self) -> &str {
        self.by_hand.as_ref().map_or(self.composed.as_str(), |edit| edit.words.as_str())
    }

    /// Whether the records have changed since it was written by hand (有变动).
    #[must_use]
    pub fn is_overtaken(&self) -> bool {
        self.by_hand.as_ref().is_some_and(|edit| edit.composed != self.composed)
    }
}

/// The sections of the minutes at hand, in the order of the paper; empty ones too, since a hand may fill them.
#[must_use]
pub fn minutes_sections(books: &Everybody) -> Vec<SectionWords> {
    let Some(sitting) = Sitting::at_hand(books) else { return Vec::new() };
    let ledger = sitting.ledger;
    let by_hand = ledger.minutes.get(&sitting.id()).map(|minutes| &minutes.by_hand);
    let style = &ledger.programme.house_style;
    let composed = Paper::of(&sitting, style.form).composed(style);
    composed
        .into_iter()
        .map(|(section, blocks)| SectionWords {
            section,
            composed: blocks.iter().flat_map(Block::words).collect::<Vec<_>>().join("\n"),
            by_hand: by_hand.and_then(|edits| edits.get(&section)).cloned(),
        })
        .collect()
}

/// What each matter resolved at the meeting says, with the commitment it was first recorded as.
pub(in crate::document) fn matters_said(books: &Everybody) -> Vec<(Option<CommitmentId>, String)> {
    let Some(sitting) = Sitting::at_hand(books) else { return Vec::new() };
    resolved(&sitting, books.books().programme.house_style.form)
        .into_iter()
        .map(|matter| (matter.records.first().copied(), matter.text))
        .collect()
}

/// Under which number each commitment of the meeting stands in its minutes.
pub(in crate::document) fn item_numbers(books: &Everybody) -> BTreeMap<CommitmentId, u32> {
    let Some(sitting) = Sitting::at_hand(books) else { return BTreeMap::new() };
    let paper = Paper::of(&sitting, books.books().programme.house_style.form);
    let numbered = (1..).zip(&paper.matters);
    numbered.flat_map(|(number, matter)| matter.records.iter().map(move |record| (*record, number))).collect()
}

/// Paragraphs that are counted: 1. 2. 3.
pub(super) struct NumberedParagraphs {
    from: usize,
}

impl NumberedParagraphs {
    /// Counted from one.
    pub(super) fn of(texts: impl Iterator<Item = String>) -> Vec<Block> {
        Self { from: 1 }.list(texts)
    }

    fn list(&self, texts: impl Iterator<Item = String>) -> Vec<Block> {
        let numbered = (self.from..).zip(texts);
        numbered
            .map(|(number, text)| Block::Resolution { label: format!("{number}."), runs: vec![Run::plain(text)] })
            .collect()
    }
}

/// Sections numbered as they come; one without blocks takes no number.
#[derive(Default)]
struct Sections {
    count: usize,
    blocks: Vec<Block>,
}

impl Sections {
    fn add(&mut self, heading: &str, blocks: Vec<Block>) {
        if blocks.is_empty() {
            return;
        }
        self.count += 1;
        self.blocks.push(Block::heading(Level::One, words::section(self.count, heading)));
        self.blocks.extend(blocks);
    }
}
