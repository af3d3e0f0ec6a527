//! Lines that bend once from mark to mark, for pictures that keep no ways free between them.

use super::drawing::{Piece, Point, Rect};

/// From the border of one dot to that of another: upright where one stands above the other, else sideways.
pub(super) fn bend(from: Rect, to: Rect) -> (Point, Vec<Piece>) {
    let (one, two) = (from.center(), to.center());
    let upright = (one.y - two.y).abs() > (from.height + to.height) / 2.0;
    if upright {
        let up = one.y > two.y;
        let start = Point::new(one.x, if up { from.y } else { from.bottom() });
        let end = Point::new(two.x, if up { to.bottom() } else { to.y });
        let middle = (start.y + end.y) / 2.0;
        return (
            start,
            vec![Piece::Curve(
                Point::new(start.x, middle),
                Point::new(end.x, middle),
                end,
            )],
        );
    }
    sideways(from, to)
}

/// From the left or right border of one mark to the nearer border of another.
pub(super) fn sideways(from: Rect, to: Rect) -> (Point, Vec<Piece>) {
    let (one, two) = (from.center(), to.center());
    let leftward = one.x > two.x;
    let start = Point::new(if leftward { from.x } else { from.right() }, one.y);
    let end = Point::new(if leftward { to.right() } else { to.x }, two.y);
    let middle = (start.x + end.x) / 2.0;
    (
        start,
        vec![Piece::Curve(
            Point::new(middle, start.y),
            Point::new(middle, end.y),
            end,
        )],
    )
}
