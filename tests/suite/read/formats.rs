//! The text of each format: what stands in it, what is left out, how cells and paragraphs are parted.

use viendan::pipeline::Pipeline;
use viendan::tables::Tables;

use super::support::{codes, folder, read};
use crate::support::make::{docx, docx_with, odt, paragraph, pdf, row};

/// The text of one file and the codes of its diagnostics.
fn text_of(name: &str, bytes: &[u8]) -> (String, Vec<String>) {
    let folder = folder(&[(name, bytes)]);
    let (texts, diagnostics) = read(&[folder.path().into()]);
    (
        texts
            .into_iter()
            .next()
            .map(|text| text.content)
            .unwrap_or_default(),
        codes(&diagnostics),
    )
}

#[track_caller]
fn check(name: &str, bytes: &[u8], expected: &str) {
    assert_eq!(text_of(name, bytes), (expected.to_owned(), vec![]));
}

#[test]
fn a_word_header_of_two_columns_is_read_cell_by_cell() {
    let header = row(&[
        &["TỈNH ỦY LAI CHÂU", "*", "Số 1369-CV/TU"],
        &[
            "ĐẢNG CỘNG SẢN VIỆT NAM",
            "Lai Châu, ngày 28 tháng 4 năm 2023",
        ],
    ]);
    let body = format!(
        "<w:tbl><w:tblPr/><w:tblGrid/>{header}</w:tbl>{}{}",
        paragraph("Kính gửi: Các ban đảng."),
        paragraph("Hết.")
    );
    let expected = "TỈNH ỦY LAI CHÂU\n*\nSố 1369-CV/TU\tĐẢNG CỘNG SẢN VIỆT NAM\nLai Châu, ngày 28 tháng 4 năm 2023\nKính gửi: Các ban đảng.\nHết.\n";
    check("a.docx", &docx(&body), expected);
}

#[test]
fn empty_cells_and_tables_in_cells_keep_their_rows() {
    let inner = format!("<w:tbl>{}</w:tbl>", row(&[&["a"], &["b"]]));
    let outer = format!(
        "<w:tr><w:tc>{inner}<w:p/></w:tc><w:tc>{}</w:tc></w:tr>",
        paragraph("c")
    );
    let body = format!(
        "{}<w:tbl>{}{outer}</w:tbl>",
        paragraph("x"),
        row(&[&[""], &["1"], &[""]])
    );
    check("a.docx", &docx(&body), "x\n\t1\t\na\tb\n\tc\n");
}

#[test]
fn word_leaves_out_what_is_not_printed() {
    let body = "<w:p><w:pPr><w:tabs><w:tab w:val=\"left\"/></w:tabs><w:rPr><w:vanish/></w:rPr></w:pPr>\
        <w:r><w:t xml:space=\"preserve\">Kết luận số </w:t></w:r><w:del><w:r><w:delText>43</w:delText></w:r></w:del>\
        <w:ins><w:r><w:t>44</w:t></w:r></w:ins><w:r><w:noBreakHyphen/><w:t>KL/TW</w:t></w:r>\
        <w:moveFrom><w:r><w:t>cũ</w:t></w:r></w:moveFrom><w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r>\
        <w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> HYPERLINK \"x\" </w:instrText></w:r>\
        <w:r><w:t xml:space=\"preserve\"> &amp; văn bản</w:t></w:r><w:r><w:tab/><w:t>1&#x2e;</w:t><w:br/><w:t>cuối</w:t></w:r></w:p>";
    check(
        "a.docx",
        &docx(body),
        "Kết luận số 44\u{2011}KL/TW & văn bản\t1.\ncuối\n",
    );
}

#[test]
fn text_boxes_follow_their_paragraph_and_notes_the_whole() {
    let text_box = "<w:txbxContent><w:p><w:r><w:t>ĐẾN Số 12</w:t></w:r></w:p></w:txbxContent>";
    let body = format!(
        "<w:p><w:r><w:t>Công văn</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><wps:txbx>{text_box}</wps:txbx></mc:Choice>\
         <mc:Fallback><w:pict><v:textbox>{text_box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>\
         <w:r><w:t xml:space=\"preserve\"> số 15</w:t><w:footnoteReference w:id=\"1\"/></w:r></w:p>{}",
        paragraph("Hết.")
    );
    let notes = format!(
        "<w:footnote w:type=\"separator\" w:id=\"0\">{}</w:footnote><w:footnote w:id=\"1\">{}</w:footnote>",
        paragraph("---"),
        paragraph("Quyết định số 12-QĐ/TW.")
    );
    check(
        "a.docx",
        &docx_with(&body, &[("footnotes", &notes)]),
        "Công văn số 15\nĐẾN Số 12\nHết.\n\nQuyết định số 12-QĐ/TW.\n",
    );
}

