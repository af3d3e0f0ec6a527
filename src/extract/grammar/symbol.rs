//! Symbols (ký hiệu) of numbers: `NĐ-CP`, `KL/TW`, `UBND-KGVX`; their spelling in real text and their customary form.

use std::collections::{HashMap, HashSet};

use crate::tables::{DocumentType, PhraseKind, SymbolKind, Tables};

/// A symbol with its parts in customary spelling.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Symbol {
    /// The whole symbol as it stands in a canonical number: `KL/TW`, `NĐ-CP`, `QH15`.
    pub text: String,
    /// The abbreviation of a document type, if the symbol has one: `KL`, `NĐ`.
    pub type_abbreviation: Option<String>,
    /// What follows the type: issuer and unit, `TW`, `UBND-KGVX`.
    pub body: String,
}

/// How number and symbol are joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// `30/2020/NĐ-CP`, `1234/QĐ-UBND`, `282/LĐLĐ`: State, Front, trade unions.
    Slash,
    /// `44-KL/TW`, `130-CP`: Party, Youth Union, old State forms.
    Hyphen,
    /// `933/PLYK/2025`, `17/QĐ-76`: the year stands last, after this mark.
    YearLast(char),
}

/// The abbreviations that symbols are made of, from the tables.
#[derive(Debug)]
pub struct SymbolGrammar {
    types: HashSet<String>,
    bodies: HashSet<String>,
    /// Folded spelling -> customary spelling, where there is just one.
    customary: HashMap<String, Option<String>>,
    /// Bodies whose unit may follow without its hyphen: "UBNDKGVX".
    with_units: HashSet<String>,
    /// Words that scans and old line ends glue to a symbol: "CPngày".
    glued: Vec<String>,
}

/// A symbol found in a text: where it ends, and its tokens with the separator before each.
pub(in crate::extract) struct FoundSymbol {
    /// End in bytes, exclusive.
    pub end: usize,
    tokens: Vec<(char, String)>,
}

/// Longest token and longest symbol that are looked at, in bytes: real ones are far shorter.
const LONGEST_TOKEN: usize = 40;
const MOST_TOKENS: usize = 10;

impl SymbolGrammar {
    /// Collects the abbreviations of types and bodies.
    pub fn new(tables: &Tables) -> Self {
        // Of abbreviations that differ by case or stroke alone the first is customary: NĐ and not ND, CTr and not CTR.
        let customary_of = |row: &DocumentType| {
            let mut seen = HashSet::new();
            row.abbreviations
                .iter()
                .filter(|abbreviation| seen.insert(fold(abbreviation)))
                .cloned()
                .collect::<Vec<_>>()
        };
        let types: HashSet<String> = tables
            .document_types()
            .iter()
            .flat_map(customary_of)
            .collect();
        let bodies: HashSet<String> = tables
            .symbols()
            .iter()
            .filter(|row| row.kind != SymbolKind::Head)
            .map(|row| row.abbreviation.clone())
            .filter(|abbreviation| !abbreviation.contains(['-', '/']))
            .collect();
        let mut customary: HashMap<String, Option<String>> = HashMap::new();
        for known in types.iter().chain(&bodies) {
            customary
                .entry(fold(known))
                .and_modify(|one| {
                    if one.as_deref() != Some(known) {
                        *one = None;
                    }
                })
                .or_insert_with(|| Some(known.clone()));
        }
        Self {
            types,
            bodies,
            customary,
            with_units: tables
                .symbols()
                .iter()
                .filter(|row| row.takes_unit)
                .map(|row| row.abbreviation.clone())
                .collect(),
            glued: tables
                .phrases()
                .of(PhraseKind::Glued)
                .map(str::to_owned)
                .collect(),
        }
    }

    /// Whether the abbreviation names a document type.
    pub fn is_type(&self, abbreviation: &str) -> bool {
        self.types.contains(abbreviation)
    }

