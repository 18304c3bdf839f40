/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-section.h"

G_BEGIN_DECLS

/* Internal to the model: which section lies here? */

typedef struct _ApostilSectionMap ApostilSectionMap;

ApostilSectionMap *apostil_section_map_new (GPtrArray *sections);
void apostil_section_map_free (ApostilSectionMap *self);

gboolean
apostil_section_map_check (ApostilSectionMap *self, ApostilSection **culprit, GError **error);
ApostilSection *apostil_section_map_get (ApostilSectionMap *self, guint32 offset);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ApostilSectionMap, apostil_section_map_free)

G_END_DECLS
