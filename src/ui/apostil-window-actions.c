/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The window's actions: one table, and one function that says which of them make sense now.
 * Menus, keys, buttons and D-Bus all come through here, so an action never depends on where it
 * was asked for; parameters are plain strings. */

#include "config.h"

#include "apostil-window-private.h"

#include <glib/gi18n.h>

#include "apostil-article-dialog.h"

#define ZOOM_STEP 1.1

/* ---- Files ---- */

static void
open_file (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  apostil_window_open (user_data);
}

static void
open_sample (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  apostil_window_open_sample (user_data);
}

static void
save (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  apostil_window_save (user_data);
}

static void
save_as (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  apostil_window_save_as (user_data);
}

static void
export_as (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  apostil_window_export (user_data);
}

static void
print (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  apostil_window_print (user_data);
}

static void
paste (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  apostil_window_paste (user_data);
}

static void
copy (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ApostilWindow *self = user_data;

  apostil_article_view_copy (APOSTIL_ARTICLE_VIEW (self->view));
}

static void
reload (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  apostil_window_reload (user_data);
}

static void
overwrite (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  apostil_window_overwrite (user_data);
}

static void
close_window (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gtk_window_close (GTK_WINDOW (user_data));
}

/* ---- Traces ---- */

static void
keep_no_traces (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  g_simple_action_set_state (action, state);
  apostil_window_set_traceless (user_data, g_variant_get_boolean (state));
}

/* ---- Changing ---- */

static void
undo (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ApostilWindow *self = user_data;

  if (self->document != NULL)
    apostil_document_undo (self->document);
}

static void
redo (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ApostilWindow *self = user_data;

  if (self->document != NULL)
    apostil_document_redo (self->document);
}

static void
annotate (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  apostil_window_annotate (user_data, g_variant_get_string (parameter, NULL));
}

/* A second time, with the review open, applies it: so that it can be driven without a pointer or keys. */
static void
annotate_all (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ApostilWindow *self = user_data;
  ApostilOccurrenceReview *review;
  ApostilAnnotation *current;

  apostil_window_build_parts (self);
  apostil_window_uncover_view (self);
  review = APOSTIL_OCCURRENCE_REVIEW (self->review);
  if (apostil_occurrence_review_is_open (review))
    {
      apostil_occurrence_review_apply (review);
      return;
    }
  current = apostil_window_adopt_current (self);
  if (current != NULL)
    apostil_occurrence_review_open (review, current);
}

static void
delete_mark (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  apostil_window_delete_mark (user_data);
}

/* Enter: while the other claim is being picked, this is the one; else the inspector. */
static void
edit (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ApostilWindow *self = user_data;

  if (apostil_window_is_relating (self))
    {
      apostil_relate_bar_commit (APOSTIL_RELATE_BAR (self->relate_bar));
      return;
    }
  if (apostil_window_adopt_current (self) == NULL)
    return;
  if (!apostil_window_get_pane_shown (self, FALSE))
    apostil_window_set_pane_wanted (self, FALSE, TRUE);
  apostil_window_build_parts (self);
  apostil_inspector_edit (APOSTIL_INSPECTOR (self->inspector));
}

/* To change a suggestion is to agree to it first, and both are one step. */
static void
change_mark (ApostilWindow *self,
             void (*change) (ApostilWindow *self, const gchar *what),
             const gchar *what)
{
  gboolean one_step = apostil_session_get_suggestion (self->session) != NULL;

  if (one_step)
    apostil_document_begin_group (self->document, NULL);
  change (self, what);
  if (one_step)
    apostil_document_end_group (self->document);
}

static void
add_fragment (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  apostil_window_add_fragment (user_data);
}

static void
set_scheme (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  apostil_window_use_scheme (user_data, g_variant_get_string (parameter, NULL));
}

static void
set_role (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  change_mark (user_data, apostil_window_set_role, g_variant_get_string (parameter, NULL));
}

