//! How an office likes its minutes: choices that GB/T 9704-2012 leaves to the office (§10.3: 可以根据实际制定).

use serde::{Deserialize, Serialize};

/// How minutes are numbered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NumberForm {
    /// 第X期, counted through.
    #[default]
    Issue,
    /// 第X号, counted through.
    Number,
    /// 〔2022〕X号, counted anew each year.
    Yearly,
}

/// Where attendance stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AttendancePlace {
    /// After the body, as the standard has it.
    #[default]
    AfterBody,
    /// Before the body, as some offices do.
    BeforeBody,
}

/// How much the minutes tell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MinutesForm {
    /// 全式: what was heard unit by unit, then what was resolved.
    #[default]
    Full,
    /// 简式: what was resolved first, what was heard by subject, the rest in tables behind the text.
    Concise,
}

/// Fonts by role; names as Word knows them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fonts {
    /// Body, levels three and four.
    pub body: String,
    /// Level two headings.
    pub kai: String,
    /// Level one headings and labels.
    pub hei: String,
    /// The 标志 and the title.
    pub title: String,
    /// Page numbers.
    pub song: String,
    /// Latin letters and digits.
    pub latin: String,
}

impl Default for Fonts {
    fn default() -> Self {
        Self {
            body: "仿宋_GB2312".into(),
            kai: "楷体_GB2312".into(),
            hei: "黑体".into(),
            title: "方正小标宋简体".into(),
            song: "宋体".into(),
            latin: "Times New Roman".into(),
        }
    }
}

/// An office's choices for its minutes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HouseStyle {
    /// The red 纪要标志, for example XX市委“两新”工委会议纪要.
    pub mark: String,
    /// Issuing organ, left above the red line and in the 版记.
    pub issuer: String,
    /// The convening organ as the opening paragraph names it.
    pub convener: String,
    /// How much the minutes tell.
    #[serde(default)]
    pub form: MinutesForm,
    /// How minutes are numbered.
    pub number_form: NumberForm,
    /// Where attendance stands.
    pub attendance: AttendancePlace,
    /// Whether minutes carry a title below the red line.
    pub with_title: bool,
    /// Whether times of arrival and leaving are given.
    pub with_times: bool,
    /// 抄送 organs.
    pub copy_to: Vec<String>,
    /// Exact line pitch in twentieths of a point (579 = 28.95 pt, 22 lines a page).
    pub line_pitch: u32,
    /// Fonts by role.
    pub fonts: Fonts,
}

impl Default for HouseStyle {
    fn default() -> Self {
        Self {
            mark: "会议纪要".into(),
            issuer: String::new(),
            convener: String::new(),
            form: MinutesForm::default(),
            number_form: NumberForm::default(),
            attendance: AttendancePlace::default(),
            with_title: true,
            with_times: false,
            copy_to: Vec::new(),
            line_pitch: 579,
            fonts: Fonts::default(),
        }
    }
}
