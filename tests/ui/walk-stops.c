/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "walk-stops.h"

#include <glib/gstdio.h>
#include <string.h>

#include "apostil-claims-view-private.h"
#include "apostil-commands.h"
#include "apostil-entities-view-private.h"
#include "apostil-help-window.h"
#include "apostil-scheme-editor.h"
#include "apostil-tour.h"

struct _WalkScreen
{
  GPtrArray *fronts; /* windows and popovers that are shown; the one that came last is the last */
  GHashTable *seen;
};

static gboolean
note_mapped (GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer data)
{
  WalkScreen *self = data;
  GtkWidget *widget = g_value_get_object (values);

  for (GType type = G_OBJECT_TYPE (widget); type != GTK_TYPE_WIDGET; type = g_type_parent (type))
    g_hash_table_add (self->seen, (gpointer) g_type_name (type));
  /* A hint comes when it wants, wherever the pointer happens to be. */
  if (GTK_IS_WINDOW (widget) &&
      gtk_window_get_type_hint (GTK_WINDOW (widget)) == GDK_WINDOW_TYPE_HINT_TOOLTIP)
    return TRUE;
  if ((GTK_IS_WINDOW (widget) || GTK_IS_POPOVER (widget)) &&
      !g_ptr_array_find (self->fronts, widget, NULL))
    {
      g_ptr_array_add (self->fronts, widget);
      g_signal_connect_swapped (widget, "unmap", G_CALLBACK (g_ptr_array_remove), self->fronts);
    }
  return TRUE;
}

/* What fits depends on the letters, so all of it is judged with the same ones. */
gboolean
walk_has_font (void)
{
  PangoFontFamily **families = NULL;
  gint n_families = 0;
  gboolean found = FALSE;

  pango_font_map_list_families (pango_cairo_font_map_get_default (), &families, &n_families);
  for (gint i = 0; i < n_families && !found; i++)
    found = g_str_equal (pango_font_family_get_name (families[i]), WALK_FONT);
  g_free (families);
  if (!found)
    g_print ("1..0 # SKIP the font %s is not installed\n", WALK_FONT);
  return found;
}

WalkScreen *
walk_screen_new (void)
{
  WalkScreen *self = g_new0 (WalkScreen, 1);

  self->fronts = g_ptr_array_new ();
  self->seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_type_class_unref (g_type_class_ref (GTK_TYPE_WIDGET));
  g_signal_add_emission_hook (g_signal_lookup ("map", GTK_TYPE_WIDGET), 0, note_mapped, self, NULL);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, "gtk-font-name",
                WALK_FONT " 10", NULL);
  return self;
}

gboolean
walk_screen_has_shown (WalkScreen *self, const gchar *type)
{
  return g_hash_table_contains (self->seen, type);
}

GtkWidget *
walk_screen_get_front (WalkScreen *self)
{
  g_assert_cmpuint (self->fronts->len, >, 0);
  return g_ptr_array_index (self->fronts, self->fronts->len - 1);
}

static void
unfold (GtkWidget *widget, gpointer data)
{
  if (GTK_IS_EXPANDER (widget))
    gtk_expander_set_expanded (GTK_EXPANDER (widget), TRUE);
  if (GTK_IS_CONTAINER (widget))
    gtk_container_forall (GTK_CONTAINER (widget), unfold, NULL);
}

void
walk_unfold (GtkWidget *root)
{
  unfold (root, NULL);
}

/* ---- Hands ---- */

static ApostilSession *
get_session (Fixture *fixture)
{
  return apostil_window_get_session (fixture->window);
}

/* The mark at these words becomes the current one. */
static void
click (Fixture *fixture, const gchar *words)
{
  ApostilSpan span;

  fixture_select (fixture, words, 0);
  g_assert_true (apostil_session_get_selection (get_session (fixture), &span));
  apostil_session_click (get_session (fixture), span.start + 1);
  fixture_spin (60);
}

typedef gboolean (*Match) (GtkWidget *widget, gconstpointer data);

typedef struct
{
  Match match;
  gconstpointer data;
  GtkWidget *found;
} Search;

static void
search (GtkWidget *widget, gpointer user_data)
{
  Search *self = user_data;

  if (self->found != NULL || !gtk_widget_get_mapped (widget))
    return;
  if (self->match (widget, self->data))
    self->found = widget;
  else if (GTK_IS_CONTAINER (widget))
    gtk_container_forall (GTK_CONTAINER (widget), search, self);
}

