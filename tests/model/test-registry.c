/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-identifier.h"

#include "command-fixture.h"

static void
test_parse (void)
{
  static const struct
  {
    const gchar *typed;
    const gchar *uri;
    const gchar *label;
  } good[] = {
    { "Q23505", "https://www.wikidata.org/entity/Q23505", "Wikidata Q23505" },
    { " wikidata:Q23505 ", "https://www.wikidata.org/entity/Q23505", "Wikidata Q23505" },
    { "Wikidata Q23505", "https://www.wikidata.org/entity/Q23505", "Wikidata Q23505" },
    { "https://www.wikidata.org/wiki/Q23505#sitelinks", "https://www.wikidata.org/entity/Q23505",
      "Wikidata Q23505" },
    { "http://m.wikidata.org/wiki/Q23505?uselang=fr", "https://www.wikidata.org/entity/Q23505",
      "Wikidata Q23505" },
    { "geonames:1138958", "https://sws.geonames.org/1138958", "GeoNames 1138958" },
    { "https://www.geonames.org/1138958/kabul.html", "https://sws.geonames.org/1138958",
      "GeoNames 1138958" },
    { "isni:0000 0001 2103 2683", "https://isni.org/isni/0000000121032683",
      "ISNI 0000000121032683" },
    { "https://orcid.org/0000-0002-1825-0097", "https://orcid.org/0000-0002-1825-0097",
      "ORCID 0000-0002-1825-0097" },
    { "viaf:36915259", "https://viaf.org/viaf/36915259", "VIAF 36915259" },
    { "https://viaf.org/viaf/36915259/", "https://viaf.org/viaf/36915259", "VIAF 36915259" },
    { "https://example.org/who/7", "https://example.org/who/7", "example.org" },
    { "urn:example:7", "urn:example:7", "urn:example:7" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree gchar *uri = apostil_identifier_parse (good[i].typed, &error);
      g_autofree gchar *again = NULL;
      g_autofree gchar *label = NULL;

      g_assert_no_error (error);
      g_assert_cmpstr (uri, ==, good[i].uri);
      /* What is kept is its own form. */
      again = apostil_identifier_parse (uri, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (again, ==, uri);
      label = apostil_identifier_to_short (uri);
      g_assert_cmpstr (label, ==, good[i].label);
      g_assert_true (apostil_identifier_is_web (uri) == !g_str_has_prefix (uri, "urn:"));
    }
}

static void
test_refused (void)
{
  g_autofree gchar *endless = g_strnfill (5000, 'x');

  REFUSED (apostil_identifier_parse ("", &error), APOSTIL_ERROR_INVALID, "*is no identifier*");
  REFUSED (apostil_identifier_parse ("Ahmad", &error), APOSTIL_ERROR_INVALID, "*wikidata:Q23505*");
  REFUSED (apostil_identifier_parse ("geonames:Kabul", &error), APOSTIL_ERROR_INVALID,
           "*GeoNames*");
  /* One digit typed wrong. */
  REFUSED (apostil_identifier_parse ("isni:0000000121032684", &error), APOSTIL_ERROR_INVALID,
           "*last digit*ISNI*");
  REFUSED (apostil_identifier_parse ("https://orcid.org/0000-0002-1825-0098", &error),
           APOSTIL_ERROR_INVALID, "*last digit*ORCID*");
  REFUSED (apostil_identifier_parse ("javascript:alert(1)", &error), APOSTIL_ERROR_INVALID,
           "*is no identifier*");
  REFUSED (apostil_identifier_parse ("file:///etc/passwd", &error), APOSTIL_ERROR_INVALID,
           "*is no identifier*");
  REFUSED (apostil_identifier_parse ("https://", &error), APOSTIL_ERROR_INVALID,
           "*is no identifier*");
  REFUSED (apostil_identifier_parse (endless, &error), APOSTIL_ERROR_INVALID, "*too long*");
}

static void
test_command (void)
{
  g_autoptr (ApostilDocument) document = page_document ();
  ApostilEntity *entity =
      entity_of (document, mark (document, "entity/person", "Ahmad Massoud", 0));

  DO (document, apostil_command_set_identifier (document, entity, "wikidata:Q4696083", &error));
  g_assert_cmpstr (apostil_record_get (now (document, entity), APOSTIL_ATTR_REF), ==,
                   "https://www.wikidata.org/entity/Q4696083");
  REFUSED (apostil_command_set_identifier (document, entity, "nobody", &error),
           APOSTIL_ERROR_INVALID, "*is no identifier*");
  DO (document, apostil_command_set_identifier (document, entity, "  ", &error));
  g_assert_null (apostil_record_get (now (document, entity), APOSTIL_ATTR_REF));
}

static void
test_delete (void)
{
  g_autoptr (ApostilDocument) document = page_document ();
  ApostilAnnotation *mention = mark (document, "entity/person", "Ahmad Massoud", 0);
  ApostilEntity *entity = entity_of (document, mention);
  ApostilAnnotation *claim = mark (document, "claim", "Nous voulons parler", 0);
  const gchar *const claimants[] = { apostil_record_get_id (entity), NULL };

  DO (document,
      apostil_command_set_links (document, claim, APOSTIL_LINK_CLAIMANT, claimants, &error));
  DO (document, apostil_command_set_identifier (document, entity, "Q4696083", &error));
  /* Though somebody wrote more about it than its name: this is what was asked for. */
  DO (document, apostil_command_delete_entity (document, entity, &error));
  g_assert_null (now (document, entity));
  g_assert_null (now (document, mention));
  g_assert_nonnull (now (document, claim));
  g_assert_null (apostil_annotation_get_links (now (document, claim), APOSTIL_LINK_CLAIMANT)[0]);
  REFUSED (apostil_command_delete_entity (document, entity, &error), APOSTIL_ERROR_STALE, "*");
}

static void
test_identify (void)
{
  g_autoptr (ApostilDocument) document = page_document ();
  g_autoptr (ApostilEntity) known = apostil_entity_new ("a1", "person", "Ahmad Massoud");
  const gchar *const others[] = { "Massoud le jeune", "MASSOUD", NULL };
  ApostilEntity *entity = entity_of (document, mark (document, "entity/person", "Massoud", 0));
  const gchar *const *aliases;
  g_autoptr (ApostilEdit) again = NULL;

  apostil_entity_set_aliases (known, others);
  apostil_record_set (known, APOSTIL_ATTR_REF, "https://www.wikidata.org/entity/Q4696083");
  apostil_record_seal (known);
  DO (document, apostil_command_identify_entity (document, entity, known, &error));
  entity = now (document, entity);
  g_assert_cmpstr (apostil_entity_get_name (entity), ==, "Ahmad Massoud");
  g_assert_cmpstr (apostil_record_get (entity, APOSTIL_ATTR_REF), ==,
                   "https://www.wikidata.org/entity/Q4696083");
  aliases = apostil_entity_get_aliases (entity);
  /* The name it had, and what is new, each once. */
  g_assert_cmpstr (aliases[0], ==, "Massoud");
  g_assert_cmpstr (aliases[1], ==, "Massoud le jeune");
  g_assert_null (aliases[2]);
  again = apostil_command_identify_entity (document, entity, known, NULL);
  g_assert_true (apostil_edit_is_empty (again));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/registry/parse", test_parse);
  g_test_add_func ("/model/registry/refused", test_refused);
  g_test_add_func ("/model/registry/identifier", test_command);
  g_test_add_func ("/model/registry/delete", test_delete);
  g_test_add_func ("/model/registry/identify", test_identify);
  return g_test_run ();
}
