// Makes world.bin, the base map asset. README.md says how to run it and describes the format.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { DISPUTED, INTERNAL, split } from './disputed.mjs';
import { triangulate, treeBits } from './triangulate.mjs';

const [packages, target] = process.argv.slice(2);
if (!target) throw new Error('usage: node build.mjs <folder with node_modules> <output file>');
const require = createRequire(pathToFileURL(`${packages}/package.json`));
const topojson = require('topojson-client');
const world = JSON.parse(readFileSync(require.resolve('world-atlas/countries-50m.json')));

const GRID = 1 << 17; // steps of the Mercator plane: 306 m at the equator
const LIMIT = 85.051128779806604;
// Maximum error of the coarser levels in units of the plane: half a screen point at a scale of 1,500 and 6,000.
const LEVELS = [0, 0.5 / 6000, 0.5 / 1500];
const COAST_END = -89; // edges south of this only close Antarctica

function toGrid([lon, lat]) {
    const phi = Math.max(-LIMIT, Math.min(LIMIT, lat)) * Math.PI / 180;
    const y = 0.5 - Math.log(Math.tan(Math.PI / 4 + phi / 2)) / (2 * Math.PI);
    const step = (v) => Math.max(0, Math.min(GRID, Math.round(v * GRID)));
    return [step((lon + 180) / 360), step(y)];
}

// ---- Land -------------------------------------------------------------------------------------------------

// The source joins rings across the antimeridian. Unrolled, such a ring runs past 180 degrees and is cut there.
function unroll(ring) {
    let turn = 0;
    return ring.map((point, i) => {
        if (i > 0) {
            const jump = point[0] - ring[i - 1][0];
            if (jump < -180) turn += 360;
            if (jump > 180) turn -= 360;
        }
        return [point[0] + turn, point[1]];
    });
}

function clipEast(ring, meridian, side) {
    const inside = (p) => (p[0] - meridian) * side >= 0;
    const out = [];
    ring.forEach((p, i) => {
        const q = ring[(i + 1) % ring.length];
        if (inside(p)) out.push(p);
        const strictly = (p[0] - meridian) * (q[0] - meridian) < 0;
        if (strictly) out.push([meridian, p[1] + (q[1] - p[1]) * (meridian - p[0]) / (q[0] - p[0])]);
    });
    return out;
}

function cutAtAntimeridian(ring) {
    const open = unroll(ring);
    const closing = open.at(-1)[0] - open[0][0];
    if (Math.abs(closing) > 180) return [aroundThePole(open)];
    open.pop();
    const pieces = [];
    for (const turn of [-360, 0, 360]) {
        const shifted = open.map(([lon, lat]) => [lon + turn, lat]);
        const piece = clipEast(clipEast(shifted, -180, 1), 180, -1);
        const width = Math.max(...piece.map((p) => p[0])) - Math.min(...piece.map((p) => p[0]));
        if (piece.length >= 3 && width > 0) pieces.push(piece);
    }
    return pieces;
}

// Antarctica's outline goes once around: from -180 to 180 along its coast, then back along the pole.
function aroundThePole(open) {
    const east = open.at(-1)[0] > open[0][0] ? open : open.reverse();
    const shift = -180 - east[0][0];
    const coast = east.map(([lon, lat]) => [lon + shift, lat]);
    return [...coast, [180, -90], [-180, -90]];
}

const area = (ring) => ring.reduce((sum, p, i) => {
    const q = ring[(i + 1) % ring.length];
    return sum + p[0] * q[1] - q[0] * p[1];
}, 0) / 2;

function snapped(ring) {
    const grid = ring.map(toGrid);
    return grid.filter((p, i) => {
        const before = grid[(i + grid.length - 1) % grid.length];
        return p[0] !== before[0] || p[1] !== before[1];
    });
}

const turned = (ring, sign) => (Math.sign(area(ring)) === sign ? ring : [...ring].reverse());

