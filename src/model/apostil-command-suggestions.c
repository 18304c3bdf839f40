/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-commands-private.h"

#include "apostil-fold.h"

#include <glib/gi18n-lib.h>

/* A suggestion is a mark with that status. It may be the document's, from a file, or nobody's
 * yet: then deciding on it is what brings it into the document, confirmed or rejected, with the
 * rule, the reason and the other values it came with. */

#define ARG_PROPOSED "proposed"

/* The mark that the edit will hold: a copy that may still change. */
static ApostilAnnotation *
take (ApostilDocument *document, ApostilEdit *edit, ApostilAnnotation *suggestion)
{
  ApostilAnnotation *own = apostil_annotation_list_lookup (
      apostil_document_get_annotations (document), apostil_record_get_id (suggestion));
  g_autoptr (ApostilAnnotation) copy = NULL;
  g_autofree gchar *id = NULL;

  if (own != NULL)
    return apostil_command_change (edit, own);

  id = apostil_document_new_id (document, apostil_annotation_get_kind (suggestion)->id_prefix);
  copy = apostil_record_copy (suggestion);
  apostil_record_set_id (copy, id);
  apostil_edit_add (edit, copy);
  return copy; /* the edit holds it */
}

/* The entity that a suggested mention names: one that has the name, or a new one. Several
 * mentions of one edit that say the same name share it. */
static void
link_mention (ApostilDocument *document,
              ApostilEdit *edit,
              GHashTable *created,
              ApostilAnnotation *mention)
{
  const gchar *entity = apostil_annotation_get_link (mention, APOSTIL_LINK_ENTITY);
  const gchar *type = apostil_record_get (mention, APOSTIL_ATTR_TYPE);
  const gchar *name = apostil_record_get (mention, APOSTIL_ATTR_NAME);
  g_autoptr (GPtrArray) found = NULL;
  g_autofree gchar *folded = NULL;
  g_autofree gchar *key = NULL;

  if (entity != NULL || type == NULL || name == NULL)
    return;
  folded = apostil_fold (name, -1);
  key = g_strdup_printf ("%s\x1f%s", type, folded);
  entity = g_hash_table_lookup (created, key);
  if (entity == NULL)
    {
      found = apostil_command_match_entities (document, type, name);
      entity = apostil_record_get_id (
          found->len > 0 ? found->pdata[0]
                         : apostil_command_create_entity (document, edit, type, name));
      g_hash_table_insert (created, g_steal_pointer (&key), g_strdup (entity));
    }
  apostil_command_link (edit, mention, entity);
}

static gint
compare_marks (gconstpointer a, gconstpointer b)
{
  return apostil_annotation_compare (*(ApostilAnnotation *const *) a,
                                     *(ApostilAnnotation *const *) b);
}

/* Of the claims that were accepted, and of those before that waited for somebody. */
static void
find_claimants (ApostilDocument *document, ApostilEdit *edit, GPtrArray *marks, GPtrArray *mentions)
{
  g_ptr_array_sort (mentions, compare_marks);
  for (guint i = 0; i < marks->len; i++)
    if (apostil_annotation_is (marks->pdata[i], APOSTIL_KIND_CLAIM))
      apostil_command_adopt_claimant (document, mentions, marks->pdata[i]);
  for (guint i = 0; i < mentions->len; i++)
    if (apostil_annotation_get_link (mentions->pdata[i], APOSTIL_LINK_ENTITY) != NULL)
      apostil_command_lend_claimant (document, edit, mentions->pdata[i]);
}

/* Links lead to the marks that other suggestions of this edit become (@became, nullable). One to
 * something that has gone in the meantime, or to what is only proposed, is left out. */
static void
keep_links (ApostilDocument *document, GHashTable *became, ApostilAnnotation *mark)
{
  const ApostilKind *kind = apostil_annotation_get_kind (mark);

  for (guint i = 0; i < kind->n_links; i++)
    {
      const gchar *const *ids = apostil_annotation_get_links (mark, kind->links[i].role);
      g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_free);

      if (ids[0] == NULL)
        continue;
      for (guint k = 0; ids[k] != NULL; k++)
        {
          const gchar *id = became != NULL ? g_hash_table_lookup (became, ids[k]) : NULL;

          if (id != NULL || apostil_document_lookup (document, ids[k]) != NULL)
            g_ptr_array_add (kept, g_strdup (id != NULL ? id : ids[k]));
        }
      g_ptr_array_add (kept, NULL);
      apostil_annotation_set_links (mark, kind->links[i].role,
                                    (const gchar *const *) (gpointer) kept->pdata);
    }
}

