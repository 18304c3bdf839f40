/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-ledger-private.h"

/* How far from a claim the marks stand that say when it was made, with room to spare. */
#define NEAR 1200

static void
follow_claim (ApostilLedger *self, ApostilAnnotation *before, ApostilAnnotation *after)
{
  g_autoptr (GPtrArray) old_keys = NULL;
  g_autoptr (GPtrArray) new_keys = NULL;

  if (before != NULL)
    {
      apostil_ledger_count_source (self, before, -1);
      old_keys = apostil_ledger_dup_known_keys (self, before);
    }
  if (after != NULL)
    {
      apostil_ledger_count_source (self, after, 1);
      new_keys = apostil_ledger_dup_keys (self->document, self->grouping, after);
    }
  for (guint i = 0; old_keys != NULL && i < old_keys->len; i++)
    {
      guint at;

      if (new_keys != NULL &&
          g_ptr_array_find_with_equal_func (new_keys, old_keys->pdata[i], g_str_equal, &at) &&
          apostil_ledger_replace_in_group (self, old_keys->pdata[i], before, after))
        g_ptr_array_remove_index (new_keys, at);
      else if (!apostil_ledger_remove_from_group (self, old_keys->pdata[i], before))
        self->stale = TRUE;
    }
  for (guint i = 0; new_keys != NULL && i < new_keys->len; i++)
    apostil_ledger_add_to_group (self, new_keys->pdata[i], after);
}

/* Another mark says now when the claim was made. */
static void
follow_day (ApostilLedger *self, ApostilAnnotation *claim)
{
  g_autoptr (GPtrArray) old_keys = apostil_ledger_dup_known_keys (self, claim);
  g_autoptr (GPtrArray) new_keys = apostil_ledger_dup_keys (self->document, self->grouping, claim);

  if (g_str_equal (old_keys->pdata[0], new_keys->pdata[0]))
    return;
  if (apostil_ledger_remove_from_group (self, old_keys->pdata[0], claim))
    apostil_ledger_add_to_group (self, new_keys->pdata[0], claim);
  else
    self->stale = TRUE;
}

/* What stands beside the claim has changed, though it has not. */
static void
follow_neighbour (ApostilLedger *self, const gchar *id)
{
  gpointer claim = apostil_document_lookup (self->document, id);
  g_autoptr (GPtrArray) keys = NULL;

  if (!apostil_ledger_takes (claim))
    return;
  if (self->grouping == APOSTIL_LEDGER_DATE)
    follow_day (self, claim);
  keys = apostil_ledger_dup_keys (self->document, self->grouping, claim);
  for (guint i = 0; i < keys->len; i++)
    apostil_ledger_update_shown (self, keys->pdata[i], claim);
}

/* An entity has another name, or has one now: its group says so, and filters may see it differently. */
static void
follow_entity (ApostilLedger *self, gpointer entity, GHashTable *neighbours)
{
  const gchar *id = apostil_record_get_id (entity);
  g_autofree gchar *key = g_strconcat ("e:", id, NULL);
  g_autoptr (GPtrArray) linking =
      apostil_annotation_list_linking_to (apostil_document_get_annotations (self->document), id);

  apostil_ledger_header_changed (self, key);
  for (guint i = 0; i < linking->len; i++)
    if (apostil_ledger_takes (linking->pdata[i]))
      g_hash_table_add (neighbours, g_strdup (apostil_record_get_id (linking->pdata[i])));
}

/* Whether the days on which things were said, or the sections, may be others now. */
static gboolean
touches_all (ApostilLedger *self, gpointer before, gpointer after)
{
  gpointer one = before != NULL ? before : after;
  g_autoptr (GPtrArray) dated = NULL;

  if (APOSTIL_IS_SECTION (one) || APOSTIL_IS_ARTICLE (one))
    return TRUE;
  if (!APOSTIL_IS_ANNOTATION (one) || !apostil_annotation_is (one, APOSTIL_KIND_DATE))
    return FALSE;
  if ((before != NULL && apostil_record_get (before, APOSTIL_ATTR_ROLE) != NULL) ||
      (after != NULL && apostil_record_get (after, APOSTIL_ATTR_ROLE) != NULL))
    return TRUE;
  dated = apostil_record_list_linking_to (apostil_document_get_sections (self->document),
                                          apostil_record_get_id (one));
  return dated->len > 0;
}

