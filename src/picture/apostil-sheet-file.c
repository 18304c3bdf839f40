/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-sheet-private.h"

#include <cairo-pdf.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "apostil-list-words.h"

/* The sheet as a PDF with what a reader of files expects: title, authors and time of making, an outline,
 * links between text, notes and tables, words that can be searched and copied, and the structure that a
 * screen reader goes by: headings, paragraphs, notes, tables with rows and cells. The same document at the
 * same time gives the same bytes.
 *
 * What cairo 1.16 has no means for is left out: the language of the words, and saying of lines, tints and
 * the foot of a page that they are no words. Where the paper is chosen in the print dialog, GTK owns the
 * file, and it has neither structure nor links. */

static cairo_status_t
append (gpointer closure, const guchar *data, guint n_bytes)
{
  g_byte_array_append (closure, data, n_bytes);
  return CAIRO_STATUS_SUCCESS;
}

static void
set_metadata (ApostilSheet *self, cairo_surface_t *surface)
{
  ApostilArticle *article = apostil_document_get_article (self->document);
  g_autofree gchar *made =
      g_date_time_format (apostil_dossier_get_made (self->dossier), "%Y-%m-%dT%H:%M:%S%:z");
  g_autofree gchar *authors = apostil_list_join (apostil_article_get_authors (article));

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE,
                                  apostil_dossier_get_title (self->dossier));
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, _ ("Evidence Sheet"));
  if (*authors != '\0')
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, authors);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Apostil " PACKAGE_VERSION);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, made);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_MOD_DATE, made);
}

static void
add_outline (ApostilSheet *self, cairo_surface_t *surface)
{
  GPtrArray *tables = apostil_dossier_get_tables (self->dossier);

  cairo_pdf_surface_add_outline (surface, CAIRO_PDF_OUTLINE_ROOT, _ ("Article"), "dest='h0'", 0);
  for (guint i = 0; i < tables->len; i++)
    {
      g_autofree gchar *link = g_strdup_printf ("dest='h%u'", i + 1);

      cairo_pdf_surface_add_outline (surface, CAIRO_PDF_OUTLINE_ROOT,
                                     ((ApostilDossierTable *) g_ptr_array_index (tables, i))->title,
                                     link, 0);
    }
}

/**
 * apostil_sheet_write_pdf:
 * @self: a sheet; what is not laid out yet is
 * @error: where to say why it cannot be written
 *
 * Returns: (transfer full) (nullable): the file
 */
GBytes *
apostil_sheet_write_pdf (ApostilSheet *self, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface;
  cairo_status_t status;
  cairo_t *cr;

  while (apostil_sheet_lay_out_some (self))
    ;
  surface =
      cairo_pdf_surface_create_for_stream (append, bytes, self->paper.width, self->paper.height);
  set_metadata (self, surface);
  add_outline (self, surface);
  cr = cairo_create (surface);
  self->tagged = TRUE;
  apostil_sheet_begin (self, cr, "Document");
  for (guint i = 0; i < self->pages->len; i++)
    {
      apostil_sheet_paint (self, cr, i);
      /* after the last page, cairo 1.18 would begin one more for it */
      if (i + 1 == self->pages->len)
        apostil_sheet_end (self, cr, "Document");
      cairo_show_page (cr);
    }
  self->tagged = FALSE;
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                   /* Translators: %s is an error of the drawing library. */
                   _ ("The picture cannot be drawn: %s."), cairo_status_to_string (status));
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

/**
 * apostil_sheet_paper_from_name:
 * @name: "a4" or "letter"
 * @paper: (out caller-allocates): that paper
 *
 * Returns: whether there is paper of that name
 */
gboolean
apostil_sheet_paper_from_name (const gchar *name, ApostilSheetPaper *paper)
{
  if (g_ascii_strcasecmp (name, "a4") == 0)
    *paper = apostil_sheet_a4;
  else if (g_ascii_strcasecmp (name, "letter") == 0)
    *paper = apostil_sheet_letter;
  else
    return FALSE;
  return TRUE;
}
