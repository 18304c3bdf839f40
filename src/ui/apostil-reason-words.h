/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-annotation.h"

G_BEGIN_DECLS

/* Why a mark was suggested, in words. */

gchar *apostil_reason_to_words (ApostilAnnotation *annotation);

G_END_DECLS