/* While picking, with another claim current, this is the other one: the action alone can relate. */
static void
relate (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ApostilWindow *self = user_data;
  ApostilRelateBar *relate_bar;
  const gchar *type = g_variant_get_string (parameter, NULL);
  ApostilView *view = apostil_window_get_view (self);
  ApostilAnnotation *current = apostil_window_adopt_current (self);

  apostil_window_build_parts (self);
  apostil_window_uncover_view (self);
  relate_bar = APOSTIL_RELATE_BAR (self->relate_bar);
  if (view != NULL)
    apostil_view_relate (view, type);
  else if (apostil_relate_bar_is_picking (relate_bar) && apostil_relate_bar_can_commit (relate_bar))
    apostil_relate_bar_commit (relate_bar);
  else if (current != NULL)
    apostil_relate_bar_start (relate_bar, current, *type != '\0' ? type : NULL);
}

static void
extend (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  change_mark (user_data, apostil_window_extend, g_variant_get_string (parameter, NULL));
}

/* ---- Suggestions ---- */

static void
suggest (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  apostil_window_suggest (user_data, g_variant_get_string (parameter, NULL));
}

static void
accept (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  apostil_window_decide (user_data, TRUE);
}

static void
reject (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  apostil_window_decide (user_data, FALSE);
}

static void
alternative (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  apostil_window_choose_other (user_data);
}

static void
next_suggestion (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  apostil_window_uncover_view (user_data);
  apostil_window_step_suggestion (user_data, FALSE);
}

static void
previous_suggestion (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  apostil_window_uncover_view (user_data);
  apostil_window_step_suggestion (user_data, TRUE);
}

static void
accept_rule (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  apostil_window_decide_all (user_data, TRUE, TRUE);
}

static void
reject_rule (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  apostil_window_decide_all (user_data, TRUE, FALSE);
}

static void
accept_class_a (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  apostil_window_decide_all (user_data, FALSE, TRUE);
}

static void
stop_review (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  apostil_window_stop_review (user_data);
}

static void
set_suggesting (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  apostil_window_set_suggesting (user_data, g_action_get_name (G_ACTION (action)),
                                 g_variant_get_boolean (state));
}

static void
forget_rejections (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  apostil_window_forget_rejections (user_data);
}

/* ---- Going about ---- */

static void
find (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ApostilWindow *self = user_data;
  ApostilView *view = apostil_window_get_view (self);

  apostil_window_build_parts (self);
  apostil_window_uncover_view (self);
  if (view != NULL)
    apostil_view_find (view);
  else
    apostil_find_bar_open (APOSTIL_FIND_BAR (self->find_bar));
}

static void
find_next (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ApostilWindow *self = user_data;

  apostil_window_build_parts (self);
  apostil_window_uncover_view (self);
  apostil_find_bar_step (APOSTIL_FIND_BAR (self->find_bar), FALSE);
}

static void
find_previous (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ApostilWindow *self = user_data;

  apostil_window_build_parts (self);
  apostil_window_uncover_view (self);
  apostil_find_bar_step (APOSTIL_FIND_BAR (self->find_bar), TRUE);
}

static void
next_mark (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ApostilWindow *self = user_data;

  apostil_window_uncover_view (self);
  apostil_session_next (self->session, FALSE);
}

static void
previous_mark (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ApostilWindow *self = user_data;

  apostil_window_uncover_view (self);
  apostil_session_next (self->session, TRUE);
}

static void
outward (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ApostilWindow *self = user_data;

  apostil_session_outward (self->session);
}

static void
inward (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ApostilWindow *self = user_data;

  apostil_session_inward (self->session);
}

/* Its state is the view that is shown, for the switcher. */
static void
show_view (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  apostil_window_show_view (user_data, g_variant_get_string (state, NULL));
  apostil_window_update_actions (user_data);
}

static void
show_lists (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  apostil_window_set_pane_wanted (user_data, TRUE, g_variant_get_boolean (state));
}

static void
show_inspector (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  apostil_window_set_pane_wanted (user_data, FALSE, g_variant_get_boolean (state));
}

static void
next_pane (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  apostil_window_next_pane (user_data, FALSE);
}

static void
previous_pane (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  apostil_window_next_pane (user_data, TRUE);
}

static void
open_menu (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ApostilWindow *self = user_data;

  apostil_window_build_menus (self);
  apostil_window_fit_menu (self);
  gtk_widget_activate (self->menu_button);
}

static void
zoom_by (ApostilWindow *self, gdouble factor)
{
  ApostilArticleView *view = APOSTIL_ARTICLE_VIEW (self->view);

  apostil_article_view_set_zoom (view,
                                 factor > 0 ? apostil_article_view_get_zoom (view) * factor : 1.0);
}

