/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-fold.h"
#include "apostil-ledger-private.h"

G_DEFINE_FINAL_TYPE (ApostilLedger, apostil_ledger, G_TYPE_OBJECT)

enum
{
  RESET,
  ROW_INSERTED,
  ROW_DELETED,
  ROW_CHANGED,
  COUNTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* ---- Telling ---- */

void
apostil_ledger_tell_inserted (ApostilLedger *self, guint position)
{
  g_signal_emit (self, signals[ROW_INSERTED], 0, position);
}

void
apostil_ledger_tell_deleted (ApostilLedger *self, guint position)
{
  g_signal_emit (self, signals[ROW_DELETED], 0, position);
}

void
apostil_ledger_tell_changed (ApostilLedger *self, guint position)
{
  g_signal_emit (self, signals[ROW_CHANGED], 0, position);
}

void
apostil_ledger_tell_counted (ApostilLedger *self)
{
  g_signal_emit (self, signals[COUNTED], 0);
}

/* ---- Which claims ---- */

gboolean
apostil_ledger_takes (gpointer record)
{
  return record != NULL && APOSTIL_IS_ANNOTATION (record) &&
         apostil_annotation_is (record, APOSTIL_KIND_CLAIM) &&
         apostil_record_get_status (record) != APOSTIL_STATUS_REJECTED;
}

gboolean
apostil_ledger_is_contradiction (gpointer record)
{
  return record != NULL && APOSTIL_IS_RELATION (record) &&
         apostil_record_get_status (record) != APOSTIL_STATUS_REJECTED &&
         g_str_equal (apostil_relation_get_relation_type (record), "contradicts");
}

/* ---- Counting ---- */

static void
count_claim (ApostilLedger *self, ApostilAnnotation *claim, gint step)
{
  self->n_claims += (guint) step;
  if (apostil_record_get_status (claim) == APOSTIL_STATUS_SUGGESTED)
    self->n_suggested += (guint) step;
}

/* @keys: those by claimant. */
static void
count_by_keys (ApostilLedger *self, GPtrArray *keys, gint step)
{
  for (guint i = 0; i < keys->len; i++)
    {
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->sources, keys->pdata[i])) +
                (guint) step;

      if (n == 0)
        g_hash_table_remove (self->sources, keys->pdata[i]);
      else
        g_hash_table_insert (self->sources, g_strdup (keys->pdata[i]), GUINT_TO_POINTER (n));
    }
}

void
apostil_ledger_count_source (ApostilLedger *self, ApostilAnnotation *claim, gint step)
{
  g_autoptr (GPtrArray)
      keys = apostil_ledger_dup_keys (self->document, APOSTIL_LEDGER_CLAIMANT, claim);

  count_claim (self, claim, step);
  count_by_keys (self, keys, step);
}

/* The keys of the groups that @claim is in. A day depends on the marks around the claim, which may
 * be others by now. */
GPtrArray *
apostil_ledger_dup_known_keys (ApostilLedger *self, ApostilAnnotation *claim)
{
  const gchar *day = g_hash_table_lookup (self->days, apostil_record_get_id (claim));
  GPtrArray *keys;

  if (day == NULL)
    return apostil_ledger_dup_keys (self->document, self->grouping, claim);
  keys = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (keys, g_strdup (day));
  return keys;
}

/* ---- All at once ---- */

static void
append_group_rows (ApostilLedger *self, ApostilLedgerGroup *group)
{
  guint header = self->rows->len;
  ApostilLedgerRow row = { group, NULL };

  group->n_shown = 0;
  g_array_append_val (self->rows, row);
  for (guint i = 0; i < group->claims->len; i++)
    {
      row.claim = group->claims->pdata[i];
      if (!apostil_ledger_passes (self, row.claim))
        continue;
      g_array_append_val (self->rows, row);
      group->n_shown++;
    }
  if (group->n_shown == 0)
    g_array_set_size (self->rows, header);
}

static gint
compare_groups_data (gconstpointer a, gconstpointer b, gpointer user_data)
{
  ApostilLedger *ledger = user_data;

  return apostil_ledger_group_compare (ledger->document, ledger->grouping, ledger->by_count,
                                       *(ApostilLedgerGroup *const *) a,
                                       *(ApostilLedgerGroup *const *) b);
}

