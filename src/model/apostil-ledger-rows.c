/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Groups are kept in their order, each with all its claims in text order; the rows that are shown
 * are one flat array beside them. After an edit each claim that it took away, made or replaced is
 * looked for in its groups by its place; where nothing but the claim itself changed, one row
 * changes. A group that an edit makes come earlier or later (its first claim went, or it has more
 * claims than another now) moves as a whole, row by row. What that would say in more than a few
 * hundred signals is said as a reset.
 *
 * Where the rows of a group begin is added up from the groups before it: thousands of additions
 * cost less than keeping every place up to date. */

#include "config.h"

#include "apostil-ledger-private.h"

/* ---- Rows ---- */

static ApostilLedgerRow *
row_at (ApostilLedger *self, guint position)
{
  return &g_array_index (self->rows, ApostilLedgerRow, position);
}

/* Where the rows of @group begin, or would. */
static guint
first_row (ApostilLedger *self, ApostilLedgerGroup *group)
{
  guint position = 0;

  for (guint i = 0; i < self->groups->len && self->groups->pdata[i] != group; i++)
    {
      ApostilLedgerGroup *before = self->groups->pdata[i];

      position += before->n_shown > 0 ? before->n_shown + 1 : 0;
    }
  return position;
}

static void
insert_row (ApostilLedger *self,
            guint position,
            ApostilLedgerGroup *group,
            ApostilAnnotation *claim)
{
  ApostilLedgerRow row = { group, claim };

  g_array_insert_val (self->rows, position, row);
  apostil_ledger_tell_inserted (self, position);
}

static void
delete_row (ApostilLedger *self, guint position)
{
  g_array_remove_index (self->rows, position);
  apostil_ledger_tell_deleted (self, position);
}

