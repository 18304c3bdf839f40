/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-dismissals.h"
#include "apostil-review.h"
#include "apostil-snapshot.h"
#include "apostil-commands.h"
#include "marked-text.h"

#include <locale.h>

/* Each check where it has to speak and where it has to be silent. */

typedef struct
{
  const gchar *name;
  const gchar *language;
  const gchar *marked;
  const gchar *expected; /* « code line, code line » */
} Case;

static const Case cases[] = {
  /* The same words, two days. */
  { "two-values/fires", "fr",
    "@published 2021-08-22\nIl a parlé {D:2021-08-22|dimanche}.\nKaboul est tombée "
    "{D:2021-08-15|dimanche}.",
    "date-two-values-article 1" },
  { "two-values/once", "en",
    "@published 2021-08-22\nHe spoke {D:2021-08-22|Sunday}, on {D:2021-08-15|Sunday}, on "
    "{D:2021-08-08|sunday}.",
    "date-two-values-article 1" },
  { "two-values/same", "en", "He spoke {D:2021-08-22|Sunday} and {D:2021-08-22|Sunday}.", "" },
  { "two-values/wider", "en", "In {D:2021|2021}. In {D:2021-08|2021}.", "" },
  { "two-values/sections", "fr",
    "{S:body|Il a parlé {D:2021-08-22|dimanche}.}\n{S:body|Il a parlé {D:2021-08-29|dimanche}.}",
    "" },
  { "two-values/in-one-section", "fr",
    "{S:body|Il a parlé {D:2021-08-22|dimanche}.\nIl a parlé {D:2021-08-29|dimanche}.}",
    "date-two-values 1" },
  { "two-values/boilerplate", "fr",
    "{S:boilerplate|Il a parlé {D:2021-08-22|dimanche}.\nIl a parlé {D:2021-08-29|dimanche}.}",
    "" },
  { "two-values/anaphora", "fr",
    "{D:2021-08-01:id=d1|Le 1er août}, puis {D:2021-08-02:anchor=d1:id=d2|le lendemain}, puis "
    "{D:2021-08-03:anchor=d2|le lendemain}.",
    "" },
  { "two-values/clock", "en", "At {D:2021-08-22T16|4 p.m.} and at {D:2021-08-23T16|4 p.m.} again.",
    "" },
  { "two-values/suggested", "en",
    "He spoke {D:2021-08-22|Sunday} and {D:2021-08-15:status=suggested|Sunday}.", "" },
  { "two-values/rejected", "en",
    "He spoke {D:2021-08-22|Sunday} and {D:2021-08-15:status=rejected|Sunday}.", "" },

  /* Ends before it begins. */
  { "end/fires", "en", "{D:2021-08:begin=2021-08-22:end=2021-08-15|That week} passed.",
    "date-end-before-begin 1" },
  { "end/right", "en", "{D:2021-08:begin=2021-08-15:end=2021-08-22|That week} passed.", "" },
  { "end/same-day", "en", "{D:2021-08:begin=2021-08-15:end=2021-08-15|That day} passed.", "" },
  { "range/fr", "fr", "Fermé du {D:2021-08-22|22} au {D:2021-08-15|15 août}.",
    "date-range-backwards 1" },
  { "range/fr-between", "fr", "Entre {D:1990|1990} et {D:1985|1985}.", "date-range-backwards 1" },
  { "range/fr-article", "fr", "Entre le {D:2021-08-22|22} et le {D:2021-08-15|15 août}.",
    "date-range-backwards 1" },
  { "range/fr-right", "fr", "Fermé du {D:2021-08-15|15} au {D:2021-08-22|22 août}.", "" },
  { "range/fr-list", "fr", "Les attaques du {D:2021-08-22|22} et du {D:2021-08-15|15 août}.", "" },
  { "range/en", "en", "Closed from {D:2021-08-22|22} to {D:2021-08-15|15 August}.",
    "date-range-backwards 1" },
  { "range/en-between", "en", "Between {D:1990|1990} and {D:1985|1985}.",
    "date-range-backwards 1" },
  { "range/en-dash", "en", "In {D:1990|1990}–{D:1985|1985}.", "date-range-backwards 1" },
  { "range/en-list", "en", "On {D:2021-08-22|22} and {D:2021-08-15|15 August}.", "" },
  { "range/en-right", "en", "From {D:1985|1985} to {D:1990|1990}.", "" },
  { "range/es", "es", "Del {D:2021-08-22|22} al {D:2021-08-15|15 de agosto}.",
    "date-range-backwards 1" },
  { "range/de", "de", "Vom {D:2021-08-22|22.} bis {D:2021-08-15|15. August}.",
    "date-range-backwards 1" },
  { "range/de-list", "de", "Am {D:2021-08-22|22.} und {D:2021-08-15|15. August}.", "" },

  /* Weekdays: 5 May 2021 was a Wednesday. */
  { "weekday/fr-marked", "fr", "Le {D:2021-05-05|mardi 5 mai 2021}.", "date-weekday 1" },
  { "weekday/fr-right", "fr", "Le {D:2021-05-05|mercredi 5 mai 2021}.", "" },
  { "weekday/fr-unmarked", "fr", "Rien.\nC’était mardi 5 mai 2021 à Lyon.", "date-weekday 2" },
  { "weekday/fr-unmarked-right", "fr", "C’était mercredi 5 mai 2021 à Lyon.", "" },
  { "weekday/fr-first", "fr", "Le lundi 1er août 2021.", "date-weekday 1" },
  { "weekday/fr-no-year", "fr", "C’était mardi 5 mai à Lyon.", "" },
  { "weekday/fr-year-of-mark", "fr", "C’était {D:2021-05-05|mardi 5 mai} à Lyon.",
    "date-weekday 1" },
  { "weekday/fr-mark-after", "fr", "C’était mardi, {D:2021-05-05|le 5 mai}, à Lyon.",
    "date-weekday 1" },
  { "weekday/fr-alone", "fr", "C’était {D:2021-08-22|dimanche}.", "" },
  { "weekday/fr-alone-wrong", "fr", "C’était {D:2021-08-23|dimanche}.", "date-weekday 1" },
  { "weekday/fr-two", "fr", "C’était {D:2021-08-22|samedi ou dimanche}.", "" },
  { "weekday/fr-hours", "fr", "C’était {D:2021-08-25TAF|mercredi après-midi}.", "" },
  { "weekday/fr-hours-wrong", "fr", "C’était {D:2021-08-25TAF|mardi après-midi}.",
    "date-weekday 1" },
  { "weekday/fr-other-date", "fr",
    "Le {D:2021-08-22|dimanche}, dit-il, le {D:2021-08-23|23 août}, ils partent.", "" },
  { "weekday/boilerplate", "fr", "{S:boilerplate|Le mardi 5 mai 2021.}", "" },
  { "weekday/en-british", "en", "On Tuesday 5 May 2021 it rained.", "date-weekday 1" },
  { "weekday/en-american", "en", "On Tuesday, May 5, 2021, it rained.", "date-weekday 1" },
  { "weekday/en-ordinal", "en", "On Tuesday the 5th of May 2021 it rained.", "date-weekday 1" },
  { "weekday/en-right", "en", "On Wednesday, May 5, 2021, it rained.", "" },
  { "weekday/en-impossible", "en", "On Tuesday 31 June 2021 it rained.", "" },
  { "weekday/de", "de", "Am Dienstag, dem 5. Mai 2021, war es so.", "date-weekday 1" },
  { "weekday/de-right", "de", "Am Mittwoch, dem 5. Mai 2021, war es so.", "" },
  { "weekday/no-data", "tlh", "On Tuesday 5 May 2021 it rained.", "" },

  /* Told as past, but later. */
  { "tense/fr", "fr", "@published 2021-08-22\nLe pont a été détruit {D:2021-08-30|le 30 août}.",
    "date-after-publication 1" },
  { "tense/fr-before", "fr",
    "@published 2021-08-22\nLe pont a été détruit {D:2021-08-20|le 20 août}.", "" },
  { "tense/fr-same-day", "fr",
    "@published 2021-08-22T10:00:00+02:00\nLe pont a été détruit {D:2021-08-22|dimanche}.", "" },
  { "tense/fr-future", "fr",
    "@published 2021-08-22\nLe pont sera détruit {D:2021-08-30|le 30 août}.", "" },
  { "tense/fr-announced", "fr",
    "@published 2021-08-22\nIl a annoncé une réunion {D:2021-08-30|le 30 août}.", "" },
  { "tense/fr-said-then", "fr",
    "@published 2021-08-22\nIl a déclaré {D:2021-08-30|lundi} que tout va bien.",
    "date-after-publication 1" },
  { "tense/fr-date-first", "fr",
    "@published 2021-08-22\n{D:2021-08-30|Le 30 août}, il a déclaré que tout va bien.",
    "date-after-publication 1" },
  { "tense/fr-said-to-come", "fr",
    "@published 2021-08-22\nIl a déclaré que le pont sera détruit {D:2021-08-30|le 30 août}.", "" },
  { "tense/fr-postponed", "fr",
    "@published 2021-08-22\nLe vote a été repoussé au {D:2021-08-30|30 août}.", "" },
  { "tense/fr-infinitive", "fr",
    "@published 2021-08-22\nElle a décidé de partir {D:2021-08-30|le 30 août}.", "" },
  { "tense/fr-before-it", "fr",
    "@published 2021-08-22\nIl a été prié de payer avant {D:2021-08-30|le 30 août}.", "" },
  { "tense/fr-noun", "fr",
    "@published 2021-08-22\nElle a perdu le scrutin du {D:2021-08-30|30 août}.", "" },
  { "tense/fr-other-sentence", "fr",
    "@published 2021-08-22\nElle a perdu. Rendez-vous {D:2021-08-30|le 30 août}.", "" },
  { "tense/fr-section", "fr",
    "@published 2021-09-30\n{S:body:published=d1|{D:2021-08-22:id=d1:role=publication|Le 22 août}\n"
    "Le pont a été détruit {D:2021-08-30|le 30 août}.}",
    "date-after-publication 2" },
  { "tense/fr-unpublished", "fr", "Le pont a été détruit {D:2021-08-30|le 30 août}.", "" },
  { "tense/en", "en",
    "@published 2021-08-22\nThe bridge was destroyed on {D:2021-08-30|30 August}.",
    "date-after-publication 1" },
  { "tense/en-may", "en",
    "@published 2021-04-22\nThe bridge was destroyed on {D:2021-05-03|3 May}.",
    "date-after-publication 1" },
  { "tense/en-will", "en",
    "@published 2021-08-22\nThe bridge will be rebuilt on {D:2021-08-30|30 August}.", "" },
  { "tense/en-announced", "en",
    "@published 2021-08-22\nShe announced a rally on {D:2021-08-30|30 August}.", "" },
  { "tense/en-to", "en", "@published 2021-08-22\nShe decided to leave on {D:2021-08-30|30 August}.",
    "" },
  { "tense/en-before", "en",
    "@published 2021-08-22\nHe was asked for money before {D:2021-08-30|30 August}.", "" },

  /* Names. */
  { "identifiers/fires", "en",
    "@entity e1 person Ann Lee | https://www.wikidata.org/entity/Q1\n"
    "@entity e2 person ann lee | https://www.wikidata.org/entity/Q2\n"
    "{E:e1|Ann Lee} and {E:e2|Ann Lee}.",
    "name-two-identifiers 1" },
  { "identifiers/other-type", "en",
    "@entity e1 place Kabul | https://www.wikidata.org/entity/Q1\n"
    "@entity e2 organisation Kabul | https://www.wikidata.org/entity/Q2\n"
    "{E:e1|Kabul} and {E:e2|Kabul}.",
    "" },
  { "identifiers/without", "en",
    "@entity e1 person Ann Lee | https://www.wikidata.org/entity/Q1\n"
    "@entity e2 person Ann Lee\n{E:e1|Ann Lee} and {E:e2|Ann Lee}.",
    "" },
  { "identifiers/shared", "en",
    "@entity e1 person Ann Lee | https://www.wikidata.org/wiki/Q1\n"
    "@entity e2 person Mrs Bird | http://wikidata.org/entity/Q1/\n"
    "{E:e1|Ann Lee} and {E:e2|Mrs Bird}.",
    "name-same-identifier 1" },
  { "spellings/mentions", "fr", "{E:e1|Panjshir} est au nord.\nLa vallée du {E:e1|Panchir} aussi.",
    "name-two-spellings 1" },
  { "spellings/plural", "fr", "Un {E:e1|taliban}, des {E:e1|talibans}, la force {E:e1|talibane}.",
    "" },
  { "spellings/plural-en", "en", "A {E:e1|Berliner}, two {E:e1|Berliners}.", "" },
  { "spellings/case", "en", "{E:e1|Panjshir}, {E:e1|PANJSHIR} and {E:e1|#Panjshir}.", "" },
  { "spellings/hashtag-joined", "en", "{E:e1|Ahmad Massoud} and {E:e1|#AhmadMassoud}.", "" },
  { "spellings/pronoun", "en", "{E:e1|Panjshir} and {E:e1:form=nominal|Panchir}.", "" },
  { "spellings/far", "en", "{E:e1|Ahmad Massoud} and {E:e1|Massoud}.", "" },
  { "spellings/entities", "en", "{E:e1|Ahmad Massoud} met {E:e2|Ahmed Massoud}.", "name-near 1" },
  { "spellings/entities-told-apart", "en",
    "@entity e1 person Ahmad Massoud | https://example.org/1\n"
    "@entity e2 person Ahmed Massoud | https://example.org/2\n"
    "{E:e1|Ahmad Massoud} met {E:e2|Ahmed Massoud}.",
    "" },
  { "spellings/entities-of-other-type", "en",
    "@entity e1 person Martin\n@entity e2 place Martyn\n{E:e1|Martin} in {E:e2|Martyn}.", "" },

  /* Claims. */
  { "source/missing", "en", "It is said that {C:c1|all is well}.", "claim-without-source 1" },
  { "source/claimant", "en", "{E:e1|Ann} says {C:c1:claimant=e1|all is well}.", "" },
  { "source/words", "en", "Some say {C:c1:source=0-4|all is well}.", "" },
  { "source/own", "en", "{C:c1:mode=own|All is well}.", "" },
  { "source/within", "en",
    "{E:e1|Ann} says {C:c1:claimant=e1|it is known that {C:c2:within=c1|all is well}}.", "" },
  { "source/suggested", "en", "It is said that {C:c1:status=suggested|all is well}.", "" },
  { "both/fires", "en",
    "@relation supports c2 c1\n@relation contradicts c3 c1\n{E:e1|Ann}, {E:e2|Bob}.\n"
    "{C:c1:claimant=e2|It rained}\n{C:c2:claimant=e1|It poured}\n{C:c3:claimant=e1|It was dry}",
    "claim-both-ways 2" },
  { "both/two-sources", "en",
    "@relation supports c2 c1\n@relation contradicts c3 c1\n{E:e1|Ann}, {E:e2|Bob}, {E:e3|Eve}.\n"
    "{C:c1:claimant=e2|It rained}\n{C:c2:claimant=e1|It poured}\n{C:c3:claimant=e3|It was dry}",
    "" },
  { "both/repeats", "en",
    "@relation repeats c1 c2\n@relation contradicts c3 c1\n{E:e1|Ann}, {E:e2|Bob}.\n"
    "{C:c1:claimant=e2|It rained}\n{C:c2:claimant=e1|It rained}\n{C:c3:claimant=e1|It was dry}",
    "claim-both-ways 2" },
  { "itself/fires", "en",
    "@relation contradicts c1 c2\n{E:e1|Ann}.\n{C:c1:claimant=e1|It rained}\n"
    "{C:c2:claimant=e1|It was dry}",
    "claim-against-itself 2" },
  { "itself/others", "en",
    "@relation contradicts c1 c2\n{E:e1|Ann}, {E:e2|Bob}.\n{C:c1:claimant=e1|It rained}\n"
    "{C:c2:claimant=e2|It was dry}",
    "" },
  { "numbers/fr", "fr",
    "{E:e1|Massoud}, {E:e2|Noori}, {E:e3|Panjshir}.\n"
    "{C:c1:claimant=e1|6 000 hommes sont au {E:e3|Panjshir}}\n"
    "{C:c2:claimant=e2|800 hommes sont au {E:e3|Panjshir}}",
    "claim-numbers-differ 2" },
  { "numbers/en", "en",
    "{E:e1|Ann}, {E:e2|Bob}, {E:e3|Leeds}.\n{C:c1:claimant=e1|600 people live in {E:e3|Leeds}}\n"
    "{C:c2:claimant=e2|800 people live in {E:e3|Leeds}}",
    "claim-numbers-differ 2" },
  { "numbers/same", "en",
    "{E:e1|Ann}, {E:e2|Bob}, {E:e3|Leeds}.\n{C:c1:claimant=e1|600 people live in {E:e3|Leeds}}\n"
    "{C:c2:claimant=e2|600 people work in {E:e3|Leeds}}",
    "" },
  { "numbers/nothing-shared", "en",
    "{E:e1|Ann}, {E:e2|Bob}.\n{C:c1:claimant=e1|600 people live here}\n"
    "{C:c2:claimant=e2|800 people live here}",
    "" },
  { "numbers/related", "en",
    "@relation contradicts c1 c2\n{E:e1|Ann}, {E:e2|Bob}, {E:e3|Leeds}.\n"
    "{C:c1:claimant=e1|600 people live in {E:e3|Leeds}}\n"
    "{C:c2:claimant=e2|800 people live in {E:e3|Leeds}}",
    "" },
  { "places/fr", "fr",
    "{E:e1|Massoud}, {E:e2|Lavrov}, {E:e3|Kaboul}.\n"
    "{C:c1:claimant=e1|La vallée est au nord-ouest de {E:e3|Kaboul}}\n"
    "{C:c2:claimant=e2|La vallée est au nord-est de {E:e3|Kaboul}}",
    "claim-places-differ 2" },
  { "places/en", "en",
    "{E:e1|Ann}, {E:e2|Bob}, {E:e3|Leeds}.\n{C:c1:claimant=e1|The fire is north of {E:e3|Leeds}}\n"
    "{C:c2:claimant=e2|The fire is south of {E:e3|Leeds}}",
    "claim-places-differ 2" },
  { "places/other-antonym", "en",
    "{E:e1|Ann}, {E:e2|Bob}, {E:e3|Leeds}.\n{C:c1:claimant=e1|{E:e3|Leeds} won}\n"
    "{C:c2:claimant=e2|{E:e3|Leeds} did not}",
    "" },

  /* Quotation marks. */
  { "quotes/fr-close", "fr", "Sacrifions nos vies et notre honneur »,", "text-quotation-close 1" },
  { "quotes/fr-open", "fr", "Il dit : « Nous partons demain.\nEt voilà la suite du texte.",
    "text-quotation-open 1" },
  { "quotes/fr-paired", "fr", "Il dit : « Nous partons demain » et « voilà ».", "" },
  { "quotes/fr-paragraphs", "fr",
    "Il dit : « Nous partons demain.\n« Nous revenons lundi », dit-il.", "" },
  { "quotes/fr-end", "fr", "Il dit : « Nous partons demain.", "text-quotation-open 1" },
  { "quotes/boilerplate", "fr", "{S:boilerplate|Nos vies et notre honneur »,}", "" },
  { "quotes/en-paired", "en", "He said “we leave” and ‘the voters’ choice’ won in the ’90s.", "" },
  { "quotes/en-close", "en", "We leave tomorrow,” he said.", "text-quotation-close 1" },
  { "quotes/en-open", "en", "He said: “We leave tomorrow.\nThe rest is known.",
    "text-quotation-open 1" },
  { "quotes/en-inches", "en", "It was 5\" of rain.", "" },
  { "quotes/any-language", NULL, "Xyz “xyz xyz xyz.", "text-quotation-open 1" },
};

