/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-date-patterns.h"
#include "apostil-error.h"
#include "apostil-lexicon-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How it works
 *
 * The tokens of a pattern, « [det] [weekday] day=D month [Y] », are a small language:
 * classes of words, shapes in capitals, 'words' themselves, [optional], (one | other),
 * name=… to call what is captured, ~ for « no blank before », ! where the words begin that are
 * only looked at and not marked. A pattern is multiplied out
 * into plain sequences, which share their beginnings in one trie; so all patterns are tried
 * at once, and a word that begins none costs one look-up. */

#define MAX_SEQUENCES 4000
#define MAX_ELEMENTS  16
#define MAX_NODES     200000
#define MAX_NESTING   16
#define PHRASE_ATOMS  6 /* by which phrases in a pattern may move its trigger to the right */

typedef struct
{
  ApostilDatePatterns *patterns;
  ApostilLexicon *lexicon;
  const gchar *tokens;
  const gchar *p;
  guint depth;
} Parser;

/* What a pattern, or a part of it, may be multiplied out to: a few bytes, copied at once, since a
 * language has thousands. One that is too long is cut to one element too many, and refused. */
typedef struct
{
  guint n;
  ApostilDateElement elements[MAX_ELEMENTS + 1];
} Sequence;

static GArray *parse_choice (Parser *parser, GError **error);

/*
 * apostil_date_patterns_new:
 *
 * Returns: (transfer full): no patterns yet
 */
ApostilDatePatterns *
apostil_date_patterns_new (void)
{
  ApostilDatePatterns *self = g_new0 (ApostilDatePatterns, 1);
  ApostilDateNode root = { 0 };
  ApostilDateTerminal none = { 0 };

  self->nodes = g_array_new (FALSE, TRUE, sizeof (ApostilDateNode));
  self->terminals = g_array_new (FALSE, TRUE, sizeof (ApostilDateTerminal));
  self->captures = g_array_new (FALSE, TRUE, sizeof (gint8));
  self->patterns = g_array_new (FALSE, TRUE, sizeof (ApostilDatePattern));
  self->capture_names = g_ptr_array_new ();
  g_array_append_val (self->nodes, root);
  g_array_append_val (self->terminals, none);

  return self;
}

static void
pattern_clear (ApostilDatePattern *pattern)
{
  GArray *arrays[] = { pattern->value, pattern->mod,           pattern->quant,
                       pattern->freq,  pattern->other,         pattern->before,
                       pattern->after, pattern->unless_before, pattern->unless_after };

  for (guint i = 0; i < G_N_ELEMENTS (arrays); i++)
    g_clear_pointer (&arrays[i], g_array_unref);
}

/*
 * apostil_date_patterns_free:
 * @self: (transfer full): patterns
 */
void
apostil_date_patterns_free (ApostilDatePatterns *self)
{
  for (guint i = 0; i < self->patterns->len; i++)
    pattern_clear (&g_array_index (self->patterns, ApostilDatePattern, i));
  g_array_unref (self->nodes);
  g_array_unref (self->terminals);
  g_array_unref (self->captures);
  g_array_unref (self->patterns);
  g_ptr_array_unref (self->capture_names);
  g_free (self);
}

/* Reading tokens */

static const struct
{
  const gchar *name;
  ApostilDateShape shape;
  const gchar *capture;
} shapes[] = {
  { "D", APOSTIL_DATE_SHAPE_DAY, "day" },         { "M", APOSTIL_DATE_SHAPE_MONTH, "month" },
  { "Y", APOSTIL_DATE_SHAPE_YEAR, "year" },       { "YY", APOSTIL_DATE_SHAPE_SHORT_YEAR, "year" },
  { "H", APOSTIL_DATE_SHAPE_HOUR, "hour" },       { "MIN", APOSTIL_DATE_SHAPE_MINUTE, "minute" },
  { "N", APOSTIL_DATE_SHAPE_NUMBER, "number" },   { "I", APOSTIL_DATE_SHAPE_INTEGER, "number" },
  { "DEC", APOSTIL_DATE_SHAPE_DECADE, "decade" }, { "START", APOSTIL_DATE_SHAPE_START, "start" },
  { "END", APOSTIL_DATE_SHAPE_END, "end" },       { "DW", APOSTIL_DATE_SHAPE_DAY_WORDS, "day" },
  { "RANGE", APOSTIL_DATE_SHAPE_RANGE, "range" },
};

