//! Files of each format, made for one test.

use std::io::{Cursor, Write};

use krilla::geom::{Point, Size, Transform};
use krilla::image::Image;
use krilla::page::PageSettings;
use krilla::text::{Font, TextDirection};
use zip::write::SimpleFileOptions;

/// A zip archive of these files.
pub fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer
            .start_file(*name, SimpleFileOptions::default())
            .expect("a file in the archive");
        writer.write_all(bytes).expect("its bytes");
    }
    writer.finish().expect("an archive").into_inner()
}

const NAMESPACES: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml""#;

const RELATIONSHIPS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#;

/// A Word document with this body and further parts (`word/...`), each the inside of its root element.
pub fn docx_with(body: &str, parts: &[(&str, &str)]) -> Vec<u8> {
    let document = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"
    );
    let parts: Vec<(String, String)> = parts
        .iter()
        .map(|(name, inside)| {
            (
                format!("word/{name}.xml"),
                format!("<w:{name} {NAMESPACES}>{inside}</w:{name}>"),
            )
        })
        .collect();
    let mut files = vec![
        ("_rels/.rels", RELATIONSHIPS.as_bytes()),
        ("word/document.xml", document.as_bytes()),
    ];
    files.extend(
        parts
            .iter()
            .map(|(name, xml)| (name.as_str(), xml.as_bytes())),
    );
    zip(&files)
}

/// A Word document with this body.
pub fn docx(body: &str) -> Vec<u8> {
    docx_with(body, &[])
}

/// A paragraph of one run.
pub fn paragraph(text: &str) -> String {
    format!("<w:p><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>")
}

/// A paragraph of one run in this font.
pub fn paragraph_in(font: &str, text: &str) -> String {
    format!(
        "<w:p><w:r><w:rPr><w:rFonts w:ascii=\"{font}\" w:hAnsi=\"{font}\"/></w:rPr><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>"
    )
}

/// A table row; each cell is the paragraphs of its lines.
pub fn row(cells: &[&[&str]]) -> String {
    let cell = |lines: &&[&str]| {
        format!(
            "<w:tc><w:tcPr/>{}</w:tc>",
            lines.iter().map(|line| paragraph(line)).collect::<String>()
        )
    };
    format!(
        "<w:tr>{}</w:tr>",
        cells.iter().map(cell).collect::<String>()
    )
}

/// An OpenDocument text with this body.
pub fn odt(body: &str) -> Vec<u8> {
    let content = format!(
        "<?xml version=\"1.0\"?><office:document-content xmlns:office=\"o\" xmlns:text=\"t\" xmlns:table=\"b\" xmlns:draw=\"d\">\
         <office:body><office:text>{body}</office:text></office:body></office:document-content>"
    );
    zip(&[
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("content.xml", content.as_bytes()),
    ])
}

/// A piece of text on a page: left, top and size in points.
pub type Piece<'a> = (f32, f32, f32, &'a str);

/// A PDF of A4 pages with an embedded font; `scan` puts a picture over each page.
pub fn pdf_with(pages: &[Vec<Piece>], scan: bool) -> Vec<u8> {
    let font = Font::new(notosans::REGULAR_TTF.into(), 0).expect("a font");
    let mut document = krilla::Document::new();
    for pieces in pages {
        let mut page =
            document.start_page_with(PageSettings::from_wh(595.0, 842.0).expect("a page size"));
        let mut surface = page.surface();
        if scan {
            let grey = [200, 200, 200, 255].repeat(16);
            surface.push_transform(&Transform::from_translate(20.0, 20.0));
            surface.draw_image(
                Image::from_rgba8(grey, 4, 4),
                Size::from_wh(550.0, 800.0).expect("a size"),
            );
            surface.pop();
        }
        for &(left, top, size, text) in pieces {
            surface.draw_text(
                Point::from_xy(left, top),
                font.clone(),
                size,
                text,
                false,
                TextDirection::Auto,
            );
        }
        surface.finish();
        page.finish();
    }
    document.finish().expect("a PDF")
}