static gchar *
run (ApostilDocument *document)
{
  g_autoptr (GPtrArray) found = apostil_review_document (document, NULL);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++)
    {
      g_autofree gchar *words = apostil_finding_to_words (found->pdata[i]);

      /* Each has a sentence, with nothing left in braces. */
      g_assert_null (strpbrk (words, "{}"));
      g_assert_nonnull (strchr (words, ' '));
      g_string_append_printf (out, "%s%s %u", i > 0 ? ", " : "",
                              apostil_finding_get_code (found->pdata[i]),
                              apostil_finding_get_line (found->pdata[i]));
    }
  return g_string_free (out, FALSE);
}

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (ApostilDocument) document = marked_document (c->marked, c->language);
  g_autofree gchar *found = run (document);

  g_assert_cmpstr (found, ==, c->expected);
}

/* The place and the words that a finding names. */
static void
test_words (void)
{
  g_autoptr (ApostilDocument) document = marked_document (
      "@published 2021-08-22\nIl a parlé {D:2021-08-22:id=d1|dimanche}.\nKaboul est "
      "tombée {D:2021-08-15:id=d2|dimanche}.",
      "fr");
  g_autoptr (GPtrArray) found = apostil_review_document (document, NULL);
  ApostilFinding *finding = found->pdata[0];
  g_autofree gchar *words = apostil_finding_to_words (finding);
  guint n = 0;
  const ApostilFindingPlace *places = apostil_finding_get_places (finding, &n);

  g_assert_cmpint (apostil_finding_get_kind (finding), ==, APOSTIL_FINDING_DATE);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpstr (places[0].record, ==, "d1");
  g_assert_cmpuint (places[0].span.start, ==, 11);
  g_assert_cmpuint (places[0].span.end, ==, 19);
  g_assert_cmpuint (places[1].line, ==, 2);
  g_assert_true (apostil_finding_is_about (finding, "d2"));
  g_assert_false (apostil_finding_is_about (finding, "d3"));
  /* Each part is kept together whatever its direction: U+2068 … U+2069. */
  g_assert_cmpstr (words, ==,
                   "“\xe2\x81\xa8"
                   "dimanche\xe2\x81\xa9” has two values: \xe2\x81\xa8"
                   "22 Aug 2021\xe2\x81\xa9 (line 1) and \xe2\x81\xa8"
                   "15 Aug 2021\xe2\x81\xa9 (line 2).");
}

