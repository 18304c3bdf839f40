/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-contradiction-bar.h"

#include <glib/gi18n.h>

#include "apostil-describe.h"

#define MAX_WORDS 90

struct _ApostilContradictionBar
{
  GtkBin parent_instance;

  GtkWidget *revealer;
  GtkWidget *box;
  GtkWidget *label;
  GtkWidget *reason;
  GtkWidget *set;
  GtkWidget *dismiss;
  GtkWidget *next;
  gboolean tight;
  gboolean
      offers; /* a pair, in words that need a line of their own; else it says how many there are */
};

G_DEFINE_FINAL_TYPE (ApostilContradictionBar, apostil_contradiction_bar, GTK_TYPE_BIN)

static GtkWidget *
new_button (const gchar *label, const gchar *tooltip, const gchar *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_style_context_add_class (gtk_widget_get_style_context (button), "row-button");
  gtk_widget_show (button);
  return button;
}

static GtkWidget *
new_label (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_line_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_lines (GTK_LABEL (label), 2);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_show (label);
  return label;
}

static void
fit (ApostilContradictionBar *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->box), self->tight && self->offers
                                                                  ? GTK_ORIENTATION_VERTICAL
                                                                  : GTK_ORIENTATION_HORIZONTAL);
}

static void
apostil_contradiction_bar_class_init (ApostilContradictionBarClass *klass)
{
}

static void
apostil_contradiction_bar_init (ApostilContradictionBar *self)
{
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->revealer = gtk_revealer_new ();
  gtk_revealer_set_transition_type (GTK_REVEALER (self->revealer),
                                    GTK_REVEALER_TRANSITION_TYPE_SLIDE_UP);
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->label = new_label ();
  self->reason = new_label ();
  gtk_style_context_add_class (gtk_widget_get_style_context (self->reason), "dim-label");
  gtk_box_pack_start (GTK_BOX (lines), self->label, FALSE, FALSE, 0);
  gtk_box_pack_start (GTK_BOX (lines), self->reason, FALSE, FALSE, 0);
  gtk_box_pack_start (GTK_BOX (self->box), lines, TRUE, TRUE, 0);
  /* Translators: button: these two claims contradict each other */
  self->set = new_button (_ ("Contra_dicts"), _ ("They contradict each other (Y)"),
                          "win.contradiction-accept");
  /* Translators: button: these two claims do not contradict each other */
  self->dismiss = new_button (_ ("Dis_miss"), _ ("They do not, and this is not asked again (N)"),
                              "win.contradiction-dismiss");
  self->next = new_button (_ ("_Next"), _ ("The next claims that may contradict each other (.)"),
                           "win.contradiction-next");
  gtk_widget_set_valign (lines, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (buttons, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (buttons, GTK_ALIGN_END);
  gtk_box_pack_start (GTK_BOX (buttons), self->set, FALSE, FALSE, 0);
  gtk_box_pack_start (GTK_BOX (buttons), self->dismiss, FALSE, FALSE, 0);
  gtk_box_pack_start (GTK_BOX (buttons), self->next, FALSE, FALSE, 0);
  gtk_box_pack_start (GTK_BOX (self->box), buttons, FALSE, FALSE, 0);
  gtk_style_context_add_class (gtk_widget_get_style_context (self->box), "article-bar");
  gtk_style_context_add_class (gtk_widget_get_style_context (self->box), "bottom");
  gtk_widget_show_all (self->box);
  gtk_container_add (GTK_CONTAINER (self->revealer), self->box);
  gtk_container_add (GTK_CONTAINER (self), self->revealer);
  gtk_widget_show (self->revealer);
  gtk_widget_show (GTK_WIDGET (self));
}

/**
 * apostil_contradiction_bar_new:
 *
 * Returns: (transfer floating): the bar, closed
 */
GtkWidget *
apostil_contradiction_bar_new (void)
{
  return g_object_new (APOSTIL_TYPE_CONTRADICTION_BAR, NULL);
}

/**
 * apostil_contradiction_bar_set_tight:
 * @self: the bar
 * @tight: whether there is little room
 *
 * Puts its buttons under the words of a pair, or beside them.
 */
void
apostil_contradiction_bar_set_tight (ApostilContradictionBar *self, gboolean tight)
{
  g_return_if_fail (APOSTIL_IS_CONTRADICTION_BAR (self));

  self->tight = tight;
  fit (self);
}

/**
 * apostil_contradiction_bar_set_none:
 * @self: the bar
 * @n_elsewhere: how many pairs of other claims may be at odds; with 0 the bar closes
 *
 * Says that the selected claim may be at odds with none.
 */
void
apostil_contradiction_bar_set_none (ApostilContradictionBar *self, guint n_elsewhere)
{
  g_autofree gchar *words = NULL;

  g_return_if_fail (APOSTIL_IS_CONTRADICTION_BAR (self));

  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), n_elsewhere > 0);
  if (n_elsewhere == 0)
    return;
  words = g_strdup_printf (ngettext ("%u pair of claims may contradict each other.",
                                     "%u pairs of claims may contradict each other.", n_elsewhere),
                           n_elsewhere);
  gtk_label_set_text (GTK_LABEL (self->label), words);
  gtk_widget_hide (self->reason);
  gtk_widget_hide (self->set);
  gtk_widget_hide (self->dismiss);
  gtk_button_set_label (GTK_BUTTON (self->next), _ ("_Show"));
  self->offers = FALSE;
  fit (self);
}

