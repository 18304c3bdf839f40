/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-bench.h"

#include <stdio.h>
#include <stdlib.h>

#include "apostil-article-view.h"
#include "apostil-commands.h"
#include "apostil-frame-log.h"
#include "apostil-tokens.h"
#include "apostil-window.h"

/* How it works
 *
 * The script is steps parted by blanks, each « name », « name:argument » and perhaps « *times »; a
 * low line in an argument is a blank.
 * The first frame that shows the article (or, when the script begins with « empty », the
 * first frame) is the opening, counted from APOSTIL_BENCH_START, the time of exec in
 * microseconds of the monotonic clock. When the script begins with « rest », all is awaited that comes
 * after it: « rest » is when there was nothing left to do for a moment, and the steps begin when that has
 * lasted, so that no thread still looks for what may be odd. Then each step is done, its next frame awaited,
 * and all that is left to do in idle before the next. Of each step it tells in milliseconds: « call »,
 * how long the step itself took; « frame », what the frame cost after it; « painted », from the
 * step to the end of that frame, which includes waiting for the display's next turn;
 * « longest », how long the main loop was away at a stretch until all was quiet; « work », how
 * much processor time it took at a stretch, which a busy machine does not lengthen; « settled »,
 * from the last repetition until all was quiet: what is done in slices, or in a thread, is then there;
 * and « spent », the processor time of the main loop in that. */

#define QUIET_MS 250  /* after the last repetition of a step, before its longest wait is read */
#define POLL_MS  20   /* how often it is looked whether all is at rest */
#define GAP_MS   125  /* nothing to do for so long: what follows the opening is done */
#define REST_MS  1000 /* and so is what a thread does then */
#define MOST_MS  5000 /* a step that paints nothing ends */
#define N_BATCH  10000

typedef struct
{
  const gchar *name;
  /* Does it; FALSE when there is nothing to do it on. */
  gboolean (*run) (ApostilBench *self, const gchar *argument);
  gboolean waits; /* for what it looks for, or for time to pass */
} Action;

typedef struct
{
  const Action *action;
  gchar *label;
  gchar *argument;
  guint times;
  GArray *calls;
  GArray *frames;
  GArray *painted;
  gdouble longest;
  gdouble work;
  gdouble settled;
  gdouble spent;
} Step;

struct _ApostilBench
{
  GObject parent_instance;

  ApostilFrameLog *log;
  GtkWidget *window; /* (nullable) unowned */
  ApostilArticleView *view;
  ApostilSession *session;

  GPtrArray *steps;
  guint step;
  gboolean shown;      /* the window has had a frame */
  gboolean empty;      /* the first frame of all is awaited, not the article's */
  gboolean resting;    /* what comes after the opening is awaited before the first step */
  gboolean view_drawn; /* the view has drawn an article in the frame that is on its way */
  gdouble opened;      /* ms from exec; 0: not yet */
  gdouble settled;     /* ms from exec until the height of the article changed last */
  gdouble opened_longest;
  gdouble opened_work;
  gdouble rest;     /* ms from exec until all was quiet */
  gint64 start;     /* of the repetition that waits for its frame; 0: none waits */
  gint64 last;      /* start of the last repetition */
  gint64 last_work; /* of the processor's time then */
  gboolean matched; /* the search has answered, or the time has passed */
  gint pointer_x;   /* where it was */
  gint pointer_y;
  guint timeout;
  guint waiting;
};

G_DEFINE_FINAL_TYPE (ApostilBench, apostil_bench, G_TYPE_OBJECT)

static void
step_free (gpointer data)
{
  Step *step = data;

  g_free (step->label);
  g_free (step->argument);
  g_array_unref (step->calls);
  g_array_unref (step->frames);
  g_array_unref (step->painted);
  g_free (step);
}

/* ---- What can be done ---- */

static ApostilDocument *
get_document (ApostilBench *self)
{
  return apostil_session_get_document (self->session);
}

static guint32
get_length (ApostilBench *self)
{
  return apostil_text_get_length (apostil_document_get_text (get_document (self)));
}

static gboolean
activate (ApostilBench *self, const gchar *action, const gchar *parameter)
{
  g_action_group_activate_action (G_ACTION_GROUP (self->window), action,
                                  parameter != NULL ? g_variant_new_string (parameter) : NULL);
  return TRUE;
}

