/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-native-record-writer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "apostil-error.h"
#include "apostil-native-grammar.h"
#include "apostil-xml-text.h"

/* How it works
 *
 * A record with one child is one line, any other has a line for each child. Which it will
 * be is only known once the second child comes; then the line is broken before the first
 * one, which is still at the end of the string. */

/* Values that are attributes in the file too, in the order in which they are written; links
 * stand among them. */
static const ApostilName value_names[] = {
  APOSTIL_NAME_TYPE,     APOSTIL_NAME_NAME, APOSTIL_NAME_VALUE, APOSTIL_NAME_MOD,
  APOSTIL_NAME_BEGIN,    APOSTIL_NAME_END,  APOSTIL_NAME_QUANT, APOSTIL_NAME_FREQ,
  APOSTIL_NAME_CALENDAR, APOSTIL_NAME_FORM, APOSTIL_NAME_MODE,  APOSTIL_NAME_ACT,
  APOSTIL_NAME_ROLE,     APOSTIL_NAME_RULE, APOSTIL_NAME_BY,    APOSTIL_NAME_CREATED,
  APOSTIL_NAME_MODIFIED,
};

enum
{
  TYPE_AT = 0,
  NAME_AT = 1,
  RULE_AT = 13,
  N_VALUES = G_N_ELEMENTS (value_names),
};

/* Values that are elements of their own. */
static const gchar *const value_elements[] = {
  APOSTIL_ATTR_NOTE,
  APOSTIL_ATTR_REASONING,
  APOSTIL_ATTR_STATEMENT,
  APOSTIL_ATTR_VERDICT,
  APOSTIL_ATTR_VERDICT_AT,
  APOSTIL_ATTR_VERDICT_BY,
  NULL,
};

static const gchar *const part_elements[] = { "source", "cue", "medium", "addressee" };

/**
 * apostil_record_writer_init:
 * @self: (out caller-allocates): a writer of records
 * @out: where to
 * @text: (nullable): the article's words, which spans quote; %NULL to quote none
 */
void
apostil_record_writer_init (ApostilRecordWriter *self, GString *out, ApostilText *text)
{
  memset (self, 0, sizeof *self);
  self->out = out;
  self->text = text;
  for (guint i = 0; i < N_VALUES; i++)
    self->names[i] = g_intern_string (apostil_name_get_name (value_names[i]));
}

static void
note (ApostilRecordWriter *self, gboolean fits)
{
  if (!fits && self->bad == NULL)
    self->bad = self->id;
}

static void
put (ApostilRecordWriter *self, const gchar *xml)
{
  g_string_append (self->out, xml);
}

static void
put_attribute (ApostilRecordWriter *self, const gchar *name, const gchar *value)
{
  note (self, apostil_xml_append_attribute (self->out, name, value));
}

static void
put_line (ApostilRecordWriter *self, guint indent)
{
  g_string_append_c (self->out, '\n');
  for (guint i = 0; i < indent; i++)
    g_string_append_len (self->out, "  ", 2);
}

/* Ends the start tag, or breaks the line, as the next child needs it. */
static void
begin_child (ApostilRecordWriter *self)
{
  static const gchar blanks[] = "\n            ";

  if (self->n_children == 0)
    {
      g_string_append_c (self->out, '>');
      self->first_child = self->out->len;
    }
  else
    {
      if (self->n_children == 1)
        g_string_insert_len (self->out, (gssize) self->first_child, blanks,
                             1 + 2 * (gssize) (self->indent + 1));
      put_line (self, self->indent + 1);
    }
  self->n_children++;
}

static void
begin_record (ApostilRecordWriter *self, gpointer record, const gchar *element, guint indent)
{
  self->id = apostil_record_get_id (record);
  self->indent = indent;
  self->n_children = 0;
  self->foreign = apostil_foreign_index_new (apostil_record_get_foreign_elements (record));
  for (guint i = 0; i < indent; i++)
    g_string_append_len (self->out, "  ", 2);
  g_string_append_c (self->out, '<');
  put (self, element);
}

