/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-note-words.h"

#include <glib/gi18n-lib.h>

#include "apostil-describe.h"

/* Names and quoted words may run the other way than the interface: each is isolated, so that
 * an arrow or a dot between two of them stays where it belongs. */
#define FSI "\xe2\x81\xa8"
#define PDI "\xe2\x81\xa9"

#define MAX_WORDS 40

static void
append (GString *words, const gchar *more)
{
  if (more == NULL || *more == '\0')
    return;
  if (words->len > 0)
    g_string_append (words, " · ");
  g_string_append_printf (words, FSI "%s" PDI, more);
}

static gchar *
get_part (ApostilDocument *document, ApostilAnnotation *annotation, const gchar *role)
{
  guint n_spans;
  const ApostilSpan *spans = apostil_annotation_get_part (annotation, role, &n_spans);
  ApostilSpan span;

  if (n_spans == 0)
    return NULL;
  span = spans[0];
  span.end = MIN (span.end, span.start + MAX_WORDS);
  return g_strdelimit (apostil_text_dup_span (apostil_document_get_text (document), span), "\n\t",
                       ' ');
}

static const gchar *
get_choice (ApostilAnnotation *annotation, const gchar *name)
{
  const gchar *value = apostil_record_get (annotation, name);
  const ApostilAttributeDef *def =
      apostil_kind_get_attribute_def (apostil_annotation_get_kind (annotation), name);
  const ApostilChoice *choice;

  if (value == NULL)
    value = def == NULL ? NULL : def->fallback;
  if (value == NULL || def == NULL)
    return value;
  choice = apostil_attribute_def_get_choice (def, value);
  return choice == NULL ? value : choice->label;
}

static gchar *
finish (GString *words)
{
  if (words->len > 0)
    return g_string_free (words, FALSE);
  g_string_free (words, TRUE);
  return NULL;
}

static void
describe_claim (ApostilNoteWords *words,
                ApostilDocument *document,
                ApostilAnnotation *claim,
                guint contradictions)
{
  g_autofree gchar *claimants = apostil_describe_claimants (document, claim);
  g_autofree gchar *addressee = get_part (document, claim, APOSTIL_PART_ADDRESSEE);
  g_autofree gchar *cue = get_part (document, claim, APOSTIL_PART_CUE);
  const gchar *mode = apostil_record_get (claim, APOSTIL_ATTR_MODE);
  GString *detail = g_string_new (NULL);
  GString *badge = g_string_new (NULL);

  if (claimants == NULL)
    claimants = g_strdup (g_strcmp0 (mode, "own") == 0
                              /* Translators: who claims it, when the article itself does. */
                              ? _ ("The article")
                              /* Translators: who claims it, when nobody has said yet. */
                              : _ ("Claimant?"));
  words->title = addressee == NULL
                     ? g_strdup_printf (FSI "%s" PDI, claimants)
                     : g_strdup_printf (FSI "%s" PDI " → " FSI "%s" PDI, claimants, addressee);

  append (detail, get_choice (claim, APOSTIL_ATTR_MODE));
  if (cue != NULL)
    {
      g_autofree gchar *quoted = g_strdup_printf ("«\xc2\xa0%s\xc2\xa0»", cue);

      append (detail, quoted);
    }
  if (apostil_record_get_status (claim) == APOSTIL_STATUS_SUGGESTED)
    append (detail, _ ("suggested"));
  words->detail = finish (detail);

  append (badge, apostil_record_get (claim, APOSTIL_ATTR_VERDICT) == NULL
                     ? NULL
                     : get_choice (claim, APOSTIL_ATTR_VERDICT));
  if (contradictions > 0)
    {
      /* Beside a verdict there is no room for the words in the margin; the sign says it too. */
      g_autofree gchar *n =
          badge->len > 0 ? g_strdup_printf (_ ("≠ %u"), contradictions)
                         : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "≠ contradicted by %u",
                                                         "≠ contradicted by %u", contradictions),
                                            contradictions);

      append (badge, n);
    }
  words->badge = finish (badge);
}

static void
describe_date (ApostilNoteWords *words, ApostilDocument *document, ApostilAnnotation *date)
{
  const gchar *value = apostil_record_get (date, APOSTIL_ATTR_VALUE);
  g_autofree gchar *short_words = apostil_describe_date (document, date, value, TRUE);
  g_autofree gchar *marked = apostil_describe_words (document, date, MAX_WORDS);
  const gchar *const *alternatives = apostil_record_get_alternatives (date);
  gboolean suggested = apostil_record_get_status (date) == APOSTIL_STATUS_SUGGESTED;
  GString *detail = g_string_new (NULL);
  const gchar *title;

  if (short_words != NULL)
    title = short_words;
  else if (value != NULL)
    title = value;
  else
    /* Translators: the value of a date that is not known yet. */
    title = _ ("Which date?");
  words->title = g_strdup_printf (suggested ? FSI "%s" PDI " ?" : FSI "%s" PDI, title);

  if (!g_str_equal (marked, title))
    append (detail, marked);
  if (g_strcmp0 (apostil_record_get (date, APOSTIL_ATTR_ROLE), "publication") == 0)
    append (detail, _ ("publication"));
  if (suggested && alternatives != NULL && alternatives[0] != NULL)
    {
      g_autofree gchar *other = apostil_describe_date (document, date, alternatives[0], TRUE);
      g_autofree gchar *phrase =
          /* Translators: another value that a date may have: « or 15 Aug 2021 ». */
          g_strdup_printf (_ ("or %s"), other != NULL ? other : alternatives[0]);

      append (detail, phrase);
    }
  if (suggested)
    append (detail, _ ("suggested"));
  words->detail = finish (detail);
}

/**
 * apostil_note_words_has:
 * @annotation: a mark
 *
 * Returns: whether marks of its kind have a note in the margin
 */
gboolean
apostil_note_words_has (ApostilAnnotation *annotation)
{
  return apostil_annotation_is (annotation, APOSTIL_KIND_CLAIM) ||
         apostil_annotation_is (annotation, APOSTIL_KIND_DATE);
}

/**
 * apostil_note_words_init:
 * @words: (out caller-allocates): what the note says
 * @document: a document
 * @annotation: a mark of it, with a note
 * @contradictions: how many marks contradict it
 *
 * Puts a claim or a date into the words of its note.
 */
void
apostil_note_words_init (ApostilNoteWords *words,
                         ApostilDocument *document,
                         ApostilAnnotation *annotation,
                         guint contradictions)
{
  *words = (ApostilNoteWords){ NULL, NULL, NULL };
  if (apostil_annotation_is (annotation, APOSTIL_KIND_DATE))
    describe_date (words, document, annotation);
  else
    describe_claim (words, document, annotation, contradictions);
}

/**
 * apostil_note_words_clear:
 * @words: what apostil_note_words_init() filled
 *
 * Frees what @words holds.
 */
void
apostil_note_words_clear (ApostilNoteWords *words)
{
  g_clear_pointer (&words->title, g_free);
  g_clear_pointer (&words->detail, g_free);
  g_clear_pointer (&words->badge, g_free);
}
