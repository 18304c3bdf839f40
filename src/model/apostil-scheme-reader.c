/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-error.h"
#include "apostil-record.h"
#include "apostil-scheme-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How it works
 *
 * GMarkup calls us for each element. One table says which element may stand in which, and
 * which function opens it; that function reads the attributes and appends an empty
 * definition to the array it belongs to. A stack of frames remembers the open elements and
 * where their texts (label, plural …) go. The arrays of a kind are put together while it is
 * open and handed to the scheme at its end. References to kinds that come later in the file
 * are kept with their line and checked at the end. */

#define MAX_SCHEME_BYTES (1024u * 1024)
#define MAX_DEPTH        8
#define NAMESPACE        "urn:apostil:scheme:1"

typedef struct
{
  const gchar *element;
  gint line;
  const gchar **label; /* (nullable) where its text, or that of its child, goes */
  const gchar **plural;
  const gchar **guideline;
} Frame;

typedef struct
{
  const gchar *const *targets;
  gint line;
  gboolean registry; /* "mention" may be named too */
} Reference;

typedef struct
{
  ApostilScheme *scheme;
  gboolean built_in;
  Frame stack[MAX_DEPTH];
  guint depth;
  GString *text;
  ApostilKind *kind; /* the open one */
  GArray *types;
  GArray *attributes;
  GArray *links;
  GArray *parts;
  GArray *choices;
  ApostilAttributeDef *attribute; /* the open one */
  GArray *references;
  gint line;       /* being read */
  GError *problem; /* the first one */
  gint problem_line;
} Reader;

typedef gboolean (*OpenFunc) (Reader *reader,
                              Frame *frame,
                              const gchar **names,
                              const gchar **values,
                              GError **error);

/* Attributes that the file format has a place of its own for, by element; all others are
 * kept under a prefix. */
static const struct
{
  const gchar *element;
  const gchar *names[12];
} native_attributes[] = {
  { "mention", { "form", "note" } },
  { "claim", { "mode", "act", "statement", "verdict", "reasoning", "note" } },
  { "date", { "value", "mod", "role", "quant", "freq", "calendar", "begin", "end", "note" } },
  { "mark", { "note" } },
};

static gchar *
keep (Reader *reader, const gchar *string)
{
  return apostil_scheme_own (reader->scheme, g_strdup (string));
}

static const gchar *const *
parse_names (Reader *reader, const gchar *names, GError **error)
{
  g_auto (GStrv) words = NULL;
  g_autoptr (GPtrArray) result = g_ptr_array_new ();

  words = g_strsplit_set (names, " \t\n\r", -1);
  for (guint i = 0; words[i] != NULL; i++)
    {
      if (words[i][0] == '\0')
        continue;
      if (!apostil_scheme_check_id (words[i], error))
        return NULL;
      g_ptr_array_add (result, (gpointer) g_intern_string (words[i]));
    }
  if (result->len == 0)
    {
      apostil_scheme_fail (error,
                           _ ("the list of kinds is empty; name one, or leave the attribute out"));
      return NULL;
    }
  g_ptr_array_add (result, NULL);
  return apostil_scheme_own (reader->scheme, g_ptr_array_steal (result, NULL));
}

static gboolean
parse_references (Reader *reader,
                  Frame *frame,
                  const gchar *names,
                  gboolean registry,
                  const gchar *const **targets,
                  GError **error)
{
  Reference reference = { NULL, frame->line, registry };

  if (names == NULL)
    return TRUE;

  *targets = parse_names (reader, names, error);
  if (*targets == NULL)
    return FALSE;

  reference.targets = *targets;
  g_array_append_val (reader->references, reference);
  return TRUE;
}

#define COLLECT(...)                                                              \
  g_markup_collect_attributes (frame->element, names, values, error, __VA_ARGS__, \
                               G_MARKUP_COLLECT_INVALID)
#define REQUIRED G_MARKUP_COLLECT_STRING
#define OPTIONAL (G_MARKUP_COLLECT_STRING | G_MARKUP_COLLECT_OPTIONAL)

