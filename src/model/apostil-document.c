/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-document.h"

#include "apostil-edit-check.h"
#include "apostil-edit-private.h"
#include "apostil-edit-stamp.h"
#include "apostil-error.h"
#include "apostil-history-private.h"
#include "apostil-id-counter.h"
#include "apostil-store.h"

#include <glib/gi18n-lib.h>

/* How it works
 *
 * There is one way to change anything: an edit. It is checked as a whole against the
 * document (apostil-edit-check.c); a bad one leaves no trace. A good one is stamped with
 * author and time, sealed, and handed to the lists, each of which merges its share in one
 * pass. Undo and redo hand over the same edit with before and after swapped, unchecked,
 * since they lead back to a state that was good.
 *
 * All of the document is changed before anybody is told: the lists and the history first,
 * then items-changed for each list, then notify, then « changed ». So whoever listens may
 * ask anything and sees the new state. To change the document from within is refused. */

struct _ApostilDocument
{
  GObject parent_instance;

  ApostilScheme *scheme;
  gchar *uuid;
  ApostilStore store;
  ApostilHistory *history;

  guint n_groups; /* open, one in another */
  ApostilIdCounter *ids;
  ApostilBulk *bulk; /* what was added and not finished */

  gchar *author;
  ApostilClock clock;
  gpointer clock_data;
  GDestroyNotify clock_destroy;

  gboolean read_only;
  gboolean busy;     /* telling: no change now */
  gboolean modified; /* as announced last */
};

enum
{
  PROP_0,
  PROP_ARTICLE,
  PROP_MODIFIED,
  PROP_READ_ONLY,
  PROP_SCHEME,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  CHANGED,
  GROUPED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ApostilDocument, apostil_document, G_TYPE_OBJECT)

