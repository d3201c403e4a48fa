"""Compares a CSV file with what a spreadsheet program made of it: python3 .ci/sheets.py OURS SAVED

Cells are equal as texts, or as numbers if ours is one, also one in words: "3,000".
"""

import csv
import sys


def rows(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return [[cell.replace("\r\n", "\n") for cell in row] for row in csv.reader(file)]


def is_same(ours, saved):
    if ours == saved:
        return True
    try:
        return float(ours.replace(",", "")) == float(saved)
    except ValueError:
        return False


def main():
    ours, saved = rows(sys.argv[1]), rows(sys.argv[2])
    if len(ours) != len(saved):
        sys.exit(f"{len(ours)} rows became {len(saved)}")
    others = 0
    for number, (left, right) in enumerate(zip(ours, saved), 1):
        right += [""] * (len(left) - len(right))
        for name, ours_cell, saved_cell in zip(ours[0], left, right):
            if not is_same(ours_cell, saved_cell):
                others += 1
                print(f"row {number}, {name}: {ours_cell!r} became {saved_cell!r}")
    cells = sum(len(row) for row in ours)
    if others:
        sys.exit(f"{others} of {cells} cells are others")
    print(f"{cells} cells are the same")


main()
