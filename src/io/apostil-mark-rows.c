/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-mark-rows.h"

#include "apostil-tokens.h"

#include <string.h>

/* A row for each annotation, entity and relation; in JSON also for the article and its sections, so
 * that nothing of the document is missing there. What is the same in all rows of a document, its
 * metadata, is written once and repeated. */

/* Of a sentence no more is repeated than this many code points either side of a mark. */
#define SENTENCE_SIDE 300

/* Attributes that have a column of their own; the others go into « attributes ». */
static const gchar *const known_attributes[] = {
  APOSTIL_ATTR_TYPE,
  APOSTIL_ATTR_NAME,
  APOSTIL_ATTR_FORM,
  APOSTIL_ATTR_REF,
  APOSTIL_ATTR_UNNAMED,
  APOSTIL_ATTR_VALUE,
  APOSTIL_ATTR_MOD,
  APOSTIL_ATTR_ROLE,
  APOSTIL_ATTR_CALENDAR,
  APOSTIL_ATTR_BEGIN,
  APOSTIL_ATTR_END,
  APOSTIL_ATTR_QUANT,
  APOSTIL_ATTR_FREQ,
  APOSTIL_ATTR_MODE,
  APOSTIL_ATTR_ACT,
  APOSTIL_ATTR_STATEMENT,
  APOSTIL_ATTR_VERDICT,
  APOSTIL_ATTR_VERDICT_BY,
  APOSTIL_ATTR_VERDICT_AT,
  APOSTIL_ATTR_REASONING,
  APOSTIL_ATTR_NOTE,
  APOSTIL_ATTR_RULE,
  APOSTIL_ATTR_BY,
  APOSTIL_ATTR_CREATED,
  APOSTIL_ATTR_MODIFIED,
  APOSTIL_ATTR_LANGUAGE,
  APOSTIL_ATTR_AUTHOR,
  APOSTIL_ATTR_PUBLISHER,
  APOSTIL_ATTR_TITLE,
  APOSTIL_ATTR_PUBLISHED,
  APOSTIL_ATTR_ORIGIN_HREF,
  APOSTIL_ATTR_ORIGIN_RETRIEVED,
  APOSTIL_ATTR_ORIGIN_SHA256,
  APOSTIL_ATTR_ORIGIN_ENCODING,
  APOSTIL_ATTR_ORIGIN_CLEANED,
  NULL,
};

/* The four parts that have elements of their own in the file have columns of their own here. */
static const struct
{
  const gchar *role;
  ApostilColumn spans;
  ApostilColumn text;
} part_columns[] = {
  { APOSTIL_PART_SOURCE, APOSTIL_COLUMN_SOURCE, APOSTIL_COLUMN_SOURCE_TEXT },
  { APOSTIL_PART_CUE, APOSTIL_COLUMN_CUE, APOSTIL_COLUMN_CUE_TEXT },
  { APOSTIL_PART_MEDIUM, APOSTIL_COLUMN_MEDIUM, APOSTIL_COLUMN_MEDIUM_TEXT },
  { APOSTIL_PART_ADDRESSEE, APOSTIL_COLUMN_ADDRESSEE, APOSTIL_COLUMN_ADDRESSEE_TEXT },
};

typedef struct
{
  GString *out;
  ApostilRowStyle style;
  ApostilDocument *document;
  ApostilText *text;
  GString *tail;        /* the cells of the document, and the end of the row */
  ApostilSpan sentence; /* the last one found */
} Rows;

static gchar *
dup_words (Rows *self, const ApostilSpan *spans, guint n_spans)
{
  GString *words;

  if (n_spans == 1)
    return apostil_text_dup_span (self->text, spans[0]);
  words = g_string_new (NULL);
  for (guint i = 0; i < n_spans; i++)
    {
      g_autofree gchar *piece = apostil_text_dup_span (self->text, spans[i]);

      g_string_append_printf (words, "%s%s", i > 0 ? " … " : "", piece);
    }
  return g_string_free (words, FALSE);
}