/* The first of the group's rows, its own left out, that does not come before @claim. */
static guint
lower_bound (ApostilLedger *self, ApostilLedgerGroup *group, ApostilAnnotation *claim)
{
  guint low = first_row (self, group) + (group->n_shown > 0 ? 1 : 0);
  guint high = low + group->n_shown;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (apostil_annotation_compare (row_at (self, middle)->claim, claim) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

gboolean
apostil_ledger_find_in_group (ApostilLedger *self,
                              ApostilLedgerGroup *group,
                              ApostilAnnotation *claim,
                              guint *position)
{
  if (group->n_shown == 0)
    return FALSE;
  *position = lower_bound (self, group, claim);
  return *position < self->rows->len && row_at (self, *position)->claim == claim;
}

static void
show_claim (ApostilLedger *self, ApostilLedgerGroup *group, ApostilAnnotation *claim)
{
  guint position;

  if (group->n_shown == 0)
    insert_row (self, first_row (self, group), group, NULL);
  /* As if it had one already: its own row stands in front. */
  position = group->n_shown == 0 ? first_row (self, group) + 1 : lower_bound (self, group, claim);
  group->n_shown++;
  insert_row (self, position, group, claim);
}

static void
hide_claim (ApostilLedger *self, ApostilLedgerGroup *group, guint position)
{
  group->n_shown--;
  delete_row (self, position);
  if (group->n_shown == 0)
    delete_row (self, position - 1);
}

/* ---- Groups ---- */

static gint
compare_groups (ApostilLedger *self, ApostilLedgerGroup *a, ApostilLedgerGroup *b)
{
  return apostil_ledger_group_compare (self->document, self->grouping, self->by_count, a, b);
}

static void
place_group (ApostilLedger *self, ApostilLedgerGroup *group)
{
  guint low = 0;
  guint high = self->groups->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (compare_groups (self, self->groups->pdata[middle], group) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  g_ptr_array_insert (self->groups, (gint) low, group);
}

static void
hide_group (ApostilLedger *self, ApostilLedgerGroup *group, GPtrArray *claims)
{
  guint first = first_row (self, group);

  for (guint i = group->n_shown; i > 0; i--)
    {
      g_ptr_array_insert (claims, 0, row_at (self, first + i)->claim);
      hide_claim (self, group, first + i);
    }
}

/* After the group has got or lost a claim: puts it where it belongs now. */
static void
move_group (ApostilLedger *self, ApostilLedgerGroup *group)
{
  g_autoptr (GPtrArray) claims = NULL;
  guint at;

  if (!g_ptr_array_find (self->groups, group, &at))
    return;
  if ((at == 0 || compare_groups (self, self->groups->pdata[at - 1], group) < 0) &&
      (at + 1 == self->groups->len ||
       compare_groups (self, group, self->groups->pdata[at + 1]) < 0))
    return;
  if (group->n_shown > APOSTIL_LEDGER_MAX_STEPS)
    {
      self->stale = TRUE;
      return;
    }
  claims = g_ptr_array_new ();
  hide_group (self, group, claims);
  g_ptr_array_steal_index (self->groups, at);
  place_group (self, group);
  for (guint i = 0; i < claims->len; i++)
    show_claim (self, group, claims->pdata[i]);
}

static guint
bound_in_claims (ApostilLedgerGroup *group, ApostilAnnotation *claim)
{
  guint low = 0;
  guint high = group->claims->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (apostil_annotation_compare (group->claims->pdata[middle], claim) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static gboolean
find_claim (ApostilLedgerGroup *group, ApostilAnnotation *claim, guint *at)
{
  if (group == NULL)
    return FALSE;
  *at = bound_in_claims (group, claim);
  return *at < group->claims->len && group->claims->pdata[*at] == claim;
}

/* The group's own row says how many claims it has. */
static void
tell_header (ApostilLedger *self, ApostilLedgerGroup *group)
{
  if (group->n_shown > 0)
    apostil_ledger_tell_changed (self, first_row (self, group));
}

void
apostil_ledger_add_to_group (ApostilLedger *self, const gchar *key, ApostilAnnotation *claim)
{
  ApostilLedgerGroup *group = g_hash_table_lookup (self->by_key, key);
  gboolean is_new = group == NULL;
  guint at;

  if (is_new)
    {
      group = apostil_ledger_group_new (key);
      g_hash_table_insert (self->by_key, group->key, group);
    }
  at = bound_in_claims (group, claim);
  g_ptr_array_insert (group->claims, (gint) at, g_object_ref (claim));
  if (self->grouping == APOSTIL_LEDGER_DATE)
    g_hash_table_insert (self->days, g_strdup (apostil_record_get_id (claim)), g_strdup (key));
  apostil_ledger_count_claim (self, group, at, claim, 1);
  if (is_new)
    place_group (self, group);
  else
    move_group (self, group);
  if (apostil_ledger_passes (self, claim))
    show_claim (self, group, claim);
  tell_header (self, group);
}

/* Returns: %FALSE when it was not there, as when the rows were made in the middle of several edits. */
gboolean
apostil_ledger_remove_from_group (ApostilLedger *self, const gchar *key, ApostilAnnotation *claim)
{
  ApostilLedgerGroup *group = g_hash_table_lookup (self->by_key, key);
  guint position;
  guint at;

  if (!find_claim (group, claim, &at))
    return FALSE;
  if (apostil_ledger_find_in_group (self, group, claim, &position))
    hide_claim (self, group, position);
  apostil_ledger_count_claim (self, group, at, claim, -1);
  g_hash_table_remove (self->days, apostil_record_get_id (claim));
  if (group->claims->len == 1)
    {
      g_hash_table_remove (self->by_key, key);
      g_ptr_array_remove (self->groups, group);
      return TRUE;
    }
  g_ptr_array_remove_index (group->claims, at);
  move_group (self, group);
  tell_header (self, group);
  return TRUE;
}

/* Says anew how the claim stands in this group: shown, or not, as it passes now. */
static void
update_row (ApostilLedger *self, ApostilLedgerGroup *group, ApostilAnnotation *claim)
{
  guint position;
  gboolean was_shown = apostil_ledger_find_in_group (self, group, claim, &position);
  gboolean is_shown = apostil_ledger_passes (self, claim);

  if (was_shown && is_shown)
    apostil_ledger_tell_changed (self, position);
  else if (was_shown)
    hide_claim (self, group, position);
  else if (is_shown)
    show_claim (self, group, claim);
}

/* Whether @after may stand where the claim at @at stands, and the group where it stands. */
static gboolean
fits (ApostilLedgerGroup *group, guint at, ApostilAnnotation *after)
{
  GPtrArray *claims = group->claims;

  if (at == 0 && apostil_annotation_compare (claims->pdata[0], after) != 0)
    return FALSE;
  return (at == 0 || apostil_annotation_compare (claims->pdata[at - 1], after) < 0) &&
         (at + 1 == claims->len || apostil_annotation_compare (after, claims->pdata[at + 1]) < 0);
}

/* Returns: %FALSE when @after cannot simply take the place of @before there. */
gboolean
apostil_ledger_replace_in_group (ApostilLedger *self,
                                 const gchar *key,
                                 ApostilAnnotation *before,
                                 ApostilAnnotation *after)
{
  ApostilLedgerGroup *group = g_hash_table_lookup (self->by_key, key);
  guint position;
  guint at;

  if (!find_claim (group, before, &at) || !fits (group, at, after))
    return FALSE;
  apostil_ledger_count_claim (self, group, at, before, -1);
  apostil_ledger_count_claim (self, group, at, after, 1);
  if (apostil_ledger_find_in_group (self, group, before, &position))
    row_at (self, position)->claim = after;
  group->claims->pdata[at] = g_object_ref (after);
  g_object_unref (before);
  update_row (self, group, after);
  tell_header (self, group);
  return TRUE;
}

/* What stands beside the claim has changed, though it has not. */
void
apostil_ledger_update_shown (ApostilLedger *self, const gchar *key, ApostilAnnotation *claim)
{
  ApostilLedgerGroup *group = g_hash_table_lookup (self->by_key, key);
  guint at;

  if (find_claim (group, claim, &at))
    update_row (self, group, claim);
}

/* What the group itself is called has changed. */
void
apostil_ledger_header_changed (ApostilLedger *self, const gchar *key)
{
  ApostilLedgerGroup *group = g_hash_table_lookup (self->by_key, key);

  if (group != NULL)
    tell_header (self, group);
}
