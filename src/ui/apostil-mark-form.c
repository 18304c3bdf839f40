/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-mark-form.h"

#include <glib/gi18n-lib.h>

#include "apostil-choice-row.h"
#include "apostil-describe.h"
#include "apostil-entity-row.h"
#include "apostil-evidence-row.h"
#include "apostil-findings-row.h"
#include "apostil-link-row.h"
#include "apostil-publication-row.h"
#include "apostil-reason-row.h"
#include "apostil-record-picker.h"
#include "apostil-relations-row.h"
#include "apostil-text-row.h"
#include "apostil-words-row.h"

struct _ApostilMarkForm
{
  GtkScrolledWindow parent_instance;

  ApostilSession *session; /* unowned */
  const ApostilKind *kind;
  GtkWidget *title;
  GtkWidget *ordinal;
  GtkWidget *guideline;
  GtkWidget *rows;
  GtkWidget *more;    /* expander with what is rarely filled in */
  GPtrArray *all;     /* (element-type ApostilInspectorRow) unowned */
  GtkWidget *primary; /* the row that a person fills in first */
};

G_DEFINE_FINAL_TYPE (ApostilMarkForm, apostil_mark_form, GTK_TYPE_SCROLLED_WINDOW)

static void
add_to (ApostilMarkForm *self, GtkWidget *box, GtkWidget *row)
{
  gtk_widget_show (row);
  gtk_container_add (GTK_CONTAINER (box), row);
  g_ptr_array_add (self->all, row);
}

static void
add (ApostilMarkForm *self, GtkWidget *row)
{
  add_to (self, self->rows, row);
}

/* Behind « More »: what TIMEX3 knows and few articles need. */
static GtkWidget *
get_more (ApostilMarkForm *self)
{
  GtkWidget *box;

  if (self->more == NULL)
    {
      self->more = gtk_expander_new_with_mnemonic (_ ("_More"));
      box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
      gtk_widget_set_margin_top (box, 8);
      gtk_container_add (GTK_CONTAINER (self->more), box);
      gtk_widget_show_all (self->more);
    }
  return gtk_bin_get_child (GTK_BIN (self->more));
}

static gboolean
is_rare (const gchar *name)
{
  static const gchar *const rare[] = { APOSTIL_ATTR_BEGIN,    APOSTIL_ATTR_END,
                                       APOSTIL_ATTR_QUANT,    APOSTIL_ATTR_FREQ,
                                       APOSTIL_ATTR_CALENDAR, NULL };

  return g_strv_contains (rare, name);
}

/* Set by other rows: the publication row, the document's stamps. */
static gboolean
is_elsewhere (ApostilMarkForm *self, const gchar *name)
{
  static const gchar *const elsewhere[] = { APOSTIL_ATTR_VERDICT_BY, APOSTIL_ATTR_VERDICT_AT,
                                            APOSTIL_ATTR_NOTE, NULL };

  return g_strv_contains (elsewhere, name) ||
         (g_str_equal (self->kind->element, "date") && g_str_equal (name, APOSTIL_ATTR_ROLE));
}

static void
add_attributes (ApostilMarkForm *self)
{
  guint i;

  for (i = 0; i < self->kind->n_attributes; i++)
    {
      const ApostilAttributeDef *def = &self->kind->attributes[i];
      GtkWidget *row;

      if (is_elsewhere (self, def->name))
        continue;
      if (def->type == APOSTIL_VALUE_CHOICE || def->type == APOSTIL_VALUE_BOOLEAN)
        row = apostil_choice_row_new (self->session, def);
      else
        row = apostil_text_row_new (self->session, def);
      if (is_rare (def->name))
        add_to (self, get_more (self), row);
      else
        add (self, row);
      if (def->type == APOSTIL_VALUE_TIMEX && self->primary == NULL)
        {
          self->primary = row;
          if (g_str_equal (self->kind->element, "date"))
            add (self, apostil_reason_row_new (self->session, TRUE));
        }
    }
}