static gboolean
redraw (ApostilBench *self, const gchar *argument)
{
  gtk_widget_queue_draw (GTK_WIDGET (self->view));
  return TRUE;
}

static gboolean
scroll (ApostilBench *self, const gchar *argument)
{
  GtkAdjustment *place = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view));

  gtk_adjustment_set_value (place,
                            gtk_adjustment_get_value (place) + g_ascii_strtod (argument, NULL));
  return TRUE;
}

static gboolean
jump (ApostilBench *self, const gchar *argument)
{
  GtkAdjustment *place = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view));
  gdouble height = gtk_adjustment_get_upper (place) - gtk_adjustment_get_page_size (place);

  gtk_adjustment_set_value (place, height * g_ascii_strtod (argument, NULL));
  return TRUE;
}

static gboolean
select_all (ApostilBench *self, const gchar *argument)
{
  apostil_session_select (self->session, 0, get_length (self));
  return TRUE;
}

static gboolean
select_none (ApostilBench *self, const gchar *argument)
{
  guint32 caret = apostil_session_get_caret (self->session);

  apostil_session_select (self->session, caret, caret);
  return TRUE;
}

/* A word about the middle of what is in sight, another one each time. */
static gboolean
select_word (ApostilBench *self, const gchar *argument)
{
  Step *step = g_ptr_array_index (self->steps, self->step);
  ApostilText *text = apostil_document_get_text (get_document (self));
  guint32 offset;
  ApostilSpan word;

  if (!apostil_article_view_get_offset_at (
          self->view, gtk_widget_get_allocated_width (GTK_WIDGET (self->view)) / 2.0,
          gtk_widget_get_allocated_height (GTK_WIDGET (self->view)) / 3.0, &offset))
    offset = 0;
  offset = MIN (offset + step->calls->len * 7, get_length (self) - 1);
  do
    word = apostil_text_word_at (text, offset++);
  while (apostil_span_is_empty (word) && offset < get_length (self));
  apostil_session_select (self->session, word.start, word.end);
  return !apostil_span_is_empty (word);
}

static gboolean
mark_word (ApostilBench *self, const gchar *argument)
{
  if (!select_word (self, NULL))
    return FALSE;
  return activate (self, "annotate", argument != NULL ? argument : "date");
}

static gboolean
run_action (ApostilBench *self, const gchar *argument)
{
  g_auto (GStrv) words = g_strsplit (argument, "=", 2);

  /* A dialog is no frame of the window that is watched. */
  if (g_str_equal (words[0], "statistics"))
    gtk_widget_queue_draw (GTK_WIDGET (self->view));
  return activate (self, words[0], words[1]);
}

/* Ten thousand marks all over the text in one step of the history. */
static gboolean
mark_batch (ApostilBench *self, const gchar *argument)
{
  ApostilDocument *document = get_document (self);
  const ApostilKind *kind =
      apostil_scheme_get_kind (apostil_document_get_scheme (document), APOSTIL_KIND_DATE);
  guint n = MIN (N_BATCH, get_length (self) / 4);
  g_autoptr (ApostilEdit) edit = apostil_edit_new ("Mark");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autofree gchar *id = apostil_document_new_id (document, kind->id_prefix);
      g_autoptr (ApostilAnnotation) date = apostil_annotation_new (kind, id);
      guint32 at = (guint32) ((guint64) (get_length (self) - 3) * i / n);

      apostil_record_set (date, APOSTIL_ATTR_TYPE, "DATE");
      apostil_annotation_set_span (date, APOSTIL_SPAN (at, at + 2));
      apostil_edit_add (edit, date);
    }
  if (!apostil_document_apply (document, edit, &error))
    g_printerr ("bench: %s\n", error->message);
  gtk_widget_queue_draw (GTK_WIDGET (self->view));
  return error == NULL;
}

static gboolean
find (ApostilBench *self, const gchar *argument)
{
  GtkWidget *focus;

  activate (self, "find", NULL);
  focus = gtk_window_get_focus (GTK_WINDOW (self->window));
  if (!GTK_IS_ENTRY (focus))
    return FALSE;
  gtk_entry_set_text (GTK_ENTRY (focus), argument);
  g_signal_emit_by_name (focus, "search-changed"); /* without the pause for typing */
  return TRUE;
}

/* ---- The same in whatever has the focus ---- */

