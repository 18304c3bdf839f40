/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Marking: from the words at the caret to an edit of the document, and the current mark after it.
 * What an edit is, and what it drags along, is the model's; here is only what the person meant. */

#include "config.h"

#include "apostil-window-private.h"

#include <glib/gi18n.h>

#include "apostil-apply.h"
#include "apostil-commands.h"
#include "apostil-grapheme.h"
#include "apostil-tokens.h"

/* How far around an edge words are looked for; a longer word moves by a grapheme. */
#define EDGE_REACH 400

/* ---- Annotate ---- */

/* The mark with exactly this span, of the kind that @target names. */
static ApostilAnnotation *
find_identical (ApostilWindow *self, const gchar *target, ApostilSpan span)
{
  ApostilAnnotationList *annotations = apostil_document_get_annotations (self->document);
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  g_auto (GStrv) path = g_strsplit (target, "/", 2);

  if (path[0] == NULL)
    return NULL;
  apostil_annotation_list_at (annotations, span.start, found);
  for (guint i = 0; i < found->len; i++)
    {
      ApostilAnnotation *annotation = g_ptr_array_index (found, i);
      guint n_spans;
      const ApostilSpan *spans = apostil_annotation_get_spans (annotation, &n_spans);

      if (n_spans == 1 && apostil_span_equal (spans[0], span) &&
          apostil_annotation_is (annotation, g_intern_string (path[0])))
        return annotation;
    }
  return NULL;
}

/* The new mark becomes the current one. */
static void
show_mark (ApostilWindow *self, const gchar *id)
{
  gpointer record = id != NULL ? apostil_document_lookup (self->document, id) : NULL;

  apostil_window_build_parts (self);
  gtk_popover_popdown (GTK_POPOVER (self->mark_popover));
  if (APOSTIL_IS_ANNOTATION (record))
    apostil_session_set_current (self->session, record, FALSE);
}

static void
ask_entity (ApostilWindow *self, const gchar *target, ApostilSpan span, GPtrArray *candidates)
{
  ApostilText *text = apostil_document_get_text (self->document);
  g_autofree gchar *words = apostil_text_dup_span (text, span);
  GdkRectangle area;

  apostil_window_build_parts (self);
  g_free (self->asked_target);
  self->asked_target = g_strdup (target);
  self->asked_span = span;
  gtk_popover_popdown (GTK_POPOVER (self->mark_popover));
  if (!apostil_article_view_get_span_area (APOSTIL_ARTICLE_VIEW (self->view), span, &area))
    {
      apostil_article_view_scroll_to (APOSTIL_ARTICLE_VIEW (self->view), span);
      if (!apostil_article_view_get_span_area (APOSTIL_ARTICLE_VIEW (self->view), span, &area))
        area = (GdkRectangle){ 0, 0, 1, 1 };
    }
  apostil_entity_chooser_ask (APOSTIL_ENTITY_CHOOSER (self->chooser), self->document, candidates,
                              words, &area);
}

/* Somebody new is named who may be somebody that a list knows: it is offered who. The mark is there already; one
 * who is not on the list is passed over with Escape. */
