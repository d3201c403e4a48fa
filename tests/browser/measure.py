#!/usr/bin/env python3
"""Measures how a browser lays out the texts of expected.tsv in the bundled fonts: the visual order of the characters,
where each begins and how wide the whole is, in hundredths of an em. `measure.py` writes the results into the table,
`measure.py --check` compares them with it. Needs `chromium`; the tests of the program need only the table."""

import html
import json
import subprocess
import sys
import tempfile
import unicodedata
from pathlib import Path

HERE = Path(__file__).resolve().parent
TABLE = HERE / "expected.tsv"
FONTS = HERE.parent.parent / "assets" / "fonts"
FACES = ["NotoSans-Regular", "NotoSansArabic-Regular", "NotoSansHebrew-Regular", "NotoSansArmenian-Regular",
         "NotoSansGeorgian-Regular", "NotoSansDevanagari-Regular", "NotoSansMath-Signs", "NotoSansSymbols2-Signs",
         "NotoSansSymbols-Signs"]
HIDDEN = {"\u2068": "\\u2068", "\u2069": "\\u2069", "\u200c": "\\u200c"}

SCRIPT = """
document.fonts.ready.then(async () => {
  await Promise.all([...document.fonts].map(font => font.load()));
  const found = [...document.querySelectorAll('p')].map(p => {
    const box = p.getBoundingClientRect(), letters = [];
    let at = 0;
    for (const letter of p.firstChild.data) {
      const range = document.createRange();
      range.setStart(p.firstChild, at);
      range.setEnd(p.firstChild, at += letter.length);
      const rect = range.getBoundingClientRect();
      letters.push([letter, rect.left - box.left, rect.width]);
    }
    return [box.width, letters];
  });
  document.getElementById('found').textContent = JSON.stringify(found);
});
"""


def shown(text):
    for letter, name in HIDDEN.items():
        text = text.replace(letter, name)
    return text


def read(text):
    for letter, name in HIDDEN.items():
        text = text.replace(name, letter)
    return text


def measure(rows):
    faces = "".join(f"@font-face{{font-family:f{n};src:url({(FONTS / (face + '.ttf')).as_uri()})}}" for n, face in enumerate(FACES))
    chain = ",".join(f"f{n}" for n in range(len(FACES)))
    texts = "".join(f"<p dir={way}>{html.escape(text)}</p>" for way, text in rows)
    page = (f"<!doctype html><meta charset=utf-8><style>{faces}p{{font:100px {chain};white-space:pre;width:max-content;margin:0;text-rendering:geometricPrecision}}"
            f"</style>{texts}<pre id=found></pre><script>{SCRIPT}</script>")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "page.html"
        file.write_text(page, encoding="utf-8")
        done = subprocess.run(
            ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--allow-file-access-from-files", f"--user-data-dir={folder}/home",
             "--virtual-time-budget=10000", "--dump-dom", file.as_uri()], capture_output=True, text=True, timeout=90, check=True)
    found = done.stdout.partition('<pre id="found">')[2].partition("</pre>")[0]
    return json.loads(html.unescape(found))


def line(way, text, width, letters):
    # Marks are attached to letters, and browsers and programs separate them differently.
    seen = sorted((left, letter) for letter, left, wide in letters
                  if wide > 0 and letter not in HIDDEN and not unicodedata.category(letter).startswith("M"))
    lefts = " ".join(str(round(left)) for left, _ in seen)
    return "\t".join([way, shown(text), str(round(width)), "".join(letter for _, letter in seen), lefts])


def main():
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    rows = [tuple(map(read, entry.split("\t")[:2])) for entry in lines]
    now = [line(way, text, *found) for (way, text), found in zip(rows, measure(rows), strict=True)]
    if "--check" in sys.argv[1:]:
        for before, after in zip(lines, now):
            if before != after:
                print(f"the table has\n{before}\nthe browser\n{after}")
        return int(lines != now)
    TABLE.write_text("\n".join(now) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
