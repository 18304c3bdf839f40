/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-occurrence-review.h"

#include <glib/gi18n.h>

#include "apostil-resources.h"
#include "apostil-apply.h"
#include "apostil-commands.h"
#include "apostil-occurrence-search.h"
#include "apostil-owned-task.h"

/* Code points of context on each side of the words. */
#define CONTEXT 60

/* A text of so many bytes is looked through within a frame; a longer one in a thread. */
#define BYTES_AT_ONCE (1024 * 1024)

struct _ApostilOccurrenceReview
{
  GtkBin parent_instance;

  ApostilSession *session;
  ApostilDocument *document; /* (nullable) while open */
  gchar *like;               /* (nullable) id of the mark whose words are looked for */
  GCancellable *cancellable; /* (nullable) of the search that runs */

  GtkWidget *revealer;
  GtkWidget *title;
  GtkWidget *all;
  GtkWidget *apply;
  GtkWidget *tree;
  GtkListStore *store;
  GtkCellRenderer *before;
  guint n_ticked;
  guint n_open;          /* places that may be ticked */
  gboolean updating_all; /* the box « All » is being set to what the rows say */
};

G_DEFINE_FINAL_TYPE (ApostilOccurrenceReview, apostil_occurrence_review, GTK_TYPE_BIN)

enum
{
  CLOSED,
  NOTHING_FOUND,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

enum
{
  COLUMN_TICKED,
  COLUMN_OPEN, /* FALSE: marked already */
  COLUMN_START,
  COLUMN_END,
  COLUMN_NOTE,
};

/* ---- Rows ---- */

/* One line of text without breaks. */
static gchar *
dup_line (ApostilText *text, ApostilSpan span)
{
  gchar *words = apostil_text_dup_span (text, span);

  return g_strdelimit (words, "\n\t", ' ');
}

static ApostilSpan
get_span (GtkTreeModel *model, GtkTreeIter *iter)
{
  guint start;
  guint end;

  gtk_tree_model_get (model, iter, COLUMN_START, &start, COLUMN_END, &end, -1);
  return APOSTIL_SPAN (start, end);
}

/* The row as a concordance: what stands before the words, then they, bold, with what follows. */
static void
context_data (GtkTreeViewColumn *column,
              GtkCellRenderer *cell,
              GtkTreeModel *model,
              GtkTreeIter *iter,
              gpointer user_data)
{
  ApostilOccurrenceReview *self = user_data;
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  g_autofree gchar *words = NULL;
  ApostilText *text;
  ApostilSpan paragraph;
  ApostilSpan span;
  gboolean open;

  if (self->document == NULL)
    return;
  text = apostil_document_get_text (self->document);
  gtk_tree_model_get (model, iter, COLUMN_OPEN, &open, -1);
  span = get_span (model, iter);
  paragraph = apostil_text_get_paragraph (text, span.start);
  if (cell == self->before)
    words = dup_line (
        text, APOSTIL_SPAN (MAX (paragraph.start, span.start > CONTEXT ? span.start - CONTEXT : 0),
                            span.start));
  else
    {
      PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);

      words = dup_line (
          text, APOSTIL_SPAN (span.start, MIN (MAX (paragraph.end, span.end), span.end + CONTEXT)));
      bold->start_index = 0;
      bold->end_index =
          (guint) (g_utf8_offset_to_pointer (words, apostil_span_length (span)) - words);
      pango_attr_list_insert (attributes, bold);
    }
  g_object_set (cell, "text", words, "attributes", attributes, "sensitive", open, NULL);
}

/* Before and after lie as the article is written, not as the window is. */
static void
follow_direction (ApostilOccurrenceReview *self, ApostilSpan span)
{
  ApostilText *text = apostil_document_get_text (self->document);
  ApostilSpan paragraph = apostil_text_get_paragraph (text, span.start);
  g_autofree gchar *words = NULL;
  g_autoptr (PangoLayout) layout = NULL;
  gboolean is_rtl;

  paragraph.end = MIN (paragraph.end, paragraph.start + 10 * CONTEXT);
  words = apostil_text_dup_span (text, paragraph);
  layout = gtk_widget_create_pango_layout (self->tree, words);
  is_rtl = pango_layout_get_direction (layout, 0) == PANGO_DIRECTION_RTL;
  gtk_widget_set_direction (self->tree, is_rtl ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
}

static void
update_counts (ApostilOccurrenceReview *self)
{
  g_autofree gchar *label = NULL;

  /* Translators: button; %u places are ticked */
  label = g_strdup_printf (ngettext ("_Mark %u Place", "_Mark %u Places", self->n_ticked),
                           self->n_ticked);
  gtk_button_set_label (GTK_BUTTON (self->apply), label);
  gtk_widget_set_sensitive (self->apply, self->n_ticked > 0);
  self->updating_all = TRUE;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->all),
                                self->n_open > 0 && self->n_ticked == self->n_open);
  gtk_toggle_button_set_inconsistent (GTK_TOGGLE_BUTTON (self->all),
                                      self->n_ticked > 0 && self->n_ticked < self->n_open);
  self->updating_all = FALSE;
}

