/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Find. The text is folded once for each text that is searched, and searched in a thread, since
 * ten megabytes take longer than a frame; an answer that comes after the question changed is
 * dropped. The nearest match from the caret on is chosen first, so that typing on narrows down
 * from where the person reads. */

#include "config.h"

#include "apostil-find-bar.h"

#include <glib/gi18n.h>
#include <string.h>

#include "apostil-owned-task.h"
#include "apostil-resources.h"
#include "apostil-search.h"

struct _ApostilFindBar
{
  GtkBin parent_instance;

  ApostilSession *session;
  GtkWidget *revealer;
  GtkWidget *entry;
  GtkWidget *count;
  GtkWidget *previous;
  GtkWidget *next;
  GtkWidget *whole_words;

  ApostilSearch *search;     /* (nullable) of @searched */
  ApostilText *searched;     /* (nullable) */
  GCancellable *cancellable; /* (nullable) of the search that runs */
  guint32 origin;            /* where the caret was when the words began to be typed */
};

G_DEFINE_FINAL_TYPE (ApostilFindBar, apostil_find_bar, GTK_TYPE_BIN)

enum
{
  CLOSED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* What a search needs in its thread. */
typedef struct
{
  ApostilText *text;
  ApostilSearch *search; /* (nullable) made in the thread when there is none yet */
  gchar *words;
  ApostilSearchFlags flags;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_clear_pointer (&question->search, apostil_search_unref);
  apostil_text_unref (question->text);
  g_free (question->words);
  g_free (question);
}

static void
search_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Question *question = task_data;

  if (question->search == NULL)
    {
      question->search = apostil_search_new (question->text);
      apostil_search_prepare (question->search); /* there is a search for each letter typed */
    }
  g_task_return_pointer (
      task, apostil_search_find (question->search, question->words, question->flags, 0),
      (GDestroyNotify) g_array_unref);
}

/* ---- What is found ---- */

static void
show_count (ApostilFindBar *self)
{
  gint chosen;
  GArray *matches = apostil_session_get_matches (self->session, &chosen);
  GtkStyleContext *context = gtk_widget_get_style_context (self->entry);
  gboolean has_words = apostil_find_bar_has_words (self);
  gboolean found = matches != NULL && matches->len > 0;
  g_autofree gchar *text = NULL;

  if (!has_words)
    text = g_strdup ("");
  else if (!found)
    text = g_strdup (_ ("not found"));
  else if (chosen < 0)
    text = g_strdup_printf (ngettext ("%u match", "%u matches", matches->len), matches->len);
  else
    /* Translators: the chosen match, then how many there are */
    text = g_strdup_printf (_ ("%d of %u"), chosen + 1, matches->len);
  gtk_label_set_text (GTK_LABEL (self->count), text);
  gtk_widget_set_sensitive (self->previous, found);
  gtk_widget_set_sensitive (self->next, found);
  if (has_words && !found)
    gtk_style_context_add_class (context, GTK_STYLE_CLASS_ERROR);
  else
    gtk_style_context_remove_class (context, GTK_STYLE_CLASS_ERROR);
}

/* The chosen match is the selection, so that a marking key or action takes it. */
static void
choose (ApostilFindBar *self, gint index)
{
  GArray *matches = apostil_session_get_matches (self->session, NULL);
  g_autoptr (GArray) kept = matches != NULL ? g_array_ref (matches) : NULL;
  ApostilSpan span;

  if (kept == NULL || index < 0 || index >= (gint) kept->len)
    return;
  span = g_array_index (kept, ApostilSpan, index);
  apostil_session_set_matches (self->session, kept, index);
  apostil_session_select (self->session, span.start, span.end);
  apostil_session_reveal (self->session, span);
  show_count (self);
}

/* First match that starts at @offset or after it; the number of matches when there is none. */
static guint
lower_bound (GArray *matches, guint32 offset)
{
  guint low = 0;
  guint high = matches->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (matches, ApostilSpan, middle).start < offset)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static void
