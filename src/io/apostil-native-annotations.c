/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-native-reader-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Attributes of annotations that a kind of a scheme may have and that have a place of their own. */
static const ApostilName typed[] = {
  APOSTIL_NAME_NAME,  APOSTIL_NAME_FORM,     APOSTIL_NAME_VALUE, APOSTIL_NAME_MOD,
  APOSTIL_NAME_BEGIN, APOSTIL_NAME_END,      APOSTIL_NAME_QUANT, APOSTIL_NAME_FREQ,
  APOSTIL_NAME_ROLE,  APOSTIL_NAME_CALENDAR, APOSTIL_NAME_MODE,  APOSTIL_NAME_ACT,
};

/* Whether the built-in kind has the attribute even where the scheme does not mention it. */
static gboolean
is_built_in (const gchar *element, const gchar *name)
{
  static const gchar *const of_dates[] = { "value", "mod",  "begin",    "end", "quant",
                                           "freq",  "role", "calendar", NULL };
  static const gchar *const of_mentions[] = { "form", "name", NULL };
  static const gchar *const of_claims[] = { "mode", "act", "statement", "verdict", NULL };

  if (g_str_equal (element, "date"))
    return g_strv_contains (of_dates, name);
  if (g_str_equal (element, "mention"))
    return g_strv_contains (of_mentions, name);

  return g_str_equal (element, "claim") && g_strv_contains (of_claims, name);
}

/* @def is what the scheme says of the attribute. */
static gboolean
check_typed (ApostilReader *self, const gchar *name, const ApostilAttributeDef *def)
{
  if (def != NULL || is_built_in (self->kind->element, name))
    return TRUE;

  apostil_reader_fail (self, APOSTIL_ERROR_INVALID,
                       _ ("The scheme has no attribute “%s” for “%s”. Remove it, or add it to the "
                          "scheme."),
                       name, self->kind->id);
  return FALSE;
}

static void
set_typed (ApostilReader *self, const gchar *name, const gchar *value)
{
  const ApostilAttributeDef *def = apostil_kind_get_attribute_def (self->kind, name);

  if (check_typed (self, name, def))
    apostil_reader_set_attribute (self, def, name, value);
}

static void
set_type (ApostilReader *self)
{
  const gchar *type = apostil_reader_value (self, APOSTIL_NAME_TYPE);
  const ApostilTypeDef *def = apostil_kind_get_type_def (self->kind, type);

  if (type == NULL)
    return;
  if (def == NULL)
    apostil_reader_fail (self, APOSTIL_ERROR_INVALID,
                         _ ("The scheme has no type “%.64s” for “%s”. Use one that it has, or add "
                            "it to the scheme."),
                         type, self->kind->id);
  else
    apostil_record_add_choice (self->record, self->type_name, def->id);
}

static gboolean
find_kind (ApostilReader *self, ApostilTag tag)
{
  const gchar *id = apostil_reader_value (self, APOSTIL_NAME_KIND);

  self->kind = tag == APOSTIL_TAG_MARK
                   ? apostil_scheme_get_kind_by_element (self->scheme, "mark", id)
                   : self->kinds[tag];
  if (self->kind != NULL)
    return TRUE;

  apostil_reader_fail (self, APOSTIL_ERROR_INVALID,
                       _ ("The scheme has no kind “%.64s”. Use one that it has, or add it to the "
                          "scheme."),
                       id != NULL ? id : apostil_tag_get_def (tag)->name);
  return FALSE;
}

static void
set_links (ApostilReader *self, ApostilName name)
{
  const gchar *value = apostil_reader_value (self, name);
  const gchar *role = apostil_name_get_name (name);
  const ApostilLinkDef *def = NULL;
  g_auto (GStrv) split = NULL;
  g_autoptr (GPtrArray) ids = NULL;

  if (value == NULL)
    return;
  def = apostil_kind_get_link_def (self->kind, role);
  if (def == NULL)
    {
      apostil_reader_fail (self, APOSTIL_ERROR_INVALID,
                           _ ("The scheme has no link “%s” for “%s”. Remove it, or add it to the "
                              "scheme."),
                           role, self->kind->id);
      return;
    }
  if (strpbrk (value, " \t\r\n") == NULL)
    {
      if (apostil_reader_check_id (self, value))
        apostil_annotation_set_link (APOSTIL_ANNOTATION (self->record), role, value);
      return;
    }

  ids = g_ptr_array_new ();
  split = g_strsplit_set (value, " \t\r\n", -1);
  for (guint i = 0; split[i] != NULL; i++)
    {
      if (*split[i] == '\0')
        continue;
      if (!apostil_reader_check_id (self, split[i]))
        return;
      g_ptr_array_add (ids, split[i]);
    }
  if (ids->len == 0 || (ids->len > 1 && !def->many))
    {
      apostil_reader_fail (self, APOSTIL_ERROR_INVALID,
                           _ ("The link “%s” names %u ids, and it must name one. Correct it."),
                           role, ids->len);
      return;
    }
  g_ptr_array_add (ids, NULL);
  apostil_annotation_set_links (APOSTIL_ANNOTATION (self->record), role,
                                (const gchar *const *) ids->pdata);
}

