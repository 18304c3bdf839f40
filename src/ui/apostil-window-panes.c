/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The side panes and the size of the window. A wide window shows the panes that the person
 * wants; a medium one has room for one of them beside the article; a narrow one shows the
 * article alone until a pane is asked for, which then takes its place, and gives it back when the
 * article is needed. Widths are measured in text: twice the letter size, twice the threshold.
 *
 * The lists belong to the article. The inspector is shared by all views; one that has something
 * else in its place shows it only when it is asked for. Tables and pictures need more room than the
 * article does: a medium window shows them alone, as a narrow one would. */

#include "config.h"

#include "apostil-window-private.h"

#include "apostil-text-scale.h"

#define WIDE_PIXELS   960
#define MEDIUM_PIXELS 760

#define MIN_LISTS_WIDTH     160
#define MIN_INSPECTOR_WIDTH 220

typedef enum
{
  ROOM_UNKNOWN,
  ROOM_NARROW,
  ROOM_MEDIUM,
  ROOM_WIDE,
} Room;

static Room
get_room (ApostilWindow *self)
{
  gdouble scale = apostil_text_scale_get (GTK_WIDGET (self));

  if (self->width <= 0)
    return ROOM_UNKNOWN;
  if (self->width < MEDIUM_PIXELS * scale)
    return ROOM_NARROW;
  return self->width < WIDE_PIXELS * scale ? ROOM_MEDIUM : ROOM_WIDE;
}

/* What the person wants of the inspector beside this view. */
static gboolean *
get_inspector_wanted (ApostilWindow *self)
{
  return apostil_window_view_has_inspector (self) ? &self->inspector_wanted
                                                  : &self->inspector_asked;
}

/* Whether the pane is to be seen: as wanted where there is room, as asked for where there is little. */
gboolean
apostil_window_get_pane_shown (ApostilWindow *self, gboolean lists)
{
  GtkWidget *asked = lists ? self->lists_pane : self->inspector_pane;
  gboolean inspector_wanted = *get_inspector_wanted (self);

  if (lists && !apostil_window_view_has_lists (self))
    return FALSE;
  switch (get_room (self))
    {
    case ROOM_NARROW:
      return self->asked_pane == asked;
    case ROOM_MEDIUM:
      if (self->asked_pane != NULL || !apostil_window_shows_article (self))
        return self->asked_pane == asked;
      return !lists && inspector_wanted;
    case ROOM_UNKNOWN:
    case ROOM_WIDE:
    default:
      return lists ? self->lists_wanted : inspector_wanted;
    }
}

/* What of the header bar depends on the view, on the room, and on what else is in it. */
void
apostil_window_fit_header (ApostilWindow *self)
{
  Room room = get_room (self);
  gboolean shown = self->document != NULL && !self->loading;

  gtk_widget_set_visible (self->lists_button, shown && apostil_window_view_has_lists (self));
  apostil_window_fit_switcher (self, shown, room == ROOM_NARROW);
}

static void
update_panes (ApostilWindow *self)
{
  gboolean lists = apostil_window_get_pane_shown (self, TRUE);
  gboolean inspector = apostil_window_get_pane_shown (self, FALSE);
  gboolean narrow = get_room (self) == ROOM_NARROW;
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  gtk_widget_set_visible (self->inner_paned, !(narrow && lists));
  gtk_widget_set_visible (self->centre_pane, !(narrow && inspector));
  gtk_widget_set_visible (self->lists_pane, lists);
  gtk_widget_set_visible (self->inspector_pane, inspector);
  /* The focus does not stay behind in what goes. */
  if (focus != NULL &&
      ((!lists && gtk_widget_is_ancestor (focus, self->lists_pane)) ||
       (!inspector && gtk_widget_is_ancestor (focus, self->inspector_pane)) ||
       (narrow && (lists || inspector) && gtk_widget_is_ancestor (focus, self->centre_pane))))
    {
      /* A paned shows its only child once it was given its size. */
      gtk_container_check_resize (GTK_CONTAINER (self));
      if (narrow && (lists || inspector))
        gtk_widget_child_focus (lists ? self->lists_pane : self->inspector_pane,
                                GTK_DIR_TAB_FORWARD);
      else
        apostil_window_focus_view (self);
    }
  apostil_window_fit_header (self);
  apostil_window_update_actions (self);
}

