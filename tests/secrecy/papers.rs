//! Every paper there is, by audience, as words and as the bytes of its file.

use crate::{bytes::unpacked, thrown::day};
use chrono::NaiveDate;
use diaodu::{
    cli::lists_for_others,
    document::{
        Document, Sheet, Workbook,
        compose::{
            FormScope, Naming, Notes, agenda, brief_paper, bulletin, bundle_down, bundle_up, calendar, draft, excerpt,
            list_workbook, meeting_notice, minutes, minutes_in, minutes_sections, notice, registers_paper,
            registers_workbook, task_paper, task_workbook, unit_form,
        },
        render,
    },
    domain::{Audience as _, Ledger, MinutesForm, OneUnit, UnitId},
};

/// What somebody gets to read.
pub struct Paper {
    pub name: &'static str,
    /// The unit that it is for; `None`: anybody.
    pub unit: Option<UnitId>,
    pub text: String,
}

pub fn today() -> NaiveDate {
    day("2022-06-21")
}

/// Documents for everybody.
pub fn for_everybody(ledger: &Ledger) -> Vec<(&'static str, Document)> {
    let books = ledger.for_everybody();
    vec![
        ("minutes", minutes(&books, today())),
        ("concise minutes", minutes_in(&books, today(), MinutesForm::Concise)),
        ("bulletin", bulletin(&books, today(), Naming::Withheld)),
        ("bulletin by name", bulletin(&books, today(), Naming::Named)),
        ("agenda", agenda(&books, today())),
        ("notice of the meeting", meeting_notice(&books, today())),
        ("ledger of items", task_paper(&books, today())),
        ("registers", registers_paper(&books, today())),
    ]
}

pub fn for_unit(books: &OneUnit) -> Vec<(&'static str, Document)> {
    let letter = notice(books, today()).map(|notice| ("letter", notice.document));
    let excerpt = excerpt(books, today()).map(|paper| ("excerpt", paper));
    letter.into_iter().chain(excerpt).chain(draft(books, today()).map(|paper| ("draft", paper))).collect()
}

pub fn workbooks(ledger: &Ledger) -> [(&'static str, Workbook); 2] {
    let books = ledger.for_everybody();
    [
        ("workbook of items", task_workbook(&books, today())),
        ("workbook of registers", registers_workbook(&books, today())),
    ]
}

/// All papers of the first two audiences in the formats that are words: text, Markdown, iCalendar, JSON, and what stands in
/// the fields of sheets and forms.
pub fn words(ledger: &Ledger) -> Vec<Paper> {
    let mut papers = Vec::new();
    let mut put = |name, unit: Option<&UnitId>, text| papers.push(Paper { name, unit: unit.cloned(), text });
    for (name, document) in for_everybody(ledger) {
        put(name, None, render::text(&document));
        put(name, None, render::markdown(&document));
        put(name, None, document.title);
    }
    for (name, workbook) in workbooks(ledger) {
        put(name, None, format!("{workbook:?}"));
    }
    let books = ledger.for_everybody();
    let [items, registers] = lists_for_others(&books, today()).expect("JSON");
    let mut registers: serde_json::Value = serde_json::from_str(&registers).expect("JSON");
    // The names of a register's stages are no secret; that an entry has come to one is.
    let kinds = registers[0].as_array_mut().expect("kinds");
    for kind in kinds.iter_mut() {
        kind["stages"] = serde_json::Value::Null;
    }
    put("list in JSON", None, items);
    put("list of registers in JSON", None, registers.to_string());
    let sections = minutes_sections(&books).into_iter().map(|section| section.composed);
    put("sections", None, sections.collect());
    if let Some(bundle) = bundle_up(&books, ("0a1b2c3d".into(), "1-0a1b".into()), today()) {
        put("bundle going up", None, render::bundle(&bundle.sealed()));
    }
    put("calendar", None, render::ics(&calendar(&books, today())).replace("\r\n ", ""));
    let everybody = books;
    for books in ledger.for_each_on_roster() {
        let unit = books.unit();
        for (name, document) in for_unit(&books) {
            put(name, unit, render::text(&document));
        }
        if let Some(bundle) = bundle_down(&books, &everybody, ("0a1b2c3d".into(), "1-0a1b".into()), today()) {
            // What goes into another ledger is for anybody there.
            put("bundle going down", None, render::bundle(&bundle.sealed()));
        }
        put("own calendar", unit, render::ics(&calendar(&books, today())).replace("\r\n ", ""));
        if let Some(form) = unit_form(&books, today(), FormScope::Everything) {
            put("form", unit, format!("{form:?}"));
        }
    }
    papers
}

/// The same as the files that are sent: Word (which pdf is made from) and Excel.
pub fn files(ledger: &Ledger) -> Vec<Paper> {
    let style = &ledger.programme.house_style;
    let word = |document: &Document| unpacked(&render::docx(document, style).expect("Word"));
    let mut papers = Vec::new();
    let mut put = |name, unit: Option<&UnitId>, text| papers.push(Paper { name, unit: unit.cloned(), text });
    for (name, document) in for_everybody(ledger) {
        put(name, None, word(&document));
    }
    for (name, workbook) in workbooks(ledger) {
        put(name, None, unpacked(&render::xlsx(&workbook, style).expect("Excel")));
    }
    for books in ledger.for_each_on_roster() {
        let unit = books.unit();
        for (name, document) in for_unit(&books) {
            put(name, unit, word(&document));
        }
        if let Some(form) = unit_form(&books, today(), FormScope::Everything) {
            put("form", unit, unpacked(&render::form(&form, style).expect("Excel")));
        }
    }
    papers
}

/// Documents of the office.
pub fn for_office(ledger: &Ledger) -> [(&'static str, Document); 3] {
    let office = ledger.for_office();
    [
        ("brief", brief_paper(office, today(), Notes::Marked)),
        ("ledger of items", task_paper(&office, today())),
        ("registers", registers_paper(&office, today())),
    ]
}

/// A list as it stands on a screen of the office.
fn list(ledger: &Ledger) -> Sheet {
    let rows = ledger.commitments.values().map(|one| vec![one.id.0.into(), one.text.as_str().into()]);
    Sheet::of("list", &[("number", 6), ("words", 40)], rows.collect())
}

/// What only the office has.
pub fn of_the_office(ledger: &Ledger) -> Vec<Paper> {
    let papers = for_office(ledger).map(|(name, document)| (name, render::text(&document)));
    let list = list_workbook(&ledger.for_office(), list(ledger), today());
    let style = &ledger.programme.house_style;
    let files = [
        ("list in csv", String::from_utf8(render::csv(&list.sheets[0])).expect("UTF-8")),
        ("list in Excel", unpacked(&render::xlsx(&list, style).expect("Excel"))),
    ];
    papers.into_iter().chain(files).map(|(name, text)| Paper { name, unit: None, text }).collect()
}
