// The script of a page that Parallax wrote. It asks nobody for anything, and works out nothing that the sources said: what
// belongs to what, what was known on which day, what each mark is called and what the sections say under each reading stands in
// the data of the page, as the program worked it out. Without it, the page is the report.
//
// What is chosen stands in the address, after the `#`: `claim=sohr-48`, or `claims=sohr-48,buga-dozens` for several; `day`,
// `reading` and `axis`; `pins`. So back and forward are the browser's, and an address that is passed on shows the same.
"use strict";
(async () => {
const root = document.documentElement;

// The data is packed (zlib), and written in letters (base64).
const unpack = async text => {
    const bytes = Uint8Array.from(atob(text), letter => letter.charCodeAt(0));
    return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"))).json();
};
const data = await unpack(document.getElementById("data").textContent);
const { days, readings, texts } = data;
const lines = data.lines;
const items = data.items.map(([name, label, anchor, explained, related, known]) =>
    ({ name, label, anchor, explained, related, known, kind: name.slice(0, name.indexOf("-")), key: name.slice(name.indexOf("-") + 1) }));
const numbers = new Map(items.map((item, number) => [item.name, number]));
const anchors = new Map(items.map((item, number) => [item.anchor, number]));
const KINDS = [["claim", "Claims"], ["source", "Sources"], ["document", "Documents"], ["place", "Places"],
    ["event", "Events"], ["group", "Populations"], ["question", "Questions"], ["person", "People"]];

const make = (tag, attributes = {}, ...content) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...content);
    return element;
};
const button = (words, does, attributes = {}) => {
    const element = make("button", { type: "button", ...attributes }, words);
    element.addEventListener("click", does);
    return element;
};
const drawn = (tag, attributes) => {
    const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    return element;
};
const all = (selector, within = document) => [...within.querySelectorAll(selector)];

// ---- What is chosen, and its address.

// Numbers of items, of a day (none where it is null) and of a reading; the word of an axis; numbers of pinned items.
let state = { chosen: [], day: null, reading: data.opens[0], axis: data.opens[1], pins: [] };

const read_address = () => {
    const text = location.hash.slice(1);
    const anchored = anchors.get(safely(() => decodeURIComponent(text)));
    if (anchored !== undefined) return { ...state, chosen: [anchored] };
    const wanted = new URLSearchParams(text);
    const found = { chosen: [], day: null, reading: data.opens[0], axis: data.opens[1], pins: [] };
    const add = (list, name) => {
        const number = numbers.get(name);
        if (number !== undefined && !list.includes(number)) list.push(number);
    };
    for (const [name, value] of wanted) {
        if (name === "day") found.day = days.findIndex(day => day[0] === value);
        else if (name === "reading") found.reading = readings.findIndex(reading => reading[0] === value);
        else if (name === "axis") found.axis = data.opens.slice(1).includes(value) ? value : found.axis;
        else if (name === "pins") value.split(",").forEach(pin => add(found.pins, pin.replace(":", "-")));
        else value.split(",").forEach(key => add(found.chosen, `${name === "claims" ? "claim" : name}-${key}`));
    }
    if (found.day === -1) found.day = null;
    if (found.reading === -1) found.reading = data.opens[0];
    if (!data.crossed && found.day !== null) found.reading = data.opens[0];
    return found;
};
const safely = does => { try { return does(); } catch { return ""; } };

const address_of = ({ chosen, day, reading, axis, pins }) => {
    const parts = [];
    if (chosen.length === 1) parts.push(`${items[chosen[0]].kind}=${items[chosen[0]].key}`);
    if (chosen.length > 1) parts.push(`claims=${chosen.map(number => items[number].key).join(",")}`);
    if (day !== null) parts.push(`day=${encodeURIComponent(days[day][0])}`);
    if (reading !== data.opens[0]) parts.push(`reading=${readings[reading][0]}`);
    if (axis !== data.opens[1]) parts.push(`axis=${axis}`);
    if (pins.length) parts.push(`pins=${pins.map(number => `${items[number].kind}:${items[number].key}`).join(",")}`);
    return `#${parts.join("&")}`;
};

// Changes what is chosen, as a step in the history of the browser; while a control is moved, as the same step.
const choose = (change, is_same_step = false) => {
    const address = address_of({ ...state, ...change });
    if (address === (location.hash || "#")) return;
    history[is_same_step ? "replaceState" : "pushState"](null, "", address);
    show();
};

