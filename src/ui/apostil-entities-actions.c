/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What can be done to the entities whose rows are chosen, as actions of the window; the keys and the menu of
 * the table only activate them. They are enabled while the table is shown and the rows allow it. */

#include "config.h"

#include "apostil-entities-view-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "apostil-apply.h"
#include "apostil-commands.h"
#include "apostil-entity-popover.h"
#include "apostil-identifier.h"
#include "apostil-key.h"
#include "apostil-menu.h"
#include "apostil-popup.h"

/* Namesakes on lists; more than a menu should offer. */
#define MAX_KNOWN 5

static ApostilEntity *
get_only (ApostilEntitiesView *self)
{
  g_autoptr (GPtrArray) selected = apostil_entities_view_get_selected (self);

  return selected->len == 1
             ? apostil_document_lookup (self->document,
                                        apostil_record_get_id (g_ptr_array_index (selected, 0)))
             : NULL;
}

/* The current mark when it names @entity. */
static ApostilAnnotation *
get_mention (ApostilEntitiesView *self, ApostilEntity *entity)
{
  ApostilAnnotation *current = apostil_session_get_current (self->session);

  if (entity == NULL || current == NULL || !apostil_annotation_is (current, APOSTIL_KIND_ENTITY) ||
      g_strcmp0 (apostil_annotation_get_link (current, APOSTIL_LINK_ENTITY),
                 apostil_record_get_id (entity)) != 0)
    return NULL;
  return current;
}

/* ---- Actions ---- */

/* The mention that is current, which is the first unless another was gone to; of one that is named
 * nowhere there is nothing in the article, and its form opens here. */
static void
open_entity (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ApostilEntitiesView *self = user_data;
  ApostilEntity *entity = get_only (self);
  ApostilAnnotation *mention = get_mention (self, entity);

  if (entity != NULL && apostil_entity_model_get_facts (self->model, entity).n_mentions == 0)
    {
      GtkWidget *form = apostil_entity_popover_new (self->tree, self->session, entity);

      apostil_entities_view_point_to_cursor (self, GTK_POPOVER (form));
      apostil_popup (GTK_POPOVER (form));
    }
  if (mention == NULL)
    return;
  apostil_session_set_current (self->session, mention, TRUE);
  apostil_view_open (APOSTIL_VIEW (self));
}

static void
step_mention (ApostilEntitiesView *self, gint step)
{
  ApostilEntity *entity = get_only (self);
  g_autoptr (GPtrArray) mentions = NULL;
  guint at = 0;

  if (entity == NULL)
    return;
  mentions = apostil_entity_model_get_mentions (self->model, entity);
  if (mentions->len == 0)
    return;
  if (g_ptr_array_find (mentions, apostil_session_get_current (self->session), &at))
    at = (at + (step > 0 ? 1 : mentions->len - 1)) % mentions->len;
  apostil_session_set_current (self->session, g_ptr_array_index (mentions, at), FALSE);
}

static void
next_mention (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  step_mention (user_data, 1);
}

static void
previous_mention (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  step_mention (user_data, -1);
}

static void
edit_cell (ApostilEntitiesView *self, ApostilEntityOrder order, GtkCellRenderer *cell)
{
  GtkTreeView *tree = GTK_TREE_VIEW (self->tree);
  ApostilEntity *entity = get_only (self);
  g_autoptr (GtkTreePath) path = NULL;
  GtkTreeIter iter;

  if (entity == NULL ||
      !apostil_entity_model_find (self->model, apostil_record_get_id (entity), &iter))
    return;
  g_free (self->edited_id);
  self->edited_id = g_strdup (apostil_record_get_id (entity));
  gtk_tree_view_column_set_visible (self->columns[order], TRUE);
  path = gtk_tree_model_get_path (GTK_TREE_MODEL (self->model), &iter);
  gtk_widget_grab_focus (self->tree);
  gtk_tree_view_set_cursor_on_cell (tree, path, self->columns[order], cell, TRUE);
}

static void
rename_entity (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ApostilEntitiesView *self = user_data;

  edit_cell (self, APOSTIL_ENTITY_ORDER_NAME, self->name_cell);
}

static void
edit_identifier (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ApostilEntitiesView *self = user_data;

  edit_cell (self, APOSTIL_ENTITY_ORDER_IDENTIFIER, self->identifier_cell);
}

