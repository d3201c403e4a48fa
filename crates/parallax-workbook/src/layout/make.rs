//! Makes the sections and their columns of the reference of the format.

use parallax_dossier::reference::{Field, Holds, Reference};

use super::kinds::{fields_of, is_choice_of_ids, is_choice_of_structs, is_struct, kind_of, table_of};
use super::{Column, Kind, Owner, Part, Path, Rows, Section, Step, entry, sentence, words};

/// The sheets that a person fills in first, in this order; the others follow.
const FIRST: [&str; 9] =
    ["dossier", "claims", "sources", "documents", "groups", "events", "places", "questions", "people"];

/// The columns of claims that are filled in most often, in this order; the others follow as the page lists them.
const FIRST_OF_CLAIMS: [&str; 15] = [
    "id",
    "by",
    "document",
    "paragraph",
    "outcome",
    "of",
    "quantity",
    "stance",
    "worded",
    "gist",
    "said",
    "event",
    "at",
    "answer.to",
    "answer.text",
];

/// All sections, in the order of the sheets.
pub(super) fn make() -> Vec<Section> {
    let mut maker = Maker { sections: Vec::new() };
    maker.add_dossier();
    let place =
        |section: &Section| FIRST.iter().position(|name| *name == section.name).unwrap_or(FIRST.len());
    maker.sections.sort_by_key(place);
    for section in maker.sections.iter_mut().filter(|section| section.name == "claims") {
        let place = |column: &Column| FIRST_OF_CLAIMS.iter().position(|name| *name == column.name);
        section.columns.sort_by_key(|column| place(column).unwrap_or(FIRST_OF_CLAIMS.len()));
    }
    maker.sections
}

struct Maker {
    sections: Vec<Section>,
}

/// What columns are made of: a struct in a row, with the way to it.
#[derive(Clone)]
struct Spot {
    /// What stands before the names of its columns.
    prefix: String,
    path: Path,
    /// The table of the row, for lists within it; `None` where lists stay in one cell.
    table: Option<&'static str>,
}

impl Spot {
    fn then(&self, name: &str, steps: &[Step]) -> Self {
        let mut path = self.path.clone();
        path.extend_from_slice(steps);
        let prefix = if name.is_empty() { self.prefix.clone() } else { format!("{}{name}.", self.prefix) };
        Self { prefix, path, table: self.table }
    }
}

impl Maker {
    fn add_dossier(&mut self) {
        let Some(dossier) = Reference::get().structs.get("Dossier") else { return };
        let mut columns = Vec::new();
        let here = Spot { prefix: String::new(), path: Vec::new(), table: None };
        for field in &dossier.rows {
            match &field.holds {
                Holds::Table(held) => self.add_table(field, held),
                Holds::List(held) => match &**held {
                    Holds::Type(of) if is_struct(of) => {
                        let section =
                            self.section(field.name, Rows::List(field.name), about(of, field.meaning));
                        let mut columns = Vec::new();
                        self.flatten(of, &here, &mut columns);
                        self.sections[section].columns = columns;
                    }
                    _ => self.column(field, &here, &mut columns),
                },
                _ => self.column(field, &here, &mut columns),
            }
        }
        let about = "The dossier itself, in one row.".to_owned();
        self.sections.push(Section { name: "dossier".to_owned(), about, rows: Rows::Dossier, columns });
    }

    fn section(&mut self, name: &str, rows: Rows, about: String) -> usize {
        self.sections.push(Section { name: name.to_owned(), about, rows, columns: Vec::new() });
        self.sections.len() - 1
    }

    /// A table of the dossier.
    fn add_table(&mut self, field: &'static Field, held: &Holds) {
        let of = match held {
            Holds::Type(of) => of,
            // A text stands for a struct that has nothing else.
            Holds::Either(all) => all
                .iter()
                .find_map(|one| if let Holds::Type(of) = one { Some(*of) } else { None })
                .unwrap_or(""),
            _ => "",
        };
        let section = self.section(field.name, Rows::Table(field.name), about(of, field.meaning));
        let (name, meaning) = if field.name == "schemes" {
            ("name", "the name of the scheme")
        } else {
            (
                "id",
                "lower-case letters and digits, joined by single hyphens; other sheets name the entry by it",
            )
        };
        let mut columns = vec![key_column(name, Kind::Text, meaning)];
        let here = Spot { prefix: String::new(), path: Vec::new(), table: Some(field.name) };
        if is_struct(of) {
            self.flatten(of, &here, &mut columns);
        } else {
            columns.push(whole_column("text", held, field.meaning));
        }
        self.sections[section].columns = columns;
    }

