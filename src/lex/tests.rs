use super::*;
use crate::tables::{PhraseKind, Tables};

fn lexicon() -> Lexicon {
    Lexicon::new(Tables::embedded())
}

/// The tokens of a text as written, each with the sign of the gap before it: `+` glued, `_` space,
/// `/` line, `//` paragraph.
fn shown(text: &str) -> String {
    let lexicon = lexicon();
    let lexemes = Lexemes::new(text, &lexicon);
    let sign = |gap| match gap {
        Gap::Glued => "+",
        Gap::Space => "_",
        Gap::Line => "/",
        Gap::Paragraph => "//",
    };
    lexemes
        .tokens()
        .iter()
        .map(|token| sign(token.gap()).to_owned() + &text[token.start()..token.end()])
        .collect()
}

#[test]
fn words_figures_and_marks_are_parted() {
    for (text, tokens) in [
        ("Số: 44-KL/TW", "+Số+:_44+-+KL+/+TW"),
        ("số12/QH15", "+số+12+/+QH+15"),
        ("của\nBan\n \nBí thư\t.", "+của/Ban//Bí_thư_."),
        ("30/2020/NĐ-CPngày 5", "+30+/+2020+/+NĐ+-+CP+ngày_5"),
        ("tố cáonăm 1998", "+tố_cáo+năm_1998"),
        ("QĐ-TTg, CTr", "+QĐ+-+TTg+,_CTr"),
        ("", ""),
    ] {
        assert_eq!(shown(text), tokens, "{text}");
    }
}

#[test]
fn spellings_of_a_word_are_one_word() {
    let lexicon = lexicon();
    let word = |text: &str| Lexemes::new(text, &lexicon).tokens()[0].word();
    for (one, other) in [
        ("Ủy", "uỷ"),
        ("NƯỚC", "nuớc"),
        ("nước", "nưóc"),
        ("Hòa", "hoà"),
        ("văn", "vǎn"),
    ] {
        assert_eq!(word(one), word(other), "{one} {other}");
        assert_ne!(word(one), WordId::UNKNOWN, "{one}");
    }
    assert_ne!(word("số"), word("sổ"));
    assert_eq!(word("xyz"), WordId::UNKNOWN);
}

/// All phrases found in a text for which `wanted` holds.
fn found(text: &str, wanted: impl Fn(Tag) -> bool) -> Vec<String> {
    let lexicon = lexicon();
    let lexemes = Lexemes::new(text, &lexicon);
    let words = |index: usize, end: usize| {
        let tokens = lexemes.tokens();
        text[tokens[index].start()..tokens[end - 1].end()].to_owned()
    };
    (0..lexemes.tokens().len())
        .flat_map(|index| {
            let own = lexemes.matches(index).iter();
            own.filter(|found| wanted(found.tag))
                .map(move |found| (index, found.end()))
        })
        .map(|(index, end)| words(index, end))
        .collect::<std::collections::BTreeSet<_>>()
        .into_iter()
        .collect()
}

#[test]
fn phrases_are_found_whatever_stands_between_their_words() {
    let issuer = |tag| matches!(tag, Tag::Issuer(_));
    let text = "của BỘ VĂN HÓA,\nTHỂ THAO VÀ DU LỊCH và";
    assert!(found(text, issuer).contains(&"BỘ VĂN HÓA,\nTHỂ THAO VÀ DU LỊCH".to_owned()));
    let types = |tag| matches!(tag, Tag::Type { .. });
    assert_eq!(
        found("Thông báo kết luận số", types),
        ["Thông báo", "Thông báo kết luận", "kết luận"]
    );
    let short = |tag| matches!(tag, Tag::IssuerAbbreviation(_));
    assert_eq!(found("UBND tỉnh, ubnd, UBND2", short), ["UBND"]);
    let place = |tag| matches!(tag, Tag::Province(_));
    assert_eq!(
        found("tỉnh Lai Châu, tp.hcm, TP.HCM, lai châu", place),
        ["HCM", "Lai Châu", "TP.HCM"]
    );
    let marker = |tag| matches!(tag, Tag::Phrase(PhraseKind::NumberMarker, _));
    assert_eq!(found("SỐ hiệu 5", marker), ["SỐ", "SỐ hiệu"]);
}

