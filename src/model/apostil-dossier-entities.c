/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-dossier-private.h"
#include "apostil-list-words.h"
#include "apostil-number.h"

#include <glib/gi18n-lib.h>

/* The table of entities: who and what is named, those first that are named most; where; and what they
 * claim. */

#define MAX_PARAGRAPHS 60 /* « ¶ 1, 2, 3 … » of one entity */

typedef struct
{
  ApostilEntity *entity;
  guint n_mentions;
  guint first;        /* its place among the marks */
  GArray *paragraphs; /* guint, each once */
  GArray *claims;     /* guint: their numbers */
} Row;

static void
row_free (gpointer data)
{
  Row *row = data;

  g_array_unref (row->paragraphs);
  g_array_unref (row->claims);
  g_free (row);
}

static gint
compare_rows (gconstpointer a, gconstpointer b)
{
  const Row *one = *(Row *const *) a;
  const Row *other = *(Row *const *) b;

  if (one->n_mentions != other->n_mentions)
    return one->n_mentions > other->n_mentions ? -1 : 1;
  if (one->first != other->first)
    return one->first < other->first ? -1 : 1;
  return apostil_id_compare (apostil_record_get_id (one->entity),
                             apostil_record_get_id (other->entity));
}

static void
count_mention (ApostilDossier *self, Row *row, ApostilAnnotation *mention, guint place)
{
  guint paragraph =
      apostil_dossier_find_paragraph (self, apostil_annotation_get_first_span (mention).start);
  guint n = row->paragraphs->len;

  row->n_mentions++;
  row->first = MIN (row->first, place);
  if (n == 0 || g_array_index (row->paragraphs, guint, n - 1) != paragraph)
    g_array_append_val (row->paragraphs, paragraph);
}

static GPtrArray *
collect (ApostilDossier *self)
{
  ApostilRecordList *entities = apostil_document_get_entities (self->document);
  ApostilAnnotationList *annotations = apostil_document_get_annotations (self->document);
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *rows = g_ptr_array_new_with_free_func (row_free);

  for (guint i = 0; i < apostil_record_list_get_length (entities); i++)
    {
      Row *row = g_new0 (Row, 1);

      row->entity = apostil_record_list_get (entities, i);
      row->first = G_MAXUINT;
      row->paragraphs = g_array_new (FALSE, FALSE, sizeof (guint));
      row->claims = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (by_id, (gpointer) apostil_record_get_id (row->entity), row);
      g_ptr_array_add (rows, row);
    }
  for (guint i = 0; i < apostil_annotation_list_get_length (annotations); i++)
    {
      ApostilAnnotation *annotation = apostil_annotation_list_get (annotations, i);
      const gchar *const *claimants =
          apostil_annotation_get_links (annotation, APOSTIL_LINK_CLAIMANT);
      const gchar *entity = apostil_annotation_get_link (annotation, APOSTIL_LINK_ENTITY);
      guint number = apostil_dossier_get_number (self, apostil_record_get_id (annotation));
      Row *row;

      if (apostil_record_get_status (annotation) != APOSTIL_STATUS_CONFIRMED)
        continue;
      if (apostil_annotation_is (annotation, APOSTIL_KIND_ENTITY) && entity != NULL &&
          self->paragraphs->len > 0)
        {
          row = g_hash_table_lookup (by_id, entity);
          if (row != NULL)
            count_mention (self, row, annotation, i);
        }
      if (!apostil_annotation_is (annotation, APOSTIL_KIND_CLAIM))
        continue;
      for (guint j = 0; claimants[j] != NULL; j++)
        {
          row = g_hash_table_lookup (by_id, claimants[j]);
          if (row != NULL)
            g_array_append_val (row->claims, number);
        }
    }
  g_ptr_array_sort (rows, compare_rows);
  return rows;
}

static void
put_name (GArray *cell, ApostilEntity *entity)
{
  const gchar *const *aliases = apostil_entity_get_aliases (entity);
  const gchar *ref = apostil_record_get (entity, APOSTIL_ATTR_REF);
  const gchar *note = apostil_record_get (entity, APOSTIL_ATTR_NOTE);

  apostil_pieces_add (cell, APOSTIL_PIECE_STRONG, apostil_entity_get_name (entity));
  if (apostil_entity_is_unnamed (entity))
    /* Translators: a source whose name the article does not say. */
    apostil_pieces_add (cell, APOSTIL_PIECE_BADGE, C_ ("source", "unnamed"));
  if (aliases[0] != NULL)
    {
      g_autofree gchar *also = apostil_list_join (aliases);
      /* Translators: other names of somebody. */
      g_autofree gchar *line = g_strdup_printf (_ ("also %s"), also);

      apostil_pieces_add_line (cell, APOSTIL_PIECE_QUIET, line);
    }
  apostil_pieces_link (apostil_pieces_add_line (cell, APOSTIL_PIECE_QUIET, ref),
                       apostil_address_is_web (ref) ? ref : NULL);
  apostil_pieces_add_line (cell, APOSTIL_PIECE_QUIET, note);
}

static void
put_numbers (GArray *cell, GArray *numbers, ApostilDossier *self, gboolean paragraphs)
{
  for (guint i = 0; i < numbers->len && i < MAX_PARAGRAPHS; i++)
    {
      guint number = g_array_index (numbers, guint, i);
      g_autofree gchar *text = apostil_number_to_words (paragraphs ? number + 1 : number);
      g_autofree gchar *target = NULL;

      if (i > 0)
        apostil_pieces_add (cell, APOSTIL_PIECE_PLAIN, apostil_list_get_separator ());
      if (paragraphs)
        target = g_strdup_printf ("¶%u", number + 1);
      else
        target = g_strdup_printf (
            "#%s", apostil_record_get_id (
                       g_array_index (self->marks, ApostilDossierMark, number - 1).annotation));
      apostil_pieces_link (apostil_pieces_add (cell, APOSTIL_PIECE_PLAIN, text), target);
    }
  if (numbers->len > MAX_PARAGRAPHS)
    apostil_pieces_add (cell, APOSTIL_PIECE_PLAIN, " …");
}

/* Fills the table of entities. */
void
apostil_dossier_add_entities (ApostilDossier *self, ApostilDossierTable *table)
{
  g_autoptr (GPtrArray) rows = collect (self);
  const ApostilKind *kind =
      apostil_scheme_get_kind (apostil_document_get_scheme (self->document), APOSTIL_KIND_ENTITY);

  for (guint i = 0; i < rows->len; i++)
    {
      Row *row = g_ptr_array_index (rows, i);
      const gchar *type = apostil_entity_get_entity_type (row->entity);
      const ApostilTypeDef *def = kind != NULL ? apostil_kind_get_type_def (kind, type) : NULL;
      ApostilDossierRow *out =
          apostil_dossier_table_add_row (table, apostil_record_get_id (row->entity));
      g_autofree gchar *count = apostil_number_to_words (row->n_mentions);

      out->colour = def != NULL ? def->colour : NULL;
      put_name (apostil_dossier_row_get_cell (out, 0), row->entity);
      apostil_pieces_add (apostil_dossier_row_get_cell (out, 1), APOSTIL_PIECE_PLAIN,
                          def != NULL ? def->label : type);
      apostil_pieces_add (apostil_dossier_row_get_cell (out, 2), APOSTIL_PIECE_PLAIN, count);
      put_numbers (apostil_dossier_row_get_cell (out, 3), row->paragraphs, self, TRUE);
      put_numbers (apostil_dossier_row_get_cell (out, 4), row->claims, self, FALSE);
    }
}
