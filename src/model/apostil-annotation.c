/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-annotation.h"

#include "apostil-annotation-rest.h"
#include "apostil-same.h"

#include <string.h>

/* How it works
 *
 * Nearly all annotations of a long document are plain mentions: one span, one link (to the
 * entity), and there may be a hundred thousand of them. So both lie inside the object. All
 * the rest (more spans, parts, other links, evidence) hangs on one pointer, which also ends
 * the list of links: { id, NULL } is a list of one. As soon as the rest exists, all links
 * are in it, one list for each link that the kind defines.
 *
 * What only reads, which is all that loading and saving call for each annotation, checks no more than NULL, as
 * that of a record. */

#define ID_ROOM 8

struct _ApostilAnnotation
{
  ApostilRecord parent_instance;

  const ApostilKind *kind;
  ApostilSpan span;         /* the first */
  gchar link_here[ID_ROOM]; /* holds the id of the only link when it is short */
  struct
  {
    gchar *id; /* (nullable) the only link, of the kind's first role; only while rest is NULL */
    ApostilAnnotationRest *rest;
  } more;
};

G_DEFINE_FINAL_TYPE (ApostilAnnotation, apostil_annotation, APOSTIL_TYPE_RECORD)

static const gchar *const no_links[] = { NULL };

static gboolean
spans_equal (const ApostilSpan *a, guint n_a, const ApostilSpan *b, guint n_b)
{
  if (n_a != n_b)
    return FALSE;

  for (guint i = 0; i < n_a; i++)
    if (!apostil_span_equal (a[i], b[i]))
      return FALSE;

  return TRUE;
}

static void
clear_only_link (ApostilAnnotation *self)
{
  if (self->more.id != self->link_here)
    g_free (self->more.id);
  self->more.id = NULL;
}

static ApostilAnnotationRest *
ensure_rest (ApostilAnnotation *self)
{
  ApostilAnnotationRest *rest = self->more.rest;

  if (rest != NULL)
    return rest;

  rest = apostil_annotation_rest_new (self->kind);
  rest->extent = self->span;
  if (self->more.id != NULL)
    {
      rest->links[0] = g_new0 (gchar *, 2);
      rest->links[0][0] = g_strdup (self->more.id);
      clear_only_link (self);
    }
  self->more.rest = rest;
  return rest;
}

/* Works out the extent again after spans or parts have changed. */
static void
update_extent (ApostilAnnotation *self)
{
  ApostilAnnotationRest *rest = self->more.rest;

  if (rest == NULL)
    return;

  rest->extent = self->span;
  if (rest->spans != NULL)
    rest->extent.end = rest->spans[rest->n_spans - 1].end;
  for (guint i = 0; i < self->kind->n_parts; i++)
    for (guint k = 0; k < rest->parts[i].n_spans; k++)
      {
        rest->extent.start = MIN (rest->extent.start, rest->parts[i].spans[k].start);
        rest->extent.end = MAX (rest->extent.end, rest->parts[i].spans[k].end);
      }
}

static void
hold_kind (ApostilAnnotation *self, const ApostilKind *kind)
{
  self->kind = kind;
  if (kind->scheme != NULL)
    g_object_ref (kind->scheme);
}

static void
apostil_annotation_copy (ApostilRecord *from, ApostilRecord *to)
{
  ApostilAnnotation *source = APOSTIL_ANNOTATION (from);
  ApostilAnnotation *copy = APOSTIL_ANNOTATION (to);

  hold_kind (copy, source->kind);
  copy->span = source->span;
  if (source->more.rest != NULL)
    copy->more.rest = apostil_annotation_rest_copy (source->kind, source->more.rest);
  else if (source->more.id == source->link_here)
    {
      memcpy (copy->link_here, source->link_here, ID_ROOM);
      copy->more.id = copy->link_here;
    }
  else
    copy->more.id = g_strdup (source->more.id);
}

