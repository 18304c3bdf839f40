/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-window-private.h"

#include <glib/gi18n.h>

#include "apostil-resources.h"
#include "apostil-directed.h"
#include "apostil-apply.h"
#include "apostil-shorten.h"
#include "apostil-tour.h"
#include "apostil-welcome.h"
#include "apostil-yield.h"

/* How long a passing word stays. */
#define TOAST_SECONDS 6

G_DEFINE_FINAL_TYPE (ApostilWindow, apostil_window, GTK_TYPE_APPLICATION_WINDOW)

/* ---- What is said to the person ---- */

static void
info_bar_response (GtkInfoBar *bar, gint response, gpointer user_data)
{
  gtk_info_bar_set_revealed (bar, FALSE);
}

static void
set_message_text (GtkWidget *label, const gchar *text)
{
  g_autofree gchar *directed = apostil_directed_dup (label, text);

  gtk_label_set_text (GTK_LABEL (label), directed);
}

/**
 * apostil_window_show_message:
 * @self: the window
 * @type: how grave
 * @primary: one sentence
 * @secondary: (nullable): what else there is to know, and what to do
 * @button: (nullable): mnemonic label of a button
 * @action: (nullable): the detailed action that it activates
 *
 * Shows a message above the article until the person closes it or it is replaced.
 */
void
apostil_window_show_message (ApostilWindow *self,
                             GtkMessageType type,
                             const gchar *primary,
                             const gchar *secondary,
                             const gchar *button,
                             const gchar *action)
{
  g_autofree gchar *said = apostil_shorten_names (primary);
  g_autofree gchar *more = secondary != NULL ? apostil_shorten_names (secondary) : NULL;
  AtkObject *accessible;

  g_return_if_fail (APOSTIL_IS_WINDOW (self));

  /* Something that was under way when the window was closed: nobody is there to read it. */
  if (self->info_bar == NULL)
    return;
  gtk_info_bar_set_message_type (GTK_INFO_BAR (self->info_bar), type);
  set_message_text (self->info_primary, said);
  set_message_text (self->info_secondary, more != NULL ? more : "");
  gtk_widget_set_visible (self->info_secondary, secondary != NULL);
  gtk_widget_set_visible (self->info_button, button != NULL);
  if (button != NULL)
    gtk_button_set_label (GTK_BUTTON (self->info_button), button);
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (self->info_button), action);
  gtk_info_bar_set_revealed (GTK_INFO_BAR (self->info_bar), TRUE);

  accessible = gtk_widget_get_accessible (self->info_bar);
  atk_object_set_name (accessible, said);
  if (more != NULL)
    atk_object_set_description (accessible, more);
}

/**
 * apostil_window_hide_message:
 * @self: the window
 *
 * Takes away what apostil_window_show_message() showed.
 */
void
apostil_window_hide_message (ApostilWindow *self)
{
  g_return_if_fail (APOSTIL_IS_WINDOW (self));

  gtk_info_bar_set_revealed (GTK_INFO_BAR (self->info_bar), FALSE);
}

static gboolean
hide_toast (gpointer user_data)
{
  ApostilWindow *self = user_data;

  self->toast_timeout = 0;
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->toast), FALSE);
  return G_SOURCE_REMOVE;
}

/* At the foot of the article: over its text, and not over a bar below it, where the next key is. */
static gboolean
place_toast (GtkOverlay *overlay, GtkWidget *widget, GdkRectangle *place, ApostilWindow *self)
{
  gint width = gtk_widget_get_allocated_width (GTK_WIDGET (overlay));
  gint foot = gtk_widget_get_allocated_height (GTK_WIDGET (overlay));
  gint natural = 0;

  if (widget != self->toast)
    return FALSE;
  if (self->view != NULL && gtk_widget_get_mapped (self->scroller))
    gtk_widget_translate_coordinates (self->scroller, GTK_WIDGET (overlay), 0,
                                      gtk_widget_get_allocated_height (self->scroller), NULL,
                                      &foot);
  gtk_widget_get_preferred_width (widget, NULL, &natural);
  place->width = MIN (natural, width);
  gtk_widget_get_preferred_height_for_width (widget, place->width, NULL, &place->height);
  place->x = (width - place->width) / 2;
  place->y = MAX (foot - place->height, 0);
  return TRUE;
}

