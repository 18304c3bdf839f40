/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-dossier-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "apostil-describe.h"
#include "apostil-number.h"
#include "apostil-timex.h"

static ApostilDossierTable *
table_new (const gchar *name, const gchar *title)
{
  ApostilDossierTable *table = g_new0 (ApostilDossierTable, 1);

  table->name = name;
  table->title = g_strdup (title);
  table->columns = g_array_new (FALSE, FALSE, sizeof (ApostilDossierColumn));
  return table;
}

static void
add_column (ApostilDossierTable *table, const gchar *label, gdouble weight)
{
  ApostilDossierColumn column = { label, weight };

  g_array_append_val (table->columns, column);
}

static void
take_table (ApostilDossier *self, ApostilDossierTable *table)
{
  if (table->rows != NULL)
    {
      g_ptr_array_add (self->tables, table);
      return;
    }
  g_free (table->title);
  g_array_unref (table->columns);
  g_free (table);
}

static ApostilDossierRow *
add_mark_row (ApostilDossier *self, ApostilDossierTable *table, const ApostilDossierMark *mark)
{
  const gchar *id = apostil_record_get_id (mark->annotation);
  ApostilDossierRow *row = apostil_dossier_table_add_row (table, id);
  g_autofree gchar *number = apostil_number_to_words (mark->number);

  row->colour = apostil_describe_get_colour (self->document, mark->annotation);
  apostil_pieces_add (apostil_dossier_row_get_cell (row, 0), APOSTIL_PIECE_STRONG, number);
  return row;
}

static void
put_note (GArray *cell, gpointer record)
{
  const gchar *note = apostil_record_get (record, APOSTIL_ATTR_NOTE);
  g_autofree gchar *line = NULL;

  if (note == NULL || *note == '\0')
    return;
  /* Translators: %s is what the reader noted of a mark. */
  line = g_strdup_printf (_ ("Note: %s"), note);
  apostil_pieces_add_line (cell, APOSTIL_PIECE_QUIET, line);
}

static void
put_words (ApostilDossier *self, GArray *cell, ApostilAnnotation *annotation)
{
  g_autofree gchar *words = apostil_describe_words (self->document, annotation, 0);

  apostil_pieces_add (cell, APOSTIL_PIECE_WORDS, words);
}

/* ---- Claims ---- */

static void
put_claimants (ApostilDossier *self, GArray *cell, ApostilAnnotation *claim)
{
  const gchar *const *ids = apostil_annotation_get_links (claim, APOSTIL_LINK_CLAIMANT);
  g_autofree gchar *source = apostil_dossier_dup_part (self, claim, APOSTIL_PART_SOURCE);
  g_autofree gchar *nobody = NULL;

  for (guint i = 0; ids[i] != NULL; i++)
    {
      ApostilEntity *entity =
          apostil_record_list_lookup (apostil_document_get_entities (self->document), ids[i]);
      g_autofree gchar *target = g_strdup_printf ("#%s", ids[i]);

      if (entity == NULL)
        continue;
      apostil_pieces_link (
          apostil_pieces_add_line (cell, APOSTIL_PIECE_STRONG, apostil_entity_get_name (entity)),
          target);
      if (apostil_entity_is_unnamed (entity))
        apostil_pieces_add (cell, APOSTIL_PIECE_BADGE, C_ ("source", "unnamed"));
    }
  if (cell->len == 0 && source == NULL)
    {
      nobody = apostil_dossier_dup_note_title (self, claim);
      apostil_pieces_add (cell, APOSTIL_PIECE_QUIET, nobody);
    }
  apostil_pieces_add_line (cell, APOSTIL_PIECE_WORDS, source);
}

