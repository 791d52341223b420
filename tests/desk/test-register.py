#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The registers: kinds, order, filter, columns, and what is done to many rows, from outside.

    test-register.py PROGRAM CLI"""

import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.dirname(HERE)]
import driver
import tap
from desk import Desk, run, words


def grid(desk):
    """The table, which is named after the kind it shows."""
    return desk.one(role='tree-grid', name='Instruments')


def rows(desk):
    """The rows on the screen."""
    return [node for node in desk.all(within=grid(desk), role='row')
            if node.extents[3] > 0 and node.name != 'Headings']


def first_cells(desk):
    """What the first column says, row by row."""
    return [words(row.name) for row in rows(desk)]


def shows(desk, expected):
    """Waits until the first column says that."""
    seen = []

    def look():
        seen[:] = first_cells(desk)
        return seen == expected

    driver.wait_for(look, lambda: f'the rows are {seen}, not {expected}')


def opens_with_the_latest(desk):
    """The register of instruments opens with the latest first, undated ones last"""
    desk.click(role='button', name='Registers')
    driver.wait_for(lambda: desk.all(role='label', name='3 records and 5 groups'),
                    'groups are not counted apart')
    driver.wait_for(lambda: first_cells(desk)[:3] == [
        'Cooperation agreement, ICESCO – AICTO',
        'Memorandum of understanding, Algeria – Nanotechnology park (Iran)',
        'Agreement on the establishment of the RCC'], lambda: f'the rows are {first_cells(desk)}')


def filters_by_words(desk):
    """What is typed narrows the rows, and nothing left says so"""
    desk.set_text('marrakesh', role='search-box', name='Filter the register')
    shows(desk, ['Cooperation agreement, ICESCO – AICTO'])
    desk.set_text('nowhere at all', role='search-box', name='Filter the register')
    desk.one(role='label', name='Nothing Matches')
    desk.set_text('', role='search-box', name='Filter the register')
    driver.wait_for(lambda: len(first_cells(desk)) == 8, 'the rows do not come back')


def follows_the_parties(desk):
    """The parties chosen on the left narrow the register too"""
    desk.point(desk.settled(within=desk.one(role='list', name='Countries'), role='label',
                            name='Algeria'))
    driver.wait_for(lambda: 0 < len(first_cells(desk)) < 8, 'the register does not follow')
    desk.click(role='button', name='Show the Records of All Parties')
    driver.wait_for(lambda: len(first_cells(desk)) == 8, 'the rows do not come back')


def sorts_by_a_heading(desk):
    """A heading sorts by its column, and again the other way round"""
    heading = desk.one(within=grid(desk), role='column-header', name='Name')
    desk.point(heading)
    driver.wait_for(lambda: first_cells(desk)[0].startswith('Agreement on'),
                    lambda: f'the rows are {first_cells(desk)}')
    desk.point(desk.one(within=grid(desk), role='column-header', name='Name'))
    driver.wait_for(lambda: first_cells(desk)[-1].startswith('Agreement on'),
                    lambda: f'the rows are {first_cells(desk)}')


def deletes_many_in_one_step(desk):
    """Two rows are deleted in one step, after a question, and one undo brings both back"""
    before = first_cells(desk)
    desk.point(rows(desk)[0].children[0])
    desk.keys('shift+Down', 'Delete')
    asked = desk.one(role='button', name='Delete')
    desk.click(asked)
    driver.wait_for(lambda: len(first_cells(desk)) == 6, 'two rows are not gone')
    desk.saved()
    desk.keys('ctrl+z')
    shows(desk, before)


with Desk(*sys.argv[1:], sample=True) as opened:
    run([opens_with_the_latest, filters_by_words, follows_the_parties, sorts_by_a_heading,
         deletes_many_in_one_step], opened)
