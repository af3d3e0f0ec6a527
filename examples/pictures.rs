//! Draws made-up cascades, to look at: `cargo run --release --example pictures -- FOLDER 30 300 3000`.

#[path = "../benches/support/cascades.rs"]
mod cascades;

use std::error::Error;
use std::fs;
use std::path::PathBuf;

use viendan::layout::{Axis, LayoutOptions, layout};
use viendan::render::{pdf, png, svg};
use viendan::view::{ViewOptions, view};

fn main() -> Result<(), Box<dyn Error>> {
    let mut words = std::env::args().skip(1);
    let folder = PathBuf::from(words.next().ok_or("name a folder and sizes")?);
    fs::create_dir_all(&folder)?;
    for size in words {
        let graph = cascades::graph(size.parse()?, 1);
        for (axis, name) in [
            (Axis::None, size.clone()),
            (Axis::Time, format!("{size}-time")),
        ] {
            let drawing = layout(
                &view(&graph, &ViewOptions::default()),
                &LayoutOptions {
                    axis,
                    ..LayoutOptions::default()
                },
            );
            let svg = svg::svg(&drawing);
            fs::write(folder.join(format!("{name}.svg")), &svg)?;
            fs::write(folder.join(format!("{name}.pdf")), pdf::pdf(&svg)?)?;
            fs::write(folder.join(format!("{name}.png")), png::png(&svg, 1.0)?)?;
        }
    }
    Ok(())
}