static void
append_member (GString **json, const gchar *name, const gchar *value)
{
  if (value == NULL || *value == '\0')
    return;
  if (*json == NULL)
    *json = g_string_new (NULL);
  g_string_append_c (*json, (*json)->len == 0 ? '{' : ',');
  apostil_json_append_string (*json, name);
  g_string_append_c (*json, ':');
  apostil_json_append_string (*json, value);
}

static void
set_object (ApostilRow *row, ApostilColumn column, GString *json)
{
  if (json == NULL)
    return;
  g_string_append_c (json, '}');
  apostil_row_json (row, column, json->str);
  g_string_free (json, TRUE);
}

static void
set_attributes (ApostilRow *row, gpointer record, ApostilColumn column)
{
  guint n;
  const ApostilAttribute *attributes = apostil_record_get_attributes (record, &n);
  gsize n_prefix = strlen (APOSTIL_ATTR_SCHEME_PREFIX);
  GString *json = NULL;

  for (guint i = 0; i < n; i++)
    {
      const gchar *name = attributes[i].name;

      if (g_str_has_prefix (name, APOSTIL_ATTR_SCHEME_PREFIX))
        append_member (&json, name + n_prefix, attributes[i].value);
      else if (!g_strv_contains (known_attributes, name))
        append_member (&json, name, attributes[i].value);
    }
  set_object (row, column, json);
}

static void
set_plain (ApostilRow *row, gpointer record, ApostilColumn column, const gchar *name)
{
  apostil_row_string (row, column, apostil_record_get (record, name));
}

/* The columns that any record may have, from « attributes » on, and the end of the row. */
static void
end_row (Rows *self, ApostilRow *row, gpointer record, GString *links)
{
  const ApostilAttribute *args;
  guint n_args;
  const gchar *reason = apostil_record_get_reason (record, &args, &n_args);
  GString *json = NULL;

  set_attributes (row, record, APOSTIL_COLUMN_ATTRIBUTES);
  if (links != NULL)
    {
      g_string_append_c (links, '}');
      apostil_row_json (row, APOSTIL_COLUMN_LINKS, links->str);
    }
  set_plain (row, record, APOSTIL_COLUMN_NOTE, APOSTIL_ATTR_NOTE);
  set_plain (row, record, APOSTIL_COLUMN_RULE, APOSTIL_ATTR_RULE);
  apostil_row_string (row, APOSTIL_COLUMN_REASON, reason);
  for (guint i = 0; i < n_args; i++)
    append_member (&json, args[i].name, args[i].value);
  set_object (row, APOSTIL_COLUMN_REASON_ARGS, json);
  apostil_row_list (row, APOSTIL_COLUMN_ALTERNATIVES, apostil_record_get_alternatives (record));
  set_plain (row, record, APOSTIL_COLUMN_BY, APOSTIL_ATTR_BY);
  set_plain (row, record, APOSTIL_COLUMN_CREATED, APOSTIL_ATTR_CREATED);
  set_plain (row, record, APOSTIL_COLUMN_MODIFIED, APOSTIL_ATTR_MODIFIED);
  apostil_row_string (row, APOSTIL_COLUMN_FOREIGN_ATTRIBUTES,
                      apostil_record_get_foreign_attributes (record));
  apostil_row_string (row, APOSTIL_COLUMN_FOREIGN_ELEMENTS,
                      apostil_record_get_foreign_elements (record));
  if (APOSTIL_IS_ARTICLE (record))
    {
      const gchar *scheme = apostil_scheme_get_id (apostil_document_get_scheme (self->document));

      apostil_row_string (row, APOSTIL_COLUMN_ARTICLE_TEXT,
                          apostil_text_get_utf8 (self->text, NULL));
      if (!g_str_equal (scheme, "news"))
        {
          gsize n;
          GBytes *xml = apostil_scheme_get_xml (apostil_document_get_scheme (self->document));
          const gchar *bytes = g_bytes_get_data (xml, &n);
          g_autofree gchar *string = g_strndup (bytes, n);

          apostil_row_string (row, APOSTIL_COLUMN_SCHEME_XML, string);
        }
    }
  apostil_row_skip_to (row, APOSTIL_COLUMN_FILE);
  g_string_append_len (self->out, self->tail->str, (gssize) self->tail->len);
}

