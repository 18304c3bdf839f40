/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-scheme-editor.h"

#include <glib/gi18n.h>

#include "apostil-help.h"
#include "apostil-resources.h"
#include "apostil-scheme-form.h"
#include "apostil-scheme-outline.h"
#include "apostil-scheme-words.h"
#include "apostil-window.h"

/* How it works
 *
 * Outline and form write into one draft. After each change the draft is built, which takes a
 * millisecond: what is wrong stands above, and only what is right can be saved. */

struct _ApostilSchemeEditor
{
  GtkWindow parent_instance;

  ApostilSchemeFiles *files;
  ApostilSchemeDraft *draft;
  gchar *former_id; /* (nullable) of the scheme of the person's that is changed */
  GBytes *saved;    /* (nullable) as it is kept */
  ApostilScheme *built;
  guint bad_node;
  gboolean saving;
  gboolean close_when_saved;
  gboolean closing;
  GSimpleActionGroup *actions;

  GtkWidget *header;
  GtkWidget *problem_bar;
  GtkWidget *problem;
  GtkWidget *problem_button;
  GtkWidget *outline_scroller;
  GtkWidget *form_viewport;
  GtkWidget *add_button;
  GtkWidget *outline;
  GtkWidget *form;
};

G_DEFINE_FINAL_TYPE (ApostilSchemeEditor, apostil_scheme_editor, GTK_TYPE_WINDOW)

enum
{
  SAVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static guint
get_node (ApostilSchemeEditor *self)
{
  return apostil_scheme_outline_get_node (APOSTIL_SCHEME_OUTLINE (self->outline));
}

static gboolean
is_modified (ApostilSchemeEditor *self)
{
  g_autoptr (GBytes) now = apostil_scheme_draft_write (self->draft);

  return self->saved == NULL || !g_bytes_equal (self->saved, now);
}

/* ---- What can be done now ---- */

static void
enable (ApostilSchemeEditor *self, const gchar *action, gboolean enabled)
{
  g_simple_action_set_enabled (
      G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), action)), enabled);
}

/* The part itself, or the nearest one around it, that can have @element. */
static guint
find_parent_for (ApostilSchemeEditor *self, const gchar *element)
{
  for (guint node = get_node (self); node != 0;
       node = apostil_scheme_draft_get_parent (self->draft, node))
    if (g_strv_contains (apostil_scheme_draft_get_addable (self->draft, node), element))
      return node;
  return 0;
}

/* Choices are for attributes that have them. */
static gboolean
takes (ApostilSchemeEditor *self, guint node, const gchar *element)
{
  return !g_str_equal (element, APOSTIL_DRAFT_CHOICE) ||
         g_strcmp0 (apostil_scheme_draft_get (self->draft, node, "type"), "choice") == 0;
}

static void
update_add_menu (ApostilSchemeEditor *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint node = get_node (self); node != 0;
       node = apostil_scheme_draft_get_parent (self->draft, node))
    {
      const gchar *const *elements = apostil_scheme_draft_get_addable (self->draft, node);
      g_autoptr (GMenu) section = g_menu_new ();
      g_autofree gchar *words = apostil_scheme_words_node (self->draft, node);

      for (guint i = 0; elements[i] != NULL; i++)
        {
          g_autoptr (GMenuItem)
              item = g_menu_item_new (apostil_scheme_words_add (elements[i]), NULL);

          if (!takes (self, node, elements[i]))
            continue;
          g_menu_item_set_action_and_target (item, "editor.add", "s", elements[i]);
          g_menu_append_item (section, item);
        }
      if (g_menu_model_get_n_items (G_MENU_MODEL (section)) > 0)
        g_menu_append_section (menu, words, G_MENU_MODEL (section));
    }
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->add_button), G_MENU_MODEL (menu));
}

static void
update_title (ApostilSchemeEditor *self)
{
  g_autofree gchar *words =
      apostil_scheme_words_node (self->draft, apostil_scheme_draft_get_root (self->draft));
  g_autofree gchar *title = NULL;

  /* Translators: title of a window; %s is the name of a scheme */
  title = g_strdup_printf (_ ("Scheme “%s”"), words);
  gtk_window_set_title (GTK_WINDOW (self), title);
  gtk_header_bar_set_title (GTK_HEADER_BAR (self->header), title);
  gtk_header_bar_set_subtitle (GTK_HEADER_BAR (self->header),
                               is_modified (self) ? _ ("not saved") : _ ("saved"));
}

