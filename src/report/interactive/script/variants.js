// ---- The words and drawings of another day, reading or axis.

const section_of = anchor => anchor === "header" ? document.querySelector("body > header") : document.getElementById(anchor);
// The pieces that the program cut the sections into, before every tag and after every colon, full stop and comma with a blank, as
// the page opened. The same cuts must give as many.
const cut = markup => markup.split(/(?=<)|(?<=[:.,] )/);
// The places of pieces, which are written as the first of each run and how many follow it, away from zero.
const places_in = runs => {
    const places = [];
    for (let at = 0; at < runs.length; at += 2) {
        for (let more = 0; more < runs[at + 1]; more += 1) places.push(runs[at] + (runs[at] < 0 ? -more : more));
    }
    return places;
};
const opened = new Map();
let varies = data.variants.length > 0;
data.sections.forEach((anchor, at) => {
    const section = section_of(anchor);
    if (!section) return;
    const copy = section.cloneNode(true);
    for (const box of all(".drawing", copy)) box.replaceChildren();
    const pieces = cut(copy.outerHTML);
    opened.set(anchor, { section, pieces });
    if (pieces.length !== data.pieces[at]) varies = false;
});
const variants = new Map(data.variants.map(([day, reading, sections]) => [`${day} ${reading}`, sections]));
const drawings = new Map(all("[data-drawing]").map(box => [box.dataset.drawing, box.querySelector("svg")]));
const opening_drawings = new Map(drawings);
let shown = `null ${data.opens[0]} ${data.opens[1]}`;

// The markup is the program's own, which escaped every text of the dossier.
const parsed = markup => {
    const box = document.createElement("template");
    box.innerHTML = markup;
    return box.content.firstElementChild;
};
// The lines of a drawing as the page opened.
const opening_lines = new Map();
const lines_of_drawing = name => {
    if (!opening_lines.has(name)) {
        const copy = opening_drawings.get(name).cloneNode(true);
        for (const layer of all(".areas, .veil", copy)) layer.remove();
        opening_lines.set(name, copy.outerHTML.split("\n"));
    }
    return opening_lines.get(name);
};

// Puts the sections and drawings of what is chosen in their places.
const show_variant = () => {
    const wanted = `${state.day} ${state.reading} ${state.axis}`;
    if (wanted === shown) return;
    shown = wanted;
    const sections = variants.get(`${state.day} ${state.reading}`);
    if (varies) data.sections.forEach((anchor, at) => {
        const now = section_of(anchor);
        const place = sections ? sections[at] : null;
        const { section, pieces } = opened.get(anchor) || {};
        let next = section;
        if (place === -1) {
            next = make("section", { id: anchor, hidden: "" });
        } else if (place !== null) {
            next = parsed(places_in(data.written[place]).map(piece => piece < 0 ? pieces[-piece - 1] : texts[piece]).join(""));
        }
        if (now && next && now !== next) now.replaceWith(next);
    });
    const key = `${readings_key()} ${state.axis}`;
    for (const box of all("[data-drawing]")) {
        const name = box.dataset.drawing;
        const other = data.drawings[`${name} ${key}`];
        let svg = opening_drawings.get(name);
        if (other) svg = parsed(places_in(other).map(line => line < 0 ? lines_of_drawing(name)[-line - 1] : texts[line]).join("\n"));
        if (svg && box.firstElementChild !== svg) box.replaceChildren(svg);
        lay_areas(box);
    }
    find_holders();
    for (const dress of dressers) dress();
};
before_showing.push(show_variant);