static void
put_circumstances (ApostilDossier *self, GArray *cell, ApostilAnnotation *claim)
{
  static const gchar *const roles[] = { APOSTIL_PART_CUE, APOSTIL_PART_MEDIUM,
                                        APOSTIL_PART_ADDRESSEE };
  const ApostilKind *kind = apostil_annotation_get_kind (claim);
  const gchar *statement = apostil_record_get (claim, APOSTIL_ATTR_STATEMENT);
  const gchar *within = apostil_annotation_get_link (claim, APOSTIL_LINK_WITHIN);
  const gchar *act = apostil_record_get (claim, APOSTIL_ATTR_ACT);
  g_autoptr (GString) line = g_string_new (apostil_dossier_get_choice (claim, APOSTIL_ATTR_MODE));

  if (act != NULL && !g_str_equal (act, "assertion"))
    g_string_append_printf (line, " · %s", apostil_dossier_get_choice (claim, APOSTIL_ATTR_ACT));
  apostil_pieces_add_line (cell, APOSTIL_PIECE_PLAIN, statement);
  apostil_pieces_add_line (cell, APOSTIL_PIECE_QUIET, line->str);
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      g_autofree gchar *words = apostil_dossier_dup_part (self, claim, roles[i]);
      const ApostilPartDef *def = apostil_kind_get_part_def (kind, roles[i]);
      g_autofree gchar *label = NULL;

      if (words == NULL || def == NULL)
        continue;
      /* Translators: %s is « Cue », « Medium » or « Addressee »; the words of the article follow. */
      label = g_strdup_printf (_ (" · %s: "), def->label);
      apostil_pieces_add (cell, APOSTIL_PIECE_QUIET, label);
      apostil_pieces_add (cell, APOSTIL_PIECE_WORDS, words);
    }
  if (within != NULL && apostil_dossier_get_number (self, within) > 0)
    {
      g_autofree gchar *number =
          apostil_number_to_words (apostil_dossier_get_number (self, within));
      g_autofree gchar *target = g_strdup_printf ("#%s", within);

      /* Translators: the number of another claim follows. */
      apostil_pieces_add (cell, APOSTIL_PIECE_QUIET, _ (" · reported by "));
      apostil_pieces_link (apostil_pieces_add (cell, APOSTIL_PIECE_PLAIN, number), target);
    }
}

static void
put_evidence (GArray *cell, const ApostilEvidence *evidence)
{
  g_autofree gchar *retrieved = apostil_dossier_dup_when (evidence->retrieved);
  const gchar *stance = NULL;

  if (g_strcmp0 (evidence->stance, "supports") == 0)
    stance = _ ("Evidence for it");
  else if (g_strcmp0 (evidence->stance, "contradicts") == 0)
    stance = _ ("Evidence against it");
  else
    stance = _ ("Evidence");
  apostil_pieces_add_line (cell, APOSTIL_PIECE_QUIET, stance);
  if (evidence->quotation != NULL && *evidence->quotation != '\0')
    {
      /* Translators: quoted words; use the quotation marks of your language. */
      g_autofree gchar *quoted = g_strdup_printf (_ ("“%s”"), evidence->quotation);

      apostil_pieces_add_line (cell, APOSTIL_PIECE_PLAIN, quoted);
    }
  apostil_pieces_link (apostil_pieces_add_line (cell, APOSTIL_PIECE_PLAIN, evidence->href),
                       apostil_address_is_web (evidence->href) ? evidence->href : NULL);
  if (retrieved != NULL)
    {
      /* Translators: %s is a date; when a page was fetched. */
      g_autofree gchar *line = g_strdup_printf (_ ("retrieved %s"), retrieved);

      apostil_pieces_add_line (cell, APOSTIL_PIECE_QUIET, line);
    }
  apostil_pieces_link (apostil_pieces_add_line (cell, APOSTIL_PIECE_QUIET, evidence->archived),
                       apostil_address_is_web (evidence->archived) ? evidence->archived : NULL);
}

static void
put_verdict (GArray *cell, ApostilAnnotation *claim)
{
  const gchar *by = apostil_record_get (claim, APOSTIL_ATTR_VERDICT_BY);
  g_autofree gchar *at =
      apostil_dossier_dup_when (apostil_record_get (claim, APOSTIL_ATTR_VERDICT_AT));
  g_autofree gchar *who = NULL;

  apostil_pieces_add (cell, APOSTIL_PIECE_BADGE,
                      apostil_dossier_get_choice (claim, APOSTIL_ATTR_VERDICT));
  apostil_pieces_add_line (cell, APOSTIL_PIECE_PLAIN,
                           apostil_record_get (claim, APOSTIL_ATTR_REASONING));
  who = by != NULL && at != NULL ? g_strdup_printf ("%s, %s", by, at)
                                 : g_strdup (by != NULL ? by : at);
  apostil_pieces_add_line (cell, APOSTIL_PIECE_QUIET, who);
  for (guint i = 0; i < apostil_annotation_get_n_evidence (claim); i++)
    put_evidence (cell, apostil_annotation_get_evidence (claim, i));
}

