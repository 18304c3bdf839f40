/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* From 0 to 1 each, not premultiplied; laid out like a GdkRGBA. */
typedef struct
{
  gdouble red;
  gdouble green;
  gdouble blue;
  gdouble alpha;
} ApostilRgba;

ApostilRgba apostil_rgba_mix (const ApostilRgba *a, const ApostilRgba *b, gdouble share);

/* Colours by name, as style sheets define them. */
typedef struct _ApostilColourSheet ApostilColourSheet;

ApostilColourSheet *apostil_colour_sheet_new (void);
void apostil_colour_sheet_free (ApostilColourSheet *self);
void
apostil_colour_sheet_set (ApostilColourSheet *self, const gchar *name, const ApostilRgba *colour);
const ApostilRgba *apostil_colour_sheet_get (ApostilColourSheet *self, const gchar *name);
gboolean apostil_colour_sheet_read (ApostilColourSheet *self, const gchar *css);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ApostilColourSheet, apostil_colour_sheet_free)

G_END_DECLS
