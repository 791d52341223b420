/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * EntenteCode:
 * @code: the code, as it is stored and exchanged
 * @label: what a person reads (to be translated)
 */
typedef struct
{
  const char *code;
  const char *label;
} EntenteCode;

/**
 * EntenteVocabulary:
 * @name: its name; the schema keeps its codes in the table `code_NAME`
 * @codes: its codes, in the order in which they are offered
 * @n_codes: their number
 *
 * A closed vocabulary: code acts on it, so that it changes with the program only and no code is
 * ever removed.
 */
typedef struct
{
  const char *name;
  const EntenteCode *codes;
  guint n_codes;
} EntenteVocabulary;

extern const EntenteVocabulary entente_vocabulary_act;
extern const EntenteVocabulary entente_vocabulary_basis;
extern const EntenteVocabulary entente_vocabulary_binding;
extern const EntenteVocabulary entente_vocabulary_body_role;
extern const EntenteVocabulary entente_vocabulary_body_type;
extern const EntenteVocabulary entente_vocabulary_candidature;
extern const EntenteVocabulary entente_vocabulary_capacity;
extern const EntenteVocabulary entente_vocabulary_certainty;
extern const EntenteVocabulary entente_vocabulary_class;
extern const EntenteVocabulary entente_vocabulary_commitment_state;
extern const EntenteVocabulary entente_vocabulary_commitment_type;
extern const EntenteVocabulary entente_vocabulary_confidentiality;
extern const EntenteVocabulary entente_vocabulary_contact;
extern const EntenteVocabulary entente_vocabulary_country_succession;
extern const EntenteVocabulary entente_vocabulary_event_status;
extern const EntenteVocabulary entente_vocabulary_event_type;
extern const EntenteVocabulary entente_vocabulary_extent;
extern const EntenteVocabulary entente_vocabulary_form;
extern const EntenteVocabulary entente_vocabulary_ground;
extern const EntenteVocabulary entente_vocabulary_hosting;
extern const EntenteVocabulary entente_vocabulary_how;
extern const EntenteVocabulary entente_vocabulary_level;
extern const EntenteVocabulary entente_vocabulary_meeting_role;
extern const EntenteVocabulary entente_vocabulary_meeting_type;
extern const EntenteVocabulary entente_vocabulary_method;
extern const EntenteVocabulary entente_vocabulary_name_type;
extern const EntenteVocabulary entente_vocabulary_notice_rule;
extern const EntenteVocabulary entente_vocabulary_organisation_succession;
extern const EntenteVocabulary entente_vocabulary_parent_tie;
extern const EntenteVocabulary entente_vocabulary_person_role;
extern const EntenteVocabulary entente_vocabulary_preparation;
extern const EntenteVocabulary entente_vocabulary_presence;
extern const EntenteVocabulary entente_vocabulary_project_role;
extern const EntenteVocabulary entente_vocabulary_project_status;
extern const EntenteVocabulary entente_vocabulary_project_type;
extern const EntenteVocabulary entente_vocabulary_reliability;
extern const EntenteVocabulary entente_vocabulary_renewal;
extern const EntenteVocabulary entente_vocabulary_scheme;
extern const EntenteVocabulary entente_vocabulary_scope;
extern const EntenteVocabulary entente_vocabulary_signatory_role;
extern const EntenteVocabulary entente_vocabulary_standing;
extern const EntenteVocabulary entente_vocabulary_statement_type;
extern const EntenteVocabulary entente_vocabulary_status;
extern const EntenteVocabulary entente_vocabulary_support;
extern const EntenteVocabulary entente_vocabulary_term;
extern const EntenteVocabulary entente_vocabulary_tie;
extern const EntenteVocabulary entente_vocabulary_translation;
extern const EntenteVocabulary entente_vocabulary_verdict;
extern const EntenteVocabulary entente_vocabulary_work;

const EntenteVocabulary *const *entente_vocabularies (guint *n_vocabularies);
int entente_vocabulary_find (const EntenteVocabulary *vocabulary,
                             const char *code);
const char *entente_vocabulary_label (const EntenteVocabulary *vocabulary,
                                      const char *code);

G_END_DECLS