/* What the relation says as seen from @id. */
static const gchar *
relation_label (ApostilDossier *self, ApostilRelation *relation, const gchar *id)
{
  const gchar *type = apostil_relation_get_relation_type (relation);
  const ApostilRelationDef *def =
      apostil_scheme_get_relation (apostil_document_get_scheme (self->document), type);

  if (def == NULL)
    return type;
  return g_str_equal (apostil_relation_get_from (relation), id) ? def->label : def->inverse;
}

static void
put_relations (ApostilDossier *self, GArray *cell, const gchar *id)
{
  ApostilRecordList *relations = apostil_document_get_relations (self->document);
  g_autoptr (GPtrArray) found = apostil_record_list_linking_to (relations, id);

  for (guint i = 0; i < found->len; i++)
    {
      ApostilRelation *relation = g_ptr_array_index (found, i);
      const gchar *from = apostil_relation_get_from (relation);
      const gchar *other = g_str_equal (from, id) ? apostil_relation_get_to (relation) : from;
      guint number = apostil_dossier_get_number (self, other);
      g_autofree gchar *words = g_strdup_printf ("%s ", relation_label (self, relation, id));
      g_autofree gchar *text = apostil_number_to_words (number);
      g_autofree gchar *target = g_strdup_printf ("#%s", other);

      if (apostil_record_get_status (relation) != APOSTIL_STATUS_CONFIRMED || number == 0)
        continue;
      apostil_pieces_add_line (cell, APOSTIL_PIECE_PLAIN, words);
      apostil_pieces_link (apostil_pieces_add (cell, APOSTIL_PIECE_STRONG, text), target);
    }
}

static void
fill_claims (ApostilDossier *self, ApostilDossierTable *table)
{
  for (guint i = 0; i < self->marks->len; i++)
    {
      ApostilDossierMark *mark = &g_array_index (self->marks, ApostilDossierMark, i);
      ApostilAnnotation *claim = mark->annotation;
      ApostilDossierRow *row;
      GArray *words;

      if (!apostil_annotation_is (claim, APOSTIL_KIND_CLAIM))
        continue;
      row = add_mark_row (self, table, mark);
      words = apostil_dossier_row_get_cell (row, 2);
      put_claimants (self, apostil_dossier_row_get_cell (row, 1), claim);
      put_words (self, words, claim);
      put_circumstances (self, words, claim);
      put_note (words, claim);
      put_verdict (apostil_dossier_row_get_cell (row, 3), claim);
      put_relations (self, apostil_dossier_row_get_cell (row, 4), apostil_record_get_id (claim));
    }
}

/* ---- Dates ---- */

static void
put_anchor (ApostilDossier *self, GArray *cell, ApostilAnnotation *date)
{
  const gchar *anchor_id = apostil_annotation_get_link (date, APOSTIL_LINK_ANCHOR);
  const gchar *code = apostil_record_get_reason (date, NULL, NULL);
  g_autofree gchar *reason = code != NULL && self->reason != NULL ? self->reason (date) : NULL;
  const gchar *value = NULL;
  const gchar *date_id = anchor_id;
  g_autofree gchar *words = NULL;
  guint number;

  if (g_strcmp0 (apostil_record_get (date, APOSTIL_ATTR_ROLE), "publication") == 0)
    {
      apostil_pieces_add (cell, APOSTIL_PIECE_PLAIN, _ ("Says when it was published"));
      return;
    }
  if (anchor_id != NULL)
    {
      ApostilAnnotation *anchor = apostil_annotation_list_lookup (
          apostil_document_get_annotations (self->document), anchor_id);

      value = anchor != NULL ? apostil_record_get (anchor, APOSTIL_ATTR_VALUE) : NULL;
    }
  else
    value = apostil_document_get_published_at (
        self->document, apostil_annotation_get_first_span (date).start, &date_id);
  words = apostil_dossier_dup_day (self, value);
  if (words != NULL)
    {
      apostil_pieces_add (cell, APOSTIL_PIECE_PLAIN, words);
      number = date_id != NULL ? apostil_dossier_get_number (self, date_id) : 0;
      if (number > 0)
        {
          g_autofree gchar *text = apostil_number_to_words (number);
          g_autofree gchar *target = g_strdup_printf ("#%s", date_id);

          apostil_pieces_add (cell, APOSTIL_PIECE_PLAIN, " (");
          apostil_pieces_link (apostil_pieces_add (cell, APOSTIL_PIECE_PLAIN, text), target);
          apostil_pieces_add (cell, APOSTIL_PIECE_PLAIN, ")");
        }
    }
  apostil_pieces_add_line (cell, APOSTIL_PIECE_QUIET, reason);
}

