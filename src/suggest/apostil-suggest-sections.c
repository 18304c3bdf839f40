/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-date-scan-private.h"
#include "apostil-suggest.h"

#include <string.h>

/* How it works
 *
 * One page often holds several articles, each with a line that says when it was published:
 * « Publié le 22.8.2021 par … », « Updated August 22, 2021 », or a byline with a full date.
 * Such a line opens a section; the headline right above belongs to it, and the first section
 * begins with the text. « Mis à jour » below « Publié » changes nothing: the publication
 * counts. Within its section a headline, a post (two hashtags or handles and more), a caption
 * (a line with the mark of a picture agency) and the debris of a page (« Lire aussi ») get
 * stretches of their own, with the same date. */

#define HEADLINE_TOKENS 60 /* longer lines above are a text that ends, not a headline */
#define BYLINE_TOKENS   40
#define CAPTION_TOKENS  80

typedef struct
{
  guint from, to; /* tokens */
  gboolean publication;
  gboolean update;
  gchar *date;
  ApostilSpan span; /* of the date */
} Line;

typedef struct
{
  ApostilSuggestInput *input;
  ApostilLexicon *lexicon;
  const gchar *utf8;
  const ApostilToken *tokens;
  guint n_tokens;
  ApostilDateScan scan;
  gint publication, byline, boilerplate, caption;
  GArray *lines;
  GArray *stretches;
  GArray *atoms; /* scratch */
} Proposer;

static void
line_clear (gpointer data)
{
  g_free (((Line *) data)->date);
}

static void
keep_full_date (const ApostilDateFound *found, gpointer user_data)
{
  Line *line = user_data;
  const gchar *value = found->result.value;

  if (line->date != NULL || strlen (value) < 10 || !g_ascii_isdigit (value[0]) || value[4] != '-' ||
      !g_ascii_isdigit (value[5]) || value[7] != '-' || !found->result.certain)
    return;
  line->date = g_strndup (value, 10);
  line->span = found->span;
}

static const ApostilWord *
word_at (Proposer *self, gint class_id, guint from, guint to)
{
  if (class_id < 0 || from >= to ||
      ((self->tokens[from].flags & (APOSTIL_TOKEN_HYPHENATED | APOSTIL_TOKEN_HAS_DIGIT)) == 0 &&
       !apostil_lexicon_begins_class (self->lexicon, self->tokens[from].hash, class_id)))
    return NULL;

  g_array_set_size (self->atoms, 0);
  for (guint i = from; i < MIN (to, from + 8); i++)
    apostil_atoms_append (self->atoms, self->utf8, &self->tokens[i], i);
  return apostil_lexicon_match (self->lexicon, class_id, self->utf8,
                                (const ApostilAtom *) (gpointer) self->atoms->data,
                                self->atoms->len);
}

static guint
first_word (Proposer *self, guint from, guint to)
{
  while (from < to && (self->tokens[from].flags &
                       (APOSTIL_TOKEN_WORD | APOSTIL_TOKEN_NUMBER | APOSTIL_TOKEN_HAS_DIGIT)) == 0)
    from++;
  return from;
}

static void
read_line (Proposer *self, Line *line)
{
  guint from = first_word (self, line->from, line->to);
  const ApostilWord *word = NULL;

  if (from >= line->to)
    return;
  word = word_at (self, self->publication, from, line->to);
  if (word == NULL && (line->to - line->from > BYLINE_TOKENS ||
                       word_at (self, self->byline, from, line->to) == NULL))
    return;

  apostil_date_resolver_set_anchor (&self->scan.resolver, NULL);
  apostil_date_scan_line (&self->scan, line->from, MIN (line->to, line->from + BYLINE_TOKENS),
                          keep_full_date, line);
  line->publication = line->date != NULL;
  line->update = word != NULL && g_str_equal (word->value, "updated");
}

static void
read_lines (Proposer *self)
{
  for (guint from = 0; from < self->n_tokens;)
    {
      Line line = { from, apostil_date_scan_line_end (self->tokens, self->n_tokens, from) };

      read_line (self, &line);
      g_array_append_val (self->lines, line);
      from = line.to;
    }
}

/* An update that follows its publication says nothing new. */
static gboolean
opens_section (Proposer *self, guint index, guint last)
{
  const Line *line = &g_array_index (self->lines, Line, index);

  return line->publication && !(last != G_MAXUINT && index - last <= 3 && line->update);
}

static guint
headline_of (Proposer *self, guint index, guint floor)
{
  const Line *above = NULL;

  if (index == 0 || index <= floor)
    return index;
  above = &g_array_index (self->lines, Line, index - 1);
  return above->publication || above->to - above->from > HEADLINE_TOKENS ? index : index - 1;
}

