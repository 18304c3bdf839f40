/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-marks.h"

#include "apostil-describe.h"
#include "apostil-lanes.h"
#include "apostil-suggestion-layer.h"

/* A mark longer than this would chain all that it covers into one cluster of lanes, and an
 * underline that goes on for pages tells nothing: it is a rule beside the text only. */
#define LONG_MARK 20000

struct _ApostilMarks
{
  ApostilDocument *document;
  ApostilAnnotationList *list;
  ApostilAnnotationList *proposed; /* (nullable) */
  ApostilRecordList *relations;
  ApostilLanes *lanes;
  ApostilSpan moved;          /* marks that are in another lane than before; empty: none */
  GHashTable *contradictions; /* id → how many; made when first asked for */
};

static void
describe_lane (ApostilAnnotation *annotation, ApostilLaneItem *item)
{
  guint n_spans;
  const ApostilSpan *spans = apostil_annotation_get_spans (annotation, &n_spans);

  item->span = APOSTIL_SPAN (spans[0].start, spans[n_spans - 1].end);
  item->family = apostil_annotation_is (annotation, APOSTIL_KIND_ENTITY) ? APOSTIL_LANE_TINT
                                                                         : APOSTIL_LANE_LINE;
  item->is_long = apostil_span_length (item->span) > LONG_MARK;
}

static void
on_items_changed (GListModel *list,
                  guint position,
                  guint n_removed,
                  guint n_added,
                  ApostilMarks *self)
{
  g_autofree ApostilLaneItem *added = g_new (ApostilLaneItem, n_added);

  for (guint i = 0; i < n_added; i++)
    describe_lane (apostil_annotation_list_get (self->list, position + i), &added[i]);
  apostil_lanes_splice (self->lanes, position, n_removed, added, n_added, &self->moved);
}

static void
on_relations_changed (ApostilMarks *self)
{
  g_clear_pointer (&self->contradictions, g_hash_table_unref);
}

/**
 * apostil_marks_new:
 * @document: a document
 *
 * Returns: (transfer full): the looks of its marks
 */
ApostilMarks *
apostil_marks_new (ApostilDocument *document)
{
  ApostilMarks *self = g_new0 (ApostilMarks, 1);

  self->document = g_object_ref (document);
  self->list = g_object_ref (apostil_document_get_annotations (document));
  self->relations = g_object_ref (apostil_document_get_relations (document));
  self->lanes = apostil_lanes_new ();
  on_items_changed (G_LIST_MODEL (self->list), 0, 0,
                    apostil_annotation_list_get_length (self->list), self);
  self->moved = APOSTIL_SPAN (G_MAXUINT32, 0);
  g_signal_connect (self->list, "items-changed", G_CALLBACK (on_items_changed), self);
  g_signal_connect_swapped (self->relations, "items-changed", G_CALLBACK (on_relations_changed),
                            self);
  return self;
}

/**
 * apostil_marks_free:
 * @self: (transfer full): marks
 *
 * Frees @self.
 */
void
apostil_marks_free (ApostilMarks *self)
{
  g_signal_handlers_disconnect_by_data (self->list, self);
  g_signal_handlers_disconnect_by_data (self->relations, self);
  g_object_unref (self->list);
  g_clear_object (&self->proposed);
  g_object_unref (self->relations);
  g_object_unref (self->document);
  apostil_lanes_free (self->lanes);
  g_clear_pointer (&self->contradictions, g_hash_table_unref);
  g_free (self);
}

/**
 * apostil_marks_set_proposed:
 * @self: marks
 * @proposed: (nullable): what is proposed for the document
 *
 * Paints @proposed, too. Nothing is made for it here, however much it is.
 */
void
apostil_marks_set_proposed (ApostilMarks *self, ApostilAnnotationList *proposed)
{
  g_set_object (&self->proposed, proposed);
}

/**
 * apostil_marks_get_proposed:
 * @self: marks
 *
 * Returns: (transfer none) (nullable): what is proposed for the document
 */
ApostilAnnotationList *
apostil_marks_get_proposed (ApostilMarks *self)
{
  return self->proposed;
}

/**
 * apostil_marks_take_moved:
 * @self: marks
 * @moved: (out): from the first to the last of them
 *
 * Which marks have come to lie in another lane since this was asked last: their lines look otherwise,
 * though they themselves did not change.
 *
 * Returns: whether there are any
 */
gboolean
apostil_marks_take_moved (ApostilMarks *self, ApostilSpan *moved)
{
  *moved = self->moved;
  self->moved = APOSTIL_SPAN (G_MAXUINT32, 0);
  return moved->start < moved->end;
}

static void
count_one (GHashTable *table, const gchar *id)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (table, id));

  g_hash_table_insert (table, g_strdup (id), GUINT_TO_POINTER (n + 1));
}

