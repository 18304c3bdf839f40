/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The menu of the article: what can be done with the words and the mark under the pointer, or at
 * the caret. It is made anew from the scheme each time and only activates actions, so that what
 * can be done here can be done with keys and over D-Bus as well. */

#include "config.h"

#include "apostil-window-private.h"

#include <glib/gi18n.h>

#include "apostil-describe.h"
#include "apostil-menu.h"
#include "apostil-reason-words.h"
#include "apostil-timex.h"

/* Longer words at the head of a section are cut, so that the menu does not get wide. */
#define MAX_TITLE 48

/* « P » as GTK writes keys: lower case, since no Shift is meant. */
static gchar *
dup_accel (const gchar *key)
{
  return key != NULL ? g_utf8_strdown (key, -1) : NULL;
}

static void
append_kind (GMenu *menu, const ApostilKind *kind)
{
  g_autofree gchar *kind_key = dup_accel (kind->key);
  gboolean by_type = FALSE;

  for (guint i = 0; i < kind->n_types; i++)
    {
      const ApostilTypeDef *type = &kind->types[i];
      g_autofree gchar *target = g_strconcat (kind->id, "/", type->id, NULL);
      g_autofree gchar *key = dup_accel (type->key);

      if (key == NULL && kind_key != NULL)
        continue;
      by_type = TRUE;
      apostil_menu_append (menu, type->label, "win.annotate", target, key);
    }
  if (!by_type)
    apostil_menu_append (menu, kind->label, "win.annotate", kind->id, kind_key);
}

static GMenuModel *
new_kinds (ApostilWindow *self)
{
  GMenu *menu = g_menu_new ();
  guint n_kinds;
  const ApostilKind *kinds =
      apostil_scheme_get_kinds (apostil_document_get_scheme (self->document), &n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    append_kind (menu, &kinds[i]);
  return G_MENU_MODEL (menu);
}

/* What the words can be of the mark that takes them. */
static GMenuModel *
new_parts (const ApostilKind *kind)
{
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < kind->n_parts; i++)
    {
      g_autofree gchar *key = dup_accel (kind->parts[i].key);

      apostil_menu_append (menu, kind->parts[i].label, "win.set", kind->parts[i].role, key);
    }
  apostil_menu_append (menu, _ ("Further _Fragment"), "win.add-fragment", NULL, "f");
  return G_MENU_MODEL (menu);
}

static GMenuModel *
new_relations (ApostilWindow *self, const gchar *kind)
{
  GMenu *menu = g_menu_new ();
  guint n_relations;
  const ApostilRelationDef *relations =
      apostil_scheme_get_relations (apostil_document_get_scheme (self->document), &n_relations);

  for (guint i = 0; i < n_relations; i++)
    if (relations[i].from == NULL || g_strv_contains (relations[i].from, kind))
      {
        /* Translators: a relation such as « contradicts »; the other claim is picked then */
        g_autofree gchar *label = g_strdup_printf (_ ("%s…"), relations[i].label);

        apostil_menu_append (menu, label, "win.relate", relations[i].type, NULL);
      }
  return G_MENU_MODEL (menu);
}

static gchar *
dup_title (ApostilWindow *self, ApostilAnnotation *mark)
{
  g_autofree gchar *described = apostil_session_describe (self->session, mark);
  g_autofree gchar *start = NULL;

  if (g_utf8_strlen (described, -1) <= MAX_TITLE)
    return g_steal_pointer (&described);
  start = g_utf8_substring (described, 0, MAX_TITLE - 1);
  return g_strconcat (g_strchomp (start), "…", NULL);
}

/* What can be done with the current mark. */
static void
append_mark (ApostilWindow *self, GMenu *menu, ApostilAnnotation *current)
{
  g_autoptr (GMenu) section = g_menu_new ();
  g_autofree gchar *title = dup_title (self, current);

  apostil_menu_append (section, _ ("_Edit"), "win.edit", NULL, "Return");
  if (apostil_annotation_is (current, APOSTIL_KIND_ENTITY))
    apostil_menu_append (section, _ ("Mark A_ll Occurrences…"), "win.annotate-all", NULL, "a");
  if (apostil_annotation_is (current, APOSTIL_KIND_DATE))
    apostil_menu_append (section, _ ("_Publication Date"), "win.set", "publication", "b");
  if (apostil_annotation_is (current, APOSTIL_KIND_CLAIM))
    {
      g_autoptr (GMenuModel) relations = new_relations (self, APOSTIL_KIND_CLAIM);

      if (g_menu_model_get_n_items (relations) > 0)
        g_menu_append_submenu (section, _ ("_Relate the Claim"), relations);
    }
  if (!apostil_suggestion_is_proposed (current))
    apostil_menu_append (section, _ ("_Delete the Mark"), "win.delete", NULL, "Delete");
  g_menu_append_section (menu, title, G_MENU_MODEL (section));
}

