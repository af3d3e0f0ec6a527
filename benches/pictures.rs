//! Seconds for layout, SVG, PNG and PDF of made-up cascades; beside them `dot` on the same graph: `cargo bench --bench pictures`.
//! Sizes can be given: `cargo bench --bench pictures -- 300 3000`.

#[path = "support/cascades.rs"]
mod cascades;

use std::io::{Write, stdout};
use std::time::{Duration, Instant};

use viendan::layout::{LayoutOptions, layout};
use viendan::render::graphviz::Graphviz;
use viendan::render::{dot, pdf, png, svg};
use viendan::view::{ViewOptions, view};

/// How long `dot` may take.
const TIME_OUT: Duration = Duration::from_secs(60);

fn main() -> std::io::Result<()> {
    let given: Vec<usize> = std::env::args()
        .filter_map(|word| word.parse().ok())
        .collect();
    let sizes = if given.is_empty() {
        vec![300, 3_000, 30_000]
    } else {
        given
    };
    let mut out = stdout().lock();
    writeln!(
        out,
        "{:>9} {:>9} {:>8} {:>8} {:>8} {:>8} {:>8} {:>10}",
        "documents", "citations", "view", "layout", "svg", "png", "pdf", "dot -Tsvg"
    )?;
    for size in sizes {
        let graph = cascades::graph(size, 1);
        let options = LayoutOptions::default();
        let (seen, viewed) = timed(|| view(&graph, &ViewOptions::default()));
        let (drawing, placed) = timed(|| layout(&seen, &options));
        let (written, svg_took) = timed(|| svg::svg(&drawing));
        let (_, png_took) = timed(|| png::png(&written, 1.0));
        let (_, pdf_took) = timed(|| pdf::pdf(&written));
        let source = dot::dot(&seen, &options);
        let (made, dot_took) = timed(|| {
            Graphviz {
                time_out: TIME_OUT,
                ..Graphviz::default()
            }
            .run(&source, "svg")
        });
        let dot_took = if made.is_ok() {
            format!("{dot_took:.2}")
        } else {
            made.map_or_else(|error| format!("{error:?}"), |_| String::new())
        };
        let dot_took = dot_took
            .split([' ', '{'])
            .next()
            .unwrap_or_default()
            .to_owned();
        writeln!(
            out,
            "{size:>9} {:>9} {viewed:>8.3} {placed:>8.3} {svg_took:>8.3} {png_took:>8.3} {pdf_took:>8.3} {dot_took:>10}",
            graph.citations().len()
        )?;
    }
    Ok(())
}

/// The result, and the seconds that it took.
fn timed<T>(work: impl FnOnce() -> T) -> (T, f64) {
    let start = Instant::now();
    let made = work();
    (made, start.elapsed().as_secs_f64())
}