    /// Whether the abbreviation is one that the tables know, counting numbered ones (`QH15`, `BCĐ138`).
    pub fn is_known(&self, abbreviation: &str) -> bool {
        let stem = abbreviation.trim_end_matches(|c: char| c.is_ascii_digit());
        [abbreviation, stem]
            .iter()
            .any(|form| self.types.contains(*form) || self.bodies.contains(*form))
    }

    /// The symbol that starts at `at` in a normalized text.
    pub(in crate::extract) fn find(&self, text: &str, at: usize) -> Option<FoundSymbol> {
        let (first, mut end) = self.token(text, at, false)?;
        let mut tokens = vec![(' ', first)];
        while tokens.len() < MOST_TOKENS {
            let Some((separator, start, spaced)) = separator(text, end) else {
                break;
            };
            let lacks_body = tokens.len() == 1 && self.is_type(&tokens[0].1);
            let next = self.token(text, start, spaced).or_else(|| {
                let on_one_line = lacks_body && !text[end..start].contains('\n');
                on_one_line.then(|| body_apart(text, start))?
            });
            let Some((token, stop)) = next else {
                break;
            };
            tokens.push((separator, token));
            end = stop;
        }
        // "NQ-QH 12": the number of the term stands apart.
        if let Some((_, last)) = tokens.last_mut()
            && last.ends_with("QH")
            && let Some(term) = spaced_term(&text[end..])
        {
            last.push_str(term);
            end += 1 + term.len();
        }
        Some(FoundSymbol { end, tokens })
    }

    /// One token: capitals, digits and `&` with the few lower-case letters that customary spellings have (`TTg`, `CTr`, `QĐi`).
    /// After a spaced separator only a token that cannot be an ordinary word is taken.
    fn token(&self, text: &str, at: usize, spaced: bool) -> Option<(String, usize)> {
        let run_end = text[at..]
            .char_indices()
            .take_while(|&(offset, letter)| {
                offset < LONGEST_TOKEN && (letter.is_alphanumeric() || letter == '&')
            })
            .last()
            .map(|(offset, letter)| at + offset + letter.len_utf8())?;
        let run = &text[at..run_end];
        let (token, mut end) = self
            .cut(run)
            .map(|token| (token.to_owned(), at + token.len()))?;
        let mut token = token;
        let part = text[end..].strip_prefix('.').filter(|_| end == run_end);
        if let Some(part) = part.and_then(after_dot) {
            token = format!("{token}.{part}");
            end += 1 + part.len();
        }
        let capitals = token.chars().filter(|letter| letter.is_uppercase()).count();
        let plausible = if spaced {
            self.known_in_any_case(&token)
        } else {
            capitals >= 1 || self.known_in_any_case(&token)
        };
        plausible.then_some((token, end))
    }

