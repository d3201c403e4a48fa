// ---- What stands out.

const is_same = (a, b) => a.length === b.length && a.every(number => b.includes(number));
const STATES = { [GONE]: "gone", [LATER]: "later", [PERHAPS]: "perhaps" };

// What is selected is told to screen readers too.
const tell_chosen = ({ element, is_shape }, is_chosen) => {
    if (element.localName === "rect") element.setAttribute("aria-pressed", is_chosen);
    else if (!is_shape && is_chosen) element.setAttribute("aria-current", "true");
    else element.removeAttribute("aria-current");
};

// Of what is not known on the day chosen, shapes are pale or gone, and their names say so.
const show_day = () => {
    if (day_shown === state.day) return;
    day_shown = state.day;
    for (const { element, of, is_shape } of holders) {
        const best = of.length ? Math.max(...of.map(known)) : KNOWN;
        for (const name of Object.values(STATES)) element.classList.toggle(name, is_shape && STATES[best] === name);
        if (element.localName === "rect") {
            element.setAttribute("aria-label", element.dataset.name + (of.length === 1 ? suffix_of(of[0]) : ""));
        }
    }
};

// In a drawing of very many shapes a veil lies over all of them, and copies of those that stand out over that: to pale each by
// itself would take a browser longer than a reader waits.
let veils = [];
const veil = () => {
    for (const layer of veils) layer.remove();
    veils = [];
    if (!state.chosen.length || root.classList.contains("lively")) return;
    for (const svg of pictures) {
        const [x, y, width, height] = svg.getAttribute("viewBox").split(" ");
        const layer = drawn("g", { class: "veil" });
        layer.append(drawn("rect", { x, y, width, height }));
        svg.insertBefore(layer, svg.querySelector(".areas"));
        veils.push(layer);
    }
    const layers = new Map(veils.map(layer => [layer.ownerSVGElement, layer]));
    for (const { element, is_shape } of marked.lit) {
        if (!is_shape || element.localName === "rect") continue;
        const copy = element.cloneNode(true);
        copy.removeAttribute("data-of");
        layers.get(element.ownerSVGElement).append(copy);
    }
};

const show = () => {
    state = read_address();
    for (const does of before_showing) does();
    const { chosen, pins } = state;
    root.classList.toggle("choosing", chosen.length > 0);
    root.classList.toggle("on-a-day", state.day !== null);
    show_day();
    const same = [...holding(chosen.slice(0, 1))].filter(({ of }) => is_same(of, chosen));
    mark("chosen", new Set(same), tell_chosen);
    mark("lit", holding([...new Set(chosen.flatMap(number => [number, ...related_to(number)]))]));
    mark("pinned", holding(pins));
    veil();
    show_panel();
    for (const does of after_showing) does();
};

const paragraphs = (number, title) => {
    const box = make("div", { class: "lines" });
    for (const [kind, text] of lines_of(number).filter(([, text]) => text !== title)) box.append(make("p", { class: kind, dir: "auto" }, text));
    return box;
};
// "SOHR: 48 …"
const said = number => lines_of(number).filter(([kind]) => kind === "name" || kind === "figure").map(([, text]) => text).join(": ");
const in_short = number => items[number].kind === "claim" ? said(number) : items[number].label;

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
    const conflict = conflict_of(chosen);
    if (conflict) panel.append(make("p", { class: "finding", dir: "auto" }, words_of(conflict)));
    for (const number of chosen.filter(number => known(number) !== GONE)) panel.append(paragraphs(number, title));
    const buttons = make("div", { class: "buttons" });
    const row = conflict || (several ? null : row_of(chosen[0]));
    if (row) buttons.append(button("Show in the text", () => bring(row)));
    if (!several && !data.frame && ["claim", "source"].includes(items[chosen[0]].kind)) {
        const is_pinned = pins.includes(chosen[0]);
        buttons.append(button(is_pinned ? "Unpin" : "Pin", () => pin(chosen[0])));
    }
    const copy = button("Copy link", () => copy_link(copy));
    if (!data.frame) buttons.append(copy);
    else if (whole_page) buttons.append(make("a", { href: whole_page + address, target: "_top", rel: "noopener" }, "Open in the whole page"));
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

// What a finding says, without the places where its claims were read and the findings below it.
const words_of = row => {
    const copy = row.cloneNode(true);
    for (const other of all("ul, .cite", copy)) other.remove();
    return copy.textContent.trim();
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

