/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-commands-private.h"

/* How it works
 *
 * A claim whose source words name one entity is claimed by it, whichever of the two is marked
 * first: a claim looks for mentions in its source (adopt), a mention for claims around it that
 * wait for somebody (lend). A claim that has a claimant keeps it. */

/* Where the claims are whose source a mention may lie in: its paragraph and those beside it, as far
 * as that. The longest distance in the news texts we know is below 700 code points. */
#define REACH 1000

typedef struct
{
  ApostilSpan span;
  const gchar *entity;
  guint n_entities; /* different ones */
} Namer;

static void
note_mention (Namer *namer, ApostilAnnotation *mention)
{
  const gchar *entity = apostil_annotation_get_link (mention, APOSTIL_LINK_ENTITY);

  if (!apostil_annotation_is (mention, APOSTIL_KIND_ENTITY) || entity == NULL ||
      apostil_record_get_status (mention) != APOSTIL_STATUS_CONFIRMED ||
      !apostil_span_contains (namer->span, apostil_annotation_get_extent (mention)))
    return;

  if (namer->entity == NULL)
    {
      namer->entity = entity;
      namer->n_entities = 1;
    }
  else if (!g_str_equal (entity, namer->entity))
    namer->n_entities++;
}

static gboolean
find_mention (ApostilAnnotation *annotation, guint position, gpointer user_data)
{
  note_mention (user_data, annotation);
  return TRUE;
}

/* The first of @mentions, which are in text order, that begins at @offset or later. */
static guint
lower_bound (GPtrArray *mentions, guint32 offset)
{
  guint low = 0;
  guint high = mentions->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (apostil_annotation_get_extent (mentions->pdata[middle]).start < offset)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/*
 * apostil_command_adopt_claimant:
 * @mentions: (nullable): those that the same edit adds, in text order
 * @changed: a claim, not sealed
 *
 * Gives the claim the one entity that its source words name.
 */
void
apostil_command_adopt_claimant (ApostilDocument *document,
                                GPtrArray *mentions,
                                ApostilAnnotation *changed)
{
  guint n = 0;
  const ApostilSpan *source = apostil_annotation_get_part (changed, APOSTIL_PART_SOURCE, &n);
  Namer namer = { { 0, 0 }, NULL, 0 };

  if (n == 0 || apostil_annotation_get_link (changed, APOSTIL_LINK_CLAIMANT) != NULL)
    return;

  namer.span = APOSTIL_SPAN (source[0].start, source[n - 1].end);
  apostil_annotation_list_foreach_in (apostil_document_get_annotations (document), namer.span,
                                      find_mention, &namer);
  if (mentions != NULL)
    for (guint i = lower_bound (mentions, namer.span.start);
         i < mentions->len &&
         apostil_annotation_get_extent (mentions->pdata[i]).start < namer.span.end;
         i++)
      note_mention (&namer, mentions->pdata[i]);
  if (namer.n_entities == 1)
    apostil_annotation_set_link (changed, APOSTIL_LINK_CLAIMANT, namer.entity);
}

/* « Anna and Boris », of which only Anna is marked yet, is not Anna: no other word may have a
 * capital. Where a script has none, the mention must be most of the words. */
static gboolean
names_nobody_else (ApostilText *text, ApostilSpan source, ApostilSpan mention)
{
  g_autofree gchar *name = apostil_text_dup_span (text, mention);
  gunichar first = g_utf8_get_char (name);
  ApostilSpan sides[] = { APOSTIL_SPAN (source.start, mention.start),
                          APOSTIL_SPAN (mention.end, source.end) };

  if (!g_unichar_isupper (first) && !g_unichar_istitle (first))
    return 2 * apostil_span_length (mention) > apostil_span_length (source);
  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      g_autofree gchar *words = apostil_text_dup_span (text, sides[i]);

      for (const gchar *p = words; *p != '\0'; p = g_utf8_next_char (p))
        if (g_unichar_isupper (g_utf8_get_char (p)) || g_unichar_istitle (g_utf8_get_char (p)))
          return FALSE;
    }
  return TRUE;
}

typedef struct
{
  ApostilDocument *document;
  ApostilEdit *edit;
  ApostilAnnotation *mention;
  ApostilSpan extent;
} Lender;

static gboolean
lend_to (ApostilAnnotation *annotation, guint position, gpointer user_data)
{
  Lender *lender = user_data;
  ApostilAnnotation *claim = NULL;
  const ApostilSpan *source = NULL;
  ApostilSpan span;
  guint n = 0;

  if (!apostil_annotation_is (annotation, APOSTIL_KIND_CLAIM) ||
      apostil_record_get_status (annotation) == APOSTIL_STATUS_REJECTED)
    return TRUE;
  claim = apostil_edit_current (lender->edit, annotation);
  if (claim == NULL || apostil_annotation_get_link (claim, APOSTIL_LINK_CLAIMANT) != NULL)
    return TRUE;
  source = apostil_annotation_get_part (claim, APOSTIL_PART_SOURCE, &n);
  if (n == 0)
    return TRUE;
  span = APOSTIL_SPAN (source[0].start, source[n - 1].end);
  if (apostil_span_contains (span, lender->extent) &&
      names_nobody_else (apostil_document_get_text (lender->document), span, lender->extent))
    apostil_annotation_set_link (
        apostil_command_change (lender->edit, annotation), APOSTIL_LINK_CLAIMANT,
        apostil_annotation_get_link (lender->mention, APOSTIL_LINK_ENTITY));
  return TRUE;
}

/*
 * apostil_command_lend_claimant:
 * @edit: an edit that adds or confirms @mention
 * @mention: a mention with an entity
 *
 * Gives that entity to the claims of the document that wait for a claimant, and whose source
 * words name nobody but it.
 */
void
apostil_command_lend_claimant (ApostilDocument *document,
                               ApostilEdit *edit,
                               ApostilAnnotation *mention)
{
  ApostilText *text = apostil_document_get_text (document);
  ApostilSpan extent = apostil_annotation_get_extent (mention);
  ApostilSpan around = apostil_text_get_paragraph (text, extent.start);
  Lender lender = { document, edit, mention, extent };

  if (around.start > 0)
    around.start = apostil_text_get_paragraph (text, around.start - 1).start;
  if (around.end < apostil_text_get_length (text))
    around.end = apostil_text_get_paragraph (text, around.end).end;
  around.start = MAX (around.start, extent.start - MIN (extent.start, REACH));
  around.end = MIN (around.end, MAX (extent.end, extent.start + REACH));
  apostil_annotation_list_foreach_in (apostil_document_get_annotations (document), around, lend_to,
                                      &lender);
}
