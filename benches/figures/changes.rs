//! What a change of what is chosen costs: the longest frame that follows it.

use parallax::analysis::{Column, Direction, EstimateQuery, GroupBy, Sort};
use parallax::app::Parallax;
use parallax::dossier::{Dossier, Id as _, Item, ItemKind, Moment, Outcome, ReadingId};
use parallax::load;
use parallax::session::{AccountLayout, Command, EstimateSettings, Scope, TableSettings, UiScale, View};

use super::{Asked, Held, Table, settle};
use crate::generate;
use crate::stage::Stage;

/// Prints a table for the window as it opens, and one for each view alone.
pub fn print(asked: &Asked) {
    let opened: Vec<_> = asked.sizes().map(generate::archive).collect();
    let of_one: Vec<_> = asked.sizes().map(generate::of_one).collect();
    let views = View::all().map(|view| (view.title(), Some(view), &opened));
    let windows = [("the window", None, &opened), ("a window of one of each", None, &of_one)];
    for (title, view, texts) in windows.into_iter().chain(views) {
        let title = format!("changes, {title}");
        let mut table = Table::new(&title, asked);
        for text in texts {
            let loaded = load::read(text);
            let Some(dossier) = loaded.dossier.clone() else { continue };
            let changes = changes(&dossier);
            if !changes.iter().any(|change| asked.wants(&title, change.name)) {
                continue;
            }
            let mut program = Parallax::new("bench", loaded);
            if let Some(view) = view {
                program.apply(Command::Show(view));
                program.apply(Command::Alone(view));
            }
            let mut stage = Stage::new(program);
            settle(&mut stage, asked.clock);
            for change in changes.into_iter().filter(|change| asked.wants(&title, change.name)) {
                table.add(change.name, measured(&mut stage, &change, asked).describe());
            }
        }
        table.print();
    }
}

/// A change: what is set up before it, and states to go through, from the last to the first again.
struct Change {
    name: &'static str,
    before: Vec<Command>,
    states: Vec<Command>,
    after: Vec<Command>,
}

fn measured(stage: &mut Stage, change: &Change, asked: &Asked) -> Held {
    let mut run = |command: &Command| {
        stage.program.apply(command.clone());
        settle(stage, asked.clock)
    };
    for command in &change.before {
        run(command);
    }
    let states = change.states.iter().cycle();
    let runs: Vec<Held> = states.take(asked.runs.max(change.states.len()) + 1).map(&mut run).collect();
    for command in &change.after {
        run(command);
    }
    // The first makes what later ones find made.
    Held::median(&runs[1..])
}

fn changes(dossier: &Dossier) -> Vec<Change> {
    let change = |name, states: Vec<Command>| Change { name, before: Vec::new(), states, after: Vec::new() };
    let nth = |kind: ItemKind, row: usize| dossier.items(kind).nth(row);
    let some = |kind| {
        let first = nth(kind, 0).filter(|_| dossier.count_of(kind) <= 7);
        [first, nth(kind, 3), nth(kind, 5), nth(kind, 7)].into_iter().flatten()
    };
    let select = |kind| -> Vec<Command> {
        let cleared = (dossier.count_of(kind) == 1).then_some(Command::Clear);
        some(kind).map(Command::Select).chain(cleared).collect()
    };
    let day = |month, day| Command::AsOf(Some(Moment::from(jiff_date(month, day))));
    let query = |query: EstimateQuery| Command::Estimates(EstimateSettings { query, ..Default::default() });
    let killed = EstimateQuery { outcome: Some(Outcome::Killed), ..Default::default() };
    let group = dossier.groups.ids().nth(4);
    let reading = |row| Command::Reading(ReadingId::from_index(row));
    let pins = |kind| -> Vec<Command> { some(kind).map(Command::Pin).collect() };
    let filtered = |text: &str| {
        let mut settings = TableSettings::default();
        text.clone_into(&mut settings.filters[Column::By as usize]);
        Command::Table(settings)
    };
    let sorted = |column| {
        Command::Table(TableSettings { sort: Some((column, Direction::Ascending)), ..Default::default() })
    };
    let everything: Vec<Item> = dossier.items(ItemKind::Claim).collect();
    vec![
        change("nothing", vec![Command::Scale(UiScale::default())]),
        change("the pointer", some(ItemKind::Claim).map(Command::Hover).collect()),
        change("another claim", select(ItemKind::Claim)),
        change("another source", select(ItemKind::Source)),
        change("another place", select(ItemKind::Place)),
        change("a population", select(ItemKind::Group)),
        change("an event", select(ItemKind::Event)),
        change("a document", select(ItemKind::Document)),
        change("a question", select(ItemKind::Question)),
        change("a set of claims", {
            let ids: Vec<_> = dossier.claims.ids().collect();
            vec![Command::SelectClaims(ids[..ids.len() / 2].to_vec()), Command::SelectClaims(ids)]
        }),
        Change { after: vec![Command::Clear], ..change("cleared", vec![Command::Clear]) },
        Change {
            after: vec![Command::AsOf(None)],
            ..change("the day", vec![day(3, 1), day(3, 2), day(9, 20), day(12, 1)])
        },
        change("the reading", vec![reading(1), reading(2), reading(0)]),
        Change { after: vec![Command::EmptyTray], ..change("a pin", pins(ItemKind::Source)) },
        Change {
            before: pins(ItemKind::Source),
            after: vec![Command::EmptyTray],
            ..change("only what is pinned", vec![Command::Scope(Scope::Tray), Command::Scope(Scope::All)])
        },
        Change {
            before: vec![Command::PinAll(everything)],
            after: vec![Command::EmptyTray],
            ..change("all pinned", vec![Command::Scope(Scope::Tray), Command::Scope(Scope::All)])
        },
        change("an outcome", vec![query(killed), query(EstimateQuery::default())]),
        change("one population", vec![query(EstimateQuery { population: group, ..killed }), query(killed)]),
        change("the order", vec![query(EstimateQuery { sort: Sort::Size, ..killed }), query(killed)]),
        change(
            "the headings",
            vec![query(EstimateQuery { group_by: GroupBy::Source, ..killed }), query(killed)],
        ),
        change("the index", ["1", "12", ""].map(|text| Command::Filter(text.to_owned())).to_vec()),
        change("the table's filter", vec![filtered("1"), filtered("12"), filtered("")]),
        change("the table's order", vec![sorted(Column::Said), sorted(Column::By)]),
        change(
            "the accounts' layout",
            [AccountLayout::SourcesDown, AccountLayout::QuestionsDown].map(Command::Accounts).to_vec(),
        ),
        change(
            "dark",
            [parallax::theme::Mode::Dark, parallax::theme::Mode::Light].map(Command::Theme).to_vec(),
        ),
    ]
}

fn jiff_date(month: i8, day: i8) -> jiff::civil::Date {
    jiff::civil::date(2018, month, day)
}
