//! Walks a document from heading to heading and paragraph to paragraph, and gives each act what it inherits: from the
//! sentence before, the heading above, the note beside it, the salutation.

use super::{
    Addressed, Candidate,
    act::Setting,
    annotation::{self, Annotation},
    clause::{self, Clause, Hearing, Subject, When},
    label::{self, Label},
    lexicon::{self, Verb},
    making::phrase,
    outline::{self, Kind, Line},
    sentence::{self, Segment},
    short, special,
    table::{self, Table},
};
use crate::{
    domain::Due,
    language::{deadline::Certainty, mention::Who, steps},
};
use std::ops::Range;

/// A heading or a sentence that opens a list, and what it hands down.
#[derive(Clone, Debug, Default)]
pub(super) struct Level {
    pub rank: u8,
    pub subject: Option<Subject>,
    pub when: Option<When>,
    is_ground: bool,
    is_work: bool,
    /// The heading itself, a task where nothing below it is one.
    heading: Option<Range<usize>>,
    /// How many candidates there were before it.
    first: usize,
    /// It bears a note of its own: it is one task, however many clauses it has.
    is_noted: bool,
}

/// The rank of a matter that a label opens (问题一：): below every numbered heading but the smallest.
const MATTER: u8 = 45;

/// So many objects, at most, share a predicate.
const MOST_OBJECTS: usize = 12;

/// What the last 会议认为, 会议议定 of a paragraph said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Mood {
    #[default]
    Plain,
    Decided,
    Account,
}

pub(super) struct Walk<'a, 't> {
    pub hearing: &'a Hearing<'t>,
    pub levels: Vec<Level>,
    pub found: Vec<Candidate>,
    pub audience: Vec<Who>,
    mood: Mood,
    /// Whom the paragraph began with.
    pub topic: Option<Subject>,
    /// Who was named last in the paragraph.
    pub latest: Option<Subject>,
    /// Whether the paragraph has asked nothing yet.
    pub is_first: bool,
}

/// The candidates of a text in its order.
pub(super) fn candidates(hearing: &Hearing) -> Vec<Candidate> {
    let mut walk = Walk {
        hearing,
        levels: Vec::new(),
        found: Vec::new(),
        audience: Vec::new(),
        mood: Mood::Plain,
        topic: None,
        latest: None,
        is_first: true,
    };
    let mut begun = false;
    let mut table: Option<Table> = None;
    for line in outline::lines(hearing.text) {
        let whole = whole(hearing.text, &line.span);
        if let Some(known) = table.as_mut().filter(|known| known.has_row(hearing.text, &whole)) {
            walk.found.extend(known.row(hearing, &whole));
            continue;
        }
        table = table::heading(hearing.text, &whole);
        if table.is_some() || walk.labelled(&line) {
            begun = true;
            continue;
        }
        match line.kind {
            Kind::Greeting => walk.greet(&line.span),
            Kind::Title if begun => walk.subtitle(&line.span),
            Kind::Title | Kind::Furniture => {}
            Kind::Numbered { rank, words } => {
                begun = true;
                walk.numbered(rank, words..line.span.end);
            }
            Kind::Body => {
                begun = true;
                walk.body(&line.span);
            }
        }
    }
    walk.close_to(0);
    let mut found = walk.found;
    found.sort_by_key(|candidate| (candidate.span.start, candidate.span.end));
    found
}

/// A line with the tabs that it begins and ends with.
fn whole(text: &str, line: &Range<usize>) -> Range<usize> {
    let start = text[..line.start].rfind(['\n', '\r']).map_or(0, |at| at + 1);
    let end = text[line.end..].find(['\n', '\r']).map_or(text.len(), |length| line.end + length);
    start..end
}

impl Walk<'_, '_> {
    /// Reads a line that begins with a label; says whether it does.
    fn labelled(&mut self, line: &Line) -> bool {
        let (rank, words) = match line.kind {
            Kind::Numbered { rank, words } => (Some(rank), words),
            Kind::Furniture => return false,
            Kind::Greeting | Kind::Title | Kind::Body => (None, line.span.start),
        };
        let span = words..line.span.end;
        let Some((behind, label)) = label::at(self.text(&span)) else { return false };
        let rest = span.start + behind..span.end;
        match label {
            Label::Lead | Label::Support | Label::Time => {
                // 报送时间：请于6月10日前将名单报来 asks for something itself.
                if self.text(&rest).contains(['请', '将', '把', '报']) {
                    return false;
                }
                self.annotate(&span, self.levels.last().map_or(0, |level| level.first));
            }
            // 注：各单位于每月5日前更新本台账.
            Label::Told if self.text(&span).starts_with(['注', '备', '说']) => self.paragraph(&rest, false),
            Label::Told => {}
            Label::Matter => self.open_matter(rank),
            Label::Task | Label::Measure => {
                if label == Label::Task || rank.is_some_and(|rank| rank <= 20) {
                    self.open_matter(rank);
                }
                for part in table::parts(self.hearing.text, &rest) {
                    let first = self.found.len();
                    self.paragraph(&part, true);
                    self.merge(first);
                }
            }
        }
        true
    }

