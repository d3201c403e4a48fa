// ---- Charts of one outcome or population; the table of claims filtered and sorted.

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
dressers.push(dress_counts, dress_claims);