/* A finding is the same one whatever stands before it, and another once its facts are. */
static void
test_identity (void)
{
  g_autoptr (ApostilDocument)
      a = marked_document ("{D:2021-08-22:id=d1|Sunday} {D:2021-08-15:id=d2|Sunday}", "en");
  g_autoptr (ApostilDocument) b = marked_document (
      "More.\n\nAnd {D:2021-08-22:id=d1|Sunday}, or {D:2021-08-15:id=d2|Sunday}", "fr");
  g_autoptr (ApostilDocument)
      c = marked_document ("{D:2021-08-22:id=d1|Sunday} {D:2021-08-08:id=d2|Sunday}", "en");
  g_autoptr (GPtrArray) of_a = apostil_review_document (a, NULL);
  g_autoptr (GPtrArray) of_b = apostil_review_document (b, NULL);
  g_autoptr (GPtrArray) of_c = apostil_review_document (c, NULL);

  g_assert_cmpstr (apostil_finding_get_identity (of_a->pdata[0]), ==,
                   apostil_finding_get_identity (of_b->pdata[0]));
  g_assert_cmpstr (apostil_finding_get_identity (of_a->pdata[0]), !=,
                   apostil_finding_get_identity (of_c->pdata[0]));
}

static void
test_dismiss (void)
{
  g_autoptr (ApostilDocument) document =
      marked_document ("{D:2021-08-22|Sunday} {D:2021-08-15|Sunday} {C:c1|that all is well}", "en");
  g_autoptr (GPtrArray) found = apostil_review_document (document, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (found->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (ApostilEdit) edit = apostil_command_dismiss (document, found->pdata[i], TRUE);

      apostil_document_apply (document, edit, &error);
      g_assert_no_error (error);
      g_assert_true (
          apostil_dismissals_contain (apostil_document_get_article (document), found->pdata[i]));
    }
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (ApostilEdit) again = apostil_command_dismiss (document, found->pdata[i], TRUE);
      g_autoptr (ApostilEdit) back = NULL;

      g_assert_true (apostil_edit_is_empty (again));
      back = apostil_command_dismiss (document, found->pdata[i], FALSE);
      apostil_document_apply (document, back, &error);
      g_assert_no_error (error);
      g_assert_false (
          apostil_dismissals_contain (apostil_document_get_article (document), found->pdata[i]));
      if (i == 0)
        g_assert_true (
            apostil_dismissals_contain (apostil_document_get_article (document), found->pdata[1]));
    }
  g_assert_null (apostil_record_get_foreign_elements (apostil_document_get_article (document)));
  for (guint i = 0; i < 4; i++)
    g_assert_true (apostil_document_undo (document));
  g_assert_false (
      apostil_dismissals_contain (apostil_document_get_article (document), found->pdata[0]));
}

