/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-html-put-private.h"

#include <glib/gi18n-lib.h>

#include "apostil-describe.h"
#include "apostil-number.h"

/* How it works
 *
 * Each segment (words that all have the same marks) has elements of its own, one in another: the
 * mentions, which tint, and the claims, dates and other marks, which underline. A mark keeps its lane,
 * the height of its line, through all its segments, so that overlapping lines neither jump nor meet. */

#define MAX_LANES 5

typedef struct
{
  ApostilHtmlWriter *writer;
  GHashTable *lanes; /* annotation → lane + 1, of the marks that are open */
  guint taken[MAX_LANES];
  gchar *section; /* the line above the last section, which is not repeated */
} Lines;

static guint
get_lane (Lines *self, ApostilAnnotation *annotation)
{
  guint lane = GPOINTER_TO_UINT (g_hash_table_lookup (self->lanes, annotation));

  if (lane > 0)
    return lane - 1;
  for (lane = 0; lane + 1 < MAX_LANES && self->taken[lane] > 0; lane++)
    ;
  self->taken[lane]++;
  g_hash_table_insert (self->lanes, annotation, GUINT_TO_POINTER (lane + 1));
  return lane;
}

/* Frees the lanes of marks that are not in @marks any more. */
static void
close_lanes (Lines *self, GPtrArray *marks)
{
  GHashTableIter iter;
  gpointer annotation;
  gpointer lane;

  g_hash_table_iter_init (&iter, self->lanes);
  while (g_hash_table_iter_next (&iter, &annotation, &lane))
    if (!g_ptr_array_find (marks, annotation, NULL))
      {
        self->taken[GPOINTER_TO_UINT (lane) - 1]--;
        g_hash_table_iter_remove (&iter);
      }
}

static void
put_number (ApostilHtmlWriter *self, ApostilAnnotation *annotation)
{
  const gchar *id = apostil_record_get_id (annotation);
  guint number = apostil_dossier_get_number (self->dossier, id);
  const gchar *colour =
      apostil_html_get_colour (apostil_describe_get_colour (self->document, annotation));
  g_autofree gchar *digits = apostil_number_to_words (number);
  g_autofree gchar *label =
      /* Translators: « Claim 12 », where a mark begins in the text. */
      g_strdup_printf (C_ ("mark", "%s %u"),
                       apostil_describe_get_label (self->document, annotation), number);

  if (number == 0)
    return;
  g_string_append_printf (self->html, "<a class=\"no %s\" id=\"t-%s\" href=\"#m-%s\" aria-label=\"",
                          colour, id, id);
  apostil_html_put_escaped (self->html, label);
  g_string_append_printf (self->html, "\">%s</a>", digits);
}

static void
open_mark (Lines *lines, ApostilAnnotation *annotation)
{
  ApostilHtmlWriter *self = lines->writer;
  const gchar *colour =
      apostil_html_get_colour (apostil_describe_get_colour (self->document, annotation));
  g_autofree gchar *words = NULL;

  if (!apostil_annotation_is (annotation, APOSTIL_KIND_ENTITY))
    {
      g_string_append_printf (self->html, "<span class=\"%s l%u %s\">",
                              apostil_annotation_is (annotation, APOSTIL_KIND_DATE) ? "date"
                                                                                    : "line",
                              get_lane (lines, annotation), colour);
      return;
    }
  words = apostil_describe_short (self->document, annotation);
  g_string_append_printf (self->html, "<mark class=\"%s\" title=\"", colour);
  apostil_html_put_escaped (self->html, words);
  g_string_append (self->html, "\">");
}

static void
put_segment (Lines *lines, const ApostilDossierSegment *segment)
{
  ApostilHtmlWriter *self = lines->writer;
  g_autofree gchar *words =
      apostil_text_dup_span (apostil_document_get_text (self->document), segment->span);
  g_autoptr (GString) close = g_string_new (NULL);

  close_lanes (lines, segment->marks);
  for (guint i = 0; i < segment->marks->len; i++)
    {
      ApostilAnnotation *annotation = g_ptr_array_index (segment->marks, i);

      /* those that begin here come last, so the number stands in the lines of the others */
      if (apostil_annotation_get_first_span (annotation).start == segment->span.start)
        put_number (self, annotation);
      open_mark (lines, annotation);
      g_string_prepend (close, apostil_annotation_is (annotation, APOSTIL_KIND_ENTITY) ? "</mark>"
                                                                                       : "</span>");
    }
  apostil_html_put_escaped (self->html, words);
  g_string_append (self->html, close->str);
}

