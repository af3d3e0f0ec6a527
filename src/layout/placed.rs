//! What each way of placing gives.

use super::drawing::{Form, Lane, Mark, Route, Tick};

/// What the placing gives to the frame: all in its own coordinates, from (0, 0).
pub(super) struct Placed {
    pub width: f64,
    pub height: f64,
    pub marks: Vec<Mark>,
    pub routes: Vec<Route>,
    pub lanes: Vec<Lane>,
    pub ticks: Vec<Tick>,
    pub form: Form,
}
