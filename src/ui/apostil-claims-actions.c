/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What only the view of claims can do, as actions of the window: they are enabled while it is
 * shown, and on the current mark where that is a claim. */

#include "config.h"

#include "apostil-claims-view-private.h"

#include <glib/gi18n.h>

#include "apostil-apply.h"
#include "apostil-commands.h"
#include "apostil-contradiction-bar.h"
#include "apostil-evidence-popover.h"
#include "apostil-verdict-popover.h"
#include "apostil-view.h"

static const gchar *const groupings[] = { "claimant", "verdict", "date", "section" };

static const struct
{
  const gchar *action;
  ApostilLedgerOnly only;
} switches[] = {
  { "claims-unnamed", APOSTIL_LEDGER_ONLY_UNNAMED },
  { "claims-contradicted", APOSTIL_LEDGER_ONLY_CONTRADICTED },
  { "claims-unchecked", APOSTIL_LEDGER_ONLY_UNCHECKED },
};

/* The current mark, if it is a claim. (transfer none) (nullable) */
ApostilAnnotation *
apostil_claims_view_get_claim (ApostilClaimsView *self)
{
  ApostilAnnotation *current = apostil_session_get_current (self->session);

  return current != NULL && apostil_annotation_is (current, APOSTIL_KIND_CLAIM) ? current : NULL;
}

/* ---- Looking ---- */

static void
set_grouping (ApostilClaimsView *self, guint grouping)
{
  apostil_ledger_set_grouping (self->ledger, (ApostilLedgerGrouping) grouping);
  apostil_ledger_list_follow (APOSTIL_LEDGER_LIST (self->list));
  gtk_widget_queue_draw (self->titles);
  apostil_claims_view_update_actions (self);
}

static void
change_grouping (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  ApostilClaimsView *self = user_data;
  const gchar *wanted = g_variant_get_string (state, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (groupings); i++)
    if (g_str_equal (groupings[i], wanted) && self->ledger != NULL)
      set_grouping (self, i);
}

static void
next_grouping (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ApostilClaimsView *self = user_data;

  if (self->ledger != NULL)
    set_grouping (self,
                  (apostil_ledger_get_grouping (self->ledger) + 1) % G_N_ELEMENTS (groupings));
}

static void
change_by_count (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  ApostilClaimsView *self = user_data;

  if (self->ledger == NULL)
    return;
  apostil_ledger_set_by_count (self->ledger, g_variant_get_boolean (state));
  apostil_ledger_list_follow (APOSTIL_LEDGER_LIST (self->list));
  apostil_claims_view_update_actions (self);
}

static void
change_only (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  ApostilClaimsView *self = user_data;
  ApostilLedgerOnly only;

  if (self->ledger == NULL)
    return;
  only = apostil_ledger_get_only (self->ledger);
  for (guint i = 0; i < G_N_ELEMENTS (switches); i++)
    if (g_str_equal (switches[i].action, g_action_get_name (G_ACTION (action))))
      only = g_variant_get_boolean (state) ? (only | switches[i].only) : (only & ~switches[i].only);
  apostil_ledger_set_only (self->ledger, only);
  apostil_ledger_list_follow (APOSTIL_LEDGER_LIST (self->list));
  apostil_claims_view_update_actions (self);
}

static void
change_reasoning (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  ApostilClaimsView *self = user_data;

  apostil_ledger_list_set_reasoning (APOSTIL_LEDGER_LIST (self->list),
                                     g_variant_get_boolean (state));
  g_simple_action_set_state (action, state);
}

/* ---- Changing ---- */

static void
set_verdict (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ApostilClaimsView *self = user_data;
  ApostilAnnotation *claim = apostil_claims_view_get_claim (self);
  const gchar *verdict = g_variant_get_string (parameter, NULL);
  GError *error = NULL;

  if (claim == NULL || g_strcmp0 (apostil_ledger_get_verdict (claim), verdict) == 0)
    return;
  apostil_apply_edit (
      GTK_WIDGET (self), self->document,
      apostil_command_set_attribute (self->document, claim, APOSTIL_ATTR_VERDICT, verdict, &error),
      error);
}

/* Beside the row, where it is in sight; else at the top of the list. */
static void
point_to_row (ApostilClaimsView *self, GtkWidget *popover)
{
  GdkRectangle area = { 0, 0, 1, 1 };

  if (apostil_ledger_list_get_area (APOSTIL_LEDGER_LIST (self->list), &area))
    {
      area.x += area.width / 2;
      area.width = 1;
    }
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), &area);
}

static void
judge (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ApostilClaimsView *self = user_data;
  ApostilAnnotation *claim = apostil_claims_view_get_claim (self);

  if (claim == NULL)
    return;
  point_to_row (self, self->verdict);
  apostil_verdict_popover_open (APOSTIL_VERDICT_POPOVER (self->verdict), claim);
}

