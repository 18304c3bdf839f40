/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The columns: what each row says, worked out when it is drawn, so that only rows in sight cost
 * anything. A heading has words in the first column only. */

#include "config.h"

#include "apostil-entities-view-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "apostil-apply.h"
#include "apostil-cell-renderer-strip.h"
#include "apostil-commands.h"
#include "apostil-identifier.h"
#include "apostil-number.h"
#include "apostil-swatch.h"

/* Code points of the text at the first mention. */
#define MAX_SNIPPET 60

/* In letters of the table's font: a table less wide than this does without the column. */
static const struct
{
  ApostilEntityOrder order;
  gint chars;
} needs[] = {
  { APOSTIL_ENTITY_ORDER_FIRST, 116 },
  { APOSTIL_ENTITY_ORDER_SECTIONS, 100 },
  { APOSTIL_ENTITY_ORDER_IDENTIFIER, 90 },
  { APOSTIL_ENTITY_ORDER_ABOUT, 74 },
};

/* ---- Words ---- */

static gchar *
dup_colour (GtkWidget *widget, const gchar *name, gdouble share)
{
  GtkStyleContext *context = gtk_widget_get_style_context (widget);
  GdkRGBA ink;
  GdkRGBA colour = { 0.5, 0.5, 0.5, 1 };

  gtk_style_context_get_color (context, GTK_STATE_FLAG_NORMAL, &ink);
  if (name == NULL || !gtk_style_context_lookup_color (context, name, &colour))
    colour = ink;
  /* The palette's own, mixed with the ink so that small letters are read on light and dark alike. */
  return g_strdup_printf ("#%02x%02x%02x",
                          (guint) (255 * (colour.red * share + ink.red * (1 - share))),
                          (guint) (255 * (colour.green * share + ink.green * (1 - share))),
                          (guint) (255 * (colour.blue * share + ink.blue * (1 - share))));
}

static gboolean
is_unused (ApostilEntityFacts facts)
{
  return facts.n_mentions + facts.n_made == 0;
}

/* What kind of nobody this is, behind the name; empty for most. */
static gchar *
dup_tag_markup (ApostilEntitiesView *self, ApostilEntity *entity, gboolean selected)
{
  if (apostil_entity_is_unnamed (entity))
    {
      g_autofree gchar *colour = dup_colour (self->tree, "apostil_vermilion", 0.8);
      /* Translators: behind a source such as “an official” */
      const gchar *words = C_ ("entities", "unnamed");

      /* The colour of a selected row is the theme's. */
      return selected
                 ? g_strdup_printf ("<small>%s</small>", words)
                 : g_strdup_printf ("<small><span color=\"%s\">%s</span></small>", colour, words);
    }
  if (is_unused (apostil_entity_model_get_facts (self->model, entity)))
    return g_strdup_printf ("<small><span alpha=\"70%%\">%s</span></small>",
                            /* Translators: behind an entity that no mark names */
                            C_ ("entities", "never named"));
  return g_strdup ("");
}

/* The text from its first mention on, on one line. */
static gchar *
dup_snippet (ApostilEntitiesView *self, ApostilAnnotation *mention)
{
  ApostilText *text = apostil_document_get_text (self->document);
  ApostilSpan span = apostil_annotation_get_first_span (mention);
  gchar *words;

  span.end = MIN (span.start + MAX_SNIPPET, apostil_text_get_length (text));
  words = apostil_text_dup_span (text, span);
  return g_strdelimit (words, "\n\t", ' ');
}

/* ---- Cells ---- */

static gboolean
is_heading (GtkCellRenderer *cell, ApostilEntitiesView *self, ApostilEntity *entity)
{
  GdkRGBA colour = { 0.5, 0.5, 0.5, 0.14 };

  g_object_set (cell, "cell-background-rgba", entity == NULL ? &colour : NULL, NULL);
  return entity == NULL;
}

static gboolean
is_edited (ApostilEntitiesView *self, ApostilEntity *entity)
{
  return g_strcmp0 (self->edited_id, apostil_record_get_id (entity)) == 0;
}

