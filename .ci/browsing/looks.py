"""How a page looks and sounds: on a phone, in light and dark, to a screen reader, on paper, and without its script."""

import re
import subprocess

from browsers import Chromium, wait
from browsing.page import check, is_equal, is_true


@check
def it_fits_a_phone(page):
    page.browser.size(360, 740, phone=True)
    try:
        page.open("#claim=sohr-48")
        wide = page.run("return document.documentElement.scrollWidth")
        # Firefox makes no window as narrow as that.
        least = 360 if isinstance(page.browser, Chromium) else page.run("return innerWidth")
        is_true(wide <= least and page.run("return innerWidth") == least, f"no sideways scrolling: {wide}")
        page.picture("phone")
        for section in ("map", "timeline", "claims", "agreement"):
            page.run(f"document.getElementById('{section}').scrollIntoView()")
            page.picture(f"phone-{section}")
    finally:
        page.browser.size(1280, 800)


@check
def a_screen_reader_hears_every_mark_by_the_name_of_the_window(page):
    page.open("#claim=sohr-48")
    # The names in the data are those of the window: the tests of the program compare them.
    expected = page.expected_names()
    is_true(len(expected) > 200, f"{len(expected)} names")
    if isinstance(page.browser, Chromium):
        heard = {name for role, name in page.browser.spoken() if role in ("button", "ToggleButton", "toggleButton")}
        is_equal([name for name in expected if name not in heard][:3], [], "names of the window that nobody hears")
        roles = [(role, name) for role, name in page.browser.spoken() if role in ("button", "slider", "combobox", "textbox") and not name]
        is_equal(roles, [], "controls without a name")
    for name in expected[:: len(expected) // 7]:
        mark = page.run("""
            for (const old of document.querySelectorAll("#asked")) old.removeAttribute("id");
            const marks = [...document.querySelectorAll(".areas rect")];
            const mark = marks.find(mark => mark.getAttribute("aria-label") === """ + page.quoted(name) + """);
            if (mark) mark.id = "asked";
            return Boolean(mark);""")
        is_true(mark, f"no mark {name!r}")
        is_equal(page.browser.label("#asked"), " ".join(name.split()), "as the browser computes it")


@check
def light_and_dark_are_drawn(page):
    if not isinstance(page.browser, Chromium):
        return
    for scheme in ("light", "dark"):
        page.browser.media(prefers_color_scheme=scheme)
        for name, where in (("", "#claim=sohr-48"), ("-day", "#day=2018-02-09"), ("-conflict", page.conflict())):
            page.open(where)
            if not name:
                page.mark("chart-", "SOHR")
            page.picture(scheme + name)
        for section in ("timeline", "lineage", "claims"):
            page.run(f"document.getElementById('{section}').scrollIntoView()")
            page.picture(f"{scheme}-{section}")
    page.browser.media()


@check
def contrast_and_motion_are_the_readers(page):
    if not isinstance(page.browser, Chromium):
        return
    page.browser.media(prefers_contrast="more", forced_colors="active", prefers_reduced_motion="reduce")
    page.open("#claim=sohr-48")
    page.mark("chart-", "SOHR")
    page.picture("forced-colours")
    motion = page.run("return getComputedStyle(document.querySelector('svg [data-of]')).transitionDuration")
    is_equal(motion, "0s", "nothing moves where motion is reduced")
    page.browser.media()


@check
def right_to_left_text_stays_in_its_place(page):
    page.open("#place=khusham")
    native = page.run("return document.querySelector('#panel .native').textContent")
    is_equal(native, "خشام", "the name in its own script")
    is_equal(page.run("return getComputedStyle(document.querySelector('#panel .native')).direction"), "rtl", "its direction")


def is_the_report(page, text):
    for words in ("Clash near Khusham", "All claims", "Cannot all be true", "Buga"):
        is_true(words in text, f"{words}, in what is read without scripts")
    text = re.sub("<script.*?</script>", "", text, flags=re.DOTALL)
    is_true("Compare" not in text and "Copy link" not in text, "nothing that only the script does")


def printed(page, name):
    path = page.folder / f"{page.browser.name}-{name}.pdf"
    page.browser.printed(path)
    text = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True).stdout
    is_true("Clash near Khusham" in text and "tasnim" in text.lower(), "the print has the page")
    is_true("Show in the text" not in text and "Logarithmic axis" not in text, "and no controls")
    return text.count("\f")


@check
def printed_it_is_the_report(page):
    page.open("#claim=sohr-48")
    pages = printed(page, "print")
    is_true(4 <= pages <= 40, f"{pages} pages")


@check
def without_scripts_it_is_the_report(page):
    scripts_off(page, without_scripts)


def scripts_off(page, shown):
    """Calls shown(page) while no script runs. Firefox runs without scripts from its start on, or not at all."""
    if isinstance(page.browser, Chromium):
        page.browser.scripts(False)
        try:
            shown(page)
        finally:
            page.has_scripts = True
            page.browser.scripts(True)


def without_scripts(page):
    page.has_scripts = False
    page.open()
    page.picture("no-script")
    is_the_report(page, page.browser.source())
    page.open(name="walk.html", then="#walk")
    page.picture("no-script-walk")
    page.open(name="embed-estimates.html")
    page.picture("no-script-embed")


def dark(page):
    page.open("#claim=sohr-48")
    page.mark("chart-", "SOHR")
    page.picture("dark")
    page.browser.size(500, 800)
    page.open("#claim=sohr-48")
    page.mark("timeline", "SOHR")
    page.picture("dark-phone")
    wait(page.browser, "document.getElementById('panel').textContent.length")
