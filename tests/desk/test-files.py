#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Files that are no good, opened in the window: each is refused in a sentence, none is changed, and
the window stays of use.

    test-files.py PROGRAM CLI"""

import os
import shutil
import sqlite3
import stat
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.dirname(HERE)]
import driver
import tap
from gi.repository import Gio

PROGRAM, CLI = sys.argv[1:]
FOLDER = tempfile.mkdtemp(prefix='files-')
GOOD = os.path.join(FOLDER, 'good.entente')
# Who may do everything may also read what nobody may: the program gives that up.
NO_PRIVILEGE = ['setpriv', '--bounding-set=-dac_override,-dac_read_search',
                '--inh-caps=-dac_override,-dac_read_search'] if os.geteuid() == 0 else []


def place(name):
    return os.path.join(FOLDER, name)


def write(name, content):
    with open(place(name), 'wb') as file:
        file.write(content)
    return place(name)


def change(name, statement):
    """A copy of the good catalogue in which one statement was carried out."""
    shutil.copy(GOOD, place(name))
    with sqlite3.connect(place(name)) as database:
        database.execute(statement)
    database.close()
    return place(name)


def contents(folder=None):
    """{path: (mode, bytes)} of all that lies in the folder."""
    found = {}
    for path, folders, files in os.walk(folder or FOLDER):
        for name in folders + files:
            path_ = os.path.join(path, name)
            mode = os.lstat(path_).st_mode
            if stat.S_ISREG(mode) and os.access(path_, os.R_OK):
                with open(path_, 'rb') as file:
                    found[path_] = mode, file.read()
            else:
                found[path_] = mode, None
    return found


def open_file(program, path):
    program.open(Gio.File.new_for_path(path).get_uri())


def is_refused(program, path, words, heading='The Catalogue Was Not Opened'):
    """Opens a file; a dialog has to say why not, and nothing may be another than before."""
    before = contents()
    open_file(program, path)
    dialog = program.one(role='dialog', name=heading)
    said = ' '.join(label.name for label in program.all(within=dialog, role='label'))
    tap.check(words in said and os.path.basename(path) in said, f'It says: {said}')
    program.click(within=dialog, role='button', name='Close')
    program.gone(role='dialog')
    tap.check(contents() == before, 'A file was changed')
    program.one(role='button', name='Open the Sample', state='sensitive')


def refuses_what_is_no_catalogue(program):
    """what is no catalogue is refused: a text, an empty file, another program's database"""
    is_refused(program, write('text.entente', b'Dear colleague\n' * 50), 'is not an Entente catalogue')
    is_refused(program, write('empty.entente', b''), 'is empty')
    with sqlite3.connect(place('other.entente')) as database:
        database.execute('CREATE TABLE t (a)')
    database.close()
    is_refused(program, place('other.entente'), 'is not an Entente catalogue')


def refuses_what_is_no_file(program):
    """what is no file is refused, and never waited for: a folder, a pipe, nothing at all"""
    os.mkdir(place('folder.entente'))
    is_refused(program, place('folder.entente'), 'is a folder')
    os.mkfifo(place('pipe.entente'))
    is_refused(program, place('pipe.entente'), 'is not an Entente catalogue')
    is_refused(program, place('missing.entente'), 'There is no')


def refuses_a_damaged_catalogue(program):
    """a catalogue that was cut short is refused as damaged"""
    with open(GOOD, 'rb') as file:
        whole = file.read()
    is_refused(program, write('damaged.entente', whole[:len(whole) // 2]), 'is damaged',
               'The Catalogue Is Damaged')


def saves_what_can_be_read(_):
    """what can be read of a damaged catalogue is saved into a new one, and that opens"""
    subprocess.run([CLI, 'init', place('rich.entente'), '--sample'], check=True)
    os.truncate(place('rich.entente'), os.path.getsize(place('rich.entente')) * 3 // 4)
    before = contents()
    # GTK's dialog for files leaves to the end what it knows of clouds; all else is looked at elsewhere.
    leaks = {'ASAN_OPTIONS': os.environ.get('ASAN_OPTIONS', '') + ':detect_leaks=0'}
    with driver.Program([PROGRAM], environment=leaks) as program:
        open_file(program, place('rich.entente'))
        program.click(role='button', name='Save What Can Be Read…')
        program.set_text(place('saved'), role='text-box', name='Name:')
        program.click(role='button', name='Save')
        told = program.one(role='dialog', name='What Could Be Read Was Saved')
        said = ' '.join(label.name for label in program.all(within=told, role='label'))
        tap.check('saved' in said and 'lost' in said, f'It says: {said}')
        program.click(within=told, role='button', name='Close')
        program.one(role='status', name='All changes saved')
        program.quit()
    now = contents()
    tap.check(now.pop(place('saved.entente'), None) is not None, 'There is no new catalogue')
    other = [path for path in {**now, **before} if now.get(path) != before.get(path)]
    tap.check(not other, f'Other files were changed: {other}')


def refuses_a_newer_catalogue(program):
    """a catalogue of a newer Entente is refused, and what to do is said"""
    is_refused(program, change('newer.entente', 'PRAGMA user_version = 999'),
               'was written by a newer Entente')


def refuses_what_may_not_be_read(program):
    """a catalogue that this person may not read is refused"""
    shutil.copy(GOOD, place('private.entente'))
    os.chmod(place('private.entente'), 0)
    is_refused(program, place('private.entente'), 'not permitted to read')


def reads_where_it_may_not_write(program):
    """a catalogue in a folder where nothing may be written is read, and says that it is read-only"""
    folder = place('closed')
    os.mkdir(folder)
    shutil.copy(GOOD, os.path.join(folder, 'closed.entente'))
    os.chmod(os.path.join(folder, 'closed.entente'), 0o400)
    os.chmod(folder, 0o500)
    before = contents(folder)
    open_file(program, os.path.join(folder, 'closed.entente'))
    program.one(role='label', name='Read-only: this catalogue cannot be written.')
    program.one(role='status', name='Read-only')
    tap.check(contents(folder) == before, 'A file was changed')
    os.chmod(folder, 0o700)


def opens_a_good_one_after_all(program):
    """after all that a good catalogue opens, and the program ends in good order"""
    open_file(program, GOOD)
    program.one(role='window', name='good')
    program.one(role='status', name='All changes saved')
    program.quit()


subprocess.run([CLI, 'init', GOOD], check=True)
with driver.Program(NO_PRIVILEGE + [PROGRAM]) as opened:
    tap.run([refuses_what_is_no_catalogue, refuses_what_is_no_file, refuses_a_damaged_catalogue,
             refuses_a_newer_catalogue, refuses_what_may_not_be_read, reads_where_it_may_not_write,
             opens_a_good_one_after_all, saves_what_can_be_read], opened)