static void
skip_blanks (Parser *parser)
{
  parser->p += strspn (parser->p, " \t\r\n");
}

static gboolean
fail (Parser *parser, GError **error, const gchar *what)
{
  if (error == NULL || *error == NULL)
    g_set_error (error, APOSTIL_ERROR, APOSTIL_ERROR_INVALID,
                 /* Translators: %1$s are the tokens of a pattern in a language file, %2$s says
                  * what is wrong with them. */
                 _ ("the tokens “%s” cannot be read: %s"), parser->tokens, what);
  return FALSE;
}

static gint
literal_class (ApostilLexicon *lexicon, const gchar *words, GError **error)
{
  g_autofree gchar *name = g_strdup_printf ("'%s'", words);
  gint id = apostil_lexicon_find_class (lexicon, name);

  if (id >= 0)
    return id;
  id = apostil_lexicon_add_class (lexicon, name, FALSE, 0);
  if (id < 0)
    {
      g_set_error (error, APOSTIL_ERROR, APOSTIL_ERROR_LIMIT,
                   _ ("there are more than %d classes and quoted words; join some"),
                   APOSTIL_LEXICON_MAX_CLASSES);
      return -1;
    }
  g_array_index (lexicon->classes, ApostilWordClass, id).used = TRUE;
  if (!apostil_lexicon_add_word (lexicon, id, words, NULL, NULL, error))
    return -1;
  g_array_index (lexicon->classes, ApostilWordClass, id).holds_trigger =
      apostil_lexicon_holds_trigger (lexicon, lexicon->words->len - 1);
  return id;
}

static gint
class_or_shape (ApostilLexicon *lexicon, const gchar *name, const gchar **capture, GError **error)
{
  gint id = -1;

  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    if (g_str_equal (shapes[i].name, name))
      {
        *capture = shapes[i].capture;
        return shapes[i].shape;
      }

  id = apostil_lexicon_find_class (lexicon, name);
  if (id < 0)
    {
      g_set_error (error, APOSTIL_ERROR, APOSTIL_ERROR_REFERENCE,
                   _ ("there is no class “%s” above this line; correct the name or add its words"),
                   name);
      return -1;
    }
  g_array_index (lexicon->classes, ApostilWordClass, id).used = TRUE;
  *capture = name;
  return id;
}

static gchar *
read_name (Parser *parser)
{
  const gchar *from = parser->p;

  while (g_ascii_isalnum (*parser->p) || *parser->p == '-' || *parser->p == '_')
    parser->p++;
  return g_strndup (from, (gsize) (parser->p - from));
}

static gchar *
read_quoted (Parser *parser)
{
  const gchar *end = strchr (parser->p + 1, '\'');
  gchar *words = NULL;

  if (end == NULL)
    return NULL;
  words = g_strndup (parser->p + 1, (gsize) (end - parser->p - 1));
  /* A quotation mark inside is written “’”. */
  parser->p = end + 1;
  return words;
}

static GArray *
sequences_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (Sequence));
}

static Sequence *
sequence_at (GArray *sequences, guint i)
{
  return &g_array_index (sequences, Sequence, i);
}

static void
append (Sequence *sequence, const Sequence *more)
{
  for (guint i = 0; i < more->n && sequence->n <= MAX_ELEMENTS; i++)
    sequence->elements[sequence->n++] = more->elements[i];
}

static GArray *
single (ApostilDateElement element)
{
  GArray *sequences = sequences_new ();
  Sequence sequence = { 1, { element } };

  g_array_append_val (sequences, sequence);
  return sequences;
}

static void
name_captures (GArray *sequences, gint capture, gboolean glued)
{
  for (guint i = 0; i < sequences->len; i++)
    {
      Sequence *sequence = sequence_at (sequences, i);

      for (guint k = 0; k < sequence->n; k++)
        {
          ApostilDateElement *element = &sequence->elements[k];

          if (capture >= 0 && element->capture >= 0)
            element->capture = (gint8) capture;
          if (glued && k == 0)
            element->glued = TRUE;
        }
    }
}