static void
get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  ApostilDocument *self = APOSTIL_DOCUMENT (object);

  switch (id)
    {
    case PROP_ARTICLE:
      g_value_set_object (value, self->store.article);
      break;
    case PROP_MODIFIED:
      g_value_set_boolean (value, apostil_document_is_modified (self));
      break;
    case PROP_READ_ONLY:
      g_value_set_boolean (value, self->read_only);
      break;
    case PROP_SCHEME:
      g_value_set_object (value, self->scheme);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_READ_ONLY)
    apostil_document_set_read_only (APOSTIL_DOCUMENT (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
finalize (GObject *object)
{
  ApostilDocument *self = APOSTIL_DOCUMENT (object);

  if (self->clock_destroy != NULL)
    self->clock_destroy (self->clock_data);
  g_clear_pointer (&self->bulk, apostil_bulk_free);
  g_clear_pointer (&self->ids, apostil_id_counter_free);
  g_clear_object (&self->history);
  apostil_store_clear (&self->store);
  g_clear_object (&self->scheme);
  g_free (self->author);
  g_free (self->uuid);

  G_OBJECT_CLASS (apostil_document_parent_class)->finalize (object);
}

static void
apostil_document_class_init (ApostilDocumentClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = get_property;
  object_class->set_property = set_property;
  object_class->finalize = finalize;

  properties[PROP_ARTICLE] =
      g_param_spec_object ("article", NULL, NULL, APOSTIL_TYPE_ARTICLE, flags | G_PARAM_READABLE);
  properties[PROP_MODIFIED] =
      g_param_spec_boolean ("modified", NULL, NULL, FALSE, flags | G_PARAM_READABLE);
  properties[PROP_READ_ONLY] =
      g_param_spec_boolean ("read-only", NULL, NULL, FALSE, flags | G_PARAM_READWRITE);
  properties[PROP_SCHEME] =
      g_param_spec_object ("scheme", NULL, NULL, APOSTIL_TYPE_SCHEME, flags | G_PARAM_READABLE);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /* both documented in the header */
  signals[GROUPED] = g_signal_new ("grouped", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 2, APOSTIL_TYPE_EDIT, G_TYPE_BOOLEAN);
}

static void
apostil_document_init (ApostilDocument *self)
{
  apostil_store_init (&self->store);
  self->history = apostil_history_new ();
  self->ids = apostil_id_counter_new ();
}

/**
 * apostil_document_new:
 * @scheme: what can be marked
 * @article: (transfer none): what is read; sealed from now on
 * @uuid: (nullable): the identity of the document; %NULL for a new one
 *
 * Returns: (transfer full): a document in which nothing is marked
 */
ApostilDocument *
apostil_document_new (ApostilScheme *scheme, ApostilArticle *article, const gchar *uuid)
{
  ApostilDocument *self = NULL;

  g_return_val_if_fail (APOSTIL_IS_SCHEME (scheme), NULL);
  g_return_val_if_fail (APOSTIL_IS_ARTICLE (article), NULL);

  self = g_object_new (APOSTIL_TYPE_DOCUMENT, NULL);
  self->scheme = g_object_ref (scheme);
  self->store.article = g_object_ref (article);
  self->uuid = uuid != NULL ? g_strdup (uuid) : g_uuid_string_random ();
  apostil_record_seal (article);
  return self;
}

/* What it holds */

/**
 * apostil_document_get_scheme:
 * @self: a document
 *
 * Returns: (transfer none): what can be marked
 */
ApostilScheme *
apostil_document_get_scheme (ApostilDocument *self)
{
  g_return_val_if_fail (APOSTIL_IS_DOCUMENT (self), NULL);

  return self->scheme;
}

/**
 * apostil_document_get_uuid:
 * @self: a document
 *
 * Returns: (transfer none): its identity, which stays when the file is moved
 */
const gchar *
apostil_document_get_uuid (ApostilDocument *self)
{
  g_return_val_if_fail (APOSTIL_IS_DOCUMENT (self), NULL);

  return self->uuid;
}

/**
 * apostil_document_get_article:
 * @self: a document
 *
 * Returns: (transfer none): the article as it is now; notify::article tells of another
 */
ApostilArticle *
apostil_document_get_article (ApostilDocument *self)
{
  g_return_val_if_fail (APOSTIL_IS_DOCUMENT (self), NULL);

  return self->store.article;
}

/**
 * apostil_document_get_text:
 * @self: a document
 *
 * Returns: (transfer none): the words of the article
 */
ApostilText *
apostil_document_get_text (ApostilDocument *self)
{
  g_return_val_if_fail (APOSTIL_IS_DOCUMENT (self), NULL);

  return apostil_article_get_text (self->store.article);
}

/**
 * apostil_document_get_annotations:
 * @self: a document
 *
 * Returns: (transfer none): what is marked
 */
ApostilAnnotationList *
apostil_document_get_annotations (ApostilDocument *self)
{
  g_return_val_if_fail (APOSTIL_IS_DOCUMENT (self), NULL);

  return self->store.annotations;
}

/**
 * apostil_document_get_sections:
 * @self: a document
 *
 * Returns: (transfer none): its sections, by place
 */
ApostilRecordList *
apostil_document_get_sections (ApostilDocument *self)
{
  g_return_val_if_fail (APOSTIL_IS_DOCUMENT (self), NULL);

  return self->store.sections;
}

/**
 * apostil_document_get_entities:
 * @self: a document
 *
 * Returns: (transfer none): the registry of entities, by id
 */
ApostilRecordList *
apostil_document_get_entities (ApostilDocument *self)
{
  g_return_val_if_fail (APOSTIL_IS_DOCUMENT (self), NULL);

  return self->store.entities;
}

/**
 * apostil_document_get_relations:
 * @self: a document
 *
 * Returns: (transfer none): the relations between annotations, by id
 */
ApostilRecordList *
apostil_document_get_relations (ApostilDocument *self)
{
  g_return_val_if_fail (APOSTIL_IS_DOCUMENT (self), NULL);

  return self->store.relations;
}

/**
 * apostil_document_get_history:
 * @self: a document
 *
 * Returns: (transfer none): what can be undone and redone
 */
ApostilHistory *
apostil_document_get_history (ApostilDocument *self)
{
  g_return_val_if_fail (APOSTIL_IS_DOCUMENT (self), NULL);

  return self->history;
}

/**
 * apostil_document_lookup:
 * @self: a document
 * @id: an id
 *
 * Returns: (transfer none) (nullable): the record of that id, of whatever type
 */
gpointer
apostil_document_lookup (ApostilDocument *self, const gchar *id)
{
  g_return_val_if_fail (APOSTIL_IS_DOCUMENT (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  return apostil_store_lookup (&self->store, id);
}

/**
 * apostil_document_new_id:
 * @self: a document
 * @prefix: letters: #ApostilKind.id_prefix, "e", "r", "s"
 *
 * Returns: (transfer full): an id that nothing in the document has or had since it was
 *   opened, nor was given out before
 */
gchar *
apostil_document_new_id (ApostilDocument *self, const gchar *prefix)
{
  g_return_val_if_fail (APOSTIL_IS_DOCUMENT (self), NULL);
  g_return_val_if_fail (prefix != NULL, NULL);

  for (;;)
    {
      g_autofree gchar *id = apostil_id_counter_next (self->ids, prefix);

      if (apostil_document_lookup (self, id) == NULL)
        return g_steal_pointer (&id);
    }
}

/**
 * apostil_document_get_section_at:
 * @self: a document
 * @offset: a code point of the text
 *
 * Returns: (transfer none) (nullable): the section that holds it; a binary search
 */
ApostilSection *
apostil_document_get_section_at (ApostilDocument *self, guint32 offset)
{
  g_return_val_if_fail (APOSTIL_IS_DOCUMENT (self), NULL);

  return apostil_store_get_section_at (&self->store, offset);
}

/**
 * apostil_document_get_published_at:
 * @self: a document
 * @offset: a code point of the text
 * @date_id: (out) (optional) (nullable): the date annotation that says so; %NULL when it is
 *   the article's own metadata, or nothing
 *
 * The publication date in force at @offset: that of its section, when it has one with a
 * value, else the article's.
 *
 * Returns: (transfer none) (nullable): its value
 */
const gchar *
apostil_document_get_published_at (ApostilDocument *self, guint32 offset, const gchar **date_id)
{
  ApostilSection *section = NULL;
  const gchar *id = NULL;
  const gchar *value = NULL;

  g_return_val_if_fail (APOSTIL_IS_DOCUMENT (self), NULL);

  section = apostil_document_get_section_at (self, offset);
  id = section != NULL ? apostil_section_get_published (section) : NULL;
  if (id != NULL)
    value = apostil_record_get (apostil_annotation_list_lookup (self->store.annotations, id),
                                APOSTIL_ATTR_VALUE);
  if (date_id != NULL)
    *date_id = value != NULL ? id : NULL;
  return value != NULL ? value : apostil_record_get (self->store.article, APOSTIL_ATTR_PUBLISHED);
}

/* Who, when, whether */

/**
 * apostil_document_set_author:
 * @self: a document
 * @author: (nullable): who marks; written as « by » on what is added from now on
 */
void
apostil_document_set_author (ApostilDocument *self, const gchar *author)
{
  gchar *copy = g_strdup (author);

  g_return_if_fail (APOSTIL_IS_DOCUMENT (self));

  g_free (self->author);
  self->author = copy;
}

/**
 * apostil_document_set_clock:
 * @self: a document
 * @clock: (nullable) (scope notified): tells the time (transfer full); %NULL: the machine does
 * @user_data: for @clock
 * @destroy: (nullable): for @user_data
 *
 * For tests, and for tools whose output may not depend on the hour.
 */
void
apostil_document_set_clock (ApostilDocument *self,
                            ApostilClock clock,
                            gpointer user_data,
                            GDestroyNotify destroy)
{
  g_return_if_fail (APOSTIL_IS_DOCUMENT (self));

  if (self->clock_destroy != NULL)
    self->clock_destroy (self->clock_data);
  self->clock = clock;
  self->clock_data = user_data;
  self->clock_destroy = destroy;
}

/**
 * apostil_document_is_modified:
 * @self: a document
 *
 * Returns: whether it is other than it was when opened or last saved
 */
gboolean
apostil_document_is_modified (ApostilDocument *self)
{
  g_return_val_if_fail (APOSTIL_IS_DOCUMENT (self), FALSE);

  return !apostil_history_is_saved (self->history);
}

static void
announce_modified (ApostilDocument *self)
{
  gboolean modified = apostil_document_is_modified (self);

  if (self->modified == modified)
    return;

  self->modified = modified;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODIFIED]);
}

/**
 * apostil_document_set_saved:
 * @self: a document
 *
 * It was saved as it is now.
 */
void
apostil_document_set_saved (ApostilDocument *self)
{
  g_return_if_fail (APOSTIL_IS_DOCUMENT (self));

  apostil_history_set_saved (self->history);
  apostil_history_announce (self->history);
  announce_modified (self);
}

/**
 * apostil_document_is_read_only:
 * @self: a document
 *
 * Returns: whether nothing can be applied
 */
gboolean
apostil_document_is_read_only (ApostilDocument *self)
{
  g_return_val_if_fail (APOSTIL_IS_DOCUMENT (self), FALSE);

  return self->read_only;
}

/**
 * apostil_document_set_read_only:
 * @self: a document
 * @read_only: whether it came from a file of a later version, of which we would lose a part
 */
void
apostil_document_set_read_only (ApostilDocument *self, gboolean read_only)
{
  g_return_if_fail (APOSTIL_IS_DOCUMENT (self));

  read_only = !!read_only;
  if (self->read_only == read_only)
    return;

  self->read_only = read_only;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READ_ONLY]);
}

