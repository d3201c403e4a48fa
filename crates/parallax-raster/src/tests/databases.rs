//! MBTiles, written here by its specification, and databases that mean harm.

use std::io::Read as _;

use rusqlite::{Connection, params};

use super::*;

type Tile = (u8, u64, u64, [u8; 4]);

/// Tables as the specification has them.
pub const PLAIN: &str = "CREATE TABLE metadata (name text, value text);
    CREATE TABLE tiles (zoom_level integer, tile_column integer, tile_row integer, tile_data blob);
    CREATE UNIQUE INDEX tile_index ON tiles (zoom_level, tile_column, tile_row);";
/// As many programs write them: equal tiles are held once, and `tiles` is a view.
pub const SHARED: &str = "CREATE TABLE metadata (name text, value text);
    CREATE TABLE map (zoom_level integer, tile_column integer, tile_row integer, tile_id text);
    CREATE TABLE images (tile_id text, tile_data blob);
    CREATE UNIQUE INDEX map_index ON map (zoom_level, tile_column, tile_row);
    CREATE UNIQUE INDEX images_id ON images (tile_id);
    CREATE VIEW tiles AS SELECT map.zoom_level, map.tile_column, map.tile_row, images.tile_data
        FROM map JOIN images ON images.tile_id = map.tile_id;";

/// A database with this schema and tiles of one colour: zoom, column, row from the north, colour.
pub fn database(tiles: &[Tile], schema: &str) -> Vec<u8> {
    with(tiles, schema, "")
}

fn with(tiles: &[Tile], schema: &str, more: &str) -> Vec<u8> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.mbtiles");
    let connection = Connection::open(&path).expect("a database");
    connection.execute_batch(schema).expect("a schema");
    for (zoom, x, y, colour) in tiles {
        let tile = png(16, &vec![*colour; 256]);
        let from_south = (1_i64 << zoom) - 1 - y.cast_signed();
        let at = params![zoom, x.cast_signed(), from_south];
        if schema.contains("CREATE VIEW") {
            let id = format!("{colour:?}");
            connection
                .execute("INSERT OR IGNORE INTO images VALUES (?1, ?2)", params![id, tile])
                .expect("written");
            connection
                .execute(
                    "INSERT INTO map VALUES (?1, ?2, ?3, ?4)",
                    params![zoom, x.cast_signed(), from_south, id],
                )
                .expect("written");
        } else {
            let sql = "INSERT INTO tiles VALUES (?1, ?2, ?3, ?4)";
            connection.execute(sql, params![at[0], at[1], at[2], tile]).expect("written");
        }
    }
    connection.execute_batch(more).expect("more");
    drop(connection);
    std::fs::read(&path).expect("read")
}

const FOUR: [Tile; 4] = [(0, 0, 0, WHITE), (1, 0, 0, RED), (1, 1, 0, GREEN), (1, 0, 1, BLUE)];

#[test]
fn rows_are_counted_from_the_south_and_a_view_is_as_good_as_a_table() {
    for schema in [PLAIN, SHARED] {
        let raster = open(&database(&FOUR, schema)).expect("MBTiles");
        assert_eq!(raster.bounds(), Window::WORLD, "nothing is said of it");
        let small = raster.draw(Window::WORLD, [256, 256], &|| true).expect("drawn");
        assert_eq!(pixel(&small, 9, 9), WHITE, "one tile is enough");
        let large = raster.draw(Window::WORLD, [512, 512], &|| true).expect("drawn");
        let at = |x, y| pixel(&large, x, y);
        assert_eq!([at(100, 100), at(400, 100), at(100, 400), at(400, 400)], [RED, GREEN, BLUE, NOTHING]);
        assert_eq!([at(255, 255), at(256, 255), at(255, 256)], [RED, GREEN, BLUE]);
        let close =
            raster.draw(Window { west: 0.0, north: 0.0, east: 0.01, south: 0.01 }, [300, 300], &|| true);
        assert!(close.expect("drawn").rgba.chunks(4).all(|pixel| pixel == RED), "the finest there is");
        assert_eq!(raster.draw(Window::WORLD, [512, 512], &|| false), Err(RasterError::Cancelled));
    }
}

#[test]
fn zooms_are_those_that_are_there_whatever_the_metadata_says() {
    let more = "INSERT INTO metadata VALUES ('minzoom', '0'), ('maxzoom', '9'), ('format', 'jpg'), ('bounds', '0,0,90,60')";
    let tiles = [(2, 2, 1, RED), (4, 8, 6, GREEN)];
    let raster = open(&with(&tiles, PLAIN, more)).expect("MBTiles");
    let bounds = raster.bounds();
    assert!((bounds.west - 0.5).abs() < 1e-12 && (bounds.east - 0.75).abs() < 1e-12, "{bounds:?}");
    let colour = |density: u32| {
        // The north-western corner of the tile of zoom 4.
        let window = Window { west: 0.5, north: 0.375, east: 0.55, south: 0.425 };
        let size = density / 20;
        pixel(&raster.draw(window, [size, size], &|| true).expect("drawn"), 0, 0)
    };
    assert_eq!([colour(512), colour(1024), colour(2048), colour(1 << 16)], [RED, RED, GREEN, GREEN]);
    // Without a table of metadata, and with bounds that are none.
    let without = "DROP TABLE metadata";
    assert_eq!(open(&with(&FOUR, PLAIN, without)).expect("MBTiles").bounds(), Window::WORLD);
    for bounds in ["", "1,2,3", "0,60,90,0", "a,b,c,d", "0,0,900,60", "nan,0,1,1"] {
        let more = format!("INSERT INTO metadata VALUES ('bounds', '{bounds}')");
        assert_eq!(open(&with(&FOUR, PLAIN, &more)).expect("MBTiles").bounds(), Window::WORLD, "{bounds}");
    }
    let fine = open(&database(&[(12, 0, 0, RED)], PLAIN)).expect("MBTiles");
    let why = fine.draw(Window::WORLD, [256, 256], &|| true).expect_err("too many").to_string();
    assert!(why.contains("zoom 12"), "{why}");
}

