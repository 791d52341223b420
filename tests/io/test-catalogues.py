#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Catalogues of every version of the schema: each opens, is sound, and holds what it held."""

import glob
import gzip
import os
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..'))
import tap

CLI = sys.argv[1]
FOLDER = os.path.join(tap.TOP, 'tests', 'data', 'catalogues')
NEWEST = len(glob.glob(os.path.join(tap.TOP, 'data', 'sql', '*.sql')))


def run(*arguments):
    done = subprocess.run([CLI, *arguments], capture_output=True, text=True, timeout=60, check=False)
    tap.check(done.returncode == 0, f'{arguments}: {done.returncode}\n{done.stdout}{done.stderr}')
    return done.stdout


def open_fixture(folder, version):
    """The fixture's file in the folder, not opened by anybody yet."""
    path = os.path.join(folder, f'{version}.entente')
    with gzip.open(os.path.join(FOLDER, f'{version}.entente.gz')) as packed, open(path, 'wb') as file:
        file.write(packed.read())
    return path


def expected(version):
    """What it exported, or exports since a later migration."""
    now = os.path.join(FOLDER, f'{version}-now.jsonl')
    path = now if os.path.exists(now) else os.path.join(FOLDER, f'{version}.jsonl')
    with open(path, encoding='utf-8') as file:
        return file.read()


def every_version_has_a_fixture():
    names = {name for name in os.listdir(FOLDER) if name[0].isdigit() and '-now' not in name}
    tap.check(names == {f'{version}.{ending}' for version in range(1, NEWEST + 1)
                        for ending in ('entente.gz', 'jsonl')}, f'{sorted(names)}')


def each_opens_without_being_changed_and_exports_what_it_held():
    """each opens for reading, and those of today's version export what they held, unchanged"""
    with tempfile.TemporaryDirectory() as folder:
        path = open_fixture(folder, NEWEST)
        with open(path, 'rb') as file:
            before = file.read()
        tap.check(run('export', path) == expected(NEWEST), 'the export differs')
        with open(path, 'rb') as file:
            tap.check(file.read() == before, 'the file was changed')


def each_is_migrated_after_a_backup_and_is_sound():
    """each is brought up to date after a backup, is sound, and holds what it held"""
    for version in range(1, NEWEST + 1):
        with tempfile.TemporaryDirectory() as folder:
            path = open_fixture(folder, version)
            run('redo', path)
            tap.check(run('export', path) != expected(version), f'{version}: nothing was done again')
            run('undo', path)
            backups = glob.glob(os.path.join(path + '.backups', f'*-version-{version}.entente'))
            tap.check(len(backups) == (version < NEWEST), f'{version}: backups {backups}')
            tap.check(run('export', path) == expected(version), f'{version}: the export differs')
            tap.check(run('check', path) == 'Nothing is wrong.\n', f'{version}: not sound')


def each_export_comes_into_an_empty_catalogue():
    for version in range(1, NEWEST + 1):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, 'new.entente')
            run('init', path)
            run('import', path, os.path.join(FOLDER, f'{version}.jsonl'))
            tap.check(run('export', path) == expected(version), f'{version}: the export differs')
            tap.check(run('check', path) == 'Nothing is wrong.\n', f'{version}: not sound')


def each_undoes_what_was_done_in_its_time():
    with tempfile.TemporaryDirectory() as folder:
        path = open_fixture(folder, NEWEST)
        run('undo', path)
        tap.check(run('export', path) == '{"entente":1}\n', 'something stayed')
        run('redo', path)
        tap.check(run('export', path) == expected(NEWEST), 'the export differs after undo and redo')


tap.run([every_version_has_a_fixture, each_opens_without_being_changed_and_exports_what_it_held,
         each_is_migrated_after_a_backup_and_is_sound, each_export_comes_into_an_empty_catalogue,
         each_undoes_what_was_done_in_its_time])
