//! What a recorder wrote down of a talk, whichever it was: subtitles (.srt, .vtt), text with the times and names of those who
//! speak (.txt, .docx), or bare text. What comes out is a talk: its turns, and what was said in each on one line.

use super::source_text::read_source;
use crate::{
    domain::SourceFault,
    hearing::{Talk, Turn},
    text,
};
use std::path::Path;

/// The longest name of whoever speaks, in characters.
const LONGEST_NAME: usize = 16;
/// What recorders call those who speak, before a number.
const NUMBERED: &[&str] = &["发言人", "说话人", "讲话人", "讲者", "Speaker", "speaker", "SPEAKER", "Spk", "角色"];

/// Reads a transcript.
///
/// # Errors
/// A [`SourceFault`]: it is not there, cannot be read, is too large, or is no text.
pub fn read_transcript(path: &Path) -> Result<Talk, SourceFault> {
    read_source(path).map(|text| talk(&text))
}

/// The talk of a transcript's text.
#[must_use]
pub fn talk(text: &str) -> Talk {
    let mut talk = Talk::default();
    let mut turn: Option<Said> = None;
    let mut is_note = false;
    let mut lines = text.lines().map(text::plain).peekable();
    while let Some(line) = lines.next() {
        let line = line.trim();
        if line.is_empty() {
            is_note = false;
            continue;
        }
        // Subtitles for browsers say things to the browser.
        if line.starts_with("WEBVTT") || line.starts_with("NOTE") || matches!(line, "STYLE" | "REGION") {
            is_note = !line.starts_with("WEBVTT");
            continue;
        }
        let is_number = line.chars().all(|c| c.is_ascii_digit()) && line.len() <= 7;
        let leads_to_cue = lines.peek().is_some_and(|next| next.contains("-->"));
        if is_note || (leads_to_cue && !line.contains("-->") && (is_number || line.len() <= 40)) {
            continue;
        }
        if let Some((from, _)) = line.split_once("-->") {
            let at = clock(from.trim()).map(|(at, _)| at).unwrap_or_default();
            match turn.as_mut() {
                // One sentence goes over several subtitles.
                Some(said) if said.is_cue => said.next_at = at,
                _ => {
                    close(&mut talk, turn.take());
                    turn = Some(Said { at: at.clone(), next_at: at, is_cue: true, ..Said::default() });
                }
            }
            continue;
        }
        let (head, words) = head(line);
        match (head, turn.as_mut()) {
            (Some((speaker, at)), Some(said)) if said.is_cue && (speaker.is_empty() || speaker == said.speaker) => {
                said.add(&words, &at);
            }
            (Some((speaker, at)), before) => {
                let cue = before.filter(|said| said.is_cue).map(|said| said.next_at.clone());
                close(&mut talk, turn.take());
                let (is_cue, at) = (cue.is_some(), if at.is_empty() { cue.unwrap_or_default() } else { at });
                let mut said = Said { speaker, next_at: at.clone(), at, is_cue, ..Said::default() };
                said.add(&words, "");
                turn = Some(said);
            }
            (None, Some(said)) => {
                if said.is_cue && said.is_whole() {
                    let (speaker, at) = (said.speaker.clone(), said.next_at.clone());
                    close(&mut talk, turn.take());
                    turn = Some(Said { speaker, next_at: at.clone(), at, is_cue: true, words });
                } else {
                    said.add(&words, "");
                }
            }
            (None, None) => turn = Some(Said { words, ..Said::default() }),
        }
    }
    close(&mut talk, turn);
    talk
}

/// A turn while it is read.
#[derive(Default)]
struct Said {
    speaker: String,
    at: String,
    /// When the subtitle at hand begins.
    next_at: String,
    /// Whether it stands in subtitles.
    is_cue: bool,
    words: String,
}

impl Said {
    /// Whether its last sentence is ended.
    fn is_whole(&self) -> bool {
        self.words.ends_with(['。', '！', '？', '!', '?'])
    }

