# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of the real window share: catalogues to open, and the places of the window."""

import os
import re
import subprocess
import tempfile

import driver
import tap

SAMPLE = os.path.join(tap.TOP, 'data', 'sample', 'sample.jsonl')
# What the menu of new records has on its first page; the others are behind "More".
FIRST = ('Meeting', 'Commitment', 'Instrument', 'Event', 'Person', 'Country', 'Organisation')
# What keeps a name's direction to itself is no part of the name.
ISOLATES = re.compile('[\u2066-\u2069]')


def words(text):
    """The text as it is read: blanks folded, no isolates."""
    return re.sub(r'\s+', ' ', ISOLATES.sub('', text)).strip()


def run(cases, desk):
    """Runs cases that build on each other; what the window shows when one fails is said."""
    def told(case):
        def tell(desk):
            try:
                case(desk)
            except Exception:
                print('\n'.join('# ' + line for line in desk.describe().splitlines()))
                raise
        tell.__doc__ = case.__doc__
        return tell

    tap.run([told(case) for case in cases], desk, chained=True)


class Desk(driver.Program):
    """The program on a catalogue of its own, or one that is there; `catalogue` is its path."""

    def __init__(self, program, cli, sample=False, catalogue=None, **options):
        self.cli = cli
        self.folder = os.path.dirname(catalogue) if catalogue else tempfile.mkdtemp(prefix='desk-')
        self.catalogue = catalogue or os.path.join(self.folder, 'desk.entente')
        if not catalogue:
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
        self.status = self.one(role='status', limit=3 * driver.PATIENCE)
        self.dossier = self.one(role='region', name='Dossier')
        # Where menu and search come up: to look there alone is quicker.
        self.new_place = self.one(role='button', name='New').parent
        self.header = self.new_place.parent
        self.search_place, self.results = self.one(role='search'), None

    def show(self, record):
        """Opens the dossier of a record by its id."""
        self.action('show-record', f'int64 {record}')

    def saved(self):
        """Waits until the status line says that all is saved."""
        driver.wait_for(lambda: self.again(self.status).name.startswith('All changes saved'),
                        'the status line does not say that all is saved')

    def new(self, kind):
        """Opens the dialog for a new record from the menu."""
        self.click(within=self.new_place, role='button', name='New')
        self.one(within=self.new_place, role='menu-item', name='Meeting')
        if kind not in FIRST:
            self.point(self.one(within=self.new_place, role='menu-item', name='More'))
        self.point(self.one(within=self.new_place, role='menu-item', name=kind))
        return Dialog(self, f'New {kind}')

    def edit(self):
        """Opens the dialog for the record of the dossier."""
        self.click(within=self.dossier, role='button', name='Edit')
        return Dialog(self, re.compile('^Edit '))

    def find(self, title):
        """Searches for a record by its title and opens it."""
        if not self.all(within=self.search_place, role='search-box'):
            self.click(role='button', name='Search')
        old = {row.path for row in self.found()}
        for typed in ('', title):  # what was searched for before would not be searched for again
            self.set_text(typed, within=self.search_place, role='search-box')
        driver.wait_for(lambda: self.found() and not old & {row.path for row in self.found()},
                        'nothing else is found')
        self.point(self.settled(within=self.results, role='list-item', name=title))

    def found(self):
        """The rows of the search, as they are now."""
        if self.results is None:
            self.results = next(iter(self.all(role='list', name='Search results')), None)
        return self.again(self.results).children if self.results else []

    def delete(self):
        """Deletes the record of the dossier."""
        self.click(within=self.dossier, role='button', name='More')
        self.point(self.one(role='menu-item', name='Delete…'))

    def undo(self):
        """Undoes by the toast that tells of what was done."""
        self.click([node for node in self.all(role='button', name='Undo') if node.extents[1] > 100][0])


class Dialog:
    """A dialog in which a record is edited, by pointer and accessibility."""

    def __init__(self, desk, title):
        self.desk = desk
        self.node = desk.again(driver.wait_for(lambda: self.find(title), f'no dialog {title}'))

    def find(self, title):
        return next((window for window in self.desk.windows()
                     if window.role == 'dialog' and driver.fits(title, window.name)), None)

    def one(self, **what):
        """What was seen at the last look counts too: a widget stays what it is."""
        found = self.desk.pick(self.node, self.node, **what)
        if len(found) != 1:
            self.node = self.desk.again(self.node)
            found = [self.desk.one(within=self.node, **what)]
        return found[0]

    def write(self, field, text):
        """Puts text into a field."""
        self.desk.set_text(text, self.one(name=field, state='editable'))

    def reads(self, words_):
        """Waits until something in the dialog reads so."""
        self.desk.one(within=self.node, role='label', name=words_)

    def pick(self, field, typed, offer):
        """Types into a picker and chooses one of its offers."""
        place = self.desk.reveal(self.one(name=field, state='editable'))
        self.desk.point(place)
        self.desk.set_text(typed, place)
        self.desk.point(self.offer(offer))

    def create(self, field, typed, offer):
        """Types into a picker and makes what is missing, in a dialog of its own."""
        self.pick(field, typed, offer)
        return Dialog(self.desk, f'New {offer.split(" ")[-1]}')

    def offer(self, words_):
        def look():
            return next((row for row in self.desk.all(within=self.node, role='list-item')
                         if words_ in map(words, row.lines())), None)
        return driver.wait_for(look, f'no offer “{words_}”')

    def choose(self, field, label):
        """Chooses from a drop-down."""
        self.desk.point(self.desk.reveal(self.one(role='combo-box', name=field)))
        for entry in self.desk.all(within=self.node, role='search-box'):
            self.desk.set_text(label, entry)
        self.desk.point(self.offer(label))

    def add(self, button):
        """Adds a row to a part."""
        self.desk.click(self.one(role='button', name=button))

    def save(self):
        """Saves, and waits until the dialog is gone and the status line says that all is saved."""
        self.desk.click(self.desk.one(within=self.node, role='button', name='Save', state='sensitive'))
        driver.wait_for(self.is_gone, 'the dialog stays')
        self.desk.saved()

    def is_gone(self):
        return self.node.path not in [window.path for window in self.desk.windows()]