static GArray *
parse_group (Parser *parser, gboolean optional, GError **error)
{
  const Sequence nothing = { 0 };
  gchar close = optional ? ']' : ')';
  g_autoptr (GArray) inside = NULL;

  if (parser->depth >= MAX_NESTING)
    {
      fail (parser, error, _ ("it is nested too deeply"));
      return NULL;
    }
  parser->p++;
  parser->depth++;
  inside = parse_choice (parser, error);
  parser->depth--;
  if (inside == NULL)
    return NULL;
  skip_blanks (parser);
  if (*parser->p != close)
    {
      fail (parser, error, _ ("a bracket is not closed"));
      return NULL;
    }
  parser->p++;
  if (optional)
    g_array_append_val (inside, nothing);
  return g_steal_pointer (&inside);
}

static GArray *
parse_word (Parser *parser, const gchar *name, GError **error)
{
  const gchar *capture = NULL;
  ApostilDateElement element = { .capture = -1 };
  gint id = class_or_shape (parser->lexicon, name, &capture, error);
  gint capture_id = -1;

  if (id < 0)
    return NULL;
  capture_id = apostil_date_capture_id (parser->patterns->capture_names, capture);
  if (capture_id < 0)
    {
      fail (parser, error, _ ("there are too many captures in this file"));
      return NULL;
    }
  element.element = (guint16) id;
  element.capture = (gint8) capture_id;
  return single (element);
}

static GArray *
parse_item (Parser *parser, GError **error)
{
  g_autoptr (GArray) sequences = NULL;
  g_autofree gchar *name = NULL;
  gboolean glued = FALSE;
  gint capture = -1;

  if (*parser->p == '~')
    {
      glued = TRUE;
      parser->p++;
    }
  name = read_name (parser);
  if (name[0] != '\0' && *parser->p == '=')
    {
      parser->p++;
      capture = apostil_date_capture_id (parser->patterns->capture_names, name);
      g_clear_pointer (&name, g_free);
      if (capture < 0)
        {
          fail (parser, error, _ ("there are too many captures in this file"));
          return NULL;
        }
      name = read_name (parser);
    }

  if (name[0] != '\0')
    sequences = parse_word (parser, name, error);
  else if (*parser->p == '\'')
    {
      g_autofree gchar *words = read_quoted (parser);
      ApostilDateElement element = { .capture = -1 };
      gint id = words != NULL ? literal_class (parser->lexicon, words, error) : -1;

      if (id >= 0)
        {
          element.element = (guint16) id;
          sequences = single (element);
        }
    }
  else if (*parser->p == '(' || *parser->p == '[')
    sequences = parse_group (parser, *parser->p == '[', error);

  if (sequences == NULL)
    {
      fail (parser, error, parser->p);
      return NULL;
    }
  name_captures (sequences, capture, glued);
  return g_steal_pointer (&sequences);
}

static GArray *
multiply (GArray *left, GArray *right)
{
  GArray *product = g_array_sized_new (FALSE, FALSE, sizeof (Sequence), left->len * right->len);

  for (guint i = 0; i < left->len; i++)
    for (guint k = 0; k < right->len; k++)
      {
        Sequence sequence = *sequence_at (left, i);

        append (&sequence, sequence_at (right, k));
        g_array_append_val (product, sequence);
      }
  return product;
}

static void
append_to_all (GArray *sequences, const Sequence *item)
{
  for (guint i = 0; i < sequences->len; i++)
    append (sequence_at (sequences, i), item);
}

static void
mark_beyond (GArray *sequences)
{
  for (guint i = 0; i < sequences->len; i++)
    if (sequence_at (sequences, i)->n > 0)
      sequence_at (sequences, i)->elements[0].beyond = TRUE;
}

static GArray *
parse_sequence (Parser *parser, GError **error)
{
  g_autoptr (GArray) sequences = sequences_new ();
  const Sequence nothing = { 0 };

  g_array_append_val (sequences, nothing);
  for (skip_blanks (parser); *parser->p != '\0' && strchr ("|)]", *parser->p) == NULL;
       skip_blanks (parser))
    {
      gboolean beyond = *parser->p == '!';
      g_autoptr (GArray) item = NULL;
      GArray *product = NULL;

      if (beyond)
        {
          parser->p++;
          skip_blanks (parser);
        }
      item = parse_item (parser, error);

      if (item == NULL)
        return NULL;
      if (beyond)
        mark_beyond (item);
      if (sequences->len * item->len > MAX_SEQUENCES)
        {
          fail (parser, error, _ ("it has too many choices; make two patterns of it"));
          return NULL;
        }
      if (item->len == 1)
        {
          append_to_all (sequences, sequence_at (item, 0));
          continue;
        }
      product = multiply (sequences, item);
      g_array_unref (sequences);
      sequences = product;
    }
  return g_steal_pointer (&sequences);
}

