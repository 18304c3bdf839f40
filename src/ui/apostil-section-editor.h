/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "apostil-session.h"

G_BEGIN_DECLS

/* The sections of the article: a list, and the fields of the one that is chosen. New ones are
 * made from the words that are selected in the article beside it. */

#define APOSTIL_TYPE_SECTION_EDITOR (apostil_section_editor_get_type ())
G_DECLARE_FINAL_TYPE (ApostilSectionEditor, apostil_section_editor, APOSTIL, SECTION_EDITOR, GtkBox)

/**
 * ApostilSectionEditor::problem: (message) why something could not be done; NULL when it could.
 */

GtkWidget *apostil_section_editor_new (ApostilSession *session);

G_END_DECLS
