/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-history-private.h"

#include "apostil-edit-private.h"

/* How it works
 *
 * One array of steps and the number of them that are done: below it is what can be undone,
 * from it on what can be redone. A step is one edit. What belongs together (a group; text
 * being typed) is composed into the edit of one step, so that undoing ten thousand small
 * edits is one merge. The saved mark is a number of done steps too, or none once that state
 * cannot be reached any more: when it lay in what a new edit cut off, or inside a group.
 *
 * The edit of a step that was undone or redone is not composed into any more, because
 * others have seen it. The document changes the history first and announces it when the
 * lists have spoken; then each property is compared with what was announced last. */

#define MERGE_US (2 * G_USEC_PER_SEC)
#define NEVER    (-1)

typedef struct
{
  ApostilEdit *edit;
  gchar *label;     /* (nullable) */
  gint64 time_us;   /* of the last edit in it */
  gboolean own;     /* edit is the step's own composition */
  gboolean settled; /* undone or redone once */
} Step;

typedef struct
{
  gboolean can_undo;
  gboolean can_redo;
  gboolean saved;
  gchar *undo_label;
  gchar *redo_label;
} Announced;

struct _ApostilHistory
{
  GObject parent_instance;

  GPtrArray *steps;
  guint n_done;
  gint64 saved; /* n_done when saved, or NEVER */

  guint depth; /* of groups */
  gchar *group_label;
  gboolean group_open; /* the last step belongs to the group */

  Announced announced;
};

enum
{
  PROP_0,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
  PROP_UNDO_LABEL,
  PROP_REDO_LABEL,
  PROP_SAVED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (ApostilHistory, apostil_history, G_TYPE_OBJECT)

static void
step_free (gpointer data)
{
  Step *step = data;

  apostil_edit_unref (step->edit);
  g_free (step->label);
  g_free (step);
}

static void
get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  ApostilHistory *self = APOSTIL_HISTORY (object);

