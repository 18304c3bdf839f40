/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-dossier-private.h"

/* How it works
 *
 * Marks overlap in any way, and neither a web page nor a line of print can hold crossing pieces. So a
 * paragraph is cut wherever one of its marks begins or ends, and each piece knows all marks that
 * cover it. */

/* A piece is under no more marks than this; further ones would not be told apart by any reader. */
#define MAX_MARKS 32

typedef struct
{
  guint32 offset;
  ApostilAnnotation *annotation;
  gboolean begins;
} Edge;

typedef struct
{
  ApostilSpan paragraph;
  GArray *edges;
} Search;

static gboolean
add_edges (ApostilAnnotation *annotation, guint position, gpointer user_data)
{
  Search *search = user_data;
  guint n_spans;
  const ApostilSpan *spans = apostil_annotation_get_spans (annotation, &n_spans);

  if (apostil_record_get_status (annotation) != APOSTIL_STATUS_CONFIRMED)
    return TRUE;
  for (guint i = 0; i < n_spans; i++)
    {
      guint32 start = MAX (spans[i].start, search->paragraph.start);
      guint32 end = MIN (spans[i].end, search->paragraph.end);
      Edge begin = { start, annotation, TRUE };
      Edge over = { end, annotation, FALSE };

      if (end <= start)
        continue;
      g_array_append_val (search->edges, begin);
      g_array_append_val (search->edges, over);
    }
  return TRUE;
}

static gint
compare_edges (gconstpointer a, gconstpointer b)
{
  const Edge *one = a;
  const Edge *other = b;

  if (one->offset != other->offset)
    return one->offset < other->offset ? -1 : 1;
  if (one->begins != other->begins)
    return one->begins ? 1 : -1;
  return apostil_annotation_compare (one->annotation, other->annotation);
}

static void
segment_clear (gpointer data)
{
  ApostilDossierSegment *segment = data;

  g_ptr_array_unref (segment->marks);
}

static void
add_segment (GArray *segments, guint32 start, guint32 end, GPtrArray *open)
{
  ApostilDossierSegment segment = { .span = { start, end } };

  if (end <= start)
    return;
  segment.marks = g_ptr_array_sized_new (MIN (open->len, MAX_MARKS));
  for (guint i = 0; i < open->len && i < MAX_MARKS; i++)
    g_ptr_array_add (segment.marks, g_ptr_array_index (open, i));
  g_array_append_val (segments, segment);
}

GArray *
apostil_dossier_dup_segments (ApostilDossier *self, guint paragraph)
{
  Search search = {
    .paragraph = g_array_index (self->paragraphs, ApostilDossierParagraph, paragraph).span,
  };
  g_autoptr (GArray) edges = g_array_new (FALSE, FALSE, sizeof (Edge));
  g_autoptr (GPtrArray) open = g_ptr_array_new ();
  GArray *segments = g_array_new (FALSE, FALSE, sizeof (ApostilDossierSegment));
  guint32 from = search.paragraph.start;

  g_array_set_clear_func (segments, segment_clear);
  search.edges = edges;
  apostil_annotation_list_foreach_in (apostil_document_get_annotations (self->document),
                                      search.paragraph, add_edges, &search);
  g_array_sort (edges, compare_edges);
  for (guint i = 0; i < edges->len; i++)
    {
      Edge *edge = &g_array_index (edges, Edge, i);

      if (edge->offset > from)
        {
          add_segment (segments, from, edge->offset, open);
          from = edge->offset;
        }
      if (edge->begins)
        g_ptr_array_add (open, edge->annotation);
      else
        g_ptr_array_remove (open, edge->annotation);
    }
  add_segment (segments, from, search.paragraph.end, open);
  return segments;
}
