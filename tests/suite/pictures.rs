//! What every picture promises: nothing lies on anything else, lanes hold, lines end at borders, text is there in every format.

use crate::support::cascades;
use crate::support::hostile;
use crate::support::tools;

use resvg::tiny_skia::Pixmap;
use viendan::layout::{Axis, Drawing, Form, LayoutOptions, Piece, Point, Rect, layout};
use viendan::model::Language;
use viendan::render::{PictureError, graphviz::Graphviz, pdf, pictures, png, svg};
use viendan::view::{By, ViewOptions, view};

/// Sizes that give boxes, small boxes and the overview.
const SIZES: [usize; 4] = [12, 60, 250, 1500];

fn drawing(size: usize, axis: Axis) -> Drawing {
    let graph = cascades::graph(size, 3);
    layout(
        &view(&graph, &ViewOptions::default()),
        &LayoutOptions {
            axis,
            ..LayoutOptions::default()
        },
    )
}

fn drawings() -> impl Iterator<Item = (String, Drawing)> {
    let axes = [Axis::None, Axis::Time];
    SIZES.into_iter().flat_map(move |size| {
        axes.into_iter()
            .map(move |axis| (format!("{size} {axis:?}"), drawing(size, axis)))
    })
}

/// Pairs of rectangles that overlap, by a sweep along x.
fn overlaps(rects: &[Rect]) -> Vec<(Rect, Rect)> {
    let shrunk = |rect: &Rect| {
        Rect::new(
            rect.x + 0.1,
            rect.y + 0.1,
            rect.width - 0.2,
            rect.height - 0.2,
        )
    };
    let mut sorted: Vec<Rect> = rects.iter().map(shrunk).collect();
    sorted.sort_by(|one, two| one.x.total_cmp(&two.x));
    let mut found = Vec::new();
    for (place, one) in sorted.iter().enumerate() {
        let near = sorted[place + 1..]
            .iter()
            .take_while(|two| two.x < one.right());
        found.extend(near.filter(|two| one.overlaps(two)).map(|two| (*one, *two)));
    }
    found
}

#[test]
fn no_mark_lies_on_another() {
    for (name, drawing) in drawings() {
        let rects: Vec<Rect> = drawing.marks.iter().map(|mark| mark.outline()).collect();
        assert_eq!(overlaps(&rects), [], "{name}");
    }
}

#[test]
fn no_text_lies_on_another_and_box_text_stays_in_its_box() {
    for (name, drawing) in drawings() {
        let mut rects: Vec<Rect> = drawing
            .marks
            .iter()
            .flat_map(|mark| &mark.texts)
            .map(|text| text.rect())
            .collect();
        rects.extend(
            drawing
                .lanes
                .iter()
                .flat_map(|lane| &lane.texts)
                .chain(&drawing.texts)
                .map(|text| text.rect()),
        );
        rects.extend(
            drawing
                .ticks
                .iter()
                .filter_map(|tick| tick.text.as_ref())
                .map(|text| text.rect()),
        );
        rects.extend(drawing.legend.iter().map(|entry| entry.text.rect()));
        assert_eq!(overlaps(&rects), [], "{name}");
        for mark in drawing.marks.iter().filter(|mark| mark.form == Form::Box) {
            assert!(
                mark.texts.iter().all(|text| mark.rect.holds(&text.rect())),
                "{name}: {mark:?}"
            );
        }
    }
}

#[test]
fn every_mark_stands_in_the_lane_of_its_level_beside_the_gutter() {
    for (name, drawing) in drawings() {
        let page = Rect::new(0.0, 0.0, drawing.width, drawing.height);
        for mark in &drawing.marks {
            let holds = |lane: &&viendan::layout::Lane| {
                let rect = Rect::new(
                    lane.rect.x + lane.gutter,
                    lane.rect.y,
                    lane.rect.width - lane.gutter,
                    lane.rect.height,
                );
                lane.level == mark.level && rect.holds(&mark.rect)
            };
            assert_eq!(
                drawing.lanes.iter().filter(holds).count(),
                1,
                "{name}: {mark:?}"
            );
            assert!(page.holds(&mark.rect));
        }
        for lane in &drawing.lanes {
            assert!(
                lane.texts
                    .iter()
                    .all(|text| text.rect().right() < lane.rect.x + lane.gutter
                        && lane.rect.holds(&text.rect())),
                "{name}"
            );
        }
        let legend = drawing
            .legend
            .iter()
            .flat_map(|entry| [entry.rect, entry.text.rect()]);
        assert!(
            legend
                .chain(drawing.texts.iter().map(|text| text.rect()))
                .all(|rect| page.holds(&rect)),
            "{name}"
        );
    }
}

