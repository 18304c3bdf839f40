/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-owned-task.h"

/* How it works
 *
 * A task holds its source object, and the thread that works for it lets go of the task last, at
 * some moment after the answer. So an object that is the source of its own task lives on when its
 * users are done with it, still emitting signals, and may be finalized in that thread, which is
 * no place for a widget. Here the task has no source: what stands in its place knows the owner
 * weakly, and asks for it when there is an answer. */

typedef struct
{
  GWeakRef owner;
  GAsyncReadyCallback callback;
} Owned;

static void
done (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Owned *owned = user_data;
  g_autoptr (GObject) owner = g_weak_ref_get (&owned->owner);

  if (owner != NULL)
    owned->callback (owner, result, NULL);
  g_weak_ref_clear (&owned->owner);
  g_free (owned);
}

/**
 * apostil_owned_task_new:
 * @owner: (type GObject): whose task it is, in the thread that it lives in
 * @cancellable: (nullable): to stop early
 * @callback: what to do with the answer; it gets @owner as its source and no data
 *
 * Does not keep @owner: once nobody holds it any more, or it is disposed of, nobody hears of the
 * answer, which is freed.
 *
 * Returns: (transfer full): a task; it is to return exactly once
 */
GTask *
apostil_owned_task_new (gpointer owner, GCancellable *cancellable, GAsyncReadyCallback callback)
{
  Owned *owned = NULL;

  g_return_val_if_fail (G_IS_OBJECT (owner), NULL);
  g_return_val_if_fail (callback != NULL, NULL);

  owned = g_new0 (Owned, 1);
  g_weak_ref_init (&owned->owner, owner);
  owned->callback = callback;
  return g_task_new (NULL, cancellable, done, owned);
}
