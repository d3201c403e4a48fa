"""Pictures compared: every word of ours is where it should be in theirs, and nothing else is missing or added.

Programs smooth edges in their own ways, so pixels are never equal. A word is looked for where we drew it and up to three
pixels around: it must fit best within one. What runs leftward may lie anywhere within the three, because LibreOffice sets
Arabic letters a little closer. All the rest may differ as much as smoothing makes it: a pixel lies between the
lightest and the darkest of the other picture within one pixel around.

    compare.py size OURS.png
    compare.py same OURS.svg OURS.png THEIRS.png...
    compare.py labels OURS.svg
    compare.py spoil label|word|line|dot|leftward OURS.svg SPOILT.svg
"""

import re
import sys
import unicodedata
from xml.etree import ElementTree

from PIL import Image, ImageChops, ImageFilter, ImageStat

SVG = "{http://www.w3.org/2000/svg}"
# How far a word may lie from its place, and how far around it is looked for.
NEAR, FAR = 1, 3
# Of a word that is there, less than this share of its ink is missing.
MISSING = 0.75
# Differences in lightness below this are smoothing.
SMOOTH = 56
# So many pixels of a block may differ more, and so many of a picture with all eight around them: smoothing makes lines.
BLOCK, WORST, SOLID = (40, 12), 80, 8
# Words of less ink than this (a mean difference from the ground) are too pale or too small to be measured.
PALE = 4


def runs_leftward(letters):
    return any(unicodedata.bidirectional(letter) in ("R", "AL") and letter.isalnum() for letter in letters)


