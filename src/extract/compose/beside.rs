//! Date and issuer of a reference: after its number or name, or stated before it.
//!
//! ```text
//! issuer-after := footnote? ","? ("của" | "do") "các"? ISSUER | ISSUER after blanks
//!               | "của" PLACE                          after a number
//! date-after   := note? (","? (issued | "của")? date | "(" (issued | "của")? date inside)
//!               | "." date in small letters | YEAR date
//! inside       := ")" | ("," | ";")? ISSUER
//! issued       := particle* ISSUER? ISSUED-VERB
//! stated       := (date ","?)? ISSUER particle* ISSUE-VERB "các"?
//! ```

use super::super::draft::Draft;
use super::super::grammar::Cursor;
use super::super::grammar::date::{self, DateMark};
use super::super::grammar::issuer::{IssuerPhrase, bare_place, issuer};
use super::super::grammar::law_name::after_note;
use super::super::grammar::list::after_footnote;
use super::super::grammar::term::term;
use super::super::issuer::Issuer;
use super::Composer;
use crate::lex::{Gap, Tag, Token};
use crate::model::PartialDate;
use crate::tables::PhraseKind;

/// Tokens before a reference among which its issuer may be stated.
const LONGEST_CLAUSE: usize = 60;

/// Particles before a verb, at most.
const MOST_PARTICLES: usize = 4;

