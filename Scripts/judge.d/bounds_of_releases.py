"""bounds_of_releases.py FILE: how closely the hidden cells of public packages can be computed from all of them together.

FILE names the packages' folders in the order in which they appeared, the corrections between the first and the second (month,
site, age band; one consultation about wifi each, by somebody in person), and the threshold. Whoever computes is supposed to
know those corrections. Solves linear programmes with SciPy's HiGHS; knows nothing of how cells were chosen. Prints a list of
claims as JSON.
"""

import collections
import csv
import json
import pathlib
import random
import sys

import numpy
import scipy.optimize
import scipy.sparse

ALL = "*"
# The cells that are computed in each month and in each year, at the most; those of the corrected months are all taken.
SAMPLES = 5, 1
TABLES = {
    "age": [("consultations_by_site", ("拠点コード",)), ("consultations_by_age", ("年代",)),
            ("consultations_by_site_age", ("拠点コード", "年代"))],
    "topic": [("mentions_by_topic", ("相談内容",)), ("mentions_by_site_topic", ("拠点コード", "相談内容"))],
}


class Release:
    """What a package tells: by (period, measure, site, code) a count, or None where it is hidden."""

    def __init__(self, folder):
        folder = pathlib.Path(folder)
        self.cells = {}
        self.versions = {row["期間"]: row["版"] for row in rows_of(folder, "closings")}
        for suffix, column in (("", "年月"), ("_year", "年度")):
            for measure, tables in TABLES.items():
                for name, keys in tables:
                    for row in rows_of(folder, name + suffix):
                        site = row["拠点コード"] if "拠点コード" in keys else ALL
                        code = next((row[key] for key in keys if key != "拠点コード"), ALL)
                        self.cells[row[column], measure, site, code] = int(row["値"]) if row["値"] else None
        # The ward's consultations are told by channel.
        years = {cell[0] for cell in self.cells if "-" not in cell[0]}
        for row in rows_of(folder, "consultations_by_channel"):
            for period in [row["年月"]] + [year for year in years if year == year_of(row["年月"])]:
                cell = period, "age", ALL, ALL
                self.cells[cell] = self.cells.get(cell, 0) + int(row["値"])


