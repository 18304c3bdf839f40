/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-edit-stamp.h"

#include "apostil-annotation.h"
#include "apostil-edit-private.h"
#include "apostil-relation.h"

/**
 * apostil_edit_stamp:
 * @edit: an edit that was checked and is not sealed
 * @author: (nullable): who edits
 * @now: the time, in the zone in which it is to be written
 *
 * Says on annotations and relations when they were created and by whom, if they do not say
 * so already, or when they were changed; a changed one keeps its maker. A suggestion is
 * nobody's work yet, and the same one can be made again: it gets no time. Undo brings back
 * the old times, and redo the recorded ones, since both only swap records.
 */
void
apostil_edit_stamp (ApostilEdit *edit, const gchar *author, GDateTime *now)
{
  g_autofree gchar *time = g_date_time_format (now, "%Y-%m-%dT%H:%M:%S%:z");
  guint n_changes = 0;
  const ApostilChange *changes = apostil_edit_get_changes (edit, &n_changes);

  for (guint i = 0; i < n_changes; i++)
    {
      gpointer after = changes[i].after;
      gboolean added = changes[i].before == NULL;

      if (!APOSTIL_IS_ANNOTATION (after) && !APOSTIL_IS_RELATION (after))
        continue;

      if (apostil_record_is_sealed (after)) /* one that was in use before comes back */
        {
          after = apostil_record_copy (after);
          apostil_edit_set_after (edit, i, after);
        }
      if (!added)
        apostil_record_set (after, APOSTIL_ATTR_MODIFIED, time);
      else if (apostil_record_get (after, APOSTIL_ATTR_CREATED) == NULL &&
               apostil_record_get_status (after) != APOSTIL_STATUS_SUGGESTED)
        apostil_record_set (after, APOSTIL_ATTR_CREATED, time);
      if (added && author != NULL && apostil_record_get (after, APOSTIL_ATTR_BY) == NULL)
        apostil_record_set (after, APOSTIL_ATTR_BY, author);
    }
}
