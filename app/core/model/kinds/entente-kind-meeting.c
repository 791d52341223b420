/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-kinds-private.h"

static const EntenteField meeting_party_fields[] = {
  PARTY ("party", N_ ("Party")),
  CODE ("role", N_ ("Role"), meeting_role),
  LINK ("represented_by", N_ ("Represented by"), BIT (ORGANISATION)),
};
PART (meeting_party, "parties", N_ ("Party"), N_ ("Parties"));

static const EntenteField meeting_participant_fields[] = {
  LINK ("person", N_ ("Person"), BIT (PERSON), .flags = ENTENTE_FIELD_WORDS),
  LINK ("post", N_ ("Post then"), BIT (POST)),
  TEXT ("post_words", N_ ("Post in the source’s words")),
  PARTY ("party", N_ ("For")),
  CODE ("role", N_ ("Role"), person_role),
  CODE ("presence", N_ ("Presence"), presence),
};
PART (meeting_participant, "participants", N_ ("Participant"), N_ ("Participants"));

static const EntenteField meeting_item_fields[] = {
  TEXT ("text", N_ ("Item"), NEEDED),
  LINK ("topic", N_ ("Topic"), BIT (TOPIC)),
};
PART (meeting_item, "agenda", N_ ("Agenda item"), N_ ("Agenda"));

static const EntenteField meeting_point_fields[] = {
  CODE ("type", N_ ("Section"), preparation, NEEDED),
  NOTE ("text", N_ ("Text"), NEEDED),
  CODE ("confidentiality", N_ ("Confidentiality"), confidentiality),
};
PART (meeting_point, "preparation", N_ ("Point"), N_ ("Preparation"));

static const EntenteField meeting_fields[] = {
  SPAN ("date", N_ ("Date"), SORTED, .section = N_ ("When and what")),
  CODE ("type", N_ ("Type"), meeting_type, SHOWN),
  CODE ("level", N_ ("Level"), level, SHOWN),
  TEXT ("title", N_ ("Title"), .help = N_ ("Empty: made from the parties")),
  CODE ("status", N_ ("Status"), event_status),
  TEXT ("place", N_ ("Place"), SHOWN, .section = N_ ("Where and at what")),
  LINK ("place_country", N_ ("Country of the place"), BIT (COUNTRY),
        .flags = ENTENTE_FIELD_VENUE),
  LINK ("sidelines_of", N_ ("On the sidelines of"), BIT (EVENT)),
  LINK ("part_of", N_ ("Part of"), BIT (MEETING)),
  LINK ("session_of", N_ ("Session of"), BIT (BODY)),
  INTEGER ("session", N_ ("Session number")),
  NOTE ("summary", N_ ("Summary"), .section = N_ ("What came of it")),
  NOTE ("outcome", N_ ("Outcome")),
  COMMON_FIELDS,
};
KIND (MEETING, meeting, "meetings", N_ ("Meeting"), N_ ("Meetings"), "user-available-symbolic", FALSE,
      &meeting_party, &meeting_participant, &meeting_item, &meeting_point, );
