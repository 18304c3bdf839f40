/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-suggested-sections.h"

typedef struct
{
  ApostilSpan span;
  gchar *id;
} Publication;

/* Which date annotation stands where. */
struct _ApostilPublications
{
  GArray *all; /* of Publication, in text order */
};

static void
publication_clear (gpointer data)
{
  g_free (((Publication *) data)->id);
}

/**
 * apostil_publications_new:
 *
 * Returns: (transfer full): no dates yet
 */
ApostilPublications *
apostil_publications_new (void)
{
  ApostilPublications *self = g_new0 (ApostilPublications, 1);

  self->all = g_array_new (FALSE, FALSE, sizeof (Publication));
  g_array_set_clear_func (self->all, publication_clear);
  return self;
}

/**
 * apostil_publications_free:
 * @self: (transfer full): what is no longer needed
 */
void
apostil_publications_free (ApostilPublications *self)
{
  g_array_unref (self->all);
  g_free (self);
}

/**
 * apostil_publications_add:
 * @self: some dates
 * @span: where a date stands; not before the one that was added last
 * @date_id: the id of its annotation
 */
void
apostil_publications_add (ApostilPublications *self, ApostilSpan span, const gchar *date_id)
{
  Publication publication = { span, g_strdup (date_id) };

  g_array_append_val (self->all, publication);
}

/* By halving; a page of many articles has as many dates as sections. */
static const gchar *
look_up (ApostilPublications *self, ApostilSpan span)
{
  guint low = 0;
  guint high = self->all->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->all, Publication, middle).span.end <= span.start)
        low = middle + 1;
      else
        high = middle;
    }
  if (low < self->all->len &&
      apostil_span_overlaps (g_array_index (self->all, Publication, low).span, span))
    return g_array_index (self->all, Publication, low).id;
  return NULL;
}

/**
 * apostil_suggested_sections_new:
 * @input: a prepared input
 * @publications: the dates that say when something was published
 *
 * Returns: (transfer full) (element-type ApostilSection): the sections that were proposed for it,
 *   in text order, with the id of their date where @publications has it, and the ids "?s0",
 *   "?s1" …; none where there is nothing to say but that all of it is the body
 */
GPtrArray *
apostil_suggested_sections_new (ApostilSuggestInput *input, ApostilPublications *publications)
{
  GPtrArray *sections = g_ptr_array_new_with_free_func (g_object_unref);
  guint n = 0;
  const ApostilStretch *stretches = apostil_suggest_input_get_sections (input, &n);
  gboolean plain = TRUE;

  for (guint i = 0; i < n && plain; i++)
    plain = !stretches[i].proposed ||
            (apostil_span_is_empty (stretches[i].date) && g_str_equal (stretches[i].role, "body"));
  for (guint i = 0; i < n && !plain; i++)
    {
      g_autofree gchar *id = g_strdup_printf ("?s%u", i);
      ApostilSection *section = NULL;

      if (!stretches[i].proposed)
        continue;
      section = apostil_section_new (id, stretches[i].role);
      apostil_section_set_spans (section, &stretches[i].span, 1);
      apostil_section_set_published (section, look_up (publications, stretches[i].date));
      g_ptr_array_add (sections, section);
    }
  return sections;
}
