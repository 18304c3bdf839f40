/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-name-runs.h"

#include <string.h>

/* How it works
 *
 * One walk over the tokens takes each stretch of capitalised words on one line, over initials,
 * « & » and particles. A particle of value « name » (von, bin) always joins. One of value « of »
 * (du, of the) joins only to a word of organisations or places (« Alliance du Nord », « Bank of
 * England »), since otherwise two names merely stand side by side. One of value « noble » (de)
 * joins to such words too, and to a name of one or two words before one more word (« Charles
 * de Gaulle »), but not after a preposition of place. Off the front come words that only begin
 * the sentence, and titles. */

#define MAX_RUN        12
#define MAX_PARTICLES  3
#define HEADLINE_WORDS 5
#define CANCEL_EVERY   65536

static gboolean
follows (ApostilNameWords *words, guint at)
{
  return at < words->n_tokens && (words->tokens[at].flags & APOSTIL_TOKEN_LINE_START) == 0 &&
         ((words->tokens[at].flags & APOSTIL_TOKEN_SPACE_BEFORE) != 0 ||
          (at > 0 && (words->tokens[at - 1].flags & APOSTIL_TOKEN_CLITIC) != 0));
}

static gboolean
heads_of_name (ApostilNameWords *words, guint at)
{
  return apostil_name_words_at (words, APOSTIL_NAME_CLASS_ORGANISATION, at, NULL) != NULL ||
         apostil_name_words_at (words, APOSTIL_NAME_CLASS_PLACE, at, NULL) != NULL;
}

static gboolean
may_join (ApostilNameWords *words, guint from, guint to, const gchar *value)
{
  if (g_str_equal (value, "name"))
    return TRUE;
  for (guint i = from; i < to; i++)
    if (heads_of_name (words, i))
      return TRUE;
  if (!g_str_equal (value, "noble"))
    return FALSE;
  return to - from <= 2 && (words->tokens[from].flags & APOSTIL_TOKEN_ALL_CAPITALS) == 0 &&
         (words->tokens[from].flags & APOSTIL_TOKEN_FIRST_WORD) == 0 &&
         (from == 0 || apostil_name_words_before (words, APOSTIL_NAME_CLASS_PLACE_PREPOSITION, from,
                                                  NULL) == NULL);
}

/* The token after the particles at @at; 0 when what is there does not join. */
static guint
skip_particles (ApostilNameWords *words, guint from, guint at)
{
  gboolean joins = FALSE;

  for (guint n = 0; n < MAX_PARTICLES && follows (words, at); n++)
    {
      const ApostilWord *word = NULL;
      guint length = 1;

      if (n > 0 && apostil_name_words_is_name (words, at))
        return joins ? at : 0;
      word = apostil_name_words_at (words, APOSTIL_NAME_CLASS_PARTICLE, at, &length);
      if (word == NULL && (n == 0 || apostil_name_words_at (words, APOSTIL_NAME_CLASS_ARTICLE, at,
                                                            &length) == NULL))
        return 0;
      if (word != NULL && !joins)
        joins = may_join (words, from, at, word->value);
      if (!joins)
        return 0;
      at += length;
    }
  return joins && follows (words, at) && apostil_name_words_is_name (words, at) ? at : 0;
}

/* The token after the run that begins at @from. */
static guint
extend (ApostilNameWords *words, guint from, gboolean *joined)
{
  guint to = from + 1;

  while (to - from < MAX_RUN)
    {
      guint next = 0;

      if (apostil_name_words_is_sign (words, to, '.') && words->tokens[to - 1].n_chars == 1 &&
          (words->tokens[to].flags & APOSTIL_TOKEN_SPACE_BEFORE) == 0 && to + 1 < words->n_tokens &&
          (words->tokens[to + 1].flags & APOSTIL_TOKEN_LINE_START) == 0 &&
          apostil_name_words_is_name (words, to + 1))
        next = to + 1;
      else if (!follows (words, to))
        break;
      else if (apostil_name_words_is_name (words, to))
        next = to;
      else if (apostil_name_words_is_sign (words, to, '&') && follows (words, to + 1) &&
               apostil_name_words_is_name (words, to + 1))
        next = to + 1;
      else
        {
          next = skip_particles (words, from, to);
          *joined = *joined || next != 0;
        }
      if (next == 0)
        break;
      to = next + 1;
    }
  return to;
}

static gboolean
is_calendar (ApostilNameWords *words, guint at)
{
  return apostil_name_words_at (words, APOSTIL_NAME_CLASS_WEEKDAY, at, NULL) != NULL ||
         apostil_name_words_at (words, APOSTIL_NAME_CLASS_MONTH, at, NULL) != NULL;
}

static gboolean
is_roman (ApostilNameWords *words, guint at)
{
  const gchar *p = words->utf8 + words->tokens[at].byte;

  return strspn (p, "IVXLCDM") >= words->tokens[at].n_bytes;
}

static gboolean
is_roman_ordinal (ApostilNameWords *words, guint at)
{
  const gchar *p = words->utf8 + words->tokens[at].byte;
  gsize n = strspn (p, "IVXLCDM");

  return n >= 2 && words->tokens[at].n_bytes == n + 1 && p[n] == 'e';
}

/* « IIe », « XXème », « N° » */
static gboolean
is_numeral (ApostilNameWords *words, guint at)
{
  return (words->tokens[at].flags & APOSTIL_TOKEN_HAS_DIGIT) == 0
             ? is_roman (words, at) || is_roman_ordinal (words, at)
             : !g_unichar_isalpha (g_utf8_get_char (words->utf8 + words->tokens[at].byte));
}