static gboolean
open_scheme (Reader *reader,
             Frame *frame,
             const gchar **names,
             const gchar **values,
             GError **error)
{
  const gchar *xmlns = NULL;
  const gchar *version = NULL;
  const gchar *id = NULL;
  const gchar *suggestions = NULL;

  if (!COLLECT (OPTIONAL, "xmlns", &xmlns, REQUIRED, "version", &version, REQUIRED, "id", &id,
                OPTIONAL, "suggestions", &suggestions))
    return FALSE;
  if (g_strcmp0 (xmlns, NAMESPACE) != 0)
    return apostil_scheme_fail (error, _ ("this is not a scheme: write <scheme xmlns=\"%s\" …>"),
                                NAMESPACE);
  if (!g_str_equal (version, "1.0"))
    return apostil_scheme_fail (
        error, _ ("the version of the scheme is “%s”; this program reads 1.0"), version);
  if (!apostil_scheme_check_id (id, error))
    return FALSE;
  if (!reader->built_in && g_str_equal (id, "news"))
    return apostil_scheme_fail (error,
                                _ ("the id “news” belongs to the built-in scheme; choose another"));

  if (suggestions != NULL && !g_str_equal (suggestions, "on") && !g_str_equal (suggestions, "off"))
    return apostil_scheme_fail (error, _ ("suggestions is “%s”; write “on” or “off”"), suggestions);

  reader->scheme->id = g_intern_string (id);
  reader->scheme->silent = g_strcmp0 (suggestions, "off") == 0;
  frame->label = &reader->scheme->label;
  return TRUE;
}

static gboolean
open_plain (Reader *reader, Frame *frame, const gchar **names, const gchar **values, GError **error)
{
  if (names[0] != NULL)
    return apostil_scheme_fail (error, _ ("<%s> has no attribute “%s”; remove it"), frame->element,
                                names[0]);

  return TRUE;
}

/* A text: it goes where the enclosing element wants it. */
static gboolean
open_text (Reader *reader, Frame *frame, const gchar **names, const gchar **values, GError **error)
{
  const Frame *parent = frame - 1;

  if (!open_plain (reader, frame, names, values, error))
    return FALSE;

  if (g_str_equal (frame->element, "label"))
    frame->label = parent->label;
  else if (g_str_equal (frame->element, "guideline"))
    frame->label = parent->guideline;
  else
    frame->label = parent->plural; /* plural, inverse */
  if (*frame->label != NULL)
    return apostil_scheme_fail (error, _ ("<%s> stands here twice; keep one"), frame->element);

  g_string_truncate (reader->text, 0);
  return TRUE;
}

static gboolean
open_kind (Reader *reader, Frame *frame, const gchar **names, const gchar **values, GError **error)
{
  static const struct
  {
    const gchar *id;
    const gchar *element;
    const gchar *prefix;
  } built_in[] = { { "entity", "mention", "m" },
                   { "claim", "claim", "c" },
                   { "date", "date", "d" } };
  const gchar *id = NULL;
  const gchar *colour = NULL;
  const gchar *key = NULL;
  ApostilKind kind = { .element = g_intern_static_string ("mark"), .id_prefix = "x" };

  if (!COLLECT (REQUIRED, "id", &id, OPTIONAL, "colour", &colour, OPTIONAL, "key", &key) ||
      !apostil_scheme_check_new_id (reader->scheme->kinds, id, "kind", error) ||
      !apostil_scheme_check_colour (colour, error) ||
      !apostil_scheme_take_key (reader->scheme, key, id, error))
    return FALSE;
  if (g_str_equal (id, "set") || g_str_equal (id, "mention"))
    return apostil_scheme_fail (error, _ ("a kind cannot be called “%s”; choose another id"), id);

  kind.id = g_intern_string (id);
  for (guint i = 0; i < G_N_ELEMENTS (built_in); i++)
    if (g_str_equal (id, built_in[i].id))
      {
        kind.element = g_intern_static_string (built_in[i].element);
        kind.id_prefix = built_in[i].prefix;
      }
  kind.colour = colour != NULL ? keep (reader, colour) : "grey";
  kind.key = keep (reader, key);
  kind.scheme = G_OBJECT (reader->scheme);
  g_array_append_val (reader->scheme->kinds, kind);

  reader->kind =
      &g_array_index (reader->scheme->kinds, ApostilKind, reader->scheme->kinds->len - 1);
  frame->label = &reader->kind->label;
  frame->plural = &reader->kind->plural;
  frame->guideline = &reader->kind->guideline;
  return TRUE;
}