static void
set_ticked (ApostilOccurrenceReview *self, GtkTreeIter *iter, gboolean ticked)
{
  gboolean was;
  gboolean open;

  gtk_tree_model_get (GTK_TREE_MODEL (self->store), iter, COLUMN_TICKED, &was, COLUMN_OPEN, &open,
                      -1);
  if (!open || was == ticked)
    return;
  gtk_list_store_set (self->store, iter, COLUMN_TICKED, ticked, -1);
  self->n_ticked += ticked ? 1 : -1;
}

static void
toggle_path (ApostilOccurrenceReview *self, GtkTreePath *path)
{
  GtkTreeIter iter;
  gboolean ticked;

  if (!gtk_tree_model_get_iter (GTK_TREE_MODEL (self->store), &iter, path))
    return;
  gtk_tree_model_get (GTK_TREE_MODEL (self->store), &iter, COLUMN_TICKED, &ticked, -1);
  set_ticked (self, &iter, !ticked);
  update_counts (self);
}

static void
toggled (GtkCellRendererToggle *cell, const gchar *path_string, ApostilOccurrenceReview *self)
{
  g_autoptr (GtkTreePath) path = gtk_tree_path_new_from_string (path_string);

  toggle_path (self, path);
}

static void
all_toggled (GtkToggleButton *button, ApostilOccurrenceReview *self)
{
  gboolean ticked = gtk_toggle_button_get_active (button);
  GtkTreeModel *model = GTK_TREE_MODEL (self->store);
  GtkTreeIter iter;

  if (self->updating_all)
    return;
  for (gboolean more = gtk_tree_model_get_iter_first (model, &iter); more;
       more = gtk_tree_model_iter_next (model, &iter))
    set_ticked (self, &iter, ticked);
  update_counts (self);
}

static const gchar *
get_note (const ApostilOccurrence *occurrence)
{
  if (occurrence->marked != NULL)
    return _ ("marked already");
  switch (occurrence->doubt)
    {
    case APOSTIL_DOUBT_LONGER:
      return _ ("part of a longer name");
    case APOSTIL_DOUBT_HASHTAG:
      /* Translators: the place is a hashtag such as « #AhmadMassoud » */
      return _ ("hashtag");
    case APOSTIL_DOUBT_LAST_NAME:
      /* Translators: only a person's last name stands at the place, which others may share */
      return _ ("last name only");
    case APOSTIL_DOUBT_NONE:
    default:
      return "";
    }
}

static void
fill (ApostilOccurrenceReview *self, GArray *occurrences)
{
  GtkTreeIter iter;

  gtk_tree_view_set_model (GTK_TREE_VIEW (self->tree), NULL);
  gtk_list_store_clear (self->store);
  self->n_ticked = 0;
  self->n_open = 0;
  for (guint i = 0; i < occurrences->len; i++)
    {
      const ApostilOccurrence *occurrence = &g_array_index (occurrences, ApostilOccurrence, i);
      gboolean open = occurrence->marked == NULL;
      gboolean ticked = open && occurrence->doubt == APOSTIL_DOUBT_NONE;

      gtk_list_store_insert_with_values (self->store, &iter, -1, COLUMN_TICKED, ticked, COLUMN_OPEN,
                                         open, COLUMN_START, occurrence->span.start, COLUMN_END,
                                         occurrence->span.end, COLUMN_NOTE, get_note (occurrence),
                                         -1);
      self->n_open += open ? 1 : 0;
      self->n_ticked += ticked ? 1 : 0;
    }
  gtk_tree_view_set_model (GTK_TREE_VIEW (self->tree), GTK_TREE_MODEL (self->store));
}

/* ---- Signals of the controls ---- */

static void
cancel_clicked (GtkWidget *button, ApostilOccurrenceReview *self)
{
  apostil_occurrence_review_close (self);
}

static void
apply_clicked (GtkWidget *button, ApostilOccurrenceReview *self)
{
  apostil_occurrence_review_apply (self);
}

static void
row_activated (GtkTreeView *tree,
               GtkTreePath *path,
               GtkTreeViewColumn *column,
               ApostilOccurrenceReview *self)
{
  apostil_occurrence_review_apply (self);
}

