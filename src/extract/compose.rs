//! From marks to drafts: joins type words, numbers, names, dates and issuers that stand together, and carries over what a list says once.

use std::collections::HashSet;
use std::sync::LazyLock;

use regex::Regex;

use super::date::DateMark;
use super::draft::{Draft, ShortNumber};
use super::issuer::{self, Issuer, IssuerPhrase};
use super::number::{NumberMark, ends_with_word_number, floor_char_boundary};
use super::type_word::TypeMark;
use super::{law_name, party_name};
use crate::model::PartialDate;
use crate::tables::Tables;

/// What the single scans of a text found, each in order.
pub struct Marks<'t> {
    /// Type words.
    pub types: Vec<TypeMark<'t>>,
    /// Numbers.
    pub numbers: Vec<NumberMark>,
    /// Dates.
    pub dates: Vec<DateMark>,
}

/// The drafts of a normalized text, by start.
pub fn drafts(text: &str, marks: &Marks<'_>, tables: &Tables) -> Vec<Draft> {
    let mut composer = Composer { text, marks, tables, used: HashSet::new(), drafts: Vec::new() };
    // A type word leads most references: number, name or short form behind it.
    let mut named_until = 0;
    for mark in &marks.types {
        // "Quy hoạch" in "Luật Quy hoạch số ..." is a word of the name; a law in an amending law's name is a reference.
        if mark.range.start >= named_until || mark.is_law {
            composer.after_type(mark);
        }
        named_until = named_until.max(composer.drafts.last().and_then(|draft| draft.name.as_ref()).map_or(0, |name| name.end));
    }
    composer.drafts.sort_by_key(|draft| (draft.start, std::cmp::Reverse(draft.core_end())));
    // Numbers without a type word of their own: items of a list, "số 12/KH-UBND", "theo 15/2020/TT-BTC".
    composer.lone_numbers();
    composer.drafts.sort_by_key(|draft| (draft.start, std::cmp::Reverse(draft.core_end())));
    composer.dates_and_issuers();
    composer.drafts.retain(|draft| draft.is_told());
    composer.drafts
}

struct Composer<'a, 't> {
    text: &'a str,
    marks: &'a Marks<'t>,
    tables: &'t Tables,
    /// Starts of numbers that a draft has.
    used: HashSet<usize>,
    drafts: Vec<Draft>,
}

/// The word "số" with what may stand around it, or a colon alone; matches nothing too.
static WORD_NUMBER: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^[\s:]*(?:\(\s*)?(?:(?P<word>[sS][ốôỐÔ]|No\.?)\s*:?\s*)?").expect("a valid pattern"));

/// An ordinal alone or with its year, not part of a date, a measure, a sum or a longer figure.
static SHORT_NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?<ordinal>[0-9]{1,5}(?:[a-zđ]|\.[0-9]{1,2})?)(?:\s?/\s?(?<year>(?:19|20)[0-9]{2})(?:[^0-9/]|$)|[^0-9]|$)")
        .expect("a valid pattern")
});

/// What makes a figure behind a type word a quantity or a date.
static QUANTITY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^\s*(?:[/:-]\s*\d|[.,]\d|%|-[A-Z]|\s*(?:năm|tháng|ngày|người|lần|khoản|điều|điểm|mục|tiêu|nhiệm|triệu|tỷ|đồng|bước|giai|nội|nhóm|bộ|cơ|xã|huyện|tỉnh|trường|dự\s+án|hộ|km|ha|m2|văn|quý|kỳ|bản|cấp|chương|phần)\b)")
        .expect("a valid pattern")
});

impl<'a, 't> Composer<'a, 't> {
    fn after_type(&mut self, mark: &TypeMark<'t>) {
        let mut draft = Draft {
            type_range: Some(mark.range.clone()),
            slug: Some(mark.slug.to_owned()),
            vague: mark.vague,
            start: mark.range.start,
            ..Draft::default()
        };
        if mark.is_law {
            self.law(mark, &mut draft);
            if let Some(numbers) = self.short_numbers(mark).filter(|_| !draft.is_told()) {
                return self.push_short_numbers(draft, numbers);
            }
        } else if let Some(number) = self.number_after(mark.range.end).filter(|number| self.is_of(mark, number)) {
            self.take(&mut draft, number);
        } else if let Some(name) = party_name::at(self.text, mark) {
            draft.name = Some(name.range);
            draft.term = name.term;
            draft.plenum = name.plenum;
        } else if let Some(numbers) = self.short_numbers(mark) {
            return self.push_short_numbers(draft, numbers);
        } else {
            self.number_behind_issuer(mark, &mut draft);
            self.number_behind_subject(mark, &mut draft);
        }
        if draft.is_told() {
            self.drafts.push(draft);
        }
    }

