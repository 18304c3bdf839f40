/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-article.h"
#include "apostil-entity.h"
#include "apostil-error.h"
#include "apostil-fold.h"
#include "apostil-relation.h"
#include "apostil-section.h"
#include "apostil-value.h"

static void
test_id (void)
{
  g_autoptr (ApostilEntity) entity = apostil_entity_new ("e1", "person", "Ahmad Massoud");
  g_autofree gchar *longest = g_strnfill (15, 'a');
  g_autofree gchar *longer = g_strnfill (16, 'b');
  g_autoptr (ApostilEntity) copy = NULL;

  g_assert_cmpstr (apostil_record_get_id (entity), ==, "e1");
  apostil_record_set_id (entity, longest);
  g_assert_cmpstr (apostil_record_get_id (entity), ==, longest);
  apostil_record_set_id (entity, longer);
  g_assert_cmpstr (apostil_record_get_id (entity), ==, longer);
  apostil_record_set_id (entity, apostil_record_get_id (entity));
  g_assert_cmpstr (apostil_record_get_id (entity), ==, longer);
  copy = apostil_record_copy (entity);
  apostil_record_set_id (entity, "e2");
  g_assert_cmpstr (apostil_record_get_id (entity), ==, "e2");
  g_assert_cmpstr (apostil_record_get_id (copy), ==, longer);
}

/* Short ids lie inside the record, and long ones do not. */
static void
test_id_lengths (void)
{
  for (gsize n = 1; n < 40; n++)
    {
      g_autoptr (ApostilEntity) entity = apostil_entity_new ("e1", "person", NULL);
      g_autoptr (ApostilEntity) copy = NULL;
      g_autofree gchar *id = g_strnfill (n, 'a');

      apostil_record_set_id (entity, id);
      apostil_record_set (entity, "note", "n");
      copy = apostil_record_copy (entity);
      g_assert_true (apostil_record_equal (copy, entity));
      g_clear_object (&entity);
      g_assert_cmpstr (apostil_record_get_id (copy), ==, id);
      g_assert_cmpstr (apostil_record_get (copy, "note"), ==, "n");
    }
}

static void
test_id_order (void)
{
  const gchar *ordered[] = { "",
                             "c1",
                             "c1a",
                             "c01",
                             "c2",
                             "c10",
                             "c10a2",
                             "c10a10",
                             "c99999999999999999999",
                             "c100000000000000000000",
                             "d",
                             "d1",
                             "é1" };

  /* c01 and c1 are the same number: bytes decide, so that only equal ids compare as equal */
  g_assert_cmpint (apostil_id_compare ("c01", "c1"), <, 0);
  g_assert_cmpint (apostil_id_compare ("c1", "c01"), >, 0);
  g_assert_cmpint (apostil_id_compare ("c001", "c01"), <, 0);
  for (guint i = 0; i < G_N_ELEMENTS (ordered); i++)
    for (guint k = 0; k < G_N_ELEMENTS (ordered); k++)
      {
        if (g_str_equal (ordered[i], "c01") || g_str_equal (ordered[k], "c01"))
          continue;
        g_assert_cmpint (CLAMP (apostil_id_compare (ordered[i], ordered[k]), -1, 1), ==,
                         i < k ? -1 : i > k);
      }
}

