/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-dossier.h"

G_BEGIN_DECLS

/* Internal to the model: what the files of the dossier share. */

struct _ApostilDossier
{
  ApostilDocument *document;
  ApostilReasonFunc reason;
  GDateTime *now;
  gchar *title;
  GArray *facts;
  GArray *marks;
  GArray *paragraphs;
  GPtrArray *tables;
  GHashTable *numbers; /* id → number */
};

GArray *apostil_pieces_new (void);
ApostilPiece *apostil_pieces_add (GArray *pieces, ApostilPieceStyle style, const gchar *text);
ApostilPiece *apostil_pieces_add_line (GArray *pieces, ApostilPieceStyle style, const gchar *text);
void apostil_pieces_link (ApostilPiece *piece, const gchar *target);
gboolean apostil_address_is_web (const gchar *address);

const gchar *apostil_dossier_get_choice (ApostilAnnotation *annotation, const gchar *name);
gchar *
apostil_dossier_dup_part (ApostilDossier *self, ApostilAnnotation *annotation, const gchar *role);
gchar *apostil_dossier_dup_when (const gchar *value);
gchar *apostil_dossier_dup_day (ApostilDossier *self, const gchar *value);
guint apostil_dossier_find_paragraph (ApostilDossier *self, guint32 offset);

void apostil_dossier_add_facts (ApostilDossier *self, const gchar *annotator);
void apostil_dossier_add_tables (ApostilDossier *self);
void apostil_dossier_add_entities (ApostilDossier *self, ApostilDossierTable *table);
ApostilDossierRow *apostil_dossier_table_add_row (ApostilDossierTable *table, const gchar *id);
GArray *apostil_dossier_row_get_cell (ApostilDossierRow *row, guint column);

G_END_DECLS
