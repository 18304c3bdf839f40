/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Suggestions in the window: which engines run, stepping through what they propose, and deciding.
 * The layer proposes, the document's commands decide; what was decided is an ordinary step of the
 * history, and nothing else here is. */

#include "config.h"

#include "apostil-window-private.h"

#include <glib/gi18n.h>

#include "apostil-apply.h"
#include "apostil-commands.h"
#include "apostil-fold.h"

/* Below this many in one run, repeats of what was rejected are passed over. */
#define MAX_PASSED 200

static const struct
{
  const gchar *name;
  const gchar *action;
  ApostilEngines engine;
} engines[] = {
  { "dates", "suggest-dates", APOSTIL_ENGINE_DATES },
  { "claims", "suggest-claims", APOSTIL_ENGINE_CLAIMS },
  { "names", "suggest-names", APOSTIL_ENGINE_NAMES },
};

static ApostilSuggestionLayer *
get_layer (ApostilWindow *self)
{
  return apostil_session_get_suggestions (self->session);
}

/* ---- Which engines ---- */

static gboolean
get_setting (ApostilWindow *self, const gchar *key, gboolean fallback)
{
  GSettings *settings = apostil_window_get_settings (self);

  return settings != NULL ? g_settings_get_boolean (settings, key) : fallback;
}

static ApostilEngines
get_wanted (ApostilWindow *self)
{
  ApostilEngines wanted = 0;

  for (guint i = 0; i < G_N_ELEMENTS (engines); i++)
    if (get_setting (self, engines[i].action, TRUE))
      wanted |= engines[i].engine;
  return wanted;
}

static void
apply_engines (ApostilWindow *self)
{
  ApostilSuggestionLayer *layer = get_layer (self);

  if (layer == NULL)
    return;
  apostil_suggestion_layer_set_engines (layer,
                                        self->review_stopped       ? 0
                                        : self->asked_engines != 0 ? self->asked_engines
                                                                   : get_wanted (self),
                                        get_setting (self, "suggest-guesses", FALSE) ? 'C' : 'B');
}

static void
settings_changed (ApostilWindow *self, const gchar *key)
{
  if (!g_str_has_prefix (key, "suggest-"))
    return;
  g_simple_action_set_state (
      G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), key)),
      g_variant_new_boolean (get_setting (self, key, TRUE)));
  self->asked_engines = 0;
  apply_engines (self);
}

/* A setting in the menu. Without a schema it holds for this window. */
void
apostil_window_set_suggesting (ApostilWindow *self, const gchar *key, gboolean wanted)
{
  GSettings *settings = apostil_window_get_settings (self);

  self->review_stopped = self->review_stopped && !wanted;
  if (settings != NULL)
    {
      g_settings_set_boolean (settings, key, wanted);
      return;
    }
  self->asked_engines = self->asked_engines != 0 ? self->asked_engines : get_wanted (self);
  for (guint i = 0; i < G_N_ELEMENTS (engines); i++)
    if (g_str_equal (engines[i].action, key))
      self->asked_engines = wanted ? self->asked_engines | engines[i].engine
                                   : self->asked_engines & ~engines[i].engine;
  g_simple_action_set_state (
      G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), key)),
      g_variant_new_boolean (wanted));
  apply_engines (self);
}

/* Another document is shown, or none. */
void
apostil_window_begin_suggestions (ApostilWindow *self)
{
  ApostilDocument *document = self->document;
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  g_autoptr (ApostilSuggestionLayer) layer = NULL;

  self->asked_engines = 0;
  self->review_stopped = FALSE;
  self->review_waits = FALSE;
  if (document == NULL || apostil_document_is_read_only (document) ||
      !apostil_scheme_has_suggestions (apostil_document_get_scheme (document)))
    return;
  layer = apostil_suggestion_layer_new (
      document, APOSTIL_IS_APPLICATION (application)
                    ? apostil_application_get_rejections (APOSTIL_APPLICATION (application))
                    : NULL);
  apostil_session_set_suggestions (self->session, layer);
  apply_engines (self);
}

/* Called once, when the window belongs to its application. */
void
apostil_window_follow_suggestion_settings (ApostilWindow *self)
{
  GSettings *settings = apostil_window_get_settings (self);

  if (settings == NULL)
    return;
  g_signal_connect_object (settings, "changed", G_CALLBACK (settings_changed), self,
                           G_CONNECT_SWAPPED);
  for (guint i = 0; i < G_N_ELEMENTS (engines); i++)
    settings_changed (self, engines[i].action);
  settings_changed (self, "suggest-guesses");
}

/* ---- Stepping ---- */

static gboolean
step (ApostilWindow *self, gboolean backwards)
{
  ApostilSuggestionLayer *layer = get_layer (self);
  ApostilAnnotation *current = apostil_session_get_suggestion (self->session);
  ApostilAnnotation *next;

  if (layer == NULL)
    return FALSE;
  next = apostil_suggestion_layer_step (layer, current, apostil_session_get_caret (self->session),
                                        backwards);
  if (next == NULL)
    return FALSE;
  if (!apostil_window_shows_article (self))
    apostil_window_show_view (self, "article");
  apostil_session_set_current (self->session, next, TRUE);
  return TRUE;
}