static void
put_foreign_attributes (ApostilRecordWriter *self, gpointer record)
{
  const gchar *attributes = apostil_record_get_foreign_attributes (record);

  if (attributes != NULL)
    put (self, attributes);
}

static void
end_record (ApostilRecordWriter *self, gpointer record, const gchar *element)
{
  const gchar *foreign = apostil_record_get_foreign_elements (record);
  const gchar *end = foreign != NULL ? foreign + apostil_foreign_own_length (foreign) : NULL;

  while (foreign < end)
    {
      gsize n = strcspn (foreign, APOSTIL_FOREIGN_ELEMENT_SEPARATOR "\x1e");

      begin_child (self);
      g_string_append_len (self->out, foreign, (gssize) n);
      foreign += n + 1;
    }
  g_clear_pointer (&self->foreign, apostil_foreign_index_free);
  if (self->n_children == 0)
    {
      put (self, "/>\n");
      return;
    }

  if (self->n_children > 1)
    put_line (self, self->indent);
  put (self, "</");
  put (self, element);
  put (self, ">\n");
}

static void
append_elements (GString *out, const gchar *elements, gsize n)
{
  while (n > 0)
    {
      const gchar *end = memchr (elements, *APOSTIL_FOREIGN_ELEMENT_SEPARATOR, n);
      gsize length = end != NULL ? (gsize) (end - elements) : n;

      g_string_append_len (out, elements, (gssize) length);
      length += end != NULL;
      elements += length;
      n -= length;
    }
}

/* Ends a small element after its own attributes: foreign ones, text, foreign elements. */
static void
end_small (ApostilRecordWriter *self,
           const gchar *element,
           const gchar *key,
           const gchar *text,
           gsize n_bytes)
{
  ApostilForeignPart part = { NULL, 0, NULL, 0 };

  if (self->foreign != NULL &&
      apostil_foreign_index_take (self->foreign, key != NULL ? key : element, &part))
    g_string_append_len (self->out, part.attributes, (gssize) part.n_attributes);
  if (n_bytes == 0 && part.n_elements == 0)
    {
      g_string_append_len (self->out, "/>", 2);
      return;
    }

  g_string_append_c (self->out, '>');
  if (n_bytes > 0)
    note (self, apostil_xml_append_text (self->out, text, n_bytes));
  if (part.n_elements > 0)
    append_elements (self->out, part.elements, part.n_elements);
  g_string_append_len (self->out, "</", 2);
  put (self, element);
  g_string_append_c (self->out, '>');
}

static void
put_text_element (ApostilRecordWriter *self,
                  const gchar *element,
                  const gchar *key,
                  const gchar *text)
{
  if (text == NULL)
    return;

  begin_child (self);
  g_string_append_c (self->out, '<');
  put (self, element);
  end_small (self, element, key, text, strlen (text));
}

static void
put_span (ApostilRecordWriter *self,
          const gchar *element,
          const gchar *role,
          ApostilSpan span,
          gboolean quote)
{
  g_autofree gchar *key = NULL;
  const gchar *utf8 = "";
  gsize n_bytes = 0;
  gsize start = 0;
  gsize end = 0;

  begin_child (self);
  g_string_append_c (self->out, '<');
  put (self, element);
  if (element != role)
    put_attribute (self, "role", role);
  g_string_append_len (self->out, " start=\"", 8);
  apostil_xml_append_number (self->out, span.start);
  g_string_append_len (self->out, "\" end=\"", 7);
  apostil_xml_append_number (self->out, span.end);
  g_string_append_c (self->out, '"');

  if (self->foreign != NULL)
    key = g_strdup_printf ("%s %u-%u", role, span.start, span.end);
  if (quote && self->text != NULL)
    {
      utf8 = apostil_text_get_utf8 (self->text, &n_bytes);
      start = apostil_text_to_byte (self->text, span.start);
      end = apostil_text_to_byte (self->text, span.end);
    }
  end_small (self, element, key, utf8 + start, end - start);
}

