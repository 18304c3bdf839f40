/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "apostil-session.h"

G_BEGIN_DECLS

/* Everybody and everything that the article names, as a table: how often, where, what they claim and what
 * is claimed of them. Rows are renamed, retyped, merged, split and identified in place. */

#define APOSTIL_TYPE_ENTITIES_VIEW (apostil_entities_view_get_type ())
G_DECLARE_FINAL_TYPE (ApostilEntitiesView, apostil_entities_view, APOSTIL, ENTITIES_VIEW, GtkBox)

GtkWidget *apostil_entities_view_new (ApostilSession *session);

G_END_DECLS