static GtkWidget *
get_focus (ApostilBench *self)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *item = windows; item != NULL; item = item->next)
    if (item->data != self->window && GTK_IS_DIALOG (item->data) &&
        gtk_widget_get_mapped (item->data))
      return gtk_window_get_focus (item->data);
  return gtk_window_get_focus (GTK_WINDOW (self->window));
}

/* Scrolls the first thing about the focus that is longer than its room. */
static gboolean
roll (ApostilBench *self, const gchar *argument)
{
  GtkWidget *widget = get_focus (self);
  GtkAdjustment *place = NULL;

  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    if (GTK_IS_SCROLLABLE (widget))
      {
        place = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (widget));
        if (place != NULL &&
            gtk_adjustment_get_upper (place) > gtk_adjustment_get_page_size (place))
          break;
      }
  if (widget == NULL)
    return FALSE;
  gtk_adjustment_set_value (place,
                            gtk_adjustment_get_value (place) + g_ascii_strtod (argument, NULL));
  return TRUE;
}

/* Words in the entry that has the focus, without the pause for typing. */
static gboolean
type (ApostilBench *self, const gchar *argument)
{
  GtkWidget *focus = get_focus (self);

  if (!GTK_IS_ENTRY (focus))
    return FALSE;
  gtk_entry_set_text (GTK_ENTRY (focus), argument);
  if (GTK_IS_SEARCH_ENTRY (focus))
    g_signal_emit_by_name (focus, "search-changed");
  return TRUE;
}

typedef struct
{
  const gchar *name;
  GtkWidget *found;
} Named;

static void
find_named (GtkWidget *widget, gpointer user_data)
{
  Named *named = user_data;

  if (named->found != NULL || !gtk_widget_get_mapped (widget))
    return;
  if (g_strcmp0 (atk_object_get_name (gtk_widget_get_accessible (widget)), named->name) == 0)
    named->found = widget;
  else if (GTK_IS_CONTAINER (widget))
    gtk_container_forall (GTK_CONTAINER (widget), find_named, named);
}

/* By the name that a screen reader says. */
static GtkWidget *
get_named (ApostilBench *self, const gchar *name)
{
  Named named = { name, NULL };

  find_named (self->window, &named);
  return named.found;
}

static gboolean
focus_named (ApostilBench *self, const gchar *argument)
{
  GtkWidget *widget = get_named (self, argument);

  if (widget == NULL)
    return FALSE;
  gtk_widget_grab_focus (widget);
  gtk_widget_queue_draw (widget);
  return TRUE;
}

static gboolean
press_named (ApostilBench *self, const gchar *argument)
{
  GtkWidget *widget = get_named (self, argument);

  return widget != NULL && gtk_widget_activate (widget);
}

static gboolean
waited (gpointer user_data)
{
  ApostilBench *self = user_data;

  self->waiting = 0;
  self->matched = TRUE;
  gtk_widget_queue_draw (self->window);
  return G_SOURCE_REMOVE;
}

/* Milliseconds, for what runs in threads. */
static gboolean
wait_some (ApostilBench *self, const gchar *argument)
{
  self->waiting = g_timeout_add ((guint) g_ascii_strtoull (argument, NULL, 10), waited, self);
  return TRUE;
}

static const Action actions[] = {
  { "redraw", redraw },
  { "scroll", scroll },
  { "jump", jump },
  { "select-all", select_all },
  { "select-none", select_none },
  { "select", select_word },
  { "mark", mark_word },
  { "do", run_action },
  { "batch", mark_batch },
  { "find", find, TRUE },
  { "roll", roll },
  { "type", type },
  { "wait", wait_some, TRUE },
  { "focus", focus_named },
  { "press", press_named },
};

/* ---- The script ---- */

static Step *
step_new (const gchar *words)
{
  g_auto (GStrv) counted = g_strsplit (words, "*", 2);
  g_auto (GStrv) parts = g_strsplit (counted[0], ":", 2);
  Step *step = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (actions) && step == NULL; i++)
    if (g_str_equal (actions[i].name, parts[0]))
      {
        step = g_new0 (Step, 1);
        step->action = &actions[i];
      }
  if (step == NULL)
    return NULL;
  step->label = g_strdup (counted[0]);
  if (counted[0] != NULL && parts[0] != NULL && parts[1] != NULL)
    step->argument = g_strdelimit (g_strdup (parts[1]), "_", ' ');
  step->times = counted[1] != NULL ? (guint) g_ascii_strtoull (counted[1], NULL, 10) : 1;
  step->calls = g_array_new (FALSE, FALSE, sizeof (gdouble));
  step->frames = g_array_new (FALSE, FALSE, sizeof (gdouble));
  step->painted = g_array_new (FALSE, FALSE, sizeof (gdouble));
  return step;
}