static gboolean
set_attribute (ApostilClaimsView *self, const gchar *name, const gchar *value)
{
  ApostilAnnotation *claim = apostil_claims_view_get_claim (self);
  GError *error = NULL;

  if (claim == NULL || g_strcmp0 (apostil_record_get (claim, name), value) == 0)
    return TRUE;
  return apostil_apply_edit (
      GTK_WIDGET (self), self->document,
      apostil_command_set_attribute (self->document, claim, name, value, &error), error);
}

/* Verdict and reasoning as one step of the history. */
void
apostil_claims_view_judge (ApostilClaimsView *self, const gchar *verdict, const gchar *reasoning)
{
  ApostilAnnotation *claim = apostil_claims_view_get_claim (self);

  gtk_widget_grab_focus (self->list);
  if (claim == NULL)
    return;
  apostil_document_begin_group (self->document, _ ("Set Verdict"));
  if (g_strcmp0 (apostil_ledger_get_verdict (claim), verdict) == 0 ||
      set_attribute (self, APOSTIL_ATTR_VERDICT, verdict))
    set_attribute (self, APOSTIL_ATTR_REASONING, *reasoning != '\0' ? reasoning : NULL);
  apostil_document_end_group (self->document);
}

static void
add_evidence (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ApostilClaimsView *self = user_data;

  point_to_row (self, self->evidence);
  apostil_evidence_popover_open (APOSTIL_EVIDENCE_POPOVER (self->evidence), NULL);
}

void
apostil_claims_view_add_evidence (ApostilClaimsView *self, const ApostilEvidence *evidence)
{
  ApostilAnnotation *claim = apostil_claims_view_get_claim (self);
  g_autoptr (ApostilAnnotation) copy = NULL;
  ApostilEdit *edit;

  gtk_widget_grab_focus (self->list);
  if (claim == NULL)
    return;
  copy = apostil_record_copy (claim);
  apostil_annotation_add_evidence (copy, evidence);
  edit = apostil_edit_new (_ ("Add evidence"));
  apostil_edit_replace (edit, claim, copy);
  apostil_apply_edit (GTK_WIDGET (self), self->document, edit, NULL);
}

/* ---- Claims that may contradict each other ---- */

static gboolean
is_of (const ApostilContradiction *candidate, ApostilAnnotation *claim)
{
  const gchar *id = claim != NULL ? apostil_record_get_id (claim) : NULL;

  return g_strcmp0 (candidate->from, id) == 0 || g_strcmp0 (candidate->to, id) == 0;
}

/* The first candidate of the current claim. */
static const ApostilContradiction *
get_candidate (ApostilClaimsView *self, GPtrArray *open)
{
  ApostilAnnotation *claim = apostil_claims_view_get_claim (self);

  for (guint i = 0; i < open->len; i++)
    if (is_of (open->pdata[i], claim))
      return open->pdata[i];
  return NULL;
}

static void
count_for (GHashTable *counts, const gchar *id)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, id));

  g_hash_table_insert (counts, g_strdup (id), GUINT_TO_POINTER (n + 1));
}

/* What is offered at the foot, for the current claim. */
void
apostil_claims_view_update_offer (ApostilClaimsView *self)
{
  g_autoptr (GPtrArray) open = apostil_contradiction_finder_get_open (self->finder);
  ApostilContradictionBar *bar = APOSTIL_CONTRADICTION_BAR (self->contradiction_bar);
  const ApostilContradiction *candidate = get_candidate (self, open);
  ApostilAnnotation *claim = apostil_claims_view_get_claim (self);
  guint n = 0;

  for (guint i = 0; claim != NULL && i < open->len; i++)
    n += is_of (open->pdata[i], claim) ? 1 : 0;
  if (candidate == NULL)
    apostil_contradiction_bar_set_none (bar, open->len);
  else
    apostil_contradiction_bar_set_candidate (bar, self->document, candidate,
                                             apostil_record_get_id (claim), n);
  apostil_claims_view_update_actions (self);
}

/* There is another answer: which rows say that something is asked about them. */
void
apostil_claims_view_update_candidates (ApostilClaimsView *self)
{
  g_autoptr (GPtrArray) open = apostil_contradiction_finder_get_open (self->finder);
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < open->len; i++)
    {
      const ApostilContradiction *each = open->pdata[i];

      count_for (counts, each->from);
      count_for (counts, each->to);
    }
  apostil_ledger_list_set_candidates (APOSTIL_LEDGER_LIST (self->list), counts);
  apostil_claims_view_update_offer (self);
}

static void
answer (ApostilClaimsView *self, gboolean accept)
{
  g_autoptr (GPtrArray) open = apostil_contradiction_finder_get_open (self->finder);
  const ApostilContradiction *candidate = get_candidate (self, open);
  GError *error = NULL;
  ApostilEdit *edit;

  if (candidate == NULL)
    return;
  edit = accept ? apostil_command_relate (self->document, "contradicts", candidate->from,
                                          candidate->to, &error)
                : apostil_command_dismiss_relation (self->document, "contradicts", candidate->from,
                                                    candidate->to, &error);
  apostil_apply_edit (GTK_WIDGET (self), self->document, edit, error);
}

