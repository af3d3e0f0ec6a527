//! PDF of an SVG, by krilla: vectors, and text that can be searched.

use krilla::geom::Size;
use krilla::page::PageSettings;
use krilla_svg::{SurfaceExt, SvgSettings};

use super::error::PictureError;

/// Longest side of a page in points, as PDF readers take it.
const LONGEST_SIDE: f32 = 14_400.0;

/// The SVG as PDF of one page, three points for four of its units (as CSS pixels); smaller where the page would get too long for PDF readers.
///
/// # Errors
/// `Svg` if the SVG has no size, `Pdf` if the page cannot be written.
pub fn pdf(svg: &str) -> Result<Vec<u8>, PictureError> {
    let tree = super::png::tree(svg)?;
    let longest = tree.size().width().max(tree.size().height());
    let scale = 0.75_f32.min(LONGEST_SIDE / longest);
    let size = Size::from_wh(tree.size().width() * scale, tree.size().height() * scale);
    let size = size.ok_or_else(|| PictureError::Svg("the picture has no size".to_owned()))?;
    let mut document = krilla::Document::new();
    let mut page = document.start_page_with(PageSettings::new(size));
    let mut surface = page.surface();
    surface.draw_svg(&tree, size, SvgSettings::default());
    surface.finish();
    page.finish();
    document
        .finish()
        .map_err(|error| PictureError::Pdf(format!("{error:?}")))
}