static gboolean
evidence_lists_equal (ApostilAnnotation *a, ApostilAnnotation *b)
{
  guint n_evidence = apostil_annotation_get_n_evidence (a);

  if (n_evidence != apostil_annotation_get_n_evidence (b))
    return FALSE;

  for (guint i = 0; i < n_evidence; i++)
    if (!apostil_evidence_equal (apostil_annotation_get_evidence (a, i),
                                 apostil_annotation_get_evidence (b, i)))
      return FALSE;

  return TRUE;
}

static gboolean
apostil_annotation_equal (ApostilRecord *a, ApostilRecord *b)
{
  ApostilAnnotation *one = APOSTIL_ANNOTATION (a);
  ApostilAnnotation *two = APOSTIL_ANNOTATION (b);
  const ApostilKind *kind = one->kind;
  const ApostilSpan *spans_one = NULL;
  const ApostilSpan *spans_two = NULL;
  guint n_one = 0;
  guint n_two = 0;

  /* Kinds of the same id in two copies of a scheme lie at different places. */
  if (kind != two->kind &&
      (!g_str_equal (kind->id, two->kind->id) || kind->n_links != two->kind->n_links ||
       kind->n_parts != two->kind->n_parts))
    return FALSE;

  spans_one = apostil_annotation_get_spans (one, &n_one);
  spans_two = apostil_annotation_get_spans (two, &n_two);
  if (!spans_equal (spans_one, n_one, spans_two, n_two))
    return FALSE;

  for (guint i = 0; i < kind->n_links; i++)
    if (!g_strv_equal (apostil_annotation_get_links (one, kind->links[i].role),
                       apostil_annotation_get_links (two, kind->links[i].role)))
      return FALSE;

  for (guint i = 0; i < kind->n_parts; i++)
    {
      spans_one = apostil_annotation_get_part (one, kind->parts[i].role, &n_one);
      spans_two = apostil_annotation_get_part (two, kind->parts[i].role, &n_two);
      if (!spans_equal (spans_one, n_one, spans_two, n_two))
        return FALSE;
    }
  return evidence_lists_equal (one, two);
}

static void
apostil_annotation_finalize (GObject *object)
{
  ApostilAnnotation *self = APOSTIL_ANNOTATION (object);
  GObject *scheme = self->kind != NULL ? self->kind->scheme : NULL;

  clear_only_link (self);
  if (self->more.rest != NULL)
    apostil_annotation_rest_free (self->kind, self->more.rest);
  g_clear_object (&scheme);

  G_OBJECT_CLASS (apostil_annotation_parent_class)->finalize (object);
}

static void
apostil_annotation_class_init (ApostilAnnotationClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = apostil_annotation_finalize;
  APOSTIL_RECORD_CLASS (klass)->copy = apostil_annotation_copy;
  APOSTIL_RECORD_CLASS (klass)->equal = apostil_annotation_equal;
}

static void
apostil_annotation_init (ApostilAnnotation *self)
{
}

/**
 * apostil_annotation_new:
 * @kind: its kind; the annotation keeps the scheme of the kind alive
 * @id: its id
 *
 * Returns: (transfer full): an annotation without words yet
 */
ApostilAnnotation *
apostil_annotation_new (const ApostilKind *kind, const gchar *id)
{
  ApostilAnnotation *self = NULL;

  g_return_val_if_fail (kind != NULL, NULL);
  g_return_val_if_fail (id != NULL, NULL);

  self = g_object_new (APOSTIL_TYPE_ANNOTATION, NULL);
  apostil_record_set_id (self, id);
  hold_kind (self, kind);
  return self;
}

/**
 * apostil_annotation_get_kind:
 * @self: an annotation
 *
 * Returns: (transfer none): what its scheme says of its kind
 */
const ApostilKind *
apostil_annotation_get_kind (ApostilAnnotation *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->kind;
}