/* Random attribute changes against a plain hash table. */
static void
test_attributes_random (void)
{
  const gchar *names[] = { "note", "type", "by", "value", "mod", "zeta", "alpha", "form" };
  const gchar *values[] = { "", "person", "a value that nobody has interned", "été", "x" };
  g_autoptr (GHashTable) model = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (ApostilEntity) entity = apostil_entity_new ("e1", NULL, NULL);

  g_intern_static_string ("person");
  for (guint round = 0; round < 5000; round++)
    {
      const gchar *name = names[g_test_rand_int_range (0, G_N_ELEMENTS (names))];
      const ApostilAttribute *attributes = NULL;
      guint n_attributes = 0;
      g_autofree gchar *spelt = g_strdup (name); /* never the same pointer */

      /* with what few records have, and without */
      if (round % 100 == 50)
        apostil_record_set_reason (entity, "reason");
      else if (round % 100 == 99)
        {
          g_object_unref (entity);
          entity = apostil_entity_new ("e1", NULL, NULL);
          g_hash_table_remove_all (model);
        }
      g_assert_cmpint (apostil_record_has_more (entity), ==, round % 100 >= 50 && round % 100 < 99);

      if (g_test_rand_bit ())
        {
          const gchar *value = values[g_test_rand_int_range (0, G_N_ELEMENTS (values))];

          apostil_record_set (entity, spelt, value);
          g_hash_table_insert (model, (gpointer) name, (gpointer) value);
        }
      else
        {
          apostil_record_set (entity, spelt, NULL);
          g_hash_table_remove (model, name);
        }

      if (g_test_rand_int_range (0, 4) == 0)
        {
          ApostilEntity *copy = apostil_record_copy (entity);

          g_assert_true (apostil_record_equal (copy, entity));
          apostil_record_set (copy, "extra", "y");
          g_assert_false (apostil_record_equal (copy, entity));
          apostil_record_set (copy, "extra", NULL);
          g_assert_true (apostil_record_equal (copy, entity));
          g_set_object (&entity, copy);
          g_object_unref (copy);
        }

      attributes = apostil_record_get_attributes (entity, &n_attributes);
      g_assert_cmpuint (n_attributes, ==, g_hash_table_size (model));
      for (guint i = 0; i < n_attributes; i++)
        {
          g_assert_true (attributes[i].name == g_intern_string (attributes[i].name));
          g_assert_cmpstr (attributes[i].value, ==,
                           g_hash_table_lookup (model, attributes[i].name));
          if (i > 0)
            g_assert_cmpstr (attributes[i - 1].name, <, attributes[i].name);
        }
      g_assert_cmpstr (apostil_record_get (entity, spelt), ==, g_hash_table_lookup (model, name));
    }
}

/* A pool gives out what it has, and what it gave out stays when it goes. */
static void
test_value_pool (void)
{
  ApostilValuePool *pool = apostil_value_pool_new ();
  g_autofree gchar *longest = g_strnfill (64, 'v');
  g_autofree gchar *longer = g_strnfill (65, 'v');
  const gchar *strings[] = { "", "2021-08-27", "été", longest, longer };
  g_autoptr (ApostilEntity) entity = apostil_entity_new ("e1", "person", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (strings); i++)
    {
      gchar *one = apostil_value_pool_take (pool, strings[i]);
      g_autofree gchar *spelt = g_strdup (strings[i]);
      gchar *two = apostil_value_pool_take (pool, spelt);

      g_assert_cmpstr (one, ==, strings[i]);
      g_assert_cmpstr (two, ==, strings[i]);
      if (strings[i] != longer)
        g_assert_true (one == two);
      apostil_value_unref (one);
      apostil_record_set_value (entity, "note", two);
    }
  for (guint i = 0; i < 5000; i++) /* more than it keeps */
    {
      g_autofree gchar *string = g_strdup_printf ("value %u", i % 700);
      gchar *value = apostil_value_pool_take (pool, string);

      g_assert_cmpstr (value, ==, string);
      apostil_record_set_value (entity, i % 2 == 0 ? "by" : "mod", value);
    }
  apostil_value_pool_free (pool);
  g_assert_cmpstr (apostil_record_get (entity, "note"), ==, longer);
  g_assert_cmpstr (apostil_record_get (entity, "mod"), ==, "value 99");
}

/* A value may be interned by somebody between the making and the end of a record. */
static void
test_value_interned_later (void)
{
  const gchar *value = "interned between two uses of it";
  g_autoptr (ApostilEntity) entity = apostil_entity_new ("e1", NULL, value);
  g_autoptr (ApostilEntity) copy = NULL;

  g_intern_string (value);
  copy = apostil_record_copy (entity);
  g_assert_true (apostil_record_equal (copy, entity));
  apostil_entity_set_name (copy, value);
  g_assert_true (apostil_entity_get_name (copy) == g_intern_string (value));
  g_assert_true (apostil_record_equal (copy, entity));
}