static void
read_script (ApostilBench *self, const gchar *script)
{
  g_auto (GStrv) words = g_strsplit (script, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      Step *step = NULL;

      if (g_str_equal (words[i], "empty"))
        self->empty = TRUE;
      else if (g_str_equal (words[i], "rest"))
        self->resting = TRUE;
      else if (*words[i] != '\0' && (step = step_new (words[i])) == NULL)
        g_printerr ("bench: there is no step « %s »\n", words[i]);
      if (step != NULL)
        g_ptr_array_add (self->steps, step);
    }
}

/* ---- The report ---- */

static gint
compare_doubles (gconstpointer a, gconstpointer b)
{
  gdouble x = *(const gdouble *) a;
  gdouble y = *(const gdouble *) b;

  return (x > y) - (x < y);
}

/* As JSON has numbers, whatever the locale. */
static void
add_number (GString *json, gdouble value)
{
  gchar number[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append (json, g_ascii_formatd (number, sizeof number, "%.3f", value));
}

static void
add_times (GString *json, const gchar *name, GArray *times)
{
  g_array_sort (times, compare_doubles);
  g_string_append_printf (json, ", \"%s\": [", name);
  for (guint i = 0; i < times->len; i++)
    {
      if (i > 0)
        g_string_append (json, ",");
      add_number (json, g_array_index (times, gdouble, i));
    }
  g_string_append_c (json, ']');
}

/* Peak of resident memory, in MB. */
static gdouble
get_peak (void)
{
  g_autofree gchar *status = NULL;
  const gchar *line = NULL;

  if (g_file_get_contents ("/proc/self/status", &status, NULL, NULL))
    line = g_strstr_len (status, -1, "VmHWM:");
  return line != NULL ? (gdouble) g_ascii_strtoull (line + 6, NULL, 10) / 1024 : 0;
}

static void
report (ApostilBench *self)
{
  g_autoptr (GString) json = g_string_new ("{\"open\": ");

  add_number (json, self->opened);
  g_string_append (json, ", \"settled\": ");
  add_number (json, MAX (self->settled, self->opened));
  g_string_append (json, ", \"open_longest\": ");
  add_number (json, self->opened_longest);
  g_string_append (json, ", \"open_work\": ");
  add_number (json, self->opened_work);
  g_string_append (json, ", \"rest\": ");
  add_number (json, MAX (self->rest, self->opened));
  g_string_append (json, ", \"peak\": ");
  add_number (json, get_peak ());
  g_string_append (json, ", \"steps\": [");
  for (guint i = 0; i < self->steps->len; i++)
    {
      Step *step = g_ptr_array_index (self->steps, i);

      g_string_append_printf (json, "%s{\"step\": \"%s\", \"longest\": ", i > 0 ? "," : "",
                              step->label);
      add_number (json, step->longest);
      g_string_append (json, ", \"work\": ");
      add_number (json, step->work);
      g_string_append (json, ", \"settled\": ");
      add_number (json, step->settled);
      g_string_append (json, ", \"spent\": ");
      add_number (json, step->spent);
      add_times (json, "call", step->calls);
      add_times (json, "frame", step->frames);
      add_times (json, "painted", step->painted);
      g_string_append_c (json, '}');
    }
  g_string_append (json, "]}");
  printf ("%s\n", json->str);
  fflush (stdout);
}

/* ---- Going through it ---- */

static void run_next (ApostilBench *self);

static gboolean
run_next_idle (gpointer user_data)
{
  ApostilBench *self = user_data;

  self->timeout = 0;
  run_next (self);
  return G_SOURCE_REMOVE;
}

static gboolean
step_quiet (gpointer user_data)
{
  ApostilBench *self = user_data;
  Step *step = g_ptr_array_index (self->steps, self->step);
  gint64 work;
  gint64 busy = apostil_frame_log_get_busy (self->log, &work);

  /* It is still at it. */
  if (g_get_monotonic_time () - busy < QUIET_MS * 1000 / 2)
    return G_SOURCE_CONTINUE;
  self->timeout = 0;
  step->longest = apostil_frame_log_get_longest (self->log);
  step->work = apostil_frame_log_get_work (self->log);
  step->settled = (gdouble) MAX (busy - self->last, 0) / 1000.0;
  step->spent = (gdouble) MAX (work - self->last_work, 0) / 1000.0;
  self->step++;
  apostil_frame_log_reset (self->log);
  run_next (self);
  return G_SOURCE_REMOVE;
}

/* The repetition is over: the next one once nothing else is left to do. */
static void
repetition_done (ApostilBench *self)
{
  Step *step = g_ptr_array_index (self->steps, self->step);

  self->start = 0;
  g_clear_handle_id (&self->timeout, g_source_remove);
  self->timeout = step->painted->len < step->times
                      ? g_idle_add_full (G_PRIORITY_LOW + 100, run_next_idle, self, NULL)
                      : g_timeout_add (QUIET_MS, step_quiet, self);
}

static gboolean
waited_enough (gpointer user_data)
{
  ApostilBench *self = user_data;
  Step *step = g_ptr_array_index (self->steps, self->step);

  self->timeout = 0;
  g_printerr ("bench: « %s » painted nothing\n", step->label);
  step->times = step->painted->len;
  repetition_done (self);
  return G_SOURCE_REMOVE;
}

/* To a corner that the window does not reach: whoever has just pressed a key is not pointing at anything,
 * and what is told of what lies under the pointer is no part of the step. At the end it goes back. */
static void
put_pointer (ApostilBench *self, gboolean away)
{
  GdkDisplay *display = gtk_widget_get_display (self->window);
  GdkDevice *pointer = gdk_seat_get_pointer (gdk_display_get_default_seat (display));
  GdkScreen *screen = gtk_widget_get_screen (self->window);
  GdkRectangle area;

  gdk_monitor_get_geometry (
      gdk_display_get_monitor (display, gdk_display_get_n_monitors (display) - 1), &area);
  if (away)
    gdk_device_get_position (pointer, NULL, &self->pointer_x, &self->pointer_y);
  gdk_device_warp (pointer, screen, away ? area.x + area.width - 1 : self->pointer_x,
                   away ? area.y + area.height - 1 : self->pointer_y);
  gdk_display_sync (display);
}

static void
run_next (ApostilBench *self)
{
  Step *step = NULL;
  gdouble call;
  gint64 start;

  if (self->step == self->steps->len)
    {
      report (self);
      put_pointer (self, FALSE);
      /* Not through the window, which would ask about unsaved changes; and not by exit(), as in main(). */
      fflush (NULL);
      quick_exit (EXIT_SUCCESS);
    }
  step = g_ptr_array_index (self->steps, self->step);
  self->matched = !step->action->waits;
  self->last = self->start = start = g_get_monotonic_time ();
  self->last_work = apostil_frame_log_get_spent ();
  self->timeout = g_timeout_add (MOST_MS, waited_enough, self);
  if (!step->action->run (self, step->argument))
    {
      step->times = 0;
      repetition_done (self);
      return;
    }
  call = (gdouble) (g_get_monotonic_time () - start) / 1000.0;
  g_array_append_val (step->calls, call);
}

static gdouble
since_exec (gint64 time)
{
  const gchar *start = g_getenv ("APOSTIL_BENCH_START");

  return start != NULL ? (gdouble) (time - g_ascii_strtoll (start, NULL, 10)) / 1000.0 : 0;
}

static void
height_changed (ApostilBench *self)
{
  if (self->opened_longest == 0)
    self->settled = since_exec (g_get_monotonic_time ());
}

static gboolean
opening_quiet (gpointer user_data)
{
  ApostilBench *self = user_data;
  gint64 work;
  gint64 busy = apostil_frame_log_get_busy (self->log, &work);

  gint64 gap = (g_get_monotonic_time () - busy) / 1000;

  if (self->rest == 0 && (!self->resting || gap >= GAP_MS))
    self->rest = since_exec (busy);
  if (self->resting && gap < REST_MS)
    return G_SOURCE_CONTINUE;
  self->timeout = 0;
  self->opened_longest = apostil_frame_log_get_longest (self->log);
  self->opened_work = apostil_frame_log_get_work (self->log);
  apostil_frame_log_reset (self->log);
  run_next (self);
  return G_SOURCE_REMOVE;
}

static void
painted (ApostilFrameLog *log, ApostilBench *self)
{
  Step *step = NULL;
  gdouble frame = apostil_frame_log_get_frame (log);
  gdouble time = (gdouble) (g_get_monotonic_time () - self->start) / 1000.0;

  if (self->opened == 0)
    {
      /* Nobody waits for a window that is not there yet. */
      if (!self->shown)
        apostil_frame_log_reset (log);
      self->shown = TRUE;
      if (!self->empty && !self->view_drawn)
        return;
      self->opened = since_exec (g_get_monotonic_time ());
      put_pointer (self, TRUE);
      self->timeout = g_timeout_add (self->resting ? POLL_MS : QUIET_MS, opening_quiet, self);
      return;
    }
  if (self->start == 0 || !self->matched)
    return;
  step = g_ptr_array_index (self->steps, self->step);
  g_array_append_val (step->frames, frame);
  g_array_append_val (step->painted, time);
  repetition_done (self);
}

static gboolean
view_drawn (GtkWidget *view, cairo_t *cr, ApostilBench *self)
{
  self->view_drawn = get_document (self) != NULL;
  return GDK_EVENT_PROPAGATE;
}

static void
matches_changed (ApostilSession *session, ApostilBench *self)
{
  gint chosen;

  self->matched |= apostil_session_get_matches (session, &chosen) != NULL;
}

static void
find_view (GtkWidget *widget, gpointer user_data)
{
  ApostilBench *self = user_data;

  if (APOSTIL_IS_ARTICLE_VIEW (widget))
    self->view = APOSTIL_ARTICLE_VIEW (widget);
  else if (self->view == NULL && GTK_IS_CONTAINER (widget))
    gtk_container_forall (GTK_CONTAINER (widget), find_view, self);
}

static void
window_realized (GtkWidget *window, ApostilBench *self)
{
  apostil_frame_log_watch (self->log, window);
  g_signal_connect_object (self->log, "painted", G_CALLBACK (painted), self, 0);
  find_view (window, self);
  self->session = apostil_window_get_session (APOSTIL_WINDOW (window));
  g_signal_connect_object (self->session, "matches-changed", G_CALLBACK (matches_changed), self, 0);
  if (self->view != NULL)
    {
      g_signal_connect_object (self->view, "draw", G_CALLBACK (view_drawn), self, G_CONNECT_AFTER);
      g_signal_connect_object (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view)),
                               "notify::upper", G_CALLBACK (height_changed), self,
                               G_CONNECT_SWAPPED);
    }
}

