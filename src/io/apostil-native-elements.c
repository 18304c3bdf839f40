/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-native-reader-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Below this the digest is faster computed at once than in a thread. */
#define THREAD_BYTES (256 * 1024)

/**
 * apostil_reader_check_id:
 * @self: a reader
 * @id: an id of the start tag at hand
 *
 * Ids are letters, digits and « - _ . », so that lists of them need no quoting.
 *
 * Returns: whether it may be an id; a fault is told otherwise
 */
gboolean
apostil_reader_check_id (ApostilReader *self, const gchar *id)
{
  const gchar *p = id;

  if (g_ascii_isalpha (*p) || *p == '_')
    while (g_ascii_isalnum (*p) || *p == '-' || *p == '_' || *p == '.')
      p++;
  if (p > id && *p == '\0')
    return TRUE;

  apostil_reader_fail (self, APOSTIL_ERROR_INVALID,
                       _ ("“%.64s” is no id. Write a letter, then letters, digits, “-”, “_” or "
                          "“.”."),
                       id);
  return FALSE;
}

/**
 * apostil_reader_check_moment:
 * @self: a reader
 * @name: an attribute of the start tag at hand
 *
 * Returns: whether it is absent, a date, or a time with offset; a fault is told otherwise
 */
gboolean
apostil_reader_check_moment (ApostilReader *self, ApostilName name)
{
  static const ApostilAttributeDef moment = { .type = APOSTIL_VALUE_DATE };
  const gchar *value = apostil_reader_value (self, name);

  if (value == NULL || apostil_attribute_def_check (&moment, value, NULL))
    return TRUE;

  apostil_reader_fail (self, APOSTIL_ERROR_INVALID,
                       _ ("“%.64s” is no date. Write it as 2021-08-27, or with time and offset as "
                          "2021-08-27T10:00:00+02:00."),
                       value);
  return FALSE;
}

/* Files repeat values: the string is that of another record if one had it lately. */
static void
set_value (ApostilReader *self, const gchar *name, const gchar *value)
{
  apostil_record_set_value (self->record, name, apostil_value_pool_take (self->values_seen, value));
}

/**
 * apostil_reader_set_common:
 * @self: a reader with a record at hand
 *
 * Gives the record what any record may have.
 *
 * Returns: whether all of it is right; a fault is told otherwise
 */
gboolean
apostil_reader_set_common (ApostilReader *self)
{
  static const ApostilName names[] = { APOSTIL_NAME_RULE, APOSTIL_NAME_BY, APOSTIL_NAME_CREATED,
                                       APOSTIL_NAME_MODIFIED };
  const gchar *status = apostil_reader_value (self, APOSTIL_NAME_STATUS);

  if (status != NULL)
    {
      if (g_str_equal (status, "suggested"))
        apostil_record_set_status (self->record, APOSTIL_STATUS_SUGGESTED);
      else if (g_str_equal (status, "rejected"))
        apostil_record_set_status (self->record, APOSTIL_STATUS_REJECTED);
      else if (!g_str_equal (status, "confirmed"))
        {
          apostil_reader_fail (self, APOSTIL_ERROR_INVALID,
                               _ ("“%.64s” is no status. Write “suggested” or “rejected”, or "
                                  "nothing for a confirmed mark."),
                               status);
          return FALSE;
        }
    }
  if (!apostil_reader_check_moment (self, APOSTIL_NAME_CREATED) ||
      !apostil_reader_check_moment (self, APOSTIL_NAME_MODIFIED))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (apostil_reader_value (self, names[i]) != NULL)
      set_value (self, apostil_name_get_name (names[i]), apostil_reader_value (self, names[i]));
  return TRUE;
}