def rows_of(folder, name):
    with open(folder / f"{name}.csv", encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def year_of(month):
    year, number = month.split("-")
    return str(int(year) - (int(number) < 4))


def known_and_hidden(releases, corrections):
    """Each cell as it was in the first release: its count where any release tells it, or the least that it can have been."""
    known, hidden = {}, {}
    for number, release in enumerate(releases):
        for cell, count in release.cells.items():
            more = 0
            if number > 0 and release.versions[cell[0]] != releases[0].versions[cell[0]]:
                more = sum(counts_in(cell, correction) for correction in corrections)
            if count is not None:
                if known.setdefault(cell, count - more) != count - more:
                    sys.exit(f"Two releases contradict each other in {cell}.")
            else:
                hidden[cell] = max(hidden.get(cell, 0), -more, 0)
    return known, {cell: least for cell, least in hidden.items() if cell not in known}


def counts_in(cell, correction):
    period, measure, site, code = cell
    month, its_site, age = correction
    return (period in (month, year_of(month)) and site in (ALL, its_site)
            and code in (ALL, age if measure == "age" else "wifi"))


class Programme:
    """What everybody knows of some periods, as equations and inequalities of the hidden cells."""

    def __init__(self, known, hidden, periods, floor):
        self.known = known
        self.numbers = {cell: number for number, cell in enumerate(c for c in hidden if c[0] in periods)}
        self.bounds = [(max(hidden[cell], floor), None) for cell in self.numbers]
        self.equal, self.most = [], []
        by_period = collections.defaultdict(list)
        for cell in list(known) + list(hidden):
            if cell[0] in periods:
                by_period[cell[0], cell[1]].append(cell)
        for (period, measure), cells in by_period.items():
            self.add_lines(period, measure, {c[2] for c in cells} - {ALL}, {c[3] for c in cells} - {ALL})
        self.add_years(periods)

    def add_lines(self, period, measure, sites, codes):
        for code in codes:
            self.equate((period, measure, ALL, code), [(period, measure, site, code) for site in sites])
        if measure == "age":
            for site in sites | {ALL}:
                self.equate((period, measure, site, ALL), [(period, measure, site, code) for code in codes])
            return
        # No topic comes up in more consultations than there were, and each consultation has a topic.
        for site in sites | {ALL}:
            total, mentions = (period, "age", site, ALL), [(period, measure, site, code) for code in codes]
            for mention in mentions:
                self.add(self.most, [(mention, 1), (total, -1)])
            self.add(self.most, [(total, 1)] + [(mention, -1) for mention in mentions])

    def add_years(self, periods):
        for year in (period for period in periods if "-" not in period):
            for cell in [c for c in list(self.known) + list(self.numbers) if c[0] == year]:
                self.equate(cell, [(month, *cell[1:]) for month in periods if "-" in month])

    def equate(self, total, parts):
        self.add(self.equal, [(total, -1)] + [(part, 1) for part in parts])

    def add(self, lines, terms):
        unknown = [(self.numbers[cell], sign) for cell, sign in terms if cell in self.numbers]
        if unknown and all(cell in self.numbers or cell in self.known for cell, _ in terms):
            lines.append((unknown, -sum(sign * self.known[cell] for cell, sign in terms if cell not in self.numbers)))

    def matrix(self, lines):
        if not lines:
            return None, None
        entries = [(sign, row, number) for row, (unknown, _) in enumerate(lines) for number, sign in unknown]
        signs, places, numbers = zip(*entries)
        return scipy.sparse.csr_matrix((signs, (places, numbers)), shape=(len(lines), len(self.numbers))), [s for _, s in lines]

    def widths(self, cells):
        equal, sums = self.matrix(self.equal)
        most, limits = self.matrix(self.most)
        for cell in cells:
            ends = []
            for sign in (1, -1):
                aim = numpy.zeros(len(self.numbers))
                aim[self.numbers[cell]] = sign
                solved = scipy.optimize.linprog(aim, A_ub=most, b_ub=limits, A_eq=equal, b_eq=sums, bounds=self.bounds, method="highs")
                if solved.status not in (0, 3):
                    sys.exit(f"HiGHS: {solved.message}")
                ends.append(sign * solved.fun if solved.status == 0 else 1e9)
            yield round(ends[1] - ends[0], 6)


def judged(known, hidden, groups, corrected, floor):
    """The least width over all groups of periods, and how many cells that rests on."""
    least, count = 1e9, 0
    chance = random.Random(1)
    for periods in groups:
        programme = Programme(known, hidden, periods, floor)
        # A month beside its year is judged for the year's own cells.
        own = [c for c in programme.numbers if ALL not in c[2:] and (len(periods) == 1 or "-" not in c[0])]
        whole = corrected & set(periods) and len(periods) == 1
        chosen = own if whole else chance.sample(own, min(SAMPLES[len(periods) > 1], len(own)))
        for width in programme.widths(chosen):
            least, count = min(least, width), count + 1
    return least, count


def main():
    facts = json.loads(pathlib.Path(sys.argv[1]).read_text())
    releases = [Release(folder) for folder in facts["releases"]]
    threshold, corrections = facts["threshold"], facts["corrections"]
    corrected = {correction[0] for correction in corrections}
    periods = sorted({cell[0] for cell in releases[0].cells})
    months = [[period] for period in periods if "-" in period]
    years = [[period] + [m[0] for m in months if year_of(m[0]) == period] for period in periods if "-" not in period]
    claims = []
    small = [cell for release in releases for cell, count in release.cells.items()
             if count is not None and 0 < count < threshold and ALL not in cell[2:]]
    claims.append(("no small count that crosses a site with an age or a topic is shown", not small, f"{small[:3]}"))
    revised = [p for p in releases[0].versions if releases[0].versions[p] != releases[1].versions[p]]
    claims.append(("the second package shows corrections, but for those that are held back", bool(corrected & set(revised)), f"revised: {revised}"))
    for name, chosen in (("one package", releases[:1]), ("all packages together", releases)):
        known, hidden = known_and_hidden(chosen, corrections)
        for kind, groups in (("months", months), ("years with their months", years)):
            for floor in (0, 1):
                least, count = judged(known, hidden, groups, corrected, floor)
                claims.append((
                    f"{name}: {kind}, a hidden cell being {floor} or more, are bounded no closer than {threshold}", least >= threshold,
                    f"the least width of {count} cells is {least:g}",
                ))
    print(json.dumps([{"text": text, "holds": bool(holds), "detail": detail} for text, holds, detail in claims]))


main()
