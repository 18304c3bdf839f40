/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-commands.h"
#include "apostil-error.h"

#include <string.h>

/* A small invented page with what makes names hard: father and son, a hashtag, a name that
 * begins a sentence, a quotation, and a footer that is boilerplate. */
#define PAGE                                                                                        \
  "Le fils Massoud veut parler\n"                                                                   \
  "Publié le 22.8.2021\n"                                                                          \
  "Ahmad Massoud, fils d’Ahmad Shah Massoud, a déclaré dimanche que ses forces attendraient.\n" \
  "« Nous voulons parler », a dit Massoud. Hier Massoud se taisait ; les talibans non.\n"         \
  "Un porte-parole a répondu : « Les talibans refusent. » #AhmadMassoud #Massoud\n"              \
  "Lire aussi : Massoud, une vie"

static inline ApostilDocument *
page_document (void)
{
  g_autoptr (ApostilScheme) scheme = apostil_scheme_new_news ();
  g_autoptr (ApostilText) text = apostil_text_new (PAGE, -1, NULL);
  g_autoptr (ApostilArticle) article = apostil_article_new (text);

  return apostil_document_new (scheme, article, "6f1c1e0a-0000-4000-8000-000000000000");
}

/* Where the @nth (from 0) @words stand. */
static inline ApostilSpan
span_of (ApostilDocument *document, const gchar *words, guint nth)
{
  ApostilText *text = apostil_document_get_text (document);
  const gchar *utf8 = apostil_text_get_utf8 (text, NULL);
  const gchar *p = strstr (utf8, words);

  while (nth-- > 0 && p != NULL)
    p = strstr (p + 1, words);
  g_assert_nonnull (p);
  return APOSTIL_SPAN (apostil_text_to_offset (text, (gsize) (p - utf8)),
                       apostil_text_to_offset (text, (gsize) (p - utf8) + strlen (words)));
}

/* All records of a document, to compare what it was with what it is. */
static inline GPtrArray *
snapshot (ApostilDocument *document)
{
  GPtrArray *all = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *lists[] = { G_LIST_MODEL (apostil_document_get_annotations (document)),
                          G_LIST_MODEL (apostil_document_get_entities (document)),
                          G_LIST_MODEL (apostil_document_get_relations (document)),
                          G_LIST_MODEL (apostil_document_get_sections (document)) };

  g_ptr_array_add (all, g_object_ref (apostil_document_get_article (document)));
  for (guint k = 0; k < G_N_ELEMENTS (lists); k++)
    for (guint i = 0; i < g_list_model_get_n_items (lists[k]); i++)
      g_ptr_array_add (all, g_list_model_get_item (lists[k], i));
  return all;
}

static inline void
assert_same (GPtrArray *a, GPtrArray *b)
{
  g_assert_cmpuint (a->len, ==, b->len);
  for (guint i = 0; i < a->len; i++)
    g_assert_true (apostil_record_equal (g_ptr_array_index (a, i), g_ptr_array_index (b, i)));
}

/* Applies @edit (transfer full), and checks that undo and redo lead there and back. */
static inline void
do_edit (ApostilDocument *document, ApostilEdit *edit, GError *error)
{
  g_autoptr (ApostilEdit) owned = edit;
  g_autoptr (GPtrArray) before = snapshot (document);
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GPtrArray) undone = NULL;
  g_autoptr (GPtrArray) redone = NULL;
  gboolean empty = FALSE;

  g_assert_no_error (error);
  g_assert_nonnull (edit);
  empty = apostil_edit_is_empty (edit);
  g_assert_nonnull (apostil_edit_get_label (edit));
  g_assert_true (apostil_document_apply (document, edit, &error));
  g_assert_no_error (error);
  if (empty)
    return;

  after = snapshot (document);
  g_assert_true (apostil_document_undo (document));
  undone = snapshot (document);
  assert_same (before, undone);
  g_assert_true (apostil_document_redo (document));
  redone = snapshot (document);
  assert_same (after, redone);
}

#define DO(document, call)            \
  G_STMT_START                        \
  {                                   \
    GError *error = NULL;             \
    ApostilEdit *edit_ = (call);      \
    do_edit (document, edit_, error); \
  }                                   \
  G_STMT_END

#define REFUSED(call, code, like)                                  \
  G_STMT_START                                                     \
  {                                                                \
    g_autoptr (GError) error = NULL;                               \
    g_assert_null (call);                                          \
    g_assert_error (error, APOSTIL_ERROR, code);                   \
    g_test_message ("%s", error->message);                         \
    g_assert_true (g_pattern_match_simple (like, error->message)); \
  }                                                                \
  G_STMT_END

/* Marks the @nth @words and returns the mark. */
static inline ApostilAnnotation *
mark (ApostilDocument *document, const gchar *target, const gchar *words, guint nth)
{
  g_autofree gchar *id = NULL;

  DO (document, apostil_command_mark (document, target, span_of (document, words, nth), NULL, NULL,
                                      &id, &error));
  return apostil_document_lookup (document, id);
}

/* The record as it is now. */
static inline gpointer
now (ApostilDocument *document, gpointer record)
{
  return apostil_document_lookup (document, apostil_record_get_id (record));
}

static inline ApostilEntity *
entity_of (ApostilDocument *document, ApostilAnnotation *mention)
{
  mention = now (document, mention);
  return apostil_document_lookup (document,
                                  apostil_annotation_get_link (mention, APOSTIL_LINK_ENTITY));
}
