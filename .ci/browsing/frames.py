"""Views in frames of another page, the dossier's file in a page, and the steps of a walk."""

import time

from browsers import Chromium, wait
from browsing.page import check, is_equal, is_true

VIEWS = ("estimates", "map", "timeline", "agreement")


@check
def a_view_in_a_frame_is_as_high_as_its_content_and_says_so(page):
    for view in VIEWS:
        name = f"around-{view}-{page.browser.name}.html"
        (page.folder / name).write_text(f"""<!DOCTYPE html><meta charset="utf-8"><title>An article</title>
<style>body{{max-width:45rem;margin:2rem auto;font-family:sans-serif}}iframe{{width:100%;border:0}}</style>
<p>Words before.</p><iframe title="{view}" src="embed-{view}.html" height="300"></iframe><p>Words after.</p>
<script>
globalThis.told = [];
addEventListener("message", event => {{
    if (!event.data || event.data.type !== "parallax-height") return;
    globalThis.told.push(event.data);
    for (const frame of document.querySelectorAll("iframe")) {{
        if (frame.contentWindow === event.source) frame.height = event.data.height;
    }}
}});
</script>""", encoding="utf-8")
        page.has_scripts = False
        page.open(name=name)
        page.has_scripts = True
        wait(page.browser, "globalThis.told && globalThis.told.length")
        time.sleep(0.3)
        told, height = page.run("return [globalThis.told, Number(document.querySelector('iframe').height)]")
        is_equal(sorted(told[-1]), ["height", "type"], "nothing but the height is told")
        is_true(200 < height < 6000, f"{view} is {height} high")
        is_true(len(told) < 12, f"it comes to rest: {len(told)}")
        page.picture(f"frame-{view}")


@check
def a_view_in_a_frame_can_be_clicked(page):
    page.open(name="embed-estimates.html")
    is_equal(page.chosen(), ["claim-bloomberg-over-100"], "what it opens with")
    page.browser.click(*page.mark("estimates", "SOHR"))
    words = page.run("return document.getElementById('panel').textContent")
    is_true("SOHR" in words, words)
    link = page.run("return document.querySelector('#panel .buttons a').href")
    is_true(link.startswith("https://example.org/khusham.html#claim=sohr-"), link)
    page.browser.press("Escape")
    is_equal(page.chosen(), [], "and cleared")
    page.picture("embed-estimates")
    page.open(name="embed-agreement.html")
    outside = page.run("return [...document.querySelectorAll('main a')].map(one => one.href)")
    is_true(outside and all(one.startswith("https://example.org/khusham.html#") for one in outside), f"{outside[:2]}")


@check
def the_file_in_the_page_can_be_saved(page):
    page.open(name="attached.html")
    href = page.run("return document.querySelector('a[download]').href")
    is_true(href.startswith("data:text/plain"), href[:40])
    if not isinstance(page.browser, Chromium):
        return
    saved = page.folder / "saved"
    saved.mkdir(exist_ok=True)
    page.browser.saves_to(saved)
    page.run("document.querySelector('a[download]').click()")
    target = saved / "attached.ron"
    end = time.monotonic() + 10
    while not target.exists() and time.monotonic() < end:
        time.sleep(0.05)
    is_true(target.exists(), f"it is saved under its name: {[one.name for one in saved.iterdir()]}")
    wait(page.browser, "true")
    is_equal(target.read_bytes(), (page.folder / "attached.ron").read_bytes(), "byte for byte")
    target.unlink()


@check
def steps_are_a_story(page):
    page.open(name="walk.html")
    steps = page.run("return document.querySelectorAll('#walk ol.walk > li').length")
    is_equal(steps, 3, "steps")
    is_true(page.run("return Boolean(document.querySelector('#bar input'))"), "the days can still be chosen")
    for step in range(steps):
        page.run(f"document.querySelectorAll('#walk ol.walk > li')[{step}].scrollIntoView({{ block: 'center' }})")
        wait(page.browser, f"document.querySelectorAll('#walk ol.walk > li')[{step}].getAttribute('aria-current') === 'step'")
        seen = page.run("""return [...document.querySelectorAll("#walk .stage figure")]
            .map(figure => getComputedStyle(figure).visibility === "visible")""")
        is_equal(seen, [number == step for number in range(steps)], "one picture at a time")
        top = page.run("return document.querySelector('#walk .stage').getBoundingClientRect().top")
        is_true(0 <= top < 400, f"it stays in sight: {top}")
        time.sleep(0.25)
        page.picture(f"walk-{step + 1}")
    page.browser.size(360, 740, phone=True)
    try:
        page.open(name="walk.html")
        inside = page.run("return [...document.querySelectorAll('#walk ol.walk > li')].map(step => Boolean(step.querySelector('figure svg')))")
        is_equal(inside, [True] * steps, "stacked, where there is no room")
        page.run("document.querySelector('#walk ol.walk > li').scrollIntoView()")
        page.picture("walk-phone")
        wide = page.run("return document.documentElement.scrollWidth - innerWidth")
        is_true(wide <= 0, f"no sideways scrolling: {wide}")
    finally:
        page.browser.size(1280, 800)
