/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-findings-popover.h"

#include <glib/gi18n-lib.h>

#include "apostil-apply.h"
#include "apostil-directed.h"
#include "apostil-dismissals.h"
#include "apostil-findings-row.h"
#include "apostil-popup.h"

/* The rows are those of a tree view, filled while the popover is open and never more than MAX_ROWS: who
 * has dealt with so many sees the next ones. GtkTreeView lays each out to know its height, in slices that
 * have the window laid out again: with 500 it took a quarter of a second until all were there. */

#define MAX_ROWS    200
#define LIST_WIDTH  380
#define LIST_HEIGHT 320

struct _ApostilFindingsPopover
{
  GtkPopover parent_instance;

  ApostilSession *session;
  GtkListStore *store;
  GtkWidget *stack;
  GtkWidget *nothing;
  GtkWidget *tree;
  GtkWidget *dismiss;
  GtkWidget *restore;
  GtkWidget *back; /* (nullable) where the focus was before it opened */
  guint row;       /* where the person was last */
};

G_DEFINE_FINAL_TYPE (ApostilFindingsPopover, apostil_findings_popover, GTK_TYPE_POPOVER)

enum
{
  COLUMN_MARKUP,
  COLUMN_FINDING,
  N_COLUMNS,
};

static ApostilFinding *
dup_selected (ApostilFindingsPopover *self)
{
  GtkTreeSelection *selection = gtk_tree_view_get_selection (GTK_TREE_VIEW (self->tree));
  GtkTreeIter iter;
  ApostilFinding *finding = NULL;

  if (gtk_tree_selection_get_selected (selection, NULL, &iter))
    gtk_tree_model_get (GTK_TREE_MODEL (self->store), &iter, COLUMN_FINDING, &finding, -1);
  return finding;
}

static void
add_row (ApostilFindingsPopover *self, ApostilFinding *finding)
{
  ApostilDocument *document = apostil_session_get_document (self->session);
  ApostilText *text = apostil_document_get_text (document);
  ApostilSpan span = apostil_finding_get_span (finding);
  g_autofree gchar *reason = apostil_finding_to_words (finding);
  g_autofree gchar *sentence = apostil_directed_dup (self->tree, reason);
  g_autofree gchar *words = NULL;
  g_autofree gchar *place = NULL;
  g_autofree gchar *markup = NULL;

  if (apostil_span_is_empty (span))
    place = g_strdup (_ ("Named nowhere in the article"));
  else if (apostil_span_length (span) < 3 || span.end > apostil_text_get_length (text))
    place = g_strdup_printf (_ ("Line %u"), apostil_finding_get_line (finding));
  else
    {
      gboolean cut = apostil_span_length (span) > 48;

      words =
          apostil_text_dup_span (text, APOSTIL_SPAN (span.start, cut ? span.start + 48 : span.end));
      g_strdelimit (words, "\n\t", ' ');
      /* Translators: a line of the article, and the words there */
      place = g_strdup_printf (_ ("Line %u · \xe2\x81\xa8%s%s\xe2\x81\xa9"),
                               apostil_finding_get_line (finding), words, cut ? "…" : "");
    }
  markup = g_markup_printf_escaped ("%s\n<span size=\"smaller\" alpha=\"65%%\">%s</span>", sentence,
                                    place);
  gtk_list_store_insert_with_values (self->store, NULL, -1, COLUMN_MARKUP, markup, COLUMN_FINDING,
                                     finding, -1);
}

static void
update_buttons (ApostilFindingsPopover *self)
{
  ApostilDocument *document = apostil_session_get_document (self->session);
  gboolean writable = document != NULL && !apostil_document_is_read_only (document);
  g_autoptr (ApostilFinding) finding = dup_selected (self);

  if (finding != NULL && gtk_widget_get_visible (GTK_WIDGET (self)))
    {
      g_autoptr (GtkTreePath) path = NULL;

      gtk_tree_view_get_cursor (GTK_TREE_VIEW (self->tree), &path, NULL);
      self->row = path != NULL ? (guint) gtk_tree_path_get_indices (path)[0] : self->row;
    }
  gtk_widget_set_sensitive (self->dismiss, writable && finding != NULL);
  gtk_widget_set_sensitive (self->restore, writable);
}

static void
select_row (ApostilFindingsPopover *self, guint row)
{
  gint n = gtk_tree_model_iter_n_children (GTK_TREE_MODEL (self->store), NULL);
  g_autoptr (GtkTreePath) path = NULL;

  if (n == 0)
    return;
  path = gtk_tree_path_new_from_indices (MIN ((gint) row, n - 1), -1);
  gtk_tree_view_set_cursor (GTK_TREE_VIEW (self->tree), path, NULL, FALSE);
}

