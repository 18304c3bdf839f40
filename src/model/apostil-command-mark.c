/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-commands-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  ApostilDocument *document;
  const ApostilKind *kind;
  const ApostilTypeDef *type; /* (nullable) */
  ApostilSpan span;
} Mark;

static gboolean
parse_target (Mark *mark, const gchar *target, GError **error)
{
  ApostilScheme *scheme = apostil_document_get_scheme (mark->document);
  g_auto (GStrv) parts = g_strsplit (target, "/", 2);
  const gchar *type = parts[0] != NULL ? parts[1] : NULL;

  mark->kind = apostil_scheme_get_kind (scheme, parts[0]);
  if (mark->kind == NULL)
    return apostil_command_fail (
        error, APOSTIL_ERROR_INVALID, _ ("The scheme “%s” has no kind of mark “%s”."),
        apostil_scheme_get_label (scheme), parts[0] != NULL ? parts[0] : "");

  if (type != NULL)
    {
      mark->type = apostil_kind_get_type_def (mark->kind, type);
      if (mark->type == NULL)
        return apostil_command_fail (error, APOSTIL_ERROR_INVALID,
                                     /* Translators: the first is a kind of mark, such as Mention */
                                     _ ("%s has no type “%s” in this scheme."), mark->kind->label,
                                     type);
    }
  else if (g_str_equal (mark->kind->id, APOSTIL_KIND_ENTITY))
    return apostil_command_fail (error, APOSTIL_ERROR_INVALID,
                                 _ ("Say whether it is a person, an organisation, a place …"));
  return TRUE;
}

/* The label of a type or kind as it stands inside a sentence. */
static ApostilEdit *
edit_for (Mark *mark)
{
  const gchar *label = mark->type != NULL ? mark->type->label : mark->kind->label;
  g_autofree gchar *text = NULL;

  if (g_str_equal (mark->kind->id, APOSTIL_KIND_DATE))
    label = mark->kind->label;
  /* Translators: in the undo menu; %s is Person, Place, Claim … */
  text = g_strdup_printf (_ ("Mark as %s"), label);
  return apostil_edit_new (text);
}

typedef struct
{
  const ApostilKind *kind;
  ApostilSpan span;
  ApostilAnnotation *found;
} Same;

static gboolean
is_same (ApostilAnnotation *annotation, guint position, gpointer user_data)
{
  Same *same = user_data;
  const ApostilSpan *spans = NULL;
  guint n_spans = 0;

  spans = apostil_annotation_get_spans (annotation, &n_spans);
  if (apostil_annotation_get_kind (annotation) == same->kind && n_spans == 1 &&
      apostil_span_equal (spans[0], same->span) &&
      (same->found == NULL || apostil_record_get_status (annotation) == APOSTIL_STATUS_CONFIRMED))
    same->found = annotation;
  return TRUE;
}

static ApostilAnnotation *
find_same (Mark *mark)
{
  Same same = { mark->kind, mark->span, NULL };

  apostil_annotation_list_foreach_in (apostil_document_get_annotations (mark->document), mark->span,
                                      is_same, &same);
  return same.found;
}

static gboolean
is_one_of (gunichar ch, const gchar *set)
{
  return ch != 0 && g_utf8_strchr (set, -1, ch) != NULL;
}

/* Whether quotation marks stand right around the words, past blanks and a full stop. */
static gboolean
is_quoted (ApostilText *text, ApostilSpan span)
{
  guint32 length = apostil_text_get_length (text);
  guint32 before = span.start;
  guint32 after = span.end;

  while (before > 0 && g_unichar_isspace (apostil_text_get_char (text, before - 1)))
    before--;
  while (after < length && (g_unichar_isspace (apostil_text_get_char (text, after)) ||
                            is_one_of (apostil_text_get_char (text, after), ".,!?…")))
    after++;
  return before > 0 && after < length &&
         is_one_of (apostil_text_get_char (text, before - 1), "«“„\"‟") &&
         is_one_of (apostil_text_get_char (text, after), "»”“\"");
}

/* What a new mark says of itself without being asked. */
static void
set_first_attributes (Mark *mark, ApostilAnnotation *annotation)
{
  ApostilText *text = apostil_document_get_text (mark->document);
  const ApostilKind *kind = mark->kind;

  if (g_str_equal (kind->id, APOSTIL_KIND_ENTITY))
    {
      g_autofree gchar *words = apostil_text_dup_span (text, mark->span);
      const gchar *form = apostil_command_form_of_words (words);

      if (apostil_attribute_def_get_choice (
              apostil_kind_get_attribute_def (kind, APOSTIL_ATTR_FORM), form) != NULL)
        apostil_record_set (annotation, APOSTIL_ATTR_FORM, form);
      return;
    }

  if (mark->type != NULL)
    apostil_record_set (annotation, APOSTIL_ATTR_TYPE, mark->type->id);
  else if (g_str_equal (kind->id, APOSTIL_KIND_DATE))
    apostil_record_set (annotation, APOSTIL_ATTR_TYPE, kind->types[0].id);
  else if (g_str_equal (kind->id, APOSTIL_KIND_CLAIM) && is_quoted (text, mark->span) &&
           apostil_kind_get_attribute_def (kind, APOSTIL_ATTR_MODE) != NULL)
    apostil_record_set (annotation, APOSTIL_ATTR_MODE, "direct");
}

