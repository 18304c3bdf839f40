/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What only the view of claims can do, as actions of the window: they are enabled while it is
 * shown, and on the current mark where that is a claim. */

#include "config.h"

#include "apostil-claims-view-private.h"

#include <glib/gi18n.h>

#include "apostil-apply.h"
#include "apostil-commands.h"

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

static const GActionEntry entries[] = {
  { "claims-group", NULL, "s", "'claimant'", change_grouping },
  { "next-grouping", next_grouping },
  { "claims-by-count", NULL, NULL, "false", change_by_count },
  { "claims-unnamed", NULL, NULL, "false", change_only },
  { "claims-contradicted", NULL, NULL, "false", change_only },
  { "claims-unchecked", NULL, NULL, "false", change_only },
  { "claims-reasoning", NULL, NULL, "false", change_reasoning },
  { "set-verdict", set_verdict, "s" },
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
  ApostilLedgerOnly only;

  if (self->actions == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    set_enabled (self, entries[i].name, shown);
  set_enabled (self, "set-verdict", writable);
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