/* By the desktop's portal where there is one: the program itself stays offline. */
static void
open_identifier (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ApostilEntitiesView *self = user_data;
  ApostilEntity *entity = get_only (self);
  const gchar *ref = entity != NULL ? apostil_record_get (entity, APOSTIL_ATTR_REF) : NULL;
  g_autoptr (GError) error = NULL;

  if (ref == NULL || !apostil_identifier_is_web (ref))
    return;
  if (!gtk_show_uri_on_window (GTK_WINDOW (gtk_widget_get_toplevel (self->tree)), ref,
                               gtk_get_current_event_time (), &error))
    {
      g_prefix_error (&error, _ ("“%s” could not be opened: "), ref);
      apostil_report_error (self->tree, error);
    }
}

typedef ApostilEdit *(*EntityCommand) (ApostilDocument *document,
                                       ApostilEntity *entity,
                                       const gchar *parameter,
                                       GError **error);

/* Does @command to all entities chosen, in one step of the history. Returns: to how many. */
static guint
do_to_all (ApostilEntitiesView *self,
           const gchar *label,
           EntityCommand command,
           const gchar *parameter)
{
  g_autoptr (GPtrArray) selected = apostil_entities_view_get_selected (self);
  guint n_done = 0;

  if (selected->len > 1)
    apostil_document_begin_group (self->document, label);
  for (guint i = 0; i < selected->len; i++)
    {
      GError *error = NULL;
      ApostilEdit *edit =
          command (self->document, g_ptr_array_index (selected, i), parameter, &error);

      if (!apostil_apply_edit (self->tree, self->document, edit, error))
        break;
      n_done++;
    }
  if (selected->len > 1)
    apostil_document_end_group (self->document);
  return n_done;
}

static void
retype_entity (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  do_to_all (user_data, _ ("Change Type"), apostil_command_retype_entity,
             g_variant_get_string (parameter, NULL));
}

static ApostilEdit *
delete_one (ApostilDocument *document,
            ApostilEntity *entity,
            const gchar *parameter,
            GError **error)
{
  return apostil_command_delete_entity (document, entity, error);
}

static void
delete_entity (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ApostilEntitiesView *self = user_data;
  g_autoptr (GPtrArray) selected = apostil_entities_view_get_selected (self);
  guint n_marks = 0;
  guint n_done;
  g_autofree gchar *marks = NULL;
  g_autofree gchar *message = NULL;

  for (guint i = 0; i < selected->len; i++)
    n_marks +=
        apostil_entity_model_get_facts (self->model, g_ptr_array_index (selected, i)).n_mentions;
  n_done = do_to_all (self, _ ("Delete Entities"), delete_one, NULL);
  if (n_done == 0)
    return;
  /* Translators: follows “1 entity deleted” */
  marks = g_strdup_printf (ngettext ("with %u mark", "with %u marks", n_marks), n_marks);
  /* Translators: then how many marks went with them */
  message = g_strdup_printf (ngettext ("%u entity deleted, %s", "%u entities deleted, %s", n_done),
                             n_done, marks);
  apostil_report_done (self->tree, message, TRUE);
}

static void
split_mention (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ApostilEntitiesView *self = user_data;
  ApostilAnnotation *mention = get_mention (self, get_only (self));
  g_autofree gchar *id = NULL;
  GError *error = NULL;
  ApostilEdit *edit;

  if (mention == NULL)
    return;
  edit = apostil_command_split_mention (self->document, mention, &id, &error);
  if (apostil_apply_edit (self->tree, self->document, edit, error))
    apostil_entities_view_select (self, id);
}

/* @parameter: the id of a known one that the menu offered. */
static void
identify_entity (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ApostilEntitiesView *self = user_data;
  ApostilEntity *entity = get_only (self);
  ApostilAuthority *authority = apostil_session_get_authority (self->session);
  ApostilEntity *known = authority != NULL ? apostil_authority_lookup (
                                                 authority, g_variant_get_string (parameter, NULL))
                                           : NULL;
  g_autofree gchar *id = NULL;
  GError *error = NULL;
  ApostilEdit *edit;

  if (entity == NULL || known == NULL)
    return;
  id = g_strdup (apostil_record_get_id (entity));
  edit = apostil_command_identify_entity (self->document, entity, known, &error);
  if (apostil_apply_edit (self->tree, self->document, edit, error))
    apostil_entities_view_select (self, id);
}

static void
merge_entities (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  apostil_entities_view_ask_merge (user_data);
}

