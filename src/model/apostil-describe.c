/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-describe.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "apostil-list-words.h"
#include "apostil-persian-calendar.h"
#include "apostil-timex.h"

/* Persian and Dari: their articles give dates in the Solar Hijri calendar. */
static const gchar *const persian_languages[] = { "fa", "prs" };

#define MAX_SPOKEN 60 /* characters of a claim that are read out with it */

/**
 * apostil_describe_kind_has_part:
 * @kind: a kind
 * @role: "source", "cue" …
 *
 * Returns: whether marks of @kind can have that part
 */
gboolean
apostil_describe_kind_has_part (const ApostilKind *kind, const gchar *role)
{
  for (guint i = 0; i < kind->n_parts; i++)
    if (g_str_equal (kind->parts[i].role, role))
      return TRUE;
  return FALSE;
}

static ApostilEntity *
get_entity (ApostilDocument *document, ApostilAnnotation *annotation)
{
  const gchar *id = apostil_annotation_get_link (annotation, APOSTIL_LINK_ENTITY);

  return id == NULL ? NULL
                    : apostil_record_list_lookup (apostil_document_get_entities (document), id);
}

static const ApostilTypeDef *
get_type_def (ApostilDocument *document, ApostilAnnotation *annotation)
{
  const ApostilKind *kind = apostil_annotation_get_kind (annotation);
  const gchar *type = apostil_record_get (annotation, APOSTIL_ATTR_TYPE);

  if (apostil_annotation_is (annotation, APOSTIL_KIND_ENTITY))
    {
      ApostilEntity *entity = get_entity (document, annotation);

      if (entity != NULL)
        type = apostil_entity_get_entity_type (entity);
    }
  return type == NULL ? NULL : apostil_kind_get_type_def (kind, type);
}

/**
 * apostil_describe_get_label:
 * @document: a document
 * @annotation: a mark of it
 *
 * Returns: « Person », « Claim », « Date » …
 */
const gchar *
apostil_describe_get_label (ApostilDocument *document, ApostilAnnotation *annotation)
{
  const ApostilKind *kind = apostil_annotation_get_kind (annotation);
  const ApostilTypeDef *type = NULL;

  /* A date's types (DATE, DURATION …) say less to a listener than its kind. */
  if (!apostil_annotation_is (annotation, APOSTIL_KIND_DATE))
    type = get_type_def (document, annotation);
  return type != NULL && type->label != NULL ? type->label : kind->label;
}

/**
 * apostil_describe_get_colour:
 * @document: a document
 * @annotation: a mark of it
 *
 * Returns: (nullable): the colour that the scheme names for its type, else for its kind
 */
const gchar *
apostil_describe_get_colour (ApostilDocument *document, ApostilAnnotation *annotation)
{
  const ApostilTypeDef *type = get_type_def (document, annotation);

  if (type != NULL && type->colour != NULL)
    return type->colour;
  return apostil_annotation_get_kind (annotation)->colour;
}

/**
 * apostil_describe_words:
 * @document: a document
 * @annotation: a mark of it
 * @max_chars: where to cut, in code points; 0: nowhere
 *
 * Returns: (transfer full): the words marked, on one line, fragments joined by « … »
 */
gchar *
apostil_describe_words (ApostilDocument *document, ApostilAnnotation *annotation, guint max_chars)
{
  return apostil_describe_words_in (apostil_document_get_text (document), annotation, max_chars);
}

/**
 * apostil_describe_words_in:
 * @text: a text
 * @annotation: a mark of it
 * @max_chars: where to cut, in code points; 0: nowhere
 *
 * For those who hold no document. Any thread.
 *
 * Returns: (transfer full): the words marked, on one line, fragments joined by « … »
 */
gchar *
apostil_describe_words_in (ApostilText *text, ApostilAnnotation *annotation, guint max_chars)
{
  GString *words = g_string_new (NULL);
  guint n_spans;
  const ApostilSpan *spans = apostil_annotation_get_spans (annotation, &n_spans);
  guint left = max_chars == 0 ? G_MAXUINT : max_chars;
  gboolean cut = FALSE;

  for (guint i = 0; i < n_spans && left > 0; i++)
    {
      ApostilSpan span = spans[i];
      g_autofree gchar *piece = NULL;

      if (apostil_span_length (span) > left)
        {
          span.end = span.start + left;
          cut = TRUE;
        }
      left -= apostil_span_length (span);
      piece = apostil_text_dup_span (text, span);
      if (i > 0)
        g_string_append (words, " … ");
      g_string_append (words, g_strdelimit (piece, "\n\t", ' '));
    }
  if (cut)
    g_string_append (words, "…");
  return g_string_free (words, FALSE);
}

/**
 * apostil_describe_claimants:
 * @document: a document
 * @claim: a claim of it
 *
 * Returns: (transfer full) (nullable): the names of those who claim it, with
 *   commas; the source words when nobody is linked; %NULL without either
 */
gchar *
apostil_describe_claimants (ApostilDocument *document, ApostilAnnotation *claim)
{
  const gchar *const *ids = apostil_annotation_get_links (claim, APOSTIL_LINK_CLAIMANT);
  GString *names = g_string_new (NULL);
  guint n_spans;
  const ApostilSpan *source;

  for (guint i = 0; ids[i] != NULL; i++)
    {
      ApostilEntity *entity =
          apostil_record_list_lookup (apostil_document_get_entities (document), ids[i]);

      if (entity != NULL)
        apostil_list_append (names, apostil_entity_get_name (entity));
    }
  if (names->len > 0)
    return g_string_free (names, FALSE);
  g_string_free (names, TRUE);

  source = apostil_annotation_get_part (claim, APOSTIL_PART_SOURCE, &n_spans);
  if (n_spans == 0)
    return NULL;
  return g_strdelimit (apostil_text_dup_span (apostil_document_get_text (document), source[0]),
                       "\n\t", ' ');
}

