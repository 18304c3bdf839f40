/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-edit-check.h"

#include "apostil-check.h"
#include "apostil-edit-private.h"
#include "apostil-error.h"
#include "apostil-section-map.h"

#include <glib/gi18n-lib.h>

/* How it works
 *
 * The edit lies over the document like a sheet of tracing paper: a hash says what each id
 * that it touches will mean afterwards, and whatever is not on the sheet is as it is. Each
 * new record is checked by itself and against what its references will mean. What is
 * removed, or becomes something of another kind, is also looked at from the other side:
 * those that refer to it must change in the same edit or still be right. So the cost is
 * that of the changes and of what refers to them, not of the document; only another text
 * makes every span be looked at. */

typedef struct
{
  ApostilEdit *edit;
  const ApostilChange *changes;
  guint n_changes;
  ApostilDocument *document;
  ApostilScheme *scheme;
  ApostilText *text;   /* as it will be */
  GHashTable *overlay; /* id → the record that it will mean, or NULL */
} Check;

static gpointer
resolve (const gchar *id, gpointer user_data)
{
  Check *check = user_data;
  gpointer record = NULL;

  if (g_hash_table_lookup_extended (check->overlay, id, NULL, &record))
    return record;

  return apostil_document_lookup (check->document, id);
}

static gboolean
fail_stale (gpointer record, GError **error)
{
  g_set_error (error, APOSTIL_ERROR, APOSTIL_ERROR_STALE,
               _ ("“%s” was changed in the meantime; look at it again and repeat the change"),
               apostil_record_get_id (record));
  return FALSE;
}

static gboolean
fail_twice (gpointer record, GError **error)
{
  g_set_error (error, APOSTIL_ERROR, APOSTIL_ERROR_REFERENCE, _ ("the id “%s” is in use already"),
               apostil_record_get_id (record));
  return FALSE;
}

/* Whether each change starts from what is there now; fills the overlay. */
static gboolean
check_start (Check *check, GError **error)
{
  for (guint i = 0; i < check->n_changes; i++)
    {
      const ApostilChange *change = &check->changes[i];

      if (change->before != NULL &&
          apostil_document_lookup (check->document, apostil_record_get_id (change->before)) !=
              (gpointer) change->before)
        return fail_stale (change->before, error);
      if (change->before != NULL && change->after != NULL &&
          (G_OBJECT_TYPE (change->before) != G_OBJECT_TYPE (change->after) ||
           !g_str_equal (apostil_record_get_id (change->before),
                         apostil_record_get_id (change->after))))
        return fail_stale (change->before, error);
      if (change->before != NULL)
        g_hash_table_insert (check->overlay, (gpointer) apostil_record_get_id (change->before),
                             NULL);
    }

  for (guint i = 0; i < check->n_changes; i++)
    {
      ApostilRecord *after = check->changes[i].after;

      if (after == NULL)
        continue;
      if (resolve (apostil_record_get_id (after), check) != NULL)
        return fail_twice (after, error);
      g_hash_table_insert (check->overlay, (gpointer) apostil_record_get_id (after), after);
    }
  return TRUE;
}

static gboolean
check_limits (Check *check, GError **error)
{
  guint64 n =
      apostil_annotation_list_get_length (apostil_document_get_annotations (check->document)) +
      (guint64) apostil_record_list_get_length (apostil_document_get_entities (check->document)) +
      apostil_record_list_get_length (apostil_document_get_relations (check->document)) +
      apostil_record_list_get_length (apostil_document_get_sections (check->document));

  for (guint i = 0; i < check->n_changes; i++)
    n += (check->changes[i].before == NULL ? 1u : 0u) -
         (guint64) (check->changes[i].after == NULL ? 1u : 0u);
  if (n <= APOSTIL_MAX_RECORDS)
    return TRUE;

  g_set_error (error, APOSTIL_ERROR, APOSTIL_ERROR_LIMIT,
               _ ("a document can hold at most %u marks, entities, relations and sections"),
               APOSTIL_MAX_RECORDS);
  return FALSE;
}