  switch (id)
    {
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, apostil_history_can_undo (self));
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, apostil_history_can_redo (self));
      break;
    case PROP_UNDO_LABEL:
      g_value_set_string (value, apostil_history_get_undo_label (self));
      break;
    case PROP_REDO_LABEL:
      g_value_set_string (value, apostil_history_get_redo_label (self));
      break;
    case PROP_SAVED:
      g_value_set_boolean (value, apostil_history_is_saved (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
finalize (GObject *object)
{
  ApostilHistory *self = APOSTIL_HISTORY (object);

  g_ptr_array_unref (self->steps);
  g_free (self->group_label);
  g_free (self->announced.undo_label);
  g_free (self->announced.redo_label);

  G_OBJECT_CLASS (apostil_history_parent_class)->finalize (object);
}

static void
apostil_history_class_init (ApostilHistoryClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  G_OBJECT_CLASS (klass)->get_property = get_property;
  G_OBJECT_CLASS (klass)->finalize = finalize;

  properties[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, flags);
  properties[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, flags);
  properties[PROP_UNDO_LABEL] = g_param_spec_string ("undo-label", NULL, NULL, NULL, flags);
  properties[PROP_REDO_LABEL] = g_param_spec_string ("redo-label", NULL, NULL, NULL, flags);
  properties[PROP_SAVED] = g_param_spec_boolean ("saved", NULL, NULL, TRUE, flags);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);
}

static void
apostil_history_init (ApostilHistory *self)
{
  self->steps = g_ptr_array_new_with_free_func (step_free);
  self->announced.saved = TRUE;
}

/**
 * apostil_history_new:
 *
 * Returns: (transfer full): a history of nothing, in its saved state
 */
ApostilHistory *
apostil_history_new (void)
{
  return g_object_new (APOSTIL_TYPE_HISTORY, NULL);
}

static Step *
last_done (ApostilHistory *self)
{
  return self->n_done > 0 ? self->steps->pdata[self->n_done - 1] : NULL;
}

static Step *
first_undone (ApostilHistory *self)
{
  return self->n_done < self->steps->len ? self->steps->pdata[self->n_done] : NULL;
}

/* Asking */

/**
 * apostil_history_can_undo:
 * @self: a history
 *
 * Returns: whether there is a step to undo; not while a group is open
 */
gboolean
apostil_history_can_undo (ApostilHistory *self)
{
  g_return_val_if_fail (APOSTIL_IS_HISTORY (self), FALSE);

  return self->depth == 0 && self->n_done > 0;
}

/**
 * apostil_history_can_redo:
 * @self: a history
 *
 * Returns: whether there is a step to redo; not while a group is open
 */
gboolean
apostil_history_can_redo (ApostilHistory *self)
{
  g_return_val_if_fail (APOSTIL_IS_HISTORY (self), FALSE);

  return self->depth == 0 && self->n_done < self->steps->len;
}

/**
 * apostil_history_get_undo_label:
 * @self: a history
 *
 * Returns: (transfer none) (nullable): what would be undone
 */
const gchar *
apostil_history_get_undo_label (ApostilHistory *self)
{
  g_return_val_if_fail (APOSTIL_IS_HISTORY (self), NULL);

  return apostil_history_can_undo (self) ? last_done (self)->label : NULL;
}

/**
 * apostil_history_get_redo_label:
 * @self: a history
 *
 * Returns: (transfer none) (nullable): what would be redone
 */
const gchar *
apostil_history_get_redo_label (ApostilHistory *self)
{
  g_return_val_if_fail (APOSTIL_IS_HISTORY (self), NULL);

  return apostil_history_can_redo (self) ? first_undone (self)->label : NULL;
}

/**
 * apostil_history_is_saved:
 * @self: a history
 *
 * Returns: whether the document is as it was when last saved
 */
gboolean
apostil_history_is_saved (ApostilHistory *self)
{
  g_return_val_if_fail (APOSTIL_IS_HISTORY (self), FALSE);

  return self->saved == self->n_done;
}

/**
 * apostil_history_get_n_undo:
 * @self: a history
 *
 * Returns: how many steps are done
 */
guint
apostil_history_get_n_undo (ApostilHistory *self)
{
  g_return_val_if_fail (APOSTIL_IS_HISTORY (self), 0);

  return self->n_done;
}

/**
 * apostil_history_get_n_redo:
 * @self: a history
 *
 * Returns: how many steps are undone and can be redone
 */
guint
apostil_history_get_n_redo (ApostilHistory *self)
{
  g_return_val_if_fail (APOSTIL_IS_HISTORY (self), 0);

  return self->steps->len - self->n_done;
}

/* Remembering: for the document alone */

static gboolean
merges (ApostilHistory *self, ApostilEdit *edit, gint64 time_us)
{
  Step *step = last_done (self);
  const gchar *key = apostil_edit_get_merge_key (edit);

  if (step == NULL || step->settled || key == NULL || self->saved == self->n_done)
    return FALSE;

  return g_strcmp0 (apostil_edit_get_merge_key (step->edit), key) == 0 &&
         time_us >= step->time_us && time_us - step->time_us <= MERGE_US;
}

static void
compose (Step *step, ApostilEdit *edit, gint64 time_us)
{
  if (!step->own)
    {
      ApostilEdit *copy = apostil_edit_copy (step->edit);

      apostil_edit_unref (step->edit);
      step->edit = copy;
      step->own = TRUE;
    }
  apostil_edit_append (step->edit, edit);
  step->time_us = time_us;
}

/* What was added and taken away again in one step leaves nothing to undo. */
static void
drop_if_empty (ApostilHistory *self)
{
  if (!apostil_edit_is_empty (last_done (self)->edit))
    return;

  self->n_done--;
  g_ptr_array_set_size (self->steps, (gint) self->n_done);
}

static void
push_step (ApostilHistory *self, ApostilEdit *edit, gint64 time_us)
{
  Step *step = g_new0 (Step, 1);

  step->edit = apostil_edit_ref (edit);
  step->label =
      g_strdup (self->group_label != NULL ? self->group_label : apostil_edit_get_label (edit));
  step->time_us = time_us;
  g_ptr_array_add (self->steps, step);
  self->n_done++;
}

/**
 * apostil_history_push:
 * @self: a history
 * @edit: an edit that was applied
 * @time_us: when, in microseconds
 *
 * Remembers it: as part of the open group, as part of the last step when it merges with
 * it, else as a step of its own. What was undone can no longer be redone.
 */
void
apostil_history_push (ApostilHistory *self, ApostilEdit *edit, gint64 time_us)
{
  if (self->n_done < self->steps->len)
    {
      if (self->saved > self->n_done)
        self->saved = NEVER;
      g_ptr_array_set_size (self->steps, (gint) self->n_done);
    }

  if (self->depth > 0 && self->group_open)
    {
      if (self->saved == self->n_done) /* saved in the middle of a group */
        self->saved = NEVER;
      compose (last_done (self), edit, time_us);
    }
  else if (self->depth == 0 && merges (self, edit, time_us))
    {
      compose (last_done (self), edit, time_us);
      drop_if_empty (self);
    }
  else
    {
      push_step (self, edit, time_us);
      self->group_open = self->depth > 0;
    }
}

/**
 * apostil_history_peek_undo:
 * @self: a history
 *
 * Returns: (transfer none) (nullable): the edit to be undone next
 */
ApostilEdit *
apostil_history_peek_undo (ApostilHistory *self)
{
  return apostil_history_can_undo (self) ? last_done (self)->edit : NULL;
}

/**
 * apostil_history_peek_redo:
 * @self: a history
 *
 * Returns: (transfer none) (nullable): the edit to be redone next
 */
ApostilEdit *
apostil_history_peek_redo (ApostilHistory *self)
{
  return apostil_history_can_redo (self) ? first_undone (self)->edit : NULL;
}

/**
 * apostil_history_step_back:
 * @self: a history that can undo
 *
 * The last step done was undone.
 */
void
apostil_history_step_back (ApostilHistory *self)
{
  last_done (self)->settled = TRUE;
  self->n_done--;
}

/**
 * apostil_history_step_forward:
 * @self: a history that can redo
 *
 * The first step undone was redone.
 */
void
apostil_history_step_forward (ApostilHistory *self)
{
  first_undone (self)->settled = TRUE;
  self->n_done++;
}

/**
 * apostil_history_begin_group:
 * @self: a history
 * @label: (nullable): what the group does; %NULL: what its first edit does
 *
 * Opens a group. They nest; the outermost one with a label names the step.
 */
void
apostil_history_begin_group (ApostilHistory *self, const gchar *label)
{
  self->depth++;
  if (self->group_label == NULL)
    self->group_label = g_strdup (label);
}

/**
 * apostil_history_end_group:
 * @self: a history with an open group
 *
 * Closes the innermost group.
 */
void
apostil_history_end_group (ApostilHistory *self)
{
  g_return_if_fail (self->depth > 0);

  if (--self->depth > 0)
    return;

  g_clear_pointer (&self->group_label, g_free);
  if (self->group_open)
    {
      last_done (self)->settled = TRUE; /* nothing merges with a group */
      drop_if_empty (self);
    }
  self->group_open = FALSE;
}

/**
 * apostil_history_is_in_group:
 * @self: a history
 *
 * Returns: whether a group is open
 */
gboolean
apostil_history_is_in_group (ApostilHistory *self)
{
  return self->depth > 0;
}

/**
 * apostil_history_set_saved:
 * @self: a history
 *
 * The document was saved as it is now.
 */
void
apostil_history_set_saved (ApostilHistory *self)
{
  self->saved = self->n_done;
}

static void
announce_boolean (ApostilHistory *self, gboolean *announced, gboolean now, guint property)
{
  if (*announced == now)
    return;

  *announced = now;
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
announce_string (ApostilHistory *self, gchar **announced, const gchar *now, guint property)
{
  if (g_strcmp0 (*announced, now) == 0)
    return;

  g_free (*announced);
  *announced = g_strdup (now);
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

/**
 * apostil_history_announce:
 * @self: a history
 *
 * Notifies of the properties that are not what was announced last.
 */
void
apostil_history_announce (ApostilHistory *self)
{
  Announced *old = &self->announced;

  g_object_freeze_notify (G_OBJECT (self));
  announce_boolean (self, &old->can_undo, apostil_history_can_undo (self), PROP_CAN_UNDO);
  announce_boolean (self, &old->can_redo, apostil_history_can_redo (self), PROP_CAN_REDO);
  announce_string (self, &old->undo_label, apostil_history_get_undo_label (self), PROP_UNDO_LABEL);
  announce_string (self, &old->redo_label, apostil_history_get_redo_label (self), PROP_REDO_LABEL);
  announce_boolean (self, &old->saved, apostil_history_is_saved (self), PROP_SAVED);
  g_object_thaw_notify (G_OBJECT (self));
}
