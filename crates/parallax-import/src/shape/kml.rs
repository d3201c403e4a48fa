//! KML, also unpacked from KMZ: each placemark is a place, with its position as the file holds it and no precision that nobody
//! stated. Entities are not expanded, and nothing that the file refers to is opened.

use parallax_dossier::draft::{Location, LonLat};
use roxmltree::{Document, Node, ParsingOptions};

use super::Job;
use super::common::Lines;
use super::spots::{self, Feature, MOST_POSITIONS};
use crate::input::{Content, Paper};
use crate::making::{line, paragraph};
use crate::summary::OfSheet;

pub(super) const TITLE: &str = "KML: each placemark becomes a place";

/// Most elements and texts of one file.
const MOST_NODES: u32 = 8_000_000;
/// Most folders around a placemark that its note names, and most geometries that hold one another.
const DEEPEST: usize = 16;

pub(super) fn is(text: &str) -> bool {
    let mut rest = text.trim_start_matches('\u{feff}').trim_start();
    // The declaration and comments come before the first element.
    loop {
        let end = if rest.starts_with("<?") {
            "?>"
        } else if rest.starts_with("<!--") {
            "-->"
        } else {
            break;
        };
        let Some((_, after)) = rest.split_once(end) else { return false };
        rest = after.trim_start();
    }
    // A file with a list of entities is refused in words, rather than read as a sheet.
    let Some(rest) = rest.strip_prefix("<!DOCTYPE ").or_else(|| rest.strip_prefix('<')) else { return false };
    let name = rest.split(|letter: char| letter.is_whitespace() || letter == '>').next().unwrap_or_default();
    name.rsplit(':').next() == Some("kml")
}

/// A name without what stands for its namespace: files of several versions have several.
fn is_called(node: &Node, name: &str) -> bool {
    node.is_element() && node.tag_name().name() == name
}

fn child<'a, 'i>(node: Node<'a, 'i>, name: &str) -> Option<Node<'a, 'i>> {
    node.children().find(|child| is_called(child, name))
}

/// The text of the child of this name, on one line.
fn field(node: Node, name: &str) -> String {
    child(node, name).map(|child| line(&text_of(child))).unwrap_or_default()
}

/// All texts right in an element, since a comment or CDATA divides them.
fn text_of(node: Node) -> String {
    node.children().filter_map(|child| child.is_text().then(|| child.text()).flatten()).collect()
}

pub(super) fn read(papers: &[&Paper], job: &mut Job) {
    for paper in papers {
        let Content::Text(text) = &paper.content else { continue };
        let sheet = job.summary.sheets.len();
        let unit = ("placemark", "placemarks");
        job.summary.sheets.push(OfSheet::of_paper(paper, 0, unit, "by its first element"));
        // Nothing may stand before the declaration, but files have empty lines there.
        let trimmed = text.trim_start_matches('\u{feff}').trim_start();
        let before = text.len() - trimmed.len();
        let lines = Lines::new(text);
        let options =
            ParsingOptions { allow_dtd: false, nodes_limit: MOST_NODES, ..ParsingOptions::default() };
        let tree = match Document::parse_with_options(trimmed, options) {
            Ok(tree) => tree,
            Err(error) => {
                let (number, why) = unread(&error, &lines, before);
                job.leave_out(paper, "line", number, "", &why);
                continue;
            }
        };
        let mut count = 0;
        for node in tree.root().descendants() {
            let number = lines.at(before + node.range().start);
            match node.tag_name().name() {
                "Placemark" => {
                    count += 1;
                    placemark(node, paper, number, count, job);
                }
                "NetworkLink" => {
                    let why = "a link to another file is not followed; give that file too";
                    job.leave_out(paper, "line", number, &field(node, "name"), why);
                }
                kind @ ("GroundOverlay" | "PhotoOverlay" | "ScreenOverlay") => {
                    let why = format!("{kind} is a picture, and no place");
                    job.leave_out(paper, "line", number, &field(node, "name"), &why);
                }
                _ => {}
            }
        }
        if count == 0 {
            job.leave_out(paper, "line", lines.at(before), "", "the file has no placemark");
        }
        job.summary.sheets[sheet].rows = count;
    }
}

