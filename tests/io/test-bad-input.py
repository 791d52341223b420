#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Bad input at the command line: whatever is offered as a catalogue or as a file to import ends in
a clear sentence and status 1, and no file is changed, made or left behind."""

import fcntl
import hashlib
import os
import re
import shutil
import sqlite3
import struct
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..'))
import tap

CLI = sys.argv[1]
NOBODY = 65534
PAGE = 4096
HEAD = b'{"entente":1}\n'
ATTACHED = (b'{"kind":"instrument","id":"5","confidentiality":"public","attachments":[{"id":"6",'
            b'"file_name":"%s","sha256":"%s"}]}\n')
COUNTRY = (b'{"kind":"country","id":"%d","confidentiality":"public",'
           b'"names":[{"id":"%d","type":"short","text":"Utopia"}]}\n')
LINE_COLUMN = re.compile(r'^Line (\d+), column (\d+): ')


class Place:
    """A folder with a sound catalogue and an export of it."""

    def __init__(self, folder):
        self.folder = folder
        self.sample = self.path('sample.entente')
        self.exported = self.path('sample.jsonl')
        # on another day, so that a change would begin with a backup
        os.environ['ENTENTE_NOW'] = '2026-01-31T12:00:00Z'
        self.run(0, 'init', self.sample, '--sample')
        del os.environ['ENTENTE_NOW']
        self.run(0, 'export', self.sample, '--output', self.exported)

    def path(self, *names):
        return os.path.join(self.folder, *names)

    def run(self, status, *arguments, user=None):
        """Runs a command that must end with the status; gives what it said."""
        done = subprocess.run([CLI, *arguments], capture_output=True, text=True, timeout=60,
                              check=False, user=user, group=user,
                              extra_groups=None if user is None else [])
        tap.check(done.returncode == status,
                  f'{arguments}: status {done.returncode}, not {status}\n{done.stdout}{done.stderr}')
        return done.stderr

    def state(self):
        """Every name below the folder, with what it is and holds."""
        found = []
        for parent, folders, files in os.walk(self.folder):
            for name in sorted(folders + files):
                path = os.path.join(parent, name)
                digest = ''
                if os.path.isfile(path):
                    with open(path, 'rb') as file:
                        digest = hashlib.sha256(file.read()).hexdigest()
                found.append((os.path.relpath(path, self.folder), oct(os.stat(path).st_mode), digest))
        return sorted(found)

    def refused(self, *arguments, user=None, says=''):
        """Runs a command that must fail in a sentence and leave the folder as it was."""
        before = self.state()
        said = self.run(1, *arguments, user=user)
        tap.check(self.state() == before,
                  f'{arguments}: files changed: {sorted(set(before) ^ set(self.state()))}')
        lines = said.splitlines()
        tap.check(len(lines) == 1 and said.endswith('.\n') and (lines[0][0].isupper()
                                                               or lines[0][0] == '“'),
                  f'{arguments}: no sentence: {said!r}')
        tap.check(says in said, f'{arguments}: {said!r} does not say {says!r}')
        tap.check('.lock' not in said and 'SQL' not in said, f'{arguments}: {said!r}')
        return said

    def refused_soon(self, path, says):
        """Neither looking nor writing nor copying takes the file."""
        for arguments in (['check', path], ['import', path, self.exported],
                          ['restore', path, self.path('out.entente')]):
            self.refused(*arguments, says=says)

    def refused_as_catalogue(self, path, says, user=None):
        """No command takes the file, nor does one make another from it."""
        for arguments in (['check', path], ['list', path, 'countries'], ['show', path, 'IR'],
                          ['timeline', path], ['search', path, 'iran'], ['history', path],
                          ['export', path, '--output', self.path('out.jsonl')],
                          ['import', path, self.exported],
                          ['import', path, self.exported, '--dry-run'], ['undo', path], ['redo', path],
                          ['backup', path, self.path('out.entente')],
                          ['restore', path, self.path('out.entente')]):
            self.refused(*arguments, user=user, says=says)

    def write(self, name, data):
        with open(self.path(name), 'wb') as file:
            file.write(data)
        return self.path(name)

    def copy(self, name):
        """A sound catalogue to be spoilt."""
        shutil.copyfile(self.sample, self.path(name))
        return self.path(name)

    def import_refused(self, data, line, column, says):
        """An import of the bytes fails at that place."""
        path = self.write('bad.jsonl', data)
        for more in ([], ['--dry-run']):
            said = self.refused('import', self.sample, path, *more, says=says)
            place = LINE_COLUMN.match(said)
            tap.check(place is not None and place.groups() == (str(line), str(column)),
                      f'{said!r} is not at line {line}, column {column}')
        os.unlink(path)


def spoil(path, first_page, n_pages):
    with open(path, 'r+b') as file:
        file.seek((first_page - 1) * PAGE)
        file.write(b'\x5a' * PAGE * n_pages)


def what_is_no_catalogue_is_refused(place):
    for name, data in (('text.entente', 'Iran – Algeria\n'.encode()), ('empty.entente', b''),
                       ('export.entente', HEAD), ('zeros.entente', bytes(8192)),
                       ('cut.entente', b'SQLite format 3\0')):
        path = place.write(name, data)
        place.refused_soon(path, 'not an Entente catalogue')
        place.refused('init', path, says='already')
        os.unlink(path)
    place.refused_as_catalogue(place.path('nowhere.entente'), 'There is no “')


def another_database_is_refused(place):
    path = place.path('other.db')
    other = sqlite3.connect(path)
    other.execute('CREATE TABLE country (id INTEGER PRIMARY KEY)')
    other.close()
    place.refused_as_catalogue(path, 'not an Entente catalogue')


def a_folder_a_pipe_and_a_device_are_refused(place):
    os.mkdir(place.path('folder.entente'))
    place.refused_as_catalogue(place.path('folder.entente'), 'is a folder')
    place.refused('restore', place.sample, place.path('folder.entente'), says='is a folder')
    os.mkfifo(place.path('pipe.entente'))
    place.refused_as_catalogue(place.path('pipe.entente'), 'not an Entente catalogue')
    for arguments in (['check', '/dev/zero'], ['list', '/dev/null', 'countries']):
        place.refused(*arguments, says='not an Entente catalogue')


def a_newer_catalogue_is_told(place):
    path = place.copy('newer.entente')
    for version in (2, 2**31 - 1, 999):
        with open(path, 'r+b') as file:
            file.seek(60)
            file.write(struct.pack('>I', version))
        place.refused_soon(path, 'newer Entente')
    place.refused_as_catalogue(path, 'newer Entente')
    os.unlink(path)


def another_application_id_is_refused(place):
    path = place.copy('foreign.entente')
    with open(path, 'r+b') as file:
        file.seek(68)
        file.write(b'GPKG')
    place.refused_as_catalogue(path, 'not an Entente catalogue')


def a_strange_object_in_the_schema_is_refused(place):
    path = place.copy('strange.entente')
    other = sqlite3.connect(path)
    other.execute('CREATE TRIGGER t AFTER INSERT ON country BEGIN DELETE FROM record; END')
    other.commit()
    other.close()
    place.refused_as_catalogue(path, 'no Entente made')


def a_truncated_catalogue_is_damaged(place):
    size = os.path.getsize(place.sample)
    for length in (PAGE, size // 2, size - PAGE, size - 100, size - 1):
        path = place.copy('cut.entente')
        os.truncate(path, length)
        place.refused_soon(path, 'damaged')
    place.refused_as_catalogue(path, 'damaged')
    os.unlink(path)


def a_catalogue_with_overwritten_pages_is_damaged(place):
    """a catalogue with overwritten pages is told, and never written to or copied as if it were sound"""
    n_pages = os.path.getsize(place.sample) // PAGE
    for first in (2, n_pages // 3, n_pages // 2, n_pages - 20):
        path = place.copy('pages.entente')
        spoil(path, first, 10)
        for arguments in (['check', path], ['import', path, place.exported],
                          ['restore', path, place.path('out.entente')],
                          ['backup', path, place.path('out.entente')]):
            place.refused(*arguments, says='damaged')
    os.unlink(path)


def a_folder_that_cannot_be_written_takes_nothing(place):
    os.mkdir(place.path('closed'))
    shutil.copyfile(place.sample, place.path('closed', 'a.entente'))
    shutil.copyfile(place.exported, place.path('closed', 'a.jsonl'))
    for name in ('a.entente', 'a.jsonl'):
        os.chmod(place.path('closed', name), 0o644)
    os.chmod(place.path('closed'), 0o555)
    os.chmod(place.folder, 0o755)
    path = place.path('closed', 'a.entente')
    new = place.path('closed', 'new')
    user = NOBODY if os.geteuid() == 0 else None
    for arguments in (['import', path, place.path('closed', 'a.jsonl')], ['undo', path],
                      ['init', new], ['export', path, '--output', new], ['backup', path, new],
                      ['restore', path, new]):
        place.refused(*arguments, user=user)
    # looking is not forbidden
    before = place.state()
    place.run(0, 'list', path, 'countries', user=user)
    place.run(0, 'check', path, user=user)
    tap.check(place.state() == before, 'looking changed files')
    os.chmod(place.path('closed'), 0o700)


def an_unreadable_file_is_told(place):
    os.mkdir(place.path('mine'))
    shutil.copyfile(place.sample, place.path('mine', 'a.entente'))
    shutil.copyfile(place.exported, place.path('mine', 'a.jsonl'))
    user = None
    if os.geteuid() == 0:
        user = NOBODY
        os.chmod(place.folder, 0o755)
        os.chown(place.path('mine'), NOBODY, NOBODY)
        os.chown(place.path('mine', 'a.entente'), NOBODY, NOBODY)
    os.chmod(place.path('mine', 'a.jsonl'), 0)
    place.refused('import', place.path('mine', 'a.entente'), place.path('mine', 'a.jsonl'), user=user,
                  says='permitted')
    os.chmod(place.path('mine', 'a.entente'), 0)
    for command in (['check'], ['export'], ['undo']):
        place.refused(*command, place.path('mine', 'a.entente'), user=user, says='permitted to read')


def a_locked_catalogue_names_who_holds_it(place):
    path = place.copy('held.entente')
    with open(path + '.lock', 'w+', encoding='utf-8') as lock:
        lock.write('desk-3\n4711\nAmal\n')
        lock.flush()
        # a lock of the open file, as another Entente takes it: struct flock of 64 bits, F_OFD_SETLK
        fcntl.fcntl(lock, 37, struct.pack('hhlli', fcntl.F_WRLCK, os.SEEK_SET, 0, 0, 0))
        for arguments in (['import', path, place.exported], ['undo', path], ['redo', path],
                          ['restore', place.sample, path]):
            place.refused(*arguments, says='Amal on desk-3 (process 4711)')
    os.unlink(path + '.lock')


def what_is_missing_is_told(place):
    place.refused('import', place.sample, place.path('nowhere.jsonl'), says='There is no “')
    place.refused('import', place.sample, place.folder, says='is a folder')
    for command in (['export', place.sample, '--output'], ['backup', place.sample], ['init']):
        said = place.refused(*command, place.path('no', 'such', 'folder'), says='There is no “')
        tap.check(place.path('no', 'such', 'folder') + '”' in said, said)
    place.refused('show', place.sample, 'Atlantis')


def a_line_that_is_no_record_is_told_with_its_place(place):
    country = COUNTRY % (5, 6)
    for data, line, column, says in (
            (b'', 1, 1, 'ends too early'),
            (b'hello\n', 1, 1, 'misspelt'),
            (b'[]\n', 1, 1, 'object'),
            (b'{}\n', 1, 1, 'exchange format'),
            (b'{"entente":2}\n', 1, 12, 'newer Entente'),
            (b'{"entente":0}\n', 1, 12, 'no such version'),
            (b'{"entente":"1"}\n', 1, 12, 'whole number'),
            (b'{"entente":1,"wings":2}\n', 1, 14, 'wings'),
            (b'{"entente":1,"entente":1}\n', 1, 14, 'twice'),
            (b'\xef\xbb\xbf' + HEAD, 1, 1, 'misspelt'),
            (HEAD + b'\n', 2, 1, 'ends too early'),
            (HEAD + country + b'{"kind":"country","id":"7"', 3, 27, 'ends too early'),
            (HEAD + country + b'{"kind":"country";"id":"7"}\n', 3, 18, 'comma'),
            (HEAD + b'{"kind":"country","id":"5","wings":1}\n', 2, 28, 'wings'),
            (HEAD + b'{"kind":"country","id":"5","names":[{"id":"6","wings":1}]}\n', 2, 47, 'wings'),
            (HEAD + b'{"kind":"planet","id":"5"}\n', 2, 9, 'kind'),
            (HEAD + b'{"id":"5"}\n', 2, 1, 'kind'),
            (HEAD + b'{"kind":"country","id":5}\n', 2, 24, 'quotes'),
            (HEAD + b'{"kind":"country","id":"5","id":"6"}\n', 2, 28, 'twice'),
            (HEAD + b'{"kind":"country","id":"5","capital":"\xff"}\n', 2, 39, 'UTF-8'),
            (HEAD + b'{"kind":"country","id":"5","capital":"\xed\xa0\x80"}\n', 2, 39, 'UTF-8'),
            (HEAD + b'{"kind":"country","id":"5","capital":"a\\u0000b"}\n', 2, 42, 'U+0000'),
            (HEAD + '{"kind":"country","capital":"Ελλάδα","wings":1}\n'.encode(), 2, 38, 'wings'),
            (HEAD + b'{"kind":"instrument","id":"5","status_override":"expired","confidentiality":"public"}\n',
             2, 1, 'by hand'),
            (HEAD + country + b'{"kind":"mandate","id":"7","holder":{"country":"5"},'
             b'"confidentiality":"public"}\n', 3, 1, 'which post'),
            (HEAD + b'{"kind":"instrument","id":"5","confidentiality":"public","ties":[{"id":"6",'
             b'"type":"supersedes","other":{"instrument":"5"}}]}\n', 2, 104, 'tied to itself'),
            (HEAD + ATTACHED % (b'a.pdf', b'ABC'), 2, 112, '64 digits'),
            (HEAD + ATTACHED % (b'../a.pdf', b'0' * 64), 2, 95, 'without a folder'),
    ):
        place.import_refused(data, line, column, says)


def deep_brackets_and_long_lines_are_refused(place):
    place.import_refused(HEAD + b'[' * 200000 + b'\n', 2, 65, 'too deeply')
    place.import_refused(HEAD + b'{"kind":"country","x":' + b'[' * 200000 + b']' * 200000 + b'}\n', 2, 86,
                         'too deeply')
    place.import_refused(HEAD + b'{"a":' * 200000 + b'\n', 2, 321, 'too deeply')
    place.import_refused(HEAD + b'x' * 50_000_000, 2, 1, 'too long')
    place.import_refused(HEAD + b'{"kind":"country","id":"5","notes":"' + b'x' * 50_000_000 + b'"}\n', 2,
                         1, 'too long')


def ids_that_clash_or_lead_nowhere_are_told(place):
    country = COUNTRY % (5, 6)
    other = b'{"kind":"membership","id":"8","confidentiality":"public","standing":"full",'
    for data, line, column, says in (
            (HEAD + country + country, 3, 1, 'line 2 already'),
            (HEAD + country + COUNTRY % (7, 8) + COUNTRY % (5, 8), 4, 1, 'line 2 already'),
            (HEAD + country + country.replace(b'country', b'topic', 1), 3, 1, 'line 2 already'),
            (HEAD + country.replace(b']', b',{"id":"6","type":"short","text":"U"}]'), 2, 1, 'Two parts'),
            (HEAD + other + b'"party":{"country":"77"},"organisation":{"organisation":"78"}}\n', 2, 84,
             'no such record'),
    ):
        place.import_refused(data, line, column, says)
    path = place.path('empty.entente')
    os.path.exists(path) and os.unlink(path)
    place.run(0, 'init', path)
    said = place.refused('import', path,
                         place.write('bad.jsonl', b'{"entente":1,"home":{"country":"77"}}\n'),
                         says='home party')
    tap.check(LINE_COLUMN.match(said), said)


def wrong_use_is_status_2_and_changes_nothing(place):
    before = place.state()
    for arguments in ([], ['fly'], ['init'], ['init', 'a', 'b'], ['import', place.sample],
                      ['import', place.sample, place.exported, '--format', 'planets'],
                      ['import', place.sample, place.exported, '--wings'],
                      ['export'], ['export', place.sample, '--kind', 'country'],
                      ['export', place.sample, '--format', 'planets'], ['check'], ['list', place.sample],
                      ['list', place.sample, 'planets'], ['show', place.sample], ['timeline'],
                      ['search', place.sample], ['backup', place.sample], ['restore', place.sample],
                      ['undo'], ['redo'], ['history']):
        said = place.run(2, *arguments)
        tap.check(said.strip(), f'{arguments}: not a word')
    tap.check(place.state() == before, 'files changed')


with tempfile.TemporaryDirectory() as folder:
    tap.run([what_is_no_catalogue_is_refused, another_database_is_refused,
             a_folder_a_pipe_and_a_device_are_refused, a_newer_catalogue_is_told,
             another_application_id_is_refused, a_strange_object_in_the_schema_is_refused,
             a_truncated_catalogue_is_damaged, a_catalogue_with_overwritten_pages_is_damaged,
             a_folder_that_cannot_be_written_takes_nothing, an_unreadable_file_is_told,
             a_locked_catalogue_names_who_holds_it, what_is_missing_is_told,
             a_line_that_is_no_record_is_told_with_its_place, deep_brackets_and_long_lines_are_refused,
             ids_that_clash_or_lead_nowhere_are_told, wrong_use_is_status_2_and_changes_nothing],
            Place(folder))
