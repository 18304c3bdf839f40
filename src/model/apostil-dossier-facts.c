/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-dossier-private.h"
#include "apostil-list-words.h"

#include <glib/gi18n-lib.h>

/* What is said of the article as a whole: what it is, where it came from, how one can tell that it is
 * the same, and who marked it when. */

static GArray *
add_fact (ApostilDossier *self, const gchar *label)
{
  ApostilDossierFact fact = { label, apostil_pieces_new () };

  g_array_append_val (self->facts, fact);
  return fact.value;
}

static void
add_plain (ApostilDossier *self, const gchar *label, ApostilPieceStyle style, const gchar *value)
{
  if (value != NULL && *value != '\0')
    apostil_pieces_add (add_fact (self, label), style, value);
}

static void
add_article (ApostilDossier *self, ApostilArticle *article)
{
  g_autofree gchar *authors = apostil_list_join (apostil_article_get_authors (article));
  g_autofree gchar *published =
      apostil_dossier_dup_day (self, apostil_record_get (article, APOSTIL_ATTR_PUBLISHED));
  g_autofree gchar *retrieved =
      apostil_dossier_dup_when (apostil_record_get (article, APOSTIL_ATTR_ORIGIN_RETRIEVED));
  const gchar *address = apostil_record_get (article, APOSTIL_ATTR_ORIGIN_HREF);

  add_plain (self, _ ("Authors"), APOSTIL_PIECE_PLAIN, authors);
  add_plain (self, _ ("Publisher"), APOSTIL_PIECE_PLAIN,
             apostil_record_get (article, APOSTIL_ATTR_PUBLISHER));
  add_plain (self, _ ("Published"), APOSTIL_PIECE_PLAIN, published);
  if (address != NULL && *address != '\0')
    apostil_pieces_link (
        apostil_pieces_add (add_fact (self, _ ("Address")), APOSTIL_PIECE_PLAIN, address),
        apostil_address_is_web (address) ? address : NULL);
  add_plain (self, _ ("Retrieved"), APOSTIL_PIECE_PLAIN, retrieved);
}

static void
add_variables (ApostilDossier *self, ApostilArticle *article)
{
  guint n;
  const ApostilAttributeDef *defs =
      apostil_scheme_get_variables (apostil_document_get_scheme (self->document), &n);

  for (guint i = 0; i < n; i++)
    {
      const gchar *value = apostil_record_get (article, defs[i].name);
      const ApostilChoice *choice =
          value != NULL ? apostil_attribute_def_get_choice (&defs[i], value) : NULL;

      add_plain (self, defs[i].label, APOSTIL_PIECE_PLAIN, choice != NULL ? choice->label : value);
    }
}

static void
add_digests (ApostilDossier *self, ApostilArticle *article)
{
  ApostilText *text = apostil_document_get_text (self->document);
  guint32 length = apostil_text_get_length (text);
  g_autofree gchar *characters =
      g_strdup_printf (ngettext ("%u character", "%u characters", length), length);
  GArray *fact;

  /* Translators: the digest (checksum) of the article’s text. */
  fact = add_fact (self, _ ("SHA-256 of the text"));
  apostil_pieces_add (fact, APOSTIL_PIECE_CODE, apostil_text_get_sha256 (text));
  apostil_pieces_add_line (fact, APOSTIL_PIECE_QUIET, characters);
  /* Translators: the digest (checksum) of the file that was received from the web. */
  add_plain (self, _ ("SHA-256 as received"), APOSTIL_PIECE_CODE,
             apostil_record_get (article, APOSTIL_ATTR_ORIGIN_SHA256));
  add_plain (self, _ ("Document"), APOSTIL_PIECE_CODE, apostil_document_get_uuid (self->document));
}

typedef struct
{
  GPtrArray *names; /* of those who made or changed something, in the order of their first */
  GHashTable *known;
  const gchar *first; /* moments; as the file writes them */
  const gchar *last;
  GDateTime *first_time;
  GDateTime *last_time;
  guint n_suggested;
  guint n_rejected;
} Work;

static void
note_moment (Work *work, const gchar *moment)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) time = NULL;

  if (moment == NULL)
    return;
  time = g_date_time_new_from_iso8601 (moment, utc);
  if (time == NULL)
    return;
  if (work->first_time == NULL || g_date_time_compare (time, work->first_time) < 0)
    {
      g_clear_pointer (&work->first_time, g_date_time_unref);
      work->first_time = g_date_time_ref (time);
      work->first = moment;
    }
  if (work->last_time == NULL || g_date_time_compare (time, work->last_time) > 0)
    {
      g_clear_pointer (&work->last_time, g_date_time_unref);
      work->last_time = g_date_time_ref (time);
      work->last = moment;
    }
}

