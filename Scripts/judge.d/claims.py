"""What every judge does: it makes claims, and ends with how many do not hold."""

import sys
import time


class Claims:
    failures = 0

    def run(self):
        """Every one of its parts, each by the method of that name."""
        for part in self.parts:
            print(part, flush=True)
            begun = time.monotonic()
            getattr(self, f"judge_{part.replace('-', '_')}")()
            print(f"  ({time.monotonic() - begun:.0f} s)", flush=True)
        self.end()

    def claim(self, text, holds, detail=""):
        """Says whether it holds; what it rests on in brackets."""
        print(f"  {'holds ' if holds else 'FAILS '} {text}{f' ({detail})' if detail else ''}", flush=True)
        self.failures += 0 if holds else 1

    def end(self):
        print(f"{self.failures} claims do not hold." if self.failures else "All claims hold.")
        sys.exit(1 if self.failures else 0)