static GArray *
parse_choice (Parser *parser, GError **error)
{
  g_autoptr (GArray) sequences = parse_sequence (parser, error);

  while (sequences != NULL && *parser->p == '|')
    {
      g_autoptr (GArray) more = NULL;

      parser->p++;
      more = parse_sequence (parser, error);
      if (more == NULL)
        return NULL;
      g_array_append_vals (sequences, more->data, more->len);
      if (sequences->len > MAX_SEQUENCES)
        {
          fail (parser, error, _ ("it has too many choices; make two patterns of it"));
          return NULL;
        }
    }
  return g_steal_pointer (&sequences);
}

/* Building the trie */

static guint32
find_child (ApostilDatePatterns *self, guint32 node, const ApostilDateElement *element)
{
  guint32 child = node == 0 ? self->root_child[element->element][element->glued != 0]
                            : g_array_index (self->nodes, ApostilDateNode, node).first_child;

  while (child != 0)
    {
      const ApostilDateNode *it = &g_array_index (self->nodes, ApostilDateNode, child);

      if (it->element == element->element && it->glued == (element->glued != 0))
        return child;
      child = node == 0 ? 0 : it->next;
    }
  return 0;
}

static guint32
add_child (ApostilDatePatterns *self, guint32 node, const ApostilDateElement *element)
{
  guint32 child = self->nodes->len;
  ApostilDateNode fresh = { .element = element->element, .glued = element->glued != 0 };

  fresh.next = g_array_index (self->nodes, ApostilDateNode, node).first_child;
  g_array_append_val (self->nodes, fresh);
  g_array_index (self->nodes, ApostilDateNode, node).first_child = child;
  g_array_index (self->nodes, ApostilDateNode, node).follows |=
      apostil_date_element_bits (element->element);
  if (node == 0)
    self->root_child[element->element][element->glued != 0] = child;
  return child;
}

static void
add_sequence (ApostilDatePatterns *self, const Sequence *sequence, guint pattern)
{
  guint32 node = 0;
  ApostilDateTerminal terminal = { .pattern = (guint16) pattern,
                                   .n_elements = (guint8) sequence->n,
                                   .captures = self->captures->len };
  guint32 *link = NULL;

  g_array_set_size (self->captures, terminal.captures + sequence->n);
  for (guint i = 0; i < sequence->n; i++)
    {
      const ApostilDateElement *element = &sequence->elements[i];
      guint32 child = find_child (self, node, element);

      node = child != 0 ? child : add_child (self, node, element);
      if (element->beyond && terminal.n_extent == 0)
        terminal.n_extent = (guint8) i;
      g_array_index (self->captures, gint8, terminal.captures + i) = element->capture;
    }

  if (terminal.n_extent == 0)
    terminal.n_extent = terminal.n_elements;

  /* At the end of the chain, so that patterns that come first are preferred. */
  link = &g_array_index (self->nodes, ApostilDateNode, node).first_terminal;
  while (*link != 0)
    link = &g_array_index (self->terminals, ApostilDateTerminal, *link).next;
  *link = self->terminals->len;
  g_array_append_val (self->terminals, terminal);
}

static gboolean
is_trigger (ApostilLexicon *lexicon, const ApostilDateElement *element)
{
  if (element->element >= APOSTIL_DATE_SHAPE_DAY)
    return element->element != APOSTIL_DATE_SHAPE_NUMBER &&
           element->element != APOSTIL_DATE_SHAPE_DAY_WORDS;
  return g_array_index (lexicon->classes, ApostilWordClass, element->element).trigger ||
         g_array_index (lexicon->classes, ApostilWordClass, element->element).holds_trigger;
}

/* How far before a trigger a search must begin. */
static void
reach_to_trigger (ApostilDatePatterns *self, ApostilLexicon *lexicon, const Sequence *sequence)
{
  guint i = 0;

  while (i < sequence->n && !is_trigger (lexicon, &sequence->elements[i]))
    i++;
  self->max_atoms = MAX (self->max_atoms, i + PHRASE_ATOMS);
}