static void
note_record (Work *work, gpointer record)
{
  const gchar *by = apostil_record_get (record, APOSTIL_ATTR_BY);
  const gchar *judge = apostil_record_get (record, APOSTIL_ATTR_VERDICT_BY);
  ApostilStatus status = apostil_record_get_status (record);

  work->n_suggested += status == APOSTIL_STATUS_SUGGESTED;
  work->n_rejected += status == APOSTIL_STATUS_REJECTED;
  if (status != APOSTIL_STATUS_CONFIRMED)
    return;
  if (by != NULL && g_hash_table_add (work->known, (gpointer) by))
    g_ptr_array_add (work->names, (gpointer) by);
  if (judge != NULL && g_hash_table_add (work->known, (gpointer) judge))
    g_ptr_array_add (work->names, (gpointer) judge);
  note_moment (work, apostil_record_get (record, APOSTIL_ATTR_CREATED));
  note_moment (work, apostil_record_get (record, APOSTIL_ATTR_MODIFIED));
}

static void
add_left_out (ApostilDossier *self, const Work *work)
{
  g_autofree gchar *suggested =
      g_strdup_printf (ngettext ("%u suggestion that nobody has decided",
                                 "%u suggestions that nobody has decided", work->n_suggested),
                       work->n_suggested);
  g_autofree gchar *rejected = g_strdup_printf (
      ngettext ("%u rejected suggestion", "%u rejected suggestions", work->n_rejected),
      work->n_rejected);
  GArray *fact;

  if (work->n_suggested + work->n_rejected == 0)
    return;
  fact = add_fact (self, _ ("Left out"));
  if (work->n_suggested > 0)
    apostil_pieces_add_line (fact, APOSTIL_PIECE_PLAIN, suggested);
  if (work->n_rejected > 0)
    apostil_pieces_add_line (fact, APOSTIL_PIECE_PLAIN, rejected);
}

static void
add_work (ApostilDossier *self, const gchar *annotator)
{
  ApostilAnnotationList *annotations = apostil_document_get_annotations (self->document);
  ApostilRecordList *relations = apostil_document_get_relations (self->document);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree gchar *all = NULL;
  g_autofree gchar *first = NULL;
  g_autofree gchar *last = NULL;
  Work work = { .names = names, .known = known };

  for (guint i = 0; i < apostil_annotation_list_get_length (annotations); i++)
    note_record (&work, apostil_annotation_list_get (annotations, i));
  for (guint i = 0; i < apostil_record_list_get_length (relations); i++)
    note_record (&work, apostil_record_list_get (relations, i));
  if (annotator != NULL && *annotator != '\0' && g_hash_table_add (known, (gpointer) annotator))
    g_ptr_array_add (names, (gpointer) annotator);
  g_ptr_array_add (names, NULL);
  all = apostil_list_join ((const gchar *const *) names->pdata);
  add_plain (self, _ ("Annotated by"), APOSTIL_PIECE_PLAIN,
             /* Translators: who marked the article, when the file does not say. */
             *all != '\0' ? all : _ ("not recorded"));
  first = apostil_dossier_dup_when (work.first);
  last = apostil_dossier_dup_when (work.last);
  if (first != NULL && last != NULL && !g_str_equal (first, last))
    {
      /* Translators: two times in words, of the first and the last mark. */
      g_autofree gchar *both = g_strdup_printf (_ ("%s to %s"), first, last);

      add_plain (self, _ ("Marked"), APOSTIL_PIECE_PLAIN, both);
    }
  else
    add_plain (self, _ ("Marked"), APOSTIL_PIECE_PLAIN, first);
  add_left_out (self, &work);
  g_clear_pointer (&work.first_time, g_date_time_unref);
  g_clear_pointer (&work.last_time, g_date_time_unref);
}

static void
add_made (ApostilDossier *self)
{
  g_autofree gchar *iso = g_date_time_format (self->now, "%Y-%m-%dT%H:%M%:z");
  g_autofree gchar *when = apostil_dossier_dup_when (iso);
  /* Translators: %s is a time; the sheet was made then. */
  g_autofree gchar *made = g_strdup_printf (_ ("%s, with Apostil %s"), when, PACKAGE_VERSION);

  add_plain (self, _ ("This sheet"), APOSTIL_PIECE_PLAIN, made);
}

/* Fills the facts. */
void
apostil_dossier_add_facts (ApostilDossier *self, const gchar *annotator)
{
  ApostilArticle *article = apostil_document_get_article (self->document);

  add_article (self, article);
  add_variables (self, article);
  add_work (self, annotator);
  add_made (self);
  add_digests (self, article);
}
