//! Tables of the user's own (`--data DIR`): what they add, and what each mistake says.

use std::fs;
use std::path::Path;

use tempfile::TempDir;
use viendan::tables::Tables;

fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().expect("a temporary folder");
    for (name, text) in files {
        fs::write(folder.path().join(name), text).expect("a file in it");
    }
    folder
}

/// The error of a folder with one file, its path shortened to the file's name.
fn error(name: &str, text: &str) -> String {
    let folder = folder(&[(name, text)]);
    let error = Tables::extended(folder.path()).expect_err(text).to_string();
    error.replace(
        &format!("{}{}", folder.path().display(), std::path::MAIN_SEPARATOR),
        "",
    )
}

#[test]
fn rows_of_the_user_are_added() {
    let folder = folder(&[
        (
            "symbols.csv",
            "abbreviation,issuer,system,level,kind,needs_place\nBCĐXDNTM,Ban Chỉ đạo xây dựng nông thôn mới,state,provincial,issuer,yes\n",
        ),
        (
            "issuers.csv",
            "id,name,aliases,system,level,place_kind\nbcd-ntm,Ban Chỉ đạo xây dựng nông thôn mới,BCĐ NTM,state,provincial,province\n",
        ),
        (
            "laws.csv",
            "\u{feff}type,title,number,date,valid_from\nluat,Luật Thử nghiệm,99/2030/QH17,2030-06-01,2031-01-01\n",
        ),
        ("README.md", "Not a table."),
    ]);
    let tables = Tables::extended(folder.path()).expect("good tables");
    assert_eq!(
        tables.symbols().get("BCĐXDNTM")[0].issuers,
        ["Ban Chỉ đạo xây dựng nông thôn mới"]
    );
    assert_eq!(
        tables.issuers().by_name("BCĐ NTM")[0].series,
        "bcd-ntm",
        "a series of its own"
    );
    assert_eq!(tables.laws().by_title("luật thử nghiệm").len(), 1);
    assert!(
        !tables.symbols().get("UBND").is_empty(),
        "the embedded rows are still there"
    );
    assert_eq!(
        tables.terms().iter().count(),
        Tables::embedded().terms().iter().count()
    );
}

#[test]
fn a_row_with_a_known_key_replaces() {
    let rows = "slug,name_vi,name_en,variants,abbreviations,systems,cited_by\nket-luan,Kết luận,Findings,Bản kết luận,KL,party,number\n";
    let folder = folder(&[("document_types.csv", rows)]);
    let tables = Tables::extended(folder.path()).expect("a good table");
    assert_eq!(
        tables
            .document_types()
            .get("ket-luan")
            .map(|found| found.name_en.as_str()),
        Some("Findings")
    );
    assert_eq!(
        tables
            .document_types()
            .by_word("Kết luận thanh tra")
            .map(|found| found.slug.as_str()),
        None
    );
    assert_eq!(
        tables.document_types().iter().count(),
        Tables::embedded().document_types().iter().count()
    );
}

#[test]
fn each_mistake_says_where_and_what() {
    for (name, text, message) in [
        (
            "symbols.csv",
            "abbreviation,issuer,system,level,kind\nXYZ,Sở Thử,state,provincal,issuer\n",
            "symbols.csv, line 2, column level: 'provincal' is not one of: central, provincial, district, commune, unknown",
        ),
        (
            "symbols.csv",
            "abbreviation,issuer,system,level,kind\n,Sở Thử,state,provincial,issuer\n",
            "symbols.csv, line 2, column abbreviation: empty, but every row needs it",
        ),
        (
            "symbols.csv",
            "abbreviation,issuer,system,level,kind,needs_place\nXYZ,Sở Thử,state,provincial,issuer,maybe\n",
            "symbols.csv, line 2, column needs_place: 'maybe' is neither yes nor no",
        ),
        (
            "phrases.csv",
            "kind,phrase,remark\ntitle_marker,liên quan đến,mine\n",
            "phrases.csv, line 1: there is no column 'remark'; the columns are kind, phrase, value",
        ),
        (
            "phrases.csv",
            "kind,phrase\ntitle_marker,liên quan, đến\n",
            "phrases.csv, line 2: 3 fields, but the header row has 2; put a field that holds a comma in double quotes",
        ),
        (
            "phrases.csv",
            "kind,phrase\ntitle_marker,liên quan đến\ntitle_marker,liên quan đến\n",
            "phrases.csv, line 3, column kind: the same row stands in line 2: remove one of them",
        ),
        (
            "laws.csv",
            "type,title,date\nluat,Luật Thử nghiệm,1/6/2030\n",
            "laws.csv, line 2, column date: '1/6/2030' is no date: write 2025, 2025-06 or 2025-06-14",
        ),
        (
            "laws.csv",
            "type,title,date,valid_from,valid_to\nluat,Luật Thử nghiệm,2030,2031,2030\n",
            "laws.csv, line 2, column valid_to: '2030' is before valid_from",
        ),
        (
            "laws.csv",
            "type,title,date\nluat-moi,Luật Thử nghiệm,2030\n",
            "laws.csv, row 'Luật Thử nghiệm', column type: 'luat-moi' is not in document_types.csv; add it there or correct the name",
        ),
        (
            "document_types.csv",
            "slug,name_vi,name_en,systems,cited_by,sole_issuer\nthu,Thử,Trial,state,number,quoc-hoj\n",
            "document_types.csv, row 'thu', column sole_issuer: 'quoc-hoj' is not in issuers.csv; add it there or correct the name",
        ),
        (
            "communes.csv",
            "code,name,kind,parent\n99999,Thử Nghiệm,commune,quang-ninn\n",
            "communes.csv, row '99999', column parent: 'quang-ninn' is not in provinces.csv; add it there or correct the name",
        ),
        (
            "terms.csv",
            "kind,valid_from,number,roman\ncongress,2031,15,XIV\n",
            "terms.csv, line 2, column roman: 'XIV' is not 15 in Roman figures",
        ),
        (
            "relation_cues.csv",
            "cue,relation,direction,position,strength\nNhất trí với,implements,forward,before,strong\n",
            "relation_cues.csv, line 2, column strength: 'strong' is not one of: acting, directing, naming, pointing",
        ),
    ] {
        assert_eq!(error(name, text), message);
    }
}

#[test]
fn a_folder_that_is_none_and_a_file_that_is_no_table() {
    let message = Tables::extended(Path::new("no/such/folder"))
        .expect_err("no folder")
        .to_string();
    assert!(
        message.starts_with("cannot read no/such/folder: "),
        "{message}"
    );
    let message = error("simbols.csv", "");
    assert!(
        message.starts_with(
            "simbols.csv is no table of viendan; the tables are communes.csv, districts.csv, "
        ),
        "{message}"
    );
    let folder = folder(&[]);
    fs::write(folder.path().join("laws.csv"), [0xff, 0xfe, 0x00]).expect("a file");
    let message = Tables::extended(folder.path())
        .expect_err("no UTF-8")
        .to_string();
    assert!(message.contains("laws.csv: invalid utf-8"), "{message}");
}
