/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-review-bar.h"

#include <glib/gi18n.h>

#include "apostil-describe.h"
#include "apostil-reason-words.h"
#include "apostil-resources.h"
#include "apostil-timex.h"

/* What is said stands beside the buttons, or above them where the article is narrow. Everything is brought up to date in an idle moment after the session said
 * something: a run of the engines and a step of the reader are often one moment apart. */

#define NARROW    740 /* pixels; times the size of the text */
#define PATIENCE  400 /* milliseconds of a run before the bar says so */
#define MAX_WORDS 28  /* characters of a claim: what it would be matters more */

#define FSI "\xe2\x81\xa8"
#define PDI "\xe2\x81\xa9"

struct _ApostilReviewBar
{
  GtkBin parent_instance;

  ApostilSession *session;
  guint update_id;
  guint patience_id;
  gboolean patient; /* a run has lasted long enough to be told */
  gint width;
  gboolean narrow; /* at that width */

  GtkWidget *revealer;
  GtkWidget *box;
  GtkWidget *said;
  GtkWidget *spinner;
  GtkWidget *count;
  GtkWidget *place;
  GtkWidget *separator;
  GtkWidget *words;
  GtkWidget *meaning;
  GtkWidget *reason;
  GtkWidget *buttons;
  GtkWidget *start;
  GtkWidget *accept;
  GtkWidget *other;
  GtkWidget *other_label;
  GtkWidget *reject;
  GtkWidget *menu;
};

G_DEFINE_FINAL_TYPE (ApostilReviewBar, apostil_review_bar, GTK_TYPE_BIN)

/* What it would be: a date's day, a name's entity or type, who claims it. */
static gchar *
get_meaning (ApostilDocument *document, ApostilAnnotation *suggestion)
{
  const gchar *value = apostil_record_get (suggestion, APOSTIL_ATTR_VALUE);
  const gchar *name = apostil_record_get (suggestion, APOSTIL_ATTR_NAME);
  const gchar *label = apostil_describe_get_label (document, suggestion);

  if (apostil_annotation_is (suggestion, APOSTIL_KIND_DATE))
    {
      gchar *date = apostil_describe_date (document, suggestion, value, FALSE);

      return date != NULL ? date : g_strdup (value != NULL ? value : _ ("Which date?"));
    }
  if (apostil_annotation_is (suggestion, APOSTIL_KIND_ENTITY))
    {
      const gchar *id = apostil_annotation_get_link (suggestion, APOSTIL_LINK_ENTITY);
      gpointer entity = id != NULL ? apostil_document_lookup (document, id) : NULL;

      if (APOSTIL_IS_ENTITY (entity))
        name = apostil_entity_get_name (entity);
      if (name == NULL)
        return g_strdup (label);
      /* Translators: a type of entity, then its name: « Person: Ahmad Massoud » */
      return g_strdup_printf (_ ("%s: %s"), label, name);
    }
  if (apostil_annotation_is (suggestion, APOSTIL_KIND_CLAIM))
    {
      g_autofree gchar *claimants = apostil_describe_claimants (document, suggestion);

      /* Translators: who claims it, when nobody has said yet. */
      return g_strdup_printf (_ ("%s: %s"), label, claimants != NULL ? claimants : _ ("Claimant?"));
    }
  return g_strdup (label);
}

static void
show_words (ApostilReviewBar *self, ApostilDocument *document, ApostilAnnotation *suggestion)
{
  g_autofree gchar *marked = apostil_describe_words (document, suggestion, MAX_WORDS);
  g_autofree gchar *meaning = get_meaning (document, suggestion);
  g_autofree gchar *reason = apostil_reason_to_words (suggestion);
  gboolean rtl = gtk_widget_get_direction (self->words) == GTK_TEXT_DIR_RTL;
  AtkObject *accessible = gtk_widget_get_accessible (self->meaning);
  g_autofree gchar *markup = g_markup_printf_escaped (
      "<u>" FSI "%s" PDI "</u> %s <b>" FSI "%s" PDI "</b>", marked, rtl ? "←" : "→", meaning);
  /* Translators: before the reason of a suggestion, which is a sentence */
  g_autofree gchar *because =
      reason != NULL && *reason != '\0' ? g_strdup_printf (_ ("Because: %s"), reason) : NULL;
  g_autofree gchar *spoken = apostil_session_describe_reason (self->session, suggestion);

  gtk_label_set_markup (GTK_LABEL (self->meaning), markup);
  gtk_label_set_text (GTK_LABEL (self->reason), because != NULL ? because : "");
  gtk_widget_set_visible (self->reason, because != NULL);
  gtk_widget_set_tooltip_text (self->words, spoken);
  atk_object_set_description (accessible, reason != NULL ? reason : "");
  atk_object_set_description (gtk_widget_get_accessible (self->accept), spoken);
  atk_object_set_description (gtk_widget_get_accessible (self->reject), spoken);
}

