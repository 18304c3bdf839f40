/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <string.h>

#include "apostil-formats.h"
#include "apostil-picture.h"
#include "apostil-timex.h"

/* Documents for pictures: a sample, or many marks made up. */

static inline ApostilDocument *
load_sample (const gchar *name)
{
  g_autofree gchar *path =
      g_build_filename (g_test_get_dir (G_TEST_DIST), "..", "data", "samples", name, NULL);
  g_autofree gchar *data = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  ApostilImport *import;
  ApostilDocument *document;
  gsize n_bytes;

  g_file_get_contents (path, &data, &n_bytes, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new_take (g_steal_pointer (&data), n_bytes);
  import = apostil_formats_import (bytes, name, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  document = g_object_ref (import->document);
  apostil_import_free (import);
  return document;
}

/* @n dates and as many claims, in turn; a date each day from 1 January 2010, or all kinds of values. */
static inline ApostilDocument *
make_document (guint n, const gchar *const *values)
{
  ApostilScheme *scheme = apostil_scheme_new_news ();
  g_autoptr (ApostilText) text = NULL;
  g_autoptr (ApostilArticle) article = NULL;
  g_autoptr (GError) error = NULL;
  GString *words = g_string_new (NULL);
  ApostilDocument *document;
  GDate day;

  for (guint i = 0; i < n; i++)
    g_string_append_printf (words, "On day %04u it rained, said Mayor %03u at noon.\n", i, i % 40);
  text = apostil_text_new (words->str, (gssize) words->len, &error);
  g_assert_no_error (error);
  article = apostil_article_new (text);
  apostil_record_set (article, APOSTIL_ATTR_PUBLISHED, "2020-01-01");
  document = apostil_document_new (scheme, article, "test");
  g_date_clear (&day, 1);
  g_date_set_dmy (&day, 1, G_DATE_JANUARY, 2010);
  for (guint i = 0; i < n; i++)
    {
      guint32 start = i * (guint32) (words->len / n);
      g_autofree gchar *date_id = g_strdup_printf ("d%u", i + 1);
      g_autofree gchar *claim_id = g_strdup_printf ("c%u", i + 1);
      g_autofree gchar *value =
          values != NULL ? g_strdup (values[i])
                         : g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (&day),
                                            (gint) g_date_get_month (&day), g_date_get_day (&day));
      ApostilAnnotation *date =
          apostil_annotation_new (apostil_scheme_get_kind (scheme, APOSTIL_KIND_DATE), date_id);
      ApostilAnnotation *claim =
          apostil_annotation_new (apostil_scheme_get_kind (scheme, APOSTIL_KIND_CLAIM), claim_id);
      ApostilSpan source = APOSTIL_SPAN (start + 28, start + 37);

      apostil_annotation_set_span (date, APOSTIL_SPAN (start + 3, start + 11));
      apostil_record_set (date, APOSTIL_ATTR_TYPE,
                          apostil_timex_get_shape (value) == APOSTIL_TIMEX_DURATION ? "DURATION"
                          : apostil_timex_get_shape (value) == APOSTIL_TIMEX_TIME   ? "TIME"
                                                                                    : "DATE");
      apostil_record_set (date, APOSTIL_ATTR_VALUE, value);
      apostil_annotation_set_span (claim, APOSTIL_SPAN (start + 12, start + 21));
      apostil_annotation_set_part (claim, APOSTIL_PART_SOURCE, &source, 1);
      apostil_document_bulk_add (document, date);
      apostil_document_bulk_add (document, claim);
      g_date_add_days (&day, 1);
    }
  g_string_free (words, TRUE);
  g_object_unref (scheme);
  apostil_document_bulk_finish (document, NULL, &error);
  g_assert_no_error (error);
  return document;
}

static inline void
lay_out_picture (ApostilPicture *picture, gdouble width, gdouble height, gboolean right_to_left)
{
  g_autoptr (ApostilTheme) theme = apostil_theme_new (APOSTIL_LOOK_LIGHT);

  apostil_theme_set_right_to_left (theme, right_to_left);
  apostil_picture_read (picture, 0);
  apostil_picture_lay_out (picture, theme, width, height);
}

/* Every point lies in the picture, in reading order, is found at its place and by its marks, and speaks. */
static inline void
check_points (ApostilPicture *picture)
{
  gdouble width, height, before = -1;

  apostil_picture_get_size (picture, &width, &height);
  for (guint i = 0; i < apostil_picture_get_n_points (picture); i++)
    {
      g_autofree gchar *words = apostil_picture_speak (picture, i);
      cairo_rectangle_t area;
      const gchar *id;
      guint n = 0;

      apostil_picture_get_point_area (picture, i, &area);
      g_assert_cmpfloat (area.x, >=, 0);
      g_assert_cmpfloat (area.y, >=, before);
      g_assert_cmpfloat (area.x + area.width, <=, width);
      g_assert_cmpfloat (area.y + area.height, <=, height);
      before = area.y;
      g_assert_cmpint (
          apostil_picture_find_at (picture, area.x + area.width / 2, area.y + area.height / 2), >=,
          0);
      g_assert_cmpuint (strlen (words), >, 3);
      while ((id = apostil_picture_get_id (picture, i, n)) != NULL)
        {
          g_assert_cmpint (apostil_picture_find (picture, id), ==, (gint) i);
          n++;
        }
      g_assert_cmpuint (n, ==, apostil_picture_get_point (picture, i)->n_records);
    }
}

static inline void
check_files (ApostilPicture *picture)
{
  for (guint format = APOSTIL_PICTURE_SVG; format <= APOSTIL_PICTURE_PNG; format++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes)
          first = apostil_picture_write (picture, (ApostilPictureFormat) format, &error);
      g_autoptr (GBytes) second = NULL;

      g_assert_no_error (error);
      second = apostil_picture_write (picture, (ApostilPictureFormat) format, &error);
      g_assert_true (g_bytes_equal (first, second));
    }
}
