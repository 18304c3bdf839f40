/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-evidence.h"

/* Frees a copy. */
void
apostil_evidence_free (gpointer data)
{
  ApostilEvidence *evidence = data;

  g_free (evidence->href);
  g_free (evidence->retrieved);
  g_free (evidence->archived);
  g_free (evidence->stance);
  g_free (evidence->quotation);
  g_free (evidence);
}

/* Returns: (transfer full): the same */
ApostilEvidence *
apostil_evidence_copy (const ApostilEvidence *from)
{
  ApostilEvidence *evidence = g_new (ApostilEvidence, 1);

  evidence->href = g_strdup (from->href);
  evidence->retrieved = g_strdup (from->retrieved);
  evidence->archived = g_strdup (from->archived);
  evidence->stance = g_strdup (from->stance);
  evidence->quotation = g_strdup (from->quotation);
  return evidence;
}

/* Returns: whether both say the same */
gboolean
apostil_evidence_equal (const ApostilEvidence *a, const ApostilEvidence *b)
{
  return g_strcmp0 (a->href, b->href) == 0 && g_strcmp0 (a->retrieved, b->retrieved) == 0 &&
         g_strcmp0 (a->archived, b->archived) == 0 && g_strcmp0 (a->stance, b->stance) == 0 &&
         g_strcmp0 (a->quotation, b->quotation) == 0;
}
