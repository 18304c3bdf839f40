/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How it works
 *
 * Line by line into lists, in one pass; names are looked up when all are known, since relations may
 * stand before what they relate. Then the file of a scheme is written, and read like any other. */

#include "config.h"

#include "apostil-brat-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "apostil-brat-private.h"
#include "apostil-error.h"

/* The reader of schemes looks through all that it has for each new name. */
#define MAX_NAMES     1000
#define MAX_ID_LENGTH 60

typedef struct _Reader Reader;

/* One line of a section, without comment; @arguments is what follows the name. */
typedef gboolean (*ReadFunc) (Reader *self, gchar *name, gchar *arguments, GError **error);

struct _Reader
{
  ApostilBratConfig config;
  const gchar *file;
  GPtrArray *left_out; /* (nullable) */
  guint line;
  guint n_names;
  gboolean indented;      /* the line is */
  gboolean events;        /* the section is that of events */
  ReadFunc read;          /* (nullable) of the section */
  ApostilBratKind *above; /* (nullable) the kind to which what is indented belongs */
};

/* ---- Making and unmaking ---- */

static void
reader_init (Reader *self, const gchar *file, GPtrArray *left_out)
{
  *self = (Reader){ .file = file, .left_out = left_out };
  self->config.kinds = g_ptr_array_new_with_free_func ((GDestroyNotify) apostil_brat_kind_free);
  self->config.relations =
      g_ptr_array_new_with_free_func ((GDestroyNotify) apostil_brat_relation_free);
  self->config.attributes =
      g_ptr_array_new_with_free_func ((GDestroyNotify) apostil_brat_attribute_free);
  self->config.owners = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->config.macros =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
}

static void
reader_clear (Reader *self)
{
  g_hash_table_unref (self->config.owners);
  g_hash_table_unref (self->config.macros);
  g_ptr_array_unref (self->config.kinds);
  g_ptr_array_unref (self->config.relations);
  g_ptr_array_unref (self->config.attributes);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reader, reader_clear)

/* Takes @words. */
static gboolean
fail (const Reader *self, guint line, GError **error, gchar *words)
{
  g_set_error (error, APOSTIL_ERROR, APOSTIL_ERROR_INVALID, "%s:%u: %s", self->file, line, words);
  g_free (words);
  return FALSE;
}

/* Takes @words. */
static void
leave_out (const Reader *self, guint line, gchar *words)
{
  if (self->left_out != NULL)
    g_ptr_array_add (self->left_out, g_strdup_printf ("%s:%u: %s", self->file, line, words));
  g_free (words);
}

/* ---- Names ---- */

/* What the file of a scheme takes for an id, as near to the words as can be. */
static gchar *
make_id (const gchar *words)
{
  g_autofree gchar *ascii = g_str_to_ascii (words, "C");
  GString *id = g_string_new (g_ascii_isalpha (*ascii) ? NULL : "x-");

  for (const gchar *p = ascii; *p != '\0' && id->len < MAX_ID_LENGTH; p++)
    g_string_append_c (id, g_ascii_isalnum (*p) || *p == '_' ? *p : '-');
  return g_string_free (id, FALSE);
}

/* These kinds have a meaning of their own, which what is marked here does not have. */
static gchar *
make_kind_id (const gchar *words)
{
  static const gchar *const reserved[] = { "entity", "claim", "date", "mention", "set", NULL };
  g_autofree gchar *id = make_id (words);

  return g_strv_contains (reserved, id) ? g_strconcat (id, "-x", NULL) : g_steal_pointer (&id);
}

static gboolean
count_name (Reader *self, GError **error)
{
  return ++self->n_names <= MAX_NAMES ||
         fail (self, self->line, error,
               g_strdup_printf (_ ("There are more than %u names. Import a part of the file."),
                                (guint) MAX_NAMES));
}

static const ApostilBratName *
find_name (GPtrArray *names, const gchar *words, const gchar *id)
{
  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      const ApostilBratName *name = names->pdata[i];

      if (g_strcmp0 (name->words, words) == 0 || g_strcmp0 (name->id, id) == 0)
        return name;
    }
  return NULL;
}

/* @beside: (nullable): records that begin with a name; what is called otherwise has another id. Takes
 * @id. */
