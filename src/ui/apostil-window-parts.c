/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How it works
 *
 * What stands in the window of an article: the view of it, the bars above and under it, lists,
 * inspector and popovers. An empty window does without them, which is a tenth of its start. The view
 * is built while the first document is being read; all that stands around it only when the first
 * frame has shown the article, which makes that frame a third sooner. So whatever uses one of those
 * asks for them first with apostil_window_build_parts(), and whatever looks at one may find none. */

#include "config.h"

#include "apostil-window-private.h"

#include <glib/gi18n.h>

static void
view_command (ApostilArticleView *view,
              const gchar *action,
              const gchar *parameter,
              ApostilWindow *self)
{
  apostil_window_run (self, action, parameter);
}

static void
view_activated (ApostilArticleView *view, ApostilWindow *self)
{
  apostil_window_run (self, "edit", NULL);
}

static void
view_selected (ApostilArticleView *view, ApostilWindow *self)
{
  GdkRectangle area;
  ApostilSpan span;

  if (!apostil_session_get_selection (self->session, &span))
    return;
  apostil_window_build_parts (self);
  if (!apostil_article_view_get_span_area (view, span, &area))
    return;
  apostil_mark_popover_offer (APOSTIL_MARK_POPOVER (self->mark_popover), &area,
                              apostil_window_get_part_owner (self, APOSTIL_PART_SOURCE));
}

static void
list_activated (ApostilMarkList *lists, ApostilWindow *self)
{
  apostil_window_run (self, "edit", NULL);
}

static void
back_to_article (ApostilWindow *self)
{
  gtk_widget_grab_focus (self->view);
}

static void
nothing_found (ApostilWindow *self)
{
  apostil_window_show_toast (self, _ ("These words stand nowhere else in the article."), FALSE);
}

static void
build_sides (ApostilWindow *self)
{
  if (self->lists != NULL)
    return;
  self->lists = apostil_mark_list_new (self->session);
  gtk_box_pack_start (GTK_BOX (self->lists_pane), self->lists, TRUE, TRUE, 0);
  g_signal_connect (self->lists, "activated", G_CALLBACK (list_activated), self);

  self->inspector = apostil_inspector_new (self->session);
  gtk_widget_show (self->inspector);
  gtk_box_pack_start (GTK_BOX (self->inspector_pane), self->inspector, TRUE, TRUE, 0);
}

static void
build_bars (ApostilWindow *self)
{
  GtkBox *page = GTK_BOX (self->article_page);

  if (self->find_bar != NULL)
    return;
  self->find_bar = apostil_find_bar_new (self->session);
  gtk_box_pack_start (page, self->find_bar, FALSE, FALSE, 0);
  gtk_box_reorder_child (page, self->find_bar, 0);
  g_signal_connect_swapped (self->find_bar, "closed", G_CALLBACK (back_to_article), self);

  self->relate_bar = apostil_relate_bar_new (self->session);
  gtk_box_pack_end (page, self->relate_bar, FALSE, FALSE, 0);
  self->review_bar = apostil_review_bar_new (self->session);
  gtk_box_pack_end (page, self->review_bar, FALSE, FALSE, 0);
  self->review = apostil_occurrence_review_new (self->session);
  gtk_box_pack_end (page, self->review, FALSE, FALSE, 0);
  g_signal_connect_swapped (self->review, "closed", G_CALLBACK (back_to_article), self);
  g_signal_connect_swapped (self->review, "nothing-found", G_CALLBACK (nothing_found), self);

  self->mark_popover = apostil_mark_popover_new (self->view, self->session);
  self->chooser = apostil_entity_chooser_new (self->view);
  g_signal_connect_swapped (self->chooser, "chosen", G_CALLBACK (apostil_window_entity_chosen),
                            self);
  g_signal_connect_swapped (self->chooser, "identified",
                            G_CALLBACK (apostil_window_entity_identified), self);
}

/* Before the first document; later it does nothing. */
void
apostil_window_build_article (ApostilWindow *self)
{
  if (self->view != NULL)
    return;
  self->view = apostil_article_view_new (self->session);
  apostil_window_follow_settings (self);
  gtk_widget_show (self->view);
  gtk_container_add (GTK_CONTAINER (self->scroller), self->view);
  g_signal_connect (self->view, "command", G_CALLBACK (view_command), self);
  g_signal_connect (self->view, "activated", G_CALLBACK (view_activated), self);
  g_signal_connect (self->view, "selected", G_CALLBACK (view_selected), self);
  apostil_window_add_context_menu (self);
  apostil_window_add_switcher (self);
}

/* All that stands around the article, now; later it does nothing. */
void
apostil_window_build_parts (ApostilWindow *self)
{
  apostil_window_build_article (self);
  build_sides (self);
  build_bars (self);
  g_clear_handle_id (&self->parts_idle, g_source_remove);
}

/* What is seen first, then what is not seen before it is asked for. */
static gboolean
build_next (gpointer user_data)
{
  ApostilWindow *self = user_data;

  if (self->lists == NULL)
    {
      build_sides (self);
      return G_SOURCE_CONTINUE;
    }
  self->parts_idle = 0;
  build_bars (self);
  return G_SOURCE_REMOVE;
}

/* A frame was painted. If it is the first with an article in it, the rest follows. */
void
apostil_window_plan_parts (ApostilWindow *self)
{
  if (self->document != NULL && self->find_bar == NULL && self->parts_idle == 0)
    self->parts_idle = g_idle_add (build_next, self);
}

gboolean
apostil_window_is_relating (ApostilWindow *self)
{
  return self->relate_bar != NULL &&
         apostil_relate_bar_is_picking (APOSTIL_RELATE_BAR (self->relate_bar));
}

/* What was open for the sake of the document, or of the article in sight. */
void
apostil_window_close_bars (ApostilWindow *self)
{
  if (self->find_bar == NULL)
    return;
  apostil_relate_bar_cancel (APOSTIL_RELATE_BAR (self->relate_bar));
  apostil_occurrence_review_close (APOSTIL_OCCURRENCE_REVIEW (self->review));
  apostil_find_bar_close (APOSTIL_FIND_BAR (self->find_bar));
}
