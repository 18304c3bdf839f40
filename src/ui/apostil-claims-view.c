/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-claim-map-pane.h"
#include "apostil-claims-view-private.h"

#include <glib/gi18n.h>

#include "apostil-cell-renderer-claim.h"
#include "apostil-contradiction-bar.h"
#include "apostil-evidence-popover.h"
#include "apostil-ledger-words.h"
#include "apostil-placeholder.h"
#include "apostil-relate-bar.h"
#include "apostil-text-scale.h"
#include "apostil-verdict-popover.h"
#include "apostil-view.h"

#define SUMMARY_ROOM 48 /* the margins of the bar, and some space between */

static void view_init (ApostilViewInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (ApostilClaimsView,
                               apostil_claims_view,
                               GTK_TYPE_BOX,
                               G_IMPLEMENT_INTERFACE (APOSTIL_TYPE_VIEW, view_init))

/* ---- What stands around the rows ---- */

static gchar *
dup_attention_colour (ApostilClaimsView *self)
{
  g_autoptr (ApostilPalette)
      palette = apostil_palette_new (gtk_widget_get_style_context (self->list));
  const GdkRGBA *line = &apostil_palette_get (palette, "vermilion")->line;

  return g_strdup_printf ("#%02x%02x%02x", (guint) (line->red * 255), (guint) (line->green * 255),
                          (guint) (line->blue * 255));
}

static void
update_summary (ApostilClaimsView *self)
{
  ApostilLedgerSummary summary = { 0 };
  g_autofree gchar *colour = dup_attention_colour (self);
  g_autofree gchar *markup = NULL;
  const gchar *page = "rows";

  if (self->ledger != NULL)
    apostil_ledger_get_summary (self->ledger, &summary);
  markup = apostil_ledger_summary_to_markup (&summary, colour);
  gtk_label_set_markup (GTK_LABEL (self->summary), markup);
  /* Nothing to filter or to count yet. */
  gtk_widget_set_visible (self->toolbar, summary.n_claims > 0);
  gtk_widget_set_visible (self->chips, summary.n_claims > 0);
  if (summary.n_claims == 0)
    page = "empty";
  else if (summary.n_shown == 0)
    page = "nothing";
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), page);
}

/* Rows may say something else although no claim changed: a date, a name. */
static void
document_changed (ApostilClaimsView *self)
{
  gtk_widget_queue_draw (self->list);
  apostil_claims_view_update_actions (self);
}

static void
document_set (ApostilClaimsView *self)
{
  ApostilLedgerGrouping grouping = APOSTIL_LEDGER_CLAIMANT;
  gboolean by_count = FALSE;

  if (self->ledger != NULL)
    {
      grouping = apostil_ledger_get_grouping (self->ledger);
      by_count = apostil_ledger_get_by_count (self->ledger);
      g_signal_handlers_disconnect_by_data (self->ledger, self);
      g_signal_handlers_disconnect_by_data (self->document, self);
    }
  apostil_relate_bar_cancel (APOSTIL_RELATE_BAR (self->relate_bar));
  apostil_ledger_list_set_ledger (APOSTIL_LEDGER_LIST (self->list), NULL);
  g_clear_object (&self->ledger);
  g_set_object (&self->document, apostil_session_get_document (self->session));
  apostil_contradiction_finder_set_document (self->finder, self->document);
  gtk_entry_set_text (GTK_ENTRY (self->filter), "");
  if (self->document != NULL)
    {
      self->ledger = apostil_ledger_new (self->document);
      apostil_ledger_set_grouping (self->ledger, grouping);
      apostil_ledger_set_by_count (self->ledger, by_count);
      apostil_ledger_list_set_ledger (APOSTIL_LEDGER_LIST (self->list), self->ledger);
      g_signal_connect_swapped (self->ledger, "counted", G_CALLBACK (update_summary), self);
      g_signal_connect_swapped (self->document, "changed", G_CALLBACK (document_changed), self);
    }
  update_summary (self);
  apostil_claims_view_update_candidates (self);
}

/* ---- Filter ---- */

static void
filter_changed (ApostilClaimsView *self)
{
  if (self->ledger == NULL)
    return;
  apostil_ledger_set_filter (self->ledger, gtk_entry_get_text (GTK_ENTRY (self->filter)));
  apostil_ledger_list_follow (APOSTIL_LEDGER_LIST (self->list));
}

static void
filter_stopped (ApostilClaimsView *self)
{
  gtk_entry_set_text (GTK_ENTRY (self->filter), "");
  gtk_widget_grab_focus (self->list);
}