static gboolean
name_init (Reader *self,
           ApostilBratName *name,
           const gchar *words,
           gchar *id,
           GPtrArray *beside,
           GError **error)
{
  const ApostilBratName *other = find_name (beside, words, NULL);
  g_autofree gchar *stem = g_strndup (id, MAX_ID_LENGTH - 4);

  name->words = g_strdup (words);
  name->id = id;
  name->line = self->line;
  if (*words == '\0')
    return fail (self, self->line, error, g_strdup (_ ("A name is missing. Complete the line.")));
  if (!count_name (self, error))
    return FALSE;
  if (other != NULL)
    return fail (self, self->line, error,
                 /* Translators: a name, then the number of a line */
                 g_strdup_printf (_ ("“%s” is there already, in line %u. Choose another name."),
                                  words, other->line));
  for (guint i = 2; find_name (beside, NULL, name->id) != NULL; i++)
    {
      g_free (name->id);
      name->id = g_strdup_printf ("%s-%u", stem, i);
    }
  return TRUE;
}

/* « A|B » */
static GPtrArray *
split_names (const gchar *words)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) parts = g_strsplit (words, "|", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (*g_strstrip (parts[i]) != '\0')
      g_ptr_array_add (names, g_strdup (parts[i]));
  return names;
}

/* ---- Arguments ---- */

/* « Role?:A|B », « Role*:A », « Role{2-3}:A »; what is in angle brackets is a setting and no role. */
static ApostilBratArgument *
read_argument (Reader *self, gchar *words, GError **error)
{
  g_autoptr (ApostilBratArgument) argument = g_new0 (ApostilBratArgument, 1);
  gchar *colon = strchr (words, ':');
  gchar *count;

  argument->meant.names = split_names (colon != NULL ? colon + 1 : "");
  if (colon == NULL || argument->meant.names->len == 0)
    {
      fail (self, self->line, error,
            /* Translators: keep NAME:TYPE in Latin letters, with its colon */
            g_strdup_printf (_ ("“%s” does not say of which type it is. Write NAME:TYPE."), words));
      return NULL;
    }
  *colon = '\0';
  g_strstrip (words);
  count = words + strcspn (words, "?*+{");
  argument->many = *count == '*' || *count == '+' || (*count == '{' && strcmp (count, "{1}") != 0);
  *count = '\0';
  if (!name_init (self, &argument->name, words, make_id (words), NULL, error))
    return NULL;
  return g_steal_pointer (&argument);
}

/* (element-type ApostilBratArgument) */
static GPtrArray *
read_arguments (Reader *self, const gchar *words, GError **error)
{
  g_autoptr (GPtrArray)
      arguments = g_ptr_array_new_with_free_func ((GDestroyNotify) apostil_brat_argument_free);
  g_auto (GStrv) parts = g_strsplit (words, ",", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      ApostilBratArgument *argument;

      if (*g_strstrip (parts[i]) == '\0')
        continue;
      argument = read_argument (self, parts[i], error);
      if (argument == NULL)
        return NULL;
      g_ptr_array_add (arguments, argument);
    }
  return g_steal_pointer (&arguments);
}

static void
add_targets (GPtrArray *to, GPtrArray *from)
{
  for (guint i = 0; i < from->len; i++)
    g_ptr_array_add (to, g_strdup (from->pdata[i]));
}

/* Several types of one kind of event may have the same role: it is then one link. */
static void
add_role (ApostilBratKind *kind, ApostilBratArgument *role)
{
  for (guint i = 0; i < kind->roles->len; i++)
    {
      ApostilBratArgument *other = kind->roles->pdata[i];

      if (!g_str_equal (other->name.id, role->name.id))
        continue;
      add_targets (other->meant.names, role->meant.names);
      other->many = other->many || role->many;
      apostil_brat_argument_free (role);
      return;
    }
  g_ptr_array_add (kind->roles, role);
}

/* ---- Lines ---- */

static gboolean
add_kind (Reader *self, const gchar *words, GError **error)
{
  g_autoptr (ApostilBratKind) kind = g_new0 (ApostilBratKind, 1);

  kind->types = g_ptr_array_new_with_free_func ((GDestroyNotify) apostil_brat_name_free);
  kind->roles = g_ptr_array_new_with_free_func ((GDestroyNotify) apostil_brat_argument_free);
  kind->is_event = self->events;
  if (!name_init (self, &kind->name, words, make_kind_id (words), self->config.kinds, error))
    return FALSE;
  self->above = kind;
  g_ptr_array_add (self->config.kinds, g_steal_pointer (&kind));
  return TRUE;
}

