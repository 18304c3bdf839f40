/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-references.h"

#include "apostil-annotation.h"
#include "apostil-relation.h"
#include "apostil-section.h"

static gboolean
foreach_link (ApostilAnnotation *annotation, ApostilReferenceFunc func, gpointer user_data)
{
  const ApostilKind *kind = apostil_annotation_get_kind (annotation);

  for (guint i = 0; i < kind->n_links; i++)
    {
      const gchar *role = kind->links[i].role;
      const gchar *const *targets = apostil_annotation_get_links (annotation, role);

      for (guint j = 0; targets[j] != NULL; j++)
        {
          if (!func (role, targets[j], user_data))
            return FALSE;
        }
    }
  return TRUE;
}

/**
 * apostil_references_foreach:
 * @record: any record
 * @func: (scope call): called for each id that @record names
 * @user_data: for @func
 *
 * Returns: %FALSE if @func stopped it
 */
gboolean
apostil_references_foreach (gpointer record, ApostilReferenceFunc func, gpointer user_data)
{
  if (APOSTIL_IS_ANNOTATION (record))
    return foreach_link (record, func, user_data);

  if (APOSTIL_IS_RELATION (record))
    return func (APOSTIL_REFERENCE_FROM, apostil_relation_get_from (record), user_data) &&
           func (APOSTIL_REFERENCE_TO, apostil_relation_get_to (record), user_data);

  if (APOSTIL_IS_SECTION (record))
    {
      const gchar *published = apostil_section_get_published (record);

      return published == NULL || func (APOSTIL_REFERENCE_PUBLISHED, published, user_data);
    }
  return TRUE;
}