static void
put_named (ApostilRecordWriter *self, const gchar *element, const gchar *name, const gchar *text)
{
  g_autofree gchar *key = self->foreign != NULL ? g_strdup_printf ("%s %s", element, name) : NULL;

  g_string_append_c (self->out, '<');
  put (self, element);
  put_attribute (self, "name", name);
  end_small (self, element, key, text, strlen (text));
}

/* What the scheme defines beyond the format, by name. It is kept with a prefix; without one
 * it is written all the same, since nothing may be lost. */
static void
put_scheme_attributes (ApostilRecordWriter *self, gpointer record)
{
  gsize n_prefix = strlen (APOSTIL_ATTR_SCHEME_PREFIX);
  guint n = 0;
  const ApostilAttribute *attributes = apostil_record_get_attributes (record, &n);

  for (guint i = 0; i < n; i++)
    {
      const gchar *name = attributes[i].name;
      gboolean prefixed = g_str_has_prefix (name, APOSTIL_ATTR_SCHEME_PREFIX);
      gboolean placed = !prefixed && APOSTIL_IS_ARTICLE (record);

      for (guint j = 0; j < N_VALUES && !prefixed; j++)
        placed = placed || self->names[j] == name;
      if (placed || g_strv_contains (value_elements, name))
        continue;

      begin_child (self);
      put_named (self, "attribute", prefixed ? name + n_prefix : name, attributes[i].value);
    }
}

static void
put_reason (ApostilRecordWriter *self, gpointer record)
{
  const ApostilAttribute *args = NULL;
  guint n_args = 0;
  const gchar *code = apostil_record_get_reason (record, &args, &n_args);
  ApostilForeignPart part = { NULL, 0, NULL, 0 };

  if (code == NULL)
    return;

  begin_child (self);
  put (self, "<reason");
  put_attribute (self, "code", code);
  if (apostil_foreign_index_take (self->foreign, "reason", &part))
    g_string_append_len (self->out, part.attributes, (gssize) part.n_attributes);
  if (n_args == 0 && part.n_elements == 0)
    {
      put (self, "/>");
      return;
    }
  g_string_append_c (self->out, '>');
  for (guint i = 0; i < n_args; i++)
    put_named (self, "arg", args[i].name, args[i].value);
  append_elements (self->out, part.elements, part.n_elements);
  put (self, "</reason>");
}

/* Reason, alternatives and note, which end every record that has them. */
static void
put_common_children (ApostilRecordWriter *self, gpointer record)
{
  const gchar *const *alternatives = apostil_record_get_alternatives (record);

  put_reason (self, record);
  for (guint i = 0; alternatives != NULL && alternatives[i] != NULL; i++)
    {
      g_autofree gchar *key =
          self->foreign != NULL ? g_strdup_printf ("alternative %s", alternatives[i]) : NULL;

      begin_child (self);
      put (self, "<alternative");
      put_attribute (self, "value", alternatives[i]);
      end_small (self, "alternative", key, NULL, 0);
    }
  put_text_element (self, "note", NULL, apostil_record_get (record, APOSTIL_ATTR_NOTE));
}

static void
put_values (ApostilRecordWriter *self, const gchar *const *values, guint first, guint end)
{
  for (guint i = first; i < end; i++)
    if (values[i] != NULL)
      put_attribute (self, self->names[i], values[i]);
}

/* Sorts the values of a record that are attributes in the file too into slots; returns
 * whether it has others. */
static gboolean
find_values (ApostilRecordWriter *self, gpointer record, const gchar **values)
{
  gboolean others = FALSE;
  guint n = 0;
  const ApostilAttribute *attributes = apostil_record_get_attributes (record, &n);

  for (guint i = 0; i < n; i++)
    {
      guint slot = 0;

      while (slot < N_VALUES && self->names[slot] != attributes[i].name)
        slot++;
      if (slot < N_VALUES)
        values[slot] = attributes[i].value;
      else
        others = TRUE;
    }
  return others;
}

