/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-snapshot.h"

/* How it works
 *
 * Records never change once they are in a document, so a snapshot is a reference to each of them: a
 * millisecond or two for a hundred thousand. The thread puts them into a document of its own, whose
 * lists and indexes it then has to itself, so that whatever reads documents works there, too. */

struct _ApostilSnapshot
{
  ApostilScheme *scheme;
  ApostilArticle *article;
  gchar *uuid;
  GPtrArray *records;
};

static void
take (ApostilSnapshot *self, ApostilRecordList *list)
{
  for (guint i = 0; i < apostil_record_list_get_length (list); i++)
    g_ptr_array_add (self->records, g_object_ref (apostil_record_list_get (list, i)));
}

/**
 * apostil_snapshot_new:
 * @document: a document; in the thread that owns it
 *
 * Returns: (transfer full): what it holds now; for any one thread
 */
ApostilSnapshot *
apostil_snapshot_new (ApostilDocument *document)
{
  ApostilSnapshot *self = NULL;
  ApostilAnnotationList *annotations = NULL;
  guint n;

  g_return_val_if_fail (APOSTIL_IS_DOCUMENT (document), NULL);

  self = g_new0 (ApostilSnapshot, 1);
  annotations = apostil_document_get_annotations (document);
  n = apostil_annotation_list_get_length (annotations);
  self->scheme = g_object_ref (apostil_document_get_scheme (document));
  self->article = g_object_ref (apostil_document_get_article (document));
  self->uuid = g_strdup (apostil_document_get_uuid (document));
  self->records = g_ptr_array_new_full (n + 64, g_object_unref);
  take (self, apostil_document_get_sections (document));
  take (self, apostil_document_get_entities (document));
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (self->records, g_object_ref (apostil_annotation_list_get (annotations, i)));
  take (self, apostil_document_get_relations (document));
  return self;
}

/**
 * apostil_snapshot_free:
 * @self: (transfer full): a snapshot
 */
void
apostil_snapshot_free (ApostilSnapshot *self)
{
  g_clear_object (&self->scheme);
  g_clear_object (&self->article);
  g_ptr_array_unref (self->records);
  g_free (self->uuid);
  g_free (self);
}

/**
 * apostil_snapshot_open:
 * @self: a snapshot
 *
 * Linear in the number of records. The document belongs to the calling thread; nothing in it may be
 * changed, since nobody would see it.
 *
 * Returns: (transfer full) (nullable): a document with the same records; %NULL when they make none,
 *   as those of a document of a later version may
 */
ApostilDocument *
apostil_snapshot_open (ApostilSnapshot *self)
{
  g_autoptr (ApostilDocument) document = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  document = apostil_document_new (self->scheme, self->article, self->uuid);
  for (guint i = 0; i < self->records->len; i++)
    apostil_document_bulk_add (document, g_object_ref (self->records->pdata[i]));
  return apostil_document_bulk_finish (document, NULL, NULL) ? g_steal_pointer (&document) : NULL;
}