static GtkWidget *
find (GtkWidget *root, Match match, gconstpointer data)
{
  Search self = { match, data, NULL };

  search (root, &self);
  return self.found;
}

static gboolean
is_of_type (GtkWidget *widget, gconstpointer name)
{
  return g_str_equal (G_OBJECT_TYPE_NAME (widget), name);
}

static gboolean
is_add_button (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_BUTTON (widget) &&
         gtk_style_context_has_class (gtk_widget_get_style_context (widget), "row-button");
}

/* The button of a row of the inspector that opens something. */
static void
press_in (Fixture *fixture, const gchar *row)
{
  GtkWidget *place = NULL;
  GtkWidget *button;

  /* In a narrow window, or with large text, the inspector makes room until it is asked for. */
  fixture_activate (fixture, "edit", NULL);
  wait_until ((place = find (fixture->window->inspector, is_of_type, row)) != NULL);
  button = find (place, is_add_button, NULL);
  g_assert_nonnull (button);
  gtk_button_clicked (GTK_BUTTON (button));
}

static void
show (Fixture *fixture, const gchar *view)
{
  fixture_activate (fixture, "show", view);
  fixture_spin (100);
}

static void
activate (Fixture *fixture, const gchar *name)
{
  g_action_group_activate_action (G_ACTION_GROUP (fixture->application), name, NULL);
}

/* ---- The article ---- */

static void
go_nowhere (Fixture *fixture)
{
}

static void
ask_for (Fixture *fixture, const gchar *pane)
{
  g_action_group_change_action_state (G_ACTION_GROUP (fixture->window), pane,
                                      g_variant_new_boolean (TRUE));
}

static void
go_entity (Fixture *fixture)
{
  click (fixture, "Karim Belhadi");
  ask_for (fixture, "show-inspector");
}

static void
go_claim (Fixture *fixture)
{
  click (fixture, "ne présente aucun danger");
  ask_for (fixture, "show-inspector");
}

static void
go_date (Fixture *fixture)
{
  click (fixture, "samedi");
  ask_for (fixture, "show-inspector");
}

static void
go_find (Fixture *fixture)
{
  GtkWidget *entry = NULL;

  fixture_activate (fixture, "find", NULL);
  wait_until ((entry = find (fixture->window->find_bar, is_of_type, "GtkSearchEntry")) != NULL);
  gtk_entry_set_text (GTK_ENTRY (entry), "qwxz");
}

static void
go_relate (Fixture *fixture)
{
  go_claim (fixture);
  fixture_activate (fixture, "relate", "contradicts");
}

static void
go_occurrences (Fixture *fixture)
{
  fixture_select (fixture, "Valcombe", 0);
  fixture_activate (fixture, "annotate", "entity/place");
  fixture_activate (fixture, "annotate-all", NULL);
}

static void
go_suggestion (Fixture *fixture)
{
  wait_until (fixture_is_enabled (fixture, "next-suggestion"));
  fixture_activate (fixture, "next-suggestion", NULL);
}

static void
go_message (Fixture *fixture)
{
  /* Somebody else writes the file. */
  g_assert_true (g_file_set_contents (fixture->path, "Autre chose.\n", -1, NULL));
  wait_until (gtk_widget_get_mapped (fixture->window->info_bar));
}

static void
go_toast (Fixture *fixture)
{
  go_entity (fixture);
  fixture_activate (fixture, "delete", NULL);
}

/* ---- Popovers and menus ---- */

static void
go_kinds (Fixture *fixture)
{
  GdkRectangle where = { 200, 200, 80, 20 };

  fixture_select (fixture, "capteurs", 0);
  apostil_mark_popover_offer (APOSTIL_MARK_POPOVER (fixture->window->mark_popover), &where,
                              fixture_get_current (fixture));
}

static void
go_parts (Fixture *fixture)
{
  GdkRectangle where = { 200, 200, 80, 20 };

  go_claim (fixture);
  apostil_mark_popover_offer (APOSTIL_MARK_POPOVER (fixture->window->mark_popover), &where,
                              fixture_get_current (fixture));
}

static void
go_chooser (Fixture *fixture)
{
  GdkRectangle where = { 200, 200, 80, 20 };
  ApostilDocument *document = fixture_get_document (fixture);
  ApostilRecordList *entities = apostil_document_get_entities (document);
  g_autoptr (GPtrArray) candidates = g_ptr_array_new ();

  g_ptr_array_add (candidates, apostil_record_list_get (entities, 0));
  g_ptr_array_add (candidates, apostil_record_list_get (entities, 1));
  apostil_entity_chooser_ask (APOSTIL_ENTITY_CHOOSER (fixture->window->chooser), document,
                              candidates, "Belhadi", &where);
}