static void
offer_known (ApostilWindow *self, const gchar *id)
{
  ApostilAuthority *authority = apostil_session_get_authority (self->session);
  gpointer mention = id != NULL ? apostil_document_lookup (self->document, id) : NULL;
  const gchar *entity_id;
  gpointer entity;
  g_autoptr (GPtrArray) linking = NULL;
  g_autoptr (GPtrArray) known = NULL;
  g_autofree gchar *words = NULL;
  ApostilSpan span;
  GdkRectangle area;

  if (authority == NULL || !APOSTIL_IS_ANNOTATION (mention) ||
      !apostil_annotation_is (mention, APOSTIL_KIND_ENTITY))
    return;
  entity_id = apostil_annotation_get_link (mention, APOSTIL_LINK_ENTITY);
  entity = entity_id != NULL ? apostil_document_lookup (self->document, entity_id) : NULL;
  if (!APOSTIL_IS_ENTITY (entity))
    return;
  linking = apostil_annotation_list_linking_to (apostil_document_get_annotations (self->document),
                                                entity_id);
  known = linking->len == 1 ? apostil_authority_match_entity (authority, entity) : NULL;
  span = apostil_annotation_get_first_span (mention);
  if (known == NULL || known->len == 0 ||
      !apostil_article_view_get_span_area (APOSTIL_ARTICLE_VIEW (self->view), span, &area))
    return;
  words = apostil_text_dup_span (apostil_document_get_text (self->document), span);
  apostil_window_build_parts (self);
  apostil_entity_chooser_offer (APOSTIL_ENTITY_CHOOSER (self->chooser), self->document, entity_id,
                                known, words, &area);
}

/* The answer to offer_known(). */
void
apostil_window_entity_identified (ApostilWindow *self,
                                  const gchar *entity_id,
                                  const gchar *known_id)
{
  ApostilAuthority *authority = apostil_session_get_authority (self->session);
  ApostilEntity *known = apostil_authority_lookup (authority, known_id);
  gpointer entity = self->document != NULL ? apostil_document_lookup (self->document, entity_id)
                                           : NULL;
  GError *error = NULL;
  ApostilEdit *edit;

  gtk_widget_grab_focus (self->view);
  if (known == NULL || !APOSTIL_IS_ENTITY (entity))
    return;
  edit = apostil_command_identify_entity (self->document, entity, known, &error);
  apostil_apply_edit (GTK_WIDGET (self), self->document, edit, error);
}

/**
 * apostil_window_annotate:
 * @self: the window
 * @target: "entity/person", "claim", "date", or KIND/TYPE of the scheme
 *
 * Marks the selection, or the words at the caret. Several entities of that name: asks which, in a
 * popover beside the words; everything else happens at once.
 */
void
apostil_window_annotate (ApostilWindow *self, const gchar *target)
{
  ApostilSpan span = apostil_session_get_target_span (self->session, target);
  g_autoptr (GPtrArray) candidates = NULL;
  g_autofree gchar *id = NULL;
  ApostilAnnotation *before;
  g_autofree gchar *was = NULL;
  g_autofree gchar *now = NULL;
  ApostilEdit *edit;
  GError *error = NULL;

  if (apostil_span_is_empty (span))
    {
      apostil_window_show_toast (self, _ ("Select a few words, or put the caret on one."), FALSE);
      return;
    }
  before = find_identical (self, target, span);
  if (before != NULL)
    was = apostil_session_describe (self->session, before);
  edit = apostil_command_mark (self->document, target, span, NULL, &candidates, &id, &error);
  if (edit == NULL && error == NULL && candidates != NULL)
    {
      ask_entity (self, target, span, candidates);
      return;
    }
  if (!apostil_apply_edit (GTK_WIDGET (self), self->document, edit, error))
    return;
  show_mark (self, id);
  if (was != NULL && id != NULL)
    now = apostil_session_describe (self->session, apostil_document_lookup (self->document, id));
  if (was != NULL && g_strcmp0 (was, now) != 0)
    {
      /* Translators: what the mark was, such as « Person, Ahmad Massoud, 3 of 12 » */
      g_autofree gchar *message = g_strdup_printf (_ ("Retyped. It was: %s"), was);

      apostil_window_show_toast (self, message, TRUE);
    }
  if (was == NULL)
    offer_known (self, id);
}

/* The answer to ask_entity(). A new entity is a mark of the first candidate split off at once, in
 * one step of the history. */
