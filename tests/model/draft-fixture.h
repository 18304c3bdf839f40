/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-scheme-draft.h"

/* The part of @draft below @parent that is called @id; a test that asks for one knows that it is there. */
static inline guint
fixture_find_node (ApostilSchemeDraft *draft, guint parent, const gchar *id)
{
  g_autoptr (GArray) children = apostil_scheme_draft_get_children (draft, parent);

  for (guint i = 0; i < children->len; i++)
    if (g_strcmp0 (apostil_scheme_draft_get (draft, g_array_index (children, guint, i), "id"),
                   id) == 0)
      return g_array_index (children, guint, i);
  g_assert_not_reached ();
}