static void
add_links (ApostilMarkForm *self)
{
  guint i;

  for (i = 0; i < self->kind->n_links; i++)
    {
      GtkWidget *row;

      if (g_str_equal (self->kind->element, "mention") &&
          g_str_equal (self->kind->links[i].role, APOSTIL_LINK_ENTITY))
        row = apostil_entity_row_new (self->session, self->kind);
      else
        row = apostil_link_row_new (self->session, &self->kind->links[i]);
      add (self, row);
      if (self->primary == NULL && !g_str_equal (self->kind->element, "date"))
        self->primary = row;
    }
}

/* Two to a line: most are a word or two. */
static void
add_parts (ApostilMarkForm *self)
{
  GtkWidget *grid;
  guint i;

  if (self->kind->n_parts == 0)
    return;
  grid = gtk_grid_new ();
  gtk_grid_set_column_homogeneous (GTK_GRID (grid), TRUE);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 12);
  gtk_widget_show (grid);
  gtk_container_add (GTK_CONTAINER (self->rows), grid);
  for (i = 0; i < self->kind->n_parts; i++)
    {
      GtkWidget *row = apostil_words_row_new_part (self->session, &self->kind->parts[i]);

      gtk_widget_show (row);
      gtk_grid_attach (GTK_GRID (grid), row, i % 2, i / 2, 1, 1);
      g_ptr_array_add (self->all, row);
    }
}

static void
build (ApostilMarkForm *self)
{
  ApostilScheme *scheme =
      apostil_document_get_scheme (apostil_session_get_document (self->session));
  gboolean is_claim = g_str_equal (self->kind->element, "claim");
  gboolean is_date = g_str_equal (self->kind->element, "date");

  add (self, apostil_words_row_new (self->session, is_claim ? _ ("Content") : _ ("Words")));
  if (!is_date)
    add (self, apostil_reason_row_new (self->session, FALSE));
  /* The form of a date ends within sight, others go on for longer. */
  if (!is_date)
    add (self, apostil_findings_row_new (self->session));
  if (self->kind->n_types > 0 && !g_str_equal (self->kind->element, "mention"))
    add (self, apostil_choice_row_new_types (self->session, self->kind));
  if (is_date)
    {
      add_attributes (self);
      add_links (self);
      add (self, apostil_publication_row_new (self->session));
    }
  else
    {
      add_links (self);
      add_parts (self);
      add_attributes (self);
    }
  if (apostil_relations_row_is_needed (scheme, self->kind))
    add (self, apostil_relations_row_new (self->session, self->kind));
  if (is_claim)
    add (self, apostil_evidence_row_new (self->session));
  add (self, apostil_text_row_new_note (self->session));
  if (self->more != NULL)
    gtk_container_add (GTK_CONTAINER (self->rows), self->more);
  if (is_date)
    add (self, apostil_findings_row_new (self->session));
}

static void
show_title (ApostilMarkForm *self, const gchar *label, const gchar *colour)
{
  g_autofree gchar *swatch = apostil_colour_markup (GTK_WIDGET (self), colour);
  g_autofree gchar *name = g_markup_printf_escaped ("<b>%s</b>", label);
  g_autofree gchar *title = g_strdup_printf ("%s  %s", swatch, name);

  apostil_inspector_row_say_markup (self->title, title);
}