    /// The part of a run of letters that can be a token: all of it, or what stands before a word glued to it (`CPngày`).
    fn cut<'a>(&self, run: &'a str) -> Option<&'a str> {
        let first = run.chars().next()?;
        if !first.is_alphabetic() || run.chars().any(has_tone) && !self.is_glued(run) {
            return None;
        }
        if run
            .chars()
            .all(|letter| is_symbol_capital(letter) || letter.is_ascii_digit() || letter == '&')
            || self.known_in_any_case(run)
        {
            return Some(run);
        }
        let capitals_end = run
            .char_indices()
            .find(|&(_, letter)| letter.is_lowercase())
            .map_or(run.len(), |(offset, _)| offset);
        let (head, tail) = run.split_at(capitals_end);
        if head.chars().count() >= 2 && self.glued.iter().any(|word| tail.starts_with(word)) {
            return Some(head);
        }
        // `TTg` and the like are known; other short lower-case tails are real but rare: `ĐHQGHCMi`, `BĐKHv`.
        (head.chars().count() >= 2 && tail.chars().count() <= 2).then_some(run)
    }

    /// Whether a word is glued to capitals without a tone: "CPngày".
    fn is_glued(&self, run: &str) -> bool {
        let small = run.find(char::is_lowercase).unwrap_or(run.len());
        let (symbol, word) = run.split_at(small);
        small >= 2
            && self.glued.iter().any(|glued| word.starts_with(glued))
            && !symbol.chars().any(has_tone)
    }

    fn known_in_any_case(&self, token: &str) -> bool {
        self.is_known(token)
            || self
                .customary
                .contains_key(&fold(token.trim_end_matches(|c: char| c.is_ascii_digit())))
    }

    /// The symbol in customary spelling: lost hyphens restored, doubled letters and plain D for Đ mended where the tables leave no doubt.
    pub(in crate::extract) fn symbol(&self, found: &FoundSymbol, style: Style) -> Symbol {
        let mut tokens: Vec<(char, String)> = Vec::new();
        // "GPMT-UBND" names its issuer apart: its first token has no other in it.
        let apart = found
            .tokens
            .get(1)
            .is_some_and(|(_, next)| self.with_units.contains(next));
        for (separator, token) in &found.tokens {
            let mut mended = self.mend(token, tokens.is_empty() && !apart).into_iter();
            tokens.extend(mended.next().map(|first| (*separator, first)));
            tokens.extend(mended.map(|next| ('-', next)));
        }
        // `44-KLTW` and `44-KL-TW` are `44-KL/TW`.
        if style == Style::Hyphen && tokens.len() > 1 && self.is_type(&tokens[0].1) {
            tokens[1].0 = '/';
        }
        let join = |tokens: &[(char, String)]| {
            tokens
                .iter()
                .enumerate()
                .fold(String::new(), |mut joined, (at, (separator, token))| {
                    if at > 0 {
                        joined.push(*separator);
                    }
                    joined.push_str(token);
                    joined
                })
        };
        let has_type = tokens.len() > 1 && self.is_type(&tokens[0].1);
        Symbol {
            text: join(&tokens),
            type_abbreviation: has_type.then(|| tokens[0].1.clone()),
            body: join(if has_type { &tokens[1..] } else { &tokens }),
        }
    }

    /// A token in customary spelling; only the first of a symbol can hold a type that has lost its hyphen.
    fn mend(&self, token: &str, first: bool) -> Vec<String> {
        if self.is_known(token) {
            return vec![token.to_owned()];
        }
        // `3456/QĐ.UB` is `3456/QĐ-UB`.
        if let Some((head, body)) = token
            .split_once('.')
            .filter(|(head, _)| first && self.is_type(head))
        {
            return vec![head.to_owned(), body.to_owned()];
        }
        let digits = token.len() - token.trim_end_matches(|c: char| c.is_ascii_digit()).len();
        let (stem, number) = token.split_at(token.len() - digits);
        // A stroke that is written is meant: "TCĐN" is no "TCDN", but "ND" is "NĐ".
        let strokes = |word: &str| word.chars().filter(|&letter| letter == 'Đ').count();
        if let Some(Some(customary)) = self
            .customary
            .get(&fold(stem))
            .filter(|known| strokes(known.as_deref().unwrap_or("")) >= strokes(stem))
        {
            return vec![format!("{customary}{number}")];
        }
        // Scans double Đ ("QĐĐ") and put a horn on U ("ƯBND"); TƯ stands for TW, but alone also for TU,
        // which the issuer shows.
        let mended = [("ĐĐ", "Đ"), ("TƯ", "TW"), ("Ư", "U")];
        for mended in mended.map(|(slip, meant)| stem.replace(slip, meant)) {
            if mended != stem && self.is_known(&mended) {
                return vec![format!("{mended}{number}")];
            }
        }
        self.split(token, first)
            .unwrap_or_else(|| vec![token.to_owned()])
    }

    /// `NĐCP` -> `NĐ`, `CP`; `UBNDKGVX` -> `UBND`, `KGVX`.
    fn split(&self, token: &str, first: bool) -> Option<Vec<String>> {
        let cuts: Vec<usize> = token.char_indices().map(|(at, _)| at).skip(2).collect();
        let after_type = cuts.iter().find(|&&cut| {
            first && self.is_type(&token[..cut]) && self.bodies.contains(&token[cut..])
        });
        let after_body = || {
            let longest = cuts
                .iter()
                .rev()
                .find(|&&cut| self.with_units.contains(&token[..cut]));
            longest.filter(|&&cut| token[cut..].chars().count() >= 2)
        };
        let cut = *after_type.or_else(after_body)?;
        Some(vec![token[..cut].to_owned(), token[cut..].to_owned()])
    }
}