static gboolean
open_type (Reader *reader, Frame *frame, const gchar **names, const gchar **values, GError **error)
{
  const gchar *id = NULL;
  const gchar *colour = NULL;
  const gchar *key = NULL;
  g_autofree gchar *target = NULL;
  ApostilTypeDef type = { NULL };
  ApostilTypeDef *last = NULL;

  if (!COLLECT (REQUIRED, "id", &id, OPTIONAL, "colour", &colour, OPTIONAL, "key", &key) ||
      !apostil_scheme_check_new_id (reader->types, id, "type", error) ||
      !apostil_scheme_check_colour (colour, error))
    return FALSE;

  target = g_strdup_printf ("%s/%s", reader->kind->id, id);
  if (!apostil_scheme_take_key (reader->scheme, key, target, error))
    return FALSE;

  type.id = g_intern_string (id);
  type.colour = colour != NULL ? keep (reader, colour) : reader->kind->colour;
  type.key = keep (reader, key);
  g_array_append_val (reader->types, type);

  last = &g_array_index (reader->types, ApostilTypeDef, reader->types->len - 1);
  frame->label = &last->label;
  frame->plural = &last->plural;
  frame->guideline = &last->guideline;
  return TRUE;
}

/* Where the record keeps an attribute that the scheme calls @name. */
static const gchar *
record_name (Reader *reader, const gchar *name)
{
  g_autofree gchar *prefixed = NULL;

  for (guint i = 0; reader->kind != NULL && i < G_N_ELEMENTS (native_attributes); i++)
    if (g_str_equal (native_attributes[i].element, reader->kind->element) &&
        g_strv_contains (native_attributes[i].names, name))
      return g_intern_string (name);

  prefixed = g_strconcat (APOSTIL_ATTR_SCHEME_PREFIX, name, NULL);
  return g_intern_string (prefixed);
}

static gboolean
open_attribute (Reader *reader,
                Frame *frame,
                const gchar **names,
                const gchar **values,
                GError **error)
{
  GArray *array = reader->kind != NULL ? reader->attributes : reader->scheme->variables;
  const gchar *name = NULL;
  const gchar *type = NULL;
  const gchar *fallback = NULL;
  ApostilAttributeDef def = { NULL };

  if (!COLLECT (REQUIRED, "name", &name, OPTIONAL, "type", &type, OPTIONAL, "fallback",
                &fallback) ||
      !apostil_scheme_check_id (name, error) ||
      !apostil_scheme_parse_value_type (type, &def.type, error))
    return FALSE;

  def.name = record_name (reader, name);
  for (guint i = 0; i < array->len; i++)
    if (g_array_index (array, ApostilAttributeDef, i).name == def.name)
      return apostil_scheme_fail (
          error, _ ("there is already an attribute “%s”; give this one another name"), name);
  if (fallback != NULL && def.type != APOSTIL_VALUE_CHOICE)
    return apostil_scheme_fail (
        error, _ ("only an attribute of type “choice” can have a fallback; remove it"));

  def.fallback = fallback != NULL ? g_intern_string (fallback) : NULL;
  g_array_append_val (array, def);
  reader->attribute = &g_array_index (array, ApostilAttributeDef, array->len - 1);
  frame->label = &reader->attribute->label;
  return TRUE;
}