static void
begin_row (Rows *self, ApostilRow *row, const gchar *record, const gchar *id)
{
  if (self->style == APOSTIL_ROW_JSONL)
    g_string_append_c (self->out, '{');
  apostil_row_begin (row, self->out, self->style, APOSTIL_COLUMN_RECORD);
  apostil_row_string (row, APOSTIL_COLUMN_RECORD, record);
  apostil_row_string (row, APOSTIL_COLUMN_ID, id);
}

static const gchar *
status_name (gpointer record)
{
  switch (apostil_record_get_status (record))
    {
    case APOSTIL_STATUS_SUGGESTED:
      return "suggested";
    case APOSTIL_STATUS_REJECTED:
      return "rejected";
    case APOSTIL_STATUS_CONFIRMED:
    default:
      return "confirmed";
    }
}

/* The sentence around @span, in one line; a long one is cut. */
static gchar *
dup_sentence (Rows *self, ApostilSpan span)
{
  ApostilSpan sentence;
  guint32 start;
  guint32 end;
  g_autofree gchar *words = NULL;

  /* marks come in the order of the text, and many lie in one sentence */
  if (!apostil_span_holds (self->sentence, span.start))
    self->sentence = apostil_text_sentence_at (self->text, span.start);
  sentence = self->sentence;
  if (span.end > sentence.end)
    sentence.end = apostil_text_sentence_at (self->text, span.end - 1).end;
  start = MAX (sentence.start, span.start - MIN (span.start, SENTENCE_SIDE));
  end = MIN (sentence.end,
             span.start + SENTENCE_SIDE + MIN (apostil_span_length (span), 4 * SENTENCE_SIDE));
  if (end <= start)
    return NULL;
  words = apostil_text_dup_span (self->text, APOSTIL_SPAN (start, end));
  g_strdelimit (words, "\n\t", ' ');
  return g_strdup_printf ("%s%s%s", start > sentence.start ? "…" : "", words,
                          end < sentence.end ? "…" : "");
}

static void
set_place (Rows *self, ApostilRow *row, const ApostilSpan *spans, guint n_spans)
{
  g_autofree gchar *words = dup_words (self, spans, n_spans);
  g_autofree gchar *sentence = dup_sentence (self, spans[0]);
  ApostilSection *section = apostil_document_get_section_at (self->document, spans[0].start);

  apostil_row_string (row, APOSTIL_COLUMN_TEXT, words);
  apostil_row_number (row, APOSTIL_COLUMN_START, spans[0].start);
  apostil_row_number (row, APOSTIL_COLUMN_END, spans[n_spans - 1].end);
  apostil_row_spans (row, APOSTIL_COLUMN_SPANS, spans, n_spans);
  apostil_row_number (row, APOSTIL_COLUMN_LINE, apostil_text_get_line (self->text, spans[0].start));
  apostil_row_string (row, APOSTIL_COLUMN_SENTENCE, sentence);
  if (section != NULL)
    {
      apostil_row_string (row, APOSTIL_COLUMN_SECTION, apostil_record_get_id (section));
      set_plain (row, section, APOSTIL_COLUMN_SECTION_ROLE, APOSTIL_ATTR_ROLE);
    }
  apostil_row_string (row, APOSTIL_COLUMN_SECTION_PUBLISHED,
                      apostil_document_get_published_at (self->document, spans[0].start, NULL));
  if (section != NULL)
    {
      set_plain (row, section, APOSTIL_COLUMN_SECTION_AUTHOR, APOSTIL_ATTR_AUTHOR);
      set_plain (row, section, APOSTIL_COLUMN_SECTION_PUBLISHER, APOSTIL_ATTR_PUBLISHER);
      set_plain (row, section, APOSTIL_COLUMN_SECTION_LANGUAGE, APOSTIL_ATTR_LANGUAGE);
    }
}

static ApostilEntity *
get_entity (Rows *self, const gchar *id)
{
  return id == NULL
             ? NULL
             : apostil_record_list_lookup (apostil_document_get_entities (self->document), id);
}

