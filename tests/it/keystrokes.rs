//! How many keys something costs beyond its sentence, counted on the console itself.

use crate::support::desk::{Console, thing};

/// A console that counts the keys.
struct Counted {
    console: Console,
    keys: usize,
}

impl Counted {
    fn new() -> Self {
        Self { console: Console::in_session(112, 34), keys: 0 }
    }

    fn press(&mut self, keys: &str) -> &mut Self {
        self.keys += keys.split_whitespace().count();
        self.console.press(keys);
        self
    }

    /// What is spoken, or letters of a name: they are not counted.
    fn say(&mut self, words: &str) -> &mut Self {
        self.console.type_in(words);
        self
    }

    /// At most so many keys since the last time, and this is on screen.
    #[track_caller]
    fn at_most(&mut self, most: usize, words: &str) -> &mut Self {
        self.console.shows(words);
        assert!(self.keys <= most, "{} keys for “{words}”, at most {most}", self.keys);
        self.keys = 0;
        self
    }
}

#[test]
fn what_is_said_is_filed_with_two_or_three_keys() {
    let mut desk = Counted::new();
    desk.say("物流行业党委6月底前挂牌").press("Enter Enter").at_most(2, "记承诺1号");
    desk.say("党建品牌6月底前报工委备案").press("F2 Enter Enter").at_most(3, "记交办2号");
    desk.say("网点底数已经摸清").press("F2 Enter Enter").at_most(3, "记进展");
    desk.press("F3").say("jtj").press("Enter").at_most(2, "18 市交通运输局　正在调度");
    // From a sentence half written as from an empty line.
    desk.say("驿站").press("Alt+J").say("17").press("Enter").at_most(2, "17 市住建局　正在调度");
    desk.say("7月底前建成驿站").press("Enter Enter").at_most(2, "记承诺3号 市住建局");
    desk.press("Up").say("2个").press("Enter Enter").at_most(4, "更正");
    desk.press("Ctrl+Z Ctrl+Z").at_most(2, "撤销：");
}

#[test]
fn what_was_undone_is_not_typed_again() {
    let mut desk = Counted::new();
    desk.say("快递网点底数6月底前摸清").press("Enter Enter Ctrl+Z Ctrl+Z").at_most(4, "原话回到输入行");
    desk.press("Enter Enter").at_most(2, "快递网点底数6月底前摸清");
    // From the list, with no line open: the words are at hand all the same, and F2 is their kind.
    desk.press("Esc Ctrl+Z Ctrl+Z").at_most(3, "原话回到输入行");
    desk.press("F2 Enter Enter").at_most(3, "记交办");
}

#[test]
fn at_eighty_columns_the_question_before_undoing_names_its_key() {
    let mut console = Console::in_session(80, 24);
    console.type_in("各成员单位要把党建品牌在6月底前报工委备案，由分管领导负责，逐家核对").press("Enter Enter Ctrl+Z");
    console.shows("再按一次 Ctrl+Z 撤销，按别的键不撤。");
}

#[test]
fn fifty_five_items_are_read_back_with_a_key_each_and_any_is_mended_with_four() {
    let mut desk = Counted::new();
    for nth in 1..=55 {
        desk.say(&format!("6月底前办好{}", thing(nth))).press("Enter Enter");
    }
    desk.press("Esc Ctrl+R").keys = 0;
    for nth in 1..=55 {
        if nth == 20 {
            // Its day and its words.
            let before = std::mem::take(&mut desk.keys);
            desk.press("F4 Ctrl+U").say("6月9日前").press("Enter Enter").at_most(4, "6月9日");
            desk.press("F2").say("完").press("F2 Enter").at_most(4, "更正 20号");
            desk.keys = before;
        }
        desk.press("Enter");
    }
    desk.at_most(55, "都确认过了").console.shows("已确认 55 项");
}
