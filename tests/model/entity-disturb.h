/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-commands.h"
#include "document-fixture.h"

/* Random edits of entities, mentions and claims, for what counts or lists entities. */

static inline guint32
random_place (guint n_chars)
{
  return (guint32) g_test_rand_int_range (0, (gint32) n_chars - 40);
}

static inline ApostilEntity *
random_entity (Fixture *fixture)
{
  ApostilRecordList *entities = apostil_document_get_entities (fixture->document);
  guint n = apostil_record_list_get_length (entities);

  return n > 0 ? apostil_record_list_get (entities, (guint) g_test_rand_int_range (0, (gint32) n))
               : NULL;
}

static inline ApostilAnnotation *
random_annotation (Fixture *fixture)
{
  ApostilAnnotationList *annotations = apostil_document_get_annotations (fixture->document);
  guint n = apostil_annotation_list_get_length (annotations);

  return n > 0 ? apostil_annotation_list_get (annotations,
                                              (guint) g_test_rand_int_range (0, (gint32) n))
               : NULL;
}

static inline void
add_entity (Fixture *fixture)
{
  static const gchar *const types[] = { "person", "organisation", "place", "other" };
  static const gchar *const names[] = { "Ada", "Ben", "Cem", "Dunja", "Édouard", "Zoé" };
  g_autofree gchar *id = apostil_document_new_id (fixture->document, "e");
  ApostilEntity *entity =
      apostil_entity_new (id, types[g_test_rand_int_range (0, G_N_ELEMENTS (types))],
                          names[g_test_rand_int_range (0, G_N_ELEMENTS (names))]);

  if (g_test_rand_int_range (0, 4) == 0)
    apostil_record_set (entity, APOSTIL_ATTR_UNNAMED, "true");
  apply_add (fixture, entity);
}

static inline void
add_marks (Fixture *fixture, guint n_chars, guint n)
{
  g_autoptr (ApostilEdit) edit = apostil_edit_new ("Add");

  for (guint i = 0; i < n; i++)
    {
      g_autofree gchar *id = apostil_document_new_id (fixture->document, "z");
      ApostilEntity *entity = random_entity (fixture);
      gboolean is_claim = g_test_rand_int_range (0, 3) == 0;
      guint32 start = random_place (n_chars);
      g_autoptr (ApostilAnnotation) annotation = NULL;

      if (entity == NULL)
        return;
      annotation =
          is_claim ? new_annotation (fixture, APOSTIL_KIND_CLAIM, id, start, start + 40)
                   : new_mention (fixture, id, start, start + 4, apostil_record_get_id (entity));
      if (is_claim && g_test_rand_bit ())
        apostil_annotation_set_link (annotation, APOSTIL_LINK_CLAIMANT,
                                     apostil_record_get_id (entity));
      if (g_test_rand_int_range (0, 8) == 0)
        apostil_record_set_status (annotation, APOSTIL_STATUS_REJECTED);
      apostil_edit_add (edit, annotation);
    }
  apply_edit (fixture, edit);
}

/* Applies a command unless it makes no sense here. */
static inline void
apply_command (Fixture *fixture, ApostilEdit *edit)
{
  if (edit == NULL)
    return;
  apply_edit (fixture, edit);
  apostil_edit_unref (edit);
}

static inline void
move_mark (Fixture *fixture, guint n_chars)
{
  ApostilAnnotation *annotation = random_annotation (fixture);
  guint32 start = random_place (n_chars);
  g_autoptr (ApostilEdit) edit = apostil_edit_new ("Move");
  g_autoptr (ApostilAnnotation) copy = NULL;

  if (annotation == NULL)
    return;
  copy = apostil_record_copy (annotation);
  apostil_annotation_set_span (copy, APOSTIL_SPAN (start, start + 12));
  apostil_edit_replace (edit, annotation, copy);
  apply_edit (fixture, edit);
}

/* One random edit, or one step back or forth. */
static inline void
disturb_entities (Fixture *fixture, guint n_chars)
{
  static const gchar *const types[] = { "person", "organisation", "place", "other" };
  ApostilEntity *entity = random_entity (fixture);
  ApostilEntity *other = random_entity (fixture);
  ApostilAnnotation *annotation = random_annotation (fixture);

  switch (g_test_rand_int_range (0, 12))
    {
    case 0:
      add_entity (fixture);
      break;
    case 1:
    case 2:
    case 3:
      add_marks (fixture, n_chars, (guint) g_test_rand_int_range (1, 6));
      break;
    case 4:
      move_mark (fixture, n_chars);
      break;
    case 5:
      if (entity != NULL && other != NULL && entity != other)
        apply_command (fixture,
                       apostil_command_merge_entities (fixture->document, entity, other, NULL));
      break;
    case 6:
      if (annotation != NULL && apostil_annotation_is (annotation, APOSTIL_KIND_ENTITY))
        apply_command (fixture,
                       apostil_command_split_mention (fixture->document, annotation, NULL, NULL));
      break;
    case 7:
      if (entity != NULL && g_test_rand_bit ())
        apply_command (fixture, apostil_command_delete_entity (fixture->document, entity, NULL));
      break;
    case 8:
      if (entity != NULL)
        apply_command (fixture, apostil_command_retype_entity (
                                    fixture->document, entity,
                                    types[g_test_rand_int_range (0, G_N_ELEMENTS (types))], NULL));
      break;
    case 9:
      if (entity != NULL)
        apply_command (fixture, apostil_command_rename_entity (fixture->document, entity,
                                                               g_test_rand_bit () ? "Mira" : "Olu",
                                                               TRUE, NULL));
      break;
    case 10:
      apostil_document_undo (fixture->document);
      break;
    default:
      apostil_document_redo (fixture->document);
      break;
    }
}
