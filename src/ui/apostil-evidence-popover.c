/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-evidence-popover.h"

#include "apostil-combo.h"
#include "apostil-popup.h"

struct _ApostilEvidencePopover
{
  GtkPopover parent_instance;

  GtkWidget *quotation;
  GtkWidget *href;
  GtkWidget *archived;
  GtkWidget *stance;
  gchar *retrieved; /* (nullable) what the form does not show stays */
};

G_DEFINE_FINAL_TYPE (ApostilEvidencePopover, apostil_evidence_popover, GTK_TYPE_POPOVER)

enum
{
  DONE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static gchar *
dup_field (GtkWidget *entry)
{
  gchar *words = g_strstrip (g_strdup (gtk_entry_get_text (GTK_ENTRY (entry))));

  if (*words == '\0')
    g_clear_pointer (&words, g_free);
  return words;
}

static void
on_done (GtkWidget *control, ApostilEvidencePopover *self)
{
  g_autofree gchar *quotation = dup_field (self->quotation);
  g_autofree gchar *href = dup_field (self->href);
  g_autofree gchar *archived = dup_field (self->archived);
  const gchar *stance = gtk_combo_box_get_active_id (GTK_COMBO_BOX (self->stance));
  ApostilEvidence evidence = { .href = href,
                               .archived = archived,
                               .quotation = quotation,
                               .retrieved = self->retrieved };

  gtk_popover_popdown (GTK_POPOVER (self));
  if (stance != NULL && *stance != '\0')
    evidence.stance = (gchar *) stance;
  if (href != NULL || quotation != NULL)
    g_signal_emit (self, signals[DONE], 0, &evidence);
}

static void
apostil_evidence_popover_finalize (GObject *object)
{
  g_free (APOSTIL_EVIDENCE_POPOVER (object)->retrieved);
  G_OBJECT_CLASS (apostil_evidence_popover_parent_class)->finalize (object);
}

static void
apostil_evidence_popover_class_init (ApostilEvidencePopoverClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = apostil_evidence_popover_finalize;
  signals[DONE] = g_signal_new ("done", APOSTIL_TYPE_EVIDENCE_POPOVER, G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
apostil_evidence_popover_init (ApostilEvidencePopover *self)
{
  g_autoptr (GtkBuilder)
      builder = gtk_builder_new_from_resource (RESOURCE_PATH "/apostil-evidence-form.ui");

  gtk_container_add (GTK_CONTAINER (self), GTK_WIDGET (gtk_builder_get_object (builder, "form")));
  self->quotation = GTK_WIDGET (gtk_builder_get_object (builder, "quotation"));
  self->href = GTK_WIDGET (gtk_builder_get_object (builder, "href"));
  self->archived = GTK_WIDGET (gtk_builder_get_object (builder, "archived"));
  self->stance = GTK_WIDGET (gtk_builder_get_object (builder, "stance"));
  apostil_combo_ignore_scroll (self->stance);
  g_signal_connect (gtk_builder_get_object (builder, "done"), "clicked", G_CALLBACK (on_done),
                    self);
  g_signal_connect (self->quotation, "activate", G_CALLBACK (on_done), self);
  g_signal_connect (self->href, "activate", G_CALLBACK (on_done), self);
  g_signal_connect (self->archived, "activate", G_CALLBACK (on_done), self);
}

/**
 * apostil_evidence_popover_new:
 * @relative_to: what it is opened beside; it is destroyed with it
 *
 * Returns: (transfer none): the form, closed
 */
GtkWidget *
apostil_evidence_popover_new (GtkWidget *relative_to)
{
  return g_object_new (APOSTIL_TYPE_EVIDENCE_POPOVER, "relative-to", relative_to, NULL);
}

static void
fill (GtkWidget *entry, const gchar *words)
{
  gtk_entry_set_text (GTK_ENTRY (entry), words != NULL ? words : "");
}

/**
 * apostil_evidence_popover_open:
 * @self: the form
 * @evidence: (nullable): what is in it already; %NULL for a new piece
 *
 * Opens it.
 */
void
apostil_evidence_popover_open (ApostilEvidencePopover *self, const ApostilEvidence *evidence)
{
  const ApostilEvidence empty = { NULL };

  g_return_if_fail (APOSTIL_IS_EVIDENCE_POPOVER (self));

  if (evidence == NULL)
    evidence = &empty;
  fill (self->quotation, evidence->quotation);
  fill (self->href, evidence->href);
  fill (self->archived, evidence->archived);
  g_free (self->retrieved);
  self->retrieved = g_strdup (evidence->retrieved);
  gtk_combo_box_set_active_id (GTK_COMBO_BOX (self->stance),
                               evidence->stance != NULL ? evidence->stance : "");
  apostil_popup (GTK_POPOVER (self));
  gtk_widget_grab_focus (self->quotation);
}
