/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-date-words.h"

#include <string.h>

#include "entente-date-locale.h"
#include "entente-language.h"

/* Shorter beginnings of a month's name could be anything. */
#define MIN_PREFIX 3

typedef struct
{
  char *text; /* folded */
  EntenteWordKind kind;
  int value;
} Name;

struct _EntenteDateWords
{
  GArray *names; /* of Name; the language's own first */
  gboolean day_first;
};

/* Understood whatever the interface's language, because papers come in all three. Folded: small
 * letters without accents, alef without hamza, final ya and ta marbuta as ya and ha. */
static const struct
{
  EntenteWordKind kind;
  int value;
  const char *text; /* alternatives, cut by | */
} phrases[] = {
  { ENTENTE_WORD_FILLER, 0, "the|of|in|on|at|year|in the year|day|month of|ad|ce" },
  { ENTENTE_WORD_FILLER, 0, "le|la|l'|les|en|l'annee|annee|en l'an|au mois de|au mois d'|jour" },
  { ENTENTE_WORD_FILLER, 0, "في|عام|سنه|شهر|يوم|لعام|لسنه|الموافق|م" },
  { ENTENTE_WORD_FILLER, 0, "年|日" },
  { ENTENTE_WORD_NEAR, 0, "today|t|aujourd'hui|اليوم" },
  { ENTENTE_WORD_NEAR, 1, "tomorrow|demain|غدا|غد" },
  { ENTENTE_WORD_NEAR, -1, "yesterday|hier|امس" },
  { ENTENTE_WORD_ABOUT, 0, "~|about|circa|ca|c|around|approximately|approx|roughly" },
  { ENTENTE_WORD_ABOUT, 0, "vers|environ|env|autour de|autour du|aux environs de|aux environs du" },
  { ENTENTE_WORD_ABOUT, 0, "aux alentours de|aux alentours du" },
  { ENTENTE_WORD_ABOUT, 0, "حوالي|نحو|قرابه|زهاء|تقريبا|في حدود" },
  { ENTENTE_WORD_UNCERTAIN, 0, "uncertain|perhaps|possibly|probably|maybe" },
  { ENTENTE_WORD_UNCERTAIN, 0, "incertain|incertaine|peut-etre|probablement|sans doute" },
  { ENTENTE_WORD_UNCERTAIN, 0, "ربما|غير موكد|غير موكده|غير موكد منه" },
  { ENTENTE_WORD_BEFORE, 0, "<|before|prior to|earlier than|avant|قبل" },
  { ENTENTE_WORD_BY, 0, "by|no later than|not later than|au plus tard|d'ici|d'ici a|d'ici au" },
  { ENTENTE_WORD_BY, 0, "بحلول|في موعد اقصاه" },
  { ENTENTE_WORD_AFTER, 0, ">|after|later than|apres|بعد" },
  { ENTENTE_WORD_SINCE, 0, "since|as from|as of|starting|depuis|des|a partir de|a partir du" },
  { ENTENTE_WORD_SINCE, 0, "a partir d'|a compter de|a compter du" },
  { ENTENTE_WORD_SINCE, 0, "منذ|ابتداء من|اعتبارا من|بدءا من" },
  { ENTENTE_WORD_FROM, 0, "from|de|du|d'|من" },
  { ENTENTE_WORD_TO, 0, "to|through|thru|a|au|الي" },
  { ENTENTE_WORD_UNTIL, 0, "until|till|til|up to|jusqu'a|jusqu'au|jusqu'en|jusque" },
  { ENTENTE_WORD_UNTIL, 0, "حتي|لغايه|الي غايه" },
  { ENTENTE_WORD_BETWEEN, 0, "between|entre|بين|ما بين|فيما بين" },
  { ENTENTE_WORD_AND, 0, "and|&|et|و" },
  { ENTENTE_WORD_ONE_DAY, 0, "one day|a day|some day|on one day|un jour|un seul jour" },
  { ENTENTE_WORD_ONE_DAY, 0, "يوم واحد|يوما واحدا|احد ايام" },
  { ENTENTE_WORD_ONGOING, 0, "ongoing|onward|onwards|present|now|to date|to present" },
  { ENTENTE_WORD_ONGOING, 0, "to the present|until now|to now|running on|still running" },
  { ENTENTE_WORD_ONGOING, 0, "en cours|a ce jour|a present|jusqu'a present|jusqu'a ce jour" },
  { ENTENTE_WORD_ONGOING, 0, "مستمر|مستمره|الي الان|حتي الان|حتي اليوم" },
  { ENTENTE_WORD_END_UNKNOWN, 0, "end unknown|end not known|end not recorded|fin inconnue" },
  { ENTENTE_WORD_END_UNKNOWN, 0, "النهايه غير معروفه|نهايه غير معروفه|تاريخ النهايه غير معروف" },
  { ENTENTE_WORD_START_UNKNOWN, 0, "start unknown|start not known|start not recorded" },
  { ENTENTE_WORD_START_UNKNOWN, 0, "debut inconnu|البدايه غير معروفه|بدايه غير معروفه" },
  { ENTENTE_WORD_START_UNKNOWN, 0, "تاريخ البدايه غير معروف" },
};

