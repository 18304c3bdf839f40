/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>
#include <sys/resource.h>
#include <time.h>

#include "apostil-error.h"
#include "apostil-native-reader.h"

/* Input made to be slow or large: each is refused with little memory and within two seconds
 * of processor time. What would be too large for the corpus is made here. Every case runs
 * in a process of its own, whose address space is limited. */

#define START                                    \
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" \
  "<apostil xmlns=\"urn:apostil:1\" version=\"1.0\" scheme=\"news\" offsets=\"code-points\">\n"
#define ARTICLE "<article><text>abcdefghij</text></article>\n"

typedef void (*MakeFunc) (GString *out);

typedef struct
{
  const gchar *name;
  MakeFunc make;
  ApostilError code;
  const gchar *word;    /* that is said */
  const gchar *or_word; /* or this; may be NULL */
} Case;

static void
repeat (GString *out, const gchar *what, guint times)
{
  for (guint i = 0; i < times; i++)
    g_string_append (out, what);
}

static void
make_laughs (GString *out)
{
  g_string_append (out, "<!DOCTYPE a [\n<!ENTITY a0 \"aaaaaaaaaa\">\n");
  for (guint i = 1; i < 30; i++)
    {
      g_string_append_printf (out, "<!ENTITY a%u \"", i);
      for (guint j = 0; j < 10; j++)
        g_string_append_printf (out, "&a%u;", i - 1);
      g_string_append (out, "\">\n");
    }
  g_string_append (out, "]>\n" START "<article><title>&a29;</title>");
}

static void
make_blowup (GString *out)
{
  g_string_append (out, "<!DOCTYPE a [<!ENTITY a \"");
  repeat (out, "a", 100000);
  g_string_append (out, "\">]>\n" START "<article><title>");
  repeat (out, "&a;", 100000);
}

static void
make_deep (GString *out)
{
  g_string_append (out, START ARTICLE);
  for (guint i = 0; i < 300; i++)
    g_string_append (out, "<x:a xmlns:x=\"urn:x\">");
}

static void
make_deep_document (GString *out)
{
  for (guint i = 0; i < 1000000; i++)
    g_string_append (out, "<a>");
}

static void
make_attributes (GString *out)
{
  g_string_append (out, START ARTICLE "<annotations><mention");
  for (guint i = 0; i < 1000000; i++)
    g_string_append_printf (out, " a%u=\"\"", i);
}

static void
make_namespaces (GString *out)
{
  g_string_append (out, START ARTICLE "<annotations><mention");
  for (guint i = 0; i < 100000; i++)
    g_string_append_printf (out, " xmlns:a%u=\"urn:%u\"", i, i);
}

static void
make_long_attribute (GString *out)
{
  g_string_append (out, START "<article><title x=\"");
  repeat (out, "0123456789abcdef", 4097);
  g_string_append (out, "\"/>");
}

static void
make_long_tag (GString *out)
{
  g_string_append (out, START "<article><title x='");
  repeat (out, "0123456789abcdef>", 4 * 1024 * 1024);
}

static void
make_long_name (GString *out)
{
  g_string_append (out, START "<");
  repeat (out, "0123456789abcdef", 1024 * 1024);
}

static void
make_long_end_tag (GString *out)
{
  g_string_append (out, START "<article></");
  repeat (out, "aaaaaaaaaaaaaaaa", 1024 * 1024);
}

static void
make_long_text (GString *out)
{
  g_string_append (out, START "<article><text>");
  repeat (out, "0123456789abcdef", APOSTIL_TEXT_MAX_BYTES / 16 + 1);
}

static void
make_long_comment (GString *out)
{
  g_string_append (out, START "<!--");
  repeat (out, "- 0123456789abcd", 4 * 1024 * 1024);
}

static void
make_comments (GString *out)
{
  g_string_append (out, START);
  repeat (out, "<!---->", 4000000);
}