static void
put_status (ApostilRecordWriter *self, gpointer record)
{
  switch (apostil_record_get_status (record))
    {
    case APOSTIL_STATUS_SUGGESTED:
      put (self, " status=\"suggested\"");
      break;
    case APOSTIL_STATUS_REJECTED:
      put (self, " status=\"rejected\"");
      break;
    case APOSTIL_STATUS_CONFIRMED:
    default:
      break;
    }
}

static void
put_link_attribute (ApostilRecordWriter *self, ApostilAnnotation *annotation, const gchar *role)
{
  const gchar *const *ids = apostil_annotation_get_links (annotation, role);

  if (ids[0] == NULL)
    return;

  g_string_append_c (self->out, ' ');
  put (self, role);
  put (self, "=\"");
  for (guint i = 0; ids[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (self->out, ' ');
      note (self, apostil_xml_append_value (self->out, ids[i], strlen (ids[i])));
    }
  g_string_append_c (self->out, '"');
}

/* Whether a link of the kind is an attribute of its element, and not a <link>. */
static gboolean
is_link_attribute (const ApostilKind *kind, const gchar *role)
{
  if (g_str_equal (kind->element, "mention"))
    return g_str_equal (role, APOSTIL_LINK_ENTITY);
  if (g_str_equal (kind->element, "date"))
    return g_str_equal (role, APOSTIL_LINK_ANCHOR);

  return g_str_equal (kind->element, "claim") &&
         (g_str_equal (role, APOSTIL_LINK_CLAIMANT) || g_str_equal (role, APOSTIL_LINK_WITHIN));
}

/* Returns whether there are values that are no attributes. */
static gboolean
put_annotation_attributes (ApostilRecordWriter *self,
                           ApostilAnnotation *annotation,
                           const ApostilKind *kind)
{
  const gchar *values[N_VALUES] = { NULL };
  gboolean others = find_values (self, annotation, values);

  put_attribute (self, "id", self->id);
  if (g_str_equal (kind->element, "mark"))
    put_attribute (self, "kind", kind->id);
  put_values (self, values, TYPE_AT, NAME_AT);
  if (g_str_equal (kind->element, "mention"))
    put_link_attribute (self, annotation, APOSTIL_LINK_ENTITY);
  else if (g_str_equal (kind->element, "claim"))
    put_link_attribute (self, annotation, APOSTIL_LINK_CLAIMANT);
  put_values (self, values, NAME_AT, RULE_AT);
  if (g_str_equal (kind->element, "date"))
    put_link_attribute (self, annotation, APOSTIL_LINK_ANCHOR);
  else if (g_str_equal (kind->element, "claim"))
    put_link_attribute (self, annotation, APOSTIL_LINK_WITHIN);
  put_status (self, annotation);
  put_values (self, values, RULE_AT, N_VALUES);
  put_foreign_attributes (self, annotation);
  return others;
}

static void
put_parts (ApostilRecordWriter *self, ApostilAnnotation *annotation, const ApostilKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (part_elements); i++)
    {
      guint n = 0;
      const ApostilSpan *spans = apostil_annotation_get_part (annotation, part_elements[i], &n);

      for (guint j = 0; j < n; j++)
        put_span (self, part_elements[i], part_elements[i], spans[j], TRUE);
    }
  for (guint i = 0; i < kind->n_parts; i++)
    {
      const gchar *role = kind->parts[i].role;
      guint n = 0;
      const ApostilSpan *spans = apostil_annotation_get_part (annotation, role, &n);
      gboolean done = FALSE;

      for (guint j = 0; j < G_N_ELEMENTS (part_elements); j++)
        done = done || g_str_equal (part_elements[j], role);
      for (guint j = 0; j < n && !done; j++)
        put_span (self, "part", role, spans[j], TRUE);
    }
}