static gboolean
check_sequence (ApostilDatePatterns *self,
                ApostilLexicon *lexicon,
                const Sequence *sequence,
                const gboolean *needs,
                GError **error)
{
  gboolean has[APOSTIL_DATE_MAX_CAPTURES] = { FALSE };
  gboolean trigger = FALSE;

  if (sequence->n == 0 || sequence->n > MAX_ELEMENTS)
    {
      g_set_error (error, APOSTIL_ERROR, APOSTIL_ERROR_INVALID,
                   _ ("a pattern must have from 1 to %d tokens, whatever is left out of it"),
                   MAX_ELEMENTS);
      return FALSE;
    }

  for (guint i = 0; i < sequence->n; i++)
    {
      const ApostilDateElement *element = &sequence->elements[i];

      trigger |= is_trigger (lexicon, element);
      if (element->capture < 0)
        continue;
      if (has[element->capture] && needs[element->capture])
        {
          g_set_error (error, APOSTIL_ERROR, APOSTIL_ERROR_INVALID,
                       _ ("the template is ambiguous: “%s” is captured twice; give one of them "
                          "another name"),
                       (const gchar *) self->capture_names->pdata[element->capture]);
          return FALSE;
        }
      has[element->capture] = TRUE;
    }

  for (guint i = 0; i < self->capture_names->len; i++)
    if (needs[i] && !has[i])
      {
        g_set_error (error, APOSTIL_ERROR, APOSTIL_ERROR_INVALID,
                     _ ("the template is ambiguous: it uses “%s”, which the tokens do not always "
                        "capture; give a fallback after “|” or make two patterns"),
                     (const gchar *) self->capture_names->pdata[i]);
        return FALSE;
      }
  if (!trigger)
    g_set_error (error, APOSTIL_ERROR, APOSTIL_ERROR_INVALID,
                 _ ("the pattern has no trigger: use a class with trigger=\"true\", or a number"));
  return trigger;
}

/* Reading a pattern */

static GArray *
read_context (ApostilLexicon *lexicon, const gchar *text, GError **error)
{
  g_autoptr (GArray) elements = g_array_new (FALSE, FALSE, sizeof (guint16));
  Parser parser = { NULL, lexicon, text, text, 0 };

  for (skip_blanks (&parser); *parser.p != '\0'; skip_blanks (&parser))
    {
      gint id = -1;
      guint16 element = 0;

      if (*parser.p == '\'')
        {
          g_autofree gchar *words = read_quoted (&parser);

          id = words != NULL ? literal_class (lexicon, words, error) : -1;
        }
      else
        {
          g_autofree gchar *name = read_name (&parser);
          const gchar *capture = NULL;

          id = name[0] != '\0' ? class_or_shape (lexicon, name, &capture, error) : -1;
        }
      if (id < 0)
        {
          fail (&parser, error, parser.p);
          return NULL;
        }
      element = (guint16) id;
      g_array_append_val (elements, element);
    }
  return g_steal_pointer (&elements);
}

static const gchar *
get (const gchar **names, const gchar **values, const gchar *name)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_equal (names[i], name))
      return values[i];
  return NULL;
}

