/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "apostil-describe.h"
#include "apostil-timeline-private.h"
#include "apostil-timex.h"
#include "picture-fixture.h"

/* No label meets another of its row, nor a shape, nor the edge. */
static void
check_labels (ApostilTimeline *self)
{
  gdouble width, height;

  apostil_picture_get_size (APOSTIL_PICTURE (self), &width, &height);
  for (guint i = 0; i < self->rows->len; i++)
    {
      const ApostilTimelineRow *row = &g_array_index (self->rows, ApostilTimelineRow, i);
      GArray *labels = apostil_timeline_get_labels (self, i);

      for (guint j = 0; j < labels->len; j++)
        {
          const ApostilTimelineLabel *label = &g_array_index (labels, ApostilTimelineLabel, j);

          g_assert_cmpfloat (label->x, >=, 0);
          g_assert_cmpfloat (label->x + label->width, <=, width);
          for (guint k = j + 1; k < labels->len; k++)
            {
              const ApostilTimelineLabel *other = &g_array_index (labels, ApostilTimelineLabel, k);

              g_assert_true (label->x + label->width <= other->x ||
                             other->x + other->width <= label->x);
            }
          for (guint k = row->first; k < row->first + row->n; k++)
            {
              const ApostilTimelineItem *item = apostil_timeline_get_item (self, k);

              g_assert_true (item->bar || label->x + label->width <= item->x ||
                             item->x + item->width <= label->x);
            }
        }
      if (i > 0)
        g_assert_cmpfloat (row->y - row[-1].y, >=, 14 * self->unit);
    }
}

static gint
find_point (ApostilPicture *picture, const gchar *id)
{
  gint point = apostil_picture_find (picture, id);

  g_assert_cmpint (point, >=, 0);
  return point;
}

static gdouble
get_x (ApostilPicture *picture, const gchar *id)
{
  cairo_rectangle_t area;

  apostil_picture_get_point_area (picture, (guint) find_point (picture, id), &area);
  return area.x + area.width / 2;
}

static void
test_sample (void)
{
  g_autoptr (ApostilDocument) document = load_sample ("barrage.fr.apostil");
  g_autoptr (ApostilPicture) picture = apostil_timeline_new (document);
  g_autofree gchar *date = NULL;
  g_autofree gchar *claim = NULL;
  g_autofree gchar *summary = NULL;

  lay_out_picture (picture, 1000, 700, FALSE);
  check_points (picture);
  check_labels (APOSTIL_TIMELINE (picture));
  check_files (picture);
  /* Saturday of the first section is its day of publication, Friday lies before it */
  g_assert_cmpfloat (get_x (picture, "d4"), ==, get_x (picture, "d1"));
  g_assert_cmpfloat (get_x (picture, "d7"), <, get_x (picture, "d4"));
  /* the claim of Friday stands under it */
  g_assert_cmpfloat (get_x (picture, "c5"), ==, get_x (picture, "d7"));
  date = apostil_picture_speak (picture, (guint) find_point (picture, "d7"));
  g_assert_nonnull (strstr (date, "vendredi: Friday 13 March 2026"));
  claim = apostil_picture_speak (picture, (guint) find_point (picture, "c2"));
  g_assert_nonnull (strstr (claim, "Hélène Daubrac"));
  g_assert_nonnull (strstr (claim, "contradicted by 2 claims"));
  summary = apostil_picture_summarize (picture);
  g_assert_true (g_str_has_prefix (summary, "17 dates · 20 claims, from 1980s to "));
}

/* The same, the other way round. */
static void
test_mirrored (void)
{
  g_autoptr (ApostilDocument) document = load_sample ("barrage.fr.apostil");
  g_autoptr (ApostilPicture) picture = apostil_timeline_new (document);
  g_autoptr (ApostilPicture) mirrored = apostil_timeline_new (document);
  gdouble width, height;

  lay_out_picture (picture, 900, 700, FALSE);
  lay_out_picture (mirrored, 900, 700, TRUE);
  check_points (mirrored);
  check_files (mirrored);
  apostil_picture_get_size (picture, &width, &height);
  g_assert_cmpfloat_with_epsilon (get_x (mirrored, "d7"), width - get_x (picture, "d7"), 0.01);
}

/* What lies nowhere is not put anywhere. */
static void
test_undated (void)
{
  const gchar *const values[] = { "2021-08-22", "P3D", "XXXX-08-22", "2021-08-15T16:00",
                                  "198",        NULL,  "2021-W33",   "PAST_REF" };
  const gboolean dated[] = { TRUE, FALSE, FALSE, TRUE, TRUE, FALSE, TRUE, FALSE };
  g_autoptr (ApostilDocument) document = make_document (G_N_ELEMENTS (values), values);
  g_autoptr (ApostilPicture) picture = apostil_timeline_new (document);
  ApostilTimeline *self = APOSTIL_TIMELINE (picture);

  lay_out_picture (picture, 1000, 700, FALSE);
  check_points (picture);
  check_labels (self);
  g_assert_cmpfloat (self->lane_width, >, 0);
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autofree gchar *id = g_strdup_printf ("d%u", i + 1);

      g_assert_cmpint (get_x (picture, id) < self->lane_x, ==, dated[i]);
    }
}