    /// A new matter begins: what stands below it belongs to it.
    fn open_matter(&mut self, rank: Option<u8>) {
        let rank = rank.unwrap_or(MATTER);
        self.close_to(rank);
        self.levels.push(Level { rank, first: self.found.len(), ..Level::default() });
    }

    /// Makes one task of the candidates from `first` on, where at most one day is said of them: an item that bears a note
    /// is one task.
    fn merge(&mut self, first: usize) {
        let mut days: Vec<&[Due]> = self.found[first..].iter().map(|one| one.dues.as_slice()).collect();
        days.retain(|dues| !dues.is_empty());
        days.dedup();
        if days.len() > 1 || self.found.len() < first + 2 {
            return;
        }
        let mut rest = self.found.split_off(first).into_iter();
        let Some(mut whole) = rest.next() else { return };
        for other in rest {
            whole.task = short::clip(&format!("{}，{}", whole.task, other.task));
            whole.span = whole.span.start.min(other.span.start)..whole.span.end.max(other.span.end);
            whole.supporting.extend(other.supporting);
            if whole.dues.is_empty() {
                (whole.dues, whole.phrase) = (other.dues, other.phrase);
            }
        }
        self.found.push(whole);
    }

    pub fn text(&self, span: &Range<usize>) -> &str {
        &self.hearing.text[span.clone()]
    }

    fn greet(&mut self, line: &Range<usize>) {
        self.audience = self.hearing.within(line).iter().map(|mention| mention.who.clone()).collect();
    }

    /// An unnumbered heading: it colours what follows, but hands nothing down.
    fn subtitle(&mut self, line: &Range<usize>) {
        if annotation::begins(self.text(line)) {
            self.annotate(line, self.levels.last().map_or(0, |level| level.first));
            return;
        }
        self.close_to(5);
        let (is_ground, is_work) = (lexicon::is_ground(self.text(line)), lexicon::is_work(self.text(line)));
        self.levels.push(Level { rank: 5, is_ground, is_work, first: self.found.len(), ..Level::default() });
    }

    fn numbered(&mut self, rank: u8, words: Range<usize>) {
        self.close_to(rank);
        let (words, note) = match annotation::trailing(self.hearing, &words) {
            Some((rest, note)) => (rest, note),
            None => (words, Annotation::default()),
        };
        let sentences = sentence::sentences(self.hearing.text, words.clone());
        let Some(heading) = sentences.first().cloned() else { return };
        let is_noted = note != Annotation::default();
        let text = self.text(&heading);
        let mut level = Level {
            rank,
            is_ground: lexicon::is_ground(text),
            is_work: lexicon::is_work(text),
            first: self.found.len(),
            subject: note.subject,
            when: note.when,
            heading: None,
            is_noted,
        };
        let is_long = text.chars().count() > 45;
        let clauses = self.clauses(&heading);
        let asks = asks(&clauses);
        let (rest, item) = if sentences.len() > 1 && !is_long && !asks {
            level.subject = level.subject.or_else(|| heading_subject(&clauses));
            level.when = level
                .when
                .or_else(|| clauses.iter().find_map(|clause| clause.when.clone().filter(|when| !when.is_open())));
            level.heading = Some(heading.clone());
            (sentences[1].start..words.end, false)
        } else if sentences.len() > 1 || asks || is_long {
            (words.clone(), rank > 10)
        } else {
            // A line of one sentence: a heading if something follows below it, else an item.
            level.subject = level.subject.or_else(|| heading_subject(&clauses));
            level.when = level
                .when
                .or_else(|| clauses.iter().find_map(|clause| clause.when.clone().filter(|when| !when.is_open())));
            level.heading = Some(heading);
            self.levels.push(level);
            return;
        };
        let (first, is_one) = (self.found.len(), is_noted && sentences.len() == 1);
        self.levels.push(level);
        self.paragraph(&rest, item);
        if first == self.found.len() {
            self.listed(&rest);
        }
        if is_one {
            self.merge(first);
        }
    }