/* A thread sees what the document held, whatever becomes of it. */
static gpointer
review_in_thread (gpointer data)
{
  g_autoptr (ApostilDocument) document = apostil_snapshot_open (data);

  return run (document);
}

static void
test_thread (void)
{
  g_autoptr (ApostilDocument)
      document = marked_document ("{D:2021-08-22|Sunday} {D:2021-08-15|Sunday}", "en");
  g_autoptr (ApostilSnapshot) snapshot = apostil_snapshot_new (document);
  GThread *thread = g_thread_new ("review", review_in_thread, snapshot);
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  g_autoptr (ApostilEdit) edit = NULL;
  g_autofree gchar *found = NULL;

  g_ptr_array_add (all,
                   apostil_annotation_list_get (apostil_document_get_annotations (document), 0));
  edit = apostil_command_delete (document, all, NULL);
  apostil_document_apply (document, edit, NULL);
  found = g_thread_join (thread);
  g_assert_cmpstr (found, ==, "date-two-values-article 1");
}

static void
test_cancelled (void)
{
  g_autoptr (ApostilDocument)
      document = marked_document ("{D:2021-08-22|Sunday} {D:2021-08-15|Sunday} “x", "en");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GPtrArray) found = NULL;

  g_cancellable_cancel (cancellable);
  found = apostil_review_document (document, cancellable);
  g_assert_cmpuint (found->len, ==, 0);
}

