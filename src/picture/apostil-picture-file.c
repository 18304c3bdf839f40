/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-picture-file.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* cairo writes the files. Two things are put right afterwards: an SVG of cairo's bears a number that
 * counts the surfaces of the process, which would make no two files equal, and nothing that says to a
 * screen reader what the picture shows. A PDF gets no time of making, for the same reason. */

#define MAX_PIXELS 30000 /* on one side; cairo ends at 32767 */

static cairo_status_t
append (gpointer closure, const guchar *data, guint n_bytes)
{
  g_byte_array_append (closure, data, n_bytes);
  return CAIRO_STATUS_SUCCESS;
}

static void
remove_all (GString *text, const gchar *before, const gchar *after)
{
  gsize from = 0;
  gchar *found;

  while ((found = strstr (text->str + from, before)) != NULL)
    {
      gsize at = (gsize) (found - text->str);
      gsize n = strlen (before);

      while (g_ascii_isdigit (text->str[at + n]))
        n++;
      if (!g_str_has_prefix (text->str + at + n, after))
        {
          from = at + n;
          continue;
        }
      g_string_erase (text, (gssize) at, (gssize) (n + strlen (after)));
      from = at;
    }
}

static void
finish_svg (GByteArray *bytes, const gchar *title)
{
  g_autoptr (GString) text = g_string_new_len ((const gchar *) bytes->data, bytes->len);
  g_autofree gchar *escaped = title == NULL ? NULL : g_markup_escape_text (title, -1);
  gchar *tag = strstr (text->str, "<svg ");
  gchar *end = tag == NULL ? NULL : strchr (tag, '>');

  if (end != NULL && escaped != NULL)
    {
      gsize after = (gsize) (end - text->str) + 1;
      g_autofree gchar *element = g_strdup_printf ("\n<title id=\"title\">%s</title>", escaped);

      g_string_insert (text, (gssize) after, element);
      g_string_insert (text, (gssize) after - 1, " role=\"img\" aria-labelledby=\"title\"");
    }
  remove_all (text, " id=\"surface", "\"");
  g_byte_array_set_size (bytes, 0);
  g_byte_array_append (bytes, (const guint8 *) text->str, (guint) text->len);
}

static cairo_surface_t *
create_surface (const ApostilPages *self, ApostilPictureFormat format, GByteArray *bytes)
{
  gdouble width = self->width * self->scale;
  gdouble height = self->height * self->scale;
  cairo_surface_t *surface;

  switch (format)
    {
    case APOSTIL_PICTURE_PDF:
      surface = cairo_pdf_surface_create_for_stream (append, bytes, width, height);
      cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, "");
      cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Apostil");
      if (self->title != NULL)
        cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, self->title);
      return surface;
    case APOSTIL_PICTURE_PNG:
      return cairo_image_surface_create (CAIRO_FORMAT_RGB24, (gint) ceil (width),
                                         (gint) ceil (height));
    case APOSTIL_PICTURE_SVG:
    default:
      surface = cairo_svg_surface_create_for_stream (append, bytes, width, height);
      return surface;
    }
}

static gboolean
fail (cairo_status_t status, GError **error)
{
  if (status == CAIRO_STATUS_SUCCESS)
    return FALSE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
               /* Translators: %s is an error of the drawing library. */
               _ ("The picture cannot be drawn: %s."), cairo_status_to_string (status));
  return TRUE;
}

/**
 * apostil_pages_write:
 * @self: what to paint
 * @format: into what
 * @error: where to say why it cannot be
 *
 * Any thread, as far as the painter allows.
 *
 * Returns: (transfer full) (nullable): the file
 */
GBytes *
apostil_pages_write (const ApostilPages *self, ApostilPictureFormat format, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface;
  cairo_status_t status;
  cairo_t *cr;

  if (format == APOSTIL_PICTURE_PNG && MAX (self->width, self->height) * self->scale > MAX_PIXELS)
    {
      g_set_error (
          error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
          _ ("The picture is too large for PNG, which ends at %d pixels here. Write SVG or "
             "PDF."),
          MAX_PIXELS);
      return NULL;
    }
  surface = create_surface (self, format, bytes);
  cr = cairo_create (surface);
  if (format == APOSTIL_PICTURE_PNG)
    {
      /* what rounding adds to the last row and column */
      cairo_set_source_rgb (cr, 1, 1, 1);
      cairo_paint (cr);
    }
  cairo_scale (cr, self->scale, self->scale);
  for (guint i = 0; i < self->n_pages; i++)
    {
      cairo_save (cr);
      self->paint (cr, i, self->user_data);
      cairo_restore (cr);
      cairo_show_page (cr);
    }
  status = cairo_status (cr);
  cairo_destroy (cr);
  if (status == CAIRO_STATUS_SUCCESS && format == APOSTIL_PICTURE_PNG)
    status = cairo_surface_write_to_png_stream (surface, append, bytes);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (fail (status, error))
    return NULL;
  if (format == APOSTIL_PICTURE_SVG)
    finish_svg (bytes, self->title);
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}
