//! Whatever is pressed on whatever screen: a key changes something that one sees, or says why it does not; and nothing is
//! recorded for a unit other than those named where it was written.

use crate::{palette_story, support::desk::Console};
use crossterm::event::{KeyCode, KeyModifiers};
use diaodu::{
    console::{BINDINGS, Chord, Next, Scope},
    domain::{Command, Entry, Nature, UnitId},
};
use std::collections::BTreeSet;

/// How many keys are pressed on a screen and on what it leads to.
const KEYS: usize = 150;
/// The console is the wall there, and nothing may be said before the room.
const OF_THE_WALL: &str = "单屏";

/// From here a confirmation is two keys away.
const OF_MATERIAL: &str = "提取任务";

/// Dice: the same seed presses the same keys.
struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((self.0 >> 33) % sides as u64).expect("small")
    }

    fn one<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())]
    }
}

fn chord(code: KeyCode, modifiers: KeyModifiers) -> Chord {
    Chord { code, modifiers }
}

/// A key: most often one of those that hold here, else a character, one of a field's, or any that the table knows.
fn any_key(dice: &mut Dice, console: &Console) -> Chord {
    // What leaves the program, and what puts the wall in the console's place, is held elsewhere.
    let is_left_out = |chord: &Chord| matches!(chord.name().as_str(), "F5" | "Ctrl+Q");
    let all = || BINDINGS.iter().flat_map(|binding| binding.keys).copied().filter(|chord| !is_left_out(chord));
    let plain = KeyModifiers::NONE;
    match dice.below(12) {
        // Two of them in a row file a sentence: that is seldom thrown otherwise.
        10.. => chord(KeyCode::Enter, plain),
        0..5 => {
            let scopes = console.desk.model().scopes();
            let here = BINDINGS.iter().filter(|binding| scopes.contains(&binding.scope) && scopes[0] == binding.scope);
            let here: Vec<Chord> = here.flat_map(|binding| binding.keys).copied().filter(|c| !is_left_out(c)).collect();
            if here.is_empty() { chord(KeyCode::Enter, plain) } else { dice.one(&here) }
        }
        5..7 => {
            let c = dice.one(&['物', '流', '6', '月', '底', '前', '报', '1', 'j', '/', '？', ' ', '，']);
            chord(KeyCode::Char(c), plain)
        }
        7 => {
            let codes = [KeyCode::Left, KeyCode::Right, KeyCode::Up, KeyCode::Home, KeyCode::End, KeyCode::Backspace];
            chord(dice.one(&codes), plain)
        }
        8 => dice.one(&[
            chord(KeyCode::F(11), plain),
            chord(KeyCode::Insert, plain),
            chord(KeyCode::Char('w'), KeyModifiers::CONTROL),
            chord(KeyCode::Char('u'), KeyModifiers::CONTROL),
            chord(KeyCode::Char('k'), KeyModifiers::CONTROL),
            chord(KeyCode::Char('x'), KeyModifiers::ALT),
            chord(KeyCode::Delete, plain),
        ]),
        _ => {
            let all: Vec<Chord> = all().collect();
            dice.one(&all)
        }
    }
}

fn newest(console: &Console) -> Option<Entry> {
    console.desk.session().journal(false, 1).expect("read").pop()
}

/// For whom something was filed that the record line can file.
fn filed_for(entry: &Entry) -> Option<Vec<UnitId>> {
    match &entry.deed.command {
        Command::Record(said) => Some(said.units.clone()),
        Command::Recast(said) => Some(said.units.clone()),
        Command::NoteProgress { unit, .. } | Command::NoteFigures { unit, .. } | Command::AskHelp { unit, .. } => {
            Some(vec![unit.clone()])
        }
        Command::Remark { unit: Some(unit), .. } => Some(vec![unit.clone()]),
        _ => None,
    }
}

/// Whether the screen named these units where one was writing: a few by name, many by their number.
fn names(screen: &str, units: &[UnitId], console: &Console) -> bool {
    let ledger = console.desk.session().ledger();
    let is_named = |unit: &UnitId| screen.contains(ledger.short(unit));
    let is_counted = [format!("{} 家", units.len()), format!("等{}家", units.len())];
    units.iter().all(is_named) || is_counted.iter().any(|words| screen.contains(words))
}

#[test]
fn a_key_changes_what_one_sees_or_says_why_not_and_files_for_no_other_unit() {
    let mut silent = BTreeSet::new();
    let mut seen = BTreeSet::new();
    let mut filed = 0;
    let places = palette_story::scopes().into_iter().filter(|scope| scope.title() != OF_THE_WALL);
    // Where sentences are written more is tried.
    let times = |scope: Scope| match scope.title() {
        "输入行" => 8,
        OF_MATERIAL => 2,
        _ => 1,
    };
    let rounds = places.flat_map(|scope| vec![scope; times(scope)]);
    for (nth, scope) in (1..).zip(rounds) {
        let mut dice = Dice(20_220_520 * nth);
        let mut console = palette_story::at(scope).expect("reached");
        if scope.title() == OF_MATERIAL && seen.contains(OF_MATERIAL) {
            // The dice seldom come to a confirmation by themselves: the second time it begins with one.
            console.press("Enter F2").shows("Enter 确定");
        }
        for _ in 0..KEYS {
            let scopes = console.desk.model().scopes();
            let place = scopes[0].title();
            seen.insert(place);
            let key = any_key(&mut dice, &console);
            let (before, last) = ((console.picture().0, console.cursor()), newest(&console));
            let screen = console.screen();
            console.chord(key);
            let (after, is_said) = console.picture();
            let is_seen = (after, console.cursor()) != before;
            if !is_seen && !is_said && console.next == Next::Go {
                silent.insert(format!("{} in {place}:\n{screen}", key.name()));
            }
            let Some(entry) = newest(&console).filter(|entry| Some(entry.seq) != last.map(|last| last.seq)) else {
                continue;
            };
            let units = filed_for(&entry).filter(|_| entry.nature == Nature::Act);
            if let Some(units) = units {
                filed += 1;
                assert!(names(&screen, &units, &console), "{units:?} by {} in {place}:\n{screen}", key.name());
            }
        }
    }
    let heads: Vec<&str> = silent.iter().filter_map(|fault| fault.lines().next()).collect();
    assert!(silent.is_empty(), "keys that say nothing:\n{}\n{}", heads.join("\n"), silent.iter().next().expect("one"));
    let all: BTreeSet<&str> = BINDINGS.iter().map(|binding| binding.scope.title()).collect();
    let general = ["单屏", "会议中", "投影", "随处可用", "多选", "一并办"];
    let missed: Vec<&&str> = all.iter().filter(|scope| !seen.contains(*scope) && !general.contains(scope)).collect();
    assert!(missed.is_empty(), "never pressed in: {missed:?}");
    assert!(filed > 5, "only {filed} were filed");
}