static void
collect_groups (ApostilLedger *self)
{
  ApostilAnnotationList *annotations = apostil_document_get_annotations (self->document);
  guint n = apostil_annotation_list_get_length (annotations);

  for (guint i = 0; i < n; i++)
    {
      ApostilAnnotation *claim = apostil_annotation_list_get (annotations, i);
      g_autoptr (GPtrArray) keys = NULL;

      if (!apostil_ledger_takes (claim))
        continue;
      keys = apostil_ledger_dup_keys (self->document, self->grouping, claim);
      /* In the usual grouping the sources are the groups. */
      if (self->grouping == APOSTIL_LEDGER_CLAIMANT)
        count_claim (self, claim, 1);
      else
        apostil_ledger_count_source (self, claim, 1);
      for (guint k = 0; k < keys->len; k++)
        {
          ApostilLedgerGroup *group = g_hash_table_lookup (self->by_key, keys->pdata[k]);

          if (group == NULL)
            {
              group = apostil_ledger_group_new (keys->pdata[k]);
              g_hash_table_insert (self->by_key, group->key, group);
              g_ptr_array_add (self->groups, group);
            }
          g_ptr_array_add (group->claims, g_object_ref (claim));
          if (self->grouping == APOSTIL_LEDGER_DATE)
            g_hash_table_insert (self->days, g_strdup (apostil_record_get_id (claim)),
                                 g_strdup (group->key));
        }
    }
  if (self->grouping == APOSTIL_LEDGER_CLAIMANT)
    for (guint i = 0; i < self->groups->len; i++)
      {
        ApostilLedgerGroup *group = self->groups->pdata[i];

        g_hash_table_insert (self->sources, g_strdup (group->key),
                             GUINT_TO_POINTER (group->claims->len));
      }
  g_ptr_array_sort_with_data (self->groups, compare_groups_data, self);
}

static void
count_contradictions (ApostilLedger *self)
{
  ApostilRecordList *relations = apostil_document_get_relations (self->document);
  guint n = apostil_record_list_get_length (relations);

  self->n_contradictions = 0;
  for (guint i = 0; i < n; i++)
    if (apostil_ledger_is_contradiction (apostil_record_list_get (relations, i)))
      self->n_contradictions++;
}

/* @regroup: the groups themselves may be others, not only which of their claims are shown. */
void
apostil_ledger_rebuild (ApostilLedger *self, gboolean regroup)
{
  g_signal_emit (self, signals[RESET], 0, TRUE);
  self->stale = FALSE;
  g_array_set_size (self->rows, 0);
  if (regroup)
    {
      g_ptr_array_set_size (self->groups, 0);
      g_hash_table_remove_all (self->by_key);
      g_hash_table_remove_all (self->sources);
      g_hash_table_remove_all (self->days);
      self->n_claims = 0;
      self->n_suggested = 0;
      collect_groups (self);
      count_contradictions (self);
    }
  for (guint i = 0; i < self->groups->len; i++)
    append_group_rows (self, self->groups->pdata[i]);
  g_signal_emit (self, signals[RESET], 0, FALSE);
  apostil_ledger_tell_counted (self);
}

/* ---- Object ---- */

static void
apostil_ledger_dispose (GObject *object)
{
  ApostilLedger *self = APOSTIL_LEDGER (object);

  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_handle_id (&self->counting, g_source_remove);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (apostil_ledger_parent_class)->dispose (object);
}

static void
apostil_ledger_finalize (GObject *object)
{
  ApostilLedger *self = APOSTIL_LEDGER (object);

  g_free (self->filter);
  g_array_unref (self->rows);
  g_hash_table_unref (self->by_key);
  g_hash_table_unref (self->sources);
  g_hash_table_unref (self->days);
  g_queue_clear_full (&self->uncounted, g_free);
  g_ptr_array_unref (self->groups);
  G_OBJECT_CLASS (apostil_ledger_parent_class)->finalize (object);
}

