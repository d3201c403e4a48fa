"""How long a page of 10,000 claims takes to open and to answer a click, beside an empty page of the same size."""

import statistics
import sys

import browsers
from browsers import Chromium, Failed, wait

TIMES = 5
# Milliseconds from a click until what it changed is painted, and how many times as long as in an empty page it may take where
# the machine is busy.
SOON, CLICK_RATIO = 100, 12
# How many times as long as an empty page of the same size it may take until it answers.
RATIO = 8

# A click is answered where it was in sight before: the first of all makes the browser ready for it.
CLICK = """
    const mark = document.querySelectorAll("[data-drawing=timeline] .areas rect")[{number}];
    const began = performance.now();
    mark.dispatchEvent(new MouseEvent("click", {{ bubbles: true }}));
    return new Promise(done => requestAnimationFrame(() => setTimeout(() => done(performance.now() - began))));"""


# What a click costs that changes one word of an empty page.
IDLE = """
    const began = performance.now();
    document.querySelector("p").textContent = "x".repeat(900 + began % 90);
    return new Promise(done => requestAnimationFrame(() => setTimeout(() => done(performance.now() - began))));"""


def opened(browser, address, condition):
    """Milliseconds from the start of the navigation until a page is ready."""
    browser.open(address)
    wait(browser, condition)
    return browser.run("""
        const [page] = performance.getEntriesByType("navigation");
        const [ready] = performance.getEntriesByName("ready");
        return (ready ? ready.startTime : page.domContentLoadedEventEnd);""")


def measure(folder):
    text = (folder / "large.html").read_text(encoding="utf-8")
    body = "\n".join("<p>" + "x" * 998 for _ in range(len(text.encode()) // 1002))
    (folder / "empty.html").write_text(f"<!DOCTYPE html><meta charset=utf-8><title>Empty</title>{body}", encoding="utf-8")
    # A busy machine takes long for so large a page.
    browsers.PATIENCE = 120
    browser = Chromium()
    try:
        empty = [opened(browser, f"file://{folder}/empty.html", "true") for _ in range(TIMES)]
        idle = [browser.run(IDLE) for _ in range(TIMES)]
        scripted = "document.documentElement.classList.contains('scripted')"
        large = [opened(browser, f"file://{folder}/large.html", scripted) for _ in range(TIMES)]
        browser.run("document.getElementById('timeline').scrollIntoView()")
        clicks = [browser.run(CLICK.format(number=31 * (one + 1))) for one in range(TIMES + 1)]
        browser.picture(folder / "large.png")
    except Failed as why:
        print(f"page: 10,000 claims: {why}", file=sys.stderr)
        return False
    finally:
        browser.close()
    first, *clicks = clicks
    empty, large, click, idle = (statistics.median(times) for times in (empty, large, clicks, idle))
    ratio = large / empty
    print(f"page: 10,000 claims, {len(text.encode()) / 1e6:.1f} MB: ready after {large:.0f} ms, {ratio:.1f} times an empty page "
          f"({empty:.0f} ms); a click is answered after {click:.0f} ms, the first after {first:.0f} ms "
          f"(a change of an empty page: {idle:.0f} ms)")
    if click > max(SOON, CLICK_RATIO * idle) or ratio > RATIO:
        print(f"page: too slow: at most {SOON} ms for a click, or {CLICK_RATIO} times an empty page, and {RATIO} times an empty page "
              "to open", file=sys.stderr)
        return False
    return True