/* The value, or what its absence means. */
static void
set_choice (ApostilRow *row, ApostilAnnotation *annotation, ApostilColumn column, const gchar *name)
{
  const gchar *value = apostil_record_get (annotation, name);
  const ApostilAttributeDef *def =
      apostil_kind_get_attribute_def (apostil_annotation_get_kind (annotation), name);

  apostil_row_string (row, column, value == NULL && def != NULL ? def->fallback : value);
}

static void
set_date (Rows *self, ApostilRow *row, ApostilAnnotation *date)
{
  const gchar *anchor_id = apostil_annotation_get_link (date, APOSTIL_LINK_ANCHOR);
  const gchar *anchor = NULL;
  guint32 start = apostil_annotation_get_first_span (date).start;

  set_plain (row, date, APOSTIL_COLUMN_VALUE, APOSTIL_ATTR_VALUE);
  set_plain (row, date, APOSTIL_COLUMN_MOD, APOSTIL_ATTR_MOD);
  if (anchor_id != NULL)
    {
      ApostilAnnotation *other = apostil_annotation_list_lookup (
          apostil_document_get_annotations (self->document), anchor_id);

      anchor = other != NULL ? apostil_record_get (other, APOSTIL_ATTR_VALUE) : NULL;
    }
  else if (apostil_record_get (date, APOSTIL_ATTR_ROLE) == NULL)
    anchor = apostil_document_get_published_at (self->document, start, NULL);
  apostil_row_string (row, APOSTIL_COLUMN_ANCHOR, anchor);
  apostil_row_string (row, APOSTIL_COLUMN_ANCHOR_ID, anchor_id);
  set_plain (row, date, APOSTIL_COLUMN_ROLE, APOSTIL_ATTR_ROLE);
  set_plain (row, date, APOSTIL_COLUMN_BEGIN_VALUE, APOSTIL_ATTR_BEGIN);
  set_plain (row, date, APOSTIL_COLUMN_END_VALUE, APOSTIL_ATTR_END);
  set_plain (row, date, APOSTIL_COLUMN_QUANT, APOSTIL_ATTR_QUANT);
  set_plain (row, date, APOSTIL_COLUMN_FREQ, APOSTIL_ATTR_FREQ);
  set_plain (row, date, APOSTIL_COLUMN_CALENDAR, APOSTIL_ATTR_CALENDAR);
}

static void
set_claimants (Rows *self, ApostilRow *row, ApostilAnnotation *claim)
{
  const gchar *const *ids = apostil_annotation_get_links (claim, APOSTIL_LINK_CLAIMANT);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  gboolean unnamed = FALSE;

  apostil_row_list (row, APOSTIL_COLUMN_CLAIMANT, ids);
  for (guint i = 0; ids[i] != NULL; i++)
    {
      ApostilEntity *entity = get_entity (self, ids[i]);

      if (entity == NULL)
        continue;
      g_ptr_array_add (names, (gpointer) apostil_entity_get_name (entity));
      unnamed |= apostil_entity_is_unnamed (entity);
    }
  g_ptr_array_add (names, NULL);
  apostil_row_list (row, APOSTIL_COLUMN_CLAIMANT_NAME, (const gchar *const *) names->pdata);
  apostil_row_string (row, APOSTIL_COLUMN_CLAIMANT_UNNAMED, unnamed ? "true" : NULL);
}

static void
set_parts (Rows *self, ApostilRow *row, ApostilAnnotation *annotation)
{
  const ApostilKind *kind = apostil_annotation_get_kind (annotation);
  g_autoptr (GString) others = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (part_columns); i++)
    {
      guint n;
      const ApostilSpan *spans = apostil_annotation_get_part (annotation, part_columns[i].role, &n);
      g_autofree gchar *words = n > 0 ? dup_words (self, spans, n) : NULL;

      apostil_row_spans (row, part_columns[i].spans, spans, n);
      apostil_row_string (row, part_columns[i].text, words);
    }
  for (guint i = 0; i < kind->n_parts; i++)
    {
      const gchar *role = kind->parts[i].role;
      guint n;
      const ApostilSpan *spans = apostil_annotation_get_part (annotation, role, &n);
      gboolean done = n == 0;

      for (guint j = 0; j < G_N_ELEMENTS (part_columns) && !done; j++)
        done = g_str_equal (part_columns[j].role, role);
      if (done)
        continue;
      if (others == NULL)
        others = g_string_new (NULL);
      g_string_append_c (others, others->len == 0 ? '{' : ',');
      apostil_json_append_string (others, role);
      for (guint j = 0; j < n; j++)
        g_string_append_printf (others, "%s[%u,%u]", j == 0 ? ":[" : ",", spans[j].start,
                                spans[j].end);
      g_string_append_c (others, ']');
    }
  if (others != NULL)
    g_string_append_c (others, '}');
  apostil_row_json (row, APOSTIL_COLUMN_PARTS, others != NULL ? others->str : NULL);
}