/* What comes next needs the article, or the view that is shown, in sight. */
void
apostil_window_uncover_view (ApostilWindow *self)
{
  if (get_room (self) != ROOM_NARROW || self->asked_pane == NULL)
    return;
  self->asked_pane = NULL;
  update_panes (self);
}

/* Another view is shown, or none: what stands beside it follows. */
void
apostil_window_view_changed (ApostilWindow *self)
{
  self->asked_pane = NULL;
  gtk_label_set_text (GTK_LABEL (self->view_label), apostil_window_get_view_label (self));
  update_panes (self);
}

/* Shows or hides a side pane because the person said so. */
void
apostil_window_set_pane_wanted (ApostilWindow *self, gboolean lists, gboolean wanted)
{
  Room room = get_room (self);

  if (room == ROOM_WIDE || room == ROOM_UNKNOWN)
    {
      if (lists)
        self->lists_wanted = wanted;
      else
        *get_inspector_wanted (self) = wanted;
    }
  else if (wanted)
    self->asked_pane = lists ? self->lists_pane : self->inspector_pane;
  else
    {
      self->asked_pane = NULL;
      if (!lists && room == ROOM_MEDIUM && apostil_window_shows_article (self))
        *get_inspector_wanted (self) = FALSE;
    }
  update_panes (self);
}

static gboolean
fit_panes_idle (gpointer user_data)
{
  ApostilWindow *self = user_data;

  self->fit_idle = 0;
  update_panes (self);
  apostil_window_fit_menu (self);
  return G_SOURCE_REMOVE;
}

/* The window is @width wide now. Not done at once: this comes in the middle of an allocation. */
void
apostil_window_fit_panes (ApostilWindow *self, gint width)
{
  Room before = get_room (self);

  if (width == self->width)
    return;
  self->width = width;
  if (get_room (self) != before)
    self->asked_pane = NULL;
  if (self->fit_idle == 0)
    self->fit_idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, fit_panes_idle, self, NULL);
}

/* The parts of the window that are shown, in reading order. (transfer container) */
static GPtrArray *
get_parts (ApostilWindow *self)
{
  GPtrArray *parts = g_ptr_array_new ();
  ApostilView *view = apostil_window_get_view (self);
  GtkWidget *pane;

  if (self->view == NULL)
    return parts;
  if (view == NULL)
    {
      GtkWidget *const all[] = { self->lists_pane, self->find_bar, self->view,
                                 self->review_bar, self->review,   self->relate_bar };

      for (guint i = 0; i < G_N_ELEMENTS (all); i++)
        if (all[i] != NULL)
          g_ptr_array_add (parts, all[i]);
    }
  else
    for (guint i = 0; (pane = apostil_view_get_pane (view, i)) != NULL; i++)
      g_ptr_array_add (parts, pane);
  g_ptr_array_add (parts, self->inspector_pane);
  for (guint i = parts->len; i > 0; i--)
    if (!gtk_widget_get_mapped (g_ptr_array_index (parts, i - 1)))
      g_ptr_array_remove_index (parts, i - 1);
  return parts;
}

static gboolean
has_focus (ApostilWindow *self, GtkWidget *part)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  return focus != NULL && (focus == part || gtk_widget_is_ancestor (focus, part));
}

