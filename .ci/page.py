"""Clicks through pages as readers do, in Chromium and in Firefox: python3 .ci/page.py FOLDER [chromium|firefox|speed] [-v]

In the folder are the page of the built-in dossier, `khusham.html`, one whose texts try to become markup, `hostile.html`, one with
steps, `walk.html`, one with the dossier's file in it, `attached.html` beside `attached.ron`, those for frames, `embed-VIEW.html`,
and one of 10,000 claims, `large.html`. Pictures are left there."""

import functools
import http.server
import pathlib
import sys
import threading
import time

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from browsers import Chromium, Failed, Firefox  # noqa: E402
from browsing import frames, linked, looks, speed, tasks, touch  # noqa: E402, F401
from browsing.page import Page, checks  # noqa: E402


class Quiet(http.server.SimpleHTTPRequestHandler):
    """A bare file server, which notes what it is asked for."""

    asked = []

    def log_message(self, format, *args):
        Quiet.asked.append(self.path)


def passes(one, page, where):
    began = time.monotonic()
    try:
        one(page)
        if "-v" in sys.argv:
            print(f"{page.browser.name}, {where}: {one.__name__}: {time.monotonic() - began:.1f} s")
        return True
    except Failed as why:
        print(f"page: {page.browser.name}, {where}: {one.__name__}: {why}", file=sys.stderr)
        return False


def main(folder, wanted=None):
    folder = pathlib.Path(folder).resolve()
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    served = f"http://127.0.0.1:{server.server_address[1]}"
    failed = 0
    for kind in (Chromium, Firefox):
        if wanted and kind.name != wanted:
            continue
        browser, began = kind(), time.monotonic()
        try:
            for where, address in (("from disk", f"file://{folder}"), ("served", served)):
                page = Page(browser, folder, address)
                for one in checks:
                    failed += not passes(one, page, where)
        finally:
            browser.close()
        print(f"page: {kind.name} took {time.monotonic() - began:.0f} s")
    if wanted in (None, "firefox"):
        for browser, one in ((Firefox(scripts=False), looks.without_scripts), (Firefox("dark"), looks.dark)):
            try:
                failed += not passes(one, Page(browser, folder, f"file://{folder}"), "from disk")
            finally:
                browser.close()
    if wanted in (None, "speed"):
        failed += not speed.measure(folder)
    # What a browser asks for by itself, for every folder.
    own = ("/favicon.ico",)
    others = [path for path in Quiet.asked if path not in own and not path.split("?")[0].endswith(".html")]
    if others:
        failed += 1
        print(f"page: the server was asked for {others}", file=sys.stderr)
    if failed:
        sys.exit(f"page: {failed} failed")
    if wanted != "speed":
        print(f"page: {len(checks)} checks in {wanted or 'each browser'}, from disk and served")


main(*[word for word in sys.argv[1:] if word != "-v"][:2])