    /// Whether a number may be that of a type word right before it: not one that another word has, as in "Quyết định phê duyệt Đề án số
    /// 55/QĐ-UBND".
    fn is_of(&self, mark: &TypeMark<'_>, number: &NumberMark) -> bool {
        !(self.used.contains(&number.range.start) || mark.abbreviated && number.loose)
    }

    fn take(&mut self, draft: &mut Draft, number: &NumberMark) {
        self.used.insert(number.range.start);
        draft.number = Some(number.clone());
    }

    /// A law, code, ordinance or constitution: by name, by number, or both.
    fn law(&mut self, mark: &TypeMark<'t>, draft: &mut Draft) {
        if let Some(number) = self.number_after(mark.range.end) {
            return self.take(draft, number);
        }
        let Some(name) = law_name::at(self.text, mark, self.tables) else { return };
        let behind = behind_note(self.text, name.end);
        // The number behind an amending law is not that of the law in its title.
        if let Some(number) = self.number_after(behind).filter(|number| self.is_of(mark, number)) {
            self.take(draft, number);
        }
        draft.name = Some(name);
    }

    /// The number that follows at `at`, with or without "số".
    fn number_after(&self, at: usize) -> Option<&'a NumberMark> {
        let found = WORD_NUMBER.captures(&self.text[at..])?;
        let whole = found.get(0)?;
        let bracket = whole.as_str().contains('(') && found.name("word").is_none();
        if bracket {
            return None;
        }
        let position = at + whole.end();
        let number = self.number_at(position).or_else(|| self.blank_at(at, position))?;
        (!number.loose || found.name("word").is_some() || at < position).then_some(number)
    }

    fn number_at(&self, position: usize) -> Option<&'a NumberMark> {
        let numbers = &self.marks.numbers;
        let index = numbers.partition_point(|number| number.range.start < position);
        numbers.get(index).filter(|number| number.range.start == position)
    }

    /// A blank number whose separator follows behind blanks and dots; its start counts from "số".
    fn blank_at(&self, from: usize, position: usize) -> Option<&'a NumberMark> {
        let numbers = &self.marks.numbers;
        let index = numbers.partition_point(|number| number.range.start < from);
        let number = numbers.get(index).filter(|number| number.is_blank())?;
        let between = &self.text[position.min(number.range.start)..number.range.start];
        (between.len() < 80 && !between.contains(char::is_alphanumeric)).then_some(number)
    }

    /// Numbers without symbol behind a type word: "Kết luận 44", "Nghị định 123/2020", "các Nghị quyết số 18, 19-NQ/TW" (the last
    /// has its symbol).
    fn short_numbers(&self, mark: &TypeMark<'_>) -> Option<Vec<ShortNumber>> {
        let lead = WORD_NUMBER.captures(&self.text[mark.range.end..])?;
        let spelled = lead.name("word").is_some();
        // A blank line ends a heading: "NGHỊ QUYẾT", then a numbered part.
        let apart = lead.get(0)?.as_str().contains('(') || lead.get(0)?.as_str().matches('\n').count() > 1;
        let ordinary = mark.vague || !mark.capital || mark.weak && !mark.abbreviated && !matches!(mark.slug, "de-an" | "quy-dinh");
        if apart || ordinary && !spelled {
            return None;
        }
        let mut numbers = Vec::new();
        let mut at = mark.range.end + lead.get(0)?.end();
        static NEXT: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"^\s*(?:,|và|;)\s*(?:số\s*)?").expect("a valid pattern"));
        while let Some(number) = self.short_number_at(at, spelled || !numbers.is_empty()) {
            at = number.range.end;
            numbers.push(number);
            let Some(next) = NEXT.find(&self.text[at..]) else { break };
            at += next.end();
        }
        // "NGHỊ QUYẾT", on the next line "1. Tên gọi": a heading, then a numbered part.
        let numbered = |first: &ShortNumber| !spelled && lead[0].contains('\n') && self.text[first.range.end..].starts_with(['.', ')']);
        let needs_year = mark.abbreviated || mark.is_law;
        let may_have_year = HOLD_THEIR_YEAR.contains(&mark.slug);
        let told = |number: &ShortNumber| if number.year.is_some() { may_have_year } else { !needs_year };
        (numbers.first().is_some_and(|first| !numbered(first)) && numbers.iter().all(told)).then_some(numbers)
    }

    fn short_number_at(&self, at: usize, spelled: bool) -> Option<ShortNumber> {
        if self.number_at(at).is_some() {
            return None;
        }
        let found = SHORT_NUMBER.captures(&self.text[at..])?;
        let (ordinal, year) = (found.name("ordinal")?, found.name("year"));
        let range = at..at + year.unwrap_or(ordinal).end();
        let rest = &self.text[range.end..];
        if year.is_none() && ordinal.as_str().contains('.') {
            return None;
        }
        let is_year = year.is_none() && ordinal.len() == 4 && (ordinal.as_str().starts_with("19") || ordinal.as_str().starts_with("20"));
        let quantity = year.is_none() && QUANTITY.is_match(rest) && !DATE_WORD.is_match(rest);
        if quantity || is_year && !spelled || rest.starts_with(char::is_alphabetic) || self.number_covers(range.start) {
            return None;
        }
        Some(ShortNumber { range, ordinal: ordinal.as_str().to_owned(), year: year.map(|year| year.as_str().to_owned()) })
    }

    fn number_covers(&self, position: usize) -> bool {
        let index = self.marks.numbers.partition_point(|number| number.range.start <= position);
        index > 0 && self.marks.numbers[index - 1].range.end > position
    }

    fn push_short_numbers(&mut self, first: Draft, numbers: Vec<ShortNumber>) {
        for (index, number) in numbers.into_iter().enumerate() {
            let mut draft = first.clone();
            if index > 0 {
                draft.type_range = None;
                draft.start = number.range.start;
            }
            draft.short_number = Some(number);
            self.drafts.push(draft);
        }
    }

    /// "Báo cáo thẩm định của Sở Tư pháp số 316/BC-STP": the number stands behind the issuer, in joint documents without "của"
    /// ("Thông tư liên tịch Bộ Y tế - Bộ Công an số ...").
    fn number_behind_issuer(&mut self, mark: &TypeMark<'t>, draft: &mut Draft) {
        let joint = mark.slug.ends_with("lien-tich");
        let Some(phrase) = self.issuer_after(mark.range.end, !joint) else { return };
        let end = if joint { self.end_of_joint_issuers(phrase.range.end) } else { phrase.range.end };
        static SPELLED: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"^\s*,?\s*(?:tại\s+)?(?:[sS]ố)\s").expect("a valid pattern"));
        if !SPELLED.is_match(&self.text[end..]) {
            return;
        }
        let comma = self.text[end..].find(|letter: char| !letter.is_whitespace() && letter != ',').unwrap_or(0);
        if let Some(number) = self.number_after(end + comma) {
            self.take(draft, number);
            // The symbol names all of several issuers.
            draft.issuer = (end == phrase.range.end).then_some(phrase);
        }
    }

    /// "Quyết định xử phạt vi phạm hành chính số 1234/QĐ-XPHC": what is decided stands before the number, whose symbol says the type again.
    fn number_behind_subject(&mut self, mark: &TypeMark<'t>, draft: &mut Draft) {
        static SUBJECT: LazyLock<Regex> =
            LazyLock::new(|| Regex::new(r"^(?:\s{1,3}\p{L}+){1,10}?\s{1,3}[sS]ố\s").expect("a valid pattern"));
        let from = mark.range.end;
        let Some(subject) = SUBJECT.find(&self.text[from..]).filter(|_| !draft.is_told() && !mark.is_law) else { return };
        let end = from + subject.end();
        let next_type = self.marks.types.partition_point(|other| other.range.start < from);
        let between = self.marks.types[next_type..].iter().take_while(|other| other.range.start < end);
        let other_type = between.into_iter().any(|other| !other.weak || other.slug == mark.slug);
        let itself = subject.as_str().split_whitespace().any(|word| matches!(word, "này" | "trên" | "đó"));
        let number = self.number_after(end).filter(|number| {
            let types = number.symbol.type_abbreviation.as_deref().map(|told| self.tables.document_types().by_abbreviation(told));
            types.is_some_and(|types| types.iter().any(|row| row.slug == mark.slug))
        });
        if let Some(number) = number.filter(|_| !other_type && !itself) {
            self.take(draft, number);
        }
    }

    /// Behind the last of several issuers: "Bộ Y tế - Bộ Công an, Bộ Quốc phòng và Bộ Tài chính".
    fn end_of_joint_issuers(&self, mut end: usize) -> usize {
        static NEXT: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"^\s*(?:-|,|và)\s*(?:và\s+)?").expect("a valid pattern"));
        while let Some(gap) = NEXT.find(&self.text[end..])
            && let Some(next) = issuer::at(self.text, end + gap.end(), self.tables)
        {
            end = next.range.end;
        }
        end
    }

    fn lone_numbers(&mut self) {
        let marks = self.marks;
        let mut lone = Vec::new();
        for number in &marks.numbers {
            if self.used.contains(&number.range.start) {
                continue;
            }
            let before = self.text[..number.range.start].trim_end();
            let before = before.strip_suffix(':').unwrap_or(before).trim_end();
            let spelled = ends_with_word_number(before);
            let start = if spelled { before.char_indices().rev().nth(1).map_or(0, |(at, _)| at) } else { number.range.start };
            let leader = self.list_leader(start, &lone);
            let strong = number.symbol.type_abbreviation.is_some() && number.symbol.body.chars().filter(|c| c.is_uppercase()).count() >= 2;
            let told = spelled && number.symbol.type_abbreviation.is_some();
            if number.loose && !told || number.is_blank() && !spelled || !(spelled || strong || leader.is_some()) {
                continue;
            }
            lone.push(Draft {
                vague: leader.as_ref().is_some_and(|leader| leader.vague),
                slug: leader.and_then(|leader| leader.slug),
                number: Some(number.clone()),
                start,
                ..Draft::default()
            });
        }
        self.drafts.extend(lone);
    }

    /// The draft right before `start` with only a comma, semicolon or "và" between: the number there stands in its list.
    fn list_leader(&self, start: usize, lone: &[Draft]) -> Option<Draft> {
        let index = self.drafts.partition_point(|draft| draft.start < start);
        let candidates = self.drafts[..index].last().into_iter().chain(lone.last());
        let before = candidates.max_by_key(|draft| draft.start)?;
        let end = self.end_with_date_and_issuer(before);
        let gap = self.text.get(end..start)?;
        is_list_gap(gap).then(|| before.clone())
    }

    fn end_with_date_and_issuer(&self, draft: &Draft) -> usize {
        let mut draft = draft.clone();
        self.attach(&mut draft);
        draft.end()
    }

    fn dates_and_issuers(&mut self) {
        let mut drafts = std::mem::take(&mut self.drafts);
        let mut named_until = 0;
        for draft in &mut drafts {
            // What stands behind a law inside an amending law's name belongs to the amending law.
            if draft.name.is_none() || draft.start >= named_until {
                self.attach(draft);
            }
            named_until = named_until.max(draft.name.as_ref().map_or(0, |name| name.end));
        }
        self.drafts = drafts;
        self.link_lists();
        for index in 0..self.drafts.len() {
            let (date, maker) = self.said_before(&self.drafts[index]);
            let draft = &mut self.drafts[index];
            if draft.date.is_none() {
                draft.shared_date = draft.shared_date.or(date);
            }
            draft.maker = maker;
        }
    }

    /// Date and issuer of "Ngày 12/5/2023, Ban Bí thư ban hành Chỉ thị số ...", "đề nghị của UBND huyện Cao Lộc tại Tờ trình số ...".
    fn said_before(&self, draft: &Draft) -> (Option<PartialDate>, Option<Issuer>) {
        static ISSUES: LazyLock<Regex> = LazyLock::new(|| {
            Regex::new(r"(?i)\s(?:(?:đã|vừa|mới|cũng)\s+)*(?:(?:ký\s+)?ban\s+hành|ký|ra|có|thông\s+qua|phát\s+hành|tại)\s+(?:các\s+)?$")
                .expect("a valid pattern")
        });
        let start = draft.start;
        let window = &self.text[floor_char_boundary(self.text, start.saturating_sub(CLAUSE))..start];
        let clause = window.rfind(['.', ';', '\n']).map_or(window, |end| &window[end + 1..]);
        let Some(verb) = ISSUES.find(clause).filter(|_| draft.issuer.is_none() && draft.type_range.is_some()) else { return (None, None) };
        let (from, until) = (start - clause.len(), start - clause.len() + verb.start());
        let capitals = clause[..verb.start()].char_indices().filter(|(_, letter)| letter.is_uppercase()).map(|(at, _)| from + at);
        let said = capitals.filter_map(|at| issuer::at(self.text, at, self.tables)).find(|phrase| phrase.range.end == until);
        let Some(said) = said else { return (None, None) };
        let before = self.text[..said.range.start].trim_end_matches([' ', ',']);
        let dates = &self.marks.dates;
        let date = dates[..dates.partition_point(|date| date.range.start < before.len())].last();
        let date = date.filter(|date| date.range.end == before.len() && !date.year_only).and_then(|date| date.date);
        (date, Some(said.issuer))
    }

    /// Date and issuer behind the number or name, in either order.
    fn attach(&self, draft: &mut Draft) {
        let law = draft.name.is_some() || matches!(draft.slug.as_deref(), Some("luat" | "bo-luat" | "phap-lenh" | "hien-phap"));
        let inside = draft.number.is_none() && draft.short_number.is_none() && draft.name.is_none();
        if inside {
            return;
        }
        if draft.date.is_none() {
            let end = if law { behind_note(self.text, draft.core_end()) } else { draft.core_end() };
            draft.date = self.date_after(end, law);
        }
        if draft.issuer.is_none() {
            draft.issuer = self.issuer_after(draft.core_end(), false);
            if let (Some(issuer), None) = (&draft.issuer, &draft.date) {
                draft.date = self.date_after(issuer.range.end, false).filter(|date| !date.year_only);
            }
        }
        if let Some(issuer) = &draft.issuer
            && draft.term.is_none()
        {
            draft.term.clone_from(&issuer.issuer.term);
        }
        if draft.term.is_none() {
            draft.term = party_name::term_after(self.text, draft.end());
        }
    }

    /// A date that follows at `at`.
    fn date_after(&self, at: usize, law: bool) -> Option<DateMark> {
        static GAP: LazyLock<Regex> = LazyLock::new(|| {
            Regex::new(
                r"(?ix)^ \s* (?: \[\d{1,2}\] \s* | \( \s* [A-Z]{1,3}\d{1,3} \s* \) \s* )? [,(]? \s* (?:của\s+)?
                  (?: \(? (?:đã\s+)? (?:được\s+)? (?: (?:ủy\s+ban\s+thường\s+vụ\s+)? quốc\s+hội \s+ )? (?: ban\s+hành | ký | thông\s+qua | công\s+bố ) \s+ )?",
            )
            .expect("a valid pattern")
        });
        static BARE_YEAR: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"^\s*((?:19|20)\d{2})(?:[^\d/-]|$)").expect("a valid pattern"));
        let gap = GAP.find(&self.text[at..])?.as_str();
        let position = at + gap.len();
        let dates = &self.marks.dates;
        let index = dates.partition_point(|date| date.range.start < position);
        if let Some(date) = dates.get(index).filter(|date| date.range.start == position) {
            let bracket = gap.trim_end().ends_with('(') || gap.contains("(đ");
            let direct = !gap.contains([',', '(']);
            if (!date.year_only || direct) && (!bracket || self.text[date.range.end..].trim_start().starts_with(')')) {
                return Some(date.clone());
            }
        }
        if !law {
            return None;
        }
        let year = BARE_YEAR.captures(&self.text[at..])?.get(1)?;
        let value = year.as_str().parse().ok()?;
        Some(DateMark { range: at + year.start()..at + year.end(), date: Some(PartialDate::from_year(value)), year_only: true })
    }

    /// The issuer that "của" (or "do") names behind `at`; without such a word only on the same line.
    fn issuer_after(&self, at: usize, needs_word: bool) -> Option<IssuerPhrase> {
        static OF: LazyLock<Regex> =
            LazyLock::new(|| Regex::new(r"(?i)^\s*(?:\[\d{1,2}\]\s*)?,?\s*(?:của|do)\s+(?:các\s+)?").expect("a valid pattern"));
        let rest = &self.text[at..];
        if let Some(found) = OF.find(rest) {
            return issuer::at(self.text, at + found.end(), self.tables);
        }
        let gap = rest.len() - rest.trim_start_matches(' ').len();
        (!needs_word && gap > 0).then(|| issuer::at(self.text, at + gap, self.tables)).flatten()
    }

    /// Finds the lists, and shares type, symbol, date and issuer among their items.
    fn link_lists(&mut self) {
        let text = self.text;
        for index in 0..self.drafts.len() {
            self.drafts[index].list = index;
            if index > 0 {
                let before = &self.drafts[index - 1];
                let gap = self.text.get(before.end()..self.drafts[index].start);
                if gap.is_some_and(is_list_gap) {
                    self.drafts[index].list = before.list;
                }
            }
        }
        for index in (0..self.drafts.len().saturating_sub(1)).rev() {
            if self.drafts[index].list == self.drafts[index + 1].list {
                let (head, tail) = self.drafts.split_at_mut(index + 1);
                let joint = text.get(head[index].end()..tail[0].start).unwrap_or_default();
                share(&mut head[index], &tail[0], index + 1, joint);
            }
        }
    }
}