static gboolean
open_choice (Reader *reader,
             Frame *frame,
             const gchar **names,
             const gchar **values,
             GError **error)
{
  GArray *array = reader->attribute != NULL ? reader->choices : reader->scheme->roles;
  const gchar *id = NULL;
  ApostilChoice choice = { NULL };

  if (!COLLECT (REQUIRED, "id", &id) || !apostil_scheme_check_new_id (array, id, "choice", error))
    return FALSE;
  if (reader->attribute != NULL && reader->attribute->type != APOSTIL_VALUE_CHOICE)
    return apostil_scheme_fail (error,
                                _ ("only an attribute of type “choice” can have a <choice>; write "
                                   "type=\"choice\" or remove it"));

  choice.id = g_intern_string (id);
  g_array_append_val (array, choice);
  frame->label = &g_array_index (array, ApostilChoice, array->len - 1).label;
  g_string_truncate (reader->text, 0);
  return TRUE;
}

static gboolean
open_link (Reader *reader, Frame *frame, const gchar **names, const gchar **values, GError **error)
{
  const gchar *role = NULL;
  const gchar *targets = NULL;
  const gchar *many = NULL;
  ApostilLinkDef def = { NULL };

  if (!COLLECT (REQUIRED, "role", &role, REQUIRED, "targets", &targets, OPTIONAL, "many", &many) ||
      !apostil_scheme_check_new_id (reader->links, role, "link", error) ||
      !apostil_scheme_parse_boolean (many, &def.many, error) ||
      !parse_references (reader, frame, targets, TRUE, &def.targets, error))
    return FALSE;

  def.role = g_intern_string (role);
  g_array_append_val (reader->links, def);
  frame->label = &g_array_index (reader->links, ApostilLinkDef, reader->links->len - 1).label;
  return TRUE;
}

static gboolean
open_part (Reader *reader, Frame *frame, const gchar **names, const gchar **values, GError **error)
{
  const gchar *role = NULL;
  const gchar *key = NULL;
  g_autofree gchar *target = NULL;
  ApostilPartDef def = { NULL };

  if (!COLLECT (REQUIRED, "role", &role, OPTIONAL, "key", &key) ||
      !apostil_scheme_check_new_id (reader->parts, role, "part", error))
    return FALSE;
  if (g_str_equal (role, "publication"))
    return apostil_scheme_fail (error, _ ("a part cannot be called “%s”; choose another role"),
                                role);

  target = g_strconcat ("set/", role, NULL);
  if (!apostil_scheme_take_key (reader->scheme, key, target, error))
    return FALSE;

  def.role = g_intern_string (role);
  def.key = keep (reader, key);
  g_array_append_val (reader->parts, def);
  frame->label = &g_array_index (reader->parts, ApostilPartDef, reader->parts->len - 1).label;
  return TRUE;
}

static gboolean
open_relation (Reader *reader,
               Frame *frame,
               const gchar **names,
               const gchar **values,
               GError **error)
{
  GArray *array = reader->scheme->relations;
  const gchar *type = NULL;
  const gchar *colour = NULL;
  const gchar *symmetric = NULL;
  const gchar *from = NULL;
  const gchar *to = NULL;
  ApostilRelationDef def = { NULL };
  ApostilRelationDef *last = NULL;

  if (!COLLECT (REQUIRED, "type", &type, OPTIONAL, "colour", &colour, OPTIONAL, "symmetric",
                &symmetric, OPTIONAL, "from", &from, OPTIONAL, "to", &to) ||
      !apostil_scheme_check_new_id (array, type, "relation", error) ||
      !apostil_scheme_check_colour (colour, error) ||
      !apostil_scheme_parse_boolean (symmetric, &def.symmetric, error) ||
      !parse_references (reader, frame, from, FALSE, &def.from, error) ||
      !parse_references (reader, frame, to, FALSE, &def.to, error))
    return FALSE;

  def.type = g_intern_string (type);
  def.colour = colour != NULL ? keep (reader, colour) : "grey";
  g_array_append_val (array, def);
  last = &g_array_index (array, ApostilRelationDef, array->len - 1);
  frame->label = &last->label;
  frame->plural = &last->inverse;
  return TRUE;
}

