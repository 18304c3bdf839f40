/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-tour.h"

#include <glib/gi18n.h>

#include "apostil-welcome.h"
#include "apostil-window-private.h"

/* How it works
 *
 * The bar stands above the article, takes no focus and closes nothing off. The control that a step speaks of
 * is framed. The first step waits for an article; the others go on when they are told to, and one whose
 * control is not there is passed over. That the tour was seen is noted when it begins, so that it does not
 * come back even after a crash; where nothing can be noted, it is not shown. */

/* Where a window opens or an article is shown there is much else to say, and what Orca cannot keep up with
 * it drops. */
#define SAY_MILLISECONDS 2000

enum
{
  STEP_OPEN,
  STEP_MARK,
  STEP_REVIEW,
  STEP_MENU,
  N_STEPS,
};

static const gchar *const words[N_STEPS] = {
  N_ ("Open an article, or try the sample."),
  N_ ("Select a few words and press a key: P for a person, C for a claim, D for a date."),
  N_ ("Dashed lines are only suggested. F4 shows the next suggestion and why; Y accepts it, N "
      "rejects it."),
  N_ ("All else is in this menu: the list of keys, help, and your preferences."),
};

struct _ApostilTour
{
  GtkBox parent_instance;

  ApostilWindow *window; /* owns this */
  guint step;
  GtkWidget *target; /* (nullable) framed */
  GtkWidget *count;
  GtkWidget *label;
  GtkWidget *next;
  guint say_timeout;
};

G_DEFINE_FINAL_TYPE (ApostilTour, apostil_tour, GTK_TYPE_BOX)

static GtkWidget *
get_target (ApostilTour *self, guint step)
{
  switch (step)
    {
    case STEP_OPEN:
      return apostil_welcome_get_sample_button (APOSTIL_WELCOME (self->window->welcome));
    case STEP_MARK:
      return self->window->view;
    case STEP_REVIEW:
      return self->window->review_bar;
    case STEP_MENU:
      return self->window->menu_button;
    default:
      return NULL;
    }
}

static void
frame (ApostilTour *self, GtkWidget *target)
{
  if (self->target != NULL)
    {
      gtk_style_context_remove_class (gtk_widget_get_style_context (self->target), "tour-target");
      g_object_remove_weak_pointer (G_OBJECT (self->target), (gpointer *) &self->target);
    }
  self->target = target;
  if (target == NULL)
    return;
  g_object_add_weak_pointer (G_OBJECT (target), (gpointer *) &self->target);
  gtk_style_context_add_class (gtk_widget_get_style_context (target), "tour-target");
}

/* A screen reader speaks a notification when it comes to be shown. */
static gboolean
say (gpointer user_data)
{
  ApostilTour *self = user_data;

  self->say_timeout = 0;
  atk_object_notify_state_change (gtk_widget_get_accessible (self->label), ATK_STATE_SHOWING, TRUE);
  return G_SOURCE_REMOVE;
}

static void
show_step (ApostilTour *self, guint step)
{
  /* Translators: step of the tour, and how many there are: « 2 / 4 » */
  g_autofree gchar *count = g_strdup_printf (_ ("%u / %u"), step + 1, (guint) N_STEPS);

  self->step = step;
  gtk_label_set_text (GTK_LABEL (self->count), count);
  gtk_label_set_text (GTK_LABEL (self->label), _ (words[step]));
  g_clear_handle_id (&self->say_timeout, g_source_remove);
  self->say_timeout = g_timeout_add (SAY_MILLISECONDS, say, self);
  gtk_widget_set_visible (self->next, step != STEP_OPEN);
  gtk_button_set_label (GTK_BUTTON (self->next), step + 1 < N_STEPS ? _ ("Ne_xt") : _ ("_Done"));
  frame (self, get_target (self, step));
}

static void
tour_next (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ApostilTour *self = APOSTIL_TOUR (APOSTIL_WINDOW (user_data)->tour);
  guint step = self->step + 1;

  if (step == STEP_REVIEW &&
      !apostil_review_bar_is_shown (APOSTIL_REVIEW_BAR (self->window->review_bar)))
    step++;
  if (step < N_STEPS)
    show_step (self, step);
  else
    apostil_tour_end (self);
}

static void
tour_end (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  apostil_tour_end (APOSTIL_TOUR (APOSTIL_WINDOW (user_data)->tour));
}

static const GActionEntry entries[] = {
  { "tour-next", tour_next },
  { "tour-end", tour_end },
};

static void
page_changed (ApostilTour *self)
{
  if (self->step == STEP_OPEN && self->window->document != NULL)
    show_step (self, STEP_MARK);
}

static void
apostil_tour_dispose (GObject *object)
{
  ApostilTour *self = APOSTIL_TOUR (object);

  frame (self, NULL);
  g_clear_handle_id (&self->say_timeout, g_source_remove);
  G_OBJECT_CLASS (apostil_tour_parent_class)->dispose (object);
}