static void
fill (ApostilFindingsPopover *self)
{
  ApostilFindingList *findings = apostil_session_get_findings (self->session);
  ApostilDocument *document = apostil_session_get_document (self->session);
  guint n = document != NULL ? apostil_finding_list_get_length (findings) : 0;
  g_autoptr (GPtrArray) dismissed = apostil_finding_list_get_dismissed (findings);
  guint row = self->row;

  gtk_tree_view_set_model (GTK_TREE_VIEW (self->tree), NULL);
  gtk_list_store_clear (self->store);
  for (guint i = 0; i < MIN (n, MAX_ROWS); i++)
    add_row (self, apostil_finding_list_get (findings, i));
  gtk_tree_view_set_model (GTK_TREE_VIEW (self->tree), GTK_TREE_MODEL (self->store));
  select_row (self, row);

  gtk_label_set_text (GTK_LABEL (self->nothing),
                      apostil_finding_list_is_busy (findings)
                          ? _ ("Looking…")
                          : _ ("Nothing that the checks would look at twice."));
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), n > 0 ? "list" : "nothing");
  gtk_widget_set_visible (self->dismiss, n > 0);
  gtk_widget_set_visible (self->restore, dismissed->len > 0);
  if (dismissed->len > 0)
    {
      g_autofree gchar *label = g_strdup_printf (
          ngettext ("_Bring Back %u Dismissed", "_Bring Back %u Dismissed", dismissed->len),
          dismissed->len);

      gtk_button_set_label (GTK_BUTTON (self->restore), label);
    }
  update_buttons (self);
}

