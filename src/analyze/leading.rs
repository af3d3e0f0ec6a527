//! The leading eigenvector of a symmetric matrix without negative entries, by Lanczos' method.
//!
//! Plain multiplication takes for ever where two eigenvalues are near each other; this takes about
//! the square root of its steps. The vectors of the walk are not kept: once the matrix of the walk
//! is known, a second walk adds them up.
//!
//! C. C. Paige: Error analysis of the Lanczos algorithm for tridiagonalizing a symmetric matrix.
//! Journal of the Institute of Mathematics and its Applications 18 (1976).

/// Residual at which the walk ends, as a share of the value: about the last digit.
const TOLERANCE: f64 = 1e-15;
/// Each of so many first steps may be the last one; later only each that is so many parts further.
const CLOSELY: usize = 16;

/// The greatest eigenvalue and its vector.
#[derive(Debug, Clone)]
pub(super) struct Leading {
    pub value: f64,
    /// Without negative entries; its squares add up to 1.
    pub vector: Vec<f64>,
    /// Steps that were walked.
    pub steps: usize,
    /// Whether that was as far as the digits reach.
    pub converged: bool,
}

/// The leading eigenvector of the matrix that `multiply` applies, in `most` steps at most.
pub(super) fn leading(
    dimension: usize,
    most: usize,
    mut multiply: impl FnMut(&[f64]) -> Vec<f64>,
) -> Leading {
    let mut walk = Walk::new(dimension);
    let mut matrix = Tridiagonal::default();
    let (mut converged, mut steps, mut next_look) = (false, 0, 1);
    while !converged && steps < most {
        let (diagonal, beside) = walk.step(&mut multiply);
        matrix.diagonal.push(diagonal);
        matrix.beside.push(beside);
        steps += 1;
        if steps == next_look {
            converged = matrix.residual() <= TOLERANCE;
            next_look += 1 + steps / CLOSELY;
        }
    }
    let (value, coordinates) = matrix.leading();
    let mut vector = vec![0.0; dimension];
    let mut walk = Walk::new(dimension);
    for (place, coordinate) in coordinates.into_iter().enumerate() {
        if place > 0 {
            walk.step(&mut multiply);
        }
        for (sum, part) in vector.iter_mut().zip(&walk.at) {
            *sum += coordinate * part;
        }
    }
    let length = length(&vector);
    vector
        .iter_mut()
        .for_each(|part| *part = part.abs() / length);
    Leading {
        value,
        vector,
        steps,
        converged,
    }
}

/// A walk through the space that the matrix spans from the even vector, at right angles.
struct Walk {
    at: Vec<f64>,
    before: Vec<f64>,
    beside: f64,
}

impl Walk {
    fn new(dimension: usize) -> Self {
        Self {
            at: vec![1.0 / (dimension as f64).sqrt(); dimension],
            before: vec![0.0; dimension],
            beside: 0.0,
        }
    }

    /// Goes on, and gives the entries of the walk's matrix on its diagonal and beside it.
    fn step(&mut self, multiply: &mut impl FnMut(&[f64]) -> Vec<f64>) -> (f64, f64) {
        let mut next = multiply(&self.at);
        let diagonal: f64 = next.iter().zip(&self.at).map(|(one, two)| one * two).sum();
        for ((next, at), before) in next.iter_mut().zip(&self.at).zip(&self.before) {
            *next -= diagonal * at + self.beside * before;
        }
        self.beside = length(&next);
        if self.beside > 0.0 {
            next.iter_mut().for_each(|part| *part /= self.beside);
        }
        self.before = std::mem::replace(&mut self.at, next);
        (diagonal, self.beside)
    }
}

fn length(vector: &[f64]) -> f64 {
    vector.iter().map(|part| part * part).sum::<f64>().sqrt()
}

/// The matrix of a walk: its entries on the diagonal and beside it, the last of which leads on.
#[derive(Default)]
struct Tridiagonal {
    diagonal: Vec<f64>,
    beside: Vec<f64>,
}

impl Tridiagonal {
    /// Its greatest eigenvalue, from above, by halving.
    fn greatest(&self) -> f64 {
        let inner = &self.beside[..self.beside.len() - 1];
        let left = std::iter::once(&0.0).chain(inner);
        let right = inner.iter().chain(std::iter::once(&0.0));
        let sums = self.diagonal.iter().zip(left).zip(right);
        let mut high = sums
            .map(|((at, left), right)| at + left + right)
            .fold(0.0, f64::max);
        let mut low = self.diagonal.iter().copied().fold(0.0, f64::max);
        loop {
            let middle = low + (high - low) / 2.0;
            if middle <= low || middle >= high {
                return high;
            }
            if self.pivots(middle).iter().all(|pivot| *pivot > 0.0) {
                high = middle;
            } else {
                low = middle;
            }
        }
    }

    /// What elimination from below leaves on the diagonal of `value` less the matrix: all above 0
    /// where the value is above every eigenvalue. From the last to the first.
    fn pivots(&self, value: f64) -> Vec<f64> {
        let mut pivots = Vec::with_capacity(self.diagonal.len());
        let mut taken = 0.0;
        for place in (0..self.diagonal.len()).rev() {
            let pivot = value - self.diagonal[place] - taken;
            pivots.push(pivot);
            if place > 0 {
                taken = self.beside[place - 1] * self.beside[place - 1] / pivot;
            }
        }
        pivots
    }

    /// The greatest eigenvalue and its vector of length 1. Each coordinate follows from the one
    /// before it by a share that is computed from below, where all terms are positive.
    fn leading(&self) -> (f64, Vec<f64>) {
        let value = self.greatest();
        let mut coordinates = vec![1.0];
        let shares = self.pivots(value).into_iter().rev().skip(1);
        for (beside, pivot) in self.beside.iter().zip(shares) {
            coordinates.push(coordinates[coordinates.len() - 1] * beside / pivot);
        }
        let length = length(&coordinates);
        coordinates.iter_mut().for_each(|part| *part /= length);
        (value, coordinates)
    }

    /// How far its leading vector is from one of the matrix that is walked, as a share of the
    /// value.
    fn residual(&self) -> f64 {
        let (value, coordinates) = self.leading();
        self.beside[self.beside.len() - 1] * coordinates[coordinates.len() - 1] / value
    }
}