static void
show_other (ApostilReviewBar *self, ApostilAnnotation *suggestion)
{
  const gchar *const *others = suggestion != NULL ? apostil_record_get_alternatives (suggestion)
                                                  : NULL;
  g_autofree gchar *date = NULL;
  g_autofree gchar *tip = NULL;

  gtk_widget_set_visible (self->other, others != NULL && others[0] != NULL);
  if (others == NULL || others[0] == NULL)
    return;
  date = apostil_timex_to_short_words (others[0]);
  gtk_label_set_text (GTK_LABEL (self->other_label), date != NULL ? date : others[0]);
  /* Translators: another value that the date may have */
  tip = g_strdup_printf (_ ("Or is it %s? (V)"), date != NULL ? date : others[0]);
  gtk_widget_set_tooltip_text (self->other, tip);
  atk_object_set_name (gtk_widget_get_accessible (self->other), tip);
}

static void queue_update (ApostilReviewBar *self);

static gboolean
end_patience (gpointer user_data)
{
  ApostilReviewBar *self = user_data;

  self->patience_id = 0;
  self->patient = TRUE;
  queue_update (self);
  return G_SOURCE_REMOVE;
}

static void
watch_run (ApostilReviewBar *self, gboolean running)
{
  if (!running)
    {
      g_clear_handle_id (&self->patience_id, g_source_remove);
      self->patient = FALSE;
    }
  else if (self->patience_id == 0 && !self->patient)
    self->patience_id = g_timeout_add (PATIENCE, end_patience, self);
}

/* A suggestion has its buttons under its words where there is little room; their number has not. */
static void
fit (ApostilReviewBar *self, gboolean has_words)
{
  gboolean stacked = self->narrow && has_words;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->box),
                                  stacked ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_spacing (GTK_BOX (self->box), stacked ? 6 : 12);
}

static void
update_now (ApostilReviewBar *self)
{
  ApostilSuggestionLayer *layer = apostil_session_get_suggestions (self->session);
  ApostilAnnotation *suggestion = apostil_session_get_suggestion (self->session);
  guint total = layer != NULL ? apostil_suggestion_layer_get_length (layer) : 0;
  gboolean running = layer != NULL && apostil_suggestion_layer_is_running (layer);
  guint place = layer != NULL ? apostil_suggestion_layer_get_place (layer, suggestion) : 0;
  g_autofree gchar *count = NULL;

  watch_run (self, running);
  running = running && self->patient && total == 0;
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), total > 0 || running);
  if (total == 0 && !running)
    return;

  fit (self, place > 0);
  gtk_widget_set_visible (self->spinner, running);
  g_object_set (self->spinner, "active", running, NULL);
  count = running ? g_strdup (_ ("Looking for suggestions…"))
                  : g_strdup_printf (ngettext ("%u suggestion", "%u suggestions", total), total);
  gtk_label_set_text (GTK_LABEL (self->count), count);
  gtk_widget_set_visible (self->place, place > 0);
  gtk_widget_set_visible (
      self->separator, place > 0 && gtk_orientable_get_orientation (GTK_ORIENTABLE (self->said)) ==
                                        GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_set_visible (self->words, place > 0);
  gtk_widget_set_visible (self->start, place == 0 && !running);
  gtk_widget_set_visible (self->accept, place > 0);
  gtk_widget_set_visible (self->reject, place > 0);
  show_other (self, place > 0 ? suggestion : NULL);
  if (place > 0)
    {
      g_autofree gchar *which = g_strdup_printf (_ ("%u of %u"), place, total);

      gtk_label_set_text (GTK_LABEL (self->place), which);
      show_words (self, apostil_session_get_document (self->session), suggestion);
    }
}

static gboolean
update_idle (gpointer user_data)
{
  ApostilReviewBar *self = user_data;

  self->update_id = 0;
  update_now (self);
  return G_SOURCE_REMOVE;
}

static void
queue_update (ApostilReviewBar *self)
{
  if (self->update_id == 0)
    self->update_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE + 10, update_idle, self, NULL);
}

static gboolean
is_narrow (ApostilReviewBar *self)
{
  gint size = 13;
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  const PangoFontDescription *font = pango_context_get_font_description (context);

  if (font != NULL)
    size = pango_font_description_get_size_is_absolute (font)
               ? PANGO_PIXELS (pango_font_description_get_size (font))
               : (gint) (PANGO_PIXELS (pango_font_description_get_size (font)) *
                         MAX (pango_cairo_context_get_resolution (context), 96) / 72);
  return self->width < NARROW * MAX (size, 8) / 14;
}

static gboolean
fit_idle (gpointer user_data)
{
  ApostilReviewBar *self = user_data;

  self->update_id = 0;
  self->narrow = is_narrow (self);
  update_now (self);
  return G_SOURCE_REMOVE;
}