impl<'a> Composer<'a, '_> {
    /// Date and issuer of "Ngày 12/5/2023, Ban Bí thư ban hành Chỉ thị số ...", "đề nghị của UBND
    /// huyện Cao Lộc tại Tờ trình số ...".
    pub(super) fn stated_before(&self, draft: &Draft) -> (Option<PartialDate>, Option<Issuer>) {
        if draft.issuer.is_some() || draft.type_range.is_none() {
            return (None, None);
        }
        match before_verb(self.at(draft.start)).and_then(|verb| self.issuer_before(verb)) {
            Some(phrase) => (self.date_before(phrase.range.start), Some(phrase.issuer)),
            None => (None, None),
        }
    }

    /// The issuer in the same clause that ends right before a verb.
    fn issuer_before(&self, verb: Cursor<'a>) -> Option<IssuerPhrase> {
        let mut at = clause_start(verb);
        while at.start() < verb.start() {
            if at.token().is_some_and(Token::is_capital)
                && let Some(phrase) = issuer(at)
                && phrase.range.end == verb.end_before()
            {
                return Some(phrase);
            }
            at = at.next();
        }
        None
    }

    /// The date that ends right before a byte, alone or before a comma.
    fn date_before(&self, byte: usize) -> Option<PartialDate> {
        let issuer = self.at(byte);
        let comma = issuer.before_mark(',');
        let is_apart =
            issuer.gap() >= Gap::Paragraph || issuer.gap() == Gap::Line && comma == issuer;
        if is_apart {
            return None;
        }
        let end = comma.end_before();
        let dates = &self.marks.dates;
        let date = dates[..dates.partition_point(|date| date.range.start < end)].last()?;
        let is_beside = date.range.end == end && !date.year_only;
        date.date.filter(|_| is_beside)
    }

    /// Date, issuer and term after the number or name, in any order.
    pub(super) fn attach(&self, draft: &mut Draft) {
        if !draft.is_told() {
            return;
        }
        if draft.date.is_none() {
            draft.date = self.own_date(draft);
        }
        if draft.issuer.is_none() {
            let end = self.at(draft.core_end());
            draft.issuer = self
                .issuer_after(end, false)
                .or_else(|| place_after(draft, end));
            if let (Some(issuer), None) = (&draft.issuer, &draft.date) {
                let date = self.date_after(self.at(issuer.range.end));
                draft.date = date.filter(|date| !date.year_only);
            }
        }
        if let (Some(issuer), None) = (&draft.issuer, &draft.term) {
            draft.term.clone_from(&issuer.issuer.term);
        }
        if draft.term.is_none() {
            draft.term = term(self.at(draft.end())).map(|(_, term)| term);
        }
    }

    /// The date right after a number or name; a bare year counts too, except after a number that
    /// has its own.
    fn own_date(&self, draft: &Draft) -> Option<DateMark> {
        let end = self.at(draft.core_end());
        let types = end.tables().document_types();
        let row = draft.slug.as_deref().and_then(|slug| types.get(slug));
        let is_law = draft.name.is_some() || row.is_some_and(|row| row.law);
        let end = if is_law { after_note(end) } else { end };
        let is_counted = || {
            let number = draft.number.as_ref();
            end.gap() == Gap::Space
                && number.is_some_and(|number| number.year.is_none() && !number.is_blank())
        };
        self.date_after(end).or_else(|| {
            let year = (is_law || is_counted()).then(|| bare_year(end))??;
            Some(self.in_full(year))
        })
    }

    /// A date that follows.
    fn date_after(&self, at: Cursor<'a>) -> Option<DateMark> {
        let note = after_note_mark(at).unwrap_or(at);
        let bracket = note.opt_mark('(');
        let in_brackets = bracket.start() > note.start();
        let word = after_stop(bracket).unwrap_or_else(|| bracket.opt_mark(','));
        let is_direct = word.start() == at.start();
        let date = self.date_at(
            after_issued(word).unwrap_or_else(|| word.opt_phrase(PhraseKind::IssuerMarker)),
        )?;
        let fits = (!date.year_only || is_direct)
            && (!in_brackets || self.ends_in_brackets(self.at(date.range.end)))
            && !begins_sentence(word);
        fits.then(|| self.in_full(date.clone()))
    }

    /// Whether nothing but the issuer follows a date before its bracket closes.
    fn ends_in_brackets(&self, at: Cursor<'a>) -> bool {
        at.is_mark(')') || self.issuer_after(at.opt_mark(';'), false).is_some()
    }

    /// "năm 2025 ngày 16/5/2025": a year and the date in full after it are one date.
    fn in_full(&self, date: DateMark) -> DateMark {
        let after = self.at(date.range.end);
        let full = self
            .date_at(after.opt_mark(','))
            .filter(|_| date.year_only && !begins_sentence(after))
            .filter(|full| !full.year_only && years_agree(&date, full));
        full.map_or(date.clone(), |full| DateMark {
            range: date.range.start..full.range.end,
            ..full.clone()
        })
    }

    fn date_at(&self, at: Cursor<'_>) -> Option<&'a DateMark> {
        let dates = &self.marks.dates;
        let index = dates.partition_point(|date| date.range.start < at.start());
        dates
            .get(index)
            .filter(|date| date.range.start == at.start())
    }

    /// The issuer that "của" (or "do") names; without such a word only after
    /// blanks.
    pub(super) fn issuer_after(&self, at: Cursor<'a>, needs_word: bool) -> Option<IssuerPhrase> {
        let word = after_footnote(at).unwrap_or(at).opt_mark(',');
        if let Some(after) = word.after_phrase(PhraseKind::IssuerMarker) {
            return issuer(after.opt_phrase(PhraseKind::ListMarker));
        }
        let is_beside = !needs_word && at.is_after_blanks();
        is_beside.then(|| issuer(at)).flatten()
    }
}

/// The place after "của" whose body the number tells: "số 34/KH-MTTQ-BTT của huyện".
fn place_after(draft: &Draft, at: Cursor<'_>) -> Option<IssuerPhrase> {
    let is_numbered = draft.number.is_some() || draft.short_number.is_some();
    let after = at.after_phrase(PhraseKind::IssuerMarker)?;
    is_numbered.then(|| bare_place(after)).flatten()
}

