/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-article-view-private.h"

#include "apostil-article-view-accessible.h"
#include "apostil-dismissals.h"

/* The view follows its session and the session's document, and has painted again only the
 * lines that look otherwise: a mark taken costs a few lines, not a window. */

#define MANY 16 /* marks: rather all is painted again */

static void
update_roles (ApostilArticleView *self)
{
  guint32 top;

  if (self->headers == NULL)
    return;
  top = apostil_typesetter_get_pitch (self->setter) > 0 ? apostil_article_view_get_top (self) : 0;
  apostil_typesetter_set_roles (self->setter,
                                apostil_section_headers_make_roles (
                                    self->headers, apostil_typesetter_get_blocks (self->setter)));
  if (gtk_widget_get_realized (GTK_WIDGET (self)))
    apostil_article_view_set_top (self, self->top_block == 0 && self->top_offset <= 0 ? 0 : top);
}

static void
take_text (ApostilArticleView *self)
{
  ApostilBlocks *blocks;
  guint n;

  g_clear_pointer (&self->text, apostil_text_unref);
  if (self->document != NULL)
    self->text = apostil_text_ref (apostil_document_get_text (self->document));
  else
    self->text = apostil_text_new ("", 0, NULL);
  apostil_article_pointer_stop (self);
  apostil_typesetter_set_text (self->setter, self->text);

  /* The article runs where its first words run. */
  blocks = apostil_typesetter_get_blocks (self->setter);
  n = apostil_blocks_get_length (blocks);
  self->rtl = FALSE;
  for (guint i = 0; i < n; i++)
    if (apostil_blocks_get (blocks, i)->n_bytes > 0)
      {
        self->rtl = (apostil_blocks_get (blocks, i)->flags & APOSTIL_BLOCK_RTL) != 0;
        break;
      }
  self->top_block = 0;
  self->top_offset = G_MININT / 4;
  if (self->headers != NULL)
    apostil_typesetter_set_roles (self->setter,
                                  apostil_section_headers_make_roles (self->headers, blocks));
  apostil_article_view_update_page (self);
  apostil_article_view_accessible_text_changed (self);
}