#[test]
fn opendocument_reads_like_word() {
    let body = "<text:tracked-changes><text:p>xoá</text:p></text:tracked-changes><table:table><table:table-row>\
        <table:table-cell><text:p>TỈNH ỦY</text:p><text:p>*</text:p></table:table-cell><table:table-cell><text:p>ĐẢNG</text:p></table:table-cell>\
        </table:table-row></table:table><text:h>Công văn<text:s text:c=\"2\"/>số\n 15<text:tab/>x<text:line-break/>y</text:h>\
        <text:p>Điều 1<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Ghi chú</text:p></text:note-body></text:note>.</text:p>";
    check(
        "a.odt",
        &odt(body),
        "TỈNH ỦY\n*\tĐẢNG\nCông văn  số 15\tx\ny\nĐiều 1.\n\nGhi chú\n",
    );
}

/// "VĂN PHÒNG" and "Việt" in windows-1258, as the character set 163 of the font says.
const RTF: &str = r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fnil\fcharset163 Times New Roman;}{\f1\fnil .VnTime;}{\f2\fnil\fcharset0 Arial;}}
{\colortbl;\red0\green0\blue0;}{\*\generator x;}{\header K\'cdnh g\'ed}
\pard\intbl\f0 V\'c3N PHO\'ccNG\cell Vi\'ea\'f2t Nam\cell\row
\pard S\u7889?\~44\_KL/TW{\v \'d2n}{\field{\*\fldinst HYPERLINK x}{\fldrslt  ng\'e0y}}{\footnote Ghi ch\'fa}\par
{\f1 Ngh\'de quy\'d5t}\line {\f2 caf\'e9}{\deleted x}\par}";

#[test]
fn rtf_decodes_by_the_character_set_of_each_font() {
    let expected =
        "VĂN PHÒNG\tViệt Nam\nSố\u{a0}44\u{2011}KL/TW ngày\nNghị quyết\ncafé\n\nGhi chú\n";
    check("a.rtf", RTF.as_bytes(), expected);
}

const WEB_PAGE: &str = "<!DOCTYPE html><html><head><title>Cổng</title><style>p{}</style></head><body><nav><a>Trang chủ</a></nav><header>Đầu</header>\
    <div><table><tr><td><p>TỈNH ỦY</p><p>*</p></td><td>ĐẢNG<br>Lai Châu</td></tr></table><p>Kết luận số\n   <b>44-KL</b>/TW&nbsp;&amp; x</p>\
    <div style=\"display: none\">ẩn</div><ul><li>một<li>hai</ul></div><script>var x;</script><footer>Cuối</footer></body></html>";

#[test]
fn web_pages_are_read_without_their_frame() {
    check(
        "a.html",
        WEB_PAGE.as_bytes(),
        "TỈNH ỦY\n*\tĐẢNG\nLai Châu\nKết luận số 44-KL/TW\u{a0}& x\nmột\nhai\n",
    );
}

#[test]
fn formats_are_known_by_their_bytes() {
    assert!(
        text_of("a.doc", WEB_PAGE.as_bytes())
            .0
            .starts_with("TỈNH ỦY\n*\tĐẢNG")
    );
    assert!(text_of("a.doc", RTF.as_bytes()).0.starts_with("VĂN PHÒNG"));
    assert_eq!(text_of("a.doc", &docx(&paragraph("x"))).0, "x\n");
    assert_eq!(text_of("a.pdf", "Kết luận".as_bytes()).0, "Kết luận");
    assert_eq!(
        text_of("a.doc", &[7, 0, 1, 0xff, 0, 3, 0, 0]).1,
        ["a.doc: unknown-format"]
    );
    assert_eq!(
        text_of(
            "a.docx",
            &crate::support::make::zip(&[("xl/workbook.xml", b"")])
        )
        .1,
        ["a.docx: unknown-format"]
    );
    assert_eq!(
        text_of(
            "a.docx",
            &crate::support::make::zip(&[("word/other.xml", b"")])
        )
        .1,
        ["a.docx: damaged-file"]
    );
}

#[test]
fn a_word_file_of_before_2007_reads_like_its_twin() {
    let doc = include_bytes!("../files/letter.doc");
    let docx = include_bytes!("../files/letter.docx");
    let (doc, docx) = (text_of("letter.doc", doc), text_of("letter.docx", docx));
    assert_eq!(doc, docx);
    assert!(
        doc.0
            .starts_with("TỈNH ỦY LAI CHÂU\n*\nSố 1369-CV/TU\tĐẢNG CỘNG SẢN VIỆT NAM"),
        "{}",
        doc.0
    );
}

#[test]
fn a_pdf_header_of_two_columns_stays_whole() {
    let page = vec![
        (80.0, 60.0, 12.0, "TỈNH ỦY LAI CHÂU"),
        (330.0, 60.0, 12.0, "ĐẢNG CỘNG SẢN VIỆT NAM"),
        (130.0, 78.0, 12.0, "*"),
        (310.0, 96.0, 12.0, "Lai Châu, ngày 28 tháng 4 năm 2023"),
        (90.0, 96.0, 12.0, "Số 1369-CV/TU"),
        (
            70.0,
            140.0,
            12.0,
            "Thực hiện Kết luận số 44-KL/TW ngày 22/11/2022 của Bộ Chính trị, Ban Thường",
        ),
        (
            70.0,
            158.0,
            12.0,
            "vụ Tỉnh ủy yêu cầu các cấp ủy triển khai.",
        ),
    ];
    let (text, codes) = text_of("a.pdf", &pdf(&[page]));
    for whole in [
        "TỈNH ỦY LAI CHÂU",
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "Số 1369-CV/TU",
        "Lai Châu, ngày 28 tháng 4 năm 2023",
        "Ban Thường\nvụ Tỉnh ủy",
    ] {
        assert!(text.contains(whole), "{whole} in {text}");
    }
    assert_eq!(codes, Vec::<String>::new());
}

#[test]
fn a_pdf_tells_its_pages_and_drops_their_numbers() {
    let first = vec![
        (290.0, 40.0, 12.0, "1"),
        (70.0, 700.0, 12.0, "Thực hiện Nghị định số 30/2020/NĐ-"),
    ];
    let second = vec![
        (290.0, 40.0, 12.0, "2"),
        (70.0, 90.0, 12.0, "CP ngày 05/3/2020 và Kết luận số"),
        (70.0, 108.0, 12.0, "44-KL/"),
        (70.0, 126.0, 12.0, "TW; mức 12"),
    ];
    let folder = folder(&[("a.pdf", &pdf(&[first, second]))]);
    let text = read(&[folder.path().into()]).0.remove(0);
    assert_eq!(
        text.content,
        "Thực hiện Nghị định số 30/2020/NĐ-\nCP ngày 05/3/2020 và Kết luận số\n44-KL/\nTW; mức 12\n"
    );
    assert_eq!(text.pages, [0, 35]);
    let references = Pipeline::new(Tables::embedded()).extract(&text).references;
    let told: Vec<_> = references
        .iter()
        .map(|reference| (reference.page, reference.text.as_str()))
        .collect();
    let expected = [
        (Some(1), "Nghị định số 30/2020/NĐ-\nCP ngày 05/3/2020"),
        (Some(2), "Kết luận số\n44-KL/\nTW"),
    ];
    assert_eq!(told, expected, "the page on which a reference begins");
}

#[test]
fn pages_that_are_pictures_are_told() {
    let watermark = vec![(100.0, 400.0, 20.0, "CÔNG BÁO ĐIỆN TỬ")];
    let wrong: Vec<_> = (0..12)
        .map(|row| {
            (
                70.0,
                80.0 + 20.0 * row as f32,
                12.0,
                "LIEN DoAN LAO D()NG VI~T NAM cQNG HoA xA HQI CHU",
            )
        })
        .collect();
    let good = |row: usize| {
        (
            70.0,
            80.0 + 20.0 * row as f32,
            12.0,
            "Thực hiện Kết luận của Bộ Chính trị về công tác cán bộ trong tình hình mới",
        )
    };
    let pages = [watermark, wrong, (0..12).map(good).collect()];
    let folder = folder(&[
        ("a.pdf", &crate::support::make::pdf_with(&pages, true)),
        ("b.pdf", &pdf(&[vec![]])),
    ]);
    let (texts, diagnostics) = read(&[folder.path().into()]);
    assert_eq!(
        codes(&diagnostics),
        ["a.pdf: ocr-needed", "b.pdf: ocr-needed"]
    );
    assert!(
        diagnostics[0].message.starts_with("pages 1-2 of 3 hold"),
        "{}",
        diagnostics[0].message
    );
    assert_eq!((texts.len(), texts[1].content.as_str()), (2, ""));
}