static const gchar *
role_of (Proposer *self, const Line *line, gboolean headline)
{
  guint signs = 0;
  guint first = first_word (self, line->from, line->to);
  const ApostilWord *word = NULL;

  if (headline)
    return "headline";
  word = word_at (self, self->boilerplate, first, line->to);
  if (word != NULL)
    {
      guint end = first + word->n_atoms;

      /* The whole line, but for signs after it. */
      if (first_word (self, MIN (end, line->to), line->to) >= line->to)
        return "boilerplate";
    }
  for (guint i = line->from; i < line->to; i++)
    {
      if ((self->tokens[i].flags & (APOSTIL_TOKEN_HASHTAG | APOSTIL_TOKEN_HANDLE)) != 0)
        signs++;
      if (signs >= 2)
        return "post";
    }
  for (guint i = first; i < line->to && line->to - line->from < CAPTION_TOKENS; i++)
    if ((i == first || i + 8 >= line->to) && word_at (self, self->caption, i, line->to) != NULL)
      return "caption";
  return "body";
}

static void
add_stretch (Proposer *self, ApostilSpan span, const gchar *role, const Line *line)
{
  ApostilStretch stretch = { span, g_intern_string (role) };
  const gchar *published = line != NULL ? line->date
                                        : apostil_suggest_input_get_published (self->input);
  ApostilSpan date = line != NULL ? line->span : APOSTIL_SPAN (0, 0);
  ApostilStretch *before =
      self->stretches->len > 0
          ? &g_array_index (self->stretches, ApostilStretch, self->stretches->len - 1)
          : NULL;

  if (span.end <= span.start)
    return;
  if (before != NULL && before->span.end == span.start && before->role == stretch.role &&
      g_strcmp0 (before->published, published) == 0 && apostil_span_equal (before->date, date))
    {
      before->span.end = span.end;
      return;
    }
  stretch.published = g_strdup (published);
  stretch.date = date;
  stretch.proposed = TRUE;
  g_array_append_val (self->stretches, stretch);
}

static guint32
line_start (Proposer *self, guint index)
{
  if (index == 0)
    return 0;
  if (index >= self->lines->len)
    return apostil_text_get_length (apostil_suggest_input_get_text (self->input));
  return self->tokens[g_array_index (self->lines, Line, index).from].start;
}

static void
add_section (Proposer *self, guint from, guint to, guint publication)
{
  const Line *dated =
      publication < self->lines->len ? &g_array_index (self->lines, Line, publication) : NULL;

  for (guint i = from; i < to; i++)
    {
      const Line *line = &g_array_index (self->lines, Line, i);
      gboolean headline = dated != NULL && publication > 0 && i + 1 == publication && i == from;

      add_stretch (self, APOSTIL_SPAN (line_start (self, i), line_start (self, i + 1)),
                   role_of (self, line, headline), dated);
    }
}

static void
propose (Proposer *self)
{
  guint from = 0;
  guint dated = G_MAXUINT;
  guint last = G_MAXUINT;

  for (guint i = 0; i < self->lines->len; i++)
    {
      guint start = 0;

      if (!opens_section (self, i, last))
        continue;
      last = i;
      start = dated == G_MAXUINT ? 0 : headline_of (self, i, dated + 1);
      if (start > from)
        add_section (self, from, start, dated);
      from = start;
      dated = i;
    }
  if (self->lines->len > 0)
    add_section (self, from, self->lines->len, dated);
}

/**
 * apostil_suggest_sections:
 * @input: what to read
 * @lexicon: its language
 *
 * Proposes the sections of a page from its publication lines (language.md § 1.4). Any thread.
 *
 * Returns: (transfer full) (element-type ApostilStretch): disjoint, in text order; where no
 *   line says when it was published, the article's own date is in force
 */
GArray *
apostil_suggest_sections (ApostilSuggestInput *input, ApostilLexicon *lexicon)
{
  Proposer self = { .input = input, .lexicon = lexicon };

  g_return_val_if_fail (input != NULL, NULL);
  g_return_val_if_fail (lexicon != NULL, NULL);

  self.utf8 = apostil_text_get_utf8 (apostil_suggest_input_get_text (input), NULL);
  self.tokens = apostil_tokens_get (apostil_suggest_input_get_tokens (input), &self.n_tokens);
  self.publication = apostil_lexicon_find_class (lexicon, "publication");
  self.byline = apostil_lexicon_find_class (lexicon, "byline");
  self.boilerplate = apostil_lexicon_find_class (lexicon, "boilerplate");
  self.caption = apostil_lexicon_find_class (lexicon, "caption");
  self.lines = g_array_new (FALSE, FALSE, sizeof (Line));
  g_array_set_clear_func (self.lines, line_clear);
  self.stretches = apostil_stretches_new ();
  self.atoms = g_array_new (FALSE, FALSE, sizeof (ApostilAtom));
  apostil_date_scan_init (&self.scan, lexicon, self.utf8, self.tokens);

  read_lines (&self);
  propose (&self);

  apostil_date_scan_clear (&self.scan);
  g_array_unref (self.lines);
  g_array_unref (self.atoms);
  return self.stretches;
}