static void
apostil_tour_class_init (ApostilTourClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = apostil_tour_dispose;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), ATK_ROLE_PANEL);
}

static void
apostil_tour_init (ApostilTour *self)
{
  GtkStyleContext *context = gtk_widget_get_style_context (GTK_WIDGET (self));
  GtkWidget *close = gtk_button_new_from_icon_name ("window-close-symbolic", GTK_ICON_SIZE_BUTTON);

  gtk_box_set_spacing (GTK_BOX (self), 12);
  gtk_style_context_add_class (context, "article-bar");
  gtk_style_context_add_class (context, "top");
  gtk_style_context_add_class (context, "tour");
  atk_object_set_name (gtk_widget_get_accessible (GTK_WIDGET (self)), _ ("Tour"));

  self->count = gtk_label_new (NULL);
  gtk_style_context_add_class (gtk_widget_get_style_context (self->count), "dim-label");
  self->label = gtk_label_new (NULL);
  gtk_label_set_line_wrap (GTK_LABEL (self->label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_label_set_width_chars (GTK_LABEL (self->label), 16);
  gtk_widget_set_hexpand (self->label, TRUE);
  atk_object_set_role (gtk_widget_get_accessible (self->label), ATK_ROLE_NOTIFICATION);
  self->next = gtk_button_new_with_mnemonic ("");
  gtk_widget_set_focus_on_click (self->next, FALSE);
  gtk_widget_set_valign (self->next, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->next), "win.tour-next");
  gtk_style_context_add_class (gtk_widget_get_style_context (close), "flat");
  gtk_widget_set_focus_on_click (close, FALSE);
  gtk_widget_set_valign (close, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (close, _ ("End the tour (Escape)"));
  atk_object_set_name (gtk_widget_get_accessible (close), _ ("End the Tour"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (close), "win.tour-end");
  gtk_container_add (GTK_CONTAINER (self), self->count);
  gtk_container_add (GTK_CONTAINER (self), self->label);
  gtk_container_add (GTK_CONTAINER (self), self->next);
  gtk_container_add (GTK_CONTAINER (self), close);
}

/**
 * apostil_tour_is_due:
 * @window: a window
 *
 * Returns: whether @window should show the tour: it is empty, nobody has seen the tour, and it can be
 *   remembered that somebody did
 */
gboolean
apostil_tour_is_due (ApostilWindow *window)
{
  GSettings *settings = apostil_window_get_settings (window);
  g_autoptr (GObject) backend = NULL;

  if (settings == NULL || !apostil_window_is_empty (window) || window->closing ||
      g_settings_get_boolean (settings, "tour-seen") || g_getenv ("APOSTIL_BENCH") != NULL)
    return FALSE;
  g_object_get (settings, "backend", &backend, NULL);
  return !g_str_equal (G_OBJECT_TYPE_NAME (backend), "GMemorySettingsBackend") &&
         !g_str_equal (G_OBJECT_TYPE_NAME (backend), "GNullSettingsBackend");
}

/**
 * apostil_tour_start:
 * @window: a window
 *
 * Shows the first step that makes sense there, and remembers that.
 */
void
apostil_tour_start (ApostilWindow *window)
{
  GSettings *settings = apostil_window_get_settings (window);
  GtkWidget *box = gtk_bin_get_child (GTK_BIN (window));
  ApostilTour *self;

  g_return_if_fail (window->tour == NULL);

  self = g_object_new (APOSTIL_TYPE_TOUR, NULL);
  self->window = window;
  g_action_map_add_action_entries (G_ACTION_MAP (window), entries, G_N_ELEMENTS (entries), window);
  window->tour = GTK_WIDGET (self);
  gtk_widget_show_all (window->tour);
  /* Below what is told, above all else. */
  gtk_box_pack_start (GTK_BOX (box), window->tour, FALSE, FALSE, 0);
  gtk_box_reorder_child (GTK_BOX (box), window->tour, 1);
  g_signal_connect_object (window->stack, "notify::visible-child-name", G_CALLBACK (page_changed),
                           self, G_CONNECT_SWAPPED);
  show_step (self, window->document != NULL ? STEP_MARK : STEP_OPEN);
  if (settings != NULL)
    g_settings_set_boolean (settings, "tour-seen", TRUE);
}

/**
 * apostil_tour_end:
 * @self: the tour
 *
 * Takes it away; the focus does not stay behind in it.
 */
void
apostil_tour_end (ApostilTour *self)
{
  ApostilWindow *window;
  GtkWidget *focus;

  g_return_if_fail (APOSTIL_IS_TOUR (self));

  window = self->window;
  focus = gtk_window_get_focus (GTK_WINDOW (window));
  if (focus != NULL && gtk_widget_is_ancestor (focus, window->tour))
    {
      if (window->document != NULL)
        apostil_window_focus_view (window);
      else
        gtk_widget_grab_focus (window->welcome);
    }
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    g_action_map_remove_action (G_ACTION_MAP (window), entries[i].name);
  window->tour = NULL;
  gtk_widget_destroy (GTK_WIDGET (self));
}