// Joins an outer ring and a hole into one ring, along the shortest bridge between two of their vertices.
function bridged(outer, hole) {
    let best = [Infinity, 0, 0];
    outer.forEach((p, i) => hole.forEach((q, j) => {
        const d = Math.hypot(p[0] - q[0], p[1] - q[1]);
        if (d < best[0]) best = [d, i, j];
    }));
    const [, i, j] = best;
    const around = [...hole.slice(j), ...hole.slice(0, j + 1)];
    const points = [...outer.slice(0, i + 1), ...around, ...outer.slice(i)];
    return { points, bridges: new Set([i, i + around.length]) };
}

// True if the edge only closes the outline, along the antimeridian or the pole.
function closes(p, q) {
    const side = (v) => v === 0 || v === GRID;
    return (side(p[0]) && p[0] === q[0]) || (p[1] === GRID && q[1] === GRID);
}

function landPolygons() {
    const land = topojson.feature(world, world.objects.land).features[0].geometry.coordinates;
    const polygons = [];
    for (const [outer, ...holes] of land) {
        const pieces = cutAtAntimeridian(outer).map((piece) => turned(snapped(piece), 1)).filter((r) => r.length >= 3);
        // Antarctica's second ring is the pole itself, which the cut has handled.
        const inner = holes.filter((hole) => hole.some((p) => p[1] > COAST_END));
        for (const piece of pieces) {
            if (area(piece) <= 0) continue;
            polygons.push({ points: piece, bridges: new Set(), area: area(piece) });
        }
        if (inner.length > 1) throw new Error('more than one hole in a polygon: bridge them one after another');
        if (inner.length === 1) {
            const polygon = polygons.filter((p) => pieces.includes(p.points)).sort((a, b) => b.area - a.area)[0];
            Object.assign(polygon, bridged(polygon.points, turned(snapped(inner[0]), -1)));
        }
    }
    for (const polygon of polygons) {
        const { points, bridges } = polygon;
        polygon.hidden = points.flatMap((p, i) =>
            bridges.has(i) || closes(p, points[(i + 1) % points.length]) ? [i] : []);
    }
    return polygons;
}

// ---- Levels of detail (Douglas-Peucker; the level a point survives to) ----------------------------------------

function away(p, a, b) {
    const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
    const length = dx * dx + dy * dy;
    const t = length === 0 ? 0 : Math.max(0, Math.min(1, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / length));
    return Math.hypot(p[0] - a[0] - t * dx, p[1] - a[1] - t * dy);
}

function simplify(points, from, to, tolerance, keep) {
    const stack = [[from, to]];
    while (stack.length) {
        const [a, b] = stack.pop();
        let [far, at] = [tolerance * GRID, -1];
        for (let i = a + 1; i < b; i++) {
            const d = away(points[i], points[a], points[b]);
            if (d > far) [far, at] = [d, i];
        }
        if (at >= 0) { keep.add(at); stack.push([a, at], [at, b]); }
    }
}

function ranks(points, anchors) {
    const rank = new Array(points.length).fill(0);
    LEVELS.forEach((tolerance, level) => {
        if (level === 0) return;
        const keep = new Set(anchors);
        for (let i = 1; i < anchors.length; i++) simplify(points, anchors[i - 1], anchors[i], tolerance, keep);
        for (const i of keep) rank[i] = Math.max(rank[i], level);
    });
    return rank;
}

function ringRanks({ points, hidden }) {
    const n = points.length;
    let far = 0;
    const distance = (i) => Math.hypot(points[i][0] - points[0][0], points[i][1] - points[0][1]);
    points.forEach((_, i) => { if (distance(i) > distance(far)) far = i; });
    const anchors = new Set([0, far, n]);
    for (const i of hidden) { anchors.add(i); anchors.add(i + 1); }
    const closed = ranks([...points, points[0]], [...anchors].sort((a, b) => a - b));
    return closed.slice(0, n);
}

// ---- Borders ----------------------------------------------------------------------------------------------------

