/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "apostil-document.h"

G_BEGIN_DECLS

/* Which of several entities do these words name? A small popover beside the words; not modal. */

#define APOSTIL_TYPE_ENTITY_CHOOSER (apostil_entity_chooser_get_type ())
G_DECLARE_FINAL_TYPE (ApostilEntityChooser,
                      apostil_entity_chooser,
                      APOSTIL,
                      ENTITY_CHOOSER,
                      GtkPopover)

/**
 * ApostilEntityChooser::chosen: (id of an entity, or NULL for a new one; id of the first candidate)
 * ApostilEntityChooser::identified: (id of an entity, id of the known one that it is)
 */

GtkWidget *apostil_entity_chooser_new (GtkWidget *relative_to);
void apostil_entity_chooser_ask (ApostilEntityChooser *self,
                                 ApostilDocument *document,
                                 GPtrArray *candidates,
                                 const gchar *words,
                                 const GdkRectangle *where);
/* Which of @known, of authority lists, is the entity @entity_id of the document? */
void apostil_entity_chooser_offer (ApostilEntityChooser *self,
                                   ApostilDocument *document,
                                   const gchar *entity_id,
                                   GPtrArray *known,
                                   const gchar *words,
                                   const GdkRectangle *where);

G_END_DECLS