static void
tell_problem (ApostilSchemeEditor *self, const gchar *words)
{
  if (words != NULL)
    gtk_label_set_text (GTK_LABEL (self->problem), words);
  gtk_info_bar_set_revealed (GTK_INFO_BAR (self->problem_bar), words != NULL);
  gtk_widget_set_visible (self->problem_button, self->bad_node != 0);
  atk_object_set_name (gtk_widget_get_accessible (self->problem_bar), words != NULL ? words : "");
}

/* The id of another scheme of the person's would take its place. */
static gboolean
is_id_taken (ApostilSchemeEditor *self)
{
  const gchar *id = apostil_scheme_get_id (self->built);

  return g_strcmp0 (id, self->former_id) != 0 &&
         apostil_scheme_files_lookup (self->files, id) != NULL;
}

static void
build (ApostilSchemeEditor *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree gchar *words = NULL;

  g_clear_object (&self->built);
  self->built = apostil_scheme_draft_build (self->draft, &self->bad_node, &error);
  if (self->built != NULL && is_id_taken (self))
    {
      words = g_strdup_printf (_ ("There is another scheme with the name “%s” in files; choose "
                                  "another name."),
                               apostil_scheme_get_id (self->built));
      self->bad_node = apostil_scheme_draft_get_root (self->draft);
      g_clear_object (&self->built);
    }
  else if (self->built == NULL)
    {
      g_autofree gchar *node = apostil_scheme_words_node (self->draft, self->bad_node);

      /* Translators: a part of a scheme, then what is wrong with it */
      words = g_strdup_printf (_ ("“%s”: %s."), node, error->message);
    }
  tell_problem (self, words);
}

static void
update_actions (ApostilSchemeEditor *self)
{
  guint node = get_node (self);

  enable (self, "save", self->built != NULL && !self->saving && is_modified (self));
  enable (self, "undo", apostil_scheme_draft_can_undo (self->draft));
  enable (self, "redo", apostil_scheme_draft_can_redo (self->draft));
  enable (self, "remove", apostil_scheme_draft_get_parent (self->draft, node) != 0);
  enable (self, "move",
          apostil_scheme_draft_can_move (self->draft, node, -1) ||
              apostil_scheme_draft_can_move (self->draft, node, 1));
  enable (self, "show-problem", self->bad_node != 0);
}

static void
draft_changed (ApostilSchemeEditor *self)
{
  build (self);
  update_title (self);
  update_add_menu (self);
  update_actions (self);
}

static void
node_selected (ApostilSchemeEditor *self)
{
  apostil_scheme_form_show_node (APOSTIL_SCHEME_FORM (self->form), get_node (self));
  update_add_menu (self);
  update_actions (self);
}

/* ---- Saving ---- */

/* Articles that are open have the scheme inside; they follow where they can. */
static void
tell_windows (ApostilSchemeEditor *self, ApostilScheme *scheme)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  GList *windows = application != NULL ? gtk_application_get_windows (application) : NULL;

  for (GList *l = windows; l != NULL; l = l->next)
    if (APOSTIL_IS_WINDOW (l->data))
      apostil_window_scheme_edited (l->data, scheme, self->former_id);
}

static void
save_done (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ApostilSchemeEditor) self = user_data;
  g_autoptr (ApostilScheme) scheme = g_object_steal_data (G_OBJECT (self), "saving");
  g_autoptr (GError) error = NULL;
  gboolean saved = apostil_scheme_files_save_finish (APOSTIL_SCHEME_FILES (source), result, &error);

  self->saving = FALSE;
  if (saved)
    {
      g_clear_pointer (&self->saved, g_bytes_unref);
      self->saved = g_bytes_ref (apostil_scheme_get_xml (scheme));
      g_signal_emit (self, signals[SAVED], 0, scheme, self->former_id);
      tell_windows (self, scheme);
      g_free (self->former_id);
      self->former_id = g_strdup (apostil_scheme_get_id (scheme));
    }
  if (self->draft == NULL)
    return;
  draft_changed (self);
  if (!saved)
    {
      self->bad_node = 0;
      tell_problem (self, error->message);
    }
  else if (self->close_when_saved)
    {
      self->closing = TRUE;
      gtk_window_close (GTK_WINDOW (self));
    }
  self->close_when_saved = FALSE;
}

