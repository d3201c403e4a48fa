// ---- In a frame: the page around it is told how high this one is, and nothing else.

const tell_height = () => {
    if (parent === window) return;
    const tell = () => parent.postMessage({ type: "parallax-height", height: Math.ceil(root.getBoundingClientRect().height) }, "*");
    new ResizeObserver(tell).observe(root);
};
openers.push(() => {
    if (!address) choose({ chosen: opens_with });
    tell_height();
});