static gboolean
is_free (ApostilDocument *document, ApostilSection *section)
{
  ApostilRecordList *sections = apostil_document_get_sections (document);
  guint n_spans = 0;
  const ApostilSpan *spans = apostil_section_get_spans (section, &n_spans);

  for (guint i = 0; i < apostil_record_list_get_length (sections); i++)
    {
      guint n_others = 0;
      const ApostilSpan *others =
          apostil_section_get_spans (apostil_record_list_get (sections, i), &n_others);

      for (guint k = 0; k < n_spans * n_others; k++)
        if (apostil_span_overlaps (spans[k % n_spans], others[k / n_spans]))
          return FALSE;
    }
  return TRUE;
}

/* The sections that come with their publication dates. Returns the ids of the dates. */
static GHashTable *
add_sections (ApostilDocument *document, ApostilEdit *edit, GPtrArray *sections, GHashTable *became)
{
  GHashTable *dates = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; sections != NULL && i < sections->len; i++)
    {
      const gchar *date = apostil_section_get_published (sections->pdata[i]);
      const gchar *id = date != NULL ? g_hash_table_lookup (became, date) : NULL;
      g_autofree gchar *section_id = NULL;
      g_autoptr (ApostilSection) copy = NULL;

      if (!is_free (document, sections->pdata[i]))
        continue;
      if (id == NULL && date != NULL && apostil_document_lookup (document, date) != NULL)
        id = date;
      copy = apostil_record_copy (sections->pdata[i]);
      section_id = apostil_document_new_id (document, "s");
      apostil_record_set_id (copy, section_id);
      apostil_section_set_published (copy, id);
      apostil_edit_add (edit, copy);
      if (id != NULL)
        g_hash_table_add (dates, g_strdup (id));
    }
  return dates;
}

/* A publication date counts for its section, or for the article, unless another one does. */
static void
publish (ApostilDocument *document, ApostilEdit *edit, ApostilAnnotation *date)
{
  const gchar *value = apostil_record_get (date, APOSTIL_ATTR_VALUE);
  ApostilSection *section = NULL;
  ApostilArticle *article = NULL;

  if (value == NULL || g_strcmp0 (apostil_record_get (date, APOSTIL_ATTR_ROLE), "publication") != 0)
    return;
  section =
      apostil_document_get_section_at (document, apostil_annotation_get_first_span (date).start);
  if (section != NULL)
    {
      if (apostil_section_get_published (apostil_edit_current (edit, section)) == NULL)
        apostil_section_set_published (apostil_command_change (edit, section),
                                       apostil_record_get_id (date));
      return;
    }
  article = apostil_document_get_article (document);
  if (apostil_record_get (apostil_edit_current (edit, article), APOSTIL_ATTR_PUBLISHED) == NULL)
    apostil_record_set (apostil_command_change (edit, article), APOSTIL_ATTR_PUBLISHED, value);
}

/**
 * apostil_command_accept:
 * @document: a document
 * @suggestions: (element-type ApostilAnnotation): marks with status suggested
 * @sections: (nullable) (element-type ApostilSection): sections that come with them; each may be
 *   published by one of @suggestions, or by a date of @document; one that overlaps a section of
 *   @document is left out
 * @ids: (nullable) (element-type utf8): takes the ids of the marks that they become, in order,
 *   (transfer full) each
 * @error: return location for an error
 *
 * Confirms suggestions, as one step. A mention without an entity gets the one of its type and
 * name, made where there is none; a claim without a claimant gets the one entity that its
 * source words name; a publication date is that of its section, or of the article, if there is
 * none yet.
 *
 * Returns: (transfer full) (nullable): the edit
 */
