"""Fingers on the map: two of them bring it nearer and farther away, one moves it, and none of that selects anything."""

from browsers import Chromium, wait
from browsing.page import check, is_equal, is_true

BOX = "document.querySelector('[data-drawing=map] svg').getAttribute('viewBox').split(' ').map(Number)"


def spread(x, y, apart):
    """Two fingers beside one another, `apart` from each other, around a point."""
    return [(x - apart / 2, y), (x + apart / 2, y)]


def pinch(page, x, y, begin, end):
    """Two fingers that go apart or together around a point of the screen, in small steps."""
    steps = 12
    page.browser.touch([spread(x, y, begin + (end - begin) * step / steps) for step in range(steps + 1)])


def under(page, x, y):
    """The point of the drawing that lies under a point of the screen."""
    return page.run(f"""
        const {{ left, top, width, height }} = document.querySelector("[data-drawing=map] svg").getBoundingClientRect();
        const [at_x, at_y, wide, high] = {BOX};
        return [at_x + ({x} - left) / width * wide, at_y + ({y} - top) / height * high];""")


@check
def two_fingers_bring_the_map_nearer_around_what_lies_between_them(page):
    page.browser.size(412, 800, phone=True)
    try:
        page.open()
        x, y = page.run("""
            const svg = document.querySelector("[data-drawing=map] svg");
            svg.scrollIntoView({ block: "center" });
            const { y, height } = svg.getBoundingClientRect();
            return [Math.round(innerWidth / 2), Math.round(y + height / 2)];""")
        whole, held = page.run(f"return {BOX}"), under(page, x, y)
        if isinstance(page.browser, Chromium):
            # Firefox moves nothing for fingers of a program.
            page.browser.touch([[(x + 90 - 15 * step, y)] for step in range(13)])
            wait(page.browser, "document.querySelector('[data-drawing=map]').scrollLeft > 100")
            # It goes on moving for a moment after a finger was lifted.
            page.open()
            page.run("document.querySelector('[data-drawing=map] svg').scrollIntoView({ block: 'center' })")
        zoomed = page.run("return visualViewport.scale")
        pinch(page, x, y, 40, 160)
        near, there = page.run(f"return {BOX}"), under(page, x, y)
        is_true(abs(whole[2] / near[2] - 4) < 0.1, f"four times as near: {whole} became {near}")
        off = max(abs(one - other) for one, other in zip(held, there))
        is_true(off < 0.01 * whole[2], f"what lay between the fingers lies there still: {held}, {there}")
        is_equal(page.run("return visualViewport.scale"), zoomed, "the page itself has not come nearer")
        is_equal(page.hash(), "", "and nothing was selected")
        page.picture("pinch")
        # One finger moves what is near.
        page.browser.touch([[(x + 5 * step, y)] for step in range(13)])
        moved = page.run(f"return {BOX}")
        is_equal(moved[2], near[2], "as near as before")
        wide = page.run("return document.querySelector('[data-drawing=map] svg').getBoundingClientRect().width")
        is_true(abs((near[0] - moved[0]) - 60 * near[2] / wide) < 0.02 * near[2], f"with the finger: {near} became {moved}")
        is_equal(page.hash(), "", "and nothing was selected")
        # Where the map ends, the box of the drawing goes on: it is wider than a phone.
        scrolled = "document.querySelector('[data-drawing=map]').scrollLeft"
        for _ in range(12):
            page.browser.touch([[(x + 150 - 25 * step, y)] for step in range(13)])
        end = page.run(f"return {BOX}")
        is_equal(end[0] + end[2], whole[2], "to the end of the map")
        room = page.run("const box = document.querySelector('[data-drawing=map]'); return box.scrollWidth - box.clientWidth")
        is_true(room > 100 and page.run(f"return {scrolled}") >= room - 1, "and of its box")
        for _ in range(12):
            page.browser.touch([[(x - 150 + 25 * step, y)] for step in range(13)])
        is_equal((page.run(f"return {BOX}")[0], page.run(f"return {scrolled}")), (0, 0), "and back to its beginning")
        pinch(page, x, y, 200, 20)
        is_equal(page.run(f"return {BOX}"), whole, "the whole map again, and no farther")
    finally:
        page.browser.size(1280, 800)
