/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-calendar.h"
#include "apostil-fold.h"
#include "apostil-review-private.h"
#include "apostil-timex.h"

#include <string.h>

/* How it works
 *
 * At each weekday of the text the words after it are read: day, month and year in any order, and
 * nothing else but commas and articles. If a marked day is among them, its value is what the weekday
 * has to fit, else the date that the words give in full. */

#define REACH 8 /* tokens after the weekday */

typedef struct
{
  ApostilReview *review;
  GHashTable *weekdays; /* folded hash → 1 … 7, of the language at hand */
  GHashTable *months;   /* folded hash → 1 … 12 */
  GHashTable *joints;   /* folded hashes of articles and « of » */
  ApostilLexicon *lexicon;
} Words;

static void
hash_words (GHashTable *hashes, ApostilLexicon *lexicon, const gchar *class_name)
{
  g_autoptr (GPtrArray)
      words = apostil_lexicon_get_words (lexicon, apostil_lexicon_find_class (lexicon, class_name));

  for (guint i = 0; i < words->len; i++)
    {
      const ApostilWord *word = words->pdata[i];

      if (word->n_atoms == 1)
        g_hash_table_insert (hashes, GUINT_TO_POINTER (apostil_fold_hash (word->text, -1)),
                             GINT_TO_POINTER (atoi (word->value)));
    }
}

static void
words_clear (Words *self)
{
  g_clear_pointer (&self->weekdays, g_hash_table_unref);
  g_clear_pointer (&self->months, g_hash_table_unref);
  g_clear_pointer (&self->joints, g_hash_table_unref);
}

static void
set_lexicon (Words *self, ApostilLexicon *lexicon)
{
  if (lexicon == self->lexicon)
    return;
  words_clear (self);
  self->lexicon = lexicon;
  if (lexicon == NULL)
    return;
  self->weekdays = g_hash_table_new (NULL, NULL);
  self->months = g_hash_table_new (NULL, NULL);
  self->joints = g_hash_table_new (NULL, NULL);
  hash_words (self->weekdays, lexicon, "weekday");
  hash_words (self->months, lexicon, "month");
  hash_words (self->months, lexicon, "month-short");
  hash_words (self->joints, lexicon, "the");
  hash_words (self->joints, lexicon, "of");
  hash_words (self->joints, lexicon, "de");
}

static gint
look_up (GHashTable *hashes, const ApostilToken *token)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (hashes, GUINT_TO_POINTER (token->hash)));
}

/* A date in words: 0 for what it has not got. */
typedef struct
{
  gint year, month, day;
  guint end; /* the token after its last */
} Written;

/* « 5 », « 1er », « 5th »; 0: none */
static gint
read_digits (ApostilReview *review, const ApostilToken *token, guint *n_digits)
{
  const gchar *p = review->utf8 + token->byte;
  gint value = 0;

  for (*n_digits = 0; *n_digits < MIN (token->n_bytes, 4) && g_ascii_isdigit (p[*n_digits]);
       (*n_digits)++)
    value = value * 10 + (p[*n_digits] - '0');
  if (*n_digits == token->n_bytes)
    return value;
  return token->n_bytes - *n_digits <= 4 && g_ascii_isalpha (p[*n_digits]) ? value : 0;
}

static gboolean
read_part (Words *self, const ApostilToken *token, Written *written)
{
  guint n_digits;
  gint number = 0;
  gint month = look_up (self->months, token);

  if (month != 0 && written->month == 0)
    written->month = month;
  else if ((token->flags & (APOSTIL_TOKEN_NUMBER | APOSTIL_TOKEN_HAS_DIGIT)) != 0)
    {
      number = read_digits (self->review, token, &n_digits);
      if (n_digits == 4 && number >= 1000 && written->year == 0 && written->day != 0 &&
          written->month != 0)
        written->year = number;
      else if (n_digits <= 2 && number >= 1 && number <= 31 && written->day == 0)
        written->day = number;
      else
        return FALSE;
    }
  else
    return FALSE;
  return TRUE;
}

static gboolean
is_joint (Words *self, const ApostilToken *token)
{
  gchar sign = self->review->utf8[token->byte];

  return (token->n_bytes == 1 && (sign == ',' || sign == '.')) ||
         g_hash_table_contains (self->joints, GUINT_TO_POINTER (token->hash));
}

static Written
read_written (Words *self, guint weekday)
{
  ApostilReview *review = self->review;
  Written written = { 0, 0, 0, weekday + 1 };

  for (guint i = weekday + 1; i < MIN (weekday + 1 + REACH, review->n_tokens); i++)
    {
      const ApostilToken *token = &review->tokens[i];

      if ((token->flags & APOSTIL_TOKEN_LINE_START) != 0)
        break;
      if (read_part (self, token, &written))
        written.end = i + 1;
      else if (!is_joint (self, token))
        break;
      if (written.year != 0)
        break;
    }
  return written;
}