/**
 * apostil_reader_start_annotation:
 * @self: a reader whose slots hold the attributes
 * @tag: `<date>`, `<mention>`, `<claim>` or `<mark>`
 */
void
apostil_reader_start_annotation (ApostilReader *self, ApostilTag tag)
{
  const gchar *id = apostil_reader_value (self, APOSTIL_NAME_ID);

  if (!apostil_reader_check_id (self, id) || !find_kind (self, tag))
    return;
  if (tag == APOSTIL_TAG_MENTION && apostil_reader_value (self, APOSTIL_NAME_ENTITY) == NULL &&
      (apostil_reader_value (self, APOSTIL_NAME_TYPE) == NULL ||
       apostil_reader_value (self, APOSTIL_NAME_NAME) == NULL))
    {
      apostil_reader_fail (self, APOSTIL_ERROR_INVALID,
                           _ ("The mention “%s” names no entity. Give it an entity, or a type and "
                              "a name."),
                           id);
      return;
    }

  self->record = (ApostilRecord *) apostil_annotation_new (self->kind, id);
  g_array_set_size (self->spans, 0);
  g_array_set_size (self->part_spans, 0);
  g_array_set_size (self->links, 0);
  if (!apostil_reader_set_common (self))
    return;

  set_type (self);
  for (guint i = 0; i < G_N_ELEMENTS (typed) && self->error == NULL; i++)
    if (apostil_reader_value (self, typed[i]) != NULL)
      set_typed (self, apostil_name_get_name (typed[i]), apostil_reader_value (self, typed[i]));
  if (tag == APOSTIL_TAG_MENTION)
    set_links (self, APOSTIL_NAME_ENTITY);
  else if (tag == APOSTIL_TAG_DATE)
    set_links (self, APOSTIL_NAME_ANCHOR);
  else if (tag == APOSTIL_TAG_CLAIM && self->error == NULL)
    {
      set_links (self, APOSTIL_NAME_CLAIMANT);
      set_links (self, APOSTIL_NAME_WITHIN);
    }
}

static gboolean
read_offset (ApostilReader *self, ApostilName name, guint32 *offset)
{
  const gchar *value = apostil_reader_value (self, name);
  guint64 number = 0;
  const gchar *p = value;

  for (; g_ascii_isdigit (*p) && number <= G_MAXUINT32; p++)
    number = number * 10 + (guint64) (*p - '0');
  *offset = (guint32) MIN (number, G_MAXUINT32);
  if (p > value && (*p == '\0' || number > G_MAXUINT32))
    return TRUE;

  apostil_reader_fail (self, APOSTIL_ERROR_SPAN,
                       _ ("“%.64s” is no offset. Write a whole number of code points."), value);
  return FALSE;
}

/**
 * apostil_reader_read_span:
 * @self: a reader whose slots hold `start` and `end`
 *
 * Returns: whether they are offsets inside the text; a fault is told otherwise
 */
gboolean
apostil_reader_read_span (ApostilReader *self)
{
  guint32 length = G_MAXUINT32;
  guint line = apostil_reader_top (self)->line;

  if (!read_offset (self, APOSTIL_NAME_START, &self->span.start) ||
      !read_offset (self, APOSTIL_NAME_END, &self->span.end))
    return FALSE;

  if (!self->is_edit)
    length = apostil_text_get_length (self->article_text);
  if (self->span.end > length)
    apostil_reader_fail_at (self, line, APOSTIL_ERROR_SPAN,
                            _ ("The span %u to %u lies outside the text, which has %u code "
                               "points. Correct the offsets."),
                            self->span.start, self->span.end, length);
  else if (self->span.start >= self->span.end)
    apostil_reader_fail_at (self, line, APOSTIL_ERROR_SPAN,
                            _ ("The span %u to %u is empty. Its end must be greater than its "
                               "start; correct the offsets."),
                            self->span.start, self->span.end);
  return self->error == NULL;
}

