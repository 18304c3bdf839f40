/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-edit-private.h"

/* How it works
 *
 * An array of changes, and a hash that leads from a record's type and id to its change, so
 * that what happens twice to one record becomes one change: added and removed is nothing,
 * replaced twice is replaced once. A change that became nothing stays as a hole until the
 * array is asked for. Two changes that cannot follow each other (adding an id that the
 * edit holds already, replacing a copy that is no longer the current one) are remembered
 * as a conflict, and the document refuses the edit. */

typedef struct
{
  GType type;
  gchar *id;
} Key;

struct _ApostilEdit
{
  gatomicrefcount ref_count;

  gchar *label;
  gchar *merge_key;
  GArray *changes;              /* of ApostilChange, which own their records */
  GHashTable *by_key;           /* Key → index in changes */
  guint n_holes;                /* changes where both are NULL */
  ApostilScheme *scheme_before; /* (nullable) with scheme_after: the document gets another one */
  ApostilScheme *scheme_after;
  gchar *conflict; /* the id of a record whose changes contradict each other, or NULL */
  gboolean sealed;
};

G_DEFINE_BOXED_TYPE (ApostilEdit, apostil_edit, apostil_edit_ref, apostil_edit_unref)

static guint
key_hash (gconstpointer data)
{
  const Key *key = data;

  return g_str_hash (key->id) ^ (guint) key->type;
}

static gboolean
key_equal (gconstpointer a, gconstpointer b)
{
  const Key *one = a;
  const Key *two = b;

  return one->type == two->type && g_str_equal (one->id, two->id);
}

static void
key_free (gpointer data)
{
  Key *key = data;

  g_free (key->id);
  g_free (key);
}

static void
change_clear (gpointer data)
{
  ApostilChange *change = data;

  g_clear_object (&change->before);
  g_clear_object (&change->after);
}

/**
 * apostil_edit_new:
 * @label: what it does, for the undo menu, in the user's language: « Mark as person »
 *
 * Returns: (transfer full): an edit that does nothing yet
 */