/* F6: the focus goes round the parts that are shown. */
void
apostil_window_next_pane (ApostilWindow *self, gboolean backwards)
{
  g_autoptr (GPtrArray) parts = get_parts (self);
  guint n = parts->len;
  guint at = 0;

  for (guint i = 0; i < n; i++)
    if (has_focus (self, parts->pdata[i]))
      at = i;
  for (guint i = 1; i <= n; i++)
    {
      GtkWidget *part = parts->pdata[(at + (backwards ? n - i : i)) % n];

      /* Some know where in them work starts. */
      gtk_widget_grab_focus (part);
      if (has_focus (self, part) || gtk_widget_child_focus (part, GTK_DIR_TAB_FORWARD))
        return;
    }
}

/* ---- What is kept ---- */

/* Tab goes from the lists to the article and on to the inspector. By itself GTK orders the halves of
 * a paned by their widths, since each lies at the start of a window of its own. */
static void
order_focus (ApostilWindow *self)
{
  g_autoptr (GList) outer = g_list_append (NULL, self->lists_pane);
  g_autoptr (GList) inner = g_list_append (NULL, self->centre_pane);

  outer = g_list_append (outer, self->inner_paned);
  inner = g_list_append (inner, self->inspector_pane);
  G_GNUC_BEGIN_IGNORE_DEPRECATIONS
  gtk_container_set_focus_chain (GTK_CONTAINER (self->outer_paned), outer);
  gtk_container_set_focus_chain (GTK_CONTAINER (self->inner_paned), inner);
  G_GNUC_END_IGNORE_DEPRECATIONS
}

void
apostil_window_restore_state (ApostilWindow *self)
{
  GSettings *settings = apostil_window_get_settings (self);
  gint inspector_width = 300;

  order_focus (self);
  if (settings != NULL)
    {
      gtk_window_set_default_size (GTK_WINDOW (self), g_settings_get_int (settings, "window-width"),
                                   g_settings_get_int (settings, "window-height"));
      if (g_settings_get_boolean (settings, "window-maximized"))
        gtk_window_maximize (GTK_WINDOW (self));
      self->lists_wanted = g_settings_get_boolean (settings, "left-pane-visible");
      self->inspector_wanted = g_settings_get_boolean (settings, "right-pane-visible");
      gtk_paned_set_position (
          GTK_PANED (self->outer_paned),
          MAX (g_settings_get_int (settings, "left-pane-width"), MIN_LISTS_WIDTH));
      inspector_width =
          MAX (g_settings_get_int (settings, "right-pane-width"), MIN_INSPECTOR_WIDTH);
    }
  /* A paned without a position gives the pane that does not stretch what it asks for. */
  inspector_width = MAX (inspector_width,
                         (gint) (MIN_INSPECTOR_WIDTH * apostil_text_scale_get (GTK_WIDGET (self))));
  gtk_widget_set_size_request (self->inspector_pane, inspector_width, -1);
  update_panes (self);
}

void
apostil_window_save_state (ApostilWindow *self)
{
  GSettings *settings = apostil_window_get_settings (self);
  gboolean maximized = gtk_window_is_maximized (GTK_WINDOW (self));
  gint width;
  gint height;

  if (settings == NULL)
    return;
  g_settings_set_boolean (settings, "window-maximized", maximized);
  if (!maximized)
    {
      gtk_window_get_size (GTK_WINDOW (self), &width, &height);
      g_settings_set_int (settings, "window-width", MAX (width, 300));
      g_settings_set_int (settings, "window-height", MAX (height, 200));
    }
  g_settings_set_boolean (settings, "left-pane-visible", self->lists_wanted);
  g_settings_set_boolean (settings, "right-pane-visible", self->inspector_wanted);
  if (gtk_widget_get_mapped (self->lists_pane))
    g_settings_set_int (settings, "left-pane-width",
                        MAX (gtk_widget_get_allocated_width (self->lists_pane), MIN_LISTS_WIDTH));
  if (gtk_widget_get_mapped (self->inspector_pane))
    g_settings_set_int (
        settings, "right-pane-width",
        MAX (gtk_widget_get_allocated_width (self->inspector_pane), MIN_INSPECTOR_WIDTH));
}
