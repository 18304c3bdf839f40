/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-help-page.h"

G_BEGIN_DECLS

/* All pages of the help in one language, and how they hang together. It does not change once it is
 * loaded, so any thread may read it. */

typedef struct _ApostilHelpLibrary ApostilHelpLibrary;

gchar *apostil_help_library_find_folder (const gchar *const *data_dirs,
                                         const gchar *const *languages);
ApostilHelpLibrary *apostil_help_library_load (const gchar *folder, GError **error);
void apostil_help_library_free (ApostilHelpLibrary *self);

const gchar *apostil_help_library_get_folder (const ApostilHelpLibrary *self);
const ApostilHelpPage *apostil_help_library_get_page (const ApostilHelpLibrary *self,
                                                      const gchar *id);
GPtrArray *apostil_help_library_get_topics (const ApostilHelpLibrary *self, const gchar *guide);
GPtrArray *apostil_help_library_get_related (const ApostilHelpLibrary *self, const gchar *id);
GPtrArray *apostil_help_library_search (const ApostilHelpLibrary *self, const gchar *words);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ApostilHelpLibrary, apostil_help_library_free)

G_END_DECLS
