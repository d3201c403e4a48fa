"""Everything is linked: clicks, addresses, keys, days, readings, axes, filters, pins; and nothing goes in or out."""

import json

from browsers import Chromium, wait
from browsing.page import check, is_equal, is_true


@check
def a_click_on_a_bar_lights_its_row_and_its_way(page):
    page.open()
    page.browser.click(*page.mark("chart-", "SOHR"))
    is_true(page.hash().startswith("#claim=sohr-"), f"the address says it: {page.hash()}")
    name = "claim-" + page.hash().split("=")[1]
    is_equal(page.chosen(), [name], "chosen everywhere")
    lit = page.run(f"""
        const row = document.getElementById({json.dumps(name)}).closest("tbody");
        const shapes = selector => [...document.querySelectorAll(selector + " svg [data-of]")];
        return [row.classList.contains("chosen"),
            ...["[data-drawing^=chart]", "[data-drawing=timeline]", "[data-drawing=lineage]"].map(drawing => {{
                const all = shapes(drawing);
                const lit = all.filter(shape => shape.classList.contains("lit"));
                return lit.length > 0 && lit.length < all.length;
            }})];""")
    is_equal(lit, [True, True, True, True], "row, chart, timeline, lineage")
    pale = "getComputedStyle(document.querySelector('[data-drawing=timeline] svg [data-of]:not(.lit)')).opacity"
    wait(page.browser, f"{pale} < 0.6")


@check
def back_and_forward_are_the_browsers(page):
    page.open()
    page.browser.click(*page.mark("chart-", "SOHR"))
    first = page.hash()
    page.browser.click(*page.mark("map", "Khusham"))
    is_equal(page.hash(), "#place=khusham", "a place")
    page.run("history.back()")
    wait(page.browser, f"location.hash === {json.dumps(first)}")
    wait(page.browser, "document.querySelector('#panel h2').textContent.length")
    is_equal(page.chosen(), ["claim-" + first.split("=")[1]], "after going back")
    page.run("history.forward()")
    wait(page.browser, "location.hash === '#place=khusham'")
    is_equal(page.chosen(), ["place-khusham"], "after going forward")
    page.browser.press("Escape")
    is_equal(page.chosen(), [], "Escape clears the selection")
    is_true(page.run("return document.getElementById('panel').hidden"), "and closes what is said of it")


@check
def an_address_that_is_passed_on_shows_the_same(page):
    page.open("#claim=buga-dozens")
    is_equal(page.chosen(), ["claim-buga-dozens"], "what the address names")
    words = page.run("return document.getElementById('panel').textContent")
    is_true("dozens" in words and "Buga" in words, f"it is explained: {words[:80]}")
    page.open("#claims=buga-dozens,sohr-48")
    is_equal(page.run("return document.querySelector('#panel h2').textContent"), "2 claims", "several")
    page.open("#claim=no-such-claim&x=%3Cb%3E")
    is_equal(page.chosen(), [], "what is not there is not chosen")


@check
def pointing_explains(page):
    page.open()
    page.browser.point(*page.mark("timeline", "SOHR"))
    wait(page.browser, "!document.getElementById('tip').hidden")
    is_true("SOHR" in page.run("return document.getElementById('tip').textContent"), "who says it")
    page.browser.point(*page.mark("map", "Khusham"))
    wait(page.browser, "document.getElementById('tip').textContent.includes('Khusham')")


@check
def the_keyboard_reaches_every_mark(page):
    page.open()
    page.mark("chart-", "SOHR")
    page.run("document.querySelector('[data-drawing=timeline] .areas rect[tabindex=\"0\"]').focus()")
    stops = page.run("return document.querySelectorAll('[data-drawing=timeline] .areas rect[tabindex=\"0\"]').length")
    is_equal(stops, 1, "Tab stops once at a drawing")
    first = page.run("return document.activeElement.getAttribute('aria-label')")
    page.browser.press("ArrowDown")
    second = page.run("return document.activeElement.getAttribute('aria-label')")
    is_true(second and second != first, "an arrow goes on")
    page.browser.press("Enter")
    is_equal(page.run("return document.activeElement.getAttribute('aria-pressed')"), "true", "Enter selects")
    is_true(page.hash() != "", "and the address says it")


