//! What update asked for is done here: the only place of the console that asks anything of the session.

use super::{Desk, said};
use crate::{
    console::{
        choosers, collecting,
        dialogs::Dialog,
        effect::Effect,
        extracting,
        material::{self, Material},
        model::Screen,
        notice::{Notice, Tone},
        papers::{self, Order},
        screens::{
            figures::{self, Figures},
            journal::Journal,
            material::Checklist,
            minutes::Minutes,
            review::Reviewing,
            section::{SectionEditor, slot as section_slot},
            trends::{self, Trends},
            year::YearScreen,
        },
    },
    document::{
        compose,
        print::{PATIENCE, Printing},
    },
    domain::{DeliverFault, Entry, FormFault, IndicatorId, MinutesSection, Period, Refusal, StoreFault, UnitId, Year},
    exchange::{
        collect::{FormFile, files_of, read_form, review},
        read_source,
    },
    session::SessionError,
    wording::{self, exporting},
};
use std::{path::Path, rc::Rc};

/// How many entries the journal screen shows.
pub(super) const JOURNAL_ENTRIES: usize = 2_000;

/// What came of an effect.
pub(super) enum Outcome {
    /// Nothing was asked for.
    Nothing,
    /// An act was carried out and is on disk.
    Done(Box<Entry>),
    /// Another meeting is at hand.
    Turned,
    /// A screen is ready.
    Show(Box<Screen>),
    /// Something is to be said.
    Say(Notice),
}

impl Desk {
    /// The only place that asks anything of the session.
    pub(super) fn perform(&mut self, effect: Effect) -> Outcome {
        let done = |done: Result<Entry, SessionError>| match done {
            Ok(entry) => Outcome::Done(Box::new(entry)),
            Err(error) => Outcome::Say(said(&error)),
        };
        // Even a refusal may have taken in what another console wrote.
        if matches!(effect, Effect::Execute(_) | Effect::Undo | Effect::Redo | Effect::TurnTo(_)) {
            self.counted = None;
        }
        match effect {
            Effect::None | Effect::Quit | Effect::Redraw | Effect::Mouse => Outcome::Nothing,
            Effect::Execute(command) => done(self.session.execute(*command)),
            Effect::AskUndo => match self.session.next_undo() {
                Ok(Some(entry)) => {
                    let what = wording::entry(&entry, self.session.ledger());
                    self.model.undo_asked = true;
                    Outcome::Say(Notice::refused(format!("将撤销：{what}"), "再按一次 Ctrl+Z 撤销，按别的键不撤。"))
                }
                Ok(None) => Outcome::Say(said(&SessionError::Refused(Refusal::NothingToUndo))),
                Err(fault) => Outcome::Say(said(&fault.into())),
            },
            Effect::Undo => done(self.session.undo()),
            Effect::Redo => done(self.session.redo()),
            Effect::TurnTo(meeting) => match self.session.turn_to(meeting) {
                Ok(()) => Outcome::Turned,
                Err(fault) => Outcome::Say(said(&fault.into())),
            },
            Effect::FindAnything => self.find_anything(),
            Effect::TakeUpFigures(unit) => {
                let draft_slot = figures::slot(self.session.ledger().at.map_or(0, |at| at.0));
                let drafts = self.session.drafts().unwrap_or_default();
                let kept = drafts.iter().find(|draft| draft.slot == draft_slot).map(|draft| draft.text.as_str());
                let unit = unit.or_else(|| self.model.walk.unit.clone());
                Outcome::Show(Box::new(Screen::Figures(Box::new(Figures::of(unit, kept)))))
            }
            Effect::ReadSeries(unit, indicator) => self.read_series(unit, indicator.as_ref()),
            Effect::ReadYear(year) => self.read_year(year),
            Effect::ExportYear(year) => self.export_year(year),
            Effect::ReadJournal => match self.session.journal(false, JOURNAL_ENTRIES) {
                Ok(entries) => Outcome::Show(Box::new(Screen::Journal(Journal::of(entries)))),
                Err(fault) => Outcome::Say(said(&fault.into())),
            },
            Effect::ComposeMinutes => Outcome::Show(Box::new(Screen::Minutes(self.minutes()))),
            Effect::EditSection(section) => self.take_up(section),
            Effect::TakeUpMaterial => self.take_up_material(),
            Effect::ReadMaterial(path) => self.read_material(&path),
            Effect::ReadForms(path) => self.read_forms(&path),
            Effect::GiveUpMaterial => {
                self.put_material_away();
                Outcome::Say(Notice::done(wording::material::GIVEN_UP))
            }
            Effect::Export(order) => self.write_papers(&order),
            Effect::ExportMinutes => self.write_papers(&Order::minutes()),
        }
    }

