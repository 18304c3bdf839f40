/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-history.h"

G_BEGIN_DECLS

/* For the document alone: it does what an edit says, the history remembers. Nothing is
 * notified before apostil_history_announce(). */

ApostilHistory *apostil_history_new (void);
void apostil_history_push (ApostilHistory *self, ApostilEdit *edit, gint64 time_us);
ApostilEdit *apostil_history_peek_undo (ApostilHistory *self);
ApostilEdit *apostil_history_peek_redo (ApostilHistory *self);
void apostil_history_step_back (ApostilHistory *self);
void apostil_history_step_forward (ApostilHistory *self);
void apostil_history_begin_group (ApostilHistory *self, const gchar *label);
void apostil_history_end_group (ApostilHistory *self);
gboolean apostil_history_is_in_group (ApostilHistory *self);
void apostil_history_set_saved (ApostilHistory *self);
void apostil_history_announce (ApostilHistory *self);

G_END_DECLS