/**
 * apostil_window_show_toast:
 * @self: the window
 * @message: one sentence
 * @undo: whether to offer to undo it
 *
 * Says at the foot of the article what was done; it goes away by itself.
 */
void
apostil_window_show_toast (ApostilWindow *self, const gchar *message, gboolean undo)
{
  g_return_if_fail (APOSTIL_IS_WINDOW (self));

  gtk_label_set_text (GTK_LABEL (self->toast_label), message);
  gtk_widget_set_visible (self->toast_undo, undo);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->toast), TRUE);
  g_clear_handle_id (&self->toast_timeout, g_source_remove);
  self->toast_timeout = g_timeout_add_seconds (TOAST_SECONDS, hide_toast, self);
}

/* ---- Title ---- */

static const gchar *
get_state_words (ApostilWindow *self)
{
  if (self->saving)
    return _ ("saving…");
  if (apostil_document_is_read_only (self->document))
    return _ ("read only");
  if (apostil_document_is_modified (self->document))
    return _ ("not saved");
  return self->file != NULL ? _ ("saved") : _ ("not saved yet");
}

/**
 * apostil_window_dup_title:
 * @self: a window with a document
 *
 * Returns: (transfer full): the headline, or without one the name of the file
 */
gchar *
apostil_window_dup_title (ApostilWindow *self)
{
  const gchar *title;

  g_return_val_if_fail (APOSTIL_IS_WINDOW (self), NULL);
  g_return_val_if_fail (self->document != NULL, NULL);

  title = apostil_record_get (apostil_document_get_article (self->document), APOSTIL_ATTR_TITLE);
  return title != NULL && *title != '\0' ? g_strdup (title) : apostil_window_dup_name (self);
}

/* What it is called; below it where it lies and whether it is saved. */
void
apostil_window_update_title (ApostilWindow *self)
{
  GtkHeaderBar *header = GTK_HEADER_BAR (self->header);
  g_autofree gchar *origin = NULL;
  g_autofree gchar *title = NULL;
  g_autofree gchar *subtitle = NULL;
  g_autofree gchar *full = NULL;

  if (self->document == NULL)
    {
      gtk_window_set_title (GTK_WINDOW (self), _ ("Apostil"));
      gtk_header_bar_set_subtitle (header, NULL);
      return;
    }
  origin = apostil_window_dup_name (self);
  title = apostil_window_dup_title (self);
  subtitle =
      self->traceless
          /* Translators: name of a file, « saved » or « not saved », and that nothing else is kept */
          ? g_strdup_printf (_ ("%s · %s · no traces"), origin, get_state_words (self))
          /* Translators: name of a file, then « saved » or « not saved » */
          : g_strdup_printf (_ ("%s · %s"), origin, get_state_words (self));
  /* Translators: title of an article, then the program's name */
  full = g_strdup_printf (_ ("%s – Apostil"), title);
  /* Each time it is set, a screen reader says it, in the middle of what it says of a mark, and all of the bar is
   * measured and painted. The bar is asked, since GTK gives what it says to the window. */
  if (g_strcmp0 (gtk_header_bar_get_title (header), title) != 0)
    {
      gtk_window_set_title (GTK_WINDOW (self), full);
      /* After the window's, which would take its place. */
      gtk_header_bar_set_title (header, title);
    }
  if (g_strcmp0 (gtk_header_bar_get_subtitle (header), subtitle) != 0)
    gtk_header_bar_set_subtitle (header, subtitle);
}

/* ---- The document ---- */