/* Random words, signs and marks: nothing crashes, and two runs and two locales agree. */
static gchar *
random_marked (GRand *rand)
{
  static const gchar *const words[] = {
    "mardi",  "5",    "mai", "2021", "«", "»",    "“",   "”",      "\"",    "'",        "a",
    "été",    "le",   "du",  "au",   ",", ".",    "\n",  "sera",   "Ann",   "Panjshir", "nord",
    "Sunday", "from", "to",  "-",    "’", "\n\n", "600", "hommes", "الأحد", "日曜日",   "e\xcc\x81",
  };
  GString *out = g_string_new ("@published 2021-05-01\n");
  guint depth = 0;

  for (guint i = 0; i < 60; i++)
    {
      switch (g_rand_int_range (rand, 0, 9))
        {
        case 0:
          g_string_append_printf (out, "{D:2021-%02d-%02d|x ", g_rand_int_range (rand, 1, 13),
                                  g_rand_int_range (rand, 1, 29));
          depth++;
          break;
        case 1:
          g_string_append_printf (out, "{E:e%d|y ", g_rand_int_range (rand, 1, 4));
          depth++;
          break;
        case 2:
          g_string_append_printf (out, "{C:c%u|z ", i);
          depth++;
          break;
        case 3:
          if (depth > 0)
            {
              g_string_append (out, "}");
              depth--;
            }
          break;
        default:
          g_string_append (out, words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))]);
          g_string_append_c (out, ' ');
        }
    }
  while (depth-- > 0)
    g_string_append_c (out, '}');
  return g_string_free (out, FALSE);
}