static void
set_evidence (ApostilRow *row, ApostilAnnotation *claim)
{
  guint n = apostil_annotation_get_n_evidence (claim);
  g_autoptr (GPtrArray) addresses = g_ptr_array_new ();
  g_autoptr (GString) json = g_string_new ("[");

  if (n == 0)
    return;
  for (guint i = 0; i < n; i++)
    {
      const ApostilEvidence *evidence = apostil_annotation_get_evidence (claim, i);
      GString *one = NULL;

      append_member (&one, "href", evidence->href);
      append_member (&one, "retrieved", evidence->retrieved);
      append_member (&one, "archived", evidence->archived);
      append_member (&one, "stance", evidence->stance);
      append_member (&one, "quotation", evidence->quotation);
      g_string_append_printf (json, "%s%s}", i == 0 ? "" : ",", one != NULL ? one->str : "{");
      if (one != NULL)
        g_string_free (one, TRUE);
      if (evidence->href != NULL)
        g_ptr_array_add (addresses, evidence->href);
    }
  g_string_append_c (json, ']');
  g_ptr_array_add (addresses, NULL);
  apostil_row_number (row, APOSTIL_COLUMN_EVIDENCE_COUNT, n);
  apostil_row_list (row, APOSTIL_COLUMN_EVIDENCE_URLS, (const gchar *const *) addresses->pdata);
  apostil_row_json (row, APOSTIL_COLUMN_EVIDENCE, json->str);
}

/* « contradicts c7 » for a relation that goes from here or both ways, « c2 supports » for one that
 * comes here. */
static void
set_relations (Rows *self, ApostilRow *row, const gchar *id)
{
  ApostilRecordList *relations = apostil_document_get_relations (self->document);
  ApostilScheme *scheme = apostil_document_get_scheme (self->document);
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) words = NULL;

  if (apostil_record_list_get_length (relations) == 0)
    return;
  found = apostil_record_list_linking_to (relations, id);
  words = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < found->len; i++)
    {
      ApostilRelation *relation = g_ptr_array_index (found, i);
      const gchar *type = apostil_relation_get_relation_type (relation);
      const gchar *from = apostil_relation_get_from (relation);
      const ApostilRelationDef *def = apostil_scheme_get_relation (scheme, type);
      gboolean here = g_str_equal (from, id);

      if (apostil_record_get_status (relation) != APOSTIL_STATUS_CONFIRMED)
        continue;
      if (here || (def != NULL && def->symmetric))
        g_ptr_array_add (words, g_strdup_printf ("%s %s", type,
                                                 here ? apostil_relation_get_to (relation) : from));
      else
        g_ptr_array_add (words, g_strdup_printf ("%s %s", from, type));
    }
  g_ptr_array_add (words, NULL);
  apostil_row_list (row, APOSTIL_COLUMN_RELATIONS, (const gchar *const *) words->pdata);
}

