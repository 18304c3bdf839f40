/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "apostil-session.h"

G_BEGIN_DECLS

/* The form of an entity that nothing in the article names: for one that is named the inspector has
 * it, beside the mark. */

#define APOSTIL_TYPE_ENTITY_POPOVER (apostil_entity_popover_get_type ())
G_DECLARE_FINAL_TYPE (ApostilEntityPopover,
                      apostil_entity_popover,
                      APOSTIL,
                      ENTITY_POPOVER,
                      GtkPopover)

GtkWidget *
apostil_entity_popover_new (GtkWidget *relative_to, ApostilSession *session, ApostilEntity *entity);

G_END_DECLS