/* Enter, or the arrow down: to what was found. */
static void
filter_activated (ApostilClaimsView *self)
{
  filter_changed (self);
  gtk_widget_grab_focus (self->list);
}

static gboolean
filter_key_press (ApostilClaimsView *self, GdkEventKey *event)
{
  if (event->keyval != GDK_KEY_Down && event->keyval != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;
  filter_activated (self);
  return GDK_EVENT_STOP;
}

static void
show_all (ApostilClaimsView *self)
{
  gtk_entry_set_text (GTK_ENTRY (self->filter), "");
  if (self->ledger == NULL)
    return;
  apostil_ledger_set_filter (self->ledger, NULL);
  apostil_ledger_set_only (self->ledger, 0);
  apostil_claims_view_update_actions (self);
  gtk_widget_grab_focus (self->list);
}

/* ---- Titles of the columns ---- */

static void
compute_columns (ApostilClaimsView *self, gint width, ApostilLedgerColumns *columns)
{
  apostil_ledger_columns_compute (
      self->list, self->document != NULL ? apostil_document_get_scheme (self->document) : NULL,
      width, columns);
}

static void
draw_title (GtkWidget *widget, cairo_t *cr, const gchar *text, gint x, gint width)
{
  GtkStyleContext *context = gtk_widget_get_style_context (widget);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, text);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  gint text_width;
  gint text_height;
  gint left = x;

  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_width (layout, MAX (width, 1) * PANGO_SCALE);
  pango_layout_set_alignment (layout, PANGO_ALIGN_LEFT);
  pango_layout_get_pixel_size (layout, &text_width, &text_height);
  if (rtl)
    {
      pango_layout_set_width (layout, -1);
      left = gtk_widget_get_allocated_width (widget) - x - text_width;
    }
  gtk_render_layout (context, cr, left,
                     (gtk_widget_get_allocated_height (widget) - text_height) / 2, layout);
}

static gboolean
draw_titles (GtkWidget *widget, cairo_t *cr, ApostilClaimsView *self)
{
  GtkStyleContext *context = gtk_widget_get_style_context (widget);
  gint height = gtk_widget_get_allocated_height (widget);
  gint width = gtk_widget_get_allocated_width (self->list);
  ApostilLedgerColumns columns;

  gtk_render_background (context, cr, 0, 0, gtk_widget_get_allocated_width (widget), height);
  gtk_render_frame (context, cr, 0, 0, gtk_widget_get_allocated_width (widget), height);
  compute_columns (self, width, &columns);
  draw_title (widget, cr, C_ ("title of a column", "Claim"), columns.pad, columns.words_width);
  draw_title (widget, cr,
              self->ledger != NULL &&
                      apostil_ledger_get_grouping (self->ledger) != APOSTIL_LEDGER_CLAIMANT
                  ? C_ ("title of a column", "Said by")
                  : C_ ("title of a column", "Cue"),
              columns.cue_x, columns.said_x - columns.cue_x);
  draw_title (widget, cr, C_ ("title of a column", "Said on"), columns.said_x,
              columns.verdict_x - columns.said_x);
  draw_title (widget, cr, C_ ("title of a column", "Verdict"), columns.verdict_x,
              columns.relations_x - columns.verdict_x);
  draw_title (widget, cr, C_ ("title of a column", "Relations"), columns.relations_x,
              width - columns.relations_x);
  return GDK_EVENT_PROPAGATE;
}

/* ---- Width ---- */

/* The summary stands beside the filter where there is room for both on one line. */
static gboolean
has_room_for_summary (ApostilClaimsView *self, gint width)
{
  gint controls = 0;
  gint summary = 0;

  gtk_widget_get_preferred_width (self->controls, NULL, &controls);
  gtk_widget_get_preferred_width (self->summary, NULL, &summary);
  return controls + summary + SUMMARY_ROOM <= width;
}

/* The same for the switches that choose and those that arrange. */
static gboolean
has_room_for_chips (ApostilClaimsView *self, gint width)
{
  g_autoptr (GList) halves = gtk_container_get_children (GTK_CONTAINER (self->chips));
  gint room = SUMMARY_ROOM;

  for (GList *l = halves; l != NULL; l = l->next)
    {
      gint natural;

      gtk_widget_get_preferred_width (l->data, NULL, &natural);
      room += natural;
    }
  return room <= width;
}

