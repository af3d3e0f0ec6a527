//! How much of a document a change concerns, and where in its text a reference stands.

use super::vocabulary::vocabulary;

vocabulary! {
    /// How much of the cited document is amended, replaced or repealed.
    Extent: labelled {
        /// The whole document.
        Whole = "whole";
        /// A provision, an annex or a phrase of it: "bãi bỏ khoản 2 Điều 3".
        Part = "part";
    }
}

vocabulary! {
    /// What kind of text a reference stands in.
    #[derive(Default)]
    Setting {
        /// The document's own text.
        #[default]
        Body = "body";
        /// A form or model that others fill in: its references are not the document's own.
        Form = "form";
        /// Quoted words that another document is to receive.
        Quotation = "quotation";
    }
}