/// Points along a route, closer than a pixel or two.
fn points(start: Point, pieces: &[Piece]) -> Vec<Point> {
    let mut points = vec![start];
    let mut at = start;
    for piece in pieces {
        for step in 1..=60 {
            let t = f64::from(step) / 60.0;
            let mix = |weights: &[(f64, Point)]| {
                weights
                    .iter()
                    .fold(Point::default(), |sum, (weight, point)| {
                        Point::new(sum.x + weight * point.x, sum.y + weight * point.y)
                    })
            };
            let rest = 1.0 - t;
            points.push(match *piece {
                Piece::Line(end) => mix(&[(rest, at), (t, end)]),
                Piece::Curve(one, two, end) => mix(&[
                    (rest.powi(3), at),
                    (3.0 * rest * rest * t, one),
                    (3.0 * rest * t * t, two),
                    (t.powi(3), end),
                ]),
            });
        }
        at = piece.end();
    }
    points
}

fn on_border(point: Point, rect: Rect) -> bool {
    let near = |one: f64, two: f64| (one - two).abs() < 0.11;
    let (inside_x, inside_y) = (
        point.x > rect.x - 0.11 && point.x < rect.right() + 0.11,
        point.y > rect.y - 0.11 && point.y < rect.bottom() + 0.11,
    );
    (inside_x && (near(point.y, rect.y) || near(point.y, rect.bottom())))
        || (inside_y && (near(point.x, rect.x) || near(point.x, rect.right())))
}

#[test]
fn lines_lead_from_border_to_border() {
    for (name, drawing) in drawings() {
        for route in &drawing.routes {
            let end = route.pieces.last().expect("a line has a piece").end();
            assert!(
                on_border(route.start, drawing.marks[route.source].outline()),
                "{name}: {route:?}"
            );
            assert!(
                on_border(end, drawing.marks[route.target].outline()),
                "{name}: {route:?}"
            );
            assert!(route.own > 0 && route.own <= route.pieces.len());
        }
    }
}

#[test]
fn lines_between_boxes_cross_no_box() {
    for size in [12, 60, 190] {
        let drawing = drawing(size, Axis::None);
        let mut crossed = 0;
        for route in &drawing.routes {
            let inside = |rect: &Rect, point: &Point| {
                point.x > rect.x + 0.5
                    && point.x < rect.right() - 0.5
                    && point.y > rect.y + 0.5
                    && point.y < rect.bottom() - 0.5
            };
            let points = points(route.start, &route.pieces);
            let others = drawing
                .marks
                .iter()
                .enumerate()
                .filter(|(index, _)| *index != route.source && *index != route.target);
            crossed += others
                .filter(|(_, mark)| points.iter().any(|point| inside(&mark.rect, point)))
                .count();
        }
        assert_eq!(
            crossed,
            0,
            "{size}: boxes crossed by {} lines",
            drawing.routes.len()
        );
    }
}

#[test]
fn lines_that_join_are_drawn_once_and_lead_on() {
    let drawing = drawing(60, Axis::None);
    let joining: Vec<_> = drawing
        .routes
        .iter()
        .filter(|route| route.own < route.pieces.len())
        .collect();
    assert!(!joining.is_empty());
    for route in joining {
        let joint = route.pieces[route.own - 1].end();
        let same = |other: &&viendan::layout::Route| {
            let style = |one: &viendan::layout::Route| (one.relation, one.extent, one.second_hand);
            (other.target, style(other)) == (route.target, style(route))
        };
        let whole = drawing.routes.iter().filter(same).any(|other| {
            other.pieces[..other.own]
                .iter()
                .any(|piece| piece.end() == joint)
                && *other != *route
        });
        assert!(whole, "{route:?}");
    }
}

#[test]
fn the_same_documents_in_another_order_give_the_same_bytes() {
    let (mut documents, mut citations) = cascades::parts(200, 5);
    let draw = |documents: Vec<_>, citations: Vec<_>| {
        let graph = viendan::graph::CitationGraph::new(documents, citations);
        svg::svg(&layout(
            &view(&graph, &ViewOptions::default()),
            &LayoutOptions::default(),
        ))
    };
    let first = draw(documents.clone(), citations.clone());
    documents.reverse();
    citations.reverse();
    assert!(first == draw(documents, citations));
}

