/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-frame-log.h"

#include <time.h>

/* How it works
 *
 * A frame is counted from before-paint to after-paint of the frame clock, and then until the
 * display has answered, so that what the server draws is in it. A source of the highest
 * priority is asked before each poll of the main loop and after it: between the one « after »
 * and the next « before » everything else ran, and the person waited. */

/* Microseconds: less is a caret that blinks, or a source that asks whether there is something to do. */
#define AT_REST 2500

typedef struct
{
  GSource source;

  ApostilFrameLog *log; /* unowned; the log destroys the source */
} Watch;

struct _ApostilFrameLog
{
  GObject parent_instance;

  GdkFrameClock *clock; /* (nullable) */
  GdkDisplay *display;
  GSource *source;
  gint64 frame_start;
  gint64 frame_cost;
  gint64 awake_since; /* 0: polling, or not yet polled */
  gint64 awake_work;  /* of the processor's time at that moment */
  gint64 longest;
  gint64 longest_work;
  gint64 busy;      /* when it last worked at a stretch for more than AT_REST */
  gint64 busy_work; /* of the processor's time then */
};

enum
{
  SIGNAL_PAINTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ApostilFrameLog, apostil_frame_log, G_TYPE_OBJECT)

/* Processor time of this thread, in microseconds. */
static gint64
get_work (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (gint64) time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static void
wake (ApostilFrameLog *self)
{
  self->awake_since = g_get_monotonic_time ();
  self->awake_work = get_work ();
}

static gboolean
before_poll (GSource *source, gint *timeout)
{
  ApostilFrameLog *self = ((Watch *) source)->log;

  if (self->awake_since != 0)
    {
      gint64 now = g_get_monotonic_time ();
      gint64 spent = get_work ();
      gint64 work = spent - self->awake_work;

      self->longest = MAX (self->longest, now - self->awake_since);
      self->longest_work = MAX (self->longest_work, work);
      if (work > AT_REST)
        {
          self->busy = now;
          self->busy_work = spent;
        }
    }
  self->awake_since = 0;
  *timeout = -1;
  return FALSE;
}

static gboolean
after_poll (GSource *source)
{
  wake (((Watch *) source)->log);
  return FALSE;
}

static gboolean
never (GSource *source, GSourceFunc callback, gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

static void
before_paint (GdkFrameClock *clock, ApostilFrameLog *self)
{
  self->frame_start = g_get_monotonic_time ();
}

static void
after_paint (GdkFrameClock *clock, ApostilFrameLog *self)
{
  gdk_display_sync (self->display);
  self->frame_cost = g_get_monotonic_time () - self->frame_start;
  g_signal_emit (self, signals[SIGNAL_PAINTED], 0);
}

static void
apostil_frame_log_dispose (GObject *object)
{
  ApostilFrameLog *self = APOSTIL_FRAME_LOG (object);

  if (self->source != NULL)
    g_source_destroy (self->source);
  g_clear_pointer (&self->source, g_source_unref);
  g_clear_object (&self->clock);
  G_OBJECT_CLASS (apostil_frame_log_parent_class)->dispose (object);
}

static void
apostil_frame_log_class_init (ApostilFrameLogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = apostil_frame_log_dispose;
  signals[SIGNAL_PAINTED] = g_signal_new ("painted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
apostil_frame_log_init (ApostilFrameLog *self)
{
  /* GLib never writes to them. */
  static const GSourceFuncs functions = { before_poll, after_poll, never, NULL };

  self->source = g_source_new ((GSourceFuncs *) &functions, sizeof (Watch));
  ((Watch *) self->source)->log = self;
  g_source_set_priority (self->source, G_MININT);
  g_source_attach (self->source, NULL);
}

/**
 * apostil_frame_log_new:
 *
 * Begins to watch the default main loop.
 *
 * Returns: (transfer full): a log, which the main thread must release
 */
ApostilFrameLog *
apostil_frame_log_new (void)
{
  return g_object_new (APOSTIL_TYPE_FRAME_LOG, NULL);
}

/**
 * apostil_frame_log_watch:
 * @self: a log
 * @window: a realized toplevel
 *
 * Watches the frames of @window from now on, and no other's.
 */
void
apostil_frame_log_watch (ApostilFrameLog *self, GtkWidget *window)
{
  g_return_if_fail (APOSTIL_IS_FRAME_LOG (self));
  g_return_if_fail (gtk_widget_get_realized (window));

  if (self->clock != NULL)
    g_signal_handlers_disconnect_by_data (self->clock, self);
  g_set_object (&self->clock, gtk_widget_get_frame_clock (window));
  self->display = gtk_widget_get_display (window);
  g_signal_connect_object (self->clock, "before-paint", G_CALLBACK (before_paint), self, 0);
  g_signal_connect_object (self->clock, "after-paint", G_CALLBACK (after_paint), self,
                           G_CONNECT_AFTER);
}

/**
 * apostil_frame_log_reset:
 * @self: a log
 *
 * Forgets the longest wait. What runs right now still counts, from now on.
 */
void
apostil_frame_log_reset (ApostilFrameLog *self)
{
  g_return_if_fail (APOSTIL_IS_FRAME_LOG (self));

  self->longest = 0;
  self->longest_work = 0;
  self->frame_cost = 0;
  if (self->awake_since != 0)
    wake (self);
}

/**
 * apostil_frame_log_get_frame:
 * @self: a log
 *
 * Returns: what the last frame cost, in milliseconds; 0 when there was none since the reset
 */
gdouble
apostil_frame_log_get_frame (ApostilFrameLog *self)
{
  g_return_val_if_fail (APOSTIL_IS_FRAME_LOG (self), 0);

  return (gdouble) self->frame_cost / 1000.0;
}

/**
 * apostil_frame_log_get_longest:
 * @self: a log
 *
 * Returns: the longest time, in milliseconds, that the main loop did not come back to wait for
 *   input since the reset
 */
gdouble
apostil_frame_log_get_longest (ApostilFrameLog *self)
{
  g_return_val_if_fail (APOSTIL_IS_FRAME_LOG (self), 0);

  return (gdouble) self->longest / 1000.0;
}

/**
 * apostil_frame_log_get_work:
 * @self: a log
 *
 * Returns: the longest processor time, in milliseconds, that the main loop spent at a stretch
 *   since the reset: as apostil_frame_log_get_longest(), but what other programs took of it
 */
gdouble
apostil_frame_log_get_work (ApostilFrameLog *self)
{
  g_return_val_if_fail (APOSTIL_IS_FRAME_LOG (self), 0);

  return (gdouble) self->longest_work / 1000.0;
}

/**
 * apostil_frame_log_get_busy:
 * @self: a log
 * @work: (out): the processor time that the main loop had spent by then
 *
 * Returns: when, by the monotonic clock, the main loop last worked at a stretch for longer than a
 *   caret takes to blink; 0 when it never did. Both are in microseconds
 */
gint64
apostil_frame_log_get_busy (ApostilFrameLog *self, gint64 *work)
{
  g_return_val_if_fail (APOSTIL_IS_FRAME_LOG (self), 0);

  *work = self->busy_work;
  return self->busy;
}

/**
 * apostil_frame_log_get_spent:
 *
 * Returns: the processor time of this thread until now, in microseconds
 */
gint64
apostil_frame_log_get_spent (void)
{
  return get_work ();
}