static void
swatch_data (GtkTreeViewColumn *column,
             GtkCellRenderer *cell,
             GtkTreeModel *model,
             GtkTreeIter *iter,
             gpointer user_data)
{
  ApostilEntitiesView *self = user_data;
  ApostilEntity *entity = apostil_entity_model_get_entity (self->model, iter);
  guint n_entities;
  const ApostilTypeDef *type = apostil_entity_model_get_group (self->model, iter, &n_entities);

  is_heading (cell, self, entity);
  apostil_cell_renderer_swatch_set (APOSTIL_CELL_RENDERER_SWATCH (cell),
                                    type != NULL ? type->colour : NULL,
                                    type != NULL ? type->key : NULL);
}

static void
name_data (GtkTreeViewColumn *column,
           GtkCellRenderer *cell,
           GtkTreeModel *model,
           GtkTreeIter *iter,
           gpointer user_data)
{
  ApostilEntitiesView *self = user_data;
  ApostilEntity *entity = apostil_entity_model_get_entity (self->model, iter);
  g_autofree gchar *markup = NULL;

  if (is_heading (cell, self, entity))
    {
      guint n_entities;
      const ApostilTypeDef *type = apostil_entity_model_get_group (self->model, iter, &n_entities);
      g_autofree gchar *label = g_markup_escape_text (type == NULL ? C_ ("entities", "Other types")
                                                      : type->plural != NULL ? type->plural
                                                                             : type->label,
                                                      -1);

      g_autofree gchar *number = apostil_number_to_words (n_entities);

      markup = g_strdup_printf ("<b>%s</b>  <small>%s</small>", label, number);
      g_object_set (cell, "markup", markup, "style", PANGO_STYLE_NORMAL, "editable", FALSE, NULL);
      return;
    }
  g_object_set (cell, "markup", NULL, "text", apostil_entity_get_name (entity), "style",
                apostil_entity_is_unnamed (entity) ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL,
                "editable", is_edited (self, entity), NULL);
}

static void
tag_data (GtkTreeViewColumn *column,
          GtkCellRenderer *cell,
          GtkTreeModel *model,
          GtkTreeIter *iter,
          gpointer user_data)
{
  ApostilEntitiesView *self = user_data;
  GtkTreeSelection *selection = gtk_tree_view_get_selection (GTK_TREE_VIEW (self->tree));
  ApostilEntity *entity = apostil_entity_model_get_entity (self->model, iter);
  g_autofree gchar *markup = NULL;

  if (!is_heading (cell, self, entity) && !is_edited (self, entity))
    markup = dup_tag_markup (self, entity, gtk_tree_selection_iter_is_selected (selection, iter));
  g_object_set (cell, "markup", markup != NULL ? markup : "", NULL);
}

static void
type_data (GtkTreeViewColumn *column,
           GtkCellRenderer *cell,
           GtkTreeModel *model,
           GtkTreeIter *iter,
           gpointer user_data)
{
  ApostilEntitiesView *self = user_data;
  ApostilEntity *entity = apostil_entity_model_get_entity (self->model, iter);
  guint n_entities;
  const ApostilTypeDef *type = apostil_entity_model_get_group (self->model, iter, &n_entities);

  g_object_set (cell, "text", is_heading (cell, self, entity) || type == NULL ? "" : type->label,
                NULL);
}

static guint
get_number (const ApostilEntityFacts *facts, ApostilEntityOrder order)
{
  switch (order)
    {
    case APOSTIL_ENTITY_ORDER_MADE:
      return facts->n_made;
    case APOSTIL_ENTITY_ORDER_ABOUT:
      return facts->n_about;
    case APOSTIL_ENTITY_ORDER_SECTIONS:
      return facts->n_sections;
    case APOSTIL_ENTITY_ORDER_MENTIONS:
    case APOSTIL_ENTITY_ORDER_NAME:
    case APOSTIL_ENTITY_ORDER_TYPE:
    case APOSTIL_ENTITY_ORDER_FIRST:
    case APOSTIL_ENTITY_ORDER_IDENTIFIER:
    default:
      return facts->n_mentions;
    }
}

