// Ear clipping on whole numbers, and the tree of a triangulated ring.

const cross = (a, b, c) => (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
const same = (a, b) => a[0] === b[0] && a[1] === b[1];

// Triangles (three indices each, ascending) of a ring with positive area; always points.length - 2 of them.
export function triangulate(points) {
    const n = points.length;
    const next = points.map((_, i) => (i + 1) % n);
    const prev = points.map((_, i) => (i + n - 1) % n);
    const triangles = [];
    let [covered, left, at, tried, patience] = [0, n, 0, 0, 0];
    while (left > 3) {
        const [a, c] = [prev[at], next[at]];
        if (isEar(points, next, a, at, c, patience)) {
            triangles.push([a, at, c].sort((x, y) => x - y));
            covered += Math.abs(cross(points[a], points[at], points[c])) / 2;
            [next[a], prev[c]] = [c, a];
            left--;
            // Skipping a vertex after each ear keeps the triangles from becoming slivers.
            [at, tried, patience] = [next[c], 0, 0];
        } else {
            at = c;
            if (++tried > left) { patience++; tried = 0; }
        }
    }
    const [a, c] = [prev[at], next[at]];
    triangles.push([a, at, c].sort((x, y) => x - y));
    covered += Math.abs(cross(points[a], points[at], points[c])) / 2;
    return { triangles, covered };
}

// Patience 0: a convex corner with nothing inside; 1: corners on the outline may touch it; 2: any convex or flat
// corner; 3: any corner at all. The later ones only serve rings that touch or cross themselves after rounding.
function isEar(points, next, a, b, c, patience) {
    const [p, q, r] = [points[a], points[b], points[c]];
    const turn = cross(p, q, r);
    if (patience >= 3) return true;
    if (turn < 0) return false;
    if (turn === 0) return patience >= 2 || same(p, q) || same(q, r) || between(p, q, r);
    if (patience >= 2) return true;
    const [minX, maxX] = [Math.min(p[0], q[0], r[0]), Math.max(p[0], q[0], r[0])];
    const [minY, maxY] = [Math.min(p[1], q[1], r[1]), Math.max(p[1], q[1], r[1])];
    for (let i = next[c]; i !== a; i = next[i]) {
        const s = points[i];
        if (s[0] < minX || s[0] > maxX || s[1] < minY || s[1] > maxY) continue;
        if (same(s, p) || same(s, q) || same(s, r)) continue;
        const sides = [cross(p, q, s), cross(q, r, s), cross(r, p, s)];
        if (sides.every((side) => (patience === 0 ? side >= 0 : side > 0))) return false;
    }
    return true;
}

// True if the flat corner q lies between its neighbours, so that cutting it changes nothing.
function between(p, q, r) {
    return (q[0] - p[0]) * (q[0] - r[0]) + (q[1] - p[1]) * (q[1] - r[1]) <= 0;
}

// The triangulation as a binary tree in preorder: above the edge (i, j) is either the outline (0) or a triangle (1)
// with its apex m between them, followed by what is above (i, m) and above (m, j).
export function treeBits(triangles, n) {
    const apex = new Map(triangles.map(([a, b, c]) => [a * n + c, b]));
    const bits = [];
    const stack = [[0, n - 1]];
    while (stack.length) {
        const [i, j] = stack.pop();
        if (j === i + 1) { bits.push(0); continue; }
        const m = apex.get(i * n + j);
        if (m === undefined) throw new Error('not a triangulation');
        bits.push(1);
        stack.push([m, j], [i, m]);
    }
    return bits;
}
