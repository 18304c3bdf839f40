/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-mark-popover.h"

#include <glib/gi18n.h>

#include "apostil-popup.h"
#include "apostil-swatch.h"
#include "apostil-text-scale.h"

/* Buttons in one row. */
#define N_COLUMNS 3

struct _ApostilMarkPopover
{
  GtkPopover parent_instance;

  ApostilSession *session;
  ApostilScheme *scheme; /* (nullable) whose kinds the buttons are */
  GtkWidget *box;
  GtkWidget *kinds;
  GtkWidget *parts_title;
  GtkWidget *parts;
  ApostilAnnotation *owner; /* (nullable) whose parts the buttons are */
};

G_DEFINE_FINAL_TYPE (ApostilMarkPopover, apostil_mark_popover, GTK_TYPE_POPOVER)

static void
clear (GtkWidget *container)
{
  g_autoptr (GList) children = gtk_container_get_children (GTK_CONTAINER (container));

  for (GList *l = children; l != NULL; l = l->next)
    gtk_widget_destroy (l->data);
}

/* A button that neither takes the focus nor needs it: its key does the same. */
static void
add_button (GtkWidget *grid,
            guint index,
            const gchar *action,
            const gchar *target,
            const gchar *label,
            const gchar *colour,
            const gchar *key)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *text = gtk_label_new (label);
  guint n_columns = apostil_text_scale_get (grid) < APOSTIL_TEXT_SCALE_HUGE ? N_COLUMNS : 2;
  g_autofree gchar *tip = NULL;

  gtk_widget_set_can_focus (button, FALSE);
  gtk_button_set_relief (GTK_BUTTON (button), GTK_RELIEF_NONE);
  gtk_container_add (GTK_CONTAINER (box), apostil_swatch_new (colour, key));
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_container_add (GTK_CONTAINER (box), text);
  gtk_container_add (GTK_CONTAINER (button), box);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  if (target != NULL)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", target);
  if (key != NULL)
    {
      /* Translators: a kind of mark, then its key */
      tip = g_strdup_printf (_ ("%s (key %s)"), label, key);
      gtk_widget_set_tooltip_text (button, tip);
    }
  atk_object_set_name (gtk_widget_get_accessible (button), label);
  gtk_grid_attach (GTK_GRID (grid), button, (gint) (index % n_columns), (gint) (index / n_columns),
                   1, 1);
}

static void
fill_kinds (ApostilMarkPopover *self, ApostilScheme *scheme)
{
  guint n_kinds;
  const ApostilKind *kinds = apostil_scheme_get_kinds (scheme, &n_kinds);
  guint index = 0;

  if (!g_set_object (&self->scheme, scheme))
    return;
  clear (self->kinds);
  for (guint i = 0; i < n_kinds; i++)
    {
      const ApostilKind *kind = &kinds[i];
      gboolean by_type = FALSE;

      for (guint j = 0; j < kind->n_types; j++)
        {
          const ApostilTypeDef *type = &kind->types[j];
          g_autofree gchar *target = g_strconcat (kind->id, "/", type->id, NULL);

          if (type->key == NULL && kind->key != NULL)
            continue;
          by_type = TRUE;
          add_button (self->kinds, index++, "win.annotate", target, type->label,
                      type->colour != NULL ? type->colour : kind->colour, type->key);
        }
      if (!by_type)
        add_button (self->kinds, index++, "win.annotate", kind->id, kind->label, kind->colour,
                    kind->key);
    }
  gtk_widget_show_all (self->kinds);
}

