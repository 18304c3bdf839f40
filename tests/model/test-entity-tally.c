/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is counted step by step must be what is counted at once. */

#include "config.h"

#include "apostil-entity-tally.h"

#include "entity-disturb.h"

#define N_CHARS 600
#define N_STEPS 1500

typedef struct
{
  GHashTable *touched; /* ids said to have changed since the last look; a set */
  gboolean all;
} Heard;

static void
heard (ApostilEntityTally *tally, GHashTable *ids, Heard *what)
{
  GHashTableIter iter;
  gpointer id;

  if (ids == NULL)
    {
      what->all = TRUE;
      return;
    }
  g_hash_table_iter_init (&iter, ids);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_hash_table_add (what->touched, g_strdup (id));
}

static gboolean
equal_facts (ApostilEntityFacts a, ApostilEntityFacts b)
{
  return a.n_mentions == b.n_mentions && a.n_made == b.n_made && a.n_about == b.n_about &&
         a.n_sections == b.n_sections;
}

static void
test_random (void)
{
  Fixture fixture;
  ApostilEntityTally *tally;
  Heard what = { g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL), FALSE };
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  guint n_about = 0;

  fixture_init (&fixture, N_CHARS);
  apply_add (&fixture, new_section ("s1", 0, 200));
  apply_add (&fixture, new_section ("s2", 200, 450));
  tally = apostil_entity_tally_new (fixture.document);
  g_signal_connect (tally, "changed", G_CALLBACK (heard), &what);
  for (guint i = 0; i < N_STEPS; i++)
    {
      ApostilRecordList *entities = apostil_document_get_entities (fixture.document);
      ApostilEntityTally *fresh;

      disturb_entities (&fixture, N_CHARS);
      fresh = apostil_entity_tally_new (fixture.document);
      for (guint k = 0; k < apostil_record_list_get_length (entities); k++)
        {
          const gchar *id = apostil_record_get_id (apostil_record_list_get (entities, k));
          ApostilEntityFacts facts = apostil_entity_tally_get (tally, id);
          ApostilEntityFacts *before = g_hash_table_lookup (known, id);

          g_assert_true (equal_facts (facts, apostil_entity_tally_get (fresh, id)));
          /* Whoever listens hears of each that changed. */
          if (before != NULL && !equal_facts (*before, facts))
            g_assert_true (what.all || g_hash_table_contains (what.touched, id));
          g_hash_table_insert (known, g_strdup (id), g_memdup2 (&facts, sizeof facts));
          n_about += facts.n_about;
        }
      g_hash_table_remove_all (what.touched);
      what.all = FALSE;
      g_assert_finalize_object (fresh);
    }
  g_assert_cmpuint (n_about, >, 0);
  g_assert_finalize_object (tally);
  g_hash_table_unref (what.touched);
  fixture_clear (&fixture);
}

static void
test_sections (void)
{
  Fixture fixture;
  ApostilEntityTally *tally;

  fixture_init (&fixture, N_CHARS);
  apply_add (&fixture, apostil_entity_new ("e1", "person", "Ada"));
  apply_add (&fixture, new_mention (&fixture, "m1", 10, 13, "e1"));
  apply_add (&fixture, new_mention (&fixture, "m2", 300, 303, "e1"));
  tally = apostil_entity_tally_new (fixture.document);
  g_assert_cmpuint (apostil_entity_tally_get (tally, "e1").n_sections, ==, 0);
  apply_add (&fixture, new_section ("s1", 0, 200));
  apply_add (&fixture, new_section ("s2", 200, 450));
  g_assert_cmpuint (apostil_entity_tally_get (tally, "e1").n_sections, ==, 2);
  apply_remove (&fixture, "s2");
  g_assert_cmpuint (apostil_entity_tally_get (tally, "e1").n_sections, ==, 1);
  apostil_document_undo (fixture.document);
  g_assert_cmpuint (apostil_entity_tally_get (tally, "e1").n_sections, ==, 2);
  g_assert_finalize_object (tally);
  fixture_clear (&fixture);
}

/* A claim is about whom its content names, wholly inside it; who makes it is another matter. */
static void
test_claims (void)
{
  Fixture fixture;
  ApostilEntityTally *tally;
  ApostilAnnotation *claim;
  ApostilEntityFacts facts;

  fixture_init (&fixture, N_CHARS);
  tally = apostil_entity_tally_new (fixture.document);
  apply_add (&fixture, apostil_entity_new ("e1", "person", "Ada"));
  apply_add (&fixture, apostil_entity_new ("e2", "person", "Ben"));
  claim = new_annotation (&fixture, APOSTIL_KIND_CLAIM, "c1", 100, 150);
  apostil_annotation_set_link (claim, APOSTIL_LINK_CLAIMANT, "e1");
  apply_add (&fixture, claim);
  apply_add (&fixture, new_mention (&fixture, "m1", 110, 113, "e2"));
  apply_add (&fixture, new_mention (&fixture, "m2", 120, 123, "e2"));
  apply_add (&fixture, new_mention (&fixture, "m3", 148, 153, "e1")); /* sticks out */
  facts = apostil_entity_tally_get (tally, "e1");
  g_assert_cmpuint (facts.n_made, ==, 1);
  g_assert_cmpuint (facts.n_about, ==, 0);
  facts = apostil_entity_tally_get (tally, "e2");
  g_assert_cmpuint (facts.n_made, ==, 0);
  g_assert_cmpuint (facts.n_about, ==, 1);
  apply_remove (&fixture, "m1");
  g_assert_cmpuint (apostil_entity_tally_get (tally, "e2").n_about, ==, 1);
  apply_remove (&fixture, "m2");
  g_assert_cmpuint (apostil_entity_tally_get (tally, "e2").n_about, ==, 0);
  apostil_document_undo (fixture.document);
  apply_remove (&fixture, "c1");
  g_assert_cmpuint (apostil_entity_tally_get (tally, "e2").n_about, ==, 0);
  g_assert_cmpuint (apostil_entity_tally_get (tally, "e1").n_made, ==, 0);
  g_assert_finalize_object (tally);
  fixture_clear (&fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/entity-tally/random", test_random);
  g_test_add_func ("/model/entity-tally/sections", test_sections);
  g_test_add_func ("/model/entity-tally/claims", test_claims);
  return g_test_run ();
}
