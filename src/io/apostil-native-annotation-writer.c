/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-native-put.h"

#include <string.h>

#include "apostil-error.h"
#include "apostil-xml-text.h"

/* How it works
 *
 * An annotation can have a dozen kinds of children, and nearly none has any but one span without
 * anything unusual. That one is written by put_usual(), which makes room once and then writes bytes without
 * looking whether they fit; all others are put together from the functions of apostil-native-put.h. Both write
 * the same, as a test compares. This makes a save a third shorter. */

static const gchar *const part_elements[] = { "source", "cue", "medium", "addressee" };

static void
put_link_attribute (ApostilRecordWriter *self,
                    ApostilAnnotation *annotation,
                    const gchar *role,
                    const ApostilXmlName *name)
{
  const gchar *const *ids = NULL;
  gsize start = self->out->len;

  if (role != NULL)
    ids = apostil_annotation_get_links (annotation, role);
  if (ids == NULL || ids[0] == NULL)
    return;
  if (ids[1] == NULL)
    {
      apostil_put_named (self, name, ids[0]);
      return;
    }

  apostil_xml_append (self->out, " ", 1);
  apostil_put (self, role);
  apostil_put (self, "=\"");
  for (guint i = 0; ids[i] != NULL; i++)
    {
      if (i > 0)
        apostil_xml_append (self->out, " ", 1);
      apostil_put_note (self, apostil_xml_append_value (self->out, ids[i], strlen (ids[i])));
    }
  if (self->out->len - start > APOSTIL_MAX_ATTRIBUTE_BYTES && self->too_long == NULL)
    self->too_long = self->id;
  apostil_xml_append (self->out, "\"", 1);
}

static const ApostilPutShape *
get_shape (ApostilRecordWriter *self, const ApostilKind *kind)
{
  guint i = 0;

  while (i < APOSTIL_PUT_N_SHAPES - 1 && self->shapes[i].element != kind->element)
    i++;
  return &self->shapes[i];
}

static void
put_annotation_attributes (ApostilRecordWriter *self,
                           ApostilAnnotation *annotation,
                           const ApostilKind *kind,
                           const ApostilPutShape *shape,
                           const ApostilPutValues *values)
{
  apostil_put_named (self, &self->id_name, self->id);
  if (shape->is_general)
    apostil_put_attribute (self, "kind", kind->id);
  apostil_put_values (self, values, APOSTIL_PUT_TYPE, APOSTIL_PUT_NAME);
  put_link_attribute (self, annotation, shape->early_link, &shape->early_name);
  apostil_put_values (self, values, APOSTIL_PUT_NAME, APOSTIL_PUT_RULE);
  put_link_attribute (self, annotation, shape->late_link, &shape->late_name);
  apostil_put_status (self, annotation);
  apostil_put_values (self, values, APOSTIL_PUT_RULE, APOSTIL_PUT_N_VALUES);
  apostil_put_foreign_attributes (self, annotation);
}

/* Writes values as attributes, as apostil_put_values(). Returns the end; NULL if one is unusual, or was. */
static inline gchar *
write_values (ApostilRecordWriter *self,
              gchar *to,
              const ApostilPutValues *values,
              guint first,
              guint end)
{
  guint32 left = values->filled & ((1u << end) - (1u << first));

  for (; left != 0 && to != NULL; left &= left - 1)
    {
      guint slot = (guint) __builtin_ctz (left);

      to = apostil_xml_write_named (to, &self->ready_names[slot], values->slots[slot]);
    }
  return to;
}

/* Attributes, a link that is one, and a span with plain words. Returns whether it is no more than that; if not,
 * nothing was written. */
static gboolean
put_usual (ApostilRecordWriter *self,
           ApostilAnnotation *annotation,
           const ApostilKind *kind,
           const ApostilPutShape *shape,
           const ApostilPutValues *values,
           guint indent)
{
  const gsize room = (2 + APOSTIL_PUT_N_VALUES) * APOSTIL_XML_NAMED_ROOM + APOSTIL_PUT_MAX_BLANKS +
                     APOSTIL_PUT_OFFSETS_ROOM + 4 * APOSTIL_PUT_ELEMENT_ROOM;
  const gchar *role = kind->n_links > 0 ? kind->links[0].role : NULL;
  const gchar *link = role != NULL ? apostil_annotation_get_links (annotation, role)[0] : NULL;
  ApostilSpan span = apostil_annotation_get_first_span (annotation);
  const gchar *words = NULL;
  gsize start = 0;
  gsize end = 0;
  gchar *to = NULL;

  if (shape->is_general || self->text == NULL ||
      apostil_record_get_status (annotation) != APOSTIL_STATUS_CONFIRMED ||
      (link != NULL && role != shape->early_link && role != shape->late_link))
    return FALSE;
  words = apostil_text_get_utf8 (self->text, NULL);
  apostil_text_to_bytes (self->text, span, &start, &end);
  if (start == end || apostil_xml_count_plain (words + start, end - start) < end - start)
    return FALSE;

  to = apostil_xml_make_room (self->out, room + (end - start));
  to = apostil_put_write_start (to, kind->element, indent);
  to = apostil_xml_write_named (to, &self->id_name, apostil_record_get_id (annotation));
  to = write_values (self, to, values, APOSTIL_PUT_TYPE, APOSTIL_PUT_NAME);
  if (link != NULL && role == shape->early_link && to != NULL)
    to = apostil_xml_write_named (to, &shape->early_name, link);
  to = write_values (self, to, values, APOSTIL_PUT_NAME, APOSTIL_PUT_RULE);
  if (link != NULL && role == shape->late_link && to != NULL)
    to = apostil_xml_write_named (to, &shape->late_name, link);
  to = write_values (self, to, values, APOSTIL_PUT_RULE, APOSTIL_PUT_N_VALUES);
  if (to == NULL)
    return FALSE;

  memcpy (to, "><span", 6);
  to = apostil_put_write_offsets (to + 6, span);
  *to++ = '>';
  memcpy (to, words + start, end - start);
  memcpy (to + (end - start), "</span>", 7);
  to = apostil_put_write_end (to + (end - start) + 7, kind->element);
  *to++ = '\n';
  apostil_xml_end_at (self->out, to);
  return TRUE;
}