static void
put_value (ApostilDossier *self, GArray *cell, ApostilAnnotation *date)
{
  const gchar *value = apostil_record_get (date, APOSTIL_ATTR_VALUE);
  g_autofree gchar *words = apostil_describe_date (self->document, date, value, FALSE);
  const gchar *mod = apostil_record_get (date, APOSTIL_ATTR_MOD);

  if (value == NULL)
    {
      apostil_pieces_add (cell, APOSTIL_PIECE_BADGE, _ ("unresolved"));
      return;
    }
  apostil_pieces_add (cell, APOSTIL_PIECE_PLAIN, words);
  if (mod != NULL)
    apostil_pieces_add_line (cell, APOSTIL_PIECE_QUIET,
                             apostil_dossier_get_choice (date, APOSTIL_ATTR_MOD));
  apostil_pieces_add_line (cell, APOSTIL_PIECE_CODE, value);
}

static void
fill_dates (ApostilDossier *self, ApostilDossierTable *table)
{
  for (guint i = 0; i < self->marks->len; i++)
    {
      ApostilDossierMark *mark = &g_array_index (self->marks, ApostilDossierMark, i);
      ApostilDossierRow *row;

      if (!apostil_annotation_is (mark->annotation, APOSTIL_KIND_DATE))
        continue;
      row = add_mark_row (self, table, mark);
      put_words (self, apostil_dossier_row_get_cell (row, 1), mark->annotation);
      put_note (apostil_dossier_row_get_cell (row, 1), mark->annotation);
      put_value (self, apostil_dossier_row_get_cell (row, 2), mark->annotation);
      put_anchor (self, apostil_dossier_row_get_cell (row, 3), mark->annotation);
    }
}

/* ---- Marks of a scheme's own ---- */

static void
fill_marks (ApostilDossier *self, ApostilDossierTable *table)
{
  for (guint i = 0; i < self->marks->len; i++)
    {
      ApostilDossierMark *mark = &g_array_index (self->marks, ApostilDossierMark, i);
      const ApostilKind *kind = apostil_annotation_get_kind (mark->annotation);
      ApostilDossierRow *row;
      GArray *more;

      if (!g_str_equal (kind->element, "mark"))
        continue;
      row = add_mark_row (self, table, mark);
      apostil_pieces_add (apostil_dossier_row_get_cell (row, 1), APOSTIL_PIECE_PLAIN,
                          apostil_describe_get_label (self->document, mark->annotation));
      put_words (self, apostil_dossier_row_get_cell (row, 2), mark->annotation);
      more = apostil_dossier_row_get_cell (row, 3);
      for (guint j = 0; j < kind->n_attributes; j++)
        {
          const gchar *name = kind->attributes[j].name;
          const gchar *value = apostil_record_get (mark->annotation, name);
          g_autofree gchar *line = NULL;

          if (value == NULL || g_str_equal (name, APOSTIL_ATTR_NOTE))
            continue;
          line = g_strdup_printf ("%s: %s", kind->attributes[j].label,
                                  apostil_dossier_get_choice (mark->annotation, name));
          apostil_pieces_add_line (more, APOSTIL_PIECE_PLAIN, line);
        }
      put_relations (self, more, apostil_record_get_id (mark->annotation));
      put_note (more, mark->annotation);
    }
}