/* Hands the finished record to the document, or to the edit. */
static void
finish_record (ApostilReader *self)
{
  const gchar *elements = self->record_foreign->len > 0 ? self->record_foreign->str : NULL;
  ApostilTag parent = self->frames[self->depth - 1].tag;

  if (self->strings->len > 0)
    {
      g_ptr_array_add (self->strings, NULL);
      apostil_record_set_alternatives (self->record, (const gchar *const *) self->strings->pdata);
      g_ptr_array_set_size (self->strings, 0);
    }
  if (self->record_foreign_attributes != NULL || elements != NULL)
    {
      apostil_record_set_foreign (self->record, self->record_foreign_attributes, elements);
      g_clear_pointer (&self->record_foreign_attributes, g_free);
      g_string_truncate (self->record_foreign, 0);
    }

  if (parent == APOSTIL_TAG_BEFORE)
    self->before = g_steal_pointer (&self->record);
  else if (parent == APOSTIL_TAG_AFTER)
    self->after = g_steal_pointer (&self->record);
  else if (self->n_records >= APOSTIL_MAX_RECORDS)
    apostil_reader_fail (self, APOSTIL_ERROR_LIMIT,
                         _ ("The file holds more than %u marks and other entries, the limit. "
                            "Divide the article into several files."),
                         APOSTIL_MAX_RECORDS);
  else
    {
      apostil_reader_note_line (self, apostil_reader_top (self)->line);
      apostil_document_bulk_add (self->document, g_steal_pointer (&self->record));
    }
}

static void
start_root (ApostilReader *self)
{
  const gchar *offsets = apostil_reader_value (self, APOSTIL_NAME_OFFSETS);
  const gchar *uuid = apostil_reader_value (self, APOSTIL_NAME_ID);

  if (!g_str_equal (offsets, "code-points"))
    apostil_reader_fail (self, APOSTIL_ERROR_INVALID,
                         _ ("The file counts offsets in “%.64s”. Only “code-points” can be read; "
                            "convert them and write offsets=\"code-points\"."),
                         offsets);
  else if (uuid != NULL && !g_uuid_string_is_valid (uuid))
    apostil_reader_fail (self, APOSTIL_ERROR_INVALID,
                         _ ("“%.64s” is no UUID. Correct the id of the document or remove it; a "
                            "new one is made then."),
                         uuid);
  else
    {
      self->uuid = uuid != NULL ? g_strdup (uuid) : g_uuid_string_random ();
      self->scheme_id = g_strdup (apostil_reader_value (self, APOSTIL_NAME_SCHEME));
    }
}

static void
end_scheme (ApostilReader *self)
{
  g_autoptr (GBytes) bytes = g_bytes_new (self->extras->scheme, strlen (self->extras->scheme));
  g_autoptr (GError) error = NULL;

  self->scheme = apostil_scheme_new_from_bytes (bytes, "scheme", &error);
  if (self->scheme == NULL)
    apostil_reader_fail (self, APOSTIL_ERROR_INVALID,
                         _ ("The scheme inside the file cannot be used: %s. Correct the scheme."),
                         error->message);
  else if (!g_str_equal (apostil_scheme_get_id (self->scheme), self->scheme_id))
    apostil_reader_fail (self, APOSTIL_ERROR_INVALID,
                         _ ("The document is made with the scheme “%.64s”, but the one inside is "
                            "“%.64s”. Put the right scheme inside it."),
                         self->scheme_id, apostil_scheme_get_id (self->scheme));
}

static gpointer
compute_digest (gpointer text)
{
  apostil_text_get_sha256 (text);
  apostil_text_unref (text);
  return NULL;
}

/**
 * apostil_reader_use_scheme:
 * @self: a reader that has its scheme
 *
 * Looks the built-in kinds up once.
 */
void
apostil_reader_use_scheme (ApostilReader *self)
{
  static const ApostilTag built_in[] = { APOSTIL_TAG_DATE, APOSTIL_TAG_MENTION, APOSTIL_TAG_CLAIM };

  for (guint i = 0; i < G_N_ELEMENTS (built_in); i++)
    self->kinds[built_in[i]] = apostil_scheme_get_kind_by_element (
        self->scheme, apostil_tag_get_def (built_in[i])->name, NULL);
}

/**
 * apostil_reader_start_article:
 * @self: a reader
 *
 * The article comes before all other records, and its scheme before it.
 */
void
apostil_reader_start_article (ApostilReader *self)
{
  g_autoptr (ApostilText) nothing = NULL;

  if (self->scheme == NULL && g_strcmp0 (self->scheme_id, "news") == 0)
    self->scheme = apostil_scheme_new_news ();
  if (self->scheme == NULL)
    {
      apostil_reader_fail (self, APOSTIL_ERROR_INVALID,
                           _ ("The document is made with the scheme “%.64s”, which is not inside "
                              "the file. Put <scheme> before <article>, or write "
                              "scheme=\"news\"."),
                           self->scheme_id);
      return;
    }
  apostil_reader_use_scheme (self);

  nothing = apostil_text_new ("", 0, NULL);
  self->record = APOSTIL_RECORD (apostil_article_new (nothing));
  apostil_record_set (self->record, APOSTIL_ATTR_LANGUAGE,
                      apostil_reader_value (self, APOSTIL_NAME_LANG));
  self->article_line = apostil_reader_top (self)->line;
  g_clear_pointer (&self->sha256, g_free);
  self->sha256 = g_strdup (apostil_reader_value (self, APOSTIL_NAME_SHA256));
  g_clear_pointer (&self->article_text, apostil_text_unref);
  g_ptr_array_set_size (self->authors, 0);
}

