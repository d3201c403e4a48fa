// ---- The page opens.

addEventListener("popstate", () => {
    address = location.hash;
    show();
});
all("[data-drawing]").forEach(lay_areas);
find_holders();
// Few enough shapes to pale them gently.
root.classList.toggle("lively", holders.length < 3000);
if (data.frame) document.querySelector("footer").before(panel);
else document.body.append(panel);
document.body.append(tip, heard);
for (const dress of dressers) dress();
for (const open of openers) open();
show();
// What an address names that was passed on is brought into sight, in its drawing if it is drawn.
const conflict = conflict_of(state.chosen);
if (conflict) bring(conflict);
else if (state.chosen.length && !data.frame) {
    const found = by_item.get(state.chosen[0]) || [];
    const first = found.find(({ element }) => element.localName === "rect") || found[0];
    if (first) bring(first.element);
}
root.classList.add("scripted");
performance.mark("ready");
})();
