/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The views in the middle of the window and the switcher between them. Which there are is one
 * table: a line gives a view its name, its key, its button and its value of win.show. All but the
 * article are built when they are first shown, so that they cost nothing before; afterwards they
 * are kept. Session, inspector and messages are shared by all of them.
 *
 * The switcher is a row of linked buttons, which do not keep the window wide; or, where they would leave no room for the title, one
 * menu button that says which view is shown. */

#include "config.h"

#include "apostil-window-private.h"

#include <glib/gi18n.h>

#include "apostil-claims-view.h"
#include "apostil-entities-view.h"
#include "apostil-timeline-view.h"

#define DEFAULT_VIEW "article"

struct _ApostilWindowView
{
  const gchar *id;
  const gchar *label;
  const gchar *tooltip;
  const gchar *key;
  GtkWidget *(*create) (ApostilSession *session); /* (nullable) an ApostilView; NULL: the article */
  gboolean lists;                                 /* the lists stand beside it */
  gboolean
      inspector; /* the inspector stands beside it unless it is folded away; else only when asked for */
};

/* In the order of the switcher. */
static const ApostilWindowView views[] = {
  { DEFAULT_VIEW, N_ ("Article"), N_ ("The article and its marks (Alt+1)"), "<Alt>1", NULL, TRUE,
    TRUE },
  { "entities", N_ ("Entities"), N_ ("Who and what is named (Alt+2)"), "<Alt>2",
    apostil_entities_view_new, FALSE, TRUE },
  { "claims", N_ ("Claims"), N_ ("Who claims what, and what contradicts it (Alt+3)"), "<Alt>3",
    apostil_claims_view_new, FALSE, FALSE },
  { "timeline", N_ ("Timeline"), N_ ("When it happened, and where it is told (Alt+4)"), "<Alt>4",
    apostil_timeline_view_new, FALSE, TRUE },
};

static const ApostilWindowView *
find_view (const gchar *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    if (g_strcmp0 (views[i].id, id) == 0)
      return &views[i];
  return NULL;
}

/* The view that is shown; NULL for the article. */
ApostilView *
apostil_window_get_view (ApostilWindow *self)
{
  GtkWidget *child = gtk_stack_get_visible_child (GTK_STACK (self->views));

  return APOSTIL_IS_VIEW (child) ? APOSTIL_VIEW (child) : NULL;
}

gboolean
apostil_window_shows_article (ApostilWindow *self)
{
  return self->shown_view->create == NULL;
}

gboolean
apostil_window_view_has_lists (ApostilWindow *self)
{
  return self->shown_view->lists;
}

gboolean
apostil_window_view_has_inspector (ApostilWindow *self)
{
  return self->shown_view->inspector;
}

/* Puts the focus into the view that is shown. */
void
apostil_window_focus_view (ApostilWindow *self)
{
  ApostilView *view = apostil_window_get_view (self);

  apostil_window_uncover_view (self);
  gtk_widget_grab_focus (view != NULL ? GTK_WIDGET (view) : self->view);
}

static void
view_open (ApostilWindow *self)
{
  apostil_window_show_view (self, DEFAULT_VIEW);
}

static void
build_view (ApostilWindow *self, const ApostilWindowView *type)
{
  GtkWidget *view = type->create (self->session);

  g_assert (APOSTIL_IS_VIEW (view));
  gtk_widget_set_name (view, type->id);
  gtk_widget_show (view);
  gtk_stack_add_named (GTK_STACK (self->views), view, type->id);
  g_signal_connect_swapped (view, "open", G_CALLBACK (view_open), self);
  apostil_view_add_actions (APOSTIL_VIEW (view), G_ACTION_MAP (self));
}

/* The mark that is current now was chosen while the article was out of sight. */
static void
reveal_current (ApostilWindow *self)
{
  ApostilAnnotation *current = apostil_session_get_current (self->session);
  const gchar *id = current != NULL ? apostil_record_get_id (current) : NULL;
  const ApostilSpan *spans;
  guint n_spans;

  if (id == NULL || g_strcmp0 (id, self->left_mark) == 0)
    return;
  spans = apostil_annotation_get_spans (current, &n_spans);
  apostil_session_reveal (self->session, spans[0]);
}

/* What belongs to the article does not stay open under another view. */
static void
leave_article (ApostilWindow *self)
{
  ApostilAnnotation *current = apostil_session_get_current (self->session);

  g_free (self->left_mark);
  self->left_mark = current != NULL ? g_strdup (apostil_record_get_id (current)) : NULL;
  apostil_window_close_bars (self);
}

/* win.show; a name that is no view of ours does nothing. */
void
apostil_window_show_view (ApostilWindow *self, const gchar *id)
{
  const ApostilWindowView *type = find_view (id);
  gboolean from_article = apostil_window_shows_article (self);

  if (type == NULL || self->document == NULL)
    return;
  if (type != self->shown_view)
    {
      if (from_article)
        leave_article (self);
      if (gtk_stack_get_child_by_name (GTK_STACK (self->views), type->id) == NULL)
        build_view (self, type);
      self->shown_view = type;
      gtk_stack_set_visible_child_name (GTK_STACK (self->views), type->id);
      apostil_window_view_changed (self);
    }
  apostil_window_focus_view (self);
  if (!from_article && apostil_window_shows_article (self))
    reveal_current (self);
}

/* Back to what a document is first seen as. */
void
apostil_window_reset_view (ApostilWindow *self)
{
  self->shown_view = find_view (DEFAULT_VIEW);
  gtk_stack_set_visible_child_name (GTK_STACK (self->views), DEFAULT_VIEW);
  apostil_window_view_changed (self);
}

