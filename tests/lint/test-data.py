#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the desktop reads about us: desktop file, metainfo, schema, MIME type, icons, manuals."""

import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ET

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..'))
import tap

BUILD = sys.argv[1]
ID = 'org.entente.Entente'
METAINFO = ET.fromstring(tap.read(f'data/{ID}.metainfo.xml.in').encode())
VERSION = re.search(r"version: '([^']+)'", tap.read('meson.build')).group(1)


def passes(*command):
    """Fails with what the command printed, unless it ends well."""
    result = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    tap.check(result.returncode == 0, f'{command[0]}: {result.stdout}')
    return result.stdout


def built(name):
    return os.path.join(BUILD, 'data', name)


def desktop_file_is_valid():
    """desktop-file-validate accepts the desktop file"""
    tap.check(not passes('desktop-file-validate', built(f'{ID}.desktop')), 'it has remarks')


def metainfo_is_valid():
    """appstreamcli accepts the metainfo, pedantically"""
    passes('appstreamcli', 'validate', '--no-net', '--pedantic', built(f'{ID}.metainfo.xml'))


def schema_is_valid():
    """glib-compile-schemas accepts the settings, strictly"""
    passes('glib-compile-schemas', '--strict', '--dry-run', os.path.join(tap.TOP, 'data'))


def manuals_are_valid():
    """the manual pages format without a warning"""
    for path in tap.sources('data/man'):
        result = subprocess.run(['man', '-l', '--warnings', '-E', 'UTF-8', path], cwd=tap.TOP,
                                capture_output=True, text=True,
                                env={**os.environ, 'MANPAGER': 'cat', 'MANWIDTH': '80'})
        tap.check(result.returncode == 0 and not result.stderr, f'{path}: {result.stderr}')
        tap.check(f'Entente {VERSION}' in tap.read(path), f'{path} is not of version {VERSION}')


def ids_are_equal():
    """one id stands in the desktop file, metainfo, schema, service, icons and program"""
    desktop = tap.read(f'data/{ID}.desktop.in')
    tap.check(f'\nIcon={ID}\n' in desktop, 'Icon of the desktop file')
    tap.check(METAINFO.findtext('id') == ID, 'id of the metainfo')
    tap.check(METAINFO.findtext('launchable') == f'{ID}.desktop', 'launchable of the metainfo')
    tap.check(f'<schema id="{ID}" path="/{ID.replace(".", "/")}/">' in tap.read(f'data/{ID}.gschema.xml'),
              'id or path of the schema')
    tap.check(f'Name={ID}\n' in tap.read(f'data/{ID}.service.in'), 'Name of the service')
    tap.check(f"application_id = '{ID}'" in tap.read('meson.build'), 'application_id of meson.build')
    for icon in (f'scalable/apps/{ID}.svg', f'symbolic/apps/{ID}-symbolic.svg'):
        root = ET.parse(os.path.join(tap.TOP, 'data/icons/hicolor', icon)).getroot()
        tap.check(root.get('width') == root.get('height'), f'{icon} is not square')


def type_is_one():
    """desktop file and metainfo take the MIME type that the catalogue's header gives"""
    mime = tap.read(f'data/{ID}.mime.xml')
    name = re.search(r'<mime-type type="([^"]+)"', mime).group(1)
    tap.check(f'MimeType={name};' in tap.read(f'data/{ID}.desktop.in'), 'MimeType of the desktop file')
    tap.check(METAINFO.findtext('provides/mediatype') == name, 'mediatype of the metainfo')
    header = re.search(r'offset="68" value="(0x[0-9A-Fa-f]{8})"', mime).group(1)
    given = {int(value, 16) for path in tap.sources('app/core', ('.c', '.h')) + tap.sources('data/sql')
             for value in re.findall(r'(?i)application_id\W+(0x[0-9a-f]{8})\b', tap.read(path))}
    tap.check(given <= {int(header, 16)}, f'the catalogue has {given}, the MIME type {header}')


def words_for_software_centres():
    """name, summary and screenshots are as software centres want them"""
    name, summary = METAINFO.findtext('name'), METAINFO.findtext('summary')
    tap.check(len(name) <= 15, 'the name is long')
    tap.check(10 <= len(summary) <= 35, f'the summary has {len(summary)} characters')
    tap.check(not summary.endswith('.'), 'the summary ends in a full stop')
    tap.check(len(METAINFO.findall('description/ul/li')) <= 10, 'more than ten points')
    tap.check(len(METAINFO.findall('branding/color')) == 2, 'a colour for light and for dark')
    for shot in METAINFO.iter('screenshot'):
        caption = shot.findtext('caption') or ''
        tap.check(caption and not caption.endswith('.'), 'a screenshot without a good caption')


def releases_are_told():
    """the version is the newest release, and each release has its notes"""
    releases = METAINFO.findall('releases/release')
    tap.check(releases and releases[0].get('version') == VERSION, f'the newest is not {VERSION}')
    tap.check(all(release.find('description/p') is not None for release in releases), 'no notes')


tap.run([desktop_file_is_valid, metainfo_is_valid, schema_is_valid, manuals_are_valid, ids_are_equal,
         type_is_one, words_for_software_centres, releases_are_told])
