/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-json-scan.h"

#include <string.h>

#include "entente-error.h"

/* What every parser must take. */
static const char *const accepted[] = {
  "[]",
  "{}",
  " \t\r\n{ } \n",
  "0",
  "-0",
  "1.5e+10",
  "-0.1E-7",
  "10e3",
  "123123123123123123123123123123",
  "\"\"",
  "true",
  "[false, null, true]",
  "[[],[[]],{}]",
  "{\"a\":1,\"b\":{\"a\":2},\"c\":[{\"a\":3},{\"a\":4}]}",
  "{\"\":0,\" \":0}",
  "{\"a\":1,\"A\":1}",
  "{\"\\u0061\":1,\"\\u0062\":1}",
  "{\"\\n\":1,\"n\":1,\"\\\\n\":1}",
  "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"",
  "\"\\uD834\\udd1e\"",
  "\"\\uFFFF\\uFDD0\"",
  "\"\\u0000\"",
  "\"\\\\u0000\"",
  "\"\xef\xbf\xbf\"",
  "\"\x7f\"",
  "\"\u2028\u2029\"",
  "\"مذكّرة 😀\"",
};

typedef struct
{
  const char *text;
  guint line;
  guint column;
  const char *words;
} Refused;

static const Refused refused[] = {
  { "", 1, 1, "ends too early" },
  { " \n ", 2, 2, "ends too early" },
  { "[", 1, 2, "ends too early" },
  { "{\"a\":", 1, 6, "ends too early" },
  { "{\"a\"", 1, 5, "ends too early" },
  { "[1,", 1, 4, "ends too early" },
  { "\"abc", 1, 5, "ends too early" },
  { "\"abc\\", 1, 6, "ends too early" },
  { "\"\\u12", 1, 4, "ends too early" },
  { "-", 1, 2, "ends too early" },
  { "1.", 1, 3, "ends too early" },
  { "1e", 1, 3, "ends too early" },
  { "[,]", 1, 2, "value is missing" },
  { "[1,]", 1, 4, "value is missing" },
  { "[1,,2]", 1, 4, "value is missing" },
  { "]", 1, 1, "value is missing" },
  { "[nul]", 1, 2, "value is missing" },
  { "[True]", 1, 2, "value is missing" },
  { "[NaN]", 1, 2, "value is missing" },
  { "[-Infinity]", 1, 3, "number is misspelt" },
  { "[+1]", 1, 2, "value is missing" },
  { "[.5]", 1, 2, "value is missing" },
  { "['a']", 1, 2, "value is missing" },
  { "/* c */[]", 1, 1, "value is missing" },
  { "\xef\xbb\xbf{}", 1, 1, "value is missing" },
  { "[01]", 1, 3, "number is misspelt" },
  { "[-01]", 1, 4, "number is misspelt" },
  { "[1.e1]", 1, 4, "number is misspelt" },
  { "[1e+]", 1, 5, "number is misspelt" },
  { "[0x1]", 1, 3, "comma or a closing bracket" },
  { "[1 2]", 1, 4, "comma or a closing bracket" },
  { "[truth]", 1, 2, "value is missing" },
  { "[nullx]", 1, 6, "comma or a closing bracket" },
  { "[1}", 1, 3, "comma or a closing bracket" },
  { "{\"a\":1]", 1, 7, "comma or a closing bracket" },
  { "{\"a\":1 \"b\":2}", 1, 8, "comma or a closing bracket" },
  { "{a:1}", 1, 2, "name in double quotes" },
  { "{\"a\":1,}", 1, 8, "name in double quotes" },
  { "{1:1}", 1, 2, "name in double quotes" },
  { "{\"a\" 1}", 1, 6, "colon is missing" },
  { "{\"a\",1}", 1, 5, "colon is missing" },
  { "[] []", 1, 4, "follows after the end" },
  { "{}}", 1, 3, "follows after the end" },
  { "1 x", 1, 3, "follows after the end" },
  { "\"a\nb\"", 1, 3, "control character" },
  { "\"a\tb\"", 1, 3, "control character" },
  { "\"\x1f\"", 1, 2, "control character" },
  { "\"\\x41\"", 1, 3, "escape after a backslash" },
  { "\"\\u00g0\"", 1, 4, "escape after a backslash" },
  { "\"\\U0041\"", 1, 3, "escape after a backslash" },
  { "\"\\ud800\"", 1, 4, "half a character" },
  { "\"\\ud800\\n    \"", 1, 4, "half a character" },
  { "\"\\ud800\\u0041\"", 1, 4, "half a character" },
  { "\"\\ud800\\ud800\"", 1, 4, "half a character" },
  { "\"\\udc00\\ud800\"", 1, 4, "half a character" },
  { "[\"\xff\"]", 1, 3, "valid UTF-8" },
  { "\"\xed\xa0\x80\"", 1, 2, "valid UTF-8" },
  { "\"\xc0\xaf\"", 1, 2, "valid UTF-8" },
  { "\"\xe2\x82", 1, 2, "valid UTF-8" },
  { "{\"a\":1,\"a\":1}", 1, 8, "stands twice" },
  { "{\"a\":1,\n \"\\u0061\":1}", 2, 2, "stands twice" },
  { "{\"\\uD834\\uDD1E\":1,\"\xf0\x9d\x84\x9e\":1}", 1, 19, "stands twice" },
  { "{\"/\":1,\"\\/\":1}", 1, 8, "stands twice" },
  { "{\"\":1,\"\":1}", 1, 7, "stands twice" },
  { "[{\"x\":{\"é\":0,\"é\":0}}]", 1, 14, "stands twice" },
  { "{\n  \"é\": 1\n  \"b\": 2\n}", 3, 3, "comma or a closing bracket" },
  { "[\"مذكرة\", x]", 1, 11, "value is missing" },
};