static void
make_references (GString *out)
{
  g_string_append (out, START "<article><title>");
  repeat (out, "&amp;&#38;&#x26;", 1000000);
}

static void
make_attribute_references (GString *out)
{
  g_string_append (out, START "<article><title>");
  for (guint i = 0; i < 200; i++)
    {
      g_string_append (out, "<x:a xmlns:x=\"urn:x\" b=\"");
      repeat (out, "&amp;", 13000);
      g_string_append (out, "\"/>");
    }
}

static void
make_names (GString *out)
{
  g_string_append (out, START ARTICLE);
  for (guint i = 0; i < 1000000; i++)
    g_string_append_printf (out, "<x%u:a%u xmlns:x%u=\"urn:%u\"/>", i, i, i, i);
}

static void
make_instructions (GString *out)
{
  g_string_append (out, START);
  for (guint i = 0; i < 1000000; i++)
    g_string_append_printf (out, "<?a%u?>", i);
}

static void
make_spans (GString *out)
{
  g_string_append (out, START ARTICLE "<annotations><claim id=\"c1\">");
  for (guint i = 0; i < 500000; i++)
    g_string_append (out, "<cue start=\"0\" end=\"1\" x:a=\"1\" xmlns:x=\"urn:x\">a</cue>");
  g_string_append (out, "</claim>");
}

static void
make_links (GString *out)
{
  g_string_append (out, START ARTICLE "<annotations><claim id=\"c1\" claimant=\"");
  for (guint i = 0; i < 13000; i++)
    g_string_append_printf (out, "e%u ", i);
  g_string_append (out, "\"><span start=\"0\" end=\"1\"/></claim></annotations></apostil>");
}

static void
make_within (GString *out)
{
  g_string_append (out, START ARTICLE "<annotations>");
  for (guint i = 0; i < 200000; i++)
    g_string_append_printf (
        out, "<claim id=\"c%u\" within=\"c%u\"><span start=\"0\" end=\"1\"/></claim>", i,
        (i + 1) % 200000);
  g_string_append (out, "</annotations></apostil>");
}

static void
make_same_id (GString *out)
{
  g_string_append (out, START ARTICLE "<entities>");
  repeat (out, "<entity id=\"e1\" type=\"person\"><name>a</name></entity>", 300000);
  g_string_append (out, "</entities></apostil>");
}

static void
make_records (GString *out)
{
  g_string_append (out, START ARTICLE "<entities>");
  for (guint i = 0; i <= APOSTIL_MAX_RECORDS; i++)
    g_string_append_printf (out, "<entity id=\"e%u\" type=\"person\"/>", i);
  g_string_append (out, "</entities></apostil>");
}

static void
make_unknown (GString *out)
{
  g_string_append (out, START ARTICLE);
  out->str[strstr (out->str, "1.0\" scheme") - out->str + 2] = '9';
  for (guint i = 0; i < 300000; i++)
    g_string_append_printf (out, "<a%u/>", i);
}

static void
make_huge (GString *out)
{
  g_string_append (out, START "<article><title>");
  g_string_set_size (out, (gsize) APOSTIL_MAX_FILE_BYTES + 1);
}