static const GActionEntry entries[] = {
  { "open-entity", open_entity },           { "next-mention", next_mention },
  { "previous-mention", previous_mention }, { "rename-entity", rename_entity },
  { "edit-identifier", edit_identifier },   { "open-identifier", open_identifier },
  { "retype-entity", retype_entity, "s" },  { "identify-entity", identify_entity, "s" },
  { "merge-entities", merge_entities },     { "split-mention", split_mention },
  { "delete-entity", delete_entity },
};

void
apostil_entities_view_add_actions (ApostilView *view, GActionMap *actions)
{
  ApostilEntitiesView *self = APOSTIL_ENTITIES_VIEW (view);

  self->actions = actions;
  g_action_map_add_action_entries (actions, entries, G_N_ELEMENTS (entries), self);
  apostil_entities_view_update_actions (self);
}

static void
set_enabled (ApostilEntitiesView *self, const gchar *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (self->actions, name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

/* Called after every change of rows, selection or current mark. */
void
apostil_entities_view_update_actions (ApostilEntitiesView *self)
{
  g_autoptr (GPtrArray) selected = NULL;
  gboolean shown = gtk_widget_get_mapped (GTK_WIDGET (self)) && self->model != NULL;
  ApostilEntity *entity;
  gboolean writable;
  guint n_mentions = 0;

  if (self->actions == NULL || self->tree == NULL)
    return;
  selected = apostil_entities_view_get_selected (self);
  entity = shown && selected->len == 1 ? g_ptr_array_index (selected, 0) : NULL;
  writable = shown && !apostil_document_is_read_only (self->document);
  if (entity != NULL)
    n_mentions = apostil_entity_model_get_facts (self->model, entity).n_mentions;
  set_enabled (self, "open-entity", n_mentions > 0 || (writable && entity != NULL));
  set_enabled (self, "next-mention", n_mentions > 1);
  set_enabled (self, "previous-mention", n_mentions > 1);
  set_enabled (self, "rename-entity", writable && entity != NULL);
  set_enabled (self, "edit-identifier", writable && entity != NULL);
  set_enabled (self, "open-identifier",
               entity != NULL &&
                   apostil_identifier_is_web (apostil_record_get (entity, APOSTIL_ATTR_REF)));
  set_enabled (self, "retype-entity", writable && selected->len > 0);
  set_enabled (self, "identify-entity", writable && entity != NULL);
  set_enabled (self, "merge-entities", writable && selected->len > 1);
  set_enabled (self, "split-mention", writable && n_mentions > 1);
  set_enabled (self, "delete-entity", writable && selected->len > 0);
}

void
apostil_entities_view_run (ApostilEntitiesView *self, const gchar *name, const gchar *parameter)
{
  GAction *action = self->actions != NULL ? g_action_map_lookup_action (self->actions, name) : NULL;

  if (action != NULL && g_action_get_enabled (action))
    g_action_activate (action, parameter != NULL ? g_variant_new_string (parameter) : NULL);
}

/* ---- Keys ---- */

/* The keys of types are the scheme's, as in the article: P on a row makes it a person. */
static gboolean
retype_by_key (ApostilEntitiesView *self, guint letter)
{
  const ApostilKind *kind =
      apostil_scheme_get_kind (apostil_document_get_scheme (self->document), APOSTIL_KIND_ENTITY);

  for (guint i = 0; kind != NULL && i < kind->n_types; i++)
    if (kind->types[i].key != NULL && (guint) g_ascii_tolower (kind->types[i].key[0]) == letter &&
        kind->types[i].key[1] == '\0')
      {
        apostil_entities_view_run (self, "retype-entity", kind->types[i].id);
        return GDK_EVENT_STOP;
      }
  return GDK_EVENT_PROPAGATE;
}

gboolean
apostil_entities_view_key_press (GtkWidget *tree, GdkEventKey *event, ApostilEntitiesView *self)
{
  static const struct
  {
    guint keyval;
    GdkModifierType modifiers;
    const gchar *action;
  } keys[] = {
    { GDK_KEY_F2, 0, "rename-entity" },
    { GDK_KEY_i, 0, "edit-identifier" },
    { GDK_KEY_Return, GDK_CONTROL_MASK, "open-identifier" },
    { GDK_KEY_m, GDK_CONTROL_MASK, "merge-entities" },
    { GDK_KEY_m, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "split-mention" },
    { GDK_KEY_Delete, 0, "delete-entity" },
    { GDK_KEY_KP_Delete, 0, "delete-entity" },
    { GDK_KEY_Right, GDK_CONTROL_MASK, "next-mention" },
    { GDK_KEY_Left, GDK_CONTROL_MASK, "previous-mention" },
  };
  GdkModifierType modifiers = event->state & gtk_accelerator_get_default_mod_mask ();
  guint letter = apostil_key_to_letter (tree, event);
  guint keyval = letter != 0 ? letter : event->keyval;

  /* Keys of a cell that is edited are its own. */
  if (self->model == NULL || !gtk_widget_has_focus (tree))
    return GDK_EVENT_PROPAGATE;
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i].keyval == keyval && keys[i].modifiers == modifiers)
      {
        apostil_entities_view_run (self, keys[i].action, NULL);
        return GDK_EVENT_STOP;
      }
  return modifiers == 0 && letter != 0 ? retype_by_key (self, letter) : GDK_EVENT_PROPAGATE;
}