    /// The columns of a struct.
    fn flatten(&mut self, of: &str, at: &Spot, columns: &mut Vec<Column>) {
        let Some(described) = Reference::get().structs.get(of) else { return };
        for field in &described.rows {
            self.column(field, at, columns);
        }
    }

    /// The column or columns of a field.
    fn column(&mut self, field: &'static Field, at: &Spot, columns: &mut Vec<Column>) {
        let step = Step::Field(field.name);
        match &field.holds {
            Holds::Type("LonLat") => self.flatten("LonLat", &at.then("", &[step]), columns),
            Holds::Type("Location") => self.location(field, at, columns),
            Holds::Type(of) if is_struct(of) => {
                let first = columns.len();
                self.flatten(of, &at.then(field.name, &[step]), columns);
                // What can be left out as a whole has no part that must be there.
                if field.left_out.is_some() {
                    make_optional(&mut columns[first..], field.left_out);
                }
            }
            Holds::Type(of) if is_choice_of_structs(of) => {
                for word in words(of).into_iter().filter(|word| is_struct(word)) {
                    // What a claim counts is most of what claims say.
                    let name = if word == "Count" { String::new() } else { word.to_lowercase() };
                    let first = columns.len();
                    self.flatten(word, &at.then(&name, &[step, Step::Word(word)]), columns);
                    let left_out =
                        if word == "Count" { "the claim counts nothing" } else { "it says something else" };
                    make_optional(&mut columns[first..], Some(left_out));
                }
            }
            Holds::Type(of) if is_choice_of_ids(of) => {
                for word in words(of) {
                    let mut path = at.path.clone();
                    path.extend([step, Step::Word(word), Step::Inside]);
                    columns.push(Column {
                        name: format!("{}{}", at.prefix, word.to_lowercase()),
                        part: Part::At(path),
                        kind: table_of(word).map_or(Kind::Text, Kind::Id),
                        is_required: false,
                        meaning: field.meaning,
                        left_out: Some("another column says it"),
                        example: "",
                    });
                }
            }
            Holds::List(held) if at.table.is_some() => match &**held {
                Holds::Type(of) if is_struct(of) => self.add_list(field, of, at),
                _ => columns.push(one(field, at, kind_of(&field.holds))),
            },
            Holds::Table(held) if at.table.is_some() => self.add_inner_table(field, held, at),
            holds => columns.push(one(field, at, kind_of(holds))),
        }
    }

    /// Where a place is: a position in two columns, or a line or an area in one.
    fn location(&mut self, field: &'static Field, at: &Spot, columns: &mut Vec<Column>) {
        let first = columns.len();
        let point = at.then("", &[Step::Field(field.name), Step::Word("Point"), Step::Inside]);
        self.flatten("LonLat", &point, columns);
        columns[first..].iter_mut().for_each(|column| {
            column.is_required = false;
            column.left_out = Some("no source says where it is, or it is a line or an area");
        });
        let shape = Column {
            name: format!("{}shape", at.prefix),
            meaning: "a line or an area instead of a position, as well-known text with degrees east and north",
            left_out: Some("it is no line and no area"),
            example: "LINESTRING (40.0 35.0, 40.1 35.1)",
            ..one(field, at, Kind::Shape)
        };
        columns.push(shape);
    }

    /// A list of structs in the rows of a table.
    fn add_list(&mut self, field: &'static Field, of: &'static str, at: &Spot) {
        let Some(table) = at.table else { return };
        let mut path = at.path.clone();
        path.push(Step::Field(field.name));
        let is_fact = fields_of(of) == ["is", "by", "document"];
        let name = match field.name {
            _ if is_fact => "facts",
            "cited" => "citations",
            "names_in" => "names",
            other => other,
        };
        let known = self.sections.iter().position(|section| section.name == name);
        let section = known.unwrap_or_else(|| {
            let about = if is_fact {
                "What is said of people, and who says it; a row may hold several things that the same source says in the same document.".to_owned()
            } else {
                about(of, field.meaning)
            };
            self.section(name, Rows::Inside(Vec::new()), about)
        });
        let column = self.owner_column(section, table);
        let only_with = is_fact.then(|| {
            let columns = &mut self.sections[section].columns;
            let is = Reference::get().field(of, "is");
            let kind = is.map_or(Kind::Text, |is| kind_of(&is.holds));
            // The facts stand before who says them.
            let before = columns.iter().position(|one| one.name == "by").unwrap_or(columns.len());
            columns.insert(
                before,
                Column {
                    name: field.name.to_owned(),
                    part: Part::At(vec![Step::Field("is")]),
                    kind,
                    is_required: false,
                    meaning: field.meaning,
                    left_out: Some("nothing is said of it"),
                    example: is.map_or("", |is| is.example),
                },
            );
            field.name
        });
        let here = Spot { prefix: String::new(), path: Vec::new(), table: None };
        let mut columns = Vec::new();
        self.flatten(of, &here, &mut columns);
        let section = &mut self.sections[section];
        for column in columns {
            if !(is_fact && column.name == "is") && section.column(&column.name).is_none() {
                section.columns.push(column);
            }
        }
        if let Rows::Inside(owners) = &mut section.rows {
            owners.push(Owner { table, at: path, column, only_with: None, is_table: false });
            // Columns that were put in between have moved the others.
            for owner in owners {
                let name = match owner.at.last() {
                    Some(Step::Field(name)) => *name,
                    _ => "",
                };
                owner.only_with =
                    only_with.and_then(|_| section.columns.iter().position(|one| one.name == name));
            }
        }
    }