/* ---- Relations ---- */

static void
put_end (ApostilDossier *self, GArray *cell, const gchar *id)
{
  ApostilAnnotation *annotation =
      apostil_annotation_list_lookup (apostil_document_get_annotations (self->document), id);
  guint number = apostil_dossier_get_number (self, id);
  g_autofree gchar *target = g_strdup_printf ("#%s", id);
  g_autofree gchar *text = apostil_number_to_words (number);
  g_autofree gchar *who = NULL;

  if (annotation == NULL)
    return;
  who = apostil_dossier_dup_note_title (self, annotation);
  if (number > 0)
    {
      apostil_pieces_link (apostil_pieces_add (cell, APOSTIL_PIECE_STRONG, text), target);
      apostil_pieces_add (cell, APOSTIL_PIECE_PLAIN, " · ");
    }
  apostil_pieces_add (cell, APOSTIL_PIECE_PLAIN, who);
  if (cell->len > 0)
    {
      g_autofree gchar *words = apostil_describe_words (self->document, annotation, 0);

      apostil_pieces_add_line (cell, APOSTIL_PIECE_WORDS, words);
    }
}

static void
fill_relations (ApostilDossier *self, ApostilDossierTable *table)
{
  ApostilRecordList *relations = apostil_document_get_relations (self->document);

  for (guint i = 0; i < apostil_record_list_get_length (relations); i++)
    {
      ApostilRelation *relation = apostil_record_list_get (relations, i);
      const gchar *from = apostil_relation_get_from (relation);
      ApostilDossierRow *row;

      if (apostil_record_get_status (relation) != APOSTIL_STATUS_CONFIRMED)
        continue;
      row = apostil_dossier_table_add_row (table, apostil_record_get_id (relation));
      put_end (self, apostil_dossier_row_get_cell (row, 0), from);
      apostil_pieces_add (apostil_dossier_row_get_cell (row, 1), APOSTIL_PIECE_STRONG,
                          relation_label (self, relation, from));
      put_note (apostil_dossier_row_get_cell (row, 1), relation);
      put_end (self, apostil_dossier_row_get_cell (row, 2), apostil_relation_get_to (relation));
    }
}

/* Fills the tables. */
void
apostil_dossier_add_tables (ApostilDossier *self)
{
  /* Translators: the head of the column with the numbers of marks. */
  const gchar *number = _ ("No.");
  ApostilDossierTable *table;

  table = table_new ("entities", _ ("Entities"));
  add_column (table, _ ("Name"), 4);
  add_column (table, _ ("Type"), 1.7);
  /* Translators: how often an entity is named. */
  add_column (table, _ ("Named"), 0);
  add_column (table, _ ("In paragraphs"), 2.6);
  /* Translators: which claims an entity makes. */
  add_column (table, _ ("Claims"), 1.7);
  apostil_dossier_add_entities (self, table);
  take_table (self, table);

  table = table_new ("claims", _ ("Claims"));
  add_column (table, number, 0);
  /* Translators: who makes a claim. */
  add_column (table, _ ("Claimant"), 2.6);
  add_column (table, _ ("What is claimed"), 4.8);
  add_column (table, _ ("Verdict and evidence"), 2.5);
  add_column (table, _ ("Relations"), 1.6);
  fill_claims (self, table);
  take_table (self, table);

  table = table_new ("dates", _ ("Dates"));
  add_column (table, number, 0);
  add_column (table, _ ("Words"), 3);
  add_column (table, _ ("Value"), 3.2);
  add_column (table, _ ("Counted from"), 3.8);
  fill_dates (self, table);
  take_table (self, table);

  table = table_new ("marks", _ ("Other Marks"));
  add_column (table, number, 0);
  add_column (table, _ ("Kind"), 2);
  add_column (table, _ ("Words"), 4.5);
  add_column (table, _ ("Details"), 4);
  fill_marks (self, table);
  take_table (self, table);

  table = table_new ("relations", _ ("Relations"));
  add_column (table, C_ ("relation", "From"), 4);
  add_column (table, _ ("Relation"), 1.8);
  add_column (table, C_ ("relation", "To"), 4);
  fill_relations (self, table);
  take_table (self, table);
}