/* What lies at the places of the old kind moves to those of the new one. */
static void
move_rest (ApostilAnnotation *self, const ApostilKind *kind)
{
  ApostilAnnotationRest *rest = ensure_rest (self);
  GStrv *links = g_new0 (GStrv, kind->n_links);
  ApostilAnnotationPart *parts = g_new0 (ApostilAnnotationPart, kind->n_parts);

  for (guint i = 0; i < self->kind->n_links; i++)
    {
      const ApostilLinkDef *def = apostil_kind_get_link_def (kind, self->kind->links[i].role);

      if (def != NULL)
        links[def - kind->links] = rest->links[i];
      else
        g_strfreev (rest->links[i]);
    }
  for (guint i = 0; i < self->kind->n_parts; i++)
    {
      const ApostilPartDef *def = apostil_kind_get_part_def (kind, self->kind->parts[i].role);

      if (def != NULL)
        parts[def - kind->parts] = rest->parts[i];
      else
        g_free (rest->parts[i].spans);
    }
  g_free (rest->links);
  g_free (rest->parts);
  rest->links = links;
  rest->parts = parts;
}

/**
 * apostil_annotation_set_kind:
 * @self: an annotation that is not sealed
 * @kind: another kind; the annotation keeps its scheme alive
 *
 * It is of that kind from now on, without the links and parts that @kind does not know.
 */
void
apostil_annotation_set_kind (ApostilAnnotation *self, const ApostilKind *kind)
{
  GObject *scheme = NULL;
  gboolean same_link = FALSE;

  g_return_if_fail (APOSTIL_IS_ANNOTATION (self));
  g_return_if_fail (!apostil_record_is_sealed (self));
  g_return_if_fail (kind != NULL);

  same_link = self->more.id == NULL ||
              (kind->n_links > 0 && kind->links[0].role == self->kind->links[0].role);
  if (self->more.rest != NULL || !same_link)
    move_rest (self, kind);
  scheme = self->kind->scheme;
  hold_kind (self, kind);
  g_clear_object (&scheme);
}

/**
 * apostil_annotation_is:
 * @self: an annotation
 * @kind_id: the id of a kind, interned or not
 *
 * Returns: whether it is of that kind
 */
gboolean
apostil_annotation_is (ApostilAnnotation *self, const gchar *kind_id)
{
  g_return_val_if_fail (APOSTIL_IS_ANNOTATION (self), FALSE);
  g_return_val_if_fail (kind_id != NULL, FALSE);

  return apostil_same (self->kind->id, kind_id);
}

/**
 * apostil_annotation_get_spans:
 * @self: an annotation
 * @n_spans: (out): how many, one or more
 *
 * Returns: (array length=n_spans) (transfer none): what it marks, in code points
 */
const ApostilSpan *
apostil_annotation_get_spans (ApostilAnnotation *self, guint *n_spans)
{
  *n_spans = 0;
  g_return_val_if_fail (self != NULL, NULL);

  if (self->more.rest != NULL && self->more.rest->spans != NULL)
    {
      *n_spans = self->more.rest->n_spans;
      return self->more.rest->spans;
    }
  *n_spans = 1;
  return &self->span;
}

/**
 * apostil_annotation_set_spans:
 * @self: an annotation that is not sealed
 * @spans: (array length=n_spans): what it marks; the document checks that they are sorted,
 *   disjoint and inside the text
 * @n_spans: how many, one or more
 */
void
apostil_annotation_set_spans (ApostilAnnotation *self, const ApostilSpan *spans, guint n_spans)
{
  g_autofree ApostilSpan *old = NULL;

  g_return_if_fail (APOSTIL_IS_ANNOTATION (self));
  g_return_if_fail (!apostil_record_is_sealed (self));
  g_return_if_fail (spans != NULL && n_spans > 0);

  if (n_spans > 1)
    {
      ApostilAnnotationRest *rest = ensure_rest (self);

      old = rest->spans;
      rest->spans = g_memdup2 (spans, n_spans * sizeof (ApostilSpan));
      rest->n_spans = n_spans;
    }
  else if (self->more.rest != NULL)
    {
      old = g_steal_pointer (&self->more.rest->spans);
      self->more.rest->n_spans = 0;
    }
  self->span = spans[0];
  update_extent (self);
}

