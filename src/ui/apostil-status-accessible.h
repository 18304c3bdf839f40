/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <atk/atk.h>

G_BEGIN_DECLS

/* A line that says what just happened. A screen reader speaks it each time it is shown again:
 * so much works with every version of Orca, while the signals made for it do not. */

#define APOSTIL_TYPE_STATUS_ACCESSIBLE (apostil_status_accessible_get_type ())
GType apostil_status_accessible_get_type (void);

AtkObject *apostil_status_accessible_new (AtkObject *parent);
void apostil_status_accessible_say (AtkObject *status, const gchar *words);

G_END_DECLS
