/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-verdict-popover.h"

#include <glib/gi18n.h>

#include "apostil-combo.h"
#include "apostil-ledger-group.h"
#include "apostil-popup.h"

struct _ApostilVerdictPopover
{
  GtkPopover parent_instance;

  GtkWidget *verdict;   /* GtkComboBoxText, by verdict */
  GtkWidget *reasoning; /* GtkTextView */
};

G_DEFINE_FINAL_TYPE (ApostilVerdictPopover, apostil_verdict_popover, GTK_TYPE_POPOVER)

enum
{
  DONE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
finish (ApostilVerdictPopover *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->reasoning));
  const gchar *verdict = gtk_combo_box_get_active_id (GTK_COMBO_BOX (self->verdict));
  g_autofree gchar *reasoning = NULL;
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  reasoning = g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[DONE], 0, verdict != NULL ? verdict : "", reasoning);
}

/* Tab leaves the text, and Ctrl+Enter is Done. */
static gboolean
reasoning_key_press (ApostilVerdictPopover *self, GdkEventKey *event)
{
  guint state = event->state & gtk_accelerator_get_default_mod_mask ();

  if (state != GDK_CONTROL_MASK ||
      (event->keyval != GDK_KEY_Return && event->keyval != GDK_KEY_KP_Enter))
    return GDK_EVENT_PROPAGATE;
  finish (self);
  return GDK_EVENT_STOP;
}

static void
add_row (GtkWidget *grid, gint top, const gchar *label, GtkWidget *control, GtkWidget *shown)
{
  GtkWidget *words = gtk_label_new_with_mnemonic (label);

  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_label_set_mnemonic_widget (GTK_LABEL (words), control);
  gtk_style_context_add_class (gtk_widget_get_style_context (words), "row-label");
  gtk_grid_attach (GTK_GRID (grid), words, 0, top, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), shown, 0, top + 1, 1, 1);
}

static void
apostil_verdict_popover_class_init (ApostilVerdictPopoverClass *klass)
{
  signals[DONE] = g_signal_new ("done", APOSTIL_TYPE_VERDICT_POPOVER, G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
}

static void
apostil_verdict_popover_init (ApostilVerdictPopover *self)
{
  GtkWidget *grid = gtk_grid_new ();
  GtkWidget *scroller = gtk_scrolled_window_new (NULL, NULL);
  GtkWidget *done = gtk_button_new_with_mnemonic (_ ("_Done"));

  self->verdict = gtk_combo_box_text_new ();
  apostil_combo_ignore_scroll (self->verdict);
  self->reasoning = gtk_text_view_new ();
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->reasoning), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->reasoning), FALSE);
  g_object_set (self->reasoning, "left-margin", 6, "right-margin", 6, "top-margin", 4,
                "bottom-margin", 4, NULL);
  g_signal_connect_swapped (self->reasoning, "key-press-event", G_CALLBACK (reasoning_key_press),
                            self);
  gtk_scrolled_window_set_shadow_type (GTK_SCROLLED_WINDOW (scroller), GTK_SHADOW_IN);
  gtk_widget_set_size_request (scroller, 320, 96);
  gtk_container_add (GTK_CONTAINER (scroller), self->reasoning);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  g_object_set (grid, "margin", 12, NULL);
  add_row (grid, 0, _ ("_Verdict"), self->verdict, self->verdict);
  add_row (grid, 2, _ ("_Reasoning"), self->reasoning, scroller);
  gtk_widget_set_halign (done, GTK_ALIGN_END);
  gtk_widget_set_tooltip_text (done, _ ("Keep both (Ctrl+Enter)"));
  gtk_style_context_add_class (gtk_widget_get_style_context (done), "suggested-action");
  g_signal_connect_swapped (done, "clicked", G_CALLBACK (finish), self);
  gtk_grid_attach (GTK_GRID (grid), done, 0, 4, 1, 1);
  gtk_widget_show_all (grid);
  gtk_container_add (GTK_CONTAINER (self), grid);
}

/**
 * apostil_verdict_popover_new:
 * @relative_to: what it is opened beside; it is destroyed with it
 *
 * Returns: (transfer none): the form, closed
 */
GtkWidget *
apostil_verdict_popover_new (GtkWidget *relative_to)
{
  return g_object_new (APOSTIL_TYPE_VERDICT_POPOVER, "relative-to", relative_to, NULL);
}

/**
 * apostil_verdict_popover_open:
 * @self: the form
 * @claim: a claim
 *
 * Opens it with what @claim has.
 */
void
apostil_verdict_popover_open (ApostilVerdictPopover *self, ApostilAnnotation *claim)
{
  const ApostilAttributeDef *def =
      apostil_kind_get_attribute_def (apostil_annotation_get_kind (claim), APOSTIL_ATTR_VERDICT);
  const gchar *reasoning = apostil_record_get (claim, APOSTIL_ATTR_REASONING);
  const gchar *verdict = apostil_ledger_get_verdict (claim);

  g_return_if_fail (APOSTIL_IS_VERDICT_POPOVER (self));

  gtk_combo_box_text_remove_all (GTK_COMBO_BOX_TEXT (self->verdict));
  for (guint i = 0; def != NULL && i < def->n_choices; i++)
    gtk_combo_box_text_append (GTK_COMBO_BOX_TEXT (self->verdict), def->choices[i].id,
                               def->choices[i].label);
  if (verdict != NULL)
    gtk_combo_box_set_active_id (GTK_COMBO_BOX (self->verdict), verdict);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->reasoning)),
                            reasoning != NULL ? reasoning : "", -1);
  apostil_popup (GTK_POPOVER (self));
  gtk_widget_grab_focus (self->verdict);
}