search_done (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ApostilFindBar *self = APOSTIL_FIND_BAR (source);
  Question *question = g_task_get_task_data (G_TASK (result));
  g_autoptr (GArray) matches = g_task_propagate_pointer (G_TASK (result), NULL);
  guint first;

  if (matches == NULL || self->session == NULL)
    return;
  g_clear_object (&self->cancellable);
  if (self->search == NULL || self->searched != question->text)
    {
      g_clear_pointer (&self->search, apostil_search_unref);
      g_clear_pointer (&self->searched, apostil_text_unref);
      self->search = apostil_search_ref (question->search);
      self->searched = apostil_text_ref (question->text);
    }
  first = lower_bound (matches, self->origin);
  apostil_session_set_matches (self->session, matches, -1);
  if (matches->len > 0)
    choose (self, first < matches->len ? (gint) first : 0);
  show_count (self);
}

static void
start_search (ApostilFindBar *self)
{
  ApostilDocument *document = apostil_session_get_document (self->session);
  const gchar *words = gtk_entry_get_text (GTK_ENTRY (self->entry));
  g_autoptr (GTask) task = NULL;
  Question *question;
  ApostilText *text;

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (document == NULL || *words == '\0')
    {
      apostil_session_set_matches (self->session, NULL, -1);
      show_count (self);
      return;
    }
  text = apostil_document_get_text (document);
  question = g_new0 (Question, 1);
  question->text = apostil_text_ref (text);
  question->search =
      self->search != NULL && self->searched == text ? apostil_search_ref (self->search) : NULL;
  question->words = g_strdup (words);
  question->flags = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->whole_words))
                        ? APOSTIL_SEARCH_WHOLE_WORDS
                        : APOSTIL_SEARCH_DEFAULT;
  self->cancellable = g_cancellable_new ();
  task = apostil_owned_task_new (self, self->cancellable, search_done);
  g_task_set_source_tag (task, start_search);
  g_task_set_task_data (task, question, question_free);
  g_task_run_in_thread (task, search_thread);
}

/* ---- Signals of the controls ---- */

static void
search_changed (GtkWidget *widget, ApostilFindBar *self)
{
  start_search (self);
}

static void
find_next (GtkWidget *widget, ApostilFindBar *self)
{
  apostil_find_bar_step (self, FALSE);
}

static void
find_previous (GtkWidget *widget, ApostilFindBar *self)
{
  apostil_find_bar_step (self, TRUE);
}

static void
stop_search (GtkWidget *widget, ApostilFindBar *self)
{
  apostil_find_bar_close (self);
}

static gboolean
entry_key_press (GtkWidget *entry, GdkEventKey *event, ApostilFindBar *self)
{
  if ((event->keyval == GDK_KEY_Return || event->keyval == GDK_KEY_KP_Enter) &&
      (event->state & GDK_SHIFT_MASK) != 0)
    {
      apostil_find_bar_step (self, TRUE);
      return GDK_EVENT_STOP;
    }
  return GDK_EVENT_PROPAGATE;
}

/* Another document, or a corrected text: what was found lies elsewhere now. */
static void
document_changed (ApostilFindBar *self)
{
  g_clear_pointer (&self->search, apostil_search_unref);
  g_clear_pointer (&self->searched, apostil_text_unref);
}

/* ---- Construction ---- */

static void
apostil_find_bar_dispose (GObject *object)
{
  ApostilFindBar *self = APOSTIL_FIND_BAR (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  document_changed (self);
  G_OBJECT_CLASS (apostil_find_bar_parent_class)->dispose (object);
}

static void
apostil_find_bar_class_init (ApostilFindBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = apostil_find_bar_dispose;
  signals[CLOSED] = g_signal_new ("closed", APOSTIL_TYPE_FIND_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);

  apostil_get_resource ();
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/apostil-find-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, ApostilFindBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, ApostilFindBar, entry);
  gtk_widget_class_bind_template_child (widget_class, ApostilFindBar, count);
  gtk_widget_class_bind_template_child (widget_class, ApostilFindBar, previous);
  gtk_widget_class_bind_template_child (widget_class, ApostilFindBar, next);
  gtk_widget_class_bind_template_child (widget_class, ApostilFindBar, whole_words);
  gtk_widget_class_bind_template_callback (widget_class, search_changed);
  gtk_widget_class_bind_template_callback (widget_class, find_next);
  gtk_widget_class_bind_template_callback (widget_class, find_previous);
  gtk_widget_class_bind_template_callback (widget_class, stop_search);
  gtk_widget_class_bind_template_callback (widget_class, entry_key_press);
}

