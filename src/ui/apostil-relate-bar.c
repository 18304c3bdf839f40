/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Picking the other end of a relation. A click on a claim, in the text or in the list, is the
 * choice. Keys only wander: arrow keys and Tab pass over claims that are not meant, so there
 * Enter chooses. */

#include "config.h"

#include "apostil-relate-bar.h"

#include <glib/gi18n.h>

#include "apostil-apply.h"
#include "apostil-combo.h"
#include "apostil-commands.h"

struct _ApostilRelateBar
{
  GtkBin parent_instance;

  ApostilSession *session;
  GtkWidget *revealer;
  GtkWidget *label;
  GtkWidget *types; /* GtkComboBoxText, by type */
  gchar *from;      /* (nullable) id of the first claim while the other is picked */
};

G_DEFINE_FINAL_TYPE (ApostilRelateBar, apostil_relate_bar, GTK_TYPE_BIN)

static ApostilAnnotation *
get_from (ApostilRelateBar *self)
{
  ApostilDocument *document = apostil_session_get_document (self->session);
  gpointer record;

  if (document == NULL || self->from == NULL)
    return NULL;
  record = apostil_document_lookup (document, self->from);
  return APOSTIL_IS_ANNOTATION (record) ? record : NULL;
}

static gboolean
allows (const gchar *const *kinds, ApostilAnnotation *annotation)
{
  if (kinds == NULL)
    return TRUE;
  for (guint i = 0; kinds[i] != NULL; i++)
    if (apostil_annotation_is (annotation, kinds[i]))
      return TRUE;
  return FALSE;
}

static const ApostilRelationDef *
get_relation (ApostilRelateBar *self)
{
  ApostilDocument *document = apostil_session_get_document (self->session);
  const gchar *type = gtk_combo_box_get_active_id (GTK_COMBO_BOX (self->types));

  if (document == NULL || type == NULL)
    return NULL;
  return apostil_scheme_get_relation (apostil_document_get_scheme (document), type);
}

static void
update_label (ApostilRelateBar *self)
{
  ApostilAnnotation *from = get_from (self);
  g_autofree gchar *words = NULL;
  g_autofree gchar *text = NULL;

  if (from == NULL)
    return;
  words = apostil_session_describe (self->session, from);
  /* Translators: beside a choice such as « contradicts »; %s is a claim in words */
  text = g_strdup_printf (_ ("%s …"), words);
  gtk_label_set_text (GTK_LABEL (self->label), text);
  atk_object_set_name (gtk_widget_get_accessible (self->revealer), text);
}

static void
current_changed (ApostilRelateBar *self)
{
  g_autoptr (GdkEvent) event = NULL;

  if (self->from == NULL)
    return;
  if (get_from (self) == NULL)
    {
      apostil_relate_bar_cancel (self);
      return;
    }
  event = gtk_get_current_event ();
  if (event == NULL)
    return;
  if ((event->type == GDK_BUTTON_PRESS || event->type == GDK_BUTTON_RELEASE) &&
      apostil_relate_bar_can_commit (self))
    apostil_relate_bar_commit (self);
}

/* ---- Construction ---- */

static void
apostil_relate_bar_dispose (GObject *object)
{
  ApostilRelateBar *self = APOSTIL_RELATE_BAR (object);

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  g_clear_pointer (&self->from, g_free);
  G_OBJECT_CLASS (apostil_relate_bar_parent_class)->dispose (object);
}

static void
apostil_relate_bar_class_init (ApostilRelateBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = apostil_relate_bar_dispose;
}

static void
apostil_relate_bar_init (ApostilRelateBar *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *hint = gtk_label_new (_ ("Click the other claim, or go to it and press Enter."));
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));

  self->revealer = gtk_revealer_new ();
  gtk_revealer_set_transition_type (GTK_REVEALER (self->revealer),
                                    GTK_REVEALER_TRANSITION_TYPE_SLIDE_UP);
  self->label = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (self->label), 36);
  self->types = gtk_combo_box_text_new ();
  apostil_combo_ignore_scroll (self->types);
  atk_object_set_name (gtk_widget_get_accessible (self->types), _ ("Relation"));
  gtk_label_set_line_wrap (GTK_LABEL (hint), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (hint), 24);
  gtk_label_set_xalign (GTK_LABEL (hint), 0);
  gtk_style_context_add_class (gtk_widget_get_style_context (hint), "dim-label");
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (apostil_relate_bar_cancel), self);

  gtk_box_pack_start (GTK_BOX (line), self->label, FALSE, TRUE, 0);
  gtk_box_pack_start (GTK_BOX (line), self->types, FALSE, FALSE, 0);
  gtk_container_add (GTK_CONTAINER (lines), line);
  gtk_container_add (GTK_CONTAINER (lines), hint);
  gtk_box_pack_start (GTK_BOX (box), lines, TRUE, TRUE, 0);
  gtk_widget_set_valign (cancel, GTK_ALIGN_CENTER);
  gtk_box_pack_end (GTK_BOX (box), cancel, FALSE, FALSE, 0);
  gtk_style_context_add_class (gtk_widget_get_style_context (box), "article-bar");
  gtk_style_context_add_class (gtk_widget_get_style_context (box), "bottom");
  gtk_container_add (GTK_CONTAINER (self->revealer), box);
  gtk_container_add (GTK_CONTAINER (self), self->revealer);
  gtk_widget_show_all (GTK_WIDGET (self));
}

