"""What readers want of a page, one task after the other; each leaves a picture."""

from browsers import Chromium, wait
from browsing.looks import printed, scripts_off, without_scripts
from browsing.page import check, is_equal, is_true


def task(function):
    def one(page):
        function(page)
        page.picture("task-" + function.__name__.replace("_", "-"))

    one.__name__ = function.__name__
    return check(one)


def found(page, words):
    """The rows of the table of claims that hold these words, by who says them."""
    page.run(f"""
        const input = document.querySelector("#claims input[type=search]");
        input.scrollIntoView();
        input.value = {page.quoted(words)};
        input.dispatchEvent(new Event("input"));""")
    return page.run("""return [...document.querySelectorAll("#claims tbody")].filter(row => !row.hidden)
        .map(row => [row.querySelector("th a").textContent, row.querySelector("tr").children[3].textContent])""")


@task
def who_said_more_than_100(page):
    page.open()
    rows = found(page, "more than 100 killed")
    who = {name for name, _ in rows}
    is_true({"Pentagon", "US official"} <= who, f"{rows}")
    is_true("Bloomberg" in {name for name, _ in found(page, "over 100")}, "Bloomberg says “over 100”, in other words")
    page.run("[...document.querySelectorAll('#claims tbody')].find(row => !row.hidden).querySelector('td').click()")
    is_true(page.hash().startswith("#claim="), "a row is chosen by a click")


@task
def what_is_known_of_khusham(page):
    page.open()
    page.browser.click(*page.mark("map", "Khusham"))
    is_equal(page.run("return document.querySelector('#panel h2').textContent"), "Khusham", "what the panel is about")
    counted = page.run("return [...document.querySelectorAll('#panel h3')].map(one => one.textContent)")
    is_true(any(words.startswith("Claims: ") for words in counted), f"{counted}")
    page.run("[...document.querySelectorAll('#panel button')].find(one => one.textContent === 'Show in the text').click()")
    top = page.run("return document.getElementById('place-khusham').getBoundingClientRect().top")
    is_true(0 <= top <= 800, f"its entry is in sight: {top}")


@task
def what_was_known_on_9_february(page):
    page.open()
    page.run("document.querySelector('#bar input').focus()")
    words = "document.querySelector('#bar output').textContent"
    for _ in range(40):
        if page.run(f"return {words}").startswith("9 February 2018"):
            break
        page.browser.press("ArrowLeft")
    is_true("89 of 109 claims" in page.run(f"return {words}"), page.run(f"return {words}"))
    is_equal(page.hash(), "#day=2018-02-09", "the address")
    page.run("document.getElementById('timeline').scrollIntoView()")


@task
def through_whom_dozens(page):
    page.open()
    found(page, "dozens killed")
    page.run("document.querySelector('#claim-buga-dozens td.what').click()")
    words = page.run("return document.getElementById('panel').textContent")
    is_true("Buga" in words and "Reuters" in words, words[:200])
    lit = page.run("""return [...new Set([...document.querySelectorAll("[data-drawing=lineage] .areas rect.lit")]
        .map(mark => mark.getAttribute("aria-label")))]""")
    is_true(any("Reuters" in name for name in lit) and any("Buga" in name for name in lit), f"{lit[:4]}")
    page.run("document.getElementById('lineage').scrollIntoView()")


@task
def what_conflicts_and_why(page):
    page.open()
    page.run("""const row = [...document.querySelectorAll("ul.conflicts li[data-of]")].find(row => row.dataset.of.includes(" "));
        row.scrollIntoView({ block: "center" });
        row.click();""")
    is_true(page.hash().startswith("#conflict="), page.hash())
    words = page.run("return document.querySelector('#panel > p.finding').textContent")
    is_true(page.run(f"return document.getElementById('agreement').textContent.includes({page.quoted(words)})"), words)
    is_true(len(words) > 40, f"the reason: {words}")
    passed_on = page.hash()
    page.open(passed_on)
    is_equal(page.run("return document.querySelector('#panel > p.finding').textContent"), words, "the same, passed on")
    top = page.run("return document.querySelector('ul.conflicts .chosen').getBoundingClientRect().top")
    is_true(0 <= top <= 800, f"and in sight: {top}")


@task
def two_sources_compared(page):
    page.open()
    for name in ("pentagon", "russian-mod"):
        page.run(f"document.querySelector(\"a.who[href='#source-{name}']\").click()")
        page.run("[...document.querySelectorAll('#panel button')].find(one => one.textContent === 'Pin').click()")
    is_true("pins=source:pentagon,source:russian-mod" in page.hash(), page.hash())
    page.run("[...document.querySelectorAll('#bar .pins button')][0].click()")
    heads = page.run("return [...document.querySelectorAll('dialog.compare thead th')].map(one => one.textContent)")
    is_equal(heads[1:], ["Pentagon (US Department of Defense)", "Russian Defence Ministry"], "side by side")
    rows = page.run("return document.querySelectorAll('dialog.compare tbody tr').length")
    is_true(rows > 3, f"{rows} rows")