static void
accept (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  answer (user_data, TRUE);
}

static void
dismiss (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  answer (user_data, FALSE);
}

/* The next claim in the text of which something is asked; after the last the first. */
static void
next_candidate (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ApostilClaimsView *self = user_data;
  g_autoptr (GPtrArray) open = apostil_contradiction_finder_get_open (self->finder);
  ApostilAnnotation *claim = apostil_claims_view_get_claim (self);
  ApostilAnnotation *next = NULL;

  for (guint i = 0; i < open->len && next == NULL; i++)
    {
      const ApostilContradiction *candidate = open->pdata[i];
      ApostilAnnotation *from = apostil_document_lookup (self->document, candidate->from);

      if (claim == NULL || apostil_annotation_compare (from, claim) > 0)
        next = from;
    }
  if (next == NULL && open->len > 0)
    next = apostil_document_lookup (self->document,
                                    ((const ApostilContradiction *) open->pdata[0])->from);
  if (next != NULL)
    apostil_session_set_current (self->session, next, FALSE);
}

static void
open_claim (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  apostil_view_open (APOSTIL_VIEW (user_data));
}

static const GActionEntry entries[] = {
  { "claims-group", NULL, "s", "'claimant'", change_grouping },
  { "next-grouping", next_grouping },
  { "claims-by-count", NULL, NULL, "false", change_by_count },
  { "claims-unnamed", NULL, NULL, "false", change_only },
  { "claims-contradicted", NULL, NULL, "false", change_only },
  { "claims-unchecked", NULL, NULL, "false", change_only },
  { "claims-reasoning", NULL, NULL, "false", change_reasoning },
  { "set-verdict", set_verdict, "s" },
  { "open-claim", open_claim },
  { "judge", judge },
  { "add-evidence", add_evidence },
  { "contradiction-accept", accept },
  { "contradiction-dismiss", dismiss },
  { "contradiction-next", next_candidate },
};

/* Called once, when the view is built. */
void
apostil_claims_view_add_actions (ApostilClaimsView *self, GActionMap *actions)
{
  g_action_map_add_action_entries (actions, entries, G_N_ELEMENTS (entries), self);
  self->actions = actions;
  apostil_claims_view_update_actions (self);
}

static void
set_enabled (ApostilClaimsView *self, const gchar *name, gboolean enabled)
{
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (self->actions, name)),
                               enabled);
}

static void
set_state (ApostilClaimsView *self, const gchar *name, GVariant *state)
{
  g_simple_action_set_state (G_SIMPLE_ACTION (g_action_map_lookup_action (self->actions, name)),
                             state);
}

/* The only place that says which of them make sense; called after every change that may matter. */
void
apostil_claims_view_update_actions (ApostilClaimsView *self)
{
  gboolean shown = self->ledger != NULL && gtk_widget_get_mapped (GTK_WIDGET (self));
  gboolean writable = shown && !apostil_document_is_read_only (self->document) &&
                      apostil_claims_view_get_claim (self) != NULL;
  g_autoptr (GPtrArray) open = NULL;
  ApostilLedgerOnly only;

  if (self->actions == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    set_enabled (self, entries[i].name, shown);
  set_enabled (self, "open-claim", shown && apostil_claims_view_get_claim (self) != NULL);
  set_enabled (self, "set-verdict", writable);
  set_enabled (self, "judge", writable);
  set_enabled (self, "add-evidence", writable);
  open = apostil_contradiction_finder_get_open (self->finder);
  set_enabled (self, "contradiction-accept", writable && get_candidate (self, open) != NULL);
  set_enabled (self, "contradiction-dismiss", writable && get_candidate (self, open) != NULL);
  set_enabled (self, "contradiction-next", shown && open->len > 0);
  if (self->ledger == NULL)
    return;
  only = apostil_ledger_get_only (self->ledger);
  set_state (self, "claims-group",
             g_variant_new_string (groupings[apostil_ledger_get_grouping (self->ledger)]));
  set_state (self, "claims-by-count",
             g_variant_new_boolean (apostil_ledger_get_by_count (self->ledger)));
  for (guint i = 0; i < G_N_ELEMENTS (switches); i++)
    set_state (self, switches[i].action, g_variant_new_boolean ((only & switches[i].only) != 0));
}

/* For keys of the list; an action of the window that is not enabled does nothing. */
void
apostil_claims_view_run (ApostilClaimsView *self, const gchar *action, const gchar *parameter)
{
  GAction *found = self->actions != NULL ? g_action_map_lookup_action (self->actions, action)
                                         : NULL;
  const GVariantType *type = found != NULL ? g_action_get_parameter_type (found) : NULL;

  if (found == NULL || !g_action_get_enabled (found))
    return;
  g_action_activate (found, type != NULL ? g_variant_new_string (parameter != NULL ? parameter : "")
                                         : NULL);
}