static void
end_text (ApostilReader *self)
{
  g_autoptr (GError) error = NULL;
  gsize n_bytes = self->text->len;
  gchar *utf8 = g_string_free (self->text, FALSE);

  self->text = g_string_new (NULL);
  self->article_text = self->n_valid == n_bytes ? apostil_text_new_valid (utf8, n_bytes)
                                                : apostil_text_new_take (utf8, n_bytes, &error);
  self->n_valid = 0;
  if (self->article_text == NULL)
    apostil_reader_fail (self,
                         g_error_matches (error, APOSTIL_TEXT_ERROR, APOSTIL_TEXT_ERROR_TOO_LONG)
                             ? APOSTIL_ERROR_LIMIT
                             : APOSTIL_ERROR_ENCODING,
                         _ ("The article's text cannot be used: %s"), error->message);
  else if (self->sha256 != NULL && n_bytes > THREAD_BYTES)
    self->digest = g_thread_try_new ("apostil-digest", compute_digest,
                                     apostil_text_ref (self->article_text), NULL);
}

/* In an edit an article without text has the text that the document has at that time. */
static gboolean
find_text (ApostilReader *self)
{
  if (self->article_text == NULL && self->given_text != NULL && self->sha256 != NULL &&
      g_str_equal (self->sha256, apostil_text_get_sha256 (self->given_text)))
    self->article_text = apostil_text_ref (self->given_text);
  if (self->article_text != NULL)
    return TRUE;

  apostil_reader_fail (self, APOSTIL_ERROR_INVALID,
                       _ ("The article has no <text>. Add it, or import the article anew."));
  return FALSE;
}

/**
 * apostil_reader_end_article:
 * @self: a reader
 *
 * From here on there is a document to put records into.
 */
void
apostil_reader_end_article (ApostilReader *self)
{
  ApostilArticle *article = APOSTIL_ARTICLE (self->record);

  if (!find_text (self))
    return;

  apostil_article_set_text (article, self->article_text);
  g_ptr_array_add (self->authors, NULL);
  apostil_article_set_authors (article, (const gchar *const *) self->authors->pdata);
  if (self->is_edit)
    finish_record (self);
  else
    {
      const gchar *elements = self->record_foreign->len > 0 ? self->record_foreign->str : NULL;

      apostil_record_set_foreign (article, self->record_foreign_attributes, elements);
      g_clear_pointer (&self->record_foreign_attributes, g_free);
      g_string_truncate (self->record_foreign, 0);
      self->document = apostil_document_new (self->scheme, article, self->uuid);
      g_clear_object (&self->record);
    }
}

static void
set_text (ApostilReader *self, const gchar *name)
{
  apostil_record_set (self->record, name, self->text->str);
}

static void
set_origin (ApostilReader *self)
{
  static const struct
  {
    ApostilName name;
    const gchar *attribute;
  } all[] = { { APOSTIL_NAME_HREF, APOSTIL_ATTR_ORIGIN_HREF },
              { APOSTIL_NAME_RETRIEVED, APOSTIL_ATTR_ORIGIN_RETRIEVED },
              { APOSTIL_NAME_SHA256, APOSTIL_ATTR_ORIGIN_SHA256 },
              { APOSTIL_NAME_ENCODING, APOSTIL_ATTR_ORIGIN_ENCODING },
              { APOSTIL_NAME_CLEANED, APOSTIL_ATTR_ORIGIN_CLEANED } };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    apostil_record_set (self->record, all[i].attribute, apostil_reader_value (self, all[i].name));
}

