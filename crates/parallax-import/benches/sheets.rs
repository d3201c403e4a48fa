//! What importing a large sheet costs, as ratios to the least that could be done with it:
//! `cargo bench -p parallax-import --bench sheets [-- ROWS]`. The memory is that of the process at its highest, on Linux.

use std::error::Error;
use std::fmt::Write as _;
use std::hint::black_box;
use std::io::Cursor;
use std::time::{Duration, Instant};

use calamine::{Reader as _, Xlsx};
use parallax_import::sheet::{self, Reading};
use parallax_import::{Map, Table, import};

fn main() -> Result<(), Box<dyn Error>> {
    let rows = std::env::args().skip(1).find_map(|word| word.parse().ok()).unwrap_or(100_000_usize);
    let csv = csv_of(rows);
    println!("{rows} rows, {:.1} MB of CSV", mega(csv.len()));
    let (bare, text) = timed(|| bare(&csv))?;
    println!("csv read and RON written, nothing understood: {bare:.2?}, {:.1} MB", mega(text.len()));
    drop(text);
    forget_peak();
    let (ours, text) = timed(|| dossier_of(csv.clone().into_bytes()))?;
    println!("a checked dossier of it: {ours:.2?}, {:.1} MB, {} at the highest", mega(text.len()), peak());
    println!("  as a ratio: {:.1}", ours.as_secs_f64() / bare.as_secs_f64());
    drop(text);
    let book = xlsx_of(&csv)?;
    println!("{:.1} MB of XLSX", mega(book.len()));
    let (bare, _) = timed(|| {
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(book.clone()))?;
        Ok(black_box(book.worksheet_range_at(0).ok_or("no sheet")??))
    })?;
    println!("calamine alone: {bare:.2?}");
    forget_peak();
    let (ours, _) = timed(|| Ok(black_box(sheet::parse(book.clone(), None, &Reading::default())?)))?;
    println!("the sheet read: {ours:.2?}, {} at the highest", peak());
    println!("  as a ratio: {:.1}", ours.as_secs_f64() / bare.as_secs_f64());
    Ok(())
}

/// Incidents as people keep them: what is said, by whom, where and when.
fn csv_of(rows: usize) -> String {
    let mut text = String::from("Date,Source,Outlet,Link,Killed,Injured,Location,lat,lon,Notes\n");
    let cells = ["12", "at least 3", "~30", "dozens", "4-6", "7 (2 women + 5 men)", "", "unknown"];
    for row in 0..rows {
        let _ = writeln!(
            text,
            "2018-{:02}-{:02},Source {},Outlet {},https://example.org/{row},{},{},Town {},{:.4},{:.4},\"Row {row}, as it was told\"",
            row % 12 + 1,
            row % 28 + 1,
            row % 400,
            row % 50,
            cells[row % 8],
            cells[(row / 8) % 8],
            row % 5000,
            30.0 + (row % 5000) as f64 / 1000.0,
            40.0 + (row % 5000) as f64 / 1000.0,
        );
    }
    text
}

fn bare(csv: &str) -> Result<String, Box<dyn Error>> {
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let rows: Vec<Vec<String>> = reader
        .records()
        .map(|row| Ok(row?.iter().map(str::to_owned).collect()))
        .collect::<Result<_, csv::Error>>()?;
    Ok(ron::ser::to_string_pretty(&rows, ron::ser::PrettyConfig::new())?)
}

fn dossier_of(csv: Vec<u8>) -> Result<String, Box<dyn Error>> {
    let sheet = sheet::parse(csv, None, &Reading::default())?;
    let made = import(&[Table::new(&sheet, &Map::default())], "Measured");
    let built = made.draft.clone().build();
    let dossier = built.dossier.ok_or("the dossier has errors")?;
    black_box(dossier.claims.len());
    Ok(made.draft.write())
}

fn xlsx_of(csv: &str) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let page = book.add_worksheet();
    for (at, record) in
        csv::ReaderBuilder::new().has_headers(false).from_reader(csv.as_bytes()).records().enumerate()
    {
        for (column, cell) in record?.iter().enumerate() {
            let (row, column) = (u32::try_from(at)?, u16::try_from(column)?);
            match cell.parse::<f64>() {
                Ok(number) => page.write_number(row, column, number)?,
                Err(_) => page.write_string(row, column, cell)?,
            };
        }
    }
    Ok(book.save_to_buffer()?)
}

fn timed<T>(work: impl Fn() -> Result<T, Box<dyn Error>>) -> Result<(Duration, T), Box<dyn Error>> {
    let mut least = None;
    let mut made = None;
    for _ in 0..3 {
        drop(made.take());
        let start = Instant::now();
        made = Some(work()?);
        let took = start.elapsed();
        least = Some(least.map_or(took, |least: Duration| least.min(took)));
    }
    Ok((least.unwrap_or_default(), made.ok_or("no run")?))
}

fn mega(bytes: usize) -> f64 {
    bytes as f64 / 1e6
}

/// Begins to measure the highest memory anew.
fn forget_peak() {
    // Only Linux has this file; elsewhere the highest of the whole run is not told either.
    let _ = std::fs::write("/proc/self/clear_refs", "5");
}

fn peak() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilo = line.and_then(|line| line.trim().strip_suffix("kB")?.trim().parse::<f64>().ok());
    kilo.map_or_else(
        || "an amount that this system does not tell".to_owned(),
        |kilo| format!("{:.0} MB", kilo / 1e3),
    )
}