@check
def links_of_the_text_select_too(page):
    page.open()
    page.run("""
        const link = document.querySelector("#claims a.who[href='#source-sohr']");
        link.scrollIntoView({ block: "center" });
        link.click();""")
    is_equal(page.chosen(), ["source-sohr"], "the source")
    at = page.run("return document.getElementById('source-sohr').getBoundingClientRect().top")
    is_true(0 <= at <= 800, f"its entry is in sight: {at}")


@check
def nothing_is_asked_for_and_nothing_is_complained_about(page):
    page.open("#claim=sohr-48")
    page.browser.click(*page.mark("map", "Khusham"))
    page.browser.point(*page.mark("timeline", "SOHR"))
    if isinstance(page.browser, Chromium):
        asked = [url for url in page.browser.requests if not url.startswith(("data:", "about:"))]
        is_equal(len(asked), 1, f"asked for: {asked}")
        is_equal(page.browser.complaints, [], "complaints")
    loaded = page.run("return performance.getEntriesByType('resource').map(entry => entry.name)")
    is_equal(loaded, [], "loaded besides")


@check
def the_policy_lets_nothing_else_run(page):
    page.open()
    page.run("""
        globalThis.broken = [];
        document.addEventListener("securitypolicyviolation", event => globalThis.broken.push(event.effectiveDirective));
        const script = document.createElement("script");
        script.textContent = "document.title = 'run'";
        document.body.append(script);
        const image = new Image();
        image.src = "http://127.0.0.1:1/x.png";
        document.body.append(image);""")
    wait(page.browser, "document.querySelectorAll('body > img').length")
    is_true(page.run("return document.title") != "run", "a script that was put in")


@check
def texts_that_try_to_be_markup_stay_texts(page):
    page.open(name="hostile.html")
    is_true(page.run("return document.documentElement.classList.contains('scripted')"), "the script runs")
    is_true(page.run("return document.title") != "broken", "and no other")
    counts = page.run("return ['main script', 'img', 'iframe', 'main style', '#panel b'].map(s => document.querySelectorAll(s).length)")
    is_equal(counts, [0] * 5, "elements that nobody wrote")
    page.open("#claim=a", name="hostile.html")
    words = page.run("return document.getElementById('panel').innerHTML")
    is_true("<script" not in words and "<u>" not in words and "&lt;" in words, words)


@check
def on_a_day_only_what_was_known_is_told(page):
    page.open("#day=2018-02-09")
    is_true(page.run("return !document.getElementById('claim-buga-dozens')"), "said on the 12th")
    is_true("89 of 109 claims" in page.run("return document.querySelector('#bar output').textContent"), "how many are counted")
    is_true("89 of 109 claims" in page.run("return document.querySelector('#claims caption').textContent"), "and in the table")
    ghost = "document.querySelector(\"[data-drawing=timeline] svg [data-of='claim-buga-dozens']\")"
    is_true(page.run(f"return {ghost}.classList.contains('later')"), "a ghost in the timeline")
    name = page.run("return document.querySelector(\".areas rect[data-selects='claim-buga-dozens']\").getAttribute('aria-label')")
    is_true("not yet said on 9 February 2018" in name, f"its name says so: {name}")
    page.run("const slider = document.querySelector('#bar input'); slider.value = slider.max; slider.dispatchEvent(new Event('input'))")
    is_true(page.run("return Boolean(document.getElementById('claim-buga-dozens'))"), "without a day everything is there")
    is_equal(page.hash(), "", "and the address is that of the page")
    page.open("#day=2017-10-01")
    is_true("not shown" in page.run("return document.querySelector('#bar output').textContent"), "what is left out is told")
    gone = page.run("""return [...document.querySelectorAll("[data-drawing=timeline] svg .gone")]
        .map(shape => getComputedStyle(shape).display)""")
    is_true(len(gone) > 100 and set(gone) == {"none"}, "of what lies ahead nothing is drawn")


