//! An SQLite database from elsewhere, read within limits.
//!
//! Its schema is part of the file, and views are queries that its author wrote. They may read tables and nothing else, and every
//! query ends after a number of steps.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use rusqlite::config::DbConfig;
use rusqlite::hooks::{AuthAction, AuthContext, Authorization};
use rusqlite::limits::Limit;
use rusqlite::{Connection, Error, ErrorCode, OpenFlags, Params, Row};

use crate::RasterError;
use crate::origin::Origin;
use crate::tiles::LARGEST_TILE;

/// The most steps of SQLite for all queries of one reading, in thousands. An index finds a tile in about twenty; a table without
/// one is searched at ten or so for each of its tiles.
const MOST_STEPS: u64 = 40_000;
/// What SQLite may hold at once, in bytes, in this whole process.
const MOST_MEMORY: u64 = 192 << 20;
/// The functions that a view may call.
const FUNCTIONS: [&str; 6] = ["abs", "coalesce", "ifnull", "length", "max", "min"];

/// A database that is open.
pub struct Database {
    connection: Connection,
}

impl Database {
    pub fn open(origin: &Origin) -> Result<Self, RasterError> {
        let connection = match origin {
            Origin::File(path) => Connection::open_with_flags(address(path), FLAGS).map_err(explain)?,
            Origin::Memory(bytes) => {
                let mut connection = Connection::open_in_memory().map_err(explain)?;
                connection.deserialize_read_exact("main", &**bytes, bytes.len(), true).map_err(explain)?;
                connection
            }
        };
        let mut database = Self { connection };
        database.restrict().map_err(explain)?;
        Ok(database)
    }

    fn restrict(&mut self) -> Result<(), Error> {
        let connection = &mut self.connection;
        let pragmas = format!(
            "PRAGMA query_only = 1; PRAGMA temp_store = 2; PRAGMA mmap_size = 0; PRAGMA cell_size_check = 1; \
             PRAGMA cache_size = -16384; PRAGMA hard_heap_limit = {MOST_MEMORY};"
        );
        connection.execute_batch(&pragmas)?;
        for (config, is_on) in [
            (DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true),
            (DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false),
            (DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false),
            (DbConfig::SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER, false),
            (DbConfig::SQLITE_DBCONFIG_WRITABLE_SCHEMA, false),
        ] {
            connection.set_db_config(config, is_on)?;
        }
        for (limit, most) in [
            (Limit::SQLITE_LIMIT_LENGTH, LARGEST_TILE.cast_signed()),
            (Limit::SQLITE_LIMIT_SQL_LENGTH, 100_000),
            (Limit::SQLITE_LIMIT_COLUMN, 100),
            (Limit::SQLITE_LIMIT_EXPR_DEPTH, 50),
            (Limit::SQLITE_LIMIT_COMPOUND_SELECT, 10),
            (Limit::SQLITE_LIMIT_VDBE_OP, 25_000),
            (Limit::SQLITE_LIMIT_FUNCTION_ARG, 8),
            (Limit::SQLITE_LIMIT_ATTACHED, 0),
            (Limit::SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 100),
            (Limit::SQLITE_LIMIT_TRIGGER_DEPTH, 1),
            (Limit::SQLITE_LIMIT_WORKER_THREADS, 0),
        ] {
            connection.set_limit(limit, most)?;
        }
        let steps = Arc::new(AtomicU64::new(0));
        let ends = move || steps.fetch_add(1, Ordering::Relaxed) >= MOST_STEPS;
        connection.progress_handler(1000, Some(ends))?;
        connection.authorizer(Some(authorize))
    }

    /// True if it has a table or view of this name.
    fn has(&self, name: &str) -> Result<bool, RasterError> {
        let mut is_there = false;
        let sql = "SELECT 1 FROM sqlite_schema WHERE type IN ('table', 'view') AND name = ?1 COLLATE NOCASE LIMIT 1";
        self.each(sql, [name], |_| {
            is_there = true;
            Ok(())
        })?;
        Ok(is_there)
    }

