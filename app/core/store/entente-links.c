/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-links.h"

static void
add_links (GArray *links,
           const EntenteTable *table,
           EntenteBuilderShape shape,
           EntenteKind kind)
{
  for (guint i = 0; i < table->n_fields; i++)
    if (table->fields[i].type == ENTENTE_FIELD_LINK)
      {
        EntenteLink link = { table, &table->fields[i], shape, kind };

        g_array_append_val (links, link);
      }
}

static gboolean
is_common_part (const EntenteKindInfo *info,
                guint part)
{
  return part <= ENTENTE_PART_TOPICS || part >= entente_kind_citations (info);
}

/**
 * entente_links:
 *
 * Returns: (transfer none) (element-type EntenteLink): all links of all kinds, those of the common
 *   parts once
 */
const GArray *
entente_links (void)
{
  static GArray *links;
  static gsize once;

  if (g_once_init_enter (&once))
    {
      links = g_array_new (FALSE, FALSE, sizeof (EntenteLink));
      for (EntenteKind kind = ENTENTE_KIND_NONE + 1; kind < ENTENTE_N_KINDS; kind++)
        {
          const EntenteKindInfo *info = entente_kind_get_info (kind);

          add_links (links, &info->table, ENTENTE_BUILDER_KIND, kind);
          for (guint i = 0; i < info->n_parts; i++)
            if (!is_common_part (info, i))
              add_links (links, info->parts[i], ENTENTE_BUILDER_PART, kind);
            else if (kind == ENTENTE_KIND_NONE + 1)
              add_links (links, info->parts[i], ENTENTE_BUILDER_PART, ENTENTE_KIND_NONE);
        }
      g_once_init_leave (&once, 1);
    }
  return links;
}