/* Links that no column holds. */
static GString *
dup_other_links (ApostilAnnotation *annotation)
{
  static const gchar *const known[] = { APOSTIL_LINK_ENTITY, APOSTIL_LINK_CLAIMANT,
                                        APOSTIL_LINK_WITHIN, APOSTIL_LINK_ANCHOR, NULL };
  const ApostilKind *kind = apostil_annotation_get_kind (annotation);
  gboolean own = g_str_equal (kind->element, "mark");
  GString *json = NULL;

  for (guint i = 0; i < kind->n_links; i++)
    {
      const gchar *role = kind->links[i].role;
      const gchar *const *ids = apostil_annotation_get_links (annotation, role);

      if (ids[0] == NULL || (!own && g_strv_contains (known, role)))
        continue;
      if (json == NULL)
        json = g_string_new (NULL);
      g_string_append_c (json, json->len == 0 ? '{' : ',');
      apostil_json_append_string (json, role);
      for (guint j = 0; ids[j] != NULL; j++)
        {
          g_string_append (json, j == 0 ? ":[" : ",");
          apostil_json_append_string (json, ids[j]);
        }
      g_string_append_c (json, ']');
    }
  return json;
}

static void
append_annotation (Rows *self, ApostilAnnotation *annotation)
{
  const ApostilKind *kind = apostil_annotation_get_kind (annotation);
  const gchar *id = apostil_record_get_id (annotation);
  gboolean mention = apostil_annotation_is (annotation, APOSTIL_KIND_ENTITY);
  gboolean claim = apostil_annotation_is (annotation, APOSTIL_KIND_CLAIM);
  ApostilEntity *entity = NULL;
  guint n_spans;
  const ApostilSpan *spans = apostil_annotation_get_spans (annotation, &n_spans);
  GString *links = dup_other_links (annotation);
  ApostilRow row;

  if (mention)
    entity = get_entity (self, apostil_annotation_get_link (annotation, APOSTIL_LINK_ENTITY));
  begin_row (self, &row, kind->element, id);
  apostil_row_string (&row, APOSTIL_COLUMN_KIND, kind->id);
  apostil_row_string (&row, APOSTIL_COLUMN_TYPE,
                      entity != NULL ? apostil_entity_get_entity_type (entity)
                                     : apostil_record_get (annotation, APOSTIL_ATTR_TYPE));
  apostil_row_string (&row, APOSTIL_COLUMN_STATUS, status_name (annotation));
  set_place (self, &row, spans, n_spans);
  if (entity != NULL)
    {
      apostil_row_string (&row, APOSTIL_COLUMN_ENTITY, apostil_record_get_id (entity));
      apostil_row_string (&row, APOSTIL_COLUMN_ENTITY_NAME, apostil_entity_get_name (entity));
      set_plain (&row, entity, APOSTIL_COLUMN_ENTITY_REF, APOSTIL_ATTR_REF);
      apostil_row_string (&row, APOSTIL_COLUMN_ENTITY_UNNAMED,
                          apostil_entity_is_unnamed (entity) ? "true" : NULL);
    }
  else if (mention)
    set_plain (&row, annotation, APOSTIL_COLUMN_ENTITY_NAME, APOSTIL_ATTR_NAME);
  if (mention)
    set_choice (&row, annotation, APOSTIL_COLUMN_FORM, APOSTIL_ATTR_FORM);
  if (apostil_annotation_is (annotation, APOSTIL_KIND_DATE))
    set_date (self, &row, annotation);
  if (claim)
    set_claimants (self, &row, annotation);
  set_parts (self, &row, annotation);
  if (claim)
    {
      set_choice (&row, annotation, APOSTIL_COLUMN_MODE, APOSTIL_ATTR_MODE);
      set_choice (&row, annotation, APOSTIL_COLUMN_ACT, APOSTIL_ATTR_ACT);
      apostil_row_string (&row, APOSTIL_COLUMN_WITHIN,
                          apostil_annotation_get_link (annotation, APOSTIL_LINK_WITHIN));
      set_plain (&row, annotation, APOSTIL_COLUMN_STATEMENT, APOSTIL_ATTR_STATEMENT);
      set_choice (&row, annotation, APOSTIL_COLUMN_VERDICT, APOSTIL_ATTR_VERDICT);
      set_plain (&row, annotation, APOSTIL_COLUMN_REASONING, APOSTIL_ATTR_REASONING);
      set_plain (&row, annotation, APOSTIL_COLUMN_VERDICT_BY, APOSTIL_ATTR_VERDICT_BY);
      set_plain (&row, annotation, APOSTIL_COLUMN_VERDICT_AT, APOSTIL_ATTR_VERDICT_AT);
    }
  set_evidence (&row, annotation);
  set_relations (self, &row, id);
  end_row (self, &row, annotation, links);
  if (links != NULL)
    g_string_free (links, TRUE);
}