    /// ②市科技局：孵化器内企业党员情况补报，周三下班前: whatever stands behind a name and a colon in a list is theirs to do.
    fn listed(&mut self, span: &Range<usize>) {
        let clauses = sentence::clauses(self.hearing.text, span);
        let Some((named, rest)) = clauses.split_first().filter(|(_, rest)| !rest.is_empty()) else { return };
        let colon = self.hearing.text[named.end..].starts_with(['：', ':']);
        let first = clause::read(self.hearing, named);
        let Some(subject) = first.subject.filter(|subject| colon && !subject.who.is_empty() && first.weight == 0)
        else {
            return;
        };
        let span = rest[0].start..span.end;
        let words = self.text(&span).trim_end_matches(['。', '；', ';']).to_owned();
        let spoken = (self.hearing.deadline)(&words).unwrap_or_default();
        let phrase = spoken.spans.iter().map(|span| &words[span.clone()]).collect::<Vec<_>>().join("；");
        self.found.push(Candidate {
            units: subject.who.clone(),
            supporting: subject.supporting.clone(),
            addressee: self.text(&subject.words).to_owned(),
            addressed: Addressed::Stated,
            task: short::clip(&words),
            phrase,
            dues: spoken.dues,
            span,
            certainty: Certainty::Likely,
        });
    }

    fn body(&mut self, line: &Range<usize>) {
        if annotation::begins(self.text(line)) {
            self.annotate(line, self.levels.last().map_or(0, |level| level.first));
            return;
        }
        let item = self.text(line).starts_with(['●', '·', '•', '-', '—', '◆', '■'])
            || sentence::item_mark(self.text(line)).is_some();
        if !item {
            // A paragraph of its own ends a list that a sentence opened.
            while self.levels.last().is_some_and(|level| level.rank % 10 == 9) {
                self.levels.pop();
            }
        }
        let speaker = outline::speaker(self.text(line));
        // 市科技局小吴：收到，周一发: an answer asks nothing.
        let answers = ["收到", "好的", "好，", "明白", "已发", "马上"];
        if speaker > 0 && answers.iter().any(|word| self.text(line)[speaker..].trim_start().starts_with(word)) {
            return;
        }
        let said = line.start + speaker;
        let line = &(said..line.end);
        let start = line.start
            + (self.text(line).len()
                - self.text(line).trim_start_matches(['●', '·', '•', '-', '—', '◆', '■', ' ']).len());
        self.paragraph(&(start..line.end), item);
    }

    /// Closes headings down to a rank. One with nothing found below it may be a task itself.
    fn close_to(&mut self, rank: u8) {
        while self.levels.last().is_some_and(|level| level.rank >= rank) {
            let last = self.levels.len() - 1;
            let level = &mut self.levels[last];
            let is_empty = level.first == self.found.len() && !level.is_ground;
            let (is_noted, first) = (level.is_noted, level.first);
            if let Some(heading) = level.heading.take().filter(|_| is_empty) {
                self.mood = Mood::Plain;
                (self.topic, self.latest, self.is_first) = (None, None, true);
                self.paragraph_of(&heading, true);
                if first == self.found.len() {
                    self.listed(&heading);
                }
                if is_noted {
                    self.merge(first);
                }
            }
            // With whatever the heading itself has opened.
            self.levels.truncate(last);
        }
    }

    /// Adds what a note says to the candidates from `first` on.
    fn annotate(&mut self, span: &Range<usize>, first: usize) {
        let note = annotation::read(self.hearing, span);
        self.apply(&note, first);
        if let Some(level) =
            self.levels.last_mut().filter(|level| level.heading.is_some() && level.first == self.found.len())
        {
            level.subject = level.subject.take().or(note.subject);
            level.when = level.when.take().or(note.when);
        }
    }

    fn apply(&mut self, note: &Annotation, first: usize) {
        let text = self.hearing.text;
        steps::took(self.found.len().saturating_sub(first));
        for candidate in self.found.iter_mut().skip(first) {
            if let Some(subject) = &note.subject {
                if candidate.addressed != Addressed::Stated && !subject.who.is_empty() {
                    candidate.units.clone_from(&subject.who);
                    text[subject.words.clone()].clone_into(&mut candidate.addressee);
                    candidate.addressed = Addressed::Inherited;
                }
                candidate.supporting.extend(subject.supporting.iter().cloned());
            }
            if let Some(when) = note.when.as_ref().filter(|_| candidate.dues.is_empty()) {
                candidate.phrase = phrase(text, when);
                candidate.dues.clone_from(&when.dues);
            }
        }
    }