/* What the words can be of the mark that was current: its source, its cue, a further fragment. */
static void
fill_parts (ApostilMarkPopover *self, ApostilAnnotation *owner)
{
  const ApostilKind *kind = owner != NULL ? apostil_annotation_get_kind (owner) : NULL;
  g_autofree gchar *described = NULL;
  g_autofree gchar *title = NULL;
  guint index = 0;

  g_set_object (&self->owner, owner);
  clear (self->parts);
  gtk_widget_set_visible (self->parts_title, kind != NULL);
  gtk_widget_set_visible (self->parts, kind != NULL);
  if (kind == NULL)
    return;
  described = apostil_session_describe (self->session, owner);
  /* Translators: above buttons such as « Source »; %s is the mark that takes the selected words */
  title = g_strdup_printf (_ ("For: %s"), described);
  gtk_label_set_text (GTK_LABEL (self->parts_title), title);
  for (guint i = 0; i < kind->n_parts; i++)
    add_button (self->parts, index++, "win.set", kind->parts[i].role, kind->parts[i].label,
                kind->colour, kind->parts[i].key);
  add_button (self->parts, index, "win.add-fragment", NULL, _ ("Further fragment"), kind->colour,
              "F");
  gtk_widget_show_all (self->parts);
}

static void
selection_changed (ApostilMarkPopover *self)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self)))
    gtk_popover_popdown (GTK_POPOVER (self));
}

static void
apostil_mark_popover_dispose (GObject *object)
{
  ApostilMarkPopover *self = APOSTIL_MARK_POPOVER (object);

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  g_clear_object (&self->scheme);
  g_clear_object (&self->owner);
  G_OBJECT_CLASS (apostil_mark_popover_parent_class)->dispose (object);
}

static void
apostil_mark_popover_class_init (ApostilMarkPopoverClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = apostil_mark_popover_dispose;
}

static GtkWidget *
new_grid (void)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_column_homogeneous (GTK_GRID (grid), TRUE);
  return grid;
}

static void
apostil_mark_popover_init (ApostilMarkPopover *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  self->kinds = new_grid ();
  self->parts = new_grid ();
  self->parts_title = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->parts_title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->parts_title), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (self->parts_title), 30);
  gtk_style_context_add_class (gtk_widget_get_style_context (self->parts_title), "popover-title");
  gtk_container_add (GTK_CONTAINER (box), self->kinds);
  gtk_container_add (GTK_CONTAINER (box), self->parts_title);
  gtk_container_add (GTK_CONTAINER (box), self->parts);
  gtk_widget_show (box);
  gtk_widget_show (self->kinds);
  gtk_container_add (GTK_CONTAINER (self), box);
  gtk_style_context_add_class (gtk_widget_get_style_context (GTK_WIDGET (self)), "mark-popover");
}

/**
 * apostil_mark_popover_new:
 * @relative_to: the article view
 * @session: what it looks at
 *
 * Returns: (transfer none): a popover, hidden, owned by @relative_to
 */
GtkWidget *
apostil_mark_popover_new (GtkWidget *relative_to, ApostilSession *session)
{
  ApostilMarkPopover *self = g_object_new (APOSTIL_TYPE_MARK_POPOVER, "relative-to", relative_to,
                                           "modal", FALSE, "position", GTK_POS_BOTTOM, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_swapped (session, "selection-changed", G_CALLBACK (selection_changed), self);
  g_signal_connect_swapped (session, "notify::document", G_CALLBACK (selection_changed), self);
  /* Words that are carried away become nothing here. */
  g_signal_connect_object (relative_to, "drag-begin", G_CALLBACK (selection_changed), self,
                           G_CONNECT_SWAPPED);
  atk_object_set_name (gtk_widget_get_accessible (GTK_WIDGET (self)), _ ("Mark the selection as"));
  return GTK_WIDGET (self);
}

/**
 * apostil_mark_popover_offer:
 * @self: the popover
 * @where: the words, in coordinates of the article view
 * @owner: (nullable): the mark that could take the words as its source, cue or fragment
 *
 * Shows what the selected words can become; it goes when the selection changes.
 */
void
apostil_mark_popover_offer (ApostilMarkPopover *self,
                            const GdkRectangle *where,
                            ApostilAnnotation *owner)
{
  ApostilDocument *document = apostil_session_get_document (self->session);

  g_return_if_fail (APOSTIL_IS_MARK_POPOVER (self));

  if (document == NULL || apostil_document_is_read_only (document))
    return;
  fill_kinds (self, apostil_document_get_scheme (document));
  fill_parts (self, owner);
  gtk_popover_set_pointing_to (GTK_POPOVER (self), where);
  apostil_popup (GTK_POPOVER (self));
}