static void
number_data (GtkTreeViewColumn *column,
             GtkCellRenderer *cell,
             GtkTreeModel *model,
             GtkTreeIter *iter,
             gpointer user_data)
{
  ApostilEntitiesView *self = user_data;
  ApostilEntity *entity = apostil_entity_model_get_entity (self->model, iter);
  ApostilEntityFacts facts;
  g_autofree gchar *words = NULL;
  guint number;

  if (!is_heading (cell, self, entity))
    {
      facts = apostil_entity_model_get_facts (self->model, entity);
      number =
          get_number (&facts, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (column), "order")));
      /* None is no number worth reading. */
      words = number > 0 ? apostil_number_to_words (number) : g_strdup ("–");
    }
  g_object_set (cell, "text", words != NULL ? words : "", NULL);
}

static void
strip_data (GtkTreeViewColumn *column,
            GtkCellRenderer *cell,
            GtkTreeModel *model,
            GtkTreeIter *iter,
            gpointer user_data)
{
  ApostilEntitiesView *self = user_data;
  ApostilCellRendererStrip *strip = APOSTIL_CELL_RENDERER_STRIP (cell);
  ApostilEntity *entity = apostil_entity_model_get_entity (self->model, iter);
  guint32 length = apostil_text_get_length (apostil_document_get_text (self->document));
  ApostilAnnotation *current = apostil_session_get_current (self->session);
  g_autoptr (GPtrArray) mentions = NULL;
  g_autoptr (GArray) offsets = NULL;
  g_autofree gchar *words = NULL;
  guint32 current_offset = G_MAXUINT32;
  guint n_entities;
  const ApostilTypeDef *type;

  if (is_heading (cell, self, entity))
    {
      apostil_cell_renderer_strip_set (strip, NULL, NULL, 0, G_MAXUINT32);
      g_object_set (cell, "text", "", NULL);
      return;
    }
  type = apostil_entity_model_get_group (self->model, iter, &n_entities);
  mentions = apostil_entity_model_get_mentions (self->model, entity);
  offsets = g_array_sized_new (FALSE, FALSE, sizeof (guint32), mentions->len);
  for (guint i = 0; i < mentions->len; i++)
    {
      ApostilAnnotation *mention = g_ptr_array_index (mentions, i);
      guint32 offset = apostil_annotation_get_first_span (mention).start;

      g_array_append_val (offsets, offset);
      if (mention == current)
        current_offset = offset;
    }
  apostil_cell_renderer_strip_set (strip, type != NULL ? type->colour : NULL, offsets, length,
                                   current_offset);
  if (offsets->len > 0)
    /* Translators: spoken for the strip that shows where an entity is named, in percent of the text */
    words = g_strdup_printf (_ ("from %u %% to %u %% of the text"),
                             100 * g_array_index (offsets, guint32, 0) / MAX (length, 1),
                             100 * g_array_index (offsets, guint32, offsets->len - 1) /
                                 MAX (length, 1));
  g_object_set (cell, "text", words != NULL ? words : "", NULL);
}

static void
first_data (GtkTreeViewColumn *column,
            GtkCellRenderer *cell,
            GtkTreeModel *model,
            GtkTreeIter *iter,
            gpointer user_data)
{
  ApostilEntitiesView *self = user_data;
  ApostilEntity *entity = apostil_entity_model_get_entity (self->model, iter);
  g_autoptr (GPtrArray) mentions = NULL;
  g_autofree gchar *words = NULL;

  if (!is_heading (cell, self, entity))
    {
      mentions = apostil_entity_model_get_mentions (self->model, entity);
      if (mentions->len > 0)
        words = dup_snippet (self, g_ptr_array_index (mentions, 0));
    }
  g_object_set (cell, "text", words != NULL ? words : "", NULL);
}

static void
identifier_data (GtkTreeViewColumn *column,
                 GtkCellRenderer *cell,
                 GtkTreeModel *model,
                 GtkTreeIter *iter,
                 gpointer user_data)
{
  ApostilEntitiesView *self = user_data;
  ApostilEntity *entity = apostil_entity_model_get_entity (self->model, iter);
  gboolean edited;
  const gchar *ref;
  g_autofree gchar *words = NULL;

  if (is_heading (cell, self, entity))
    {
      g_object_set (cell, "text", "", "editable", FALSE, NULL);
      return;
    }
  edited = is_edited (self, entity);
  ref = apostil_record_get (entity, APOSTIL_ATTR_REF);
  if (ref != NULL)
    words = edited ? g_strdup (ref) : apostil_identifier_to_short (ref);
  g_object_set (cell, "text", words != NULL ? words : "", "editable", edited, NULL);
}

