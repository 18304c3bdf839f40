/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-block-layout.h"
#include "apostil-heights.h"

G_BEGIN_DECLS

/* Sets a text in a font at a width: which blocks there are, how high each is (estimated
 * until it is laid out), and the layouts of those in sight. Knows nothing of scrolling. */

typedef enum
{
  APOSTIL_ROLE_BODY = 0,
  APOSTIL_ROLE_HEADING = 1 << 0,
  APOSTIL_ROLE_HEADER = 1 << 1, /* a line about the section stands above the block */
  APOSTIL_ROLE_DIM = 1 << 2,    /* left out of the article: boilerplate */
} ApostilBlockRole;

typedef struct
{
  PangoContext *ltr; /* one a direction, since a layout depends on its context for ever */
  PangoContext *rtl;
  const PangoFontDescription *font; /* absolute size */
  gdouble line_height;              /* of the font's size */
  gint header_height;               /* of the line about a section */
} ApostilTypeface;

typedef struct _ApostilTypesetter ApostilTypesetter;

/* @change: pixels that @block grew by when it was laid out. */
typedef void (*ApostilHeightFunc) (guint block, gint change, gpointer user_data);
typedef void (*ApostilRefinedFunc) (gpointer user_data);

ApostilTypesetter *apostil_typesetter_new (void);
void apostil_typesetter_free (ApostilTypesetter *self);
void apostil_typesetter_set_height_func (ApostilTypesetter *self,
                                         ApostilHeightFunc func,
                                         gpointer user_data);
void apostil_typesetter_set_refined_func (ApostilTypesetter *self,
                                          ApostilRefinedFunc func,
                                          gpointer user_data);
void apostil_typesetter_set_text (ApostilTypesetter *self, ApostilText *text);
void apostil_typesetter_set_typeface (ApostilTypesetter *self, const ApostilTypeface *typeface);
void apostil_typesetter_set_width (ApostilTypesetter *self, gint width);
void apostil_typesetter_set_roles (ApostilTypesetter *self, guint8 *roles);
guint apostil_typesetter_get_role (ApostilTypesetter *self, guint block);

ApostilBlocks *apostil_typesetter_get_blocks (ApostilTypesetter *self);
ApostilHeights *apostil_typesetter_get_heights (ApostilTypesetter *self);
void apostil_typesetter_refine (ApostilTypesetter *self);
gboolean apostil_typesetter_is_refined (ApostilTypesetter *self);
ApostilBlockLayout *apostil_typesetter_get (ApostilTypesetter *self, guint block);
gboolean apostil_typesetter_has (ApostilTypesetter *self, guint block);
gint apostil_typesetter_get_pitch (ApostilTypesetter *self);
gint apostil_typesetter_get_average (ApostilTypesetter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ApostilTypesetter, apostil_typesetter_free)

G_END_DECLS
