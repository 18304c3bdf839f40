/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <cairo.h>

#include "apostil-dossier.h"

G_BEGIN_DECLS

/* The evidence sheet on paper: a title block, the article with numbered notes beside its lines, and
 * tables of entities, claims, dates and relations, in pages. Units are points (1/72 inch). One thread
 * at a time; the document may not change while there is a sheet of it. */

/**
 * ApostilSheetPaper:
 * @width: of the paper
 * @height: of the paper
 * @left: margin, as are the others
 * @right: margin
 * @top: margin
 * @bottom: margin
 *
 * What the sheet is laid out for.
 */
typedef struct
{
  gdouble width;
  gdouble height;
  gdouble left;
  gdouble right;
  gdouble top;
  gdouble bottom;
} ApostilSheetPaper;

/* ISO A4 with margins of 18 mm; the same for US Letter. */
extern const ApostilSheetPaper apostil_sheet_a4;
extern const ApostilSheetPaper apostil_sheet_letter;

typedef struct _ApostilSheet ApostilSheet;

ApostilSheet *apostil_sheet_new (ApostilDocument *document,
                                 const ApostilDossierOptions *options,
                                 const ApostilSheetPaper *paper);
void apostil_sheet_free (ApostilSheet *self);

gboolean apostil_sheet_lay_out_some (ApostilSheet *self);
gdouble apostil_sheet_get_progress (ApostilSheet *self);
guint apostil_sheet_get_n_pages (ApostilSheet *self);
void apostil_sheet_paint (ApostilSheet *self, cairo_t *cr, guint page);

GBytes *apostil_sheet_write_pdf (ApostilSheet *self, GError **error);
gboolean apostil_sheet_paper_from_name (const gchar *name, ApostilSheetPaper *paper);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ApostilSheet, apostil_sheet_free)

G_END_DECLS
