//! Roman numbers, as terms, congresses and chapters bear them.

/// None of them has come as far as this.
const END: u8 = 40;

/// The number that is written in Roman or Arabic figures: `XIII`, `xiii`, `13`. `None` if it is no
/// number, or is 0, 40 or more.
pub fn read(written: &str) -> Option<u8> {
    let written = written.trim();
    if written.bytes().all(|byte| byte.is_ascii_digit()) {
        return written
            .parse()
            .ok()
            .filter(|number| (1..END).contains(number));
    }
    (1..END).find(|&number| write(number).eq_ignore_ascii_case(written))
}

/// A number in Roman figures: `XIII`. Nothing for 0.
pub fn write(mut number: u8) -> String {
    const FIGURES: [(u8, &str); 9] = [
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut written = String::new();
    for (value, figure) in FIGURES {
        while number >= value {
            written.push_str(figure);
            number -= value;
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_in_roman_and_arabic_figures() {
        for (written, number) in [
            ("IV", Some(4)),
            ("xvi", Some(16)),
            (" XIII ", Some(13)),
            ("9", Some(9)),
            ("09", Some(9)),
            ("0", None),
            ("40", None),
            ("999", None),
            ("", None),
            ("IIII", None),
            ("XIIA", None),
        ] {
            assert_eq!(read(written), number, "{written}");
        }
    }

    #[test]
    fn what_is_written_is_read_again() {
        for number in 1..END {
            assert_eq!(read(&write(number)), Some(number));
        }
        assert_eq!(
            [3, 4, 9, 14, 39, 44, 99, 148].map(write),
            ["III", "IV", "IX", "XIV", "XXXIX", "XLIV", "XCIX", "CXLVIII"]
        );
        assert_eq!(write(0), "");
    }
}