/* An entity for the words: the one asked for, the one that fits, or a new one. NULL without
 * error when several fit. */
static const gchar *
choose_entity (Mark *mark,
               ApostilEdit *edit,
               const gchar *entity_id,
               GPtrArray **candidates,
               GError **error)
{
  g_autofree gchar *words =
      apostil_text_dup_span (apostil_document_get_text (mark->document), mark->span);
  g_autofree gchar *name = apostil_command_name_of_words (mark->document, mark->span);
  g_autoptr (GPtrArray) found = NULL;

  if (entity_id != NULL && *entity_id != '\0')
    {
      ApostilEntity *entity =
          apostil_record_list_lookup (apostil_document_get_entities (mark->document), entity_id);

      if (entity != NULL &&
          g_strcmp0 (apostil_entity_get_entity_type (entity), mark->type->id) == 0)
        return apostil_record_get_id (entity);
      if (entity == NULL)
        apostil_command_fail (error, APOSTIL_ERROR_REFERENCE, _ ("There is no entity “%s”."),
                              entity_id);
      else
        apostil_command_fail (error, APOSTIL_ERROR_INVALID,
                              /* Translators: a name, then a type of entity */
                              _ ("“%s” is not of the type %s; change its type first."),
                              apostil_command_entity_label (entity), mark->type->label);
      return NULL;
    }

  if (entity_id == NULL)
    {
      found = apostil_command_match_entities (mark->document, mark->type->id,
                                              words[0] == '#' ? words : name);
      if (found->len > 1 && candidates != NULL)
        {
          *candidates = g_steal_pointer (&found);
          return NULL;
        }
      if (found->len > 0)
        return apostil_record_get_id (g_ptr_array_index (found, 0));
    }
  return apostil_record_get_id (
      apostil_command_create_entity (mark->document, edit, mark->type->id, name));
}

static void
confirm (ApostilEdit *edit, ApostilAnnotation *annotation)
{
  if (apostil_record_get_status (annotation) != APOSTIL_STATUS_CONFIRMED)
    apostil_record_set_status (apostil_command_change (edit, annotation), APOSTIL_STATUS_CONFIRMED);
}

static gboolean
is_only_mention (ApostilDocument *document, const gchar *entity_id)
{
  g_autoptr (GPtrArray) linking =
      apostil_annotation_list_linking_to (apostil_document_get_annotations (document), entity_id);

  return linking->len == 1;
}

/* The mention is there already: its entity becomes one of the type asked for. */
static gboolean
retype_mention (Mark *mark,
                ApostilEdit *edit,
                ApostilAnnotation *mention,
                const gchar *entity_id,
                GPtrArray **candidates,
                GError **error)
{
  const gchar *old_id = apostil_annotation_get_link (mention, APOSTIL_LINK_ENTITY);
  ApostilEntity *old = old_id != NULL ? apostil_document_lookup (mark->document, old_id) : NULL;
  gboolean right = old != NULL &&
                   g_strcmp0 (apostil_entity_get_entity_type (old), mark->type->id) == 0;
  const gchar *new_id = NULL;

  if (right && (entity_id == NULL || g_str_equal (entity_id, old_id)))
    {
      confirm (edit, mention);
      return TRUE;
    }

  if (old != NULL && entity_id == NULL && is_only_mention (mark->document, old_id))
    {
      g_autofree gchar *name = apostil_command_name_of_words (mark->document, mark->span);
      g_autoptr (GPtrArray)
          found = apostil_command_match_entities (mark->document, mark->type->id, name);

      if (found->len == 0)
        {
          apostil_record_set (apostil_command_change (edit, old), APOSTIL_ATTR_TYPE,
                              mark->type->id);
          confirm (edit, mention);
          return TRUE;
        }
    }

  new_id = choose_entity (mark, edit, entity_id, candidates, error);
  if (new_id == NULL)
    return FALSE;

  apostil_command_link (edit, mention, new_id);
  confirm (edit, mention);
  if (old_id != NULL)
    apostil_cascade_orphan (mark->document, edit, old_id);
  return TRUE;
}

static gboolean
retype (Mark *mark,
        ApostilEdit *edit,
        ApostilAnnotation *annotation,
        const gchar *entity_id,
        GPtrArray **candidates,
        GError **error)
{
  if (g_str_equal (mark->kind->id, APOSTIL_KIND_ENTITY))
    return retype_mention (mark, edit, annotation, entity_id, candidates, error);

  if (mark->type != NULL &&
      g_strcmp0 (apostil_record_get (annotation, APOSTIL_ATTR_TYPE), mark->type->id) != 0)
    apostil_record_set (apostil_command_change (edit, annotation), APOSTIL_ATTR_TYPE,
                        mark->type->id);
  confirm (edit, annotation);
  return TRUE;
}