typedef struct
{
  ApostilReview *review;
  ApostilSpan words; /* from the weekday to the end of what was read after it */
  guint32 weekday_end;
  ApostilAnnotation *found;
} Search;

static gboolean
look_at_mark (ApostilAnnotation *annotation, guint position, gpointer user_data)
{
  Search *search = user_data;
  ApostilSpan span = apostil_annotation_get_first_span (annotation);
  const gchar *value = apostil_record_get (annotation, APOSTIL_ATTR_VALUE);
  gint64 from, to;

  if (!apostil_review_reads_date (search->review, annotation) ||
      !apostil_timex_get_days (value, &from, &to) || to != from + 1)
    return TRUE;
  /* One that begins before the weekday may be an interval, or an hour of it. */
  if (span.start < search->words.start || span.end < search->weekday_end)
    return TRUE;
  search->found = annotation;
  return FALSE;
}

/* « lundi ou mardi », « samedi et dimanche »: the day of the second is none of the first. */
static gboolean
holds_another (Words *self, guint weekday, guint32 end)
{
  ApostilReview *review = self->review;

  for (guint i = weekday + 1; i < review->n_tokens && review->tokens[i].start < end; i++)
    if (look_up (self->weekdays, &review->tokens[i]) != 0)
      return TRUE;
  return FALSE;
}

static void
check_weekday (Words *self, guint at)
{
  ApostilReview *review = self->review;
  const ApostilToken *token = &review->tokens[at];
  gint weekday = look_up (self->weekdays, token);
  Written written = read_written (self, at);
  const ApostilToken *last = &review->tokens[written.end - 1];
  Search search = {
    .review = review,
    .words = { token->start, last->start + last->n_chars },
    .weekday_end = token->start + token->n_chars,
  };
  ApostilFinding *finding = NULL;
  g_autofree gchar *value = NULL;
  g_autofree gchar *words = NULL;
  g_autofree gchar *right = NULL;
  gint64 day = 0;
  gint64 to;

  apostil_annotation_list_foreach_in (apostil_document_get_annotations (review->findings.document),
                                      search.words, look_at_mark, &search);
  if (search.found != NULL)
    {
      ApostilSpan span = apostil_annotation_get_first_span (search.found);

      if (holds_another (self, at, span.end))
        return;
      value = g_strndup (apostil_record_get (search.found, APOSTIL_ATTR_VALUE), 10);
      search.words.end = MAX (search.words.end, span.end);
      if (!apostil_timex_get_days (apostil_record_get (search.found, APOSTIL_ATTR_VALUE), &day,
                                   &to))
        return;
    }
  else if (written.year != 0 && written.day != 0)
    {
      value = g_strdup_printf ("%04d-%02d-%02d", written.year, written.month, written.day);
      if (!apostil_timex_get_days (value, &day, &to))
        return;
    }
  else
    return;
  if (day <= 0 || apostil_calendar_weekday (day) == weekday)
    return;

  finding = apostil_findings_add (&review->findings, "date-weekday");
  words = apostil_findings_dup_words (&review->findings, search.words);
  right = g_strdup_printf ("%d", apostil_calendar_weekday (day));
  apostil_finding_add_place (finding, review->findings.text,
                             search.found != NULL ? apostil_record_get_id (search.found) : NULL,
                             search.words);
  apostil_finding_add_arg (finding, "words", words);
  apostil_finding_add_arg (finding, "value", value);
  apostil_finding_add_arg (finding, "weekday", right);
}

/**
 * apostil_review_check_weekdays:
 * @self: a run of the checks
 *
 * Looks for weekdays that do not fit the date beside them.
 */
void
apostil_review_check_weekdays (ApostilReview *self)
{
  Words words = { .review = self };

  for (guint i = 0; i < self->n_tokens; i++)
    {
      const ApostilToken *token = &self->tokens[i];

      if ((token->flags & APOSTIL_TOKEN_LINE_START) != 0)
        {
          if (apostil_findings_is_cancelled (&self->findings))
            break;
          set_lexicon (&words, apostil_review_get_lexicon (self, token->start));
        }
      if (words.weekdays != NULL && (token->flags & APOSTIL_TOKEN_WORD) != 0 &&
          look_up (words.weekdays, token) != 0 &&
          !apostil_findings_is_out (&self->findings, token->start))
        check_weekday (&words, i);
    }
  words_clear (&words);
}