// ---- What is known on the day chosen.

const GONE = -1, LATER = 0, PERHAPS = 1, KNOWN = 2;
const known = number => {
    if (state.day === null || !items[number].known) return KNOWN;
    const [ahead, perhaps, certain] = items[number].known;
    if (state.day < ahead) return GONE;
    if (state.day < perhaps) return LATER;
    return state.day < certain ? PERHAPS : KNOWN;
};
const is_told = number => known(number) >= PERHAPS;
const related_to = number => {
    const on_day = state.day === null ? undefined : days[state.day][5][number];
    return (on_day || items[number].related).filter(other => known(other) !== GONE);
};
const suffix_of = number => state.day === null ? "" : days[state.day][6][`${items[number].kind} ${known(number)}`] || "";
const lines_of = number => {
    const on_day = state.day === null ? undefined : days[state.day][4][number];
    const told = (on_day || items[number].explained).map(line => lines[line]);
    const suffix = suffix_of(number).replace(/^, /, "");
    return suffix ? [...told, ["remark", suffix[0].toUpperCase() + suffix.slice(1)]] : told;
};

// ---- What on the page stands for what.

// The items that a name of a shape, an area or a row stands for: `claim-a`, `set-3`, `claim-a claim-b`.
const named = names => names.split(" ").flatMap(name => {
    const set = /^set-(\d+)$/.exec(name);
    if (set) return data.sets[set[1]] || [];
    return numbers.has(name) ? [numbers.get(name)] : [];
});
let holders = [];
let by_item = new Map();

// The row of an item with an anchor of its own; that of a claim has two lines.
const row_of = number => {
    const element = document.getElementById(items[number].anchor);
    return element && element.closest("table.claims tbody") || element;
};