/* Whether a section says that it was published on that date. */
static gboolean
is_publication (ApostilDocument *document, const gchar *date_id)
{
  ApostilRecordList *sections = apostil_document_get_sections (document);

  for (guint i = 0; i < apostil_record_list_get_length (sections); i++)
    if (g_strcmp0 (apostil_section_get_published (apostil_record_list_get (sections, i)),
                   date_id) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
touches_page (ApostilDocument *document, ApostilEdit *edit)
{
  guint n_changes;
  const ApostilChange *changes = apostil_edit_get_changes (edit, &n_changes);

  for (guint i = 0; i < n_changes; i++)
    {
      gpointer record = changes[i].after != NULL ? changes[i].after : changes[i].before;

      if (APOSTIL_IS_SECTION (record) || APOSTIL_IS_ARTICLE (record))
        return TRUE;
      if (APOSTIL_IS_ANNOTATION (record) && apostil_annotation_is (record, APOSTIL_KIND_DATE) &&
          is_publication (document, apostil_record_get_id (record)))
        return TRUE;
    }
  return FALSE;
}

/* A note is made from its mark, which never changes, and from names and relations, which may. */
static gboolean
touches_notes (ApostilEdit *edit)
{
  guint n_changes;
  const ApostilChange *changes = apostil_edit_get_changes (edit, &n_changes);

  for (guint i = 0; i < n_changes; i++)
    if (!APOSTIL_IS_ANNOTATION (changes[i].after != NULL ? changes[i].after : changes[i].before))
      return TRUE;
  return FALSE;
}

/* All of the column: a note that comes or goes moves those below it. */
static void
queue_notes (ApostilArticleView *self)
{
  if (self->page.notes_width > 0)
    gtk_widget_queue_draw_area (GTK_WIDGET (self), self->page.notes_x - self->page.notes_reach, 0,
                                self->page.notes_width + 2 * self->page.notes_reach,
                                gtk_widget_get_allocated_height (GTK_WIDGET (self)));
}

static gboolean
queue_line (ApostilAnnotation *annotation, guint position, gpointer user_data)
{
  if (!apostil_annotation_is (annotation, APOSTIL_KIND_ENTITY))
    apostil_article_view_queue_annotation (user_data, annotation);
  return TRUE;
}

/* A mark that comes or goes, and the proposed lines that make room for it. */
static void
queue_mark (ApostilArticleView *self, ApostilAnnotation *annotation)
{
  ApostilAnnotationList *proposed = apostil_marks_get_proposed (self->marks);

  apostil_article_view_queue_annotation (self, annotation);
  if (proposed != NULL)
    apostil_annotation_list_foreach_in (proposed, apostil_annotation_get_extent (annotation),
                                        queue_line, self);
}

/* Only the lines of the marks that changed, unless there are many or others may look otherwise. */
static void
queue_changes (ApostilArticleView *self, ApostilEdit *edit)
{
  ApostilSpan moved;
  guint n_changes;
  const ApostilChange *changes = apostil_edit_get_changes (edit, &n_changes);

  if (n_changes > MANY)
    {
      gtk_widget_queue_draw (GTK_WIDGET (self));
      return;
    }
  for (guint i = 0; i < n_changes; i++)
    {
      if ((changes[i].before != NULL && !APOSTIL_IS_ANNOTATION (changes[i].before)) ||
          (changes[i].after != NULL && !APOSTIL_IS_ANNOTATION (changes[i].after)))
        {
          gtk_widget_queue_draw (GTK_WIDGET (self));
          return;
        }
      if (changes[i].before != NULL)
        queue_mark (self, APOSTIL_ANNOTATION (changes[i].before));
      if (changes[i].after != NULL)
        queue_mark (self, APOSTIL_ANNOTATION (changes[i].after));
    }
  if (apostil_marks_take_moved (self->marks, &moved))
    apostil_article_view_queue_span (self, moved);
  queue_notes (self);
}

static void
on_document_changed (ApostilArticleView *self, ApostilEdit *edit, gboolean undone)
{
  if (apostil_dismissals_are_all (edit))
    return;
  if (apostil_document_get_text (self->document) != self->text)
    take_text (self);
  else if (touches_page (self->document, edit))
    update_roles (self);
  apostil_article_view_update_language (self);
  if (touches_notes (edit))
    apostil_margin_notes_clear (self->notes);
  else
    apostil_margin_notes_invalidate (self->notes);
  queue_changes (self, edit);
}

static void
take_document (ApostilArticleView *self)
{
  ApostilDocument *document = self->session == NULL ? NULL
                                                    : apostil_session_get_document (self->session);

  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_pointer (&self->marks, apostil_marks_free);
  g_clear_pointer (&self->headers, apostil_section_headers_free);
  apostil_margin_notes_clear (self->notes);
  g_set_object (&self->document, document);
  g_clear_object (&self->shown_current);
  g_clear_pointer (&self->shown_proposed, g_ptr_array_unref);
  self->shown_caret = 0;
  self->shown_selection = APOSTIL_SPAN (0, 0);
  if (document != NULL)
    {
      self->marks = apostil_marks_new (document);
      self->headers = apostil_section_headers_new (document);
      g_signal_connect_swapped (document, "changed", G_CALLBACK (on_document_changed), self);
    }
  apostil_article_view_update_language (self);
  take_text (self);
}

/**
 * apostil_article_view_queue_span:
 * @self: a view
 * @span: some words
 *
 * Has the lines of @span painted again, as far as they are in sight.
 */
void
apostil_article_view_queue_span (ApostilArticleView *self, ApostilSpan span)
{
  gint height = gtk_widget_get_allocated_height (GTK_WIDGET (self));
  gint pitch = apostil_typesetter_get_pitch (self->setter);
  g_autoptr (ApostilScene) scene = NULL;
  gint top;
  gint bottom;

  /* Without a place yet (GTK: 1 pixel) all will be painted; laying out lines of a pixel is slow. */
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)) || height <= 1)
    return;
  scene = apostil_scene_new (self->setter, self->page.text_x);
  apostil_article_view_foreach_visible (self, 0, height, scene);
  if (apostil_span_is_empty (span))
    span.end = span.start + 1;
  if (!apostil_scene_get_extent (scene, span, &top, &bottom))
    {
      /* A caret behind the last word, or on an empty line. */
      const ApostilSceneBlock *block = apostil_scene_get_block (
          scene, apostil_blocks_find (apostil_typesetter_get_blocks (self->setter), span.start));

      if (block == NULL)
        return;
      top = block->y;
      bottom = top + apostil_block_layout_get_height (block->layout);
    }
  /* Lanes and handles reach into the neighbouring lines. */
  gtk_widget_queue_draw_area (GTK_WIDGET (self), 0, top - pitch / 2,
                              gtk_widget_get_allocated_width (GTK_WIDGET (self)),
                              bottom - top + pitch);
}