static void
window_added (GtkApplication *application, GtkWindow *window, ApostilBench *self)
{
  if (self->window != NULL || !APOSTIL_IS_WINDOW (window))
    return;
  self->window = GTK_WIDGET (window);
  gtk_window_set_default_size (window, 1200, 900);
  g_signal_connect_object (window, "realize", G_CALLBACK (window_realized), self, G_CONNECT_AFTER);
}

static void
apostil_bench_dispose (GObject *object)
{
  ApostilBench *self = APOSTIL_BENCH (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  g_clear_handle_id (&self->waiting, g_source_remove);
  g_clear_pointer (&self->steps, g_ptr_array_unref);
  g_clear_object (&self->log);
  G_OBJECT_CLASS (apostil_bench_parent_class)->dispose (object);
}

static void
apostil_bench_class_init (ApostilBenchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = apostil_bench_dispose;
}

static void
apostil_bench_init (ApostilBench *self)
{
  self->log = apostil_frame_log_new ();
  self->steps = g_ptr_array_new_with_free_func (step_free);
}

/**
 * apostil_bench_new:
 * @application: the program, before it has a window
 * @script: what to do
 *
 * Measures the first window of @application; when it is done it prints one JSON object on
 * standard output and ends the program.
 *
 * Returns: (transfer full): to be kept as long as the program runs
 */
ApostilBench *
apostil_bench_new (GtkApplication *application, const gchar *script)
{
  ApostilBench *self = NULL;

  g_return_val_if_fail (GTK_IS_APPLICATION (application), NULL);
  g_return_val_if_fail (script != NULL, NULL);

  self = g_object_new (APOSTIL_TYPE_BENCH, NULL);
  read_script (self, script);
  g_signal_connect_object (application, "window-added", G_CALLBACK (window_added), self, 0);
  return self;
}