/**
 * apostil_relate_bar_new:
 * @session: what the window looks at
 *
 * Returns: (transfer floating): the bar, closed
 */
GtkWidget *
apostil_relate_bar_new (ApostilSession *session)
{
  ApostilRelateBar *self = g_object_new (APOSTIL_TYPE_RELATE_BAR, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_swapped (session, "notify::current", G_CALLBACK (current_changed), self);
  return GTK_WIDGET (self);
}

/**
 * apostil_relate_bar_start:
 * @self: the bar
 * @from: the first claim
 * @type: (nullable): one of the scheme's relations
 *
 * Starts to pick the other end; what is wrong with @type or @from is said in the window.
 *
 * Returns: %FALSE when no relation of that type starts from @from
 */
gboolean
apostil_relate_bar_start (ApostilRelateBar *self, ApostilAnnotation *from, const gchar *type)
{
  ApostilDocument *document;
  const ApostilRelationDef *relations;
  guint n_relations;

  g_return_val_if_fail (APOSTIL_IS_RELATE_BAR (self), FALSE);
  g_return_val_if_fail (APOSTIL_IS_ANNOTATION (from), FALSE);

  document = apostil_session_get_document (self->session);
  relations = apostil_scheme_get_relations (apostil_document_get_scheme (document), &n_relations);
  gtk_combo_box_text_remove_all (GTK_COMBO_BOX_TEXT (self->types));
  for (guint i = 0; i < n_relations; i++)
    if (allows (relations[i].from, from))
      gtk_combo_box_text_append (GTK_COMBO_BOX_TEXT (self->types), relations[i].type,
                                 relations[i].label);
  if (type == NULL)
    gtk_combo_box_set_active (GTK_COMBO_BOX (self->types), 0);
  else
    gtk_combo_box_set_active_id (GTK_COMBO_BOX (self->types), type);
  if (get_relation (self) == NULL)
    {
      apostil_report_done (GTK_WIDGET (self), _ ("Put the caret on a claim first."), FALSE);
      return FALSE;
    }
  g_free (self->from);
  self->from = g_strdup (apostil_record_get_id (from));
  update_label (self);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), TRUE);
  return TRUE;
}

/**
 * apostil_relate_bar_is_picking:
 * @self: the bar
 *
 * Returns: whether the other end is being picked
 */
gboolean
apostil_relate_bar_is_picking (ApostilRelateBar *self)
{
  g_return_val_if_fail (APOSTIL_IS_RELATE_BAR (self), FALSE);

  return self->from != NULL;
}

/**
 * apostil_relate_bar_can_commit:
 * @self: the bar
 *
 * Returns: whether the session's current mark can be the other end
 */
gboolean
apostil_relate_bar_can_commit (ApostilRelateBar *self)
{
  ApostilAnnotation *current;
  const ApostilRelationDef *relation;

  g_return_val_if_fail (APOSTIL_IS_RELATE_BAR (self), FALSE);

  current = apostil_session_get_current (self->session);
  relation = get_relation (self);
  return current != NULL && self->from != NULL && relation != NULL &&
         !g_str_equal (apostil_record_get_id (current), self->from) &&
         allows (relation->to, current);
}

/**
 * apostil_relate_bar_commit:
 * @self: the bar
 *
 * Relates the first claim to the session's current mark.
 *
 * Returns: %FALSE when that makes no sense; the window says why, and picking goes on
 */
gboolean
apostil_relate_bar_commit (ApostilRelateBar *self)
{
  ApostilDocument *document;
  ApostilAnnotation *current;
  const ApostilRelationDef *relation;
  g_autofree gchar *from = NULL;
  g_autofree gchar *words = NULL;
  g_autofree gchar *message = NULL;
  GError *error = NULL;

  g_return_val_if_fail (APOSTIL_IS_RELATE_BAR (self), FALSE);

  if (!apostil_relate_bar_can_commit (self))
    {
      apostil_report_done (GTK_WIDGET (self), _ ("Pick another claim."), FALSE);
      return FALSE;
    }
  document = apostil_session_get_document (self->session);
  current = apostil_session_get_current (self->session);
  relation = get_relation (self);
  words = apostil_session_describe (self->session, current);
  from = g_steal_pointer (&self->from);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), FALSE);
  if (!apostil_apply_edit (GTK_WIDGET (self), document,
                           apostil_command_relate (document, relation->type, from,
                                                   apostil_record_get_id (current), &error),
                           error))
    return FALSE;
  /* Translators: a relation such as « contradicts », then a claim in words */
  message = g_strdup_printf (_ ("%s: %s"), relation->label, words);
  apostil_report_done (GTK_WIDGET (self), message, TRUE);
  return TRUE;
}

/**
 * apostil_relate_bar_cancel:
 * @self: the bar
 *
 * Gives up picking.
 */
void
apostil_relate_bar_cancel (ApostilRelateBar *self)
{
  g_return_if_fail (APOSTIL_IS_RELATE_BAR (self));

  g_clear_pointer (&self->from, g_free);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), FALSE);
}
