//! The content security policy: nothing from anywhere, save the very script and styles of this page, by their hashes.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// The policy that lets in this script and these styles, and pictures that stand in the page itself.
pub(super) fn policy(script: &str, styles: &[&str]) -> String {
    let styles: Vec<_> = styles.iter().map(|style| source(style)).collect();
    format!(
        "default-src 'none'; script-src {}; style-src {}; img-src data:; base-uri 'none'; form-action 'none'",
        source(script),
        styles.join(" ")
    )
}

/// The contents of the style elements inside a picture, which the policy must let in too.
pub(super) fn styles_in(svg: &str) -> Vec<&str> {
    let starts = svg.split("<style").skip(1);
    starts
        .filter_map(|rest| {
            rest.split_once('>')?
                .1
                .split_once("</style>")
                .map(|(style, _)| style)
        })
        .collect()
}

/// Bytes as a `data:` address.
pub(super) fn data_address(media_type: &str, bytes: &[u8]) -> String {
    format!("data:{media_type};base64,{}", STANDARD.encode(bytes))
}

fn source(text: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_is_that_of_the_specification() {
        // The example of Content Security Policy Level 3 for `doSomething();`.
        assert_eq!(
            source("doSomething();"),
            "'sha256-RFWPLDbv2BY+rCkDzsE+0fr8ylGr2R2faWMhq4lfEQc='"
        );
    }

    #[test]
    fn styles_of_a_picture_are_found() {
        assert_eq!(
            styles_in("<svg><style type=\"text/css\">a{}</style><g/><style>b{}</style></svg>"),
            ["a{}", "b{}"]
        );
    }
}