static void
append_entity (Rows *self, ApostilEntity *entity)
{
  const gchar *id = apostil_record_get_id (entity);
  ApostilRow row;

  begin_row (self, &row, "entity", id);
  apostil_row_string (&row, APOSTIL_COLUMN_TYPE, apostil_entity_get_entity_type (entity));
  apostil_row_string (&row, APOSTIL_COLUMN_STATUS, status_name (entity));
  apostil_row_string (&row, APOSTIL_COLUMN_ENTITY, id);
  apostil_row_string (&row, APOSTIL_COLUMN_ENTITY_NAME, apostil_entity_get_name (entity));
  set_plain (&row, entity, APOSTIL_COLUMN_ENTITY_REF, APOSTIL_ATTR_REF);
  apostil_row_list (&row, APOSTIL_COLUMN_ENTITY_ALIASES, apostil_entity_get_aliases (entity));
  apostil_row_string (&row, APOSTIL_COLUMN_ENTITY_UNNAMED,
                      apostil_entity_is_unnamed (entity) ? "true" : NULL);
  end_row (self, &row, entity, NULL);
}

static void
append_relation (Rows *self, ApostilRelation *relation)
{
  ApostilRow row;

  begin_row (self, &row, "relation", apostil_record_get_id (relation));
  apostil_row_string (&row, APOSTIL_COLUMN_TYPE, apostil_relation_get_relation_type (relation));
  apostil_row_string (&row, APOSTIL_COLUMN_STATUS, status_name (relation));
  apostil_row_string (&row, APOSTIL_COLUMN_FROM, apostil_relation_get_from (relation));
  apostil_row_string (&row, APOSTIL_COLUMN_TO, apostil_relation_get_to (relation));
  end_row (self, &row, relation, NULL);
}

static void
append_section (Rows *self, ApostilSection *section)
{
  const gchar *id = apostil_record_get_id (section);
  guint n_spans;
  const ApostilSpan *spans = apostil_section_get_spans (section, &n_spans);
  ApostilRow row;

  begin_row (self, &row, "section", id);
  apostil_row_number (&row, APOSTIL_COLUMN_START, n_spans > 0 ? spans[0].start : 0);
  apostil_row_number (&row, APOSTIL_COLUMN_END, n_spans > 0 ? spans[n_spans - 1].end : 0);
  apostil_row_spans (&row, APOSTIL_COLUMN_SPANS, spans, n_spans);
  apostil_row_string (&row, APOSTIL_COLUMN_SECTION, id);
  set_plain (&row, section, APOSTIL_COLUMN_SECTION_ROLE, APOSTIL_ATTR_ROLE);
  if (n_spans > 0)
    apostil_row_string (&row, APOSTIL_COLUMN_SECTION_PUBLISHED,
                        apostil_document_get_published_at (self->document, spans[0].start, NULL));
  apostil_row_string (&row, APOSTIL_COLUMN_SECTION_PUBLISHED_ID,
                      apostil_section_get_published (section));
  set_plain (&row, section, APOSTIL_COLUMN_SECTION_AUTHOR, APOSTIL_ATTR_AUTHOR);
  set_plain (&row, section, APOSTIL_COLUMN_SECTION_PUBLISHER, APOSTIL_ATTR_PUBLISHER);
  set_plain (&row, section, APOSTIL_COLUMN_SECTION_LANGUAGE, APOSTIL_ATTR_LANGUAGE);
  end_row (self, &row, section, NULL);
}

