/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-article-view-private.h"

#include <string.h>

#include "apostil-citation.h"

/* PRIMARY, and the hand that carries them away, give the selected words when somebody asks for
 * them, not before: a selection that grows by a pixel at a time costs nothing. The clipboard keeps
 * what it was given. */

/* As much of the words as hangs below the pointer while they are carried. */
#define ICON_LENGTH  200
#define ICON_COLUMNS 40
#define ICON_LINES   3

enum
{
  TARGET_TEXT,
  TARGET_HTML,
};

static void
give_words (ApostilArticleView *self, GtkSelectionData *data)
{
  ApostilSpan span;
  g_autofree gchar *words = NULL;

  if (self->text == NULL || !apostil_session_get_selection (self->session, &span))
    return;
  words = apostil_text_dup_span (self->text, span);
  gtk_selection_data_set_text (data, words, -1);
}

static void
get_primary (GtkClipboard *clipboard, GtkSelectionData *data, guint info, gpointer owner)
{
  give_words (APOSTIL_ARTICLE_VIEW (owner), data);
}

static void
clear_primary (GtkClipboard *clipboard, gpointer owner)
{
}

/**
 * apostil_article_view_own_primary:
 * @self: a view with a selection
 *
 * Makes the selected words the PRIMARY selection.
 */
void
apostil_article_view_own_primary (ApostilArticleView *self)
{
  GtkClipboard *clipboard;
  GtkTargetList *list;
  GtkTargetEntry *targets;
  gint n_targets;

  if (!gtk_widget_get_realized (GTK_WIDGET (self)))
    return;
  clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self), GDK_SELECTION_PRIMARY);
  if (gtk_clipboard_get_owner (clipboard) == G_OBJECT (self))
    return;
  list = gtk_target_list_new (NULL, 0);
  gtk_target_list_add_text_targets (list, TARGET_TEXT);
  targets = gtk_target_table_new_from_list (list, &n_targets);
  gtk_clipboard_set_with_owner (clipboard, targets, (guint) n_targets, get_primary, clear_primary,
                                G_OBJECT (self));
  gtk_target_table_free (targets, n_targets);
  gtk_target_list_unref (list);
}

/**
 * apostil_article_view_disown_primary:
 * @self: a view
 *
 * Gives up PRIMARY if it has it.
 */
void
apostil_article_view_disown_primary (ApostilArticleView *self)
{
  GtkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self), GDK_SELECTION_PRIMARY);

  if (gtk_clipboard_get_owner (clipboard) == G_OBJECT (self))
    gtk_clipboard_clear (clipboard);
}

typedef struct
{
  gchar *text;
  gchar *html;
} Copied;

static void
get_copied (GtkClipboard *clipboard, GtkSelectionData *data, guint info, gpointer user_data)
{
  const Copied *copied = user_data;

  if (info == TARGET_HTML)
    gtk_selection_data_set (data, gdk_atom_intern_static_string ("text/html"), 8,
                            (const guchar *) copied->html, (gint) strlen (copied->html));
  else
    gtk_selection_data_set_text (data, copied->text, -1);
}

static void
clear_copied (GtkClipboard *clipboard, gpointer user_data)
{
  Copied *copied = user_data;

  g_free (copied->text);
  g_free (copied->html);
  g_free (copied);
}

/**
 * apostil_article_view_copy:
 * @self: a view
 *
 * Copies the selected words; without a selection the current mark, with who
 * claims it and where it stands, as text and as HTML.
 */
void
apostil_article_view_copy (ApostilArticleView *self)
{
  GtkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self), GDK_SELECTION_CLIPBOARD);
  ApostilAnnotation *current = apostil_session_get_current (self->session);
  ApostilSpan span;
  GtkTargetList *list;
  GtkTargetEntry *targets;
  gint n_targets;
  Copied *copied;

  if (self->document == NULL)
    return;
  if (apostil_session_get_selection (self->session, &span))
    {
      g_autofree gchar *words = apostil_text_dup_span (self->text, span);

      gtk_clipboard_set_text (clipboard, words, -1);
      return;
    }
  if (current == NULL)
    return;
  copied = g_new0 (Copied, 1);
  copied->text = apostil_citation_to_text (self->document, current);
  copied->html = apostil_citation_to_html (self->document, current);
  list = gtk_target_list_new (NULL, 0);
  gtk_target_list_add_text_targets (list, TARGET_TEXT);
  gtk_target_list_add (list, gdk_atom_intern_static_string ("text/html"), 0, TARGET_HTML);
  targets = gtk_target_table_new_from_list (list, &n_targets);
  if (!gtk_clipboard_set_with_data (clipboard, targets, (guint) n_targets, get_copied, clear_copied,
                                    copied))
    clear_copied (clipboard, copied);
  else
    gtk_clipboard_set_can_store (clipboard, NULL, 0);
  gtk_target_table_free (targets, n_targets);
  gtk_target_list_unref (list);
}

/**
 * apostil_article_view_drag_words:
 * @self: a view with a selection
 * @event: how the pointer moved
 *
 * Lets the pointer carry the selected words to where they are dropped.
 */
void
apostil_article_view_drag_words (ApostilArticleView *self, GdkEventMotion *event)
{
  GtkTargetList *list = gtk_target_list_new (NULL, 0);
  gint x = (gint) self->drag.start_x;
  gint y = (gint) self->drag.start_y;

  /* From here on the button is the drag's: its release does not come back. */
  apostil_article_pointer_stop (self);
  gtk_target_list_add_text_targets (list, TARGET_TEXT);
  gtk_drag_begin_with_coordinates (GTK_WIDGET (self), list, GDK_ACTION_COPY, GDK_BUTTON_PRIMARY,
                                   (GdkEvent *) event, x, y);
  gtk_target_list_unref (list);
}

static void
drag_begin (GtkWidget *widget, GdkDragContext *context)
{
  ApostilArticleView *self = APOSTIL_ARTICLE_VIEW (widget);
  g_autofree gchar *words = NULL;
  GtkWidget *label;
  ApostilSpan span;

  if (!apostil_session_get_selection (self->session, &span))
    return;
  span.end = MIN (span.end, span.start + ICON_LENGTH);
  words = apostil_text_dup_span (self->text, span);
  label = gtk_label_new (words);
  gtk_label_set_line_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), ICON_COLUMNS);
  gtk_label_set_lines (GTK_LABEL (label), ICON_LINES);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  g_object_set (label, "margin", 6, NULL);
  gtk_widget_show (label);
  /* Beside the pointer, so that it does not lie over the place of the drop. */
  gtk_drag_set_icon_widget (context, label, -12, -12);
}

static void
drag_data_get (GtkWidget *widget,
               GdkDragContext *context,
               GtkSelectionData *data,
               guint info,
               guint time)
{
  give_words (APOSTIL_ARTICLE_VIEW (widget), data);
}

/**
 * apostil_article_clipboard_class_init:
 * @widget_class: the class of the view
 *
 * Sets the handlers of words that are carried away.
 */
void
apostil_article_clipboard_class_init (GtkWidgetClass *widget_class)
{
  widget_class->drag_begin = drag_begin;
  widget_class->drag_data_get = drag_data_get;
}