/**
 * apostil_annotation_set_span:
 * @self: an annotation that is not sealed
 * @span: the one stretch that it marks
 */
void
apostil_annotation_set_span (ApostilAnnotation *self, ApostilSpan span)
{
  apostil_annotation_set_spans (self, &span, 1);
}

/**
 * apostil_annotation_get_first_span:
 * @self: an annotation
 *
 * Returns: where it begins in the order of the text; by it annotations are sorted
 */
ApostilSpan
apostil_annotation_get_first_span (ApostilAnnotation *self)
{
  g_return_val_if_fail (self != NULL, APOSTIL_SPAN (0, 0));

  return self->span;
}

/**
 * apostil_annotation_get_extent:
 * @self: an annotation
 *
 * Returns: the stretch from the first to the last code point of its spans and parts
 */
ApostilSpan
apostil_annotation_get_extent (ApostilAnnotation *self)
{
  g_return_val_if_fail (self != NULL, APOSTIL_SPAN (0, 0));

  return self->more.rest != NULL ? self->more.rest->extent : self->span;
}

/**
 * apostil_annotation_holds:
 * @self: an annotation
 * @offset: a code point of the text
 *
 * Returns: whether one of its spans (not just a part) holds it
 */
gboolean
apostil_annotation_holds (ApostilAnnotation *self, guint32 offset)
{
  const ApostilSpan *spans = NULL;
  guint n_spans = 0;

  g_return_val_if_fail (APOSTIL_IS_ANNOTATION (self), FALSE);

  spans = apostil_annotation_get_spans (self, &n_spans);
  for (guint i = 0; i < n_spans; i++)
    if (apostil_span_holds (spans[i], offset))
      return TRUE;

  return FALSE;
}

/**
 * apostil_annotation_has_more:
 * @self: an annotation
 *
 * Returns: whether it may have several spans, parts, evidence, or more than the first link of its kind,
 *   as few annotations have
 */
gboolean
apostil_annotation_has_more (ApostilAnnotation *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->more.rest != NULL;
}

/**
 * apostil_annotation_get_part:
 * @self: an annotation
 * @role: the role of a part: "source", "cue" …
 * @n_spans: (out): how many
 *
 * Returns: (array length=n_spans) (transfer none) (nullable): the words that have this role
 */
const ApostilSpan *
apostil_annotation_get_part (ApostilAnnotation *self, const gchar *role, guint *n_spans)
{
  const ApostilPartDef *def = NULL;
  const ApostilAnnotationPart *part = NULL;

  *n_spans = 0;
  g_return_val_if_fail (self != NULL, NULL);

  if (self->more.rest == NULL)
    return NULL;

  def = apostil_kind_get_part_def (self->kind, role);
  if (def == NULL)
    return NULL;

  part = &self->more.rest->parts[def - self->kind->parts];
  *n_spans = part->n_spans;
  return part->spans;
}

/**
 * apostil_annotation_set_part:
 * @self: an annotation that is not sealed
 * @role: the role of a part that its kind defines
 * @spans: (array length=n_spans) (nullable): the words, in code points
 * @n_spans: how many; 0 takes the part away
 */
