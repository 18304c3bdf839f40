/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-error.h"
#include "apostil-lexicon-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How it works
 *
 * GMarkup calls us for each element; four elements make a language file, so a switch on
 * their names does. Words come before the patterns that use them. At the end every class
 * must have been of use: to a pattern, or to an engine that knows it by name; otherwise
 * its name is a slip. Messages begin with file and line. */

#define MAX_BYTES (4u * 1024 * 1024)
#define NAMESPACE "urn:apostil:language:1"

/* Classes that engines ask for by name. */
static const gchar *const known_classes[] = {
  "abbreviation",
  "address",
  "adjective",
  "age",
  "ahead",
  "announcement",
  "antonym",
  "apposition",
  "article-own",
  "boilerplate",
  "byline",
  "caption",
  "claim-adverb",
  "claim-adverb-ending",
  "claim-antonym",
  "claim-as",
  "claim-auxiliary",
  "claim-but",
  "claim-conjugation",
  "claim-conjunction",
  "claim-contrast",
  "claim-cut",
  "claim-denial",
  "claim-determiner",
  "claim-feminine",
  "claim-infinitive-ending",
  "claim-link",
  "claim-masculine",
  "claim-medium",
  "claim-negation",
  "claim-object",
  "claim-opener",
  "claim-person",
  "claim-possessive",
  "claim-preposition",
  "claim-relative",
  "claim-selon",
  "claim-speaker",
  "claim-split",
  "claim-subject",
  "claim-subordinator",
  "claim-tell",
  "claim-that",
  "claim-time",
  "claim-to",
  "claim-told",
  "claim-verb",
  "claim-view",
  "claim-whether",
  "clause-end",
  "common-start",
  "conjunction",
  "cue",
  "cue-assertion",
  "cue-commitment",
  "cue-demand",
  "cue-doubt",
  "cue-noun",
  "denial",
  "determiner",
  "direction",
  "future",
  "hour-context",
  "inflection",
  "inverted-pronoun",
  "joint",
  "joint-part",
  "joint-range",
  "link",
  "month",
  "name-addressee",
  "name-adjective",
  "name-article",
  "name-suffix",
  "negation",
  "no-name",
  "not-name",
  "number",
  "number-link",
  "organisation",
  "particle",
  "past",
  "place",
  "place-preposition",
  "preposition",
  "present",
  "pronoun",
  "pronoun-feminine",
  "pronoun-masculine",
  "pronoun-plural",
  "publication",
  "range-begin",
  "range-end",
  "relative",
  "reporting",
  "role",
  "season",
  "selon",
  "source-noun",
  "speaker-noun",
  "stop",
  "subject-pronoun",
  "subordinator",
  "title",
  "unit",
  "verb",
  "weekday",
  NULL,
};

typedef struct
{
  ApostilLexicon *lexicon;
  const gchar *name;
  guint depth;
  gint class_id; /* of the open <words>, or -1 */
  gboolean in_word;
  gboolean in_quotes;
  gboolean only_stop_words; /* read no more than the class « stop » */
  gboolean done;
  gchar *value;
  gchar *form;
  GString *text;
  gint line;
  gint problem_line;
  GError *problem;
} Reader;

static gboolean fail (GError **error, const gchar *format, ...) G_GNUC_PRINTF (2, 3);

static gboolean
fail (GError **error, const gchar *format, ...)
{
  va_list args;
  g_autofree gchar *message = NULL;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error_literal (error, APOSTIL_ERROR, APOSTIL_ERROR_INVALID, message);
  return FALSE;
}

#define COLLECT(...) \
  g_markup_collect_attributes (element, names, values, error, __VA_ARGS__, G_MARKUP_COLLECT_INVALID)
#define REQUIRED G_MARKUP_COLLECT_STRING
#define OPTIONAL (G_MARKUP_COLLECT_STRING | G_MARKUP_COLLECT_OPTIONAL)

static void
open_language (Reader *reader,
               const gchar *element,
               const gchar **names,
               const gchar **values,
               GError **error)
{
  const gchar *namespace = NULL;
  const gchar *version = NULL;
  const gchar *language = NULL;
  const gchar *verbless = NULL;

  if (!COLLECT (REQUIRED, "xmlns", &namespace, REQUIRED, "version", &version, REQUIRED, "lang",
                &language, OPTIONAL, "verbless", &verbless))
    return;
  reader->lexicon->verbless_future = g_strcmp0 (verbless, "future") == 0;
  if (!g_str_equal (namespace, NAMESPACE))
    fail (error, _ ("the namespace is “%s”; a language file has “%s”"), namespace, NAMESPACE);
  else if (!g_str_equal (version, "1.0"))
    fail (error, _ ("this program reads language files of version 1.0, not “%s”"), version);
  else if (strspn (language, "abcdefghijklmnopqrstuvwxyz-") != strlen (language) ||
           strlen (language) < 2 || strlen (language) > 32)
    fail (error, _ ("“%s” is not a language tag; write one such as “fr”"), language);
  else
    reader->lexicon->language = g_intern_string (language);
}

