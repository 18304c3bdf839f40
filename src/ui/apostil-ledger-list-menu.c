/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-ledger-list-private.h"

#include <glib/gi18n.h>

#include "apostil-menu.h"

static GMenuModel *
new_verdicts (ApostilLedgerList *self)
{
  const ApostilAttributeDef *verdicts = apostil_ledger_list_get_verdicts (self);
  GMenu *menu = g_menu_new ();

  for (guint i = 0; verdicts != NULL && i < verdicts->n_choices; i++)
    {
      g_autofree gchar *key = i < 9 ? g_strdup_printf ("%u", i + 1) : NULL;

      apostil_menu_append (menu, verdicts->choices[i].label, "win.set-verdict",
                           verdicts->choices[i].id, key);
    }
  return G_MENU_MODEL (menu);
}

static GMenuModel *
new_relations (ApostilLedgerList *self)
{
  ApostilDocument *document = apostil_session_get_document (self->session);
  GMenu *menu = g_menu_new ();
  guint n;
  const ApostilRelationDef *defs =
      apostil_scheme_get_relations (apostil_document_get_scheme (document), &n);

  for (guint i = 0; i < n; i++)
    if (defs[i].from == NULL || g_strv_contains (defs[i].from, APOSTIL_KIND_CLAIM))
      {
        g_autofree gchar *label = g_strdup_printf (_ ("%s…"), defs[i].label);

        apostil_menu_append (menu, label, "win.relate", defs[i].type,
                             g_str_equal (defs[i].type, "contradicts") ? "x" : NULL);
      }
  return G_MENU_MODEL (menu);
}

static GMenuModel *
new_menu (ApostilLedgerList *self)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) go = g_menu_new ();
  g_autoptr (GMenu) work = g_menu_new ();
  g_autoptr (GMenu) rest = g_menu_new ();
  g_autoptr (GMenuModel) verdicts = new_verdicts (self);
  g_autoptr (GMenuModel) relations = new_relations (self);

  apostil_menu_append (go, _ ("_Show in the Article"), "win.open-claim", NULL, "Return");
  g_menu_append_submenu (work, _ ("_Verdict"), verdicts);
  apostil_menu_append (work, _ ("Verdict with R_easoning…"), "win.judge", NULL, "v");
  apostil_menu_append (work, _ ("_Add Evidence…"), "win.add-evidence", NULL, "e");
  g_menu_append_submenu (work, _ ("_Relate the Claim"), relations);
  apostil_menu_append (rest, _ ("_Edit"), "win.edit", NULL, NULL);
  apostil_menu_append (rest, _ ("_Delete the Mark"), "win.delete", NULL, "Delete");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (go));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (work));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (rest));
  return G_MENU_MODEL (menu);
}

/**
 * apostil_ledger_list_pop_up_menu:
 * @self: the rows
 * @event: (nullable): the click that asks for it; %NULL for a key
 *
 * Shows what can be done with the selected claim.
 */
void
apostil_ledger_list_pop_up_menu (ApostilLedgerList *self, const GdkEvent *event)
{
  g_autoptr (GMenuModel) model = NULL;
  GdkRectangle area;

  if (apostil_ledger_list_get_claim (self) == NULL)
    return;
  model = new_menu (self);
  /* It stays till the chosen action has run; GTK destroys it with what it hangs on. */
  if (self->menu != NULL)
    gtk_widget_destroy (self->menu);
  self->menu = gtk_menu_new_from_model (model);
  gtk_menu_attach_to_widget (GTK_MENU (self->menu), GTK_WIDGET (self), NULL);
  g_signal_connect (self->menu, "destroy", G_CALLBACK (gtk_widget_destroyed), &self->menu);
  if (event != NULL)
    gtk_menu_popup_at_pointer (GTK_MENU (self->menu), event);
  else if (apostil_ledger_list_get_area (self, &area))
    gtk_menu_popup_at_rect (GTK_MENU (self->menu), gtk_widget_get_window (GTK_WIDGET (self)), &area,
                            GDK_GRAVITY_SOUTH_WEST, GDK_GRAVITY_NORTH_WEST, NULL);
  gtk_menu_shell_select_first (GTK_MENU_SHELL (self->menu), FALSE);
  gtk_widget_trigger_tooltip_query (GTK_WIDGET (self));
}
