/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-kinds-private.h"

/* The parts that every kind has. */

static const EntenteField name_fields[] = {
  CODE ("type", N_ ("Type"), name_type, NEEDED),
  TEXT ("text", N_ ("Name"), NEEDED),
  SPAN ("period", N_ ("From – to"), .help = N_ ("When it was borne; a paper prints the name of its day")),
  LANGUAGE ("language", N_ ("Language")),
  TEXT ("script", N_ ("Script"), .help = N_ ("Arabic, Cyrillic …")),
  TEXT ("sort", N_ ("Sorts as"), .help = N_ ("Empty: as it is written")),
};
const EntenteTable entente_part_name = {
  "name", "names", N_ ("Name"), N_ ("Names"), name_fields, G_N_ELEMENTS (name_fields),
};

static const EntenteField topic_fields[] = {
  LINK ("topic", N_ ("Topic"), BIT (TOPIC), NEEDED),
};
const EntenteTable entente_part_topic = {
  "record_topic", "topics", N_ ("Topic"), N_ ("Topics"), topic_fields, G_N_ELEMENTS (topic_fields),
};

static const EntenteField citation_fields[] = {
  LINK ("source", N_ ("Source"), BIT (SOURCE), NEEDED),
  { "part", ENTENTE_FIELD_PART, N_ ("Part") },
  TEXT ("field", N_ ("Field")),
  NOTE ("words", N_ ("Words of the source")),
  INTEGER ("line", N_ ("Line")),
  INTEGER ("first", N_ ("First character")),
  INTEGER ("last", N_ ("Character after the last")),
  CODE ("verdict", N_ ("Verdict"), verdict, NEEDED),
  TEXT ("value", N_ ("Value given there"),
        .help = N_ ("What this source says where it differs")),
  CODE ("certainty", N_ ("Certainty"), certainty),
  DATE ("as_of", N_ ("As of")),
};
const EntenteTable entente_part_citation = {
  "citation", "citations", N_ ("Citation"), N_ ("Citations"), citation_fields,
  G_N_ELEMENTS (citation_fields),
};

static const EntenteField attachment_fields[] = {
  TEXT ("file_name", N_ ("File name"), NEEDED),
  TEXT ("sha256", N_ ("SHA-256"), NEEDED),
  TEXT ("media_type", N_ ("Type of file")),
  INTEGER ("size", N_ ("Size in bytes")),
};
const EntenteTable entente_part_attachment = {
  "attachment", "attachments", N_ ("Attachment"), N_ ("Attachments"), attachment_fields,
  G_N_ELEMENTS (attachment_fields),
};