static const struct
{
  const gchar *element;
  const gchar *parents; /* with a blank at each end */
  OpenFunc open;
  gboolean text; /* holds text, which people see */
} elements[] = {
  { "scheme", " / ", open_scheme, FALSE },
  { "label", " scheme kind type attribute link part relation ", open_text, TRUE },
  { "plural", " kind type ", open_text, TRUE },
  { "guideline", " kind type ", open_text, TRUE },
  { "inverse", " relation ", open_text, TRUE },
  { "section-roles", " scheme ", open_plain, FALSE },
  { "variables", " scheme ", open_plain, FALSE },
  { "kind", " scheme ", open_kind, FALSE },
  { "type", " kind ", open_type, FALSE },
  { "attribute", " kind variables ", open_attribute, FALSE },
  { "choice", " attribute section-roles ", open_choice, TRUE },
  { "link", " kind ", open_link, FALSE },
  { "part", " kind ", open_part, FALSE },
  { "relation", " scheme ", open_relation, FALSE },
};

static gboolean
stands_in (const gchar *parents, const gchar *parent)
{
  g_autofree gchar *word = g_strdup_printf (" %s ", parent);

  return strstr (parents, word) != NULL;
}

static void
start_element (GMarkupParseContext *context,
               const gchar *element,
               const gchar **names,
               const gchar **values,
               gpointer user_data,
               GError **error)
{
  Reader *reader = user_data;
  const gchar *parent = reader->depth > 0 ? reader->stack[reader->depth - 1].element : "/";

  for (guint i = 0; i < G_N_ELEMENTS (elements); i++)
    if (g_str_equal (elements[i].element, element) && stands_in (elements[i].parents, parent) &&
        reader->depth < MAX_DEPTH)
      {
        Frame *frame = &reader->stack[reader->depth];

        *frame = (Frame){ .element = elements[i].element };
        frame->line = reader->line;
        if (elements[i].open (reader, frame, names, values, error))
          reader->depth++;
        return;
      }

  if (reader->depth == 0)
    apostil_scheme_fail (error, _ ("the file begins with <%s>; a scheme begins with <scheme>"),
                         element);
  else
    apostil_scheme_fail (error, _ ("<%s> cannot stand in <%s>; remove or move it"), element,
                         parent);
}

static gpointer
hand_over (Reader *reader, GArray *array, guint *n)
{
  gsize length = 0;
  gpointer data = g_array_steal (array, &length);

  *n = (guint) length;
  return apostil_scheme_own (reader->scheme, data);
}

static gboolean
end_kind (Reader *reader, GError **error)
{
  ApostilKind *kind = reader->kind;

  kind->types = hand_over (reader, reader->types, &kind->n_types);
  kind->attributes = hand_over (reader, reader->attributes, &kind->n_attributes);
  kind->links = hand_over (reader, reader->links, &kind->n_links);
  kind->parts = hand_over (reader, reader->parts, &kind->n_parts);
  reader->kind = NULL;
  return apostil_scheme_check_kind (kind, error);
}

static gboolean
end_attribute (Reader *reader, GError **error)
{
  ApostilAttributeDef *def = reader->attribute;

  def->choices = hand_over (reader, reader->choices, &def->n_choices);
  reader->attribute = NULL;
  if (def->type == APOSTIL_VALUE_CHOICE && def->n_choices == 0)
    return apostil_scheme_fail (error,
                                _ ("an attribute of type “choice” needs at least one <choice>"));
  if (def->fallback != NULL && apostil_attribute_def_get_choice (def, def->fallback) == NULL)
    return apostil_scheme_fail (error, _ ("the fallback “%s” is not one of the choices"),
                                def->fallback);

  return TRUE;
}

/* White space in texts is only layout. */
static gchar *
squeeze (const gchar *text)
{
  g_autoptr (GString) squeezed = g_string_new (NULL);

  for (const gchar *p = text; *p != '\0'; p++)
    if (!g_ascii_isspace (*p))
      g_string_append_c (squeezed, *p);
    else if (squeezed->len > 0 && squeezed->str[squeezed->len - 1] != ' ')
      g_string_append_c (squeezed, ' ');

  return g_strchomp (g_string_free (g_steal_pointer (&squeezed), FALSE));
}

