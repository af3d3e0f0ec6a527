//! Files that are one document: copies of a letter, and different letters of one identity.

use std::collections::BTreeMap;

use super::key::Key;
use super::local::LocalDocument;
use super::merge::Resolution;
use crate::diagnostics::{Diagnostic, Severity};

impl Resolution {
    /// What a person should know of files that have the words or the identity of an earlier one, in
    /// the order of names.
    pub fn copies(&self) -> Vec<Diagnostic> {
        let mut by_words: BTreeMap<u64, &LocalDocument> = BTreeMap::new();
        let mut by_key: BTreeMap<&Key, &LocalDocument> = BTreeMap::new();
        let mut copies = Vec::new();
        for document in &self.documents {
            let same_words = document.words.and_then(|words| by_words.get(&words));
            let same_key = by_key.get(&document.key);
            copies.extend(match (same_words, same_key) {
                (Some(first), _) => Some(copy(document, first)),
                (None, Some(first)) => Some(namesake(document, first)),
                (None, None) => None,
            });
            document
                .words
                .map(|words| by_words.entry(words).or_insert(document));
            by_key.entry(&document.key).or_insert(document);
        }
        copies
    }
}

fn copy(document: &LocalDocument, first: &LocalDocument) -> Diagnostic {
    let first_name = &first.citing.document;
    let message = if document.key == first.key {
        format!("a copy of {first_name}; both count as one document, and its citations twice")
    } else {
        format!(
            "a copy of {first_name}; without a number or a known issuer each counts as a document"
        )
    };
    warning("copy", document, message)
}

/// Another letter with the same number, issuer and year.
fn namesake(document: &LocalDocument, first: &LocalDocument) -> Diagnostic {
    let message = format!(
        "number, issuer and year are those of {}, the words are not; both count as one document",
        first.citing.document
    );
    warning("same-number", document, message)
}

fn warning(code: &str, document: &LocalDocument, message: String) -> Diagnostic {
    Diagnostic::new(Severity::Warning, code, &document.citing.document, message)
}