static void
put_notes (ApostilHtmlWriter *self, const ApostilDossierParagraph *paragraph)
{
  GArray *marks = apostil_dossier_get_marks (self->dossier);
  g_string_append (self->html, "<ol class=\"notes\">\n");
  for (guint i = 0; i < paragraph->n_marks; i++)
    {
      ApostilDossierMark *mark =
          &g_array_index (marks, ApostilDossierMark, paragraph->first_mark + i);
      const gchar *colour =
          apostil_html_get_colour (apostil_describe_get_colour (self->document, mark->annotation));
      g_autofree gchar *digits = apostil_number_to_words (mark->number);
      g_autofree gchar *title = apostil_dossier_dup_note_title (self->dossier, mark->annotation);
      g_autofree gchar *detail = apostil_dossier_dup_note_detail (self->dossier, mark->annotation);

      g_string_append_printf (self->html, "<li value=\"%u\" class=\"%s\"><a href=\"#m-%s\">%s</a> ",
                              mark->number, colour, apostil_record_get_id (mark->annotation),
                              digits);
      g_string_append (self->html, "<b><bdi>");
      apostil_html_put_escaped (self->html, title);
      g_string_append (self->html, "</bdi></b>");
      if (detail != NULL)
        {
          g_string_append (self->html, " <small>");
          apostil_html_put_escaped (self->html, detail);
          g_string_append (self->html, "</small>");
        }
      g_string_append (self->html, "</li>\n");
    }
  g_string_append (self->html, "</ol>\n");
}

static void
put_paragraph (Lines *lines, guint index)
{
  ApostilHtmlWriter *self = lines->writer;
  ApostilDossierParagraph *paragraph = &g_array_index (
      apostil_dossier_get_paragraphs (self->dossier), ApostilDossierParagraph, index);
  g_autoptr (GArray) segments = apostil_dossier_dup_segments (self->dossier, index);
  g_autofree gchar *digits = apostil_number_to_words (index + 1);

  if (paragraph->section != NULL)
    {
      g_autofree gchar *line = apostil_dossier_dup_section_line (self->dossier, paragraph->section);

      if (line != NULL && g_strcmp0 (line, lines->section) != 0)
        {
          g_string_append (self->html, "<p class=\"section\"><bdi>");
          apostil_html_put_escaped (self->html, line);
          g_string_append (self->html, "</bdi></p>\n");
        }
      g_free (lines->section);
      lines->section = g_steal_pointer (&line);
    }
  g_string_append_printf (self->html, "<div class=\"row%s\"><p id=\"p-%u\"",
                          paragraph->is_heading       ? " headline"
                          : paragraph->is_boilerplate ? " boilerplate"
                                                      : "",
                          index + 1);
  apostil_html_put_language (self);
  g_string_append_printf (self->html, "><span class=\"pn\" aria-hidden=\"true\">%s</span>", digits);
  for (guint i = 0; i < segments->len; i++)
    put_segment (lines, &g_array_index (segments, ApostilDossierSegment, i));
  g_string_append (self->html, "</p>\n");
  if (paragraph->n_marks > 0)
    put_notes (self, paragraph);
  g_string_append (self->html, "</div>\n");
}

/* Puts the article with its marks, each paragraph with its notes beside it. */
void
apostil_html_put_article (ApostilHtmlWriter *self)
{
  g_autoptr (GHashTable) lanes = g_hash_table_new (NULL, NULL);
  Lines lines = { .writer = self, .lanes = lanes };

  /* the notes stand where a line ends */
  g_string_append_printf (self->html, "<div class=\"article\" dir=\"%s\">\n",
                          apostil_dossier_is_rtl (self->dossier) ? "rtl" : "ltr");
  for (guint i = 0; i < apostil_dossier_get_paragraphs (self->dossier)->len; i++)
    put_paragraph (&lines, i);
  g_free (lines.section);
  g_string_append (self->html, "</div>\n");
}
