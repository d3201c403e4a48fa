// ---- The walk: beside its words, one picture after the other.

const dress_walk = () => {
    const list = document.querySelector("#walk ol.walk");
    const steps = list ? [...list.children].map(step => [step, step.querySelector("figure")]).filter(([, figure]) => figure) : [];
    if (!steps.length) return;
    const story = make("div", { class: "story" });
    const stage = make("div", { class: "stage" });
    list.replaceWith(story);
    story.append(list, stage);
    const is_wide = matchMedia("screen and (min-width: 56rem)");
    const turn = now => steps.forEach(([step, figure]) => {
        if (step === now) step.setAttribute("aria-current", "step");
        else step.removeAttribute("aria-current");
        figure.classList.toggle("away", is_wide.matches && step !== now);
    });
    // Printed, and where there is no room beside them, the pictures stand below their words.
    const place = is_beside => {
        story.classList.toggle("beside", is_beside);
        for (const [step, figure] of steps) (is_beside ? stage : step).append(figure);
        turn(steps[0][0]);
    };
    const watch = new IntersectionObserver(entries => {
        const now = entries.find(entry => entry.isIntersecting);
        if (now) turn(now.target);
    }, { rootMargin: "-45% 0px -45% 0px" });
    for (const [step] of steps) watch.observe(step);
    is_wide.addEventListener("change", () => place(is_wide.matches));
    addEventListener("beforeprint", () => place(false));
    addEventListener("afterprint", () => place(is_wide.matches));
    place(is_wide.matches);
};
openers.push(dress_walk);

