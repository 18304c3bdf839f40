/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Names that are nearly spelled alike: « Panchir » and « Panjshir ». Never more than a guess. */

/**
 * ApostilNearNames:
 *
 * Filled in, then asked.
 */
typedef struct _ApostilNearNames ApostilNearNames;

ApostilNearNames *apostil_near_names_new (void);
void apostil_near_names_free (ApostilNearNames *self);
void apostil_near_names_add (ApostilNearNames *self, const gchar *name, guint value);
gboolean apostil_near_names_find (ApostilNearNames *self, const gchar *name, guint *value);

gboolean apostil_names_are_one_edit_apart (const gchar *a, const gchar *b);
gchar *apostil_name_skeleton (const gchar *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ApostilNearNames, apostil_near_names_free)

G_END_DECLS