ApostilEdit *
apostil_edit_new (const gchar *label)
{
  ApostilEdit *self = g_new0 (ApostilEdit, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->label = g_strdup (label);
  self->changes = g_array_new (FALSE, FALSE, sizeof (ApostilChange));
  g_array_set_clear_func (self->changes, change_clear);
  self->by_key = g_hash_table_new_full (key_hash, key_equal, key_free, NULL);
  return self;
}

/**
 * apostil_edit_ref:
 * @self: an edit
 *
 * Returns: (transfer full): the same; the count is atomic, so that a thread may write a
 *   sealed edit to a journal
 */
ApostilEdit *
apostil_edit_ref (ApostilEdit *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * apostil_edit_unref:
 * @self: (transfer full): an edit
 *
 * Gives a reference back.
 */
void
apostil_edit_unref (ApostilEdit *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_array_unref (self->changes);
  g_hash_table_unref (self->by_key);
  g_free (self->label);
  g_free (self->merge_key);
  g_free (self->conflict);
  g_clear_object (&self->scheme_before);
  g_clear_object (&self->scheme_after);
  g_free (self);
}

static void
set_conflict (ApostilEdit *self, gpointer record)
{
  if (self->conflict == NULL)
    self->conflict = g_strdup (apostil_record_get_id (record));
}

static ApostilChange *
find_change (ApostilEdit *self, gpointer record)
{
  Key key = { G_OBJECT_TYPE (record), (gchar *) apostil_record_get_id (record) };
  gpointer index = NULL;

  if (key.id == NULL || !g_hash_table_lookup_extended (self->by_key, &key, NULL, &index))
    return NULL;

  return &g_array_index (self->changes, ApostilChange, GPOINTER_TO_UINT (index));
}

static gboolean
is_hole (const ApostilChange *change)
{
  return change->before == NULL && change->after == NULL;
}

static void
push_change (ApostilEdit *self, gpointer before, gpointer after)
{
  gpointer record = after != NULL ? after : before;
  ApostilChange change = { NULL, NULL };
  Key *key = g_new (Key, 1);

  g_set_object (&change.before, before);
  g_set_object (&change.after, after);
  key->type = G_OBJECT_TYPE (record);
  key->id = g_strdup (apostil_record_get_id (record));
  g_hash_table_insert (self->by_key, key, GUINT_TO_POINTER (self->changes->len));
  g_array_append_val (self->changes, change);
}

/* @record, which is what the edit made of it so far, becomes @after. */
static void
change_again (ApostilEdit *self, ApostilChange *change, gpointer after)
{
  gboolean was_hole = is_hole (change);

  g_set_object (&change->after, after);
  if (!was_hole && is_hole (change))
    self->n_holes++;
  else if (was_hole && !is_hole (change))
    self->n_holes--;
}

static gboolean
is_usable (gpointer record)
{
  return APOSTIL_IS_RECORD (record) && apostil_record_get_id (record) != NULL;
}

/**
 * apostil_edit_add:
 * @self: an edit that was not applied yet
 * @record: (transfer none): a record of an id that is not in use
 *
 * Adds a record to the document. It is sealed when the edit is applied.
 */
void
apostil_edit_add (ApostilEdit *self, gpointer record)
{
  ApostilChange *change = NULL;

  g_return_if_fail (self != NULL && !self->sealed);
  g_return_if_fail (is_usable (record));

  change = find_change (self, record);
  if (change == NULL)
    push_change (self, NULL, record);
  else if (change->after == NULL)
    change_again (self, change, record);
  else
    set_conflict (self, record);
}

/**
 * apostil_edit_remove:
 * @self: an edit that was not applied yet
 * @record: (transfer none): a record of the document, or one that this edit added
 *
 * Removes a record, whatever this edit has made of it before. Removing twice is removing
 * once.
 */
void
apostil_edit_remove (ApostilEdit *self, gpointer record)
{
  ApostilChange *change = NULL;

  g_return_if_fail (self != NULL && !self->sealed);
  g_return_if_fail (is_usable (record));

  change = find_change (self, record);
  if (change == NULL)
    push_change (self, record, NULL);
  else
    change_again (self, change, NULL);
}

/**
 * apostil_edit_replace:
 * @self: an edit that was not applied yet
 * @before: (transfer none): a record as it is now; see apostil_edit_current()
 * @after: (transfer none): the changed copy, of the same type
 *
 * Puts a changed copy in a record's place.
 */
void
apostil_edit_replace (ApostilEdit *self, gpointer before, gpointer after)
{
  ApostilChange *change = NULL;

  g_return_if_fail (self != NULL && !self->sealed);
  g_return_if_fail (is_usable (before) && is_usable (after));
  g_return_if_fail (G_OBJECT_TYPE (before) == G_OBJECT_TYPE (after));

  if (!g_str_equal (apostil_record_get_id (before), apostil_record_get_id (after)))
    {
      apostil_edit_remove (self, before);
      apostil_edit_add (self, after);
      return;
    }

  change = find_change (self, before);
  if (change == NULL)
    push_change (self, before, after);
  else if (change->after == before)
    change_again (self, change, after);
  else
    set_conflict (self, before);
}

/**
 * apostil_edit_current:
 * @self: an edit
 * @record: a record
 *
 * Returns: (transfer none) (nullable): what the edit makes of @record: itself when the edit
 *   does not touch it, %NULL when the edit removes it
 */
gpointer
apostil_edit_current (ApostilEdit *self, gpointer record)
{
  ApostilChange *change = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (is_usable (record), NULL);

  change = find_change (self, record);
  return change != NULL ? (gpointer) change->after : record;
}

/**
 * apostil_edit_set_scheme:
 * @self: an edit that was not applied yet
 * @before: the document's scheme
 * @after: the one that it gets; the edit replaces all annotations by ones of its kinds
 */
void
apostil_edit_set_scheme (ApostilEdit *self, ApostilScheme *before, ApostilScheme *after)
{
  g_return_if_fail (self != NULL && !self->sealed);
  g_return_if_fail (APOSTIL_IS_SCHEME (before) && APOSTIL_IS_SCHEME (after));

  g_set_object (&self->scheme_before, before);
  g_set_object (&self->scheme_after, after);
}

/**
 * apostil_edit_get_scheme:
 * @self: an edit
 * @before: whether the scheme before it is asked for
 *
 * Returns: (transfer none) (nullable): the document's scheme before or after the edit; %NULL when
 *   the edit leaves it as it is
 */
ApostilScheme *
apostil_edit_get_scheme (ApostilEdit *self, gboolean before)
{
  return before ? self->scheme_before : self->scheme_after;
}

/**
 * apostil_edit_set_merge_key:
 * @self: an edit that was not applied yet
 * @key: (nullable): says what is being typed or dragged: « note c1 »
 *
 * Edits with the same key that follow each other within two seconds become one step of the
 * history.
 */
void
apostil_edit_set_merge_key (ApostilEdit *self, const gchar *key)
{
  gchar *copy = g_strdup (key);

  g_return_if_fail (self != NULL && !self->sealed);

  g_free (self->merge_key);
  self->merge_key = copy;
}

/**
 * apostil_edit_get_merge_key:
 * @self: an edit
 *
 * Returns: (transfer none) (nullable): the key
 */
const gchar *
apostil_edit_get_merge_key (ApostilEdit *self)
{
  return self->merge_key;
}

/**
 * apostil_edit_get_label:
 * @self: an edit
 *
 * Returns: (transfer none) (nullable): what it does, for the undo menu
 */
const gchar *
apostil_edit_get_label (ApostilEdit *self)
{
  return self->label;
}

/**
 * apostil_edit_is_empty:
 * @self: an edit
 *
 * Returns: whether it does nothing
 */
gboolean
apostil_edit_is_empty (ApostilEdit *self)
{
  return self->changes->len == self->n_holes && self->scheme_after == NULL;
}

/* Closes the gaps, and numbers the keys anew. */
static void
compact (ApostilEdit *self)
{
  guint kept = 0;

  if (self->n_holes == 0)
    return;

  g_hash_table_remove_all (self->by_key);
  for (guint i = 0; i < self->changes->len; i++)
    {
      ApostilChange *change = &g_array_index (self->changes, ApostilChange, i);
      gpointer record = change->after != NULL ? change->after : change->before;
      Key *key = NULL;

      if (record == NULL)
        continue;

      key = g_new (Key, 1);
      key->type = G_OBJECT_TYPE (record);
      key->id = g_strdup (apostil_record_get_id (record));
      g_hash_table_insert (self->by_key, key, GUINT_TO_POINTER (kept));
      if (kept != i)
        {
          g_array_index (self->changes, ApostilChange, kept) = *change;
          *change = (ApostilChange){ NULL, NULL };
        }
      kept++;
    }
  g_array_set_size (self->changes, kept);
  self->n_holes = 0;
}

/**
 * apostil_edit_get_changes:
 * @self: an edit
 * @n_changes: (out): how many
 *
 * Returns: (array length=n_changes) (transfer none): the changes, in the order in which the
 *   records were first touched; at most one for each type and id; valid until the next
 *   change of the edit
 */
const ApostilChange *
apostil_edit_get_changes (ApostilEdit *self, guint *n_changes)
{
  compact (self);
  *n_changes = self->changes->len;
  return (const ApostilChange *) (gpointer) self->changes->data;
}

/* For the document and its history alone */

/**
 * apostil_edit_copy:
 * @self: an edit
 *
 * Returns: (transfer full): an unsealed edit with the same label, key and changes
 */
ApostilEdit *
apostil_edit_copy (ApostilEdit *self)
{
  ApostilEdit *copy = apostil_edit_new (self->label);

  copy->merge_key = g_strdup (self->merge_key);
  g_set_object (&copy->scheme_before, self->scheme_before);
  g_set_object (&copy->scheme_after, self->scheme_after);
  for (guint i = 0; i < self->changes->len; i++)
    {
      ApostilChange *change = &g_array_index (self->changes, ApostilChange, i);

      if (!is_hole (change))
        push_change (copy, change->before, change->after);
    }
  return copy;
}

/**
 * apostil_edit_append:
 * @self: an unsealed edit that was applied
 * @later: an edit that was applied after it
 *
 * Makes @self do what both did.
 */
void
apostil_edit_append (ApostilEdit *self, ApostilEdit *later)
{
  if (later->scheme_after != NULL)
    {
      if (self->scheme_before == NULL)
        g_set_object (&self->scheme_before, later->scheme_before);
      g_set_object (&self->scheme_after, later->scheme_after);
    }
  for (guint i = 0; i < later->changes->len; i++)
    {
      ApostilChange *next = &g_array_index (later->changes, ApostilChange, i);
      ApostilChange *change = NULL;

      if (is_hole (next))
        continue;

      change = find_change (self, next->after != NULL ? next->after : next->before);
      if (change == NULL)
        push_change (self, next->before, next->after);
      else
        change_again (self, change, next->after);
    }
}

/**
 * apostil_edit_set_after:
 * @self: an unsealed edit
 * @index: one of its changes
 * @after: (transfer full): what the record is to become instead: of the same type and id
 *
 * For stamping a copy where the record itself is sealed.
 */
void
apostil_edit_set_after (ApostilEdit *self, guint index, gpointer after)
{
  ApostilChange *change = &g_array_index (self->changes, ApostilChange, index);

  g_clear_object (&change->after);
  change->after = after;
}

/**
 * apostil_edit_drop_unchanged:
 * @self: an unsealed edit
 *
 * Forgets replacements by an equal copy, unless they are of another scheme.
 */
void
apostil_edit_drop_unchanged (ApostilEdit *self)
{
  if (self->scheme_after != NULL)
    return;

  for (guint i = 0; i < self->changes->len; i++)
    {
      ApostilChange *change = &g_array_index (self->changes, ApostilChange, i);

      if (change->before != NULL && change->after != NULL &&
          apostil_record_equal (change->before, change->after))
        {
          change_clear (change);
          self->n_holes++;
        }
    }
  compact (self);
}

/**
 * apostil_edit_seal:
 * @self: an edit
 *
 * Seals it and all its records; nothing in it changes any more.
 */
void
apostil_edit_seal (ApostilEdit *self)
{
  compact (self);
  for (guint i = 0; i < self->changes->len; i++)
    {
      ApostilChange *change = &g_array_index (self->changes, ApostilChange, i);

      if (change->after != NULL)
        apostil_record_seal (change->after);
    }
  self->sealed = TRUE;
}

/**
 * apostil_edit_is_sealed:
 * @self: an edit
 *
 * Returns: whether it was applied
 */
gboolean
apostil_edit_is_sealed (ApostilEdit *self)
{
  return self->sealed;
}

/**
 * apostil_edit_get_conflict:
 * @self: an edit
 *
 * Returns: (transfer none) (nullable): the id of a record whose changes contradict each other
 */
const gchar *
apostil_edit_get_conflict (ApostilEdit *self)
{
  return self->conflict;
}