const find_holders = () => {
    items.forEach((item, number) => {
        const row = row_of(number);
        if (row) row.dataset.of = item.name;
    });
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
        const rect = drawn("rect", { x, y, width, height, rx: 3, "data-selects": of, role: "button", tabindex: -1 });
        rect.dataset.name = texts[name];
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

// ---- The words and drawings of another day, reading or axis.

const section_of = anchor => anchor === "header" ? document.querySelector("body > header") : document.getElementById(anchor);
// The pieces that the program cut the sections into, as the page opened. The same cuts must give as many.
const STARTS = /<(?:tr|tbody|li|p|dt|dd|h3|h4|figure|figcaption|caption|details)(?=[ >])/g;
const cut = markup => {
    const pieces = [];
    let from = 0;
    for (const { index } of markup.matchAll(STARTS)) {
        if (index === from) continue;
        pieces.push(markup.slice(from, index));
        from = index;
    }
    return [...pieces, markup.slice(from)];
};
const opened = new Map();
let varies = data.variants.length > 0;
data.sections.forEach((anchor, at) => {
    const section = section_of(anchor);
    if (!section) return;
    const copy = section.cloneNode(true);
    for (const box of all("[data-drawing]", copy)) box.replaceChildren();
    const pieces = cut(copy.outerHTML);
    opened.set(anchor, { section, pieces });
    if (pieces.length !== data.pieces[at]) varies = false;
});
const variants = new Map(data.variants.map(([day, reading, sections]) => [`${day} ${reading}`, sections]));
const drawings = new Map(all("[data-drawing]").map(box => [box.dataset.drawing, box.querySelector("svg")]));
const opening_drawings = new Map(drawings);
let shown = "";

// Puts the sections and drawings of what is chosen in their places.
const show_variant = () => {
    const wanted = `${state.day} ${state.reading} ${state.axis}`;
    if (!varies || wanted === shown) return;
    shown = wanted;
    const sections = variants.get(`${state.day} ${state.reading}`);
    data.sections.forEach((anchor, at) => {
        const now = section_of(anchor);
        const place = sections ? sections[at] : null;
        const { section, pieces } = opened.get(anchor) || {};
        let next = section;
        if (place === -1) {
            next = make("section", { id: anchor, hidden: "" });
        } else if (place !== null) {
            // The markup is the program's own, which escaped every text of the dossier.
            const box = document.createElement("template");
            box.innerHTML = data.written[place].map(piece => piece < 0 ? pieces[-piece - 1] : texts[piece]).join("");
            next = box.content.firstElementChild;
        }
        if (now && next && now !== next) now.replaceWith(next);
    });
    const key = `${readings_key()} ${state.axis}`;
    for (const box of all("[data-drawing]")) {
        const name = box.dataset.drawing;
        const other = data.drawings[`${name} ${key}`];
        let svg = opening_drawings.get(name);
        if (other) svg = document.importNode(new DOMParser().parseFromString(other, "image/svg+xml").documentElement, true);
        if (svg && box.firstElementChild !== svg) box.replaceChildren(svg);
        lay_areas(box);
    }
    find_holders();
    dress_counts();
    dress_claims();
    dress_map();
};

// ---- What stands out.

const is_same = (a, b) => a.length === b.length && a.every(number => b.includes(number));
const STATES = { [GONE]: "gone", [LATER]: "later", [PERHAPS]: "perhaps" };

const show = () => {
    state = read_address();
    show_variant();
    const { chosen, pins } = state;
    const lit = new Set(chosen.flatMap(number => [number, ...related_to(number)]));
    root.classList.toggle("choosing", chosen.length > 0);
    root.classList.toggle("on-a-day", state.day !== null);
    for (const { element, of, is_shape } of holders) {
        const is_chosen = chosen.length > 0 && is_same(of, chosen);
        element.classList.toggle("chosen", is_chosen);
        element.classList.toggle("lit", is_chosen || of.some(number => lit.has(number)));
        element.classList.toggle("pinned", of.some(number => pins.includes(number)));
        const best = of.length ? Math.max(...of.map(known)) : KNOWN;
        for (const name of Object.values(STATES)) element.classList.toggle(name, is_shape && STATES[best] === name);
        if (element.localName === "rect") {
            element.setAttribute("aria-pressed", is_chosen);
            element.setAttribute("aria-label", element.dataset.name + (of.length === 1 ? suffix_of(of[0]) : ""));
        } else if (!is_shape) {
            if (is_chosen) element.setAttribute("aria-current", "true");
            else element.removeAttribute("aria-current");
        }
    }
    show_bar();
    show_panel();
};

const paragraphs = (number, title) => {
    const box = make("div", { class: "lines" });
    for (const [kind, text] of lines_of(number).filter(([, text]) => text !== title)) box.append(make("p", { class: kind, dir: "auto" }, text));
    return box;
};
// "SOHR: 48 …"
const said = number => lines_of(number).filter(([kind]) => kind === "name" || kind === "figure").map(([, text]) => text).join(": ");
const in_short = number => items[number].kind === "claim" ? said(number) : items[number].label;

// ---- The bar: day, reading, axis, what is pinned.

const bar = make("div", { id: "bar", role: "region", "aria-label": "What is shown" });
const slider = make("input", { type: "range", min: 0, max: days.length, step: 1, "aria-label": "Known on" });
const day_words = make("output");
const reading_list = make("select", {}, ...readings.map(([key, name]) => make("option", { value: key }, name)));
const axis_button = button("Logarithmic axis", () => {
    choose({ axis: data.opens.slice(1).find(axis => axis !== state.axis) });
});
const pins_box = make("span", { class: "pins" });

slider.addEventListener("input", () => choose({ day: Number(slider.value) < days.length ? Number(slider.value) : null }, true));
reading_list.addEventListener("change", () => choose({ reading: reading_list.selectedIndex }));

const build_bar = () => {
    if (days.length && varies) bar.append(make("label", { class: "day" }, "Known on ", slider, " ", day_words));
    if (readings.length > 1 && varies) bar.append(make("label", {}, "Number words ", reading_list));
    if (Object.keys(data.drawings).length) bar.append(axis_button);
    bar.append(pins_box);
    document.querySelector("main").before(bar);
};
const show_bar = () => {
    slider.value = state.day === null ? days.length : state.day;
    const day = days[state.day];
    const words = day ? `${day[1]}: ${day[2]}${day[3] ? `; ${day[3]}` : ""}` : "any day";
    day_words.textContent = words;
    slider.setAttribute("aria-valuetext", words);
    reading_list.selectedIndex = state.reading;
    reading_list.disabled = !data.crossed && state.day !== null;
    axis_button.setAttribute("aria-pressed", state.axis === "log");
    pins_box.replaceChildren();
    if (state.pins.length) {
        pins_box.append(button(`Compare ${state.pins.length}`, compare), button("Unpin all", () => choose({ pins: [] })));
    }
    bar.hidden = !bar.textContent;
};

// ---- What is chosen in words, and everything that belongs to it.

const panel = make("aside", { id: "panel", "aria-label": "Selected", hidden: "" });
const heard = make("p", { class: "heard", role: "status" });

const show_panel = () => {
    const { chosen, pins } = state;
    panel.replaceChildren();
    panel.hidden = !chosen.length;
    heard.textContent = "";
    if (!chosen.length) return;
    const several = chosen.length > 1;
    const title = several ? `${chosen.length} claims` : items[chosen[0]].label;
    panel.append(button("×", () => choose({ chosen: [] }), { class: "close", "aria-label": "Clear the selection" }));
    panel.append(make("h2", { dir: "auto" }, title));
    for (const number of chosen.filter(number => known(number) !== GONE)) panel.append(paragraphs(number, title));
    const buttons = make("div", { class: "buttons" });
    const row = several ? null : row_of(chosen[0]);
    if (row) buttons.append(button("Show in the text", () => bring(row)));
    if (!several && ["claim", "source"].includes(items[chosen[0]].kind)) {
        const is_pinned = pins.includes(chosen[0]);
        buttons.append(button(is_pinned ? "Unpin" : "Pin", () => pin(chosen[0])));
    }
    const copy = button("Copy link", () => copy_link(copy));
    buttons.append(copy);
    panel.append(buttons);
    const related = [...new Set(chosen.flatMap(related_to))].filter(other => !chosen.includes(other) && is_told(other));
    for (const [kind, title] of KINDS) {
        const of_kind = related.filter(number => items[number].kind === kind);
        if (!of_kind.length) continue;
        const list = make("ul");
        for (const number of of_kind) {
            list.append(make("li", {}, make("a", { href: address_of({ ...state, chosen: [number] }), dir: "auto" }, in_short(number))));
        }
        panel.append(make("h3", {}, `${title}: ${of_kind.length}`), list);
    }
    panel.scrollTop = 0;
    heard.textContent = `Selected: ${title}`;
};

const pin = number => {
    const { pins } = state;
    choose({ pins: pins.includes(number) ? pins.filter(other => other !== number) : [...pins, number] });
};

const copy_link = async copy => {
    try {
        await navigator.clipboard.writeText(location.href);
        copy.textContent = "Copied";
    } catch {
        // Opened from a disk, or not permitted: the address can be copied by hand.
        const input = make("input", { readonly: "", value: location.href, "aria-label": "The link to this" });
        copy.replaceWith(input);
        input.select();
    }
};

const bring = element => element.scrollIntoView({ block: "center" });

// Sets what is pinned side by side: of a source its answers, question by question, as the page has them.
const compare = () => {
    const dialog = make("dialog", { class: "compare", "aria-label": "Compare" });
    const table = make("table");
    table.append(make("thead", {}, make("tr", {}, make("th", { scope: "col" }, ""),
        ...state.pins.map(number => make("th", { scope: "col", dir: "auto" }, in_short(number))))));
    const body = make("tbody");
    const add = (words, cells) => body.append(make("tr", {}, make("th", { scope: "row", dir: "auto" }, words), ...cells));
    add("", state.pins.map(number => make("td", {}, paragraphs(number))));
    for (const question of all("#accounts tr.question")) {
        const rows = all("tr[data-of]", question.parentNode).filter(row => row !== question);
        const answers = state.pins.map(number => rows.filter(row => {
            const of = named(row.dataset.of);
            const by = row.querySelector("a.who");
            return of.includes(number) || by && anchors.get(by.hash.slice(1)) === number;
        }));
        if (!answers.some(found => found.length)) continue;
        const cells = answers.map(found => found.length
            ? make("td", {}, ...found.flatMap(row => [...row.children].slice(1).map(cell => make("div", {}, ...[...cell.cloneNode(true).childNodes]))))
            : make("td", { class: "note" }, "no answer here"));
        add(question.querySelector("th").firstChild.textContent, cells);
    }
    table.append(body);
    dialog.append(button("×", () => dialog.close(), { class: "close", "aria-label": "Close" }), make("h2", {}, "Compare"),
        make("div", { class: "scroll" }, table));
    dialog.addEventListener("close", () => dialog.remove());
    document.body.append(dialog);
    dialog.showModal();
};

// ---- Charts of one outcome or population; the table of claims filtered and sorted; the map nearer.

let outcome = "", population = "";
const dress_counts = () => {
    const section = document.getElementById("counts");
    if (!section || section.querySelector(".tools")) return;
    const figures = all("figure.chart", section);
    const outcomes = [...new Set(figures.map(figure => figure.dataset.outcome))];
    const populations = [...new Set(figures.map(figure => figure.querySelector("h4").textContent))];
    const list = make("select", {}, make("option", { value: "" }, "All"), ...populations.map(name => make("option", { value: name }, name)));
    list.value = population;
    const tabs = ["", ...outcomes].map(name => button(name || "All", () => { outcome = name; narrow(); }));
    const narrow = () => {
        population = list.value;
        tabs.forEach((tab, at) => tab.setAttribute("aria-pressed", ["", ...outcomes][at] === outcome));
        for (const figure of figures) {
            const fits = (!outcome || figure.dataset.outcome === outcome)
                && (!population || figure.querySelector("h4").textContent === population);
            figure.hidden = !fits;
        }
        for (const heading of all("h3", section)) heading.hidden = outcome !== "" && heading.textContent !== outcome || population !== "";
    };
    list.addEventListener("change", narrow);
    section.querySelector("h2").after(make("div", { class: "tools" },
        make("span", { role: "group", "aria-label": "Outcome" }, ...tabs), make("label", {}, "Population ", list)));
    narrow();
};

let filter = "", sorted = null;
const dress_claims = () => {
    const table = document.querySelector("table.claims");
    if (!table || table.querySelector("thead button")) return;
    const bodies = all("tbody", table);
    const input = make("input", { type: "search", value: filter });
    const told = make("output");
    const narrow = () => {
        filter = input.value;
        const words = filter.toLocaleLowerCase().split(/\s+/).filter(Boolean);
        let count = 0;
        for (const body of bodies) {
            const text = body.textContent.toLocaleLowerCase();
            body.hidden = !words.every(word => text.includes(word));
            count += body.hidden ? 0 : 1;
        }
        told.textContent = words.length ? `${count} of ${bodies.length} rows` : "";
    };
    input.addEventListener("input", narrow);
    const heads = all("thead th", table);
    const order = () => {
        heads.forEach((head, at) => head.setAttribute("aria-sort",
            sorted && sorted.at === at ? (sorted.is_down ? "descending" : "ascending") : "none"));
        const orders = sorted && data.orders && data.orders[sorted.at];
        const place = body => orders ? orders.indexOf(numbers.get(body.dataset.of)) : bodies.indexOf(body);
        const rows = [...bodies].sort((a, b) => place(a) - place(b));
        table.append(...(sorted && sorted.is_down ? rows.reverse() : rows));
    };
    heads.forEach((head, at) => {
        if (!data.orders) return;
        const sort = button(head.textContent, () => {
            sorted = !sorted || sorted.at !== at ? { at, is_down: false } : sorted.is_down ? null : { at, is_down: true };
            order();
        });
        head.replaceChildren(sort);
    });
    table.parentNode.before(make("div", { class: "tools" }, make("label", {}, "Find in the claims ", input), " ", told));
    narrow();
    if (sorted) order();
};

// Letters grow as the map does, so that none comes to stand on another.
const NEAREST = 8;
const dress_map = () => {
    const box = document.querySelector("[data-drawing=map]");
    const svg = box && box.querySelector("svg");
    if (!svg || box.parentNode.querySelector(".tools")) return;
    const [, , wide, high] = svg.getAttribute("viewBox").split(" ").map(Number);
    let view = { x: 0, y: 0, by: 1 };
    const look = next => {
        const by = Math.max(1, Math.min(NEAREST, next.by));
        const limit = (at, size) => Math.max(0, Math.min(size - size / by, at));
        view = { x: limit(next.x, wide), y: limit(next.y, high), by };
        svg.setAttribute("viewBox", `${view.x} ${view.y} ${wide / by} ${high / by}`);
        box.classList.toggle("near", by > 1);
        nearer.disabled = by >= NEAREST;
        farther.disabled = whole.disabled = by <= 1;
    };
    // Where a point of the screen lies in the drawing.
    const spot = (x, y) => {
        const { left, top, width, height } = svg.getBoundingClientRect();
        return [view.x + (x - left) / width * wide / view.by, view.y + (y - top) / height * high / view.by];
    };
    const zoom = (factor, x, y) => {
        const { left, top, width, height } = svg.getBoundingClientRect();
        const at = x === undefined ? [left + width / 2, top + height / 2] : [x, y];
        const [px, py] = spot(...at);
        const by = Math.max(1, Math.min(NEAREST, view.by * factor));
        look({ by, x: px - (at[0] - left) / width * wide / by, y: py - (at[1] - top) / height * high / by });
    };
    const nearer = button("+", () => zoom(2), { "aria-label": "Nearer" });
    const farther = button("−", () => zoom(0.5), { "aria-label": "Farther" });
    const whole = button("Whole map", () => look({ x: 0, y: 0, by: 1 }));
    box.before(make("div", { class: "tools" }, nearer, farther, whole));
    svg.addEventListener("wheel", event => {
        // The page scrolls over a map that is whole, unless a key says that the map is meant.
        if (view.by === 1 && !event.ctrlKey && !event.metaKey) return;
        event.preventDefault();
        zoom(Math.exp(-event.deltaY * 0.002), event.clientX, event.clientY);
    }, { passive: false });
    const fingers = new Map();
    let moved = 0;
    svg.addEventListener("pointerdown", event => {
        fingers.set(event.pointerId, [event.clientX, event.clientY]);
        moved = 0;
    });
    addEventListener("pointermove", event => {
        if (!fingers.has(event.pointerId)) return;
        const before = [...fingers.values()];
        const [from_x, from_y] = fingers.get(event.pointerId);
        const [dx, dy] = [event.clientX - from_x, event.clientY - from_y];
        fingers.set(event.pointerId, [event.clientX, event.clientY]);
        moved += Math.abs(dx) + Math.abs(dy);
        const { width } = svg.getBoundingClientRect();
        if (fingers.size === 1 && view.by > 1) look({ ...view, x: view.x - dx / width * wide / view.by, y: view.y - dy / width * wide / view.by });
        if (fingers.size === 2) {
            const far = ([[ax, ay], [bx, by]]) => Math.hypot(ax - bx, ay - by) || 1;
            const after = [...fingers.values()];
            zoom(far(after) / far(before), (after[0][0] + after[1][0]) / 2, (after[0][1] + after[1][1]) / 2);
        }
    });
    for (const ended of ["pointerup", "pointercancel"]) addEventListener(ended, event => fingers.delete(event.pointerId));
    // The end of a drag is no click on what lies there.
    svg.addEventListener("click", event => { if (moved > 6) event.stopPropagation(); }, true);
    look(view);
};

// ---- What is explained: beside the pointer, or beside the mark that has the keyboard.

const tip = make("div", { id: "tip", role: "tooltip", hidden: "" });
let hot = [];

const explain = (element, of) => {
    for (const holder of hot) holder.element.classList.remove("hot");
    hot = of.length === 1 ? by_item.get(of[0]) || [] : [];
    for (const holder of hot) holder.element.classList.add("hot");
    tip.hidden = !element;
    if (!element) return;
    tip.replaceChildren();
    if (of.length === 1) tip.append(paragraphs(of[0]));
    else {
        const told = of.filter(is_told);
        const box = make("div", { class: "lines" });
        if (element.dataset.name) box.append(make("p", { class: "name" }, element.dataset.name));
        for (const number of told.slice(0, 6)) box.append(make("p", { class: "remark", dir: "auto" }, said(number)));
        if (told.length > 6) box.append(make("p", { class: "remark" }, `and ${told.length - 6} more`));
        tip.append(box);
    }
    // Below what it explains, or above it, and within the window.
    const around = element.getBoundingClientRect();
    const { width, height } = tip.getBoundingClientRect();
    const left = Math.max(8, Math.min(around.left, root.clientWidth - width - 8));
    const below = around.bottom + 8;
    const top = below + height > root.clientHeight ? Math.max(8, around.top - height - 8) : below;
    tip.style.left = `${left + scrollX}px`;
    tip.style.top = `${top + scrollY}px`;
};

// The mark, row or link that an event came to, and what it stands for.
const target_of = ({ target }) => {
    const area = target.closest(".areas rect");
    if (area) return [area, named(area.dataset.selects)];
    const link = target.closest("a[href^='#']");
    if (link) {
        const of = anchors.get(link.hash.slice(1));
        return [link, of === undefined ? [] : [of]];
    }
    const holder = target.closest("main [data-of]");
    return holder ? [holder, named(holder.dataset.of)] : [null, []];
};

document.addEventListener("pointerover", event => {
    if (event.pointerType === "touch") return;
    const [element, of] = target_of(event);
    const explains = element && of.length && (element.closest("svg") || element.localName === "a") && !element.closest("#panel");
    explain(explains ? element : null, of);
});
document.addEventListener("focusin", event => {
    const [element, of] = target_of(event);
    const is_mark = element && element.localName === "rect";
    if (is_mark && element.matches(":focus-visible")) explain(element, of);
});
document.addEventListener("scroll", event => { if (event.target === document) explain(null, []); }, { passive: true, capture: true });

document.addEventListener("click", event => {
    if (event.defaultPrevented || event.button || event.shiftKey || event.altKey) return;
    const [element, of] = target_of(event);
    if (!element || !of.length && element.localName === "a") return;
    if (element.localName === "a") {
        if (event.ctrlKey || event.metaKey) return;
        event.preventDefault();
        choose({ chosen: of });
        const row = row_of(of[0]);
        if (row) bring(row);
        return;
    }
    // A click on words that are being marked, or on a control, is none on the row.
    if (!of.length || event.target.closest("summary, button, a, input, select") || String(getSelection())) return;
    if ((event.ctrlKey || event.metaKey) && of.length === 1 && ["claim", "source"].includes(items[of[0]].kind)) pin(of[0]);
    else choose({ chosen: of });
});

const step = (rect, key) => {
    const marks = in_order(rect.parentNode).filter(other => !other.matches(".gone"));
    if (key === "Home") return marks[0];
    if (key === "End") return marks[marks.length - 1];
    const from = bounds(rect);
    const [dx, dy] = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] }[key];
    let best = null;
    let least = Infinity;
    for (const other of marks) {
        const to = bounds(other);
        const along = (to.across - from.across) * dx + (to.down - from.down) * dy;
        const aside = Math.abs((to.across - from.across) * dy) + Math.abs((to.down - from.down) * dx);
        if (other !== rect && along > 1 && along + 2 * aside < least) [best, least] = [other, along + 2 * aside];
    }
    return best;
};