static gboolean
add_type (Reader *self, const gchar *words, GError **error)
{
  g_autoptr (ApostilBratName) type = g_new0 (ApostilBratName, 1);

  if (self->above == NULL)
    return fail (self, self->line, error,
                 g_strdup (_ ("The line is indented, but nothing stands above it. Begin it at the "
                              "margin.")));
  if (!name_init (self, type, words, make_id (words), self->above->types, error))
    return FALSE;
  g_ptr_array_add (self->above->types, g_steal_pointer (&type));
  return TRUE;
}

/* Of [entities] and [events]: a kind at the margin, a type below one. */
static gboolean
read_type (Reader *self, gchar *name, gchar *arguments, GError **error)
{
  g_autoptr (GPtrArray) roles = NULL;

  /* What only groups others has it in front. */
  if (*name == '!')
    name++;
  if (g_hash_table_contains (self->config.owners, name))
    return fail (self, self->line, error,
                 g_strdup_printf (_ ("“%s” is there twice. Choose another name."), name));
  if (!(self->indented ? add_type (self, name, error) : add_kind (self, name, error)))
    return FALSE;
  g_hash_table_insert (self->config.owners, g_strdup (name), self->above);
  roles = read_arguments (self, arguments, error);
  if (roles == NULL)
    return FALSE;
  while (roles->len > 0)
    {
      ApostilBratArgument *role = g_ptr_array_steal_index (roles, 0);

      if (*role->name.words == '<')
        apostil_brat_argument_free (role);
      else
        add_role (self->above, role);
    }
  return TRUE;
}

/* The same relation may stand there several times, for other types. */
static gboolean
merge_relation (Reader *self, const gchar *name, GPtrArray *ends)
{
  for (guint i = 0; i < self->config.relations->len; i++)
    {
      ApostilBratRelation *relation = self->config.relations->pdata[i];

      if (!g_str_equal (relation->name.words, name))
        continue;
      for (guint k = 0; k < 2; k++)
        add_targets (((ApostilBratArgument *) relation->ends->pdata[k])->meant.names,
                     ((ApostilBratArgument *) ends->pdata[k])->meant.names);
      return TRUE;
    }
  return FALSE;
}

static gboolean
read_relation (Reader *self, gchar *name, gchar *arguments, GError **error)
{
  g_autoptr (ApostilBratRelation) relation = g_new0 (ApostilBratRelation, 1);

  /* « <OVERLAP> » says which marks may lie in one another; here all may. */
  if (*name == '<')
    return TRUE;
  relation->ends = read_arguments (self, arguments, error);
  if (relation->ends == NULL)
    return FALSE;
  for (guint i = relation->ends->len; i > 0; i--)
    {
      const ApostilBratArgument *argument = relation->ends->pdata[i - 1];

      if (*argument->name.words != '<')
        continue;
      for (guint k = 0; k < argument->meant.names->len; k++)
        if (strstr (argument->meant.names->pdata[k], "symmetric") != NULL)
          relation->symmetric = TRUE;
      g_ptr_array_remove_index (relation->ends, i - 1);
    }
  if (relation->ends->len != 2)
    return fail (self, self->line, error,
                 g_strdup_printf (
                     /* Translators: keep Arg1:TYPE, Arg2:TYPE as they are */
                     _ ("The relation “%s” needs two ends. Write Arg1:TYPE, Arg2:TYPE."), name));
  if (merge_relation (self, name, relation->ends))
    return TRUE;
  if (!name_init (self, &relation->name, name, make_id (name), self->config.relations, error))
    return FALSE;
  g_ptr_array_add (self->config.relations, g_steal_pointer (&relation));
  return TRUE;
}

static gboolean
add_value (Reader *self, ApostilBratAttribute *attribute, const gchar *words, GError **error)
{
  g_autoptr (ApostilBratName) value = g_new0 (ApostilBratName, 1);

  if (!name_init (self, value, words, make_id (words), attribute->values, error))
    return FALSE;
  g_ptr_array_add (attribute->values, g_steal_pointer (&value));
  return TRUE;
}

