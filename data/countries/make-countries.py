#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the table of countries from iso-codes: codes and names in English, French and Arabic.

make-countries.py PREFIX OUTPUT, where PREFIX is that of iso-codes. The names are fixed when the
program is built, so that a country gets the same ones whatever the language of the interface.
"""

import gettext
import json
import os
import sys

LANGUAGES = ('fr', 'ar')


class Untranslated(gettext.NullTranslations):
    """Tells a text without a translation from one whose translation is the same."""

    def gettext(self, message):
        return ''


def main(prefix, output):
    share = os.path.join(prefix, 'share')
    with open(os.path.join(share, 'iso-codes/json/iso_3166-1.json'), encoding='utf-8') as codes:
        countries = json.load(codes)['3166-1']
    translations = [gettext.translation('iso_3166-1', os.path.join(share, 'locale'), [language])
                    for language in LANGUAGES]
    for translation in translations:
        translation.add_fallback(Untranslated())

    def translate(translation, country):
        """The translation of the common name, else of the name of the standard, else nothing."""
        found = (translation.gettext(country[key]) for key in ('common_name', 'name') if key in country)
        return next(filter(None, found), '')

    with open(output, 'w', encoding='utf-8') as table:
        for country in sorted(countries, key=lambda country: country['alpha_3']):
            names = [country.get('common_name', country['name'])]
            names += [translate(translation, country) for translation in translations]
            table.write('\t'.join([country['alpha_2'], country['alpha_3']] + names) + '\n')


main(sys.argv[1], sys.argv[2])
