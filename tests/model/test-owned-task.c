/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-owned-task.h"

/* The worker holds on to its task for as long as a test says, as a slow machine makes it do. */
typedef struct
{
  GMutex mutex;
  GCond cond;
  gboolean go;
} Gate;

static void
gate_wait (Gate *gate)
{
  g_mutex_lock (&gate->mutex);
  while (!gate->go)
    g_cond_wait (&gate->cond, &gate->mutex);
  g_mutex_unlock (&gate->mutex);
}

static void
gate_open (Gate *gate)
{
  g_mutex_lock (&gate->mutex);
  gate->go = TRUE;
  g_cond_broadcast (&gate->cond);
  g_mutex_unlock (&gate->mutex);
}

static gpointer
answer_and_stay (gpointer data)
{
  g_autoptr (GTask) task = data;

  g_assert_null (g_task_get_source_object (task));
  g_task_return_int (task, 42);
  gate_wait (g_task_get_task_data (task));
  return NULL;
}

static void
wait_and_answer (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  gate_wait (data);
  g_task_return_pointer (task, g_strdup ("nobody asks"), g_free);
}

static void
take (GObject *owner, GAsyncResult *result, gpointer user_data)
{
  gssize value = g_task_propagate_int (G_TASK (result), NULL);

  g_assert_null (user_data);
  g_object_set_data (owner, "answer", GSIZE_TO_POINTER (value));
}

static void
never (GObject *owner, GAsyncResult *result, gpointer user_data)
{
  g_assert_not_reached ();
}

static void
note_gone (gpointer user_data, GObject *where_the_object_was)
{
  GThread **thread = user_data;

  *thread = g_thread_self ();
}

static void
wait_until_gone (gpointer *task)
{
  while (g_atomic_pointer_get (task) != NULL)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (200);
    }
}

/* The owner goes when its users let it go, though the thread still has the task. */
static void
test_answer (void)
{
  Gate gate = { 0 };
  GObject *owner = g_object_new (G_TYPE_OBJECT, NULL);
  GTask *task = apostil_owned_task_new (owner, NULL, take);
  gpointer weak = task;
  GThread *gone = NULL;
  GThread *worker = NULL;

  g_object_add_weak_pointer (G_OBJECT (task), &weak);
  g_task_set_task_data (task, &gate, NULL);
  worker = g_thread_new ("worker", answer_and_stay, task);
  while (g_object_get_data (owner, "answer") == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (GPOINTER_TO_SIZE (g_object_get_data (owner, "answer")), ==, 42);
  g_object_weak_ref (owner, note_gone, &gone);
  g_object_unref (owner);
  g_assert_true (gone == g_thread_self ());
  gate_open (&gate);
  g_thread_join (worker);
  g_assert_null (weak);
}

static void
test_nobody (void)
{
  Gate gate = { 0 };
  GObject *owner = g_object_new (G_TYPE_OBJECT, NULL);
  GTask *task = apostil_owned_task_new (owner, NULL, never);
  gpointer weak = task;

  g_object_add_weak_pointer (G_OBJECT (task), &weak);
  g_task_set_task_data (task, &gate, NULL);
  g_task_run_in_thread (task, wait_and_answer);
  g_object_unref (task);
  g_assert_finalize_object (owner);
  gate_open (&gate);
  wait_until_gone (&weak);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/owned-task/answer", test_answer);
  g_test_add_func ("/owned-task/nobody", test_nobody);

  return g_test_run ();
}
