# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of the real window share: catalogues to open, and the places of the window."""

import os
import re
import subprocess
import tempfile

import driver
import tap

SAMPLE = os.path.join(tap.TOP, 'data', 'sample', 'sample.jsonl')
# What keeps a name's direction to itself is no part of the name.
ISOLATES = re.compile('[\u2066-\u2069]')


def words(text):
    """The text as it is read: blanks folded, no isolates."""
    return re.sub(r'\s+', ' ', ISOLATES.sub('', text)).strip()


class Desk(driver.Program):
    """The program on a catalogue of its own; `catalogue` is its path."""

    def __init__(self, program, cli, sample=False, **options):
        self.cli = cli
        self.folder = tempfile.mkdtemp(prefix='desk-')
        self.catalogue = os.path.join(self.folder, 'desk.entente')
        self.run('init', self.catalogue)
        if sample:
            self.run('import', self.catalogue, SAMPLE)
        super().__init__([program, self.catalogue], **options)

    def run(self, *words_):
        """What a command of entente-cli prints; it has to succeed."""
        done = subprocess.run([self.cli, *words_], capture_output=True, text=True, check=False)
        tap.check(done.returncode == 0, f'{words_[0]}: {done.stderr.strip()}')
        return done.stdout

    def start(self, *arguments):
        super().start(*arguments)
        self.one(role='status', limit=3 * driver.PATIENCE)

    def dossier(self):
        return self.one(role='region', name='Dossier')

    def show(self, record):
        """Opens the dossier of a record by its id."""
        self.action('show-record', f'int64 {record}')