    pub fn clauses(&self, span: &Range<usize>) -> Vec<Clause> {
        sentence::clauses(self.hearing.text, span).iter().map(|clause| clause::read(self.hearing, clause)).collect()
    }

    fn paragraph(&mut self, span: &Range<usize>, item: bool) {
        self.mood = Mood::Plain;
        (self.topic, self.latest, self.is_first) = (None, None, true);
        let first = self.found.len();
        let (span, note) = match annotation::trailing(self.hearing, span) {
            Some((rest, note)) => (rest, Some(note)),
            None => (span.clone(), None),
        };
        let depth = self.levels.len();
        let introduces = self.paragraph_of(&span, item);
        if let Some(note) = note {
            self.apply(&note, first);
        }
        if !introduces {
            self.levels.truncate(depth);
        }
    }

    /// Reads a paragraph's sentences; says whether the last of them opens a list.
    fn paragraph_of(&mut self, span: &Range<usize>, item: bool) -> bool {
        let first = self.found.len();
        let segments: Vec<Segment> = sentence::sentences(self.hearing.text, span.clone())
            .iter()
            .enumerate()
            .flat_map(|(number, sentence)| sentence::segments(self.hearing.text, sentence, number))
            .collect();
        let depth = self.levels.len();
        let mut introduces = false;
        let mut account_of = None;
        let mut at = 0;
        while at < segments.len() {
            let segment = &segments[at];
            let taken = self.shared(&segments[at..]);
            if taken > 0 {
                at += taken;
                continue;
            }
            at += 1;
            if annotation::begins(self.text(&segment.span)) {
                let note = annotation::read(self.hearing, &segment.span);
                self.apply(&note, first);
                continue;
            }
            let next = segments.get(at);
            let opens = segment.item.is_none()
                && next.is_some_and(|next| next.item == Some(1))
                && (next.is_some_and(|next| next.sentence == segment.sentence)
                    || counts_what_follows(self.text(&segment.span)));
            // 一是健全议事机制。行业党委每季度 …: the item's own title.
            let titles = segment.item.is_some()
                && next.is_some_and(|next| next.item.is_none() && next.sentence != segment.sentence)
                && self.text(&segment.span).chars().count() <= 14;
            let announces = segment.introduces || is_announcement(self.text(&segment.span));
            introduces = announces && next.is_none();
            if opens || titles || announces {
                self.levels.truncate(depth);
                self.open_list(&segment.span);
                continue;
            }
            let mut clauses = self.clauses(&segment.span);
            self.turn(&mut clauses);
            let tells = clauses.first().is_some_and(|clause| clause.is_account || self.is_past_span(clause))
                || clauses.get(1).is_some_and(|clause| clause.comments && !clause.must);
            if tells && account_of != Some(segment.sentence) {
                account_of = Some(segment.sentence);
            }
            let setting = Setting {
                is_item: item || segment.item.is_some(),
                is_account: self.mood == Mood::Account || account_of == Some(segment.sentence),
                is_decided: self.mood == Mood::Decided,
                ..self.setting()
            };
            self.segment(&clauses, setting);
        }
        introduces
    }

    /// 4月份，各单位扎实推进…: a span that gives no deadline, and so is over.
    fn is_past_span(&self, clause: &Clause) -> bool {
        let text = self.text(&clause.span);
        clause.when.is_none()
            && text.chars().count() <= 8
            && ["月份", "月", "季度", "半年", "以来", "期间", "年度", "年"].iter().any(|end| text.ends_with(end))
            && text.starts_with(|first: char| first.is_numeric() || "一二三四五六七八九十上去前今".contains(first))
    }

    fn setting(&self) -> Setting {
        let inner = self.levels.iter().rev().find(|level| level.is_ground || level.is_work);
        let is_ground = self.levels.iter().any(|level| level.is_ground);
        Setting { is_ground, is_work: !is_ground && inner.is_some(), ..Setting::default() }
    }

