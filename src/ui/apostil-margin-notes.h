/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "apostil-marks.h"
#include "apostil-page.h"
#include "apostil-palette.h"

G_BEGIN_DECLS

/* The notes beside the text: who claims it, what date it is. Each stands beside the line where
 * its mark starts, or below the note before it; where there is no room, a tick stands instead. */

typedef struct _ApostilMarginNotes ApostilMarginNotes;

ApostilMarginNotes *apostil_margin_notes_new (void);
void apostil_margin_notes_free (ApostilMarginNotes *self);
void apostil_margin_notes_clear (ApostilMarginNotes *self);
void apostil_margin_notes_invalidate (ApostilMarginNotes *self);
gboolean apostil_margin_notes_is_valid (ApostilMarginNotes *self);

typedef struct
{
  ApostilDocument *document;
  ApostilMarks *marks;
  ApostilScene *scene; /* reaches beyond what is in sight, so that notes do not jump */
  const ApostilPage *page;
  PangoContext *context;
  const PangoFontDescription *font;
  gboolean rtl;
  ApostilAnnotation *current;
} ApostilMarginNotesInput;

void apostil_margin_notes_arrange (ApostilMarginNotes *self, const ApostilMarginNotesInput *input);
void apostil_margin_notes_paint (ApostilMarginNotes *self,
                                 cairo_t *cr,
                                 const ApostilPage *page,
                                 gboolean rtl,
                                 ApostilAnnotation *current,
                                 ApostilPalette *palette);
ApostilAnnotation *apostil_margin_notes_at (ApostilMarginNotes *self, gdouble x, gdouble y);
gboolean apostil_margin_notes_shows (ApostilMarginNotes *self, ApostilAnnotation *annotation);
guint apostil_margin_notes_get_length (ApostilMarginNotes *self);
gboolean apostil_margin_notes_get_box (ApostilMarginNotes *self, guint index, GdkRectangle *box);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ApostilMarginNotes, apostil_margin_notes_free)

G_END_DECLS