static void
put_verdict (ApostilRecordWriter *self, ApostilAnnotation *annotation)
{
  const gchar *value = apostil_record_get (annotation, APOSTIL_ATTR_VERDICT);
  const gchar *by = apostil_record_get (annotation, APOSTIL_ATTR_VERDICT_BY);
  const gchar *at = apostil_record_get (annotation, APOSTIL_ATTR_VERDICT_AT);
  const gchar *reasoning = apostil_record_get (annotation, APOSTIL_ATTR_REASONING);

  if (value == NULL && by == NULL && at == NULL && reasoning == NULL)
    return;

  begin_child (self);
  put (self, "<verdict");
  put_attribute (self, "value", value);
  put_attribute (self, "by", by);
  put_attribute (self, "at", at);
  end_small (self, "verdict", NULL, reasoning, reasoning != NULL ? strlen (reasoning) : 0);
}

static void
put_evidence (ApostilRecordWriter *self, const ApostilEvidence *evidence)
{
  const gchar *quotation = evidence->quotation != NULL ? evidence->quotation : "";
  g_autofree gchar *key = NULL;

  if (self->foreign != NULL)
    key =
        g_strdup_printf ("evidence %s %s", evidence->href != NULL ? evidence->href : "", quotation);
  begin_child (self);
  put (self, "<evidence");
  put_attribute (self, "href", evidence->href);
  put_attribute (self, "retrieved", evidence->retrieved);
  put_attribute (self, "archived", evidence->archived);
  put_attribute (self, "stance", evidence->stance);
  end_small (self, "evidence", key, quotation, strlen (quotation));
}

static void
put_links (ApostilRecordWriter *self, ApostilAnnotation *annotation, const ApostilKind *kind)
{
  for (guint i = 0; i < kind->n_links; i++)
    {
      const gchar *role = kind->links[i].role;
      const gchar *const *ids = apostil_annotation_get_links (annotation, role);

      if (is_link_attribute (kind, role))
        continue;
      for (guint j = 0; ids[j] != NULL; j++)
        {
          g_autofree gchar *key =
              self->foreign != NULL ? g_strdup_printf ("link %s %s", role, ids[j]) : NULL;

          begin_child (self);
          put (self, "<link");
          put_attribute (self, "role", role);
          put_attribute (self, "target", ids[j]);
          end_small (self, "link", key, NULL, 0);
        }
    }
}

static void
write_annotation (ApostilRecordWriter *self, ApostilAnnotation *annotation, guint indent)
{
  const ApostilKind *kind = apostil_annotation_get_kind (annotation);
  guint n_spans = 0;
  const ApostilSpan *spans = apostil_annotation_get_spans (annotation, &n_spans);
  guint n_evidence = apostil_annotation_get_n_evidence (annotation);
  gboolean others = FALSE;

  begin_record (self, annotation, kind->element, indent);
  others = put_annotation_attributes (self, annotation, kind);
  for (guint i = 0; i < n_spans; i++)
    put_span (self, "span", "span", spans[i], TRUE);
  if (kind->n_parts > 0)
    put_parts (self, annotation, kind);
  if (others)
    {
      put_text_element (self, "statement", NULL,
                        apostil_record_get (annotation, APOSTIL_ATTR_STATEMENT));
      put_verdict (self, annotation);
    }
  for (guint i = 0; i < n_evidence; i++)
    put_evidence (self, apostil_annotation_get_evidence (annotation, i));
  if (others)
    put_scheme_attributes (self, annotation);
  put_links (self, annotation, kind);
  put_common_children (self, annotation);
  end_record (self, annotation, kind->element);
}

