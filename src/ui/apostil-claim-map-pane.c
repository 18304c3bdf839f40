/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-claim-map-pane.h"

#include <glib/gi18n-lib.h>

#include "apostil-claim-map.h"
#include "apostil-text-scale.h"

#define WIDTH       340
#define LEAST_OTHER 620 /* pixels that the other side needs, at the usual size of text */

struct _ApostilClaimMapPane
{
  GtkBox parent_instance;

  GtkWidget *frame;
};

G_DEFINE_FINAL_TYPE (ApostilClaimMapPane, apostil_claim_map_pane, GTK_TYPE_BOX)

static void
apostil_claim_map_pane_class_init (ApostilClaimMapPaneClass *klass)
{
}

static void
add_label (ApostilClaimMapPane *self, const gchar *text, const gchar *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_line_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_margin_start (label, 14);
  gtk_widget_set_margin_end (label, 14);
  gtk_style_context_add_class (gtk_widget_get_style_context (label), style);
  gtk_widget_show (label);
  gtk_box_pack_start (GTK_BOX (self), label, FALSE, FALSE, 0);
}

static void
apostil_claim_map_pane_init (ApostilClaimMapPane *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 3);
  gtk_widget_set_size_request (GTK_WIDGET (self), WIDTH, -1);
  gtk_widget_set_margin_top (GTK_WIDGET (self), 12);
}

/**
 * apostil_claim_map_pane_get_frame:
 * @self: a pane
 *
 * Returns: (transfer none): the frame with the picture
 */
ApostilPictureFrame *
apostil_claim_map_pane_get_frame (ApostilClaimMapPane *self)
{
  return APOSTIL_PICTURE_FRAME (self->frame);
}

/**
 * apostil_claim_map_pane_set_room:
 * @self: a pane
 * @room: how wide the whole is about to be, in pixels
 *
 * Shows or hides the map.
 *
 * Returns: what is left for the other side, as long as nobody moves the divider
 */
gint
apostil_claim_map_pane_set_room (ApostilClaimMapPane *self, gint room)
{
  gdouble scale;
  gboolean shown;

  g_return_val_if_fail (APOSTIL_IS_CLAIM_MAP_PANE (self), room);

  scale = apostil_text_scale_get (GTK_WIDGET (self));
  shown = room >= WIDTH + LEAST_OTHER * scale;
  gtk_widget_set_visible (GTK_WIDGET (self), shown);
  return shown ? room - WIDTH : room;
}

/**
 * apostil_claim_map_pane_new:
 * @session: what the window looks at
 * @paned: where it goes, as the second child
 *
 * Returns: (transfer none): the map of the session's document
 */
GtkWidget *
apostil_claim_map_pane_new (ApostilSession *session, GtkPaned *paned)
{
  ApostilClaimMapPane *self = g_object_new (APOSTIL_TYPE_CLAIM_MAP_PANE, NULL);

  add_label (self, _ ("Claim map"), "message-title");
  add_label (self, _ ("Down the page in the order of the text; one column a claimant."),
             GTK_STYLE_CLASS_DIM_LABEL);
  self->frame = apostil_picture_frame_new (session, apostil_claim_map_new, "save-claim-map", FALSE);
  gtk_widget_show (self->frame);
  gtk_box_pack_start (GTK_BOX (self), self->frame, TRUE, TRUE, 6);
  gtk_paned_pack2 (paned, GTK_WIDGET (self), FALSE, FALSE);
  return GTK_WIDGET (self);
}
