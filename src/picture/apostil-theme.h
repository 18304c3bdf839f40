/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <pango/pango.h>

#include "apostil-colour-sheet.h"

G_BEGIN_DECLS

/* How pictures look: the colours of the window's style sheets for a page, an ink and an accent; the
 * letters; which way things run. The window makes one of its style context, the tool of a look.
 * Immutable once it is handed to a picture; reference counted. */

typedef enum
{
  APOSTIL_LOOK_LIGHT,
  APOSTIL_LOOK_DARK,
  APOSTIL_LOOK_HIGH_CONTRAST,
} ApostilLook;

typedef struct _ApostilTheme ApostilTheme;

ApostilTheme *apostil_theme_new (ApostilLook look);
ApostilTheme *apostil_theme_new_from (const ApostilRgba *page,
                                      const ApostilRgba *ink,
                                      const ApostilRgba *accent,
                                      gboolean high_contrast);
ApostilTheme *apostil_theme_ref (ApostilTheme *self);
void apostil_theme_unref (ApostilTheme *self);

/* Letters: a family and a size in units of the picture (pixels in the window); « Sans », 13. */
void apostil_theme_set_font (ApostilTheme *self, const gchar *family, gdouble size);
void apostil_theme_set_right_to_left (ApostilTheme *self, gboolean right_to_left);
/* Language of the words, for the choice of letters; BCP 47. */
void apostil_theme_set_language (ApostilTheme *self, const gchar *language);

gdouble apostil_theme_get_size (ApostilTheme *self);
gboolean apostil_theme_is_right_to_left (ApostilTheme *self);
gboolean apostil_theme_is_high_contrast (ApostilTheme *self);
gboolean apostil_theme_is_dark (ApostilTheme *self);

/* A colour of the sheets without « apostil_ »: "page", "text", "dim", "hair", "active", "active_fill",
 * "amber" (plain), "amber_fill" (tint), "amber_line" (rules and coloured words) … Grey when unknown. */
const ApostilRgba *apostil_theme_get (ApostilTheme *self, const gchar *name);

PangoContext *apostil_theme_create_context (ApostilTheme *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ApostilTheme, apostil_theme_unref)

G_END_DECLS