static gboolean
read_attributes (ApostilDatePatterns *self,
                 ApostilLexicon *lexicon,
                 ApostilDatePattern *pattern,
                 const gchar **names,
                 const gchar **values,
                 GError **error)
{
  const struct
  {
    const gchar *name;
    GArray **steps;
  } templates[] = { { "value", &pattern->value },
                    { "mod", &pattern->mod },
                    { "quant", &pattern->quant },
                    { "freq", &pattern->freq },
                    { "other", &pattern->other } };
  const struct
  {
    const gchar *name;
    GArray **elements;
  } contexts[] = { { "before", &pattern->before },
                   { "after", &pattern->after },
                   { "unless-before", &pattern->unless_before },
                   { "unless-after", &pattern->unless_after } };

  for (guint i = 0; i < G_N_ELEMENTS (templates); i++)
    {
      const gchar *text = get (names, values, templates[i].name);

      if (text == NULL)
        continue;
      *templates[i].steps =
          apostil_date_template_parse (text, self->capture_names, lexicon->strings, error);
      if (*templates[i].steps == NULL)
        return FALSE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (contexts); i++)
    {
      const gchar *text = get (names, values, contexts[i].name);

      if (text == NULL)
        continue;
      *contexts[i].elements = read_context (lexicon, text, error);
      if (*contexts[i].elements == NULL)
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_settings (ApostilLexicon *lexicon,
               ApostilDatePattern *pattern,
               const gchar **names,
               const gchar **values,
               GError **error)
{
  static const gchar *const types[] = { "DATE", "TIME", "DURATION", "SET", "NONE", NULL };
  const gchar *id = get (names, values, "id");
  const gchar *type = get (names, values, "type");
  const gchar *class_ = get (names, values, "class");
  const gchar *anchor = get (names, values, "anchor");
  const gchar *reason = get (names, values, "reason");

  if (id == NULL || type == NULL || get (names, values, "tokens") == NULL ||
      (get (names, values, "value") == NULL && !g_str_equal (type, "NONE")))
    {
      g_set_error (error, APOSTIL_ERROR, APOSTIL_ERROR_INVALID,
                   _ ("a pattern needs “id”, “type”, “tokens” and “value”"));
      return FALSE;
    }
  if (!g_strv_contains (types, type) ||
      (class_ != NULL && (strlen (class_) != 1 || strchr ("ABC", class_[0]) == NULL)) ||
      (anchor != NULL && !g_str_equal (anchor, "last")))
    {
      g_set_error (
          error, APOSTIL_ERROR, APOSTIL_ERROR_INVALID,
          _ ("the type of “%s” is DATE, TIME, DURATION, SET or NONE, its class A, B or C, its "
             "anchor “last” if it has one"),
          id);
      return FALSE;
    }

  pattern->id = g_intern_string (id);
  pattern->type = g_intern_string (type);
  pattern->class_ = class_ != NULL ? class_[0] : 'B';
  pattern->anchor = anchor != NULL ? APOSTIL_DATE_ANCHOR_LAST : APOSTIL_DATE_ANCHOR_PUBLISHED;
  pattern->reason = reason != NULL ? g_intern_string (reason) : NULL;
  pattern->capital = g_strcmp0 (get (names, values, "case"), "capital") == 0;
  pattern->join = g_strcmp0 (get (names, values, "join"), "next") == 0;
  pattern->check_weekday = g_strcmp0 (get (names, values, "check"), "weekday") == 0;
  return TRUE;
}

/*
 * apostil_date_patterns_add:
 * @self: patterns
 * @lexicon: the lexicon they belong to
 * @names: (array zero-terminated=1): attributes of the element
 * @values: their values
 */
gboolean
apostil_date_patterns_add (ApostilDatePatterns *self,
                           ApostilLexicon *lexicon,
                           const gchar **names,
                           const gchar **values,
                           GError **error)
{
  ApostilDatePattern pattern = { NULL };
  g_autoptr (GArray) sequences = NULL;
  gboolean needs[APOSTIL_DATE_MAX_CAPTURES] = { FALSE };
  Parser parser = { self, lexicon, NULL, NULL, 0 };

  if (!read_settings (lexicon, &pattern, names, values, error))
    return FALSE;

  parser.tokens = parser.p = get (names, values, "tokens");
  sequences = parse_choice (&parser, error);
  if (sequences == NULL)
    return FALSE;
  if (*parser.p != '\0')
    return fail (&parser, error, parser.p);
  if (self->nodes->len + sequences->len * MAX_ELEMENTS > MAX_NODES || self->patterns->len > 4000)
    {
      g_set_error (error, APOSTIL_ERROR, APOSTIL_ERROR_LIMIT,
                   _ ("the file has too many patterns, or patterns with too many choices"));
      return FALSE;
    }

  if (!read_attributes (self, lexicon, &pattern, names, values, error))
    {
      pattern_clear (&pattern);
      return FALSE;
    }
  g_array_append_val (self->patterns, pattern);

  apostil_date_template_needs (pattern.value, needs);
  for (guint i = 0; i < sequences->len; i++)
    {
      if (!check_sequence (self, lexicon, sequence_at (sequences, i), needs, error))
        return FALSE;
      add_sequence (self, sequence_at (sequences, i), self->patterns->len - 1);
      reach_to_trigger (self, lexicon, sequence_at (sequences, i));
    }
  return TRUE;
}