static void
fit_to (ApostilClaimsView *self, gint width)
{
  ApostilLedgerColumns columns;
  gboolean below = FALSE;

  compute_columns (self, width, &columns);
  gtk_widget_set_visible (self->titles, !columns.narrow && gtk_widget_get_visible (self->toolbar));
  gtk_widget_set_visible (self->group_label, !columns.narrow);
  below = columns.narrow || !has_room_for_summary (self, width);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->toolbar),
                                  below ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->chips), has_room_for_chips (self, width)
                                                                    ? GTK_ORIENTATION_HORIZONTAL
                                                                    : GTK_ORIENTATION_VERTICAL);
  apostil_contradiction_bar_set_tight (APOSTIL_CONTRADICTION_BAR (self->contradiction_bar),
                                       columns.tight);
  gtk_label_set_xalign (GTK_LABEL (self->summary), below ? 0 : 1);
  gtk_label_set_justify (GTK_LABEL (self->summary), below ? GTK_JUSTIFY_LEFT : GTK_JUSTIFY_RIGHT);
}

static gboolean
fit (gpointer user_data)
{
  ApostilClaimsView *self = user_data;

  self->fit_idle = 0;
  fit_to (self, gtk_widget_get_allocated_width (self->ledger_pane));
  return G_SOURCE_REMOVE;
}

/* What stands where follows from the width, so it is settled before the children get theirs: else all
 * would be painted first where it does not stay. */
static void
fit_all (ApostilClaimsView *self, gint width)
{
  self->width = width;
  fit_to (self, apostil_claim_map_pane_set_room (APOSTIL_CLAIM_MAP_PANE (self->map), width));
}

static void
apostil_claims_view_size_allocate (GtkWidget *widget, GtkAllocation *allocation)
{
  ApostilClaimsView *self = APOSTIL_CLAIMS_VIEW (widget);

  if (allocation->width != self->width)
    fit_all (self, allocation->width);
  GTK_WIDGET_CLASS (apostil_claims_view_parent_class)->size_allocate (widget, allocation);
}

/* The first time, while nothing is being laid out, since what is shown and hidden in the midst of that has
 * its style a frame later: most likely nothing stands beside the view. */
static void
fit_first (ApostilClaimsView *self)
{
  GtkWidget *top = gtk_widget_get_toplevel (GTK_WIDGET (self));
  GtkWidget *content = GTK_IS_WINDOW (top) ? gtk_bin_get_child (GTK_BIN (top)) : NULL;

  if (self->width == 0 && content != NULL && gtk_widget_get_allocated_width (content) > 1)
    fit_all (self, gtk_widget_get_allocated_width (content));
}

static void
list_resized (ApostilClaimsView *self)
{
  if (self->fit_idle == 0)
    self->fit_idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, fit, self, NULL);
  gtk_widget_queue_draw (self->titles);
}

/* ---- The list ---- */

static void
list_command (ApostilLedgerList *list,
              const gchar *action,
              const gchar *parameter,
              ApostilClaimsView *self)
{
  apostil_claims_view_run (self, action, parameter);
}

/* Enter: while the other claim is being picked, this is the one; else the article. */
static void
list_open (ApostilClaimsView *self)
{
  ApostilRelateBar *relate_bar = APOSTIL_RELATE_BAR (self->relate_bar);

  if (apostil_relate_bar_is_picking (relate_bar))
    apostil_relate_bar_commit (relate_bar);
  else
    apostil_view_open (APOSTIL_VIEW (self));
}

static gboolean
list_leave (ApostilClaimsView *self)
{
  ApostilRelateBar *relate_bar = APOSTIL_RELATE_BAR (self->relate_bar);

  if (!apostil_relate_bar_is_picking (relate_bar))
    return FALSE;
  apostil_relate_bar_cancel (relate_bar);
  return TRUE;
}

static void
current_changed (ApostilClaimsView *self)
{
  apostil_claims_view_update_offer (self);
}

/* ---- ApostilView ---- */

static GtkWidget *
get_pane (ApostilView *view, guint index)
{
  ApostilClaimsView *self = APOSTIL_CLAIMS_VIEW (view);
  GtkWidget *const panes[] = { self->toolbar, self->chips, self->list, self->contradiction_bar };

  if (index == G_N_ELEMENTS (panes) && gtk_widget_get_visible (self->map))
    return apostil_picture_frame_get_picture (
        apostil_claim_map_pane_get_frame (APOSTIL_CLAIM_MAP_PANE (self->map)));
  return index < G_N_ELEMENTS (panes) ? panes[index] : NULL;
}

static void
find (ApostilView *view)
{
  gtk_widget_grab_focus (APOSTIL_CLAIMS_VIEW (view)->filter);
}

static void
add_actions (ApostilView *view, GActionMap *actions)
{
  ApostilClaimsView *self = APOSTIL_CLAIMS_VIEW (view);

  apostil_claims_view_add_actions (self, actions);
  apostil_picture_frame_add_actions (
      apostil_claim_map_pane_get_frame (APOSTIL_CLAIM_MAP_PANE (self->map)), actions);
}