ApostilEdit *
apostil_command_accept (ApostilDocument *document,
                        GPtrArray *suggestions,
                        GPtrArray *sections,
                        GPtrArray *ids,
                        GError **error)
{
  g_autoptr (ApostilEdit) edit = NULL;
  g_autoptr (GHashTable) created = NULL;
  g_autoptr (GHashTable) dated = NULL;
  g_autoptr (GHashTable) became = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) marks = g_ptr_array_new ();
  g_autoptr (GPtrArray) mentions = g_ptr_array_new ();
  g_autofree gchar *label = NULL;

  g_return_val_if_fail (APOSTIL_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (suggestions != NULL, NULL);

  /* Translators: in the undo menu */
  label = suggestions->len == 0
              ? g_strdup (_ ("Find Sections"))
              : g_strdup_printf (
                    ngettext ("Accept %u Suggestion", "Accept %u Suggestions", suggestions->len),
                    suggestions->len);
  edit = apostil_edit_new (label);
  created = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < suggestions->len; i++)
    {
      ApostilAnnotation *mark = take (document, edit, suggestions->pdata[i]);

      apostil_record_set_status (mark, APOSTIL_STATUS_CONFIRMED);
      g_ptr_array_add (marks, mark);
      g_hash_table_insert (became, (gpointer) apostil_record_get_id (suggestions->pdata[i]),
                           (gpointer) apostil_record_get_id (mark));
    }
  dated = add_sections (document, edit, sections, became);
  for (guint i = 0; i < marks->len; i++)
    {
      ApostilAnnotation *mark = marks->pdata[i];

      keep_links (document, became, mark);
      if (apostil_annotation_is (mark, APOSTIL_KIND_ENTITY))
        {
          link_mention (document, edit, created, mark);
          g_ptr_array_add (mentions, mark);
        }
      else if (apostil_annotation_is (mark, APOSTIL_KIND_DATE) &&
               !g_hash_table_contains (dated, apostil_record_get_id (mark)))
        publish (document, edit, mark);
      if (ids != NULL)
        g_ptr_array_add (ids, g_strdup (apostil_record_get_id (mark)));
    }
  find_claimants (document, edit, marks, mentions);
  return g_steal_pointer (&edit);
}

/**
 * apostil_command_reject:
 * @document: a document
 * @suggestions: (element-type ApostilAnnotation): marks with status suggested
 * @error: return location for an error
 *
 * Rejects suggestions, as one step. They stay in the document, so that it remembers.
 *
 * Returns: (transfer full) (nullable): the edit
 */