static void
apostil_find_bar_init (ApostilFindBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * apostil_find_bar_new:
 * @session: what the window looks at
 *
 * Returns: (transfer floating): the bar, closed
 */
GtkWidget *
apostil_find_bar_new (ApostilSession *session)
{
  ApostilFindBar *self = g_object_new (APOSTIL_TYPE_FIND_BAR, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_swapped (session, "notify::document", G_CALLBACK (document_changed), self);
  return GTK_WIDGET (self);
}

/**
 * apostil_find_bar_open:
 * @self: the bar
 *
 * Shows it with the focus in its entry. Selected words on one line become what is searched.
 */
void
apostil_find_bar_open (ApostilFindBar *self)
{
  ApostilDocument *document;
  ApostilSpan span;

  g_return_if_fail (APOSTIL_IS_FIND_BAR (self));

  document = apostil_session_get_document (self->session);
  if (document == NULL)
    return;
  self->origin = apostil_session_get_caret (self->session);
  if (apostil_session_get_selection (self->session, &span) && apostil_span_length (span) <= 200)
    {
      g_autofree gchar *words = apostil_text_dup_span (apostil_document_get_text (document), span);

      self->origin = span.start;
      if (strchr (words, '\n') == NULL)
        gtk_entry_set_text (GTK_ENTRY (self->entry), words);
    }
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), TRUE);
  /* The revealer shows it only with the next frame, but keys typed on come before. */
  gtk_widget_realize (self->entry);
  gtk_widget_grab_focus (self->entry);
  start_search (self);
}

/**
 * apostil_find_bar_close:
 * @self: the bar
 *
 * Takes away the bar and what it shows in the article; the chosen match stays selected.
 */
void
apostil_find_bar_close (ApostilFindBar *self)
{
  g_return_if_fail (APOSTIL_IS_FIND_BAR (self));

  if (!apostil_find_bar_is_open (self))
    return;
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), FALSE);
  apostil_session_set_matches (self->session, NULL, -1);
  g_signal_emit (self, signals[CLOSED], 0);
}

/**
 * apostil_find_bar_is_open:
 * @self: the bar
 *
 * Returns: whether it is shown
 */
gboolean
apostil_find_bar_is_open (ApostilFindBar *self)
{
  g_return_val_if_fail (APOSTIL_IS_FIND_BAR (self), FALSE);

  return gtk_revealer_get_reveal_child (GTK_REVEALER (self->revealer));
}

/**
 * apostil_find_bar_step:
 * @self: the bar
 * @backwards: to the previous match instead of the next
 *
 * Goes to the next match, around the end; opens the bar when nothing is searched yet.
 */
void
apostil_find_bar_step (ApostilFindBar *self, gboolean backwards)
{
  GArray *matches;
  gint chosen;

  g_return_if_fail (APOSTIL_IS_FIND_BAR (self));

  if (!apostil_find_bar_is_open (self))
    {
      apostil_find_bar_open (self);
      return;
    }
  matches = apostil_session_get_matches (self->session, &chosen);
  if (matches == NULL || matches->len == 0)
    return;
  if (chosen < 0)
    chosen = backwards ? 0 : -1;
  chosen += backwards ? -1 : 1;
  choose (self, (chosen + (gint) matches->len) % (gint) matches->len);
}

/**
 * apostil_find_bar_has_words:
 * @self: the bar
 *
 * Returns: whether there is something to search
 */
gboolean
apostil_find_bar_has_words (ApostilFindBar *self)
{
  g_return_val_if_fail (APOSTIL_IS_FIND_BAR (self), FALSE);

  return *gtk_entry_get_text (GTK_ENTRY (self->entry)) != '\0';
}
