/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "apostil-text.h"

G_BEGIN_DECLS

/* One thing of an article, or of what was marked in it, that is worth a second look: which check
 * says so, where it is, and a reason. It proposes nothing and changes nothing. Checks make findings;
 * once given out they never change, so any thread may read them. */

typedef enum
{
  APOSTIL_FINDING_DATE,
  APOSTIL_FINDING_NAME,
  APOSTIL_FINDING_CLAIM,
  APOSTIL_FINDING_TEXT,
} ApostilFindingKind;

/**
 * ApostilFindingPlace:
 * @record: (nullable): id of the mark, entity or relation that is meant; the finding's
 * @span: words of the article to look at; empty where an entity has no mention
 * @line: of the text, from 1; 0 when @span is empty
 */
typedef struct
{
  const gchar *record;
  ApostilSpan span;
  guint line;
} ApostilFindingPlace;

#define APOSTIL_TYPE_FINDING (apostil_finding_get_type ())
G_DECLARE_FINAL_TYPE (ApostilFinding, apostil_finding, APOSTIL, FINDING, GObject)

ApostilFinding *apostil_finding_new (const gchar *code);
void apostil_finding_add_place (ApostilFinding *self,
                                ApostilText *text,
                                const gchar *record,
                                ApostilSpan span);
void apostil_finding_add_arg (ApostilFinding *self, const gchar *name, const gchar *value);

const gchar *apostil_finding_get_code (ApostilFinding *self);
ApostilFindingKind apostil_finding_get_kind (ApostilFinding *self);
const ApostilFindingPlace *apostil_finding_get_places (ApostilFinding *self, guint *n_places);
ApostilSpan apostil_finding_get_span (ApostilFinding *self);
guint apostil_finding_get_line (ApostilFinding *self);
gboolean apostil_finding_is_about (ApostilFinding *self, const gchar *record);
const gchar *apostil_finding_get_arg (ApostilFinding *self, const gchar *name);
const gchar *apostil_finding_get_identity (ApostilFinding *self);
gchar *apostil_finding_to_words (ApostilFinding *self);
gint apostil_finding_compare (ApostilFinding *a, ApostilFinding *b);

G_END_DECLS
