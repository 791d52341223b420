/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-kinds-private.h"

static const EntenteField event_participation_fields[] = {
  PARTY ("party", N_ ("Party")),
  LINK ("represented_by", N_ ("Represented by"), BIT (ORGANISATION)),
  LINK ("head", N_ ("Head of delegation"), BIT (PERSON)),
  QUANTITY ("size", N_ ("Size of the delegation")),
  QUANTITY ("companies", N_ ("Companies")),
  QUANTITY ("stand", N_ ("Stand, m²")),
};
PART (event_participation, "participations", N_ ("Participation"), N_ ("Participations"));

static const EntenteField event_person_fields[] = {
  LINK ("person", N_ ("Person"), BIT (PERSON), .flags = ENTENTE_FIELD_WORDS),
  LINK ("post", N_ ("Post then"), BIT (POST)),
  TEXT ("post_words", N_ ("Post in the source’s words")),
  PARTY ("party", N_ ("For")),
  CODE ("role", N_ ("Role"), person_role),
  CODE ("presence", N_ ("Presence"), presence),
};
PART (event_person, "people", N_ ("Person"), N_ ("People"));

static const EntenteField event_seat_fields[] = {
  LINK ("body", N_ ("Body"), BIT (BODY)),
  LINK ("post", N_ ("Post"), BIT (POST)),
  TEXT ("constituency", N_ ("Constituency")),
  QUANTITY ("seats", N_ ("Seats")),
};
PART (event_seat, "seats", N_ ("Seats up for election"), N_ ("Seats up for election"));

static const EntenteField event_fields[] = {
  SPAN ("period", N_ ("Date"), SORTED, .section = N_ ("When and what")),
  CODE ("type", N_ ("Type"), event_type, SHOWN),
  TEXT ("edition", N_ ("Edition")),
  TEXT ("theme", N_ ("Theme")),
  CODE ("status", N_ ("Status"), event_status),
  TEXT ("place", N_ ("Place"), SHOWN, .section = N_ ("Where and whose")),
  LINK ("place_country", N_ ("Country of the place"), BIT (COUNTRY),
        .flags = ENTENTE_FIELD_VENUE),
  PARTY ("host", N_ ("Host")),
  PARTY ("organiser", N_ ("Organiser")),
  LINK ("part_of", N_ ("Part of"), BIT (EVENT)),
  LINK ("session_of", N_ ("Session of"), BIT (BODY)),
  INTEGER ("session", N_ ("Session number")),
  LINK ("project", N_ ("Concerns the project"), BIT (PROJECT)),
  COMMON_FIELDS,
};
KIND (EVENT, event, "events", N_ ("Event"), N_ ("Events"), "x-office-calendar-symbolic", TRUE,
      &event_participation, &event_person, &event_seat, );
