#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The window is killed while it saves, ten times. What the status line had said to be saved is there
afterwards, and the catalogue is whole.

    test-kills.py PROGRAM CLI"""

import json
import os
import random
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.dirname(HERE)]
import desk as desk_
import driver
import tap

KILLS = 10
# Saving takes a few milliseconds: the kill comes before, in the midst of it or after.
LONGEST = 0.15


def capital(desk, country):
    """What the catalogue has, read while nobody writes."""
    return json.loads(desk.run('show', desk.catalogue, '--format', 'json', country)).get('capital')


def enter(desk, words):
    """Enters something into the record of the dossier; gives the button that saves it."""
    dialog = desk.edit()
    dialog.write('Capital', words)
    return dialog, desk.one(within=dialog.node, role='button', name='Save', state='sensitive')


def save(desk, words):
    """Saves through the dialog, and returns once the status line says when that was saved."""
    dialog, button = enter(desk, words)
    desk.click(button)
    driver.wait_for(lambda: '·' in desk.again(desk.status).name, 'nothing is said to be saved')
    driver.wait_for(dialog.is_gone, 'the dialog stays')


def kill(number):
    """The test of one kill: one save that is acknowledged, and one into which the kill comes."""
    def case(desk):
        desk.start()
        desk.show(desk.country)
        desk.one(within=desk.dossier, role='button', name='Edit', state='sensitive')
        saved, unheard = f'Saved {number}', f'Unheard {number}'
        save(desk, saved)
        button = enter(desk, unheard)[1]
        desk.click(button)
        time.sleep(random.uniform(0, LONGEST))
        desk.kill()
        found = capital(desk, desk.country)
        tap.check(found in (saved, unheard), f'{saved} is lost: {found}')
        print(f'# killed {"after" if found == unheard else "before"} the second save was done')
        desk.history.append(saved)
        history = desk.run('history', desk.catalogue, desk.country)
        lost = [words for words in desk.history if words not in history]
        tap.check(not lost, f'The history has lost {lost}')
        desk.run('check', desk.catalogue)

    case.__doc__ = f'kill {number}: what was said to be saved is there, and the catalogue is whole'
    return case


def makes_a_country(desk):
    """a country is made to be changed"""
    dialog = desk.new('Country')
    dialog.write('Name 1, Name', 'Kenya')
    dialog.save()
    desk.country = json.loads(desk.run('export', desk.catalogue).splitlines()[1])['id']
    desk.history = []
    desk.quit()


random.seed(2009)
with desk_.Desk(*sys.argv[1:]) as opened:
    desk_.run([makes_a_country] + [kill(number) for number in range(1, KILLS + 1)], opened)