ApostilEdit *
apostil_command_reject (ApostilDocument *document, GPtrArray *suggestions, GError **error)
{
  g_autoptr (ApostilEdit) edit = NULL;
  g_autofree gchar *label = NULL;

  g_return_val_if_fail (APOSTIL_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (suggestions != NULL, NULL);

  /* Translators: in the undo menu */
  label =
      g_strdup_printf (ngettext ("Reject %u Suggestion", "Reject %u Suggestions", suggestions->len),
                       suggestions->len);
  edit = apostil_edit_new (label);
  for (guint i = 0; i < suggestions->len; i++)
    {
      ApostilAnnotation *mark = take (document, edit, suggestions->pdata[i]);

      apostil_record_set_status (mark, APOSTIL_STATUS_REJECTED);
      keep_links (document, NULL, mark);
    }
  return g_steal_pointer (&edit);
}

/**
 * apostil_suggestion_get_proposed:
 * @annotation: a date that came from a suggestion
 *
 * Returns: (transfer none) (nullable): the value that its rule proposed, when somebody chose
 *   another one since
 */
const gchar *
apostil_suggestion_get_proposed (ApostilAnnotation *annotation)
{
  const ApostilAttribute *args = NULL;
  guint n_args = 0;

  g_return_val_if_fail (APOSTIL_IS_ANNOTATION (annotation), NULL);

  apostil_record_get_reason (annotation, &args, &n_args);
  for (guint i = 0; i < n_args; i++)
    if (g_str_equal (args[i].name, ARG_PROPOSED))
      return args[i].value;
  return NULL;
}

/* The reason stays; with it what was proposed, while that is not the value. */
static void
note_proposed (ApostilAnnotation *changed, ApostilAnnotation *old)
{
  const ApostilAttribute *args = NULL;
  guint n_args = 0;
  const gchar *code = apostil_record_get_reason (old, &args, &n_args);
  const gchar *value = apostil_record_get (old, APOSTIL_ATTR_VALUE);
  const gchar *proposed = apostil_suggestion_get_proposed (old);

  if (code == NULL)
    return;
  if (proposed == NULL)
    proposed = value;
  apostil_record_set_reason (changed, code);
  for (guint i = 0; i < n_args; i++)
    if (!g_str_equal (args[i].name, ARG_PROPOSED))
      apostil_record_add_reason_arg (changed, args[i].name, args[i].value);
  if (proposed != NULL &&
      g_strcmp0 (proposed, apostil_record_get (changed, APOSTIL_ATTR_VALUE)) != 0)
    apostil_record_add_reason_arg (changed, ARG_PROPOSED, proposed);
}

/**
 * apostil_suggestion_with_value:
 * @annotation: a date with alternatives
 * @value: one of them
 *
 * The values stand in a ring: choosing the next one again and again comes back to the first.
 *
 * Returns: (transfer full) (nullable): a copy, not sealed, that has @value, with the others as
 *   its alternatives; %NULL when @value is none of them
 */
ApostilAnnotation *
apostil_suggestion_with_value (ApostilAnnotation *annotation, const gchar *value)
{
  const gchar *const *alternatives = NULL;
  g_autoptr (GPtrArray) ring = NULL;
  ApostilAnnotation *copy = NULL;
  const gchar *old = NULL;
  guint at = 0;

  g_return_val_if_fail (APOSTIL_IS_ANNOTATION (annotation), NULL);
  g_return_val_if_fail (value != NULL, NULL);

  alternatives = apostil_record_get_alternatives (annotation);
  if (alternatives == NULL || !g_strv_contains (alternatives, value))
    return NULL;
  while (!g_str_equal (alternatives[at], value))
    at++;

  ring = g_ptr_array_new ();
  old = apostil_record_get (annotation, APOSTIL_ATTR_VALUE);
  for (guint i = at + 1; alternatives[i] != NULL; i++)
    g_ptr_array_add (ring, (gpointer) alternatives[i]);
  if (old != NULL)
    g_ptr_array_add (ring, (gpointer) old);
  for (guint i = 0; i < at; i++)
    g_ptr_array_add (ring, (gpointer) alternatives[i]);
  g_ptr_array_add (ring, NULL);

  copy = apostil_record_copy (annotation);
  apostil_record_set (copy, APOSTIL_ATTR_VALUE, value);
  apostil_record_set_alternatives (copy, (const gchar *const *) (gpointer) ring->pdata);
  note_proposed (copy, annotation);
  return copy;
}

/**
 * apostil_command_choose_value:
 * @document: a document
 * @date: a date of it, with alternatives
 * @value: one of them
 * @error: %APOSTIL_ERROR_STALE or %APOSTIL_ERROR_INVALID
 *
 * Gives a date another one of the values it could have.
 *
 * Returns: (transfer full) (nullable): the edit
 */
ApostilEdit *
apostil_command_choose_value (ApostilDocument *document,
                              ApostilAnnotation *date,
                              const gchar *value,
                              GError **error)
{
  g_autoptr (ApostilEdit) edit = NULL;
  g_autoptr (ApostilAnnotation) changed = NULL;

  g_return_val_if_fail (APOSTIL_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (APOSTIL_IS_ANNOTATION (date), NULL);
  g_return_val_if_fail (value != NULL, NULL);

  date = apostil_command_resolve (document, date, error);
  if (date == NULL)
    return NULL;
  changed = apostil_suggestion_with_value (date, value);
  if (changed == NULL)
    {
      apostil_command_fail (error, APOSTIL_ERROR_INVALID,
                            _ ("“%s” is not among the other values of this mark."), value);
      return NULL;
    }
  edit = apostil_edit_new (_ ("Choose Another Value"));
  apostil_edit_replace (edit, date, changed);
  return g_steal_pointer (&edit);
}
