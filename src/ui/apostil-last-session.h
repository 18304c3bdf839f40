/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-application.h"
#include "apostil-window.h"

G_BEGIN_DECLS

/* What was open, and where in it, when the program ended. */

typedef struct _ApostilLastSession ApostilLastSession;

ApostilLastSession *apostil_last_session_new (void);
void apostil_last_session_free (ApostilLastSession *self);

/* The program is asked to end: the windows that close from now on are the last ones. */
void apostil_last_session_end (ApostilLastSession *self);
/* It goes on after all. */
void apostil_last_session_go_on (ApostilLastSession *self);
void apostil_last_session_note (ApostilLastSession *self, ApostilWindow *window, gboolean last);

gboolean apostil_last_session_write (ApostilLastSession *self, GError **error);
gboolean apostil_last_session_restore (ApostilLastSession *self, ApostilApplication *application);
gboolean apostil_last_session_forget (GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ApostilLastSession, apostil_last_session_free)

G_END_DECLS
