/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A section for each kind of the scheme: a title with the count, and a GtkTreeView of fixed row
 * height over an ApostilMarkModel. Each takes the height of its rows while there is room for all,
 * and a share with its own scrolling when there is not. Clicking a row makes its mark the current
 * one; when another mark becomes current its row is selected. An entity's row stands for all its
 * mentions: clicking it again goes to the next of them. */

#include "config.h"

#include "apostil-mark-list.h"

#include <glib/gi18n.h>

#include "apostil-mark-model.h"
#include "apostil-number.h"
#include "apostil-swatch.h"

#define FILTER_MILLISECONDS 150

/* Rows that a long list keeps in sight in a low window. */
#define MIN_ROWS 3

/* Above these the lists of a document come after its article. */
#define MANY_MARKS 5000

typedef struct
{
  ApostilMarkList *list; /* not owned */
  const ApostilKind *kind;
  ApostilMarkModel *model;
  GtkWidget *box;
  GtkWidget *count;
  GtkWidget *empty;
  GtkWidget *scroller;
  GtkWidget *tree;
  guint attaching; /* idle source that gives the tree its model back */
} Section;

struct _ApostilMarkList
{
  GtkBox parent_instance;

  ApostilSession *session;
  ApostilDocument *document; /* (nullable) */
  GtkWidget *filter;
  GtkWidget *box;
  GPtrArray *sections; /* (element-type Section) */
  guint filter_timeout;
  guint adding;       /* idle source that makes the sections that are missing */
  gboolean following; /* rows are being selected because the current mark changed */
};

G_DEFINE_FINAL_TYPE (ApostilMarkList, apostil_mark_list, GTK_TYPE_BOX)