/* « Confidence Arg:<EVENT>, Value:High|Low »; without a value it is yes or no. */
static gboolean
read_attribute (Reader *self, gchar *name, gchar *arguments, GError **error)
{
  g_autoptr (ApostilBratAttribute) attribute = g_new0 (ApostilBratAttribute, 1);
  g_autoptr (GPtrArray) found = NULL;

  attribute->meant.names = g_ptr_array_new_with_free_func (g_free);
  attribute->values = g_ptr_array_new_with_free_func ((GDestroyNotify) apostil_brat_name_free);
  if (!name_init (self, &attribute->name, name, make_id (name), self->config.attributes, error))
    return FALSE;
  found = read_arguments (self, arguments, error);
  if (found == NULL)
    return FALSE;
  for (guint i = 0; i < found->len; i++)
    {
      const ApostilBratArgument *argument = found->pdata[i];

      if (*argument->name.words == '<')
        leave_out (self, self->line,
                   g_strdup_printf (_ ("The setting “%s” is left out."), argument->name.words));
      else if (!g_str_equal (argument->name.words, "Value"))
        add_targets (attribute->meant.names, argument->meant.names);
      else
        for (guint k = 0; k < argument->meant.names->len; k++)
          if (!add_value (self, attribute, argument->meant.names->pdata[k], error))
            return FALSE;
    }
  if (attribute->meant.names->len == 0)
    return fail (
        self, self->line, error,
        g_strdup_printf (
            /* Translators: keep Arg:TYPE as it is */
            _ ("The attribute “%s” does not say what can have it. Write Arg:TYPE."), name));
  g_ptr_array_add (self->config.attributes, g_steal_pointer (&attribute));
  return TRUE;
}

static gboolean
read_section (Reader *self, const gchar *line, GError **error)
{
  static const struct
  {
    const gchar *name;
    ReadFunc read;
    gboolean events;
  } sections[] = {
    { "[entities]", read_type, FALSE },        { "[spans]", read_type, FALSE },
    { "[events]", read_type, TRUE },           { "[relations]", read_relation, FALSE },
    { "[attributes]", read_attribute, FALSE },
  };

  self->above = NULL;
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    if (g_str_equal (sections[i].name, line))
      {
        self->read = sections[i].read;
        self->events = sections[i].events;
        return TRUE;
      }
  return fail (
      self, self->line, error,
      g_strdup_printf (
          /* Translators: the first %s is the heading of a section, as “[options]”; keep the
                    * other four */
          _ ("There is no section “%s” in such a file, only [entities], [relations], "
             "[events] and [attributes]. Remove it."),
          line));
}

/* « <NAME>=A|B » stands for what follows, in all lines. */
static gboolean
is_macro (const gchar *line)
{
  const gchar *end = *line == '<' ? strchr (line, '>') : NULL;

  return end != NULL && end[1] == '=';
}

static gboolean
read_macro (Reader *self, const gchar *line, GError **error)
{
  const gchar *end = strchr (line, '>') + 1;

  if (!count_name (self, error))
    return FALSE;
  g_hash_table_replace (self->config.macros, g_strndup (line, (gsize) (end - line)),
                        split_names (end + 1));
  return TRUE;
}

static gboolean
read_line (Reader *self, gchar *line, GError **error)
{
  gchar *arguments;

  self->indented = *line == '\t' || *line == ' ';
  g_strstrip (line);
  /* Comments, and lines that set groups apart in the menus of brat. */
  if (*line == '\0' || *line == '#' || line[strspn (line, "-")] == '\0')
    return TRUE;
  if (*line == '[')
    return read_section (self, line, error);
  if (self->read == NULL)
    return fail (self, self->line, error,
                 g_strdup (_ ("This stands before the first section. Write [entities] above "
                              "it.")));
  if (is_macro (line))
    return read_macro (self, line, error);
  arguments = line + strcspn (line, " \t");
  if (*arguments != '\0')
    *arguments++ = '\0';
  return self->read (self, line, arguments, error);
}

/* ---- What is known only at the end ---- */

static gboolean
resolve (Reader *self, const ApostilBratName *of, ApostilBratMeant *meant, GError **error)
{
  const gchar *unknown = apostil_brat_resolve (&self->config, meant);

  return unknown == NULL ||
         fail (self, of->line, error,
               g_strdup_printf (_ ("“%s” is not a type of this file. Add it to [entities] or "
                                   "[events], or choose another."),
                                unknown));
}

