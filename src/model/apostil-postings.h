/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-sorted.h"

G_BEGIN_DECLS

/* Internal to the model: for each word (a kind, an id that others refer to) the items that
 * have it, in the order of their list. Holds no references. */

typedef struct _ApostilPostings ApostilPostings;

ApostilPostings *apostil_postings_new (ApostilSortedFunc compare);
void apostil_postings_free (ApostilPostings *self);

void apostil_postings_append (ApostilPostings *self, const gchar *key, gpointer item);
void apostil_postings_remove (ApostilPostings *self, const gchar *key, gpointer item);
void apostil_postings_add (ApostilPostings *self, const gchar *key, gpointer item);
void apostil_postings_commit (ApostilPostings *self);

GPtrArray *apostil_postings_get (ApostilPostings *self, const gchar *key);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ApostilPostings, apostil_postings_free)

G_END_DECLS
