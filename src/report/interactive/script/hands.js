// ---- What is explained: beside the pointer, or beside the mark that has the keyboard.

const tip = make("div", { id: "tip", role: "tooltip", hidden: "" });
let hot = [];
// What is explained, and where it stood then.
let explained = null;

const explain = (element, of) => {
    for (const holder of hot) holder.element.classList.remove("hot");
    hot = of.length === 1 ? by_item.get(of[0]) || [] : [];
    for (const holder of hot) holder.element.classList.add("hot");
    tip.hidden = !element;
    explained = element && { element, top: element.getBoundingClientRect().top };
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
document.addEventListener("scroll", () => {
    // A mark that was brought into sight by a key stays where it is.
    if (explained && Math.abs(explained.element.getBoundingClientRect().top - explained.top) > 1) explain(null, []);
}, { passive: true, capture: true });

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