static gboolean
end_text (Reader *reader, Frame *frame, GError **error)
{
  g_autofree gchar *text = squeeze (reader->text->str);

  if (text[0] == '\0')
    return apostil_scheme_fail (error, _ ("<%s> is empty; write what people should read"),
                                frame->element);

  *frame->label = keep (reader, reader->built_in ? _ (text) : text);
  return TRUE;
}

static void
end_element (GMarkupParseContext *context, const gchar *element, gpointer user_data, GError **error)
{
  Reader *reader = user_data;
  Frame *frame = &reader->stack[--reader->depth];

  for (guint i = 0; i < G_N_ELEMENTS (elements); i++)
    if (elements[i].text && g_str_equal (elements[i].element, element))
      {
        end_text (reader, frame, error);
        return;
      }

  if (frame->label != NULL && *frame->label == NULL)
    apostil_scheme_fail (error, _ ("the <%s> that begins in line %d needs a <label>"), element,
                         frame->line);
  else if (g_str_equal (element, "kind"))
    end_kind (reader, error);
  else if (g_str_equal (element, "attribute"))
    end_attribute (reader, error);
}

static void
take_text (GMarkupParseContext *context,
           const gchar *text,
           gsize n_bytes,
           gpointer user_data,
           GError **error)
{
  Reader *reader = user_data;
  const gchar *element = reader->depth > 0 ? reader->stack[reader->depth - 1].element : NULL;

  if (element == NULL)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (elements); i++)
    if (elements[i].text && g_str_equal (elements[i].element, element))
      {
        g_string_append_len (reader->text, text, (gssize) n_bytes);
        return;
      }

  for (gsize i = 0; i < n_bytes; i++)
    if (!g_ascii_isspace (text[i]))
      {
        apostil_scheme_fail (error, _ ("<%s> holds text where only elements may stand; remove it"),
                             element);
        return;
      }
}

static void
take_passthrough (GMarkupParseContext *context,
                  const gchar *text,
                  gsize n_bytes,
                  gpointer user_data,
                  GError **error)
{
  if (n_bytes >= 9 && strncmp (text, "<!DOCTYPE", 9) == 0)
    apostil_scheme_fail (error,
                         _ ("a scheme has no document type declaration; remove <!DOCTYPE …>"));
  else if (n_bytes >= 9 && strncmp (text, "<![CDATA[", 9) == 0)
    apostil_scheme_fail (error, _ ("a scheme has no CDATA section; write the text itself"));
}

/* Errors are taken here, and not from g_markup_parse_context_parse(), which in GLib 2.74 sets
 * one over another when the name in an end tag is not a name. */
static void
take_error (GMarkupParseContext *context, GError *error, gpointer user_data)
{
  Reader *reader = user_data;

  if (reader->problem != NULL)
    return;

  reader->problem = g_error_copy (error);
  reader->problem_line = reader->line;
}

static gboolean
check_references (Reader *reader)
{
  for (guint i = 0; i < reader->references->len; i++)
    {
      Reference *reference = &g_array_index (reader->references, Reference, i);

      for (guint k = 0; reference->targets[k] != NULL; k++)
        {
          const gchar *target = reference->targets[k];

          if (apostil_scheme_get_kind (reader->scheme, target) != NULL)
            continue;
          if (reference->registry &&
              (g_str_equal (target, "mention") || g_str_equal (target, "entity")) &&
              apostil_scheme_get_kind (reader->scheme, "entity") != NULL)
            continue;
          reader->problem_line = reference->line;
          return apostil_scheme_fail (
              &reader->problem,
              _ ("there is no kind “%s” in this scheme; correct the name or add it"), target);
        }
    }
  return TRUE;
}

/* A scheme that says nothing of sections has those of the built-in one. */
static gboolean
complete_roles (Reader *reader, GError **error)
{
  GArray *roles = reader->scheme->roles;
  gboolean found = FALSE;

  if (roles->len == 0)
    {
      g_autoptr (ApostilScheme) news = apostil_scheme_new_news ();

      for (guint i = 0; i < news->roles->len; i++)
        {
          ApostilChoice role = g_array_index (news->roles, ApostilChoice, i);

          role.label = keep (reader, role.label);
          g_array_append_val (roles, role);
        }
    }

  for (guint i = 0; i < roles->len; i++)
    found |= g_str_equal (g_array_index (roles, ApostilChoice, i).id, "body");

  return found || apostil_scheme_fail (error, _ ("<section-roles> needs <choice id=\"body\">"));
}

