/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "apostil-session.h"

G_BEGIN_DECLS

/* The view « Claims »: the attribution ledger, with all that is done to claims in place. */

#define APOSTIL_TYPE_CLAIMS_VIEW (apostil_claims_view_get_type ())
G_DECLARE_FINAL_TYPE (ApostilClaimsView, apostil_claims_view, APOSTIL, CLAIMS_VIEW, GtkBox)

GtkWidget *apostil_claims_view_new (ApostilSession *session);

G_END_DECLS