static void
open_words (Reader *reader,
            const gchar *element,
            const gchar **names,
            const gchar **values,
            GError **error)
{
  const gchar *class_name = NULL;
  gboolean trigger = FALSE;

  if (!COLLECT (REQUIRED, "class", &class_name,
                G_MARKUP_COLLECT_BOOLEAN | G_MARKUP_COLLECT_OPTIONAL, "trigger", &trigger))
    return;
  if (!g_ascii_islower (class_name[0]) ||
      strspn (class_name, "abcdefghijklmnopqrstuvwxyz0123456789-") != strlen (class_name))
    {
      fail (error, _ ("“%s” is not a name of a class; use small letters, digits and hyphens"),
            class_name);
      return;
    }
  reader->class_id = apostil_lexicon_add_class (reader->lexicon, class_name, trigger, reader->line);
  if (reader->class_id < 0)
    fail (error, _ ("there are more than %d classes and quoted words; join some"),
          APOSTIL_LEXICON_MAX_CLASSES);
}

static void
open_word (Reader *reader,
           const gchar *element,
           const gchar **names,
           const gchar **values,
           GError **error)
{
  const gchar *value = NULL;
  const gchar *form = NULL;

  if (!COLLECT (OPTIONAL, "v", &value, OPTIONAL, "form", &form))
    return;
  g_free (reader->value);
  reader->value = g_strdup (value);
  g_free (reader->form);
  reader->form = g_strdup (form);
  reader->in_word = TRUE;
  g_string_truncate (reader->text, 0);
}

static void
open_pair (Reader *reader,
           const gchar *element,
           const gchar **names,
           const gchar **values,
           GError **error)
{
  const gchar *open = NULL;
  const gchar *close = NULL;
  ApostilQuotePair pair = { 0 };

  if (!COLLECT (REQUIRED, "open", &open, OPTIONAL, "close", &close))
    return;
  if (g_utf8_strlen (open, -1) != 1 || (close != NULL && g_utf8_strlen (close, -1) != 1))
    {
      fail (error, _ ("a quotation mark is one character"));
      return;
    }
  pair.open = g_utf8_get_char (open);
  pair.close = close != NULL ? g_utf8_get_char (close) : 0;
  pair.spoken = close == NULL;
  g_array_append_val (reader->lexicon->quotes, pair);
}

static void
start_element (GMarkupParseContext *context,
               const gchar *element,
               const gchar **names,
               const gchar **values,
               gpointer user_data,
               GError **error)
{
  Reader *reader = user_data;
  gboolean inside = reader->depth == 1;

  if (reader->depth == 0 && g_str_equal (element, "language"))
    open_language (reader, element, names, values, error);
  else if (reader->depth == 0)
    fail (error, _ ("the file begins with <%s>; a language file begins with <language>"), element);
  else if (inside && g_str_equal (element, "words"))
    open_words (reader, element, names, values, error);
  else if (inside && g_str_equal (element, "quotes"))
    reader->in_quotes = TRUE;
  else if (inside && g_str_equal (element, "pattern"))
    {
      static const gchar *const allowed[] = {
        "id",    "type",   "tokens", "value",         "mod",          "quant",  "freq",
        "other", "before", "after",  "unless-before", "unless-after", "anchor", "class",
        "check", "reason", "join",   "case",          NULL,
      };

      for (guint i = 0; names[i] != NULL; i++)
        if (!g_strv_contains (allowed, names[i]))
          {
            fail (error, _ ("a pattern has no attribute “%s”; remove it"), names[i]);
            return;
          }
      if (!apostil_date_patterns_add (reader->lexicon->patterns, reader->lexicon, names, values,
                                      error))
        return;
    }
  else if (reader->depth == 2 && reader->class_id >= 0 && g_str_equal (element, "w"))
    open_word (reader, element, names, values, error);
  else if (reader->depth == 2 && reader->in_quotes && g_str_equal (element, "pair"))
    open_pair (reader, element, names, values, error);
  else
    fail (error, _ ("<%s> cannot stand here; remove or move it"), element);

  reader->depth++;
}

static gboolean
close_word (Reader *reader, GError **error)
{
  for (gchar *form = reader->text->str, *next = NULL; form != NULL; form = next)
    {
      gchar *bar = strchr (form, '|');

      next = bar != NULL ? bar + 1 : NULL;
      if (bar != NULL)
        *bar = '\0';
      if (!apostil_lexicon_add_word (reader->lexicon, reader->class_id, g_strstrip (form),
                                     reader->value, reader->form, error))
        return FALSE;
    }
  return TRUE;
}

static void
end_element (GMarkupParseContext *context, const gchar *element, gpointer user_data, GError **error)
{
  Reader *reader = user_data;

  reader->depth--;
  if (reader->in_word)
    {
      reader->in_word = FALSE;
      close_word (reader, error);
    }
  else if (reader->depth == 1)
    {
      reader->done = reader->only_stop_words && reader->class_id >= 0 &&
                     reader->class_id == apostil_lexicon_find_class (reader->lexicon, "stop");
      reader->class_id = -1;
      reader->in_quotes = FALSE;
    }
}

