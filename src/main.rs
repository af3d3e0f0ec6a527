//! The program `viendan`.
fn main() {}