    pub fn has_tiles(&self) -> Result<bool, RasterError> {
        self.has("tiles")
    }

    pub fn has_metadata(&self) -> Result<bool, RasterError> {
        self.has("metadata")
    }

    /// Takes each row of a query, one after the other.
    pub fn each(
        &self,
        sql: &str,
        with: impl Params,
        mut take: impl FnMut(&Row<'_>) -> Result<(), RasterError>,
    ) -> Result<(), RasterError> {
        let mut statement = self.connection.prepare(sql).map_err(explain)?;
        let mut rows = statement.query(with).map_err(explain)?;
        while let Some(row) = rows.next().map_err(explain)? {
            take(row)?;
        }
        Ok(())
    }
}

const FLAGS: OpenFlags = OpenFlags::SQLITE_OPEN_READ_ONLY
    .union(OpenFlags::SQLITE_OPEN_URI)
    .union(OpenFlags::SQLITE_OPEN_NO_MUTEX)
    .union(OpenFlags::SQLITE_OPEN_EXRESCODE);

/// Queries read tables, and call a few functions; nothing else is done, whatever a view says.
fn authorize(context: AuthContext<'_>) -> Authorization {
    match context.action {
        AuthAction::Select | AuthAction::Read { .. } => Authorization::Allow,
        AuthAction::Function { function_name }
            if FUNCTIONS.iter().any(|known| known.eq_ignore_ascii_case(function_name)) =>
        {
            Authorization::Allow
        }
        _ => Authorization::Deny,
    }
}

/// The address of a file for SQLite: read-only, and as one that nobody changes, so that no lock and no journal is looked for.
fn address(path: &Path) -> String {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let mut address = String::from("file:");
    let bytes = path.as_os_str().as_encoded_bytes();
    // What Windows writes before the path of a file whose links were followed.
    let bytes = if cfg!(windows) { bytes.strip_prefix(br"\\?\").unwrap_or(bytes) } else { bytes };
    address.push_str(if bytes.first() == Some(&b'/') { "//" } else { "///" });
    for byte in bytes {
        match byte {
            b'\\' if cfg!(windows) => address.push('/'),
            b'/' | b':' | b'.' | b'-' | b'_' => address.push(char::from(*byte)),
            byte if byte.is_ascii_alphanumeric() => address.push(char::from(*byte)),
            byte => {
                address.push('%');
                address.extend(
                    [byte >> 4, byte & 15].map(|digit| char::from(b"0123456789ABCDEF"[digit as usize])),
                );
            }
        }
    }
    address.push_str("?mode=ro&immutable=1");
    address
}

/// In words of our own: those of SQLite quote names from the file.
#[expect(clippy::needless_pass_by_value, reason = "as `map_err` hands it over")]
fn explain(error: Error) -> RasterError {
    let code = if let Error::SqliteFailure(failure, _) = error { Some(failure.code) } else { None };
    match code {
        Some(ErrorCode::OperationInterrupted) => RasterError::Scale(
            "its tiles cannot be found in reasonable time; give it an index: CREATE UNIQUE INDEX tile_index ON tiles (zoom_level, \
             tile_column, tile_row)"
                .to_owned(),
        ),
        Some(ErrorCode::TooBig) => {
            RasterError::damaged(format!("a tile has more than {} MiB", LARGEST_TILE >> 20))
        }
        Some(ErrorCode::OutOfMemory) => RasterError::damaged("it needs more memory than it may have"),
        Some(ErrorCode::CannotOpen | ErrorCode::PermissionDenied | ErrorCode::SystemIoFailure) => {
            RasterError::Io("SQLite cannot open or read the file".to_owned())
        }
        Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
            RasterError::damaged("the database is malformed")
        }
        _ => RasterError::format(
            "its `tiles` are not as MBTiles have them, or a view that does more than read tables; convert it: gdal_translate IN.mbtiles \
             OUT.tif",
        ),
    }
}