static void
update_undo_tooltips (ApostilWindow *self)
{
  const gchar *undo = NULL;
  const gchar *redo = NULL;
  g_autofree gchar *undo_text = NULL;
  g_autofree gchar *redo_text = NULL;

  if (self->document != NULL)
    {
      ApostilHistory *history = apostil_document_get_history (self->document);

      undo = apostil_history_get_undo_label (history);
      redo = apostil_history_get_redo_label (history);
    }
  /* Translators: what is undone, then the key */
  undo_text = undo != NULL ? g_strdup_printf (_ ("Undo: %s (Ctrl+Z)"), undo)
                           : g_strdup (_ ("Undo (Ctrl+Z)"));
  redo_text = redo != NULL ? g_strdup_printf (_ ("Redo: %s (Ctrl+Shift+Z)"), redo)
                           : g_strdup (_ ("Redo (Ctrl+Shift+Z)"));
  gtk_widget_set_tooltip_text (self->undo_button, undo_text);
  gtk_widget_set_tooltip_text (self->redo_button, redo_text);
}

static void
document_edited (ApostilWindow *self)
{
  self->changed_while_saving = TRUE;
}

static void
document_changed (ApostilWindow *self)
{
  apostil_window_update_title (self);
  update_undo_tooltips (self);
  apostil_window_update_inhibit (self);
  apostil_window_update_actions (self);
}

static void
session_changed (ApostilWindow *self)
{
  apostil_window_update_actions (self);
}

/* As when it is read from its file anew. */
static gboolean
is_same_document (ApostilDocument *a, ApostilDocument *b)
{
  return a != NULL && b != NULL &&
         g_strcmp0 (apostil_document_get_uuid (a), apostil_document_get_uuid (b)) == 0;
}

static void
suggestions_changed (ApostilWindow *self)
{
  apostil_window_suggestions_changed (self);
  apostil_window_update_actions (self);
}

/* Shows @document (or, with NULL, the empty page); the file is the caller's to say. */
void
apostil_window_set_document (ApostilWindow *self, ApostilDocument *document)
{
  if (self->document != NULL)
    {
      g_signal_handlers_disconnect_by_data (apostil_document_get_history (self->document), self);
      g_signal_handlers_disconnect_by_data (self->document, self);
    }
  apostil_window_close_journal (self);
  if (document != NULL)
    apostil_window_build_article (self);
  if (!is_same_document (self->document, document))
    {
      apostil_window_reset_view (self);
      apostil_window_begin_traces (self);
    }
  apostil_window_close_bars (self);

  g_set_object (&self->document, document);
  apostil_window_update_author (self);
  apostil_session_set_document (self->session, document);
  if (document != NULL)
    {
      ApostilHistory *history = apostil_document_get_history (document);

      g_signal_connect_swapped (document, "changed", G_CALLBACK (document_edited), self);
      g_signal_connect_swapped (document, "changed", G_CALLBACK (document_changed), self);
      g_signal_connect_swapped (document, "notify::scheme",
                                G_CALLBACK (apostil_window_scheme_changed), self);
      g_signal_connect_swapped (history, "notify", G_CALLBACK (document_changed), self);
    }
  apostil_window_begin_suggestions (self);
  apostil_window_show_page (self, document != NULL ? "article" : "empty");
  document_changed (self);
}

static void
show_welcome (ApostilWindow *self)
{
  if (self->welcome == NULL)
    {
      self->welcome = apostil_welcome_new ();
      gtk_stack_add_named (GTK_STACK (self->stack), self->welcome, "empty");
      /* Where a screen reader looks for it, before what comes later. */
      gtk_container_child_set (GTK_CONTAINER (self->stack), self->welcome, "position", 0, NULL);
    }
  gtk_stack_set_visible_child (GTK_STACK (self->stack), self->welcome);
  gtk_widget_grab_focus (self->welcome);
}

