#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Damaged catalogues: what can be read comes over into a new, sound one; the file stays as it is."""

import hashlib
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..'))
import tap

CLI = sys.argv[1]
PAGE = 4096
LINE = re.compile(r'^.+: (\d+) saved, (\d+) in part, (\d+) lost$')


class Place:
    """A folder with a sound catalogue and what it exports."""

    def __init__(self, folder):
        self.folder = folder
        self.sample = self.path('sample.entente')
        self.run(0, 'init', self.sample, '--sample')
        self.lines = self.export(self.sample)

    def path(self, name):
        return os.path.join(self.folder, name)

    def run(self, status, *arguments):
        done = subprocess.run([CLI, *arguments], capture_output=True, text=True, timeout=120, check=False)
        tap.check(done.returncode in (status if isinstance(status, tuple) else (status,)),
                  f'{arguments}: {done.returncode}\n{done.stdout}{done.stderr}')
        return done.stdout if done.returncode == 0 else done.stderr

    def export(self, path):
        """Its records by id, and its first line under None."""
        lines = self.run(0, 'export', path).splitlines()
        return {None: lines[0], **{json.loads(line)['id']: line for line in lines[1:]}}

    def names(self):
        return sorted(os.listdir(self.folder))

    def salvage(self, spoil):
        """Spoils a copy and salvages it: the numbers of records saved whole, in part and lost, and
        what came over; None if nothing could be read."""
        path, new = self.path('spoilt.entente'), self.path('new.entente')
        shutil.copyfile(self.sample, path)
        with open(path, 'r+b') as file:
            spoil(file)
        with open(path, 'rb') as file:
            before = hashlib.sha256(file.read()).hexdigest()
        names = self.names()
        said = self.run((0, 1), 'salvage', path, new)
        with open(path, 'rb') as file:
            tap.check(hashlib.sha256(file.read()).hexdigest() == before, 'the damaged file was changed')
        if not os.path.exists(new):
            tap.check(self.names() == names, f'files were left: {self.names()}')
            tap.check(said.endswith('.\n'), said)
            return None
        tap.check(self.names() == sorted([*names, 'new.entente']), f'files were left: {self.names()}')
        tap.check(self.run(0, 'check', new) == 'Nothing is wrong.\n', 'what came over is not sound')
        found = self.export(new)
        os.unlink(new)
        numbers = [[int(n) for n in LINE.match(line).groups()] for line in said.splitlines()]
        return [sum(column) for column in zip(*numbers)], found

    def judge(self, result):
        """What came over is what it was, and as much as was told."""
        (saved, in_part, lost), found = result
        tap.check(len(found) - 1 == saved + in_part, f'{len(found) - 1} of {saved} and {in_part}')
        tap.check(saved + in_part + lost <= len(self.lines) - 1 and found.keys() <= self.lines.keys(),
                  'records were made up')
        same = sum(found[key] == self.lines[key] for key in found if key is not None)
        tap.check(same >= saved * 0.9, f'{saved} are said to be whole, {same} are')
        return saved, in_part, lost


def overwrite(pages):
    def spoil(file):
        for page in pages:
            file.seek((page - 1) * PAGE)
            file.write(b'\x5a' * PAGE)
    return spoil


def what_is_sound_comes_over_whole(place):
    saved, in_part, lost = place.judge(place.salvage(lambda file: None))
    tap.check((saved, in_part, lost) == (len(place.lines) - 1, 0, 0), f'{saved} {in_part} {lost}')
    tap.check(place.salvage(lambda file: None)[1] == place.lines, 'it is not the same')


def overwritten_pages_cost_what_stood_on_them(place):
    """overwritten pages cost what stood on them, and little else"""
    n_pages = os.path.getsize(place.sample) // PAGE
    chance = random.Random(3)
    rescued = 0
    for n in (1, 1, 1, 2, 3, 5, 8, 13, 40):
        result = place.salvage(overwrite(chance.sample(range(30, n_pages), n)))
        if result is not None:
            saved, in_part, _ = place.judge(result)
            rescued += saved + in_part >= (len(place.lines) - 1) * (0.8 if n <= 3 else 0.3)
    tap.check(rescued >= 7, f'much was saved only {rescued} times')


def flipped_bits_make_up_no_records(place):
    chance = random.Random(5)
    size = os.path.getsize(place.sample)

    def spoil(file):
        for _ in range(200):
            at = chance.randrange(PAGE, size)
            file.seek(at)
            byte = file.read(1)[0]
            file.seek(at)
            file.write(bytes([byte ^ 1 << chance.randrange(8)]))
    for _ in range(6):
        result = place.salvage(spoil)
        if result is not None:
            tap.check(result[1].keys() <= place.lines.keys() or len(result[1]) < len(place.lines) + 9,
                      'records were made up')


def the_beginning_of_a_truncated_file_comes_over(place):
    size = os.path.getsize(place.sample)
    for length in (size - 100, size - 5 * PAGE, size * 3 // 4):
        result = place.salvage(lambda file, to=length: file.truncate(to))
        tap.check(result is not None, f'nothing of {length} bytes')
        saved, in_part, _ = place.judge(result)
        tap.check(saved + in_part > 0, f'nothing of {length} bytes')


def what_holds_nothing_is_told(place):
    tap.check(place.salvage(overwrite([1])) is None, 'made of nothing')
    tap.check(place.salvage(lambda file: file.truncate(PAGE)) is None, 'made of nothing')
    for path in ('nowhere', '/dev/null', '.'):
        said = place.run(1, 'salvage', os.path.join(place.folder, path), place.path('new.entente'))
        tap.check(said.endswith('.\n') and not os.path.exists(place.path('new.entente')), said)
    said = place.run(1, 'salvage', place.sample, place.sample)
    tap.check('already' in said, said)


with tempfile.TemporaryDirectory() as folder:
    tap.run([what_is_sound_comes_over_whole, overwritten_pages_cost_what_stood_on_them,
             flipped_bits_make_up_no_records, the_beginning_of_a_truncated_file_comes_over,
             what_holds_nothing_is_told], Place(folder))
