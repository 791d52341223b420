#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The driver against a small program: it sees, acts, and fails where it should."""

import os
import re
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.dirname(HERE)]
import driver
import tap

PROBE = sys.argv[1]


def probe(**options):
    """The program on an empty list of its own."""
    place = os.path.join(tempfile.mkdtemp(prefix='probe-'), 'lines')
    return driver.Program([PROBE, place], 'org.entente.Probe', **options)


def refuses(act):
    """Whether the driver says that something is missing."""
    patience, driver.PATIENCE = driver.PATIENCE, 0.5
    try:
        act()
    except driver.Missing:
        return True
    finally:
        driver.PATIENCE = patience
    return False


def reads_labels_and_buttons():
    """labels and buttons are found by role and name, what is hidden is not"""
    with probe() as program:
        tap.check(program.one(role='label', name='0 lines').text == '0 lines', 'the text of the label')
        tap.check('sensitive' in program.one(role='button', name='Add').states, 'the state of the button')
        tap.check(not program.all(name='never seen'), 'a hidden label was found')
        program.quit()


def sets_text_of_any_script():
    """text of any script is set and read back"""
    with probe() as program:
        program.set_text('مذكرة Bakı', role='text-box', name='Line')
        tap.check(program.one(role='text-box', name='Line').text == 'مذكرة Bakı', 'another text')
        program.click(role='button', name='Add')
        row = program.one(role='list-item')
        tap.check(row.lines() == ['مذكرة Bakı'], f'{row.lines()} in the row')
        program.quit()


def types_and_presses_keys():
    """typed keys arrive where the focus is"""
    with probe() as program:
        program.point(program.one(role='text-box', name='Line'))
        program.one(role='text-box', name='Line', state='focused')
        program.type('Nairobi 2025')
        program.keys('Return')
        program.one(role='label', name='Nairobi 2025')
        program.one(role='label', name='1 lines')
        program.keys('ctrl+q')
        program.wait_end()


def points_where_there_is_no_action():
    """a check box and a row are reached by the pointer"""
    with probe() as program:
        for words in ('one', 'two'):
            program.set_text(words, role='text-box', name='Line')
            program.click(role='button', name='Add')
        program.click(role='checkbox', name='Loud')
        program.one(role='checkbox', name='Loud', state='checked')
        program.point(program.one(role='label', name='two'))
        program.one(role='list-item', state='selected')
        tap.check(len(program.all(role='label', name='two')) == 2, 'the other row was chosen')
        program.quit()


def opens_a_menu():
    """an entry of a menu is chosen with the pointer"""
    with probe() as program:
        program.click(role='button', name='Greetings')
        program.point(program.one(role='menu-item', name='Say goodbye'))
        program.one(role='label', name='goodbye')
        program.gone(role='menu-item')
        program.quit()


def activates_actions():
    """an exported action is activated with its parameter"""
    with probe() as program:
        program.action('greet', "'salaam'")
        program.one(role='label', name=re.compile('^sal'))
        program.close_window()
        program.wait_end()


def restarts_and_kills():
    """what the program kept is there after a restart and after a kill"""
    with probe() as program:
        program.set_text('kept', role='text-box', name='Line')
        program.click(role='button', name='Add')
        program.one(role='label', name='1 lines')
        program.restart()
        program.one(role='label', name='1 lines')
        program.kill()
        program.start()
        program.one(role='label', name='kept')
        program.quit()


def takes_a_picture():
    """the screen is kept as a picture"""
    with probe() as program:
        picture = os.path.join(program.home, 'screen.png')
        program.screenshot(picture)
        tap.check(os.path.getsize(picture) > 1000, 'an empty picture')
        program.quit()


def notices_a_complaint():
    """a warning of the program fails the test, unless it was allowed"""
    for allow, bad in (((), True), (('something is amiss',), False)):
        with probe(allow=allow) as program:
            program.action('complain')
            program.action('quit')
            tap.check(refuses(program.wait_end) == bad, f'with {allow} allowed')


def notices_what_is_missing():
    """what does not come is an error, not a wait for ever"""
    with probe() as program:
        tap.check(refuses(lambda: program.one(role='button', name='Remove')), 'found what is not there')
        tap.check(refuses(lambda: program.gone(role='button', name='Add')), 'lost what is there')
        program.kill()
        tap.check(refuses(lambda: program.one(role='button', name='Add')), 'found it in a dead program')


tap.run([reads_labels_and_buttons, sets_text_of_any_script, types_and_presses_keys,
         points_where_there_is_no_action, opens_a_menu, activates_actions, restarts_and_kills,
         takes_a_picture, notices_a_complaint, notices_what_is_missing])