static void
relate (ApostilView *view, const gchar *type)
{
  ApostilClaimsView *self = APOSTIL_CLAIMS_VIEW (view);
  ApostilRelateBar *relate_bar = APOSTIL_RELATE_BAR (self->relate_bar);
  ApostilAnnotation *claim = apostil_claims_view_get_claim (self);

  if (apostil_relate_bar_is_picking (relate_bar) && apostil_relate_bar_can_commit (relate_bar))
    apostil_relate_bar_commit (relate_bar);
  else if (claim != NULL)
    apostil_relate_bar_start (relate_bar, claim, *type != '\0' ? type : NULL);
}

static void
view_init (ApostilViewInterface *iface)
{
  iface->get_pane = get_pane;
  iface->find = find;
  iface->add_actions = add_actions;
  iface->relate = relate;
}

/* ---- Construction ---- */

static void
apostil_claims_view_grab_focus (GtkWidget *widget)
{
  ApostilClaimsView *self = APOSTIL_CLAIMS_VIEW (widget);

  apostil_ledger_list_follow (APOSTIL_LEDGER_LIST (self->list));
  gtk_widget_grab_focus (self->list);
}

static void
apostil_claims_view_map (GtkWidget *widget)
{
  ApostilClaimsView *self = APOSTIL_CLAIMS_VIEW (widget);

  fit_first (self);
  GTK_WIDGET_CLASS (apostil_claims_view_parent_class)->map (widget);
  apostil_contradiction_finder_set_active (self->finder, TRUE);
  apostil_claims_view_update_actions (self);
}

static void
apostil_claims_view_unmap (GtkWidget *widget)
{
  ApostilClaimsView *self = APOSTIL_CLAIMS_VIEW (widget);

  GTK_WIDGET_CLASS (apostil_claims_view_parent_class)->unmap (widget);
  apostil_relate_bar_cancel (APOSTIL_RELATE_BAR (self->relate_bar));
  apostil_contradiction_finder_set_active (self->finder, FALSE);
  apostil_claims_view_update_actions (self);
}

static void
apostil_claims_view_style_updated (GtkWidget *widget)
{
  ApostilClaimsView *self = APOSTIL_CLAIMS_VIEW (widget);

  GTK_WIDGET_CLASS (apostil_claims_view_parent_class)->style_updated (widget);
  if (self->list == NULL)
    return;
  /* Colours in markup, and what is wide enough for columns, follow the theme and its font. */
  update_summary (self);
  list_resized (self);
}

static void
apostil_claims_view_dispose (GObject *object)
{
  ApostilClaimsView *self = APOSTIL_CLAIMS_VIEW (object);

  g_clear_handle_id (&self->fit_idle, g_source_remove);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  if (self->ledger != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->ledger, self);
      g_signal_handlers_disconnect_by_data (self->document, self);
    }
  if (self->finder != NULL)
    g_signal_handlers_disconnect_by_data (self->finder, self);
  g_clear_object (&self->finder);
  self->actions = NULL;
  g_clear_object (&self->ledger);
  g_clear_object (&self->document);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (apostil_claims_view_parent_class)->dispose (object);
}

static void
apostil_claims_view_class_init (ApostilClaimsViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = apostil_claims_view_dispose;
  widget_class->grab_focus = apostil_claims_view_grab_focus;
  widget_class->map = apostil_claims_view_map;
  widget_class->unmap = apostil_claims_view_unmap;
  widget_class->style_updated = apostil_claims_view_style_updated;
  widget_class->size_allocate = apostil_claims_view_size_allocate;
  g_type_ensure (APOSTIL_TYPE_PLACEHOLDER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/apostil-claims-view.ui");
  gtk_widget_class_bind_template_child (widget_class, ApostilClaimsView, paned);
  gtk_widget_class_bind_template_child (widget_class, ApostilClaimsView, ledger_pane);
  gtk_widget_class_bind_template_child (widget_class, ApostilClaimsView, toolbar);
  gtk_widget_class_bind_template_child (widget_class, ApostilClaimsView, group_label);
  gtk_widget_class_bind_template_child (widget_class, ApostilClaimsView, groupings);
  gtk_widget_class_bind_template_child (widget_class, ApostilClaimsView, filter);
  gtk_widget_class_bind_template_child (widget_class, ApostilClaimsView, summary);
  gtk_widget_class_bind_template_child (widget_class, ApostilClaimsView, controls);
  gtk_widget_class_bind_template_child (widget_class, ApostilClaimsView, chips);
  gtk_widget_class_bind_template_child (widget_class, ApostilClaimsView, titles);
  gtk_widget_class_bind_template_child (widget_class, ApostilClaimsView, stack);
  gtk_widget_class_bind_template_child (widget_class, ApostilClaimsView, scroller);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed);
  gtk_widget_class_bind_template_callback (widget_class, filter_stopped);
  gtk_widget_class_bind_template_callback (widget_class, filter_activated);
  gtk_widget_class_bind_template_callback (widget_class, show_all);
  gtk_widget_class_bind_template_callback (widget_class, draw_titles);
}

