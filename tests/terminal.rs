//! What people read in the terminal.

#[path = "support/letters.rs"]
#[allow(dead_code)] // each test file takes the part that it needs
mod letters;

use expect_test::expect;
use letters::{cascade, cites, letter};
use viendan::analyze::{self, Cascade, RunFacts};
use viendan::graph::{CitationGraph, DocumentId};
use viendan::model::{Language, Level, Relation};
use viendan::render::terminal::{self, Role, Style};

fn tree(graph: &CitationGraph, id: &str, style: Style<'_>) -> String {
    terminal::cascade(
        &Cascade::of(graph, &DocumentId(id.to_owned())).expect("the document is there"),
        style,
    )
}

#[test]
fn a_cascade_is_a_tree() {
    expect![[r#"
        44-KL/TW  14/11/2022 · trung ương
        ├─ 12-KH/TU  29/12/2022 · tỉnh · thực hiện · +45 ngày
        │  └─ 5-KH/HU  18/01/2023 · huyện · thực hiện · +20 ngày (+65)
        │     └─ 3-KH/ĐU  02/02/2023 · xã · thực hiện · +15 ngày (+80)
        └─ 7-CV/ĐU  04/03/2023 · xã · thực hiện · +110 ngày
        4 văn bản triển khai tiếp.
    "#]]
    .assert_eq(&tree(
        &cascade(),
        "ket-luan-44",
        Style::plain(Language::Vietnamese),
    ));
    expect![[r#"
        7-CV/ĐU  2023-03-04 · commune
        No document carries it further.
    "#]]
    .assert_eq(&tree(
        &cascade(),
        "cong-van-7",
        Style::plain(Language::English),
    ));
}

#[test]
fn colours_come_from_the_caller_and_titles_cannot_bring_their_own() {
    let mut hostile = letter("a", "1\u{1b}[31m-CV/TU\nx", "", Level::Provincial, "");
    hostile.issuer = Some("Tỉnh ủy\u{7}".to_owned());
    let graph = CitationGraph::new(
        [hostile, letter("b", "2-CV/TU", "", Level::Provincial, "")],
        [cites("b", "a", Relation::Implements)],
    );
    let paint = |role: Role, text: &str| format!("<{role:?}:{text}>");
    let tree = tree(
        &graph,
        "a",
        Style {
            language: Language::English,
            paint: &paint,
        },
    );
    assert!(
        tree.contains("<Held:1 [31m-CV/TU x>") && !tree.contains(['\u{1b}', '\u{7}']),
        "{tree}"
    );
}

#[test]
fn a_citation_is_explained_with_its_words() {
    let graph = cascade();
    let view = graph
        .cites(&DocumentId("ke-hoach-12".to_owned()))
        .next()
        .expect("a citation");
    expect![[r#"
        12-KH/TU → 44-KL/TW
          Thực hiện · viện dẫn trực tiếp · chắc chắn · quy tắc number-and-date
          1. ke-hoach-12.txt, ký tự 10–20
             Kết luận số về công tác văn thư
    "#]]
    .assert_eq(&terminal::citation(
        view,
        Style::plain(Language::Vietnamese),
    ));
}

#[test]
fn a_reference_in_a_file_with_pages_is_explained_with_its_page() {
    let (citing, cited, mut citation) = cites("ke-hoach-12", "ket-luan-44", Relation::Implements);
    citation.references[0].page = Some(3);
    let ends = [&citing, &cited].map(|end| letter(&end.0, "1-KH/TU", "", Level::Provincial, ""));
    let graph = CitationGraph::new(ends, [(citing.clone(), cited, citation)]);
    let explained = |language| {
        terminal::citation(
            graph.cites(&citing).next().expect("a citation"),
            Style::plain(language),
        )
    };
    assert!(explained(Language::Vietnamese).contains("ke-hoach-12.txt, trang 3, ký tự 10–20"));
    assert!(explained(Language::English).contains("ke-hoach-12.txt, page 3, characters 10–20"));
}

#[test]
fn statistics_are_tables() {
    let statistics = analyze::statistics(&cascade(), &RunFacts::default());
    expect![[r#"
        7 văn bản (6 có trong tập, 1 chỉ được viện dẫn), 9 quan hệ viện dẫn (0 qua văn bản khác), 9 chỗ viện dẫn.
        Ngày ban hành: 01/10/2022 – 04/03/2023.

        Được viện dẫn nhiều nhất
          Số, ký hiệu  Cơ quan  Ngày        Văn bản dẫn  Lượt
          44-KL/TW     –        14/11/2022            5     6
          12-KH/TU     –        29/12/2022            1     1
          5-KH/HU      –        18/01/2023            1     1
          … và 1 dòng nữa (--top N, --format json)

        Phạm vi ảnh hưởng
          Số, ký hiệu  Cơ quan  Ngày        Văn bản dẫn  Tất cả
          9-QĐ/TW      –        –                     1       6
          44-KL/TW     –        14/11/2022            5       5
          12-KH/TU     –        29/12/2022            1       2
          … và 1 dòng nữa (--top N, --format json)

        Văn bản theo PageRank
          Số, ký hiệu  Cơ quan  Ngày        PageRank
          9-QĐ/TW      –        –             0.3239
          44-KL/TW     –        14/11/2022    0.3096
          12-KH/TU     –        29/12/2022    0.0976
          … và 4 dòng nữa (--top N, --format json)

        Văn bản gốc
          Số, ký hiệu  Cơ quan  Ngày  Văn bản dẫn
          9-QĐ/TW      –        –               1

        Văn bản còn thiếu
          Số, ký hiệu  Cơ quan  Ngày  Văn bản dẫn
          9-QĐ/TW      –        –               1

        Giữa các cấp
          Dẫn         Được dẫn    Lượt
          Trung ương  Trung ương     1
          Tỉnh        Trung ương     2
          Huyện       Trung ương     1
          Huyện       Tỉnh           1
          Xã          Trung ương     3
          Xã          Huyện          1

        Giữa các hệ thống
          Dẫn   Được dẫn  Lượt
          Đảng  Đảng         9

        Vượt cấp
          Dẫn    Được dẫn    Lượt  Triển khai
          Xã     Trung ương     3           2
          Huyện  Trung ương     1           1

        Số ngày từ cấp đến cấp
          Từ          Đến    Trung vị  Tứ phân vị  Số đo
          Trung ương  Tỉnh         45       45–45      1
          Trung ương  Huyện        65       65–65      1
          Trung ương  Xã           95      88–102      2
          Tỉnh        Huyện        20       20–20      1
          Huyện       Xã           15       15–15      1

        Chuỗi triển khai
          Số, ký hiệu  Cơ quan  Ngày        Văn bản  Bậc  Tỉnh  Trung vị số ngày
          9-QĐ/TW      –        –                 5    4     1
          44-KL/TW     –        14/11/2022        4    3     1  tỉnh 45, huyện 65, xã 95
          12-KH/TU     –        29/12/2022        2    2     1  huyện 20, xã 35
          … và 1 dòng nữa (--top N, --format json)

        Cơ quan ban hành
          Cơ quan    Cấp         Văn bản  Dẫn  Được dẫn
          (chưa rõ)  Trung ương        2    1         7
          (chưa rõ)  Tỉnh              1    1         1
          (chưa rõ)  Huyện             1    2         1
          … và 2 dòng nữa (--top N, --format json)

        Loại văn bản
          Loại       Văn bản  Được dẫn
          (chưa rõ)        7         9

        Quan hệ
          Quan hệ    Lượt
          Thực hiện     5
          Căn cứ        2
          Nhắc đến      2

        Viện dẫn văn bản ban hành sau
          Dẫn       Được dẫn  Số ngày
          1-TTr/TU  44-KL/TW       44
    "#]]
    .assert_eq(&terminal::statistics(&statistics, 3, Style::plain(Language::Vietnamese)));
}