/**
 * apostil_article_view_queue_annotation:
 * @self: a view
 * @annotation: a mark
 *
 * Has the lines of a mark and its parts painted again.
 */
void
apostil_article_view_queue_annotation (ApostilArticleView *self, ApostilAnnotation *annotation)
{
  const ApostilKind *kind = apostil_annotation_get_kind (annotation);
  guint n_spans;
  const ApostilSpan *spans = apostil_annotation_get_spans (annotation, &n_spans);

  for (guint i = 0; i < n_spans; i++)
    apostil_article_view_queue_span (self, spans[i]);
  for (guint i = 0; i < kind->n_parts; i++)
    {
      spans = apostil_annotation_get_part (annotation, kind->parts[i].role, &n_spans);
      for (guint j = 0; j < n_spans; j++)
        apostil_article_view_queue_span (self, spans[j]);
    }
}

/* Only what differs between two selections is painted again. */
static void
queue_selection (ApostilArticleView *self, ApostilSpan old, ApostilSpan new)
{
  if (old.start != new.start)
    apostil_article_view_queue_span (
        self, APOSTIL_SPAN (MIN (old.start, new.start), MAX (old.start, new.start)));
  if (old.end != new.end)
    apostil_article_view_queue_span (self,
                                     APOSTIL_SPAN (MIN (old.end, new.end), MAX (old.end, new.end)));
}

static void
on_selection_changed (ApostilArticleView *self)
{
  guint32 caret = apostil_session_get_caret (self->session);
  ApostilSpan selection;
  gboolean selected = apostil_session_get_selection (self->session, &selection);

  queue_selection (self, self->shown_selection, selection);
  if (caret != self->shown_caret && self->caret_visible)
    {
      apostil_article_view_queue_span (self, APOSTIL_SPAN (self->shown_caret, self->shown_caret));
      apostil_article_view_queue_span (self, APOSTIL_SPAN (caret, caret));
    }
  self->shown_caret = caret;
  self->shown_selection = selection;
  if (selected)
    apostil_article_view_own_primary (self);
  apostil_article_view_accessible_selection_changed (self);
}

static void
on_current_changed (ApostilArticleView *self)
{
  ApostilAnnotation *current = apostil_session_get_current (self->session);

  if (current == self->shown_current)
    return;
  if (self->shown_current != NULL)
    apostil_article_view_queue_annotation (self, self->shown_current);
  g_set_object (&self->shown_current, current);
  if (current != NULL)
    apostil_article_view_queue_annotation (self, current);
  if (self->page.notes_width > 0)
    apostil_margin_notes_invalidate (self->notes);
  queue_notes (self);
  apostil_article_view_accessible_current_changed (self);
}

static gboolean
gather (ApostilAnnotation *annotation, guint position, gpointer user_data)
{
  g_ptr_array_add (user_data, g_object_ref (annotation));
  return TRUE;
}