/* "empty", "loading" or "article": the document, in whichever view. */
void
apostil_window_show_page (ApostilWindow *self, const gchar *page)
{
  gboolean shows_article = g_str_equal (page, "article");
  gboolean shows_welcome = g_str_equal (page, "empty");

  if (!shows_welcome)
    gtk_stack_set_visible_child_name (GTK_STACK (self->stack), page);
  /* Nothing to undo, to find or to fold away yet. */
  gtk_widget_set_visible (self->undo_box, shows_article);
  gtk_widget_set_visible (self->inspector_button, shows_article);
  gtk_widget_set_visible (self->find_button, shows_article);
  apostil_window_view_changed (self);
  if (shows_article)
    apostil_window_focus_view (self);
  else if (shows_welcome && gtk_widget_get_visible (GTK_WIDGET (self)))
    show_welcome (self);
}

/* ---- Construction ---- */

static void
recent_chosen (GtkRecentChooser *chooser, ApostilWindow *self)
{
  g_autofree gchar *uri = gtk_recent_chooser_get_current_uri (chooser);
  g_autoptr (GFile) file = NULL;

  if (uri == NULL)
    return;
  file = g_file_new_for_uri (uri);
  apostil_application_open_file (
      APOSTIL_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))), file,
      GTK_WINDOW (self));
}

static void
add_recent_menu (ApostilWindow *self)
{
  GtkWidget *menu = gtk_recent_chooser_menu_new ();
  GtkRecentFilter *filter = gtk_recent_filter_new ();

  gtk_recent_filter_add_application (filter, g_get_application_name ());
  gtk_recent_chooser_set_filter (GTK_RECENT_CHOOSER (menu), filter);
  gtk_recent_chooser_set_sort_type (GTK_RECENT_CHOOSER (menu), GTK_RECENT_SORT_MRU);
  gtk_recent_chooser_set_local_only (GTK_RECENT_CHOOSER (menu), FALSE);
  gtk_recent_chooser_set_limit (GTK_RECENT_CHOOSER (menu), 12);
  gtk_recent_chooser_set_show_not_found (GTK_RECENT_CHOOSER (menu), FALSE);
  g_signal_connect (menu, "item-activated", G_CALLBACK (recent_chosen), self);
  gtk_menu_button_set_popup (GTK_MENU_BUTTON (self->recent_button), menu);
}

/* The menus behind buttons of the header bar: a tenth of the start of an empty window, and nobody
 * opens one before the window has been seen. Later it does nothing. */
void
apostil_window_build_menus (ApostilWindow *self)
{
  g_autoptr (GtkBuilder) builder = NULL;

  g_clear_handle_id (&self->menus_idle, g_source_remove);
  if (gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (self->menu_button)) != NULL ||
      gtk_window_get_application (GTK_WINDOW (self)) == NULL)
    return;
  builder = gtk_builder_new_from_resource (RESOURCE_PATH "/menus.ui");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->menu_button),
                                  G_MENU_MODEL (gtk_builder_get_object (builder, "window-menu")));
  add_recent_menu (self);
  apostil_window_add_view_menu (self);
  apostil_window_fit_menu (self);
}

/* A popover ends at the edges of its window. Where that is too low, or the text too large, for all of
 * the menu, it is a menu with a window of its own, which scrolls. */
void
apostil_window_fit_menu (ApostilWindow *self)
{
  GtkMenuButton *button = GTK_MENU_BUTTON (self->menu_button);
  GtkPopover *popover = gtk_menu_button_get_popover (button);
  gint room = gtk_widget_get_allocated_height (GTK_WIDGET (self)) -
              gtk_widget_get_allocated_height (self->header);

  if (popover != NULL)
    gtk_widget_get_preferred_height (GTK_WIDGET (popover), NULL, &self->menu_height);
  if (self->menu_height > 0)
    gtk_menu_button_set_use_popover (button, self->menu_height <= room);
}

static gboolean
build_menus_idle (gpointer user_data)
{
  ApostilWindow *self = user_data;

  self->menus_idle = 0;
  /* For the lists of windows that the desktop has: a drawing, in several sizes. */
  gtk_window_set_default_icon_name (APPLICATION_ID);
  gtk_window_set_icon_name (GTK_WINDOW (self), APPLICATION_ID);
  apostil_window_build_menus (self);
  if (apostil_tour_is_due (self))
    apostil_tour_start (self);
  return G_SOURCE_REMOVE;
}

