//! Whether the letters of a page are its text, or the page is a picture.

use crate::read::syllable::is_syllable;

/// What the letters of one page look like.
#[derive(Debug, Clone, Copy)]
pub(super) struct Quality {
    has_picture: bool,
    letters: usize,
    accented: usize,
    words: usize,
    syllables: usize,
}

impl Quality {
    /// Looks at a page's text; `has_picture` if a picture covers a good part of the page.
    pub fn of(text: &str, has_picture: bool) -> Self {
        let letters = text.chars().filter(|letter| letter.is_alphabetic()).count();
        let accented = text
            .chars()
            .filter(|letter| letter.is_alphabetic() && !letter.is_ascii())
            .count();
        let words = text.split(|letter: char| {
            !letter.is_alphabetic() && !('\u{300}'..='\u{36f}').contains(&letter)
        });
        // Abbreviations and foreign names are no syllables on good pages either, so short words do not count.
        let words = words.filter(|word| word.chars().count() > 2);
        let (words, syllables) = words.fold((0, 0), |(all, valid), word| {
            (all + 1, valid + usize::from(is_syllable(word)))
        });
        Self {
            has_picture,
            letters,
            accented,
            words,
            syllables,
        }
    }

    /// A page needs OCR if it is a picture with hardly a letter, or has letters that are hardly Vietnamese.
    pub fn needs_recognition(self) -> bool {
        let few_letters = self.letters < 100;
        let wrong_letters = self.letters > 200
            && (self.accented * 20 < self.letters || self.syllables * 100 < self.words * 60);
        (few_letters && self.has_picture) || wrong_letters
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "Thực hiện Kết luận số 44-KL/TW ngày 22/11/2022 của Bộ Chính trị, Ban Thường vụ Tỉnh ủy yêu cầu các cấp ủy, tổ chức đảng \
        triển khai, quán triệt đến từng chi bộ và báo cáo kết quả về Ban Tuyên giáo Tỉnh ủy trước ngày 30 tháng 6 năm 2023 để tổng hợp. ";

    #[test]
    fn pictures_and_wrong_letters_need_ocr() {
        assert!(Quality::of("Công báo điện tử", true).needs_recognition());
        assert!(
            Quality::of(
                &"LIEN DoAN LAO D()NG VI~T NAM cQNG HoA xA HQI CHU NGHiA ".repeat(6),
                false
            )
            .needs_recognition()
        );
        assert!(!Quality::of("Nơi nhận: như trên.", false).needs_recognition());
        assert!(!Quality::of(PAGE, true).needs_recognition());
    }
}