    /// Goes on. Subtitles are cut where one takes breath; lines of a text are paragraphs.
    fn add(&mut self, words: &str, at: &str) {
        if words.is_empty() {
            return;
        }
        if !self.words.is_empty() && self.words.ends_with(char::is_alphanumeric) {
            self.words.push(if self.is_cue { '，' } else { '。' });
        }
        if self.words.is_empty() && !at.is_empty() {
            at.clone_into(&mut self.at);
        }
        self.words.push_str(words);
    }
}

fn close(talk: &mut Talk, said: Option<Said>) {
    let Some(said) = said.filter(|said| !said.words.is_empty()) else { return };
    if !talk.text.is_empty() {
        talk.text.push('\n');
    }
    let start = talk.text.len();
    talk.text.push_str(&said.words);
    talk.turns.push(Turn { speaker: said.speaker, at: said.at, span: start..talk.text.len() });
}

/// Who speaks and since when, as a line begins with it, and the words behind; `None`: the line is words and nothing else.
fn head(line: &str) -> (Option<(String, String)>, String) {
    // <v 张三>: whoever speaks in subtitles for browsers.
    if let Some((name, rest)) = line.strip_prefix("<v").and_then(|rest| rest.split_once('>')) {
        let name = name.trim_start_matches(|c: char| c == '.' || c.is_ascii_alphanumeric()).trim().to_owned();
        return (Some((name, String::new())), bare(rest));
    }
    let line = bare(line);
    let open = |c: char| matches!(c, '[' | '(' | '（' | '【' | ' ' | '\u{3000}' | '\t');
    let closed = |c: char| matches!(c, ']' | ')' | '）' | '】' | ' ' | '\u{3000}' | '\t' | ':' | '：');
    let begins = line.trim_start_matches(open);
    // [00:01:02] 张三：…
    if let Some((at, rest)) = clock(begins) {
        let rest = rest.trim_start_matches(closed);
        return match name(rest) {
            Some((speaker, words)) => (Some((speaker, at)), words),
            None if is_speaker(rest) => (Some((rest.to_owned(), at)), String::new()),
            None => (Some((String::new(), at)), rest.to_owned()),
        };
    }
    // 张三 00:01:02, 张三（00:01:02）：…
    for (byte, _) in line.char_indices().skip(1).take(LONGEST_NAME + 2) {
        let Some((at, rest)) = clock(&line[byte..]) else { continue };
        let speaker = line[..byte].trim_end_matches(open).trim_end_matches(['：', ':']).trim();
        let is_apart = line[..byte].ends_with(open);
        if is_apart && !speaker.is_empty() && speaker.chars().count() <= LONGEST_NAME {
            return (Some((speaker.to_owned(), at)), rest.trim_start_matches(closed).to_owned());
        }
    }
    match name(&line) {
        Some((speaker, words)) => (Some((speaker, String::new())), words),
        None if is_speaker(&line) => (Some((line, String::new())), String::new()),
        None => (None, line),
    }
}

/// 张三：…, 市交通运输局：…: a short name before a colon.
fn name(line: &str) -> Option<(String, String)> {
    let (name, words) = line.split_once(['：', ':'])?;
    let name = name.trim();
    let is_name = !name.is_empty()
        && name.chars().count() <= LONGEST_NAME
        && name.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '·' | '（' | '）' | '(' | ')' | '、'))
        && !name.chars().all(|c| c.is_ascii_digit());
    is_name.then(|| (name.to_owned(), words.trim().to_owned()))
}

/// 发言人1 alone on its line.
fn is_speaker(line: &str) -> bool {
    NUMBERED.iter().any(|word| {
        line.strip_prefix(word).is_some_and(|rest| rest.trim().chars().all(char::is_alphanumeric) && rest.len() <= 6)
    })
}