/* Changing */

static GDateTime *
tell_time (ApostilDocument *self)
{
  GDateTime *now = self->clock != NULL ? self->clock (self->clock_data) : NULL;

  return now != NULL ? now : g_date_time_new_now_local ();
}

static void
note_ids (ApostilDocument *self, ApostilEdit *edit)
{
  guint n_changes = 0;
  const ApostilChange *changes = apostil_edit_get_changes (edit, &n_changes);

  for (guint i = 0; i < n_changes; i++)
    {
      if (changes[i].before == NULL)
        apostil_id_counter_note (self->ids, apostil_record_get_id (changes[i].after));
    }
}

/* The scheme goes with the records of its kinds, done or undone. */
static ApostilTouched
change (ApostilDocument *self, ApostilEdit *edit, gboolean undone)
{
  ApostilScheme *scheme = apostil_edit_get_scheme (edit, undone);

  if (scheme != NULL)
    g_set_object (&self->scheme, scheme);
  return apostil_store_change (&self->store, edit, undone);
}

/* Tells everybody. */
static void
tell (ApostilDocument *self, ApostilEdit *edit, gboolean undone, const ApostilTouched *touched)
{
  g_autoptr (ApostilDocument) alive = g_object_ref (self);
  g_autoptr (ApostilEdit) kept = apostil_edit_ref (edit);

  self->busy = TRUE;
  if (apostil_edit_get_scheme (edit, undone) != NULL)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SCHEME]);
  if (touched->article)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ARTICLE]);
  apostil_store_tell (&self->store, touched);
  apostil_history_announce (self->history);
  announce_modified (self);
  g_signal_emit (self, signals[CHANGED], 0, kept, undone);
  self->busy = FALSE;
}

