/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-record.h"
#include "apostil-scheme.h"

G_BEGIN_DECLS

/* A command: a batch of changes « old record → new record » with a label for the undo
 * menu, an author and a time. It holds whole records, so that doing, undoing and redoing
 * are the same merge with old and new swapped, and it can be written to the journal. */

typedef struct
{
  ApostilRecord *before; /* NULL: added */
  ApostilRecord *after;  /* NULL: removed */
} ApostilChange;

typedef struct _ApostilEdit ApostilEdit;

#define APOSTIL_TYPE_EDIT (apostil_edit_get_type ())
GType apostil_edit_get_type (void) G_GNUC_CONST;

ApostilEdit *apostil_edit_new (const gchar *label);
ApostilEdit *apostil_edit_ref (ApostilEdit *self);
void apostil_edit_unref (ApostilEdit *self);

/* Records are (transfer none) and are sealed when the edit is applied. Changing the same
 * record twice in one edit composes the changes. */
void apostil_edit_add (ApostilEdit *self, gpointer record);
void apostil_edit_remove (ApostilEdit *self, gpointer record);
void apostil_edit_replace (ApostilEdit *self, gpointer before, gpointer after);
/* With the edit the document gets another scheme. */
void apostil_edit_set_scheme (ApostilEdit *self, ApostilScheme *before, ApostilScheme *after);
ApostilScheme *apostil_edit_get_scheme (ApostilEdit *self, gboolean before);
/* What @record became in this edit so far: itself, its replacement, or NULL once removed. (transfer none) */
gpointer apostil_edit_current (ApostilEdit *self, gpointer record);

/* Edits with the same key that follow each other within a short while become one step. */
void apostil_edit_set_merge_key (ApostilEdit *self, const gchar *key);
const gchar *apostil_edit_get_merge_key (ApostilEdit *self);
const gchar *apostil_edit_get_label (ApostilEdit *self);
gboolean apostil_edit_is_empty (ApostilEdit *self);
const ApostilChange *apostil_edit_get_changes (ApostilEdit *self, guint *n_changes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ApostilEdit, apostil_edit_unref)

G_END_DECLS