static void
zoom_in (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  zoom_by (user_data, ZOOM_STEP);
}

static void
zoom_out (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  zoom_by (user_data, 1 / ZOOM_STEP);
}

static void
zoom_normal (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  zoom_by (user_data, 0);
}

static void
edit_article (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ApostilWindow *self = user_data;
  GtkWidget *dialog = apostil_article_dialog_new (self->session);

  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (self));
  gtk_window_present (GTK_WINDOW (dialog));
}

static const GActionEntry entries[] = {
  { "open", open_file },
  { "open-sample", open_sample },
  { "save", save },
  { "save-as", save_as },
  { "export", export_as },
  { "print", print },
  { "paste", paste },
  { "copy", copy },
  { "reload", reload },
  { "overwrite", overwrite },
  { "keep-no-traces", NULL, NULL, "false", keep_no_traces },
  { "close", close_window },
  { "undo", undo },
  { "redo", redo },
  { "find", find },
  { "find-next", find_next },
  { "find-previous", find_previous },
  { "annotate", annotate, "s" },
  { "annotate-all", annotate_all },
  { "delete", delete_mark },
  { "edit", edit },
  { "add-fragment", add_fragment },
  { "set", set_role, "s" },
  { "set-scheme", set_scheme, "s" },
  { "relate", relate, "s" },
  { "extend", extend, "s" },
  { "suggest", suggest, "s" },
  { "accept", accept },
  { "reject", reject },
  { "alternative", alternative },
  { "next-suggestion", next_suggestion },
  { "previous-suggestion", previous_suggestion },
  { "accept-rule", accept_rule },
  { "reject-rule", reject_rule },
  { "accept-class-a", accept_class_a },
  { "stop-review", stop_review },
  { "suggest-dates", NULL, NULL, "true", set_suggesting },
  { "suggest-claims", NULL, NULL, "true", set_suggesting },
  { "suggest-names", NULL, NULL, "true", set_suggesting },
  { "suggest-guesses", NULL, NULL, "false", set_suggesting },
  { "forget-rejections", forget_rejections },
  { "next", next_mark },
  { "previous", previous_mark },
  { "outward", outward },
  { "inward", inward },
  { "show", NULL, "s", "'article'", show_view },
  { "article", edit_article },
  { "show-lists", NULL, NULL, "true", show_lists },
  { "show-inspector", NULL, NULL, "true", show_inspector },
  { "next-pane", next_pane },
  { "previous-pane", previous_pane },
  { "menu", open_menu },
  { "zoom-in", zoom_in },
  { "zoom-out", zoom_out },
  { "zoom-normal", zoom_normal },
};

/* Called once, while the window is made. */
void
apostil_window_add_actions (ApostilWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}

static void
set_enabled (ApostilWindow *self, const gchar *name, gboolean enabled)
{
  g_simple_action_set_enabled (
      G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), name)), enabled);
}

static void
set_state (ApostilWindow *self, const gchar *name, GVariant *state)
{
  g_simple_action_set_state (
      G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), name)), state);
}

static void
update_suggestion_actions (ApostilWindow *self, gboolean writable)
{
  ApostilSuggestionLayer *layer = apostil_session_get_suggestions (self->session);
  ApostilAnnotation *current = apostil_session_get_current (self->session);
  ApostilAnnotation *suggestion = apostil_session_get_suggestion (self->session);
  gboolean any = layer != NULL && apostil_suggestion_layer_get_length (layer) > 0;
  const gchar *const *others = current != NULL ? apostil_record_get_alternatives (current) : NULL;

  set_enabled (self, "suggest", writable && layer != NULL);
  set_enabled (self, "accept", writable && (any || suggestion != NULL));
  set_enabled (self, "reject", writable && (any || suggestion != NULL));
  set_enabled (self, "alternative", writable && others != NULL && others[0] != NULL);
  set_enabled (self, "next-suggestion", any);
  set_enabled (self, "previous-suggestion", any);
  set_enabled (self, "accept-rule", writable && any && suggestion != NULL);
  set_enabled (self, "reject-rule", writable && any && suggestion != NULL);
  set_enabled (self, "accept-class-a", writable && any);
  set_enabled (self, "stop-review",
               layer != NULL && apostil_suggestion_layer_get_engines (layer) != 0);
}