@task
def a_link_to_one_claim_opens_elsewhere(page):
    page.open()
    page.browser.click(*page.mark("chart-", "SOHR"))
    words, link = page.run("return [document.getElementById('panel').textContent, location.href]")
    page.run("[...document.querySelectorAll('#panel button')].find(one => one.textContent === 'Copy link').click()")
    wait(page.browser, "/Copied/.test(document.getElementById('panel').textContent) || document.querySelector('#panel input')")
    shown = page.run("return (document.querySelector('#panel input') || {}).value || ''")
    is_true(shown in ("", link), f"where it cannot be copied, the link is shown: {shown}")
    page.open("#" + link.split("#")[1])
    is_equal(page.run("return document.getElementById('panel').textContent"), words, "what is told there")
    # In the section of its own place, source, day and reading too.
    for address, told in (("#place=khusham", "Khusham"), ("#source=sohr", "Syrian Observatory for Human Rights")):
        page.open(address)
        is_equal(page.run("return document.querySelector('#panel h2').textContent"), told, address)
    page.open("#claim=buga-dozens&day=2018-02-12&reading=words-only")
    is_equal(page.run("return document.querySelector('#bar select').value"), "words-only", "the reading")
    is_true("12 February 2018" in page.run("return document.querySelector('#bar output').textContent"), "and the day")


@task
def on_a_phone(page):
    page.browser.size(360, 740, phone=True)
    try:
        page.open()
        page.browser.tap(*page.mark("chart-", "SOHR"))
        wait(page.browser, "location.hash.startsWith('#claim=')")
        box = page.run("const { left, right, bottom } = document.getElementById('panel').getBoundingClientRect(); return [left, right, bottom]")
        wide, high = page.run("return [document.documentElement.clientWidth, innerHeight]")
        is_true(box[0] <= 1 and box[1] >= wide - 1 and abs(box[2] - high) <= 1, f"the panel is at the bottom: {box}")
        small = page.run("""return [...document.querySelectorAll("#panel button, #bar button, #bar select")]
            .filter(one => one.getBoundingClientRect().height > 0 && one.getBoundingClientRect().height < 31).map(one => one.textContent)""")
        is_equal(small, [], "too small for a finger")
        page.picture("task-on-a-phone-360")
    finally:
        page.browser.size(1280, 800)


@task
def by_keyboard(page):
    page.open()
    for _ in range(400):
        page.browser.press("Tab")
        if page.run("return document.activeElement.matches('[data-drawing^=chart] .areas rect')"):
            break
    is_true(page.run("return document.activeElement.matches('.areas rect')"), "Tab reaches a chart")
    page.browser.press("ArrowDown")
    wait(page.browser, "!document.getElementById('tip').hidden")
    page.browser.press("Enter")
    is_true(len(page.hash()) > 1, "Enter selects")
    page.browser.press(" ")
    page.browser.press("Escape")
    is_true("claim=" not in page.hash().replace("pins=claim:", ""), f"Esc clears: {page.hash()}")
    page.browser.press("ArrowUp")


@task
def by_screen_reader(page):
    page.open()
    label = page.run("const mark = document.querySelector('[data-drawing=timeline] .areas rect'); mark.id = 'asked'; return mark.getAttribute('aria-label')")
    is_equal(page.browser.label("#asked"), " ".join(label.split()), "a mark")
    page.run("document.getElementById('asked').dispatchEvent(new MouseEvent('click', { bubbles: true }))")
    heard = page.run("return document.querySelector('[role=status]').textContent")
    is_true(heard.startswith("Selected: "), f"what happened is said: {heard}")
    if isinstance(page.browser, Chromium):
        spoken = page.browser.spoken()
        levels = [name for role, name in spoken if role == "heading"]
        is_true({"Where it was", "All claims"} <= set(levels), "headings lead through the page")
        is_true(any(role == "slider" and name == "As said by" for role, name in spoken), "the day has a name")


@task
def printed_on_paper(page):
    page.open("#day=2018-02-09")
    printed(page, "task-print")
    text = page.run("return document.querySelector('#claims caption').textContent")
    is_true("89 of 109 claims" in text, "what is printed says of which day it is")


@check
def with_scripts_off(page):
    scripts_off(page, without_scripts)