static void
start_section (ApostilReader *self)
{
  const gchar *id = apostil_reader_value (self, APOSTIL_NAME_ID);
  const gchar *role = apostil_reader_value (self, APOSTIL_NAME_ROLE);
  const gchar *published = apostil_reader_value (self, APOSTIL_NAME_PUBLISHED);
  ApostilSection *section = NULL;

  if (!apostil_reader_check_id (self, id) ||
      (published != NULL && !apostil_reader_check_id (self, published)))
    return;

  section = apostil_section_new (id, role);
  self->record = APOSTIL_RECORD (section);
  if (published != NULL)
    apostil_section_set_published (section, published);
  apostil_record_set (section, APOSTIL_ATTR_AUTHOR,
                      apostil_reader_value (self, APOSTIL_NAME_AUTHOR));
  apostil_record_set (section, APOSTIL_ATTR_PUBLISHER,
                      apostil_reader_value (self, APOSTIL_NAME_PUBLISHER));
  apostil_record_set (section, APOSTIL_ATTR_LANGUAGE,
                      apostil_reader_value (self, APOSTIL_NAME_LANG));
  g_array_set_size (self->spans, 0);
}

static void
end_section (ApostilReader *self)
{
  if (self->spans->len == 0)
    {
      apostil_reader_fail (self, APOSTIL_ERROR_SPAN, _ ("The section “%s” has no <span>. Add one."),
                           apostil_record_get_id (self->record));
      return;
    }
  apostil_section_set_spans (APOSTIL_SECTION (self->record),
                             (const ApostilSpan *) self->spans->data, self->spans->len);
  finish_record (self);
}

static void
start_entity (ApostilReader *self)
{
  const gchar *id = apostil_reader_value (self, APOSTIL_NAME_ID);
  const gchar *unnamed = apostil_reader_value (self, APOSTIL_NAME_UNNAMED);
  const gchar *type = apostil_reader_value (self, APOSTIL_NAME_TYPE);

  if (!apostil_reader_check_id (self, id))
    return;
  if (unnamed != NULL && !g_str_equal (unnamed, "true") && !g_str_equal (unnamed, "false"))
    {
      apostil_reader_fail (self, APOSTIL_ERROR_INVALID,
                           _ ("“unnamed” is “%.64s”. Write “true”, or nothing."), unnamed);
      return;
    }
  if (self->kinds[APOSTIL_TAG_MENTION] == NULL ||
      apostil_kind_get_type_def (self->kinds[APOSTIL_TAG_MENTION], type) == NULL)
    {
      apostil_reader_fail (self, APOSTIL_ERROR_INVALID,
                           _ ("The scheme knows no type of entity “%.64s”. Use one that it has, "
                              "or add it to the scheme."),
                           type);
      return;
    }

  self->record = APOSTIL_RECORD (apostil_entity_new (id, type, NULL));
  apostil_record_set (self->record, APOSTIL_ATTR_REF,
                      apostil_reader_value (self, APOSTIL_NAME_REF));
  if (g_strcmp0 (unnamed, "true") == 0)
    apostil_record_set (self->record, APOSTIL_ATTR_UNNAMED, "true");
  g_ptr_array_set_size (self->authors, 0);
  apostil_reader_set_common (self);
}

static void
end_entity (ApostilReader *self)
{
  if (self->authors->len > 0)
    {
      g_ptr_array_add (self->authors, NULL);
      apostil_entity_set_aliases (APOSTIL_ENTITY (self->record),
                                  (const gchar *const *) self->authors->pdata);
    }
  finish_record (self);
}

static void
start_relation (ApostilReader *self)
{
  const gchar *id = apostil_reader_value (self, APOSTIL_NAME_ID);
  const gchar *type = apostil_reader_value (self, APOSTIL_NAME_TYPE);
  const gchar *from = apostil_reader_value (self, APOSTIL_NAME_FROM);
  const gchar *to = apostil_reader_value (self, APOSTIL_NAME_TO);

  if (!apostil_reader_check_id (self, id) || !apostil_reader_check_id (self, from) ||
      !apostil_reader_check_id (self, to))
    return;
  if (apostil_scheme_get_relation (self->scheme, type) == NULL)
    {
      apostil_reader_fail (self, APOSTIL_ERROR_INVALID,
                           _ ("The scheme knows no relation “%.64s”. Use one that it has, or add "
                              "it to the scheme."),
                           type);
      return;
    }

  self->record = APOSTIL_RECORD (apostil_relation_new (id, type, from, to));
  apostil_reader_set_common (self);
}

