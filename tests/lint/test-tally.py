#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What tests/tally says of a run: nothing that is missing or failed goes by as passed."""

import json
import os
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..'))
import tap

TALLY = os.path.join(tap.TOP, 'tests', 'tally')
TESTS = [{'name': 'one', 'suite': ['entente:core']},
         {'name': 'two', 'suite': ['entente:io']},
         {'name': 'ages', 'suite': ['entente:long']}]


def entry(name, result='OK', stdout='ok 1 it holds\n'):
    """A line of meson's log."""
    return {'name': name, 'result': result, 'stdout': stdout}


def tally(entries):
    """The exit status and the lines of a tally of a build that logged these entries."""
    with tempfile.TemporaryDirectory() as build:
        for folder in ('meson-info', 'meson-logs'):
            os.mkdir(os.path.join(build, folder))
        info = os.path.join(build, 'meson-info', 'intro-tests.json')
        with open(info, 'w', encoding='utf-8') as told:
            json.dump(TESTS, told)
        with open(os.path.join(build, 'meson-logs', 'testlog.json'), 'w', encoding='utf-8') as log:
            log.writelines(json.dumps(one) + '\n' for one in entries)
        done = subprocess.run([TALLY, build], capture_output=True, text=True, check=False)
    return done.returncode, done.stdout.splitlines()


def whole_run_passes():
    """a run of all tests but the long ones passes"""
    status, lines = tally([entry('entente:core / one'), entry('entente:io / two')])
    tap.check(status == 0 and lines == ['2 passed, 0 failed'], '\n'.join(lines))


def broken_off_run_fails():
    """a test that is not in the log counts as failed"""
    status, lines = tally([entry('entente:core / one')])
    tap.check(status == 1 and lines[-1] == '1 passed, 1 failed', '\n'.join(lines))
    tap.check('io / two: it was not run' in lines[0], lines[0])


def bad_end_and_skip_fail():
    """a program that ended badly and a skipped case count as failed"""
    status, lines = tally([entry('entente:core / one', 'ERROR'),
                           entry('entente:io / two', stdout='ok 1 it holds # SKIP\n')])
    tap.check(status == 1 and lines[-1] == '1 passed, 2 failed', '\n'.join(lines))


tap.run([whole_run_passes, broken_off_run_fails, bad_end_and_skip_fail])