void
apostil_window_step_suggestion (ApostilWindow *self, gboolean backwards)
{
  step (self, backwards);
}

/* What was asked for with « suggest » is there now. */
static void
show_first (ApostilWindow *self)
{
  ApostilSuggestionLayer *layer = get_layer (self);
  const GError *problem = apostil_suggestion_layer_get_problem (layer);

  self->review_waits = FALSE;
  if (problem != NULL)
    apostil_window_show_toast (self, problem->message, FALSE);
  else if (apostil_session_get_suggestion (self->session) == NULL && !step (self, FALSE))
    apostil_window_show_toast (self, _ ("There is nothing to suggest here."), FALSE);
}

void
apostil_window_suggestions_changed (ApostilWindow *self)
{
  ApostilSuggestionLayer *layer = get_layer (self);

  if (self->review_waits && layer != NULL && !apostil_suggestion_layer_is_running (layer))
    show_first (self);
}

/**
 * apostil_window_suggest:
 * @self: the window
 * @what: "all", "dates", "claims" or "names"
 *
 * Runs those engines, whatever the settings say, and goes to the first suggestion.
 */
void
apostil_window_suggest (ApostilWindow *self, const gchar *what)
{
  ApostilEngines asked = g_str_equal (what, "all") || *what == '\0' ? APOSTIL_ENGINES_ALL : 0;

  for (guint i = 0; i < G_N_ELEMENTS (engines); i++)
    if (g_str_equal (engines[i].name, what))
      asked = engines[i].engine;
  if (asked == 0 || get_layer (self) == NULL)
    return;
  self->asked_engines = asked;
  self->review_stopped = FALSE;
  self->review_waits = TRUE;
  apply_engines (self);
  if (!apostil_suggestion_layer_is_running (get_layer (self)))
    show_first (self);
}

/* ---- Deciding ---- */

static gboolean
apply (ApostilWindow *self, ApostilEdit *edit, GError *error)
{
  return apostil_apply_edit (GTK_WIDGET (self), self->document, edit, error);
}

static gchar *
fold_words (ApostilWindow *self, ApostilAnnotation *annotation)
{
  g_autofree gchar *words = apostil_text_dup_span (apostil_document_get_text (self->document),
                                                   apostil_annotation_get_first_span (annotation));

  return apostil_fold (words, -1);
}

/* The rule will be silent about the words that were rejected; the run that finds so is not over. */
static gboolean
is_same_again (ApostilWindow *self, ApostilAnnotation *rejected, ApostilAnnotation *next)
{
  g_autofree gchar *x = NULL;
  g_autofree gchar *y = NULL;

  if (!apostil_suggestion_is_proposed (next) ||
      g_strcmp0 (apostil_record_get (rejected, APOSTIL_ATTR_RULE),
                 apostil_record_get (next, APOSTIL_ATTR_RULE)) != 0)
    return FALSE;
  x = fold_words (self, rejected);
  y = fold_words (self, next);
  return g_str_equal (x, y);
}

static void
go_on (ApostilWindow *self, ApostilAnnotation *decided, gboolean rejected)
{
  ApostilSuggestionLayer *layer = get_layer (self);
  ApostilAnnotation *next = NULL;

  if (layer == NULL)
    return;
  next = apostil_suggestion_layer_step (layer, decided, 0, FALSE);
  for (guint i = 0; rejected && next != NULL && i < MAX_PASSED; i++)
    {
      if (!is_same_again (self, decided, next))
        break;
      next = apostil_suggestion_layer_step (layer, next, 0, FALSE);
    }
  if (next != NULL)
    apostil_session_set_current (self->session, next, TRUE);
  else
    apostil_window_show_toast (self, _ ("Every suggestion is decided on."), FALSE);
}

/* On a page of several articles a publication date brings its sections with it. */
static ApostilEdit *
accepting (ApostilWindow *self, GPtrArray *marks, GPtrArray *ids, GError **error)
{
  ApostilSuggestionLayer *layer = get_layer (self);
  g_autoptr (GPtrArray)
      sections = layer != NULL ? apostil_suggestion_layer_collect_sections (layer, marks) : NULL;

  return apostil_command_accept (self->document, marks, sections, ids, error);
}

/**
 * apostil_window_decide:
 * @self: the window
 * @accept: whether to accept it
 *
 * Accepts or rejects the current suggestion and goes on to the next; where none is current, it
 * shows the next one first, so that nobody decides on what they have not seen.
 */
void
apostil_window_decide (ApostilWindow *self, gboolean accept)
{
  ApostilAnnotation *current = apostil_session_get_suggestion (self->session);
  g_autoptr (ApostilAnnotation) decided = NULL;
  g_autoptr (GPtrArray) all = NULL;
  GError *error = NULL;
  ApostilEdit *edit;

  if (current == NULL)
    {
      step (self, FALSE);
      return;
    }
  decided = g_object_ref (current);
  all = g_ptr_array_new ();
  g_ptr_array_add (all, decided);
  edit = accept ? accepting (self, all, NULL, &error)
                : apostil_command_reject (self->document, all, &error);
  if (apply (self, edit, error))
    go_on (self, decided, !accept);
}

