//! A year's ledger as a workbook, as many rows as asked for.

use chrono::NaiveDate;
use diaodu::document::{Align, Field, Meta, Sheet, SheetColumn, Workbook};
use diaodu::wording;

pub fn year_of_rows(rows: u32) -> Workbook {
    let columns = wording::papers::LEDGER_COLUMNS.map(|(heading, width)| SheetColumn::new(heading, width, Align::Left));
    let day = |number: u32| NaiveDate::from_yo_opt(2022, number % 365 + 1);
    let row = |number: u32| -> Vec<Field> {
        let mut fields: Vec<Field> = vec![number.into(), "交办".into()];
        fields.push("摸清行业内“两新”组织底数，建立台账，实行动态管理，每月5日前报送进展情况".into());
        fields.extend(["市交通运输局", "市公安局、市邮政管理局", "分管副局长", "2022-05"].map(Field::from));
        fields.extend([day(number).into(), day(number + 40).into()]);
        fields.extend(["推进", "绿（推进）", "已走访企业12家，正在走程序"].map(Field::from));
        fields.push(day(number + 60).into());
        fields
    };
    let sheet = Sheet {
        name: "台账".into(),
        title: "销号台账".into(),
        columns: columns.into(),
        rows: (1..=rows).map(row).collect(),
    };
    let created = "2022-12-30T09:00:00".parse().expect("a moment");
    let meta =
        Meta { author: String::new(), created, version: "1".into(), readers: diaodu::domain::Readers::Everybody };
    Workbook { title: "销号台账".into(), meta, sheets: vec![sheet] }
}
