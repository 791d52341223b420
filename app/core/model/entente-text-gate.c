/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-text-gate.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

/* No script stacks more; longer runs only hide text and make normalising slow (cf. UAX #15). */
#define MAX_MARKS 30
/* Half of what the bidirectional algorithm follows, so that our own isolates still fit around. */
#define MAX_NESTING 60
/* Composing makes one character of four at most. */
#define COMPOSED_FROM 4

/* What is to be done with one character. */
typedef enum
{
  CHAR_KEEP,
  CHAR_CONTROL,
  CHAR_BREAK,
  CHAR_HIDDEN,
  CHAR_OPEN_EMBEDDING,
  CHAR_OPEN_OVERRIDE,
  CHAR_CLOSE_EMBEDDING,
  CHAR_OPEN_ISOLATE,
  CHAR_CLOSE_ISOLATE,
} CharClass;

/* A direction that waits for its end. */
typedef struct
{
  gsize place;    /* of the opening character among the kept ones */
  guint position; /* of the same in the input */
  gunichar character;
  CharClass class;
  gboolean kept;
} Opening;

static CharClass
classify (gunichar c)
{
  if (c < 0x20)
    return c >= '\t' && c <= '\r' ? CHAR_BREAK : CHAR_CONTROL;
  if (c < 0x7f)
    return CHAR_KEEP;
  if (c < 0xa0)
    return c == 0x85 ? CHAR_BREAK : CHAR_CONTROL;
  if (c == 0x00ad)
    return CHAR_HIDDEN;
  if (c < 0x200b)
    return CHAR_KEEP;
  switch (c)
    {
    case 0x2028:
    case 0x2029:
      return CHAR_BREAK;
    case 0x202a:
    case 0x202b:
      return CHAR_OPEN_EMBEDDING;
    case 0x202c:
      return CHAR_CLOSE_EMBEDDING;
    case 0x202d:
    case 0x202e:
      return CHAR_OPEN_OVERRIDE;
    case 0x2066:
    case 0x2067:
    case 0x2068:
      return CHAR_OPEN_ISOLATE;
    case 0x2069:
      return CHAR_CLOSE_ISOLATE;
    case 0x200b:
    case 0xfeff:
    case 0xfffc:
      return CHAR_HIDDEN;
    default:
      break;
    }
  /* Joiners, invisible operators, deprecated format characters, annotations, tags. */
  if ((c >= 0x2060 && c <= 0x2065) || (c >= 0x206a && c <= 0x206f) || (c >= 0xfff9 && c <= 0xfffb)
      || (c >= 0xe0000 && c <= 0xe007f))
    return CHAR_HIDDEN;
  /* Noncharacters, which XML and with it every office document forbids. */
  if ((c >= 0xfdd0 && c <= 0xfdef) || (c & 0xfffe) == 0xfffe)
    return CHAR_HIDDEN;
  return CHAR_KEEP;
}

/* Reads one character; an invalid byte gives U+FFFD, one for each byte. */
static gunichar
next_character (const char **text,
                const char *end,
                gboolean *valid)
{
  gunichar c = (guchar) * *text;

  *valid = TRUE;
  if (c < 0x80)
    {
      (*text)++;
      return c;
    }
  c = g_utf8_get_char_validated (*text, end - *text);
  if (c == (gunichar)-1 || c == (gunichar)-2)
    {
      *valid = FALSE;
      (*text)++;
      return 0xfffd;
    }
  *text = g_utf8_next_char (*text);
  return c;
}

/* Whether a text needs no closer look: what passes is clean, what does not may still be. */
gboolean
entente_text_gate_is_plain (const char *text,
                            gsize len,
                            EntenteTextFlags flags)
{
  const char *end = text + len;

  while (text < end)
    {
      gboolean valid;
      gunichar c;

      if (*text >= 0x20 && *text < 0x7f)
        {
          text++;
          continue;
        }
      if ((*text == '\n' || *text == '\t') && (flags & ENTENTE_TEXT_MULTILINE))
        {
          text++;
          continue;
        }
      c = next_character (&text, end, &valid);
      if (!valid || classify (c) != CHAR_KEEP)
        return FALSE;
      /* Below U+0300 everything is composed; above, what stands for itself whatever is beside. */
      if (c >= 0x300
          && (u_getIntPropertyValue (c, UCHAR_NFC_QUICK_CHECK) != UNORM_YES
              || u_getCombiningClass (c) != 0 || (U_GET_GC_MASK (c) & U_GC_M_MASK) != 0))
        return FALSE;
    }
  return TRUE;
}