/// The line where a file stops being XML, and why.
fn unread(error: &roxmltree::Error, lines: &Lines, before: usize) -> (usize, String) {
    use roxmltree::Error::{NodesLimitReached, UnclosedRootNode, UnexpectedEndOfStream};
    match error {
        UnclosedRootNode | UnexpectedEndOfStream => {
            (lines.count(), "the file is cut short: it ends before its elements do".to_owned())
        }
        NodesLimitReached => {
            (1, format!("the file has more than {MOST_NODES} elements and texts; divide it"))
        }
        _ => {
            let row = usize::try_from(error.pos().row).unwrap_or(usize::MAX);
            let told = error.to_string();
            // Its own line number does not count empty lines before the declaration.
            let told = told.rsplit_once(" at ").map_or(told.as_str(), |(told, _)| told);
            (row.saturating_add(lines.at(before) - 1), format!("the file is no XML that can be read: {told}"))
        }
    }
}

fn placemark(node: Node, paper: &Paper, number: usize, count: usize, job: &mut Job) {
    let title = field(node, "name");
    let unnamed = format!("Placemark on line {number} of {}", paper.file);
    let geometries: Vec<Node> = node.children().filter(is_geometry).take(2).collect();
    let mut heights = false;
    let location = match geometries[..] {
        [] => Err(spots::without_position()),
        [geometry] => location(geometry, DEEPEST, &mut heights),
        _ => Err(several()),
    };
    if title.is_empty() && location.is_ok() {
        let why = format!("the placemark has no name; its place is called “{unnamed}”");
        job.leave_out(paper, "line", number, "", &why);
    }
    if heights && location.is_ok() {
        job.leave_out(paper, "line", number, &title, "its altitude is not kept");
    }
    let id = node.attribute("id").unwrap_or_default();
    let key = match (id.is_empty(), title.is_empty()) {
        (false, _) => format!("placemark id {id}"),
        (true, false) => format!("placemark {title}"),
        (true, true) => format!("placemark {count}"),
    };
    let feature =
        Feature { paper, unit: "line", at: number, title, unnamed, location, note: note_of(node), key };
    feature.add(job);
}

/// The folders that a placemark is in, its description, and what else the file has about it.
fn note_of(node: Node) -> String {
    let mut folders: Vec<String> = node
        .ancestors()
        .skip(1)
        .take(DEEPEST)
        .filter(|around| is_called(around, "Folder"))
        .map(|folder| field(folder, "name"))
        .filter(|name| !name.is_empty())
        .collect();
    folders.reverse();
    let mut notes = vec![("Folder".to_owned(), folders.join(" / "))];
    let description = child(node, "description").map(|child| plain(&text_of(child))).unwrap_or_default();
    notes.push((String::new(), description));
    notes.push(("Address".to_owned(), field(node, "address")));
    if let Some(stamp) = child(node, "TimeStamp") {
        notes.push(("Time".to_owned(), field(stamp, "when")));
    }
    if let Some(span) = child(node, "TimeSpan") {
        notes.push(("From".to_owned(), field(span, "begin")));
        notes.push(("To".to_owned(), field(span, "end")));
    }
    let label = |data: Node| line(data.attribute("name").unwrap_or_default());
    for data in child(node, "ExtendedData").into_iter().flat_map(|data| data.children()) {
        match data.tag_name().name() {
            "Data" => notes.push((label(data), field(data, "value"))),
            "SchemaData" => {
                let simple = data.children().filter(|data| is_called(data, "SimpleData"));
                notes.extend(simple.map(|data| (label(data), line(&text_of(data)))));
            }
            _ => {}
        }
    }
    let told = notes.into_iter().filter(|(_, text)| !text.is_empty());
    let told = told.map(|(label, text)| if label.is_empty() { text } else { format!("{label}: {text}") });
    told.collect::<Vec<_>>().join("\n")
}

