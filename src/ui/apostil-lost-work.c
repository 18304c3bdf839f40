/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-lost-work.h"

#include <glib/gi18n.h>

struct _ApostilLostWork
{
  GObject parent_instance;

  GPtrArray *found;   /* (nullable) (element-type ApostilRecovery) each locked while it is here */
  GPtrArray *waiting; /* (element-type GTask) who asked while a thread looks */
};

G_DEFINE_FINAL_TYPE (ApostilLostWork, apostil_lost_work, G_TYPE_OBJECT)

static void
apostil_lost_work_finalize (GObject *object)
{
  ApostilLostWork *self = APOSTIL_LOST_WORK (object);

  g_clear_pointer (&self->found, g_ptr_array_unref);
  g_ptr_array_unref (self->waiting);
  G_OBJECT_CLASS (apostil_lost_work_parent_class)->finalize (object);
}

static void
apostil_lost_work_class_init (ApostilLostWorkClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = apostil_lost_work_finalize;
}

static void
apostil_lost_work_init (ApostilLostWork *self)
{
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * apostil_lost_work_new:
 *
 * Returns: (transfer full): nothing, before somebody looks
 */
ApostilLostWork *
apostil_lost_work_new (void)
{
  return g_object_new (APOSTIL_TYPE_LOST_WORK, NULL);
}

/* A line for each: title, and how many changes. */
static gchar *
to_words (GPtrArray *found)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++)
    {
      const gchar *title = apostil_recovery_get_title (found->pdata[i]);
      guint n = apostil_recovery_get_n_changes (found->pdata[i]);
      /* The title keeps its own direction. */
      g_autofree gchar *isolated = g_strconcat (
          "\xe2\x81\xa8", title != NULL ? title : _ ("Untitled"), "\xe2\x81\xa9", NULL);
      g_autofree gchar *quoted = g_strdup_printf (_ ("“%s”"), isolated);

      /* All of it is in what the journal begins with. */
      if (n == 0)
        g_string_append_printf (words, words->len > 0 ? "\n%s" : "%s", quoted);
      else
        /* Translators: title of an article, then how many changes */
        g_string_append_printf (words, ngettext ("%s“%s”, %u change", "%s“%s”, %u changes", n),
                                words->len > 0 ? "\n" : "", isolated, n);
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static void
list_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  g_task_return_pointer (task, apostil_recovery_list (NULL), (GDestroyNotify) g_ptr_array_unref);
}

static void
listed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ApostilLostWork *self = APOSTIL_LOST_WORK (source);
  g_autoptr (GPtrArray) waiting = g_steal_pointer (&self->waiting);

  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  self->found = g_task_propagate_pointer (G_TASK (result), NULL);
  /* Not an article that was only looked at. */
  for (guint i = self->found->len; i > 0; i--)
    if (!apostil_recovery_is_unsaved (self->found->pdata[i - 1]))
      g_ptr_array_remove_index (self->found, i - 1);
  for (guint i = 0; i < waiting->len; i++)
    g_task_return_pointer (waiting->pdata[i], self->found->len > 0 ? to_words (self->found) : NULL,
                           g_free);
}

/**
 * apostil_lost_work_look_async:
 * @self: lost work
 * @callback: called when it is known
 * @user_data: for it
 *
 * Looks anew, in a thread: the journals of a large article take a tenth of a second to read.
 */
void
apostil_lost_work_look_async (ApostilLostWork *self,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (APOSTIL_IS_LOST_WORK (self));

  g_ptr_array_add (self->waiting, g_task_new (self, NULL, callback, user_data));
  if (self->waiting->len > 1)
    return;
  /* Else they would be found locked. */
  g_clear_pointer (&self->found, g_ptr_array_unref);
  task = g_task_new (self, NULL, listed, NULL);
  g_task_set_source_tag (task, apostil_lost_work_look_async);
  g_task_run_in_thread (task, list_in_thread);
}

/**
 * apostil_lost_work_look_finish:
 * @self: lost work
 * @result: what the callback got
 *
 * Returns: (transfer full) (nullable): what there is, a line each; %NULL: nothing
 */
gchar *
apostil_lost_work_look_finish (ApostilLostWork *self, GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}

/**
 * apostil_lost_work_has_looked:
 * @self: lost work
 *
 * Returns: whether somebody looked, or does now
 */
gboolean
apostil_lost_work_has_looked (ApostilLostWork *self)
{
  g_return_val_if_fail (APOSTIL_IS_LOST_WORK (self), FALSE);

  return self->found != NULL || self->waiting->len > 0;
}

/**
 * apostil_lost_work_take:
 * @self: lost work
 *
 * Returns: (transfer full) (element-type ApostilRecovery): what was found; @self keeps nothing of it
 */
GPtrArray *
apostil_lost_work_take (ApostilLostWork *self)
{
  GPtrArray *found;

  g_return_val_if_fail (APOSTIL_IS_LOST_WORK (self), NULL);

  found = g_steal_pointer (&self->found);
  self->found = g_ptr_array_new ();
  return found != NULL ? found : g_ptr_array_new ();
}