/* 10,000 events in one picture: squeezed and counted, and apart again when zoomed in. */
static void
test_many (void)
{
  g_autoptr (ApostilDocument) document = make_document (5000, NULL);
  g_autoptr (ApostilPicture) picture = apostil_timeline_new (document);
  g_autoptr (ApostilPicture) copy = NULL;
  gdouble width, height;
  guint n_points, n_marks = 0;

  lay_out_picture (picture, 1000, 700, FALSE);
  check_points (picture);
  check_labels (APOSTIL_TIMELINE (picture));
  apostil_picture_get_size (picture, &width, &height);
  g_assert_cmpfloat (width, ==, 1000);
  g_assert_cmpfloat (height, <, 7 * 700);
  n_points = apostil_picture_get_n_points (picture);
  for (guint i = 0; i < n_points; i++)
    n_marks += apostil_picture_get_point (picture, i)->n_records;
  g_assert_cmpuint (n_marks, ==, 10000);
  g_assert_cmpuint (n_points, <, 2000);

  copy = apostil_picture_copy (picture);
  apostil_picture_set_zoom (copy, 100);
  lay_out_picture (copy, 1000, 700, FALSE);
  g_assert_cmpuint (apostil_picture_get_n_points (copy), ==, 10000);
  check_labels (APOSTIL_TIMELINE (copy));
}

/* Each claim has its own claimants, also where several claim it, or the article has only words for who
 * does; and each mark is found. */
static void
check_events (ApostilDocument *document)
{
  g_autoptr (ApostilPicture) picture = apostil_timeline_new (document);
  ApostilTimeline *self = APOSTIL_TIMELINE (picture);

  lay_out_picture (picture, 1000, 700, FALSE);
  g_assert_cmpint (apostil_picture_find (picture, "nobody"), ==, -1);
  for (guint i = 0; i < self->data->events->len; i++)
    {
      const ApostilTimelineEvent *event = apostil_timeline_data_get (self->data, i);
      g_autofree gchar *claimants =
          event->is_claim ? apostil_describe_claimants (document, event->record) : NULL;

      g_assert_cmpstr (event->claimant, ==, claimants);
      g_assert_cmpint (apostil_picture_find (picture, apostil_record_get_id (event->record)), ==,
                       (gint) self->item_of[i]);
    }
}

static void
test_events (void)
{
  g_autoptr (ApostilDocument) sample = load_sample ("barrage.fr.apostil");
  g_autoptr (ApostilDocument) made = make_document (50, NULL);

  check_events (sample);
  check_events (made);
}

/* Whatever has room for a label has one. */
static void
check_no_label_is_missed (ApostilTimeline *self)
{
  gdouble gap = 7 * self->unit;
  guint n_labels = 0;

  for (guint i = 0; i < self->rows->len; i++)
    {
      const ApostilTimelineRow *row = &g_array_index (self->rows, ApostilTimelineRow, i);
      GArray *labels = apostil_timeline_get_labels (self, i);
      gdouble left = self->plot_x;
      guint n = 0;

      for (guint j = row->first; j < row->first + row->n; j++)
        {
          const ApostilTimelineItem *item = apostil_timeline_get_item (self, j);
          const ApostilTimelineLabel *label =
              n < labels->len ? &g_array_index (labels, ApostilTimelineLabel, n) : NULL;
          gdouble right = j + 1 < row->first + row->n ? apostil_timeline_get_item (self, j + 1)->x
                                                      : self->lane_x;
          gdouble before = item->x - left - 2 * gap;
          gdouble after = right - item->x - item->width - 2 * gap;

          left = item->x + item->width;
          if (label != NULL && label->item == j)
            {
              left = MAX (left, label->x + label->width);
              n++;
            }
          else
            g_assert_cmpfloat (MAX (before, after), <, 45 * self->unit);
        }
      g_assert_cmpuint (n, ==, labels->len);
      n_labels += n;
    }
  g_assert_cmpuint (n_labels, >, 100);
}