void
apostil_window_entity_chosen (ApostilWindow *self, const gchar *entity_id, const gchar *fallback_id)
{
  g_autofree gchar *target = g_steal_pointer (&self->asked_target);
  g_autofree gchar *id = NULL;
  GError *error = NULL;
  ApostilEdit *edit;

  gtk_widget_grab_focus (self->view);
  if (target == NULL || self->document == NULL)
    return;
  apostil_document_begin_group (self->document, _ ("Mark"));
  edit = apostil_command_mark (self->document, target, self->asked_span,
                               entity_id != NULL ? entity_id : fallback_id, NULL, &id, &error);
  if (apostil_apply_edit (GTK_WIDGET (self), self->document, edit, error) && entity_id == NULL)
    {
      error = NULL;
      edit = apostil_command_split_mention (
          self->document, apostil_document_lookup (self->document, id), NULL, &error);
      apostil_apply_edit (GTK_WIDGET (self), self->document, edit, error);
    }
  apostil_document_end_group (self->document);
  show_mark (self, id);
}

/* ---- Changing the current mark ---- */

void
apostil_window_delete_mark (ApostilWindow *self)
{
  ApostilAnnotation *current = apostil_session_get_current (self->session);
  g_autoptr (GPtrArray) annotations = NULL;
  GError *error = NULL;

  if (current == NULL)
    return;
  /* What is only proposed is in no document to be deleted from. */
  if (apostil_suggestion_is_proposed (current))
    {
      apostil_window_decide (self, FALSE);
      return;
    }
  annotations = g_ptr_array_new ();
  g_ptr_array_add (annotations, current);
  apostil_apply_edit (GTK_WIDGET (self), self->document,
                      apostil_command_delete (self->document, annotations, &error), error);
}

/**
 * apostil_window_get_part_owner:
 * @self: the window
 * @role: (nullable): a part such as "source"; %NULL for a further fragment
 *
 * Which mark takes the selected words: the current one when it is a claim, or its kind knows
 * @role; else the one that was current last and does. So words outside a claim, or a name inside
 * them, can be its source.
 *
 * Returns: (transfer none) (nullable): the mark
 */
ApostilAnnotation *
apostil_window_get_part_owner (ApostilWindow *self, const gchar *role)
{
  ApostilAnnotation *current = apostil_session_get_current (self->session);
  ApostilAnnotation *recent;

  if (role != NULL)
    return apostil_session_get_recent (self->session, role);
  if (current != NULL && apostil_annotation_is (current, APOSTIL_KIND_CLAIM))
    return current;
  recent = apostil_session_get_recent (self->session, APOSTIL_PART_SOURCE);
  return recent != NULL ? recent : current;
}

void
apostil_window_add_fragment (ApostilWindow *self)
{
  ApostilAnnotation *owner =
      apostil_window_adopt (self, apostil_window_get_part_owner (self, NULL));
  ApostilSpan span = apostil_session_get_target_span (self->session, APOSTIL_KIND_CLAIM);
  g_autofree gchar *id = NULL;
  GError *error = NULL;

  if (owner == NULL || apostil_span_is_empty (span))
    return;
  id = g_strdup (apostil_record_get_id (owner));
  if (apostil_apply_edit (GTK_WIDGET (self), self->document,
                          apostil_command_add_fragment (self->document, owner, span, &error),
                          error))
    show_mark (self, id);
}

static void
set_publication (ApostilWindow *self)
{
  ApostilAnnotation *current = apostil_window_adopt_current (self);
  GError *error = NULL;

  if (current == NULL || !apostil_annotation_is (current, APOSTIL_KIND_DATE))
    {
      apostil_window_show_toast (self, _ ("Put the caret on a date first."), FALSE);
      return;
    }
  apostil_apply_edit (GTK_WIDGET (self), self->document,
                      apostil_command_set_publication (self->document, current, &error), error);
}

/**
 * apostil_window_set_role:
 * @self: the window
 * @role: "source", "cue", "medium", "addressee" or "publication"
 *
 * Gives the selection, or the words at the caret, to the mark that takes it; "publication" makes
 * the current date the publication date of its section.
 */
