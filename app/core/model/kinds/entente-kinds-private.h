/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-kind.h"
#include "entente-util.h"

/* How the tables of this folder are written: one line for each field, the rare things by name. */

#define BIT(kind) ENTENTE_KIND_BIT (ENTENTE_KIND_##kind)

#define TEXT(name_, label_, ...) { name_, ENTENTE_FIELD_TEXT, label_, __VA_ARGS__ }
#define NOTE(name_, label_, ...) { name_, ENTENTE_FIELD_NOTE, label_, __VA_ARGS__ }
#define DATE(name_, label_, ...) { name_, ENTENTE_FIELD_DATE, label_, __VA_ARGS__ }
#define SPAN(name_, label_, ...) { name_, ENTENTE_FIELD_SPAN, label_, __VA_ARGS__ }
#define DURATION(name_, label_, ...) { name_, ENTENTE_FIELD_DURATION, label_, __VA_ARGS__ }
#define LANGUAGE(name_, label_, ...) { name_, ENTENTE_FIELD_LANGUAGE, label_, __VA_ARGS__ }
#define ADDRESS(name_, label_, ...) { name_, ENTENTE_FIELD_ADDRESS, label_, __VA_ARGS__ }
#define INTEGER(name_, label_, ...) { name_, ENTENTE_FIELD_INTEGER, label_, __VA_ARGS__ }
#define QUANTITY(name_, label_, ...) { name_, ENTENTE_FIELD_QUANTITY, label_, __VA_ARGS__ }
#define CODE(name_, label_, vocabulary_, ...) \
  { name_, ENTENTE_FIELD_CODE, label_, .vocabulary = &entente_vocabulary_##vocabulary_, __VA_ARGS__ }
#define LINK(name_, label_, kinds_, ...) \
  { name_, ENTENTE_FIELD_LINK, label_, .kinds = (kinds_), __VA_ARGS__ }
/* A party where the source names one, else its words. */
#define PARTY(name_, label_, ...) \
  { name_, ENTENTE_FIELD_LINK, label_, ENTENTE_FIELD_WORDS, NULL, ENTENTE_KINDS_PARTY, __VA_ARGS__ }
#define NEEDED .flags = ENTENTE_FIELD_REQUIRED
#define SHOWN .flags = ENTENTE_FIELD_COLUMN
#define SORTED .flags = ENTENTE_FIELD_COLUMN | ENTENTE_FIELD_INDEXED

/* A place is a city in words and a country that is venue only. */
#define PLACE(prefix_, label_, country_label_) \
  TEXT (prefix_, label_), LINK (prefix_ "_country", country_label_, BIT (COUNTRY), \
                                .flags = ENTENTE_FIELD_VENUE)

#define COMMON_FIELDS \
  CODE ("extent", N_ ("Extent"), extent, .flags = ENTENTE_FIELD_COMMON, .section = N_ ("About the record"), \
        .help = N_ ("“Several” stands for what a source does not count: it is never counted as one")), \
  INTEGER ("extent_number", N_ ("How many"), .flags = ENTENTE_FIELD_COMMON), \
  CODE ("confidentiality", N_ ("Confidentiality"), confidentiality, \
        .flags = ENTENTE_FIELD_COMMON | ENTENTE_FIELD_REQUIRED), \
  TEXT ("desk", N_ ("Desk"), .flags = ENTENTE_FIELD_COMMON), \
  DATE ("verified", N_ ("Verified on"), .flags = ENTENTE_FIELD_COMMON), \
  NOTE ("notes", N_ ("Notes"), .flags = ENTENTE_FIELD_COMMON)

#define PART(id_, key_, label_, plural_) \
  static const EntenteTable id_ = { #id_, key_, label_, plural_, id_##_fields, \
                                    G_N_ELEMENTS (id_##_fields) }

/* A kind whose own parts stand between the common ones. */
#define KIND(upper_, lower_, key_, label_, plural_, icon_, named_, ...) \
  static const EntenteTable *const lower_##_parts[] = { \
    &entente_part_name, &entente_part_topic, __VA_ARGS__ &entente_part_citation, \
    &entente_part_attachment, \
  }; \
  const EntenteKindInfo entente_kind_##lower_ = { \
    ENTENTE_KIND_##upper_, \
    { #lower_, key_, label_, plural_, lower_##_fields, G_N_ELEMENTS (lower_##_fields) }, \
    lower_##_parts, G_N_ELEMENTS (lower_##_parts), icon_, named_, \
  }

extern const EntenteTable entente_part_name;
extern const EntenteTable entente_part_topic;
extern const EntenteTable entente_part_citation;
extern const EntenteTable entente_part_attachment;

extern const EntenteKindInfo entente_kind_topic;
extern const EntenteKindInfo entente_kind_group;
extern const EntenteKindInfo entente_kind_sector;
extern const EntenteKindInfo entente_kind_country;
extern const EntenteKindInfo entente_kind_organisation;
extern const EntenteKindInfo entente_kind_body;
extern const EntenteKindInfo entente_kind_person;
extern const EntenteKindInfo entente_kind_post;
extern const EntenteKindInfo entente_kind_source;
extern const EntenteKindInfo entente_kind_project;
extern const EntenteKindInfo entente_kind_event;
extern const EntenteKindInfo entente_kind_meeting;
extern const EntenteKindInfo entente_kind_instrument;
extern const EntenteKindInfo entente_kind_membership;
extern const EntenteKindInfo entente_kind_mandate;
extern const EntenteKindInfo entente_kind_commitment;
extern const EntenteKindInfo entente_kind_statement;