/* « État », « Internet »; « Russian » only where it stands alone or before a title. */
static gboolean
is_no_name (ApostilNameWords *words, const ApostilNameRun *run)
{
  const ApostilWord *word =
      apostil_name_words_at (words, APOSTIL_NAME_CLASS_NOT_NAME, run->from, NULL);

  if (word == NULL || !g_str_equal (word->value, "adjective"))
    return word != NULL;
  return run->from + 1 >= run->to ||
         apostil_name_words_at (words, APOSTIL_NAME_CLASS_TITLE, run->from + 1, NULL) != NULL;
}

/* Takes off the front what is not of the name: TRUE when something is left. */
static gboolean
trim (ApostilNameWords *words, ApostilNameRun *run)
{
  while (run->from < run->to)
    {
      guint n = 0;

      if (apostil_name_words_at (words, APOSTIL_NAME_CLASS_TITLE, run->from, &n) != NULL &&
          run->from + n < run->to)
        run->from += n;
      else if (apostil_name_words_is_common (words, run->from) || is_calendar (words, run->from) ||
               is_no_name (words, run) || is_numeral (words, run->from))
        run->from++;
      else if (apostil_name_words_is_name (words, run->from))
        break;
      else
        run->from++;
    }
  while (run->to > run->from &&
         (is_calendar (words, run->to - 1) || !apostil_name_words_is_name (words, run->to - 1)))
    run->to--;
  return run->from < run->to;
}

static gboolean
is_headline (ApostilNameWords *words, const ApostilNameRun *run)
{
  if (run->to - run->from < HEADLINE_WORDS)
    return FALSE;
  for (guint i = run->from; i < run->to; i++)
    if ((words->tokens[i].flags & APOSTIL_TOKEN_WORD) != 0 &&
        (words->tokens[i].flags & APOSTIL_TOKEN_ALL_CAPITALS) == 0)
      return FALSE;
  return TRUE;
}

static guint64
key_of (ApostilNameWords *words, guint from, guint to)
{
  guint64 key = G_GUINT64_CONSTANT (14695981039346656037);

  for (guint i = from; i < to; i++)
    key = (key ^ words->tokens[i].hash) * G_GUINT64_CONSTANT (1099511628211);
  return key;
}

/* « ministère de la Défense » */
static void
take_head (ApostilNameWords *words, ApostilNameRun *run)
{
  guint at = apostil_name_words_head_before (words, run->from);
  guint from = 0;
  const ApostilWord *head =
      at < run->from && at > 0
          ? apostil_name_words_before (words, APOSTIL_NAME_CLASS_ORGANISATION, at, &from)
          : NULL;

  if (head == NULL || !g_str_equal (head->value, "head"))
    return;
  run->from = from;
  run->weak = FALSE;
}

/* Whether the whole run may be a name, and what stands before it. */
static gboolean
finish (ApostilNameWords *words, ApostilNameRun *run)
{
  guint from = 0;

  if (is_headline (words, run) || !trim (words, run))
    return FALSE;
  if (run->to - run->from == 1)
    {
      if (apostil_name_words_at (words, APOSTIL_NAME_CLASS_TITLE, run->from, NULL) != NULL ||
          words->tokens[run->from].n_chars < 2)
        return FALSE;
      run->weak = (words->tokens[run->from].flags & APOSTIL_TOKEN_FIRST_WORD) != 0 &&
                  !apostil_name_words_seen_capital (words, run->from);
      /* « Commission européenne » */
      if (run->to < words->n_tokens &&
          apostil_name_words_at (words, APOSTIL_NAME_CLASS_ORGANISATION, run->from, NULL) != NULL &&
          apostil_name_words_at (words, APOSTIL_NAME_CLASS_ADJECTIVE, run->to, NULL) != NULL &&
          follows (words, run->to))
        {
          run->to++;
          run->weak = FALSE;
        }
    }
  take_head (words, run);
  /* « M. de Villepin » */
  if (run->from > 0)
    {
      guint before = run->from;

      run->title = apostil_name_words_before (words, APOSTIL_NAME_CLASS_TITLE, run->from, NULL);
      if (run->title == NULL &&
          apostil_name_words_before (words, APOSTIL_NAME_CLASS_PARTICLE, run->from, &before) !=
              NULL &&
          before > 0)
        {
          const ApostilWord *title =
              apostil_name_words_before (words, APOSTIL_NAME_CLASS_TITLE, before, &from);

          if (title != NULL && g_str_equal (title->value, "honorific"))
            {
              run->title = title;
              run->from = before;
            }
        }
    }
  run->key = key_of (words, run->from, run->to);
  return TRUE;
}

/*
 * apostil_name_runs_find:
 * @words: the words of a text
 * @cancellable: (nullable): to stop early
 *
 * Returns: (transfer full) (element-type ApostilNameRun): disjoint, in text order
 */
GArray *
apostil_name_runs_find (ApostilNameWords *words, GCancellable *cancellable)
{
  GArray *runs = g_array_new (FALSE, FALSE, sizeof (ApostilNameRun));

  for (guint i = 0; i < words->n_tokens;)
    {
      ApostilNameRun run = { .from = i };

      if (i % CANCEL_EVERY == 0 && g_cancellable_is_cancelled (cancellable))
        break;
      if (!apostil_name_words_is_name (words, i))
        {
          i++;
          continue;
        }
      run.to = extend (words, i, &run.joined);
      i = run.to;
      if (finish (words, &run))
        g_array_append_val (runs, run);
    }
  return runs;
}