void
apostil_window_set_role (ApostilWindow *self, const gchar *role)
{
  const gchar *interned = g_intern_string (role);
  ApostilAnnotation *owner;
  ApostilSpan span;
  g_autofree gchar *id = NULL;
  GError *error = NULL;

  if (g_str_equal (role, "publication"))
    {
      set_publication (self);
      return;
    }
  owner = apostil_window_adopt (self, apostil_window_get_part_owner (self, interned));
  if (owner == NULL)
    {
      apostil_window_show_toast (self, _ ("Put the caret on a claim first."), FALSE);
      return;
    }
  span = apostil_session_get_target_span (self->session, role);
  if (apostil_span_is_empty (span))
    return;
  id = g_strdup (apostil_record_get_id (owner));
  if (apostil_apply_edit (
          GTK_WIDGET (self), self->document,
          apostil_command_set_part (self->document, owner, interned, &span, 1, &error), error))
    show_mark (self, id);
}

/* ---- Edges ---- */

static gboolean
is_word (const ApostilToken *token)
{
  return (token->flags & (APOSTIL_TOKEN_WORD | APOSTIL_TOKEN_NUMBER)) != 0;
}

/* Where the edge goes: starts move to starts of words, ends to ends of words. */
static guint32
move_edge (ApostilText *text, guint32 edge, gboolean is_end, gboolean right)
{
  guint32 length = apostil_text_get_length (text);
  ApostilSpan around =
      APOSTIL_SPAN (edge > EDGE_REACH ? edge - EDGE_REACH : 0, MIN (length, edge + EDGE_REACH));
  g_autoptr (ApostilTokens) tokens = apostil_tokens_new_span (text, around);
  guint n_tokens;
  const ApostilToken *token = apostil_tokens_get (tokens, &n_tokens);
  guint32 best = edge;

  for (guint i = 0; i < n_tokens; i++)
    {
      guint32 place = token[i].start + (is_end ? token[i].n_chars : 0);

      if (!is_word (&token[i]))
        continue;
      if (right && place > edge)
        return place;
      if (!right && place < edge)
        best = place;
    }
  if (best != edge)
    return best;
  return right ? apostil_grapheme_next (text, edge) : apostil_grapheme_previous (text, edge);
}

/**
 * apostil_window_extend:
 * @self: the window
 * @how: "start-left", "start-right", "end-left" or "end-right"
 *
 * Moves one edge of the current mark by a word: of the fragment at the caret, else of the first
 * one for starts and of the last one for ends.
 */
void
apostil_window_extend (ApostilWindow *self, const gchar *how)
{
  ApostilAnnotation *current;
  ApostilText *text;
  const ApostilSpan *spans;
  gboolean is_end = g_str_has_prefix (how, "end-");
  gboolean right = g_str_has_suffix (how, "-right");
  guint n_spans;
  guint index;
  ApostilSpan span;
  GError *error = NULL;
  g_autofree gchar *id = NULL;

  if (!(is_end || g_str_has_prefix (how, "start-")) || !(right || g_str_has_suffix (how, "-left")))
    return;
  current = apostil_window_adopt_current (self);
  if (current == NULL)
    return;
  text = apostil_document_get_text (self->document);
  spans = apostil_annotation_get_spans (current, &n_spans);
  index = is_end ? n_spans - 1 : 0;
  for (guint i = 0; i < n_spans; i++)
    if (apostil_span_holds (spans[i], apostil_session_get_caret (self->session)))
      index = i;
  span = spans[index];
  if (is_end)
    span.end = move_edge (text, span.end, TRUE, right);
  else
    span.start = move_edge (text, span.start, FALSE, right);
  if (apostil_span_is_empty (span) || apostil_span_equal (span, spans[index]))
    return;
  id = g_strdup (apostil_record_get_id (current));
  if (apostil_apply_edit (GTK_WIDGET (self), self->document,
                          apostil_command_set_span (self->document, current, index, span, &error),
                          error))
    show_mark (self, id);
}
