//! Reads the marked documents: plain text and labels from one source, so that they cannot drift apart. `README.md` tells the format.

use std::collections::BTreeMap;
use std::path::Path;

use unicode_normalization::UnicodeNormalization;

/// What a mark or the header line may say; any other key is a mistake in the file.
const KEYS: [&str; 14] = [
    "type",
    "number",
    "date",
    "of",
    "issuer",
    "relation",
    "within",
    "entity",
    "patterns",
    "form",
    "provision",
    "extent",
    "setting",
    "certainty",
];
/// Flags stand alone, without a value.
const FLAGS: [&str; 2] = ["skip", "blank"];

/// Key and value of a mark or of the header line; a flag has an empty value.
pub type Attributes = BTreeMap<String, String>;

/// A document with its labels.
#[derive(Debug)]
pub struct Marked {
    /// The file's name without its extension.
    pub name: String,
    /// What the document's own header says.
    pub header: Attributes,
    /// The text without marks.
    pub text: String,
    /// The labelled references, in the order in which they begin.
    pub labels: Vec<Label>,
}

/// One labelled reference.
#[derive(Debug)]
pub struct Label {
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// What the mark says.
    pub attributes: Attributes,
    /// The label in whose title this one stands, as an index into the document's labels.
    pub within: Option<usize>,
}

impl Label {
    /// The value of a key, where the mark has it.
    pub fn get(&self, key: &str) -> Option<&str> {
        self.attributes.get(key).map(String::as_str)
    }

    /// Whether the label is not scored: neither a miss nor, where a reference is reported there, a false one.
    pub fn is_skipped(&self) -> bool {
        self.attributes.contains_key("skip")
    }

    /// The document meant: two labels with one entity mean one document.
    pub fn entity(&self) -> Option<String> {
        let [level, system, province] = scope(&self.attributes);
        self.get("entity").map(str::to_owned).or_else(|| {
            let place = province.or(system).or(level).unwrap_or_default();
            self.get("number").map(|number| format!("{number} {place}"))
        })
    }
}

/// Level, system and province out of `of=level/system/province`.
pub fn scope(attributes: &Attributes) -> [Option<&str>; 3] {
    let mut parts = attributes
        .get("of")
        .map(String::as_str)
        .unwrap_or_default()
        .splitn(3, '/')
        .map(|part| (!part.is_empty()).then_some(part));
    [(); 3].map(|()| parts.next().flatten())
}

/// All marked documents of a folder, by name.
pub fn read_folder(folder: &Path) -> Vec<Marked> {
    let entries =
        std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<_> = entries
        .map(|entry| entry.expect("a readable folder").path())
        .collect();
    paths.sort();
    paths
        .iter()
        .map(|path| {
            let name = path
                .file_stem()
                .expect("a file has a name")
                .to_string_lossy();
            let source = std::fs::read_to_string(path)
                .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            parse(&name, &source).unwrap_or_else(|problem| panic!("{}: {problem}", path.display()))
        })
        .collect()
}

/// Takes a marked source apart: the header line, the text, the labels.
pub fn parse(name: &str, source: &str) -> Result<Marked, String> {
    let (first, body) = source
        .split_once('\n')
        .ok_or("a header line and a text are needed")?;
    let inner = first
        .strip_prefix("⟦header|")
        .and_then(|rest| rest.strip_suffix('⟧'))
        .ok_or("the first line must be ⟦header|...⟧")?;
    let header = attributes(inner)?;
    let (text, labels) = unmark(body, header.get("form").is_some_and(|form| form == "nfd"))?;
    Ok(Marked {
        name: name.to_owned(),
        header,
        text,
        labels,
    })
}

/// Takes the marks out of a text; with `decomposed` the text is given in NFD, as some sources type it.
pub fn unmark(source: &str, decomposed: bool) -> Result<(String, Vec<Label>), String> {
    let mut text = String::new();
    let mut length = 0;
    let mut labels: Vec<Label> = Vec::new();
    let mut ids: BTreeMap<&str, usize> = BTreeMap::new();
    let mut open: Vec<usize> = Vec::new();
    let mut rest = source;
    while let Some(next) = rest.chars().next() {
        if let Some(after) = rest.strip_prefix('⟦') {
            rest = after;
            if let Some((id, after)) = after
                .strip_prefix('#')
                .and_then(|numbered| numbered.split_once(' '))
            {
                ids.insert(id, labels.len());
                rest = after;
            }
            open.push(labels.len());
            labels.push(Label {
                start: length,
                end: length,
                attributes: Attributes::new(),
                within: None,
            });
        } else if !open.is_empty() && begins_attributes(rest) {
            let label = &mut labels[open.pop().expect("a mark is open")];
            let (inner, after) = rest.split_once('⟧').ok_or("a mark is not closed")?;
            label.end = length;
            label.attributes = attributes(&inner[1..])?;
            rest = after;
        } else {
            let (character, after) = unescape(rest).unwrap_or((next, &rest[next.len_utf8()..]));
            let piece: String = if decomposed {
                character.nfd().collect()
            } else {
                character.to_string()
            };
            length += piece.chars().count();
            text.push_str(&piece);
            rest = after;
        }
    }
    if !open.is_empty() || text.contains('⟧') {
        return Err("a mark has no attributes or is not closed".to_owned());
    }
    for label in &mut labels {
        if let Some(id) = label.attributes.get("within") {
            label.within = Some(
                *ids.get(id.as_str())
                    .ok_or_else(|| format!("no mark #{id}"))?,
            );
        }
    }
    Ok((text, labels))
}

