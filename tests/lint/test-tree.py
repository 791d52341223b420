#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How the tree looks: its top, the sizes of files, licences, colours and paths."""

import os
import re
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..'))
import tap

BUILD = sys.argv[1]
TOP_LEVEL = {'app', 'data', 'ui', 'po', 'tests', 'meson.build', 'README.md', 'COPYING'}
CODE = tap.sources('app', ('.c', '.h')) + tap.sources('tests', ('.c', '.h', '.py'))
TEXT = [path for path in tap.sources()
        if path.endswith(('.c', '.h', '.py', '.ui', '.css', '.xml', '.in', '.md', '.sql', '.build', 'run'))]


def top_level_as_agreed():
    """nothing stands at the top but what README describes"""
    there = {name for name in os.listdir(tap.TOP)
             if not name.startswith('.') and not name.startswith('build')}
    tap.check_none(sorted(there - TOP_LEVEL), 'At the top')


def no_c_in_data_no_schema_in_app():
    """app holds no schema and no XML, data no C"""
    tap.check_none(tap.sources('app', ('.xml', '.ui', '.sql', '.css'))
                   + tap.sources('data', ('.c', '.h')), 'Misplaced')


def files_have_a_size():
    """no file of code is longer than 700 lines"""
    counts = {path: tap.read(path).count('\n') for path in CODE}
    tap.check_none([f'{path}: {lines}' for path, lines in counts.items() if lines > 700], 'Too long')


def files_name_their_licence():
    """each file of code names its licence in its first lines"""
    tap.check_none([path for path in CODE if 'SPDX-License-Identifier: GPL-3.0-or-later'
                    not in '\n'.join(tap.read(path).splitlines()[:3])], 'No licence')


def blanks_are_clean():
    """no line of code holds a tab or ends in a blank"""
    tap.check_none(tap.lines_matching(CODE, r'\t|\s$'), 'Lines')


def colours_have_names():
    """colours come from the theme: none is written as a number"""
    styled = tap.sources('ui', '.css') + tap.sources('app/widgets', ('.c', '.h'))
    found = [line for line in tap.lines_matching(styled, r'''["\s:(]#[0-9a-fA-F]{3,8}\b''')
             if not re.search(r':\d+: @define-color\s', line)]
    tap.check_none(found, 'Colours as numbers')


def no_private_paths():
    """no file names a path of the machine it was written on"""
    found = tap.lines_matching(TEXT, r'''(?<![\w.$})])/(home|root|work|tmp|mnt|Users)/[\w.]''')
    found = [line for line in found if not line.startswith('tests/lint/')]
    tap.check_none(found, 'Private paths')


def run_builds_what_it_starts():
    """app/run builds each program that it starts"""
    built = subprocess.run(['ninja', '-C', BUILD, '-t', 'query', 'programs'], check=True,
                           capture_output=True, text=True).stdout
    started = re.findall(r'"\$build/(app/[\w/-]+)"', tap.read('app/run'))
    # A program that does not exist yet cannot be built.
    started = [program for program in started if os.path.exists(os.path.join(BUILD, program))]
    tap.check_none([program for program in started if program not in built.split()],
                   'Not among the programs of app/meson.build')


tap.run([top_level_as_agreed, no_c_in_data_no_schema_in_app, files_have_a_size,
         files_name_their_licence, blanks_are_clean, colours_have_names, no_private_paths,
         run_builds_what_it_starts])