/* What a window is opened for is being loaded when it is first shown; else it bids welcome. */
static void
apostil_window_show (GtkWidget *widget)
{
  ApostilWindow *self = APOSTIL_WINDOW (widget);

  if (apostil_window_is_empty (self))
    show_welcome (self);
  GTK_WIDGET_CLASS (apostil_window_parent_class)->show (widget);
}

/* The first frame is painted: now the rest. */
static gboolean
apostil_window_draw (GtkWidget *widget, cairo_t *cr)
{
  ApostilWindow *self = APOSTIL_WINDOW (widget);
  gboolean stop = GTK_WIDGET_CLASS (apostil_window_parent_class)->draw (widget, cr);

  if (!self->drawn)
    self->menus_idle = g_idle_add_full (G_PRIORITY_LOW, build_menus_idle, self, NULL);
  self->drawn = TRUE;
  apostil_window_plan_parts (self);
  return stop;
}

static gboolean
apostil_window_delete_event (GtkWidget *widget, GdkEventAny *event)
{
  ApostilWindow *self = APOSTIL_WINDOW (widget);

  if (!self->closing && !apostil_window_confirm_close (self))
    return GDK_EVENT_STOP;
  apostil_window_save_state (self);
  if (APOSTIL_IS_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))))
    apostil_application_note_closing (
        APOSTIL_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))), self);
  return GDK_EVENT_PROPAGATE;
}

static gboolean
apostil_window_key_press_event (GtkWidget *widget, GdkEventKey *event)
{
  ApostilWindow *self = APOSTIL_WINDOW (widget);

  if (event->keyval == GDK_KEY_Escape && self->document != NULL &&
      apostil_window_is_relating (self))
    {
      apostil_relate_bar_cancel (APOSTIL_RELATE_BAR (self->relate_bar));
      gtk_widget_grab_focus (self->view);
      return GDK_EVENT_STOP;
    }
  /* Not from a field, which has its own use for it. */
  if (event->keyval == GDK_KEY_Escape && self->tour != NULL &&
      !GTK_IS_ENTRY (gtk_window_get_focus (GTK_WINDOW (self))))
    {
      apostil_tour_end (APOSTIL_TOUR (self->tour));
      return GDK_EVENT_STOP;
    }
  if (GTK_WIDGET_CLASS (apostil_window_parent_class)->key_press_event (widget, event))
    return GDK_EVENT_STOP;
  /* Nobody wanted it: back to the article. */
  if (event->keyval == GDK_KEY_Escape && self->document != NULL &&
      !apostil_window_shows_article (self))
    {
      apostil_window_show_view (self, "article");
      return GDK_EVENT_STOP;
    }
  return GDK_EVENT_PROPAGATE;
}

static void
apostil_window_size_allocate (GtkWidget *widget, GtkAllocation *allocation)
{
  ApostilWindow *self = APOSTIL_WINDOW (widget);
  gint width;

  GTK_WIDGET_CLASS (apostil_window_parent_class)->size_allocate (widget, allocation);
  gtk_window_get_size (GTK_WINDOW (widget), &width, NULL);
  apostil_window_fit_panes (self, width);
}

