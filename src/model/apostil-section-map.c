/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-section-map.h"

#include "apostil-error.h"

#include <glib/gi18n-lib.h>

/* The spans of all sections in one array, by start. Sections are few and change seldom, so
 * it is made anew each time and never mended. */

typedef struct
{
  ApostilSpan span;
  ApostilSection *section;
} Place;

struct _ApostilSectionMap
{
  GArray *places; /* of Place */
};

static gint
compare_places (gconstpointer a, gconstpointer b)
{
  const Place *one = a;
  const Place *two = b;

  return apostil_span_compare (one->span, two->span);
}

/**
 * apostil_section_map_new:
 * @sections: (element-type ApostilSection): sections, which must outlive the map
 *
 * Returns: (transfer full): where they lie
 */
ApostilSectionMap *
apostil_section_map_new (GPtrArray *sections)
{
  ApostilSectionMap *self = g_new0 (ApostilSectionMap, 1);

  self->places = g_array_new (FALSE, FALSE, sizeof (Place));
  for (guint i = 0; i < sections->len; i++)
    {
      guint n_spans = 0;
      const ApostilSpan *spans = apostil_section_get_spans (sections->pdata[i], &n_spans);

      for (guint j = 0; j < n_spans; j++)
        {
          Place place = { spans[j], sections->pdata[i] };

          g_array_append_val (self->places, place);
        }
    }
  g_array_sort (self->places, compare_places);
  return self;
}

/**
 * apostil_section_map_free:
 * @self: (transfer full): a map
 *
 * Frees it.
 */
void
apostil_section_map_free (ApostilSectionMap *self)
{
  g_array_unref (self->places);
  g_free (self);
}

/**
 * apostil_section_map_check:
 * @self: a map
 * @culprit: (out) (optional): a section that overlaps another
 * @error: where to put an error
 *
 * Returns: whether no two sections overlap
 */
gboolean
apostil_section_map_check (ApostilSectionMap *self, ApostilSection **culprit, GError **error)
{
  for (guint i = 1; i < self->places->len; i++)
    {
      const Place *one = &g_array_index (self->places, Place, i - 1);
      const Place *two = &g_array_index (self->places, Place, i);

      if (two->span.start >= one->span.end)
        continue;

      g_set_error (error, APOSTIL_ERROR, APOSTIL_ERROR_SPAN,
                   _ ("“%s”: the section %u–%u overlaps the section “%s” at %u–%u"),
                   apostil_record_get_id (two->section), two->span.start, two->span.end,
                   apostil_record_get_id (one->section), one->span.start, one->span.end);
      if (culprit != NULL)
        *culprit = two->section;
      return FALSE;
    }
  return TRUE;
}

/**
 * apostil_section_map_get:
 * @self: a map of sections that do not overlap
 * @offset: a code point of the text
 *
 * Returns: (transfer none) (nullable): the section that holds @offset; a binary search
 */
ApostilSection *
apostil_section_map_get (ApostilSectionMap *self, guint32 offset)
{
  guint low = 0;
  guint high = self->places->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const Place *place = &g_array_index (self->places, Place, middle);

      if (apostil_span_holds (place->span, offset))
        return place->section;
      if (place->span.end <= offset)
        low = middle + 1;
      else
        high = middle;
    }
  return NULL;
}