/* <attribute name="…"> of an article (a variable of the scheme) or of any other record. */
static void
end_attribute (ApostilReader *self)
{
  const gchar *name = apostil_reader_value (self, APOSTIL_NAME_NAME);
  g_autofree gchar *prefixed = g_strconcat (APOSTIL_ATTR_SCHEME_PREFIX, name, NULL);
  const ApostilAttributeDef *def = NULL;

  if (APOSTIL_IS_ARTICLE (self->record))
    {
      guint n = 0;
      const ApostilAttributeDef *variables = apostil_scheme_get_variables (self->scheme, &n);

      for (guint i = 0; i < n && def == NULL; i++)
        if (g_str_equal (variables[i].name, prefixed))
          def = &variables[i];
    }
  else
    def = apostil_kind_get_attribute_def (self->kind, prefixed);
  if (def == NULL)
    apostil_reader_fail (self, APOSTIL_ERROR_INVALID,
                         _ ("The scheme has no attribute “%.64s” here. Use one that it has, or "
                            "add it to the scheme."),
                         name);
  else
    apostil_reader_set_attribute (self, def, prefixed, self->text->str);
}

static const gchar *
without_prefix (const gchar *name)
{
  return g_str_has_prefix (name, APOSTIL_ATTR_SCHEME_PREFIX)
             ? name + strlen (APOSTIL_ATTR_SCHEME_PREFIX)
             : name;
}

/**
 * apostil_reader_set_attribute:
 * @self: a reader with a record at hand
 * @def: (nullable): what the scheme says of the attribute
 * @name: its name in the record
 * @value: its value
 *
 * Checks the value and that it is the only one, and sets it.
 */
void
apostil_reader_set_attribute (ApostilReader *self,
                              const ApostilAttributeDef *def,
                              const gchar *name,
                              const gchar *value)
{
  g_autoptr (GError) error = NULL;
  const ApostilChoice *choice = NULL;

  if (def != NULL)
    choice = apostil_attribute_def_get_choice (def, value);
  if (apostil_record_get (self->record, name) != NULL)
    apostil_reader_fail (self, APOSTIL_ERROR_INVALID,
                         _ ("The attribute “%s” is given twice. Remove one of them."),
                         without_prefix (name));
  else if (choice != NULL)
    apostil_record_add_choice (self->record, def->name, choice->id);
  else if (def != NULL && !apostil_attribute_def_check (def, value, &error))
    apostil_reader_fail (self, APOSTIL_ERROR_INVALID,
                         /* Translators: an attribute, and what is wrong with it */
                         _ ("%s: %s. Correct the value."), without_prefix (name), error->message);
  else
    set_value (self, name, value);
}

static void
start_edit (ApostilReader *self)
{
  self->edit = apostil_edit_new (apostil_reader_value (self, APOSTIL_NAME_LABEL));
  apostil_edit_set_merge_key (self->edit, apostil_reader_value (self, APOSTIL_NAME_KEY));
  self->edit_author = g_strdup (apostil_reader_value (self, APOSTIL_NAME_BY));
  self->edit_at = g_strdup (apostil_reader_value (self, APOSTIL_NAME_AT));
}

static void
end_change (ApostilReader *self)
{
  g_autoptr (ApostilRecord) before = g_steal_pointer (&self->before);
  g_autoptr (ApostilRecord) after = g_steal_pointer (&self->after);

  if (before != NULL && after != NULL)
    apostil_edit_replace (self->edit, before, after);
  else if (after != NULL)
    apostil_edit_add (self->edit, after);
  else if (before != NULL)
    apostil_edit_remove (self->edit, before);
  else
    apostil_reader_fail (self, APOSTIL_ERROR_INVALID,
                         _ ("A change says neither what was before nor what is after. Use "
                            "another copy."));
}

/**
 * apostil_reader_start_element:
 * @self: a reader whose slots hold the attributes
 * @tag: an element of ours, in its place
 *
 * Makes what the element stands for.
 */
void
apostil_reader_start_element (ApostilReader *self, ApostilTag tag)
{
  switch ((gint) tag)
    {
    case APOSTIL_TAG_APOSTIL:
      start_root (self);
      break;
    case APOSTIL_TAG_ARTICLE:
      apostil_reader_start_article (self);
      break;
    case APOSTIL_TAG_SECTION:
      start_section (self);
      break;
    case APOSTIL_TAG_ENTITY:
      start_entity (self);
      break;
    case APOSTIL_TAG_RELATION:
      start_relation (self);
      break;
    case APOSTIL_TAG_REASON:
      apostil_record_set_reason (self->record, apostil_reader_value (self, APOSTIL_NAME_CODE));
      break;
    case APOSTIL_TAG_DATE:
    case APOSTIL_TAG_MENTION:
    case APOSTIL_TAG_CLAIM:
    case APOSTIL_TAG_MARK:
      apostil_reader_start_annotation (self, tag);
      break;
    case APOSTIL_TAG_EDIT:
      start_edit (self);
      break;
    case APOSTIL_TAG_SECTIONS:
    case APOSTIL_TAG_ENTITIES:
    case APOSTIL_TAG_ANNOTATIONS:
    case APOSTIL_TAG_RELATIONS:
      if (self->document == NULL)
        apostil_reader_fail (self, APOSTIL_ERROR_INVALID,
                             _ ("The file has no <article>. Add it before all lists."));
      break;
    default:
      break;
    }
}