/* The article follows: a place is judged by what stands around it. */
static void
cursor_changed (GtkTreeView *tree, ApostilOccurrenceReview *self)
{
  g_autoptr (GtkTreePath) path = NULL;
  GtkTreeIter iter;

  if (self->document == NULL || gtk_tree_view_get_model (tree) == NULL)
    return;
  gtk_tree_view_get_cursor (tree, &path, NULL);
  if (path != NULL && gtk_tree_model_get_iter (GTK_TREE_MODEL (self->store), &iter, path))
    apostil_session_reveal (self->session, get_span (GTK_TREE_MODEL (self->store), &iter));
}

static gboolean
tree_key_press (GtkWidget *widget, GdkEventKey *event, ApostilOccurrenceReview *self)
{
  g_autoptr (GtkTreePath) path = NULL;

  switch (event->keyval)
    {
    case GDK_KEY_space:
    case GDK_KEY_KP_Space:
      gtk_tree_view_get_cursor (GTK_TREE_VIEW (self->tree), &path, NULL);
      if (path != NULL)
        toggle_path (self, path);
      return GDK_EVENT_STOP;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      apostil_occurrence_review_apply (self);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static gboolean
apostil_occurrence_review_key_press_event (GtkWidget *widget, GdkEventKey *event)
{
  ApostilOccurrenceReview *self = APOSTIL_OCCURRENCE_REVIEW (widget);

  if (event->keyval == GDK_KEY_Escape && apostil_occurrence_review_is_open (self))
    {
      apostil_occurrence_review_close (self);
      return GDK_EVENT_STOP;
    }
  return GTK_WIDGET_CLASS (apostil_occurrence_review_parent_class)->key_press_event (widget, event);
}

/* What was listed may no longer hold once somebody edits beside it. */
static void
document_edited (ApostilOccurrenceReview *self)
{
  apostil_occurrence_review_close (self);
}

/* ---- Construction ---- */

static void
stop_search (ApostilOccurrenceReview *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
apostil_occurrence_review_dispose (GObject *object)
{
  ApostilOccurrenceReview *self = APOSTIL_OCCURRENCE_REVIEW (object);

  stop_search (self);
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_object (&self->document);
  g_clear_object (&self->session);
  g_clear_pointer (&self->like, g_free);
  G_OBJECT_CLASS (apostil_occurrence_review_parent_class)->dispose (object);
}

static void
apostil_occurrence_review_class_init (ApostilOccurrenceReviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = apostil_occurrence_review_dispose;
  widget_class->key_press_event = apostil_occurrence_review_key_press_event;
  signals[CLOSED] = g_signal_new ("closed", APOSTIL_TYPE_OCCURRENCE_REVIEW, G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 0);

  signals[NOTHING_FOUND] = g_signal_new ("nothing-found", APOSTIL_TYPE_OCCURRENCE_REVIEW,
                                         G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  apostil_get_resource ();
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/apostil-occurrence-review.ui");
  gtk_widget_class_bind_template_child (widget_class, ApostilOccurrenceReview, revealer);
  gtk_widget_class_bind_template_child (widget_class, ApostilOccurrenceReview, title);
  gtk_widget_class_bind_template_child (widget_class, ApostilOccurrenceReview, all);
  gtk_widget_class_bind_template_child (widget_class, ApostilOccurrenceReview, apply);
  gtk_widget_class_bind_template_child (widget_class, ApostilOccurrenceReview, tree);
  gtk_widget_class_bind_template_child (widget_class, ApostilOccurrenceReview, store);
  gtk_widget_class_bind_template_callback (widget_class, all_toggled);
  gtk_widget_class_bind_template_callback (widget_class, cancel_clicked);
  gtk_widget_class_bind_template_callback (widget_class, apply_clicked);
  gtk_widget_class_bind_template_callback (widget_class, row_activated);
  gtk_widget_class_bind_template_callback (widget_class, cursor_changed);
  gtk_widget_class_bind_template_callback (widget_class, tree_key_press);
}

static GtkCellRenderer *
add_context (ApostilOccurrenceReview *self,
             GtkTreeViewColumn *column,
             PangoEllipsizeMode ellipsize,
             gdouble align)
{
  GtkCellRenderer *cell = gtk_cell_renderer_text_new ();

  g_object_set (cell, "ellipsize", ellipsize, "xalign", align, "xpad", 0, NULL);
  gtk_tree_view_column_pack_start (column, cell, TRUE);
  gtk_tree_view_column_set_cell_data_func (column, cell, context_data, self, NULL);
  return cell;
}

static void
apostil_occurrence_review_init (ApostilOccurrenceReview *self)
{
  GtkTreeViewColumn *column;
  GtkCellRenderer *toggle;
  GtkCellRenderer *note;

  gtk_widget_init_template (GTK_WIDGET (self));
  column = gtk_tree_view_column_new ();
  gtk_tree_view_column_set_sizing (column, GTK_TREE_VIEW_COLUMN_FIXED);
  toggle = gtk_cell_renderer_toggle_new ();
  g_signal_connect (toggle, "toggled", G_CALLBACK (toggled), self);
  gtk_tree_view_column_pack_start (column, toggle, FALSE);
  gtk_tree_view_column_add_attribute (column, toggle, "active", COLUMN_TICKED);
  gtk_tree_view_column_add_attribute (column, toggle, "sensitive", COLUMN_OPEN);
  gtk_tree_view_column_add_attribute (column, toggle, "activatable", COLUMN_OPEN);
  self->before = add_context (self, column, PANGO_ELLIPSIZE_START, 1.0);
  add_context (self, column, PANGO_ELLIPSIZE_END, 0.0);
  note = gtk_cell_renderer_text_new ();
  g_object_set (note, "style", PANGO_STYLE_ITALIC, "sensitive", FALSE, "xpad", 6, NULL);
  gtk_tree_view_column_pack_start (column, note, FALSE);
  gtk_tree_view_column_add_attribute (column, note, "text", COLUMN_NOTE);
  gtk_tree_view_append_column (GTK_TREE_VIEW (self->tree), column);
}

/**
 * apostil_occurrence_review_new:
 * @session: what the window looks at
 *
 * Returns: (transfer floating): the review, closed
 */
GtkWidget *
apostil_occurrence_review_new (ApostilSession *session)
{
  ApostilOccurrenceReview *self = g_object_new (APOSTIL_TYPE_OCCURRENCE_REVIEW, NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}

/* Opens with what was found. */
static void
show (ApostilOccurrenceReview *self,
      ApostilDocument *document,
      ApostilAnnotation *annotation,
      GArray *places)
{
  g_autoptr (GArray) occurrences = apostil_occurrences_judge (document, annotation, places);
  g_autoptr (GtkTreePath) first = NULL;
  g_autofree gchar *words = NULL;
  g_autofree gchar *title = NULL;

  if (occurrences->len == 0)
    {
      g_signal_emit (self, signals[NOTHING_FOUND], 0);
      return;
    }
  self->document = g_object_ref (document);
  self->like = g_strdup (apostil_record_get_id (annotation));
  g_signal_connect_swapped (self->document, "changed", G_CALLBACK (document_edited), self);
  follow_direction (self, apostil_annotation_get_first_span (annotation));
  fill (self, occurrences);
  words = apostil_session_describe (self->session, annotation);
  /* Translators: how many places, then the mark, such as « Person, Ahmad Massoud, 3 of 12 » */
  title = g_strdup_printf (ngettext ("%u other place: %s", "%u other places: %s", occurrences->len),
                           occurrences->len, words);
  gtk_label_set_text (GTK_LABEL (self->title), title);
  update_counts (self);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), TRUE);
  first = gtk_tree_path_new_first ();
  gtk_tree_view_set_cursor (GTK_TREE_VIEW (self->tree), first, NULL, FALSE);
  /* The revealer shows it only with the next frame, but the release of the key comes before. */
  gtk_widget_realize (self->tree);
  gtk_widget_grab_focus (self->tree);
}

/* What a search needs in its thread, and the mark it is for. */
typedef struct
{
  ApostilOccurrenceSearch *search;
  ApostilText *text;
  gchar *id;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  apostil_occurrence_search_free (question->search);
  apostil_text_unref (question->text);
  g_free (question->id);
  g_free (question);
}

static void
search_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Question *question = task_data;

  g_task_return_pointer (task, apostil_occurrence_search_run (question->search),
                         (GDestroyNotify) g_array_unref);
}

/* The document may have changed meanwhile, or be another. */
static void
search_done (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ApostilOccurrenceReview *self = APOSTIL_OCCURRENCE_REVIEW (source);
  Question *question = g_task_get_task_data (G_TASK (result));
  g_autoptr (GArray) places = g_task_propagate_pointer (G_TASK (result), NULL);
  ApostilDocument *document = NULL;
  gpointer annotation = NULL;

  if (places == NULL || self->session == NULL)
    return;
  g_clear_object (&self->cancellable);
  document = apostil_session_get_document (self->session);
  if (document != NULL && apostil_document_get_text (document) == question->text)
    annotation = apostil_document_lookup (document, question->id);
  if (APOSTIL_IS_ANNOTATION (annotation))
    show (self, document, annotation, places);
}

/**
 * apostil_occurrence_review_open:
 * @self: the review
 * @annotation: a mark of the session's document
 *
 * Lists where else the words of @annotation, and the names of its entity, stand: ticked, unless
 * the place may be about somebody else; places that are marked already cannot be ticked.
 * A text above a megabyte is looked through in a thread. With no other place ::nothing-found is
 * emitted.
 */
void
apostil_occurrence_review_open (ApostilOccurrenceReview *self, ApostilAnnotation *annotation)
{
  g_autoptr (ApostilOccurrenceSearch) search = NULL;
  g_autoptr (GTask) task = NULL;
  Question *question = NULL;
  ApostilDocument *document = NULL;
  gsize n_bytes = 0;

  g_return_if_fail (APOSTIL_IS_OCCURRENCE_REVIEW (self));
  g_return_if_fail (APOSTIL_IS_ANNOTATION (annotation));

  apostil_occurrence_review_close (self);
  document = apostil_session_get_document (self->session);
  search = apostil_occurrence_search_new (document, annotation);
  apostil_text_get_utf8 (apostil_document_get_text (document), &n_bytes);
  if (n_bytes <= BYTES_AT_ONCE)
    {
      g_autoptr (GArray) places = apostil_occurrence_search_run (search);

      show (self, document, annotation, places);
      return;
    }

  question = g_new0 (Question, 1);
  question->search = g_steal_pointer (&search);
  question->text = apostil_text_ref (apostil_document_get_text (document));
  question->id = g_strdup (apostil_record_get_id (annotation));
  self->cancellable = g_cancellable_new ();
  task = apostil_owned_task_new (self, self->cancellable, search_done);
  g_task_set_source_tag (task, apostil_occurrence_review_open);
  g_task_set_task_data (task, question, question_free);
  g_task_run_in_thread (task, search_thread);
}

/**
 * apostil_occurrence_review_close:
 * @self: the review
 *
 * Gives up; nothing is marked.
 */
void
apostil_occurrence_review_close (ApostilOccurrenceReview *self)
{
  g_return_if_fail (APOSTIL_IS_OCCURRENCE_REVIEW (self));

  stop_search (self);
  if (self->document == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_object (&self->document);
  g_clear_pointer (&self->like, g_free);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), FALSE);
  g_signal_emit (self, signals[CLOSED], 0);
}

/**
 * apostil_occurrence_review_is_open:
 * @self: the review
 *
 * Returns: whether it is shown
 */
gboolean
apostil_occurrence_review_is_open (ApostilOccurrenceReview *self)
{
  g_return_val_if_fail (APOSTIL_IS_OCCURRENCE_REVIEW (self), FALSE);

  return self->document != NULL;
}

/**
 * apostil_occurrence_review_apply:
 * @self: the review
 *
 * Marks what is ticked, as one step of the history, and closes.
 */
void
apostil_occurrence_review_apply (ApostilOccurrenceReview *self)
{
  g_autoptr (ApostilDocument) document = NULL;
  g_autoptr (GArray) spans = NULL;
  g_autofree gchar *message = NULL;
  GtkTreeModel *model = GTK_TREE_MODEL (self->store);
  gpointer like;
  GtkTreeIter iter;
  GError *error = NULL;

  g_return_if_fail (APOSTIL_IS_OCCURRENCE_REVIEW (self));

  if (self->document == NULL || self->n_ticked == 0)
    return;
  document = g_object_ref (self->document);
  like = apostil_document_lookup (document, self->like);
  if (!APOSTIL_IS_ANNOTATION (like))
    return;
  spans = g_array_new (FALSE, FALSE, sizeof (ApostilSpan));
  for (gboolean more = gtk_tree_model_get_iter_first (model, &iter); more;
       more = gtk_tree_model_iter_next (model, &iter))
    {
      gboolean ticked;

      gtk_tree_model_get (model, &iter, COLUMN_TICKED, &ticked, -1);
      if (ticked)
        {
          ApostilSpan span = get_span (model, &iter);

          g_array_append_val (spans, span);
        }
    }
  /* The edit closes the review through document_edited(). */
  if (!apostil_apply_edit (
          GTK_WIDGET (self), document,
          apostil_command_mark_occurrences (
              document, like, (const ApostilSpan *) (gpointer) spans->data, spans->len, &error),
          error))
    return;
  message =
      g_strdup_printf (ngettext ("%u place marked", "%u places marked", spans->len), spans->len);
  apostil_report_done (GTK_WIDGET (self), message, TRUE);
}
