//! All words and phrases of the tables: words by fingerprint, phrases in one trie over word ids.

use super::fingerprint::{Fingerprint, NumberMap};
use super::token::{Token, WordId};
use crate::tables::{PhraseKind, Tables, TypeId};
use crate::text::match_key;

/// What a phrase of the tables is. Numbers are rows of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tag {
    /// A type word (tên loại).
    Type {
        /// The type that it names.
        id: TypeId,
        /// It is an ordinary word too: a reference only with a number.
        weak: bool,
        /// It names documents of any type ("Văn bản").
        vague: bool,
    },
    /// The abbreviation of a type, in any case: "QĐ".
    TypeAbbreviation(TypeId),
    /// The English name of a type, in English copies.
    EnglishType(TypeId),
    /// Name of an issuer without place.
    Issuer(u32),
    /// Abbreviation of an issuer, written in capitals.
    IssuerAbbreviation(u32),
    /// Name of a ministry or department without its first word, as joint issuers have it: "Tài
    /// chính" of "liên Bộ Y tế - Tài chính".
    JointMember(u32),
    /// Name of a province, written with capitals.
    Province(u32),
    /// Name of a district, written with capitals.
    District(u32),
    /// Name of a region of provinces.
    Region(u32),
    /// Title or popular name of a law.
    Law(u32),
    /// First word of a law's subject: "Đất" of "Luật Đất đai".
    LawOpening,
    /// Words that show a relation.
    Cue(u32),
    /// Words beside references.
    Phrase(PhraseKind, u32),
}

/// What a node of the trie holds.
#[derive(Debug, Clone, Copy)]
struct End {
    /// What the phrases that end here are: a range of `tags`.
    from: u32,
    to: u32,
    /// The words that may come next, a bit for several: nearly all others are ruled out by it.
    next: u64,
}

/// The words and phrases of the tables. Made once for a set of tables, shared by all threads.
#[derive(Debug)]
pub struct Lexicon {
    /// Fingerprint of each spelling -> word.
    words: NumberMap,
    /// Node of the phrases that begin with a word, by word; 0 for none.
    first: Vec<u32>,
    /// Node and word -> next node.
    edges: NumberMap,
    /// What each node of the phrases holds.
    nodes: Vec<End>,
    tags: Vec<Tag>,
    /// Words that texts glue to a symbol before them: "CPngày".
    after_symbol: Vec<Box<str>>,
    /// Words that texts glue to any word before them: "tố cáonăm".
    after_word: Vec<Box<str>>,
}

impl Lexicon {
    /// The lexicon of these tables.
    pub fn new(tables: &Tables) -> Self {
        let mut builder = Builder::new();
        add_types(&mut builder, tables);
        for (row, issuer) in (0..).zip(tables.issuers().iter()) {
            for name in issuer.names() {
                let tag = if crate::tables::is_abbreviation(name) {
                    Tag::IssuerAbbreviation(row)
                } else {
                    Tag::Issuer(row)
                };
                builder.insert(name, tag);
                if let Some(member) = joint_member(name, tables) {
                    builder.insert(member, Tag::JointMember(row));
                }
            }
        }
        for (row, province) in (0..).zip(tables.provinces().iter()) {
            builder.insert(&province.name, Tag::Province(row));
            for alias in &province.aliases {
                builder.insert(alias, Tag::Province(row));
            }
        }
        for (row, district) in (0..).zip(tables.districts().iter()) {
            builder.insert(&district.name, Tag::District(row));
        }
        for (row, region) in (0..).zip(tables.regions().iter()) {
            for name in std::iter::once(&region.name).chain(&region.aliases) {
                builder.insert(name, Tag::Region(row));
            }
        }
        for (row, law) in (0..).zip(tables.laws().iter()) {
            for name in law.spoken_names() {
                builder.insert(&name, Tag::Law(row));
            }
            if let Some(word) = law.opening() {
                builder.insert(word, Tag::LawOpening);
            }
        }
        for (row, cue) in (0..).zip(tables.cues().iter()) {
            for phrase in cue.phrases() {
                builder.insert(phrase, Tag::Cue(row));
            }
        }
        for (row, phrase) in (0..).zip(tables.phrases().iter()) {
            builder.insert(&phrase.phrase, Tag::Phrase(phrase.kind, row));
        }
        let phrases = |kinds: &[PhraseKind]| {
            let of = |kind: &PhraseKind| tables.phrases().of(*kind);
            kinds.iter().flat_map(of).map(Box::from).collect()
        };
        Self {
            after_symbol: phrases(&[PhraseKind::Glued]),
            after_word: phrases(&[PhraseKind::DateMarker, PhraseKind::NumberMarker]),
            ..builder.build()
        }
    }