static void
write_section (ApostilRecordWriter *self, ApostilSection *section, guint indent)
{
  guint n_spans = 0;
  const ApostilSpan *spans = apostil_section_get_spans (section, &n_spans);

  begin_record (self, section, "section", indent);
  put_attribute (self, "id", self->id);
  put_attribute (self, "role", apostil_record_get (section, APOSTIL_ATTR_ROLE));
  put_attribute (self, "published", apostil_section_get_published (section));
  put_attribute (self, "author", apostil_record_get (section, APOSTIL_ATTR_AUTHOR));
  put_attribute (self, "publisher", apostil_record_get (section, APOSTIL_ATTR_PUBLISHER));
  put_attribute (self, "xml:lang", apostil_record_get (section, APOSTIL_ATTR_LANGUAGE));
  put_foreign_attributes (self, section);
  for (guint i = 0; i < n_spans; i++)
    put_span (self, "span", "span", spans[i], FALSE);
  put_text_element (self, "note", NULL, apostil_record_get (section, APOSTIL_ATTR_NOTE));
  end_record (self, section, "section");
}

static void
put_list (ApostilRecordWriter *self, const gchar *element, const gchar *const *texts)
{
  for (guint i = 0; texts[i] != NULL; i++)
    {
      g_autofree gchar *key = self->foreign != NULL ? g_strdup_printf ("%s %s", element, texts[i])
                                                    : NULL;

      put_text_element (self, element, key, texts[i]);
    }
}

static void
write_entity (ApostilRecordWriter *self, ApostilEntity *entity, guint indent)
{
  begin_record (self, entity, "entity", indent);
  put_attribute (self, "id", self->id);
  put_attribute (self, "type", apostil_entity_get_entity_type (entity));
  put_attribute (self, "ref", apostil_record_get (entity, APOSTIL_ATTR_REF));
  if (apostil_entity_is_unnamed (entity))
    put (self, " unnamed=\"true\"");
  put_attribute (self, "rule", apostil_record_get (entity, APOSTIL_ATTR_RULE));
  put_attribute (self, "by", apostil_record_get (entity, APOSTIL_ATTR_BY));
  put_foreign_attributes (self, entity);
  put_text_element (self, "name", NULL, apostil_entity_get_name (entity));
  put_list (self, "alias", apostil_entity_get_aliases (entity));
  put_text_element (self, "note", NULL, apostil_record_get (entity, APOSTIL_ATTR_NOTE));
  end_record (self, entity, "entity");
}

static void
write_relation (ApostilRecordWriter *self, ApostilRelation *relation, guint indent)
{
  const gchar *values[N_VALUES] = { NULL };

  begin_record (self, relation, "relation", indent);
  find_values (self, relation, values);
  put_attribute (self, "id", self->id);
  put_attribute (self, "type", apostil_relation_get_relation_type (relation));
  put_attribute (self, "from", apostil_relation_get_from (relation));
  put_attribute (self, "to", apostil_relation_get_to (relation));
  put_status (self, relation);
  put_values (self, values, RULE_AT, N_VALUES);
  put_foreign_attributes (self, relation);
  put_common_children (self, relation);
  end_record (self, relation, "relation");
}

/**
 * apostil_record_writer_write:
 * @self: a writer
 * @record: a section, entity, annotation or relation
 * @indent: how deep it stands
 *
 * Appends it as one line, or as several.
 */
void
apostil_record_writer_write (ApostilRecordWriter *self, gpointer record, guint indent)
{
  if (APOSTIL_IS_ANNOTATION (record))
    write_annotation (self, record, indent);
  else if (APOSTIL_IS_SECTION (record))
    write_section (self, record, indent);
  else if (APOSTIL_IS_ENTITY (record))
    write_entity (self, record, indent);
  else if (APOSTIL_IS_RELATION (record))
    write_relation (self, record, indent);
  else
    g_return_if_reached ();
}