static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20210822);
  g_autofree gchar *locale = g_strdup (setlocale (LC_ALL, NULL));

  for (guint i = 0; i < 60; i++)
    {
      static const gchar *const languages[] = { "fr", "en", "de", "es", NULL };
      g_autofree gchar *marked = random_marked (rand);
      g_autoptr (ApostilDocument)
          document = marked_document (marked, languages[i % G_N_ELEMENTS (languages)]);
      g_autofree gchar *first = run (document);
      g_autofree gchar *second = NULL;

      if (i % 10 == 0)
        setlocale (LC_ALL, i % 20 == 0 ? "C" : "fr_FR.UTF-8");
      second = run (document);
      g_assert_cmpstr (first, ==, second);
    }
  setlocale (LC_ALL, locale);
}

/* Ten times the marks take about ten times as long. */
static gdouble
measure (guint n)
{
  GString *marked = g_string_new ("@published 2021-05-01\n");
  g_autoptr (ApostilDocument) document = NULL;
  gdouble best = G_MAXDOUBLE;

  for (guint i = 0; i < n; i++)
    g_string_append_printf (marked,
                            "{E:e%u|Name%u}, mardi {D:2021-05-%02u|5 mai}, a dit « que "
                            "{C:c%u:claimant=e%u|%u hommes sont là} ».\n",
                            i, i * 7919, i % 28 + 1, i, i, i);
  document = marked_document (marked->str, "fr");
  g_string_free (marked, TRUE);
  for (guint i = 0; i < 3; i++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr (GPtrArray) found = apostil_review_document (document, NULL);

      g_assert_cmpuint (found->len, >, 0);
      best = MIN (best, (gdouble) (g_get_monotonic_time () - start));
    }
  return best;
}

static void
test_linear (void)
{
  gdouble few = measure (200);
  gdouble many = measure (2000);

  g_test_message ("200: %.1f ms, 2,000: %.1f ms", few / 1000, many / 1000);
  g_assert_cmpfloat (many, <, few * 40);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree gchar *path = g_strdup_printf ("/review/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/review/words", test_words);
  g_test_add_func ("/review/identity", test_identity);
  g_test_add_func ("/review/dismiss", test_dismiss);
  g_test_add_func ("/review/thread", test_thread);
  g_test_add_func ("/review/cancelled", test_cancelled);
  g_test_add_func ("/review/random", test_random);
  g_test_add_func ("/review/linear", test_linear);
  return g_test_run ();
}