/* There is one article, always; remembers the text that it will have. */
static gboolean
check_article (Check *check, GError **error)
{
  for (guint i = 0; i < check->n_changes; i++)
    {
      const ApostilChange *change = &check->changes[i];

      if (!APOSTIL_IS_ARTICLE (change->before) && !APOSTIL_IS_ARTICLE (change->after))
        continue;
      if (change->before == NULL || change->after == NULL)
        {
          g_set_error (error, APOSTIL_ERROR, APOSTIL_ERROR_INVALID,
                       _ ("a document holds exactly one article; it can be changed, not added or "
                          "removed"));
          return FALSE;
        }
      check->text = apostil_article_get_text (APOSTIL_ARTICLE (change->after));
    }
  return TRUE;
}

static gboolean
check_records (Check *check, GError **error)
{
  guint32 length = apostil_text_get_length (check->text);

  for (guint i = 0; i < check->n_changes; i++)
    {
      ApostilRecord *after = check->changes[i].after;

      if (after != NULL &&
          (!apostil_check_record (after, check->scheme, length, error) ||
           !apostil_check_references (after, check->scheme, resolve, check, error)))
        return FALSE;
    }
  return TRUE;
}

/* Those that refer to @id and do not change themselves. */
static gboolean
check_referrers_in (Check *check, GPtrArray *referrers, GError **error)
{
  for (guint i = 0; i < referrers->len; i++)
    {
      gpointer referrer = referrers->pdata[i];

      if (!g_hash_table_contains (check->overlay, apostil_record_get_id (referrer)) &&
          !apostil_check_references (referrer, check->scheme, resolve, check, error))
        return FALSE;
    }
  return TRUE;
}

/* Whether whoever refers to the record may be surprised by the change. */
static gboolean
changes_kind (const ApostilChange *change)
{
  if (change->before == NULL)
    return FALSE;
  if (change->after == NULL)
    return TRUE;

  return APOSTIL_IS_ANNOTATION (change->before) &&
         apostil_annotation_get_kind (APOSTIL_ANNOTATION (change->before)) !=
             apostil_annotation_get_kind (APOSTIL_ANNOTATION (change->after));
}

