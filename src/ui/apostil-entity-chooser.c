/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-entity-chooser.h"

#include <glib/gi18n.h>

#include "apostil-identifier.h"
#include "apostil-popup.h"
#include "apostil-swatch.h"

/* Namesakes on lists; more than a person compares. */
#define MAX_OFFERED 8

struct _ApostilEntityChooser
{
  GtkPopover parent_instance;

  GtkWidget *title;
  GtkWidget *list;
  GPtrArray *ids;   /* (element-type utf8) one for each row but the last */
  gchar *entity_id; /* (nullable) the entity that is offered known ones */
};

G_DEFINE_FINAL_TYPE (ApostilEntityChooser, apostil_entity_chooser, GTK_TYPE_POPOVER)

enum
{
  CHOSEN,
  IDENTIFIED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
row_activated (GtkListBox *list, GtkListBoxRow *row, ApostilEntityChooser *self)
{
  guint index = (guint) gtk_list_box_row_get_index (row);
  g_autoptr (GPtrArray) ids = g_ptr_array_ref (self->ids);
  const gchar *id = index < ids->len ? g_ptr_array_index (ids, index) : NULL;

  gtk_popover_popdown (GTK_POPOVER (self));
  if (self->entity_id == NULL)
    g_signal_emit (self, signals[CHOSEN], 0, id, g_ptr_array_index (ids, 0));
  else if (id != NULL)
    g_signal_emit (self, signals[IDENTIFIED], 0, self->entity_id, id);
  else
    gtk_widget_grab_focus (gtk_popover_get_relative_to (GTK_POPOVER (self)));
}

static gboolean
list_key_press (GtkWidget *widget, GdkEventKey *event, gpointer user_data)
{
  if (event->keyval != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  gtk_popover_popdown (GTK_POPOVER (user_data));
  gtk_widget_grab_focus (gtk_popover_get_relative_to (GTK_POPOVER (user_data)));
  return GDK_EVENT_STOP;
}

static void
add_row (ApostilEntityChooser *self,
         const gchar *name,
         const gchar *detail,
         const gchar *colour,
         const gchar *letter)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *label = gtk_label_new (name);

  gtk_container_set_border_width (GTK_CONTAINER (box), 6);
  gtk_container_add (GTK_CONTAINER (box), apostil_swatch_new (colour, letter));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_line_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_line_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 36);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_container_add (GTK_CONTAINER (box), label);
  if (detail != NULL)
    {
      GtkWidget *more = gtk_label_new (detail);

      gtk_style_context_add_class (gtk_widget_get_style_context (more), "dim-label");
      gtk_container_add (GTK_CONTAINER (box), more);
    }
  gtk_container_add (GTK_CONTAINER (row), box);
  atk_object_set_name (gtk_widget_get_accessible (row), name);
  gtk_container_add (GTK_CONTAINER (self->list), row);
}

static void
clear (ApostilEntityChooser *self)
{
  g_autoptr (GList) rows = gtk_container_get_children (GTK_CONTAINER (self->list));

  for (GList *l = rows; l != NULL; l = l->next)
    gtk_widget_destroy (l->data);
  g_clear_pointer (&self->ids, g_ptr_array_unref);
  self->ids = g_ptr_array_new_with_free_func (g_free);
  g_clear_pointer (&self->entity_id, g_free);
}

static void
fill (ApostilEntityChooser *self, ApostilDocument *document, GPtrArray *candidates)
{
  ApostilScheme *scheme = apostil_document_get_scheme (document);
  ApostilAnnotationList *annotations = apostil_document_get_annotations (document);
  const gchar *colour = NULL;
  const gchar *letter = NULL;

  clear (self);
  for (guint i = 0; i < candidates->len; i++)
    {
      ApostilEntity *entity = g_ptr_array_index (candidates, i);
      const gchar *id = apostil_record_get_id (entity);
      g_autoptr (GPtrArray) linking = apostil_annotation_list_linking_to (annotations, id);
      /* Translators: how many marks name this person or place */
      g_autofree gchar *count =
          g_strdup_printf (ngettext ("%u mark", "%u marks", linking->len), linking->len);

      apostil_swatch_describe (scheme, entity, NULL, &colour, &letter);
      add_row (self, apostil_entity_get_name (entity), count, colour, letter);
      g_ptr_array_add (self->ids, g_strdup (id));
    }
  add_row (self, _ ("Somebody or something else: a new entry"), NULL, "grey", "+");
  gtk_widget_show_all (self->list);
}

static void
apostil_entity_chooser_finalize (GObject *object)
{
  ApostilEntityChooser *self = APOSTIL_ENTITY_CHOOSER (object);

  g_clear_pointer (&self->ids, g_ptr_array_unref);
  g_free (self->entity_id);
  G_OBJECT_CLASS (apostil_entity_chooser_parent_class)->finalize (object);
}