    /// Units, tasks and items at hand, and what was said and written at this year's meetings.
    fn find_anything(&mut self) -> Outcome {
        let said = match self.session.said_this_year() {
            Ok(said) => said,
            Err(fault) => return Outcome::Say(said(&fault.into())),
        };
        let written: Vec<String> = compose::minutes_sections(self.session.ledger())
            .iter()
            .flat_map(|section| section.standing().lines().map(str::to_owned).collect::<Vec<_>>())
            .collect();
        let chooser = self.with_sight(|_, sight| choosers::anything(said, &written, sight));
        self.model.dialog = Some(Dialog::Chooser(chooser));
        Outcome::Nothing
    }

    /// The numbers of the last months, for their screen.
    fn read_series(&mut self, unit: Option<UnitId>, indicator: Option<&IndicatorId>) -> Outcome {
        let ledger = self.session.ledger();
        let until = ledger.meeting().map_or(Period::of(self.session.clock().today()), |meeting| meeting.period);
        match self.session.series(until, trends::MONTHS) {
            Ok(series) => {
                let trends = Trends::of(series, unit, indicator, &ledger.programme.indicators);
                Outcome::Show(Box::new(Screen::Trends(Box::new(trends))))
            }
            Err(fault) => Outcome::Say(said(&fault.into())),
        }
    }

    /// A year for its screen: where another year stands already, its face and the unit at hand stay.
    pub(super) fn read_year(&mut self, year: i32) -> Outcome {
        match self.year(year) {
            Ok(year) => {
                let screen = match &self.model.screen {
                    Screen::Year(before) => before.turned_to(year),
                    _ => YearScreen::of(year, self.model.walk.unit.as_ref()),
                };
                Outcome::Show(Box::new(Screen::Year(Box::new(screen))))
            }
            Err(fault) => Outcome::Say(said(&fault.into())),
        }
    }

    /// A year as it stands, read and counted only when the books or the day have changed since it last was.
    pub(super) fn year(&mut self, year: i32) -> Result<Rc<Year>, StoreFault> {
        let today = self.session.clock().today();
        if let Some((day, known)) = &self.counted
            && (*day, known.year) == (today, year)
        {
            return Ok(Rc::clone(known));
        }
        let fresh = Rc::new(self.session.year(year)?);
        self.counted = Some((today, Rc::clone(&fresh)));
        Ok(fresh)
    }

    /// The year's workbook and paper.
    fn export_year(&mut self, year: i32) -> Outcome {
        let today = self.session.clock().today();
        match self.year(year) {
            Ok(year) => Outcome::Say(papers::export_year(self.session.ledger(), &year, &self.papers, today)),
            Err(fault) => Outcome::Say(said(&fault.into())),
        }
    }

    /// Writes papers; pdf is only begun here, and looked after at every tick.
    fn write_papers(&mut self, order: &Order) -> Outcome {
        if order.with_pdf && self.printing.is_some() {
            return Outcome::Say(Notice::refused(exporting::STILL_PRINTING, ""));
        }
        let today = self.session.clock().today();
        let (notice, word) = papers::export(self.session.ledger(), order, &self.papers, today);
        if word.is_empty() {
            return Outcome::Say(notice);
        }
        match Printing::start(word) {
            Ok(printing) => {
                let notice = Notice::done(exporting::printing(printing.count()));
                self.printing = Some((printing, self.session.context().now));
                Outcome::Say(notice)
            }
            Err(fault) => Outcome::Say(not_printed(&fault)),
        }
    }

    /// Begins a backup beside the meeting; to be called when the first picture is up.
    pub fn begin_backup(&mut self) {
        self.backing.begin(&self.session);
    }

    /// Waits for the backup that is being made, on the way out.
    pub fn finish_backup(&mut self) {
        self.backing.finish();
    }

