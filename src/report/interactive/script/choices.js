// The script of a page that Parallax wrote. It asks nobody for anything, and works out nothing that the sources said: what
// belongs to what, what had been said by which day, what each mark is called and what the sections say under each reading stands in
// the data of the page, as the program worked it out. Without it, the page is the report.
//
// What is chosen stands in the address, after the `#`: `claim=sohr-48`, or `claims=sohr-48,buga-dozens` for several; `day`,
// `conflict=` for those that cannot all be true; `day`, `reading` and `axis`; `pins`. So back and forward are the browser's, and an address that is passed on shows the same.
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
// In a frame: where the whole page is published, and what is selected first.
const [whole_page, opens_with] = data.frame || [];
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
// What parts of the script do that not every page has: before and after what is chosen is shown, where drawings and tables are new,
// and once when the page opens.
const before_showing = [], after_showing = [], dressers = [], openers = [];
const all = (selector, within = document) => [...within.querySelectorAll(selector)];

// ---- What is chosen, and its address.

// Numbers of items, of a day (none where it is null) and of a reading; the word of an axis; numbers of pinned items.
let state = { chosen: [], day: null, reading: data.opens[0], axis: data.opens[1], pins: [] };

// Of a page that may not change its own address, what that would be.
let address = location.hash;
const read_address = () => {
    const text = address.slice(1);
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
        else value.split(",").forEach(key => add(found.chosen, `${["claims", "conflict"].includes(name) ? "claim" : name}-${key}`));
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
    if (chosen.length > 1) parts.push(`${conflict_of(chosen) ? "conflict" : "claims"}=${chosen.map(number => items[number].key).join(",")}`);
    if (day !== null) parts.push(`day=${encodeURIComponent(days[day][0])}`);
    if (reading !== data.opens[0]) parts.push(`reading=${readings[reading][0]}`);
    if (axis !== data.opens[1]) parts.push(`axis=${axis}`);
    if (pins.length) parts.push(`pins=${pins.map(number => `${items[number].kind}:${items[number].key}`).join(",")}`);
    return `#${parts.join("&")}`;
};

// Changes what is chosen, as a step in the history of the browser; while a control is moved, as the same step.
const choose = (change, is_same_step = false) => {
    const next = address_of({ ...state, ...change });
    if (next === (address || "#")) return;
    address = next;
    // In a frame, back is for the page around it.
    safely(() => history[is_same_step || data.frame ? "replaceState" : "pushState"](null, "", next));
    show();
};

// ---- What had been said by the day chosen.

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

