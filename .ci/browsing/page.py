"""A page in a browser, with the questions that checks ask of it."""

import base64
import json
import re
import zlib

from browsers import Failed, wait

checks = []


def check(function):
    checks.append(function)
    return function


def is_equal(found, expected, what):
    if found != expected:
        raise Failed(f"{what}: {found!r}, not {expected!r}")


def is_true(found, what):
    if not found:
        raise Failed(what)


class Page:
    """A page in a browser, with the questions that the checks ask of it."""

    def __init__(self, browser, folder, address):
        self.browser, self.folder, self.address = browser, folder, address
        self.run = browser.run
        self.has_scripts = True

    def open(self, then="", name="khusham.html"):
        self.browser.open(f"{self.address}/{name}{then}")
        if self.has_scripts:
            wait(self.browser, "document.documentElement.classList.contains('scripted')")

    def mark(self, drawing, name):
        """The middle of a mark on the screen, brought into sight; by the beginning of its accessible name."""
        spot = self.run(f"""
            const marks = [...document.querySelectorAll("[data-drawing^='{drawing}'] .areas rect")];
            const mark = marks.find(mark => mark.getAttribute("aria-label").startsWith({json.dumps(name)}));
            if (!mark) return null;
            mark.scrollIntoView({{ block: "center" }});
            const {{ x, y, width, height }} = mark.getBoundingClientRect();
            return [x + Math.min(width / 2, 60), y + height / 2];""")
        is_true(spot, f"no mark {name!r} in {drawing}")
        return spot

    def chosen(self):
        return self.run("return [...new Set([...document.querySelectorAll('main .chosen[data-of]')].map(e => e.dataset.of))]")

    def hash(self):
        return self.run("return location.hash")

    def picture(self, name):
        self.browser.picture(self.folder / f"{self.browser.name}-{name}.png")

    def quoted(self, text):
        return json.dumps(text)

    def data(self):
        """The data of the page, as the program wrote them."""
        text = (self.folder / "khusham.html").read_text(encoding="utf-8")
        packed = re.search(r'<script id="data" type="text/plain">([^<]*)', text).group(1)
        return json.loads(zlib.decompress(base64.b64decode(packed)))

    def expected_names(self):
        """The names of all marks as the page opens."""
        data = self.data()
        marks = [area for drawing, areas in data["areas"].items() if " " not in drawing for area in areas]
        return sorted({data["texts"][area[5]] for area in marks})

    def conflict(self):
        """The address of the first finding that claims cannot all be true."""
        self.open()
        of = self.run("return [...document.querySelectorAll('ul.conflicts li[data-of]')].map(row => row.dataset.of).find(of => of.includes(' '))")
        return "#conflict=" + ",".join(name.removeprefix("claim-") for name in of.split())
