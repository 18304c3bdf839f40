/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-edit.h"

G_BEGIN_DECLS

/* Internal to the model. */

void apostil_edit_stamp (ApostilEdit *edit, const gchar *author, GDateTime *now);

G_END_DECLS