/* What is not shown takes no keys: without rows the buttons have the focus, or the popover itself. */
static void
focus_rows (ApostilFindingsPopover *self)
{
  if (gtk_tree_model_iter_n_children (GTK_TREE_MODEL (self->store), NULL) > 0)
    gtk_widget_grab_focus (self->tree);
  else if (gtk_widget_get_visible (self->restore))
    gtk_widget_grab_focus (self->restore);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
findings_changed (ApostilFindingsPopover *self)
{
  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    return;
  fill (self);
  focus_rows (self);
}

static void
row_activated (GtkTreeView *tree,
               GtkTreePath *path,
               GtkTreeViewColumn *column,
               ApostilFindingsPopover *self)
{
  g_autoptr (ApostilFinding) finding = NULL;
  GtkTreeIter iter;

  if (!gtk_tree_model_get_iter (GTK_TREE_MODEL (self->store), &iter, path))
    return;
  gtk_tree_model_get (GTK_TREE_MODEL (self->store), &iter, COLUMN_FINDING, &finding, -1);
  gtk_popover_popdown (GTK_POPOVER (self));
  g_action_group_activate_action (
      gtk_widget_get_action_group (gtk_widget_get_toplevel (GTK_WIDGET (self)), "win"), "show",
      g_variant_new_string ("article"));
  apostil_finding_reveal (self->session, finding, NULL);
  if (self->back != NULL && gtk_widget_get_mapped (self->back))
    gtk_widget_grab_focus (self->back);
}

static void
dismiss_selected (ApostilFindingsPopover *self)
{
  ApostilDocument *document = apostil_session_get_document (self->session);
  g_autoptr (ApostilFinding) finding = dup_selected (self);

  if (finding == NULL || document == NULL || apostil_document_is_read_only (document))
    return;
  apostil_finding_dismiss (GTK_WIDGET (self), document, finding);
}

/* All at once, in one step of the history. */
static void
restore_all (ApostilFindingsPopover *self)
{
  ApostilDocument *document = apostil_session_get_document (self->session);
  g_autoptr (GPtrArray)
      dismissed = apostil_finding_list_get_dismissed (apostil_session_get_findings (self->session));

  apostil_document_begin_group (document, _ ("Bring Back Findings"));
  for (guint i = 0; i < dismissed->len; i++)
    apostil_apply_edit (GTK_WIDGET (self), document,
                        apostil_command_dismiss (document, dismissed->pdata[i], FALSE), NULL);
  apostil_document_end_group (document);
}

static gboolean
tree_key_press (GtkWidget *tree, GdkEventKey *event, ApostilFindingsPopover *self)
{
  if (event->keyval == GDK_KEY_Delete || event->keyval == GDK_KEY_KP_Delete)
    {
      dismiss_selected (self);
      return GDK_EVENT_STOP;
    }
  return GDK_EVENT_PROPAGATE;
}

/**
 * apostil_findings_popover_open:
 * @self: a popover
 * @relative_to: what it points at
 */
void
apostil_findings_popover_open (ApostilFindingsPopover *self, GtkWidget *relative_to)
{
  GtkWidget *top = gtk_widget_get_toplevel (relative_to);

  g_return_if_fail (APOSTIL_IS_FINDINGS_POPOVER (self));

  if (self->back != NULL)
    g_object_remove_weak_pointer (G_OBJECT (self->back), (gpointer *) &self->back);
  self->back = GTK_IS_WINDOW (top) ? gtk_window_get_focus (GTK_WINDOW (top)) : NULL;
  if (self->back != NULL)
    g_object_add_weak_pointer (G_OBJECT (self->back), (gpointer *) &self->back);
  gtk_popover_set_relative_to (GTK_POPOVER (self), relative_to);
  fill (self);
  apostil_popup (GTK_POPOVER (self));
  focus_rows (self);
}

/**
 * apostil_findings_popover_new:
 * @session: whose findings it shows
 *
 * Returns: (transfer floating): the list of all findings, closed
 */
GtkWidget *
apostil_findings_popover_new (ApostilSession *session)
{
  ApostilFindingsPopover *self = g_object_new (APOSTIL_TYPE_FINDINGS_POPOVER, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (apostil_session_get_findings (session), "items-changed",
                           G_CALLBACK (findings_changed), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

static void
apostil_findings_popover_dispose (GObject *object)
{
  ApostilFindingsPopover *self = APOSTIL_FINDINGS_POPOVER (object);

  if (self->back != NULL)
    g_object_remove_weak_pointer (G_OBJECT (self->back), (gpointer *) &self->back);
  self->back = NULL;
  g_clear_object (&self->store);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (apostil_findings_popover_parent_class)->dispose (object);
}

static void
apostil_findings_popover_class_init (ApostilFindingsPopoverClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = apostil_findings_popover_dispose;
}

static void
add_tree (ApostilFindingsPopover *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new (NULL, NULL);
  GtkCellRenderer *cell = gtk_cell_renderer_text_new ();

  self->store = gtk_list_store_new (N_COLUMNS, G_TYPE_STRING, APOSTIL_TYPE_FINDING);
  self->tree = gtk_tree_view_new ();
  gtk_tree_view_set_headers_visible (GTK_TREE_VIEW (self->tree), FALSE);
  gtk_tree_view_set_activate_on_single_click (GTK_TREE_VIEW (self->tree), TRUE);
  gtk_tree_view_set_enable_search (GTK_TREE_VIEW (self->tree), FALSE);
  g_object_set (cell, "wrap-width", LIST_WIDTH - 24, "wrap-mode", PANGO_WRAP_WORD_CHAR, "xpad", 6,
                "ypad", 6, NULL);
  gtk_tree_view_insert_column_with_attributes (GTK_TREE_VIEW (self->tree), -1, NULL, cell, "markup",
                                               COLUMN_MARKUP, NULL);
  atk_object_set_name (gtk_widget_get_accessible (self->tree), _ ("Worth a look"));
  g_signal_connect (self->tree, "row-activated", G_CALLBACK (row_activated), self);
  g_signal_connect (self->tree, "key-press-event", G_CALLBACK (tree_key_press), self);
  g_signal_connect_swapped (gtk_tree_view_get_selection (GTK_TREE_VIEW (self->tree)), "changed",
                            G_CALLBACK (update_buttons), self);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_shadow_type (GTK_SCROLLED_WINDOW (scroller), GTK_SHADOW_IN);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), LIST_HEIGHT);
  gtk_scrolled_window_set_min_content_width (GTK_SCROLLED_WINDOW (scroller), LIST_WIDTH);
  gtk_container_add (GTK_CONTAINER (scroller), self->tree);
  gtk_stack_add_named (GTK_STACK (self->stack), scroller, "list");
}

static void
add_buttons (ApostilFindingsPopover *self, GtkWidget *box)
{
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->restore = gtk_button_new_with_mnemonic ("");
  gtk_button_set_use_underline (GTK_BUTTON (self->restore), TRUE);
  self->dismiss = gtk_button_new_with_mnemonic (_ ("_Dismiss"));
  gtk_widget_set_tooltip_text (self->dismiss, _ ("Set this one aside (Delete)"));
  g_signal_connect_swapped (self->dismiss, "clicked", G_CALLBACK (dismiss_selected), self);
  g_signal_connect_swapped (self->restore, "clicked", G_CALLBACK (restore_all), self);
  gtk_box_pack_start (GTK_BOX (buttons), self->restore, FALSE, FALSE, 0);
  gtk_box_pack_end (GTK_BOX (buttons), self->dismiss, FALSE, FALSE, 0);
  gtk_container_add (GTK_CONTAINER (box), buttons);
}

static void
apostil_findings_popover_init (ApostilFindingsPopover *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *title = gtk_label_new (_ ("Worth a look"));

  gtk_container_set_border_width (GTK_CONTAINER (box), 12);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_style_context_add_class (gtk_widget_get_style_context (title), "finding-title");
  gtk_container_add (GTK_CONTAINER (box), title);

  self->stack = gtk_stack_new ();
  gtk_stack_set_vhomogeneous (GTK_STACK (self->stack), FALSE);
  self->nothing = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->nothing), 0);
  gtk_label_set_line_wrap (GTK_LABEL (self->nothing), TRUE);
  gtk_style_context_add_class (gtk_widget_get_style_context (self->nothing), "dim-label");
  add_tree (self);
  gtk_stack_add_named (GTK_STACK (self->stack), self->nothing, "nothing");
  gtk_container_add (GTK_CONTAINER (box), self->stack);
  add_buttons (self, box);
  gtk_widget_show_all (box);
  gtk_container_add (GTK_CONTAINER (self), box);
  atk_object_set_name (gtk_widget_get_accessible (GTK_WIDGET (self)), _ ("Worth a look"));
}