#[test]
fn every_cue_and_phrase_is_found_as_its_row_has_it() {
    let tables = Tables::embedded();
    let lexicon = lexicon();
    let is_whole = |phrase: &str, tag: Tag| {
        let lexemes = Lexemes::new(phrase, &lexicon);
        let end = lexemes.tokens().len();
        let mut matches = lexemes.matches(0).iter();
        matches.any(|found| found.end() == end && found.tag == tag)
    };
    for (row, cue) in (0..).zip(tables.cues().iter()) {
        for phrase in cue.phrases() {
            assert!(is_whole(phrase, Tag::Cue(row)), "{phrase}");
        }
    }
    for (row, phrase) in (0..).zip(tables.phrases().iter()) {
        let tag = Tag::Phrase(phrase.kind, row);
        // The dot of "P." is a mark after the phrase.
        let words = phrase.phrase.trim_end_matches('.');
        assert!(is_whole(words, tag), "{words}");
    }
}

/// Whether a row of a table is read where its words stand in a text, written as the table has them.
/// Of several rows of cues, or of one kind of phrases, with the same words only the first is read.
fn is_read(lexicon: &Lexicon, words: &str, tag: Tag) -> bool {
    let lexemes = Lexemes::new(words, lexicon);
    let is_one_kind = |other: Tag| match (tag, other) {
        (Tag::Phrase(kind, _), Tag::Phrase(other, _)) => kind == other,
        (Tag::Cue(_), Tag::Cue(_)) => true,
        _ => tag == other,
    };
    let read = |index: usize| {
        let alike = lexemes.matches(index).iter();
        let alike = alike.filter(|found| is_one_kind(found.tag));
        let longest = alike.clone().map(|found| found.end()).max();
        let mut longest = alike.filter(move |found| Some(found.end()) == longest);
        longest.next().is_some_and(|found| found.tag == tag)
    };
    (0..lexemes.tokens().len()).any(read)
}

#[test]
fn each_row_of_a_table_of_words_is_read() {
    let tables = Tables::embedded();
    let lexicon = lexicon();
    let mut rows: Vec<(&str, &str, Tag)> = Vec::new();
    for (row, phrase) in (0..).zip(tables.phrases().iter()) {
        let tag = Tag::Phrase(phrase.kind, row);
        rows.push(("phrases.csv", phrase.phrase.as_str(), tag));
    }
    for (row, cue) in (0..).zip(tables.cues().iter()) {
        let phrases = cue.phrases();
        rows.extend(phrases.map(|words| ("relation_cues.csv", words, Tag::Cue(row))));
    }
    for (row, province) in (0..).zip(tables.provinces().iter()) {
        let names = province.aliases.iter().chain([&province.name]);
        rows.extend(names.map(|name| ("provinces.csv", name.as_str(), Tag::Province(row))));
    }
    for (row, district) in (0..).zip(tables.districts().iter()) {
        rows.push(("districts.csv", &district.name, Tag::District(row)));
    }
    for (row, region) in (0..).zip(tables.regions().iter()) {
        let names = region.aliases.iter().chain([&region.name]);
        rows.extend(names.map(|name| ("regions.csv", name.as_str(), Tag::Region(row))));
    }
    for (row, issuer) in (0..).zip(tables.issuers().iter()) {
        for name in issuer.names() {
            let tag = match crate::tables::is_abbreviation(name) {
                true => Tag::IssuerAbbreviation(row),
                false => Tag::Issuer(row),
            };
            rows.push(("issuers.csv", name, tag));
        }
    }
    let unread = rows
        .iter()
        .filter(|(_, words, tag)| !is_read(&lexicon, words, *tag));
    assert_eq!(unread.collect::<Vec<_>>(), Vec::<&(&str, &str, Tag)>::new());
    for (row, law) in (0..).zip(tables.laws().iter()) {
        for name in law.spoken_names() {
            assert!(is_read(&lexicon, &name, Tag::Law(row)), "laws.csv: {name}");
        }
    }
}