static void
test_scattered (void)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (ApostilEdit) edit = apostil_edit_new ("Delete");
  g_autoptr (ApostilDocument) document = NULL;
  g_autoptr (ApostilPicture) picture = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 3000; i++)
    g_ptr_array_add (values, g_strdup_printf ("%04u-%02u-%02u", 2000 + i * 7 % 20, 1 + i * 31 % 12,
                                              1 + i * 17 % 28));
  document = make_document (values->len, (const gchar *const *) values->pdata);
  /* A date of which no claim stands at the same place is one with words of its own. */
  for (guint i = 1; i < values->len; i++)
    {
      g_autofree gchar *id = g_strdup_printf ("c%u", i);

      if (i % 4 != 0)
        apostil_edit_remove (edit, apostil_document_lookup (document, id));
    }
  apostil_document_apply (document, edit, &error);
  g_assert_no_error (error);
  picture = apostil_timeline_new (document);
  lay_out_picture (picture, 1000, 700, FALSE);
  check_labels (APOSTIL_TIMELINE (picture));
  check_no_label_is_missed (APOSTIL_TIMELINE (picture));
}

/* What lies at a place lies there again after zooming. */
static void
test_anchor (void)
{
  g_autoptr (ApostilDocument) document = load_sample ("barrage.fr.apostil");
  g_autoptr (ApostilPicture) picture = apostil_timeline_new (document);
  gdouble u, v, x, y;

  lay_out_picture (picture, 1000, 700, FALSE);
  apostil_picture_to_anchor (picture, get_x (picture, "d7"), 300, &u, &v);
  apostil_picture_set_zoom (picture, 6);
  lay_out_picture (picture, 1000, 700, FALSE);
  apostil_picture_from_anchor (picture, u, v, &x, &y);
  g_assert_cmpfloat_with_epsilon (x, get_x (picture, "d7"), 0.01);
  check_points (picture);
  check_labels (APOSTIL_TIMELINE (picture));
  /* no zoom is too much or too little */
  apostil_picture_set_zoom (picture, 1e9);
  lay_out_picture (picture, 1000, 700, FALSE);
  apostil_picture_set_zoom (picture, 1e-9);
  lay_out_picture (picture, 1000, 700, FALSE);
  check_points (picture);
  lay_out_picture (picture, 40, 30, FALSE);
}

/* Reading in pieces gives the same as reading at once. */
static void
test_pieces (void)
{
  g_autoptr (ApostilDocument) document = make_document (2000, NULL);
  g_autoptr (ApostilPicture) picture = apostil_timeline_new (document);
  guint n_pieces = 0;

  while (!apostil_picture_read (picture, 1))
    n_pieces++;
  g_assert_cmpuint (n_pieces, >, 10);
  lay_out_picture (picture, 1000, 700, FALSE);
  check_points (picture);
}

/* Words on the axis never meet, however narrow it is. */
static void
test_axis (void)
{
  const gchar *const values[] = { "198",        "2019-09-05", "2021-08-15", "2021-08-19",
                                  "2021-08-22", "2021-08-26", "2021-08",    "2020",
                                  "195",        "2022-01-03", "2021-12-31", "2021-07-31" };
  g_autoptr (ApostilDocument) document = make_document (G_N_ELEMENTS (values), values);
  g_autoptr (ApostilPicture) picture = apostil_timeline_new (document);
  ApostilTimeline *self = APOSTIL_TIMELINE (picture);
  guint most = 0;

  for (gdouble width = 300; width < 1500; width += 25)
    {
      lay_out_picture (picture, width, 700, FALSE);
      most = MAX (most, self->ticks->len);
      for (guint i = 1; i < self->ticks->len; i++)
        {
          const ApostilTimelineTick *tick = &g_array_index (self->ticks, ApostilTimelineTick, i);

          g_assert_cmpfloat ((apostil_timeline_tick_get_width (self, tick, FALSE) +
                              apostil_timeline_tick_get_width (self, tick - 1, FALSE)) /
                                 2,
                             <, tick->x - tick[-1].x);
        }
    }
  g_assert_cmpuint (most, >=, 8);
}

static void
test_empty (void)
{
  g_autoptr (ApostilDocument) document = make_document (1, (const gchar *const[]){ NULL });
  g_autoptr (ApostilPicture) picture = NULL;

  picture = apostil_timeline_new (document);
  lay_out_picture (picture, 600, 400, FALSE);
  check_points (picture);
  check_files (picture);
  g_assert_cmpint (apostil_picture_find (picture, "nothing"), ==, -1);
  g_assert_cmpint (apostil_picture_find (picture, NULL), ==, -1);
  g_assert_cmpint (apostil_picture_find_at (picture, -50, -50), ==, -1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/timeline/sample", test_sample);
  g_test_add_func ("/timeline/mirrored", test_mirrored);
  g_test_add_func ("/timeline/undated", test_undated);
  g_test_add_func ("/timeline/many", test_many);
  g_test_add_func ("/timeline/events", test_events);
  g_test_add_func ("/timeline/scattered", test_scattered);
  g_test_add_func ("/timeline/anchor", test_anchor);
  g_test_add_func ("/timeline/pieces", test_pieces);
  g_test_add_func ("/timeline/axis", test_axis);
  g_test_add_func ("/timeline/empty", test_empty);
  return g_test_run ();
}