/// A description without its HTML; where a link or a picture leads is kept.
fn plain(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        let is_tag =
            rest[1..].starts_with(|letter: char| letter.is_ascii_alphabetic() || matches!(letter, '/' | '!'));
        let end = if is_tag { rest.find('>') } else { None };
        let Some(end) = end else {
            // A sign of its own: "<100 killed".
            text.push('<');
            rest = &rest[1..];
            if is_tag {
                break;
            }
            continue;
        };
        let tag = &rest[1..end];
        rest = &rest[end + 1..];
        let kind = tag.trim_start_matches('/').split(|letter: char| !letter.is_ascii_alphanumeric()).next();
        match kind.unwrap_or_default().to_ascii_lowercase().as_str() {
            "br" | "p" | "div" | "li" | "tr" | "ul" | "ol" | "table" | "hr" | "h1" | "h2" | "h3" => {
                text.push('\n');
            }
            "td" | "th" => text.push(' '),
            "a" | "img" => {
                let link = ["href=\"", "src=\"", "href='", "src='"].iter().find_map(|sign| {
                    let (_, link) = tag.split_once(sign)?;
                    link.split(['"', '\'']).next()
                });
                // A link is often its own text.
                if let Some(link) = link.filter(|link| !rest.starts_with(link)) {
                    text.push_str(link);
                    text.push(' ');
                }
            }
            _ => {}
        }
    }
    text.push_str(rest);
    for (entity, sign) in
        [("&nbsp;", " "), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
    {
        if text.contains(entity) {
            text = text.replace(entity, sign);
        }
    }
    paragraph(&text)
}

fn is_geometry(node: &Node) -> bool {
    let kinds =
        ["Point", "LineString", "LinearRing", "Polygon", "MultiGeometry", "Model", "Track", "MultiTrack"];
    node.is_element() && kinds.contains(&node.tag_name().name())
}

fn several() -> String {
    "it has several positions, and a place of a dossier has one".to_owned()
}

/// The position of a geometry; in error why it is not kept. `heights` becomes true if it has an altitude other than 0.
fn location(node: Node, deepest: usize, heights: &mut bool) -> Result<Location, String> {
    let mut positions = |node: Node| positions(node, heights);
    match node.tag_name().name() {
        "Point" => match positions(node)?[..] {
            [one] => Ok(spots::point(one)),
            _ => Err("a point needs one position".to_owned()),
        },
        "LineString" | "LinearRing" => spots::path(positions(node)?),
        "Polygon" => {
            if child(node, "innerBoundaryIs").is_some() {
                return Err(spots::with_holes());
            }
            let ring = child(node, "outerBoundaryIs").and_then(|outer| child(outer, "LinearRing"));
            spots::area(positions(ring.ok_or_else(spots::without_position)?)?)
        }
        "MultiGeometry" => {
            let inner: Vec<Node> = node.children().filter(is_geometry).take(2).collect();
            match inner[..] {
                [] => Err(spots::without_position()),
                [one] if deepest > 0 => location(one, deepest - 1, heights),
                [_] => Err("its geometries hold one another too deeply".to_owned()),
                _ => Err(several()),
            }
        }
        kind => Err(spots::unheld(kind)),
    }
}

/// The positions of `coordinates`: longitude, latitude and perhaps altitude, divided by commas, and by spaces from the next.
fn positions(node: Node, heights: &mut bool) -> Result<Vec<LonLat>, String> {
    let text = child(node, "coordinates").map(text_of).unwrap_or_default();
    // People also write a space after a comma.
    let mut written: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match written.last_mut() {
            Some(last) if last.ends_with(',') || word.starts_with(',') => last.push_str(word),
            _ => written.push(word.to_owned()),
        }
        if written.len() > MOST_POSITIONS {
            return Err(spots::too_long());
        }
    }
    if written.is_empty() {
        return Err(spots::without_position());
    }
    let one = |written: &String| {
        let unread = || {
            let short: String = written.chars().take(60).collect();
            format!("“{short}” is no longitude and latitude")
        };
        let numbers: Vec<f64> = written
            .split(',')
            .take(4)
            .map(|number| number.parse().ok().filter(|number: &f64| number.is_finite()))
            .collect::<Option<_>>()
            .ok_or_else(unread)?;
        match numbers[..] {
            [lon, lat] => spots::position(lon, lat),
            [lon, lat, height] => {
                *heights |= height != 0.0;
                spots::position(lon, lat)
            }
            _ => Err(unread()),
        }
    };
    written.iter().map(one).collect()
}