/* ---- Editing in place ---- */

static void
end_editing (ApostilEntitiesView *self)
{
  g_clear_pointer (&self->edited_id, g_free);
  gtk_widget_queue_draw (self->tree);
  gtk_widget_grab_focus (self->tree);
}

static void
name_edited (GtkCellRendererText *cell,
             const gchar *path,
             const gchar *words,
             ApostilEntitiesView *self)
{
  g_autofree gchar *id = g_steal_pointer (&self->edited_id);
  gpointer entity = id != NULL ? apostil_document_lookup (self->document, id) : NULL;
  GError *error = NULL;
  ApostilEdit *edit;

  end_editing (self);
  if (!APOSTIL_IS_ENTITY (entity))
    return;
  /* It is still found by the words that it was marked with. */
  edit = apostil_command_rename_entity (self->document, entity, words,
                                        !apostil_entity_is_unnamed (entity), &error);
  if (apostil_apply_edit (self->tree, self->document, edit, error))
    apostil_entities_view_select (self, id);
}

static void
identifier_edited (GtkCellRendererText *cell,
                   const gchar *path,
                   const gchar *words,
                   ApostilEntitiesView *self)
{
  g_autofree gchar *id = g_steal_pointer (&self->edited_id);
  gpointer entity = id != NULL ? apostil_document_lookup (self->document, id) : NULL;
  GError *error = NULL;
  ApostilEdit *edit;

  end_editing (self);
  if (!APOSTIL_IS_ENTITY (entity))
    return;
  edit = apostil_command_set_identifier (self->document, entity, words, &error);
  if (apostil_apply_edit (self->tree, self->document, edit, error))
    apostil_entities_view_select (self, id);
}

static void
editing_started (GtkCellRenderer *cell,
                 GtkCellEditable *editable,
                 const gchar *path,
                 gpointer user_data)
{
  if (GTK_IS_ENTRY (editable) && user_data != NULL)
    gtk_entry_set_placeholder_text (GTK_ENTRY (editable), user_data);
}

/* ---- Making them ---- */

static GtkTreeViewColumn *
add_column (ApostilEntitiesView *self,
            ApostilEntityOrder order,
            const gchar *title,
            const gchar *tooltip,
            gint width)
{
  GtkTreeViewColumn *column = gtk_tree_view_column_new ();
  GtkWidget *button;
  GtkWidget *label = gtk_label_new (title);
  gint heading;

  gtk_widget_show (label);
  gtk_widget_set_tooltip_text (label, tooltip);
  gtk_tree_view_column_set_widget (column, label);
  gtk_tree_view_column_set_title (column, title);
  gtk_tree_view_column_set_sizing (column, GTK_TREE_VIEW_COLUMN_FIXED);
  gtk_tree_view_column_set_resizable (column, TRUE);
  /* The model is no GtkTreeSortable: a click is ours. */
  gtk_tree_view_column_set_clickable (column, TRUE);
  gtk_tree_view_append_column (GTK_TREE_VIEW (self->tree), column);
  button = gtk_tree_view_column_get_button (column);
  /* A longer word for the heading, in another language, makes a wider column. */
  gtk_tree_view_column_set_sort_indicator (column, TRUE);
  gtk_widget_get_preferred_width (button, NULL, &heading);
  gtk_tree_view_column_set_sort_indicator (column, FALSE);
  gtk_tree_view_column_set_fixed_width (column, MAX (width, heading));
  self->excess += MAX (heading - width, 0);
  atk_object_set_name (gtk_widget_get_accessible (button), tooltip != NULL ? tooltip : title);
  g_object_set_data (G_OBJECT (column), "order", GUINT_TO_POINTER (order));
  self->columns[order] = column;
  return column;
}

static GtkCellRenderer *
add_text (ApostilEntitiesView *self, GtkTreeViewColumn *column, GtkTreeCellDataFunc func)
{
  GtkCellRenderer *cell = gtk_cell_renderer_text_new ();

  g_object_set (cell, "ellipsize", PANGO_ELLIPSIZE_END, "xpad", 6, "ypad", 5, NULL);
  gtk_tree_view_column_pack_start (column, cell, TRUE);
  gtk_tree_view_column_set_cell_data_func (column, cell, func, self, NULL);
  return cell;
}