static void
test_set_own_value (void)
{
  const gchar *alternatives[] = { "2021-08-15", "2021-08-29", NULL };
  g_autoptr (ApostilEntity) entity = apostil_entity_new ("e1", "person", "a name of its own");

  apostil_entity_set_name (entity, apostil_entity_get_name (entity));
  g_assert_cmpstr (apostil_entity_get_name (entity), ==, "a name of its own");
  apostil_entity_set_aliases (entity, (const gchar *[]){ "x", "y", NULL });
  apostil_entity_set_aliases (entity, apostil_entity_get_aliases (entity));
  g_assert_cmpstr (apostil_entity_get_aliases (entity)[1], ==, "y");
  apostil_record_set_alternatives (entity, alternatives);
  apostil_record_set_alternatives (entity, apostil_record_get_alternatives (entity));
  g_assert_cmpstr (apostil_record_get_alternatives (entity)[1], ==, "2021-08-29");
  apostil_record_set_foreign (entity, "a:b=\"c\"", NULL);
  apostil_record_set_foreign (entity, apostil_record_get_foreign_attributes (entity), "<z:y/>");
  g_assert_cmpstr (apostil_record_get_foreign_attributes (entity), ==, "a:b=\"c\"");
}

static void
test_provenance (void)
{
  g_autoptr (ApostilEntity) plain = apostil_entity_new ("e1", "person", "x");
  g_autoptr (ApostilEntity) entity = apostil_record_copy (plain);
  g_autoptr (ApostilEntity) copy = NULL;
  const ApostilAttribute *args = NULL;
  guint n_args = 7;

  g_assert_cmpint (apostil_record_get_status (entity), ==, APOSTIL_STATUS_CONFIRMED);
  g_assert_null (apostil_record_get_reason (entity, &args, &n_args));
  g_assert_cmpuint (n_args, ==, 0);
  g_assert_null (apostil_record_get_alternatives (entity));

  apostil_record_set_status (entity, APOSTIL_STATUS_REJECTED);
  g_assert_false (apostil_record_equal (entity, plain));
  apostil_record_set_reason (entity, "weekday-past");
  apostil_record_add_reason_arg (entity, "anchor", "2021-08-22");
  apostil_record_add_reason_arg (entity, "a", "b");
  copy = apostil_record_copy (entity);
  g_assert_true (apostil_record_equal (entity, copy));
  g_assert_cmpint (apostil_record_get_status (copy), ==, APOSTIL_STATUS_REJECTED);
  g_assert_cmpstr (apostil_record_get_reason (copy, &args, &n_args), ==, "weekday-past");
  g_assert_cmpuint (n_args, ==, 2);
  g_assert_cmpstr (args[0].name, ==, "anchor");
  g_assert_cmpstr (args[0].value, ==, "2021-08-22");
  g_assert_cmpstr (args[1].name, ==, "a");
  apostil_record_add_reason_arg (copy, "c", "d");
  g_assert_false (apostil_record_equal (entity, copy));
  apostil_record_set_reason (copy, NULL);
  apostil_record_set_status (copy, APOSTIL_STATUS_CONFIRMED);
  g_assert_true (apostil_record_equal (plain, copy)); /* all gone, though room was made */
}