static gboolean
may_change (ApostilDocument *self, GError **error)
{
  if (self->read_only)
    {
      g_set_error (error, APOSTIL_ERROR, APOSTIL_ERROR_VERSION,
                   _ ("this document was written by a later version of Apostil and can be read, "
                      "but not changed; update Apostil to change it"));
      return FALSE;
    }
  if (self->busy)
    {
      g_set_error (error, APOSTIL_ERROR, APOSTIL_ERROR_STALE,
                   _ ("the document is being changed; try again"));
      return FALSE;
    }
  return TRUE;
}

static gboolean
apply (ApostilDocument *self, ApostilEdit *edit, gboolean stamp, GError **error)
{
  g_autoptr (GDateTime) now = NULL;
  ApostilTouched touched;

  if (!may_change (self, error))
    return FALSE;

  apostil_edit_drop_unchanged (edit);
  if (!apostil_edit_check (edit, self, error))
    return FALSE;
  if (apostil_edit_is_empty (edit))
    return TRUE;

  now = tell_time (self);
  /* Nobody has worked on marks that only have another scheme. */
  if (stamp && apostil_edit_get_scheme (edit, FALSE) == NULL)
    apostil_edit_stamp (edit, self->author, now);
  note_ids (self, edit);
  apostil_edit_seal (edit);
  touched = change (self, edit, FALSE);
  apostil_history_push (self->history, edit,
                        g_date_time_to_unix (now) * G_USEC_PER_SEC +
                            g_date_time_get_microsecond (now));
  tell (self, edit, FALSE, &touched);
  return TRUE;
}

