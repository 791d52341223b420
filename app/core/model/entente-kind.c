/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-kind.h"

#include "kinds/entente-kinds-private.h"

static const EntenteKindInfo *const kinds[ENTENTE_N_KINDS] = {
  [ENTENTE_KIND_TOPIC] = &entente_kind_topic,
  [ENTENTE_KIND_GROUP] = &entente_kind_group,
  [ENTENTE_KIND_SECTOR] = &entente_kind_sector,
  [ENTENTE_KIND_COUNTRY] = &entente_kind_country,
  [ENTENTE_KIND_ORGANISATION] = &entente_kind_organisation,
  [ENTENTE_KIND_BODY] = &entente_kind_body,
  [ENTENTE_KIND_PERSON] = &entente_kind_person,
  [ENTENTE_KIND_POST] = &entente_kind_post,
  [ENTENTE_KIND_SOURCE] = &entente_kind_source,
  [ENTENTE_KIND_PROJECT] = &entente_kind_project,
  [ENTENTE_KIND_EVENT] = &entente_kind_event,
  [ENTENTE_KIND_MEETING] = &entente_kind_meeting,
  [ENTENTE_KIND_INSTRUMENT] = &entente_kind_instrument,
  [ENTENTE_KIND_MEMBERSHIP] = &entente_kind_membership,
  [ENTENTE_KIND_MANDATE] = &entente_kind_mandate,
  [ENTENTE_KIND_COMMITMENT] = &entente_kind_commitment,
  [ENTENTE_KIND_STATEMENT] = &entente_kind_statement,
};

/**
 * entente_kind_get_info:
 * @kind: a kind, not %ENTENTE_KIND_NONE
 *
 * Returns: (transfer none): its description, which lives as long as the program
 */
const EntenteKindInfo *
entente_kind_get_info (EntenteKind kind)
{
  g_return_val_if_fail (kind > ENTENTE_KIND_NONE && kind < ENTENTE_N_KINDS, NULL);

  return kinds[kind];
}

/**
 * entente_kind_get_name:
 * @kind: a kind
 *
 * Returns: (transfer none): its word in the schema and in the exchange format, as `country`
 */
const char *
entente_kind_get_name (EntenteKind kind)
{
  const EntenteKindInfo *info = entente_kind_get_info (kind);

  return info != NULL ? info->table.name : NULL;
}

/**
 * entente_kind_from_name:
 * @name: (nullable): a word such as `country`
 *
 * Returns: the kind, or %ENTENTE_KIND_NONE
 */
EntenteKind
entente_kind_from_name (const char *name)
{
  for (EntenteKind kind = ENTENTE_KIND_NONE + 1; kind < ENTENTE_N_KINDS; kind++)
    if (g_strcmp0 (kinds[kind]->table.name, name) == 0)
      return kind;
  return ENTENTE_KIND_NONE;
}

/**
 * entente_kind_from_plural:
 * @plural: (nullable): a word such as `countries`
 *
 * Returns: the kind, or %ENTENTE_KIND_NONE
 */
EntenteKind
entente_kind_from_plural (const char *plural)
{
  for (EntenteKind kind = ENTENTE_KIND_NONE + 1; kind < ENTENTE_N_KINDS; kind++)
    if (g_strcmp0 (kinds[kind]->table.key, plural) == 0)
      return kind;
  return ENTENTE_KIND_NONE;
}

/**
 * entente_table_find_field:
 * @table: a kind's or a part's description
 * @name: the name of a field
 *
 * Returns: the place of the field, or -1
 */
int
entente_table_find_field (const EntenteTable *table,
                          const char *name)
{
  g_return_val_if_fail (table != NULL, -1);

  for (guint i = 0; i < table->n_fields; i++)
    if (g_strcmp0 (table->fields[i].name, name) == 0)
      return (int) i;
  return -1;
}

/**
 * entente_kind_find_part:
 * @info: a kind
 * @key: the key of a part in the exchange format
 *
 * Returns: the place of the part in the kind, or -1
 */
int
entente_kind_find_part (const EntenteKindInfo *info,
                        const char *key)
{
  g_return_val_if_fail (info != NULL, -1);

  for (guint i = 0; i < info->n_parts; i++)
    if (g_strcmp0 (info->parts[i]->key, key) == 0)
      return (int) i;
  return -1;
}

/**
 * entente_kind_find_part_table:
 * @info: a kind
 * @table_name: the table of a part
 *
 * Returns: the place of the part in the kind, or -1
 */
int
entente_kind_find_part_table (const EntenteKindInfo *info,
                              const char *table_name)
{
  g_return_val_if_fail (info != NULL, -1);

  for (guint i = 0; i < info->n_parts; i++)
    if (g_strcmp0 (info->parts[i]->name, table_name) == 0)
      return (int) i;
  return -1;
}

/**
 * entente_kind_citations:
 * @info: a kind
 *
 * Returns: the place of the citations among the kind's parts
 */
guint
entente_kind_citations (const EntenteKindInfo *info)
{
  g_return_val_if_fail (info != NULL, 0);

  return info->n_parts - 2;
}

/**
 * entente_kind_attachments:
 * @info: a kind
 *
 * Returns: the place of the attachments among the kind's parts
 */
guint
entente_kind_attachments (const EntenteKindInfo *info)
{
  g_return_val_if_fail (info != NULL, 0);

  return info->n_parts - 1;
}

/**
 * entente_field_only_kind:
 * @field: a link
 *
 * Returns: the one kind that it names, or %ENTENTE_KIND_NONE if there are several
 */
EntenteKind
entente_field_only_kind (const EntenteField *field)
{
  g_return_val_if_fail (field != NULL && field->type == ENTENTE_FIELD_LINK, ENTENTE_KIND_NONE);

  if ((field->kinds & (field->kinds - 1)) != 0)
    return ENTENTE_KIND_NONE;
  return (EntenteKind) g_bit_nth_lsf (field->kinds, -1);
}

/**
 * entente_field_has_kind_column:
 * @field: a field
 *
 * Returns: %TRUE if the schema keeps the kind of the linked record beside its id
 */
gboolean
entente_field_has_kind_column (const EntenteField *field)
{
  g_return_val_if_fail (field != NULL, FALSE);

  return field->type == ENTENTE_FIELD_LINK && entente_field_only_kind (field) == ENTENTE_KIND_NONE;
}
