#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a desktop does with the installed files: starts the program, knows a catalogue."""

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.dirname(HERE)]
import driver
import tap
from gi.repository import Gio, GLib

PROGRAM, DATA = os.path.abspath(sys.argv[1]), sys.argv[2]
ID = 'org.entente.Entente'
OWN = os.environ['XDG_DATA_HOME']
BUS = Gio.bus_get_sync(Gio.BusType.SESSION, None)


def bus(method, *arguments):
    call = GLib.Variant('(s)', arguments) if arguments else None
    return BUS.call_sync('org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus', method,
                         call, None, Gio.DBusCallFlags.NONE, 10000, None).unpack()


def running():
    return bus('NameHasOwner', ID)[0]


def install(*place, source, replace=('', '')):
    """Puts one of the built files where this user's desktop looks for it."""
    folder = os.path.join(OWN, *place)
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(DATA, source), encoding='utf-8') as text:
        content = text.read().replace(*replace) if replace[0] else text.read()
    with open(os.path.join(folder, source), 'w', encoding='utf-8') as text:
        text.write(content)


def service_starts_the_program():
    """the desktop starts the program over the bus, and a second start raises the same"""
    with open(os.path.join(DATA, f'{ID}.service'), encoding='utf-8') as text:
        installed = next(line[5:].split()[0] for line in text if line.startswith('Exec='))
    install('dbus-1', 'services', source=f'{ID}.service', replace=(installed, PROGRAM))
    bus('ReloadConfig')
    tap.check(not running(), 'it runs before it was started')
    subprocess.run(['gapplication', 'launch', ID], check=True)
    driver.wait_for(running, 'the program was not started')
    first = bus('GetConnectionUnixProcessID', ID)
    subprocess.run(['gapplication', 'launch', ID], check=True)
    tap.check(bus('GetConnectionUnixProcessID', ID) == first, 'a second process')
    subprocess.run(['gapplication', 'action', ID, 'quit'], check=True)
    driver.wait_for(lambda: not running(), 'the program does not end')


def type_is_known_by_name_and_header():
    """a catalogue is known by its name, and by its header whatever its name"""
    install('mime', 'packages', source=f'{ID}.xml')
    subprocess.run(['update-mime-database', os.path.join(OWN, 'mime')], check=True, capture_output=True)
    place = tempfile.mkdtemp(prefix='types-')
    for name, application_id in (('a.entente', 0x456E7465), ('letter', 0x456E7465), ('other', 7)):
        with sqlite3.connect(os.path.join(place, name)) as database:
            database.execute(f'PRAGMA application_id = {application_id}')
            database.execute('CREATE TABLE t (a)')
        database.close()
    shutil.copy(__file__, os.path.join(place, 'b.entente'))
    expected = {'a.entente': 'application/x-entente', 'letter': 'application/x-entente',
                'b.entente': 'application/x-entente', 'other': 'application/vnd.sqlite3'}
    for name, wanted in expected.items():
        info = subprocess.run(['gio', 'info', '-a', 'standard::content-type', os.path.join(place, name)],
                              check=True, capture_output=True, text=True).stdout
        tap.check(info.split()[-1] == wanted, f'{name} is taken for {info.split()[-1]}')


tap.run([service_starts_the_program, type_is_known_by_name_and_header])