/**
 * apostil_describe_calendar:
 * @document: a document
 * @date: (nullable): a date in it
 *
 * Returns: (transfer none) (nullable): the calendar that is told beside the Gregorian: the one that the
 *   date says it is of, or that articles in its language go by
 */
const gchar *
apostil_describe_calendar (ApostilDocument *document, ApostilAnnotation *date)
{
  const gchar *calendar = date != NULL ? apostil_record_get (date, APOSTIL_ATTR_CALENDAR) : NULL;
  const gchar *language =
      apostil_record_get (apostil_document_get_article (document), APOSTIL_ATTR_LANGUAGE);

  if (calendar != NULL || language == NULL)
    return calendar;
  for (guint i = 0; i < G_N_ELEMENTS (persian_languages); i++)
    if (g_ascii_strncasecmp (language, persian_languages[i], strlen (persian_languages[i])) == 0 &&
        !g_ascii_isalpha (language[strlen (persian_languages[i])]))
      return APOSTIL_CALENDAR_PERSIAN;
  return NULL;
}

/**
 * apostil_describe_date:
 * @document: a document
 * @date: (nullable): the date in it that the value is of
 * @value: (nullable): a TIMEX3 value
 * @brief: short enough for a margin
 *
 * Returns: (transfer full) (nullable): the value in the user's words, and in the calendar of the
 *   article beside them; %NULL for no value or one that has no words
 */
gchar *
apostil_describe_date (ApostilDocument *document,
                       ApostilAnnotation *date,
                       const gchar *value,
                       gboolean brief)
{
  return value == NULL
             ? NULL
             : apostil_timex_to_words_in (value, apostil_describe_calendar (document, date), brief);
}

static gchar *
describe_content (ApostilDocument *document, ApostilAnnotation *annotation)
{
  g_autofree gchar *words = apostil_describe_words (document, annotation, MAX_SPOKEN);

  if (apostil_annotation_is (annotation, APOSTIL_KIND_ENTITY))
    {
      ApostilEntity *entity = get_entity (document, annotation);

      if (entity != NULL)
        return g_strdup (apostil_entity_get_name (entity));
    }
  else if (apostil_annotation_is (annotation, APOSTIL_KIND_DATE))
    {
      const gchar *value = apostil_record_get (annotation, APOSTIL_ATTR_VALUE);
      g_autofree gchar *date = apostil_describe_date (document, annotation, value, FALSE);

      if (date != NULL)
        return g_strdup_printf ("%s, %s", words, date);
    }
  else if (apostil_annotation_is (annotation, APOSTIL_KIND_CLAIM))
    {
      g_autofree gchar *claimants = apostil_describe_claimants (document, annotation);

      if (claimants != NULL)
        /* Translators: who claims it, then the first words of the claim. */
        return g_strdup_printf (_ ("%s: %s"), claimants, words);
    }
  return g_steal_pointer (&words);
}

/**
 * apostil_describe_short:
 * @document: a document
 * @annotation: a mark of it
 *
 * Returns: (transfer full): « Person, Ahmad Massoud »
 */
gchar *
apostil_describe_short (ApostilDocument *document, ApostilAnnotation *annotation)
{
  g_autofree gchar *content = describe_content (document, annotation);

  /* Translators: what a mark is and what it says: « Person, Ahmad Massoud ». */
  return g_strdup_printf (_ ("%s, %s"), apostil_describe_get_label (document, annotation), content);
}

/**
 * apostil_describe_suggestion:
 * @document: a document
 * @suggestion: a suggestion for it
 * @number: which one it is
 * @total: of how many
 *
 * Returns: (transfer full): « Person, Ahmad Massoud, 3 of 12, suggested »
 */
gchar *
apostil_describe_suggestion (ApostilDocument *document,
                             ApostilAnnotation *suggestion,
                             guint number,
                             guint total)
{
  g_autofree gchar *content = describe_content (document, suggestion);

  /* Translators: « Person, Ahmad Massoud, 3 of 12, suggested », spoken by a screen reader. */
  return g_strdup_printf (_ ("%s, %s, %u of %u, suggested"),
                          apostil_describe_get_label (document, suggestion), content, number,
                          total);
}

/**
 * apostil_describe_annotation:
 * @document: a document
 * @annotation: a mark of it
 *
 * Says what a mark is and where it stands among its like: « Person, Ahmad
 * Massoud, 3 of 12 ». Mentions are counted by entity, other marks by kind, and
 * suggestions by themselves.
 *
 * Returns: (transfer full): the words
 */
gchar *
apostil_describe_annotation (ApostilDocument *document, ApostilAnnotation *annotation)
{
  g_autofree gchar *content = describe_content (document, annotation);
  const gchar *label = apostil_describe_get_label (document, annotation);
  guint total;
  guint number = apostil_annotation_list_get_ordinal (apostil_document_get_annotations (document),
                                                      annotation, &total);

  if (apostil_record_get_status (annotation) == APOSTIL_STATUS_SUGGESTED)
    return apostil_describe_suggestion (document, annotation, number, total);
  /* Translators: « Person, Ahmad Massoud, 3 of 12 », spoken by a screen reader. */
  return g_strdup_printf (_ ("%s, %s, %u of %u"), label, content, number, total);
}