function borders() {
    const pair = (a, b) => [a.properties.name, b.properties.name].sort().join('|');
    const whole = new Set(DISPUTED.filter((d) => !d[2]).map((d) => d[0]));
    const boxed = DISPUTED.filter((d) => d[2]);
    const known = new Set();
    topojson.mesh(world, world.objects.countries, (a, b) => { if (a !== b) known.add(pair(a, b)); return false; });
    for (const [name] of DISPUTED) if (!known.has(name)) console.warn(`no common border in the source: ${name}`);

    const mesh = (accepts) => topojson.mesh(world, world.objects.countries,
        (a, b) => a !== b && !INTERNAL.includes(pair(a, b)) && accepts(pair(a, b))).coordinates;
    const hasBox = (name) => boxed.some((d) => d[0] === name);
    const lines = mesh((p) => !whole.has(p) && !hasBox(p)).map((line) => ({ disputed: 0, line }));
    for (const line of mesh((p) => whole.has(p))) lines.push({ disputed: 1, line });
    for (const name of new Set(boxed.map((d) => d[0]))) {
        const boxes = boxed.filter((d) => d[0] === name).map((d) => d[2]);
        for (const line of mesh((p) => p === name && !whole.has(p))) lines.push(...split(line, boxes));
    }
    return lines.map(({ disputed, line }) => ({
        disputed,
        points: line.map(toGrid).filter((p, i, all) => i === 0 || p[0] !== all[i - 1][0] || p[1] !== all[i - 1][1]),
    })).filter(({ points }) => points.length >= 2);
}

// ---- Writing ------------------------------------------------------------------------------------------------------

const bytes = [];
const varint = (v) => { while (v > 127) { bytes.push((v & 127) | 128); v = Math.floor(v / 128); } bytes.push(v); };
const signed = (v) => varint(v < 0 ? -v * 2 - 1 : v * 2);
const packed = (values, width) => {
    for (let i = 0, byte = 0, used = 0; i < values.length; i++) {
        byte |= values[i] << used;
        used += width;
        if (used === 8 || i === values.length - 1) { bytes.push(byte); byte = 0; used = 0; }
    }
};
let [lastX, lastY] = [0, 0];
const writePoints = (points) => {
    for (const [x, y] of points) { signed(x - lastX); signed(y - lastY); [lastX, lastY] = [x, y]; }
};

const polygons = landPolygons().sort((a, b) => b.points.length - a.points.length);
const lines = borders();
const stats = { polygons: polygons.length, points: 0, borderPoints: 0, triangles: [0, 0, 0], loss: [0, 0, 0] };
bytes.push(...new TextEncoder().encode('PXBM'), 1, Math.log2(GRID), LEVELS.length);
varint(polygons.length);
for (const polygon of polygons) {
    const { points, hidden } = polygon;
    const rank = ringRanks(polygon);
    stats.points += points.length;
    varint(points.length);
    writePoints(points);
    packed(rank, 2);
    varint(hidden.length);
    hidden.forEach((edge, i) => varint(i === 0 ? edge : edge - hidden[i - 1]));
    for (let level = 0; level < LEVELS.length; level++) {
        const ring = points.filter((_, i) => rank[i] >= level);
        // A ring that has shrunk to a line at this level has no area to fill.
        const fills = ring.length >= 3 && area(ring) > 0;
        bytes.push(fills ? 1 : 0);
        if (!fills) continue;
        const { triangles, covered } = triangulate(ring);
        stats.triangles[level] += triangles.length;
        stats.loss[level] += Math.abs(covered - area(ring)) / GRID / GRID;
        packed(treeBits(triangles, ring.length), 1);
    }
}
varint(lines.length);
for (const { disputed, points } of lines) {
    stats.borderPoints += points.length;
    bytes.push(disputed);
    varint(points.length);
    writePoints(points);
    packed(ranks(points, [0, points.length - 1]), 2);
}
writeFileSync(target, Uint8Array.from(bytes));
console.log({ ...stats, lines: lines.length, disputed: lines.filter((l) => l.disputed).length, bytes: bytes.length });