/* ---- Menu ---- */

static GMenuModel *
new_types (ApostilEntitiesView *self)
{
  GMenu *menu = g_menu_new ();
  const ApostilKind *kind =
      self->document != NULL
          ? apostil_scheme_get_kind (apostil_document_get_scheme (self->document),
                                     APOSTIL_KIND_ENTITY)
          : NULL;

  for (guint i = 0; kind != NULL && i < kind->n_types; i++)
    {
      g_autofree gchar *key = kind->types[i].key != NULL ? g_utf8_strdown (kind->types[i].key, -1)
                                                         : NULL;

      apostil_menu_append (menu, kind->types[i].label, "win.retype-entity", kind->types[i].id, key);
    }
  return G_MENU_MODEL (menu);
}

/* « Same as … »: who of the authority lists the only one chosen may be. */
static void
append_known (ApostilEntitiesView *self, GMenu *menu)
{
  ApostilAuthority *authority = apostil_session_get_authority (self->session);
  ApostilEntity *entity = self->model != NULL ? get_only (self) : NULL;
  g_autoptr (GPtrArray) known = authority != NULL && entity != NULL
                                    ? apostil_authority_match_entity (authority, entity)
                                    : NULL;

  for (guint i = 0; known != NULL && i < known->len && i < MAX_KNOWN; i++)
    {
      ApostilEntity *one = g_ptr_array_index (known, i);
      const gchar *ref = apostil_record_get (one, APOSTIL_ATTR_REF);
      g_autofree gchar *keeper = ref != NULL ? apostil_identifier_to_short (ref) : NULL;
      g_autofree gchar *label =
          keeper != NULL
              /* Translators: name of an entity of a list, then its identifier */
              ? g_strdup_printf (_ ("Same as “%s” (%s)"), apostil_entity_get_name (one), keeper)
              /* Translators: name of an entity of a list */
              : g_strdup_printf (_ ("Same as “%s”"), apostil_entity_get_name (one));

      apostil_menu_append (menu, label, "win.identify-entity", apostil_record_get_id (one), NULL);
    }
}

/* (transfer full) */
GMenuModel *
apostil_entities_view_new_menu (ApostilEntitiesView *self)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) go = g_menu_new ();
  g_autoptr (GMenu) change = g_menu_new ();
  g_autoptr (GMenu) who = g_menu_new ();
  g_autoptr (GMenu) remove = g_menu_new ();
  g_autoptr (GMenuModel) types = new_types (self);

  apostil_menu_append (go, _ ("_Show in the Article"), "win.open-entity", NULL, "Return");
  apostil_menu_append (go, _ ("Ne_xt Place"), "win.next-mention", NULL, "<Primary>Right");
  apostil_menu_append (go, _ ("Pre_vious Place"), "win.previous-mention", NULL, "<Primary>Left");
  apostil_menu_append (go, _ ("_Open the Identifier"), "win.open-identifier", NULL,
                       "<Primary>Return");
  apostil_menu_append (change, _ ("_Rename"), "win.rename-entity", NULL, "F2");
  apostil_menu_append (change, _ ("Change _Identifier"), "win.edit-identifier", NULL, "i");
  g_menu_append_submenu (change, _ ("Change _Type"), types);
  apostil_menu_append (who, _ ("_Merge…"), "win.merge-entities", NULL, "<Primary>m");
  apostil_menu_append (who, _ ("S_plit Off This Place"), "win.split-mention", NULL,
                       "<Primary><Shift>m");
  append_known (self, who);
  apostil_menu_append (remove, _ ("_Delete With All Marks"), "win.delete-entity", NULL, "Delete");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (go));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (change));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (who));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (remove));
  return G_MENU_MODEL (menu);
}
