//! The library and the program, from outside. One binary, for it is linked once.
//!
//! `cargo test --test suite report::` runs the tests of one file.

mod arrows;
mod bad_input;
mod cascades;
mod charts;
mod determinism;
mod dot;
mod exports;
mod finds;
mod graph;
mod graph_commands;
mod header;
mod help;
mod hostile_strings;
mod hubs;
mod ledgers;
mod limits;
mod lines;
mod measures;
mod output_is_fresh;
mod peers;
mod pictures;
mod properties;
mod read;
mod readme;
mod recognized;
mod render_command;
mod report;
mod results;
mod shell;
mod support;
mod tables;
mod terminal;
mod views;
mod words;
mod workbooks;
mod wrong_usage;