static gboolean
check_scheme (Reader *reader)
{
  if (reader->scheme->kinds->len == 0)
    return apostil_scheme_fail (
        &reader->problem, _ ("the scheme has no <kind>, so nothing could be marked; add one"));

  return check_references (reader) && complete_roles (reader, &reader->problem);
}

static gboolean
parse (Reader *reader)
{
  static const GMarkupParser parser = { start_element, end_element, take_text, take_passthrough,
                                        take_error };
  g_autoptr (GMarkupParseContext) context = NULL;
  gsize n_bytes = 0;
  const gchar *xml = g_bytes_get_data (reader->scheme->xml, &n_bytes);

  if (n_bytes > MAX_SCHEME_BYTES)
    {
      g_set_error (&reader->problem, APOSTIL_ERROR, APOSTIL_ERROR_LIMIT,
                   _ ("the file is larger than %u bytes, the most a scheme may have"),
                   MAX_SCHEME_BYTES);
      return FALSE;
    }
  if (n_bytes == 0)
    return apostil_scheme_fail (&reader->problem,
                                _ ("the file is empty; a scheme begins with <scheme>"));
  if (!g_utf8_validate_len (xml, n_bytes, NULL))
    return apostil_scheme_fail (&reader->problem, _ ("the file is not UTF-8; save it as UTF-8"));

  /* Line by line, since GMarkup's own line is one too high for a tag that ends its line. */
  context = g_markup_parse_context_new (&parser, G_MARKUP_DEFAULT_FLAGS, reader, NULL);
  for (const gchar *p = xml, *end = xml + n_bytes; p < end;)
    {
      const gchar *lf = memchr (p, '\n', (gsize) (end - p));
      const gchar *next = lf != NULL ? lf + 1 : end;

      reader->line++;
      if (!g_markup_parse_context_parse (context, p, next - p, NULL))
        return FALSE;
      p = next;
    }
  return g_markup_parse_context_end_parse (context, NULL) && check_scheme (reader);
}

static void
reader_clear (Reader *reader)
{
  g_string_free (reader->text, TRUE);
  g_array_unref (reader->types);
  g_array_unref (reader->attributes);
  g_array_unref (reader->links);
  g_array_unref (reader->parts);
  g_array_unref (reader->choices);
  g_array_unref (reader->references);
  g_clear_error (&reader->problem);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reader, reader_clear)

/*
 * apostil_scheme_read:
 * @self: an empty scheme that holds its file
 * @built_in: whether its texts have translations
 * @line: (out): the one that is at fault
 *
 * Returns: whether the file could be read; otherwise @self is of no use
 */
gboolean
apostil_scheme_read (ApostilScheme *self, gboolean built_in, gint *line, GError **error)
{
  g_auto (Reader) reader = {
    .scheme = self,
    .built_in = built_in,
    .text = g_string_new (NULL),
    .types = g_array_new (FALSE, TRUE, sizeof (ApostilTypeDef)),
    .attributes = g_array_new (FALSE, TRUE, sizeof (ApostilAttributeDef)),
    .links = g_array_new (FALSE, TRUE, sizeof (ApostilLinkDef)),
    .parts = g_array_new (FALSE, TRUE, sizeof (ApostilPartDef)),
    .choices = g_array_new (FALSE, TRUE, sizeof (ApostilChoice)),
    .references = g_array_new (FALSE, TRUE, sizeof (Reference)),
  };

  if (parse (&reader))
    return TRUE;

  *line = MAX (reader.problem_line, 1);
  g_set_error_literal (error, APOSTIL_ERROR,
                       reader.problem->domain == APOSTIL_ERROR ? reader.problem->code
                                                               : APOSTIL_ERROR_INVALID,
                       reader.problem->message);
  return FALSE;
}
