#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Who may use what: the direction of app/, and the places of SQL and of compatibility code."""

import os
import re
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..'))
import tap

BUILD = sys.argv[1]
C = ('.c', '.h')
CORE = tap.sources('app/core', C)
OUTSIDE_SQL = [path for path in tap.sources('app', C)
               if not path.startswith(('app/core/db/', 'app/core/store/'))]


def no_gtk_header_in_core():
    """no file of the core includes GTK"""
    tap.check_none(tap.lines_matching(CORE, r'#\s*include\s*<(gtk|gdk|gsk|adwaita)'), 'GTK in the core')


def core_includes_nobody():
    """the core includes nothing of the widgets or the command line"""
    theirs = {os.path.basename(path) for folder in ('app/widgets', 'app/cli')
              for path in tap.sources(folder, '.h')}
    found = [line for line in tap.lines_matching(CORE, r'#\s*include\s*"')
             if os.path.basename(re.search(r'"(.*)"', line).group(1)) in theirs]
    tap.check_none(found, 'The core looks up')


def programs_of_core_link_no_gtk():
    """the programs of the core and the command line link no GTK"""
    programs = [os.path.join(BUILD, 'app/cli/entente-cli')]
    folder = os.path.join(BUILD, 'tests/core')
    programs += [os.path.join(folder, name) for name in sorted(os.listdir(folder))
                 if name.startswith('test-') and not name.endswith('.p')]
    found = []
    for program in filter(os.path.isfile, programs):
        needed = subprocess.run(['readelf', '--dynamic', '--wide', program],
                                check=True, capture_output=True, text=True).stdout
        found += [f'{os.path.relpath(program, BUILD)}: {library}' for library
                  in re.findall(r'NEEDED.*\[(lib(?:gtk|gdk|adwaita|X11|wayland)[^]]*)\]', needed)]
    tap.check_none(found, 'Linked')


def sqlite_in_its_places():
    """only db and store of the core call SQLite"""
    tap.check_none(tap.lines_matching(OUTSIDE_SQL, r'\bsqlite3_|#\s*include\s*<sqlite3'),
                   'SQLite outside app/core/db and app/core/store')


def no_values_in_sql():
    """no statement is made with printf, but by the builder, whose names are constants"""
    verbs = r'SELECT\s|INSERT\s+(OR\s|INTO\s)|UPDATE\s+\w+\s+SET\s|DELETE\s+FROM\s|CREATE\s|DROP\s|ALTER\s|PRAGMA\s'
    printing = re.compile(r'(printf|g_strdup_printf|g_string_(?:append_)?printf|sqlite3_v?m?s?n?printf)'
                          r'\s*\([^;]*?"[^"]*\b(?:' + verbs + r')[^;]*;', re.DOTALL)
    found = []
    for path in tap.sources('app', C):
        if path == 'app/core/db/entente-builder.c':
            continue
        text = tap.read(path)
        found += [f'{path}:{text.count(chr(10), 0, hit.start()) + 1}' for hit in printing.finditer(text)]
    tap.check_none(found, 'Statements made with printf')


def newer_gtk_in_one_place():
    """only entente-compat.c looks at GTK's version or uses what newer ones replace"""
    others = [path for path in tap.sources('app', C) if not path.endswith('entente-compat.c')]
    tap.check_none(tap.lines_matching(others, r'\b(GTK_CHECK_VERSION|gtk_show_uri|GtkFileChooserNative'
                                              r'|gtk_file_chooser_native)'),
                   'Outside entente-compat.c')


tap.run([no_gtk_header_in_core, core_includes_nobody, programs_of_core_link_no_gtk,
         sqlite_in_its_places, no_values_in_sql, newer_gtk_in_one_place])
