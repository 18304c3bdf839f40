/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-scheme-form.h"

#include <glib/gi18n.h>
#include <string.h>

#include "apostil-scheme-field.h"

struct _ApostilSchemeForm
{
  GtkGrid parent_instance;

  ApostilSchemeDraft *draft;
  guint node;
  gchar *value_type; /* (nullable) of an attribute, as the form was made for it */
  GPtrArray *fields; /* (element-type ApostilSchemeField) unowned */
};

G_DEFINE_FINAL_TYPE (ApostilSchemeForm, apostil_scheme_form, GTK_TYPE_GRID)

/* In the order of the form; the elements that have it, with a blank at each end. */
static const struct
{
  const gchar *field;
  const gchar *label;
  const gchar *elements;
  ApostilFieldControl control;
} table[] = {
  { "label", N_ ("_Label"), " scheme role variable kind type attribute choice link part relation ",
    APOSTIL_FIELD_LINE },
  { "plural", N_ ("_Plural"), " kind type ", APOSTIL_FIELD_LINE },
  /* Translators: what a relation is called from the other end: « is supported by » */
  { "inverse", N_ ("Seen from the other _end"), " relation ", APOSTIL_FIELD_LINE },
  { "key", N_ ("_Key"), " kind type part ", APOSTIL_FIELD_KEY },
  { "colour", N_ ("_Colour"), " kind type relation ", APOSTIL_FIELD_COLOUR },
  { "type", N_ ("_Value"), " attribute variable ", APOSTIL_FIELD_VALUE_TYPE },
  { "fallback", N_ ("_When nothing is said"), " attribute variable ", APOSTIL_FIELD_FALLBACK },
  { "targets", N_ ("Leads to"), " link ", APOSTIL_FIELD_KINDS },
  { "many", N_ ("It can lead to _several"), " link ", APOSTIL_FIELD_YES },
  { "from", N_ ("From"), " relation ", APOSTIL_FIELD_KINDS },
  { "to", N_ ("To"), " relation ", APOSTIL_FIELD_KINDS },
  { "symmetric", N_ ("It holds in _both directions"), " relation ", APOSTIL_FIELD_YES },
  { "guideline", N_ ("_Guideline"), " kind type ", APOSTIL_FIELD_TEXT },
  { "suggestions", N_ ("_Suggest marks in articles with this scheme"), " scheme ",
    APOSTIL_FIELD_ON_OFF },
  { "id", N_ ("_Name in files"),
    " scheme role variable kind type attribute choice link part relation ", APOSTIL_FIELD_LINE },
};

static void
add_field (ApostilSchemeForm *self, guint index, gint row)
{
  const gchar *words = _ (table[index].label);
  gboolean own_label = table[index].control == APOSTIL_FIELD_YES ||
                       table[index].control == APOSTIL_FIELD_ON_OFF;
  GtkWidget *field = apostil_scheme_field_new (self->draft, self->node, table[index].field,
                                               table[index].control, words);
  GtkWidget *control = apostil_scheme_field_get_control (APOSTIL_SCHEME_FIELD (field));
  GtkWidget *label;

  g_ptr_array_add (self->fields, field);
  gtk_grid_attach (GTK_GRID (self), field, 1, row, 1, 1);
  if (own_label)
    return;
  label = gtk_label_new_with_mnemonic (words);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), control);
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  /* In line with the words in the control. */
  gtk_widget_set_margin_top (label, table[index].control == APOSTIL_FIELD_KINDS ? 2 : 7);
  gtk_style_context_add_class (gtk_widget_get_style_context (label), "dim-label");
  gtk_widget_show (label);
  gtk_grid_attach (GTK_GRID (self), label, 0, row, 1, 1);
  if (table[index].control == APOSTIL_FIELD_KINDS)
    atk_object_set_name (gtk_widget_get_accessible (control), words);
}

static gboolean
is_shown (ApostilSchemeForm *self, guint index, const gchar *element)
{
  g_autofree gchar *word = g_strdup_printf (" %s ", element);

  if (strstr (table[index].elements, word) == NULL)
    return FALSE;
  return table[index].control != APOSTIL_FIELD_FALLBACK ||
         g_strcmp0 (self->value_type, "choice") == 0;
}