static gchar *
add_mark (Mark *mark,
          ApostilEdit *edit,
          const gchar *entity_id,
          GPtrArray **candidates,
          GError **error)
{
  g_autofree gchar *id = NULL;
  g_autoptr (ApostilAnnotation) annotation = NULL;
  const gchar *entity = NULL;

  if (g_str_equal (mark->kind->id, APOSTIL_KIND_ENTITY))
    {
      entity = choose_entity (mark, edit, entity_id, candidates, error);
      if (entity == NULL)
        return NULL;
    }

  id = apostil_document_new_id (mark->document, mark->kind->id_prefix);
  annotation = apostil_annotation_new (mark->kind, id);
  apostil_annotation_set_span (annotation, mark->span);
  set_first_attributes (mark, annotation);
  if (entity != NULL)
    apostil_annotation_set_link (annotation, APOSTIL_LINK_ENTITY, entity);
  apostil_edit_add (edit, annotation);
  if (entity != NULL)
    apostil_command_lend_claimant (mark->document, edit, annotation);
  return g_steal_pointer (&id);
}

/**
 * apostil_command_mark:
 * @document: a document
 * @target: "KIND" or "KIND/TYPE" of its scheme: "entity/person", "claim", "date"
 * @span: the words, in code points; trimmed here
 * @entity_id: (nullable): for a mention, the entity it names; "" for a new one in any case
 * @candidates: (out) (optional) (transfer container) (element-type ApostilEntity): the
 *   entities that the words may mean, when several do and @entity_id is %NULL; without this
 *   argument the first is taken
 * @id: (out) (optional) (transfer full): the id of the new or changed mark
 * @error: %APOSTIL_ERROR_INVALID, %APOSTIL_ERROR_SPAN or %APOSTIL_ERROR_REFERENCE
 *
 * Marks words. Where a mark of that kind lies on the same words already, it gets the type
 * instead (and is confirmed if it was a suggestion): a mention whose entity has no other is
 * kept and its entity changed, otherwise the mention moves to an entity of the type.
 *
 * Returns: (transfer full) (nullable): the edit, empty when all is as asked already; %NULL
 *   with @error, or without it when there are @candidates
 */
ApostilEdit *
apostil_command_mark (ApostilDocument *document,
                      const gchar *target,
                      ApostilSpan span,
                      const gchar *entity_id,
                      GPtrArray **candidates,
                      gchar **id,
                      GError **error)
{
  Mark mark = { document, NULL, NULL, span };
  g_autoptr (ApostilEdit) edit = NULL;
  g_autofree gchar *marked = NULL;
  ApostilAnnotation *same = NULL;

  g_return_val_if_fail (APOSTIL_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (target != NULL, NULL);

  if (candidates != NULL)
    *candidates = NULL;
  if (id != NULL)
    *id = NULL;
  if (!parse_target (&mark, target, error) ||
      !apostil_command_fit_span (document, span, TRUE, &mark.span, error))
    return NULL;

  edit = edit_for (&mark);
  same = find_same (&mark);
  if (same == NULL)
    marked = add_mark (&mark, edit, entity_id, candidates, error);
  else if (retype (&mark, edit, same, entity_id, candidates, error))
    marked = g_strdup (apostil_record_get_id (same));

  if (marked == NULL)
    return NULL;
  if (id != NULL)
    *id = g_steal_pointer (&marked);
  return g_steal_pointer (&edit);
}

/**
 * apostil_command_delete:
 * @document: a document
 * @annotations: (element-type ApostilAnnotation): what to delete
 * @error: %APOSTIL_ERROR_STALE
 *
 * Removes marks and what hangs on them: relations, links of other marks to them, the
 * publication dates of sections, and entities that only they named and about which nobody
 * wrote more than the name.
 *
 * Returns: (transfer full) (nullable): the edit
 */
ApostilEdit *
apostil_command_delete (ApostilDocument *document, GPtrArray *annotations, GError **error)
{
  g_autoptr (GPtrArray) current = g_ptr_array_new ();
  g_autoptr (ApostilEdit) edit = NULL;
  g_autofree gchar *label = NULL;

  g_return_val_if_fail (APOSTIL_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (annotations != NULL, NULL);

  for (guint i = 0; i < annotations->len; i++)
    {
      ApostilAnnotation *annotation =
          apostil_command_resolve (document, g_ptr_array_index (annotations, i), error);

      if (annotation == NULL)
        return NULL;
      g_ptr_array_add (current, annotation);
    }

  label =
      g_strdup_printf (ngettext ("Delete %u mark", "Delete %u marks", current->len), current->len);
  edit = apostil_edit_new (label);
  apostil_cascade_delete (document, edit, current);
  return g_steal_pointer (&edit);
}