void
apostil_annotation_set_part (ApostilAnnotation *self,
                             const gchar *role,
                             const ApostilSpan *spans,
                             guint n_spans)
{
  g_autofree ApostilSpan *old = NULL;
  const ApostilPartDef *def = NULL;
  ApostilAnnotationPart *part = NULL;

  g_return_if_fail (APOSTIL_IS_ANNOTATION (self));
  g_return_if_fail (!apostil_record_is_sealed (self));
  g_return_if_fail (spans != NULL || n_spans == 0);
  def = apostil_kind_get_part_def (self->kind, role);
  g_return_if_fail (def != NULL);

  if (n_spans == 0 && self->more.rest == NULL)
    return;

  part = &ensure_rest (self)->parts[def - self->kind->parts];
  old = part->spans;
  part->spans = g_memdup2 (spans, n_spans * sizeof (ApostilSpan));
  part->n_spans = n_spans;
  update_extent (self);
}

/**
 * apostil_annotation_get_links:
 * @self: an annotation
 * @role: the role of a link: "entity", "claimant", "within", "anchor" …
 *
 * Returns: (array zero-terminated=1) (transfer none): the ids it links to; empty if none
 */
const gchar *const *
apostil_annotation_get_links (ApostilAnnotation *self, const gchar *role)
{
  const ApostilLinkDef *def = NULL;
  guint index = 0;
  GStrv links = NULL;

  g_return_val_if_fail (self != NULL, no_links);

  def = apostil_kind_get_link_def (self->kind, role);
  if (def == NULL)
    return no_links;

  index = (guint) (def - self->kind->links);
  if (self->more.rest == NULL)
    return index == 0 ? (const gchar *const *) (gpointer) &self->more : no_links;

  links = self->more.rest->links[index];
  return links != NULL ? (const gchar *const *) links : no_links;
}

/**
 * apostil_annotation_get_link:
 * @self: an annotation
 * @role: the role of a link
 *
 * Returns: (nullable): the first id it links to
 */
const gchar *
apostil_annotation_get_link (ApostilAnnotation *self, const gchar *role)
{
  return apostil_annotation_get_links (self, role)[0];
}

static void
set_only_link (ApostilAnnotation *self, const gchar *id)
{
  gchar *there = NULL;

  if (id == self->more.id)
    return;
  if (id != NULL && strlen (id) >= ID_ROOM)
    there = g_strdup (id);

  clear_only_link (self);
  if (there != NULL)
    self->more.id = there;
  else if (id != NULL)
    {
      g_strlcpy (self->link_here, id, ID_ROOM);
      self->more.id = self->link_here;
    }
}

/**
 * apostil_annotation_set_links:
 * @self: an annotation that is not sealed
 * @role: the role of a link that its kind defines
 * @ids: (array zero-terminated=1) (nullable): the ids to link to
 */
void
apostil_annotation_set_links (ApostilAnnotation *self, const gchar *role, const gchar *const *ids)
{
  g_auto (GStrv) old = NULL;
  const ApostilLinkDef *def = NULL;
  guint n_ids = 0;
  GStrv copy = NULL;
  GStrv *links = NULL;

  g_return_if_fail (APOSTIL_IS_ANNOTATION (self));
  g_return_if_fail (!apostil_record_is_sealed (self));
  def = apostil_kind_get_link_def (self->kind, role);
  g_return_if_fail (def != NULL);

  n_ids = ids != NULL ? g_strv_length ((gchar **) ids) : 0;
  if (self->more.rest == NULL && def == self->kind->links && n_ids <= 1)
    {
      set_only_link (self, n_ids > 0 ? ids[0] : NULL);
      return;
    }
  if (self->more.rest == NULL && n_ids == 0)
    return;

  /* copied before the old list goes, since @ids may be it */
  copy = n_ids > 0 ? g_strdupv ((gchar **) ids) : NULL;
  links = &ensure_rest (self)->links[def - self->kind->links];
  old = g_steal_pointer (links);
  *links = copy;
}

/**
 * apostil_annotation_set_link:
 * @self: an annotation that is not sealed
 * @role: the role of a link that its kind defines
 * @id: (nullable): the one id to link to
 */