const gchar *
apostil_window_get_view_id (ApostilWindow *self)
{
  return self->shown_view->id;
}

const gchar *
apostil_window_get_view_label (ApostilWindow *self)
{
  return _ (self->shown_view->label);
}

/* ---- The switcher ---- */

/* The least that the buttons leave to the title. */
#define TITLE_PIXELS 160

/* What the header bar has for the title once the buttons of the views have their width. It measures
 * the whole bar, which is a third of the start of an empty window: only where the answer is used. */
static gint
get_title_room (ApostilWindow *self)
{
  gint bar, switcher, button = 0;

  if (self->width <= 0)
    return G_MAXINT;
  gtk_widget_get_preferred_width (self->header, &bar, NULL);
  gtk_widget_get_preferred_width (self->switcher, &switcher, NULL);
  if (gtk_widget_get_visible (self->view_button))
    gtk_widget_get_preferred_width (self->view_button, &button, NULL);
  return self->width - (bar - button) - switcher;
}

/* A header bar serves its title first and cuts the buttons; so the labels of the title ask for @data
 * pixels at most, or for what they like when that is negative. */
static void
cap_title (GtkWidget *widget, gpointer data)
{
  GtkStyleContext *style = gtk_widget_get_style_context (widget);
  gint pixels = GPOINTER_TO_INT (data);
  PangoContext *context;
  PangoFontMetrics *metrics;
  gint width;

  if (GTK_IS_CONTAINER (widget) && !GTK_IS_BUTTON (widget))
    gtk_container_forall (GTK_CONTAINER (widget), cap_title, data);
  if (!GTK_IS_LABEL (widget) || !(gtk_style_context_has_class (style, GTK_STYLE_CLASS_TITLE) ||
                                  gtk_style_context_has_class (style, GTK_STYLE_CLASS_SUBTITLE)))
    return;
  if (pixels < 0)
    {
      gtk_label_set_max_width_chars (GTK_LABEL (widget), -1);
      return;
    }
  context = gtk_widget_get_pango_context (widget);
  metrics = pango_context_get_metrics (context, NULL, NULL);
  /* As a label counts characters. */
  width = PANGO_PIXELS_CEIL (MAX (pango_font_metrics_get_approximate_char_width (metrics),
                                  pango_font_metrics_get_approximate_digit_width (metrics)));
  pango_font_metrics_unref (metrics);
  gtk_label_set_max_width_chars (GTK_LABEL (widget), MAX (pixels / MAX (width, 1), 8));
}

/* As buttons where there is room for them; where there is little, the menu button is in the place of the
 * title. @shown: a document is shown at all. */
void
apostil_window_fit_switcher (ApostilWindow *self, gboolean shown, gboolean narrow)
{
  gboolean any = shown && G_N_ELEMENTS (views) > 1;
  gint room = any && !narrow ? get_title_room (self) : 0;
  gboolean wide = !narrow && room >= TITLE_PIXELS;
  GtkHeaderBar *header = GTK_HEADER_BAR (self->header);
  gboolean is_title = gtk_header_bar_get_custom_title (header) == self->view_button;

  if (is_title != (any && narrow))
    {
      g_object_ref (self->view_button);
      if (is_title)
        {
          gtk_header_bar_set_custom_title (header, NULL);
          gtk_header_bar_pack_end (header, self->view_button);
        }
      else
        {
          gtk_container_remove (GTK_CONTAINER (header), self->view_button);
          gtk_header_bar_set_custom_title (header, self->view_button);
        }
      g_object_unref (self->view_button);
    }
  cap_title (self->header, GINT_TO_POINTER (any && wide && room < G_MAXINT ? room : -1));
  gtk_widget_set_visible (self->switcher_frame, any && wide);
  gtk_widget_set_visible (self->view_button, any && !wide);
  gtk_label_set_ellipsize (GTK_LABEL (self->view_label),
                           narrow ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
  gtk_widget_set_visible (self->recent_button, !narrow);
}

/* No GtkRadioButton: the group and the state of the action would switch each other for ever. */
static void
add_button (ApostilWindow *self, const ApostilWindowView *type)
{
  GtkWidget *button = gtk_toggle_button_new_with_label (_ (type->label));

  gtk_widget_set_focus_on_click (button, FALSE);
  gtk_widget_set_tooltip_text (button, _ (type->tooltip));
  atk_object_set_role (gtk_widget_get_accessible (button), ATK_ROLE_RADIO_BUTTON);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.show");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", type->id);
  gtk_widget_show (button);
  gtk_box_pack_start (GTK_BOX (self->switcher), button, FALSE, FALSE, 0);
}

/* Called once, before the first document. */
void
apostil_window_add_switcher (ApostilWindow *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    add_button (self, &views[i]);
}

/* Called once: what the one button that stands for all of them opens. */
void
apostil_window_add_view_menu (ApostilWindow *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (_ (views[i].label), NULL);

      g_menu_item_set_action_and_target (item, "win.show", "s", views[i].id);
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->view_button), G_MENU_MODEL (menu));
}

/* The keys of the views, for the whole program. */
void
apostil_window_add_view_keys (GtkApplication *application)
{
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      g_autofree gchar *action = g_strdup_printf ("win.show::%s", views[i].id);
      const gchar *keys[] = { views[i].key, NULL };

      gtk_application_set_accels_for_action (application, action, keys);
    }
}
