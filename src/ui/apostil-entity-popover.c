/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-entity-popover.h"

#include <glib/gi18n-lib.h>

#include "apostil-entity-row.h"

struct _ApostilEntityPopover
{
  GtkPopover parent_instance;

  ApostilDocument *document;
  GtkWidget *row;
};

G_DEFINE_FINAL_TYPE (ApostilEntityPopover, apostil_entity_popover, GTK_TYPE_POPOVER)

/* It goes with the entity, or with the document. */
static void
document_changed (ApostilEntityPopover *self)
{
  if (!apostil_entity_row_refresh (APOSTIL_ENTITY_ROW (self->row)))
    gtk_popover_popdown (GTK_POPOVER (self));
}

static gboolean
destroy_later (gpointer self)
{
  gtk_widget_destroy (self);
  return G_SOURCE_REMOVE;
}

static void
apostil_entity_popover_closed (GtkPopover *popover)
{
  GtkWidget *below = gtk_popover_get_relative_to (popover);

  /* Not in a window that goes, which would keep it as its focus. */
  if (below != NULL && gtk_widget_get_visible (gtk_widget_get_toplevel (below)))
    gtk_widget_grab_focus (below);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, destroy_later, g_object_ref (popover), g_object_unref);
}

static void
apostil_entity_popover_dispose (GObject *object)
{
  ApostilEntityPopover *self = APOSTIL_ENTITY_POPOVER (object);

  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (apostil_entity_popover_parent_class)->dispose (object);
}

static void
apostil_entity_popover_class_init (ApostilEntityPopoverClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = apostil_entity_popover_dispose;
  GTK_POPOVER_CLASS (klass)->closed = apostil_entity_popover_closed;
}

static void
apostil_entity_popover_init (ApostilEntityPopover *self)
{
}

/**
 * apostil_entity_popover_new:
 * @relative_to: where it stands
 * @session: what the window looks at
 * @entity: an entity of its document
 *
 * Returns: (transfer none): the form, which goes when it is closed
 */
GtkWidget *
apostil_entity_popover_new (GtkWidget *relative_to, ApostilSession *session, ApostilEntity *entity)
{
  ApostilEntityPopover *self =
      g_object_new (APOSTIL_TYPE_ENTITY_POPOVER, "relative-to", relative_to, NULL);
  ApostilDocument *document = apostil_session_get_document (session);
  const ApostilKind *kind =
      apostil_scheme_get_kind (apostil_document_get_scheme (document), APOSTIL_KIND_ENTITY);

  self->document = g_object_ref (document);
  self->row = apostil_entity_row_new (session, kind);
  g_object_set (self->row, "margin", 12, "width-request", 280, NULL);
  gtk_widget_show (self->row);
  gtk_container_add (GTK_CONTAINER (self), self->row);
  apostil_entity_row_set_entity (APOSTIL_ENTITY_ROW (self->row), entity);
  g_signal_connect_swapped (document, "changed", G_CALLBACK (document_changed), self);
  g_signal_connect_object (session, "notify::document", G_CALLBACK (gtk_popover_popdown), self,
                           G_CONNECT_SWAPPED);
  atk_object_set_name (gtk_widget_get_accessible (GTK_WIDGET (self)),
                       apostil_entity_get_name (entity));
  return GTK_WIDGET (self);
}
