/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-text.h"

#include <string.h>

#include "entente-error.h"

#define FFFD "\xef\xbf\xbd"
#define LRE "\xe2\x80\xaa"
#define PDF "\xe2\x80\xac"
#define RLO "\xe2\x80\xae"
#define RLI "\xe2\x81\xa7"
#define FSI "\xe2\x81\xa8"
#define PDI "\xe2\x81\xa9"
#define ACUTE "\xcc\x81"

typedef struct
{
  const char *name;
  const char *input;
  const char *line;  /* as a text of one line; NULL: as it came in */
  const char *lines; /* as a text of several lines; NULL: as it came in */
} Case;

static const Case cases[] = {
  { "empty", "", NULL, NULL },
  { "ascii", "MoU/2023 (R & D) <b>\"x\"</b>", NULL, NULL },
  { "latin", "Côte d’Ivoire", NULL, NULL },
  { "arabic-with-marks", "مذكّرة تفاهم", NULL, NULL },
  { "persian-joiner", "می\u200cخواهم", NULL, NULL },
  { "zwj-emoji", "👩\u200d💻", NULL, NULL },
  { "directional-marks", "a\u200eb\u200fc\u061cd", NULL, NULL },
  { "hangul", "대한민국", NULL, NULL },
  { "bare-latin1-byte", "Alg\xe9rie", "Alg" FFFD "rie", "Alg" FFFD "rie" },
  { "stray-continuation", "A\x80Z", "A" FFFD "Z", "A" FFFD "Z" },
  { "bad-second-byte", "A\xc3(", "A" FFFD "(", "A" FFFD "(" },
  { "cut-sequence", "A\xe2\x82", "A" FFFD FFFD, "A" FFFD FFFD },
  { "overlong-slash", "\xc0\xaf", FFFD FFFD, FFFD FFFD },
  { "surrogate", "\xed\xa0\x80", FFFD FFFD FFFD, FFFD FFFD FFFD },
  { "beyond-unicode", "\xf5\x80\x80\x80", FFFD FFFD FFFD FFFD, FFFD FFFD FFFD FFFD },
  { "c0-controls", "a\x01\x1b[31mb\x7f", "a[31mb", "a[31mb" },
  { "c1-control", "a\xc2\x9b" "31mb", "a31mb", "a31mb" },
  { "tab-and-line-feed", "a\tb\nc", "a b c", NULL },
  { "carriage-returns", "a\r\nb\rc", "a b c", "a\nb\nc" },
  { "unicode-line-breaks", "a\u2028b\u2029c\xc2\x85" "d\fe", "a b c d e", "a\nb\nc\nd\ne" },
  { "byte-order-mark", "\xef\xbb\xbfText", "Text", "Text" },
  { "zero-width-space", "Mo\u200bU", "MoU", "MoU" },
  { "soft-hyphen-and-word-joiner", "a\xc2\xad\u2060b", "ab", "ab" },
  { "tags", "a\xf3\xa0\x81\x81\xf3\xa0\x81\xbf", "a", "a" },
  { "noncharacters", "a\xef\xbf\xbf\xef\xb7\x90\xf4\x8f\xbf\xbf", "a", "a" },
  { "private-use", "\xee\x80\x80", NULL, NULL },
  { "override", RLO "txt.exe" PDF, "txt.exe", "txt.exe" },
  { "balanced-embedding", LRE "abc" PDF, NULL, NULL },
  { "balanced-isolate", FSI "abc" PDI, NULL, NULL },
  { "nested", FSI LRE "abc" PDF PDI, NULL, NULL },
  { "override-in-isolate", FSI RLO "abc" PDF PDI, FSI "abc" PDI, FSI "abc" PDI },
  { "open-isolate", RLI "abc", "abc", "abc" },
  { "open-embedding", LRE "abc", "abc", "abc" },
  { "closed-twice", FSI "abc" PDI PDI PDF, FSI "abc" PDI, FSI "abc" PDI },
  { "embedding-ended-by-isolate", FSI LRE "abc" PDI, FSI "abc" PDI, FSI "abc" PDI },
  { "embedding-not-ended-inside", LRE FSI "abc" PDF PDI, FSI "abc" PDI, FSI "abc" PDI },
  { "isolate-over-lines", FSI "a\nb" PDI, FSI "a b" PDI, "a\nb" },
  { "decomposed", "E" ACUTE "lan", "Élan", "Élan" },
  { "decomposed-hangul", "\u1112\u1161\u11ab", "한", "한" },
  { "wrong-order-of-marks", "a\u0301\u0323", "\u1ea1\u0301", "\u1ea1\u0301" },
  { "singleton", "\u212b", "Å", "Å" },
  { "composed-after-removal", "e" RLI ACUTE, "é", "é" },
};