void
entente_text_gate_note (EntenteTextGate *gate,
                        EntenteTextProblem problem,
                        guint position,
                        gunichar character)
{
  if (gate->problem != ENTENTE_TEXT_PROBLEM_NONE && gate->problem_position <= position)
    return;
  gate->problem = problem;
  gate->problem_position = position;
  gate->problem_character = character;
}

static void
keep_character (EntenteTextGate *gate,
                gunichar c)
{
  g_array_append_val (gate->kept, c);
}

static guint
count_openings (EntenteTextGate *gate)
{
  return gate->openings != NULL ? gate->openings->len : 0;
}

static Opening *
get_opening (EntenteTextGate *gate,
             guint index)
{
  return &g_array_index (gate->openings, Opening, index);
}

static void
push_opening (EntenteTextGate *gate,
              CharClass class,
              gunichar c)
{
  Opening opening = { gate->kept->len, gate->position, c, class, FALSE };

  if (gate->openings == NULL)
    gate->openings = g_array_new (FALSE, FALSE, sizeof (Opening));
  opening.kept = class != CHAR_OPEN_OVERRIDE && gate->openings->len < MAX_NESTING;
  if (opening.kept)
    keep_character (gate, c);
  else
    entente_text_gate_note (gate,
                            class == CHAR_OPEN_OVERRIDE ? ENTENTE_TEXT_PROBLEM_OVERRIDE
                                                        : ENTENTE_TEXT_PROBLEM_UNBALANCED,
                            gate->position, c);
  g_array_append_val (gate->openings, opening);
}

/* Takes out what was opened from @first on and never closed. */
static void
drop_openings (EntenteTextGate *gate,
               guint first)
{
  if (count_openings (gate) <= first)
    return;
  for (guint i = first; i < gate->openings->len; i++)
    {
      Opening *opening = get_opening (gate, i);

      if (!opening->kept)
        continue;
      g_array_index (gate->kept, gunichar, opening->place) = 0;
      entente_text_gate_note (gate, ENTENTE_TEXT_PROBLEM_UNBALANCED, opening->position,
                              opening->character);
    }
  g_array_set_size (gate->openings, first);
}

/* The end of a direction is kept with its beginning only: an embedding ends what was opened last,
 * an isolate also ends the embeddings inside it, and nothing ends an isolate from inside. */
static void
close_opening (EntenteTextGate *gate,
               CharClass class,
               gunichar c)
{
  guint n = count_openings (gate);
  gboolean kept = FALSE;

  if (class == CHAR_CLOSE_ISOLATE)
    while (n > 0 && get_opening (gate, n - 1)->class != CHAR_OPEN_ISOLATE)
      n--;
  else if (n > 0 && get_opening (gate, n - 1)->class == CHAR_OPEN_ISOLATE)
    n = 0;
  if (n > 0)
    {
      drop_openings (gate, n);
      kept = get_opening (gate, n - 1)->kept;
      g_array_set_size (gate->openings, n - 1);
    }
  if (kept)
    keep_character (gate, c);
  else
    entente_text_gate_note (gate, ENTENTE_TEXT_PROBLEM_UNBALANCED, gate->position, c);
}

static void
take_break (EntenteTextGate *gate,
            gunichar c)
{
  if (!(gate->flags & ENTENTE_TEXT_MULTILINE))
    {
      entente_text_gate_note (gate, ENTENTE_TEXT_PROBLEM_BREAK, gate->position, c);
      keep_character (gate, ' ');
      return;
    }
  if (c == '\t')
    {
      keep_character (gate, c);
      return;
    }
  if (c != '\n')
    entente_text_gate_note (gate, ENTENTE_TEXT_PROBLEM_CONTROL, gate->position, c);
  drop_openings (gate, 0); /* a direction does not outlive its paragraph */
  keep_character (gate, '\n');
}