/* What there is to answer to a suggestion. */
static void
append_suggestion (GMenu *menu, ApostilAnnotation *suggestion)
{
  g_autoptr (GMenu) section = g_menu_new ();
  g_autofree gchar *reason = apostil_reason_to_words (suggestion);
  const gchar *const *others = apostil_record_get_alternatives (suggestion);

  apostil_menu_append (section, _ ("_Accept"), "win.accept", NULL, "y");
  if (others != NULL && others[0] != NULL)
    {
      g_autofree gchar *date = apostil_timex_to_short_words (others[0]);
      /* Translators: another value that a date may have: « or 15 Aug 2021 ». */
      g_autofree gchar *label = g_strdup_printf (_ ("or %s"), date != NULL ? date : others[0]);

      apostil_menu_append (section, label, "win.alternative", NULL, "v");
    }
  apostil_menu_append (section, _ ("_Reject"), "win.reject", NULL, "n");
  apostil_menu_append (section, _ ("Accept All of This _Rule"), "win.accept-rule", NULL, NULL);
  apostil_menu_append (section, _ ("_Reject All of This Rule"), "win.reject-rule", NULL, NULL);
  g_menu_append_section (menu, reason, G_MENU_MODEL (section));
}

/* What the words can become. */
static void
append_words (ApostilWindow *self, GMenu *menu)
{
  ApostilAnnotation *owner = apostil_window_get_part_owner (self, APOSTIL_PART_SOURCE);
  g_autoptr (GMenu) section = g_menu_new ();
  g_autoptr (GMenuModel) kinds = new_kinds (self);

  g_menu_append_submenu (section, _ ("_Mark as"), kinds);
  if (owner != NULL && apostil_annotation_get_kind (owner)->n_parts > 0)
    {
      g_autoptr (GMenuModel) parts = new_parts (apostil_annotation_get_kind (owner));
      g_autofree gchar *title = dup_title (self, owner);
      /* Translators: above such as « Source »; %s is the mark that takes the words */
      g_autofree gchar *label = g_strdup_printf (_ ("Words _for: %s"), title);

      g_menu_append_submenu (section, label, parts);
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

static void
append_clipboard (GMenu *menu)
{
  g_autoptr (GMenu) section = g_menu_new ();

  apostil_menu_append (section, _ ("_Copy"), "win.copy", NULL, "<Primary>c");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

static void
context_menu (ApostilArticleView *view, GdkRectangle *area, ApostilWindow *self)
{
  ApostilAnnotation *current = apostil_session_get_current (self->session);
  g_autoptr (GMenu) model = g_menu_new ();
  GtkWidget *menu;

  if (self->document == NULL)
    return;
  if (apostil_session_get_suggestion (self->session) != NULL)
    append_suggestion (model, current);
  if (current != NULL)
    append_mark (self, model, current);
  append_words (self, model);
  append_clipboard (model);

  if (self->mark_popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (self->mark_popover));
  menu = gtk_menu_new_from_model (G_MENU_MODEL (model));
  gtk_menu_attach_to_widget (GTK_MENU (menu), GTK_WIDGET (view), NULL);
  /* It stays till the chosen action has run; GTK destroys it with what it hangs on. */
  if (self->context_menu != NULL)
    gtk_widget_destroy (self->context_menu);
  self->context_menu = menu;
  g_signal_connect (menu, "destroy", G_CALLBACK (gtk_widget_destroyed), &self->context_menu);
  gtk_menu_popup_at_rect (GTK_MENU (menu), gtk_widget_get_window (GTK_WIDGET (view)), area,
                          GDK_GRAVITY_SOUTH_WEST, GDK_GRAVITY_NORTH_WEST, NULL);
  gtk_menu_shell_select_first (GTK_MENU_SHELL (menu), FALSE);
}

/* Called once, when the parts are built. */
void
apostil_window_add_context_menu (ApostilWindow *self)
{
  g_signal_connect (self->view, "context-menu", G_CALLBACK (context_menu), self);
}