/* What stands right behind a number, as in 1st and 1er. */
static const char *const ordinals[] = { "st", "nd", "rd", "th", "er", "re", "ere", "eme", "e" };

static gunichar
fold_letter (gunichar letter)
{
  switch (letter)
    {
    case 0x0131: /* dotless i */
      return 'i';
    case 0x0259: /* schwa */
      return 'e';
    case 0x0629: /* ta marbuta */
      return 0x0647;
    case 0x0649: /* alef maksura */
    case 0x06cc: /* Farsi ya */
      return 0x064a;
    case 0x06a9: /* keheh */
      return 0x0643;
    case 0x060c: /* Arabic comma */
      return ',';
    case 0x061f: /* Arabic question mark */
      return '?';
    case 0x2018:
    case 0x2019:
    case 0x02bc: /* kinds of apostrophe */
      return '\'';
    case 0x2212: /* minus */
      return '-';
    case 0x2248: /* almost equal */
      return '~';
    default:
      return letter;
    }
}

/* Brings what people type to one form: small letters without accents, our digits, one blank. */
static char *
fold (const char *typed)
{
  g_autofree char *plain = g_utf8_normalize (typed, -1, G_NORMALIZE_NFKD);
  GString *folded = g_string_new (NULL);

  for (const char *at = plain; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar letter = fold_letter (g_unichar_tolower (g_utf8_get_char (at)));
      GUnicodeType type = g_unichar_type (letter);

      if (letter == 0x0640 || type == G_UNICODE_FORMAT || type == G_UNICODE_NON_SPACING_MARK)
        continue;
      if (g_unichar_isspace (letter) || letter == ',')
        letter = ' ';
      else if (type == G_UNICODE_DASH_PUNCTUATION)
        letter = '-';
      else if (g_unichar_isdigit (letter))
        letter = '0' + g_unichar_digit_value (letter);
      if (letter != ' ' || (folded->len > 0 && folded->str[folded->len - 1] != ' '))
        g_string_append_unichar (folded, letter);
    }
  return g_string_free (folded, FALSE);
}

static void
add_name (GArray         *names,
          const char     *text,
          EntenteWordKind kind,
          int             value)
{
  Name name = { .text = fold (text), .kind = kind, .value = value };

  g_strdelimit (name.text, ".", ' ');
  g_strstrip (name.text);
  if (*name.text == '\0' || g_ascii_isdigit (*name.text))
    g_free (name.text);
  else
    g_array_append_val (names, name);
}

static void
add_language (GArray            *names,
              EntenteDateLocale *locale)
{
  g_auto(GStrv) months = entente_date_locale_months (locale);
  g_auto(GStrv) weekdays = entente_date_locale_weekdays (locale);

  for (int i = 0; months[i] != NULL; i++)
    add_name (names, months[i], ENTENTE_WORD_MONTH, i % 12 + 1);
  for (int i = 0; weekdays[i] != NULL; i++)
    add_name (names, weekdays[i], ENTENTE_WORD_WEEKDAY, (i + 6) % 7);
}