/* A link leads somewhere. */
static gboolean
resolve_roles (Reader *self, ApostilBratKind *kind, GError **error)
{
  for (guint i = kind->roles->len; i > 0; i--)
    {
      ApostilBratArgument *role = kind->roles->pdata[i - 1];

      if (!resolve (self, &role->name, &role->meant, error))
        return FALSE;
      if (role->meant.kinds->len > 0)
        continue;
      leave_out (
          self, role->name.line,
          g_strdup_printf (_ ("The role “%s” leads nowhere and is left out."), role->name.words));
      g_ptr_array_remove_index (kind->roles, i - 1);
    }
  return TRUE;
}

static gboolean
resolve_relation (Reader *self, ApostilBratRelation *relation, GError **error)
{
  for (guint i = 0; i < relation->ends->len; i++)
    {
      ApostilBratArgument *end = relation->ends->pdata[i];

      if (!resolve (self, &relation->name, &end->meant, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
resolve_attribute (Reader *self, ApostilBratAttribute *attribute, GError **error)
{
  if (!resolve (self, &attribute->name, &attribute->meant, error))
    return FALSE;
  if (attribute->meant.kinds->len == 0)
    leave_out (self, attribute->name.line,
               g_strdup_printf (_ ("Relations have no attributes here: “%s” is left out."),
                                attribute->name.words));
  return TRUE;
}

static gboolean
resolve_all (Reader *self, GError **error)
{
  ApostilBratConfig *config = &self->config;

  for (guint i = 0; i < config->kinds->len; i++)
    if (!resolve_roles (self, config->kinds->pdata[i], error))
      return FALSE;
  for (guint i = 0; i < config->relations->len; i++)
    if (!resolve_relation (self, config->relations->pdata[i], error))
      return FALSE;
  for (guint i = 0; i < config->attributes->len; i++)
    if (!resolve_attribute (self, config->attributes->pdata[i], error))
      return FALSE;
  return config->kinds->len > 0 ||
         fail (self, MAX (self->line, 1), error,
               g_strdup (_ ("The file names nothing that can be marked. Add types below "
                            "[entities].")));
}

/**
 * apostil_brat_config_sniff:
 * @bytes: a file
 *
 * Returns: whether it looks like an annotation.conf: a section is the first that is no comment
 */
gboolean
apostil_brat_config_sniff (GBytes *bytes)
{
  gsize n_bytes;
  const gchar *data = g_bytes_get_data (bytes, &n_bytes);
  const gchar *end = data + n_bytes;

  if (n_bytes >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    data += 3;
  while (data < end && (g_ascii_isspace (*data) || *data == '#'))
    {
      if (*data == '#')
        while (data < end && *data != '\n')
          data++;
      else
        data++;
    }
  return data < end && *data == '[';
}

/**
 * apostil_brat_config_read:
 * @bytes: an annotation.conf
 * @name: what it is called
 * @left_out: (nullable) (element-type utf8): gets a sentence for each line that a scheme has no word for
 * @error: names file, line and remedy
 *
 * Returns: (transfer full) (nullable): the scheme that says the same
 */
ApostilScheme *
apostil_brat_config_read (GBytes *bytes, const gchar *name, GPtrArray *left_out, GError **error)
{
  gsize n_bytes;
  const gchar *data = g_bytes_get_data (bytes, &n_bytes);
  g_auto (Reader) reader;
  g_autofree gchar *text = NULL;
  g_autoptr (GBytes) xml = NULL;
  const gchar *bad;

  reader_init (&reader, name, left_out);
  if (n_bytes >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    {
      data += 3;
      n_bytes -= 3;
    }
  if (!g_utf8_validate_len (data, n_bytes, &bad))
    {
      guint line = 1;

      for (const gchar *p = data; p < bad; p++)
        line += *p == '\n';
      fail (&reader, line, error,
            g_strdup (_ ("The file is not valid UTF-8 here. Convert it to UTF-8, or use another "
                         "copy.")));
      return NULL;
    }
  text = g_strndup (data, n_bytes);
  for (gchar *line = text, *next; line != NULL; line = next)
    {
      next = strchr (line, '\n');
      if (next != NULL)
        *next++ = '\0';
      reader.line++;
      if (!read_line (&reader, line, error))
        return NULL;
    }
  if (!resolve_all (&reader, error))
    return NULL;
  xml = apostil_brat_write (&reader.config);
  return apostil_scheme_new_from_bytes (xml, name, error);
}