document.addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("dialog")) return;
    if (event.key === "Escape") {
        if (state.chosen.length) choose({ chosen: [] });
        return explain(null, []);
    }
    const by = { "[": -1, "]": 1 }[event.key];
    if (by && days.length && varies && !event.target.closest("input, select")) {
        const at = Math.max(0, Math.min(days.length, (state.day ?? days.length) + by));
        return choose({ day: at < days.length ? at : null });
    }
    const rect = event.target.closest(".areas rect");
    if (!rect) return;
    const of = named(rect.dataset.selects);
    if (event.key === "Enter") {
        event.preventDefault();
        choose({ chosen: of });
    } else if (event.key === " ") {
        event.preventDefault();
        if (of.length === 1 && ["claim", "source"].includes(items[of[0]].kind)) pin(of[0]);
        else choose({ chosen: of });
    } else if (event.key.startsWith("Arrow") || event.key === "Home" || event.key === "End") {
        event.preventDefault();
        const next = step(rect, event.key);
        if (!next) return;
        rect.setAttribute("tabindex", -1);
        next.setAttribute("tabindex", 0);
        next.focus({ preventScroll: true });
        next.scrollIntoView({ block: "nearest", inline: "nearest" });
        explain(next, named(next.dataset.selects));
    }
});

// ---- The page opens.

addEventListener("popstate", show);
all("[data-drawing]").forEach(lay_areas);
find_holders();
build_bar();
document.body.append(panel, tip, heard);
dress_counts();
dress_claims();
dress_map();
show();
// What an address names that was passed on is brought into sight, in its drawing if it is drawn.
if (state.chosen.length) {
    const found = by_item.get(state.chosen[0]) || [];
    const first = found.find(({ element }) => element.localName === "rect") || found[0];
    if (first) bring(first.element);
}
root.classList.add("scripted");
})();
