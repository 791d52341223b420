# SPDX-License-Identifier: GPL-3.0-or-later
"""The desk as it is used without a pointer: nothing is done but by keys. What stands on the screen
is read through accessibility, as a screen reader would say it."""

import re

import desk
import driver

FARTHEST = 250


class Desk(desk.Desk):
    """The program, by keys alone."""

    def press(self, *keys):
        """Presses keys once the main window gets them: a dialog that closes gives them back late."""
        self.in_front('desk')
        self.keys(*keys)

    def step_to(self, fits, key='Tab', farthest=FARTHEST):
        """Presses a key until what has the focus fits, and gives it."""
        seen = []
        for _ in range(farthest):
            node = self.step(key)
            if fits(node):
                return node
            seen.append(node.name)
        raise driver.Missing(f'{key} does not get there, but to {seen}')

    def go_to_entry(self, place, name):
        """Walks down the menu that is open at a place to an entry of it."""
        entry = self.one(within=place, role='menu-item', state='focused')
        if entry.name != name:
            self.step_to(lambda node: node.name == name, 'Down', 20)

    def new(self, kind):
        self.press('ctrl+n')
        self.one(within=self.new_place, role='menu-item', name='Meeting')
        if kind in desk.FIRST:
            self.go_to_entry(self.new_place, kind)
        else:
            self.go_to_entry(self.new_place, 'More')
            self.keys('Return')
            self.one(within=self.new_place, role='menu-item', name=kind)
            self.go_to_entry(self.new_place, kind)
        self.keys('Return')
        return Dialog(self, re.compile('^New '))

    def edit(self):
        self.press('ctrl+e')
        return Dialog(self, re.compile('^Edit '))

    def find(self, title):
        self.press('ctrl+f')
        self.one(within=self.search_place, role='search-box', state='focused')
        self.keys('ctrl+a')
        self.type(title.replace(' – ', ' '))
        results = self.one(role='list', name='Search results')
        self.one(within=results, role='list-item', name=title)
        for _ in range(FARTHEST):
            if self.one(within=results, role='list-item', state='selected').name == title:
                break
            self.keys('Down')
        self.keys('Return')

    def delete(self):
        self.in_front('desk')
        self.step('Escape')
        self.step_to(lambda node: node.name == 'More')
        self.keys('Return')
        self.one(within=self.dossier, role='menu-item', name='Delete…')
        self.go_to_entry(self.dossier, 'Delete…')
        self.keys('Return')

    def undo(self):
        self.press('ctrl+z')


class Dialog(desk.Dialog):
    """A dialog in which a record is edited by keys."""

    def __init__(self, program, title, outer=None):
        super().__init__(program, title)
        self.outer = outer
        self.come_back()

    def come_back(self):
        """A window that comes to the front has a focus that no key moved there."""
        self.desk.in_front(self.node.name)
        place = self.desk.one(within=self.node, state='focused')
        self.desk.focus = place.owner, place.path

    def go(self, *names):
        """Goes on to the field or button of one of these names."""
        def fits(node):
            return node.name in names or node.parent.role == 'combo-box' and node.parent.name in names
        if not fits(self.desk.focused()):
            self.desk.step_to(fits)

    def write(self, field, text):
        self.go(field)
        self.desk.keys('ctrl+a')
        self.desk.type(text)

    def pick(self, field, typed, offer):
        self.write(field, typed)
        self.offer(f'“{typed}”')  # only what is offered for all that was typed stays
        for _ in range(FARTHEST):
            row = self.desk.one(within=self.node, role='list-item', state='selected')
            if offer in map(desk.words, row.lines()):
                break
            self.desk.keys('Down')
        self.desk.keys('Return')

    def create(self, field, typed, offer):
        self.pick(field, typed, offer)
        return Dialog(self.desk, f'New {offer.split(" ")[-1]}', self)

    def choose(self, field, label):
        self.go(field)
        self.desk.keys('space')
        self.offer(label)
        if self.desk.all(within=self.node, role='search-box'):
            self.desk.type(label)
            driver.wait_for(lambda: len(self.desk.all(within=self.node, role='list-item')) == 1,
                            'what is typed does not narrow the list')
        else:
            self.desk.step_to(lambda node: label in map(desk.words, self.desk.again(node).lines()),
                              'Down')
        self.desk.keys('Return')
        self.desk.one(within=self.node, role='button', name=label, state='focused')

    def add(self, button):
        self.go(button)
        self.desk.step('space')

    def save(self):
        self.desk.keys('ctrl+Return')
        driver.wait_for(self.is_gone, 'the dialog stays')
        if self.outer:
            self.outer.come_back()
        self.desk.saved()