enum
{
  ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* ---- From rows to the session ---- */

/* The mention of @entity after the current mark in the text; the first one after the last. */
static ApostilAnnotation *
next_mention (ApostilMarkList *self, gpointer entity)
{
  ApostilAnnotationList *annotations = apostil_document_get_annotations (self->document);
  ApostilAnnotation *current = apostil_session_get_current (self->session);
  g_autoptr (GPtrArray)
      linking = apostil_annotation_list_linking_to (annotations, apostil_record_get_id (entity));
  ApostilAnnotation *first = NULL;
  gboolean passed = FALSE;

  for (guint i = 0; i < linking->len; i++)
    {
      ApostilAnnotation *annotation = g_ptr_array_index (linking, i);

      if (!apostil_annotation_is (annotation, APOSTIL_KIND_ENTITY))
        continue;
      if (passed)
        return annotation;
      passed = annotation == current;
      if (first == NULL)
        first = annotation;
    }
  return first;
}

static void
go_to (ApostilMarkList *self, gpointer record)
{
  ApostilAnnotation *annotation = APOSTIL_IS_ENTITY (record) ? next_mention (self, record)
                                                             : (ApostilAnnotation *) record;

  if (annotation != NULL)
    apostil_session_set_current (self->session, annotation, TRUE);
}

static gpointer
get_selected (Section *section)
{
  GtkTreeSelection *selection = gtk_tree_view_get_selection (GTK_TREE_VIEW (section->tree));
  GtkTreeIter iter;

  if (!gtk_tree_selection_get_selected (selection, NULL, &iter))
    return NULL;
  return apostil_mark_model_get_record (section->model, &iter);
}

static void
selection_changed (GtkTreeSelection *selection, Section *section)
{
  ApostilMarkList *self = section->list;
  gpointer record;

  if (self->following)
    return;
  record = get_selected (section);
  if (record != NULL)
    go_to (self, record);
}

/* A press on the row that is selected already is no change of the selection. */
static gboolean
tree_button_press (GtkWidget *tree, GdkEventButton *event, Section *section)
{
  g_autoptr (GtkTreePath) path = NULL;
  GtkTreeSelection *selection = gtk_tree_view_get_selection (GTK_TREE_VIEW (tree));

  if (event->type != GDK_BUTTON_PRESS || event->button != GDK_BUTTON_PRIMARY ||
      event->window != gtk_tree_view_get_bin_window (GTK_TREE_VIEW (tree)))
    return GDK_EVENT_PROPAGATE;
  if (gtk_tree_view_get_path_at_pos (GTK_TREE_VIEW (tree), (gint) event->x, (gint) event->y, &path,
                                     NULL, NULL, NULL) &&
      gtk_tree_selection_path_is_selected (selection, path))
    {
      gpointer record = get_selected (section);

      if (record != NULL)
        go_to (section->list, record);
    }
  return GDK_EVENT_PROPAGATE;
}

static void
row_activated (GtkTreeView *tree, GtkTreePath *path, GtkTreeViewColumn *column, Section *section)
{
  g_signal_emit (section->list, signals[ACTIVATED], 0);
}

/* ---- From the session to rows ---- */

/* The record whose row stands for @current in this section. */
static gpointer
get_row_record (ApostilMarkList *self, Section *section, ApostilAnnotation *current)
{
  const gchar *id;

  if (current == NULL || !apostil_annotation_is (current, section->kind->id))
    return NULL;
  if (!apostil_annotation_is (current, APOSTIL_KIND_ENTITY))
    return current;
  id = apostil_annotation_get_link (current, APOSTIL_LINK_ENTITY);
  return id != NULL ? apostil_document_lookup (self->document, id) : NULL;
}

static void
follow_current (ApostilMarkList *self)
{
  ApostilAnnotation *current = apostil_session_get_current (self->session);

  self->following = TRUE;
  for (guint i = 0; i < self->sections->len; i++)
    {
      Section *section = g_ptr_array_index (self->sections, i);
      GtkTreeView *tree = GTK_TREE_VIEW (section->tree);
      GtkTreeSelection *selection = gtk_tree_view_get_selection (tree);
      gpointer record = get_row_record (self, section, current);
      GtkTreeIter iter;

      if (gtk_tree_view_get_model (tree) == NULL)
        continue;
      if (record == NULL || !apostil_mark_model_find (section->model, record, &iter))
        gtk_tree_selection_unselect_all (selection);
      else if (!gtk_tree_selection_iter_is_selected (selection, &iter))
        {
          g_autoptr (GtkTreePath)
              path = gtk_tree_model_get_path (GTK_TREE_MODEL (section->model), &iter);

          gtk_tree_view_set_cursor (tree, path, NULL, FALSE);
          gtk_tree_view_scroll_to_cell (tree, path, NULL, FALSE, 0, 0);
        }
    }
  self->following = FALSE;
}

/* ---- Sections ---- */

static void
update_count (Section *section)
{
  guint rows = apostil_mark_model_get_n_rows (section->model);
  guint total = apostil_mark_model_get_n_total (section->model);
  g_autofree gchar *text = NULL;

  if (rows == total)
    text = apostil_number_to_words (total);
  else
    /* Translators: rows that the filter lets through, of all */
    text = g_strdup_printf (_ ("%u of %u"), rows, total);
  gtk_label_set_text (GTK_LABEL (section->count), text);
  gtk_widget_set_visible (section->scroller, rows > 0);
  gtk_widget_set_visible (section->empty, total == 0);
}

/* The current mark may be a new record since, whose row was not there yet when the session told. */
static void
rows_changed (Section *section)
{
  update_count (section);
  follow_current (section->list);
}

static gboolean
attach (gpointer user_data)
{
  Section *section = user_data;

  section->attaching = 0;
  section->list->following = TRUE;
  gtk_tree_view_set_model (GTK_TREE_VIEW (section->tree), GTK_TREE_MODEL (section->model));
  follow_current (section->list);
  return G_SOURCE_REMOVE;
}

/* Rows come and go by thousands: the view lets go, so that it takes them all at once afterwards. That takes as long as
 * a third of the change itself, so it is done apart, before the next frame. */
static void
model_reset (ApostilMarkModel *model, gboolean before, Section *section)
{
  if (before)
    gtk_tree_view_set_model (GTK_TREE_VIEW (section->tree), NULL);
  else if (section->attaching == 0)
    section->attaching = g_idle_add_full (G_PRIORITY_HIGH_IDLE, attach, section, NULL);
}

static void
swatch_data (GtkTreeViewColumn *column,
             GtkCellRenderer *cell,
             GtkTreeModel *model,
             GtkTreeIter *iter,
             gpointer user_data)
{
  Section *section = user_data;
  gpointer record = apostil_mark_model_get_record (section->model, iter);
  const gchar *colour = NULL;
  const gchar *letter = NULL;

  apostil_swatch_describe (apostil_document_get_scheme (section->list->document), record, NULL,
                           &colour, &letter);
  apostil_cell_renderer_swatch_set (APOSTIL_CELL_RENDERER_SWATCH (cell), colour, letter);
}

static void
label_data (GtkTreeViewColumn *column,
            GtkCellRenderer *cell,
            GtkTreeModel *model,
            GtkTreeIter *iter,
            gpointer user_data)
{
  Section *section = user_data;
  gpointer record = apostil_mark_model_get_record (section->model, iter);
  g_autofree gchar *label = apostil_mark_model_dup_label (section->model, record);
  gboolean italic = (APOSTIL_IS_ENTITY (record) && apostil_entity_is_unnamed (record)) ||
                    apostil_record_get_status (record) == APOSTIL_STATUS_SUGGESTED;

  g_object_set (cell, "text", label, "style", italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL,
                NULL);
}

static void
detail_data (GtkTreeViewColumn *column,
             GtkCellRenderer *cell,
             GtkTreeModel *model,
             GtkTreeIter *iter,
             gpointer user_data)
{
  Section *section = user_data;
  gpointer record = apostil_mark_model_get_record (section->model, iter);
  g_autofree gchar *detail = apostil_mark_model_dup_detail (section->model, record);

  g_object_set (cell, "text", detail, NULL);
}

static GtkTreeViewColumn *
new_column (Section *section)
{
  GtkTreeViewColumn *column = gtk_tree_view_column_new ();
  GtkCellRenderer *swatch = apostil_cell_renderer_swatch_new ();
  GtkCellRenderer *label = gtk_cell_renderer_text_new ();
  GtkCellRenderer *detail = gtk_cell_renderer_text_new ();
  GtkCellArea *area;

  gtk_tree_view_column_set_sizing (column, GTK_TREE_VIEW_COLUMN_FIXED);
  g_object_set (swatch, "xpad", 6, "ypad", 4, NULL);
  gtk_tree_view_column_pack_start (column, swatch, FALSE);
  gtk_tree_view_column_set_cell_data_func (column, swatch, swatch_data, section, NULL);
  /* It has what the others leave: how long its words are need not be measured in each row. */
  g_object_set (label, "ellipsize", PANGO_ELLIPSIZE_END, "xpad", 3, "width", 1, NULL);
  gtk_tree_view_column_pack_start (column, label, TRUE);
  gtk_tree_view_column_set_cell_data_func (column, label, label_data, section, NULL);
  g_object_set (detail, "scale", 0.85, "xalign", 1.0, "xpad", 9, NULL);
  gtk_tree_view_column_pack_end (column, detail, FALSE);
  gtk_tree_view_column_set_cell_data_func (column, detail, detail_data, section, NULL);
  /* A long value in one row is no reason to shorten the words in all others. */
  area = gtk_cell_layout_get_area (GTK_CELL_LAYOUT (column));
  gtk_cell_area_cell_set (area, label, "fixed-size", FALSE, "align", FALSE, NULL);
  gtk_cell_area_cell_set (area, detail, "fixed-size", FALSE, "align", FALSE, NULL);
  return column;
}

/* The list of the kind « entity » is of the entities themselves, not of their mentions. */
static const gchar *
get_title (const ApostilKind *kind)
{
  if (g_str_equal (kind->id, APOSTIL_KIND_ENTITY))
    return _ ("Entities");
  return kind->plural != NULL ? kind->plural : kind->label;
}

static void
add_title (Section *section)
{
  GtkWidget *title = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (get_title (section->kind));

  section->count = gtk_label_new (NULL);
  gtk_style_context_add_class (gtk_widget_get_style_context (title), "list-title");
  gtk_box_pack_start (GTK_BOX (title), label, FALSE, FALSE, 0);
  gtk_box_pack_end (GTK_BOX (title), section->count, FALSE, FALSE, 0);
  gtk_box_pack_start (GTK_BOX (section->box), title, FALSE, FALSE, 0);
}

static void
add_tree (Section *section)
{
  GtkTreeSelection *selection;

  section->tree = gtk_tree_view_new ();
  gtk_tree_view_set_headers_visible (GTK_TREE_VIEW (section->tree), FALSE);
  gtk_tree_view_set_enable_search (GTK_TREE_VIEW (section->tree), FALSE);
  gtk_tree_view_append_column (GTK_TREE_VIEW (section->tree), new_column (section));
  gtk_tree_view_set_fixed_height_mode (GTK_TREE_VIEW (section->tree), TRUE);
  atk_object_set_name (gtk_widget_get_accessible (section->tree), get_title (section->kind));
  selection = gtk_tree_view_get_selection (GTK_TREE_VIEW (section->tree));
  gtk_tree_selection_set_mode (selection, GTK_SELECTION_SINGLE);
  g_signal_connect (selection, "changed", G_CALLBACK (selection_changed), section);
  g_signal_connect (section->tree, "button-press-event", G_CALLBACK (tree_button_press), section);
  g_signal_connect (section->tree, "row-activated", G_CALLBACK (row_activated), section);

  section->scroller = gtk_scrolled_window_new (NULL, NULL);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (section->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (section->scroller), TRUE);
  gtk_container_add (GTK_CONTAINER (section->scroller), section->tree);
  gtk_widget_show (section->tree);
  gtk_box_pack_start (GTK_BOX (section->box), section->scroller, TRUE, TRUE, 0);
}

/* An id that is the same in every language, for tests and assistive technologies. */
static const gchar *
get_list_id (const ApostilKind *kind)
{
  if (g_str_equal (kind->id, APOSTIL_KIND_ENTITY))
    return "Entities";
  if (g_str_equal (kind->id, APOSTIL_KIND_CLAIM))
    return "Claims";
  if (g_str_equal (kind->id, APOSTIL_KIND_DATE))
    return "Dates";
  return kind->id;
}

static Section *
section_new (ApostilMarkList *self, const ApostilKind *kind)
{
  Section *section = g_new0 (Section, 1);

  section->list = self;
  section->kind = kind;
  section->model = apostil_mark_model_new (self->document, kind);
  section->box = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  add_title (section);
  section->empty = gtk_label_new (_ ("none yet"));
  gtk_label_set_xalign (GTK_LABEL (section->empty), 0);
  gtk_style_context_add_class (gtk_widget_get_style_context (section->empty), "list-empty");
  gtk_box_pack_start (GTK_BOX (section->box), section->empty, FALSE, FALSE, 0);
  add_tree (section);
  gtk_widget_show_all (section->box);
  gtk_widget_set_name (section->tree, get_list_id (kind));
  gtk_tree_view_set_model (GTK_TREE_VIEW (section->tree), GTK_TREE_MODEL (section->model));
  g_signal_connect (section->model, "reset", G_CALLBACK (model_reset), section);
  g_signal_connect_swapped (section->model, "counted", G_CALLBACK (rows_changed), section);
  gtk_box_pack_start (GTK_BOX (self->box), section->box, FALSE, TRUE, 0);
  update_count (section);
  return section;
}

static void
section_free (gpointer data)
{
  Section *section = data;

  g_clear_handle_id (&section->attaching, g_source_remove);
  g_signal_handlers_disconnect_by_data (section->model, section);
  g_signal_handlers_disconnect_by_data (gtk_tree_view_get_selection (GTK_TREE_VIEW (section->tree)),
                                        section);
  gtk_tree_view_set_model (GTK_TREE_VIEW (section->tree), NULL);
  gtk_widget_destroy (section->box);
  g_object_unref (section->box);
  g_object_unref (section->model);
  g_free (section);
}

/* Makes the list of the next kind. Returns: %FALSE when there are all. */
static gboolean
add_section (ApostilMarkList *self)
{
  ApostilScheme *scheme = apostil_document_get_scheme (self->document);
  guint n_kinds;
  const ApostilKind *kinds = apostil_scheme_get_kinds (scheme, &n_kinds);
  const gchar *words = gtk_entry_get_text (GTK_ENTRY (self->filter));
  Section *section;

  if (self->sections->len == n_kinds)
    return FALSE;
  self->following = TRUE;
  section = section_new (self, &kinds[self->sections->len]);
  g_ptr_array_add (self->sections, section);
  if (*words != '\0')
    apostil_mark_model_set_filter (section->model, words);
  self->following = FALSE;
  return TRUE;
}

static gboolean
add_section_idle (gpointer user_data)
{
  ApostilMarkList *self = user_data;

  if (add_section (self))
    return G_SOURCE_CONTINUE;
  self->adding = 0;
  follow_current (self);
  return G_SOURCE_REMOVE;
}

/* Lists of very many marks come after the article has been painted, one after another: each
 * takes some milliseconds. */
static void
document_set (ApostilMarkList *self)
{
  ApostilDocument *document = apostil_session_get_document (self->session);

  g_ptr_array_set_size (self->sections, 0);
  g_clear_handle_id (&self->filter_timeout, g_source_remove);
  g_clear_handle_id (&self->adding, g_source_remove);
  gtk_entry_set_text (GTK_ENTRY (self->filter), "");
  g_set_object (&self->document, document);
  if (document == NULL)
    return;
  if (apostil_annotation_list_get_length (apostil_document_get_annotations (document)) > MANY_MARKS)
    {
      self->adding = g_idle_add (add_section_idle, self);
      return;
    }
  while (add_section (self))
    ;
  follow_current (self);
}

/* ---- Filter ---- */

static gboolean
filter_now (gpointer user_data)
{
  ApostilMarkList *self = user_data;
  const gchar *words = gtk_entry_get_text (GTK_ENTRY (self->filter));

  self->filter_timeout = 0;
  self->following = TRUE;
  for (guint i = 0; i < self->sections->len; i++)
    {
      Section *section = g_ptr_array_index (self->sections, i);

      apostil_mark_model_set_filter (section->model, words);
    }
  self->following = FALSE;
  follow_current (self);
  return G_SOURCE_REMOVE;
}

static void
filter_changed (ApostilMarkList *self)
{
  g_clear_handle_id (&self->filter_timeout, g_source_remove);
  self->filter_timeout = g_timeout_add (FILTER_MILLISECONDS, filter_now, self);
}

static void
filter_stop (ApostilMarkList *self)
{
  gtk_entry_set_text (GTK_ENTRY (self->filter), "");
}

/* ---- Construction ---- */

static void
apostil_mark_list_dispose (GObject *object)
{
  ApostilMarkList *self = APOSTIL_MARK_LIST (object);

  g_clear_handle_id (&self->filter_timeout, g_source_remove);
  g_clear_handle_id (&self->adding, g_source_remove);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_pointer (&self->sections, g_ptr_array_unref);
  g_clear_object (&self->document);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (apostil_mark_list_parent_class)->dispose (object);
}

static void
apostil_mark_list_class_init (ApostilMarkListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = apostil_mark_list_dispose;
  signals[ACTIVATED] = g_signal_new ("activated", APOSTIL_TYPE_MARK_LIST, G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
apostil_mark_list_init (ApostilMarkList *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_style_context_add_class (gtk_widget_get_style_context (GTK_WIDGET (self)), "mark-lists");
  self->sections = g_ptr_array_new_with_free_func (section_free);
  self->filter = gtk_search_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->filter), _ ("Filter"));
  gtk_entry_set_width_chars (GTK_ENTRY (self->filter), 8);
  atk_object_set_name (gtk_widget_get_accessible (self->filter), _ ("Filter the lists"));
  g_object_set (self->filter, "margin-start", 9, "margin-end", 9, "margin-top", 9, "margin-bottom",
                3, NULL);
  g_signal_connect_swapped (self->filter, "changed", G_CALLBACK (filter_changed), self);
  g_signal_connect_swapped (self->filter, "stop-search", G_CALLBACK (filter_stop), self);
  gtk_box_pack_start (GTK_BOX (self), self->filter, FALSE, FALSE, 0);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_box_pack_start (GTK_BOX (self), self->box, TRUE, TRUE, 0);
  gtk_widget_show_all (GTK_WIDGET (self));
}

/**
 * apostil_mark_list_new:
 * @session: what the window looks at
 *
 * Returns: (transfer floating): the lists
 */
GtkWidget *
apostil_mark_list_new (ApostilSession *session)
{
  ApostilMarkList *self = g_object_new (APOSTIL_TYPE_MARK_LIST, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_swapped (session, "notify::document", G_CALLBACK (document_set), self);
  g_signal_connect_swapped (session, "notify::current", G_CALLBACK (follow_current), self);
  document_set (self);
  return GTK_WIDGET (self);
}

/**
 * apostil_mark_list_focus_filter:
 * @self: the lists
 *
 * Puts the focus into the filter, its words selected.
 */
void
apostil_mark_list_focus_filter (ApostilMarkList *self)
{
  g_return_if_fail (APOSTIL_IS_MARK_LIST (self));

  gtk_widget_grab_focus (self->filter);
}
