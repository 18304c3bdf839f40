/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-document.h"

G_BEGIN_DECLS

/* Internal to the model. */

gboolean apostil_edit_check (ApostilEdit *edit, ApostilDocument *document, GError **error);

G_END_DECLS
