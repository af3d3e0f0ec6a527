use super::vocabulary::vocabulary;

vocabulary! {
    /// How sure it is which document is meant; a weaker certainty is greater.
    #[derive(Default)]
    Certainty: labelled {
        /// The words themselves tell.
        #[default]
        Certain = "certain";
        /// One candidate is left after completing what the words leave out.
        Likely = "likely";
        /// Two or more candidates are left, or nothing tells the scope.
        Ambiguous = "ambiguous";
    }
}