static void
take_text (GMarkupParseContext *context,
           const gchar *text,
           gsize n_bytes,
           gpointer user_data,
           GError **error)
{
  Reader *reader = user_data;

  if (reader->in_word)
    {
      g_string_append_len (reader->text, text, (gssize) n_bytes);
      return;
    }
  for (gsize i = 0; i < n_bytes; i++)
    if (!g_ascii_isspace (text[i]))
      {
        fail (error, _ ("there is text where only elements may stand; remove it"));
        return;
      }
}

static void
take_passthrough (GMarkupParseContext *context,
                  const gchar *text,
                  gsize n_bytes,
                  gpointer user_data,
                  GError **error)
{
  if (n_bytes >= 2 && text[0] == '<' && text[1] == '!' && !(n_bytes >= 4 && text[2] == '-'))
    fail (error, _ ("a language file has no declarations and no CDATA; remove them"));
}

/* Errors are taken here, and not from g_markup_parse_context_parse(), which in GLib 2.74 sets
 * one over another when the name in an end tag is not a name. */
static void
take_error (GMarkupParseContext *context, GError *error, gpointer user_data)
{
  Reader *reader = user_data;

  if (reader->problem != NULL)
    return;

  reader->problem = g_error_copy (error);
  reader->problem_line = reader->line;
}

static gboolean
check_classes (Reader *reader)
{
  for (guint i = 0; i < reader->lexicon->classes->len; i++)
    {
      const ApostilWordClass *class_ =
          &g_array_index (reader->lexicon->classes, ApostilWordClass, i);

      if (class_->used || g_strv_contains (known_classes, class_->name))
        continue;
      reader->problem_line = class_->line;
      return fail (&reader->problem,
                   _ ("no pattern and no engine uses the class “%s”; correct its name"),
                   class_->name);
    }
  return TRUE;
}

static gboolean
parse (Reader *reader, GBytes *bytes)
{
  static const GMarkupParser parser = { start_element, end_element, take_text, take_passthrough,
                                        take_error };
  g_autoptr (GMarkupParseContext) context = NULL;
  gsize n_bytes = 0;
  const gchar *xml = g_bytes_get_data (bytes, &n_bytes);

  if (n_bytes > MAX_BYTES)
    return fail (&reader->problem, _ ("the file is larger than %u bytes, the most it may have"),
                 MAX_BYTES);
  if (n_bytes == 0)
    return fail (&reader->problem, _ ("the file is empty; a language file begins with <language>"));
  if (!g_utf8_validate_len (xml, n_bytes, NULL))
    return fail (&reader->problem, _ ("the file is not UTF-8; save it as UTF-8"));

  /* Line by line, since GMarkup's own line is one too high for a tag that ends its line. */
  context = g_markup_parse_context_new (&parser, G_MARKUP_DEFAULT_FLAGS, reader, NULL);
  for (const gchar *p = xml, *end = xml + n_bytes; p < end;)
    {
      const gchar *lf = memchr (p, '\n', (gsize) (end - p));
      const gchar *next = lf != NULL ? lf + 1 : end;

      reader->line++;
      if (!g_markup_parse_context_parse (context, p, next - p, NULL))
        return FALSE;
      if (reader->done)
        return TRUE;
      p = next;
    }
  return g_markup_parse_context_end_parse (context, NULL) && check_classes (reader);
}

static void
reader_clear (Reader *reader)
{
  g_string_free (reader->text, TRUE);
  g_free (reader->value);
  g_free (reader->form);
  g_clear_error (&reader->problem);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reader, reader_clear)

/*
 * apostil_lexicon_read_stop_words:
 * @self: an empty lexicon
 * @xml: a language file
 * @name: what to call it in messages
 *
 * Reads a file no further than its class « stop », which is all it takes to tell a language.
 *
 * Returns: whether it could be read so far
 */
gboolean
apostil_lexicon_read_stop_words (ApostilLexicon *self, GBytes *xml, const gchar *name)
{
  g_auto (Reader) reader = { .lexicon = self,
                             .name = name,
                             .class_id = -1,
                             .only_stop_words = TRUE,
                             .text = g_string_new (NULL) };

  if (!parse (&reader, xml))
    return FALSE;

  apostil_lexicon_build_table (self);
  return TRUE;
}

/*
 * apostil_lexicon_read:
 * @self: an empty lexicon
 * @xml: a language file
 * @name: what to call it in messages
 *
 * Returns: whether it could be read; otherwise @self is of no use
 */
gboolean
apostil_lexicon_read (ApostilLexicon *self, GBytes *xml, const gchar *name, GError **error)
{
  g_auto (Reader)
      reader = { .lexicon = self, .name = name, .class_id = -1, .text = g_string_new (NULL) };

  if (parse (&reader, xml))
    {
      apostil_lexicon_build_table (self);
      return TRUE;
    }

  g_set_error (error, APOSTIL_ERROR, APOSTIL_ERROR_INVALID, "%s:%d: %s", name,
               MAX (reader.problem_line, 1), reader.problem->message);
  return FALSE;
}