/* The value that comes next; of a mark that is the document's it is a step of the history. */
void
apostil_window_choose_other (ApostilWindow *self)
{
  ApostilSuggestionLayer *layer = get_layer (self);
  ApostilAnnotation *current = apostil_session_get_current (self->session);
  const gchar *const *others = NULL;
  g_autofree gchar *value = NULL;
  GError *error = NULL;

  if (current != NULL)
    others = apostil_record_get_alternatives (current);
  if (others == NULL || others[0] == NULL)
    return;
  value = g_strdup (others[0]);
  if (layer != NULL && apostil_suggestion_layer_has (layer, current))
    {
      ApostilAnnotation *chosen = apostil_suggestion_layer_choose (layer, current, value);

      if (chosen != NULL)
        apostil_session_set_current (self->session, chosen, TRUE);
    }
  else
    apply (self, apostil_command_choose_value (self->document, current, value, &error), error);
}

/**
 * apostil_window_decide_all:
 * @self: the window
 * @by_rule: all of the rule of the current suggestion; else all of class A
 * @accept: whether to accept them
 *
 * Decides on many, as one step of the history.
 */
void
apostil_window_decide_all (ApostilWindow *self, gboolean by_rule, gboolean accept)
{
  ApostilSuggestionLayer *layer = get_layer (self);
  ApostilAnnotation *current = apostil_session_get_suggestion (self->session);
  const gchar *rule = current != NULL ? apostil_record_get (current, APOSTIL_ATTR_RULE) : NULL;
  g_autoptr (ApostilAnnotation) decided = current != NULL ? g_object_ref (current) : NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autofree gchar *message = NULL;
  ApostilEdit *edit;
  GError *error = NULL;

  if (layer == NULL || (by_rule && rule == NULL))
    return;
  all = apostil_suggestion_layer_collect (layer, by_rule ? rule : NULL, by_rule ? '\0' : 'A');
  if (all->len == 0)
    {
      apostil_window_show_toast (self, _ ("None of the suggestions is certain."), FALSE);
      return;
    }
  message = g_strdup_printf (
      accept ? ngettext ("Accepted %u suggestion.", "Accepted %u suggestions.", all->len)
             : ngettext ("Rejected %u suggestion.", "Rejected %u suggestions.", all->len),
      all->len);
  edit = accept ? accepting (self, all, NULL, &error)
                : apostil_command_reject (self->document, all, &error);
  if (!apply (self, edit, error))
    return;
  if (decided != NULL)
    go_on (self, decided, !accept);
  apostil_window_show_toast (self, message, TRUE);
}

/**
 * apostil_window_adopt:
 * @self: the window
 * @mark: (nullable): a mark, or a suggestion
 *
 * To edit a suggestion is to agree to it first.
 *
 * Returns: (transfer none) (nullable): the mark, which is the document's now
 */
ApostilAnnotation *
apostil_window_adopt (ApostilWindow *self, ApostilAnnotation *mark)
{
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) ids = NULL;
  GError *error = NULL;
  gboolean current;

  if (mark == NULL || apostil_record_get_status (mark) != APOSTIL_STATUS_SUGGESTED)
    return mark;
  current = mark == apostil_session_get_current (self->session);
  all = g_ptr_array_new ();
  ids = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (all, mark);
  if (!apply (self, accepting (self, all, ids, &error), error))
    return NULL;
  mark = apostil_document_lookup (self->document, ids->pdata[0]);
  if (mark != NULL && current)
    apostil_session_set_current (self->session, mark, FALSE);
  return mark;
}

/* The same for the current mark. */
ApostilAnnotation *
apostil_window_adopt_current (ApostilWindow *self)
{
  return apostil_window_adopt (self, apostil_session_get_current (self->session));
}

/* ---- The end of it ---- */

/* No more suggestions for this article until they are asked for. */
void
apostil_window_stop_review (ApostilWindow *self)
{
  self->review_stopped = TRUE;
  self->review_waits = FALSE;
  apply_engines (self);
  if (apostil_session_get_suggestion (self->session) != NULL)
    apostil_session_set_current (self->session, NULL, FALSE);
  gtk_widget_grab_focus (self->view);
}

void
apostil_window_forget_rejections (ApostilWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  g_autoptr (GError) error = NULL;

  if (!APOSTIL_IS_APPLICATION (application))
    return;
  if (!apostil_rejections_forget (
          apostil_application_get_rejections (APOSTIL_APPLICATION (application)), &error))
    {
      apostil_report_error (GTK_WIDGET (self), error);
      return;
    }
  if (get_layer (self) != NULL)
    apostil_suggestion_layer_refresh (get_layer (self));
  apostil_window_show_toast (self, _ ("What was rejected in other articles is forgotten."), FALSE);
}
