/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

/* Pages painted into a file. The same pages give the same bytes. */

typedef enum
{
  APOSTIL_PICTURE_SVG,
  APOSTIL_PICTURE_PDF,
  APOSTIL_PICTURE_PNG,
} ApostilPictureFormat;

/**
 * ApostilPagePainter:
 * @cr: a page, its unit one unit of the picture
 * @page: which one, from 0
 * @user_data: of the caller
 *
 * Paints a page.
 */
typedef void (*ApostilPagePainter) (cairo_t *cr, guint page, gpointer user_data);

/**
 * ApostilPages:
 * @width: of each, in units of the picture
 * @height: of each
 * @n_pages: how many; more than one only in PDF
 * @scale: SVG and PDF: points for a unit; PNG: pixels for a unit
 * @title: (nullable): what the picture shows, for those who do not see it
 * @paint: paints a page
 * @user_data: for @paint
 */
typedef struct
{
  gdouble width;
  gdouble height;
  guint n_pages;
  gdouble scale;
  const gchar *title;
  ApostilPagePainter paint;
  gpointer user_data;
} ApostilPages;

GBytes *apostil_pages_write (const ApostilPages *self, ApostilPictureFormat format, GError **error);

G_END_DECLS