/// Behind what may stand between a law's name and its number or date: "Luật Đất đai (sửa đổi) số ...", "Bộ luật Lao động Việt Nam ngày
/// ...", "Bộ luật Dân sự của nước Cộng hòa xã hội chủ nghĩa Việt Nam năm 1995".
fn behind_note(text: &str, end: usize) -> usize {
    static NOTE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(
            r"(?ix)^( \s* \( \s* sửa\s+đổi \s* \)
              | \s+ (?: (?:của\s+)? nước\s+ )? (?: (?:cộng\s+hòa\s+xã\s+hội\s+chủ\s+nghĩa|chxhcn) \s+ )? việt\s+nam ) \s*,?\s* (?:số|ngày|năm) \s* :? \s* [0-9]",
        )
        .expect("a valid pattern")
    });
    NOTE.captures(&text[end..]).and_then(|found| found.get(1)).map_or(end, |note| end + note.end())
}

/// Gives an item what the next item of its list, behind this joint, says for both.
fn share(item: &mut Draft, next: &Draft, next_index: usize, joint: &str) {
    let next_has_own_type = next.type_range.is_some();
    if let (Some(short), Some(number), false) = (&item.short_number, &next.number, next_has_own_type) {
        let year = short.year.clone().or(number.year.clone());
        let number = NumberMark { range: short.range.clone(), ordinal: short.ordinal.clone(), year, ..number.clone() };
        item.number = Some(number);
        item.short_number = None;
    }
    // "Nghị quyết số 18-NQ/TW; Kết luận số 130-KL/TW ngày 14/3/2025": a semicolon parts what names its own type.
    let apart = next_has_own_type && (joint.contains(';') || item.slug != next.slug && !joint.contains("và"));
    if apart || item.issuer.is_some() || item.name.is_some() && item.number.is_none() {
        return;
    }
    let alike = match (&item.number, &next.number) {
        (Some(one), Some(two)) => one.symbol.body == two.symbol.body,
        _ => item.slug == next.slug,
    };
    if !alike {
        return;
    }
    if item.date.is_none() {
        // "09/2021/TT-BTNMT, số 33/2017/TT-BTNMT ngày 29/9/2017": a number tells its own year.
        let year = item.number.as_ref().and_then(|number| number.year.as_deref()?.parse::<i16>().ok());
        let date = next.date.as_ref().and_then(|date| date.date).or(next.shared_date);
        item.shared_date = date.filter(|date| year.is_none_or(|year| year == date.year()));
    }
    item.shared_issuer = next.issuer.as_ref().map(|_| next_index).or(next.shared_issuer);
    if item.term.is_none() {
        item.term.clone_from(&next.term);
    }
}

/// Types whose numbers hold their year; of others "12/2020" is a month.
const HOLD_THEIR_YEAR: [&str; 8] =
    ["luat", "phap-lenh", "nghi-dinh", "nghi-quyet", "nghi-quyet-lien-tich", "quyet-dinh", "thong-tu", "thong-tu-lien-tich"];

/// Bytes before a reference in which its issuer may be said.
const CLAUSE: usize = 240;

/// "ngày" or "năm" behind an ordinal belong to a date, not to a quantity.
static DATE_WORD: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?i)^\s*,?\s*(?:ngày\s*\d|năm\s*(?:19|20)\d\d)").expect("a valid pattern"));

/// Whether only list marks stand between two references.
pub(super) fn is_list_gap(gap: &str) -> bool {
    static LIST: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)^[\s\t]*(?:\[\d{1,2}\])?\s*(?:[,;+&-]|\n-)?\s*(?:và|hoặc|hay|cùng|cùng\s+với|cũng\s+như|and)?\s*(?:các|của)?\s*$")
            .expect("a valid pattern")
    });
    gap.len() < 40 && LIST.is_match(gap) && !gap.contains("\n\n") && gap.contains(|letter: char| !letter.is_whitespace())
}
