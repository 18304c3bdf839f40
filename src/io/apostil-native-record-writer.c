/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-native-put.h"

static void
write_section (ApostilRecordWriter *self, ApostilSection *section, guint indent)
{
  guint n_spans = 0;
  const ApostilSpan *spans = apostil_section_get_spans (section, &n_spans);

  apostil_put_begin_record (self, section, "section", indent);
  apostil_put_attribute (self, "id", self->id);
  apostil_put_attribute (self, "role", apostil_record_get (section, APOSTIL_ATTR_ROLE));
  apostil_put_attribute (self, "published", apostil_section_get_published (section));
  apostil_put_attribute (self, "author", apostil_record_get (section, APOSTIL_ATTR_AUTHOR));
  apostil_put_attribute (self, "publisher", apostil_record_get (section, APOSTIL_ATTR_PUBLISHER));
  apostil_put_attribute (self, "xml:lang", apostil_record_get (section, APOSTIL_ATTR_LANGUAGE));
  apostil_put_foreign_attributes (self, section);
  for (guint i = 0; i < n_spans; i++)
    apostil_put_span (self, "span", "span", spans[i], FALSE);
  apostil_put_text_element (self, "note", NULL, apostil_record_get (section, APOSTIL_ATTR_NOTE));
  apostil_put_end_record (self, section, "section");
}

static void
write_entity (ApostilRecordWriter *self, ApostilEntity *entity, guint indent)
{
  apostil_put_begin_record (self, entity, "entity", indent);
  apostil_put_attribute (self, "id", self->id);
  apostil_put_attribute (self, "type", apostil_entity_get_entity_type (entity));
  apostil_put_attribute (self, "ref", apostil_record_get (entity, APOSTIL_ATTR_REF));
  if (apostil_entity_is_unnamed (entity))
    apostil_put (self, " unnamed=\"true\"");
  apostil_put_attribute (self, "rule", apostil_record_get (entity, APOSTIL_ATTR_RULE));
  apostil_put_attribute (self, "by", apostil_record_get (entity, APOSTIL_ATTR_BY));
  apostil_put_foreign_attributes (self, entity);
  apostil_put_text_element (self, "name", NULL, apostil_entity_get_name (entity));
  apostil_put_list (self, "alias", apostil_entity_get_aliases (entity));
  apostil_put_text_element (self, "note", NULL, apostil_record_get (entity, APOSTIL_ATTR_NOTE));
  apostil_put_end_record (self, entity, "entity");
}

static void
write_relation (ApostilRecordWriter *self, ApostilRelation *relation, guint indent)
{
  ApostilPutValues values;
  gboolean others = apostil_put_find_values (self, relation, &values);

  apostil_put_begin_record (self, relation, "relation", indent);
  apostil_put_attribute (self, "id", self->id);
  apostil_put_attribute (self, "type", apostil_relation_get_relation_type (relation));
  apostil_put_attribute (self, "from", apostil_relation_get_from (relation));
  apostil_put_attribute (self, "to", apostil_relation_get_to (relation));
  apostil_put_status (self, relation);
  apostil_put_values (self, &values, APOSTIL_PUT_RULE, APOSTIL_PUT_N_VALUES);
  apostil_put_foreign_attributes (self, relation);
  apostil_put_common_children (self, relation, others);
  apostil_put_end_record (self, relation, "relation");
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
    apostil_put_annotation (self, record, indent);
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

  apostil_put_begin_child (self);
  apostil_put (self, "<origin");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    apostil_put_attribute (self, names[i][0], apostil_record_get (article, names[i][1]));
  apostil_put_end_small (self, "origin", NULL, NULL, 0);
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

  apostil_put_begin_record (self, article, "article", indent);
  apostil_put_attribute (self, "xml:lang", apostil_record_get (article, APOSTIL_ATTR_LANGUAGE));
  apostil_put_attribute (self, "sha256",
                         apostil_text_get_sha256 (apostil_article_get_text (article)));
  apostil_put_foreign_attributes (self, article);
  apostil_put_text_element (self, "title", NULL, apostil_record_get (article, APOSTIL_ATTR_TITLE));
  apostil_put_list (self, "author", apostil_article_get_authors (article));
  apostil_put_text_element (self, "publisher", NULL,
                            apostil_record_get (article, APOSTIL_ATTR_PUBLISHER));
  put_origin (self, article);
  if (published != NULL)
    {
      apostil_put_begin_child (self);
      apostil_put (self, "<published");
      apostil_put_attribute (self, "value", published);
      apostil_put_end_small (self, "published", NULL, NULL, 0);
    }
  apostil_put_scheme_attributes (self, article);
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

  apostil_put_begin_child (self);
  /* An article is never a single line, so that its text begins like that of any other. */
  if (self->n_children == 1)
    {
      apostil_put_line (self, self->indent + 1);
      self->n_children++;
    }
  apostil_put (self, "<text xml:space=\"preserve\"");
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
    apostil_put_elements (self->out, self->text_elements, self->n_text_elements);
  apostil_put (self, "</text>");
}

/**
 * apostil_record_writer_end_article:
 * @self: a writer whose article was begun
 * @article: the article
 */
void
apostil_record_writer_end_article (ApostilRecordWriter *self, ApostilArticle *article)
{
  apostil_put_end_record (self, article, "article");
}