    /// The word of a fingerprint.
    pub(super) fn word(&self, fingerprint: Fingerprint) -> WordId {
        WordId(self.words.get(&fingerprint.number()).copied().unwrap_or(0))
    }

    /// Where an unknown word falls into two, in bytes from its start.
    pub(super) fn glue(&self, written: &str, token: Token) -> Option<usize> {
        if token.word() != WordId::UNKNOWN || !token.has_small() {
            return None;
        }
        if let Some(start) = second_capital(written) {
            let small = start + written[start..].find(char::is_lowercase)?;
            let (symbol, tail) = written.split_at(small);
            let glued = self
                .after_symbol
                .iter()
                .any(|word| tail.starts_with(&**word));
            return (glued && !symbol.is_empty()).then_some(small);
        }
        let (cut, head) = self
            .after_word
            .iter()
            .find_map(|word| Some((written.strip_suffix(&**word)?.len(), word)))
            .map(|(cut, _)| (cut, &written[..cut]))?;
        (cut > 0 && self.word(Fingerprint::of(head)) != WordId::UNKNOWN).then_some(cut)
    }

    /// The node of the phrases that begin with a word.
    pub(super) fn first(&self, word: WordId) -> Option<Node> {
        let node = *self.first.get(word.0 as usize)?;
        (node != 0).then_some(Node(node))
    }

    /// The node of the phrases that go on with a word.
    pub(super) fn next(&self, node: Node, word: WordId) -> Option<Node> {
        if self.nodes[node.0 as usize].next & bit(word.0) == 0 {
            return None;
        }
        self.edges
            .get(&edge(node.0, word.0))
            .map(|&node| Node(node))
    }

    /// What the phrases are that end at a node.
    pub(super) fn tags(&self, node: Node) -> &[Tag] {
        let end = self.nodes[node.0 as usize];
        &self.tags[end.from as usize..end.to as usize]
    }
}

/// The name of an issuer without its first word, if that may lead joint issuers: "Bộ", "Sở".
fn joint_member<'n>(name: &'n str, tables: &Tables) -> Option<&'n str> {
    let (head, member) = name.split_once(' ')?;
    let mut heads = tables.phrases().of(PhraseKind::JointHead);
    heads
        .any(|joint| joint.split(' ').next_back() == Some(head))
        .then_some(member)
}

/// A place in the trie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Node(u32);

/// Where the second letter of a word stands, if both are capitals.
fn second_capital(written: &str) -> Option<usize> {
    let mut letters = written.char_indices();
    let (_, first) = letters.next()?;
    let (at, second) = letters.next()?;
    (first.is_uppercase() && second.is_uppercase()).then_some(at)
}

/// The bit of a word among those that may come next.
fn bit(word: u32) -> u64 {
    1 << (word.wrapping_mul(0x9e37_79b1) >> 26)
}

fn edge(node: u32, word: u32) -> u64 {
    u64::from(node) << 32 | u64::from(word)
}

fn add_types(builder: &mut Builder, tables: &Tables) {
    for (id, row) in tables.document_types().with_ids() {
        let among = |words: &[String], word: &str| words.iter().any(|known| known == word);
        for word in row.words() {
            let (weak, vague) = (among(&row.weak, word), among(&row.vague, word));
            builder.insert(word, Tag::Type { id, weak, vague });
        }
        for abbreviation in &row.abbreviations {
            builder.insert(abbreviation, Tag::TypeAbbreviation(id));
        }
        builder.insert(&row.name_en, Tag::EnglishType(id));
    }
}

/// Room for the words and nodes of the embedded tables, so that the maps are not moved as they grow.
const ROOM: usize = 1 << 15;