#[test]
fn vectors_and_other_databases_are_refused_with_what_to_do() {
    let refused = |bytes: &[u8]| open(bytes).expect_err("refused").to_string();
    let why = refused(&with(&FOUR, PLAIN, "INSERT INTO metadata VALUES ('format', 'pbf')"));
    assert!(why.contains("vectors") && why.contains("GeoJSON"), "{why}");
    let why = refused(&with(&[], PLAIN, "INSERT INTO tiles VALUES (0, 0, 0, x'1f8b08000000')"));
    assert!(why.contains("vectors"), "of an archive that does not say so: {why}");
    let why = refused(&with(&[], PLAIN, ""));
    assert_eq!(why, "it has no tiles");
    let why = refused(&with(&[], "CREATE TABLE gpkg_contents (a)", ""));
    assert!(why.contains("not MBTiles") && why.contains("gdal_translate"), "{why}");
    let why = refused(b"SQLite format 3\0 and more");
    assert!(why.contains("malformed"), "{why}");
}

#[test]
fn databases_that_mean_harm_do_none() {
    let many = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000) INSERT INTO t SELECT i, i, i, x'00' FROM n;";
    let columns = "CREATE TABLE t (zoom_level, tile_column, tile_row, tile_data);";
    let view = |view: &str| format!("{columns}{many} CREATE VIEW tiles AS {view}");
    let joined =
        "SELECT a.zoom_level, b.tile_column, c.tile_row, d.tile_data FROM t a, t b, t c, t d WHERE a.i9 = 1";
    let joined = joined.replace("a.i9 = 1", "a.zoom_level + b.zoom_level + c.zoom_level + d.zoom_level = 1");
    let endless = "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i FROM n) SELECT 0 AS zoom_level, i AS tile_column, 0 AS tile_row, \
                   x'00' AS tile_data FROM n";
    let large = "SELECT 0 AS zoom_level, 0 AS tile_column, 0 AS tile_row, zeroblob(900000000) AS tile_data";
    let outside = "SELECT 0 AS zoom_level, 0 AS tile_column, 0 AS tile_row, load_extension('x') AS tile_data";
    let pragma = "SELECT 0 AS zoom_level, 0 AS tile_column, 0 AS tile_row, file AS tile_data FROM pragma_database_list";
    for (schema, words) in [
        (view(&joined), "in reasonable time"),
        (view(endless), "more than read tables"),
        (view(large), "more than read tables"),
        (view(outside), "more than read tables"),
        (view(pragma), "more than read tables"),
    ] {
        let why = open(&with(&[], &schema, "")).expect_err("refused").to_string();
        assert!(why.contains(words), "{why}: {schema}");
    }
    let plain = PLAIN.replace("CREATE UNIQUE INDEX", "CREATE INDEX");
    let tile = |more: &str| {
        let raster = open(&with(&[(0, 0, 0, RED)], &plain, more))?;
        raster.draw(Window::WORLD, [64, 64], &|| true)
    };
    assert!(tile("").is_ok());
    for (more, words) in [
        ("INSERT INTO tiles SELECT * FROM tiles", "more than once"),
        ("UPDATE tiles SET tile_data = 'words'", "no bytes"),
        ("UPDATE tiles SET tile_data = zeroblob(17000000)", "16 MiB"),
        ("UPDATE tiles SET tile_data = x'0102'", "damaged"),
    ] {
        let why = match tile(more) {
            Err(error) => error.to_string(),
            Ok(_) => "drawn".to_owned(),
        };
        assert!(why.contains(words), "{more}: {why}");
    }
    let empty = tile("UPDATE tiles SET tile_data = NULL").expect("drawn");
    assert_eq!(pixel(&empty, 0, 0), NOTHING);
}

#[test]
fn nothing_appears_beside_the_file_and_nothing_of_it_changes() {
    let folder = tempfile::tempdir().expect("a folder");
    // A name that means something in an address.
    let path = folder.path().join("a 100%? #é.mbtiles");
    for journal in ["delete", "wal"] {
        let bytes = with(&FOUR, PLAIN, &format!("PRAGMA journal_mode = {journal}"));
        std::fs::write(&path, &bytes).expect("written");
        let mut permissions = std::fs::metadata(&path).expect("there").permissions();
        permissions.set_readonly(true);
        std::fs::set_permissions(&path, permissions).expect("set");
        let raster = Raster::open(&path, &|_| None).expect("MBTiles");
        let drawn = raster.draw(Window::WORLD, [512, 512], &|| true).expect("drawn");
        assert_eq!(pixel(&drawn, 400, 100), GREEN);
        let names: Vec<_> = std::fs::read_dir(folder.path())
            .expect("a folder")
            .map(|one| one.expect("a file").file_name())
            .collect();
        assert_eq!(names, [path.file_name().expect("a name")]);
        let mut now = Vec::new();
        std::fs::File::open(&path).expect("there").read_to_end(&mut now).expect("read");
        assert_eq!(now, bytes);
        std::fs::remove_file(&path).expect("removed");
    }
}