/* The cells that are the same in all rows of the document. */
static GString *
make_tail (Rows *self, const gchar *file)
{
  ApostilArticle *article = apostil_document_get_article (self->document);
  GString *tail = g_string_new (NULL);
  ApostilRow row;

  apostil_row_begin (&row, tail, self->style, APOSTIL_COLUMN_FILE);
  apostil_row_string (&row, APOSTIL_COLUMN_FILE, file);
  apostil_row_string (&row, APOSTIL_COLUMN_DOCUMENT, apostil_document_get_uuid (self->document));
  apostil_row_string (&row, APOSTIL_COLUMN_SCHEME,
                      apostil_scheme_get_id (apostil_document_get_scheme (self->document)));
  set_plain (&row, article, APOSTIL_COLUMN_TITLE, APOSTIL_ATTR_TITLE);
  apostil_row_list (&row, APOSTIL_COLUMN_AUTHORS, apostil_article_get_authors (article));
  set_plain (&row, article, APOSTIL_COLUMN_PUBLISHER, APOSTIL_ATTR_PUBLISHER);
  set_plain (&row, article, APOSTIL_COLUMN_LANGUAGE, APOSTIL_ATTR_LANGUAGE);
  set_plain (&row, article, APOSTIL_COLUMN_PUBLISHED, APOSTIL_ATTR_PUBLISHED);
  set_plain (&row, article, APOSTIL_COLUMN_ORIGIN, APOSTIL_ATTR_ORIGIN_HREF);
  set_plain (&row, article, APOSTIL_COLUMN_RETRIEVED, APOSTIL_ATTR_ORIGIN_RETRIEVED);
  set_plain (&row, article, APOSTIL_COLUMN_ORIGIN_SHA256, APOSTIL_ATTR_ORIGIN_SHA256);
  set_plain (&row, article, APOSTIL_COLUMN_ORIGIN_ENCODING, APOSTIL_ATTR_ORIGIN_ENCODING);
  set_plain (&row, article, APOSTIL_COLUMN_ORIGIN_CLEANED, APOSTIL_ATTR_ORIGIN_CLEANED);
  apostil_row_string (&row, APOSTIL_COLUMN_SHA256, apostil_text_get_sha256 (self->text));
  if (self->style == APOSTIL_ROW_JSONL)
    set_attributes (&row, article, APOSTIL_COLUMN_VARIABLES);
  apostil_row_skip_to (&row, APOSTIL_N_COLUMNS);
  if (self->style == APOSTIL_ROW_JSONL)
    g_string_append_c (tail, '}');
  g_string_append_c (tail, APOSTIL_ROW_TERMINATOR);
  return tail;
}

/**
 * apostil_mark_rows_append:
 * @out: where to
 * @document: a document
 * @file: (nullable): name of its file
 * @style: how rows are written
 *
 * Appends the rows of @document, each ended by %APOSTIL_ROW_TERMINATOR: (in JSON the article and its
 * sections,) annotations in the order of the text, entities, relations. Rows of CSV are without the
 * variables of the document. Any thread that owns @document.
 */
void
apostil_mark_rows_append (GString *out,
                          ApostilDocument *document,
                          const gchar *file,
                          ApostilRowStyle style)
{
  Rows self = { .out = out,
                .style = style,
                .document = document,
                .text = apostil_document_get_text (document) };
  ApostilAnnotationList *annotations = apostil_document_get_annotations (document);
  ApostilRecordList *entities = apostil_document_get_entities (document);
  ApostilRecordList *relations = apostil_document_get_relations (document);
  ApostilRecordList *sections = apostil_document_get_sections (document);

  self.tail = make_tail (&self, file);
  if (style == APOSTIL_ROW_JSONL)
    {
      ApostilRow row;

      begin_row (&self, &row, "article", NULL);
      end_row (&self, &row, apostil_document_get_article (document), NULL);
      for (guint i = 0; i < apostil_record_list_get_length (sections); i++)
        append_section (&self, apostil_record_list_get (sections, i));
    }
  for (guint i = 0; i < apostil_annotation_list_get_length (annotations); i++)
    append_annotation (&self, apostil_annotation_list_get (annotations, i));
  for (guint i = 0; i < apostil_record_list_get_length (entities); i++)
    append_entity (&self, apostil_record_list_get (entities, i));
  for (guint i = 0; i < apostil_record_list_get_length (relations); i++)
    append_relation (&self, apostil_record_list_get (relations, i));
  g_string_free (self.tail, TRUE);
}
