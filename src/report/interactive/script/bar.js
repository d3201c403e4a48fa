// ---- The bar: day, reading, axis, what is pinned.

const bar = make("div", { id: "bar", role: "region", "aria-label": "What is shown" });
const slider = make("input", { type: "range", min: 0, max: days.length, step: 1, "aria-label": "As said by" });
const day_words = make("output");
const reading_list = make("select", {}, ...readings.map(([key, name]) => make("option", { value: key }, name)));
const axis_button = button("Logarithmic axis", () => {
    choose({ axis: data.opens.slice(1).find(axis => axis !== state.axis) });
});
const pins_box = make("span", { class: "pins" });

slider.addEventListener("input", () => choose({ day: Number(slider.value) < days.length ? Number(slider.value) : null }, true));
reading_list.addEventListener("change", () => choose({ reading: reading_list.selectedIndex }));

const build_bar = () => {
    if (days.length && varies) bar.append(make("label", { class: "day" }, "As said by ", slider, " ", day_words));
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
openers.push(build_bar);
after_showing.push(show_bar);
document.addEventListener("keydown", event => {
    const by = { "[": -1, "]": 1 }[event.key];
    if (!by || !days.length || !varies || event.ctrlKey || event.metaKey || event.altKey || event.target.closest("dialog, input, select")) return;
    const at = Math.max(0, Math.min(days.length, (state.day ?? days.length) + by));
    choose({ day: at < days.length ? at : null });
});

// Sets what is pinned side by side: of a source its answers, question by question, as the page has them.
const compare = () => {
    const dialog = make("dialog", { class: "compare", "aria-label": "Compare" });
    const table = make("table");
    table.append(make("thead", {}, make("tr", {}, make("th", { scope: "col" }, ""),
        ...state.pins.map(number => make("th", { scope: "col", dir: "auto" }, in_short(number))))));
    const body = make("tbody");
    const add = (words, cells) => body.append(make("tr", {}, make("th", { scope: "row", dir: "auto" }, words), ...cells));
    add("", state.pins.map(number => make("td", {}, paragraphs(number, items[number].label))));
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

