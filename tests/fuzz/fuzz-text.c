/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include <string.h>

#include "entente-text.h"

/* The text gate: whatever comes in, what comes out is clean, stays so, and check and clean agree.
 * The first byte chooses flags and length. */

const char *const fuzz_seeds[] = {
  "0Memorandum of Understanding",
  "1Post & Telecom <b>\n\t\"'",
  "2Côte d’Ivoire, Algérie, Azərbaycan",
  "3مذكّرة تفاهم",
  "0\xe2\x80\xaetxt.exe\xe2\x80\xac",
  "1\xe2\x81\xa8name\xe2\x81\xa9 \xe2\x80\xaa" "abc\xe2\x80\xac",
  "2e\xcc\x81\xcc\xa3 \u1112\u1161\u11ab \u212b \u0958 \u0344",
  "3A\xc3(\xff\xed\xa0\x80\xf4\x90\x80\x80",
  "4\xef\xbb\xbfzero\u200bwidth\u200djoin\u2028line",
  NULL,
};

static void
check_markup (const char *text)
{
  static const GMarkupParser parser = { 0 };
  g_autofree char *markup = entente_text_markup (text);
  g_autofree char *document = g_strconcat ("<a>", markup, "</a>", NULL);
  g_autoptr(GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, NULL, NULL);
  g_autoptr(GError) error = NULL;

  g_markup_parse_context_parse (context, document, -1, &error);
  g_assert_no_error (error);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t size)
{
  guint8 choice = size > 0 ? data[0] : 0;
  const char *text = (const char *) data + (size > 0 ? 1 : 0);
  gssize len = (gssize) size - (size > 0 ? 1 : 0);
  EntenteTextFlags flags = choice & 1 ? ENTENTE_TEXT_MULTILINE : ENTENTE_TEXT_DEFAULT;
  gsize max = choice & 4 ? 1 + (choice >> 3) : 0;
  g_autofree char *clean = NULL;
  g_autofree char *again = NULL;
  g_autofree char *isolate = NULL;
  g_autoptr(GError) error = NULL;
  gboolean ok;

  if (len == 0)
    text = "";
  clean = entente_text_clean (text, len, flags, max);
  g_assert_true (g_utf8_validate (clean, -1, NULL));
  g_assert_true (max == 0 || strlen (clean) <= max);
  g_assert_true (entente_text_is_clean (clean));
  again = entente_text_clean (clean, -1, flags, max);
  g_assert_cmpstr (again, ==, clean);

  ok = entente_text_check (text, len, flags, max, &error);
  g_assert_true (ok == (strlen (clean) == (gsize) len && memcmp (clean, text, (gsize) len) == 0));
  g_assert_true (ok == (error == NULL));
  g_assert_true (ok || g_utf8_validate (error->message, -1, NULL));

  isolate = entente_text_isolate (clean);
  g_assert_true (entente_text_is_clean (isolate));
  check_markup (clean);
  return 0;
}
