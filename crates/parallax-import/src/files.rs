//! Several files that are imported together: their tables, and those that are no sheets with their shapes.

use crate::columns::{Map, Table};
use crate::input::{Content, Input, Paper};
use crate::shape::{self, Shape, ShapeError};
use crate::{Import, Memory, tree};

/// Files of which a draft can be made.
#[derive(Debug, Default)]
pub struct Files<'f> {
    /// The sheets.
    pub tables: Vec<Table<'f>>,
    papers: Vec<(&'f Paper, &'static Shape)>,
    is_named: bool,
}

/// Makes sheets of JSON that is a list of rows, so that every other file has a shape of its own.
///
/// # Errors
/// If a shape that `map` names does not exist or cannot be that of a file, or JSON has no list of entries.
pub fn settle(inputs: Vec<Input>, map: &Map) -> Result<Vec<Input>, ShapeError> {
    let wanted = map.shape.as_deref().map(Shape::named).transpose()?;
    inputs.into_iter().map(|input| settle_one(input, wanted)).collect()
}

fn settle_one(input: Input, wanted: Option<&'static Shape>) -> Result<Input, ShapeError> {
    let unfit = |file: &str, shape: &Shape, is| {
        Err(ShapeError::Unfit { file: file.to_owned(), shape: shape.name, is, are: shape.kind() })
    };
    let paper = match input {
        Input::Sheet(sheet) => {
            return match wanted.filter(|shape| !shape.is_of_sheets()) {
                Some(shape) => unfit(&sheet.file, shape, "a sheet"),
                None => Ok(Input::Sheet(sheet)),
            };
        }
        Input::Paper(paper) => paper,
    };
    match (wanted.or_else(|| of_content(&paper.content)), &paper.content) {
        (Some(shape), content) if shape.takes(content) => Ok(Input::Paper(paper)),
        (None, Content::Tree(tree)) => as_sheet(tree, &paper.file),
        (Some(shape), Content::Tree(tree)) if shape.is_of_sheets() => as_sheet(tree, &paper.file),
        (shape, _) => unfit(&paper.file, shape.unwrap_or(&shape::SHAPES[0]), "another kind of file"),
    }
}

fn as_sheet(tree: &serde_json::Value, file: &str) -> Result<Input, ShapeError> {
    tree::sheet(tree, file)
        .map(Input::Sheet)
        .map_err(|why| ShapeError::Unread { file: file.to_owned(), why: why.to_string() })
}

fn of_content(content: &Content) -> Option<&'static Shape> {
    match content {
        Content::Tree(tree) => shape::of_tree(tree),
        Content::Text(text) => shape::of_text(text),
    }
}

impl<'f> Files<'f> {
    /// The files of these inputs, which [`settle`] gave for the same map.
    ///
    /// # Errors
    /// If a sheet lacks columns of the shape that `map` names.
    pub fn from_inputs(inputs: &'f [Input], map: &Map) -> Result<Self, ShapeError> {
        let wanted = map.shape.as_deref().map(Shape::named).transpose()?;
        let mut files = Self { is_named: wanted.is_some(), ..Self::default() };
        for input in inputs {
            match input {
                Input::Sheet(sheet) => files.tables.push(Table::new(sheet, map)),
                Input::Paper(paper) => {
                    files
                        .papers
                        .extend(wanted.or_else(|| of_content(&paper.content)).map(|shape| (paper, shape)));
                }
            }
        }
        for table in &files.tables {
            let missing = wanted.map(|shape| shape.missing(table)).unwrap_or_default();
            if let Some(shape) = wanted.filter(|_| !missing.is_empty()) {
                let file = table.sheet.file.clone();
                return Err(ShapeError::Lacks { file, shape: shape.name, missing });
            }
        }
        Ok(files)
    }

    /// Sheets alone.
    #[must_use]
    pub fn from_tables(tables: Vec<Table<'f>>) -> Self {
        Self { tables, ..Self::default() }
    }

    /// Makes a draft of them, in which entries keep the ids that they had when they were imported before.
    #[must_use]
    pub fn import(&self, title: &str, memory: Memory) -> Import {
        let mut made = crate::make(&self.tables, &self.papers, title, memory);
        if self.is_named {
            for sheet in &mut made.summary.sheets {
                "as you said".clone_into(&mut sheet.because);
            }
        }
        made
    }
}
