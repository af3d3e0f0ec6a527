//! Packing of parts that are not connected: side by side, and on a further shelf of lanes when the picture gets too wide.

/// Lanes on a shelf.
const LANES: usize = crate::model::Level::ALL.len();

/// What one part takes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Part {
    /// Width.
    pub width: f64,
    /// First lane that it touches.
    pub top: usize,
    /// Last lane that it touches.
    pub bottom: usize,
}

/// Shelf and left edge of each part. Parts are put in their order on the first shelf where they end before `limit`.
pub(super) fn pack(parts: &[Part], limit: f64, gap: f64) -> Vec<(usize, f64)> {
    let mut shelves: Vec<[f64; LANES]> = Vec::new();
    let mut places = Vec::with_capacity(parts.len());
    for part in parts {
        let left = |shelf: &[f64; LANES]| {
            shelf[part.top..=part.bottom]
                .iter()
                .copied()
                .fold(0.0, f64::max)
        };
        let found = shelves
            .iter()
            .position(|shelf| left(shelf) == 0.0 || left(shelf) + part.width <= limit);
        let shelf = found.unwrap_or_else(|| {
            shelves.push([0.0; LANES]);
            shelves.len() - 1
        });
        let x = left(&shelves[shelf]);
        places.push((shelf, x));
        shelves[shelf][part.top..=part.bottom].fill(x + part.width + gap);
    }
    places
}