static void
add_groupings (ApostilClaimsView *self)
{
  static const struct
  {
    const gchar *id;
    const gchar *label;
  } groupings[] = {
    { "claimant", NC_ ("group by", "Claimant") },
    { "verdict", NC_ ("group by", "Verdict") },
    { "date", NC_ ("group by", "Date") },
    { "section", NC_ ("group by", "Section") },
  };

  /* No GtkRadioButton: the group and the state of the action would switch each other for ever. */
  for (guint i = 0; i < G_N_ELEMENTS (groupings); i++)
    {
      GtkWidget *button =
          gtk_toggle_button_new_with_label (g_dpgettext2 (NULL, "group by", groupings[i].label));

      atk_object_set_role (gtk_widget_get_accessible (button), ATK_ROLE_RADIO_BUTTON);
      gtk_widget_set_focus_on_click (button, FALSE);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.claims-group");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", groupings[i].id);
      gtk_widget_show (button);
      gtk_box_pack_start (GTK_BOX (self->groupings), button, FALSE, FALSE, 0);
    }
}

static void
apostil_claims_view_init (ApostilClaimsView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* Very large letters have no room for them side by side on any screen. */
  if (apostil_text_scale_get (GTK_WIDGET (self)) >= APOSTIL_TEXT_SCALE_HUGE)
    gtk_orientable_set_orientation (GTK_ORIENTABLE (self->controls), GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_can_focus (GTK_WIDGET (self), FALSE);
  gtk_widget_set_size_request (self->titles, -1, 28);
  add_groupings (self);
  g_signal_connect_swapped (self->filter, "key-press-event", G_CALLBACK (filter_key_press), self);
}

/**
 * apostil_claims_view_new:
 * @session: what the window looks at
 *
 * Returns: (transfer floating): the view
 */
GtkWidget *
apostil_claims_view_new (ApostilSession *session)
{
  ApostilClaimsView *self = g_object_new (APOSTIL_TYPE_CLAIMS_VIEW, NULL);

  self->session = g_object_ref (session);
  self->list = apostil_ledger_list_new (session);
  gtk_widget_show (self->list);
  gtk_container_add (GTK_CONTAINER (self->scroller), self->list);
  g_signal_connect (self->list, "command", G_CALLBACK (list_command), self);
  g_signal_connect_swapped (self->list, "open", G_CALLBACK (list_open), self);
  g_signal_connect_swapped (self->list, "leave", G_CALLBACK (list_leave), self);
  g_signal_connect_swapped (self->list, "resized", G_CALLBACK (list_resized), self);
  self->relate_bar = apostil_relate_bar_new (session);
  gtk_box_pack_end (GTK_BOX (self->ledger_pane), self->relate_bar, FALSE, FALSE, 0);
  self->contradiction_bar = apostil_contradiction_bar_new ();
  gtk_box_pack_end (GTK_BOX (self->ledger_pane), self->contradiction_bar, FALSE, FALSE, 0);
  self->finder = apostil_contradiction_finder_new ();
  g_signal_connect_swapped (self->finder, "found",
                            G_CALLBACK (apostil_claims_view_update_candidates), self);
  self->evidence = apostil_evidence_popover_new (self->list);
  g_signal_connect_swapped (self->evidence, "done", G_CALLBACK (apostil_claims_view_add_evidence),
                            self);
  self->verdict = apostil_verdict_popover_new (self->list);
  g_signal_connect_swapped (self->verdict, "done", G_CALLBACK (apostil_claims_view_judge), self);
  self->map = apostil_claim_map_pane_new (session, GTK_PANED (self->paned));
  g_signal_connect_swapped (apostil_claim_map_pane_get_frame (APOSTIL_CLAIM_MAP_PANE (self->map)),
                            "activated", G_CALLBACK (apostil_view_open), self);
  g_signal_connect_swapped (session, "notify::document", G_CALLBACK (document_set), self);
  g_signal_connect_swapped (session, "notify::current", G_CALLBACK (current_changed), self);
  document_set (self);
  return GTK_WIDGET (self);
}