/* The words that the language writes between the parts of a date, as in "28 de mayo de 2024"; they
 * are quoted in its pattern. */
static void
add_fillers (GArray            *names,
             EntenteDateLocale *locale)
{
  g_auto(GStrv) parts = g_strsplit (entente_date_locale_pattern (locale, "yMMMMd"), "'", -1);

  for (guint i = 1; i < g_strv_length (parts); i += 2)
    add_name (names, parts[i], ENTENTE_WORD_FILLER, 0);
}

static EntenteDateWords *
words_new (const char *locale)
{
  /* months have other names in Egypt, Algeria, Morocco and the Levant */
  static const char *const always[] = { "en", "en_GB", "fr", "ar", "ar_DZ", "ar_MA", "ar_SY" };
  g_autoptr(EntenteDateLocale) own = entente_date_locale_new (locale);
  EntenteDateWords *self = g_new0 (EntenteDateWords, 1);
  const char *numeric = entente_date_locale_pattern (own, "yMd");

  self->day_first = strchr (numeric, 'd') < strpbrk (numeric, "ML");
  self->names = g_array_new (FALSE, FALSE, sizeof (Name));
  add_fillers (self->names, own);
  add_language (self->names, own);
  for (guint i = 0; i < G_N_ELEMENTS (always); i++)
    {
      g_autoptr(EntenteDateLocale) other = entente_date_locale_new (always[i]);

      add_language (self->names, other);
    }
  for (guint i = 0; i < G_N_ELEMENTS (phrases); i++)
    {
      g_auto(GStrv) texts = g_strsplit (phrases[i].text, "|", -1);

      for (guint j = 0; texts[j] != NULL; j++)
        add_name (self->names, texts[j], phrases[i].kind, phrases[i].value);
    }
  return self;
}

/**
 * entente_date_words_get:
 * @locale: a locale of ICU
 *
 * Gives the words of a language. They are kept for good, since there are few and each language
 * costs some milliseconds to ask from ICU. May be called from any thread.
 *
 * Returns: (transfer none): the words of dates
 */
const EntenteDateWords *
entente_date_words_get (const char *locale)
{
  static GMutex mutex;
  static GHashTable *known;
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&mutex);
  EntenteDateWords *self;

  if (locale == NULL)
    locale = entente_language_shown ();
  if (known == NULL)
    known = g_hash_table_new (g_str_hash, g_str_equal);
  self = g_hash_table_lookup (known, locale);
  if (self == NULL)
    {
      self = words_new (locale);
      g_hash_table_insert (known, g_strdup (locale), self);
    }
  return self;
}

/**
 * entente_date_words_day_first:
 * @self: the words of dates
 *
 * Returns: %TRUE if the language writes the day before the month in figures
 */
gboolean
entente_date_words_day_first (const EntenteDateWords *self)
{
  return self->day_first;
}

static gboolean
is_letter (const char *at)
{
  gunichar letter = g_utf8_get_char (at);

  return g_unichar_isalpha (letter) || g_unichar_ismark (letter);
}

/* The longest name that stands at @at and does not end within a word. */
static const Name *
find_name (const EntenteDateWords *self,
           const char             *at)
{
  const Name *best = NULL;
  size_t best_length = 0;

  for (guint i = 0; i < self->names->len; i++)
    {
      const Name *name = &g_array_index (self->names, Name, i);
      size_t length = strlen (name->text);

      if (length > best_length && strncmp (at, name->text, length) == 0 &&
          (at[length - 1] == '\'' || !is_letter (at) || !is_letter (at + length)))
        {
          best = name;
          best_length = length;
        }
    }
  return best;
}

