//! A stretch of text with one emphasis.

/// How a stretch of text stands out, by role.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Emphasis {
    /// It does not.
    #[default]
    Plain,
    /// It is stressed.
    Strong,
    /// It labels what follows, such as 牵头单位 or 会议议定: looks like a level one heading.
    Label,
    /// It leads its own paragraph, such as a （一） heading whose text runs on: looks like a level two heading.
    Lead,
}

/// A stretch of text with one emphasis. A line break in it begins a new paragraph.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Run {
    /// The words.
    pub text: String,
    /// How they stand out.
    pub emphasis: Emphasis,
}

impl Run {
    /// Words with an emphasis.
    pub fn new(text: impl Into<String>, emphasis: Emphasis) -> Self {
        Self { text: text.into(), emphasis }
    }

    /// Words like those around them.
    pub fn plain(text: impl Into<String>) -> Self {
        Self::new(text, Emphasis::Plain)
    }

    /// Stressed words.
    pub fn strong(text: impl Into<String>) -> Self {
        Self::new(text, Emphasis::Strong)
    }

    /// Words that label what follows.
    pub fn label(text: impl Into<String>) -> Self {
        Self::new(text, Emphasis::Label)
    }

    /// Words that lead their paragraph.
    pub fn lead(text: impl Into<String>) -> Self {
        Self::new(text, Emphasis::Lead)
    }
}

impl From<&str> for Run {
    fn from(text: &str) -> Self {
        Self::plain(text)
    }
}

impl From<String> for Run {
    fn from(text: String) -> Self {
        Self::plain(text)
    }
}
