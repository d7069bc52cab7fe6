#!/usr/bin/env python3
"""Prints mappings.ts from the Unicode Character Database, as Debian's package unicode-data has it.

    python3 makeMappings.py /usr/share/unicode > mappings.ts

Which mappings Unicode 4.1 had is worked out from the age of both characters: a mapping is added with the younger of
the two. The one that was changed later on is written down below.
"""

import sys

folder = sys.argv[1]

# 4.1 mapped GLOTTAL STOP to the older letter; 5.0 gave it a small form of its own (UnicodeData-4.1.0.txt).
CHANGED_SINCE = {0x0241: 0x0294}


def lines(name):
    with open(f"{folder}/{name}", encoding="utf-8") as file:
        for line in file:
            line = line.split("#")[0].strip()
            if line:
                yield [field.strip() for field in line.split(";")]


ages = {}
for points, age in lines("DerivedAge.txt"):
    first, _, last = points.partition("..")
    version = tuple(int(part) for part in age.split("."))
    for point in range(int(first, 16), int(last or first, 16) + 1):
        ages[point] = version

simple = {int(fields[0], 16): int(fields[13], 16) for fields in lines("UnicodeData.txt") if fields[13]}
old = {
    point: CHANGED_SINCE.get(point, lower)
    for point, lower in simple.items()
    if point in CHANGED_SINCE or max(ages[point], ages[lower]) <= (4, 1)
}
later = {point: lower for point, lower in simple.items() if old.get(point) != lower}


def runs(mapping):
    """Runs of characters at equal distances that map equally far: first, last, step, how far."""
    found = []
    for point in sorted(mapping):
        far = mapping[point] - point
        if found:
            run = found[-1]
            step = point - run[1]
            if run[3] == far and step in ((1, 2) if run[0] == run[1] else (run[2],)):
                run[1], run[2] = point, step
                continue
        found.append([point, point, 1, far])
    return " ".join(f"{first:x}-{last:x}/{step}{far:+d}" for first, last, step, far in found)


def literal(text):
    words, rows, row = text.split(" "), [], ""
    for word in words:
        if len(row) + len(word) > 100:
            rows.append(row)
            row = ""
        row += f"{word} "
    return "[\n" + "".join(f"\t'{each.strip()}',\n" for each in [*rows, row]) + "].join(' ')"


print(f"""/**
 * Simple lower-case mappings (field 13 of UnicodeData.txt), made by makeMappings.py: runs `first-last/step+distance`, the
 * first two in hexadecimal. These were in Unicode 4.1, which Python 2.5 goes by.
 */
export const UNICODE_4_1 = {literal(runs(old))};

/** What was added or changed from Unicode 5.0 to {'.'.join(map(str, max(ages.values())))}. */
export const SINCE = {literal(runs(later))};""")
