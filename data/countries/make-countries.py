#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the table of countries from iso-codes: codes and names in English, French and Arabic.

make-countries.py PREFIX OUTPUT, where PREFIX is that of iso-codes. The names are fixed when the
program is built, so that a country gets the same ones whatever the language of the interface.
"""

import gettext
import json
import os
import re
import sys

LANGUAGES = ('fr', 'ar')


class Untranslated(gettext.NullTranslations):
    """Tells a text without a translation from one whose translation is the same."""

    def gettext(self, message):
        return ''


def in_speech(name):
    """The standard puts what sorts a name first: "Russie, Fédération de" is "Fédération de Russie"."""
    head, comma, rest = name.partition(', ')
    if not comma or ' et ' in rest or '(' in rest:
        return name
    return rest + ('' if rest.endswith("'") else ' ') + head


def short_names(columns, countries):
    """The names without what follows a comma ("Iran, Islamic Republic of"), where that leaves the
    name of one country only and not the beginning of a list."""
    heads = [country['name'].partition(', ')[0] for country in countries]
    for place, country in enumerate(countries):
        if ', ' not in country['name']:
            for names in columns[1:]:
                names[place] = in_speech(names[place])
        elif ' and ' not in country['name'] and heads.count(heads[place]) == 1:
            for names in columns:
                names[place] = re.split('[,،] ?', names[place])[0]


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

    countries.sort(key=lambda country: country['alpha_3'])
    columns = [[country.get('common_name', country['name']) for country in countries]]
    columns += [[translate(translation, country) for country in countries]
                for translation in translations]
    short_names(columns, countries)
    with open(output, 'w', encoding='utf-8') as table:
        for country, *names in zip(countries, *columns):
            table.write('\t'.join([country['alpha_2'], country['alpha_3']] + names) + '\n')


main(sys.argv[1], sys.argv[2])
