#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The translations: every text can be reached by translators, every catalogue compiles."""

import os
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..'))
import tap

POTFILES = [line for line in tap.read('po/POTFILES.in').splitlines()
            if line and not line.startswith('#')]
LANGUAGES = [line for line in tap.read('po/LINGUAS').splitlines()
             if line and not line.startswith('#')]
IN_C = re.compile(r'(?<![\w"])(?:_|N_|C_|NC_|Q_|ngettext|dngettext|g_dngettext|dgettext|g_dgettext'
                  r'|g_dpgettext2?)\s*\(\s*[^)]*"')


def speaks(path):
    """Whether the file holds text for people."""
    text = tap.read(path)
    if path.endswith('.c') or path.endswith('.h'):
        code = re.sub(r'/\*.*?\*/', '', text, flags=re.DOTALL)
        code = re.sub(r'^\s*#\s*define.*$', '', code, flags=re.MULTILINE)
        return bool(IN_C.search(code))
    if path.endswith('.ui'):
        return 'translatable="yes"' in text
    return path.endswith(('.desktop.in', '.metainfo.xml.in', '.mime.xml', '.gschema.xml'))


def potfiles_is_complete():
    """every file with text for people is listed in POTFILES.in"""
    speaking = [path for folder in ('app', 'data', 'ui') for path in tap.sources(folder)
                if path.endswith(('.c', '.h', '.ui', '.in', '.xml')) and speaks(path)]
    tap.check_none(sorted(set(speaking) - set(POTFILES)), 'Not in po/POTFILES.in')


def potfiles_is_true():
    """every file listed in POTFILES.in is there, and listed once"""
    tap.check_none([path for path in POTFILES if not os.path.exists(os.path.join(tap.TOP, path))],
                   'Listed, but not there')
    tap.check_none(sorted({path for path in POTFILES if POTFILES.count(path) > 1}), 'Listed twice')


def linguas_is_true():
    """LINGUAS names the catalogues that are there"""
    there = sorted(os.path.basename(path)[:-3] for path in tap.sources('po', '.po'))
    tap.check(LANGUAGES == there, f'po/LINGUAS names {LANGUAGES}, the folder holds {there}')


def catalogues_compile():
    """msgfmt accepts every catalogue, its plurals, formats and access keys"""
    wrong = []
    for language in LANGUAGES:
        result = subprocess.run(['msgfmt', '--check', '--check-accelerators=_', '-o', os.devnull,
                                 f'po/{language}.po'], cwd=tap.TOP, capture_output=True, text=True)
        if result.returncode:
            wrong.append(result.stderr.strip())
    tap.check_none(wrong, 'Refused')


def catalogues_are_complete():
    """every text of the program is in every catalogue, translated and not fuzzy"""
    missing = []
    with tempfile.TemporaryDirectory() as folder:
        template = os.path.join(folder, 'entente.pot')
        subprocess.run(['xgettext', '--from-code=UTF-8', '--files-from=po/POTFILES.in',
                        f'--output={template}', '--keyword=_', '--keyword=N_', '--keyword=C_:1c,2',
                        '--keyword=NC_:1c,2'], cwd=tap.TOP, check=True, capture_output=True)
        for language in LANGUAGES:
            result = subprocess.run(['msgcmp', f'po/{language}.po', template], cwd=tap.TOP,
                                    capture_output=True, text=True)
            if result.returncode:
                missing.append(result.stderr.strip())
    tap.check_none(missing, 'Bring po/ up to date and translate')


def sentences_are_whole():
    """no text for people is glued from parts with a word missing at its end"""
    c = [path for path in POTFILES if path.endswith('.c')]
    tap.check_none(tap.lines_matching(c, r'(?<!\w)_\s*\("[^"]*\s"\)'), 'Ends in a blank')


tap.run([potfiles_is_complete, potfiles_is_true, linguas_is_true, catalogues_compile,
         catalogues_are_complete, sentences_are_whole])