static void
apostil_entity_chooser_class_init (ApostilEntityChooserClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = apostil_entity_chooser_finalize;
  signals[CHOSEN] = g_signal_new ("chosen", APOSTIL_TYPE_ENTITY_CHOOSER, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  signals[IDENTIFIED] = g_signal_new ("identified", APOSTIL_TYPE_ENTITY_CHOOSER, G_SIGNAL_RUN_LAST,
                                      0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING,
                                      G_TYPE_STRING);
}

static void
apostil_entity_chooser_init (ApostilEntityChooser *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->title = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->title), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (self->title), 40);
  gtk_style_context_add_class (gtk_widget_get_style_context (self->title), "popover-title");
  self->list = gtk_list_box_new ();
  gtk_style_context_add_class (gtk_widget_get_style_context (self->list), "chooser-list");
  g_signal_connect (self->list, "row-activated", G_CALLBACK (row_activated), self);
  g_signal_connect (self->list, "key-press-event", G_CALLBACK (list_key_press), self);
  gtk_container_set_border_width (GTK_CONTAINER (box), 9);
  gtk_container_add (GTK_CONTAINER (box), self->title);
  gtk_container_add (GTK_CONTAINER (box), self->list);
  gtk_widget_show_all (box);
  gtk_container_add (GTK_CONTAINER (self), box);
}

/**
 * apostil_entity_chooser_new:
 * @relative_to: the article view
 *
 * Returns: (transfer none): a popover, hidden, owned by @relative_to
 */
GtkWidget *
apostil_entity_chooser_new (GtkWidget *relative_to)
{
  return g_object_new (APOSTIL_TYPE_ENTITY_CHOOSER, "relative-to", relative_to, "modal", FALSE,
                       "position", GTK_POS_BOTTOM, NULL);
}

static void
show (ApostilEntityChooser *self, const GdkRectangle *where)
{
  GtkListBoxRow *first;

  gtk_popover_set_pointing_to (GTK_POPOVER (self), where);
  apostil_popup (GTK_POPOVER (self));
  first = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0);
  gtk_list_box_select_row (GTK_LIST_BOX (self->list), first);
  gtk_widget_grab_focus (GTK_WIDGET (first));
}

/**
 * apostil_entity_chooser_ask:
 * @self: the popover
 * @document: the document
 * @candidates: (element-type ApostilEntity): those that fit
 * @words: the words
 * @where: where they stand, in coordinates of the article view
 *
 * Asks which of @candidates the words name; the answer is the signal “chosen”.
 */
void
apostil_entity_chooser_ask (ApostilEntityChooser *self,
                            ApostilDocument *document,
                            GPtrArray *candidates,
                            const gchar *words,
                            const GdkRectangle *where)
{
  g_autofree gchar *title = NULL;

  g_return_if_fail (APOSTIL_IS_ENTITY_CHOOSER (self));
  g_return_if_fail (candidates->len > 0);

  /* Translators: %s are the marked words, such as a family name that two people share */
  title = g_strdup_printf (_ ("Who or what is “%s” here?"), words);
  gtk_label_set_text (GTK_LABEL (self->title), title);
  atk_object_set_name (gtk_widget_get_accessible (self->list), title);
  fill (self, document, candidates);
  show (self, where);
}

/**
 * apostil_entity_chooser_offer:
 * @self: the popover
 * @document: the document
 * @entity_id: the id of an entity of it
 * @known: (element-type ApostilEntity): who it may be, of authority lists
 * @words: the words that name it
 * @where: where they stand, in coordinates of the article view
 *
 * Asks which of @known it is; the answer is the signal “identified”, or none.
 */
void
apostil_entity_chooser_offer (ApostilEntityChooser *self,
                              ApostilDocument *document,
                              const gchar *entity_id,
                              GPtrArray *known,
                              const gchar *words,
                              const GdkRectangle *where)
{
  ApostilScheme *scheme = apostil_document_get_scheme (document);
  g_autofree gchar *title = NULL;

  g_return_if_fail (APOSTIL_IS_ENTITY_CHOOSER (self));
  g_return_if_fail (known->len > 0);

  /* Translators: %s are the marked words; lists of names that the newsroom keeps know them */
  title = g_strdup_printf (_ ("“%s” is on a list. Is it the same?"), words);
  gtk_label_set_text (GTK_LABEL (self->title), title);
  atk_object_set_name (gtk_widget_get_accessible (self->list), title);
  clear (self);
  self->entity_id = g_strdup (entity_id);
  for (guint i = 0; i < known->len && i < MAX_OFFERED; i++)
    {
      ApostilEntity *entity = g_ptr_array_index (known, i);
      const gchar *ref = apostil_record_get (entity, APOSTIL_ATTR_REF);
      g_autofree gchar *detail = ref != NULL ? apostil_identifier_to_short (ref) : NULL;
      const gchar *colour = NULL;
      const gchar *letter = NULL;

      apostil_swatch_describe (scheme, entity, NULL, &colour, &letter);
      add_row (self, apostil_entity_get_name (entity), detail, colour, letter);
      g_ptr_array_add (self->ids, g_strdup (apostil_record_get_id (entity)));
    }
  add_row (self, _ ("Somebody or something else"), NULL, "grey", "–");
  gtk_widget_show_all (self->list);
  show (self, where);
}