/* @n_bytes of @utf8, no longer than a message bears. */
static gchar *
shorten (const gchar *utf8, gsize n_bytes)
{
  g_autofree gchar *all = g_strndup (utf8, MIN (n_bytes, 400));
  g_autofree gchar *valid = g_utf8_make_valid (all, -1);
  g_autofree gchar *head = NULL;

  if (n_bytes <= 400 && g_utf8_strlen (valid, -1) <= 60)
    return g_steal_pointer (&valid);

  head = g_utf8_substring (valid, 0, MIN (60, g_utf8_strlen (valid, -1)));
  return g_strconcat (head, "…", NULL);
}

/* Compares the words inside the element with those at its offsets. */
static gboolean
check_quote (ApostilReader *self)
{
  const gchar *utf8 = apostil_text_get_utf8 (self->article_text, NULL);
  gsize start;
  gsize end;
  g_autofree gchar *said = NULL;
  g_autofree gchar *there = NULL;

  apostil_text_to_bytes (self->article_text, self->span, &start, &end);
  if (end - start == self->text->len && memcmp (utf8 + start, self->text->str, end - start) == 0)
    return TRUE;

  said = shorten (self->text->str, self->text->len);
  there = shorten (utf8 + start, end - start);
  apostil_reader_fail_at (self, apostil_reader_top (self)->line, APOSTIL_ERROR_SPAN,
                          _ ("The element says “%s”, but the text from %u to %u says “%s”. "
                             "Correct the offsets or the words."),
                          said, self->span.start, self->span.end, there);
  return FALSE;
}

/**
 * apostil_reader_end_span:
 * @self: a reader with the span and the quoted words at hand
 * @content: whether it is a span of the record itself, where order matters, and not a part
 */
void
apostil_reader_end_span (ApostilReader *self, gboolean content)
{
  ApostilSpan *last = NULL;

  if (self->text->len > 0 && !self->is_edit && !check_quote (self))
    return;
  if (!content)
    return;

  if (self->spans->len > 0)
    last = &g_array_index (self->spans, ApostilSpan, self->spans->len - 1);
  if (last != NULL && self->span.start < last->end)
    apostil_reader_fail_at (self, apostil_reader_top (self)->line, APOSTIL_ERROR_SPAN,
                            self->span.end <= last->start
                                ? _ ("The span %u to %u comes after %u to %u. Sort the spans by "
                                     "their start.")
                                : _ ("The span %u to %u overlaps %u to %u. Join them or correct "
                                     "the offsets."),
                            self->span.start, self->span.end, last->start, last->end);
  else
    g_array_append_val (self->spans, self->span);
}

static void
end_part (ApostilReader *self, ApostilTag tag)
{
  const gchar *role = tag == APOSTIL_TAG_PART ? apostil_reader_value (self, APOSTIL_NAME_ROLE)
                                              : apostil_tag_get_def (tag)->name;
  const ApostilPartDef *def = apostil_kind_get_part_def (self->kind, role);
  ApostilPartSpan part = { 0, self->span };

  if (def == NULL)
    {
      apostil_reader_fail (self, APOSTIL_ERROR_INVALID,
                           _ ("The scheme has no part “%.64s” for “%s”. Remove it, or add it to "
                              "the scheme."),
                           role, self->kind->id);
      return;
    }
  apostil_reader_end_span (self, FALSE);
  part.part = (guint) (def - self->kind->parts);
  g_array_append_val (self->part_spans, part);
}

static void
end_verdict (ApostilReader *self)
{
  const gchar *value = apostil_reader_value (self, APOSTIL_NAME_VALUE);
  const ApostilAttributeDef *def =
      apostil_kind_get_attribute_def (self->kind, APOSTIL_ATTR_VERDICT);

  if (!apostil_reader_check_moment (self, APOSTIL_NAME_AT))
    return;
  if (check_typed (self, APOSTIL_ATTR_VERDICT, def) && value != NULL)
    apostil_reader_set_attribute (self, def, APOSTIL_ATTR_VERDICT, value);
  if (self->error != NULL)
    return;

  apostil_record_set (self->record, APOSTIL_ATTR_VERDICT_BY,
                      apostil_reader_value (self, APOSTIL_NAME_BY));
  apostil_record_set (self->record, APOSTIL_ATTR_VERDICT_AT,
                      apostil_reader_value (self, APOSTIL_NAME_AT));
  if (self->text->len > 0)
    apostil_record_set (self->record, APOSTIL_ATTR_REASONING, self->text->str);
}

static void
end_evidence (ApostilReader *self)
{
  ApostilEvidence evidence = {
    (gchar *) apostil_reader_value (self, APOSTIL_NAME_HREF),
    (gchar *) apostil_reader_value (self, APOSTIL_NAME_RETRIEVED),
    (gchar *) apostil_reader_value (self, APOSTIL_NAME_ARCHIVED),
    (gchar *) apostil_reader_value (self, APOSTIL_NAME_STANCE),
    self->text->len > 0 ? self->text->str : NULL,
  };

  apostil_annotation_add_evidence (APOSTIL_ANNOTATION (self->record), &evidence);
}