/// The body after a type and a hyphen between blanks, though no table has it: "211/TTr - HĐQT". Not a
/// word of a title in capitals.
fn body_apart(text: &str, at: usize) -> Option<(String, usize)> {
    let rest = &text[at..];
    let length = rest
        .find(|letter| !is_symbol_capital(letter))
        .unwrap_or(rest.len());
    let (body, after) = rest.split_at(length);
    let in_title = after
        .strip_prefix(' ')
        .is_some_and(|next| next.chars().take(2).filter(|c| c.is_uppercase()).count() == 2);
    let ends = !after.starts_with(|next: char| next.is_alphanumeric() || next == '.');
    (body.chars().count() >= 2 && ends && !in_title).then(|| (body.to_owned(), at + length))
}

/// What a dot joins to a token: the unit of a place (`ĐTCTXH-BĐ.TP`), or the number of a region
/// where the symbol goes on (`CCTKV.07-QLDN2`).
fn after_dot(rest: &str) -> Option<&str> {
    let run = rest
        .find(|letter: char| !letter.is_alphanumeric())
        .unwrap_or(rest.len());
    let (part, after) = rest.split_at(run);
    let is_unit = part.chars().count() >= 2 && part.chars().all(is_symbol_capital);
    let is_region = (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    let goes_on = after
        .strip_prefix('-')
        .is_some_and(|next| next.starts_with(is_symbol_capital));
    (is_unit || is_region && goes_on).then_some(part)
}

/// One or two digits behind a single blank, and no figure of something else.
fn spaced_term(rest: &str) -> Option<&str> {
    let digits = rest.strip_prefix(' ')?;
    let length = digits.bytes().take_while(u8::is_ascii_digit).count();
    let ends = !digits[length..]
        .starts_with(|next: char| next.is_alphanumeric() || matches!(next, '/' | '-' | '.'));
    ((1..=2).contains(&length) && ends).then(|| &digits[..length])
}

/// Separator at `at`, where the next token starts, and whether blanks stand on its left side or on
/// both. A stroke below the line between two tokens is a slip for a hyphen: "QĐ_BXD".
fn separator(text: &str, at: usize) -> Option<(char, usize, bool)> {
    let rest = &text[at..];
    let slip = rest
        .strip_prefix('_')
        .is_some_and(|next| next.starts_with(is_symbol_capital));
    if slip {
        return Some(('-', at + 1, false));
    }
    let left = blanks(rest);
    let separator = rest[left..]
        .chars()
        .next()
        .filter(|&c| matches!(c, '-' | '/'))?;
    let right = blanks(&rest[left + 1..]);
    Some((separator, at + left + 1 + right, left > 0))
}

/// Length of up to three blanks, line breaks among them, at the start.
pub(in crate::extract) fn blanks(text: &str) -> usize {
    text.bytes()
        .take(3)
        .take_while(|byte| matches!(byte, b' ' | b'\n' | b'\t'))
        .count()
}

/// Capitals that symbols use: no tone marks.
pub(in crate::extract) fn is_symbol_capital(letter: char) -> bool {
    letter.is_ascii_uppercase() || matches!(letter, 'Đ' | 'Ă' | 'Â' | 'Ê' | 'Ô' | 'Ơ' | 'Ư')
}

/// A vowel with a tone mark, which no symbol has.
fn has_tone(letter: char) -> bool {
    !letter.is_ascii()
        && letter.is_alphabetic()
        && !is_symbol_capital(letter)
        && !matches!(letter, 'đ' | 'ă' | 'â' | 'ê' | 'ô' | 'ơ' | 'ư')
}

/// Capitals with Đ as D: the form in which spellings meet.
fn fold(token: &str) -> String {
    token
        .chars()
        .flat_map(char::to_uppercase)
        .map(|letter| if letter == 'Đ' { 'D' } else { letter })
        .collect()
}