void
apostil_annotation_set_link (ApostilAnnotation *self, const gchar *role, const gchar *id)
{
  const gchar *const ids[] = { id, NULL };

  apostil_annotation_set_links (self, role, ids);
}

/**
 * apostil_annotation_links_to:
 * @self: an annotation
 * @id: the id of a record
 *
 * Returns: whether any of its links, of whatever role, names @id
 */
gboolean
apostil_annotation_links_to (ApostilAnnotation *self, const gchar *id)
{
  g_return_val_if_fail (APOSTIL_IS_ANNOTATION (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  for (guint i = 0; i < self->kind->n_links; i++)
    if (g_strv_contains (apostil_annotation_get_links (self, self->kind->links[i].role), id))
      return TRUE;

  return FALSE;
}

/**
 * apostil_annotation_get_n_evidence:
 * @self: an annotation
 *
 * Returns: how many pieces of evidence are noted
 */
guint
apostil_annotation_get_n_evidence (ApostilAnnotation *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->more.rest != NULL && self->more.rest->evidence != NULL
             ? self->more.rest->evidence->len
             : 0;
}

/**
 * apostil_annotation_get_evidence:
 * @self: an annotation
 * @index: which, below apostil_annotation_get_n_evidence()
 *
 * Returns: (transfer none): that piece of evidence
 */
const ApostilEvidence *
apostil_annotation_get_evidence (ApostilAnnotation *self, guint index)
{
  g_return_val_if_fail (index < apostil_annotation_get_n_evidence (self), NULL);

  return g_ptr_array_index (self->more.rest->evidence, index);
}

/**
 * apostil_annotation_add_evidence:
 * @self: an annotation that is not sealed
 * @evidence: a piece of evidence, copied
 */
void
apostil_annotation_add_evidence (ApostilAnnotation *self, const ApostilEvidence *evidence)
{
  ApostilAnnotationRest *rest = NULL;

  g_return_if_fail (APOSTIL_IS_ANNOTATION (self));
  g_return_if_fail (!apostil_record_is_sealed (self));
  g_return_if_fail (evidence != NULL);

  rest = ensure_rest (self);
  if (rest->evidence == NULL)
    rest->evidence = g_ptr_array_new_with_free_func (apostil_evidence_free);
  g_ptr_array_add (rest->evidence, apostil_evidence_copy (evidence));
}

/**
 * apostil_annotation_set_evidence:
 * @self: an annotation that is not sealed
 * @index: which
 * @evidence: what to put in its place, copied
 */
void
apostil_annotation_set_evidence (ApostilAnnotation *self,
                                 guint index,
                                 const ApostilEvidence *evidence)
{
  ApostilEvidence *old = NULL;

  g_return_if_fail (index < apostil_annotation_get_n_evidence (self));
  g_return_if_fail (!apostil_record_is_sealed (self));
  g_return_if_fail (evidence != NULL);

  old = g_ptr_array_index (self->more.rest->evidence, index);
  g_ptr_array_index (self->more.rest->evidence, index) = apostil_evidence_copy (evidence);
  apostil_evidence_free (old);
}

/**
 * apostil_annotation_remove_evidence:
 * @self: an annotation that is not sealed
 * @index: which
 */
void
apostil_annotation_remove_evidence (ApostilAnnotation *self, guint index)
{
  g_return_if_fail (index < apostil_annotation_get_n_evidence (self));
  g_return_if_fail (!apostil_record_is_sealed (self));

  g_ptr_array_remove_index (self->more.rest->evidence, index);
}

/**
 * apostil_annotation_compare:
 * @a: an annotation
 * @b: another
 *
 * Returns: their order in lists and files: by first span, then by id
 */
gint
apostil_annotation_compare (ApostilAnnotation *a, ApostilAnnotation *b)
{
  gint order = apostil_span_compare (a->span, b->span);

  return order != 0 ? order
                    : apostil_id_compare (apostil_record_get_id (a), apostil_record_get_id (b));
}
