#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A walk over every page and dialog: whatever can be used has a name, and the name is what a person
would call it: no access keys, no stars, no names of widgets.

    test-names.py PROGRAM CLI"""

import os
import re
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.dirname(HERE)]
import driver
import keyboard
import tap

USED = ('button', 'checkbox', 'combo-box', 'dialog', 'list', 'menu-item', 'search-box', 'spin-button',
        'switch', 'tab', 'text-box', 'window')
# Names that nobody gave, access keys, and the star that only shows that a field is needed.
UNFIT = re.compile(r'^$|^(Gtk|Gdk|Adw|Entente)[A-Z]|_|\*')
KINDS = ('Meeting', 'Commitment', 'Instrument', 'Event', 'Person', 'Country', 'Organisation', 'Body',
         'Post', 'Membership', 'Mandate', 'Project', 'Statement', 'Source', 'Topic',
         'Group of countries', 'Sector')


def check_names(place, least=1):
    """Every widget of a place that can be used has a fit name; there are some."""
    used = [node for node in place.walk() if node.role in USED]
    tap.check(len(used) >= least, f'Only {len(used)} widgets in {place}')
    tap.check_none([f'{node}, in {" / ".join(part.name for part in node.ancestors() if part.name)}'
                    for node in used if UNFIT.search(node.name)], 'These have no fit name')


def window_called(desk, pattern):
    """The window or dialog of that title, with all that is in it."""
    found = driver.wait_for(lambda: next((window for window in desk.windows()
                                          if re.search(pattern, window.name)), None),
                            f'no window is called {pattern}')
    return desk.again(found)


def close(desk, window):
    desk.keys('Escape')
    driver.wait_for(lambda: window.path not in [one.path for one in desk.windows()],
                    f'{window.name} stays')


def unfold(desk, dialog):
    """Adds a row to every part, and shows everything about each."""
    for words in (re.compile('^Add '), re.compile('^Show everything')):
        for button in desk.all(within=dialog.node, role='button', name=words):
            if 'pressed' not in button.states:
                desk.click(button)
    return desk.again(dialog.node)


def walk_of(kind):
    """The test of the dialog of one kind."""
    def case(desk):
        dialog = desk.new(kind)
        check_names(unfold(desk, dialog), 10)
        desk.in_front(dialog.node.name)
        desk.keys('Escape')
        driver.wait_for(lambda: dialog.is_gone() or 'Discard Changes?' in [
            window.name for window in desk.windows()], 'Escape does nothing')
        if not dialog.is_gone():
            asking = window_called(desk, '^Discard')
            check_names(asking, 2)
            desk.click(desk.one(within=asking, role='button', name='Discard'))
            driver.wait_for(dialog.is_gone, 'the dialog stays')

    case.__doc__ = f'the dialog of a new {kind.lower()}, unfolded'
    return case


def desk_page(desk):
    """the desk with a dossier, and its menus"""
    check_names(desk.look(), 20)
    for keys, entry in ((['ctrl+n'], 'Meeting'), (['F10'], 'Keyboard Shortcuts')):
        desk.in_front('desk')
        desk.keys(*keys)
        desk.one(role='menu-item', name=entry)
        check_names(desk.look(), 20)
        desk.keys('Escape')
        desk.gone(role='menu-item', name=entry)


def register_page(desk):
    """the registers, and the columns they can have"""
    desk.click(role='button', name='Registers')
    desk.one(role='search-box', name='Filter the register')
    check_names(desk.look(), 20)
    desk.click(role='button', name='Columns')
    desk.one(role='checkbox', name='Place of conclusion')
    check_names(desk.look(), 20)
    desk.keys('Escape')
    desk.gone(role='checkbox', name='Place of conclusion')
    desk.click(role='button', name='Desk')


def preferences(desk):
    """the window of preferences"""
    desk.press('ctrl+comma')
    window = window_called(desk, '^Preferences$')
    check_names(window)
    close(desk, window)


def search_page(desk):
    """the search with what it found"""
    desk.press('ctrl+f')
    desk.one(within=desk.search_place, role='search-box', state='focused')
    desk.type('iran')
    results = desk.one(role='list', name='Search results')
    driver.wait_for(lambda: desk.all(within=results, role='list-item'), 'nothing is found')
    check_names(desk.look(), 20)
    desk.keys('Escape')


def windows_of_help(desk):
    """the windows of shortcuts and about have names"""
    desk.press('ctrl+question')
    close(desk, window_called(desk, '^Keyboard shortcuts$'))  # what is in it is of GTK
    desk.action('about')
    close(desk, window_called(desk, 'About'))  # and of libadwaita


def start_page(desk):
    """the start page, and a message"""
    desk.quit()
    desk.argv = desk.argv[:1]
    desk.catalogue = os.path.join(desk.folder, 'gone.entente')
    os.rename(os.path.join(desk.folder, 'desk.entente'), desk.catalogue)
    driver.Program.start(desk)
    check_names(desk.look(), 4)
    desk.open('file:///nowhere.entente')
    window = window_called(desk, 'Not Opened')
    check_names(window)
    close(desk, window)
    desk.quit()


with keyboard.Desk(*sys.argv[1:], sample=True) as opened:
    tap.run([desk_page, register_page, preferences, search_page, windows_of_help] + [walk_of(kind) for kind in KINDS]
            + [start_page], opened)
