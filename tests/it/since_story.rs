//! Since the last meeting: the unit's page says what became of what it owed, and one key shows all of it.

use super::support::{desk::Console, later::june_after, office::Office};

fn told_in_june() -> Console {
    let may = |office: &Office| {
        office.run("record --unit jtj 6月15日前报送物流党建方案");
        office.run("record --unit jtj 6月10日前建好货车司机名册");
        office.run("record --unit 市司法局 6月12日前走访律所");
        office.run("record --unit 市财政局 6月20日前走访会计师事务所");
    };
    june_after(112, 34, may, |office| {
        office.run("report 2 名册已建");
        office.run("extend 4 7月15日前 --reason 年检");
    })
}

#[test]
fn the_units_page_says_what_became_of_what_it_owed() {
    let mut console = told_in_june();
    console.press("F3").type_in("jtj").press("Enter");
    console.shows("上次会议以来").shows("自报完成1件，到期未办1件，Alt+U 看");
    console.shows("自报完成  6月10日前建好货车司机名册").shows("到期未办  6月15日前报送物流党建方案");
    console.press("F3").type_in("市民政局").press("Enter").hides("上次会议以来");
}

#[test]
fn one_key_shows_it_and_what_is_open_is_dealt_with_there() {
    let mut console = told_in_june();
    console.press("F3").type_in("jtj").press("Enter Alt+U").shows("上次会议以来　市交通运输局").hides("走访律所");
    console.press("Down").shows("> 到期未办").press("Enter").shows("办理　6月15日前报送物流党建方案").press("Esc");
    // Everybody's, in the order of the page, and looked through by a word.
    console.press("Tab").shows("走访律所").shows("延期      市财政局").shows("到期未办  市司法局");
    console.press("/").type_in("名册").shows("货车司机名册").hides("走访律所").press("Esc Esc Esc").shows("本单位");
}
