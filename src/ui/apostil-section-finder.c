/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-section-finder.h"

#include "apostil-commands.h"

static GPtrArray *
collect (ApostilSession *session)
{
  ApostilSuggestionLayer *layer = apostil_session_get_suggestions (session);

  return layer != NULL ? apostil_suggestion_layer_collect_sections (layer, NULL) : NULL;
}

/**
 * apostil_section_finder_has_any:
 * @session: a session
 *
 * Returns: whether sections are proposed for its article
 */
gboolean
apostil_section_finder_has_any (ApostilSession *session)
{
  g_autoptr (GPtrArray) sections = collect (session);

  return sections != NULL && sections->len > 0;
}

/**
 * apostil_section_finder_edit:
 * @session: a session with a document
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): one step that adds the sections which are proposed, and
 *   confirms the dates that say when they were published
 */
ApostilEdit *
apostil_section_finder_edit (ApostilSession *session, GError **error)
{
  ApostilSuggestionLayer *layer = apostil_session_get_suggestions (session);
  g_autoptr (GPtrArray) sections = collect (session);
  g_autoptr (GPtrArray) dates = g_ptr_array_new ();

  for (guint i = 0; sections != NULL && i < sections->len; i++)
    {
      const gchar *id = apostil_section_get_published (sections->pdata[i]);
      ApostilAnnotation *date = id != NULL ? apostil_suggestion_layer_lookup (layer, id) : NULL;

      if (date != NULL && !g_ptr_array_find (dates, date, NULL))
        g_ptr_array_add (dates, date);
    }
  return apostil_command_accept (apostil_session_get_document (session), dates, sections, NULL,
                                 error);
}
