/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-inspector.h"

#include <glib/gi18n-lib.h>

#include "apostil-inspector-resources.h"
#include "apostil-mark-form.h"

/* A form per kind is made and kept: going from claim to claim fills the same controls. It is made, and measured with
 * the fonts that it needs, when nothing else is to be done, or at the latest when a mark of the kind is current: the
 * first mark that a person makes would wait for it three times as long as for all others. Forms point into the scheme, so another
 * document starts anew. Updates wait for the next idle moment: a batch of a thousand marks is
 * one update, and walking through marks with a key held down is not slowed by the form. */

struct _ApostilInspector
{
  GtkBin parent_instance;

  ApostilSession *session;
  ApostilDocument *document;
  gulong changed_handler;
  guint update_id;
  guint prepare_id;
  guint prepared; /* steps of it: each form is made, then measured */
  gboolean edit_wanted;

  GtkWidget *stack;
};

G_DEFINE_FINAL_TYPE (ApostilInspector, apostil_inspector, GTK_TYPE_BIN)

static GtkWidget *
get_form (ApostilInspector *self, const ApostilKind *kind)
{
  GtkWidget *form = gtk_stack_get_child_by_name (GTK_STACK (self->stack), kind->id);

  if (form == NULL)
    {
      form = apostil_mark_form_new (self->session, kind);
      gtk_widget_show (form);
      gtk_stack_add_named (GTK_STACK (self->stack), form, kind->id);
    }
  return form;
}

/* One form a time, each of which takes some milliseconds to make and as many to be measured. */
static gboolean
prepare (gpointer user_data)
{
  ApostilInspector *self = user_data;
  guint n_kinds;
  const ApostilKind *kinds =
      apostil_scheme_get_kinds (apostil_document_get_scheme (self->document), &n_kinds);
  guint step = self->prepared++;

  if (step < 2 * n_kinds)
    {
      GtkWidget *form = get_form (self, &kinds[step / 2]);

      if (step % 2 == 1)
        apostil_mark_form_measure (APOSTIL_MARK_FORM (form),
                                   gtk_widget_get_allocated_width (self->stack));
      return G_SOURCE_CONTINUE;
    }
  self->prepare_id = 0;
  return G_SOURCE_REMOVE;
}

static void
update_now (ApostilInspector *self)
{
  ApostilAnnotation *annotation =
      self->document != NULL ? apostil_session_get_current (self->session) : NULL;

  if (self->update_id != 0)
    {
      g_source_remove (self->update_id);
      self->update_id = 0;
    }
  if (annotation == NULL)
    gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "empty");
  else
    {
      GtkWidget *form = get_form (self, apostil_annotation_get_kind (annotation));

      apostil_mark_form_update (APOSTIL_MARK_FORM (form), annotation);
      gtk_stack_set_visible_child (GTK_STACK (self->stack), form);
      gtk_widget_set_sensitive (form, !apostil_document_is_read_only (self->document));
      if (self->edit_wanted)
        apostil_mark_form_edit (APOSTIL_MARK_FORM (form));
    }
  self->edit_wanted = FALSE;
}

static gboolean
on_idle (gpointer user_data)
{
  ApostilInspector *self = user_data;

  self->update_id = 0;
  update_now (self);
  return G_SOURCE_REMOVE;
}

static void
queue_update (ApostilInspector *self)
{
  if (self->update_id == 0)
    self->update_id = g_idle_add (on_idle, self);
}

static void
set_document (ApostilInspector *self)
{
  ApostilDocument *document = apostil_session_get_document (self->session);
  g_autoptr (GList) children = gtk_container_get_children (GTK_CONTAINER (self->stack));
  GList *l;

  if (document == self->document)
    return;
  g_clear_handle_id (&self->prepare_id, g_source_remove);
  self->prepared = 0;
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "empty");
  for (l = children; l != NULL; l = l->next)
    if (APOSTIL_IS_MARK_FORM (l->data))
      gtk_widget_destroy (l->data);
  if (self->document != NULL)
    g_clear_signal_handler (&self->changed_handler, self->document);
  g_set_object (&self->document, document);
  if (document != NULL)
    self->changed_handler =
        g_signal_connect_swapped (document, "changed", G_CALLBACK (queue_update), self);
  if (document != NULL)
    self->prepare_id = g_idle_add_full (G_PRIORITY_LOW, prepare, self, NULL);
  queue_update (self);
}

/**
 * apostil_inspector_edit:
 * @self: an inspector
 *
 * Puts the focus into the row that a person fills in first: a date's value, a claim's
 * claimant, an entity's name.
 */
void
apostil_inspector_edit (ApostilInspector *self)
{
  g_return_if_fail (APOSTIL_IS_INSPECTOR (self));

  self->edit_wanted = TRUE;
  update_now (self);
}

/**
 * apostil_inspector_new:
 * @session: whose current mark it shows
 *
 * Returns: (transfer floating): the form of the current mark
 */
GtkWidget *
apostil_inspector_new (ApostilSession *session)
{
  ApostilInspector *self = g_object_new (APOSTIL_TYPE_INSPECTOR, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "notify::document", G_CALLBACK (set_document), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::current", G_CALLBACK (queue_update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "suggestions-changed", G_CALLBACK (queue_update), self,
                           G_CONNECT_SWAPPED);
  set_document (self);
  return GTK_WIDGET (self);
}

static void
apostil_inspector_dispose (GObject *object)
{
  ApostilInspector *self = APOSTIL_INSPECTOR (object);

  g_clear_handle_id (&self->update_id, g_source_remove);
  g_clear_handle_id (&self->prepare_id, g_source_remove);
  if (self->document != NULL)
    g_clear_signal_handler (&self->changed_handler, self->document);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (apostil_inspector_parent_class)->dispose (object);
}

static void
apostil_inspector_finalize (GObject *object)
{
  /* The rows use it until they are gone. */
  g_clear_object (&APOSTIL_INSPECTOR (object)->session);
  G_OBJECT_CLASS (apostil_inspector_parent_class)->finalize (object);
}

static void
apostil_inspector_class_init (ApostilInspectorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  /* A static library is linked by what is asked of it: this asks for the templates. */
  g_resources_register (apostil_inspector_get_resource ());
  G_OBJECT_CLASS (klass)->dispose = apostil_inspector_dispose;
  G_OBJECT_CLASS (klass)->finalize = apostil_inspector_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/apostil-inspector.ui");
  gtk_widget_class_bind_template_child (widget_class, ApostilInspector, stack);
}

static void
apostil_inspector_init (ApostilInspector *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