static void
test_clean (gconstpointer data)
{
  const Case *c = data;
  const char *line = c->line != NULL ? c->line : c->input;
  const char *lines = c->lines != NULL ? c->lines : c->input;
  g_autofree char *one = entente_text_clean (c->input, -1, ENTENTE_TEXT_DEFAULT, 0);
  g_autofree char *many = entente_text_clean (c->input, -1, ENTENTE_TEXT_MULTILINE, 0);

  g_assert_cmpstr (one, ==, line);
  g_assert_cmpstr (many, ==, lines);
  g_assert_true (entente_text_is_clean (one));
  g_assert_true (entente_text_is_clean (many));
}

static void
test_check (gconstpointer data)
{
  const Case *c = data;
  g_autoptr(GError) error = NULL;
  gboolean ok = entente_text_check (c->input, -1, ENTENTE_TEXT_DEFAULT, 0, &error);

  g_assert_cmpint (ok, ==, c->line == NULL || strcmp (c->line, c->input) == 0);
  if (ok)
    g_assert_no_error (error);
  else
    g_assert_error (error, ENTENTE_ERROR, ENTENTE_ERROR_INVALID);
  g_assert_cmpint (entente_text_is_clean (c->input), ==,
                   c->lines == NULL || strcmp (c->lines, c->input) == 0);
}

static void
test_nul_is_removed (void)
{
  g_autofree char *clean = entente_text_clean ("a\0b", 3, ENTENTE_TEXT_DEFAULT, 0);

  g_assert_cmpstr (clean, ==, "ab");
  g_assert_false (entente_text_check ("a\0b", 3, ENTENTE_TEXT_DEFAULT, 0, NULL));
}

static void
test_nothing_stays_nothing (void)
{
  g_assert_null (entente_text_clean (NULL, -1, ENTENTE_TEXT_DEFAULT, 0));
  g_assert_true (entente_text_is_clean (NULL));
}

static void
test_cut_is_at_a_character (void)
{
  g_autofree char *a = entente_text_clean ("aé", -1, ENTENTE_TEXT_DEFAULT, 2);
  g_autofree char *b = entente_text_clean ("aé", -1, ENTENTE_TEXT_DEFAULT, 3);
  g_autofree char *c = entente_text_clean ("abcdef", -1, ENTENTE_TEXT_DEFAULT, 4);

  g_assert_cmpstr (a, ==, "a");
  g_assert_cmpstr (b, ==, "aé");
  g_assert_cmpstr (c, ==, "abcd");
  g_assert_true (entente_text_check ("aé", -1, ENTENTE_TEXT_DEFAULT, 3, NULL));
  g_assert_false (entente_text_check ("aé", -1, ENTENTE_TEXT_DEFAULT, 2, NULL));
}

static void
test_cut_parts_no_pair (void)
{
  g_autofree char *clean = entente_text_clean (FSI "abcdef" PDI, -1, ENTENTE_TEXT_DEFAULT, 6);

  g_assert_cmpstr (clean, ==, "abc");
}

static void
test_length_counts_after_mending (void)
{
  g_autofree char *clean
      = entente_text_clean ("\x01\x01\x01" "e" ACUTE "e" ACUTE, -1, ENTENTE_TEXT_DEFAULT, 4);

  g_assert_cmpstr (clean, ==, "éé");
}

static void
test_marks_are_limited (void)
{
  g_autoptr(GString) text = g_string_new ("e");
  g_autofree char *clean = NULL;

  for (guint i = 0; i < 200000; i++)
    g_string_append (text, i % 2 ? "\u0316" : "\u0344");
  clean = entente_text_clean (text->str, -1, ENTENTE_TEXT_DEFAULT, 0);
  g_assert_cmpuint (strlen (clean), <, 100);
  g_assert_true (entente_text_is_clean (clean));
  g_assert_false (entente_text_is_clean (text->str));
}

static void
test_nesting_is_limited (void)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autofree char *clean = NULL;

  for (guint i = 0; i < 1000; i++)
    g_string_append (text, FSI);
  g_string_append (text, "x");
  for (guint i = 0; i < 1000; i++)
    g_string_append (text, PDI);
  clean = entente_text_clean (text->str, -1, ENTENTE_TEXT_DEFAULT, 0);
  g_assert_cmpuint (strlen (clean), ==, 60 * 6 + 1);
  g_assert_true (entente_text_is_clean (clean));
  g_assert_false (entente_text_is_clean (text->str));
}

static void
test_long_text_is_cut_at_the_limit (void)
{
  gsize n = ENTENTE_TEXT_MAX_BYTES + 10;
  g_autofree char *text = g_strnfill (n, 'a');
  g_autofree char *clean = entente_text_clean (text, -1, ENTENTE_TEXT_DEFAULT, 0);

  g_assert_cmpuint (strlen (clean), ==, ENTENTE_TEXT_MAX_BYTES);
  g_assert_false (entente_text_is_clean (text));
}

typedef struct
{
  const char *input;
  const char *words; /* part of the message */
} Refusal;

