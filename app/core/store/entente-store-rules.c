/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-store-private.h"

#include "entente-error.h"
#include "entente-util.h"

/* Rules between records. No index holds them, since taking back a swap would break it on the way. */

static const char alpha3_sql[] = "SELECT id FROM country WHERE alpha3 = ?1 AND id <> ?2";
/* Those of countries of the past were given anew. */
static const char alpha2_sql[] = "SELECT id FROM country WHERE alpha2 = ?1 AND id <> ?2 "
                                 "AND existed IS NULL";

static gboolean
check_letters (EntenteDb *db,
               const char *sql,
               EntenteRecord *country,
               const char *field,
               GError **error)
{
  const char *letters = entente_row_get_text (entente_record_get_row (country), field);
  g_autoptr(EntenteStmt) stmt = NULL;
  g_autofree char *title = NULL;
  gboolean row = FALSE;

  if (letters == NULL)
    return TRUE;
  stmt = entente_db_prepare (db, sql, error);
  if (stmt == NULL)
    return FALSE;
  entente_stmt_bind_text_at (stmt, 1, letters);
  entente_stmt_bind_int64_at (stmt, 2, entente_record_get_id (country));
  if (!entente_stmt_step (stmt, &row, error))
    return FALSE;
  if (!row)
    return TRUE;
  title = entente_store_title_from (db, entente_stmt_int64 (stmt, 0), FALSE);
  /* Translators: the letters of a country, as DZ, and the name of a country */
  g_set_error (error, ENTENTE_ERROR, ENTENTE_ERROR_INVALID,
               _ ("The letters “%s” are those of “%s”. Choose others, or change that country."), letters,
               title);
  return FALSE;
}

/* Whether a record that was just written agrees with the others. */
gboolean
entente_store_check_rules (EntenteDb *db,
                           EntenteRecord *record,
                           GError **error)
{
  if (entente_record_get_kind (record) != ENTENTE_KIND_COUNTRY)
    return TRUE;
  return check_letters (db, alpha3_sql, record, "alpha3", error)
         && (entente_row_get_text (entente_record_get_row (record), "existed") != NULL
             || check_letters (db, alpha2_sql, record, "alpha2", error));
}

static const struct
{
  const char *field;
  const char *sql;
} clashes[] = {
  { "alpha3", "SELECT max (id), min (id) FROM country WHERE alpha3 IS NOT NULL "
              "GROUP BY alpha3 HAVING count (*) > 1 LIMIT 1" },
  { "alpha2", "SELECT max (id), min (id) FROM country WHERE alpha2 IS NOT NULL "
              "AND existed IS NULL GROUP BY alpha2 HAVING count (*) > 1 LIMIT 1" },
};

/* Two records that do not agree, and the field in which; @record is 0 if there are none. */
gboolean
entente_store_find_clash (EntenteDb *db,
                          gint64 *record,
                          gint64 *other,
                          const char **field,
                          GError **error)
{
  *record = 0;
  *other = 0;
  *field = NULL;
  for (guint i = 0; i < G_N_ELEMENTS (clashes); i++)
    {
      g_autoptr(EntenteStmt) stmt = entente_db_prepare (db, clashes[i].sql, error);
      gboolean row = FALSE;

      if (stmt == NULL || !entente_stmt_step (stmt, &row, error))
        return FALSE;
      if (!row)
        continue;
      *record = entente_stmt_int64 (stmt, 0);
      *other = entente_stmt_int64 (stmt, 1);
      *field = clashes[i].field;
      return TRUE;
    }
  return TRUE;
}