static void
assert_accepted (const char *text,
                 gsize length)
{
  g_autoptr(GError) error = NULL;
  gboolean ok = entente_json_scan (text, length, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (ok);
}

static void
test_json_is_accepted (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (accepted); i++)
    {
      g_autofree char *shown = g_strescape (accepted[i], NULL);

      g_test_message ("%s", shown);
      assert_accepted (accepted[i], strlen (accepted[i]));
    }
}

static void
test_the_rest_is_refused_with_its_place (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      EntenteJsonPlace place = { 0 };
      g_autoptr(GError) error = NULL;
      g_autofree char *shown = g_strescape (refused[i].text, NULL);
      g_autofree char *begin = NULL;
      gboolean ok = entente_json_scan (refused[i].text, strlen (refused[i].text), &place, &error);

      g_test_message ("%s: %s", shown, error != NULL ? error->message : "");
      g_assert_false (ok);
      g_assert_error (error, ENTENTE_ERROR, ENTENTE_ERROR_INVALID);
      g_assert_cmpuint (place.line, ==, refused[i].line);
      g_assert_cmpuint (place.column, ==, refused[i].column);
      begin = g_strdup_printf ("Line %u, column %u: ", place.line, place.column);
      g_assert_true (g_str_has_prefix (error->message, begin));
      g_assert_nonnull (strstr (error->message, refused[i].words));
    }
}

static void
test_nul_byte_is_refused (void)
{
  g_assert_false (entente_json_scan ("[\0]", 3, NULL, NULL));
  g_assert_false (entente_json_scan ("[]\0", 3, NULL, NULL));
  g_assert_false (entente_json_scan ("\"\0\"", 3, NULL, NULL));
  g_assert_false (entente_json_scan (NULL, 0, NULL, NULL));
}

static void
test_only_the_length_counts (void)
{
  assert_accepted ("[1]x", 3);
  assert_accepted ("12", 1);
  g_assert_false (entente_json_scan ("\"\\u0041\"", 6, NULL, NULL));
  g_assert_false (entente_json_scan ("true", 3, NULL, NULL));
}

static void
test_line_of_a_file (void)
{
  static const char nul[] = "{\"a\":\"\\u0000\"}";
  EntenteJsonPlace place = { 0 };
  g_autoptr(GError) error = NULL;

  g_assert_true (entente_json_scan_line ("{\"a\":1}", 7, 3, NULL, NULL));
  g_assert_false (entente_json_scan_line ("{\"a\":}", 6, 57, &place, &error));
  g_assert_cmpuint (place.line, ==, 57);
  g_assert_cmpuint (place.column, ==, 6);
  g_assert_true (g_str_has_prefix (error->message, "Line 57, column 6: "));
  g_assert_false (entente_json_scan_line (nul, strlen (nul), 1, NULL, NULL));
}