static void
column_clicked (GtkTreeViewColumn *column, ApostilEntitiesView *self)
{
  apostil_entities_view_sort (self,
                              GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (column), "order")));
}

static void
add_number (ApostilEntitiesView *self,
            ApostilEntityOrder order,
            const gchar *title,
            const gchar *tooltip,
            gint width)
{
  GtkTreeViewColumn *column = add_column (self, order, title, tooltip, width);
  GtkCellRenderer *cell = add_text (self, column, number_data);

  g_object_set (cell, "xalign", 1.0, NULL);
  gtk_tree_view_column_set_alignment (column, 1.0);
}

static gint
get_char_width (ApostilEntitiesView *self)
{
  PangoContext *context = gtk_widget_get_pango_context (self->tree);
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  gint width = pango_font_metrics_get_approximate_char_width (metrics);

  pango_font_metrics_unref (metrics);
  return MAX (PANGO_PIXELS (width), 4);
}

/* Called once, while the view is made. Widths are in letters, so that they grow with the text. */
void
apostil_entities_view_add_columns (ApostilEntitiesView *self)
{
  GtkCellRenderer *swatch = apostil_cell_renderer_swatch_new ();
  GtkCellRenderer *strip = apostil_cell_renderer_strip_new ();
  gint unit = get_char_width (self);
  GtkTreeViewColumn *column;
  GtkCellRenderer *tag;
  GtkCellArea *area;

  column = add_column (self, APOSTIL_ENTITY_ORDER_NAME, C_ ("entities", "Name"), NULL, 26 * unit);
  gtk_tree_view_column_set_expand (column, TRUE);
  g_object_set (swatch, "xpad", 6, NULL);
  gtk_tree_view_column_pack_start (column, swatch, FALSE);
  gtk_tree_view_column_set_cell_data_func (column, swatch, swatch_data, self, NULL);
  self->name_cell = add_text (self, column, name_data);
  tag = gtk_cell_renderer_text_new ();
  g_object_set (tag, "xpad", 6, NULL);
  gtk_tree_view_column_pack_end (column, tag, FALSE);
  gtk_tree_view_column_set_cell_data_func (column, tag, tag_data, self, NULL);
  /* A tag in one row is no reason to shorten the names in all others. */
  area = gtk_cell_layout_get_area (GTK_CELL_LAYOUT (column));
  gtk_cell_area_cell_set (area, self->name_cell, "fixed-size", FALSE, "align", FALSE, NULL);
  gtk_cell_area_cell_set (area, tag, "fixed-size", FALSE, "align", FALSE, NULL);
  g_signal_connect (self->name_cell, "edited", G_CALLBACK (name_edited), self);
  g_signal_connect_swapped (self->name_cell, "editing-canceled", G_CALLBACK (end_editing), self);

  column = add_column (self, APOSTIL_ENTITY_ORDER_TYPE, C_ ("entities", "Type"), NULL, 16 * unit);
  add_text (self, column, type_data);
  add_number (self, APOSTIL_ENTITY_ORDER_MENTIONS, C_ ("entities", "Marks"),
              _ ("How often it is named"), 10 * unit);

  column = gtk_tree_view_column_new ();
  gtk_tree_view_column_set_title (column, C_ ("entities", "Where"));
  gtk_tree_view_column_set_sizing (column, GTK_TREE_VIEW_COLUMN_FIXED);
  gtk_tree_view_column_set_fixed_width (column, 18 * unit);
  gtk_tree_view_column_set_resizable (column, TRUE);
  g_object_set (strip, "xpad", 9, NULL);
  gtk_tree_view_column_pack_start (column, strip, TRUE);
  gtk_tree_view_column_set_cell_data_func (column, strip, strip_data, self, NULL);
  gtk_tree_view_append_column (GTK_TREE_VIEW (self->tree), column);
  self->strip_column = column;

  add_number (self, APOSTIL_ENTITY_ORDER_MADE, C_ ("entities", "Claims"),
              _ ("Claims that it makes"), 10 * unit);
  add_number (self, APOSTIL_ENTITY_ORDER_ABOUT, C_ ("entities", "About"),
              _ ("Claims whose words name it"), 9 * unit);
  add_number (self, APOSTIL_ENTITY_ORDER_SECTIONS, C_ ("entities", "Sections"),
              _ ("Sections in which it is named"), 11 * unit);

  column = add_column (self, APOSTIL_ENTITY_ORDER_FIRST, C_ ("entities", "First named"),
                       _ ("The text where it is named first"), 16 * unit);
  gtk_tree_view_column_set_expand (column, TRUE);
  add_text (self, column, first_data);

  column = add_column (self, APOSTIL_ENTITY_ORDER_IDENTIFIER, C_ ("entities", "Identifier"), NULL,
                       16 * unit);
  self->identifier_cell = add_text (self, column, identifier_data);
  g_signal_connect (self->identifier_cell, "edited", G_CALLBACK (identifier_edited), self);
  g_signal_connect_swapped (self->identifier_cell, "editing-canceled", G_CALLBACK (end_editing),
                            self);
  g_signal_connect (self->identifier_cell, "editing-started", G_CALLBACK (editing_started),
                    /* Translators: in an empty field: how an identifier can be written */
                    (gpointer) _ ("Address, or wikidata:Q1"));

  for (guint i = 0; i < G_N_ELEMENTS (self->columns); i++)
    if (self->columns[i] != NULL)
      g_signal_connect (self->columns[i], "clicked", G_CALLBACK (column_clicked), self);
  gtk_tree_view_set_fixed_height_mode (GTK_TREE_VIEW (self->tree), TRUE);
}