static void
save (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ApostilSchemeEditor *self = user_data;

  if (self->built == NULL || self->saving)
    return;
  self->saving = TRUE;
  apostil_scheme_draft_settle (self->draft);
  update_actions (self);
  g_object_set_data_full (G_OBJECT (self), "saving", g_object_ref (self->built), g_object_unref);
  apostil_scheme_files_save_async (self->files, self->built, self->former_id, NULL, save_done,
                                   g_object_ref (self));
}

/* ---- Changing ---- */

static void
undo (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  apostil_scheme_draft_undo (APOSTIL_SCHEME_EDITOR (user_data)->draft);
}

static void
redo (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  apostil_scheme_draft_redo (APOSTIL_SCHEME_EDITOR (user_data)->draft);
}

static void
add (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ApostilSchemeEditor *self = user_data;
  const gchar *element = g_variant_get_string (parameter, NULL);
  guint parent = find_parent_for (self, element);
  guint node;

  if (parent == 0 || !takes (self, parent, element))
    return;
  node =
      apostil_scheme_draft_add (self->draft, parent, element, apostil_scheme_words_new (element));
  apostil_scheme_outline_select (APOSTIL_SCHEME_OUTLINE (self->outline), node);
  apostil_scheme_form_edit_label (APOSTIL_SCHEME_FORM (self->form));
}

static void
remove_now (ApostilSchemeEditor *self, guint node)
{
  apostil_scheme_outline_select (APOSTIL_SCHEME_OUTLINE (self->outline),
                                 apostil_scheme_draft_get_parent (self->draft, node));
  apostil_scheme_draft_remove (self->draft, node);
}

/* Which articles that are open have anything of a part, and how much; one a line. */
static gchar *
describe_use (ApostilSchemeEditor *self, guint node)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  GList *windows = application != NULL ? gtk_application_get_windows (application) : NULL;
  GString *lines = g_string_new (NULL);

  for (GList *l = windows; l != NULL; l = l->next)
    {
      ApostilDocument *document =
          APOSTIL_IS_WINDOW (l->data)
              ? apostil_session_get_document (apostil_window_get_session (l->data))
              : NULL;
      g_autofree gchar *title = NULL;
      g_autofree gchar *words = NULL;
      ApostilSchemeUse use;

      if (document == NULL ||
          g_strcmp0 (apostil_scheme_get_id (apostil_document_get_scheme (document)),
                     self->former_id) != 0)
        continue;
      use = apostil_scheme_use_count (document, self->draft, node);
      if (apostil_scheme_use_is_none (&use))
        continue;
      title = apostil_window_dup_title (l->data);
      words = apostil_scheme_words_use (&use);
      /* Translators: the title of an article, then what of it has a part of a scheme: « 12 marks » */
      g_string_append_printf (lines, _ ("“%s” has it: %s."), title, words);
      g_string_append_c (lines, '\n');
    }
  return g_string_free (lines, FALSE);
}

static void
remove_response (GtkDialog *dialog, gint response, ApostilSchemeEditor *self)
{
  guint node = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (dialog), "node"));

  gtk_widget_destroy (GTK_WIDGET (dialog));
  /* It may be gone meanwhile. */
  if (response == GTK_RESPONSE_ACCEPT && apostil_scheme_draft_get_parent (self->draft, node) != 0)
    remove_now (self, node);
}

