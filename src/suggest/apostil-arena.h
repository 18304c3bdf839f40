/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Internal: memory for many small things that are made together and go together. One thread
 * fills an arena; what is in it may then be read by any, and it lives while somebody holds
 * it. */

typedef struct _ApostilArena ApostilArena;

ApostilArena *apostil_arena_new (void);
ApostilArena *apostil_arena_ref (ApostilArena *self);
void apostil_arena_unref (ApostilArena *self);
gpointer apostil_arena_alloc (ApostilArena *self, gsize n_bytes);
gpointer apostil_arena_grow (ApostilArena *self, gpointer array, guint n, gsize size);
gchar *apostil_arena_dup (ApostilArena *self, const gchar *text, gsize n_bytes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ApostilArena, apostil_arena_unref)

G_END_DECLS