static void
show_heading (ApostilMarkForm *self, ApostilAnnotation *annotation)
{
  ApostilDocument *document = apostil_session_get_document (self->session);
  ApostilSuggestionLayer *suggestions = apostil_session_get_suggestions (self->session);
  const gchar *entity_id = apostil_annotation_get_link (annotation, APOSTIL_LINK_ENTITY);
  gpointer entity = entity_id != NULL ? apostil_document_lookup (document, entity_id) : NULL;
  const gchar *type_id = entity != NULL && APOSTIL_IS_ENTITY (entity)
                             ? apostil_entity_get_entity_type (entity)
                             : apostil_record_get (annotation, APOSTIL_ATTR_TYPE);
  const ApostilTypeDef *type = g_str_equal (self->kind->element, "mention") && type_id != NULL
                                   ? apostil_kind_get_type_def (self->kind, type_id)
                                   : NULL;
  g_autofree gchar *place = NULL;
  const gchar *guideline = type != NULL && type->guideline != NULL ? type->guideline
                                                                   : self->kind->guideline;
  guint n_total, ordinal;

  if (suggestions != NULL && apostil_record_get_status (annotation) == APOSTIL_STATUS_SUGGESTED)
    {
      ordinal = apostil_suggestion_layer_get_place (suggestions, annotation);
      n_total = apostil_suggestion_layer_get_length (suggestions);
    }
  else
    ordinal = apostil_annotation_list_get_ordinal (apostil_document_get_annotations (document),
                                                   annotation, &n_total);
  /* Translators: the place of a mark among those of its kind: "4 of 37" */
  place = g_strdup_printf (_ ("%u of %u"), ordinal, n_total);
  show_title (self, type != NULL ? type->label : self->kind->label,
              apostil_describe_get_colour (document, annotation));
  apostil_inspector_row_say (self->ordinal, place);
  apostil_inspector_row_say (self->guideline, guideline != NULL ? guideline : "");
  /* The button that opens it; the popover itself opens when asked. */
  gtk_widget_set_visible (
      gtk_popover_get_relative_to (GTK_POPOVER (gtk_widget_get_parent (self->guideline))),
      guideline != NULL);
}

void
apostil_mark_form_update (ApostilMarkForm *self, ApostilAnnotation *annotation)
{
  guint i;

  show_heading (self, annotation);
  for (i = 0; i < self->all->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->all, i);

      apostil_inspector_row_update (APOSTIL_INSPECTOR_ROW (row), annotation);
      /* What is only proposed is edited by agreeing to it first. */
      gtk_widget_set_sensitive (row, APOSTIL_IS_REASON_ROW (row) ||
                                         !apostil_suggestion_is_proposed (annotation));
    }
}

void
apostil_mark_form_edit (ApostilMarkForm *self)
{
  guint i;

  if (self->primary != NULL && apostil_inspector_row_focus (APOSTIL_INSPECTOR_ROW (self->primary)))
    return;
  for (i = 1; i < self->all->len; i++)
    if (apostil_inspector_row_focus (g_ptr_array_index (self->all, i)))
      return;
}

void
apostil_mark_form_measure (ApostilMarkForm *self, gint width)
{
  gint least;
  gint height;

  gtk_widget_get_preferred_width (self->rows, &least, NULL);
  gtk_widget_get_preferred_height_for_width (self->rows, MAX (width, least), &height, NULL);
}

const ApostilKind *
apostil_mark_form_get_kind (ApostilMarkForm *self)
{
  return self->kind;
}

GtkWidget *
apostil_mark_form_new (ApostilSession *session, const ApostilKind *kind)
{
  ApostilMarkForm *self = g_object_new (APOSTIL_TYPE_MARK_FORM, NULL);

  self->session = session;
  self->kind = kind;
  build (self);
  show_title (self, kind->label, kind->colour);
  return GTK_WIDGET (self);
}

static void
apostil_mark_form_finalize (GObject *object)
{
  g_ptr_array_unref (APOSTIL_MARK_FORM (object)->all);
  G_OBJECT_CLASS (apostil_mark_form_parent_class)->finalize (object);
}

static void
apostil_mark_form_class_init (ApostilMarkFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = apostil_mark_form_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/apostil-mark-form.ui");
  gtk_widget_class_bind_template_child (widget_class, ApostilMarkForm, title);
  gtk_widget_class_bind_template_child (widget_class, ApostilMarkForm, ordinal);
  gtk_widget_class_bind_template_child (widget_class, ApostilMarkForm, guideline);
  gtk_widget_class_bind_template_child (widget_class, ApostilMarkForm, rows);
}

static void
apostil_mark_form_init (ApostilMarkForm *self)
{
  self->all = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