struct Builder {
    /// Fingerprint of each word as the tables have it -> word.
    words: NumberMap,
    /// Fingerprint of each spelling -> word.
    spellings: NumberMap,
    edges: NumberMap,
    /// Nodes with a tag of the phrases that end there, as they came; node 0 is the root.
    tags: Vec<(u32, Tag)>,
    /// The bits of the words that may come next, by node.
    next: Vec<u64>,
    /// Node of each first word.
    first: Vec<u32>,
}

impl Builder {
    fn new() -> Self {
        let map = || NumberMap::with_capacity_and_hasher(ROOM / 4, Default::default());
        Self {
            words: map(),
            spellings: map(),
            edges: NumberMap::with_capacity_and_hasher(ROOM, Default::default()),
            tags: Vec::with_capacity(ROOM),
            next: vec![0],
            first: Vec::new(),
        }
    }

    fn insert(&mut self, phrase: &str, tag: Tag) {
        let mut node = 0;
        for word in words(&match_key(phrase)) {
            let word = self.word(word);
            node = if node == 0 {
                self.begin(word)
            } else {
                self.go_on(node, word)
            };
        }
        if node != 0 {
            self.tags.push((node, tag));
        }
    }

    fn begin(&mut self, word: u32) -> u32 {
        let index = word as usize;
        if self.first.len() <= index {
            self.first.resize(index + 1, 0);
        }
        if self.first[index] == 0 {
            self.first[index] = self.node();
        }
        self.first[index]
    }

    fn go_on(&mut self, node: u32, word: u32) -> u32 {
        let key = edge(node, word);
        if let Some(&next) = self.edges.get(&key) {
            return next;
        }
        let next = self.node();
        self.edges.insert(key, next);
        self.next[node as usize] |= bit(word);
        next
    }

    fn node(&mut self) -> u32 {
        self.next.push(0);
        u32::try_from(self.next.len() - 1).expect("tables have fewer than 2^32 phrases")
    }

    fn word(&mut self, word: &str) -> u32 {
        let own = Fingerprint::of(word).number();
        if let Some(&known) = self.words.get(&own) {
            return known;
        }
        let id = u32::try_from(self.words.len() + 1).expect("tables have fewer than 2^32 words");
        self.words.insert(own, id);
        for spelling in spellings(word) {
            let number = Fingerprint::of(&spelling).number();
            self.spellings.entry(number).or_insert(id);
        }
        id
    }

    fn build(mut self) -> Lexicon {
        self.tags.sort_by_key(|&(node, _)| node);
        self.tags.dedup();
        let mut from = 0;
        let nodes = (0..).zip(&self.next).map(|(node, &next)| {
            let own = self.tags[from as usize..].iter();
            let own = own.take_while(|(of, _)| *of == node).count();
            let end = End {
                from,
                to: from + own as u32,
                next,
            };
            from = end.to;
            end
        });
        Lexicon {
            nodes: nodes.collect(),
            tags: self.tags.iter().map(|&(_, tag)| tag).collect(),
            words: self.spellings,
            first: self.first,
            edges: self.edges,
            after_symbol: Vec::new(),
            after_word: Vec::new(),
        }
    }
}

/// The words of a phrase as the scanner parts them: runs of letters, and runs of digits.
fn words(phrase: &str) -> impl Iterator<Item = &str> {
    let mut rest = phrase;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(|letter: char| !letter.is_alphanumeric());
        let is_figure = rest.starts_with(|letter: char| letter.is_ascii_digit());
        let ends = |letter: char| !letter.is_alphanumeric() || letter.is_ascii_digit() != is_figure;
        let (word, after) = rest.split_at(rest.find(ends).unwrap_or(rest.len()));
        rest = after;
        (!word.is_empty()).then_some(word)
    })
}

/// The spellings of a word in real texts, its own first: the tone on the second vowel ("hoà"), a
/// lost horn
/// ("nuớc", "nưóc").
fn spellings(word: &str) -> Vec<String> {
    let mut spellings = vec![word.to_owned()];
    spellings.extend(crate::text::newer_tone(word));
    spellings.extend(crate::text::without_a_horn(word));
    spellings
}