/// Whether a `|` here begins the attributes of a mark; any other `|` is the text's own.
fn begins_attributes(rest: &str) -> bool {
    let Some(after) = rest.strip_prefix('|') else {
        return false;
    };
    KEYS.iter().any(|key| {
        after
            .strip_prefix(key)
            .is_some_and(|value| value.starts_with('='))
    }) || FLAGS.iter().any(|flag| {
        after
            .strip_prefix(flag)
            .is_some_and(|end| end.starts_with(['|', '⟧']))
    })
}

/// `\u{A0}` stands for a character that an editor would hide or change.
fn unescape(rest: &str) -> Option<(char, &str)> {
    let (code, after) = rest.strip_prefix(r"\u{")?.split_once('}')?;
    Some((char::from_u32(u32::from_str_radix(code, 16).ok()?)?, after))
}

fn attributes(inner: &str) -> Result<Attributes, String> {
    inner
        .split('|')
        .map(|part| match part.split_once('=') {
            Some((key, value)) if KEYS.contains(&key) => Ok((key.to_owned(), value.to_owned())),
            None if FLAGS.contains(&part) => Ok((part.to_owned(), String::new())),
            _ => Err(format!("unknown attribute {part:?}")),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slice(text: &str, label: &Label) -> String {
        text.chars()
            .skip(label.start)
            .take(label.end - label.start)
            .collect()
    }

    #[test]
    fn text_and_offsets_come_from_one_source() {
        let marked = parse(
            "x",
            "⟦header|of=provincial/party/Lai Châu⟧\nTheo ⟦Kết luận số 44-KL/TW|type=ket-luan|number=44-KL/TW|of=central/party⟧.",
        )
        .unwrap();
        assert_eq!(marked.text, "Theo Kết luận số 44-KL/TW.");
        assert_eq!(
            slice(&marked.text, &marked.labels[0]),
            "Kết luận số 44-KL/TW"
        );
        assert_eq!((marked.labels[0].start, marked.labels[0].end), (5, 25));
        assert_eq!(
            scope(&marked.header),
            [Some("provincial"), Some("party"), Some("Lai Châu")]
        );
    }

    #[test]
    fn a_mark_may_stand_in_another_or_after_it() {
        let (text, labels) =
            unmark("⟦#1 Luật sửa đổi ⟦Luật A|type=luat|within=1⟧ năm 2019|type=luat⟧ về ⟦Luật B|type=luat|within=1⟧", false).unwrap();
        let slices: Vec<_> = labels.iter().map(|label| slice(&text, label)).collect();
        assert_eq!(slices, ["Luật sửa đổi Luật A năm 2019", "Luật A", "Luật B"]);
        assert_eq!(
            labels.iter().map(|label| label.within).collect::<Vec<_>>(),
            [None, Some(0), Some(0)]
        );
    }

    #[test]
    fn pipes_of_a_table_stay_in_the_text() {
        let (text, labels) =
            unmark("| 1 | ⟦Kế hoạch | số 61/KH-UBND|type=ke-hoach⟧ |", false).unwrap();
        assert_eq!(text, "| 1 | Kế hoạch | số 61/KH-UBND |");
        assert_eq!(slice(&text, &labels[0]), "Kế hoạch | số 61/KH-UBND");
    }

    #[test]
    fn escapes_and_decomposition_count_in_code_points() {
        let (text, labels) = unmark(r"ngày\u{A0}⟦Kế|type=ke-hoach⟧", true).unwrap();
        assert_eq!(
            text.chars().count(),
            "ngày".nfd().count() + 1 + "Kế".nfd().count()
        );
        assert_eq!(slice(&text, &labels[0]).nfc().collect::<String>(), "Kế");
    }

    #[test]
    fn mistakes_in_a_marked_file_are_told() {
        assert!(unmark("⟦Kết luận số 44-KL/TW⟧", false).is_err());
        assert!(unmark("⟦Kết luận|type=ket-luan", false).is_err());
        assert!(unmark("⟦Kết luận|type=ket-luan|colour=red⟧", false).is_err());
        assert!(unmark("⟦Kết luận|type=ket-luan|within=7⟧", false).is_err());
    }
}
