//! Text from before Unicode, in text files and in the runs of Word documents.

use super::support::{folder, read};
use crate::support::make::{docx, docx_with, paragraph, paragraph_in};

#[test]
fn twins_in_every_encoding_read_alike() {
    let text =
        "Thực hiện Kết luận số 44-KL/TW của Ban Bí thư, Tỉnh ủy yêu cầu các cấp ủy triển khai";
    let viqr = "Thu+.c hie^.n Ke^'t lua^.n so^' 44-KL/TW cu?a Ban Bi' thu+, Ti?nh u?y ye^u ca^`u ca'c ca^'p u?y trie^?n khai";
    let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let tcvn3 = latin1(
        "Thùc hiÖn KÕt luËn sè 44-KL/TW cña Ban BÝ th\u{ad}, TØnh ñy yªu cÇu c¸c cÊp ñy triÓn khai",
    );
    let vni = latin1(
        "Thöïc hieän Keát luaän soá 44-KL/TW cuûa Ban Bí thö, Tænh uûy yeâu caàu caùc caáp uûy trieån khai",
    );
    let (windows_1258, _, _) = encoding_rs::WINDOWS_1258.encode("x");
    assert_eq!(&*windows_1258, b"x");
    let windows_1258 = latin1(
        "Thýòc hiêòn Kêìt luâòn sôì 44-KL/TW cuÒa Ban Biì thý, TiÒnh uÒy yêu câÌu caìc câìp uÒy triêÒn khai",
    );
    let files: [(&str, &[u8]); 6] = [
        ("1.txt", text.as_bytes()),
        ("2.txt", &utf16),
        ("3.txt", &tcvn3),
        ("4.txt", &vni),
        ("5.txt", viqr.as_bytes()),
        ("6.txt", &windows_1258),
    ];
    let folder = folder(&files);
    let (texts, _) = read(&[folder.path().into()]);
    for found in &texts {
        assert_eq!(found.content, text, "{}", found.document);
    }
    assert_eq!(texts.len(), 6);
    let encodings: Vec<&str> = texts
        .iter()
        .flat_map(|text| &text.conversions)
        .map(|conversion| conversion.encoding.as_str())
        .collect();
    assert_eq!(encodings, ["TCVN3", "VNI", "VIQR"]);
}

fn latin1(text: &str) -> Vec<u8> {
    text.chars()
        .map(|letter| u8::try_from(u32::from(letter)).expect("a Western letter"))
        .collect()
}

#[test]
fn runs_are_converted_by_their_font() {
    let body = [
        paragraph_in(".VnTimeH", "tØnh ñy lai ch©u"),
        paragraph_in(".VnTime", "Sè: 12-CV/TU"),
        paragraph_in("VNI-Times", "Keát luaän"),
        paragraph_in("Times New Roman", "Đã là Unicode"),
        // The font lies: the letters are Unicode already.
        paragraph_in(".VnTime", "Cà Mau, ngày 3 tháng 4"),
    ];
    let folder = folder(&[("a.docx", &docx(&body.concat()))]);
    let text = read(&[folder.path().into()]).0.remove(0);
    assert_eq!(
        text.content,
        "TỈNH ỦY LAI CHÂU\nSố: 12-CV/TU\nKết luận\nĐã là Unicode\nCà Mau, ngày 3 tháng 4\n"
    );
    let letters: Vec<char> = text.content.chars().collect();
    let first = &text.conversions[0];
    assert_eq!(
        letters[first.start..first.end].iter().collect::<String>(),
        "TỈNH ỦY LAI CHÂU"
    );
    assert_eq!(
        (first.original.as_str(), first.encoding.as_str()),
        ("tØnh ñy lai ch©u", "TCVN3")
    );
    assert_eq!(text.conversions.len(), 3);
}

#[test]
fn styles_tell_the_font_of_runs_without_one() {
    let styles = "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:rPr><w:rFonts w:ascii=\".VnTime\"/></w:rPr></w:style>\
        <w:style w:type=\"paragraph\" w:styleId=\"Title\"><w:basedOn w:val=\"Normal\"/></w:style>\
        <w:style w:type=\"paragraph\" w:styleId=\"New\"><w:rPr><w:rFonts w:ascii=\"Arial\"/></w:rPr></w:style>";
    let styled = |style: &str, text: &str| {
        format!(
            "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"
        )
    };
    let body = [
        paragraph("Sè 12"),
        styled("Title", "NghÞ quyÕt"),
        styled("New", "Nghị quyết"),
    ]
    .concat();
    let folder = folder(&[("a.docx", &docx_with(&body, &[("styles", styles)]))]);
    assert_eq!(
        read(&[folder.path().into()]).0[0].content,
        "Số 12\nNghị quyết\nNghị quyết\n"
    );
}