#[test]
fn text_leaves_ink_in_a_png() {
    let drawing = drawing(12, Axis::None);
    let whole = svg::svg(&drawing);
    let mut bare = drawing.clone();
    bare.marks.iter_mut().for_each(|mark| mark.texts.clear());
    let pixels =
        |svg: &str| Pixmap::decode_png(&png::png(svg, 1.0).expect("it is small")).expect("a PNG");
    let (with, without) = (pixels(&whole), pixels(&svg::svg(&bare)));
    let differing = with
        .pixels()
        .iter()
        .zip(without.pixels())
        .filter(|(one, two)| one != two)
        .count();
    let letters: usize = drawing
        .marks
        .iter()
        .flat_map(|mark| &mark.texts)
        .map(|text| text.words.chars().count())
        .sum();
    assert!(
        differing > 10 * letters,
        "{differing} pixels for {letters} letters"
    );
}

#[test]
fn svg_is_well_formed_whatever_the_names() {
    let graph = hostile::graph();
    for by in [By::Document, By::Issuer, By::Level] {
        for language in [Language::Vietnamese, Language::English] {
            let options = LayoutOptions {
                language,
                link: Some("report.html#doc=".to_owned()),
                ..LayoutOptions::default()
            };
            let svg = svg::svg(&layout(
                &view(
                    &graph,
                    &ViewOptions {
                        by,
                        ..ViewOptions::default()
                    },
                ),
                &options,
            ));
            let tree = roxmltree::Document::parse(&svg).expect("well-formed");
            let words: Vec<&str> = tree.descendants().filter_map(|node| node.text()).collect();
            assert!(
                by != By::Document
                    || hostile::NUMBERS
                        .iter()
                        .all(|number| words.iter().any(|text| text.starts_with(number))),
                "{words:?}"
            );
            assert!(
                tree.descendants()
                    .all(|node| node.tag_name().name() != "script"
                        && node.tag_name().name() != "img")
            );
        }
    }
    let drawings: Vec<_> = drawings().collect();
    for (name, drawing) in drawings {
        assert!(
            roxmltree::Document::parse(&svg::svg(&drawing)).is_ok(),
            "{name}"
        );
    }
}

#[test]
fn text_of_a_pdf_can_be_searched() {
    let Some(text) = tools::run(
        "pdftotext",
        &["-", "-"],
        &pdf::pdf(&svg::svg(&drawing(12, Axis::None))).expect("a PDF"),
    ) else {
        return;
    };
    let drawing = drawing(12, Axis::None);
    for words in drawing
        .marks
        .iter()
        .flat_map(|mark| &mark.texts)
        .map(|text| &text.words)
        .filter(|words| !words.ends_with('…'))
    {
        assert!(
            text.contains(words.as_str()),
            "'{words}' is not in:\n{text}"
        );
    }
}

#[test]
fn a_png_that_would_be_too_large_is_refused_with_a_scale_that_works() {
    let svg = svg::svg(&drawing(12, Axis::None));
    let Err(PictureError::TooLarge { most, .. }) = png::png(&svg, 1000.0) else {
        panic!("it was made")
    };
    assert!(most > 1.0 && most < 1000.0);
    assert!(matches!(
        png::png(&svg, 0.0),
        Err(PictureError::TooLarge { .. })
    ));
    assert!(matches!(
        png::png(&svg, f64::NAN),
        Err(PictureError::TooLarge { .. })
    ));
}

#[test]
fn an_absent_graphviz_is_named() {
    let graphviz = Graphviz {
        program: "no-such-graphviz".into(),
        ..Graphviz::default()
    };
    let error = graphviz
        .run("digraph {}", "svg")
        .expect_err("it is not there")
        .to_string();
    assert!(
        error.contains("no-such-graphviz") && error.contains("install"),
        "{error}"
    );
}

#[test]
fn empty_and_tiny_graphs_have_pictures_too() {
    for size in [0, 1, 2] {
        let graph = if size == 0 {
            viendan::graph::CitationGraph::default()
        } else {
            cascades::graph(size, 1)
        };
        let made = pictures(&graph, Language::English).expect("it can be drawn");
        assert!(made.graph_png.starts_with(b"\x89PNG") && made.graph_pdf.starts_with(b"%PDF"));
        assert!(
            roxmltree::Document::parse(&made.issuers_svg).is_ok()
                && made.issuers_dot.contains("digraph")
        );
    }
}

/// The picture of the levels of a graph.
fn levels() -> (viendan::view::View, Drawing) {
    let options = ViewOptions {
        by: viendan::view::By::Level,
        ..ViewOptions::default()
    };
    let view = view(&cascades::graph(300, 1), &options);
    let drawing = layout(&view, &LayoutOptions::default());
    (view, drawing)
}

