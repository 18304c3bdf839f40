/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "apostil-scheme-draft.h"

G_BEGIN_DECLS

/* The parts of a scheme as a tree: kinds with their types, attributes, links and words; relations;
 * what is asked of an article; its sections. Exactly one part is selected, always. */

#define APOSTIL_TYPE_SCHEME_OUTLINE (apostil_scheme_outline_get_type ())
G_DECLARE_FINAL_TYPE (ApostilSchemeOutline,
                      apostil_scheme_outline,
                      APOSTIL,
                      SCHEME_OUTLINE,
                      GtkTreeView)

/**
 * ApostilSchemeOutline::selected:
 *
 * Another part is selected.
 */

GtkWidget *apostil_scheme_outline_new (ApostilSchemeDraft *draft);
guint apostil_scheme_outline_get_node (ApostilSchemeOutline *self);
void apostil_scheme_outline_select (ApostilSchemeOutline *self, guint node);

G_END_DECLS