static void
go_picker (Fixture *fixture)
{
  go_claim (fixture);
  press_in (fixture, "ApostilLinkRow");
}

static void
go_evidence (Fixture *fixture)
{
  go_claim (fixture);
  press_in (fixture, "ApostilEvidenceRow");
}

static void
go_findings (Fixture *fixture)
{
  fixture_select (fixture, "capteurs", 0);
  fixture_activate (fixture, "annotate", "claim");
  wait_until (
      apostil_finding_list_get_length (apostil_session_get_findings (get_session (fixture))) > 0);
  fixture_activate (fixture, "findings", NULL);
}

static void
press_key (Fixture *fixture, guint keyval)
{
  g_autoptr (GdkEvent) event = gdk_event_new (GDK_KEY_PRESS);
  GdkSeat *seat = gdk_display_get_default_seat (gdk_display_get_default ());

  event->key.window = g_object_ref (gtk_widget_get_window (GTK_WIDGET (fixture->window)));
  event->key.time = GDK_CURRENT_TIME;
  event->key.keyval = keyval;
  gdk_event_set_device (event, gdk_seat_get_keyboard (seat));
  gtk_main_do_event (event);
}

static void
go_menu (Fixture *fixture)
{
  press_key (fixture, GDK_KEY_F10);
}

static void
go_context_menu (Fixture *fixture)
{
  go_claim (fixture);
  gtk_widget_grab_focus (fixture->window->view);
  press_key (fixture, GDK_KEY_Menu);
}

/* ---- Other views ---- */

static void
go_entities (Fixture *fixture)
{
  show (fixture, "entities");
}

static ApostilEntitiesView *
get_entities (Fixture *fixture)
{
  show (fixture, "entities");
  return APOSTIL_ENTITIES_VIEW (apostil_window_get_view (fixture->window));
}

/* One that is named nowhere in the article has a form of its own. */
static void
go_unused_entity (Fixture *fixture)
{
  ApostilDocument *document = fixture_get_document (fixture);
  g_autofree gchar *id = apostil_document_new_id (document, "e");
  g_autoptr (ApostilEntity) entity = apostil_entity_new (id, "person", "Hydroval");
  g_autoptr (ApostilEdit) edit = apostil_edit_new ("unused");
  g_autoptr (GError) error = NULL;
  ApostilEntitiesView *view;

  apostil_edit_add (edit, entity);
  apostil_document_apply (document, edit, &error);
  g_assert_no_error (error);
  view = get_entities (fixture);
  apostil_entities_view_select (view, id);
  fixture_activate (fixture, "open-entity", NULL);
}

static void
go_merge (Fixture *fixture)
{
  ApostilEntitiesView *view = get_entities (fixture);

  gtk_tree_selection_select_all (gtk_tree_view_get_selection (GTK_TREE_VIEW (view->tree)));
  fixture_activate (fixture, "merge-entities", NULL);
}

static void
go_no_entities (Fixture *fixture)
{
  show (fixture, "entities");
}

static ApostilClaimsView *
get_claims (Fixture *fixture)
{
  ApostilClaimsView *view;

  show (fixture, "claims");
  view = APOSTIL_CLAIMS_VIEW (apostil_window_get_view (fixture->window));
  apostil_ledger_list_go (APOSTIL_LEDGER_LIST (view->list), 1);
  return view;
}

static void
go_claims (Fixture *fixture)
{
  get_claims (fixture);
}

static void
go_verdict (Fixture *fixture)
{
  get_claims (fixture);
  fixture_activate (fixture, "judge", NULL);
}

static void
go_evidence_of_row (Fixture *fixture)
{
  get_claims (fixture);
  fixture_activate (fixture, "add-evidence", NULL);
}

static void
go_no_claims (Fixture *fixture)
{
  show (fixture, "claims");
}

static void
go_contradiction (Fixture *fixture)
{
  static const gchar *const claims[] = { "Nous voulons négocier", "Ils ne veulent pas négocier" };

  for (guint i = 0; i < G_N_ELEMENTS (claims); i++)
    {
      fixture_select (fixture, claims[i], 0);
      fixture_activate (fixture, "annotate", "claim");
      fixture_select (fixture, "négocier", i);
      fixture_activate (fixture, "annotate", "entity/other");
    }
  show (fixture, "claims");
  wait_until (fixture_is_enabled (fixture, "contradiction-next"));
  fixture_activate (fixture, "contradiction-next", NULL);
}

