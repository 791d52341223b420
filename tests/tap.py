# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests in Python share: a case is a function whose name and docstring say what holds."""

import os
import re
import sys
import traceback

TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


class Failed(Exception):
    """What was expected does not hold; the text says why."""


def check(condition, why):
    if not condition:
        raise Failed(why)


def check_none(findings, what):
    """Fails with the list of findings, unless there are none."""
    check(not findings, what + ':\n' + '\n'.join(f'  {finding}' for finding in findings))


def run(cases, fixture=None, chained=False):
    """Runs each function in turn with the fixture, prints TAP, and ends the process. Of cases that
    are chained none is tried after one that failed."""
    failures = 0
    print(f'1..{len(cases)}', flush=True)
    for number, case in enumerate(cases, 1):
        name = (case.__doc__ or case.__name__.replace('_', ' ')).strip().splitlines()[0]
        name = re.sub(r'[#\\]', ' ', name.rstrip('.'))
        try:
            check(not chained or not failures, 'Not tried: it builds on what failed')
            case() if fixture is None else case(fixture)
            print(f'ok {number} {name}', flush=True)
        except Exception as error:  # whatever goes wrong in a case is that case's failure
            failures += 1
            text = str(error) if isinstance(error, Failed) else traceback.format_exc()
            print(f'not ok {number} {name}')
            print('\n'.join('# ' + line for line in text.splitlines()), flush=True)
    sys.exit(1 if failures else 0)


def sources(folder='', endings=None):
    """The project's own files below a folder, relative to the top, in order."""
    found = []
    for place, folders, files in os.walk(os.path.join(TOP, folder)):
        folders[:] = sorted(f for f in folders
                            if f not in ('.git', '__pycache__') and not f.startswith('build'))
        found += [os.path.relpath(os.path.join(place, name), TOP) for name in files
                  if endings is None or name.endswith(endings)]
    return sorted(found)


def read(path):
    with open(os.path.join(TOP, path), encoding='utf-8') as text:
        return text.read()


def lines_matching(paths, pattern):
    """'path:line: text' of each line in which the pattern is found."""
    regex = re.compile(pattern)
    return [f'{path}:{number}: {line.strip()}' for path in paths
            for number, line in enumerate(read(path).splitlines(), 1) if regex.search(line)]
