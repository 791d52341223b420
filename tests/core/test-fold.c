/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-fold.h"

#include <sqlite3.h>
#include <string.h>

typedef struct
{
  sqlite3 *db;
  sqlite3_stmt *insert;
  sqlite3_stmt *match;
} Fixture;

static void
set_up (Fixture *f,
        gconstpointer data)
{
  g_assert_cmpint (sqlite3_open (":memory:", &f->db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (f->db, "CREATE VIRTUAL TABLE t USING fts5(x)", NULL, NULL, NULL),
                   ==, SQLITE_OK);
  sqlite3_prepare_v2 (f->db, "INSERT INTO t (rowid, x) VALUES (?1, ?2)", -1, &f->insert, NULL);
  sqlite3_prepare_v2 (f->db, "SELECT count(*) FROM t WHERE t MATCH ?1", -1, &f->match, NULL);
}

static void
tear_down (Fixture *f,
           gconstpointer data)
{
  sqlite3_finalize (f->insert);
  sqlite3_finalize (f->match);
  g_assert_cmpint (sqlite3_close (f->db), ==, SQLITE_OK);
}

static void
insert (Fixture *f,
        gint64 id,
        const char *text)
{
  g_autofree char *folded = entente_fold (text);

  sqlite3_bind_int64 (f->insert, 1, id);
  sqlite3_bind_text (f->insert, 2, folded, -1, SQLITE_TRANSIENT);
  g_assert_cmpint (sqlite3_step (f->insert), ==, SQLITE_DONE);
  sqlite3_reset (f->insert);
}

/* How many rows the words find; -1 if there is nothing to search for. */
static int
count_matches (Fixture *f,
               const char *words)
{
  g_autofree char *query = entente_fts_query (words);
  int n;

  if (query == NULL)
    return -1;
  sqlite3_bind_text (f->match, 1, query, -1, SQLITE_TRANSIENT);
  if (sqlite3_step (f->match) != SQLITE_ROW)
    g_error ("%s: %s", query, sqlite3_errmsg (f->db));
  n = sqlite3_column_int (f->match, 0);
  sqlite3_reset (f->match);
  return n;
}

typedef struct
{
  const char *text;
  const char *folded;
} Pair;

static void
test_folds_to (void)
{
  static const Pair pairs[] = {
    { "", "" },
    { "   ", "" },
    { "MoU", "mou" },
    { "  MoU/2023  ", "mou 2023" },
    { "WTDC-25", "wtdc 25" },
    { "Côte d'Ivoire", "cote d ivoire" },
    { "Côte d’Ivoire", "cote d ivoire" },
    { "E\u0301lan, Zoo", "elan zoo" },
    { "STRASSE Straße ẞ", "strasse strasse ss" },
    { "ﬁnance", "finance" },
    { "Åland Ærø Łódź Đà Nẵng", "aland aero lodz da nang" },
    { "Türkiye Işık İstanbul", "turkiye isik istanbul" },
    { "Ηνωμένα Έθνος", "ηνωμενα εθνοσ" },
    { "Йемен ёлка", "иемен елка" },
    { "ʿAbd al-Qādir", "abd al qadir" },
    { "Hawaiʻi", "hawai i" },
    { "مـــذكّرة", "مذكره" },
    { "أإآٱا", "ااااا" },
    { "٢٠٢٣ ۲۰۲۳ ２０２３", "2023 2023 2023" },
    { "می\u200cخواهم", "ميخواهم" },
    { "zero\u200bwidth", "zero width" },
    { "soft\u00adhyphen", "softhyphen" },
    { "x² ½ Ⅳ", "x2 1 2 iv" },
    { "R & D § 5 €", "r d 5" },
    { "bad\xff" "byte\xe2\x82", "bad byte" },
    { "日本 한국", "日本 \u1112\u1161\u11ab\u1100\u116e\u11a8" },
    { "\n\tline\r\nend\x01", "line end" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autofree char *folded = entente_fold (pairs[i].text);

      g_assert_cmpstr (folded, ==, pairs[i].folded);
    }
}

static void
test_nothing_folds_to_nothing (void)
{
  g_autofree char *folded = entente_fold (NULL);

  g_assert_cmpstr (folded, ==, "");
}

static void
test_spellings_are_equal (void)
{
  static const char *const same[][2] = {
    { "algerie", "Algérie" },
    { "toure", "Touré" },
    { "istanbul", "İstanbul" },
    { "azerbaycan", "Azərbaycan" },
    { "baki", "Bakı" },
    { "مذكرة", "مذكّرة" },
    { "الجزاير", "الجزائر" },
    { "ایران", "إيران" },
    { "کشور", "كشور" },
    { "Sana'a", "Sanaʿa" },
    { "Cote d'Ivoire", "CÔTE D’IVOIRE" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    {
      g_autofree char *a = entente_fold (same[i][0]);
      g_autofree char *b = entente_fold (same[i][1]);

      g_assert_cmpstr (a, ==, b);
    }
}

static void
test_append_parts_by_a_blank (void)
{
  g_autoptr(GString) out = g_string_new (NULL);

  entente_fold_append (out, "MoU");
  entente_fold_append (out, NULL);
  entente_fold_append (out, "—");
  entente_fold_append (out, "Élan");
  entente_fold_append (out, "2023");
  g_assert_cmpstr (out->str, ==, "mou elan 2023");
}

static void
test_folding_again_changes_nothing (void)
{
  for (gunichar c = 1; c < 0x30000; c++)
    {
      g_autofree char *once = NULL;
      g_autofree char *twice = NULL;
      char text[8] = { 0 };

      if (!g_unichar_validate (c))
        continue;
      g_unichar_to_utf8 (c, text);
      once = entente_fold (text);
      twice = entente_fold (once);
      g_assert_cmpstr (once, ==, twice);
    }
}

static void
test_query_quotes_each_word (void)
{
  g_autofree char *query = entente_fts_query ("WTDC-25 d'Ivoire \"AND\" x*");
  g_autofree char *nothing = entente_fts_query ("");
  g_autofree char *null = entente_fts_query (NULL);
  g_autofree char *signs = entente_fts_query ("\"(*)^:-+{}");

  g_assert_cmpstr (query, ==, "\"wtdc\"* \"25\"* \"d\"* \"ivoire\"* \"and\"* \"x\"*");
  g_assert_null (nothing);
  g_assert_null (null);
  g_assert_null (signs);
}

static void
test_query_has_an_end (Fixture *f,
                       gconstpointer data)
{
  g_autoptr(GString) words = g_string_new (NULL);
  g_autofree char *query = NULL;
  g_autofree char *long_word = g_strnfill (100000, 'a');

  for (guint i = 0; i < 10000; i++)
    g_string_append (words, "a-");
  query = entente_fts_query (words->str);
  g_assert_cmpuint (strlen (query), ==, 32 * 5 - 1);
  g_assert_cmpint (count_matches (f, words->str), ==, 0);
  g_assert_cmpint (count_matches (f, long_word), ==, 0);
}

static void
test_any_typing_is_a_query (Fixture *f,
                            gconstpointer data)
{
  static const char *const tricky[] = {
    "WTDC-25", "d'Ivoire", "MoU/2023", "AND", "OR", "NOT", "NEAR", "NEAR(", "NEAR(a b, 2)", "(",
    ")", "*", "\"", "\"\"", "'", "a OR", "x:y", "x : y", "^a", "a + b", "{x}:a", "- x:a", "a\\",
    "%", "_", ";--", "a\"b", "\xff", "\"a", "a\"", "''", "t MATCH a", "\x01", "😀", "\u0301",
  };
  g_autoptr(GRand) rand = g_rand_new_with_seed (7);

  insert (f, 1, "WTDC-25 d'Ivoire MoU/2023 AND OR NOT NEAR a b x y");
  for (guint i = 0; i < G_N_ELEMENTS (tricky); i++)
    g_assert_cmpint (count_matches (f, tricky[i]), >=, -1);
  for (char c = 1; c < 127; c++)
    {
      const char text[] = { c, '\0' };

      g_assert_cmpint (count_matches (f, text), >=, -1);
    }
  for (guint round = 0; round < 20000; round++)
    {
      char text[24] = { 0 };

      for (gint i = g_rand_int_range (rand, 0, 23); i > 0; i--)
        text[i - 1] = (char) g_rand_int_range (rand, 1, round % 2 ? 128 : 256);
      g_assert_cmpint (count_matches (f, text), >=, -1);
    }
}

static void
test_what_is_there_is_found (Fixture *f,
                             gconstpointer data)
{
  static const char *const texts[] = {
    "WTDC-25", "Côte d'Ivoire", "MoU/2023", "Post & Telecom", "R&D", "AND", "NEAR(", "+213 21",
    "https://www.example.org/a?b=c", "مذكّرة تفاهم", "Azərbaycan", "Bakı", "日本", "대한민국", "भारत",
    "ประเทศไทย", "ქართული", "Հայաստան", "ኢትዮጵያ", "Ελλάς", "Việt Nam", "x_y", "50 %", "a\\b", "\"x\"",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    insert (f, i + 1, texts[i]);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_test_message ("%s", texts[i]);
      g_assert_cmpint (count_matches (f, texts[i]), >=, 1);
    }
}

static void
test_words_begin_with_what_is_typed (Fixture *f,
                                     gconstpointer data)
{
  insert (f, 1, "Memorandum of Understanding with Côte d’Ivoire");
  insert (f, 2, "الجزائر");
  g_assert_cmpint (count_matches (f, "memo und"), ==, 1);
  g_assert_cmpint (count_matches (f, "COTE D'IV"), ==, 1);
  g_assert_cmpint (count_matches (f, "memo iran"), ==, 0);
  g_assert_cmpint (count_matches (f, "morandum"), ==, 0);
  g_assert_cmpint (count_matches (f, "الجزاي"), ==, 1);
}

static void
test_tokenizer_finds_the_same_words (Fixture *f,
                                     gconstpointer data)
{
  guint n_folded = 0;
  guint n_found = 0;
  sqlite3_stmt *terms;

  /* Each character is a document: the index must hold its folded form as one word. */
  g_assert_cmpint (sqlite3_exec (f->db,
                                 "CREATE VIRTUAL TABLE v USING fts5vocab (t, instance); BEGIN",
                                 NULL, NULL, NULL),
                   ==, SQLITE_OK);
  for (gunichar c = 1; c < 0x33000; c++)
    {
      char text[8] = { 0 };
      g_autofree char *folded = NULL;

      if (!g_unichar_validate (c))
        continue;
      g_unichar_to_utf8 (c, text);
      folded = entente_fold (text);
      if (*folded == '\0' || strchr (folded, ' ') != NULL)
        continue;
      insert (f, c, text);
      n_folded++;
    }
  sqlite3_exec (f->db, "COMMIT", NULL, NULL, NULL);

  sqlite3_prepare_v2 (f->db, "SELECT v.term = t.x, v.doc FROM v JOIN t ON t.rowid = v.doc", -1,
                      &terms, NULL);
  while (sqlite3_step (terms) == SQLITE_ROW)
    {
      if (!sqlite3_column_int (terms, 0))
        g_test_message ("U+%04X", sqlite3_column_int (terms, 1));
      n_found += sqlite3_column_int (terms, 0) ? 1 : 0;
    }
  sqlite3_finalize (terms);
  g_assert_cmpuint (n_found, ==, n_folded);
}

static void
test_long_text_folds_quickly (void)
{
  g_autofree char *text = g_strnfill (32 << 20, 'A');
  g_autofree char *folded = NULL;
  double seconds;

  for (gsize i = 7; i < 32 << 20; i += 8)
    text[i] = ' ';
  g_test_timer_start ();
  folded = entente_fold (text);
  seconds = g_test_timer_elapsed ();
  g_test_minimized_result (seconds, "32 MiB of ASCII: %.3f s", seconds);
  g_assert_cmpuint (strlen (folded), ==, (32 << 20) - 1);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fold/folds-to", test_folds_to);
  g_test_add_func ("/fold/nothing-folds-to-nothing", test_nothing_folds_to_nothing);
  g_test_add_func ("/fold/spellings-are-equal", test_spellings_are_equal);
  g_test_add_func ("/fold/append-parts-by-a-blank", test_append_parts_by_a_blank);
  g_test_add_func ("/fold/folding-again-changes-nothing", test_folding_again_changes_nothing);
  g_test_add_func ("/fold/long-text-folds-quickly", test_long_text_folds_quickly);
  g_test_add_func ("/fold/query-quotes-each-word", test_query_quotes_each_word);
  g_test_add ("/fold/query-has-an-end", Fixture, NULL, set_up, test_query_has_an_end, tear_down);
  g_test_add ("/fold/any-typing-is-a-query", Fixture, NULL, set_up, test_any_typing_is_a_query,
              tear_down);
  g_test_add ("/fold/what-is-there-is-found", Fixture, NULL, set_up, test_what_is_there_is_found,
              tear_down);
  g_test_add ("/fold/words-begin-with-what-is-typed", Fixture, NULL, set_up,
              test_words_begin_with_what_is_typed, tear_down);
  g_test_add ("/fold/tokenizer-finds-the-same-words", Fixture, NULL, set_up,
              test_tokenizer_finds_the_same_words, tear_down);
  return g_test_run ();
}