/* The only place that says which actions make sense; called after every change that may matter. */
void
apostil_window_update_actions (ApostilWindow *self)
{
  ApostilDocument *document = self->document;
  ApostilHistory *history = document != NULL ? apostil_document_get_history (document) : NULL;
  gboolean shown = document != NULL && !self->loading;
  gboolean writable = shown && !apostil_document_is_read_only (document);
  ApostilAnnotation *current = shown ? apostil_session_get_current (self->session) : NULL;
  ApostilAnnotation *recent = shown ? apostil_session_get_recent (self->session, NULL) : NULL;
  gboolean is_claim = current != NULL && apostil_annotation_is (current, APOSTIL_KIND_CLAIM);
  ApostilView *view = apostil_window_get_view (self);
  /* What works on words, at the caret or on the selection, needs them in sight. */
  gboolean in_article = shown && apostil_window_shows_article (self);
  gboolean marking = writable && in_article;
  gboolean picking = in_article && apostil_window_is_relating (self);

  set_enabled (self, "open-sample", !self->loading);
  set_enabled (self, "save", writable && !self->saving);
  set_enabled (self, "save-as", shown && !self->saving);
  set_enabled (self, "overwrite", writable && !self->saving && self->file != NULL);
  set_enabled (self, "reload", shown && self->file != NULL && !self->saving);
  set_enabled (self, "export", shown);
  set_enabled (self, "print", shown);
  set_enabled (self, "copy",
               in_article &&
                   (current != NULL || apostil_session_get_selection (self->session, NULL)));
  set_enabled (self, "undo", writable && apostil_history_can_undo (history));
  set_enabled (self, "redo", writable && apostil_history_can_redo (history));
  set_enabled (self, "find", view != NULL ? shown && apostil_view_can_find (view) : shown);
  set_enabled (self, "find-next", in_article);
  set_enabled (self, "find-previous", in_article);
  set_enabled (self, "annotate", marking);
  set_enabled (self, "annotate-all", marking && current != NULL);
  set_enabled (self, "delete", writable && current != NULL);
  set_enabled (self, "edit", current != NULL);
  set_enabled (self, "add-fragment", marking && recent != NULL);
  set_enabled (self, "set-scheme", writable);
  set_enabled (self, "set", marking && recent != NULL);
  set_enabled (self, "relate",
               view != NULL ? writable && is_claim && apostil_view_can_relate (view)
                            : marking && (is_claim || picking));
  set_enabled (self, "extend", marking && current != NULL);
  update_suggestion_actions (self, writable);
  set_enabled (self, "next", shown);
  set_enabled (self, "previous", shown);
  set_enabled (self, "outward", in_article && current != NULL);
  set_enabled (self, "inward", in_article && current != NULL);
  set_enabled (self, "show", shown);
  set_enabled (self, "article", writable);
  set_enabled (self, "findings", shown);
  set_enabled (self, "statistics", shown);
  set_enabled (self, "show-lists", shown && apostil_window_view_has_lists (self));
  set_enabled (self, "show-inspector", shown);
  set_enabled (self, "zoom-in", in_article);
  set_enabled (self, "zoom-out", in_article);
  set_enabled (self, "zoom-normal", in_article);
  set_state (self, "show", g_variant_new_string (apostil_window_get_view_id (self)));
  set_state (self, "show-lists",
             g_variant_new_boolean (apostil_window_get_pane_shown (self, TRUE)));
  set_state (self, "show-inspector",
             g_variant_new_boolean (apostil_window_get_pane_shown (self, FALSE)));
}

/**
 * apostil_window_run:
 * @self: the window
 * @name: an action's name, without « win. »
 * @parameter: (nullable): its parameter; for an action that takes none it is ignored
 *
 * Activates an action for a key of the article view.
 *
 * Returns: whether there is such an action and it was enabled
 */
gboolean
apostil_window_run (ApostilWindow *self, const gchar *name, const gchar *parameter)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);
  const GVariantType *type;

  if (action == NULL || !g_action_get_enabled (action))
    return FALSE;
  type = g_action_get_parameter_type (action);
  g_action_activate (
      action, type != NULL ? g_variant_new_string (parameter != NULL ? parameter : "") : NULL);
  return TRUE;
}