static void
apostil_window_constructed (GObject *object)
{
  ApostilWindow *self = APOSTIL_WINDOW (object);

  G_OBJECT_CLASS (apostil_window_parent_class)->constructed (object);
  apostil_window_add_actions (self);
  apostil_window_add_findings (self);
  apostil_window_accept_drops (self);
  g_signal_connect_object (self->session, "notify::current", G_CALLBACK (session_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "selection-changed", G_CALLBACK (session_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "suggestions-changed", G_CALLBACK (suggestions_changed),
                           self, G_CONNECT_SWAPPED);
  apostil_window_set_document (self, NULL);
}

static void
apostil_window_dispose (GObject *object)
{
  ApostilWindow *self = APOSTIL_WINDOW (object);

  g_clear_handle_id (&self->toast_timeout, g_source_remove);
  g_clear_handle_id (&self->fit_idle, g_source_remove);
  g_clear_handle_id (&self->menus_idle, g_source_remove);
  g_clear_handle_id (&self->parts_idle, g_source_remove);
  apostil_window_close_journal (self);
  apostil_window_clear_file (self);
  g_clear_pointer (&self->resume_view, g_free);
  self->closing = TRUE;
  apostil_window_update_inhibit (self);
  g_clear_object (&self->file_dialog);
  if (self->document != NULL)
    {
      g_signal_handlers_disconnect_by_data (apostil_document_get_history (self->document), self);
      g_signal_handlers_disconnect_by_data (self->document, self);
      g_clear_object (&self->document);
    }
  G_OBJECT_CLASS (apostil_window_parent_class)->dispose (object);
}

static void
apostil_window_finalize (GObject *object)
{
  ApostilWindow *self = APOSTIL_WINDOW (object);

  g_clear_object (&self->session);
  g_ptr_array_unref (self->noted);
  g_free (self->asked_target);
  g_free (self->left_mark);
  G_OBJECT_CLASS (apostil_window_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  apostil_get_resource ();
  /* The template names it. */
  g_type_ensure (APOSTIL_TYPE_YIELD);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/apostil-window.ui");
  gtk_widget_class_bind_template_child (widget_class, ApostilWindow, header);
  gtk_widget_class_bind_template_child (widget_class, ApostilWindow, recent_button);
  gtk_widget_class_bind_template_child (widget_class, ApostilWindow, undo_box);
  gtk_widget_class_bind_template_child (widget_class, ApostilWindow, lists_button);
  gtk_widget_class_bind_template_child (widget_class, ApostilWindow, inspector_button);
  gtk_widget_class_bind_template_child (widget_class, ApostilWindow, find_button);
  gtk_widget_class_bind_template_child (widget_class, ApostilWindow, switcher);
  gtk_widget_class_bind_template_child (widget_class, ApostilWindow, switcher_frame);
  gtk_widget_class_bind_template_child (widget_class, ApostilWindow, view_button);
  gtk_widget_class_bind_template_child (widget_class, ApostilWindow, view_label);
  gtk_widget_class_bind_template_child (widget_class, ApostilWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, ApostilWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, ApostilWindow, redo_button);
  gtk_widget_class_bind_template_child (widget_class, ApostilWindow, info_bar);
  gtk_widget_class_bind_template_child (widget_class, ApostilWindow, info_primary);
  gtk_widget_class_bind_template_child (widget_class, ApostilWindow, info_secondary);
  gtk_widget_class_bind_template_child (widget_class, ApostilWindow, info_button);
  gtk_widget_class_bind_template_child (widget_class, ApostilWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, ApostilWindow, spinner);
  gtk_widget_class_bind_template_child (widget_class, ApostilWindow, loading_label);
  gtk_widget_class_bind_template_child (widget_class, ApostilWindow, outer_paned);
  gtk_widget_class_bind_template_child (widget_class, ApostilWindow, inner_paned);
  gtk_widget_class_bind_template_child (widget_class, ApostilWindow, lists_pane);
  gtk_widget_class_bind_template_child (widget_class, ApostilWindow, centre_pane);
  gtk_widget_class_bind_template_child (widget_class, ApostilWindow, inspector_pane);
  gtk_widget_class_bind_template_child (widget_class, ApostilWindow, overlay);
  gtk_widget_class_bind_template_child (widget_class, ApostilWindow, views);
  gtk_widget_class_bind_template_child (widget_class, ApostilWindow, article_page);
  gtk_widget_class_bind_template_child (widget_class, ApostilWindow, scroller);
  gtk_widget_class_bind_template_child (widget_class, ApostilWindow, toast);
  gtk_widget_class_bind_template_child (widget_class, ApostilWindow, toast_label);
  gtk_widget_class_bind_template_child (widget_class, ApostilWindow, toast_undo);
  gtk_widget_class_bind_template_callback (widget_class, info_bar_response);
  gtk_widget_class_bind_template_callback (widget_class, place_toast);
}

static void
paste (ApostilWindow *self)
{
  apostil_window_run (self, "paste", NULL);
}

/* Bindings and not accelerators: a window takes its bindings after the widget with the focus, so
 * a field that is being typed in pastes into itself. */
static void
add_paste_keys (GtkWidgetClass *widget_class)
{
  GtkBindingSet *bindings = gtk_binding_set_by_class (widget_class);

  g_signal_new_class_handler ("paste", APOSTIL_TYPE_WINDOW, G_SIGNAL_RUN_LAST | G_SIGNAL_ACTION,
                              G_CALLBACK (paste), NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_binding_entry_add_signal (bindings, GDK_KEY_v, GDK_CONTROL_MASK, "paste", 0);
  gtk_binding_entry_add_signal (bindings, GDK_KEY_Insert, GDK_SHIFT_MASK, "paste", 0);
}

static void
apostil_window_class_init (ApostilWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = apostil_window_constructed;
  object_class->dispose = apostil_window_dispose;
  object_class->finalize = apostil_window_finalize;
  widget_class->show = apostil_window_show;
  widget_class->draw = apostil_window_draw;
  widget_class->delete_event = apostil_window_delete_event;
  widget_class->key_press_event = apostil_window_key_press_event;
  widget_class->size_allocate = apostil_window_size_allocate;
  add_paste_keys (widget_class);
  bind_template (widget_class);
}

static void
apostil_window_init (ApostilWindow *self)
{
  self->session = apostil_session_new ();
  self->noted = g_ptr_array_new_with_free_func (g_object_unref);
  self->lists_wanted = TRUE;
  self->inspector_wanted = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  /* GTK holds those without a menu back. */
  gtk_widget_set_sensitive (self->menu_button, TRUE);
  gtk_widget_set_sensitive (self->recent_button, TRUE);
  gtk_widget_set_sensitive (self->view_button, TRUE);
}

/**
 * apostil_window_new:
 * @application: the program
 *
 * Returns: (transfer none): an empty window, owned by GTK as all windows are
 */
ApostilWindow *
apostil_window_new (ApostilApplication *application)
{
  ApostilWindow *self = g_object_new (APOSTIL_TYPE_WINDOW, "application", application, NULL);

  apostil_session_set_authority (
      self->session, APOSTIL_AUTHORITY (apostil_application_get_authority (application)));
  apostil_window_restore_state (self);
  apostil_window_follow_suggestion_settings (self);
  return self;
}

/**
 * apostil_window_get_session:
 * @self: the window
 *
 * Returns: (transfer none): what the window looks at
 */
ApostilSession *
apostil_window_get_session (ApostilWindow *self)
{
  g_return_val_if_fail (APOSTIL_IS_WINDOW (self), NULL);

  return self->session;
}

/**
 * apostil_window_is_empty:
 * @self: the window
 *
 * Returns: whether it shows no document and loads none
 */
gboolean
apostil_window_is_empty (ApostilWindow *self)
{
  g_return_val_if_fail (APOSTIL_IS_WINDOW (self), FALSE);

  return self->document == NULL && !self->loading;
}

/**
 * apostil_window_get_file:
 * @self: the window
 *
 * Returns: (transfer none) (nullable): the file shown or being loaded
 */
GFile *
apostil_window_get_file (ApostilWindow *self)
{
  g_return_val_if_fail (APOSTIL_IS_WINDOW (self), NULL);

  return self->file != NULL ? self->file : self->source;
}

/* The program's settings, or NULL without an installed schema. */
GSettings *
apostil_window_get_settings (ApostilWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  if (!APOSTIL_IS_APPLICATION (application))
    return NULL;
  return apostil_application_get_settings (APOSTIL_APPLICATION (application));
}