static gboolean
check_referrers (Check *check, GError **error)
{
  for (guint i = 0; i < check->n_changes; i++)
    {
      g_autoptr (GPtrArray) annotations = NULL;
      g_autoptr (GPtrArray) relations = NULL;
      g_autoptr (GPtrArray) sections = NULL;
      const gchar *id = NULL;

      if (!changes_kind (&check->changes[i]))
        continue;

      id = apostil_record_get_id (check->changes[i].before);
      annotations = apostil_annotation_list_linking_to (
          apostil_document_get_annotations (check->document), id);
      relations =
          apostil_record_list_linking_to (apostil_document_get_relations (check->document), id);
      sections =
          apostil_record_list_linking_to (apostil_document_get_sections (check->document), id);
      if (!check_referrers_in (check, annotations, error) ||
          !check_referrers_in (check, relations, error) ||
          !check_referrers_in (check, sections, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_cycles (Check *check, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new ();

  for (guint i = 0; i < check->n_changes; i++)
    {
      if (check->changes[i].after != NULL)
        g_ptr_array_add (records, check->changes[i].after);
    }
  return apostil_check_no_cycles (records, resolve, check, NULL, error);
}

static gboolean
check_sections (Check *check, GError **error)
{
  ApostilRecordList *list = apostil_document_get_sections (check->document);
  g_autoptr (GPtrArray) sections = g_ptr_array_new ();
  g_autoptr (ApostilSectionMap) map = NULL;
  gboolean touched = FALSE;

  for (guint i = 0; i < check->n_changes; i++)
    {
      touched = touched || APOSTIL_IS_SECTION (check->changes[i].before);
      if (APOSTIL_IS_SECTION (check->changes[i].after))
        {
          touched = TRUE;
          g_ptr_array_add (sections, check->changes[i].after);
        }
    }
  if (!touched)
    return TRUE;

  for (guint i = 0; i < apostil_record_list_get_length (list); i++)
    {
      gpointer section = apostil_record_list_get (list, i);

      if (!g_hash_table_contains (check->overlay, apostil_record_get_id (section)))
        g_ptr_array_add (sections, section);
    }
  map = apostil_section_map_new (sections);
  return apostil_section_map_check (map, NULL, error);
}

/* Another text: what does not change must lie inside it too. */
static gboolean
check_text (Check *check, GError **error)
{
  ApostilAnnotationList *annotations = apostil_document_get_annotations (check->document);
  ApostilRecordList *sections = apostil_document_get_sections (check->document);
  guint32 length = apostil_text_get_length (check->text);

  if (check->text == apostil_document_get_text (check->document))
    return TRUE;

  for (guint i = 0; i < apostil_annotation_list_get_length (annotations); i++)
    {
      ApostilAnnotation *annotation = apostil_annotation_list_get (annotations, i);

      if (apostil_annotation_get_extent (annotation).end > length &&
          !g_hash_table_contains (check->overlay, apostil_record_get_id (annotation)) &&
          !apostil_check_spans (annotation, length, error))
        return FALSE;
    }
  for (guint i = 0; i < apostil_record_list_get_length (sections); i++)
    {
      gpointer section = apostil_record_list_get (sections, i);

      if (!g_hash_table_contains (check->overlay, apostil_record_get_id (section)) &&
          !apostil_check_spans (section, length, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_list (Check *check, ApostilRecordList *list, GError **error)
{
  guint32 length = apostil_text_get_length (check->text);

  for (guint i = 0; i < apostil_record_list_get_length (list); i++)
    {
      gpointer record = apostil_record_list_get (list, i);

      if (!g_hash_table_contains (check->overlay, apostil_record_get_id (record)) &&
          (!apostil_check_record (record, check->scheme, length, error) ||
           !apostil_check_references (record, check->scheme, resolve, check, error)))
        return FALSE;
    }
  return TRUE;
}

/* Another scheme: what does not change must be right in it too. */
static gboolean
check_scheme (Check *check, GError **error)
{
  ApostilDocument *document = check->document;
  ApostilAnnotationList *annotations = apostil_document_get_annotations (document);
  guint32 length = apostil_text_get_length (check->text);

  if (check->scheme == apostil_document_get_scheme (document))
    return TRUE;

  for (guint i = 0; i < apostil_annotation_list_get_length (annotations); i++)
    {
      gpointer annotation = apostil_annotation_list_get (annotations, i);

      if (!g_hash_table_contains (check->overlay, apostil_record_get_id (annotation)) &&
          !apostil_check_record (annotation, check->scheme, length, error))
        return FALSE;
    }
  return apostil_check_record (apostil_document_get_article (document), check->scheme, length,
                               error) &&
         check_list (check, apostil_document_get_sections (document), error) &&
         check_list (check, apostil_document_get_entities (document), error) &&
         check_list (check, apostil_document_get_relations (document), error);
}

/**
 * apostil_edit_check:
 * @edit: an edit that is not sealed
 * @document: the document that it is meant for
 * @error: where to put an error, in words for people
 *
 * Whether @document would still be whole after @edit. Changes nothing.
 *
 * Returns: whether it may be applied
 */
gboolean
apostil_edit_check (ApostilEdit *edit, ApostilDocument *document, GError **error)
{
  g_autoptr (GHashTable) overlay = g_hash_table_new (g_str_hash, g_str_equal);
  Check check = { .edit = edit, .document = document, .overlay = overlay };

  if (apostil_edit_get_conflict (edit) != NULL)
    {
      g_set_error (error, APOSTIL_ERROR, APOSTIL_ERROR_STALE,
                   _ ("“%s” would be changed twice in different ways"),
                   apostil_edit_get_conflict (edit));
      return FALSE;
    }

  check.changes = apostil_edit_get_changes (edit, &check.n_changes);
  check.scheme = apostil_edit_get_scheme (edit, FALSE);
  if (check.scheme == NULL)
    check.scheme = apostil_document_get_scheme (document);
  check.text = apostil_document_get_text (document);
  /* Under another scheme, what refers to something may itself not be right any more. */
  return check_start (&check, error) && check_limits (&check, error) &&
         check_article (&check, error) && check_records (&check, error) &&
         check_scheme (&check, error) && check_referrers (&check, error) &&
         check_cycles (&check, error) && check_sections (&check, error) &&
         check_text (&check, error);
}
