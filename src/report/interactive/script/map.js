// ---- The map nearer.

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
        if (fingers.size === 1 && view.by > 1) {
            const { x } = view;
            look({ ...view, x: x - dx / width * wide / view.by, y: view.y - dy / width * wide / view.by });
            // On a narrow page the drawing goes on beyond its box, which takes what the map has no room for.
            box.scrollLeft -= dx - (x - view.x) * view.by / wide * width;
        }
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
dressers.push(dress_map);

