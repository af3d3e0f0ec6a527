//! Sentences in real form, with what is done with the documents that they cite.

use crate::extract::Extractor;
use crate::model::{Extent, Relation};
use crate::tables::Tables;
use crate::text::Text;

/// Relations and extents of the references of a text.
fn read(content: &str) -> Vec<(Relation, Option<Extent>)> {
    let text = Text {
        content: content.to_owned(),
        ..Text::default()
    };
    Extractor::new(Tables::embedded())
        .extract(&text)
        .references
        .iter()
        .map(|reference| (reference.relation, reference.extent))
        .collect()
}

fn assert_relations(cases: &[(&str, &[Relation])]) {
    for (content, expected) in cases {
        let found: Vec<_> = read(content).iter().map(|found| found.0).collect();
        assert_eq!(&found, expected, "{content}");
    }
}

#[test]
fn a_heading_or_lead_in_speaks_of_each_item_of_its_list() {
    use Relation::{Implements, LegalBasis, Mentions, Repeals};
    assert_relations(&[
        (
            "I. CĂN CỨ\n- Luật Thủy sản năm 2017;\n- Nghị định số 26/2019/NĐ-CP ngày 08/3/2019.\n",
            &[LegalBasis, LegalBasis],
        ),
        (
            "Các tổ dân phố tập trung quán triệt các văn bản sau đây:\n+ Chỉ thị số 31-CT/TU ngày 05/5/2023;\n+ Kế hoạch số 77-KH/HU ngày 02/6/2023.\n",
            &[Implements, Implements],
        ),
        (
            "Điều 2. Bãi bỏ các văn bản sau:\n1. Quyết định số 11/2015/QĐ-UBND của UBND tỉnh.\n2. Quyết định số 12/2016/QĐ-UBND của UBND tỉnh.\n",
            &[Repeals, Repeals],
        ),
        (
            "UBND xã báo cáo như sau:\n1. Xã đã họp dân theo Kế hoạch số 15/KH-UBND.\n",
            &[Mentions],
        ),
    ]);
}

#[test]
fn a_cue_with_another_object_governs_nothing() {
    use Relation::{LegalBasis, Mentions};
    assert_relations(&[
        (
            "Trường bổ sung nội quy lớp học cho phù hợp với Thông tư số 32/2020/TT-BGDĐT.",
            &[Mentions],
        ),
        (
            "Khi xem xét hồ sơ, tổ công tác dùng biểu của Hướng dẫn số 12/HD-STC.",
            &[Mentions],
        ),
        (
            "Các hộ căn cứ Thông báo số 30/TB-UBND để nộp tiền.",
            &[Mentions],
        ),
        (
            "Căn cứ Thông báo số 30/TB-UBND ngày 02/3/2023 của UBND huyện;",
            &[LegalBasis],
        ),
        (
            "Đề nghị Chính phủ sớm sửa đổi Nghị định số 100/2019/NĐ-CP.",
            &[Mentions],
        ),
        (
            "UBND tỉnh đã ban hành Quyết định số 55/QĐ-UBND.",
            &[Mentions],
        ),
        (
            "Học viên nộp đơn theo mẫu ban hành kèm theo Thông tư số 02/2022/TT-BLĐTBXH.",
            &[Mentions],
        ),
    ]);
}

#[test]
fn what_an_order_says_is_carried_out_where_it_stands() {
    use Relation::{Implements, Mentions};
    assert_relations(&[
        (
            "Thực hiện ý kiến chỉ đạo của UBND tỉnh tại Công văn số 512/UBND-KT, Sở báo cáo.",
            &[Implements],
        ),
        (
            "Các phòng triển khai các nhiệm vụ được giao tại Kết luận số 18-KL/HU.",
            &[Implements],
        ),
        (
            "Thủ tục thực hiện theo quy định tại Nghị định số 61/2018/NĐ-CP.",
            &[Mentions],
        ),
        (
            "Triển khai thực hiện nghiêm túc Chỉ thị số 05/CT-TTg của Thủ tướng Chính phủ.",
            &[Implements],
        ),
    ]);
}

#[test]
fn reviews_report_and_the_past_is_background() {
    use Relation::{Mentions, ReportsOn};
    assert_relations(&[
        (
            "Hội nghị sơ kết 02 năm thực hiện Nghị quyết số 07-NQ/TU.",
            &[ReportsOn],
        ),
        (
            "BÁO CÁO\nKết quả chín tháng triển khai Kế hoạch số 41/KH-UBND ngày 05/01/2023\n",
            &[ReportsOn],
        ),
        (
            "Từ khi thực hiện Đề án số 02-ĐA/TU, số hộ nghèo giảm một nửa.",
            &[Mentions],
        ),
        (
            "Sau hai năm triển khai Nghị quyết số 07-NQ/TU, đường đã rộng hơn.",
            &[Mentions],
        ),
    ]);
}

#[test]
fn a_change_says_how_much_of_a_document_it_concerns() {
    use Extent::{Part, Whole};
    use Relation::{Amends, Repeals, Replaces};
    for (content, expected) in [
        (
            "Điều 3. Bãi bỏ Quyết định số 14/2018/QĐ-UBND.",
            (Repeals, Some(Whole)),
        ),
        (
            "Điều 3. Bãi bỏ khoản 2 Điều 4 Quyết định số 14/2018/QĐ-UBND.",
            (Repeals, Some(Part)),
        ),
        (
            "2. Thay thế cụm từ \"thôn\" bằng cụm từ \"tổ\" tại Điều 7 Thông tư số 08/2021/TT-BNV.",
            (Amends, Some(Part)),
        ),
        (
            "Quyết định này thay thế Quyết định số 90/QĐ-UBND ngày 03/02/2020.",
            (Replaces, Some(Whole)),
        ),
        (
            "Điều 1. Sửa đổi, bổ sung một số điều của Thông tư số 08/2021/TT-BNV.",
            (Amends, Some(Part)),
        ),
        (
            "Thông tư số 08/2021/TT-BNV hết hiệu lực kể từ ngày Thông tư này có hiệu lực.",
            (Repeals, Some(Whole)),
        ),
    ] {
        assert_eq!(read(content), [expected], "{content}");
    }
}

#[test]
fn the_second_verb_of_a_sentence_is_the_documents_own() {
    use Extent::{Part, Whole};
    use Relation::{Repeals, Replaces};
    let content = "Thông tư này thay thế Thông tư số 21/2027/TT-BYT ngày 09/9/2027 về kho thuốc và bãi bỏ Điều 6 \
                   của Thông tư số 30/2028/TT-BYT ngày 11/10/2028.";
    assert_eq!(
        read(content),
        [(Replaces, Some(Whole)), (Repeals, Some(Part))]
    );
}
