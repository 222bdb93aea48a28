"""bounds_by_highs.py FILE SAMPLE: the exact bounds of some hidden cells, by linear programmes that SciPy's HiGHS solves.

FILE is what `madoguchi demonstration suppress --output` wrote. Prints JSON: the smallest width between the bounds of a
hidden cell of the sample, when a hidden cell is known to be 0 or more and when it is known to be 1 or more, and the
seconds that a cell took.
"""

import collections
import csv
import json
import random
import sys
import time

import scipy.optimize
import scipy.sparse


def main():
    counts, hidden = {}, []
    with open(sys.argv[1]) as file:
        for row in csv.DictReader(file):
            cell = (int(row["site"]), int(row["age"]), int(row["month"]))
            counts[cell] = int(row["count"])
            if row["hidden"] == "1":
                hidden.append(cell)
    sample = random.Random(1).sample(hidden, min(int(sys.argv[2]), len(hidden)))
    lines, sums = lines_of(counts, {cell: number for number, cell in enumerate(hidden)})
    begun = time.perf_counter()
    widths = {floor: [width(lines, sums, hidden.index(cell), floor) for cell in sample] for floor in (0, 1)}
    print(json.dumps({
        "cells": len(sample), "seconds": (time.perf_counter() - begun) / 2 / max(len(sample), 1),
        "widthFromZero": min(widths[0], default=None), "widthFromOne": min(widths[1], default=None),
    }))


def lines_of(counts, numbers):
    """What everybody knows: along each dimension, the counts make up their total. Of the hidden ones, a matrix and sums."""
    inner = collections.defaultdict(list)
    for cell in counts:
        for dimension in range(3):
            if cell[dimension] > 0:
                inner[cell[:dimension] + (0,) + cell[dimension + 1:], dimension].append(cell)
    places, signs, sums = ([], []), [], []
    for (total, _), cells in inner.items():
        line = [(total, -1)] + [(cell, 1) for cell in cells]
        unknown = [(cell, sign) for cell, sign in line if cell in numbers]
        if unknown:
            for cell, sign in unknown:
                places[0].append(len(sums))
                places[1].append(numbers[cell])
                signs.append(sign)
            sums.append(-sum(sign * counts[cell] for cell, sign in line if cell not in numbers))
    return scipy.sparse.csr_matrix((signs, places), shape=(len(sums), len(numbers))), sums


def width(lines, sums, number, floor):
    ends = []
    for sign in (1, -1):
        aim = [0] * lines.shape[1]
        aim[number] = sign
        solved = scipy.optimize.linprog(aim, A_eq=lines, b_eq=sums, bounds=(floor, None), method="highs")
        if solved.status not in (0, 3):
            sys.exit(f"HiGHS: {solved.message}")
        ends.append(sign * solved.fun if solved.status == 0 else sign * -1e9)
    return round(ends[1] - ends[0], 6)


main()