/* The month that alone begins with the word. */
static const Name *
find_month_by_prefix (const EntenteDateWords *self,
                      const char             *word,
                      size_t                  length)
{
  const Name *found = NULL;

  if (g_utf8_strlen (word, length) < MIN_PREFIX)
    return NULL;
  for (guint i = 0; i < self->names->len; i++)
    {
      const Name *name = &g_array_index (self->names, Name, i);

      if (name->kind != ENTENTE_WORD_MONTH || strncmp (word, name->text, length) != 0)
        continue;
      if (found != NULL && found->value != name->value)
        return NULL;
      found = name;
    }
  return found;
}

static size_t
word_length (const char *at)
{
  const char *end = at;

  while (*end != '\0' && is_letter (end))
    end = g_utf8_next_char (end);
  return end - at;
}

static size_t
take_number (const char  *at,
             EntenteWord *word)
{
  static const char month_sign[] = "月"; /* East Asia numbers its months */
  size_t length = strspn (at, "0123456789");
  size_t suffix = word_length (at + length);

  word->kind = ENTENTE_WORD_NUMBER;
  word->digits = MIN (length, 9);
  word->value = length <= 8 ? atoi (at) : -1;
  if (g_str_has_prefix (at + length, month_sign))
    {
      word->kind = ENTENTE_WORD_MONTH;
      return length + strlen (month_sign);
    }
  for (guint i = 0; i < G_N_ELEMENTS (ordinals); i++)
    if (suffix == strlen (ordinals[i]) && strncmp (at + length, ordinals[i], suffix) == 0)
      return length + suffix;
  return length;
}

static size_t
take_sign (const char  *at,
           EntenteWord *word)
{
  switch (*at)
    {
    case '-':
      word->kind = ENTENTE_WORD_DASH;
      return 1;
    case '/':
      word->kind = ENTENTE_WORD_SLASH;
      return 1;
    case '+':
      word->kind = ENTENTE_WORD_PLUS;
      return 1;
    case '?':
      word->kind = ENTENTE_WORD_QUESTION;
      return 1;
    case '(':
    case ')':
      word->kind = ENTENTE_WORD_FILLER;
      return 1;
    case '.':
      word->kind = at[1] == '.' ? ENTENTE_WORD_DOTS : ENTENTE_WORD_DOT;
      return strspn (at, ".");
    default:
      return 0;
    }
}

static size_t
take_word (const EntenteDateWords *self,
           const char             *at,
           EntenteWord            *word)
{
  static const char and_in_arabic[] = "و";
  const Name *name = find_name (self, at);
  size_t length;

  if (name != NULL)
    {
      word->kind = name->kind;
      word->value = name->value;
      return strlen (name->text);
    }
  length = word_length (at);
  name = find_month_by_prefix (self, at, length);
  if (name != NULL)
    {
      word->kind = ENTENTE_WORD_MONTH;
      word->value = name->value;
      return length;
    }
  /* Arabic writes "and" together with what follows */
  if (g_str_has_prefix (at, and_in_arabic) && length > strlen (and_in_arabic))
    {
      word->kind = ENTENTE_WORD_AND;
      return strlen (and_in_arabic);
    }
  return 0;
}

/**
 * entente_date_words_split:
 * @self: the words of dates
 * @typed: what was typed
 * @words: takes the words, in order
 * @unknown: (out) (transfer full) (nullable): what is no word of a date
 *
 * Returns: %FALSE if there is such a word
 */
gboolean
entente_date_words_split (const EntenteDateWords *self,
                          const char             *typed,
                          GArray                 *words,
                          char                  **unknown)
{
  g_autofree char *folded = fold (typed);
  const char *at = folded;
  EntenteWord word = { 0 };

  while (*at != '\0')
    {
      size_t length;

      if (*at == ' ')
        {
          word.spaced = TRUE;
          at++;
          continue;
        }
      length = g_ascii_isdigit (*at) ? take_number (at, &word) : take_sign (at, &word);
      if (length == 0)
        length = take_word (self, at, &word);
      if (length == 0)
        {
          size_t rest = word_length (at);

          *unknown = g_strndup (at, rest > 0 ? rest : (size_t) (g_utf8_next_char (at) - at));
          return FALSE;
        }
      g_array_append_val (words, word);
      word = (EntenteWord){ 0 };
      at += length;
    }
  return TRUE;
}