    /// 会议强调, 会议议定: sets how the rest of the paragraph is read, and is passed over.
    fn turn(&mut self, clauses: &mut Vec<Clause>) {
        let Some(first) = clauses.first() else { return };
        let text = self.text(&first.span).trim_end_matches(['，', '：', '了']);
        let length = text.chars().count();
        let speaks = |words: &[&str]| words.iter().any(|word| text.ends_with(word)) && length <= 24;
        let meeting = text.starts_with("会议") || text.starts_with("经研究");
        if speaks(&["议定", "决定", "明确", "要求", "同意", "商定", "定如下"]) && (meeting || !text.contains("按照"))
        {
            self.mood = Mood::Decided;
            clauses.remove(0);
        } else if speaks(&["强调"]) {
            self.mood = Mood::Plain;
            clauses.remove(0);
        } else if speaks(&["指出", "认为", "肯定", "通报", "介绍"]) {
            self.mood = Mood::Account;
            clauses.remove(0);
        } else if meeting
            && ["听取", "传达", "审议", "通报", "学习", "研究了", "观看"].iter().any(|word| text.contains(word))
        {
            self.mood = Mood::Account;
        } else if meeting && self.mood == Mood::Account {
            self.mood = Mood::Plain;
        }
    }

    /// A sentence that opens a list hands its addressee and deadline down.
    fn open_list(&mut self, span: &Range<usize>) {
        let mut clauses = self.clauses(span);
        self.turn(&mut clauses);
        let rank = self.levels.last().map_or(9, |level| level.rank - level.rank % 10 + 9);
        let subject =
            clauses.iter().find_map(|clause| clause.subject.clone().filter(|subject| !subject.who.is_empty()));
        let when = clauses.iter().find_map(|clause| clause.when.clone().filter(|when| !when.is_open()));
        let is_work = self.mood == Mood::Decided || lexicon::is_work(self.text(span));
        self.levels.push(Level { rank, subject, when, is_work, first: self.found.len(), ..Level::default() });
    }

    /// Objects that share a predicate: how many segments they take.
    fn shared(&mut self, segments: &[Segment]) -> usize {
        let alike = |other: &&Segment| other.sentence == segments[0].sentence && other.item.is_none();
        let same = segments.iter().take(MOST_OBJECTS).take_while(alike).count();
        if same < 2 || !special::may_share(&self.clauses(&segments[0].span)) {
            return 0;
        }
        let mut read: Vec<Vec<Clause>> = segments[..same].iter().map(|segment| self.clauses(&segment.span)).collect();
        let Some(shared) = special::shared(&read) else { return 0 };
        let setting = self.setting();
        read[0].pop();
        self.segment(&read[0], setting);
        let last = shared.objects.len() - 1;
        for (at, object) in shared.objects.iter().enumerate() {
            let span = if at == last { object.start..shared.predicate.end } else { object.clone() };
            let task = format!("{}，{}", self.text(object), self.text(&shared.predicate));
            self.push_plain(span, &task, Certainty::Likely);
        }
        same
    }
}

/// Whether what stands where a heading might stand asks for something itself: somebody named is to do something, or one of
/// several clauses says by when.
fn asks(clauses: &[Clause]) -> bool {
    let does = |clause: &Clause| clause.is_act() || clause.verb == Some(Verb::Deliver);
    let dated = |clause: &Clause| clause.when.as_ref().is_some_and(|when| !when.is_open());
    let named = |clause: &Clause| clause.subject.as_ref().is_some_and(|subject| !subject.who.is_empty());
    clauses.iter().any(|clause| {
        named(clause) && (clause.must || does(clause) || dated(clause))
            || clauses.len() > 1 && dated(clause) && does(clause)
    })
}

/// Whom a heading names: 市民政局, （一）市网信中心要 …, 由市民政局牵头.
fn heading_subject(clauses: &[Clause]) -> Option<Subject> {
    clauses.iter().find_map(|clause| clause.subject.clone().filter(|subject| !subject.who.is_empty()))
}

/// Whether a sentence says how many items follow.
fn counts_what_follows(text: &str) -> bool {
    text.contains("以下")
        || text.contains("如下")
        || ["个", "项", "点", "件", "条"].iter().any(|measure| {
            text.match_indices(measure).any(|(at, _)| {
                text[..at].chars().next_back().is_some_and(|number| "两三四五六七八九十几23456789".contains(number))
            })
        })
}

/// Whether a sentence only announces what follows: 重点抓好以下5个方面, 通知如下.
fn is_announcement(text: &str) -> bool {
    let length = text.chars().count();
    let counts =
        ["几件", "几点", "几个方面", "几个问题", "三点", "两点", "几句"].iter().any(|word| text.contains(word));
    length <= 40 && (text.contains("以下") && counts_what_follows(text) || text.ends_with("如下"))
        || length <= 20 && counts && !text.contains(['要', '请'])
}