/* What articles have is taken away only from whoever knows it. */
static void
ask_to_remove (ApostilSchemeEditor *self, guint node, const gchar *use)
{
  g_autofree gchar *label = apostil_scheme_words_node (self->draft, node);
  GtkWidget *dialog =
      gtk_message_dialog_new (GTK_WINDOW (self), GTK_DIALOG_MODAL | GTK_DIALOG_DESTROY_WITH_PARENT,
                              GTK_MESSAGE_QUESTION, GTK_BUTTONS_NONE,
                              /* Translators: %s is a part of a scheme, such as a kind of marks */
                              _ ("Remove “%s”, which is in use?"), label);
  GtkWidget *button;

  gtk_message_dialog_format_secondary_text (
      GTK_MESSAGE_DIALOG (dialog), "%s\n%s", use,
      _ ("No article loses anything: one that cannot do without it keeps the scheme that it has. "
         "The removal can be undone here."));
  gtk_dialog_add_button (GTK_DIALOG (dialog), _ ("_Cancel"), GTK_RESPONSE_CANCEL);
  button = gtk_dialog_add_button (GTK_DIALOG (dialog), _ ("_Remove"), GTK_RESPONSE_ACCEPT);
  gtk_style_context_add_class (gtk_widget_get_style_context (button), "destructive-action");
  gtk_dialog_set_default_response (GTK_DIALOG (dialog), GTK_RESPONSE_CANCEL);
  g_object_set_data (G_OBJECT (dialog), "node", GUINT_TO_POINTER (node));
  g_signal_connect_object (dialog, "response", G_CALLBACK (remove_response), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
remove_node (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ApostilSchemeEditor *self = user_data;
  guint node = get_node (self);
  g_autofree gchar *use = NULL;

  if (apostil_scheme_draft_get_parent (self->draft, node) == 0)
    return;
  use = describe_use (self, node);
  if (*use != '\0')
    ask_to_remove (self, node, use);
  else
    remove_now (self, node);
}

static void
move (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ApostilSchemeEditor *self = user_data;

  apostil_scheme_draft_move (self->draft, get_node (self),
                             g_str_equal (g_variant_get_string (parameter, NULL), "up") ? -1 : 1);
}

static void
show_problem (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ApostilSchemeEditor *self = user_data;

  if (self->bad_node == 0)
    return;
  apostil_scheme_outline_select (APOSTIL_SCHEME_OUTLINE (self->outline), self->bad_node);
  gtk_widget_grab_focus (self->outline);
}

/* ---- Keys and closing ---- */

static gboolean
outline_key_press (GtkWidget *outline, GdkEventKey *event, ApostilSchemeEditor *self)
{
  GActionGroup *group = G_ACTION_GROUP (self->actions);
  gboolean alt = (event->state & gtk_accelerator_get_default_mod_mask ()) == GDK_MOD1_MASK;

  if (event->keyval == GDK_KEY_Delete)
    g_action_group_activate_action (group, "remove", NULL);
  else if (alt && (event->keyval == GDK_KEY_Up || event->keyval == GDK_KEY_Down))
    g_action_group_activate_action (
        group, "move", g_variant_new_string (event->keyval == GDK_KEY_Up ? "up" : "down"));
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static void
close_response (GtkDialog *dialog, gint response, ApostilSchemeEditor *self)
{
  gtk_widget_destroy (GTK_WIDGET (dialog));
  if (response == GTK_RESPONSE_ACCEPT)
    {
      self->close_when_saved = TRUE;
      save (NULL, NULL, self);
    }
  else if (response == GTK_RESPONSE_REJECT)
    {
      self->closing = TRUE;
      gtk_window_close (GTK_WINDOW (self));
    }
}

static gboolean
apostil_scheme_editor_delete_event (GtkWidget *widget, GdkEventAny *event)
{
  ApostilSchemeEditor *self = APOSTIL_SCHEME_EDITOR (widget);
  GtkWidget *dialog;

  if (self->closing || !is_modified (self))
    return GDK_EVENT_PROPAGATE;
  dialog = gtk_message_dialog_new (
      GTK_WINDOW (self), GTK_DIALOG_MODAL | GTK_DIALOG_DESTROY_WITH_PARENT, GTK_MESSAGE_QUESTION,
      GTK_BUTTONS_NONE, "%s", _ ("Keep the changes of the scheme?"));
  gtk_dialog_add_buttons (GTK_DIALOG (dialog), _ ("_Discard"), GTK_RESPONSE_REJECT, _ ("_Cancel"),
                          GTK_RESPONSE_CANCEL, NULL);
  /* What is wrong cannot be kept; it is told in the window. */
  if (self->built != NULL)
    gtk_dialog_add_button (GTK_DIALOG (dialog), _ ("_Save"), GTK_RESPONSE_ACCEPT);
  gtk_dialog_set_default_response (GTK_DIALOG (dialog),
                                   self->built != NULL ? GTK_RESPONSE_ACCEPT : GTK_RESPONSE_CANCEL);
  g_signal_connect_object (dialog, "response", G_CALLBACK (close_response), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  return GDK_EVENT_STOP;
}

/* ---- Construction ---- */

static void
apostil_scheme_editor_dispose (GObject *object)
{
  ApostilSchemeEditor *self = APOSTIL_SCHEME_EDITOR (object);

  if (self->draft != NULL)
    g_signal_handlers_disconnect_by_data (self->draft, self);
  g_clear_object (&self->draft);
  g_clear_object (&self->files);
  g_clear_object (&self->built);
  g_clear_object (&self->actions);
  g_clear_pointer (&self->saved, g_bytes_unref);
  g_clear_pointer (&self->former_id, g_free);
  G_OBJECT_CLASS (apostil_scheme_editor_parent_class)->dispose (object);
}

static void
apostil_scheme_editor_class_init (ApostilSchemeEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  apostil_get_resource ();
  G_OBJECT_CLASS (klass)->dispose = apostil_scheme_editor_dispose;
  widget_class->delete_event = apostil_scheme_editor_delete_event;
  /* documented in the header */
  signals[SAVED] = g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 2, APOSTIL_TYPE_SCHEME, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/apostil-scheme-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, ApostilSchemeEditor, header);
  gtk_widget_class_bind_template_child (widget_class, ApostilSchemeEditor, problem_bar);
  gtk_widget_class_bind_template_child (widget_class, ApostilSchemeEditor, problem);
  gtk_widget_class_bind_template_child (widget_class, ApostilSchemeEditor, problem_button);
  gtk_widget_class_bind_template_child (widget_class, ApostilSchemeEditor, outline_scroller);
  gtk_widget_class_bind_template_child (widget_class, ApostilSchemeEditor, form_viewport);
  gtk_widget_class_bind_template_child (widget_class, ApostilSchemeEditor, add_button);
}

static void
apostil_scheme_editor_init (ApostilSchemeEditor *self)
{
  static const GActionEntry entries[] = {
    { "save", save },
    { "undo", undo },
    { "redo", redo },
    { "add", add, "s" },
    { "remove", remove_node },
    { "move", move, "s" },
    { "show-problem", show_problem },
  };

  gtk_widget_init_template (GTK_WIDGET (self));
  apostil_help_bind (self, "schemes");
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "editor", G_ACTION_GROUP (self->actions));
}

static void
add_parts (ApostilSchemeEditor *self)
{
  self->outline = apostil_scheme_outline_new (self->draft);
  gtk_container_add (GTK_CONTAINER (self->outline_scroller), self->outline);
  g_signal_connect_swapped (self->outline, "selected", G_CALLBACK (node_selected), self);
  g_signal_connect (self->outline, "key-press-event", G_CALLBACK (outline_key_press), self);
  self->form = apostil_scheme_form_new (self->draft);
  g_object_set (self->form, "margin", 18, NULL);
  gtk_container_add (GTK_CONTAINER (self->form_viewport), self->form);
  g_signal_connect_object (self->draft, "changed", G_CALLBACK (draft_changed), self,
                           G_CONNECT_SWAPPED);
  draft_changed (self);
}

/**
 * apostil_scheme_editor_new:
 * @application: the program
 * @files: where it is kept
 * @scheme: what it begins with
 * @former_id: (nullable): the id of the scheme of the person's that is changed; %NULL for a new one
 *
 * Returns: (transfer none): a window, owned by GTK as all windows are
 */
ApostilSchemeEditor *
apostil_scheme_editor_new (GtkApplication *application,
                           ApostilSchemeFiles *files,
                           ApostilScheme *scheme,
                           const gchar *former_id)
{
  ApostilSchemeEditor *self =
      g_object_new (APOSTIL_TYPE_SCHEME_EDITOR, "application", application, NULL);

  self->files = g_object_ref (files);
  self->draft = apostil_scheme_draft_new (scheme);
  self->former_id = g_strdup (former_id);
  if (former_id != NULL)
    self->saved = apostil_scheme_draft_write (self->draft);
  add_parts (self);
  return self;
}

/**
 * apostil_scheme_editor_get_former_id:
 * @self: the window
 *
 * Returns: (transfer none) (nullable): the id under which the scheme is kept; %NULL when it is not
 */
const gchar *
apostil_scheme_editor_get_former_id (ApostilSchemeEditor *self)
{
  g_return_val_if_fail (APOSTIL_IS_SCHEME_EDITOR (self), NULL);

  return self->former_id;
}