static void
fill (ApostilSchemeForm *self)
{
  g_autoptr (GList) children = gtk_container_get_children (GTK_CONTAINER (self));
  const gchar *element = apostil_scheme_draft_get_element (self->draft, self->node);

  for (GList *l = children; l != NULL; l = l->next)
    gtk_widget_destroy (l->data);
  g_ptr_array_set_size (self->fields, 0);
  g_free (self->value_type);
  self->value_type = g_strdup (apostil_scheme_draft_get (self->draft, self->node, "type"));
  for (guint i = 0; element != NULL && i < G_N_ELEMENTS (table); i++)
    if (is_shown (self, i, element))
      add_field (self, i, (gint) i);
}

static gboolean
fill_later (gpointer user_data)
{
  fill (user_data);
  return G_SOURCE_REMOVE;
}

static void
draft_changed (ApostilSchemeDraft *draft, guint node, ApostilSchemeForm *self)
{
  const gchar *type = apostil_scheme_draft_get (draft, self->node, "type");

  if (apostil_scheme_draft_get_element (draft, self->node) == NULL)
    return;
  for (guint i = 0; i < self->fields->len; i++)
    apostil_scheme_field_update (g_ptr_array_index (self->fields, i));
  /* The choice of a type is not pulled away from under the hand that makes it. */
  if (g_strcmp0 (type, self->value_type) != 0)
    g_idle_add_full (G_PRIORITY_HIGH_IDLE, fill_later, g_object_ref (self), g_object_unref);
}

static void
apostil_scheme_form_dispose (GObject *object)
{
  ApostilSchemeForm *self = APOSTIL_SCHEME_FORM (object);

  if (self->draft != NULL)
    g_signal_handlers_disconnect_by_data (self->draft, self);
  g_clear_object (&self->draft);
  G_OBJECT_CLASS (apostil_scheme_form_parent_class)->dispose (object);
}

static void
apostil_scheme_form_finalize (GObject *object)
{
  ApostilSchemeForm *self = APOSTIL_SCHEME_FORM (object);

  g_free (self->value_type);
  g_ptr_array_unref (self->fields);
  G_OBJECT_CLASS (apostil_scheme_form_parent_class)->finalize (object);
}

static void
apostil_scheme_form_class_init (ApostilSchemeFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = apostil_scheme_form_dispose;
  G_OBJECT_CLASS (klass)->finalize = apostil_scheme_form_finalize;
}

static void
apostil_scheme_form_init (ApostilSchemeForm *self)
{
  self->fields = g_ptr_array_new ();
  gtk_grid_set_row_spacing (GTK_GRID (self), 9);
  gtk_grid_set_column_spacing (GTK_GRID (self), 12);
}

/**
 * apostil_scheme_form_new:
 * @draft: the scheme
 *
 * Returns: (transfer floating): a form that shows the scheme itself
 */
GtkWidget *
apostil_scheme_form_new (ApostilSchemeDraft *draft)
{
  ApostilSchemeForm *self = g_object_new (APOSTIL_TYPE_SCHEME_FORM, "visible", TRUE, NULL);

  self->draft = g_object_ref (draft);
  g_signal_connect (draft, "changed", G_CALLBACK (draft_changed), self);
  apostil_scheme_form_show_node (self, apostil_scheme_draft_get_root (draft));
  return GTK_WIDGET (self);
}

/**
 * apostil_scheme_form_show_node:
 * @self: the form
 * @node: a part of the scheme
 *
 * Shows the fields of @node.
 */
void
apostil_scheme_form_show_node (ApostilSchemeForm *self, guint node)
{
  g_return_if_fail (APOSTIL_IS_SCHEME_FORM (self));

  apostil_scheme_draft_settle (self->draft);
  self->node = node;
  fill (self);
}

/**
 * apostil_scheme_form_edit_label:
 * @self: the form
 *
 * The label gets the focus, all of it selected.
 */
void
apostil_scheme_form_edit_label (ApostilSchemeForm *self)
{
  g_return_if_fail (APOSTIL_IS_SCHEME_FORM (self));

  if (self->fields->len > 0)
    gtk_widget_grab_focus (apostil_scheme_field_get_control (g_ptr_array_index (self->fields, 0)));
}