/// A PDF of pages as a scanner makes them: each a picture of these lines, in 200 dots for each inch, without a letter of text.
pub fn scanned_pdf(pages: &[&[&str]]) -> Vec<u8> {
    let mut document = krilla::Document::new();
    for lines in pages {
        let line = |(row, line): (usize, &&str)| {
            format!("<text x=\"60\" y=\"{}\">{line}</text>", 80 + 22 * row)
        };
        let text: String = lines.iter().enumerate().map(line).collect();
        let svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"595\" height=\"842\" font-family=\"Noto Sans\" font-size=\"12\">\
             <rect width=\"595\" height=\"842\" fill=\"white\"/>{text}</svg>"
        );
        let picture = viendan::render::png::png(&svg, 200.0 / 72.0).expect("a picture");
        let mut page =
            document.start_page_with(PageSettings::from_wh(595.0, 842.0).expect("a page size"));
        let mut surface = page.surface();
        surface.draw_image(
            Image::from_png(picture.into(), false).expect("a PNG"),
            Size::from_wh(595.0, 842.0).expect("a size"),
        );
        surface.finish();
        page.finish();
    }
    document.finish().expect("a PDF")
}

/// The same without pictures.
pub fn pdf(pages: &[Vec<Piece>]) -> Vec<u8> {
    pdf_with(pages, false)
}

/// The lines of a text on pages of so many lines, as a printer would set them.
pub fn pdf_of_lines(text: &str, lines_on_page: usize) -> Vec<u8> {
    let lines: Vec<&str> = text.lines().collect();
    let page = |lines: &[&'static str]| {
        lines
            .iter()
            .enumerate()
            .map(|(row, line)| (70.0, 80.0 + 18.0 * row as f32, 12.0, *line))
            .collect()
    };
    let leaked: Vec<&'static str> = lines
        .into_iter()
        .map(|line| &*Box::leak(line.to_owned().into_boxed_str()))
        .collect();
    pdf(&leaked.chunks(lines_on_page).map(page).collect::<Vec<_>>())
}

/// A PDF of these objects (without `N 0 obj`), the first of which is the catalog.
pub fn raw_pdf(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut pdf = b"%PDF-1.7\n".to_vec();
    let mut offsets = Vec::new();
    for (index, object) in objects.iter().enumerate() {
        offsets.push(pdf.len());
        pdf.extend(format!("{} 0 obj\n", index + 1).bytes());
        pdf.extend(object);
        pdf.extend(b"\nendobj\n");
    }
    let start = pdf.len();
    pdf.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).bytes());
    offsets
        .iter()
        .for_each(|offset| pdf.extend(format!("{offset:010} 00000 n \n").bytes()));
    pdf.extend(
        format!(
            "trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n",
            objects.len() + 1
        )
        .bytes(),
    );
    pdf
}

/// A Parquet file of ids from 1 and these texts.
#[cfg(feature = "parquet")]
pub fn parquet(texts: &[Option<&[u8]>]) -> Vec<u8> {
    use parquet::basic::{Compression, ZstdLevel};
    use parquet::data_type::{ByteArray, ByteArrayType, Int64Type};
    use parquet::file::properties::WriterProperties;
    use parquet::file::writer::SerializedFileWriter;
    use parquet::schema::parser::parse_message_type;

    let schema =
        "message c { required int64 id; optional binary text (UTF8); required int64 year; }";
    let schema = parse_message_type(schema).expect("a schema").into();
    let zstandard = Compression::ZSTD(ZstdLevel::default());
    let properties = WriterProperties::builder().set_compression(zstandard);
    let mut bytes = Vec::new();
    let mut writer = SerializedFileWriter::new(&mut bytes, schema, properties.build().into())
        .expect("it is kept in memory");
    let mut group = writer.next_row_group().expect("a group");
    let present: Vec<i16> = texts.iter().map(|text| text.is_some().into()).collect();
    let numbers: Vec<i64> = (1..).take(texts.len()).collect();
    let texts: Vec<ByteArray> = texts
        .iter()
        .flatten()
        .map(|text| ByteArray::from(text.to_vec()))
        .collect();
    for column in 0..3 {
        let mut writer = group.next_column().expect("good").expect("three columns");
        match column {
            1 => writer
                .typed::<ByteArrayType>()
                .write_batch(&texts, Some(&present), None),
            _ => writer
                .typed::<Int64Type>()
                .write_batch(&numbers, None, None),
        }
        .expect("it is kept in memory");
        writer.close().expect("a column");
    }
    group.close().expect("a group");
    writer.close().expect("a file");
    bytes
}