static void
end_small (ApostilReader *self, ApostilTag tag)
{
  switch ((gint) tag)
    {
    case APOSTIL_TAG_TITLE:
      set_text (self, APOSTIL_ATTR_TITLE);
      break;
    case APOSTIL_TAG_PUBLISHER:
      set_text (self, APOSTIL_ATTR_PUBLISHER);
      break;
    case APOSTIL_TAG_NAME:
      set_text (self, APOSTIL_ATTR_NAME);
      break;
    case APOSTIL_TAG_NOTE:
      set_text (self, APOSTIL_ATTR_NOTE);
      break;
    case APOSTIL_TAG_AUTHOR:
    case APOSTIL_TAG_ALIAS:
      g_ptr_array_add (self->authors, g_strdup (self->text->str));
      break;
    case APOSTIL_TAG_ORIGIN:
      set_origin (self);
      break;
    case APOSTIL_TAG_PUBLISHED:
      if (apostil_reader_check_moment (self, APOSTIL_NAME_VALUE))
        apostil_record_set (self->record, APOSTIL_ATTR_PUBLISHED,
                            apostil_reader_value (self, APOSTIL_NAME_VALUE));
      break;
    case APOSTIL_TAG_ARG:
      if (apostil_reader_check_id (self, apostil_reader_value (self, APOSTIL_NAME_NAME)))
        apostil_record_add_reason_arg (self->record, apostil_reader_value (self, APOSTIL_NAME_NAME),
                                       self->text->str);
      break;
    case APOSTIL_TAG_ALTERNATIVE:
      g_ptr_array_add (self->strings, g_strdup (apostil_reader_value (self, APOSTIL_NAME_VALUE)));
      break;
    default:
      apostil_reader_end_annotation_child (self, tag);
    }
}

/**
 * apostil_reader_end_element:
 * @self: a reader
 * @tag: the element of ours that ends; its text, if any, is in @self
 */
void
apostil_reader_end_element (ApostilReader *self, ApostilTag tag)
{
  switch ((gint) tag)
    {
    case APOSTIL_TAG_APOSTIL:
      if (self->document == NULL)
        apostil_reader_fail (self, APOSTIL_ERROR_INVALID,
                             _ ("The file has no <article>. Use another copy."));
      break;
    case APOSTIL_TAG_SCHEME:
      end_scheme (self);
      break;
    case APOSTIL_TAG_ARTICLE:
      apostil_reader_end_article (self);
      break;
    case APOSTIL_TAG_TEXT:
      end_text (self);
      break;
    case APOSTIL_TAG_SECTION:
      end_section (self);
      break;
    case APOSTIL_TAG_ENTITY:
      end_entity (self);
      break;
    case APOSTIL_TAG_RELATION:
      finish_record (self);
      break;
    case APOSTIL_TAG_ATTRIBUTE:
      end_attribute (self);
      break;
    case APOSTIL_TAG_DATE:
    case APOSTIL_TAG_MENTION:
    case APOSTIL_TAG_CLAIM:
    case APOSTIL_TAG_MARK:
      apostil_reader_end_annotation (self);
      if (self->error == NULL)
        finish_record (self);
      break;
    case APOSTIL_TAG_CHANGE:
      end_change (self);
      break;
    case APOSTIL_TAG_SECTIONS:
    case APOSTIL_TAG_ENTITIES:
    case APOSTIL_TAG_ANNOTATIONS:
    case APOSTIL_TAG_RELATIONS:
    case APOSTIL_TAG_REASON:
    case APOSTIL_TAG_EDIT:
    case APOSTIL_TAG_BEFORE:
    case APOSTIL_TAG_AFTER:
      break;
    default:
      end_small (self, tag);
    }
}