def end_of(picture, box, ends):
    """Where the ink ends of a text that says no width: before a gap wider than a blank, or before the next text."""
    left, top, right, bottom = box
    right = min([end for end in ends if end > left] + [right, picture.size[0]])
    if left < 0 or top < 0 or bottom > picture.size[1] or left >= right:
        return left
    rows = picture.crop((left, top, right, bottom))
    ground = sorted(rows.getdata())[len(rows.getdata()) // 2]
    ink = ImageChops.difference(rows, Image.new("L", rows.size, ground)).point(lambda value: 255 if value > 40 else 0)
    gap, end = (bottom - top) // 2, 0
    for column in range(rows.size[0]):
        if ink.crop((column, 0, column + 1, bottom - top)).getbbox():
            end = column
        elif column - end > gap:
            break
    return left + end + 1


def words(svg, ours):
    """Where each word is: its letters, and the box they fill. What runs leftward is one word from end to end."""
    texts = [text for text in ElementTree.parse(svg).iter(SVG + "text") if "transform" not in text.attrib]
    for text in texts:
        x, y, size = (float(text.get(name)) for name in ("x", "y", "font-size"))
        if runs_leftward("".join(text.itertext())):
            ends = [float(other.get("x")) for other in texts if abs(float(other.get("y")) - y) < 1]
            box = round(x), round(y - 0.8 * size), round(x + 40 * size), round(y + 0.3 * size)
            yield text.text, (box[0], box[1], end_of(ours, box, [round(end) for end in ends]), box[3])
            continue
        pieces = text.findall(SVG + "tspan") or [text]
        for piece in pieces:
            x = float(piece.get("x", x))
            width = float(piece.get("textLength", 0))
            letters = (piece.text or "").strip()
            # A colon or a dot alone has too little form to be told from its neighbours.
            if any(letter.isalnum() for letter in letters) and width > 0:
                yield letters, (round(x), round(y - 0.8 * size), round(x + width), round(y + 0.3 * size))


def soften(picture):
    """Letters as forms: what is a quarter of a pixel aside no longer counts."""
    return picture.filter(ImageFilter.GaussianBlur(0.8))


def mean(a, b):
    return ImageStat.Stat(ImageChops.difference(a, b)).mean[0]


def misplaced(ours, theirs, letters, box):
    """What is wrong with a word, or nothing."""
    width, height = ours.size
    box = (max(box[0], FAR), max(box[1], FAR), min(box[2], width - FAR), min(box[3], height - FAR))
    if box[0] >= box[2] or box[1] >= box[3]:
        return None
    patch = ours.crop(box)
    ground = Image.new("L", patch.size, sorted(patch.getdata())[len(patch.getdata()) // 2])
    ink = mean(patch, ground)
    if ink < PALE:
        return None

    def fits(dx, dy):
        return mean(patch, theirs.crop((box[0] + dx, box[1] + dy, box[2] + dx, box[3] + dy)))

    here = fits(0, 0)
    if here < 0.25 * ink:
        return None
    steps = [step for step in range(-FAR, FAR + 1) if step]
    near = [(0, 0)] + [(dx, dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1) if dx or dy]
    leftward = runs_leftward(letters)
    if leftward:
        near += [(step, 0) for step in steps if abs(step) > NEAR]
    best = min(fits(dx, dy) for dx, dy in near)
    if best > MISSING * ink:
        return f"“{letters}” at {box} is missing ({best / ink:.2f})"
    if leftward:
        return None
    far = [(step, 0) for step in steps if abs(step) > NEAR] + [(0, step) for step in steps if abs(step) > NEAR]
    beyond = min((fits(dx, dy), dx, dy) for dx, dy in far)
    if beyond[0] < 0.9 * best:
        return f"“{letters}” at {box} is moved by {beyond[1:]} ({best / ink:.2f}, {beyond[0] / ink:.2f})"
    return None


def outside(a, b):
    """The pixels of one that are lighter or darker than all of the other around them."""
    darkest, lightest = b.filter(ImageFilter.MinFilter(3)), b.filter(ImageFilter.MaxFilter(3))
    by = ImageChops.lighter(ImageChops.subtract(a, lightest), ImageChops.subtract(darkest, a))
    return by.point(lambda value: 255 if value > SMOOTH else 0)


def differing(ours, theirs):
    """The block that differs most: how many pixels, and where; and how many differ with all their neighbours."""
    differs = ImageChops.lighter(outside(ours, theirs), outside(theirs, ours))
    (wide, high), (width, height) = BLOCK, ours.size
    # Some programs smooth the very rim against white.
    places = ((x, y) for y in range(2, height - high - 2, high // 2) for x in range(2, width - wide - 2, wide // 2))
    block = max((differs.crop((x, y, x + wide, y + high)).histogram()[255], x, y) for x, y in places)
    solid = differs.filter(ImageFilter.MinFilter(3)).crop((4, 4, width - 4, height - 4))
    return block, solid.histogram()[255], solid.getbbox()


def same(svg, ours, theirs):
    ours = Image.open(ours).convert("L")
    known = list(words(svg, ours))
    assert len(known) > 20, "the picture has hardly any words"
    leftward = sum(runs_leftward(letters) for letters, _ in known)
    soft = soften(ours)
    wrong = 0
    for path in theirs:
        picture = Image.open(path).convert("RGB").convert("L")
        if picture.size != ours.size:
            print(f"{path}: {picture.size} instead of {ours.size}")
            wrong += 1
            continue
        blurred = soften(picture)
        found = [slip for word in known if (slip := misplaced(soft, blurred, *word))]
        (count, x, y), solid, box = differing(ours, picture)
        if count > WORST:
            found.append(f"{count} pixels differ at {x}, {y}")
        if solid > SOLID:
            found.append(f"an area differs within {box} ({solid})")
        print(f"{path.rsplit('/', 1)[-1]}: {len(known)} words ({leftward} leftward), {len(found)} slips; a block differs in {count} pixels, {solid} solid")
        print("".join(f"    {slip}\n" for slip in found[:20]), end="")
        wrong += len(found)
    return 1 if wrong else 0


def spoil(slip, svg, to):
    """Makes a picture that is wrong: without a label, with a word or a line of text two pixels off, without an area,
    without a label in Arabic."""
    text = open(svg, encoding="utf-8").read()
    pattern, change = {
        "label": (r"<text [^>]*>Khusham</text>", lambda match: ""),
        "word": (
            r'<tspan x="([0-9.]+)"( textLength="[0-9.]+">delimitation )',
            lambda match: f'<tspan x="{float(match[1]) + 2:.2f}"{match[2]}',
        ),
        "line": (
            r'(<text x="[0-9.]+" y=")([0-9.]+)("[^>]*><tspan[^>]*>course )',
            lambda match: f"{match[1]}{float(match[2]) + 2:.2f}{match[3]}",
        ),
        "leftward": (r"<text [^>]*>خشام</text>", lambda match: ""),
        "dot": (r'<circle [^>]*r="5.5"[^>]*/>', lambda match: ""),
    }[slip]
    spoilt, count = re.subn(pattern, change, text, count=1)
    assert count == 1, f"there is no {slip} to spoil"
    open(to, "w", encoding="utf-8").write(spoilt)


def labels(svg):
    """The texts that have a halo, and how often each is written in the picture."""
    children = list(ElementTree.parse(svg).iter())
    texts = ["".join(child.itertext()) for child in children if child.tag == SVG + "text"]
    pairs = zip(children, children[1:])
    found = {
        "".join(text.itertext())
        for halo, text in pairs
        if halo.tag == SVG + "path" and halo.get("stroke") and halo.get("fill") == "none" and text.tag == SVG + "text"
    }
    assert len(found) > 5, "the picture has hardly any labels"
    for label in sorted(found):
        # Figures and single letters stand in other words as well.
        if len(label) > 5:
            print(sum(text.count(label) for text in texts), label)


def main():
    what, *rest = sys.argv[1:]
    if what == "size":
        print(*Image.open(rest[0]).size)
    elif what == "same":
        sys.exit(same(rest[0], rest[1], rest[2:]))
    elif what == "labels":
        labels(rest[0])
    elif what == "spoil":
        spoil(*rest)


main()