/* Shows the columns that there is room for. */
void
apostil_entities_view_fit_columns (ApostilEntitiesView *self)
{
  gint unit = get_char_width (self);
  gint width = self->width - self->excess;
  gboolean grouped = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->group));

  for (guint i = 0; i < G_N_ELEMENTS (needs); i++)
    gtk_tree_view_column_set_visible (self->columns[needs[i].order],
                                      width >= needs[i].chars * unit);
  /* Names come first. */
  gtk_tree_view_column_set_visible (self->strip_column, width >= 66 * unit);
  /* The headings say it. */
  gtk_tree_view_column_set_visible (self->columns[APOSTIL_ENTITY_ORDER_TYPE],
                                    !grouped && width >= 136 * unit);
  gtk_widget_set_visible (
      self->summary,
      self->width >=
          (72 + (gint) g_utf8_strlen (gtk_label_get_text (GTK_LABEL (self->summary)), -1)) * unit);
}

/* ---- Tooltip ---- */

/* What there is no column for: other names, the note, the whole identifier. */
gboolean
apostil_entities_view_query_tooltip (GtkWidget *tree,
                                     gint x,
                                     gint y,
                                     gboolean keyboard,
                                     GtkTooltip *tooltip,
                                     ApostilEntitiesView *self)
{
  g_autoptr (GtkTreePath) path = NULL;
  g_autoptr (GString) words = g_string_new (NULL);
  GtkTreeModel *model = NULL;
  GtkTreeIter iter;
  ApostilEntity *entity;
  const gchar *const *aliases;
  const gchar *note;
  const gchar *ref;

  if (self->model == NULL ||
      !gtk_tree_view_get_tooltip_context (GTK_TREE_VIEW (tree), &x, &y, keyboard, &model, &path,
                                          &iter) ||
      (entity = apostil_entity_model_get_entity (self->model, &iter)) == NULL)
    return FALSE;
  g_string_append (words, apostil_entity_get_name (entity));
  aliases = apostil_entity_get_aliases (entity);
  for (guint i = 0; aliases[i] != NULL; i++)
    g_string_append_printf (words, i == 0 ? "\n%s" : " · %s", aliases[i]);
  ref = apostil_record_get (entity, APOSTIL_ATTR_REF);
  if (ref != NULL)
    g_string_append_printf (words, "\n%s", ref);
  note = apostil_record_get (entity, APOSTIL_ATTR_NOTE);
  if (note != NULL)
    g_string_append_printf (words, "\n%s", note);
  gtk_tooltip_set_text (tooltip, words->str);
  gtk_tree_view_set_tooltip_row (GTK_TREE_VIEW (tree), tooltip, path);
  return TRUE;
}
