//! PNG of an SVG, by resvg with the embedded font.

use std::sync::{Arc, LazyLock};

use resvg::{tiny_skia, usvg};

use super::error::PictureError;

/// Most pixels of a picture; more would need over a gigabyte of memory to make.
pub const MOST_PIXELS: f64 = 150_000_000.0;
/// Most pixels along one side.
pub const LONGEST_SIDE: f64 = 32_000.0;

/// Fonts for text in pictures: the embedded ones alone, so that every machine draws the same.
static FONTS: LazyLock<Arc<usvg::fontdb::Database>> = LazyLock::new(|| {
    let mut fonts = usvg::fontdb::Database::new();
    fonts.load_font_data(notosans::REGULAR_TTF.to_vec());
    fonts.load_font_data(notosans::BOLD_TTF.to_vec());
    fonts.set_sans_serif_family("Noto Sans");
    Arc::new(fonts)
});

/// The SVG as a tree with its text laid out in the embedded font.
pub(super) fn tree(svg: &str) -> Result<usvg::Tree, PictureError> {
    let options = usvg::Options {
        font_family: "Noto Sans".to_owned(),
        fontdb: FONTS.clone(),
        ..usvg::Options::default()
    };
    usvg::Tree::from_str(svg, &options).map_err(|error| PictureError::Svg(error.to_string()))
}

/// The SVG as PNG, `scale` pixels for each of its units.
///
/// # Errors
/// `TooLarge` if the picture would have more than `MOST_PIXELS` pixels or a side over `LONGEST_SIDE`; it names the largest scale that works.
pub fn png(svg: &str, scale: f64) -> Result<Vec<u8>, PictureError> {
    let tree = tree(svg)?;
    let (width, height) = (
        f64::from(tree.size().width()),
        f64::from(tree.size().height()),
    );
    let most = (MOST_PIXELS / (width * height))
        .sqrt()
        .min(LONGEST_SIDE / width.max(height));
    if !(scale > 0.0 && scale <= most) {
        return Err(PictureError::TooLarge {
            scale,
            width,
            height,
            most: (most * 100.0).floor() / 100.0,
        });
    }
    let pixels = |length: f64| (length * scale).round().max(1.0) as u32;
    let error = || PictureError::Svg("the picture has no size".to_owned());
    let mut map = tiny_skia::Pixmap::new(pixels(width), pixels(height)).ok_or_else(error)?;
    resvg::render(
        &tree,
        tiny_skia::Transform::from_scale(scale as f32, scale as f32),
        &mut map.as_mut(),
    );
    map.encode_png()
        .map_err(|error| PictureError::Svg(error.to_string()))
}
