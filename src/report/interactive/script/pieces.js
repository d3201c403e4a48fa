// ---- What on the page stands for what.

// The items that a name of a shape, an area or a row stands for: `claim-a`, `set-3`, `claim-a claim-b`.
const named = names => names.split(" ").flatMap(name => {
    const set = /^set-(\d+)$/.exec(name);
    if (set) return data.sets[set[1]] || [];
    return numbers.has(name) ? [numbers.get(name)] : [];
});
let holders = [];
let by_item = new Map();
// The drawings.
let pictures = [];

// The row of an item with an anchor of its own; that of a claim has two lines.
const row_of = number => {
    const element = document.getElementById(items[number].anchor);
    return element && element.closest("table.claims tbody") || element;
};

// The finding that some claims cannot all be true, where it is told of these claims together.
const conflict_of = chosen => chosen.length > 1 && all("ul.conflicts li[data-of]").find(row => is_same(named(row.dataset.of), chosen));

// What has which mark: a click touches what changes, and not all of a large page.
let marked = { chosen: new Set(), lit: new Set(), pinned: new Set() };
// The day of which the shapes are; none until they were looked at.
let day_shown = null;
const holding = of => new Set(of.flatMap(number => by_item.get(number) || []));
const mark = (name, wanted, then = () => {}) => {
    for (const holder of marked[name]) {
        if (wanted.has(holder)) continue;
        holder.element.classList.remove(name);
        then(holder, false);
    }
    for (const holder of wanted) {
        if (marked[name].has(holder)) continue;
        holder.element.classList.add(name);
        then(holder, true);
    }
    marked[name] = wanted;
};

const find_holders = () => {
    for (const name of Object.keys(marked)) mark(name, new Set(), tell_chosen);
    if (holders.length) day_shown = undefined;
    items.forEach((item, number) => {
        const row = row_of(number);
        if (row) row.dataset.of = item.name;
    });
    pictures = all("[data-drawing] svg");
    holders = [];
    by_item = new Map();
    const hold = (element, of) => {
        const holder = { element, of, is_shape: Boolean(element.ownerSVGElement) };
        holders.push(holder);
        for (const number of of) {
            if (!by_item.has(number)) by_item.set(number, []);
            by_item.get(number).push(holder);
        }
    };
    for (const element of all("main [data-of]")) hold(element, named(element.dataset.of));
    for (const element of all(".areas rect")) hold(element, named(element.dataset.selects));
};

// Lays the areas that can be clicked over a drawing, smaller ones on top. Tab reaches one of them, and the arrows the others.
const lay_areas = box => {
    const svg = box.querySelector("svg");
    const name = box.dataset.drawing;
    const areas = svg && (data.areas[`${name} ${readings_key()} ${state.axis}`] || data.areas[name]);
    if (!areas) return;
    const before = svg.querySelector(".areas");
    if (before) before.remove();
    // A picture hides what is in it from screen readers; this one has marks to reach.
    svg.setAttribute("role", "group");
    const layer = drawn("g", { class: "areas" });
    const told = areas.filter(([of]) => named(of).length);
    for (const [of, x, y, width, height, name] of told.sort((a, b) => b[3] * b[4] - a[3] * a[4])) {
        const rect = drawn("rect", { x, y, width, height, rx: 3, "data-selects": of, "data-name": texts[name], role: "button",
            tabindex: -1, "aria-label": texts[name], "aria-pressed": false });
        layer.append(rect);
    }
    const first = in_order(layer)[0];
    if (first) first.setAttribute("tabindex", 0);
    svg.append(layer);
};
const readings_key = () => readings.length ? readings[state.reading][0] : "";

const bounds = rect => {
    const [x, y, width, height] = ["x", "y", "width", "height"].map(name => Number(rect.getAttribute(name)));
    return { x, y, width, height, across: x + width / 2, down: y + height / 2 };
};
// The marks of a drawing as they are read: line by line.
const in_order = layer => [...layer.children].map(rect => [rect, bounds(rect)])
    .sort(([, a], [, b]) => Math.abs(a.down - b.down) > 6 ? a.down - b.down : a.x - b.x).map(([rect]) => rect);