static void
test_sealed (void)
{
  g_autoptr (ApostilEntity) entity = apostil_entity_new ("e1", "person", "Ahmad Massoud");
  g_autoptr (ApostilEntity) copy = NULL;

  apostil_record_seal (entity);
  apostil_record_seal (entity);
  g_assert_true (apostil_record_is_sealed (entity));
  copy = apostil_record_copy (entity);
  g_assert_false (apostil_record_is_sealed (copy));
  apostil_entity_set_name (copy, "other");
  g_assert_cmpstr (apostil_entity_get_name (entity), ==, "Ahmad Massoud");

  if (g_test_subprocess ())
    {
      apostil_record_set (entity, "note", "x");
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*apostil_record_is_sealed*");
}

static void
test_entity_matches (void)
{
  g_autoptr (ApostilEntity) entity = apostil_entity_new ("e1", "person", "Ahmad Massoud");
  g_autoptr (ApostilEntity) unnamed = apostil_entity_new ("e2", "person", "un responsable");
  g_autofree gchar *spelt = apostil_fold ("AHMAD\u00A0MASSOUD", -1);
  g_autofree gchar *unnamed_spelt = apostil_fold ("un responsable", -1);

  apostil_record_set (unnamed, APOSTIL_ATTR_UNNAMED, "true");
  apostil_entity_set_aliases (entity, (const gchar *[]){ "Massoud", "Le Lion", NULL });
  for (guint sealed = 0; sealed < 2; sealed++)
    {
      g_assert_true (apostil_entity_matches (entity, spelt));
      g_assert_true (apostil_entity_matches (entity, "massoud"));
      g_assert_true (apostil_entity_matches (entity, "le lion"));
      g_assert_false (apostil_entity_matches (entity, "lion"));
      g_assert_false (apostil_entity_matches (entity, ""));
      g_assert_false (apostil_entity_matches (unnamed, unnamed_spelt));
      apostil_record_seal (entity);
      apostil_record_seal (unnamed);
    }
}

static void
test_section (void)
{
  ApostilSpan spans[] = { { 0, 10 }, { 20, 30 } };
  const ApostilSpan *got = NULL;
  guint n_spans = 0;
  g_autoptr (ApostilSection) section = apostil_section_new ("s1", "body");
  g_autoptr (ApostilSection) copy = NULL;

  apostil_section_set_spans (section, spans, 2);
  apostil_section_set_published (section, "d1");
  copy = apostil_record_copy (section);
  g_assert_true (apostil_record_equal (section, copy));
  got = apostil_section_get_spans (copy, &n_spans);
  g_assert_cmpuint (n_spans, ==, 2);
  g_assert_true (got != apostil_section_get_spans (section, &n_spans));
  g_assert_true (apostil_span_equal (got[1], spans[1]));
  apostil_section_set_published (copy, NULL);
  g_assert_false (apostil_record_equal (section, copy));
  apostil_section_set_published (copy, "d1");
  apostil_section_set_spans (copy, spans, 1);
  g_assert_false (apostil_record_equal (section, copy));
  g_assert_cmpstr (apostil_record_get (section, "role"), ==, "body");
}

static void
test_relation (void)
{
  g_autoptr (ApostilRelation) relation = apostil_relation_new ("r1", "supports", "c1", "c2");
  g_autoptr (ApostilRelation) copy = apostil_record_copy (relation);
  g_autoptr (ApostilRelation) turned = apostil_relation_new ("r1", "supports", "c2", "c1");

  g_assert_true (apostil_record_equal (relation, copy));
  g_assert_false (apostil_record_equal (relation, turned));
  g_assert_cmpstr (apostil_relation_get_relation_type (copy), ==, "supports");
  g_assert_cmpstr (apostil_relation_get_from (copy), ==, "c1");
  g_assert_cmpstr (apostil_relation_get_to (copy), ==, "c2");
}

static void
test_article (void)
{
  g_autoptr (ApostilText) text = apostil_text_new ("Il a déclaré.", -1, NULL);
  g_autoptr (ApostilText) same = apostil_text_new ("Il a déclaré.", -1, NULL);
  g_autoptr (ApostilText) other = apostil_text_new ("Il a déclare.", -1, NULL);
  g_autoptr (ApostilArticle) article = apostil_article_new (text);
  g_autoptr (ApostilArticle) copy = NULL;

  g_assert_cmpstr (apostil_record_get_id (article), ==, "article");
  g_assert_null (apostil_article_get_authors (article)[0]);
  apostil_article_set_authors (article, (const gchar *[]){ "A", "B", NULL });
  copy = apostil_record_copy (article);
  g_assert_true (apostil_record_equal (article, copy));
  apostil_article_set_text (copy, same);
  g_assert_true (apostil_record_equal (article, copy));
  apostil_article_set_text (copy, other);
  g_assert_false (apostil_record_equal (article, copy));
  apostil_article_set_text (copy, text);
  apostil_article_set_authors (copy, NULL);
  g_assert_false (apostil_record_equal (article, copy));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/record/id", test_id);
  g_test_add_func ("/record/id-lengths", test_id_lengths);
  g_test_add_func ("/record/id-order", test_id_order);
  g_test_add_func ("/record/attributes-random", test_attributes_random);
  g_test_add_func ("/record/value-pool", test_value_pool);
  g_test_add_func ("/record/value-interned-later", test_value_interned_later);
  g_test_add_func ("/record/set-own-value", test_set_own_value);
  g_test_add_func ("/record/provenance", test_provenance);
  g_test_add_func ("/record/sealed", test_sealed);
  g_test_add_func ("/record/entity-matches", test_entity_matches);
  g_test_add_func ("/record/section", test_section);
  g_test_add_func ("/record/relation", test_relation);
  g_test_add_func ("/record/article", test_article);

  return g_test_run ();
}
