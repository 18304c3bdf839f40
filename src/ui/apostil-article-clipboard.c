/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-article-view-private.h"

#include <string.h>

#include "apostil-citation.h"

/* PRIMARY gives the selected words when somebody asks for them, not before: a selection that
 * grows by a pixel at a time costs nothing. The clipboard keeps what it was given. */

enum
{
  TARGET_TEXT,
  TARGET_HTML,
};

static void
get_primary (GtkClipboard *clipboard, GtkSelectionData *data, guint info, gpointer owner)
{
  ApostilArticleView *self = APOSTIL_ARTICLE_VIEW (owner);
  ApostilSpan span;
  g_autofree gchar *words = NULL;

  if (self->text == NULL || !apostil_session_get_selection (self->session, &span))
    return;
  words = apostil_text_dup_span (self->text, span);
  gtk_selection_data_set_text (data, words, -1);
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