typedef struct
{
  ApostilLedger *ledger;
  GHashTable *neighbours;
} Near;

/* The claim, and those that it reports, which may be dated by it. */
static void
note_claim (Near *near, ApostilAnnotation *claim)
{
  g_autoptr (GPtrArray) linking = NULL;
  const gchar *id = apostil_record_get_id (claim);

  if (!g_hash_table_add (near->neighbours, g_strdup (id)))
    return;
  linking = apostil_annotation_list_linking_to (
      apostil_document_get_annotations (near->ledger->document), id);
  for (guint i = 0; i < linking->len; i++)
    if (apostil_ledger_takes (linking->pdata[i]))
      note_claim (near, linking->pdata[i]);
}

static gboolean
note_near (ApostilAnnotation *annotation, guint position, gpointer user_data)
{
  if (apostil_ledger_takes (annotation))
    note_claim (user_data, annotation);
  return TRUE;
}

/* By date: the claims of which this mark may say when they were made. */
static void
note_dated (ApostilLedger *self, gpointer record, GHashTable *neighbours)
{
  Near near = { self, neighbours };
  ApostilSpan span;

  if (self->grouping != APOSTIL_LEDGER_DATE || record == NULL || !APOSTIL_IS_ANNOTATION (record) ||
      !(apostil_annotation_is (record, APOSTIL_KIND_DATE) ||
        apostil_annotation_is (record, APOSTIL_KIND_CLAIM)))
    return;
  span = apostil_annotation_get_extent (record);
  span.start -= MIN (span.start, NEAR);
  span.end += NEAR;
  apostil_annotation_list_foreach_in (apostil_document_get_annotations (self->document), span,
                                      note_near, &near);
}

static void
note_neighbours (ApostilLedger *self, gpointer record, gint step, GHashTable *neighbours)
{
  if (record == NULL || !APOSTIL_IS_RELATION (record))
    return;
  self->n_contradictions += apostil_ledger_is_contradiction (record) ? (guint) step : 0;
  g_hash_table_add (neighbours, g_strdup (apostil_relation_get_from (record)));
  g_hash_table_add (neighbours, g_strdup (apostil_relation_get_to (record)));
}

/* Handler of the document: an edit was done or undone. */
void
apostil_ledger_follow (ApostilDocument *document,
                       ApostilEdit *edit,
                       gboolean undone,
                       ApostilLedger *self)
{
  g_autoptr (GHashTable) neighbours = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n_changes;
  const ApostilChange *changes = apostil_edit_get_changes (edit, &n_changes);
  guint n_steps = 0;
  GHashTableIter iter;
  gpointer id;

  for (guint i = 0; i < n_changes && !self->stale; i++)
    {
      self->stale = touches_all (self, changes[i].before, changes[i].after);
      n_steps += apostil_ledger_takes (changes[i].before) || apostil_ledger_takes (changes[i].after)
                     ? 1
                     : 0;
    }
  if (self->stale || n_steps > APOSTIL_LEDGER_MAX_STEPS)
    {
      apostil_ledger_rebuild (self, TRUE);
      return;
    }
  for (guint i = 0; i < n_changes && !self->stale; i++)
    {
      gpointer before = undone ? changes[i].after : changes[i].before;
      gpointer after = undone ? changes[i].before : changes[i].after;

      note_neighbours (self, before, -1, neighbours);
      note_neighbours (self, after, 1, neighbours);
      note_dated (self, before, neighbours);
      note_dated (self, after, neighbours);
      if (APOSTIL_IS_ENTITY (after))
        follow_entity (self, after, neighbours);
      if (apostil_ledger_takes (before) || apostil_ledger_takes (after))
        follow_claim (self, apostil_ledger_takes (before) ? before : NULL,
                      apostil_ledger_takes (after) ? after : NULL);
    }
  if (self->stale || g_hash_table_size (neighbours) > APOSTIL_LEDGER_MAX_STEPS)
    {
      apostil_ledger_rebuild (self, TRUE);
      return;
    }
  g_hash_table_iter_init (&iter, neighbours);
  while (g_hash_table_iter_next (&iter, &id, NULL) && !self->stale)
    follow_neighbour (self, id);
  if (self->stale)
    {
      apostil_ledger_rebuild (self, TRUE);
      return;
    }
  if (n_steps + g_hash_table_size (neighbours) > 0)
    apostil_ledger_tell_counted (self);
}
