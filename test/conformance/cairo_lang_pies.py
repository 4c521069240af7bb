"""
Runs Cairo PIEs with cairo-lang's cairo-run.

Usage: python cairo_lang_pies.py < jobs.json > results.json

A job is the list of cairo-run's arguments; its result is what the command printed and how it ended.
"""

import json
import sys

from cairo_lang import call, starkware_fix


def main() -> None:
    starkware_fix.install()
    from starkware.cairo.lang.vm import cairo_run

    jobs = json.load(sys.stdin)
    json.dump([call(cairo_run.main, arguments, "") for arguments in jobs], sys.stdout)


if __name__ == "__main__":
    main()