/* What is proposed in sight, and above it. */
static GPtrArray *
get_proposed (ApostilArticleView *self, ApostilSpan *sight)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);
  ApostilAnnotationList *proposed = apostil_marks_get_proposed (self->marks);
  gint height = gtk_widget_get_allocated_height (GTK_WIDGET (self));
  gint above = apostil_typesetter_get_pitch (self->setter) * APOSTIL_NOTES_ABOVE;
  g_autoptr (ApostilScene) scene = apostil_scene_new (self->setter, self->page.text_x);

  *sight = APOSTIL_SPAN (0, 0);
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)) || height <= 1)
    return found;
  apostil_article_view_foreach_visible (self, -above, height, scene);
  *sight = apostil_scene_get_span (scene);
  if (proposed != NULL)
    apostil_annotation_list_foreach_in (proposed, *sight, gather, found);
  return found;
}

/**
 * apostil_article_view_note_proposed:
 * @self: a view
 *
 * After scrolling: another part of what is proposed is in sight now, and what changes is held against that.
 */
void
apostil_article_view_note_proposed (ApostilArticleView *self)
{
  if (self->marks == NULL)
    return;
  g_clear_pointer (&self->shown_proposed, g_ptr_array_unref);
  self->shown_proposed = get_proposed (self, &self->shown_sight);
}

/* Each mark that is taken changes what is proposed, mostly by what lies under it, and most of it not in
 * sight: what is there now is held against what was there before, and only the difference is painted. */
static void
queue_proposed (ApostilArticleView *self)
{
  g_autoptr (GPtrArray) before = g_steal_pointer (&self->shown_proposed);
  g_autoptr (GHashTable) differ = g_hash_table_new (NULL, NULL);
  ApostilSpan sight_before = self->shown_sight;
  GHashTableIter iter;
  gpointer annotation;

  self->shown_proposed = get_proposed (self, &self->shown_sight);
  if (before == NULL || !apostil_span_equal (sight_before, self->shown_sight))
    {
      apostil_margin_notes_invalidate (self->notes);
      gtk_widget_queue_draw (GTK_WIDGET (self));
      return;
    }
  for (guint i = 0; i < before->len; i++)
    g_hash_table_add (differ, before->pdata[i]);
  for (guint i = 0; i < self->shown_proposed->len; i++)
    if (!g_hash_table_remove (differ, self->shown_proposed->pdata[i]))
      g_hash_table_add (differ, self->shown_proposed->pdata[i]);
  if (g_hash_table_size (differ) == 0)
    return;
  apostil_margin_notes_invalidate (self->notes);
  if (g_hash_table_size (differ) > MANY)
    {
      gtk_widget_queue_draw (GTK_WIDGET (self));
      return;
    }
  g_hash_table_iter_init (&iter, differ);
  while (g_hash_table_iter_next (&iter, &annotation, NULL))
    queue_mark (self, annotation);
  queue_notes (self);
}

static void
on_suggestions_changed (ApostilArticleView *self)
{
  ApostilSuggestionLayer *suggestions = apostil_session_get_suggestions (self->session);

  if (self->marks == NULL)
    return;
  apostil_marks_set_proposed (
      self->marks, suggestions != NULL ? apostil_suggestion_layer_get_pending (suggestions) : NULL);
  queue_proposed (self);
}

static void
on_reveal (ApostilArticleView *self, guint start, guint end)
{
  apostil_article_view_scroll_to (self, APOSTIL_SPAN (start, end));
}

/**
 * apostil_article_view_bind:
 * @self: a view without a session
 * @session: what it looks at
 *
 * Follows @session and its document from now on.
 */
void
apostil_article_view_bind (ApostilArticleView *self, ApostilSession *session)
{
  g_return_if_fail (session != NULL && self->session == NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "notify::document", G_CALLBACK (take_document), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::current", G_CALLBACK (on_current_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "selection-changed", G_CALLBACK (on_selection_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "reveal", G_CALLBACK (on_reveal), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "suggestions-changed", G_CALLBACK (on_suggestions_changed),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "matches-changed", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  take_document (self);
}

/**
 * apostil_article_view_unbind:
 * @self: a view
 *
 * Lets go of the document.
 */
void
apostil_article_view_unbind (ApostilArticleView *self)
{
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_object (&self->shown_current);
  g_clear_pointer (&self->shown_proposed, g_ptr_array_unref);
  g_clear_pointer (&self->marks, apostil_marks_free);
  g_clear_pointer (&self->headers, apostil_section_headers_free);
  g_clear_object (&self->document);
}