    /// Looks after what goes on beside the meeting: a backup, pdf files that are being made. Says whether there is news.
    pub fn look_after(&mut self) -> bool {
        if let Some(notice) = self.backing.news() {
            self.model.notice = Some(notice);
            return true;
        }
        let Some((mut printing, since)) = self.printing.take() else { return false };
        let waited = (self.session.context().now - since).num_seconds();
        let notice = match printing.poll() {
            None if waited < i64::try_from(PATIENCE).unwrap_or(i64::MAX) => {
                self.printing = Some((printing, since));
                return false;
            }
            None => not_printed(&printing.give_up()),
            Some(Ok(files)) => {
                let folder = files.first().and_then(|path| path.parent()).unwrap_or(&self.papers);
                let folder = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
                Notice::done(exporting::printed(files.len(), &folder))
            }
            Some(Err(fault)) => not_printed(&fault),
        };
        self.model.notice = Some(notice);
        true
    }

    /// A section of the minutes with what was being typed when it was last put down.
    fn take_up(&self, section: MinutesSection) -> Outcome {
        let sections = compose::minutes_sections(self.session.ledger());
        let Some(words) = sections.into_iter().find(|words| words.section == section) else {
            return Outcome::Nothing;
        };
        let slot = section_slot(self.session.ledger().at.map_or(0, |at| at.0), &words);
        let drafts = self.session.drafts().unwrap_or_default();
        let draft = drafts.iter().find(|draft| draft.slot == slot).map(|draft| draft.text.as_str());
        Outcome::Show(Box::new(Screen::Section(SectionEditor::of(words, draft))))
    }

    /// The material where it was left; else the question for one.
    fn take_up_material(&mut self) -> Outcome {
        let slot = material::slot(self.session.ledger().at.map_or(0, |at| at.0));
        let drafts = self.session.drafts().unwrap_or_default();
        let kept = drafts.iter().find(|draft| draft.slot == slot).and_then(|draft| Material::kept(&draft.text));
        if let Some(kept) = kept {
            return Outcome::Show(Box::new(Screen::Material(Box::new(Checklist::of(kept)))));
        }
        self.model.dialog = Some(extracting::ask_file(""));
        Outcome::Nothing
    }

    /// A file's text with the candidates in it; a name alone is looked for beside the ledger too.
    fn read_material(&mut self, path: &str) -> Outcome {
        let beside = self.session.path().with_file_name(path);
        let file = if Path::new(path).exists() { Path::new(path) } else { &beside };
        match read_source(file) {
            Ok(text) => {
                let name = file.file_stem().map_or_else(|| path.to_owned(), |name| name.to_string_lossy().into_owned());
                self.with_sight(|model, sight| extracting::show(model, &name, &text, sight));
                self.unsaved_draft = true;
                Outcome::Nothing
            }
            Err(fault) => {
                self.model.dialog = Some(extracting::ask_file(path));
                Outcome::Say(Notice { tone: Tone::Refused, said: wording::source_fault(&fault, path) })
            }
        }
    }

    /// The review of the forms in a folder, or of one file; a name alone is looked for beside the ledger too.
    fn read_forms(&mut self, path: &str) -> Outcome {
        let beside = self.session.path().with_file_name(path);
        let place = if Path::new(path).exists() { Path::new(path) } else { &beside };
        let files = match files_of(place) {
            Ok(files) if place.exists() && !files.is_empty() => files,
            found => {
                self.model.dialog = Some(collecting::ask_files(path));
                let fault = found.err().unwrap_or(FormFault::Missing);
                return Outcome::Say(Notice { tone: Tone::Refused, said: wording::collect::form_fault(&fault, path) });
            }
        };
        let read: Vec<FormFile> = files.iter().map(|file| read_form(file)).collect();
        let context = self.session.context();
        let review = review(self.session.ledger(), &read, self.listener.calendar(), &context);
        Outcome::Show(Box::new(Screen::Review(Box::new(Reviewing::of(review)))))
    }

    pub(super) fn put_material_away(&mut self) {
        let slot = material::slot(self.session.ledger().at.map_or(0, |at| at.0));
        self.keep_draft(&slot, "");
        self.model.screen = Screen::Walk;
    }

    /// The minutes as they stand.
    pub(super) fn minutes(&self) -> Minutes {
        papers::preview(self.session.ledger(), self.session.clock().today())
    }
}

/// Why there is no pdf.
fn not_printed(fault: &DeliverFault) -> Notice {
    Notice { tone: Tone::Failed, said: wording::Said::new(wording::delivery::sentence(fault), "") }
}