static void
take_character (EntenteTextGate *gate,
                gunichar c)
{
  CharClass class = classify (c);

  switch (class)
    {
    case CHAR_KEEP:
      if (c < 0x300 || (u_getCombiningClass (c) == 0 && (U_GET_GC_MASK (c) & U_GC_M_MASK) == 0))
        gate->marks = 0;
      else if (++gate->marks > MAX_MARKS)
        {
          entente_text_gate_note (gate, ENTENTE_TEXT_PROBLEM_MARKS, gate->position, c);
          break;
        }
      keep_character (gate, c);
      break;
    case CHAR_BREAK:
      gate->marks = 0;
      take_break (gate, c);
      break;
    case CHAR_CONTROL:
    case CHAR_HIDDEN:
      entente_text_gate_note (
          gate, class == CHAR_CONTROL ? ENTENTE_TEXT_PROBLEM_CONTROL : ENTENTE_TEXT_PROBLEM_HIDDEN,
          gate->position, c);
      break;
    case CHAR_OPEN_EMBEDDING:
    case CHAR_OPEN_OVERRIDE:
    case CHAR_OPEN_ISOLATE:
      push_opening (gate, class, c);
      break;
    case CHAR_CLOSE_EMBEDDING:
    case CHAR_CLOSE_ISOLATE:
      close_opening (gate, class, c);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
take_text (EntenteTextGate *gate,
           const char *text,
           gsize len,
           gsize max_bytes)
{
  const char *end = text + len;

  while (text < end && gate->kept->len <= COMPOSED_FROM * max_bytes)
    {
      gboolean valid;
      gunichar c = next_character (&text, end, &valid);

      gate->position++;
      if (!valid)
        entente_text_gate_note (gate, ENTENTE_TEXT_PROBLEM_ENCODING, gate->position, c);
      if (c == '\r' && text < end && *text == '\n')
        entente_text_gate_note (gate, ENTENTE_TEXT_PROBLEM_CONTROL, gate->position, c);
      else
        take_character (gate, c);
    }
  drop_openings (gate, 0);
}

static GString *
collect (EntenteTextGate *gate)
{
  GString *out = g_string_sized_new (gate->kept->len);

  for (guint i = 0; i < gate->kept->len; i++)
    {
      gunichar c = g_array_index (gate->kept, gunichar, i);

      if (c != 0)
        g_string_append_unichar (out, c);
    }
  return out;
}

/* Puts a valid text into composed form (NFC). Returns FALSE if it was so already. */
gboolean
entente_text_gate_compose (GString *text)
{
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2 *nfc = unorm2_getNFCInstance (&status);
  g_autofree UChar *wide = g_new (UChar, text->len + 1);
  g_autofree UChar *composed = NULL;
  int32_t n_wide = 0;
  int32_t n_composed;
  int32_t n_bytes = 0;

  u_strFromUTF8 (wide, (int32_t)text->len + 1, &n_wide, text->str, (int32_t)text->len, &status);
  g_assert (U_SUCCESS (status));
  if (unorm2_isNormalized (nfc, wide, n_wide, &status))
    return FALSE;

  n_composed = unorm2_normalize (nfc, wide, n_wide, NULL, 0, &status);
  g_assert (status == U_BUFFER_OVERFLOW_ERROR);
  status = U_ZERO_ERROR;
  composed = g_new (UChar, n_composed + 1);
  unorm2_normalize (nfc, wide, n_wide, composed, n_composed + 1, &status);
  g_string_set_size (text, (gsize)n_composed * 3);
  u_strToUTF8 (text->str, (int32_t)text->len + 1, &n_bytes, composed, n_composed, &status);
  g_assert (U_SUCCESS (status));
  g_string_set_size (text, n_bytes);
  return TRUE;
}

/* The text once through the gate; @gate tells the first thing that had to be mended. */
GString *
entente_text_gate_pass (EntenteTextGate *gate,
                        const char *text,
                        gsize len,
                        EntenteTextFlags flags,
                        gsize max_bytes)
{
  GString *out;

  *gate = (EntenteTextGate){ .flags = flags };
  gate->kept = g_array_sized_new (FALSE, FALSE, sizeof (gunichar), (guint)MIN (len, max_bytes));
  take_text (gate, text, len, max_bytes);
  out = collect (gate);
  g_array_unref (gate->kept);
  g_clear_pointer (&gate->openings, g_array_unref);
  return out;
}