static void
test_refusal_names_the_place (void)
{
  static const Refusal refusals[] = {
    { "Alg\xe9rie", "UTF-8 at character 4" },
    { "é\x01", "Character 2 of the text is a control character (U+0001)" },
    { "ab\nc", "at character 3" },
    { "ab\u200b", "Character 3 of the text is invisible (U+200B)" },
    { "a" RLO "b" PDF, "Character 2 of the text reverses the writing that follows (U+202E)" },
    { "ab" RLI "c\x02", "Character 3 of the text (U+2067)" },
    { "été e" ACUTE, "(NFC) at character 5" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_false (
          entente_text_check (refusals[i].input, -1, ENTENTE_TEXT_DEFAULT, 0, &error));
      g_assert_error (error, ENTENTE_ERROR, ENTENTE_ERROR_INVALID);
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, refusals[i].words));
    }
}

static void
test_markup_is_escaped (void)
{
  g_autofree char *markup = entente_text_markup ("R & D <b>'\xff\n" RLO);
  g_autofree char *nothing = entente_text_markup (NULL);

  g_assert_cmpstr (markup, ==, "R &amp; D &lt;b&gt;&apos;" FFFD "\n");
  g_assert_cmpstr (nothing, ==, "");
}

static void
test_name_is_isolated (void)
{
  g_autofree char *name = entente_text_isolate ("الجزائر (DZ)" PDI);

  g_assert_cmpstr (name, ==, FSI "الجزائر (DZ)" PDI);
  g_assert_true (entente_text_is_clean (name));
}

static void
test_any_bytes_come_out_clean (void)
{
  /* Pieces that interact, put together at random. */
  static const char *const pieces[] = {
    "a", " ", "\n", "\r", "\t", "\x01", "\x80", "\xe2\x80", "\xff", LRE, PDF, RLO, RLI, FSI, PDI,
    ACUTE, "e", "\u0323", "\u0344", "\u1112", "\u1161", "\u11ab", "\xef\xbb\xbf", "م", "\u0654",
    "\u0627", "\u0958", "\u0f73", "\xef\xbf\xbf", "\U0001d15e", "\u2126",
  };
  g_autoptr(GRand) rand = g_rand_new_with_seed (42);

  for (guint round = 0; round < 20000; round++)
    {
      g_autoptr(GString) text = g_string_new (NULL);
      EntenteTextFlags flags = round % 2 ? ENTENTE_TEXT_MULTILINE : ENTENTE_TEXT_DEFAULT;
      gsize max = round % 3 ? 0 : g_rand_int_range (rand, 1, 30);
      g_autoptr(GError) error = NULL;
      g_autofree char *clean = NULL;
      g_autofree char *again = NULL;

      for (gint i = g_rand_int_range (rand, 0, 40); i > 0; i--)
        g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
      clean = entente_text_clean (text->str, (gssize) text->len, flags, max);
      g_assert_true (g_utf8_validate (clean, -1, NULL));
      entente_text_check (clean, -1, flags, max, &error);
      g_assert_no_error (error);
      again = entente_text_clean (clean, -1, flags, max);
      g_assert_cmpstr (again, ==, clean);
      /* Checking and mending agree on what is wrong. */
      g_assert_cmpint (entente_text_check (text->str, -1, flags, max, NULL), ==,
                       strcmp (clean, text->str) == 0);
    }
}

static void
test_what_cannot_be_seen (void)
{
  g_assert_true (entente_text_is_visible ("Iran"));
  g_assert_true (entente_text_is_visible ("\u200b."));
  g_assert_false (entente_text_is_visible ("\u200b\u2060\u00ad"));
  g_assert_false (entente_text_is_visible ("\u3164 \u00a0"));
  g_assert_false (entente_text_is_visible (""));
  g_assert_false (entente_text_is_visible (NULL));
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *clean = g_strconcat ("/text/clean/", cases[i].name, NULL);
      g_autofree char *check = g_strconcat ("/text/check/", cases[i].name, NULL);

      g_test_add_data_func (clean, &cases[i], test_clean);
      g_test_add_data_func (check, &cases[i], test_check);
    }
  g_test_add_func ("/text/nul-is-removed", test_nul_is_removed);
  g_test_add_func ("/text/joiners-and-fillers-cannot-be-seen", test_what_cannot_be_seen);
  g_test_add_func ("/text/nothing-stays-nothing", test_nothing_stays_nothing);
  g_test_add_func ("/text/cut-is-at-a-character", test_cut_is_at_a_character);
  g_test_add_func ("/text/cut-parts-no-pair", test_cut_parts_no_pair);
  g_test_add_func ("/text/length-counts-after-mending", test_length_counts_after_mending);
  g_test_add_func ("/text/marks-are-limited", test_marks_are_limited);
  g_test_add_func ("/text/nesting-is-limited", test_nesting_is_limited);
  g_test_add_func ("/text/long-text-is-cut-at-the-limit", test_long_text_is_cut_at_the_limit);
  g_test_add_func ("/text/refusal-names-the-place", test_refusal_names_the_place);
  g_test_add_func ("/text/markup-is-escaped", test_markup_is_escaped);
  g_test_add_func ("/text/name-is-isolated", test_name_is_isolated);
  g_test_add_func ("/text/any-bytes-come-out-clean", test_any_bytes_come_out_clean);
  return g_test_run ();
}
