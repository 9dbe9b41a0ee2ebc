//! A bundle as the text of its file: JSON with a line an element, so that people can read it too.

use crate::document::model::SealedBundle;

/// The file's text.
pub(super) fn render(bundle: &SealedBundle) -> String {
    // Plain data: it can always be written.
    let mut text = serde_json::to_string_pretty(bundle).unwrap_or_default();
    text.push('\n');
    text
}