/**
 * apostil_marks_get_contradictions:
 * @self: marks
 * @id: of a mark
 *
 * Returns: how many other marks it contradicts or is contradicted by
 */
guint
apostil_marks_get_contradictions (ApostilMarks *self, const gchar *id)
{
  if (self->contradictions == NULL)
    {
      self->contradictions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      for (guint i = 0; i < apostil_record_list_get_length (self->relations); i++)
        {
          ApostilRelation *relation = apostil_record_list_get (self->relations, i);

          if (apostil_record_get_status (relation) == APOSTIL_STATUS_REJECTED ||
              !g_str_equal (apostil_relation_get_relation_type (relation), "contradicts"))
            continue;
          count_one (self->contradictions, apostil_relation_get_from (relation));
          count_one (self->contradictions, apostil_relation_get_to (relation));
        }
    }
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->contradictions, id));
}

/**
 * apostil_marks_get_colour:
 * @self: marks
 * @annotation: a mark
 *
 * Returns: (nullable): the colour of its type or kind; of the relation for a claim that is contradicted
 */
const gchar *
apostil_marks_get_colour (ApostilMarks *self, ApostilAnnotation *annotation)
{
  if (apostil_annotation_is (annotation, APOSTIL_KIND_CLAIM) &&
      apostil_marks_get_contradictions (self, apostil_record_get_id (annotation)) > 0)
    {
      const ApostilRelationDef *def =
          apostil_scheme_get_relation (apostil_document_get_scheme (self->document), "contradicts");

      if (def != NULL && def->colour != NULL)
        return g_intern_string (def->colour);
    }
  return g_intern_string (apostil_describe_get_colour (self->document, annotation));
}

typedef struct
{
  ApostilMarks *marks;
  ApostilScene *scene;
  ApostilAnnotation *current;
  GArray *rules;
} CollectData;

static ApostilShape
get_shape (ApostilDocument *document, ApostilAnnotation *mention)
{
  const ApostilKind *kind = apostil_annotation_get_kind (mention);
  const gchar *id = apostil_annotation_get_link (mention, APOSTIL_LINK_ENTITY);
  ApostilEntity *entity =
      id == NULL ? NULL : apostil_record_list_lookup (apostil_document_get_entities (document), id);
  const gchar *type = entity != NULL ? apostil_entity_get_entity_type (entity)
                                     : apostil_record_get (mention, APOSTIL_ATTR_TYPE);

  for (guint i = 0; i < kind->n_types; i++)
    if (g_strcmp0 (kind->types[i].id, type) == 0)
      return (ApostilShape) (i % APOSTIL_N_SHAPES);
  return APOSTIL_SHAPE_ROUND;
}

static void
add_spans (CollectData *data, const ApostilSpan *spans, guint n_spans, const ApostilBrush *brush)
{
  ApostilSpan sight = apostil_scene_get_span (data->scene);

  for (guint i = 0; i < n_spans && spans[i].start < sight.end; i++)
    apostil_scene_add (data->scene, spans[i], brush);
}

static void
add_parts (CollectData *data, ApostilAnnotation *annotation, const gchar *colour)
{
  const ApostilKind *kind = apostil_annotation_get_kind (annotation);
  ApostilBrush brush = { APOSTIL_PAINT_INK, colour, 0, APOSTIL_SHAPE_ROUND };

  for (guint i = 0; i < kind->n_parts; i++)
    {
      guint n_spans;
      const ApostilSpan *spans =
          apostil_annotation_get_part (annotation, kind->parts[i].role, &n_spans);

      brush.paint = APOSTIL_PAINT_INK;
      add_spans (data, spans, n_spans, &brush);
      if (annotation == data->current)
        {
          brush.paint = APOSTIL_PAINT_PART;
          add_spans (data, spans, n_spans, &brush);
        }
    }
}

static void
add_rule (CollectData *data, ApostilAnnotation *annotation, guint lane, const gchar *colour)
{
  ApostilRule rule = { annotation, colour, lane, 0, 0, FALSE };
  ApostilSpan sight = apostil_scene_get_span (data->scene);
  guint n_spans;
  const ApostilSpan *spans = apostil_annotation_get_spans (annotation, &n_spans);

  rule.suggested = apostil_record_get_status (annotation) == APOSTIL_STATUS_SUGGESTED;
  for (guint i = 0; i < n_spans; i++)
    if (apostil_scene_get_extent (data->scene, spans[i], &rule.top, &rule.bottom))
      {
        /* It goes on beyond what is painted now. */
        if (spans[i].start < sight.start)
          rule.top -= 20;
        if (spans[i].end > sight.end)
          rule.bottom += 20;
        g_array_append_val (data->rules, rule);
      }
}

