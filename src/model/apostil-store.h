/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-annotation-list.h"
#include "apostil-article.h"
#include "apostil-bulk.h"
#include "apostil-edit.h"
#include "apostil-record-list.h"
#include "apostil-section-map.h"
#include "apostil-sorted.h"

G_BEGIN_DECLS

/* Internal to the model: the records of a document, which change together. */

typedef struct
{
  ApostilArticle *article;
  ApostilAnnotationList *annotations;
  ApostilRecordList *sections;
  ApostilRecordList *entities;
  ApostilRecordList *relations;
  ApostilSectionMap *section_map; /* NULL until asked for, and after each change of sections */
} ApostilStore;

/* What an edit touched in each list. */
typedef struct
{
  ApostilRange annotations;
  ApostilRange sections;
  ApostilRange entities;
  ApostilRange relations;
  gboolean article;
} ApostilTouched;

void apostil_store_init (ApostilStore *self);
void apostil_store_clear (ApostilStore *self);

gpointer apostil_store_lookup (ApostilStore *self, const gchar *id);
ApostilSection *apostil_store_get_section_at (ApostilStore *self, guint32 offset);

ApostilTouched apostil_store_change (ApostilStore *self, ApostilEdit *edit, gboolean undone);
ApostilTouched apostil_store_fill (ApostilStore *self, ApostilBulk *bulk);
void apostil_store_tell (ApostilStore *self, const ApostilTouched *touched);

G_END_DECLS