#[test]
fn lines_between_levels_show_the_relation_and_its_count() {
    let (view, drawing) = levels();
    for (route, link) in drawing.routes.iter().zip(&view.links) {
        let label = route.label.as_ref().expect("each line has its count");
        let (relation, leading) = link.relations[0];
        assert!(
            label
                .words
                .starts_with(relation.label(Language::Vietnamese))
        );
        assert!(label.words.contains(&Language::Vietnamese.number(leading)));
        assert_eq!(route.own, route.pieces.len(), "no line hides in another");
    }
    let labels: Vec<Rect> = drawing
        .routes
        .iter()
        .filter_map(|route| Some(route.label.as_ref()?.rect()))
        .collect();
    let boxes: Vec<Rect> = drawing.marks.iter().map(|mark| mark.rect).collect();
    assert!(overlaps(&[labels, boxes].concat()).is_empty());
}

#[test]
fn a_level_has_the_sign_of_no_system_and_of_no_missing_document() {
    let (_, drawing) = levels();
    let picture = svg::svg(&drawing);
    let documents = picture
        .split_once("class=\"documents\"")
        .expect("the marks")
        .1;
    assert!(!documents.contains("missing"));
    assert!(!picture.contains("Hệ thống chưa rõ"));
    assert!(documents.contains("unknown mixed"));
}

/// All words of a drawing's marks.
fn words(drawing: &Drawing) -> Vec<&str> {
    let texts = drawing.marks.iter().flat_map(|mark| &mark.texts);
    texts.map(|text| text.words.as_str()).collect()
}

#[test]
fn names_of_issuers_are_short_and_cut_at_the_end() {
    let drawing = drawing(150, Axis::None);
    let words = words(&drawing);
    assert!(words.iter().any(|words| words.starts_with("UBND ")));
    assert!(words.iter().all(|words| !words.contains("Ủy ban nhân dân")));
    assert!(words.iter().all(|words| !words.starts_with('…')));
}

#[test]
fn the_axis_of_time_names_dots_and_the_column_without_dates() {
    let drawing = drawing(150, Axis::Time);
    assert_eq!(drawing.form, Form::Dot);
    assert!(words(&drawing).len() >= 10, "{:?}", words(&drawing));
    let headings = drawing.ticks.iter().filter_map(|tick| tick.text.as_ref());
    let headings: Vec<&str> = headings.map(|text| text.words.as_str()).collect();
    assert!(headings.contains(&"không rõ ngày"), "{headings:?}");
}

#[test]
fn a_year_of_many_documents_is_wide_on_the_axis_of_time() {
    let graph = cascades::graph(300, 1);
    let drawing = layout(
        &view(&graph, &ViewOptions::default()),
        &LayoutOptions {
            axis: Axis::Time,
            ..LayoutOptions::default()
        },
    );
    let place = |year: i16| {
        let ticks = drawing.ticks.iter();
        let words = year.to_string();
        let is_it = |tick: &&viendan::layout::Tick| {
            tick.text.as_ref().is_some_and(|text| text.words == words)
        };
        ticks.clone().find(is_it).map(|tick| tick.top.x)
    };
    let count = |year: i16| {
        let dates = graph.documents().filter_map(|document| document.date);
        dates.filter(|date| date.year() == year).count()
    };
    let widths: Vec<(usize, f64)> = (2019..2026)
        .filter_map(|year| Some((count(year), place(year + 1)? - place(year)?)))
        .collect();
    let most = widths
        .iter()
        .max_by_key(|(count, _)| *count)
        .expect("years");
    let fewest = widths
        .iter()
        .min_by_key(|(count, _)| *count)
        .expect("years");
    assert!(most.1 > 1.2 * fewest.1, "{widths:?}");
}

#[test]
fn a_picture_larger_than_a_page_says_how_to_see_parts_of_it() {
    let says = |size: usize| {
        let hint = Language::Vietnamese.word("larger_than_a_page");
        let drawing = drawing(size, Axis::None);
        let sentence: Vec<&str> = drawing
            .texts
            .iter()
            .map(|text| text.words.as_str())
            .collect();
        sentence.join(" ").contains(hint)
    };
    assert!(!says(12));
    assert!(says(190));
}

#[test]
fn the_overview_of_a_large_graph_keeps_all_levels() {
    let graph = cascades::graph(6000, 2);
    let svg = pictures(&graph, Language::Vietnamese)
        .expect("pictures")
        .graph_svg;
    for level in ["central", "provincial", "district", "commune", "unknown"] {
        assert!(svg.contains(&format!("level-{level}")), "{level}");
    }
    assert!(svg.contains("được viện dẫn nhiều nhất của từng cấp"));
    assert!(svg.contains("3.000 trong 6.000 văn bản"));
}