static void
test_depth_is_limited (void)
{
  for (guint depth = 63; depth <= 66; depth++)
    {
      g_autofree char *open = g_strnfill (depth, '[');
      g_autofree char *close = g_strnfill (depth, ']');
      g_autofree char *text = g_strconcat (open, close, NULL);
      EntenteJsonPlace place = { 0 };
      gboolean ok = entente_json_scan (text, strlen (text), &place, NULL);

      g_assert_cmpint (ok, ==, depth <= 64);
      g_assert_cmpuint (place.column, ==, ok ? 0 : 65);
    }
}

static void
test_deep_nesting_ends_at_once (void)
{
  g_autofree char *arrays = g_strnfill (200000, '[');
  g_autoptr(GString) objects = g_string_new (NULL);

  for (guint i = 0; i < 200000; i++)
    g_string_append (objects, "{\"a\":");
  g_assert_false (entente_json_scan (arrays, 200000, NULL, NULL));
  g_assert_false (entente_json_scan (objects->str, objects->len, NULL, NULL));
}

static void
test_duplicate_among_many_names (void)
{
  g_autoptr(GString) text = g_string_new ("{");
  EntenteJsonPlace place = { 0 };
  gsize place_of_second;

  for (guint i = 0; i < 200000; i++)
    g_string_append_printf (text, "\"name %u\":{\"a\":1},\n", i * 7919 % 200003);
  place_of_second = text->len;
  g_string_append (text, "\"last\":1}");
  assert_accepted (text->str, text->len);
  g_string_truncate (text, place_of_second);
  g_string_append (text, "  \"nam\\u0065 0\":1,\"name 1\":0}");
  g_assert_false (entente_json_scan (text->str, text->len, &place, NULL));
  g_assert_cmpuint (place.line, ==, 200001);
  g_assert_cmpuint (place.column, ==, 3);
}

/* The suite of files that others keep: y_ must be taken, n_ refused, i_ may go either way. */
static void
test_file (gconstpointer data)
{
  const char *path = data;
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;
  gsize length;
  gboolean ok;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);
  ok = entente_json_scan (text, length, NULL, &error);
  if (g_str_has_prefix (name, "y_object_duplicated_key"))
    {
      g_assert_error (error, ENTENTE_ERROR, ENTENTE_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, "stands twice"));
    }
  else if (g_str_has_prefix (name, "y_"))
    g_assert_no_error (error);
  else if (g_str_has_prefix (name, "n_"))
    g_assert_error (error, ENTENTE_ERROR, ENTENTE_ERROR_INVALID);
  else
    g_assert_true (ok || g_error_matches (error, ENTENTE_ERROR, ENTENTE_ERROR_INVALID));
}

static void
add_files (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "robust", "json", NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(GDir) dir = g_dir_open (path, 0, &error);
  const char *name;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *test = g_strconcat ("/json-scan/file/", name, NULL);

      if (g_str_has_suffix (name, ".json"))
        g_test_add_data_func_full (test, g_build_filename (path, name, NULL), test_file, g_free);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json-scan/json-is-accepted", test_json_is_accepted);
  g_test_add_func ("/json-scan/the-rest-is-refused-with-its-place",
                   test_the_rest_is_refused_with_its_place);
  g_test_add_func ("/json-scan/nul-byte-is-refused", test_nul_byte_is_refused);
  g_test_add_func ("/json-scan/only-the-length-counts", test_only_the_length_counts);
  g_test_add_func ("/json-scan/line-of-a-file", test_line_of_a_file);
  g_test_add_func ("/json-scan/depth-is-limited", test_depth_is_limited);
  g_test_add_func ("/json-scan/deep-nesting-ends-at-once", test_deep_nesting_ends_at_once);
  g_test_add_func ("/json-scan/duplicate-among-many-names", test_duplicate_among_many_names);
  if (g_getenv ("ENTENTE_TEST_DATA") != NULL)
    add_files (g_getenv ("ENTENTE_TEST_DATA"));
  return g_test_run ();
}
