/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "entente-json-scan.h"

/* The scan before the parser: it names a place within the text, or the parser takes the text. */

const char *const fuzz_seeds[] = {
  "{\"entente\":1,\"home\":\"DZ\",\"desk\":\"Cooperation\"}",
  "{\"kind\":\"instrument\",\"title\":\"MoU \\u00e9 \\ud834\\udd1e\",\"parties\":[{\"party\":\"x\"},{}]}",
  "[1,-0.5e+10,true,false,null,\"\",[],{}]",
  "{\"a\":1,\"\\u0061\":2}",
  "{\"a\":1,\"b\":1,\"c\":1,\"d\":1,\"e\":1,\"f\":1,\"g\":1,\"h\":1,\"i\":1,\"j\":1,\"k\":1,\"l\":1,"
  "\"m\":1,\"n\":1,\"o\":1,\"p\":1,\"q\":1,\"r\":1}",
  "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]",
  "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"",
  "{\"note\":\"مذكّرة\"}",
  NULL,
};

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t size)
{
  const char *text = (const char *) data;
  EntenteJsonPlace place = { 0 };
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonParser) parser = NULL;

  if (!entente_json_scan (text, size, &place, &error))
    {
      g_assert_cmpuint (place.line, >=, 1);
      g_assert_cmpuint (place.column, >=, 1);
      g_assert_cmpuint (place.line + place.column, <=, size + 2);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      g_assert_false (entente_json_scan_line (text, size, 1, NULL, NULL));
      return 0;
    }
  if (!entente_json_scan_line (text, size, 1, NULL, NULL))
    return 0;
  parser = json_parser_new ();
  json_parser_load_from_data (parser, text, (gssize) size, &error);
  g_assert_no_error (error);
  return 0;
}