/**
 * apostil_contradiction_bar_set_candidate:
 * @self: the bar
 * @document: a document
 * @candidate: a pair of its claims
 * @claim_id: which of the two is selected
 * @n_of_claim: with how many this one may be at odds
 *
 * Offers @candidate.
 */
void
apostil_contradiction_bar_set_candidate (ApostilContradictionBar *self,
                                         ApostilDocument *document,
                                         const ApostilContradiction *candidate,
                                         const gchar *claim_id,
                                         guint n_of_claim)
{
  const gchar *other_id = g_str_equal (candidate->from, claim_id) ? candidate->to : candidate->from;
  gpointer other;
  g_autofree gchar *words = NULL;
  g_autofree gchar *claimants = NULL;
  g_autofree gchar *text = NULL;
  g_autofree gchar *reason = NULL;

  g_return_if_fail (APOSTIL_IS_CONTRADICTION_BAR (self));

  other = apostil_document_lookup (document, other_id);
  if (!APOSTIL_IS_ANNOTATION (other))
    return;
  words = apostil_describe_words (document, other, MAX_WORDS);
  claimants = apostil_describe_claimants (document, other);
  /* Translators: of two claims; who claims the other one, and its words */
  text = claimants != NULL ? g_strdup_printf (_ ("May contradict %s: “%s”"), claimants, words)
                           /* Translators: of two claims; the words of the other one */
                           : g_strdup_printf (_ ("May contradict: “%s”"), words);
  reason = apostil_contradiction_to_words (candidate);
  gtk_label_set_text (GTK_LABEL (self->label), text);
  if (n_of_claim > 1)
    {
      g_autofree gchar *more = g_strdup_printf (
          /* Translators: a reason, then how many more claims this one may contradict */
          ngettext ("%s %u more like this.", "%s %u more like this.", n_of_claim - 1), reason,
          n_of_claim - 1);

      gtk_label_set_text (GTK_LABEL (self->reason), more);
    }
  else
    gtk_label_set_text (GTK_LABEL (self->reason), reason);
  gtk_widget_show (self->reason);
  gtk_widget_show (self->set);
  gtk_widget_show (self->dismiss);
  gtk_button_set_label (GTK_BUTTON (self->next), _ ("_Next"));
  self->offers = TRUE;
  fit (self);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), TRUE);
}