/// The place before the verb by which someone issues what begins here.
fn before_verb(at: Cursor<'_>) -> Option<Cursor<'_>> {
    let verb = at.before_phrase(PhraseKind::ListMarker).unwrap_or(at);
    let mut before = verb.before_phrase(PhraseKind::IssueVerb)?;
    for _ in 0..MOST_PARTICLES {
        before = before
            .before_phrase(PhraseKind::VerbParticle)
            .unwrap_or(before);
    }
    (before.widest_gap(at) < Gap::Line).then_some(before)
}

/// Where the clause before a place begins, as far as is looked back.
fn clause_start(mut at: Cursor<'_>) -> Cursor<'_> {
    for _ in 0..LONGEST_CLAUSE {
        let ends = |token: Token| token.is_mark('.') || token.is_mark(';');
        if at.gap() >= Gap::Paragraph || at.token_before().is_none_or(ends) {
            break;
        }
        at = at.previous();
    }
    at
}

/// The place after a note's mark: "[12]", "(A11)".
fn after_note_mark(at: Cursor<'_>) -> Option<Cursor<'_>> {
    after_footnote(at).or_else(|| {
        let letter = at.is_mark('(').then(|| at.next())?;
        let is_short = |token: Token| token.end() - token.start() <= 3;
        let is_letter = letter
            .token()
            .is_some_and(|token| token.is_all_capital() && is_short(token));
        let figure = letter.next();
        let is_figure = figure.gap() == Gap::Glued
            && figure
                .token()
                .is_some_and(|token| token.is_figure() && is_short(token));
        let close = (is_letter && is_figure).then(|| figure.next())?;
        close.is_mark(')').then(|| close.next())
    })
}

/// The place after "đã được Quốc hội thông qua".
fn after_issued(mut at: Cursor<'_>) -> Option<Cursor<'_>> {
    for _ in 0..MOST_PARTICLES {
        at = at.opt_phrase(PhraseKind::VerbParticle);
    }
    let by_body = || {
        let (verb, ()) = at.longest(|found| matches!(found.tag, Tag::Issuer(_)).then_some(()))?;
        verb.after_phrase(PhraseKind::IssuedVerb)
    };
    at.after_phrase(PhraseKind::IssuedVerb).or_else(by_body)
}

/// The place after a stop that parts a number from its date: "64/CP. ngày 27/9/1993".
fn after_stop(at: Cursor<'_>) -> Option<Cursor<'_>> {
    let word = at.is_mark('.').then(|| at.next())?;
    let is_small = word.token().is_some_and(Token::has_small) && !is_capital(word);
    (at.gap() == Gap::Glued && word.gap() == Gap::Space && is_small).then_some(word)
}

/// Whether a date begins the sentence of the next line: "ĐỀ ÁN 06", then "Ngày 15 tháng 11 năm 2025,
/// ...".
fn begins_sentence(at: Cursor<'_>) -> bool {
    let is_sentence = at.token().is_some_and(Token::has_small) && is_capital(at);
    at.gap() >= Gap::Line && is_sentence
}

fn is_capital(at: Cursor<'_>) -> bool {
    at.token().is_some_and(Token::is_capital)
}

fn years_agree(one: &DateMark, two: &DateMark) -> bool {
    matches!((one.date, two.date), (Some(one), Some(two)) if one.year() == two.year())
}

/// A year alone, as it stands after a law's name or a number: "Luật Đất đai 2013", "06-NQ/TW 2022".
/// Not one of a period ("2021 - 2025"), and no quantity ("2000 đồng").
fn bare_year(at: Cursor<'_>) -> Option<DateMark> {
    let (year, end) = date::year(at)?;
    let after = at.next();
    let joins = after.is_mark('/') || after.is_mark('-');
    let is_figure = after.next().token().is_some_and(Token::is_figure);
    let is_near = after.gap() < Gap::Line;
    let goes_on = joins && is_near && (after.gap() == Gap::Glued || is_figure)
        || after.after_phrase(PhraseKind::UnitWord).is_some() && date::date(after).is_none();
    let is_whole = end == after.end_before();
    (is_whole && !goes_on).then(|| DateMark {
        range: at.until(after),
        date: Some(PartialDate::from_year(year)),
        year_only: true,
    })
}