/**
 * apostil_document_apply:
 * @self: a document
 * @edit: (transfer none): what to change; its records are sealed
 * @error: where to put an error, in words for people
 *
 * Checks that the document would stay whole, then does all of @edit. Annotations and
 * relations that are added say from then on when they were created and, when there is an
 * author, by whom; changed ones when they were modified. Replacements by an equal copy
 * are forgotten, and an edit that does nothing is not remembered. Costs what @edit changes,
 * and the binary searches for it.
 *
 * Returns: whether it was done; if not, the document is as it was
 */
gboolean
apostil_document_apply (ApostilDocument *self, ApostilEdit *edit, GError **error)
{
  g_return_val_if_fail (APOSTIL_IS_DOCUMENT (self), FALSE);
  g_return_val_if_fail (edit != NULL, FALSE);
  g_return_val_if_fail (!apostil_edit_is_sealed (edit), FALSE);
  g_return_val_if_fail (self->bulk == NULL, FALSE);

  return apply (self, edit, TRUE, error);
}

/**
 * apostil_document_replay:
 * @self: a document
 * @edit: (transfer none): what was changed once; its records are sealed
 * @error: where to put an error, in words for people
 *
 * As apostil_document_apply(), for an edit that was applied before, as a journal has it: its
 * records already say who made them and when, and are taken as they are.
 *
 * Returns: whether it was done; if not, the document is as it was
 */
gboolean
apostil_document_replay (ApostilDocument *self, ApostilEdit *edit, GError **error)
{
  g_return_val_if_fail (APOSTIL_IS_DOCUMENT (self), FALSE);
  g_return_val_if_fail (edit != NULL, FALSE);
  g_return_val_if_fail (!apostil_edit_is_sealed (edit), FALSE);
  g_return_val_if_fail (self->bulk == NULL, FALSE);

  return apply (self, edit, FALSE, error);
}

/**
 * apostil_document_begin_group:
 * @self: a document
 * @label: (nullable): what the group does, for the undo menu; %NULL: what its first edit does
 *
 * Edits that are applied until the matching apostil_document_end_group() become one step.
 */
void
apostil_document_begin_group (ApostilDocument *self, const gchar *label)
{
  g_return_if_fail (APOSTIL_IS_DOCUMENT (self));

  apostil_history_begin_group (self->history, label);
  if (self->n_groups++ == 0)
    g_signal_emit (self, signals[GROUPED], 0, TRUE);
}

/**
 * apostil_document_end_group:
 * @self: a document with an open group
 */
