//! The tokens of RTF.

/// One token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// `{`
    Open,
    /// `}`
    Close,
    /// `\name` with its number, if any.
    Word(&'a str, Option<i32>),
    /// `\` and one character that is no letter.
    Symbol(u8),
    /// A byte of text, plain or as `\'hh`.
    Byte(u8),
}

/// Splits RTF into tokens; line ends between them mean nothing, `\binN` and its bytes are passed over.
pub(super) struct Tokens<'a> {
    rest: &'a [u8],
}

impl<'a> Tokens<'a> {
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    fn word(&mut self, after: &'a [u8]) -> Token<'a> {
        let letters = after
            .iter()
            .take_while(|byte| byte.is_ascii_alphabetic())
            .count();
        let (name, mut rest) = after.split_at(letters);
        let minus = usize::from(rest.first() == Some(&b'-'));
        let digits = rest[minus..]
            .iter()
            .take_while(|byte| byte.is_ascii_digit())
            .count();
        let number = (digits > 0).then(|| {
            let (number, after) = rest.split_at(minus + digits);
            rest = after;
            // Numbers too large for RTF say nothing.
            str::from_utf8(number)
                .ok()
                .and_then(|number| number.parse().ok())
                .unwrap_or(0)
        });
        rest = rest.strip_prefix(b" ").unwrap_or(rest);
        let name = str::from_utf8(name).unwrap_or_default();
        if let ("bin", Some(count @ 1..)) = (name, number) {
            rest = &rest[rest.len().min(count as usize)..];
        }
        self.rest = rest;
        Token::Word(name, number)
    }

    fn hexadecimal(&mut self, after: &'a [u8]) -> Token<'a> {
        let digits = after
            .get(..2)
            .and_then(|digits| str::from_utf8(digits).ok());
        match digits.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(byte) => {
                self.rest = &after[2..];
                Token::Byte(byte)
            }
            None => {
                self.rest = after;
                Token::Symbol(b'\'')
            }
        }
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        let line_ends = self
            .rest
            .iter()
            .take_while(|byte| matches!(byte, b'\r' | b'\n' | 0))
            .count();
        let (&first, after) = self.rest[line_ends..].split_first()?;
        self.rest = after;
        Some(match (first, after.first()) {
            (b'{', _) => Token::Open,
            (b'}', _) => Token::Close,
            (b'\\', Some(b'\'')) => self.hexadecimal(&after[1..]),
            (b'\\', Some(byte)) if byte.is_ascii_alphabetic() => self.word(after),
            (b'\\', Some(&byte)) => {
                self.rest = &after[1..];
                Token::Symbol(byte)
            }
            (byte, _) => Token::Byte(byte),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_take_their_number_and_one_space() {
        let tokens: Vec<_> =
            Tokens::new(b"{\\rtf1\\b0  a\\'e9\\u-10179?\r\n\\~\\bin3 {{{}").collect();
        use Token::*;
        let expected = [
            Open,
            Word("rtf", Some(1)),
            Word("b", Some(0)),
            Byte(b' '),
            Byte(b'a'),
            Byte(0xe9),
            Word("u", Some(-10179)),
            Byte(b'?'),
        ];
        assert_eq!(tokens[..8], expected);
        assert_eq!(tokens[8..], [Symbol(b'~'), Word("bin", Some(3)), Close]);
    }
}