static void
end_link (ApostilReader *self)
{
  const gchar *role = apostil_reader_value (self, APOSTIL_NAME_ROLE);
  const gchar *target = apostil_reader_value (self, APOSTIL_NAME_TARGET);
  const ApostilLinkDef *def = apostil_kind_get_link_def (self->kind, role);
  ApostilRoleLink link = { 0, NULL };

  if (!apostil_reader_check_id (self, target))
    return;
  if (def == NULL)
    {
      apostil_reader_fail (self, APOSTIL_ERROR_INVALID,
                           _ ("The scheme has no link “%.64s” for “%s”. Remove it, or add it to "
                              "the scheme."),
                           role, self->kind->id);
      return;
    }
  link.link = (guint) (def - self->kind->links);
  link.target = g_strdup (target);
  g_array_append_val (self->links, link);
}

/**
 * apostil_reader_end_annotation_child:
 * @self: a reader with an annotation (or for spans, a section) at hand
 * @tag: the small element that ends
 */
void
apostil_reader_end_annotation_child (ApostilReader *self, ApostilTag tag)
{
  switch ((gint) tag)
    {
    case APOSTIL_TAG_SPAN:
      apostil_reader_end_span (self, TRUE);
      break;
    case APOSTIL_TAG_SOURCE:
    case APOSTIL_TAG_CUE:
    case APOSTIL_TAG_MEDIUM:
    case APOSTIL_TAG_ADDRESSEE:
    case APOSTIL_TAG_PART:
      end_part (self, tag);
      break;
    case APOSTIL_TAG_STATEMENT:
      set_typed (self, APOSTIL_ATTR_STATEMENT, self->text->str);
      break;
    case APOSTIL_TAG_VERDICT:
      end_verdict (self);
      break;
    case APOSTIL_TAG_EVIDENCE:
      end_evidence (self);
      break;
    case APOSTIL_TAG_LINK:
      end_link (self);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
set_parts (ApostilReader *self)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (ApostilSpan));

  for (guint role = 0; role < self->kind->n_parts; role++)
    {
      g_array_set_size (spans, 0);
      for (guint i = 0; i < self->part_spans->len; i++)
        {
          ApostilPartSpan *part = &g_array_index (self->part_spans, ApostilPartSpan, i);

          if (part->part == role)
            g_array_append_val (spans, part->span);
        }
      if (spans->len > 0)
        apostil_annotation_set_part (APOSTIL_ANNOTATION (self->record),
                                     self->kind->parts[role].role,
                                     (const ApostilSpan *) spans->data, spans->len);
    }
}

/* Links come one by one, by role in any order; each role is set once. */
static void
end_links (ApostilReader *self)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint role = 0; role < self->kind->n_links; role++)
    {
      const ApostilLinkDef *def = &self->kind->links[role];

      g_ptr_array_set_size (ids, 0);
      for (guint i = 0; i < self->links->len; i++)
        {
          ApostilRoleLink *link = &g_array_index (self->links, ApostilRoleLink, i);

          if (link->link == role)
            g_ptr_array_add (ids, link->target);
        }
      if (ids->len == 0)
        continue;
      if ((ids->len > 1 && !def->many) ||
          apostil_annotation_get_link (APOSTIL_ANNOTATION (self->record), def->role) != NULL)
        {
          apostil_reader_fail (self, APOSTIL_ERROR_INVALID,
                               _ ("The link “%s” is given twice, and there can be one. Remove one "
                                  "of them."),
                               def->role);
          return;
        }
      g_ptr_array_add (ids, NULL);
      apostil_annotation_set_links (APOSTIL_ANNOTATION (self->record), def->role,
                                    (const gchar *const *) ids->pdata);
    }
}

/**
 * apostil_reader_end_annotation:
 * @self: a reader with all children of an annotation at hand
 */
void
apostil_reader_end_annotation (ApostilReader *self)
{
  if (self->spans->len == 0)
    {
      apostil_reader_fail (self, APOSTIL_ERROR_SPAN,
                           _ ("“%s” marks nothing: it has no <span>. Add one."),
                           apostil_record_get_id (self->record));
      return;
    }
  apostil_annotation_set_spans (APOSTIL_ANNOTATION (self->record),
                                (const ApostilSpan *) self->spans->data, self->spans->len);
  if (self->part_spans->len > 0)
    set_parts (self);
  if (self->links->len > 0)
    end_links (self);
}