    /// A table in the rows of a table: each of its entries is a row with a key.
    fn add_inner_table(&mut self, field: &'static Field, held: &Holds, at: &Spot) {
        let Some(table) = at.table else { return };
        let mut path = at.path.clone();
        path.push(Step::Field(field.name));
        let (key, kind, value) = match field.name {
            "breakdowns" => ("by", Kind::Text, "extent"),
            "words" => ("word", Kind::Text, "range"),
            "parts" => ("of", Kind::Id("groups"), "quantity"),
            "positions" => ("position", Kind::Text, "meaning"),
            "grades" => ("grade", Kind::Text, "meaning"),
            "ids" => ("list", Kind::Text, "number"),
            _ => ("key", Kind::Text, "value"),
        };
        let name = if field.name == "ids" { "numbers" } else { field.name };
        let section = self.section(name, Rows::Inside(Vec::new()), sentence(field.meaning));
        let column = self.owner_column(section, table);
        let mut columns = vec![key_column(key, kind, field.meaning)];
        match held {
            Holds::Type(of) if is_struct(of) => {
                self.flatten(
                    of,
                    &Spot { prefix: String::new(), path: Vec::new(), table: None },
                    &mut columns,
                );
            }
            _ => columns.push(whole_column(value, held, field.meaning)),
        }
        let section = &mut self.sections[section];
        section.columns.extend(columns);
        section.rows = Rows::Inside(vec![Owner { table, at: path, column, only_with: None, is_table: true }]);
    }

    /// The column that names the entry of this table, which stands after those of other tables.
    fn owner_column(&mut self, section: usize, table: &'static str) -> usize {
        let columns = &mut self.sections[section].columns;
        let name = entry(table);
        if let Some(known) =
            columns.iter().position(|column| column.part == Part::Owner && column.name == name)
        {
            return known;
        }
        let after = columns.iter().filter(|column| column.part == Part::Owner).count();
        let meaning = "the entry that the row belongs to";
        columns.insert(
            after,
            Column {
                name: name.to_owned(),
                part: Part::Owner,
                kind: if table == "schemes" { Kind::Text } else { Kind::Id(table) },
                is_required: false,
                meaning,
                left_out: Some("the row belongs to an entry of another sheet"),
                example: "",
            },
        );
        after
    }
}

/// Columns of which none must be filled in.
fn make_optional(columns: &mut [Column], left_out: Option<&'static str>) {
    for column in columns.iter_mut().filter(|column| column.is_required) {
        (column.is_required, column.left_out) = (false, left_out);
    }
}

fn key_column(name: &str, kind: Kind, meaning: &'static str) -> Column {
    let name = name.to_owned();
    Column { name, part: Part::Key, kind, is_required: true, meaning, left_out: None, example: "" }
}

/// The column of a value that is no struct, of an entry that has nothing else.
fn whole_column(name: &str, held: &Holds, meaning: &'static str) -> Column {
    Column {
        name: name.to_owned(),
        part: Part::At(Vec::new()),
        kind: kind_of(held),
        is_required: true,
        meaning,
        left_out: None,
        example: "",
    }
}

/// The one column of a field.
fn one(field: &'static Field, at: &Spot, kind: Kind) -> Column {
    let mut path = at.path.clone();
    path.push(Step::Field(field.name));
    Column {
        name: format!("{}{}", at.prefix, field.name),
        part: Part::At(path),
        kind,
        is_required: field.left_out.is_none(),
        meaning: field.meaning,
        left_out: field.left_out,
        example: field.example,
    }
}

fn about(of: &str, meaning: &str) -> String {
    let told = Reference::get().structs.get(of).map_or("", |described| described.about.as_str());
    if told.is_empty() || told.len() > 300 { sentence(meaning) } else { told.to_owned() }
}