static void
put_origin (ApostilRecordWriter *self, ApostilArticle *article)
{
  static const gchar *const names[][2] = {
    { "href", APOSTIL_ATTR_ORIGIN_HREF },       { "retrieved", APOSTIL_ATTR_ORIGIN_RETRIEVED },
    { "sha256", APOSTIL_ATTR_ORIGIN_SHA256 },   { "encoding", APOSTIL_ATTR_ORIGIN_ENCODING },
    { "cleaned", APOSTIL_ATTR_ORIGIN_CLEANED },
  };
  gboolean any = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    any = any || apostil_record_get (article, names[i][1]) != NULL;
  if (!any)
    return;

  begin_child (self);
  put (self, "<origin");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    put_attribute (self, names[i][0], apostil_record_get (article, names[i][1]));
  end_small (self, "origin", NULL, NULL, 0);
}

/**
 * apostil_record_writer_begin_article:
 * @self: a writer
 * @article: an article
 * @indent: how deep it stands
 *
 * Appends all of it that comes before its text.
 */
void
apostil_record_writer_begin_article (ApostilRecordWriter *self,
                                     ApostilArticle *article,
                                     guint indent)
{
  const gchar *published = apostil_record_get (article, APOSTIL_ATTR_PUBLISHED);

  begin_record (self, article, "article", indent);
  put_attribute (self, "xml:lang", apostil_record_get (article, APOSTIL_ATTR_LANGUAGE));
  put_attribute (self, "sha256", apostil_text_get_sha256 (apostil_article_get_text (article)));
  put_foreign_attributes (self, article);
  put_text_element (self, "title", NULL, apostil_record_get (article, APOSTIL_ATTR_TITLE));
  put_list (self, "author", apostil_article_get_authors (article));
  put_text_element (self, "publisher", NULL, apostil_record_get (article, APOSTIL_ATTR_PUBLISHER));
  put_origin (self, article);
  if (published != NULL)
    {
      begin_child (self);
      put (self, "<published");
      put_attribute (self, "value", published);
      end_small (self, "published", NULL, NULL, 0);
    }
  put_scheme_attributes (self, article);
}

/**
 * apostil_record_writer_open_text:
 * @self: a writer whose article was begun
 * @article: the article
 *
 * Appends the start tag of its text; whoever calls appends the escaped text.
 */
void
apostil_record_writer_open_text (ApostilRecordWriter *self, ApostilArticle *article)
{
  ApostilForeignPart part = { NULL, 0, NULL, 0 };

  begin_child (self);
  /* An article is never a single line, so that its text begins like that of any other. */
  if (self->n_children == 1)
    {
      put_line (self, self->indent + 1);
      self->n_children++;
    }
  put (self, "<text xml:space=\"preserve\"");
  self->text_elements = NULL;
  if (apostil_foreign_index_take (self->foreign, "text", &part))
    {
      g_string_append_len (self->out, part.attributes, (gssize) part.n_attributes);
      self->text_elements = part.elements;
      self->n_text_elements = part.n_elements;
    }
  g_string_append_c (self->out, '>');
}

/**
 * apostil_record_writer_close_text:
 * @self: a writer whose text was written
 */
void
apostil_record_writer_close_text (ApostilRecordWriter *self)
{
  if (self->text_elements != NULL)
    append_elements (self->out, self->text_elements, self->n_text_elements);
  put (self, "</text>");
}

/**
 * apostil_record_writer_end_article:
 * @self: a writer whose article was begun
 * @article: the article
 */
void
apostil_record_writer_end_article (ApostilRecordWriter *self, ApostilArticle *article)
{
  end_record (self, article, "article");
}

/**
 * apostil_record_writer_check:
 * @self: a writer
 * @error: says which record cannot be written
 *
 * Returns: whether all that was written can be read again
 */
gboolean
apostil_record_writer_check (ApostilRecordWriter *self, GError **error)
{
  if (self->bad == NULL)
    return TRUE;

  g_set_error (error, APOSTIL_ERROR, APOSTIL_ERROR_ENCODING,
               _ ("“%s” holds a control character that a file cannot hold. Remove it from its "
                  "fields and save again."),
               self->bad);
  return FALSE;
}