static const Case cases[] = {
  { "billion-laughs", make_laughs, APOSTIL_ERROR_INVALID, "document type" },
  { "quadratic-blowup", make_blowup, APOSTIL_ERROR_INVALID, "document type" },
  { "deep", make_deep, APOSTIL_ERROR_LIMIT, "nested" },
  { "deep-document", make_deep_document, APOSTIL_ERROR_INVALID, "<a>" },
  { "attributes", make_attributes, APOSTIL_ERROR_LIMIT, "attributes" },
  { "namespaces", make_namespaces, APOSTIL_ERROR_LIMIT, "attributes" },
  { "long-attribute", make_long_attribute, APOSTIL_ERROR_LIMIT, "longer" },
  { "long-tag", make_long_tag, APOSTIL_ERROR_LIMIT, "longer" },
  { "long-name", make_long_name, APOSTIL_ERROR_LIMIT, "longer" },
  { "long-end-tag", make_long_end_tag, APOSTIL_ERROR_LIMIT, "longer" },
  { "long-text", make_long_text, APOSTIL_ERROR_LIMIT, "longer" },
  /* a parser that gives up at ten megabytes, or one that waits for the end of the comment */
  { "long-comment", make_long_comment, APOSTIL_ERROR_INVALID, "well-formed", "too early" },
  { "comments", make_comments, APOSTIL_ERROR_INVALID, "too early" },
  { "references", make_references, APOSTIL_ERROR_INVALID, "too early" },
  { "attribute-references", make_attribute_references, APOSTIL_ERROR_INVALID, "too early" },
  { "names", make_names, APOSTIL_ERROR_LIMIT, "different names" },
  { "instructions", make_instructions, APOSTIL_ERROR_LIMIT, "different names" },
  { "spans", make_spans, APOSTIL_ERROR_SPAN, "c1" },
  { "links", make_links, APOSTIL_ERROR_LIMIT, "longer" },
  { "within", make_within, APOSTIL_ERROR_REFERENCE, "leads back" },
  { "same-id", make_same_id, APOSTIL_ERROR_REFERENCE, "twice" },
  { "unknown", make_unknown, APOSTIL_ERROR_LIMIT, "different names" },
  { "huge", make_huge, APOSTIL_ERROR_LIMIT, "larger" },
};

/* Takes longer than the others because it is the limit itself. */
static const Case slow_cases[] = {
  { "records", make_records, APOSTIL_ERROR_LIMIT, "limit" },
};

static gdouble
processor_seconds (void)
{
  return (gdouble) clock () / CLOCKS_PER_SEC;
}

static void
refuse (const Case *one, gdouble seconds)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (ApostilDocument) document = NULL;
  gdouble before = 0;

  one->make (out);
  bytes = g_string_free_to_bytes (g_steal_pointer (&out));
  before = processor_seconds ();
  document = apostil_native_reader_read_bytes (bytes, "hostile", &error);
  g_assert_null (document);
  g_assert_nonnull (error);
  g_test_message ("%.3f s: %.300s", processor_seconds () - before, error->message);
  g_assert_true (error->domain == APOSTIL_ERROR);
  g_assert_cmpint (error->code, ==, one->code);
  g_assert_true (strstr (error->message, one->word) != NULL ||
                 (one->or_word != NULL && strstr (error->message, one->or_word) != NULL));
  g_assert_true (g_str_has_prefix (error->message, "hostile:"));
  g_assert_cmpuint (strlen (error->message), <, 2000);
  g_assert_cmpfloat (processor_seconds () - before, <, seconds);
}

/* Under a sanitizer the address space is its own affair, and time runs slower. */
static gboolean
is_sanitized (void)
{
#if defined(__SANITIZE_ADDRESS__)
  return TRUE;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(memory_sanitizer)
  return TRUE;
#else
  return FALSE;
#endif
#else
  return FALSE;
#endif
}

static void
test_refuses (gconstpointer data)
{
  const Case *one = data;
  struct rlimit limit = { 1200u * 1024 * 1024, 1200u * 1024 * 1024 };

  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
      g_test_trap_assert_passed ();
      return;
    }
  if (!is_sanitized ())
    g_assert_cmpint (setrlimit (RLIMIT_AS, &limit), ==, 0);
  refuse (one, (one == slow_cases ? 10 : 2) * (is_sanitized () ? 10 : 1));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree gchar *path = g_strdup_printf ("/native/hostile/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_refuses);
    }
  if (g_test_slow ())
    g_test_add_data_func ("/native/hostile/records", slow_cases, test_refuses);
  return g_test_run ();
}