static void
collect (CollectData *data, ApostilAnnotation *annotation, guint lane, gboolean is_long)
{
  ApostilMarks *self = data->marks;
  gboolean suggested = apostil_record_get_status (annotation) == APOSTIL_STATUS_SUGGESTED;
  gboolean entity = apostil_annotation_is (annotation, APOSTIL_KIND_ENTITY);
  gboolean is_current = annotation == data->current;
  const gchar *colour = apostil_marks_get_colour (self, annotation);
  guint n_spans;
  const ApostilSpan *spans = apostil_annotation_get_spans (annotation, &n_spans);
  ApostilBrush brush = { APOSTIL_PAINT_TINT, colour, lane, APOSTIL_SHAPE_ROUND };

  if (entity)
    {
      brush.shape = get_shape (self->document, annotation);
      brush.paint = suggested ? APOSTIL_PAINT_BOX : APOSTIL_PAINT_TINT;
    }
  else if (apostil_annotation_is (annotation, APOSTIL_KIND_DATE))
    brush.paint = APOSTIL_PAINT_DOTS;
  else
    brush.paint = suggested ? APOSTIL_PAINT_DASHES : APOSTIL_PAINT_LINE;

  if (!is_long)
    add_spans (data, spans, n_spans, &brush);
  if (suggested && brush.paint == APOSTIL_PAINT_DOTS)
    {
      brush.paint = APOSTIL_PAINT_BOX;
      brush.lane = 0;
      add_spans (data, spans, n_spans, &brush);
    }
  if (is_current)
    {
      brush.paint = APOSTIL_PAINT_ACTIVE;
      add_spans (data, spans, n_spans, &brush);
      brush.paint = apostil_suggestion_is_proposed (annotation) ? APOSTIL_PAINT_FRAME
                                                                : APOSTIL_PAINT_OUTLINE;
      add_spans (data, spans, n_spans, &brush);
    }
  /* Words are coloured once somebody has agreed, or to see what there is to agree to. */
  if (apostil_annotation_get_kind (annotation)->n_parts > 0 && (!suggested || is_current))
    add_parts (data, annotation, colour);
  if (is_long || apostil_annotation_is (annotation, APOSTIL_KIND_CLAIM))
    add_rule (data, annotation, entity ? 0 : lane, colour);
}

static gboolean
collect_one (ApostilAnnotation *annotation, guint position, gpointer user_data)
{
  CollectData *data = user_data;

  if (apostil_record_get_status (annotation) != APOSTIL_STATUS_REJECTED)
    collect (data, annotation, apostil_lanes_get (data->marks->lanes, position),
             apostil_lanes_is_long (data->marks->lanes, position));
  return TRUE;
}

/* Lines that begin at or before a proposed one and go on under it. */
typedef struct
{
  guint32 start;
  ApostilAnnotation *before; /* (nullable) only those before this one */
  guint n;
} Depth;

static gboolean
count_line (ApostilAnnotation *annotation, guint position, gpointer user_data)
{
  Depth *depth = user_data;

  if (annotation == depth->before)
    return FALSE;
  if (!apostil_annotation_is (annotation, APOSTIL_KIND_ENTITY) &&
      apostil_record_get_status (annotation) != APOSTIL_STATUS_REJECTED &&
      apostil_annotation_holds (annotation, depth->start))
    depth->n++;
  return TRUE;
}

/* In which lane a proposed line lies is asked of the lines at its start, so that it depends on
 * nothing but them and costs nothing but for those in sight. */
static gboolean
collect_proposed (ApostilAnnotation *annotation, guint position, gpointer user_data)
{
  CollectData *data = user_data;
  ApostilSpan first = apostil_annotation_get_first_span (annotation);
  ApostilSpan at = { first.start, first.start + 1 };
  Depth depth = { first.start, NULL, 0 };
  ApostilLaneItem item;

  describe_lane (annotation, &item);
  if (item.family == APOSTIL_LANE_LINE)
    {
      apostil_annotation_list_foreach_in (data->marks->list, at, count_line, &depth);
      depth.before = annotation;
      apostil_annotation_list_foreach_in (data->marks->proposed, at, count_line, &depth);
    }
  collect (data, annotation, MIN (depth.n, 3), item.is_long);
  return TRUE;
}

/**
 * apostil_marks_collect:
 * @self: marks
 * @scene: (inout): takes what is to be painted
 * @current: (nullable): the current mark
 * @rules: (element-type ApostilRule): takes the rules beside the text
 *
 * Adds all marks in sight to @scene.
 */
void
apostil_marks_collect (ApostilMarks *self,
                       ApostilScene *scene,
                       ApostilAnnotation *current,
                       GArray *rules)
{
  CollectData data = { self, scene, current, rules };

  apostil_annotation_list_foreach_in (self->list, apostil_scene_get_span (scene), collect_one,
                                      &data);
  if (self->proposed != NULL)
    apostil_annotation_list_foreach_in (self->proposed, apostil_scene_get_span (scene),
                                        collect_proposed, &data);
}
