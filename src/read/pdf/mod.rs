//! PDF: the words of each page in reading order, without its lone page number. Says which pages are only pictures of text.

mod pages;
mod quality;

use pdfboss_core::{Document, Error, Page};
use pdfboss_output::{page_layout, retain_spans_on_page};
use pdfboss_text::{
    FontCache, ReadingOrder, extract_spans_reporting_cached, placed_images_reporting_cached,
};

use super::limits::Limits;
use super::parsed::{Note, Parsed};
use super::plain::finished;
use super::reader::Reader;
pub(super) use pages::ranges;
use pages::{PageText, Pages};
use quality::Quality;

/// Reads .pdf.
pub(crate) struct Pdf;

impl Reader for Pdf {
    fn read(&self, bytes: &[u8], limits: &Limits) -> Result<Parsed, Note> {
        let document = Document::load(bytes.to_vec()).map_err(|error| unreadable(&error))?;
        if document.is_locked() {
            return Err(super::package::encrypted());
        }
        let count = document.flattened_page_count();
        let fonts = FontCache::default();
        let mut pages = Pages::new();
        let mut to_recognize = Vec::new();
        for index in 0..count.min(limits.pages) {
            let read = document
                .page(index)
                .and_then(|page| read_page(&document, &page, &fonts));
            match read {
                Ok((text, quality, lost)) => {
                    if quality.needs_recognition() {
                        to_recognize.push(index + 1);
                    }
                    pages.push(&text);
                    lost.into_iter().for_each(|reason| pages.lacks(&reason));
                }
                Err(error) => {
                    pages.push(&PageText::default());
                    pages.lacks(&error.to_string());
                }
            }
            if pages.are_full(limits.text_bytes) {
                break;
            }
        }
        if count == 0 {
            return Err(Note::error(
                "damaged-file",
                "damaged: no page can be found in it",
            ));
        }
        Ok(with_notes(pages, count, to_recognize, limits))
    }
}

/// The text with what a person should know of its pages.
fn with_notes(pages: Pages, count: usize, to_recognize: Vec<usize>, limits: &Limits) -> Parsed {
    let has_text = pages.has_text();
    let mut parsed = finished(pages.into_parsed());
    if count > limits.pages && !parsed.is_cut {
        let limit = limits.pages;
        parsed.notes.push(Note::warning(
            "truncated",
            format!(
                "only the first {limit} of {count} pages were read; raise --max-pages to read all"
            ),
        ));
    }
    if !to_recognize.is_empty() || !has_text {
        parsed.to_recognize = if has_text {
            to_recognize
        } else {
            (1..=count.min(limits.pages)).collect()
        };
        let pages = ranges(&parsed.to_recognize);
        let message = format!(
            "{pages} of {count} hold pictures of text or unreadable letters; read them with --ocr tesseract"
        );
        parsed.notes.push(Note::warning("ocr-needed", message));
    }
    parsed
}

fn read_page(
    document: &Document,
    page: &Page,
    fonts: &FontCache,
) -> Result<(PageText, Quality, Option<String>), Error> {
    let (mut spans, report) =
        extract_spans_reporting_cached(document, page, fonts, ReadingOrder::Content)?;
    retain_spans_on_page(&mut spans, page);
    let images = placed_images_reporting_cached(document, page, fonts)
        .map(|(images, _)| images)
        .unwrap_or_default();
    let (width, height) = page.size();
    let largest = images
        .iter()
        .map(|image| ((image.bbox.x1 - image.bbox.x0) * (image.bbox.y1 - image.bbox.y0)).abs())
        .fold(0.0, f32::max);
    let text = pages::text(page_layout(&spans, report.order), edges(page));
    let quality = Quality::of(&text.lines, largest > width * height / 4.0);
    // What a page lacks is told once, by its first reason.
    Ok((
        text,
        quality,
        report
            .skipped
            .first()
            .map(|skipped| skipped.cause.to_string()),
    ))
}

/// Heights above and below which a lone number is the page's own: the outer tenths of the page.
fn edges(page: &Page) -> [f32; 2] {
    let (bottom, top) = (
        page.crop_box.y0.min(page.crop_box.y1),
        page.crop_box.y0.max(page.crop_box.y1),
    );
    let tenth = (top - bottom) / 10.0;
    [bottom + tenth, top - tenth]
}

fn unreadable(error: &Error) -> Note {
    match error {
        Error::Encrypted => super::package::encrypted(),
        error => Note::error("damaged-file", format!("damaged: {error}")),
    }
}
