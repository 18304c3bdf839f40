/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-section.h"

struct _ApostilSection
{
  ApostilRecord parent_instance;

  ApostilSpan *spans;
  guint n_spans;
  gchar *published; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (ApostilSection, apostil_section, APOSTIL_TYPE_RECORD)

static void
apostil_section_copy (ApostilRecord *from, ApostilRecord *to)
{
  ApostilSection *source = APOSTIL_SECTION (from);
  ApostilSection *copy = APOSTIL_SECTION (to);

  copy->spans = g_memdup2 (source->spans, source->n_spans * sizeof (ApostilSpan));
  copy->n_spans = source->n_spans;
  copy->published = g_strdup (source->published);
}

static gboolean
apostil_section_equal (ApostilRecord *a, ApostilRecord *b)
{
  ApostilSection *one = APOSTIL_SECTION (a);
  ApostilSection *two = APOSTIL_SECTION (b);

  if (one->n_spans != two->n_spans || g_strcmp0 (one->published, two->published) != 0)
    return FALSE;

  for (guint i = 0; i < one->n_spans; i++)
    if (!apostil_span_equal (one->spans[i], two->spans[i]))
      return FALSE;

  return TRUE;
}

static void
apostil_section_finalize (GObject *object)
{
  ApostilSection *self = APOSTIL_SECTION (object);

  g_free (self->spans);
  g_free (self->published);

  G_OBJECT_CLASS (apostil_section_parent_class)->finalize (object);
}

static void
apostil_section_class_init (ApostilSectionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = apostil_section_finalize;
  APOSTIL_RECORD_CLASS (klass)->copy = apostil_section_copy;
  APOSTIL_RECORD_CLASS (klass)->equal = apostil_section_equal;
}

static void
apostil_section_init (ApostilSection *self)
{
}

/**
 * apostil_section_new:
 * @id: its id
 * @role: (nullable): a section role of the scheme: "body", "caption" …
 *
 * Returns: (transfer full): a section without a span yet
 */
ApostilSection *
apostil_section_new (const gchar *id, const gchar *role)
{
  ApostilSection *self = NULL;

  g_return_val_if_fail (id != NULL, NULL);

  self = g_object_new (APOSTIL_TYPE_SECTION, NULL);
  apostil_record_set_id (self, id);
  apostil_record_set (self, APOSTIL_ATTR_ROLE, role);
  return self;
}

/**
 * apostil_section_get_spans:
 * @self: a section
 * @n_spans: (out): how many
 *
 * Returns: (array length=n_spans) (transfer none) (nullable): where it lies, in code points
 */
const ApostilSpan *
apostil_section_get_spans (ApostilSection *self, guint *n_spans)
{
  *n_spans = 0;
  g_return_val_if_fail (APOSTIL_IS_SECTION (self), NULL);

  *n_spans = self->n_spans;
  return self->spans;
}

/**
 * apostil_section_set_spans:
 * @self: a section that is not sealed
 * @spans: (array length=n_spans): where it lies; the document checks that they are sorted,
 *   disjoint and inside the text
 * @n_spans: how many
 */
void
apostil_section_set_spans (ApostilSection *self, const ApostilSpan *spans, guint n_spans)
{
  g_autofree ApostilSpan *old = NULL;

  g_return_if_fail (APOSTIL_IS_SECTION (self));
  g_return_if_fail (!apostil_record_is_sealed (self));
  g_return_if_fail (spans != NULL || n_spans == 0);

  old = self->spans;
  self->spans = g_memdup2 (spans, n_spans * sizeof (ApostilSpan));
  self->n_spans = n_spans;
}

/**
 * apostil_section_get_published:
 * @self: a section
 *
 * Returns: (nullable): the id of the date annotation that says when it was published
 */
const gchar *
apostil_section_get_published (ApostilSection *self)
{
  g_return_val_if_fail (APOSTIL_IS_SECTION (self), NULL);

  return self->published;
}

/**
 * apostil_section_set_published:
 * @self: a section that is not sealed
 * @date_id: (nullable): the id of a date annotation
 */
void
apostil_section_set_published (ApostilSection *self, const gchar *date_id)
{
  g_autofree gchar *old = NULL;

  g_return_if_fail (APOSTIL_IS_SECTION (self));
  g_return_if_fail (!apostil_record_is_sealed (self));

  old = g_steal_pointer (&self->published);
  self->published = g_strdup (date_id);
}
