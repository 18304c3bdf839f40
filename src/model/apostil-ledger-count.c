/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-claim-count.h"
#include "apostil-ledger-group.h"
#include "apostil-ledger-private.h"

/* How it works
 *
 * The row of a group says how many words its claims have, for which each must be taken apart: of ten
 * thousand claims with one verdict that is a third of a second, in the midst of painting. So a short
 * group is counted when somebody asks, a long one in slices, and its row is changed when that is done.
 * What comes and goes among those counted is kept up. */

/* Claims that are counted at a stretch, which takes a few milliseconds. */
#define SLICE 100

static gboolean
is_counted (ApostilLedgerGroup *group)
{
  return group->n_counted == group->claims->len;
}

static void
add_words (ApostilLedger *self, ApostilLedgerGroup *group, ApostilAnnotation *claim, gint step)
{
  guint quoted;
  guint reported;

  apostil_claim_count_words (apostil_document_get_text (self->document), claim, &quoted, &reported);
  group->n_quoted += (guint) step * quoted;
  group->n_reported += (guint) step * reported;
}

static void
count_slice (ApostilLedger *self, ApostilLedgerGroup *group)
{
  for (guint i = 0; i < SLICE && !is_counted (group); i++)
    add_words (self, group, group->claims->pdata[group->n_counted++], 1);
}

/* Keeps up the count where @claim, at @at in @group, has just come (@step 1) or is about to go (−1). */
void
apostil_ledger_count_claim (ApostilLedger *self,
                            ApostilLedgerGroup *group,
                            guint at,
                            ApostilAnnotation *claim,
                            gint step)
{
  /* Before this one came, all had been. */
  gboolean last = step > 0 && group->n_counted > 0 && group->n_counted + 1 == group->claims->len;

  if (at >= group->n_counted && !last)
    return;
  add_words (self, group, claim, step);
  group->n_counted += (guint) step;
}

static gboolean
count_on (gpointer user_data)
{
  ApostilLedger *self = user_data;
  const gchar *next = g_queue_peek_head (&self->uncounted);
  ApostilLedgerGroup *group = g_hash_table_lookup (self->by_key, next);
  g_autofree gchar *key = NULL;

  if (group != NULL)
    {
      count_slice (self, group);
      if (!is_counted (group))
        return G_SOURCE_CONTINUE;
      group->waiting = FALSE;
    }
  key = g_queue_pop_head (&self->uncounted);
  if (g_queue_is_empty (&self->uncounted))
    self->counting = 0;
  apostil_ledger_header_changed (self, key);
  return self->counting != 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

/**
 * apostil_ledger_count_words:
 * @self: a ledger
 * @group: a group of it
 * @quoted: (out): words of its claims in the speaker's own wording
 * @reported: (out): words in the article's
 *
 * Counts the words of all claims of @group, whatever the filter. Where there are many that takes a while:
 * both are 0 till then, and the row of the group is told to be changed afterwards.
 *
 * Returns: whether they are counted
 */
gboolean
apostil_ledger_count_words (ApostilLedger *self,
                            ApostilLedgerGroup *group,
                            guint *quoted,
                            guint *reported)
{
  gboolean counted;

  g_return_val_if_fail (APOSTIL_IS_LEDGER (self), FALSE);

  if (group->claims->len <= SLICE)
    count_slice (self, group);
  counted = is_counted (group);
  if (!counted && !group->waiting)
    {
      group->waiting = TRUE;
      g_queue_push_tail (&self->uncounted, g_strdup (group->key));
      if (self->counting == 0)
        self->counting = g_idle_add (count_on, self);
    }
  *quoted = counted ? group->n_quoted : 0;
  *reported = counted ? group->n_reported : 0;
  return counted;
}
