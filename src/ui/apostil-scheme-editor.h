/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "apostil-scheme-files.h"

G_BEGIN_DECLS

/* A window in which one scheme of the person's is changed: its parts, a form for the chosen part, and
 * what is wrong, if anything is. Actions (« editor. »): save, undo, redo, add(s), remove, move(s) with
 * "up" or "down", show-problem. */

#define APOSTIL_TYPE_SCHEME_EDITOR (apostil_scheme_editor_get_type ())
G_DECLARE_FINAL_TYPE (ApostilSchemeEditor, apostil_scheme_editor, APOSTIL, SCHEME_EDITOR, GtkWindow)

/**
 * ApostilSchemeEditor::saved:
 * @scheme: what was saved
 * @former_id: (nullable): the id that it had before
 */

ApostilSchemeEditor *apostil_scheme_editor_new (GtkApplication *application,
                                                ApostilSchemeFiles *files,
                                                ApostilScheme *scheme,
                                                const gchar *former_id);
const gchar *apostil_scheme_editor_get_former_id (ApostilSchemeEditor *self);

G_END_DECLS
