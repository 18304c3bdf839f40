/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "apostil-claim-map-private.h"
#include "apostil-timex.h"
#include "picture-fixture.h"

static void
test_sample (void)
{
  g_autoptr (ApostilDocument) document = load_sample ("barrage.fr.apostil");
  g_autoptr (ApostilPicture) picture = apostil_claim_map_new (document);
  ApostilClaimMap *self = APOSTIL_CLAIM_MAP (picture);
  g_autofree gchar *words = NULL;
  g_autofree gchar *summary = NULL;
  guint n_unnamed = 0;

  lay_out_picture (picture, 700, 700, FALSE);
  check_points (picture);
  check_files (picture);
  g_assert_cmpuint (apostil_picture_get_n_points (picture), ==,
                    apostil_annotation_list_count_kind (apostil_document_get_annotations (document),
                                                        APOSTIL_KIND_CLAIM));
  /* one column for all claims of a claimant */
  g_assert_cmpfloat (apostil_claim_map_get_x (self, 0), ==, apostil_claim_map_get_x (self, 1));
  for (guint i = 0; i < self->data->columns->len; i++)
    n_unnamed += g_array_index (self->data->columns, ApostilMapColumn, i).unnamed ? 1 : 0;
  g_assert_cmpuint (n_unnamed, ==, 3);
  summary = apostil_picture_summarize (picture);
  g_assert_true (g_str_has_prefix (summary, "20 claims, 10 claimants: "));
  g_assert_nonnull (strstr (summary, "2 others. 6 of the claims are contradicted."));
  words = apostil_picture_speak (picture, 1);
  g_assert_nonnull (strstr (words, "Hélène Daubrac"));
  g_assert_nonnull (strstr (words, "contradicts"));
}

static void
test_mirrored (void)
{
  g_autoptr (ApostilDocument) document = load_sample ("barrage.fr.apostil");
  g_autoptr (ApostilPicture) picture = apostil_claim_map_new (document);

  lay_out_picture (picture, 700, 700, TRUE);
  check_points (picture);
  check_files (picture);
}

/* 5,000 claims of 40 claimants. */
static void
test_many (void)
{
  g_autoptr (ApostilDocument) document = make_document (5000, NULL);
  g_autoptr (ApostilPicture) picture = apostil_claim_map_new (document);
  g_autoptr (ApostilPicture) copy = NULL;

  lay_out_picture (picture, 700, 700, FALSE);
  check_points (picture);
  g_assert_cmpuint (APOSTIL_CLAIM_MAP (picture)->data->columns->len, ==, 40);
  copy = apostil_picture_copy (picture);
  apostil_picture_set_zoom (copy, 20);
  lay_out_picture (copy, 700, 700, FALSE);
  check_points (copy);
  g_assert_cmpfloat (
      apostil_picture_get_point (copy, 1)->y - apostil_picture_get_point (copy, 0)->y, >, 20);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/claim-map/sample", test_sample);
  g_test_add_func ("/claim-map/mirrored", test_mirrored);
  g_test_add_func ("/claim-map/many", test_many);
  return g_test_run ();
}