static void
go_timeline (Fixture *fixture)
{
  show (fixture, "timeline");
}

static void
go_no_timeline (Fixture *fixture)
{
  show (fixture, "timeline");
}

/* ---- Dialogs ---- */

static void
go_article (Fixture *fixture)
{
  fixture_activate (fixture, "article", NULL);
}

static gboolean
is_stack (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_STACK (widget);
}

static GtkWidget *
get_dialog (Fixture *fixture)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (GTK_IS_DIALOG (l->data) &&
        gtk_window_get_transient_for (l->data) == GTK_WINDOW (fixture->window))
      return l->data;
  g_assert_not_reached ();
}

static void
go_sections (Fixture *fixture)
{
  GtkWidget *stack;
  GtkWidget *list;

  fixture_activate (fixture, "article", NULL);
  stack = find (get_dialog (fixture), is_stack, NULL);
  g_assert_nonnull (stack);
  gtk_stack_set_visible_child_name (GTK_STACK (stack), "sections");
  list = find (stack, is_of_type, "GtkListBox");
  gtk_list_box_select_row (GTK_LIST_BOX (list),
                           gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0));
}

static void
go_statistics (Fixture *fixture)
{
  fixture_activate (fixture, "statistics", NULL);
  fixture_spin (300);
}

static void
go_export (Fixture *fixture)
{
  g_autofree gchar *path = g_build_filename (fixture->folder, "article.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  apostil_window_export_to (fixture->window, file, apostil_formats_lookup ("csv"));
}

static void
go_close (Fixture *fixture)
{
  go_toast (fixture);
  g_assert_false (apostil_window_confirm_close (fixture->window));
}

static void
go_authorities (Fixture *fixture)
{
  activate (fixture, "authorities");
}

static void
go_schemes (Fixture *fixture)
{
  activate (fixture, "schemes");
}

/* At a kind, which has all controls but those of links and attributes. */
static void
go_scheme_editor (Fixture *fixture)
{
  g_autoptr (ApostilScheme) news = apostil_scheme_new_news ();
  ApostilSchemeEditor *editor = apostil_scheme_editor_new (
      GTK_APPLICATION (fixture->application),
      apostil_application_get_schemes (fixture->application), news, NULL);

  gtk_window_present (GTK_WINDOW (editor));
  fixture_spin (100);
  g_action_group_activate_action (gtk_widget_get_action_group (GTK_WIDGET (editor), "editor"),
                                  "add", g_variant_new_string ("kind"));
}

/* Where a pane takes the place of the article. */
static void
go_narrow (Fixture *fixture)
{
  gtk_window_resize (GTK_WINDOW (fixture->window), 620, 560);
  fixture_spin (250);
}

static void
go_narrow_lists (Fixture *fixture)
{
  go_narrow (fixture);
  ask_for (fixture, "show-lists");
}

static void
go_narrow_inspector (Fixture *fixture)
{
  go_narrow (fixture);
  go_claim (fixture);
}

static void
go_preferences (Fixture *fixture)
{
  activate (fixture, "preferences");
}

static void
go_forget (Fixture *fixture)
{
  activate (fixture, "forget");
  fixture_spin (300);
  g_assert_true (GTK_IS_MESSAGE_DIALOG (get_dialog (fixture)));
}

static void
go_tour (Fixture *fixture)
{
  apostil_tour_start (fixture->window);
}

static void
go_shortcuts (Fixture *fixture)
{
  activate (fixture, "shortcuts");
}

/* The pages are in English or French for everybody; the contents are called as the program is. */
static void
go_help (Fixture *fixture)
{
  g_autofree gchar *folder = g_test_build_filename (G_TEST_DIST, "..", "data", "help", "C", NULL);
  ApostilHelpWindow *window =
      apostil_help_window_new (GTK_APPLICATION (fixture->application), folder);

  apostil_help_window_show (window, "entities");
  gtk_window_present (GTK_WINDOW (window));
  wait_until (g_strcmp0 (gtk_window_get_title (GTK_WINDOW (window)), "Entities") == 0);
  fixture_spin (100);
  apostil_help_window_show (window, "index");
}

static void
go_about (Fixture *fixture)
{
  activate (fixture, "about");
}

static const WalkStop stops[] = {
  { "empty", WALK_NOTHING, go_nowhere },
  { "article", WALK_SAMPLE, go_nowhere },
  { "entity", WALK_SAMPLE, go_entity },
  { "claim", WALK_SAMPLE, go_claim },
  { "date", WALK_SAMPLE, go_date },
  { "narrow-lists", WALK_SAMPLE, go_narrow_lists },
  { "narrow-inspector", WALK_SAMPLE, go_narrow_inspector },
  { "find", WALK_SAMPLE, go_find },
  { "relate", WALK_SAMPLE, go_relate },
  { "occurrences", WALK_SAMPLE, go_occurrences },
  { "suggestion", WALK_TEXT, go_suggestion },
  { "message", WALK_TEXT, go_message },
  { "toast", WALK_SAMPLE, go_toast },
  { "kinds", WALK_SAMPLE, go_kinds },
  { "parts", WALK_SAMPLE, go_parts },
  { "chooser", WALK_SAMPLE, go_chooser },
  { "picker", WALK_SAMPLE, go_picker },
  { "evidence", WALK_SAMPLE, go_evidence },
  { "findings", WALK_SAMPLE, go_findings },
  { "menu", WALK_SAMPLE, go_menu },
  { "context-menu", WALK_SAMPLE, go_context_menu },
  { "entities", WALK_SAMPLE, go_entities },
  { "unused-entity", WALK_SAMPLE, go_unused_entity },
  { "merge", WALK_SAMPLE, go_merge },
  { "no-entities", WALK_TEXT, go_no_entities },
  { "claims", WALK_SAMPLE, go_claims },
  { "verdict", WALK_SAMPLE, go_verdict },
  { "evidence-of-row", WALK_SAMPLE, go_evidence_of_row },
  { "no-claims", WALK_TEXT, go_no_claims },
  { "contradiction", WALK_TEXT, go_contradiction },
  { "timeline", WALK_SAMPLE, go_timeline },
  { "no-timeline", WALK_TEXT, go_no_timeline },
  { "article-dialog", WALK_SAMPLE, go_article },
  { "sections", WALK_SAMPLE, go_sections },
  { "statistics", WALK_SAMPLE, go_statistics },
  { "export", WALK_SAMPLE, go_export },
  { "close", WALK_SAMPLE, go_close },
  { "authorities", WALK_SAMPLE, go_authorities },
  { "schemes", WALK_SAMPLE, go_schemes },
  { "scheme-editor", WALK_SAMPLE, go_scheme_editor },
  { "preferences", WALK_SAMPLE, go_preferences },
  { "forget", WALK_SAMPLE, go_forget },
  { "tour", WALK_SAMPLE, go_tour },
  { "shortcuts", WALK_SAMPLE, go_shortcuts },
  { "help", WALK_SAMPLE, go_help },
  { "about", WALK_SAMPLE, go_about },
};

const WalkStop *
walk_get_stops (guint *n_stops)
{
  *n_stops = G_N_ELEMENTS (stops);
  return stops;
}

void
walk_set_up (Fixture *fixture, gconstpointer data)
{
  const WalkStop *stop = ((const WalkCase *) data)->stop;

  fixture_set_up (fixture, NULL);
  if (stop->article == WALK_TEXT)
    fixture_load (fixture, fixture->path);
  if (stop->article == WALK_SAMPLE)
    {
      g_autofree gchar *sample =
          g_test_build_filename (G_TEST_DIST, "..", "data", "samples", "barrage.fr.apostil", NULL);

      fixture_load (fixture, sample);
    }
  fixture_spin (100);
  stop->go (fixture);
  fixture_spin (150);
}

void
walk_tear_down (Fixture *fixture, gconstpointer data)
{
  const WalkCase *here = data;
  GtkWidget *front = walk_screen_get_front (here->screen);
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  if (GTK_IS_POPOVER (front))
    gtk_popover_popdown (GTK_POPOVER (front));
  /* Dialogs that keep the window go first; the one of the shortcuts is kept by the program. */
  for (GList *l = windows; l != NULL; l = l->next)
    if (GTK_IS_DIALOG (l->data) || APOSTIL_IS_HELP_WINDOW (l->data))
      gtk_widget_destroy (l->data);
    else if (GTK_IS_SHORTCUTS_WINDOW (l->data))
      {
        gtk_window_set_transient_for (l->data, NULL);
        gtk_widget_hide (l->data);
      }
  fixture_spin (20);
  fixture_tear_down (fixture, data);
}
