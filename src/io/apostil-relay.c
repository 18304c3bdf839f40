/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-relay.h"

#define INTERVAL_US (50 * 1000)

struct _ApostilRelay
{
  GFileProgressCallback callback; /* NULL once the task is done; of the main context */
  gpointer user_data;
  GMainContext *context;
  gint64 last; /* when progress was sent; of the thread */
};

typedef struct
{
  ApostilRelay *relay;
  goffset done;
  goffset total;
} Message;

/**
 * apostil_relay_new:
 * @callback: (nullable): who is told
 * @user_data: for @callback
 *
 * Returns: (transfer full): a relay to the thread-default context of this thread
 */
ApostilRelay *
apostil_relay_new (GFileProgressCallback callback, gpointer user_data)
{
  ApostilRelay *self = g_atomic_rc_box_new0 (ApostilRelay);

  self->callback = callback;
  self->user_data = user_data;
  self->context = g_main_context_ref_thread_default ();
  return self;
}

/**
 * apostil_relay_ref:
 * @self: a relay
 *
 * Returns: (transfer full): @self
 */
ApostilRelay *
apostil_relay_ref (ApostilRelay *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  g_main_context_unref (((ApostilRelay *) data)->context);
}

void
apostil_relay_unref (ApostilRelay *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

static gboolean
deliver (gpointer data)
{
  Message *message = data;

  if (message->relay->callback != NULL)
    message->relay->callback (message->done, message->total, message->relay->user_data);
  return G_SOURCE_REMOVE;
}

static void
message_free (gpointer data)
{
  Message *message = data;

  apostil_relay_unref (message->relay);
  g_free (message);
}

/**
 * apostil_relay_progress:
 * @done: bytes so far
 * @total: bytes in all
 * @relay: an #ApostilRelay
 *
 * To be called in the worker thread as often as it likes.
 */
void
apostil_relay_progress (goffset done, goffset total, gpointer relay)
{
  ApostilRelay *self = relay;
  gint64 now = g_get_monotonic_time ();
  g_autoptr (GSource) source = NULL;
  Message *message = NULL;

  if (now - self->last < INTERVAL_US)
    return;

  self->last = now;
  message = g_new (Message, 1);
  *message = (Message){ apostil_relay_ref (self), done, total };
  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, deliver, message, message_free);
  g_source_attach (source, self->context);
}

/**
 * apostil_relay_end:
 * @self: a relay
 *
 * To be called in the main context when the task is done: nobody is told any more.
 */
void
apostil_relay_end (ApostilRelay *self)
{
  self->callback = NULL;
}