/* It could be narrow: the bar never keeps the window from being made so. */
static void
apostil_review_bar_get_preferred_width (GtkWidget *widget, gint *minimum, gint *natural)
{
  ApostilReviewBar *self = APOSTIL_REVIEW_BAR (widget);
  gint buttons;

  GTK_WIDGET_CLASS (apostil_review_bar_parent_class)
      ->get_preferred_width (widget, minimum, natural);
  gtk_widget_get_preferred_width (self->buttons, &buttons, NULL);
  *minimum = MIN (*minimum, buttons + 24);
}

/* Not at once: this comes in the middle of an allocation. */
static void
apostil_review_bar_size_allocate (GtkWidget *widget, GtkAllocation *allocation)
{
  ApostilReviewBar *self = APOSTIL_REVIEW_BAR (widget);

  GTK_WIDGET_CLASS (apostil_review_bar_parent_class)->size_allocate (widget, allocation);
  self->width = allocation->width;
  if (is_narrow (self) == self->narrow)
    return;
  g_clear_handle_id (&self->update_id, g_source_remove);
  self->update_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, fit_idle, self, NULL);
}

static void
apostil_review_bar_dispose (GObject *object)
{
  ApostilReviewBar *self = APOSTIL_REVIEW_BAR (object);

  g_clear_handle_id (&self->update_id, g_source_remove);
  g_clear_handle_id (&self->patience_id, g_source_remove);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (apostil_review_bar_parent_class)->dispose (object);
}

static void
apostil_review_bar_class_init (ApostilReviewBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = apostil_review_bar_dispose;
  widget_class->get_preferred_width = apostil_review_bar_get_preferred_width;
  widget_class->size_allocate = apostil_review_bar_size_allocate;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/apostil-review-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, ApostilReviewBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, ApostilReviewBar, box);
  gtk_widget_class_bind_template_child (widget_class, ApostilReviewBar, said);
  gtk_widget_class_bind_template_child (widget_class, ApostilReviewBar, spinner);
  gtk_widget_class_bind_template_child (widget_class, ApostilReviewBar, count);
  gtk_widget_class_bind_template_child (widget_class, ApostilReviewBar, place);
  gtk_widget_class_bind_template_child (widget_class, ApostilReviewBar, separator);
  gtk_widget_class_bind_template_child (widget_class, ApostilReviewBar, words);
  gtk_widget_class_bind_template_child (widget_class, ApostilReviewBar, meaning);
  gtk_widget_class_bind_template_child (widget_class, ApostilReviewBar, reason);
  gtk_widget_class_bind_template_child (widget_class, ApostilReviewBar, buttons);
  gtk_widget_class_bind_template_child (widget_class, ApostilReviewBar, start);
  gtk_widget_class_bind_template_child (widget_class, ApostilReviewBar, accept);
  gtk_widget_class_bind_template_child (widget_class, ApostilReviewBar, other);
  gtk_widget_class_bind_template_child (widget_class, ApostilReviewBar, other_label);
  gtk_widget_class_bind_template_child (widget_class, ApostilReviewBar, reject);
  gtk_widget_class_bind_template_child (widget_class, ApostilReviewBar, menu);
}

static void
apostil_review_bar_init (ApostilReviewBar *self)
{
  g_autoptr (GtkBuilder) builder = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  builder = gtk_builder_new_from_resource (RESOURCE_PATH "/menus.ui");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->menu),
                                  G_MENU_MODEL (gtk_builder_get_object (builder, "review-menu")));
  /* What the buttons are about is read with them. */
  atk_object_add_relationship (gtk_widget_get_accessible (self->buttons), ATK_RELATION_LABELLED_BY,
                               gtk_widget_get_accessible (self->meaning));
}

/**
 * apostil_review_bar_new:
 * @session: what the window looks at
 *
 * Returns: (transfer floating): the bar, which shows itself while there are suggestions
 */
GtkWidget *
apostil_review_bar_new (ApostilSession *session)
{
  ApostilReviewBar *self = g_object_new (APOSTIL_TYPE_REVIEW_BAR, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_swapped (session, "suggestions-changed", G_CALLBACK (queue_update), self);
  g_signal_connect_swapped (session, "notify::current", G_CALLBACK (queue_update), self);
  queue_update (self);
  return GTK_WIDGET (self);
}

/**
 * apostil_review_bar_is_shown:
 * @self: the bar
 *
 * Returns: whether it is open
 */
gboolean
apostil_review_bar_is_shown (ApostilReviewBar *self)
{
  g_return_val_if_fail (APOSTIL_IS_REVIEW_BAR (self), FALSE);

  return gtk_revealer_get_reveal_child (GTK_REVEALER (self->revealer));
}