void
apostil_document_end_group (ApostilDocument *self)
{
  g_return_if_fail (APOSTIL_IS_DOCUMENT (self));
  g_return_if_fail (self->n_groups > 0);

  apostil_history_end_group (self->history);
  apostil_history_announce (self->history);
  announce_modified (self);
  if (--self->n_groups == 0)
    g_signal_emit (self, signals[GROUPED], 0, FALSE);
}

static gboolean
step (ApostilDocument *self, gboolean back)
{
  ApostilHistory *history = self->history;
  g_autoptr (ApostilEdit) edit = NULL;
  ApostilTouched touched;

  if (!may_change (self, NULL) ||
      !(back ? apostil_history_can_undo (history) : apostil_history_can_redo (history)))
    return FALSE;

  edit = apostil_edit_ref (back ? apostil_history_peek_undo (history)
                                : apostil_history_peek_redo (history));
  touched = change (self, edit, back);
  (back ? apostil_history_step_back : apostil_history_step_forward) (history);
  tell (self, edit, back, &touched);
  return TRUE;
}

/**
 * apostil_document_undo:
 * @self: a document
 *
 * Undoes the last step that is done.
 *
 * Returns: whether there was one
 */
gboolean
apostil_document_undo (ApostilDocument *self)
{
  g_return_val_if_fail (APOSTIL_IS_DOCUMENT (self), FALSE);

  return step (self, TRUE);
}

/**
 * apostil_document_redo:
 * @self: a document
 *
 * Does again what was undone last.
 *
 * Returns: whether there was something
 */
gboolean
apostil_document_redo (ApostilDocument *self)
{
  g_return_val_if_fail (APOSTIL_IS_DOCUMENT (self), FALSE);

  return step (self, FALSE);
}

/**
 * apostil_document_bulk_add:
 * @self: a document that nobody has seen
 * @record: (transfer full): a section, entity, annotation or relation
 *
 * For loaders: takes and seals @record, in any order; see apostil_document_bulk_finish().
 */
void
apostil_document_bulk_add (ApostilDocument *self, gpointer record)
{
  g_return_if_fail (APOSTIL_IS_DOCUMENT (self));
  g_return_if_fail (APOSTIL_IS_RECORD (record) && !APOSTIL_IS_ARTICLE (record));

  if (self->bulk == NULL)
    self->bulk = apostil_bulk_new (self->scheme, self->store.article);
  apostil_id_counter_note (self->ids, apostil_record_get_id (record));
  apostil_bulk_add (self->bulk, record);
}

/**
 * apostil_document_bulk_finish:
 * @self: a document that nobody has seen and that holds nothing yet
 * @bad_index: (out) (optional): which record is at fault, counted from 0 in the order in which
 *   they were added; -1 when it is the article, or nothing
 * @error: where to put an error, in words for people, that names the record by its id
 *
 * Sorts, and checks that the document is whole. Nothing of it is in the history, no clock is read.
 * Even without records it is to be called, since it checks the article.
 *
 * Returns: whether the document is whole; if not, it is empty
 */
gboolean
apostil_document_bulk_finish (ApostilDocument *self, gint *bad_index, GError **error)
{
  g_autoptr (ApostilBulk) bulk = NULL;
  ApostilTouched touched;

  g_return_val_if_fail (APOSTIL_IS_DOCUMENT (self), FALSE);
  g_return_val_if_fail (apostil_annotation_list_get_length (self->store.annotations) == 0 &&
                            apostil_history_get_n_undo (self->history) == 0,
                        FALSE);

  if (self->bulk == NULL)
    self->bulk = apostil_bulk_new (self->scheme, self->store.article);
  bulk = g_steal_pointer (&self->bulk);
  if (!apostil_bulk_check (bulk, bad_index, error))
    return FALSE;

  touched = apostil_store_fill (&self->store, bulk);
  apostil_store_tell (&self->store, &touched);
  return TRUE;
}