/// 00:12:34,500 or 12:34 at the beginning, and what stands behind it.
fn clock(words: &str) -> Option<(String, &str)> {
    let end = words.find(|c: char| !(c.is_ascii_digit() || matches!(c, ':' | '：'))).unwrap_or(words.len());
    let at = words[..end].replace('：', ":");
    let parts: Vec<&str> = at.split(':').collect();
    let is_clock = (2..=3).contains(&parts.len()) && parts.iter().all(|part| (1..=2).contains(&part.len()));
    let rest = &words[end..];
    // Thousandths, and the second half of a span.
    let rest = rest.strip_prefix([',', '.']).map_or(rest, |rest| rest.trim_start_matches(|c: char| c.is_ascii_digit()));
    is_clock.then_some((at, rest))
}

/// Words without tags.
fn bare(words: &str) -> String {
    let mut bare = String::new();
    let mut rest = words;
    while let Some((before, after)) = rest.split_once('<') {
        let Some((_, behind)) = after.split_once('>').filter(|(tag, _)| tag.len() <= 40) else { break };
        bare.push_str(before);
        rest = behind;
    }
    bare.push_str(rest);
    bare.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn turns(text: &str) -> Vec<(String, String, String)> {
        let talk = talk(text);
        let said = |turn: &Turn| talk.text[turn.span.clone()].to_owned();
        talk.turns.iter().map(|turn| (turn.at.clone(), turn.speaker.clone(), said(turn))).collect()
    }

    fn turn(at: &str, speaker: &str, words: &str) -> (String, String, String) {
        (at.to_owned(), speaker.to_owned(), words.to_owned())
    }

    #[test]
    fn every_recorder_gives_the_same_talk() {
        let expected = [
            turn("00:00:01", "张三", "下面请市交通运输局发言。"),
            turn("00:00:08", "李四", "物流行业党委，6月底前挂牌。"),
        ];
        for text in [
            "WEBVTT\n\nNOTE 录音笔\n\n1\n00:00:01.000 --> 00:00:04.000\n<v 张三>下面请市交通运输局发言。</v>\n\n2\n00:00:08.000 --> 00:00:09.000\n<v 李四>物流行业党委</v>\n\n3\n00:00:09.000 --> 00:00:12.000\n<v 李四>6月底前挂牌。</v>\n",
            "张三 00:00:01\n下面请市交通运输局发言。\n\n李四 00:00:08\n物流行业党委，6月底前挂牌。\n",
            "张三（00:00:01）：下面请市交通运输局发言。\n李四（00:00:08）：物流行业党委，6月底前挂牌。",
            "[00:00:01] 张三：下面请市交通运输局发言。\n[00:00:08] 李四：物流行业党委，6月底前挂牌。",
        ] {
            assert_eq!(turns(text), expected, "{text}");
        }
    }

    #[test]
    fn subtitles_without_names_are_joined_to_sentences() {
        let text = "1\n00:00:01,000 --> 00:00:04,000\n物流行业党委\n\n2\n00:00:04,000 --> 00:00:06,000\n六月底前挂牌。\n\n3\n00:00:06,500 --> 00:00:08,000\n经费7月落实\n";
        let expected = [turn("00:00:01", "", "物流行业党委，六月底前挂牌。"), turn("00:00:06", "", "经费7月落实")];
        assert_eq!(turns(text), expected);
    }

    #[test]
    fn bare_text_is_one_turn_and_numbers_are_no_names() {
        assert_eq!(turns("第一句话。\n第二句话"), [turn("", "", "第一句话。第二句话")]);
        let numbered = "发言人 1\n我们6月底前报。\n发言人 2  00:03\n好。\n时间安排：6月底前报方案，比例是3:2。";
        assert_eq!(
            turns(numbered),
            [
                turn("", "发言人 1", "我们6月底前报。"),
                turn("00:03", "发言人 2", "好。"),
                turn("", "时间安排", "6月底前报方案，比例是3:2。"),
            ]
        );
    }

    #[test]
    fn nothing_that_is_cut_off_breaks_it() {
        for text in
            ["", "\n\n", "00:00:01,000 -->", "<v", "<v 张三", "：", "[", "12:34", "WEBVTT", "NOTE\n", "张三 00:00"]
        {
            let talk = talk(text);
            assert!(talk.turns.iter().all(|turn| talk.text.get(turn.span.clone()).is_some()), "{text}");
        }
    }
}
