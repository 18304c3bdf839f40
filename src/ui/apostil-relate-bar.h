/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "apostil-session.h"

G_BEGIN_DECLS

/* Relating two claims: the bar names the first and the kind of arrow, the person picks the other in
 * the text or in the list. */

#define APOSTIL_TYPE_RELATE_BAR (apostil_relate_bar_get_type ())
G_DECLARE_FINAL_TYPE (ApostilRelateBar, apostil_relate_bar, APOSTIL, RELATE_BAR, GtkBin)

GtkWidget *apostil_relate_bar_new (ApostilSession *session);
/* @type: (nullable) one of the scheme's relations. FALSE when no relation of that type starts from @from. */
gboolean
apostil_relate_bar_start (ApostilRelateBar *self, ApostilAnnotation *from, const gchar *type);
gboolean apostil_relate_bar_is_picking (ApostilRelateBar *self);
/* Whether the session's current mark can be the other end. */
gboolean apostil_relate_bar_can_commit (ApostilRelateBar *self);
/* Relates to the session's current mark. FALSE, saying why, when that makes no sense. */
gboolean apostil_relate_bar_commit (ApostilRelateBar *self);
void apostil_relate_bar_cancel (ApostilRelateBar *self);

G_END_DECLS