static void
put_parts (ApostilRecordWriter *self, ApostilAnnotation *annotation, const ApostilKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (part_elements); i++)
    {
      guint n = 0;
      const ApostilSpan *spans = apostil_annotation_get_part (annotation, part_elements[i], &n);

      for (guint j = 0; j < n; j++)
        apostil_put_span (self, part_elements[i], part_elements[i], spans[j], TRUE);
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
        apostil_put_span (self, "part", role, spans[j], TRUE);
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

  apostil_put_begin_child (self);
  apostil_put (self, "<verdict");
  apostil_put_attribute (self, "value", value);
  apostil_put_attribute (self, "by", by);
  apostil_put_attribute (self, "at", at);
  apostil_put_end_small (self, "verdict", NULL, reasoning,
                         reasoning != NULL ? strlen (reasoning) : 0);
}

static void
put_evidence (ApostilRecordWriter *self, const ApostilEvidence *evidence)
{
  const gchar *quotation = evidence->quotation != NULL ? evidence->quotation : "";
  g_autofree gchar *key = NULL;

  if (self->foreign != NULL)
    key =
        g_strdup_printf ("evidence %s %s", evidence->href != NULL ? evidence->href : "", quotation);
  apostil_put_begin_child (self);
  apostil_put (self, "<evidence");
  apostil_put_attribute (self, "href", evidence->href);
  apostil_put_attribute (self, "retrieved", evidence->retrieved);
  apostil_put_attribute (self, "archived", evidence->archived);
  apostil_put_attribute (self, "stance", evidence->stance);
  apostil_put_end_small (self, "evidence", key, quotation, strlen (quotation));
}

static void
put_links (ApostilRecordWriter *self,
           ApostilAnnotation *annotation,
           const ApostilKind *kind,
           const ApostilPutShape *shape)
{
  for (guint i = 0; i < kind->n_links; i++)
    {
      const gchar *role = kind->links[i].role;
      const gchar *const *ids = NULL;

      if (role == shape->early_link || role == shape->late_link)
        continue;
      ids = apostil_annotation_get_links (annotation, role);
      for (guint j = 0; ids[j] != NULL; j++)
        {
          g_autofree gchar *key =
              self->foreign != NULL ? g_strdup_printf ("link %s %s", role, ids[j]) : NULL;

          apostil_put_begin_child (self);
          apostil_put (self, "<link");
          apostil_put_attribute (self, "role", role);
          apostil_put_attribute (self, "target", ids[j]);
          apostil_put_end_small (self, "link", key, NULL, 0);
        }
    }
}

/**
 * apostil_put_annotation:
 * @self: a writer
 * @annotation: an annotation
 * @indent: how deep it stands
 *
 * Appends it.
 */
void
apostil_put_annotation (ApostilRecordWriter *self, ApostilAnnotation *annotation, guint indent)
{
  const ApostilKind *kind = apostil_annotation_get_kind (annotation);
  const ApostilPutShape *shape = get_shape (self, kind);
  guint n_spans = 0;
  const ApostilSpan *spans = apostil_annotation_get_spans (annotation, &n_spans);
  gboolean more = apostil_annotation_has_more (annotation);
  guint n_evidence = more ? apostil_annotation_get_n_evidence (annotation) : 0;
  ApostilPutValues values;
  gboolean others = apostil_put_find_values (self, annotation, &values);

  if (!more && !others && !apostil_record_has_more (annotation) &&
      put_usual (self, annotation, kind, shape, &values, indent))
    return;

  apostil_put_begin_record (self, annotation, kind->element, indent);
  put_annotation_attributes (self, annotation, kind, shape, &values);
  for (guint i = 0; i < n_spans; i++)
    apostil_put_span (self, "span", "span", spans[i], TRUE);
  if (more)
    put_parts (self, annotation, kind);
  if (others)
    {
      apostil_put_text_element (self, "statement", NULL,
                                apostil_record_get (annotation, APOSTIL_ATTR_STATEMENT));
      put_verdict (self, annotation);
    }
  for (guint i = 0; i < n_evidence; i++)
    put_evidence (self, apostil_annotation_get_evidence (annotation, i));
  if (others)
    apostil_put_scheme_attributes (self, annotation);
  put_links (self, annotation, kind, shape);
  apostil_put_common_children (self, annotation, others);
  apostil_put_end_record (self, annotation, kind->element);
}