@check
def another_reading_changes_words_and_axis_changes_drawings(page):
    page.open("#reading=words-only")
    row = "document.getElementById('claim-buga-dozens').textContent"
    is_true("(read)" not in page.run(f"return {row}"), "words stay words")
    page.open()
    is_true("(read)" in page.run(f"return {row}"), "as the dossier reads them")
    before = page.run("return document.querySelector('[data-drawing^=chart] svg').textContent")
    page.run("[...document.querySelectorAll('#bar button')].find(one => one.textContent.includes('Logarithmic')).click()")
    is_equal(page.hash(), "#axis=log", "the address says it")
    after = page.run("return document.querySelector('[data-drawing^=chart] svg').textContent")
    is_true(before != after, "another axis")
    page.browser.click(*page.mark("chart-", "SOHR"))
    is_true(page.hash().startswith("#claim=") and page.hash().endswith("axis=log"), page.hash())


@check
def charts_are_narrowed_and_claims_are_found_and_sorted(page):
    page.open()
    seen = "return [...document.querySelectorAll('figure.chart')].filter(one => !one.hidden).map(one => one.dataset.outcome)"
    page.run("[...document.querySelectorAll('#counts .tools button')].find(one => one.textContent === 'Wounded').click()")
    is_equal(set(page.run(seen)), {"Wounded"}, "one outcome")
    page.run("""
        const input = document.querySelector("#claims input[type=search]");
        input.value = "more than 100";
        input.dispatchEvent(new Event("input"));""")
    rows = page.run("return [...document.querySelectorAll('#claims tbody')].filter(row => !row.hidden).map(row => row.textContent)")
    is_true(0 < len(rows) < 20 and all("more than 100" in row.lower() for row in rows), f"{len(rows)} rows")
    if page.run("return Boolean(document.querySelector('#claims thead button'))"):
        first = "return document.querySelector('#claims tbody').dataset.of"
        before = page.run(first)
        page.run("document.querySelector('#claims thead button').click()")
        is_equal(page.run("return document.querySelector('#claims th').getAttribute('aria-sort')"), "ascending", "sorted")
        is_true(page.run(first) != before, "another row is first")


@check
def two_sources_are_set_side_by_side(page):
    page.open("#pins=source:pentagon,source:russian-mod")
    count = page.run("return document.querySelectorAll('#bar .pins button').length")
    if not count:
        page.open("#source=sohr")
        page.run("[...document.querySelectorAll('#panel button')].find(one => one.textContent === 'Pin').click()")
        is_true("pins=source:sohr" in page.hash(), page.hash())
    page.run("document.querySelector('#bar .pins button').click()")
    is_true(page.run("return document.querySelectorAll('dialog.compare tbody tr').length") >= 1, "compared")
    page.picture("compare")
    page.run("document.querySelector('dialog').close()")


@check
def the_map_comes_nearer(page):
    page.open()
    box = "document.querySelector('[data-drawing=map] svg').getAttribute('viewBox')"
    whole = page.run(f"return {box}")
    page.run("document.querySelector('#map .tools button').click()")
    near = page.run(f"return {box}")
    is_equal(float(near.split()[2]) * 2, float(whole.split()[2]), "twice as near")
    page.browser.click(*page.mark("map", "Khusham"))
    is_equal(page.hash(), "#place=khusham", "and it can be clicked")
    page.run("document.querySelectorAll('#map .tools button')[2].click()")
    is_equal(page.run(f"return {box}"), whole, "the whole map again")