static guint
new_position_signal (const gchar *name)
{
  return g_signal_new (name, APOSTIL_TYPE_LEDGER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                       G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
apostil_ledger_class_init (ApostilLedgerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = apostil_ledger_dispose;
  object_class->finalize = apostil_ledger_finalize;
  signals[RESET] = g_signal_new ("reset", APOSTIL_TYPE_LEDGER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  signals[ROW_INSERTED] = new_position_signal ("row-inserted");
  signals[ROW_DELETED] = new_position_signal ("row-deleted");
  signals[ROW_CHANGED] = new_position_signal ("row-changed");
  signals[COUNTED] = g_signal_new ("counted", APOSTIL_TYPE_LEDGER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
apostil_ledger_init (ApostilLedger *self)
{
  self->groups = g_ptr_array_new_with_free_func ((GDestroyNotify) apostil_ledger_group_free);
  self->by_key = g_hash_table_new (g_str_hash, g_str_equal);
  self->rows = g_array_new (FALSE, FALSE, sizeof (ApostilLedgerRow));
  self->sources = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->days = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

/**
 * apostil_ledger_new:
 * @document: a document
 *
 * Returns: (transfer full): its claims by claimant, in text order, all of them shown
 */
ApostilLedger *
apostil_ledger_new (ApostilDocument *document)
{
  ApostilLedger *self;

  g_return_val_if_fail (APOSTIL_IS_DOCUMENT (document), NULL);

  self = g_object_new (APOSTIL_TYPE_LEDGER, NULL);
  self->document = g_object_ref (document);
  apostil_ledger_rebuild (self, TRUE);
  g_signal_connect (document, "changed", G_CALLBACK (apostil_ledger_follow), self);
  return self;
}

/**
 * apostil_ledger_get_document:
 * @self: a ledger
 *
 * Returns: (transfer none): whose claims these are
 */
ApostilDocument *
apostil_ledger_get_document (ApostilLedger *self)
{
  g_return_val_if_fail (APOSTIL_IS_LEDGER (self), NULL);

  return self->document;
}

/**
 * apostil_ledger_set_grouping:
 * @self: a ledger
 * @grouping: what its claims are grouped by
 *
 * Groups all claims anew.
 */
void
apostil_ledger_set_grouping (ApostilLedger *self, ApostilLedgerGrouping grouping)
{
  g_return_if_fail (APOSTIL_IS_LEDGER (self));

  if (self->grouping == grouping)
    return;
  self->grouping = grouping;
  apostil_ledger_rebuild (self, TRUE);
}

/**
 * apostil_ledger_get_grouping:
 * @self: a ledger
 *
 * Returns: what its claims are grouped by
 */
ApostilLedgerGrouping
apostil_ledger_get_grouping (ApostilLedger *self)
{
  g_return_val_if_fail (APOSTIL_IS_LEDGER (self), APOSTIL_LEDGER_CLAIMANT);

  return self->grouping;
}

/**
 * apostil_ledger_set_by_count:
 * @self: a ledger
 * @by_count: whether groups with more claims come first; else they come in their own order
 *
 * Orders the groups. Claims within a group are always in text order.
 */
void
apostil_ledger_set_by_count (ApostilLedger *self, gboolean by_count)
{
  g_return_if_fail (APOSTIL_IS_LEDGER (self));

  if (self->by_count == by_count)
    return;
  self->by_count = by_count;
  apostil_ledger_rebuild (self, TRUE);
}

/**
 * apostil_ledger_get_by_count:
 * @self: a ledger
 *
 * Returns: whether groups with more claims come first
 */
gboolean
apostil_ledger_get_by_count (ApostilLedger *self)
{
  g_return_val_if_fail (APOSTIL_IS_LEDGER (self), FALSE);

  return self->by_count;
}

/**
 * apostil_ledger_set_only:
 * @self: a ledger
 * @only: which claims; 0: all
 *
 * Shows only claims that are all of @only.
 */
void
apostil_ledger_set_only (ApostilLedger *self, ApostilLedgerOnly only)
{
  g_return_if_fail (APOSTIL_IS_LEDGER (self));

  if (self->only == only)
    return;
  self->only = only;
  apostil_ledger_rebuild (self, FALSE);
}

/**
 * apostil_ledger_get_only:
 * @self: a ledger
 *
 * Returns: which claims are shown; 0: all
 */
ApostilLedgerOnly
apostil_ledger_get_only (ApostilLedger *self)
{
  g_return_val_if_fail (APOSTIL_IS_LEDGER (self), 0);

  return self->only;
}

/**
 * apostil_ledger_set_filter:
 * @self: a ledger
 * @words: (nullable): what is looked for; folded here
 *
 * Shows only claims with @words in them, in who claims them, or in what was written about them.
 */
void
apostil_ledger_set_filter (ApostilLedger *self, const gchar *words)
{
  g_autofree gchar *folded = NULL;

  g_return_if_fail (APOSTIL_IS_LEDGER (self));

  if (words != NULL && *words != '\0')
    folded = apostil_fold (words, -1);
  if (folded != NULL && *folded == '\0')
    g_clear_pointer (&folded, g_free);
  if (g_strcmp0 (folded, self->filter) == 0)
    return;
  g_free (self->filter);
  self->filter = g_steal_pointer (&folded);
  apostil_ledger_rebuild (self, FALSE);
}

/**
 * apostil_ledger_get_n_rows:
 * @self: a ledger
 *
 * Returns: how many rows are shown, those of the groups counted
 */
guint
apostil_ledger_get_n_rows (ApostilLedger *self)
{
  g_return_val_if_fail (APOSTIL_IS_LEDGER (self), 0);

  return self->rows->len;
}

/**
 * apostil_ledger_get_row:
 * @self: a ledger
 * @position: from 0
 *
 * Returns: (transfer none): the row, till the next change
 */
const ApostilLedgerRow *
apostil_ledger_get_row (ApostilLedger *self, guint position)
{
  g_return_val_if_fail (APOSTIL_IS_LEDGER (self), NULL);
  g_return_val_if_fail (position < self->rows->len, NULL);

  return &g_array_index (self->rows, ApostilLedgerRow, position);
}

/**
 * apostil_ledger_find:
 * @self: a ledger
 * @claim: a claim
 * @position: (out): its row; in the first of its groups that shows it
 *
 * Returns: whether it is shown
 */
gboolean
apostil_ledger_find (ApostilLedger *self, ApostilAnnotation *claim, guint *position)
{
  g_autoptr (GPtrArray) keys = NULL;

  g_return_val_if_fail (APOSTIL_IS_LEDGER (self), FALSE);
  g_return_val_if_fail (APOSTIL_IS_ANNOTATION (claim), FALSE);

  if (!apostil_ledger_takes (claim))
    return FALSE;
  keys = apostil_ledger_dup_known_keys (self, claim);
  for (guint i = 0; i < keys->len; i++)
    {
      ApostilLedgerGroup *group = g_hash_table_lookup (self->by_key, keys->pdata[i]);

      if (group != NULL && apostil_ledger_find_in_group (self, group, claim, position))
        return TRUE;
    }
  return FALSE;
}

static ApostilAnnotation *
claim_at (ApostilLedger *self, guint position)
{
  return g_array_index (self->rows, ApostilLedgerRow, position).claim;
}

static guint
count_shown (ApostilLedger *self)
{
  g_autoptr (GHashTable) seen = NULL;
  guint n = 0;

  if (self->only == 0 && self->filter == NULL)
    return self->n_claims;
  /* A claim of several claimants is one claim. */
  seen = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < self->rows->len; i++)
    if (claim_at (self, i) != NULL && g_hash_table_add (seen, claim_at (self, i)))
      n++;
  return n;
}

/**
 * apostil_ledger_get_summary:
 * @self: a ledger
 * @summary: (out caller-allocates): the numbers
 *
 * Counts what the ledger as a whole says.
 */
void
apostil_ledger_get_summary (ApostilLedger *self, ApostilLedgerSummary *summary)
{
  GHashTableIter iter;
  gpointer key;
  gpointer n;

  g_return_if_fail (APOSTIL_IS_LEDGER (self));

  *summary = (ApostilLedgerSummary){ .n_claims = self->n_claims,
                                     .n_shown = count_shown (self),
                                     .n_suggested = self->n_suggested,
                                     .n_contradictions = self->n_contradictions };
  g_hash_table_iter_init (&iter, self->sources);
  while (g_hash_table_iter_next (&iter, &key, &n))
    switch (apostil_ledger_key_get_source (self->document, key))
      {
      case APOSTIL_SOURCE_UNNAMED:
        summary->n_unnamed++;
        summary->n_sources++;
        break;
      case APOSTIL_SOURCE_NAMED:
      case APOSTIL_SOURCE_WORDS:
        summary->n_sources++;
        break;
      case APOSTIL_SOURCE_UNATTRIBUTED:
        summary->n_unattributed = GPOINTER_TO_UINT (n);
        break;
      case APOSTIL_SOURCE_ARTICLE:
      default:
        break;
      }
}
